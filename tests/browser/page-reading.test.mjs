// How a report is made ready to be shown: keys, sentences and the marks' nesting, without a browser.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync } from "node:fs";
import { repeats, share } from "../../www/engine/repeats.js";
import { datelineDays, interval, timeValue, when } from "../../www/page/days.js";
import { Reading, wholeCharacter } from "../../www/page/facts.js";
import { counted, figure, hedgeOf, toldOnce } from "../../www/page/figures.js";
import { kinds, kindOf } from "../../www/page/kinds.js";
import { plain } from "../../www/page/plain.js";
import { actWords } from "../../www/page/words.js";
import { useTexts } from "../../www/page/texts.js";

useTexts("en", JSON.parse(readFileSync(new URL("../../www/texts/en.json", import.meta.url), "utf8")));

const TEXT = "A. Rebels took Hama on Thursday. He left.";

const empty = { entities: [], times: [], quantities: [], statements: [], events: [], relations: [], warnings: [] };
const brief = { who: [], what: [], when: [], where: [], why: [], how: [] };
const report = (more = {}) => ({
  blocks: [{ kind: "headline", span: [0, 2] }, { kind: "paragraph", span: [3, 41] }],
  sentences: [{ span: [3, 32], block: 1 }, { span: [33, 41], block: 1 }],
  brief,
  ...empty,
  ...more,
});
const person = (mentions) => ({ kind: "person", named: true, name: "Rebels", description: null, aliases: [], roles: [], place: null, mentions });

test("a block without sentences stands in for one", () => {
  const { sentences } = new Reading(TEXT, report());
  assert.deepEqual(sentences.map(({ span }) => span), [[0, 2], [3, 32], [33, 41]]);
});

test("an offset between sentences belongs to the one before", () => {
  const reading = new Reading(TEXT, report());
  assert.deepEqual([0, 2, 3, 31, 32, 33, 40, 99].map((at) => reading.sentenceAt(at)), [0, 0, 1, 1, 1, 2, 2, 2]);
});

test("a mark over two sentences is cut where the first ends", () => {
  const statement = { form: "direct", act: "say", source: null, cue: null, span: [3, 41], content: [[15, 40]] };
  const { pieces } = new Reading(TEXT, report({ statements: [statement] }));
  assert.deepEqual(pieces.map(({ start, end, first }) => [start, end, first]), [[15, 32, true], [33, 40, false]]);
});

test("of marks that begin together the longer lies outside, then the layer that holds others", () => {
  const entities = [person([{ span: [3, 9], form: "name" }])];
  const statements = [{ form: "direct", act: "say", source: null, cue: null, span: [3, 9], content: [[3, 9]] }];
  const times = [{ span: [3, 14], kind: "date", value: "2024", start: null, end: null }];
  const { pieces } = new Reading(TEXT, report({ entities, statements, times }));
  assert.deepEqual(pieces.map(({ key }) => key), ["t0", "s0", "e0"]);
});

test("pronouns are marked only once their fact is picked", () => {
  const entities = [person([{ span: [33, 35], form: "pronoun" }, { span: [3, 9], form: "name" }])];
  const fact = new Reading(TEXT, report({ entities })).facts.get("e0");
  assert.deepEqual(fact.spans, [[3, 9], [33, 35]]);
  assert.deepEqual(fact.quiet, [false, true]);
});

test("a span beyond the text is no fact", () => {
  const entities = [person([{ span: [30, 99], form: "name" }])];
  assert.equal(new Reading(TEXT, report({ entities })).facts.size, 0);
});

test("a stretch of days is told in the fewest words that are exact", () => {
  assert.equal(interval(["2024-12-05", "2024-12-05"]), "5 December 2024");
  assert.equal(interval(["2024-02-01", "2024-02-29"]), "February 2024");
  assert.equal(interval(["2011-01-01", "2011-12-31"]), "2011");
  assert.equal(interval(["1980-01-01", "1989-12-31"]), "1980 to 1989");
  assert.match(interval(["2024-12-02", "2024-12-08"]), /^2\s?–\s?8 December 2024$/u);
  assert.equal(interval(["XXXX", "2024-12-08"]), "XXXX to 2024-12-08");
});

test("a duration is told in words", () => {
  const duration = (value) => timeValue({ kind: "duration", value });
  assert.deepEqual(["P2D", "P1W", "PT30M", "P3M", "PXD", "PT1H20M", "PXDE"].map(duration), ["2 days", "1 week", "30 minutes", "3 months", "some days", "1 hour 20 minutes", "some decades"]);
});

test("an hour, a part of the day and a repetition are told in words", () => {
  const day = { kind: "time", start: "2024-08-20", end: "2024-08-20" };
  assert.equal(timeValue({ ...day, value: "2024-08-20T04:52" }), "20 August 2024, 04:52");
  assert.equal(timeValue({ ...day, value: "2024-08-20TNI" }), "20 August 2024, night");
  assert.equal(timeValue({ kind: "set", value: "P1Y" }), "every year");
  assert.equal(timeValue({ kind: "set", value: "XXXX-WXX-1" }), "every Monday");
});

