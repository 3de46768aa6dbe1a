// Chromium for tests and benches. `open()` serves dist/ and gives a page of it:
//
//   const site = await open();
//   await site.page.goto(site.url);
//   ...                              // puppeteer's page: click, evaluate, waitForSelector, screenshot
//   await site.close();
//
// `site.requests` holds the address of every request made, `site.errors` what the console and the page complained of.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { env } from "node:process";
import puppeteer from "puppeteer-core";
import { serve } from "./server.mjs";

/** What it is called, wherever the system has its programs (build.sh looks for the same). */
const NAMES = ["chromium", "chromium-browser", "google-chrome"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** A headless Chromium: the one that the variable CHROME names, or the system's. */
export function launch(options = {}) {
  const places = NAMES.flatMap((name) => (env.PATH ?? "").split(delimiter).map((folder) => join(folder, name)));
  const executablePath = env.CHROME || [...places, MAC].find((path) => existsSync(path));
  if (!executablePath) throw new Error("Chromium is missing: install it, or name it in the variable CHROME.");
  const { args = [], ...others } = options;
  return puppeteer.launch({
    executablePath,
    headless: true,
    protocolTimeout: 900_000, // a long text on a busy machine
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", ...args],
    ...others,
  });
}

/** A new page; a browser that starts on a busy machine can give one that has no frame yet, and never gets it. */
async function newPage(browser, tries = 3) {
  const page = await browser.newPage();
  try {
    page.mainFrame();
    return page;
  } catch (error) {
    if (tries === 0) throw error;
    await page.close().catch(() => undefined);
    return newPage(browser, tries - 1);
  }
}

/** A page of `folder`, served on a port of its own, in a browser of its own. `headers` go with every file. */
export async function open(folder = "dist", { headers, ...options } = {}) {
  const server = await serve(folder, 0, headers);
  const browser = await launch(options);
  const page = await newPage(browser);
  page.setDefaultTimeout(120_000); // a busy machine is slow, not wrong
  const requests = [];
  const errors = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => errors.push(String(error?.stack ?? error)));
  page.on("dialog", (dialog) => dialog.accept()); // leaving with unsaved corrections asks first
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { url: server.url, page, browser, server, requests, errors, close };
}
