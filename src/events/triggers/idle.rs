//! Verbs that report no event of their own: states, speech, idioms, truths of no time, and those whose complement is it.

use super::super::conditions::undergoer;
use super::super::roles::View;
use super::super::tables::{State, Tables, Trigger};
use super::super::{Status, status};
use crate::article::{BlockKind, TokenId};
use crate::language::grammar::is_negation;
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::{Class, is};

/// States, speech, and verbs whose complement is the event: the rule that says so.
pub(super) fn is_no_deed(syntax: &Syntax<'_>, t: TokenId, line: Option<&Trigger>) -> Option<&'static str> {
    let tables = Tables::get();
    let lemma = syntax.lemma(t);
    let complement = syntax.child(t, &[Relation::Xcomp, Relation::Ccomp]).filter(|&c| syntax.tag(c).is_verb());
    let object = undergoer(syntax, t);
    if let Some(rule) = is_kept_or_said(syntax, t, complement, object).filter(|_| line.is_none()) {
        return Some(rule);
    }
    if is_sequel(syntax, t) || is_origin(syntax, t) {
        return Some("sequel");
    }
    // "left villages without drinking water": a kind of water.
    let fluid = one_of!(syntax.article.lower(t + 1), "water" | "oil" | "gas" | "fuel");
    if fluid
        && syntax.own_marker(t).is_some()
        && one_of!(syntax.article.lower(t), "drinking" | "running" | "heating" | "cooking")
    {
        return Some("state");
    }
    // "is looking good" is a state; "play a role", "mince words" are idioms.
    let bare = object.is_none() && syntax.child(t, &[Relation::Xcomp]).is_some_and(|x| syntax.pos(x) == Pos::Adj);
    let idiom = is(lemma, Class::IdiomVerb) && object.is_some_and(|o| tables.is(syntax.lemma(o), State::Link));
    if line.is_none() && (idiom || bare && is(lemma, Class::SensedVerb)) {
        return Some("idiom");
    }
    // "carried on selling it".
    let on = lemma == "carry" && complement.is_some_and(|c| syntax.tag(c) == Tag::Vbg);
    let aspect = on || tables.is(lemma, State::Aspect);
    if is_light(syntax, t, line) {
        return Some("light");
    }
    if let Some(told) = takes_place(syntax, t) {
        return told.then_some("light");
    }
    // "provided a written statement": what it says tells more.
    if object.is_some_and(|o| is(syntax.lemma(o), Class::IssuedRemark)) && line.is_none() {
        return Some("speech");
    }
    // "found that", "shows that": known, not done; "confirmed that" is an act.
    if line.is_none()
        && tables.is(lemma, State::Finding)
        && !tables.is(lemma, State::Assertion)
        && syntax.child(t, &[Relation::Ccomp]).is_some()
    {
        return Some("finding");
    }
    // "..., official results showed": the results are told.
    if line.is_none()
        && tables.is(lemma, State::Finding)
        && object.is_none()
        && complement.is_none()
        && !syntax.is_passive(t)
    {
        return Some("finding");
    }
    if line.is_none() && aspect {
        return only_begins(syntax, t).then_some("aspect");
    }
    // "a march that they had planned for Tuesday": told by the march.
    if line.is_none()
        && one_of!(lemma, "plan" | "schedule" | "slate")
        && object.is_some_and(|o| tables.is_telling_noun(syntax, o))
    {
        return Some("implied");
    }
    // "the hearing is set for Tuesday": told by the hearing.
    let told = syntax.is_passive(t) && syntax.own_subject(t).is_some_and(|s| tables.is_telling_noun(syntax, s));
    // "tried to hide it": trying is a deed, where it was done.
    if one_of!(lemma, "try" | "attempt" | "struggle") && status::of(syntax, t).0 == Status::Happened {
        return None;
    }
    // "claimed to have shot them".
    let claimed = lemma == "claim" && syntax.child(t, &[Relation::Xcomp]).is_some();
    let implied = line.is_none_or(|g| g.kind.is_none())
        && (claimed
            || complement.is_some() && (tables.is(lemma, State::Cause) || tables.is(lemma, State::Implied))
            || told && tables.is(lemma, State::Implied));
    implied.then_some("implied")
}

/// States and sayings.
fn is_kept_or_said(
    syntax: &Syntax<'_>,
    t: TokenId,
    complement: Option<TokenId>,
    object: Option<TokenId>,
) -> Option<&'static str> {
    let (tables, lemma) = (Tables::get(), syntax.lemma(t));
    // Who bears a name or a child is in a state; who was born was.
    // "cost the coach his job": he lost it.
    let lost = lemma == "cost" && syntax.child(t, &[Relation::Iobj]).is_some();
    if tables.is(lemma, State::Lasting) && syntax.article.lower(t) != "born" && !lost {
        return Some("state");
    }
    // "added a camera to it", "claimed the title" are done; "confirmed", "revealed" are acts of their own.
    let done = is(lemma, Class::DoneSpeech) && complement.is_none() && object.is_some_and(|o| syntax.tag(o).is_noun());
    (tables.is(lemma, State::Speech) && !tables.is(lemma, State::Assertion) && !done).then_some("speech")
}

