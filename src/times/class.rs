//! The classes that stand in braces in a pattern.

/// A class in braces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    N,
    Ordinal,
    Unit,
    Units,
    Month,
    Weekday,
    Day,
    Year,
    Decade,
    Part,
    Season,
    Clock,
    Stamp,
    Hour,
    Half,
    Zone,
    Holiday,
    Direction,
    Edge,
    Date,
    Length,
    Numeric,
}

/// The class of that name in the rules.
pub(super) fn class(name: &str) -> Class {
    match name {
        "n" => Class::N,
        "ord" => Class::Ordinal,
        "unit" => Class::Unit,
        "units" => Class::Units,
        "month" => Class::Month,
        "weekday" => Class::Weekday,
        "day" => Class::Day,
        "year" => Class::Year,
        "decade" => Class::Decade,
        "part" => Class::Part,
        "season" => Class::Season,
        "clock" => Class::Clock,
        "stamp" => Class::Stamp,
        "hour" => Class::Hour,
        "ampm" => Class::Half,
        "zone" => Class::Zone,
        "holiday" => Class::Holiday,
        "dir" => Class::Direction,
        "edge" => Class::Edge,
        "date" => Class::Date,
        "length" => Class::Length,
        "numeric" => Class::Numeric,
        other => unreachable!("no class {other} in the rules"),
    }
}
