//! `According to X` and its like.

use super::acts::Act;
use super::cues::Cues;
use super::shapes::is_question;
use super::speakers::{is_day, noun_after, source};
use super::{Draft, Speaker, hearsay};
use crate::article::{Block, BlockKind, TokenId};
use crate::language::grammar::opens_quotation;
use crate::language::syntax::Syntax;
use crate::language::{NameKind, Relation, Tag};
use crate::lexicon::{Class, Map, Set, is};
use std::ops::Range;

/// Every statement that a phrase attributes: the rest of its clause is the content.
pub(super) fn find(syntax: &Syntax<'_>) -> Vec<Draft> {
    let article = syntax.article;
    let mut drafts = Vec::new();
    for t in 0..syntax.len() {
        let Some(phrase) = Cues::get()
            .phrases
            .iter()
            .find(|p| p.words.iter().enumerate().all(|(i, w)| article.lower(t + i as TokenId) == *w))
        else {
            continue;
        };
        if !phrase.owned {
            drafts.extend(hearsay::adverbial(syntax, t, phrase.act));
            continue;
        }
        let sentence = syntax.sentence(t);
        let cue = t..(t + phrase.words.len() as TokenId).min(sentence.end);
        // "according to how well they do": by what it goes.
        if cue.end >= sentence.end || is_question(syntax, cue.end) || article.lower(cue.end) == "whether" {
            continue;
        }
        let Some(head) = noun_after(syntax, cue.end, sentence.end) else { continue };
        // "citing Ghana as an example": nobody who says so.
        if phrase.act == Act::Report && article.lower(syntax.phrase(head, true).end) == "as" {
            continue;
        }
        let mut words = syntax.phrase(head, true);
        words.start = words.start.min(head).max(cue.end);
        if words.start > cue.end && words.start - cue.end <= 6 && (cue.end..words.start).all(|i| !syntax.is_edge(i)) {
            words.start = cue.end;
        }
        let mut end = words.end;
        if let Some(c) = syntax
            .children(head)
            .filter(|&c| c > head && matches!(syntax.relation(c), Relation::Appos | Relation::AclRelcl | Relation::Acl))
            .last()
        {
            end = end.max(syntax.extent(c).end.min(sentence.end));
        }
        end = name_behind(syntax, head, end).unwrap_or(end);
        words.end = whole_source(syntax, &words, head, &sentence, cue.start);
        end = end.max(words.end);
        let content = inset(syntax, cue.start, end).unwrap_or_else(|| clause_around(syntax, cue.start, end, &sentence));
        if content.is_empty() {
            continue;
        }
        drafts.push(Draft {
            token: t,
            act: phrase.act,
            source: Some(Speaker { words, referent: head }),
            content,
            confidence: if phrase.act == Act::Say { 0.85 } else { 0.6 },
            matter: None,
            cue: Some(cue),
        });
    }
    transcript(syntax, &mut drafts);
    drafts.extend((0..syntax.len()).filter_map(|t| by_account(syntax, t)));
    drafts
}

/// Where the words of a source end that the tree has cut short: `according to the ambassador to France Ana Lee,`,
/// `officials both here and abroad,`.
fn whole_source(
    syntax: &Syntax<'_>,
    words: &Range<TokenId>,
    head: TokenId,
    sentence: &Range<TokenId>,
    cue: TokenId,
) -> TokenId {
    let stop =
        |&i: &TokenId| syntax.is_edge(i) || is_day(syntax, i) || syntax.tag(i).is_verb() || syntax.tag(i) == Tag::Md;
    let from = words.end;
    let edge = (from..sentence.end).find(stop).unwrap_or(sentence.end);
    let below = |t: TokenId| cue == sentence.start || syntax.is_below(t, head);
    let opens = one_of!(syntax.article.lower(from), "to" | "of" | "both" | "and") || syntax.tag(from).is_proper();
    let ends = edge >= sentence.end || syntax.is_edge(edge);
    let clear = from < edge && edge - from < 12 && ends && (from..edge).all(below);
    if opens && clear { edge } else { from }
}

/// What a phrase between commas says within a clause that another holds: `a policy which, according to the UN, has failed`; and the
/// noun it hangs on: `the project, the only one of its kind according to its makers, costs millions`.
fn inset(syntax: &Syntax<'_>, start: TokenId, end: TokenId) -> Option<Vec<Range<TokenId>>> {
    let comma = |i: TokenId| syntax.article.word(i) == ",";
    let own = (start + 1..end).find(|&i| syntax.head(i).is_some_and(|h| !(start..end).contains(&h)))?;
    let above = syntax.head(own)?;
    let reach = syntax.extent(above);
    if start > 0 && !comma(start - 1) {
        let first = reach.clone().find(|&i| !syntax.is_edge(i))?;
        let apart = syntax.relation(above) == Relation::Appos && first > 0 && comma(first - 1);
        let said = first..start;
        return (apart && above < start && comma(end) && said.len() > 2).then(|| vec![said]);
    }
    let within = matches!(syntax.relation(above), Relation::AclRelcl | Relation::Ccomp) && above > end && comma(end);
    let opening = reach.start..start.checked_sub(1)?;
    let rest = end + 1..reach.end;
    if !within || opening.is_empty() || opening.len() > 2 || rest.len() < 2 {
        return None;
    }
    // "learned that, according to ...": the word of the clause is the other's.
    let relative = syntax.relation(above) == Relation::AclRelcl;
    Some(if relative { vec![opening, rest] } else { vec![rest] })
}

