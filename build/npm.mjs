// dist/npm: the package for bundlers and Node, out of the files of the page that others can use.

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const to = "dist/npm";
rmSync(to, { recursive: true, force: true });
mkdirSync(`${to}/data`, { recursive: true });

const shared = [
  "newsglass.js", "newsglass.d.ts", "worker.js", "share.js", "share.d.ts", "element.js", "element.d.ts", "engine", "element",
  "core.js", "core.d.ts", "core_bg.wasm", "core_relaxed.wasm", "data/model.bin", "data/gazetteer.bin",
  "data/lexicon.bin",
];
for (const name of shared) cpSync(`dist/${name}`, `${to}/${name}`, { recursive: true });
// The bindings declare what only the newest libraries of types know; to a caller `free()` says the same.
const bindings = readFileSync(`${to}/core.d.ts`, "utf8");
writeFileSync(`${to}/core.d.ts`, bindings.replace(/^ *\[Symbol\.dispose\]\(\): void;\n/gm, ""));
for (const name of ["newsglass.node.js", "README.md"]) cpSync(`build/npm/${name}`, `${to}/${name}`);
for (const name of ["LICENSE-MIT", "LICENSE-APACHE", "NOTICE"]) cpSync(name, `${to}/${name}`);
for (const name of ["report", "comparison"]) cpSync(`schema/${name}.schema.json`, `${to}/${name}.schema.json`);

const crate = readFileSync("Cargo.toml", "utf8");
const field = (name) => new RegExp(`^${name} = "(.*)"$`, "m").exec(crate)[1];
const module = (name) => ({ types: `./${name}.d.ts`, default: `./${name}.js` });

const manifest = {
  name: "newsglass",
  version: field("version"),
  description: field("description"),
  license: field("license"),
  type: "module",
  // Bundlers take worker, code and data by `new URL("…", import.meta.url)`; who fetches them otherwise has their paths.
  exports: {
    ".": { types: "./newsglass.d.ts", node: "./newsglass.node.js", default: "./newsglass.js" },
    "./element": module("element"),
    "./share": module("share"),
    "./core": module("core"),
    "./worker.js": "./worker.js",
    "./core_bg.wasm": "./core_bg.wasm",
    "./core_relaxed.wasm": "./core_relaxed.wasm",
    "./data/*": "./data/*",
    "./report.schema.json": "./report.schema.json",
    "./comparison.schema.json": "./comparison.schema.json",
    "./package.json": "./package.json",
  },
  types: "./newsglass.d.ts",
  sideEffects: ["./element.js", "./worker.js"],
  engines: { node: ">=18" },
  keywords: ["news", "nlp", "events", "geoparsing", "quotes", "wasm", "web-component"],
};
writeFileSync(`${to}/package.json`, `${JSON.stringify(manifest, null, 2)}\n`);
