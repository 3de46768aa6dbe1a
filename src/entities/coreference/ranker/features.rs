//! What the ranker sees of a mention and a possible antecedent.

use crate::article::BlockKind;
use crate::entities::clusters::{Clusters, Traits};
use crate::entities::coreference::constraints::barred;
use crate::entities::coreference::organizations;
use crate::entities::coreference::ranker::survey::Survey;
use crate::entities::coreference::ranker::vector::Features;
use crate::entities::mentions::candidate::{Candidate, Function, Number, Shape};
use crate::entities::mentions::heads::Heads;
use crate::entities::mentions::quotations::Quotes;
use crate::entities::{EntityKind, Form, Sources};
use crate::language::{Relation, Tag};
use crate::lexicon::{Gender, fold, fold_case};
use std::collections::HashMap;

/// All that does not change while mentions are linked.
pub(crate) struct Setting<'a> {
    pub sources: &'a Sources<'a>,
    pub candidates: &'a [Candidate],
    pub asides: &'a [bool],
    pub watched: bool,
    /// True where the genders of persons are hidden, so that weights are learned that do without them.
    pub blind: bool,
    pub heads: &'a Heads,
    pub quotes: &'a Quotes,
    /// For each mention the words before its head that tell it from others, lower case.
    modifiers: Vec<Vec<&'a str>>,
    /// For each mention how many earlier ones have its head word.
    seen: Vec<u8>,
    /// Offices held by the named person of each mention, in lower case.
    titles: Vec<Option<&'a str>>,
}

