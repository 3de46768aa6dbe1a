"""Scores the teacher's names on a file of articles, domain by domain.

    python dev_names.py WORK ARTICLES.jsonl
"""

import json
import pickle
import re
import sys

import torch

import corpora
from teacher import DOMAINS, Teacher, batches, piece, tensors, tokenizer
from corpora import NER

WORD = re.compile(r"[A-Z](?:\.[A-Z])+\.?|(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Gov|Lt|Col|Jr|Co|Inc|Corp)\.|\w+(?:[.&]\w+)*(?=(?:'s|’s)\b)|['’]s\b|\d[\d.,:]*\d|\w+(?:['’.&]\w+)*|\S")


def cut(text):
    for line in re.finditer(r"[^\n]+", text):
        toks = [(m.start() + line.start(), m.end() + line.start()) for m in WORD.finditer(line.group())]
        cur = []
        for i, (b, e) in enumerate(toks):
            cur.append((b, e))
            if text[b:e] in ".!?" and (i + 1 == len(toks) or toks[i + 1][0] > e):
                yield cur
                cur = []
        if cur:
            yield cur


def main(work, path):
    tok = tokenizer()
    vocab = pickle.load(open(work + "/vocab.pkl", "rb"))
    model = Teacher(len(vocab["upos"]), len(vocab["xpos"]), len(vocab["rel"]))
    model.load_state_dict(torch.load(work + "/teacher.pt"))
    model.eval()
    sents, gold = [], set()
    for n, line in enumerate(open(path)):
        d = json.loads(line)
        for b, e, k in d["gold"]["entities"]:
            gold.add((n, b, e, k))
        for t in cut(d["text"]):
            s = {"src": "ewt", "words": [d["text"][b:e] for b, e in t], "doc": n, "at": t}
            if piece(tok, s, 400):
                sents.append(s)
    kinds = {"PERSON": "PERSON", "ORG": "ORG", "GROUP": "ORG", "LOC": "LOC", "FACILITY": "LOC"}
    gold = {g for g in gold if g[3] in ("PERSON", "ORG", "LOC")}
    for dom in DOMAINS:
        found = set()
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            for b in batches(sents, 5000):
                t = list(tensors(b))
                t[5] = torch.full_like(t[5], DOMAINS.index(dom))
                ln = model(*t)[5]
                for i, s in enumerate(b):
                    labels = [NER[j] for j in ln[i, :len(s["words"])].argmax(-1).tolist()]
                    for x, y, k in corpora.spans_of(labels):
                        while x < y and s["words"][x].lower() in ("the",):
                            x += 1
                        if k in kinds and x < y:
                            found.add((s["doc"], s["at"][x][0], s["at"][y - 1][1], kinds[k]))
        ok = len(found & gold)
        spans = len({f[:3] for f in found} & {g[:3] for g in gold})
        print(dom, "P %.3f R %.3f F %.3f" % (ok / len(found), ok / len(gold), 2 * ok / (len(found) + len(gold))), "span F %.3f" % (2 * spans / (len(found) + len(gold))))
        for k in ("PERSON", "ORG", "LOC"):
            a, g = {f for f in found if f[3] == k}, {f for f in gold if f[3] == k}
            print("   ", k, "P %.3f R %.3f" % (len(a & g) / max(1, len(a)), len(a & g) / len(g)))


if __name__ == "__main__":
    torch.set_num_threads(2)
    main(*sys.argv[1:])
