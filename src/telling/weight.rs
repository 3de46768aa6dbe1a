//! How much of the report an event is: where its tellings stand, who is in it, whether it happened and who says so.

use crate::article::{BlockKind, TokenId};
use crate::entities::{Entities, EntityId};
use crate::events::{Argument, Event, RoleName, Sources, Status};
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation};
use crate::order::Order;
use crate::order::Sorted;
use crate::vocabulary::TOLLS;

/// Where a token stands in the story: 1 in the headline, falling paragraph by paragraph.
pub(super) struct Standing {
    /// For every sentence its weight.
    sentences: Vec<f32>,
    ends: Vec<TokenId>,
    /// Dictionary forms of the words of the headline, or of the title given apart.
    headline: Sorted<String>,
}

impl Standing {
    pub(super) fn new(syntax: &Syntax<'_>) -> Standing {
        let article = syntax.article;
        let mut paragraph = 0u32;
        let mut sentences = Vec::with_capacity(article.sentences.len());
        for block in &article.blocks {
            for n in 0..block.sentences.end.saturating_sub(block.sentences.start) {
                let base = match block.kind {
                    BlockKind::Headline => 1.0,
                    BlockKind::Paragraph => 0.92 / (1.0 + 0.22 * paragraph as f32),
                    BlockKind::Dateline | BlockKind::Heading => 0.4,
                    BlockKind::Caption => 0.2,
                    _ => 0.05,
                };
                sentences.push(base / (1.0 + 0.15 * n.min(20) as f32));
            }
            paragraph += u32::from(block.kind == BlockKind::Paragraph);
        }
        Standing {
            sentences,
            ends: article.sentences.iter().map(|s| s.tokens.end).collect(),
            headline: headline(syntax),
        }
    }

    /// 0 to 1: how near the top the token stands.
    pub(super) fn of(&self, t: TokenId) -> f32 {
        self.sentences.get(self.ends.partition_point(|&end| end <= t)).copied().unwrap_or(0.0)
    }

    /// True for a text with a headline or a title.
    pub(super) fn is_headed(&self) -> bool {
        !self.headline.is_empty()
    }

    /// How many words the headline has, but for those of grammar.
    pub(super) fn words(&self) -> usize {
        self.headline.len()
    }

    /// The share of the headline's words that stand among `tokens`, 0 to 1.
    pub(super) fn likeness(&self, syntax: &Syntax<'_>, tokens: impl Iterator<Item = TokenId>) -> f32 {
        if self.headline.is_empty() {
            return 0.0;
        }
        let said: Sorted<String> = Sorted::from_iter(tokens.filter_map(|t| content(syntax, t)));
        self.headline.intersection(&said).count() as f32 / self.headline.len() as f32
    }

    /// True where the headline has the word at `t`.
    pub(super) fn heads(&self, syntax: &Syntax<'_>, t: TokenId) -> bool {
        content(syntax, t).is_some_and(|word| self.headline.contains(&word))
    }
}

fn content(syntax: &Syntax<'_>, t: TokenId) -> Option<String> {
    let open = matches!(syntax.pos(t), Pos::Noun | Pos::Propn | Pos::Verb | Pos::Adj | Pos::Num);
    open.then(|| syntax.lemma(t).to_lowercase()).filter(|w| w.len() > 1)
}

fn headline(syntax: &Syntax<'_>) -> Sorted<String> {
    let article = syntax.article;
    let block = article.blocks.iter().find(|b| b.kind == BlockKind::Headline);
    if let Some(block) = block {
        let mut tokens = article.tokens_in(block.span);
        return std::iter::from_fn(|| tokens.next()).filter_map(|t| content(syntax, t)).collect();
    }
    // A title given apart has no tags: its longer words, as they stand.
    let title = article.title.unwrap_or("");
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 3);
    Sorted::from_iter(words.map(str::to_lowercase))
}

fn mentions(entities: &Entities, id: Option<EntityId>) -> f32 {
    let n = id.and_then(|id| entities.get(id)).map_or(0, |e| e.mentions.len());
    // Grows slowly, and without the platform's logarithm.
    (32 - (n as u32).leading_zeros()) as f32
}

