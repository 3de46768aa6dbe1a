//! What has the shape of a statement and is none: what nobody says, what someone is to say, what only is felt.

use super::acts::Act;
use super::cues::{Cue, Cues};
use super::shapes::{is_question, is_yet_to};
use super::{Draft, Speaker, stance};
use crate::article::TokenId;
use crate::entities::{Entities, EntityKind};
use crate::language::grammar::is_negation;
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::{Class, is};

/// True for a draft in which nobody says or holds anything.
pub(super) fn is_idle(syntax: &Syntax<'_>, entities: &Entities, draft: &Draft) -> bool {
    let Some(source) = draft.source.as_ref() else {
        // "a ruling is not expected", "neither has been accused of a crime": nobody who says so, and nothing that is said.
        let of_nobody = draft.act == Act::Accuse && draft.content.first().is_some_and(|c| is_none(syntax, c.start));
        let none = of_nobody || stance::is_negated(syntax, draft);
        // "was supposed to meet him": nobody's belief.
        return none && (draft.act == Act::Accuse || draft.act == Act::Predict && draft.content.len() == 1)
            || syntax.lemma(draft.token) == "suppose";
    };
    is_nobody(syntax, draft, source)
        || syntax.repeats_refusal(draft.token)
        || is_withheld(syntax, draft)
        || is_kept_back(syntax, draft.token)
        || is_ahead(syntax, draft)
        || is_bidden(syntax, draft)
        || is_likeness(syntax, draft, source)
        || is_feeling(syntax, draft)
        || is_price(syntax, draft)
        || is_aim(syntax, entities, draft, source)
        || is_convening(syntax, draft)
}

/// `Called an extraordinary session`, `called a strike for Friday`: a deed.
fn is_convening(syntax: &Syntax<'_>, draft: &Draft) -> bool {
    let held = |m: TokenId| {
        is(syntax.lemma(m), Class::Gathering) || one_of!(syntax.lemma(m), "election" | "referendum" | "strike" | "vote")
    };
    syntax.lemma(draft.token) == "call"
        && syntax.tag(draft.token).is_verb()
        && one_of!(syntax.article.lower(draft.hull().start), "a" | "an")
        && syntax.object(draft.token).is_some_and(held)
}

/// Acts in which something is told, rather than held.
fn is_telling_act(act: Act) -> bool {
    !matches!(act, Act::Believe | Act::Want | Act::Support | Act::Oppose | Act::Praise | Act::Criticize | Act::Predict)
}

/// `Nobody`, `no minister`.
fn is_none(syntax: &Syntax<'_>, first: TokenId) -> bool {
    one_of!(syntax.article.lower(first), "no" | "nobody" | "none" | "neither")
}

/// `Nobody said it was late`, `no statement confirming it`, `Has anyone considered that ...?`, `Let's remember that ...`
fn is_nobody(syntax: &Syntax<'_>, draft: &Draft, source: &Speaker) -> bool {
    let none = is_none(syntax, source.words.start)
        || source.words.start > 0 && syntax.article.lower(source.words.start - 1) == "neither";
    // "not everyone wanted to go"
    let not = source.words.start > 0 && syntax.article.lower(source.words.start - 1) == "not";
    let told = is_telling_act(draft.act) || syntax.lemma(draft.token) == "doubt";
    // "No fewer than ten officers said": some did.
    let counted = || syntax.tag(source.words.start + 1) == Tag::Jjr;
    none && told && !counted()
        || not && draft.act == Act::Want
        || one_of!(syntax.article.lower(source.referent), "'s" | "anyone" | "anybody")
}

/// `did not call for an inquiry`, `couldn't admit that it existed`, `no longer wants to sell`: not done. Whom something is not
/// said to, or of what he does not tell, is worth a line: `did not say when`, `did not disclose how much`.
fn is_withheld(syntax: &Syntax<'_>, draft: &Draft) -> bool {
    let act = matches!(
        draft.act,
        Act::Demand | Act::Admit | Act::Report | Act::Accuse | Act::Confirm | Act::Promise | Act::Propose
    ) || matches!(draft.act, Act::Stress | Act::Threaten | Act::Claim);
    // "has not agreed to it", "is not recognized by the others": a stand.
    let stands = syntax.is_passive(draft.token) || syntax.lemma(draft.token) == "agree";
    let start = draft.cue.as_ref().map_or(draft.token, |c| c.start);
    let longer = |t: TokenId| syntax.article.lower(t) == "longer" && t > 0 && syntax.article.lower(t - 1) == "no";
    if draft.act == Act::Want && (start.saturating_sub(2)..draft.token).any(longer) {
        return true;
    }
    // "never commented on reports that", "did not comment on the arrest": of what, and nothing of it.
    let silent = syntax.analysis.lemma_is(draft.token, Class::AnsweringVerb);
    if silent && syntax.tag(draft.token).is_verb() && stance::is_negated(syntax, draft) {
        return true;
    }
    if !act || stands || !syntax.tag(draft.token).is_verb() {
        return false;
    }
    let first = draft.hull().start;
    let open = is_question(syntax, first) || one_of!(syntax.article.lower(first), "whether" | "if");
    !open && stance::is_negated(syntax, draft)
}

