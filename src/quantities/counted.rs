//! What a number counts, and what befell those counted.

use crate::article::{Article, TokenId};
use crate::language::grammar::is_modal;
use crate::language::{Analysis, Pos, Relation, Tag};
use crate::lexicon::{Class, is, rows};
use std::sync::OnceLock;

/// How words begin that say what befell people, and what that is: `data/quantities/fates.tsv`.
fn fates() -> &'static [(&'static str, &'static str)] {
    static FATES: OnceLock<Vec<(&'static str, &'static str)>> = OnceLock::new();
    FATES.get_or_init(|| {
        let kinds = rows("quantities/fates").filter_map(|row| Some((*row.first()?, *row.get(1)?)));
        kinds.flat_map(|(kind, stems)| stems.split(' ').map(move |stem| (stem, kind))).collect()
    })
}

/// The kind that a word says.
pub(crate) fn fate(low: &str) -> Option<&'static str> {
    let first = low.as_bytes().first();
    let begins = |stem: &str| stem.as_bytes().first() == first && low.starts_with(stem);
    fates().iter().find(|(stem, _)| begins(stem)).filter(|_| !is(low, Class::NoFate)).map(|(_, kind)| *kind)
}

/// True for the kinds that tell what befell people.
pub(crate) fn is_fate(kind: &str) -> bool {
    fates().iter().any(|(_, k)| *k == kind)
}

/// True for a noun that tells it: `deaths`, `casualties`.
pub(crate) fn is_fate_noun(low: &str) -> bool {
    fate(low).is_some()
}

/// Nouns that count no people: an attack may kill, but 12 houses are not killed.
fn is_thing(low: &str) -> bool {
    is(low, Class::CountedThing)
}

/// What a number counts: the noun, and the kind where it is told.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Counted {
    /// The token of the noun.
    pub noun: Option<TokenId>,
    /// `killed`, `displaced`, ...; none for a mere count.
    pub kind: Option<&'static str>,
}

/// What the number of tokens `start..end` counts, within the sentence `lo..hi`. `hedge` is where its hedge begins.
pub(crate) fn find(
    a: &Article<'_>,
    analysis: &Analysis,
    hedge: TokenId,
    number: TokenId,
    end: TokenId,
    lo: TokenId,
    hi: TokenId,
) -> Counted {
    let noun = by_tree(analysis, number, end, hi).or_else(|| by_order(a, analysis, end, hi));
    let of = noun.map_or("", |n| a.lower(n));
    if is_thing(of) {
        return Counted { noun, kind: None };
    }
    // `a mother of five who was wounded`: they were not.
    let kin = |t: TokenId| {
        one_of!(a.lower(t), "mother" | "father" | "grandmother" | "grandfather" | "parent" | "mum" | "dad")
    };
    if hedge > lo + 1 && a.lower(hedge - 1) == "of" && kin(hedge - 2) {
        return Counted { noun: noun.filter(|&n| n == end), kind: None };
    }
    // `none of the 120 passengers died`
    let none = (1..=3).any(|k| match a.lower(hedge.saturating_sub(k)) {
        "none" | "neither" => hedge >= lo + k,
        "one" => hedge > lo + k && a.lower(hedge - k - 1) == "no",
        _ => false,
    });
    if none {
        return Counted { noun, kind: None };
    }
    // `300 hostages were freed`
    let freed = noun.filter(|&n| fate(a.lower(n)) == Some("abducted")).is_some_and(|n| {
        (n + 1..hi.min(n + 5)).any(|k| is(a.lower(k), Class::FreeingWord))
            || (lo..hedge).rev().take(3).any(|k| is(a.lower(k), Class::FreeingWord))
    });
    if freed {
        return Counted { noun, kind: Some("rescued") };
    }
    let direct = fate(of)
        .or_else(|| behind(a, analysis, noun.map_or(end, |n| n + 1), hi))
        .or_else(|| {
            ahead(a, analysis, hedge, lo).filter(|_| !begins_clause(a, analysis, hedge, noun.unwrap_or(number)))
        })
        .or_else(|| noun.and_then(|n| governed(a, analysis, n)))
        .or_else(|| is_put_at(a, hedge, lo).filter(|_| noun.is_none()));
    // `sentenced nine men to death`: they live.
    let sentenced = |n: TokenId| {
        analysis.word(n).and_then(|w| w.head).is_some_and(|v| one_of!(analysis.lemma(v), "sentence" | "condemn"))
    };
    let direct = direct.filter(|&kind| kind != "killed" || !noun.is_some_and(sentenced));
    // `two passengers listed as dead were found alive`
    let clause = |t: &TokenId| !one_of!(a.lower(*t), "," | ";" | "and" | "but" | "while");
    let alive =
        || (end..hi.min(end + 12)).take_while(clause).any(|t| one_of!(a.lower(t), "alive" | "rescued" | "safe"));
    if direct == Some("killed") && alive() {
        return Counted { noun, kind: None };
    }
    let open = direct == Some("killed") && is_feared(a, analysis, noun.unwrap_or(number), end, hi);
    Counted { noun, kind: if open { Some(FEARED) } else { direct } }
}

