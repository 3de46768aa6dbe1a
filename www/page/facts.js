/**
 * @file A report made ready to be shown: every fact under a key, the words that say it, and the marks they leave
 * in the text, cut at the ends of sentences so that they nest.
 *
 * @typedef {[number, number]} Span  UTF-16 units of the text, end exclusive.
 * @typedef {{ key: string, layer: string | null, title: string, note: string, spans: Span[], around: Span[],
 *   quiet: boolean[], item: any, manner?: string }} Fact
 *   `spans` say the fact, in text order; `around` belong to it (who, to whom, the word "said"); `quiet` tells of
 *   each span whether it is left unmarked until the fact is picked (pronouns, "the group"). `manner` is an event's
 *   status or a statement's form.
 * @typedef {{ start: number, end: number, key: string, at: number, layer: string, quiet: boolean, first: boolean,
 *   manner: string | undefined }} Piece  A mark's part in one sentence; `first` where the mark begins.
 */

import { pointing } from "../engine/pointing.js";
import { isSure } from "../engine/sure.js";
import { timeValue } from "./days.js";
import { counted, figure, hedgeOf } from "./figures.js";
import { excerpt, plain } from "./plain.js";
import { t } from "./texts.js";
import { actWords, capital, entityKind, entityLayer, isPronoun, mereWords, midName, noticePhrase, questionLabel, questions, rankOf, relationPhrase, standing, statementForm, statusWords } from "./words.js";

/** Letters of who tells something, where that is no name. */
const LONGEST_TELLER = 60;
/** Facts made between two looks at the clock, and the milliseconds after which the page gets its turn. */
const STRIDE = 200;
const TURN = 12;

/**
 * The index of the last of the sorted starts that is not beyond the offset; -1 where all are.
 * @template T  @param {T[]} items  @param {number} offset  @param {(item: T) => number} startOf
 */
export function lastNotAfter(items, offset, startOf) {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(items[middle]) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** True of a statement whose words tell nothing: "he denied that". @param {Reading} reading  @param {import("../newsglass.js").Statement} statement */
export const saysNothing = (reading, { content, source }) => (!source && content.length === 2) || content.length > 0 && content.every((span) => pointing(reading.words(span)));

/** Lets the page paint and answer before the work goes on. */
export const breathe = () => /** @type {any} */ (globalThis).scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));

/** Units of the character that stands there: two beyond the basic plane. */
const lengthAt = (/** @type {string} */ text, /** @type {number} */ at) => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

const FLAG = /\p{RI}/u;

/**
 * The offset moved on to the end of the character it cuts: a pair of surrogates, a flag, a letter with its accents.
 * @param {string} text  @param {number} offset
 */
export function wholeCharacter(text, offset) {
  const unit = text.charCodeAt(offset);
  if (!(unit >= 0x300) || offset === 0) return offset;
  let at = offset;
  if (unit >= 0xdc00 && unit <= 0xdfff) at += 1;
  if (FLAG.test(text.slice(at, at + 2))) {
    let before = 0;
    while (FLAG.test(text.slice(at - 2 * before - 2, at - 2 * before)) && at - 2 * before >= 2) before += 1;
    if (before % 2 === 1) at += 2;
  }
  while (at < text.length && /^[\p{M}\u200d\ufe0f\u{1f3fb}-\u{1f3ff}]/u.test(text.slice(at, at + 2))) {
    const joined = text[at] === "\u200d";
    at += lengthAt(text, at);
    if (joined && at < text.length) at += lengthAt(text, at);
  }
  return at;
}

export class Reading {
  /**
   * @param {string} text  @param {import("../newsglass.js").Report} report  the report of that text, spans in UTF-16 units
   * @param {boolean} [gently]  true for `Reading.of`, which does the work itself
   */
  constructor(text, report, gently = false) {
    this.text = text;
    this.report = report;
    /** @type {Map<string, Fact>} */
    this.facts = new Map();
    this.sentences = this.#sentences();
    /** @type {Piece[]} */
    this.pieces = [];
    if (!gently) for (const _ of this.#make());
  }

  /** The same, made in turns so that a long report holds the page up nowhere. */
  static async of(/** @type {string} */ text, /** @type {import("../newsglass.js").Report} */ report) {
    const reading = new Reading(text, report, true);
    let since = performance.now();
    for (const _ of reading.#make()) {
      if (performance.now() - since < TURN) continue;
      await breathe();
      since = performance.now();
    }
    return reading;
  }

  *#make() {
    yield* this.#collect();
    yield* this.#cut();
  }

