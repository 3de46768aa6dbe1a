#!/usr/bin/env python3
"""The texts that train/statements/readers.tsv speaks of and those of labels.tsv, one a line: {"id", "text"}.

usage: texts.py DOCS.jsonl MASC_FOLDER < readers.tsv

DOCS.jsonl is what train/entities/kinds.py docs makes of the training data. Of MASC the first 10,000 characters of newspapers are taken
and 7,000 of other genres, up to the end of a line, without the tags that some of its texts have behind every word.
"""
import json
import pathlib
import re
import sys

TAG = re.compile(r"(?<=\S)_[A-Z$'`.,:()]{1,5}(?=\s|$)")


def masc(folder):
    kinds = dict(line.split()[:2] for line in open(folder / "categories.txt"))
    for path, kind in kinds.items():
        text = (folder / path).read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").strip()
        most = 10000 if kind == "newspaper" else 7000
        if len(text) > most:
            end = text.rfind("\n", 0, most)
            text = text[: end if end > most // 2 else most]
        yield "m:" + path, TAG.sub("", text)


def main():
    wanted = {line.split("\t")[0] for line in sys.stdin if line[0] != "#"}
    for line in open(sys.argv[1], encoding="utf-8"):
        print(line.rstrip("\n"))
    for name, text in masc(pathlib.Path(sys.argv[2])):
        if name in wanted:
            print(json.dumps({"id": name, "text": text}))


main()
