// The page as a reader sees it: paste, pick, listen, go offline. What it shows comes from the real core, so that
// nothing here depends on which facts the core finds beyond the plainest.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, beforeEach, test } from "node:test";
import { open } from "./chromium.mjs";

const TEXT = await readFile(new URL("../../www/samples/conflict.txt", import.meta.url), "utf8");

let site;
let page;

before(async () => {
  site = await open();
  page = site.page;
  await page.evaluateOnNewDocument(() => {
    globalThis.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => globalThis.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
});
beforeEach(async () => {
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(site.url);
  await page.waitForSelector("[data-sample]");
});
after(() => site?.close());

/** The tabs, as they stand side by side. */
const TABS = ["events", "people", "places", "times", "quotes", "numbers", "relations"];

const setValue = (selector, value) => page.$eval(selector, (node, given) => (node.value = given), value);

async function read(text, published = "") {
  await setValue("#text", text);
  await setValue("#published", published);
  await page.click("#read");
  await page.waitForSelector('body[data-view="reading"]:not([data-busy])');
}

const lit = () =>
  page.evaluate(() => {
    const sentence = document.querySelector(".sentence.lit");
    const box = sentence?.getBoundingClientRect();
    return {
      sentence: sentence?.textContent ?? null,
      inView: box !== undefined && box.bottom > 0 && box.top < innerHeight,
      marks: [...document.querySelectorAll("mark.lit")].map((mark) => mark.textContent),
      lens: document.querySelector("#lens:not([hidden]) .lens-title b")?.textContent ?? null,
    };
  });

test("a pasted report is shown whole, with its facts marked", async () => {
  await read(TEXT, "2025-03-14");
  const { words, marks } = await page.evaluate(() => {
    document.querySelectorAll("#article .beside").forEach((label) => label.remove());
    return { words: document.querySelector("#article").textContent, marks: document.querySelectorAll("#article mark").length };
  });
  const squeeze = (text) => text.replace(/\s+/g, "");
  assert.equal(squeeze(words), squeeze(TEXT));
  assert.ok(marks > 20, `${marks} marks`);
});

test("the brief tells what happened once", async () => {
  await read(TEXT, "2025-03-14");
  const told = await page.evaluate(() => ["#brief .gist", "#brief .answer.what"].map((part) => document.querySelector(part)?.textContent ?? ""));
  assert.match(told[0], /^Rebels seized/);
  assert.doesNotMatch(told[1], /Rebels seized/);
  assert.deepEqual(await page.$$eval("#brief .answer dt", (nodes) => nodes.map((node) => node.textContent).filter((label) => label.includes("What,"))), []);
});

test("every mark lies on the very words of its fact", async () => {
  await read(TEXT, "2025-03-14");
  const wrong = await page.evaluate(async (text) => {
    const { load } = await import("/newsglass.js");
    const { Reading } = await import("/page/facts.js");
    const glass = await load();
    const reading = new Reading(text, await glass.analyze(text, { published: "2025-03-14" }));
    glass.close();
    const shown = new Map();
    for (const mark of document.querySelectorAll("#article mark")) {
      const key = `${mark.dataset.key}@${mark.dataset.at}`;
      shown.set(key, (shown.get(key) ?? "") + mark.textContent);
    }
    const squeeze = (words) => words.replace(/\s+/g, "");
    return [...shown].filter(([key, words]) => {
      const [fact, at] = key.split("@");
      return squeeze(words) !== squeeze(reading.words(reading.facts.get(fact).spans[at]));
    });
  }, TEXT);
  assert.deepEqual(wrong, []);
});

test("a click on a marked name lights every mention and the sentence behind it", async () => {
  await read(TEXT, "2025-03-14");
  const name = await page.$eval("#article .paragraph mark[role=button].person", (mark) => mark.textContent);
  await page.click("#article .paragraph mark[role=button].person");
  const seen = await lit();
  assert.ok(seen.sentence.includes(name));
  assert.ok(seen.marks.includes(name));
  assert.ok(seen.inView);
  assert.notEqual(seen.lens, null);
  assert.equal(await page.$$eval("#facts .fact[aria-pressed=true]", (lines) => lines.length), 1);
  await page.keyboard.press("Escape");
  assert.deepEqual(await lit(), { sentence: null, inView: false, marks: [], lens: null });
});

test("a click on a line of the facts brings its words into view", async () => {
  await read(TEXT, "2025-03-14");
  const name = await page.evaluate(() => {
    document.querySelector("#tab-people").click();
    const line = [...document.querySelectorAll("#panel-people .line.person .fact")].at(-1);
    line.click();
    return line.querySelector(".name").textContent;
  });
  await page.waitForFunction(() => {
    const box = document.querySelector(".sentence.lit")?.getBoundingClientRect();
    return box && box.top >= 0 && box.bottom <= innerHeight;
  });
  assert.equal((await lit()).lens, name);
  await page.click('#lens [data-part="close"]');
  assert.equal((await lit()).lens, null);
});

test("an event that another's line tells has no line of its own, and its mark opens that one", async () => {
  await read("Varga Motors agreed on Monday to buy the bus maker Ostrava Lines.", "2026-03-04");
  const lines = await page.$$eval("#panel-events .event-line", (nodes) => nodes.map((node) => node.textContent));
  assert.equal(lines.length, 1);
  assert.match(lines[0], /agreed on Monday to buy the bus maker Ostrava Lines.*Happened(?!.*Planned)/);
  const [outer, inner] = await page.$$eval("#article mark.event", (marks) => ["agreed", "buy"].map((word) => marks.find((mark) => mark.textContent === word).dataset.key));
  await page.click(`#article mark[data-key="${inner}"]`);
  assert.equal(await page.$eval("#panel-events .fact[aria-pressed=true]", (line) => line.dataset.key), outer);
});

test("the mentions are gone through one after another", async () => {
  await read("General Sami Haddad spoke.\n\nSami Haddad left. Then Sami Haddad came back.\n");
  await page.click("#article mark.person");
  const count = () => page.$eval("#lens .lens-count", (node) => node.textContent);
  const [, total] = (await count()).split(" of ");
  await page.click('#lens [data-part="next"]');
  assert.equal(await count(), `2 of ${total}`);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.part), "next");
  await page.click('#lens [data-part="before"]');
  await page.click('#lens [data-part="before"]');
  assert.equal(await count(), `${total} of ${total}`);
});

