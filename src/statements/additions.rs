//! What the reporter adds behind what someone says: `said the bridge was safe, as shares fell`, `..., a move that shocked the town`.

use super::Draft;
use super::acts::Act;
use super::cues::{Cue, Cues};
use super::quotations::{self, Quotation};
use super::shapes::is_present;
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::lexicon::Class;
use std::ops::Range;

/// Ends what someone says before what the reporter adds to it.
pub(super) fn trim(syntax: &Syntax<'_>, quotations: &[Quotation], drafts: &mut [Draft]) {
    for draft in drafts.iter_mut() {
        let token = draft.token;
        for part in draft.content.iter_mut().filter(|c| c.start > token) {
            // "according to a report, a figure his aides dispute"
            let before = part.start - 1;
            if syntax.article.word(before) == "," && upshot(syntax, part, before) {
                part.end = part.start;
            }
            // "'... Texans,' a claim that the agency rejects": also a comma before the mark that closes a quotation.
            let closes =
                |i: TokenId| syntax.is_edge(i) && quotations::at(quotations, i).is_some_and(|q| q.tokens.end == i + 1);
            let comma = |&i: &TokenId| {
                let set = |i: TokenId| syntax.article.word(i) == ",";
                if closes(i) { set(i - 1) } else { set(i) && quotations::at(quotations, i).is_none() }
            };
            let adds = |&i: &TokenId| {
                meanwhile(syntax, part, i)
                    || upshot(syntax, part, i)
                    || other_saying(syntax, part, i)
                    || in_spite(syntax, part, i)
                    || turns(syntax, part, i)
            };
            if let Some(end) = (part.start + 3..part.end).filter(comma).find(adds) {
                part.end = end + TokenId::from(closes(end));
            }
        }
    }
}

/// `said they were looking for him, as crowds gathered`: what happened while it was said, or while it goes on. A plain past
/// before it can have its ground there: `said profits fell, as demand weakened`.
fn meanwhile(syntax: &Syntax<'_>, part: &Range<TokenId>, comma: TokenId) -> bool {
    let word = comma + 1 + TokenId::from(one_of!(syntax.article.lower(comma + 1), "even" | "just"));
    let contrast = match syntax.article.lower(word) {
        "as" => false,
        "while" => true,
        _ => return false,
    };
    let Some(verb) = syntax.head(word).filter(|&v| v > word && syntax.relation(word) == Relation::Mark) else {
        return false;
    };
    let subject = syntax.own_subject(verb).is_some_and(|s| s > word && syntax.tag(s).is_noun());
    let first = syntax.verb_group(verb).start;
    let past = syntax.tag(first) == Tag::Vbd;
    let ends = syntax.extent(verb).end + 1 >= part.end;
    let main = syntax.head(verb).filter(|m| part.contains(m));
    main.is_some_and(|m| subject && past && ends && is_open(syntax, m, !contrast))
}

/// True for a predicate that is no plain past: `will close`, `is safe`, `to close`; with `lasting` also `was safe`, `were
/// looking`, `had fled`.
fn is_open(syntax: &Syntax<'_>, m: TokenId, lasting: bool) -> bool {
    let helper = |c: TokenId| {
        c < m && matches!(syntax.relation(c), Relation::Aux | Relation::AuxPass | Relation::Cop | Relation::Mark)
    };
    let open = |c: TokenId| {
        matches!(syntax.tag(c), Tag::Md | Tag::Vbz | Tag::Vbp | Tag::To) || lasting && syntax.tag(c) == Tag::Vbd
    };
    is_present(syntax, m) || syntax.children(m).any(|c| helper(c) && open(c))
}

/// `..., a move that shocked the town`, `..., a claim economists doubt`: a word for what was said, and what came of it.
fn upshot(syntax: &Syntax<'_>, part: &Range<TokenId>, comma: TokenId) -> bool {
    let article = TokenId::from(one_of!(syntax.article.lower(comma + 1), "a" | "an"));
    if article == 0 && syntax.article.lower(comma + 1) != "something" {
        return false;
    }
    let noun = (comma + 1 + article..part.end.min(comma + 6))
        .find(|&i| syntax.analysis.lemma_is(i, Class::UpshotNoun) || Cues::get().noun(syntax.lemma(i)).is_some());
    let Some(noun) = noun.filter(|&n| (comma + 2..n).all(|i| !syntax.tag(i).is_verb() && !syntax.is_edge(i))) else {
        return false;
    };
    let next = noun + 1;
    let relative = one_of!(syntax.article.lower(next), "that" | "which" | "the" | "some" | "many")
        || matches!(syntax.tag(next), Tag::Nnp | Tag::Nnps | Tag::Nns | Tag::Prp | Tag::PrpS);
    // "a figure his office disputes", where the tagger saw a noun
    let ends =
        |i: TokenId| i + 2 >= part.end && syntax.tag(i) == Tag::Nns && !Cues::get().verb(syntax.lemma(i)).is_empty();
    relative && (next..part.end).any(|i| syntax.tag(i).is_finite() || ends(i))
}

/// `..., which he declined to specify`, `..., which the ministry rejects`: of what was said, in another saying.
fn other_saying(syntax: &Syntax<'_>, part: &Range<TokenId>, comma: TokenId) -> bool {
    let which = comma + 1;
    if syntax.article.lower(which) != "which" || syntax.tag(which) != Tag::Wdt {
        return false;
    }
    // "which he declined to specify", where the pronoun hangs on what he declined
    let mut verb = syntax.head(which);
    while let Some(v) = verb.filter(|&v| syntax.relation(v) == Relation::Xcomp) {
        verb = syntax.head(v);
    }
    // "abuses, which it says are many": what the same one says.
    let own = |v: TokenId| syntax.own_subject(v).is_some_and(|s| syntax.tag(s) == Tag::Prp);
    let withheld = |c: &Cue| matches!(c.act, Act::Refuse | Act::Deny);
    let clause = |v: TokenId| {
        syntax.relation(v) == Relation::AclRelcl
            && syntax.own_subject(v).is_some_and(|s| s > which && syntax.referent(s) == s)
            && syntax.extent(v).end + 1 >= part.end
            && Cues::get().verb(syntax.lemma(v)).iter().any(|c| withheld(c) || !own(v))
    };
    verb.is_some_and(clause)
}

/// `urged them to pay, despite the cost`, `a call from her mother, presumably Ana`: what the one who says it would not say.
fn in_spite(syntax: &Syntax<'_>, part: &Range<TokenId>, comma: TokenId) -> bool {
    let done = || syntax.tag(part.start) == Tag::To;
    let rest = comma + 1..part.end;
    let plain = rest.clone().all(|i| !syntax.tag(i).is_finite() && !syntax.is_edge(i));
    match syntax.article.lower(comma + 1) {
        "despite" | "amid" => plain && done(),
        "presumably" | "apparently" => plain,
        _ => false,
    }
}

/// `said "they must leave," but the council will help them`: behind a quotation the reporter goes on.
fn turns(syntax: &Syntax<'_>, part: &Range<TokenId>, comma: TokenId) -> bool {
    let mark = |t: TokenId| one_of!(syntax.article.word(t), "\"" | "”" | "''");
    let quoted = mark(comma - 1) || mark(comma + 1);
    let but = comma + 1 + TokenId::from(mark(comma + 1));
    let verb = syntax.head(but).filter(|&v| v > but && part.contains(&v));
    let own = |v: TokenId| syntax.own_subject(v).is_some_and(|s| s > but && syntax.tag(s).is_noun());
    quoted && syntax.article.lower(but) == "but" && verb.is_some_and(own)
}
