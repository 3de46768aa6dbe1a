/** @file The brief as an editor writes it: the sentence, six answers, the story, what is still open; all in the text's words. */

import { ANSWERS } from "../engine/answers.js";
import { isSure } from "../engine/sure.js";
import { repeats, share } from "../engine/repeats.js";
import { day, saysDay, timeValue } from "./days.js";
import { element, isNarrow } from "./dom.js";
import { t } from "./texts.js";
import { openQuestions } from "./tolls.js";
import { capital, noticePhrase, questionLabel, questions } from "./words.js";

/** @typedef {import("../newsglass.js").Answer} Answer */

const picks = (/** @type {string} */ key, /** @type {string} */ className, /** @type {any[]} */ ...content) => pressed({ key, className }, content);
/** @param {{ key: string, className: string, code?: string | null }} fact  @param {any[]} content */
const pressed = ({ key, className, code = null }, content) =>
  element("button", { type: "button", class: `fact ${className}`, "data-key": key, "data-code": code, "aria-pressed": "false", dir: "auto" }, content);

/** @param {import("./facts.js").Reading} reading */
export function brief(reading) {
  const { brief: told, document: paper } = reading.report;
  const { facts } = reading;
  const title = paper.title ?? null;
  const answered = questions.some((question) => answersOf(reading, question).length > 0);
  if (isIdle(reading.report)) return [element("p", { class: "none" }, t("brief.idle"))];
  const answers = answered ? sixAnswers(reading) : element("p", { class: "none" }, t("brief.none"));
  const story = storyOf(reading).map(({ id, words }) => (facts.has(`b-story-${id}`) ? [picks(`b-story-${id}`, "sentence-of-story", words), " "] : null));
  const open = openQuestions(reading).map(({ open: each, id }) =>
    element("li", {}, facts.has(`b-open-${id}`) ? pressed({ key: `b-open-${id}`, className: "open-question", code: each.code }, [noticePhrase(each)]) : noticePhrase(each)),
  );
  const rest = story.some(Boolean) || open.length > 0;
  return [
    element("h2", { class: "visually-hidden" }, t("brief.label")),
    title === null ? null : element("p", { class: "brief-title", dir: "auto" }, title),
    told.sentence ? element("p", { class: "gist" }, facts.has("b-sentence-0") ? picks("b-sentence-0", "", told.sentence.text) : told.sentence.text) : null,
    answers,
    rest
      ? element(
          "details",
          { class: "brief-rest", open: !isNarrow() },
          element("summary", {}, t("brief.more")),
          element(
            "div",
            { class: "brief-rest-body" },
            story.some(Boolean) ? element("div", { class: "story" }, element("h3", { class: "caps" }, t("brief.story")), element("p", {}, story)) : null,
            open.length > 0 ? element("div", { class: "open" }, element("h3", { class: "caps" }, t("brief.open")), element("ul", {}, open)) : null,
          ),
        )
      : null,
  ].filter(Boolean);
}

/** True of a text that tells no news, such as a recipe: nobody says anything in it, and no event of a kind that news has is surely read. @param {import("../newsglass.js").Report} report */
const isIdle = ({ events, statements }) => statements.length === 0 && !events.some((event) => event.type !== null && isSure(event));

/** A sentence of the story with so many words of the one above it is not told again. */
const TOLD = 0.7;

/** The story's sentences, without those that say little more than the sentence above them. @param {import("./facts.js").Reading} reading */
function storyOf(reading) {
  const { story = [], sentence } = reading.report.brief;
  const all = story.map((span, id) => ({ id, words: reading.words(span).trim() }));
  return all.filter(({ words }) => sentence === null || share(words, sentence.text) < TOLD);
}

/** @param {import("./facts.js").Reading} reading  @param {string} question  @returns {Answer[]} */
const answersOf = ({ report }, question) => /** @type {any} */ (report.brief)[question];

/**
 * What answers a question, each in other words; of what happened, what the sentence above does not tell. `told`: the
 * story tells it.
 * @param {import("./facts.js").Reading} reading  @param {string} question
 */
function answersTo(reading, question) {
  const { brief: given } = reading.report;
  const seen = new Set();
  const within = (/** @type {string} */ words, /** @type {string[]} */ lines) => question === "what" && lines.some((line) => repeats(words, line));
  return answersOf(reading, question)
    .map((answer, index) => ({ answer, index, words: answerWords(reading, answer, question) }))
    .filter(({ words }) => !seen.has(words.toLowerCase()) && seen.add(words.toLowerCase()))
    .slice(0, ANSWERS[question])
    .filter(({ words }) => !within(words, [given.sentence?.text ?? ""]))
    .map((each) => ({ ...each, told: within(each.words, given.story.map((span) => reading.words(span))) }));
}

