/**
 * @file Several reports of one affair side by side: what they share, where they differ and who says what, and what only
 * one has. The core aligns them; the page shows each fact with the words of every report that tells it.
 */

import { announce, byId, element } from "./dom.js";
import { day, interval } from "./days.js";
import { pasted } from "./intake.js";
import { plain } from "./plain.js";
import { statusMark } from "./entries.js";
import { hasText, t } from "./texts.js";
import { capital, statusLabel } from "./words.js";

/** @typedef {{ text: string, published: string, name: string, options: object, report: any }} Side */

const MOST = 6;
const FOLD = 12;

export class Compare {
  #root;
  #reader;
  #complain;
  #onBack;
  /** @type {Side[]} */
  #sides = [];

  constructor(root, reader, complain, onBack) {
    this.#root = root;
    this.#reader = reader;
    this.#complain = complain;
    this.#onBack = onBack;
  }

  /** Opens with a report, beside those put there before. @param {Side} side */
  show(side) {
    if (!this.#sides.some(({ text }) => text === side.text)) this.#sides = [...this.#sides, side].slice(-MOST);
    else this.#sides = this.#sides.map((each) => (each.text === side.text ? side : each));
    this.#draw();
    if (this.#sides.length > 1) this.#align();
  }

  #draw() {
    const letter = (index) => element("b", { class: `side-letter side-${index}`, "aria-hidden": "true" }, letterOf(index));
    const list = element(
      "ol",
      { class: "sides" },
      this.#sides.map((side, index) =>
        element(
          "li",
          { class: "side" },
          letter(index),
          element("div", {}, element("p", { class: "side-title", dir: "auto" }, titleOf(side)), element("p", { class: "hint" }, [side.report.document.published ? day(side.report.document.published) : null, t("count.words", { n: side.report.document.words })].filter(Boolean).join(" · "))),
          this.#sides.length < 2 ? null : element("button", { type: "button", class: "link", "aria-label": t("compare.dropLong", { title: titleOf(side) }), onclick: () => this.#drop(index) }, t("compare.drop")),
        ),
      ),
    );
    const form = element(
      "form",
      { class: "side-form", onsubmit: (event) => (event.preventDefault(), this.#add(form)) },
      element("label", { class: "caps", for: "other-text" }, t("compare.add")),
      element("textarea", {
        id: "other-text", name: "text", rows: 5, dir: "auto", placeholder: t("compare.placeholder"), spellcheck: "false",
        onpaste: (event) => {
          const { text, published } = pasted(event.clipboardData);
          if (event.target.value.trim() !== "" || text.trim() === "") return;
          event.preventDefault();
          event.target.value = text;
          if (published) form.elements.published.value = published;
          this.#add(form);
        },
      }),
      element(
        "div",
        { class: "desk-row" },
        element("p", { class: "field" }, element("label", { class: "caps", for: "other-published" }, t("desk.published")), element("input", { type: "date", id: "other-published", name: "published" })),
        element("p", { class: "hint" }, t("compare.hint")),
        element("p", { class: "actions" }, element("button", { type: "submit", class: "primary" }, t("compare.read"))),
      ),
    );
    this.#root.replaceChildren(
      element("div", { class: "folio" }, element("button", { type: "button", class: "plain", id: "compare-back", onclick: () => (history.state?.view === "compare" ? history.back() : this.#onBack()) }, t("compare.back"))),
      element("h2", { class: "compare-title" }, t("compare.title")),
      list,
      ...(this.#sides.length < MOST ? [form] : []),
      element("div", { id: "aligned" }),
    );
  }

  #drop(index) {
    this.#sides.splice(index, 1);
    this.#draw();
    if (this.#sides.length > 1) this.#align();
    byId("other-text")?.focus();
  }

  async #add(form) {
    const { text, published } = Object.fromEntries(new FormData(form));
    const words = String(text);
    if (words.trim() === "" || this.#sides.some((side) => side.text === words)) return this.#complain(t("compare.same"));
    const options = { published: published || undefined };
    try {
      const report = await this.#reader.analyze(words, options);
      if (report === null) return;
      this.#sides.push({ text: words, published: String(published), name: "report", options, report });
    } catch (error) {
      return this.#complain(t("read.failed", { why: error.message }));
    }
    this.#draw();
    await this.#align();
  }

  async #align() {
    const box = byId("aligned");
    try {
      const core = await this.#reader.core();
      if (typeof core.compare !== "function") throw new Error(t("compare.unable"));
      const sides = [...this.#sides];
      const comparison = await core.compare(sides.map(({ report }) => report));
      if (sides.some((side, index) => side !== this.#sides[index])) return;
      box.replaceChildren(...this.#groups(comparison));
      announce(t("compare.done", { shared: comparison.shared.length, differing: comparison.differing.length, single: comparison.single.length }));
    } catch (error) {
      box.replaceChildren(element("p", { class: "notice" }, error.message));
    }
  }

  #groups(comparison) {
    const group = (name, facts) => {
      const list = element("ul", { class: "aligned-facts" }, facts.slice(0, FOLD).map((fact) => this.#fact(fact)));
      const rest = facts.slice(FOLD);
      if (rest.length > 0) {
        const more = element("button", { type: "button", class: "rest", onclick: () => more.parentElement.replaceWith(...rest.map((fact) => this.#fact(fact))) }, t("more", { n: rest.length }));
        list.append(element("li", {}, more));
      }
      return element("section", { class: `aligned ${name}` }, element("h3", {}, t(`compare.${name}`), " ", element("span", { class: "count" }, String(facts.length))), element("p", { class: "hint" }, t(`compare.${name}Hint`)), facts.length === 0 ? element("p", { class: "none" }, t("compare.none")) : list);
    };
    // What is told differently stands there once.
    const events = ({ sides }) => sides.map(({ report, event }) => `${report} ${event ?? "-"}`).join();
    const differing = new Set(comparison.differing.map(events));
    const alike = comparison.shared.filter((fact) => !differing.has(events(fact)));
    return [group("differing", comparison.differing), group("shared", alike), group("single", comparison.single)];
  }

  /** One fact or difference: what it is, and beneath it how each report that has it puts it. */
  #fact({ kind, text, sides }) {
    return element(
      "li",
      { class: `aligned-fact ${kind}` },
      element("p", { class: "aligned-text", dir: "auto" }, hasText(`differs.${kind}`) ? element("span", { class: "caps" }, t(`differs.${kind}`)) : null, " ", capital(text)),
      element("ul", { class: "tellings" }, sides.map((side) => this.#telling(kind, side))),
    );
  }

  #telling(kind, { report: index, span, value, status, source }) {
    const side = this.#sides[index];
    if (!side) return null;
    const who = source === null || source === undefined ? null : (source.name ?? side.text.slice(...source.span));
    return element(
      "li",
      { class: "telling" },
      element("b", { class: `side-letter side-${index}`, title: titleOf(side) }, letterOf(index)),
      element(
        "div",
        {},
        value === null || value === undefined ? null : [element("b", { class: "telling-value" }, kind === "number" ? numberWords(side, span, value) : valueWords(kind, value)), " "],
        value !== null || !status || status === "happened" ? null : [statusMark(status), " "],
        element("span", { class: "telling-words", dir: "auto" }, sentenceAt(side, span)),
        who === null ? null : element("span", { class: "hint" }, ` ${t("event.teller", { who })}`),
      ),
    );
  }
}

/** What a report says of what differs: a status by its name, days written out, else as it is. */
function valueWords(kind, value) {
  if (kind === "status") return statusLabel(value);
  if (kind !== "day") return value;
  const [first, last = first] = value.split("/");
  return interval([first, last]);
}

/** A number as its report writes it: `$3.4 billion`. */
const numberWords = ({ text }, span, value) => plain(text.slice(...span), 40) || value;

const letterOf = (index) => String.fromCharCode(65 + index);
const titleOf = ({ text, report }) => report.document.title ?? plain(text.trim(), 80);

/** The sentence of a report that holds a span. */
function sentenceAt({ text, report }, [start, end]) {
  const sentence = report.sentences.find(({ span }) => span[0] <= start && end <= span[1]);
  return plain(text.slice(...(sentence?.span ?? [start, end])), 280);
}
