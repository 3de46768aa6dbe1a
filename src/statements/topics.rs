//! What a statement is about where it is no clause, and how far the words for it reach.

use super::speakers::is_day;
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use std::ops::Range;

/// What a verb has for an object.
pub(super) struct Topic {
    /// Its words with what is said of it.
    pub content: Vec<Range<TokenId>>,
    /// How sure it is that something is said.
    pub sure: f32,
    /// The object, where nothing is said of it: whether a statement is left depends on what it is.
    pub matter: Option<TokenId>,
}

impl Topic {
    pub(super) fn said(content: Range<TokenId>, sure: f32) -> Topic {
        Topic { content: vec![content], sure, matter: None }
    }
}

/// How far what is said of `object` reaches, and whether anything is: `accused the UAE of supplying the drones`.
pub(super) fn reach(syntax: &Syntax<'_>, t: TokenId, object: TokenId, complement: Option<TokenId>) -> (TokenId, bool) {
    let mut end = syntax.extent(object).end.max(complement.map_or(0, |c| syntax.extent(c).end));
    let mut charged = false;
    for c in syntax.children(t).chain(syntax.children(object)).filter(|&c| c > object) {
        let clause = syntax.tag(c) == Tag::Vbg
            || matches!(syntax.relation(c), Relation::Acl | Relation::Advcl) && syntax.own_subject(c).is_none();
        if clause && one_of!(syntax.article.lower(syntax.extent(c).start), "of" | "for" | "from" | "as") {
            end = end.max(syntax.extent(c).end);
            charged = true;
        }
    }
    charged |= syntax.obliques(object).any(|(p, o)| o > object && one_of!(p, "for" | "over" | "as"))
        || one_of!(syntax.lemma(t), "compare" | "liken");
    // "accused the company of fraud", which the tree makes a company of fraud
    charged |= syntax.lemma(t) == "accuse" && syntax.obliques(object).any(|(p, o)| o > object && p == "of");
    // "accused their leader, Ann Lee, of lying", "accused Ames, who was away, of lying"
    // "quoted a lawyer, Ann Lee, as saying ..."
    let link = match syntax.lemma(t) {
        "accuse" => "of",
        "quote" | "cite" => "as",
        _ => "",
    };
    let of = |i: TokenId| syntax.article.word(i) == "," && syntax.article.lower(i + 1) == link;
    if !link.is_empty()
        && let Some(i) = (object..syntax.sentence(t).end.min(object + 30)).find(|&i| of(i))
        && let Some(said) = syntax.head(i + 1).filter(|&h| h > i)
    {
        end = end.max(syntax.extent(said).end);
        charged = true;
    }
    // "endorsed Carter in 2020", "renounced violence in May": when it was done.
    let short = syntax.tag(object).is_proper() || syntax.phrase(object, true).len() < 3;
    let dated = |p: &str, o: TokenId| p == "in" && short && complement.is_none() && is_day(syntax, o);
    for (p, o) in syntax.obliques(t).filter(|&(p, o)| !dated(p, o)) {
        // "criticized the jobless rate under the last government": what stands right behind.
        let beside = one_of!(p, "under" | "without" | "through" | "between" | "into" | "among" | "toward" | "towards")
            && syntax.extent(o).start == end;
        if beside {
            end = syntax.extent(o).end;
        }
        // "put the toll at 17".
        let toll = one_of!(syntax.lemma(object), "number" | "tally" | "toll");
        let figure = toll && p == "at" && syntax.tag(o) == Tag::Cd;
        if o > object
            && (figure || one_of!(p, "for" | "of" | "over" | "as" | "about" | "against" | "to" | "with" | "in"))
        {
            end = end.max(syntax.extent(o).end);
            charged |= figure || one_of!(p, "for" | "of" | "over" | "as" | "about" | "with");
        }
    }
    // "rejected a request from the envoys to delay it", where the tree makes it an aim.
    // "announced plans on Sunday to close it"
    let day = |mut r: Range<TokenId>| r.len() < 4 && r.any(|i| is_day(syntax, i));
    let next = |from: TokenId| from == end || from > end && day(end..from);
    let done = |c: TokenId| c > object && syntax.own_marker(c) == Some("to") && next(syntax.extent(c).start);
    end = syntax.children(t).find(|&c| done(c)).map_or(end, |c| syntax.extent(c).end);
    // "rejected the notion that the war, or the drought, had emptied it", where the tree has lost the clause
    let that = syntax.article.lower(end) == "that"
        && syntax.relation(end) == Relation::Mark
        && syntax.extent(object).end == end
        && syntax.tag(end - 1).is_noun()
        && !(object..end).any(|i| syntax.tag(i).is_verb());
    if let Some(v) = syntax.head(end).filter(|&v| that && v > end && syntax.own_subject(v).is_some_and(|s| s > end)) {
        return (syntax.extent(v).end.max(end), true);
    }
    (end, charged)
}
