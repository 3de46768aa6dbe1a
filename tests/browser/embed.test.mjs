// <news-glass> in pages of others: inside, beside and from another origin, and styles that keep to themselves.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, test } from "node:test";
import { open } from "./chromium.mjs";
import { serve } from "./server.mjs";

const ARTICLE = `
  <h1>Rebels take Aleppo</h1>
  <p>ALEPPO, Syria — Rebels captured <b>Alep</b>po on Thursday, the army
     said.</p><p data-newsglass="ignore">Share this with Bob Smith of Chicago.</p>
  <ul><li>“We will return,” General Sami Haddad told Al Jazeera.</li><li>Some 280,000 people fled to Damascus.</li></ul>
  <script type="text/plain">Not a word of Ankara.</script>`;

let site;

before(async () => {
  site = await open();
});
afterEach(() => {
  // A page without an icon asks for one.
  assert.deepEqual(site.errors.splice(0).filter((error) => !/status of 404/.test(error)), []);
});
after(() => site?.close());

/** A page of the site with this content; it imports the element from `from`. */
async function page(content, { from = site.url, before: first = "", url = site.url } = {}) {
  await site.page.goto(`${url}icon.svg`.replace("icon.svg", "files.js"));
  await site.page.evaluate(
    async (html, script, module) => {
      document.documentElement.innerHTML = `<head></head><body>${html}</body>`;
      globalThis.heard = [];
      for (const name of ["newsglass-report", "newsglass-error", "newsglass-pick"]) {
        document.addEventListener(name, (event) => globalThis.heard.push({ name, target: event.target.id, detail: event.detail, composed: event.composed }));
      }
      new Function(script)();
      await import(module);
    },
    content,
    first,
    `${from}element.js`,
  );
}

const reports = (count) => site.page.waitForFunction((n) => globalThis.heard.filter(({ name }) => name === "newsglass-report").length >= n, {}, count);
const shadow = (selector, run, id = "one") =>
  site.page.evaluate((id, selector, run) => new Function("nodes", `return (${run})(nodes)`)([...document.getElementById(id).shadowRoot.querySelectorAll(selector)]), id, selector, String(run));

test("it reads the article inside it, shows its views and marks it in place without touching it", async () => {
  await page(`<news-glass id="one" published="2024-12-06">${ARTICLE}</news-glass>`, { before: "globalThis.inner = document.querySelector('#one').innerHTML" });
  await reports(1);
  const found = await site.page.evaluate(() => {
    const glass = document.querySelector("#one");
    const words = (name) => [...CSS.highlights.get(`newsglass-${name}`)].map(String);
    return {
      same: glass.innerHTML === globalThis.inner,
      text: glass.text,
      day: glass.report.document.published,
      places: words("places"),
      people: words("people"),
      composed: globalThis.heard[0].composed,
      spans: glass.report.entities.every(({ mentions }) => mentions.every(({ span }) => span[1] <= glass.text.length)),
    };
  });
  assert.ok(found.same && found.composed && found.spans);
  assert.equal(found.day, "2024-12-06");
  assert.doesNotMatch(found.text, /Chicago|Ankara/);
  assert.match(found.text, /^Rebels take Aleppo\n\nALEPPO, Syria — Rebels captured Aleppo on Thursday/);
  assert.ok(found.places.includes("Aleppo"), "a name across two text nodes");
  assert.ok(found.people.some((name) => /Haddad/.test(name)), String(found.people));
  const headings = await shadow("summary", (nodes) => nodes.map((node) => node.textContent.replace(/ \d+$/, "")));
  assert.deepEqual(headings, ["The brief", "People and groups", "Places", "Timeline", "Who says what"]);
});

