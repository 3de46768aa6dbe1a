//! Any text, with any of the options: the report's spans are the text's, and it writes in every format.
#![no_main]

use newsglass::export::{Format, write};
use newsglass::{Glass, Offsets, Options};

libfuzzer_sys::fuzz_target!(|given: (String, Option<String>, Option<String>, Option<String>, u8)| {
    let (text, published, title, country, which) = given;
    let options = Options {
        published_as: published.as_deref(),
        title: title.as_deref(),
        country: country.as_deref(),
        tokens: which & 1 == 1,
        ..Options::default()
    };
    let report = Glass::embedded().analyze(&text, &options);
    for event in &report.events {
        assert!(text.get(event.span[0] as usize..event.span[1] as usize).is_some());
    }
    let names: Vec<&str> = ["json", "csv", "markdown", "html", "geojson", "ical", "annotations", "zip"].into();
    let format = Format::from_name(names[usize::from(which >> 1) % names.len()]);
    write(&report, &text, Offsets::Utf8, format.expect("a format of the list"));
});
