/**
 * @file The page's own files: data, texts and samples, which lie beside it on the server. A page that is one file
 * carries them with it, under their paths, in `globalThis.newsglassFiles`.
 */

/** @typedef {Record<string, Uint8Array>} Carried */

const HERE = new URL("../", import.meta.url);

// A page that is left breaks off what it fetches: no failure to speak of.
let leaving = false;
globalThis.addEventListener?.("pagehide", () => (leaving = true));
globalThis.addEventListener?.("pageshow", () => (leaving = false));

/**
 * The content of a file of the page.
 * @param {string} path  from the page's folder, such as `data/map.bin`
 * @returns {Promise<Uint8Array>}  @throws Error, a sentence that names the file
 */
export async function asset(path) {
  const carried = /** @type {{ newsglassFiles?: Carried }} */ (globalThis).newsglassFiles?.[path];
  if (carried !== undefined) return carried;
  const response = await fetch(new URL(path, HERE)).catch((error) => {
    if (leaving) return new Promise(() => {});
    throw error;
  });
  if (!response.ok) throw new Error(`${path} could not be loaded: the server answered ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}

/** The same as text. @param {string} path */
export const assetText = async (path) => new TextDecoder().decode(await asset(path));

/** The same as JSON. @param {string} path */
export const assetJson = async (path) => JSON.parse(await assetText(path));
