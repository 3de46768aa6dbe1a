// Pictures of every view at the width of a phone, a tablet and a desk, light and dark:
// `node tests/browser/screens.mjs [FOLDER] [NAME...]`, the names being those of views. Nothing is compared; a person looks.

import { mkdir, readFile } from "node:fs/promises";
import { argv } from "node:process";
import { open } from "./chromium.mjs";

const [folder = "target-web/screens", ...wanted] = argv.slice(2);
const sample = (name) => readFile(new URL(`../../www/samples/${name}.txt`, import.meta.url), "utf8");
const widths = { phone: [390, 844], tablet: [820, 1180], desk: [1440, 900] };
const tabs = ["events", "people", "places", "times", "quotes", "numbers", "relations"];

const read = async (page, kind = "conflict") => {
  await page.click(`[data-sample=${kind}]`);
  await page.waitForSelector('body[data-view="reading"]:not([data-busy])');
  await page.mouse.move(0, 0); // nothing is pointed at
};
const facts = (page) => page.evaluate(() => document.querySelector("[data-show=facts]").click());
const tab = async (page, id) => {
  await facts(page);
  await page.evaluate((name) => {
    document.getElementById(`tab-${name}`).click();
    document.querySelector(".columns").scrollIntoView({ behavior: "instant" });
  }, id);
};

/** Every view, and how to come to it from the desk; `true` takes the whole page. */
const views = {
  desk: [async () => {}, true],
  reading: [read],
  whole: [read, true],
  picked: [async (page) => {
    await read(page);
    await page.evaluate(() => document.querySelector("#article .paragraph mark[role=button].person").click());
  }],
  mend: [async (page) => {
    await read(page);
    await tab(page, "places");
    await page.evaluate(() => {
      document.querySelector("#panel-places .line .fact").click();
      document.querySelector("[data-show=facts]").click();
      document.querySelector('[data-mend="place"]').click();
    });
  }],
  mended: [async (page) => {
    await read(page);
    await tab(page, "people");
    await page.evaluate(() => {
      document.querySelector("#panel-people .line .fact").click();
      document.querySelector("[data-show=facts]").click();
      document.querySelector('[data-mend="kind"]').click();
      document.querySelector('[data-mend-form="kind"] select').value = "group";
      document.querySelector('[data-mend-form="kind"] [type=submit]').click();
    });
    await page.waitForSelector("#mending:not([hidden])");
    await page.evaluate(() => (document.querySelector("#mending details").open = true));
  }],
  notice: [async (page) => {
    await page.$eval("#text", (node) => (node.value = "Die Rebellen nahmen am Donnerstag die Stadt ein, wie die Armee mitteilte, und rückten danach weiter nach Süden vor, ohne auf Widerstand zu stoßen. Die Bewohner flohen, und viele von ihnen gingen zu Fuß."));
    await page.click("#read");
    await page.waitForSelector('body[data-view="reading"]:not([data-busy])');
  }],
  compare: [async (page) => {
    await read(page);
    await page.evaluate(() => document.querySelector("#compare").click());
    await page.$eval("#other-text", (node, text) => (node.value = text), (await sample("conflict")).replace("63 people", "41 people").replace("1,400", "900"));
    await page.evaluate(() => document.querySelector(".side-form [type=submit]").click());
    await page.waitForFunction(() => document.querySelector("#aligned")?.childElementCount > 0);
  }, true],
  ...Object.fromEntries(tabs.map((id) => [id, [async (page) => {
    await read(page);
    await tab(page, id);
  }]])),
};

await mkdir(folder, { recursive: true });
const site = await open();
const { page } = site;
try {
  for (const scheme of ["light", "dark"]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" }]);
    for (const [size, [width, height]] of Object.entries(widths)) {
      await page.setViewport({ width, height });
      for (const [name, [come, fullPage = false]] of Object.entries(views)) {
        if (wanted.length > 0 && !wanted.includes(name)) continue;
        await page.evaluate(() => sessionStorage.clear()).catch(() => {});
        await page.goto(site.url);
        await page.waitForSelector("[data-sample]");
        await come(page);
        await new Promise((done) => setTimeout(done, 250));
        await page.screenshot({ path: `${folder}/${name}-${size}-${scheme}.png`, fullPage });
      }
    }
  }
  if (site.errors.length > 0) console.error(site.errors.join("\n"));
  console.log(`The pictures are in ${folder}.`);
} finally {
  await site.close();
}
