//! From what an expression means to a TIMEX3 value and an interval of days, held against the day of publication.

use super::holidays;
use super::meaning::{Date, Edge, Lean, Length, Meaning, Origin, Shift, Unit};
use super::stretch::{SEASONS, Stretch};
use super::tense::Tense;
use super::{Day, TimeKind};

/// What the expression is held against.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ground {
    /// The day of publication, if it is known.
    pub published: Option<Day>,
    /// The time the story has reached: its first and last day.
    pub then: Option<(Day, Day)>,
    /// The tense of the verb over the expression.
    pub tense: Tense,
}

/// A value and an interval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Resolved {
    pub kind: TimeKind,
    pub value: String,
    pub interval: Option<(Day, Day)>,
}

/// The value of a meaning on its ground.
pub(crate) fn resolve(meaning: &Meaning, ground: Ground) -> Resolved {
    match meaning {
        Meaning::Date(date) => of_date(date, ground),
        Meaning::Length(length) => of_length(length, ground),
        Meaning::Every(value) => Resolved { kind: TimeKind::Set, value: value.clone(), interval: None },
        Meaning::Vague(value) => {
            let day = (*value == "PRESENT_REF").then_some(ground.published).flatten();
            Resolved { kind: TimeKind::Date, value: String::from(*value), interval: day.map(|d| (d, d)) }
        }
    }
}

fn of_length(length: &Length, ground: Ground) -> Resolved {
    let mut value = length.unit.duration(length.n);
    if let Some((n, unit)) = length.more {
        let more = unit.duration(Some(n));
        let timed = value.contains('T');
        value.push_str(if timed { more.trim_start_matches("PT") } else { more.trim_start_matches('P') });
    }
    let reach = |sign: i32| -> Option<(Day, Day)> {
        let (n, day) = (length.n?, ground.published?);
        if n.fract() != 0.0 || n > 5000.0 {
            return None;
        }
        let (days, months) = length.unit.length();
        let other = day.plus_months(sign * months * n as i32).plus(sign * days * n as i32);
        Some(if sign < 0 { (other, day) } else { (day, other) })
    };
    let interval = match length.lean {
        Lean::Past => reach(-1),
        Lean::Next => reach(1),
        Lean::Free | Lean::This => None,
    };
    Resolved { kind: TimeKind::Duration, value, interval }
}

fn of_date(date: &Date, ground: Ground) -> Resolved {
    let stretch = place(date, ground);
    let timed = date.clock.is_some() || date.part.is_some();
    let mut value = match stretch {
        Some(stretch) => stretch.value(),
        None => open_value(date),
    };
    if timed {
        // A time of day stands behind a day.
        if value.len() == 4 {
            value.push_str("-XX-XX");
        } else if value.len() == 7 && !value.contains('W') {
            value.push_str("-XX");
        }
        value.push('T');
        match (date.clock, date.part) {
            (Some(clock), _) => {
                value.push_str(&format!("{:02}:{:02}", clock.hour, clock.minute.unwrap_or(0)));
                if let Some(second) = clock.second {
                    value.push_str(&format!(":{second:02}"));
                }
            }
            (None, Some(part)) => value.push_str(part),
            (None, None) => {}
        }
    }
    // `12,000 years ago` is before all calendars.
    if stretch.is_none() && date.shift.is_some_and(|s| s.unit >= Unit::Year && s.n < -1500.0) {
        return Resolved { kind: TimeKind::Date, value: String::from("PAST_REF"), interval: None };
    }
    let interval = stretch.and_then(Stretch::days).map(|days| narrow(days, date, ground));
    if let (Some(more), false) = (date.more, timed) {
        let interval = interval.map(|(first, _)| (first, first.plus(i32::from(more))));
        return Resolved { kind: TimeKind::Duration, value: Unit::Day.duration(Some(f64::from(more) + 1.0)), interval };
    }
    Resolved { kind: if timed { TimeKind::Time } else { TimeKind::Date }, value, interval }
}

