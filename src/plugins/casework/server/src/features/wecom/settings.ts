import { isAesKey, type Keys } from './crypt';

/** The application that the city has made in WeCom's console (docs/operations/wecom.md); null when there is none. */
export type WecomSettings = Keys & { agentId: number; secret: string; api: string; panelUrl: string };

const NAMES = ['WECOM_CORP_ID', 'WECOM_AGENT_ID', 'WECOM_SECRET', 'WECOM_TOKEN', 'WECOM_AES_KEY'] as const;

/**
 * @returns null when nothing of it is set
 * @throws Error that names what is missing or wrong, without its value
 */
export function wecomOf(env: NodeJS.ProcessEnv): WecomSettings | null {
  const values = NAMES.map((name) => env[name] ?? '');
  if (values.every((value) => value === '')) return null;
  const [corpId = '', agentId = '', secret = '', token = '', aesKey = ''] = values;
  const wrong = NAMES.filter((_, i) => values[i] === '');
  if (!/^\d+$/.test(agentId) && !wrong.includes('WECOM_AGENT_ID')) wrong.push('WECOM_AGENT_ID');
  if (!isAesKey(aesKey) && !wrong.includes('WECOM_AES_KEY')) wrong.push('WECOM_AES_KEY');
  if (wrong.length > 0)
    throw new Error(
      `企业微信设置缺失或有误：${wrong.join('、')}（见 docs/operations/wecom.md）。 WeCom settings are missing.`,
    );
  return {
    corpId,
    agentId: Number(agentId),
    secret,
    token,
    aesKey,
    api: (env['WECOM_API'] ?? 'https://qyapi.weixin.qq.com').replace(/\/+$/, ''),
    panelUrl: (env['PUBLIC_URL'] ?? '').replace(/\/+$/, ''),
  };
}

/** Application messages go out when an application is set; incomplete settings have refused to start. */
export const isWecomOn = (): boolean => wecomOf(process.env) !== null;
