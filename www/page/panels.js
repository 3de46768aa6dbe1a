/**
 * @file The facts as lists, one panel a kind, behind tabs. Every line is a button that picks its fact; the picked
 * line opens and tells the rest. A panel is filled when it is first looked at.
 */

import { details } from "./details.js";
import { announce, element, sure } from "./dom.js";
import { entries } from "./entries.js";
import { breathe } from "./facts.js";
import { chosenRow, Filter, filterRow } from "./filters.js";
import { ActorGraph } from "./graph.js";
import { PlaceMap } from "./map.js";
import { mendBar } from "./mend.js";
import { orderRow } from "./quotes.js";
import { number, t } from "./texts.js";
import { Timeline } from "./timeline.js";
import { countries } from "./world.js";

const LINES_AT_ONCE = 150;
/** Groups of lines made before the page gets its turn. */
const GROUPS_AT_ONCE = 20;
const ids = ["events", "people", "places", "times", "quotes", "numbers", "relations", "notes"];
/** Panels that the filter narrows. */
const filtered = new Set(["events", "times", "quotes", "numbers"]);
/** @type {Record<string, string>} */
const panelOfKey = { t: "times", q: "numbers", s: "quotes", v: "events", r: "relations", w: "notes" };

/** @typedef {import("./entries.js").Entry} Entry  @typedef {import("./entries.js").Group} Group */

/** The facts that a line stands for, its own first. @param {Entry} entry */
const keysOf = ({ key, others = [], holds = [] }) => [key, ...others, ...holds];

export class Panels {
  #root;
  #onPick;
  #onCorrect;
  #onShow;
  /** @type {import("./facts.js").Reading | null} */
  #reading = null;
  #shown = "events";
  /** @type {string | null} */
  #picked = null;
  #tabs = new Map();
  #bodies = new Map();
  /** How many facts each panel has. @type {Map<string, number>} */
  #totals = new Map();
  /** Panels whose lines stand. */
  #filled = new Set();
  /** Entries that wait behind "Show more", by panel and key, each with its list. */
  #waiting = new Map();
  /** What makes the rest of a panel's groups at once. @type {Map<string, () => void>} */
  #unmade = new Map();
  #filter = new Filter();
  #map;
  #graph;
  #timeline;

