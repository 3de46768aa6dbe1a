//! Names side by side: what belongs together, what is no name beside another.

use crate::article::TokenId;
use crate::entities::names::span::NameSpan;
use crate::entities::names::{head_words, humans};
use crate::entities::{EntityKind, Sources};
use crate::language::{Relation, Tag};
use crate::lexicon::{Class, NounKind, Sort, fold_case};
use crate::order::Sorted;

/// Puts together what stands side by side: `Will | Howard`, `Syrian | Arab Coalition`; and drops the field of an office
/// that the model took for an institution: `Health Minister`.
pub(crate) fn neighbours(sources: &Sources<'_>, names: &mut Vec<NameSpan>) {
    let mut out: Vec<NameSpan> = Vec::with_capacity(names.len());
    // `Interior Cabinet` of `Interior Cabinet Secretary Ann Lee`.
    let titles: Sorted<TokenId> = Sorted::from_iter(names.iter().flat_map(|n| n.titled_from..n.tokens.start));
    names.retain(|n| n.listed() || !n.tokens.clone().all(|t| titles.contains(&t)));
    for mut name in names.drain(..) {
        headed(sources, &mut name, &mut out);
        manned(sources, &mut name);
        if is_none(sources, &name) {
            continue;
        }
        let taken = out.last_mut().is_some_and(|last| {
            if continues(sources, last, &name) {
                last.tokens.end = name.tokens.end;
                last.actors.clear();
                if !last.kind.is_organized() {
                    (last.kind, last.country) = (EntityKind::Place, None);
                }
                return true;
            }
            touches(sources, last, &name) && takes(sources, last, &name)
        });
        if !taken {
            out.push(name);
        }
    }
    surnamed(sources, &mut out);
    *names = out;
}

fn alone(name: &NameSpan) -> bool {
    name.tokens.end - name.tokens.start == 1
}

/// `Health` of `Health Minister`, and capitals that name nobody.
fn is_none(sources: &Sources<'_>, name: &NameSpan) -> bool {
    let article = sources.article;
    let before = |n: TokenId| name.tokens.start.checked_sub(n).map_or("", |t| article.word(t));
    let office = |word: &str| one_of!(word, "Secretary" | "Minister" | "Ministry");
    let field = name.kind == EntityKind::Organization
        && (office(article.word(name.tokens.end)) || before(1) == "of" && office(before(2)));
    let abbreviation = sources.lexicon.is(article.word(name.tokens.start), Class::CommonAbbreviation);
    // `County` of `County Administrator Ann Lee`.
    let next = sources.lexicon.noun(article.lower(name.tokens.end)).map(|n| n.0);
    let district = sources.analysis.is(name.tokens.start, Class::Designator)
        && next == Some(NounKind::Person)
        && article.is_capital(name.tokens.end);
    alone(name) && !name.listed() && (field || abbreviation || district)
}

