/** @file The words of a sentence with their marks, which nest; where two cross, the later one is cut. */

import { element } from "./dom.js";

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
  const open = [{ node: root, end, leaf: false }];
  let at = start;
  const writeTo = (offset) => {
    if (offset > at) open.at(-1).node.append(text.slice(at, offset));
    at = Math.max(at, offset);
  };
  const closeTo = (offset) => {
    while (open.length > 1 && open.at(-1).end <= offset) {
      const closed = open.at(-1);
      writeTo(closed.end);
      open.pop();
      if (closed.leaf) {
        closed.node.setAttribute("role", "button");
        closed.node.setAttribute("aria-pressed", "false");
      }
    }
  };
  while (waiting.length > 0) {
    const piece = waiting.pop();
    closeTo(piece.start);
    const outer = open.at(-1);
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
    open.push({ node, end: piece.end, leaf: !piece.quiet && piece.layer !== "quote" });
  }
  closeTo(end);
  writeTo(end);
}
