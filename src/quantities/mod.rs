//! Numbers with their unit, their hedge, and what they count.
//!
//! The bounds say what the words allow and no more: a plain number has its value as least and greatest, `at least 12`
//! has a least one, `about 12` has none. `dozens` has no value, and twice its scale (24) as the least: a plural is two.

mod apart;
mod counted;
mod hedges;
mod measures;
mod money;
mod number;
mod units;
mod vague;

use crate::article::{Article, TokenId};
use crate::language::{Analysis, Tag};
use crate::order::Sorted;
use crate::span::Span;
use crate::times::Time;
pub(crate) use counted::{fate, is_fate, is_fate_noun};
use hedges::Bound;
pub(crate) use units::metres;

/// A number in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The number and its unit: `40 km`, `approximately 280,000`.
    pub span: Span,
    /// `count`, `killed`, `feared` (dead, which nobody knows), `wounded`, `displaced`, `money`, `percent`, `distance`, ...
    pub kind: &'static str,
    /// The value in `unit`, where the text names one.
    pub value: Option<f64>,
    /// Least value the words allow.
    pub min: Option<f64>,
    /// Greatest value the words allow.
    pub max: Option<f64>,
    /// `km`, `USD`, `percent`, ...
    pub unit: Option<String>,
    /// What is counted: `individuals`.
    pub of: Option<String>,
    /// `about`, `at least`, `more than`, ...
    pub hedge: Option<String>,
}

/// Every quantity, in order; numbers inside a time expression are not repeated.
pub fn find(article: &Article<'_>, analysis: &Analysis, times: &[Time]) -> Vec<Quantity> {
    let mut out = Vec::new();
    let mut taken = times.iter().map(|t| t.span).peekable();
    for sentence in &article.sentences {
        let reader = Reader { a: article, analysis, lo: sentence.tokens.start, hi: sentence.tokens.end };
        let mut i = reader.lo;
        let mut free = reader.lo;
        while i < reader.hi {
            let span = article.span_of(i..i + 1);
            while taken.peek().is_some_and(|t| t.end <= span.start) {
                taken.next();
            }
            if taken.peek().is_some_and(|t| t.overlaps(span)) {
                i += 1;
                free = i;
                continue;
            }
            if let Some(end) = reader.score(i).or_else(|| reader.label(i)) {
                i = end;
                free = end;
                continue;
            }
            match reader.read(i, free) {
                Some((mut quantity, end)) if end > i => {
                    // `1,498 people were killed in the north and another 810 in the south`
                    // `killed 90 and drove 2,000 from their homes` has a verb of its own.
                    let before = article.tokens_in(quantity.span).start.checked_sub(1);
                    let driven = before.and_then(|t| analysis.word(t)).is_some_and(|w| w.tag.is_verb());
                    let bare = quantity.kind == "count"
                        && quantity.of.is_none()
                        && !driven
                        && one_of!(reader.low(end), "in" | "from" | "near");
                    if bare
                        && let Some(last) = out.last().filter(|q: &&Quantity| q.span.start >= sentence.span.start)
                        && counted::is_fate(last.kind)
                    {
                        quantity.kind = last.kind;
                    }
                    out.push(quantity);
                    i = end;
                    free = end;
                }
                _ => i += 1,
            }
        }
    }
    at_home(article, &mut out);
    out.shrink_to_fit();
    out
}

