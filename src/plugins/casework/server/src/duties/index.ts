export { fulfil, type Fulfilment } from './fulfil';
