// newsglass.js as a caller sees it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { FORMATS } from "../../www/engine/formats.js";
import { open } from "./chromium.mjs";

const TEXT = "Rebels captured Aleppo on Thursday, the army said. “We will return,” General Sami Haddad told Al Jazeera.";

let site;

before(async () => {
  site = await open();
  await site.page.goto(`${site.url}LICENSE-none`); // any page of the origin, without a script of its own
});
after(() => site?.close());

/** Runs `body` in the page with `newsglass` the module, and gives what it returns. */
const inPage = (body, ...values) =>
  site.page.evaluate(
    async (source, given) => {
      const newsglass = await import("/newsglass.js");
      const run = new Function("newsglass", "given", `return (async () => { ${source} })()`);
      return run(newsglass, given);
    },
    body,
    values,
  );

test("a report has the schema's name and spans into the text", async () => {
  const report = await inPage(`
    const glass = await newsglass.load();
    try { return await glass.analyze(given[0], { published: "2024-12-06" }); } finally { glass.close(); }`, TEXT);
  assert.equal(report.schema, "newsglass.report/1");
  assert.equal(report.document.published, "2024-12-06");
  assert.equal(report.sentences.length, 2);
  assert.ok(!("tokens" in report));
});

test("the worker and the main thread give the same report, tokens on request", async () => {
  const [apart, here] = await inPage(`
    const reports = [];
    for (const worker of [true, false]) {
      const glass = await newsglass.load({ worker });
      reports.push(JSON.stringify(await glass.analyze(given[0], { tokens: true })));
      glass.close();
    }
    return reports;`, TEXT);
  assert.equal(apart, here);
  assert.ok(JSON.parse(apart).tokens.length > 15);
});

test("spans are in the unit asked for, utf16 unless told", async () => {
  const text = `🚨 ${TEXT}`;
  const ends = await inPage(`
    const glass = await newsglass.load();
    const ends = {};
    for (const offsets of [undefined, "utf16", "utf8", "codepoint"]) {
      const report = await glass.analyze(given[0], { offsets });
      ends[offsets] = report.sentences.at(-1).span[1];
    }
    glass.close();
    return ends;`, text);
  const expected = { utf16: text.length, utf8: Buffer.byteLength(text), codepoint: [...text].length };
  assert.deepEqual(ends, { undefined: text.length, ...expected });
});

test("lone surrogates keep utf16 spans right", async () => {
  const found = await inPage(`
    const glass = await newsglass.load();
    const text = "\\ud83d \\udea8\\udea8 " + given[0];
    const report = await glass.analyze(text);
    glass.close();
    return text.slice(...report.sentences.at(-1).span);`, TEXT);
  assert.match(found, /^“We will return.*Al Jazeera\.$/u);
});

test("while files come, their bytes are told, and 100 percent at the end", async () => {
  const seen = await inPage(`
    const seen = [];
    const glass = await newsglass.load({ progress: (step) => seen.push(step) });
    glass.close();
    return seen;`);
  assert.ok(seen.length > 3);
  assert.ok(seen.every((step, i) => step.phase === "download" && step.loaded >= (seen[i - 1]?.loaded ?? 0) && step.loaded <= step.total));
  assert.equal(seen.at(-1).percent, 100);
  assert.equal(seen.at(-1).loaded, seen.at(-1).total);
  assert.ok(seen.at(-1).total > 5e6);
});

test("loading is given up when its signal says so", async () => {
  const [early, late] = await inPage(`
    const names = [];
    await newsglass.load({ signal: AbortSignal.abort() }).catch((error) => names.push(error.name));
    const abort = new AbortController();
    const progress = ({ loaded }) => loaded > 0 && abort.abort(new Error("enough"));
    await newsglass.load({ progress, signal: abort.signal }).catch((error) => names.push(error.message));
    return names;`);
  assert.deepEqual([early, late], ["AbortError", "enough"]);
});

test("a worker that never answers is given up with an error", async () => {
  const told = await inPage(`
    const silent = URL.createObjectURL(new Blob(["self.onmessage = () => {}"], { type: "text/javascript" }));
    const start = await newsglass.load({ workerUrl: silent, timeout: 200 }).catch((error) => [error.name, error instanceof Error, error.message]);
    const half = URL.createObjectURL(new Blob(["self.onmessage = ({ data: { id, type } }) => type === 'start' && self.postMessage({ id, type: 'done' })"], { type: "text/javascript" }));
    const glass = await newsglass.load({ workerUrl: half, timeout: 3000 }); // time for a busy machine to start it
    const work = await glass.analyze(given[0]).catch((error) => error.name);
    return [...start, work];`, TEXT);
  assert.deepEqual([told[0], told[1], told[3]], ["TimeoutError", true, "TimeoutError"]);
  assert.match(told[2], /has not answered/);
});

