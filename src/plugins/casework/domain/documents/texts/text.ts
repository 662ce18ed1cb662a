import type { Composed } from '../model';
import { fillBody, fillLine, type Name, type Names, type Values } from '../template';

export type { Names } from '../template';

/** What an office edits of a kind: the title, who it is for, and the paragraphs. */
export type Text = { title: string; receivers: string; copies: string; body: string };
export const TEXT_FIELDS = ['title', 'receivers', 'copies', 'body'] as const satisfies (keyof Text)[];

/** A text as it is delivered, with the names that may stand in it. */
export type Wording = { name: string; names: Names; text: Text };

export const word = (about: string): Name => ({ kind: 'text', about });
export const figure = (about: string): Name => ({ kind: 'figure', about });
export const flag = (about: string): Name => ({ kind: 'flag', about });
export const table = (about: string): Name => ({ kind: 'table', about });
export const chart = (about: string): Name => ({ kind: 'chart', about });
export const list = (about: string, of: Names): Name => ({ kind: 'list', about, of });

/** A document from its text and its values. Pure: the same of both give the same document. */
export const compose = ({ title, receivers, copies, body }: Text, values: Values): Composed => ({
  title: fillLine(title, values),
  receivers: fillLine(receivers, values),
  copies: fillLine(copies, values),
  blocks: fillBody(body, values),
});
