/** @file A report on the page: brief, text, facts and lens, and the one way in which a fact is picked. */

import { Article } from "./article.js";
import { brief } from "./brief.js";
import { datelineDays, day, dayOf, mediumDay } from "./days.js";
import { announce, byId, element, isNarrow, sure } from "./dom.js";
import { breathe, Reading } from "./facts.js";
import { Lens } from "./lens.js";
import { Panels } from "./panels.js";
import { t } from "./texts.js";
import { layerLabel, layers, noticePhrase, statusLabel, statusSigns } from "./words.js";

/** Languages in which the core reads. */
const READ = new Set(["en"]);

export class View {
  /** @type {Reading | null} */
  reading = null;
  #article;
  #panels;
  #lens;
  /** @type {{ key: string | null, at: number }} */
  #picked = { key: null, at: 0 };
  /** Layers that the reader does not want marked; in a text of another language none is, unless asked for. @type {Set<string>} */
  #unmarked = new Set();
  #unread = new Set(layers.map(({ id }) => id));
  /** Where the reader was before he went to edit the text. @type {any} */
  #held = null;
  /** How far the page was scrolled as a column was left. @type {Map<string, number>} */
  #scrolled = new Map();
  /** True once the reader has asked for what was found in a text of another language. */
  #asked = false;

  /**
   * @param {(correction: object, sentence: string) => void} onCorrect
   * @param {(name: string) => Promise<object[]>} findPlaces
   */
  constructor(onCorrect, findPlaces) {
    const pick = (/** @type {string | null} */ key, /** @type {number} */ at) => this.pick(key, at);
    this.#article = new Article(byId("article"), pick);
    const inFacts = (/** @type {string | null} */ key, /** @type {number} */ at) => this.pick(key, at, { from: "facts" });
    this.#panels = new Panels(byId("facts"), inFacts, onCorrect, findPlaces, () => this.#showInText());
    this.#lens = new Lens(byId("lens"), pick);
    byId("reading").addEventListener("click", (/** @type {any} */ event) => {
      // The question when this was published can be answered at once.
      if (event.target.closest("[data-code=unpublished]") === null) return;
      byId("setting").open = true;
      (byId("guess").querySelector("button") ?? byId("published-again")).focus();
      event.stopPropagation(); // a click beside an open sheet would close it
    });
    byId("brief").addEventListener("click", (/** @type {any} */ event) => {
      const answer = event.target.closest("[data-key]:not([data-code=unpublished])");
      if (answer !== null) this.pick(answer.dataset.key, 0);
    });
    document.querySelectorAll("[data-show]").forEach((button) =>
      button.addEventListener("click", () => {
        const [from, to] = [document.body.dataset.column ?? "text", /** @type {HTMLElement} */ (button).dataset.show ?? "text"];
        if (from === to) return;
        // Each column is left where it is, and found there again.
        this.#scrolled.set(from, scrollY);
        this.showColumn(to);
        const top = this.#scrolled.get(to);
        if (top !== undefined && isNarrow()) scrollTo({ top, behavior: "instant" });
        else button.scrollIntoView({ block: "nearest" });
      }),
    );
    addEventListener("resize", () => this.#panels.settle());
    this.showColumn("text");
  }

  /**
   * Shows a report. Where it is another reading of what is on the page, place, panel and picked fact stay.
   * @param {string} text  @param {any} report  @param {{ keep?: boolean, corrected?: number }} [options]  `corrected`: how many corrections it has
   */
  async show(text, report, { keep = false, corrected = 0 } = {}) {
    const { published } = report.document;
    const before = keep && this.reading !== null ? this.#place() : null;
    const reading = await Reading.of(text, report);
    this.reading = reading;
    if (before === null) this.#scrolled.clear();
    this.#picked = { key: null, at: 0 };
    this.#showDay(report);
    this.#showAlerts(report, before !== null);
    this.#askDay(report);
    byId("on-paper").textContent = [published ? t("brief.published", { day: day(published) }) : t("folio.unpublished"), t("print.read"), corrected > 0 ? t("mending.list", { n: corrected }) : ""].filter(Boolean).join(" · ");
    const open = byId("brief").querySelector(".brief-rest")?.open ?? null;
    byId("brief").replaceChildren(...brief(reading));
    if (before !== null && open !== null) byId("brief").querySelector(".brief-rest")?.toggleAttribute("open", open);
    this.#showLayerButtons();
    const laid = this.#article.show(reading);
    await breathe();
    this.#panels.show(reading, { keep: before !== null });
    this.#lens.show(reading, null, 0);
    await laid;
    await breathe();
    if (before !== null) this.#return(before);
  }

  /** What is on the page; asked only once there is something. */
  get #shown() {
    return sure(this.reading);
  }

