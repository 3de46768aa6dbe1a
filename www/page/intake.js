/**
 * @file From what people have to the text of a report: a file, a page copied from the browser, a saved page.
 * What cannot be read is refused in a sentence.
 */

import { FURNITURE, isForm } from "../engine/furniture.js";
import { paperOf } from "./paper.js";
import { t } from "./texts.js";

const LARGEST_FILE = 20e6;

/** Said to the reader as it is. */
export class Refusal extends Error {}

/** Elements that stand on lines of their own. */
const BLOCKS = new Set(
  "ADDRESS ARTICLE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE H1 H2 H3 H4 H5 H6 HEADER LI MAIN OL P PRE SECTION TABLE TD TH TR UL".split(" "),
);
/** An article has so many letters at least; a page with less has no <article> worth the name. */
const LEAST = 200;

/** The text of a node, blocks apart by an empty line. */
function textOf(/** @type {Element} */ root) {
  const lines = [""];
  const walk = (/** @type {Node} */ node) => {
    for (const child of node.childNodes) {
      if (child instanceof CharacterData && child.nodeType === 3) lines[lines.length - 1] += child.data.replace(/\s+/g, " ");
      else if (child.nodeName === "BR") lines.push("");
      else if (child.nodeType === 1) {
        const apart = BLOCKS.has(child.nodeName);
        if (apart) lines.push("");
        walk(child);
        if (apart) lines.push("");
      }
    }
  };
  walk(root);
  return lines.map((line) => line.trim()).filter(Boolean).join("\n\n");
}

/** The day a page says it was published on; null where it says none. @param {Document} page */
function publishedOf(page) {
  const said = [
    ...[...page.querySelectorAll('meta[property="article:published_time"], meta[itemprop=datePublished], meta[name=date], meta[name="parsely-pub-date"]')].map((node) => node.getAttribute("content")),
    /"datePublished"\s*:\s*"([^"]+)"/.exec([...page.querySelectorAll('script[type="application/ld+json"]')].map((node) => node.textContent).join(" "))?.[1],
    page.querySelector("article time[datetime], main time[datetime]")?.getAttribute("datetime"),
  ];
  return said.map((value) => /^\d{4}-\d\d-\d\d/.exec(value ?? "")?.[0]).find(Boolean) ?? null;
}

/**
 * The article of a page of HTML. Nothing in it runs or is fetched: the parser's document is inert.
 * @param {string} html  @returns {{ text: string, published: string | null }}
 */
function articleOf(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const published = publishedOf(page);
  page.querySelectorAll(FURNITURE).forEach((node) => node.remove());
  page.querySelectorAll("form").forEach((node) => isForm(node, page.body) && node.remove());
  const roots = [...page.querySelectorAll("article, main, [role=main], [itemprop=articleBody]")].map(textOf);
  const best = roots.reduce((longest, text) => (text.length > longest.length ? text : longest), "");
  const whole = best.length >= LEAST ? best : textOf(page.body);
  const title = page.querySelector("h1")?.textContent.replace(/\s+/g, " ").trim() ?? "";
  return { text: title !== "" && !whole.includes(title) ? `${title}\n\n${whole}` : whole, published };
}

/** What is pasted: the article of a copied page where there is one, else the plain words. @param {DataTransfer} data */
export function pasted(data) {
  const plain = data.getData("text/plain");
  const html = data.getData("text/html");
  if (html === "" || !/<(?:p|article|h[1-6]|br|div)\b/i.test(html)) return { text: plain, published: null };
  const article = articleOf(html);
  return article.text.length >= LEAST || plain.trim() === "" ? article : { text: plain, published: null };
}

