import './issues-and-reports.cases';
import './figures-and-policies.cases';
import { useCity } from './support';

useCity();
