"""What the recipes of WordNet's nouns and verbs share."""
from collections import Counter


def lemmas(files, part):
    """How often each dictionary form of a universal part of speech stands in CoNLL-U files."""
    seen = Counter()
    for name in files:
        for line in open(name, encoding="utf-8"):
            cells = line.rstrip("\n").split("\t")
            if len(cells) > 4 and cells[3] == part:
                seen[cells[2].lower()] += 1
    return seen
