import './escalation.cases';
import './messages-and-upkeep.cases';
import { useCity } from './support';

useCity();
