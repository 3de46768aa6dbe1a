// Who says what, who holds what, and what is put aside when another text comes.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, beforeEach, test } from "node:test";
import { open } from "./chromium.mjs";

const TEXT = await readFile(new URL("../../www/samples/conflict.txt", import.meta.url), "utf8");
const DENIAL = `Mayor denies it

HAMBURG, March 4, 2023 - Mayor Anna Keller said on Friday that the bridge was safe. Engineers had warned her twice. "We checked every bolt," Keller said. The engineers rejected that. Residents said the bridge shook. Keller denied this.`;
const SIEGE = `Russian troops besiege Avdiivka

KYIV, March 4, 2023 - Russian troops besieged Avdiivka on Saturday, the governor said. Ukrainian forces recaptured Lyman on Thursday. Russian troops seized Soledar on Friday.`;

let site;
let page;

before(async () => {
  site = await open();
  page = site.page;
});
beforeEach(async () => {
  await page.setViewport({ width: 1280, height: 900 });
  await page.evaluate(() => sessionStorage.clear()).catch(() => {});
  await page.goto(site.url);
  await page.waitForSelector("[data-sample]");
});
after(() => site?.close());

const reading = () => page.waitForSelector('body[data-view="reading"]:not([data-busy])');
async function read(text) {
  await page.$eval("#text", (node, given) => (node.value = given), text);
  await page.click("#read");
  await reading();
}
const tab = (id) => page.evaluate((name) => document.getElementById(`tab-${name}`).click(), id);

test("statements stand under who makes them, the most quoted first, or in the order of the text", async () => {
  await read(TEXT);
  await tab("quotes");
  const groups = () => page.$$eval("#panel-quotes .by-speaker", (all) => all.map((group) => [group.querySelector("h2 :is(button, span)").textContent, group.querySelectorAll(".line").length]));
  const grouped = await groups();
  const counts = grouped.filter(([who]) => who !== "Without a source").map(([, count]) => count);
  assert.deepEqual(counts, [...counts].sort((a, b) => b - a));
  assert.ok(counts[0] > 1);
  assert.equal(new Set(grouped.map(([who]) => who)).size, grouped.length, "each speaker once");
  const keys = () => page.$$eval("#panel-quotes button.fact", (lines) => lines.map(({ dataset }) => Number(dataset.key.slice(1))));
  const all = await keys();
  await page.click("[data-order=text]");
  assert.equal((await groups()).length, 0);
  const inOrder = await keys();
  assert.deepEqual(inOrder, [...inOrder].sort((a, b) => a - b));
  assert.ok(inOrder.every((key) => all.includes(key)));
  assert.equal(await page.$eval("[data-order=text]", (button) => button.getAttribute("aria-pressed") === "true" && button === document.activeElement), true);
});

test("a speaker's name leads to who that is", async () => {
  await read(TEXT);
  await tab("quotes");
  const name = await page.$eval("#panel-quotes h2 .goto", (button) => (button.click(), button.textContent));
  assert.equal(await page.$eval("#panel-people [aria-pressed=true] .name", (node) => node.textContent.toLowerCase()), name.toLowerCase());
});

test("a statement that only points at another is not listed", async () => {
  await read(DENIAL);
  await tab("quotes");
  const said = await page.$$eval("#panel-quotes .said", (lines) => lines.map(({ textContent }) => textContent));
  assert.ok(said.length > 1, `${said}`);
  assert.deepEqual(said.filter((words) => /^(?:that|this)\W*$/.test(words)), []);
});

test("a place that is fought for is held by nobody yet, on the map and in the list", async () => {
  await read(SIEGE);
  await tab("places");
  await page.waitForSelector("#panel-places .dot");
  const pins = await page.$$eval("#panel-places .dot", (dots) => Object.fromEntries(dots.map((dot) => [dot.querySelector("title").textContent, [dot.querySelector(".pin").getAttribute("class"), dot.querySelector(".pin-siege")?.getBBox().width ?? 0]])));
  assert.equal(pins.Avdiivka[0], "pin");
  assert.ok(pins.Avdiivka[1] > 16, "its sign is larger than a pin");
  assert.match(pins.Soledar[0], /holder-/);
  assert.equal(pins.Soledar[1], 0);
  const held = await page.$$eval("#panel-places .line", (lines) => Object.fromEntries(lines.map((line) => [line.querySelector(".name").textContent, line.querySelector(".held")?.textContent ?? ""])));
  assert.equal(held.Avdiivka, "Fought for");
  assert.match(held.Lyman, /^Held by .*Ukrain/i);
  assert.match(await page.$eval(".legend", (legend) => legend.textContent), /fought for/);
});

