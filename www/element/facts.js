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
      title: entity.name,
      note: entity.place ? [entity.place.region, country(entity.place.country)].filter(Boolean).join(", ") : (entity.description ?? role),
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
