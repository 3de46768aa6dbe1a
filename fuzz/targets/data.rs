//! Weights, gazetteer and lexicon that are cut or altered: an error, or something that can be asked.
#![no_main]

use newsglass::{Data, Glass, Options};


libfuzzer_sys::fuzz_target!(|given: (u8, Option<u32>, Vec<(bool, u32, u8)>)| {
    let (which, cut, bytes) = given;
    let whole = Data::embedded();
    let mut parts = [whole.model, whole.gazetteer, whole.lexicon].map(<[u8]>::to_vec);
    let data = &mut parts[usize::from(which % 3)];
    for (head, at, value) in bytes {
        // What stands first says how much follows.
        let at = at as usize % if head { 256 } else { data.len() };
        data[at] = value;
    }
    if let Some(cut) = cut {
        data.truncate(cut as usize % data.len());
    }
    if let Ok(glass) = Glass::new(Data { model: &parts[0], gazetteer: &parts[1], lexicon: &parts[2] }) {
        let text = "Rebels captured Aleppo, Syria on Thursday. Paris and the Isle of Wight were calm.";
        assert!(!glass.analyze(text, &Options::default()).sentences.is_empty());
        glass.places("Paris");
    }
});