/// For a verb of beginning, going on or ending: whether what begins tells it.
fn only_begins(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let complement = syntax.child(t, &[Relation::Xcomp, Relation::Ccomp]).filter(|&c| syntax.tag(c).is_verb());
    // "Starting next week, centres will": as good as a preposition.
    let alone =
        t == syntax.sentence(t).start || one_of!(syntax.article.lower(t + 1), "in" | "on" | "from" | "next" | "this");
    let bare = syntax.tag(t) == Tag::Vbg
        && undergoer(syntax, t).is_none()
        && alone
        && syntax.child(t, &[Relation::Aux, Relation::Nsubj]).is_none();
    // "began to withdraw" withdrew; "the trial began" is told by the trial, but no strike tells of the trains it stopped.
    let subject =
        syntax.object(t).is_none() && syntax.own_subject(t).is_some_and(|s| Tables::get().is_telling_noun(syntax, s));
    bare || complement.is_some() || subject || one_of!(syntax.lemma(t), "keep" | "go" | "continue")
}

/// For "the talks took place", "the attacks happened in a country": whether what did tells it.
fn takes_place(syntax: &Syntax<'_>, t: TokenId) -> Option<bool> {
    let tables = Tables::get();
    let place = |o: TokenId| syntax.article.lower(o) == "place";
    let subject = syntax.subject(t).map(|(s, _)| s);
    match syntax.lemma(t) {
        "take" | "have" if undergoer(syntax, t).is_some_and(place) => {
            let several =
                |s: TokenId| syntax.obliques(s).find(|_| status::is_several(syntax.lemma(s))).map_or(s, |(_, o)| o);
            Some(subject.is_some_and(|s| tables.is_telling_noun(syntax, several(s))))
        }
        // "so it does happen here"
        "happen" | "occur" => Some(
            subject.is_none_or(|s| tables.is_telling_noun(syntax, s) || matches!(syntax.pos(s), Pos::Pron | Pos::Det)),
        ),
        _ => None,
    }
}

/// "Protests followed the vote", "the ban came days after the leak": which was first, and no deed.
fn is_sequel(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let tables = Tables::get();
    let (lemma, object) = (syntax.lemma(t), undergoer(syntax, t));
    let is_event = |s: TokenId| {
        tables.noun(syntax, s).is_some() || tables.sense(syntax.lemma(s)).starts_with('e') && syntax.tag(s).is_noun()
    };
    tables.is(lemma, State::Sequel)
        && syntax
            .subject(t)
            .is_some_and(|(s, _)| is_event(s) || one_of!(syntax.article.lower(s), "this" | "that" | "it" | "which"))
        && (object.is_some_and(is_event)
            || lemma == "follow" && object.is_some() && syntax.own_subject(t).is_some()
            || lemma == "come"
                && (syntax.article.lower(t + 1) == "ahead"
                    || syntax.obliques(t).any(|(p, o)| match p {
                        "after" | "before" | "amid" | "during" => is_event(o),
                        p => p == "in" && syntax.lemma(o) == "response",
                    })))
}