/// Where the person's name ends that stands between commas behind a noun, whatever the tree makes of it: `according to
/// a local doctor, Jean Kabila, the fever has spread`.
fn name_behind(syntax: &Syntax<'_>, head: TokenId, end: TokenId) -> Option<TokenId> {
    let article = syntax.article;
    let first = end + 1;
    let name = syntax.analysis.names.get(syntax.analysis.name_at(first)?)?;
    let last = name.tokens.end;
    let apart = syntax.tag(head) == Tag::Nn && article.word(end) == "," && article.word(last) == ",";
    // "according to the paper, Assad, who ..., fled"; "Assad, Putin and others fled".
    let goes_on = one_of!(article.lower(last + 1), "who" | "whose" | "whom") || syntax.tag(last + 1).is_proper();
    (apart && name.tokens.start == first && last > first + 1 && name.kind == NameKind::Person && !goes_on)
        .then_some(last)
}

/// `By the ministry's account, nine soldiers died`, `by all estimates`, `the lead he has in the polls`.
fn by_account(syntax: &Syntax<'_>, t: TokenId) -> Option<Draft> {
    let hangs = matches!(syntax.relation(t), Relation::Obl | Relation::Nmod);
    let by = syntax.child(t, &[Relation::Case]).filter(|&c| c < t && hangs)?;
    let (lemma, sentence) = (syntax.lemma(t), syntax.sentence(t));
    let whole = syntax.extent(t);
    let whom = || syntax.obliques(t).find(|&(p, _)| p == "of").map(|(_, o)| o);
    let itself = || Speaker { words: by + 1..syntax.phrase(t, true).end, referent: t };
    // "by one estimate", "by most accounts"
    let some = syntax.article.lower(by) == "by"
        && by + 1 < t
        && matches!(syntax.tag(by + 1), Tag::Cd | Tag::Dt | Tag::Jj | Tag::Jjs)
        && !one_of!(syntax.article.lower(by + 1), "the" | "this" | "that" | "these" | "those");
    let owner = match (syntax.article.lower(by), lemma) {
        (word, _)
            if word == "by" && is(lemma, Class::ReckoningNoun) || word == "in" && is(lemma, Class::OpinionNoun) =>
        {
            match syntax.possessor(t).or_else(whom) {
                Some(whose) => source(syntax, whose, by),
                None => Some(itself()).filter(|_| some)?,
            }
        }
        ("in", "poll" | "survey") => itself(),
        _ => return None,
    };
    // "were divided in their opinions": of what is said before a comma, or behind one.
    let comma = |i: TokenId| syntax.article.word(i) == ",";
    let apart = by == sentence.start || comma(by - 1) || comma(whole.end);
    let poll = one_of!(lemma, "poll" | "survey");
    let read = by + 1 < t && syntax.article.lower(t - 1) != "the";
    // "leads among young voters in a new poll.", where the tree has voters in a poll
    let last = poll && read && syntax.tag(by + 1) == Tag::Dt && whole.end + 1 >= sentence.end;
    if syntax.relation(t) == Relation::Nmod && !(by > sentence.start && comma(by - 1) && comma(whole.end)) && !last {
        return None;
    }
    if !poll && syntax.article.lower(by) == "in" && !apart {
        return None;
    }
    let content = clause_around(syntax, by, whole.end.min(sentence.end), &sentence);
    let of = t + 1 + TokenId::from(syntax.article.lower(t + 1) == "of");
    let cue = by..if owner.referent == t { by + 1 } else { of };
    let finite = |i: TokenId| syntax.tag(i).is_finite();
    // "slid in the polls": the standings; a poll that someone reads says how many.
    let counted = |i: TokenId| syntax.tag(i) == Tag::Cd || one_of!(syntax.article.lower(i), "percent" | "%" | "half");
    let first = content.first().and_then(|c| c.clone().find(|&i| !syntax.is_edge(i)));
    let opens = first.is_some_and(|i| !one_of!(syntax.article.lower(i), "who" | "which" | "though"));
    // "cut it, as forecast by most in a poll": the forecast is the poll's.
    let forecast = |i: TokenId| {
        syntax.article.lower(i) == "as"
            && one_of!(syntax.article.lower(i + 1), "forecast" | "expected" | "predicted" | "anticipated" | "projected")
    };
    if (sentence.start..by).rev().take(15).any(forecast) {
        return None;
    }
    let said = content.iter().cloned().flatten().any(finite)
        && (!poll || opens && (read || content.iter().cloned().flatten().any(counted)));
    said.then_some(Draft {
        cue: Some(cue),
        token: by,
        act: if one_of!(lemma, "view" | "opinion") { Act::Believe } else { Act::Report },
        source: Some(owner),
        content,
        confidence: 0.6,
        matter: None,
    })
}

