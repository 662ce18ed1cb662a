import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import {
  circularText,
  dress,
  issuingBody,
  type CircularData,
  type Compared,
  type Line,
  type OfficialText,
} from '../src/plugins/casework/domain/documents';
import { readProfile } from '../src/plugins/casework/server/src/features/city/profile';
import { issuingProfileOf } from '../src/plugins/casework/server/src/features/documents/profile';
import { ROLES } from '../src/plugins/casework/server/src/features/documents/press/fonts';
import type { Press } from '../src/plugins/casework/server/src/features/documents/press/press';

/** The half-yearly circular through the application's press, and the same content through a warm Chromium. */

const PROFILE = issuingProfileOf(readProfile('fuyuan'));

const WARM_UP = 5;
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

const COUNTS = {
  received: 60,
  carried: 12,
  closed: 50,
  open: 22,
  overdue: 8,
  visits: 40,
  meetings: 6,
  problems: 2,
};
const CITY = RATES.map((code) => cell(code, 0));
const BEFORE: Compared = { from: '2025-07-01', to: '2026-01-01', counts: COUNTS, city: CITY };

/** A circular of six pages: 27 groups, 18 units, 8 overdue issues. */
const DATA: CircularData = {
  half: '2026H1',
  from: '2026-01-01',
  to: '2026-07-01',
  until: '2026-06-30',
  cutOff: '2026-06-30T16:00:00.000Z',
  counts: COUNTS,
  city: CITY,
  cityHandling: CITY,
  before: BEFORE,
  yearBefore: BEFORE,
  channels: [],
  categories: [],
  unsolved: [],
  requiredBy: '2026-07-15',
  assessments: [],
  development: [
    { code: 'above_scale_entries', numerator: 3, denominator: null, value: '3.0000' },
    { code: 'output_growth', numerator: '120.00', denominator: '100.00', value: '0.2000', leftOut: 4 },
  ],
  groups: lines(27, '工作组'),
  units: lines(18, '承办单位'),
  overdue: Array.from({ length: 8 }, (_, i) => ({
    documentId: String(i),
    number: `包诉〔2026〕${String(i + 1).padStart(4, '0')}号`,
    title: '厂区门前道路破损影响原料运输',
    stage: 'handling',
    stageName: '办理中',
    dueDate: '2026-06-15',
    days: i + 1,
    unit: `示例承办单位${(i % 18) + 1}`,
    unitId: String(i % 18),
  })),
};

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');

