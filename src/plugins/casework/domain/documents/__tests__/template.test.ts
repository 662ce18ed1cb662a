import {
  TEXTS,
  TEXT_KEYS,
  bodyFaults,
  fillBody,
  fillLine,
  textFaults,
  type Names,
  type Values,
  type Words,
} from '..';

const names: Names = {
  期间: { kind: 'text', about: '' },
  件数: { kind: 'figure', about: '' },
  有件: { kind: 'flag', about: '' },
  表一: { kind: 'table', about: '' },
  图一: { kind: 'chart', about: '' },
  单位: {
    kind: 'list',
    about: '',
    of: { 名: { kind: 'text', about: '' }, 数: { kind: 'figure', about: '' } },
  },
};
const words = (text: string): Words => ({ words: text, refers: { issue: text } });
const values: Values = {
  期间: '2026年上半年',
  件数: words('3件'),
  有件: true,
  表一: { kind: 'table', caption: '表1', columns: [], rows: [] },
  单位: [
    { 名: '甲局', 数: words('1件') },
    { 名: '乙局', 数: words('2件') },
  ],
};

const codesOf = (body: string): string[] =>
  bodyFaults(body, names).map(({ code, line, column, name }) => `${code} ${line}:${column} ${name}`);

describe('the texts of documents', () => {
  test('every delivered text passes its own check, and no name of it is undescribed', () => {
    for (const key of TEXT_KEYS) {
      expect([key, textFaults(key, TEXTS[key].text)]).toEqual([key, []]);
      const { body } = TEXTS[key].text;
      expect(body.length).toBeLessThan(20_000);
      for (const [, { about }] of Object.entries<{ about: string }>(TEXTS[key].names))
        expect(about).not.toBe('');
    }
  });

  test.each([
    ['前{{没有}}', 'TEXT_UNKNOWN_NAME 1:2 没有'],
    ['第一行\n# {{没有}}', 'TEXT_UNKNOWN_NAME 2:3 没有'],
    ['{{#有件}}有', 'TEXT_NOT_CLOSED 1:1 有件'],
    ['{{#有件}}\n一行', 'TEXT_NOT_CLOSED 1:1 有件'],
    ['一行\n{{/有件}}', 'TEXT_NOT_OPENED 2:1 有件'],
    ['{{#有件}}{{#单位}}{{/有件}}{{/单位}}', 'TEXT_NOT_CLOSED 1:1 有件'],
    ['缺一个{{期间}', 'TEXT_BRACES 1:4 {{'],
    ['{{单位}}', 'TEXT_IS_A_LIST 1:1 单位'],
    ['{{表一}}', 'TEXT_IS_A_TABLE 1:1 表一'],
    ['【表：表二】', 'TEXT_UNKNOWN_NAME 1:1 表二'],
    ['{{图一}}', 'TEXT_IS_A_CHART 1:1 图一'],
    ['【表：图一】', 'TEXT_IS_A_CHART 1:1 图一'],
    ['【图：表一】', 'TEXT_IS_A_TABLE 1:1 表一'],
    ['{{#图一}}有{{/图一}}', 'TEXT_IS_A_CHART 1:1 图一'],
    ['{{有件}}', 'TEXT_NO_SECTION 1:1 有件'],
    ['# 共{{件数}}', 'TEXT_FIGURE_HERE 1:4 件数'],
    ['{{名}}', 'TEXT_UNKNOWN_NAME 1:1 名'],
  ])('%j is refused with its place', (body, expected) => {
    expect(codesOf(body)[0]).toBe(expected);
  });

  test('an empty title or body is refused', () => {
    expect(textFaults('circular', { title: ' ', body: '\n' })).toEqual([
      { field: 'title', fault: 'TEXT_EMPTY' },
      { field: 'body', fault: 'TEXT_EMPTY' },
    ]);
    expect(textFaults('circular', { title: '共{{新接收}}' })).toMatchObject([
      { field: 'title', fault: { code: 'TEXT_FIGURE_HERE' } },
    ]);
  });

  test('values, conditions and lists; every figure keeps its question', () => {
    expect(
      fillBody(
        '# 一、{{期间}}\n共{{件数}}{{#有件}}，其中{{#单位|、}}{{序号}}.{{名}}{{数}}{{/单位}}{{/有件}}。{{^有件}}没有。{{/有件}}',
        values,
      ),
    ).toEqual([
      { kind: 'heading', level: 1, text: '一、2026年上半年' },
      {
        kind: 'paragraph',
        text: '共3件，其中1.甲局1件、2.乙局2件。',
        figures: [words('3件'), words('1件'), words('2件')],
      },
    ]);
  });

  test('a mark alone on its line spans lines; counted items are counted over what is left out', () => {
    const body = `{{#单位}}\n## （{{汉字序号}}）{{名}}\n{{/单位}}\n{{^有件}}\n* #. 不写\n{{/有件}}\n* #. 甲\n{{#有件}}\n* #. 乙\n{{/有件}}\n* 出席：| 丙`;
    expect(fillBody(body, values)).toEqual([
      { kind: 'heading', level: 2, text: '（一）甲局' },
      { kind: 'heading', level: 2, text: '（二）乙局' },
      {
        kind: 'list',
        items: [{ text: '1. 甲' }, { text: '2. 乙' }, { label: '出席：', text: '丙' }],
      },
    ]);
  });

  test('a counted item that is alone has no number', () => {
    expect(fillBody('* #. 甲\n* 出席：| 乙', values)).toEqual([
      { kind: 'list', items: [{ text: '甲' }, { label: '出席：', text: '乙' }] },
    ]);
  });

  test('tables take their caption from the text, annexes begin with their title, an empty line is none', () => {
    expect(fillBody('\n【附件：各表】\n【表：表一|表9　另名】\n{{^有件}}空{{/有件}}', values)).toEqual([
      { kind: 'attachment', title: '各表' },
      { kind: 'table', caption: '表9　另名', columns: [], rows: [] },
    ]);
  });

  test('what a value says is never read as a mark', () => {
    const hostile = '{{件数}}\n# 标题\n【表：表一】\n{{#单位}}';
    expect(fillBody('甲{{期间}}乙', { ...values, 期间: hostile })).toEqual([
      { kind: 'paragraph', text: `甲${hostile}乙` },
    ]);
    expect(fillLine('关于{{期间}}', { 期间: hostile })).toBe(`关于${hostile}`);
  });

  test('a text of the greatest length is checked in linear time', () => {
    const start = performance.now();
    bodyFaults('{{'.repeat(10_000), names);
    bodyFaults('{{#有件}}'.repeat(2_500), names);
    bodyFaults(`${'{{#有件}}\n'.repeat(2_500)}`, names);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
