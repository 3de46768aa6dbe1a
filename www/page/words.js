/** @file The page's words for what the report's keys hold. */

import { ownVerb } from "../engine/verbs.js";
import { hasText, language, t } from "./texts.js";

/** What can be marked, in the order it is shown. `rank` decides which of two marks on the same words lies outside. */
export const layers = [
  { id: "person", rank: 3 },
  { id: "group", rank: 3 },
  { id: "place", rank: 4 },
  { id: "time", rank: 1 },
  { id: "number", rank: 2 },
  { id: "quote", rank: 0 },
  { id: "event", rank: 5 },
  { id: "other", rank: 3 },
];

export const layerOf = new Map(layers.map((layer) => [layer.id, layer]));
export const rankOf = (/** @type {string} */ id) => layerOf.get(id)?.rank ?? 0;
/** A layer's name, of many and of one. @param {string} id */
export const layerLabel = (/** @type {string} */ id) => t(`layer.${id}`);
export const layerOne = (/** @type {string} */ id) => t(`layer.${id}.one`);

/** @type {Record<string, string>} */
const entityLayers = {
  person: "person", organization: "group", group: "group", people: "group", place: "place", facility: "place",
};
export const entityLayer = (/** @type {string} */ kind) => entityLayers[kind] ?? "other";

export const entityKinds = ["person", "organization", "group", "people", "place", "facility", "work", "occasion", "object"];
/** The text under `PREFIX.NAME`; a name that a later core may know is shown as it is. */
const known = (/** @type {string} */ prefix, /** @type {string} */ name) => (hasText(`${prefix}.${name}`) ? t(`${prefix}.${name}`) : name.replaceAll("_", " "));
export const entityKind = (/** @type {string} */ kind) => known("entity", kind);

/** How sure the text is that an event happened: a word and a sign, as colour alone says nothing to many. */
/** @type {Record<string, string>} */
export const statusSigns = {
  happened: "●", ongoing: "◐", planned: "○", possible: "?", hypothetical: "⋯", negated: "⊘", denied: "✕",
};
export const statusLabel = (/** @type {string} */ status) => known("status", status);

/**
 * The same of an event's own words: "Nobody was injured" has the negation already, and a bare "did not happen" beside it
 * would say that somebody was. @param {string} status  @param {string} words
 */
export const statusWords = (status, words) => (status === "negated" || status === "denied" ? t("status.of", { words: words.replace(/\s+/g, " "), status: statusLabel(status).toLowerCase() }) : statusLabel(status));

/** What was done with the words, in the past tense, which goes with one speaker and with many. */
const actPhrase = (/** @type {string} */ act) => known("act", act);
/** The same in the text's own verb, where that is one of English and the page is. @param {import("./facts.js").Reading} reading  @param {any} statement */
export function actWords(reading, statement) {
  const own = ownVerb(statement, (span) => reading.words(span));
  if (own !== null && language() === "en") return own;
  return statement.negated ? t("act.not", { act: actPhrase(statement.act) }) : actPhrase(statement.act);
}

/** Acts that take a stand, set off from plain saying. */
export const stands = new Set(["deny", "demand", "promise", "warn", "threaten", "accuse", "criticize", "praise", "rule", "admit", "refuse", "support", "oppose"]);

/** Of these those whose words are no deed: what is denied, or of what one is accused, did not happen by its being said. */
export const mereWords = new Set(["deny", "demand", "warn", "threaten", "accuse", "criticize", "refuse"]);

export const statementForm = (/** @type {string} */ form) => known("form", form);
/** How sure the source is; nothing where that is plain. */
export const beliefPhrase = (/** @type {string} */ belief) => (hasText(`belief.${belief}`) ? t(`belief.${belief}`) : "");

/** Without a verb, so that they go with one and with many. */
export const relationPhrase = (/** @type {string} */ kind) => known("relation", kind);
export const relationStatus = (/** @type {string} */ status) => (hasText(`tie.${status}`) ? t(`tie.${status}`) : "");
/** What became of a hold on a place. */
export const changePhrase = (/** @type {string} */ change) => known("change", change);

export const questions = ["who", "what", "when", "where", "why", "how"];
export const questionLabel = (/** @type {string} */ question) => t(`ask.${question}`);

/**
 * A warning or an open question in the reader's language: English as the report has it, others under its code.
 * @param {{ code: string, values: string[], message: string }} notice
 */
export const noticePhrase = ({ code, values, message }) => (hasText(`notice.${code}`) ? t(`notice.${code}`, { ...values }) : message);

export const roleLabel = (/** @type {string} */ role) => known("role", role);

/**
 * What an entity is, in few words: as the text describes it, else its fullest title; null where neither is known.
 * @param {{ description: string | null, roles: { title: string }[] }} entity
 */
export function standing({ description, roles }) {
  if (description !== null) return description.replace(/^(?:the|an?|his|her|its|their|our|my|whose) /i, "");
  return roles.reduce((/** @type {string | null} */ fullest, { title }) => (title.length > (fullest?.length ?? 0) ? title : fullest), null);
}

/** True of words that name nobody themselves; "US" and "WHO" do. @param {string} words */
export const isPronoun = (words) => /^(?:he|she|it|they|him|her|them|his|its|their|who|which|that|we|us|our|i|me|my|you|one|some|others|someone|everyone)$/.test(words.replace(/^\p{Lu}(?!\p{Lu})/u, (letter) => letter.toLowerCase()));

/** Words that began a sentence, in the middle of one; a name keeps its capital. */
export const midSentence = (/** @type {string} */ words) => words.replace(/^(?:The|An?|Some|His|Her|Its|Their|Our|My) /, (article) => article.toLowerCase());

/** A name as a sentence goes on with it: with the article that the text gives it. @param {string} name  @param {string} words  the text's own */
export function midName(name, words) {
  const bare = /^the (.*)$/is.exec(words)?.[1] ?? "";
  const first = bare.split(/\s+/)[0] ?? "";
  return first !== "" && !/^the /i.test(name) && (name.startsWith(first) || /^\p{Lu}{2,}$/u.test(bare)) ? `the ${name}` : name;
}
export const capital = (/** @type {string} */ words) => words.slice(0, 1).toUpperCase() + words.slice(1);
