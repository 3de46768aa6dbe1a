// How marks that meet, hold each other or cross are laid over the text.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { open } from "./chromium.mjs";

const TEXT = "Rebels of the north took Hama. He said so.";

let site;

before(async () => {
  site = await open();
  await site.page.goto(site.url);
  await site.page.waitForSelector("[data-sample]");
});
after(() => site?.close());

/** Lays out TEXT with times at these spans, and gives its marks as `[words, key, role]`, in the order they open. */
const marks = (spans, lit = null) =>
  site.page.evaluate(
    async (text, given, litKey) => {
      const { Article } = await import("/page/article.js");
      const { Reading } = await import("/page/facts.js");
      const times = given.map((span) => ({ span, kind: "date", value: "2024", start: null, end: null }));
      const none = { entities: [], quantities: [], statements: [], events: [], relations: [], warnings: [] };
      const brief = { who: [], what: [], when: [], where: [], why: [], how: [] };
      const reading = new Reading(text, {
        ...none, brief, times,
        blocks: [{ kind: "paragraph", span: [0, text.length] }],
        sentences: [{ span: [0, 30], block: 0 }, { span: [31, text.length], block: 0 }],
      });
      const root = document.createElement("article");
      document.body.append(root);
      const article = new Article(root, () => {});
      article.showLayers(new Set(["time"]));
      await article.show(reading);
      article.light(reading.facts.get(litKey ?? "t0"));
      const seen = [...root.querySelectorAll("mark")].map((mark) => [mark.textContent, mark.dataset.key, mark.getAttribute("role")]);
      const whole = root.textContent;
      const bright = [...root.querySelectorAll(".lit")].map((node) => node.textContent);
      root.remove();
      return { seen, whole, bright };
    },
    TEXT,
    spans,
    lit,
  );

test("a mark in a mark: only the inner one is a button", async () => {
  const { seen, whole } = await marks([[0, 19], [14, 19]]);
  assert.deepEqual(seen, [["Rebels of the north", "t0", null], ["north", "t1", "button"]]);
  assert.equal(whole, TEXT);
});

test("of two that cross, the later one is cut where the first ends", async () => {
  const { seen, whole } = await marks([[0, 13], [7, 19]]);
  assert.deepEqual(seen.map(([words, key]) => [words, key]), [["Rebels of the", "t0"], ["of the", "t1"], [" north", "t1"]]);
  assert.equal(whole, TEXT);
});

test("three that cross keep every word under its facts", async () => {
  const { seen, whole } = await marks([[0, 19], [7, 24], [14, 29]]);
  const words = (key) => seen.filter((mark) => mark[1] === key).map((mark) => mark[0]).join("");
  assert.deepEqual(["t0", "t1", "t2"].map(words), ["Rebels of the north", "of the north took", "north took Hama"]);
  assert.equal(whole, TEXT);
});

test("marks on the same words lie in each other", async () => {
  const { seen } = await marks([[25, 29], [25, 29]]);
  assert.deepEqual(seen, [["Hama", "t0", null], ["Hama", "t1", "button"]]);
});

test("a fact over two sentences lights both", async () => {
  const { bright } = await marks([[20, 33]]);
  assert.deepEqual(bright, ["Rebels of the north took Hama.", "took Hama.", "He said so.", "He"]);
});
