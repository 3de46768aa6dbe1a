//! The browser: the only file that knows it.
//!
//! What crosses is text: options come as JSON, reports go as JSON. A report is thousands of small objects; one string
//! crosses, and is posted from a worker, much faster than they would, and there is nothing for the caller to free.
//! JavaScript's strings may hold lone surrogates; each becomes one U+FFFD on the way in, which is one UTF-16 unit as
//! before, so that spans stay right.

use crate::export::{Format, line, write};
use crate::{Correction, Data, Glass, Offsets, Options};
use js_sys::Function;
use serde::Deserialize;
use wasm_bindgen::prelude::*;

/// What `newsglass.js` sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Wish {
    published: Option<String>,
    title: Option<String>,
    country: Option<String>,
    offsets: Option<String>,
    tokens: bool,
    corrections: Vec<serde_json::Value>,
}

impl Wish {
    fn read(json: &str) -> Result<Wish, JsError> {
        serde_json::from_str(json).map_err(|e| JsError::new(&format!("The options can't be read: {e}.")))
    }

    fn options(&self, text: &str) -> Result<Options<'_>, JsError> {
        let offsets = match self.offsets.as_deref() {
            None => Offsets::Utf16,
            Some(unit) => Offsets::from_name(unit).ok_or_else(|| {
                JsError::new(&format!("There is no unit `{unit}`; offsets are utf16, utf8 or codepoint."))
            })?,
        };
        let title = self.title.as_deref().filter(|t| !t.is_empty());
        let corrections = Correction::list(self.corrections.clone(), text, offsets).map_err(|e| JsError::new(&e))?;
        let country = self.country.as_deref().filter(|c| !c.is_empty());
        let published_as = self.published.as_deref();
        Ok(Options { published_as, title, country, offsets, tokens: self.tokens, corrections, ..Options::default() })
    }
}

/// A [`Glass`] held for JavaScript.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Core {
    glass: Glass,
}

#[wasm_bindgen]
impl Core {
    /// Decodes `data/model.bin` and `data/gazetteer.bin`.
    #[wasm_bindgen(constructor)]
    pub fn new(model: &[u8], gazetteer: &[u8]) -> Result<Core, JsError> {
        console_error_panic_hook::set_once();
        let glass = Glass::new(Data { model, gazetteer }).map_err(|e| JsError::new(&e.to_string()))?;
        Ok(Core { glass })
    }

    /// The report of `text` as JSON. `watch` is called with each phase's name as it begins, and with `done`.
    pub fn analyze(&self, text: &str, options: &str, watch: &Function) -> Result<String, JsError> {
        let wish = Wish::read(options)?;
        let report = self.glass.analyze_watched(text, &wish.options(text)?, &mut |phase| {
            // A listener that throws must not end the analysis.
            let _ = watch.call1(&JsValue::NULL, &JsValue::from_str(phase));
        });
        Ok(line(&report))
    }

    /// The places of a name, as a JSON list of the report's places.
    pub fn places(&self, name: &str) -> String {
        serde_json::to_string(&self.glass.places(name)).unwrap_or_else(|_| String::from("[]"))
    }

    /// The report of `text` in another format, by the name the command line uses.
    pub fn export(&self, text: &str, options: &str, format: &str) -> Result<String, JsError> {
        let wish = Wish::read(options)?;
        let format = Format::from_name(format)
            .filter(|f| f.is_text())
            .ok_or_else(|| JsError::new(&format!("There is no format `{format}`; there are {}.", Format::names())))?;
        let options = wish.options(text)?;
        let bytes = write(&self.glass.analyze(text, &options), text, options.offsets, format);
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}
