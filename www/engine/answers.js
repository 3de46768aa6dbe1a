/** @file How many answers of each question of the brief are told: by the page, the element and the exports (`src/export/told.rs`, whose test holds it). */

/** @type {Record<string, number>} */
export const ANSWERS = { who: 3, what: 2, when: 2, where: 3, why: 1, how: 1 };
