export * from './columns';
export { isCreditCode, readCell, shown, writeInstant, type Read } from './cells';
export { columnLetter, readHeadings, type Headings } from './headings';
export * from './enterprise-columns';
export { amountOf, cents, isSmall, orderDoubt, type Doubt, type DoubtCode } from './doubts';
export {
  MONEY_FIELDS,
  judgeFigures,
  type FigureRow,
  type KnownFigures,
  type MoneyField,
  type StoredFigure,
} from './figures';
export {
  judgeProjects,
  type FiledProject,
  type Investment,
  type KnownProject,
  type ProjectDay,
  type ProjectRow,
} from './projects';
