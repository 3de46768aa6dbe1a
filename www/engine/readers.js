// A long text is read by several workers: each gives the language of its share, and the core puts the shares together.
// The report is the same, byte for byte, as where one has read the whole.

/** Characters from which on a text is long: below, starting another worker takes longer than it saves. */
const LONG = 30_000;
/** Workers for one text at most: beyond, they wait for memory rather than for each other. */
const MOST = 6;

/**
 * How many are to read a text, the core's own worker among them.
 * @param {string} text  @param {number | undefined} wanted  as `LoadOptions.readers`
 */
export function readersFor(text, wanted) {
  if (text.length < LONG) return 1;
  return Math.max(1, Math.min(MOST, wanted ?? globalThis.navigator?.hardwareConcurrency ?? 1));
}
