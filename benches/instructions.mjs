// Instructions that the command executes, counted by Valgrind's callgrind, which a busy machine does not disturb. The
// figures to compare with stand in instructions.txt; where one is exceeded by more than a few percent this ends with an
// error. `--write` writes them anew. Valgrind knows AVX2 and not VNNI, so that is the kernel counted.

import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { argv, exit } from "node:process";
import { fileURLToPath } from "node:url";

const COMMAND = "target/release/newsglass";
const KEPT = fileURLToPath(new URL("instructions.txt", import.meta.url));
/** A count may grow by this much. */
const SLACK = 1.03;

/** Millions of instructions for reading `text`, decoding the data included. */
function count(text) {
  const args = ["--tool=callgrind", "--callgrind-out-file=/dev/null", COMMAND, "analyze", "--published", "2024-12-05", "-"];
  const run = spawnSync("valgrind", args, { input: text, encoding: "utf8", maxBuffer: 2 ** 30 });
  const found = /refs:\s+([\d,]+)/.exec(run.stderr ?? "");
  if (run.status !== 0 || !found) {
    console.error(run.stderr || "Valgrind is missing: install it to count instructions.");
    exit(1);
  }
  return Number(found[1].replaceAll(",", "")) / 1e6;
}

const start = count("");
const article = count(readFileSync("www/samples/conflict.txt", "utf8")) - start;
const now = { "decoding the data": start, "conflict.txt, decoded": article };
const lines = Object.entries(now).map(([name, millions]) => `${name}\t${millions.toFixed(1)}`);
if (argv.includes("--write")) {
  writeFileSync(KEPT, `# Millions of instructions, x86-64 with AVX2; see instructions.mjs.\n${lines.join("\n")}\n`);
}
const kept = new Map(
  readFileSync(KEPT, "utf8")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => line.split("\t")),
);
let over = false;
console.log(`\n  ${"native, millions of instructions".padEnd(34)}${"now".padStart(11)}${"kept".padStart(11)}`);
for (const [name, millions] of Object.entries(now)) {
  const exceeded = millions > Number(kept.get(name)) * SLACK;
  over ||= exceeded;
  console.log(`  ${name.padEnd(34)}${millions.toFixed(1).padStart(11)}${kept.get(name).padStart(11)}${exceeded ? "  EXCEEDED" : ""}`);
}
if (over) exit(1);
