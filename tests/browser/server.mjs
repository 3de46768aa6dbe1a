// A static server for localhost: `node tests/browser/server.mjs [FOLDER] [PORT]`, or `serve(folder, port)` in a test.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";

const TYPES = {
  ".bin": "application/octet-stream",
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ts": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** The file a request asks for, or null: never one outside the folder. */
async function find(folder, path) {
  let name = normalize(join(folder, path));
  if (name !== folder && !name.startsWith(folder + sep)) return null;
  let found = await stat(name).catch(() => null);
  if (found?.isDirectory()) found = await stat((name = join(name, "index.html"))).catch(() => null);
  return found?.isFile() ? { name, size: found.size, tag: `"${found.mtimeMs.toString(36)}-${found.size}"` } : null;
}

async function answer(folder, headers, request, response) {
  let path;
  try {
    path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  } catch {
    return response.writeHead(400).end();
  }
  if (request.method !== "GET" && request.method !== "HEAD") return response.writeHead(405).end();
  const file = await find(folder, path);
  if (!file) return response.writeHead(404, { "content-type": "text/plain" }).end("There is no such file.\n");
  const head = {
    ...headers,
    "cache-control": "no-cache",
    "content-length": file.size,
    "content-type": TYPES[extname(file.name)] ?? "application/octet-stream",
    etag: file.tag,
  };
  if (request.headers["if-none-match"] === file.tag) return response.writeHead(304, { ...headers, etag: file.tag }).end();
  response.writeHead(200, head);
  if (request.method === "HEAD") return response.end();
  createReadStream(file.name).on("error", () => response.destroy()).pipe(response);
}

/**
 * Serves `folder` on a port of localhost (0: a free one); where it is taken, on the next. Gives `url` and `close()`.
 * `headers` are added to every answer.
 */
export function serve(folder, port = 0, headers = {}) {
  const server = createServer((request, response) => answer(resolve(folder), headers, request, response));
  return new Promise((done, fail) => {
    server.on("error", (error) => {
      if (error.code === "EADDRINUSE" && port < 65535) server.listen(++port, "localhost");
      else fail(error);
    });
    server.listen(port, "localhost", () => {
      const close = () => new Promise((closed) => (server.close(closed), server.closeAllConnections()));
      done({ url: `http://localhost:${server.address().port}/`, close });
    });
  });
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serve(argv[2] ?? "dist", Number(argv[3] ?? 8080));
  console.log(`\n  newsglass is at ${url}  (Ctrl-C stops)`);
}
