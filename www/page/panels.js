/**
 * @file The facts as lists, one panel a kind, behind tabs. Every line is a button that picks its fact; the picked
 * line opens and tells the rest.
 */

import { element } from "./dom.js";
import { entries } from "./entries.js";
import { PlaceMap } from "./map.js";

const LINES_AT_ONCE = 150;

/** The panels in order. `groups` gives `[heading | null, entry[]]`; an entry is `{ key, className, line }`, the
 * line made when it is shown. */
const panels = [
  { id: "people", label: "Who", none: "No people or groups were found." },
  { id: "places", label: "Where", none: "No places were found." },
  { id: "times", label: "When", none: "No times were found." },
  { id: "numbers", label: "Numbers", none: "No numbers were found." },
  { id: "quotes", label: "Says who", none: "No statements were found." },
  { id: "events", label: "Events", none: "No events were found." },
  { id: "relations", label: "Ties", none: "No relations between people, groups and places were found." },
  { id: "notes", label: "Notes", none: "Nothing was odd about this text." },
];

const panelOfKey = { t: "times", q: "numbers", s: "quotes", v: "events", r: "relations", w: "notes" };

export class Panels {
  #root;
  #onPick;
  #reading = null;
  #shown = "people";
  #picked = null;
  #tabs = new Map();
  #bodies = new Map();
  /** Entries that wait behind "Show more", by key, each with its list. */
  #waiting = new Map();
  #map;

