/**
 * @file Correcting a fact where it is shown: a row of what can be done, each opening a small form. A form gives a
 * correction as the core takes it, with a sentence for the list of what was done.
 */

import { chooseEntity, freshName } from "./choose.js";
import { choice, element } from "./dom.js";
import { whereabouts } from "./entries.js";
import { t } from "./texts.js";
import { entityKind, entityKinds, roleLabel, statusLabel, statusSigns } from "./words.js";

/**
 * @typedef {import("./facts.js").Reading} Reading  @typedef {import("./facts.js").Fact} Fact  @typedef {import("./facts.js").Span} Span
 * @typedef {import("../newsglass.js").Entity} Entity
 * @typedef {{ name: string, fields: (findPlaces: ((name: string) => Promise<object[]>) | null) => any[],
 *   make: (values: any, form: any) => any }} Deed  What can be corrected: the fields of its form, and of their values the
 *   correction with its sentence, or something false where they say nothing new.
 */

/** The words of a span, short enough for a sentence. */
const quoted = (/** @type {Reading} */ reading, /** @type {Span} */ span) => {
  const words = reading.words(span).replace(/\s+/g, " ");
  return words.length > 48 ? `${words.slice(0, 46)}…` : words;
};

/** The entity's words that stand in the same sentence as the offset, else its first name. */
const nearName = (/** @type {Reading} */ reading, /** @type {Entity} */ entity, /** @type {number} */ offset) => {
  const sentence = reading.sentenceAt(offset);
  return entity.mentions.find(({ span, form }) => form !== "pronoun" && reading.sentenceAt(span[0]) === sentence)?.span ?? firstName(entity);
};
/** One span of each of its names. */
const namesOf = (/** @type {Reading} */ reading, /** @type {Entity} */ entity) => {
  const names = new Map(entity.mentions.filter(({ form }) => form === "name").map(({ span }) => /** @type {[string, Span]} */ ([reading.words(span), span])).reverse());
  return names.size > 0 ? [...names.values()].reverse() : [firstName(entity)];
};
const firstName = (/** @type {Entity} */ entity) => (entity.mentions.find(({ form }) => form === "name") ?? entity.mentions[0]).span;

/** @param {Reading} reading  @param {Fact} fact  @param {number} at  @returns {Deed[]} */
function entityDeeds(reading, fact, at) {
  const id = Number(fact.key.slice(1));
  const entity = fact.item;
  const mention = fact.spans[at];
  const own = firstName(entity);
  const named = (/** @type {string} */ other) => reading.report.entities[Number(other)];
  /** @type {(Deed | false)[]} */
  const deeds = [
    {
      name: "rename",
      fields: () => [textField(t("mend.newName"), "name", entity.name)],
      make: ({ name }) => name.trim() !== "" && name.trim() !== entity.name && {
        correction: { rename: name.trim(), span: own }, sentence: t("did.rename", { from: entity.name, to: name.trim() }),
      },
    },
    {
      name: "merge",
      fields: () => chooseEntity(reading, { name: "other", label: t("mend.sameAs"), test: (_, each) => each !== id, likely: [entity.kind] }),
      make: ({ other }) => named(other) && {
        correction: { merge: [own, firstName(named(other))] }, sentence: t("did.merge", { one: entity.name, other: named(other).name }),
      },
    },
    fact.spans.length > 1 && {
      name: "split",
      fields: () => [element("p", { class: "hint" }, t("mend.splitHint", { words: quoted(reading, mention), n: at + 1, all: fact.spans.length }))],
      make: () => ({ correction: { split: mention }, sentence: t("did.split", { words: quoted(reading, mention), one: entity.name }) }),
    },
    {
      name: "kind",
      fields: () => [choice(t("about.kind"), entityKinds.map((kind) => [kind, entityKind(kind)]), { name: "kind", "data-now": entity.kind })],
      make: ({ kind }) => kind !== entity.kind && {
        // Each of its names: what a name is tells where it lies and who holds it.
        correction: namesOf(reading, entity).map((span) => ({ kind, span })), sentence: t("did.kind", { one: entity.name, kind: entityKind(kind) }),
      },
    },
    (entity.kind === "place" || entity.kind === "facility") && placeDeed(entity, own),
    {
      name: "ignore",
      fields: () => [element("p", { class: "hint" }, t("mend.ignoreHint", { one: entity.name }))],
      make: () => ({ correction: namesOf(reading, entity).map((ignore) => ({ ignore })), sentence: t("did.ignore", { one: entity.name }) }),
    },
  ];
  return deeds.filter((deed) => deed !== false);
}

/**
 * Another place of the name: the core's next best readings, and what the gazetteer has under another name.
 * @param {Entity} entity  @param {Span} own  @returns {Deed}
 */
