//! What each block is on the page: headline, byline, caption, pointer to other stories, ...
//!
//! Each line is looked at alone first ([`Look`]), by its words and by how it ends; then lines are taken in order,
//! since what a line is depends on what stands around it ([`classify`]).

use super::furniture::Furniture;
use super::look::{Look, RUNNING};
use super::{Article, BlockKind};

/// Longest headline, in words.
const HEADLINE: usize = 30;

/// Decides what each block is, from its tokens and its neighbours.
pub(crate) fn classify(article: &mut Article<'_>) {
    let looks: Vec<Look> = (0..article.blocks.len()).map(|i| Look::at(article, i)).collect();
    let page = Page::of(&looks);
    let mut state = State::default();
    for i in 0..looks.len() {
        if article.blocks[i].kind == BlockKind::Dateline {
            continue;
        }
        let kind = page.kind(i, &mut state);
        article.blocks[i].kind = kind;
    }
}

/// The lines of a page and where its story begins.
struct Page<'l> {
    looks: &'l [Look],
    /// The first line that is a sentence of some length.
    body: usize,
    /// The last line that ends as a sentence, or the number of lines.
    last: usize,
    /// Lines that run.
    running: usize,
}

/// What the lines before have been.
#[derive(Default)]
struct State {
    /// The story has its headline.
    titled: bool,
    /// Below a heading such as `Most read`.
    listing: bool,
    /// The next line is the headline of another story.
    anew: bool,
}

impl<'l> Page<'l> {
    fn of(looks: &'l [Look]) -> Page<'l> {
        let runs = |l: &&Look| l.runs() && l.furniture.is_none();
        Page {
            looks,
            body: looks.iter().position(|l| l.closed && l.words >= 12 && l.furniture.is_none()).unwrap_or(looks.len()),
            last: looks.iter().rposition(|l| l.closed && l.furniture.is_none()).unwrap_or(looks.len()),
            running: looks.iter().filter(runs).count(),
        }
    }

    fn kind(&self, i: usize, state: &mut State) -> BlockKind {
        let look = &self.looks[i];
        if look.runs() && look.furniture.is_none() {
            state.listing = false;
        }
        if state.listing && !look.closed && look.furniture.is_none() {
            return BlockKind::Related;
        }
        if let Some(kind) = self.furniture(i, state) {
            return kind;
        }
        let anew = std::mem::take(&mut state.anew);
        if !state.titled && self.is_headline(i) || anew {
            state.titled = true;
            return BlockKind::Headline;
        }
        if look.is_break {
            // `***` between two stories of one paste: the next has a headline of its own.
            state.anew = self.looks.get(i + 1).is_some_and(|n| !n.closed && (3..=HEADLINE).contains(&n.words));
            return BlockKind::Boilerplate;
        }
        if !state.titled && look.words <= 2 && !look.closed && i < self.body {
            // The name of a section above the headline.
            return BlockKind::Related;
        }
        if self.is_byline(i) {
            return BlockKind::Byline;
        }
        self.running_kind(i)
    }

    /// Lines that their own words give away.
    fn furniture(&self, i: usize, state: &mut State) -> Option<BlockKind> {
        let look = &self.looks[i];
        match look.furniture {
            Some(Furniture::Boilerplate) => return Some(BlockKind::Boilerplate),
            Some(Furniture::Caption) => return Some(BlockKind::Caption),
            Some(Furniture::Byline) => return Some(BlockKind::Byline),
            Some(Furniture::List) => {
                state.listing = true;
                return Some(BlockKind::Related);
            }
            Some(Furniture::Related) if !look.closed => return Some(BlockKind::Related),
            Some(Furniture::Dateline) if look.stamped => return Some(BlockKind::Dateline),
            _ => {}
        }
        if look.words == 0 && !look.is_break || look.is_address || look.is_page_number {
            return Some(BlockKind::Boilerplate);
        }
        if look.is_path {
            return Some(BlockKind::Related);
        }
        if look.byline || look.signature {
            return Some(BlockKind::Byline);
        }
        look.dateline.then_some(BlockKind::Dateline)
    }

    /// The first line that is neither furniture nor a sentence; the name of a section above it is passed over.
    fn is_headline(&self, i: usize) -> bool {
        let look = &self.looks[i];
        if self.looks.len() < 2
            || look.words > HEADLINE
            || look.words == 0
            || i > self.body && self.body < self.looks.len()
        {
            return false;
        }
        if look.closed {
            let asks = look.question && look.words <= 25;
            let stopped = look.terse && self.looks.len() > 2;
            let next = self.looks[i + 1..].iter().find(|l| !l.is_meta());
            return i == 0 && (asks || stopped) && next.is_some_and(|n| n.words > 12 && (asks || n.words > look.words));
        }
        let next = self.looks[i + 1..].iter().find(|l| !l.is_meta());
        let label = look.words <= 2 && next.is_some_and(|n| !n.closed && (4..=HEADLINE).contains(&n.words));
        !label
    }

    /// Who wrote it, between the headline and the story: a name, `BBC News, Nairobi`.
    fn is_byline(&self, i: usize) -> bool {
        let look = &self.looks[i];
        let above = i > 0 && i < self.body && !look.closed;
        let after_byline = i > 0 && (self.looks[i - 1].byline || self.looks[i - 1].signature);
        let before_date = self.looks.get(i + 1).is_some_and(|n| n.dateline || n.stamped);
        let name = look.title_case && (look.words <= 6 && after_byline || (2..=4).contains(&look.words) && before_date);
        above && (name || look.signed)
    }

    fn running_kind(&self, i: usize) -> BlockKind {
        let look = &self.looks[i];
        let next = self.looks.get(i + 1);
        let next_runs = next.is_some_and(|n| n.closed && n.words >= RUNNING);
        let before_runs = i > 0 && self.looks[i - 1].runs();
        let text_only = self.running == 0 && i > 0;
        if look.is_label && !next.is_some_and(|n| n.listed || n.quoted) && i > self.body {
            return BlockKind::Heading;
        }
        // `2. Situation in the north`: a heading by number, where no item follows.
        let numbered = look.numbered && !look.closed && look.words <= 12 && next_runs;
        if !numbered && (look.closed || look.words > 40 || look.quoted || look.listed) {
            return BlockKind::Paragraph;
        }
        if i < self.body && i > 0 && look.words >= 6 && !text_only {
            // A second line under the headline.
            return BlockKind::Heading;
        }
        if self.is_pointer(i) {
            return BlockKind::Related;
        }
        let shows = (5..=HEADLINE).contains(&look.words) && !look.title_case && look.sentences == 1;
        if self.running >= 3 && (before_runs || next_runs) && shows && !numbered {
            // A bare line between paragraphs that tells what a picture shows.
            return BlockKind::Caption;
        }
        if look.words <= 14 && !text_only && !look.is_entry { BlockKind::Heading } else { BlockKind::Paragraph }
    }

    /// One of several bare lines in a row inside the story: links to others.
    fn is_pointer(&self, i: usize) -> bool {
        let bare = |i: usize| {
            self.looks.get(i).is_some_and(|l| {
                !l.closed && l.furniture.is_none() && !l.listed && !l.quoted && !l.digits && (3..=14).contains(&l.words)
            })
        };
        let inside = i > self.body && i < self.last && self.running >= 3;
        inside && bare(i) && (bare(i + 1) || i > 0 && bare(i - 1))
    }
}
