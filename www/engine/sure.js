/** @file Which events and statements are told at first, and which apart: those that may well be misread. */

/** Confidence below which one may well be misread: that of `src/vocabulary.rs`, which `tests/exports.rs` holds. */
const SURE = 0.7;

/** @param {{ confidence?: number }} fact  an event or a statement */
export const isSure = ({ confidence }) => (confidence ?? 1) >= SURE;
