//! Entities as every later phase sees them.

use crate::article::{Article, TokenId, Warning};
use crate::by_token::{ByToken, Packed};
use crate::entities::EntityKind;
use crate::language::syntax::Syntax;
use crate::order::Order;
use crate::span::Span;
use std::ops::Range;

/// Index of an entity in [`Entities::list`]; its id in the report.
pub type EntityId = u32;

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
    /// True for a pronoun that may as well mean another.
    pub doubtful: bool,
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
    heads: Packed,
    /// For every token the entity of the innermost mention that covers it.
    covers: Packed,
    /// Heads of the pronouns that may as well mean another, in order.
    doubts: Vec<TokenId>,
}

impl Entities {
    /// Builds the look-ups over `tokens` tokens.
    pub fn new(mut list: Vec<Entity>, tokens: usize) -> Entities {
        list.shrink_to_fit();
        let mut all: Vec<(u32, EntityId, Range<TokenId>, TokenId)> = Vec::new();
        for (id, entity) in list.iter().enumerate() {
            for m in &entity.mentions {
                all.push((m.tokens.end.saturating_sub(m.tokens.start), id as EntityId, m.tokens.clone(), m.head));
            }
        }
        // Longest first: what is written last, the innermost, stays.
        all.order_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.start.cmp(&b.2.start)));
        let (mut heads, mut covers) = (ByToken::new(tokens), ByToken::new(tokens));
        for (_, id, range, head) in all {
            for t in range.start..range.end.min(tokens as u32) {
                covers.set(t, id);
            }
            heads.set(head, id);
        }
        let mentions = list.iter().flat_map(|e| &e.mentions);
        let mut doubts: Vec<TokenId> = mentions.filter(|m| m.doubtful).map(|m| m.head).collect();
        doubts.order();
        Entities { list, warnings: Vec::new(), heads: heads.packed(), covers: covers.packed(), doubts }
    }

    /// The same text with another list of entities.
    pub fn with_list(self, list: Vec<Entity>) -> Entities {
        // The look-ups go before their likes are made.
        let Entities { warnings, covers, heads, .. } = self;
        let tokens = covers.len();
        drop((covers, heads));
        Entities { warnings, ..Entities::new(list, tokens) }
    }

    /// The entity whose mention is headed by this token.
    pub fn headed_by(&self, token: TokenId) -> Option<EntityId> {
        self.heads.get(token)
    }

    /// The entity of the innermost mention that covers this token.
    pub fn covering(&self, token: TokenId) -> Option<EntityId> {
        self.covers.get(token)
    }

    /// True for a pronoun that may as well mean another than the entity it is put with.
    pub fn is_doubtful(&self, token: TokenId) -> bool {
        self.doubts.binary_search(&token).is_ok()
    }

    /// True for what a longer name of a body begins with: `400` of `400 Mawozo`, `18th` of `18th Street`.
    pub fn begins_name(&self, article: &Article<'_>, part: Span) -> bool {
        let tokens = article.tokens_in(part);
        let Some(e) = self.covering(tokens.start).and_then(|id| self.get(id)).filter(|e| e.kind.is_organized()) else {
            return false;
        };
        let from = e.mentions.partition_point(|m| m.tokens.start < tokens.start);
        let longer = |m: &Mention| m.form == Form::Name && m.tokens.start == tokens.start && m.tokens.end > tokens.end;
        e.mentions.get(from).is_some_and(longer)
    }

    /// True where the name at `token` is a body's, of which only some are meant: `some Republicans` are not their party.
    pub fn is_part(&self, syntax: &Syntax<'_>, token: TokenId) -> bool {
        let kind = self.headed_by(token).and_then(|id| self.get(id)).map(|e| e.kind);
        matches!(kind, Some(EntityKind::Organization | EntityKind::Group)) && syntax.is_part(token)
    }

    /// The entity with this id.
    pub fn get(&self, id: EntityId) -> Option<&Entity> {
        self.list.get(id as usize)
    }
}