function placeDeed(entity, own) {
  // The gazetteer's readings of a name have none of their own: they are called as they were looked for.
  const placeWords = (/** @type {any} */ place, name = place.sought ?? entity.name) => [name, whereabouts(place, name) || t("place.nowhere"), place.kind].filter(Boolean).join(", ");
  return {
    name: "place",
    fields: (findPlaces) => {
      const found = new Map();
      const list = element("div", { class: "found", role: "radiogroup", "aria-label": t("mend.place") });
      const offer = (/** @type {any[]} */ places) => {
        found.clear();
        list.replaceChildren(
          ...places.map((place, index) => {
            found.set(String(index), place);
            return element("label", { class: "radio" }, element("input", { type: "radio", name: "place", value: String(index) }), " ", placeWords(place));
          }),
          places.length === 0 ? element("p", { class: "hint" }, t("mend.noPlace")) : "",
        );
      };
      list.found = found;
      offer(entity.place?.candidates ?? []);
      if (findPlaces === null) return [list];
      const search = textField(t("mend.findPlace"), "find", "");
      let timer = 0;
      const seek = async (/** @type {string} */ sought) => {
        if (sought === "") return offer(entity.place?.candidates ?? []);
        const places = await findPlaces(sought);
        // What was typed meanwhile is asked for anew.
        if (search.querySelector("input").value.trim() === sought) offer(places.map((place) => ({ ...place, sought: sought.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) })));
      };
      search.addEventListener("input", (/** @type {any} */ { target }) => {
        clearTimeout(timer);
        timer = window.setTimeout(() => {
          seek(target.value.trim()).catch((error) => list.replaceChildren(element("p", { class: "hint", role: "alert" }, t("mend.unsearched", { why: error.message }))));
        }, 250);
      });
      return [list, search];
    },
    make: ({ place }, form) => {
      const chosen = form.querySelector(".found")?.found.get(place);
      if (!chosen) return false;
      const { lat, lon, country, region, kind, geonames, radius } = chosen;
      return { correction: { place: { lat, lon, country, region, kind, geonames, radius }, span: own }, sentence: t("did.place", { one: entity.name, where: placeWords(chosen) }) };
    },
  };
}

/** @param {Reading} reading  @param {Fact} fact  @returns {Deed[]} */
function eventDeeds(reading, fact) {
  const event = fact.item;
  return [
    {
      name: "status",
      fields: () => [choice(t("filter.status"), Object.keys(statusSigns).map((status) => [status, statusLabel(status)]), { name: "status", "data-now": event.status })],
      make: ({ status }) => status !== event.status && {
        correction: { status, span: event.span }, sentence: t("did.status", { what: quoted(reading, event.span), status: statusLabel(status) }),
      },
    },
    {
      name: "when",
      fields: () => [dayField(t("mend.from"), "from", event.interval?.[0]), dayField(t("mend.to"), "to", event.interval?.[1])],
      make: ({ from, to }) => from !== "" && {
        correction: { when: [from, to !== "" && to >= from ? to : from], span: event.span }, sentence: t("did.when", { what: quoted(reading, event.span), day: from }),
      },
    },
    roleDeed(reading, event, "actor", actors),
    roleDeed(reading, event, "target", actors),
    roleDeed(reading, event, "place", ["place", "facility"]),
    dropDeed(reading, "event", event.span),
  ];
}

/** Kinds of those who speak, and of those who act. */
const speakers = ["person", "organization", "group"];
const actors = [...speakers, "people"];

/**
 * Who plays a part in an event: another entity of the report, or nobody.
 * @param {Reading} reading  @param {import("../newsglass.js").Event} event  @param {string} role  @param {string[]} likely  @returns {Deed}
 */
function roleDeed(reading, event, role, likely) {
  const now = event.roles.filter((each) => each.role === role).map(({ entity }) => entity);
  return {
    name: role,
    fields: () => chooseEntity(reading, { name: "filler", label: t(`mend.${role}.label`), test: (_, id) => !now.includes(id), likely, none: now.length > 0 ? t("mend.nobody") : "", fresh: role === "place" ? ["place"] : speakers }),
    make: (values) => {
      const { filler } = values;
      const entity = reading.report.entities[Number(filler)];
      const what = quoted(reading, event.span);
      const fresh = freshName(reading, values, filler, event.span[0]);
      if (fresh) return { correction: [...fresh.corrections, { role, filler: fresh.near, span: event.span }], sentence: t("did.role", { what, role: roleLabel(role), who: fresh.name }) };
      if (filler === "none") return { correction: { role, filler: null, span: event.span }, sentence: t("did.roleNone", { what, role: roleLabel(role) }) };
      return entity && { correction: { role, filler: nearName(reading, entity, event.span[0]), span: event.span }, sentence: t("did.role", { what, role: roleLabel(role), who: entity.name }) };
    },
  };
}

