/** @file What a picked line tells beyond its one line: its particulars, and the sentence it stands on. */

import { day, interval, timeValue, when } from "./days.js";
import { element, sure } from "./dom.js";
import { saysNothing } from "./facts.js";
import { kindLabel, kindOf } from "./kinds.js";
import { plainly } from "./figures.js";
import { contentWords } from "./quotes.js";
import { t } from "./texts.js";
import { counterOf } from "./tolls.js";
import { entityKind, roleLabel, standing, statementForm } from "./words.js";

/** A line that leads to another fact. */
const goto = (/** @type {string} */ key, /** @type {number} */ at, /** @type {any[]} */ ...content) => element("button", { type: "button", class: "goto", "data-key": key, "data-at": at }, ...content);

function row(/** @type {string} */ term, /** @type {any[]} */ ...content) {
  return element("div", { class: "row" }, element("dt", {}, term), element("dd", { dir: "auto" }, ...content));
}

const LINKS_SHOWN = 6;

/** @param {string} term  @param {string[]} keys  @param {(key: string) => string} content */
function links(term, keys, content) {
  if (keys.length === 0) return null;
  // Two facts in the same words are one line.
  const lines = new Map();
  for (const key of keys) if (!lines.has(content(key))) lines.set(content(key), key);
  const shown = [...lines].slice(0, LINKS_SHOWN).map(([words, key]) => goto(key, 0, words));
  const rest = lines.size - shown.length;
  return row(term, shown, rest > 0 ? element("span", { class: "note" }, t("links.more", { n: rest })) : null);
}

function coordinates(/** @type {{ lat: number, lon: number }} */ { lat, lon }) {
  const part = (/** @type {number} */ value, /** @type {string} */ plus, /** @type {string} */ minus) => `${Math.abs(value).toFixed(2)}° ${value < 0 ? minus : plus}`;
  return `${part(lat, "N", "S")}, ${part(lon, "E", "W")}`;
}

/** Where a place lies; which country that is in stands on the line above. @param {import("../newsglass.js").Entity["place"]} place */
function aboutPlace(place) {
  if (place === null) return null;
  return row(t("about.at"), coordinates(place), (place.radius ?? 0) >= 20 ? `, ${t("about.radius", { n: Math.round(place.radius ?? 0) })}` : null);
}

function aboutEntity(/** @type {import("./facts.js").Reading} */ reading, /** @type {number} */ id) {
  const { report } = reading;
  const entity = report.entities[id];
  const roles = entity.roles.map((role) => {
    const within = reading.entityName(role.of);
    return within && !role.title.includes(within) ? `${role.title} (${within})` : role.title;
  });
  const about = (/** @type {any[]} */ list, /** @type {(item: any) => boolean} */ test, /** @type {string} */ letter) => list.flatMap((item, /** @type {number} */ index) => (test(item) ? [`${letter}${index}`] : []));
  const title = (/** @type {string} */ key) => reading.facts.get(key)?.title ?? "";
  const part = (/** @type {string} */ name) => (/** @type {import("../newsglass.js").Event} */ event) => event.roles.some(({ role, entity: who }) => role === name && who === id);
  return [
    // That someone is a person or something a place, and the one title of theirs, stands above.
    entity.kind === "person" || entity.kind === "place" ? null : row(t("about.kind"), entityKind(entity.kind)),
    entity.aliases.length > 0 ? row(t("about.aliases"), entity.aliases.join(", ")) : null,
    roles.some((role) => role !== standing(entity)) ? row(t("about.is"), [...new Set(roles)].join("; ")) : null,
    aboutPlace(entity.place),
    links(t("about.does"), about(report.events, part("actor"), "v"), title),
    links(t("about.suffers"), about(report.events, part("target"), "v"), title),
    links(t("about.says"), about(report.statements, (/** @type {import("../newsglass.js").Statement} */ statement) => statement.source?.entity === id && !saysNothing(reading, statement), "s"), (/** @type {string} */ key) =>
      contentWords(reading, report.statements[Number(key.slice(1))]),
    ),
    links(t("about.ties"), about(report.relations, (/** @type {import("../newsglass.js").Relation} */ relation) => relation.from === id || relation.to === id, "r"), title),
  ];
}

