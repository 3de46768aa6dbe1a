//! Kinds that several rooms share, with the names the report gives them.

/// Kinds of numbers that say what befell people: two of one kind are two counts of it, whatever event they stand in.
pub(crate) const TOLLS: [&str; 4] = ["killed", "wounded", "displaced", "missing"];

/// The report's kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// One human being.
    Person,
    /// An institution, company, agency, government, newspaper.
    Organization,
    /// An armed group, party, movement; also unnamed sets of people who act.
    Group,
    /// Anything with coordinates that people live in or travel to.
    Place,
    /// A building, airport, base, bridge.
    Facility,
    /// A nationality, ethnic or religious group.
    People,
    /// A book, film, law, product.
    Work,
    /// A war, summit, holiday.
    Occasion,
    /// Any other thing.
    Object,
}

impl EntityKind {
    /// All of them.
    pub const ALL: [EntityKind; 9] = [
        EntityKind::Person,
        EntityKind::Organization,
        EntityKind::Group,
        EntityKind::Place,
        EntityKind::Facility,
        EntityKind::People,
        EntityKind::Work,
        EntityKind::Occasion,
        EntityKind::Object,
    ];

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<EntityKind> {
        EntityKind::ALL.into_iter().find(|k| k.name() == name)
    }

    /// True for institutions and groups: bodies that act as one.
    pub fn is_organized(self) -> bool {
        matches!(self, EntityKind::Organization | EntityKind::Group)
    }

    /// The name the report uses.
    pub fn name(self) -> &'static str {
        match self {
            EntityKind::Person => "person",
            EntityKind::Organization => "organization",
            EntityKind::Group => "group",
            EntityKind::Place => "place",
            EntityKind::Facility => "facility",
            EntityKind::People => "people",
            EntityKind::Work => "work",
            EntityKind::Occasion => "occasion",
            EntityKind::Object => "object",
        }
    }
}
