/** @file Choosing one of the report's entities: the likely ones as a list, any other by searching for its words. */

import { element } from "./dom.js";
import { standing, entityKind } from "./words.js";
import { t } from "./texts.js";

/** @typedef {import("./facts.js").Reading} Reading */

/** Entities offered at a time. */
const OFFERED = 7;

const plain = (/** @type {string} */ words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * The report's entities that pass, those of the wanted kinds, with a name and often spoken of first.
 * @param {Reading} reading  @param {(entity: any, id: number) => boolean} test  @param {string[]} likely  kinds
 */
function ranked(reading, test, likely) {
  return reading.report.entities
    .map((entity, id) => ({ entity, id }))
    .filter(({ entity, id }) => entity.mentions.length > 0 && test(entity, id))
    .sort(
      (a, b) =>
        Number(b.entity.named) - Number(a.entity.named) ||
        Number(likely.includes(b.entity.kind)) - Number(likely.includes(a.entity.kind)) ||
        b.entity.mentions.length - a.entity.mentions.length,
    );
}

/** Every word that the entity goes by. */
const wordsOf = (/** @type {import("./facts.js").Reading} */ reading, /** @type {import("../newsglass.js").Entity} */ entity) => plain([entity.name, ...(entity.aliases ?? []), ...entity.mentions.map(({ span }) => reading.words(span))].join(" "));

/**
 * Fields for a form: a search, and the entities found as a choice of one. The chosen one's id is the value of `name`.
 * @param {Reading} reading
 * @param {{ name: string, label: string, test?: (entity: any, id: number) => boolean, likely?: string[], none?: string, fresh?: string[] }} wish
 *   `none`: what it says to choose nobody, with the value "none"; `fresh`: kinds that words of the text can be made a name of
 */
export function chooseEntity(reading, { name, label, test = () => true, likely = [], none = "", fresh = [] }) {
  const all = ranked(reading, test, likely);
  const list = element("div", { class: "found", role: "radiogroup", "aria-label": label });
  const count = element("p", { class: "hint", role: "status" });
  const radio = (/** @type {string} */ value, /** @type {any[]} */ ...words) => element("label", { class: "radio" }, element("input", { type: "radio", name, value }), " ", element("span", { dir: "auto" }, ...words));
  const offer = (/** @type {string} */ asked) => {
    const wanted = plain(asked).split(/\s+/).filter(Boolean);
    const fits = wanted.length === 0 ? all : all.filter(({ entity }) => wanted.every((word) => wordsOf(reading, entity).includes(word)));
    const shown = fits.slice(0, OFFERED);
    const known = wanted.length > 0 && reading.report.entities.some((entity) => wanted.every((word) => wordsOf(reading, entity).includes(word)));
    const at = known || fits.length > 0 || fresh.length === 0 ? [] : standingAt(reading, asked);
    list.replaceChildren(
      ...(at.length === 0 ? [] : fresh.map((kind) => radio(`${FRESH}${kind}`, element("b", {}, reading.words(at[0])), element("span", { class: "note" }, ` ${entityKind(kind)}`)))),
      ...shown.map(({ entity, id }) => radio(String(id), element("b", {}, entity.name), element("span", { class: "note" }, ` ${standing(entity) ?? entityKind(entity.kind)}`))),
      ...(none === "" ? [] : [radio("none", none)]),
    );
    count.textContent = at.length > 0 ? t("mend.newEntity") : fits.length === 0 ? t("mend.noEntity") : fits.length > shown.length ? t("mend.moreEntities", { n: fits.length - shown.length }) : "";
  };
  offer("");
  const search = element("input", { type: "search", name: "find", placeholder: t("mend.findEntity"), autocomplete: "off", spellcheck: "false", oninput: (/** @type {{ target: HTMLInputElement }} */ { target }) => offer(target.value), onkeydown: (/** @type {KeyboardEvent} */ event) => pressed(event, list) });
  return [element("label", { class: "choice" }, element("span", { class: "caps" }, label), search), list, count];
}

/** What the value of a choice begins with that makes words of the text a new name; its kind follows. */
const FRESH = "new ";
/** Places where a new name is taken up. */
const MOST = 60;

/** Where words stand in the text as a name does, with a capital. @param {Reading} reading  @param {string} words  @returns {[number, number][]} */
function standingAt({ text }, words) {
  const written = words.trim().split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
  if (written.join("").length < 2) return [];
  const all = text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${written.join("\\s+")}(?![\\p{L}\\p{N}])`, "giu"));
  return [...all].filter(([found]) => /\p{Lu}/u.test(found)).slice(0, MOST).map(({ 0: found, index }) => [index, index + found.length]);
}

/**
 * The new name that was chosen: the corrections that make it one, and its words in the sentence of an offset, else the
 * first; null where one of the report's entities was. @param {Reading} reading  @param {Record<string, string>} values  of the form  @param {string} chosen  @param {number} offset
 */
export function freshName(reading, { find = "" }, chosen, offset) {
  const spans = chosen?.startsWith(FRESH) ? standingAt(reading, find) : [];
  if (spans.length === 0) return null;
  const near = spans.find(([start]) => reading.sentenceAt(start) === reading.sentenceAt(offset)) ?? spans[0];
  return { name: reading.words(near), near, corrections: spans.map((span) => ({ kind: chosen.slice(FRESH.length), span })) };
}

/** From the search Enter takes the only one that fits, the arrow down leads into the list. */
function pressed(/** @type {KeyboardEvent} */ event, /** @type {HTMLElement} */ list) {
  const radios = [...list.querySelectorAll("input")].filter(({ value }) => value !== "none");
  if (event.key === "ArrowDown" && radios.length > 0) {
    radios[0].focus();
    radios[0].checked = true;
    event.preventDefault();
  } else if (event.key === "Enter" && radios.length === 1 && !list.querySelector(":checked")) radios[0].checked = true;
}
