// The element: finds its article, reads it when it comes near the window, marks it and shows the views.

import { load } from "../newsglass.js";
import { facts, LAYERS } from "./facts.js";
import { Marks } from "./marks.js";
import { fetchArticle, headline, Source } from "./source.js";
import { panelSheet } from "./style.js";
import { make, view, VIEWS, warnings } from "./views.js";
import { words } from "./words.js";

/** One glass for all elements of a page that take the same files. */
const glasses = new Map();

function sharedGlass(/** @type {string | null} */ base, /** @type {boolean} */ worker, /** @type {any} */ progress) {
  const key = JSON.stringify([base, worker]);
  if (!glasses.has(key)) {
    const listeners = new Set();
    const tellAll = (/** @type {any} */ step) => listeners.forEach((listener) => listener(step));
    const glass = load({ base: base ?? undefined, worker, progress: tellAll });
    glass.catch(() => glasses.delete(key)); // the next one tries again
    glasses.set(key, { glass, listeners });
  }
  const { glass, listeners } = glasses.get(key);
  listeners.add(progress);
  return glass.finally(() => listeners.delete(progress));
}

/** @typedef {{ root: Element, source: Source, report: import("../newsglass.js").Report, facts: import("./facts.js").Fact[] }} Read */

/** Where there are no elements, as under Node, the class is one that nobody makes. @type {typeof HTMLElement} */
const Base = globalThis.HTMLElement ?? class {};

export class NewsGlass extends Base {
  static observedAttributes = ["for", "src", "published", "country", "views", "marks", "base"];

  /** What all elements say; a page in another language changes it. */
  static words = words;

  #shadow = this.attachShadow({ mode: "open" });
  #panel = make("aside", { part: "panel", class: "panel", hidden: "" });
  #status = make("p", { part: "status", role: "status" });
  /** Of `src`. @type {HTMLElement | null} */
  #article = null;
  #marks = new Marks();
  /** What was read: the element that clicks are heard on, its text, the report and what is shown of it. @type {Read | null} */
  #read = null;
  /** The fact, and which of its mentions. @type {{ fact: import("./facts.js").Fact, at: number } | null} */
  #picked = null;
  /** @type {IntersectionObserver | null} */
  #watcher = null;
  /** @type {AbortController | null} */
  #running = null;
  /** True once a reading was asked for, whatever came of it: what is set from then on asks for another. */
  #asked = false;

  constructor() {
    super();
    this.#shadow.adoptedStyleSheets = [panelSheet()];
    this.#panel.setAttribute("aria-label", NewsGlass.words.about(null));
    this.#shadow.append(make("slot"), this.#panel);
  }

  /** The report of the article; null before it is read. */
  get report() {
    return this.#read?.report ?? null;
  }

  /** The text that the report's spans point into. */
  get text() {
    return this.#read?.source.text ?? null;
  }

