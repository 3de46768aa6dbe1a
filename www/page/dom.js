/** @file Making elements, and the few questions asked of the window. */

/**
 * An element. A property that starts with `on` is a listener, `null` and `false` leave it out, `true` sets it empty.
 * Children are nodes or strings; `null` is left out.
 * @param {string} tag  @param {Record<string, any>} [properties]  @param {...any} children
 * @returns {any}
 */
export function element(tag, properties = {}, ...children) {
  return fill(document.createElement(tag), properties, children);
}

/** The same for drawings. @param {string} tag  @param {Record<string, any>} [properties]  @param {...any} children */
export function shape(tag, properties = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), properties, children);
}

/** @param {HTMLElement | SVGElement} node  @param {Record<string, any>} properties  @param {any[]} children  @returns {any} */
function fill(node, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(3).filter((/** @type {any} */ child) => child !== null && child !== undefined && child !== false));
  return node;
}

/**
 * What must be there, said where it is taken for granted: an absent one is a fault of the page's own.
 * @template T  @param {T | null | undefined} value  @returns {T}
 */
export function sure(value) {
  if (value === null || value === undefined) throw new TypeError("The page looked for something that is not there.");
  return value;
}

/** The element with this id; the page cannot work without it. @returns {any} */
export const byId = (/** @type {string} */ id) => document.getElementById(id);

export const prefersStillness = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** True where the report and the facts share one column and are shown in turn. */
export const isNarrow = () => matchMedia("(max-width: 899px)").matches;

const announcer = byId("announcer");

/** Says a sentence to those who listen to the page. */
export function announce(/** @type {string} */ sentence) {
  announcer.textContent = "";
  // A live region is read when its content changes, so the same sentence twice needs the pause.
  setTimeout(() => (announcer.textContent = sentence), 60);
}

/** A labelled choice. @param {string} label  @param {[string, string][]} options  value and words */
export function choice(label, options, properties = {}) {
  return element(
    "label",
    { class: "choice" },
    element("span", { class: "caps" }, label),
    element("select", properties, options.map(([value, words]) => element("option", { value }, words))),
  );
}

/** Hands a file to the reader. */
export function saveAs(/** @type {string} */ name, /** @type {string} */ type, /** @type {string} */ content) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
