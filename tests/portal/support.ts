import type { Kit, Reply } from '../lifecycle/support';

/** A browser without scripts, as far as the enterprise's page needs one: cookies, pages, forms. */

export type PortalPage = {
  status: number;
  html: string;
  text: string;
  headers: Headers;
  location: string | null;
};

export class Visitor {
  readonly cookies = new Map<string, string>();
  constructor(
    readonly base: string,
    readonly headers: Record<string, string> = {},
  ) {}

  async get(path: string): Promise<PortalPage> {
    return this.fetch(path, { method: 'GET' });
  }

  /** Sends fields as a form would; a File makes it a multipart form. */
  async post(
    path: string,
    fields: Record<string, string>,
    files: File[] = [],
    headers: Record<string, string> = {},
  ): Promise<PortalPage> {
    if (files.length === 0)
      return this.fetch(path, { method: 'POST', body: new URLSearchParams(fields), headers });
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    for (const file of files) form.append('photos', file);
    return this.fetch(path, { method: 'POST', body: form, headers });
  }

  /** Opens a page and sends the form on it that goes to `action`, with its hidden fields. */
  async submit(
    page: string,
    action: string,
    fields: Record<string, string> = {},
    files: File[] = [],
  ): Promise<PortalPage> {
    const shown = await this.get(page);
    return this.post(action, { ...hiddenOf(shown.html, action), ...fields }, files);
  }

  private async fetch(path: string, init: RequestInit): Promise<PortalPage> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(this.base + path, {
      ...init,
      redirect: 'manual',
      headers: {
        ...this.headers,
        ...(cookie === '' ? {} : { cookie }),
        ...(init.headers as Record<string, string> | undefined),
      },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const html = await answer.text();
    return {
      status: answer.status,
      html,
      text: textOf(html),
      headers: answer.headers,
      location: answer.headers.get('location'),
    };
  }
}

/** The hidden fields of the form that goes to an address. */
export function hiddenOf(html: string, action: string): Record<string, string> {
  const form = [...html.matchAll(/<form[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].find(
    ([, to]) => to === action,
  )?.[2];
  if (form === undefined) throw new Error(`no form to ${action} on the page:\n${textOf(html).slice(0, 600)}`);
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
      name ?? '',
      value ?? '',
    ]),
  );
}

export const textOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');

export const PHONES = { A: '13900000001', B: '13900000002' };

/** Gives the two enterprises of the test city contacts with phones. */
export async function giveContacts(kit: Kit): Promise<void> {
  for (const side of ['A', 'B'] as const)
    await kit.rows(
      `update enterprises set contact_name = $1, contact_phone = $2, contact_email = $3 where document_id = $4`,
      [
        `示例联系人${side}`,
        PHONES[side],
        `contact-${side.toLowerCase()}@example.test`,
        kit.city.enterprises[side],
      ],
    );
  await kit.rows(`update departments set phone = '0454-0000001' where document_id = $1`, [
    kit.city.departments.fagai,
  ]);
}

export const makeLink = (
  kit: Kit,
  data: object = { purpose: 'entry' },
  side: 'A' | 'B' = 'A',
  account: Parameters<Kit['send']>[0] = 'office',
): Promise<Reply> =>
  kit.send(account, 'POST', `/api/casework/enterprises/${kit.city.enterprises[side]}/links`, { data });

export const pathOf = (url: string): string => new URL(url).pathname;

/** Makes a link and comes in by it. */
export async function comeIn(
  kit: Kit,
  side: 'A' | 'B' = 'A',
  data: object = { purpose: 'entry' },
): Promise<Visitor> {
  const made = await makeLink(kit, data, side);
  if (made.status !== 201) throw new Error(`no link: ${made.status} ${made.text}`);
  const visitor = new Visitor(kit.app.url);
  const path = pathOf(made.body.data.url as string);
  const answer = await visitor.submit(path, path, { digits: PHONES[side].slice(-4) });
  if (answer.status !== 303) throw new Error(`not let in: ${answer.status} ${answer.text}`);
  return visitor;
}

/** A PNG of one pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const photo = (name = 'photo.png', content: Buffer = PNG, type = 'image/png'): File =>
  new File([new Uint8Array(content)], name, { type });

export const APPEAL = '门前道路破损，货车进不来。希望尽快修好。\n已有两周。';
