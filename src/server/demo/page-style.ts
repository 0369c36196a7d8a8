/** The look of the demo's page: limestone, paper, one olive field. Its hash is in the page's policy. */
export const css = `
:root { color-scheme: light dark; --page: #f4f5f0; --card: #fff; --line: #d3d5c8; --ink: #1b2014; --ink2: #4c5342;
  --aqaba: #14597a; --field: #3c4b22; --thread: #f3d58a; --stone: #e7e8df }
@media (prefers-color-scheme: dark) { :root { --page: #11150c; --card: #1a2013; --line: #363f29; --ink: #f2f3e8;
  --ink2: #b9c0a8; --aqaba: #86c6e2; --field: #2c391a; --thread: #f0cf7e; --stone: #272e1d } }
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--ink);
  font: 1.0625rem/1.75 'Noto Sans Arabic', system-ui, 'Segoe UI', sans-serif }
header, section { max-inline-size: 72rem; margin-inline: auto; padding: 16px }
header { margin-block: 16px; padding: 24px; border-radius: 6px; background: var(--field); color: #fff }
header p { margin-block: 8px; max-inline-size: 62ch }
.brand { margin: 0; color: var(--thread); font-weight: 700 }
h1 { margin: 0; font-size: 1.875rem; line-height: 1.7 }
h2 { font-size: 1.25rem; line-height: 1.7; margin-block: 8px; padding-block-end: 4px; border-block-end: 2px dashed var(--line) }
h2 span, .second { font-size: .9375rem; font-weight: 400; color: var(--ink2) }
h3 { margin: 0; font-size: 1.0625rem; line-height: 1.7 }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)); gap: 12px; margin: 0;
  padding: 0; list-style: none }
.card { display: flex; flex-wrap: wrap; gap: 16px; padding: 16px; border: 1px solid var(--line); border-radius: 12px;
  background: var(--card) }
.card > div { flex: 1 1 13rem; min-inline-size: 0; display: flex; flex-direction: column }
.card p { margin: 0 0 4px }
.card .second { text-align: start }
.qr { flex: none; inline-size: 11.5rem; block-size: 11.5rem; border-radius: 6px; background: #fff }
.code { font: 700 1.0625rem/1.75 ui-monospace, monospace; padding-inline: 8px; border-radius: 6px; background: var(--stone);
  align-self: start }
a { display: flex; align-items: center; min-block-size: 48px; color: var(--aqaba); font-weight: 700; margin-block-start: auto }
a:focus-visible { outline: 3px solid var(--aqaba); outline-offset: 3px; border-radius: 2px }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
@media print { .card { break-inside: avoid } header { color: #000; background: none } .brand { color: #000 } }
`
