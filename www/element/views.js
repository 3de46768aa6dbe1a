// The views of <news-glass>: each is a list of buttons, and each button leads to its words.

import { ANSWERS } from "../engine/answers.js";
import { pointing } from "../engine/pointing.js";
import { repeats } from "../engine/repeats.js";
import { isSure } from "../engine/sure.js";
import { ownVerb } from "../engine/verbs.js";
import { days } from "./facts.js";

export const VIEWS = ["brief", "people", "places", "timeline", "statements"];

/** Entries a view shows at first. */
const SHOWN = 12;

/**
 * An element with classes, parts and text; a text is never read as markup.
 * @param {string} tag  @param {Record<string, any>} [properties]  @param {...any} children  nodes and strings; others are left out
 */
export function make(tag, { part, text, ...attributes } = {}, ...children) {
  const node = document.createElement(tag);
  if (part) node.setAttribute("part", part);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text !== undefined) node.textContent = text;
  node.append(...children.filter(Boolean));
  return node;
}

/**
 * A view as a `<details>`; null where the report has nothing for it.
 *
 * @param {string} name  one of VIEWS
 * @param {{ report: object, text: string, facts: object[], words: any, pick: (fact: object) => void }} given
 */
export function view(name, given) {
  const entries = makers[name]?.(given) ?? [];
  if (entries.length === 0) return null;
  const counted = name !== "brief";
  const summary = make("summary", { part: "heading" }, given.words.views[name]);
  if (counted) summary.append(make("span", { part: "count", text: ` ${entries.length}` }));
  const list = make("ul", { part: "list" }, ...entries.slice(0, SHOWN));
  const details = make("details", { part: `view ${name}` }, summary, list);
  if (entries.length > SHOWN) {
    const more = make("button", { part: "more", type: "button", text: given.words.more(entries.length - SHOWN) });
    more.addEventListener("click", () => {
      more.remove();
      list.append(...entries.slice(SHOWN));
      entries[SHOWN].querySelector("button")?.focus();
    });
    details.append(more);
  }
  return details;
}

/** Warnings of what the words show anyway, or of what no reader of an article did. */
const QUIET = ["html", "unpaired", "correction"];

/** What is odd about the text or the attributes, a line each. @param {any} given  @returns {HTMLElement[]} */
export const warnings = ({ report, words }) =>
  report.warnings
    .filter((/** @type {any} */ { code }) => !QUIET.includes(code))
    .map((/** @type {any} */ warning) => make("p", { part: "status warning", role: "status", text: words.warning(warning) }));

/** @param {any} given  @param {any} fact  @param {{ lead?: string, note?: string, label?: string, act?: string, again?: boolean }} words  in place of its own; `again`: the label stands above already */
function entry(given, fact, words = {}) {
  const { lead = fact.title, note = fact.note, label, act, again = false } = words;
  const button = make("button", { part: "item", type: "button", dir: "auto" });
  if (label) button.append(make("span", { part: again ? "label again" : "label", text: label }), " ");
  if (act) button.append(make("span", { part: "act", text: `${act}:` }), " ");
  button.append(make("span", { part: "name", text: lead }));
  if (note) button.append(" ", make("span", { part: "note", text: note }));
  button.addEventListener("click", () => given.pick(fact));
  fact.button = button;
  return make("li", {}, button);
}

/** Words of a report in other words from which on they say something alone: "tougher measures" does not. */
const WHOLE = 4;

/** True of a sure statement whose content reads alone; what is denied does so in a word. @param {any} statement  @param {string} said */
function tells(statement, said) {
  const { content, form, act } = statement;
  if (content.length === 0 || pointing(said) || !isSure(statement)) return false;
  return form === "direct" || act === "deny" || said.trim().split(/\s+/).length >= WHOLE;
}

/**
 * What was done with the words, and how sure the source is of them: without it a denial would read as a claim.
 * @param {any} statement  @param {string} text  @param {any} words
 */