/// True where the name of the body `last` goes on in the name behind it.
fn continues(sources: &Sources<'_>, last: &NameSpan, name: &NameSpan) -> bool {
    let Sources { article, analysis, lexicon, .. } = *sources;
    let (end, before) = (last.tokens.end, name.tokens.start.wrapping_sub(1));
    if !last.kind.is_organized() {
        return false;
    }
    let body = name.kind == EntityKind::Organization && !name.listed();
    let first = lexicon.kind_by_first(article.lower(last.tokens.start));
    // `Human Rights Commission | of Peru`, `Confederation of Workers | of Peru`.
    // `U.N. Stabilization Mission | in Haiti`.
    // `Center for Human Rights | in Iran`.
    let rights = article.word(end - 1) == "Rights" && name.country.is_some();
    let mission = article.word(before) == "in" && last.len() > 2 && (rights || article.word(end - 1) == "Mission");
    let force =
        mission || article.word(before) == "for" && one_of!(article.word(end - 1), "Force" | "Mission" | "Office");
    // `Bishops' Conference | of the | Philippines`.
    let the = article.word(before) == "the" && name.country.is_some() && article.word(before.wrapping_sub(1)) == "of";
    let of = (end == before || the && end + 1 == before)
        && (article.word(before) == "of" || force || the)
        && name.kind == EntityKind::Place
        && last.len() > 1
        && !last.given
        && (force
            || analysis.is(end - 1, Class::CapitalizedBody)
            || name.country.is_some() && (first.is_some() || head_words::by_words(sources, last).is_some()));
    // `Transparency International | Kenya`, `Chapter Four | Uganda`.
    let branch = end == name.tokens.start
        && name.country.is_some()
        && !last.given
        && (national(sources, last) || tied(sources, last, name));
    // `Muttahida Qaumi Movement | - | Pakistan`.
    let group = lexicon.noun(article.lower(end - 1)).is_some_and(|n| n.0 == NounKind::Group);
    let wing = end == before && article.word(before) == "-" && name.country.is_some() && last.len() > 1 && group;
    // `Committee on the | Cessation of Hostilities`.
    let on = before.wrapping_sub(u32::from(article.word(before) == "the"));
    let topic = article.word(on) == "on"
        && end == on
        && one_of!(article.lower(end - 1), "commission" | "committee" | "council")
        && body
        && !last.given;
    // `Department of Enterprise | , | Trade and Employment`.
    let list = end == before
        && article.word(before) == ","
        && body
        && name.tokens.clone().any(|t| one_of!(article.word(t), "and" | "&"))
        && one_of!(article.lower(last.tokens.start + 1), "of" | "for" | "on")
        && first == Some(EntityKind::Organization);
    // `Ministry of Lands | and | Physical Planning`: two fields of one office.
    let fields = end == before
        && article.word(before) == "and"
        && body
        && one_of!(article.lower(last.tokens.start), "ministry" | "department")
        && article.word(last.tokens.start + 1) == "of"
        && head_words::by_words(sources, name).is_none()
        && name.len() > 1;
    // `Garment Manufacturers | and | Exporters Association`: the last word is of both.
    let whose = lexicon.noun(analysis.lemma(end - 1)).map(|n| n.0);
    let shared = end == before
        && article.word(before) == "and"
        && body
        && name.len() == 2
        && last.len() > 1
        && !last.listed()
        && head_words::by_words(sources, last).is_none()
        && head_words::by_words(sources, name).is_some()
        && matches!(whose, Some(NounKind::Person | NounKind::Object));
    of || branch || wing || topic || list || fields || shared
}

/// True for a body that no list has and the land behind it, which the tree ties to it.
fn tied(sources: &Sources<'_>, last: &NameSpan, name: &NameSpan) -> bool {
    let up = |n: &NameSpan| sources.analysis.word(n.tokens.end - 1).and_then(|w| w.head);
    !last.listed()
        && last.len() > 1
        && (up(name).is_some_and(|h| last.tokens.contains(&h)) || up(last).is_some_and(|h| name.tokens.contains(&h)))
        && !sources.article.is_capital(name.tokens.end)
}

/// True for names with nothing between them, of one sentence.
fn touches(sources: &Sources<'_>, last: &NameSpan, name: &NameSpan) -> bool {
    let begins = |n: &NameSpan| sources.article.sentence_of(n.tokens.start).map(|s| s.tokens.start);
    last.tokens.end == name.tokens.start && begins(last) == begins(name)
}

/// Makes one name of `last` and the one that touches it, where they are one: true then.
fn takes(sources: &Sources<'_>, last: &mut NameSpan, name: &NameSpan) -> bool {
    let Sources { article, analysis, lexicon, .. } = *sources;
    // `Georgia | Wells`: the list has the state.
    let short = humans::is_short_forename(article.word(last.tokens.start));
    let called = alone(last)
        && last.kind == EntityKind::Place
        && !last.given
        && name.kind == EntityKind::Person
        && name.titled_from == name.tokens.start
        && short;
    if called {
        let titled_from = last.titled_from;
        let both = last.tokens.start..name.tokens.end;
        *last = NameSpan { titled_from, ..NameSpan::new(both, EntityKind::Person, 0.8) };
        return true;
    }
    let person = |n: &NameSpan| n.kind == EntityKind::Person && n.title.is_none();
    let stop = article.word(last.tokens.start).ends_with('.');
    if person(last) && person(name) && alone(last) && (alone(name) || stop) {
        last.tokens.end = name.tokens.end;
        return true;
    }
    // `National Court Justice | Ann Lee`: the office is hers.
    let end = last.tokens.end - 1;
    if name.kind == EntityKind::Person
        && last.kind == EntityKind::Organization
        && !alone(last)
        && lexicon.title(&fold_case(article.word(end))).is_some()
        && analysis.is(end - 1, Class::CapitalizedBody)
    {
        last.tokens.end = end;
    }
    // A body whose name begins with its people.
    let body = matches!(name.kind, EntityKind::Organization | EntityKind::Group) && !name.listed();
    let peoples = !alone(name) && lexicon.people(article.word(name.tokens.start)).is_some();
    // `Kano | Emergency Management Agency`: a town's, unless a list has it without.
    let towns = || {
        last.kind == EntityKind::Place
            && last.country.is_none()
            && !last.given
            && name.len() > 2
            && article.word(name.tokens.start).starts_with(char::is_uppercase)
            && head_words::by_words(sources, name).is_some_and(EntityKind::is_organized)
            && analysis
                .word(end)
                .is_some_and(|w| w.relation == Relation::Compound && w.head.is_some_and(|h| name.tokens.contains(&h)))
    };
    let joins = last.kind == EntityKind::People && body && peoples || body && towns();
    if joins {
        *last = NameSpan { tokens: last.tokens.start..name.tokens.end, ..name.clone() };
    }
    joins
}

