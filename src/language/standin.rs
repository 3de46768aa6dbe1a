//! A stand-in until the trained model is here: closed-class words, endings, and chunks for trees.

use super::{Analysis, Name, NameKind, Pos, Relation, Tag, Word};
use crate::article::{Article, TokenId, TokenKind};

const DETERMINERS: &[&str] = &[
    "a", "an", "the", "this", "that", "these", "those", "some", "any", "each", "every", "no", "all", "both", "another",
];
const PREPOSITIONS: &[&str] = &[
    "about",
    "above",
    "across",
    "after",
    "against",
    "along",
    "among",
    "around",
    "as",
    "at",
    "before",
    "behind",
    "below",
    "beside",
    "between",
    "beyond",
    "by",
    "despite",
    "during",
    "for",
    "from",
    "in",
    "inside",
    "into",
    "like",
    "near",
    "of",
    "off",
    "on",
    "onto",
    "outside",
    "over",
    "since",
    "through",
    "throughout",
    "toward",
    "towards",
    "under",
    "until",
    "upon",
    "via",
    "with",
    "within",
    "without",
];
const MARKERS: &[&str] = &["although", "because", "if", "once", "though", "unless", "whereas", "whether", "while"];
const PRONOUNS: &[&str] = &[
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "you",
    "him",
    "them",
    "us",
    "me",
    "himself",
    "herself",
    "itself",
    "themselves",
];
const POSSESSIVES: &[&str] = &["his", "her", "its", "their", "our", "my", "your"];
const MODALS: &[&str] = &["will", "would", "can", "could", "may", "might", "must", "shall", "should", "wo", "ca"];
const BE: &[&str] = &["be", "is", "are", "was", "were", "been", "being", "am", "'m", "'re"];
const HAVE: &[&str] = &["have", "has", "had", "having", "'ve"];
const PAST: &[&str] = &[
    "said",
    "told",
    "took",
    "taken",
    "made",
    "held",
    "began",
    "begun",
    "went",
    "gone",
    "came",
    "saw",
    "seen",
    "left",
    "met",
    "won",
    "lost",
    "fell",
    "fallen",
    "led",
    "fled",
    "fought",
    "sent",
    "built",
    "broke",
    "broken",
    "gave",
    "given",
    "knew",
    "known",
    "found",
    "got",
    "hit",
    "shot",
    "struck",
    "put",
    "set",
    "cut",
    "kept",
    "brought",
    "thought",
    "paid",
    "spoke",
    "spoken",
    "stood",
    "grew",
    "grown",
    "rose",
    "risen",
    "drove",
    "driven",
    "wrote",
    "written",
    "became",
    "felt",
    "meant",
    "ran",
    "withdrew",
    "withdrawn",
    "seized",
];
const ADVERBS: &[&str] = &[
    "not", "n't", "also", "only", "still", "now", "then", "there", "here", "very", "more", "most", "just", "even",
    "again", "once", "yet", "however", "already", "never", "too",
];

pub(super) fn analyze(article: &Article<'_>) -> Analysis {
    let mut words: Vec<Word> = Vec::with_capacity(article.tokens.len());
    for i in 0..article.tokens.len() as TokenId {
        let (pos, tag) = tag(article, i, words.last());
        words.push(Word { pos, tag, head: None, relation: Relation::Dep });
    }
    for s in &article.sentences {
        tree(article, s.tokens.start, s.tokens.end, &mut words);
    }
    let lemmas: Vec<String> = (0..words.len()).map(|i| lemma(article.lower(i as u32), words[i].tag)).collect();
    let names = names(article, &words);
    Analysis::new(words, names, lemmas.iter().map(String::as_str))
}