/// `cut the toll from the blast to 30`, `lowered the number of dead from nine to seven`: what a toll is put at, and not what it
/// was.
fn is_put_at(a: &Article<'_>, number: TokenId, lo: TokenId) -> Option<&'static str> {
    let to = number > lo && one_of!(a.lower(number - 1), "to" | "at");
    let before = || (lo..number).rev().take(14);
    let moved = |t: TokenId| is(a.lower(t), Class::ChangeWord);
    let dead = |t: TokenId| fate(a.lower(t)) == Some("killed") && (lo..t).rev().take(3).any(|n| a.lower(n) == "number");
    (to && before().any(moved) && before().any(|t| a.lower(t) == "toll" || dead(t))).then_some("killed")
}

/// The kind of those of whom it is not known that they are dead: they are no toll.
const FEARED: &str = "feared";

/// `several feared dead`, `20 presumed drowned`, `60 people may have died`, `rescuers fear that 14 people died`.
fn is_feared(a: &Article<'_>, analysis: &Analysis, counted: TokenId, end: TokenId, hi: TokenId) -> bool {
    let from = end.max(counted);
    let fate_at = (from..hi.min(from + 12)).find(|&t| fate(a.lower(t)) == Some("killed"));
    let between = |t: TokenId| {
        // `six suspected militants were killed`: of what kind they are.
        let kind = analysis.word(t).is_some_and(|w| w.relation == Relation::Amod && w.head.is_some_and(|h| h > t));
        is(a.lower(t), Class::FearedParticiple) && !kind || is_modal(a.lower(t))
    };
    let clause =
        |t: &TokenId| !one_of!(a.lower(*t), "," | ";" | "and" | "but" | "who" | "that" | "when" | "as" | "after");
    if fate_at.is_some_and(|f| (from..f).rev().take_while(clause).any(between)) {
        return true;
    }
    // What is feared in a clause of its own.
    let mut at = counted;
    for _ in 0..4 {
        let Some(word) = analysis.word(at) else { return false };
        let Some(head) = word.head.filter(|_| !matches!(word.relation, Relation::AclRelcl | Relation::Acl)) else {
            return false;
        };
        if word.relation == Relation::Ccomp {
            return analysis.lemma_is(head, Class::FearingVerb);
        }
        at = head;
    }
    false
}

/// The noun that the number hangs on as `nummod`.
fn by_tree(analysis: &Analysis, number: TokenId, end: TokenId, hi: TokenId) -> Option<TokenId> {
    (number..end).find_map(|i| {
        let word = analysis.word(i)?;
        let head = word.head?;
        let noun = analysis.word(head)?;
        (word.relation == Relation::Nummod && head >= end && head < hi && head - end <= 6 && noun.tag.is_noun())
            .then_some(head)
    })
}

/// The head of the noun phrase that begins behind the number.
fn by_order(a: &Article<'_>, analysis: &Analysis, end: TokenId, hi: TokenId) -> Option<TokenId> {
    let mut i = end;
    let mut noun = None;
    while i < hi && i - end <= 8 {
        let word = analysis.word(i)?;
        let low = a.lower(i);
        match word.tag {
            Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps => {
                noun = Some(i);
                // A plural closes the phrase: `280,000 people Turkey took in`.
                if word.tag == Tag::Nns && !matches!(analysis.word(i + 1).map(|w| w.tag), Some(Tag::Nns | Tag::Nn)) {
                    break;
                }
            }
            Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Vbn | Tag::Vbg | Tag::Hyph | Tag::Cd | Tag::PrpS if noun.is_none() => {
                // `12 killed`, `5 dead`.
                if fate(low).is_some() && !matches!(analysis.word(i + 1).map(|w| w.tag), Some(Tag::Nn | Tag::Nns)) {
                    return None;
                }
            }
            Tag::Dt | Tag::In if noun.is_none() && one_of!(low, "of" | "the" | "its" | "these" | "those" | "all") => {}
            Tag::Rb if noun.is_none() && i == end => {}
            Tag::Pos => {}
            _ => break,
        }
        i += 1;
    }
    noun
}

/// A fate behind the noun: `people were killed`, `people dead`, `people who fled`, `Syrians have been displaced`.
fn behind(a: &Article<'_>, analysis: &Analysis, from: TokenId, hi: TokenId) -> Option<&'static str> {
    let mut i = from;
    let mut steps = 0;
    while i < hi && steps < 12 {
        let low = a.lower(i);
        if let Some(kind) = fate(low) {
            return Some(kind);
        }
        let tag = analysis.word(i).map(|w| w.tag)?;
        match low {
            // `, including six children,` may stand between.
            "," if a.lower(i + 1) == "including" || a.lower(i + 1) == "among" => {
                let close = (i + 2..hi.min(i + 14)).find(|&k| one_of!(a.lower(k), "," | "—"))?;
                i = close;
            }
            "was" | "were" | "are" | "is" | "been" | "being" | "be" | "have" | "has" | "had" | "who" | "that"
            | "got" | "or" | "more" | "others" => {}
            "went" | "gone" if a.lower(i + 1) == "missing" => {}
            // `Dozens feared dead`
            _ if is(low, Class::FearedParticiple) => {}
            "," | "—" | "-" => return None,
            _ if matches!(tag, Tag::Rb | Tag::Md | Tag::Vbn | Tag::In | Tag::Nnp) && steps < 8 => {
                // `people in Hama were killed`
                if one_of!(low, "and" | "but" | "while" | "because" | "after" | "before" | "by") {
                    return None;
                }
            }
            _ => return None,
        }
        i += 1;
        steps += 1;
    }
    None
}

/// A fate right before: `killed at least 12`, `a death toll of 51`, `displaced about 280,000`, `killing his 3`.
fn ahead(a: &Article<'_>, analysis: &Analysis, from: TokenId, lo: TokenId) -> Option<&'static str> {
    let mut i = from;
    for _ in 0..5 {
        if i <= lo {
            return None;
        }
        i -= 1;
        let low = a.lower(i);
        if let Some(kind) = fate(low) {
            return Some(kind);
        }
        if low == "toll" {
            return Some("killed");
        }
        let skip = one_of!(
            low,
            "of" | "to"
                | "at"
                | "the"
                | "a"
                | "an"
                | "another"
                | "all"
                | "its"
                | "their"
                | "estimated"
                | "rose"
                | "rises"
                | "risen"
                | "stands"
                | "stood"
                | "reached"
                | "about"
                | "nearly"
                | "almost"
                | "has"
                | "had"
                | "have"
                | "is"
                | "and"
        ) || analysis.word(i).is_some_and(|w| w.pos == Pos::Num);
        if !skip {
            return None;
        }
    }
    None
}

/// `200 were dead and at least 500 were buried`: the number behind `and` has a verb of its own.
fn begins_clause(a: &Article<'_>, analysis: &Analysis, hedge: TokenId, counted: TokenId) -> bool {
    hedge > 0 && a.lower(hedge - 1) == "and" && analysis.word(counted).is_some_and(|w| w.relation.is_subject())
}

/// The verb over the counted noun: `12 people, most of them children, were killed`.
fn governed(a: &Article<'_>, analysis: &Analysis, noun: TokenId) -> Option<&'static str> {
    let mut word = analysis.word(noun)?;
    // `killed himself and 12 worshippers`
    for _ in 0..3 {
        if word.relation != Relation::Conj {
            break;
        }
        word = analysis.word(word.head?)?;
    }
    let verb = word.head?;
    let object = matches!(word.relation, Relation::Obj | Relation::NsubjPass);
    let subject = word.relation == Relation::Nsubj;
    let low = a.lower(verb);
    let kind = fate(low)?;
    // Who kills is not killed; who dies or flees is.
    let self_told =
        low.starts_with("di") || low.starts_with("fle") || low.starts_with("drown") || low.starts_with("perish");
    (object || subject && self_told).then_some(kind)
}
