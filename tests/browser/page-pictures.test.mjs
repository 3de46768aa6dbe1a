// What is drawn: areas cut from outlines, who holds what, labels that keep clear of each other, the timeline's scale, and
// thirty actors that can be read.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { shapeOf, sideOf, unwrapped, within } from "../../www/page/areas.js";
import { heldOn, holdsOf, turningDays } from "../../www/page/control.js";
import { dayNumber } from "../../www/page/days.js";
import { decode, STEPS_A_DEGREE } from "../../www/page/world.js";
import { open } from "./chromium.mjs";

const world = decode(await readFile(new URL("../../data/map.bin", import.meta.url)));

let site;

before(async () => {
  site = await open();
  await site.page.setViewport({ width: 1280, height: 900 });
  await site.page.goto(site.url);
  await site.page.waitForSelector("[data-sample]");
});
after(() => site?.close());

test("a name says which side of a country is meant", () => {
  assert.deepEqual(sideOf("northern Syria"), [0, 1]);
  assert.deepEqual(sideOf("the north-east of Nigeria"), [1, 1]);
  assert.deepEqual(sideOf("southwestern Turkey"), [-1, -1]);
  assert.equal(sideOf("Northumberland"), null);
  assert.equal(sideOf("the coast of Kenya"), null);
});

const area = (name, country, lat = 0, lon = 0, radius = 100) => ({ name, kind: "area", country, lat, lon, radius });
const latitudes = (parts) => parts.flat().map(([, y]) => y / STEPS_A_DEGREE);

test("half of a country is that half of its outline", () => {
  const { rings } = shapeOf(world, area("northern Syria", "SY", 36.3, 38, 160), new Set());
  assert.ok(Math.min(...latitudes(rings)) > 34.5 && Math.max(...latitudes(rings)) > 37);
  const all = world.find(({ code }) => code === "SY").rings.flat().length;
  assert.ok(rings.flat().length < all);
});

test("a ring over the date line lies on one side of the globe", () => {
  const fiji = unwrapped([[179 * 50, -800], [-179 * 50, -800], [-179 * 50, -900], [179 * 50, -900]]);
  assert.deepEqual(fiji.map(([x]) => x), [8950, 9050, 9050, 8950]);
  assert.deepEqual(within([fiji], [[-4000, -3500], [-1000, -500]]), []);
});

test("a border is the line two countries share, a coast the line they do not", () => {
  const border = shapeOf(world, area("the border with Turkey", "TR"), new Set(["SY", "TR"]));
  assert.ok(latitudes(border.lines).every((lat) => lat > 35.5 && lat < 37.6), "with Syria, which is told of");
  const near = shapeOf(world, area("Lebanese-Syrian border", null, 34.05, 36.25, 69), new Set());
  assert.ok(near.lines.flat().length > 3);
  const coast = shapeOf(world, area("the coast of Kenya", "KE", 0.5, 38, 620), new Set());
  const longitudes = coast.lines.flat().map(([x]) => x / STEPS_A_DEGREE);
  assert.ok(Math.min(...longitudes) > 38.9, "no lake, no land border");
  assert.equal(shapeOf(world, area("the outskirts", "KE"), new Set()), null);
});

test("a coast or a side of a part of a country is that part's alone", () => {
  const coast = shapeOf(world, area("the coast of Sardinia", "IT", 40.1, 9, 132), new Set());
  assert.ok(coast.lines.flat().length > 4);
  assert.ok(coast.lines.flat().every(([x, y]) => x / STEPS_A_DEGREE < 10.6 && y / STEPS_A_DEGREE > 38.5 && y / STEPS_A_DEGREE < 41.6), "nothing of the mainland");
  for (const [name, country, lat, lon, radius] of [["southern Bavaria", "DE", 48.2, 11.4, 83], ["northern Darfur", "SD", 14.6, 25, 193], ["western Crete", "GR", 35.2, 24.2, 66], ["north of Sardinia", "IT", 40.6, 9, 66]]) {
    assert.equal(shapeOf(world, area(name, country, lat, lon, radius), new Set()), null, name);
  }
  for (const [name, country, lat, lon, radius] of [["western France", "FR", 46, -1.2, 276], ["eastern Ukraine", "UA", 49, 35.6, 289], ["southern Italy", "IT", 41.2, 12.8, 205]]) {
    assert.ok(shapeOf(world, area(name, country, lat, lon, radius), new Set()).rings.length > 0, name);
  }
});

