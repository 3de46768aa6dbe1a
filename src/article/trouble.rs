//! What is odd about a text, said in sentences. Nothing here changes what was read.

use super::markup::Markup;
use super::{Article, TokenKind, Warning};
use crate::lexicon::{Class, is};
use crate::notice::Notice;
use crate::span::Span;

/// Share of common English words under which a text is called another language.
const ENGLISH: f64 = 0.12;

/// Adds a warning for everything odd.
pub(crate) fn look(article: &mut Article<'_>, skip: &[Markup]) {
    let text = article.text;
    let mut found: Vec<(Notice, Option<Span>)> = Vec::new();
    if text.is_empty() {
        let notice = Notice::new("empty", "The text is empty; paste a report to analyse.", []);
        article.warnings.push(Warning { notice, span: None });
        return;
    }
    let nuls = text.bytes().filter(|&b| b == 0).count();
    if nuls > 0 {
        let says = "The text holds {0} NUL characters, as binary files do; they were read as spaces.";
        found.push((Notice::new("nul", says, [nuls.to_string()]), None));
    }
    let odd = text.chars().filter(|&c| c == '\u{FFFD}' || (c.is_control() && !c.is_whitespace() && c != '\0')).count();
    if odd > 3 && odd * 50 > text.chars().count() {
        let says = "{0} characters are not text; the file may be binary or in another encoding. Open it as UTF-8 text.";
        found.push((Notice::new("not_text", says, [odd.to_string()]), None));
    }
    if let Some(first) = skip.iter().find(|m| m.span.of(text).starts_with('<')) {
        let says = "The text holds HTML; its tags were stepped over. Paste the text as shown in the browser for better results.";
        found.push((Notice::new("html", says, []), Some(first.span)));
    }
    if article.tokens.iter().all(|t| !matches!(t.kind, TokenKind::Word | TokenKind::Number)) {
        let says = "The text has no words; nothing can be found in it.";
        found.push((Notice::new("no_words", says, []), None));
    } else {
        if let Some(span) = unpaired(article) {
            let says =
                "A quotation mark opens here and is not closed; the quotation was read to the end of its paragraph.";
            found.push((Notice::new("unpaired", says, []), Some(span)));
        }
        if language(article) != "en" {
            let says =
                "The text does not seem to be English, the one language newsglass reads; what is found may be wrong.";
            found.push((Notice::new("language", says, []), None));
        }
    }
    article.warnings.extend(found.into_iter().map(|(notice, span)| Warning { notice, span }));
}

/// The first opening curly quotation mark with no closing one in its block, unless the next block opens anew.
fn unpaired(article: &Article<'_>) -> Option<Span> {
    let mut open: Option<Span> = None;
    let mut block = u32::MAX;
    for token in article.tokens.iter() {
        let here = article.sentences.get(token.sentence as usize).map_or(0, |s| s.block);
        let word = token.span.of(article.text);
        if here != block {
            // A quotation that runs over paragraphs opens each of them.
            if open.is_some() && word != "“" {
                return open;
            }
            open = None;
            block = here;
        }
        match word {
            "“" => open = Some(token.span),
            "”" => open = None,
            _ => {}
        }
    }
    open
}

/// `en`, or `und` where too few words are common English ones.
pub(crate) fn language(article: &Article<'_>) -> &'static str {
    let mut words = 0usize;
    let mut common = 0usize;
    let mut foreign = 0usize;
    for (i, token) in article.tokens.iter().enumerate().take(4000) {
        if token.kind != TokenKind::Word {
            continue;
        }
        let word = article.lower(i as u32);
        words += 1;
        common += usize::from(is(word, Class::CommonWord));
        foreign += usize::from(
            word.chars().any(|c| c.is_alphabetic() && !matches!(c, '\u{0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')),
        );
    }
    // A sentence of another language has one such word by chance, `a` or `die`; a headline of English may have none.
    let few = match words {
        0..16 => false,
        16..25 => common * 16 < words,
        _ => (common as f64) < ENGLISH * words as f64,
    };
    if foreign * 2 > words || few { "und" } else { "en" }
}