/** @param {Reading} reading  @param {Fact} fact  @returns {Deed[]} */
function statementDeeds(reading, fact) {
  const statement = fact.item;
  return [
    {
      name: "speaker",
      fields: () => chooseEntity(reading, { name: "speaker", label: t("mend.speaker"), test: (_, each) => each !== statement.source?.entity, likely: speakers, none: t("about.unnamed"), fresh: speakers }),
      make: (values) => {
        const { speaker } = values;
        const fresh = freshName(reading, values, speaker, statement.span[0]);
        if (fresh) return { correction: [...fresh.corrections, { speaker: fresh.near, span: statement.span }], sentence: t("did.speaker", { what: quoted(reading, fact.spans[0]), who: fresh.name }) };
        const entity = reading.report.entities[Number(speaker)];
        if (speaker !== "none" && entity === undefined) return false;
        return speaker === "none"
          ? { correction: { speaker: null, span: statement.span }, sentence: t("did.speakerNone", { what: quoted(reading, fact.spans[0]) }) }
          : { correction: { speaker: firstName(entity), span: statement.span }, sentence: t("did.speaker", { what: quoted(reading, fact.spans[0]), who: entity.name }) };
      },
    },
    dropDeed(reading, "statement", statement.span),
  ];
}

/** @returns {Deed} */
const dropDeed = (/** @type {Reading} */ reading, /** @type {string} */ of, /** @type {Span} */ span) => ({
  name: "drop",
  fields: () => [element("p", { class: "hint" }, t("mend.dropHint"))],
  make: () => ({ correction: { drop: of, span }, sentence: t("did.drop", { what: quoted(reading, span) }) }),
});

const textField = (/** @type {string} */ label, /** @type {string} */ name, /** @type {string} */ value) =>
  element("label", { class: "choice" }, element("span", { class: "caps" }, label), element("input", { type: "text", name, value, autocomplete: "off", spellcheck: "false" }));
const dayField = (/** @type {string} */ label, /** @type {string} */ name, /** @type {string | null | undefined} */ value) => element("label", { class: "choice" }, element("span", { class: "caps" }, label), element("input", { type: "date", name, value: value ?? "" }));

/** @param {Reading} reading  @param {Fact} fact  @param {number} at */
function deedsOf(reading, fact, at) {
  switch (fact.key[0]) {
    case "e":
      return entityDeeds(reading, fact, at);
    case "v":
      return eventDeeds(reading, fact);
    case "s":
      return statementDeeds(reading, fact);
    case "r":
      return [dropDeed(reading, "relation", fact.item.span)];
    case "q":
      return [dropDeed(reading, "quantity", fact.item.span)];
    case "t":
      return [dropDeed(reading, "time", fact.item.span)];
    default:
      return [];
  }
}

/**
 * The row under a picked fact; null where nothing can be corrected.
 * @param {Reading} reading  @param {Fact} fact  @param {number} at  the mention at hand
 * @param {(correction: object, sentence: string) => void} onCorrect
 * @param {((name: string) => Promise<object[]>) | null} findPlaces
 */
export function mendBar(reading, fact, at, onCorrect, findPlaces) {
  const deeds = deedsOf(reading, fact, at);
  if (deeds.length === 0) return null;
  const holder = element("div", { class: "mend-form" });
  const buttons = deeds.map((deed) =>
    element("button", { type: "button", class: "link", "data-mend": deed.name, "aria-expanded": "false", onclick: (/** @type {any} */ event) => toggle(deed, event.currentTarget) }, t(`mend.${deed.name}`)),
  );
  const close = () => {
    holder.replaceChildren();
    buttons.forEach((button) => button.setAttribute("aria-expanded", "false"));
  };
  const toggle = (/** @type {Deed} */ deed, /** @type {HTMLElement} */ button) => {
    const open = button.getAttribute("aria-expanded") === "true";
    close();
    if (open) return;
    button.setAttribute("aria-expanded", "true");
    holder.replaceChildren(formOf(deed, button, close, onCorrect, findPlaces));
    holder.querySelector("input, select, button")?.focus();
  };
  return element("div", { class: "mend", role: "group", "aria-label": t("mend.label") }, element("span", { class: "caps" }, t("mend.label")), " ", buttons, holder);
}

/**
 * @param {Deed} deed  @param {HTMLElement} button  @param {() => void} close
 * @param {(correction: object, sentence: string) => void} onCorrect  @param {((name: string) => Promise<object[]>) | null} findPlaces
 */
function formOf(deed, button, close, onCorrect, findPlaces) {
  const form = element(
    "form",
    {
      class: "mend-fields", "data-mend-form": deed.name,
      onsubmit: (/** @type {any} */ event) => {
        event.preventDefault();
        const values = Object.fromEntries(new FormData(form));
        const made = deed.make(values, form);
        if (made) onCorrect(made.correction, made.sentence);
        else button.focus(), close();
      },
      onkeydown: (/** @type {any} */ event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close();
        button.focus();
      },
    },
    deed.fields(findPlaces),
    element("button", { type: "submit", class: "plain" }, t(`mend.${deed.name}.do`)),
  );
  for (const select of form.querySelectorAll("select[data-now]")) select.value = select.dataset.now;
  return form;
}
