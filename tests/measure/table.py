#!/usr/bin/env python3
"""Print the table of README.md, "How well it reads", with the figures that can be counted here counted anew.

usage: table.py NEWSGLASS SCORE DATA [--write]

NEWSGLASS is the command, SCORE the scorer of the development data, DATA its folder. A row whose data is not there stays as
it is, and is named at the end with what has changed; peers' figures are text and stay. --write puts the table into README.md.
"""
import pathlib, re, subprocess, sys, tempfile

README = pathlib.Path(__file__).resolve().parents[2] / "README.md"

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
    command, scorer, data = sys.argv[1:4]
    text = README.read_text(encoding="utf-8")
    start = text.index("| what | data | newsglass | peers |")
    end = text.index("\n\n", start)
    lines, changed, kept, cache = [], [], [], {}
    for line in text[start:end].splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        row = next((row for row in ROWS if row[0] in f"{cells[0]} {cells[1]}"), None)
        gold = pathlib.Path(data) / f"{row[1]}.jsonl" if row else None
        if gold and gold.exists():
            if row[1] not in cache:
                cache[row[1]] = figures(command, scorer, str(gold))
            now = filled(row[2], cache[row[1]])
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
