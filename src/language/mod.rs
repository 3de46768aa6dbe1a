//!
//! [`Model::analyze`] looks at sentences by themselves, so its cost is linear in the text; what it
//! gives is well formed whatever the text: one root a sentence, no cycles. A small network
//! ([`network`]: two LSTM layers over word features, in whole numbers) gives scores; [`trees`] and
//! [`names`] take the best tree and the best names from them, [`lemmas`] the dictionary forms. The
//! weights are made by the recipes in `train/`.

mod agreement;
mod analysis;
mod control;
mod features;
pub(crate) mod grammar;
mod headlines;
mod kernels;
mod lemmas;
mod names;
mod network;
mod phrases;
mod repairs;
mod shares;
pub mod syntax;
mod tags;
mod trees;
pub(crate) mod verbs;
mod weights;
mod windows;

use crate::article::{Article, TokenId};
use crate::lexicon::{Lexicon, Map};
use crate::order::Order;
use analysis::{Lexeme, Lexemes};
use std::ops::Range;
use std::sync::Mutex;
use windows::Window;

pub use analysis::Analysis;
pub use tags::{Pos, Relation, Tag};

/// What the model says of one token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Universal part of speech.
    pub pos: Pos,
    /// Penn Treebank tag.
    pub tag: Tag,
    /// The token it hangs on; `None` for the root of its sentence.
    pub head: Option<TokenId>,
    /// How it hangs on it.
    pub relation: Relation,
    /// How clearly both were chosen: by how many log odds the head was before the next best, as the number of its binary
    /// digits, times 16, and the same of the relation.
    pub margins: u8,
}

/// The kind of a name, before anything is known of the entity behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// An institution, company, agency, newspaper.
    Organization,
    /// An armed group, party or movement.
    Group,
    /// A country, town, region, river, mountain.
    Place,
    /// A building, airport, base, bridge.
    Facility,
    /// A nationality, ethnic or religious group: `Syrian`, `Alawite`.
    People,
    /// A named event: war, summit, holiday.
    Occasion,
    /// A book, film, law, product.
    Work,
}

impl NameKind {
    /// All of them, in the order of their numbers.
    pub const ALL: [NameKind; 8] = [
        NameKind::Person,
        NameKind::Organization,
        NameKind::Group,
        NameKind::Place,
        NameKind::Facility,
        NameKind::People,
        NameKind::Occasion,
        NameKind::Work,
    ];
}

/// A name in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// Its tokens, without titles before a person and without a leading article.
    pub tokens: Range<TokenId>,
    /// What it names.
    pub kind: NameKind,
    /// 0 to 1.
    pub confidence: f32,
}

/// The language model.
#[derive(Debug, Clone)]
pub struct Model {
    network: network::Network,
    lemmas: lemmas::Lemmas,
    pos: Vec<Pos>,
    tags: Vec<Tag>,
    relations: Vec<Relation>,
    rooms: Rooms,
}

/// Rooms for work that nobody uses just now, one for each text that is read at a time. The next text finds there the words
/// that it shares with those before.
#[derive(Debug, Default)]
struct Rooms(Mutex<Vec<Work>>);

impl Rooms {
    fn take(&self) -> Work {
        self.0.lock().ok().and_then(|mut rooms| rooms.pop()).unwrap_or_default()
    }

    /// `read` is how many tokens were read in it. What a long text has filled is let go, as the phases behind need the room.
    fn give_back(&self, work: Work, read: usize) {
        if read <= LONG
            && let Ok(mut rooms) = self.0.lock()
        {
            rooms.push(work);
        }
    }
}

impl Clone for Rooms {
    fn clone(&self) -> Rooms {
        Rooms::default()
    }
}

/// Tokens between two calls of a watch: some 15 ms of work.
const TOKENS_A_STEP: usize = 1000;
/// Tokens from which on a text is long: some 200 KB.
const LONG: usize = 40_000;

impl Model {
    /// Reads the weights; see `train/` for what is in them.
    pub fn decode(weights: &[u8]) -> Result<Model, crate::DataError> {
        Model::read(&mut weights::Reader::new(weights))
            .ok_or_else(|| crate::DataError::of("model.bin", "has weights that are not those of this version"))
    }

