//! Whether it happened: tense, modality, negation and what governs the trigger.

use super::Status;
use super::triggers::{Effect, State, Triggers};
use crate::article::{BlockKind, TokenId};
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation, Tag};

/// Governors looked at above a trigger.
const CLIMB: usize = 8;

/// The status and how sure it is, as a factor of the confidence.
pub(super) fn of(syntax: &Syntax<'_>, t: TokenId) -> (Status, f32) {
    let tables = Triggers::get();
    let mut sure = 1.0f32;
    let mut found = if syntax.tag(t).is_verb() { own(syntax, t) } else { nominal(syntax, t) };
    for c in syntax.children(t) {
        if tables.effect("adverb", syntax.article.lower(c)) == Some(Effect::Less) {
            sure *= 0.85;
        }
    }
    // What governs it: each step may only move it further from fact.
    let mut at = t;
    for _ in 0..CLIMB {
        let Some(head) = syntax.head(at) else { break };
        let relation = syntax.relation(at);
        let noun = !syntax.tag(at).is_verb();
        match relation {
            Relation::Xcomp => {
                found = weaker(found, governor_status(own(syntax, head)));
                govern(syntax, head, &mut found, &mut sure);
            }
            Relation::Ccomp | Relation::Csubj | Relation::CsubjPass => {
                govern(syntax, head, &mut found, &mut sure);
                if tables.is(syntax.lemma(head), State::Speech) {
                    break;
                }
            }
            Relation::Obj | Relation::NsubjPass | Relation::Obl if noun && syntax.tag(head).is_verb() => {
                let lemma = syntax.lemma(head);
                if weakens_nouns(lemma, relation, syntax.preposition(at)) {
                    govern(syntax, head, &mut found, &mut sure);
                    break;
                }
                // "may launch an attack": the verb's standing is the noun's.
                let bears = tables.is(lemma, State::Light) || tables.is(lemma, State::Aspect);
                if relation == Relation::Obl || !bears {
                    break;
                }
                found = weaker(found, own(syntax, head));
            }
            Relation::Nmod if noun && !syntax.tag(head).is_verb() => {
                if tables.effect("noun", syntax.lemma(head)).is_some() {
                    govern(syntax, head, &mut found, &mut sure);
                } else if !matches!(
                    syntax.lemma(head),
                    "series" | "string" | "wave" | "number" | "round" | "spate" | "act"
                ) {
                    break;
                }
            }
            // "A push could sever": the push is no surer than what it would do.
            Relation::Nsubj if at == t && noun => {
                let governor = own(syntax, head);
                if matches!(governor, Status::Possible | Status::Hypothetical | Status::Planned) {
                    found = weaker(found, governor);
                }
                break;
            }
            Relation::Conj => {
                let shares = syntax.own_subject(at).is_none()
                    && !syntax.children(at).any(|c| matches!(syntax.relation(c), Relation::Aux | Relation::Mark));
                if shares && syntax.is_predicate(head) && syntax.tag(at).is_verb() {
                    let base = own(syntax, head);
                    if base != Status::Negated {
                        found = weaker(found, base);
                    }
                }
            }
            // "an attempt to seize", "fears of losing"; a plain participle is as real as its noun.
            Relation::Acl => {
                let Some(marker) = syntax.own_marker(at) else { break };
                if tables.effect("noun", syntax.lemma(head)).is_some() {
                    govern(syntax, head, &mut found, &mut sure);
                } else if marker == "to" && at == t {
                    found = weaker(found, Status::Possible);
                }
            }
            Relation::Advcl => {
                if let Some(Effect::Status(s)) = syntax.own_marker(at).and_then(|m| tables.effect("marker", m)) {
                    found = weaker(found, s);
                } else if is_inverted_condition(syntax, at) {
                    found = weaker(found, Status::Hypothetical);
                } else if syntax.own_marker(at) == Some("to") {
                    found = weaker(found, Status::Planned);
                }
                if syntax.own_subject(at).is_none()
                    && !matches!(own(syntax, head), Status::Happened | Status::Ongoing | Status::Negated)
                {
                    found = weaker(found, own(syntax, head));
                }
                break;
            }
            Relation::Compound | Relation::Amod | Relation::Cop | Relation::Aux => {}
            _ => break,
        }
        at = head;
    }
    (found, sure)
}

