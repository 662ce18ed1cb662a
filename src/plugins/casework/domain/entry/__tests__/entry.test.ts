import * as fc from 'fast-check';
import { parseTypedDay } from '../../calendar';
import { cleanCreditCode, cleanName, cleanText, invisibleIn, isSame, mergeEdit, searchable } from '../index';

const day = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));

describe('typed days', () => {
  test.each([
    ['2026-03-01'],
    ['2026.3.1'],
    ['2026年3月1日'],
    ['20260301'],
    ['2026/3/1'],
    [' 2026-3-1 '],
    ['２０２６．３．１'],
    ['2026 年 3 月 1 号'],
  ])('%s is 1 March 2026', (typed) => {
    expect(parseTypedDay(typed)).toBe('2026-03-01');
  });

  test.each([
    [''],
    ['2026-02-30'],
    ['2026-3/1'],
    ['26-03-01'],
    ['03/01/2026'],
    ['1826-01-01'],
    ['1989-12-31'],
    ['2101-01-01'],
    ['202631'],
    ['2026年3月'],
    ['2026-03-01T00:00'],
    ['2026-03-01 2026-03-02'],
    ['明天'],
  ])('%s is an error', (typed) => {
    expect(parseTypedDay(typed)).toBeNull();
  });

  test('every spelling of a day is that day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 8 }), (wanted, n) => {
        const [y = '', m = '', d = ''] = wanted.split('-');
        const [sm, sd] = [String(Number(m)), String(Number(d))];
        const spelled = [
          wanted,
          `${y}/${m}/${d}`,
          `${y}/${sm}/${sd}`,
          `${y}.${sm}.${sd}`,
          `${y}-${sm}-${sd}`,
          `${y}年${sm}月${sd}日`,
          `${y}年${m}月${d}日`,
          `${y}${m}${d}`,
          ` ${y}．${sm}．${sd}\u3000`,
        ];
        expect(parseTypedDay(spelled[n] ?? '')).toBe(wanted);
      }),
    );
  });

  test('whatever is typed is an error, or a day made of the digits that were typed', () => {
    const typed = fc.oneof(fc.string({ unit: fc.constantFrom(...'0123456789-/.年月日 ') }), fc.string());
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parseTypedDay(text);
        if (parsed === null) return;
        const numbers = text.normalize('NFKC').match(/\d+/g) ?? [];
        const compact = numbers.length === 1 ? numbers[0] : undefined;
        expect(compact ?? numbers.map((one) => one.padStart(2, '0')).join('')).toBe(
          parsed.replaceAll('-', ''),
        );
      }),
      { numRuns: 2000 },
    );
  });
});

describe('names', () => {
  test('are trimmed of blanks of every kind and composed', () => {
    expect(cleanName(' 　市发改局\t')).toBe('市发改局');
    expect(cleanName('　　')).toBe('');
    expect(cleanName('e\u0301')).toBe('é');
  });

  test('invisible characters are named by their code point', () => {
    expect(invisibleIn('市\u200B发改局')).toBe('U+200B');
    expect(invisibleIn('市\u202E发改局')).toBe('U+202E');
    expect(invisibleIn('市\t发改局')).toBe('U+0009');
    expect(invisibleIn('市发改局（本级） A')).toBeNull();
  });

  test('long texts lose what nobody sees and keep their lines', () => {
    expect(cleanText('\uFEFF第一行\n第\u200B二行\u00AD ')).toBe('第一行\n第二行');
    expect(cleanText('\u200B')).toBe('');
    expect(cleanText('a\0')).toBe('a\0');
  });

  test('credit codes are upper case without blanks', () => {
    expect(cleanCreditCode(' 91310000ma1fl0xx3e ')).toBe('91310000MA1FL0XX3E');
    expect(cleanCreditCode('９１３１００００')).toBe('91310000');
  });

  test.each([
    ['示例(集团)丁', '示例（集团）丁'],
    ['DN200', 'ＤＮ２００'],
    ['包诉[2026]0285号', '包诉〔2026〕0285号'],
    [' 包诉【2026】0285号', '包诉〔2026〕0285号'],
    ['dn 200', 'DN200'],
  ])('%s finds %s', (typed, kept) => {
    expect(searchable(typed)).toBe(searchable(kept));
  });
});

describe('two people edit one record', () => {
  const fields = ['name', 'phone', 'address'] as const;
  type Row = Record<string, string>;
  const row = fc.record({
    name: fc.constantFrom('', '甲', '乙'),
    phone: fc.constantFrom('', '1', '2'),
    address: fc.constantFrom('', '路', '街'),
  });

  test('in any order no change is lost without being told', () => {
    const edit = fc.record({
      who: fc.constantFrom('a', 'b'),
      does: fc.constantFrom('open', 'save'),
      to: row,
      touched: fc.subarray([...fields]),
    });
    fc.assert(
      fc.property(row, fc.array(edit, { maxLength: 14 }), (first, edits) => {
        let stored: Row = { ...first };
        const open: Record<string, Row> = {};
        for (const { who, does, to, touched } of edits) {
          if (does === 'open') {
            open[who] = { ...stored };
            continue;
          }
          const opened = open[who];
          if (!opened) continue;
          const given: Row = { ...opened };
          for (const field of touched) given[field] = (to as Row)[field] ?? '';
          const before = stored;
          const { write, conflicts } = mergeEdit({ given, stored, opened, isStale: true });
          if (conflicts.length === 0) {
            stored = { ...stored };
            for (const field of write) stored[field] = given[field] ?? '';
            open[who] = { ...stored };
          }
          for (const field of fields) {
            const meant = !isSame(given[field], opened[field]);
            // A field that the editor did not change keeps the other user's value.
            if (!meant) expect(stored[field]).toBe(before[field]);
            // A field that both changed differently is named.
            const other = !isSame(before[field], opened[field]) && !isSame(before[field], given[field]);
            expect(conflicts.includes(field)).toBe(meant && other);
            if (meant && conflicts.length === 0) expect(isSame(stored[field], given[field])).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('without what the form showed, a stale form changes nothing that differs', () => {
    const stored = { phone: '2', address: '街' };
    expect(mergeEdit({ given: { phone: '1', address: '街' }, stored, opened: {}, isStale: true })).toEqual({
      write: ['address'],
      conflicts: ['phone'],
    });
    expect(mergeEdit({ given: { phone: '1' }, stored, opened: {}, isStale: false })).toEqual({
      write: ['phone'],
      conflicts: [],
    });
  });
});
