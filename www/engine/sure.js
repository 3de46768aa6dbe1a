/** @file Which events and statements are told at first, and which apart: those that may well be misread; and which places are told with a doubt. */

/** Confidence below which one may well be misread: that of `src/vocabulary.rs`, which `tests/exports.rs` holds. */
const SURE = 0.7;

/** @param {{ confidence?: number }} fact  an event or a statement */
export const isSure = ({ confidence }) => (confidence ?? 1) >= SURE;

/** Confidence of a place below which it is told with a "perhaps". */
const PLACED = 0.6;

/** @param {{ confidence: number }} place */
export const isDoubtful = ({ confidence }) => confidence < PLACED;
