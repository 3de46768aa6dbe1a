//! Statements by grammar: a verb that governs what is said.

use super::acts::Act;
use super::content::clause_content;
use super::cues::{Cue, Cues, Frames};
use super::hearsay::hearsay;
use super::objects;
use super::pleas;
use super::shapes::{is_question, is_withheld};
use super::speakers::{inverted, is_nominal, name_before, run_before, source, speaker as named_speaker};
use super::topics::Topic;
use super::{Draft, Speaker};
use crate::article::TokenId;
use crate::language::grammar::{is_negation, is_subordinator};
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::{Class, is};
use std::ops::Range;

/// Every statement with a governing verb.
pub(super) fn find(syntax: &Syntax<'_>) -> Vec<Draft> {
    let cues = Cues::get();
    let mut drafts = Vec::new();
    for t in 0..syntax.len() {
        if syntax.tag(t).is_verb() && syntax.pos(t) != Pos::Aux {
            let uses = cues.verb(syntax.lemma(t));
            if let Some(draft) = uses.iter().find_map(|cue| verb(syntax, t, cue)) {
                drafts.push(draft);
            }
        }
    }
    drafts
}

/// Where the words begin by which it is still to be said: `is likely to say`, `was due to announce`, `is expected to tell`.
fn prospect(syntax: &Syntax<'_>, t: TokenId) -> Option<TokenId> {
    let above = syntax.head(t).filter(|&h| h + 2 == t && syntax.relation(t) == Relation::Xcomp && syntax.has_to(t))?;
    let ahead = one_of!(
        syntax.article.lower(above),
        "due" | "expected" | "likely" | "poised" | "scheduled" | "set" | "unlikely"
    );
    syntax.child(above, &[Relation::Cop, Relation::AuxPass]).filter(|&be| ahead && above - be < 4)
}

/// The statement that verb `t` makes in the use `cue`, if its surroundings have that shape.
fn verb(syntax: &Syntax<'_>, t: TokenId, cue: &Cue) -> Option<Draft> {
    if !cue.particle.is_empty() {
        syntax.children(t).find(|&c| c > t && c - t < 5 && syntax.article.lower(c) == cue.particle)?;
    }
    let passive = syntax.is_passive(t) || cue.act == Act::Ask && is_asked(syntax, t) || is_told_too(syntax, t, cue);
    // "seems to have left": a hedge of the reporter's own.
    let hedge = cue.frames == Frames { hearsay: true, ..Frames::default() };
    if (passive || hedge)
        && cue.frames.hearsay
        && let Some(draft) = hearsay(syntax, t, cue, passive)
    {
        return Some(draft);
    }
    // "if it refuses to cooperate": nobody has refused.
    let unless = syntax.own_marker(t).is_some_and(|m| one_of!(m, "if" | "unless"));
    if unless && matches!(cue.act, Act::Refuse | Act::Threaten | Act::Promise) {
        return None;
    }
    let plea = pleas::plea(syntax, t).filter(|_| !passive && cue.prepositions.is_empty());
    let pleads = plea.as_ref().map(|&(_, to, denied)| (to, if denied { Act::Deny } else { Act::Admit }));
    let plea = plea.map(|(topic, ..)| topic);
    let Topic { mut content, sure, matter } = plea.or_else(|| topic(syntax, t, cue, passive))?;
    content.retain(|c| c.start < c.end);
    if content.is_empty() || content.iter().any(|c| c.contains(&t)) {
        return None;
    }
    let first = content[0].start;
    let whether = one_of!(syntax.article.lower(first), "whether" | "if");
    // "met to discuss the truce": an aim; "declared independence": done by saying so.
    let aim = one_of!(syntax.lemma(t), "discuss" | "debate") && syntax.has_to(t);
    let done = matter.is_some_and(|m| syntax.lemma(t) == "declare" && Cues::get().noun(syntax.lemma(m)).is_none());
    if aim || done {
        return None;
    }
    // "to determine whether it leaks": an aim; nothing is said yet.
    if whether && syntax.analysis.lemma_is(t, Class::LearningVerb) {
        return None;
    }
    let act = pleads.map_or_else(|| act(syntax, t, cue, passive, first), |p| p.1);
    let mut source = owner(syntax, t, cue, passive, &mut content);
    // "sent a letter urging them to stay": whoever sent it urges.
    let loose = syntax.relation(t) == Relation::Acl && syntax.tag(t) == Tag::Vbg && issuer(syntax, t).is_none();
    if matches!(cue.act, Act::Believe | Act::Want | Act::Demand | Act::Promise) && (loose || source.is_none()) {
        return None;
    }
    // "asked whether he would stay": put to him by someone.
    // "jurors were told that he ran": by one side.
    let asked = passive && (cue.act == Act::Ask && syntax.lemma(t) == "ask" || syntax.is_heard(t));
    if source.is_none() && (passive || syntax.tag(t) == Tag::Vb) && sure < 0.8 && !asked {
        return None;
    }
    let told = source.as_ref().is_some_and(|s| is_told_in_court(syntax, t, s.referent));
    source = source.filter(|_| !told);
    let sure = match source {
        None if asked || told => 0.6,
        None => sure * 0.6,
        Some(_) => sure,
    };
    // "you know": anyone.
    if cue.act == Act::Believe && source.as_ref().is_some_and(|s| syntax.article.lower(s.referent) == "you") {
        return None;
    }
    // "would not reveal the agreement": nothing was said.
    if is_empty(syntax, &content) || matter.is_some() && is_withheld(syntax, t) {
        return None;
    }
    let weak = matches!(cue.act, Act::Believe | Act::Want);
    let group = syntax.verb_group(t);
    let group = prospect(syntax, t).unwrap_or(group.start)..group.end;
    Some(Draft {
        // `pleaded not guilty`.
        cue: Some(group.start..pleads.map_or(group.end, |p| p.0)),
        token: t,
        act,
        source,
        content,
        confidence: if weak { sure * 0.8 } else { sure },
        matter,
    })
}

