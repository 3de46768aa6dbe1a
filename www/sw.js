// Keeps every file of this version, so that the page opens and works without a network. The build writes files.js:
// `self.NEWSGLASS = { version, files }`, the version a digest of the files, so that a change of any of them makes a new
// cache beside the old one; the old one goes when the new version takes over.

importScripts("files.js");

const { version, files } = self.NEWSGLASS;
// Caches are of the origin: another copy of the page, in another folder, has its own.
const PREFIX = `newsglass ${self.registration.scope} `;
const CACHE = PREFIX + version;

// Of the two builds of the core, the one that is not asked for here: engine/code.js says how that is told.
const RELAXED = Uint8Array.of(
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 1, 253, 15, 65, 2, 253, 15, 253, 146, 2, 11,
);
const OTHER = WebAssembly.validate(RELAXED) ? "./core_bg.wasm" : "./core_relaxed.wasm";

self.addEventListener("install", (event) => {
  const requests = files.filter((file) => file !== OTHER).map((file) => new Request(file, { cache: "no-cache" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
});

self.addEventListener("activate", (event) => {
  const clean = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(clean());
});

self.addEventListener("message", ({ data }) => {
  if (data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method === "POST" && url.pathname === new URL("share-target", self.registration.scope).pathname) {
    event.respondWith(taken(request));
  } else if (request.method === "GET") {
    event.respondWith(answer(request, url));
  }
});

async function answer(request, url) {
  const cache = await caches.open(CACHE);
  // The page itself is kept under its folder.
  const name = url.pathname.endsWith("/index.html") ? new URL("./", url) : request;
  return (await cache.match(name, { ignoreSearch: true })) ?? fetch(request);
}

/** What another app shares comes here and no further: it goes on behind the `#`, which is sent to no server. */
async function taken(request) {
  const given = await request.formData();
  const text = [given.get("text"), given.get("url")].filter((part) => typeof part === "string" && part !== "").join("\n\n");
  const passed = new URLSearchParams({ shared: text });
  const title = given.get("title");
  if (typeof title === "string" && title !== "") passed.set("title", title);
  return Response.redirect(`${self.registration.scope}#${passed}`, 303);
}
