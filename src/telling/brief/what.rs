//! What: the clause of the main event, who did it included, so that it reads alone; then the next in weight.

use super::super::Answer;
use super::super::clause::Purpose;
use super::{Told, View, is_cue, push, stretch, with_both_quotes};
use crate::article::{BlockKind, TokenId};
use crate::events::Status;
use crate::language::{Pos, Relation, Tag};
use crate::lexicon::{Class, is};
use crate::span::Span;
use crate::statements::{Act, StatementForm};
use crate::times::{Time, TimeKind};

/// Events looked at.
const REACH: usize = 8;

/// How much of the main event's weight another what must have.
const ENOUGH: f32 = 0.5;

/// Longest sentence that is told whole, in tokens.
const WHOLE: usize = 64;

/// Most answers.
const MOST: usize = 3;

/// Fewest tokens of a further answer: `Clinton paused` is none.
const SHORTEST: usize = 4;

/// Least standing of a further answer's sentence.
const DEEPEST: f32 = 0.3;

/// Sentences behind the lead that tell of its news; what stands below is of it where somebody says it.
const CLOSE: TokenId = 2;

/// Days after which a deed is what the news stands on, not the news.
const LONG_AGO: i32 = 40;

pub(super) fn answers(view: &View<'_>) -> Vec<Answer> {
    let mut answers = Vec::new();
    // Of `China said it opposes ...` the whole: the pronoun alone says nothing.
    let stranger = |l: &super::Lead| super::opening::is_stranger(view.sources, view.syntax, l.root);
    // What someone says is not so because it is said.
    let said = |l: &super::Lead| l.root != l.token && is_cue(view.sources, l.root);
    let main = view.lead.map(|l| if (leans(view, l) || said(l)) && !stranger(l) { l.root } else { l.token });
    let main = main.filter(|&t| !begins_with_pronoun(view, t));
    // `Sanders` of `Sanders: The bank must go` is no clause.
    let told = |s: &Span| view.sources.article.tokens_in(*s).len() >= SHORTEST;
    let main = view
        .lead
        .and_then(|l| whole(view, l))
        .or_else(|| main.and_then(|t| with_speaker(view, t).or_else(|| clause(view, t))));
    let main = main.filter(told);
    let bare = || view.lead.filter(|l| said(l) && !leans(view, l)).and_then(|l| clause(view, l.token)).filter(told);
    let main = main.or_else(bare);
    if let Some(span) = main {
        push(&mut answers, Answer { span, entity: None, value: None });
    }
    if answers.is_empty()
        && let Some(told) = view.top(1).next()
    {
        answers.extend(told.tellings.tokens.iter().find_map(|&t| deed(view, t)).map(|span| Answer {
            span,
            entity: None,
            value: None,
        }));
    }
    // The main event is told by now, by its other tellings too.
    let told_by_now = |t: &&Told<'_>| !answers_main(view, t);
    let news = |t: &&Told<'_>| t.event.weight >= ENOUGH && is_deed(t.event.status) && !is_long_ago(view, t);
    for told in view.top(REACH).filter(news).filter(told_by_now) {
        let span = told.tellings.tokens.iter().find_map(|&t| further(view, t));
        if let Some(span) = span.filter(|_| answers.len() < MOST) {
            push(&mut answers, Answer { span, entity: None, value: None });
        }
    }
    if answers.is_empty()
        && let Some(span) = view.lead.and_then(|l| view.sources.article.sentences.get(l.sentence as usize))
    {
        answers.push(Answer { span: span.span, entity: None, value: None });
    }
    answers
}

/// The lead from its subject on, with the one who says it and to its end: what is cut from it is too often what it says.
fn whole(view: &View<'_>, lead: &super::Lead) -> Option<Span> {
    let stranger = super::opening::is_stranger(view.sources, view.syntax, lead.root);
    to_its_end(view, if stranger { lead.token } else { lead.root })
}

