// WCAG 2.2 AA as far as axe-core can tell, in every view, light and dark; and what it cannot: zoom, forced colours, focus.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { open } from "./chromium.mjs";

const axe = await readFile(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const TABS = ["events", "people", "places", "times", "quotes", "numbers", "relations"];

let site;
let page;

before(async () => {
  site = await open("dist", { args: ["--force-prefers-reduced-motion"] });
  page = site.page;
  await page.setBypassCSP(true); // for axe alone
});
after(() => site?.close());

const come = async (address = site.url) => {
  await page.goto(address);
  await page.waitForSelector("[data-sample]");
};
const read = async (kind = "conflict") => {
  await page.evaluate((name) => document.querySelector(`[data-sample=${name}]`).click(), kind);
  await page.waitForSelector('body[data-view="reading"]:not([data-busy])');
};

const STANDARDS = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
const COLORS = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/** What axe finds wrong by these rules, a line each, in the part that may be new: it takes a second for the whole page. */
async function faultsBy(rules, view, part) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async (runOnly, part) => {
    const context = part ? { include: [part] } : document;
    const found = await globalThis.axe.run(context, { runOnly, resultTypes: ["violations"] });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  }, rules, part);
  return violations.map((line) => `${view}: ${line}`);
}

// What differs in the dark is colour alone.
for (const [scheme, rules] of [["light", STANDARDS], ["dark", COLORS]]) {
  test(`every view is in order, ${scheme}`, async () => {
    const faults = (view, part) => faultsBy(rules, view, part);
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.setViewport({ width: 1280, height: 900 });
    await come();
    const found = await faults("desk");
    await read();
    found.push(...(await faults("reading")));
    for (const id of TABS) {
      await page.evaluate((tab) => document.getElementById(`tab-${tab}`).click(), id);
      await new Promise((done) => setTimeout(done, 120));
      found.push(...(await faults(id, `#panel-${id}`)));
      await page.evaluate((tab) => document.querySelector(`#panel-${tab} .line > .fact`).click(), id);
      found.push(...(await faults(`${id}, picked`, id === TABS[0] ? "" : `#panel-${id}`)));
    }
    await page.evaluate(() => {
      document.querySelector("#tab-places").click();
      if (document.querySelector("#panel-places .more") === null) document.querySelector("#panel-places .line > .fact").click();
      document.querySelector('[data-mend="place"]').click();
    });
    found.push(...(await faults("picked, with a form")));
    await page.evaluate(() => ((document.querySelector("#setting").open = true), (document.querySelector("#save").open = true)));
    found.push(...(await faults("menus")));
    await page.evaluate(() => document.querySelector("#compare").click());
    found.push(...(await faults("compare")));
    await page.setViewport({ width: 360, height: 740 });
    await come();
    found.push(...(await faults("desk, small")));
    await read();
    found.push(...(await faults("reading, small")));
    await page.evaluate(() => document.querySelector("[data-show=facts]").click());
    for (const id of TABS) {
      await page.evaluate((tab) => document.getElementById(`tab-${tab}`).click(), id);
      found.push(...(await faults(`${id}, small`, `#panel-${id}`)));
    }
    assert.deepEqual(found, []);
  });
}

test("what can be pressed is 24 pixels or has room around it", async () => {
  await page.setViewport({ width: 360, height: 740 });
  await come();
  await read();
  await page.evaluate(() => document.querySelector("#article .paragraph mark[role=button].person").click());
  const small = await page.evaluate(() =>
    [...document.querySelectorAll("button, a, input, select, summary")]
      .filter((node) => node.checkVisibility() && !node.closest("p, .story, .open, .article, dd, .visually-hidden, .skip") && !node.matches(".skip"))
      .map((node) => ({ node, box: node.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.height < 23.5 || box.width < 23.5))
      .map(({ node, box }) => `${node.outerHTML.slice(0, 90)} ${Math.round(box.width)}x${Math.round(box.height)}`),
  );
  assert.deepEqual(small, []);
});

test("at 320 pixels and at twice the size nothing is cut off", async () => {
  for (const [width, factor] of [[320, 1], [640, 2]]) {
    await page.setViewport({ width: width / factor, height: 600, deviceScaleFactor: factor });
    await come();
    await read();
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, `${width} / ${factor}`);
  }
});

test("on a phone the list stays where a fact is picked in it", async () => {
  await page.setViewport({ width: 390, height: 844 });
  await come();
  await read();
  for (const tab of ["quotes", "times"]) {
    const [before, after] = await page.evaluate(async (id) => {
      document.querySelector("[data-show=facts]").click();
      document.getElementById(`tab-${id}`).click();
      const line = document.querySelectorAll(`#panel-${id} .line > .fact`)[5];
      line.scrollIntoView({ block: "center", behavior: "instant" });
      const top = () => Math.round(line.getBoundingClientRect().top);
      const was = top();
      line.click();
      await new Promise((done) => setTimeout(done, 300));
      return [was, top()];
    }, tab);
    assert.ok(Math.abs(after - before) < 3, `${tab}: ${before}, then ${after}`);
  }
});