test("no value shows its code", () => {
  const values = ["XXXX-WXX-1", "XXXX-05", "XXXX-XX-XXTNI", "PAST_REF", "PXML", "XXXX-SU", "2024-WXX-WE", "XXXX-QX", "nonsense", "XXXX-WXX-5TMO", "XXXX-12-24"];
  for (const kind of ["date", "time", "duration", "set"]) {
    for (const value of values) assert.doesNotMatch(timeValue({ kind, value }), /X|_|\bP\d|nonsense/, `${kind} ${value}`);
  }
  assert.equal(timeValue({ kind: "date", value: "XXXX-WXX-5TMO" }), "Friday, morning");
  assert.equal(when({ interval: null, after: "2024-12-05", before: null }), "5 December 2024 or later");
});

test("a kind is told in a reader's words, whatever the code book calls it", () => {
  const event = (type, mode, lemma) => kindOf({ type, mode, lemma });
  assert.equal(event("ASSAULT", null, "kill"), "killed");
  assert.equal(event("ASSAULT", "aerial", "bomb"), "fighting");
  assert.equal(event("CONSULT", "visit", "visit"), "talks");
  assert.equal(event("COERCE", "arrest", "detain"), "law");
  assert.equal(event(null, null, "earthquake"), "disaster");
  assert.equal(event(null, null, "amble"), "other");
  // A company that loses money has lost no election, and who fires at a town has no accident.
  assert.equal(event(null, null, "lose"), "other");
  assert.equal(event("ASSAULT", "use", "fire"), "fighting");
  const texts = JSON.parse(readFileSync(new URL("../../www/texts/en.json", import.meta.url), "utf8"));
  for (const kind of kinds) assert.match(texts[`kind.${kind}`] ?? "", /^[A-Z][a-z]/, kind);
});

test("an edge that cuts a flag, a pair or an accent is moved behind it", () => {
  const text = "a🇸🇾b é👩‍🚀c🇺🇦🇸🇾";
  const at = (part) => text.indexOf(part);
  assert.equal(wholeCharacter(text, at("🇸🇾") + 2), at("🇸🇾") + 4, "between the two halves of a flag");
  assert.equal(wholeCharacter(text, at("🇸🇾") + 1), at("🇸🇾") + 4, "in the midst of a pair");
  assert.equal(wholeCharacter(text, at("🇸🇾")), at("🇸🇾"), "before the flag nothing is cut");
  assert.equal(wholeCharacter(text, at("🇺🇦") + 4), at("🇺🇦") + 4, "between two flags neither");
  assert.equal(wholeCharacter(text, at("👩‍🚀") + 2), at("👩‍🚀") + 5, "in a joined picture");
});

test("words are cut at the end of a word", () => {
  assert.equal(plain("rebels seized the desert hub", 16), "rebels seized…");
  assert.equal(plain("short", 16), "short");
});

test("a reading made in turns is the one made at once", async () => {
  const entities = [person([{ span: [3, 9], form: "name" }])];
  const [one, other] = [new Reading(TEXT, report({ entities })), await Reading.of(TEXT, report({ entities }))];
  assert.deepEqual(other.pieces, one.pieces);
  assert.deepEqual([...other.facts], [...one.facts]);
});

test("all tellings of an event are its mentions, and the core's line is its title", () => {
  const event = { span: [10, 14], mentions: [[33, 35], [10, 14]], type: "COERCE", roles: [], status: "happened", gloss: "Rebels took Hama" };
  const fact = new Reading(TEXT, report({ events: [event] })).facts.get("v0");
  assert.deepEqual(fact.spans, [[10, 14], [33, 35]]);
  assert.equal(fact.title, "Rebels took Hama");
});

test("a dateline without a year is the latest day that its weekday fits", () => {
  const report = (value, weekday) => ({
    blocks: [{ kind: "headline", span: [0, 10] }, { kind: "dateline", span: [10, 40] }],
    times: [{ kind: "date", value, span: [20, 26] }, ...(weekday ? [{ kind: "date", value: `XXXX-WXX-${weekday}`, span: [60, 66] }] : [])],
  });
  const of = (...given) => datelineDays(report(...given), "2026-11-28")?.days ?? null;
  assert.deepEqual(of("XXXX-11-03"), ["2026-11-03"]);
  assert.deepEqual(of("XXXX-12-03"), ["2025-12-03"], "no day to come");
  assert.deepEqual(of("XXXX-01-27", 1), ["2026-01-27", "2025-01-27"], "a Tuesday, the day after the Monday that is told of, and a Monday");
  assert.deepEqual(of("XXXX-02-29"), ["2024-02-29"]);
  assert.equal(of("2024-02-29"), null, "it has its year");
  assert.equal(datelineDays({ ...report("XXXX-11-03"), blocks: [] }, "2026-11-28"), null, "a day in the story is none of its own");
});

