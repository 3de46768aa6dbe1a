//! What is said where it is no clause: the object of a verb, or the phrase behind its preposition.

use super::acts::Act;
use super::content::is_question;
use super::cues::{Cue, Cues};
use super::speakers::is_day;
use crate::article::TokenId;
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::lexicon::Class;
use crate::order::Order;
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

/// `complained about the noise`, `called for the law to be changed`.
pub(super) fn after_preposition(syntax: &Syntax<'_>, t: TokenId, cue: &Cue) -> Option<(Vec<Range<TokenId>>, f32)> {
    // "spoke for about five minutes"
    let long = |o: TokenId| {
        syntax.children(o).any(|c| syntax.tag(c) == Tag::Cd) && syntax.analysis.lemma_is(o, Class::TimeNoun)
    };
    // "took issue with the report"
    // "warned the mayor about the dam", in which the tree hangs the dam on the mayor.
    let addressed = cue.objects.is_empty()
        && syntax.child(t, &[Relation::Ccomp]).is_none()
        && Cues::get().verb(syntax.lemma(t)).iter().any(|u| u.frames.addressee && u.prepositions.is_empty());
    let object = syntax.object(t).filter(|&o| o > t && (addressed || cue.objects.contains(&syntax.lemma(o))));
    if !cue.objects.is_empty() && object.is_none() {
        return None;
    }
    let behind = syntax
        .obliques(t)
        .chain(object.into_iter().flat_map(|o| syntax.obliques(o)))
        .find(|&(p, o)| o > t && cue.prepositions.contains(&p) && !is_day(syntax, o) && !long(o));
    let Some((_, noun)) = behind else {
        // "warned against crossing the river", "is calling for the country to step up", "spoke about how it fell"
        let c = syntax.children(t).find(|&c| {
            c > t
                && (syntax.tag(c) == Tag::Vbg
                    || cue.frames.infinitive && syntax.has_to(c)
                    || is_question(syntax, syntax.extent(c).start + 1))
                && matches!(syntax.relation(c), Relation::Advcl | Relation::Xcomp | Relation::Ccomp | Relation::Obl)
                && syntax.children(c).any(|m| m < c && cue.prepositions.contains(&syntax.article.lower(m)))
        })?;
        let from = syntax.extent(c).start;
        // The one who is to do it may hang on the verb above.
        let from = syntax.subject(c).map_or(from, |(s, _)| if s > t { from.min(syntax.extent(s).start) } else { from });
        let from = if cue.prepositions.contains(&syntax.article.lower(from)) { from + 1 } else { from };
        let phrase = from..syntax.extent(c).end;
        return Some((vec![phrase], 0.6));
    };
    // "called for a softer tone while the unions wanted ...": the reporter's.
    let done = |&c: &TokenId| {
        let loose = || {
            let given = syntax.own_marker(c).is_some_and(|m| one_of!(m, "if" | "unless"));
            given || syntax.own_subject(c).is_none() && !syntax.is_edge(syntax.extent(c).start)
        };
        c > noun
            && matches!(syntax.relation(c), Relation::Xcomp | Relation::Advcl | Relation::Ccomp)
            && (syntax.has_to(c) || loose())
    };
    let clause = syntax.children(t).find(done).filter(|_| cue.frames.infinitive);
    let start = syntax.child(noun, &[Relation::Case]).map_or(syntax.extent(noun).start, |c| c + 1);
    // "pointed to the dam as a danger", "referred to him simply as a fool"
    let clause = clause.or_else(|| {
        let next = |&c: &TokenId| {
            c > noun && (0..2).contains(&(syntax.extent(c).start.saturating_sub(syntax.extent(noun).end)))
        };
        syntax.children(t).filter(next).find(|&c| syntax.preposition(c) == "as")
    });
    let end = clause.map_or(syntax.extent(noun).end, |c| syntax.extent(c).end.max(syntax.extent(noun).end));
    let phrase = start..end;
    Some((vec![phrase], 0.6))
}

