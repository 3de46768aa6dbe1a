/**
 * @file A report made ready to be shown: every fact under a key, the words that say it, and the marks they leave
 * in the text, cut at the ends of sentences so that they nest.
 *
 * @typedef {[number, number]} Span  UTF-16 units of the text, end exclusive.
 * @typedef {{ key: string, layer: string | null, title: string, note: string, spans: Span[], around: Span[],
 *   quiet: boolean[], item: object, manner?: string }} Fact
 *   `spans` say the fact, in text order; `around` belong to it (who, to whom, the word "said"); `quiet` tells of
 *   each span whether it is left unmarked until the fact is picked (pronouns, "the group"). `manner` is an event's
 *   status or a statement's form.
 * @typedef {{ start: number, end: number, key: string, at: number, layer: string, quiet: boolean, first: boolean,
 *   manner: string | undefined }} Piece  A mark's part in one sentence; `first` where the mark begins.
 */

import { actPhrase, capital, counted, entityKinds, entityLayer, figure, layerOf, questions, relationPhrase, standing, statementForms, statuses, timeValue } from "./words.js";

/** The index of the last of the sorted starts that is not beyond the offset; -1 where all are. */
function lastNotAfter(items, offset, startOf) {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(items[middle]) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

export class Reading {
  /** @param {string} text  @param {object} report  the report of that text, spans in UTF-16 units */
  constructor(text, report) {
    this.text = text;
    this.report = report;
    /** @type {Map<string, Fact>} */
    this.facts = new Map();
    this.sentences = this.#sentences();
    this.#collect();
    this.pieces = this.#pieces();
  }

  words([start, end]) {
    return this.text.slice(start, end);
  }

  /** The index of the sentence the offset stands in, or of the one before it. */
  sentenceAt(offset) {
    return Math.max(0, lastNotAfter(this.sentences, offset, (sentence) => sentence.span[0]));
  }

  sentenceWords(offset) {
    return this.words(this.sentences[this.sentenceAt(offset)]?.span ?? [0, 0]);
  }

  entityName(id) {
    return id === null || id === undefined ? null : (this.report.entities[id]?.name ?? null);
  }

  /** The sentences, with a stand-in for each block that has none: all that is shown stands in a sentence. */
  #sentences() {
    const { blocks, sentences } = this.report;
    const held = new Set(sentences.map((sentence) => sentence.block));
    const bare = blocks.flatMap(({ span }, block) => (held.has(block) || span[0] === span[1] ? [] : [{ span, block }]));
    return [...sentences, ...bare].sort((a, b) => a.span[0] - b.span[0]);
  }

  #add(key, fact) {
    const spans = fact.spans.filter(([start, end]) => start < end && end <= this.text.length);
    if (spans.length === 0) return;
    this.facts.set(key, { around: [], quiet: spans.map(() => false), note: "", ...fact, key, spans });
  }

  #collect() {
    const { report } = this;
    report.entities.forEach((entity, id) => {
      const mentions = [...entity.mentions].sort((a, b) => a.span[0] - b.span[0]);
      this.#add(`e${id}`, {
        layer: entityLayer(entity.kind),
        title: entity.name,
        note: standing(entity) ?? entityKinds[entity.kind] ?? "",
        spans: mentions.map((mention) => mention.span),
        quiet: mentions.map((mention) => !entity.named || mention.form === "nominal" || mention.form === "pronoun"),
        item: entity,
      });
    });
    report.times.forEach((time, id) => {
      this.#add(`t${id}`, { layer: "time", title: this.words(time.span), note: timeValue(time), spans: [time.span], item: time });
    });
    report.quantities.forEach((quantity, id) => {
      const note = [figure(quantity) && quantity.hedge, figure(quantity), counted(quantity)].filter(Boolean).join(" ");
      this.#add(`q${id}`, { layer: "number", title: this.words(quantity.span), note, spans: [quantity.span], item: quantity });
    });
    report.statements.forEach((statement, id) => {
      const who = this.sourceName(statement);
      this.#add(`s${id}`, {
        layer: "quote",
        title: `${capital(who ?? "someone")} ${actPhrase(statement.act)}`,
        note: statementForms[statement.form] ?? "",
        spans: statement.content.length > 0 ? statement.content : [statement.span],
        around: [statement.source?.span, statement.cue].filter(Boolean),
        item: statement,
        manner: statement.form,
      });
    });
    report.events.forEach((event, id) => {
      const [actor, target] = ["actor", "target"].map((role) => this.roleWords(event, role));
      this.#add(`v${id}`, {
        layer: "event",
        title: [actor, this.words(event.span), target].filter(Boolean).join(" › "),
        note: statuses[event.status]?.label ?? event.status,
        spans: [event.span],
        // Every verb tells of something; those that bear on the world's affairs are marked.
        quiet: [event.type === null],
        around: event.roles.map((role) => role.span),
        item: event,
        manner: event.status,
      });
    });
    report.relations.forEach((relation, id) => {
      const [from, to] = [this.entityName(relation.from), this.entityName(relation.to)];
      this.#add(`r${id}`, {
        layer: null, title: `${from}, ${relationPhrase(relation.kind)} ${to}`, note: "Relation", spans: [relation.span], item: relation,
      });
    });
    for (const [question, label] of Object.entries(questions)) {
      report.brief[question].forEach((answer, id) => {
        this.#add(`b-${question}-${id}`, {
          layer: null, title: this.words(answer.span), note: `The brief: ${label.toLowerCase()}`, spans: [answer.span], item: answer,
        });
      });
    }
    report.warnings.forEach((warning, id) => {
      if (warning.span) this.#add(`w${id}`, { layer: null, title: warning.message, note: "Note", spans: [warning.span], item: warning });
    });
  }

  /** Who makes the statement: the entity's name where the source is one, else the source's own words. */
  sourceName(statement) {
    if (statement.source === null) return null;
    return this.entityName(statement.source.entity) ?? this.words(statement.source.span);
  }

  /** The words of an event's roles of this name, joined; pronouns give way to the name they stand for. */
  roleWords(event, name) {
    const roles = event.roles.filter((role) => role.role === name);
    if (roles.length === 0) return null;
    return roles.map((role) => this.argumentWords(role)).join(", ");
  }

  argumentWords({ span, entity }) {
    const words = this.words(span);
    const name = this.entityName(entity);
    return name !== null && /^(?:he|she|it|they|him|her|them|his|its|their|who|which|that|we|us|our|I|me|my)$/i.test(words)
      ? name
      : words;
  }

  /** The marks, in the order they are opened: by start, longer first, then the outer layer. */
  #pieces() {
    const pieces = [];
    for (const fact of this.facts.values()) {
      if (fact.layer === null) continue;
      fact.spans.forEach(([start, end], at) => {
        let from = start;
        for (let index = this.sentenceAt(start); index < this.sentences.length && from < end; index += 1) {
          const [opens, closes] = this.sentences[index].span;
          if (opens >= end) break;
          const [low, high] = [Math.max(from, opens), Math.min(end, closes)];
          if (low < high) {
            pieces.push({
              start: low, end: high, key: fact.key, at, layer: fact.layer, quiet: fact.quiet[at], first: from === start,
              manner: fact.manner,
            });
            from = high;
          }
        }
      });
    }
    return pieces.sort(
      (a, b) => a.start - b.start || b.end - a.end || layerOf.get(a.layer).rank - layerOf.get(b.layer).rank || (a.key < b.key ? -1 : 1),
    );
  }

  /** The index of the first piece that does not start before the offset. */
  pieceFrom(offset) {
    return lastNotAfter(this.pieces, offset - 1, (piece) => piece.start) + 1;
  }

  /** Every fact with words in this sentence, by key, in text order. */
  factsIn(sentence) {
    const [start, end] = this.sentences[sentence].span;
    const keys = new Set();
    for (let index = this.pieceFrom(start); index < this.pieces.length && this.pieces[index].start < end; index += 1) {
      keys.add(this.pieces[index].key);
    }
    return [...keys];
  }
}
