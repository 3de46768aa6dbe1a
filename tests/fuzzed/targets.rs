//! What each fuzzing target does with an input, for the targets under `fuzz/` and for `tests/fuzzed.rs`, which asks the inputs
//! that were kept again.

use newsglass::export::{Format, write};
use newsglass::{Correction, Data, Glass, Offsets, Options};

/// Of `analyze`: text, publication day, title, country and options.
pub(crate) type Text = (String, Option<String>, Option<String>, Option<String>, u8);
/// Of `data`: which part, where it is cut, and which bytes are others: whether near the head, where, and what they are.
pub(crate) type Alteration = (u8, Option<u32>, Vec<(bool, u32, u8)>);

const CORRECTED: &str =
    "“Häma” fell to 😀 rebels on Thursday, Ana Torres said. She denied that Omar Diaz had fled to Homs.";

/// Any text, with any of the options: the report's spans are the text's, and it writes in the format chosen.
pub(crate) fn analyze((text, published, title, country, which): Text) {
    let options = Options {
        published_as: published.as_deref(),
        title: title.as_deref(),
        country: country.as_deref(),
        tokens: which & 1 == 1,
        ..Options::default()
    };
    let report = Glass::embedded().analyze(&text, &options);
    for event in &report.events {
        assert!(text.get(event.span[0] as usize..event.span[1] as usize).is_some());
    }
    let (_, format) = Format::ALL[usize::from(which >> 1) % Format::ALL.len()];
    write(&report, &text, format);
}

/// Days as people write them, and the grammars of times and numbers by a sentence around the phrase.
pub(crate) fn days((phrase, american): (String, bool)) {
    newsglass::read_day(&phrase, Some(if american { "US" } else { "GB" }));
    let text = format!("It happened in {phrase} and took 2 {phrase} of them.");
    let report = Glass::embedded().analyze(&text, &Options::default());
    for span in report.times.iter().map(|t| t.span).chain(report.quantities.iter().map(|q| q.span)) {
        assert!(text.get(span[0] as usize..span[1] as usize).is_some());
    }
}

/// Weights, gazetteer and lexicon that are cut or altered: an error, or something that can be asked.
pub(crate) fn data((which, cut, bytes): Alteration) {
    let whole = Data::embedded();
    let mut parts = [whole.model, whole.gazetteer, whole.lexicon].map(<[u8]>::to_vec);
    let data = &mut parts[usize::from(which % 3)];
    for (head, at, value) in bytes {
        // What stands first says how much follows.
        let at = at as usize % if head { 256 } else { data.len() };
        data[at] = value;
    }
    if let Some(cut) = cut {
        data.truncate(cut as usize % data.len());
    }
    if let Ok(glass) = Glass::new(Data { model: &parts[0], gazetteer: &parts[1], lexicon: &parts[2] }) {
        let text = "Rebels captured Aleppo, Syria on Thursday. Paris and the Isle of Wight were calm.";
        assert!(!glass.analyze(text, &Options::default()).sentences.is_empty());
        glass.places("Paris");
    }
}

/// Corrections that are anything: read and applied, or refused in a sentence.
pub(crate) fn corrections(json: &str) {
    match Correction::read(json, CORRECTED, Offsets::CodePoint) {
        Ok(corrections) => drop(Glass::embedded().analyze(CORRECTED, &Options { corrections, ..Options::default() })),
        Err(message) => assert!(message.ends_with('.'), "{message}"),
    }
}

/// Reports to compare that are no reports, or altered ones.
pub(crate) fn compare(json: &str) {
    drop(newsglass::compare::compare_json(json));
}
