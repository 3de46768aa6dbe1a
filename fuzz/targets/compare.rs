//! Reports to compare that are no reports, or altered ones.
#![no_main]
#![allow(dead_code, reason = "each target asks one of them")]

#[path = "../../tests/fuzzed/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|given: &str| targets::compare(given));
