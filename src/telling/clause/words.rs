//! The words of a line: punctuation of what was left out goes, pronouns become names.

use super::form::Put;
use super::{Composer, Line};
use crate::article::TokenId;
use crate::entities::{Entity, EntityId, EntityKind, Form, Mention};
use crate::language::{Relation, Tag, verbs};
use crate::order::OrderedSet;
use crate::order::{Order, Sorted};
use crate::span::Span;
use std::borrow::Cow;

/// Most words of a phrase that stands for a shorter one.
const MAX_INTRODUCED: usize = 6;

impl<'a> Composer<'a> {
    /// In text order, without the punctuation of what was left out.
    pub(super) fn tidy(&self, mut tokens: Vec<TokenId>, quoted: bool) -> Vec<TokenId> {
        let runs: Sorted<(TokenId, TokenId)> = tokens.iter().filter_map(|&t| self.units.get(t)).collect();
        tokens.extend(runs.list().into_iter().flat_map(|(a, b)| a..b));
        tokens.order();
        tokens.dedup();
        // `His predecessor, Marshal Ode, [who was his uncle,] was ousted`: what closes an aside stays, though it opens the next.
        let closes = |a: TokenId| self.syntax.article.word(a + 1) == "," && self.is_behind_aside(a + 1);
        let gaps = tokens.windows(2).filter(|w| w[1] > w[0] + 1 && closes(w[0]));
        let closing: Vec<TokenId> = gaps.map(|w| w[0] + 1).collect();
        tokens.extend(&closing);
        tokens.order();
        let kept: Sorted<TokenId> = Sorted::from_iter(tokens.iter().copied());
        let quotes = |marks: &[&str]| tokens.iter().filter(|&&t| marks.contains(&self.syntax.article.word(t))).count();
        let single = tokens.iter().filter(|&&t| self.syntax.article.word(t) == "’" && self.syntax.is_edge(t)).count();
        let balanced = quotes(&["“"]) == quotes(&["”"]) && quotes(&["\""]) % 2 == 0 && quotes(&["‘"]) == single;
        let bracketed = quotes(&["("]) == quotes(&[")"]);
        let inner = |t: TokenId| t.checked_sub(1).is_some_and(|b| kept.contains(&b)) && kept.contains(&(t + 1));
        let mut out: Vec<TokenId> = tokens
            .iter()
            .copied()
            .filter(|&t| {
                if !self.syntax.is_edge(t) {
                    return true;
                }
                match self.syntax.article.word(t) {
                    "(" | ")" => bracketed,
                    "“" | "”" | "\"" | "‘" | "’" | "'" | "«" | "»" | "``" | "''" => balanced && quoted,
                    // `back-to-back`
                    _ if self.is_glued(t) => kept.contains(&(t.wrapping_sub(1))) && kept.contains(&(t + 1)),
                    "$" | "%" | "£" | "€" => true,
                    _ => inner(t) || closing.contains(&t),
                }
            })
            .collect();
        let stop = |t: &TokenId| {
            self.syntax.is_edge(*t) && !one_of!(self.syntax.article.word(*t), "”" | "\"" | ")" | "%" | "’" | "»")
        };
        while out.last().is_some_and(stop) {
            out.pop();
        }
        let open = |t: &TokenId| {
            // `and the other half would stay`, of which the tree hangs the `and` on the subject.
            self.syntax.relation(*t) == Relation::Cc
                || self.syntax.is_edge(*t)
                    && !one_of!(self.syntax.article.word(*t), "“" | "\"" | "(" | "$" | "£" | "€" | "«")
        };
        // `even [though] he knew`, `as to [whether] she went`
        let links = |t: TokenId| matches!(self.syntax.relation(t), Relation::Mark | Relation::Case | Relation::Fixed);
        let hangs = |t: TokenId| links(t) || self.syntax.relation(t) == Relation::Advmod;
        let cut = |&n: &usize| {
            let next = out[n] + 1;
            let left = out.get(n + 1) != Some(&next) || self.syntax.article.lower(next) == "whether";
            left && links(next) && self.syntax.sentence(out[n]).contains(&next)
        };
        let front = out.iter().take_while(|&&t| hangs(t)).count();
        let torn = (0..front.min(3)).rev().find(cut).map_or(0, |n| n + 1);
        let begin = out.iter().skip(torn).position(|t| !open(t)).map_or(out.len(), |n| n + torn);
        out.drain(..begin);
        out
    }

    /// Without the quotation marks and brackets of which one half is missing.
    pub(super) fn balanced(&self, mut tokens: Vec<TokenId>) -> Vec<TokenId> {
        let word = |t: &TokenId| self.syntax.article.word(*t);
        for (open, close) in [("“", "”"), ("\"", "\""), ("''", "''"), ("(", ")"), ("[", "]")] {
            let count = |mark| tokens.iter().filter(|t| word(t) == mark).count();
            let halved = if open == close { count(open) % 2 == 1 } else { count(open) != count(close) };
            if halved {
                tokens.retain(|t| word(t) != open && word(t) != close);
            }
        }
        tokens
    }

