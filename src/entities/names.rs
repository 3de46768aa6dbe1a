//! The names of the article: what the model found, corrected and filled up from the lexicon, the gazetteer and shape.

use super::{EntityKind, Sources};
use crate::article::{BlockKind, TokenId, TokenKind};
use crate::language::{NameKind, Tag};
use crate::lexicon::{ActorId, Gender, People, Sort, Title, TitleSort, fold, fold_case};
use std::ops::Range;

/// The longest name of the lists, in tokens.
const LONGEST: u32 = 12;

/// A name in the text.
#[derive(Debug, Clone)]
pub(super) struct NameSpan {
    /// Its tokens, without title and article.
    pub tokens: Range<TokenId>,
    /// What it names.
    pub kind: EntityKind,
    /// 0 to 1.
    pub confidence: f32,
    /// The actors of the lexicon it may stand for.
    pub actors: Vec<ActorId>,
    /// The people it names, where the lexicon knows it.
    pub people: Option<People>,
    /// The state it names.
    pub country: Option<People>,
    /// The nearest title before it.
    pub title: Option<Title>,
    /// True where a person has said what it is.
    pub given: bool,
    /// True for a team that goes by the name of a place, which the text may speak of as well.
    pub team: bool,
    /// Where its titles begin; the start of the name where it has none.
    pub titled_from: TokenId,
}

impl NameSpan {
    /// A name that nothing is known of but its kind.
    pub(super) fn new(tokens: Range<TokenId>, kind: EntityKind, confidence: f32) -> NameSpan {
        let titled_from = tokens.start;
        NameSpan {
            tokens,
            kind,
            confidence,
            actors: Vec::new(),
            people: None,
            country: None,
            title: None,
            given: false,
            team: false,
            titled_from,
        }
    }

    /// A name that a person has marked.
    pub(super) fn given(tokens: Range<TokenId>, kind: EntityKind) -> NameSpan {
        NameSpan { given: true, ..NameSpan::new(tokens, kind, 1.0) }
    }

    /// True where a list or a person says what it is.
    pub(super) fn listed(&self) -> bool {
        self.given || !self.actors.is_empty() || self.country.is_some() || self.people.is_some()
    }

    fn len(&self) -> u32 {
        self.tokens.end.saturating_sub(self.tokens.start)
    }
}

/// Every name, in order, not overlapping.
pub(super) fn find(sources: &Sources<'_>) -> Vec<NameSpan> {
    let mut spans = from_model(sources);
    super::wholes::owners(sources, &mut spans);
    spans.extend(from_lexicon(sources));
    let mut names = choose(spans, sources.article.tokens.len());
    let timed = super::mentions::timed(sources);
    for name in &mut names {
        finish(sources, name, &timed);
    }
    names.retain(|n| n.tokens.start < n.tokens.end && !is_date(n, &timed) && raised(sources, n));
    super::wholes::capitals(sources, &mut names);
    names.sort_by_key(|n| n.tokens.start);
    super::wholes::mend(sources, &mut names);
    super::wholes::neighbours(sources, &mut names);
    datelines(sources, &mut names);
    super::teams::find(sources, &mut names);
    bracketed_acronyms(sources, &mut names);
    super::wholes::short_forms(sources, &mut names);
    names.sort_by_key(|n| n.tokens.start);
    names
}

/// A dateline begins with where it was written: `ACCRA 2026-02-11`.
fn datelines(sources: &Sources<'_>, names: &mut [NameSpan]) {
    let article = sources.article;
    for name in names.iter_mut().filter(|n| !n.listed()) {
        let block = |t: TokenId| article.sentence_of(t).map(|s| s.block);
        let first = name.tokens.start;
        let opens = first.checked_sub(1).is_none_or(|t| block(t) != block(first));
        // `Jane Doe, March 5` heads a page.
        let someone = name.kind == EntityKind::Person && article.word(first).chars().any(char::is_lowercase);
        if opens && !someone && article.block_kind_of(first) == BlockKind::Dateline {
            name.kind = EntityKind::Place;
            name.confidence = name.confidence.max(0.8);
        }
    }
}