/** UTF-8 where it is that, what its byte order mark says, else the old encoding of Western pages. */
function decode(/** @type {Uint8Array} */ bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

const starts = (/** @type {Uint8Array} */ bytes, /** @type {number[]} */ ...codes) => codes.every((code, at) => bytes[at] === code);

/** One member of a zip archive, unpacked; null where it is not there. @param {Uint8Array} bytes @param {string} wanted */
async function member(bytes, wanted) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const short = (/** @type {number} */ at) => view.getUint16(at, true);
  const long = (/** @type {number} */ at) => view.getUint32(at, true);
  let end = bytes.length - 22;
  while (end >= 0 && long(end) !== 0x06054b50) end -= 1;
  if (end < 0) return null;
  for (let at = long(end + 16), left = short(end + 10); left > 0; left -= 1) {
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + short(at + 28)));
    if (name === wanted) {
      const local = long(at + 42);
      const from = local + 30 + short(local + 26) + short(local + 28);
      const packed = bytes.subarray(from, from + long(at + 20));
      if (short(at + 10) === 0) return packed;
      const unpacked = new Blob([/** @type {BlobPart} */ (packed)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
      return atMost(unpacked, LARGEST_FILE);
    }
    at += 46 + short(at + 28) + short(at + 30) + short(at + 32);
  }
  return null;
}

/** A stream's bytes, refused where they are more than the limit: a packed file may claim any size. */
async function atMost(/** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ stream, /** @type {number} */ limit) {
  const parts = [];
  let size = 0;
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw new Refusal(t("file.unpacks", { n: limit / 1e6 }));
    }
    parts.push(value);
  }
}

/** What an element of a Word document says itself; @type {Record<string, (node: Element) => string>} */
const SAID = {
  "w:t": (node) => node.textContent ?? "",
  "w:tab": () => " ",
  "w:br": () => "\n",
  "w:noBreakHyphen": () => "-",
  "w:p": () => "", // in a text box: a paragraph of its own
};

/** @param {Element} node  @returns {string} */
const said = (node) => [...node.children].map((child) => (SAID[child.nodeName] ?? said)(child)).join("");

/** The paragraphs of a Word document. @param {Uint8Array} bytes */
async function wordText(bytes) {
  const xml = await member(bytes, "word/document.xml");
  if (xml === null) return null;
  const page = new DOMParser().parseFromString(new TextDecoder().decode(xml), "text/xml");
  // The same again, for a Word that knows no text boxes.
  [...page.getElementsByTagName("mc:Fallback")].forEach((node) => node.remove());
  const paragraphs = [...page.getElementsByTagName("w:p")].map((paragraph) => said(paragraph).trim());
  return paragraphs.filter(Boolean).join("\n\n");
}

/**
 * The text of a file, and of one taken away before its day, country and corrections.
 * @param {File} file  @returns {Promise<{ text: string, published: string | null, country?: string, title?: string, steps?: any[] }>}
 * @throws Refusal, a sentence that says what to do instead
 */
export async function textOfFile(file) {
  const { name } = file;
  if (file.size > LARGEST_FILE) throw new Refusal(t("file.large", { name, size: Math.round(file.size / 1e6), n: LARGEST_FILE / 1e6 }));
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) throw new Refusal(t("file.pdf", { name }));
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new Refusal(t("file.oldWord", { name }));
  if (starts(bytes, 0x50, 0x4b)) {
    const text = await wordText(bytes).catch((error) => {
      if (error instanceof Refusal) throw error;
      return null;
    });
    if (!text) throw new Refusal(t("file.archive", { name }));
    return { text, published: null };
  }
  const text = decode(bytes);
  const odd = text.slice(0, 20_000).match(/[\0\u0001-\u0008\ufffd]/g)?.length ?? 0;
  if (odd > 10) throw new Refusal(t("file.binary", { name }));
  const paper = paperOf(text);
  if (paper === "report") throw new Refusal(t("file.report", { name }));
  if (paper !== null) return paper;
  return /\.x?html?$/i.test(name) || /^\s*<(?:!doctype html|html)\b/i.test(text) ? articleOf(text) : { text, published: null };
}
