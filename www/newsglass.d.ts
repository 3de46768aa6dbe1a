/**
 * newsglass for JavaScript.
 *
 * ```js
 * import { load } from "./newsglass.js";
 *
 * const glass = await load();
 * const report = await glass.analyze(text, { published: "2024-12-05" });
 * for (const event of report.events) console.log(text.slice(...event.span), event.type, event.status);
 * glass.close();
 * ```
 *
 * newsglass.js needs, beside itself, `engine/`, `worker.js`, `core.js`, `core_bg.wasm`, `core_relaxed.wasm`,
 * `data/model.bin`, `data/gazetteer.bin` and `data/lexicon.bin`. Of the two builds of the core it fetches the second, which is
 * faster, where the browser has relaxed SIMD, and the first elsewhere. The text goes nowhere: all that is fetched are these
 * files.
 *
 * Every error is an `Error` with a `name`: `LoadError` (a file could not be had, or the browser may not run it), `DataError` (the data is not of the
 * code's version), `TimeoutError` (a worker fell silent), `VersionError` (a newer version has come while the worker rested), `OptionError` (an option
 * is wrong, or there is none of that name), `TypeError` (the text is no string, or what is compared no report), `InvalidStateError` (the glass was
 * closed), `RuntimeError` (the core failed), or the reason of a signal.
 */

/**
 * Fetches code and data and starts a worker; resolves once texts can be analysed.
 *
 * A page that loads this module from another origin gets a worker made of a blob; where no worker can be had (a strict
 * content policy, an old browser), the work is done on this thread. docs/hosting.md says what a Content-Security-Policy
 * and another origin must allow.
 *
 * @throws LoadError, DataError, TimeoutError, OptionError where there is no option of that name, or the signal's reason.
 */
export function load(options?: LoadOptions): Promise<Glass>;

/** The phases of an analysis, in order. */
export const PHASES: readonly Phase[];

/** The formats of {@link Glass.export}, in the order of a menu. */
export const FORMATS: readonly FormatInfo[];

export interface FormatInfo {
  name: Format;
  label: string;
  /** Of the file's name, without a dot. */
  extension: string;
  /** Media type. */
  type: string;
}

export interface LoadOptions {
  /** Called while the files come, and with 100 percent once they are there. */
  progress?: (progress: Download) => void;
  /** Ends the fetching and the worker. */
  signal?: AbortSignal;
  /**
   * Milliseconds that a worker may be silent, 30,000 unless told, to which a fifth of a millisecond is added for each
   * character of the text it reads; then it is given up with a `TimeoutError`. `Infinity` waits for ever.
   */
  timeout?: number;
  /** False to work on this thread, which then stands still for as long as an analysis takes. True unless told. */
  worker?: boolean;
  /**
   * How many workers may read one long text (from 30,000 characters on) at once: as many as the machine has cores, six at
   * most, unless told; 1 for none but the one. Those beside the first live for as long as that text is read. The report is
   * the same, byte for byte.
   */
  readers?: number;
  /** Milliseconds without work after which the worker is ended to give its memory back; it comes again when asked.
   * `Infinity` keeps it. 30,000 unless told. */
  idle?: number;
  /** The folder of `core_bg.wasm`, `core_relaxed.wasm` and `data/`, with a slash at its end or without: an address, counted from
   * the document's, or under Node also a path, counted from the working folder. Beside newsglass.js unless told. */
  base?: string | URL;
  /** Where `worker.js` lies; beside newsglass.js unless told. */
  workerUrl?: string | URL;
  /** Where `core.js` lies, for work on this thread; beside newsglass.js unless told. */
  coreUrl?: string | URL;
  /** The code, for a page that has it already: nothing is fetched for it. */
  module?: WebAssembly.Module | BufferSource;
  /** The content of `data/model.bin`, likewise. */
  model?: Uint8Array;
  /** The content of `data/gazetteer.bin`, likewise. */
  gazetteer?: Uint8Array;
  /** The content of `data/lexicon.bin`, likewise. A worker, or a page's thread, reads by one: another is a `DataError`. */
  lexicon?: Uint8Array;
}

