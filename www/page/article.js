/**
 * @file The report's text with its facts marked.
 *
 * A long text is laid out at once as plain words and dressed with marks a chunk of sentences at a time, as it
 * comes near the window, so that a megabyte stays light. Marks nest; where two cross, the later one is cut.
 */

import { announce, element, prefersStillness } from "./dom.js";
import { layerOf } from "./words.js";

const SENTENCES_A_CHUNK = 30;
/** From so many chunks on, what is out of sight is not laid out either. */
const LONG = 150;
const tags = { headline: "h2", heading: "h3" };
/** Blocks that are on the page but not in the story; the word is shown beside them. */
const besides = { caption: "Caption", related: "Not the story", boilerplate: "Not the story" };

export class Article {
  #root;
  #reading = null;
  #chunks = [];
  #chunkOfSentence = [];
  #shown = new Set();
  #lit = { fact: null, at: 0 };
  #stop = -1;
  #watcher = null;
  #onPick;

  /** @param {HTMLElement} root  @param {(key: string | null, at: number) => void} onPick */
  constructor(root, onPick) {
    this.#root = root;
    this.#onPick = onPick;
    root.addEventListener("click", (event) => this.#clicked(event));
    root.addEventListener("keydown", (event) => this.#pressed(event));
  }

  /** Lays out another reading. @param {import("./facts.js").Reading} reading */
  show(reading) {
    this.#watcher?.disconnect();
    this.#reading = reading;
    this.#chunks = [];
    this.#chunkOfSentence = new Array(reading.sentences.length);
    this.#lit = { fact: null, at: 0 };
    this.#stop = -1;
    this.#watcher = new IntersectionObserver(
      (entries) => entries.forEach((entry) => entry.isIntersecting && this.#dress(Number(entry.target.dataset.chunk))),
      { rootMargin: "1200px 0px" },
    );
    const page = this.#layOut();
    this.#root.classList.toggle("long", this.#chunks.length >= LONG);
    this.#root.replaceChildren(page);
    this.#clearAround();
    this.#chunks.forEach((chunk) => this.#watcher.observe(chunk.node));
    this.#setStop(this.#next(-1, 1));
  }

  /** Which layers are marked. @param {Set<string>} shown */
  showLayers(shown) {
    this.#shown = shown;
    for (const id of layerOf.keys()) this.#root.classList.toggle(`hides-${id}`, !shown.has(id));
    if (this.#reading !== null && !this.#isStop(this.#stop)) this.#setStop(this.#next(-1, 1));
  }

  /**
   * Lights every mention of the fact, and the sentence its `at`-th stands in, and brings that one into view.
   * @param {import("./facts.js").Fact | null} fact
   */
  light(fact, at = 0, { scroll = true } = {}) {
    this.#root.querySelectorAll(".lit, .here").forEach((node) => node.classList.remove("lit", "here"));
    this.#root.querySelectorAll("[aria-pressed=true]").forEach((node) => node.setAttribute("aria-pressed", "false"));
    this.#clearAround();
    this.#lit = { fact, at };
    if (fact === null) return;
    const [start, end] = fact.spans[at];
    const [first, last] = [this.#reading.sentenceAt(start), this.#reading.sentenceAt(Math.max(start, end - 1))];
    for (let index = first; index <= last; index += 1) this.#dress(this.#chunkOfSentence[index]);
    this.#root.querySelectorAll(`[data-key="${fact.key}"]`).forEach((node) => this.#lightMark(node));
    for (let index = first; index <= last; index += 1) this.#sentence(index)?.classList.add("lit");
    this.#lightAround(fact, at);
    const piece = this.#root.querySelector(`[data-key="${fact.key}"][data-at="${at}"]`);
    if (piece !== null) this.#setStop(Number(piece.dataset.piece));
    if (scroll) this.#bring(piece ?? this.#sentence(first));
  }

  focusStop() {
    this.#element(this.#stop)?.focus({ preventScroll: true });
  }

  #layOut() {
    const { text, report, sentences } = this.#reading;
    const page = document.createDocumentFragment();
    let sentence = 0;
    let holder = null;
    report.blocks.forEach(({ kind, span }, index) => {
      const before = report.blocks[index - 1];
      const runsOn = before !== undefined && before.kind === "dateline" && !/[\n\r]/.test(text.slice(before.span[1], span[0]));
      if (runsOn) holder.append(text.slice(before.span[1], span[0]));
      else {
        holder = element(tags[kind] ?? "p", { class: `block ${kind}`, dir: "auto" });
        if (besides[kind]) holder.append(element("span", { class: "beside" }, besides[kind]), " ");
        page.append(holder);
      }
      const inside = kind === "dateline" ? element("span", { class: "dateline-words" }) : holder;
      if (inside !== holder) holder.append(inside);
      const from = sentence;
      while (sentence < sentences.length && sentences[sentence].span[0] < span[1]) sentence += 1;
      for (let first = from; first < sentence; first += SENTENCES_A_CHUNK) {
        const last = Math.min(sentence, first + SENTENCES_A_CHUNK);
        const start = first === from ? span[0] : sentences[first].span[0];
        const end = last === sentence ? span[1] : sentences[last].span[0];
        const node = element("span", { class: "chunk", "data-chunk": this.#chunks.length }, text.slice(start, end));
        for (let each = first; each < last; each += 1) this.#chunkOfSentence[each] = this.#chunks.length;
        this.#chunks.push({ node, first, last, start, end, dressed: false });
        inside.append(node);
      }
    });
    return page;
  }

  #dress(index) {
    const chunk = this.#chunks[index];
    if (chunk === undefined || chunk.dressed) return;
    chunk.dressed = true;
    this.#watcher.unobserve(chunk.node);
    const { text, sentences } = this.#reading;
    const content = document.createDocumentFragment();
    let at = chunk.start;
    for (let each = chunk.first; each < chunk.last; each += 1) {
      const [start, end] = sentences[each].span;
      content.append(text.slice(at, start));
      const node = element("span", { class: "sentence", "data-sentence": each });
      this.#mark(node, start, end);
      content.append(node);
      at = end;
    }
    content.append(text.slice(at, chunk.end));
    chunk.node.replaceChildren(content);
    const { fact } = this.#lit;
    if (fact !== null) chunk.node.querySelectorAll(`[data-key="${fact.key}"]`).forEach((node) => this.#lightMark(node));
  }

  /** Fills a sentence with its words and their marks. */
  #mark(root, start, end) {
    const { text, pieces } = this.#reading;
    const waiting = [];
    let next = this.#reading.pieceFrom(start);
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
        tabindex: piece.first && !piece.quiet ? (piece.index === this.#stop ? "0" : "-1") : null,
      });
      if (!piece.quiet) open.forEach((entry) => (entry.leaf = false));
      outer.node.append(node);
      open.push({ node, end: piece.end, leaf: !piece.quiet && piece.layer !== "quote" });
    }
    closeTo(end);
    writeTo(end);
  }

  #lightMark(node) {
    node.classList.add("lit");
    if (node.hasAttribute("aria-pressed")) node.setAttribute("aria-pressed", "true");
    if (Number(node.dataset.at) === this.#lit.at) node.classList.add("here");
  }

  #sentence(index) {
    return this.#root.querySelector(`[data-sentence="${index}"]`);
  }

  /** Shows the words that belong to the fact but do not say it, without touching the elements. */
  #lightAround(fact, at) {
    if (typeof Highlight === "undefined") return;
    const spans = fact.layer === null ? [...fact.around, fact.spans[at]] : fact.around;
    const ranges = spans.map((span) => this.#range(span)).filter(Boolean);
    if (ranges.length > 0) CSS.highlights.set("newsglass-around", new Highlight(...ranges));
  }

  #clearAround() {
    if (typeof Highlight !== "undefined") CSS.highlights.delete("newsglass-around");
  }

