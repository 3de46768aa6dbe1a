//! Which words report events here: verbs that are no state, and nouns that the table or the learned model takes for deeds.

use super::conditions::undergoer;
use super::roles::View;
use super::tables::{State, Tables, Trigger};
use super::{Plover, Status, learned, status};
use crate::article::{BlockKind, TokenId, TokenKind};
use crate::entities::EntityKind;
use crate::language::syntax::Syntax;
use crate::language::{Pos, Relation, Tag};
use std::ops::Range;

/// Log odds, in hundredths, under which a noun is no event here: one of the table, and others by what WordNet takes
/// them for (`e1`: an event in all its senses). The model was trained on few lemmas, so that the sense is its prior.
fn least_odds(line: bool, sense: &str) -> i32 {
    match sense {
        _ if line => -330,
        "e1" => -190,
        "e2" => -100,
        "e3" | "c1" => -50,
        "c2" | "c3" => 60,
        _ => 100_000,
    }
}

/// A word that reports an event.
pub(super) struct Found {
    /// What is shown as the trigger.
    pub words: Range<TokenId>,
    pub line: Option<&'static Trigger>,
    /// 0 to 1: how likely it is one.
    pub sure: f32,
}

/// Whether token `t` reports an event.
pub(super) fn find(view: &View<'_>, t: TokenId) -> Option<Found> {
    let syntax = view.syntax;
    let article = syntax.article;
    if !matches!(article.tokens.get(t as usize)?.kind, TokenKind::Word)
        || matches!(
            article.block_kind_of(t),
            BlockKind::Related | BlockKind::Boilerplate | BlockKind::Byline | BlockKind::Dateline
        )
    {
        return None;
    }
    let tag = syntax.tag(t);
    if syntax.analysis.name_at(t).is_some() && !tag.is_verb() {
        return None;
    }
    if tag.is_verb() && syntax.pos(t) != Pos::Aux {
        verb(view, t)
    } else if matches!(tag, Tag::Nn | Tag::Nns) {
        noun(view, t)
    } else {
        None
    }
}

