/** @file Making elements, and the few questions asked of the window. */

/**
 * An element. A property that starts with `on` is a listener, `null` and `false` leave it out, `true` sets it empty.
 * Children are nodes or strings; `null` is left out.
 */
export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** The element with this id; the page cannot work without it. */
export const byId = (id) => document.getElementById(id);

export const prefersStillness = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** True where the report and the facts share one column and are shown in turn. */
export const isNarrow = () => matchMedia("(max-width: 899px)").matches;

const announcer = byId("announcer");

/** Says a sentence to those who listen to the page. */
export function announce(sentence) {
  announcer.textContent = "";
  // A live region is read when its content changes, so the same sentence twice needs the pause.
  setTimeout(() => (announcer.textContent = sentence), 60);
}
