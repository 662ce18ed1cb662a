/** A separate database server, for tests that bring it down: see own-database.ts. */
import { startEmbeddedDatabase } from '../../scripts/lib/embedded-database.mjs';

const database = await startEmbeddedDatabase({
  dataDir: process.env.OWN_DATA_DIR,
  mode: 'test',
  handleSignals: false,
});
process.send({ url: database.url, ownerUrl: database.ownerUrl, adminUrl: database.adminUrl });

const stop = () => void database.stop().finally(() => process.exit(0));
process.on('message', (message) => {
  if (message === 'stop') stop();
});
process.on('disconnect', stop);
