import { createCalendar } from '../../calendar';
import { guessCategory, intakeDues, plainLine, plainText } from '../index';

const calendar = createCalendar({ seed: { holidays: [], workdays: [] }, seedYears: [2026] });

test('what came in on a Friday is due on Monday at 24:00, and yellow that day', () => {
  const dues = intakeDues(calendar, new Date('2026-03-06T02:00:00Z'));
  expect(dues.dueAt.toISOString()).toBe('2026-03-09T16:00:00.000Z');
  expect(dues.yellowFrom.toISOString()).toBe('2026-03-08T16:00:00.000Z');
});

test('a line from outside becomes one that a form takes', () => {
  expect(plainLine('  道路\r\n\t破损\u200b \u202e！')).toBe('道路 破损 ！');
  expect(plainLine('长'.repeat(300))).toHaveLength(200);
  expect(plainLine(`${'a'.repeat(198)}😀b`)).toBe(`${'a'.repeat(198)}…`);
  expect(plainLine('\ud800x')).toBe('x');
});

test('a text from outside keeps its lines and loses what is not seen', () => {
  expect(plainText('一\r\n二  \r三\n\n\n\n\n\u200b四\0')).toBe('一\n二\n三\n\n\n四');
  expect(plainText('字'.repeat(20_000))).toHaveLength(10_000);
});

test('the category is the one that the text names, else the last', () => {
  const one = (name: string, complaint = false) => ({ documentId: name, name, complaint });
  const categories = [one('融资'), one('用地'), one('投诉', true), one('其他')];
  expect(guessCategory(categories, '企业用地手续', false)?.name).toBe('用地');
  expect(guessCategory(categories, '别的', false)?.name).toBe('其他');
  expect(guessCategory(categories, '融资', true)?.name).toBe('投诉');
  expect(guessCategory([], '融资', false)).toBeNull();
});