/** What a column of answers is called: where the sentence tells what happened, it has what else did. @param {import("./facts.js").Reading} reading  @param {string} question */
const columnLabel = (reading, question) => (question === "what" && reading.report.brief.sentence !== null ? t("ask.else") : questionLabel(question));

function sixAnswers(/** @type {import("./facts.js").Reading} */ reading) {
  const list = element("dl", { class: "answers" });
  const missing = [];
  for (const question of questions) {
    // On a small screen, where the story is folded, its deeds stand among the answers as well.
    const answers = answersTo(reading, question).filter(({ told }) => !told || isNarrow());
    if (answers.length === 0) {
      if (answersOf(reading, question).length === 0) missing.push(questionLabel(question));
      continue;
    }
    const asked = element("div", { class: `answer ${question}${answers.every(({ told }) => told) ? " told" : ""}` }, element("dt", {}, columnLabel(reading, question)));
    for (const { answer, index, words, told } of answers) {
      const value = noteOf(reading, answer, question);
      asked.append(element("dd", { class: told && "told" }, picks(`b-${question}-${index}`, "", capital(words), value === null ? null : element("span", { class: "value" }, ` ${value}`))));
    }
    list.append(asked);
  }
  // What the text does not say stands together, not in a column each.
  if (missing.length > 0) list.append(element("div", { class: "answer missing" }, element("dt", {}, missing.join(", ")), element("dd", { class: "none" }, t("brief.unanswered"))));
  return list;
}

/** What stands behind an answer: the day that its words mean, and that only the dateline says so. @param {import("./facts.js").Reading} reading  @param {Answer} answer  @param {string} question */
function noteOf(reading, answer, question) {
  const [start, end] = answer.span;
  const only = (question === "when" || question === "where") && reading.report.blocks.some(({ kind, span }) => kind === "dateline" && span[0] <= start && end <= span[1]);
  const notes = [question === "when" ? dated(reading, answer) : null, only ? t("brief.dateline") : null].filter((note) => note !== null);
  return notes.length > 0 ? notes.join(", ") : null;
}

/** When that was, unless the words say it themselves. */
function dated(/** @type {import("./facts.js").Reading} */ reading, /** @type {Answer} */ answer) {
  const time = reading.report.times.find(({ span }) => span[0] === answer.span[0] && span[1] === answer.span[1]);
  const value = time === undefined ? (/^\d{4}-\d\d-\d\d$/.test(answer.value ?? "") ? day(answer.value ?? "") : "") : timeValue(time);
  return value === "" || saysDay(reading.words(answer.span), value, reading.report.document.published) || time?.kind === "duration" ? null : value;
}

function answerWords(/** @type {import("./facts.js").Reading} */ reading, /** @type {Answer} */ answer, /** @type {string} */ question) {
  const entity = reading.report.entities[answer.entity ?? -1];
  if ((question === "who" || question === "where") && entity?.named) return entity.name;
  return reading.words(answer.span);
}

/** The brief as plain text, for the clipboard: what stands on the page and no more. */
export function briefText(/** @type {import("./facts.js").Reading} */ reading) {
  const { brief: told, document: paper } = reading.report;
  const lines = [];
  if (paper.title) lines.push(paper.title);
  if (paper.published) lines.push(t("brief.published", { day: day(paper.published) }));
  if (told.sentence) lines.push("", told.sentence.text);
  lines.push("");
  for (const question of questions) {
    const words = answersTo(reading, question).filter(({ told }) => !told).map(({ answer, words }) => {
      const value = noteOf(reading, answer, question);
      return `${capital(words)}${value ? ` (${value})` : ""}`;
    });
    if (words.length > 0) lines.push(`${columnLabel(reading, question)}: ${words.join("; ")}`);
  }
  const story = storyOf(reading);
  if (story.length > 0) lines.push("", story.map(({ words }) => words).join(" "));
  const open = openQuestions(reading);
  if (open.length > 0) lines.push("", `${t("brief.open")}:`, ...open.map((each) => `- ${noticePhrase(each.open)}`));
  lines.push("", t("brief.machine"));
  return lines.join("\n").replace(/\n{3,}/g, "\n\n");
}