/// The sentence of a predicate from its subject on.
fn to_its_end(view: &View<'_>, root: TokenId) -> Option<Span> {
    let syntax = view.syntax;
    let subject = syntax.own_subject(root).filter(|_| !begins_with_pronoun(view, root))?;
    let (sentence, reach) = (syntax.sentence(root), syntax.extent(subject));
    // `Washington Post Hit Piece`, of which the tree cuts the first words off.
    let name = |t: TokenId| syntax.tag(t).is_noun() || matches!(syntax.tag(t), Tag::Dt | Tag::Jj | Tag::Cd);
    // `The ban holds, the bank warned`
    let told = |c: TokenId| c < subject && matches!(syntax.relation(c), Relation::Ccomp | Relation::Parataxis);
    // `With 200 cases on the island, a quarter of that town is ill`
    let known = |t: TokenId| syntax.tag(t) == Tag::PrpS || matches!(syntax.article.lower(t), "that" | "this" | "these");
    // `According to the ministry 30 people were hurt`
    let source = syntax.article.lower(sentence.start) == "according";
    let all = subject > root
        || source
        || syntax.children(root).any(told)
        || reach.clone().any(known)
        || (sentence.start..reach.start).all(name);
    let words = if all { super::opening::own_words(syntax, sentence) } else { reach.start..sentence.end };
    (words.len() <= WHOLE).then(|| with_both_quotes(syntax.article.text, syntax.trimmed(words)))
}

/// What was not done, or may be, is no further news: `nobody would question her`.
fn is_deed(status: Status) -> bool {
    matches!(status, Status::Happened | Status::Ongoing | Status::Planned)
}

/// True for a clause that is not understood without the one who says it: `A Hamas leader says the group ...`.
fn leans(view: &View<'_>, lead: &super::Lead) -> bool {
    let (syntax, t) = (view.syntax, lead.token);
    let fits = syntax.extent(lead.root).len() <= super::LONGEST;
    let bare = |s: TokenId| {
        let the = syntax.children(s).any(|c| syntax.article.lower(c) == "the");
        the && !syntax.tag(s).is_proper() && syntax.extent(s).end == s + 1
    };
    let named = |s: TokenId| syntax.extent(s).any(|i| syntax.tag(i).is_proper());
    // `deny that it has abducted two men`
    let denied = |s: &crate::statements::Statement| {
        let root = syntax.article.span_of(lead.root..lead.root + 1);
        s.act == Act::Deny && s.cue.is_some_and(|c| c.overlaps(root))
    };
    // What is said is the word of the one who says it, unless he does by office; and `the country's plans` are his.
    let reach = |t| syntax.extent(t);
    let speaker = syntax.own_subject(lead.root).filter(|&s| lead.root != t && s < t);
    let of_someone =
        fits && speaker.is_some_and(|s| super::opening::is_crowd(view, s) || !super::opening::is_official(view, s));
    let dangling = fits
        && speaker.is_some()
        && super::opening::dangles(view, reach(t))
        && !super::opening::dangles(view, reach(lead.root));
    // `their meeting with the envoy has failed`
    let theirs = |s: TokenId| syntax.children(s).any(|c| syntax.tag(c) == Tag::PrpS);
    // `authorities have arrested two`
    let alone = |s: TokenId| matches!(syntax.tag(s), Tag::Nn | Tag::Nns) && syntax.extent(s).len() == 1;
    of_someone
        || dangling
        || fits && speaker.is_some() && syntax.own_subject(t).is_some_and(alone)
        || fits && lead.root != t && syntax.own_subject(t).is_some_and(theirs)
        || begins_with_pronoun(view, t)
        || lead.root != t && view.sources.statements.iter().take(8).any(denied)
        || fits && (super::looks_back_at(syntax, t) || syntax.own_subject(t).is_some_and(|s| bare(s) && !named(s)))
}

fn begins_with_pronoun(view: &View<'_>, t: TokenId) -> bool {
    let subject = view.syntax.own_subject(t).filter(|&s| !matches!(view.syntax.article.lower(s), "i" | "we"));
    subject.is_some_and(|s| matches!(view.syntax.tag(s), Tag::Prp | Tag::Dt))
}