  /**
   * @param {HTMLElement} root  @param {(key: string | null, at: number) => void} onPick
   * @param {(correction: object, sentence: string) => void} onCorrect
   * @param {(name: string) => Promise<object[]>} findPlaces
   * @param {() => void} onShow  leads from the picked fact to its words, where the report is not beside it
   */
  constructor(root, onPick, onCorrect, findPlaces, onShow) {
    this.#onShow = onShow;
    this.#root = root;
    this.#onPick = onPick;
    this.#onCorrect = onCorrect;
    this.findPlaces = findPlaces;
    this.#map = new PlaceMap(onPick);
    this.#graph = new ActorGraph(onPick);
    this.#timeline = new Timeline(onPick);
    const tabs = element("div", { class: "tabs", role: "tablist", "aria-label": t("tabs.label"), onkeydown: (/** @type {KeyboardEvent} */ event) => this.#pressed(event) });
    this.#root.append(tabs);
    for (const id of ids) {
      const count = element("span", { class: "count" });
      const tab = element("button", { type: "button", role: "tab", id: `tab-${id}`, "aria-controls": `panel-${id}`, onclick: () => this.open(id) }, t(`tab.${id}`), " ", count);
      const body = element("div", { role: "tabpanel", class: `panel ${id}`, "data-label": t(`tab.${id}`), id: `panel-${id}`, "aria-labelledby": `tab-${id}`, tabindex: "0" });
      this.#tabs.set(id, { tab, count });
      this.#bodies.set(id, body);
      tabs.append(tab);
      this.#root.append(body);
    }
    this.#root.addEventListener("click", (event) => this.#clicked(event));
    addEventListener("beforeprint", () => this.#fillAll());
  }

  #fillAll() {
    if (this.#reading === null) return;
    for (const id of ids) {
      this.#fill(id);
      this.#finish(id);
    }
    // On paper nothing waits to be shown.
    for (let rest; (rest = this.#root.querySelector(".rest")); ) /** @type {any} */ (rest).unfold();
    this.#graph.settle();
    this.#timeline.settle();
  }

  /** Fills all panels, with the map's outlines, so that they can be printed. */
  async prepare() {
    this.#fillAll();
    await countries().catch(() => {});
  }

  /** What is on the page; asked only once there is something. */
  get #known() {
    return sure(this.#reading);
  }

  /** The panel that is open, and how far it is scrolled. */
  get place() {
    const body = this.#bodies.get(this.#shown);
    // What was unfolded stays so: the lines of each list.
    return { id: this.#shown, scrolled: body.scrollTop, lines: [...body.querySelectorAll("ul")].map((list) => list.childElementCount) };
  }

  set place({ id, scrolled, lines = [] }) {
    this.open(this.#tabs.get(id).tab.hidden ? "events" : id);
    this.#finish(this.#shown);
    this.#bodies.get(id).querySelectorAll("ul").forEach((/** @type {Element} */ list, /** @type {number} */ at) => {
      for (let rest; list.childElementCount < lines[at] && (rest = list.querySelector(".rest")); ) /** @type {any} */ (rest).unfold();
    });
    if (this.#shown === id) this.#bodies.get(id).scrollTop = scrolled;
  }

  /** @param {import("./facts.js").Reading} reading  @param {{ keep?: boolean }} [options]  `keep`: filters stay */
  show(reading, { keep = false } = {}) {
    this.#reading = reading;
    this.#picked = null;
    this.#filled.clear();
    this.#waiting.clear();
    this.#unmade.clear();
    if (!keep) this.#filter = new Filter();
    else Object.assign(this.#filter, { who: "", place: "", source: "" }); // entities' numbers may have changed
    for (const id of ids) {
      const total = entries[id](reading).reduce((sum, group) => sum + group.entries.length, 0);
      const { tab } = this.#tabs.get(id);
      this.#totals.set(id, id === "times" ? reading.report.times.length : total);
      tab.classList.toggle("empty", total === 0);
      tab.hidden = total === 0 && (id === "notes" || id === "relations");
      this.#bodies.get(id).replaceChildren();
    }
    this.#count();
    this.open(keep && !this.#tabs.get(this.#shown).tab.hidden ? this.#shown : "events");
  }

  /** How many facts each panel has; of what the filter narrows, how many of them fit. */
  #count() {
    const reading = this.#known;
    for (const [id, { count }] of this.#tabs) {
      const total = this.#totals.get(id) ?? 0;
      const narrow = this.#filter.on && filtered.has(id) && !(id === "events" && this.#filter.words !== "");
      const fit = !narrow ? total : id === "times" ? reading.report.times.filter((time, at) => this.#filter.near(reading, `t${at}`, time.span)).length : entries[id](reading, this.#filter).reduce((sum, group) => sum + group.entries.length, 0);
      count.textContent = fit === total ? number(total) : t("filter.of", { fit, all: total });
    }
  }

  /** What the filter narrows is made anew, and says by what; `whole`: the filter's own row as well. */
  #narrowed(whole = false) {
    this.#count();
    for (const id of filtered) {
      if (id === this.#shown && !whole) continue;
      this.#filled.delete(id);
      this.#unmade.delete(id);
    }
    this.#fill(this.#shown);
    this.settle();
  }

  /** Lets go what the list is narrowed by. @param {string} [name] */
  #clear(name) {
    this.#filter.clear(name);
    this.#narrowed(true);
    const body = this.#bodies.get(this.#shown);
    (body.querySelector("[data-clear]:not([hidden] *)") ?? body.querySelector("#search") ?? this.#tabs.get(this.#shown).tab).focus({ preventScroll: true });
    announce(this.#filter.on ? this.#filter.chosen(this.#known).map(({ words }) => words).join(", ") : t("filter.off"));
  }

  open(/** @type {string} */ id) {
    this.#shown = id;
    this.#fill(id);
    for (const [each, { tab }] of this.#tabs) {
      tab.setAttribute("aria-selected", String(each === id));
      tab.setAttribute("tabindex", each === id ? "0" : "-1");
      this.#bodies.get(each).hidden = each !== id;
    }
    this.settle();
    const { tab } = this.#tabs.get(id);
    const bar = tab.parentElement;
    bar.scrollLeft = Math.max(0, tab.offsetLeft - bar.offsetLeft - (bar.clientWidth - tab.offsetWidth) / 2);
  }

  /** Pictures are drawn for the width at hand. */
  settle() {
    if (this.#shown === "places") this.#map.settle();
    if (this.#shown === "relations") this.#graph.settle();
    if (this.#shown === "times") this.#timeline.settle();
  }

  /** Makes a panel's lines, unless they stand. */
  #fill(/** @type {string} */ id) {
    if (this.#filled.has(id) || this.#reading === null) return;
    this.#filled.add(id);
    const body = this.#bodies.get(id);
    const reading = this.#reading;
    const list = element("div", { class: "lines" });
    const chosen = element("div", { class: "chosen-holder" });
    const fillList = () => {
      const all = entries[id](reading, filtered.has(id) ? this.#filter : undefined).filter((group) => group.entries.length > 0);
      const groups = [...all];
      chosen.replaceChildren(...(filtered.has(id) ? [chosenRow(reading, this.#filter, (name) => this.#clear(name))] : []));
      for (const key of [...this.#waiting.keys()]) if (key.startsWith(`${id} `)) this.#waiting.delete(key);
      list.replaceChildren(...(groups.length === 0 ? [element("p", { class: "none" }, this.#filter.on && filtered.has(id) ? t("filter.nothing") : t(`none.${id}`))] : groups.splice(0, GROUPS_AT_ONCE).flatMap((group) => this.#group(id, group))));
      this.#later(id, list, groups);
      return all.reduce((sum, group) => sum + group.entries.length, 0);
    };
    fillList();
    const picture = { places: () => this.#map.draw(reading), times: () => this.#timeline.draw(reading), relations: () => this.#graph.draw(reading) }[/** @type {"places"} */ (id)]?.() ?? null;
    const row = id === "events" && reading.report.events.length > 3 ? filterRow(reading, this.#filter, () => (announce(t("filter.found", { n: fillList() })), this.#narrowed()))
      : id === "quotes" && reading.report.statements.length > 3 ? orderRow(this.#filter.order, (order) => this.#reorder(order)) : null;
    const { published } = reading.report.document;
    const ask = id === "times" && published === null && reading.report.timeline.some(({ interval }) => interval === null)
      ? element("p", { class: "hint ask" }, t("times.unpublished"), " ", element("button", { type: "button", class: "link", "data-code": "unpublished" }, t("times.publish")))
      : null;
    body.replaceChildren(...[element("div", { class: "visually-hidden", role: "heading", "aria-level": "2" }, t(`tab.${id}`)), row, chosen, ask, picture, list].filter((node) => node !== null));
  }

  /** Makes the groups below in turns, so that a long list holds the page up nowhere. @param {string} id  @param {HTMLElement} list  @param {Group[]} groups */
  async #later(id, list, groups) {
    const some = (/** @type {number} */ count) => list.append(...groups.splice(0, count).flatMap((group) => this.#group(id, group)));
    const rest = () => some(Infinity);
    this.#unmade.set(id, rest);
    while (groups.length > 0) {
      await breathe();
      if (this.#unmade.get(id) !== rest) return; // another list has come meanwhile
      some(GROUPS_AT_ONCE);
    }
  }

  /** Makes at once what is left to make of a panel. */
  #finish(/** @type {string} */ id) {
    this.#unmade.get(id)?.();
  }

  /** Lists the statements anew; what is picked among them stays picked. */
  #reorder(/** @type {string} */ order) {
    this.#filter.order = order;
    this.#filled.delete("quotes");
    this.#fill("quotes");
    const body = this.#bodies.get("quotes");
    body.scrollTop = 0;
    body.querySelector(`[data-order="${order}"]`)?.focus({ preventScroll: true });
    const fact = this.#known.facts.get(this.#picked ?? "");
    if (fact && this.#panelOf(fact) === "quotes") this.pick(fact, 0, { reveal: false });
  }

  /** Opens the picked fact's line, and its panel unless told not to. */
  pick(/** @type {import("./facts.js").Fact | null} */ fact, at = 0, { reveal = true } = {}) {
    this.#root.querySelectorAll("button.fact[aria-pressed=true]").forEach((line) => {
      line.setAttribute("aria-pressed", "false");
      line.parentElement?.querySelector(".more")?.remove();
    });
    this.#root.querySelectorAll(".line.apart, .hides").forEach((line) => line.remove());
    this.#picked = fact?.key ?? null;
    this.#map.pick(this.#picked);
    this.#graph.pick(this.#picked);
    this.#timeline.pick(this.#picked);
    if (fact === null) return;
    const own = this.#panelOf(fact);
    if (own === null) return;
    // What is picked where it is listed stays there: an event among the days of "When".
    const listed = (/** @type {string} */ id) => this.#bodies.get(id).querySelector(`button.fact[data-keys~="${fact.key}"]`);
    const id = this.#shown !== own && this.#filled.has(this.#shown) && listed(this.#shown) !== null ? this.#shown : own;
    this.#fill(id);
    const body = this.#bodies.get(id);
    if (listed(id) === null) this.#finish(id);
    let line = listed(id);
    const waiting = this.#waiting.get(`${id} ${fact.key}`);
    if (line === null && waiting !== undefined) line = this.#apart(waiting);
    if (line === null && this.#filter.on && filtered.has(id)) body.querySelector(".chosen")?.append(element("span", { class: "hint hides" }, t("filter.hides")));
    if (line === null) return;
    body.querySelectorAll(`button.fact[data-keys~="${fact.key}"]`).forEach((/** @type {Element} */ each) => each.setAttribute("aria-pressed", "true"));
    const show = element("button", { type: "button", class: "link in-text", onclick: () => this.#onShow() }, t("show.inText"));
    const more = [...details(this.#known, fact.key), show, mendBar(this.#known, fact, at, this.#onCorrect, this.findPlaces)].filter(Boolean);
    if (more.length > 0) line.after(element("div", { class: "more" }, more));
    if (!reveal) return;
    this.open(id);
    this.#scrollTo(line);
  }

  /** Gives the focus to the line of what is picked, else to the list it stood in. */
  focusPicked() {
    const body = this.#bodies.get(this.#shown);
    (body.querySelector("button.fact[aria-pressed=true]") ?? body).focus({ preventScroll: true });
  }

  /** Shows one entry ahead of its turn. @param {{ list: HTMLElement, entry: Entry }} waiting */
  #apart({ list, entry }) {
    const item = this.#line(entry);
    item.classList.add("apart");
    list.lastElementChild?.before(item);
    return item.querySelector("button.fact");
  }

  #panelOf(/** @type {import("./facts.js").Fact} */ fact) {
    if (fact.layer === "person" || fact.layer === "group" || fact.layer === "other") return "people";
    if (fact.layer === "place") return "places";
    return panelOfKey[fact.key[0]] ?? null;
  }

  /** Scrolls the panel alone, never the page. */
  #scrollTo(/** @type {HTMLElement} */ line) {
    const body = sure(line.closest(".panel"));
    const [outer, inner] = [body.getBoundingClientRect(), line.getBoundingClientRect()];
    if (inner.top < outer.top + 8 || inner.bottom > outer.bottom - 80) body.scrollTop += inner.top - outer.top - outer.height / 4;
  }

  /** @param {string} id  @param {Group} group */
  #group(id, { heading, entries: lines, fold = LINES_AT_ONCE, className }) {
    const list = element("ul");
    // A fold that would hide two lines or so is none.
    const first = lines.length - fold <= 2 ? lines.length : fold;
    const fill = (/** @type {number} */ from, /** @type {number} */ count) => {
      list.append(...lines.slice(from, from + count).map((entry) => this.#line(entry)));
      const left = lines.length - from - count;
      if (left <= 0) return;
      const next = Math.min(left, LINES_AT_ONCE);
      const rest = element("button", { type: "button", class: "rest" }, next === left ? t("more", { n: left }) : t("more.some", { n: next, all: left }));
      const item = element("li", {}, rest);
      rest.unfold = () => {
        item.remove();
        fill(from + count, LINES_AT_ONCE);
      };
      rest.addEventListener("click", () => {
        const at = list.childElementCount - 1;
        rest.unfold();
        list.children[at]?.querySelector("button")?.focus();
      });
      list.append(item);
    };
    fill(0, first);
    lines.slice(first).forEach((entry) => keysOf(entry).forEach((key) => this.#waiting.set(`${id} ${key}`, { list, entry })));
    const title = typeof heading === "function" ? heading() : heading === null ? null : element("h2", { class: "caps" }, heading);
    return className ? [element("section", { class: className }, title, list)] : [title, list].filter(Boolean);
  }

  /** @param {Entry} entry */
  #line(entry) {
    const { key, line, className = "", others = [] } = entry;
    if (!this.#known.facts.has(key)) return element("li", { class: `line ${className}` }, element("div", { class: "fact flat" }, line()));
    const [keys, times] = [keysOf(entry), others.length + 1];
    const again = times === 1 ? null : element("span", { class: "times-said", role: "img", "aria-label": t("mentions", { n: times }), title: t("mentions", { n: times }) }, `×${times}`);
    return element("li", { class: `line ${className}` }, element("button", { type: "button", class: "fact", "data-key": key, "data-keys": keys.join(" "), "aria-pressed": String(this.#picked !== null && keys.includes(this.#picked)) }, line(), again));
  }

  #clicked(/** @type {any} */ event) {
    const line = event.target.closest("button.fact[data-key], button.goto[data-key]");
    if (line === null) return;
    const { key, at } = line.dataset;
    const again = line.getAttribute("aria-pressed") === "true" && line.classList.contains("fact");
    this.#onPick(again ? null : key, Number(at ?? 0));
  }

  #pressed(/** @type {KeyboardEvent} */ event) {
    const shown = ids.filter((id) => !this.#tabs.get(id).tab.hidden);
    const at = shown.indexOf(this.#shown);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (to === undefined) return;
    this.open(shown[(to + shown.length) % shown.length]);
    this.#tabs.get(this.#shown).tab.focus();
    event.preventDefault();
  }
}
