// Marks in the article, by the CSS Custom Highlight API: the page's own elements stay as they are. Screen readers, which
// do not see them, have the lists.

import { LAYERS } from "./facts.js";
import { highlightSheet } from "./style.js";

const able = typeof Highlight !== "undefined" && typeof CSS !== "undefined" && "highlights" in CSS;

/** One highlight a layer for the whole page; its ranges are of all elements. */
function highlight(/** @type {string} */ name) {
  const key = `newsglass-${name}`;
  let found = CSS.highlights.get(key);
  if (!found) {
    found = new Highlight();
    found.priority = name === "picked" ? 1 : 0;
    CSS.highlights.set(key, found);
  }
  return found;
}

export class Marks {
  /** @type {Map<string, Range[]>} */
  #ranges = new Map();

  /**
   * Marks the facts of these layers in a tree, the document or a shadow root.
   * @param {DocumentOrShadowRoot} root  @param {import("./source.js").Source} source
   * @param {import("./facts.js").Fact[]} facts  @param {string[]} layers
   */
  show(root, source, facts, layers) {
    this.clear();
    if (!able) return;
    if (!root.adoptedStyleSheets.includes(highlightSheet())) root.adoptedStyleSheets.push(highlightSheet());
    for (const layer of LAYERS.filter((one) => layers.includes(one))) {
      const spans = facts.filter((fact) => fact.layer === layer).flatMap(({ spans, mark }) => spans.filter((_, i) => mark[i]));
      this.#put(layer, spans.map((span) => source.range(span)));
    }
  }

  /** Marks the words of one fact, and gives the first of them. */
  pick(/** @type {import("./source.js").Source} */ source, /** @type {import("./facts.js").Span[]} */ spans) {
    const ranges = spans.map((span) => source.range(span)).filter(Boolean);
    if (able) this.#put("picked", ranges);
    return ranges[0] ?? null;
  }

  clear() {
    for (const [name, ranges] of this.#ranges) ranges.forEach((range) => highlight(name).delete(range));
    this.#ranges.clear();
  }

  #put(/** @type {string} */ name, /** @type {(Range | null)[]} */ ranges) {
    this.#ranges.get(name)?.forEach((range) => highlight(name).delete(range));
    const kept = /** @type {Range[]} */ (ranges.filter(Boolean));
    kept.forEach((range) => highlight(name).add(range));
    this.#ranges.set(name, kept);
  }
}