/// True for the main event, and for one whose trigger is the main predicate.
fn answers_main(view: &View<'_>, told: &Told<'_>) -> bool {
    view.lead.is_some_and(|l| told.tellings.tokens.contains(&l.token))
        || view.main().is_some_and(|m| std::ptr::eq(m, told))
}

/// True for what was over weeks before the publication.
fn is_long_ago(view: &View<'_>, told: &Told<'_>) -> bool {
    let days = view.sources.published.day.zip(told.event.interval);
    days.is_some_and(|(now, (_, end))| now.number() - end.number() > LONG_AGO)
}

/// True for a sentence that speaks of someone or something that the lead, or the sentence behind it, speaks of.
fn is_of_the_story(view: &View<'_>, sentence: u32) -> bool {
    let sentences = &view.sources.article.sentences;
    let tokens = |s: u32| sentences.get(s as usize).map_or(0..0, |s| s.tokens.clone());
    let Some(lead) = view.lead.map(|l| tokens(l.sentence).start..tokens(l.sentence + 1).end) else { return true };
    let here = tokens(sentence);
    view.sources.entities.list.iter().any(|e| {
        let within = |r: &std::ops::Range<TokenId>| e.mentions.iter().any(|m| r.contains(&m.head));
        within(&lead) && within(&here)
    })
}

/// The clause of a deed besides the main one: of the story itself, since the headline's is the lead's, with nobody who is
/// known from elsewhere (`his lawyer`), and no bare `the ministry announced`; a claim with the one who makes it.
fn further(view: &View<'_>, t: TokenId) -> Option<Span> {
    let syntax = view.syntax;
    let subject = syntax.own_subject(t)?;
    let said = syntax.relation(t) == Relation::Ccomp && syntax.head(t).is_some_and(|h| is_cue(view.sources, h));
    let says = syntax.head(t).filter(|_| said);
    // `the closing would show that ...`; `a report saying that ...` may be what is denied.
    let may = |c: TokenId| syntax.relation(c) == Relation::Aux && syntax.tag(c) == Tag::Md;
    let doubted = says.is_some_and(|h| {
        syntax.children(h).any(may)
            || matches!(syntax.relation(h), Relation::Acl | Relation::AclRelcl | Relation::Advcl)
    });
    let speaker = says.and_then(|h| syntax.subject(h).map(|(s, _)| s));
    let claimed = speaker.is_some_and(|s| !super::opening::is_official(view, s));
    let told = matches!(syntax.relation(t), Relation::Root | Relation::Ccomp | Relation::Conj | Relation::Parataxis);
    if !told || doubted || is_known(view, t, subject, said) || !is_near(view, t, said) || goes_on(view, t, subject) {
        return None;
    }
    if claimed {
        // Whoever speaks must be known as well.
        let (top, s) = (says?, speaker?);
        let alone = !matches!(syntax.tag(s), Tag::Prp | Tag::Dt | Tag::Wdt | Tag::Wp) && syntax.referent(s) == s;
        return Some(top)
            .filter(|_| alone && !is_known(view, top, s, false))
            .and_then(|top| clause(view, top))
            // `said the minister in a statement`, of which what he said stands before.
            .filter(|s| s.contains(syntax.article.span_of(t..t + 1)) && reads_alone(view, top, s, false));
    }
    // `According to the group, ...`
    let aside = |s: &&crate::statements::Statement| {
        let here = syntax.article.span_of(t..t + 1);
        s.content.iter().any(|c| c.contains(here))
            && s.cue.is_some_and(|c| syntax.article.lower(syntax.article.tokens_in(c).start) == "according")
    };
    let doubted = view.sources.statements.iter().find(aside).and_then(|s| s.source.as_ref()).is_some_and(|s| {
        syntax.head_of(syntax.article.tokens_in(s.span)).is_some_and(|h| !super::opening::is_official(view, h))
    });
    deed(view, t).filter(|s| !doubted && reads_alone(view, t, s, said))
}

