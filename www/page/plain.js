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
