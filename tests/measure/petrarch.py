#!/usr/bin/env python3
"""Score newsglass on PETRARCH's validation sentences.

usage: petrarch.py NEWSGLASS PETR2_GSR_validation.jsonl [--errors N]

Each line has a sentence of news with its CAMEO events (code, source, target) or none. The codes of actors (`TUNJUD`) need
dictionaries that newsglass does not have, so that an event is found where the report has one with the code's root (first
two digits) or its PLOVER type, and an actor and a target where the gold has a source and a target. Recall is of gold
events; precision of the report's events of a PLOVER type that have both actor and target and are no repetition of the
same type in the sentence: it counts against those in sentences that the code book finds no event in, or none of the type.
"""
import datetime, json, subprocess, sys

# PLOVER's types by CAMEO root.
TYPES = {"01": [], "02": ["REQUEST"], "03": ["AGREE"], "04": ["CONSULT"], "05": ["SUPPORT"], "06": ["COOPERATE"], "07": ["AID"],
         "08": ["CONCEDE", "RETREAT"], "09": ["ACCUSE"], "10": ["REQUEST"], "11": ["ACCUSE"], "12": ["REJECT"], "13": ["THREATEN"],
         "14": ["PROTEST"], "15": ["MOBILIZE"], "16": ["SANCTION"], "17": ["COERCE"], "18": ["ASSAULT"], "19": ["ASSAULT"], "20": ["ASSAULT"]}


def day(date):
    """ISO form of `20080804`, or none where the day is not known."""
    try:
        return datetime.datetime.strptime(date, "%Y%m%d").date().isoformat()
    except ValueError:
        return None


def main():
    command, path = sys.argv[1:3]
    errors = int(sys.argv[4]) if sys.argv[3:4] == ["--errors"] else 0
    gold = [json.loads(line) for line in open(path, encoding="utf-8")]
    lines = "\n".join(json.dumps({"id": str(i), "text": g["text"].replace("`` ", '"').replace("``", '"').replace("''", '"'),
                                  "published": day(g["date"])}) for i, g in enumerate(gold))
    done = subprocess.run([command, "analyze", "--jsonl", "--offsets", "codepoint"], input=lines, capture_output=True, text=True)
    reports = {o["id"]: o.get("report") or {} for o in map(json.loads, done.stdout.splitlines())}
    hits = wanted = right = shown = 0
    for i, g in enumerate(gold):
        events = [e for e in reports.get(str(i), {}).get("events", []) if e["type"]]
        has = lambda e, role: any(r["role"] == role for r in e["roles"])
        want = {(e["eventcode"][:2]) for e in g["events"] if "eventcode" in e and TYPES.get(e["eventcode"][:2])}
        found = lambda root: any((e["cameo"] or "")[:2] == root or e["type"] in TYPES[root] for e in events if has(e, "actor") or has(e, "target"))
        missed = [r for r in want if not found(r)]
        wanted += len(want)
        hits += len(want) - len(missed)
        types = {e["type"] for e in events if has(e, "actor") and has(e, "target") and e["status"] not in ("possible", "hypothetical", "planned")}
        allowed = {t for r in want for t in TYPES[r]}
        shown += len(types)
        right += len(types & allowed)
        if errors and (missed or types - allowed):
            errors -= 1
            print(f"missed {missed}, besides {sorted(types - allowed)}: {g['text'][:220]}", file=sys.stderr)
    print(f"recall {hits / wanted:.3f} ({hits} of {wanted}), precision {right / max(1, shown):.3f} ({right} of {shown})")


main()
