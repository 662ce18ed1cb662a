/**
 * Pinyin initials of Chinese names: 富源县示例水泥厂 by fyxslsnc. The runtime's collation knows the order of characters
 * by pinyin; the first character of each letter divides it. Of characters with several readings the usual one counts.
 */
const FIRST_OF_LETTER = '吖八嚓哒妸发旮哈丌咔垃呣拏喔妑七呥仨他穵夕丫帀';
const LETTERS = 'abcdefghjklmnopqrstwxyz';

const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin');
const known = new Map<string, string>();

function initialOf(character: string): string {
  if (/[a-z0-9]/i.test(character)) return character.toLowerCase();
  if (!/\p{Script=Han}/u.test(character)) return '';
  const before = known.get(character);
  if (before !== undefined) return before;
  let letter = '';
  for (let n = 0; n < LETTERS.length; n += 1) {
    if (collator.compare(character, FIRST_OF_LETTER[n] ?? '') < 0) break;
    letter = LETTERS[n] ?? '';
  }
  known.set(character, letter);
  return letter;
}

/** Letters and digits stay, brackets and blanks go. */
export const initials = (name: string): string => [...name.normalize('NFKC')].map(initialOf).join('');

/** Could what was typed be initials? */
export const isInitials = (typed: string): boolean => /^[a-z0-9]{2,40}$/i.test(typed.trim());
