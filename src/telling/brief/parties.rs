//! How a party is put: its noun phrase with title and attributes, by its whole name, with the office that the text gives.

use super::{View, is_cue, with_both_quotes};
use crate::article::{BlockKind, TokenId};
use crate::entities::{Entity, EntityKind, Form, Mention};
use crate::language::{Relation, Tag};
use crate::lexicon::{Class, NounKind, is};
use crate::span::Span;

/// Longest answer, in tokens.
pub(super) const MAX_PARTY_TOKENS: usize = 12;

/// Longest answer with what is set behind the name, in tokens.
const MAX_DESCRIBED_TOKENS: usize = 16;

/// Mentions of the one whom a story is about.
const STORY_MENTIONS: usize = 3;

/// Sentences behind the lead in which he is named.
const STORY_SENTENCES: u32 = 4;

/// Longest phrase for a name with its title.
const MAX_TITLED_TOKENS: usize = 9;

/// `Maria Sharova` for `Sharova`, where that is all that was taken.
pub(super) fn whole_name(view: &View<'_>, entity: Option<&Entity>, span: Span) -> Span {
    let text = view.sources.article.text;
    let Some(one) = entity.filter(|e| e.named && e.kind == EntityKind::Person) else { return span };
    let short = !span.of(text).contains(' ') && one.name.contains(' ');
    let whole = one.mentions.iter().find(|m| short && m.span.of(text) == one.name);
    whole.map_or(span, |m| m.span)
}

/// `Governor Ann Lee` for `Ann Lee`, where the text somewhere has it before the name; else `Ann Lee, governor of Kent`.
pub(super) fn with_office(view: &View<'_>, entity: Option<&Entity>, span: Span) -> Span {
    let Some(one) = entity.filter(|e| e.named && e.kind == EntityKind::Person) else { return span };
    if one.roles.iter().any(|r| r.span.overlaps(span)) {
        return span;
    }
    // A headline's words for someone are not the story's.
    let told = |m: &Mention| view.sources.article.block_kind_of(m.head) == BlockKind::Paragraph;
    let named = |m: &&Mention| m.form == Form::Name && told(m) && m.span.of(view.sources.article.text).contains(' ');
    let office = |p: &Span| {
        one.roles.iter().any(|r| p.contains(r.span)) && view.sources.article.tokens_in(*p).len() <= MAX_PARTY_TOKENS
    };
    let names = || one.mentions.iter().filter(named);
    let before = names().map(|m| to_the_name(view, m)).find(office);
    before.or_else(|| names().find_map(|m| with_description(view, m.head))).unwrap_or(span)
}

/// `Ann Lee, the chief vet of the ministry`, `one person, a nurse in Kent`: with what is set behind the name.
pub(super) fn with_description(view: &View<'_>, head: TokenId) -> Option<Span> {
    let syntax = view.syntax;
    let entity = entity_of(view, head);
    let office = |c: TokenId| {
        let words = syntax.article.span_of(syntax.extent(c));
        let noun = view.sources.lexicon.noun(syntax.lemma(c)).is_some_and(|(kind, _)| kind == NounKind::Person);
        noun || entity.is_some_and(|e| e.roles.iter().any(|r| words.contains(r.span)))
    };
    let set = |c: &TokenId| {
        let start = syntax.phrase(*c, true).start;
        *c > head
            && syntax.relation(*c) == Relation::Appos
            && syntax.article.word(start.saturating_sub(1)) == ","
            && syntax.child(*c, &[Relation::Conj]).is_none()
            && office(*c)
    };
    let behind = syntax.children(head).find(set)?;
    let words = syntax.phrase(head, false).start..syntax.phrase(behind, true).end;
    (words.len() <= MAX_DESCRIBED_TOKENS).then(|| with_both_quotes(syntax.article.text, syntax.trimmed(words)))
}

/// `A union representing flight crews`, `a man accused of theft`: one without a name with the clause that says which.
pub(super) fn with_clause(view: &View<'_>, head: TokenId) -> Span {
    let syntax = view.syntax;
    let span = phrase(view, head);
    let words = syntax.article.tokens_in(span);
    let named = |t: TokenId| {
        let one = view.sources.entities.covering(t).and_then(|id| view.sources.entities.get(id));
        syntax.tag(t).is_proper() || one.is_some_and(|e| e.named)
    };
    if words.clone().any(named) || words.is_empty() {
        return span;
    }
    let clause = |c: &TokenId| {
        matches!(syntax.relation(*c), Relation::Acl | Relation::AclRelcl | Relation::Nmod)
            && syntax.extent(*c).start == words.end
            && syntax.extent(*c).end - words.start <= MAX_DESCRIBED_TOKENS as TokenId
    };
    let end = syntax.children(head).find(clause).map_or(words.end, |c| syntax.extent(c).end);
    syntax.trimmed(words.start..end)
}

