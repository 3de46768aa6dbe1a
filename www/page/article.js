/**
 * @file The report's text with its facts marked.
 *
 * A long text is laid out at once as plain words and dressed with marks a chunk of sentences at a time, as it
 * comes near the window, so that a megabyte stays light. Marks nest; where two cross, the later one is cut.
 */

import { announce, byId, element, prefersStillness, sure } from "./dom.js";
import { breathe } from "./facts.js";
import { markSentence } from "./marks.js";
import { t } from "./texts.js";
import { layerOf, layerOne } from "./words.js";

const SENTENCES_A_CHUNK = 30;
/** From so many letters on, what is out of sight is not laid out either. */
const LONG = 15_000;
/** Letters in a line of the column, to guess how high a block will be. */
const LETTERS_A_LINE = 75;
/** Blocks laid out before the page gets its turn. */
const BLOCKS_A_TURN = 150;
/** @type {Record<string, string>} */
const tags = { headline: "h2", heading: "h3" };
/** Blocks that are on the page but not in the story; the words under the key are shown beside them. */
/** @type {Record<string, string>} */
const besides = { caption: "beside.caption", related: "beside.other", boilerplate: "beside.other" };

/**
 * @typedef {{ node: HTMLElement, first: number, last: number, start: number, end: number, dressed: boolean, watched: boolean }} Chunk
 *   Sentences `first` to before `last`, which are the text's `start` to before `end`.
 */

export class Article {
  #root;
  /** @type {import("./facts.js").Reading | null} */
  #reading = null;
  /** @type {Chunk[]} */
  #chunks = [];
  /** @type {number[]} */
  #chunkOfSentence = [];
  /** @type {Set<string>} */
  #shown = new Set();
  /** @type {{ fact: import("./facts.js").Fact | null, at: number }} */
  #lit = { fact: null, at: 0 };
  #stop = -1;
  /** @type {IntersectionObserver | null} */
  #watcher = null;
  #onPick;

