/**
 * @file What sort of thing an event is, in a reader's words. The report's types are a code book's (PLOVER); a reader
 * looks for "killed and wounded", "talks", "law".
 */

import { t } from "./texts.js";

/** By type and mode, then by type alone. @type {Record<string, string>} */
const byCode = {
  "ASSAULT abduct": "held", "ASSAULT destroy": "destruction", "ASSAULT beat": "violence", "ASSAULT torture": "violence",
  "ASSAULT sexual": "violence", "ASSAULT crowd-control": "unrest", ASSAULT: "fighting",
  "COERCE arrest": "law", "COERCE seize": "seizure", "COERCE deport": "displacement", "COERCE cyber": "pressure",
  "COERCE misinformation": "pressure", COERCE: "pressure",
  "ACCUSE investigate": "law", "ACCUSE allege": "accusation", ACCUSE: "criticism",
  "SANCTION convict": "law", "SANCTION withdraw": "break", SANCTION: "break",
  "RETREAT withdraw": "withdrawal", "RETREAT ceasefire": "truce", "RETREAT disarm": "truce", "RETREAT release": "release",
  "RETREAT resign": "office", "RETREAT access": "truce", RETREAT: "withdrawal",
  "PROTEST riot": "unrest", "PROTEST vandalize": "unrest", PROTEST: "protest",
  CONSULT: "talks", AGREE: "deal", COOPERATE: "deal", SUPPORT: "support", CONCEDE: "concession", AID: "aid",
  REQUEST: "demand", REJECT: "refusal", THREATEN: "threat", MOBILIZE: "troops",
};

/** By the dictionary form of its word, whatever the type; of kinds.json. @type {Map<string, string>} */
let byWord = new Map();

/** Takes the words of each kind. @param {{ words: Record<string, string> }} lists */
export function useKinds({ words }) {
  byWord = new Map(Object.entries(words).flatMap(([kind, forms]) => forms.split(" ").map((form) => /** @type {[string, string]} */ ([form, kind]))));
}

/** Kinds whose type says less than their word does. */
const wordFirst = new Set(["killed", "disaster"]);

/**
 * The key of the event's kind, `other` where it has none of note.
 * @param {{ type: string | null, mode: string | null, lemma: string }} event
 */
export function kindOf({ type, mode, lemma }) {
  const word = byWord.get(lemma.toLowerCase());
  if (type === null) return word === "seizure" ? "other" : (word ?? "other");
  if (word !== undefined && wordFirst.has(word)) return word;
  return byCode[`${type} ${mode}`] ?? byCode[type] ?? word ?? "other";
}

/** In words. @param {string} kind */
export const kindLabel = (kind) => t(`kind.${kind}`);

/** Every kind there can be. */
export const kinds = () => [...new Set([...Object.values(byCode), ...byWord.values(), "other"])];