test("a range of money keeps its currency, and says between once", () => {
  const range = { kind: "money", value: null, min: 3.6, max: 3.75, unit: "USD", of: null, hedge: "between" };
  assert.equal(figure(range), "$3.60 to $3.75");
  assert.equal(hedgeOf(range), "");
  assert.equal(hedgeOf({ ...range, hedge: "at least", max: null }), "at least");
});

test("a figure tells its bounds", () => {
  const of = (value, min = null, max = null) => figure({ kind: "count", value, min, max, unit: null, hedge: null });
  assert.deepEqual([of(280000), of(null, 18, 22), of(null, 63), of(null, null, 7), of(null)], ["280,000", "18 to 22", "63 or more", "up to 7", ""]);
  assert.deepEqual([of(10e6), of(2_300_000), of(1_234_567), of(null, 2e6)], ["10 million", "2.3 million", "1,234,567", "2 million or more"]);
});

test("money, tolls, ages and words that are no figures", () => {
  const quantity = { kind: "count", value: null, min: null, max: null, unit: null, of: null, hedge: null };
  assert.equal(figure({ ...quantity, kind: "money", value: 6500000, unit: "USD" }), "$6.5 million");
  assert.equal(figure({ ...quantity, min: 20000, hedge: "tens of thousands" }), "");
  assert.equal(counted({ ...quantity, kind: "killed", value: 38, of: "people" }), "people killed");
  assert.equal(counted({ ...quantity, kind: "age", value: 67, unit: "year" }), "years old");
  assert.equal(counted({ ...quantity, kind: "distance", value: 1, unit: "km" }), "km");
});

test("a range says its hedge itself", () => {
  for (const hedge of ["to", "between", "from"]) assert.equal(hedgeOf({ hedge, min: 40, max: 60 }), "");
  assert.equal(hedgeOf({ hedge: "about", min: null, max: null }), "about");
});

test("a price has two places, and a unit of time its name", () => {
  const quantity = { kind: "money", value: 41.5, min: null, max: null, unit: "USD", of: null, hedge: null };
  assert.equal(figure(quantity), "$41.50");
  assert.equal(figure({ ...quantity, value: 36 }), "$36");
  assert.equal(counted({ ...quantity, kind: "age", value: 1, unit: "year" }), "year old");
});

test("a number told again is one line, with what it counts; another bound is another number", () => {
  const of = (value, more) => ({ kind: "killed", value, min: null, max: null, unit: null, of: null, hedge: null, ...more });
  const list = [of(34, { hedge: "at least" }), of(34, { of: "people", hedge: "at least" }), of(100, { of: "people" }), of(34, { hedge: "more than" }), of(5, { kind: "count" }), of(5, { kind: "count" })];
  assert.deepEqual(toldOnce(list).map(({ ids }) => ids), [[1, 0], [2], [3], [4], [5]]);
});

test("a statement is told in the text's own verb, where that stands before what was said", () => {
  const words = (cue, act = "say") => actWords({ words: () => cue }, { cue: [0, 1], act, negated: cue.includes("not") });
  assert.deepEqual(["said", "says", "told", "described", "has rejected", "calls", "did not say", "according to", "is expected"].map((cue) => words(cue)), ["said", "said", "said", "described", "rejected", "calls", "did not say", "said", "said"]);
  assert.equal(words("called", "demand"), "demanded");
});

test("a verb keeps the preposition before a bare noun", () => {
  const words = (text, cue, content, act) => {
    const spans = [cue, content].map((each) => [text.indexOf(each), text.indexOf(each) + each.length]);
    return actWords({ words: ([start, end]) => text.slice(start, end) }, { cue: spans[0], content: [spans[1]], act, negated: cue.includes("never") });
  };
  assert.equal(words("Solheim campaigned against deep-sea mining.", "campaigned", "deep-sea mining", "oppose"), "campaigned against");
  assert.equal(words("The union called for a strike.", "called", "a strike", "demand"), "called for");
  assert.equal(words("The mayor spoke openly of a disaster.", "spoke", "a disaster", "say"), "spoke openly of");
  assert.equal(words("Kyiv never commented on reports.", "never commented", "reports", "say"), "never commented on");
  assert.equal(words("The army said that it left.", "said", "that it left", "say"), "said");
});

test("how much of a line another tells", () => {
  assert.equal(share("The army took the town.", "Troops of the army took the town on Friday."), 1);
  assert.equal(share("The army took Hama, its largest city", "The army took Hama"), 4 / 7);
  assert.equal(share("", "The army"), 1);
});

test("an answer in the words of the sentence above says nothing new, one with other words does", () => {
  const sentence = "Rebels seized the desert hub of Faya on Thursday and said they would push on.";
  assert.ok(repeats("Rebels seized the desert hub of Faya", sentence));
  assert.ok(repeats(sentence, "Rebels seized the desert hub of Faya on Thursday"));
  assert.ok(!repeats("Nine people were killed and 22 wounded", sentence));
  assert.ok(!repeats("", sentence));
});