pub(super) fn described(entity: &Entity) -> Option<TokenId> {
    entity.mentions.iter().find(|m| m.form == Form::Nominal).map(|m| m.head)
}

/// The noun phrase at `head` with title and attributes, without clauses.
pub(super) fn phrase(view: &View<'_>, head: TokenId) -> Span {
    let mut tokens = view.syntax.phrase(head, false);
    let entity = view.sources.entities.headed_by(head).and_then(|id| view.sources.entities.get(id));
    // `Lawmakers in a region of Ukraine`: without it they are nobody's.
    let whole = view.syntax.phrase(head, true);
    if !view.syntax.tag(head).is_proper() && !entity.is_some_and(|e| e.named) && whole.len() <= MAX_PARTY_TOKENS {
        tokens = whole;
    }
    // `Home favourite Christiaan Bezuidenhout`
    for c in view.syntax.children(head) {
        let reach = view.syntax.extent(c);
        let close = matches!(view.syntax.relation(c), Relation::Appos | Relation::Flat | Relation::NmodDesc);
        // `fined a publisher $6,400`
        let sum = reach.clone().any(|t| view.syntax.tag(t) == Tag::Cd);
        if close && !sum && reach.start == tokens.end && reach.len() <= 4 {
            tokens.end = reach.end;
        }
    }
    // `leaving three people dead`
    let end = tokens.end.saturating_sub(1);
    if end == head + 1 && view.syntax.tag(end) == Tag::Jj {
        tokens.end = end;
    }
    // `a man about to be indicted`: not without what it opens.
    let cut = |t: TokenId| !view.syntax.tag(t).is_noun() && view.syntax.extent(t).end > tokens.end;
    if tokens.end > head + 1 && cut(tokens.end - 1) {
        tokens.end -= 1;
    }
    // `particularly Peru`, `overwhelming Orbitel`
    let stray = |t: TokenId| {
        matches!(view.syntax.tag(t), Tag::Rb | Tag::Vbg) && view.syntax.article.word(t).starts_with(char::is_lowercase)
    };
    while view.syntax.tag(head).is_proper() && stray(tokens.start) && !view.syntax.is_edge(tokens.start + 1) {
        tokens.start += 1;
    }
    let mention = entity.and_then(|e| e.mentions.iter().find(|m| m.head == head));
    let mention = mention.filter(|m| m.tokens.start == head || !stray(m.tokens.start)).map(|m| m.span);
    let whole = view.syntax.trimmed(tokens.clone());
    let span = match mention {
        Some(m) if tokens.len() > MAX_TITLED_TOKENS => m,
        Some(m) => whole.hull(m),
        None => whole,
    };
    without_half_a_bracket(view, span)
}

/// `nominee Ann Lee` of `nominee Ann Lee on Friday endorsed him`: the phrase up to the name.
pub(super) fn to_the_name(view: &View<'_>, name: &Mention) -> Span {
    let whole = phrase(view, name.head);
    let words = name.span.of(view.sources.article.text);
    let own = words.trim_end_matches(['s', 'S']).trim_end_matches(['\'', '’']);
    let end = if words.ends_with("’s") || words.ends_with("'s") { own.len() } else { words.len() };
    Span::new(whole.start.min(name.span.start) as usize, name.span.start as usize + end)
}

/// `the World Health Organisation (WHO` without its bracket, `Trump ‘The Dealmaker` without his byname.
pub(super) fn without_half_a_bracket(view: &View<'_>, span: Span) -> Span {
    let words = span.of(view.sources.article.text);
    let half = |(open, close): (char, char)| words.rfind(open).filter(|&at| at > 0 && !words[at..].contains(close));
    let cut = [('(', ')'), ('‘', '’'), ('“', '”')].into_iter().find_map(half);
    cut.map_or(span, |at| Span::new(span.start as usize, span.start as usize + words[..at].trim_end().len()))
}

