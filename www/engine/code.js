// Which build of the core a browser takes. Two builds give the same answers; the one with relaxed SIMD is faster where there
// is such a thing, which is asked by a function of nothing but its product of bytes. (sw.js asks the same, to keep that build
// alone.)

const RELAXED = Uint8Array.of(
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 1, 253, 15, 65, 2, 253, 15, 253, 146, 2, 11,
);

/** The file's name, beside newsglass.js. */
export const CODE = WebAssembly.validate(RELAXED) ? "core_relaxed.wasm" : "core_bg.wasm";
