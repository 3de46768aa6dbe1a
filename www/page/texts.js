/**
 * @file The page's own words in the reader's language. `texts/en.json` holds every one of them under a key; another
 * language is another file with the same keys. What the report says stays in the report's words.
 */

/** The languages the page speaks, by their own names. */
export const languages = { en: "English", de: "Deutsch" };

/** @type {Record<string, string>} */
let texts = {};
let code = "en";
let plurals = new Intl.PluralRules("en");

/** The language spoken, `en` or `de`; for dates and numbers English is Britain's. */
export const language = () => code;
export const locale = () => (code === "en" ? "en-GB" : code);

/**
 * Takes up a language. @param {string} name  @param {Record<string, string>} given
 */
export function useTexts(name, given) {
  code = name;
  texts = given;
  plurals = new Intl.PluralRules(name);
}

/** The language the address asks for (`?lang=de`), else the first of the reader's that the page speaks. */
export function wantedLanguage(search = location.search, wished = navigator.languages) {
  const asked = new URLSearchParams(search).get("lang");
  const short = [asked, ...wished].filter((tag) => tag !== null).map((tag) => tag.slice(0, 2).toLowerCase());
  return short.find((tag) => Object.hasOwn(languages, tag)) ?? "en";
}

/**
 * The words under a key. `{name}` is filled in from the values; where they hold `n`, the key's `.one` or `.other` is
 * taken, whichever the number wants.
 * @param {string} key  @param {Record<string, any>} [values]  strings and numbers
 */
export function t(key, values = {}) {
  const chosen = typeof values.n === "number" && texts[key] === undefined ? `${key}.${plurals.select(values.n)}` : key;
  const text = texts[chosen] ?? texts[`${key}.other`] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === "number" ? number(value) : value;
  });
}

/** True where there are words under the key. @param {string} key */
export const hasText = (key) => texts[key] !== undefined;

const formats = new Map();

/** A formatter of the spoken language, made once. @param {string} name  @param {() => any} make */
export function formatter(name, make) {
  const key = `${code} ${name}`;
  if (!formats.has(key)) formats.set(key, make());
  return formats.get(key);
}

/** A number as the language writes it. @param {number} value */
export const number = (value) =>
  formatter("number", () => new Intl.NumberFormat(locale(), { maximumFractionDigits: 3 })).format(value);

/** Fills the elements that say with `data-t` which words they hold, and with `data-t-NAME` those of an attribute. */
export function dress(root = document) {
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-t]"))) node.textContent = t(node.dataset.t ?? "");
  for (const name of ["placeholder", "aria-label", "title", "content"]) {
    for (const node of root.querySelectorAll(`[data-t-${name}]`)) node.setAttribute(name, t(node.getAttribute(`data-t-${name}`) ?? ""));
  }
}
