/** @file Whether words only point at what was said before them: "he denied that" tells nothing on its own. */

const POINTING = /^(?:that|this|it|so|as much|them|those|these|which|what|the same|all of it|him|her)$/i;

/** True of words that are a pronoun and no more. @param {string} words */
export const pointing = (words) => POINTING.test(words.replace(/[^\p{L} ]/gu, "").trim());
