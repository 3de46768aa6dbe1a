//! Patterns over tokens: how a rule says what it looks for, and the machine that looks.
//!
//! A pattern is a line of elements: words (`last|past`), classes in braces (`{month}`), a question mark behind what may
//! be missing. Each rule is compiled once and found by its first token, so that a text costs what its time words cost.

use super::beginnings::Beginnings;
use super::class::{Class, class};
use super::rule::Rule;
use super::rules;
use crate::order::Order;
use std::sync::OnceLock;

#[derive(Debug)]
pub(super) enum Test {
    Words(Vec<&'static str>),
    Class(Class),
}

#[derive(Debug)]
pub(super) struct Element {
    pub test: Test,
    pub optional: bool,
}

pub(super) struct Compiled {
    pub elements: Vec<Element>,
    pub rule: &'static Rule,
}

/// All rules, compiled, by the word or class they may begin with.
pub(super) struct Machine {
    pub rules: Vec<Compiled>,
    /// Sorted words, each with the rules that may begin with it.
    pub words: Vec<(&'static str, Vec<u16>)>,
    /// Rules that may begin with a class other than `{date}` and `{length}`.
    pub classes: Vec<(Class, Vec<u16>)>,
    pub beginnings: Beginnings,
    /// Rules that begin with a date, and with a length, found already.
    pub dates: Vec<u16>,
    pub lengths: Vec<u16>,
}

impl Machine {
    /// The machine of all rules, compiled at the first call.
    pub(super) fn get() -> &'static Machine {
        static MACHINE: OnceLock<Machine> = OnceLock::new();
        MACHINE.get_or_init(|| Machine::new(rules::all()))
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
        machine.words.order_by_key(|(w, _)| *w);
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
