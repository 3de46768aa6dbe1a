// Time of each phase in Chromium, by both builds of the core, beside compromise and wink-nlp on the same texts in the same
// run, and the memory that is taken. A text is read again and again, so that the core has met all of its words before.

import { readFileSync } from "node:fs";
import { cwd } from "node:process";
import { build } from "esbuild";
import { open } from "../tests/browser/chromium.mjs";
import { table, texts } from "./texts.mjs";

// An isolated page has a clock of 5 microseconds, and may measure its memory.
const ISOLATED = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

/** Milliseconds of the run of median length: of each phase, of the whole here, and of the whole through the worker. */
async function newsglass(text, core) {
  const { load, PHASES } = await import("/newsglass.js");
  const module = await WebAssembly.compileStreaming(fetch(`/${core}`));
  const median = async (run) => {
    const runs = [];
    const began = performance.now();
    while (runs.length < 5 || (performance.now() - began < 2000 && runs.length < 300)) {
      runs.push(await run());
      if (performance.now() - began > 20000) break;
    }
    // The first runs are those of code that is not yet compiled well.
    const warm = runs.slice(Math.floor(runs.length / 3)).sort((a, b) => a.at(-1) - b.at(-1));
    return warm[Math.floor(warm.length / 2)];
  };
  const here = await load({ worker: false, module });
  const marked = await median(async () => {
    const marks = [];
    await here.analyze(text, { onProgress: () => marks.push(performance.now()) });
    const phases = PHASES.map((_, i) => marks[i + 1] - marks[i]);
    return [...phases, marks.at(-1) - marks[0]];
  });
  here.close();
  const glass = await load({ idle: Infinity, module });
  const [worker] = await median(async () => {
    const start = performance.now();
    await glass.analyze(text);
    return [performance.now() - start];
  });
  glass.close();
  return { phases: PHASES, marked, worker };
}

/** The same for compromise (people, places, organisations, dates and quotes) and wink-nlp (parts of speech, entities). */
function peer(text, name) {
  const reads = {
    compromise() {
      const doc = nlp(text);
      const found = [doc.people(), doc.places(), doc.organizations(), doc.match("#Date+"), doc.quotations()];
      for (const part of found) part.out("array");
    },
    wink() {
      const doc = wink.readDoc(text);
      doc.tokens().out(wink.its.pos);
      doc.entities().out(wink.its.detail);
    },
  };
  const runs = [];
  const began = performance.now();
  do {
    const start = performance.now();
    reads[name]();
    runs.push(performance.now() - start);
  } while (performance.now() - began < 3000 && runs.length < 300);
  const warm = runs.slice(Math.floor(runs.length / 3)).sort((a, b) => a - b);
  return warm[Math.floor(warm.length / 2)];
}

/** The script that makes `wink` of its package and model, which are not made for pages as they are. */
async function winkScript() {
  const contents = `import nlp from "wink-nlp"; import model from "wink-eng-lite-web-model"; globalThis.wink = nlp(model);`;
  const stdin = { contents, resolveDir: cwd() };
  return (await build({ stdin, bundle: true, write: false, format: "iife" })).outputFiles[0].text;
}

/** Milliseconds of load() with the files in the browser's cache. */
async function loading() {
  const { load } = await import("/newsglass.js");
  const times = [];
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    (await load()).close();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[2];
}

/** MB that the page takes, and those of them that are wasm's, before and after a text, with its report. */
async function memory(text) {
  const { load } = await import("/newsglass.js");
  const { default: init } = await import("/core.js");
  const measure = async () => {
    const wasm = (await init()).memory.buffer.byteLength; // what has been initialised is given back as it is
    return [wasm, (await performance.measureUserAgentSpecificMemory()).bytes].map((n) => n / 1e6);
  };
  const glass = await load({ worker: false });
  const before = await measure();
  globalThis.report = await glass.analyze(text);
  return { before, after: await measure() };
}

const site = await open("dist", { headers: ISOLATED, args: ["--enable-blink-features=ForceEagerMeasureMemory"] });
const { page } = site;
page.setDefaultTimeout(0);
try {
  const given = texts();
  const columns = given.map((t) => t.name);
  const fresh = () => page.goto(`${site.url}files.js`);

  const ours = [];
  const plain = [];
  for (const { text } of given) {
    // A page keeps the first core that it has.
    await fresh();
    ours.push(await page.evaluate(newsglass, text, "core_relaxed.wasm"));
    await fresh();
    plain.push(await page.evaluate(newsglass, text, "core_bg.wasm"));
  }
  const load = await page.evaluate(loading);
  await fresh();
  const { before, after } = await page.evaluate(memory, given.at(-1).text);
  await fresh();
  await page.evaluate(readFileSync("node_modules/compromise/builds/compromise.js", "utf8"));
  const theirs = [];
  for (const { text } of given) theirs.push(await page.evaluate(peer, text, "compromise"));
  await fresh();
  await page.evaluate(await winkScript());
  const winks = [];
  for (const { text } of given) winks.push(await page.evaluate(peer, text, "wink"));

  const rows = ours[0].phases.map((name, i) => [name, ...ours.map((o) => o.marked[i])]);
  const whole = ({ marked }) => marked.at(-1);
  const language = ours[0].phases.indexOf("language");
  rows.push(["whole, in wasm", ...ours.map(whole)]);
  rows.push(["language, without relaxed SIMD", ...plain.map((o) => o.marked[language])]);
  rows.push(["whole, without relaxed SIMD", ...plain.map(whole)]);
  rows.push(["whole, through the worker", ...ours.map((o) => o.worker)]);
  rows.push(["MB/s, through the worker", ...ours.map((o, i) => Buffer.byteLength(given[i].text) / o.worker / 1e3)]);
  rows.push(["compromise, five of these things", ...theirs]);
  rows.push(["wink-nlp, tags and entities", ...winks]);
  rows.push(["ours to compromise's (budget: 0.7)", ...ours.map((o, i) => whole(o) / theirs[i])]);
  rows.push(["without relaxed SIMD (budget: 1)", ...plain.map((o, i) => whole(o) / theirs[i])]);
  const version = (await site.browser.version()).replace(/.*\/(\d+).*/, "Chromium $1");
  table(`${version}, milliseconds`, columns, rows);
  console.log(`\n  1,000 KB take ${(ours[3].marked.at(-1) / ours[2].marked.at(-1)).toFixed(1)} times as long as 100 KB (budget: 11)`);
  console.log(`  load() with files cached: ${load.toFixed(0)} ms (budget, from opened page to ready: 500)`);
  const told = ([wasm, whole]) => `${whole.toFixed(0)} MB (${wasm.toFixed(0)} of them wasm's)`;
  console.log(`  memory: ${told(before)} when ready, ${told(after)} after 1,000 KB (budget: 150)\n`);
} finally {
  await site.close();
}
