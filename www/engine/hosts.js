// Where the core runs: in a worker, or on this thread. A host answers messages (`run`) until it is ended.

import { deferred, named, tell } from "./errors.js";
import { readersFor } from "./readers.js";
import { scriptAddress, startWorker } from "./script.js";
import { VERSION } from "./sizes.js";

/** The phases of an analysis, in order. */
export const PHASES = Object.freeze([
  "article", "language", "names", "times", "quantities", "entities", "places", "statements", "events", "relations",
  "telling", "report",
]);

/** Milliseconds of silence that a character of the text allows, on top of those for any text. */
const PER_CHARACTER = 0.2;

/**
 * Tries a worker of this origin, then a worker made of a blob (for pages that load us from elsewhere), then this thread.
 * The files are those of `fetchFiles`.
 */
export async function openHost(/** @type {any} */ files, /** @type {any} */ options) {
  const { worker = true, workerUrl, timeout = 30_000, readers } = options;
  if (!worker || typeof Worker === "undefined") return LocalHost.open(files, options);
  const module = (/** @type {string} */ url) => new Worker(url, { type: "module", name: "newsglass" });
  try {
    return await WorkerHost.open("worker", workerUrl ? () => module(workerUrl) : startWorker, files, timeout, readers);
  } catch (error) {
    // It ran and said what is wrong, or is silent: another would do the same.
    if ("fatal" in error) throw error;
  }
  const source = `import ${JSON.stringify(String(new URL(workerUrl ?? scriptAddress(), import.meta.url)))};`;
  const blob = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  try {
    return await WorkerHost.open("blob", () => module(blob), files, timeout, 1);
  } catch (error) {
    if ("fatal" in error) throw error;
  } finally {
    URL.revokeObjectURL(blob);
  }
  return LocalHost.open(files, options);
}

/** @typedef {Awaited<ReturnType<typeof import("./files.js").fetchFiles>>} Files */

class WorkerHost {
  #worker;
  #waiting = new Map();
  #id = 0;
  #timeout;
  /** Others that read shares of the text at hand. @type {WorkerHost[]} */
  #others = [];
  /** Starts another. @type {() => WorkerHost} */
  #another = () => this;
  /** @type {number | undefined} */
  #readers;
  /** What a worker is started with. @type {Files | null} */
  #files = null;

  static async open(/** @type {string} */ kind, /** @type {() => Worker} */ start, /** @type {any} */ files, /** @type {number} */ timeout, /** @type {number | undefined} */ readers) {
    const host = new WorkerHost(kind, start(), timeout);
    host.#readers = readers;
    host.#another = () => new WorkerHost(kind, start(), timeout);
    host.#files = files;
    try {
      await host.#send({ type: "start", version: VERSION, ...files });
      return host;
    } catch (error) {
      host.end();
      throw error;
    }
  }

  constructor(/** @type {string} */ kind, /** @type {Worker} */ worker, /** @type {number} */ timeout) {
    this.kind = kind;
    this.#worker = worker;
    this.#timeout = timeout;
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onerror = (/** @type {any} */ event) => {
      event.preventDefault?.();
      this.#fail(new Error(event.message || "The worker could not be started."));
    };
    worker.onmessageerror = () => this.#fail(new Error("A message from the worker could not be read."));
  }

  /** Answers a message; a long text is read by several. */
  async run(/** @type {any} */ message, /** @type {any} */ onProgress) {
    const count = message.type === "analyze" && message.limit === undefined ? readersFor(message.text, this.#readers) : 1;
    if (count < 2) return this.#send(message, onProgress);
    tell(onProgress, step("article"));
    const shares = await this.#read(message, count, onProgress);
    // What has been read is not told of again.
    const rest = (/** @type {any} */ each) => (shares.length > 0 && (each.phase === "article" || each.phase === "language") ? undefined : tell(onProgress, each));
    return this.#send({ ...message, shares }, rest);
  }

  /** The shares of so many readers, in order; none where one that was started for it failed: then this one reads all. */
  async #read(/** @type {any} */ { text, options }, /** @type {number} */ count, /** @type {any} */ onProgress) {
    if (this.#files === null) return []; // not started with any
    const { module, model, lexicon } = this.#files;
    const share = (/** @type {number} */ number) => ({ type: "share", text, options, share: number, of: count });
    const own = this.#send(share(0), onProgress);
    const another = async (/** @type {any} */ _, /** @type {number} */ number) => {
      const other = this.#another();
      this.#others.push(other);
      await other.#send({ type: "start", version: VERSION, module, model, lexicon });
      return other.#send(share(number + 1));
    };
    try {
      return await Promise.all([own, ...Array.from({ length: count - 1 }, another)]);
    } catch {
      await own; // its own failure is one
      return [];
    } finally {
      this.#endOthers();
    }
  }

  /** Memory of wasm is given back with its worker only. */
  #endOthers() {
    this.#others.forEach((other) => other.end());
    this.#others = [];
  }

