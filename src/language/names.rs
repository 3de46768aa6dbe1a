//! From the scores of name tags to names: one sentence at a time, then the article as a whole.

use super::kernels::softmax;
use super::{Name, NameKind, Word};
use crate::article::{Article, TokenId};
use std::collections::HashMap;
use std::ops::Range;

/// The kinds in the order of the model's tags: `O`, then `B` and `I` of each.
const KINDS: [NameKind; 9] = [
    NameKind::Person,
    NameKind::Organization,
    NameKind::Group,
    NameKind::Place,
    NameKind::Facility,
    NameKind::People,
    NameKind::Occasion,
    NameKind::Work,
    NameKind::Work,
];
/// Name tags the model knows.
pub(super) const TAGS: usize = 1 + 2 * KINDS.len();

/// The best path through the tags of one sentence: `I` stands only behind `B` or `I` of its kind.
#[derive(Debug, Default)]
pub(super) struct Path {
    scores: Vec<[f32; TAGS]>,
    back: Vec<[u8; TAGS]>,
    tags: Vec<u8>,
}

impl Path {
    pub(super) fn clear(&mut self) {
        self.scores.clear();
    }

    /// Adds the next word's scores.
    pub(super) fn push(&mut self, scores: &[f32]) {
        let mut row = [0.0; TAGS];
        for (r, s) in row.iter_mut().zip(scores) {
            *r = *s;
        }
        self.scores.push(row);
    }

    /// Appends the names of the sentence that begins at token `first`.
    pub(super) fn names(&mut self, first: TokenId, out: &mut Vec<Found>) {
        let n = self.scores.len();
        self.back.clear();
        let mut best = [f32::MIN; TAGS];
        for t in 0..n {
            let row = &self.scores[t];
            let (mut top, mut from) = (f32::MIN, 0);
            for (k, &b) in best.iter().enumerate() {
                if b > top {
                    (top, from) = (b, k);
                }
            }
            if t == 0 {
                top = 0.0;
            }
            let mut next = [f32::MIN; TAGS];
            let mut back = [from as u8; TAGS];
            for k in 0..TAGS {
                if k == 0 || k % 2 == 1 {
                    next[k] = top + row[k];
                } else if t > 0 {
                    let inside = if best[k] > best[k - 1] { k } else { k - 1 };
                    if best[inside] > f32::MIN {
                        next[k] = best[inside] + row[k];
                        back[k] = inside as u8;
                    }
                }
            }
            best = next;
            self.back.push(back);
        }
        let mut tag = (0..TAGS).fold(0, |a, b| if best[b] > best[a] { b } else { a });
        self.tags.clear();
        for t in (0..n).rev() {
            self.tags.push(tag as u8);
            tag = self.back[t][tag] as usize;
        }
        self.tags.reverse();
        let mut t = 0;
        while t < n {
            let tag = self.tags[t] as usize;
            if tag.is_multiple_of(2) {
                t += 1;
                continue;
            }
            let begin = t;
            t += 1;
            while t < n && self.tags[t] as usize == tag + 1 {
                t += 1;
            }
            let mut confidence = 1.0f32;
            let mut votes = Votes::default();
            for (i, row) in self.scores[begin..t].iter().enumerate() {
                let mut row = *row;
                softmax(&mut row);
                confidence = confidence.min(row[tag + usize::from(i > 0)]);
                for (pair, kind) in row[1..].chunks_exact(2).zip(KINDS) {
                    votes[kind as usize] += (pair[0] + pair[1]) / (t - begin) as f32;
                }
            }
            let tokens = first + begin as TokenId..first + t as TokenId;
            out.push(Found { name: Name { tokens, kind: KINDS[(tag - 1) / 2], confidence }, votes });
        }
    }
}

/// What is said for each kind, in the order of [`NameKind::ALL`].
type Votes = [f32; NameKind::ALL.len()];

/// A name, and how likely the sentence alone makes each kind.
#[derive(Debug)]
pub(super) struct Found {
    name: Name,
    votes: Votes,
}

/// Titles and offices that stand before a person and are not part of the name.
const TITLES: &[&str] = &[
    "admiral",
    "amb.",
    "ambassador",
    "archbishop",
    "attorney",
    "ayatollah",
    "baroness",
    "bishop",
    "brig.",
    "brigadier",
    "cardinal",
    "captain",
    "chairman",
    "chancellor",
    "col.",
    "colonel",
    "commander",
    "congressman",
    "congresswoman",
    "corporal",
    "councillor",
    "cpl.",
    "crown",
    "deputy",
    "dr",
    "dr.",
    "duchess",
    "duke",
    "emir",
    "emperor",
    "empress",
    "ex",
    "foreign",
    "former",
    "gen.",
    "general",
    "gov.",
    "governor",
    "grand",
    "imam",
    "inspector",
    "judge",
    "justice",
    "king",
    "lady",
    "lieutenant",
    "lord",
    "lt.",
    "maj.",
    "major",
    "marshal",
    "mayor",
    "minister",
    "miss",
    "mr",
    "mr.",
    "mrs",
    "mrs.",
    "ms",
    "ms.",
    "mufti",
    "officer",
    "police",
    "pope",
    "president",
    "premier",
    "prime",
    "prince",
    "princess",
    "private",
    "prof.",
    "professor",
    "queen",
    "rabbi",
    "rep.",
    "representative",
    "rev.",
    "reverend",
    "secretary",
    "sen.",
    "senator",
    "sergeant",
    "sgt.",
    "sheikh",
    "sheik",
    "shaikh",
    "sir",
    "spokesman",
    "spokeswoman",
    "sultan",
    "supreme",
    "vice",
];

