//! Patterns over tokens: how a rule says what it looks for, and the machine that looks.
//!
//! A pattern is a line of elements: words (`last|past`), classes in braces (`{month}`), a question mark behind what may
//! be missing. Each rule is compiled once and found by its first token, so that a text costs what its time words cost.

use super::classes::{Beginnings, Class, class};
use super::meaning::{Clock, Date, Edge, Length, Meaning, Unit};
use crate::article::{Article, TokenId};
use crate::language::Analysis;
use std::sync::OnceLock;

/// A rule: what it looks for, what that means, and examples that the tests run (a text, the value wanted, on
/// Thursday 2024-12-05).
pub(crate) struct Rule {
    pub pattern: &'static str,
    pub meaning: fn(&Caps, &Site<'_, '_>) -> Option<Meaning>,
    /// For the tests: text and value, or text and `-` where nothing is to be found.
    #[cfg_attr(not(test), allow(dead_code, reason = "examples are for the tests and for the reader"))]
    pub examples: &'static [(&'static str, &'static str)],
}

/// What the classes of a pattern took.
#[derive(Debug, Clone, Default)]
pub(crate) struct Caps {
    /// `{n}`: how many; none for `several`.
    pub n: Option<Option<f64>>,
    /// The second `{n}`.
    pub m: Option<Option<f64>>,
    pub ordinal: Option<u8>,
    pub unit: Option<(Unit, f64, bool)>,
    pub month: Option<u8>,
    pub weekday: Option<u8>,
    pub day: Option<u8>,
    /// The second `{day}`.
    pub last: Option<u8>,
    pub year: Option<i32>,
    pub decade: Option<i32>,
    pub part: Option<&'static str>,
    pub season: Option<u8>,
    pub clock: Option<Clock>,
    /// True for `p.m.`
    pub afternoon: Option<bool>,
    pub holiday: Option<u8>,
    pub direction: Option<(bool, i8)>,
    pub edge: Option<Edge>,
    pub date: Option<Date>,
    /// The second `{date}`.
    pub other: Option<Date>,
    pub length: Option<Length>,
    /// Year, month, day of a date in figures.
    pub numeric: Option<(Option<i32>, u8, Option<u8>)>,
}

/// Where a pattern matched: for rules that look around.
pub(crate) struct Site<'a, 't> {
    pub article: &'a Article<'t>,
    pub analysis: &'a Analysis,
    /// First token.
    pub start: TokenId,
    /// One past the last token.
    pub end: TokenId,
    /// The sentence's tokens.
    pub lo: TokenId,
    /// One past the sentence's tokens.
    pub hi: TokenId,
}

impl Site<'_, '_> {
    /// The k-th token before the match in lower case, 1 being the nearest; empty outside the sentence.
    pub(crate) fn before(&self, k: TokenId) -> &str {
        match self.start.checked_sub(k) {
            Some(i) if i >= self.lo => self.article.lower(i),
            _ => "",
        }
    }

    /// The k-th token behind the match in lower case, 1 being the nearest.
    pub(crate) fn after(&self, k: TokenId) -> &str {
        let i = self.end + k - 1;
        if i < self.hi { self.article.lower(i) } else { "" }
    }

    /// The tag of the k-th token behind the match.
    pub(crate) fn tag_after(&self, k: TokenId) -> Option<crate::language::Tag> {
        let i = self.end + k - 1;
        if i < self.hi { self.analysis.word(i).map(|w| w.tag) } else { None }
    }

    /// True where token `i` begins with a capital.
    pub(crate) fn capital(&self, i: TokenId) -> bool {
        self.article.word(i).starts_with(char::is_uppercase)
    }

    /// True where nothing stands between the match and the token behind it.
    pub(crate) fn glued_after(&self) -> bool {
        self.end < self.hi && self.article.tokens.get(self.end as usize).is_some_and(|t| !t.spaced)
    }
}

#[derive(Debug)]
enum Test {
    Words(Vec<&'static str>),
    Class(Class),
}

#[derive(Debug)]
struct Element {
    test: Test,
    optional: bool,
}

struct Compiled {
    elements: Vec<Element>,
    rule: &'static Rule,
}

/// All rules, compiled, by the word or class they may begin with.
pub(crate) struct Machine {
    rules: Vec<Compiled>,
    /// Sorted words, each with the rules that may begin with it.
    words: Vec<(&'static str, Vec<u16>)>,
    /// Rules that may begin with a class other than `{date}` and `{length}`.
    classes: Vec<(Class, Vec<u16>)>,
    beginnings: Beginnings,
    /// Rules that begin with a date, and with a length, found already.
    dates: Vec<u16>,
    lengths: Vec<u16>,
}

impl Machine {
    /// The machine of all rules, compiled at the first call.
    pub(crate) fn get() -> &'static Machine {
        static MACHINE: OnceLock<Machine> = OnceLock::new();
        MACHINE.get_or_init(|| Machine::new(super::rules::all()))
    }

