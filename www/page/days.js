/** @file Days, stretches of days and TIMEX3 values in words. A code never reaches the reader. */

import { formatter, locale, t } from "./texts.js";

const utc = (/** @type {string} */ day) => new Date(`${day}T00:00:00Z`);
const formatOf = (/** @type {string} */ name, /** @type {Intl.DateTimeFormatOptions} */ options) => formatter(name, () => new Intl.DateTimeFormat(locale(), { ...options, timeZone: "UTC" }));
const dayFormat = () => formatOf("day", { day: "numeric", month: "long", year: "numeric" });
const shortFormat = () => formatOf("short", { day: "numeric", month: "short" });
const monthFormat = () => formatOf("month", { month: "long", year: "numeric" });

/** The day as a number of days, for drawing; NaN where it is none. @param {string} value */
export const dayNumber = (value) => utc(value).getTime() / 86_400_000;

/** A number of days as `2024-12-05`. @param {number} days */
export const dayOf = (days) => new Date(Math.round(days) * 86_400_000).toISOString().slice(0, 10);

/** `2024-12-05` as `5 December 2024`; what is not a day is given back as it is. @param {string} value */
export function day(value) {
  const date = /^\d{4}-\d\d-\d\d$/.test(value) ? utc(value) : null;
  return date === null || Number.isNaN(date.getTime()) ? value : dayFormat().format(date);
}

/** `2024-12-05` as `5 Dec 2024`. @param {string} value */
export const mediumDay = (value) => formatOf("medium", { day: "numeric", month: "short", year: "numeric" }).format(utc(value));

/** `2024-12-05` as `5 Dec`. @param {string} value */
export const shortDay = (value) => shortFormat().format(utc(value));

/** The days from start to end in the fewest words that are exact. @param {[string, string]} days */
export function interval([start, end]) {
  if (start === end) return day(start);
  const [from, to] = [utc(start), utc(end)];
  if ([from, to].some((date) => Number.isNaN(date.getTime()))) return t("days.fromTo", { from: start, to: end });
  const lastOfMonth = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
  if (from.getUTCDate() === 1 && to.getUTCDate() === lastOfMonth) {
    if (from.getUTCMonth() === 0 && to.getUTCMonth() === 11) {
      return from.getUTCFullYear() === to.getUTCFullYear()
        ? String(from.getUTCFullYear())
        : t("days.fromTo", { from: String(from.getUTCFullYear()), to: String(to.getUTCFullYear()) });
    }
    if (start.slice(0, 7) === end.slice(0, 7)) return monthFormat().format(from);
  }
  return dayFormat().formatRange(from, to);
}

/**
 * What is known of when something was: its days, or the side they lie on; empty where nothing is.
 * @param {{ interval: [string, string] | null, after?: string | null, before?: string | null }} moment
 */
export function when({ interval: days, after, before }) {
  if (days) return interval(days);
  if (after) return t("days.orLater", { day: edge(after) });
  if (before) return t("days.orEarlier", { day: edge(before) });
  return "";
}

/** True where words say a day themselves; that its year is that of publication goes without saying. @param {string} words  @param {string} value  @param {string | null} published */
export function saysDay(words, value, published) {
  const plain = (/** @type {string} */ text) => text.toLowerCase().replaceAll(",", "");
  return plain(words).includes(plain(value)) || plain(`${words} ${published?.slice(0, 4)}`) === plain(value);
}

/** The edge of a stretch: that of a year is the year, as the text has it: "until 2003". @param {string} value */
const edge = (value) => (/-(?:01-01|12-31)$/.test(value) ? value.slice(0, -6) : day(value));

/** When a moment begins, for putting it in order; what is known to be earlier comes before the day, what is later after it.
 * @param {{ interval: [string, string] | null, after?: string | null, before?: string | null }} moment */
export const beginning = ({ interval: days, after, before }) => dayNumber(days?.[0] ?? after ?? before ?? "9999-12-31") + (days ? 0 : after ? 0.5 : before ? -0.5 : 1);

/** Years back in which a day without its year is looked for. */
const YEARS_BACK = 12;

/**
 * The days that a dateline without a year can mean, the latest first: those on or after the weekday that the text names
 * before any other, two at most; null where no dateline says a day.
 * @param {import("../newsglass.js").Report} report  @param {string} today
 * @returns {{ days: string[], span: [number, number] } | null}
 */
