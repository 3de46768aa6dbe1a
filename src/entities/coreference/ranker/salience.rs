//! What the ranker sees of a possible antecedent's standing in the text: how often and where it was spoken of, and
//! where in its clause it stands from the mention.

use crate::article::TokenId;
use crate::entities::clusters::Clusters;
use crate::entities::coreference::constraints::commands;
use crate::entities::coreference::ranker::WINDOW;
use crate::entities::coreference::ranker::features::Setting;
use crate::entities::coreference::ranker::survey::{Seen, Survey};
use crate::entities::coreference::ranker::vector::Features;
use crate::entities::mentions::candidate::{Candidate, Function, Shape};
use crate::entities::{EntityKind, Form};
use crate::language::Relation;
use crate::lexicon::{Class, Gender};

impl Setting<'_> {
    /// Who was spoken of in the mentions from `from` to `m`, 64 at most.
    pub(crate) fn survey(&self, m: usize, from: usize, clusters: &Clusters) -> Survey {
        let mut out = Survey::default();
        let Some(mention) = self.candidates.get(m) else { return out };
        let class = self.class(m);
        for a in (from..m).rev() {
            let Some(c) = self.candidates.get(a) else { continue };
            let fits = self.allowed(a, m, clusters);
            out.fits |= u64::from(fits) << (m - a - 1);
            if self.asides.get(a).copied().unwrap_or(false) || !fits {
                continue;
            }
            let root = clusters.root(a as u32);
            let back = mention.sentence.saturating_sub(c.sentence).min(2) as u8;
            let like = class > 0 && c.form == Form::Pronoun && self.class(a) == class;
            let subject = u8::from(c.function == Function::Subject);
            match out.seen.iter_mut().find(|s| s.root == root) {
                Some(s) => {
                    s.mentions = s.mentions.saturating_add(1);
                    s.subjects = s.subjects.saturating_add(subject);
                    if like {
                        s.pronoun = s.pronoun.min(back);
                    }
                    if subject > 0 {
                        s.acted = s.acted.min(back);
                    }
                }
                None => out.seen.push(Seen {
                    root,
                    nearest: a as u32,
                    mentions: 1,
                    subjects: subject,
                    pronoun: if like { back } else { 2 },
                    acted: if subject > 0 { back } else { 3 },
                }),
            }
        }
        // Of states and bodies reporters say so: `Thailand says it holds men in Thailand's south`.
        if mention.shape == Shape::He && mention.function == Function::Subject {
            let inside = |(_, c): &(usize, &Candidate)| {
                c.form == Form::Name && c.sentence == mention.sentence && commands(self.sources, mention, c.head)
            };
            let behind = self.candidates.iter().enumerate().skip(m + 1).take(24);
            out.others = behind.filter(inside).map(|(k, _)| k as u32).collect();
        }
        out.others.extend(self.bound(mention));
        out.others.extend(self.informed(mention));
        out.others.extend(self.unmeant(m, clusters));
        self.things(m, clusters, &mut out.others);
        out.most = out.seen.iter().map(|s| s.mentions).max().unwrap_or(0);
        out
    }

    /// Who does what is done to `him`, also where the verb shares its subject: `Lund asked Berg to help him`, `Berg went
    /// home and called him`. What happens by the way is done by no one: `Berg won, making him the first`.
    fn bound(&self, mention: &Candidate) -> Option<u32> {
        let object = mention.function == Function::Object && matches!(mention.shape, Shape::He | Shape::They);
        let verb = self.syntax.head(mention.head).filter(|_| object)?;
        let (analysis, article) = (self.sources.analysis, self.sources.article);
        let says = analysis.lemma_is(verb, Class::SpeechVerb) && article.word(verb.saturating_sub(1)) == ",";
        let free = self.syntax.relation(verb) == Relation::Advcl && !says && self.syntax.own_subject(verb).is_none();
        self.heads.at(self.syntax.subject(verb).filter(|_| !free)?.0)
    }

    /// `Nurses told the newspaper that the matron sold it`: who only brings what it is told.
    fn informed(&self, mention: &Candidate) -> Option<u32> {
        let part = matches!(mention.function, Function::Object | Function::Oblique) && mention.shape == Shape::It;
        let clause = self.syntax.head(mention.head).filter(|_| part)?;
        let tells = self.syntax.head(clause).filter(|_| self.syntax.relation(clause) == Relation::Ccomp)?;
        let told = self.syntax.child(tells, &[Relation::Iobj, Relation::Obj])?;
        let outlet = told < clause && self.sources.analysis.lemma_is(told, Class::OutletNoun);
        self.heads.at(told).filter(|_| outlet)
    }

    /// Names behind a pronoun that it may stand for: subjects of a clause that the pronoun's own depends on, as in
    /// `Before his talk, Smith` .
    pub(crate) fn ahead(&self, m: usize) -> Vec<u32> {
        let mut out = Vec::new();
        let Some(mention) = self.candidates.get(m).filter(|c| c.shape == Shape::He) else { return out };
        for (a, c) in self.candidates.iter().enumerate().skip(m + 1).take(24) {
            if c.sentence != mention.sentence {
                break;
            }
            let above = self.sources.analysis.word(c.head).and_then(|w| w.head);
            if c.form == Form::Name
                && c.function == Function::Subject
                && c.head > mention.head
                && above.is_some_and(|verb| self.below(mention.head, verb))
            {
                out.push(a as u32);
            }
        }
        out
    }

    /// True where `token` hangs below `verb` and is not its own argument.
    fn below(&self, token: TokenId, verb: TokenId) -> bool {
        let mut at = self.sources.analysis.word(token).and_then(|w| w.head);
        if at == Some(verb) {
            return false;
        }
        for _ in 0..12 {
            match at {
                Some(t) if t == verb => return true,
                Some(t) => at = self.sources.analysis.word(t).and_then(|w| w.head),
                None => return false,
            }
        }
        false
    }

    /// True for the first mention, by name, of a person before whom someone unnamed was `he` or `she`.
    pub(crate) fn begins_late(&self, m: usize, window: usize, clusters: &Clusters) -> bool {
        let Some(mention) = self.candidates.get(m) else { return false };
        mention.kind == Some(EntityKind::Person)
            && clusters.of(m as u32).is_some_and(|t| t.first as usize == m)
            && (m.saturating_sub(window)..m).any(|a| {
                self.candidates.get(a).is_some_and(|c| c.shape == Shape::He)
                    && clusters.of(a as u32).is_some_and(|t| t.orphan)
            })
    }

    /// `her mother` is not she, nor is the mother's name.
    pub(crate) fn owned(&self, a: usize, m: usize, clusters: &Clusters) -> bool {
        let Some(mention) = self.candidates.get(m).filter(|c| c.function == Function::Possessor) else { return false };
        let noun = self.sources.analysis.word(mention.head).and_then(|w| w.head);
        noun.and_then(|n| self.heads.at(n)).is_some_and(|n| clusters.same(n, a as u32))
    }

    /// Who speaks is not `he` in his own words.
    pub(crate) fn speaks(&self, a: usize, m: usize, clusters: &Clusters) -> bool {
        let Some(mention) = self.candidates.get(m).filter(|c| c.shape == Shape::He) else { return false };
        let token = mention.quote.and_then(|q| self.quotes.speakers.get(q as usize).copied().flatten());
        token.and_then(|t| self.heads.at(t)).is_some_and(|s| clusters.same(s, a as u32))
    }

    /// Who speaks is no third person of what he says: `“If my son were here,” he said`.
    pub(crate) fn speaks_of(&self, a: usize, m: usize, clusters: &Clusters) -> bool {
        let Some(other) = self.candidates.get(a) else { return false };
        let first = matches!(other.shape, Shape::I | Shape::We | Shape::You);
        self.spoken.by(m as u32).any(|quote| {
            other.quote == Some(quote) && !first || self.spoken.names(quote).any(|name| clusters.same(name, a as u32))
        })
    }

    pub(crate) fn salience_alone(&self, f: &mut [u8; Features::TEMPLATES], m: usize, survey: &Survey) {
        let Some(mention) = self.candidates.get(m) else { return };
        f[40] = 1 + survey.seen.len().min(5) as u8;
        f[41] = 1 + survey.most.min(6);
        let near = survey.seen.first().and_then(|s| self.candidates.get(s.nearest as usize));
        f[42] = 1 + near.map_or(4, |c| mention.sentence.saturating_sub(c.sentence).min(3) as u8);
        f[43] = 1 + part(mention) + 3 * u8::from(!self.ahead(m).is_empty());
        f[44] = 1 + (mention.tokens.end - mention.tokens.start).min(4) as u8;
    }

    /// The features from 40 on.
    pub(crate) fn salience(
        &self,
        f: &mut [u8; Features::TEMPLATES],
        a: usize,
        m: usize,
        survey: &Survey,
        clusters: &Clusters,
    ) {
        let (Some(c), Some(mention), Some(traits)) =
            (self.candidates.get(a), self.candidates.get(m), clusters.of(a as u32))
        else {
            return;
        };
        let part = part(mention);
        let back = mention.sentence.saturating_sub(c.sentence).min(2) as u8;
        let seen = survey.rank(clusters.root(a as u32));
        let (rank, mentions, subjects, pronoun) =
            seen.map_or((5, 0, 0, 2), |(rank, s)| (rank.min(4) as u8, s.mentions, s.subjects, s.pronoun));
        let nearest = seen.is_some_and(|(_, s)| s.nearest == a as u32);
        f[45] = 1 + mentions.min(6) + 7 * u8::from(nearest);
        f[46] = 1 + subjects.min(4) + 5 * u8::from(mentions > 0 && mentions == survey.most);
        f[47] = 1 + pronoun + 3 * u8::from(traits.named) + 6 * u8::from(nearest);
        let known = match (traits.names, traits.longest) {
            (0, _) if traits.pronouns => 0,
            (0, _) => 1 + u8::from(c.shape == Shape::Indefinite || c.shape == Shape::Bare),
            (1, 1) => 3,
            (_, 1) => 4,
            (1, _) => 5,
            _ => 6,
        };
        f[48] = 1 + known + 7 * u8::from(traits.first == a as u32);
        f[49] = 1 + part + 3 * (c.function as u8) + 18 * back;
        f[50] = 1 + part + 3 * self.clause_tie(c, mention);
        f[51] =
            1 + self.order(a, m, survey, clusters).min(3) + 4 * back + 12 * u8::from(c.function == Function::Subject);
        f[52] = 1 + self.function(c) + 18 * back;
        f[53] = 1 + u8::from(mention.quote.is_some());
        let length = (c.tokens.end - c.tokens.start).min(3) as u8;
        let gender = match (self.gender(traits.gender, mention.gender), mention.gender) {
            (Gender::Unknown, _) => 0,
            (_, Gender::Unknown) => 1,
            _ => 2,
        };
        f[54] = 1 + gender + 3 * (c.form as u8) + 12 * length;
        // Names of one word alone: a given name in a tale, a surname in a text that begins in the middle.
        let alone = traits.longest == 1 && traits.gender == Gender::Unknown;
        let leaning = if alone { self.gender(traits.leaning, mention.gender) } else { Gender::Unknown };
        f[40] = match (leaning, mention.gender) {
            (Gender::Unknown, _) | (_, Gender::Unknown) => 10,
            (x, y) => 11 + u8::from(x != y) + 2 * u8::from(traits.given),
        };
        if mention.shape == Shape::Name {
            f[40] = match (self.gender(mention.leaning, traits.gender), traits.gender) {
                (Gender::Unknown, _) | (_, Gender::Unknown) => 20,
                (x, y) => 21 + u8::from(x != y) + 2 * u8::from(mention.given),
            };
        }
        let ahead = c.head > mention.head;
        f[55] = 1 + rank + 6 * survey.seen.len().min(4) as u8 + 30 * u8::from(ahead);
        if ahead {
            f[10] = 9 + part;
            f[55] = 40 + part + 3 * survey.seen.len().min(4) as u8;
        }
        if mention.shape == Shape::Name {
            let verb = self.sources.analysis.word(mention.head).and_then(|w| w.head);
            let subject = mention.function == Function::Subject;
            let below = c.sentence == mention.sentence && verb.is_some_and(|v| self.below(c.head, v));
            f[27] = 10 + u8::from(subject) + 2 * u8::from(below);
        }
        if c.doubtful && traits.doubtful {
            f[13] += 20;
        }
    }

    /// How many others that would do stand before it in its own sentence.
    fn order(&self, a: usize, m: usize, survey: &Survey, clusters: &Clusters) -> u8 {
        let Some(sentence) = self.candidates.get(a).map(|c| c.sentence) else { return 0 };
        let mut n = 0;
        for k in (0..a).rev().take(16) {
            if self.candidates.get(k).is_none_or(|c| c.sentence != sentence) {
                break;
            }
            n += u8::from(!clusters.same(k as u32, a as u32) && self.agrees(k, m, survey, clusters));
        }
        n
    }

    /// [`Setting::allowed`], as the survey has seen it.
    pub(crate) fn agrees(&self, a: usize, m: usize, survey: &Survey, clusters: &Clusters) -> bool {
        match m.checked_sub(a + 1) {
            Some(back) if back < WINDOW => survey.fits >> back & 1 == 1,
            _ => self.allowed(a, m, clusters),
        }
    }

    /// What a mention is in its clause, finer than its place.
    fn function(&self, c: &Candidate) -> u8 {
        let analysis = self.sources.analysis;
        let Some(word) = analysis.word(c.head) else { return 0 };
        match word.relation {
            Relation::Nsubj => 1 + u8::from(word.head.and_then(|h| analysis.word(h)).is_some_and(|w| w.head.is_none())),
            Relation::NsubjPass => 3,
            Relation::Obj => 4,
            Relation::Iobj => 5,
            Relation::Obl | Relation::OblUnmarked => 6,
            Relation::OblAgent => 7,
            Relation::NmodPoss => match word.head.and_then(|h| analysis.word(h)) {
                Some(w) if w.relation.is_subject() => 8,
                _ => 9,
            },
            Relation::Nmod => match word.head.and_then(|h| analysis.word(h)) {
                Some(w) if w.relation.is_subject() => 10,
                _ => 11,
            },
            Relation::Appos => 12,
            Relation::Conj => 13,
            Relation::Compound | Relation::Amod | Relation::NmodDesc => 14,
            Relation::Root => 15,
            Relation::Flat => 16,
            _ => 17,
        }
    }
}

/// The three parts a pronoun plays: subject, possessor, other.
pub(crate) fn part(c: &Candidate) -> u8 {
    match c.function {
        Function::Subject => 0,
        Function::Possessor => 1,
        _ => 2,
    }
}
