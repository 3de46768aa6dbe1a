//! Person, body or place: what a name is that no list has and whose words do not tell, by what stands beside all its
//! occurrences. A linear model over readable features, which learned on names made up that nobody can know.

use crate::article::{BlockKind, TokenId, TokenKind};
use crate::entities::linking::evidence::is_landscape;
use crate::entities::names::head_words::by_words;
use crate::entities::names::span::NameSpan;
use crate::entities::names::spelling::is_acronym;
use crate::entities::names::teams;
use crate::entities::{EntityKind, Sources};
use crate::language::Relation;
use crate::lexicon::{Class, Map, fold_case, rows};
use crate::order::{OrderedMap, OrderedSet};
use crate::toponyms::{names_something_else, of_firm};
use std::sync::OnceLock;

/// Words behind a name that are looked through for a pronoun.
const REACH_TOKENS: u32 = 14;

/// In tenths of log odds: by how much another kind must be likelier than a person that the name has been taken for. Less
/// gains a little on news and loses the persons of biographies, on whom pronouns hang (GAP).
const FROM_PERSON: (i32, i32) = (12, 14);

/// The same for other changes, of which some need more, as they are right less often.
const MARGIN: i32 = 5;

/// The weights of a feature for a person and for a place, where a body has none: tenths, in one number as other models
/// have theirs.
fn weights() -> &'static Map<&'static str, i16> {
    static WEIGHTS: OnceLock<Map<&'static str, i16>> = OnceLock::new();
    WEIGHTS.get_or_init(|| {
        let mut out = Map::default();
        for row in rows("actors/name_kinds") {
            let [person, place, features] = row[..] else { continue };
            let (Ok(person), Ok(place)) = (person.parse::<i16>(), place.parse::<i16>()) else { continue };
            out.extend(features.split(' ').map(|f| (f, (person / 10) << 8 | (place / 10) & 255)));
        }
        out
    })
}

/// A letter for the three kinds told apart here.
fn letter(kind: EntityKind) -> Option<&'static str> {
    match kind {
        EntityKind::Person => Some("P"),
        EntityKind::Organization | EntityKind::Group => Some("O"),
        EntityKind::Place | EntityKind::Facility => Some("L"),
        _ => None,
    }
}

/// The spellings that are open: which names have each, and the features of all together.
pub(crate) fn open(sources: &Sources<'_>, names: &[NameSpan]) -> Vec<(Vec<usize>, OrderedSet<String>)> {
    let mut of: Vec<u32> = vec![u32::MAX; sources.article.tokens.len() + 3];
    for (i, name) in names.iter().enumerate() {
        for t in name.tokens.clone() {
            if let Some(slot) = of.get_mut(t as usize) {
                *slot = i as u32;
            }
        }
    }
    let mut surnames: OrderedSet<String> = OrderedSet::new();
    let mut firms: OrderedSet<String> = OrderedSet::new();
    let word = |t: TokenId| fold_case(sources.article.word(t));
    for name in names {
        let letter = letter(name.kind);
        if letter == Some("P") && (name.len() > 1 || name.title.is_some()) {
            surnames.insert(word(name.tokens.end - 1));
            surnames.insert(word(name.tokens.start));
        } else if letter == Some("O") && name.len() > 1 {
            firms.insert(word(name.tokens.start));
        }
    }
    let (mut numbers, mut all): (OrderedMap<String, u32>, Vec<Vec<usize>>) = Default::default();
    for (i, name) in names.iter().enumerate() {
        let plain = sources.article.block_kind_of(name.tokens.start) != BlockKind::Dateline;
        let fits = !name.listed()
            && !name.team
            && !is_landscape(sources, name)
            && letter(name.kind).is_some()
            && !of_firm(sources.article, sources.analysis, name.tokens.start)
            && name.len() < 3
            && plain;
        // `the House`, `Farm Fresh`, `CA`, `Marburg virus`.
        let last = sources.article.word(name.tokens.end - 1);
        let known = sources.lexicon.noun(sources.article.lower(name.tokens.end - 1)).is_some()
            || sources.gazetteer.wordiness(last) > 0
            || sources.gazetteer.of_abbreviation(last).is_some()
            || names_something_else(sources.article, sources.analysis, name.tokens.end);
        if fits && !known && by_words(sources, name).is_none() {
            let key = fold_case(sources.article.text_of(name.tokens.clone()));
            let number = *numbers.entry(key).or_insert(all.len() as u32);
            all.resize_with(all.len().max(number as usize + 1), Vec::new);
            all[number as usize].push(i);
        }
    }
    let view = View { sources, names, of };
    let mut out = Vec::new();
    for list in all {
        let first = &names[list[0]];
        let (one, start) = (first.len() == 1, word(first.tokens.start));
        // `Krakatau` after `Krakatau Steel` is settled by that.
        if one && firms.contains(&start) {
            continue;
        }
        let mut features = OrderedSet::new();
        let add: &mut dyn FnMut(String) = &mut |f| {
            features.insert(f);
        };
        for &i in &list {
            view.beside(i, add);
        }
        if one && surnames.contains(&start) {
            tell(add, &["surname"]);
        }
        view.shape(first, add);
        out.push((list, features));
    }
    out
}