/// Moves an event's standing by the word that governs it.
fn govern(syntax: &Syntax<'_>, head: TokenId, found: &mut Status, sure: &mut f32) {
    let verb = syntax.tag(head).is_verb();
    let part = if verb {
        "verb"
    } else if syntax.pos(head) == Pos::Adj {
        "adjective"
    } else {
        "noun"
    };
    match Triggers::get().effect(part, syntax.lemma(head)) {
        Some(Effect::Less) => *sure *= 0.85,
        Some(Effect::Status(s)) => {
            let own_head = if verb { own(syntax, head) } else { Status::Happened };
            let s = match (s, own_head) {
                // "did not fail to", "did not deny": two negations.
                (Status::Negated | Status::Denied, Status::Negated) => Status::Happened,
                // "managed to" is negated where the managing is.
                (Status::Happened | Status::Ongoing, Status::Negated) => Status::Negated,
                (Status::Happened, other) => governor_status(other),
                _ => s,
            };
            *found =
                if s == Status::Ongoing && *found == Status::Happened { Status::Ongoing } else { weaker(*found, s) };
        }
        None => {}
    }
}

/// Governors of a noun that say of its event that it is not yet fact.
fn weakens_nouns(lemma: &str, relation: Relation, preposition: &str) -> bool {
    match relation {
        Relation::Obj | Relation::NsubjPass => matches!(
            lemma,
            "threaten"
                | "plan"
                | "prevent"
                | "avoid"
                | "avert"
                | "foil"
                | "thwart"
                | "deny"
                | "dispute"
                | "refute"
                | "fear"
                | "expect"
                | "predict"
                | "propose"
                | "consider"
                | "demand"
                | "request"
                | "seek"
                | "urge"
                | "want"
                | "promise"
                | "pledge"
                | "schedule"
                | "anticipate"
                | "suspect"
                | "allege"
                | "oppose"
                | "reject"
                | "offer"
                | "prohibit"
                | "forbid"
                | "ban"
                | "recommend"
                | "suggest"
                | "attempt"
                | "require"
                | "need"
                | "prepare"
                | "block"
        ),
        Relation::Obl | Relation::Nmod => matches!(
            (lemma, preposition),
            ("call" | "ask" | "appeal" | "hope" | "prepare" | "push" | "plan", "for")
                | ("warn", "of" | "about" | "against")
        ),
        _ => false,
    }
}

/// What a governing verb's own status says of its infinitive.
fn governor_status(status: Status) -> Status {
    match status {
        Status::Ongoing => Status::Happened,
        s => s,
    }
}

/// The one further from fact.
fn weaker(a: Status, b: Status) -> Status {
    let rank = |s: Status| match s {
        Status::Happened => 0,
        Status::Ongoing => 1,
        Status::Planned => 2,
        Status::Possible => 3,
        Status::Hypothetical => 4,
        Status::Denied => 5,
        Status::Negated => 6,
    };
    if rank(b) > rank(a) { b } else { a }
}

