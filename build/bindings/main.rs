//! `bindings WASM FOLDER`: writes the module and its bindings for browsers as `core.js` and `core_bg.wasm`, what
//! `wasm-bindgen --target web --out-name core` writes.

use std::process::ExitCode;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let [module, folder] = arguments.as_slice() else {
        eprintln!("bindings WASM FOLDER");
        return ExitCode::from(2);
    };
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name("core").typescript(true).omit_default_module_path(false);
    match bindgen.web(true).and_then(|b| b.generate(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:?}");
            ExitCode::FAILURE
        }
    }
}
