import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { upload } from '../../lifecycle/support';
import { panel } from '../../support/admin';
import { docx, jpeg, pdf, png, xlsx, zip } from '../../support/files';
import { issue, kit, useCity } from './support';

useCity();

const stored = (): string[] => {
  const folder = path.resolve(process.env['DATA_DIR'] ?? '.data', 'uploads');
  // Letters of another worker, which the application stores itself, are no uploads.
  return existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('received_')) : [];
};
const GIF = Buffer.from('GIF89a<html><script>alert(1)</script></html>');

describe('hostile files, addresses and markup', () => {
  test('T33 files that are not what they say, or act, are not taken; their names make no paths', async () => {
    const bad: [string, string, Buffer][] = [
      ['a.gif', 'image/gif', GIF],
      ['a.png', 'image/png', GIF],
      ['a.svg', 'image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
      ['a.html', 'text/html', Buffer.from('<html></html>')],
      ['a.png', 'image/png', Buffer.concat([png(), Buffer.from('<script>alert(1)</script>')])],
      ['a.png', 'image/png', Buffer.concat([png(), xlsx()])],
      ['a.pdf', 'application/pdf', pdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>')],
      ['a.pdf', 'application/pdf', pdf('/J#61vaScript 1')],
      [
        'a.docx',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        docx({ 'word/vbaProject.bin': 'x' }),
      ],
      ['a.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', docx()],
      ['a.pdf.exe', 'application/pdf', pdf()],
      ['a.pdf.html', 'application/pdf', pdf()],
      ['a.png.svg', 'image/png', png()],
      ['a.png.', 'image/png', png()],
      ['a.png%00.html', 'image/png', png()],
      ['a', 'application/pdf', pdf()],
      ['.pdf', 'application/pdf', GIF],
      ['a.jpg', 'image/jpeg', jpeg(8, 8, '<?php system($_GET[0]);')],
      ['a.jpg', 'image/jpeg', Buffer.concat([jpeg(), pdf()])],
      ['a.pdf', 'application/pdf', Buffer.concat([pdf(), zip({ 'a.html': '<script>' })])],
      ['a.pdf', 'application/pdf', Buffer.concat([Buffer.from('<script>alert(1)</script>\n'), pdf()])],
      ['a.pdf', 'application/pdf', pdf('/Names << /EmbeddedFiles 5 0 R >>')],
      [
        'eicar.com',
        'application/octet-stream',
        Buffer.from('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'),
      ],
    ];
    const before = stored().length;
    for (const [name, type, content] of bad) {
      const answer = await upload(kit, 'groupA', content, name, type);
      expect({ name, refused: answer.status >= 400 && answer.status < 500 }).toEqual({ name, refused: true });
    }
    expect(stored().length).toBe(before);
    for (const name of ['../../../etc/passwd.pdf', '..\\..\\x.pdf', 'a/b.pdf', '%2e%2e%2fx.pdf']) {
      const answer = await upload(kit, 'groupA', pdf(), name, 'application/pdf');
      if (answer.status === 201) expect((answer.body as { hash: string }[])[0]?.hash).toMatch(/^[\w-]+$/);
    }
    for (const name of stored()) expect(name).toMatch(/^[\w-]+\.(pdf|png|jpe?g|xlsx|docx)$/);
    const good = await upload(kit, 'groupA', pdf(), '扫描件.pdf', 'application/pdf');
    const file = await kit.send(
      'groupA',
      'GET',
      `/api/casework/files/${(good.body as { documentId: string }[])[0]?.documentId}`,
    );
    expect(
      Object.fromEntries(
        ['content-disposition', 'x-content-type-options', 'content-security-policy'].map((h) => [
          h,
          file.headers.get(h),
        ]),
      ),
    ).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
  });

  test('T35 bombs, broken and empty files', async () => {
    const bomb = png(4, 4);
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    for (const [name, content] of [
      ['bomb.png', bomb],
      ['broken.jpg', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(20)])],
      ['bomb.jpg', jpeg(65_000, 65_000)],
      ['empty.pdf', Buffer.alloc(0)],
      ['empty.png', Buffer.alloc(0)],
      ['empty.xlsx', Buffer.alloc(0)],
      ['half.pdf', pdf().subarray(0, 40)],
    ] as const) {
      const answer = await upload(
        kit,
        'groupA',
        content,
        name,
        name.endsWith('png') ? 'image/png' : name.endsWith('jpg') ? 'image/jpeg' : 'application/pdf',
      );
      expect({ name, refused: answer.status >= 400 && answer.status < 500 }).toEqual({ name, refused: true });
    }
    const large = await upload(
      kit,
      'groupA',
      Buffer.concat([pdf(), Buffer.alloc(21 * 1024 * 1024)]),
      'large.pdf',
      'application/pdf',
    ).catch(() => ({ status: 413 }));
    expect([400, 413]).toContain(large.status);
    expect((await kit.send('groupA', 'GET', '/api/issues?pagination[pageSize]=1')).status).toBe(200);
  });

  test('T35 an upload that was refused, or broken off, leaves nothing behind', async () => {
    const mark = `LEFT-BEHIND-${Date.now()}`;
    const left = (): string[] =>
      readdirSync(tmpdir(), { withFileTypes: true })
        .flatMap((entry) => {
          const where = path.join(tmpdir(), entry.name);
          if (entry.isFile()) return [where];
          return entry.name.startsWith('strapi-upload')
            ? readdirSync(where).map((name) => path.join(where, name))
            : [];
        })
        .filter((file) => {
          try {
            return statSync(file).size < 1e6 && readFileSync(file).includes(mark);
          } catch {
            return false; // Another test's, and gone by now.
          }
        });
    const kept = stored().length;
    const bad = Buffer.from(`${mark}<html>`);
    expect((await upload(kit, 'groupA', bad, 'a.pdf', 'application/pdf')).status).toBe(400);
    expect((await upload(kit, null, pdf(`/T (${mark})`), 'a.pdf', 'application/pdf')).status).toBe(401);
    const { port, hostname } = new URL(kit.app.url);
    const begun = [
      'POST /api/upload HTTP/1.1',
      'Host: x',
      `Authorization: Bearer ${kit.city.people.groupA.token}`,
      'Content-Type: multipart/form-data; boundary=frontier',
      'Content-Length: 5000000',
      '',
      '--frontier',
      'Content-Disposition: form-data; name="files"; filename="a.pdf"',
      'Content-Type: application/pdf',
      '',
      `%PDF-1.7 ${mark}`,
      'x'.repeat(200_000),
    ].join('\r\n');
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write(begun));
      socket.on('error', reject);
      socket.on('close', () => resolve());
      // Broken off once the server has begun to write what it was sent.
      const arrived = setInterval(() => {
        if (left().length === 0) return;
        clearInterval(arrived);
        socket.destroy();
      }, 20);
    });
    while (left().length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(stored().length).toBe(kept);
    // Under any field name, and at an address without an answer.
    for (const [address, field] of [
      ['/api/upload', 'other'],
      ['/api/casework/issues', 'file'],
      ['/nowhere', 'files'],
      ['/nowhere', 'file'],
    ] as const) {
      const form = new FormData();
      form.append(
        field,
        new Blob([new Uint8Array(pdf(`/T (${mark})`))], { type: 'application/pdf' }),
        'a.pdf',
      );
      const answer = await fetch(kit.app.url + address, { method: 'POST', body: form });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      // A stranger's file is not even judged.
      if (address.startsWith('/api/')) expect([address, field, answer.status]).toEqual([address, field, 401]);
    }
    const good = await upload(kit, 'groupA', pdf(`/T (${mark})`), 'a.pdf', 'application/pdf');
    expect([good.status, left()]).toEqual([201, []]);
  });

  test('T38 nothing is fetched from an address that somebody names', async () => {
    const http = await import('node:http');
    let asked = 0;
    const listener = http.createServer((_request, response) => {
      asked += 1;
      response.end('internal');
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const { port } = listener.address() as { port: number };
    const url = `http://127.0.0.1:${port}/secret`;
    try {
      for (const [method, where, body] of [
        ['POST', '/api/upload', { url, urls: [url], fileInfo: { url } }],
        ['POST', '/upload', { url }],
        ['POST', '/upload/unstable/upload-file-from-url', { url }],
        ['POST', '/admin/webhooks', { name: 'x', url, events: ['entry.create'], headers: {} }],
        ['POST', '/api/notification-channels', { data: { name: 'x', kind: 'webhook', address: url } }],
      ] as const) {
        const answer = await kit.send('groupA', method, where, body);
        expect({ where, refused: answer.status >= 400 && answer.status < 500 }).toEqual({
          where,
          refused: true,
        });
      }
      // Closed to the super admin too: Strapi's own webhooks.
      const hook = { name: 'x', url, events: ['entry.create', 'entry.update'], headers: {}, isEnabled: true };
      const superAdmin = await panel(kit.app, kit.city, 'super');
      for (const [method, where] of [
        ['post', '/admin/webhooks'],
        ['get', '/admin/webhooks'],
        ['post', '/admin/webhooks/1/trigger'],
      ] as const) {
        const answer = await superAdmin.send(method, where, method === 'get' ? undefined : hook);
        expect({ where, status: answer.status }).toEqual({ where, status: 404 });
      }
      const mine = await superAdmin.send('get', '/admin/users/me/permissions');
      const rights = (mine.body as { data: { action: string }[] }).data.map(({ action }) => action);
      expect(rights).toContain('admin::users.read');
      expect(rights.filter((action) => action.includes('webhook'))).toEqual([]);
      expect(asked).toBe(0);
    } finally {
      listener.close();
    }
  });

  test('T39 markup in texts is answered as data, under a policy that runs no inline script', async () => {
    const text = '<img src=x onerror=alert(1)><script>alert(2)</script>[x](javascript:alert(3))';
    expect((await kit.act('groupA', issue, 'note', { text })).status).toBe(200);
    const ledger = await kit.send('groupA', 'GET', `/api/casework/issues/${issue}/ledger`);
    expect(ledger.headers.get('content-type')).toContain('application/json');
    expect(ledger.headers.get('x-content-type-options')).toBe('nosniff');
    const csp = ledger.headers.get('content-security-policy') ?? '';
    const scripts = /script-src ([^;]*)/.exec(csp)?.[1] ?? /default-src ([^;]*)/.exec(csp)?.[1] ?? '';
    expect(scripts).toContain("'self'");
    expect(scripts).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
  });
});
