//! Days as people write them, and the grammars of times and numbers by a sentence around the phrase.
#![no_main]

use newsglass::{Glass, Options};

libfuzzer_sys::fuzz_target!(|given: (String, bool)| {
    let (phrase, american) = given;
    newsglass::times::read_day(&phrase, Some(if american { "US" } else { "GB" }));
    let text = format!("It happened in {phrase} and took 2 {phrase} of them.");
    let report = Glass::embedded().analyze(&text, &Options::default());
    for span in report.times.iter().map(|t| t.span).chain(report.quantities.iter().map(|q| q.span)) {
        assert!(text.get(span[0] as usize..span[1] as usize).is_some());
    }
});
