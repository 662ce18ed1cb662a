import { cutBytes, escapeHtml } from '../../../../domain/notifications';
import { sendCard } from './client';
import { wecomOf } from './settings';

/** What a card takes, in bytes. */
const MOST_TITLE = 128;
const MOST_TEXT = 512;

/**
 * Sends a notice to a person in WeCom, with the way to the issue that it is about.
 * @param link opened instead: of somebody who has no account in the panel
 * @throws WecomNobody when there is no such person in the application; otherwise it is tried again
 */
export async function sendNotice({
  to,
  subject,
  body,
  issue,
  link,
}: {
  to: string;
  subject: string;
  body: string;
  issue: string | null;
  link: string;
}): Promise<void> {
  const settings = wecomOf(process.env);
  if (!settings) throw new Error('企业微信没有设置');
  const place = issue === null ? '' : `/plugins/casework/issues/${issue}`;
  await sendCard(settings, {
    to,
    title: cutBytes(subject, MOST_TITLE),
    text: cutBytes(escapeHtml(body), MOST_TEXT),
    url: link !== '' ? link : settings.panelUrl === '' ? '' : `${settings.panelUrl}/admin${place}`,
  });
}
