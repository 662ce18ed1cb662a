const LONGEST = 300;

/** The meanings of Node's and the mailer's error codes. */
const MEANINGS: Readonly<Record<string, string>> = {
  ENOTFOUND: '找不到对方的域名',
  EAI_AGAIN: '域名暂时无法解析',
  ECONNREFUSED: '对方拒绝连接',
  ECONNRESET: '连接被对方中断',
  EHOSTUNREACH: '网络不通',
  ENETUNREACH: '网络不通',
  ETIMEDOUT: '连接超时',
  ECONNECTION: '连接失败',
  ESOCKET: '连接失败',
  EAUTH: '邮件服务器不接受账号或口令',
  EENVELOPE: '邮件服务器不接受收件人或发件人',
  EMESSAGE: '邮件服务器未接受',
};

/**
 * Returns an error in words for administrators: of a failed statement the database's message without the statement;
 * of a connection the meaning of its code, with the original message.
 */
export function reasonOf(error: unknown): string {
  const { message, code } = (error ?? {}) as { message?: unknown; code?: unknown };
  const text = typeof message === 'string' ? message : String(error);
  const isSql = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
  const meaning = typeof code === 'string' ? MEANINGS[code] : undefined;
  const said = isSql ? text.slice(text.lastIndexOf(' - ') + 3) : meaning ? `${meaning}（${text}）` : text;
  return said.slice(0, LONGEST);
}

/** PostgreSQL's and Node's words for a server that is not there, goes down or comes up. */
const AWAY = /^(08...|57P0[123]|ECONN(REFUSED|RESET)|EPIPE|ETIMEDOUT|ENOTFOUND)$/;

/** Was the database out of reach, so that nothing can be said about what was to be done? */
export function isDatabaseAway(error: unknown): boolean {
  const { message, code } = (error ?? {}) as { message?: unknown; code?: unknown };
  if (typeof code === 'string' && AWAY.test(code)) return true;
  return typeof message === 'string' && /Connection (terminated|ended)|Timeout acquiring/i.test(message);
}
