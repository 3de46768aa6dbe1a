/** @file The page's words for what the report's keys hold. */

/** What can be marked, in the order it is shown. `rank` decides which of two marks on the same words lies outside. */
export const layers = [
  { id: "person", label: "People", one: "Person", rank: 3 },
  { id: "group", label: "Groups", one: "Group", rank: 3 },
  { id: "place", label: "Places", one: "Place", rank: 4 },
  { id: "time", label: "Times", one: "Time", rank: 1 },
  { id: "number", label: "Numbers", one: "Number", rank: 2 },
  { id: "quote", label: "Statements", one: "Statement", rank: 0 },
  { id: "event", label: "Events", one: "Event", rank: 5 },
  { id: "other", label: "Other names", one: "Name", rank: 3 },
];

export const layerOf = new Map(layers.map((layer) => [layer.id, layer]));

const entityLayers = {
  person: "person", organization: "group", group: "group", people: "group", place: "place", facility: "place",
};
export const entityLayer = (kind) => entityLayers[kind] ?? "other";

export const entityKinds = {
  person: "Person", organization: "Organisation", group: "Group", people: "People", place: "Place",
  facility: "Building or site", work: "Work", occasion: "Occasion", object: "Thing",
};

/** How sure the text is that an event happened: a word and a sign, as colour alone says nothing to many. */
export const statuses = {
  happened: { label: "Happened", sign: "●" },
  ongoing: { label: "Going on", sign: "◐" },
  planned: { label: "Planned", sign: "○" },
  possible: { label: "Possible", sign: "?" },
  hypothetical: { label: "Only if", sign: "⋯" },
  negated: { label: "Did not happen", sign: "⊘" },
  denied: { label: "Denied", sign: "✕" },
};

/** In the past tense, which goes with one speaker and with many. */
const acts = {
  say: "said", deny: "denied", demand: "demanded", promise: "promised", warn: "warned", threaten: "threatened",
  accuse: "accused", ask: "asked", claim: "claimed", confirm: "confirmed", announce: "announced", criticize: "criticised",
  praise: "praised", report: "reported", believe: "believed", want: "wanted", stress: "stressed", predict: "predicted",
  propose: "proposed", rule: "ruled",
};
/** What was done with the words; an act that a later core may know is shown by its name. */
export const actPhrase = (act) => acts[act] ?? act;
/** Acts that take a stand, set off from plain saying. */
export const stands = new Set(["deny", "demand", "promise", "warn", "threaten", "accuse", "criticize", "praise", "rule"]);

export const statementForms = { direct: "in quotation marks", indirect: "in other words", mixed: "partly in quotation marks" };

/** Without a verb, so that they go with one and with many. */
const relationPhrases = {
  ally_of: "ally of", supports: "supporter of", opposes: "opponent of", leads: "leader of", member_of: "member of",
  part_of: "part of", works_for: "working for", located_in: "in", capital_of: "capital of", controls: "in control of",
  linked_to: "linked to", family_of: "family of", designated_by: "designated by",
};
export const relationPhrase = (kind) => relationPhrases[kind] ?? kind.replaceAll("_", " ");
export const relationStatuses = { current: "", past: "formerly", possible: "possibly" };

export const questions = { who: "Who", what: "What", when: "When", where: "Where", why: "Why", how: "How" };

export const roleLabels = {
  actor: "who", target: "to whom", place: "where", origin: "from", destination: "to", time: "when",
  instrument: "with", quantity: "how many",
};

export const publishedFrom = {
  given: "as you say", dateline: "from the dateline", text: "from the text", none: "not known",
};

const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const monthFormat = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** `2024-12-05` as `5 December 2024`; what is not a day is given back as it is. */
export function day(value) {
  const date = /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  return date === null || Number.isNaN(date.getTime()) ? value : dayFormat.format(date);
}

/** The days from start to end in the fewest words that are exact. */
export function interval([start, end]) {
  if (start === end) return day(start);
  const [from, to] = [new Date(`${start}T00:00:00Z`), new Date(`${end}T00:00:00Z`)];
  if ([from, to].some((date) => Number.isNaN(date.getTime()))) return `${start} to ${end}`;
  const lastOfMonth = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
  if (from.getUTCDate() === 1 && to.getUTCDate() === lastOfMonth) {
    if (from.getUTCMonth() === 0 && to.getUTCMonth() === 11) {
      return from.getUTCFullYear() === to.getUTCFullYear()
        ? String(from.getUTCFullYear())
        : `${from.getUTCFullYear()} to ${to.getUTCFullYear()}`;
    }
    if (start.slice(0, 7) === end.slice(0, 7)) return monthFormat.format(from);
  }
  return dayFormat.formatRange(from, to);
}

