//! The browser and Node: the only file that knows them.
//!
//! Options come in and reports go out as plain objects ([`Core::analyze`]), for whoever calls the core in their own
//! thread. What crosses from a worker is a string ([`Core::analyze_json`]): a report is thousands of small objects, and one
//! string is made, posted and parsed faster than they are made, cloned and posted; `benches/crossing.mjs` measures it.
//! JavaScript's strings may hold lone surrogates; each becomes one U+FFFD on the way in, which is one UTF-16 unit as
//! before, so that spans stay right.

use crate::export::{Format, compact, line, write_in_place};
use crate::{Correction, Data, Glass, Offsets, Options, Report};
use js_sys::{Array, Error, Function, JSON, Reflect, Uint8Array};
use serde_json::Value;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type { CoreOptions, Report, Format } from "./newsglass.js";
type Watch = (phase: string, part: number) => boolean | void;
"#;

#[wasm_bindgen]
extern "C" {
    /// What a caller asks for: `CoreOptions` of `www/newsglass.d.ts`.
    #[wasm_bindgen(typescript_type = "CoreOptions | undefined")]
    #[derive(Debug)]
    pub type WishObject;
    /// A report as a plain object.
    #[wasm_bindgen(typescript_type = "Report")]
    #[derive(Debug)]
    pub type ReportObject;
    /// A listener.
    #[wasm_bindgen(typescript_type = "Watch | undefined")]
    #[derive(Debug)]
    pub type Watch;
    /// A listener of a share.
    #[wasm_bindgen(typescript_type = "(part: number) => void")]
    #[derive(Debug)]
    pub type Told;
    /// The name of a format.
    #[wasm_bindgen(typescript_type = "Format")]
    #[derive(Debug)]
    pub type FormatName;
    /// Text, or the bytes of a file.
    #[wasm_bindgen(typescript_type = "string | Uint8Array")]
    #[derive(Debug)]
    pub type Exported;
}

/// What a caller asks for, in JavaScript's words.
#[derive(Debug, Default, Clone, PartialEq)]
struct Wish {
    published: Option<String>,
    title: Option<String>,
    country: Option<String>,
    offsets: Option<String>,
    tokens: bool,
    corrections: Vec<Value>,
}

impl Wish {
    fn read(object: &JsValue) -> Result<Wish, Error> {
        if object.is_undefined() || object.is_null() {
            return Ok(Wish::default());
        }
        let wrong = |key: &str, form: &str| {
            named("OptionError", &format!("The options can't be read: `{key}` must be {form}."))
        };
        // Field by field, as a reader for any type brings 10 KB of its own, the writing of floats in its errors with it.
        let get = |key: &str| Reflect::get(object, &key.into()).ok().filter(|v| !v.is_undefined() && !v.is_null());
        let text = |key: &str| get(key).map(|v| v.as_string().ok_or_else(|| wrong(key, "a string"))).transpose();
        let list = |v: JsValue| {
            let json = JSON::stringify(&v).ok().and_then(|json| json.as_string())?;
            serde_json::from_str(&json).ok().and_then(crate::corrections::members)
        };
        Ok(Wish {
            published: text("published")?,
            title: text("title")?,
            country: text("country")?,
            offsets: text("offsets")?,
            tokens: get("tokens").map(|v| v.as_bool().ok_or_else(|| wrong("tokens", "a boolean"))).transpose()?
                == Some(true),
            corrections: get("corrections")
                .map(|v| list(v).ok_or_else(|| wrong("corrections", "a list")))
                .transpose()?
                .unwrap_or_default(),
        })
    }

    fn options(&self, text: &str) -> Result<Options<'_>, Error> {
        let offsets = match self.offsets.as_deref() {
            None => Offsets::Utf16,
            Some(unit) => Offsets::from_name(unit).ok_or_else(|| {
                named("OptionError", &format!("There is no unit `{unit}`; offsets are utf16, utf8 or codepoint."))
            })?,
        };
        let corrections =
            Correction::list(self.corrections.clone(), text, offsets).map_err(|e| named("OptionError", &e))?;
        Ok(Options {
            published_as: self.published.as_deref(),
            title: self.title.as_deref(),
            country: self.country.as_deref(),
            offsets,
            tokens: self.tokens,
            corrections,
            ..Options::default()
        })
    }
}

/// An `Error` of JavaScript, by whose name callers tell their own mistakes from others.
fn named(name: &str, message: &str) -> Error {
    let error = Error::new(message);
    error.set_name(name);
    error
}

/// The language model alone, for a worker that reads its share of a long text.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Reader(crate::Reader);

#[wasm_bindgen]
impl Reader {
    /// Decodes `data/model.bin` and takes `data/lexicon.bin`. Throws a `DataError` where they are not this version's.
    #[wasm_bindgen(constructor)]
    pub fn new(model: &[u8], lexicon: &[u8]) -> Result<Reader, Error> {
        crate::Reader::new(model, lexicon).map(Reader).map_err(|e| named("DataError", &e.to_string()))
    }

    /// What the model says of share number `share` of `of`: bytes for [`Core::analyze_json`]. `told` is called with the
    /// part of it that is done.
    pub fn share(&self, text: &str, title: Option<String>, share: usize, of: usize, told: &Told) -> Vec<u8> {
        self.0.share(text, title.as_deref(), (share, of), &mut |part| tell(told, part))
    }
}

