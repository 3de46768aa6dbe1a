/** @file The page: from a pasted report to its facts, and back. It wires the others together. */

import { assetJson, assetText } from "./assets.js";
import { dress, languages, t, useTexts, wantedLanguage } from "./texts.js";
import { announce, byId, element, sure } from "./dom.js";
import { useKinds } from "./kinds.js";
import { complain, hush } from "./notice.js";
import { shared } from "../share.js";

/** Without its texts or its modules the page can do nothing: it says so, in the one language that needs no file. @param {Error} error  @returns {never} */
function dead(error) {
  const line = byId("unstarted");
  line.textContent = `newsglass could not be loaded: ${error.message} Is there a network? Reload the page to try again.`;
  line.classList.remove("unstarted");
  line.setAttribute("role", "alert");
  throw error;
}

const spoken = wantedLanguage();
const [texts, kindWords] = await Promise.all([assetJson(`texts/${spoken}.json`), assetJson("page/kinds.json")]).catch(dead);
useTexts(spoken, texts);
useKinds(kindWords);
document.documentElement.lang = spoken;
if (spoken !== "en") dress();

// They make their first words as they are loaded, so the language comes before them.
const [{ Desk }, { Reader }, { View }, { Take }, { Corrections, keep, kept, stepsOf }, { Compare }, { countryName }, { keepForOffline }] = await Promise.all([
  import("./desk.js"), import("./reader.js"), import("./view.js"), import("./take.js"), import("./corrections.js"), import("./compare.js"),
  import("./entries.js"), import("./offline.js"),
]).catch(dead);
byId("unstarted").remove();

/**
 * @typedef {{ text: string, published: string, name: string, country: string, title?: string, stored: boolean, taken?: number }} Paper
 *   `title`: what an app that shared the text calls it; `taken`: how many corrections were taken away in a file
 * @typedef {{ paper: Paper, corrections: import("./corrections.js").Corrections }} Asked
 */

/** The paper whose report is on the page. It changes with the report, so that what is done with the one fits the other. @type {Paper} */
let paper = { text: "", published: "", name: "report", country: "", stored: false };
let corrections = new Corrections();
/** What is being read, and takes their place when its report is shown. @type {Asked | null} */
let asked = null;
/** Words of a headline in the name of a file. */
const LONGEST_FILE_NAME = 8;

const reader = new Reader(complain);
const view = new View(correct, async (name) => (await (await reader.core()).places?.(name)) ?? []);
const desk = new Desk(read, complain, dropped);
const take = new Take(() => reader.core(), view, () => ({ name: fileName(), options: options(), paper: whole(), corrections: corrections.list, taken: () => (paper.taken = corrections.steps.length) }), complain);
const compare = new Compare(byId("comparing"), reader, complain, () => setView("reading"));

