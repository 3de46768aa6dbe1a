/** @file The outlines of the countries, out of data/map.bin; train/map/build.mjs says how it is laid out. */

import { asset } from "./assets.js";

/** Units of the outlines in a degree. */
export const STEPS_A_DEGREE = 50;

/**
 * @typedef {[number, number]} Point  longitude and latitude in fiftieths of a degree, north up
 * @typedef {{ code: string | null, name: string, rings: Point[][], lines: Point[][] }} Country
 *   `code` has two letters; a line that two countries hold is their border, and the very same array in both.
 * @param {Uint8Array} bytes  @returns {Country[]}
 */
export function decode(bytes) {
  let at = 0;
  const unsigned = () => {
    let [value, place] = [0, 1];
    for (; bytes[at] > 127; at += 1, place *= 128) value += (bytes[at] - 128) * place;
    value += bytes[at++] * place;
    return value;
  };
  const signed = () => {
    const value = unsigned();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  };
  const words = (/** @type {number} */ length) => new TextDecoder().decode(bytes.subarray(at, (at += length)));
  /** @template T  @param {number} count  @param {() => T} make  @returns {T[]} */
  const times = (count, make) => Array.from({ length: count }, make);

  const borders = times(unsigned(), () => {
    let [x, y] = [0, 0];
    return times(unsigned(), () => /** @type {Point} */ ([(x += signed()), (y += signed())]));
  });
  const ring = (/** @type {Point[][]} */ lines) => {
    /** @type {Point[]} */
    const points = [];
    for (let left = unsigned(); left > 0; left -= 1) {
      const border = signed();
      const line = borders[border < 0 ? -border - 1 : border];
      lines.push(line);
      const run = border < 0 ? [...line].reverse() : line;
      points.push(...(points.length === 0 ? run : run.slice(1)));
    }
    return points;
  };
  return times(unsigned(), () => {
    const code = words(2);
    const name = words(unsigned());
    /** @type {Point[][]} */
    const lines = [];
    return { code: code === "--" ? null : code, name, rings: times(unsigned(), () => times(unsigned(), () => ring(lines))).flat(), lines };
  });
}

let world = null;

/** The countries; fetched once. @returns {Promise<Country[]>} */
export function countries() {
  world ??= asset("data/map.bin")
    .then(decode)
    .catch((error) => {
      world = null;
      throw error;
    });
  return world;
}