/// "Pork which came from a farm", "when it comes to her health": where a thing is from, and what it is about.
fn is_origin(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let (lemma, object) = (syntax.lemma(t), undergoer(syntax, t));
    let thing = |(s, _): (TokenId, bool)| !syntax.tag(s).is_proper() && syntax.pos(s) != Pos::Pron;
    let from = lemma == "come"
        && object.is_none()
        && syntax.relation(t) == Relation::AclRelcl
        && syntax.subject(t).is_some_and(thing)
        && syntax.obliques(t).any(|(p, _)| p == "from");
    // "when it comes to her health".
    let about = lemma == "come"
        && syntax.own_subject(t).is_some_and(|s| syntax.article.lower(s) == "it")
        && syntax.own_marker(t).is_some();
    from || about
}

/// True for a light verb whose object tells of the event, and for a vague one without.
fn is_light(syntax: &Syntax<'_>, t: TokenId, line: Option<&Trigger>) -> bool {
    let tables = Tables::get();
    let (lemma, object) = (syntax.lemma(t), undergoer(syntax, t));
    if !tables.is(lemma, State::Light) && !tables.is(lemma, State::Aspect) {
        return false;
    }
    let complement = syntax.child(t, &[Relation::Xcomp, Relation::Ccomp]).filter(|&c| syntax.tag(c).is_verb());
    // The noun of a light verb carries the event.
    let told = object.is_some_and(|o| tables.noun(syntax, o).is_some());
    let vague = is(lemma, Class::VagueVerb);
    let empty = object.is_none_or(|o| matches!(syntax.pos(o), Pos::Pron | Pos::Det));
    told || line.is_none() && vague && (empty || complement.is_some())
}

/// "Reports showed people drinking": they drank.
pub(super) fn is_witness(view: &View<'_>, t: TokenId) -> bool {
    let syntax = view.syntax;
    Tables::get().is(syntax.lemma(t), State::Finding)
        && undergoer(syntax, t).filter(|&o| view.is_agent(o) || view.is_people(o)).is_some_and(|o| {
            let clause =
                syntax.child(o, &[Relation::Acl]).or_else(|| syntax.child(t, &[Relation::Xcomp, Relation::Advcl]));
            clause.is_some_and(|c| c == o + 1 && syntax.tag(c) == Tag::Vbg)
        })
}

/// "The figures show a fall": things do not tell as people do.
pub(super) fn is_evidence(view: &View<'_>, t: TokenId) -> bool {
    let syntax = view.syntax;
    let thing = |s: TokenId| !view.is_agent(s) && !view.is_people(s) && syntax.pos(s) != Pos::Pron;
    Tables::get().is(syntax.lemma(t), State::Finding)
        && syntax.subject(t).is_some_and(|(s, undergoes)| thing(s) && !undergoes)
}

/// "You could borrow", "anyone wanting to learn": said to or of nobody in particular, and not as done.
pub(super) fn is_advice(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let anyone =
        |s: TokenId| one_of!(syntax.article.lower(s), "you" | "one" | "anyone" | "anybody" | "someone" | "whoever");
    // "a home for anyone seeking refuge", as a fact, too.
    let every = |c: TokenId| one_of!(syntax.article.lower(c), "every" | "each");
    let of_anyone = syntax.relation(t) == Relation::Acl
        && syntax.head(t).is_some_and(|h| h + 1 == t && (anyone(h) || syntax.children(h).any(every)));
    of_anyone || syntax.subject(t).is_some_and(|(s, _)| anyone(s)) && status::of(syntax, t).0 != Status::Happened
}

