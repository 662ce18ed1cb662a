import { message, type Language } from '../../../../contracts/messages';
import { nameOfField } from './field-names';

/**
 * Puts Strapi's English error texts into Chinese, by a table of exact texts and patterns; a text that the table
 * does not know becomes a general sentence of its status, so that English is answered only to readers who asked for
 * it.
 */

const EXACT: Readonly<Record<string, string>> = {
  // Status texts
  'Bad Request': '请求有误',
  Unauthorized: '请先登录',
  Forbidden: '您无权进行此操作',
  'Forbidden access': '您无权进行此操作',
  'Not Found': '没有这条记录或这个地址',
  'Method Not Allowed': '该地址不支持此请求方式',
  'Not Acceptable': '不能以所要求的格式答复',
  'Request Timeout': '请求超时',
  Conflict: '与现状冲突',
  'Payload Too Large': '内容过大',
  'Unsupported Media Type': '不支持该内容格式',
  'Too Many Requests': '请求过于频繁，请稍后再试',
  'Internal Server Error': '系统内部错误',
  'Not Implemented': '不支持该操作',
  'Service Unavailable': '服务暂不可用',
  'Policy Failed': '您无权进行此操作',
  'An application error occurred': '操作未能完成',

  // Signing in
  'Missing or invalid credentials': '请先登录',
  'Missing authentication': '请先登录',
  'Authentication required': '请先登录',
  'Invalid credentials': '账号或密码不正确',
  'Missing credentials': '请填写账号和密码',
  'Invalid identifier or password': '账号或密码不正确',
  'Invalid token.': '登录已失效，请重新登录',
  'Invalid token': '登录已失效，请重新登录',
  'Token expired': '令牌已过期',
  'Token not found': '没有这个令牌',
  'API Token not found': '没有这个令牌',
  'Invalid refresh token': '登录已失效，请重新登录',
  'Missing refresh token': '登录已失效，请重新登录',
  'Session not found': '登录已失效，请重新登录',
  'User not active': '账号已停用',
  'User blocked': '账号已停用',
  'Your account has been blocked by an administrator': '账号已停用',
  'Your account email is not confirmed': '账号的邮箱尚未确认',
  'This provider is disabled': '该登录方式未开通',
  'Register action is currently disabled': '未开放自行注册',
  'Email or Username are already taken': '邮箱或用户名已被使用',
  'Email already taken': '邮箱已被使用',
  'Username already taken': '用户名已被使用',
  'Name already taken': '名称已被使用',
  'Passwords do not match': '两次填写的密码不一致',
  'The provided current password is invalid': '现密码不正确',
  'Your new password must be different than your current password': '新密码不得与现密码相同',
  'Incorrect code provided': '验证码不正确',
  'User not found': '没有这个用户',
  'User does not exist': '没有这个用户',
  'You cannot delete your own user': '不能删除自己的账号',
  'Too many requests, please try again later.': '请求过于频繁，请稍后再试',
  'You must have at least one user with super admin role.': '至少须保留一名超级管理员',

  // Records and parameters
  'Entity not found': '没有这条记录',
  'Document not found': '没有这条记录',
  'entity.notFound': '没有这条记录',
  'role.notFound': '没有这个角色',
  'file.notFound': '没有这个文件',
  'contentType.notFound': '没有这种内容类型',
  'component.notFound': '没有这种组件',
  'webhook.notFound': '没有这个回调地址',
  'Role not found': '没有这个角色',
  'This attribute must be unique': '该项不得与已有记录重复',
  'Missing "data" payload in the request body': '请求内容缺少 data',
  'Request body cannot be empty': '请求内容不能为空',
  'Invalid pagination': '分页参数有误',
  'Cannot use both page & offset pagination in the same query': '分页参数有误：页码方式与起止方式只能用一种',
  'failed to decode': '地址中有不能识别的字符',
  'Invalid sort query': '排序参数有误',
  'Validation error': '填写的内容有误',
  Validation: '填写的内容有误',
  ValidationError: '填写的内容有误',
  'Malicious Path': '地址有误',
  'Bad Filter': '筛选条件有误',
  'The filters parameter must be an object or an array': '筛选参数 filters 须为对象或数组',

  // Bodies
  'invalid JSON, only supports object and array': '内容不是有效的 JSON',
  'Invalid JSON': '内容不是有效的 JSON',
  'request entity too large': '内容过大',
  'Entity too large': '内容过大',
  FileTooBig: '文件过大',
  'Files are empty': '没有收到文件',
  'File name contains invalid characters': '文件名含有不允许的字符',
  'File is not a valid image': '文件不是有效的图片',
  'request aborted': '请求中断',
  'bad content-type header, no multipart boundary': '表单格式不正确',
  'request size did not match content length': '请求内容与所报长度不符',
  'Cannot replace a file with multiple ones': '不能用多个文件替换一个文件',

  // GraphQL
  'Unexpected error.': '操作未能完成',
  'Must provide operation name if query contains multiple operations.': '含多个操作时须指明 operationName',
  'Must provide query string.': '缺少 query',
  'The schema is for accounts that have signed in': '登录后才能查询接口结构',
};

