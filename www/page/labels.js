/** @file Names on the map: none over another or over a pin; a name that finds no room beside its pin gets a leader. */

import { shape, sure } from "./dom.js";

const SIZE = 12;
const COUNTRY = 10;
const AREA = 11.5;
/** Height of a line, in sizes of the letters. */
const HIGH = 1.2;
/** Pixels of corners in which buttons and scale lie. */
const BUTTONS = { width: 46, height: 112 };
const SCALE = { width: 150, height: 30 };

/** @typedef {{ left: number, right: number, top: number, bottom: number }} Box */

const context = sure(document.createElement("canvas").getContext("2d"));

/** Pixels that a name takes in the page's own type. */
export function widthOf(/** @type {string} */ name, /** @type {number} */ size, /** @type {number} */ weight) {
  context.font = `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
  return context.measureText(name).width;
}

/** Where a name may stand about its pin: to the right, down, and how it is anchored. @type {[number, number, string][]} */
const near = [[1, 0, "start"], [-1, 0, "end"], [0, -1, "middle"], [0, 1, "middle"], [0.8, -0.8, "start"], [0.8, 0.8, "start"], [-0.8, -0.8, "end"], [-0.8, 0.8, "end"]];
/** @type {[number, number, string, boolean][]} */
const far = [22, 36, 52].flatMap((away) => near.map(([x, y, anchor]) => /** @type {[number, number, string, boolean]} */ ([x * away, y * away, anchor, true])));

/**
 * @param {{ width: number, height: number, dots: { x: number, y: number, r: number, name: string, key: string }[],
 *   areas: { x: number, y: number, name: string, key: string, line?: boolean }[], countries: { x: number, y: number, name: string }[] }} given
 *   in pixels, what matters most first
 */
export function placeLabels({ width, height, dots, areas, countries }) {
  const taken = [
    { left: width - BUTTONS.width, right: width, top: 0, bottom: BUTTONS.height },
    { left: 0, right: SCALE.width, top: height - SCALE.height, bottom: height },
    ...dots.map(({ x, y, r }) => ({ left: x - r - 1, right: x + r + 1, top: y - r - 1, bottom: y + r + 1 })),
  ];
  const free = (/** @type {Box} */ box) =>
    box.left > 2 && box.right < width - 2 && box.top > 2 && box.bottom < height - 2 &&
    taken.every((other) => box.left > other.right || box.right < other.left || box.top > other.bottom || box.bottom < other.top);
  const boxOf = (/** @type {string} */ name, /** @type {number} */ size, /** @type {number} */ x, /** @type {number} */ y, /** @type {string} */ anchor, weight = 600) => {
    // Names of countries are set in capitals, spaced.
    const long = (weight === 400 ? widthOf(name.toUpperCase(), size, weight) + name.length * size * 0.12 : widthOf(name, size, weight)) + 4;
    const left = anchor === "start" ? x - 2 : anchor === "end" ? x - long + 2 : x - long / 2;
    return { left, right: left + long, top: y - (size * HIGH) / 2, bottom: y + (size * HIGH) / 2 };
  };
  /** @type {SVGElement[][]} */
  const [under, over, leaders] = [[], [], []];
  const named = new Set();
  for (const dot of dots) {
    const spot = `${Math.round(dot.x)} ${Math.round(dot.y)}`;
    if (named.has(spot) || dot.x < 0 || dot.x > width || dot.y < 0 || dot.y > height) continue;
    named.add(spot);
    /** @type {typeof far} */
    const beside = near.map(([x, y, anchor]) => [x * (dot.r + 5), y * (dot.r + 9), anchor, false]);
    for (const [x, y, anchor, led] of [...beside, ...far]) {
      const [atX, atY] = [dot.x + x, dot.y + y];
      const box = boxOf(dot.name, SIZE, atX, atY, anchor);
      if (!free(box)) continue;
      taken.push(box);
      if (led) leaders.push(shape("line", { class: "leader", x1: dot.x, y1: dot.y, x2: atX, y2: atY }));
      over.push(shape("text", { class: "place-label", "data-key": dot.key, x: atX, y: atY + SIZE * 0.34, "text-anchor": anchor, "font-size": SIZE }, dot.name));
      break;
    }
  }
  for (const { name, x, y, key, line = false } of areas) {
    // The name of a border stands beside it, not on it.
    const at = (line ? [-14, 14, -28, 28] : [0, -18, 18, -36, 36]).find((shift) => free(boxOf(name, AREA, x, y + shift, "middle")));
    if (at === undefined) continue;
    taken.push(boxOf(name, AREA, x, y + at, "middle"));
    over.push(shape("text", { class: "place-label area", "data-key": key, x, y: y + at + AREA * 0.34, "text-anchor": "middle", "font-size": AREA }, name));
  }
  for (const { name, x, y } of countries) {
    const at = [0, -16, 16, -32, 32].find((shift) => free(boxOf(name, COUNTRY, x, y + shift, "middle", 400)));
    if (at === undefined) continue;
    taken.push(boxOf(name, COUNTRY, x, y + at, "middle", 400));
    under.push(shape("text", { class: "country-label", x, y: y + at + COUNTRY * 0.34, "text-anchor": "middle", "font-size": COUNTRY, "letter-spacing": COUNTRY * 0.12 }, name.toUpperCase()));
  }
  return { under, over, leaders };
}
