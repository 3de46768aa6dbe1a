/** @file The page: from a pasted report to its facts, and back. */

import { load } from "../newsglass.js";
import { Article } from "./article.js";
import { brief } from "./brief.js";
import { announce, byId, element, isNarrow } from "./dom.js";
import { Reading } from "./facts.js";
import { Lens } from "./lens.js";
import { keepForOffline } from "./offline.js";
import { Panels } from "./panels.js";
import { day, layers, plural, publishedFrom } from "./words.js";

const LARGEST_FILE = 20e6;

const phaseWords = {
  article: "Reading the article", language: "Reading its language", times: "Finding times", quantities: "Finding numbers",
  entities: "Finding who", places: "Finding where", statements: "Finding who says what", events: "Finding what happened",
  relations: "Finding ties", telling: "Writing the brief", report: "Writing the report",
};

const readiness = byId("readiness");
const progress = byId("progress");
const notice = byId("notice");

let glass = null; // a promise, once asked for
let reading = null;
let running = null; // the AbortController of the analysis under way
let fileName = "report";

const article = new Article(byId("article"), pick);
const panels = new Panels(byId("facts"), pick);
const lens = new Lens(byId("lens"), pick);

/* The core */

function wake() {
  readiness.textContent = "Getting ready…";
  progress.removeAttribute("value");
  // What is kept from an earlier visit is there before anyone wonders.
  const shown = setTimeout(() => (progress.hidden = false), 400);
  const rest = () => {
    clearTimeout(shown);
    if (running === null) progress.hidden = true;
  };
  glass = load();
  glass.then(rest, rest);
  glass.then(
    () => {
      readiness.textContent = "Ready";
      document.body.dataset.ready = "";
    },
    (error) => {
      glass = null;
      readiness.textContent = "Not ready";
      complain(`The reader could not be loaded: ${error.message}`, "Try again", wake);
    },
  );
  return glass;
}

function complain(sentence, action, run) {
  notice.replaceChildren(sentence);
  if (action) {
    const again = () => {
      notice.hidden = true;
      run();
    };
    notice.append(" ", element("button", { type: "button", class: "plain", onclick: again }, action));
  }
  notice.hidden = false;
}

/* From text to facts */

async function read(text, published) {
  notice.hidden = true;
  if (text.trim() === "") {
    complain("There is nothing to read yet. Paste a report, drop a file, or try one of the samples.");
    byId("text").focus();
    return;
  }
  running?.abort();
  const abort = (running = new AbortController());
  document.body.dataset.busy = "";
  progress.hidden = false;
  progress.removeAttribute("value");
  const stop = element("button", { type: "button", class: "plain", onclick: () => abort.abort() }, "Stop");
  const phase = element("span", {}, "Getting ready…");
  readiness.replaceChildren(phase, " ", stop);
  try {
    const core = await (glass ?? wake());
    readiness.replaceChildren(phase, " ", stop);
    const report = await core.analyze(text, {
      published: published || undefined,
      signal: abort.signal,
      onProgress: (step) => {
        phase.textContent = `${phaseWords[step.phase] ?? "Reading"}…`;
        progress.value = step.done / step.total;
      },
    });
    if (running !== abort) return;
    show(text, report);
  } catch (error) {
    if (abort.signal.aborted) announce("Stopped.");
    else complain(`The report could not be read: ${error.message}`, "Try again", () => read(text, published));
  } finally {
    if (running === abort) {
      running = null;
      delete document.body.dataset.busy;
      progress.hidden = true;
      readiness.textContent = glass === null ? "Not ready" : "Ready";
    }
  }
}

function show(text, report) {
  reading = new Reading(text, report);
  const { document: paper } = report;
  byId("published-again").value = paper.published ?? "";
  byId("published-from").textContent = publishedFrom[paper.publishedFrom] ?? "";
  byId("brief").replaceChildren(element("h2", { class: "caps" }, "The brief"), brief(reading));
  showLayerButtons();
  article.show(reading);
  panels.show(reading);
  lens.show(reading, null, 0);
  if (document.body.dataset.view !== "reading") {
    setView("reading");
    history.pushState({ view: "reading" }, "");
  }
  scrollTo({ top: 0, behavior: "instant" });
  byId("main").focus({ preventScroll: true });
  const { entities, statements, events } = report;
  announce(
    `Read. ${plural(paper.words, "word")}: ${plural(entities.length, "person, group or place", "people, groups and places")}, ` +
      `${plural(statements.length, "statement")}, ${plural(events.length, "event")}.`,
  );
}

