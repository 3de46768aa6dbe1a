// dist/newsglass.html: the whole page in one file that opens from a disk. It holds scripts and styles as they are, and
// code and data packed; its policy allows no connection at all.
//
// From a disk Chromium runs inline module scripts and classic workers made of a blob, but neither `fetch` nor module
// workers nor service workers; build/embedded.js and build/script.js stand in for what is missing.

import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, extname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const HERE = dirname(fileURLToPath(import.meta.url));
const dist = resolve("dist");

/** What the page's modules take for their address; nothing is there, and nothing is asked of it. */
const ORIGIN = "https://newsglass.invalid/";

/** Modules know their address by `import.meta.url`, which a bundle has no more. */
const addresses = {
  name: "addresses",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^\.\/(?:script|code)\.js$/ }, ({ path, importer }) =>
      dirname(importer) === join(dist, "engine") ? { path: join(HERE, path) } : undefined,
    );
    onLoad({ filter: /\.js$/ }, ({ path }) => {
      const address = JSON.stringify(ORIGIN + relative(dist, path).replaceAll("\\", "/"));
      return { contents: readFileSync(path, "utf8").replaceAll("import.meta.url", address), loader: "js" };
    });
  },
};

async function bundle(entry, format, target = "es2022") {
  const { outputFiles } = await build({
    ...entry, format, target, bundle: true, minify: true, write: false, charset: "utf8", legalComments: "none",
    plugins: [addresses], loader: { ".svg": "dataurl", ".png": "dataurl", ".woff2": "dataurl" }, logLevel: "warning",
  });
  return outputFiles[0].text.trim();
}

function files(folder = "") {
  return readdirSync(join(dist, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return name === "npm" ? [] : files(name);
    return name;
  });
}

/** What modules fetch: all but scripts, styles and pages; of the code the build that runs everywhere. */
const fetched = files().filter((name) => !/\.(?:js|ts|css|html|webmanifest|svg|png)$|^core_relaxed/.test(name)).sort();
const packed = fetched.map((name) => {
  const content = gzipSync(readFileSync(join(dist, name)), { level: 9 }).toString("base64");
  return `<script type="text/plain" data-file="${name}">${content}</script>`;
});

const html = readFileSync(join(dist, "index.html"), "utf8");
const one = (pattern) => {
  const found = [...html.matchAll(pattern)];
  if (found.length !== 1) throw new Error(`index.html: ${found.length} of ${pattern}, not one`);
  return found[0];
};

const [scriptTag, scriptName] = one(/<script type="module" src="([^"]+)"><\/script>/g);
const styles = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"( media="[^"]*")?>/g)];
const worker = await bundle({ entryPoints: [join(dist, "worker.js")] }, "iife");
const script = await bundle({
  stdin: {
    contents: `import ${JSON.stringify(join(HERE, "embedded.js"))};\nimport ${JSON.stringify(join(dist, scriptName))};`,
    resolveDir: dist,
  },
}, "esm");
const sheets = await Promise.all(styles.map(([, name]) => bundle({ entryPoints: [join(dist, name)] }, "esm")));

const hash = (content) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
const policy = [
  "default-src 'none'", "connect-src 'none'", `script-src ${hash(script)} 'wasm-unsafe-eval'`, `style-src ${sheets.map(hash).join(" ")}`,
  "img-src data: blob:", "worker-src blob:", "base-uri 'none'", "form-action 'none'",
].join("; ");

const [policyTag] = one(/<meta http-equiv="Content-Security-Policy" content="[^"]*">/g);
const MEDIA = { ".svg": "image/svg+xml", ".png": "image/png" };
const inlined = (name) => `data:${MEDIA[extname(name)]};base64,${readFileSync(join(dist, name)).toString("base64")}`;

let page = html
  .replace(policyTag, () => `<meta http-equiv="Content-Security-Policy" content="${policy}">`)
  .replace(/<link rel="(?:manifest|modulepreload|preload|apple-touch-icon)"[^>]*>\n?/g, "")
  .replace(/(<(?:link rel="icon"|img)[^>]*? (?:href|src)=")([^":]+\.(?:svg|png))"/g, (_, before, name) => `${before}${inlined(name)}"`)
  .replace(scriptTag, () => "");
styles.forEach(([tag, , media = ""], i) => (page = page.replace(tag, () => `<style${media}>${sheets[i]}</style>`)));
page = page.replace("</body>", () =>
  [
    ...packed,
    `<script type="text/plain" data-worker>${Buffer.from(worker).toString("base64")}</script>`,
    `<script type="module">${script}</script>`,
    "</body>",
  ].join("\n"),
);
writeFileSync(join(dist, "newsglass.html"), page);
console.log(`newsglass.html: ${(Buffer.byteLength(page) / 1e6).toFixed(2)} MB`);