/// Makes numbers that were taken for tolls, each given with its kind, plain counts: the events they stand in say that nobody
/// came to harm.
pub(crate) fn clear_tolls(found: &mut [Quantity], unreal: &[(Span, &'static str)]) {
    for &(span, kind) in unreal {
        let at = found.partition_point(|q| q.span.start < span.start);
        if let Some(q) = found.get_mut(at).filter(|q| q.span == span && q.kind == kind) {
            q.kind = "count";
        }
    }
}

/// Gives sums in a currency that several states have the code of the one that the text speaks of.
fn at_home(article: &Article<'_>, found: &mut [Quantity]) {
    let mut words: Option<Sorted<&str>> = None;
    for q in found.iter_mut().filter(|q| q.kind == "money") {
        let Some(code) = q.unit.as_deref().filter(|c| *c == "INR" || c.len() != 3) else { continue };
        let words =
            words.get_or_insert_with(|| (0..article.tokens.len() as TokenId).map(|t| article.lower(t)).collect());
        if let Some(land) = units::of_land(code, |w| words.contains(w)) {
            q.unit = Some(String::from(land));
        }
    }
}

/// A number with what belongs to it, before the words around it are asked.
#[derive(Debug, Clone, Default)]
struct Amount {
    /// First token of the number or its currency sign.
    start: TokenId,
    end: TokenId,
    value: Option<f64>,
    min: Option<f64>,
    max: Option<f64>,
    kind: &'static str,
    unit: Option<String>,
    hedge: Option<&'static str>,
}

impl Amount {
    /// Makes it so many times as much.
    fn times(&mut self, by: f64) {
        for bound in [&mut self.value, &mut self.min, &mut self.max] {
            *bound = bound.map(|v| v * by);
        }
    }

    /// Takes a unit that ends before `end`; true, as it is one.
    fn measured(&mut self, end: TokenId, kind: &'static str, unit: &str) -> bool {
        (self.end, self.kind, self.unit) = (end, kind, Some(String::from(unit)));
        true
    }
}

struct Reader<'a, 't> {
    a: &'a Article<'t>,
    analysis: &'a Analysis,
    lo: TokenId,
    hi: TokenId,
}

impl Reader<'_, '_> {
    fn low(&self, i: TokenId) -> &str {
        if i >= self.lo && i < self.hi { self.a.lower(i) } else { "" }
    }

    fn tag(&self, i: TokenId) -> Option<Tag> {
        if i < self.hi { self.analysis.word(i).map(|w| w.tag) } else { None }
    }

    fn glued(&self, i: TokenId) -> bool {
        i < self.hi && self.a.tokens.get(i as usize).is_some_and(|t| !t.spaced)
    }

    /// The quantity whose number begins at `i`; nothing before `free` belongs to it.
    fn read(&self, i: TokenId, free: TokenId) -> Option<(Quantity, TokenId)> {
        let mut amount = self.money(i).or_else(|| self.vague(i)).or_else(|| self.number(i))?;
        let mut bound = Bound::Exact;
        let mut start = amount.start;
        if let Some((from, words, what)) = hedges::before(self.a, amount.start, free) {
            (start, bound) = (from, what);
            amount.hedge = Some(words);
        }
        if let Some((end, words, what)) = hedges::behind(self.a, amount.end, self.hi).filter(|_| amount.hedge.is_none())
        {
            (amount.end, bound) = (end, what);
            amount.hedge = Some(words.trim_start_matches("- "));
        }
        if amount.min.is_none() && amount.max.is_none() {
            match bound {
                Bound::Exact => (amount.min, amount.max) = (amount.value, amount.value),
                Bound::Least => amount.min = amount.value,
                Bound::Most => amount.max = amount.value,
                Bound::About => {}
            }
        }
        if self.is_apposed_age(&amount) {
            amount.kind = "age";
            amount.unit = Some(String::from("year"));
        }
        let counted = if one_of!(amount.kind, "count" | "fraction" | "money" | "percent") {
            counted::find(self.a, self.analysis, start, i, amount.end, self.lo, self.hi)
        } else {
            counted::Counted::default()
        };
        if amount.kind == "count" {
            if let Some(kind) = counted.kind {
                amount.kind = kind;
            } else if counted.noun.map(|n| self.a.lower(n)).is_some_and(|m| one_of!(m, "votes" | "ballots")) {
                amount.kind = "votes";
            }
        }
        // `voted 97-2`, `a vote of 52 to 48`
        if amount.kind == "count" && counted.noun.is_none() {
            let near = (1..=6).any(|k| self.low(start.wrapping_sub(k)).starts_with("vote"));
            if near || self.low(amount.end).starts_with("vote") {
                amount.kind = "votes";
            }
        }
        // `6.3 percent of Tarkwell`, `18 per cent of the US$54 million`: of whom or how much, no thing counted.
        let thing = |n: &TokenId| {
            amount.kind != "percent"
                || !matches!(self.tag(*n), Some(Tag::Nnp | Tag::Dollar)) && !self.low(n + 1).starts_with('$')
        };
        let of = counted.noun.filter(thing).map(|n| String::from(self.a.lower(n)));
        let quantity = Quantity {
            span: self.a.span_of(start..amount.end),
            kind: amount.kind,
            value: amount.value,
            min: amount.min,
            max: amount.max,
            unit: amount.unit,
            of,
            hedge: amount.hedge.map(String::from),
        };
        Some((quantity, amount.end))
    }
}
