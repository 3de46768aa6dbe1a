//! The kinds of relation, with the names the report gives them and who can stand in them.

use crate::entities::EntityKind;

/// How two entities stand to one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RelationKind {
    /// They stand together.
    AllyOf,
    /// The one backs the other, with words, money or arms.
    Supports,
    /// The one is against the other.
    Opposes,
    /// The one is at the head of the other, founded it, or commands it.
    Leads,
    /// One of a group, party, team or alliance.
    MemberOf,
    /// A body, place or brand that belongs to a larger one.
    PartOf,
    /// Employed by, or in the service of.
    WorksFor,
    /// Somewhere.
    LocatedIn,
    /// The seat of its government.
    CapitalOf,
    /// Holds a place, or owns a body.
    Controls,
    /// Some tie of which the text says no more.
    LinkedTo,
    /// By blood or marriage.
    FamilyOf,
    /// Declared by a state or body to be something.
    DesignatedBy,
}

impl RelationKind {
    /// All of them.
    pub const ALL: [RelationKind; 13] = [
        RelationKind::AllyOf,
        RelationKind::Supports,
        RelationKind::Opposes,
        RelationKind::Leads,
        RelationKind::MemberOf,
        RelationKind::PartOf,
        RelationKind::WorksFor,
        RelationKind::LocatedIn,
        RelationKind::CapitalOf,
        RelationKind::Controls,
        RelationKind::LinkedTo,
        RelationKind::FamilyOf,
        RelationKind::DesignatedBy,
    ];

    /// The report's name for it.
    pub fn name(self) -> &'static str {
        match self {
            RelationKind::AllyOf => "ally_of",
            RelationKind::Supports => "supports",
            RelationKind::Opposes => "opposes",
            RelationKind::Leads => "leads",
            RelationKind::MemberOf => "member_of",
            RelationKind::PartOf => "part_of",
            RelationKind::WorksFor => "works_for",
            RelationKind::LocatedIn => "located_in",
            RelationKind::CapitalOf => "capital_of",
            RelationKind::Controls => "controls",
            RelationKind::LinkedTo => "linked_to",
            RelationKind::FamilyOf => "family_of",
            RelationKind::DesignatedBy => "designated_by",
        }
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<RelationKind> {
        RelationKind::ALL.into_iter().find(|k| k.name() == name)
    }

    /// True where it holds both ways, so that the other way round says nothing more.
    pub fn is_mutual(self) -> bool {
        matches!(self, RelationKind::AllyOf | RelationKind::Opposes | RelationKind::LinkedTo | RelationKind::FamilyOf)
    }

    /// Ties to a body that one can also be in or at: `a professor at the university`.
    pub(super) fn is_belonging(self) -> bool {
        matches!(self, RelationKind::WorksFor | RelationKind::MemberOf | RelationKind::PartOf)
    }

    /// Whether two kinds of entity can stand so to one another.
    pub fn accepts(self, from: EntityKind, to: EntityKind) -> bool {
        use EntityKind::{Facility, Group, Object, Occasion, Organization, People, Person, Place, Work};
        let body = |k| matches!(k, Organization | Group | Place | People | Facility);
        let actor = |k| matches!(k, Person | Organization | Group | Place | People);
        match self {
            RelationKind::Leads => actor(from) && (body(to) || to == Occasion),
            RelationKind::WorksFor => {
                matches!(from, Person | Group | Organization) && (body(to) || matches!(to, Work | Person))
            }
            RelationKind::MemberOf => actor(from) && matches!(to, Organization | Group | People),
            RelationKind::PartOf => {
                body(from) && body(to) && to != People || from == Work && matches!(to, Organization | Group)
            }
            RelationKind::LocatedIn => to == Place && !matches!(from, Object | People),
            RelationKind::CapitalOf => from == Place && to == Place,
            RelationKind::Controls => actor(from) && matches!(to, Place | Facility | Organization),
            RelationKind::FamilyOf => from == Person && to == Person,
            RelationKind::DesignatedBy => matches!(from, Group | Organization | Person) && actor(to),
            RelationKind::AllyOf | RelationKind::Supports | RelationKind::LinkedTo => actor(from) && actor(to),
            RelationKind::Opposes => actor(from) && (actor(to) || to == Occasion),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RelationKind;

    #[test]
    fn schema_typings_and_page_know_every_kind() {
        let schema = include_str!("../../schema/report.schema.json");
        let typings = include_str!("../../www/newsglass.d.ts");
        let words = [include_str!("../../www/texts/en.json"), include_str!("../../www/texts/de.json")];
        for kind in RelationKind::ALL {
            let quoted = format!("\"{}\"", kind.name());
            assert!(schema.contains(&quoted), "the schema lacks {quoted}");
            assert!(typings.contains(&quoted), "newsglass.d.ts lacks {quoted}");
            assert!(
                words.iter().all(|w| w.contains(&format!("\"relation.{}\"", kind.name()))),
                "no words for {quoted}"
            );
            assert_eq!(RelationKind::from_name(kind.name()), Some(kind));
        }
    }
}
