// The page's own words: every one in one file, a second language beside it, and what is not there falls back nowhere.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { open } from "./chromium.mjs";

const www = new URL("../../www/", import.meta.url);
const texts = (code) => JSON.parse(readFileSync(new URL(`texts/${code}.json`, www), "utf8"));
const [en, de] = [texts("en"), texts("de")];
const schema = JSON.parse(readFileSync(new URL("../../schema/report.schema.json", import.meta.url), "utf8"));
const sources = readdirSync(new URL("page/", www)).filter((name) => name.endsWith(".js")).map((name) => readFileSync(new URL(`page/${name}`, www), "utf8"));
const html = readFileSync(new URL("index.html", www), "utf8");

let site;

before(async () => (site = await open()));
after(() => site?.close());

test("both languages hold the same keys with the same places to fill", () => {
  const own = Object.keys(de).filter((key) => !key.startsWith("notice."));
  assert.deepEqual(own, Object.keys(en));
  const holes = (text) => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const key of Object.keys(en)) assert.deepEqual(holes(de[key]), holes(en[key]), key);
});

test("every warning and question of the report has German words", () => {
  const codes = [schema.$defs.warning, schema.properties.brief.properties.questions.items].flatMap((shape) => shape.properties.code.enum);
  const there = Object.keys(de).filter((key) => key.startsWith("notice.")).map((key) => key.slice("notice.".length));
  assert.deepEqual(there.sort(), codes.sort());
});

test("every key that the page asks for is there", () => {
  const asked = sources.flatMap((source) => [...source.matchAll(/\bt\("([^"]+)"/g)].map(([, key]) => key));
  const there = (key) => en[key] !== undefined || en[`${key}.other`] !== undefined;
  assert.deepEqual(asked.filter((key) => !there(key)), []);
});

test("what stands in index.html is what the English texts say", () => {
  const decode = (text) => text.replace(/\s+/g, " ").trim();
  for (const [, key, words] of html.matchAll(/data-t="([^"]+)"[^>]*>([^<]*)</g)) assert.equal(decode(words), en[key], key);
});

test("a reader of German gets a German page, and the report keeps its own words", async () => {
  const { page } = site;
  await page.goto(`${site.url}?lang=de`);
  await page.waitForSelector("[data-sample]");
  assert.equal(await page.$eval("html", (root) => root.lang), "de");
  assert.equal(await page.$eval("#desk-title", (node) => node.textContent), de["desk.title"]);
  await page.click("[data-sample=conflict]");
  await page.waitForSelector('body[data-view="reading"]:not([data-busy])');
  const seen = await page.evaluate(() => document.body.innerText);
  assert.match(seen, /1[34]\. März 2025/);
  assert.match(seen, /Rebels seized/);
  const english = ["Happened", "Published", "Says who", "Search the facts", "Take away"];
  assert.deepEqual(english.filter((words) => seen.includes(words)), []);
  assert.doesNotMatch(seen, /\b(?:kind|status|tab|layer|about|mend|folio)\.[a-z]+\b/, "no bare key");
});
