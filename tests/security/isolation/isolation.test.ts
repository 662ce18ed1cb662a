import './reads.cases';
import './writes-and-figures.cases';
import './scope-and-records.cases';
import { useWorld } from './support';

useWorld();
