import * as fc from 'fast-check';
import { breakLines, breakTitle, printable, type Measure } from '..';

/** Width in em: Hanzi and full-width marks are one, other characters half. */
const measure: Measure = (character) =>
  (character.codePointAt(0) ?? 0) < 0x2e80 && !'“”‘’—…'.includes(character) ? 0.5 : 1;
const ROOM = 28;

const width = (text: string): number => [...text].reduce((sum, c) => sum + measure(c), 0);

const mixed = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...'全市接收问题及时率企业诉求办理喆祎昇堃赟玥䶮') },
      { weight: 2, arbitrary: fc.constantFrom(...'，。、；：？！）》」”（《「“〔〕') },
      { weight: 1, arbitrary: fc.constantFrom('98.84%', '85/86', 'GB/T', '——', '……', ' ', 'DN200') },
    ),
    { minLength: 1, maxLength: 400 },
  )
  .map((parts) => parts.join(''));

/** Excludes unrealistic text: a run of marks longer than a line may be broken anywhere. */
const isPartable = (text: string): boolean =>
  !/[，。、；：？！）》」”（《「“〔〕…—]{8,}/.test(text) && !/[\x21-\x7e]{40,}/.test(text);

describe('line breaking', () => {
  test('no forbidden begin or end, no overflow, nothing lost, of 600 random texts', () => {
    fc.assert(
      fc.property(mixed.filter(isPartable), (text) => {
        const lines = breakLines(text, measure, ROOM, 2);
        expect(
          lines
            .map((line) => line.text)
            .join('')
            .replaceAll(' ', ''),
        ).toBe(text.replaceAll(' ', ''));
        lines.forEach((line, i) => {
          expect(width(line.text)).toBeLessThanOrEqual(ROOM - (i === 0 ? 2 : 0) + 1e-6);
          if (i > 0) expect('，。、；：？！）》」”〕').not.toContain(line.text[0] ?? '');
          if (line.goesOn) expect('（《「“〔').not.toContain(line.text.at(-1) ?? '');
        });
      }),
      { numRuns: 600 },
    );
  });

  test('breaks between a rate and its fraction, and nowhere within them', () => {
    const lines = breakLines('全市接收问题及时率98.84%（85/86），'.repeat(8), measure, ROOM, 2);
    for (const { text } of lines) expect(text).not.toMatch(/^[/%.]|[/.]$/);
    expect(Math.min(...lines.slice(0, -1).map((line) => line.width))).toBeGreaterThan(20);
  });

  test('a word of a megabyte is parted and takes linear time', () => {
    const lines = breakLines('x'.repeat(1_000_000), measure, ROOM, 0);
    expect(lines).toHaveLength(Math.ceil(1_000_000 / 56));
  });

  test('control and bidirectional characters are not printed', () => {
    expect(printable('\u202e甲\u0007乙\u200b丙\ufeff')).toBe('甲乙丙');
  });

  test('an overlong title has no line of a single character, and none that overflows', () => {
    const long =
      '关于进一步加强和改进领导干部包联企业“敲门行动”问题诉求受理转办承接反馈全流程管理有关工作事项并限期落实整改要求的提示函';
    for (let room = 12; room <= 24; room += 1) {
      const lines = breakTitle(long, measure, room);
      expect(lines.join('')).toBe(long);
      for (const line of lines) {
        expect(width(line)).toBeLessThanOrEqual(room);
        expect(width(line)).toBeGreaterThan(3);
      }
    }
  });

  test('titles break into lines of about the same length', () => {
    const lines = breakTitle('关于进一步做好全市领导干部包联企业敲门行动有关工作的通报', measure, 20);
    expect(lines).toHaveLength(2);
    expect(Math.abs(width(lines[0] ?? '') - width(lines[1] ?? ''))).toBeLessThan(7);
    expect(breakTitle('短标题', measure, 20)).toEqual(['短标题']);
  });
});
