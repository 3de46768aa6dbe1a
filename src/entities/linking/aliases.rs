//! Names that the text itself says are one's: `X, better known as Y`, `X (XYZ)`, `X, as the institute is known`.

use crate::article::{Article, TokenId};
use crate::entities::mentions::candidate::{Candidate, Number};
use crate::entities::mentions::heads::Heads;
use crate::entities::names::span::NameSpan;
use crate::entities::names::spelling::{all_initials, foreign_initials, initials, is_acronym};
use crate::entities::{EntityKind, Form, Sources};
use crate::language::Relation;
use crate::lexicon::{Class, is};
use crate::order::Order;
use crate::order::OrderedMap;

/// `the Competition and Markets Authority (CMA)`: the acronym is the one the article explains, whatever else the world
/// calls so.
pub(crate) fn bracketed(sources: &Sources<'_>, names: &mut [NameSpan]) {
    let article = sources.article;
    let mut explained: OrderedMap<String, (EntityKind, Vec<u16>)> = OrderedMap::new();
    for pair in names.windows(2) {
        let [long, short] = pair else { continue };
        let text = article.text_of(short.tokens.clone());
        let full = article.text_of(long.tokens.clone());
        let letters: String = text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_uppercase).collect();
        if article.word(long.tokens.end) == "("
            && short.tokens.start == long.tokens.end + 1
            && is_acronym(text)
            && (initials(full) == letters || all_initials(full) == letters)
            && long.kind.is_organized()
            && !long.actors.iter().any(|a| short.actors.contains(a))
        {
            explained.insert(text.to_owned(), (long.kind, long.actors.clone()));
        }
    }
    for name in names.iter_mut() {
        if let Some((kind, actors)) = explained.get(article.text_of(name.tokens.clone())) {
            name.kind = *kind;
            name.actors.clone_from(actors);
            name.country = None;
        }
    }
}

/// Pairs of mentions, the second a name, that are said to be one: `Mohamed Hamdan Dagalo, better known as Hemedti`. The
/// second gets the kind of the first.
pub(crate) fn said(
    sources: &Sources<'_>,
    names: &mut [NameSpan],
    candidates: &mut [Candidate],
    heads: &Heads,
) -> Vec<(u32, u32)> {
    let article = sources.article;
    let mut order: Vec<u32> = (0..candidates.len() as u32).filter(|&i| candidates[i as usize].name.is_some()).collect();
    order.order_by_key(|&i| candidates[i as usize].tokens.start);
    let mut pairs = Vec::new();
    for (n, &b) in order.iter().enumerate() {
        let before = n.checked_sub(1).and_then(|k| order.get(k)).copied();
        let found = before
            .filter(|&a| adjacent(sources, candidates, a, b))
            .or_else(|| called(sources, names, candidates, heads, b))
            .or_else(|| named_before(sources, candidates, b));
        if let Some(a) = found {
            pairs.push((a, b));
        }
    }
    let mut kinds: OrderedMap<&str, EntityKind> = OrderedMap::new();
    pairs.retain(|&(a, b)| {
        let (Some(one), Some(other)) = (candidates.get(a as usize), candidates.get(b as usize)) else { return false };
        let listed = other.name.and_then(|n| names.get(n)).is_none_or(NameSpan::listed);
        let Some(kind) = one.kind.filter(|k| {
            matches!(k, EntityKind::Person | EntityKind::Organization | EntityKind::Group) || one.form == Form::Name
        }) else {
            return false;
        };
        // A known body of other letters is another one.
        let letters = |c: &Candidate| article.text_of(c.tokens.clone());
        if listed && one.form == Form::Name && is_acronym(letters(other)) {
            let actors =
                |c: &Candidate| c.name.and_then(|n| names.get(n)).map(|n| n.actors.clone()).unwrap_or_default();
            let shared = actors(one).iter().any(|a| actors(other).contains(a));
            if !shared && !foreign_initials(letters(one), letters(other)) {
                return false;
            }
        }
        let alike = one.kind == other.kind || kind.is_organized() && other.kind.is_some_and(EntityKind::is_organized);
        if one.number == Number::Plural && kind == EntityKind::Person || listed && !alike {
            return false;
        }
        if one.kind != other.kind {
            kinds.insert(article.text_of(other.tokens.clone()), kind);
        }
        true
    });
    for candidate in candidates.iter_mut() {
        let Some(&kind) = kinds.get(article.text_of(candidate.tokens.clone())) else { continue };
        if let Some(name) = candidate.name.and_then(|n| names.get_mut(n)).filter(|n| !n.listed()) {
            name.kind = kind;
            candidate.take_kind(kind);
        }
    }
    pairs
}

