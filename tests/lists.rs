//! The word lists of `data/` and the file they are packed into.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

#[path = "../build/lexicon.rs"]
#[allow(dead_code, reason = "its `main` is for the build")]
mod packer;

use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn what_is_embedded_is_what_the_lists_make() {
    let packed = packer::pack(&root().join("data")).unwrap_or_else(|wrong| panic!("{wrong}"));
    assert!(packed == newsglass::Data::embedded().lexicon);
}

/// Packs a folder that has one list of these rows, of what is wrong with it.
fn wrong(schema: &str, rows: &str) -> String {
    let folder = std::env::temp_dir().join(format!("newsglass-lists-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("lists.tsv"), format!("set\tcolor\tred green\npacked\ta\t{schema}\n")).unwrap();
    std::fs::write(folder.join("a.tsv"), rows).unwrap();
    let found = packer::pack(&folder).err().unwrap_or_default();
    std::fs::remove_dir_all(&folder).unwrap();
    found.replace(&format!("{}/", folder.display()), "")
}

#[test]
fn a_wrong_row_is_named_with_file_and_line() {
    let schema = "word color=@color|- weight#? note~";
    for (rows, fault) in [
        ("# a comment\na\tred\t12\nb\t-\t\tnote\n", ""),
        ("a\tblue\t1\n", "a.tsv:1: `color` is none of -, green, red: `blue`\n"),
        ("# a comment\na\tred\tmany\n", "a.tsv:2: `weight` is no whole number: `many`\n"),
        ("a\tred\t1\nb\tred\n", "a.tsv:2: `weight` is missing\n"),
        ("\tred\t1\n", "a.tsv:1: `word` is empty\n"),
        ("a \tred\t1\n", "a.tsv:1: a space before or behind `word`\n"),
        ("a\tred\t1\tnote\tmore\n", "a.tsv:1: 5 cells, of 4 at most\n"),
        ("a\tred\t1\n\na\tred\t1\n", "a.tsv:2: an empty line\na.tsv:3: the same row as line 1\n"),
    ] {
        assert_eq!(wrong(schema, rows), fault, "{rows}");
    }
    assert_eq!(wrong("words+", "a  b\n"), "a.tsv:1: `words` is not words with single spaces between: `a  b`\n");
    assert_eq!(wrong("what;@color", "red;blue\n"), "a.tsv:1: `what` is not made of green, red: `red;blue`\n");
    assert_eq!(wrong("n# ...", "1\t2\t3\nx\n"), "a.tsv:2: `n` is no whole number: `x`\n");
}

#[test]
fn no_list_is_compiled_into_the_code() {
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let code = std::fs::read_to_string(&path).unwrap();
                assert!(!names_a_list(&code), "{}: ask `lexicon::rows`, see data/README.md", Path::display(&path));
            }
        }
    }
}

fn names_a_list(code: &str) -> bool {
    code.split("include_str!(").skip(1).any(|rest| rest.split(')').next().is_some_and(|p| p.contains(".tsv")))
}

/// The words of a class of `data/classes.tsv`.
fn class(name: &str) -> Vec<String> {
    let list = std::fs::read_to_string(root().join("data/classes.tsv")).unwrap();
    let lines = list.lines().filter_map(|line| line.strip_prefix(name)?.strip_prefix('\t'));
    lines.flat_map(|words| words.split(' ')).map(str::to_owned).collect()
}

#[test]
fn a_verb_of_speech_attributes() {
    let cues = std::fs::read_to_string(root().join("data/statements/cues.tsv")).unwrap();
    let lemmas: Vec<&str> = cues.lines().filter_map(|line| line.split('\t').next()).collect();
    let verbs = class("speech-verb");
    assert!(verbs.len() > 50);
    for verb in verbs {
        assert!(lemmas.contains(&verb.as_str()), "`{verb}` is a speech-verb; add it to data/statements/cues.tsv too");
    }
}

#[test]
fn the_page_knows_what_befell_those_counted() {
    let fates = std::fs::read_to_string(root().join("data/quantities/fates.tsv")).unwrap();
    let page = std::fs::read_to_string(root().join("www/page/figures.js")).unwrap();
    let tolls = page.split_once("tolls = new Set([").unwrap().1.split_once(']').unwrap().0;
    for line in fates.lines().filter(|line| !line.starts_with('#')) {
        let kind = line.split('\t').next().unwrap();
        // Casualties are dead and wounded at once, and told by their noun.
        assert_eq!(tolls.contains(&format!("\"{kind}\"")), kind != "casualties", "{kind}");
    }
}

#[test]
fn every_class_is_asked_for() {
    let mut code = String::new();
    let mut folders = vec![root().join("src"), root().join("train")];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                code.push_str(&std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    let asked: std::collections::BTreeSet<&str> =
        code.split("Class::").skip(1).map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next().unwrap()).collect();
    let classes = packer::classes(&root().join("data")).unwrap();
    let made = classes.lines().filter_map(|line| line.split_once(" = ").filter(|_| !line.starts_with("//")));
    let idle: Vec<&str> = made.map(|(variant, _)| variant).filter(|v| !asked.contains(v)).collect();
    assert!(idle.is_empty(), "no rule asks for {idle:?}; take them out of data/classes.tsv");
}