    /// The words of the parts, one behind the other, pronouns as names, one verb put in another form.
    pub(super) fn write(&self, parts: &[Vec<TokenId>], put: Option<(TokenId, Put)>, whole: bool) -> Line {
        let article = self.syntax.article;
        let mut line = Line { whole: true, ..Line::default() };
        let mut said: OrderedSet<EntityId> = OrderedSet::new();
        // Who says `our`, where the line begins with another word.
        let mut speaker = None;
        // Of a sentence told whole the pronouns that its own words explain, before or behind them, stay.
        let told = |t: TokenId| {
            let sentence = self.syntax.sentence(t);
            let here = |m: &Mention| m.form != Form::Pronoun && sentence.contains(&m.head);
            self.entities.headed_by(t).and_then(|id| self.entities.get(id)).is_some_and(|e| e.mentions.iter().any(here))
        };
        let mut last: Option<TokenId> = None;
        let parts = self.put_in(parts);
        for part in parts.iter() {
            for (n, &t) in part.iter().enumerate() {
                let word = article.word(t);
                let owns = part.get(n + 1) == Some(&(t + 1));
                let glued = article.tokens.get(t as usize).is_some_and(|x| !x.spaced)
                    && last.is_some_and(|l| l + 1 == t)
                    || one_of!(word, "," | "." | ";" | ":" | "'s" | "’s" | ")" | "”") && !line.text.is_empty()
                    // An apostrophe behind a name, and no quotation mark before a word.
                    || one_of!(word, "'" | "’") && article.tokens.get(t as usize).is_some_and(|x| !x.spaced);
                if !line.text.is_empty() && !glued {
                    let speaks = self.asides.binary_search_by_key(&t, |a| a.start).is_ok();
                    if speaks && n > 0 && last.is_some_and(|l| l + 1 != t) && !line.text.ends_with(',') {
                        line.text.push(',');
                    }
                    line.text.push(' ');
                }
                if put == Some((t, Put::To)) {
                    line.text.push_str("to ");
                }
                let formed = match put.filter(|&(verb, _)| verb == t) {
                    Some((_, Put::Ing)) => Some(verbs::gerund(word)),
                    Some((_, Put::Past)) => Some(verbs::past_of(word, self.syntax.lemma(t))),
                    _ => None,
                };
                let word = formed.as_deref().or_else(|| self.written_out(t, &line.text)).unwrap_or(word);
                // Behind its noun `whose` is clear.
                let clear = self.syntax.tag(t) == Tag::WpS && line.tokens.contains(&self.syntax.referent(t));
                let fits = !clear && (!whole || !told(t));
                let naming = self.name_for(t, owns, &said).filter(|_| fits);
                match naming.or_else(|| if whole { None } else { self.fuller_for(t, &said, &mut line.text) }) {
                    Some(Naming::Name(name, span, id)) => {
                        line.text.push_str(&name);
                        line.spans.push(span);
                        said.insert(id);
                    }
                    Some(Naming::Phrase(words, span)) => {
                        line.text.push_str(&words);
                        line.spans.push(span);
                    }
                    Some(Naming::Speaker(name, span, id)) if line.text.is_empty() => {
                        line.text = format!("{name}: {word}");
                        line.spans.push(span);
                        said.insert(id);
                        self.mark(t, last, &mut line.spans);
                    }
                    naming => {
                        line.whole &= !matches!(naming, Some(Naming::Nobody));
                        if let Some(Naming::Speaker(name, span, _)) = naming {
                            speaker.get_or_insert((name, span));
                        }
                        line.text.push_str(word);
                        self.mark(t, last, &mut line.spans);
                        if let Some(id) = self.entities.headed_by(t) {
                            said.insert(id);
                        }
                    }
                }
                line.tokens.push(t);
                last = Some(t);
            }
        }
        line.text = capital(&line.text);
        under(speaker, line)
    }

