// The texts of the benches: a sample article, and the samples one after the other, again and again, up to 10, 100 and
// 1,000 KB. Run by itself it writes them to the folder given, for the native bench.

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";

const FOLDER = new URL("../www/samples/", import.meta.url);

export function texts() {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith(".txt")).sort();
  const samples = names.map((name) => readFileSync(new URL(name, FOLDER), "utf8").trim());
  const upTo = (size) => {
    let text = "";
    for (let i = 0; Buffer.byteLength(text) < size; i++) text += `${samples[i % samples.length]}\n\n`;
    // A character is cut in two at most once, and becomes U+FFFD.
    return Buffer.from(text).subarray(0, size).toString().replace(/\ufffd+$/, "");
  };
  const article = samples[names.indexOf("conflict.txt")];
  return [
    { name: "article", text: article },
    ...[10, 100, 1000].map((kb) => ({ name: `${kb} KB`, text: upTo(kb * 1000) })),
  ];
}

/** A table of milliseconds: a row for each thing, a column for each text. Each row is `[name, ...numbers]`. */
export function table(title, columns, rows) {
  const figure = (n) => (n === null ? "" : n.toFixed(n < 10 ? 2 : n < 1000 ? 1 : 0)).padStart(11);
  console.log(`\n  ${title.padEnd(34)}${columns.map((c) => c.padStart(11)).join("")}`);
  for (const [name, ...numbers] of rows) console.log(`  ${name.padEnd(34)}${numbers.map(figure).join("")}`);
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(argv[2], { recursive: true });
  texts().forEach(({ name, text }, i) => writeFileSync(`${argv[2]}/${i} ${name}.txt`, text));
}