/// `charges $40 a visit`, `charge 5 percent a week`: what it costs.
fn is_price(syntax: &Syntax<'_>, draft: &Draft) -> bool {
    let sum = |t: TokenId| {
        let word = syntax.article.lower(t);
        one_of!(word, "$" | "€" | "£" | "%" | "dollars" | "euros" | "pounds" | "rupees" | "percent" | "per" | "fee")
            || one_of!(word, "fees" | "rent" | "rents" | "deposit" | "interest" | "tolls" | "fares")
    };
    let first = draft.content.first().map_or(0, |c| c.start);
    let charged = syntax.lemma(draft.token) == "charge" && !syntax.is_passive(draft.token);
    charged && (first..first + 4).any(sum) && syntax.tag(first) != Tag::In
}

/// `avoided saying`, `stopped short of saying`, `did not go so far as to say`: it was not said.
fn is_kept_back(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let Some(above) = syntax.head(t).filter(|&h| h < t && syntax.tag(t).is_verb()) else { return false };
    let before = |n: TokenId| syntax.article.lower(t.wrapping_sub(n));
    let gerund = syntax.tag(t) == Tag::Vbg;
    let not = |c: TokenId| is_negation(syntax.article.lower(c));
    // "did not stop her from saying so".
    let held = gerund && !syntax.children(above).any(not);
    match syntax.relation(t) {
        // "fined for failing to report it": no report.
        Relation::Xcomp if syntax.lemma(above) == "fail" && syntax.tag(above) == Tag::Vbg => true,
        Relation::Xcomp => held && is(syntax.lemma(above), Class::FailingVerb),
        Relation::Advcl if gerund => held && (before(1) == "from" || before(1) == "of" && before(2) == "short"),
        Relation::Advcl => {
            let far = |c: TokenId| syntax.article.lower(c) == "far";
            before(2) == "as" && syntax.children(above).any(far) && syntax.children(above).any(not)
        }
        _ => false,
    }
}

/// `until inspectors certify that it is safe`, `has yet to say whether it is`, `is expected to show that it is`: nobody has, yet.
fn is_ahead(syntax: &Syntax<'_>, draft: &Draft) -> bool {
    let done = || syntax.own_marker(draft.token).is_some_and(|m| one_of!(m, "until" | "unless"));
    let yet = || {
        let have = syntax.head(draft.token).filter(|&h| syntax.has_to(draft.token) && h < draft.token);
        have.is_some_and(|h| match syntax.lemma(h) {
            "have" => is_yet_to(syntax, draft.token),
            "expect" => draft.act == Act::Report && syntax.is_passive(h),
            _ => false,
        })
    };
    syntax.tag(draft.token).is_verb()
        && is_telling_act(draft.act)
        && !matches!(draft.act, Act::Deny | Act::Ask)
        && (done() || yet())
}

/// `don't expect them to come`, `were encouraged to suggest a name`, `helps them lobby for it`: told to, rather than done.
fn is_bidden(syntax: &Syntax<'_>, draft: &Draft) -> bool {
    let t = draft.token;
    let start = draft.cue.as_ref().map_or(t, |c| c.start);
    if syntax.tag(t) != Tag::Vb {
        return false;
    }
    if !syntax.has_to(t) && syntax.own_subject(t).is_none() && one_of!(syntax.article.lower(start), "do" | "let") {
        return true;
    }
    // "for a chef to refuse to serve it": as a rule.
    let subject = syntax.own_subject(t).map_or(0, |s| syntax.phrase(s, true).start);
    if subject > 0 && syntax.has_to(t) && syntax.article.lower(subject - 1) == "for" {
        return true;
    }
    // "a campaign to persuade users", "an effort to press them"
    let aim = |h: TokenId| is(syntax.lemma(h), Class::AimNoun) || syntax.lemma(h) == "campaign";
    let urged = matches!(draft.act, Act::Demand | Act::Ask) && syntax.relation(t) == Relation::Acl;
    if urged && syntax.has_to(t) && syntax.head(t).is_some_and(aim) {
        return true;
    }
    // "The treaty allows either side to demand it".
    let allowed = |h: TokenId| {
        let whom = draft.source.as_ref().map(|s| s.referent);
        syntax.relation(t) == Relation::Advcl && whom.is_some() && syntax.object(h) == whom
    };
    let below = |&h: &TokenId| h < t && (syntax.relation(t) == Relation::Xcomp || allowed(h));
    let Some(above) = syntax.head(t).filter(below) else { return false };
    let lemma = syntax.lemma(above);
    // "is said to believe", "was forced to admit": by hearsay, or done all the same.
    let hearsay = |c: &Cue| c.frames.hearsay;
    let bidden = is(lemma, Class::BiddingVerb);
    let whom = syntax.is_passive(above) || syntax.child(above, &[Relation::Obj, Relation::Iobj]).is_some();
    // "The report is expected to show that prices fell": not yet.
    let source = draft.source.as_ref().map(|s| syntax.referent(s.referent));
    let ahead = lemma == "expect" && source.is_some_and(|s| Cues::get().can_speak(syntax.lemma(s)));
    whom && (ahead || bidden && !Cues::get().verb(lemma).iter().any(hearsay))
}

