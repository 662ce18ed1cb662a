/** What WeCom sends: flat XML, whose values stand in CDATA. Nothing else of XML is understood, and no entity resolved. */

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** The value of an element; null when there is none. */
export function valueIn(xml: string, name: string): string | null {
  const found = new RegExp(`<${name}>\\s*(?:<!\\[CDATA\\[([^]*?)\\]\\]>|([^<]*))\\s*</${name}>`).exec(xml);
  if (!found) return null;
  return (
    found[1] ??
    (found[2] ?? '').replace(/&(lt|gt|quot|apos|amp);/g, (_, entity: string) => ENTITIES[entity] ?? '')
  );
}

export type WecomMessage = {
  id: string;
  from: string;
  sentAt: Date;
  type: string;
  text: string;
  mediaId: string | null;
};

/** A message of a person; null for events, and for what lacks a sender or a number. */
export function messageIn(xml: string): WecomMessage | null {
  const [id, from, type] = ['MsgId', 'FromUserName', 'MsgType'].map((name) => valueIn(xml, name));
  const seconds = Number(valueIn(xml, 'CreateTime'));
  if (!id || !from || !type || type === 'event' || !Number.isSafeInteger(seconds) || seconds <= 0)
    return null;
  const text: Readonly<Record<string, string>> = {
    text: valueIn(xml, 'Content') ?? '',
    image: '（图片）',
    voice: '（语音）',
    video: '（视频）',
    location: `（位置）${valueIn(xml, 'Label') ?? ''}`,
    link: [valueIn(xml, 'Title'), valueIn(xml, 'Description'), valueIn(xml, 'Url')]
      .filter(Boolean)
      .join('\n'),
  };
  return {
    id,
    from,
    sentAt: new Date(seconds * 1000),
    type,
    text: text[type] ?? `（${type}）`,
    mediaId: type === 'image' ? valueIn(xml, 'MediaId') : null,
  };
}