/// "Let's", "let me see", "let him decide": no one is allowed anything.
pub(super) fn is_lets(syntax: &Syntax<'_>, t: TokenId) -> bool {
    syntax.tag(t) == Tag::Vb
        && syntax.children(t).any(|c| one_of!(syntax.article.lower(c), "'s" | "us" | "me" | "him" | "her" | "them"))
}

/// "Did not say who had bombed it", "is unclear which group fired", "asked what they had burnt": who did it, or to what, is left
/// open, and what was done was told before.
pub(super) fn is_asked(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let joined = syntax.relation(t) == Relation::Conj && syntax.own_subject(t).is_none() && !syntax.has_to(t);
    let clause = syntax.head(t).filter(|_| joined).unwrap_or(t);
    let asks = matches!(syntax.relation(clause), Relation::Ccomp | Relation::Csubj | Relation::CsubjPass);
    let Some(head) = syntax.head(clause).filter(|_| asks) else { return false };
    let first = syntax.extent(clause).start;
    // "knows what destroyed it", in which the tree hangs the question on the knowing.
    let hung = |w: TokenId| matches!(syntax.tag(w), Tag::Wp | Tag::Wdt) && syntax.head(w) == Some(head);
    let first = first.checked_sub(1).filter(|&w| hung(w)).unwrap_or(first);
    let who = match syntax.tag(first) {
        Tag::Wp | Tag::WpS | Tag::Wdt => true,
        Tag::Wrb => one_of!(syntax.article.lower(first + 1), "many" | "much"),
        _ => false,
    };
    let not = |c: TokenId| is_negation(syntax.article.lower(c));
    let open = || match syntax.tag(head).is_verb() {
        true => !matches!(status::of(syntax, head).0, Status::Happened | Status::Ongoing),
        false => syntax.children(head).any(not),
    };
    who && first < clause && (syntax.analysis.lemma_is(head, Class::AskingWord) || open())
}

/// A participle that says how someone is: `prepared`, `concerned`, or one beside an adjective.
pub(super) fn is_adjective(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let passive = syntax.is_passive(t) || syntax.tag(t) == Tag::Vbn;
    // "was especially moving": how it was.
    let degree = |c: TokenId| c + 1 == t && syntax.analysis.is(c, Class::DegreeAdverb);
    if syntax.tag(t) == Tag::Vbg && syntax.object(t).is_none() && syntax.children(t).any(degree) {
        return true;
    }
    // "Combined, the areas cover half": alone before its comma.
    if syntax.tag(t) == Tag::Vbn && t == syntax.sentence(t).start && syntax.article.word(t + 1) == "," {
        return true;
    }
    // "is natural born": how one is.
    if syntax.article.lower(t) == "born"
        && one_of!(syntax.article.lower(t.wrapping_sub(1)), "natural" | "native" | "foreign")
    {
        return true;
    }
    // "compared with 11 percent": as good as a preposition.
    let bare = syntax.own_subject(t).is_none() && syntax.child(t, &[Relation::Aux, Relation::AuxPass]).is_none();
    if syntax.lemma(t) == "compare" && bare && syntax.relation(t) != Relation::Root && syntax.tag(t) == Tag::Vbn {
        return true;
    }
    // "a boy named Misbah", "a round scheduled for May", "cargo bound for the coast".
    let told = syntax.analysis.lemma_is(t, Class::NamingVerb)
        || syntax.analysis.lemma_is(t, Class::DestiningVerb) && syntax.agent(t).is_none();
    if told && syntax.relation(t) == Relation::Acl {
        return true;
    }
    if !passive || syntax.agent(t).is_some() || syntax.object(t).is_some() {
        return false;
    }
    let beside = syntax.relation(t) == Relation::Conj && syntax.head(t).is_some_and(|h| syntax.pos(h) == Pos::Adj);
    beside || Tables::get().is(syntax.lemma(t), State::Feeling)
}

