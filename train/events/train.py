#!/usr/bin/env python3
"""Trains the linear models of src/events/learned.rs on what the `events` tool shows.

usage: train.py factuality FEATURES UDS_PREDICATES [DEV_FEATURES DEV_PREDICATES] > data/events/factuality_weights.tsv
       train.py eventhood  FEATURES GUM.conllu     [DEV_FEATURES DEV.conllu]     > data/events/eventhood_weights.tsv

FEATURES come from events.rs, UDS_PREDICATES from factuality.py. With dev files the figures on them go to stderr.
Weights are in hundredths; features seen less than LEAST times or with a weight near nothing are left out.
"""

import collections
import re
import sys

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression, Ridge

LEAST = {"factuality": 10, "eventhood": 5}
SMALL = {"factuality": 3, "eventhood": 8}
# Hundredths up to which a weight of the last fit is left out of the table, for the room it takes; three of 9,009 events of the dev sets have another status without.
IDLE = {"factuality": 3, "eventhood": 0}


def features(path, kind):
    out = {}
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if cells[2] == kind:
            out[int(cells[0]), int(cells[1])] = cells[3:]
    return out


def predicates(path):
    """(sentence, token) -> (value, confidence)"""
    rows = (line.split() for line in open(path))
    return {(int(i), int(t)): (float(v), float(c)) for i, t, v, c in rows}


def gum(path):
    """(sentence, head token) -> (1 or 0, weight): whether the entity is an event, for those with a common noun at the head."""
    labels = {}

    def add(rows, number, a, b, kind):
        for k in range(a, b + 1):
            if not a <= int(rows[k][6]) - 1 <= b:
                if rows[k][4] in ("NN", "NNS"):
                    labels.setdefault((number, k), (float(kind == "event"), 1.0))
                return

    blocks = [b for b in open(path, encoding="utf-8").read().split("\n\n") if b.strip()]
    for number, block in enumerate(blocks):
        lines = (line.split("\t") for line in block.split("\n") if line and line[0] != "#")
        rows = [r for r in lines if r[0].isdigit()]
        open_ = []
        for k, row in enumerate(rows):
            found = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
            for piece in re.findall(r"\([^()]*\)?|[^()]*\)", found.group(1)) if found else []:
                if piece[0] == "(":
                    name, kind = (piece.strip("()").split("-") + [""])[:2]
                    if piece[-1] == ")":
                        add(rows, number, k, k, kind)
                    else:
                        open_.append((name, kind, k))
                else:
                    for q in range(len(open_) - 1, -1, -1):
                        if open_[q][0] == piece[:-1]:
                            add(rows, number, open_[q][2], k, open_[q][1])
                            open_.pop(q)
                            break
    return labels


def main():
    task, *files = sys.argv[1:]
    kind, read = {"factuality": ("v", predicates), "eventhood": ("n", gum)}[task]

    def load(f, g):
        shown, gold = features(f, kind), read(g)
        keys = [k for k in sorted(gold) if k in shown or task == "factuality"]
        y, w = np.array([gold[k] for k in keys]).T
        return [shown.get(k, []) for k in keys], y, w

    X, y, w = load(*files[:2])
    seen = collections.Counter(f for x in X for f in set(x))
    vocabulary = {f: i for i, f in enumerate(sorted(f for f in seen if seen[f] >= LEAST[task] and " " not in f))}

    def matrix(X):
        at = [(i, vocabulary[f]) for i, x in enumerate(X) for f in x if f in vocabulary]
        rows, columns = zip(*at)
        return csr_matrix((np.ones(len(at)), (rows, columns)), shape=(len(X), len(vocabulary)))

    def fit():
        if task == "factuality":
            model = Ridge(alpha=20, solver="sparse_cg").fit(matrix(X), y, sample_weight=w)
            return model.coef_, model.intercept_
        model = LogisticRegression(C=0.15, max_iter=400).fit(matrix(X), y)
        return model.coef_[0], model.intercept_[0]

    weights, bias = fit()
    # What says next to nothing goes, and the rest is fitted again without it.
    names = sorted(vocabulary)
    kept = [f for f in names if abs(weights[vocabulary[f]]) * 100 >= SMALL[task]]
    vocabulary = {f: i for i, f in enumerate(kept)}
    weights, bias = fit()
    weights = {f: round(100 * weights[i]) for f, i in vocabulary.items()}
    weights = {f: w for f, w in weights.items() if abs(w) > IDLE[task]}
    weights["bias"] = round(100 * bias)

    if len(files) > 2:
        D, gold, _ = load(*files[2:])
        score = np.array([weights["bias"] + sum(weights.get(f, 0) for f in x) for x in D])
        if task == "factuality":
            print("Pearson", np.corrcoef(score, gold)[0, 1], "of", len(gold), file=sys.stderr)
        else:
            for least in (-150, -100, -50, 0, 50, 100):
                hit = ((score > least) & (gold > 0)).sum()
                print(least, "P", hit / (score > least).sum(), "R", hit / gold.sum(), file=sys.stderr)
    lines = collections.defaultdict(list)
    for f, value in weights.items():
        if value:
            lines[value].append(f)
    print(f"# Weights of the model of {task} (src/events/learned.rs), made by train/events/train.py; in hundredths.")
    print("# weight\tfeatures")
    for value in sorted(lines):
        print(value, " ".join(sorted(lines[value])), sep="\t")


main()
