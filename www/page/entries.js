/**
 * @file What each panel lists: groups of entries under a heading. An entry is `{ key, className, line }`, its line made
 * when it is shown.
 *
 * @typedef {import("./facts.js").Reading} Reading
 * @typedef {{ key: string, className?: string, line: () => any, others?: string[], holds?: string[] }} Entry
 *   `others`: facts this line stands for as well; `holds`: events that it tells of within another's words.
 * @typedef {{ heading: string | null | (() => HTMLElement), entries: Entry[], fold?: number, className?: string }} Group
 *   `fold`: entries shown before "more"; `className` of one that stands in a box of its own.
 */

import { heldOn, holdsOf } from "./control.js";
import { beginning, dayNumber, interval, saysDay, timeValue, when } from "./days.js";
import { element } from "./dom.js";
import { isDoubtful, isSure } from "../engine/sure.js";
import { counterOf, isToll, otherToll } from "./tolls.js";
import { counted, figure, hedgeOf, toldOnce, tolls } from "./figures.js";
import { network } from "./graph.js";
import { kindLabel, kindOf } from "./kinds.js";
import { quotes } from "./quotes.js";
import { formatter, language, t } from "./texts.js";
import { capital, changePhrase, midSentence, noticePhrase, relationPhrase, relationStatus, standing, statusSigns, statusWords } from "./words.js";

/** @typedef {{ entity: import("../newsglass.js").Entity, id: number }} Numbered */

/** Letters shown on either side of a number that counts nothing known. */
const AROUND = 30;
/** Facts shown before the long tail. */
const FOLD = 12;
/** How far a line is looked for that tells of an event within another's within another's. */
const DEEPEST = 8;

const span = (/** @type {string} */ className, /** @type {any[]} */ ...words) => element("span", { class: className, dir: "auto" }, ...words);
const byMentions = (/** @type {Numbered} */ a, /** @type {Numbered} */ b) => b.entity.mentions.length - a.entity.mentions.length || a.id - b.id;

/** Entities of these kinds, by how often they are spoken of; without a name only those that come back. */
function entitiesOf(/** @type {import("./facts.js").Reading} */ reading, /** @type {string[]} */ kinds, /** @type {{ named: boolean }} */ { named }) {
  return reading.report.entities
    .map((entity, id) => ({ entity, id }))
    .filter(({ entity }) => kinds.includes(entity.kind) && entity.named === named && (named || entity.mentions.length > 1))
    .sort(byMentions);
}

const mentionCount = (/** @type {import("../newsglass.js").Entity} */ entity) => element("span", { class: "times-said", role: "img", "aria-label": t("mentions", { n: entity.mentions.length }), title: t("mentions", { n: entity.mentions.length }) }, `×${entity.mentions.length}`);

/** True of who is named at the head or the foot of the report alone, as having written it. @param {Reading} reading  @param {import("../newsglass.js").Entity} entity */
function wroteIt({ report }, { kind, mentions }) {
  const lines = report.blocks.filter((block) => block.kind === "byline");
  return kind === "person" && mentions.every(({ span: [start, end] }) => lines.some(({ span: [from, to] }) => from <= start && end <= to));
}

/** @param {Reading} reading  @param {Numbered} numbered  @returns {Entry} */
function entityEntry(reading, { entity, id }) {
  const role = standing(entity) ?? (wroteIt(reading, entity) ? t("entity.writer") : null);
  return {
    key: `e${id}`,
    className: entity.kind,
    line: () => [span("name", entity.name), mentionCount(entity), role ? span("note", role) : null],
  };
}

/** @param {Reading} reading  @returns {Group[]} */
function people(reading) {
  const group = (/** @type {string} */ heading, /** @type {string[]} */ kinds) => ({ heading: t(heading), entries: entitiesOf(reading, kinds, { named: true }).map((each) => entityEntry(reading, each)), fold: FOLD });
  const unnamed = entitiesOf(reading, ["person", "group", "organization", "people"], { named: false });
  return [
    group("group.persons", ["person"]),
    group("group.groups", ["group", "organization"]),
    group("group.peoples", ["people"]),
    { heading: t("group.unnamed"), entries: unnamed.map((each) => entityEntry(reading, each)), fold: 6 },
    group("group.things", ["work", "occasion", "object"]),
  ];
}

/** The country's name for a two-letter code; what is no code is given back. */
export function countryName(/** @type {string | null} */ code) {
  if (!code || !/^[A-Z]{2}$/.test(code)) return code ?? null;
  return formatter("country", () => new Intl.DisplayNames(language(), { type: "region", fallback: "none" })).of(code) ?? code;
}

/** Letters from which on a name in capitals is a dateline's OLBIA, and no abbreviation. */
const DATELINE = 4;