test("a toll says who counts it, as a sentence would", async () => {
  await read(`Shelling kills dozens\n\nHAMA, March 4, 2023 - At least 27 civilians were killed in a market on Friday, the Red Cross said. A doctor at the hospital said 70 people were wounded.`);
  await tab("numbers");
  const notes = await page.$$eval("#panel-numbers .line", (lines) => lines.map(({ textContent }) => textContent));
  assert.ok(notes.some((line) => /27.*killed.*according to the (?:.*)Red Cross$/.test(line)), `${notes}`);
  assert.ok(notes.some((line) => /70.*according to a doctor/.test(line)), `${notes}`);
});

test("a day stands once over its events, and the timeline says what its signs mean", async () => {
  await page.click("[data-sample=conflict]");
  await reading();
  await tab("times");
  const groups = await page.$$eval("#panel-times h2", (all) => all.slice(0, -1).map((heading) => [heading.textContent, [...heading.nextElementSibling.querySelectorAll(".note")].map(({ textContent }) => textContent)]));
  assert.ok(groups.length > 4);
  for (const [day, notes] of groups) assert.deepEqual(notes.filter((note) => note.includes(day)), []);
  const [drawn, told] = await page.evaluate(() => [new Set([...document.querySelectorAll(".timeline-picture g.moment")].map((moment) => moment.classList[1])).size, document.querySelectorAll(".timeline-picture .legend li").length]);
  assert.ok(drawn > 1 && told === drawn, `${drawn} signs, ${told} told`);
});

test("a line that says no is not said not to have happened", async () => {
  await read("Leak at plant\n\nOSLO, March 4, 2023 - Nobody was injured on Friday. Police closed the road on Thursday. The mayor will visit the plant on Monday.");
  const line = await page.$$eval("#panel-events .line", (all) => all.map(({ textContent }) => textContent).find((words) => words.startsWith("Nobody was injured")));
  assert.match(line, /⊘ “injured”: did not happen/);
  await tab("times");
  const drawn = await page.$$eval(".timeline-picture g.moment", (all) => all.map((moment) => [moment.classList[1], moment.querySelector("text").textContent]));
  assert.ok(drawn.some(([sign, words]) => sign === "negated" && words.startsWith("⊘ Nobody was injured")), `${drawn}`);
  assert.match(await page.$eval(".timeline-picture .legend", (list) => list.textContent), /⊘ Did not happen/);
  await page.setViewport({ width: 390, height: 844 });
  await page.evaluate(() => document.querySelector("[data-show=text]").click());
  await page.evaluate(() => [...document.querySelectorAll("#article .mark")].find((mark) => mark.textContent === "injured").click());
  assert.match(await page.$eval("#lens", (lens) => lens.innerText), /“injured”: did not happen/);
});

test("a text without news has no brief", async () => {
  await read("Shortbread\n\nBake the dough for twenty minutes. Add 100 g of sugar and 200 g of butter. Leave it to cool.");
  assert.match(await page.$eval("#brief", (node) => node.textContent), /^No news was found/);
});

test("beneath a line stands what the line does not say", async () => {
  await page.click("[data-sample=conflict]");
  await reading();
  for (const id of ["people", "places"]) {
    await tab(id);
    const [line, beneath] = await page.evaluate((name) => {
      const fact = document.querySelector(`#panel-${name} .line .fact`);
      fact.click();
      return [fact.querySelector(".note").textContent, [...fact.parentElement.querySelectorAll(".more dd")].map(({ textContent }) => textContent)];
    }, id);
    assert.ok(beneath.length > 0);
    assert.deepEqual(beneath.filter((words) => words === line), []);
  }
});