/** Analyses texts, one after the other, in the order in which they were given. */
export interface Glass {
  /**
   * The report of a text. Every text gives one: a strange text gives a thin report with warnings.
   *
   * @throws TypeError where `text` is no string; OptionError where an option is wrong, in a sentence that says which;
   * the signal's reason (an `AbortError` unless told) when it aborts.
   */
  analyze(text: string, options?: AnalyzeOptions): Promise<Report>;
  /** The places of just this name, the largest first, at most twelve: what a correction of a place may choose from. */
  places(name: string, options?: { signal?: AbortSignal }): Promise<Place[]>;
  /**
   * The report of a text in a format of the command line: text, or the bytes of a file for `zip`. With the text and the
   * options of the last analysis, that report is written, and nothing is read again.
   */
  export(text: string, format: "zip", options?: Omit<AnalyzeOptions, "onProgress" | "limit">): Promise<Uint8Array>;
  export(text: string, format: Exclude<Format, "zip">, options?: Omit<AnalyzeOptions, "onProgress" | "limit">): Promise<string>;
  export(text: string, format: Format, options?: Omit<AnalyzeOptions, "onProgress" | "limit">): Promise<string | Uint8Array>;
  /** The day that is written so, in any form that `published` may have; `null` where it names none. */
  day(written: string, options?: { country?: string; signal?: AbortSignal }): Promise<Day | null>;
  /** Where the work is done: in a worker, in one made of a blob, or on this thread, which then stands still meanwhile. */
  readonly host: "worker" | "blob" | "thread" | null;
  /** What several reports of one affair share, where they differ and what only one has. */
  compare(reports: Report[], options?: { signal?: AbortSignal }): Promise<Comparison>;
  /** Ends the worker. What has not been answered is rejected with an `InvalidStateError`. */
  close(): void;
}

/** What of the options the core takes; `Core` of core.js, called on its own, takes no others. */
export interface CoreOptions {
  /**
   * The day of publication, against which "Thursday" and "yesterday" are read: `2024-12-05`, `24 November 2016`,
   * `Wed Nov 23, 2016 | 4:58pm EST`, `03/02/2009` in the order of `country`. One that can't be read is a warning in the
   * report.
   */
  published?: string;
  /** A title given apart from the text; context only, no span points into it. */
  title?: string;
  /** The publisher's country, ISO 3166 in two letters such as `US`: where a name of many places is looked for first. One
   * that is not known is a warning in the report. */
  country?: string;
  /** What spans count; `utf16`, the unit of JavaScript's strings, unless told. */
  offsets?: "utf16" | "utf8" | "codepoint";
  /** True to have the tokens in the report. */
  tokens?: boolean;
  /**
   * What a person has corrected, applied before all that depends on it: places, statements, events and relations follow.
   * Spans count as `offsets` says. One that finds nothing where it points is left out, and the report warns of it.
   */
  corrections?: Correction[];
}

export interface AnalyzeOptions extends CoreOptions {
  /** Rejects at once, also in the midst of the work (but not on this thread, where work that has begun is finished). */
  signal?: AbortSignal;
  /** Called as each phase begins, now and then within the longest of them, and with `done` at the end. */
  onProgress?: (progress: Progress) => void;
  /**
   * About how many milliseconds the analysis may take. Of a text that needs longer, the beginning is read; the warning
   * `limit` says from where on nothing was.
   */
  limit?: number;
}

/** A person's correction. */
export type Correction =
  /** The two mentions are one entity. */
  | { merge: [Span, Span] }
  /** The mention is not of the entity it was put into, nor of any before it. */
  | { split: Span }
  /** What the words name is of this kind; every name of the same words follows. */
  | { kind: EntityKind; span: Span }
  /** There is no entity here; a name of these words is none anywhere. */
  | { ignore: Span }
  /** The mention's entity goes by this name. */
  | { rename: string; span: Span }
  /** The mention's entity lies there; degrees, and what is known of the place besides. */
  | {
      place: {
        lat: number; lon: number; country?: string | null; region?: string | null; kind?: string | null;
        geonames?: number | null; radius?: number | null;
      };
      span: Span;
    }
  /** The event of this trigger has that status. */
  | { status: Event["status"]; span: Span }
  /** The event of this trigger was on these days, first and last. */
  | { when: [Day, Day]; span: Span }
  /** The statement of this span is of the one mentioned there; of nobody named where it is `null`. */
  | { speaker: Span | null; span: Span }
  /** The event of this trigger has that part played by the entity mentioned there, the span of a mention, of a role or of
   * a source; by nobody where it is `null`. */
  | { role: "actor" | "target" | "place"; filler: Span | null; span: Span }
  /** There is no such fact at the span. */
  | { drop: "event" | "statement" | "relation" | "quantity" | "time"; span: Span };

