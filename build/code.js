// In the page that is one file: it holds the one build of the core that runs everywhere. engine/code.js is its twin.

export const CODE = "core_bg.wasm";