fn verb(view: &View<'_>, t: TokenId) -> Option<Found> {
    let syntax = view.syntax;
    let tables = Tables::get();
    if matches!(
        syntax.relation(t),
        Relation::Aux
            | Relation::AuxPass
            | Relation::Cop
            | Relation::Case
            | Relation::Mark
            | Relation::Compound
            | Relation::Fixed
    ) {
        return None;
    }
    let line = tables.verb(syntax, t);
    if line.is_some_and(|g| g.idle) {
        return None;
    }
    // "called him a liar" is said, not done; "is to blame", "remained married" is how one is.
    let complement = syntax.child(t, &[Relation::Xcomp]);
    let named = syntax.lemma(t) == "call" && complement.is_some_and(|x| !syntax.tag(x).is_verb());
    let blamed = syntax.article.lower(t) == "blame" && syntax.child(t, &[Relation::Cop]).is_some();
    let lasting = syntax.relation(t) == Relation::Xcomp
        && syntax.tag(t) == Tag::Vbn
        && syntax.agent(t).is_none()
        && !syntax
            .children(t)
            .any(|c| matches!(syntax.relation(c), Relation::Mark | Relation::Aux | Relation::AuxPass))
        && syntax
            .head(t)
            .is_some_and(|h| matches!(syntax.lemma(h), "remain" | "stay" | "seem" | "look" | "feel" | "appear"));
    if named || blamed || lasting {
        return None;
    }
    // "are typically used to carry grain": what is usual was not done this once.
    if matches!(syntax.relation(t), Relation::Xcomp | Relation::Advcl)
        && syntax.own_marker(t) == Some("to")
        && syntax.head(t).is_some_and(|h| is_usual(syntax, h))
    {
        return None;
    }
    let kind = line.and_then(|g| g.kind);
    // A participle before a noun reports an event only where it is a known deed: "kidnapped journalists".
    if syntax.relation(t) == Relation::Amod
        && !(syntax.tag(t) == Tag::Vbn
            && matches!(kind, Some(Plover::Assault | Plover::Coerce))
            && syntax.article.lower(t) == syntax.article.word(t)
            && syntax.head(t).is_some_and(|h| view.is_agent(h) || view.is_people(h) || view.is_site(h)))
    {
        return None;
    }
    if line.is_none_or(Trigger::is_bare) && is_no_deed(syntax, t, line) || kind.is_none() && is_generic(view, t) {
        return None;
    }
    // "declined to comment": the refusal tells both.
    let refused = syntax.head(t).filter(|_| syntax.relation(t) == Relation::Xcomp);
    if refused.and_then(|h| tables.verb(syntax, h)).is_some_and(|g| g.kind == Some(Plover::Reject)) {
        return None;
    }
    // "symptoms from coughing to vomiting": named, not told.
    if kind.is_none()
        && syntax.tag(t) == Tag::Vbg
        && matches!(syntax.relation(t), Relation::Nmod | Relation::Obl)
        && undergoer(syntax, t).is_none()
        && syntax.own_subject(t).is_none()
    {
        return None;
    }
    // "Click here", "imagine a town".
    if kind.is_none() && status::is_command(syntax, t) {
        return None;
    }
    if line.is_none() && is_witness(view, t) {
        return None;
    }
    if kind.is_none() && is_advice(syntax, t) || syntax.lemma(t) == "let" && is_lets(syntax, t) {
        return None;
    }
    if kind.is_none() && is_adjective(syntax, t) {
        return None;
    }
    // "had died down": the tree may have the particle as an adverb.
    let particle = |p: TokenId| {
        syntax.relation(p) == Relation::CompoundPrt
            || syntax.relation(p) == Relation::Advmod
                && matches!(syntax.article.lower(p), "down" | "up" | "out" | "off")
    };
    let place = syntax.lemma(t) == "take" && syntax.article.lower(t + 1) == "place";
    // "became ill": what they became.
    let state = matches!(syntax.lemma(t), "become" | "fall" | "turn" | "go" | "grow" | "find" | "plead")
        && syntax.child(t, &[Relation::Xcomp]) == Some(t + 1)
        && syntax.pos(t + 1) == Pos::Adj;
    let end = if place || state { Some(t + 1) } else { syntax.children(t).find(|&p| p == t + 1 && particle(p)) };
    let end = end.map_or(t + 1, |p| p + 1);
    Some(Found { words: t..end, line, sure: if kind.is_some() { 0.95 } else { 0.85 } })
}

/// "Reports showed people drinking": they drank.
fn is_witness(view: &View<'_>, t: TokenId) -> bool {
    let syntax = view.syntax;
    Tables::get().is(syntax.lemma(t), State::Finding)
        && undergoer(syntax, t).filter(|&o| view.is_agent(o) || view.is_people(o)).is_some_and(|o| {
            let clause =
                syntax.child(o, &[Relation::Acl]).or_else(|| syntax.child(t, &[Relation::Xcomp, Relation::Advcl]));
            clause.is_some_and(|c| c == o + 1 && syntax.tag(c) == Tag::Vbg)
        })
}

/// "You could borrow", "anyone wanting to learn": said to or of nobody in particular, and not as done.
fn is_advice(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let anyone =
        |s: TokenId| matches!(syntax.article.lower(s), "you" | "one" | "anyone" | "anybody" | "someone" | "whoever");
    syntax.subject(t).is_some_and(|(s, _)| anyone(s)) && status::of(syntax, t).0 != Status::Happened
}

/// "Let's", "let me see": no one is allowed anything.
fn is_lets(syntax: &Syntax<'_>, t: TokenId) -> bool {
    syntax.tag(t) == Tag::Vb && syntax.children(t).any(|c| matches!(syntax.article.lower(c), "'s" | "’s" | "us" | "me"))
}

/// A participle that says how someone is: `prepared`, `concerned`, or one beside an adjective.
fn is_adjective(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let passive = syntax.is_passive(t) || syntax.tag(t) == Tag::Vbn;
    // "compared with 11 percent": as good as a preposition.
    let bare = syntax.own_subject(t).is_none() && syntax.child(t, &[Relation::Aux, Relation::AuxPass]).is_none();
    if syntax.lemma(t) == "compare" && bare && syntax.relation(t) != Relation::Root && syntax.tag(t) == Tag::Vbn {
        return true;
    }
    // "a boy named Misbah".
    if matches!(syntax.lemma(t), "name" | "call" | "entitle" | "dub" | "title") && syntax.relation(t) == Relation::Acl {
        return true;
    }
    if !passive || syntax.agent(t).is_some() || syntax.object(t).is_some() {
        return false;
    }
    let beside = syntax.relation(t) == Relation::Conj && syntax.head(t).is_some_and(|h| syntax.pos(h) == Pos::Adj);
    beside || Tables::get().is(syntax.lemma(t), State::Feeling)
}

