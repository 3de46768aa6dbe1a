/** @file The outlines of the countries, out of data/map.bin; train/map/build.mjs says how it is laid out. */

/** Units of the outlines in a degree. */
export const STEPS_A_DEGREE = 50;

/**
 * @typedef {{ code: string | null, name: string, rings: [number, number][][] }} Country
 *   `code` has two letters; the points are longitude and latitude in fiftieths of a degree, north up.
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
  const words = (length) => new TextDecoder().decode(bytes.subarray(at, (at += length)));
  const times = (count, make) => Array.from({ length: count }, make);

  const borders = times(unsigned(), () => {
    let [x, y] = [0, 0];
    return times(unsigned(), () => [(x += signed()), (y += signed())]);
  });
  const ring = () => {
    const points = [];
    for (let left = unsigned(); left > 0; left -= 1) {
      const border = signed();
      const run = border < 0 ? [...borders[-border - 1]].reverse() : borders[border];
      points.push(...(points.length === 0 ? run : run.slice(1)));
    }
    return points;
  };
  return times(unsigned(), () => {
    const code = words(2);
    const name = words(unsigned());
    return { code: code === "--" ? null : code, name, rings: times(unsigned(), () => times(unsigned(), ring)).flat() };
  });
}

let world = null;

/** The countries; fetched once. */
export function countries() {
  world ??= fetch(new URL("../data/map.bin", import.meta.url))
    .then((response) => {
      if (!response.ok) throw new Error(`The map could not be loaded: the server answered ${response.status}.`);
      return response.arrayBuffer();
    })
    .then((buffer) => decode(new Uint8Array(buffer)))
    .catch((error) => {
      world = null;
      throw error;
    });
  return world;
}
