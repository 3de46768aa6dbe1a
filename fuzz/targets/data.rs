//! Weights, gazetteer and lexicon that are cut or altered: an error, or something that can be asked.
#![no_main]
#![allow(dead_code, reason = "each target asks one of them")]

#[path = "../../tests/fuzzed/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|given: targets::Alteration| targets::data(given));
