/**
 * @file Areas as the areas they are: the north of a country, its coast, its border, cut out of the outlines. The
 * report gives such a place a kind, a country and words; the words say which part is meant.
 */

import { STEPS_A_DEGREE } from "./world.js";

/** @typedef {import("./world.js").Point} Point  @typedef {import("./world.js").Country} Country */

const KILOMETRES_A_DEGREE = 111.2;

/** Sides that words name: east and north, each -1, 0 or 1. */
/** @type {Record<string, [number, number]>} */
const sides = { north: [0, 1], south: [0, -1], east: [1, 0], west: [-1, 0] };

/** The side of a country that a name speaks of: `northeastern Syria` is [1, 1]; null where it names none. @param {string} name */
export function sideOf(name) {
  const found = /\b(north|south)?-?(east|west)?(?:ern)?(?:most)?\b(?=\W)/gi;
  for (const [words, down, across] of `${name} `.matchAll(found)) {
    if (words === "" || (!down && !across)) continue;
    const [x, y] = [sides[`${across}`.toLowerCase()]?.[0] ?? 0, sides[`${down}`.toLowerCase()]?.[1] ?? 0];
    return [x, y];
  }
  return null;
}

/** A ring without its leap at the date line: it goes on beyond it. @param {Point[]} ring  @returns {Point[]} */
export function unwrapped(ring) {
  const around = 360 * STEPS_A_DEGREE;
  let shift = 0;
  return ring.map(([x, y], at) => {
    const step = at === 0 ? 0 : x - ring[at - 1][0];
    if (Math.abs(step) > around / 2) shift -= Math.sign(step) * around;
    return [x + shift, y];
  });
}

/** What a ring leaves on one side of a line across an axis (Sutherland and Hodgman). */
function cut(/** @type {Point[]} */ ring, /** @type {number} */ axis, /** @type {number} */ sign, /** @type {number} */ limit) {
  /** @type {Point[]} */
  const out = [];
  ring.forEach((point, index) => {
    const before = /** @type {Point} */ (ring.at(index - 1));
    const [is, was] = [(point[axis] - limit) * sign >= 0, (before[axis] - limit) * sign >= 0];
    if (is !== was) {
      const part = (limit - before[axis]) / (point[axis] - before[axis]);
      out.push([before[0] + (point[0] - before[0]) * part, before[1] + (point[1] - before[1]) * part]);
    }
    if (is) out.push(point);
  });
  return out;
}

/** What of the rings lies in a box of `[least, most]` across and up. @param {Point[][]} rings  @param {[number, number][]} box */
export function within(rings, box) {
  const inside = (/** @type {Point[]} */ ring) => box.every(([least, most], axis) => ring.every((point) => point[axis] >= least && point[axis] <= most));
  const clipped = (/** @type {Point[]} */ ring) => [0, 1].reduce((left, axis) => [1, -1].reduce((part, sign) => (part.length === 0 ? part : cut(part, axis, sign, box[axis][sign > 0 ? 0 : 1])), left), ring);
  return rings.map((ring) => (inside(ring) ? ring : clipped(ring))).filter((ring) => ring.length > 2);
}

const areaOf = (/** @type {Point[]} */ ring) => Math.abs(ring.reduce((sum, [x, y], at) => sum + (ring.at(at - 1)?.[0] ?? 0) * y - x * (ring.at(at - 1)?.[1] ?? 0), 0) / 2);

/** The part of a country on a side, cut through the middle of its largest ring. @param {Country} country  @param {number[]} side */
function partOf(country, side) {
  const largest = country.rings.reduce((best, ring) => (areaOf(ring) > areaOf(best) ? ring : best));
  const middle = [0, 1].map((axis) => {
    const values = largest.map((point) => point[axis]);
    return (Math.min(...values) + Math.max(...values)) / 2;
  });
  return country.rings
    .map((ring) => [0, 1].reduce((left, axis) => (side[axis] === 0 || left.length === 0 ? left : cut(left, axis, side[axis], middle[axis])), ring))
    .filter((ring) => ring.length > 2);
}