  #range([start, end]) {
    const [from, to] = [this.#point(start, false), this.#point(end, true)];
    if (from === null || to === null) return null;
    const range = new Range();
    range.setStart(...from);
    range.setEnd(...to);
    return range;
  }

  /** The text node and the place in it of an offset of the text. */
  #point(offset, atEnd) {
    const index = this.#reading.sentenceAt(atEnd ? offset - 1 : offset);
    this.#dress(this.#chunkOfSentence[index]);
    const node = this.#sentence(index);
    if (node === null) return null;
    let at = this.#reading.sentences[index].span[0];
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    for (let words = walker.nextNode(); words !== null; words = walker.nextNode()) {
      const inside = offset - at;
      if (atEnd ? inside <= words.length : inside < words.length) return [words, Math.max(0, inside)];
      at += words.length;
    }
    return null;
  }

  #bring(node) {
    if (node === null) return;
    const far = Math.abs(node.getBoundingClientRect().top) > 3 * innerHeight;
    node.scrollIntoView({ block: "center", behavior: far || prefersStillness() ? "instant" : "smooth" });
  }

  #clicked(event) {
    if (!document.getSelection().isCollapsed) return;
    const stack = [];
    for (let node = event.target.closest("mark"); node !== null; node = node.parentElement.closest("mark")) {
      if (this.#shown.has(this.#layerOfMark(node))) stack.push(node);
    }
    if (stack.length === 0) {
      if (this.#lit.fact !== null) this.#onPick(null, 0);
      return;
    }
    // A second click on the same words reaches the mark that lies around them.
    const picked = stack.findIndex((node) => node.dataset.key === this.#lit.fact?.key);
    const node = stack[(picked + 1) % stack.length];
    this.#onPick(node.dataset.key, Number(node.dataset.at));
  }

  #layerOfMark(node) {
    return this.#reading.facts.get(node.dataset.key).layer;
  }

  #pressed(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const forward = getComputedStyle(this.#root).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const moves = { Home: () => this.#next(-1, 1), End: () => this.#next(this.#reading.pieces.length, -1) };
    moves.ArrowRight = () => this.#next(this.#stop, forward === "ArrowRight" ? 1 : -1);
    moves.ArrowLeft = () => this.#next(this.#stop, forward === "ArrowLeft" ? 1 : -1);
    if (Object.hasOwn(moves, event.key)) {
      const index = moves[event.key]();
      if (index >= 0) this.#visit(index);
      event.preventDefault();
    } else if (event.key === "Enter" || event.key === " ") {
      const node = event.target.closest("mark");
      if (node === null) return;
      this.#onPick(node.dataset.key, Number(node.dataset.at));
      event.preventDefault();
    }
  }

  #isStop(index) {
    const piece = this.#reading.pieces[index];
    return piece !== undefined && piece.first && !piece.quiet && this.#shown.has(piece.layer);
  }

  #next(from, step) {
    let index = from + step;
    while (index >= 0 && index < this.#reading.pieces.length && !this.#isStop(index)) index += step;
    return this.#isStop(index) ? index : -1;
  }

  #element(index) {
    return this.#root.querySelector(`[data-piece="${index}"]`);
  }

  /** Makes this mark the one that Tab comes to. */
  #setStop(index) {
    if (!this.#isStop(index)) return;
    this.#element(this.#stop)?.setAttribute("tabindex", "-1");
    this.#stop = index;
    this.#dress(this.#chunkOfSentence[this.#reading.sentenceAt(this.#reading.pieces[index].start)]);
    this.#element(index)?.setAttribute("tabindex", "0");
  }

  #visit(index) {
    this.#setStop(index);
    const node = this.#element(index);
    if (node === null) return;
    node.focus({ preventScroll: true });
    node.scrollIntoView({ block: "nearest", behavior: "instant" });
    const { layer, key } = this.#reading.pieces[index];
    const fact = this.#reading.facts.get(key);
    announce(`${layerOf.get(layer).one}: ${fact.title}. ${fact.note}`);
  }
}
