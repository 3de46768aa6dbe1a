/** @file Whether one line tells what another tells: the brief's own sentence and its answer to "what" often are the same words. */

/** Words of the shorter line that the longer has, from which on it says nothing new; exports have it in src/export/told.rs. */
const SHARE = 0.85;

const wordsOf = (/** @type {string} */ line) => new Set(line.toLowerCase().match(/[\p{L}\p{N}]+/gu));

/** How many of the words of one line the other has, 0 to 1. @param {string} one  @param {string} other */
export function share(one, other) {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  return words.size === 0 ? 1 : [...words].filter((word) => others.has(word)).length / words.size;
}

/** True where the words of one stand in the other. @param {string} one  @param {string} other */
export function repeats(one, other) {
  const [few, many] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.size - b.size);
  return few.size > 0 && [...few].filter((word) => many.has(word)).length >= SHARE * few.size;
}