export type Format =
  | "json" | "jsonl" | "markdown" | "text" | "html" | "csv" | "csv-entities" | "csv-mentions" | "csv-places" | "csv-times"
  | "csv-quantities" | "csv-statements" | "csv-relations" | "zip" | "geojson" | "ical" | "annotations";

/** How far the files have come. */
export interface Download {
  phase: "download";
  /** Bytes, after decompression. */
  loaded: number;
  total: number;
  /** 0 to 100. */
  percent: number;
}

export type Phase =
  | "article" | "language" | "names" | "times" | "quantities" | "entities" | "places" | "statements" | "events"
  | "relations" | "telling" | "report";

export interface Progress {
  phase: Phase | "done";
  /** Phases that have ended. */
  done: number;
  /** Phases that there are. */
  total: number;
  /** Of this phase, what is done, 0 to below 1; `(done + part) / total` is a bar's. */
  part: number;
}

/** `[start, end)` in the text as it was given. */
export type Span = [start: number, end: number];

/** A day as `2024-12-05`. */
export type Day = string;

/** What was found in an article. Ids are indexes; what is absent is `null` or `[]`, never a missing key. */
export interface Report {
  /**
   * Name and version of this shape; it changes only where a report of the old shape can no longer be read as one of
   * the new. Keys may be added without.
   */
  schema: "newsglass.report/1";
  /** The article as a whole. */
  document: {
    title: string | null;
    published: Day | null;
    publishedFrom: "given" | "dateline" | "text" | "none";
    language: string;
    words: number;
    /** The unit that all spans of the report count in. */
    offsets: "utf16" | "utf8" | "codepoint";
  };
  /** What the text is made of, line by line as they belong together, in order. */
  blocks: Block[];
  /** In order. */
  sentences: Sentence[];
  /** Only where they were asked for. */
  tokens?: Token[];
  /** Who and what is spoken of. */
  entities: Entity[];
  /** Time expressions, in order, none within another. */
  times: Time[];
  /** Numbers, in order; those within a time expression are not repeated. */
  quantities: Quantity[];
  /** Who says what. */
  statements: Statement[];
  /** What happened, each once, in the order of their best tellings. */
  events: Event[];
  /** Who leads, backs, opposes, holds or belongs to whom, in order, each pair and kind once. */
  relations: Relation[];
  /** The events by day, the earliest first, of a day the weightiest; those of no known day last. */
  timeline: Moment[];
  /** The news in a sentence, the six answers, best first, the story in sentences of the text, and what is left open. */
  brief: Brief;
  /** What is odd about the text or the options. */
  warnings: Warning[];
}

export interface Block {
  /**
   * Headline: the story's title; dateline: place and day on a line of their own; byline: who wrote it; paragraph:
   * running text; heading: one between paragraphs; caption: of a picture; related: a pointer to other stories;
   * boilerplate: buttons, copyright lines, notices.
   */
  kind: "headline" | "dateline" | "byline" | "paragraph" | "heading" | "caption" | "related" | "boilerplate";
  /** Its words. */
  span: Span;
}

export interface Sentence {
  /** Its words. */
  span: Span;
  /** Index of the block it stands in. */
  block: number;
}

export interface Token {
  /** Its signs. */
  span: Span;
  /** Penn Treebank tag. */
  tag: string;
  /** Universal part of speech. */
  pos: string;
  /** Dictionary form. */
  lemma: string;
  /** Index of the token it depends on; `null` for the root of a sentence. */
  head: number | null;
  /** Universal Dependencies relation to the head. */
  relation: string;
}

export type EntityKind =
  | "person" | "organization" | "group" | "place" | "facility" | "people" | "work" | "occasion" | "object";