/// `TORRES: We will stay.`: a paragraph that begins with a name and a colon is what that one says.
fn transcript(syntax: &Syntax<'_>, drafts: &mut Vec<Draft>) {
    let article = syntax.article;
    // In a transcript speakers come back; "BRIEFS:" is a label.
    let labels = |b: &Block| {
        let first = article.sentences.get(b.sentences.start as usize)?.tokens.start;
        let colon = (first + 1..first + 5).find(|&t| article.word(t) == ":")?;
        Some(article.lower(colon - 1))
    };
    let mut count: Map<&str, u32> = Map::default();
    for label in article.blocks.iter().filter_map(labels) {
        *count.or_default(label) += 1;
    }
    let person = |n: &&crate::language::Name| n.kind == NameKind::Person;
    let names: Set<&str> =
        syntax.analysis.names.iter().filter(person).flat_map(|n| n.tokens.clone()).map(|t| article.lower(t)).collect();
    for block in article.blocks.iter().filter(|b| b.kind == BlockKind::Paragraph) {
        let first = article.sentences.get(block.sentences.start as usize).map(|s| s.tokens.start);
        let last = article.sentences.get((block.sentences.end as usize).wrapping_sub(1)).map(|s| s.tokens.end);
        let (Some(first), Some(last)) = (first, last) else { continue };
        // "“TORRES: We will stay.": a transcript that is quoted whole
        let first = first + TokenId::from(opens_quotation(article.word(first)));
        let Some(colon) = (first + 1..last.min(first + 5)).find(|&t| article.word(t) == ":") else { continue };
        let shouted = |t: TokenId| article.word(t).len() > 2 && !article.word(t).chars().any(char::is_lowercase);
        let speaker = article.lower(colon - 1);
        let known = count.get(speaker).is_some_and(|&n| n > 1) || names.contains(speaker);
        let named = syntax
            .analysis
            .name_at(colon - 1)
            .and_then(|n| syntax.analysis.names.get(n))
            .is_some_and(|n| n.kind == NameKind::Person);
        let whole = (first..colon).all(|t| syntax.tag(t).is_proper() || shouted(t));
        if whole && (named || shouted(colon - 1) && known && !is(speaker, Class::ColonLabel)) && last > colon + 3 {
            let (head, said) = (colon - 1, colon + 1..last);
            drafts.push(Draft {
                cue: Some(colon..colon + 1),
                token: colon,
                act: Act::Say,
                source: Some(Speaker { words: first..colon, referent: head }),
                content: vec![said],
                confidence: 0.7,
                matter: None,
            });
        }
    }
}

/// The clause a phrase from `start` to `end` stands in, without it: before it when it ends the clause, else after it.
fn clause_around(syntax: &Syntax<'_>, start: TokenId, end: TokenId, sentence: &Range<TokenId>) -> Vec<Range<TokenId>> {
    let article = syntax.article;
    let mut after = end;
    while after < sentence.end && one_of!(article.word(after), "," | "”" | "\"") {
        after += 1;
    }
    let initial = (sentence.start..start)
        .all(|i| syntax.is_edge(i) || one_of!(article.lower(i), "but" | "and" | "still" | "however" | "meanwhile"));
    if initial {
        let rest = after..sentence.end;
        return vec![rest];
    }
    // What comes before, from the beginning of the clause that the phrase hangs in.
    let mut governor = governor(syntax, start);
    // "struck at dawn, when most were asleep, according to the police": all of it.
    while let Some(g) = governor.filter(|_| start > 0 && article.word(start - 1) == ",")
        && matches!(
            syntax.relation(g),
            Relation::Advcl | Relation::AclRelcl | Relation::Acl | Relation::Ccomp | Relation::Conj | Relation::Xcomp
        )
        && let Some(h) = syntax.head(g).filter(|&h| h < start)
    {
        governor = if syntax.is_predicate(h) { Some(h) } else { self::governor(syntax, h) };
    }
    let reach = governor.map_or(sentence.clone(), |g| syntax.extent(g));
    let from = reach.start.max(sentence.start).min(start);
    let before = from..start;
    let mut content = vec![before];
    let rest = after..reach.end.min(sentence.end);
    // "according to the police, but nobody was hurt": the reporter again.
    let turns = one_of!(article.lower(rest.start), "but" | "while" | "although" | "though" | "and");
    if rest.len() > 2 && rest.start < rest.end && article.word(end) == "," && !turns {
        content.push(rest);
    }
    content
}

/// The predicate of the clause that the phrase's own words hang on.
fn governor(syntax: &Syntax<'_>, start: TokenId) -> Option<TokenId> {
    let mut at = start;
    for _ in 0..5 {
        let head = syntax.head(at)?;
        if head < start && syntax.is_predicate(head) {
            return Some(head);
        }
        at = head;
    }
    None
}