function setView(view) {
  document.body.dataset.view = view;
  byId("desk").hidden = view !== "desk";
  byId("reading").hidden = view !== "reading";
  document.title = view === "reading" && reading?.report.document.title ? `${reading.report.document.title} · newsglass` : "newsglass";
  if (view === "desk") lens.show(reading, null, 0);
}

/* One fact at a time */

function pick(key, at = 0) {
  let fact = key === null ? null : reading.facts.get(key);
  if (fact === undefined) return;
  if (fact !== null) [fact, at] = behind(fact, at);
  document.querySelectorAll("#brief [aria-pressed=true]").forEach((node) => node.setAttribute("aria-pressed", "false"));
  if (key !== null) byId("brief").querySelector(`[data-key="${key}"]`)?.setAttribute("aria-pressed", "true");
  const fromText = byId("article").contains(document.activeElement);
  if (fact !== null && isNarrow() && !byId("lens").contains(document.activeElement)) showColumn("text");
  // The lens covers the foot of the window, so it stands before the text is scrolled.
  lens.show(reading, fact, at);
  article.light(fact, at, { scroll: !fromText });
  panels.pick(fact);
  if (fact === null) return;
  const count = fact.spans.length > 1 ? ` ${at + 1} of ${plural(fact.spans.length, "mention")}.` : "";
  announce(`${fact.title}. ${fact.note}.${count} ${reading.sentenceWords(fact.spans[at][0])}`);
}

/** An answer of the brief that is just someone or somewhere stands for the entity, which has more to show. */
function behind(fact, at) {
  if (!fact.key.startsWith("b-") || fact.item.entity === null || fact.item.entity === undefined) return [fact, at];
  const whole = reading.facts.get(`e${fact.item.entity}`);
  const same = whole?.spans.findIndex(([start, end]) => start >= fact.spans[0][0] && end <= fact.spans[0][1]) ?? -1;
  return same < 0 ? [fact, at] : [whole, same];
}

/* What is marked */

const unmarked = new Set();

function showLayerButtons() {
  const counts = new Map(layers.map(({ id }) => [id, 0]));
  for (const fact of reading.facts.values()) {
    if (fact.layer !== null && fact.quiet.includes(false)) counts.set(fact.layer, counts.get(fact.layer) + 1);
  }
  byId("layers").replaceChildren(
    element("span", { class: "caps" }, "Mark"),
    ...layers
      .filter(({ id }) => counts.get(id) > 0)
      .map(({ id, label }) =>
        element(
          "button",
          { type: "button", class: `layer ${id}`, "aria-pressed": String(!unmarked.has(id)), onclick: (event) => toggleLayer(id, event.currentTarget) },
          element("span", { class: "swatch", "aria-hidden": "true" }, label),
          " ",
          element("span", { class: "count" }, String(counts.get(id))),
        ),
      ),
  );
  applyLayers();
}

function toggleLayer(id, button) {
  if (unmarked.has(id)) unmarked.delete(id);
  else unmarked.add(id);
  button.setAttribute("aria-pressed", String(!unmarked.has(id)));
  applyLayers();
}

function applyLayers() {
  article.showLayers(new Set(layers.map(({ id }) => id).filter((id) => !unmarked.has(id))));
}

