import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Production refuses secrets that begin so. */
const DEMO_PREFIX = 'demo-';

const random = (bytes = 32) => DEMO_PREFIX + randomBytes(bytes).toString('base64');

export function generateSecrets() {
  return {
    APP_KEYS: [random(), random()].join(','),
    ADMIN_JWT_SECRET: random(),
    API_TOKEN_SALT: random(),
    TRANSFER_TOKEN_SALT: random(),
    JWT_SECRET: random(),
    ENCRYPTION_KEY: random(),
  };
}

/** Generated at the first start and kept, so that sessions and tokens survive a restart. */
export function loadOrCreateSecrets(dataDir) {
  const file = path.join(dataDir, 'secrets.json');
  let kept = {};
  try {
    kept = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code !== 'ENOENT' && !(error instanceof SyntaxError)) throw error;
  }
  const secrets = { ...generateSecrets(), ...kept };
  const fresh = `${file}.new`;
  fs.writeFileSync(fresh, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(fresh, file);
  return secrets;
}