  /** Remembers where the reader is, while the text is being edited; gives where in the text that is. */
  hold() {
    this.#held = this.#place();
    return this.#held.at;
  }

  /** Brings the reader back to where he was before he edited the text. */
  resume() {
    const held = this.#held;
    this.#held = null;
    if (held !== null) this.#return(held);
  }

  /** Where the reader is: for the same text by offsets, for an edited one by words. */
  #place() {
    const reading = this.#shown;
    const fact = this.#picked.key === null ? null : (reading.facts.get(this.#picked.key) ?? null);
    const top = [...byId("article").querySelectorAll(".sentence")].find((node) => node.getBoundingClientRect().bottom > 0);
    const sentence = /** @type {any} */ (top)?.dataset.sentence;
    return {
      at: fact !== null ? fact.spans[this.#picked.at][0] : sentence === undefined || scrollY < innerHeight / 2 ? 0 : reading.sentences[Number(sentence)].span[0],
      text: reading.text,
      scroll: scrollY,
      panel: this.#panels.place,
      focus: document.activeElement?.id ?? "",
      // In a form under a line, or on the line.
      inLine: byId("facts").contains(document.activeElement) && document.activeElement?.closest(".line") !== null,
      fact: fact === null ? null : { letter: fact.key[0], span: fact.spans[this.#picked.at], words: reading.words(fact.spans[this.#picked.at]) },
      top: top ? top.textContent : null,
    };
  }

  #return(/** @type {any} */ { at, text, scroll, panel, fact, top, focus, inLine }) {
    const reading = this.#shown;
    const same = text === reading.text;
    if (fact !== null) {
      const found = [...reading.facts.values()].find(
        ({ key, spans }) => key[0] === fact.letter && spans.some((span) => (same ? span[0] === fact.span[0] && span[1] === fact.span[1] : reading.words(span) === fact.words)),
      );
      if (found) {
        const which = found.spans.findIndex((span) => (same ? span[0] === fact.span[0] : reading.words(span) === fact.words));
        // In an edited text the reader is brought to it, wherever it has moved.
        this.pick(found.key, Math.max(0, which), { quiet: same });
        if (!same) return void (this.#panels.place = panel);
      }
    }
    this.#panels.place = panel;
    if (same) scrollTo({ top: scroll, behavior: "instant" });
    else if (top !== null && at > 0) {
      const node = [...byId("article").querySelectorAll(".block")].find((block) => block.textContent?.includes(top));
      if (node) node.scrollIntoView({ block: "start", behavior: "instant" });
      else scrollTo({ top: scroll, behavior: "instant" });
    }
    if (document.activeElement !== document.body) return;
    if (focus !== "" && byId(focus)) return byId(focus).focus({ preventScroll: true });
    // The line is another element; where the fact is gone, its list is there.
    if (inLine) this.#panels.focusPicked();
  }

  #showDay(/** @type {import("../newsglass.js").Report} */ report) {
    const { published, publishedFrom } = report.document;
    const guess = published ? null : datelineDays(report);
    byId("guess").hidden = guess === null;
    byId("guess").replaceChildren(
      ...(guess === null ? [] : [
        element("span", { class: "hint" }, t("published.guess", { words: this.#shown.words(guess.span) })), " ",
        ...guess.days.map((each) => element("button", { type: "button", class: "link", value: each }, day(each))),
      ]),
    );
    byId("published-again").value = published ?? "";
    byId("published-from").textContent = t(`published.${publishedFrom}`);
    byId("setting-words").replaceChildren(
      ...(published ? [element("span", { class: "wide-only" }, t("folio.published")), " ", mediumDay(published)] : [t("folio.unpublished")]),
    );
  }

  /** Without a day there is no timeline, and no day of anything: it is asked for above all. */
  #askDay(/** @type {import("../newsglass.js").Report} */ report) {
    const box = byId("undated");
    const today = Math.floor((Date.now() - new Date().getTimezoneOffset() * 60_000) / 86_400_000);
    const relative = report.times.some(({ start, value }) => start === null && !/^P/.test(value));
    box.hidden = report.document.published !== null || !READ.has(report.document.language) || !(relative || report.timeline.some(({ interval }) => interval === null));
    if (box.hidden) return box.replaceChildren();
    const take = (/** @type {string} */ key, /** @type {number} */ at) => element("button", { type: "button", class: "link", value: dayOf(at) }, t(key));
    box.replaceChildren(
      element("label", {}, element("span", { class: "undated-ask" }, t("undated.ask")), " ", element("input", { type: "date" })), " ",
      take("undated.today", today), " ", take("undated.yesterday", today - 1), " ",
      element("span", { class: "hint" }, t("undated.hint")),
    );
  }

  /** What the reader must know before reading on: another language, text that is none. */
  #showAlerts(/** @type {import("../newsglass.js").Report} */ { document: paper, warnings }, /** @type {boolean} */ keep) {
    const grave = warnings.filter(({ span }) => span === null).map(noticePhrase);
    if (!READ.has(paper.language) && grave.length === 0) grave.push(t("alert.language"));
    const box = byId("alerts");
    box.replaceChildren(...grave.map((message) => element("p", {}, message)), ...warnings.filter(({ code }) => code === "published_other").map(otherDay));
    box.hidden = box.childElementCount === 0;
    // What was found in a language that is not read stays folded until it is asked for.
    const folded = !READ.has(paper.language) && !(keep && this.#asked);
    this.#asked = keep && this.#asked;
    byId("reading").classList.toggle("folded", folded);
    const show = () => {
      this.#asked = true;
      byId("reading").classList.remove("folded");
      button.remove();
      this.#panels.settle();
      byId("facts").querySelector("[role=tab][aria-selected=true]")?.focus({ preventScroll: true });
    };
    const button = element("button", { type: "button", class: "link", id: "unfold", onclick: show }, t("alert.show"));
    if (folded) box.append(button);
  }

  /** All that goes on paper, ready to be printed. */
  async print() {
    await this.#panels.prepare();
    print();
  }

  /** What the page says to those who listen once a report is there. */
  summary() {
    const { document: paper, entities, statements, events } = this.#shown.report;
    // What stands above the report is what there is to know.
    if (!READ.has(paper.language) && !this.#asked) return [...byId("alerts").querySelectorAll("p")].map(({ textContent }) => textContent).join(" ");
    return t("read.done", {
      words: t("count.words", { n: paper.words }), entities: t("count.entities", { n: entities.length }),
      statements: t("count.statements", { n: statements.length }), events: t("count.events", { n: events.length }),
    });
  }

  /* One fact at a time */

  /**
   * @param {string | null} key  @param {number} [wanted]  which of its mentions
   * @param {{ quiet?: boolean, from?: string }} [options]  `quiet`: nothing moves; `from` the facts, a small screen stays with them
   */
  pick(key, wanted = 0, { quiet = false, from = "" } = {}) {
    const { reading } = this;
    const asked = key === null ? null : this.#shown.facts.get(key);
    if (asked === undefined) return;
    const [fact, at] = asked === null ? [null, 0] : this.#behind(asked, wanted);
    this.#picked = { key: fact?.key ?? null, at };
    document.querySelectorAll("#brief [aria-pressed=true]").forEach((node) => node.setAttribute("aria-pressed", "false"));
    if (key !== null) byId("brief").querySelector(`[data-key="${key}"]`)?.setAttribute("aria-pressed", "true");
    const fromText = byId("article").contains(document.activeElement);
    const stepping = fromText || byId("lens").contains(document.activeElement);
    if (fact !== null && !quiet && isNarrow() && from !== "facts" && !byId("lens").contains(document.activeElement)) this.showColumn("text");
    // The lens covers the foot of the window, so it stands before the text is scrolled.
    this.#lens.show(reading, fact, at);
    this.#article.light(fact, at, { scroll: !quiet && (!fromText || !this.#isSeen()) });
    this.#panels.pick(fact, at, { reveal: !quiet });
    if (fact === null || quiet || reading === null) return;
    const count = fact.spans.length > 1 && stepping ? ` ${t("lens.count", { at: at + 1, all: fact.spans.length })}.` : "";
    announce(`${fact.title}. ${fact.note}.${count} ${reading.sentenceWords(fact.spans[at][0])}`);
  }

  /** The picked fact's words, on a screen that shows the facts or the report. */
  #showInText() {
    const fact = this.#shown.facts.get(this.#picked.key ?? "");
    this.showColumn("text");
    if (fact) this.#article.light(fact, this.#picked.at, { scroll: true });
  }

  /** True where what has the focus lies clear of the lens. */
  #isSeen() {
    const box = sure(document.activeElement).getBoundingClientRect();
    return box.top > 0 && box.bottom < innerHeight - byId("lens").offsetHeight;
  }

  /** Lets the picked fact go, and gives the focus back to the text where the lens had it. */
  letGo() {
    const inLens = byId("lens").contains(document.activeElement);
    // What opens under a line goes with it; the line stays.
    const line = /** @type {HTMLElement | null} */ (document.activeElement?.closest(".line")?.querySelector("button.fact"));
    this.pick(null);
    if (inLens) this.#article.focusStop();
    else line?.focus({ preventScroll: true });
  }

  /**
   * An answer of the brief that is just someone or somewhere stands for the entity, which has more to show.
   * @param {import("./facts.js").Fact} fact  @param {number} at  @returns {[import("./facts.js").Fact, number]}
   */
  #behind(fact, at) {
    const whole = fact.key.startsWith("b-") ? this.#shown.facts.get(`e${fact.item.entity}`) : undefined;
    if (whole === undefined) return [fact, at];
    const [from, to] = fact.spans[0];
    const same = whole.spans.findIndex(([start, end]) => start >= from && end <= to);
    return same < 0 ? [fact, at] : [whole, same];
  }

  /* What is marked */

  /** What is left without marks in the text at hand. */
  get #left() {
    return READ.has(this.#shown.report.document.language) ? this.#unmarked : this.#unread;
  }

  #showLayerButtons() {
    const there = new Set();
    for (const fact of this.#shown.facts.values()) {
      if (fact.layer !== null && fact.quiet.includes(false)) there.add(fact.layer);
    }
    byId("layers").hidden = there.size === 0;
    byId("layers").replaceChildren(
      element("span", { class: "caps" }, t("layers.mark")),
      ...layers
        .filter(({ id }) => there.has(id))
        .map(({ id }) =>
          element(
            "button",
            { type: "button", class: `layer ${id}`, "aria-pressed": String(!this.#left.has(id)), onclick: (/** @type {any} */ event) => this.#toggleLayer(id, event.currentTarget) },
            element("span", { class: "swatch" }, layerLabel(id)),
          ),
        ),
      ...this.#signs(),
    );
    this.#applyLayers();
  }

  /** What the small signs behind the words of events mean, of those that stand there. */
  #signs() {
    const there = new Set([...this.#shown.facts.values()].flatMap(({ layer, quiet, manner }) => (layer === "event" && quiet.includes(false) ? [manner] : [])));
    const signs = Object.entries(statusSigns).filter(([status]) => status !== "happened" && there.has(status));
    if (signs.length === 0) return [];
    return [element("p", { class: "signs" }, signs.map(([status, sign]) => element("span", {}, element("span", { class: "sign", "aria-hidden": "true" }, sign), ` ${statusLabel(status)}`)))];
  }

  #toggleLayer(/** @type {string} */ id, /** @type {HTMLElement} */ button) {
    const left = this.#left;
    if (!left.delete(id)) left.add(id);
    button.setAttribute("aria-pressed", String(!left.has(id)));
    this.#applyLayers();
  }

  #applyLayers() {
    this.#article.showLayers(new Set(layers.map(({ id }) => id).filter((id) => !this.#left.has(id))));
  }

  /** On a small screen, the text or the facts. */
  showColumn(/** @type {string} */ name) {
    document.body.dataset.column = name;
    document.querySelectorAll("[data-show]").forEach((button) => button.setAttribute("aria-pressed", String(/** @type {HTMLElement} */ (button).dataset.show === name)));
    this.#panels?.settle();
  }
}

/** That the day given is not the article's own, which a click takes. @param {{ values: string[] }} warning */
const otherDay = ({ values: [given, own] }) =>
  element("p", {}, t("alert.otherDay", { given: day(given), own: day(own) }), " ", element("button", { type: "button", class: "link", value: own }, t("alert.takeDay", { day: day(own) })));
