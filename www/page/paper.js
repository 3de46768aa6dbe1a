/**
 * @file A report to go on with: its text, its day, what was corrected. It is taken away as a file and opened again, and
 * kept in this tab while the report is on the page, so that a reload brings it back.
 *
 * @typedef {{ text: string, published: string, name: string, country: string, title?: string, steps: import("./corrections.js").Step[] }} Paper
 */

import { stepsOf } from "./corrections.js";

const KIND = "newsglass.paper/1";
const words = (/** @type {unknown} */ value) => (typeof value === "string" ? value : "");

/** @param {Partial<Paper>} paper  @returns {string} */
export const paperFile = ({ text, published, country, title, steps }) => JSON.stringify({ schema: KIND, text, published, country, title, corrections: steps }, null, 1);

/**
 * What a file's words hold: a paper, `report` where they are a report, which has no text to go on with; null for others.
 * @param {string} content  @returns {Omit<Paper, "name"> | "report" | null}
 */
export function paperOf(content) {
  if (!/^\s*\{\s*"schema"\s*:\s*"newsglass\./.test(content.slice(0, 200))) return null;
  try {
    const { schema, text, published, country, title, corrections } = JSON.parse(content);
    if (schema !== KIND) return "report";
    return { text: words(text), published: /^\d{4}-\d\d-\d\d$/.test(words(published)) ? published : "", country: /^[A-Z]{2}$/.test(words(country)) ? country : "", title: words(title) || undefined, steps: stepsOf(corrections) };
  } catch {
    return null;
  }
}