/// `which indicates that ...` of no document, `it reminds me of ...`, `Speaking of trees, ...`, `It is time to learn that ...`
fn is_likeness(syntax: &Syntax<'_>, draft: &Draft, source: &Speaker) -> bool {
    let t = draft.token;
    let lemma = syntax.lemma(t);
    let me = || {
        let whom = syntax.child(t, &[Relation::Obj, Relation::Iobj]);
        whom.is_some_and(|o| one_of!(syntax.article.lower(o), "me" | "us" | "one" | "you"))
            && draft.content.first().is_some_and(|c| c.start > 0 && syntax.article.lower(c.start - 1) == "of")
    };
    let opening = || syntax.tag(t) == Tag::Vbg && t == syntax.sentence(t).start && syntax.article.lower(t + 1) == "of";
    let shown = || {
        syntax.tag(source.referent) == Tag::Wdt
            && one_of!(lemma, "indicate" | "suggest" | "show" | "reveal" | "imply")
            && syntax.referent(source.referent) == source.referent
    };
    lemma == "remind" && me()
        || lemma == "speak" && opening()
        || shown()
        || syntax.article.lower(source.referent) == "it" && syntax.has_to(t) && one_of!(lemma, "learn" | "know" | "see")
}

/// `were angry about the delay`, `hates paperwork`, `seemed pleased that ...`: a feeling, with nothing said of its matter.
fn is_feeling(syntax: &Syntax<'_>, draft: &Draft) -> bool {
    let t = draft.token;
    let start = draft.cue.as_ref().map_or(t, |c| c.start);
    let plain = |class: fn(Tag) -> bool| !draft.content.iter().cloned().flatten().any(|i| class(syntax.tag(i)));
    if matches!(syntax.pos(t), Pos::Adj) || matches!(syntax.tag(t), Tag::Jj | Tag::Jjr) {
        let mood = matches!(draft.act, Act::Praise | Act::Criticize);
        let guessed = one_of!(syntax.lemma(start), "seem" | "appear") && start < t && mood;
        return guessed || is(syntax.article.lower(t), Class::FeelingAdjective) && plain(Tag::is_finite);
    }
    syntax.tag(t).is_verb() && is(syntax.lemma(t), Class::FeelingVerb) && plain(Tag::is_finite)
}

/// `decided to close it`, `whether they would prefer it`: what someone sets out to do, or is asked; `joked about it`: of what, and
/// not what.
fn is_aim(syntax: &Syntax<'_>, entities: &Entities, draft: &Draft, source: &Speaker) -> bool {
    let hull = draft.hull();
    // "to find out whether the voters would prefer it"
    let held = matches!(draft.act, Act::Want | Act::Believe | Act::Support | Act::Oppose | Act::Promise);
    let asked = held && syntax.tag(draft.token).is_verb() && syntax.own_marker(draft.token) == Some("whether");
    let word = |t: TokenId| syntax.article.lower(t) == "it" && t > 0 && syntax.pos(t - 1) == Pos::Adp;
    // What a person plans is known from himself; a body that decides does it.
    let one = entities.headed_by(source.referent).and_then(|e| entities.get(e));
    let told = one.is_some_and(|e| e.kind == EntityKind::Person && e.named)
        && one_of!(syntax.lemma(draft.token), "plan" | "decide");
    asked
        || draft.act == Act::Want && is(syntax.lemma(draft.token), Class::AimVerb) && !told
        || draft.act == Act::Say && hull.len() == 1 && word(hull.start)
}