/// True for a deed of one whom only another sentence tells of: `the company` whose name the text gives elsewhere, `his lawyer`.
fn is_known(view: &View<'_>, t: TokenId, subject: TokenId, said: bool) -> bool {
    let syntax = view.syntax;
    // `thousands detained`, `a woman married to him`: no clause.
    let parted =
        syntax.tag(t) == Tag::Vbn && syntax.child(t, &[Relation::Aux, Relation::AuxPass, Relation::Cop]).is_none();
    // `had reopened Friday` of what has opened again; a further toll is news.
    let counts = syntax.extent(t).any(|i| syntax.pos(i) == Pos::Num);
    let same = view.lead.is_some_and(|l| syntax.lemma(l.token) == syntax.lemma(t));
    let again = !counts && (same || said && super::when::retells(view, t));
    let bare = is_cue(view.sources, t) && syntax.child(t, &[Relation::Obj, Relation::Ccomp]).is_none();
    is_vague(view, subject)
        || syntax.children(subject).any(|i| syntax.tag(i) == Tag::PrpS)
        || syntax.object(t).is_some_and(|o| syntax.tag(o) == Tag::Prp)
        || parted
        || again
        || bare
        || super::is_listed(syntax, subject)
}

/// `The report based on a study`, `the floods and landslides`: with an article, and nothing that says which.
fn is_vague(view: &View<'_>, subject: TokenId) -> bool {
    let syntax = view.syntax;
    let the = syntax.children(subject).any(|i| syntax.article.lower(i) == "the") && !syntax.tag(subject).is_proper();
    let told = |c: TokenId| {
        syntax.tag(c).is_proper()
            || matches!(syntax.relation(c), Relation::Nmod | Relation::NmodPoss | Relation::AclRelcl | Relation::Appos)
            || view.sources.entities.covering(c).and_then(|id| view.sources.entities.get(id)).is_some_and(|e| e.named)
    };
    the && !is(syntax.article.lower(subject), Class::UniqueNoun) && !syntax.children(subject).any(told)
}

/// True for what stands near the lead, and is no background: what was before (`have waged a war`) or is told beside it
/// (`Meanwhile`) is not the news; what stands above the lead is the headline again, what stands far down no news.
fn is_near(view: &View<'_>, t: TokenId, said: bool) -> bool {
    let (syntax, Some(lead)) = (view.syntax, view.lead) else { return true };
    let here = view.sources.article.tokens.get(t as usize).map_or(0, |t| t.sentence);
    let far = here > lead.sentence + CLOSE;
    let strange = here > lead.sentence + 1 && !is_of_the_story(view, here);
    let has = |c: TokenId| syntax.relation(c) == Relation::Aux && matches!(syntax.article.lower(c), "has" | "have");
    let above = syntax.sentence(t).start < syntax.sentence(lead.token).start;
    !(above || strange || !said && (far || syntax.children(t).any(has)) || view.is_aside(t))
        && view.sources.article.block_kind_of(t) == BlockKind::Paragraph
        && view.standing.of(t) >= DEEPEST
}

/// `Another bomb wounded four`, `The strikes also wounded two`, `Those supplies and tents are on their way`.
fn goes_on(view: &View<'_>, t: TokenId, subject: TokenId) -> bool {
    let syntax = view.syntax;
    let next = |c: TokenId| {
        let word = syntax.article.lower(c);
        matches!(word, "another" | "those" | "these" | "such" | "same" | "second" | "third" | "also")
    };
    super::looks_back_at(syntax, t) || syntax.children(subject).chain(syntax.children(t)).any(|c| c < t && next(c))
}