    fn new(rules: impl Iterator<Item = &'static Rule>) -> Machine {
        let mut machine = Machine {
            rules: Vec::new(),
            words: Vec::new(),
            classes: Vec::new(),
            beginnings: Beginnings::new(),
            dates: Vec::new(),
            lengths: Vec::new(),
        };
        for rule in rules {
            let elements: Vec<Element> = rule
                .pattern
                .split_ascii_whitespace()
                .map(|piece| {
                    let optional = piece.len() > 1 && piece.ends_with('?');
                    let piece = if optional { &piece[..piece.len() - 1] } else { piece };
                    let test = match piece.strip_prefix('{') {
                        Some(name) => Test::Class(class(name.trim_end_matches('}'))),
                        None => Test::Words(piece.split('|').collect()),
                    };
                    Element { test, optional }
                })
                .collect();
            let id = machine.rules.len() as u16;
            for element in &elements {
                match &element.test {
                    Test::Words(words) => words.iter().for_each(|w| machine.add_word(w, id)),
                    Test::Class(Class::Date) => machine.dates.push(id),
                    Test::Class(Class::Length) => machine.lengths.push(id),
                    Test::Class(class) => machine.add_class(*class, id),
                }
                if !element.optional {
                    break;
                }
            }
            machine.rules.push(Compiled { elements, rule });
        }
        machine.words.sort_by_key(|(w, _)| *w);
        machine
    }

    fn add_word(&mut self, word: &'static str, id: u16) {
        match self.words.iter_mut().find(|(w, _)| *w == word) {
            Some((_, ids)) => ids.push(id),
            None => self.words.push((word, vec![id])),
        }
    }

    fn add_class(&mut self, class: Class, id: u16) {
        match self.classes.iter_mut().find(|(c, _)| *c == class) {
            Some((_, ids)) => ids.push(id),
            None => self.classes.push((class, vec![id])),
        }
    }
}

/// An expression found: one past its last token, and what it means.
#[derive(Debug, Clone)]
pub(crate) struct Parsed {
    pub end: TokenId,
    pub meaning: Meaning,
}

/// Parses one sentence from right to left; the result has, for every token, the longest expression that begins there.
pub(crate) struct Chart<'a, 't> {
    pub(super) article: &'a Article<'t>,
    pub(super) analysis: &'a Analysis,
    pub(super) lo: TokenId,
    pub(super) hi: TokenId,
    pub(super) best: Vec<Option<Parsed>>,
}

/// Most tokens of one expression; a guard against texts made of numbers.
const LONGEST: TokenId = 24;

impl<'a, 't> Chart<'a, 't> {
    /// The chart of the tokens from `lo` to `hi`.
    pub(crate) fn parse(
        machine: &'static Machine,
        article: &'a Article<'t>,
        analysis: &'a Analysis,
        lo: TokenId,
        hi: TokenId,
    ) -> Vec<Option<Parsed>> {
        let mut chart = Chart { article, analysis, lo, hi, best: vec![None; hi.saturating_sub(lo) as usize] };
        for i in (lo..hi).rev() {
            chart.fill(machine, i);
        }
        chart.best
    }

    fn fill(&mut self, machine: &'static Machine, i: TokenId) {
        let mut found: Option<Parsed> = None;
        let word = self.article.lower(i);
        if let Ok(k) = machine.words.binary_search_by(|(w, _)| (*w).cmp(word)) {
            for &id in &machine.words[k].1 {
                self.attempt(&machine.rules[id as usize], i, &mut found);
            }
        }
        let may = machine.beginnings.may_be(word);
        debug_assert!(may || !machine.classes.iter().any(|(c, _)| self.begins(*c, i)), "{word} begins a class");
        let classes = if may { &machine.classes[..] } else { &[] };
        for (class, ids) in classes {
            if self.begins(*class, i) {
                for &id in ids {
                    self.attempt(&machine.rules[id as usize], i, &mut found);
                }
            }
        }
        // What is found may be the beginning of something longer: `Friday` of `Friday morning`.
        for _ in 0..4 {
            let Some(parsed) = found.clone() else { break };
            let end = parsed.end;
            let ids = match parsed.meaning {
                Meaning::Date(_) => &machine.dates,
                Meaning::Length(_) => &machine.lengths,
                _ => break,
            };
            self.best[(i - self.lo) as usize] = Some(parsed);
            for &id in ids {
                self.attempt(&machine.rules[id as usize], i, &mut found);
            }
            if found.as_ref().is_none_or(|f| f.end == end) {
                break;
            }
        }
        self.best[(i - self.lo) as usize] = found;
    }

    fn attempt(&self, rule: &Compiled, i: TokenId, found: &mut Option<Parsed>) {
        let mut caps = Caps::default();
        let Some(end) = self.run(&rule.elements, i, &mut caps) else { return };
        if end <= i || end - i > LONGEST || found.as_ref().is_some_and(|f| f.end >= end) {
            return;
        }
        let site = Site { article: self.article, analysis: self.analysis, start: i, end, lo: self.lo, hi: self.hi };
        if let Some(meaning) = (rule.rule.meaning)(&caps, &site) {
            *found = Some(Parsed { end, meaning });
        }
    }

    fn run(&self, elements: &[Element], i: TokenId, caps: &mut Caps) -> Option<TokenId> {
        let Some((first, rest)) = elements.split_first() else { return Some(i) };
        if i < self.hi {
            let taken = match &first.test {
                Test::Words(words) => words.contains(&self.article.lower(i)).then(|| (i + 1, caps.clone())),
                Test::Class(class) => {
                    let mut more = caps.clone();
                    self.take(*class, i, &mut more).map(|end| (end, more))
                }
            };
            if let Some((next, mut more)) = taken
                && let Some(end) = self.run(rest, next, &mut more)
            {
                *caps = more;
                return Some(end);
            }
        }
        if first.optional { self.run(rest, i, caps) } else { None }
    }

    fn begins(&self, class: Class, i: TokenId) -> bool {
        self.take(class, i, &mut Caps::default()).is_some()
    }
}
