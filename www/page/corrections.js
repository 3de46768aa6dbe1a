/**
 * @file What the reader has corrected in a report: a list that can be undone and redone. The core applies it; kept in
 * this browser where the reader wants that, and never sent.
 *
 * @typedef {{ correction: object | object[], sentence: string }} Step  What the core is told, and the same for the reader.
 */

export class Corrections {
  #done;
  #undone;

  /** @param {Step[]} [done]  @param {Step[]} [undone] */
  constructor(done = [], undone = []) {
    this.#done = done;
    this.#undone = undone;
  }

  /** The same list, to be changed apart. */
  copy() {
    return new Corrections([...this.#done], [...this.#undone]);
  }

  get steps() {
    return this.#done;
  }

  /** As `analyze` takes them. */
  get list() {
    return this.#done.flatMap(({ correction }) => correction);
  }

  get canUndo() {
    return this.#done.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }

  /** @param {Step} step */
  add(step) {
    this.#done.push(step);
    this.#undone = [];
  }

  undo() {
    const step = this.#done.pop();
    if (step) this.#undone.push(step);
    return step ?? null;
  }

  redo() {
    const step = this.#undone.pop();
    if (step) this.#done.push(step);
    return step ?? null;
  }
}

/** What of a list are steps; it comes from a file or from what was kept. @param {unknown} list  @returns {Step[]} */
export const stepsOf = (list) =>
  Array.isArray(list) ? list.filter((step) => typeof step?.sentence === "string" && typeof step.correction === "object" && step.correction !== null) : [];

/* Kept in this browser, under a digest of the text: the text itself is not kept. */

const store = () => import("./idb-keyval.js");

/** The name under which a text's corrections are kept. @param {string} text */
async function nameOf(text) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return `corrections-${[...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** Keeps these steps; none are forgotten as well. @param {string} text  @param {Step[]} steps */
export async function keep(text, steps) {
  const { set, del } = await store();
  const name = await nameOf(text);
  await (steps.length > 0 ? set(name, steps) : del(name));
}

/** What was kept of this text; nothing is opened where nothing was ever kept. @returns {Promise<Step[]>} */
export async function kept(/** @type {string} */ text) {
  const there = (await indexedDB.databases?.())?.some(({ name }) => name === "keyval-store") ?? false;
  if (!there) return [];
  const { get } = await store();
  return (await get(await nameOf(text))) ?? [];
}