/** Someone or something that the article speaks of, with every mention. */
export interface Entity {
  /** Its index in the list. */
  id: number;
  /**
   * Person: one human being; organization: an institution, company, agency, government, newspaper; group: an armed
   * group, party, movement, or an unnamed set of people who act; place: what has coordinates and people live in or
   * travel to; facility: a building, airport, base, bridge; people: a nationality, ethnic or religious group; work:
   * a book, film, law, product; occasion: a war, summit, holiday; object: any other thing.
   */
  kind: EntityKind;
  /** True where a name is among the mentions. */
  named: boolean;
  /** The best name or description. */
  name: string;
  /** Other names it goes by, in the text or in the lexicon. */
  aliases: string[];
  /** What the text says it is. */
  description: string | null;
  /** Offices and parts it holds. */
  roles: Role[];
  /** Where it is, or lies; null where that is not known. */
  place: Place | null;
  /** Every mention, in order. */
  mentions: Mention[];
  /** 0 to 1. */
  confidence: number;
}

export interface Role {
  /** The office: President, editor, commander. */
  title: string;
  /** Entity in which the office is held. */
  of: number | null;
  /** The words that say so. */
  span: Span;
}

export interface Place {
  /** Degrees. */
  lat: number;
  /** Degrees east. */
  lon: number;
  /** ISO 3166 alpha-2. */
  country: string | null;
  /** First administrative division. */
  region: string | null;
  /**
   * What it is. Of the gazetteer: country, territory, region (a first division), district, capital, city (from some
   * 90,000 people), town, village (below some 340); of what the text derives: area (a part, the surroundings or the
   * stretch between), offset (so far from a place), locality (an unknown place within a known one); of the list of
   * regions (data/regions.tsv, which a site may change) the others.
   */
  kind: string;
  /** GeoNames id, where the table has one. */
  geonames: number | null;
  /** Kilometres. */
  radius: number | null;
  /** 0 to 1: that this is the reading meant. */
  confidence: number;
  /** The next best readings of the name. */
  candidates: Place[];
}

export interface Mention {
  /** Its words. */
  span: Span;
  /** Name; nominal: by a common noun, "the rebels"; pronoun; adjective: "Syrian". */
  form: "name" | "nominal" | "pronoun" | "adjective";
}

export interface Time {
  /** Its words. */
  span: Span;
  /** Date: a day or something longer; time: of day; duration: a length; set: what recurs. */
  kind: "date" | "time" | "duration" | "set";
  /** TIMEX3. */
  value: string;
  /** First day it covers, where that is known. */
  start: Day | null;
  /** Last day it covers, where that is known. */
  end: Day | null;
}

export interface Quantity {
  /** Number, unit and hedge: "at least 40 km". */
  span: Span;
  /**
   * Count, ordinal, fraction, percent, money, age, votes, magnitude; what befell people (data/quantities/fates.tsv,
   * and feared: dead, which nobody knows); kinds of measure (data/quantities/units.tsv). A site may change those
   * lists.
   */
  kind: string;
  /** The value in unit, where the words name one: dozens has none. */
  value: number | null;
  /**
   * Least value the words allow: a plain number has its value, "at least 12" has 12, "about 12" none, "dozens" 24,
   * as a plural is two.
   */
  min: number | null;
  /** Greatest value the words allow, likewise. */
  max: number | null;
  /** Km, USD, percent, year ...: a code of data/quantities/units.tsv or ISO 4217; null where nothing is measured. */
  unit: string | null;
  /** What is counted. */
  of: string | null;
  /** How sure the words are of it: "about", "more than". */
  hedge: string | null;
}

/** Who says what. The span covers source, cue and content. */
export interface Statement {
  /** From the first to the last word of source, cue and content. */
  span: Span;
  /** Direct: in quotation marks; indirect: in the reporter's words; mixed: partly in quotation marks. */
  form: "direct" | "indirect" | "mixed";
  /** What the source does by it. */
  act:
    | "say" | "claim" | "report" | "announce" | "confirm" | "admit" | "deny" | "refuse"
    | "stress" | "ask" | "demand" | "propose" | "promise" | "threaten" | "warn" | "predict"
    | "accuse" | "criticize" | "praise" | "support" | "oppose" | "believe" | "want" | "rule";
  /** The one who says it; null where nobody is named. */
  source: { span: Span; entity: number | null } | null;
  /** The words that make it a statement: "said", "according to". */
  cue: Span | null;
  /** What is said; several spans where the cue stands in the middle. */
  content: Span[];
  /** Index of the statement around it. */
  within: number | null;
  /** How sure its source is of it. */
  belief: "certain" | "probable" | "possible" | "denied" | "unknown";
  /** True where its source did not say it: "did not announce that ...". */
  negated: boolean;
  /** 0 to 1: how likely it is right as it is shown. */
  confidence: number;
}