test("each tab shows its panel, by the arrow keys too", async () => {
  await read(TEXT, "2025-03-14");
  await page.focus("#tab-events");
  const shown = [];
  for (let step = 0; step < 6; step += 1) {
    shown.push(await page.evaluate(() => [document.activeElement.id, document.querySelector("[role=tabpanel]:not([hidden])").id]));
    await page.keyboard.press("ArrowRight");
  }
  assert.deepEqual(shown, TABS.slice(0, 6).map((id) => [`tab-${id}`, `panel-${id}`]));
});

test("a layer that is switched off is neither marked nor stopped at", async () => {
  await read(TEXT, "2025-03-14");
  const underlined = () => page.$eval("#article mark.person:not(.quiet)", (mark) => getComputedStyle(mark).textDecorationLine);
  assert.equal(await underlined(), "underline");
  await page.click(".layer.person");
  assert.equal(await underlined(), "none");
  assert.equal(await page.$eval(".layer.person", (button) => button.getAttribute("aria-pressed")), "false");
  await page.focus('#article [tabindex="0"]');
  for (let step = 0; step < 8; step += 1) {
    assert.ok(!(await page.evaluate(() => document.activeElement.classList.contains("person"))));
    await page.keyboard.press("ArrowRight");
  }
});

test("the whole way can be walked by keyboard alone", async () => {
  await page.focus("#text");
  await page.keyboard.type("Rebels captured Aleppo on Thursday, Sami Haddad said. Sami Haddad is a general.");
  await page.keyboard.down("Control");
  await page.keyboard.press("Enter");
  await page.keyboard.up("Control");
  await page.waitForSelector('body[data-view="reading"]:not([data-busy])');
  const inArticle = () => page.evaluate(() => document.activeElement.closest("#article") !== null);
  for (let step = 0; step < 40 && !(await inArticle()); step += 1) await page.keyboard.press("Tab");
  assert.ok(await inArticle(), "Tab comes to the text");
  const first = await page.evaluate(() => document.activeElement.dataset.piece);
  await page.keyboard.press("ArrowRight");
  assert.notEqual(await page.evaluate(() => document.activeElement.dataset.piece), first);
  await page.keyboard.press("ArrowLeft");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.piece), first);
  await page.keyboard.press("Enter");
  assert.notEqual((await lit()).lens, null);
  assert.ok(await inArticle(), "the focus stays in the text");
  await page.waitForFunction(() => document.querySelector("#announcer").textContent.length > 10);
  await page.keyboard.press("Escape");
  assert.equal((await lit()).lens, null);
});