/** What a file is called that is taken away: the day and the headline of a report that came without a name. */
function fileName() {
  const { published, title } = sure(view.reading).report.document;
  if (paper.name !== "report") return paper.name;
  const words = (title ?? "").normalize("NFD").toLowerCase().replace(/[’'\p{M}]/gu, "").split(/[^\p{L}\p{N}]+/u).filter(Boolean).slice(0, LONGEST_FILE_NAME);
  return [published, ...words].filter(Boolean).join("-") || paper.name;
}

/** Files let go over the page: beside the others where reports are compared, else read; of several, the first. @param {File[]} files */
function dropped(files) {
  if (document.body.dataset.view === "compare") compare.files(files);
  else desk.readFile(files[0]);
}

/** What the core is told of a paper. @param {Asked} [of] */
function options({ paper: { published, country, title }, corrections: { list } } = { paper, corrections }) {
  return { published: published || undefined, country: country || undefined, title: title || undefined, corrections: list.length > 0 ? list : undefined };
}

/** The paper with what was corrected: what is kept for a reload, and taken away to go on with. */
function whole() {
  const { text, published, name, country, title } = paper;
  return { text, published, name, country, title, steps: corrections.steps };
}

/* From text to facts */

/** Reads a paper: a new one, or the one on the page, edited. @param {{ text: string, published: string, name: string, country?: string, title?: string, steps?: any[], aside?: any }} laid  `aside`: typed words whose place it takes @returns {Promise<boolean>} false where it was stopped or failed */
async function read(laid) {
  const { steps = [], aside = null, ...given } = laid;
  hush();
  const same = given.text === paper.text;
  const lost = aside ?? (!same && unsaved() ? whole() : null);
  const edited = view.reading !== null && editing;
  const stored = same || steps.length > 0 ? [] : await kept(given.text).catch(() => []);
  const next = {
    paper: { ...given, country: given.country || (edited ? paper.country : ""), stored: same ? paper.stored : stored.length > 0 },
    corrections: same && steps.length === 0 ? corrections : new Corrections(stepsOf(steps.length > 0 ? steps : stored)),
  };
  if (!(await analyze(next, { keep: edited, again: () => read(laid) }))) return false;
  editing = false;
  enter();
  if (edited) view.resume();
  if (lost !== null) complain(t("aside.before"), t("aside.back"), () => bringBack(lost));
  return true;
}

/** True while there are corrections that go with the page. */
const unsaved = () => corrections.canUndo && !paper.stored && paper.taken !== corrections.steps.length;

/** What another text took the place of: a corrected report is read again, typed words lie on the desk. @param {any} before */
function bringBack(before) {
  if (before.steps?.length > 0) return read(before);
  desk.lay(before);
  desk.unread = true;
  if (document.body.dataset.view === "reading") history.pushState({ view: "desk" }, "");
  setView("desk");
  desk.focus();
}

/** True while the text of the report on the page is being edited. */
let editing = false;

/** Takes the complaint of the last failed reading away. */
let forgive = () => {};

/** Reads what is asked and shows its report in place of the one on the page; false where it could not be, or was stopped. @param {Asked} next  @param {{ keep: boolean, again: () => void }} how */
async function analyze(next, { keep: stay, again }) {
  asked = next;
  forgive();
  let done = false;
  try {
    const report = await reader.analyze(next.paper.text, options(next), async (found) => {
      ({ paper, corrections } = next);
      await view.show(paper.text, found, { keep: stay, corrected: corrections.steps.length });
      if (document.body.dataset.view === "compare") showCompared();
      showMending();
      desk.remember(whole());
    });
    done = report !== null;
    if (!done && asked === next) announce(t("read.stopped"));
  } catch (error) {
    forgive = complain(t("read.failed", { why: error.message }), t("again"), again);
  }
  if (asked === next) {
    asked = null;
    if (!done && view.reading !== null) byId("published-again").value = view.reading.report.document.published ?? "";
  }
  return done;
}

/** What a change of the report goes on from: the newest that was asked of this text. */
const latest = () => (asked?.paper.text === paper.text ? asked : { paper, corrections });

/** Reads the text on the page anew with this of its paper changed. @param {Partial<Paper>} change */
function amend(change) {
  const { paper: last, corrections: made } = latest();
  analyze({ paper: { ...last, ...change }, corrections: made }, { keep: true, again: () => amend(change) });
}

function enter() {
  if (document.body.dataset.view !== "reading") {
    setView("reading");
    history.pushState({ view: "reading" }, "");
  }
  scrollTo({ top: 0, behavior: "instant" });
  byId("main").focus({ preventScroll: true });
  announce(view.summary());
}

function setView(/** @type {string} */ name) {
  document.body.dataset.view = name;
  byId("desk").hidden = name !== "desk";
  byId("reading").hidden = name !== "reading";
  byId("comparing").hidden = name !== "compare";
  const title = view.reading?.report.document.title;
  document.title = name === "reading" && title ? `${title} · newsglass` : "newsglass";
  if (name !== "reading" && view.reading !== null) view.pick(null);
  if (name === "compare") showCompared();
}

const showCompared = () => compare.show({ ...paper, options: options(), report: sure(view.reading).report });

/* Corrections */

/** Takes a correction up, applied at once to all that depends on it. */
function correct(/** @type {object} */ correction, /** @type {string} */ sentence) {
  return redo((steps) => (steps.add({ correction, sentence }), sentence), "mending.done");
}

/** Changes the list of corrections and analyses anew. @param {(steps: import("./corrections.js").Corrections) => string | undefined} change  gives what was changed, nothing where nothing was  @param {string} words */
async function redo(change, words) {
  const { paper: last, corrections: made } = latest();
  const next = made.copy();
  const what = change(next);
  const fromDone = byId("done").contains(document.activeElement);
  if (what === undefined || !(await analyze({ paper: last, corrections: next }, { keep: true, again: () => redo(change, words) }))) return;
  const done = t(words, { what });
  announce(done);
  offerUndo(done);
  // What had the focus has gone with the words it stood in.
  if (fromDone) (byId("done").querySelector("button:not([hidden] *)") ?? byId("redo"))?.focus();
  if (paper.stored) await keep(paper.text, corrections.steps).catch(() => complain(t("mending.unkept")));
}

/** What was just done, with its undoing in reach wherever the reader is on the page; it goes with the next click elsewhere. */
function offerUndo(/** @type {string} */ words) {
  const done = byId("done");
  done.hidden = !corrections.canUndo;
  done.replaceChildren(element("span", { dir: "auto" }, words), " ", element("button", { type: "button", class: "link", onclick: undo }, t("mending.undo")));
}

const undo = () => redo((steps) => steps.undo()?.sentence, "mending.undone");
const doAgain = () => redo((steps) => steps.redo()?.sentence, "mending.done");

/** @type {{ undo: HTMLButtonElement, redo: HTMLButtonElement, words: HTMLElement, list: HTMLElement, stored: HTMLInputElement } | null} */
let bar = null;

/** Undo, redo and the list; they stay the same elements, so that the focus stays with them. */
function mendingBar() {
  const button = (/** @type {string} */ key, /** @type {string} */ sign, /** @type {() => void} */ run) => element("button", { type: "button", class: "plain", id: key, "aria-label": t(`mending.${key}`), title: t(`mending.${key}`), onclick: run }, sign, element("span", { class: "wide-only" }, ` ${t(`mending.${key}`)}`));
  const stored = element("input", {
    type: "checkbox", id: "keep-corrections",
    onchange: (/** @type {any} */ { target }) => {
      paper.stored = target.checked;
      keep(paper.text, paper.stored ? corrections.steps : []).catch(() => complain(t("mending.unkept")));
    },
  });
  const [words, list] = [element("summary"), element("ol")];
  const [back, again] = [button("undo", "↶", undo), button("redo", "↷", doAgain)];
  byId("mending").replaceChildren(back, again, element("details", { class: "menu" }, words, element("div", { class: "sheet" }, list, element("label", { class: "check" }, stored, " ", t("mending.keep")))));
  return { undo: back, redo: again, words, list, stored };
}

function showMending() {
  const box = byId("mending");
  box.hidden = !corrections.canUndo && !corrections.canRedo;
  if (box.hidden) return;
  bar ??= mendingBar();
  const held = document.activeElement;
  bar.undo.disabled = !corrections.canUndo;
  bar.redo.disabled = !corrections.canRedo;
  bar.stored.checked = paper.stored;
  bar.words.textContent = t("mending.list", { n: corrections.steps.length });
  /** @type {HTMLElement} */ (bar.words.parentElement).hidden = !corrections.canUndo;
  bar.list.replaceChildren(...corrections.steps.map(({ sentence }) => element("li", {}, sentence)));
  // A button that can do no more hands the focus to the other.
  if (held === bar.undo && bar.undo.disabled) bar.redo.focus();
  else if (held === bar.redo && bar.redo.disabled) bar.undo.focus();
}

/** Puts the report aside: the desk is clear, and the way back leads to the report. */
function newReport() {
  desk.lay({ ...paper });
  editing = false;
  desk.clear();
  if (history.state?.view === "reading") history.pushState({ view: "desk" }, "");
  setView("desk");
  desk.focus();
  complain(t("aside.words"), t("aside.back"), () => history.back());
  byId("draft").hidden = true; // the notice leads to the same
}

function editText() {
  const at = view.hold();
  desk.lay({ ...paper });
  editing = true;
  if (history.state?.view === "reading") history.pushState({ view: "desk" }, "");
  setView("desk");
  desk.focus(at);
}

/* Listening */

function listenToFolio() {
  byId("back").addEventListener("click", newReport);
  byId("edit").addEventListener("click", editText);
  byId("home").addEventListener("click", (/** @type {MouseEvent} */ event) => {
    if (document.body.dataset.view !== "reading" || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    newReport();
  });
  byId("published-again").addEventListener("change", (/** @type {any} */ { target }) => amend({ published: target.value }));
  const takeDay = (/** @type {any} */ { target }) => {
    if (!(target instanceof HTMLButtonElement) || target.value === "") return;
    byId("setting").querySelector("summary")?.focus({ preventScroll: true });
    amend({ published: target.value });
    byId("setting").open = false;
  };
  for (const id of ["guess", "alerts", "undated"]) byId(id).addEventListener("click", takeDay);
  byId("undated").addEventListener("change", (/** @type {any} */ { target }) => target.type === "date" && target.value !== "" && amend({ published: target.value }));
  byId("undated").addEventListener("paste", (/** @type {any} */ event) => event.target.type === "date" && pasteDay(event));
  byId("published").addEventListener("paste", pasteDay);
  byId("published-again").addEventListener("paste", pasteDay);
  const country = byId("country");
  country.append(element("option", { value: "" }, t("folio.noCountry")));
  byId("setting").addEventListener("toggle", () => {
    if (country.options.length < 2) country.append(...allCountries().map(([code, name]) => element("option", { value: code }, name)));
    country.value = paper.country;
  });
  country.addEventListener("change", () => amend({ country: country.value }));
  byId("compare").addEventListener("click", openCompare);
  byId("sources").addEventListener("toggle", showSources);
  take.menu();
}

/** A day pasted into a field for days is read in whatever form it is written. */
async function pasteDay(/** @type {any} */ event) {
  const [field, written] = [event.target, event.clipboardData.getData("text/plain").trim()];
  if (written === "") return;
  event.preventDefault();
  const found = await reader.core().then((core) => core.day(written, { country: paper.country || undefined })).catch(() => null);
  if (found === null) return complain(t("desk.noDay", { written: written.slice(0, 60) }));
  field.value = found;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

/** What the page is made of, and under which licences: the files of the repository, which the build lays beside the page. */
async function showSources() {
  const box = sure(byId("sources").querySelector("pre"));
  if (box.textContent !== "" || !byId("sources").open) return;
  const files = await Promise.all(["NOTICE.txt", "LICENSE-MIT.txt", "LICENSE-APACHE.txt"].map(assetText)).catch((error) => [error.message]);
  box.textContent = files.join("\n\n");
}

function openCompare() {
  setView("compare");
  history.pushState({ view: "compare" }, "");
}

/** Every country by its name. */
function allCountries() {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters.flatMap((one) => letters.map((other) => one + other)).filter((code) => !["EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"].includes(code));
  return codes.map((code) => [code, countryName(code)]).filter(([code, name]) => name !== code).sort((a, b) => a[1].localeCompare(b[1], spoken));
}

const openMenus = () => /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details.menu[open]"));

function listen() {
  listenToFolio();
  addEventListener("popstate", ({ state }) => {
    // A fragment, such as that of the skip link, leads within the view.
    if (state === null) return history.replaceState({ view: document.body.dataset.view }, "");
    hush();
    setView(view.reading !== null && (state?.view === "reading" || state?.view === "compare") ? state.view : "desk");
    if (document.body.dataset.view === "desk" && byId("text").value === "" && view.reading !== null && !editing) desk.lay(paper);
    // A reload brings back what is on the page, not a text that was stopped.
    else if (document.body.dataset.view !== "desk") desk.remember(whole());
  });
  addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    openMenus().forEach((menu) => {
      if (!menu.contains(target) && target.isConnected) menu.open = false;
    });
    if (!byId("done").contains(target)) byId("done").hidden = true;
  });
  addEventListener("keydown", (event) => {
    // A field undoes its own typing.
    if ((event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key) && document.body.dataset.view === "reading" && !/** @type {Element} */ (event.target).closest("input, textarea, select")) {
      event.preventDefault();
      return event.shiftKey || /y/i.test(event.key) ? doAgain() : undo();
    }
    if (event.key !== "Escape" || document.body.dataset.view !== "reading") return;
    const [menu] = openMenus();
    if (menu !== undefined) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    } else if (!byId("lens").hidden) view.letGo();
  });
  // What was typed and not read, or corrected and not kept, goes with the tab.
  addEventListener("beforeunload", (event) => {
    // In another language the page has them again.
    if (sessionStorage.getItem(TRANSLATED) === null && (desk.unread || unsaved())) event.preventDefault();
  });
}

/** Set while the page is fetched in another language with a report on it. */
const TRANSLATED = "newsglass-translated";

function offerLanguages() {
  byId("languages").replaceChildren(
    ...Object.entries(languages).map(([code, name]) => (code === spoken ? element("span", { lang: code, "aria-current": "true" }, name) : element("a", { href: `?lang=${code}${location.hash}`, hreflang: code, lang: code, onclick: () => document.body.dataset.view !== "desk" && sessionStorage.setItem(TRANSLATED, code) }, name))),
  );
}

/** Reads the text that the address carries: of a shared link, or of another app that shares with this page. */
async function readLink() {
  try {
    const given = await shared(location.hash);
    if (given === null) return;
    // The address keeps no text: it would stay in the browser's history.
    history.replaceState(history.state, "", location.pathname + location.search);
    const { text, published = "", country = "", title } = given;
    const steps = linkedSteps(given.corrections ?? "[]");
    const linked = { text, published, name: "report", country, title, steps: steps ?? [] };
    const aside = desk.typed;
    desk.lay(linked);
    await read({ ...linked, aside });
    if (steps === null) complain(t("link.uncorrected"));
  } catch (error) {
    complain(t("link.broken", { why: error.message }));
  }
}

/** The corrections of a link; null where they can't be read, which costs the text nothing. @param {string} list */
function linkedSteps(list) {
  try {
    return stepsOf(JSON.parse(list));
  } catch {
    return null;
  }
}

// A reload, and a way back to this page, lead to the report that was on it.
const [{ type: came }] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
const wasReading = history.state?.view === "reading" || history.state?.view === "compare";
// So does the page in another language.
const translated = sessionStorage.getItem(TRANSLATED) !== null;
sessionStorage.removeItem(TRANSLATED);
const reloaded = translated || (wasReading && (came === "reload" || came === "back_forward")) ? desk.recall() : null;
history.replaceState({ view: "desk" }, "");
setView("desk");
offerLanguages();
listen();
const awake = reader.wake();
desk.listSamples().catch(() => complain(t("sample.unlisted")));
addEventListener("hashchange", readLink);
const inPage = location.hash === "" || byId(location.hash.slice(1)) !== null;
if (reloaded === null || !inPage) readLink();
else {
  desk.lay(reloaded);
  read(reloaded);
}
// Last, so that what the page needs now is fetched first.
awake.catch(() => {}).finally(keepForOffline);
