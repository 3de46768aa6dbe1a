// Hostile text stays text: in the page, in the element, in what is exported, and in links that carry a text.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { open } from "./chromium.mjs";

const HOSTILE = [
  "<script>globalThis.hit = 1</script> <img src=x onerror=\"globalThis.hit = 2\"> take Aleppo",
  "ALEPPO, Syria — <svg/onload=globalThis.hit=3> General <a href=\"javascript:globalThis.hit=4\">Haddad</a> of the \"><iframe srcdoc='<script>top.hit=5</script>'> army said on Thursday that 12 people were killed.",
  "=HYPERLINK(\"http://example.org\") Ltd. paid $5 million, @SUM(A1:A9) Corp. said. </title></style></textarea><style>*{display:none}</style>",
  "“javascript:globalThis.hit=6” he told {{constructor.constructor('globalThis.hit=7')()}} ${globalThis.hit=8} in Damascus.",
].join("\n\n");

let site;

before(async () => {
  site = await open();
});
after(() => site?.close());

const hit = (frame = site.page) => frame.evaluate(() => globalThis.hit ?? null);

/** What of the tree could run or fetch. */
const live = (root) =>
  root.evaluate((node) => {
    const found = [];
    const walk = (one) => {
      for (const element of one.querySelectorAll("*")) {
        if (/^(?:SCRIPT|IFRAME|OBJECT|EMBED|IMG|LINK|STYLE|BASE|FORM)$/.test(element.tagName)) found.push(element.outerHTML.slice(0, 80));
        for (const { name, value } of element.attributes) {
          if (/^on/.test(name) || /^\s*javascript:/i.test(value)) found.push(`${element.tagName} ${name}=${value}`);
        }
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(node);
    return found;
  });

test("in the page, every view of it", async () => {
  const { page } = site;
  await page.goto(site.url);
  await page.waitForSelector("body[data-ready]");
  await page.evaluate((text) => {
    document.querySelector("#text").value = text;
    document.querySelector("#text").dispatchEvent(new Event("input", { bubbles: true }));
    document.querySelector("#desk").requestSubmit();
  }, HOSTILE);
  await page.waitForSelector('body[data-view="reading"]:not([data-busy])');
  for (const tab of await page.$$("[role=tab]")) await tab.evaluate((node) => node.click());
  for (const mark of (await page.$$("#article mark[role=button]")).slice(0, 12)) await mark.evaluate((node) => node.click());
  assert.match(await page.$eval("#article", (node) => node.textContent), /<script>globalThis\.hit = 1<\/script>/);
  assert.deepEqual(await live(await page.$("#reading")), []);
  assert.equal(await hit(), null);
  assert.deepEqual(site.requests.filter((url) => !url.startsWith(site.url) && !/^(?:blob|data):/.test(url)), []);
});

test("in the element, whatever the views", async () => {
  const { page } = site;
  await page.goto(`${site.url}files.js`);
  await page.evaluate(async (text) => {
    const glass = document.createElement("news-glass");
    const article = document.createElement("article");
    article.textContent = text;
    glass.append(article);
    glass.setAttribute("eager", "");
    document.body.replaceChildren(glass);
    await import("/element.js");
    await new Promise((done) => glass.addEventListener("newsglass-report", done));
    glass.shadowRoot.querySelectorAll("button").forEach((button) => button.click());
  }, HOSTILE);
  assert.deepEqual(await live(await page.$("body")), []);
  assert.equal(await hit(), null);
});

test("in the self-contained report, opened without any policy but its own", async () => {
  const { page } = site;
  await page.goto(`${site.url}files.js`);
  const html = await page.evaluate(async (text) => {
    const { load } = await import("/newsglass.js");
    const glass = await load();
    const html = await glass.export(text, "html");
    glass.close();
    return html;
  }, HOSTILE);
  const before = site.requests.length;
  await page.setContent(html);
  assert.match(await page.$eval(".article", (node) => node.textContent), /<img src=x onerror="globalThis\.hit = 2">/);
  const found = (await live(await page.$("body"))).filter((one) => !one.startsWith("<style>"));
  assert.deepEqual(found, []);
  assert.equal(await hit(), null);
  assert.deepEqual(site.requests.slice(before).filter((url) => !/^(?:about|data):/.test(url)), []);
  // Even without the escapes nothing could run: the policy forbids it.
  await page.setContent(html.replace("</body>", "<script>globalThis.hit = 9</script><img src=x onerror='globalThis.hit = 10'></body>"));
  assert.equal(await hit(), null);
});

test("no cell of a table is a formula, in any table", async () => {
  const tables = await site.page.evaluate(async (text, url) => {
    const { FORMATS, load } = await import(`${url}newsglass.js`);
    const glass = await load();
    const tables = [];
    for (const { name } of FORMATS.filter((format) => format.name.startsWith("csv"))) tables.push(await glass.export(text, name));
    glass.close();
    return tables;
  }, HOSTILE, site.url).catch(async () => {
    await site.page.goto(`${site.url}files.js`);
    return site.page.evaluate(async (text) => {
      const { FORMATS, load } = await import("/newsglass.js");
      const glass = await load();
      const tables = [];
      for (const { name } of FORMATS.filter((format) => format.name.startsWith("csv"))) tables.push(await glass.export(text, name));
      glass.close();
      return tables;
    }, HOSTILE);
  });
  assert.ok(tables.length >= 8);
  for (const table of tables) {
    const cells = table.split(/\r\n|,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replace(/^"/, ""));
    assert.deepEqual(cells.filter((cell) => /^\s*[=@+-]/.test(cell) && Number.isNaN(Number(cell))), []);
  }
});

test("a link carries a text, and refuses what is broken, is none, or is a bomb", async () => {
  const { page } = site;
  await page.goto(`${site.url}files.js`);
  const bomb = deflateRawSync(Buffer.alloc(500e6, " "), { level: 9 }).toString("base64url").slice(0, 190_000);
  const [same, none, told, unpacked] = await page.evaluate(
    async (text, bomb) => {
      const { share, shared } = await import("/share.js");
      const link = await share({ text, published: "2024-12-05" });
      const back = await shared(link);
      let read = 0;
      const plain = ReadableStreamDefaultReader.prototype.read;
      ReadableStreamDefaultReader.prototype.read = async function () {
        const part = await plain.call(this);
        read += part.value?.length ?? 0;
        return part;
      };
      const told = [];
      const hear = (error) => told.push(`${error.name}: ${error.message}`);
      for (const hash of [link.slice(0, -20), "#r=%%%", "#r=", `#r=${"A".repeat(300_000)}`, `#r=${bomb}`]) {
        await shared(hash).then((given) => told.push(`read ${JSON.stringify(given).length}`), hear);
      }
      const unpacked = read;
      let noise = "";
      for (let i = 0; i < 400_000; i += 1) noise += String.fromCharCode(33 + ((i * 7919 + ((i * i) % 811)) % 90));
      await share({ text: noise + Array.from(crypto.getRandomValues(new Uint8Array(60_000))).concat(Array.from(crypto.getRandomValues(new Uint8Array(60_000)))).join("") + text }).then((short) => told.push(`short ${short.length}`), hear);
      return [back.text === text && back.published === "2024-12-05" && /^#r=[\w-]+$/.test(link), await shared("#conflict"), told, unpacked];
    },
    HOSTILE,
    bomb,
  );
  assert.ok(same);
  assert.equal(none, null);
  assert.match(told[0], /broken/);
  assert.match(told[1], /broken/);
  assert.match(told[2], /broken/);
  assert.match(told[3], /RangeError/);
  assert.match(told[4], /RangeError|broken/);
  assert.match(told[5], /RangeError/);
  assert.ok(unpacked < 3e6, `${unpacked} bytes of 500 MB were unpacked`);
});

test("what the page tells a browser to allow is what docs/hosting.md says", async () => {
  const doc = await readFile("docs/hosting.md", "utf8");
  const policy = /Content-Security-Policy: (.*)/.exec(doc)[1];
  const page = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(await readFile("www/index.html", "utf8"))[1];
  const parts = (text) => text.split(";").map((part) => part.trim()).filter(Boolean).sort();
  assert.deepEqual(parts(policy), parts(page));
});