/// `Dagalo, widely known as Hemedti`, `the Indonesian Employers Association, or APINDO,`: two names with words between
/// them that say so.
fn adjacent(sources: &Sources<'_>, candidates: &[Candidate], a: u32, b: u32) -> bool {
    let article = sources.article;
    let (Some(one), Some(other)) = (candidates.get(a as usize), candidates.get(b as usize)) else { return false };
    let between: Vec<&str> = (one.tokens.end..other.tokens.start.min(one.tokens.end + 8))
        .map(|t| article.lower(t))
        .filter(|w| !one_of!(*w, "," | "(" | "“" | "\"" | "the" | "‘" | "'"))
        .collect();
    match between[..] {
        ["known" | "nicknamed" | "dubbed", ..] if one.sentence == other.sentence => {
            matches!(between[..], ["known", "as"] | ["nicknamed" | "dubbed"])
        }
        [
            "also" | "better" | "best" | "widely" | "commonly" | "popularly" | "formerly" | "locally",
            "known" | "called",
            ..,
        ] => {
            matches!(between[2..], ["as"] | [])
        }
        ["aka" | "a.k.a." | "alias"] => true,
        [] => article.lower(other.tokens.start) == "alias",
        ["or"] => {
            let (long, short) = (article.text_of(one.tokens.clone()), article.text_of(other.tokens.clone()));
            article.word(one.tokens.end) == ","
                && one_of!(article.word(other.tokens.end), "," | ")" | "." | ";")
                && one.kind.is_some_and(EntityKind::is_organized)
                && is_acronym(short)
                && !is_acronym(long)
        }
        _ => false,
    }
}

/// The mention that ends right before this token, commas apart; the longest of several.
fn ending_before(candidates: &[Candidate], article: &Article<'_>, mut t: TokenId) -> Option<u32> {
    if t > 0 && article.word(t - 1) == "," {
        t -= 1;
    }
    let ends = |c: &Candidate| !c.joined && c.form != Form::Adjective && c.tokens.end == t;
    near(candidates, t)
        .filter(|&i| candidates.get(i as usize).is_some_and(ends))
        .max_by_key(|&i| candidates.get(i as usize).map(|c| (c.form == Form::Name, c.tokens.end - c.tokens.start)))
}

/// The mentions that begin before this token, the last ones first, a bounded number of them.
fn near(candidates: &[Candidate], t: TokenId) -> impl Iterator<Item = u32> {
    let end = candidates.partition_point(|c| c.phrase.start < t) as u32;
    (end.saturating_sub(40)..end).rev()
}

/// `a graduate better known as "Sauti"`, `who goes by the alias Trujillo`, `the movement, known by its initials M.P.A.`,
/// `whose real name is Guetio`, `whom they call "Mama Charo"`.
fn called(sources: &Sources<'_>, names: &[NameSpan], candidates: &[Candidate], heads: &Heads, b: u32) -> Option<u32> {
    let (article, analysis) = (sources.article, sources.analysis);
    let start = candidates.get(b as usize)?.name.and_then(|n| names.get(n)).map(|n| n.titled_from)?;
    let first = article.sentence_of(start)?.tokens.start;
    let back: Vec<TokenId> = (first.max(start.saturating_sub(9))..start)
        .rev()
        .filter(|&t| !one_of!(article.lower(t), "“" | "\"" | "‘" | "'" | "the"))
        .take(6)
        .collect();
    let word = |i: usize| back.get(i).map_or("", |&t| article.lower(t));
    let at = |i: usize| back.get(i).copied();
    let sign = is(word(0), Class::AliasNoun);
    let verb = match (word(0), word(1)) {
        ("as", "known" | "named" | "identified") => at(1),
        ("nicknamed" | "dubbed" | "renamed" | "rebranded", _) => at(0),
        ("as", "rebranded") => at(1),
        ("by", "goes" | "went") => at(1),
        _ if sign => {
            (1..6).filter_map(at).find(|&t| one_of!(article.lower(t), "known" | "goes" | "went" | "uses" | "used"))
        }
        ("is" | "was", "name" | "guerre" | "alias") => {
            let whose = (2..6).find(|&i| word(i) == "whose").and_then(at)?;
            return ending_before(candidates, article, whose);
        }
        ("call" | "calls" | "called", _) => {
            let whom = (1..5).find(|&i| word(i) == "whom").and_then(at)?;
            return ending_before(candidates, article, whom);
        }
        _ => None,
    }?;
    // Up the tree to the noun that the clause hangs on, or the subject.
    let mut up = verb;
    for _ in 0..3 {
        let node = analysis.word(up)?;
        let subject =
            analysis.children(up).iter().copied().find(|&c| {
                analysis.word(c).is_some_and(|w| matches!(w.relation, Relation::Nsubj | Relation::NsubjPass))
            });
        let relative = subject.is_some_and(|s| one_of!(article.lower(s), "who" | "which" | "that"));
        if let Some(s) = subject.filter(|_| !relative) {
            return heads.at(s).filter(|&a| a != b);
        }
        let head = node.head?;
        if matches!(node.relation, Relation::Acl | Relation::AclRelcl | Relation::Amod) {
            return heads.at(head).filter(|&a| a != b);
        }
        if !matches!(node.relation, Relation::Conj | Relation::Advcl | Relation::Parataxis) {
            return None;
        }
        up = head;
    }
    None
}

/// `Phivolcs, as the institute is known`.
fn named_before(sources: &Sources<'_>, candidates: &[Candidate], b: u32) -> Option<u32> {
    let article = sources.article;
    let end = candidates.get(b as usize)?.tokens.end;
    if article.word(end) != "," || article.lower(end + 1) != "as" {
        return None;
    }
    let known = (end + 3..end + 10).find(|&t| one_of!(article.lower(t), "known" | "called"))?;
    let verb = (end + 3..known).find(|&t| one_of!(article.lower(t), "is" | "are" | "was" | "were"))?;
    near(candidates, end + 3).find(|&i| {
        candidates.get(i as usize).is_some_and(|c| !c.joined && c.tokens.start == end + 2 && c.tokens.end <= verb)
    })
}
