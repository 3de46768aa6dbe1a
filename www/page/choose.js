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
 * @param {{ name: string, label: string, test?: (entity: any, id: number) => boolean, likely?: string[], none?: string }} wish
 *   `none`: what it says to choose nobody, with the value "none"
 */
export function chooseEntity(reading, { name, label, test = () => true, likely = [], none = "" }) {
  const all = ranked(reading, test, likely);
  const list = element("div", { class: "found", role: "radiogroup", "aria-label": label });
  const count = element("p", { class: "hint", role: "status" });
  const radio = (/** @type {string} */ value, /** @type {any[]} */ ...words) => element("label", { class: "radio" }, element("input", { type: "radio", name, value }), " ", element("span", { dir: "auto" }, ...words));
  const offer = (/** @type {string} */ asked) => {
    const wanted = plain(asked).split(/\s+/).filter(Boolean);
    const fits = wanted.length === 0 ? all : all.filter(({ entity }) => wanted.every((word) => wordsOf(reading, entity).includes(word)));
    const shown = fits.slice(0, OFFERED);
    list.replaceChildren(
      ...shown.map(({ entity, id }) => radio(String(id), element("b", {}, entity.name), element("span", { class: "note" }, ` ${standing(entity) ?? entityKind(entity.kind)}`))),
      ...(none === "" ? [] : [radio("none", none)]),
    );
    count.textContent = fits.length === 0 ? t("mend.noEntity") : fits.length > shown.length ? t("mend.moreEntities", { n: fits.length - shown.length }) : "";
  };
  offer("");
  const search = element("input", { type: "search", name: "find", placeholder: t("mend.findEntity"), autocomplete: "off", spellcheck: "false", oninput: (/** @type {{ target: HTMLInputElement }} */ { target }) => offer(target.value), onkeydown: (/** @type {KeyboardEvent} */ event) => pressed(event, list) });
  return [element("label", { class: "choice" }, element("span", { class: "caps" }, label), search), list, count];
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
