/** @file The brief: who, what, when, where, why and how, each answer in the text's own words. */

import { element } from "./dom.js";
import { day, questions, timeValue } from "./words.js";

const shown = { who: 3, what: 3, when: 2, where: 3, why: 2, how: 2 };

/** @param {import("./facts.js").Reading} reading */
export function brief(reading) {
  if (Object.keys(questions).every((question) => reading.report.brief[question].length === 0)) {
    return element("p", { class: "none" }, "This text gave no brief.");
  }
  const list = element("dl", { class: "answers" });
  for (const [question, label] of Object.entries(questions)) {
    const answers = reading.report.brief[question].slice(0, shown[question]);
    const asked = element("div", { class: `answer ${question}${answers.length === 0 ? " bare" : ""}` }, element("dt", {}, label));
    answers.forEach((answer, index) => {
      const words = answerWords(reading, answer, question);
      const value = question === "when" ? dated(reading, answer) : null;
      asked.append(
        element(
          "dd",
          {},
          element(
            "button",
            { type: "button", class: "fact", "data-key": `b-${question}-${index}`, "aria-pressed": "false", dir: "auto" },
            words,
            value === null ? null : element("span", { class: "value" }, ` ${value}`),
          ),
        ),
      );
    });
    if (answers.length === 0) asked.append(element("dd", { class: "none" }, "Not found in the text"));
    list.append(asked);
  }
  return list;
}

/** When that was, unless the words say it themselves. */
function dated(reading, answer) {
  const time = reading.report.times.find(({ span }) => span[0] === answer.span[0] && span[1] === answer.span[1]);
  const value = time === undefined ? day(answer.value ?? "") : timeValue(time);
  return value === "" || value === reading.words(answer.span) || time?.kind === "duration" ? null : value;
}

function answerWords(reading, answer, question) {
  const entity = reading.report.entities[answer.entity];
  if ((question === "who" || question === "where") && entity?.named) return entity.name;
  return reading.words(answer.span);
}
