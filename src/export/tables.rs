//! The tables of facts and the columns of each; [`super::rows`] has what stands in them. CSV and Arrow are written of both.

/// A kind of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// The texts themselves, a row for each.
    #[cfg(feature = "tables")]
    Documents,
    /// Who did what to whom.
    Events,
    /// Who and what has which part in an event, a row for each.
    #[cfg(feature = "tables")]
    Roles,
    /// People, groups, places and other things that are named or told of.
    Entities,
    /// Every mention of them.
    Mentions,
    /// Those of them that have coordinates.
    Places,
    /// Time expressions.
    Times,
    /// Numbers.
    Quantities,
    /// Who says what.
    Statements,
    /// How two entities stand to each other.
    Relations,
}

/// What stands in a column, where anything does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    /// Any number of texts.
    List,
    /// A number of things, or the number of one.
    Whole,
    Real,
    Flag,
    /// A day as text, `2024-12-05`.
    Day,
    /// A position in the text.
    Offset,
}

/// Name and type.
pub(super) struct Column(
    pub(super) &'static str,
    #[cfg_attr(not(feature = "tables"), expect(dead_code, reason = "CSV has no types"))] pub(super) Type,
);

use Type::{Day, Flag, List, Offset, Real, Text, Whole};

impl Table {
    /// The tables of one report and the names of their files.
    pub const ALL: &'static [(&'static str, Table)] = &[
        ("events", Table::Events),
        ("entities", Table::Entities),
        ("mentions", Table::Mentions),
        ("places", Table::Places),
        ("times", Table::Times),
        ("quantities", Table::Quantities),
        ("statements", Table::Statements),
        ("relations", Table::Relations),
    ];

    /// The tables of many reports, with their names.
    #[cfg(feature = "tables")]
    pub const OF_MANY: &'static [(&'static str, Table)] = &[
        ("documents", Table::Documents),
        ("entities", Table::Entities),
        ("mentions", Table::Mentions),
        ("places", Table::Places),
        ("times", Table::Times),
        ("quantities", Table::Quantities),
        ("statements", Table::Statements),
        ("events", Table::Events),
        ("roles", Table::Roles),
        ("relations", Table::Relations),
    ];

    pub(super) fn columns(self) -> &'static [Column] {
        match self {
            #[cfg(feature = "tables")]
            Table::Documents => DOCUMENTS,
            #[cfg(feature = "tables")]
            Table::Roles => ROLES,
            Table::Events => EVENTS,
            Table::Entities => ENTITIES,
            Table::Mentions => MENTIONS,
            Table::Places => PLACES,
            Table::Times => TIMES,
            Table::Quantities => QUANTITIES,
            Table::Statements => STATEMENTS,
            Table::Relations => RELATIONS,
        }
    }
}

#[cfg(feature = "tables")]
const DOCUMENTS: &[Column] = &[
    Column("title", Text),
    Column("published", Day),
    Column("published_from", Text),
    Column("language", Text),
    Column("words", Whole),
    Column("gist", Text),
    Column("warnings", List),
    Column("error", Text),
];

const EVENTS: &[Column] = &[
    Column("event", Whole),
    Column("type", Text),
    Column("mode", Text),
    Column("cameo", Text),
    Column("status", Text),
    Column("first_day", Day),
    Column("last_day", Day),
    Column("trigger", Text),
    Column("actor", List),
    Column("target", List),
    Column("place", List),
    Column("origin", List),
    Column("destination", List),
    Column("time", List),
    Column("instrument", List),
    Column("quantity", List),
    Column("said_by", Text),
    Column("sentence", Text),
    Column("confidence", Real),
    Column("weight", Real),
    Column("gloss", Text),
    Column("within", Whole),
    Column("start", Offset),
    Column("end", Offset),
];

#[cfg(feature = "tables")]
const ROLES: &[Column] = &[
    Column("event", Whole),
    Column("role", Text),
    Column("entity", Whole),
    Column("name", Text),
    Column("words", Text),
    Column("start", Offset),
    Column("end", Offset),
];

const ENTITIES: &[Column] = &[
    Column("entity", Whole),
    Column("kind", Text),
    Column("named", Flag),
    Column("name", Text),
    Column("aliases", List),
    Column("description", Text),
    Column("roles", List),
    Column("mentions", Whole),
    Column("confidence", Real),
];

const MENTIONS: &[Column] = &[
    Column("entity", Whole),
    Column("name", Text),
    Column("form", Text),
    Column("words", Text),
    Column("sentence", Text),
    Column("start", Offset),
    Column("end", Offset),
];

const PLACES: &[Column] = &[
    Column("entity", Whole),
    Column("name", Text),
    Column("lat", Real),
    Column("lon", Real),
    Column("country", Text),
    Column("region", Text),
    Column("kind", Text),
    Column("geonames", Whole),
    Column("radius_km", Real),
    Column("mentions", Whole),
    Column("confidence", Real),
];

const TIMES: &[Column] = &[
    Column("words", Text),
    Column("kind", Text),
    Column("value", Text),
    Column("first_day", Day),
    Column("last_day", Day),
    Column("sentence", Text),
    Column("start", Offset),
    Column("end", Offset),
];

const QUANTITIES: &[Column] = &[
    Column("words", Text),
    Column("kind", Text),
    Column("value", Real),
    Column("min", Real),
    Column("max", Real),
    Column("unit", Text),
    Column("of", Text),
    Column("hedge", Text),
    Column("sentence", Text),
    Column("start", Offset),
    Column("end", Offset),
];

const STATEMENTS: &[Column] = &[
    Column("statement", Whole),
    Column("source", Text),
    Column("source_entity", Whole),
    Column("act", Text),
    Column("form", Text),
    Column("belief", Text),
    Column("content", Text),
    Column("cue", Text),
    Column("within", Whole),
    Column("sentence", Text),
    Column("negated", Flag),
    Column("confidence", Real),
    Column("start", Offset),
    Column("end", Offset),
];

const RELATIONS: &[Column] = &[
    Column("from", Whole),
    Column("from_name", Text),
    Column("kind", Text),
    Column("to", Whole),
    Column("to_name", Text),
    Column("status", Text),
    Column("change", Text),
    Column("first_day", Day),
    Column("last_day", Day),
    Column("words", Text),
    Column("sentence", Text),
    Column("confidence", Real),
    Column("start", Offset),
    Column("end", Offset),
];