/// `I was led in and told that it had burned`: told by someone else.
fn is_told_too(syntax: &Syntax<'_>, t: TokenId, cue: &Cue) -> bool {
    let first = syntax.head(t).filter(|&h| h < t && syntax.relation(t) == Relation::Conj && syntax.is_passive(h));
    first.is_some()
        && cue.frames.addressee
        && one_of!(syntax.lemma(t), "tell" | "inform" | "assure" | "notify")
        && syntax.own_subject(t).is_none()
        && syntax.child(t, &[Relation::Obj, Relation::Iobj]).is_none()
}

/// The act of verb `t` in the use `cue`; what is said begins at `first`.
fn act(syntax: &Syntax<'_>, t: TokenId, cue: &Cue, passive: bool, first: TokenId) -> Act {
    // "asked them to leave": no question. "told them to leave": no news.
    let asks = (cue.act == Act::Ask || syntax.lemma(t) == "tell")
        && !passive
        && !is_question(syntax, first)
        && syntax.children(t).any(|c| is_done(syntax, t, c));
    // "rejected the demand": no claim that would be denied.
    let refuses = cue.frames.refusal
        && syntax.object(t).or_else(|| syntax.own_subject(t).filter(|_| passive)).is_some_and(|o| !is_claim(syntax, o));
    // "cannot rule out a crime", "did not deny it"
    let open = cue.act == Act::Deny
        && (t.saturating_sub(3)..t).any(|i| syntax.pos(i) != Pos::Verb && is_negation(syntax.article.lower(i)));
    match () {
        () if open => Act::Say,
        () if asks => Act::Demand,
        () if refuses => Act::Refuse,
        () => cue.act,
    }
}

/// True where `c` is what verb `t` asks someone to do.
fn is_done(syntax: &Syntax<'_>, t: TokenId, c: TokenId) -> bool {
    c > t
        && syntax.relation(c) == Relation::Xcomp
        && syntax.own_marker(c) == Some("to")
        && !syntax.is_edge(syntax.extent(c).start - 1)
}

/// True for a noun that names what is held to be so, rather than what is wanted, offered or done.
fn is_claim(syntax: &Syntax<'_>, noun: TokenId) -> bool {
    let wanted = |act| {
        matches!(act, Act::Demand | Act::Propose | Act::Promise | Act::Want | Act::Announce | Act::Support | Act::Rule)
    };
    // "rejects that", "rejected suggestions that it is for sale"
    let held = || syntax.lemma(noun) == "suggestion" && syntax.article.lower(noun + 1) == "that";
    !syntax.tag(noun).is_noun() || held() || Cues::get().noun(syntax.lemma(noun)).is_some_and(|g| !wanted(g.act))
}