/// The value of a date whose year is not known.
fn open_value(d: &Date) -> String {
    let year = d.year.map_or(String::from("XXXX"), |y| format!("{y:04}"));
    match (d.month, d.day, d.weekday) {
        (Some(month), Some(day), _) => format!("{year}-{month:02}-{day:02}"),
        (Some(month), None, _) => format!("{year}-{month:02}"),
        (None, None, Some(weekday)) => format!("{year}-WXX-{weekday}"),
        (None, Some(day), _) => format!("{year}-XX-{day:02}"),
        _ if d.weekend => format!("{year}-WXX-WE"),
        _ => match (d.season, d.quarter, d.half, d.shift) {
            (Some(season), ..) => format!("{year}-{}", SEASONS[usize::from(season).min(3)]),
            (_, Some(quarter), ..) => format!("{year}-Q{quarter}"),
            (_, _, Some(half), _) => format!("{year}-H{half}"),
            (.., Some(shift)) => String::from(match shift.unit {
                Unit::Week | Unit::Weekend => "XXXX-WXX",
                Unit::Month => "XXXX-XX",
                Unit::Quarter => "XXXX-QX",
                Unit::Year | Unit::Season => "XXXX",
                Unit::Decade => "XXX",
                Unit::Century | Unit::Millennium => "XX",
                _ => "XXXX-XX-XX",
            }),
            _ => String::from("XXXX-XX-XX"),
        },
    }
}

/// Where on the calendar the date lies; none where that would be a guess.
fn place(d: &Date, ground: Ground) -> Option<Stretch> {
    let mut stretch = around(d, ground)?;
    if let Some(holiday) = d.holiday {
        stretch = of_holiday(holiday, stretch, d, ground)?;
    } else if let Some(month) = d.month {
        stretch = of_month(month, stretch, d, ground)?;
    } else if let Some(season) = d.season {
        stretch = match stretch {
            Stretch::Year(year) => Stretch::Season(year, season),
            _ => {
                let now = ground.published?;
                let all = (now.year - 2..=now.year + 1).map(|y| Stretch::Season(y, season)).filter_map(Stretch::days);
                Stretch::Season(pick(all, now, d.lean, ground.tense, 60)?.0.year, season)
            }
        };
    } else if let Some(quarter) = d.quarter {
        stretch = of_quarter(quarter, stretch, d, ground)?;
    } else if let Some(half) = d.half {
        let Stretch::Year(year) = stretch else { return None };
        stretch = Stretch::Half(year, half);
    } else if let Some(day) = d.day {
        stretch = match stretch {
            Stretch::Month(year, month) => Stretch::Day(Day::new(year, month, day)?),
            _ => {
                let now = ground.published?;
                let months = (-2..=2).map(|n| now.plus_months(n));
                let all = months.filter_map(|m| Day::new(m.year, m.month, day)).map(|d| (d, d));
                Stretch::Day(pick(all, now, d.lean, ground.tense, 10)?.0)
            }
        };
    } else if d.weekend {
        stretch = Stretch::Weekend(weekend(ground.published?, d.lean, ground.tense));
    }
    if let (Some(weekday), None) = (d.weekday, d.nth) {
        stretch = on_weekday(weekday, stretch, d, ground)?;
    }
    if let Some((n, unit)) = d.nth {
        stretch = stretch.nth(n, unit, d.weekday)?;
    }
    if stretch == Stretch::Nothing && (d.clock.is_some() || d.part.is_some()) {
        let day = match ground.then {
            Some((first, last)) if first == last => first,
            // `In 1961 she sailed north. She took soundings at night`: in the story's time, on no day that is known.
            Some((_, last)) if d.clock.is_none() && ground.published.is_some_and(|now| last < now) => return None,
            _ => ground.published?,
        };
        stretch = Stretch::Day(day);
    }
    (stretch != Stretch::Nothing).then_some(stretch)
}

/// The coarsest that the date says: its year, decade or century, or how far from another day it lies.
fn around(d: &Date, ground: Ground) -> Option<Stretch> {
    let shifted = match d.shift {
        Some(shift) => Stretch::shifted(origin(shift, ground)?, shift.n, shift.unit)?,
        None => Stretch::Nothing,
    };
    let named = d.year.map(Stretch::Year).or(d.decade.map(Stretch::Decade)).or(d.century.map(Stretch::Century));
    Some(named.unwrap_or(shifted))
}

