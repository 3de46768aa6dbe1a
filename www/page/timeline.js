/**
 * @file The timeline as a picture: every stretch of days as a bar, as wide as it is long, with the weightiest of its
 * events; one whose other end is not known is pale, what is to come or possible dashed, what did not happen or is denied hollow. The list under it says the same in words.
 *
 * Reports tell of days and of decades at once, so the scale is not even: gaps without events are pressed together, and
 * a break in the line says so.
 */

import { dayNumber, dayOf, interval, shortDay, when } from "./days.js";
import { element, shape } from "./dom.js";
import { widthOf } from "./labels.js";
import { plain } from "./plain.js";
import { t } from "./texts.js";
import { statusLabel, statusSigns } from "./words.js";

const WIDTH = 640;
const SIDE = 10;
const ROW = 22;
const TOP = 8;
const AXIS = 30;
/** Letters of a label take about so many units each. */
const LETTER = 6.1;
const LONGEST_LABEL = 84;
/** Days of a gap from which it is pressed together, and what it is pressed to. */
const GAP = 20;
const PRESSED = 3;
const ROWS = 12;

/** What is drawn: the weightiest event of each moment with a day, in order. @param {import("./facts.js").Reading} reading */
function momentsOf(reading) {
  const weights = reading.weights();
  return reading.report.timeline
    .filter(({ interval: days, after, before }) => days || after || before)
    .map((moment) => {
      const events = [...moment.events].sort((a, b) => weights[b] - weights[a] || a - b);
      const [start, end] = /** @type {(string | null)[]} */ (moment.interval ?? [moment.after, moment.before]);
      return {
        id: events[0], count: events.length, weight: weights[events[0]], moment,
        start: start === null ? dayNumber(end ?? "") - 1 : dayNumber(start), end: end === null ? dayNumber(start ?? "") + 1 : dayNumber(end),
        openStart: start === null, openEnd: end === null,
      };
    })
    .filter(({ id, start, end }) => id !== undefined && Number.isFinite(start) && Number.isFinite(end))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, ROWS)
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * Days to places on the line: even within stretches that have events, gaps pressed together.
 * @param {{ start: number, end: number }[]} moments
 */
export function scaleOf(moments) {
  const edges = [...new Set(moments.flatMap(({ start, end }) => [start, end + 1]))].sort((a, b) => a - b);
  let at = 0;
  const stops = edges.map((edge, index) => {
    if (index > 0) {
      const gap = edge - edges[index - 1];
      at += gap <= GAP ? gap : PRESSED + 8 * Math.log10(gap / GAP + 1) + GAP * 0.2;
    }
    return { edge, at, pressed: index > 0 && edge - edges[index - 1] > GAP };
  });
  const length = Math.max(1, at);
  const place = (/** @type {number} */ day) => {
    const next = stops.findIndex(({ edge }) => edge >= day);
    if (next < 0) return 1;
    if (next === 0) return 0;
    const [low, high] = [stops[next - 1], stops[next]];
    return (low.at + ((day - low.edge) / (high.edge - low.edge)) * (high.at - low.at)) / length;
  };
  return { place, stops: stops.map(({ edge, at: where, pressed }) => ({ edge, at: where / length, pressed })) };
}

export class Timeline {
  #onPick;
  #frame = element("figure", { class: "picture timeline-picture" });
  /** @type {import("./facts.js").Reading | null} */
  #reading = null;
  /** @type {ReturnType<typeof momentsOf>} */
  #moments = [];
  #width = 0;

