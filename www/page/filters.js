/** @file Which facts are listed: those of a person, a place, a status, a source, or with the searched words. */

import { choice, element } from "./dom.js";
import { t } from "./texts.js";
import { statusLabel, statusSigns } from "./words.js";
import { sourceOf, tellerOf } from "./entries.js";
import { counterOf } from "./tolls.js";

/** @typedef {import("./facts.js").Reading} Reading */

/** Choices listed in one filter. */
const LONGEST = 60;
/** Milliseconds after the last key of a search. */
const SETTLE = 150;

const plain = (/** @type {string} */ words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const fields = /** @type {const} */ (["who", "place", "status", "source", "words"]);

export class Filter {
  who = "";
  place = "";
  status = "";
  source = "";
  words = "";
  /** How statements are listed: by speaker, or as in the text. */
  order = "speaker";

  get on() {
    return [this.who, this.place, this.status, this.source, this.words].some(Boolean);
  }

  /** @param {Reading} reading  @param {number} id */
  event(reading, id) {
    const event = reading.report.events[id];
    const holds = (/** @type {string} */ entity) => event.roles.some((role) => String(role.entity) === entity);
    if (this.who !== "" && !holds(this.who)) return false;
    if (this.place !== "" && !holds(this.place)) return false;
    if (this.status !== "" && event.status !== this.status) return false;
    if (this.source !== "" && (tellerOf(reading, event) ?? "-") !== this.source) return false;
    return this.fact(reading, `v${id}`);
  }

  /** True of a statement of those chosen, or that speaks of them. @param {Reading} reading  @param {number} id */
  statement(reading, id) {
    const statement = reading.report.statements[id];
    const [start, end] = statement.span;
    const speaks = (/** @type {string} */ entity) => String(statement.source?.entity) === entity || reading.report.entities[Number(entity)].mentions.some(({ span: [from, to] }) => from < end && to > start);
    if (this.who !== "" && !speaks(this.who)) return false;
    if (this.place !== "" && !speaks(this.place)) return false;
    if (this.source !== "" && (sourceOf(reading, statement) ?? "-") !== this.source) return false;
    return this.fact(reading, `s${id}`);
  }

  /** True of a number in a sentence that names those chosen. @param {Reading} reading  @param {number} id */
  quantity(reading, id) {
    const quantity = reading.report.quantities[id];
    if (this.source !== "" && (counterOf(reading, quantity) ?? "-") !== this.source) return false;
    return this.near(reading, `q${id}`, quantity.span);
  }

  /** True where the sentence of a fact names those chosen. @param {Reading} reading  @param {string} key  @param {number[]} span */
  near(reading, key, span) {
    const sentence = reading.sentenceAt(span[0]);
    const named = (/** @type {string} */ entity) => reading.report.entities[Number(entity)].mentions.some((mention) => reading.sentenceAt(mention.span[0]) === sentence);
    if (this.who !== "" && !named(this.who)) return false;
    if (this.place !== "" && !named(this.place)) return false;
    return this.fact(reading, key);
  }

  /** What is chosen, each in words. @param {Reading} reading  @returns {{ name: "who" | "place" | "status" | "source" | "words", words: string }[]} */
  chosen(reading) {
    const entity = (/** @type {string} */ id) => reading.entityName(Number(id)) ?? "";
    const words = {
      who: this.who && entity(this.who), place: this.place && entity(this.place), status: this.status && statusLabel(this.status),
      source: this.source && (this.source === "-" ? t("filter.report") : t("event.teller", { who: this.source })), words: this.words && t("quoted", { words: this.words }),
    };
    return fields.flatMap((name) => (words[name] === "" ? [] : [{ name, words: words[name] }]));
  }

  /** Lets go what was chosen, all of it unless one is named. @param {string} [name] */
  clear(name) {
    for (const each of fields) if (name === undefined || name === each) this[each] = "";
  }

  /** True where the fact, or the sentence it stands on, has the searched words. @param {Reading} reading  @param {string} key */
  fact(reading, key) {
    if (this.words === "") return true;
    const fact = reading.facts.get(key);
    if (fact === undefined) return false;
    const text = plain(`${fact.title} ${fact.note} ${key[0] === "e" ? "" : reading.sentenceWords(fact.spans[0][0])}`);
    return plain(this.words).split(/\s+/).every((word) => text.includes(word));
  }
}

/**
 * What can be chosen: entities that take part in events, statuses and sources that there are.
 * @param {Reading} reading  @returns {Record<"who" | "place" | "status" | "source", [string, string][]>}
 */
function choices(reading) {
  const { events, entities } = reading.report;
  const part = new Map();
  events.forEach((event) => event.roles.forEach(({ entity }) => entity !== null && part.set(entity, (part.get(entity) ?? 0) + 1)));
  const those = (/** @type {(kind: string) => boolean} */ test) =>
    [...part]
      .filter(([id]) => test(entities[id].kind) && (entities[id].named || entities[id].mentions.length > 1))
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, LONGEST)
      .map(([id]) => /** @type {[string, string]} */ ([String(id), entities[id].name]));
  const isPlace = (/** @type {string} */ kind) => kind === "place" || kind === "facility";
  // Those who can be looked for, and no alarm or death toll: by name, and those without one who come back.
  const isSomeone = (/** @type {string} */ kind) => kind === "person" || kind === "organization" || kind === "group" || kind === "people";
  const tellers = new Map();
  events.forEach((event) => {
    const teller = tellerOf(reading, event) ?? "-";
    tellers.set(teller, (tellers.get(teller) ?? 0) + 1);
  });
  const sources = [...tellers].sort((a, b) => b[1] - a[1]).slice(0, LONGEST);
  /** @type {Set<string>} */
  const present = new Set(events.map(({ status }) => status));
  return {
    who: those(isSomeone),
    place: those(isPlace),
    status: Object.keys(statusSigns).filter((status) => present.has(status)).map((status) => [status, statusLabel(status)]),
    source: sources.map(([teller]) => [teller, teller === "-" ? t("filter.report") : teller]),
  };
}

