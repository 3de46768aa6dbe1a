// newsglass for Node: the files come from the package, and the work is done on the thread that asks. The types are those of
// newsglass.d.ts.

import { readFile } from "node:fs/promises";
import { CODE } from "./engine/code.js";
import { load as loadWith } from "./newsglass.js";

export { FORMATS, PHASES } from "./newsglass.js";

export async function load(options = {}) {
  const read = (path) => readFile(new URL(path, options.base ?? import.meta.url));
  const [module, model, gazetteer, lexicon] = await Promise.all([
    options.module ?? read(CODE),
    options.model ?? read("data/model.bin"),
    options.gazetteer ?? read("data/gazetteer.bin"),
    options.lexicon ?? read("data/lexicon.bin"),
  ]);
  return loadWith({ ...options, base: undefined, worker: false, module, model, gazetteer, lexicon });
}