/// Draws every name as a careful newspaper reader would: no article or title before it, no possessive behind it, and
/// an institution whole, with the country it begins with.
pub(super) fn trim(article: &Article<'_>, names: &mut Vec<Found>) {
    for Found { name, .. } in names.iter_mut() {
        let leading = |lower: &str| matches!(lower, "the" | "a" | "an" | "\"" | "“" | "'" | "," | "(" | "-");
        while name.tokens.len() > 1 && leading(article.lower(name.tokens.start)) {
            name.tokens.start += 1;
        }
        let trailing = |lower: &str| {
            matches!(
                lower,
                "'s" | "'" | "\"" | "”" | "," | "(" | "-" | "–" | "—" | ":" | ";" | "of" | "and" | "the" | "for"
            )
        };
        while name.tokens.len() > 1 && trailing(article.lower(name.tokens.end - 1)) {
            name.tokens.end -= 1;
        }
        if name.kind == NameKind::Person {
            while name.tokens.len() > 1 && TITLES.contains(&article.lower(name.tokens.start)) {
                name.tokens.start += 1;
            }
            if let Some(end) = second_half(article, &name.tokens) {
                name.tokens.end = end;
            }
        }
    }
    names.retain(|n| {
        !n.name.tokens.is_empty() && article.text_of(n.name.tokens.clone()).chars().any(char::is_alphanumeric)
    });
    let capital = |t: TokenId| article.word(t).starts_with(char::is_uppercase);
    names.dedup_by(|Found { name: next, votes: theirs }, Found { name, votes }| {
        if next.tokens.start < name.tokens.end {
            return true;
        }
        let joined = name.tokens.end == next.tokens.start
            && name.kind == NameKind::Place
            && matches!(next.kind, NameKind::Organization | NameKind::Facility)
            && (capital(next.tokens.start) || next.kind == NameKind::Facility)
            && article.tokens.get(next.tokens.start as usize).is_some_and(|t| t.spaced);
        if joined {
            name.tokens.end = next.tokens.end;
            name.kind = next.kind;
            name.confidence = name.confidence.min(next.confidence);
            *votes = *theirs;
        }
        joined
    });
}

/// Where the second half of a person's double name ends, if a hyphen follows `tokens`: `Moon Jae|-in`, `Akufo|-Addo`;
/// not `Trump|-era`.
fn second_half(article: &Article<'_>, tokens: &Range<TokenId>) -> Option<TokenId> {
    let tight = |t: TokenId| article.tokens.get(t as usize).is_some_and(|t| !t.spaced);
    let (hyphen, half) = (tokens.end, article.word(tokens.end + 1));
    if article.word(hyphen) != "-" || !tight(hyphen) || !tight(hyphen + 1) {
        return None;
    }
    let capital = half.starts_with(char::is_uppercase);
    let syllable = tokens.len() > 1
        && (2..=4).contains(&half.len())
        && half.bytes().all(|b| b.is_ascii_lowercase())
        && !matches!(
            half,
            "led"
                | "era"
                | "born"
                | "like"
                | "run"
                | "held"
                | "made"
                | "free"
                | "wide"
                | "own"
                | "aged"
                | "bred"
                | "type"
                | "ism"
                | "esque"
                | "ally"
                | "pact"
                | "deal"
        );
    (capital || syllable).then_some(tokens.end + 2)
}

fn key(article: &Article<'_>, tokens: Range<TokenId>) -> String {
    let mut key = String::new();
    for t in tokens {
        key.push_str(article.lower(t));
        key.push(' ');
    }
    key
}

fn winner(votes: &Votes) -> (usize, f32) {
    let top = (0..votes.len()).fold(0, |a, b| if votes[b] > votes[a] { b } else { a });
    (top, votes[top] / votes.iter().sum::<f32>().max(f32::MIN_POSITIVE))
}

