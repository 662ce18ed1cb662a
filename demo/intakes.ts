import { addDays, startOfDay } from '../src/plugins/casework/domain/calendar';
import { asOwner, rows, type Trx } from '../src/plugins/casework/server/src/platform/database/as-owner';
import { keepIntake, type Incoming } from '../src/plugins/casework/server/src/features/intakes/receive';

type Told = Pick<Incoming, 'channel' | 'source' | 'fromName' | 'fromAddress' | 'subject' | 'text'> & {
  /** days before the demo's, and hours into that day */
  ago: number;
  hour: number;
  /** of the enterprises, null for a sender whom nobody knows */
  enterprise: number | null;
  dismissed?: string;
};

/** What waits to be registered, in every light; one whose enterprise the office has to find, and one that was none. */
const TOLD: readonly Told[] = [
  {
    channel: 'phone',
    source: '12345',
    fromName: '示例企业联系人',
    fromAddress: '0454-0000001',
    subject: '厂区门前路灯不亮',
    text: '企业来电反映厂区门前路灯自上周起不亮，员工夜班上下班不便，请协调修复。',
    ago: 1,
    hour: 15,
    enterprise: 0,
  },
  {
    channel: 'email',
    source: '示例邮箱',
    fromName: '示例企业办公室',
    fromAddress: 'office@example.test',
    subject: '关于办理用地手续有关问题的请示',
    text: '我公司二期项目用地手续在办，尚缺两项材料的办理指引，请协调有关部门一次性告知。',
    ago: 2,
    hour: 10,
    enterprise: 1,
  },
  {
    channel: 'wechat',
    source: '企业微信',
    fromName: '示例企业负责人',
    fromAddress: null,
    subject: '招不到熟练操作工',
    text: '入冬订单增加，招不到熟练操作工，能否帮助对接劳务？',
    ago: 6,
    hour: 9,
    enterprise: 4,
  },
  {
    channel: 'email',
    source: '示例邮箱',
    fromName: '示例某',
    fromAddress: 'someone@other.example',
    subject: '申请技改补贴',
    text: '我们是本地一家机械加工企业，想了解技改补贴如何申请。',
    ago: 1,
    hour: 11,
    enterprise: null,
  },
  {
    channel: 'email',
    source: '示例邮箱',
    fromName: '示例推广',
    fromAddress: 'ad@other.example',
    subject: '网站建设优惠',
    text: '专业建站，限时优惠。',
    ago: 3,
    hour: 8,
    enterprise: null,
    dismissed: '广告来件，与企业诉求无关。',
  },
];

/** 待登记: what came in during the last days. Nobody is told of it anew when the demo is made. */
export async function writeIntakes(trx: Trx, day: string, enterprises: readonly number[]): Promise<void> {
  await asOwner(trx, 'The demo writes what came in as the application itself', async () => {
    for (const { ago, hour, enterprise, dismissed, ...told } of TOLD) {
      const receivedAt = new Date(startOfDay(addDays(day, -ago)).getTime() + hour * 3_600_000);
      const { id } = await keepIntake(
        trx,
        {
          ...told,
          outsideNumber: null,
          receivedAt,
          complaint: false,
          enterpriseId: enterprise === null ? null : (enterprises[enterprise] ?? null),
          categoryId: null,
          attachments: [],
        },
        'source',
        receivedAt,
        { silent: true },
      );
      if (dismissed !== undefined)
        await rows(
          trx,
          `update intakes set state = 'dismissed', reason = ?, handled_at = ?, handled_by = '专班办' where id = ?`,
          [dismissed, new Date(receivedAt.getTime() + 3_600_000).toISOString(), id],
        );
    }
  });
}
