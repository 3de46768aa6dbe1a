// What helps a reader keep his place: chips of the filter, the focus after a correction, the way back from another language and
// from the other column; who counts the dead; the day that is asked for.

import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { ownVerb } from "../../www/engine/verbs.js";
import { open } from "./chromium.mjs";

const TEXT = `A fire on a ferry killed at least 14 people off Corsica on Tuesday, the coastguard said.

The health minister, Paola Renzi, had earlier put the death toll at 17, but the coastguard lowered it to 15 at noon. In 2014 a fire on the Aurora killed 11 people in the Adriatic.

Renzi accused the owner of negligence. The union called for a strike. The owner, Marco Bellandi, denied that the alarm had failed. Inspectors questioned the captain, Salvo Deidda, in Genoa.`;

let site;
let page;

const settled = () => page.waitForSelector('body[data-view="reading"]:not([data-busy])');
const read = async (text = TEXT, day = "2025-07-09") => {
  await page.goto(site.url);
  await page.waitForSelector("[data-sample]");
  await page.$eval("#text", (node, given) => (node.value = given), text);
  await page.$eval("#published", (node, given) => (node.value = given), day);
  await page.click("#read");
  await settled();
};
const panel = (id) => page.evaluate((name) => (document.querySelector("[data-show=facts]").click(), document.querySelector(`#tab-${name}`).click(), document.querySelector(`#panel-${name}`).innerText), id);
const focused = () => page.evaluate(() => { const { activeElement } = document; return activeElement.id || activeElement.className; });

before(async () => {
  site = await open();
  page = site.page;
  await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
});
beforeEach(async () => {
  await page.setViewport({ width: 1280, height: 900 });
  await read();
});
after(() => site?.close());

test("what the facts are narrowed by is shown in each list that it narrows, and let go there", async () => {
  await panel("events");
  const value = await page.$eval("[data-filter=who]", (select) => [...select.options].find(({ text }) => text.includes("Bellandi")).value);
  await page.evaluate(() => (document.querySelector(".filter-choices").open = true));
  await page.select("[data-filter=who]", value);
  assert.match(await page.$eval("#tab-events", ({ textContent }) => textContent), /[12] of \d+/);
  assert.match(await page.$eval("#tab-quotes", ({ textContent }) => textContent), /[12] of \d/);
  const said = await panel("quotes");
  assert.match(said, /Marco Bellandi\s*×/);
  assert.doesNotMatch(said, /at least 14/);
  await page.evaluate(() => document.querySelector("#panel-quotes [data-clear=who]").click());
  assert.match(await panel("quotes"), /at least 14/);
  assert.doesNotMatch(await page.$eval("#tab-events", ({ textContent }) => textContent), / of /);
  await panel("events");
  assert.equal(await page.$eval("[data-filter=who]", ({ value: now }) => now), "");
});

test("who can be chosen are persons and groups, not tolls and alarms", async () => {
  await panel("events");
  const names = await page.$eval("[data-filter=who]", (select) => [...select.options].map(({ text }) => text));
  assert.ok(names.some((name) => name.includes("Renzi")));
  assert.ok(!names.some((name) => /toll|alarm|fire/.test(name)), names.join());
});

test("an earlier toll and that of another event stand apart, with who counts them", async () => {
  const [own, others] = (await panel("numbers")).split(/earlier and other counts/i);
  assert.match(own, /at least 14/);
  assert.match(own, /15\s+killed\s+according to the coastguard/);
  assert.match(others, /17\s+killed\s+Told earlier · according to (?:the health minister|Paola Renzi)/);
  assert.match(others, /11\s+people killed\s+2014/);
  assert.doesNotMatch(await page.$eval("#brief", ({ textContent }) => textContent), /Who counted/);
});

test("an accusation is no deed that happened", async () => {
  const events = await panel("events");
  assert.match(events, /Renzi accused the owner of negligence\s+Accused/);
  assert.match(events, /denied that the alarm had failed\s+Denied/);
  assert.match(events, /questioned the captain[^\n]*\s+● Happened/);
});

test("the focus stays on the line that was corrected, and with undo and redo", async () => {
  await panel("events");
  await page.evaluate(() => {
    [...document.querySelectorAll("#panel-events .line > .fact")].find(({ textContent }) => textContent.includes("questioned")).click();
    document.querySelector('[data-mend="status"]').click();
    document.querySelector('[data-mend-form="status"] select').value = "planned";
    document.querySelector('[data-mend-form="status"]').requestSubmit();
  });
  await page.waitForFunction(() => document.querySelector("#undo") && !("busy" in document.body.dataset) && document.activeElement.matches(".fact"));
  assert.match(await page.evaluate(() => document.activeElement.textContent), /questioned.*Planned/s);
  await page.focus("#undo");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("#undo").disabled && !("busy" in document.body.dataset));
  assert.equal(await focused(), "redo");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("#redo").disabled && !("busy" in document.body.dataset));
  assert.equal(await focused(), "undo");
});

