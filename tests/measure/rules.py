#!/usr/bin/env python3
"""Name the conditions of the rules that no case needs: with any one of them left out, all tests of texts pass.

usage: rules.py COPY [--sample N] [--texts DOCS.jsonl] ROOM...

COPY is a folder for an altered copy of this tree (kept, so that a second run compiles little). ROOM is a folder or file of
src. In the copy each condition, `if C {`, a guard `P if C =>`, `|| C` and `&& C` on a line of its own, gets a switch by number that the
variable NEWSGLASS_OFF names: C never holds, or for `&& C` always does. It is compiled once; then the cases run with one
switch after the other. With --texts the command reads the texts ({"id", "text"} a line) with each of those that no case needs,
and says how many reports change: where none does, the condition may be worth nothing.
"""
import argparse, os, pathlib, random, re, shutil, subprocess, sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
TESTS = ["corpus", "statements", "relations", "reports"]
SWITCH = '''
/// True where this condition is left out, by number.
pub(crate) fn off(number: usize) -> bool {
    static OFF: std::sync::OnceLock<usize> = std::sync::OnceLock::new();
    *OFF.get_or_init(|| std::env::var("NEWSGLASS_OFF").ok().and_then(|n| n.parse().ok()).unwrap_or(0)) == number
}
'''


def balanced(text):
    depth = 0
    for c in re.sub(r"'(\\.|[^'\\])'|\"(\\.|[^\"\\])*\"", "", text):
        depth += (c in "([{") - (c in ")]}")
        if depth < 0:
            return False
    return depth == 0


def altered(line, number):
    """The line with a switch in its condition, or None where it has none of a known form."""
    off = f"crate::off({number})"
    code = line.rstrip("\n")
    if re.match(r"\s*//", code):
        return None
    either = lambda condition: " || " in re.sub(r"\([^()]*\)", "", re.sub(r"\([^()]*\)", "", condition))
    if m := re.match(r"(\s*(?:\} else )?if )([^{]+)( \{.*)$", code):
        head, condition, rest = m.groups()
        chain = re.search(r"\blet\b", condition)
        if not balanced(condition) or chain and (" = " not in condition or either(condition)):
            return None
        return f"{head}{condition} && !{off}{rest}\n" if chain else f"{head}({condition}) && !{off}{rest}\n"
    if (m := re.match(r"(\s*.+ if )(.+?)( =>.*)$", code)) and balanced(m[2]) and "let " not in m[2]:
        return f"{m[1]}({m[2]}) && !{off}{m[3]}\n"
    if (m := re.match(r"(\s*\|\| )([^{]+?)([;,]?| \{)$", code)) and balanced(m[2]) and not either(m[2]):
        return f"{m[1]}{m[2]} && !{off}{m[3]}\n"
    if (m := re.match(r"(\s*&& )([^{]+?)([;,]?| \{)$", code)) and balanced(m[2]) and not either(m[2]):
        return None if "let " in m[2] else f"{m[1]}({m[2]} || {off}){m[3]}\n"
    return None


def files(room):
    path = ROOT / "src" / room
    return [path] if path.is_file() else sorted(path.rglob("*.rs"))


def alter(copy, rooms, refused):
    """Writes the copy; a list of (file, line, text), by number less one. Nothing is altered where the compiler has refused it."""
    for folder in ["src", "data", "tests", "build", "schema", "www", "benches", "train"]:
        shutil.copytree(ROOT / folder, copy / folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".cache", ".venv", "node_modules"))
    for file in ["Cargo.toml", "Cargo.lock", "README.md", "package-lock.json"]:
        shutil.copy(ROOT / file, copy / file)
    lib = copy / "src/lib.rs"
    lib.write_text(lib.read_text() + SWITCH)
    places = []
    for path in dict.fromkeys(p for room in rooms for p in files(room)):
        name = str(path.relative_to(ROOT))
        out, tests = [], False
        for at, line in enumerate(path.read_text().splitlines(keepends=True), 1):
            tests = tests or line.startswith("#[cfg(test)]")
            new = None if tests or (name, at) in refused else altered(line, len(places) + 1)
            if new:
                places.append((name, at, line.strip()))
            out.append(new or line)
        (copy / name).write_text("".join(out))
    return places


def build(copy, rooms):
    """The places of the switches, and the tests' programs."""
    run = ["cargo", "test", "--profile", "fast", "--no-run", "--bin", "newsglass"]
    run += [part for test in TESTS for part in ("--test", test)]
    refused = set()
    while True:
        places = alter(copy, rooms, refused)
        done = subprocess.run(run, cwd=copy, text=True, capture_output=True)
        if not done.returncode:
            return places, [copy / p for p in re.findall(r"Executable tests/\S+ \((.+)\)", done.stderr)]
        errors = re.findall(r"^error.*\n\s*--> (src/\S+?):(\d+)", done.stderr, re.M)
        new = {(file, int(line)) for file, line in errors} - refused
        if not new:
            sys.exit(done.stderr[-8000:])
        refused |= new


def fails(copy, programs, number):
    env = {**os.environ, "NEWSGLASS_OFF": str(number), "CARGO_MANIFEST_DIR": str(copy)}
    for program in programs:
        try:
            if subprocess.run([program], cwd=copy, env=env, capture_output=True, timeout=120).returncode:
                return True
        except subprocess.TimeoutExpired:
            return True
    return False


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("copy", type=pathlib.Path)
    arguments.add_argument("rooms", nargs="+")
    arguments.add_argument("--sample", type=int)
    arguments.add_argument("--texts", type=pathlib.Path)
    a = arguments.parse_args()
    a.copy.mkdir(parents=True, exist_ok=True)
    places, programs = build(a.copy.resolve(), a.rooms)
    if fails(a.copy, programs, 0):
        sys.exit("The tests fail as they are.")
    chosen = list(range(1, len(places) + 1))
    if a.sample:
        chosen = sorted(random.Random(42).sample(chosen, min(a.sample, len(chosen))))
    reports = None
    if a.texts:
        command = os.environ.get("CARGO_TARGET_DIR", a.copy / "target")
        command = pathlib.Path(command) / "fast/newsglass"
        lines = a.texts.read_bytes()
        read = lambda n: subprocess.run([command, "analyze", "--jsonl"], input=lines, capture_output=True,
                                        env={**os.environ, "NEWSGLASS_OFF": str(n)}).stdout.split(b"\n")
        reports = read(0)
    left = 0
    for number in chosen:
        if fails(a.copy, programs, number):
            continue
        left += 1
        file, line, text = places[number - 1]
        changed = f" {sum(x != y for x, y in zip(reports, read(number))):5}" if reports else ""
        print(f"{number:5}{changed} {file}:{line}: {text}", flush=True)
    print(f"{len(chosen)} of {len(places)} conditions left out one by one: no test needs {left}")


if __name__ == "__main__":
    main()
