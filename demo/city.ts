import { cityProfile } from '../src/plugins/casework/server/src/features/city/profile';
import { creditCode, personName, phone } from './names';
import { random } from './random';

/** The departments of the demo's city, as its profile names them: code and name. */
export const GROUP_DEPARTMENTS: readonly (readonly [string, string])[] = cityProfile().departments.map(
  ({ code, name }) => [code, name] as const,
);

/**
 * The example city of the demo: townships, leadership posts, enterprises and the people in them. Nothing
 * here is real, and all of it says so: names carry 示例, credit codes the region 000000, telephone numbers
 * the area code 0000.
 */

export const TOWNSHIPS: readonly { code: string; name: string; shortName: string }[] = [
  '示例城关镇',
  '示例临江镇',
  '示例北岗镇',
  '示例东河镇',
  '示例青山镇',
  '示例兴农镇',
  '示例双桥镇',
  '示例红松乡',
  '示例金沙乡',
  '示例永丰乡',
].map((name, i) => ({ code: `town-${String(i + 1).padStart(2, '0')}`, name, shortName: name.slice(2) }));

export const LEADERS: readonly { code: string; title: string }[] = [
  '示例常务副市长',
  '示例副市长（商贸口岸）',
  '示例市委副书记',
  '示例市委组织部部长',
  '示例市委宣传部部长',
  '示例市委统战部部长',
  '示例副市长（工业信息）',
  '示例副市长（农业农村）',
  '示例副市长（城建交通）',
  '示例副市长（社会事业）',
  '示例市人大常委会副主任',
  '示例市政协副主席',
].map((title, i) => ({ code: `leader-${String(i + 1).padStart(2, '0')}`, title }));

type Sector = { word: string; industry: string };

const SECTORS: readonly Sector[] = [
  { word: '木业', industry: 'C' },
  { word: '粮油', industry: 'C' },
  { word: '机械制造', industry: 'C' },
  { word: '食品', industry: 'C' },
  { word: '新型建材', industry: 'C' },
  { word: '生物科技', industry: 'C' },
  { word: '进出口贸易', industry: 'F' },
  { word: '物流', industry: 'G' },
  { word: '生态农业', industry: 'A' },
  { word: '建筑工程', industry: 'E' },
  { word: '新能源', industry: 'D' },
  { word: '信息技术', industry: 'I' },
  { word: '文旅开发', industry: 'R' },
  { word: '再生资源', industry: 'N' },
  { word: '矿业', industry: 'B' },
  { word: '检测服务', industry: 'M' },
  { word: '酒店管理', industry: 'H' },
  { word: '医药', industry: 'C' },
  { word: '包装印刷', industry: 'C' },
  { word: '汽车服务', industry: 'O' },
];

const BRANDS =
  '北辰 江源 宏泰 丰禾 松岭 瑞达 远帆 百川 金穗 恒信 青禾 云杉 晨曦 长河 安泰 华岭 东岳 润泽 盛世 嘉禾 天工 佳木 兴隆 广源 众诚 永固 绿野 星火 锦程 龙江 博远 卓越 和顺 鼎盛 新航 惠民 富强 启明 同创 正阳 通达 海晏 春晖 万象 景行 仁和 立信 三江 沃野 凌云 飞鸿 泰和 大成 双鹿 明珠 祥云 白桦 雪原 黑土 红日'.split(
    ' ',
  );

export type Enterprise = {
  /** the account's identifier */
  code: string;
  name: string;
  creditCode: string;
  industry: string;
  scale: 'large' | 'medium' | 'small' | 'micro';
  aboveScale: boolean;
  township: string;
  address: string;
  contactName: string;
  contactPhone: string;
};

export const ENTERPRISE_COUNT = 60;

/** The enterprises after these have no leader and no group yet: what they raise lies in the office's pool. */
export const PAIRED_COUNT = 55;

export const ENTERPRISES: readonly Enterprise[] = Array.from({ length: ENTERPRISE_COUNT }, (_, i) => {
  const at = random(`enterprise ${i}`);
  const sector = SECTORS[i % SECTORS.length] ?? { word: '实业', industry: 'C' };
  const township = TOWNSHIPS[i % TOWNSHIPS.length]?.code ?? 'town-01';
  const scale = i < 2 ? 'medium' : at.weighted({ large: 4, medium: 14, small: 30, micro: 12 });
  return {
    code: `enterprise-${String(i + 1).padStart(2, '0')}`,
    name: `示例${BRANDS[i] ?? i}${sector.word}有限公司`,
    creditCode: creditCode(i + 1),
    industry: sector.industry,
    scale,
    aboveScale: scale === 'large' || scale === 'medium' || (scale === 'small' && at.chance(0.2)),
    township,
    address: `${TOWNSHIPS[i % TOWNSHIPS.length]?.name ?? ''}示例路${at.int(1, 198)}号`,
    contactName: personName(200 + i),
    contactPhone: phone(3000 + i),
  };
});

/** The pairing of an enterprise at the beginning, by the codes of leader and group. */
export function firstPair(
  index: number,
  groups: readonly string[],
): { leader: string; group: string } | null {
  if (index >= PAIRED_COUNT) return null;
  const g = index % groups.length;
  return { group: groups[g] ?? '', leader: LEADERS[g % LEADERS.length]?.code ?? '' };
}

/** 调剂 that took place (§四.8): the pairings that ended, and what came after them. */
export const REASSIGNMENTS: readonly {
  enterprise: number;
  /** working days ago that it took effect */
  ago: number;
  leader: string;
  group: string;
  reason: string;
  number: string;
}[] = [
  {
    enterprise: 13,
    ago: 120,
    leader: 'leader-08',
    group: 'nongye',
    reason: '企业主营业务转向农产品加工，由分管农业农村的领导包联更便于协调。',
    number: '示例政函〔调剂〕3号',
  },
  {
    enterprise: 20,
    ago: 12,
    leader: 'leader-09',
    group: 'jiaotong',
    reason: '企业仓储物流项目列入城建交通重点调度，申请调整包联关系。',
    number: '示例政函〔调剂〕7号',
  },
];

/** Pairings that were opened later, for enterprises of the pool. */
export const LATE_PAIRINGS: readonly { enterprise: number; ago: number; leader: string; group: string }[] = [
  { enterprise: 60, ago: 6, leader: 'leader-03', group: 'nongye' },
];
