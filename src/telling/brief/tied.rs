//! On what a day of the text hangs: the news itself, another deed, what is told of before.

use super::View;
use crate::article::TokenId;
use crate::language::Tag;
use crate::language::grammar::opens_clause_of_time;
use crate::lexicon::{Class, is};
use crate::times::Time;

/// `last week's bombings`, `the vote since which ...`, `as they prepare for polls on Saturday`: the day of what is only
/// spoken of.
pub(super) fn is_of_another(view: &View<'_>, first: TokenId, main: &[TokenId]) -> bool {
    use crate::language::Relation;
    let syntax = view.syntax;
    let is_deed = |t: TokenId| view.told.iter().any(|e| e.tellings.tokens.contains(&t));
    let mut at = first;
    for _ in 0..8 {
        let Some(head) = syntax.head(at).filter(|_| !main.contains(&at)) else { return false };
        let another = match syntax.relation(at) {
            Relation::NmodPoss => !main.contains(&head) && !syntax.relation(head).is_subject(),
            // `ahead of the December 3 vote`, `an inquiry into the May 3 killing`
            Relation::Compound => {
                !main.contains(&head) && one_of!(syntax.preposition(head), "of" | "for" | "after" | "before" | "until")
                    // `tried to influence the January elections`
                    || !main.contains(&head) && syntax.relation(head) == Relation::Obj && is_deed(head)
            }
            // `linked to a bombing on January 29`
            Relation::Nmod | Relation::Obl if at != first && is_deed(at) => {
                one_of!(
                    syntax.preposition(at),
                    "to" | "over" | "about" | "into" | "against" | "after" | "before" | "since"
                )
            }
            Relation::AclRelcl => true,
            // `Forty have died, and the capital reported its first case on Monday`
            Relation::Conj => {
                let own = syntax.own_subject(at);
                let says = super::is_cue(view.sources, at) && syntax.object(at).is_none();
                main.contains(&head)
                    && !says
                    && own.is_some()
                    && own.map(|s| syntax.tag(s)) != Some(Tag::Prp)
                    && at != first
            }
            // `until they vote in May`, `after they elect a mayor in May`: ahead.
            Relation::Advcl => match syntax.own_marker(at) {
                Some("as" | "since" | "until" | "before" | "once" | "if" | "unless") => true,
                Some("after" | "when") => matches!(syntax.tag(at), Tag::Vbp | Tag::Vbz),
                _ => false,
            },
            _ => at != first && syntax.preposition(at) == "since",
        };
        if another {
            return true;
        }
        at = head;
    }
    false
}

/// `has strengthened since forming late Wednesday`, `have cleared him in the shooting of a guard last Sunday`: the tree
/// hangs the day on the verb, and it is that of the clause or deed it stands behind.
pub(super) fn is_of_the_part_before(view: &View<'_>, time: &Time) -> bool {
    use crate::language::Relation;
    let syntax = view.syntax;
    let tokens = syntax.article.tokens_in(time.span);
    let Some(top) = tokens.clone().find(|&t| syntax.head(t).is_some_and(|h| !tokens.contains(&h))) else {
        return false;
    };
    let (Some(verb), Some(mut at)) = (syntax.head(top), syntax.extent(top).start.checked_sub(1)) else { return false };
    let has = |c: TokenId| one_of!(syntax.article.lower(c), "has" | "have") && syntax.relation(c) == Relation::Aux;
    let perfect = syntax.children(verb).any(has);
    for _ in 0..8 {
        if at <= verb || !perfect {
            return false;
        }
        let deed = view.told.iter().any(|e| e.tellings.tokens.contains(&at) && !e.tellings.tokens.contains(&verb));
        let clause = syntax.relation(at) == Relation::Advcl && syntax.own_marker(at).is_some_and(opens_clause_of_time);
        // `have been killed in a bombing Saturday`: in the deed itself.
        let own = syntax.head(at) == Some(verb) && one_of!(syntax.preposition(at), "in" | "at" | "by" | "during");
        if clause || deed && !own && syntax.tag(at) == Tag::Nn {
            return true;
        }
        match syntax.head(at) {
            Some(head) => at = head,
            None => return false,
        }
    }
    false
}

/// `The deal announced on Monday`: of what the lead names by this noun, close behind it.
pub(super) fn is_of_it(view: &View<'_>, first: TokenId) -> bool {
    let syntax = view.syntax;
    let Some(lead) = view.lead.map(|l| syntax.sentence(l.token)) else { return false };
    let told = |t: TokenId| {
        let one = |x: TokenId| syntax.lemma(x) == syntax.lemma(t);
        syntax.tag(t) == Tag::Nn && lead.clone().any(one) || retells(view, t)
    };
    let near = view
        .lead
        .is_some_and(|l| syntax.article.tokens.get(first as usize).is_some_and(|t| t.sentence <= l.sentence + 3));
    let mut at = first;
    for _ in 0..3 {
        match syntax.head(at).filter(|_| near) {
            Some(head) if told(head) => return true,
            Some(head) => at = head,
            None => return false,
        }
    }
    false
}

/// `the attack` behind an ambush, `had reopened` behind an opening, `his remarks` behind what someone says.
pub(super) fn retells(view: &View<'_>, t: TokenId) -> bool {
    use crate::language::Relation;
    let (syntax, Some(lead)) = (view.syntax, view.lead) else { return false };
    let lemma = syntax.lemma(t);
    let same = |l: TokenId| {
        let main = syntax.lemma(l);
        lemma == main || lemma.strip_prefix("re") == Some(main) || super::super::same_deed(lemma, main)
    };
    if syntax.tag(t).is_verb() {
        // `In a speech Wednesday, Mr. Hale said ...` behind `President Hale says ...`
        let one = |v: TokenId| syntax.own_subject(v).and_then(|s| view.sources.entities.headed_by(s));
        let speaks = |v: TokenId| super::is_cue(view.sources, v) && one(v).is_some();
        return same(lead.token) || speaks(t) && speaks(lead.root) && one(t) == one(lead.root);
    }
    let known = |c: TokenId| {
        c < t && (one_of!(syntax.article.lower(c), "the" | "this") || syntax.relation(c) == Relation::NmodPoss)
    };
    let remark = is(lemma, Class::RemarkNoun) && super::is_cue(view.sources, lead.root);
    syntax.tag(t).is_noun() && syntax.children(t).any(known) && (remark || same(lead.token))
}

/// True where the expression hangs on one of the main predicates without a clause of its own between.
pub(super) fn hangs_on(view: &View<'_>, first: TokenId, main: &[TokenId]) -> bool {
    use crate::language::Relation;
    let mut at = first;
    for _ in 0..6 {
        if main.contains(&at) {
            return true;
        }
        // `the 2020 champion`, `the budget of 2025`: the noun's.
        let noun = matches!(
            view.syntax.relation(at),
            Relation::Compound | Relation::Amod | Relation::Nummod | Relation::Nmod | Relation::NmodDesc
        );
        if noun && view.sources.article.word(first).len() == 4 && view.syntax.pos(first) == crate::language::Pos::Num {
            return false;
        }
        if matches!(
            view.syntax.relation(at),
            Relation::AclRelcl
                | Relation::Ccomp
                | Relation::Parataxis
                | Relation::Advcl
                | Relation::Acl
                | Relation::Appos
        ) {
            return false;
        }
        match view.syntax.head(at) {
            Some(head) => at = head,
            None => return false,
        }
    }
    false
}
