export { fulfil, type Fulfilment } from './fulfil';
export { keepDutiesAfter, oweFeedback, type Decided } from './after-action';
export { keepAllDuties, keepDutiesOfLeaders, recheckVisits, recountDuties, type Kept } from './keep';