/// What is said by verb `t`: its clause, the phrase behind its preposition, its object.
fn topic(syntax: &Syntax<'_>, t: TokenId, cue: &Cue, passive: bool) -> Option<Topic> {
    let clause = |(content, sure)| Topic { content, sure, matter: None };
    if !cue.prepositions.is_empty() {
        // "warned on the radio that the dam may break": of the dam.
        if syntax.child(t, &[Relation::Ccomp]).is_some_and(|c| c > t && syntax.own_marker(c) == Some("that")) {
            return None;
        }
        return objects::after_preposition(syntax, t, cue).map(clause);
    }
    clause_content(syntax, t, cue, passive).map(clause).or_else(|| objects::topic(syntax, t, cue, passive))
}

/// Who says so; where the parser gave him to what is said, he is taken out of it.
fn owner(
    syntax: &Syntax<'_>,
    t: TokenId,
    cue: &Cue,
    passive: bool,
    content: &mut Vec<Range<TokenId>>,
) -> Option<Speaker> {
    let found = speaker(syntax, t, passive, content);
    if found.is_some() || passive || !cue.frames.quotation {
        return found;
    }
    // "..., said X"
    if content.first().is_some_and(|c| c.end <= t)
        && let Some(s) = inverted(syntax, t)
    {
        content.retain(|c| c.start < t);
        return Some(s);
    }
    // "..., he said": the noun right before the cue.
    let group = syntax.verb_group(t);
    // "..., a spokeswoman, Ana Torres, said on Monday"
    let comma = |i: TokenId| syntax.article.word(i) == ",";
    let end = group.start.saturating_sub(1);
    let quoted = |i: TokenId| one_of!(syntax.article.word(i), "\"" | "”" | "''");
    if comma(end)
        && !(end.saturating_sub(16)..end).any(quoted)
        && let Some(part) = content.iter_mut().find(|c| (end..=group.start).contains(&c.end) && c.len() > 2)
        && let Some(cut) =
            (end.saturating_sub(16).max(part.start + 2)..end).find(|&i| comma(i) && is_nominal(syntax, &(i + 1..end)))
        && let Some(found) = named_speaker(syntax, cut + 1..end)
    {
        part.end = cut;
        return Some(found);
    }
    let part = content.iter_mut().find(|c| c.end == group.start && c.len() > 2)?;
    let last = part.end - 1;
    if !syntax.tag(last).is_noun() && syntax.tag(last) != Tag::Prp || syntax.is_edge(last) {
        return None;
    }
    let words = syntax.phrase(last, false);
    let comma = (words.start.saturating_sub(1)..words.start).any(|i| syntax.is_edge(i));
    if !comma || words.start <= part.start {
        return None;
    }
    part.end = words.start;
    Some(Speaker { words, referent: last })
}

/// True where nothing is said: `told them how`, `who asked not to be named`.
pub(super) fn is_empty(syntax: &Syntax<'_>, content: &[Range<TokenId>]) -> bool {
    let unnamed = |c: &Range<TokenId>| {
        (c.start..c.end.min(c.start + 7)).any(|i| {
            one_of!(syntax.article.lower(i), "named" | "identified" | "quoted") && syntax.article.lower(i - 1) == "be"
        })
    };
    content.len() == 1 && content[0].len() == 1 && is_question(syntax, content[0].start) || content.iter().any(unnamed)
}

/// `The court heard that ...`, `..., court told`: said before it, by someone who is not named.
fn is_told_in_court(syntax: &Syntax<'_>, t: TokenId, subject: TokenId) -> bool {
    is(syntax.lemma(subject), Class::HearingNoun)
        && (syntax.lemma(t) == "hear"
            || syntax.lemma(t) == "tell" && syntax.child(t, &[Relation::Obj, Relation::Iobj]).is_none_or(|o| o < t))
}

/// `Asked whether he would stay, he ...`, `when asked about it`: one to whom it was put.
fn is_asked(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let opens = t == syntax.sentence(t).start || one_of!(syntax.article.lower(t - 1), "when" | "if" | "," | "and");
    opens
        && matches!(syntax.tag(t), Tag::Vbd | Tag::Vbn)
        && syntax.own_subject(t).is_none()
        && syntax.object(t).is_none_or(|o| is_question(syntax, o))
}

