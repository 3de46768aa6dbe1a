// Pictures of every view at the width of a phone, a tablet and a desk, light and dark; of some in German and in forced
// colours. `node tests/browser/screens.mjs [FOLDER] [NAME...]`, the names being those of views. Nothing is compared; a
// person looks. `docs readme` takes README's two pictures. Besides the page's samples there are the reports of tests/browser/reports, which nothing is tuned on: a
// court case, a disaster, a business story and a war, each as two papers tell it.

import { mkdir, readFile } from "node:fs/promises";
import { argv } from "node:process";
import { open } from "./chromium.mjs";

const [folder = "target-web/screens", ...wanted] = argv.slice(2);
const sample = (name) => readFile(new URL(`../../www/samples/${name}.txt`, import.meta.url), "utf8");
const report = (name) => readFile(new URL(`reports/${name}.txt`, import.meta.url), "utf8");
/** Reports and their days; none where the text says it. */
const reports = { court: "2025-03-14", flood: "2026-07-12", business: "", war: "2025-05-05" };
const widths = { phone: [390, 844], tablet: [820, 1180], desk: [1440, 900] };
const tabs = ["events", "people", "places", "times", "quotes", "numbers", "relations"];

const read = async (page, kind = "conflict") => {
  await page.click(`[data-sample=${kind}]`);
  await page.waitForSelector('body[data-view="reading"]:not([data-busy])');
  await page.mouse.move(0, 0); // nothing is pointed at
};
const readReport = async (page, name) => {
  await page.$eval("#text", (node, text) => (node.value = text), await report(name));
  await page.$eval("#published", (node, day) => (node.value = day), reports[name]);
  await page.click("#read");
  await page.waitForSelector('body[data-view="reading"]:not([data-busy])');
};
const beside = async (page, text) => {
  await page.evaluate(() => document.querySelector("#compare").click());
  await page.$eval("#other-text", (node, other) => (node.value = other), text);
  await page.evaluate(() => document.querySelector(".side-form [type=submit]").click());
  await page.waitForFunction(() => document.querySelector("#aligned")?.childElementCount > 0);
};
/** Reads a text of the test's own. */
const readText = async (page, text) => {
  await page.$eval("#text", (node, words) => (node.value = words), text);
  await page.click("#read");
  await page.waitForSelector('body[data-view="reading"]:not([data-busy])');
};
/** What tries a layout: names and words without a gap, an address, a heading in capitals, a paragraph of one word. */
const unruly = `DONAUDAMPFSCHIFFFAHRTSGESELLSCHAFT HALTS ALL TRAFFIC AFTER RECORD-BREAKING-ONCE-IN-A-CENTURY-FLOOD

VIENNA, July 14 (Newswire) - The Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft stopped its ships on Monday, its chairwoman Wolfgangine Schmetterling-Leutheusser-Schnarrenberger of Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch said.

"https://example.org/reports/2026/07/14/danube-flood-traffic-halted-after-water-level-passes-the-mark-of-nine-metres-and-forty-centimetres.html" was the address she gave reporters.

No.

Between 1,234,567 and 2,345,678 passengers of the Landeshauptstadtverkehrsbetriebe were affected, 12,000,000 euros were lost, and the Bundesministerium für Verkehr, Innovation, Technologie und Wasserstraßenangelegenheiten warned of more.`;
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
    await beside(page, (await sample("conflict")).replace("63 people", "41 people").replace("1,400", "900"));
  }, true],
  empty: [async (page) => {
    await page.click("#read");
    await page.waitForSelector("#notice:not([hidden])");
  }],
  unruly: [(page) => readText(page, unruly), true],
  ...Object.fromEntries(["people", "times", "numbers", "relations"].map((id) => [`unruly-${id}`, [async (page) => {
    await readText(page, unruly);
    await tab(page, id);
  }]])),
  long: [async (page) => {
    const all = await Promise.all([...["conflict", "disaster", "diplomacy"].map(sample), ...Object.keys(reports).map(report)]);
    await readText(page, all.join("\n\n").repeat(3));
  }],
  ...Object.fromEntries(["places", "times", "relations"].map((id) => [`long-${id}`, [async (page) => {
    await views.long[0](page);
    await tab(page, id);
  }]])),
  embed: [async (page) => {
    await page.goto(new URL("embed.html", page.url()));
    for (const at of [0, 0.5, 1]) {
      await page.evaluate((part) => scrollTo(0, part * document.body.scrollHeight), at);
      await new Promise((done) => setTimeout(done, 300));
    }
    await page.waitForFunction(() => [...document.querySelectorAll("news-glass")].every((glass) => glass.report !== null));
    await page.evaluate(() => scrollTo(0, 0));
  }, true],
  menu: [async (page) => {
    await read(page);
    await page.evaluate(() => document.querySelectorAll("#save, #save details").forEach((menu) => (menu.open = true)));
  }],
  setting: [async (page) => {
    await read(page);
    await page.evaluate(() => (document.querySelector("#setting").open = true));
  }],
  filter: [async (page) => {
    await read(page);
    await tab(page, "events");
    await page.evaluate(() => document.querySelectorAll(".filters details").forEach((each) => (each.open = true)));
  }],
  ...Object.fromEntries(Object.keys(reports).flatMap((name) => [
    [name, [(page) => readReport(page, name), true]],
    ...["places", "times", "numbers", "relations"].map((id) => [`${name}-${id}`, [async (page) => {
      await readReport(page, name);
      await tab(page, id);
    }]]),
    [`${name}-compare`, [async (page) => {
      await readReport(page, name);
      await beside(page, await report(`${name}-other`));
    }, true]],
  ])),
  ...Object.fromEntries(tabs.map((id) => [id, [async (page) => {
    await read(page);
    await tab(page, id);
  }]])),
};

