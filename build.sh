#!/usr/bin/env bash
# Builds, serves, tests and measures newsglass. `./build.sh help` says how.
set -euo pipefail
cd "$(dirname "$0")"

usage() {
  cat <<'END'
./build.sh               builds dist/, the page, which any static server can serve; dist/newsglass.html, the same in one
                         file for a disk; dist/npm, the package
./build.sh serve [PORT]  builds, and serves the page on localhost; Ctrl-C stops
./build.sh lexicon       checks the word lists of data/ and packs them anew into dist/data/lexicon.bin
./build.sh test          formatting, lints, native tests, and tests of wasm and page in Chromium
./build.sh reproduce     builds the core twice, from two folders and without anything compiled before, and compares the bytes
./build.sh screens       pictures of every view, phone to desk, light and dark, into target-web/screens; with "docs readme",
                         README's two pictures
./build.sh bench         time and memory of each phase, natively and in Chromium, beside compromise; instructions, with Valgrind

Needs Rust (rustup.rs) and Node 18 or later, 20.19 for the tests. What else is missing is installed: the wasm target,
what writes the bindings (into .tools/), npm packages and, for tests and benches, Chromium.
END
}

LOG=target-web/log
WASM=target-web/wasm32-unknown-unknown/web/newsglass.wasm
WASM_RELAXED=target-web/relaxed/wasm32-unknown-unknown/web/newsglass.wasm
export NODE_NO_WARNINGS=1

has() { command -v "$1" >/dev/null; }
die() { printf '%s\n' "$@" >&2; exit 1; }