/// The one who says what verb `t` says.
pub(super) fn speaker(syntax: &Syntax<'_>, t: TokenId, passive: bool, content: &[Range<TokenId>]) -> Option<Speaker> {
    let outside = |s: &TokenId| !content.iter().any(|c| c.contains(s));
    let head = if passive {
        syntax.agent(t)
    } else {
        shared_subject(syntax, t).or_else(|| syntax.subject(t).filter(|(_, undergoes)| !undergoes).map(|(s, _)| s))
    };
    let lost = if passive { None } else { nearest(syntax, t).filter(|s| outside(&s.referent)) };
    let found = issuer(syntax, t).or_else(|| absolute(syntax, t)).or_else(|| aside(syntax, t)).or(head).filter(outside);
    let found = found.filter(|_| lost.is_none()).or_else(|| able(syntax, t).filter(|_| lost.is_none() && !passive));
    let Some(head) = found else {
        if lost.is_some() {
            return lost;
        }
        let named = || name_before(syntax, t).filter(|_| content.iter().all(|c| c.start > t));
        let found = (!passive).then(|| run_before(syntax, t).or_else(named)).flatten().or_else(|| joined(syntax, t));
        return found.filter(|s| outside(&s.referent));
    };
    if one_of!(syntax.article.lower(head), "it" | "there") && passive {
        return None;
    }
    // "a letter that says": the letter; "a man who says": who.
    let stands_for = syntax.referent(head);
    let thing = stands_for < head && syntax.article.lower(head) == "that" && outside(&stands_for);
    let mut found = source(syntax, if thing { stands_for } else { head }, t);
    if thing {
        found.words.end = found.words.end.min(head).max(stands_for + 1);
    }
    // "Councillor Dev Anand", "a lawyer for the paper, David Schulz", in two parts: all of it.
    if let Some(what) = syntax.own_subject(t).filter(|&w| w < found.words.start && syntax.tag(head).is_proper()) {
        let before = syntax.phrase(what, true);
        if before.end == found.words.start
            || before.end + 1 == found.words.start
                && syntax.article.word(before.end) == ","
                && !syntax.tag(what).is_proper()
        {
            found.words.start = before.start;
        }
    }
    Some(found)
}

/// `stayed after a woman in the hall told him ...`, where the tree gave the saying to another: who stands between a word
/// that opens a clause and the verb.
fn nearest(syntax: &Syntax<'_>, t: TokenId) -> Option<Speaker> {
    let group = syntax.verb_group(t).start;
    let start = syntax.sentence(t).start;
    if syntax.own_subject(t).is_some() || !syntax.tag(group).is_finite() || syntax.agent(t).is_some() {
        return None;
    }
    let end = (start..group).rev().find(|&i| syntax.pos(i) != Pos::Adv)? + 1;
    let opens = |&i: &TokenId| {
        is_subordinator(syntax.article.lower(i))
            || syntax.article.lower(i) == "that"
            || one_of!(syntax.article.word(i), "—" | "–" | "--")
    };
    let at = (end.saturating_sub(16).max(start)..end).rev().find(opens)?;
    // "a woman in Worcester, Massachusetts, told"
    let end = end - TokenId::from(end > at + 2 && syntax.article.word(end - 1) == ",");
    let run = at + 1..end;
    let noun = syntax.tag(end - 1).is_noun() || syntax.tag(end - 1) == Tag::Prp;
    (noun && is_nominal(syntax, &run)).then(|| named_speaker(syntax, run)).flatten()
}

/// `was quick to point out that ...`, `is right to note that ...`: of whom the adjective is said.
fn able(syntax: &Syntax<'_>, t: TokenId) -> Option<TokenId> {
    let own = syntax.relation(t) == Relation::Csubj && syntax.own_marker(t) == Some("to");
    let adjective = syntax.head(t).filter(|&h| own && h < t && syntax.tag(h) == Tag::Jj)?;
    syntax.own_subject(adjective).filter(|&s| !one_of!(syntax.article.lower(s), "it" | "that" | "this"))
}

