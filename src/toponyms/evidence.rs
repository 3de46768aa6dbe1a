//! What speaks for and against a match of the gazetteer being a place: its size and kind, the ordinary word it may be, the
//! words before and behind it, what the model takes it for.

use super::Context;
use super::clues::{is_disease, led_by_plural, names_other};
use crate::article::{BlockKind, TokenId, TokenKind};
use crate::gazetteer::{Kind, Match};
use crate::language::grammar::{bearing, is_regional};
use crate::language::{Name, NameKind};
use crate::lexicon::Class;
use std::ops::Range;

/// The score of a match so far, with what its pieces of evidence share.
struct Weighing<'a> {
    context: &'a Context<'a>,
    found: &'a Match,
    /// Tokens of its sentence.
    sentence: Range<TokenId>,
    start: TokenId,
    end: TokenId,
    /// One token.
    single: bool,
    /// More than a town or district by one of its readings.
    strong: bool,
    /// A country by one of its readings.
    country: bool,
    /// Behind a word that only a place has before it.
    located: bool,
    /// Within what the model takes for a place.
    model_place: bool,
    score: f32,
}

/// Where the place before ends, if there is one; the model's names that share tokens with the match.
pub(super) fn weigh(context: &Context<'_>, found: &Match, place_before: Option<TokenId>, names: &[Name]) -> f32 {
    let Range { start, end } = found.tokens;
    let Some(sentence) = context.article.sentence_of(start).map(|s| s.tokens.clone()) else { return -9.0 };
    let over = |n: &Name| n.kind == NameKind::Place && n.tokens.start <= start && n.tokens.end >= end;
    let mut weighing = Weighing {
        context,
        found,
        sentence,
        start,
        end,
        single: found.tokens.len() == 1,
        strong: false,
        country: false,
        located: false,
        model_place: names.iter().any(over),
        score: 0.0,
    };
    weighing.records();
    weighing.ordinary_word();
    weighing.before(place_before);
    weighing.behind();
    weighing.beside_numbers_and_verbs();
    weighing.model(names);
    weighing.score
}