export function datelineDays({ blocks, times }, today = dayOf(Date.now() / 86_400_000 - 0.5)) {
  const within = (/** @type {{ span: number[] }} */ { span }) => blocks.some(({ kind, span: [start, end] }) => (kind === "dateline" || kind === "byline") && start <= span[0] && span[1] <= end);
  const written = times.find((time) => /^X{4}-\d\d-\d\d$/.test(time.value) && within(time));
  if (written === undefined) return null;
  const named = times.map(({ value }) => /^X{4}-WXX-([1-7])/.exec(value)?.[1]).find(Boolean);
  const year = Number(today.slice(0, 4));
  const days = Array.from({ length: YEARS_BACK }, (_, back) => `${year - back}${written.value.slice(4)}`).filter((day) => day <= today && dayOf(dayNumber(day)) === day);
  // 1 January 1970 was a Thursday.
  const fits = (/** @type {string} */ day) => [0, 1].some((later) => String(((dayNumber(day) - later + 3) % 7) + 1) === named);
  const likely = named === undefined ? [] : days.filter(fits).slice(0, 2);
  return days.length === 0 ? null : { days: likely.length > 0 ? likely : days.slice(0, 1), span: written.span };
}

/** @type {Record<string, string>} */
const units = { ML: "millennium", CE: "century", DE: "decade", Y: "year", M: "month", W: "week", D: "day", H: "hour", m: "minute", S: "second" };
const partsOfDay = new Set(["MO", "MI", "AF", "EV", "NI", "DT"]);

/** The parts of a TIMEX3 duration such as `P2D`, `PT1H30M` or `PXM`, in words; null for another. */
function duration(/** @type {string} */ value) {
  const parts = /^P((?:[\dX.]+(?:ML|CE|DE|[YMWD]))*)(?:T((?:[\dX.]+[HMS])+))?$/.exec(value);
  if (parts === null || value === "P") return null;
  const read = (/** @type {string | undefined} */ letters, /** @type {boolean} */ clock) =>
    [...(letters ?? "").matchAll(/([\dX.]+)([A-Z]+)/g)].map(([, count, letter]) => ({ count, unit: units[clock && letter === "M" ? "m" : letter] }));
  return [...read(parts[1], false), ...read(parts[2], true)];
}

const long = (/** @type {{ count: string, unit: string }[]} */ parts) =>
  parts.map(({ count, unit }) => (count.includes("X") ? t(`unit.some.${unit}`) : t(`unit.${unit}`, { n: Number(count) }))).join(" ");

/** The weekday of TIMEX3, 1 for Monday, in words. @param {string} digit */
const weekday = (digit) => formatOf("weekday", { weekday: "long" }).format(new Date(Date.UTC(2024, 0, Number(digit))));

/** What a value without a day says all the same: an hour, a part of the day, a weekday, a month; null where nothing. */
function loose(/** @type {string} */ value) {
  const hour = /T(\d\d:\d\d)/.exec(value)?.[1] ?? null;
  const part = /T([A-Z]{2})/.exec(value)?.[1];
  const side = hour ?? (part && partsOfDay.has(part) ? t(`part.${part}`) : null);
  const date = value.split("T")[0];
  const wanted = /^X{4}-WXX-([1-7])$/.exec(date)?.[1];
  if (date === "XXXX-WXX-WE") return t("part.weekend");
  const month = /^X{4}-(\d\d)(?:-(\d\d))?$/.exec(date);
  const named =
    wanted !== undefined
      ? weekday(wanted)
      : month === null
        ? null
        : formatOf(month[2] ? "dayless" : "monthless", month[2] ? { day: "numeric", month: "long" } : { month: "long" }).format(
            new Date(Date.UTC(2024, Number(month[1]) - 1, Number(month[2] ?? 1))),
          );
  return [named, side].filter(Boolean).join(", ") || null;
}

/**
 * A TIMEX3 value in words; empty where the text's own words say all there is.
 * @param {{ kind: string, value: string, start?: string | null, end?: string | null }} time
 */
export function timeValue({ kind, value, start = null, end = null }) {
  const parts = duration(value);
  if (kind === "duration") return parts === null ? "" : long(parts);
  if (kind === "set") {
    if (parts !== null && parts.length > 0) {
      return parts.length === 1 && parts[0].count === "1" ? t(`every.${parts[0].unit}`) : t("every", { what: long(parts) });
    }
    const each = loose(value);
    return each === null ? "" : t("every", { what: each });
  }
  if (!start || !end) return { PAST_REF: t("days.past"), PRESENT_REF: t("days.now"), FUTURE_REF: t("days.future") }[value] ?? loose(value) ?? "";
  const hour = /T(\d\d:\d\d)/.exec(value)?.[1] ?? null;
  const part = /T([A-Z]{2})/.exec(value)?.[1] ?? "";
  const side = hour ?? (partsOfDay.has(part) ? t(`part.${part}`) : null);
  return side ? `${interval([start, end])}, ${side}` : interval([start, end]);
}
