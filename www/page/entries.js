/** @file What each panel lists, and what a picked line tells beyond its one line. */

import { element } from "./dom.js";
import { actPhrase, capital, counted, day, entityKinds, figure, interval, plural, relationPhrase, relationStatuses, roleLabels, standing, stands, statementForms, statuses, timeValue, tolls } from "./words.js";

const span = (className, ...words) => element("span", { class: className, dir: "auto" }, ...words);
const byMentions = (a, b) => b.entity.mentions.length - a.entity.mentions.length || a.id - b.id;

/** Entities of these kinds, by how often they are spoken of; without a name only those that come back. */
function entitiesOf(reading, kinds, { named }) {
  return reading.report.entities
    .map((entity, id) => ({ entity, id }))
    .filter(({ entity }) => kinds.includes(entity.kind) && entity.named === named && (named || entity.mentions.length > 1))
    .sort(byMentions);
}

function entityEntry({ entity, id }) {
  const role = standing(entity);
  return {
    key: `e${id}`,
    className: entity.kind,
    line: () => [
      span("name", entity.name),
      span("times-said", String(entity.mentions.length)),
      role ? span("note", role) : null,
    ],
  };
}

function people(reading) {
  const group = (heading, kinds) => [heading, entitiesOf(reading, kinds, { named: true }).map(entityEntry)];
  const unnamed = entitiesOf(reading, ["person", "group", "organization", "people"], { named: false });
  return [
    group("People", ["person"]),
    group("Groups and institutions", ["group", "organization"]),
    group("Peoples", ["people"]),
    ["Not named", unnamed.map(entityEntry)],
    group("Works, occasions and things", ["work", "occasion", "object"]),
  ];
}

const countryNames = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** The country's name for a two-letter code; what is no code is given back. */
function country(place) {
  if (!place?.country) return null;
  if (!/^[A-Z]{2}$/.test(place.country)) return place.country;
  return countryNames.of(place.country) ?? place.country;
}

function coordinates({ lat, lon }) {
  const part = (value, [plus, minus]) => `${Math.abs(value).toFixed(2)}° ${value < 0 ? minus : plus}`;
  return `${part(lat, "NS")}, ${part(lon, "EW")}`;
}

function places(reading) {
  const entry = ({ entity, id }) => {
    const { place } = entity;
    const where = place === null ? ["not on the map"] : [place.region, country(place)].filter((name) => name && name !== entity.name);
    return {
      key: `e${id}`,
      className: "place",
      line: () => [
        span("name", entity.name),
        span("times-said", String(entity.mentions.length)),
        where.length > 0 ? span("note", where.join(", ")) : null,
      ],
    };
  };
  const unplaced = ({ entity }) => Number(entity.place === null);
  const all = entitiesOf(reading, ["place", "facility"], { named: true }).sort((a, b) => unplaced(a) - unplaced(b) || byMentions(a, b));
  const isCountry = ({ entity }) => entity.place?.kind === "country";
  return [
    ["Places", all.filter((each) => !isCountry(each)).map(entry)],
    ["Countries", all.filter(isCountry).map(entry)],
    ["Not named", entitiesOf(reading, ["place", "facility"], { named: false }).map(entry)],
  ];
}

function status(name) {
  const { label, sign } = statuses[name] ?? { label: name, sign: "·" };
  return element("span", { class: `status ${name}` }, element("span", { class: "sign", "aria-hidden": "true" }, sign), ` ${label}`);
}

function eventEntry(reading, id) {
  const event = reading.report.events[id];
  const [actor, target] = ["actor", "target"].map((role) => reading.roleWords(event, role));
  return {
    key: `v${id}`,
    className: `event-line ${event.status}`,
    line: () => [
      element(
        "span",
        { class: "deed", dir: "auto" },
        actor === null ? null : [span("actor", actor), " "],
        span("trigger", reading.words(event.span)),
        target === null ? null : [" ", span("target", target)],
      ),
      status(event.status),
    ],
  };
}

function events(reading) {
  const { events: all } = reading.report;
  const those = (test) => all.flatMap((event, id) => (test(event) ? [eventEntry(reading, id)] : []));
  const affairs = those((event) => event.type !== null);
  return [
    ["Conflict, politics, aid", affairs],
    [affairs.length > 0 ? "What else is told" : null, those((event) => event.type === null)],
  ];
}

