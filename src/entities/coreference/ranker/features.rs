//! What the ranker sees of a mention and a possible antecedent.

use crate::article::TokenId;
use crate::entities::Sources;
use crate::entities::clusters::Clusters;
use crate::entities::coreference::constraints::barred;
use crate::entities::coreference::ranker::survey::Survey;
use crate::entities::coreference::ranker::vector::Features;
use crate::entities::coreference::ranker::words::{
    bare_start, head_word, kind_code, modifiers_of, number_code, pronoun_class, title_of, word_code,
};
use crate::entities::coreference::speakers::Spoken;
use crate::entities::mentions::candidate::Candidate;
use crate::entities::mentions::heads::Heads;
use crate::entities::mentions::quotations::Quotes;
use crate::language::syntax::Syntax;
use crate::lexicon::Gender;
use crate::order::{OrderedMap, Sorted};

/// What the words of a mention say, asked once and not for every pair.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Own {
    /// A number for its head word.
    pub(crate) head: u32,
    /// How many earlier mentions have that word.
    seen: u8,
    /// One number for all forms of a pronoun.
    class: u8,
    /// A number for the very pronoun.
    pub(crate) code: u8,
    /// Where it begins behind its article.
    pub(crate) start: TokenId,
}

/// All that does not change while mentions are linked.
pub(crate) struct Setting<'a> {
    pub sources: &'a Sources<'a>,
    pub candidates: &'a [Candidate],
    pub asides: &'a [bool],
    pub watched: bool,
    /// True where every known gender is as good as the mention's own, so that a text of a man and a woman teaches what
    /// one of two men would.
    pub blind: bool,
    pub heads: &'a Heads,
    pub quotes: &'a Quotes,
    pub syntax: &'a Syntax<'a>,
    /// Head words that differ.
    pub(crate) words: usize,
    /// The words before the heads of all mentions that tell these from others, lower case.
    modifiers: Vec<&'a str>,
    /// For each mention where its own end.
    modifier_ends: Vec<u32>,
    /// For each mention what its words alone say.
    own: Vec<Own>,
    /// Offices held by the named persons of mentions, in lower case, by mention.
    titles: Vec<(u32, &'a str)>,
    /// The sets, by their roots, of outlets that only bring what the text tells.
    pub(crate) outlets: Sorted<u32>,
    /// Who speaks a quotation, with its number, by mention; and the names in quotations, by quotation.
    pub(crate) spoken: Spoken,
}

impl<'a> Setting<'a> {
    /// `taught` is given while weights are trained: whether genders are alike.
    pub(crate) fn new(
        sources: &'a Sources<'a>,
        candidates: &'a [Candidate],
        asides: &'a [bool],
        heads: &'a Heads,
        quotes: &'a Quotes,
        taught: Option<bool>,
    ) -> Setting<'a> {
        let mut count: OrderedMap<&str, (u32, u8)> = OrderedMap::new();
        let mut own = Vec::with_capacity(candidates.len());
        let mut modifiers = Vec::new();
        let mut modifier_ends = Vec::with_capacity(candidates.len());
        let mut titles = Vec::new();
        for (i, c) in candidates.iter().enumerate() {
            let next = count.len() as u32;
            let (head, seen) = count.entry(head_word(sources, c)).or_insert((next, 0));
            let (class, code) = (pronoun_class(sources, c), word_code(sources, c));
            own.push(Own { head: *head, seen: *seen, class, code, start: bare_start(sources, c) });
            *seen = seen.saturating_add(1);
            modifiers.extend(modifiers_of(sources, c));
            modifier_ends.push(modifiers.len() as u32);
            titles.extend(title_of(sources, c).map(|title| (i as u32, title)));
        }
        let words = count.len();
        Setting {
            sources,
            candidates,
            asides,
            watched: taught.is_some(),
            blind: taught == Some(true),
            heads,
            quotes,
            syntax: sources.syntax,
            words,
            modifiers,
            modifier_ends,
            own,
            titles,
            outlets: Sorted::default(),
            spoken: Spoken::find(candidates, heads, quotes),
        }
    }

    /// The words before the head of mention `i` that tell it from others, lower case.
    pub(crate) fn modifiers(&self, i: usize) -> &[&'a str] {
        let end = self.modifier_ends.get(i).map_or(0, |&end| end as usize);
        let start = i.checked_sub(1).and_then(|before| self.modifier_ends.get(before)).map_or(0, |&end| end as usize);
        self.modifiers.get(start..end).unwrap_or_default()
    }

    /// The office that the named person of mention `i` holds, in lower case.
    pub(crate) fn title(&self, i: usize) -> Option<&'a str> {
        let at = self.titles.binary_search_by_key(&(i as u32), |t| t.0).ok()?;
        self.titles.get(at).map(|t| t.1)
    }

    pub(crate) fn head_word(&self, c: &Candidate) -> &'a str {
        head_word(self.sources, c)
    }

    /// What the words of mention `i` say.
    pub(crate) fn own(&self, i: usize) -> Own {
        self.own.get(i).copied().unwrap_or_default()
    }

    /// One number for all forms of a pronoun; `he` and `she` are one where genders are alike.
    pub(crate) fn class(&self, i: usize) -> u8 {
        match self.own(i).class {
            2 if self.blind => 1,
            class => class,
        }
    }

    /// A gender as it is seen beside that of a mention.
    pub(crate) fn gender(&self, gender: Gender, mention: Gender) -> Gender {
        let alike = self.blind && gender != Gender::Unknown && mention != Gender::Unknown;
        if alike { mention } else { gender }
    }

    /// Features of the choice that a mention is new.
    pub(crate) fn alone(&self, i: usize, survey: &Survey) -> Features {
        let mut f = [0u8; Features::TEMPLATES];
        let Some(m) = self.candidates.get(i) else { return Features(f) };
        f[0] = 1;
        f[1] = 1 + kind_code(m.kind);
        f[2] = 1 + self.own(i).seen.min(3);
        let length = m.phrase.end.saturating_sub(m.phrase.start);
        f[3] = 1 + length.min(9) as u8;
        f[4] = 1 + m.function as u8;
        f[5] = 1 + self.modifiers(i).len().min(3) as u8;
        let follows = m.phrase.end > m.head + 1;
        f[6] = 1 + u8::from(follows);
        f[7] = 1 + number_code(m.number) + 3 * u8::from(m.quote.is_some());
        f[8] = 1 + i.min(60).div_ceil(6) as u8;
        f[9] = self.own(i).code;
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
        if !self.agrees(i, j, survey, clusters) || barred(self.sources, a, m) {
            return None;
        }
        let other = |&k: &u32| clusters.same(k, i as u32);
        if self.owned(i, j, clusters)
            || self.speaks(i, j, clusters)
            || self.speaks_of(i, j, clusters)
            || survey.others.iter().any(other)
        {
            return None;
        }
        let traits = clusters.of(i as u32)?;
        let mut f = [0u8; Features::TEMPLATES];
        self.whereabouts(&mut f, i, j, survey, clusters);
        self.likeness(&mut f, i, j, traits);
        self.standing(&mut f, i, j, traits);
        self.salience(&mut f, i, j, survey, clusters);
        self.parts(&mut f, i, j, survey, clusters);
        Some(Features(f))
    }
}