  /** @param {HTMLElement} root  @param {(key: string | null, at: number) => void} onPick */
  constructor(root, onPick) {
    this.#root = root;
    this.#onPick = onPick;
    root.addEventListener("click", (event) => this.#clicked(event));
    root.addEventListener("keydown", (event) => this.#pressed(event));
    // On paper all of it comes into view.
    addEventListener("beforeprint", () => this.#chunks.forEach((_, index) => this.#dress(index)));
  }

  /**
   * Lays out another reading; a long one in turns, and the promise keeps until it stands whole.
   * @param {import("./facts.js").Reading} reading
   */
  async show(reading) {
    this.#watcher?.disconnect();
    this.#reading = reading;
    this.#chunks = [];
    this.#chunkOfSentence = new Array(reading.sentences.length);
    this.#lit = { fact: null, at: 0 };
    this.#stop = -1;
    const watched = new IntersectionObserver(
      (entries) => entries.forEach(({ isIntersecting, target }) => isIntersecting && this.#dress(Number(/** @type {HTMLElement} */ (target).dataset.chunk))),
      { rootMargin: "1200px 0px" },
    );
    this.#watcher = watched;
    this.#clearAround();
    this.#root.classList.toggle("long", reading.text.length >= LONG);
    let laid = false;
    for (const page of this.#layOut()) {
      if (!laid) this.#root.replaceChildren(page);
      else {
        await breathe();
        if (this.#watcher !== watched) return; // another reading came meanwhile
        this.#root.append(page);
      }
      laid = true;
      this.#chunks.filter((chunk) => !chunk.watched).forEach((chunk) => {
        chunk.watched = true;
        watched.observe(chunk.node);
      });
    }
    if (!laid) this.#root.replaceChildren();
    this.#setStop(this.#next(-1, 1));
  }

  /** What is on the page; asked only once there is something. */
  get #laid() {
    return sure(this.#reading);
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
    const [first, last] = [this.#laid.sentenceAt(start), this.#laid.sentenceAt(Math.max(start, end - 1))];
    for (let index = first; index <= last; index += 1) this.#dress(this.#chunkOfSentence[index]);
    this.#root.querySelectorAll(`[data-key="${fact.key}"]`).forEach((node) => this.#lightMark(node));
    for (let index = first; index <= last; index += 1) this.#sentence(index)?.classList.add("lit");
    this.#lightAround(fact, at);
    const piece = /** @type {HTMLElement | null} */ (this.#root.querySelector(`[data-key="${fact.key}"][data-at="${at}"]`));
    if (piece !== null) this.#setStop(Number(piece.dataset.piece));
    if (scroll) this.#bring(piece ?? this.#sentence(first));
  }

  focusStop() {
    this.#element(this.#stop)?.focus({ preventScroll: true });
  }

  /** The blocks as plain words, some at a time. */
  *#layOut() {
    const { text, report, sentences } = this.#laid;
    let page = document.createDocumentFragment();
    let sentence = 0;
    let holder = null;
    for (const [index, { kind, span }] of report.blocks.entries()) {
      const before = report.blocks[index - 1];
      const runsOn = before !== undefined && before.kind === "dateline" && !/[\n\r]/.test(text.slice(before.span[1], span[0]));
      if (runsOn) holder.append(text.slice(before.span[1], span[0]));
      else {
        holder = element(tags[kind] ?? "p", { class: `block ${kind}`, dir: "auto" });
        holder.dataset.lines = String(Math.ceil((span[1] - span[0]) / LETTERS_A_LINE));
        if (besides[kind]) holder.append(element("span", { class: "beside" }, t(besides[kind])), " ");
        if (page.childElementCount >= BLOCKS_A_TURN) {
          yield page;
          page = document.createDocumentFragment();
        }
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
        this.#chunks.push({ node, first, last, start, end, dressed: false, watched: false });
        inside.append(node);
      }
    }
    if (page.childElementCount > 0) yield page;
  }

  #dress(/** @type {number} */ index) {
    const chunk = this.#chunks[index];
    if (chunk === undefined || chunk.dressed) return;
    chunk.dressed = true;
    this.#watcher?.unobserve(chunk.node);
    const { text, sentences } = this.#laid;
    const content = document.createDocumentFragment();
    let at = chunk.start;
    for (let each = chunk.first; each < chunk.last; each += 1) {
      const [start, end] = sentences[each].span;
      content.append(text.slice(at, start));
      const node = element("span", { class: "sentence", "data-sentence": each });
      markSentence(node, this.#laid, start, end, this.#stop);
      content.append(node);
      at = end;
    }
    content.append(text.slice(at, chunk.end));
    chunk.node.replaceChildren(content);
    const { fact } = this.#lit;
    if (fact !== null) chunk.node.querySelectorAll(`[data-key="${fact.key}"]`).forEach((node) => this.#lightMark(node));
  }

  #lightMark(/** @type {any} */ node) {
    node.classList.add("lit");
    if (node.hasAttribute("aria-pressed")) node.setAttribute("aria-pressed", "true");
    if (Number(node.dataset.at) === this.#lit.at) node.classList.add("here");
  }

  #sentence(/** @type {number} */ index) {
    return this.#root.querySelector(`[data-sentence="${index}"]`);
  }

  /** Shows the words that belong to the fact but do not say it, without touching the elements. */
  #lightAround(/** @type {import("./facts.js").Fact} */ fact, /** @type {number} */ at) {
    if (typeof Highlight === "undefined") return;
    const spans = fact.layer === null ? [...fact.around, fact.spans[at]] : fact.around;
    const ranges = spans.flatMap((span) => this.#range(span) ?? []);
    if (ranges.length > 0) CSS.highlights.set("newsglass-around", new Highlight(...ranges));
  }

  #clearAround() {
    if (typeof Highlight !== "undefined") CSS.highlights.delete("newsglass-around");
  }

  /** @param {import("./facts.js").Span} span */
  #range([start, end]) {
    const [from, to] = [this.#point(start, false), this.#point(end, true)];
    if (from === null || to === null) return null;
    const range = new Range();
    range.setStart(...from);
    range.setEnd(...to);
    return range;
  }

  /** The text node and the place in it of an offset of the text. @returns {[Text, number] | null} */
  #point(/** @type {number} */ offset, /** @type {boolean} */ atEnd) {
    const index = this.#laid.sentenceAt(atEnd ? offset - 1 : offset);
    this.#dress(this.#chunkOfSentence[index]);
    const node = this.#sentence(index);
    if (node === null) return null;
    let at = this.#laid.sentences[index].span[0];
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    for (let words = /** @type {Text | null} */ (walker.nextNode()); words !== null; words = /** @type {Text | null} */ (walker.nextNode())) {
      const inside = offset - at;
      if (atEnd ? inside <= words.length : inside < words.length) return [words, Math.max(0, inside)];
      at += words.length;
    }
    return null;
  }

  /** Brings the node to the middle of what the lens leaves of the window. */
  #bring(/** @type {Element | null} */ node) {
    // Where the facts are shown in its place, the text has nowhere to be brought.
    if (node === null || node.getClientRects().length === 0) return;
    const box = node.getBoundingClientRect();
    const bar = /** @type {HTMLElement | null} */ (this.#root.parentElement?.querySelector(".switch"))?.offsetHeight ?? 0;
    const foot = byId("lens")?.offsetHeight ?? 0;
    const room = innerHeight - foot - bar;
    const far = Math.abs(box.top) > 3 * innerHeight;
    const top = scrollY + box.top - bar - Math.max(16, (room - box.height) / 2);
    scrollTo({ top, behavior: far || prefersStillness() ? "instant" : "smooth" });
  }

  #clicked(/** @type {any} */ event) {
    if (document.getSelection()?.isCollapsed === false) return;
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

  #layerOfMark(/** @type {any} */ node) {
    return this.#laid.facts.get(node.dataset.key)?.layer ?? "";
  }

  #pressed(/** @type {any} */ event) {
    const { fact } = this.#lit;
    if (event.altKey && fact !== null && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const count = fact.spans.length;
      this.#onPick(fact.key, (this.#lit.at + (event.key === "ArrowDown" ? 1 : -1) + count) % count);
      event.preventDefault();
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const forward = getComputedStyle(this.#root).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    /** @type {Record<string, () => number>} */
    const moves = { Home: () => this.#next(-1, 1), End: () => this.#next(this.#laid.pieces.length, -1) };
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

  #isStop(/** @type {number} */ index) {
    const piece = this.#laid.pieces[index];
    return piece !== undefined && piece.first && !piece.quiet && this.#shown.has(piece.layer);
  }

  #next(/** @type {number} */ from, /** @type {number} */ step) {
    let index = from + step;
    while (index >= 0 && index < this.#laid.pieces.length && !this.#isStop(index)) index += step;
    return this.#isStop(index) ? index : -1;
  }

  #element(/** @type {number} */ index) {
    return /** @type {HTMLElement | null} */ (this.#root.querySelector(`[data-piece="${index}"]`));
  }

  /** Makes this mark the one that Tab comes to. */
  #setStop(/** @type {number} */ index) {
    if (!this.#isStop(index)) return;
    this.#element(this.#stop)?.setAttribute("tabindex", "-1");
    this.#stop = index;
    this.#dress(this.#chunkOfSentence[this.#laid.sentenceAt(this.#laid.pieces[index].start)]);
    this.#element(index)?.setAttribute("tabindex", "0");
  }

  #visit(/** @type {number} */ index) {
    this.#setStop(index);
    const node = this.#element(index);
    if (node === null) return;
    node.focus({ preventScroll: true });
    node.scrollIntoView({ block: "nearest", behavior: "instant" });
    const { layer, key } = this.#laid.pieces[index];
    const fact = sure(this.#laid.facts.get(key));
    announce(`${layerOne(layer)}: ${fact.title}. ${fact.note}`);
  }
}
