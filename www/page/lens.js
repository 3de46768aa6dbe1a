/** @file The lens: the picked fact at the foot of the window, its mentions one after another, and what else its sentence says. */

import { element, sure } from "./dom.js";
import { t } from "./texts.js";
import { layerOne } from "./words.js";

const OTHERS_SHOWN = 8;

export class Lens {
  #root;
  #onPick;

  /** @param {HTMLElement} root  @param {(key: string | null, at: number) => void} onPick */
  constructor(root, onPick) {
    this.#root = root;
    this.#onPick = onPick;
  }

  /** @param {import("./facts.js").Reading | null} reading  @param {import("./facts.js").Fact | null} fact  @param {number} at */
  show(reading, fact, at) {
    this.#root.hidden = fact === null;
    document.body.classList.toggle("has-lens", fact !== null);
    if (fact === null || reading === null) return this.#root.replaceChildren();
    const hadFocus = this.#root.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.part : null;
    const count = fact.spans.length;
    const step = (/** @type {number} */ by) => this.#onPick(fact.key, (at + by + count) % count);
    const kind = fact.layer === null ? fact.note : layerOne(fact.layer);
    const others = reading
      .factsIn(reading.sentenceAt(fact.spans[at][0]))
      .filter((key) => key !== fact.key)
      .map((key) => sure(reading.facts.get(key)));
    this.#root.replaceChildren(
      element(
        "div",
        { class: "lens-fact" },
        element("p", { class: `lens-title ${fact.layer ?? ""}` }, element("span", { class: "caps" }, kind), " ", element("b", { dir: "auto" }, fact.title)),
        fact.layer === null || fact.note === "" || fact.note === kind ? null : element("p", { class: `lens-note ${fact.layer}`, dir: "auto" }, fact.note),
      ),
      element(
        "div",
        { class: "lens-steps" },
        count < 2
          ? null
          : [
              element("button", { type: "button", class: "plain", "data-part": "before", "aria-label": t("lens.before"), onclick: () => step(-1) }, "‹"),
              element("span", { class: "lens-count" }, t("lens.count", { at: at + 1, all: count })),
              element("button", { type: "button", class: "plain", "data-part": "next", "aria-label": t("lens.next"), onclick: () => step(1) }, "›"),
            ],
        element("button", { type: "button", class: "plain", "data-part": "close", "aria-label": t("lens.close"), onclick: () => this.#onPick(null, 0) }, "×"),
      ),
      others.length === 0
        ? ""
        : element(
            "div",
            { class: "lens-others", role: "group", "aria-label": t("lens.others") },
            element("span", { class: "caps" }, t("lens.others")),
            " ",
            others.slice(0, OTHERS_SHOWN).map((other) =>
              element(
                "button",
                { type: "button", class: `chip ${other.layer}`, title: layerOne(other.layer ?? ""), onclick: () => this.#onPick(other.key, this.#nearest(reading, other, fact.spans[at][0])) },
                other.title,
              ),
            ),
            others.length > OTHERS_SHOWN ? t("lens.more", { n: others.length - OTHERS_SHOWN }) : null,
          ),
    );
    if (hadFocus) /** @type {HTMLElement | null} */ (this.#root.querySelector(`[data-part="${hadFocus}"]`))?.focus();
  }

  /** The fact's span in the sentence of this offset. @param {import("./facts.js").Reading} reading  @param {import("./facts.js").Fact} fact  @param {number} offset */
  #nearest(reading, fact, offset) {
    const sentence = reading.sentenceAt(offset);
    return Math.max(0, fact.spans.findIndex(([start]) => reading.sentenceAt(start) === sentence));
  }
}
