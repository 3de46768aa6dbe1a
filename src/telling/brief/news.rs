//! The news in one sentence.

use super::super::Gist;
use super::super::clause::Purpose;
use super::View;
use crate::article::BlockKind;
use crate::language::Relation;

/// Longest sentence, in words.
const MAX_SENTENCE_WORDS: usize = 36;

/// Longest sentence of the text that is told whole, in words: what is cut from a lead is too often what it says.
const MAX_WHOLE_WORDS: usize = 44;

/// As many words it may have where nothing in it is set beside the rest.
const MAX_BARE_WORDS: usize = 60;

/// The lead's main clause without its asides, with who says it; else the main event's gloss; else the headline.
pub(super) fn sentence(view: &View<'_>) -> Option<Gist> {
    let lead = view.lead?;
    let stranger = super::opening::is_stranger(view.sources, view.syntax, lead.root);
    if let Some(gist) = whole_lead(view, lead).filter(|_| !stranger) {
        return Some(gist);
    }
    let mut tried = vec![lead.root, lead.token];
    if stranger {
        tried.reverse();
    }
    // `I cannot see how she got away with it`: nobody says that she did.
    let subject = view.syntax.own_subject(lead.root);
    if subject.is_some_and(|s| one_of!(view.syntax.article.lower(s), "i" | "we")) {
        tried.truncate(1);
    } else {
        tried.extend(view.top(1).map(|t| t.event.token));
    }
    tried.dedup();
    for (strict, t) in tried.iter().map(|&t| (true, t)).chain(tried.iter().map(|&t| (false, t))) {
        let fits = view.syntax.is_predicate(t) && view.syntax.relation(t) != Relation::Amod;
        if !fits {
            continue;
        }
        if let Some(line) = view.composer.clause(t, Purpose::News, MAX_SENTENCE_WORDS)
            && (line.whole || !strict)
            && line.text.split(' ').count() >= 3
        {
            return Some(Gist { text: close(line.text), spans: line.spans });
        }
    }
    let article = view.sources.article;
    let headline = article.blocks.iter().find(|b| b.kind == BlockKind::Headline).map(|b| b.span);
    let span = headline.or_else(|| article.sentences.get(lead.sentence as usize).map(|s| s.span))?;
    let mut text = span.of(article.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let one_sided = text.matches('“').count() != text.matches('”').count() || text.matches('"').count() % 2 == 1;
    if one_sided {
        text.retain(|c| !matches!(c, '“' | '”' | '"'));
    }
    Some(Gist { text: close(text), spans: vec![span] })
}

/// The lead as it stands, but for a word that links it to another and for whom its pronouns mean.
fn whole_lead(view: &View<'_>, lead: &super::Lead) -> Option<Gist> {
    let tokens = super::opening::own_words(view.syntax, view.syntax.sentence(lead.root));
    let matters = |words: std::ops::Range<_>| words.into_iter().any(|t| view.standing.heads(view.syntax, t));
    let line = view.composer.whole_sentence(tokens, (MAX_WHOLE_WORDS, MAX_BARE_WORDS), &matters)?;
    (line.whole && !line.text.ends_with('?')).then(|| Gist { text: close(line.text), spans: line.spans })
}

/// With a full stop.
fn close(mut text: String) -> String {
    // `“stunt growth,”` ends the sentence.
    if let Some(at) = text.rfind([',', ';']).filter(|&at| one_of!(&text[at + 1..], "”" | "\"" | "’")) {
        text.replace_range(at..=at, ".");
    }
    // `Candidates vie for support;` has a second line.
    text.truncate(text.trim_end_matches([';', ':', ',']).len());
    if !text.trim_end_matches(['”', '"', '’']).ends_with(['.', '!', '?', '…']) {
        text.push('.');
    }
    text
}