/// True for a clause that needs no other sentence.
fn reads_alone(view: &View<'_>, t: TokenId, clause: &Span, said: bool) -> bool {
    let syntax = view.syntax;
    let quoted = view
        .sources
        .statements
        .iter()
        .any(|q| q.form == StatementForm::Direct && q.content.iter().any(|c| c.contains(*clause)));
    let old = |x: &Time| {
        let first = view.sources.article.tokens_in(x.span).start;
        x.kind != TimeKind::Set
            && !super::when::is_day(x)
            && (clause.contains(x.span) || super::when::hangs_on(view, first, &[t]))
    };
    let was = |c| matches!(syntax.article.lower(c), "was" | "were" | "had");
    let past = syntax.tag(t) == Tag::Vbd || syntax.children(t).any(was);
    let before = !said && past && view.sources.times.iter().any(old);
    let tokens = view.sources.article.tokens_in(*clause);
    let torn = tokens.clone().last().is_some_and(|last| view.composer.is_torn(last));
    // `wounded five others`, `took the town`: of whom and of what another sentence has told.
    let more = |n: TokenId| {
        syntax.article.lower(n) == "others" && !(tokens.start..n.max(1) - 1).any(|i| syntax.pos(i) == Pos::Num)
    };
    let open = |n: TokenId| more(n) || super::opening::points_back(view.sources, syntax, n, tokens.start);
    // `will go," said Hale`: half of what was quoted.
    let words = clause.of(syntax.article.text);
    let half = words.matches('"').count() % 2 == 1 || words.matches('“').count() != words.matches('”').count();
    !quoted
        && !half
        && !before
        && !torn
        && tokens.len() >= SHORTEST
        && !super::opening::dangles(view, tokens.clone())
        && !tokens.clone().any(open)
}

/// The clause of a deed that has its subject with it; one that begins with a pronoun would need the text.
fn deed(view: &View<'_>, t: TokenId) -> Option<Span> {
    let syntax = view.syntax;
    let subject = syntax.own_subject(t).filter(|&s| syntax.referent(s) == s)?;
    let alone = !matches!(syntax.tag(subject), Tag::Prp | Tag::Dt | Tag::Wdt | Tag::Wp);
    let says = matches!(syntax.lemma(t), "say" | "tell" | "add");
    let whole = || Some(t).filter(|&t| syntax.relation(t) == Relation::Root).and_then(|t| to_its_end(view, t));
    (alone && !says).then(|| whole().or_else(|| clause(view, t))).flatten()
}

/// What the lead says is said, with the one who says it before.
fn with_speaker(view: &View<'_>, root: TokenId) -> Option<Span> {
    let syntax = view.syntax;
    let lead = view.lead.filter(|l| l.root == root && l.token != root)?;
    let start = syntax.own_subject(root).filter(|&s| s < lead.token).map(|s| syntax.extent(s).start)?;
    let said = syntax.article.tokens_in(clause(view, lead.token)?);
    (start < said.start && said.end - start <= WHOLE as TokenId / 4 * 3)
        .then(|| with_both_quotes(syntax.article.text, syntax.trimmed(start..said.end)))
}

/// The stretch of text of a clause from its subject on, in the shortest form that fits.
fn clause(view: &View<'_>, t: TokenId) -> Option<Span> {
    let subject = view.syntax.own_subject(t).map(|s| view.syntax.extent(s).start);
    // As the news is told, with what its nouns need (`a bill that would ...`), where there is room.
    let forms = [(Purpose::News, 0), (Purpose::News, 1), (Purpose::Gloss, 0), (Purpose::Gloss, 1), (Purpose::Gloss, 3)];
    forms.into_iter().find_map(|(purpose, level)| {
        let mut tokens = view.composer.clause_tokens(t, purpose, level);
        if let Some(first) = subject.filter(|&s| s < t) {
            // `A magnitude 6.8 earthquake`, of which the tree cuts the number off.
            let close = |i: &TokenId| *i < first && (*i..first).all(|k| tokens.contains(&k) && !view.syntax.is_edge(k));
            let first = tokens.iter().copied().filter(close).min().unwrap_or(first);
            // `and a deal was undermined`
            let first = first + TokenId::from(view.syntax.pos(first) == Pos::Cconj);
            tokens.retain(|&i| i >= first);
            tokens.push(first);
        }
        stretch(view.syntax, &tokens)
    })
}