/// `counter-ISIL` names no one, least of all ISIL. `emir` in small letters is the word, whatever the gazetteer has;
/// `max` of a text without capitals is a name.
fn raised(sources: &Sources<'_>, name: &NameSpan) -> bool {
    let Sources { article, lexicon, .. } = *sources;
    let word = article.word(name.tokens.start);
    if name.len() == 1 && ["anti-", "counter-", "non-"].iter().any(|p| article.lower(name.tokens.start).starts_with(p))
    {
        return false;
    }
    name.len() > 1
        || name.listed()
        || !word.bytes().all(|b| b.is_ascii_lowercase())
        || lexicon.noun(word).is_none() && lexicon.title(word).is_none()
}

/// True for `Nov.` of a date, whatever the model took it for; a holiday is a name and a time.
fn is_date(name: &NameSpan, timed: &[bool]) -> bool {
    let date = name.tokens.clone().all(|t| timed.get(t as usize) == Some(&true));
    date && !name.listed() && !matches!(name.kind, EntityKind::Occasion | EntityKind::Work)
}

fn kind_of(kind: NameKind) -> EntityKind {
    match kind {
        NameKind::Person => EntityKind::Person,
        NameKind::Organization => EntityKind::Organization,
        NameKind::Group => EntityKind::Group,
        NameKind::Place => EntityKind::Place,
        NameKind::Facility => EntityKind::Facility,
        NameKind::People => EntityKind::People,
        NameKind::Occasion => EntityKind::Occasion,
        NameKind::Work => EntityKind::Work,
    }
}

fn from_model(sources: &Sources<'_>) -> Vec<NameSpan> {
    let names = &sources.analysis.names;
    names.iter().map(|n| NameSpan::new(n.tokens.clone(), kind_of(n.kind), n.confidence)).collect()
}

pub(super) fn kind_of_sort(sort: Sort) -> EntityKind {
    match sort {
        Sort::Armed | Sort::Party => EntityKind::Group,
        _ => EntityKind::Organization,
    }
}

/// Names of the lexicon: actors, peoples, states.
fn from_lexicon(sources: &Sources<'_>) -> Vec<NameSpan> {
    let article = sources.article;
    let mut out = Vec::new();
    for sentence in &article.sentences {
        let shouting = shouts(sources, sentence.tokens.clone());
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let Some(found) = longest_at(sources, at, sentence.tokens.end, shouting) else {
                at += 1;
                continue;
            };
            at = found.tokens.end.max(at + 1);
            out.push(whole(sources, found));
        }
    }
    out
}

/// An institution with the country that the model sees before it: `U.S. | Food and Drug Administration`.
fn whole(sources: &Sources<'_>, mut found: NameSpan) -> NameSpan {
    let names = &sources.analysis.names;
    let model = sources.analysis.name_at(found.tokens.start).and_then(|i| names.get(i));
    if let Some(name) = model
        && !found.actors.is_empty()
        && name.kind == NameKind::Organization
        && name.tokens.end == found.tokens.end
        && (name.tokens.start + 1..name.tokens.start + 3).contains(&found.tokens.start)
    {
        let country = fold(sources.article.text_of(name.tokens.start..found.tokens.start));
        if sources.lexicon.country(&country).is_some() {
            found.tokens.start = name.tokens.start;
        }
    }
    found
}

/// True where more than half of the words are in capitals: an all-capitals headline.
fn shouts(sources: &Sources<'_>, tokens: Range<TokenId>) -> bool {
    let (mut capitals, mut words) = (0, 0);
    for t in tokens {
        let word = sources.article.word(t);
        if word.len() > 3 && word.chars().all(char::is_alphabetic) {
            words += 1;
            capitals += usize::from(word.chars().all(char::is_uppercase));
        }
    }
    words > 2 && capitals * 2 > words
}