/// Tells a listener of a share; what it throws is its owner's to see.
fn tell(told: &Told, part: f32) {
    if let Some(Err(thrown)) = told.dyn_ref::<Function>().map(|f| f.call1(&JsValue::NULL, &part.into())) {
        web_sys::console::error_1(&thrown);
    }
}

/// The article read last, so that its exports need no second reading.
#[derive(Debug)]
struct Last {
    text: String,
    wish: Wish,
    report: Report,
    /// False where a limit left out the end of the text: what is taken away is whole.
    whole: bool,
}

/// A [`Glass`] held for JavaScript.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Core {
    glass: Glass,
    last: Option<Last>,
}

#[wasm_bindgen]
impl Core {
    /// Decodes `data/model.bin`, `data/gazetteer.bin` and `data/lexicon.bin`. Throws a `DataError` where they are not this version's.
    #[wasm_bindgen(constructor)]
    pub fn new(model: &[u8], gazetteer: &[u8], lexicon: &[u8]) -> Result<Core, Error> {
        console_error_panic_hook::set_once();
        let glass = Glass::new(Data { model, gazetteer, lexicon }).map_err(|e| named("DataError", &e.to_string()))?;
        Ok(Core { glass, last: None })
    }

    /// The report of `text` as a plain object. `watch` is called with each phase's name as it begins and the part of it
    /// that is done, and with `done`; where it answers `false` within `language`, the rest of the text is left out. Throws an `OptionError` where an option is wrong.
    pub fn analyze(&mut self, text: String, options: &WishObject, watch: &Watch) -> Result<ReportObject, Error> {
        let report = self.read(text, Wish::read(options)?, watch, &[])?;
        // By way of JSON, as a second set of writers for every type of the report would be code for nothing, and slower.
        let object = JSON::parse(&line(report));
        object.map(JsValue::unchecked_into).map_err(|_| named("CoreError", "The report is no JSON."))
    }

    /// The same report as JSON; `shares` are those of all readers of the text, in order, where several have read its language.
    #[wasm_bindgen(js_name = analyzeJson)]
    pub fn analyze_json(
        &mut self,
        text: String,
        options: &WishObject,
        watch: &Watch,
        shares: Option<Array>,
    ) -> Result<String, Error> {
        let shares: Vec<Vec<u8>> = shares.iter().flat_map(Array::iter).map(|s| Uint8Array::new(&s).to_vec()).collect();
        self.read(text, Wish::read(options)?, watch, &shares).map(line)
    }

    /// As [`Reader::share`].
    pub fn share(&self, text: &str, title: Option<String>, share: usize, of: usize, told: &Told) -> Vec<u8> {
        self.glass.share(text, title.as_deref(), (share, of), &mut |part| tell(told, part))
    }

    /// What reports, given as a JSON list, share and where they differ, as JSON: `newsglass.comparison/1`. Throws a
    /// `TypeError` where one is no report.
    pub fn compare(&self, reports: &str) -> Result<String, Error> {
        let comparison = crate::compare::compare_json(reports).map_err(|e| named("TypeError", &e))?;
        compact(&comparison).ok_or_else(|| named("CoreError", "The comparison is no JSON."))
    }

    /// The places of a name, as a JSON list of the report's places.
    pub fn places(&self, name: &str) -> String {
        compact(&self.glass.places(name)).unwrap_or_else(|| String::from("[]"))
    }

    /// The day that is written so, as `2024-12-05`; undefined where it names none. `country` decides on `03/02/2009`.
    pub fn day(&self, written: &str, country: Option<String>) -> Option<String> {
        crate::times::read_day(written, country.as_deref()).map(|read| read.day.to_string())
    }

    /// The report of `text` in another format, by the name the command line uses. The article that was read last is not
    /// read again.
    pub fn export(&mut self, text: String, options: &WishObject, format: &FormatName) -> Result<Exported, Error> {
        let wish = Wish::read(options)?;
        let name = format.as_string().unwrap_or_default();
        let format = Format::from_name(&name).ok_or_else(|| {
            named("OptionError", &format!("There is no format `{name}`; there are {}.", Format::names()))
        })?;
        if !self.last.as_ref().is_some_and(|last| last.whole && last.text == text && last.wish == wish) {
            self.read(text, wish, &Watch::from(JsValue::UNDEFINED), &[])?;
        }
        let written = self.last.as_mut().map(|last| write_in_place(&mut last.report, &last.text, format));
        let bytes = written.unwrap_or_default();
        let value = if format.is_text() {
            JsValue::from(String::from_utf8_lossy(&bytes).as_ref())
        } else {
            Uint8Array::from(&bytes[..]).into()
        };
        Ok(value.unchecked_into())
    }

    fn read(&mut self, text: String, wish: Wish, watch: &Watch, shares: &[Vec<u8>]) -> Result<&Report, Error> {
        let report = {
            let options = wish.options(&text)?;
            let watch = watch.dyn_ref::<Function>();
            self.glass.analyze_shared(&text, &options, shares, &mut |phase, part| {
                // A listener that throws must not end the analysis; what it threw is its owner's to see.
                match watch.map(|w| w.call2(&JsValue::NULL, &phase.into(), &part.into())) {
                    Some(Ok(answer)) => answer != JsValue::FALSE,
                    Some(Err(thrown)) => {
                        web_sys::console::error_1(&thrown);
                        true
                    }
                    None => true,
                }
            })
        };
        let whole = report.warnings.iter().all(|w| w.code != "limit");
        Ok(&self.last.insert(Last { text, wish, report, whole }).report)
    }
}
