//! From what an expression means to a TIMEX3 value and an interval of days, held against the day of publication.

use super::civil::last_of_month;
use super::holidays;
use super::meaning::{Date, Edge, Lean, Length, Meaning, Origin, Unit};
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

const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];

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

/// A stretch of the calendar: what is known of it.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Stretch {
    Nothing,
    Day(Day),
    Week(Day),
    Weekend(Day),
    Month(i32, u8),
    Quarter(i32, u8),
    Half(i32, u8),
    Season(i32, u8),
    Year(i32),
    Decade(i32),
    Century(i32),
    /// A holiday of more than one day.
    Days(Day, Day),
}

impl Stretch {
    fn days(self) -> Option<(Day, Day)> {
        let months = |year: i32, first: u8, last: u8| {
            Some((Day::new(year, first, 1)?, Day::new(year, last, last_of_month(year, last))?))
        };
        match self {
            Stretch::Nothing => None,
            Stretch::Day(day) => Some((day, day)),
            Stretch::Week(monday) => Some((monday, monday.plus(6))),
            Stretch::Weekend(monday) => Some((monday.plus(5), monday.plus(6))),
            Stretch::Month(year, month) => months(year, month, month),
            Stretch::Quarter(year, quarter) => months(year, quarter * 3 - 2, quarter * 3),
            Stretch::Half(year, half) => months(year, half * 6 - 5, half * 6),
            Stretch::Season(year, 3) => {
                Some((Day::new(year, 12, 1)?, Day::new(year + 1, 2, last_of_month(year + 1, 2))?))
            }
            Stretch::Season(year, season) => months(year, season * 3 + 3, season * 3 + 5),
            Stretch::Year(year) => months(year, 1, 12),
            Stretch::Decade(decade) => Some((Day::new(decade * 10, 1, 1)?, Day::new(decade * 10 + 9, 12, 31)?)),
            Stretch::Century(century) => Some((Day::new(century * 100, 1, 1)?, Day::new(century * 100 + 99, 12, 31)?)),
            Stretch::Days(first, last) => Some((first, last)),
        }
    }

    fn value(self) -> String {
        match self {
            Stretch::Nothing => String::from("XXXX-XX-XX"),
            Stretch::Day(day) => day.to_string(),
            Stretch::Week(monday) => {
                let (year, week) = monday.week();
                format!("{year:04}-W{week:02}")
            }
            Stretch::Weekend(monday) => {
                let (year, week) = monday.week();
                format!("{year:04}-W{week:02}-WE")
            }
            Stretch::Month(year, month) => format!("{year:04}-{month:02}"),
            Stretch::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Stretch::Half(year, half) => format!("{year:04}-H{half}"),
            Stretch::Season(year, season) => format!("{year:04}-{}", SEASONS[usize::from(season).min(3)]),
            Stretch::Year(year) => format!("{year:04}"),
            Stretch::Decade(decade) => format!("{decade:03}"),
            Stretch::Century(century) => format!("{century:02}"),
            // A fast of a month is dated by the month, a feast by its first day.
            Stretch::Days(first, last) if last.number() - first.number() > 14 => {
                format!("{:04}-{:02}", first.year, first.month)
            }
            Stretch::Days(first, _) => first.to_string(),
        }
    }
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
    let mut stretch = Stretch::Nothing;
    if let Some(shift) = d.shift {
        let base = match shift.origin {
            Origin::Now => ground.published?,
            Origin::Then => match ground.then {
                // `two days later` needs a day to count from, `three years later` a year.
                Some((first, last)) if last.number() - first.number() <= reach(shift.unit) => {
                    // What comes before a stretch that ends today is counted from today.
                    if shift.n < 0.0 && Some(last) != ground.published { first } else { last }
                }
                Some(_) => return None,
                // What comes later than nothing told has no day.
                None if shift.n > 0.0 => return None,
                None => ground.published?,
            },
        };
        stretch = shifted(base, shift.n, shift.unit)?;
    }
    if let Some(century) = d.century {
        stretch = Stretch::Century(century);
    }
    if let Some(decade) = d.decade {
        stretch = Stretch::Decade(decade);
    }
    if let Some(year) = d.year {
        stretch = Stretch::Year(year);
    }
    let year = match stretch {
        Stretch::Year(year) => Some(year),
        _ => None,
    };
    if let Some(holiday) = d.holiday {
        let (first, last) = match year {
            Some(year) => holidays::days(holiday, year)?,
            None => {
                let now = ground.published?;
                let all = (now.year - 1..=now.year + 1).filter_map(|y| holidays::days(holiday, y));
                pick(all, now, d.lean, ground.tense, 30)?
            }
        };
        stretch = if first == last { Stretch::Day(first) } else { Stretch::Days(first, last) };
    } else if let Some(month) = d.month {
        stretch = match (stretch, d.day) {
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
                    None => near_day(pick(all, now, d.lean, ground.tense, 120)?.0, now, month, day),
                })
            }
        };
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
        stretch = match stretch {
            Stretch::Year(year) => Stretch::Quarter(year, quarter),
            _ => {
                let now = ground.published?;
                let all = (now.year - 1..=now.year + 1).map(|y| Stretch::Quarter(y, quarter)).filter_map(Stretch::days);
                // A company will report the quarter that has just ended.
                let just = all.clone().find(|(_, last)| *last < now && now.number() - last.number() <= 92);
                let tense = if just.is_some() && d.lean == Lean::Free { Tense::Past } else { ground.tense };
                Stretch::Quarter(pick(all, now, d.lean, tense, 0)?.0.year, quarter)
            }
        };
    } else if let Some(half) = d.half {
        stretch = Stretch::Half(year?, half);
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
        let now = ground.published?;
        let here = now.monday();
        let ended = matches!(ground.tense, Tense::Past) || d.lean == Lean::Past;
        stretch = Stretch::Weekend(match d.lean {
            Lean::Next => here.plus(7),
            Lean::Past if now.weekday() == 7 => here.plus(-7),
            _ if ended && now.weekday() < 6 => here.plus(-7),
            Lean::Free if now.weekday() <= 2 && ground.tense != Tense::Future => here.plus(-7),
            _ => here,
        });
    }
    if let (Some(weekday), None) = (d.weekday, d.nth) {
        stretch = match stretch {
            Stretch::Week(monday) => {
                let day = monday.plus(i32::from(weekday) - 1);
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
                let gap = (i32::from(weekday) - i32::from(base.weekday())).rem_euclid(7);
                Stretch::Day(base.plus(match gap {
                    0 => {
                        if back {
                            -7
                        } else {
                            7
                        }
                    }
                    6 if back => -8,
                    gap if back => gap - 7,
                    gap => gap,
                }))
            }
            // A day named twice: the date is the surer.
            Stretch::Day(day) => Stretch::Day(day),
            Stretch::Nothing => {
                let now = ground.published?;
                let since = (i32::from(now.weekday()) - i32::from(weekday)).rem_euclid(7);
                Stretch::Day(match (d.lean, ground.tense) {
                    (Lean::Past, _) => now.plus(-if since == 0 { 7 } else { since }),
                    (Lean::Next, _) => now.monday().plus(6 + i32::from(weekday)),
                    (Lean::This, Tense::Past) => now.plus(-since),
                    // `The vote is on Thursday`: what the present puts on a day is arranged for it.
                    (Lean::This, _) | (Lean::Free, Tense::Future | Tense::Present) => now.plus((7 - since) % 7),
                    _ => now.plus(-since),
                })
            }
            other => other,
        };
    }
    if let Some((n, unit)) = d.nth {
        stretch = nth(stretch, n, unit, d.weekday)?;
    }
    if stretch == Stretch::Nothing && (d.clock.is_some() || d.part.is_some()) {
        let day = match ground.then {
            Some((first, last)) if first == last => first,
            _ => ground.published?,
        };
        stretch = Stretch::Day(day);
    }
    (stretch != Stretch::Nothing).then_some(stretch)
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