/// Adds the feature of these pieces.
#[inline(never)]
fn tell(add: &mut dyn FnMut(String), pieces: &[&str]) {
    let mut out = String::with_capacity(32);
    for piece in pieces {
        out.push_str(piece);
    }
    add(out);
}

/// A number up to four, as a feature has it.
fn digit(n: u32) -> &'static str {
    ["0", "1", "2", "3", "4"].get(n as usize).copied().unwrap_or("4")
}

struct View<'a> {
    sources: &'a Sources<'a>,
    names: &'a [NameSpan],
    of: Vec<u32>,
}

impl View<'_> {
    #[inline(never)]
    fn name_at(&self, t: TokenId) -> Option<&NameSpan> {
        self.of.get(t as usize).and_then(|&i| self.names.get(i as usize))
    }

    #[inline(never)]
    fn is(&self, t: TokenId, class: Class) -> bool {
        self.sources.analysis.lemma_is(t, class)
    }

    /// A token as a feature has it: the kind of the name it is of, what it is, or its word.
    #[inline(never)]
    fn seen(&self, t: TokenId, first: TokenId, end: TokenId) -> &str {
        let article = self.sources.article;
        if t < first || t >= end {
            return "$";
        }
        if let Some(name) = self.name_at(t) {
            return letter(name.kind).unwrap_or("N");
        }
        match article.kind_of(t) {
            TokenKind::Number => "0",
            TokenKind::Word if article.is_capital(t) && t > first => "C",
            TokenKind::Word if self.is(t, Class::SettlementNoun) => "town",
            TokenKind::Word if self.is(t, Class::Designator) => "district",
            TokenKind::Word if self.is(t, Class::SpeechVerb) => "say",
            TokenKind::Word => self.sources.analysis.lemma(t),
            _ => article.word(t),
        }
    }

    /// The features of one occurrence.
    fn beside(&self, i: usize, add: &mut dyn FnMut(String)) {
        let Sources { article, analysis, .. } = *self.sources;
        let name = &self.names[i];
        let (start, end) = (name.tokens.start, name.tokens.end);
        let Some(sentence) = article.sentence_of(start).map(|s| s.tokens.clone()) else { return };
        let seen = |t: TokenId| self.seen(t, sentence.start, sentence.end);
        tell(add, &["m=", letter(name.kind).unwrap_or("O"), digit((name.confidence * 5.0) as u32)]);
        if name.title.is_some() {
            tell(add, &["title"]);
        }
        let before = seen(start.wrapping_sub(1));
        tell(add, &["p=", before]);
        tell(add, &["pp=", seen(start.wrapping_sub(2)), "_", before]);
        let behind = seen(end);
        tell(add, &["n=", behind]);
        tell(add, &["nn=", behind, "_", seen(end + 1)]);
        tell(add, &["pn=", before, "_", behind]);
        let noun = |t: TokenId| self.sources.lexicon.noun(analysis.lemma(t)).map(|n| n.0 as u32);
        if let Some(kind) = noun(end).filter(|_| behind.len() > 1) {
            tell(add, &["nk=", digit(kind)]);
        }
        if let Some(kind) = start.checked_sub(1).and_then(noun).filter(|_| before.len() > 1) {
            tell(add, &["pk=", digit(kind)]);
        }
        for t in name.tokens.clone() {
            let Some(role) = analysis.word(t) else { continue };
            for &c in analysis.children(t) {
                if !name.tokens.contains(&c)
                    && self.name_at(c).is_none()
                    && analysis.word(c).is_some_and(|w| matches!(w.relation, Relation::Appos | Relation::NmodDesc))
                {
                    tell(add, &["said=", analysis.lemma(c)]);
                }
            }
            let Some(head) = role.head.filter(|h| !name.tokens.contains(h)) else { continue };
            let up = self
                .name_at(head)
                .map_or_else(|| self.seen(head, sentence.start, sentence.end), |n| letter(n.kind).unwrap_or_default());
            let relation = role.relation.name();
            tell(add, &["r=", relation, ":", up]);
            tell(add, &["r=", relation]);
        }
        let pronoun = (end..sentence.end.min(end + REACH_TOKENS))
            .take_while(|&t| self.name_at(t).is_none())
            .map(|t| article.lower(t))
            .find(|w| {
                one_of!(*w, "he" | "she" | "his" | "her" | "who" | "it" | "its" | "they" | "their" | "which" | "where")
            });
        if let Some(pronoun) = pronoun {
            tell(add, &["q=", pronoun]);
        }
    }

    /// The features of the words themselves.
    fn shape(&self, name: &NameSpan, add: &mut dyn FnMut(String)) {
        let Sources { article, lexicon, gazetteer, .. } = *self.sources;
        let text = article.text_of(name.tokens.clone());
        let records = gazetteer.lookup(text);
        let size = records.iter().filter_map(|&r| gazetteer.get(r)).map(|r| r.population).max();
        tell(add, &["map=", digit(size.map_or(0, |s| if s > 20 { 2 } else { 1 }))]);
        let given = lexicon.given_name(&fold_case(article.word(name.tokens.start))).is_some();
        tell(add, &["given=", digit(given.into()), digit(name.len())]);
        let capitals = text.chars().skip(1).filter(|c| c.is_uppercase()).count();
        let shape = if !text.contains(char::is_lowercase) {
            if text.len() < 6 { "loud" } else { "shout" }
        } else if name.len() == 1 && text.contains('-') {
            "hyphen"
        } else if name.len() == 1 && capitals > 0 {
            "camel"
        } else {
            "plain"
        };
        tell(add, &["s=", shape, digit(name.len())]);
    }
}

