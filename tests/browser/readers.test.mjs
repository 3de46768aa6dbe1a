// A long text is read by several workers: the report is the one of a single reader, byte for byte, and nothing stays.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { texts } from "../../benches/texts.mjs";
import { open } from "./chromium.mjs";

const LONG = texts().find(({ name }) => name === "100 KB").text;
let site;

before(async () => {
  site = await open();
  await site.page.evaluateOnNewDocument(() => {
    globalThis.workers = { started: 0, ended: 0, broken: () => false };
    globalThis.Worker = class extends Worker {
      constructor(url, options) {
        super(globalThis.workers.broken(++globalThis.workers.started) ? "/nothing.js" : url, options);
      }

      terminate() {
        globalThis.workers.ended += 1;
        super.terminate();
      }
    };
  });
  await site.page.goto(`${site.url}files.js`);
});
after(() => site?.close());

/** The report of a text by so many readers, and how many workers that took and were ended before the glass was closed. */
const reportBy = (text, readers, broken = []) =>
  site.page.evaluate(
    async (words, count, bad) => {
      const { load } = await import("/newsglass.js");
      Object.assign(globalThis.workers, { started: 0, ended: 0, broken: (number) => bad.includes(number) });
      const glass = await load({ readers: count });
      const phases = [];
      const report = await glass.analyze(words, { published: "2024-12-05", tokens: true, onProgress: ({ phase }) => phases.at(-1) !== phase && phases.push(phase) });
      const { started, ended } = globalThis.workers;
      glass.close();
      return { report: JSON.stringify(report), started, ended, phases };
    },
    text, readers, broken,
  );

test("the report is the same by one reader, two, three and six", async () => {
  const alone = await reportBy(LONG, 1);
  assert.deepEqual([alone.started, alone.ended], [1, 0]);
  for (const readers of [2, 3, 6]) {
    const { report, started, ended, phases } = await reportBy(LONG, readers);
    assert.ok(report === alone.report, `by ${readers}`);
    assert.deepEqual([started, ended], [readers, readers - 1]);
    assert.deepEqual(phases, alone.phases);
  }
});

test("a short text has one reader", async () => {
  const { started } = await reportBy("Rebels took the town on Thursday.", 6);
  assert.equal(started, 1);
});

test("where another reader cannot be started, the one reads all", async () => {
  const alone = await reportBy(LONG, 1);
  const { report, ended } = await reportBy(LONG, 3, [3]);
  assert.ok(report === alone.report);
  assert.equal(ended, 2);
});

test("who gives up ends all readers", async () => {
  const { started, ended, name } = await site.page.evaluate(async (words) => {
    const { load } = await import("/newsglass.js");
    Object.assign(globalThis.workers, { started: 0, ended: 0, broken: () => false });
    const glass = await load({ readers: 4 });
    const stop = new AbortController();
    const name = await glass.analyze(words, { signal: stop.signal, onProgress: ({ part }) => part > 0 && stop.abort() }).catch((error) => error.name);
    await new Promise((done) => setTimeout(done, 50));
    return { ...globalThis.workers, broken: 0, name };
  }, LONG);
  assert.equal(name, "AbortError");
  assert.deepEqual([started, ended], [4, 4]);
});