type Pattern = readonly [RegExp, (...groups: string[]) => string];

/** Names that the contracts of the actions do not know. */
const FIELDS: Readonly<Record<string, string>> = {
  identifier: '账号',
  password: '密码',
  passwordConfirmation: '确认密码',
  currentPassword: '现密码',
  email: '邮箱',
  username: '用户名',
  name: '名称',
  code: '代码',
  creditCode: '统一社会信用代码',
};

const field = (path: string): string => FIELDS[path] ?? nameOfField(path, 'zh');

const PATTERNS: readonly Pattern[] = [
  // Parameters
  [/^Invalid key (\S+) at (.+)$/, (key, path) => `参数不可用：${path} 中的 ${key}`],
  [/^Invalid key (.+)$/, (key) => `参数不可用：${key}`],
  [/^Invalid parameter (?:at )?(.+)$/, (name) => `参数有误：${name}`],
  [/^Invalid parameters?: (.+)$/, (names) => `参数有误：${names}`],
  [/^Invalid params: ?(.*)$/, (names) => `参数有误：${names}`],
  [/^Invalid (\w+) (?:param|parameter|query|type|value)\b.*$/s, (name) => `参数有误：${name}`],
  [/^Invalid pagination parameters\b.*$/s, () => '分页参数有误：页码方式与起止方式只能用一种'],
  [/^Invalid nested (?:populate|population)\b.*$/s, () => '展开参数 populate 有误'],
  [/^(?:Too many populate entries|Using fragments is not permitted)\b.*$/s, () => '展开参数 populate 有误'],
  [/^convert(?:Start|Limit)QueryParams expected.*$/, () => '分页参数有误'],

  // Values
  [/^(.+?) must be defined\.?$/s, (path) => `${field(path)}：必须填写`],
  [/^(.+?) cannot be null\.?$/s, (path) => `${field(path)}：不能为空`],
  [/^(.+?) cannot be empty$/s, (path) => `${field(path)}：不能为空`],
  [/^(.+?) is a required field$/s, (path) => `${field(path)}：必须填写`],
  [/^(.+?) is invalid$/s, (path) => `${field(path)}：填写有误`],
  [
    /^(.+?) must be one of the following values: (.*)$/s,
    (path, list) => `${field(path)}：须为以下之一：${list.replace(/[,\s]+$/, '')}`,
  ],
  [
    /^(.+?) must not be one of the following values: (.*)$/s,
    (path, list) => `${field(path)}：不得为：${list}`,
  ],
  [/^(.+?) must be a `(\w+)` type, but the final value was: .*$/s, (path) => `${field(path)}：类型不正确`],
  [/^(.+?) must be exactly (\S+) characters$/s, (path, n) => `${field(path)}：须为${n}个字`],
  [/^(.+?) must be at least (\S+) characters?$/s, (path, n) => `${field(path)}：不得少于${n}个字`],
  [/^(.+?) must be at most (\S+) characters?$/s, (path, n) => `${field(path)}：不得超过${n}个字`],
  [/^(.+?) must match the following: .*$/s, (path) => `${field(path)}：格式不正确`],
  [/^(.+?) must be a valid .*$/s, (path) => `${field(path)}：格式不正确`],
  [
    /^(.+?) must be (?:greater than or equal to|greater than) (\S+)$/s,
    (path, n) => `${field(path)}：不得小于${n}`,
  ],
  [/^(.+?) must be (?:less than or equal to|less than) (\S+)$/s, (path, n) => `${field(path)}：不得大于${n}`],
  [
    /^(.+?) must be an? (?:finite number|integer|positive number|negative number).*$/s,
    (path) => `${field(path)}：须为符合要求的数`,
  ],
  [/^(.+?) field must have at least (\S+) items$/s, (path, n) => `${field(path)}：不得少于${n}项`],
  [
    /^(.+?) field must have less than or equal to (\S+) items$/s,
    (path, n) => `${field(path)}：不得超过${n}项`,
  ],
  [/^(.+?) field has unspecified keys: (.*)$/s, (path, keys) => `${field(path)}：没有这些项：${keys}`],
  [/^(\d+) errors occurred$/, (n) => `填写的内容有${n}处错误`],
  [
    /^(\d+) relation\(s\) of type (\S+) associated with this entity do not exist$/,
    () => '所选的关联记录不存在',
  ],
  [/^Document with id .* not found.*$/s, () => '没有这条记录'],
  [/^Missing (.+?) payload in the request body$/, (name) => `请求内容缺少 ${name.replace(/["']/g, '')}`],
  [/^Invalid payload submitted for .*$/s, () => '请求内容的格式不正确'],
  [/^Invalid identifiers?\b.*$/s, () => '账号有误'],

  // Bodies and files
  [
    /^(?:Unexpected token|Unexpected end of JSON|Unexpected non-whitespace|Expected .* in JSON|Bad control character|Bad escaped|Unterminated string|No number after|Invalid JSON|.* is not valid JSON).*$/s,
    () => '内容不是有效的 JSON',
  ],
  [/^(.+) exceeds size limit of (.+)\.$/s, (name, size) => `文件“${name}”超过大小上限 ${size}`],
  [/^MultipartParser\..*$/s, () => '表单格式不正确'],
  [/^\{?"?errno.*Z_.*$/s, () => '压缩的内容不能解开'],
  [/^(?:unsupported charset|unsupported content[ -]encoding).*$/is, () => '不支持该内容的编码'],
  [/^File type '?(.+?)'? is not allowed.*$/s, (type) => `不允许上传此类文件：${type}`],
  [/^(?:File )?[Mm]ime ?type .*$/s, () => '不允许上传此类文件'],
  [/^options\.max\w+ \(.*\) exceeded.*$/s, () => '内容过大'],

  // GraphQL
  [/^Syntax Error: .*$/s, () => 'GraphQL 语法有误'],
  [/^Cannot query field "(\w+)" on type "(\w+)"\..*$/s, (name, type) => `类型 ${type} 没有字段 ${name}`],
  [/^Unknown argument "(\w+)" on field "([\w.]+)"\..*$/s, (name, on) => `${on} 没有参数 ${name}`],
  [/^Unknown (type|fragment|directive) "@?(\w+)"\..*$/s, (_kind, name) => `没有 ${name}`],
  [
    /^Field "([\w.]+)" of type ".*" must have a selection of subfields\..*$/s,
    (name) => `字段 ${name} 须指明子字段`,
  ],
  [/^Field "([\w.]+)" must not have a selection .*$/s, (name) => `字段 ${name} 没有子字段`],
  [
    /^Field "([\w.]+)" argument "(\w+)" of type .* is required.*$/s,
    (name, argument) => `${name} 缺少参数 ${argument}`,
  ],
  [
    /^Variable "\$(\w+)" (?:of required type .* was not provided|is not defined).*$/s,
    (name) => `缺少变量 $${name}`,
  ],
  [
    /^(?:Variable|Argument|Value|Field|Expected|Enum|\w+ cannot represent).*$/s,
    () => 'GraphQL 参数或变量有误',
  ],
  [/^'?.*'? exceeds maximum operation depth of (\d+)$/s, (n) => `查询嵌套超过${n}层`],
  [/^Too many aliases, at most (\d+)$/, (n) => `别名超过${n}个`],
  [/^Too many calls in one request, at most (\d+)$/, (n) => `一次请求的查询或操作超过${n}个`],
  [
    /^(?:POST body missing|This operation has been blocked as a potential|GraphQL operations must contain|Operation batching disabled|HTTP methods supported|`?(?:query|variables|extensions)`?|Unable to|GET (?:query|requests?) ).*$/s,
    () => 'GraphQL 请求的格式不正确',
  ],
];

const GENERAL: Readonly<Record<number, string>> = {
  400: '请求的内容或参数有误',
  401: '请先登录',
  403: '您无权进行此操作',
  404: '没有这条记录或这个地址',
  405: '该地址不支持此请求方式',
  409: '与现状冲突，请刷新后重试',
  413: '内容过大',
  415: '不支持该内容格式',
  429: '请求过于频繁，请稍后再试',
  501: '不支持该操作',
};

const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

// Messages of the database name tables and columns, which no answer should tell.
const isHarmless = (text: string): boolean =>
  text.length <= 300 &&
  !/\b(?:select|insert|update|delete|column|constraint|violates|syntax error at|relation ")\b/i.test(text);

/** A text in Chinese; null when the table does not know it. */
export function chinese(text: string): string | null {
  if (isChinese(text)) return text;
  const exact = EXACT[text];
  if (exact) return exact;
  for (const [pattern, say] of PATTERNS) {
    const found = pattern.exec(text);
    if (found) return say(...found.slice(1));
  }
  return null;
}

const general = (status: number): string =>
  GENERAL[status] ?? (status < 500 ? '请求未能完成' : '系统内部错误');

type StrapiError = { status: number; name: string; message: string; details?: unknown };

type Detail = { message?: unknown } & Record<string, unknown>;

/** An error of Strapi in the reader's language, in the same shape; the object that came in stays as it is. */
export function inLanguage(error: StrapiError, language: Language): StrapiError {
  const details = detailsOf(error);
  if (language === 'en') return { ...error, message: english(error), details };
  const said = chinese(error.message);
  const original =
    !said && error.status < 500 && isHarmless(error.message) ? { original: error.message } : {};
  return {
    ...error,
    message: said ?? general(error.status),
    details: { ...chineseDetails(details, error.status), ...original },
  };
}

/** Details are always an object, as clients expect them. */
const detailsOf = ({ details }: StrapiError): Record<string, unknown> =>
  typeof details === 'object' && details !== null && !Array.isArray(details)
    ? (details as Record<string, unknown>)
    : details === undefined || details === null
      ? {}
      : { errors: details };

const english = ({ message: text, status }: StrapiError): string =>
  status >= 500 ? message('INTERNAL', 'en') : text === '' ? 'Request failed' : text;

function chineseDetails(details: Record<string, unknown>, status: number): Record<string, unknown> {
  const { errors, message: text, ...rest } = details;
  return {
    ...rest,
    ...(typeof text === 'string' ? { message: chinese(text) ?? general(status) } : {}),
    ...(errors === undefined
      ? {}
      : { errors: Array.isArray(errors) ? errors.map((e) => inDetail(e, status)) : errors }),
  };
}

function inDetail(entry: unknown, status: number): unknown {
  if (typeof entry === 'string') return chinese(entry) ?? general(status);
  if (typeof entry !== 'object' || entry === null) return entry;
  const { message: text } = entry as Detail;
  return typeof text === 'string' ? { ...entry, message: chinese(text) ?? general(status) } : entry;
}