function actOf(statement, text, words) {
  const { act, belief, negated } = statement;
  // In another language the text's verb would stand alone; but "did not confirm" is no confirming.
  const own = ownVerb(statement, (span) => text.slice(...span));
  const done = own !== null && (words.lang === "en" || negated) ? own : `${negated ? words.not : ""}${words.acts[act] ?? act}`;
  const sure = act === "deny" && belief === "denied" ? "" : (words.beliefs[belief] ?? "");
  return sure ? `${done} · ${sure}` : done;
}

/** By the number of mentions, and then as they come. */
const byMentions = (/** @type {import("./facts.js").Fact} */ a, /** @type {import("./facts.js").Fact} */ b) => b.spans.length - a.spans.length;

/** @type {Record<string, (given: any) => HTMLElement[]>} */
const makers = {
  brief(given) {
    const { report, text, words } = given;
    const { brief } = report;
    /** @type {HTMLElement[]} */
    const entries = [];
    let before = "";
    const add = (/** @type {import("./facts.js").Span[]} */ spans, /** @type {string} */ lead, /** @type {string} */ label = "") => {
      const fact = { kind: "answer", layer: "brief", title: lead, note: "", spans, item: brief, mark: [] };
      entries.push(entry(given, fact, { label, again: label === before }));
      before = label;
    };
    if (brief.sentence) add(brief.sentence.spans, brief.sentence.text);
    for (const [question, label] of Object.entries(words.questions)) {
      for (const answer of brief[question].slice(0, ANSWERS[question])) {
        const told = text.slice(...answer.span);
        // What happened, the sentence above tells already.
        if (question !== "what" || brief.sentence === null || !repeats(told, brief.sentence.text)) add([answer.span], told.slice(0, 1).toUpperCase() + told.slice(1), label);
      }
    }
    for (const { message, spans } of brief.questions) add(spans, message, words.open);
    return entries;
  },

  people(given) {
    const people = given.facts.filter((/** @type {any} */ { layer }) => layer === "people" || layer === "groups").sort(byMentions);
    return people.map((/** @type {import("./facts.js").Fact} */ fact) => entry(given, fact));
  },

  places(given) {
    const places = given.facts.filter((/** @type {any} */ { layer, item }) => layer === "places" && item.place).sort(byMentions);
    return places.map((/** @type {import("./facts.js").Fact} */ fact) => entry(given, fact));
  },

  timeline(given) {
    const { report, text, words } = given;
    return report.timeline.flatMap((/** @type {any} */ moment) => {
      const events = moment.events.map((/** @type {number} */ id) => report.events[id]).filter((/** @type {import("../newsglass.js").Event} */ event) => event.type !== null && isSure(event));
      return events.map((/** @type {import("../newsglass.js").Event} */ event) => {
        const lead = event.gloss || text.slice(...event.span);
        const status = words.statuses[event.status] ?? event.status;
        // "Nobody was injured" has the negation already: what did not happen is named by its own word.
        const note = event.status === "negated" || event.status === "denied" ? `“${text.slice(...event.span)}”: ${status}` : status;
        const fact = { kind: "event", layer: "events", title: lead, note, spans: event.mentions.length > 0 ? event.mentions : [event.span], item: event, mark: [] };
        return entry(given, fact, { label: days(moment.interval) || words.undated });
      });
    });
  },

  statements(given) {
    const { report, text, words } = given;
    const saidOf = (/** @type {any} */ { content }) => content.map((/** @type {any} */ span) => text.slice(...span).replace(/[,\s]+([”"’']?)$/, "$1")).join(" … ");
    const telling = report.statements.filter((/** @type {any} */ statement) => tells(statement, saidOf(statement)));
    return telling.map((/** @type {any} */ statement) => {
      const { source, content } = statement;
      const name = source === null ? null : (report.entities[source.entity]?.name ?? text.slice(...source.span));
      const said = saidOf(statement);
      const fact = { kind: "statement", layer: "statements", title: said, note: "", spans: content, item: statement, mark: [] };
      return entry(given, fact, { label: name ?? words.someone, act: actOf(statement, text, words) });
    });
  },
};