/** What happened. The span is its trigger. */
export interface Event {
  /** Its index in the list. */
  id: number;
  /** Its trigger: the word that tells of it best. */
  span: Span;
  /** Dictionary form of the trigger. */
  lemma: string;
  /** PLOVER's type; `null` for an event outside politics. */
  type:
    | "AGREE" | "CONSULT" | "SUPPORT" | "CONCEDE" | "COOPERATE" | "AID" | "RETREAT" | "REQUEST" | "ACCUSE" | "REJECT"
    | "THREATEN" | "PROTEST" | "SANCTION" | "MOBILIZE" | "COERCE" | "ASSAULT" | null;
  /**
   * PLOVER's mode, which says of a type how it was done; null where none fits. The values are of
   * data/events/triggers.tsv, which a site may change.
   */
  mode: string | null;
  /** CAMEO's code, where one fits. */
  cameo: string | null;
  /** Who, whom, where, when, with what, how many. */
  roles: Argument[];
  /** First and last day. */
  interval: [Day, Day] | null;
  /** The first and the last day it can have been on, where no more is known than that. */
  after: Day | null;
  /** The last day it can have been on, where no more is known: "had fled". */
  before: Day | null;
  /**
   * Happened: it did; ongoing: it is under way; planned: it is meant to happen; possible: it may happen or have
   * happened; hypothetical: it is supposed for the sake of argument; negated: it did not happen, by the reporter's
   * own word; denied: someone says that it did not.
   */
  status: "happened" | "ongoing" | "planned" | "possible" | "hypothetical" | "negated" | "denied";
  /** Index of the statement that tells of it. */
  statement: number | null;
  /** The triggers of all its tellings, the first of them `span`. */
  mentions: Span[];
  /** 0 to 1: how much of the report it is. */
  weight: number;
  /** Who did what, readable alone, made of the text's words. */
  gloss: string;
  /** Index of the event whose gloss tells of this one as well: "agreed to buy" of the buying. */
  within: number | null;
  /** 0 to 1: how likely event, status and roles are right. */
  confidence: number;
}

export interface Argument {
  /** The part it plays. */
  role: "actor" | "target" | "place" | "origin" | "destination" | "time" | "instrument" | "quantity";
  /** Its words. */
  span: Span;
  /** Its id, where it is one of the entities. */
  entity: number | null;
}

export interface Relation {
  /**
   * Ally_of: they stand together; supports: backs with words, money or arms; opposes: is against; leads: heads,
   * founded or commands; member_of: of a group, party, team, alliance; part_of: belongs to a larger body, place or
   * brand; works_for: is employed by, or serves; located_in; capital_of: is the seat of its government; controls:
   * holds a place, or owns a body; linked_to: a tie of which the text says no more; family_of: by blood or
   * marriage; designated_by: declared to be something by a state or body.
   */
  kind:
    | "ally_of" | "supports" | "opposes" | "leads" | "member_of" | "part_of" | "works_for" | "located_in"
    | "capital_of" | "controls" | "linked_to" | "family_of" | "designated_by";
  /** Entities. */
  from: number;
  /** Id of the other. */
  to: number;
  /** The words that say it. */
  span: Span;
  /** Whether it still holds: it does, it did, it may. */
  status: "current" | "past" | "possible";
  /** First and last day of which the text says it holds. */
  interval: [Day, Day] | null;
  /** For `controls`: what became of it. */
  change: "took" | "holds" | "lost" | "besieges" | "contests" | null;
  /** 0 to 1: as many of those found so were right. */
  confidence: number;
}

/** The events of one stretch of days; those of no known day stand last, with the side that is known of them. */
export interface Moment {
  /** First and last day; null where no day is known. */
  interval: [Day, Day] | null;
  /** The first day it can have been on, where no more is known. */
  after: Day | null;
  /** The last day it can have been on, where no more is known. */
  before: Day | null;
  /** Ids of events. */
  events: number[];
}