test("views and marks are chosen, and a picked line lights its words and is told", async () => {
  await page(`<article id="there">${ARTICLE}</article><news-glass id="one" for="#there" views="people" marks="people"></news-glass>`);
  await reports(1);
  assert.deepEqual(await shadow("summary", (nodes) => nodes.length), 1);
  assert.equal(await site.page.evaluate(() => CSS.highlights.get("newsglass-places")?.size ?? 0), 0);
  await shadow("[part=item]", (nodes) => nodes.find((node) => /Haddad/.test(node.textContent)).click());
  const [picked, told] = await site.page.evaluate(() => [[...CSS.highlights.get("newsglass-picked")].map(String), globalThis.heard.at(-1)]);
  assert.match(picked[0], /Haddad/);
  assert.equal(told.name, "newsglass-pick");
  assert.equal(told.detail.item.kind, "person");
  await site.page.evaluate(() => (document.querySelector("#one").marks = "places"));
  assert.ok((await site.page.evaluate(() => CSS.highlights.get("newsglass-places").size)) > 0);
  await site.page.evaluate(() => document.querySelector("#one").remove());
  assert.equal(await site.page.evaluate(() => [...CSS.highlights.values()].reduce((sum, one) => sum + one.size, 0)), 0);
});

test("neither page nor element styles the other", async () => {
  const loud = "* { color: rgb(1, 2, 3); font-size: 40px } button { background: rgb(4, 5, 6) !important; display: none !important }";
  await page(`<news-glass id="one">${ARTICLE}</news-glass><p id="out">Out</p><button id="button">B</button>`, {
    before: `const sheet = new CSSStyleSheet(); sheet.replaceSync(${JSON.stringify(loud)}); document.adoptedStyleSheets = [sheet];
      globalThis.look = (node) => { const style = getComputedStyle(node); return Object.fromEntries([...style].filter((name) => !/block-size|inline-size|height|width|origin/.test(name)).map((name) => [name, style.getPropertyValue(name)])); };
      globalThis.outside = look(document.querySelector("#out"));`,
  });
  await reports(1);
  const [color, size, background] = await shadow("[part=item]", (nodes) => {
    const style = getComputedStyle(nodes[0]);
    return [style.color, style.fontSize, style.display + style.backgroundColor];
  });
  assert.notEqual(color, "rgb(1, 2, 3)");
  assert.equal(size, "16px");
  assert.doesNotMatch(background, /none|rgb\(4, 5, 6\)/);
  assert.ok(await site.page.evaluate(() => JSON.stringify(look(document.querySelector("#out"))) === JSON.stringify(globalThis.outside)));
});

test("parts and variables dress it", async () => {
  const sheet = "news-glass { --newsglass-paper: rgb(9, 9, 9) } news-glass::part(heading) { color: rgb(7, 7, 7) }";
  await page(`<news-glass id="one">${ARTICLE}</news-glass>`, {
    before: `const sheet = new CSSStyleSheet(); sheet.replaceSync(${JSON.stringify(sheet)}); document.adoptedStyleSheets = [sheet];`,
  });
  await reports(1);
  assert.equal(await shadow("[part=panel]", ([node]) => getComputedStyle(node).backgroundColor), "rgb(9, 9, 9)");
  assert.equal(await shadow("summary", ([node]) => getComputedStyle(node).color), "rgb(7, 7, 7)");
});

test("many share one worker, and one below the window waits until it comes near", async () => {
  const many = Array.from({ length: 6 }, (_, i) => `<news-glass id="n${i}" eager>${ARTICLE}</news-glass>`).join("");
  await page(`${many}<div id="gap"></div><news-glass id="far">${ARTICLE}</news-glass>`, {
    before: "document.querySelector('#gap').style.height = '20000px'; globalThis.Worker = class extends Worker { constructor(...all) { super(...all); globalThis.workers = (globalThis.workers ?? 0) + 1; } };",
  });
  await reports(6);
  assert.equal(await site.page.evaluate(() => document.querySelector("#far").report), null);
  assert.equal(await site.page.evaluate(() => globalThis.workers), 1);
  await site.page.evaluate(() => document.querySelector("#far").scrollIntoView());
  await site.page.waitForFunction(() => document.querySelector("#far").report !== null);
});

