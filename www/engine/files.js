// Fetching the code and the data, with the bytes told as they come.

import { CODE } from "./code.js";
import { named, tell } from "./errors.js";
import { SIZES } from "./sizes.js";

/** Where the files lie, in the one form of writing that bundlers know: each becomes a file of the bundle. */
const PLACES = {
  "core_bg.wasm": new URL("../core_bg.wasm", import.meta.url),
  "core_relaxed.wasm": new URL("../core_relaxed.wasm", import.meta.url),
  "data/model.bin": new URL("../data/model.bin", import.meta.url),
  "data/gazetteer.bin": new URL("../data/gazetteer.bin", import.meta.url),
  "data/lexicon.bin": new URL("../data/lexicon.bin", import.meta.url),
};

/**
 * The compiled code and the data, kept so that a worker that was ended starts again without the network.
 *
 * @param {import("../newsglass.js").LoadOptions} options
 * @returns {Promise<{ module: WebAssembly.Module, model: Uint8Array, gazetteer: Uint8Array, lexicon: Uint8Array }>}
 */
export async function fetchFiles({ base, module, model, gazetteer, lexicon, progress, signal }) {
  /** @type {Record<string, any>} */
  const given = { [CODE]: module, "data/model.bin": model, "data/gazetteer.bin": gazetteer, "data/lexicon.bin": lexicon };
  const from = base === undefined ? null : folder(base, globalThis.document?.baseURI);
  const meter = new Meter(progress, given);
  // One that fails ends the others.
  const stop = new AbortController();
  // By hand: AbortSignal.any is younger than Node 18 and Safari 17.4.
  const forward = () => stop.abort(signal?.reason);
  signal?.addEventListener("abort", forward, { once: true });
  const fetching = { signal: stop.signal, meter };
  const address = (/** @type {string} */ path) => (from === null ? PLACES[/** @type {keyof typeof PLACES} */ (path)] : new URL(path, from));
  const bytes = (/** @type {string} */ path) => given[path] ?? fetchBytes(path, address(path), fetching);
  const compile = async () => {
    if (module instanceof WebAssembly.Module) return module;
    if (module) return WebAssembly.compile(module).catch(uncompiled);
    return compileStreamed(CODE, address(CODE), fetching);
  };
  try {
    const [code, weights, places, lists] = await Promise.all([
      compile(),
      bytes("data/model.bin"),
      bytes("data/gazetteer.bin"),
      bytes("data/lexicon.bin"),
    ]);
    meter.end();
    return { module: code, model: weights, gazetteer: places, lexicon: lists };
  } catch (error) {
    stop.abort();
    throw signal?.aborted ? signal.reason : error;
  } finally {
    signal?.removeEventListener("abort", forward);
  }
}

/**
 * The address of a folder, whose last slash need not be written.
 * @param {string | URL} base  @param {string} [against]  what it is counted from
 */
export function folder(base, against) {
  try {
    const url = new URL(base, against);
    if (!url.pathname.endsWith("/")) url.pathname += "/";
    return new URL("./", url);
  } catch (cause) {
    throw named("LoadError", `\`base\` is no address of a folder: ${base}.`, { cause });
  }
}

async function ask(/** @type {string} */ path, /** @type {URL} */ url, /** @type {AbortSignal} */ signal) {
  const response = await fetch(url, { signal }).catch((cause) => {
    throw named("LoadError", `${path} could not be loaded: ${cause.message}. Is there a network?`, { cause });
  });
  if (!response.ok) throw named("LoadError", `${path} could not be loaded: the server answered ${response.status}.`);
  return response;
}

async function fetchBytes(/** @type {string} */ path, /** @type {URL} */ url, /** @type {{ signal: AbortSignal, meter: Meter }} */ { signal, meter }) {
  const response = await ask(path, url, signal);
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  const reader = response.body.getReader();
  let bytes = new Uint8Array(sizeOf(path) || 1 << 20);
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch((cause) => {
      throw named("LoadError", `${path} broke off after ${length} bytes: ${cause.message}.`, { cause });
    });
    if (done) break;
    if (length + value.length > bytes.length) {
      const larger = new Uint8Array(2 * (length + value.length));
      larger.set(bytes);
      bytes = larger;
    }
    bytes.set(value, length);
    length += value.length;
    meter.add(value.length);
  }
  return length === bytes.length ? bytes : bytes.slice(0, length);
}

/** Compiles while it comes. The response is given as it is, since browsers keep what they compiled of such a one. */
async function compileStreamed(/** @type {string} */ path, /** @type {URL} */ url, /** @type {{ signal: AbortSignal, meter: Meter }} */ { signal, meter }) {
  const response = await ask(path, url, signal);
  try {
    const module = await WebAssembly.compileStreaming(response);
    meter.add(sizeOf(path));
    return module;
  } catch {
    // A server that calls it something else than application/wasm.
    return WebAssembly.compile(await fetchBytes(path, url, { signal, meter })).catch(uncompiled);
  }
}

/** Where the page's policy forbids it, or the bytes are not the code's. @param {any} cause  @returns {never} */
function uncompiled(cause) {
  const why = /content security|unsafe-eval|embedder/i.test(cause.message)
    ? "the page's Content-Security-Policy does not allow WebAssembly; its script-src needs 'wasm-unsafe-eval'"
    : "it is no WebAssembly";
  throw named("LoadError", `The code could not be compiled: ${why}.`, { cause });
}

/** Bytes of a file that the build has counted; 0 for another. */
const sizeOf = (/** @type {string} */ path) => /** @type {Record<string, number>} */ (SIZES)[path] ?? 0;

/** What has come of all that is to come, in bytes after decompression. */
class Meter {
  #listener;
  #loaded = 0;
  #total;

  /** @param {import("../newsglass.js").LoadOptions["progress"]} listener  @param {Record<string, any>} given */
  constructor(listener, given) {
    this.#listener = listener;
    const asked = Object.keys(given).filter((path) => !given[path]);
    this.#total = asked.reduce((sum, path) => sum + sizeOf(path), 0);
    if (this.#total > 0) this.add(0);
  }

  add(/** @type {number} */ bytes) {
    this.#loaded += bytes;
    this.#tell();
  }

  end() {
    if (this.#total === 0) return;
    this.#loaded = this.#total;
    this.#tell();
  }

  #tell() {
    const total = Math.max(this.#total, this.#loaded);
    const loaded = this.#loaded;
    tell(this.#listener, { phase: "download", loaded, total, percent: Math.floor((100 * loaded) / total) });
  }
}
