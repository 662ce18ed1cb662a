import { deflateSync } from 'node:zlib';
import { docx, jpeg, pdf, png, xlsx, zip } from '../../../../../../../../tests/support/files';
import { rangeOf } from '../calls';
import { inspect, type Objection } from '../inspect';

const objects = (text: string): Buffer =>
  Buffer.concat([
    pdf(),
    Buffer.from('3 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n'),
    deflateSync(Buffer.from(text)),
    Buffer.from('\nendstream\nendobj\n%%EOF\n'),
  ]);

const SCRIPT = '1 0 2 40 << /S /JavaScript /JS (app.alert) >>';

/** An object stream whose content is packed as the dictionary says. */
const stream = (dictionary: string, content: Buffer): Buffer =>
  Buffer.concat([
    pdf(),
    Buffer.from(`3 0 obj\n<< ${dictionary} >>\nstream\n`, 'latin1'),
    deflateSync(content),
    Buffer.from('\nendstream\nendobj\n%%EOF\n'),
  ]);
const parameters = (predictor: number, columns: number, more = ''): string =>
  `/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /DecodeParms << /Predictor ${predictor} /Columns ${columns} ${more} >>`;

/** Returns rows as PNG writes them, with each filter in turn; written again from the standard. */
function filtered(text: string, columns: number, filters: readonly number[], pixel = 1): Buffer {
  const bytes = Buffer.from(text);
  const rows: Buffer[] = [];
  for (let n = 0; n * columns < bytes.length; n += 1) {
    const row = bytes.subarray(n * columns, (n + 1) * columns);
    const filter = filters[n % filters.length] ?? 0;
    const out = Buffer.alloc(row.length + 1);
    out[0] = filter;
    row.forEach((byte, i) => {
      const left = i >= pixel ? (row[i - pixel] ?? 0) : 0;
      const up = n > 0 ? (bytes[(n - 1) * columns + i] ?? 0) : 0;
      const corner = n > 0 && i >= pixel ? (bytes[(n - 1) * columns + i - pixel] ?? 0) : 0;
      const estimate = left + up - corner;
      const nearest = [left, up, corner].reduce((a, b) =>
        Math.abs(estimate - b) < Math.abs(estimate - a) ? b : a,
      );
      out[i + 1] = byte - ([0, left, up, Math.floor((left + up) / 2), nearest][filter] ?? 0);
    });
    rows.push(out);
  }
  return Buffer.concat(rows);
}

function differences(text: string, columns: number, pixel = 1): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.from(bytes.map((byte, i) => (i % columns < pixel ? byte : byte - (bytes[i - pixel] ?? 0))));
}

/** An archive with a comment at its end, of the length that it says. */
function commented(archive: Buffer, comment: string): Buffer {
  const whole = Buffer.concat([archive, Buffer.from(comment, 'latin1')]);
  whole.writeUInt16LE(comment.length, archive.length - 2);
  return whole;
}

