import MarkdownIt from 'markdown-it';

/** The handbook's pages and pictures (docs/handbook), part of the built panel: nothing is fetched from elsewhere. */
const FOLDER = '../../../../../../docs/handbook';
const pages = import.meta.glob<() => Promise<string>>('../../../../../../docs/handbook/*.md', {
  query: '?raw',
  import: 'default',
});
const pictures = import.meta.glob<string>('../../../../../../docs/handbook/images/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
});

const markdown = new MarkdownIt({ html: false, linkify: false });

// A heading's anchor is its text: each page of the panel opens the section named as its group in the navigation.
markdown.renderer.rules['heading_open'] = (tokens, index, options, _env, self) => {
  tokens[index]?.attrSet('id', tokens[index + 1]?.content ?? '');
  return self.renderToken(tokens, index, options);
};
markdown.renderer.rules['image'] = (tokens, index, options, _env, self) => {
  const image = tokens[index];
  image?.attrSet('src', pictures[`${FOLDER}/${image.attrGet('src') ?? ''}`] ?? '');
  image?.attrSet('alt', image.children?.map(({ content }) => content).join('') ?? '');
  image?.attrSet('loading', 'lazy');
  return image ? self.renderToken(tokens, index, options) : '';
};

/** @returns the page as HTML; null when the handbook has no page of that name */
export async function readPage(name: string): Promise<string | null> {
  const load = pages[`${FOLDER}/${name}.md`];
  return load ? markdown.render(await load()) : null;
}