/** Lines of a country that no other has: its coast. @param {Country[]} world  @param {Country} country */
function coastOf(world, country) {
  const others = new Set(world.filter((each) => each !== country).flatMap(({ lines }) => lines));
  return country.lines.filter((line) => !others.has(line));
}

/** Lines that two countries hold. @param {Country} one  @param {Country} other */
const borderOf = (one, other) => one.lines.filter((line) => other.lines.includes(line));

/**
 * What of the lines lies within so many kilometres of a place.
 * @param {Point[][]} lines  @param {{ lat: number, lon: number }} place  @param {number} kilometres
 */
function near(lines, { lat, lon }, kilometres) {
  const reach = (kilometres / KILOMETRES_A_DEGREE) * STEPS_A_DEGREE;
  const inside = (/** @type {Point} */ [x, y]) => Math.hypot((x - lon * STEPS_A_DEGREE) * Math.cos((lat * Math.PI) / 180), y - lat * STEPS_A_DEGREE) <= reach;
  const runs = lines.flatMap((line) => {
    /** @type {Point[][]} */
    const parts = [[]];
    for (const point of line) {
      if (inside(point)) parts[parts.length - 1].push(point);
      else if (parts[parts.length - 1].length > 0) parts.push([]);
    }
    return parts;
  });
  return runs.filter((run) => run.length > 1);
}

/** Kilometres about the middle of a country's largest land. */
function radiusOf(/** @type {Country} */ { rings }) {
  const largest = rings.reduce((best, ring) => (areaOf(ring) > areaOf(best) ? ring : best));
  const middle = largest.reduce((sum, [, y]) => sum + y, 0) / largest.length / STEPS_A_DEGREE;
  return Math.sqrt((areaOf(largest) * Math.cos((middle * Math.PI) / 180)) / Math.PI) * (KILOMETRES_A_DEGREE / STEPS_A_DEGREE);
}

/** The least reach, in radii of its country, of a country's whole coast and of a half of it; what is smaller is of one of its parts. */
const WHOLE_COAST = 1;
const HALF = 0.5;
/** Beyond its reach a coast still belongs to an area that is no circle. */
const BEYOND = 1.15;

/**
 * All borders whose points lie near a place.
 * @param {Country[]} world  @param {{ lat: number, lon: number, radius: number | null }} place
 */
function bordersNear(world, place) {
  const seen = new Set();
  const shared = new Set();
  for (const { lines } of world) for (const line of lines) (seen.has(line) ? shared : seen).add(line);
  return near([...shared], place, Math.max(60, place.radius ?? 0));
}

/**
 * The shape of an area: rings to fill, or lines to draw; null where only a circle is known.
 * @param {Country[]} world  @param {{ name: string, kind: string, country: string | null, lat: number, lon: number, radius: number | null }} place
 * @param {Set<string>} lands  codes of the countries that the report speaks of
 * @returns {{ rings?: Point[][], lines?: Point[][] } | null}
 */
export function shapeOf(world, place, lands) {
  if (place.kind !== "area") return null;
  const country = world.find(({ code }) => code !== null && code === place.country);
  if (/\b(?:border|frontier)\b/i.test(place.name)) {
    if (!country) return orNull(bordersNear(world, place));
    const neighbours = world.filter((each) => each !== country && each.code !== null && lands.has(each.code)).flatMap((other) => borderOf(country, other));
    const all = world.filter((each) => each !== country).flatMap((other) => borderOf(country, other));
    return orNull(neighbours.length > 0 ? neighbours : all);
  }
  if (!country) return null;
  // "The coast of Sardinia", "southern Bavaria": of a part of the country, whose own outline is not known.
  const share = place.radius ? place.radius / radiusOf(country) : 1;
  if (/\b(?:coast|coastline|shore|seaboard)\b/i.test(place.name)) {
    const coast = coastOf(world, country);
    return orNull(share >= WHOLE_COAST ? coast : near(coast, place, (place.radius ?? 0) * BEYOND));
  }
  const side = share >= HALF ? sideOf(place.name) : null;
  return side === null ? null : { rings: partOf(country, side) };
}

const orNull = (/** @type {Point[][]} */ lines) => (lines.length > 0 ? { lines } : null);