  words(/** @type {number[]} */ [start, end]) {
    return this.text.slice(start, end);
  }

  /** The index of the sentence the offset stands in, or of the one before it. */
  sentenceAt(/** @type {number} */ offset) {
    return Math.max(0, lastNotAfter(this.sentences, offset, (sentence) => sentence.span[0]));
  }

  sentenceWords(/** @type {number} */ offset) {
    const { span } = this.sentences[this.sentenceAt(offset)] ?? { span: [0, 0] };
    return this.words(/** @type {Span} */ (span));
  }

  /** The words of a span with those about it in its sentence, so many letters on either side. @param {Span} span */
  wordsAround([start, end], /** @type {number} */ letters) {
    return excerpt(this.text, [start, end], this.sentences[this.sentenceAt(start)]?.span ?? [start, end], letters);
  }

  entityName(/** @type {number | null | undefined} */ id) {
    return id === null || id === undefined ? null : (this.report.entities[id]?.name ?? null);
  }

  /** The sentences, with a stand-in for each block that has none: all that is shown stands in a sentence. */
  #sentences() {
    const { blocks, sentences } = this.report;
    const held = new Set(sentences.map((sentence) => sentence.block));
    const bare = blocks.flatMap(({ span }, block) => (held.has(block) || span[0] === span[1] ? [] : [{ span, block }]));
    const whole = (/** @type {number[]} */ [start, end]) => [wholeCharacter(this.text, start), wholeCharacter(this.text, end)];
    return [...sentences, ...bare].map((each) => ({ ...each, span: whole(each.span) })).sort((a, b) => a.span[0] - b.span[0]);
  }

  #add(/** @type {string} */ key, /** @type {any} */ fact) {
    const spans = fact.spans
      .map((/** @type {Span} */ [start, end]) => [wholeCharacter(this.text, start), wholeCharacter(this.text, end)])
      .filter((/** @type {Span} */ [start, end]) => start < end && end <= this.text.length);
    if (spans.length === 0) return;
    this.facts.set(key, { around: [], quiet: spans.map(() => false), note: "", ...fact, key, spans });
  }

  *#collect() {
    const { report } = this;
    /** @type {[any[], (item: any, id: number) => void][]} */
    const makers = [
      [report.entities, this.#entity],
      [report.times, this.#time],
      [report.quantities, this.#quantity],
      [report.statements, this.#statement],
      [report.events, this.#event],
      [report.relations, this.#relation],
      [report.warnings, this.#warning],
    ];
    let made = 0;
    for (const [list, make] of makers) {
      for (let id = 0; id < list.length; id += 1) {
        make.call(this, list[id], id);
        if (++made % STRIDE === 0) yield;
      }
    }
    this.#brief();
  }

  #entity(/** @type {import("../newsglass.js").Entity} */ entity, /** @type {number} */ id) {
    const mentions = [...entity.mentions].sort((a, b) => a.span[0] - b.span[0]);
    this.#add(`e${id}`, {
      layer: entityLayer(entity.kind),
      title: entity.name,
      note: standing(entity) ?? entityKind(entity.kind),
      spans: mentions.map((mention) => mention.span),
      quiet: mentions.map((mention) => !entity.named || mention.form === "nominal" || mention.form === "pronoun"),
      item: entity,
    });
  }

  #time(/** @type {import("../newsglass.js").Time} */ time, /** @type {number} */ id) {
    this.#add(`t${id}`, { layer: "time", title: this.words(time.span), note: timeValue(time), spans: [time.span], item: time });
  }

  #quantity(/** @type {import("../newsglass.js").Quantity} */ quantity, /** @type {number} */ id) {
    const shown = [figure(quantity) && hedgeOf(quantity), figure(quantity)].filter(Boolean).join(" ");
    const words = this.words(quantity.span);
    // The number as it is written is not told again.
    const own = shown.toLowerCase() === words.toLowerCase() ? "" : shown;
    const note = [own, counted(quantity)].filter(Boolean).join(" ");
    this.#add(`q${id}`, { layer: "number", title: words, note: note.toLowerCase() === words.toLowerCase() ? "" : note, spans: [quantity.span], item: quantity });
  }

  #statement(/** @type {import("../newsglass.js").Statement} */ statement, /** @type {number} */ id) {
    const who = this.sourceName(statement);
    this.#add(`s${id}`, {
      layer: "quote",
      title: `${capital(who ?? t("someone"))} ${actWords(this, statement)}`,
      note: statementForm(statement.form),
      spans: statement.content.length > 0 ? statement.content : [statement.span],
      around: [statement.source?.span, statement.cue].filter(Boolean),
      quiet: (statement.content.length > 0 ? statement.content : [statement.span]).map(() => saysNothing(this, statement)),
      item: statement,
      manner: statement.form,
    });
  }

  #event(/** @type {import("../newsglass.js").Event} */ event, /** @type {number} */ id) {
    const tellings = event.mentions?.length > 0 ? event.mentions : [event.span];
    this.#add(`v${id}`, {
      layer: "event",
      title: this.deedWords(event),
      note: this.actOf(id) ?? statusWords(event.status, this.words(event.span)),
      spans: [...tellings].sort((a, b) => a[0] - b[0]),
      // Every verb tells of something; those that bear on the world's affairs or are the news are marked.
      quiet: tellings.map(() => (event.type === null && event.weight < 0.5) || !isSure(event)),
      around: event.roles.map((role) => role.span),
      item: event,
      manner: event.status,
    });
  }

  /** Cues of statements that say something, in the order of the text. @type {{ cue: Span, statement: import("../newsglass.js").Statement }[] | null} */
  #cues = null;

  /**
   * What an event is that is nothing but the saying of a statement: "Denied", "Accused". A bare "Happened" beside "accused
   * the minister of fraud" would be taken to be of the fraud. Null of any other.
   * @param {number} id
   */
  actOf(id) {
    const { span, status } = this.report.events[id];
    if (status !== "happened") return null;
    this.#cues ??= this.report.statements
      .flatMap((statement) => (statement.cue && statement.content.length > 0 && mereWords.has(statement.act) ? [{ cue: statement.cue, statement }] : []))
      .sort((a, b) => a.cue[0] - b.cue[0]);
    const found = this.#cues[lastNotAfter(this.#cues, span[0], ({ cue }) => cue[0])];
    return found && found.cue[1] >= span[1] ? capital(actWords(this, found.statement)) : null;
  }

  #relation(/** @type {import("../newsglass.js").Relation} */ relation, /** @type {number} */ id) {
    const [from, to] = [this.entityName(relation.from), this.entityName(relation.to)];
    this.#add(`r${id}`, {
      layer: null, title: `${from}, ${relationPhrase(relation.kind)} ${to}`, note: t("relation"), spans: [relation.span], item: relation,
    });
  }

  #warning(/** @type {import("../newsglass.js").Warning} */ warning, /** @type {number} */ id) {
    if (warning.span) this.#add(`w${id}`, { layer: null, title: noticePhrase(warning), note: t("note"), spans: [warning.span], item: warning });
  }

  #brief() {
    const { brief } = this.report;
    const plain = (/** @type {string} */ key, /** @type {string} */ title, /** @type {string} */ note, /** @type {Span[]} */ spans, /** @type {any} */ item) =>
      this.#add(key, { layer: null, title, note, spans: [...spans].sort((a, b) => a[0] - b[0]), item });
    for (const question of questions) {
      /** @type {any} */ (brief)[question].forEach((/** @type {import("../newsglass.js").Answer} */ answer, /** @type {number} */ id) => {
        plain(`b-${question}-${id}`, this.words(answer.span), t("brief.answers", { question: questionLabel(question).toLowerCase() }), [answer.span], answer);
      });
    }
    if (brief.sentence) plain("b-sentence-0", brief.sentence.text, t("brief.sentence"), brief.sentence.spans, brief.sentence);
    (brief.story ?? []).forEach((span, id) => plain(`b-story-${id}`, this.words(span), t("brief.story"), [span], {}));
    (brief.questions ?? []).forEach((open, id) => plain(`b-open-${id}`, noticePhrase(open), t("brief.open"), open.spans, open));
  }

  /** Who makes the statement: the entity's name where the source is one, else the source's own words. */
  sourceName(/** @type {import("../newsglass.js").Statement} */ statement) {
    if (statement.source === null) return null;
    return this.entityName(statement.source.entity) ?? this.words(statement.source.span);
  }

  /** Who makes the statement, as a sentence goes on with it: "the Red Cross", "a doctor"; null where nobody is named for it, or a "we" alone. @param {Pick<import("../newsglass.js").Statement, "source"> & { negated?: boolean }} statement */
  tellerWords({ source, negated }) {
    // Who did not say it tells of nothing.
    if (source === null || negated) return null;
    const words = this.argumentWords(source);
    const entity = this.report.entities[source.entity ?? -1];
    if (entity?.named) return midName(entity.name, words);
    if (isPronoun(words)) return null;
    const named = this.report.entities.some(({ mentions }) => mentions.some(({ span, form }) => span[0] === source.span[0] && (form === "name" || form === "adjective")));
    return plain(named ? words : words.slice(0, 1).toLowerCase() + words.slice(1), LONGEST_TELLER);
  }

  /** Who did what to whom, in one line: the core's own words for it, else the event's roles around its word. */
  deedWords(/** @type {import("../newsglass.js").Event} */ event) {
    if (event.gloss) return event.gloss;
    const [actor, target] = ["actor", "target"].map((role) => this.roleWords(event, role));
    return [actor, this.words(event.span), target].filter(Boolean).join(" › ");
  }

  /** The words of an event's roles of this name, joined; pronouns give way to the name they stand for. */
  roleWords(/** @type {import("../newsglass.js").Event} */ event, /** @type {string} */ name) {
    const roles = event.roles.filter((role) => role.role === name);
    if (roles.length === 0) return null;
    return roles.map((role) => this.argumentWords(role)).join(", ");
  }

  argumentWords(/** @type {{ span: Span, entity: number | null }} */ { span, entity }) {
    const words = this.words(span);
    const name = this.entityName(entity);
    return name !== null && isPronoun(words) ? name : words;
  }

  /** The marks, in the order they are opened: by start, longer first, then the outer layer. */
  *#cut() {
    /** @type {Piece[]} */
    const pieces = [];
    let seen = 0;
    for (const fact of this.facts.values()) {
      if (++seen % STRIDE === 0) yield;
      if (fact.layer === null) continue;
      fact.spans.forEach(([start, end], at) => {
        let from = start;
        for (let index = this.sentenceAt(start); index < this.sentences.length && from < end; index += 1) {
          const [opens, closes] = this.sentences[index].span;
          if (opens >= end) break;
          const [low, high] = [Math.max(from, opens), Math.min(end, closes)];
          if (low < high) {
            pieces.push({
              start: low, end: high, key: fact.key, at, layer: /** @type {string} */ (fact.layer), quiet: fact.quiet[at], first: from === start,
              manner: fact.manner,
            });
            from = high;
          }
        }
      });
    }
    yield;
    this.pieces = pieces.sort(
      (a, b) => a.start - b.start || b.end - a.end || rankOf(a.layer) - rankOf(b.layer) || (a.key < b.key ? -1 : 1),
    );
  }

  /** The index of the first piece that does not start before the offset. */
  pieceFrom(/** @type {number} */ offset) {
    return lastNotAfter(this.pieces, offset - 1, (piece) => piece.start) + 1;
  }

  /** Every fact with words in this sentence, by key, in text order. */
  factsIn(/** @type {number} */ sentence) {
    const [start, end] = this.sentences[sentence].span;
    const keys = new Set();
    for (let index = this.pieceFrom(start); index < this.pieces.length && this.pieces[index].start < end; index += 1) {
      keys.add(this.pieces[index].key);
    }
    return [...keys];
  }

  /** How much of the report each event is, 0 to 1: as the core weighs it, else by place, kind and who acts. */
  weights() {
    const { events } = this.report;
    if (events.some(({ weight }) => weight > 0)) return events.map(({ weight }) => weight);
    return events.map((event) => {
      const early = 1 / (1 + 0.15 * this.sentenceAt(event.span[0]));
      const actor = event.roles.find(({ role }) => role === "actor");
      const known = actor === undefined ? 0.5 : Math.min(1, 0.7 + 0.05 * (this.report.entities[actor.entity ?? -1]?.mentions.length ?? 0));
      const real = event.status === "happened" || event.status === "ongoing" ? 1 : 0.8;
      return early * known * real * (event.type === null ? 0.5 : 1) * (event.confidence || 1);
    });
  }
}
