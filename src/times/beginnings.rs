//! Words that may begin a class.

use super::{holidays, lexemes};
use crate::numerals;
use crate::order::Order;

/// The words that a class may begin with, beside those with more than letters and stops in them.
#[derive(Debug)]
pub(super) struct Beginnings(Vec<&'static str>);

impl Beginnings {
    /// The words of the tables, and those that `Chart::take` names.
    pub(super) fn new() -> Beginnings {
        let holidays = holidays::names().iter().filter_map(|(_, name)| name.split(' ').next());
        let named = "a a.m a.m. am p p.m p.m. pm local couple half several many some numerous countless few dozens scores \
                     hundreds thousands tens millions early mid middle late earlier later twenties thirties forties \
                     fifties sixties seventies eighties nineties";
        let mut words: Vec<_> =
            lexemes::all().chain(numerals::beginnings()).chain(holidays).chain(named.split(' ')).collect();
        words.order();
        words.dedup();
        Beginnings(words)
    }

    /// False only where no class but `{date}` and `{length}` begins with `low`, a token in lower case.
    pub(super) fn may_be(&self, low: &str) -> bool {
        let plain = low.bytes().all(|b| b.is_ascii_lowercase() || b == b'.');
        !plain || self.0.binary_search(&low).is_ok() || lexemes::month(low).is_some()
    }
}