    fn read(r: &mut weights::Reader<'_>) -> Option<Model> {
        if r.bytes(weights::MAGIC.len())? != weights::MAGIC {
            return None;
        }
        let features = features::Features::read(r)?;
        let pos = labels(r, |name| Pos::from_name(name).unwrap_or(Pos::X))?;
        let tags = labels(r, |name| Tag::from_name(name).unwrap_or(Tag::Fw))?;
        let relations = labels(r, |name| {
            let base = || Relation::from_name(name.split(':').next().unwrap_or(name));
            Relation::from_name(name).or_else(base).unwrap_or(Relation::Dep)
        })?;
        let name = r.u32()? as usize;
        let counts = network::Counts { pos: pos.len(), tag: tags.len(), relation: relations.len(), name };
        let network = network::Network::read(features, counts, r)?;
        let lemmas = lemmas::Lemmas::read(r)?;
        (name == names::TAGS && r.is_done()).then_some(Model {
            network,
            lemmas,
            pos,
            tags,
            relations,
            rooms: Rooms::default(),
        })
    }

    /// As [`Model::analyze_while`], of the whole article.
    #[cfg(any(test, feature = "train"))]
    pub fn analyze(&self, article: &Article<'_>, lexicon: &Lexicon) -> Analysis {
        let parsed = self.parse(article, &mut |_| true);
        self.finish(article, lexicon, parsed)
    }

    /// Tags, lemmas, trees, classes and names of the article, calling `go_on` now and then with the part that is done, above 0 and below 1. Where it
    /// answers no, the article is cut behind the last sentence that was read.
    pub fn analyze_while(
        &self,
        article: &mut Article<'_>,
        lexicon: &Lexicon,
        go_on: &mut dyn FnMut(f32) -> bool,
    ) -> Analysis {
        let mut parsed = self.parse(article, go_on);
        if parsed.read < article.tokens.len() {
            article.cut(parsed.read as TokenId);
            let end = article.tokens.len() as TokenId;
            parsed.words.truncate(article.tokens.len());
            parsed.windows.retain(|w| w.tokens.end <= end);
            parsed.names.retain(|n| n.name.tokens.end <= end);
        }
        self.finish(article, lexicon, parsed)
    }

    /// Runs the network over the article until `go_on` answers no.
    fn parse(&self, article: &Article<'_>, go_on: &mut dyn FnMut(f32) -> bool) -> Parsed {
        let mut words = shares::unread(article);
        let mut names = Vec::new();
        let mut work = self.rooms.take();
        let windows = windows::of(article);
        let mut told = 0;
        for near in windows.chunks(WINDOWS_AT_ONCE) {
            let done = near.first().map_or(0, |w| w.tokens.start as usize);
            if done >= told + TOKENS_A_STEP {
                told = done;
                if !go_on(told as f32 / article.tokens.len() as f32) {
                    self.rooms.give_back(work, done);
                    return Parsed { words, names, windows, read: done };
                }
            }
            self.run(article, near, &mut work, &mut words, &mut names);
        }
        self.rooms.give_back(work, article.tokens.len());
        Parsed { words, names, windows, read: article.tokens.len() }
    }

    /// Runs the network over neighbouring windows.
    fn run(
        &self,
        article: &Article<'_>,
        near: &[Window],
        work: &mut Work,
        words: &mut [Word],
        names: &mut Vec<names::Found>,
    ) {
        // Of like length side by side; those of one length in the order of the text.
        let mut order: Vec<&Window> = near.iter().collect();
        order.order_by_key(|w| std::cmp::Reverse(w.tokens.len()));
        for batch in order.chunks(BATCH) {
            self.batch(article, batch, work, words, names);
        }
    }

    /// From the words of the windows to those of the sentences, with names that agree and lemmas.
    fn finish(&self, article: &Article<'_>, lexicon: &Lexicon, parsed: Parsed) -> Analysis {
        let Parsed { mut words, mut names, windows, .. } = parsed;
        windows::hang(&windows, &mut words);
        headlines::mend(article, lexicon, &mut words, &mut names);
        repairs::mend(article, &mut words);
        names.order_by_key(|n| n.name.tokens.start);
        names::trim(article, &mut names);
        let names = agreement::agree(article, &words, names);
        let (lexemes, known) = self.lexemes(article, lexicon, &words);
        let lemma = |t: TokenId| lexemes.get(t as usize).map_or("", |&n| known.lemma(n as usize));
        repairs::mend_known(article, lexicon, &mut words, &lemma);
        Analysis::new(words, names, lexemes, known, lexicon)
    }

