// What the page does without a network, and that nothing it does reaches beyond its origin.

import assert from "node:assert/strict";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer, request as ask } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { open } from "./chromium.mjs";

async function readSample(page) {
  await page.waitForSelector("[data-sample=conflict]");
  await page.click("[data-sample=conflict]");
  await page.waitForSelector('body[data-view="reading"]:not([data-busy])');
  return page.$$eval("#article mark", (marks) => marks.length);
}

async function copyOfDist() {
  const folder = await mkdtemp(join(tmpdir(), "newsglass-"));
  await cp("dist", folder, { recursive: true, dereference: true });
  return folder;
}

test("after one visit it opens and reads without a network", async () => {
  const site = await open();
  try {
    await site.page.goto(site.url);
    await site.page.waitForSelector('body[data-offline="ready"]');
    await site.server.close();
    await site.page.reload();
    assert.ok((await readSample(site.page)) > 20);
    assert.match(await site.page.$eval("#offline", (node) => node.textContent), /without a network/);
    assert.deepEqual(site.errors, []);
  } finally {
    await site.close();
  }
});

test("when the core cannot be loaded, a sentence says so and offers another try", async () => {
  const folder = await copyOfDist();
  const [core, away] = [join(folder, "core_relaxed.wasm"), join(folder, "core.away")];
  await rename(core, away);
  const site = await open(folder);
  try {
    await site.page.goto(site.url);
    await site.page.waitForSelector("#notice:not([hidden])");
    assert.match(await site.page.$eval("#notice", (node) => node.textContent), /could not be loaded/);
    await rename(away, core);
    await site.page.click("#notice button");
    await site.page.waitForSelector("body[data-ready]");
    assert.ok((await readSample(site.page)) > 20);
  } finally {
    await site.close();
    await rm(folder, { recursive: true });
  }
});

test("a newer version is offered, and taken when asked", async () => {
  const folder = await copyOfDist();
  const site = await open(folder);
  const change = async (name, from, to) => {
    const file = join(folder, name);
    await writeFile(file, (await readFile(file, "utf8")).replace(from, to));
  };
  const motto = () => site.page.$eval(".motto", (node) => node.textContent);
  try {
    await site.page.goto(site.url);
    await site.page.waitForSelector('body[data-offline="ready"]');
    const old = await motto();
    await change("index.html", old, "Another motto");
    await change("files.js", /version: "/, 'version: "new-');
    await site.page.reload();
    assert.equal(await motto(), old, "one version at a time");
    await site.page.waitForSelector("#offline button");
    assert.ok(await site.page.$eval("#newer", (node) => node.checkVisibility()), "in sight at the head of the page");
    await Promise.all([site.page.waitForNavigation(), site.page.click("#offline button")]);
    assert.equal(await motto(), "Another motto");
    assert.deepEqual((await site.page.evaluate(() => caches.keys())).length, 1);
  } finally {
    await site.close();
    await rm(folder, { recursive: true });
  }
});

test("two copies on one origin keep their own files", async () => {
  const folder = await mkdtemp(join(tmpdir(), "newsglass-"));
  for (const name of ["one", "two", "two/inner"]) await cp("dist", join(folder, name), { recursive: true, dereference: true });
  const site = await open(folder);
  try {
    for (const name of ["two", "one", "two/inner"]) {
      await site.page.goto(`${site.url}${name}/`);
      await site.page.waitForSelector('body[data-offline="ready"]');
    }
    assert.equal((await site.page.evaluate(() => caches.keys())).length, 3);
  } finally {
    await site.close();
    await rm(folder, { recursive: true });
  }
});

test("a glass that rested while a newer version came says that the page must be reloaded", async () => {
  const folder = await copyOfDist();
  const site = await open(folder);
  try {
    await site.page.goto(`${site.url}icon.svg`);
    const first = await site.page.evaluate(async () => {
      const { load } = await import("/newsglass.js");
      globalThis.glass = await load({ idle: 1 });
      return (await globalThis.glass.analyze("Rebels captured Aleppo.")).sentences.length;
    });
    assert.equal(first, 1);
    const file = join(folder, "engine/sizes.js");
    await writeFile(file, (await readFile(file, "utf8")).replace(/VERSION = "/, 'VERSION = "new-'));
    const error = await site.page.evaluate(async () => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      return globalThis.glass.analyze("Rebels captured Aleppo.").catch(({ name, message }) => `${name}: ${message}`);
    });
    assert.match(error, /^VersionError: .*Reload the page/);
  } finally {
    await site.close();
    await rm(folder, { recursive: true });
  }
});

/** A proxy that notes the host of every request that the whole browser makes, workers' and its own among them. */
async function notingProxy() {
  const hosts = new Set();
  const proxy = createServer((request, response) => {
    hosts.add(new URL(request.url).host);
    const passed = ask(request.url, { method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    passed.on("error", () => response.destroy());
    request.pipe(passed);
  });
  proxy.on("connect", (request, socket) => {
    hosts.add(request.url);
    socket.on("error", () => {}); // whoever asked has gone
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  proxy.listen(0, "localhost");
  await once(proxy, "listening");
  return { hosts, port: proxy.address().port, close: () => proxy.close() };
}

test("no worker of the page reaches beyond the origin either", async () => {
  const proxy = await notingProxy();
  const site = await open("dist", {
    args: [
      `--proxy-server=localhost:${proxy.port}`, "--proxy-bypass-list=<-loopback>", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-default-apps",
    ],
  });
  try {
    await site.page.goto(site.url);
    await site.page.waitForSelector('body[data-offline="ready"]');
    await readSample(site.page);
    await site.page.click("#article mark[role=button]");
    // Chromium asks after its own updates and accounts, whatever it is told; the page's own test has no such gap.
    const hosts = [...proxy.hosts].filter((host) => !/(^|\.)(google|googleapis|gvt1|gstatic)\.com(:443)?$/.test(host));
    assert.deepEqual(hosts, [new URL(site.url).host]);
  } finally {
    await site.close();
    proxy.close();
  }
});
