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

/** By the dictionary form of its word, whatever the type. @type {Record<string, string>} */
const byLemma = Object.fromEntries(
  Object.entries({
    killed: "die kill death perish wound injure injury starve drown suffocate murder slay suicide casualty massacre execute shoot",
    disaster:
      "earthquake quake flood flooding storm hurricane cyclone typhoon tornado wildfire landslide mudslide avalanche drought eruption erupt famine epidemic outbreak disaster tsunami aftershock",
    accident: "accident crash collide collision derail derailment capsize sink explode explosion collapse fire burn leak",
    displacement: "flee displace evacuate exodus displacement evacuation return",
    vote: "vote election ballot referendum elect recount poll inauguration",
    office: "appoint appointment nominate nomination resign resignation promotion retire retirement replace replacement",
    law: "trial verdict sentence convict sue lawsuit charge indict ruling hearing investigate investigation arrest acquit robbery theft burglary fraud",
    business:
      "merger acquisition buy sell sale slump price profit earn layoff invest investment",
    talks: "meet meeting talk negotiate negotiation summit visit press-conference conference",
    seizure: "capture take seize overrun recapture conquer",
  }).flatMap(([kind, words]) => words.split(" ").map((word) => [word, kind])),
);

/** Kinds whose type says less than their word does. */
const wordFirst = new Set(["killed", "disaster"]);

/**
 * The key of the event's kind, `other` where it has none of note.
 * @param {{ type: string | null, mode: string | null, lemma: string }} event
 */
export function kindOf({ type, mode, lemma }) {
  const word = byLemma[lemma.toLowerCase()];
  if (type === null) return word === "seizure" ? "other" : (word ?? "other");
  if (word !== undefined && wordFirst.has(word)) return word;
  return byCode[`${type} ${mode}`] ?? byCode[type] ?? word ?? "other";
}

/** In words. @param {string} kind */
export const kindLabel = (kind) => t(`kind.${kind}`);

/** Every kind there can be. */
export const kinds = [...new Set([...Object.values(byCode), ...Object.values(byLemma), "other"])];