/// Gives open names the kind that the features make likelier than the one they have.
pub(crate) fn weigh(sources: &Sources<'_>, names: &mut [NameSpan]) {
    let weights = weights();
    // `0-0 at Chelsea`, `Waqar lbw b Mallett 3`: reports of matches have ways of their own.
    let count = |classes: &[Class]| {
        let is = |t: &TokenId| classes.iter().any(|&c| sources.analysis.is(*t, c));
        (0..sources.article.tokens.len() as TokenId).filter(is).count()
    };
    if count(&[Class::SportTerm]) > 3 || teams::sporting(sources, names) {
        return;
    }
    // `an analyst at Lincoln`, `shares in Lincoln`.
    let trade = count(&[Class::CompanyAsset, Class::CompanyNoun, Class::BodyPart]) > 2;
    for (list, features) in open(sources, names) {
        let (mut person, mut place) = (0, 0);
        for w in features.iter().map(String::as_str).chain(["bias"]).filter_map(|f| weights.get(f)) {
            person += i32::from(w >> 8);
            place += i32::from(*w as i8);
        }
        // `Mokoena left the council, where she`, `Thandi Mokoena`: someone.
        let personal = ["surname", "given=12", "q=he", "q=she", "q=his", "q=her", "q=who"];
        let personal = personal.iter().any(|&p| features.contains(p));
        let located = ["p=at", "p=in", "p=from", "p=near", "p=to"].iter().any(|&p| features.contains(p));
        for i in list {
            let Some(name) = names.get_mut(i).filter(|n| n.title.is_none()) else { continue };
            let own = match letter(name.kind) {
                Some("P") => person,
                Some("L") => place,
                _ => 0,
            };
            let (kind, score) = match person.max(place) {
                0.. if person > place => (EntityKind::Person, person),
                0.. => (EntityKind::Place, place),
                _ => (EntityKind::Organization, 0),
            };
            // What a map has is hardly no place.
            let text = sources.article.text_of(name.tokens.clone());
            let known = || !sources.gazetteer.lookup(text).is_empty();
            let margin = match name.kind {
                _ if kind == EntityKind::Place && is_acronym(text) => i32::MAX / 2,
                EntityKind::Person if personal => i32::MAX / 2,
                EntityKind::Person if kind == EntityKind::Organization => FROM_PERSON.0,
                EntityKind::Person => FROM_PERSON.1,
                EntityKind::Place if known() => 5 * MARGIN,
                EntityKind::Place | EntityKind::Facility => 3 * MARGIN,
                _ if kind == EntityKind::Place && (trade || !located && !known()) => i32::MAX / 2,
                _ => 2 * MARGIN,
            };
            if score > own + margin {
                name.kind = kind;
                name.confidence = name.confidence.clamp(0.6, 0.8);
            }
        }
    }
}
