import { readlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { OfficialText } from '../../../../../domain/documents';
import { closeOff } from './close-off';
import { docxOf } from './docx';
import { MissingGlyphs, findFonts, type Served } from './fonts';
import { pdfOf } from './pdf';
import { modulesOf } from './qr';
import { setDocument } from './set';

/** Sets documents off the main thread, one at a time; the fonts are parsed once. */
type Setting = {
  id: number;
  document: OfficialText;
  /** time of making written into the files */
  madeAt: string;
  /** the address that the code on the document opens */
  code: string | null;
  docx: boolean;
};
/** Asks which face serves which role. */
type Asking = { id: number; used: string };
export type Job = Setting | Asking;
export type Printed =
  | { id: number; pdf: Uint8Array; docx: Uint8Array | null; pages: number }
  | { id: number; missing: readonly string[] }
  | { id: number; failed: string };
export type Covered = { id: number; fonts: (Served & { missing: string[] })[] };

/** As much as leaves a document time enough on a machine that is full. */
const NICENESS = 5;

const { fontsDir, system } = workerData as { fontsDir: string | undefined; system: readonly string[] | null };
const fonts = findFonts(fontsDir, system ?? undefined);

yieldToRequests();
closeOff();

/**
 * Lowers this thread's priority, so that requests go before previews where there are too few cores. Linux alone tells
 * threads apart.
 */
function yieldToRequests(): void {
  try {
    const thread = Number(path.basename(readlinkSync('/proc/thread-self')));
    os.setPriority(thread, NICENESS);
  } catch {
    // Another system, or one that does not let it: the documents are set all the same.
  }
}

async function print({ id, document, madeAt, code, docx }: Setting): Promise<Printed> {
  try {
    const at = new Date(madeAt);
    const pages = setDocument(document, fonts, code === null ? null : modulesOf(code));
    const title = document.title.replaceAll('\n', '');
    const pdf = await pdfOf(pages, fonts, { title, author: document.signature, madeAt: at });
    return {
      id,
      pdf: new Uint8Array(pdf),
      docx: docx ? new Uint8Array(await docxOf(document, at)) : null,
      pages: pages.length,
    };
  } catch (error) {
    if (error instanceof MissingGlyphs) return { id, missing: error.characters };
    return { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** The fonts, each with what of the characters in use it lacks. */
const covered = ({ id, used }: Asking): Covered => ({
  id,
  fonts: fonts.served.map((served) => ({
    ...served,
    missing: [...new Set(used)].filter(
      (character) => !fonts.of[served.role].covers(character.codePointAt(0) ?? 0),
    ),
  })),
});

let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (job: Job) => {
  last = last.then(async () => parentPort?.postMessage('used' in job ? covered(job) : await print(job)));
});