fn longest_at(sources: &Sources<'_>, at: TokenId, end: TokenId, shouting: bool) -> Option<NameSpan> {
    let Sources { article, analysis, lexicon, .. } = *sources;
    let word = article.word(at);
    let token = article.tokens.get(at as usize)?;
    // `al-Nusra` and `as-Sweida`, not `as emir`.
    let small = matches!(word, "al" | "el" | "an" | "ash" | "as") && {
        let next = article.word(at + 1);
        !(next.starts_with(['-', '‑']) || next.starts_with(char::is_uppercase))
    };
    if !matches!(token.kind, TokenKind::Word | TokenKind::Number) || !plausible_start(word) || small {
        return None;
    }
    // The second half of a hyphenated word begins no name: `pro-Assad` does, `non-U.S.` does, `al-Nusra` began at `al`.
    let mut best: Option<NameSpan> = None;
    let begins = lexicon.begins_actor(&fold_case(word));
    let mut key = String::new();
    for t in at..end.min(at + LONGEST) {
        let piece = fold(article.word(t));
        if piece.is_empty() {
            // Hyphens and commas stand inside some names and end none.
            if !matches!(article.word(t), "-" | "‑" | "–" | "/" | "," | "'" | "’") || t == at {
                break;
            }
            continue;
        }
        key.push_str(&piece);
        let tokens = at..t + 1;
        if ends_inside_word(sources, t) {
            continue;
        }
        if begins {
            let mut actors = lexicon.actors(&key);
            if actors.is_empty() && shouting && key.len() > 4 {
                actors = lexicon.actors_any_case(&key.to_lowercase());
            }
            if !actors.is_empty() && (t > at || trusted(sources, at, shouting)) {
                let kind = lexicon.actor(*actors.first()?).map_or(EntityKind::Organization, |a| kind_of_sort(a.sort));
                let mut span = NameSpan::new(tokens.clone(), kind, if t > at { 0.95 } else { 0.86 });
                span.actors = actors.to_vec();
                best = Some(span);
                continue;
            }
        }
        if let Some(state) = lexicon.country(&key)
            && plausible_country(sources, &tokens, shouting)
        {
            let mut span = NameSpan::new(tokens, EntityKind::Place, 0.93);
            span.country = Some(*state);
            best = Some(span);
        } else if t - at < 3
            && word.starts_with(char::is_uppercase)
            && let Some(people) = lexicon.people(&key)
            && analysis.word(at).is_some_and(|w| !w.tag.is_verb())
        {
            let mut span = NameSpan::new(tokens, EntityKind::People, 0.9);
            span.people = Some(*people);
            best = Some(span);
        }
    }
    best
}

/// Capital, digit, or one of the small words that begin Arabic and other names.
fn plausible_start(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        || matches!(word, "al" | "el" | "an" | "ash" | "as" | "dpa" | "peshmerga" | "anti")
}

/// True where the next token continues this word without a space, as in `al|-|Qaeda`.
fn ends_inside_word(sources: &Sources<'_>, t: TokenId) -> bool {
    let article = sources.article;
    let next = article.tokens.get(t as usize + 1);
    let hyphen = matches!(article.word(t + 1), "-" | "‑" | "–") && next.is_some_and(|n| !n.spaced);
    let after = article.tokens.get(t as usize + 2);
    // `al-Qaeda-linked`, `U.S.-led`: a name may end before a hyphen that small letters follow.
    hyphen
        && after.is_some_and(|n| !n.spaced && n.kind == TokenKind::Word)
        && article.word(t + 2).starts_with(char::is_uppercase)
        && matches!(article.lower(t), "al" | "el" | "an" | "as" | "ash")
}

