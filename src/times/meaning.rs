//! What a time expression means before it is held against the day of publication.

/// A unit of time, smallest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Season,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// How a TIMEX3 duration writes so many of it; a number where `n` is one, `X` where it is not known.
    pub(crate) fn duration(self, n: Option<f64>) -> String {
        let of = |by: f64, sign: &str| match n {
            Some(n) => format!("P{}{sign}", trim(n * by)),
            None => format!("PX{sign}"),
        };
        if let (Some(half), true) = (n, n == Some(0.5)) {
            match self {
                Unit::Minute => return Unit::Second.duration(Some(half * 60.0)),
                Unit::Hour => return Unit::Minute.duration(Some(half * 60.0)),
                Unit::Day => return Unit::Hour.duration(Some(half * 24.0)),
                Unit::Year => return Unit::Month.duration(Some(half * 12.0)),
                _ => {}
            }
        }
        match self {
            Unit::Second => of(1.0, "S").replace('P', "PT"),
            Unit::Minute => of(1.0, "M").replace('P', "PT"),
            Unit::Hour => of(1.0, "H").replace('P', "PT"),
            Unit::Day => of(1.0, "D"),
            Unit::Weekend => of(1.0, "WE"),
            Unit::Week => of(1.0, "W"),
            Unit::Month => of(1.0, "M"),
            Unit::Quarter => of(1.0, "Q"),
            Unit::Season => of(3.0, "M"),
            Unit::Year => of(1.0, "Y"),
            Unit::Decade if n.is_none() => String::from("PXDE"),
            Unit::Century if n.is_none() => String::from("PXCE"),
            Unit::Millennium if n.is_none() => String::from("PXML"),
            Unit::Decade => of(10.0, "Y"),
            Unit::Century => of(100.0, "Y"),
            Unit::Millennium => of(1000.0, "Y"),
        }
    }

    /// Days and months of one, whichever counts it exactly; seconds count as no day.
    pub(crate) fn length(self) -> (i32, i32) {
        match self {
            Unit::Second | Unit::Minute | Unit::Hour => (0, 0),
            Unit::Day => (1, 0),
            Unit::Weekend | Unit::Week => (7, 0),
            Unit::Month => (0, 1),
            Unit::Quarter | Unit::Season => (0, 3),
            Unit::Year => (0, 12),
            Unit::Decade => (0, 120),
            Unit::Century => (0, 1200),
            Unit::Millennium => (0, 12_000),
        }
    }
}

/// A number as short as it goes: `2`, `2.5`.
pub(crate) fn trim(n: f64) -> String {
    let rounded = (n * 1000.0).round() / 1000.0;
    if rounded == rounded.trunc() && rounded.abs() < 1e15 {
        format!("{}", rounded as i64)
    } else {
        crate::decimal::written(rounded)
    }
}

/// What a relative expression counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The day of publication.
    Now,
    /// The time the story has reached.
    Then,
}

/// So many units from an origin: `last week` is one week before now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Shift {
    pub origin: Origin,
    pub n: f64,
    pub unit: Unit,
}

/// Which of the like-named days is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Lean {
    /// The tense of the verb decides.
    #[default]
    Free,
    /// `last Friday`: before the day of publication.
    Past,
    /// `this Friday`.
    This,
    /// `next Friday`.
    Next,
}

/// The part of a stretch that is meant; it narrows the interval and leaves the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edge {
    Early,
    Mid,
    Late,
    /// `earlier this year`: up to the day of publication.
    Before,
    /// `later this year`: from the day of publication on.
    After,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Clock {
    pub hour: u8,
    pub minute: Option<u8>,
    pub second: Option<u8>,
}

/// A point of the calendar, complete or not.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Date {
    pub shift: Option<Shift>,
    pub lean: Lean,
    pub year: Option<i32>,
    /// 199 for the 1990s.
    pub decade: Option<i32>,
    /// 19 for the 20th century, as TIMEX3 writes it.
    pub century: Option<i32>,
    pub half: Option<u8>,
    pub quarter: Option<u8>,
    /// Spring 0, summer 1, autumn 2, winter 3.
    pub season: Option<u8>,
    pub month: Option<u8>,
    pub day: Option<u8>,
    /// Monday 1 to Sunday 7.
    pub weekday: Option<u8>,
    pub weekend: bool,
    /// The n-th weekday (or day, or week) of the rest; negative from its end.
    pub nth: Option<(i8, Unit)>,
    /// A holiday, by its place in the table.
    pub holiday: Option<u8>,
    /// `MO`, `AF`, `EV`, `NI`.
    pub part: Option<&'static str>,
    pub clock: Option<Clock>,
    pub edge: Option<Edge>,
    /// Days of a range after the first: 2 for `3-5 June`.
    pub more: Option<u8>,
    /// `the year`: no expression of its own, but the middle of `the end of the year`.
    pub weak: bool,
}

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Length {
    pub n: Option<f64>,
    pub unit: Unit,
    /// `and three months`.
    pub more: Option<(f64, Unit)>,
    /// `the past two years` ends now, `the next two years` begins now.
    pub lean: Lean,
}

/// What an expression means.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Meaning {
    Date(Date),
    Length(Length),
    /// A set, by its value.
    Every(String),
    /// `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`.
    Vague(&'static str),
}
