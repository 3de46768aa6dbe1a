/**
 * @file Several reports of one affair side by side: what they share, where they differ and who says what, and what only
 * one has. The core aligns them; the page shows each fact with the words of every report that tells it.
 */

import { announce, byId, element, sure } from "./dom.js";
import { day, dayNumber, dayOf, interval, shortDay } from "./days.js";
import { counted, tolls } from "./figures.js";
import { pasted, Refusal, textOfFile } from "./intake.js";
import { excerpt, plain } from "./plain.js";
import { statusMark } from "./entries.js";
import { lastNotAfter } from "./facts.js";
import { handOver } from "./notice.js";
import { hasText, t } from "./texts.js";
import { capital, isPronoun, midName, midSentence, statusWords } from "./words.js";

/**
 * @typedef {{ text: string, published: string, name: string, options: object, report: import("../newsglass.js").Report }} Side
 * @typedef {import("../newsglass.js").Side} Telling
 * @typedef {{ kind: string, text: string, sides: Telling[] }} Aligned  A fact or a difference.
 */

const MOST = 6;
const FOLD = 12;
/** Letters on either side of a number that no event tells. */
const AROUND = 48;
/** Of what only one report has. */
const FOLD_OF_ONE = 8;

export class Compare {
  #root;
  #reader;
  #complain;
  #onBack;
  /** @type {Side[]} */
  #sides = [];
  /** @type {import("../newsglass.js").Comparison | null} */
  #comparison = null;
  #copier = element("button", { type: "button", class: "plain", id: "compare-copy", onclick: () => this.#copy() }, t("compare.copy"));

