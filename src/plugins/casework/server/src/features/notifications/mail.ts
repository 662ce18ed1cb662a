import type { Core } from '@strapi/strapi';
import { escapeHtml } from '../../../../domain/notifications';

/** Mail goes out when a server for it is configured (SMTP_HOST); otherwise the inbox is all there is. */
export const isMailOn = (): boolean => (process.env['SMTP_HOST'] ?? '') !== '';

type Letter = { id: string; to: string; subject: string; body: string };

/** Hands a letter to Strapi's e-mail provider. The id stays the same however often it is tried. */
export async function sendMail(strapi: Core.Strapi, { id, to, subject, body }: Letter): Promise<void> {
  const provider = strapi.plugin('email').provider as { send(options: object): Promise<unknown> };
  await provider.send({
    to,
    from: process.env['SMTP_FROM'] ?? 'qiaomen@localhost',
    subject: subject.replace(/[\r\n]+/g, ' '),
    text: body,
    html: `<p>${escapeHtml(body).replaceAll('\n', '<br>')}</p>`,
    messageId: `<${id}@qiaomen>`,
    headers: { 'X-Qiaomen-Id': id, 'Auto-Submitted': 'auto-generated' },
  });
}
