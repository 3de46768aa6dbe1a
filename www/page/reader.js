/** @file The core at work: loading it, asking it, and saying how far it is. */

import { load, PHASES } from "../newsglass.js";
import { byId, element } from "./dom.js";
import { hasText, number, t } from "./texts.js";

/** Milliseconds without a sign of life after which the reader is told; a long text has long phases. */
const PATIENCE = 20_000;
const PATIENCE_A_LETTER = 0.1;

export class Reader {
  /** Once asked for. @type {Promise<import("../newsglass.js").Glass> | null} */
  #glass = null;
  /** Ends the last reading for the page. @type {AbortController | null} */
  #page = null;
  /** Ends once what is being read, and what waits for it, is read. */
  #turn = Promise.resolve();
  /** Readings under way, waiting or being shown. */
  #open = 0;
  #complain;
  #readiness = byId("readiness");
  #progress = /** @type {HTMLProgressElement} */ (byId("progress"));

  /** @param {(sentence: string, action?: string, run?: () => void) => () => void} complain  gives what takes it away again */
  constructor(complain) {
    this.#complain = complain;
  }

  /** The core, loaded on the first call. */
  core() {
    return this.#glass ?? this.wake();
  }

  wake() {
    this.#say(t("ready.loading"));
    this.#progress.removeAttribute("value");
    // What is kept from an earlier visit is there before anyone wonders.
    const shown = setTimeout(() => (this.#progress.hidden = false), 400);
    const watch = this.#watch(PATIENCE, () => this.#complain(t("ready.slow"), t("again"), () => location.reload()));
    const rest = () => {
      clearTimeout(shown);
      watch.end();
      if (this.#open === 0) this.#progress.hidden = true;
    };
    const glass = load({
      progress: ({ loaded, total }) => {
        watch.alive();
        this.#progress.value = loaded / total;
        if (this.#open === 0 && loaded < total) {
          this.#say(t("ready.bytes", { done: number(Math.round(loaded / 1e5) / 10), all: number(Math.round(total / 1e5) / 10), n: Math.floor((100 * loaded) / total) }));
        }
      },
    });
    this.#glass = glass;
    glass.then(rest, rest);
    glass.then(
      (core) => {
        if (this.#open === 0) this.#say(t("ready"));
        document.body.dataset.ready = "";
        if (core.host === "thread") this.#complain(t("ready.noWorker"));
      },
      (error) => {
        this.#glass = null;
        this.#say(t("ready.not"));
        // Who is waiting for a report is told by the reading, which loads it again as well.
        if (this.#open === 0) this.#complain(t("ready.failed", { why: error.message }), t("again"), () => this.wake());
      },
    );
    return glass;
  }

  /**
   * The report of a text; null where it was stopped, or another text for the page came first.
   * @param {string} text  @param {object} options  as `analyze` takes them
   * @param {(report: any) => Promise<void>} [show]  what is done with it; until then the page counts as busy
   * @param {{ beside?: boolean }} [how]  `beside`: it is put beside the page's report, waits for what is being read, and is
   *   waited for; another for the page takes the place of the last
   */
  async analyze(text, options, show = async () => {}, { beside = false } = {}) {
    const abort = new AbortController();
    if (!beside) {
      this.#page?.abort();
      this.#page = abort;
    }
    this.#open += 1;
    document.body.dataset.busy = "";
    const answer = this.#turn.then(() => (abort.signal.aborted ? null : this.#ask(text, options, abort)));
    this.#turn = answer.then(() => {}, () => {});
    try {
      const report = await answer;
      if (abort.signal.aborted) return null;
      await show(report);
      return report;
    } catch (error) {
      if (abort.signal.aborted) return null;
      throw error;
    } finally {
      this.#open -= 1;
      if (this.#open === 0) {
        delete document.body.dataset.busy;
        this.#progress.hidden = true;
        this.#say(this.#glass === null ? t("ready.not") : t("ready"));
      }
    }
  }

  /** Asks the core, and says how far it is. @param {string} text  @param {object} options  @param {AbortController} abort */
  async #ask(text, options, abort) {
    this.#progress.hidden = false;
    this.#progress.removeAttribute("value");
    const stop = element("button", { type: "button", class: "plain", onclick: () => abort.abort() }, t("stop"));
    // Those who listen hear that it is read, and then what came of it; not each of a dozen phases.
    const phase = element("span", { "aria-hidden": "true" }, t("ready.loading"));
    const tell = () => this.#readiness.replaceChildren(element("span", { class: "visually-hidden" }, t("ready.loading")), phase, stop);
    tell();
    const watch = this.#watch(PATIENCE + text.length * PATIENCE_A_LETTER, () =>
      this.#complain(t("read.silent"), t("read.stop"), () => abort.abort()),
    );
    try {
      const core = await this.core();
      tell();
      return await core.analyze(text, {
        ...options,
        signal: abort.signal,
        onProgress: (step) => {
          watch.alive();
          phase.textContent = hasText(`phase.${step.phase}`) ? t(`phase.${step.phase}`) : t("phase.other");
          this.#progress.value = share(step);
        },
      });
    } finally {
      watch.end();
    }
  }

  #say(/** @type {string} */ sentence) {
    this.#readiness.replaceChildren(element("span", {}, sentence));
  }

  /** Complains where there was no sign of life for so long, until there is one. */
  #watch(/** @type {number} */ patience, /** @type {() => () => void} */ complain) {
    let withdraw = () => {};
    const tell = () => (withdraw = complain());
    let timer = setTimeout(tell, patience);
    const end = () => {
      clearTimeout(timer);
      withdraw();
    };
    const alive = () => {
      end();
      timer = setTimeout(tell, patience);
    };
    return { alive, end };
  }
}

/** What each phase takes of the whole, in hundredths, as measured on long texts; the rest is shared by the others. */
/** @type {Partial<Record<import("../newsglass.js").Phase, number>>} */
const weights = { article: 3, language: 55, names: 2, entities: 20, events: 4, statements: 3, telling: 3 };

/** How much of the work is done when a phase begins, 0 to 1; `part` of it where the core says how far it is inside. */
function share(/** @type {{ phase: string, part?: number }} */ { phase, part = 0 }) {
  let sum = 0;
  for (const each of PHASES) {
    if (each === phase) return Math.min(1, (sum + (weights[each] ?? 2) * part) / 100);
    sum += weights[each] ?? 2;
  }
  return 1;
}