  #send(/** @type {any} */ message, /** @type {any} */ onProgress = null) {
    const { promise, resolve, reject } = deferred();
    const id = ++this.#id;
    const call = { resolve, reject, onProgress, patience: this.#timeout + PER_CHARACTER * (message.text?.length ?? 0) };
    this.#waiting.set(id, call);
    this.#listen(call);
    this.#worker.postMessage({ ...message, id });
    return promise;
  }

  end() {
    this.#endOthers();
    this.#worker.terminate();
    for (const call of this.#waiting.values()) clearTimeout(call.timer);
    this.#waiting.clear();
  }

  /** Gives up on a worker that says nothing for longer than the work can take. */
  #listen(/** @type {any} */ call) {
    clearTimeout(call.timer);
    if (!Number.isFinite(call.patience)) return;
    call.timer = setTimeout(() => {
      const seconds = Math.round(call.patience / 1000);
      this.#fail(named("TimeoutError", `The worker has not answered for ${seconds} seconds and was given up.`, { fatal: true }));
      this.#worker.terminate();
    }, call.patience);
  }

  #hear(/** @type {any} */ { id, type, phase, part, answer, name, message, fatal }) {
    const call = this.#waiting.get(id);
    if (!call) return;
    if (type === "progress") {
      this.#listen(call);
      return tell(call.onProgress, step(phase, part));
    }
    clearTimeout(call.timer);
    this.#waiting.delete(id);
    if (type === "done") call.resolve(answer);
    else call.reject(named(name, message, { fatal }));
  }

  #fail(/** @type {any} */ error) {
    for (const call of this.#waiting.values()) {
      clearTimeout(call.timer);
      call.reject(error);
    }
    this.#waiting.clear();
  }
}

/** The same on this thread, for pages where no worker may run. An analysis that has begun can't be stopped. */
class LocalHost {
  kind = "thread";
  /** @type {any} */
  #core;

  static async open(/** @type {any} */ { module, model, gazetteer, lexicon }, /** @type {any} */ { coreUrl }) {
    const { default: init, Core } = await (coreUrl ? import(/* @vite-ignore */ String(coreUrl)) : import("../core.js"));
    await init({ module_or_path: module });
    const host = new LocalHost();
    host.#core = new Core(model, gazetteer, lexicon);
    return host;
  }

  async run(/** @type {any} */ { type, text, options, format, limit = Infinity }, /** @type {any} */ onProgress) {
    await new Promise((resolve) => setTimeout(resolve)); // lets the page paint, and an abort arrive
    if (!this.#core) return undefined; // ended meanwhile; nobody listens
    try {
      if (type === "export") return this.#core.export(text, options, format);
      if (type === "places") return this.#core.places(text);
      if (type === "day") return this.#core.day(text, options.country);
      if (type === "compare") return this.#core.compare(text);
      const half = performance.now() + limit / 2; // as in worker.js
      return this.#core.analyzeJson(text, options, (/** @type {string} */ phase, /** @type {number} */ part) => {
        tell(onProgress, step(phase, part));
        return performance.now() < half;
      });
    } catch (error) {
      throw Object.assign(error, { fatal: error instanceof WebAssembly.RuntimeError });
    }
  }

  end() {
    this.#core?.free();
    this.#core = null;
  }
}

function step(/** @type {string} */ phase, part = 0) {
  const index = PHASES.indexOf(phase);
  return { phase, done: index < 0 ? PHASES.length : index, total: PHASES.length, part };
}
