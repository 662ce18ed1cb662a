import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

/**
 * File types worth compressing; fonts and pictures are compressed already. The HTML page is small and must not be
 * cached like a file with a hash.
 */
const WORTH = /\.(js|css|svg|json)$/;
const LEAST_BYTES = 1024;
const QUALITY = 9;

/**
 * Writes a `.br` and a `.gz` beside each file of the built panel, which the static server sends to browsers that
 * accept them: compressed once, not at every request.
 */
export async function compressBuild(directory) {
  for (const name of fs.readdirSync(directory)) {
    const file = path.join(directory, name);
    if (!WORTH.test(name) || fs.statSync(file).size < LEAST_BYTES) continue;
    const bytes = fs.readFileSync(file);
    const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: QUALITY };
    fs.writeFileSync(`${file}.br`, await brotli(bytes, { params }));
    fs.writeFileSync(`${file}.gz`, await gzip(bytes, { level: 9 }));
  }
}