/// "Such bags are typically used": in the present, as a rule.
pub(super) fn is_usual(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let usual = |c: TokenId| syntax.analysis.is(c, Class::UsualAdverb);
    let tensed = |c: TokenId| syntax.relation(c) == Relation::Aux || one_of!(syntax.article.lower(c), "was" | "were");
    // "takes place every May", "meets each year".
    let every = |c: TokenId| {
        matches!(syntax.relation(c), Relation::Obl | Relation::OblUnmarked)
            && syntax.children(c).any(|d| one_of!(syntax.article.lower(d), "each" | "every"))
    };
    matches!(syntax.tag(t), Tag::Vbz | Tag::Vbp | Tag::Vbn)
        && syntax.children(t).any(|c| usual(c) || every(c))
        && !syntax.children(t).any(tensed)
}

/// "Those who finance them": nobody in particular.
pub(super) fn is_of_those(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let anyone =
        |s: TokenId| one_of!(syntax.article.lower(s), "those" | "anyone" | "everyone" | "everybody" | "anybody");
    let is_now = |c: TokenId| one_of!(syntax.article.lower(c), "is" | "are" | "has" | "have");
    syntax.relation(t) == Relation::AclRelcl
        && syntax.head(t).is_some_and(anyone)
        && (matches!(syntax.tag(t), Tag::Vbz | Tag::Vbp) || syntax.children(t).any(is_now))
}

/// A truth of no time: a plain present of things that no one has named, `floods cause damage`.
pub(super) fn is_generic(view: &View<'_>, t: TokenId) -> bool {
    let syntax = view.syntax;
    let story = syntax.article.block_kind_of(t) == BlockKind::Paragraph;
    // "a person is bitten by a flea" is as general as "fleas bite".
    let now = |c: TokenId| syntax.relation(c) == Relation::AuxPass && one_of!(syntax.article.lower(c), "is" | "are");
    if is_usual(syntax, t) {
        return true;
    }
    let plain = matches!(syntax.tag(t), Tag::Vbz | Tag::Vbp | Tag::Vbn)
        && !syntax.children(t).any(|c| matches!(syntax.relation(c), Relation::Aux | Relation::AuxPass) && !now(c))
        && (syntax.tag(t) != Tag::Vbn || syntax.children(t).any(now));
    if !story || !plain {
        return false;
    }
    // What a thing does in the present is how it is ("the agreement allows", "the iPod comes in two colours"), what people at
    // large do is so of all of them, and a clause about someone says who he is; a remark ("he works hard") praises or blames.
    let timed = syntax.children(t).any(|c| view.is_timed(c) || one_of!(syntax.article.lower(c), "now" | "still"));
    let subject = syntax.subject(t).map(|(s, _)| s);
    let one = |s: TokenId| is_known(view, s);
    let about = syntax.relation(t) == Relation::AclRelcl;
    !timed && (about || !subject.is_some_and(one) && !syntax.agent(t).is_some_and(one))
}

/// Someone in particular, who is no speaker: "the army", "three men", but not "soldiers" or "any army".
pub(super) fn is_known(view: &View<'_>, s: TokenId) -> bool {
    let syntax = view.syntax;
    let known = view.named(s)
        || syntax.pos(s) == Pos::Pron
        || syntax.children(s).any(|c| {
            matches!(syntax.relation(c), Relation::Det | Relation::NmodPoss | Relation::Nummod)
                && !one_of!(syntax.article.lower(c), "a" | "an" | "any" | "some" | "every" | "each" | "all")
        });
    let speaker = one_of!(syntax.article.lower(s), "i" | "we" | "you");
    known && !speaker && view.is_agent(s)
}

/// True for a verb whose subject is nobody: "the camp shelters thousands".
pub(super) fn is_of_thing(view: &View<'_>, t: TokenId) -> bool {
    let someone = |s: TokenId| view.is_people(s) || view.is_agent(s) && !view.is_site(s);
    !view.syntax.subject(t).is_some_and(|(s, _)| someone(s)) && !view.syntax.agent(t).is_some_and(someone)
}
