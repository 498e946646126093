/** The look: calm, readable, light or dark as the reader's system is. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #20262e; --soft: #5a6572; --paper: #f6f5f1; --card: #fff; --line: #dcd9d0;
  --accent: #1d5c63; --bubble: #e3eeec; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e0; --soft: #a9b1ba; --paper: #16191d; --card: #1f242a;
  --line: #363d45; --accent: #8fc9cf; --bubble: #24393b; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.25rem; margin: 2rem 0 .75rem; } h3 { font-size: 1rem; margin: 0 0 .5rem; }
small, time { color: var(--soft); font-size: .875rem; font-weight: normal; }
a { color: var(--accent); } a:focus-visible, summary:focus-visible, input:focus-visible, button:focus-visible, .wide:focus-visible {
  outline: 3px solid var(--accent); outline-offset: 2px; }
nav a { margin-right: 1rem; }
.skip { position: absolute; left: -99rem; } .skip:focus { position: static; }
.cards { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr)); align-items: start; }
.phone, .mailbox, details { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1rem; }
.mailbox details { border-width: 1px 0 0; border-radius: 0; padding: .5rem 0; }
.phone ol { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; max-height: 24rem; overflow: auto; }
.phone p { background: var(--bubble); border-radius: .25rem 1rem 1rem; padding: .6rem .9rem; margin: 0; overflow-wrap: anywhere; }
.reply { display: flex; gap: .5rem; align-items: end; margin-top: .75rem; } .reply label { flex: 1; font-size: .875rem; }
input:not([type]) { width: 100%; } input:not([type]), button { font: inherit; padding: .35rem .6rem; border: 1px solid var(--line);
  border-radius: .5rem; background: var(--paper); color: var(--ink); }
details + details { margin-top: .5rem; } .mailbox details + details { margin-top: 0; }
summary { cursor: pointer; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
iframe { width: 100%; height: 22rem; border: 1px solid var(--line); border-radius: .5rem; background: #fff; }
.state { display: inline-block; min-width: 8rem; font-weight: 600; }
.state.acknowledged, .state.accepted { color: var(--accent); } .state.escalated, .state.quarantined { color: #a4471c; }
@media (prefers-color-scheme: dark) { .state.escalated, .state.quarantined { color: #f0a27e; } }
.timeline { margin: .5rem 0 0; padding-left: 1.25rem; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
th, td { text-align: left; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); font-weight: normal; }
thead th { color: var(--soft); }
`;

/**
 * Looks for news every two seconds, unless a reply is being written; keeps what the reader has opened, and says aloud
 * that something came. Sends replies from the phones.
 */
export const SCRIPT = `
const main = document.querySelector('main');
const news = document.querySelector('#news');
let shown = '';
const look = async () => {
  if (!document.querySelector('#refresh').checked || document.hidden) return;
  if ([...main.querySelectorAll('.reply input')].some(({ value }) => value !== '')) return;
  const answer = await fetch('/local/content');
  const text = await answer.text();
  if (!answer.ok || text === shown) return;
  const isFirst = shown === '';
  shown = text;
  if (isFirst) return;
  const open = [...main.querySelectorAll('details[open]')].map(({ id }) => id);
  main.innerHTML = text;
  for (const id of open) document.getElementById(id)?.setAttribute('open', '');
  news.textContent = 'Updated at ' + new Date().toLocaleTimeString();
};
main.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { text } = event.target.elements;
  const answer = await fetch('/local/control/reply', { method: 'POST', headers: { 'x-local-control': '1' },
    body: JSON.stringify([event.target.dataset.phone, text.value]) });
  const { error } = await answer.json();
  news.textContent = error ?? 'The reply was sent.';
  if (!error) text.value = '';
});
setInterval(() => look().catch(() => { news.textContent = 'The local stack has stopped.'; }), 2000);
`;
