/** @file Who says what: statements under those who make them, the most quoted first, or in the order of the text. */

import { isSure } from "../engine/sure.js";
import { element } from "./dom.js";
import { saysNothing } from "./facts.js";
import { plain } from "./plain.js";
import { t } from "./texts.js";
import { actWords, beliefPhrase, capital, standing, stands } from "./words.js";

/** @typedef {import("./facts.js").Reading} Reading  @typedef {import("../newsglass.js").Statement} Statement */
/** @typedef {import("./entries.js").Entry} Entry  @typedef {import("./entries.js").Group} Group */

/** Letters of a statement on its line; the picked one stands whole. */
const LONGEST = 150;
/** Statements of one speaker shown before the rest, and those in the order of the text. */
const FOLD = { speaker: 5, text: 24 };
const UNNAMED = "-";

const span = (/** @type {string} */ className, /** @type {any[]} */ ...words) => element("span", { class: className, dir: "auto" }, ...words);

/** The words of a statement; of one that nobody is named for ("is expected to"), the whole clause. @param {Reading} reading  @param {Statement} statement */
export const contentWords = (reading, statement) =>
  (statement.content.length > 0 && statement.source !== null ? statement.content : [statement.span])
    .map((each) => reading.words(each).replace(/[,\s]+([”"’']?)$/, "$1"))
    .join(" … ");

/** What was done with the words, and how sure the source is of them. @param {Reading} reading  @param {Statement} statement */
function actOf(reading, statement) {
  if (statement.source === null) return null;
  const belief = statement.belief === statement.act.replace("deny", "denied") ? "" : beliefPhrase(statement.belief);
  return [span(stands.has(statement.act) ? "act pointed" : "act", actWords(reading, statement)), belief === "" ? null : span("act", ` · ${belief}`)];
}

/** @param {Reading} reading  @param {number} id  @param {boolean} named  true where the line names the speaker  @returns {Entry} */
function entry(reading, id, named) {
  const statement = reading.report.statements[id];
  const words = contentWords(reading, statement);
  return {
    key: `s${id}`,
    className: `statement ${statement.form} ${statement.act}${(statement.within ?? null) === null ? "" : " within"}`,
    line: () => {
      const who = named ? span("who", capital(reading.sourceName(statement) ?? t("group.unsourced"))) : null;
      const act = actOf(reading, statement);
      return [
        who === null && act === null ? null : element("span", { class: "source" }, who, " ", act),
        ...(words.length <= LONGEST ? [span("said", words)] : [span("said short", plain(words, LONGEST)), span("said whole", words)]),
      ];
    },
  };
}

/** Statements by whoever makes them, in the order of the text. @param {Reading} reading  @param {number[]} ids */
function bySpeaker(reading, ids) {
  /** @type {Map<string, number[]>} */
  const speakers = new Map();
  for (const id of ids) {
    const { source } = reading.report.statements[id];
    const who = source === null ? UNNAMED : source.entity === null ? reading.words(source.span).toLowerCase() : `e${source.entity}`;
    speakers.set(who, [...(speakers.get(who) ?? []), id]);
  }
  return speakers;
}

/** A speaker's name, which leads to who that is, with what they are. @param {Reading} reading  @param {string} who  @param {number[]} ids */
function heading(reading, who, ids) {
  const name = capital(reading.sourceName(reading.report.statements[ids[0]]) ?? t("group.unsourced"));
  const entity = reading.report.entities[Number(who.slice(1))];
  const role = reading.facts.has(who) ? standing(entity) : null;
  return element(
    "h2",
    { class: "speaker", dir: "auto" },
    reading.facts.has(who) ? element("button", { type: "button", class: "goto", "data-key": who, "data-at": 0 }, name) : element("span", {}, name),
    role === null || role.toLowerCase() === name.toLowerCase() ? null : span("note", role),
  );
}

/**
 * The statements; those that may well be misread stand folded behind the others.
 * @param {Reading} reading  @param {string} [order]  `text` for the order of the text
 * @param {import("./filters.js").Filter} [filter]  @returns {Group[]}
 */
export function quotes(reading, order = "speaker", filter = undefined) {
  const ids = reading.report.statements.flatMap((statement, id) => (saysNothing(reading, statement) || !(filter?.statement(reading, id) ?? true) ? [] : [id]));
  const [sure, unsure] = [true, false].map((wanted) => ids.filter((id) => isSure(reading.report.statements[id]) === wanted));
  const named = (/** @type {number[]} */ those) => those.map((id) => entry(reading, id, true));
  if (sure.length === 0) return [{ heading: null, entries: named(unsure), fold: FOLD.text }];
  const behind = unsure.length === 0 ? [] : [{ heading: t("group.unsure"), entries: named(unsure), fold: 0 }];
  if (order === "text") return [{ heading: null, entries: named(sure), fold: FOLD.text }, ...behind];
  // Who is quoted most comes first, then who speaks first; what nobody is named for comes last.
  const speakers = [...bySpeaker(reading, sure)]
    .sort((a, b) => Number(a[0] === UNNAMED) - Number(b[0] === UNNAMED) || b[1].length - a[1].length || a[1][0] - b[1][0])
    .map(([who, those]) => ({ heading: () => heading(reading, who, those), entries: those.map((id) => entry(reading, id, false)), fold: FOLD.speaker, className: "by-speaker" }));
  return [...speakers, ...behind];
}

/** The choice between the two orders. @param {string} order  @param {(order: string) => void} onChange */
export function orderRow(order, onChange) {
  const button = (/** @type {string} */ name) =>
    element("button", { type: "button", class: "link", "data-order": name, "aria-pressed": String(name === order), onclick: () => onChange(name) }, t(`order.${name}`));
  return element("div", { class: "orders", role: "group", "aria-label": t("order.label") }, button("speaker"), button("text"));
}