/**
 * The row of filters over the facts. @param {Reading} reading  @param {Filter} filter  @param {() => void} onChange
 */
export function filterRow(reading, filter, onChange) {
  let timer = 0;
  const search = element("input", {
    type: "search", id: "search", placeholder: t("filter.search"), "aria-label": t("filter.search"), value: filter.words || null, autocomplete: "off", spellcheck: "false",
    oninput: (/** @type {any} */ { target }) => {
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        filter.words = target.value.trim();
        onChange();
      }, SETTLE);
    },
  });
  const all = choices(reading);
  const selects = /** @type {const} */ (["who", "place", "status", "source"])
    .filter((name) => all[name].length > 1)
    .map((name) =>
      choice(t(`filter.${name}`), [["", t("filter.all")], ...all[name]], {
        "data-filter": name,
        onchange: (/** @type {any} */ { target }) => {
          filter[name] = target.value;
          onChange();
        },
      }),
    );
  for (const select of selects) select.querySelector("select").value = filter[/** @type {"who"} */ (select.querySelector("select").dataset.filter)];
  return element("div", { class: "filters", role: "search", "aria-label": t("filter.label") }, search, selects.length === 0 ? null : element("details", { class: "filter-choices" }, element("summary", {}, t("filter.more")), element("div", { class: "filter-grid" }, selects)));
}

/**
 * What the list is narrowed by, each to be let go; nothing where nothing is chosen.
 * @param {Reading} reading  @param {Filter} filter  @param {(name?: string) => void} onClear
 */
export function chosenRow(reading, filter, onClear) {
  const chosen = filter.chosen(reading);
  const chips = chosen.map(({ name, words }) => element("button", { type: "button", class: "chip-on", "data-clear": name, "aria-label": t("filter.drop", { words }), onclick: () => onClear(name) }, element("span", { dir: "auto" }, words), element("span", { "aria-hidden": "true" }, " ×")));
  return element("p", { class: "chosen", hidden: chosen.length === 0 }, element("span", { class: "caps" }, t("filter.on")), " ", chips, " ", element("button", { type: "button", class: "link", "data-clear": "", onclick: () => onClear() }, t("filter.showAll")));
}
