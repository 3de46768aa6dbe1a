// The worker's script. The form of writing is the one that bundlers know; the page in one file has another such module.

/** A worker whose script lies beside this module. Throws where this page may have none. */
export const startWorker = () => new Worker(new URL("../worker.js", import.meta.url), { type: "module", name: "newsglass" });

const NAME = "../worker.js"; // not written in place, so that bundlers don't take it for another file of theirs

/** Where that script lies. */
export const scriptAddress = () => new URL(NAME, import.meta.url);
