/** @file The worked example on the desk: three sentences of a sample, marked, with what is read out of them. */

import { element } from "./dom.js";
import { statusSigns, statusLabel } from "./words.js";
import { t } from "./texts.js";

/** The example's words and their marks; it stays in English, which is what newsglass reads. */
const words = [
  ["group", "Rebels"], " ", ["event", "seized"], " the desert hub of ", ["place", "Faya-Largeau"], " on ", ["time", "Thursday"],
  ". ", ["number", "At least 63 people"], " were ", ["event", "killed"], " in the battle, according to the Red Cross. ",
  ["quote", "“We have arrested no one,”"], " the rebels’ spokesman, ", ["person", "Khalil Barkaï"], ", said on Friday.",
];

const facts = [
  { ask: "who", words: "Rebels → seized → Faya-Largeau", status: "happened", note: "example.when" },
  { ask: "number", words: "63 or more people killed", note: "example.source" },
  { ask: "says", words: "Khalil Barkaï", note: "example.denied", status: "denied" },
];

/** @param {() => void} onOpen  reads the whole report */
export function example(onOpen) {
  const marked = words.map((part) => (typeof part === "string" ? part : element("span", { class: `mark ${part[0]}${part[0] === "quote" ? " direct" : " happened"}` }, part[1])));
  return [
    element("p", { class: "example-text", lang: "en" }, marked),
    element(
      "ul",
      { class: "example-facts" },
      facts.map(({ ask, words: fact, status, note }) =>
        element(
          "li",
          {},
          element("span", { class: "caps" }, t(`example.${ask}`)),
          " ",
          element("b", { lang: "en" }, fact),
          " ",
          element("span", { class: "hint" }, [status ? `${statusSigns[status]} ${statusLabel(status)}` : null, t(note)].filter(Boolean).join(" · ")),
        ),
      ),
    ),
    element("button", { type: "button", class: "link", id: "example-open", onclick: onOpen }, t("example.open")),
  ].reduce((box, node) => (box.append(node), box), document.createDocumentFragment());
}
