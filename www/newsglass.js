// newsglass for JavaScript: `load()` gives a Glass, which analyses texts in a worker. The types and all that a caller
// needs to know stand in newsglass.d.ts.

import { deferred, named } from "./engine/errors.js";
import { fetchFiles } from "./engine/files.js";
import { FORMATS } from "./engine/formats.js";
import { openHost } from "./engine/hosts.js";

export { FORMATS } from "./engine/formats.js";
export { PHASES } from "./engine/hosts.js";

export async function load(/** @type {import("./newsglass.js").LoadOptions} */ options) {
  options = checked(options ?? {}, LOADING, LOADING);
  const { idle = 30_000, signal } = options;
  signal?.throwIfAborted();
  const files = await fetchFiles(options);
  const glass = new Glass(() => openHost(files, options), idle);
  await glass.ready(signal);
  return glass;
}

/** @typedef {Awaited<ReturnType<typeof openHost>>} Host */

/** A glass over texts: a queue of jobs in front of a host, which is a worker or this thread. */
class Glass {
  #open;
  #idle;
  /** Once asked for. @type {Promise<Host> | null} */
  #host = null;
  /** @type {string | null} */
  #kind = null;
  /** @type {any[]} */
  #queue = [];
  /** @type {any} */
  #job = null;
  /** @type {any} */
  #timer;
  #closed = false;

  /** @param {() => Promise<Host>} open  @param {number} idle  milliseconds without work after which the host is ended */
  constructor(open, idle) {
    this.#open = open;
    this.#idle = idle;
  }

  /** Where the work is done: "worker", "blob" or "thread". */
  get host() {
    return this.#kind;
  }

