/** @file Numbers as the reader reads them: the figure, and what it counts. */

import { formatter, hasText, locale, number, t } from "./texts.js";

/** @typedef {import("../newsglass.js").Quantity} Quantity */

/** Kinds that say what befell those who are counted. */
export const tolls = new Set(["killed", "wounded", "missing", "displaced", "arrested", "abducted", "rescued"]);

const compact = () =>
  formatter("compact", () => new Intl.NumberFormat(locale(), { notation: "compact", compactDisplay: "long", maximumFractionDigits: 2 }));

function money(/** @type {number} */ value, /** @type {string} */ currency) {
  const parts = new Intl.NumberFormat(locale(), { style: "currency", currency, currencyDisplay: "narrowSymbol" }).formatToParts(0);
  const symbol = parts.find(({ type }) => type === "currency")?.value ?? currency;
  // A price has two places or none.
  const small = () => (Number.isInteger(value) ? number(value) : new Intl.NumberFormat(locale(), { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value));
  return `${symbol}${symbol.length > 1 ? " " : ""}${Math.abs(value) < 1e6 ? small() : compact().format(value)}`;
}

/** Round millions as papers write them, other numbers in full. @param {number} value */
export const plainly = (value) => (Math.abs(value) >= 1e6 && value % 1e4 === 0 ? compact().format(value) : number(value));

/**
 * A quantity's figure: `280,000`, `18,000 to 22,000`, `$6.5 million`; empty where the words say it better.
 * @param {Quantity} quantity
 */
export function figure(quantity) {
  const { kind, value, min, max, unit } = quantity;
  if (kind === "fraction" || (quantity.hedge && value === null && (min === null || max === null))) return "";
  const amount = kind === "money" && /^[A-Z]{3}$/.test(unit ?? "") ? (/** @type {number} */ sum) => money(sum, unit ?? "") : plainly;
  if (value !== null && value !== undefined) return amount(value);
  const [low, high] = [min ?? null, max ?? null];
  if (low !== null && high !== null) return t("figure.range", { min: amount(low), max: amount(high) });
  if (low !== null) return t("figure.least", { min: amount(low) });
  return high === null ? "" : t("figure.most", { max: amount(high) });
}

/** A unit of time by its name, of so many; another as it is. */
const unitWords = (/** @type {string} */ unit, /** @type {number} */ n) => (hasText(`unit.${unit}.other`) ? t(`unit.${unit}`, { n }).replace(number(n), "").trim() : unit);

/** How sure the words are of a figure; a range says "between" and "to" itself. @param {Pick<Quantity, "hedge" | "min" | "max">} quantity */
export const hedgeOf = ({ hedge, min, max }) => (hedge && /^(?:between|from|to)$/i.test(hedge) && (min ?? null) !== null && (max ?? null) !== null ? "" : hedge);

/** What a quantity counts: `people killed`, `km`, `years old`. @param {Pick<Quantity, "kind" | "value" | "unit" | "of">} quantity */
export function counted({ kind, value, unit, of }) {
  if (tolls.has(kind) && of) return t("figure.toll", { of, toll: t(`toll.${kind}`) });
  const words = [kind === "money" && /^[A-Z]{3}$/.test(unit ?? "") ? null : unit && unitWords(unit, value ?? 2), of];
  if (tolls.has(kind) || kind === "magnitude") words.push(t(`toll.${kind}`));
  if (kind === "age") words.push(t("figure.old"));
  return words.filter(Boolean).join(" ");
}

/** From here on the same sum named again is the same money. */
const PLENTY = 1e5;

/**
 * Numbers that are told again, the same of the same thing, together: the first that says of what stands for them.
 * @param {any[]} quantities  @returns {{ quantity: any, sure: boolean, ids: number[] }[]}
 */
export function toldOnce(quantities) {
  /** @type {{ quantity: any, sure: boolean, ids: number[] }[]} */
  const told = [];
  quantities.forEach((quantity, id) => {
    const { kind, value, unit, of, hedge } = quantity;
    const sure = value !== null && (of !== null || tolls.has(kind) || (kind === "money" && value >= PLENTY));
    const alike = (/** @type {string | null} */ one, /** @type {string | null} */ other) => one === other || one === null || other === null;
    const same = (/** @type {import("../newsglass.js").Quantity} */ other) => other.kind === kind && other.value === value && other.unit === unit && alike(other.of, of) && alike(other.hedge, hedge);
    const before = sure ? told.find((each) => each.sure && same(each.quantity)) : undefined;
    if (before === undefined) told.push({ quantity, sure, ids: [id] });
    else if (before.quantity.of === null && of !== null) Object.assign(before, { quantity, ids: [id, ...before.ids] });
    else before.ids.push(id);
  });
  return told;
}