/// True where the words of one answer are all in the other and both begin or end alike: `Denholm`, `Mr. Paul Denholm`.
pub(super) fn same_words(view: &View<'_>, a: Span, b: Span) -> bool {
    let article = view.sources.article;
    let words = |span: Span| {
        let content = |t: &TokenId| article.lower(*t).starts_with(char::is_alphanumeric) && article.lower(*t) != "the";
        article.tokens_in(span).filter(content).collect::<Vec<_>>()
    };
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let ends = |v: &[TokenId]| v.last().map(|&t| article.lower(t));
    let begins = |v: &[TokenId]| v.first().map(|&t| article.lower(t));
    !short.is_empty()
        && (ends(&short) == ends(&long) || begins(&short) == begins(&long))
        && short.iter().all(|&t| long.iter().any(|&u| article.lower(t) == article.lower(u)))
}

/// `Morovian troops` for `troops`, where the text tells of one land's alone; the minister's name for `a top official`,
/// where the next sentence gives it.
pub(super) fn better(view: &View<'_>, head: TokenId) -> Option<TokenId> {
    let syntax = view.syntax;
    let children = |h: TokenId| syntax.children(h).filter(move |&c| syntax.relation(c) != Relation::Case);
    let common = |h: TokenId| matches!(syntax.tag(h), Tag::Nn | Tag::Nns);
    let the = |c: TokenId| syntax.article.lower(c) == "the";
    // `A top official says he hopes`
    let speaker = || view.lead.and_then(|l| syntax.own_subject(l.root));
    let his = |s: &TokenId| view.sources.entities.headed_by(*s) == view.sources.entities.headed_by(head);
    let head = if syntax.tag(head) == Tag::Prp { speaker().filter(his)? } else { head };
    if !common(head) {
        return None;
    }
    if children(head).all(the) {
        let start = view.lead.map_or(0, |l| l.start);
        let sentences = view.sources.article.sentences.get(start as usize..)?;
        let whose = |h: TokenId| {
            let land = |c: TokenId| {
                let id = view.sources.entities.covering(c);
                let one = id.and_then(|id| view.sources.entities.get(id)).filter(|e| e.named)?;
                let of = matches!(syntax.relation(c), Relation::Amod | Relation::Compound | Relation::NmodPoss);
                (of && c < h && matches!(one.kind, EntityKind::People | EntityKind::Place)).then_some(id)
            };
            children(h).find_map(land).flatten()
        };
        let like = |&h: &TokenId| h != head && common(h) && syntax.lemma(h) == syntax.lemma(head) && !view.is_aside(h);
        let all = sentences.iter().flat_map(|s| s.tokens.clone()).filter(like);
        let mut told = all.filter_map(|h| whose(h).map(|id| (id, h)));
        let (id, one) = told.next()?;
        return told.all(|(other, _)| other == id).then_some(one);
    }
    named_next(view, head).or_else(|| named_below(view, head))
}

/// The name for `a student`, of whom the news is: the one person that the next sentences bring in and the story is about;
/// for `a climate group` the body that the next sentence begins with.
fn named_below(view: &View<'_>, head: TokenId) -> Option<TokenId> {
    let (syntax, lead) = (view.syntax, view.lead?);
    let own = entity_of(view, head).filter(|e| !e.named)?;
    let some = |c: TokenId| c < head && one_of!(syntax.article.lower(c), "a" | "an");
    let subject = [lead.token, lead.root].iter().any(|&t| syntax.own_subject(t) == Some(head));
    if !subject
        || syntax.tag(head) != Tag::Nn
        || !syntax.children(head).any(some)
        || is(syntax.lemma(head), Class::UnnamedSource)
    {
        return None;
    }
    let at = |m: &Mention| syntax.article.tokens.get(m.head as usize).map_or(0, |t| t.sentence);
    let name = |e: &Entity| {
        let names = || e.mentions.iter().filter(|m| m.form == Form::Name);
        let whole = names().find(|m| m.span.of(syntax.article.text) == e.name);
        whole.or(names().next()).map(|m| m.head)
    };
    if own.kind == EntityKind::Person {
        let people = || view.sources.entities.list.iter().filter(|e| e.kind == EntityKind::Person && e.named);
        let most = people().map(|e| e.mentions.len()).max().filter(|&n| n >= STORY_MENTIONS)?;
        let mut first = people().filter(|e| e.mentions.len() == most);
        let one = first.next().filter(|_| first.next().is_none())?;
        let new =
            one.mentions.first().is_some_and(|m| at(m) > lead.sentence && at(m) <= lead.sentence + STORY_SENTENCES);
        // Others who have an office speak of it.
        let rival = people().any(|e| e.mentions.len() * 2 > most && !std::ptr::eq(e, one));
        return name(one).filter(|_| new && !rival && one.roles.is_empty());
    }
    let next = syntax.article.sentences.get(lead.sentence as usize + 1)?.tokens.clone();
    let root = next.clone().find(|&t| syntax.relation(t) == Relation::Root)?;
    let subject = syntax.own_subject(root).filter(|&s| s < root && syntax.tag(s).is_proper())?;
    let one = entity_of(view, subject).filter(|e| e.named && e.kind.is_organized() && own.kind.is_organized())?;
    let new = one.mentions.first().is_some_and(|m| at(m) > lead.sentence);
    name(one).filter(|_| new && !is_cue(view.sources, root))
}

