import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fingerprintOf } from './key';
import type { Proof } from './proof';

/**
 * A file that anybody can open years from now, without network and without this installation: it contains the
 * entries, the way to the signed root, and the script that checks both with the browser's own SHA-256 and an
 * inlined Ed25519 (@noble/ed25519, MIT), because browsers of agencies do not have that one yet.
 */

let library: string | undefined;

/** The library's module without its last line, which exports what is a part of the page here. */
function ed25519(): string {
  library ??= readFileSync(createRequire(__filename).resolve('@noble/ed25519'), 'utf8').replace(
    /^export \{[^}]*\};?\s*$/m,
    '',
  );
  return library;
}

/** JSON that no character of can end the script in which it stands. */
const inScript = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Script of the page. It does not touch the document until the end, so that it can be tried without a browser. */
const CHECK = String.raw`
const hexOf = (bytes) => Array.from(new Uint8Array(bytes), (b) => b.toString(16).padStart(2, '0')).join('');
const bytesOf = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const base64 = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
const utf8 = (text) => new TextEncoder().encode(text);
const joined = (...parts) => { const all = new Uint8Array(parts.reduce((n, p) => n + p.length, 0)); let at = 0; for (const p of parts) { all.set(p, at); at += p.length; } return all; };
const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/** One line for each thing that is checked: what, whether it holds, and in words why not. */
async function check(proof) {
  const lines = [];
  const say = (what, holds, why = '') => lines.push({ what, holds, why });
  let before = '0'.repeat(64);
  let linked = proof.entries.length > 0;
  let whole = 0;
  for (const [i, entry] of proof.entries.entries()) {
    const name = '第 ' + entry.sequence + ' 条' + entry.action;
    if (entry.sequence !== i + 1) { linked = false; say(name, false, '序号不连续'); }
    if (entry.prevHash !== before) { linked = false; say(name, false, '所记前一条的哈希与前一条不符'); }
    before = entry.hash;
    if (entry.text === null) continue;
    const fields = JSON.parse(entry.text);
    const fits = hexOf(await sha256(utf8(entry.text))) === entry.hash && fields.sequence === entry.sequence
      && fields.prevHash === entry.prevHash && fields.issue === proof.documentId;
    if (fits) whole += 1;
    else { linked = false; say(name, false, '内容与哈希不符'); }
  }
  say('台账链', linked, linked ? '' : '链不完整');
  say('内容逐条核对', linked, whole + ' 条的内容与哈希相符，' + (proof.entries.length - whole) + ' 条只提供哈希');
  const { inclusion } = proof;
  if (!inclusion) { say('每日存证', null, '本事项登记后还没有存证，次日起可以下载含存证的证明'); return lines; }
  const { head, leaf, path, anchor } = inclusion;
  const statement = JSON.parse(anchor.text);
  const headFits = leaf === ['issue', head.chain, head.sequence, head.hash, head.seal ?? ''].join('\n')
    && head.chain === proof.documentId && proof.entries[head.sequence - 1]?.hash === head.hash;
  say('存证的末条', headFits, headFits ? '第 1 至第 ' + head.sequence + ' 条在存证之内' : '存证的末条不是本台账的');
  let hash = await sha256(joined(Uint8Array.of(0), utf8(leaf)));
  for (const step of path) {
    const beside = bytesOf(step.hash);
    hash = await sha256(step.side === 'left' ? joined(Uint8Array.of(1), beside, hash) : joined(Uint8Array.of(1), hash, beside));
  }
  say('到总根的路径', hexOf(hash) === statement.root, hexOf(hash) === statement.root ? '' : '推不出签名的总根');
  // SPKI of Ed25519: twelve bytes, then the key.
  const key = base64(anchor.publicKey).slice(12);
  const signed = await verifyAsync(base64(anchor.signature), utf8(anchor.text), key).catch(() => false);
  say('签名', signed, signed ? statement.day + ' 第 ' + statement.number + ' 号存证' : '签名与内容不符');
  return lines;
}
`;

