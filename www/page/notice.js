/** @file Sentences for the reader at the top of the page, each with what can be done. */

import { byId, element } from "./dom.js";
import { t } from "./texts.js";

const notice = byId("notice");

/**
 * Says a sentence. One that offers something stays beside the next, the others make room for it.
 * @param {string} sentence  @param {string} [action]  @param {() => void} [run]  @returns {() => void}  takes it away again
 */
export function complain(sentence, action, run) {
  const line = element("p", {}, sentence);
  const withdraw = () => {
    line.remove();
    notice.hidden = notice.childElementCount === 0;
  };
  if (action) line.append(" ", element("button", { type: "button", class: "plain", onclick: () => (withdraw(), run?.()) }, action));
  for (const other of [...notice.children]) if (other.querySelector("button") === null || other.textContent === line.textContent) other.remove();
  notice.append(line);
  notice.hidden = false;
  return withdraw;
}

/** Says a sentence with words below it that the reader can take himself, all of them chosen already. @param {string} sentence  @param {string} words */
export function handOver(sentence, words) {
  const withdraw = complain(sentence, t("handed.close"), () => {});
  const field = element("textarea", { class: "handed", rows: 2, readonly: true, "aria-label": sentence, spellcheck: "false" }, words);
  /** @type {HTMLElement} */ (notice.lastElementChild).append(field);
  field.focus();
  field.select();
  return withdraw;
}

/** Takes all of them away. */
export function hush() {
  notice.replaceChildren();
  notice.hidden = true;
}
