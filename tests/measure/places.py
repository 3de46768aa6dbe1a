#!/usr/bin/env python3
"""Measures places on places.txt beside this file.

usage: places.py NEWSGLASS [--errors] [FILE...]

Prints, for each style and for all, F of the places found (overlap and exact span), and how many of those found lie
within 161 km.
"""
import collections
import json
import math
import re
import subprocess
import sys
from pathlib import Path


def articles(path):
    for part in re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        head, body = part.split("\n", 1)
        name, style = (x.strip() for x in head.split("|"))
        text, gold, free, at = "", [], [], 0
        for m in re.finditer(r"\[([^@\]]+)@(-?[\d.]+),(-?[\d.]+)\]|\{([^}]+)\}", body.strip()):
            text += body.strip()[at:m.start()]
            inner = m.group(1) or m.group(4)
            if m.group(1):
                gold.append((len(text), len(text) + len(inner), float(m.group(2)), float(m.group(3))))
            else:
                free.append((len(text), len(text) + len(inner)))
            text += inner
            at = m.end()
        text += body.strip()[at:]
        yield name, style, text, gold, free


def km(a, b, c, d):
    p, q = math.radians(a), math.radians(c)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, h)))


def main():
    binary, *rest = sys.argv[1:]
    errors = "--errors" in rest
    files = [Path(r) for r in rest if r != "--errors"] or [Path(__file__).parent / "places.txt"]
    all_articles = [a for f in files for a in articles(f)]
    lines = "".join(json.dumps({"id": a[0], "text": a[2]}) + "\n" for a in all_articles)
    out = subprocess.run([binary, "analyze", "--jsonl", "--offsets", "codepoint"], input=lines, capture_output=True, text=True, check=True).stdout
    reports = [json.loads(l)["report"] for l in out.splitlines()]
    count = collections.defaultdict(collections.Counter)
    for (name, style, text, gold, free), report in zip(all_articles, reports):
        found = sorted((m["span"][0], m["span"][1], e["place"]) for e in report["entities"] if e["place"]
                       for m in e["mentions"] if m["form"] in ("name", "adjective"))
        left, pairs, wrong, exact = list(gold), [], [], 0
        for s, e, place in found:
            hit = next((g for g in left if g[0] < e and s < g[1]), None)
            if hit:
                left.remove(hit); pairs.append((hit, place)); exact += (s, e) == hit[:2]
            elif not any(a < e and s < b for a, b in free):
                wrong.append((s, e))
        far = [(g, p) for g, p in pairs if km(p["lat"], p["lon"], g[2], g[3]) > 161]
        for key in (style, "all"):
            count[key].update(hit=len(pairs), exact=exact, found=len(pairs) + len(wrong), gold=len(gold), near=len(pairs) - len(far))
        if errors:
            show = lambda s, e: f"{text[max(0, s - 30):s]}>>{text[s:e]}<<{text[e:e + 25]}".replace("\n", " ")
            for g in left:
                over = [(e["kind"], text[m["span"][0]:m["span"][1]]) for e in report["entities"] for m in e["mentions"]
                        if m["form"] in ("name", "adjective") and m["span"][0] < g[1] and g[0] < m["span"][1]]
                print("missed", name, show(*g[:2]), over)
            for s, e in wrong:
                print("wrong ", name, show(s, e))
            for g, p in far:
                print("far   ", name, show(*g[:2]), p["lat"], p["lon"], p["country"], p["region"], p["kind"], round(p["confidence"], 2))
    for key in sorted(count):
        c = count[key]
        f = lambda tp: 2 * tp / (c["found"] + c["gold"])
        print(f"{key:6} gold {c['gold']:4}  F {f(c['hit']):.3f} (P {c['hit'] / c['found']:.3f} R {c['hit'] / c['gold']:.3f})"
              f"  exact {f(c['exact']):.3f}  161 km {c['near'] / c['hit']:.3f} of found, {c['near'] / c['gold']:.3f} of all")


if __name__ == "__main__":
    main()
