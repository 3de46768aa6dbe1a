//! The inputs that fuzzing kept, each asked again: one for each way through the code that fuzzing has found, as small as it
//! makes them. `fuzz/README.md` says how they come about.
#![allow(clippy::unwrap_used, reason = "tests")]

#[path = "fuzzed/targets.rs"]
mod targets;

use arbitrary::{Arbitrary, Unstructured};
use flate2::read::GzDecoder;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The inputs kept of a target, `tests/fuzzed/NAME.gz`: each with its length before it, four bytes, the least first.
fn kept(target: &str) -> Vec<Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzzed").join(target).with_extension("gz");
    let mut packed = Vec::new();
    GzDecoder::new(File::open(path).unwrap()).read_to_end(&mut packed).unwrap();
    let mut inputs = Vec::new();
    let mut rest = packed.as_slice();
    while let Some((length, behind)) = rest.split_first_chunk() {
        let (input, behind) = behind.split_at(u32::from_le_bytes(*length) as usize);
        inputs.push(input.to_vec());
        rest = behind;
    }
    inputs
}

/// Asks every input kept of `target`, read as libFuzzer's targets read it, on all cores.
fn ask<T: for<'a> Arbitrary<'a>>(target: &str, about: impl Fn(T) + Sync) {
    use rayon::prelude::*;
    let inputs = kept(target);
    assert!(inputs.len() > 100, "hardly an input of {target} is left");
    inputs.par_iter().for_each(|input| {
        if let Ok(given) = T::arbitrary_take_rest(Unstructured::new(input)) {
            about(given);
        }
    });
}

#[test]
fn texts() {
    ask("analyze", targets::analyze);
}

#[test]
fn days() {
    ask("days", targets::days);
}

#[test]
fn altered_data() {
    ask("data", targets::data);
}

#[test]
fn corrections() {
    ask("corrections", |json: String| targets::corrections(&json));
}

#[test]
fn compared() {
    ask("compare", |json: String| targets::compare(&json));
}
