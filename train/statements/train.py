#!/usr/bin/env python3
"""Trains the linear model of src/statements/learned.rs on labels made by reading.

usage: train.py LABELS FEATURES > data/statements/accept_weights.tsv

FEATURES come from statements.rs; LABELS holds document, byte at which the cue begins, and y, n or x. Weights are in hundredths of log
odds; what cross-validation by document says goes to stderr.
"""
import collections
import json
import sys

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

LEAST = 3
STRENGTH = 0.3
SMALL = 5


def load(labels, features):
    marks = {}
    for line in open(labels, encoding="utf-8"):
        if line[0] != "#":
            document, at, label = line.rstrip("\n").split("\t")
            marks[document, int(at)] = label
    rows = []
    for line in open(features, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        label = marks.get((json.loads(cells[0]), int(cells[1])))
        if label:
            rows.append((json.loads(cells[0]), label == "y", cells[7:]))
    return rows


def matrix(rows, vocabulary):
    at = [(i, vocabulary[f]) for i, (_, _, fs) in enumerate(rows) for f in set(fs) if f in vocabulary]
    r, c = zip(*at)
    return csr_matrix((np.ones(len(at)), (r, c)), shape=(len(rows), len(vocabulary)))


def vocabulary_of(rows):
    seen = collections.Counter(f for _, _, fs in rows for f in set(fs) if " " not in f)
    return {f: i for i, f in enumerate(sorted(f for f, n in seen.items() if n >= LEAST))}


def fit(rows, vocabulary):
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    model.fit(matrix(rows, vocabulary), [y for _, y, _ in rows])
    return model.coef_[0], model.intercept_[0]


def main():
    rows = load(*sys.argv[1:3])
    y = np.array([y for _, y, _ in rows])
    scores = np.zeros(len(rows))
    for train, test in GroupKFold(10).split(rows, y, [d for d, _, _ in rows]):
        part = [rows[i] for i in train]
        vocabulary = vocabulary_of(part)
        weights, bias = fit(part, vocabulary)
        scores[test] = matrix([rows[i] for i in test], vocabulary) @ weights + bias
    print(len(rows), "candidates,", y.sum(), "attribute", file=sys.stderr)
    for least in (-1.5, -1, -0.5, 0, 0.5):
        found = scores > least
        print(least, "P %.3f R %.3f" % ((found & y).sum() / max(1, found.sum()), (found & y).sum() / y.sum()), file=sys.stderr)
    vocabulary = vocabulary_of(rows)
    weights, bias = fit(rows, vocabulary)
    kept = {f: i for i, f in enumerate(sorted(f for f, k in vocabulary.items() if abs(weights[k]) * 100 >= SMALL))}
    weights, bias = fit(rows, kept)
    lines = collections.defaultdict(list)
    lines[round(100 * bias)].append("bias")
    for f, k in kept.items():
        if value := round(100 * weights[k]):
            lines[value].append(f)
    print("# Weights of the model of attribution (src/statements/learned.rs), made by train/statements/train.py; in hundredths.")
    print("# weight\tfeatures")
    for value in sorted(lines):
        print(value, " ".join(sorted(lines[value])), sep="\t")


main()