test("typed words that a sample takes the place of can be brought back", async () => {
  await page.type("#text", "Words that nobody has read yet.");
  await page.click("[data-sample=conflict]");
  await reading();
  assert.match(await page.$eval("#notice:not([hidden])", (node) => node.textContent), /put aside/);
  await page.click("#notice button");
  assert.equal(await page.$eval("#text", ({ value }) => value), "Words that nobody has read yet.");
  assert.equal(await page.evaluate(() => document.body.dataset.view), "desk");
});

test("a corrected report that a dropped file takes the place of can be brought back with its corrections", async () => {
  await read(TEXT);
  await tab("people");
  await page.evaluate(() => {
    document.querySelector("#panel-people .line .fact").click();
    document.querySelector('[data-mend="ignore"]').click();
    document.querySelector('[data-mend-form="ignore"] [type=submit]').click();
  });
  await page.waitForSelector("#mending:not([hidden])");
  await page.waitForSelector("body:not([data-busy])");
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "other.txt", { type: "text/plain" }));
    dispatchEvent(new DragEvent("drop", { dataTransfer: data }));
  }, SIEGE);
  await page.waitForFunction(() => document.querySelector("#article").textContent.includes("Avdiivka") && !("busy" in document.body.dataset) && !document.querySelector("#notice").hidden);
  assert.equal(await page.$eval("#mending", ({ hidden }) => hidden), true);
  await page.click("#notice button");
  await page.waitForFunction(() => document.querySelector("#article").textContent.includes("Faya-Largeau") && !("busy" in document.body.dataset));
  await page.waitForSelector("#mending:not([hidden])");
});

test("a report beside another can be given its day, and tells nothing twice", async () => {
  const report = (name) => readFile(new URL(`reports/${name}.txt`, import.meta.url), "utf8");
  await read(await report("war"));
  await page.evaluate(() => document.querySelector("#compare").click());
  await page.$eval("#other-text", (node, text) => (node.value = text), await report("war-other"));
  await page.evaluate(() => document.querySelector(".side-form [type=submit]").click());
  const aligned = () => page.waitForFunction(() => document.querySelector("#aligned")?.childElementCount > 0 && !("busy" in document.body.dataset));
  await aligned();
  assert.equal(await page.$$eval(".side-day input", (fields) => fields.length), 2);
  await page.$$eval(".side-day input", ([, field]) => ((field.value = "2025-05-06"), field.dispatchEvent(new Event("change"))));
  await page.waitForFunction(() => document.querySelectorAll(".side-day input").length === 1);
  await aligned();
  assert.match(await page.$$eval(".side", ([, side]) => side.textContent), /6 May 2025/);
  const alone = await page.$$eval(".alone .aligned-text", (lines) => lines.map(({ textContent }) => textContent.replace(/\P{L}/gu, "").toLowerCase()));
  assert.equal(new Set(alone).size, alone.length);
});

test("a report without a day is offered the one that its weekday can be beside the other's", async () => {
  await page.$eval("#published", (input) => (input.value = "2025-09-24"));
  await read("ANTWERP - A blast shook a plant in Antwerp on Wednesday, the mayor said. Two people were hurt.");
  await page.evaluate(() => document.querySelector("#compare").click());
  await page.$eval("#other-text", (node, text) => (node.value = text), "The blast at a plant in Antwerp killed nine people, prosecutors said on Thursday. Three people were hurt.");
  await page.evaluate(() => document.querySelector(".side-form [type=submit]").click());
  await page.waitForSelector(".side-day .link");
  await page.evaluate(() => document.querySelector(".side-day .link").click());
  await page.waitForFunction(() => document.querySelector(".side-day") === null);
  assert.match(await page.$$eval(".side", ([, side]) => side.textContent), /25 September 2025/);
});