const SHOW = String.raw`
if (typeof document !== 'undefined') {
  const proof = JSON.parse(document.getElementById('proof').textContent);
  const place = document.getElementById('checks');
  const verdict = document.getElementById('verdict');
  const row = ({ what, holds, why }) => {
    const item = document.createElement('li');
    item.className = holds === null ? 'open' : holds ? 'good' : 'bad';
    item.textContent = (holds === null ? '— ' : holds ? '✓ ' : '✗ ') + what + (why ? '：' + why : '');
    place.append(item);
  };
  check(proof).then((lines) => {
    lines.forEach(row);
    const good = lines.every(({ holds }) => holds !== false);
    verdict.textContent = good ? '核验通过：本页的内容与签名的存证一致。' : '核验不通过：本页的内容与存证不一致。';
    verdict.className = good ? 'good' : 'bad';
  }, (error) => { verdict.textContent = '本浏览器不能核验（' + error + '），请换用新版浏览器打开。'; verdict.className = 'bad'; });
}
`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const localTime = (iso: string): string =>
  new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'medium',
    timeStyle: 'medium',
  }).format(new Date(iso));

const valueText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function entryRows({ text, shown }: Proof['entries'][number]): string {
  const input =
    text === null ? shown : ((JSON.parse(text) as { input: Record<string, unknown> | null }).input ?? {});
  return Object.entries(input ?? {})
    .map(([name, value]) => `<div><dt>${escaped(name)}</dt><dd>${escaped(valueText(value))}</dd></div>`)
    .join('');
}

function entryHtml(entry: Proof['entries'][number]): string {
  if (entry.at === null) {
    return `<li><h2>${entry.sequence}. 不向您显示的一条</h2><p class="hash">只核对其哈希在链中的位置。<br>哈希 ${entry.hash}</p></li>`;
  }
  const said =
    entry.text === null ? '本条未向您提供全部内容，只核对其哈希在链中的位置。' : '本条内容全部参与核验。';
  return `<li>
<h2>${entry.sequence}. ${escaped(entry.action)}<small>${escaped(entry.stage)}</small></h2>
<p>${escaped(localTime(entry.at))}&emsp;${escaped(entry.actor)}</p>
<dl>${entryRows(entry)}</dl>
<p class="hash">${said}<br>哈希 ${entry.hash}</p>
</li>`;
}

/** The page; every text of the case is escaped where it is read and where the script takes it. */
export function proofPage(proof: Proof): string {
  const { inclusion } = proof;
  const about = inclusion
    ? `<p>存证：${escaped(inclusion.anchor.statement.day)} 第 ${inclusion.anchor.statement.number} 号，共 ${inclusion.anchor.statement.chains} 条台账链，总根<br><code>${inclusion.anchor.statement.root}</code><br>签名公钥指纹<br><code>${fingerprintOf(inclusion.anchor.publicKey)}</code></p>
<p>请与专班办公布的公钥指纹、与自己收到的当日存证中的总根对照：两者相同，才说明这份证明出自该系统。</p>`
    : '<p>本事项登记后还没有进入每日存证。次日起可以下载含存证的证明。</p>';
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>台账证明 ${escaped(proof.number)}</title>
<style>
body { margin: 0; font: 1rem/1.7 system-ui, sans-serif; color: #1c1c1c; background: #f4f4f2; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1.25rem; background: #fff; min-height: 100vh; box-sizing: border-box; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.05rem; margin: 0; } h2 small { font-weight: 400; margin-left: 1em; color: #5c5c5c; }
ol, ul { list-style: none; padding: 0; } ol > li { border-top: 1px solid #ddd; padding: 0.8rem 0; }
dl { margin: 0.3rem 0; } dl div { display: flex; gap: 1em; } dt { color: #5c5c5c; min-width: 8em; } dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
code, .hash { font-size: 0.8rem; overflow-wrap: anywhere; color: #5c5c5c; }
.good { color: #1a7f37; } .bad { color: #c8102e; } .open { color: #7a4d00; }
#verdict { font-weight: 600; border: 2px solid; padding: 0.6rem 1rem; }
</style>
</head>
<body><main>
<h1>台账证明 ${escaped(proof.number)}</h1>
<p>${escaped(proof.title)}</p>
<p id="verdict" role="status">正在核验……</p>
<noscript><p class="bad">浏览器关闭了脚本，本页不能自行核验。</p></noscript>
<ul id="checks"></ul>
${about}
<ol>${proof.entries.map(entryHtml).join('\n')}</ol>
<p class="hash">${proof.madeAt === '' ? '' : `本文件为 ${escaped(localTime(proof.madeAt))} 的状态，`}断网也能核验；核验只证明所列内容与存证一致，不替代公文。</p>
</main>
<script type="application/json" id="proof">${inScript(proof)}</script>
<script type="module">
${ed25519()}
${CHECK}
${SHOW}
</script>
</body>
</html>
`;
}
