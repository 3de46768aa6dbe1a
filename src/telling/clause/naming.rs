//! By what name a line calls whom the text has as a pronoun or a short noun.

use super::Composer;
use super::letters::{possessive, uncapitalized};
use crate::article::TokenId;
use crate::entities::{Entity, EntityId, EntityKind, Form, Mention};
use crate::language::{Relation, Tag};
use crate::order::OrderedSet;
use crate::span::Span;

/// A noun is told with fewer than so many words of those that brought it in.
const MAX_INTRODUCED: TokenId = 6;

/// What a pronoun stands for.
pub(super) enum Naming {
    Name(String, Span, EntityId),
    /// One who is no entity, in the text's words.
    Phrase(String, Span),
    /// `I` and `we` keep their verb: the speaker's name stands before the clause.
    Speaker(String, Span, EntityId),
    Nobody,
}

impl Composer<'_> {
    /// What the text calls `the company`, `the storm` by more words before, where the line has not said it: its name, or the noun
    /// with what it was introduced by, `tropical storm`. Takes the article from the line where none is to stand.
    pub(super) fn fuller_for(&self, t: TokenId, said: &OrderedSet<EntityId>, line: &mut String) -> Option<Naming> {
        let syntax = self.syntax;
        let article =
            t.checked_sub(1).filter(|&a| one_of!(syntax.article.lower(a), "the" | "this" | "that" | "these"))?;
        let before = line.trim_end().strip_suffix(syntax.article.word(article))?.len();
        let id = self.entities.headed_by(t).filter(|id| !said.contains(id) && !self.entities.is_doubtful(t))?;
        let entity = self.entities.get(id)?;
        let short = entity.mentions.iter().any(|m| m.head == t && m.tokens == (article..t + 1));
        // "The company that he runs", "the capital, Harare"
        let clear = |c: TokenId| {
            let told = [Relation::Nmod, Relation::Acl, Relation::AclRelcl, Relation::Appos];
            c > t && told.contains(&syntax.relation(c))
        };
        let many = syntax.tag(t) == Tag::Nns;
        let loose = one_of!(syntax.lemma(t), "nation" | "government" | "capital") || !many && syntax.tag(t) != Tag::Nn;
        // "The carmaker Votan"
        if !short || loose || syntax.tag(t + 1).is_proper() || syntax.children(t).any(clear) {
            return None;
        }
        let (words, span, bare) = if !entity.named {
            self.introduced(entity, t, said)?
        } else if matches!(entity.kind, EntityKind::Place | EntityKind::Organization | EntityKind::Group) && !many {
            let (name, span) = self.name(id).filter(|(name, _)| !name.contains(['\'', '’']))?;
            // "Kenya's Justice Ministry": the Justice Ministry.
            let alone = |c: TokenId| !matches!(syntax.relation(c), Relation::Det | Relation::NmodPoss);
            let same = |m: &&Mention| m.form == Form::Name && m.tokens.len() == syntax.article.tokens_in(span).len();
            let bare = entity.mentions.iter().filter(same).any(|m| syntax.children(m.head).all(alone));
            (name, span, bare)
        } else {
            return None;
        };
        line.truncate(before);
        line.push_str(if bare { "" } else { "the " });
        Some(Naming::Name(words, span, id))
    }

    /// `Tropical storm` of `a tropical storm`, for `the storm` at `t`; true where no article is to stand before it.
    fn introduced(&self, entity: &Entity, t: TokenId, said: &OrderedSet<EntityId>) -> Option<(String, Span, bool)> {
        let syntax = self.syntax;
        let plain = |i: TokenId| {
            let tag = syntax.tag(i);
            // "New York" is none of them.
            let vague =
                one_of!(syntax.article.word(i), "other" | "such" | "same" | "own" | "new" | "more" | "many" | "Many");
            !vague
                && (tag.is_noun()
                    || tag.is_proper()
                    || matches!(tag, Tag::Jj | Tag::Vbn | Tag::Vbg | Tag::Pos | Tag::Hyph))
        };
        let told = |m: &Mention| {
            let mut first = m.head;
            while first > m.tokens.start && plain(first - 1) {
                first -= 1;
            }
            // "A two-day visit"
            while syntax.tag(first) == Tag::Hyph {
                first += 2;
            }
            let owned = (first..m.head).any(|i| syntax.tag(i) == Tag::Pos);
            let fits = m.form == Form::Nominal && m.head < t && m.head < first + MAX_INTRODUCED;
            let same = syntax.lemma(m.head) == syntax.lemma(t) && syntax.tag(m.head) == syntax.tag(t);
            // "My late father's lawyer" is not the late father's.
            let whose = !owned || first == m.tokens.start || syntax.article.lower(first - 1) == "the";
            let anew = (first..m.head).all(|i| self.entities.headed_by(i).is_none_or(|id| !said.contains(&id)));
            let told = fits && same && whose && anew && first < m.head && syntax.tag(first) != Tag::Pos;
            told.then_some((first..m.head + 1, owned && first == m.tokens.start))
        };
        let (tokens, bare) = entity.mentions.iter().find_map(told)?;
        let span = syntax.article.span_of(tokens);
        Some((span.of(syntax.article.text).split_whitespace().collect::<Vec<_>>().join(" "), span, bare))
    }

    /// What stands for the pronoun at `t`; `None` for any other word, or where the pronoun is clear from the line.
    pub(super) fn name_for(&self, t: TokenId, owns: bool, said: &OrderedSet<EntityId>) -> Option<Naming> {
        let syntax = self.syntax;
        let own = syntax.tag(t) == Tag::PrpS;
        let word = syntax.article.lower(t);
        if let Some(instead) = self.stands_in(t) {
            let name = if own && owns { possessive(&instead.name) } else { instead.name.clone() };
            return Some(Naming::Phrase(name, instead.span));
        }
        // `A farmer whose cattle were stolen`: the farmer’s.
        if syntax.tag(t) == Tag::WpS && owns {
            return self.owner_for(syntax.referent(t), said);
        }
        // `Two of whom were held`: of the lawmakers.
        if word == "whom" && syntax.preposition(t) == "of" {
            let several = |n: &TokenId| matches!(syntax.tag(*n), Tag::Nns | Tag::Nnps);
            let noun = [syntax.referent(t), t.saturating_sub(4)].into_iter().find(several)?;
            let (words, span) = self.words_of(noun);
            return Some(Naming::Phrase(uncapitalized(&words), span));
        }
        // `their own`: whose, the clause says.
        if own && syntax.article.lower(t + 1) == "own" && !said.is_empty() {
            return None;
        }
        if !own && syntax.tag(t) != Tag::Prp || word.ends_with("self") || word.ends_with("selves") {
            return None;
        }
        let Some(id) = self.entities.headed_by(t) else {
            let nobody = syntax.relation(t).is_subject() && !one_of!(word, "it" | "there" | "you");
            return nobody.then_some(Naming::Nobody);
        };
        // `Weaver says she is proud`: with a person named before it a pronoun says what the sentence says; one from another
        // sentence is no surer.
        let person = |id: &EntityId| self.entities.get(*id).is_some_and(|e| e.named && e.kind == EntityKind::Person);
        let sentence = syntax.sentence(t);
        let here = |m: &Mention| m.head < t && m.head >= sentence.start && m.head != t;
        let far = || self.entities.get(id).is_some_and(|e| !e.mentions.iter().any(here));
        if said.contains(&id) || said.iter().any(person) && far() {
            return None;
        }
        // A wrong name is worse than a pronoun.
        if self.entities.is_doubtful(t) {
            return (said.is_empty() && syntax.relation(t).is_subject()).then_some(Naming::Nobody);
        }
        // `He said ...` above everyone whom the text names: not surely the first of them.
        let known = |m: &Mention| m.form != Form::Pronoun && m.head < sentence.end;
        if !self.entities.get(id).is_some_and(|e| e.mentions.iter().any(known)) {
            return Some(Naming::Nobody);
        }
        let Some((name, span)) = self.name(id).or_else(|| self.phrase_before(id, t)) else {
            let thing = one_of!(word, "it" | "they" | "them");
            return (syntax.relation(t).is_subject() && !thing).then_some(Naming::Nobody);
        };
        if one_of!(word, "i" | "we" | "us" | "me" | "my" | "our") {
            return Some(Naming::Speaker(name, span, id));
        }
        if own && owns {
            return Some(Naming::Name(possessive(&name), span, id));
        }
        Some(Naming::Name(name, span, id))
    }

    /// Whose it is, for `whose` behind the noun at `owner`.
    fn owner_for(&self, owner: TokenId, said: &OrderedSet<EntityId>) -> Option<Naming> {
        let syntax = self.syntax;
        let id = self.entities.headed_by(owner);
        if let Some(id) = id.filter(|id| !said.contains(id))
            && let Some((name, span)) = self.name(id)
        {
            return Some(Naming::Name(possessive(&name), span, id));
        }
        let (words, span) = self.words_of(owner);
        let noun = syntax.tag(owner).is_noun() && id.is_none_or(|id| !said.contains(&id));
        noun.then(|| Naming::Phrase(possessive(&words), span))
    }

    /// The words of the phrase at `noun`, and where they stand.
    fn words_of(&self, noun: TokenId) -> (String, Span) {
        let span = self.syntax.trimmed(self.syntax.phrase(noun, false));
        (span.of(self.syntax.article.text).split_whitespace().collect::<Vec<_>>().join(" "), span)
    }

    /// `the storm` for a subject `it`, where the words stand in the sentence or in the one before.
    fn phrase_before(&self, id: EntityId, t: TokenId) -> Option<(String, Span)> {
        let syntax = self.syntax;
        if !syntax.relation(t).is_subject() {
            return None;
        }
        let first = syntax.sentence(syntax.sentence(t).start.saturating_sub(1)).start;
        let plain = |m: &&Mention| {
            let owned = |i: TokenId| matches!(syntax.tag(i), Tag::PrpS | Tag::Prp | Tag::Wdt) || syntax.is_edge(i);
            m.form == Form::Nominal
                && m.head < t
                && m.head >= first
                && syntax.relation(m.head).is_subject()
                && m.tokens.len() <= 6
                && !m.tokens.clone().any(owned)
        };
        let mention = self.entities.get(id)?.mentions.iter().rev().find(plain)?;
        let words = mention.span.of(syntax.article.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let (first, rest) = words.split_once(' ')?;
        let known = one_of!(&*first.to_lowercase(), "a" | "an" | "the" | "this" | "that" | "these" | "those");
        known.then(|| (format!("the {rest}"), mention.span))
    }

    /// The name of an entity and where it stands: its fullest name, else the fullest phrase that describes it.
    pub(in super::super) fn name(&self, id: EntityId) -> Option<(String, Span)> {
        let entity = self.entities.get(id)?;
        // A thing for which the text has only words is as well called `it`.
        if !entity.named && matches!(entity.kind, EntityKind::Object | EntityKind::Occasion | EntityKind::Work) {
            return None;
        }
        let text = self.syntax.article.text;
        let plain = |s: Span| s.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let names = || entity.mentions.iter().filter(|m| m.form == Form::Name);
        if entity.named
            && let Some(m) = names().find(|m| plain(m.span) == entity.name).or_else(|| names().next())
        {
            return Some((plain(m.span), m.span));
        }
        let fits = |m: &&Mention| m.form == Form::Nominal && m.tokens.len() <= 7;
        let best = entity.mentions.iter().filter(fits).rev().max_by_key(|m| m.tokens.len())?;
        // `Soldiers`, which begins its sentence and not the line.
        let name = plain(best.span);
        let small =
            !self.syntax.tag(best.tokens.start).is_proper() && self.syntax.article.word(best.tokens.start) != "I";
        Some((if small { uncapitalized(&name) } else { name }, best.span))
    }
}