/// True for a firm or a society that may have a branch in each land.
fn national(sources: &Sources<'_>, name: &NameSpan) -> bool {
    let sort = name.actors.first().and_then(|&id| sources.lexicon.actor(id)).map(|a| a.sort);
    matches!(sort, Some(Sort::Company | Sort::Independent))
}

/// `Lawyers for | Social Justice`: whom a body is of, in capitals and in the plural.
fn manned(sources: &Sources<'_>, name: &mut NameSpan) {
    let Sources { article, analysis, lexicon, .. } = *sources;
    let Some(head) = name.tokens.start.checked_sub(2) else { return };
    if article.word(head + 1) == "for"
        && name.kind.is_organized()
        && !name.listed()
        && article.is_capital(head)
        && article.sentence_of(name.tokens.start).is_some_and(|s| s.tokens.start < head)
        && analysis.word(head).is_some_and(|w| matches!(w.tag, Tag::Nns | Tag::Nnps))
        && lexicon.noun(analysis.lemma(head)).is_some_and(|n| n.0 == NounKind::Person)
    {
        *name = NameSpan::new(head..name.tokens.end, EntityKind::Organization, 0.75);
    }
}

/// `Catholic Archdiocese of | Nairobi`: a word in capitals that heads the names of bodies, before `of` and a name.
fn headed(sources: &Sources<'_>, name: &mut NameSpan, out: &mut Vec<NameSpan>) {
    let Sources { article, analysis, lexicon, .. } = *sources;
    let Some(head) = name.tokens.start.checked_sub(2).filter(|&h| article.word(h + 1) == "of") else { return };
    let Some(sentence) = article.sentence_of(head) else { return };
    let capital = |t: TokenId| t >= sentence.tokens.start && article.word(t).starts_with(char::is_uppercase);
    let free = out.last().is_none_or(|n| n.tokens.end <= head);
    if !free || !capital(head) || name.given || name.titled_from < name.tokens.start || name.kind != EntityKind::Place {
        return;
    }
    let Some(kind) = lexicon.kind_by_first(article.lower(head)).filter(|k| k.is_organized()) else { return };
    let mut start = head;
    while capital(start.wrapping_sub(1)) && start > sentence.tokens.start {
        match out.last() {
            Some(last) if last.tokens.end == start => {
                if last.kind != EntityKind::People {
                    break;
                }
                start = last.tokens.start;
                out.pop();
            }
            _ if analysis.word(start - 1).is_some_and(|w| w.tag.is_noun() || w.tag == Tag::Jj)
                && start - 1 > sentence.tokens.start =>
            {
                start -= 1;
            }
            _ => break,
        }
    }
    *name = NameSpan::new(start..name.tokens.end, kind, 0.75);
}

/// `Georgia Wells`, of whom a list has the state and nobody the rest: who is called Wells elsewhere.
fn surnamed(sources: &Sources<'_>, names: &mut [NameSpan]) {
    let Sources { article, analysis, .. } = *sources;
    let persons = names.iter().filter(|n| n.kind == EntityKind::Person);
    let surnames: Sorted<&str> = Sorted::from_iter(persons.map(|n| article.word(n.tokens.end - 1)));
    for i in 0..names.len() {
        let roof = names.get(i + 1).map_or(TokenId::MAX, |n| n.tokens.start);
        let Some(name) = names.get_mut(i).filter(|n| n.kind == EntityKind::Place && n.len() == 1 && !n.given) else {
            continue;
        };
        let next = name.tokens.end;
        if next < roof && analysis.is(next - 1, Class::PlaceGivenName) && surnames.contains(article.word(next)) {
            let titled_from = name.titled_from;
            *name = NameSpan { titled_from, ..NameSpan::new(next - 1..next + 1, EntityKind::Person, 0.8) };
        }
    }
}
