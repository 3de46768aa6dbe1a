//! The core in the browser: the cases of `tests/corpus/`. That its reports are those of the command, byte for byte, is
//! tested in `tests/browser/same.test.mjs`.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, unreachable_pub, reason = "tests")]
#![cfg(target_arch = "wasm32")]

mod cases;

use include_dir::{Dir, include_dir};
use newsglass::{Data, Glass};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

static CORPUS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/tests/corpus");

fn glass() -> Glass {
    let data = Data {
        model: include_bytes!("../data/model.bin"),
        gazetteer: include_bytes!("../data/gazetteer.bin"),
        lexicon: include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin")),
    };
    Glass::new(data).unwrap()
}

#[wasm_bindgen_test]
fn every_case_of_the_corpus_holds() {
    let glass = glass();
    let mut failures = Vec::new();
    let mut files = 0;
    for file in CORPUS.files().filter(|f| f.path().extension().is_some_and(|e| e == "toml")) {
        files += 1;
        failures.extend(cases::failures(&glass, &file.path().to_string_lossy(), file.contents_utf8().unwrap()));
    }
    assert!(files > 0);
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}