const cases: [string, string, Buffer, Objection | null][] = [
  ['a picture', '照片.PNG', png(), null],
  ['a photograph', 'a.jpeg', jpeg(), null],
  ['a PDF', 'a.pdf', pdf(), null],
  ['a PDF with packed objects', 'a.pdf', objects('1 0 << /Type /Page >>'), null],
  ['a workbook', 'a.xlsx', xlsx({ 'xl/printerSettings/printerSettings1.bin': 'x' }), null],
  ['a text', 'a.docx', docx(), null],
  ['an empty file', 'a.pdf', Buffer.alloc(0), 'FILE_TYPE'],
  ['a web page', 'a.html', Buffer.from('<html></html>'), 'FILE_TYPE'],
  ['a drawing', 'a.svg', Buffer.from('<svg onload="x"/>'), 'FILE_TYPE'],
  [
    'a web page by the name of a picture',
    'a.png',
    Buffer.from('<html><script></script></html>'),
    'FILE_TYPE',
  ],
  ['a PDF by the name of a picture', 'a.jpg', pdf(), 'FILE_TYPE'],
  ['a picture by the name of a web page', 'a.png.html', png(), 'FILE_TYPE'],
  ['no name', '', png(), 'FILE_TYPE'],
  ['a picture that is a web page too', 'a.jpg', jpeg(8, 8, '<script>alert(1)</script>'), 'FILE_ACTIVE'],
  ['a picture with an archive behind it', 'a.png', Buffer.concat([png(), xlsx()]), 'FILE_ACTIVE'],
  ['a picture with too many pixels', 'a.png', png(8, 8).fill(0x7f, 16, 20), 'FILE_TYPE'],
  ['a photograph with too many pixels', 'a.jpg', jpeg(65_000, 65_000), 'FILE_TYPE'],
  ['a photograph without a frame', 'a.jpg', jpeg().fill(0, 206, 219), 'FILE_TYPE'],
  ['a PDF with a script', 'a.pdf', pdf('/OpenAction << /S /JavaScript /JS (x) >>'), 'FILE_ACTIVE'],
  ['a PDF with a script spelt otherwise', 'a.pdf', pdf('/OpenAction << /S /J#61vaScript >>'), 'FILE_ACTIVE'],
  ['a PDF with a packed script', 'a.pdf', objects('1 0 << /S /JavaScript >>'), 'FILE_ACTIVE'],
  [
    'a PDF with a packed script under a mark spelt otherwise',
    'a.pdf',
    Buffer.from(
      objects('1 0 << /S /JavaScript >>').toString('latin1').replace('ObjStm', 'Obj#53tm'),
      'latin1',
    ),
    'FILE_ACTIVE',
  ],
  ...[10, 11, 12, 13, 14, 15].map((predictor): [string, string, Buffer, Objection | null] => [
    `a PDF with a script packed under PNG predictor ${predictor}`,
    'a.pdf',
    stream(
      parameters(predictor, 5),
      filtered(SCRIPT, 5, predictor === 15 ? [4, 3, 2, 1, 0] : [predictor - 10]),
    ),
    'FILE_ACTIVE',
  ]),
  [
    'a PDF with a script under a predictor with colours',
    'a.pdf',
    stream(parameters(15, 2, '/Colors 3'), filtered(SCRIPT, 6, [1, 4, 3], 3)),
    'FILE_ACTIVE',
  ],
  [
    'a PDF with a script under the TIFF predictor',
    'a.pdf',
    stream(parameters(2, 7), differences(SCRIPT, 7)),
    'FILE_ACTIVE',
  ],
  [
    'a PDF with nothing but a page under a PNG predictor',
    'a.pdf',
    stream(parameters(15, 5), filtered('1 0 << /Type /Page /Rotate 90 >>', 5, [4, 3, 2, 1, 0])),
    null,
  ],
  [
    'a PDF with nothing but a page under the TIFF predictor',
    'a.pdf',
    stream(parameters(2, 7), differences('1 0 << /Type /Page /Rotate 90 >>', 7)),
    null,
  ],
  ...(
    [
      ['of which nobody knows', parameters(3, 5)],
      ['that is told elsewhere', parameters(12, 5).replace('/Predictor 12', '/Predictor 9 0 R')],
      ['whose parameters are told elsewhere', '/Type /ObjStm /Filter /FlateDecode /DecodeParms 9 0 R'],
      ['that is told twice', parameters(12, 5, '/Predictor 1')],
      ['spelt otherwise and wrong', parameters(12, 5).replace('/Predictor 12', '/Predict#6fr (x)')],
      ['behind a text', `/X (endobj 4 0 obj <<) ${parameters(1, 1)}`],
      ['behind a comment', `/DecodeParms << /Predictor 12 >> % endobj 4 0 obj <<\n ${parameters(1, 1)}`],
      ['behind a name', `/DecodeParms << /Predictor 12 >> /endobj 4 0 obj << ${parameters(1, 1)}`],
      ['with a second filter', '/Type /ObjStm /Filter [/FlateDecode /ASCIIHexDecode]'],
      ['with another filter', '/Type /ObjStm /Filter /LZWDecode'],
      ['whose content is far away', `/Type /ObjStm /Filter /FlateDecode ${' '.repeat(3000)}`],
    ] as const
  ).map(([what, dictionary]): [string, string, Buffer, Objection | null] => [
    `a PDF with packed objects under a predictor or filter ${what}`,
    'a.pdf',
    stream(dictionary, filtered(SCRIPT, 5, [2])),
    'FILE_ACTIVE',
  ]),
  [
    'a PDF whose packed objects come last and begin as only some readers take it',
    'a.pdf',
    Buffer.concat([
      pdf(),
      Buffer.from('3 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\r'),
      deflateSync(Buffer.from(SCRIPT)),
      Buffer.from(' endstream endobj %%EOF\n'),
    ]),
    'FILE_ACTIVE',
  ],
  [
    'a PDF with packed objects, added to after its end',
    'a.pdf',
    Buffer.concat([
      objects('1 0 << /Type /Page >>'),
      Buffer.from('9 0 obj\n<</Type/ObjStm/N 1/First 4/Length 30/Filter/FlateDecode>>stream\r\n'),
      deflateSync(Buffer.from('1 0 << /Type /Page >>')),
      Buffer.from('\r\nendstream\rendobj\r%%EOF\r'),
    ]),
    null,
  ],
  [
    'a PDF with packed objects that are not said to be such',
    'a.pdf',
    stream('/N 1 /First 4 /Filter /FlateDecode', Buffer.from(SCRIPT)),
    'FILE_ACTIVE',
  ],
  [
    'a PDF with packed objects by another name, spelt otherwise',
    'a.pdf',
    stream('/Type /Metadata /N 1 /Fir#73t 4 /Filter /FlateDecode', Buffer.from(SCRIPT)),
    'FILE_ACTIVE',
  ],
  [
    'a PDF with outlines before a picture',
    'a.pdf',
    Buffer.concat([
      pdf('/Outlines << /First 4 0 R /Last 4 0 R >>'),
      Buffer.from('5 0 obj\n<< /FirstChar 32 /Length 1 >>\nstream\nx\nendstream\nendobj\n%%EOF\n'),
    ]),
    null,
  ],
  [
    'a PDF whose film brings a script',
    'a.pdf',
    pdf('/OpenAction << /S /Rendition /OP 0 /JS (app.alert) >>'),
    'FILE_ACTIVE',
  ],
  ['a PDF with a file in it', 'a.pdf', pdf('/Names << /EmbeddedFiles 5 0 R >>'), 'FILE_ACTIVE'],
  ['an encrypted PDF', 'a.pdf', pdf('/Encrypt 9 0 R'), 'FILE_ACTIVE'],
  ['a PDF with an archive behind it', 'a.pdf', Buffer.concat([pdf(), xlsx()]), 'FILE_TYPE'],
  ['a workbook with macros', 'a.xlsx', xlsx({ 'xl/vbaProject.bin': 'x' }), 'FILE_ACTIVE'],
  ['a text with macros', 'a.docx', docx({ 'word/vbaProject.bin': 'x' }), 'FILE_ACTIVE'],
  ['a text with an object', 'a.docx', docx({ 'word/embeddings/oleObject1.bin': 'x' }), 'FILE_ACTIVE'],
  [
    'a macro workbook renamed',
    'a.xlsx',
    zip({ '[Content_Types].xml': 'sheet.macroEnabled.main+xml', 'xl/workbook.xml': 'x' }),
    'FILE_ACTIVE',
  ],
  ['a text by the name of a workbook', 'a.xlsx', docx(), 'FILE_TYPE'],
  ['any archive', 'a.xlsx', zip({ 'a.txt': 'x' }), 'FILE_TYPE'],
  ['an archive that leaves its folder', 'a.xlsx', xlsx({ '../x.xml': 'x' }), 'FILE_TYPE'],
  ['a PDF with a link', 'a.pdf', pdf('/A << /S /URI /URI (https://example.test/launch/2026) >>'), null],
  ['a PDF with a title', 'a.pdf', pdf('/Title (TypeScript/JavaScript training \\(2026\\))'), null],
  [
    'a PDF with a title in brackets',
    'a.pdf',
    pdf('/Title (A (b/JavaScript) c) % a (comment)\n /X (y)'),
    null,
  ],
  [
    'a PDF with a packed link',
    'a.pdf',
    stream(parameters(1, 1), Buffer.from('1 0 << /URI (https://x.test/launch/a) >>')),
    null,
  ],
  ['a PDF with a script behind a text', 'a.pdf', pdf('/T (x) /S /JavaScript'), 'FILE_ACTIVE'],
  [
    'a PDF with a script behind an open bracket in a comment',
    'a.pdf',
    pdf('% (\n /S /JavaScript /T ()'),
    'FILE_ACTIVE',
  ],
  [
    'a PDF with a script behind an escaped bracket',
    'a.pdf',
    pdf('/T (\\\\) /S /JavaScript /U (x)'),
    'FILE_ACTIVE',
  ],
  [
    'a PDF with a script behind a broken hexadecimal text',
    'a.pdf',
    pdf('/T <(> /S /JavaScript /U ()'),
    'FILE_ACTIVE',
  ],
  ['a PDF with an object in a text', 'a.pdf', pdf('/T (5 0 obj << /S /JavaScript >> endobj)'), 'FILE_ACTIVE'],
  [
    'a PDF with a packed name in a text that its head points to',
    'a.pdf',
    stream(parameters(1, 1).replace('/First 4', '/First 9'), Buffer.from('1 0 2 4  (a /JavaScript )')),
    'FILE_ACTIVE',
  ],
  ['a picture with bytes behind its end', 'a.png', Buffer.concat([png(), Buffer.alloc(64, 7)]), null],
  [
    'a picture with a page behind its end',
    'a.png',
    Buffer.concat([png(), Buffer.from('<html>x')]),
    'FILE_ACTIVE',
  ],
  ['a text with a comment', 'a.docx', commented(docx(), 'made by example'), null],
  ['a text with a page in its comment', 'a.docx', commented(docx(), '<script>x'), 'FILE_TYPE'],
  ['a text with an archive in its comment', 'a.docx', commented(docx(), 'PK\x05\x06'), 'FILE_TYPE'],
  [
    'an archive with something behind it',
    'a.xlsx',
    Buffer.concat([xlsx(), Buffer.from('<script>')]),
    'FILE_TYPE',
  ],
];

