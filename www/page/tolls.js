/** @file Who counts the dead, and which counts are not the report's own: earlier ones, since corrected, and those of other events. */

import { when } from "./days.js";
import { tolls } from "./figures.js";

/** @typedef {import("./facts.js").Reading} Reading  @typedef {import("../newsglass.js").Quantity} Quantity  @typedef {import("../newsglass.js").Event} Event */

/** Verbs by which somebody gives a count: "put the toll at 17", "lowered it to 14". */
const counts = new Set(["put", "lower", "raise", "revise", "cut", "increase", "reduce", "update", "set", "estimate", "count"]);
/** Words before a number that was told before another. */
const before = /\b(?:earlier|previously|initial(?:ly)?|at first|first put|originally|down from|up from|revised from|lowered from|raised from)\b/i;
const counted = /\b(?:tolls?|dead|deaths|killed|casualties)\b/i;
/** Days after which what befell others is another event's. */
const APART = 30;
const A_DAY = 86_400_000;

/** The sentence that a number stands in, up to the number. @param {Reading} reading  @param {Quantity} quantity */
const leadOf = (reading, { span: [start] }) => reading.words([reading.sentences[reading.sentenceAt(start)]?.span[0] ?? start, start]);

/** What every number of a report is asked by, looked up once: the last day, the main event, by sentence who gives a count. @type {WeakMap<object, { now: string, main: Event | undefined, givers: Map<number, Event[]> }>} */
const bases = new WeakMap();

/** @param {Reading} reading */
function basis(reading) {
  const { report } = reading;
  let found = bases.get(report);
  if (found === undefined) {
    const now = report.document.published ?? report.timeline.reduce((last, { interval }) => (interval && interval[1] > last ? interval[1] : last), "");
    const main = report.events.reduce((/** @type {Event | undefined} */ most, each) => (most === undefined || each.weight > most.weight ? each : most), undefined);
    /** @type {Map<number, Event[]>} */
    const givers = new Map();
    for (const event of report.events) {
      if (!counts.has(event.lemma) || !event.roles.some(({ role }) => role === "actor")) continue;
      const sentence = reading.sentenceAt(event.span[0]);
      givers.set(sentence, [...(givers.get(sentence) ?? []), event]);
    }
    bases.set(report, (found = { now, main, givers }));
  }
  return found;
}

/** The event by which somebody gives a count, the last before the number in its sentence. @param {Reading} reading  @param {Quantity} quantity  @returns {Event | undefined} */
function countOf(reading, { span: [start] }) {
  const givers = basis(reading).givers.get(reading.sentenceAt(start)) ?? [];
  return givers.filter(({ span }) => span[1] <= start).sort((a, b) => b.span[0] - a.span[0])[0];
}

/** True of a number that says how many were killed, hurt or the like, be it by "lowered the toll to 14". @param {Reading} reading  @param {Quantity} quantity */
export const isToll = (reading, quantity) => tolls.has(quantity.kind) || (quantity.kind === "count" && quantity.of === null && countOf(reading, quantity) !== undefined && counted.test(leadOf(reading, quantity)));

/** Who gives a number: whoever makes the statement that it stands in, or puts the toll at it. @param {Reading} reading  @param {Quantity} quantity */
export function counterOf(reading, quantity) {
  const [start, end] = quantity.span;
  const said = reading.report.statements.findLast(({ source, content }) => source !== null && content.some(([from, to]) => from <= start && end <= to));
  if (said) return reading.tellerWords(said);
  const actor = isToll(reading, quantity) ? countOf(reading, quantity)?.roles.find(({ role }) => role === "actor") : undefined;
  return actor ? reading.tellerWords({ source: actor }) : null;
}

/** The event that a number counts. @param {Reading} reading  @param {Quantity} quantity */
const eventOf = (reading, { span: [start, end] }) => reading.report.events.find(({ roles }) => roles.some(({ role, span }) => (role === "quantity" || role === "target") && span[0] <= start && end <= span[1]));

/**
 * Why a toll is not the report's own: days of another event, or that it was told before another; null of one that is.
 * @param {Reading} reading  @param {Quantity} quantity  @returns {{ days: string } | { days: null } | null}
 */
export function otherToll(reading, quantity) {
  const lead = leadOf(reading, quantity);
  // "Had earlier put the toll at 17, but lowered it to 14": up to the verb that gives this number.
  const own = countOf(reading, quantity);
  const words = own === undefined ? lead.slice(-40) : reading.words([Math.max(own.span[0] - 24, quantity.span[0] - lead.length), quantity.span[0]]);
  if (before.test(words)) return { days: null };
  const event = eventOf(reading, quantity);
  const end = event?.interval?.[1];
  const { now, main } = basis(reading);
  if (!event || !end || now === "" || Date.parse(now) - Date.parse(end) < APART * A_DAY) return null;
  // Where all is of old, it is the news.
  const mainEnd = main?.interval?.[1];
  return mainEnd && Date.parse(mainEnd) - Date.parse(end) < APART * A_DAY ? null : { days: when(event) };
}

/** The open questions, without that who counted a number of which the text says so, or which is no count of the news. @param {Reading} reading */
export function openQuestions(reading) {
  const { quantities, brief } = reading.report;
  return (brief.questions ?? []).map((open, id) => ({ open, id })).filter(({ open: { code, spans } }) => {
    const asked = code !== "uncounted" ? undefined : quantities.find(({ span }) => span[0] === spans[0]?.[0]);
    return asked === undefined || (counterOf(reading, asked) === null && otherToll(reading, asked) === null);
  });
}
