// What is on the page stays what it is while something fails, is stopped, or comes from elsewhere.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, beforeEach, test } from "node:test";
import { open } from "./chromium.mjs";

const OLD = "Rebels captured Hama on Thursday, the army said. The residents fled to Homs, and the governor resigned.";
const NEW = "The storm reached Bergen on Monday, the mayor said. Nobody was hurt.";

let site;
let page;

before(async () => {
  site = await open();
  page = site.page;
  await page.setViewport({ width: 1280, height: 900 });
});
beforeEach(async () => {
  await page.goto("about:blank");
  await page.goto(`${site.url}files.js`);
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(site.url);
  await page.waitForSelector("[data-sample]");
});
after(() => site?.close());

const reading = () => page.waitForSelector('body[data-view="reading"]:not([data-busy])');
const view = () => page.$eval("body", (body) => body.dataset.view);
const words = () => page.$eval("#article", (node) => node.textContent.replace(/\s+/g, " "));
const value = (selector) => page.$eval(selector, (node) => node.value);
const notice = () => page.$eval("#notice", (node) => (node.hidden ? "" : node.textContent));
/** Puts a text and a day on the desk, and reads them. */
async function read(text, published = "") {
  await page.evaluate(
    (given, day) => {
      document.querySelector("#text").value = given;
      document.querySelector("#published").value = day;
      document.querySelector("#text").dispatchEvent(new InputEvent("input"));
      document.querySelector("#read").click();
    },
    text,
    published,
  );
}
const paste = (data) =>
  page.evaluate((given) => {
    const clipboardData = new DataTransfer();
    for (const [type, content] of Object.entries(given)) clipboardData.setData(type, content);
    document.querySelector("#text").dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, data);
const drop = (...files) =>
  page.evaluate((given) => {
    const dataTransfer = new DataTransfer();
    for (const [name, content] of given) dataTransfer.items.add(new File([content], name));
    dispatchEvent(new DragEvent("drop", { dataTransfer, cancelable: true }));
  }, files);
/** Another name for Hama, a correction of the report on the page. */
async function correct() {
  const steps = [{ correction: { rename: "Hamath", span: [OLD.indexOf("Hama"), OLD.indexOf("Hama") + 4] }, sentence: "Hama is called Hamath" }];
  await drop(["a.newsglass.json", JSON.stringify({ schema: "newsglass.paper/1", text: OLD, published: "2024-12-05", corrections: steps })]);
  await page.waitForFunction(() => document.querySelector("#mending").textContent.includes("1 correction"));
  await reading();
}

test("try again after a first reading that failed shows the report", async () => {
  await page.evaluateOnNewDocument(() => {
    const plain = globalThis.fetch;
    globalThis.fetch = (address, ...rest) => (globalThis.blocked && String(address).endsWith("model.bin") ? Promise.resolve(new Response("", { status: 503 })) : plain(address, ...rest));
    globalThis.blocked = location.search === "?blocked";
  });
  await page.goto(`${site.url}?blocked`);
  await page.waitForFunction(() => document.querySelector("#notice").textContent.includes("could not be loaded"));
  await read(OLD);
  await page.waitForFunction(() => document.querySelector("#notice").textContent.includes("could not be read"));
  assert.equal(await page.$$eval("#notice p", (lines) => lines.length), 1, "one failure is told once");
  await page.evaluate(() => ((globalThis.blocked = false), document.querySelector("#notice button").click()));
  await reading();
  assert.match(await words(), /Rebels captured Hama/);
  assert.equal(await notice(), "");
});

test("a text that is stopped leaves the report with its day, its text and its corrections", async () => {
  await page.evaluateOnNewDocument(() => {
    const plain = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (...given) {
      if (!globalThis.held) plain.apply(this, given);
    };
  });
  await page.reload();
  await page.waitForSelector("[data-sample]");
  await correct();
  const stop = async () => {
    await page.waitForSelector("body[data-busy] #readiness button");
    await page.click("#readiness button");
    await page.waitForSelector("body:not([data-busy])");
    await page.evaluate(() => (globalThis.held = false));
  };
  await page.evaluate(() => ((globalThis.held = true), document.querySelector("#back").click()));
  await read(NEW, "2025-02-03");
  await stop();
  assert.equal(await view(), "desk");
  await page.goBack();
  await reading();
  assert.match(await words(), /Rebels captured Hama/);
  assert.match(await page.$eval("#mending", (node) => node.textContent), /1 correction/);
  // A day that is stopped is not the report's.
  await page.evaluate(() => {
    globalThis.held = true;
    const field = document.querySelector("#published-again");
    field.value = "2024-12-20";
    field.dispatchEvent(new Event("change"));
  });
  await stop();
  assert.equal(await value("#published-again"), "2024-12-05");
  await page.evaluate(() => document.querySelector("#undo").click());
  await page.waitForFunction(() => document.querySelector("#mending").textContent.includes("0 corrections"));
  await reading();
  assert.match(await words(), /Rebels captured Hama/, "what is undone is of the report that is shown");
  assert.equal(await value("#published-again"), "2024-12-05");
});

test("the skip link and other fragments stay with the report, and so does a reload after them", async () => {
  await read(OLD);
  await reading();
  await page.evaluate(() => document.querySelector(".skip").click());
  await page.evaluate(() => (location.hash = "#facts"));
  await new Promise((done) => setTimeout(done, 200));
  assert.equal(await view(), "reading");
  await page.reload();
  await reading();
  assert.match(await words(), /Rebels captured Hama/);
});

test("a file over a report, and a page over an edited text, do not take its day", async () => {
  await read(OLD, "2024-12-05");
  await reading();
  await drop(["new.txt", NEW]);
  await page.waitForFunction(() => document.querySelector("#article").textContent.includes("Bergen"));
  await reading();
  assert.equal(await value("#published-again"), "");
  await page.evaluate(() => document.querySelector("#back").click());
  await read(OLD, "2024-12-05");
  await page.waitForFunction(() => document.querySelector("#article").textContent.includes("Hama"));
  await reading();
  await page.evaluate(() => (document.querySelector("#edit").click(), document.querySelector("#text").select()));
  await paste({ "text/plain": NEW, "text/html": `<html><head><meta name="date" content="2025-02-04"></head><body><article><p>${NEW}</p><p>${"The wind blew. ".repeat(20)}</p></article></body></html>` });
  await page.waitForFunction(() => document.querySelector("#article").textContent.includes("Bergen"));
  await reading();
  assert.equal(await value("#published-again"), "2025-02-04");
  // What is typed on the desk is meant for what comes.
  await page.evaluate(() => {
    document.querySelector("#back").click();
    document.querySelector("#published").value = "2025-03-01";
  });
  await drop(["new.txt", OLD]);
  await page.waitForFunction(() => document.querySelector("#article").textContent.includes("Hama"));
  await reading();
  assert.equal(await value("#published-again"), "2025-03-01");
});

test("a link brings its title, and puts typed words aside; text with other line ends keeps its corrections on a reload", async () => {
  await page.type("#text", "Words of my own.");
  const text = `${OLD}\r\n\r\nThe bridge at Rastan was closed.`;
  const at = text.indexOf("Rastan");
  const steps = JSON.stringify([{ correction: { rename: "Al-Rastan", span: [at, at + 6] }, sentence: "Rastan is called Al-Rastan" }]);
  const hash = await page.evaluate(async (given) => (await import("/share.js")).share(given), { text, title: "Hama falls", corrections: steps });
  await page.evaluate((given) => (location.hash = given), hash);
  await reading();
  assert.match(await page.title(), /^Hama falls/);
  assert.match(await notice(), /put aside/);
  await page.reload();
  await reading();
  assert.match(await page.title(), /^Hama falls/);
  assert.match(await page.$eval("#mending", (node) => node.textContent), /1 correction/);
  await read(OLD);
  await page.waitForFunction(() => !document.querySelector("#article").textContent.includes("Rastan"));
  await page.evaluate(() => document.querySelector("#notice button").click());
  await page.waitForFunction(() => document.querySelector("#article").textContent.includes("Rastan"));
});

test("one notice does not take another's way back; one that offers nothing makes room", async () => {
  await read(OLD);
  await reading();
  await page.evaluate(() => document.querySelector("#back").click());
  await drop(["a.pdf", "%PDF-1.7"]);
  await page.waitForFunction(() => document.querySelector("#notice").textContent.includes("a.pdf"));
  await drop(["b.pdf", "%PDF-1.7"]);
  await page.waitForFunction(() => document.querySelector("#notice").textContent.includes("b.pdf"));
  assert.match(await notice(), /^The report is put aside\. Bring it backb\.pdf/);
  await page.click("#notice button");
  await reading();
  assert.equal(await notice(), "");
});

test("a page whose texts cannot be loaded says so", async () => {
  const other = await site.browser.newPage();
  await other.evaluateOnNewDocument(() => {
    const plain = globalThis.fetch;
    globalThis.fetch = (address, ...rest) => (String(address).includes("/texts/") ? Promise.resolve(new Response("", { status: 503 })) : plain(address, ...rest));
  });
  await other.goto(site.url);
  await other.waitForFunction(() => /could not be loaded.*503.*Reload/.test(document.querySelector("#unstarted").textContent) && document.querySelector("#unstarted").checkVisibility({ visibilityProperty: true }));
  await other.close();
});

test("reports beyond the sixth are named as left out", async () => {
  await read(OLD);
  await reading();
  await page.evaluate(() => document.querySelector("#compare").click());
  await drop(...[1, 2, 3, 4, 5, 6, 7].map((n) => [`report-${n}.txt`, `${OLD} Of the wounded ${n} were flown out.`]));
  await page.waitForFunction(() => document.querySelectorAll("#comparing .side").length === 6 && document.querySelector("#notice").textContent.includes("Left out"));
  assert.match(await notice(), /Left out: report-6\.txt, report-7\.txt/);
});

test("a speaker who is nobody is not named as one", async () => {
  await read("We reported earlier that the bridge at Rastan had collapsed. Officials say a strike has begun. It is said that the mayor was arrested.");
  await reading();
  const said = await page.$eval("#facts", (node) => node.textContent);
  assert.doesNotMatch(said, /according to (?:we|someone|it)\b/i);
  assert.match(said, /according to officials/);
});

test("how every kind of tie is drawn is decided", async () => {
  const { enum: kinds } = JSON.parse(readFileSync("schema/report.schema.json", "utf8")).$defs.relation.properties.kind;
  const decided = await page.evaluate(async () => {
    const { joins, parts, neither, left } = await import("/page/graph.js");
    return [joins, parts, neither, left].flatMap((set) => [...set]);
  });
  assert.deepEqual(decided.sort(), [...kinds].sort());
});
