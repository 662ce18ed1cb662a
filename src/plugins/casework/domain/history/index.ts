export { ALL_HISTORY_COLUMNS, HISTORY_COLUMNS, HISTORY_ENDINGS, type HistoryField } from './columns';
export {
  endsOtherwise,
  planRow,
  type HistoryPairing,
  type HistoryRow,
  type HistoryStep,
  type Known,
  type KnownRow,
  type KnownUnit,
  type RowError,
  type RowPlan,
} from './plan';