impl<'a> Setting<'a> {
    pub(crate) fn new(
        sources: &'a Sources<'a>,
        candidates: &'a [Candidate],
        asides: &'a [bool],
        heads: &'a Heads,
        quotes: &'a Quotes,
        watched: bool,
        blind: bool,
    ) -> Setting<'a> {
        let mut count: HashMap<&str, u8> = std::collections::HashMap::new();
        let mut seen = Vec::with_capacity(candidates.len());
        let mut modifiers = Vec::with_capacity(candidates.len());
        let mut titles = Vec::with_capacity(candidates.len());
        for c in candidates {
            let word = head_word(sources, c);
            let n = count.entry(word).or_default();
            seen.push(*n);
            *n = n.saturating_add(1);
            modifiers.push(modifiers_of(sources, c));
            titles.push(title_of(sources, c));
        }
        Setting { sources, candidates, asides, watched, blind, heads, quotes, modifiers, seen, titles }
    }

    pub(crate) fn head_word(&self, c: &Candidate) -> &'a str {
        head_word(self.sources, c)
    }

    /// One number for all forms of a pronoun; `he` and `she` are one where genders are hidden.
    pub(crate) fn class(&self, c: &Candidate) -> u8 {
        match pronoun_class(self.sources, c) {
            2 if self.blind => 1,
            class => class,
        }
    }

    pub(crate) fn gender(&self, gender: Gender) -> Gender {
        if self.blind { Gender::Unknown } else { gender }
    }

    /// Features of the choice that a mention is new.
    pub(crate) fn alone(&self, i: usize, survey: &Survey) -> Features {
        let mut f = [0u8; Features::TEMPLATES];
        let Some(m) = self.candidates.get(i) else { return Features(f) };
        f[0] = 1;
        f[1] = 1 + kind_code(m.kind);
        f[2] = 1 + self.seen.get(i).copied().unwrap_or(0).min(3);
        let length = m.phrase.end.saturating_sub(m.phrase.start);
        f[3] = 1 + length.min(9) as u8;
        f[4] = 1 + m.function as u8;
        f[5] = 1 + self.modifiers.get(i).map_or(0, Vec::len).min(3) as u8;
        let follows = m.phrase.end > m.head + 1;
        f[6] = 1 + u8::from(follows);
        f[7] = 1 + number_code(m.number) + 3 * u8::from(m.quote.is_some());
        f[8] = 1 + i.min(60).div_ceil(6) as u8;
        f[9] = word_code(self.sources, m);
        self.salience_alone(&mut f, i, survey);
        Features(f)
    }

    /// Features of the choice that `m` means what `a` means; `None` where that can not be.
    pub(crate) fn pair(&self, a: usize, m: usize, survey: &Survey, clusters: &Clusters) -> Option<Features> {
        let (i, j) = (a, m);
        let a = self.candidates.get(i)?;
        let m = self.candidates.get(j)?;
        if self.asides.get(i).copied().unwrap_or(false) || clusters.same(i as u32, j as u32) {
            return None;
        }
        if !self.allowed(i, j, clusters) || barred(self.sources, a, m) {
            return None;
        }
        if self.owned(i, j, clusters) || self.speaks(i, j, clusters) {
            return None;
        }
        let traits = clusters.of(i as u32)?;
        let mut f = [0u8; Features::TEMPLATES];
        let sentences = m.sentence.saturating_sub(a.sentence);
        let near = match sentences {
            0 => 1,
            1 => 2,
            2 => 3,
            3 => 4,
            4..=5 => 5,
            6..=9 => 6,
            10..=19 => 7,
            _ => 8,
        };
        f[10] = near;
        let steps = j.saturating_sub(i);
        f[11] = match steps {
            0..=1 => 1,
            2 => 2,
            3 => 3,
            4..=5 => 4,
            6..=8 => 5,
            9..=13 => 6,
            14..=22 => 7,
            23..=40 => 8,
            _ => 9,
        };
        f[12] = 1 + a.shape as u8;
        f[13] = 1 + kind_code(traits.kind);
        f[14] = 1 + a.function as u8;
        f[15] = 1
            + u8::from(a.function == m.function)
            + 2 * u8::from(sentences == 0)
            + 4 * u8::from(a.function == Function::Subject);
        f[16] = match (self.gender(traits.gender), m.gender) {
            (Gender::Unknown, Gender::Unknown) => 1,
            (Gender::Unknown, _) => 2,
            (_, Gender::Unknown) => 3,
            _ => 4,
        };
        f[17] = 1 + number_code(traits.number) + 3 * number_code(m.number);
        f[18] = match (traits.human, m.human) {
            (Some(true), Some(true)) => 1,
            (Some(false), Some(false)) => 2,
            (None, None) => 3,
            (None, _) => 4,
            (_, None) => 5,
            _ => 6,
        };
        let same_head = a.form != Form::Pronoun && m.form != Form::Pronoun && self.head_word(a) == self.head_word(m);
        let words = self.modifier_match(i, j);
        f[19] = 1 + u8::from(same_head) * (1 + words);
        f[20] = match traits.size {
            1 => 1,
            2 => 2,
            3..=4 => 3,
            5..=8 => 4,
            _ => 5,
        };
        f[21] = 1 + match (a.quote, m.quote) {
            (None, None) => 0,
            (Some(x), Some(y)) if x == y => 1,
            (Some(_), Some(_)) => 2,
            (Some(_), None) => 3,
            (None, Some(_)) => 4,
        };
        let same_word = self.sources.article.lower(a.head) == self.sources.article.lower(m.head);
        f[22] = 1 + u8::from(a.form == Form::Pronoun) * (1 + u8::from(same_word || self.class(a) == self.class(m)));
        let blocks = (self.sources.article.block_kind_of(a.head), self.sources.article.block_kind_of(m.head));
        f[23] = 1 + u8::from(blocks.0 != BlockKind::Paragraph) + 2 * u8::from(blocks.1 != BlockKind::Paragraph);
        f[24] = self.noun_fits(j, i, traits);
        f[25] = 1
            + u8::from(first_of_sentence(self.candidates, i))
            + 2 * u8::from(a.function == Function::Subject)
            + 4 * u8::from(sentences <= 1);
        f[26] = 1 + u8::from(traits.named) + 2 * u8::from(traits.size > 2) + 4 * u8::from(sentences > 1);
        f[27] = word_code(self.sources, m);
        f[28] = 1 + (a.form as u8) + 4 * u8::from(a.joined);
        // Where the antecedent hangs on the clause that the mention's clause hangs on: `the rebels said they`.
        f[29] = self.clause_tie(a, m);
        let length = a.phrase.end.saturating_sub(a.phrase.start);
        f[30] = match length {
            1 => 1,
            2 => 2,
            3..=4 => 3,
            5..=8 => 4,
            _ => 5,
        };
        f[31] = if same_head { 1 + near.min(7) } else { 8 + u8::from(near > 2) };
        f[32] = match m.shape {
            Shape::I | Shape::We | Shape::You => {
                1 + u8::from(self.class(a) == self.class(m)) + 2 * u8::from(m.quote.is_some())
            }
            _ => 0,
        };
        f[33] = 1 + kind_code(traits.kind).min(4) + 5 * kind_code(m.kind).min(1);
        f[34] = 1
            + (kind_code(m.kind) == kind_code(traits.kind)) as u8
            + 2 * u8::from(m.form == Form::Nominal)
            + 4 * u8::from(traits.named);
        // Which verb's subject: `X told Y that he`.
        f[35] = 1 + (a.function as u8).min(3) + 4 * (m.function as u8).min(3);
        f[36] = if m.form == Form::Nominal { 1 + words + 4 * u8::from(same_head) } else { 0 };
        f[37] = self.between(i, j, clusters);
        f[38] = 1 + self.depth(a) + 5 * (sentences.min(2) as u8);
        f[39] = 1 + u8::from(self.phrase_equal(a, m)) + 2 * u8::from(m.form == Form::Nominal);
        self.salience(&mut f, i, j, survey, clusters);
        Some(Features(f))
    }

    /// Agreement that nothing outweighs.
    pub(crate) fn allowed(&self, i: usize, j: usize, clusters: &Clusters) -> bool {
        let (Some(a), Some(m)) = (self.candidates.get(i), self.candidates.get(j)) else { return false };
        let (Some(x), Some(y)) = (clusters.of(i as u32), clusters.of(j as u32)) else { return false };
        let blind = self.blind && m.shape == Shape::He;
        if !blind && x.gender != y.gender && x.gender != Gender::Unknown && y.gender != Gender::Unknown {
            return false;
        }
        if a.form == Form::Adjective {
            return false;
        }
        // Two sets with names were kept apart by their names.
        if x.named && y.named {
            return false;
        }
        let first = |s: Shape| matches!(s, Shape::I | Shape::We | Shape::You);
        if first(m.shape) || first(a.shape) {
            let same = self.class(a) == self.class(m);
            if first(m.shape) && first(a.shape) {
                return same;
            }
            // `I` is no one named outside the quotation's own sentence; `he` is no `I` but of a speaker.
            if m.shape == Shape::I || m.shape == Shape::You || a.shape == Shape::You {
                return false;
            }
        }
        use EntityKind as K;
        match m.shape {
            Shape::He => {
                let person = x.human != Some(false) && matches!(x.kind, None | Some(K::Person));
                x.number != Number::Plural && (person || a.doubtful && x.doubtful)
            }
            Shape::It | Shape::This => {
                x.human != Some(true)
                    && (x.number != Number::Plural || m.number == Number::Plural)
                    && (m.number != Number::Plural || x.number != Number::Singular)
            }
            Shape::They => {
                let analysis = self.sources.analysis;
                // `Nigeria and Niger, with their neighbor`.
                let several = || {
                    analysis
                        .children(a.head)
                        .iter()
                        .any(|&k| analysis.word(k).is_some_and(|w| w.relation == Relation::Conj))
                };
                let area = matches!(x.kind, Some(K::Place | K::Facility)) && !several();
                let one = x.named && (x.gender != Gender::Unknown || area);
                !one || x.number == Number::Plural
            }
            Shape::Reflexive => match m.gender {
                Gender::Unknown => x.kind != Some(K::Person) || m.number != Number::Singular,
                _ => x.human != Some(false) && x.number != Number::Plural,
            },
            // In a quotation `we` are the speaker's own, and no one whom he speaks of.
            Shape::We => {
                a.shape == Shape::We && self.one_voice(a, m, clusters) || m.quote.is_none() && x.human != Some(false)
            }
            Shape::I | Shape::You => true,
            Shape::Name => x.orphan,
            _ => {
                let kinds = match (x.kind, m.kind) {
                    (None, Some(K::Person)) => x.human != Some(false),
                    (None, Some(K::Group)) => a.shape == Shape::They || a.shape == Shape::We,
                    (None, Some(_)) => x.human != Some(true),
                    (Some(p), Some(q)) => kinds_fit(p, q),
                    _ => true,
                };
                let numbers = x.number == y.number || x.number == Number::Unknown || y.number == Number::Unknown;
                // `the deputy minister` is not the minister; where he is, his title has said so.
                let lower = |w: &&str| matches!(*w, "deputy" | "vice" | "assistant");
                if x.named && self.modifiers.get(j).is_some_and(|list| list.iter().any(lower)) {
                    return false;
                }
                // `the Ugandan army` is no other land's.
                if x.land.is_some_and(|l| y.land.is_some_and(|o| o != l)) {
                    return false;
                }
                if x.named && x.kind == Some(K::Group) && organizations::of_state(self.head_word(m)) {
                    return false;
                }
                // What says `another` or `a second` is not what was spoken of.
                kinds && numbers && !(m.shape == Shape::Indefinite && a.form == Form::Name)
            }
        }
    }

    /// False for the words of two speakers.
    fn one_voice(&self, a: &Candidate, m: &Candidate, clusters: &Clusters) -> bool {
        let speaker = |c: &Candidate| {
            let token = self.quotes.speakers.get(c.quote? as usize).copied().flatten()?;
            self.heads.at(token)
        };
        match (speaker(a), speaker(m)) {
            (Some(x), Some(y)) => clusters.same(x, y),
            _ => true,
        }
    }

    /// 0: neither has modifiers; 1: those of the mention all stand in the antecedent; 2: some do not; 3: only the antecedent has any.
    fn modifier_match(&self, a: usize, m: usize) -> u8 {
        let (Some(x), Some(y)) = (self.modifiers.get(a), self.modifiers.get(m)) else { return 0 };
        match (x.is_empty(), y.is_empty()) {
            (true, true) => 0,
            (false, true) => 3,
            _ if y.iter().all(|w| x.contains(w)) => 1,
            _ => 2,
        }
    }

    /// Whether the noun is one by which the name can be called: `the city`, `the group`, `the president`.
    fn noun_fits(&self, m: usize, a: usize, traits: &Traits) -> u8 {
        let Some(mention) = self.candidates.get(m) else { return 0 };
        if mention.form != Form::Nominal {
            return 0;
        }
        let noun = self.sources.analysis.lemma(mention.head);
        if !traits.named {
            return 1;
        }
        let country = self.candidates.get(a).is_some_and(|c| {
            self.sources.lexicon.country(&fold(self.sources.article.text_of(c.tokens.clone()))).is_some()
        });
        use EntityKind as K;
        match traits.kind {
            Some(K::Place) => match noun {
                "country" | "nation" | "state" | "kingdom" | "republic" => 2 + u8::from(!country),
                "city" | "town" | "village" | "capital" | "province" | "region" | "district" | "area" | "island"
                | "border" => 2 + u8::from(country),
                _ => 4,
            },
            Some(K::Person) => match self.titles.get(a).copied().flatten() {
                Some(title) if title == noun => 5,
                Some(_) => 6,
                None => 7,
            },
            Some(K::Group) => match noun {
                "group" | "militia" | "movement" | "party" | "organization" | "faction" | "militant" | "rebel"
                | "insurgent" => 8,
                _ => 9,
            },
            Some(K::Organization) => match noun {
                "company" | "agency" | "organization" | "bank" | "firm" | "court" | "newspaper" | "body" | "bloc"
                | "government" | "group" => 10,
                _ => 11,
            },
            Some(K::People) => 12,
            _ => 13,
        }
    }

    pub(crate) fn clause_tie(&self, a: &Candidate, m: &Candidate) -> u8 {
        if a.sentence != m.sentence {
            return 1;
        }
        let analysis = self.sources.analysis;
        let verb_a = analysis.word(a.head).and_then(|w| w.head);
        let mut at = analysis.word(m.head).and_then(|w| w.head);
        for depth in 0..5u8 {
            let Some(t) = at else { break };
            if Some(t) == verb_a {
                return 2 + depth.min(2) + 3 * u8::from(a.function == Function::Subject);
            }
            if t == a.head {
                return 8;
            }
            let relation = analysis.word(t).map(|w| w.relation);
            at = analysis.word(t).and_then(|w| w.head);
            if relation == Some(Relation::Root) {
                break;
            }
        }
        9
    }

    /// How deep below the main verb of its sentence a mention hangs: 0 for its subject.
    fn depth(&self, a: &Candidate) -> u8 {
        let analysis = self.sources.analysis;
        let mut at = a.head;
        let mut steps = 0u8;
        while let Some(word) = analysis.word(at) {
            match word.head {
                Some(head) if steps < 4 => {
                    at = head;
                    steps += u8::from(!matches!(word.relation, Relation::Flat | Relation::Conj));
                }
                _ => break,
            }
        }
        if steps <= 1 && a.function == Function::Subject { 0 } else { steps.clamp(1, 4) }
    }

    /// How many other sets that would do stand between the two.
    fn between(&self, i: usize, j: usize, clusters: &Clusters) -> u8 {
        let mut n = 0u8;
        let root = clusters.root(i as u32);
        for k in (i + 1..j).rev().take(12) {
            if self.asides.get(k).copied().unwrap_or(false) || clusters.root(k as u32) == root {
                continue;
            }
            if self.allowed(k, j, clusters) {
                n += 1;
            }
            if n == 4 {
                break;
            }
        }
        1 + n
    }

    fn phrase_equal(&self, a: &Candidate, m: &Candidate) -> bool {
        let article = self.sources.article;
        let skip = |c: &Candidate| {
            let first = article.lower(c.tokens.start);
            let step = u32::from(
                matches!(first, "the" | "a" | "an" | "this" | "that" | "these" | "those")
                    && c.tokens.end > c.tokens.start + 1,
            );
            c.tokens.start + step..c.tokens.end
        };
        let (x, y) = (skip(a), skip(m));
        x.end - x.start == y.end - y.start && x.zip(y).all(|(s, t)| article.lower(s) == article.lower(t))
    }
}