/// The day from which is counted.
fn origin(shift: Shift, ground: Ground) -> Option<Day> {
    match (shift.origin, ground.then) {
        (Origin::Now, _) => ground.published,
        // `two days later` needs a day to count from, `three years later` a year.
        (Origin::Then, Some((first, last))) if last.number() - first.number() <= reach(shift.unit) => {
            // What comes before a stretch that ends today is counted from today.
            Some(last)
        }
        // What comes later than nothing told has no day.
        (Origin::Then, None) if shift.n <= 0.0 => ground.published,
        _ => None,
    }
}

fn of_holiday(holiday: u8, stretch: Stretch, d: &Date, ground: Ground) -> Option<Stretch> {
    let (first, last) = match stretch {
        Stretch::Year(year) => holidays::days(holiday, year)?,
        _ => {
            let now = ground.published?;
            let all = (now.year - 1..=now.year + 1).filter_map(|y| holidays::days(holiday, y));
            pick(all, now, d.lean, ground.tense, 30)?
        }
    };
    Some(if first == last { Stretch::Day(first) } else { Stretch::Days(first, last) })
}

fn of_month(month: u8, stretch: Stretch, d: &Date, ground: Ground) -> Option<Stretch> {
    Some(match (stretch, d.day) {
        (Stretch::Year(year), None) => Stretch::Month(year, month),
        (Stretch::Year(year), Some(day)) => Stretch::Day(Day::new(year, month, day)?),
        (_, None) => {
            let now = ground.published?;
            let all = (now.year - 1..=now.year + 1).map(|y| Stretch::Month(y, month)).filter_map(Stretch::days);
            let (first, _) = pick(all, now, d.lean, ground.tense, 62)?;
            Stretch::Month(first.year, month)
        }
        (_, Some(day)) => {
            let now = ground.published?;
            // 29 February may be years away.
            let all = (now.year - 4..=now.year + 4).filter_map(|y| Day::new(y, month, day)).map(|d| (d, d));
            // A weekday beside the date says which year where the years near by are tried.
            let named = d.weekday.and_then(|w| {
                let near = (now.year - 1..=now.year + 1).filter_map(|y| Day::new(y, month, day));
                near.filter(|day| day.weekday() == w).min_by_key(|day| (day.number() - now.number()).abs())
            });
            Stretch::Day(match named {
                Some(day) => day,
                None => near_day(pick(all, now, d.lean, ground.tense, 120)?.0, now, ground.tense),
            })
        }
    })
}

fn of_quarter(quarter: u8, stretch: Stretch, d: &Date, ground: Ground) -> Option<Stretch> {
    if let Stretch::Year(year) = stretch {
        return Some(Stretch::Quarter(year, quarter));
    }
    let now = ground.published?;
    let all = (now.year - 1..=now.year + 1).map(|y| Stretch::Quarter(y, quarter)).filter_map(Stretch::days);
    // A company will report the quarter that has just ended.
    let just = all.clone().find(|(_, last)| *last < now && now.number() - last.number() <= 92);
    let tense = if just.is_some() && d.lean == Lean::Free { Tense::Past } else { ground.tense };
    Some(Stretch::Quarter(pick(all, now, d.lean, tense, 0)?.0.year, quarter))
}

/// The Monday of the week whose end is meant.
fn weekend(now: Day, lean: Lean, tense: Tense) -> Day {
    let here = now.monday();
    let ended = tense == Tense::Past || lean == Lean::Past;
    match lean {
        Lean::Next => here.plus(7),
        Lean::Past if now.weekday() == 7 => here.plus(-7),
        _ if ended && now.weekday() < 6 => here.plus(-7),
        Lean::Free if now.weekday() <= 2 && tense != Tense::Future => here.plus(-7),
        _ => here,
    }
}

