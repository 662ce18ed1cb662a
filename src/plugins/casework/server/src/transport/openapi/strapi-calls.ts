import { boolean, integer, instant, list, nullable, object, ref, text, type JsonSchema } from './json-schema';

/** Calls of Strapi's own plugins that clients need: signing in and handing in files. */
export type StrapiCall = {
  summary: { zh: string; en: string };
  body?: JsonSchema;
  form?: JsonSchema;
  answer: JsonSchema;
  status?: 200 | 201;
  open?: true;
};

const USER: JsonSchema = object({
  id: integer,
  documentId: text,
  username: text,
  email: text,
  provider: nullable(text),
  confirmed: nullable(boolean),
  blocked: nullable(boolean),
  'createdAt?': instant,
  'updatedAt?': instant,
  'publishedAt?': nullable(instant),
});
const SIGNED_IN = object({ jwt: text, user: USER });

export const STRAPI_CALLS: Readonly<Record<string, StrapiCall>> = {
  'POST /api/auth/local': {
    summary: { zh: '登录', en: 'Sign in' },
    body: object({ identifier: text, password: text }),
    answer: SIGNED_IN,
    open: true,
  },
  'POST /api/auth/change-password': {
    summary: { zh: '修改密码', en: 'Change the password' },
    body: object({ currentPassword: text, password: text, passwordConfirmation: text }),
    answer: SIGNED_IN,
  },
  'GET /api/users/me': {
    summary: { zh: '本人账号', en: 'The caller’s account' },
    answer: USER,
  },
  'POST /api/upload': {
    summary: { zh: '上传文件', en: 'Hand in files' },
    form: object({ files: list({ type: 'string', contentMediaType: 'application/octet-stream' }) }),
    answer: list(ref('File')),
    status: 201,
  },
};