/// "Such bags are typically used": in the present, as a rule.
fn is_usual(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let usual = |c: TokenId| {
        matches!(
            syntax.article.lower(c),
            "typically" | "usually" | "normally" | "generally" | "traditionally" | "customarily"
        )
    };
    let tensed = |c: TokenId| syntax.relation(c) == Relation::Aux || matches!(syntax.article.lower(c), "was" | "were");
    matches!(syntax.tag(t), Tag::Vbz | Tag::Vbp | Tag::Vbn)
        && syntax.children(t).any(usual)
        && !syntax.children(t).any(tensed)
}

/// A truth of no time: a plain present of things that no one has named, `floods cause damage`.
fn is_generic(view: &View<'_>, t: TokenId) -> bool {
    let syntax = view.syntax;
    let story = syntax.article.block_kind_of(t) == BlockKind::Paragraph;
    // "a person is bitten by a flea" is as general as "fleas bite".
    let now = |c: TokenId| syntax.relation(c) == Relation::AuxPass && matches!(syntax.article.lower(c), "is" | "are");
    if is_usual(syntax, t) {
        return true;
    }
    let plain = matches!(syntax.tag(t), Tag::Vbz | Tag::Vbp | Tag::Vbn)
        && !syntax.children(t).any(|c| matches!(syntax.relation(c), Relation::Aux | Relation::AuxPass) && !now(c))
        && (syntax.tag(t) != Tag::Vbn || syntax.children(t).any(now));
    if !story || !plain {
        return false;
    }
    let timed = syntax.children(t).any(|c| view.is_timed(c) || matches!(syntax.article.lower(c), "now" | "still"));
    let subject = syntax.subject(t).map(|(s, _)| s);
    let known = |s: TokenId| {
        view.named(s)
            || syntax.pos(s) == Pos::Pron
                && (view.kind(s).is_some() || matches!(syntax.article.lower(s), "this" | "we" | "i" | "he" | "she"))
            || syntax.children(s).any(|c| {
                matches!(syntax.relation(c), Relation::Det | Relation::NmodPoss | Relation::Nummod)
                    && !matches!(syntax.article.lower(c), "a" | "an" | "any" | "some" | "every" | "each" | "all")
            })
    };
    !timed && !subject.is_some_and(known) && !syntax.agent(t).is_some_and(known)
}