const controls = (from, to, change, interval, status = "current") => ({ kind: "controls", from, to, change, interval, status });

test("who holds a place changes with the days", () => {
  const day = dayNumber;
  const report = {
    entities: [{ place: null }, { place: null }, { place: { lat: 1, lon: 1 } }],
    relations: [
      controls(0, 2, "holds", ["2024-11-01", "2024-11-01"]),
      controls(1, 2, "besieges", ["2024-11-20", "2024-11-20"]),
      controls(1, 2, "took", ["2024-12-05", "2024-12-05"]),
      controls(0, 1, "holds", null),
    ],
  };
  const holds = holdsOf({ report });
  assert.equal(holds.length, 3, "what is on no map is held nowhere");
  assert.deepEqual(turningDays(holds), [day("2024-11-01"), day("2024-11-20"), day("2024-12-05")]);
  assert.equal(heldOn(holds, day("2024-10-01")).size, 0);
  assert.deepEqual(heldOn(holds, day("2024-11-10")).get(2), { holder: 0, contested: false });
  assert.deepEqual(heldOn(holds, day("2024-11-25")).get(2), { holder: 0, contested: true });
  assert.deepEqual(heldOn(holds, day("2024-12-06")).get(2), { holder: 1, contested: false });
  const lost = holdsOf({ report: { ...report, relations: [controls(0, 2, "lost", ["2024-12-05", "2024-12-05"])] } });
  assert.equal(heldOn(lost, day("2024-12-04")).get(2).holder, 0);
  assert.equal(heldOn(lost, day("2024-12-06")).size, 0);
});

test("no label lies over another or over a pin", async () => {
  const overlaps = await site.page.evaluate(async () => {
    const { placeLabels } = await import("/page/labels.js");
    const dots = Array.from({ length: 40 }, (_, index) => ({ x: 60 + ((index * 137) % 500), y: 60 + ((index * 89) % 300), r: 4 + (index % 4), name: `Town number ${index}`, key: `e${index}` }));
    const { over, under } = placeLabels({ width: 620, height: 440, dots, areas: [{ x: 300, y: 200, name: "northern part", key: "e90" }], countries: [{ x: 320, y: 220, name: "Somewhere" }] });
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 620 440");
    svg.setAttribute("width", "620");
    svg.append(...under, ...over);
    document.querySelector("main").append(svg);
    const boxes = [...over, ...under].map((label) => label.getBBox());
    const meet = (a, b) => a.x + 1 < b.x + b.width && b.x + 1 < a.x + a.width && a.y + 3 < b.y + b.height && b.y + 3 < a.y + a.height;
    const pins = dots.map(({ x, y, r }) => ({ x: x - r, y: y - r, width: 2 * r, height: 2 * r }));
    const count = boxes.flatMap((box, index) => [...boxes.slice(index + 1), ...pins].filter((other) => meet(box, other))).length;
    svg.remove();
    return [count, over.length];
  });
  assert.equal(overlaps[0], 0);
  assert.ok(overlaps[1] > 20, `${overlaps[1]} names found room`);
});

test("the name of a border stands beside its line, that of an area on it", async () => {
  const heights = await site.page.evaluate(async () => {
    const { placeLabels } = await import("/page/labels.js");
    const at = (line) => placeLabels({ width: 620, height: 440, dots: [], areas: [{ x: 300, y: 200, name: "Lebanese-Syrian border", key: "e1", line }], countries: [] }).over;
    return [true, false].map((line) => {
      const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      svg.setAttribute("viewBox", "0 0 620 440");
      svg.append(...at(line));
      document.querySelector("main").append(svg);
      const { y, height } = svg.querySelector("text").getBBox();
      svg.remove();
      return [y, y + height];
    });
  });
  const holds = ([top, bottom]) => top < 200 && 200 < bottom;
  assert.deepEqual(heights.map(holds), [false, true]);
});

