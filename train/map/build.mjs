// Makes data/map.bin from Natural Earth's 1:50m countries (public domain, by way of npm's world-atlas):
//
//   npm install && npm run build
//
// All numbers are LEB128 varints, signed ones zigzagged. First the borders: how many, and for each how many points and
// the points, in fiftieths of a degree, longitude and latitude, each as the step from the one before. Then the
// countries: how many, and for each two letters (ISO 3166, "--" where it has none), its name's length and UTF-8 bytes,
// how many polygons, for each how many rings, for each how many borders, and those: n forwards, ~n backwards. A ring
// runs through its borders one after another, the first point of each being the last of the one before.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { argv } from "node:process";
import { brotliCompressSync } from "node:zlib";
import { filter, filterAttachedWeight, presimplify, simplify } from "topojson-simplify";

const STEPS_A_DEGREE = 50;
/** Square degrees: a corner whose triangle is smaller is left out, and an island, but for a country's largest. */
const SMALLEST = 0.01;

const require = createRequire(import.meta.url);
const { numericToAlpha2 } = require("i18n-iso-countries");
const world = JSON.parse(readFileSync(require.resolve("world-atlas/countries-50m.json")));
delete world.objects.land;

const simple = simplify(presimplify(world), SMALLEST);
const isLarge = filterAttachedWeight(simple, 2 * SMALLEST);
const kept = new Set(simple.objects.countries.geometries.map((country) => mainland(country)));
const { arcs, objects } = filter(simple, (ring, inner) => isLarge(ring, inner) || kept.has(ring[0]));

/** The first border of the country's largest ring. */
function mainland({ type, arcs: shape }) {
  const outer = (type === "Polygon" ? [shape] : (shape ?? [])).map((rings) => rings[0]);
  const points = (ring) => ring.flatMap((arc) => (arc < 0 ? [...simple.arcs[~arc]].reverse() : simple.arcs[arc]));
  const area = (ring) => Math.abs(points(ring).reduce((sum, [x, y], at, all) => sum + x * all.at(at - 1)[1] - y * all.at(at - 1)[0], 0));
  return outer.sort((a, b) => area(b) - area(a))[0]?.[0];
}

const bytes = [];
function unsigned(value) {
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
  bytes.push(value);
}
const signed = (value) => unsigned(value < 0 ? -2 * value - 1 : 2 * value);

unsigned(arcs.length);
for (const arc of arcs) {
  const points = arc.map((point) => point.slice(0, 2).map((degrees) => Math.round(degrees * STEPS_A_DEGREE)));
  const distinct = points.filter(([x, y], at) => at === 0 || x !== points[at - 1][0] || y !== points[at - 1][1]);
  unsigned(distinct.length);
  distinct.forEach(([x, y], at) => {
    const [beforeX, beforeY] = at === 0 ? [0, 0] : distinct[at - 1];
    signed(x - beforeX);
    signed(y - beforeY);
  });
}

const countries = objects.countries.geometries.filter((country) => country.type !== null);
unsigned(countries.length);
for (const { id, type, properties, arcs: shape } of countries) {
  const name = new TextEncoder().encode(properties.name);
  bytes.push(...new TextEncoder().encode(numericToAlpha2(id) ?? "--"));
  unsigned(name.length);
  bytes.push(...name);
  const polygons = type === "Polygon" ? [shape] : shape;
  unsigned(polygons.length);
  for (const rings of polygons) {
    unsigned(rings.length);
    for (const ring of rings) {
      unsigned(ring.length);
      ring.forEach(signed);
    }
  }
}

const file = Buffer.from(bytes);
writeFileSync(argv[2], file);
console.log(`${argv[2]}: ${countries.length} countries, ${file.length} bytes, ${brotliCompressSync(file).length} as brotli`);