function aboutEvent(/** @type {import("./facts.js").Reading} */ reading, /** @type {number} */ id) {
  const event = reading.report.events[id];
  const byRole = new Map();
  for (const role of event.roles) {
    const words = role.entity === null ? reading.words(role.span) : goto(`e${role.entity}`, 0, reading.words(role.span));
    byRole.set(role.role, [...(byRole.get(role.role) ?? []), words]);
  }
  const statement = event.statement === null ? null : reading.report.statements[event.statement];
  const kind = kindOf(event);
  return [
    ...[...byRole].map(([role, words]) => row(roleLabel(role), words.flatMap((/** @type {any} */ each, /** @type {number} */ at) => (at === 0 ? [each] : [typeof each === "string" && typeof words[at - 1] === "string" ? ", " : " ", each])))),
    when(event) === "" ? null : row(t("about.dated"), when(event)),
    kind === "other" ? null : row(t("about.kind"), kindLabel(kind)),
    statement && reading.tellerWords(statement) !== null ? row(t("about.teller"), goto(`s${event.statement}`, 0, reading.sourceName(statement) ?? "")) : null,
    event.mentions?.length > 1 ? row(t("about.told"), t("about.tellings", { n: event.mentions.length })) : null,
  ];
}

function aboutStatement(/** @type {import("./facts.js").Reading} */ reading, /** @type {number} */ id) {
  const statement = reading.report.statements[id];
  const { source } = statement;
  const words = source === null ? null : reading.words(source.span);
  const around = (statement.within ?? null) === null ? null : reading.report.statements[/** @type {number} */ (statement.within)];
  return [
    row(t("about.source"), source === null ? t("about.unnamed") : source.entity === null ? words : goto(`e${source.entity}`, 0, words)),
    statement.cue === null ? null : row(t("about.put"), `${t("quoted", { words: reading.words(statement.cue) })}, ${statementForm(statement.form)}`),
    around ? row(t("about.within"), goto(`s${statement.within}`, 0, reading.facts.get(`s${statement.within}`)?.title ?? "")) : null,
    links(t("about.tells"), reading.report.events.flatMap((/** @type {import("../newsglass.js").Event} */ event, /** @type {number} */ index) => (event.statement === id ? [`v${index}`] : [])), (/** @type {string} */ key) => reading.facts.get(key)?.title ?? ""),
  ];
}

function aboutTime(/** @type {import("./facts.js").Reading} */ reading, /** @type {number} */ id) {
  const time = reading.report.times[id];
  const value = timeValue(time);
  return [
    time.start && time.end
      ? row(t("about.days"), time.start === time.end ? day(time.start) : interval([time.start, time.end]))
      : null,
    value === "" || time.start ? null : row(t("about.means"), value),
  ];
}

function aboutQuantity(/** @type {import("./facts.js").Reading} */ reading, /** @type {number} */ id) {
  const quantity = reading.report.quantities[id];
  const [start, end] = quantity.span;
  const said = reading.report.statements.findLastIndex(({ source, content }) => source !== null && content.some(([from, to]) => from <= start && end <= to));
  const counter = said >= 0 && reading.sourceName(reading.report.statements[said]) !== null ? said : counterOf(reading, quantity);
  return [
    row(t("about.text"), reading.words(quantity.span)),
    counter === null ? null : row(t("about.teller"), typeof counter === "string" ? counter : goto(`s${counter}`, 0, reading.sourceName(reading.report.statements[counter]) ?? "")),
    quantity.of ? row(t("about.counts"), quantity.of) : null,
    quantity.min !== null && quantity.max === null && quantity.value !== null ? row(t("about.means"), t("figure.least", { min: plainly(quantity.min) })) : null,
  ];
}

/** @type {Record<string, (reading: import("./facts.js").Reading, id: number) => any[]>} */
const about = { e: aboutEntity, v: aboutEvent, s: aboutStatement, t: aboutTime, q: aboutQuantity };

/**
 * The particulars of a fact, and its sentence where the line does not show it.
 * @param {import("./facts.js").Reading} reading  @param {string} key
 */
export function details(reading, key) {
  const fact = sure(reading.facts.get(key));
  const rows = (about[key[0]]?.(reading, Number(key.slice(1))) ?? []).filter(Boolean);
  const evidence =
    key[0] === "e" || key[0] === "w" ? null : element("blockquote", { class: "evidence", dir: "auto" }, reading.sentenceWords(fact.spans[0][0]));
  return [rows.length > 0 ? element("dl", {}, rows) : null, evidence].filter(Boolean);
}
