import { createElement, type Attributes, type ReactElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/**
 * The pages are written with React's elements and rendered on the server: all typed text is escaped, and no script
 * is sent.
 */
export type Html = ReactElement;
export type Children = ReactNode;

type Props = Record<string, unknown> | null;

export const h = (tag: string, props: Props, ...children: Children[]): Html =>
  createElement(tag, props as Attributes | null, ...children);

export const htmlOf = (page: Html): string => `<!doctype html>${renderToStaticMarkup(page)}`;

/** Text of several lines, to be spread into an element. */
export const lines = (text: string): Children[] =>
  text.split('\n').flatMap((line, i) => (i === 0 ? [line] : [h('br', null), line]));