/// The one with a name who speaks, or does the same, in the sentence behind the lead, for `a top official` in it.
fn named_next(view: &View<'_>, head: TokenId) -> Option<TokenId> {
    let (syntax, lead) = (view.syntax, view.lead?);
    let some = |c: TokenId| c < head && one_of!(syntax.article.lower(c), "a" | "an");
    let person = |t: TokenId| entity_of(view, t).filter(|e| e.kind == EntityKind::Person);
    if syntax.own_subject(lead.root) != Some(head) || !syntax.children(head).any(some) || person(head)?.named {
        return None;
    }
    let next = view.sources.article.sentences.get(lead.sentence as usize + 1)?.tokens.clone();
    let root = next.clone().find(|&t| syntax.relation(t) == Relation::Root)?;
    let subject = syntax.own_subject(root).filter(|&s| s < root && syntax.tag(s).is_proper())?;
    let new = person(subject).filter(|e| e.named)?.mentions.first().is_some_and(|m| next.contains(&m.head));
    let titled = syntax.extent(subject).any(|t| t < subject && matches!(syntax.tag(t), Tag::Nn | Tag::Nnp | Tag::Jj));
    let same =
        syntax.lemma(root) == syntax.lemma(lead.root) || is_cue(view.sources, root) && is_cue(view.sources, lead.root);
    (new && titled && same).then_some(subject)
}

pub(super) fn entity_of<'a>(view: &View<'a>, t: TokenId) -> Option<&'a crate::entities::Entity> {
    view.sources.entities.headed_by(t).and_then(|id| view.sources.entities.get(id))
}

/// Those whom a phrase names: `Lumen chief and co-founder Ada Hale` is one.
pub(super) fn each(view: &View<'_>, head: TokenId) -> Vec<TokenId> {
    let syntax = view.syntax;
    let all = syntax.coordinated(head);
    let person = |t: TokenId| entity_of(view, t).filter(|e| e.kind == EntityKind::Person);
    let office = |t: TokenId| {
        let alone = |c: TokenId| !matches!(syntax.relation(c), Relation::Det | Relation::Punct);
        syntax.tag(t) == Tag::Nn && person(t).is_none_or(|e| !e.named) && syntax.children(t).all(alone)
    };
    match all.split_last() {
        Some((&last, before))
            if syntax.tag(last).is_proper()
                && person(last).is_some_and(|e| e.named)
                && before.first().is_some_and(|&t| person(t).is_some())
                && before.iter().all(|&t| t < last && office(t)) =>
        {
            vec![last]
        }
        _ => all,
    }
}

/// One whom the sentences behind the lead are the first to name, where the lead speaks of someone without a name: of `a
/// computer expert` he may be it.
pub(super) fn is_introduced(view: &View<'_>, e: &Entity) -> bool {
    let Some(lead) = view.lead.filter(|_| e.kind == EntityKind::Person) else { return false };
    let at = |t: TokenId| view.sources.article.tokens.get(t as usize).map_or(0, |t| t.sentence);
    let nameless = |t: TokenId| {
        view.syntax.tag(t) == Tag::Nn && entity_of(view, t).is_some_and(|e| !e.named && e.kind == EntityKind::Person)
    };
    e.mentions.first().is_some_and(|m| (lead.sentence + 1..lead.sentence + 3).contains(&at(m.head)))
        && view.syntax.sentence(lead.token).any(nameless)
}
