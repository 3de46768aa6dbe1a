// dist/newsglass.html: the page in one file, opened from a disk, without a network.

import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { open } from "./chromium.mjs";

const FILE = "dist/newsglass.html";
let site;

before(async () => {
  site = await open();
  await site.server.close();
});
after(() => site?.close());

test("it is at most 8 MB", () => assert.ok(statSync(FILE).size <= 8e6));

test("opened from a disk it reads a text in a worker, and connects to nothing", async () => {
  const { page } = site;
  await page.goto(pathToFileURL(resolve(FILE)).href);
  await page.waitForSelector("body[data-ready]");
  const workers = page.workers().length;
  assert.equal(workers, 1, "a worker does the work");
  await page.evaluate(() => {
    const text = document.querySelector("#text");
    text.value = "Rebels captured Aleppo on Thursday, the army said. “We will return,” General Sami Haddad told Al Jazeera.";
    text.dispatchEvent(new Event("input", { bubbles: true }));
    document.querySelector("#desk").requestSubmit();
  });
  await page.waitForSelector('body[data-view="reading"]:not([data-busy])');
  assert.match(await page.$eval("#article", (node) => node.textContent), /Rebels captured Aleppo/);
  assert.ok((await page.$$("#article mark")).length > 3);
  const asked = site.requests.filter((url) => !/^(?:file|blob|data):/.test(url));
  assert.deepEqual(asked, []);
  assert.match(await page.$eval("meta[http-equiv=Content-Security-Policy]", (node) => node.content), /connect-src 'none'/);
});

test("sources and licences are in it", async () => {
  const { page } = site;
  await page.$eval("#sources summary", (line) => line.click());
  await page.waitForFunction(() => document.querySelector("#sources pre").textContent !== "");
  assert.match(await page.$eval("#sources summary", (line) => line.textContent), /GeoNames, CC BY 4\.0/);
  const told = await page.$eval("#sources pre", (box) => box.textContent);
  for (const file of ["NOTICE", "LICENSE-MIT", "LICENSE-APACHE"]) assert.ok(told.includes(readFileSync(file, "utf8")), file);
});

test("its samples and the map are in it", async () => {
  const { page } = site;
  await page.goto(`${pathToFileURL(resolve(FILE)).href}`);
  await page.waitForSelector("[data-sample]");
  await page.$eval("[data-sample]", (button) => button.click());
  await page.waitForSelector('body[data-view="reading"]:not([data-busy])');
  assert.deepEqual(site.errors, []);
});