  connectedCallback() {
    for (const name of ["published", "country", "views", "marks", "src"]) {
      if (Object.hasOwn(this, name)) {
        // Set before the element was defined.
        const value = /** @type {any} */ (this)[name];
        delete /** @type {any} */ (this)[name];
        /** @type {any} */ (this)[name] = value;
      }
    }
    const start = () => {
      if (!this.isConnected) return;
      if (this.hasAttribute("eager") || typeof IntersectionObserver === "undefined") return void this.refresh();
      this.#watcher ??= new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.refresh(), { rootMargin: "300px" });
      this.#watcher.observe(this);
    };
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start, { once: true });
    else start();
  }

  disconnectedCallback() {
    this.#watcher?.disconnect();
    this.#running?.abort();
    this.#running = null;
    this.#asked = false;
    this.#leave();
  }

  attributeChangedCallback(/** @type {string} */ name, /** @type {any} */ before, /** @type {any} */ after) {
    if (before === after || !this.#asked) return;
    if (name === "views" || name === "marks") return void (this.#read && this.#show(this.#read));
    this.refresh();
  }

  /**
   * Reads the article, again where it has changed. Resolves with the report, or with null where there is none to read
   * or another reading has begun; a failure is told by `newsglass-error`.
   */
  async refresh() {
    this.#asked = true;
    this.#watcher?.disconnect();
    this.#running?.abort();
    const abort = (this.#running = new AbortController());
    const { signal } = abort;
    try {
      const root = await this.#find(signal);
      if (signal.aborted) return null;
      const source = new Source(root);
      if (source.text.trim() === "") {
        this.#forget();
        this.#say(NewsGlass.words.empty);
        return null;
      }
      this.#say(NewsGlass.words.reading);
      const loading = (/** @type {{ percent: number }} */ { percent }) => signal.aborted || this.#say(NewsGlass.words.loading(percent));
      const glass = await sharedGlass(this.getAttribute("base"), !this.hasAttribute("no-worker"), loading);
      this.#say(NewsGlass.words.reading);
      const report = await glass.analyze(source.text, { ...this.#options(), signal });
      if (signal.aborted) return null;
      if (root === this.#article) headline(source, report);
      this.#read?.root.removeEventListener("click", this.#clicked);
      root.addEventListener("click", this.#clicked);
      this.#read = { root, source, report, facts: facts(report, source.text) };
      this.#say("");
      this.#show(this.#read);
      this.#send("newsglass-report", { report, text: source.text });
      return report;
    } catch (error) {
      if (signal.aborted) return null;
      this.#forget();
      this.#say(NewsGlass.words.failed(error.message));
      this.#send("newsglass-error", { error });
      return null;
    } finally {
      if (this.#running === abort) this.#running = null;
    }
  }

  /** Takes marks and listeners off the article. */
  #leave() {
    this.#marks.clear();
    this.#read?.root.removeEventListener("click", this.#clicked);
  }

  /** The report is not of what is to be read now. */
  #forget() {
    this.#leave();
    this.#read = null;
    this.#picked = null;
  }

  /** The report in another format; see `FORMATS` of newsglass.js. */
  async export(/** @type {string} */ format) {
    if (this.#read === null) throw new Error("The article has not been read yet.");
    const glass = await sharedGlass(this.getAttribute("base"), !this.hasAttribute("no-worker"), () => {});
    return glass.export(this.#read.source.text, format, this.#options());
  }

  #options() {
    return { published: this.getAttribute("published") || undefined, country: this.getAttribute("country") || undefined };
  }

  /** The element to read: the one at `src`, the one that `for` selects, or what stands inside. */
  async #find(/** @type {AbortSignal} */ signal) {
    const [src, selector] = [this.getAttribute("src"), this.getAttribute("for")];
    this.#article?.remove();
    this.#article = null;
    if (src) {
      const article = await fetchArticle(src, signal);
      this.#article = article;
      article.setAttribute("part", "article");
      if (!signal.aborted) this.#shadow.prepend(article);
      return article;
    }
    if (!selector) return this;
    const found = /** @type {Document | ShadowRoot} */ (this.getRootNode()).querySelector(selector);
    if (!found) throw new Error(`There is no element ${selector}.`);
    return found;
  }

  #list(/** @type {string} */ name, /** @type {string[]} */ all) {
    const value = this.getAttribute(name);
    if (value === null) return all;
    const asked = value.split(/[\s,]+/).filter(Boolean);
    const unknown = asked.filter((one) => !all.includes(one));
    if (unknown.length > 0) console.warn(`<news-glass>: \`${name}\` has no ${unknown.join(", ")}; there are ${all.join(", ")}.`);
    return asked.filter((one) => all.includes(one));
  }

  /** @param {Read} read */
  #show({ root, source, report, facts: found }) {
    const given = { report, text: source.text, facts: found, words: NewsGlass.words, pick: (/** @type {any} */ fact) => this.#pick(fact) };
    this.#panel.lang = given.words.lang;
    this.#panel.dir = given.words.dir;
    const views = /** @type {HTMLDetailsElement[]} */ (this.#list("views", VIEWS).map((/** @type {string} */ name) => view(name, given)).filter(Boolean));
    if (views.length > 0) views[0].open = true;
    this.#panel.replaceChildren(...warnings(given), ...views);
    if (views.length > 0) this.#panel.append(make("p", { part: "status caution", text: NewsGlass.words.panel }));
    this.#panel.hidden = this.#panel.childElementCount === 0;
    // Many on one page are told apart by what they are about.
    this.#panel.setAttribute("aria-label", NewsGlass.words.about(report.document.title));
    this.#marks.show(/** @type {Document | ShadowRoot} */ (root.getRootNode()), source, found, this.#list("marks", LAYERS));
  }

  #say(/** @type {string} */ sentence) {
    this.#status.textContent = sentence;
    if (this.#read === null) {
      this.#panel.replaceChildren(this.#status);
      this.#panel.hidden = sentence === "";
    }
  }

  /**
   * Lights a fact's words and brings one of them into view: the next one at each call.
   * @param {import("./facts.js").Fact} fact
   */
  #pick(fact, scroll = true) {
    const before = this.#picked;
    const at = before?.fact === fact ? (before.at + 1) % fact.spans.length : 0;
    before?.fact.button?.removeAttribute("aria-current");
    this.#picked = { fact, at };
    fact.button?.setAttribute("aria-current", "true");
    const range = this.#read && this.#marks.pick(this.#read.source, scroll ? [fact.spans[at]].filter(Boolean) : fact.spans);
    if (scroll && range) {
      const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
      range.startContainer.parentElement?.scrollIntoView({ block: "center", behavior });
    }
    this.#send("newsglass-pick", { kind: fact.kind, item: fact.item, span: fact.spans[at] ?? null });
  }

  /** A click on marked words opens what the lists say of them. */
  #clicked = (/** @type {any} */ event) => {
    const place = document.caretPositionFromPoint?.(event.clientX, event.clientY, { shadowRoots: [this.#shadow] });
    if (!place || this.#read === null) return;
    const offset = this.#read.source.offset(place.offsetNode, place.offset);
    const shown = this.#list("marks", LAYERS);
    const on = (/** @type {number[]} */ [start, end]) => start <= offset && offset < end;
    const fact = this.#read.facts.find(({ layer, spans, mark }) => shown.includes(layer) && spans.some((span, i) => mark[i] && on(span)));
    if (!fact) return;
    const details = fact.button?.closest("details");
    if (details) details.open = true;
    this.#pick(fact, false);
  };

  #send(/** @type {string} */ name, /** @type {any} */ detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

// Attributes as properties.
for (const name of ["published", "country", "views", "marks", "src"]) {
  Object.defineProperty(NewsGlass.prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(name);
    },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, Array.isArray(value) ? value.join(" ") : String(value));
    },
  });
}
