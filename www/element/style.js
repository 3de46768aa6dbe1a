// Styles, as sheets that a page's policy on inline styles does not concern.

let panel, highlights;

function sheet(/** @type {string} */ rules) {
  const made = new CSSStyleSheet();
  made.replaceSync(rules);
  return made;
}

/** The element's own; shared by all of them. */
export const panelSheet = () => (panel ??= sheet(PANEL));

/** The marks'; joins the tree that the article is in, and says nothing but how marks look. */
export const highlightSheet = () => (highlights ??= sheet(HIGHLIGHTS));

const PANEL = `
  :host { display: block; }
  :host([hidden]) { display: none; }
  .panel {
    all: initial;
    display: block;
    box-sizing: border-box;
    container-type: inline-size;
    color-scheme: light dark;
    --ink: var(--newsglass-ink, light-dark(#1d1b18, #ebe6dc));
    --soft: var(--newsglass-soft, light-dark(#625c52, #a59d8f));
    --line: var(--newsglass-line, light-dark(#ddd7ca, #3a362f));
    --band: var(--newsglass-band, light-dark(#f6edcf, #3b331c));
    --focus: var(--newsglass-accent, light-dark(#8c1d18, #f0938a));
    margin-block: var(--newsglass-gap, 1em);
    padding: var(--newsglass-padding, 0.25em 1em);
    border: 1px solid var(--line);
    border-radius: var(--newsglass-radius, 0.25em);
    background: var(--newsglass-paper, light-dark(#fffefb, #1e1c1a));
    color: var(--ink);
    font: var(--newsglass-font, medium/1.5 system-ui, sans-serif);
    text-align: start;
  }
  :host([theme="light"]) .panel { color-scheme: light; }
  :host([theme="dark"]) .panel { color-scheme: dark; }
  .panel:empty, .panel[hidden] { display: none; }
  details { border-block-end: 1px solid var(--line); padding-block: 0.25em; }
  details:last-of-type { border-block-end: 0; }
  summary { cursor: pointer; padding-block: 0.5em; font-weight: 600; }
  summary:focus-visible, button:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
  [part~="count"], [part~="note"], [part~="label"], [part~="status"], [part~="act"] { color: var(--soft); font-weight: 400; }
  [part~="label"] { margin-inline-end: 0.35em; font-size: 0.9em; }
  [part~="again"] { visibility: hidden; }
  [part~="warning"] { color: var(--ink); border-inline-start: 3px solid var(--focus); padding-inline-start: 0.75em; }
  [part~="status"]:empty { display: none; }
  [part~="status"] { margin: 0; padding-block: 0.5em; }
  ul { margin: 0 0 0.5em; padding: 0; list-style: none; }
  button {
    all: unset;
    box-sizing: border-box;
    display: block;
    width: 100%;
    min-height: 1.75em;
    padding: 0.25em 0.375em;
    cursor: pointer;
    overflow-wrap: anywhere;
    text-align: start;
  }
  button:hover { background: var(--band); }
  button[aria-current="true"] { background: var(--band); color: var(--ink); box-shadow: inset 3px 0 var(--focus); }
  [part~="brief"] button:has(> [part~="label"]) { display: grid; grid-template-columns: 5.5em minmax(0, 1fr); align-items: baseline; }
  [part~="more"] { color: var(--soft); }
  [part~="name"] { color: var(--ink); }
  @media (forced-colors: active) {
    button[aria-current="true"] { outline: 2px solid Highlight; }
  }
  @media print { .panel { break-inside: avoid; } [part~="more"] { display: none; } }
`;

const HIGHLIGHTS = `
  ::highlight(newsglass-people) { text-decoration: underline 2px var(--newsglass-person, #c0503f); }
  ::highlight(newsglass-groups) { text-decoration: underline 2px var(--newsglass-group, #3f7ab0); }
  ::highlight(newsglass-places) { text-decoration: underline 2px var(--newsglass-place, #3f8a53); }
  ::highlight(newsglass-times) { text-decoration: underline dotted 2px var(--newsglass-time, #b57d17); }
  ::highlight(newsglass-numbers) { text-decoration: underline dashed 2px var(--newsglass-number, #8466c4); }
  ::highlight(newsglass-picked) { background-color: var(--newsglass-picked, #f6e2a0); color: #1d1b18; }
`;
