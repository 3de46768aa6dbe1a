/** @file Whether one line tells what another tells: the brief's own sentence and its answer to "what" often are the same words. */

/** Words of the shorter line that the longer has, from which on it says nothing new. */
const SHARE = 0.85;

const wordsOf = (/** @type {string} */ line) => new Set(line.toLowerCase().match(/[\p{L}\p{N}]+/gu));

/** True where the words of one stand in the other. @param {string} one  @param {string} other */
export function repeats(one, other) {
  const [few, many] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.size - b.size);
  return few.size > 0 && [...few].filter((word) => many.has(word)).length >= SHARE * few.size;
}
