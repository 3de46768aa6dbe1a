// The browser gives the same report as the command: byte for byte, for the samples, for every text of the corpus and
// for texts that are hard on offsets. The command is the one that `cargo test --profile fast` leaves behind.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { env } from "node:process";
import { after, before, test } from "node:test";
import { open } from "./chromium.mjs";

const COMMAND = `${env.CARGO_TARGET_DIR ?? "target"}/fast/newsglass`;

const read = (path) => readFileSync(path, "utf8");
const samples = readdirSync("www/samples").filter((name) => name.endsWith(".txt"));
// The texts of the cases, as far as they are told apart without a TOML reader: each is a string of one line or three quotes.
const cases = readdirSync("tests/corpus")
  .filter((name) => name.endsWith(".toml"))
  .flatMap((name) => [...read(`tests/corpus/${name}`).matchAll(/^text = (?:"""\n?([^]*?)"""|"(.*)"|'(.*)')$/gm)])
  .map((match) => match[1] ?? match[2] ?? match[3]);
const hard = ["", " \n\t", "🚨 “Häma” 🇸🇾 fell on Thursday.", "\u0000a\u0000", "مرحبا بالعالم. شكرا.", "(".repeat(5000), "a\r\nb\rc\u2028d"];

// A thousand short texts from the pieces of tests/properties.rs, the same ones every time.
const properties = read("tests/properties.rs");
const list = (name) => {
  const body = properties.slice(properties.indexOf(`const ${name}:`), properties.indexOf("];", properties.indexOf(`const ${name}:`)));
  return [...body.slice(body.indexOf("=")).matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, piece]) =>
    JSON.parse(`"${piece.replace(/\\u\{(\w+)\}/g, (_, hex) => String.fromCodePoint(parseInt(hex, 16))).replaceAll("\\0", "\\u0000")}"`),
  );
};
const pieces = [...list("NEWS"), ...list("NEWS"), ...list("NOISE")];
let seed = 42;
const roll = (sides) => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) % 65521 % sides;
const generated = Array.from({ length: 1000 }, () =>
  Array.from({ length: roll(24) }, () => pieces[roll(pieces.length)]).join(roll(6) > 0 ? " " : ""),
);

const texts = [...samples.map((name) => read(`www/samples/${name}`)), ...cases, ...hard, ...generated];

let site;

before(async () => {
  site = await open();
  await site.page.goto(`${site.url}files.js`);
});
after(() => site?.close());

// The build that newsglass.js takes by itself is one of the two.
for (const [offsets, core] of [["utf16", "core_bg.wasm"], ["codepoint", "core_relaxed.wasm"]]) {
  test(`${texts.length} texts give the same report in the browser as natively, in ${offsets}, by ${core}`, async () => {
    const lines = texts.map((text, id) => JSON.stringify({ id, published: "2024-12-05", text }));
    const native = spawnSync(COMMAND, ["analyze", "--jsonl", "--tokens", "--offsets", offsets], {
      input: lines.join("\n"),
      encoding: "utf8",
      maxBuffer: 2 ** 30,
    });
    assert.equal(native.status, 0, native.stderr ?? `${COMMAND} is missing: run cargo build --profile fast`);
    const expected = native.stdout.trimEnd().split("\n").map((line) => JSON.stringify(JSON.parse(line).report));
    const given = await site.page.evaluate(
      async (texts, offsets, core) => {
        const { load } = await import("/newsglass.js");
        const glass = await load({ module: await WebAssembly.compileStreaming(fetch(`/${core}`)) });
        const options = { published: "2024-12-05", tokens: true, offsets };
        const reports = [];
        for (const text of texts) reports.push(JSON.stringify(await glass.analyze(text, options)));
        glass.close();
        return reports;
      },
      texts,
      offsets,
      core,
    );
    assert.equal(given.length, expected.length);
    given.forEach((report, i) => assert.equal(report, expected[i], `differs: ${texts[i].slice(0, 80)}`));
  });
}

test("only the second build has the products of relaxed SIMD, for which it is there", () => {
  // i32x4.relaxed_dot_i8x16_i7x16_add_s: the SIMD prefix, then 0x113 as LEB128.
  const product = Buffer.from([0xfd, 0x93, 0x02]);
  assert.ok(!readFileSync("dist/core_bg.wasm").includes(product), "a browser without relaxed SIMD could not load the first build");
  assert.ok(readFileSync("dist/core_relaxed.wasm").includes(product), "the second build lost its target feature: see RELAXED in build.sh");
});