test("Escape lets a fact of the list go, and its line keeps the focus", async () => {
  await read(TEXT, "2025-03-14");
  await page.focus("#panel-events .line .fact");
  await page.keyboard.press("Enter");
  await page.focus('[data-mend="status"]');
  await page.keyboard.press("Escape");
  assert.ok(await page.evaluate(() => document.querySelector("#lens").hidden && document.activeElement === document.querySelector("#panel-events .line .fact")));
});

test("what is picked among the days stays there", async () => {
  await read(TEXT, "2025-03-14");
  await page.click("#tab-times");
  await page.click("#panel-times .event-line .fact");
  assert.equal(await page.$eval("#tab-times", (tab) => tab.getAttribute("aria-selected")), "true");
  assert.ok(await page.$("#panel-times .more"));
});

test("on a phone a line of the facts opens in place, and leads to its words when asked", async () => {
  await page.setViewport({ width: 390, height: 844 });
  await read(TEXT, "2025-03-14");
  await page.click("[data-show=facts]");
  await page.click("#panel-events .line .fact");
  const column = () => page.$eval("body", (body) => body.dataset.column);
  assert.equal(await column(), "facts");
  assert.ok(await page.$eval("#panel-events .more .evidence", (quote) => quote.textContent.length > 20));
  await page.click("#panel-events .more .in-text");
  assert.equal(await column(), "text");
  await page.waitForFunction(() => {
    const box = document.querySelector(".sentence.lit")?.getBoundingClientRect();
    return box && box.bottom > 0 && box.top < innerHeight;
  });
  // Nor does the sheet with the day hang over the edge.
  await page.evaluate(() => (document.querySelector("#setting").open = true));
  assert.ok(await page.$eval("#setting .sheet", (sheet) => sheet.getBoundingClientRect().right <= innerWidth && sheet.getBoundingClientRect().left >= 0));
});

test("the question when a report was published is answered where the day is set", async () => {
  await read("Rebels captured Hama on Thursday, officials said. The army left the city on Friday.");
  await page.click('#brief [data-code="unpublished"]');
  assert.ok(await page.evaluate(() => document.querySelector("#setting").open && document.activeElement.id === "published-again"));
});

test("everything that can be pressed has a name", async () => {
  await read(TEXT, "2025-03-14");
  await page.click("#article mark[role=button]");
  const tree = await page.accessibility.snapshot();
  const nameless = [];
  const visit = (node) => {
    if (["button", "link", "tab", "textbox"].includes(node.role) && !node.name) nameless.push(node);
    node.children?.forEach(visit);
  };
  visit(tree);
  assert.deepEqual(nameless, []);
  const nested = await page.$$eval("button button, [role=button] [role=button], [role=button] mark:not(.quiet)", (nodes) => nodes.map((node) => node.outerHTML));
  assert.deepEqual(nested, [], "nothing that can be pressed lies in another");
});

test("nothing is wider than the window, from a phone to a desk", async () => {
  for (const width of [320, 360, 768, 1024, 1440]) {
    await page.setViewport({ width, height: 740 });
    await page.goto(site.url);
    await page.waitForSelector("[data-sample]");
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok((await over()) <= 0, `the desk at ${width}`);
    await read(TEXT, "2025-03-14");
    await page.click("#article mark[role=button]");
    assert.ok((await over()) <= 0, `the text at ${width}`);
    if (width < 900) await page.evaluate(() => document.querySelector("[data-show=facts]").click());
    for (const id of TABS) {
      await page.evaluate((tab) => document.getElementById(`tab-${tab}`).click(), id);
      assert.ok((await over()) <= 0, `${id} at ${width}`);
    }
  }
});

test("an empty text is answered with a sentence", async () => {
  await page.click("#read");
  await page.waitForSelector("#notice:not([hidden])");
  assert.match(await page.$eval("#notice", (node) => node.textContent), /nothing to read yet/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "text");
});