/** On a small screen, the text or the facts. */
function showColumn(name) {
  document.body.dataset.column = name;
  document.querySelectorAll("[data-show]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.show === name)));
}

/* Files in and out */

async function readFile(file) {
  if (file.size > LARGEST_FILE) {
    complain(`${file.name} holds ${Math.round(file.size / 1e6)} MB. Reports of up to ${LARGEST_FILE / 1e6} MB can be read; split it, please.`);
    return;
  }
  try {
    const text = await file.text();
    fileName = file.name.replace(/\.[^.]*$/, "") || "report";
    byId("text").value = text;
    await read(byId("text").value, byId("published").value);
  } catch {
    complain(`${file.name} could not be opened.`);
  }
}

function saveAs(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

async function save(format) {
  byId("save").open = false;
  if (format === "json") return saveAs(`${fileName}.json`, "application/json", JSON.stringify(reading.report, null, 1));
  const [type, extension] = { markdown: ["text/markdown", "md"], csv: ["text/csv", "csv"] }[format];
  try {
    saveAs(`${fileName}.${extension}`, type, await exported(format));
  } catch (error) {
    complain(`The file could not be made: ${error.message}`);
  }
}

async function exported(format) {
  const core = await (glass ?? wake());
  return core.export(reading.text, format, { published: reading.report.document.published ?? undefined });
}

async function copyBrief() {
  const button = byId("copy");
  try {
    await navigator.clipboard.writeText(await exported("markdown"));
    button.textContent = "Copied";
    announce("The brief is copied.");
    setTimeout(() => (button.textContent = "Copy the brief"), 2000);
  } catch {
    complain("The brief could not be copied: this browser did not allow it. Download it instead.");
  }
}

async function listSamples() {
  const { samples } = await (await fetch("samples/index.json")).json();
  const take = async ({ file, published }) => {
    try {
      const response = await fetch(`samples/${file}`);
      if (!response.ok) throw new Error();
      byId("text").value = await response.text();
    } catch {
      complain("The sample could not be loaded. Is there a network?");
      return;
    }
    byId("published").value = published;
    fileName = file.replace(/\.txt$/, "");
    await read(byId("text").value, published);
  };
  byId("samples").replaceChildren(
    ...samples.map((sample) =>
      element(
        "li",
        {},
        element(
          "button",
          { type: "button", class: "sample", "data-sample": sample.kind, onclick: () => take(sample) },
          element("b", {}, sample.label),
          " ",
          element("span", {}, day(sample.published)),
        ),
      ),
    ),
  );
  const asked = samples.find(({ kind }) => location.hash === `#${kind}`);
  if (asked) await take(asked);
}

/* Listening */

function listen() {
  byId("desk").addEventListener("submit", (event) => {
    event.preventDefault();
    read(byId("text").value, byId("published").value);
  });
  byId("text").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) byId("desk").requestSubmit();
  });
  byId("text").addEventListener("input", () => (fileName = "report"));
  byId("open").addEventListener("click", () => byId("file").click());
  byId("file").addEventListener("change", ({ target }) => {
    if (target.files.length > 0) readFile(target.files[0]);
    target.value = "";
  });
  byId("back").addEventListener("click", () => (history.state?.view === "reading" ? history.back() : setView("desk")));
  byId("home").addEventListener("click", (event) => {
    if (document.body.dataset.view !== "reading" || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    byId("back").click();
  });
  addEventListener("popstate", ({ state }) => setView(state?.view === "reading" && reading !== null ? "reading" : "desk"));
  byId("published-again").addEventListener("change", ({ target }) => {
    byId("published").value = target.value;
    read(reading.text, target.value);
  });
  byId("copy").addEventListener("click", copyBrief);
  addEventListener("click", ({ target }) => {
    if (!byId("save").contains(target)) byId("save").open = false;
  });
  document.querySelectorAll("[data-save]").forEach((button) => button.addEventListener("click", () => save(button.dataset.save)));
  document.querySelectorAll("[data-show]").forEach((button) => button.addEventListener("click", () => {
    showColumn(button.dataset.show);
    button.scrollIntoView({ block: "nearest" });
  }));
  byId("brief").addEventListener("click", (event) => {
    const answer = event.target.closest("[data-key]");
    if (answer !== null) pick(answer.dataset.key, 0);
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || document.body.dataset.view !== "reading") return;
    if (byId("save").open) {
      byId("save").open = false;
      byId("save").firstElementChild.focus();
    }
    else if (!byId("lens").hidden) {
      const inLens = byId("lens").contains(document.activeElement);
      pick(null);
      if (inLens) article.focusStop();
    }
  });
  listenForFiles();
}

function listenForFiles() {
  const holdsFile = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragover", (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    byId("drop").hidden = false;
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) byId("drop").hidden = true;
  });
  addEventListener("drop", (event) => {
    byId("drop").hidden = true;
    if (!holdsFile(event)) return;
    event.preventDefault();
    if (event.dataTransfer.files.length > 0) readFile(event.dataTransfer.files[0]);
  });
}

history.replaceState({ view: "desk" }, "");
showColumn("text");
listen();
wake();
listSamples().catch(() => complain("The list of samples could not be loaded; pasting a report works all the same."));
// Last, so that what the page needs now is fetched first.
Promise.resolve(glass).catch(() => {}).finally(keepForOffline);