  async analyze(/** @type {string} */ text, /** @type {any} */ options) {
    const crossing = wish((options ??= {}));
    const { signal, onProgress, limit } = options;
    // A string is made, crosses and is parsed faster than objects do; benches/crossing.mjs measures it.
    const message = { type: "analyze", text, options: crossing, limit: limit ?? undefined };
    return JSON.parse(await this.#ask(message, { signal, onProgress }));
  }

  async export(/** @type {string} */ text, /** @type {string} */ format, /** @type {any} */ options) {
    const crossing = wish((options ??= {}));
    if (typeof format !== "string") throw named("OptionError", `The format must be one of ${FORMATS.map(({ name }) => name).join(", ")}.`);
    return this.#ask({ type: "export", text, options: crossing, format }, options);
  }

  async compare(/** @type {object[]} */ reports, /** @type {any} */ options) {
    checked((options ??= {}), ["signal"]);
    return JSON.parse(await this.#ask({ type: "compare", text: JSON.stringify(reports) ?? "" }, options));
  }

  async places(/** @type {string} */ name, /** @type {any} */ options) {
    checked((options ??= {}), ["signal"]);
    return JSON.parse(await this.#ask({ type: "places", text: name }, options, "name of the places"));
  }

  async day(/** @type {string} */ written, /** @type {any} */ options) {
    const crossing = checked((options ??= {}), ["country", "signal"], ["country"]);
    return (await this.#ask({ type: "day", text: written, options: crossing }, options, "day")) ?? null;
  }

  /** Resolves once the host stands. */
  async ready(/** @type {AbortSignal | undefined} */ signal) {
    const abort = deferred();
    const stop = () => abort.reject(signal?.reason);
    signal?.addEventListener("abort", stop, { once: true });
    try {
      await Promise.race([this.#wake(), abort.promise]);
    } catch (error) {
      this.close();
      throw error;
    } finally {
      signal?.removeEventListener("abort", stop);
    }
    this.#rest();
  }

  close() {
    this.#closed = true;
    this.#end();
    const jobs = [this.#job, ...this.#queue];
    this.#job = null;
    this.#queue = [];
    for (const job of jobs) job?.reject(closedError());
  }

  /** @param {any} message  @param {{ signal?: AbortSignal, onProgress?: (progress: any) => void }} how  @param {string} what  its text is */
  #ask(message, { signal, onProgress }, what = "text to analyse") {
    if (typeof message.text !== "string") throw new TypeError(`The ${what} must be a string.`);
    if (this.#closed) throw closedError();
    signal?.throwIfAborted();
    const { promise, resolve, reject } = deferred();
    const job = { message, onProgress, resolve, reject };
    const abort = () => this.#abort(job, signal?.reason);
    signal?.addEventListener("abort", abort, { once: true });
    this.#queue.push(job);
    this.#next();
    return promise.finally(() => signal?.removeEventListener("abort", abort));
  }

  #wake() {
    if (this.#host !== null) return this.#host;
    const opening = this.#open();
    this.#host = opening;
    return opening.then(
      (host) => {
        this.#kind = host.kind;
        return host;
      },
      (error) => {
        // One that did not start is no host: the next call tries again.
        if (this.#host === opening) this.#host = null;
        throw error;
      },
    );
  }

  async #next() {
    if (this.#job || this.#queue.length === 0) return;
    clearTimeout(this.#timer);
    const job = (this.#job = this.#queue.shift());
    try {
      const host = await this.#wake();
      if (this.#job !== job) return; // aborted while the host was starting
      job.resolve(await host.run(job.message, job.onProgress));
    } catch (error) {
      job.reject(error);
      // After a trap the instance can't be trusted.
      if (error.fatal !== false && this.#job === job) this.#end();
    }
    if (this.#job !== job) return;
    this.#job = null;
    this.#rest();
    this.#next();
  }

  #abort(/** @type {any} */ job, /** @type {any} */ reason) {
    job.reject(reason);
    this.#queue = this.#queue.filter((other) => other !== job);
    if (this.#job !== job) return;
    this.#end(); // a busy worker hears nothing; ending it is the only way to stop it
    this.#job = null;
    this.#next();
  }

  /** Wasm memory never shrinks: a host without work is ended, which gives it back. */
  #rest() {
    clearTimeout(this.#timer);
    if (this.#queue.length > 0 || !Number.isFinite(this.#idle)) return;
    this.#timer = setTimeout(() => this.#end(), this.#idle);
    this.#timer.unref?.();
  }

  #end() {
    clearTimeout(this.#timer);
    this.#host?.then((host) => host.end(), () => {});
    this.#host = null;
  }
}

/** Options of an analysis that the core takes, all there are, and those of `load`. */
const CROSSING = ["published", "title", "country", "offsets", "tokens", "corrections"];
const KNOWN = [...CROSSING, "limit", "signal", "onProgress"];
const LOADING = [
  "progress", "signal", "timeout", "worker", "readers", "idle", "base", "workerUrl", "coreUrl", "module", "model", "gazetteer", "lexicon",
];

/**
 * Refuses options that are not known, and a signal that is none. What is null counts as left out.
 * @param {any} options  @param {string[]} known  @param {string[]} [crossing]  @returns {Record<string, any>}  those of them that are given
 */
function checked(options, known, crossing = []) {
  if (typeof options !== "object" || Array.isArray(options)) {
    throw named("OptionError", `The options must be an object with ${known.length > 1 ? "some of " : ""}${known.join(", ")}.`);
  }
  const given = Object.entries(options).filter(([, value]) => value !== undefined && value !== null);
  const unknown = given.find(([name]) => !known.includes(name));
  if (unknown) throw named("OptionError", `There is no option \`${unknown[0]}\`; there ${known.length > 1 ? "are" : "is"} ${known.join(", ")}.`);
  const { signal } = options;
  if (signal && typeof signal.throwIfAborted !== "function") throw named("OptionError", "The options can't be read: `signal` must be an AbortSignal.");
  return Object.fromEntries(given.filter(([name]) => crossing.includes(name)));
}

/** What of the options of an analysis crosses to the core; of what type each must be, the core says. */
function wish(/** @type {any} */ options) {
  const crossing = checked(options, KNOWN, CROSSING);
  const { limit } = options;
  if (limit !== undefined && limit !== null && !(limit >= 0 && typeof limit === "number")) {
    throw named("OptionError", "The options can't be read: `limit` must be a number of milliseconds, 0 or more.");
  }
  return crossing;
}

function closedError() {
  return named("InvalidStateError", "This glass was closed; load() gives another.");
}
