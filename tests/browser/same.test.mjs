// The browser gives the same report as the command: byte for byte, for the samples, for every case of the corpus with its
// options and corrections, and for texts that are hard on offsets. So the cases, which tests/corpus.rs holds natively, hold in
// both builds for browsers. The command is the one that `cargo test --profile fast` leaves behind.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { env } from "node:process";
import { after, before, test } from "node:test";
import { open } from "./chromium.mjs";

const COMMAND = `${env.CARGO_TARGET_DIR ?? "target"}/fast/newsglass`;

const read = (path) => readFileSync(path, "utf8");
const samples = readdirSync("www/samples").filter((name) => name.endsWith(".txt"));
// The cases, read without a TOML reader: a value is a string of one line or three quotes, or a list of strings.
const plain = (string) => string.replace(/\\\n\s*/g, "").replace(/\\(u[\da-fA-F]{4}|.)/g, (escape) => JSON.parse(`"${escape}"`));
const value = (block, key) => {
  const [, long, basic, literal] = block.match(new RegExp(`^${key} = (?:"""\n?([^]*?)"""|"(.*)"|'(.*)')$`, "m")) ?? [];
  const escaped = long ?? basic;
  return escaped === undefined ? literal : plain(escaped);
};
const cases = readdirSync("tests/corpus")
  .filter((name) => name.endsWith(".toml"))
  .flatMap((name) => read(`tests/corpus/${name}`).split(/^\[\[case\]\]$/m).slice(1))
  .map((block) => ({
    text: value(block, "text"),
    published: value(block, "published"),
    country: value(block, "country"),
    title: value(block, "title"),
    corrections: [...(block.match(/^corrections = \[(.*)\]$/m)?.[1] ?? "").matchAll(/"(.*?)"/g)].map(([, line]) => line),
  }));

/** A correction as tests/cases/mod.rs reads it, `rename Acme 'the firm'2`, in the units that `count` counts a text by. */
const correction = (line, text, count) => {
  const spans = [...line.matchAll(/'(.*?)'(\d*)/g)].map(([, said, number]) => {
    let at = -1;
    for (let n = Number(number || 1); n > 0; n--) at = text.indexOf(said, at + 1);
    if (at < 0) at = text.length; // what is not there is behind the end
    return [count(text.slice(0, at)), count(text.slice(0, at + said.length))];
  });
  const [name, ...words] = line.replace(/'.*/, "").trim().split(/\s+/);
  const [span, other = null] = spans;
  return {
    drop: () => ({ drop: words[0], span }),
    ignore: () => ({ ignore: span }),
    kind: () => ({ kind: words[0], span }),
    merge: () => ({ merge: spans }),
    place: () => ({ place: { lat: Number(words[0]), lon: Number(words[1]) }, span }),
    rename: () => ({ rename: words.join(" "), span }),
    role: () => ({ role: words[0], filler: other, span }),
    speaker: () => ({ speaker: other, span }),
    split: () => ({ split: span }),
    status: () => ({ status: words[0], span }),
    when: () => ({ when: [words[0], words[0]], span }),
  }[name]();
};
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

const given = [
  ...cases,
  ...[...samples.map((name) => read(`www/samples/${name}`)), ...hard, ...generated].map((text) => ({ text, published: "2024-12-05" })),
];

let site;

before(async () => {
  site = await open();
  await site.page.goto(`${site.url}files.js`);
});
after(() => site?.close());

test("every case of the corpus is read", () => {
  assert.ok(cases.length > 600);
  assert.deepEqual(cases.filter(({ text }) => typeof text !== "string"), []);
});

// The build that newsglass.js takes by itself is one of the two.
const COUNTS = { utf16: (text) => text.length, codepoint: (text) => [...text].length };
for (const [offsets, core] of [["utf16", "core_bg.wasm"], ["codepoint", "core_relaxed.wasm"]]) {
  test(`${given.length} texts give the same report in the browser as natively, in ${offsets}, by ${core}`, async () => {
    const asked = given.map((each) => ({
      ...each,
      corrections: (each.corrections ?? []).map((line) => correction(line, each.text, COUNTS[offsets])),
    }));
    const native = spawnSync(COMMAND, ["analyze", "--jsonl", "--tokens", "--offsets", offsets], {
      input: asked.map((each, id) => JSON.stringify({ id, ...each })).join("\n"),
      encoding: "utf8",
      maxBuffer: 2 ** 30,
    });
    assert.equal(native.status, 0, native.stderr ?? `${COMMAND} is missing: run cargo build --profile fast`);
    const expected = native.stdout.trimEnd().split("\n").map((line) => JSON.stringify(JSON.parse(line).report));
    const reports = await site.page.evaluate(
      async (texts, offsets, core) => {
        const { load } = await import("/newsglass.js");
        const glass = await load({ module: await WebAssembly.compileStreaming(fetch(`/${core}`)) });
        const reports = [];
        for (const { text, ...options } of texts) {
          reports.push(JSON.stringify(await glass.analyze(text, { ...options, tokens: true, offsets })));
        }
        glass.close();
        return reports;
      },
      asked,
      offsets,
      core,
    );
    assert.equal(reports.length, expected.length);
    reports.forEach((report, i) => assert.equal(report, expected[i], `differs: ${given[i].text.slice(0, 80)}`));
  });
}

test("only the second build has the products of relaxed SIMD, for which it is there", () => {
  // i32x4.relaxed_dot_i8x16_i7x16_add_s: the SIMD prefix, then 0x113 as LEB128.
  const product = Buffer.from([0xfd, 0x93, 0x02]);
  assert.ok(!readFileSync("dist/core_bg.wasm").includes(product), "a browser without relaxed SIMD could not load the first build");
  assert.ok(readFileSync("dist/core_relaxed.wasm").includes(product), "the second build lost its target feature: see RELAXED in build.sh");
});
