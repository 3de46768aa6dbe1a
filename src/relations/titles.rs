//! What a title makes of an office: the whole of a body or a part of it, one of several, past.

use super::Finder;
use super::table::{Link, Office};
use crate::article::TokenId;
use crate::entities::EntityKind;
use crate::language::{Relation, Tag};
use crate::lexicon::{Class, is};
use crate::span::Span;

impl Finder<'_> {
    /// The noun that a title is built on, with what it says: of `Navy Senior Chief Petty Officer` the officer, of
    /// `chief of staff` and `secretary general` the whole.
    pub(super) fn noun_of_title(&self, title: &str) -> TitleNoun {
        let suffixes = title.match_indices(' ').map(|(i, _)| &title[i + 1..]);
        if let Some(link) = std::iter::once(title).chain(suffixes).find_map(|t| self.table.noun(t)) {
            return TitleNoun::Ties(link);
        }
        let cut = [" of ", " for ", " at ", " in ", " to "].iter().filter_map(|p| title.find(p)).min();
        let core = &title[..cut.unwrap_or(title.len())];
        let head = core.rsplit([' ', '-']).next().unwrap_or(core);
        if self.table.is_stranger(head) {
            return TitleNoun::Nothing;
        }
        self.table.noun(core).or_else(|| self.table.noun(head)).map_or(TitleNoun::Unknown, TitleNoun::Ties)
    }

    /// `human rights chief`, `deputy governor`: of a part, or below another.
    pub(super) fn partial(&self, title: &[&str], span: Span) -> bool {
        let (syntax, table) = (self.syntax, self.table);
        let whole = |w: &str| [Office::Whole, Office::Force, Office::Past].iter().any(|&class| table.office(class, w));
        let last = title.last().copied().unwrap_or("");
        if title.iter().any(|w| one_of!(*w, "deputy" | "vice" | "assistant" | "associate")) {
            return true;
        }
        if !one_of!(last, "chief" | "director" | "head" | "boss") {
            return false;
        }
        if title.iter().rev().skip(1).any(|w| !whole(w)) {
            return true;
        }
        let Some(first) = syntax.article.tokens_in(span).next() else { return false };
        let begin = syntax.sentence(first).start;
        (begin.max(first.saturating_sub(3))..first)
            .rev()
            .take_while(|&x| {
                let place = self.entities.headed_by(x).is_some_and(|e| self.kind(e) == EntityKind::Place);
                matches!(syntax.tag(x), Tag::Nn | Tag::Nns)
                    || syntax.tag(x) == Tag::Jj && table.office(Office::Sector, syntax.article.lower(x))
                    || place && syntax.article.word(x + 1) != "'s"
            })
            .any(|x| {
                let w = syntax.article.lower(x);
                !whole(w)
                    && !one_of!(w, "new" | "longtime" | "long-time" | "current" | "outspoken" | "powerful" | "late")
            })
    }

    /// `a senior commander`, not `the commander`.
    pub(super) fn one_of_several(&self, span: Span) -> bool {
        let article = self.syntax.article;
        let Some(first) = article.tokens_in(span).next() else { return false };
        let begin = self.syntax.sentence(first).start;
        (begin.max(first.saturating_sub(4))..first).rev().take_while(|&t| !self.syntax.is_edge(t)).any(|t| {
            one_of!(article.lower(t), "a" | "an" | "senior" | "local" | "regional" | "field" | "another" | "junior")
        })
    }

    /// True where `former` or the like stands before an office: `retired U.S. Air Force Gen.`.
    pub(super) fn former(&self, span: Span) -> bool {
        let (syntax, article) = (self.syntax, self.syntax.article);
        let Some(first) = article.tokens_in(span).next() else { return false };
        // "the former governor and senator": he was both.
        let past = |t: TokenId| self.table.office(Office::Past, article.lower(t));
        let noun = article.tokens_in(span).next_back().unwrap_or(first);
        let one = syntax.head(noun).filter(|&h| syntax.relation(noun) == Relation::Conj && syntax.tag(h).is_noun());
        if one.is_some_and(|h| syntax.children(h).any(|c| c < h && past(c))) {
            return true;
        }
        let begin = syntax.sentence(first).start;
        (begin.max(first.saturating_sub(6))..first)
            .rev()
            .take_while(|&t| {
                // "then-Senate leader"
                let hyphen = self.is_hyphen(t) || past(t) && self.is_hyphen(t + 1);
                let named = syntax.tag(t).is_noun() || syntax.tag(t) == Tag::Jj || first - t <= 2;
                let inside = !one_of!(article.lower(t), "," | ";" | "." | "'s" | "and") && !syntax.is_edge(t);
                hyphen || named && inside
            })
            .any(past)
    }

    /// True for an office that someone runs for or has lost: `alleged leader`, `would-be mayor`.
    pub(super) fn supposed(&self, span: Span) -> bool {
        let article = self.syntax.article;
        let Some(first) = article.tokens_in(span).next() else { return false };
        let begin = self.syntax.sentence(first).start;
        let supposed =
            |t| is(article.lower(t), Class::SupposedAdjective) || t + 1 == first && article.lower(t) == "next";
        (begin.max(first.saturating_sub(2))..first).any(supposed)
    }
}

/// What the noun of a title says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TitleNoun {
    /// A relation of the table.
    Ties(Link),
    /// A stranger: `champion`, `victim`.
    Nothing,
    /// A noun that the table lacks.
    Unknown,
}