fn tag(article: &Article<'_>, i: TokenId, before: Option<&Word>) -> (Pos, Tag) {
    let low = article.lower(i);
    let word = article.word(i);
    let token = article.tokens[i as usize];
    let initial = article.sentence_of(i).is_some_and(|s| s.tokens.start == i);
    let after_noun = before.is_some_and(|w| w.tag.is_noun() || w.tag == Tag::Prp || w.tag == Tag::Rb);
    match token.kind {
        TokenKind::Number => return (Pos::Num, Tag::Cd),
        TokenKind::Quote if low == "'" && before.is_some_and(|w| w.tag == Tag::Nns) && !token.spaced => {
            return (Pos::Part, Tag::Pos);
        }
        TokenKind::Quote => return (Pos::Punct, if matches!(word, "“" | "‘" | "``") { Tag::Open } else { Tag::Close }),
        TokenKind::Punctuation => {
            let tag = match low {
                "," => Tag::Comma,
                "." | "!" | "?" => Tag::Stop,
                "(" | "[" => Tag::Lrb,
                ")" | "]" => Tag::Rrb,
                "-" if !token.spaced => Tag::Hyph,
                _ => Tag::Colon,
            };
            return (Pos::Punct, tag);
        }
        TokenKind::Symbol => return (Pos::Sym, if low == "$" { Tag::Dollar } else { Tag::Sym }),
        TokenKind::Address => return (Pos::X, Tag::Add),
        TokenKind::Word => {}
    }
    let has = |list: &[&str]| list.contains(&low);
    match low {
        "to" => return (Pos::Part, Tag::To),
        "and" | "or" | "but" | "nor" => return (Pos::Cconj, Tag::Cc),
        "'s" if before.is_some_and(|w| w.tag.is_noun()) => return (Pos::Part, Tag::Pos),
        "who" | "whom" => return (Pos::Pron, Tag::Wp),
        "which" => return (Pos::Pron, Tag::Wdt),
        "when" | "where" | "why" | "how" => return (Pos::Adv, Tag::Wrb),
        _ => {}
    }
    let capital = word.starts_with(char::is_uppercase);
    if capital && !initial && low != "i" && !has(PRONOUNS) && !has(DETERMINERS) {
        return (Pos::Propn, if low.ends_with('s') && low.len() > 5 { Tag::Nnps } else { Tag::Nnp });
    }
    if has(DETERMINERS) {
        return (Pos::Det, Tag::Dt);
    }
    if has(PREPOSITIONS) {
        return (Pos::Adp, Tag::In);
    }
    if has(MARKERS) {
        return (Pos::Sconj, Tag::In);
    }
    if has(PRONOUNS) {
        return (Pos::Pron, Tag::Prp);
    }
    if has(POSSESSIVES) {
        return (Pos::Pron, Tag::PrpS);
    }
    if has(MODALS) {
        return (Pos::Aux, Tag::Md);
    }
    if has(BE) || has(HAVE) || matches!(low, "do" | "does" | "did") {
        return (Pos::Aux, if low.ends_with('s') && low != "was" { Tag::Vbz } else { Tag::Vbd });
    }
    if has(ADVERBS) || (low.ends_with("ly") && low.len() > 4) {
        return (Pos::Adv, Tag::Rb);
    }
    if has(PAST) || (low.ends_with("ed") && low.len() > 4) {
        let aux = before.is_some_and(|w| w.pos == Pos::Aux);
        return (Pos::Verb, if aux { Tag::Vbn } else { Tag::Vbd });
    }
    if low.ends_with("ing") && low.len() > 5 {
        return (Pos::Verb, Tag::Vbg);
    }
    if before.is_some_and(|w| matches!(w.tag, Tag::To | Tag::Md)) {
        return (Pos::Verb, Tag::Vb);
    }
    if ["ous", "ful", "ive", "able", "ible", "al", "ic", "ary", "ant", "less"].iter().any(|e| low.ends_with(e))
        && low.len() > 5
    {
        return (Pos::Adj, Tag::Jj);
    }
    if capital && initial && after_noun {
        return (Pos::Propn, Tag::Nnp);
    }
    if low.ends_with('s') && !low.ends_with("ss") && low.len() > 3 {
        return (Pos::Noun, Tag::Nns);
    }
    (Pos::Noun, Tag::Nn)
}

fn lemma(low: &str, tag: Tag) -> String {
    let cut = |n: usize| low.get(..low.len() - n).unwrap_or(low).to_owned();
    match tag {
        Tag::Nns if low.ends_with("ies") => cut(3) + "y",
        Tag::Nns if low.ends_with('s') => cut(1),
        Tag::Vbd | Tag::Vbn if low.ends_with("ied") => cut(3) + "y",
        Tag::Vbd | Tag::Vbn if low == "said" => String::from("say"),
        Tag::Vbd | Tag::Vbn if low.ends_with("ed") => {
            let stem = cut(2);
            if ["ur", "iz", "at", "it", "ag", "uc", "in", "as", "os", "id"].iter().any(|e| stem.ends_with(e)) {
                stem + "e"
            } else {
                stem
            }
        }
        Tag::Vbz if low.ends_with('s') => cut(1),
        Tag::Vbg if low.ends_with("ing") => cut(3),
        _ => low.to_owned(),
    }
}

