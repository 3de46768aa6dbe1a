/** @file The lens: the picked fact at the foot of the window, its mentions one after another, and what else its sentence says. */

import { element } from "./dom.js";
import { layerOf, plural } from "./words.js";

const OTHERS_SHOWN = 8;

export class Lens {
  #root;
  #onPick;

  /** @param {HTMLElement} root  @param {(key: string | null, at: number) => void} onPick */
  constructor(root, onPick) {
    this.#root = root;
    this.#onPick = onPick;
  }

  /** @param {import("./facts.js").Reading} reading  @param {import("./facts.js").Fact | null} fact */
  show(reading, fact, at) {
    this.#root.hidden = fact === null;
    document.body.classList.toggle("has-lens", fact !== null);
    if (fact === null) return this.#root.replaceChildren();
    const hadFocus = this.#root.contains(document.activeElement) ? document.activeElement.dataset.part : null;
    const count = fact.spans.length;
    const step = (by) => this.#onPick(fact.key, (at + by + count) % count);
    const kind = fact.layer === null ? fact.note : layerOf.get(fact.layer).one;
    const others = reading
      .factsIn(reading.sentenceAt(fact.spans[at][0]))
      .filter((key) => key !== fact.key)
      .map((key) => reading.facts.get(key));
    this.#root.replaceChildren(
      element(
        "div",
        { class: "lens-fact" },
        element("p", { class: `lens-title ${fact.layer ?? ""}` }, element("span", { class: "caps" }, kind), " ", element("b", { dir: "auto" }, fact.title)),
        fact.layer === null || fact.note === "" || fact.note === kind ? null : element("p", { class: "lens-note", dir: "auto" }, fact.note),
      ),
      element(
        "div",
        { class: "lens-steps" },
        count < 2
          ? null
          : [
              element("button", { type: "button", class: "plain", "data-part": "before", "aria-label": "The mention before", onclick: () => step(-1) }, "‹"),
              element("span", { class: "lens-count" }, `${at + 1} of ${count}`),
              element("button", { type: "button", class: "plain", "data-part": "next", "aria-label": "The next mention", onclick: () => step(1) }, "›"),
            ],
        element("button", { type: "button", class: "plain", "data-part": "close", "aria-label": "Let the fact go", onclick: () => this.#onPick(null, 0) }, "×"),
      ),
      others.length === 0
        ? ""
        : element(
            "p",
            { class: "lens-others" },
            element("span", { class: "caps" }, "Same sentence"),
            " ",
            others.slice(0, OTHERS_SHOWN).map((other) =>
              element(
                "button",
                { type: "button", class: `chip ${other.layer}`, title: layerOf.get(other.layer).one, onclick: () => this.#onPick(other.key, this.#nearest(reading, other, fact.spans[at][0])) },
                other.title,
              ),
            ),
            others.length > OTHERS_SHOWN ? plural(others.length - OTHERS_SHOWN, "more", "more") : null,
          ),
    );
    if (hadFocus) this.#root.querySelector(`[data-part="${hadFocus}"]`)?.focus();
  }

  /** The fact's span in the sentence of this offset. */
  #nearest(reading, fact, offset) {
    const sentence = reading.sentenceAt(offset);
    return Math.max(0, fact.spans.findIndex(([start]) => reading.sentenceAt(start) === sentence));
  }
}
