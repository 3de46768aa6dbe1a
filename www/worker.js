// The core in a worker. Each message has an id, and each id is answered once, by `done` or `error`; `progress` may
// come before. engine/hosts.js is the only one who speaks to it.

import init, { Core } from "./core.js";

let core;

const work = {
  async start({ module, model, gazetteer, lexicon }) {
    await init({ module_or_path: module });
    core = new Core(model, gazetteer, lexicon);
  },
  analyze({ id, text, options, limit = Infinity }) {
    const half = performance.now() + limit / 2; // the other half is for the phases that can't be cut short
    return core.analyzeJson(text, options, (phase, part) => {
      self.postMessage({ id, type: "progress", phase, part });
      return performance.now() < half;
    });
  },
  export: ({ text, options, format }) => core.export(text, options, format),
  places: ({ text }) => core.places(text),
  day: ({ text, options }) => core.day(text, options.country),
  compare: ({ text }) => core.compare(text),
};

self.addEventListener("message", async ({ data }) => {
  const { id, type } = data;
  try {
    self.postMessage({ id, type: "done", answer: await work[type](data) });
  } catch (error) {
    const fatal = error instanceof WebAssembly.RuntimeError;
    self.postMessage({ id, type: "error", name: error?.name ?? "Error", message: String(error?.message ?? error), fatal });
  }
});