test("what is put beside a report waits for what is being read, and is waited for", async () => {
  await read(TEXT);
  await page.evaluate(() => document.querySelector("#compare").click());
  const put = (text) => page.evaluate((given) => {
    document.querySelector(".side-more")?.setAttribute("open", "");
    document.querySelector("#other-text").value = given;
    document.querySelector(".side-form").requestSubmit();
  }, text);
  const long = Array.from({ length: 40 }, (_, i) => SIEGE.replace("Soledar", `Soledar ${i}`)).join("\n\n");
  await put(long);
  await put(DENIAL);
  const titles = () => page.$$eval(".side-title", (lines) => lines.map(({ textContent }) => textContent));
  await page.waitForFunction(() => document.querySelectorAll(".side").length === 3 && !("busy" in document.body.dataset));
  assert.deepEqual((await titles()).slice(1), ["Russian troops besiege Avdiivka", "Mayor denies it"]);
  // The page's own report is read anew meanwhile: neither gets lost, and its side is of the new day.
  await page.evaluate((given) => {
    const field = document.querySelector("#published-again");
    field.value = "2024-02-01";
    field.dispatchEvent(new Event("change"));
    document.querySelector(".side-more").open = true;
    document.querySelector("#other-text").value = given;
    document.querySelector(".side-form").requestSubmit();
  }, "LYON - A fire destroyed a mill in Lyon on Friday, the mayor said.");
  await page.waitForFunction(() => document.querySelectorAll(".side").length === 4 && !("busy" in document.body.dataset));
  assert.equal(await page.$eval("#published-again", ({ value }) => value), "2024-02-01");
  assert.match(await page.$eval(".side", ({ textContent }) => textContent), /1 February 2024/);
});

test("who is named in the byline alone is said to be, and nobody else", async () => {
  await read("Fire destroys mill in Torvik\n\nBy Petra Lund\n\nTORVIK, March 4, 2023 - A fire destroyed a mill in Torvik on Saturday, the mayor, Anna Keller, said. Anna Keller praised the firemen. Karl Ruud owns the mill.");
  await tab("people");
  const notes = await page.$$eval("#panel-people .line.person", (lines) => lines.map((line) => [line.querySelector(".name").textContent, line.querySelector(".note")?.textContent ?? ""]));
  assert.deepEqual(notes.filter(([, note]) => note === "named in the byline").map(([name]) => name), ["Petra Lund"]);
  assert.ok(notes.some(([name]) => name === "Karl Ruud"));
});

test("where the column is narrow, a speaker stands over what is said, and beside it where there is room", async () => {
  const across = async (width) => {
    await page.setViewport({ width, height: 900 });
    await page.evaluate(() => document.querySelector("[data-show=facts]").click());
    await tab("quotes");
    return page.$eval("#panel-quotes .by-speaker", (group) => {
      const [name, said] = [group.querySelector("h2"), group.querySelector(".line")].map((node) => node.getBoundingClientRect());
      return { beside: name.right <= said.left + 1, over: name.bottom <= said.top + 1 };
    });
  };
  await read(TEXT);
  assert.deepEqual(await across(1600), { beside: true, over: false });
  assert.deepEqual(await across(360), { beside: false, over: true });
});

test("a day given that is not the article's is told above it, in the reader's language, and a click takes the article's", async () => {
  const text = "Army leaves Torvik\n\nTORVIK, Norland, Dec. 5, 2024 (Fjord Press) - The army said on Monday that it had left the town.";
  const alerts = async (lang) => {
    await page.goto(`${site.url}?lang=${lang}`);
    await page.waitForSelector("[data-sample]");
    await page.$eval("#published", (node) => (node.value = "2023-12-05"));
    await read(text);
    return page.$eval("#alerts", (node) => node.textContent);
  };
  assert.match(await alerts("de"), /5\. Dezember 2023, ist nicht der des Artikels, 5\. Dezember 2024/);
  assert.match(await alerts("en"), /5 December 2023, is not the article’s own, 5 December 2024/);
  await page.click("#alerts button");
  await page.waitForFunction(() => document.querySelector("#alerts").hidden);
  assert.match(await page.$eval("#setting-words", (node) => node.textContent), /5 Dec 2024/);
});

test("nothing was complained of", () => assert.deepEqual(site.errors, []));
