// What the views and the marks show of a report: for each fact a title, a note, and its words.

/**
 * @typedef {[number, number]} Span
 * @typedef {{ layer: string, title: string, note: string, spans: Span[], kind: string, item: object, mark: boolean[], button?: HTMLElement }} Fact
 *   `mark` tells of each span whether it is marked in the article; `button` is its line in the lists.
 */

export const LAYERS = ["people", "groups", "places", "times", "numbers"];

/** @type {Record<string, string>} */
const layerOf = {
  person: "people", organization: "groups", group: "groups", people: "groups", place: "places", facility: "places",
};

/** Everything that is marked, and what is listed. @returns {Fact[]} */
export function facts(/** @type {import("../newsglass.js").Report} */ report, /** @type {string} */ text) {
  const words = (/** @type {Span} */ [start, end]) => text.slice(start, end);
  const all = [];
  for (const entity of report.entities) {
    const layer = layerOf[entity.kind];
    if (!layer || !entity.named) continue;
    const role = entity.roles.reduce((best, { title }) => (title.length > best.length ? title : best), "");
    all.push({
      layer,
      kind: "entity",
      title: entity.place ? placeName(entity.name, entity.place) : entity.name,
      note: entity.place ? around(entity.name, entity.place) : (entity.description ?? role),
      spans: entity.mentions.map(({ span }) => span),
      mark: entity.mentions.map(({ form }) => form === "name" || form === "adjective"),
      item: entity,
    });
  }
  for (const time of report.times) {
    all.push({ layer: "times", kind: "time", title: words(time.span), note: days([time.start, time.end]), spans: [time.span], mark: [true], item: time });
  }
  for (const quantity of report.quantities) {
    all.push({ layer: "numbers", kind: "quantity", title: words(quantity.span), note: quantity.of ?? "", spans: [quantity.span], mark: [true], item: quantity });
  }
  return all;
}

/** Division and country of a place, without what its own name says already: Poland lies in no Poland. */
function around(/** @type {string} */ name, /** @type {import("../newsglass.js").Place} */ place) {
  const own = name.toLowerCase();
  // What is guessed far around lies in no region for sure.
  const vague = place.kind === "locality" && (place.radius ?? 0) >= 60;
  return [vague ? null : place.region, country(place.country)].filter((one) => one && one.toLowerCase() !== own).join(", ");
}

/** Letters from which on a name in capitals is a dateline's BRUSSELS, and no abbreviation. */
const LONG = 5;

/** The name of a place as it is written within a sentence. */
function placeName(/** @type {string} */ name, /** @type {import("../newsglass.js").Place} */ { region }) {
  if (!/^[\p{Lu}\s.'’-]+$/u.test(name)) return name;
  if (region && region.toLowerCase() === name.toLowerCase()) return region;
  return name.length < LONG ? name : name.replace(/\p{Lu}+/gu, (word) => word[0] + word.slice(1).toLowerCase());
}

let names;

/** A country's name for its code, in the reader's language. */
function country(/** @type {string | null} */ code) {
  if (!code) return null;
  try {
    names ??= new Intl.DisplayNames(undefined, { type: "region" });
    return names.of(code);
  } catch {
    return code;
  }
}

const format = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** First and last day in words; empty where they are not known. */
export function days(/** @type {(string | null)[] | null} */ interval) {
  const [from, to] = (interval ?? []).map((/** @type {string | null} */ day) => (day ? new Date(`${day}T00:00:00Z`) : null));
  if (!from || !to || Number.isNaN(from.getTime()) || Number.isNaN(to.getTime())) return "";
  return from.getTime() === to.getTime() ? format.format(from) : format.formatRange(from, to);
}