    /// The number of each word's lexeme, and the lexemes.
    fn lexemes(&self, article: &Article<'_>, lexicon: &Lexicon, words: &[Word]) -> (Vec<u32>, Lexemes) {
        let mut known = Lexemes::default();
        let mut numbers: Map<(&str, Tag), u32> = Map::default();
        let mut lexemes = Vec::with_capacity(words.len());
        for (word, t) in words.iter().zip(0..) {
            let lower = article.lower(t);
            let form = if word.tag.is_proper() { article.word(t) } else { lower };
            let next = numbers.len() as u32;
            let number = *numbers.or_insert((form, word.tag), next);
            if number == next {
                let begin = known.lemmas.len();
                self.lemmas.push(form, word.tag, &mut known.lemmas);
                let classes = [lower, &known.lemmas[begin..]].map(|w| lexicon.class_set(w));
                known.list.push(Lexeme { end: known.lemmas.len() as u32, classes });
            }
            lexemes.push(number);
        }
        (lexemes, known)
    }

    /// Analyses windows side by side, the longest first, each as one sentence.
    fn batch(
        &self,
        article: &Article<'_>,
        windows: &[&Window],
        work: &mut Work,
        words: &mut [Word],
        names: &mut Vec<names::Found>,
    ) {
        let Work { room, search, path, lengths } = work;
        lengths.clear();
        lengths.extend(windows.iter().map(|w| w.tokens.len()));
        // To the network all letters that mark a sum are a sign that it knows.
        let seen = |t: TokenId| if article.is_currency(t) { "$" } else { article.word(t) };
        self.network.run(lengths, windows.iter().flat_map(|w| w.tokens.clone()).map(seen), room);
        for (i, window) in windows.iter().enumerate() {
            let arcs = self.network.arcs(i, room);
            let heads = search.tree(lengths[i], arcs);
            let words = &mut words[window.tokens.start as usize..window.tokens.end as usize];
            for ((word, scores), &head) in words.iter_mut().zip(arcs.chunks_exact(heads.len() + 1)).zip(heads) {
                word.margins = margin(scores, scores[head.map_or(0, |h| h + 1)]) << 4;
            }
            for ((word, scores), &head) in words.iter_mut().zip(self.network.relations(i, heads, room)).zip(heads) {
                word.margins |= margin(scores, highest(scores, f32::NAN));
                word.head = head.map(|h| window.tokens.start + h as TokenId);
                word.relation = match head {
                    None if window.continued => Relation::Parataxis,
                    None => Relation::Root,
                    Some(_) => top(&self.relations, scores, |r| r != Relation::Root).unwrap_or(Relation::Dep),
                };
            }
            path.clear();
            for (t, word) in words.iter_mut().enumerate() {
                word.pos = top(&self.pos, self.network.pos(i, t, room), |_| true).unwrap_or(Pos::X);
                word.tag = top(&self.tags, self.network.tag(i, t, room), |_| true).unwrap_or(Tag::Fw);
                path.push(self.network.name(i, t, room));
            }
            path.names(window.tokens.start, names);
        }
    }
}

/// What the network has said.
struct Parsed {
    words: Vec<Word>,
    names: Vec<names::Found>,
    windows: Vec<Window>,
    /// Tokens that were read.
    read: usize,
}

/// Windows that are sorted by length at a time.
const WINDOWS_AT_ONCE: usize = 64;
/// Windows that are read side by side: so many that weights are seldom read, so few that the rest stays near.
const BATCH: usize = 8;

/// What sentences share.
#[derive(Debug, Default)]
struct Work {
    room: network::Room,
    search: trees::Search,
    path: names::Path,
    lengths: Vec<usize>,
}

fn labels<T>(r: &mut weights::Reader<'_>, of: impl Fn(&str) -> T) -> Option<Vec<T>> {
    (0..r.u32()?).map(|_| r.string().map(&of)).collect()
}

/// How far the chosen score lies above all others, as the number of its binary digits.
fn margin(scores: &[f32], chosen: f32) -> u8 {
    let next = highest(scores, chosen);
    (u8::BITS - ((chosen - next) as u8).leading_zeros()) as u8
}

/// The highest of the scores that are not `but`. By comparing, as the maximum of the standard library is a call for each.
fn highest(scores: &[f32], but: f32) -> f32 {
    scores.iter().fold(f32::MIN, |top, &score| if score != but && score > top { score } else { top })
}

/// The label with the highest score among those that `may` be.
fn top<T: Copy>(labels: &[T], scores: &[f32], may: impl Fn(T) -> bool) -> Option<T> {
    let mut best: Option<(T, f32)> = None;
    for (&label, &score) in labels.iter().zip(scores) {
        if may(label) && best.is_none_or(|(_, b)| score > b) {
            best = Some((label, score));
        }
    }
    best.map(|(label, _)| label)
}