fn kinds_fit(a: EntityKind, b: EntityKind) -> bool {
    use EntityKind as K;
    match (a, b) {
        (K::Person, K::Person) => true,
        (K::Person, _) | (_, K::Person) => false,
        (K::Object | K::Occasion | K::Work, K::Object | K::Occasion | K::Work) => true,
        (K::Organization, K::Object) | (K::Object, K::Organization) => true,
        (K::Group | K::Organization | K::People, K::Group | K::Organization | K::People) => true,
        (K::Place | K::Facility, K::Place | K::Facility) => true,
        (K::Organization, K::Facility) | (K::Facility, K::Organization) => true,
        (K::Object, K::Facility | K::Place) | (K::Facility | K::Place, K::Object) => false,
        _ => false,
    }
}

fn kind_code(kind: Option<EntityKind>) -> u8 {
    kind.map_or(0, |k| 1 + k as u8)
}

fn number_code(number: Number) -> u8 {
    match number {
        Number::Singular => 0,
        Number::Plural => 1,
        Number::Unknown => 2,
    }
}

fn head_word<'a>(sources: &Sources<'a>, c: &Candidate) -> &'a str {
    match c.form {
        Form::Nominal if !c.joined => sources.analysis.lemma(c.head),
        _ => sources.article.lower(c.head),
    }
}