test("its files may lie on another origin", async () => {
  const other = await serve("dist", 0, { "access-control-allow-origin": "*" });
  try {
    await page(`<news-glass id="one">${ARTICLE}</news-glass>`, {
      from: other.url,
      before: "globalThis.Worker = class extends Worker { constructor(url, ...all) { super(url, ...all); globalThis.workers = [...(globalThis.workers ?? []), String(url).slice(0, 5)]; } };",
    });
    await reports(1);
    assert.deepEqual(await site.page.evaluate(() => globalThis.workers), ["blob:"], "a worker made of a blob");
  } finally {
    await other.close();
  }
});

test("where workers are forbidden, it works all the same", async () => {
  await page(`<news-glass id="one">${ARTICLE}</news-glass>`, {
    before: "globalThis.Worker = class { constructor() { throw new DOMException('no', 'SecurityError'); } };",
  });
  await reports(1);
});

test("an address is read as text; one that fails is told in a sentence", async () => {
  await page(`<news-glass id="one" src="samples/disaster.txt" published="2024-08-21"></news-glass><news-glass id="two" src="missing.txt"></news-glass>`);
  await reports(1);
  assert.ok((await shadow("[part=article] p", (nodes) => nodes.length)) > 5);
  assert.deepEqual(await shadow("[part=article] h2", (nodes) => nodes.map((node) => node.textContent)), ["Peru quake kills at least 38 as rescuers dig through the night in Caravelí"]);
  await site.page.waitForFunction(() => globalThis.heard.some(({ name }) => name === "newsglass-error"));
  assert.match(await shadow("[part~=status]", ([node]) => node.textContent, "two"), /could not be read.*missing\.txt could not be fetched: the server answered 404/);
});

test("after an address that fails the right one is read, and a later failure leaves no old report", async () => {
  await page(`<news-glass id="one" src="missing.txt" published="2024-08-21" eager></news-glass>`);
  const failed = (count) => site.page.waitForFunction((n) => globalThis.heard.filter(({ name }) => name === "newsglass-error").length >= n, {}, count);
  const set = (src) => site.page.evaluate((value) => (document.querySelector("#one").src = value), src);
  await failed(1);
  await set("samples/disaster.txt");
  await reports(1);
  await set("gone.txt");
  await failed(2);
  assert.match(await shadow("[part~=status]", ([node]) => node.textContent), /could not be read.*404/);
  assert.equal(await site.page.evaluate(() => document.querySelector("#one").report), null);
  await set("samples/disaster.txt");
  await reports(2);
  assert.equal(await shadow("[part~=panel] summary", (nodes) => nodes.length), 5);
});

test("the headline of a page at an address is a heading", async () => {
  const there = `<title>Town</title><article><h1>Bridge <em>falls</em> in Aleppo</h1>${ARTICLE}</article>`;
  await page(`<news-glass id="one" src="data:text/html,${encodeURIComponent(there)}"></news-glass>`);
  await reports(1);
  assert.deepEqual(await shadow("[part=article] h2", (nodes) => nodes.map((node) => node.textContent)), ["Bridge falls in Aleppo"]);
});

test("of the brief's labels each is seen once", async () => {
  await page(`<news-glass id="one" src="samples/disaster.txt" published="2024-08-21"></news-glass>`);
  await reports(1);
  const labels = await shadow("[part~=brief] [part~=label]", (nodes) => nodes.filter((node) => getComputedStyle(node).visibility === "visible").map((node) => node.textContent));
  assert.ok(labels.length > 2);
  assert.equal(new Set(labels).size, labels.length, `${labels}`);
});

