#!/usr/bin/env python3
"""Print the table of README.md, "How well it reads", with the figures that can be counted here counted anew.

usage: table.py NEWSGLASS SCORE DATA [--write]

NEWSGLASS is the command, SCORE the scorer of the development data, DATA its folder. Ties and blocks are counted by the tests
of this repository, which cargo runs; phrases by phrases.py; GAP by the tool `coref`, which cargo builds. A row whose data is
not there stays as it is, and is named at the end with what has changed: trees are counted by `newsglass-score FILE`, OntoGUM
by `coref score`, both on what train/ makes; peers' figures are text and stay. --write puts the table into README.md.
"""
import pathlib, re, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
README = ROOT / "README.md"

# Words of a row's first two cells, the file, and what stands in its third: {name:P}, {name:R}, {name:F} of a line of
# the scorer, {name} the number of a line that has one.
ROWS = [
    ("names, exact span", "entities_newswire", "F **{ent all:F}**"),
    ("re3d", "entities_re3d", "F **{ent all:F}**"),
    ("places found, exact span", "places_geovirus", "F **{place found, exact span:F}**"),
    ("places within 161 km", "places_geovirus", "**{place acc@161km of found}**"),
    ("PolNeAR, 84", "attribution_polnear", "F **{quote source+content overlap:F}**"),
    ("PolNeAR, 300", "attribution_polnear_more", "F **{quote source+content overlap:F}**"),
    ("event type; actor", "events_plover", "R **{event type:R}; {event type, actor, target:R}**"),
    ("events told of", "meantime", "P **{event trigger:P}** R **{event trigger:R}**; **{event status agrees:P}**"),
    ("times: found", "meantime", "R **{time relaxed:R}, {time value:R}**"),
]


# The same of rows that another program counts: what is asked, the cell with {0}, {1} ... for the figures it prints, and
# where each of them stands.
CARGO = ["cargo", "test", "--quiet", "--profile", "fast"]
COREF = ["cargo", "run", "--quiet", "--profile", "fast", "--features", "train", "--bin", "coref", "--"]
SUITE = [sys.executable, str(HERE / "phrases.py"), "{command}"]
COUNTED = [
    ("ties between", [*CARGO, "--test", "relations", "--", "--nocapture"], "P **{0}** R **{1}**",
     [r"precision ([\d.]+)", r"recall ([\d.]+)"]),
    ("blocks; sentences", [*CARGO, "--test", "pages", "--", "--nocapture"], "F **{0}; {1}**",
     [r"blocks F ([\d.]+)", r"sentences F ([\d.]+)"]),
    ("phrases of other libraries", [*SUITE, "duckling", "{data}/duckling"], "**{0}, {1}, {2}, {3} %**",
     [rf"duckling {kind} .* ([\d.]+) %" for kind in ("time", "numeral", "money", "distance")]),
    ("numbers; currencies", [*SUITE, "recognizers", "{data}/recognizers"], "**{0}; {1} %**",
     [rf"recognizers {kind} .* ([\d.]+) %" for kind in ("number", "currency")]),
    ("ambiguous pronouns", [*COREF, "gap", "{data}/gap/gap-development.tsv"], "F **{0}**", [r"all .* F ([\d.]+)"]),
]


def counted(row, command, data):
    """The cell of a row of COUNTED; nothing where what it is counted on is not there."""
    _, program, form, places = row
    program = [part.format(command=command, data=data) for part in program]
    if any(part.startswith(f"{data}/") and not pathlib.Path(part).exists() for part in program):
        return None
    told = subprocess.run(program, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    found = [re.search(place, told)[1] for place in places]
    share = "%" in form
    return form.format(*(f"{float(f):.0f}" if share else short(f) for f in found))


def figures(command, scorer, gold):
    """The scorer's lines for the reports of one file: name to {"P", "R", "F"} or {"": number}."""
    with tempfile.NamedTemporaryFile("wb", suffix=".jsonl") as reports, open(gold, "rb") as texts:
        subprocess.run([command, "analyze", "--jsonl", "--offsets", "codepoint"], stdin=texts, stdout=reports, check=True)
        told = subprocess.run([sys.executable, scorer, gold, reports.name], capture_output=True, text=True, check=True)
    out = {}
    for line in told.stdout.splitlines():
        name = re.split(r"\s{2,}", line.strip())[0]
        parts = dict(re.findall(r"\b([PRF]) ([\d.]+)", line)) or {"": line.split()[-1]}
        out[name] = parts
    return out


def short(number):
    """`.92`, as the table writes a share."""
    return f"{float(number):.2f}".removeprefix("0")


def filled(form, found):
    def value(match):
        name, _, part = match[1].rpartition(":") if match[1][-2:-1] == ":" else (match[1], "", "")
        return short(found[name][part])

    return re.sub(r"\{([^}]+)\}", value, form)


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    command, scorer, data = (str(pathlib.Path(given).resolve()) for given in sys.argv[1:4])
    text = README.read_text(encoding="utf-8")
    start = text.index("| what | data | newsglass | peers |")
    end = text.index("\n\n", start)
    lines, changed, kept, cache = [], [], [], {}
    for line in text[start:end].splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        row = next((row for row in ROWS if row[0] in f"{cells[0]} {cells[1]}"), None)
        gold = pathlib.Path(data) / f"{row[1]}.jsonl" if row else None
        other = next((row for row in COUNTED if row[0] in f"{cells[0]} {cells[1]}"), None)
        now = None
        if gold and gold.exists():
            if row[1] not in cache:
                cache[row[1]] = figures(command, scorer, str(gold))
            now = filled(row[2], cache[row[1]])
        elif other:
            now = counted(other, command, data)
        if now:
            if now != cells[2]:
                changed.append(f"{cells[0]}: {cells[2]} -> {now}")
                line = line.replace(f"| {cells[2]} |", f"| {now} |", 1)
        elif not line.startswith(("| what", "|---")):
            kept.append(cells[0])
        lines.append(line)
    print("\n".join(lines))
    print("\nchanged:\n  " + "\n  ".join(changed or ["nothing"]), "\nnot counted here:\n  " + "\n  ".join(kept), file=sys.stderr)
    if "--write" in sys.argv[4:]:
        README.write_text(text[:start] + "\n".join(lines) + text[end:], encoding="utf-8")


if __name__ == "__main__":
    main()
