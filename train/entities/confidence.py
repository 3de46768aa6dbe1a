#!/usr/bin/env python3
"""Weights of the confidence of unnamed entities, from GUM's entities.

usage: confidence.py DATA NEWSGLASS

DATA holds gum_open/gum_open_{train,dev}.conllu, NEWSGLASS is the command. Prints the weights for
src/entities/assembly/confidence.rs, in sixteenths of a logit, and what each tenth of confidence holds on the dev part.

An entity is right where most of its mentions are of its kind and three in four are of one entity of GUM's. Reports of
conversations, vlogs and textbooks are left out, as they are far from news.
"""
import json, math, re, subprocess, sys
from bisect import bisect_left
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FAR = {"vlog", "conversation", "academic", "textbook"}
FITS = {
    "person": {"person"}, "organization": {"organization"}, "group": {"person", "organization"}, "place": {"place"},
    "facility": {"place"}, "object": {"object", "abstract", "event", "time", "substance", "plant", "animal"},
}


def documents(path):
    """GUM's documents as text and mentions: start, end, type, entity, start of the head."""
    text, mentions, name = "", [], None
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows, paragraph = [], False
        for line in block.split("\n"):
            if line.startswith("# newdoc"):
                if name: yield name, text, mentions
                name, text, mentions = line.split("= ")[1], "", []
            elif line.startswith("# newpar"): paragraph = True
            elif line and line[0] != "#" and line.split("\t")[0].isdigit(): rows.append(line.split("\t"))
        if not rows: continue
        if text: text = text.rstrip(" ") + ("\n\n" if paragraph else " ")
        spans, open_ = [], []
        for i, row in enumerate(rows):
            spans.append((len(text), len(text) + len(row[1])))
            misc = dict(x.split("=", 1) for x in row[9].split("|") if "=" in x)
            text += row[1] + ("" if misc.get("SpaceAfter") == "No" else " ")
            for begins, alone, ends in re.findall(r"\(([^()]+)(\))?|([^()]+)\)", misc.get("Entity", "")):
                if begins:
                    number, kind = begins.split("-")[:2]
                    open_.append((number, kind, i))
                    ends = number if alone else None
                if ends:
                    at = next((k for k in range(len(open_) - 1, -1, -1) if open_[k][0] == ends), None)
                    if at is None: continue
                    number, kind, first = open_.pop(at)
                    head = next((k for k in range(first, i + 1) if not first <= int(rows[k][6]) - 1 <= i), first)
                    mentions.append((spans[first][0], spans[i][1], kind, number, spans[head][0]))
    if name: yield name, text, mentions


def known():
    """The list a noun stands in: n of nouns, s of senses."""
    out = {}
    for file, column, letter in (("nouns", 2, "n"), ("senses", 1, "s"), ("kin", 0, "n")):
        for line in (ROOT / f"data/actors/{file}.tsv").read_text(encoding="utf-8").splitlines():
            if line and line[0] != "#":
                for word in line.split("\t")[column].split(): out.setdefault(word, letter)
    return out


def bare(words):
    first = words.lower().split()[0]
    return "'s" not in words and "’s" not in words and first not in {
        "the", "both", "a", "an", "some", "any", "another", "each", "every", "many", "several", "few", "this", "that", "these",
        "those", "such", "his", "her", "their", "its", "our", "my", "your"}


def rows(data, command, part, lists):
    """Features and truth of every unnamed entity."""
    docs = [d for d in documents(data / f"gum_open/gum_open_{part}.conllu") if d[0].split("_")[1] not in FAR]
    lines = "".join(json.dumps({"id": n, "text": t}) + "\n" for n, t, _ in docs)
    out = subprocess.run([command, "analyze", "--jsonl", "--offsets", "codepoint", "--tokens"], input=lines, capture_output=True, text=True, check=True).stdout
    for (_, text, gold), line in zip(docs, out.splitlines()):
        report = json.loads(line)["report"]
        tokens = report["tokens"]
        starts = [t["span"][0] for t in tokens]
        by_head = {}
        for g in sorted(gold, key=lambda g: g[0] - g[1]): by_head.setdefault(g[4], g)
        for entity in report["entities"]:
            if entity["named"] or entity["kind"] not in FITS: continue
            mentions = []
            for m in entity["mentions"]:
                low, high = bisect_left(starts, m["span"][0]), bisect_left(starts, m["span"][1])
                outside = [k for k in range(low, high) if tokens[k]["head"] is None or not low <= tokens[k]["head"] < high]
                nouns = [k for k in outside if tokens[k]["pos"] in ("NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM")]
                head = tokens[(nouns or outside or [high - 1])[-1]]
                mentions.append((m, head, by_head.get(head["span"][0])))
            kinds = Counter(g[2] for _, _, g in mentions if g)
            sets = Counter(g[3] for _, _, g in mentions if g)
            right = bool(kinds) and kinds.most_common(1)[0][0] in FITS[entity["kind"]] and sets.most_common(1)[0][1] >= 0.75 * len(mentions)
            nominal = [(m, h) for m, h, _ in mentions if m["form"] == "nominal"]
            listed = {lists.get(h["lemma"].lower(), "-") for _, h in nominal}
            parts = {(h["relation"] or "").split(":")[0] for _, h, _ in mentions}
            agent = any(h["relation"] == "obl:agent" for _, h, _ in mentions)
            features = [entity["kind"] + (" alone" if len(mentions) == 1 else " linked")]
            if "n" not in listed and entity["kind"] != "object": features.append("unlisted" if "s" not in listed else "sense")
            if entity["kind"] in ("person", "group"):
                if parts & {"nsubj"} or agent: features.append("acts")
                elif parts & {"obj", "iobj"}: features.append("object")
            if entity["kind"] == "person" and all(bare(text[m["span"][0]:m["span"][1]]) for m, _ in nominal): features.append("bare")
            if len({h["lemma"] for _, h in nominal}) > 1: features.append("several nouns")
            yield features, right


def chance(weights, features):
    return 1 / (1 + math.exp(-sum(weights[f] for f in features)))


def fit(data):
    weights = defaultdict(float)
    for step in range(400):
        slope, mass = defaultdict(float), defaultdict(float)
        for features, right in data:
            p = chance(weights, features)
            for f in features:
                slope[f] += right - p
                mass[f] += p * (1 - p)
        # Newton's step for each weight alone, drawn to nought as by three entities that say nothing.
        for f in slope: weights[f] += 0.3 * (slope[f] - 0.5 * weights[f]) / (mass[f] + 0.5)
    return weights


def main():
    data, command = Path(sys.argv[1]), sys.argv[2]
    lists = known()
    train = list(rows(data, command, "train", lists))
    weights = fit(train)
    count = Counter(f for fs, _ in train for f in fs)
    for f in sorted(weights): print(f"{f:22} {round(16 * weights[f]):4}   ({count[f]} entities)")
    bins = defaultdict(lambda: [0, 0, 0.0])
    for features, right in rows(data, command, "dev", lists):
        p = chance(weights, features)
        b = bins[math.floor(10 * p)]
        b[0] += 1; b[1] += right; b[2] += p
    for b in sorted(bins): print(f"{bins[b][2] / bins[b][0]:.2f} holds {bins[b][1] / bins[b][0]:.2f} of {bins[b][0]}")


main()