/// What the verb's own group says.
pub(super) fn own(syntax: &Syntax<'_>, t: TokenId) -> Status {
    let tables = Triggers::get();
    let article = syntax.article;
    let (mut modal, mut negated, mut progressive, mut perfect) = (None, false, false, false);
    let mut past = syntax.tag(t) == Tag::Vbd;
    let mut soft = None;
    for c in syntax.children(t) {
        let word = article.lower(c);
        match syntax.relation(c) {
            Relation::Aux | Relation::AuxPass | Relation::Cop => {
                if let Some(Effect::Status(s)) = tables.effect("modal", word) {
                    modal = Some((s, word));
                }
                past |= matches!(word, "was" | "were" | "had" | "did");
                perfect |= matches!(word, "has" | "have" | "had" | "having" | "'ve");
                progressive |= matches!(word, "is" | "are" | "was" | "were" | "am" | "'re" | "been" | "being")
                    && syntax.tag(t) == Tag::Vbg;
            }
            Relation::Advmod | Relation::Det | Relation::Cc | Relation::CcPreconj => {
                match tables.effect("adverb", word) {
                    Some(Effect::Status(Status::Negated)) => {
                        // "not only", "not just" deny nothing.
                        negated |= !matches!(article.lower(c + 1), "only" | "just" | "merely");
                    }
                    Some(Effect::Status(s)) => soft = Some(s),
                    _ => {}
                }
            }
            r if r.is_subject() => {
                negated |= matches!(article.lower(c), "nobody" | "none" | "nothing" | "neither")
                    || article.lower(syntax.phrase(c, false).start) == "no";
            }
            Relation::Obj => {
                negated |= matches!(article.lower(c), "nobody" | "none" | "nothing" | "no-one")
                    || article.lower(syntax.phrase(c, false).start) == "no";
            }
            _ => {}
        }
    }
    if negated {
        return Status::Negated;
    }
    if is_inverted_condition(syntax, t) {
        return Status::Hypothetical;
    }
    if let Some(Effect::Status(s)) = syntax.own_marker(t).and_then(|m| tables.effect("marker", m)) {
        return s;
    }
    if let Some((status, word)) = modal {
        return match word {
            // In reported speech "would" is the past of "will".
            "would" | "'d" if syntax.relation(t) == Relation::Ccomp => Status::Planned,
            "would" | "'d" if perfect => Status::Hypothetical,
            "would" | "'d" => Status::Possible,
            "could" | "can" if perfect => Status::Possible,
            _ => status,
        };
    }
    if let Some(s) = soft.filter(|s| *s == Status::Possible) {
        return s;
    }
    if progressive {
        return Status::Ongoing;
    }
    if soft == Some(Status::Ongoing) && !past {
        return Status::Ongoing;
    }
    match syntax.tag(t) {
        Tag::Vbz | Tag::Vbp if !perfect && !past => {
            if is_headline(syntax, t) {
                Status::Happened
            } else {
                Status::Ongoing
            }
        }
        // "Rebels to attack": a headline's infinitive is a plan.
        Tag::Vb if is_headline(syntax, t) && syntax.own_marker(t) == Some("to") => Status::Planned,
        Tag::Vbn
            if !past
                && !perfect
                && syntax
                    .children(t)
                    .any(|c| matches!(article.lower(c), "is" | "are") && syntax.relation(c) == Relation::AuxPass) =>
        {
            Status::Ongoing
        }
        _ => Status::Happened,
    }
}

fn is_headline(syntax: &Syntax<'_>, t: TokenId) -> bool {
    matches!(syntax.article.block_kind_of(t), BlockKind::Headline | BlockKind::Heading | BlockKind::Caption)
}

/// `Should Homs fall`, `Had they known`: an auxiliary before its subject, and no question.
fn is_inverted_condition(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let Some(aux) =
        syntax.children(t).find(|&c| matches!(syntax.relation(c), Relation::Aux | Relation::AuxPass | Relation::Cop))
    else {
        return false;
    };
    let inverted = matches!(syntax.article.lower(aux), "should" | "had" | "were")
        && syntax.own_subject(t).is_some_and(|s| s > aux && s < t);
    let sentence = syntax.sentence(t);
    let first = (sentence.start..aux).all(|i| syntax.is_edge(i))
        || matches!(syntax.article.word(aux.wrapping_sub(1)), "," | ";");
    inverted && first && syntax.article.word(sentence.end.saturating_sub(1)) != "?"
}

/// What a noun's own modifiers say.
fn nominal(syntax: &Syntax<'_>, t: TokenId) -> Status {
    let tables = Triggers::get();
    let mut status = Status::Happened;
    for c in syntax.children(t) {
        let word = syntax.article.lower(c);
        if matches!(syntax.relation(c), Relation::Amod | Relation::Det | Relation::Compound) {
            if let Some(Effect::Status(s)) = tables.effect("adjective", word) {
                status = weaker(status, s);
            }
            if word == "ongoing" || word == "continuing" {
                status = weaker(status, Status::Ongoing);
            }
        }
    }
    status
}
