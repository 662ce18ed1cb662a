import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { OfficialText } from '../src/plugins/casework/server/src/documents/blocks';
import type { CircularData, Line } from '../src/plugins/casework/server/src/documents/circular';
import type { Press } from '../src/plugins/casework/server/src/documents/press';

/** The half-yearly circular through the application's press, and the same content through a warm Chromium. */

const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

const cell = (code: string, i: number): Line['cells'][number] =>
  ({ code, numerator: 20 + i, denominator: 30 + i, value: '0.6789' }) as Line['cells'][number];

const RATES = ['accept_timeliness', 'closure_rate', 'satisfaction_rate'];

const lines = (count: number, name: string): Line[] =>
  Array.from({ length: count }, (_, i) => ({
    id: String(i),
    name: `示例${name}${i + 1}`,
    ranked: i < count - 1,
    cells: RATES.map((code) => cell(code, i)),
  }));

/** As large as the city's own: 27 groups, 40 units, 30 overdue issues. */
const DATA: CircularData = {
  half: '2026H1',
  from: '2026-01-01',
  to: '2026-07-01',
  until: '2026-06-30',
  cutOff: '2026-06-30T16:00:00.000Z',
  city: RATES.map((code) => cell(code, 0)),
  development: [
    { code: 'above_scale_entries', numerator: 3, denominator: null, value: '3.0000' },
    { code: 'output_growth', numerator: '120.00', denominator: '100.00', value: '0.2000', leftOut: 4 },
  ],
  groups: lines(27, '工作组'),
  units: lines(40, '承办单位'),
  overdue: Array.from({ length: 30 }, (_, i) => ({
    documentId: String(i),
    number: `包诉〔2026〕${String(i + 1).padStart(4, '0')}号`,
    title: '厂区门前道路破损影响原料运输',
    stage: 'handling',
    stageName: '办理中',
    dueDate: '2026-06-15',
    days: i + 1,
    unit: `示例承办单位${(i % 40) + 1}`,
  })),
};

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');

/** The same text as a page, with the same faces from the same packages. */
function htmlOf(document: OfficialText, fontDir: string): string {
  const face = (weight: number, folder: string, file: string): string =>
    `@font-face { font-family: Song; font-weight: ${weight}; src: url('${pathToFileURL(path.join(fontDir, folder, file)).href}'); }`;
  const block = (part: OfficialText['blocks'][number]): string =>
    part.kind === 'table'
      ? `<h5>${escape(part.caption)}</h5><table><thead><tr>${part.columns.map(({ head }) => `<th>${escape(head)}</th>`).join('')}</tr></thead>
         <tbody>${part.rows.map((row) => `<tr>${row.map((text) => `<td>${escape(text)}</td>`).join('')}</tr>`).join('')}</tbody></table>`
      : `<p>${escape(part.text)}</p>`;
  return `<!doctype html><meta charset="utf-8"><style>
    ${face(300, '300Light', 'NotoSerifSC_300Light.ttf')} ${face(900, '900Black', 'NotoSerifSC_900Black.ttf')}
    @page { size: A4; margin: 37mm 26mm 35mm 28mm; }
    body { margin: 0; font: 300 15.75pt/28.985pt Song; } h1 { color: red; } h1, h2, h5 { font-weight: 900; text-align: center; }
    p { text-indent: 2em; text-align: justify; margin: 0; } table { width: 100%; border-collapse: collapse; font-size: 10.5pt; line-height: 1.4; }
    td, th { border: 1px solid; }</style>
    <h1>${escape(document.mark)}</h1><p>${escape(document.number)}</p><h2>${escape(document.title)}</h2>
    <p>${escape(document.receivers)}</p>${document.blocks.map(block).join('')}
    <p>${escape(document.signature)}</p><p>${escape(document.date)}</p><p>${escape(document.copies)}</p><p>${escape(document.printer)}</p>`;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** Prints both in turn and reports the medians. @returns nothing: the figures are printed */
export async function benchCircular(distDir: string, tempDir: string, rounds: number): Promise<void> {
  const compiled = path.join(distDir, 'src', 'plugins', 'casework', 'server', 'src', 'documents');
  const { openPress } = (await import(path.join(compiled, 'press.js'))) as { openPress: () => Press };
  const { circularText } = (await import(path.join(compiled, 'circular-text.js'))) as {
    circularText: (data: CircularData) => OfficialText;
  };
  const text = circularText(DATA);
  const page = path.join(tempDir, 'circular.html');
  fs.writeFileSync(
    page,
    htmlOf(text, path.dirname(require.resolve('@expo-google-fonts/noto-serif-sc/package.json'))),
  );
  const press = openPress();
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  });
  const tab = await browser.newPage();
  const sizes = { press: 0, chromium: 0 };
  const variants = {
    press: async () => void (sizes.press = (await press.print(text, new Date(0))).pdf.length),
    chromium: async () => {
      await tab.goto(pathToFileURL(page).href);
      sizes.chromium = (await tab.pdf({ preferCSSPageSize: true })).length;
    },
  };
  const took = { press: [] as number[], chromium: [] as number[] };
  try {
    // Round 0 warms up and is not kept.
    for (let round = 0; round <= rounds; round += 1) {
      for (const name of round % 2 === 0
        ? (['press', 'chromium'] as const)
        : (['chromium', 'press'] as const)) {
        const start = performance.now();
        await variants[name]();
        if (round > 0) took[name].push(performance.now() - start);
      }
    }
  } finally {
    await browser.close();
    await press.close();
  }
  const ratios = took.press.map((ms, i) => ms / (took.chromium[i] ?? NaN));
  console.log(`\n| circular, ${rounds} rounds | ms, median | KB |\n| --- | --- | --- |`);
  for (const name of ['chromium', 'press'] as const)
    console.log(`| ${name} | ${median(took[name]).toFixed(0)} | ${(sizes[name] / 1024).toFixed(0)} |`);
  console.log(
    `press to chromium: ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})`,
  );
}