/** The heading of a moment: its days, or what is known of the side they lie on. */
function when({ interval: days, after, before }) {
  if (days !== null) return interval(days);
  if (after !== null) return `${interval([after, after])} or later`;
  if (before !== null) return `${interval([before, before])} or earlier`;
  return "Day not known";
}

function times(reading) {
  const { report } = reading;
  const moments = report.timeline.map((moment) => [when(moment), moment.events.map((id) => eventEntry(reading, id))]);
  const said = report.times.map((time, id) => ({
    key: `t${id}`,
    className: "time",
    line: () => [span("name", reading.words(time.span)), span("note", timeValue(time))],
  }));
  return [...moments, ["As the text puts it", said]];
}

function numbers(reading) {
  const entry = (quantity, id) => ({
    key: `q${id}`,
    className: "number",
    line: () => {
      const words = reading.words(quantity.span);
      const shown = figure(quantity);
      const hedge = quantity.hedge && shown ? element("span", { class: "hedge" }, `${quantity.hedge} `) : null;
      return [span("figure", hedge, shown || words), span("note", counted(quantity))];
    },
  });
  const those = (test) => reading.report.quantities.flatMap((quantity, id) => (test(quantity) ? [entry(quantity, id)] : []));
  const toll = those(({ kind }) => tolls.has(kind));
  return [
    ["The toll", toll],
    ["Money", those(({ kind }) => kind === "money")],
    [toll.length > 0 ? "Other figures" : null, those(({ kind }) => !tolls.has(kind) && kind !== "money")],
  ];
}

