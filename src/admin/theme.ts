/**
 * Colours of texts that have less contrast than 4.5:1 (WCAG 2.1 AA) on the panel's grounds in Strapi's own themes:
 * warnings and the words in empty fields by day, errors and links by night. The rest of the themes is Strapi's.
 */
export const THEME = {
  light: {
    colors: {
      danger600: '#c2261c',
      neutral500: '#6b6b8c',
      success600: '#2c7341',
      warning600: '#a35100',
      warning700: '#8f4700',
    },
  },
  dark: {
    colors: {
      danger600: '#ff8a80',
      danger700: '#ffa49c',
      neutral600: '#b9b9cc',
      primary500: '#8a87ff',
      primary600: '#a5a3ff',
      primary700: '#bab8ff',
      success600: '#74c98d',
    },
  },
};