/// `He shook hands, posed for photos and asked workers ...`, where the tree lost the thread: the subject of the verb before.
fn joined(syntax: &Syntax<'_>, t: TokenId) -> Option<Speaker> {
    let group = syntax.verb_group(t).start;
    let start = syntax.sentence(t).start;
    let cc = group.checked_sub(1).filter(|&c| c > start && one_of!(syntax.article.lower(c), "and" | "but"))?;
    if !matches!(syntax.tag(t), Tag::Vbd | Tag::Vbz | Tag::Vbp) {
        return None;
    }
    let verb = (start..cc).rev().find(|&v| {
        syntax.tag(v) == syntax.tag(t) && syntax.own_subject(v).is_some_and(|s| s < v && syntax.referent(s) == s)
    })?;
    syntax.own_subject(verb).map(|s| source(syntax, s, t))
}

/// The subject of verb `t` or of the verb it is joined to: a relative pronoun is the source in the text, who it stands for
/// the referent.
fn shared_subject(syntax: &Syntax<'_>, t: TokenId) -> Option<TokenId> {
    let mut at = t;
    for _ in 0..4 {
        if let Some(s) = syntax.own_subject(at) {
            // "Mum-of-three Jo Petty said", "Close ties aside, Mr. Effron insists": the nearer of two.
            let near = syntax.children(at).filter(|&c| c < at && syntax.relation(c) == Relation::Nsubj).last();
            return near.filter(|&n| n > s && syntax.tag(n).is_noun()).or(Some(s));
        }
        at = syntax.head(at).filter(|_| syntax.relation(at) == Relation::Conj)?;
    }
    None
}

/// `told the hosts of the show, adding that ...`: the subject's words, whatever noun stands before the comma.
fn aside(syntax: &Syntax<'_>, t: TokenId) -> Option<TokenId> {
    let noun = syntax.head(t).filter(|_| syntax.relation(t) == Relation::Acl && syntax.tag(t) == Tag::Vbg)?;
    let comma = (noun + 1..t).rev().find(|&i| syntax.is_edge(i)).filter(|&i| t - i <= 2)?;
    // "the hosts of ''The Show,'' adding"
    let set = syntax.article.word(comma) == "," || comma > noun + 1 && syntax.article.word(comma - 1) == ",";
    if !set || syntax.own_subject(t).is_some() {
        return None;
    }
    let mut at = noun;
    for _ in 0..6 {
        at = syntax.head(at)?;
        let subject = syntax.subject(at).filter(|&(s, undergoes)| !undergoes && s != noun && s < t);
        if let Some((s, _)) = subject.filter(|_| syntax.tag(at).is_verb()) {
            return Some(s);
        }
    }
    None
}

/// `with a new poll finding that ...`: the noun before the participle.
fn absolute(syntax: &Syntax<'_>, t: TokenId) -> Option<TokenId> {
    let noun = t.checked_sub(1).filter(|&n| syntax.tag(t) == Tag::Vbg && syntax.tag(n).is_noun())?;
    let start = (noun.saturating_sub(6)..noun).rev().find(|&i| syntax.article.lower(i) == "with")?;
    (start + 1..noun).all(|i| !syntax.is_edge(i) && !syntax.tag(i).is_verb()).then_some(noun)
}

/// `issued a statement calling ...`, `published a report charging ...`: the one who issued it says so.
fn issuer(syntax: &Syntax<'_>, t: TokenId) -> Option<TokenId> {
    let noun = syntax.head(t).filter(|_| syntax.relation(t) == Relation::Acl && syntax.tag(t) == Tag::Vbg)?;
    let cues = Cues::get();
    let verb = syntax.head(noun).filter(|&v| syntax.tag(v).is_verb() && syntax.relation(noun) != Relation::NsubjPass);
    let issued = verb.is_some_and(|v| cues.is_light(syntax.lemma(v)) && !syntax.relation(noun).is_subject());
    if !cues.is_carrier(syntax.lemma(noun)) && !(issued && cues.is_document(syntax.lemma(noun))) {
        return None;
    }
    syntax.possessor(noun).or_else(|| {
        // "faces a lawsuit alleging": that one says so.
        let taken = syntax.analysis.lemma_is(verb?, Class::TakingVerb);
        let (s, undergoes) = syntax.subject(verb?)?;
        (!undergoes && s != noun).then_some(if taken { noun } else { s })
    })
}
