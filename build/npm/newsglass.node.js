// newsglass for Node: the files come from the package, and the work is done on the thread that asks. The types are those of
// newsglass.d.ts.

import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { CODE } from "./engine/code.js";
import { named } from "./engine/errors.js";
import { load as loadWith } from "./newsglass.js";

export { FORMATS, PHASES } from "./newsglass.js";

/** The folder of the files: an address, or a path from the working folder. */
function folder(base) {
  if (base === undefined) return import.meta.url;
  return URL.canParse(base) ? base : pathToFileURL(`${resolve(String(base))}/`);
}

export async function load(options = {}) {
  const read = (path) =>
    readFile(new URL(path, folder(options.base))).catch((cause) => {
      throw named("LoadError", `${path} could not be loaded: ${cause.message}.`, { cause });
    });
  const [module, model, gazetteer, lexicon] = await Promise.all([
    options.module ?? read(CODE),
    options.model ?? read("data/model.bin"),
    options.gazetteer ?? read("data/gazetteer.bin"),
    options.lexicon ?? read("data/lexicon.bin"),
  ]);
  return loadWith({ ...options, base: undefined, worker: false, module, model, gazetteer, lexicon });
}