test("progress names every phase, in order", async () => {
  const [seen, phases] = await inPage(`
    const glass = await newsglass.load();
    const seen = [];
    await glass.analyze(given[0], { onProgress: (step) => seen.push(step) });
    glass.close();
    return [seen, newsglass.PHASES];`, TEXT);
  assert.deepEqual(seen.map((step) => step.phase), [...phases, "done"]);
  assert.deepEqual(seen.map((step) => step.done), [...phases.keys(), phases.length]);
});

test("progress moves within the language phase of a long text", async () => {
  const parts = await inPage(`
    const glass = await newsglass.load();
    const parts = [];
    const onProgress = ({ phase, part }) => phase === "language" && parts.push(part);
    await glass.analyze((given[0] + "\\n\\n").repeat(500), { onProgress });
    glass.close();
    return parts;`, TEXT);
  assert.ok(parts.length > 5, String(parts));
  assert.ok(parts.every((part, i) => part < 1 && part >= (parts[i - 1] ?? 0)));
});

test("an abort rejects at once, also in the midst of the work, and the glass goes on", async () => {
  const outcome = await inPage(`
    const glass = await newsglass.load();
    const long = (given[0] + "\\n").repeat(20000);
    const names = [];
    const early = AbortSignal.abort();
    await glass.analyze(given[0], { signal: early }).catch((error) => names.push(error.name));
    const abort = new AbortController();
    const other = new AbortController();
    const busy = glass.analyze(long, { signal: abort.signal, onProgress: () => abort.abort() });
    const queued = glass.analyze(given[0], { signal: other.signal });
    const last = glass.analyze(given[0]);
    other.abort(new Error("changed my mind"));
    await queued.catch((error) => names.push(error.message));
    await busy.catch((error) => names.push(error.name));
    const report = await last;
    glass.close();
    return [names, report.sentences.length];`, TEXT);
  assert.deepEqual(outcome, [["AbortError", "changed my mind", "AbortError"], 2]);
});

test("a mistake of the caller is told in a sentence, and costs nothing", async () => {
  const messages = await inPage(`
    const glass = await newsglass.load();
    const messages = [];
    const hear = (error) => messages.push(error.name + ": " + error.message);
    messages.push((await glass.analyze(given[0], { published: "Thursday" })).warnings[0].message);
    await glass.analyze(given[0], { offsets: "bytes" }).catch(hear);
    await glass.export(given[0], "pdf").catch(hear);
    await glass.analyze(12).catch(hear);
    await glass.analyze(given[0]);
    glass.close();
    await glass.analyze(given[0]).catch(hear);
    return messages;`, TEXT);
  assert.equal(messages.length, 5);
  assert.match(messages[0], /“Thursday”, could not be read/);
  assert.match(messages[1], /OptionError: .*utf16, utf8 or codepoint/);
  assert.match(messages[2], /OptionError: .*markdown/);
  assert.match(messages[3], /TypeError: .*string/);
  assert.match(messages[4], /InvalidStateError: .*closed/);
});

test("every format is written, and the article that was read is not read again", async () => {
  const [sizes, bytes, analyses] = await inPage(`
    const glass = await newsglass.load({ worker: false });
    const options = { published: "5 December 2024" };
    const text = (given[0] + "\\n\\n").repeat(300);
    const time = async (run) => { const start = performance.now(); const value = await run(); return [performance.now() - start, value]; };
    const [reading] = await time(() => glass.analyze(text, options));
    const [writing] = await time(() => glass.export(text, "text", options));
    const sizes = {};
    for (const { name } of newsglass.FORMATS) sizes[name] = (await glass.export(given[0], name, options)).length;
    const zip = await glass.export(given[0], "zip", options);
    glass.close();
    return [sizes, [zip instanceof Uint8Array, zip[0], zip[1]], [reading, writing]];`, TEXT);
  assert.ok(Object.values(sizes).every((size) => size > 0), JSON.stringify(sizes));
  assert.deepEqual(bytes, [true, 0x50, 0x4b]);
  assert.ok(analyses[1] < analyses[0] / 3, `${analyses}: reading takes ten times as long as writing`);
});

