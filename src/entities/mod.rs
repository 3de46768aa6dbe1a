//! Who and what the article speaks of: every mention in one entity, with aliases and roles.

use crate::Options;
use crate::article::{Article, TokenId};
use crate::gazetteer::Gazetteer;
use crate::language::Analysis;
use crate::lexicon::Lexicon;
use crate::places::Place;
use crate::quantities::Quantity;
use crate::span::Span;
use crate::times::Time;
use std::ops::Range;

/// Index of an entity in [`Entities::list`]; its id in the report.
pub type EntityId = u32;

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

/// How a mention names its entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// By name.
    Name,
    /// By a common noun: `the rebels`.
    Nominal,
    /// By a pronoun.
    Pronoun,
    /// By an adjective: `Syrian`.
    Adjective,
}

/// One mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Its words.
    pub span: Span,
    /// The same in tokens.
    pub tokens: Range<TokenId>,
    /// The token that heads it.
    pub head: TokenId,
    /// How it names the entity.
    pub form: Form,
}

/// An office or part that a person holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// `President`, `editor`, `commander`.
    pub title: String,
    /// The institution, state or group it is held in.
    pub of: Option<EntityId>,
    /// The words that say so.
    pub span: Span,
}

/// Someone or something the article speaks of.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// Its kind.
    pub kind: EntityKind,
    /// True where at least one mention is a name.
    pub named: bool,
    /// The fullest name, or the fullest description of an unnamed one.
    pub name: String,
    /// Other names it goes by in the text or in the actors' lexicon.
    pub aliases: Vec<String>,
    /// What the text says it is.
    pub description: Option<String>,
    /// Offices and parts.
    pub roles: Vec<Role>,
    /// Where it is; filled by [`crate::places`].
    pub place: Option<Place>,
    /// Every mention, in text order.
    pub mentions: Vec<Mention>,
    /// 0 to 1: that the mentions are one entity of this kind.
    pub confidence: f32,
}

/// All entities, with a look-up by token.
#[derive(Debug, Clone, Default)]
pub struct Entities {
    /// In order of first mention.
    pub list: Vec<Entity>,
    /// For every token the entity of the innermost mention whose head it is.
    heads: Vec<Option<EntityId>>,
    /// For every token the entity of the innermost mention that covers it.
    covers: Vec<Option<EntityId>>,
}

impl Entities {
    /// Builds the look-ups over `tokens` tokens.
    pub fn new(list: Vec<Entity>, tokens: usize) -> Entities {
        let mut all: Vec<(u32, EntityId, Range<TokenId>, TokenId)> = Vec::new();
        for (id, entity) in list.iter().enumerate() {
            for m in &entity.mentions {
                all.push((m.tokens.end.saturating_sub(m.tokens.start), id as EntityId, m.tokens.clone(), m.head));
            }
        }
        // Longest first: what is written last, the innermost, stays.
        all.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.start.cmp(&b.2.start)));
        let (mut heads, mut covers) = (vec![None; tokens], vec![None; tokens]);
        for (_, id, range, head) in all {
            for t in range.start..range.end.min(tokens as u32) {
                covers[t as usize] = Some(id);
            }
            if let Some(slot) = heads.get_mut(head as usize) {
                *slot = Some(id);
            }
        }
        Entities { list, heads, covers }
    }

    /// The entity whose mention is headed by this token.
    pub fn headed_by(&self, token: TokenId) -> Option<EntityId> {
        *self.heads.get(token as usize)?
    }

    /// The entity of the innermost mention that covers this token.
    pub fn covering(&self, token: TokenId) -> Option<EntityId> {
        *self.covers.get(token as usize)?
    }

    /// The entity with this id.
    pub fn get(&self, id: EntityId) -> Option<&Entity> {
        self.list.get(id as usize)
    }
}

/// What the phase looks at.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The text, cut up.
    pub article: &'a Article<'a>,
    /// Tags, trees, names.
    pub analysis: &'a Analysis,
    /// Time expressions: no entity is made of them.
    pub times: &'a [Time],
    /// Numbers.
    pub quantities: &'a [Quantity],
    /// Actors, titles, given names.
    pub lexicon: &'a Lexicon,
    /// Places.
    pub gazetteer: &'a Gazetteer,
    /// The caller's options, with corrections.
    pub options: &'a Options<'a>,
}

/// Every entity of the article.
pub fn find(sources: Sources<'_>) -> Entities {
    // Until linking is written: one entity for each spelling of a name.
    let Sources { article, analysis, .. } = sources;
    let mut list: Vec<Entity> = Vec::new();
    let mut known: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for name in &analysis.names {
        let text = article.text_of(name.tokens.clone());
        let mention = Mention {
            span: article.span_of(name.tokens.clone()),
            tokens: name.tokens.clone(),
            head: name.tokens.end.saturating_sub(1),
            form: if name.kind == crate::language::NameKind::People { Form::Adjective } else { Form::Name },
        };
        let id = *known.entry(text).or_insert_with(|| {
            use crate::language::NameKind as N;
            let kind = match name.kind {
                N::Person => EntityKind::Person,
                N::Organization => EntityKind::Organization,
                N::Group => EntityKind::Group,
                N::Place => EntityKind::Place,
                N::Facility => EntityKind::Facility,
                N::People => EntityKind::People,
                N::Occasion => EntityKind::Occasion,
                N::Work => EntityKind::Work,
            };
            list.push(Entity {
                kind,
                named: true,
                name: text.to_owned(),
                aliases: Vec::new(),
                description: None,
                roles: Vec::new(),
                place: None,
                mentions: Vec::new(),
                confidence: name.confidence,
            });
            list.len() - 1
        });
        list[id].mentions.push(mention);
    }
    Entities::new(list, article.tokens.len())
}