/// The weight of one event, not yet between 0 and 1; `tokens` are the triggers of all its tellings.
pub(super) fn weigh(
    sources: &Sources<'_>,
    syntax: &Syntax<'_>,
    standing: &Standing,
    event: &Event,
    tokens: &[TokenId],
) -> f32 {
    let mut places: Vec<f32> = tokens.iter().map(|&t| standing.of(t) * rank(syntax, t)).collect();
    places.order_by(|a, b| b.total_cmp(a));
    // Each further telling adds half of what the one before did.
    let mut w: f32 = places.iter().take(6).enumerate().map(|(n, p)| 4.0 * p / (1 << n) as f32).sum();
    w += 1.2 * f32::from(u8::from(tokens.iter().any(|&t| standing.heads(syntax, t))));
    w += if event.kind.is_some() { 0.6 } else { 0.0 };
    w += match event.status {
        Status::Happened => 0.6,
        Status::Ongoing => 0.3,
        Status::Planned => 0.2,
        _ => -0.3,
    };
    let has = |role: RoleName| event.roles.iter().find(|r| r.role == role);
    if let Some(actor) = has(RoleName::Actor) {
        w += 0.5 + 0.12 * mentions(sources.entities, actor.entity);
    }
    if let Some(target) = has(RoleName::Target) {
        w += 0.3 + 0.08 * mentions(sources.entities, target.entity);
    }
    let mut counted = event.roles.iter().filter(|r| r.role == RoleName::Quantity);
    let toll = counted.any(|r| sources.quantity(r.span).is_some_and(|q| TOLLS.contains(&q.kind)));
    w += 0.4 * f32::from(u8::from(toll));
    // A remark matters less than what the reporter tells.
    if event.statement.is_some() {
        w -= 0.4;
    }
    // What may well be no event at all is folded away.
    w.max(0.0) * (0.3 + 0.9 * event.confidence).min(1.0)
}

/// True for what no reader misses: of next to no weight, and either not done and of nobody who is named, nowhere and at no
/// time, or with nobody and nothing at all. What a person has corrected is sure, and stays.
pub(super) fn is_idle(entities: &Entities, event: &Event) -> bool {
    let named = |e: EntityId| entities.get(e).is_some_and(|e| e.named);
    let told = |r: &Argument| {
        r.entity.is_some_and(|e| named(e) || event.weight > SLIGHT_SHARE / 2.0)
            || matches!(r.role, RoleName::Place | RoleName::Time | RoleName::Quantity)
    };
    let undone = matches!(event.status, Status::Possible | Status::Hypothetical | Status::Negated);
    let once = event.mentions.len() < 2 && event.kind.is_none() && event.confidence < 1.0;
    let remark = event.statement.is_some() && event.status != Status::Negated;
    let slight = event.weight < SLIGHT_SHARE || event.weight < 2.0 * SLIGHT_SHARE && remark;
    once && (slight && undone && !event.roles.iter().any(told)
        || event.weight < SLIGHT_SHARE && event.roles.is_empty() && event.status != Status::Denied)
}

/// The share of the heaviest event's weight under which one is next to nothing: of 1,373 such in news read, hardly one was
/// worth its line.
const SLIGHT_SHARE: f32 = 0.1;

/// How near the main clause of its sentence a trigger stands: 1 for its root.
fn rank(syntax: &Syntax<'_>, t: TokenId) -> f32 {
    let mut rank = 1.0f32;
    let mut at = t;
    for _ in 0..6 {
        rank *= match syntax.relation(at) {
            Relation::Root => return rank,
            Relation::Ccomp | Relation::Xcomp | Relation::Conj | Relation::Obj | Relation::NsubjPass => 0.95,
            Relation::Nsubj | Relation::Parataxis => 0.85,
            Relation::Advcl | Relation::Obl => 0.75,
            Relation::Acl | Relation::AclRelcl | Relation::Nmod => 0.6,
            _ => 0.9,
        };
        match syntax.head(at) {
            Some(head) => at = head,
            None => return rank,
        }
    }
    rank
}

/// The weights as shares of the greatest, 0 to 1.
pub(super) fn scale(raw: &mut [f32]) {
    let top = raw.iter().copied().fold(0.0f32, f32::max);
    for w in raw.iter_mut() {
        *w = if top > 0.0 { (*w / top).clamp(0.0, 1.0) } else { 0.0 };
    }
}