test("a dropped file is read", async () => {
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], "report.txt", { type: "text/plain" }));
    dispatchEvent(new DragEvent("dragover", { dataTransfer, cancelable: true }));
    dispatchEvent(new DragEvent("drop", { dataTransfer, cancelable: true }));
  }, TEXT);
  await page.waitForSelector('body[data-view="reading"]');
  assert.ok(await page.$eval("#drop", (node) => node.hidden));
});

test("the day of publication can be changed beside the report", async () => {
  await read("Talks will resume on Thursday, officials in Geneva said.", "2024-12-02");
  assert.equal(await page.$eval("#published-again", (input) => input.value), "2024-12-02");
  await page.$eval("#published-again", (input) => {
    input.value = "2024-12-16";
    input.dispatchEvent(new Event("change"));
  });
  await page.waitForFunction(() => document.querySelector("#setting-words").textContent.includes("16 Dec 2024"));
  assert.equal(await page.$eval("#published-again", (input) => input.value), "2024-12-16");
});

test("the way back leads to the pasted text", async () => {
  await read(TEXT, "2025-03-14");
  await page.goBack();
  await page.waitForSelector('body[data-view="desk"]');
  assert.equal(await page.$eval("#text", (node) => node.value.length), TEXT.length);
  await page.goForward();
  await page.waitForSelector('body[data-view="reading"]');
  await page.click("#back");
  await page.waitForSelector('body[data-view="desk"]');
});

test("tags in the text stay words", async () => {
  await read('<img src=x onerror="document.title=1"> <b>Rebels</b> captured Aleppo.\n<script>document.title = 2</script>');
  assert.equal(await page.$$eval("#main img, #main script, #main b:not(.sample b, .lens b, .example b)", (nodes) => nodes.length), 0);
});

test("a text that runs from right to left does so here", async () => {
  await read("سيطر مقاتلون على مدينة حماة يوم الخميس.\n\nRebels captured Hama on Thursday.");
  const directions = await page.$$eval("#article .block", (blocks) => blocks.map((block) => getComputedStyle(block).direction));
  assert.deepEqual(directions, ["rtl", "ltr"]);
});

test("a long text is laid out whole and dressed as it comes into view", async () => {
  const long = `${TEXT}\n\n`.repeat(12);
  await read(long);
  const count = () => page.evaluate(() => [document.querySelectorAll("#article mark").length, document.querySelectorAll("#article .block").length]);
  const [marks, blocks] = await count();
  assert.ok(blocks > 250, `${blocks} blocks`);
  assert.ok(marks < 1200, `${marks} marks at first`);
  await page.evaluate(() => document.querySelector("#article .block:last-child").scrollIntoView());
  await page.waitForFunction(() => document.querySelector("#article .block:last-child .sentence") !== null);
  const words = await page.evaluate(() => {
    const mark = [...document.querySelectorAll("#article mark.event")].at(-1);
    mark.click();
    return mark.textContent;
  });
  assert.ok((await page.$eval("#panel-events .line .fact[aria-pressed=true]", (line) => line.textContent)).includes(words));
  assert.ok((await page.$$eval("#panel-events .line", (all) => all.length)) < 30, "the long tail stays folded");
});

test("the policy is strict, and the page keeps it", async () => {
  await read(TEXT, "2025-03-14");
  const policy = await page.$eval("meta[http-equiv=Content-Security-Policy]", (meta) => meta.content);
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:/);
  assert.equal(await page.$$eval("script:not([src]), style, [style], [onclick]", (nodes) => nodes.length), 0);
  assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
});

test("nothing is stored but the page's own files, and this tab's draft", async () => {
  await read(TEXT, "2025-03-14");
  const kept = await page.evaluate(async () => [localStorage.length, Object.keys(sessionStorage), document.cookie, (await indexedDB.databases()).length]);
  assert.deepEqual(kept, [0, ["newsglass-draft"], "", 0]);
});

test("nothing was complained of, and no request left the origin", () => {
  assert.deepEqual(site.errors, []);
  // Chromium draws its own calendar from a data: address.
  const elsewhere = site.requests.filter((url) => !url.startsWith("data:") && !url.startsWith(site.url) && !url.startsWith(`blob:${site.url}`));
  assert.deepEqual(elsewhere, []);
});
