// A link that carries a text: compressed into the fragment, which no browser sends to a server.
//
//   location.hash = await share({ text, published });        // "#r=…"
//   const given = await shared(location.hash);               // { text, published, title, country } or null
//
// `shared` also reads the fragment under which sw.js hands on what another app has shared ("#shared=…").

/** What a link may hold, in characters of the fragment and, once unpacked, in bytes: what is longer is no link. */
const LONGEST_LINK = 200_000;
const LONGEST_TEXT = 2_000_000;

/** `corrections`: a JSON list of the steps by which a reader has corrected the report. @type {("text" | "published" | "title" | "country" | "corrections")[]} */
const KEYS = ["text", "published", "title", "country", "corrections"];

/**
 * The fragment for a text. Throws a RangeError where it would be longer than browsers and mail programs bear.
 *
 * @param {{ text: string, published?: string, title?: string, country?: string, corrections?: string }} given
 */
export async function share(given) {
  const kept = Object.fromEntries(KEYS.filter((key) => given[key]).map((key) => [key, String(given[key])]));
  const plain = new TextEncoder().encode(JSON.stringify(kept));
  if (plain.length > LONGEST_TEXT) throw tooLong();
  const packed = await all(new Blob([plain]).stream().pipeThrough(new CompressionStream("deflate-raw")), Infinity);
  const link = `#r=${toBase64(packed)}`;
  if (link.length > LONGEST_LINK) throw tooLong();
  return link;
}

/**
 * What a fragment carries; null where it is none of ours. Throws an Error with a sentence where it is broken, and a
 * RangeError where it would unpack to more than a text: nothing beyond that limit is held in memory.
 */
export async function shared(/** @type {string} */ hash) {
  if (hash.startsWith("#shared=")) {
    const handed = new URLSearchParams(hash.slice(1));
    const text = handed.get("shared") ?? "";
    if (text.length > LONGEST_TEXT) throw tooMuch();
    return text === "" ? null : { text, ...(handed.get("title") ? { title: handed.get("title") } : {}) };
  }
  if (!hash.startsWith("#r=")) return null;
  if (hash.length > LONGEST_LINK) throw tooMuch();
  let given;
  try {
    const stream = new Blob([fromBase64(hash.slice(3))]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    given = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(await all(stream, LONGEST_TEXT)));
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new Error("This link is broken: it was cut off or changed on its way.", { cause: error });
  }
  if (typeof given?.text !== "string") throw new Error("This link holds no text.");
  return Object.fromEntries(KEYS.filter((key) => typeof given[key] === "string").map((key) => [key, given[key]]));
}

const tooLong = () => new RangeError("This text is too long for a link. Save the report as a file and send that.");
const tooMuch = () => new RangeError("This link holds more than a page reads from a link. Ask who sent it for the text as a file.");

/** The bytes of a stream; a stream that gives more than `most` is cancelled. */
async function all(/** @type {ReadableStream<Uint8Array>} */ stream, /** @type {number} */ most) {
  const reader = stream.getReader();
  const parts = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel().catch(() => {});
      throw tooMuch();
    }
    parts.push(value);
  }
  const bytes = new Uint8Array(length);
  parts.reduce((at, part) => (bytes.set(part, at), at + part.length), 0);
  return bytes;
}

function toBase64(/** @type {Uint8Array} */ bytes) {
  let signs = "";
  for (let at = 0; at < bytes.length; at += 0x8000) signs += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(signs).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64(/** @type {string} */ words) {
  const signs = atob(words.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(signs, (sign) => sign.charCodeAt(0));
}