/// States, speech, and verbs whose complement is the event.
fn is_no_deed(syntax: &Syntax<'_>, t: TokenId, line: Option<&Trigger>) -> bool {
    let tables = Tables::get();
    let lemma = syntax.lemma(t);
    let complement = syntax.child(t, &[Relation::Xcomp, Relation::Ccomp]).filter(|&c| syntax.tag(c).is_verb());
    let object = undergoer(syntax, t);
    // "added a camera to it" is done; "argued", "claimed" are acts of their own.
    let added = lemma == "add" && complement.is_none() && object.is_some_and(|o| syntax.tag(o).is_noun());
    let spoken = tables.is(lemma, State::Speech) && !tables.is(lemma, State::Assertion) && !added;
    // Who bears a name or a child is in a state; who was born was.
    let born = syntax.article.lower(t) == "born";
    if line.is_none() && (tables.is(lemma, State::Lasting) && !born || spoken) {
        return true;
    }
    // "protests followed the vote", "the ban came days after the leak": which was first, and no deed.
    let is_event = |s: TokenId| {
        tables.noun(syntax, s).is_some() || tables.sense(syntax.lemma(s)).starts_with('e') && syntax.tag(s).is_noun()
    };
    if tables.is(lemma, State::Sequel)
        && syntax
            .subject(t)
            .is_some_and(|(s, _)| is_event(s) || matches!(syntax.article.lower(s), "this" | "that" | "it" | "which"))
        && (object.is_some_and(is_event)
            || lemma == "come"
                && syntax.obliques(t).any(|(p, o)| matches!(p, "after" | "before" | "amid" | "during") && is_event(o))
            || lemma == "come"
                && syntax.children(t).any(|c| {
                    syntax.relation(c) == Relation::Advcl
                        && syntax
                            .own_marker(c)
                            .is_some_and(|m| matches!(m, "after" | "before" | "as" | "while" | "when"))
                }))
    {
        return true;
    }
    // "pork which came from a farm": where a thing is from.
    let thing = |(s, _): (TokenId, bool)| !syntax.tag(s).is_proper() && syntax.pos(s) != Pos::Pron;
    if lemma == "come"
        && object.is_none()
        && syntax.relation(t) == Relation::AclRelcl
        && syntax.subject(t).is_some_and(thing)
        && syntax.obliques(t).any(|(p, _)| p == "from")
    {
        return true;
    }
    // "when it comes to her health".
    if lemma == "come"
        && syntax.own_subject(t).is_some_and(|s| syntax.article.lower(s) == "it")
        && syntax.own_marker(t).is_some()
    {
        return true;
    }
    // "is looking good" is a state; "play a role", "mince words" are idioms.
    let bare = object.is_none() && syntax.child(t, &[Relation::Xcomp]).is_some_and(|x| syntax.pos(x) == Pos::Adj);
    let idiom = matches!(lemma, "play" | "make" | "take" | "get" | "mince" | "lose" | "pay" | "come")
        && object.is_some_and(|o| tables.is(syntax.lemma(o), State::Link));
    if line.is_none()
        && (idiom || bare && matches!(lemma, "look" | "feel" | "sound" | "taste" | "smell" | "go" | "run"))
    {
        return true;
    }
    let aspect = tables.is(lemma, State::Aspect);
    if tables.is(lemma, State::Light) || aspect {
        // The noun of a light verb carries the event.
        if object.is_some_and(|o| tables.noun(syntax, o).is_some()) {
            return true;
        }
        let vague = matches!(lemma, "make" | "take" | "give" | "get" | "do" | "have" | "hold");
        let empty = object.is_none_or(|o| matches!(syntax.pos(o), Pos::Pron | Pos::Det));
        if line.is_none() && vague && (empty || complement.is_some()) {
            return true;
        }
    }
    // "took place": what took place tells it.
    if matches!(lemma, "take" | "have") && object.is_some_and(|o| syntax.article.lower(o) == "place") {
        let several =
            |s: TokenId| syntax.obliques(s).find(|_| status::is_several(syntax.lemma(s))).map_or(s, |(_, o)| o);
        return syntax.subject(t).is_some_and(|(s, _)| tables.noun(syntax, several(s)).is_some());
    }
    // "provided a written statement": what it says tells more.
    if object.is_some_and(|o| matches!(syntax.lemma(o), "statement" | "comment")) && line.is_none() {
        return true;
    }
    // "found that", "shows that": known, not done; "confirmed that" is an act.
    if line.is_none()
        && tables.is(lemma, State::Finding)
        && !tables.is(lemma, State::Assertion)
        && syntax.child(t, &[Relation::Ccomp]).is_some()
    {
        return true;
    }
    if line.is_none() && aspect {
        // "began to withdraw" withdrew; "the trial began" is told by the trial.
        let subject = syntax.own_subject(t).is_some_and(|s| tables.noun(syntax, s).is_some());
        return complement.is_some() || subject || matches!(lemma, "keep" | "go" | "continue");
    }
    // "the hearing is set for Tuesday": told by the hearing.
    let told = syntax.is_passive(t) && syntax.own_subject(t).is_some_and(|s| tables.noun(syntax, s).is_some());
    // "tried to hide it": trying is a deed, where it was done.
    if matches!(lemma, "try" | "attempt" | "struggle") && status::of(syntax, t).0 == Status::Happened {
        return false;
    }
    line.is_none_or(|g| g.kind.is_none())
        && (complement.is_some() && (tables.is(lemma, State::Cause) || tables.is(lemma, State::Implied))
            || told && tables.is(lemma, State::Implied))
}

