//! Lemmas by a decision list: the longest ending of a word that its tag's list knows decides what to cut and put on.

use super::Tag;
use super::weights::Reader;
use crate::lexicon::Map;

/// Letters of the longest ending; whole words stand behind a `^`.
const MAX_ENDING_LETTERS: usize = 5;

#[derive(Debug, Clone, Default)]
pub(super) struct Lemmas {
    rules: Vec<Map<Box<str>, Edit>>,
}

#[derive(Debug, Clone, Default)]
struct Edit {
    cut: usize,
    add: Box<str>,
}

impl Lemmas {
    pub(super) fn read(r: &mut Reader<'_>) -> Option<Lemmas> {
        let mut rules = vec![Map::default(); Tag::ALL.len()];
        for _ in 0..r.u32()? {
            let tag = Tag::from_name(r.string()?);
            let mut last: Vec<u8> = Vec::new();
            for _ in 0..r.u32()? {
                let (shared, more) = (r.u8()? as usize, r.u8()? as usize);
                last.truncate(shared);
                last.extend_from_slice(r.bytes(more)?);
                let edit = Edit { cut: r.u8()? as usize, add: r.string()?.into() };
                if let Some(tag) = tag {
                    rules[tag as usize].insert(std::str::from_utf8(&last).ok()?.into(), edit);
                }
            }
        }
        Some(Lemmas { rules })
    }

    /// Appends the lemma of `form`, tagged `tag`, to `out`; all but proper nouns are in lower case.
    pub(super) fn push(&self, form: &str, tag: Tag, out: &mut String) {
        let edit = self.rules.get(tag as usize).and_then(|rules| {
            let whole = || {
                let mut key = String::with_capacity(form.len() + 1);
                key.push('^');
                key.push_str(form);
                rules.get(key.as_str())
            };
            let endings = || {
                let mut starts = [form.len(); MAX_ENDING_LETTERS + 1];
                let mut n = 1;
                for (i, _) in form.char_indices().rev().take(MAX_ENDING_LETTERS) {
                    starts[n] = i;
                    n += 1;
                }
                starts[..n].iter().rev().find_map(|&i| rules.get(&form[i..]))
            };
            whole().or_else(endings)
        });
        let begin = out.len();
        match edit {
            Some(edit) => {
                let kept = form.char_indices().rev().nth(edit.cut.wrapping_sub(1)).map(|(i, _)| i);
                match kept {
                    Some(kept) => out.push_str(&form[..kept]),
                    None if edit.cut == 0 => out.push_str(form),
                    None => {}
                }
                out.push_str(&edit.add);
            }
            None => out.push_str(form),
        }
        if out.len() == begin {
            out.push_str(form);
        }
        if let Some(lemma) = super::verbs::lemma(form, tag, &out[begin..]) {
            out.truncate(begin);
            out.push_str(&lemma);
        }
    }
}
