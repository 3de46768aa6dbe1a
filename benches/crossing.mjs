// What crosses from a worker: a string or objects? For each text, in Node: a report as JSON, posted and parsed, against one as
// plain objects, cloned. `node benches/crossing.mjs`, after ./build.sh.

import { readFileSync } from "node:fs";
import { MessageChannel } from "node:worker_threads";
import init, { Core } from "../dist/npm/core.js";

const file = (name) => readFileSync(new URL(`../dist/npm/${name}`, import.meta.url));
await init({ module_or_path: file("core_bg.wasm") });
const core = new Core(file("data/model.bin"), file("data/gazetteer.bin"), file("data/lexicon.bin"));
const sample = readFileSync(new URL("../www/samples/conflict.txt", import.meta.url), "utf8");
const { port1, port2 } = new MessageChannel();
const cross = (value) => new Promise((done) => (port2.once("message", done), port1.postMessage(value)));

const least = async (run) => {
  let best = Infinity;
  for (let i = 0; i < 15; i += 1) {
    const start = performance.now();
    await run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
};

const columns = ["words", "analysis and string", "analysis and objects", "string crosses, is parsed", "objects cross"];
console.log(columns.join("\t"));
for (const times of [1, 10]) {
  const text = Array(times).fill(sample).join("\n\n");
  const json = core.analyzeJson(text);
  const report = core.analyze(text);
  const row = [
    await least(() => core.analyzeJson(text)),
    await least(() => core.analyze(text)),
    await least(async () => JSON.parse(await cross(json))),
    await least(() => cross(report)),
  ];
  console.log([report.document.words, ...row.map((ms) => `${ms.toFixed(1)} ms`)].join("\t"));
}
port1.close();