/// A name of one word: is it surely the actor, and not a common word with a capital?
fn trusted(sources: &Sources<'_>, at: TokenId, shouting: bool) -> bool {
    let Sources { article, analysis, lexicon, .. } = *sources;
    let word = article.word(at);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    if letters > 1 && word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) {
        // `IS` and `WHO` in a headline of capitals are the verb and the pronoun.
        let low = article.lower(at);
        let common = lexicon.noun(low).is_some() || COMMON.binary_search(&low).is_ok();
        return !shouting || letters > 3 && !common;
    }
    let model = analysis.name_at(at).and_then(|i| analysis.names.get(i));
    if model.is_some_and(|n| n.kind == NameKind::Person && n.confidence > 0.6) {
        return false;
    }
    let low = article.lower(at);
    let common = lexicon.noun(low).is_some() || COMMON.binary_search(&low).is_ok();
    let initial = article.sentence_of(at).is_some_and(|s| s.tokens.start == at);
    let titled = article.block_kind_of(at) == BlockKind::Headline;
    if common {
        let proper = analysis.word(at).is_some_and(|w| w.tag.is_proper());
        return proper && !initial && !titled && model.is_some();
    }
    !initial || model.is_some() || analysis.word(at).is_some_and(|w| w.tag.is_proper())
}

/// Single words of the actors' lists that are ordinary English words or names of other things as well.
const COMMON: &[&str] = &[
    "amal",
    "amazon",
    "apple",
    "axis",
    "bild",
    "citi",
    "commons",
    "confederation",
    "contact",
    "dawn",
    "diet",
    "emirates",
    "fed",
    "ford",
    "fortune",
    "fox",
    "globe",
    "greens",
    "guardian",
    "hawks",
    "independent",
    "insider",
    "intel",
    "intercept",
    "islah",
    "jubilee",
    "labor",
    "labour",
    "lancet",
    "leonardo",
    "liberation",
    "lords",
    "memorial",
    "met",
    "meta",
    "move",
    "nature",
    "orange",
    "oracle",
    "paramount",
    "petra",
    "popular",
    "punch",
    "quad",
    "rafael",
    "rangers",
    "reform",
    "reforma",
    "reliance",
    "renaissance",
    "sabah",
    "sana",
    "shell",
    "simba",
    "sky",
    "spiegel",
    "standard",
    "sumar",
    "target",
    "telegram",
    "time",
    "times",
    "total",
    "union",
    "unita",
    "vale",
    "vanguard",
    "visa",
    "vox",
];

fn plausible_country(sources: &Sources<'_>, tokens: &Range<TokenId>, shouting: bool) -> bool {
    let article = sources.article;
    let word = article.word(tokens.start);
    // `US` against `us` in a headline of capitals.
    if tokens.end - tokens.start == 1 && word == "US" && shouting {
        return false;
    }
    // `along U.S. 31`.
    let road = article.tokens.get(tokens.end as usize).is_some_and(|t| t.kind == TokenKind::Number);
    if road && word.starts_with("U") && word.len() <= 4 && article.word(tokens.end).len() <= 3 {
        return false;
    }
    // `US$5 million`, `$US 5 million`.
    if article.word(tokens.end) == "$" || tokens.start > 0 && article.word(tokens.start - 1) == "$" {
        return false;
    }
    let person = sources.analysis.name_at(tokens.start).and_then(|i| sources.analysis.names.get(i)).is_some_and(|n| {
        n.kind == NameKind::Person && n.confidence > 0.5 && n.tokens.end - n.tokens.start > tokens.end - tokens.start
    });
    !person
}

