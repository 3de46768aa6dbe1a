// The core in a worker. Each message has an id, and each id is answered once, by `done` or `error`; `progress` may
// come before. engine/hosts.js is the only one who speaks to it.

import init, { Core, Reader } from "./core.js";
import { named } from "./engine/errors.js";
import { VERSION } from "./engine/sizes.js";

/** @type {any} */
let core; // a Reader where there is no gazetteer: it reads shares and nothing else

/** @type {Record<string, (data: any) => any>} What a message of each type asks for. */
const work = {
  async start({ version, module, model, gazetteer, lexicon }) {
    // The page keeps the code that it was opened with; this script and the bindings have come anew.
    if (version !== VERSION) throw named("VersionError", "There is a newer version of newsglass than this page began with. Reload the page.");
    await init({ module_or_path: module });
    core = gazetteer ? new Core(model, gazetteer, lexicon) : new Reader(model, lexicon);
  },
  share: ({ id, text, options, share, of }) =>
    core.share(text, options.title, share, of, (/** @type {any} */ part) => self.postMessage({ id, type: "progress", phase: "language", part })),
  analyze({ id, text, options, shares, limit = Infinity }) {
    const half = performance.now() + limit / 2; // the other half is for the phases that can't be cut short
    return core.analyzeJson(text, options, (/** @type {string} */ phase, /** @type {any} */ part) => {
      self.postMessage({ id, type: "progress", phase, part });
      return performance.now() < half;
    }, shares);
  },
  export: ({ text, options, format }) => core.export(text, options, format),
  places: ({ text }) => core.places(text),
  day: ({ text, options }) => core.day(text, options.country),
  compare: ({ text }) => core.compare(text),
};

self.addEventListener("message", async ({ data }) => {
  const { id, type } = data;
  try {
    const answer = await work[type](data);
    self.postMessage({ id, type: "done", answer }, { transfer: answer instanceof Uint8Array ? [answer.buffer] : [] });
  } catch (error) {
    const fatal = error instanceof WebAssembly.RuntimeError;
    self.postMessage({ id, type: "error", name: error?.name ?? "Error", message: String(error?.message ?? error), fatal });
  }
});
