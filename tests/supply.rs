//! What newsglass is made of: licences of every package, versions that must agree.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "tests")]

use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// Licences that ask for no more than a notice.
const FREE: &[&str] = &[
    "MIT",
    "MIT-0",
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unlicense",
    "CC0-1.0",
    "Unicode-3.0",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

const BINDINGS_LOCK: &str = "build/bindings/Cargo.lock";

/// The packages that a lock file names.
fn locked(file: &str) -> toml::Value {
    let mut lock: toml::Table = toml::from_str(&std::fs::read_to_string(root().join(file)).unwrap()).unwrap();
    lock.remove("package").unwrap()
}

/// The packages of Cargo.lock that are built for some machine.
fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--format-version", "1", "--all-features"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

/// True where an SPDX expression leaves a choice, or a sum, of such licences.
fn is_free(expression: &str) -> bool {
    let sum =
        |part: &str| part.split(" AND ").all(|l| l.trim_matches(['(', ')']).split(" OR ").any(|l| FREE.contains(&l)));
    let expression = expression.replace('/', " OR ");
    if expression.contains(" AND ") {
        sum(&expression)
    } else {
        expression.split(" OR ").any(|l| FREE.contains(&l.trim()))
    }
}

#[test]
fn every_package_has_a_licence_that_asks_for_a_notice_at_most() {
    let bad: Vec<String> = packages()
        .iter()
        .filter(|p| !p["license"].as_str().is_some_and(is_free))
        .map(|p| format!("{} {}: {}", p["name"], p["version"], p["license"]))
        .collect();
    assert!(
        bad.is_empty(),
        "look at these licences, then allow them in tests/supply.rs or take another package:\n{}",
        bad.join("\n")
    );
}

#[test]
fn every_package_comes_from_the_registry_with_a_checksum() {
    let files = ["Cargo.lock", BINDINGS_LOCK, "python/Cargo.lock", "tests/measure/rules/Cargo.lock"];
    let own = ["newsglass", "newsglass-bindings", "newsglass-python", "newsglass-rules"];
    for file in files {
        for package in locked(file).as_array().unwrap() {
            let name = package["name"].as_str().unwrap();
            let source = package.get("source").and_then(toml::Value::as_str);
            let registry = source == Some("registry+https://github.com/rust-lang/crates.io-index")
                && package.get("checksum").is_some();
            assert!(registry || source.is_none() && own.contains(&name), "{file}: {name} comes from {source:?}");
        }
    }
    let npm: Value = serde_json::from_str(&std::fs::read_to_string(root().join("package-lock.json")).unwrap()).unwrap();
    let mut places = std::collections::BTreeSet::new();
    for (name, package) in npm["packages"].as_object().unwrap().iter().filter(|(name, _)| !name.is_empty()) {
        assert!(package["integrity"].is_string(), "{name} has no checksum");
        // Each from one and the same place, by its own name: no address of a fork, a folder or a file.
        let Some(from) = package["resolved"].as_str() else { continue };
        let own = name.rsplit("node_modules/").next().unwrap();
        let (place, _) = from.split_once(&format!("/{own}/-/")).unwrap_or_else(|| panic!("{name} comes from {from}"));
        assert!(place.starts_with("https://"), "{name} comes from {from}");
        places.insert(place.to_owned());
    }
    assert!(places.len() <= 1, "packages come from {places:?}");
}

/// What writes the bindings must be of the version that the library is.
#[test]
fn wasm_bindgen_is_in_step() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let pinned = manifest.lines().find_map(|l| l.strip_prefix("wasm-bindgen = \"=")).unwrap().trim_end_matches('"');
    for (file, name) in [("Cargo.lock", "wasm-bindgen"), (BINDINGS_LOCK, "wasm-bindgen-cli-support")] {
        let packages = locked(file);
        let versions = packages.as_array().unwrap().iter().filter(|p| p["name"].as_str() == Some(name));
        let versions: Vec<&str> = versions.map(|p| p["version"].as_str().unwrap()).collect();
        assert_eq!(versions, [pinned], "{name} in {file}");
    }
}
