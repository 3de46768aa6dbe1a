//! From the scores of name tags to the names of a sentence.

use super::kernels::softmax;
use super::{Name, NameKind};
use crate::article::{Article, TokenId, TokenKind};
use crate::lexicon::{Class, is};
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
    #[inline(never)]
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
pub(super) type Votes = [f32; NameKind::ALL.len()];

/// A name, and how likely the sentence alone makes each kind.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) name: Name,
    pub(super) votes: Votes,
}

/// Draws every name as a careful newspaper reader would: no article or title before it, no possessive behind it, and
/// an institution whole, with the country it begins with.
pub(super) fn trim(article: &Article<'_>, names: &mut Vec<Found>) {
    for Found { name, .. } in names.iter_mut() {
        let leading = |lower: &str| one_of!(lower, "the" | "a" | "an" | "\"" | "“" | "'" | "," | "(" | "-");
        while name.tokens.len() > 1 && leading(article.lower(name.tokens.start)) {
            name.tokens.start += 1;
        }
        let trailing = |lower: &str| {
            one_of!(
                lower,
                "'s" | "'" | "\"" | "”" | "," | "(" | "-" | "–" | "—" | ":" | ";" | "of" | "and" | "the" | "for"
            )
        };
        while name.tokens.len() > 1 && trailing(article.lower(name.tokens.end - 1)) {
            name.tokens.end -= 1;
        }
        if name.kind == NameKind::Person {
            while name.tokens.len() > 1 && is(article.lower(name.tokens.start), Class::LeadingTitle) {
                name.tokens.start += 1;
            }
            if let Some(end) = second_half(article, &name.tokens) {
                name.tokens.end = end;
            }
        }
    }
    names.retain(|n| {
        let text = article.text_of(n.name.tokens.clone());
        // `Lt.` and `Col.` alone are a rank, however much they look like an abbreviated state.
        let rank = n.name.tokens.len() == 1 && text.ends_with('.') && is(&text.to_lowercase(), Class::LeadingTitle);
        let small = n.name.kind == NameKind::Place && !text.contains(char::is_uppercase) && text.is_ascii();
        text.chars().any(char::is_alphanumeric) && !rank && !small
    });
    let capital = |t: TokenId| article.word(t).starts_with(char::is_uppercase);
    nicknames(article, names);
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

/// `Robin “ropz” Kool` is one name: a person, a few words in quotation marks, a person; one of the two may have been
/// passed over by the model.
fn nicknames(article: &Article<'_>, names: &mut [Found]) {
    let kind = |t: TokenId| article.tokens.get(t as usize).map(|t| t.kind);
    let quote = |t: TokenId| kind(t) == Some(TokenKind::Quote);
    let capital = |t: TokenId| kind(t) == Some(TokenKind::Word) && article.word(t).starts_with(char::is_uppercase);
    for i in 0..names.len() {
        let (before, after) = names.split_at_mut(i);
        let Some((Found { name, .. }, after)) = after.split_first_mut() else { continue };
        if name.kind != NameKind::Person {
            continue;
        }
        // The name ends at the opening mark, or begins behind it.
        let open = if quote(name.tokens.end) {
            name.tokens.end
        } else if let Some(open) = (1..5).filter_map(|n| name.tokens.start.checked_sub(n)).find(|&t| quote(t)) {
            let given = open.checked_sub(1).filter(|&t| capital(t));
            let passed = before.last().is_none_or(|b| b.name.tokens.end < open);
            if !passed || given.is_none() || article.sentence_of(open).is_some_and(|s| s.tokens.start == open) {
                continue;
            }
            open
        } else {
            continue;
        };
        let Some(close) = (open + 2..open + 5).find(|&t| quote(t)) else { continue };
        let hugs = |t: TokenId, spaced: bool| article.tokens.get(t as usize).is_some_and(|t| t.spaced == spaced);
        if !(hugs(open, true) && hugs(open + 1, false) && hugs(close, false) && hugs(close + 1, true)) {
            continue;
        }
        let mut end = close + 1;
        while end < close + 3 && capital(end) {
            end += 1;
        }
        // What follows may be the next word of the sentence: a name of the model's, or nothing but one more capital.
        let known = after.iter().map(|f| &f.name).find(|n| n.tokens.end > close + 1);
        let family = match known {
            Some(n) if n.tokens.start <= close + 1 => {
                Some(n.tokens.end).filter(|_| n.kind == NameKind::Person && n.tokens.end < close + 5)
            }
            _ if open < name.tokens.start && name.tokens.end > close + 1 => Some(name.tokens.end),
            _ => Some(end).filter(|&e| e == close + 2),
        };
        if let Some(family) = family {
            // The names inside fall to the overlap that `trim` removes.
            name.tokens.start = name.tokens.start.min(open.saturating_sub(1));
            name.tokens.end = family.max(name.tokens.end);
        }
    }
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
        && !is(half, Class::HyphenSuffix);
    (capital || syllable).then_some(tokens.end + 2)
}