test("words without a gap break inside their lines, in every panel and sheet", async () => {
  const long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
  for (const width of [390, 1280]) {
    await page.setViewport({ width, height: 844 });
    await come();
    await page.$eval("#text", (node, text) => (node.value = text), `${long.toUpperCase()} HALTS TRAFFIC\n\nThe ${long} stopped its ships on Monday. Mayor Lena ${long} of ${long} accused the ${long} of fraud and said that 12 people were hurt.`);
    await page.click("#read");
    await page.waitForSelector('body[data-view="reading"]:not([data-busy])');
    const wide = await page.evaluate(async () => {
      document.querySelector("[data-show=facts]").click();
      document.querySelector("#setting").open = true;
      const found = [];
      for (const tab of document.querySelectorAll("[role=tab]:not([hidden])")) {
        tab.click();
        for (const node of document.querySelectorAll(".panel:not([hidden]) .line, #brief, #setting .sheet")) {
          const edge = node.getBoundingClientRect().right + 1;
          const over = [...node.querySelectorAll("*")].filter((inner) => inner.getBoundingClientRect().right > edge);
          if (over.length > 0 || node.scrollWidth > node.clientWidth + 1) found.push(`${tab.id}: ${node.textContent.slice(0, 40)}`);
        }
      }
      return found;
    });
    assert.deepEqual(wide, [], `at ${width} pixels`);
  }
});

test("in forced colours the picked sentence and its marks can be read", async () => {
  const client = await page.createCDPSession();
  await client.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }, { name: "prefers-color-scheme", value: "dark" }] });
  await page.setViewport({ width: 1280, height: 900 });
  await come();
  await read();
  await page.evaluate(() => document.querySelector("#article .paragraph mark[role=button].person").click());
  const pairs = await page.$$eval("#article .sentence.lit, #article .sentence.lit mark", (nodes) => nodes.map((node) => [getComputedStyle(node).color, getComputedStyle(node).backgroundColor]));
  const same = new Set(pairs.map(String));
  assert.ok(pairs.length > 1);
  assert.equal(same.size, 1, `one pair of colours: ${[...same]}`);
  assert.notEqual(pairs[0][0], pairs[0][1]);
  // Nor are the other marks of the colour of their ground, nor the picked line.
  const unseen = await page.evaluate(() => {
    const ground = (node) => {
      for (let at = node; at !== null; at = at.parentElement) if (!/rgba\(.*, 0\)|transparent/.test(getComputedStyle(at).backgroundColor)) return getComputedStyle(at).backgroundColor;
      return null;
    };
    return [...document.querySelectorAll("#article mark, #layers .swatch, .line > .fact, .line > .fact *, #brief .fact")]
      .filter((node) => getComputedStyle(node).color === ground(node))
      .map((node) => node.textContent.slice(0, 30));
  });
  assert.deepEqual(unseen, []);
  await client.detach();
});

test("Escape leaves no outline around the page", async () => {
  await page.emulateMediaFeatures([]);
  await come();
  await read();
  await page.evaluate(() => document.querySelector("#article .paragraph mark[role=button].person").click());
  await page.keyboard.press("Escape");
  assert.equal(await page.$eval("#main", (node) => getComputedStyle(node).outlineStyle), "none");
});

/** Pages of paper that what is shown takes. */
const printed = async () => {
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await new Promise((done) => setTimeout(done, 300));
  const pdf = Buffer.from(await page.pdf({ format: "A4", preferCSSPageSize: true }));
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
};

test("paper has every fact on four pages at most, and its headline once", async () => {
  await page.setViewport({ width: 1280, height: 900 });
  await come();
  await read();
  const pages = await printed();
  assert.ok(pages <= 4, `${pages} pages`);
  await page.emulateMediaType("print");
  const [lines, shown, titles] = await page.evaluate(() => {
    const lines = [...document.querySelectorAll("#panel-events .line, #panel-people .line, #panel-quotes .line")];
    return [lines.length, lines.filter((line) => line.checkVisibility()).length, document.querySelector(".brief-title").checkVisibility()];
  });
  const empty = await page.$$eval(".panel h2", (all) => all.filter((heading) => heading.checkVisibility() && !heading.nextElementSibling?.querySelector(".line")).length);
  await page.emulateMediaType(null);
  assert.ok(lines > 40);
  assert.deepEqual([shown, titles, empty], [lines, false, 0]);
  assert.equal(await page.$(".rest"), null);
});

test("paper has all marks of a long report, and the map's pins without a look at the map", async () => {
  await page.setViewport({ width: 1280, height: 900 });
  await come();
  await read();
  await page.evaluate(() => {
    globalThis.print = () => (globalThis.printed = [...document.querySelectorAll("#article .sentence")].at(-1) !== undefined);
    document.querySelector("[data-take=print]").click();
  });
  await page.waitForFunction(() => globalThis.printed && document.querySelector("#panel-places .map-over .dot") !== null);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const [inTop, inRest] = await page.evaluate(() => {
    const blocks = [...document.querySelectorAll("#article .block.paragraph")];
    const half = blocks.length >> 1;
    const marked = (list) => list.filter((block) => block.querySelector("mark") !== null).length / list.length;
    return [marked(blocks.slice(0, half)), marked(blocks.slice(half))];
  });
  assert.ok(inTop > 0.8 && inRest > 0.8, `${inTop} ${inRest}`);
});