const contentWords = (reading, statement) =>
  (statement.content.length > 0 ? statement.content : [statement.span])
    .map((each) => reading.words(each).replace(/[,\s]+([”"’']?)$/, "$1"))
    .join(" … ");

function statementEntry(reading, id) {
  const statement = reading.report.statements[id];
  return {
    key: `s${id}`,
    className: `statement ${statement.form} ${statement.act}`,
    line: () => [
      element(
        "span",
        { class: "source" },
        span("who", capital(reading.sourceName(statement) ?? "someone")),
        " ",
        span(stands.has(statement.act) ? "act pointed" : "act", actPhrase(statement.act)),
      ),
      span("said", contentWords(reading, statement)),
    ],
  };
}

function quotes(reading) {
  return [[null, reading.report.statements.map((_, id) => statementEntry(reading, id))]];
}

function relations(reading) {
  const entry = (relation, id) => ({
    key: `r${id}`,
    className: `relation ${relation.status}`,
    line: () => [
      span("name", reading.entityName(relation.from)),
      " ",
      span("tie", [relationStatuses[relation.status], relationPhrase(relation.kind)].filter(Boolean).join(" ")),
      " ",
      span("name", reading.entityName(relation.to)),
    ],
  });
  const named = (id) => reading.report.entities[id].named;
  const those = (test) => reading.report.relations.flatMap((relation, id) => (test(named(relation.from) && named(relation.to)) ? [entry(relation, id)] : []));
  return [
    [null, those((both) => both)],
    ["With those not named", those((both) => !both)],
  ];
}

function notes(reading) {
  return [[null, reading.report.warnings.map((warning, id) => ({ key: `w${id}`, className: "warning", line: () => span("words", warning.message) }))]];
}

/** A line that leads to another fact. */
const goto = (key, at, ...content) => element("button", { type: "button", class: "goto", "data-key": key, "data-at": at }, ...content);

function row(term, ...content) {
  return element("div", { class: "row" }, element("dt", {}, term), element("dd", { dir: "auto" }, ...content));
}

const LINKS_SHOWN = 6;

function links(term, keys, content) {
  if (keys.length === 0) return null;
  const shown = keys.slice(0, LINKS_SHOWN).map((key) => goto(key, 0, content(key)));
  const rest = keys.length - shown.length;
  return row(term, shown, rest > 0 ? element("span", { class: "note" }, `and ${rest} more`) : null);
}

function aboutEntity(reading, id) {
  const { report } = reading;
  const entity = report.entities[id];
  const roles = entity.roles.map((role) => {
    const within = reading.entityName(role.of);
    return within && !role.title.includes(within) ? `${role.title} (${within})` : role.title;
  });
  const { place } = entity;
  const about = (list, test, letter) => list.flatMap((item, index) => (test(item) ? [`${letter}${index}`] : []));
  const title = (key) => reading.facts.get(key)?.title ?? "";
  return [
    row("Kind", entityKinds[entity.kind] ?? entity.kind),
    entity.aliases.length > 0 ? row("Also called", entity.aliases.join(", ")) : null,
    roles.length > 0 ? row("Is", [...new Set(roles)].join("; ")) : null,
    entity.description && entity.roles.length === 0 ? row("Is", entity.description) : null,
    place === null
      ? null
      : row("Lies at", coordinates(place), place.radius >= 20 ? `, give or take ${plural(Math.round(place.radius), "kilometre")}` : "",
          place.confidence < 0.6 ? element("span", { class: "doubt" }, " perhaps") : null),
    links("Does", about(report.events, (event) => event.roles.some((role) => role.role === "actor" && role.entity === id), "v"), title),
    links("Is done to", about(report.events, (event) => event.roles.some((role) => role.role === "target" && role.entity === id), "v"), title),
    links("Says", about(report.statements, (statement) => statement.source?.entity === id, "s"),
      (key) => contentWords(reading, report.statements[Number(key.slice(1))])),
    links("Ties", about(report.relations, (relation) => relation.from === id || relation.to === id, "r"), title),
  ];
}

function aboutEvent(reading, id) {
  const event = reading.report.events[id];
  const byRole = new Map();
  for (const role of event.roles) {
    const words = role.entity === null ? reading.words(role.span) : goto(`e${role.entity}`, 0, reading.words(role.span));
    byRole.set(role.role, [...(byRole.get(role.role) ?? []), words]);
  }
  const statement = event.statement === null ? null : reading.report.statements[event.statement];
  return [
    ...[...byRole].map(([role, words]) => row(roleLabels[role] ?? role, words)),
    event.interval === null ? null : row("dated", interval(event.interval)),
    event.type === null ? null : row("type", [event.type, event.mode].filter(Boolean).join(", ").toLowerCase().replaceAll("_", " ")),
    statement === null
      ? null
      : row("according to", goto(`s${event.statement}`, 0, reading.sourceName(statement) ?? "someone")),
  ];
}

function aboutStatement(reading, id) {
  const statement = reading.report.statements[id];
  const { source } = statement;
  const words = source === null ? null : reading.words(source.span);
  return [
    source === null ? row("source", "not named") : row("source", source.entity === null ? words : goto(`e${source.entity}`, 0, words)),
    statement.cue === null ? null : row("put as", `“${reading.words(statement.cue)}”, ${statementForms[statement.form]}`),
    links("tells of", reading.report.events.flatMap((event, index) => (event.statement === id ? [`v${index}`] : [])),
      (key) => reading.facts.get(key)?.title ?? ""),
  ];
}

function aboutTime(reading, id) {
  const time = reading.report.times[id];
  return [
    time.start && time.end ? row("days", time.start === time.end ? day(time.start) : `${day(time.start)} to ${day(time.end)}`) : null,
    row("value", time.value),
  ];
}

function aboutQuantity(reading, id) {
  const quantity = reading.report.quantities[id];
  return [row("in the text", reading.words(quantity.span)), quantity.of ? row("counts", quantity.of) : null];
}

const about = { e: aboutEntity, v: aboutEvent, s: aboutStatement, t: aboutTime, q: aboutQuantity };

/** What the picked line tells: its particulars, and the sentence it stands on. */
function more(reading, key) {
  const fact = reading.facts.get(key);
  const rows = (about[key[0]]?.(reading, Number(key.slice(1))) ?? []).filter(Boolean);
  const mentions =
    fact.layer !== null && key[0] === "e"
      ? null
      : element("blockquote", { class: "evidence", dir: "auto" }, reading.sentenceWords(fact.spans[0][0]));
  return [rows.length > 0 ? element("dl", {}, rows) : null, key[0] === "w" ? null : mentions].filter(Boolean);
}

export const entries = { people, places, times, numbers, quotes, events, relations, notes, more };
