// newsglass for JavaScript: `load()` gives a Glass, which analyses texts in a worker. The types and all that a caller
// needs to know stand in newsglass.d.ts.

/** The phases of an analysis, in order, as `onProgress` names them. */
export const PHASES = Object.freeze([
  "article", "language", "names", "times", "quantities", "entities", "places", "statements", "events", "relations",
  "telling", "report",
]);

const HERE = import.meta.url;

// Two builds of the core give the same answers; the one with relaxed SIMD is faster where a browser has that. Whether it
// has is asked by a function of nothing but its product of bytes. (The service worker asks the same to keep that build alone.)
const RELAXED = Uint8Array.of(
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 1, 253, 15, 65, 2, 253, 15, 253, 146, 2, 11,
);
const CORE = WebAssembly.validate(RELAXED) ? "core_relaxed.wasm" : "core_bg.wasm";

export async function load(options = {}) {
  const { worker = true, idle = 30_000 } = options;
  const files = await fetchFiles(options);
  const open = worker ? () => openWorker(files, options) : () => LocalHost.open(files, options);
  const glass = new Glass(open, idle);
  await glass.ready();
  return glass;
}

/** The compiled code and the data, kept so that a worker that was ended starts again without the network. */
async function fetchFiles({ base = new URL("./", HERE), module, model, gazetteer }) {
  const url = (path) => new URL(path, new URL(base, HERE));
  const bytes = async (path) => {
    const response = await fetch(url(path));
    if (!response.ok) throw new Error(`${path} could not be loaded: the server answered ${response.status}.`);
    return new Uint8Array(await response.arrayBuffer());
  };
  const compile = async (given) => {
    if (given instanceof WebAssembly.Module) return given;
    if (given) return WebAssembly.compile(given);
    try {
      return await WebAssembly.compileStreaming(fetch(url(CORE))); // browsers keep what it compiles
    } catch {
      return WebAssembly.compile(await bytes(CORE)); // a server that calls it something else
    }
  };
  const [code, weights, places] = await Promise.all([
    compile(module),
    model ?? bytes("data/model.bin"),
    gazetteer ?? bytes("data/gazetteer.bin"),
  ]);
  return { module: code, model: weights, gazetteer: places };
}

/** A glass over texts: a queue of jobs in front of a host, which is a worker or this thread. */
class Glass {
  #open;
  #idle;
  #host = null; // a promise, once asked for
  #queue = [];
  #job = null;
  #timer;
  #closed = false;

  constructor(open, idle) {
    this.#open = open;
    this.#idle = idle;
  }

  async analyze(text, options = {}) {
    const { signal, onProgress } = options;
    return JSON.parse(await this.#ask({ type: "analyze", text, options: wish(options) }, signal, onProgress));
  }

  async export(text, format, options = {}) {
    return this.#ask({ type: "export", text, options: wish(options), format }, options.signal);
  }

  async places(name) {
    return JSON.parse(await this.#ask({ type: "places", text: name }));
  }

  /** Resolves once the host stands. */
  async ready() {
    this.#host ??= this.#open();
    await this.#host;
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

  #ask(message, signal, onProgress) {
    if (typeof message.text !== "string") throw new TypeError("The text to analyse must be a string.");
    if (this.#closed) throw closedError();
    signal?.throwIfAborted();
    const { promise, resolve, reject } = deferred();
    const job = { message, onProgress, resolve, reject };
    const abort = () => this.#abort(job, signal.reason);
    signal?.addEventListener("abort", abort, { once: true });
    this.#queue.push(job);
    this.#next();
    return promise.finally(() => signal?.removeEventListener("abort", abort));
  }

  async #next() {
    if (this.#job || this.#queue.length === 0) return;
    clearTimeout(this.#timer);
    const job = (this.#job = this.#queue.shift());
    try {
      this.#host ??= this.#open();
      const host = await this.#host;
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

  #abort(job, reason) {
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
function wish({ published, title, country, offsets, tokens, corrections }) {
  return JSON.stringify({ published, title, country, offsets, tokens, corrections });
}

/** Tries a worker of this origin, then a worker made of a blob (for pages that load us from elsewhere), then this thread. */
async function openWorker(files, options) {
  const script = options.workerUrl ?? new URL("worker.js", HERE);
  try {
    return await WorkerHost.open(files, script);
  } catch (error) {
    if ("fatal" in error) throw error; // the worker ran and said what is wrong: another would say the same
  }
  const source = new Blob([`import ${JSON.stringify(String(script))};`], { type: "text/javascript" });
  const blob = URL.createObjectURL(source);
  try {
    return await WorkerHost.open(files, blob);
  } catch {
  } finally {
    URL.revokeObjectURL(blob);
  }
  return LocalHost.open(files, options);
}

class WorkerHost {
  #worker;
  #waiting = new Map();
  #id = 0;

  static async open(files, url) {
    const host = new WorkerHost(new Worker(url, { type: "module", name: "newsglass" }));
    try {
      await host.run({ type: "start", ...files });
      return host;
    } catch (error) {
      host.end();
      throw error;
    }
  }

  constructor(worker) {
    this.#worker = worker;
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#fail(new Error(event.message || "The worker could not be started."));
    };
    worker.onmessageerror = () => this.#fail(new Error("A message from the worker could not be read."));
  }

  run(message, onProgress) {
    const { promise, resolve, reject } = deferred();
    const id = ++this.#id;
    this.#waiting.set(id, { resolve, reject, onProgress });
    this.#worker.postMessage({ ...message, id });
    return promise;
  }

  end() {
    this.#worker.terminate();
    this.#waiting.clear();
  }

  #hear({ id, type, phase, answer, message, fatal }) {
    const call = this.#waiting.get(id);
    if (type === "progress") return report(call?.onProgress, phase);
    this.#waiting.delete(id);
    if (type === "done") call?.resolve(answer);
    else call?.reject(Object.assign(new Error(message), { fatal }));
  }

  #fail(error) {
    for (const call of this.#waiting.values()) call.reject(error);
    this.#waiting.clear();
  }
}

/** The same on this thread, for pages where no worker may run. An analysis that has begun can't be stopped. */
class LocalHost {
  #core;

  static async open({ module, model, gazetteer }, { coreUrl = new URL("core.js", HERE) }) {
    const { default: init, Core } = await import(coreUrl);
    await init({ module_or_path: module });
    const host = new LocalHost();
    host.#core = new Core(model, gazetteer);
    return host;
  }

  async run({ type, text, options, format }, onProgress) {
    await new Promise((resolve) => setTimeout(resolve)); // lets the page paint, and an abort arrive
    if (!this.#core) return undefined; // ended meanwhile; nobody listens
    try {
      if (type === "export") return this.#core.export(text, options, format);
      if (type === "places") return this.#core.places(text);
      return this.#core.analyze(text, options, (phase) => report(onProgress, phase));
    } catch (error) {
      throw Object.assign(error, { fatal: error instanceof WebAssembly.RuntimeError });
    }
  }

  end() {
    this.#core?.free();
    this.#core = null;
  }
}

function report(onProgress, phase) {
  const index = PHASES.indexOf(phase);
  const done = index < 0 ? PHASES.length : index;
  try {
    onProgress?.({ phase, done, total: PHASES.length });
  } catch (error) {
    reportError(error); // the listener's fault, not the analysis'
  }
}

function closedError() {
  return new DOMException("This glass was closed; load() gives another.", "InvalidStateError");
}

function deferred() {
  let resolve, reject;
  const promise = new Promise((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
}