fn shifted(base: Day, n: f64, unit: Unit) -> Option<Stretch> {
    if n.abs() > 9000.0 {
        return None;
    }
    let k = n.round() as i32;
    Some(match unit {
        Unit::Second | Unit::Minute => Stretch::Day(base),
        Unit::Hour => Stretch::Day(base.plus(if n.abs() < 24.0 { 0 } else { (n / 24.0) as i32 })),
        Unit::Day => Stretch::Day(base.plus(k)),
        Unit::Week => Stretch::Week(base.monday().plus(7 * k)),
        Unit::Weekend => Stretch::Weekend(base.monday().plus(7 * k)),
        Unit::Month => {
            let month = base.plus_months(k);
            Stretch::Month(month.year, month.month)
        }
        Unit::Quarter => {
            let month = base.plus_months(3 * k);
            Stretch::Quarter(month.year, (month.month - 1) / 3 + 1)
        }
        Unit::Season => {
            let month = base.plus_months(6 * k);
            Stretch::Half(month.year, (month.month - 1) / 6 + 1)
        }
        Unit::Year => Stretch::Year(base.year.checked_add(k).filter(|y| (1..=9999).contains(y))?),
        Unit::Decade => Stretch::Decade(base.year.div_euclid(10) + k),
        Unit::Century => Stretch::Century(base.year.div_euclid(100) + k),
        Unit::Millennium => return None,
    })
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

/// A day without a year is not most of a year ago when it is also weeks ahead: a report would give the year.
fn near_day(picked: Day, now: Day, month: u8, day: u8) -> Day {
    let ago = now.number() - picked.number();
    let ahead = (now.year..=now.year + 1).filter_map(|y| Day::new(y, month, day)).find(|d| *d > now);
    match ahead {
        Some(ahead) if (270..=366).contains(&ago) && ahead.number() - now.number() <= 95 => ahead,
        _ => picked,
    }
}

fn nth(stretch: Stretch, n: i8, unit: Unit, weekday: Option<u8>) -> Option<Stretch> {
    let (first, last) = stretch.days()?;
    let k = i32::from(n);
    match unit {
        Unit::Weekend => {
            let weekday = i32::from(weekday?);
            let day = if n > 0 {
                first.plus((weekday - i32::from(first.weekday())).rem_euclid(7) + 7 * (k - 1))
            } else {
                last.plus(-(i32::from(last.weekday()) - weekday).rem_euclid(7) + 7 * (k + 1))
            };
            (first <= day && day <= last).then_some(Stretch::Day(day))
        }
        // `the week of October 6th`
        Unit::Week if n == 0 => Some(Stretch::Week(first.monday())),
        Unit::Week => {
            // The first week is the one that has the first Thursday, as in ISO 8601.
            let monday =
                if n > 0 { first.plus(3).monday().plus(7 * (k - 1)) } else { last.plus(-3).monday().plus(7 * (k + 1)) };
            Some(Stretch::Week(monday))
        }
        _ => {
            let day = if n > 0 { first.plus(k - 1) } else { last.plus(k + 1) };
            (first <= day && day <= last).then_some(Stretch::Day(day))
        }
    }
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