    /// `He's not blaming it` with his name: `Ann Lee is`, as `Ann Lee's` would be what is hers. With the blank
    /// that the short form has not.
    fn written_out(&self, t: TokenId, before: &str) -> Option<&'static str> {
        let syntax = self.syntax;
        if syntax.tag(t) != Tag::Vbz || !one_of!(syntax.article.word(t), "'s" | "’s") {
            return None;
        }
        let last = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
        if one_of!(&*last, "he" | "she" | "it" | "that" | "there" | "what" | "who" | "here" | "where" | "how") {
            return None;
        }
        let verb = syntax.head(t).filter(|&v| syntax.relation(t) == Relation::Aux && syntax.tag(v) == Tag::Vbn);
        Some(if verb.is_some() { " has" } else { " is" })
    }

    /// The parts without the words that a name stands for, but for the first of them, which gives it its place.
    fn put_in<'p>(&self, parts: &'p [Vec<TokenId>]) -> Cow<'p, [Vec<TokenId>]> {
        if self.instead.is_empty() {
            return Cow::Borrowed(parts);
        }
        let mut placed: Vec<&str> = Vec::new();
        let mut first = |t: TokenId| {
            let Some(instead) = self.stands_in(t) else { return true };
            let new = !placed.contains(&instead.name.as_str());
            placed.push(&instead.name);
            new
        };
        Cow::Owned(parts.iter().map(|part| part.iter().copied().filter(|&t| first(t)).collect()).collect())
    }

    /// True where a line has a name that a person has put there.
    pub(in super::super) fn has_put(&self, line: &str) -> bool {
        self.instead.iter().any(|i| line.contains(&i.name))
    }

    /// What stands in place of the word at `t`.
    fn stands_in(&self, t: TokenId) -> Option<&'a super::Instead> {
        self.instead.iter().find(|i| i.words.iter().any(|words| words.contains(&t)))
    }

    fn mark(&self, t: TokenId, last: Option<TokenId>, spans: &mut Vec<Span>) {
        let Some(token) = self.syntax.article.tokens.get(t as usize) else { return };
        match spans.last_mut() {
            Some(span) if last.is_some_and(|l| l + 1 == t) && span.end <= token.span.start => span.end = token.span.end,
            _ => spans.push(token.span),
        }
    }

    /// What the text calls `the company`, `the storm` by more words before, where the line has not said it: its name, or the noun
    /// with what it was introduced by, `tropical storm`. Takes the article from the line where none is to stand.
    fn fuller_for(
        &self,
        t: TokenId,
        said: &OrderedSet<EntityId>,
        line: &mut String,
    ) -> Option<Naming> {
        let syntax = self.syntax;
        let article = t.checked_sub(1).filter(|_| line.ends_with("the ") || line == "The ")?;
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
            self.introduced(entity, t)?
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
        if bare {
            line.truncate(line.len() - 4);
        }
        Some(Naming::Name(words, span, id))
    }

    /// `Tropical storm` of `a tropical storm`, for `the storm` at `t`; true where no article is to stand before it.
    fn introduced(&self, entity: &Entity, t: TokenId) -> Option<(String, Span, bool)> {
        let syntax = self.syntax;
        let part = |i: TokenId| matches!(syntax.tag(i), Tag::Dt | Tag::PrpS | Tag::Cd | Tag::Pdt);
        let told = |m: &Mention| {
            let first = m.tokens.clone().find(|&i| !part(i))?;
            let owned = (first..m.head).any(|i| syntax.tag(i) == Tag::Pos);
            let plain = |i: TokenId| {
                let tag = syntax.tag(i);
                tag.is_noun() || tag.is_proper() || matches!(tag, Tag::Jj | Tag::Vbn | Tag::Vbg | Tag::Pos | Tag::Hyph)
            };
            let vague = one_of!(syntax.article.lower(first), "other" | "such" | "same" | "own" | "new" | "more");
            let fits = m.form == Form::Nominal && m.head < t && m.tokens.len() <= MAX_INTRODUCED && !vague;
            let same = syntax.lemma(m.head) == syntax.lemma(t) && syntax.tag(m.head) == syntax.tag(t);
            // "My late father's lawyer" is not the late father's.
            let whose = !owned || first == m.tokens.start || syntax.article.lower(m.tokens.start) == "the";
            let told = fits && same && whose && first < m.head && (first..m.head).all(plain);
            told.then_some((first..m.head + 1, owned && first == m.tokens.start))
        };
        let (tokens, bare) = entity.mentions.iter().find_map(told)?;
        let span = syntax.article.span_of(tokens);
        Some((span.of(syntax.article.text).split_whitespace().collect::<Vec<_>>().join(" "), span, bare))
    }

    /// What stands for the pronoun at `t`; `None` for any other word, or where the pronoun is clear from the line.
    fn name_for(&self, t: TokenId, owns: bool, said: &OrderedSet<EntityId>) -> Option<Naming> {
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

/// `So many are opposed to our movement`, under the name of who says so.
fn under(speaker: Option<(String, Span)>, mut line: Line) -> Line {
    if let Some((name, span)) = speaker {
        line.text = format!("{name}: {}", line.text);
        line.spans.push(span);
    }
    line
}

/// What a pronoun stands for.
enum Naming {
    Name(String, Span, EntityId),
    /// One who is no entity, in the text's words.
    Phrase(String, Span),
    /// `I` and `we` keep their verb: the speaker's name stands before the clause.
    Speaker(String, Span, EntityId),
    Nobody,
}

/// `Ann’s`, `the rebels’`.
pub(crate) fn possessive(name: &str) -> String {
    format!("{name}{}", if name.ends_with('s') { "’" } else { "’s" })
}

/// With a small first letter, but for what is written in capitals.
pub(in super::super) fn uncapitalized(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if !text.chars().nth(1).is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

/// With a capital first letter.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        // `iPhone`, `al-Qaeda`: a small letter before a capital is the name's own.
        Some(first) if first.is_lowercase() && !text.chars().nth(1).is_some_and(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}
