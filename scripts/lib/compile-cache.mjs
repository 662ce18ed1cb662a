/**
 * Keeps what Node has compiled between starts, in `.cache/compiled` of the application (Node 22; Node 20 cannot, and a
 * folder that cannot be written is done without). Not in the system's temporary folder, where other users of the machine
 * could put code of theirs.
 */
import module from 'node:module';
import path from 'node:path';
import { appDir } from './paths.mjs';

module.enableCompileCache?.(path.join(appDir, '.cache', 'compiled'));