/** The news in short. The six answers stand best first. */
export interface Brief {
  /** The news in one sentence, and the words of the text that it is made of. */
  sentence: { text: string; spans: Span[] } | null;
  /** Who did it, or to whom it was done, best first. */
  who: Answer[];
  /** What happened, best first. */
  what: Answer[];
  /** When it happened, best first. */
  when: Answer[];
  /** Where it happened, best first. */
  where: Answer[];
  /** What the text gives as the reason, best first. */
  why: Answer[];
  /** By what means, best first. */
  how: Answer[];
  /** Three sentences of the text that tell the story. */
  story: Span[];
  /** What a careful reader would still ask, and the words it is asked of. */
  questions: Question[];
}

/** An answer in the article's own words. */
export interface Answer {
  /** Its words. */
  span: Span;
  /** Its id, for who and where. */
  entity: number | null;
  /** The TIMEX3 value, for when. */
  value: string | null;
}

/** What a reader would still ask, and the words it is asked of. */
export interface Question {
  /** What is asked, for those who say it in words of their own. */
  code: QuestionCode;
  /** The words and numbers that stand in the message, in its order. */
  values: string[];
  /** The question, in English. */
  message: string;
  /** The words it is asked of. */
  spans: Span[];
}

export type QuestionCode =
  | "differ"
  | "one_side"
  | "denied_by"
  | "denied"
  | "left_open"
  | "uncounted"
  | "unnamed_some"
  | "unnamed_one"
  | "unnamed_many"
  | "unpublished"
  | "no_time"
  | "no_place";

/** What is odd about the text. */
export interface Warning {
  /** What is said, for those who say it in words of their own. */
  code: WarningCode;
  /** The words and numbers that stand in the message, in its order. */
  values: string[];
  /** A sentence, in English. */
  message: string;
  /** The words it is about; null where it is about the whole, or about an option. */
  span: Span | null;
}

export type WarningCode =
  | "empty"
  | "nul"
  | "not_text"
  | "html"
  | "no_words"
  | "unpaired"
  | "language"
  | "limit"
  | "published_unread"
  | "published_either"
  | "published_other"
  | "correction"
  | "country_unread"
  | "encoding";

/** Several reports of one affair held against each other. Every list stands weightiest first. */
export interface Comparison {
  /** Name and version of this shape; keys may be added without changing it. */
  schema: "newsglass.comparison/1";
  /** The reports, in the order given; `report` of a side is an index into them. */
  reports: { title: string | null; published: Day | null }[];
  /** What two reports or more tell. */
  shared: ComparedFact[];
  /** What they tell in different ways. */
  differing: Difference[];
  /** What only one tells. */
  single: ComparedFact[];
}

/** A fact with those who tell it. */
export interface ComparedFact {
  /** An event, or a number that no event tells. */
  kind: "event" | "number";
  /** In words that read alone. */
  text: string;
  /** 0 to 1: the greatest weight it has in a report. */
  weight: number;
  /** One for each telling, by report. */
  sides: Side[];
}

/** One thing told in different ways: each side says its own in `value`. */
export interface Difference {
  /** What differs: number, duration, hour, status, day (of the event) or actor. */
  kind: "number" | "duration" | "hour" | "status" | "day" | "actor";
  /** The event, or the kind of number, that it is about. */
  text: string;
  /** 0 to 1: the greatest weight it has in a report. */
  weight: number;
  /** What each says, in value. */
  sides: Side[];
}

/** What one report says. Spans are in the unit of that report. */
export interface Side {
  /** Index of the report. */
  report: number;
  /** Its event, where it is one. */
  event: number | null;
  /** The words there, in the unit of that report. */
  span: Span;
  /** All words there that tell of it. */
  spans: Span[];
  /** The report's own gloss. */
  text: string;
  /** What it says of what differs: "12", "denied", "2024-12-05", a name. */
  value: string | null;
  /** The event's status there, as in the report. */
  status: Event["status"] | null;
  /** The event's first and last day there. */
  interval: [Day, Day] | null;
  /** Who says so; `null` where the reporter does. */
  source: { name: string | null; span: Span } | null;
}
