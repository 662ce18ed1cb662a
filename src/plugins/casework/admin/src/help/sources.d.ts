/** What Vite offers beside ECMAScript, as far as the handbook uses it. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface extends one
interface ImportMeta {
  glob: <T>(
    pattern: string,
    options: { query: '?raw' | '?url'; import: 'default'; eager?: boolean },
  ) => Record<string, T>;
}

declare module 'markdown-it' {
  type Token = {
    content: string;
    children: Token[] | null;
    attrGet(name: string): string | null;
    attrSet(name: string, value: string): void;
  };
  type Rule = (tokens: Token[], index: number, options: unknown, env: unknown, self: Renderer) => string;
  type Renderer = {
    rules: Record<string, Rule | undefined>;
    renderToken(tokens: Token[], index: number, options: unknown): string;
  };
  export default class MarkdownIt {
    constructor(options: { html: false; linkify: false });
    renderer: Renderer;
    render(text: string): string;
  }
}