test("thirty actors are drawn inside, and none over another", async () => {
  const seen = await site.page.evaluate(async () => {
    const { arrange } = await import("/page/graph.js");
    const nodes = Array.from({ length: 30 }, (_, id) => ({ id, name: `Actor with name ${id}`, kind: "person", weight: 30 - id }));
    const ties = nodes.slice(1).map(({ id }) => ({ from: id, to: (id * 7) % Math.max(1, id), sign: 1, key: `r${id}`, words: "", possible: false }));
    return [320, 640, 900].map((width) => {
      const { nodes: placed, height } = arrange(nodes, ties, width);
      const over = placed.flatMap((a, index) => placed.slice(index + 1).filter((b) => Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < 22));
      const outside = placed.filter(({ x, y, width: wide }) => x - wide / 2 < 0 || x + wide / 2 > width || y < 0 || y > height);
      const again = arrange(nodes, ties, width).nodes;
      return [over.length, outside.length, again.every(({ x, y }, index) => x === placed[index].x && y === placed[index].y)];
    });
  });
  assert.deepEqual(seen, [[0, 0, true], [0, 0, true], [0, 0, true]]);
});

test("the timeline's scale keeps the order and presses quiet times together", async () => {
  const places = await site.page.evaluate(async () => {
    const { scaleOf } = await import("/page/timeline.js");
    const { place, stops } = scaleOf([{ start: 0, end: 1 }, { start: 4000, end: 4002 }, { start: 4010, end: 4010 }]);
    return { at: [0, 1, 2, 2000, 4000, 4003, 4010, 4011].map(place), pressed: stops.some(({ pressed }) => pressed) };
  });
  places.at.slice(1).forEach((each, index) => assert.ok(each >= places.at[index]));
  assert.deepEqual([places.at[0], places.at.at(-1)], [0, 1]);
  assert.ok(places.pressed && places.at[4] < 0.8);
});

test("the map and its twins have names, and a slider where holders change", async () => {
  const seen = await site.page.evaluate(async () => {
    const { PlaceMap } = await import("/page/map.js");
    const entity = (name, place) => ({ name, mentions: [{}], place });
    const place = (lat, lon) => ({ lat, lon, kind: "town", country: "SY", region: null, radius: 3, confidence: 1 });
    const report = {
      document: { published: "2024-12-05" }, events: [],
      entities: [entity("Rebels", null), entity("Army", null), entity("Hama", place(35.13, 36.75)), entity("Homs", place(34.73, 36.71))],
      relations: [
        { kind: "controls", from: 0, to: 2, change: "took", interval: ["2024-12-05", "2024-12-05"], status: "current" },
        { kind: "controls", from: 1, to: 3, change: "holds", interval: null, status: "current" },
      ],
    };
    const map = new PlaceMap(() => {});
    const frame = map.draw({ report, entityName: (id) => report.entities[id].name });
    document.querySelector("main").append(frame);
    while (frame.querySelector(".map-over") === null) await new Promise((done) => setTimeout(done, 20));
    map.settle();
    const held = () => [...frame.querySelectorAll(".dot")].map((dot) => [dot.querySelector("title").textContent, dot.querySelector(".pin").getAttribute("class")]).sort();
    const before = held();
    const slider = frame.querySelector("input[type=range]");
    slider.value = "0";
    slider.dispatchEvent(new Event("input"));
    const result = { before, after: held(), legend: frame.querySelector(".legend").textContent, name: frame.querySelector("svg[role=img]").getAttribute("aria-label"), day: frame.querySelector("output").textContent };
    frame.remove();
    return result;
  });
  assert.deepEqual(seen.before, [["Hama", "pin holder-0"], ["Homs", "pin holder-1"]]);
  assert.deepEqual(seen.after, [["Hama", "pin"], ["Homs", "pin holder-1"]]);
  assert.match(seen.legend, /Rebels.*Army/);
  assert.match(seen.name, /Map of 2 places/);
  assert.match(seen.day, /4 December 2024/);
});

test("every tie of the drawing stands in the list under it", async () => {
  const { page } = site;
  await page.click("[data-sample=conflict]");
  await page.waitForSelector('body[data-view="reading"]:not([data-busy])');
  const [drawn, listed] = await page.evaluate(() => {
    document.querySelector("#tab-relations").click();
    document.querySelectorAll("#panel-relations .rest").forEach((more) => more.click());
    const keys = (each) => [...document.querySelectorAll(`#panel-relations ${each}`)].map(({ dataset }) => dataset.key);
    return [keys(".tie-line[data-key]"), keys("button.fact")];
  });
  assert.ok(drawn.length > 3, `${drawn}`);
  assert.deepEqual(drawn.filter((key) => !listed.includes(key)), []);
});
