/** @file Taking a report away: the brief to the clipboard, files in the formats the core writes. */

import { announce, byId, element, saveAs, sure } from "./dom.js";
import { FORMATS } from "../engine/formats.js";
import { share } from "../share.js";
import { briefText } from "./brief.js";
import { handOver } from "./notice.js";
import { paperFile } from "./paper.js";
import { t } from "./texts.js";

/** The text with what was corrected, which the page writes itself and opens again. */
const PAPER = { name: "paper", extension: "newsglass.json", type: "application/json" };

/** What can be taken, in the order of the menu. */
const files = ["text", "markdown", "html", "paper", "json", "zip", "geojson", "ical", "annotations"].map((wanted) => FORMATS.find(({ name }) => name === wanted) ?? PAPER);

/** Formats whose name is no part of the file's. */
const suffix = (/** @type {string} */ format) => (format.startsWith("csv") ? format.slice(3) : "");

/** Tables of comma-separated values, one a kind of fact. */
const tables = FORMATS.filter(({ name }) => name.startsWith("csv"));

export class Take {
  #core;
  #view;
  #state;
  #complain;

  /**
   * @param {() => Promise<any>} core  @param {import("./view.js").View} view
   * @param {() => { name: string, options: object, paper: import("./paper.js").Paper, corrections: object[], taken: () => void }} state  of the report on the page
   * @param {(sentence: string) => void} complain
   */
  constructor(core, view, state, complain) {
    this.#core = core;
    this.#view = view;
    this.#state = state;
    this.#complain = complain;
    byId("copy").addEventListener("click", () => this.copy());
  }

  /** Fills the menu. */
  menu() {
    // What has a button of its own where there is room.
    const beside = new Set(["copy"]);
    const line = (/** @type {string} */ key, /** @type {() => void} */ run) =>
      element("li", { class: beside.has(key) ? "narrow-only" : null }, element("button", { type: "button", "data-take": key, onclick: () => ((byId("save").open = false), run()) }, t(`take.${key}`)));
    byId("save-list").replaceChildren(
      line("copy", () => this.copy()),
      line("link", () => this.#link()),
      ...files.map((file) => line(file.name, () => this.#save(file))),
      element(
        "li",
        {},
        element(
          "details",
          { class: "tables" },
          element("summary", {}, t("take.tables")),
          element("ul", {}, tables.map((table) => line(table.name, () => this.#save(table)))),
        ),
      ),
      line("print", () => this.#view.print()),
    );
  }

  /** What is on the page, which the menu stands beside. */
  get #reading() {
    return sure(this.#view.reading);
  }

  /** Puts the text into a link, after this clear click: who has the link has the text. */
  async #link() {
    const { options, paper } = this.#state();
    const { published, country, title } = /** @type {{ published?: string, country?: string, title?: string }} */ (options);
    try {
      const hash = await share({ text: this.#reading.text, published, title, country, corrections: paper.steps.length > 0 ? JSON.stringify(paper.steps) : undefined });
      const link = location.href.split(/[?#]/)[0] + hash;
      await navigator.clipboard.writeText(link).then(() => this.#complain(t("take.linked")), () => handOver(t("take.linkUncopied"), link));
    } catch (error) {
      this.#complain(error instanceof RangeError ? t("take.linkLong") : t("take.failed", { why: error.message }));
    }
  }

  async #save(/** @type {{ name: string, extension: string, type: string }} */ { name: format, extension, type }) {
    const { name, options, paper, corrections, taken } = this.#state();
    try {
      const content =
        format === "paper"
          ? paperFile(paper)
          : format === "json"
          ? JSON.stringify(corrections.length > 0 ? { ...this.#reading.report, corrections } : this.#reading.report, null, 1)
          : await (await this.#core()).export(this.#reading.text, format, options);
      saveAs(`${name}${suffix(format)}.${extension}`, type, content);
      if (format === "paper") taken();
    } catch (error) {
      this.#complain(t("take.failed", { why: error.message }));
    }
  }

  async copy() {
    const button = byId("copy");
    try {
      await navigator.clipboard.writeText(briefText(this.#reading));
      button.textContent = t("take.copied");
      announce(t("take.copiedLong"));
      setTimeout(() => (button.textContent = t("folio.copy")), 2000);
    } catch {
      handOver(t("take.uncopied"), briefText(this.#reading));
    }
  }
}
