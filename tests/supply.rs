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
    "Apache-2.0 WITH LLVM-exception",
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

/// What is built of this repository, each with a lock file of its own beside it.
const MANIFESTS: &[&str] =
    &["Cargo.toml", "build/bindings/Cargo.toml", "python/Cargo.toml", "tests/measure/rules/Cargo.toml"];

/// The packages of this repository.
const OWN: &[&str] = &["newsglass", "newsglass-bindings", "newsglass-python", "newsglass-rules"];

fn read(file: &str) -> String {
    std::fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn json(file: &str) -> Value {
    serde_json::from_str(&read(file)).unwrap()
}

/// The packages that a lock file names.
fn locked(file: &str) -> toml::Value {
    let mut lock: toml::Table = toml::from_str(&read(file)).unwrap();
    lock.remove("package").unwrap()
}

/// The packages that a manifest's lock file names, for whatever machine.
fn packages(manifest: &str) -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--format-version", "1", "--all-features", "--manifest-path", manifest])
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
    let mut bad: Vec<String> = Vec::new();
    for manifest in MANIFESTS {
        let all = packages(manifest);
        let others = all.iter().filter(|p| !OWN.contains(&p["name"].as_str().unwrap()));
        let asking = others.filter(|p| !p["license"].as_str().is_some_and(is_free));
        bad.extend(asking.map(|p| format!("{manifest}: {} {}: {}", p["name"], p["version"], p["license"])));
    }
    // Of npm's packages the one that the page carries; the others are of tests and benches, which ship nothing.
    let page = &json("package-lock.json")["packages"]["node_modules/idb-keyval"];
    if !page["license"].as_str().is_some_and(is_free) {
        bad.push(format!("package-lock.json: idb-keyval: {}", page["license"]));
    }
    assert!(
        bad.is_empty(),
        "look at these licences, then allow them in tests/supply.rs or take another package:\n{}",
        bad.join("\n")
    );
}

#[test]
fn every_package_comes_from_the_registry_with_a_checksum() {
    for file in MANIFESTS.iter().map(|manifest| manifest.replace(".toml", ".lock")) {
        for package in locked(&file).as_array().unwrap() {
            let name = package["name"].as_str().unwrap();
            let source = package.get("source").and_then(toml::Value::as_str);
            let registry = source == Some("registry+https://github.com/rust-lang/crates.io-index")
                && package.get("checksum").is_some();
            assert!(registry || source.is_none() && OWN.contains(&name), "{file}: {name} comes from {source:?}");
        }
    }
    let npm = json("package-lock.json");
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
    let manifest = read("Cargo.toml");
    let pinned = manifest.lines().find_map(|l| l.strip_prefix("wasm-bindgen = \"=")).unwrap().trim_end_matches('"');
    for (file, name) in [("Cargo.lock", "wasm-bindgen"), (BINDINGS_LOCK, "wasm-bindgen-cli-support")] {
        let packages = locked(file);
        let versions = packages.as_array().unwrap().iter().filter(|p| p["name"].as_str() == Some(name));
        let versions: Vec<&str> = versions.map(|p| p["version"].as_str().unwrap()).collect();
        assert_eq!(versions, [pinned], "{name} in {file}");
    }
}

/// Of one version, and under one licence, as code, weights and gazetteer come together in each.
#[test]
fn crate_and_wheel_have_one_version_and_one_licence() {
    let of = |file: &str, table: &str, key: &str| {
        let manifest: toml::Table = toml::from_str(&read(file)).unwrap();
        manifest[table][key].as_str().unwrap_or_else(|| panic!("{file}: {table}.{key}")).to_owned()
    };
    for key in ["version", "license"] {
        let own = of("Cargo.toml", "package", key);
        assert_eq!(of("python/Cargo.toml", "package", key), own, "python/Cargo.toml: {key}");
        assert_eq!(of("python/pyproject.toml", "project", key), own, "python/pyproject.toml: {key}");
    }
    assert_eq!(of("Cargo.toml", "package", "license"), "(MIT OR Apache-2.0) AND CC-BY-SA-4.0 AND CC-BY-4.0");
}

/// What a wheel is made of lies in its own folder, so that these are copies; the page and the package of npm get theirs as they
/// are built (`tests/browser/` looks there).
#[test]
fn the_wheel_carries_notice_and_licences() {
    let project: toml::Table = toml::from_str(&read("python/pyproject.toml")).unwrap();
    let carried: Vec<&str> =
        project["project"]["license-files"].as_array().unwrap().iter().map(|f| f.as_str().unwrap()).collect();
    assert_eq!(carried, ["LICENSE-APACHE", "LICENSE-MIT", "NOTICE"]);
    for file in carried {
        assert!(read(file) == read(&format!("python/{file}")), "copy {file} into python/ again");
    }
}

/// Every file of data that is compiled or packed in, and every package that the page carries, is named in NOTICE.
#[test]
fn notice_names_what_is_made_of_the_works_of_others() {
    let notice = read("NOTICE");
    for entry in std::fs::read_dir(root().join("data")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(!name.ends_with(".bin") || notice.contains(&format!("data/{name}")), "data/{name}");
    }
    for work in ["GeoNames, CC BY 4.0", "English EWT 2.16, CC BY-SA 4.0", "idb-keyval, Apache-2.0"] {
        assert!(notice.contains(work), "{work}");
    }
}