/** The same text as a page, with the same faces from the same packages for the same elements. */
function htmlOf(document: OfficialText, fontOf: (file: string) => string): string {
  const face = (name: string, file: string): string =>
    `@font-face { font-family: ${name}; src: url('${pathToFileURL(fontOf(file)).href}'); }`;
  const headings = { 1: 'hei', 2: 'kai', 3: 'body' } as const;
  const block = (part: OfficialText['blocks'][number]): string => {
    switch (part.kind) {
      case 'attachment':
        return `<h2 class="annex">${escape(part.title)}</h2>`;
      case 'list':
        return part.items.map(({ text }) => `<p>${escape(text)}</p>`).join('');
      case 'heading':
        return `<p class="${headings[part.level]}">${escape(part.text)}</p>`;
      case 'table':
        return `<h5>${escape(part.caption)}</h5><table><thead><tr>${part.columns.map(({ head }) => `<th>${escape(head)}</th>`).join('')}</tr></thead>
         <tbody>${part.rows.map((row) => `<tr>${row.map((text) => `<td>${escape(text)}</td>`).join('')}</tr>`).join('')}</tbody></table>`;
      case 'chart':
        return `${part.rows
          .map(
            ([name = '', ...words]) =>
              `<div class="bar"><span>${escape(name)}</span>${words.map((said) => `<i style="width:${parseFloat(said) * 0.6}%"></i>${escape(said)}`).join('')}</div>`,
          )
          .join('')}<h5>${escape(part.caption)}</h5>`;
      case 'paragraph':
        return `<p>${escape(part.text)}</p>`;
    }
  };
  return `<!doctype html><meta charset="utf-8"><style>
    ${Object.entries(ROLES)
      .map(([name, { file }]) => face(name, file))
      .join('\n')}
    @page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-right { content: '— ' counter(page) ' —'; font: 14pt song; } }
    body { margin: 0; font: 15.75pt/28.985pt body; }
    h1, h2, h5 { text-align: center; font-weight: normal; } h1, h2 { font-family: title; } h1 { color: #e60012; } h2 { font-size: 22pt; }
    h5, th { font: 10.5pt hei; } .hei { font-family: hei; } .kai { font-family: kai; } .annex { break-before: page; }
    p { text-indent: 2em; text-align: justify; margin: 0; } table { width: 100%; border-collapse: collapse; font-size: 10.5pt; line-height: 1.4; }
    td, th { border: 1px solid; } .bar { font-size: 10.5pt; line-height: 1.4; } .bar span { display: inline-block; width: 30%; text-align: right; }
    .bar i { display: inline-block; height: 6.5pt; background: #595959; }</style>
    <h1>${escape(document.mark)}</h1><p>${escape(document.number)}</p><h2>${escape(document.title)}</h2>
    <p>${escape(document.receivers)}</p>${document.blocks.map(block).join('')}
    <p>${escape(document.signature)}</p><p>${escape(document.date)}</p><p>${escape(document.copies)}</p><p>${escape(document.printer)} ${escape(document.printed)}</p>`;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** Prints both in turn and reports the medians. @returns nothing: the figures are printed */
export async function benchCircular(distDir: string, tempDir: string, rounds: number): Promise<void> {
  const compiled = path.join(
    distDir,
    'src',
    'plugins',
    'casework',
    'server',
    'src',
    'features',
    'documents',
    'press',
  );
  const { openPress } = (await import(path.join(compiled, 'press.js'))) as { openPress: () => Press };
  const composed = circularText(DATA, PROFILE);
  const text = dress(PROFILE, {
    kind: 'circular',
    number: '抚包专发〔2026〕1号',
    ...composed,
    body: issuingBody(PROFILE, 'circular', null),
    issuedOn: '2026-07-08',
    year: 2026,
    signer: '示例',
  });
  const page = path.join(tempDir, 'circular.html');
  fs.writeFileSync(
    page,
    htmlOf(text, (file) => require.resolve(file)),
  );
  const press = openPress();
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  });
  const tab = await browser.newPage();
  const sizes = { press: 0, chromium: 0 };
  let pages = 0;
  const variants = {
    press: async () => {
      const printed = await press.print({ document: text, madeAt: new Date(0) });
      sizes.press = printed.pdf.length;
      ({ pages } = printed);
    },
    chromium: async () => {
      await tab.goto(pathToFileURL(page).href);
      sizes.chromium = (await tab.pdf({ preferCSSPageSize: true })).length;
    },
  };
  const took = { press: [] as number[], chromium: [] as number[] };
  try {
    // The first rounds warm both up and are not kept.
    for (let round = 1 - WARM_UP; round <= rounds; round += 1) {
      for (const name of Math.abs(round) % 2 === 0
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
  const ratios = took.chromium.map((ms, i) => ms / (took.press[i] ?? NaN));
  console.log(`\n| circular of ${pages} pages, ${rounds} rounds | ms, median | KB |\n| --- | --- | --- |`);
  for (const name of ['chromium', 'press'] as const)
    console.log(`| ${name} | ${median(took[name]).toFixed(0)} | ${(sizes[name] / 1024).toFixed(0)} |`);
  console.log(
    `chromium to press: ${median(ratios).toFixed(1)} × (${Math.min(...ratios).toFixed(1)}–${Math.max(...ratios).toFixed(1)}); size ${(sizes.chromium / sizes.press).toFixed(1)} ×`,
  );
}
