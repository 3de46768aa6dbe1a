// dist/npm as those use it who install it: built by Vite and served, served as it is, and under Node.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execPath } from "node:process";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { build } from "vite";
import { open } from "./chromium.mjs";

const TEXT = "Rebels captured Aleppo on Thursday, the army said.";
const run = promisify(execFile);
let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsglass-npm-"));
  await mkdir(join(folder, "node_modules"));
  await cp("dist/npm", join(folder, "node_modules/newsglass"), { recursive: true });
});
after(() => rm(folder, { recursive: true, force: true }));

/** Opens a folder's page and waits for what its script leaves in `document.title`. */
async function titleOf(served, path = "") {
  const site = await open(served);
  try {
    await site.page.goto(site.url + path);
    await site.page.waitForFunction(() => document.title.startsWith("done"));
    return [await site.page.title(), site.errors, site.requests.filter((url) => !url.startsWith(site.url) && !url.startsWith("blob:"))];
  } finally {
    await site.close();
  }
}

const SCRIPT = (from) => `
  import { load } from "${from}";
  const seen = [];
  const glass = await load({ progress: ({ percent }) => seen.push(percent) });
  const report = await glass.analyze(${JSON.stringify(TEXT)}, { published: "6 December 2024" });
  document.title = ["done", report.events.length > 0, glass.host, seen.at(-1)].join(" ");
  glass.close();`;

test("Vite builds it without a warning, and what it built runs, in a worker", async () => {
  await writeFile(join(folder, "index.html"), '<!doctype html><title>-</title><link rel="icon" href="data:,"><script type="module" src="/main.js"></script>');
  await writeFile(join(folder, "main.js"), `import "newsglass/element";${SCRIPT("newsglass")}`);
  const warnings = [];
  // How long it takes is no matter: a busy machine is slow, not wrong.
  const note = (message) => String(message).includes("PLUGIN_TIMINGS") || warnings.push(String(message));
  const logger = { info() {}, warn: note, warnOnce: note, error: note, clearScreen() {}, hasErrorLogged: () => false, hasWarned: false };
  await build({ root: folder, customLogger: logger, configFile: false, build: { outDir: "out", target: "es2022" } });
  assert.deepEqual(warnings, []);
  assert.deepEqual(await titleOf(join(folder, "out")), ["done true worker 100", [], []]);
});

test("a plain server serves it as it is", async () => {
  await writeFile(join(folder, "plain.html"), `<!doctype html><title>-</title><link rel="icon" href="data:,"><script type="module">${SCRIPT("./node_modules/newsglass/newsglass.js")}</script>`);
  assert.deepEqual((await titleOf(folder, "plain.html"))[0], "done true worker 100");
});

test("Node analyses and exports, and its errors have names", async () => {
  const script = `
    import { FORMATS, load } from "newsglass";
    const glass = await load();
    const text = ${JSON.stringify(`🚨 ${TEXT}`)};
    const report = await glass.analyze(text, { published: "6 December 2024", tokens: true });
    const names = [];
    for (const wrong of [() => glass.analyze(text, { offsets: "bytes" }), () => glass.analyze(12), () => glass.export(text, "pdf"), () => load({ model: new Uint8Array(8) })]) {
      await wrong().catch((error) => names.push([error instanceof Error, error.name]));
    }
    const all = await Promise.all(FORMATS.map(({ name }) => glass.export(text, name, { published: "6 December 2024", tokens: true })));
    glass.close();
    console.log(JSON.stringify({ schema: report.schema, last: report.sentences.at(-1).span[1], length: text.length, names, host: glass.host, plain: Object.getPrototypeOf(report) === Object.prototype, empty: all.filter(({ length }) => length === 0).length }));`;
  await writeFile(join(folder, "node.mjs"), script);
  const { stdout } = await run(execPath, ["node.mjs"], { cwd: folder });
  const told = JSON.parse(stdout);
  assert.equal(told.schema, "newsglass.report/1");
  assert.equal(told.last, told.length);
  assert.equal(told.host, "thread");
  assert.ok(told.plain);
  assert.equal(told.empty, 0);
  assert.deepEqual(told.names, [[true, "OptionError"], [true, "TypeError"], [true, "OptionError"], [true, "DataError"]]);
});

test("under Node the element does nothing, and what can't be loaded is a LoadError", async () => {
  const script = `
    import { load } from "newsglass";
    import { NewsGlass } from "newsglass/element";
    const names = [typeof NewsGlass];
    for (const wrong of [{ base: "file:///nope/" }, { base: "./nope/" }, { base: "C:\\\\nope" }, { module: new Uint8Array(8) }]) {
      await load(wrong).catch(({ name, message }) => names.push(name + ": " + message));
    }
    // A path or an address, with a slash at its end or without.
    (await load({ base: "node_modules/newsglass" })).close();
    (await load({ base: new URL("node_modules/newsglass", import.meta.url) })).close();
    const glass = await load({ base: "./node_modules/newsglass/" });
    for (const wrong of [() => glass.compare([{}]), () => glass.places(3)]) await wrong().catch(({ name, message }) => names.push(name + ": " + message));
    console.log(JSON.stringify(names));`;
  await writeFile(join(folder, "errors.mjs"), script);
  const told = JSON.parse((await run(execPath, ["errors.mjs"], { cwd: folder })).stdout);
  assert.equal(told.length, 7);
  for (const [i, says] of [/^function$/, /^LoadError: .*could not be loaded/, /^LoadError: .*could not be loaded/, /^LoadError: .*could not be loaded/, /^LoadError: .*no WebAssembly/, /^TypeError: Report 1 is not/, /^TypeError: The name/].entries()) {
    assert.match(told[i], says);
  }
});

test("the core alone takes and gives plain objects, the same as its JSON", async () => {
  const script = `
    import init, { Core } from "newsglass/core";
    import { readFileSync } from "node:fs";
    const file = (name) => readFileSync(new URL(import.meta.resolve("newsglass/" + name)));
    await init({ module_or_path: file("core_bg.wasm") });
    const core = new Core(file("data/model.bin"), file("data/gazetteer.bin"), file("data/lexicon.bin"));
    const options = { published: "2024-12-06", tokens: true, corrections: [{ kind: "person", span: [16, 22] }] };
    const report = core.analyze(${JSON.stringify(TEXT)}, options, undefined);
    console.log(JSON.stringify(report) === JSON.stringify(JSON.parse(core.analyzeJson(${JSON.stringify(TEXT)}, options))), report.entities.find(({ name }) => name === "Aleppo").kind);`;
  await writeFile(join(folder, "core.mjs"), script);
  const { stdout } = await run(execPath, ["core.mjs"], { cwd: folder });
  assert.equal(stdout.trim(), "true person");
});

test("every path that the package names is in it", async () => {
  const { exports } = JSON.parse(await readFile("dist/npm/package.json", "utf8"));
  const paths = Object.values(exports).flatMap((one) => (typeof one === "string" ? one : Object.values(one))).filter((path) => !path.includes("*"));
  for (const path of paths) assert.ok((await readFile(join("dist/npm", path))).length > 0, path);
});

test("it carries notice and licences, and says under which licence it comes", async () => {
  for (const name of ["NOTICE", "LICENSE-MIT", "LICENSE-APACHE"]) assert.equal(await readFile(join("dist/npm", name), "utf8"), await readFile(name, "utf8"), name);
  const { license } = JSON.parse(await readFile("dist/npm/package.json", "utf8"));
  assert.equal(license, "(MIT OR Apache-2.0) AND CC-BY-SA-4.0 AND CC-BY-4.0");
});
