// What the page says when something is missing, slow or blocked; the brief that is copied; reports side by side.

import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { test } from "node:test";
import { launch, open } from "./chromium.mjs";

/** A page whose newsglass.js is this one. */
async function withCore(source) {
  const site = await open();
  await site.page.setRequestInterception(true);
  site.page.on("request", (request) =>
    /\/newsglass\.js$/.test(request.url()) ? request.respond({ contentType: "text/javascript", body: source }) : request.continue(),
  );
  // Waits of ten seconds and more take a hundredth.
  await site.page.evaluateOnNewDocument(() => {
    const slow = globalThis.setTimeout;
    globalThis.setTimeout = (run, wait, ...rest) => slow(run, wait >= 10_000 ? wait / 100 : wait, ...rest);
  });
  return site;
}
const says = (page, words) => page.waitForFunction((wanted) => document.querySelector("#notice:not([hidden])")?.textContent.includes(wanted), {}, words);

test("a worker that never answers is told of, and can be stopped", async () => {
  const site = await withCore(`export const PHASES = ["article"];
    export const load = async () => ({ analyze: (text, { signal }) => new Promise((_, no) => signal.addEventListener("abort", () => no(signal.reason))) });`);
  try {
    await site.page.goto(site.url);
    await site.page.waitForSelector("body[data-ready]");
    await site.page.type("#text", "Rebels left.");
    await site.page.click("#read");
    await says(site.page, "has not answered");
    await site.page.click("#notice button");
    await site.page.waitForSelector("body:not([data-busy])");
    assert.equal(await site.page.$eval("body", (body) => body.dataset.view), "desk");
  } finally {
    await site.close();
  }
});

test("a first load says how much of it is there, and a page without workers says what that means", async () => {
  const site = await withCore(`export const PHASES = ["article"];
    export const load = ({ progress }) => new Promise((done) => { progress({ loaded: 2100000, total: 4200000 }); globalThis.done = () => done({ host: "thread" }); });`);
  try {
    await site.page.goto(site.url);
    await site.page.waitForFunction(() => document.querySelector("#readiness").textContent.includes("2.1 of 4.2 MB, 50 %"));
    await site.page.evaluate(() => globalThis.done());
    await says(site.page, "no worker");
  } finally {
    await site.close();
  }
});

test("a map that cannot be loaded is missed in a sentence", async () => {
  const site = await open();
  try {
    await site.page.setViewport({ width: 1280, height: 900 });
    await site.page.evaluateOnNewDocument(() => {
      const plain = globalThis.fetch;
      globalThis.fetch = (address, ...rest) => (String(address).endsWith("map.bin") ? Promise.resolve(new Response("", { status: 404 })) : plain(address, ...rest));
    });
    await site.page.goto(site.url);
    await site.page.waitForSelector("[data-sample]");
    await site.page.click("[data-sample=conflict]");
    await site.page.waitForSelector('body[data-view="reading"]:not([data-busy])');
    await site.page.click("#tab-places");
    await site.page.waitForSelector("#panel-places .map.missing");
    assert.match(await site.page.$eval("#panel-places .map", (map) => map.textContent), /could not be loaded/);
  } finally {
    await site.close();
  }
});

test("the brief that is copied is the brief", async () => {
  const site = await open();
  try {
    await site.page.evaluateOnNewDocument(() => Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => (globalThis.copied = text) } }));
    await site.page.setViewport({ width: 1280, height: 900 });
    await site.page.goto(site.url);
    await site.page.waitForSelector("[data-sample]");
    await site.page.click("[data-sample=conflict]");
    await site.page.waitForSelector('body[data-view="reading"]:not([data-busy])');
    await site.page.click("#copy");
    const copied = await site.page.waitForFunction(() => globalThis.copied).then((handle) => handle.jsonValue());
    assert.match(copied, /^Chad rebels take/);
    assert.match(copied, /\nWho: /);
    assert.ok(copied.length < 2500, `${copied.length} characters`);
  } finally {
    await site.close();
  }
});

test("what the page is made of stands in its footer, with notice and licences", async () => {
  const site = await open();
  try {
    await site.page.goto(site.url);
    await site.page.waitForSelector("[data-sample]");
    await site.page.click("#sources summary");
    await site.page.waitForFunction(() => document.querySelector("#sources pre").textContent.includes("Apache License"));
    assert.match(await site.page.$eval("#sources pre", (box) => box.textContent), /data\/gazetteer\.bin.*GeoNames, CC BY 4\.0.*Permission is hereby granted/s);
    for (const name of ["NOTICE.txt", "LICENSE-MIT.txt", "LICENSE-APACHE.txt"]) assert.equal((await fetch(site.url + name)).status, 200, name);
  } finally {
    await site.close();
  }
});

test("opened from a disk the page says what to do instead", async () => {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(pathToFileURL("dist/index.html").href);
    await page.waitForFunction(() => getComputedStyle(document.querySelector("#unstarted")).visibility === "visible");
    assert.match(await page.$eval("#unstarted", (node) => node.textContent), /newsglass\.html/);
  } finally {
    await browser.close();
  }
});

