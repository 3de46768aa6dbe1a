//! Who and what the article speaks of: every mention in one entity, with aliases and roles.

mod aliases;
mod areas;
mod bodies;
mod build;
mod clusters;
mod confidence;
mod coref;
mod corrections;
mod features;
mod holders;
mod institutions;
mod linking;
mod mentions;
mod names;
mod persons;
mod phrases;
mod quotes;
mod roles;
mod salience;
mod shape;
mod spelling;
mod syntax;
mod teams;
mod wholes;

use crate::Options;
use crate::article::{Article, TokenId, Warning};
use crate::gazetteer::Gazetteer;
use crate::language::Analysis;
use crate::lexicon::Lexicon;
use crate::places::Place;
use crate::quantities::Quantity;
use crate::span::Span;
use crate::times::Time;
use std::ops::Range;

pub use coref::Choice;

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
    /// 0 to 1: of a named entity that it is one of this kind, of an unnamed one that the mentions are one of this kind.
    pub confidence: f32,
}

/// All entities, with a look-up by token.
#[derive(Debug, Clone, Default)]
pub struct Entities {
    /// In order of first mention.
    pub list: Vec<Entity>,
    /// Corrections that found nothing.
    pub warnings: Vec<Warning>,
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
        Entities { list, warnings: Vec::new(), heads, covers }
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
    let resolved = resolve(&sources, None, false);
    let mut entities = build::entities(&sources, &resolved);
    entities.warnings = resolved.warnings;
    entities
}

/// Mentions and which of them are one.
pub(crate) struct Resolved {
    names: Vec<names::NameSpan>,
    candidates: Vec<mentions::Candidate>,
    clusters: clusters::Clusters,
    asides: Vec<bool>,
    /// Corrections that found nothing.
    warnings: Vec<Warning>,
}

/// Called with a mention, its whole phrase and the choices there are for it; gives the antecedent to take,
/// or `None` to leave the choice to the weights.
type Teacher<'w> = &'w mut dyn FnMut(&[Phrase], u32, u8, &[Choice]) -> Option<Option<u32>>;

fn resolve(sources: &Sources<'_>, teacher: Option<Teacher<'_>>, blind: bool) -> Resolved {
    let mut names = names::find(sources);
    let mut corrected = corrections::Corrected::names(sources, &mut names);
    let phrases = phrases::Phrases::new(sources);
    let quotes = quotes::Quotes::find(sources);
    let mut candidates = mentions::find(sources, &names, &phrases, &quotes);
    corrected.candidates(sources, &mut candidates);
    let mut clusters = clusters::Clusters::new(&candidates);
    let heads = syntax::Heads::new(&candidates, sources.article.tokens.len());
    let called = linking::link(sources, &mut names, &mut candidates, &heads, &mut clusters);
    let mut asides = syntax::asides(sources, &candidates, &heads, &mut clusters);
    syntax::titles(sources, &candidates, &names, &mut asides, &mut clusters);
    bodies::called(sources, &candidates, &names, &heads, &mut clusters);
    areas::places(sources, &candidates, &names, &heads, &mut clusters);
    holders::holders(sources, &candidates, &names, &asides, &mut clusters);
    bodies::link(sources, &candidates, &names, &asides, &mut clusters);
    holders::aged(sources, &candidates, &asides, &mut clusters);
    areas::states(sources, &candidates, &names, &asides, &mut clusters);
    areas::towns(sources, &candidates, &names, &asides, &mut clusters);
    for (noun, name) in called {
        clusters.union(noun, name);
    }
    syntax::speakers(&candidates, &quotes, &heads, &mut clusters);
    syntax::sides(sources, &candidates, &mut clusters);
    corrected.merge(&candidates, &mut clusters, &mut asides);
    let setting = features::Setting::new(sources, &candidates, &asides, &heads, &quotes, teacher.is_some(), blind);
    match teacher {
        None => coref::link(&setting, coref::weights(), &mut clusters, &mut |_, _, _, _| false),
        Some(teacher) => {
            let shown: Vec<Phrase> = candidates.iter().zip(&asides).map(|(c, &a)| Phrase::new(sources, c, a)).collect();
            coref::link(&setting, coref::weights(), &mut clusters, &mut |i, shape, choices, clusters| {
                match teacher(&shown, i, shape as u8, &choices) {
                    Some(Some(antecedent)) => clusters.union(antecedent, i),
                    Some(None) => {}
                    None => return false,
                }
                true
            });
        }
    }
    Resolved { names, candidates, clusters, asides, warnings: corrected.warnings(sources) }
}

/// A mention as coreference corpora have it: the whole noun phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// From its first word to its last, in bytes.
    pub span: Span,
    /// The head word.
    pub head: Span,
    /// True for appositions and predicate nouns, which such corpora leave out.
    pub aside: bool,
    /// The set it was put into.
    pub chain: u32,
}

impl Phrase {
    fn new(sources: &Sources<'_>, c: &mentions::Candidate, aside: bool) -> Phrase {
        let article = sources.article;
        Phrase { span: article.span_of(c.phrase.clone()), head: article.span_of(c.head..c.head + 1), aside, chain: 0 }
    }
}

/// All mentions with their chains, pronouns without antecedent and things included: for measuring coreference.
pub fn chains(sources: Sources<'_>) -> Vec<Phrase> {
    let resolved = resolve(&sources, None, false);
    let mut out = Vec::new();
    for (i, (c, &aside)) in resolved.candidates.iter().zip(&resolved.asides).enumerate() {
        out.push(Phrase { chain: resolved.clusters.root(i as u32), ..Phrase::new(&sources, c, aside) });
    }
    out
}

/// Shows every choice of the ranker to `teacher`, which may take it: for training the weights. Where it is `blind`,
/// `he` and `she` may be anyone, so that syntax and salience are learned where gender would decide.
pub fn teach(sources: Sources<'_>, blind: bool, teacher: Teacher<'_>) {
    resolve(&sources, Some(teacher), blind);
}