/// The content that the object of verb `t` is.
pub(super) fn topic(syntax: &Syntax<'_>, t: TokenId, cue: &Cue, passive: bool) -> Option<Topic> {
    if passive {
        return undergone(syntax, t, cue);
    }
    if let Some(same) = pro_form(syntax, t).filter(|_| cue.frames.clause) {
        return Some(Topic::said(same, 0.7));
    }
    if cue.frames.object
        && (cue.frames.clause
            || cue.frames.quotation
            || matches!(
                cue.act,
                Act::Deny | Act::Confirm | Act::Propose | Act::Demand | Act::Criticize | Act::Support | Act::Oppose
            ))
        && !matches!(cue.act, Act::Want | Act::Accuse)
        && let Some(c) = syntax.children(t).find(|&c| {
            c > t
                && c < t + 4
                && syntax.tag(c) == Tag::Vbg
                && syntax.relation(c) != Relation::Conj
                && !syntax.is_edge(c - 1)
                && syntax.own_marker(c).is_none()
        })
    {
        // "denied arming the rebels", "reported seeing them"
        return Some(Topic::said(syntax.extent(c), 0.75));
    }
    if cue.frames.naming {
        let found = named(syntax, t);
        if found.is_some() || !cue.frames.object {
            return found;
        }
    }
    let shown = cue.frames.document && syntax.subject(t).is_some_and(|(s, _)| Cues::get().is_document(syntax.lemma(s)));
    if !cue.frames.object && !shown {
        return None;
    }
    if let Some(found) = gap(syntax, t, cue) {
        return Some(found);
    }
    let object =
        syntax.object(t).or_else(|| syntax.child(t, &[Relation::Iobj]).filter(|_| shown)).filter(|&o| o > t)?;
    if is_reflexive(syntax, object) {
        return None;
    }
    // "raising the toll to 40", "will raise the toll": what has happened does, and no one who says so.
    let ahead = |c: TokenId| syntax.tag(c) == Tag::Md;
    if cue.objects.contains(&"toll") && (syntax.tag(t) == Tag::Vbg || syntax.has_to(t) || syntax.children(t).any(ahead))
    {
        return None;
    }
    if !cue.objects.is_empty() && !cue.objects.contains(&syntax.lemma(object)) || !is_view(syntax, cue, object) {
        return None;
    }
    // "dismissed a lawsuit", "rejected 58 ballots": a deed.
    let counted = syntax.child(object, &[Relation::Nummod]).is_some() || syntax.tag(object) == Tag::Cd;
    if cue.act == Act::Deny && syntax.analysis.lemma_is(object, Class::FiledNoun)
        || matches!(cue.act, Act::Deny | Act::Say) && counted && !one_of!(syntax.lemma(t), "cite" | "mention")
    {
        return None;
    }
    // "compares several forecasts": with nothing.
    let with = |(p, o): (&str, TokenId)| o > object && one_of!(p, "to" | "with");
    if one_of!(syntax.lemma(t), "compare" | "liken") && !syntax.obliques(t).chain(syntax.obliques(object)).any(with) {
        return None;
    }
    let complement = syntax.child(t, &[Relation::Xcomp]).filter(|&x| x > object);
    let (mut end, charged) = reach(syntax, t, object, complement);
    if shown && let Some(c) = syntax.children(t).filter(|&c| c > object && !syntax.is_edge(c)).last() {
        end = end.max(syntax.extent(c).end);
    }
    let start = syntax.extent(object).start;
    // "welcomed the decision: the shares rose"
    let turn = |i: TokenId| syntax.article.word(i) == ":" && !syntax.is_edge(i + 1);
    if matches!(cue.act, Act::Praise | Act::Criticize | Act::Support | Act::Oppose | Act::Deny) {
        end = (object..end).find(|&i| turn(i)).unwrap_or(end);
    }
    let content = start..end;
    Some(Topic {
        content: vec![content],
        sure: if shown { 0.65 } else { 0.55 },
        matter: (complement.is_none() && !charged && !shown).then_some(object),
    })
}

/// `a charge the mayor denies`, `claims that he made it up, which he rejects`: what the clause hangs on.
fn gap(syntax: &Syntax<'_>, t: TokenId, cue: &Cue) -> Option<Topic> {
    let noun =
        syntax.head(t).filter(|&n| n < t && syntax.relation(t) == Relation::AclRelcl && syntax.tag(n).is_noun())?;
    let subject = syntax.own_subject(t).filter(|&s| s > noun && syntax.referent(s) == s)?;
    let relative = |o: TokenId| o < t && syntax.referent(o) == noun;
    let held = matches!(
        cue.act,
        Act::Deny | Act::Admit | Act::Confirm | Act::Propose | Act::Predict | Act::Support | Act::Oppose
    );
    let clause = syntax.child(t, &[Relation::Ccomp, Relation::Xcomp]).is_some();
    if !held || clause || syntax.object(t).is_some_and(|o| !relative(o)) || !is_view(syntax, cue, noun) {
        return None;
    }
    let end = (noun + 1..subject).rev().find(|&i| relative(i)).unwrap_or(syntax.phrase(subject, true).start);
    // "..., the paper confirms", hung on the last noun before it
    if syntax.is_edge(end - 1) && !relative(end) {
        return None;
    }
    let about = syntax.phrase(noun, true).start..end;
    let mut content = vec![about];
    content.extend((syntax.tag(end) == Tag::Wdt && relative(end) && syntax.is_edge(end - 1)).then_some(end..end + 1));
    Some(Topic { content, sure: 0.6, matter: Some(noun) })
}

