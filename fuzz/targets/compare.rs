//! Reports to compare that are no reports, or altered ones.
#![no_main]

libfuzzer_sys::fuzz_target!(|json: &str| {
    let _ = newsglass::compare::compare_json(json);
});
