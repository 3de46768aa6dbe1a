//! A text read by several models at once: each reads its share of the windows and gives what the network says of them
//! as bytes; [`Model::analyze_shared`] puts the shares together and goes on as if one had read the whole.
//!
//! A share is every so-many-th run of windows. For each token of it there are its part of speech, tag, relation,
//! margins and head, eight bytes; behind them each name, with the likelihood of each kind. Windows know nothing of each other, so
//! that what comes of the shares is what comes of one reader, bit for bit.

use super::names::{Found, Votes};
use super::{Analysis, Model, Name, NameKind, Parsed, Pos, Relation, Tag, WINDOWS_AT_ONCE, Window, Word, windows};
use crate::article::{Article, TokenId};
use crate::lexicon::Lexicon;

impl Model {
    /// What the network says of every `of`-th run of windows, from number `share` on; `told` of the part that is done.
    pub fn read_share(&self, article: &Article<'_>, share: usize, of: usize, told: &mut dyn FnMut(f32)) -> Vec<u8> {
        let windows = windows::of(article);
        let mut words = unread(article);
        let mut names = Vec::new();
        let mut work = self.rooms.take();
        for near in own(&windows, share, of) {
            self.run(article, near, &mut work, &mut words, &mut names);
            let done = near.last().map_or(0, |w| w.tokens.end);
            told(done as f32 / article.tokens.len().max(1) as f32);
        }
        self.rooms.give_back(work, article.tokens.len());
        let mut out = Vec::new();
        for word in own(&windows, share, of).flatten().flat_map(tokens).filter_map(|t| words.get(t)) {
            out.extend([word.pos as u8, word.tag as u8, word.relation as u8, word.margins]);
            out.extend(word.head.unwrap_or(TokenId::MAX).to_le_bytes());
        }
        for Found { name, votes } in &names {
            out.push(name.kind as u8);
            let numbers =
                [name.tokens.start.to_le_bytes(), name.tokens.end.to_le_bytes(), name.confidence.to_le_bytes()];
            out.extend(numbers.into_iter().chain(votes.iter().map(|v| v.to_le_bytes())).flatten());
        }
        out
    }

    /// As [`Model::analyze`], of an article that was read in these shares; `None` where they are not those of the article.
    pub fn analyze_shared(&self, article: &Article<'_>, lexicon: &Lexicon, shares: &[Vec<u8>]) -> Option<Analysis> {
        let windows = windows::of(article);
        let mut words = unread(article);
        let mut names = Vec::new();
        for (i, share) in shares.iter().enumerate() {
            let mut bytes = Bytes(share);
            for t in own(&windows, i, shares.len()).flatten().flat_map(tokens) {
                let [pos, tag, relation, margins] = bytes.take::<4>()?;
                let head = Some(bytes.number()?).filter(|&head| head != TokenId::MAX);
                if head.is_some_and(|h| h as usize >= article.tokens.len()) {
                    return None;
                }
                *words.get_mut(t)? = Word {
                    pos: *Pos::ALL.get(usize::from(pos))?,
                    tag: *Tag::ALL.get(usize::from(tag))?,
                    head,
                    relation: *Relation::ALL.get(usize::from(relation))?,
                    margins,
                };
            }
            while !bytes.0.is_empty() {
                names.push(bytes.name(article)?);
            }
        }
        Some(self.finish(article, lexicon, Parsed { words, names, windows, read: article.tokens.len() }))
    }
}

/// The runs of windows of a share.
fn own(windows: &[Window], share: usize, of: usize) -> impl Iterator<Item = &[Window]> {
    windows.chunks(WINDOWS_AT_ONCE).skip(share).step_by(of.max(1))
}

fn tokens(window: &Window) -> std::ops::Range<usize> {
    window.tokens.start as usize..window.tokens.end as usize
}

/// A word for each token, before anything is known of it.
pub(super) fn unread(article: &Article<'_>) -> Vec<Word> {
    vec![Word { pos: Pos::X, tag: Tag::Fw, head: None, relation: Relation::Dep, margins: 0 }; article.tokens.len()]
}

/// What is left of a share.
struct Bytes<'b>(&'b [u8]);

impl Bytes<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*taken)
    }

    fn number(&mut self) -> Option<u32> {
        self.take().map(u32::from_le_bytes)
    }

    fn name(&mut self, article: &Article<'_>) -> Option<Found> {
        let [kind] = self.take::<1>()?;
        let kind = *NameKind::ALL.get(usize::from(kind))?;
        let tokens = self.number()?..self.number()?;
        let confidence = self.take().map(f32::from_le_bytes)?;
        let mut votes = Votes::default();
        for vote in &mut votes {
            *vote = self.take().map(f32::from_le_bytes)?;
        }
        let fits = tokens.start < tokens.end && tokens.end as usize <= article.tokens.len();
        fits.then_some(Found { name: Name { tokens, kind, confidence }, votes })
    }
}