test("who says what is told with what was done by it: a denial is no claim", async () => {
  const article = `<p>Norline denied that its crew had ignored a radio warning. The minister confirmed that the road would be closed until Friday.
    Minsk threatened to retaliate. “No,” John Miller said.</p>`;
  await page(`<news-glass id="one" published="2024-12-06" views="statements"><article>${article}</article></news-glass>`);
  await reports(1);
  const lines = await shadow("[part=item]", (nodes) => nodes.map((node) => node.textContent));
  assert.ok(lines.some((line) => /^Norline denied: .*ignored a radio warning/.test(line)), String(lines));
  assert.ok(lines.some((line) => /confirmed: .*the road would be closed/.test(line)), String(lines));
  assert.ok(lines.every((line) => !/retaliate$/.test(line)), String(lines));
  assert.ok(lines.some((line) => /said: “No”$/.test(line)), String(lines));
});

test("what is odd about the text or its attributes is said", async () => {
  const german = "<p>Die Bundesregierung hat am Donnerstag beschlossen, den Vertrag mit der Stadt zu kündigen, weil die Kosten seit Jahren steigen.</p>";
  await page(`<news-glass id="one" published="garbage">${german}</news-glass><news-glass id="two" country="Narnia" views="nonsense">${ARTICLE}</news-glass>`);
  await reports(2);
  const said = (id) => shadow("[part~=warning]", (nodes) => nodes.map((node) => node.textContent).join(" "), id);
  assert.match(await said("one"), /“garbage”, could not be read.*|.*not seem to be English/);
  assert.match(await said("one"), /does not seem to be English/);
  assert.match(await said("two"), /“Narnia”, is not known/);
  assert.equal(await shadow("[part=panel]", ([panel]) => panel.hidden, "two"), false);
});

test("a country says its name once, and runs its own way on a page that runs the other", async () => {
  await page(`<div dir="rtl"><news-glass id="one" views="places"><p>BRUSSELS — Poland and Belarus closed their border on Monday, officials in Brussels said.</p></news-glass></div>`);
  await reports(1);
  const lines = await shadow("[part=item]", (nodes) => nodes.map((node) => node.textContent.trim()));
  assert.ok(lines.includes("Poland") && lines.includes("Belarus"), String(lines));
  assert.ok(lines.every((line) => !/BRUSSELS/.test(line)), String(lines));
  assert.deepEqual(await shadow("[part=panel]", ([panel]) => [getComputedStyle(panel).direction, panel.lang]), ["ltr", "en"]);
});

test("it exports what it shows", async () => {
  await page(`<news-glass id="one">${ARTICLE}</news-glass>`);
  await reports(1);
  const [geo, zip] = await site.page.evaluate(async () => {
    const glass = document.querySelector("#one");
    return [JSON.parse(await glass.export("geojson")), [...(await glass.export("zip")).slice(0, 2)]];
  });
  assert.ok(geo.features.some(({ properties }) => properties.name === "Aleppo"));
  assert.deepEqual(zip, [0x50, 0x4b]);
});

test("the demonstration reads its three articles under its strict policy", async () => {
  site.requests.length = 0; // those of the tests before
  await site.page.goto(`${site.url}embed.html`);
  await site.page.evaluate(() => document.querySelectorAll("news-glass").forEach((node) => node.report ?? node.refresh()));
  await site.page.waitForFunction(() => [...document.querySelectorAll("news-glass")].every((node) => node.report !== null));
  assert.ok(site.requests.every((url) => url.startsWith(site.url) || /^(?:http:\/\/localhost|blob:)/.test(url)));
});

for (const scheme of ["light", "dark"]) {
  test(`axe finds nothing in the demonstration, ${scheme}, every view open`, async () => {
    await site.page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await site.page.goto(`${site.url}embed.html`);
    await site.page.evaluate(() => document.querySelectorAll("news-glass").forEach((node) => node.report ?? node.refresh()));
    await site.page.waitForFunction(() => [...document.querySelectorAll("news-glass")].every((node) => node.report !== null));
    await site.page.evaluate(readFileSync("node_modules/axe-core/axe.min.js", "utf8"));
    const found = await site.page.evaluate(async () => {
      document.querySelectorAll("news-glass").forEach(({ shadowRoot }) => shadowRoot.querySelectorAll("details").forEach((view) => (view.open = true)));
      const { violations } = await globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`);
    });
    assert.deepEqual(found, []);
  });
}
