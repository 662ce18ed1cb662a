import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROLES } from '../fonts';

const FONTS = 'src/plugins/casework/server/src/features/documents/press/fonts.ts';
const PACKAGES = ['@expo-google-fonts/noto-serif-sc', '@expo-google-fonts/noto-sans-sc'];

test('the build keeps the weights that documents are set in, and no other', () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'fonts-'));
  fs.mkdirSync(path.dirname(path.join(root, FONTS)), { recursive: true });
  fs.copyFileSync(FONTS, path.join(root, FONTS));
  const inUse = Object.values(ROLES).map(({ file }) => file);
  const unused = PACKAGES.map((name) => `${name}/100Thin/Thin.ttf`);
  const others = PACKAGES.map((name) => `${name}/LICENSE_FONT`);
  for (const file of [...inUse, ...unused, ...others]) {
    const target = path.join(root, 'node_modules', file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, 'font');
  }
  const script = `import { pruneFonts } from ${JSON.stringify(path.resolve('scripts/lib/prune-fonts.mjs'))};
    console.log(pruneFonts(process.argv[1]));`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script, root], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const isThere = (file: string): boolean => fs.existsSync(path.join(root, 'node_modules', file));
  expect(inUse.filter((file) => !isThere(file))).toEqual([]);
  expect(others.filter((file) => !isThere(file))).toEqual([]);
  expect(unused.filter(isThere)).toEqual([]);
  fs.rmSync(root, { recursive: true });
});
