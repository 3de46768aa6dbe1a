/** @file Words cut to a length, at the end of a word, never in the middle of a character. */

/** @param {string} words  @param {number} longest  in characters */
export function plain(words, longest) {
  const line = words.replace(/\s+/g, " ").trim();
  const letters = [...line];
  if (letters.length <= longest) return line;
  const cut = letters.slice(0, longest - 1).join("");
  const word = cut.lastIndexOf(" ");
  return `${(word > longest * 0.6 ? cut.slice(0, word) : cut).replace(/[\s,;:–—-]+$/, "")}…`;
}

/**
 * A span with the words about it, so many letters on either side, up to the edges of its sentence.
 * @param {string} text  @param {number[]} span  @param {number[]} edges  @param {number} letters
 */
export function excerpt(text, [start, end], [opens, closes], letters) {
  const before = text.slice(Math.max(opens, start - letters), start);
  const after = text.slice(end, Math.min(closes, end + letters));
  const cutBefore = opens < start - letters ? `…${before.replace(/^\S*\s+/, "")}` : before;
  const cutAfter = closes > end + letters ? `${after.replace(/\s+\S*$/, "")}…` : after;
  return `${cutBefore}${text.slice(start, end)}${cutAfter}`.replace(/\s+/g, " ").trim();
}