  /** @param {(key: string, at: number) => void} onPick */
  constructor(onPick) {
    this.#onPick = onPick;
    this.#frame.addEventListener("click", (/** @type {any} */ { target }) => {
      const key = target.closest("[data-key]")?.dataset.key;
      if (key) this.#onPick(key, 0);
    });
  }

  /** What `settle` draws in, once its width is known. @param {import("./facts.js").Reading} reading  @returns {HTMLElement | null} */
  draw(reading) {
    this.#reading = reading;
    this.#moments = momentsOf(reading);
    this.#width = 0;
    if (this.#moments.length < 2) return null;
    this.#frame.replaceChildren();
    return this.#frame;
  }

  pick(/** @type {string | null} */ key) {
    this.#frame.querySelectorAll("[data-key]").forEach((/** @type {any} */ node) => node.classList.toggle("picked", node.dataset.key === key));
  }

  /** Draws for the width at hand, so that its letters are as large as the page's. */
  settle() {
    const [reading, moments] = [this.#reading, this.#moments];
    if (reading === null || moments.length < 2) return;
    const width = Math.round(Math.max(280, Math.min(900, this.#frame.clientWidth || WIDTH)));
    if (Math.abs(width - this.#width) < 8) return;
    this.#width = width;
    const { place, stops } = scaleOf(moments);
    const x = (/** @type {number} */ day) => SIDE + place(day) * (width - 2 * SIDE);
    const base = TOP + moments.length * ROW + 4;
    const last = Math.max(...moments.map(({ end }) => end));
    const label = t("timeline.label", { n: moments.length, days: interval([dayOf(moments[0].start), dayOf(last)]) });
    this.#frame.replaceChildren(
      shape(
        "svg",
        { viewBox: `0 0 ${width} ${base + AXIS - 4}`, role: "img", "aria-label": label },
        moments.map((each, row) => this.#moment(reading, each, TOP + row * ROW + ROW / 2, x, width)),
        shape("line", { class: "axis", x1: SIDE, x2: width - SIDE, y1: base, y2: base }),
        axis(stops, x, base, width),
      ),
      element("figcaption", { class: "hint" }, key(moments.map((each) => signOf(reading.report.events[each.id].status, each))), t("timeline.caption"), moments.some(({ count }) => count > 1) ? ` ${t("timeline.others")}` : null),
    );
  }

  /**
   * A bar and its words, on the side where there is more room; on the bar, where it has more than both and they need it.
   * @param {import("./facts.js").Reading} reading  @param {ReturnType<typeof momentsOf>[number]} each
   * @param {number} y  @param {(day: number) => number} x  @param {number} width
   */
  #moment(reading, each, y, x, width) {
    const event = reading.report.events[each.id];
    // The shortest bar of the last day ends with the line too.
    const from = Math.min(x(each.start), width - SIDE - 8);
    const to = Math.max(x(each.end + 1), from + 8);
    const words = reading.deedWords(event);
    const more = each.count > 1 ? ` +${each.count - 1}` : "";
    const mark = undone.includes(event.status) ? `${statusSigns[event.status]} ` : "";
    const long = (/** @type {string} */ text) => widthOf(mark + text + more, 11.5, 400) + 10;
    const within = to - from > Math.max(width - to, from) && long(plain(words, LONGEST_LABEL)) > Math.max(width - to, from);
    const right = long(plain(words, LONGEST_LABEL)) < width - to || width - to > from;
    const room = within ? to - from : right ? width - to : from;
    let letters = Math.min(LONGEST_LABEL, [...words].length);
    while (letters > 6 && long(plain(words, letters)) > room) letters -= 1;
    const label = plain(words, letters);
    const at = within ? from + 5 : right ? to + 6 : from - 6;
    return shape(
      "g",
      { class: `moment ${signOf(event.status, each)}`, "data-key": `v${each.id}` },
      shape("title", {}, `${when(each.moment)}: ${words}`),
      shape("rect", { class: "moment-reach", x: 0, y: y - ROW / 2, width, height: ROW }),
      shape("line", { class: "moment-guide", x1: SIDE, x2: width - SIDE, y1: y, y2: y }),
      shape("rect", { class: "moment-bar", x: from, y: y - (within ? 8 : 5), width: to - from, height: within ? 16 : 10, rx: 2 }),
      shape("text", { class: `moment-label${within ? " within" : ""}`, x: at, y: y + 4, "text-anchor": within || right ? "start" : "end" }, mark + label + more),
    );
  }
}

/** What was not, or not yet: each is drawn by its status, with the sign of it before its words. */
const undone = ["planned", "possible", "hypothetical", "negated", "denied"];
/** How a moment is drawn: whether it was, and whether both of its ends are known. @param {string} status  @param {{ openStart: boolean, openEnd: boolean }} ends */
const signOf = (status, { openStart, openEnd }) => (undone.includes(status) ? status : openStart || openEnd ? "open" : "told");

/** What the signs mean, where there is more than one. @param {string[]} drawn */
function key(drawn) {
  const signs = ["told", "open", ...undone].filter((sign) => drawn.includes(sign));
  if (signs.every((sign) => sign === "told")) return null;
  const swatch = (/** @type {string} */ sign) => shape("svg", { viewBox: "0 0 22 10", width: 22, height: 10, "aria-hidden": "true", class: `moment ${sign}` }, shape("rect", { class: "moment-bar", x: 1, y: 1, width: 20, height: 8, rx: 2 }));
  return element("ul", { class: "legend" }, signs.map((sign) => element("li", {}, swatch(sign), undone.includes(sign) ? `${statusSigns[sign]} ${statusLabel(sign)}` : t(`timeline.${sign}`))));
}

/**
 * Days and years under the line where there is room, and a break where a gap was pressed together.
 * @param {{ edge: number, pressed: boolean }[]} stops  @param {(day: number) => number} x  @param {number} base  @param {number} width
 */
function axis(stops, x, base, width) {
  const nodes = [];
  const label = (/** @type {string} */ day, /** @type {string} */ year) => (day.slice(0, 4) === year ? shortDay(day) : `${shortDay(day)} ${day.slice(0, 4)}`);
  const tick = (/** @type {number} */ at, /** @type {string} */ words, anchor = "start") =>
    nodes.push(shape("line", { class: "axis", x1: at, x2: at, y1: base, y2: base + 4 }), shape("text", { class: "axis-label", x: at, y: base + 17, "text-anchor": anchor }, words));
  // The last day is told at the end of the line, the others where there is room before it.
  const last = label(dayOf(stops[stops.length - 1].edge - 1), "");
  const end = width - SIDE - last.length * LETTER - 8;
  let free = -Infinity;
  let year = "";
  for (const { edge, pressed } of stops.slice(0, -1)) {
    const at = x(edge);
    if (pressed) nodes.push(shape("path", { class: "axis-break", d: `M${at - 9} ${base + 4}l4 -8M${at - 5} ${base + 4}l4 -8` }));
    const words = label(dayOf(edge), year);
    if (at < free || at + words.length * LETTER > end) continue;
    year = dayOf(edge).slice(0, 4);
    tick(at, words);
    free = at + words.length * LETTER + 10;
  }
  tick(width - SIDE, last, "end");
  return nodes;
}
