//! The chart: for every token of a sentence the longest expression that begins there.

use super::class::Class;
use super::meaning::Meaning;
use super::pattern::{Compiled, Element, Machine, Test};
use super::rule::{Caps, Site};
use crate::article::{Article, TokenId};
use crate::language::Analysis;
use crate::numerals::Numeral;
use std::cell::Cell;

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
    /// The words, looked up once: every rule asks for them.
    pub(super) words: Vec<&'a str>,
    /// Whether a class may begin at a token, as far as its word says.
    may: Vec<bool>,
    /// The last answers, by token: many rules in a row ask the same.
    pub(super) counted: Cell<Option<(TokenId, Option<Count>)>>,
    pub(super) ordered: Cell<Option<(TokenId, Option<Numeral>)>>,
}

/// Where a number ends, and what it is; none for `several`.
pub(super) type Count = (TokenId, Option<f64>);

/// Most tokens of one expression; a guard against texts made of numbers.
const MAX_EXPRESSION_TOKENS: TokenId = 24;

impl<'a, 't> Chart<'a, 't> {
    /// The chart of the tokens from `lo` to `hi`.
    pub(crate) fn parse(
        machine: &'static Machine,
        article: &'a Article<'t>,
        analysis: &'a Analysis,
        lo: TokenId,
        hi: TokenId,
    ) -> Vec<Option<Parsed>> {
        let best = vec![None; hi.saturating_sub(lo) as usize];
        let words: Vec<&str> = (lo..hi).map(|i| article.lower(i)).collect();
        let may = words.iter().map(|word| machine.beginnings.may_be(word)).collect();
        let (counted, ordered) = Default::default();
        let mut chart = Chart { article, analysis, lo, hi, best, words, may, counted, ordered };
        for i in (lo..hi).rev() {
            chart.fill(machine, i);
        }
        chart.best
    }

    fn fill(&mut self, machine: &'static Machine, i: TokenId) {
        let mut found: Option<Parsed> = None;
        let word = self.words[(i - self.lo) as usize];
        if let Ok(k) = machine.words.binary_search_by(|(w, _)| (*w).cmp(word)) {
            for &id in &machine.words[k].1 {
                self.attempt(&machine.rules[id as usize], i, &mut found);
            }
        }
        let may = self.may[(i - self.lo) as usize];
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
        if !self.may_run(&rule.elements, i) {
            return;
        }
        let mut caps = Caps::default();
        let Some(end) = self.run(&rule.elements, i, &mut caps) else { return };
        if end <= i || end - i > MAX_EXPRESSION_TOKENS || found.as_ref().is_some_and(|f| f.end >= end) {
            return;
        }
        let site = Site { article: self.article, analysis: self.analysis, start: i, end, lo: self.lo, hi: self.hi };
        if let Some(meaning) = (rule.rule.meaning)(&caps, &site) {
            *found = Some(Parsed { end, meaning });
        }
    }

    /// False only where the elements do not fit at `i`: by the words before the first class and the word that it would begin
    /// with, which is what nearly all rules that are tried fail by.
    fn may_run(&self, elements: &[Element], i: TokenId) -> bool {
        let Some((first, rest)) = elements.split_first() else { return true };
        let at = (i - self.lo) as usize;
        let here = i < self.hi
            && match &first.test {
                Test::Words(words) => words.contains(&self.words[at]) && self.may_run(rest, i + 1),
                Test::Class(Class::Date | Class::Length) => self.best.get(at).is_some_and(Option::is_some),
                Test::Class(_) => self.may.get(at).is_some_and(|&may| may),
            };
        here || first.optional && self.may_run(rest, i)
    }

    /// Where the elements end that begin at `i`. Where they do not fit, what is in `caps` means nothing.
    fn run(&self, elements: &[Element], i: TokenId, caps: &mut Caps) -> Option<TokenId> {
        let Some((first, rest)) = elements.split_first() else { return Some(i) };
        if !first.optional {
            let next = self.test(&first.test, i, caps)?;
            return self.run(rest, next, caps);
        }
        // Most words that may be there are not: nothing has to be kept then.
        if !matches!(&first.test, Test::Words(words) if i >= self.hi || !words.contains(&self.words[(i - self.lo) as usize]))
        {
            let before = caps.clone();
            if let Some(next) = self.test(&first.test, i, caps)
                && let Some(end) = self.run(rest, next, caps)
            {
                return Some(end);
            }
            *caps = before;
        }
        self.run(rest, i, caps)
    }

    fn test(&self, test: &Test, i: TokenId, caps: &mut Caps) -> Option<TokenId> {
        if i >= self.hi {
            return None;
        }
        match test {
            Test::Words(words) => words.contains(&self.words[(i - self.lo) as usize]).then_some(i + 1),
            Test::Class(class) => self.take(*class, i, caps),
        }
    }

    fn begins(&self, class: Class, i: TokenId) -> bool {
        self.take(class, i, &mut Caps::default()).is_some()
    }
}
