//! Days as people write them, and the grammars of times and numbers by a sentence around the phrase.
#![no_main]
#![allow(dead_code, reason = "each target asks one of them")]

#[path = "../../tests/fuzzed/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|given: (String, bool)| targets::days(given));
