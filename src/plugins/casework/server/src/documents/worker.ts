import { parentPort, workerData } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import type { OfficialText } from './blocks';
import { FACE_NAMES, MissingGlyphs, prepareFonts } from './fonts';
import { placeOfImprint, setDocument, type ImprintPlace } from './layout';

/**
 * Sets documents off the main thread: pdfmake is synchronous and a document takes its 150 ms, more when it is
 * long. One at a time; pdfmake is a singleton with one set of fonts.
 */
export type Job = { id: number; document: OfficialText; madeAt: string };
export type Printed =
  | { id: number; pdf: Uint8Array; pages: number }
  | { id: number; missing: readonly string[] }
  | { id: number; failed: string };

const fonts = prepareFonts((workerData as { cache: string }).cache);
const allowed = new Set<string>(Object.values(fonts.paths));
// A document can name neither addresses nor files: it is text that people typed.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((file) => allowed.has(file));
pdfmake.setFonts(Object.fromEntries(FACE_NAMES.map((face) => [face, { normal: fonts.paths[face] }])));

async function print({ id, document, madeAt }: Job): Promise<Printed> {
  try {
    const set = async (place: ImprintPlace): Promise<{ pdf: Buffer; pages: number }> => {
      const { definition, pages } = setDocument(document, fonts.covers, new Date(madeAt), place);
      const pdf = await pdfmake.createPdf(definition).getBuffer();
      return { pdf, pages: pages() };
    };
    let printed = await set('flow');
    if (printed.pages % 2 === 1)
      printed = await set(placeOfImprint(printed.pages, (await set('none')).pages));
    return { id, pdf: new Uint8Array(printed.pdf), pages: printed.pages };
  } catch (error) {
    if (error instanceof MissingGlyphs) return { id, missing: error.characters };
    return { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (job: Job) => {
  last = last.then(async () => parentPort?.postMessage(await print(job)));
});
