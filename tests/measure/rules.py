#!/usr/bin/env python3
"""Which conditions of the rules no case needs, and which change no report.

usage: rules.py COPY DOCS.jsonl [--most N] [--no-build | --count] [ROOM...]      ROOM: a folder or file of src

COPY is a folder for an altered copy of this tree, kept between runs. There `rules/mark.rs` writes a switch around each condition
(`&&`, `||`, `if`, guards, filters), the whole is compiled once, and `rules/run.rs` throws the switches in one process that reads
each text's language only once: in the cases of tests/corpus and in N of the texts ({"id", "text"} a line). A switch is thrown
only where it would turn its condition: alone in a few cases and texts, then, if nothing changed, with others in all that are
left, halving those that change something. COPY/journal has what was found, COPY/found.tsv a line for each condition; what is
printed counts them, by room: needed by a case, changing a report but no case, changing nothing though met, never met, and
refused by the compiler. A second run goes on where the first was stopped (--no-build).
"""
import argparse, collections, os, pathlib, re, shutil, subprocess, sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = ROOT / "tests/measure/rules"
# The rooms that rules are in; `article` and the network come before what is kept of a text.
ROOMS = ["toponyms", "times", "quantities", "entities", "places", "statements", "events", "relations", "telling", "language/repairs",
         "language/control.rs", "language/syntax.rs", "language/agreement.rs"]
NETWORK = "let shared = if shares.is_empty() { None } else { glass.model.analyze_shared(&article, &glass.lexicon, shares) };"
KEPT = """let read = &mut || glass.model.read_share(&article, 0, 1, &mut |_| ());
    let kept = crate::switch::share(text, options.title, article.tokens.len(), read);
    let shares = if shares.is_empty() { &kept } else { shares };
    let shared = glass.model.analyze_shared(&article, &glass.lexicon, shares);"""


def alter(copy, rooms):
    for folder in ["src", "data", "tests", "build", "schema", "train", "benches"]:
        ignored = shutil.ignore_patterns(".cache", ".venv", "node_modules")
        shutil.copytree(ROOT / folder, copy / folder, dirs_exist_ok=True, ignore=ignored)
    for file in ["Cargo.toml", "Cargo.lock", "README.md"]:
        shutil.copy(ROOT / file, copy / file)
    (copy / "examples").mkdir(exist_ok=True)
    shutil.copy(HERE / "run.rs", copy / "examples/run.rs")
    shutil.copy(HERE / "switch.rs", copy / "src/switch.rs")
    pipeline = (copy / "src/pipeline.rs").read_text()
    assert NETWORK in pipeline, "what reads the language has changed: see NETWORK"
    (copy / "src/pipeline.rs").write_text(pipeline.replace(NETWORK, KEPT))
    with (copy / "src/lib.rs").open("a") as lib:
        lib.write("#[doc(hidden)]\npub mod switch;\n")
    paths = [p for room in rooms for p in [ROOT / "src" / room] if p.exists()]
    files = dict.fromkeys(f for p in paths for f in ([p] if p.is_file() else sorted(p.rglob("*.rs"))))
    names = [str(f.relative_to(ROOT)) for f in files]
    tool = ["cargo", "run", "-q", "--release", "--manifest-path", HERE / "Cargo.toml", "--target-dir", copy / "target/mark", "--"]
    subprocess.run([*tool, copy, copy / "table.tsv", copy / "refused", *names], check=True)


def build(copy, rooms):
    """Compiles the copy, leaving out what the compiler refuses."""
    refused = copy / "refused"
    refused.write_text("")
    while True:
        alter(copy, rooms)
        # A cheap look first.
        for how in ["check", "build"]:
            run = ["cargo", how, "--profile", "fast", "--example", "run"]
            done = subprocess.run(run, cwd=copy, text=True, capture_output=True)
            if done.returncode:
                break
        if not done.returncode:
            return
        new = set()
        for file, line in re.findall(r"^error.*\n(?:.*\n)*?\s*--> (src/\S+?):(\d+)", done.stderr, re.M):
            # The innermost switch on the line is enough; all of the line are left out.
            words = (copy / file).read_text().splitlines()[int(line) - 1]
            new |= set(re.findall(r"switch::on\((\d+),", words))
        if not new:
            sys.exit(done.stderr[-8000:])
        print("refused:", *sorted(new, key=int), flush=True)
        refused.write_text(refused.read_text() + " ".join(new) + " ")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("copy", type=pathlib.Path)
    arguments.add_argument("docs", type=pathlib.Path)
    arguments.add_argument("rooms", nargs="*", default=ROOMS)
    arguments.add_argument("--most", default="600")
    arguments.add_argument("--no-build", action="store_true", help="go on with what is built and found")
    arguments.add_argument("--count", action="store_true", help="only count what has been found")
    a = arguments.parse_args()
    copy = a.copy.resolve()
    copy.mkdir(parents=True, exist_ok=True)
    journal = copy / "journal"
    if a.count:
        return report(copy, journal)
    if not a.no_build:
        build(copy, a.rooms or ROOMS)
        journal.unlink(missing_ok=True)
    program = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", copy / "target")) / "fast/examples/run"
    while subprocess.run([program, ROOT / "tests/corpus", journal, a.docs, a.most], cwd=copy).returncode:
        at = copy / "journal.at"
        if not at.exists():
            sys.exit("The cases fail as they are.")
        # A loop without an end, or a stack run over: no condition to leave out.
        with journal.open("a") as out:
            out.writelines(f"B\t{n}\n" for n in re.findall(r"\d+", at.read_text()))
        at.unlink()
    report(copy, journal)


def report(copy, journal):
    met, cases, texts, alone = {}, {}, collections.defaultdict(list), {}
    for kind, *row in (line.split("\t") for line in journal.read_text().splitlines()):
        if kind == "M":
            met[row[0]] = row[1:]
        elif kind in "CB":
            cases[row[0]] = row[1] if kind == "C" else "breaks off"
        elif kind == "D":
            texts[row[0]].append(row[1])
        elif kind == "S":
            alone[row[0]] = f"{row[2]} of {row[1]}"
            texts[row[0]] += row[3].split()
    refused = set((copy / "refused").read_text().split())
    count = collections.Counter()
    with (copy / "found.tsv").open("w") as out:
        for number, file, line, neutral, words in (r.split("\t") for r in (copy / "table.tsv").read_text().splitlines()):
            kind = ("refused" if number in refused else "never" if number not in met else "case" if number in cases
                    else "report" if texts[number] else "nothing")
            seen = cases.get(number) or " ".join(texts[number][:6])
            print(number, kind, f"{file}:{line}", neutral, *met.get(number, "--"), alone.get(number, ""), seen, words, sep="\t", file=out)
            for room in ["all", file.split("/")[1]]:
                count[room, kind] += 1
    kinds = ["case", "report", "nothing", "never", "refused"]
    print(f"{'':12}" + "".join(f"{k:>9}" for k in ["all", *kinds]))
    for room in dict.fromkeys(r for r, _ in count):
        of = [count[room, k] for k in kinds]
        print(f"{room:12}" + "".join(f"{n:9}" for n in [sum(of), *of]))


if __name__ == "__main__":
    main()