/// One name, one kind, through the whole article: mentions of the same words vote, a full name votes for its short
/// form, an abbreviation in brackets takes the kind of what it abbreviates, and proper nouns the model passed over
/// are names where the same words are one elsewhere.
pub(super) fn agree(article: &Article<'_>, words: &[Word], mut names: Vec<Found>) -> Vec<Name> {
    abbreviations(article, &mut names);
    let mut votes: HashMap<String, Votes> = HashMap::new();
    let mut speak = |tokens: Range<TokenId>, from: &Votes, share: f32| {
        for (sum, vote) in votes.entry(key(article, tokens)).or_default().iter_mut().zip(from) {
            *sum += share * vote;
        }
    };
    for Found { name, votes } in &names {
        speak(name.tokens.clone(), votes, 1.0);
        let (first, last) = (name.tokens.start, name.tokens.end - 1);
        if first == last || name.confidence < 0.6 {
            continue;
        }
        // `Ann Lee` speaks for `Lee` and, less, for `Ann`; `Tianqi Lithium Corp` for `Tianqi`.
        match name.kind {
            NameKind::Person => {
                speak(last..last + 1, votes, 1.0);
                speak(first..first + 1, votes, 0.5);
            }
            NameKind::Organization if is_company(article.lower(last)) => speak(first..first + 1, votes, 2.0),
            _ => {}
        }
    }
    for Found { name, .. } in &mut names {
        let Some(all) = votes.get(&key(article, name.tokens.clone())) else { continue };
        let (top, share) = winner(all);
        if top != name.kind as usize && changes(name.kind) && changes(NameKind::ALL[top]) {
            name.kind = NameKind::ALL[top];
            name.confidence = name.confidence.min(share);
        }
    }
    let mut names: Vec<Name> = names.into_iter().map(|n| n.name).collect();
    recall(article, words, &votes, &mut names);
    names
}

/// Kinds between which the words of a name do not decide; a nationality stays one.
fn changes(kind: NameKind) -> bool {
    !matches!(kind, NameKind::People | NameKind::Occasion)
}

fn is_company(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "inc"
            | "ltd"
            | "limited"
            | "plc"
            | "corp"
            | "corporation"
            | "co"
            | "company"
            | "group"
            | "ag"
            | "sa"
            | "asa"
            | "nv"
            | "se"
            | "gmbh"
            | "spa"
            | "llc"
            | "llp"
            | "holdings"
            | "holding"
            | "bank"
            | "airlines"
            | "airways"
            | "motors"
            | "lithium"
            | "energy"
            | "oil"
            | "pharmaceuticals"
            | "technologies"
            | "capital"
            | "partners"
            | "media"
            | "esports"
    )
}

/// `World Health Organization (WHO)`: what stands in brackets is of the kind before it.
fn abbreviations(article: &Article<'_>, names: &mut Vec<Found>) {
    let mut found = Vec::new();
    for (i, Found { name, votes }) in names.iter().enumerate() {
        let at = name.tokens.end;
        let short = article.word(at + 1);
        let letters = short.chars().filter(|c| c.is_uppercase()).count();
        let fits = article.word(at) == "("
            && article.word(at + 2) == ")"
            && letters >= 2
            && name.tokens.len() > 1
            && short.chars().next().is_some_and(|c| {
                article.text_of(name.tokens.clone()).chars().any(|d| d.to_lowercase().eq(c.to_lowercase()))
            });
        if fits && matches!(name.kind, NameKind::Organization | NameKind::Group | NameKind::Facility) {
            let short = Name { tokens: at + 1..at + 2, kind: name.kind, confidence: name.confidence.max(0.85) };
            found.push((i, Found { name: short, votes: *votes }));
        }
    }
    for (i, short) in found.into_iter().rev() {
        match names.get_mut(i + 1) {
            Some(next) if next.name.tokens.start < short.name.tokens.end => {
                if next.name.tokens == short.name.tokens {
                    *next = short;
                }
            }
            _ => names.insert(i + 1, short),
        }
    }
}

/// Adds the proper nouns outside names whose word is a name elsewhere in the article.
fn recall(article: &Article<'_>, words: &[Word], votes: &HashMap<String, Votes>, names: &mut Vec<Name>) {
    let mut more = Vec::new();
    let mut covered = names.iter().map(|n| n.tokens.clone()).peekable();
    let mut t = 0;
    let n = words.len() as TokenId;
    while t < n {
        while covered.peek().is_some_and(|c| c.end <= t) {
            covered.next();
        }
        if let Some(c) = covered.peek().filter(|c| c.start <= t) {
            t = c.end;
            continue;
        }
        let begin = t;
        t += 1;
        let proper = |t: TokenId| {
            words.get(t as usize).is_some_and(|w| w.tag.is_proper()) && article.word(t).starts_with(char::is_uppercase)
        };
        let beside = |t: TokenId| words.get(t as usize).is_some_and(|w| w.tag.is_proper());
        if !proper(begin) || beside(t) || (begin > 0 && beside(begin - 1)) {
            continue;
        }
        if let Some(votes) = votes.get(&key(article, begin..t)) {
            let (top, share) = winner(votes);
            if votes[top] > 0.5 && share > 0.6 {
                let kind = NameKind::ALL[top];
                more.push(Name { tokens: begin..t, kind, confidence: 0.6 * share });
            }
        }
    }
    names.extend(more);
    names.sort_by_key(|n| n.tokens.start);
}
