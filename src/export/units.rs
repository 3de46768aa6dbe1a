//! A report's spans in another unit.

use crate::offsets::Converter;
use crate::report::{Answer, WireSpan};
use crate::{Offsets, Report};

/// Gives the report of `text` spans in the unit `to`.
pub(super) fn convert(report: &mut Report, text: &str, to: Offsets) {
    let from = std::mem::replace(&mut report.document.offsets, to);
    let (read, write) = (Converter::new(text, from), Converter::new(text, to));
    each(report, &mut |span| *span = span.map(|at| write.at(read.byte(at))));
}

/// Calls `change` with every span of the report.
fn each(report: &mut Report, change: &mut dyn FnMut(&mut WireSpan)) {
    report.blocks.iter_mut().for_each(|b| change(&mut b.span));
    report.sentences.iter_mut().for_each(|s| change(&mut s.span));
    report.tokens.iter_mut().flatten().for_each(|t| change(&mut t.span));
    for entity in &mut report.entities {
        entity.roles.iter_mut().for_each(|r| change(&mut r.span));
        entity.mentions.iter_mut().for_each(|m| change(&mut m.span));
    }
    report.times.iter_mut().for_each(|t| change(&mut t.span));
    report.quantities.iter_mut().for_each(|q| change(&mut q.span));
    for statement in &mut report.statements {
        change(&mut statement.span);
        statement.source.iter_mut().for_each(|s| change(&mut s.span));
        statement.cue.iter_mut().chain(&mut statement.content).for_each(&mut *change);
    }
    for event in &mut report.events {
        change(&mut event.span);
        event.roles.iter_mut().for_each(|r| change(&mut r.span));
        event.mentions.iter_mut().for_each(&mut *change);
    }
    report.relations.iter_mut().for_each(|r| change(&mut r.span));
    let brief = &mut report.brief;
    brief.sentence.iter_mut().flat_map(|s| &mut s.spans).for_each(&mut *change);
    let answers =
        [&mut brief.who, &mut brief.what, &mut brief.when, &mut brief.r#where, &mut brief.why, &mut brief.how];
    answers.into_iter().flatten().for_each(|Answer { span, .. }| change(span));
    brief.story.iter_mut().for_each(&mut *change);
    brief.questions.iter_mut().flat_map(|q| &mut q.spans).for_each(&mut *change);
    report.warnings.iter_mut().filter_map(|w| w.span.as_mut()).for_each(&mut *change);
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::Options;

    #[test]
    fn no_span_is_forgotten() {
        let text = "🚨 “Häma” fell\n\n🇸🇾 HAMA (Reuters) — Rebels led by Abu Omar took Häma on Thursday, the Syrian army’s \
                    spokesman Sami Haddad said. “We denied it,” he told Al Jazeera. Some 280,000 people fled because of \
                    the fighting, by bus.\u{fffd}\u{fffd}\u{fffd}\n\nMarked ‘as unread (";
        let analyze = |offsets| crate::analyze(text, &Options { offsets, tokens: true, ..Options::default() });
        let units = [Offsets::Utf8, Offsets::Utf16, Offsets::CodePoint];
        for from in units {
            for to in units {
                let mut report = analyze(from);
                convert(&mut report, text, to);
                assert_eq!(report, analyze(to), "{from:?} {to:?}");
                convert(&mut report, text, from);
                assert_eq!(report, analyze(from), "{from:?} {to:?} and back");
            }
        }
    }
}
