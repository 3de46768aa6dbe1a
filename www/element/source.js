// From an article of a page to its text, and from the text back to the words on the page.

import { FURNITURE, isForm } from "../engine/furniture.js";

const BLOCKS = new Set(
  ("address article aside blockquote body dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 " +
    "header hr li main ol p pre section summary table tbody td tfoot th thead tr ul").toUpperCase().split(" "),
);

/** What is no part of what the article says, on the word of the page that embeds as well. */
const LEFT_OUT = `${FURNITURE}, [data-newsglass=ignore], news-glass news-glass`;

/**
 * @typedef {{ node: Text, start: number }} Piece  A text node, and where its words begin in the text.
 */

/** The text of an element, paragraph by paragraph, with the way back. */
export class Source {
  text = "";
  /** @type {Piece[]} */
  #pieces = [];
  #gap = "";
  #root;

  /** @param {Element} root */
  constructor(root) {
    this.#root = root;
    this.#read(root);
  }

  /**
   * The words of a span on the page; null where they are gone, or the page has changed since.
   * @param {[number, number]} span  @returns {Range | null}
   */
  range([start, end]) {
    const [first, last] = [this.#pieceAt(start), this.#pieceAt(Math.max(start, end - 1))];
    if (!first || !last || !first.node.isConnected || !last.node.isConnected) return null;
    const [from, to] = [start - first.start, end - last.start];
    if (from > first.node.length || to > last.node.length) return null;
    const range = new Range();
    range.setStart(first.node, from);
    range.setEnd(last.node, to);
    return range;
  }

  /** Where in the text a place on the page is; -1 where it is not of it. */
  offset(/** @type {Node} */ node, /** @type {number} */ at) {
    const piece = this.#pieces.find((one) => one.node === node);
    return piece ? piece.start + at : -1;
  }

  #pieceAt(/** @type {number} */ offset) {
    let [low, high] = [0, this.#pieces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#pieces[middle].start <= offset) low = middle + 1;
      else high = middle;
    }
    return this.#pieces[low - 1];
  }

  #read(/** @type {Element} */ element) {
    const block = BLOCKS.has(element.tagName);
    if (block) this.#gap = "\n\n";
    for (const child of element.childNodes) {
      if (child instanceof Text) this.#add(child);
      else if (!(child instanceof Element) || child.matches(LEFT_OUT) || isForm(child, this.#root)) continue;
      else if (child.tagName === "BR") this.#gap ||= "\n";
      else this.#read(child);
    }
    if (block) this.#gap = "\n\n";
  }

  /** White space counts as spaces do, sign for sign, so that offsets stay those of the node. */
  #add(/** @type {Text} */ node) {
    const words = node.data.replace(/[\t\n\f\r]/g, " ");
    if (words.trim() === "") {
      if (this.text !== "" && this.#gap === "" && !this.text.endsWith(" ")) this.#gap = " ";
      return;
    }
    if (this.text !== "") this.text += this.#gap;
    this.#gap = "";
    this.#pieces.push({ node, start: this.text.length });
    this.text += words;
  }
}

/** Lines longer than this are no lines of a page, but whole paragraphs. */
const WIDEST_LINE = 120;

/** The paragraphs of a text: apart by blank lines, or a line each where nothing was wrapped. */
function paragraphs(/** @type {string} */ text) {
  const whole = text.split(/\r?\n/).some((line) => line.length > WIDEST_LINE);
  return text.split(whole ? /\s*\n\s*/ : /\n\s*\n/).filter((words) => words.trim() !== "");
}

/**
 * Makes a heading of what the report takes for the headline of a plain text; the words stay where they are.
 * @param {Source} source  @param {import("../newsglass.js").Report} report
 */
export function headline(source, { blocks }) {
  const found = blocks.find(({ kind }) => kind === "headline");
  const line = found && source.range(/** @type {[number, number]} */ (found.span))?.startContainer.parentElement;
  if (!line || line.tagName !== "P" || line.parentElement?.querySelector("h2")) return;
  const heading = document.createElement("h2");
  heading.dir = "auto";
  heading.append(...line.childNodes);
  line.replaceWith(heading);
}

/** The article at an address, as an element of plain paragraphs: markup of elsewhere stays elsewhere. */
export async function fetchArticle(/** @type {string} */ src, /** @type {AbortSignal} */ signal) {
  const failed = (/** @type {string} */ why, /** @type {unknown} */ cause) => new Error(`${src} could not be fetched: ${why}.`, { cause });
  let address;
  try {
    address = new URL(src, document.baseURI);
  } catch (cause) {
    throw failed("it is no address", cause);
  }
  const response = await fetch(address, { signal }).catch((cause) => {
    throw failed("there is no network, or its server does not allow this page to read it", cause);
  });
  if (!response.ok) throw failed(`the server answered ${response.status}`, undefined);
  const content = await response.text();
  let text = content;
  let headline = "";
  if (/\bhtml\b/.test(response.headers.get("content-type") ?? "")) {
    const page = new DOMParser().parseFromString(content, "text/html"); // runs nothing, loads nothing
    const story = page.querySelector("article") ?? page.querySelector("main") ?? page.body;
    text = new Source(story).text;
    const heading = story.querySelector("h1") ?? story.querySelector("h2");
    if (heading) headline = new Source(heading).text;
  }
  const article = document.createElement("div");
  for (const paragraph of paragraphs(text)) {
    const words = paragraph.trim();
    // The page that embeds has an h1 of its own.
    const node = document.createElement(words === headline.trim() ? "h2" : "p");
    if (words === headline.trim()) headline = "";
    node.dir = "auto";
    node.textContent = words;
    article.append(node);
  }
  return article;
}
