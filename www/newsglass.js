// newsglass for JavaScript: `load()` gives a Glass, which analyses texts in a worker. The types and all that a caller
// needs to know stand in newsglass.d.ts.

import { deferred, named } from "./engine/errors.js";
import { fetchFiles } from "./engine/files.js";
import { openHost } from "./engine/hosts.js";

export { FORMATS } from "./engine/formats.js";
export { PHASES } from "./engine/hosts.js";

export async function load(/** @type {import("./newsglass.js").LoadOptions} */ options = {}) {
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

  async analyze(/** @type {string} */ text, /** @type {any} */ options = {}) {
    const { signal, onProgress, limit } = options;
    // A string is made, crosses and is parsed faster than objects do; benches/crossing.mjs measures it.
    return JSON.parse(await this.#ask({ type: "analyze", text, options: wish(options), limit }, signal, onProgress));
  }

  async export(/** @type {string} */ text, /** @type {string} */ format, /** @type {any} */ options = {}) {
    return this.#ask({ type: "export", text, options: wish(options), format }, options.signal);
  }

  async compare(/** @type {object[]} */ reports) {
    if (!Array.isArray(reports)) throw named("OptionError", "The reports to compare must be a list.");
    return JSON.parse(await this.#ask({ type: "compare", text: JSON.stringify(reports) }));
  }

  async places(/** @type {string} */ name) {
    return JSON.parse(await this.#ask({ type: "places", text: name }));
  }

  /** @param {string} written  @param {{ country?: string }} [options] */
  async day(written, { country } = {}) {
    return (await this.#ask({ type: "day", text: written, options: wish({ country }) })) ?? null;
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

  /** @param {any} message  @param {AbortSignal} [signal]  @param {(progress: any) => void} [onProgress] */
  #ask(message, signal, onProgress) {
    if (typeof message.text !== "string") throw new TypeError("The text to analyse must be a string.");
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
    this.#host ??= this.#open().then((host) => {
      this.#kind = host.kind;
      return host;
    });
    return this.#host;
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
      // After a trap the instance can't be trusted, and a host that didn't start is no host.
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

/** What of the options crosses to the core. */
function wish(/** @type {any} */ options) {
  const { published, title, country, offsets, tokens, corrections } = options;
  const given = Object.entries({ published, title, country, offsets, tokens, corrections });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined && value !== null));
}

function closedError() {
  return named("InvalidStateError", "This glass was closed; load() gives another.");
}