/// Of overlapping spans the better: the longer where one holds the other, else the surer.
fn choose(mut spans: Vec<NameSpan>, tokens: usize) -> Vec<NameSpan> {
    // The surest and longest first; ties in text order.
    let worth = |s: &NameSpan| {
        let listed = !s.actors.is_empty() || s.country.is_some() || s.people.is_some();
        let length = s.len().min(8) as f32;
        s.confidence + 0.25 * length + if listed && s.len() > 1 { 0.2 } else { 0.0 }
    };
    spans.sort_by(|a, b| {
        worth(b).total_cmp(&worth(a)).then(a.tokens.start.cmp(&b.tokens.start)).then(a.tokens.end.cmp(&b.tokens.end))
    });
    let mut owner: Vec<u32> = vec![u32::MAX; tokens];
    let mut out: Vec<NameSpan> = Vec::new();
    for span in spans {
        let range = span.tokens.start as usize..(span.tokens.end as usize).min(tokens);
        let taken = owner.get(range.clone()).is_none_or(|o| o.iter().any(|&i| i != u32::MAX));
        if !taken {
            for slot in owner.get_mut(range).into_iter().flatten() {
                *slot = out.len() as u32;
            }
            out.push(span);
            continue;
        }
        // The same span by another source: the lexicon knows the kind, the model the sentence.
        let Some(kept) = owner.get(range.start).and_then(|&i| out.get_mut(i as usize)) else { continue };
        if kept.tokens == span.tokens {
            merge(kept, span);
        }
    }
    out
}

fn merge(kept: &mut NameSpan, other: NameSpan) {
    let listed = |s: &NameSpan| !s.actors.is_empty() || s.country.is_some() || s.people.is_some();
    let (list, model) = if listed(kept) { (kept.clone(), other) } else { (other, kept.clone()) };
    if !listed(&list) || listed(&model) {
        return;
    }
    // Somebody may be called Ford, nobody Daesh.
    let sure_person = model.kind == EntityKind::Person && model.confidence > 0.8 && list.len() == 1;
    *kept = if sure_person && list.people.is_none() && list.kind != EntityKind::Group {
        model
    } else {
        let confidence = if list.kind == model.kind { list.confidence.max(model.confidence) } else { list.confidence };
        NameSpan { confidence: confidence.max(0.85), ..list }
    };
}

/// Trims articles, titles and possessives, and looks up what the list knows of a model's name.
fn finish(sources: &Sources<'_>, name: &mut NameSpan, timed: &[bool]) {
    let Sources { article, lexicon, .. } = *sources;
    let listed = !name.actors.is_empty() || name.country.is_some() || name.people.is_some();
    if !listed {
        while name.len() > 1
            && (matches!(article.lower(name.tokens.start), "the" | "a" | "an" | "“" | "\"" | "'" | "(" | ",")
                && !article.word(name.tokens.start).starts_with(|c: char| c.is_uppercase() && name.len() == 1))
        {
            name.tokens.start += 1;
        }
        while name.len() > 1
            && matches!(
                article.lower(name.tokens.end - 1),
                "'s" | "'" | "”" | "\"" | "," | ")" | "the" | "of" | "and" | "-"
            )
        {
            if article.word(name.tokens.end - 1) == ")" && article.text_of(name.tokens.clone()).contains('(') {
                break;
            }
            name.tokens.end -= 1;
        }
        super::shape::mend(sources, name, timed);
        super::wholes::ranked(sources, name);
    }
    name.titled_from = name.tokens.start;
    if name.kind == EntityKind::Person {
        trim_titles(sources, name);
    }
    if name.kind != EntityKind::People {
        titles_before(sources, name);
    }
    if !listed && name.kind != EntityKind::Person {
        let key = fold(article.text_of(name.tokens.clone()));
        if name.kind == EntityKind::People {
            name.people = lexicon.people(&key).copied();
        } else if let Some(state) = lexicon.country(&key) {
            name.country = Some(*state);
        }
    }
}

