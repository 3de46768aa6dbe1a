// Texts that come from elsewhere: in a link, or shared by another app with the installed page.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { open } from "./chromium.mjs";
import { serve } from "./server.mjs";

const TEXT = "Rebels captured Aleppo on Thursday, the army said.\n\n“We will return,” General Sami Haddad told Al Jazeera. 🇸🇾";

let site;

before(async () => {
  site = await open();
});
after(() => site?.close());

const article = async () => {
  await site.page.waitForSelector('body[data-view="reading"]:not([data-busy])');
  return site.page.$eval("#article", (node) => node.textContent);
};

test("the menu copies a link, and who opens it reads the text; the address keeps none of it", async () => {
  const { page } = site;
  await site.browser.defaultBrowserContext().overridePermissions(new URL(site.url).origin, ["clipboard-read", "clipboard-write", "clipboard-sanitized-write"]);
  await page.goto(`${site.url}files.js`);
  const hash = await page.evaluate(async (text) => (await import("/share.js")).share({ text, published: "2024-12-06" }), TEXT);
  await page.goto(site.url + hash);
  assert.match(await article(), /Rebels captured Aleppo.*Al Jazeera/s);
  assert.equal(new URL(page.url()).hash, "");
  assert.equal(await page.$eval("#published-again", (node) => node.value), "2024-12-06");
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (words) => void (globalThis.copied = words);
    document.querySelector("#save").open = true;
    document.querySelector("[data-take=link]").click();
  });
  await page.waitForFunction(() => globalThis.copied);
  assert.equal(await page.evaluate(() => globalThis.copied), site.url + hash);
  assert.ok(site.requests.every((url) => !url.includes("Rebels")));
});

test("a link carries what was corrected", async () => {
  const { page } = site;
  await page.goto(`${site.url}files.js`);
  const steps = [{ correction: { rename: "General Samir Haddad", span: [TEXT.indexOf("Sami"), TEXT.indexOf("Haddad") + 6] }, sentence: "Sami Haddad is called General Samir Haddad" }];
  const hash = await page.evaluate(async (given) => (await import("/share.js")).share(given), { text: TEXT, published: "2024-12-06", corrections: JSON.stringify(steps) });
  await page.goto(site.url + hash);
  await article();
  assert.match(await page.$eval("#mending", (node) => node.textContent), /1 correction/);
  assert.match(await page.$eval("#panel-events, #facts", () => document.querySelector("#tab-people").click() ?? document.querySelector("#panel-people").textContent), /General Samir Haddad/);
  // What is taken away is called by its day and headline.
  const name = await page.evaluate(async () => {
    const link = new Promise((done) => (HTMLAnchorElement.prototype.click = function () { done(this.download); }));
    document.querySelector("[data-take=json]").click();
    return link;
  });
  assert.match(name, /^2024-12-06(-[a-z]+)*\.json$/);
});

test("a day pasted into the field is read as it is written", async () => {
  const { page } = site;
  const value = async (written) => {
    await page.$eval("#published-again", (field, words) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", words);
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, written);
    await page.waitForFunction((before) => document.querySelector("#published-again").value !== before, {}, "2024-12-06");
    return page.$eval("#published-again", (field) => field.value);
  };
  assert.equal(await value("Wed Nov 23, 2016 | 4:58pm EST"), "2016-11-23");
});

test("a broken link is told in a sentence", async () => {
  await site.page.goto("about:blank");
  await site.page.goto(`${site.url}#r=AAAA`);
  await site.page.waitForSelector("#notice:not([hidden])");
  assert.match(await site.page.$eval("#notice", (node) => node.textContent), /could not be read/);
});

test("a link whose corrections are broken is read without them, and one that unpacks to too much says what to do", async () => {
  const { page } = site;
  await page.goto(`${site.url}files.js`);
  const [hash, bomb] = await page.evaluate(async (text) => {
    const { share } = await import("/share.js");
    const packed = new Response(new Blob(["x".repeat(3e6)]).stream().pipeThrough(new CompressionStream("deflate-raw")));
    const signs = String.fromCharCode(...new Uint8Array(await packed.arrayBuffer()));
    return [await share({ text, corrections: "[{" }), `#r=${btoa(signs).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`];
  }, TEXT);
  await page.goto(site.url + hash);
  assert.match(await article(), /Rebels captured Aleppo/);
  await page.waitForSelector("#notice:not([hidden])");
  assert.match(await page.$eval("#notice", (node) => node.textContent), /corrections of this link could not be read/);
  await page.goto("about:blank");
  await page.goto(site.url + bomb);
  await page.waitForSelector("#notice:not([hidden])");
  assert.match(await page.$eval("#notice", (node) => node.textContent), /holds more than a page reads from a link\. Ask who sent it/);
});

test("what another app shares is taken by the service worker, and reaches no server", async () => {
  const { page } = site;
  await page.goto(site.url);
  await page.waitForSelector('body[data-offline="ready"]');
  const folder = await mkdtemp(join(tmpdir(), "newsglass-share-"));
  const form = `<!doctype html><form method="post" enctype="multipart/form-data" action="${site.url}share-target">
    <input name="title" value="A title"><textarea name="text">${TEXT}</textarea></form>`;
  await writeFile(join(folder, "index.html"), form);
  const other = await serve(folder);
  try {
    await page.goto(other.url);
    await Promise.all([page.waitForNavigation(), page.evaluate(() => document.querySelector("form").submit())]);
    assert.match(await article(), /Rebels captured Aleppo/);
  } finally {
    await other.close();
    await rm(folder, { recursive: true });
  }
});

test("the page can be installed", async () => {
  const session = await site.page.createCDPSession();
  await site.page.goto(site.url);
  const { errors, data } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  const manifest = JSON.parse(data);
  for (const { src } of manifest.icons) assert.equal((await fetch(new URL(src, site.url))).status, 200, src);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"), []);
});
