//! What was not so, by other words than a negation: who was cleared of it, what is a myth or a forgery, what is told in a novel.

use super::super::Status;
use super::super::tables::{Effect, State, Tables};
use super::{Climb, own};
use crate::article::TokenId;
use crate::language::Relation;
use crate::language::syntax::Syntax;
use crate::lexicon::{Class, is};

impl Climb<'_> {
    /// A gerund whose deed a court, an adverb or a particle settles.
    pub(super) fn is_settled(&mut self, at: TokenId, head: TokenId, marker: &str, above: Status) -> bool {
        let syntax = self.syntax;
        // "quashed his conviction for killing her", "upheld it".
        let convicted = |&o: &TokenId| o < at && syntax.analysis.lemma_is(o, Class::GuiltNoun);
        if one_of!(marker, "for" | "of") {
            let guilt = syntax.object(head).filter(convicted);
            // "was wrongly jailed for burning it down", "had been falsely convicted of stealing".
            let mistaken = |c: TokenId| is(syntax.article.lower(c), Class::MistakenAdverb);
            let wrongly = syntax.children(head).any(mistaken);
            if wrongly || guilt.is_some_and(|o| is_quashed(syntax, o)) {
                self.weaken(Status::Denied);
            }
            if wrongly || guilt.is_some() {
                return true;
            }
        }
        // "held back from attacking", "came close to buying it", "stopped short of saying so".
        let aside = |c: TokenId| {
            matches!(syntax.relation(c), Relation::Advmod | Relation::CompoundPrt)
                && Tables::get().phrase_effect(syntax.lemma(head), syntax.article.lower(c))
                    == Some(Effect::Status(Status::Negated))
        };
        let found = one_of!(marker, "from" | "of" | "to") && syntax.children(head).any(aside);
        if found {
            let s = self.prevented(Status::Negated, head, above, marker);
            self.weaken(s);
        }
        found
    }
}

/// True for the verb of those who are acquitted or cleared of something.
pub(crate) fn clears(lemma: &str) -> bool {
    Tables::get().phrase_effect(lemma, "of") == Some(Effect::Status(Status::Denied))
}

/// "Reports that he has died are false": the clause before it is, whatever the tree hangs the adjective on.
pub(super) fn is_called_false(syntax: &Syntax<'_>, at: TokenId) -> bool {
    let end = syntax.extent(at).end;
    let word = |i: TokenId| syntax.article.lower(i);
    // "called the claim that he lied false", "described as fiction a story that they had met".
    let label =
        syntax.head(at).and_then(|noun| syntax.head(noun)).filter(|&v| v < at && syntax.own_marker(at) == Some("that"));
    if let Some(v) = label.filter(|&v| syntax.analysis.lemma_is(v, Class::LabellingVerb)) {
        let refuting = |i: TokenId| is(word(i), Class::RefutingWord);
        return (v + 1..v + 4).any(refuting) || refuting(end - 1) || refuting(end);
    }
    // "were false", "proved false", "turned out to be false".
    let behind = match (word(end), word(end + 1)) {
        ("is" | "are" | "was" | "were", _) => end + 1,
        ("prove" | "proves" | "proved", "to") => end + 3,
        ("prove" | "proves" | "proved", _) => end + 1,
        ("turn" | "turns" | "turned", "out") if word(end + 2) == "to" => end + 4,
        ("turn" | "turns" | "turned", "out") => end + 2,
        _ => return false,
    };
    syntax.own_marker(at) == Some("that")
        && matches!(syntax.relation(at), Relation::Acl | Relation::AclRelcl | Relation::Ccomp)
        && is(syntax.article.lower(behind), Class::RefutingWord)
}

/// "A doctored video showed police beating him", "it is nonsense to say that they lied".
pub(super) fn is_fabricated(syntax: &Syntax<'_>, verb: TokenId) -> bool {
    let forged = |c: TokenId| {
        matches!(syntax.relation(c), Relation::Amod | Relation::Compound)
            && is(syntax.article.lower(c), Class::RefutingWord)
    };
    let document = |s: TokenId| Tables::get().is(syntax.lemma(s), State::Document) && syntax.children(s).any(forged);
    let wrong = |h: TokenId| {
        (is(syntax.article.lower(h), Class::RefutingWord) || one_of!(syntax.lemma(h), "wrong" | "nonsense" | "absurd"))
            && own::of_verb(syntax, h) != Status::Negated
    };
    let said = || syntax.head(verb).filter(|_| syntax.has_to(verb) && syntax.relation(verb) == Relation::Csubj);
    syntax.own_subject(verb).is_some_and(document)
        || Tables::get().is(syntax.lemma(verb), State::Speech) && said().is_some_and(wrong)
}

/// A conviction or sentence that is quashed, set aside or thrown out.
pub(super) fn is_quashed(syntax: &Syntax<'_>, noun: TokenId) -> bool {
    let below = matches!(syntax.relation(noun), Relation::Obj | Relation::NsubjPass);
    let quashes = |v: TokenId| {
        let away = syntax.child(v, &[Relation::CompoundPrt]).is_some() && one_of!(syntax.lemma(v), "set" | "throw");
        (away || syntax.analysis.lemma_is(v, Class::QuashingVerb))
            && matches!(own::of_verb(syntax, v), Status::Happened | Status::Ongoing)
    };
    below && syntax.analysis.lemma_is(noun, Class::GuiltNoun) && syntax.head(noun).is_some_and(quashes)
}
