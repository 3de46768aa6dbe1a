// Takes the comments out of dist's scripts: they say to those who change www/ what is what, and a visit need not fetch them.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { transformSync } from "esbuild";

for (const name of readdirSync("dist", { recursive: true })) {
  if (!String(name).endsWith(".js")) continue;
  const path = `dist/${name}`;
  // Nothing is renamed and lines stay lines, so that an error can be found again in the source.
  const { code } = transformSync(readFileSync(path, "utf8"), { target: "esnext", charset: "utf8", legalComments: "none" });
  writeFileSync(path, code);
}
