//! Weights and gazetteer that are cut or altered: an error, or something that can be asked.
#![no_main]

use newsglass::{Data, Glass, Options};

static MODEL: &[u8] = include_bytes!("../../data/model.bin");
static GAZETTEER: &[u8] = include_bytes!("../../data/gazetteer.bin");

libfuzzer_sys::fuzz_target!(|given: (bool, Option<u32>, Vec<(bool, u32, u8)>)| {
    let (which, cut, bytes) = given;
    let mut pair = [MODEL.to_vec(), GAZETTEER.to_vec()];
    let data = &mut pair[usize::from(which)];
    for (head, at, value) in bytes {
        // What stands first says how much follows.
        let at = at as usize % if head { 256 } else { data.len() };
        data[at] = value;
    }
    if let Some(cut) = cut {
        data.truncate(cut as usize % data.len());
    }
    if let Ok(glass) = Glass::new(Data { model: &pair[0], gazetteer: &pair[1] }) {
        let text = "Rebels captured Aleppo, Syria on Thursday. Paris and the Isle of Wight were calm.";
        assert!(!glass.analyze(text, &Options::default()).sentences.is_empty());
        glass.places("Paris");
    }
});