test("the menu of formats has those of the command", () => {
  const names = [...readFileSync("src/export/mod.rs", "utf8").matchAll(/^ {8}\("([a-z-]+)", Format::/gm)].map((match) => match[1]);
  assert.ok(names.length > 10);
  assert.deepEqual(FORMATS.map(({ name }) => name).sort(), names.sort());
});

test("a day is read in the forms people have", async () => {
  const days = await inPage(`
    const glass = await newsglass.load();
    const days = [await glass.day("24 November 2016"), await glass.day("03/02/2009", { country: "GB" }), await glass.day("soon")];
    glass.close();
    return days;`);
  assert.deepEqual(days, ["2016-11-24", "2009-02-03", null]);
});

test("an idle worker is ended and comes back when asked", async () => {
  const counts = await inPage(`
    const Plain = Worker;
    let started = 0, ended = 0;
    globalThis.Worker = class extends Plain {
      constructor(...all) { super(...all); started++; }
      terminate() { ended++; super.terminate(); }
    };
    const glass = await newsglass.load({ idle: 50 });
    while (ended === 0) await new Promise((done) => setTimeout(done, 20));
    const before = [started, ended];
    const report = await glass.analyze(given[0]);
    glass.close();
    globalThis.Worker = Plain;
    return [before, started, report.sentences.length];`, TEXT);
  assert.deepEqual(counts, [[1, 1], 2, 2]);
});

test("where no worker can be had, this thread does the work", async () => {
  const sentences = await inPage(`
    const Plain = Worker;
    globalThis.Worker = class { constructor() { throw new DOMException("no workers here", "SecurityError"); } };
    const glass = await newsglass.load();
    globalThis.Worker = Plain;
    const report = await glass.analyze(given[0]);
    glass.close();
    return [report.sentences.length, glass.host];`, TEXT);
  assert.deepEqual(sentences, [2, "thread"]);
});

test("where the worker's script is missing, the work is done all the same", async () => {
  const sentences = await inPage(`
    const glass = await newsglass.load({ workerUrl: new URL("/missing.js", location.href) });
    const report = await glass.analyze(given[0]);
    glass.close();
    return report.sentences.length;`, TEXT);
  assert.equal(sentences, 2);
});

test("data that is missing or of another version is refused with a reason", async () => {
  const [missing, wrong] = await inPage(`
    const told = (error) => error.name + ": " + error.message;
    return Promise.all([
      newsglass.load({ base: new URL("/nowhere/", location.href) }).then(() => "", told),
      newsglass.load({ model: new Uint8Array(100) }).then(() => "", told),
    ]);`);
  assert.match(missing, /LoadError: .*could not be loaded: the server answered 404/);
  assert.match(wrong, /DataError: .*not those of this version/);
});

test("texts that no one would write are answered: 1 MB, a line without end, noise, brackets, blank lines", async () => {
  const answers = await inPage(`
    const noise = Array.from({ length: 200000 }, (_, i) => String.fromCharCode((i * 7919) % 65536)).join("");
    const texts = {
      long: (given[0] + "\\n\\n").repeat(1e6 / given[0].length),
      line: (given[0] + " ").repeat(2e5 / given[0].length),
      noise,
      brackets: "([{“".repeat(50000) + given[0],
      blank: "\\n".repeat(10000) + given[0],
    };
    const glass = await newsglass.load();
    const answers = {};
    for (const [name, text] of Object.entries(texts)) {
      const report = await glass.analyze(text);
      answers[name] = report.sentences.every(({ span }) => span[0] < span[1] && span[1] <= text.length);
    }
    glass.close();
    return answers;`, TEXT);
  assert.deepEqual(answers, { long: true, line: true, noise: true, brackets: true, blank: true });
});

test("a limit leaves out the rest of a long text and says so", async () => {
  const [codes, all, some] = await inPage(`
    const long = (given[0] + "\\n\\n").repeat(2000);
    const found = [];
    for (const worker of [true, false]) {
      const glass = await newsglass.load({ worker });
      const report = await glass.analyze(long, { limit: 1 });
      const taken = JSON.parse(await glass.export(long, "json")).sentences.length;
      glass.close();
      found.push([report.warnings.map(({ code }) => code), taken, report.sentences.length]);
    }
    return found[0][2] === found[1][2] ? found[0] : found;`, TEXT);
  assert.ok(codes.includes("limit"));
  assert.ok(some > 0 && some < all && all >= 4000, `${some} of ${all}: what is taken away is whole`);
});

test("no request leaves the origin", () => {
  const foreign = site.requests.filter((url) => !url.startsWith(site.url) && !url.startsWith(`blob:${site.url}`));
  assert.deepEqual(foreign, []);
});

test("an option that is none, or is written wrong, is refused in a sentence that names it", async () => {
  const told = await inPage(`
    const glass = await newsglass.load();
    const told = [];
    for (const wrong of [{ publised: "2024-12-05" }, { limit: -1 }, { limit: "x" }, { published: 20241205 }, "2024-12-05"]) {
      await glass.analyze(given[0], wrong).catch(({ name, message }) => told.push(name + ": " + message));
    }
    await glass.analyze(given[0], null);
    await glass.analyze(given[0], { published: null, limit: undefined });
    glass.close();
    return told;`, TEXT);
  const expected = [/`publised`; there are published, title/, /`limit` must be/, /`limit` must be/, /`published` must be a string/, /must be an object/];
  assert.equal(told.length, expected.length);
  expected.forEach((says, i) => assert.match(told[i], new RegExp(`^OptionError: .*${says.source}`)));
});

test("a worker that does not start once costs the call that waited for it, and no other", async () => {
  const [first, second, started] = await inPage(`
    const Plain = Worker;
    let started = 0, ended = 0;
    globalThis.Worker = class extends Plain {
      #failing = ++started === 2;
      terminate() { ended++; super.terminate(); }
      postMessage(message, ...rest) {
        if (!this.#failing) return super.postMessage(message, ...rest);
        queueMicrotask(() => this.onmessage({ data: { id: message.id, type: "error", name: "RangeError", message: "out of memory", fatal: false } }));
      }
    };
    const glass = await newsglass.load({ idle: 20 });
    while (ended === 0) await new Promise((done) => setTimeout(done, 20));
    const first = await glass.analyze(given[0]).catch(({ name }) => name);
    const second = await glass.analyze(given[0]).then(({ sentences }) => sentences.length);
    glass.close();
    globalThis.Worker = Plain;
    return [first, second, started];`, TEXT);
  assert.deepEqual([first, second], ["RangeError", 2]);
  assert.ok(started >= 3);
});

test("the folder of the files is named with a slash at its end or without", async () => {
  const before = site.requests.length;
  const hosts = await inPage(`
    const hosts = [];
    for (const base of ["/npm", "/npm/", new URL("/npm?version=1", location.href)]) {
      const glass = await newsglass.load({ base });
      hosts.push(glass.host);
      glass.close();
    }
    return hosts;`);
  assert.deepEqual(hosts, ["worker", "worker", "worker"]);
  const fetched = site.requests.slice(before).filter((url) => /\.(?:wasm|bin)$/.test(url));
  assert.ok(fetched.length >= 4 && fetched.every((url) => url.startsWith(`${site.url}npm/`)), fetched.join(" "));
});

test("a base that is no address is refused, and nothing else fails unheard", async () => {
  const [told, unheard] = await inPage(`
    const unheard = [];
    addEventListener("unhandledrejection", ({ reason }) => unheard.push(String(reason)));
    const told = [];
    for (const base of ["http://", "data:text/plain,x"]) await newsglass.load({ base }).catch(({ name, message }) => told.push(name + ": " + message));
    await new Promise((done) => setTimeout(done, 50));
    return [told, unheard];`);
  for (const line of told) assert.match(line, /^LoadError: `base` is no address of a folder/);
  assert.deepEqual([told.length, unheard], [2, []]);
});

test("every call refuses what it does not know, in a sentence of its own", async () => {
  const told = await inPage(`
    const told = [];
    const hear = ({ name, message }) => told.push(name + ": " + message);
    await newsglass.load({ readrs: 2 }).catch(hear);
    await newsglass.load({ signal: "stop" }).catch(hear);
    const glass = await newsglass.load(null);
    await glass.analyze(given[0], { signal: "stop" }).catch(hear);
    await glass.export(given[0]).catch(hear);
    await glass.day(5).catch(hear);
    await glass.compare([], { limit: 1 }).catch(hear);
    await glass.compare([], { signal: AbortSignal.abort() }).catch(hear);
    const day = await glass.day("5 December 2024", null);
    glass.close();
    return [...told, day];`, TEXT);
  const expected = [
    /^OptionError: There is no option `readrs`; there are progress, /, /^OptionError: .*`signal` must be an AbortSignal/, /^OptionError: .*`signal`/,
    /^OptionError: The format must be one of markdown, /, /^TypeError: The day must be a string/, /^OptionError: There is no option `limit`; there is signal/,
    /^AbortError/, /^2024-12-05$/,
  ];
  assert.equal(told.length, expected.length, told.join("\n"));
  expected.forEach((says, i) => assert.match(told[i], says));
});

test("page and service worker ask the same for the build that a browser takes", () => {
  const product = (file) => /Uint8Array\.of\(([\s\d,]+)\)/.exec(readFileSync(file, "utf8"))[1].match(/\d+/g).map(Number);
  const asked = product("www/engine/code.js");
  assert.ok(WebAssembly.validate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)) && asked.length > 20);
  assert.deepEqual(product("www/sw.js"), asked);
});