/// Titles that the model took into a person's name.
fn trim_titles(sources: &Sources<'_>, name: &mut NameSpan) {
    let Sources { article, lexicon, .. } = *sources;
    loop {
        let mut key = String::new();
        let mut cut = None;
        for t in name.tokens.start..name.tokens.end.min(name.tokens.start + 5) {
            key.push_str(&fold_case(article.word(t)));
            let hyphen = matches!(article.word(t + 1), "-" | "‑");
            // `Don Barnes` is called Don, `Don Felipe` is not.
            let given = |t: TokenId| lexicon.given_name(&fold_case(article.word(t))).is_some();
            let called = t + 2 == name.tokens.end && given(t) && !given(t + 1);
            if let Some(title) = lexicon.title(&key)
                && t + 1 < name.tokens.end
                && !hyphen
                && !(called && title.sort == TitleSort::Honorific)
                // A given name that is a title as well (`King`, `Major`) is one only before a whole name.
                && (article.word(t).ends_with('.') || title.sort != TitleSort::Honorific || name.len() > 1)
            {
                cut = Some((t + 1, title));
            }
        }
        let Some((start, title)) = cut else { break };
        name.tokens.start = start;
        name.title = Some(title);
    }
}

/// The titles that stand before a name: `Syrian President`, `Lt. Gen.`, `Mr.`.
fn titles_before(sources: &Sources<'_>, name: &mut NameSpan) {
    let Sources { article, lexicon, .. } = *sources;
    let first = article.sentence_of(name.tokens.start).map_or(name.tokens.start, |s| s.tokens.start);
    let mut from = name.tokens.start;
    loop {
        let mut best = None;
        let mut key = String::new();
        for back in 1..=5u32 {
            let Some(t) = from.checked_sub(back).filter(|&t| t >= first) else { break };
            let piece = fold_case(article.word(t));
            if piece.is_empty() && !matches!(article.word(t), "-" | "‑") {
                break;
            }
            key.insert_str(0, &piece);
            let joined = t > first && matches!(article.word(t - 1), "-" | "‑");
            if let Some(title) = lexicon.title(&key)
                && !joined
                && !piece.is_empty()
            {
                best = Some((t, title));
            }
        }
        let Some((t, title)) = best else { break };
        // A title of small letters needs a person behind it: `the president Macron met` is not one.
        if name.kind != EntityKind::Person {
            let capital = article.word(t).starts_with(char::is_uppercase);
            let polite = matches!(title.sort, TitleSort::Honorific);
            if !(polite && capital && name.actors.is_empty() && article.word(t).len() < 5) {
                break;
            }
            // `Mr. Jordan` is a person whatever the lists say.
            name.kind = EntityKind::Person;
            name.country = None;
            name.confidence = name.confidence.max(0.8);
        }
        from = t;
        if name.title.is_none_or(|old| old.sort == TitleSort::Honorific || old.gender == Gender::Unknown) {
            let gender = match name.title {
                Some(old) if title.gender == Gender::Unknown => old.gender,
                _ => title.gender,
            };
            name.title = Some(Title { gender, ..title });
        }
    }
    name.titled_from = from;
}

/// `Hayat Tahrir al-Sham (HTS)`: the acronym in brackets is a name of the same kind.
fn bracketed_acronyms(sources: &Sources<'_>, names: &mut Vec<NameSpan>) {
    let Sources { article, analysis, .. } = *sources;
    let mut found = Vec::new();
    for name in names.iter() {
        let open = name.tokens.end;
        if article.word(open) != "(" || article.word(open + 2) != ")" {
            continue;
        }
        let word = article.word(open + 1);
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        if capitals >= 2
            && word.len() <= 10
            && matches!(name.kind, EntityKind::Organization | EntityKind::Group | EntityKind::Place | EntityKind::Work)
            && !names.iter().any(|n| n.tokens.start <= open + 1 && open + 1 < n.tokens.end)
            && analysis.word(open + 1).is_some_and(|w| w.tag != Tag::Cd)
        {
            found.push(NameSpan::new(open + 1..open + 2, name.kind, name.confidence.min(0.9)));
        }
    }
    names.extend(found);
}