test.each(cases)('%s', (_, name, file, objection) => {
  expect(inspect(name, file)).toBe(objection);
});

/** How many characters the searches go over while work is done: those of texts and of patterns. */
function charactersSearched(work: () => void): number {
  // The globals of the realm that the module under test runs in.
  const realm = inspect.constructor as (
    code: string,
  ) => () => { String: StringConstructor; RegExp: RegExpConstructor };
  const { String: Text, RegExp: Pattern } = realm('return { String, RegExp }')();
  let searched = 0;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with what they are called on
  const { indexOf } = Text.prototype;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- as above
  const { exec } = Pattern.prototype;
  Text.prototype.indexOf = function (this: string, what: string, from = 0): number {
    const found = indexOf.call(this, what, from);
    searched += (found < 0 ? this.length : found) - Math.min(from, this.length);
    return found;
  };
  Pattern.prototype.exec = function (this: RegExp, text: string): RegExpExecArray | null {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const found = exec.call(this, text);
    searched += found ? found.index + found[0].length - from : this.sticky ? 1 : text.length - from;
    return found;
  };
  try {
    work();
  } finally {
    Text.prototype.indexOf = indexOf;
    Pattern.prototype.exec = exec;
  }
  return searched;
}

const MANY = 100_000;
const NOTHING = deflateSync(Buffer.alloc(0)).toString('latin1');

