/** @file Which events and statements are told at first, and which apart: those that may well be misread; and which places are told with a doubt. */

/** Confidence below which one may well be misread: that of `src/vocabulary.rs`, which `tests/exports.rs` holds. */
const SURE = 0.7;

/** @param {{ confidence?: number }} fact  an event or a statement */
export const isSure = ({ confidence }) => (confidence ?? 1) >= SURE;

/** Weight below which what may well be misread is not listed: that of `src/vocabulary.rs`. */
const LEAST_WEIGHT = 0.25;

/**
 * Whether an event is listed among what happened.
 * @param {{ confidence?: number, weight: number }} event
 */
export const isListed = (event) => isSure(event) || event.weight >= LEAST_WEIGHT;

/** Confidence of a place below which it is told with a "perhaps". */
const PLACED = 0.6;

/** @param {{ confidence: number }} place */
export const isDoubtful = ({ confidence }) => confidence < PLACED;