/// "supports the exercise" is a deed, "supports the ban" or a candidate a view; "defends the raid" is done with words.
fn is_view(syntax: &Syntax<'_>, cue: &Cue, object: TokenId) -> bool {
    !matches!(cue.act, Act::Support | Act::Oppose)
        || cue.frames.quotation
        || Cues::get().is_matter(syntax.lemma(object))
        || syntax.tag(object).is_proper()
        || syntax.tag(object) == Tag::Prp
}

/// `The plan was rejected by the voters`, `She was criticized by the unions for the delay`.
fn undergone(syntax: &Syntax<'_>, t: TokenId, cue: &Cue) -> Option<Topic> {
    let agent = syntax.agent(t);
    // "a charge denied by the mayor"
    let noun = syntax.head(t).filter(|&n| {
        n < t
            && cue.act == Act::Deny
            && agent.is_some()
            && syntax.relation(t) == Relation::Acl
            && Cues::get().noun(syntax.lemma(n)).is_some()
    });
    if let Some(n) = noun {
        return Some(Topic { content: vec![syntax.phrase(n, false)], sure: 0.75, matter: Some(n) });
    }
    let subject = syntax.own_subject(t)?;
    if !cue.frames.object && !cue.frames.naming || !cue.objects.is_empty() {
        return None;
    }
    let why = |p: &str| one_of!(p, "for" | "over" | "as" | "of") || p == "with" && cue.act == Act::Accuse;
    let clause = syntax
        .children(t)
        .filter(|&c| c > t && syntax.tag(c) == Tag::Vbg && why(syntax.article.lower(syntax.extent(c).start)));
    let rest =
        syntax.obliques(t).filter(|&(p, o)| o > t && Some(o) != agent && why(p)).map(|(_, o)| o).chain(clause).min();
    let about = syntax.referent(subject);
    // "was accused of taking bribes": by whoever; "was praised": by nobody whom it would be worth telling.
    if agent.is_none() && (rest.is_none() || !matches!(cue.act, Act::Accuse | Act::Criticize | Act::Praise)) {
        return None;
    }
    if rest.is_none() && (cue.frames.naming || !is_view(syntax, cue, about)) {
        return None;
    }
    let mut about_it = syntax.phrase(subject, true);
    // "The claim that the dam leaks was denied by the mayor": with its clause, whatever the tree makes of it.
    let first = syntax.verb_group(t).start;
    if about_it.end < first
        && syntax.article.lower(about_it.end) == "that"
        && Cues::get().noun(syntax.lemma(subject)).is_some()
    {
        about_it.end = first;
    }
    let mut content = vec![about_it];
    content.extend(rest.map(|r| syntax.extent(r)));
    // "accused of complicity in a plot to extort money", in which the tree hangs the plot on the verb.
    for (_, o) in syntax.obliques(t).filter(|&(_, o)| Some(o) != agent && !is_day(syntax, o)) {
        if let Some(last) = content.last_mut().filter(|c| rest.is_some() && syntax.extent(o).start == c.end) {
            last.end = syntax.extent(o).end;
        }
    }
    let sure = if agent.is_some() { 0.6 } else { 0.95 };
    Some(Topic { content, sure, matter: rest.is_none().then_some(about) })
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

/// `called it a disgrace`, `described the raid as a success`, `called the remarks "an insult"`.
fn named(syntax: &Syntax<'_>, t: TokenId) -> Option<Topic> {
    let article = syntax.article;
    // "what he called a disgrace", "a tactic she called shameful"
    if syntax.relation(t) == Relation::AclRelcl
        && syntax.own_subject(t).is_some_and(|s| syntax.referent(s) == s)
        && let Some(c) = syntax.children(t).find(|&c| {
            c > t
                && c < t + 12
                && (matches!(syntax.relation(c), Relation::Xcomp | Relation::Obj | Relation::Ccomp)
                    && syntax.own_marker(c).is_none()
                    || is_as(syntax, c))
        })
    {
        let reach = syntax.extent(c);
        let start = reach.start + TokenId::from(is_as(syntax, c));
        let mut topic = Topic::said(start..reach.end, 0.75);
        // "the bank, which they call a front"
        let first = syntax.extent(t).find(|&i| !syntax.is_edge(i)).filter(|&w| w < t);
        let pronoun = first.filter(|&w| one_of!(article.lower(w), "which" | "who" | "whom"));
        topic.content.extend(pronoun.map(|w| w..w + 1));
        topic.content.order_by_key(|c| c.start);
        return Some(topic);
    }
    // "saw him fall": with eyes.
    let held = syntax.analysis.lemma_is(t, Class::ViewingVerb);
    let object = syntax.object(t).filter(|&o| o > t);
    if let Some(object) = object {
        // "a body calling itself the Committee": a name, not a saying.
        if is_reflexive(syntax, object) {
            return None;
        }
        let second = syntax.child(t, &[Relation::Iobj]).filter(|&i| i > t && i < object);
        let (object, complement) = match second {
            Some(first) => (first, Some(object)),
            None => {
                (object, syntax.child(t, &[Relation::Xcomp]).filter(|&x| x > object).or_else(|| behind(syntax, object)))
            }
        };
        if complement.is_some() && !held
            || syntax.obliques(t).chain(syntax.obliques(object)).any(|(p, o)| p == "as" && o > object)
            || as_clause(syntax, t)
        {
            let start = syntax.extent(object).start;
            let (mut end, _) = reach(syntax, t, object, complement);
            if let Some(c) = syntax.children(t).find(|&c| c > object && is_as(syntax, c)) {
                end = end.max(syntax.extent(c).end);
            }
            return Some(Topic::said(start..end, 0.65));
        }
    }
    // Where the parser did not see what the mark stands between.
    let first = syntax.verb_group(t).end;
    let limit = syntax.sentence(t).end;
    // "called climate change a hoax": two phrases side by side.
    let second = (first + 1..limit.min(first + 6)).find(|&i| one_of!(article.lower(i), "a" | "an"));
    if let Some(second) = second.filter(|&a| {
        let noun = |i: TokenId| syntax.tag(i).is_noun() || syntax.tag(i) == Tag::Prp;
        !held
            && noun(a - 1)
            && !is_reflexive(syntax, first)
            && (first..a).all(|i| noun(i) || !syntax.tag(i).is_verb() && !syntax.is_edge(i) && syntax.tag(i) != Tag::In)
    }) {
        let head = (second + 1..limit)
            .find(|&i| syntax.tag(i).is_noun() && !(i + 1 < limit && syntax.tag(i + 1).is_noun()))?;
        return Some(Topic::said(first..syntax.extent(head).end.max(head + 1).min(limit), 0.7));
    }
    let open =
        (first + 1..limit.min(first + 14)).find(|&i| one_of!(article.word(i), "\"" | "“" | "''" | "``" | "‘"))?;
    let close = (open + 2..limit.min(open + 30)).find(|&i| one_of!(article.word(i), "\"" | "”" | "''" | "’"))?;
    let plain = (first..open).all(|i| !syntax.tag(i).is_finite() && (!syntax.is_edge(i) || syntax.tag(i) == Tag::Hyph));
    let nominal = syntax.tag(first).is_noun()
        || syntax.article.lower(first) == "both"
        || matches!(syntax.tag(first), Tag::Dt | Tag::Prp | Tag::PrpS | Tag::Jj);
    // "called it 'the best chance' to gain from trade"
    let aim = syntax
        .head(close + 1)
        .filter(|&v| syntax.tag(close + 1) == Tag::To && syntax.head(v).is_some_and(|h| (open..close).contains(&h)));
    let end = aim.map_or(close + 1, |v| syntax.extent(v).end);
    (plain && nominal && !is_reflexive(syntax, first)).then(|| Topic::said(first..end, 0.75))
}

/// `called the charges unfounded`: an adjective right behind its noun.
fn behind(syntax: &Syntax<'_>, object: TokenId) -> Option<TokenId> {
    syntax.children(object).find(|&c| c == object + 1 && matches!(syntax.tag(c), Tag::Jj | Tag::Vbn))
}

pub(super) fn is_reflexive(syntax: &Syntax<'_>, t: TokenId) -> bool {
    one_of!(syntax.article.lower(t), "itself" | "himself" | "herself" | "themselves" | "myself" | "ourselves")
}

fn is_as(syntax: &Syntax<'_>, c: TokenId) -> bool {
    syntax.article.lower(syntax.extent(c).start) == "as" && syntax.own_subject(c).is_none()
}

fn as_clause(syntax: &Syntax<'_>, t: TokenId) -> bool {
    syntax.children(t).any(|c| c > t && is_as(syntax, c) && syntax.relation(c) != Relation::Advmod)
}

/// `said so`, `said the same of the mayor`, `said as much`: words that stand for what was said.
fn pro_form(syntax: &Syntax<'_>, t: TokenId) -> Option<Range<TokenId>> {
    if !one_of!(syntax.lemma(t), "say" | "think" | "believe") {
        return None;
    }
    let word = syntax.children(t).find(|&c| {
        c > t
            && c < t + 5
            && one_of!(syntax.article.lower(c), "so" | "same" | "opposite" | "much" | "yes" | "no")
            && syntax.relation(c) != Relation::Conj
    })?;
    let reach = syntax.extent(word);
    let end =
        syntax.obliques(t).filter(|&(p, o)| o > word && one_of!(p, "of" | "about")).map(|(_, o)| syntax.extent(o).end);
    Some(reach.start.max(t + 1)..end.max().unwrap_or(reach.end).max(reach.end))
}
