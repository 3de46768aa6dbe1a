// newsglass for Node: the files come from the package, and the work is done on the thread that asks. The types are those of
// newsglass.d.ts.

import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { CODE } from "./engine/code.js";
import { named } from "./engine/errors.js";
import { folder } from "./engine/files.js";
import { load as loadWith } from "./newsglass.js";

export { FORMATS, PHASES } from "./newsglass.js";

/** An address, and no path: the letter of a drive is no scheme. */
const ADDRESS = /^[a-z][a-z\d+.-]+:/i;

/** Where the files lie: an address, or a path from the working folder; beside this script unless told. */
function place(base) {
  if (base === undefined || base === null) return new URL("./", import.meta.url);
  return folder(ADDRESS.test(base) ? base : pathToFileURL(resolve(String(base))));
}

export async function load(options) {
  const from = place(options?.base);
  const read = (path) =>
    readFile(new URL(path, from)).catch((cause) => {
      throw named("LoadError", `${path} could not be loaded: ${cause.message}.`, { cause });
    });
  const [module, model, gazetteer, lexicon] = await Promise.all([
    options?.module ?? read(CODE),
    options?.model ?? read("data/model.bin"),
    options?.gazetteer ?? read("data/gazetteer.bin"),
    options?.lexicon ?? read("data/lexicon.bin"),
  ]);
  return loadWith({ ...options, base: undefined, worker: false, module, model, gazetteer, lexicon });
}
