//! Pronouns before the name that they mean.

use crate::article::TokenId;
use crate::entities::clusters::Clusters;
use crate::entities::mentions::candidate::{Candidate, Function, Number, Settled, Shape};
use crate::entities::mentions::heads::Heads;
use crate::entities::{EntityKind, Form, Sources};
use crate::language::Relation;
use crate::lexicon::{Class, Gender};

/// How many mentions back and arguments of a verb are looked at.
const BACK: usize = 40;

/// `In his speech, Lund said`, `When she was 14, Ure left`, `Throughout his career, Lund's work`: a pronoun in what opens
/// a sentence means the person whose clause follows, where nobody else stands before it.
pub(crate) fn opening(sources: &Sources<'_>, candidates: &[Candidate], heads: &Heads, clusters: &mut Clusters) {
    for (i, m) in candidates.iter().enumerate() {
        // `In its report, the Lund Foundation said`.
        let its = m.shape == Shape::It && m.function == Function::Possessor;
        if m.shape != Shape::He && !its || m.settled == Settled::Apart {
            continue;
        }
        let may = |c: &Candidate| {
            if its {
                matches!(c.kind, Some(EntityKind::Organization | EntityKind::Group | EntityKind::Place))
            } else {
                c.kind == Some(EntityKind::Person) || c.doubtful
            }
        };
        let Some((subject, asked)) = subject_behind(sources, m.head) else { continue };
        // A spokesman is asked of another.
        let other = |c: &Candidate| c.tokens.clone().any(|t| sources.analysis.is(t, Class::UnnamedSource));
        let form = |c: &Candidate| (c.form == Form::Name || asked && c.form == Form::Nominal) && !(asked && other(c));
        let fit = |t: TokenId| heads.at(t).filter(|&c| candidates.get(c as usize).is_some_and(|c| form(c) && may(c)));
        let Some(s) = someone(sources, subject, fit) else { continue };
        let (Some(name), Some(traits)) = (candidates.get(s as usize), clusters.of(s)) else { continue };
        let opposite = |g: Gender| m.gender.is_against(g);
        // `After the return of his cousin, King Paul, the army left`: Paul is the cousin.
        let word = |t: TokenId| sources.article.word(t);
        let aside = word(name.tokens.start.wrapping_sub(1)) == "," && word(name.tokens.end) == ",";
        let fits = (its || name.kind == Some(EntityKind::Person) || name.doubtful && traits.doubtful)
            && !aside
            && name.number != Number::Plural
            && name.quote == m.quote
            && name.sentence == m.sentence
            && name.settled != Settled::Apart
            && !opposite(traits.gender)
            && !opposite(name.leaning);
        // Who stands before it in the sentence is whom it means as likely.
        let before = candidates.iter().take(i).rev().take(BACK).take_while(|c| c.sentence == m.sentence);
        let mut other = before.enumerate().filter(|(_, c)| c.head < m.head).filter(|(k, c)| {
            let one = (i - 1 - k) as u32;
            let person = c.form == Form::Name && c.kind == Some(EntityKind::Person);
            let alike = if its { c.form == Form::Name && may(c) } else { person };
            (alike || c.shape == m.shape)
                && !opposite(clusters.of(one).map_or(c.gender, |t| t.gender))
                && !clusters.same(one, s)
        });
        if fits && other.next().is_none() {
            clusters.union(i as u32, s);
        }
    }
}

/// The subject of the clause that what the pronoun stands in opens; it stands behind the pronoun. True of who was asked:
/// `Asked whether he would resign, the minister laughed`.
fn subject_behind(sources: &Sources<'_>, pronoun: TokenId) -> Option<(TokenId, bool)> {
    let analysis = sources.analysis;
    let first = sources.article.sentence_of(pronoun)?.tokens.start;
    let question = sources.article.lower(first) == "asked";
    let mut at = pronoun;
    for _ in 0..8 {
        let word = analysis.word(at)?;
        let head = word.head?;
        if !(question && head == first)
            && matches!(word.relation, Relation::Ccomp | Relation::Conj | Relation::AclRelcl | Relation::Appos)
        {
            return None;
        }
        if matches!(word.relation, Relation::Obl | Relation::Advcl) && at < head {
            let subject = analysis.children(head).iter().copied().take(BACK).find(|&c| {
                analysis.word(c).is_some_and(|w| matches!(w.relation, Relation::Nsubj | Relation::NsubjPass))
            });
            if let Some(subject) = subject {
                return (subject > at && subject > pronoun).then_some((subject, question));
            }
        }
        at = head;
    }
    None
}

/// Whom or what a subject names, or whose it is.
fn someone(sources: &Sources<'_>, subject: TokenId, fit: impl Fn(TokenId) -> Option<u32>) -> Option<u32> {
    let analysis = sources.analysis;
    let child = |r: Relation| {
        analysis.children(subject).iter().copied().find(|&c| analysis.word(c).is_some_and(|w| w.relation == r))
    };
    let owner = child(Relation::NmodPoss);
    // `the maestro Freddy Cadena`, and not `his brother Tom`.
    let called = || child(Relation::Appos).filter(|&c| owner.is_none() && c > subject);
    fit(subject).or_else(|| owner.and_then(&fit)).or_else(|| called().and_then(&fit))
}