# step WHAT ADVICE COMMAND...  runs quietly and says how long it took; where it fails, why, and what to do. A function in a
# condition would go on behind what fails in it, so there is none around it: neither here nor where step is called.
step() {
  local what=$1 advice=$2 log=$LOG/${1//[^a-zA-Z0-9]/-}.log start=$SECONDS code
  shift 2
  printf '  %-52s' "$what"
  set +e
  (set -e && "$@") >"$log" 2>&1
  code=$?
  set -e
  if [ $code = 0 ]; then
    printf '%4d s\n' $((SECONDS - start))
  else
    printf 'failed\n\n'
    # Which tests failed and why may stand far above the end (TAP: "not ok" and its block).
    awk '/^ *not ok /{n = 40} /^ *ok /{n = 0} n-- > 0' "$log"
    tail -n 80 "$log"
    die "" "$what: failed. $advice" "All of its output: $log"
  fi
}

# at_once FUNCTION...  runs them side by side, as one thread does most of each; they need target folders of their own. What
# those that fail have said is shown, under their names.
at_once() {
  local each ids=() failed=""
  for each; do
    "$each" >"$LOG/$each.log" 2>&1 &
    ids+=($!)
  done
  for each; do
    wait "${ids[0]}" || failed+=" $each"
    ids=("${ids[@]:1}" "")
  done
  for each in $failed; do
    echo "$each:"
    cat "$LOG/$each.log"
  done
  [ -z "$failed" ]
}

# packages NAME...  installs Debian's packages, for root or by sudo.
packages() {
  has apt-get || die "Please install what these Debian packages hold, then run this again: $*"
  local apt=(apt-get)
  [ "$(id -u)" = 0 ] || apt=(sudo apt-get)
  step "updating the list of packages" "Is there a network?" "${apt[@]}" update
  step "installing $*" "Install them by hand, then run this again." "${apt[@]}" install -y --no-install-recommends "$@"
}

# Says so where the compiler is not the one that lints, budgets and bytes were last seen with. None is pinned: a machine
# without a network would try to fetch it.
TESTED_RUST=1.95.0
say_compiler() {
  local own
  own=$(rustc --version | cut -d' ' -f2)
  [ "$own" = "$TESTED_RUST" ] ||
    echo "  Rust $own; last tested with $TESTED_RUST. Another may warn of more, which fails the lints, and makes other bytes."
}

# Finds the compiler for the browser: rustup's where its target can be had, otherwise Debian's, which compiles the
# standard library too, in a target folder of its own. Use: "${WEB[@]}" cargo COMMAND "${WEB_FLAGS[@]}".
find_web_compiler() {
  has cargo || die "Rust is missing. Install it from rustup.rs, then run this again."
  say_compiler
  # Inlining less makes the code smaller, which keeps it within its budget, and an analysis slower. The kernels need their
  # loops unrolled as far as level 3 does that; without it an analysis takes half as long again.
  local flags=(-C llvm-args=-inline-threshold=65 -C llvm-args=-unroll-threshold=300)
  # Loops keep their indices as they are written, whose offsets then go into the loads: 17 KB smaller, and 5 to 9 % faster.
  flags+=(-C llvm-args=-disable-lsr)
  # Words are compared by a call, but for those of one load: 12 KB smaller, and no instruction more. Loops that the kernels
  # do not write out gain nothing by vectors. What asks to be inlined (most of the standard library does) is so up to a fifth
  # of the size that it would be: at a quarter of it the code was 4 KB larger.
  flags+=(-C llvm-args=-max-loads-per-memcmp=1 -C no-vectorize-loops -C llvm-args=-inlinehint-threshold=70)
  # The same bytes wherever it is built: messages name no folder of this machine.
  flags+=("--remap-path-prefix=$PWD=." "--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo")
  # Last, since the second build adds to this list.
  flags+=(-C target-feature=+simd128)
  # Apart by a sign that no folder has in its name: at spaces cargo would cut it in two.
  local encoded
  encoded=$(IFS=$'\x1f' && printf '%s' "${flags[*]}")
  WEB=(env CARGO_TARGET_DIR=target-web "CARGO_ENCODED_RUSTFLAGS=$encoded")
  # The second build, for browsers with relaxed SIMD: "${WEB[@]}" "${RELAXED[@]}" cargo ...
  RELAXED=(env CARGO_TARGET_DIR=target-web/relaxed "CARGO_ENCODED_RUSTFLAGS=$encoded,+relaxed-simd")
  WEB_FLAGS=(--locked --no-default-features --target wasm32-unknown-unknown)
  WEB_CLIPPY=(cargo clippy)
  if [ -d "$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null)" ]; then return; fi
  if [ ! -d /usr/lib/rustlib/src/rust/library ] || ! has wasm-ld || [ ! -x /usr/bin/clippy-driver ]; then
    if has rustup && rustup target add wasm32-unknown-unknown >"$LOG/rustup.log" 2>&1; then return; fi
    echo "  rustup can't add the target wasm32-unknown-unknown here; taking Debian's compiler instead"
    packages rustc-web cargo-web rust-web-src rust-web-clippy lld
  fi
  WEB+=("PATH=/usr/bin:$PATH" RUSTC=/usr/bin/rustc CARGO=/usr/bin/cargo RUSTC_BOOTSTRAP=1
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld)
  WEB_FLAGS+=(-Z "build-std=std,panic_abort")
  WEB_CLIPPY=(/usr/bin/cargo-clippy clippy)
}

# What writes the JavaScript side of the bindings; it goes by the lock file of its own.
find_bindings() { BINDINGS=.tools/bindings-$(cat build/bindings/* | cksum | cut -d' ' -f1); }
core_bindings() {
  [ -x "$BINDINGS" ] && return
  cargo build --locked --manifest-path build/bindings/Cargo.toml --target-dir .tools/target &&
    mv .tools/target/debug/bindings "$BINDINGS" &&
    rm -rf .tools/target
}

# find_node [LEAST]  of this version or later
find_node() {
  local least=${1:-18.0}
  has node || packages nodejs npm
  node -e 'const [[a, b], [c, d]] = process.argv.slice(1).map((version) => version.split(".").map(Number));
    process.exit(a > c || (a === c && b >= d) ? 0 : 1)' "$(node -p process.versions.node)" "$least" ||
    die "Node is too old: $least or later is needed."
}

# Chromium, which tests and benches drive, in the variable CHROME.
find_browser() {
  local place
  [ -n "${CHROME:-}" ] && return
  for place in chromium chromium-browser google-chrome "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    if has "$place"; then
      CHROME=$(command -v "$place")
      export CHROME
      return
    fi
  done
  has apt-get || die "Please install Chromium or Chrome, or name it in the variable CHROME, then run this again."
  packages chromium
}

# The npm packages: those of tests and benches, and the one that the page carries.
find_packages() {
  has npm || packages npm
  [ node_modules/.package-lock.json -nt package-lock.json ] ||
    step "installing npm packages" "Is there a network?" npm ci --no-audit --no-fund
}

build() {
  mkdir -p "$LOG"
  find_node
  find_packages
  find_web_compiler
  find_bindings
  step "compiling the core for both kinds of browser" "See the first error above." \
    at_once core_bindings core_plain core_relaxed
  [ target-web/core/core_bg.wasm -nt "$WASM" ] && [ target-web/core/core_relaxed.wasm -nt "$WASM_RELAXED" ] &&
    [ target-web/core/core_bg.wasm -nt "$BINDINGS" ] ||
    step "writing the bindings" "Remove .tools and try again." bindings
  step "gathering dist/" "See the error above." gather
  node benches/size.mjs "$@"
}

core_plain() { "${WEB[@]}" cargo build "${WEB_FLAGS[@]}" --lib --profile web; }
core_relaxed() { "${WEB[@]}" "${RELAXED[@]}" cargo build "${WEB_FLAGS[@]}" --lib --profile web; }

# Checks the word lists and packs them for the page. Cargo runs the same program for whatever embeds them.
lexicon() {
  has rustc || die "Rust is missing. Install it from rustup.rs, then run this again."
  mkdir -p target-web dist/data
  [ target-web/pack-lexicon -nt build/lexicon.rs ] && [ target-web/pack-lexicon -nt src/lexicon/packed.rs ] ||
    rustc --edition 2024 -O build/lexicon.rs -o target-web/pack-lexicon
  target-web/pack-lexicon data dist/data/lexicon.bin
}

# wasm-opt (132, -O2) is left out: it makes the core 2 KB smaller in brotli, and no faster.
# Both builds are spoken to by one core.js.
bindings() {
  "$BINDINGS" "$WASM" target-web/core
  "$BINDINGS" "$WASM_RELAXED" target-web/relaxed/core
  cmp target-web/core/core.js target-web/relaxed/core/core.js
  cp target-web/relaxed/core/core_bg.wasm target-web/core/core_relaxed.wasm
}

gather() {
  local file
  rm -rf dist
  mkdir -p dist/data
  cp -R www/. target-web/core/. dist/
  cp data/*.bin dist/data/
  lexicon
  cp node_modules/idb-keyval/dist/index.js dist/page/idb-keyval.js
  # As text, which every server sends as such.
  for file in NOTICE LICENSE-MIT LICENSE-APACHE; do cp "$file" "dist/$file.txt"; done
  list_sizes >dist/engine/sizes.js
  node build/lean.mjs
  node build/single.mjs
  node build/npm.mjs
  list_files >target-web/files.js
  mv target-web/files.js dist/
}

# What a progress bar counts by, since a server that compresses does not tell, and which build it is.
list_sizes() {
  local file
  echo "// Written by build.sh: bytes of the files that load() fetches."
  echo "export const SIZES = {"
  for file in core_bg.wasm core_relaxed.wasm data/model.bin data/gazetteer.bin data/lexicon.bin; do
    echo "  \"$file\": $(($(wc -c <"dist/$file"))),"
  done
  echo "};"
  echo "// Of code and bindings, which work with their own only."
  echo "export const VERSION = \"$(cat dist/core.js dist/core_bg.wasm dist/core_relaxed.wasm | cksum | tr ' ' -)\";"
}

# What the service worker keeps: every file of the page, under a version that changes with any of them. The page itself
# goes by its folder, as some servers redirect index.html to it.
list_files() (
  cd dist
  files=$(find . -type f ! -name "*.d.ts" ! -path "./npm/*" ! -path "./element*" ! -name "embed.*" ! -name newsglass.html |
    LC_ALL=C sort)
  # shellcheck disable=SC2086
  printf 'self.NEWSGLASS = { version: "%s", files: [\n' "$(cat $files | cksum | tr ' ' -)"
  # shellcheck disable=SC2086
  printf '  "%s",\n' $files | grep -v '"./sw.js"' | sed 's|"./index.html"|"./"|'
  echo '] };'
)

tests() {
  rm -f "$LOG"/tests-*.log
  find_node 20.19
  trap summary EXIT
  # Nothing is there to go on from: what only helps the next compiling is left out. Less optimised, hostile texts take longer
  # than compiling spares.
  [ -d target/fast ] || export CARGO_INCREMENTAL=0
  build --check
  find_browser
  step "formatting" "Run: cargo fmt" cargo fmt --check
  step "lints, native, wasm, wasm with relaxed SIMD" "Mend them, or say at the place why not." \
    at_once lints_native lints_wasm lints_relaxed
  step "compiling the tests" "See the first error above." tests_native
  step "tests, native" "Alone: cargo test --profile fast" native_tests
  local by_the_clock=tests/browser/page-bars.test.mjs others=() file
  for file in tests/browser/*.test.mjs; do
    [ "$file" = "$by_the_clock" ] || others+=("$file")
  done
  step "tests, page in Chromium" "Alone: node --test tests/browser/*.test.mjs" page_tests "${others[@]}"
  step "tests, page in Chromium, its times" "Alone, on a quiet machine: node --test $by_the_clock" node --test "$by_the_clock"
}

# In the profiles of the builds, which have compiled the macros already.
lints_native() { cargo clippy --locked --profile fast --all-targets -- -D warnings; }
lints_wasm() { "${WEB[@]}" "${WEB_CLIPPY[@]}" "${WEB_FLAGS[@]}" --profile web --lib -- -D warnings; }
lints_relaxed() { "${WEB[@]}" "${RELAXED[@]}" "${WEB_CLIPPY[@]}" "${WEB_FLAGS[@]}" --profile web --lib -- -D warnings; }
# The crate's own unit tests mean compiling it once more; they need no speed, so that one is not optimised.
UNOPTIMISED=(env CARGO_PROFILE_FAST_OPT_LEVEL=0)
tests_native() {
  cargo test --locked --profile fast --bins --test '*' --no-run &&
    "${UNOPTIMISED[@]}" cargo test --locked --profile fast --lib --no-run
}
native_tests() {
  # All of them, whichever fails; a function in a condition does not end at its first failure by itself.
  local code=0
  "${UNOPTIMISED[@]}" cargo test --locked --profile fast --lib || code=$?
  cargo test --locked --profile fast --no-fail-fast --bins --test '*' || code=$?
  cargo test --locked --profile fast --doc || code=$?
  return $code
}

# page_tests FILE...  A browser on a busy machine can stall or die by itself: files in which a test failed are run once more, one
# by one, and what failed at first stands in the log. Counted is a test once.
page_tests() {
  local first=$LOG/page-first.log again
  if node --test --test-concurrency=3 "$@" >"$first"; then
    cat "$first"
    return
  fi
  again=$(awk '/^ *ok /{bad = 0} /^ *not ok /{bad = 1} bad && /location:/' "$first" | grep -o "[^/']*\.test\.mjs" | sort -u)
  sed "s/^# fail /# failed at first /" "$first"
  if [ -z "$again" ]; then
    echo "# fail 1"
    return 1
  fi
  echo "# Once more, one by one:" $again
  # shellcheck disable=SC2046,SC2086
  if node --test --test-concurrency=1 $(printf 'tests/browser/%s ' $again) >"$LOG/page-again.log"; then
    echo "# pass $(awk '/^# fail /{print $3}' "$first")"
  else
    grep -v '^# pass ' "$LOG/page-again.log"
    return 1
  fi
}

# One line for all tests, as cargo's; a step that failed before any test did counts as one.
summary() {
  local code=$? result=ok
  [ $code = 0 ] || result=FAILED
  echo
  cat "$LOG"/tests-*.log /dev/null 2>/dev/null | awk -v result=$result -v seconds=$SECONDS '
    /^test result: / { passed += $4; failed += $6; ignored += $8 }
    /^# pass / { passed += $3 } /^# fail / { failed += $3 } /^# skipped / { ignored += $3 }
    /^# Once more/ { print }
    END {
      if (result != "ok" && !failed) failed = 1
      printf "test result: %s. %d passed; %d failed; %d ignored; 0 measured; 0 filtered out; finished in %.2fs\n",
        result, passed, failed, ignored, seconds
    }'
}

# Two clean builds from different folders, of what is committed: code for both kinds of browser, and the word lists.
reproduce() {
  mkdir -p "$LOG"
  find_node
  find_packages
  find_web_compiler
  find_bindings
  core_bindings
  local folder sums=() root=$PWD
  for folder in one/newsglass another-place/ng; do
    folder=$PWD/target-web/reproduce/$folder
    rm -rf "$folder"
    git clone -q . "$folder"
    ln -s "$root/.tools" "$root/node_modules" "$folder/"
    touch -t 200001010000 "$folder/package-lock.json" # what is installed is of it
    step "building in ${folder#"$root"/}" "See the first error above." clean_build "$folder"
    sums+=("$(cd "$folder/dist" && sha256 core* data/*.bin)")
  done
  echo
  printf '%s\n' "${sums[0]}"
  [ "${sums[0]}" = "${sums[1]}" ] || die "" "The two builds differ:" "$(diff <(echo "${sums[0]}") <(echo "${sums[1]}"))"
  echo "Both builds have these bytes."
  rm -rf target-web/reproduce
}

# Checksums, by the program that the system has for them.
sha256() { if has sha256sum; then sha256sum "$@"; else shasum -a 256 "$@"; fi; }

clean_build() (
  cd "$1"
  ./build.sh
)

screens() {
  build
  find_browser
  node tests/browser/screens.mjs "${@:-target-web/screens}"
}

bench() {
  build
  find_browser
  node benches/texts.mjs target-web/bench
  step "compiling the native benches" "See the first error above." cargo bench --locked --no-run
  cargo bench --locked --quiet --bench phases
  cargo bench --locked --quiet --bench memory
  if has valgrind; then
    step "compiling the command" "See the first error above." cargo build --locked --release --bin newsglass
    node benches/instructions.mjs
  fi
  node benches/browser.mjs
}

case ${1:-build} in
  build) build ;;
  serve) build; exec node tests/browser/server.mjs dist "${2:-8080}" ;;
  test) tests ;;
  reproduce) reproduce ;;
  screens) screens "${@:2}" ;;
  bench) bench ;;
  lexicon) lexicon; echo "dist/data/lexicon.bin is what the lists of data/ make." ;;
  help | --help | -h) usage ;;
  *) usage >&2 && exit 2 ;;
esac