fn noun(view: &View<'_>, t: TokenId) -> Option<Found> {
    let syntax = view.syntax;
    let tables = Tables::get();
    let line = tables.noun(syntax, t);
    if line.is_some_and(|g| g.idle) {
        return None;
    }
    // "protest leaders", "attack helicopters": part of another noun.
    if matches!(syntax.relation(t), Relation::Compound | Relation::Flat | Relation::NmodDesc)
        || view.kind(t).is_some_and(|k| matches!(k, EntityKind::Person | EntityKind::Group | EntityKind::Organization))
    {
        return None;
    }
    // "cease-fire" and "under fire" are no fires.
    if syntax.lemma(t) == "fire" && syntax.preposition(t) == "under" {
        return None;
    }
    if t > 1 && syntax.article.word(t - 1) == "-" && syntax.article.lower(t - 2) == "cease" {
        return None;
    }
    // "weapons of mass destruction".
    if syntax.preposition(t) == "of"
        && syntax.head(t).is_some_and(|h| matches!(syntax.lemma(h), "weapon" | "instrument"))
    {
        return None;
    }
    // "floods cause damage": none in particular.
    let generic = |v: TokenId| syntax.tag(v).is_verb() && is_generic(view, v);
    if syntax.relation(t) == Relation::Nsubj && syntax.tag(t) == Tag::Nns && syntax.head(t).is_some_and(generic) {
        return None;
    }
    // "a press release".
    let press = |c: TokenId| {
        syntax.relation(c) == Relation::Compound && matches!(syntax.article.lower(c), "press" | "news" | "media")
    };
    if tables.is(syntax.lemma(t), State::Document) && syntax.children(t).any(press) {
        return None;
    }
    // "said a statement": the saying is told by the verb.
    let says = |v: TokenId| syntax.tag(v).is_verb() && tables.is(syntax.lemma(v), State::Speech);
    if matches!(syntax.relation(t), Relation::Nsubj | Relation::Obl | Relation::Obj)
        && syntax.head(t).is_some_and(says)
        && matches!(
            syntax.lemma(t),
            "statement" | "report" | "announcement" | "interview" | "speech" | "conference" | "briefing" | "letter"
        )
    {
        return None;
    }
    let odds = learned::eventhood(syntax, t) - least_odds(line.is_some(), tables.sense(syntax.lemma(t)));
    // "for the first time", "in response to", "as a result": parts of a link.
    let linking = line.is_none()
        && (tables.is(syntax.lemma(t), State::Link) || view.is_timed(t) || syntax.relation(t) == Relation::Root);
    if odds < 0 || linking {
        return None;
    }
    // "imposed sanctions": the verb's line has the noun in it already.
    let said = syntax.head(t).is_some_and(|v| {
        matches!(syntax.relation(t), Relation::Obj | Relation::NsubjPass)
            && syntax.tag(v).is_verb()
            && tables.verb(syntax, v).is_some_and(Trigger::takes_object)
    });
    let sure = 1.0 / (1.0 + libm::expf(-(odds as f32) / 100.0));
    (!said).then(|| Found {
        words: t..t + 1,
        line,
        sure: if line.is_some() { 0.55 + 0.4 * sure } else { 0.2 + 0.6 * sure },
    })
}

/// True for a noun that a verb tells of, or a preposition of time: `the talks collapsed`, `during the vote`.
pub(super) fn is_told(syntax: &Syntax<'_>, t: TokenId) -> bool {
    let told = matches!(syntax.relation(t), Relation::Nsubj | Relation::NsubjPass | Relation::Obj | Relation::Root)
        || matches!(
            syntax.preposition(t),
            "during"
                | "after"
                | "following"
                | "before"
                | "since"
                | "amid"
                | "until"
                | "over"
                | "due"
                | "under"
                | "despite"
        );
    // "the event", "orders": empty without a word that says which.
    if matches!(syntax.lemma(t), "event" | "conference" | "interview" | "order" | "case" | "race") {
        return syntax.child(t, &[Relation::Acl, Relation::AclRelcl, Relation::Compound]).is_some();
    }
    // "a test flight", "the failed rescue", but not "tax cuts", which are none in particular.
    let which = [Relation::Acl, Relation::AclRelcl, Relation::Compound, Relation::Amod, Relation::Nmod];
    let one = syntax.tag(t) == Tag::Nn || syntax.child(t, &[Relation::Det, Relation::NmodPoss]).is_some();
    told || one && Tables::get().noun(syntax, t).is_some() && syntax.child(t, &which).is_some()
}
