type Poster = { enterprise: string; qr: string; title: string; how: string; keep: string; until: string };

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Opens an A4 sheet with the QR code in a new window and asks the browser to print it. */
export function printPoster({ enterprise, qr, title, how, keep, until }: Poster): void {
  const sheet = window.open('', '_blank', 'width=820,height=1000');
  if (!sheet) return;
  sheet.document
    .write(`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>
@page{size:A4;margin:20mm}
body{font-family:"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;text-align:center;color:#1b2430;margin:0 auto;max-width:160mm}
h1{font-size:34pt;margin:14mm 0 4mm;color:#0b4a8f;letter-spacing:.08em}
h2{font-size:20pt;margin:0 0 10mm}
svg{width:96mm;height:96mm;border:1px solid #d8dee6}
p{font-size:15pt;line-height:1.7;margin:8mm 0 0}
small{display:block;font-size:11pt;color:#52606d;margin-top:8mm}
</style></head><body><h1>${escaped(title)}</h1><h2>${escaped(enterprise)}</h2>${qr}<p>${escaped(how)}</p><small>${escaped(keep)}<br>${escaped(until)}</small></body></html>`);
  sheet.document.close();
  sheet.focus();
  sheet.print();
}
