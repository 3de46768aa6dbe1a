//! Any text, with any of the options: the report's spans are the text's, and it writes in the format chosen.
#![no_main]
#![allow(dead_code, reason = "each target asks one of them")]

#[path = "../../tests/fuzzed/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|given: targets::Text| targets::analyze(given));