/// The weekday in the stretch, or, where nothing else is said, the one that lean and tense mean.
fn on_weekday(weekday: u8, stretch: Stretch, d: &Date, ground: Ground) -> Option<Stretch> {
    let number = i32::from(weekday);
    Some(match stretch {
        Stretch::Week(monday) => {
            let day = monday.plus(number - 1);
            // `three Fridays from now` counts the Fridays and not the weeks.
            let here = ground.published.map_or(0, Day::weekday);
            Stretch::Day(match d.lean {
                Lean::Next if weekday > here => day.plus(-7),
                Lean::Past if weekday < here => day.plus(7),
                _ => day,
            })
        }
        // `the previous Saturday`, counted from the story's time: not the day before it, which has a shorter name.
        Stretch::Weekend(_) if d.shift.is_some_and(|s| s.origin == Origin::Then) => {
            let base = ground.then.map(|t| t.0).or(ground.published)?;
            let back = d.shift.is_some_and(|s| s.n < 0.0);
            let gap = (number - i32::from(base.weekday())).rem_euclid(7);
            Stretch::Day(base.plus(match gap {
                0 if back => -7,
                0 => 7,
                6 if back => -8,
                gap if back => gap - 7,
                gap => gap,
            }))
        }
        Stretch::Nothing => {
            let now = ground.published?;
            let since = (i32::from(now.weekday()) - number).rem_euclid(7);
            Stretch::Day(match (d.lean, ground.tense) {
                (Lean::Past, _) => now.plus(-if since == 0 { 7 } else { since }),
                (Lean::Next, _) => now.monday().plus(6 + number),
                (Lean::This, Tense::Past) => now.plus(-since),
                // `The vote is on Thursday`: what the present puts on a day is arranged for it.
                (Lean::This, _) | (Lean::Free, Tense::Future | Tense::Present) => now.plus((7 - since) % 7),
                _ => now.plus(-since),
            })
        }
        // A day named twice: the date is the surer.
        other => other,
    })
}

/// How long, in days, the stretch may be that a number of units is counted from.
fn reach(unit: Unit) -> i32 {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Weekend => 7,
        Unit::Week => 31,
        Unit::Month | Unit::Quarter | Unit::Season => 100,
        _ => 366,
    }
}

/// Of like-named stretches the one that the words and the tense of the verb mean. `near` is how many days ahead one
/// may lie and still be meant where no verb says.
fn pick(all: impl Iterator<Item = (Day, Day)>, now: Day, lean: Lean, tense: Tense, near: i32) -> Option<(Day, Day)> {
    let all: Vec<(Day, Day)> = all.collect();
    let begun = || all.iter().rev().find(|(first, _)| *first <= now).copied();
    let ended = || all.iter().rev().find(|(_, last)| *last < now).copied();
    let open = || all.iter().find(|(_, last)| *last >= now).copied();
    match lean {
        Lean::Past => ended(),
        Lean::Next => all.iter().find(|(first, _)| *first > now).copied(),
        Lean::This => {
            all.iter().find(|(first, last)| first.year == now.year || last.year == now.year && *last >= now).copied()
        }
        Lean::Free => match tense {
            Tense::Past => begun(),
            Tense::Future => open(),
            Tense::Present | Tense::Unknown => {
                open().filter(|(first, _)| first.number() - now.number() <= near && *first > now).or_else(begun)
            }
        },
    }
    .or_else(|| all.first().copied())
}

/// A day without a year is not most of a year away when its like is only weeks away on the other side: a report would
/// give the year. What a past verb tells has been, whenever it was.
fn near_day(picked: Day, now: Day, tense: Tense) -> Day {
    let away = picked.number() - now.number();
    let other = |years: i32| Day::new(picked.year + years, picked.month, picked.day).filter(|_| tense != Tense::Past);
    let like = match away {
        ..=-270 => other(1).filter(|d| d.number() - now.number() <= 95),
        320.. => other(-1),
        _ => None,
    };
    like.unwrap_or(picked)
}

/// `early` and `late` are thirds; `earlier` ends and `later` begins with the day of publication.
fn narrow((first, last): (Day, Day), date: &Date, ground: Ground) -> (Day, Day) {
    let days = last.number() - first.number() + 1;
    if days < 3 {
        return (first, last);
    }
    let third = days / 3;
    match date.edge {
        Some(Edge::Early) => (first, first.plus(third)),
        Some(Edge::Mid) => (first.plus(third), last.plus(-third)),
        Some(Edge::Late) => (last.plus(-third), last),
        Some(Edge::Before) => match ground.published {
            Some(now) if first <= now && now <= last => (first, now),
            _ => (first, last),
        },
        Some(Edge::After) => match ground.published {
            Some(now) if first <= now && now <= last => (now, last),
            _ => (first, last),
        },
        None => (first, last),
    }
}
