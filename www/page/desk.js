/** @file The desk: where a report is pasted, dropped or opened; the draft of this tab; the samples. */

import { assetJson, assetText } from "./assets.js";
import { byId, element, sure } from "./dom.js";
import { example } from "./example.js";
import { pasted, Refusal, textOfFile } from "./intake.js";
import { day } from "./days.js";
import { t } from "./texts.js";

const DRAFT = "newsglass-draft";
/** Milliseconds after the last key until the draft is kept. */
const SETTLE = 400;

/** @typedef {{ text: string, published: string, name: string, country?: string, title?: string, steps?: any[] }} Paper  What is to be read; `steps`: corrected before. */

export class Desk {
  #text = byId("text");
  #published = byId("published");
  #onRead;
  #onFiles;
  #complain;
  #timer = 0;
  /** What was laid here, or read from here, last. @type {Partial<Paper>} */
  #laid = {};
  /** The name of the file or sample on the desk. */
  #name = "report";
  /** True while there are typed words that have not been read. */
  unread = false;

  /**
   * @param {(paper: Paper & { aside: Paper | null }) => Promise<boolean>} onRead  false where it was stopped or failed
   * @param {(sentence: string, action?: string, run?: () => void) => void} complain
   * @param {(files: File[]) => void} onFiles  what is done with files that are dropped on the page
   */
  constructor(onRead, complain, onFiles) {
    this.#onRead = onRead;
    this.#onFiles = onFiles;
    this.#complain = complain;
    byId("desk").addEventListener("submit", (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      this.#read();
    });
    this.#text.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) byId("desk").requestSubmit();
    });
    this.#text.addEventListener("input", () => {
      this.#name = "report";
      this.unread = this.#text.value.trim() !== "";
      if (!this.unread) this.#forget();
      this.#keepDraft();
    });
    this.#text.addEventListener("paste", (/** @type {ClipboardEvent} */ event) => this.#pasted(event));
    byId("open").addEventListener("click", () => byId("file").click());
    byId("file").addEventListener("change", (/** @type {{ target: HTMLInputElement }} */ { target }) => {
      if (target.files?.[0]) this.readFile(target.files[0]);
      target.value = "";
    });
    this.#listenForFiles();
    byId("example").replaceChildren(example(() => this.sample("conflict")));
    this.#offerDraft();
  }

  /** What lies here; with its country and corrections where the text is still the one they came with, but for a field's line ends. */
  get paper() {
    const { title } = this.#laid;
    const { value } = this.#text;
    const laid = this.#laid.text?.replace(/\r\n?/g, "\n") === value ? this.#laid : {};
    const { text = value, country = "", steps = [] } = laid;
    return { text, published: this.#published.value, name: this.#name, country, title, steps };
  }

  /** Another text takes the place of what was laid; the day in the field remains that text's. */
  #forget() {
    this.#laid = { published: this.#laid.published };
  }

  /** The day in the field where it was typed for what comes here now; that of another text is no answer. */
  get #typedDay() {
    const { value } = this.#published;
    return byId("desk").hidden || value === this.#laid.published ? "" : value;
  }

  /** Lays a paper on the desk, to be edited. @param {Paper} paper */
  lay(paper) {
    const { text, published, name } = paper;
    this.#laid = paper;
    this.#text.value = text;
    this.#published.value = published;
    this.#name = name;
    this.unread = false;
    byId("draft").hidden = true;
  }

  /** Clears the desk; the paper waits as this tab's draft. */
  clear() {
    this.#keepDraft(true);
    this.lay({ text: "", published: "", name: "report" });
    this.#offerDraft();
    this.#text.focus();
  }

  /** @param {number} [at]  where in the text the caret is to stand, in view */
  focus(at) {
    this.#text.focus();
    if (at === undefined) return;
    at -= this.#laid.text?.slice(0, at).match(/\r\n/g)?.length ?? 0;
    this.#text.setSelectionRange(at, at);
    // A field scrolls to its caret as it gets the focus.
    this.#text.blur();
    this.#text.focus();
  }

  /** @param {Paper | null} [aside]  typed words that this text has taken the place of */
  async #read(aside = null) {
    const { paper } = this;
    if (paper.text.trim() === "") {
      this.#complain(t("read.empty"));
      this.focus();
      return;
    }
    const typed = this.unread;
    this.unread = false;
    this.#laid = paper;
    this.#keepDraft(true);
    byId("draft").hidden = true;
    if (!(await this.#onRead({ ...paper, aside })) && this.#laid === paper) this.unread = typed;
  }

  /** Keeps what is on the page, with what was corrected, for a reload. @param {Paper} paper */
  remember(paper) {
    this.#store(paper);
  }

  /** What was kept. @returns {Paper | null} */
  recall() {
    try {
      return JSON.parse(sessionStorage.getItem(DRAFT) ?? "null");
    } catch {
      return null; // Nothing may be kept here.
    }
  }

  #store(/** @type {Paper} */ paper) {
    try {
      sessionStorage.setItem(DRAFT, JSON.stringify(paper));
    } catch {
      // Too long to be kept, or nothing may be kept here: the text is on the page all the same.
    }
  }

  /** What is pasted into an empty desk is read at once; into other words, it joins them. */
  #pasted(/** @type {ClipboardEvent} */ event) {
    const { text, published } = pasted(sure(event.clipboardData));
    const { selectionStart: from, selectionEnd: to, value } = this.#text;
    const alone = value.slice(0, from).trim() === "" && value.slice(to).trim() === "";
    if (text.trim() === "") return;
    event.preventDefault();
    this.#text.setRangeText(text, from, to, "end");
    this.#text.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste" }));
    if (alone) {
      this.#published.value = published ?? this.#typedDay;
      this.#forget();
      this.#read();
    } else if (published !== null && this.#published.value === "") this.#published.value = published;
  }

  /** Typed words that have not been read, before another text takes their place; null where there are none. */
  get typed() {
    return this.unread ? this.paper : null;
  }

  /** @param {File} file */
  async readFile(file) {
    try {
      const { published, ...paper } = await textOfFile(file);
      const aside = this.typed;
      this.lay({ ...paper, published: published ?? this.#typedDay, name: file.name.replace(/(?:\.newsglass)?\.[^.]*$/, "") || "report" });
      this.#read(aside);
    } catch (error) {
      this.#complain(error instanceof Refusal ? error.message : t("file.unopened", { name: file.name }));
    }
  }

  #listenForFiles() {
    const holdsFile = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files");
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
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) this.#onFiles(files);
    });
  }

  /* The draft: kept in this tab alone, gone with it. */

  #keepDraft(now = false) {
    clearTimeout(this.#timer);
    const keep = () => {
      const { paper } = this;
      // What is kept of the same text knows more: its corrections.
      if (paper.text.trim() !== "" && paper.text !== this.recall()?.text) this.#store(paper);
    };
    if (now) keep();
    else this.#timer = window.setTimeout(keep, SETTLE);
  }

  #offerDraft() {
    const line = byId("draft");
    const paper = this.recall();
    line.hidden = paper === null;
    if (paper === null) return;
    const start = paper.text.trim().slice(0, 60).replace(/\s+\S*$/, "");
    const back = () => {
      this.lay(paper);
      this.focus();
    };
    line.replaceChildren(
      t("draft.kept", { start }), " ",
      element("button", { type: "button", class: "link", id: "bring-back", onclick: back }, t("draft.back")),
    );
  }

  /* Samples */

  /** @type {{ kind: string, file: string, published: string }[]} */
  #samples = [];

  async listSamples() {
    this.#samples = (await assetJson("samples/index.json")).samples;
    byId("samples").replaceChildren(
      ...this.#samples.map(({ kind, published }) =>
        element(
          "li",
          {},
          element(
            "button",
            { type: "button", class: "sample", "data-sample": kind, onclick: () => this.sample(kind) },
            element("b", {}, t(`sample.${kind}`)),
            " ",
            element("span", {}, day(published)),
          ),
        ),
      ),
    );
    const asked = this.#samples.find(({ kind }) => location.hash === `#${kind}`);
    if (asked) await this.sample(asked.kind);
  }

  /** Reads one of the page's own reports. @param {string} wanted */
  async sample(wanted) {
    const found = this.#samples.find(({ kind }) => kind === wanted);
    if (!found) return;
    const aside = this.typed;
    try {
      this.lay({ text: await assetText(`samples/${found.file}`), published: found.published, name: found.file.replace(/\.txt$/, "") });
    } catch {
      this.#complain(t("sample.unloaded"));
      return;
    }
    this.#onRead({ ...this.paper, aside });
  }
}
