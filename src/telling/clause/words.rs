//! The words of a line: punctuation of what was left out goes, pronouns become names.

use super::form::Put;
use super::letters::capital;
use super::naming::Naming;
use super::{Composer, Line};
use crate::article::TokenId;
use crate::entities::{EntityId, Form, Mention};
use crate::language::{Relation, Tag, verbs};
use crate::order::OrderedSet;
use crate::order::{Order, Sorted};
use crate::span::Span;
use std::borrow::Cow;

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
                        let nobody = matches!(naming, Some(Naming::Nobody)) || !whole && self.hangs(t, &said);
                        line.whole &= !nobody;
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

    /// `Their` and `him` of someone whom the line does not name.
    fn hangs(&self, t: TokenId, said: &OrderedSet<EntityId>) -> bool {
        matches!(self.syntax.tag(t), Tag::Prp | Tag::PrpS)
            && one_of!(self.syntax.article.lower(t), "he" | "she" | "they" | "him" | "her" | "them" | "his" | "their")
            && self.entities.headed_by(t).is_none_or(|id| !said.contains(&id))
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
    pub(super) fn stands_in(&self, t: TokenId) -> Option<&'a super::Instead> {
        self.instead.iter().find(|i| i.words.iter().any(|words| words.contains(&t)))
    }

    fn mark(&self, t: TokenId, last: Option<TokenId>, spans: &mut Vec<Span>) {
        let Some(token) = self.syntax.article.tokens.get(t as usize) else { return };
        match spans.last_mut() {
            Some(span) if last.is_some_and(|l| l + 1 == t) && span.end <= token.span.start => span.end = token.span.end,
            _ => spans.push(token.span),
        }
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