  /** @param {HTMLElement} root  @param {(key: string | null, at: number) => void} onPick */
  constructor(root, onPick) {
    this.#root = root;
    this.#onPick = onPick;
    this.#map = new PlaceMap(onPick);
    const tabs = element("div", { class: "tabs", role: "tablist", "aria-label": "Kinds of facts", onkeydown: (event) => this.#pressed(event) });
    this.#root.append(tabs);
    for (const { id, label } of panels) {
      const count = element("span", { class: "count" });
      const tab = element(
        "button",
        { type: "button", role: "tab", id: `tab-${id}`, "aria-controls": `panel-${id}`, onclick: () => this.open(id) },
        label,
        " ",
        count,
      );
      const body = element("div", { role: "tabpanel", class: `panel ${id}`, "data-label": label, id: `panel-${id}`, "aria-labelledby": `tab-${id}`, tabindex: "-1" });
      this.#tabs.set(id, { tab, count });
      this.#bodies.set(id, body);
      tabs.append(tab);
      this.#root.append(body);
    }
    this.#root.addEventListener("click", (event) => this.#clicked(event));
  }

  /** @param {import("./facts.js").Reading} reading */
  show(reading) {
    this.#reading = reading;
    this.#picked = null;
    this.#waiting.clear();
    for (const { id, none } of panels) {
      const groups = entries[id](reading).filter(([, lines]) => lines.length > 0);
      const total = groups.reduce((sum, [, lines]) => sum + lines.length, 0);
      const { tab, count } = this.#tabs.get(id);
      count.textContent = total;
      tab.classList.toggle("empty", total === 0);
      tab.hidden = total === 0 && (id === "notes" || id === "relations");
      const body = this.#bodies.get(id);
      body.replaceChildren(...(total === 0 ? [element("p", { class: "none" }, none)] : groups.flatMap((group) => this.#group(group))));
    }
    const map = this.#map.draw(reading);
    if (map !== null) this.#bodies.get("places").prepend(map);
    this.open("people");
  }

  open(id) {
    this.#shown = id;
    for (const [each, { tab }] of this.#tabs) {
      tab.setAttribute("aria-selected", each === id);
      tab.setAttribute("tabindex", each === id ? "0" : "-1");
      this.#bodies.get(each).hidden = each !== id;
    }
    if (id === "places") this.#map.settle();
    const { tab } = this.#tabs.get(id);
    const bar = tab.parentElement;
    bar.scrollLeft = Math.max(0, tab.offsetLeft - bar.offsetLeft - (bar.clientWidth - tab.offsetWidth) / 2);
  }

  /** Opens the picked fact's line, and its panel unless told not to. */
  pick(fact, { reveal = true } = {}) {
    this.#root.querySelectorAll("button.fact[aria-pressed=true]").forEach((line) => {
      line.setAttribute("aria-pressed", "false");
      line.parentElement.querySelector(".more")?.remove();
    });
    this.#root.querySelectorAll(".line.apart").forEach((line) => line.remove());
    this.#picked = fact?.key ?? null;
    this.#map.pick(this.#picked);
    if (fact === null) return;
    const id = this.#panelOf(fact);
    if (id === null) return;
    const body = this.#bodies.get(id);
    let line = body.querySelector(`button.fact[data-key="${fact.key}"]`);
    if (line === null && this.#waiting.has(fact.key)) line = this.#apart(this.#waiting.get(fact.key));
    if (line === null) return;
    body.querySelectorAll(`button.fact[data-key="${fact.key}"]`).forEach((each) => each.setAttribute("aria-pressed", "true"));
    const more = this.#more(fact.key);
    if (more !== null) line.after(more);
    if (!reveal) return;
    this.open(id);
    this.#scrollTo(line);
  }

  /** Shows one entry ahead of its turn. */
  #apart({ list, entry }) {
    const item = this.#line(entry);
    item.classList.add("apart");
    list.lastElementChild.before(item);
    return item.querySelector("button.fact");
  }

  #panelOf(fact) {
    if (fact.layer === "person" || fact.layer === "group" || fact.layer === "other") return "people";
    if (fact.layer === "place") return "places";
    return panelOfKey[fact.key[0]] ?? null;
  }

  /** Scrolls the panel alone, never the page. */
  #scrollTo(line) {
    const body = line.closest(".panel");
    const [outer, inner] = [body.getBoundingClientRect(), line.getBoundingClientRect()];
    if (inner.top < outer.top + 8 || inner.bottom > outer.bottom - 80) body.scrollTop += inner.top - outer.top - outer.height / 4;
  }

  #group([heading, lines]) {
    const list = element("ul", {});
    const fill = (from) => {
      list.append(...lines.slice(from, from + LINES_AT_ONCE).map((entry) => this.#line(entry)));
      const left = lines.length - from - LINES_AT_ONCE;
      if (left <= 0) return;
      const rest = element("button", { type: "button", class: "rest plain" }, `Show ${Math.min(left, LINES_AT_ONCE)} more of ${left}`);
      const item = element("li", {}, rest);
      rest.addEventListener("click", () => {
        item.remove();
        fill(from + LINES_AT_ONCE);
      });
      list.append(item);
    };
    fill(0);
    lines.slice(LINES_AT_ONCE).forEach((entry) => this.#waiting.set(entry.key, { list, entry }));
    return heading === null ? [list] : [element("h3", { class: "caps" }, heading), list];
  }

  #line({ key, line, className = "" }) {
    if (!this.#reading.facts.has(key)) return element("li", { class: `line ${className}` }, element("div", { class: "fact flat" }, line()));
    return element(
      "li",
      { class: `line ${className}` },
      element("button", { type: "button", class: "fact", "data-key": key, "aria-pressed": "false" }, line()),
    );
  }

  #more(key) {
    const content = entries.more(this.#reading, key);
    return content.length === 0 ? null : element("div", { class: "more" }, content);
  }

  #clicked(event) {
    const line = event.target.closest("button.fact[data-key], button.goto[data-key]");
    if (line === null) return;
    const { key, at } = line.dataset;
    const again = key === this.#picked && line.classList.contains("fact");
    this.#onPick(again ? null : key, Number(at ?? 0));
  }

  #pressed(event) {
    const ids = panels.map(({ id }) => id).filter((id) => !this.#tabs.get(id).tab.hidden);
    const at = ids.indexOf(this.#shown);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: ids.length - 1 }[event.key];
    if (to === undefined) return;
    this.open(ids[(to + ids.length) % ids.length]);
    this.#tabs.get(this.#shown).tab.focus();
    event.preventDefault();
  }
}