impl Weighing<'_> {
    /// Kind, population and country of what the gazetteer has.
    fn records(&mut self) {
        let gazetteer = self.context.gazetteer;
        let (mut home, mut top) = (false, 0);
        for record in self.found.records.iter().filter_map(|&r| gazetteer.get(r)) {
            self.strong |= !matches!(record.kind, Kind::Town | Kind::District);
            self.country |= record.kind == Kind::Country;
            home |= gazetteer.country_number(record).is_some_and(|c| self.context.countries.contains(&c));
            top = top.max(record.population);
        }
        if home && !self.strong {
            // Two words that are the name of a town of a country of the text are hardly a person of the same name.
            self.score += if self.single { 0.6 } else { 2.2 };
        }
        self.score += match top {
            _ if self.strong => 2.5,
            25.. => 1.7,
            21..=24 => 1.2,
            17..=20 => 0.5,
            _ => 0.0,
        };
        if !self.single {
            self.score += 1.0;
        }
    }

    /// The ordinary word, abbreviation or amount that it may be.
    fn ordinary_word(&mut self) {
        let Context { article, analysis, gazetteer, .. } = *self.context;
        let (start, end) = (self.start, self.end);
        let words = if self.single { gazetteer.wordiness(article.word(start)) } else { 0 };
        // A capital inside a sentence is no sign of the ordinary word, behind a preposition of place least of all.
        let headline = article.block_kind_of(start) == BlockKind::Headline;
        let first_of_all = start == self.sentence.start || headline;
        let behind_in =
            start > 0 && one_of!(article.lower(start - 1), "in" | "near" | "from" | "at" | "outside" | "between");
        self.score -= [0.0, 2.5, 5.0][words.min(2) as usize] * if behind_in && !first_of_all { 0.5 } else { 1.0 };
        // `Western powers`, but `Western Province`.
        if self.single && is_regional(article.lower(start)) && !analysis.is(end, Class::PlaceFollower) {
            self.score -= 4.0;
        }
        // `US$5 million`.
        if article.word(end) == "$" {
            self.score -= 9.0;
        }
        // A short word in capitals is an abbreviation of something else, but in a dateline or headline.
        let shouted = self.single
            && article.word(start).len() <= 4
            && !article.word(start).contains(|c: char| c.is_lowercase() || c == '.');
        if shouted && !self.strong && !(headline || article.block_kind_of(start) == BlockKind::Dateline) {
            self.score -= 5.0;
        }
    }

    /// The word `n` before it in its sentence, in small letters.
    fn word_before(&self, n: u32) -> &str {
        if self.start >= self.sentence.start + n { self.context.article.lower(self.start - n) } else { "" }
    }

    /// True where the word `n` before it in its sentence is of the class.
    fn before_is(&self, n: u32, class: Class) -> bool {
        self.start >= self.sentence.start + n && self.context.analysis.is(self.start - n, class)
    }

    /// The words before it.
    fn before(&mut self, place_before: Option<TokenId>) {
        let start = self.start;
        let before = self.word_before(1);
        let (more, located) = if self.before_is(1, Class::PlacePreposition) || self.before_is(1, Class::PlaceVerb) {
            (if before == "in" { 1.8 } else { 1.2 }, true)
        } else if before == "of" && self.before_is(2, Class::PlaceNoun) {
            (2.5, true)
        } else if before == "of" {
            (0.4, false)
        } else if before == "," && place_before == Some(start - 1) {
            (1.5, false)
        } else if is_regional(before) || before == "downtown" {
            (2.0, true)
        } else {
            (0.0, false)
        };
        let against =
            (self.before_is(1, Class::PersonalTitle) || self.after_capital(place_before)) && !self.model_place;
        self.score += more;
        self.located = located;
        if against {
            self.score -= 3.0;
        }
    }

    /// Behind another word in capitals that it may be one name with.
    fn after_capital(&self, place_before: Option<TokenId>) -> bool {
        let Context { article, gazetteer, .. } = *self.context;
        let (start, first) = (self.start, self.sentence.start);
        let kind = |t: TokenId| article.tokens.get(t as usize).map(|t| t.kind);
        let first_in_sentence = start == first || start == first + 1 && kind(first) == Some(TokenKind::Quote);
        !first_in_sentence
            && start > first
            && article.is_capital(start - 1)
            && kind(start - 1) == Some(TokenKind::Word)
            && place_before != Some(start)
            && gazetteer.of_adjective(article.word(start - 1)).is_none()
            && bearing(self.word_before(1)).is_none()
            && !one_of!(self.word_before(1), "central" | "in" | "the" | "from" | "near" | "at" | "greater" | "downtown")
    }

    /// The words behind it.
    fn behind(&mut self) {
        let Context { article, analysis, gazetteer, .. } = *self.context;
        let end = self.end;
        let inside = end < self.sentence.end;
        let is = |class: Class| inside && analysis.is(end, class);
        let unspaced = article.tokens.get(end as usize).is_some_and(|t| !t.spaced);
        let word = article.tokens.get(end as usize).is_some_and(|t| t.kind == TokenKind::Word);
        if is(Class::PlaceFollower) && !article.is_capital(end) {
            self.score += 1.2;
        } else if inside && article.lower(end) == "-" && unspaced {
            let tied = one_of!(article.lower(end + 1), "based" | "born" | "area" | "bound");
            self.score += if tied { 1.5 } else { -0.8 };
        } else if inside
            && article.is_capital(end)
            && word
            && !self.model_place
            && !is(Class::NonPlaceEnd)
            && !is(Class::PlaceNoun)
            && gazetteer.of_adjective(article.word(end)).is_none()
        {
            self.score -= match (self.strong, self.located) {
                (true, _) => 0.8,
                (_, true) => 1.0,
                _ => 2.5,
            };
        }
        let other = names_other(self.context, end);
        if other && (!self.model_place || !is(Class::NonPlaceEnd) || is(Class::Disease)) {
            self.score -= if is_disease(self.context, end) { 9.0 } else { 4.0 };
        }
    }

    /// Roads, strains, universities, and those who speak.
    fn beside_numbers_and_verbs(&mut self) {
        let Context { article, .. } = *self.context;
        let (start, end) = (self.start, self.end);
        let before = self.word_before(1);
        let after = if end < self.sentence.end { article.lower(end) } else { "" };
        let number = |t: TokenId| article.tokens.get(t as usize).is_some_and(|t| t.kind == TokenKind::Number);
        let mut less = Vec::with_capacity(5);
        // `A/California/7/2009`, `U.S. 31`, `Kentucky 80`.
        if before == "/" && after == "/" && number(end + 1) {
            less.push(9.0);
        }
        if self.single && self.strong && !self.located && number(end) && article.word(end).len() <= 3 {
            less.push(8.0);
        }
        // `University of Georgia`, `Bank of England`.
        let institution = start > 1 && article.is_capital(start - 2) && self.before_is(2, Class::NonPlaceHead);
        if before == "of" && institution {
            less.push(4.0);
        }
        if self.single && one_of!(after, "said" | "says" | "told" | "added" | "asked") && !self.strong {
            less.push(1.5);
        }
        if self.single && self.context.persons.contains(article.lower(start)) && !self.strong {
            less.push(if self.located { 2.0 } else { 4.0 });
        }
        if !self.strong
            && self.context.analysis.is(end, Class::NamedThing)
            && self.found.records.iter().all(|&r| self.context.gazetteer.get(r).is_none_or(|r| r.population < 25))
        {
            less.push(9.0);
        }
        for l in less {
            self.score -= l;
        }
    }

    /// What the model takes it for.
    fn model(&mut self, names: &[Name]) {
        if names.is_empty() {
            self.score -= 0.3;
        }
        let (found, start, end) = (self.found, self.start, self.end);
        for name in names {
            let same = name.tokens == found.tokens;
            let inside = name.tokens.start <= start && name.tokens.end >= end;
            let told = || led_by_plural(self.context, start);
            self.score += match name.kind {
                NameKind::Place if same || inside => 1.0 + 3.0 * name.confidence,
                NameKind::Place => 1.0,
                NameKind::Facility if same => -0.5,
                NameKind::People if !(same && told()) => -3.0,
                // Part of a longer name of another kind.
                _ if inside && !same => -2.0 - 3.0 * name.confidence,
                _ if same && self.strong && self.located => -0.5,
                // An abbreviation of a state is no body of the same letters.
                NameKind::Organization if same && self.country && self.single => -0.5,
                NameKind::Person | NameKind::People if same && told() => -0.5,
                NameKind::Person if same => -1.0 - 2.0 * name.confidence,
                _ if same => -0.5 - 2.0 * name.confidence,
                // The gazetteer's name is the longer one.
                _ if found.tokens.start <= name.tokens.start && found.tokens.end >= name.tokens.end => 0.0,
                _ => -2.0,
            };
        }
    }
}