await mkdir(folder, { recursive: true });
/** The two pictures that README shows. */
async function readme(page, url) {
  await page.setViewport({ width: 1440, height: 1180 });
  for (const value of ["light", "dark"]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }, { name: "prefers-reduced-motion", value: "reduce" }]);
    await page.goto(url);
    await page.waitForSelector("[data-sample]");
    await read(page);
    await tab(page, "places");
    await page.evaluate(() => scrollTo(0, 0));
    await page.waitForSelector("#panel-places .dot");
    await page.mouse.move(0, 0);
    await new Promise((done) => setTimeout(done, 250));
    await page.screenshot({ path: `${folder}/screenshot-${value}.png` });
  }
}

const site = await open();
const { page } = site;
try {
  if (wanted[0] === "readme") await readme(page, site.url);
  const session = await page.createCDPSession();
  /** @type {[string, string[] | null, string][]} a name, the views it is taken of (null: all), the page's address */
  const manners = [["light", null, ""], ["dark", null, ""], ["forced", ["desk", "picked", "places", "times", "relations", "compare"], ""], ["german", ["desk", "reading", "events", "numbers", "setting", "compare"], "?lang=de"]];
  for (const [manner, some, address] of manners) {
    const features = { "prefers-color-scheme": manner === "dark" || manner === "forced" ? "dark" : "light", "prefers-reduced-motion": "reduce", "forced-colors": manner === "forced" ? "active" : "none" };
    for (const [size, [width, height]] of Object.entries(widths)) {
      await page.setViewport({ width, height });
      for (const [name, [come, fullPage = false]] of Object.entries(views)) {
        if ((wanted.length > 0 && !wanted.includes(name)) || (some !== null && !some.includes(name))) continue;
        await page.evaluate(() => sessionStorage.clear()).catch(() => {});
        await page.goto(site.url + address);
        await session.send("Emulation.setEmulatedMedia", { features: Object.entries(features).map(([feature, value]) => ({ name: feature, value })) });
        await page.waitForSelector("[data-sample]");
        await come(page);
        await new Promise((done) => setTimeout(done, 250));
        await page.screenshot({ path: `${folder}/${name}-${size}-${manner}.png`, fullPage });
      }
    }
  }
  if (site.errors.length > 0) console.error(site.errors.join("\n"));
  console.log(`The pictures are in ${folder}.`);
} finally {
  await site.close();
}
