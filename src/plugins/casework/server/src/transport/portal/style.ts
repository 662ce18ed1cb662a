import { createHash } from 'node:crypto';

/**
 * The one style sheet of the enterprise's page. Phone first; text of 17 px and more, touch targets of 48 px; colours
 * that keep AA contrast on white and on the page's grey; nothing is said by colour alone.
 */
export const STYLE = `
:root{--ink:#1b2430;--soft:#52606d;--line:#d8dee6;--page:#f2f5f8;--card:#fff;--brand:#0b4a8f;--brand-dark:#083a70;--brand-soft:#e8f0f9;
--ok:#17663a;--ok-soft:#e6f4eb;--warn:#8a4b00;--warn-soft:#fff4e0;--bad:#a3161b;--bad-soft:#fdeceb}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:1.0625rem/1.65 -apple-system,BlinkMacSystemFont,"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",system-ui,sans-serif;overflow-wrap:anywhere}
a{color:var(--brand);text-underline-offset:.2em}
:focus-visible{outline:3px solid #f2a900;outline-offset:2px;border-radius:4px}
.skip{position:absolute;left:-999px}
.skip:focus{left:8px;top:8px;background:#fff;padding:8px 12px;z-index:2}
.top{background:var(--brand);color:#fff;border-bottom:4px solid #d9a441}
.top-in{max-width:44rem;margin:0 auto;padding:.9rem 1rem .85rem;display:flex;align-items:center;gap:.75rem}
.mark{flex:none;width:40px;height:40px}
.top p{margin:0;line-height:1.3}
.top .name{font-size:1.2rem;font-weight:700;letter-spacing:.04em}
.top .body{font-size:.875rem;opacity:.95}
.who{background:var(--brand-dark);color:#fff;font-size:.9375rem}
.who-in{max-width:44rem;margin:0 auto;padding:.45rem 1rem;display:flex;justify-content:space-between;align-items:center;gap:1rem}
.who form{margin:0;flex:none}
.who button{min-height:44px;background:none;border:0;color:#fff;font:inherit;text-decoration:underline;text-underline-offset:.2em;padding:0 .25rem;cursor:pointer}
main{display:block;max-width:44rem;margin:0 auto;padding:1rem 1rem 2.5rem}
h1{font-size:1.4rem;line-height:1.4;margin:.35rem 0 .9rem}
h2{font-size:1.125rem;line-height:1.4;margin:0 0 .6rem}
h3{font-size:1.0625rem;margin:0}
p{margin:0 0 .7rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:1rem;margin:0 0 1rem}
.card>:last-child{margin-bottom:0}
.soft{color:var(--soft);font-size:.9375rem}
.row{display:flex;flex-wrap:wrap;gap:.6rem}
.btn{display:flex;align-items:center;justify-content:center;width:100%;min-height:50px;padding:.6rem 1rem;border:1px solid var(--brand);border-radius:8px;background:var(--brand);color:#fff;font:inherit;font-weight:600;text-align:center;text-decoration:none;cursor:pointer}
.btn:hover{background:var(--brand-dark)}
.btn.plain{background:#fff;color:var(--brand)}
.btn.plain:hover{background:var(--brand-soft)}
.btn.bad{background:#fff;color:var(--bad);border-color:var(--bad)}
.btn.bad:hover{background:var(--bad-soft)}
.support dl{margin:0;display:grid;grid-template-columns:auto 1fr;gap:.3rem .9rem;align-items:baseline}
dt{color:var(--soft)}
dd{margin:0}
.tel{display:inline-flex;align-items:center;min-height:44px;font-weight:700;font-size:1.125rem}
.list{list-style:none;margin:0;padding:0}
.list>li{border-top:1px solid var(--line)}
.list>li:first-child{border-top:0}
.item{display:block;padding:.85rem 0;color:inherit;text-decoration:none}
.item:hover h3{text-decoration:underline}
.item .head{display:flex;justify-content:space-between;align-items:flex-start;gap:.75rem}
.item h3{font-weight:600;color:var(--brand)}
.item p{margin:.2rem 0 0}
.tag{flex:none;display:inline-block;border-radius:999px;padding:.1rem .7rem;font-size:.875rem;font-weight:600;background:var(--brand-soft);color:var(--brand-dark);white-space:nowrap}
.tag.ask{background:var(--warn-soft);color:var(--warn)}
.tag.done{background:var(--ok-soft);color:var(--ok)}
.tag.off{background:#e9edf1;color:#465362}
.note{border-radius:8px;padding:.75rem .9rem;margin:0 0 1rem;border-left:5px solid var(--brand);background:var(--brand-soft)}
.note.ok{border-color:var(--ok);background:var(--ok-soft)}
.note.warn{border-color:var(--warn);background:var(--warn-soft)}
.note.bad{border-color:var(--bad);background:var(--bad-soft)}
.note p:last-child{margin:0}
.way{list-style:none;display:flex;margin:.2rem 0 1rem;padding:0}
.way li{flex:1;position:relative;text-align:center;font-size:.875rem;color:var(--soft);padding-top:1.6rem}
.way li::before{content:"";box-sizing:border-box;position:absolute;top:.4rem;left:50%;width:.9rem;height:.9rem;margin-left:-.45rem;border-radius:50%;background:#fff;border:2px solid #9aa7b4;z-index:1}
.way li::after{content:"";position:absolute;top:.8rem;left:-50%;width:100%;height:2px;background:#c3ccd5}
.way li:first-child::after{display:none}
.way .past::before{background:var(--brand);border-color:var(--brand)}
.way .past::after,.way .here::after{background:var(--brand)}
.way .here{color:var(--ink);font-weight:700}
.way .here::before{border-color:var(--brand);border-width:4px;width:1.1rem;height:1.1rem;top:.3rem;margin-left:-.55rem;background:#fff}
.steps{list-style:none;margin:0;padding:0}
.steps>li{border-left:3px solid var(--line);padding:0 0 1rem .9rem;margin-left:.4rem;position:relative}
.steps>li::before{content:"";position:absolute;left:-8px;top:.5rem;width:13px;height:13px;border-radius:50%;background:var(--brand);border:2px solid #fff}
.steps>li:last-child{padding-bottom:0}
.steps p{margin:.15rem 0 0}
fieldset{border:0;margin:0 0 1.1rem;padding:0;min-width:0}
legend,label.name{display:block;font-weight:600;margin:0 0 .35rem;padding:0}
.field{margin:0 0 1.1rem}
.hint{color:var(--soft);font-size:.9375rem;margin:0 0 .35rem}
.wrong{color:var(--bad);font-weight:600;margin:0 0 .35rem}
input[type=text],input[type=tel],input[type=email],select,textarea{width:100%;min-height:50px;padding:.6rem .75rem;border:1px solid #7b8794;border-radius:8px;background:#fff;color:inherit;font:inherit}
textarea{min-height:6.5rem;resize:vertical}
textarea.short{min-height:5rem}
.result{border-left:4px solid var(--brand);padding-left:.8rem;margin:0 0 1rem}
.digits{max-width:12rem;font-size:1.75rem!important;letter-spacing:.5em;text-align:center;font-variant-numeric:tabular-nums}
input[type=file]{width:100%;min-height:50px;padding:.6rem;border:1px dashed #7b8794;border-radius:8px;background:#fff;font:inherit;font-size:1rem}
.pick{display:flex;align-items:center;gap:.7rem;min-height:48px;padding:.35rem .8rem;border:1px solid #7b8794;border-radius:8px;background:#fff;margin:0 0 .5rem}
.pick input{width:22px;height:22px;flex:none;accent-color:var(--brand)}
.rates{display:grid;gap:.5rem}
details{border-top:1px solid var(--line);padding:.2rem 0}
details:first-of-type{border-top:0}
summary{min-height:48px;display:flex;align-items:center;font-weight:600;color:var(--brand);cursor:pointer;list-style-position:inside}
summary::before{content:"＋";width:1.5em;flex:none}
details[open]>summary::before{content:"－"}
summary::-webkit-details-marker{display:none}
.photos{display:flex;flex-wrap:wrap;gap:.5rem;margin-top:.35rem}
.photos a{display:inline-flex;align-items:center;min-height:44px;padding:0 .8rem;border:1px solid var(--line);border-radius:8px;background:#fff}
.foot{max-width:44rem;margin:0 auto;padding:0 1rem 2rem;color:var(--soft);font-size:.875rem}
.foot p{margin:0 0 .3rem}
.back{display:inline-flex;align-items:center;min-height:44px}
.go{display:grid;gap:.6rem}
@media (min-width:40rem){
.go{grid-template-columns:1fr 1fr}
.rates{grid-template-columns:repeat(5,1fr)}
.rates .btn{padding:.6rem .3rem}
main{padding-top:1.5rem}
.card{padding:1.25rem 1.5rem}
}
`.trim();

export const STYLE_PATH = `/e/style-${createHash('sha256').update(STYLE).digest('hex').slice(0, 12)}.css`;