const units = { Y: "year", M: "month", W: "week", D: "day", H: "hour", m: "minute", S: "second" };
const partsOfDay = { MO: "morning", MI: "midday", AF: "afternoon", EV: "evening", NI: "night" };

/** The count and unit of a plain TIMEX3 duration such as `P2D`; null for another. */
function span(value) {
  const parts = /^P(?:(\d+(?:\.\d+)?)([YMWD])|T(\d+(?:\.\d+)?)([HMS]))$/.exec(value);
  if (parts === null) return null;
  return parts[1] ? { count: Number(parts[1]), unit: units[parts[2]] } : { count: Number(parts[3]), unit: units[parts[4] === "M" ? "m" : parts[4]] };
}

/** A TIMEX3 value in words where that is easy: days, months, years, weeks and plain durations. */
export function timeValue({ kind, value, start, end }) {
  const long = span(value);
  if (kind === "duration") return long === null ? value : plural(long.count, long.unit);
  if (kind === "set") return long === null ? value : `every ${long.count === 1 ? long.unit : plural(long.count, long.unit)}`;
  if (!start || !end) return value;
  const hour = /T(\d\d:\d\d)/.exec(value)?.[1] ?? partsOfDay[/T([A-Z]{2})/.exec(value)?.[1]];
  return hour ? `${interval([start, end])}, ${hour}` : interval([start, end]);
}

const numberFormat = new Intl.NumberFormat("en", { maximumFractionDigits: 3 });
const number = (value) => numberFormat.format(value);

const millions = new Intl.NumberFormat("en", { notation: "compact", compactDisplay: "long", maximumFractionDigits: 2 });

function money(value, currency) {
  const parts = new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay: "narrowSymbol" }).formatToParts(0);
  const symbol = parts.find(({ type }) => type === "currency").value;
  return `${symbol}${symbol.length > 1 ? " " : ""}${Math.abs(value) < 1e6 ? number(value) : millions.format(value)}`;
}

/** A quantity's figure: `280,000`, `18,000 to 22,000`, `$6.5 million`; empty where the words say it better. */
export function figure(quantity) {
  const { kind, value, min, max, unit } = quantity;
  if (kind === "fraction" || (quantity.hedge && value === null && (min === null || max === null))) return "";
  if (kind === "money" && value !== null && /^[A-Z]{3}$/.test(unit ?? "")) return money(value, unit);
  if (value !== null && value !== undefined) return number(value);
  if (min !== null && max !== null && min !== undefined && max !== undefined) return `${number(min)} to ${number(max)}`;
  if (min !== null && min !== undefined) return `${number(min)} or more`;
  if (max !== null && max !== undefined) return `up to ${number(max)}`;
  return "";
}

/** Kinds that say what befell those who are counted. */
export const tolls = new Set(["killed", "wounded", "missing", "displaced", "arrested"]);

/** What a quantity counts: `people killed`, `km`, `years old`. */
export function counted({ kind, value, unit, of }) {
  const many = (word) => (value === 1 || !/^(?:year|month|week|day|hour|minute|second)$/.test(word) ? word : `${word}s`);
  const words = [kind === "money" && /^[A-Z]{3}$/.test(unit ?? "") ? null : unit && many(unit), of];
  if (tolls.has(kind) || kind === "magnitude") words.push(kind);
  if (kind === "age") words.push("old");
  return words.filter(Boolean).join(" ");
}

export const plural = (count, one, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;

/** What an entity is, in few words: as the text describes it, else its fullest title; null where neither is known. */
export function standing({ description, roles }) {
  if (description !== null) return description.replace(/^(?:the|an?) /i, "");
  return roles.reduce((fullest, { title }) => (title.length > (fullest?.length ?? 0) ? title : fullest), null);
}

export const capital = (words) => words.slice(0, 1).toUpperCase() + words.slice(1);