/// A name that the model is unsure of, and that may be a transliteration of a place in a country of the text.
pub(super) fn transliterated(context: &Context<'_>, name: &Name) -> bool {
    let Context { article, analysis, gazetteer, .. } = *context;
    let (start, end) = (name.tokens.start, name.tokens.end);
    let is = |class: Class| start > 0 && analysis.is(start - 1, class);
    let locative = is(Class::PlacePreposition) || is(Class::PlaceVerb);
    // How sure the model may be of another kind.
    let most = match (led_by_plural(context, start), article.lower(end) == "and" || locative) {
        (true, _) => 0.98,
        (_, true) => 0.97,
        _ => 0.7,
    };
    if !matches!(name.kind, NameKind::Person | NameKind::Organization)
        || name.confidence > most
        || name.tokens.len() > 3
        || name.tokens.clone().any(|t| context.persons.contains(article.lower(t)) && name.tokens.len() == 1)
        || is(Class::PersonalTitle)
        || one_of!(article.lower(end), "said" | "says" | "told")
    {
        return false;
    }
    let before = if start > 0 { article.lower(start - 1) } else { "" };
    let fits = gazetteer
        .similar(article.text_of(start..end))
        .iter()
        .filter_map(|&r| gazetteer.get(r))
        .any(|r| gazetteer.country_number(r).is_some_and(|c| context.countries.contains(&c)));
    fits && (locative || one_of!(before, "," | ":" | "and" | "of") || name.confidence < 0.5)
}