  constructor(/** @type {HTMLElement} */ root, /** @type {import("./reader.js").Reader} */ reader, /** @type {(sentence: string) => void} */ complain, /** @type {() => void} */ onBack) {
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
    this.#copier.hidden = true;
    const typed = /** @type {any} */ (this.#root.querySelector("form"))?.elements;
    const list = element(
      "ol",
      { class: "sides" },
      this.#sides.map((side, index) =>
        element(
          "li",
          { class: "side" },
          sideLetter(index),
          element("div", {}, element("p", { class: "side-title", dir: "auto" }, titleOf(side)), element("p", { class: "hint" }, [side.report.document.published ? day(side.report.document.published) : null, t("count.words", { n: side.report.document.words })].filter(Boolean).join(" · ")), this.#askDay(side)),
          this.#sides.length < 2 ? null : element("button", { type: "button", class: "link", "aria-label": t("compare.dropLong", { title: titleOf(side) }), onclick: () => this.#drop(index) }, t("compare.drop")),
        ),
      ),
    );
    const file = element("input", { type: "file", accept: byId("file").accept, multiple: true, hidden: true, onchange: (/** @type {any} */ { target }) => this.files([...target.files]) });
    const form = element(
      "form",
      { class: "side-form", onsubmit: (/** @type {SubmitEvent} */ event) => (event.preventDefault(), this.#add(form)) },
      element("label", { class: "caps", for: "other-text" }, t("compare.add")),
      element("textarea", {
        id: "other-text", name: "text", rows: 5, dir: "auto", placeholder: t("compare.placeholder"), spellcheck: "false",
        onpaste: (/** @type {any} */ event) => {
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
        element(
          "p",
          { class: "actions" },
          element("button", { type: "button", class: "plain", onclick: () => file.click() }, t("desk.open")),
          element("button", { type: "submit", class: "primary" }, t("compare.read")),
          file,
        ),
      ),
    );
    this.#root.replaceChildren(
      element(
        "div",
        { class: "folio" },
        element("button", { type: "button", class: "plain", id: "compare-back", onclick: () => (history.state?.view === "compare" ? history.back() : this.#onBack()) }, t("compare.back")),
        element("div", { class: "folio-actions" }, this.#copier),
      ),
      element("h2", { class: "compare-title" }, t("compare.title")),
      list,
      // Once there is something to compare, that comes first.
      ...(this.#sides.length >= MOST ? [] : this.#sides.length < 2 ? [form] : [element("details", { class: "side-more" }, element("summary", {}, t("compare.more")), form)]),
      element("div", { id: "aligned" }),
    );
    // What was typed meanwhile waits on, but for what has become one of the reports.
    if (typed && !this.#sides.some(({ text }) => text === typed.text.value)) {
      for (const name of ["text", "published"]) form.elements[name].value = typed[name].value;
    }
  }

  /** Asks when a report was published that does not say so: its weekdays have no dates, and are not compared. @param {Side} side */
  #askDay(side) {
    if (side.report.document.published) return null;
    const likely = this.#likelyDay(side);
    return element(
      "div",
      { class: "side-day" },
      element("label", {}, `${t("desk.published")} `, element("input", { type: "date", onchange: (/** @type {any} */ { target }) => this.#date(side, target.value) })),
      likely === null ? null : element("button", { type: "button", class: "link", onclick: () => this.#date(side, likely) }, t("compare.publishedOn", { day: day(likely) })),
    );
  }

  /** The day by which somebody in the report said something ("said on Wednesday"), else the latest weekday it names, nearest to the day of another report; null where that is not known. @param {Side} side */
  #likelyDay({ report, text }) {
    const other = this.#sides.map((side) => side.report.document.published).find(Boolean);
    if (!other) return null;
    const weekdays = report.times.flatMap(({ value, span }) => {
      const named = /^X{4}-WXX-([1-7])/.exec(value)?.[1];
      // 1 January 1970 was a Thursday.
      const at = named === undefined ? undefined : [0, 1, -1, 2, -2, 3, -3].map((by) => dayNumber(other) + by).find((number) => String(((number + 3) % 7) + 1) === named);
      return at === undefined ? [] : [{ at, span }];
    });
    const said = weekdays.filter(({ span: [start, end] }) => report.statements.some(({ cue, content }) => cue !== null && cue[1] <= start && /^(?:\s+[\p{L},]+){0,4}\s+$/u.test(text.slice(cue[1], start)) && !content.some(([from, to]) => from < end && to > start)));
    const found = Math.max(...(said.length > 0 ? said : weekdays).map(({ at }) => at));
    return Number.isFinite(found) ? dayOf(found) : null;
  }

  /** Reads a report anew as one of that day. @param {Side} side  @param {string} published */
  async #date(side, published) {
    const options = { ...side.options, published: published || undefined };
    try {
      const report = await this.#reader.analyze(side.text, options, undefined, { beside: true });
      if (report === null) announce(t("read.stopped"));
      const index = this.#sides.indexOf(side);
      if (report === null || index < 0) return;
      this.#sides[index] = { ...side, published, options, report };
      if (this.#sides.length > 1) await this.#show();
      else this.#draw();
    } catch (error) {
      this.#complain(t("read.failed", { why: error.message }));
    }
  }

  #drop(/** @type {number} */ index) {
    this.#sides.splice(index, 1);
    this.#draw();
    if (this.#sides.length > 1) this.#align();
    byId("other-text")?.focus();
  }

  async #add(/** @type {any} */ form) {
    const { text, published } = Object.fromEntries(new FormData(form));
    if (await this.#read(String(text), { published: String(published) || undefined })) await this.#show();
  }

  /** Puts files beside what is there. @param {File[]} files */
  async files(files) {
    let any = false;
    const room = MOST - this.#sides.length;
    for (const file of files.slice(0, room)) {
      try {
        const { text, published, country, title, steps = [] } = await textOfFile(file);
        const corrections = steps.flatMap(({ correction }) => correction);
        any = (await this.#read(text, { published: published || undefined, country: country || undefined, title: title || undefined, corrections: corrections.length > 0 ? corrections : undefined })) || any;
      } catch (error) {
        this.#complain(error instanceof Refusal ? error.message : t("file.unopened", { name: file.name }));
      }
    }
    if (any) await this.#show();
    const left = files.slice(room).map(({ name }) => name);
    if (left.length > 0) this.#complain(t("compare.left", { n: MOST, names: left.join(", ") }));
  }

  /** Reads another report; false where it was none, or stopped. @param {string} text  @param {{ published?: string, country?: string, title?: string, corrections?: any[] }} options */
  async #read(text, options) {
    if (text.trim() === "" || this.#sides.some((side) => side.text === text)) {
      this.#complain(t("compare.same"));
      return false;
    }
    try {
      const report = await this.#reader.analyze(text, options, undefined, { beside: true });
      if (report === null) {
        announce(t("read.stopped"));
        return false;
      }
      // While this one waited, the same can have been put there, and the last place taken.
      if (this.#sides.some((side) => side.text === text)) return false;
      if (this.#sides.length >= MOST) {
        this.#complain(t("compare.left", { n: MOST, names: plain(text.trim(), 80) }));
        return false;
      }
      this.#sides.push({ text, published: options.published ?? "", name: "report", options, report });
      return true;
    } catch (error) {
      this.#complain(t("read.failed", { why: error.message }));
      return false;
    }
  }

  async #show() {
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
      this.#comparison = comparison;
      this.#copier.hidden = false;
      box.replaceChildren(...this.#groups(comparison));
      announce(t("compare.done", { shared: comparison.shared.length, differing: comparison.differing.length, single: comparison.single.length }));
    } catch (error) {
      box.replaceChildren(element("p", { class: "notice" }, error.message));
    }
  }

  #groups(/** @type {import("../newsglass.js").Comparison} */ comparison) {
    const list = (/** @type {Aligned[]} */ facts, /** @type {number} */ fold, alone = false) => {
      const lines = element("ul", { class: "aligned-facts" }, facts.slice(0, fold).map((fact) => this.#fact(fact, alone)));
      const rest = facts.slice(fold);
      if (rest.length === 0) return lines;
      const more = element("button", { type: "button", class: "rest", onclick: () => more.parentElement.replaceWith(...rest.map((fact) => this.#fact(fact, alone))) }, t("more", { n: rest.length }));
      lines.append(element("li", {}, more));
      return lines;
    };
    const group = (/** @type {string} */ name, /** @type {Aligned[]} */ facts, /** @type {any[]} */ ...content) =>
      element("section", { class: `aligned ${name}` }, element("h3", {}, t(`compare.${name}`), " ", element("span", { class: "count" }, String(facts.length))), element("p", { class: "hint" }, t(`compare.${name}Hint`)), facts.length === 0 ? element("p", { class: "none" }, t("compare.none")) : content);
    // What is told differently stands there once.
    const events = (/** @type {Aligned} */ { sides }) => sides.map(({ report, event }) => `${report} ${event ?? "-"}`).join();
    const differing = new Set(comparison.differing.map(events));
    // Nor does a number stand under the event that tells it.
    const told = new Set(comparison.shared.filter(({ kind }) => kind === "event").map(({ text }) => text));
    const alike = comparison.shared.filter((fact) => !differing.has(events(fact)) && (fact.kind === "event" || !told.has(fact.text)));
    const alone = this.#sides.map((side, index) => {
      const of = comparison.single.filter(({ sides }) => sides[0].report === index);
      // A number whose sentence is told as an event is told.
      const events = new Set(of.flatMap(({ kind, text }) => (kind === "event" ? [lettersOf(text)] : [])));
      const own = of.filter(({ kind, sides }) => kind === "event" || !events.has(lettersOf(sentenceAt(side, sides[0].span))));
      return own.length === 0 ? null : element("div", { class: "alone" }, element("h4", {}, sideLetter(index), " ", titleOf(side)), list(own, FOLD_OF_ONE, true));
    });
    return [
      group("differing", comparison.differing, list(comparison.differing, FOLD)),
      group("shared", alike, list(alike, FOLD)),
      group("single", comparison.single, element("div", { class: "alone-each" }, alone)),
    ];
  }

  /** The comparison as plain text, for the clipboard. */
  async #copy() {
    const title = (/** @type {number} */ index) => `${letterOf(index)}: ${titleOf(this.#sides[index])}`;
    const said = (/** @type {string} */ kind) => (/** @type {Telling} */ { report, span, value, source }) => {
      const side = this.#sides[report];
      const what = value === null || value === undefined ? "" : `${valueWords(side, kind, span, value)}: `;
      const teller = tellerWords(side, source);
      const who = teller === null ? "" : ` (${t("event.teller", { who: teller })})`;
      return `  ${letterOf(report)}: ${what}${t("quoted", { words: sentenceAt(side, span) })}${who}`;
    };
    const lines = (/** @type {string} */ name) => [t(`compare.${name}`), .../** @type {any} */ (sure(this.#comparison))[name].flatMap((/** @type {Aligned} */ { kind, text, sides }) => [`- ${name === "differing" ? this.#subject(kind, text, sides) : this.#heading(text, sides)}`, ...sides.map(said(kind))]), ""];
    const text = [...this.#sides.map((_, index) => title(index)), "", ...lines("differing"), ...lines("shared"), ...lines("single"), t("brief.machine")].join("\n");
    try {
      await navigator.clipboard.writeText(text);
      this.#copier.textContent = t("take.copied");
      setTimeout(() => (this.#copier.textContent = t("compare.copy")), 2000);
    } catch {
      handOver(t("compare.uncopied"), text);
    }
  }

  /** One fact or difference: what it is, and beneath it how each report that has it puts it; `alone`, where one has it. */
  #fact(/** @type {Aligned} */ { kind, text, sides }, /** @type {boolean} */ alone) {
    return element(
      "li",
      { class: `aligned-fact of-${kind}` },
      element("p", { class: "aligned-text", dir: "auto" }, hasText(`differs.${kind}`) && !alone ? [element("span", { class: "caps" }, t(`differs.${kind}`)), " "] : null, hasText(`differs.${kind}`) && !alone ? this.#subject(kind, text, sides) : this.#heading(text, sides)),
      element("ul", { class: "tellings" }, this.#alike(kind, sides).map((alike) => this.#telling(kind, alike, alone ? text : null))),
    );
  }

  /** What a fact is; of a number that no event tells, the words about it. @param {string} text  @param {Telling[]} sides */
  #heading(text, sides) {
    const [{ report, span }] = sides;
    const side = this.#sides[report];
    return side === undefined || sides.some(({ event }) => event !== null) ? capital(text) : t("quoted", { words: around(side, span, AROUND) });
  }

  /** What is told differently, in words that take no side: what is counted, who and what it is about. @param {string} kind  @param {string} text  @param {Telling[]} sides */
  #subject(kind, text, sides) {
    const found = sides.flatMap(({ report: index, event, span }) => {
      const side = this.#sides[index];
      return side === undefined ? [] : [{ side, span, event: event === null ? undefined : side.report.events?.[event] }];
    });
    if (kind === "number") {
      const what = found.map(({ side, span }) => side.report.quantities?.find((quantity) => quantity.span[0] === span[0])).flatMap((quantity) => (quantity && (quantity.of || tolls.has(quantity.kind)) ? [counted(quantity)] : [])).filter(Boolean);
      if (what.length > 0) return capital(what.reduce((short, each) => (each.length < short.length ? each : short)));
      // A measure alone says nothing: of what deed it is.
      const deed = found.find(({ event }) => event !== undefined);
      if (deed?.event) return t("quoted", { words: plain(deed.side.text.slice(...deed.event.span), AROUND) });
    }
    if (kind !== "status" && kind !== "actor") return this.#heading(text, sides);
    for (const { side, event } of found) {
      if (!event) continue;
      const of = (/** @type {string} */ name) => event.roles.filter(({ role }) => role === name).map(({ span, entity }) => (isPronoun(side.text.slice(...span)) ? side.report.entities[entity ?? -1]?.name : plain(side.text.slice(...span), AROUND)))[0];
      const parts = (kind === "actor" ? [of("target")] : [of("actor"), of("target")]).filter(Boolean);
      if (parts.length > 0) return `${capital(parts.join(", "))}: ${t("quoted", { words: plain(side.text.slice(...event.span), AROUND) })}`;
    }
    return this.#heading(text, sides);
  }

  /** Tellings in the very same words stand once, under the letters of all who have them. @param {string} kind  @param {Telling[]} sides */
  #alike(kind, sides) {
    /** @type {Map<string, Telling[]>} */
    const groups = new Map();
    for (const each of sides) {
      const side = this.#sides[each.report];
      if (side === undefined) continue;
      const said = [sentenceAt(side, each.span), kind, each.value, each.status, tellerWords(side, each.source)].join("\n");
      groups.set(said, [...(groups.get(said) ?? []), each]);
    }
    return [...groups.values()];
  }

  /** The days on which they came out, where the reports are of several: news is no contradiction. @param {Telling[]} alike */
  #days(alike) {
    const dayOfSide = (/** @type {Side | undefined} */ side) => side?.report.document.published ?? null;
    if (new Set(this.#sides.map(dayOfSide)).size < 2) return null;
    const days = [...new Set(alike.map(({ report }) => dayOfSide(this.#sides[report])))].flatMap((each) => (each === null ? [] : [shortDay(each)]));
    return days.length === 0 ? null : element("span", { class: "side-when" }, days.join(", "));
  }

  /** @param {string} kind  @param {Telling[]} alike  in the same words  @param {string | null} above  what stands over it already, where it stands alone */
  #telling(kind, alike, above) {
    const [{ report: index, span, value, status, source }] = alike;
    const side = this.#sides[index];
    const who = tellerWords(side, source);
    const words = sentenceAt(side, span);
    const content = [
      value === null || value === undefined || above !== null ? null : [element("b", { class: "telling-value" }, valueWords(side, kind, span, value)), " "],
      value !== null || !status || status === "happened" ? null : [statusMark(status, side.text.slice(...span)), " "],
      above !== null && lettersOf(words) === lettersOf(above) ? null : element("span", { class: "telling-words", dir: "auto" }, words),
      who === null ? null : element("span", { class: "hint" }, ` ${t("event.teller", { who })}`),
    ].filter((node) => node !== null);
    if (content.length === 0) return null;
    return element("li", { class: "telling" }, above !== null ? "" : element("span", { class: "side-letters" }, alike.map(({ report }) => sideLetter(report, titleOf(this.#sides[report])))), element("div", {}, this.#days(alike), content));
  }
}

/** What a report says of what differs: a number in its own words, a status by its name, days written out, else as it is. */
function valueWords(/** @type {Side} */ side, /** @type {string} */ kind, /** @type {[number, number]} */ span, /** @type {string} */ value) {
  if (kind === "number" || kind === "duration" || kind === "hour") return numberWords(side, span, value);
  if (kind === "status") return statusWords(value, side.text.slice(...span));
  if (kind !== "day") return value;
  const [first, last = first] = value.split("/");
  return interval([first, last]);
}

/** A number as its report writes it, in mid-sentence: `at least $3.4 billion`. */
const numberWords = (/** @type {Side} */ { text }, /** @type {[number, number]} */ span, /** @type {string} */ value) => (plain(text.slice(...span), 40) || value).replace(/^\p{Lu}(?=\p{Ll}|\s)/u, (letter) => letter.toLowerCase());

/** Who a report says tells it; null where that is nobody. @param {Side} side  @param {Telling["source"] | undefined} source */
function tellerWords({ text }, source) {
  if (!source) return null;
  const words = text.slice(...source.span);
  if (source.name === null && isPronoun(words)) return null;
  return midSentence(source.name === null ? words : midName(source.name, words));
}

const lettersOf = (/** @type {string} */ line) => line.toLowerCase().replace(/\P{L}/gu, "");

/** The letter a report goes by. */
const sideLetter = (/** @type {number} */ index, /** @type {string | null} */ title = null) => element("b", { class: `side-letter side-${index}`, title, "aria-hidden": title === null ? "true" : null }, letterOf(index));

const letterOf = (/** @type {number} */ index) => String.fromCharCode(65 + index);
const titleOf = (/** @type {Side} */ { text, report }) => report.document.title ?? plain(text.trim(), 80);

/** Where the sentence of a report stands that holds a span; the span itself where none does. @param {Side} side  @param {[number, number]} span  @returns {[number, number]} */
function sentenceOf({ report: { sentences } }, [start, end]) {
  const span = sentences[lastNotAfter(sentences, start, (sentence) => sentence.span[0])]?.span;
  return span !== undefined && end <= span[1] ? span : [start, end];
}

const sentenceAt = (/** @type {Side} */ side, /** @type {[number, number]} */ span) => plain(side.text.slice(...sentenceOf(side, span)), 280);

/** The words about a span, so many letters on either side of it in its sentence. */
const around = (/** @type {Side} */ side, /** @type {[number, number]} */ span, /** @type {number} */ letters) => excerpt(side.text, span, sentenceOf(side, span), letters);