test("reports side by side: what differs, who says what, and the words of each", async () => {
  const site = await open();
  try {
    await site.page.goto(site.url);
    await site.page.waitForSelector("[data-sample]");
    const seen = await site.page.evaluate(async () => {
      const { Compare } = await import("/page/compare.js");
      const texts = ["At least 12 people died on Friday, police said. Snow fell.", "At least 20 people died. <b>Nobody</b> was arrested. Snow fell."];
      const snow = texts.map((text) => [text.indexOf("Snow"), text.indexOf("Snow") + 4]);
      const report = (text) => ({ document: { title: null, published: null, words: 8 }, times: [], sentences: text.match(/[^.]+\./g).map((words) => ({ span: [text.indexOf(words), text.indexOf(words) + words.length] })) });
      const side = (index, value, span, source = null) => ({ report: index, event: 0, span, spans: [span], text: "", value, status: "happened", interval: null, source });
      const comparison = {
        differing: [
          { kind: "number", text: "people killed", weight: 1, sides: [side(0, "12", [9, 18], { name: null, span: [35, 41] }), side(1, "20", [9, 18])] },
          { kind: "day", text: "people died", weight: 1, sides: [side(0, "2024-12-06", [19, 23])] },
          { kind: "number", text: "12", weight: 1, sides: [{ ...side(0, "12", [0, 18]), event: null }] },
        ],
        shared: [{ kind: "event", text: "snow fell", weight: 1, sides: [0, 1].map((index) => ({ ...side(index, null, snow[index]), event: 1 })) }],
        single: [{ kind: "event", text: "nobody was arrested", weight: 1, sides: [side(1, null, [29, 35])] }],
      };
      const root = document.querySelector("#comparing");
      root.hidden = false;
      const compare = new Compare(root, { core: async () => ({ compare: async () => comparison }), analyze: async (text) => report(text) }, () => {}, () => {});
      compare.show({ text: texts[0], published: "", name: "a", options: {}, report: report(texts[0]) });
      compare.show({ text: texts[1], published: "", name: "b", options: {}, report: report(texts[1]) });
      while (root.querySelector(".aligned") === null) await new Promise((done) => setTimeout(done, 20));
      return { alike: [...root.querySelectorAll(".shared .telling")].map((telling) => telling.textContent), facts: [...root.querySelectorAll(".aligned-fact")].map((fact) => fact.textContent), bold: root.querySelectorAll(".telling-words b").length };
    });
    assert.match(seen.facts[0], /Number.*People killed.*A.*12.*At least 12 people died on Friday.*according to police.*B.*20.*At least 20/);
    assert.match(seen.facts[1], /6 December 2024/);
    assert.deepEqual(seen.alike, ["ABSnow fell."], "the same words stand once, under both letters");
    assert.match(seen.facts[2], /^Number “At least 12 people died on Friday, police said\.”/, "a number that no event tells has its words about it");
    assert.match(seen.facts[4], /Nobody was arrested.*<b>Nobody<\/b>/);
    assert.equal(seen.bold, 0);
  } finally {
    await site.close();
  }
});

test("two reports: the number that differs, who says it, what each has alone; a file joins them, and all is copied", async () => {
  const site = await open();
  const { page } = site;
  try {
    await page.evaluateOnNewDocument(() => Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => (globalThis.copied = text) } }));
    await page.setViewport({ width: 390, height: 844 });
    await page.goto(site.url);
    await page.waitForSelector("[data-sample]");
    await page.$eval("#text", (node) => (node.value = "At least 63 people were killed in the battle for Stenfeld on Monday, the Red Cross said. Soldiers closed the bridge at Stenfeld."));
    await page.click("#read");
    await page.waitForSelector('body[data-view="reading"]:not([data-busy])');
    await page.evaluate(() => document.querySelector("#compare").click());
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["At least 41 people were killed in the battle for Stenfeld on Monday, the army said. Mayor Lena Brandt resigned on Tuesday."], "other.txt"));
      dispatchEvent(new DragEvent("drop", { dataTransfer, cancelable: true }));
    });
    await page.waitForSelector(".aligned.differing .telling");
    assert.equal(await page.$eval("body", (body) => body.dataset.view), "compare");
    const words = (selector) => page.$eval(selector, (node) => node.textContent.replace(/\s+/g, " "));
    assert.match(await words(".aligned.differing"), /Number.*A ?at least 63.*according to (?:the )?Red Cross.*B ?at least 41.*according to the army/i);
    assert.match(await words(".aligned.shared"), /Nothing/);
    assert.deepEqual(await page.$$eval(".alone", (lists) => lists.map((list) => /closed the bridge/.test(list.textContent))), [true, false]);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await page.evaluate(() => document.querySelector("#compare-copy").click());
    await page.waitForFunction(() => globalThis.copied);
    assert.match(await page.evaluate(() => globalThis.copied), /Where they differ\n- .*\n {2}A: at least 63: “At least 63 people.*\n {2}B: at least 41/i);
    assert.deepEqual(site.errors, []);
  } finally {
    await site.close();
  }
});