test("who is said to have done it takes the place of another in the line, and the rest stays", async () => {
  await panel("events");
  await page.evaluate(() => {
    [...document.querySelectorAll("#panel-events .line > .fact")].find(({ textContent }) => textContent.includes("questioned")).click();
    document.querySelector('[data-mend="actor"]').click();
    const form = document.querySelector('[data-mend-form="actor"]');
    [...form.querySelectorAll("[type=radio]")].find((radio) => radio.parentElement.textContent.includes("Bellandi")).checked = true;
    form.requestSubmit();
  });
  await page.waitForFunction(() => document.querySelector("#undo") && !("busy" in document.body.dataset));
  assert.match(await panel("events"), /Marco Bellandi questioned the captain, Salvo Deidda, in Genoa|Marco Bellandi questioned the captain in Genoa/);
});

test("a place looked for goes by its name, and one that is misspelt is none", async () => {
  await panel("places");
  await page.evaluate(() => {
    [...document.querySelectorAll("#panel-places .line > .fact")].find(({ textContent }) => textContent.includes("Genoa")).click();
    document.querySelector('[data-mend="place"]').click();
  });
  const look = (words) => page.$eval('[data-mend-form="place"] [name=find]', (field, given) => ((field.value = given), field.dispatchEvent(new Event("input", { bubbles: true }))), words);
  const found = () => document.querySelector('[data-mend-form="place"] .found').innerText.trim();
  await look("alghero");
  await page.waitForFunction(`(${found})().startsWith("Alghero, Sardegna, Italy")`);
  await look("algherro");
  await page.waitForFunction(`!(${found})().includes("Italy")`);
});

test("a report without a day asks for it at its head", async () => {
  assert.equal(await page.$eval("#undated", ({ hidden }) => hidden), true);
  await read(TEXT, "");
  assert.match(await page.$eval("#undated", ({ innerText }) => innerText), /When was this published\?/);
  await page.evaluate(() => document.querySelector("#undated button").click());
  await page.waitForFunction(() => document.querySelector("#undated").hidden && !("busy" in document.body.dataset));
  assert.notEqual(await page.$eval("#published-again", ({ value }) => value), "");
});

test("the report is there in the other language too", async () => {
  await page.evaluate(() => [...document.querySelectorAll("#languages a")].find(({ lang }) => lang === "de").click());
  await page.waitForFunction(() => document.documentElement.lang === "de");
  await settled();
  assert.match(await page.$eval("#layers", ({ innerText }) => innerText), /Im Text zeigen/i);
});

test("a link that the browser does not copy can be taken by hand", async () => {
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new DOMException("denied", "NotAllowedError")) } });
    document.querySelector('[data-take="link"]').click();
  });
  await page.waitForSelector("#notice .handed");
  assert.match(await page.$eval(".handed", ({ value, selectionEnd }) => value.slice(0, selectionEnd)), /#r=./);
});

test("on a phone switch and tabs stay in reach, and each column where it was", async () => {
  await page.setViewport({ width: 390, height: 844 });
  await panel("events");
  await page.evaluate(() => scrollTo({ top: 900, behavior: "instant" }));
  const top = await page.evaluate(() => scrollY);
  assert.ok((await page.$eval(".tabs", (node) => node.getBoundingClientRect().top)) >= 0);
  assert.ok((await page.$eval(".switch", (node) => node.getBoundingClientRect().top)) >= 0);
  await page.click("[data-show=text]");
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  await page.evaluate(() => document.querySelector("[data-show=facts]").click());
  assert.equal(await page.evaluate(() => scrollY), top);
});

test("nothing on paper is smaller than 6.5 points, and it says of which day it is", async () => {
  await page.emulateMediaType("print");
  assert.match(await page.$eval("#on-paper", ({ innerText }) => innerText), /9 July 2025/);
  const sizes = await page.$$eval(".line .note, .status, .caps, .answer dt, .deed", (nodes) => nodes.filter((node) => node.getClientRects().length > 0).map((node) => Number.parseFloat(getComputedStyle(node).fontSize) * 0.75));
  await page.emulateMediaType("screen");
  assert.ok(sizes.length > 5 && Math.min(...sizes) >= 6.5, String(Math.min(...sizes)));
});

test("a statement is told by the text's own verb, with its preposition", () => {
  const told = (text, cue, content, act) => {
    const span = (words) => [text.indexOf(words), text.indexOf(words) + words.length];
    return ownVerb({ cue: span(cue), source: { span: [0, 3] }, content: [span(content)], act, negated: cue.includes("not") }, (given) => text.slice(...given));
  };
  assert.equal(told("The union called for a strike.", "called", "a strike", "demand"), "called for");
  assert.equal(told("Inspectors had ordered the firm to act.", "had ordered", "the firm to act", "demand"), "ordered");
  assert.equal(told("Bellandi declined to say why.", "declined", "to say why", "refuse"), "declined");
  assert.equal(told("It did not say who.", "did not say", "who", "say"), "did not say");
  assert.equal(told("Clerks worry about the vote.", "worry", "the vote", "warn"), "worried about");
  assert.equal(told("Clerks are wary of the cap.", "are wary", "the cap", "warn"), "are wary of");
  assert.equal(told("Ada can ask for a panel.", "can ask", "a panel", "demand"), "can ask for");
  assert.equal(told("Ada is likely to say that it broke.", "is likely to say", "that it broke", "say"), "is likely to say");
  assert.equal(told("It will close, she says.", "says", "It will close", "say"), null);
});
