//! Corrections that are anything: read and applied, or refused in a sentence.
#![no_main]

use newsglass::{Correction, Glass, Offsets, Options};

const TEXT: &str = "“Häma” fell to 😀 rebels on Thursday, Ana Torres said. She denied that Omar Diaz had fled to Homs.";

libfuzzer_sys::fuzz_target!(|json: &str| {
    match Correction::read(json, TEXT, Offsets::CodePoint) {
        Ok(corrections) => drop(Glass::embedded().analyze(TEXT, &Options { corrections, ..Options::default() })),
        Err(message) => assert!(message.ends_with('.'), "{message}"),
    }
});
