/** Returns a character with its code point, `㛃（U+36C3）`, because it cannot be shown. */
export const named = (character: string): string =>
  `${character}（U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}）`;
