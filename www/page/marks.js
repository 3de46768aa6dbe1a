/** @file The words of a sentence with their marks, which nest; where two cross, the later one is cut. */

import { element, sure } from "./dom.js";

/**
 * Fills a sentence with its words and their marks.
 * @param {HTMLElement} root  @param {import("./facts.js").Reading} reading
 * @param {number} start  @param {number} end  of the sentence
 * @param {number} stop  index of the piece that Tab comes to
 */
export function markSentence(root, reading, start, end, stop) {
  const { text, pieces } = reading;
  const waiting = [];
  let next = reading.pieceFrom(start);
  for (; next < pieces.length && pieces[next].start < end; next += 1) waiting.push({ ...pieces[next], index: next });
  waiting.reverse();
  let inner = { node: root, end, leaf: false };
  const open = [inner];
  let at = start;
  const writeTo = (/** @type {number} */ offset) => {
    if (offset > at) inner.node.append(text.slice(at, offset));
    at = Math.max(at, offset);
  };
  const closeTo = (/** @type {number} */ offset) => {
    while (open.length > 1 && inner.end <= offset) {
      const closed = inner;
      writeTo(closed.end);
      open.pop();
      inner = sure(open.at(-1));
      if (closed.leaf) {
        closed.node.setAttribute("role", "button");
        closed.node.setAttribute("aria-pressed", "false");
      }
    }
  };
  for (let piece = waiting.pop(); piece !== undefined; piece = waiting.pop()) {
    closeTo(piece.start);
    const outer = inner;
    if (piece.end > outer.end) {
      // The two cross: what lies beyond the outer one's end is marked after it.
      const rest = { ...piece, start: outer.end, first: false };
      piece.end = outer.end;
      let place = waiting.length;
      while (place > 0 && (waiting[place - 1].start < rest.start || (waiting[place - 1].start === rest.start && waiting[place - 1].end > rest.end))) place -= 1;
      waiting.splice(place, 0, rest);
      if (piece.start >= piece.end) continue;
    }
    writeTo(piece.start);
    const node = element("mark", {
      class: `mark ${piece.layer}${piece.quiet ? " quiet" : ""}${piece.manner ? ` ${piece.manner}` : ""}`,
      "data-key": piece.key,
      "data-at": piece.at,
      "data-piece": piece.first ? piece.index : null,
      tabindex: piece.first && !piece.quiet ? (piece.index === stop ? "0" : "-1") : null,
    });
    if (!piece.quiet) open.forEach((entry) => (entry.leaf = false));
    outer.node.append(node);
    inner = { node, end: piece.end, leaf: !piece.quiet && piece.layer !== "quote" };
    open.push(inner);
  }
  closeTo(end);
  writeTo(end);
}
