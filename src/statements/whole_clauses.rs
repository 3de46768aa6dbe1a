//! A clause that is said, whole: with what the tree hung elsewhere.

use super::acts::Act;
use super::cues::Cues;
use super::shapes::{is_present, is_question};
use super::speakers::is_day;
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use std::ops::Range;

/// The clause `c` with what the tree hung on its verb `t` instead: the subject before it (`said his refusal was a mistake`),
/// the rest behind it (`said she suspected he was ill`) and another clause (`and that nobody knew`).
pub(super) fn whole_clause(syntax: &Syntax<'_>, t: TokenId, c: TokenId, reach: Range<TokenId>) -> Range<TokenId> {
    let article = syntax.article;
    let (mut start, mut end) = (reach.start, reach.end);
    let first = syntax.verb_group(t).end;
    let bare = syntax.own_subject(c).is_none()
        && syntax.own_marker(c).is_none()
        && syntax.child(c, &[Relation::Expl]).is_none();
    // "told parliament he believed it": parliament was told.
    let told = syntax.child(c, &[Relation::Iobj]);
    if let Some(o) = told.filter(|&o| syntax.extent(o).start == start && syntax.own_subject(c).is_some_and(|s| s > o)) {
        start = syntax.extent(o).end;
    }
    // "told the Tribune the council had met": two subjects, of which the first was told.
    let subjects = || {
        syntax
            .children(c)
            .filter(|&s| matches!(syntax.relation(s), Relation::Nsubj | Relation::NsubjPass | Relation::Expl) && s < c)
    };
    let told = Cues::get().verb(syntax.lemma(t)).iter().any(|u| u.frames.addressee && u.frames.clause);
    if let (true, Some(first), Some(second)) = (told, subjects().next(), subjects().nth(1))
        && reach.start == syntax.verb_group(t).end
        && first_word(syntax, first) - reach.start < 2
    {
        // "told the Post the report was lost", in which the tree gives both articles to the report.
        start = (first + 1..second).find(|&i| syntax.tag(i) == Tag::Dt).unwrap_or(first_word(syntax, second));
    }
    // "said Ms. Lee, who was ill, was away", "requested the judges issue it"
    let before = syntax.verb_group(t).start.saturating_sub(1);
    let quoted = one_of!(article.word(before), "\"" | "“" | "”" | "''" | ",");
    let hung = |o: TokenId| match syntax.relation(o) {
        Relation::Obj | Relation::Iobj => !told || syntax.tag(c) == Tag::Vb,
        Relation::Nsubj => syntax.own_subject(t).is_some_and(|s| s < t) && !quoted,
        _ => false,
    };
    let object = syntax.children(t).find(|&o| o > t && o < c && hung(o)).filter(|_| bare);
    if object.is_some_and(|o| syntax.extent(o).start == first && syntax.extent(o).end == start) {
        start = first;
    }
    // "did not disclose how much it paid", in which the tree hangs the question on the saying
    if (first + 1..first + 4).contains(&start)
        && is_question(syntax, first)
        && (first..start).all(|i| !syntax.is_edge(i))
    {
        start = first;
    }
    start = past_day(syntax, start, first);
    for d in syntax.children(t).filter(|&d| d > c) {
        if goes_on(syntax, t, c, d, end) {
            end = end.max(syntax.extent(d).end);
        }
    }
    // "denied that it had paid him; he resigned": who denies it has not said that.
    let denied = Cues::get().verb(syntax.lemma(t)).iter().any(|u| u.act == Act::Deny);
    let own = |i: TokenId| article.word(i) == ";" && !(i + 1..i + 3).any(|i| article.lower(i) == "that");
    // "says it will not."
    end += TokenId::from(article.lower(end) == "not" && syntax.tag(end - 1) == Tag::Md);
    start..(c..end).find(|&i| denied && own(i)).unwrap_or(end)
}

/// True where what else hangs on the verb `t`, at `d`, goes on with the clause `c` that ends at `end`.
fn goes_on(syntax: &Syntax<'_>, t: TokenId, c: TokenId, d: TokenId, end: TokenId) -> bool {
    let article = syntax.article;
    let next = syntax.extent(d);
    let more = syntax.relation(d) == Relation::Ccomp
        && next.start == end
        && !one_of!(article.word(end), ";" | "," | "—" | "--");
    let that = (end..end + 3).find(|&i| article.lower(i) == "that");
    let joined = matches!(syntax.relation(d), Relation::Conj | Relation::Ccomp)
        && next.start <= end + 1
        && that.is_some_and(|i| one_of!(article.lower(i - 1), "and" | "but"))
        && syntax.own_marker(d) == Some("that");
    // "warned that the ships the navy wants in Brest and the German yards could cost more", "says much is done but an
    // accord is not complete": one clause, cut in two.
    let alike = || syntax.tag(t) != Tag::Vbd && [c, d].iter().all(|&v| is_present(syntax, v));
    let cut = syntax.relation(d) == Relation::Conj
        && next.start == end
        && one_of!(article.lower(end), "and" | "but")
        && (syntax.own_marker(c) == Some("that") && article.lower(end) == "and" || alike())
        && Cues::get().verb(syntax.lemma(d)).is_empty()
        && syntax.own_subject(d).is_some_and(|s| syntax.tag(s).is_noun());
    // "said the offer was sound, and the board would meet": in the tense of what is said.
    let cc = next.start + TokenId::from(article.word(next.start) == ",");
    let later = syntax.relation(d) == Relation::Conj
        && next.start == end
        && one_of!(article.lower(cc), "and" | "but")
        && syntax.own_subject(d).is_some_and(|s| s > cc)
        && syntax
            .children(d)
            .any(|m| m < d && syntax.tag(m) == Tag::Md && (cc == next.start || syntax.article.lower(m) == "would"));
    more || joined || cut || later
}

/// `said Friday reports of it were true`, `said last week the group had left`: where the clause begins behind the day on
/// which it was said, `first` being the word behind the verb.
pub(super) fn past_day(syntax: &Syntax<'_>, start: TokenId, first: TokenId) -> TokenId {
    let week = one_of!(syntax.article.lower(start), "last" | "this" | "late" | "early" | "earlier");
    let day = start + TokenId::from(week);
    let next = day + 1;
    let opens = matches!(syntax.tag(next), Tag::Dt | Tag::Prp | Tag::PrpS | Tag::Nnp | Tag::Nns | Tag::Cd | Tag::Ex)
        && !is_day(syntax, next);
    let weekday = !week && syntax.tag(day) == Tag::Nnp;
    let fits = start == first && is_day(syntax, day) && syntax.tag(day) != Tag::Cd && (week || weekday) && opens;
    if fits { next } else { start }
}

pub(super) fn first_word(syntax: &Syntax<'_>, t: TokenId) -> TokenId {
    syntax.extent(t).start
}
