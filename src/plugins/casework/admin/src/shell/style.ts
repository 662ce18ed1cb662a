import { orderRules } from './links';

/** Styles for Strapi's own pages where it has no settings. */
const RULES = `
/* A link to Strapi's shop is nothing to the clerks of a city. */
li:has(> a[href*='market.strapi.io']), a[href*='market.strapi.io'] { display: none !important; }

/* So are the help pages of Strapi's makers, in English. */
a[href^='https://docs.strapi.io'] { display: none !important; }

/* Nor are the versions of Strapi and Node, and the plans that its makers sell. */
main div:has(> dl a[href^='https://strapi.io/pricing']) { display: none !important; }

/* Passwords are set anew by the office (人员与账号); Strapi's own way is closed and would only refuse. */
a[href$='/auth/forgot-password'] { display: none !important; }

/* Where no record can be deleted there is nothing to be done with several at once. */
table:has([data-casework-single]) :is(th, td):has(> [role='checkbox']),
table:has([data-casework-single]) :is(th, td):has(> div > [role='checkbox']) { display: none; }

/* The content types in the order of the work; the pages of a list are another nav. */
nav:not([aria-label='Pagination'], [aria-label='分页']) ol:has(> li > a[href*='/collection-types/api::']) { display: flex; flex-direction: column; }

/* In Strapi's lists a text is cut to one line: here it wraps, and only a whole description ends after some lines. */
body[data-casework-generated] td[role='gridcell'] :is(a, span) { white-space: normal; overflow-wrap: anywhere; }
body[data-casework-generated] td[role='gridcell'] > :is(a, span):not(:has(*)),
body[data-casework-generated] td[role='gridcell'] > span > span:not(:has(*)) {
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; min-width: 7rem;
}

/* Room for the bar at the foot, so that it covers nothing. */
body.casework-barred #main-content { padding-bottom: 4.4rem; }

#casework-bar {
  position: fixed; right: 0; bottom: 0; left: 0; z-index: 3;
  display: flex; gap: 1.2rem; align-items: center; justify-content: space-between;
  min-height: 3.4rem; padding: 0.3rem 1.6rem; box-sizing: border-box;
  background: #fff; border-top: 1px solid #dcdce4; color: #32324d;
  font: 1.3rem/1.4 -apple-system, 'Segoe UI', 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif;
}
#casework-bar .messages { color: #4945ff; white-space: nowrap; }
#casework-bar strong { color: #b72b1a; white-space: nowrap; }
#casework-bar .acting { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
#casework-bar select {
  max-width: 28rem; padding: 0.2rem 0.6rem; border: 1px solid #c0c0cf; border-radius: 4px;
  background: #fff; color: inherit; font: inherit;
}
#casework-bar .missing { color: #b72b1a; font-weight: 600; }
@media (min-width: 1080px) { #casework-bar { left: 5.6rem; } }
/* On a telephone the foot holds the form's own buttons: there the bar stands at the head. */
@media (max-width: 1079px) {
  #casework-bar { top: 0; bottom: auto; border-top: 0; border-bottom: 1px solid #dcdce4; height: 3.4rem; }
  #casework-bar .label { display: none; }
  #casework-bar .acting { font-size: 1.2rem; line-height: 1.25; white-space: normal; }
  #casework-bar .acting select { max-width: 100%; }
  body.casework-barred { padding-top: 3.4rem; }
  body.casework-barred #main-content { padding-bottom: 0; }
  body.casework-barred #strapi div:has(> div > [data-casework-shell]) { height: calc(100dvh - 3.4rem); }
}
/* On a telephone what can be done lies in a drawer: its handle says so in words, not by an arrow alone. */
[data-testid='actions-drawer-overlay'] + div > div > button {
  width: auto; height: 4rem; padding: 0 1.2rem; gap: 0.6rem; border-radius: 4px; background: #4945ff; color: #fff;
  flex: none;
}
[data-testid='actions-drawer-overlay'] + div > div > button svg { fill: #fff; }
[data-testid='actions-drawer-overlay'] + div > div > button svg path { fill: #fff; }
[data-testid='actions-drawer-overlay'] + div > div > button > span {
  position: static; width: auto; height: auto; margin: 0; overflow: visible; clip: auto; font-size: 1.4rem;
}
.casework-question {
  max-width: 60rem; padding: 2.4rem; border: 0; border-radius: 4px; box-shadow: 0 2px 15px rgba(33, 33, 52, 0.2);
  color: #32324d; font: 1.4rem/1.6 -apple-system, 'Segoe UI', 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif;
}
.casework-question::backdrop { background: rgba(50, 50, 77, 0.4); }
.casework-question h2 { margin-bottom: 1.2rem; font-size: 1.8rem; font-weight: 600; }
.casework-question p { margin-bottom: 0.8rem; overflow-wrap: anywhere; }
.casework-question footer { display: flex; gap: 0.8rem; justify-content: flex-end; margin-top: 1.6rem; flex-wrap: wrap; }
.casework-question button {
  padding: 0.8rem 1.6rem; border: 1px solid #dcdce4; border-radius: 4px; background: #fff; color: inherit; font: inherit;
}
.casework-question svg { display: block; margin: 0.8rem auto; }
.casework-question pre, .casework-codes { columns: 2; margin: 0.8rem 0; font: 1.5rem/1.8 ui-monospace, Consolas, monospace; }
.casework-question a { color: #4945ff; }
.casework-question label { display: block; margin-bottom: 1.2rem; font-weight: 600; }
.casework-question input {
  display: block; width: 100%; box-sizing: border-box; margin-top: 0.4rem; padding: 0.8rem 1.2rem;
  border: 1px solid #c0c0cf; border-radius: 4px; background: #fff; color: inherit; font: inherit; font-weight: 400;
}
.casework-question input:read-only { background: #f6f6f9; }
.casework-question .wrong { color: #b72b1a; }
.casework-question .wrong:empty { display: none; }
.casework-question button:disabled { opacity: 0.6; }
.casework-question button:last-child { border-color: #4945ff; background: #4945ff; color: #fff; }
#casework-sign-on { display: flex; flex-direction: column; gap: 1.2rem; align-items: stretch; margin-bottom: 1.6rem; text-align: center; font-size: 1.4rem; }
#casework-sign-on p { padding: 1rem 1.2rem; border: 1px solid #f5c0b8; border-radius: 4px; background: #fcecea; color: #b72b1a; text-align: left; line-height: 1.6; }
#casework-sign-on a { padding: 1.1rem 1.6rem; border-radius: 4px; background: #4945ff; color: #fff; font-weight: 600; text-decoration: none; }
#casework-sign-on a:hover { background: #7b79ff; }
#casework-sign-on :is(a, button):focus-visible { outline: 2px solid #4945ff; outline-offset: 2px; }
#casework-sign-on button { padding: 0.4rem; border: 0; background: none; color: #4945ff; font: inherit; text-decoration: underline; cursor: pointer; }
#casework-forgot { margin-top: 1.6rem; text-align: center; font-size: 1.4rem; }
form[hidden] { display: none !important; }
@media print { #casework-bar { display: none; } }
`;

/** Puts the rules into the page once. */
export function addStyle(): void {
  const style = document.createElement('style');
  style.textContent = `${RULES}\n${orderRules()}`;
  document.head.append(style);
}