/** The name of a place as it is written within a sentence. @param {import("../newsglass.js").Entity} entity */
const placeName = ({ name, kind }) => (kind === "place" && name.length >= DATELINE && /^[\p{Lu}\s.'’-]+$/u.test(name) && !name.includes(".") ? name.replace(/\p{Lu}+/gu, (word) => word[0] + word.slice(1).toLowerCase()) : name);

/** Kilometres from which on a guess says nothing of the region; `src/export/told.rs` has it too. */
const VAGUE = 60;

/** Region and country of a place, without its own name. */
export const whereabouts = (/** @type {{ region: string | null, country: string | null, kind?: string, radius?: number | null }} */ place, /** @type {string} */ name) =>
  [place.kind === "locality" && (place.radius ?? 0) >= VAGUE ? null : place.region, countryName(place.country)].filter((each) => each && each !== name).join(", ");

/** What is to be said of a place that no list has, or that may be another. */
const doubt = (/** @type {import("../newsglass.js").Entity["place"]} */ place) =>
  place?.kind === "locality" ? t("place.guessed", { n: Math.round(place.radius ?? 0) }) : place !== null && isDoubtful(place) ? t("place.perhaps") : null;

/** @param {Reading} reading  @returns {Group[]} */
function places(reading) {
  const { published } = reading.report.document;
  const held = heldOn(holdsOf(reading), published ? dayNumber(published) : Infinity);
  const entry = (/** @type {Numbered} */ { entity, id }) => {
    const { place } = entity;
    const where = place === null ? t("place.unplaced") : whereabouts(place, entity.name);
    const unsure = doubt(place);
    const hold = held.get(id);
    const holder = hold?.holder == null ? null : t("place.held", { who: midSentence(reading.entityName(hold.holder) ?? "") });
    return {
      key: `e${id}`,
      className: "place",
      line: () => [
        span("name", placeName(entity)),
        mentionCount(entity),
        where === "" && unsure === null ? null : span("note", where, unsure === null ? null : span("doubt", ` ${unsure}`)),
        hold === undefined ? null : span("note held", capital([hold.contested ? t("map.contested") : null, holder].filter(Boolean).join(", "))),
      ],
    };
  };
  const unplaced = (/** @type {Numbered} */ { entity }) => Number(entity.place === null);
  const all = entitiesOf(reading, ["place", "facility"], { named: true }).sort((a, b) => unplaced(a) - unplaced(b) || byMentions(a, b));
  const isCountry = (/** @type {Numbered} */ { entity }) => entity.place?.kind === "country";
  return [
    { heading: t("group.places"), entries: all.filter((each) => !isCountry(each)).map(entry), fold: FOLD },
    { heading: t("group.countries"), entries: all.filter(isCountry).map(entry), fold: FOLD },
    { heading: t("group.unnamed"), entries: entitiesOf(reading, ["place", "facility"], { named: false }).map(entry), fold: 6 },
  ];
}

/** Whether it happened: a sign and words. @param {string} status  @param {string} words  the event's own */
export const statusMark = (status, words) =>
  element("span", { class: `status ${status}` }, element("span", { class: "sign", "aria-hidden": "true" }, statusSigns[status] ?? "·"), ` ${statusWords(status, words)}`);

/** Who tells of the event, be it without a name; null where the report itself does. */
export function tellerOf(/** @type {import("./facts.js").Reading} */ reading, /** @type {import("../newsglass.js").Event} */ event) {
  const statement = event.statement === null ? null : reading.report.statements[event.statement];
  return statement ? sourceOf(reading, statement) : null;
}

/** Who makes a statement, as the filter lists them. @param {Reading} reading  @param {import("../newsglass.js").Statement} statement */
export function sourceOf(reading, statement) {
  return reading.tellerWords(statement) === null ? t("group.unsourced") : midSentence(reading.sourceName(statement) ?? "");
}

/**
 * @param {Reading} reading  @param {number} id  @param {{ under?: string, holds?: number[] }} [options]  `under`: the days that
 *   the line stands under; `holds`: events that its words tell of as well
 * @returns {Entry}
 */
function eventEntry(reading, id, { under = "", holds = [] } = {}) {
  const event = reading.report.events[id];
  return {
    key: `v${id}`,
    holds: holds.map((held) => `v${held}`),
    className: `event-line ${event.status}`,
    line: () => {
      const kind = kindOf(event);
      const said = event.statement === null ? null : reading.report.statements[event.statement];
      const teller = said ? reading.tellerWords(said) : null;
      const details = [kind === "other" ? null : kindLabel(kind), when(event) === under ? null : when(event), teller === null ? null : t("event.teller", { who: teller })];
      const act = reading.actOf(id);
      const mark = act === null ? statusMark(event.status, reading.words(event.span)) : element("span", { class: "status act-of-speech" }, act);
      return [deed(reading, event), span("note", mark, ...details.filter(Boolean).map((words) => ` · ${words}`))];
    },
  };
}

/**
 * A line for each of these events, in their order, but for those that the line of another of them tells of.
 * @param {Reading} reading  @param {number[]} ids  @param {string} [under]
 * @param {number[]} [all]  those whose lines may tell of them: these, unless said
 */
function eventEntries(reading, ids, under, all = ids) {
  const shown = new Set(all);
  const within = (/** @type {number} */ id) => {
    const outer = reading.report.events[id].within ?? null;
    return outer !== null && shown.has(outer) ? outer : null;
  };
  /** @type {Map<number, number[]>} */
  const held = new Map();
  for (const id of all) {
    let outer = within(id);
    for (let [next, climbed] = [outer, 0]; next !== null && climbed < DEEPEST; [next, climbed] = [within(next), climbed + 1]) outer = next;
    if (outer !== null) held.set(outer, [...(held.get(outer) ?? []), id]);
  }
  return ids.filter((id) => within(id) === null).map((id) => eventEntry(reading, id, { under, holds: held.get(id) }));
}

/** Who did what to whom: the core's line, else the roles around the event's word. */
function deed(/** @type {import("./facts.js").Reading} */ reading, /** @type {import("../newsglass.js").Event} */ event) {
  if (event.gloss) return span("deed", event.gloss);
  const [actor, target] = ["actor", "target"].map((role) => reading.roleWords(event, role));
  return span(
    "deed",
    actor === null ? null : [span("actor", actor), " "],
    span("trigger", reading.words(event.span)),
    target === null ? null : [" ", span("target", target)],
  );
}

/**
 * The events by weight, many of them folded; those that may well be misread stand folded behind them.
 * @param {Reading} reading  @param {import("./filters.js").Filter} [filter]  @returns {Group[]}
 */
function events(reading, filter) {
  const weights = reading.weights();
  const order = reading.report.events
    .map((_, id) => id)
    .filter((id) => filter?.event(reading, id) ?? true)
    .sort((a, b) => weights[b] - weights[a] || a - b);
  const entries = (/** @type {number[]} */ ids) => eventEntries(reading, ids, undefined, order);
  const main = { heading: null, entries: entries(order), fold: FOLD };
  if (!filter?.words) {
    const [sure, unsure] = [true, false].map((wanted) => order.filter((id) => isSure(reading.report.events[id]) === wanted));
    if (sure.length === 0 || unsure.length === 0) return [main];
    return [{ ...main, entries: entries(sure) }, { heading: t("group.unsure"), entries: entries(unsure), fold: 0 }];
  }
  /** @type {[string, (reading: Reading) => Group[]][]} */
  const others = [["quotes", (given) => quotes(given, "text")], ["numbers", numbers], ["people", people], ["places", places]];
  return [
    { ...main, heading: t("tab.events") },
    ...others.map(([id, list]) => ({
      heading: t(`tab.${id}`),
      entries: list(reading).flatMap((group) => group.entries).filter(({ key }) => filter.fact(reading, key)),
      fold: FOLD,
    })),
  ];
}

/** @param {Reading} reading  @param {import("./filters.js").Filter} [filter]  @returns {Group[]} */
function times(reading, filter) {
  const { report } = reading;
  const weights = reading.weights();
  /** @type {Map<string, { ids: number[], fold: number }>} */
  const days = new Map();
  for (const moment of [...report.timeline].sort((a, b) => beginning(a) - beginning(b))) {
    // Two stretches that begin on a day and end on others are told by that day alone: one heading for both.
    const { ids } = days.get(when(moment)) ?? { ids: [] };
    days.set(when(moment), { ids: [...ids, ...moment.events.filter((id) => filter?.event(reading, id) ?? true)], fold: moment.interval === null ? 3 : 6 });
  }
  const moments = [...days].map(([words, { ids, fold }]) => ({ heading: words || t("days.unknown"), entries: eventEntries(reading, ids.sort((a, b) => weights[b] - weights[a] || a - b), words), fold }));
  const said = report.times.map((time, id) => ({
    key: `t${id}`,
    className: "time",
    line: () => {
      const [words, value] = [reading.words(time.span), timeValue(time)];
      return [span("name", words), saysDay(words, value, report.document.published) ? null : span("note", value)];
    },
  }));
  return [...moments, { heading: t("group.said"), entries: said.filter((_, id) => filter?.near(reading, `t${id}`, report.times[id].span) ?? true), fold: FOLD }];
}

/** Words of the text within the quotation marks of the page's language. */
const excerptMarks = (/** @type {string} */ words) => t("quoted", { words });

/** @param {Reading} reading  @param {import("./filters.js").Filter} [filter]  @returns {Group[]} */
function numbers(reading, filter) {
  const entry = (/** @type {import("../newsglass.js").Quantity} */ quantity, /** @type {number} */ id) => ({
    key: `q${id}`,
    className: "number",
    line: () => {
      const words = reading.words(quantity.span);
      const shown = figure(quantity);
      const hedge = hedgeOf(quantity) && shown ? element("span", { class: "hedge" }, `${hedgeOf(quantity)} `) : null;
      // A bare number, a share or a measure says nothing: the words around it say of what.
      const note = counted(quantity);
      const teller = isToll(reading, quantity) || quantity.kind === "money" ? counterOf(reading, quantity) : null;
      const around = quantity.of || tolls.has(quantity.kind) ? null : span("note", excerptMarks(reading.wordsAround(quantity.span, AROUND)));
      const other = isToll(reading, quantity) ? otherToll(reading, quantity) : null;
      const beside = [other === null ? null : (other.days ?? t("toll.earlier")), teller === null ? null : t("event.teller", { who: teller })].filter(Boolean).join(" · ");
      return [span("figure", hedge, shown || words), note === "" ? null : span("note unit", note), around, beside === "" ? null : span("note", beside)];
    },
  });
  const all = toldOnce(reading.report.quantities).filter(({ ids }) => ids.some((id) => filter?.quantity(reading, id) ?? true));
  const those = (/** @type {(quantity: import("../newsglass.js").Quantity) => boolean} */ test) => all.flatMap(({ ids }) => (test(reading.report.quantities[ids[0]]) ? [{ ...entry(reading.report.quantities[ids[0]], ids[0]), others: ids.slice(1).map((id) => `q${id}`) }] : []));
  const isOther = (/** @type {import("../newsglass.js").Quantity} */ quantity) => otherToll(reading, quantity) !== null;
  const toll = those((quantity) => isToll(reading, quantity) && !isOther(quantity));
  return [
    { heading: t("group.toll"), entries: toll },
    { heading: t("group.otherToll"), entries: those((quantity) => isToll(reading, quantity) && isOther(quantity)) },
    { heading: t("group.money"), entries: those(({ kind }) => kind === "money") },
    { heading: toll.length > 0 ? t("group.figures") : null, entries: those((quantity) => !isToll(reading, quantity) && quantity.kind !== "money"), fold: 24 },
  ];
}

/** @param {Reading} reading  @returns {Group[]} */
function relations(reading) {
  const entry = (/** @type {import("../newsglass.js").Relation} */ relation, /** @type {number} */ id) => {
    const what = relation.change ? changePhrase(relation.change) : relationPhrase(relation.kind);
    return {
      key: `r${id}`,
      className: `relation ${relation.status}`,
      line: () => [
        span("name", reading.entityName(relation.from)),
        " ",
        span("tie", [relationStatus(relation.status), what].filter(Boolean).join(" ")),
        " ",
        span("name", reading.entityName(relation.to)),
        relation.interval ? span("note", ` ${interval(relation.interval)}`) : null,
      ],
    };
  };
  const named = (/** @type {number} */ id) => reading.report.entities[id].named;
  const those = (/** @type {(both: boolean) => boolean} */ test) => reading.report.relations.flatMap((relation, id) => (test(named(relation.from) && named(relation.to)) ? [entry(relation, id)] : []));
  return [
    { heading: null, entries: those((both) => both) },
    { heading: t("group.unnamedTies"), entries: those((both) => !both) },
    { heading: t("group.deedTies"), entries: network(reading).ties.filter(({ key }) => key[0] === "v").map((tie) => deedTie(reading, tie)), fold: FOLD },
  ];
}

/** What an actor did to another, as the drawing has it. @param {Reading} reading  @param {import("./graph.js").Tie} tie  @returns {Entry} */
function deedTie(reading, { key, from, to, words, possible }) {
  return {
    key,
    className: "relation",
    line: () => [span("name", reading.entityName(from)), " ", span("tie", [possible ? t("tie.possible") : "", words.toLowerCase()].filter(Boolean).join(" ")), " ", span("name", reading.entityName(to))],
  };
}

const notes = (/** @type {import("./facts.js").Reading} */ reading) => [
  { heading: null, entries: reading.report.warnings.map((warning, id) => ({ key: `w${id}`, className: "warning", line: () => span("words", noticePhrase(warning)) })) },
];

/** @type {Record<string, (reading: Reading, filter?: import("./filters.js").Filter) => Group[]>} */
export const entries = { events, people, places, times, quotes: (reading, filter) => quotes(reading, filter?.order, filter), numbers, relations, notes };

