/**
 * @file Who holds what, and when: the report's `controls` relations as states of places along its days.
 *
 * @typedef {{ place: number, holder: number, change: string | null, from: number, to: number, key: string }} Hold
 *   `from` and `to` are numbers of days; minus and plus infinity where the text sets no bound.
 */

import { dayNumber } from "./days.js";

/** @param {import("./facts.js").Reading} reading  @returns {Hold[]} */
export function holdsOf(reading) {
  return reading.report.relations.flatMap((relation, id) => {
    // What someone may hold colours no place.
    if (relation.kind !== "controls" || relation.status === "possible") return [];
    if (reading.report.entities[relation.to]?.place == null) return [];
    const [start, end] = relation.interval ?? [null, null];
    const ended = relation.status === "past" || relation.change === "lost";
    return [{
      place: relation.to, holder: relation.from, change: relation.change ?? null, key: `r${id}`,
      from: relation.change === "lost" || start === null ? -Infinity : dayNumber(start),
      to: ended ? (start === null ? -Infinity : dayNumber(relation.change === "lost" ? start : end) - 1) : Infinity,
    }];
  });
}

/** Days on which something changes hands, in order. @param {Hold[]} holds */
export function turningDays(holds) {
  const days = holds.flatMap(({ from, to }) => [from, to + 1]).filter(Number.isFinite);
  return [...new Set(days)].sort((a, b) => a - b);
}

/** True where a place is fought for: whoever does that does not hold it yet. @param {Hold} hold */
export const isSiege = ({ change }) => change === "besieges" || change === "contests";

/**
 * Who holds each place on a day: the latest to have come to it, null where nobody is said to; `contested` where it is
 * besieged or fought for.
 * @param {Hold[]} holds  @param {number} day  @returns {Map<number, { holder: number | null, contested: boolean }>}
 */
export function heldOn(holds, day) {
  const state = new Map();
  for (const hold of [...holds].sort((a, b) => a.from - b.from)) {
    if (day < hold.from || day > hold.to) continue;
    const siege = isSiege(hold);
    state.set(hold.place, { holder: siege ? (state.get(hold.place)?.holder ?? null) : hold.holder, contested: siege });
  }
  return state;
}
