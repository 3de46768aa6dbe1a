// The size of dist/ against the budgets: raw, gzip and brotli, as a first visit loads it.
// `--check` ends with an error where a budget is exceeded.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { argv } from "node:process";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const KB = 1000;
const MB = 1000 * KB;

// A file belongs to the first group that takes it; `null` is no part of a visit.
const GROUPS = [
  { name: null, takes: (f) => /\.d\.ts$|^npm\/|^element|^embed\.|^newsglass\.html$/.test(f) },
  { name: "code, relaxed SIMD", takes: (f) => f === "core_relaxed.wasm", budget: 718 * KB },
  // What a browser without relaxed SIMD loads instead.
  { name: "code, plain SIMD", takes: (f) => f.endsWith(".wasm"), budget: 718 * KB, instead: true },
  { name: "weights", takes: (f) => f === "data/model.bin", budget: 3 * MB },
  { name: "gazetteer", takes: (f) => f === "data/gazetteer.bin", budget: 1.8 * MB },
  { name: "word lists", takes: (f) => f === "data/lexicon.bin", budget: 185 * KB },
  { name: "page and wrapper", takes: () => true },
];
const WHOLE = 5 * MB;

const CACHE = "target-web/sizes.json";

function sizes(bytes) {
  const options = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
  return [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes, options).length];
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: false })
    .flatMap((f) => (f.isDirectory() ? files(`${folder}/${f.name}`) : `${folder}/${f.name}`))
    .sort();
}

function remembered() {
  try {
    return JSON.parse(readFileSync(CACHE, "utf8"));
  } catch {
    return {};
  }
}

// Brotli takes seconds for the data, so sizes are kept by content.
const known = remembered();
const used = {};
const totals = new Map(GROUPS.filter((g) => g.name).map((g) => [g.name, [0, 0, 0]]));
for (const path of files("dist")) {
  const { name } = GROUPS.find((g) => g.takes(path.slice("dist/".length)));
  if (!name) continue;
  const bytes = readFileSync(path);
  const hash = createHash("sha256").update(bytes).digest("hex");
  used[hash] = known[hash] ?? sizes(bytes);
  totals.set(name, totals.get(name).map((n, i) => n + used[hash][i]));
}
mkdirSync("target-web", { recursive: true });
writeFileSync(CACHE, JSON.stringify(used));

const loaded = GROUPS.filter((g) => g.name && !g.instead).map((g) => totals.get(g.name));
const whole = loaded.reduce((sum, row) => sum.map((n, i) => n + row[i]), [0, 0, 0]);
const rows = GROUPS.filter((g) => g.name).map((g) => ({ ...g, row: totals.get(g.name) }));
rows.push({ name: "first visit", row: whole, budget: WHOLE });

// The page in one file is read from a disk as it is.
const single = readFileSync("dist/newsglass.html").length;
rows.push({ name: "in one file", row: [single, NaN, NaN], budget: 8 * MB });

const kb = (n) => (Number.isNaN(n) ? "" : (n / KB).toFixed(1)).padStart(10);
console.log(`\n  ${"KB".padEnd(20)}${["raw", "gzip", "brotli", "budget"].map((h) => h.padStart(10)).join("")}`);
let over = false;
for (const { name, row, budget } of rows) {
  const exceeded = budget !== undefined && (Number.isNaN(row[2]) ? row[0] : row[2]) > budget;
  over ||= exceeded;
  const limit = budget === undefined ? "" : kb(budget) + (exceeded ? "  EXCEEDED" : "");
  console.log(`  ${name.padEnd(20)}${row.map(kb).join("")}${limit}`);
}
console.log();
if (over && argv.includes("--check")) {
  console.error("A budget of the size table is exceeded.");
  process.exit(1);
}