/// The words that tell the thing from others of its noun.
fn modifiers_of<'a>(sources: &Sources<'a>, c: &Candidate) -> Vec<&'a str> {
    if c.form != Form::Nominal || c.joined {
        return Vec::new();
    }
    let mut out: Vec<&str> = Vec::new();
    for &k in sources.analysis.children(c.head) {
        let Some(word) = sources.analysis.word(k) else { continue };
        let counts = matches!(
            word.relation,
            Relation::Amod
                | Relation::Compound
                | Relation::Nmod
                | Relation::NmodPoss
                | Relation::Nummod
                | Relation::AclRelcl
                | Relation::Acl
        );
        let pronoun = word.tag == Tag::PrpS;
        if counts && !pronoun && out.len() < 6 {
            out.push(sources.article.lower(k));
        }
    }
    out
}

/// The noun of the office that stands before a person's name.
fn title_of<'a>(sources: &Sources<'a>, c: &Candidate) -> Option<&'a str> {
    if c.kind != Some(EntityKind::Person) || c.form != Form::Name {
        return None;
    }
    let before = c.tokens.start.checked_sub(1)?;
    let word = sources.article.lower(before);
    sources.lexicon.title(&fold_case(word)).map(|_| word)
}

fn first_of_sentence(candidates: &[Candidate], i: usize) -> bool {
    let Some(sentence) = candidates.get(i).map(|c| c.sentence) else { return false };
    i == 0 || candidates.get(i - 1).is_none_or(|c| c.sentence != sentence)
}

/// One number for all forms of a pronoun.
fn pronoun_class(sources: &Sources<'_>, c: &Candidate) -> u8 {
    match sources.article.lower(c.head) {
        "he" | "him" | "his" | "himself" => 1,
        "she" | "her" | "hers" | "herself" => 2,
        "it" | "its" | "itself" => 3,
        "they" | "them" | "their" | "theirs" | "themselves" => 4,
        "i" | "me" | "my" | "mine" | "myself" => 5,
        "we" | "us" | "our" | "ours" | "ourselves" => 6,
        "you" | "your" | "yours" | "yourself" => 7,
        _ => 0,
    }
}

/// A value for the very word, where the mention is a pronoun.
fn word_code(sources: &Sources<'_>, c: &Candidate) -> u8 {
    match sources.article.lower(c.head) {
        "he" | "she" | "it" | "they" | "i" | "we" => 1,
        "him" | "them" | "me" | "us" => 2,
        "his" | "its" | "their" | "my" | "our" => 3,
        "her" => 4,
        "this" => 5,
        "that" => 6,
        "these" | "those" => 7,
        "himself" | "herself" | "itself" | "themselves" => 8,
        "you" | "your" => 9,
        _ => 0,
    }
}
