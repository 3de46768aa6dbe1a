//! Corrections that are anything: read and applied, or refused in a sentence.
#![no_main]
#![allow(dead_code, reason = "each target asks one of them")]

#[path = "../../tests/fuzzed/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|given: &str| targets::corrections(given));
