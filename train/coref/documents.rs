//! OntoGUM's CoNLL-U files: text, and mentions with chains.

use std::collections::BTreeMap;

/// A mention of the corpus, in bytes of the text.
#[derive(Debug, Clone)]
pub struct Mention {
    pub span: (u32, u32),
    /// Where its head word begins.
    pub head: u32,
    pub chain: u32,
}

/// A document.
#[derive(Debug)]
pub struct Document {
    pub name: String,
    pub genre: String,
    pub text: String,
    pub mentions: Vec<Mention>,
    pub held_out: bool,
}

impl Document {
    /// The chains as lists of spans.
    pub fn chains(&self) -> Vec<Vec<(u32, u32)>> {
        let mut chains: BTreeMap<u32, Vec<(u32, u32)>> = BTreeMap::new();
        for m in &self.mentions {
            chains.entry(m.chain).or_default().push(m.span);
        }
        chains.into_values().filter(|c| c.len() > 1).collect()
    }
}

/// FNV-1a.
fn hash(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

/// All documents of a folder, by name.
pub fn read(folder: &str) -> Vec<Document> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder can be read")
        .filter_map(|f| f.ok().map(|f| f.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "conllu"))
        .collect();
    files.sort();
    files
        .iter()
        .map(|path| {
            parse(
                &path.file_stem().unwrap_or_default().to_string_lossy(),
                &std::fs::read_to_string(path).expect("a file can be read"),
            )
        })
        .collect()
}

struct Word {
    start: u32,
    end: u32,
    head: usize,
    /// Index in the document of the first word of its sentence.
    base: usize,
}

fn parse(name: &str, file: &str) -> Document {
    let mut text = String::new();
    let mut words: Vec<Word> = Vec::new();
    let mut open: Vec<(u32, usize)> = Vec::new();
    let mut spans: Vec<(u32, usize, usize)> = Vec::new();
    let (mut base, mut space, mut until, mut after) = (0, false, 0usize, true);
    for line in file.lines() {
        if line.starts_with("# newpar") && !line.starts_with("# newpar_block") || line.starts_with("# newpar_block") {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            space = false;
            continue;
        }
        if line.is_empty() {
            base = words.len();
            continue;
        }
        if line.starts_with('#') {
            continue;
        }
        let cells: Vec<&str> = line.split('\t').collect();
        let [id, form, _, _, _, _, head, _, _, misc] = cells[..] else { continue };
        let spaced = !misc.split('|').any(|m| m == "SpaceAfter=No");
        if let Some((_, last)) = id.split_once('-') {
            until = base + last.parse::<usize>().unwrap_or(0);
            after = spaced;
            continue;
        }
        if id.contains('.') {
            continue;
        }
        if space && !text.is_empty() && !text.ends_with('\n') {
            text.push(' ');
        }
        let start = text.len() as u32;
        text.push_str(form);
        words.push(Word { start, end: text.len() as u32, head: head.parse().unwrap_or(0), base });
        space = if words.len() < until {
            false
        } else if words.len() == until {
            after
        } else {
            spaced
        };
        let Some(entity) = misc.split('|').find_map(|m| m.strip_prefix("Entity=")) else { continue };
        let at = words.len() - 1;
        let mut rest = entity;
        while !rest.is_empty() {
            let opens = rest.starts_with('(');
            let body = rest.trim_start_matches('(');
            let digits = body.bytes().take_while(u8::is_ascii_digit).count();
            let Ok(chain) = body[..digits].parse::<u32>() else { break };
            rest = &body[digits..];
            let closes = rest.starts_with(')');
            if closes {
                rest = &rest[1..];
            }
            if opens && closes {
                spans.push((chain, at, at));
            } else if opens {
                open.push((chain, at));
            } else if closes && let Some(i) = open.iter().rposition(|o| o.0 == chain) {
                let (_, from) = open.remove(i);
                spans.push((chain, from, at));
            }
        }
    }
    let mentions = spans
        .iter()
        .map(|&(chain, from, to)| {
            let outside = |i: usize| {
                let w = &words[i];
                w.head == 0 || w.base + w.head - 1 < from || w.base + w.head - 1 > to
            };
            let head = (from..=to).find(|&i| outside(i)).unwrap_or(to);
            Mention { span: (words[from].start, words[to].end), head: words[head].start, chain }
        })
        .collect();
    let genre = name.split('_').nth(1).unwrap_or("").to_owned();
    Document { name: name.to_owned(), genre, text, mentions, held_out: hash(name).is_multiple_of(8) }
}
