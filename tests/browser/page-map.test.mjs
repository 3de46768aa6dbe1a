// The outlines, and the places drawn on them.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { decode, STEPS_A_DEGREE } from "../../www/page/world.js";
import { open } from "./chromium.mjs";

const world = decode(await readFile(new URL("../../data/map.bin", import.meta.url)));

let site;

before(async () => {
  site = await open();
  await site.page.goto(site.url);
  await site.page.waitForSelector("[data-sample]");
});
after(() => site?.close());

/** Ray casting; holes cancel out. */
function holds({ rings }, lat, lon) {
  const [x, y] = [lon * STEPS_A_DEGREE, lat * STEPS_A_DEGREE];
  const crossings = rings.flatMap((ring) =>
    ring.filter(([toX, toY], at) => {
      const [fromX, fromY] = ring.at(at - 1);
      return fromY > y !== toY > y && x < ((toX - fromX) * (y - fromY)) / (toY - fromY) + fromX;
    }),
  );
  return crossings.length % 2 === 1;
}

test("a town lies in its own country and in no other", () => {
  const towns = { SY: [35.13, 36.75], UA: [49.84, 24.03], LS: [-29.31, 27.48], ZA: [-26.2, 28.05], CL: [-33.45, -70.67], MN: [47.92, 106.91], FJ: [-17.8, 178.0] };
  for (const [code, [lat, lon]] of Object.entries(towns)) {
    assert.deepEqual(world.filter((country) => holds(country, lat, lon)).map((country) => country.code), [code]);
  }
});

test("every ring closes and stays on the globe", () => {
  for (const { name, rings } of world) {
    assert.ok(rings.length > 0, name);
    for (const ring of rings) {
      assert.deepEqual(ring[0], ring.at(-1), name);
      assert.ok(ring.every(([x, y]) => Math.abs(x) <= 180 * STEPS_A_DEGREE && Math.abs(y) <= 90 * STEPS_A_DEGREE), name);
    }
  }
});

/** Draws these places, `[name, lat, lon, kind, mentions]`, and gives what the map shows. */
const drawn = (places) =>
  site.page.evaluate(async (given) => {
    const { PlaceMap } = await import("/page/map.js");
    const entities = given.map(([name, lat, lon, kind, told = 0]) => ({
      name, mentions: Array(told).fill({}), place: { lat, lon, kind, country: kind === "country" ? null : "SY", region: null, radius: null, confidence: 1 },
    }));
    globalThis.picked = [];
    const map = new PlaceMap((key) => globalThis.picked.push(key));
    const frame = map.draw({ report: { entities } });
    if (frame === null) return null;
    document.querySelector("main").append(frame);
    while (frame.querySelector(".map-over") === null) await new Promise((done) => setTimeout(done, 20));
    map.settle();
    const box = frame.getBoundingClientRect();
    const inside = (node) => {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      return left >= box.left - 1 && right <= box.right + 1 && top >= box.top - 1 && bottom <= box.bottom + 1;
    };
    frame.querySelector(`.dot[data-key=e0]`)?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    const whole = [...frame.querySelectorAll(".map-buttons button")].at(-1);
    const seen = {
      labels: [...frame.querySelectorAll(".place-label")].filter(inside).map((label) => label.textContent),
      dots: [...frame.querySelectorAll(".dot")].map((dot) => [dot.querySelector("title").textContent, inside(dot)]),
      lands: frame.querySelectorAll(".land.told").length,
      picked: globalThis.picked,
      whole: (whole.click(), [...frame.querySelectorAll(".dot")].filter(inside).length),
    };
    frame.remove();
    return seen;
  }, places);

test("the story's places are in view and named, a far one waits outside", async () => {
  const { labels, dots, lands, picked } = await drawn([
    ["Hama", 35.13, 36.75, "town"], ["Homs", 34.73, 36.71, "town"], ["Aleppo", 36.2, 37.16, "town"], ["Washington", 38.9, -77.04, "town"], ["Turkey", 39, 35, "country"],
  ]);
  assert.deepEqual(labels.sort(), ["Aleppo", "Hama", "Homs"]);
  assert.deepEqual(dots.sort(), [["Aleppo", true], ["Hama", true], ["Homs", true], ["Washington", false]]);
  assert.equal(lands, 2, "Syria by its code, Turkey by its name");
  assert.deepEqual(picked, ["e0"]);
});

test("places out of view are named, and a street on its town's own spot leaves it its name", async () => {
  const off = await site.page.evaluate(async () => {
    const { PlaceMap } = await import("/page/map.js");
    const given = [["Ash Lane", 52.38, -2.72, "locality", 3], ["Ludlow", 52.38, -2.72, "town", 1], ["Craven Arms", 52.44, -2.84, "town", 1], ["Oslo", 59.9, 10.7, "town", 0], ["Barbados", 13.17, -59.53, "country", 1], ["United Kingdom", 54, -2, "country", 1]];
    const codes = { Barbados: "BB", "United Kingdom": "GB" };
    const entities = given.map(([name, lat, lon, kind, told]) => ({ name, mentions: Array(told).fill({}), place: { lat, lon, kind, country: codes[name] ?? null, region: null, radius: null, confidence: 1 } }));
    const map = new PlaceMap(() => {});
    const frame = map.draw({ report: { entities } });
    document.querySelector("main").append(frame);
    while (frame.querySelector(".map-over") === null) await new Promise((done) => setTimeout(done, 20));
    map.settle();
    const said = [frame.querySelector(".map-off").textContent, [...frame.querySelectorAll(".place-label")].map(({ textContent }) => textContent).join()];
    frame.querySelector(".map-off button").click();
    said.push(frame.querySelector(".map-off").textContent);
    frame.remove();
    return said;
  });
  assert.match(off[0], /^Not in view: Oslo, Barbados\. Show all$/);
  assert.doesNotMatch(off[1], /Ash Lane/);
  assert.match(off[1], /Ludlow/);
  assert.match(off[2], /^Not in view: Barbados\.$/);
});

test("a story of countries alone shows them, and one without places no map", async () => {
  const { dots, lands } = await drawn([["Syria", 35, 38, "country"], ["Iraq", 33, 44, "country"]]);
  assert.deepEqual([dots.length, lands], [0, 2]);
  assert.equal(await drawn([]), null);
});

test("the first look is at what the report is most about, the house leads to all of its places", async () => {
  const { dots, whole } = await drawn([
    ["Pokrovsk", 48.29, 37.17, "town", 8], ["Siversk", 48.87, 38.09, "town", 3], ["Kyiv", 50.46, 30.53, "town", 1], ["Moscow", 55.75, 37.61, "town", 1], ["Ankara", 39.91, 32.85, "town", 1],
  ]);
  assert.deepEqual(dots.filter(([, inside]) => inside).map(([name]) => name).sort(), ["Kyiv", "Pokrovsk", "Siversk"]);
  assert.equal(whole, 5);
});