/// A flat tree over chunks: the last noun heads its phrase, the first verb heads the sentence,
/// phrases before a verb are its subject, after it its object, behind a preposition an oblique.
fn tree(article: &Article<'_>, start: TokenId, end: TokenId, words: &mut [Word]) {
    let range = start as usize..end as usize;
    let root = range
        .clone()
        .find(|&i| words[i].pos == Pos::Verb && words[i].tag != Tag::Vbg)
        .or_else(|| range.clone().find(|&i| words[i].pos == Pos::Verb))
        .or_else(|| range.clone().find(|&i| words[i].tag.is_noun()))
        .unwrap_or(start as usize);
    let mut verb = root;
    let (mut case, mut noun, mut seen_object): (Option<usize>, Option<usize>, bool) = (None, None, false);
    for i in range {
        if i == root {
            words[i].head = None;
            words[i].relation = Relation::Root;
            verb = i;
            seen_object = false;
            noun = None;
            continue;
        }
        let next_noun = (i + 1 < end as usize) && (words[i + 1].tag.is_noun() || words[i + 1].tag == Tag::Cd);
        let (head, relation) = match words[i].pos {
            Pos::Noun | Pos::Propn if next_noun => (i + 1, Relation::Compound),
            Pos::Noun | Pos::Propn | Pos::Pron if words[i].tag != Tag::PrpS => {
                let found = match case.take() {
                    Some(c) => {
                        words[c].head = Some(i as TokenId);
                        words[c].relation = Relation::Case;
                        match noun {
                            Some(n) if article.lower(c as u32) == "of" => (n, Relation::Nmod),
                            _ => (verb, Relation::Obl),
                        }
                    }
                    None if i < verb => (verb, Relation::Nsubj),
                    None if !seen_object => {
                        seen_object = true;
                        (verb, Relation::Obj)
                    }
                    None => (verb, Relation::Dep),
                };
                noun = Some(i);
                found
            }
            Pos::Adp => {
                case = Some(i);
                (root, Relation::Dep)
            }
            Pos::Verb => {
                verb = i;
                seen_object = false;
                (root, Relation::Conj)
            }
            Pos::Aux => (verb, Relation::Aux),
            Pos::Det | Pos::Adj | Pos::Num | Pos::Pron if next_noun => {
                let relation = match words[i].pos {
                    Pos::Det => Relation::Det,
                    Pos::Adj => Relation::Amod,
                    Pos::Num => Relation::Nummod,
                    _ => Relation::NmodPoss,
                };
                (i + 1, relation)
            }
            Pos::Punct => (root, Relation::Punct),
            Pos::Adv => (verb, Relation::Advmod),
            _ => (root, Relation::Dep),
        };
        words[i].head = Some(head as TokenId);
        words[i].relation = relation;
    }
}

fn names(article: &Article<'_>, words: &[Word]) -> Vec<Name> {
    const HONORIFICS: &[&str] = &[
        "mr.",
        "mrs.",
        "ms.",
        "dr.",
        "president",
        "minister",
        "gen.",
        "sen.",
        "secretary",
        "prime",
        "king",
        "prince",
        "sir",
        "mr",
        "spokesman",
        "spokeswoman",
    ];
    let mut names = Vec::new();
    let mut i = 0;
    while i < words.len() {
        if words[i].pos != Pos::Propn {
            i += 1;
            continue;
        }
        let sentence = article.tokens[i].sentence;
        let mut end = i + 1;
        while end < words.len()
            && article.tokens[end].sentence == sentence
            && (words[end].pos == Pos::Propn
                || (words[end].tag == Tag::Hyph && words.get(end + 1).is_some_and(|w| w.pos == Pos::Propn)))
        {
            end += 1;
        }
        let mut start = i;
        let mut person = false;
        while start + 1 < end && HONORIFICS.contains(&article.lower(start as u32)) {
            start += 1;
            person = true;
        }
        let low = article.lower(end as u32 - 1);
        let kind = if person {
            NameKind::Person
        } else if ["ian", "ish", "ese", "qi", "eli", "an"].iter().any(|e| low.ends_with(e)) && end - start == 1 {
            NameKind::People
        } else if start > 0 && ["in", "at", "from", "near"].contains(&article.lower(start as u32 - 1)) {
            NameKind::Place
        } else if end - start == 2 {
            NameKind::Person
        } else if end - start > 2 {
            NameKind::Organization
        } else {
            NameKind::Place
        };
        names.push(Name { tokens: start as u32..end as u32, kind, confidence: 0.4 });
        i = end;
    }
    names
}