test.each([
  ['marks', '/ObjStm', MANY, '', 'FILE_ACTIVE'],
  ['marks before one content', '/ObjStm', MANY, ' stream\n x endstream', 'FILE_ACTIVE'],
  ['contents without an end', `/ObjStm stream\n${NOTHING}`, MANY, '', 'FILE_ACTIVE'],
  ['contents before one end', `/ObjStm stream\n${NOTHING}`, MANY, 'endstream', 'FILE_ACTIVE'],
  ['escaped characters', '#41', 3 * MANY, '', null],
  ['texts that do not end', '1 0 obj (', MANY, '/Launch ', 'FILE_ACTIVE'],
  ['texts within texts', '1 0 obj (((', MANY, '/Launch ', 'FILE_ACTIVE'],
  ['comments', '1 0 obj %', MANY, '/Launch ', 'FILE_ACTIVE'],
  ['hexadecimal texts that do not end', '1 0 obj <00', MANY, '/Launch ', 'FILE_ACTIVE'],
  ['texts with nothing of interest', '1 0 obj (a/launch/b) endobj ', MANY, '', null],
] as const)(
  'a PDF of many %s is read through a few times, not once for each',
  (_, part, times, end, objection) => {
    const file = Buffer.from(`%PDF-1.7\n${part.repeat(times)}${end}\n%%EOF\n`, 'latin1');
    const searched = charactersSearched(() => expect(inspect('a.pdf', file)).toBe(objection));
    expect(searched).toBeGreaterThan(file.length / 2);
    expect(searched).toBeLessThan(12 * file.length);
  },
);

test('packed rows are unpacked up to a limit, whatever they hold', () => {
  const rows = Buffer.alloc(1024 * 1024, 'x\x04');
  expect(inspect('a.pdf', stream(parameters(15, 1), rows))).toBe('FILE_ACTIVE');
  expect(inspect('a.pdf', stream(parameters(15, 1), rows.fill('\x04x')))).toBeNull();
  expect(inspect('a.pdf', stream(parameters(15, 1), Buffer.alloc(33 * 1024 * 1024)))).toBe('FILE_ACTIVE');
});

test('a picture of nothing but empty chunks is not counted to its end', () => {
  const chunk = Buffer.from('000000007445587400000000', 'hex');
  const picture = png();
  const many = Buffer.concat([
    picture.subarray(0, 33),
    Buffer.concat(Array(100_000).fill(chunk)),
    picture.subarray(33),
  ]);
  expect(inspect('a.png', many)).toBe('FILE_TYPE');
});

test.each([
  ['', null],
  ['bytes=0-3', { start: 0, end: 3 }],
  ['bytes=4-', { start: 4, end: 9 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=5-100', { start: 5, end: 9 }],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=5-4', 'unsatisfiable'],
  ['bytes=0-1,4-5', null],
  ['lines=1-2', null],
])('range %j', (header, range) => {
  expect(rangeOf(header, 10)).toEqual(range);
});
