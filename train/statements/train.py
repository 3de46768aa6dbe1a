#!/usr/bin/env python3
"""Trains the linear model of src/statements/learned.rs on labels made by reading.

usage: train.py LABELS READERS FEATURES > data/statements/accept_weights.tsv

FEATURES come from statements.rs. LABELS holds candidates: document, byte at which the cue begins, and y, n or x. READERS holds all statements
of some texts: what is a candidate there and no statement is none, and what a rule found and readers confirm is taken for an
example, too, so that the model learns from the listed verbs what their like do. Weights are in hundredths of log odds; what
cross-validation by document says goes to stderr.
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
SMALL = 16


def spans(cells):
    return [None if c == "-" else tuple(map(int, c.split("-"))) for c in cells]


def overlap(a, b):
    return a and b and a[0] < b[1] and b[0] < a[1]


def read(path):
    for line in open(path, encoding="utf-8"):
        if line[0] != "#":
            yield line.rstrip("\n").split("\t")


def verdict(cue, content, ruled, statements):
    """Whether readers have the candidate for a statement; None where they do not say."""
    open_question = False
    for mark, _, its_cue, its_content in statements:
        if overlap(cue, its_cue) and overlap(content, its_content):
            if mark in "+ybo":
                return True
            if ruled and mark == "n":
                return False
            open_question |= mark == "?"
        else:
            open_question |= mark != "n" and (overlap(cue, its_cue) or not its_cue and overlap(content, its_content)) is True
    return None if open_question or ruled else False


def load(labels, readers, features):
    marks = {(d, int(at)): label for d, at, label in read(labels)}
    statements = collections.defaultdict(list)
    for d, mark, *cells in read(readers):
        statements[d].append((mark, *spans(cells)))
    rows = []
    for cells in read(features):
        document, ruled = json.loads(cells[0]), cells[7] == "1"
        at = list(map(int, cells[1:7]))
        if document in statements:
            right = verdict(at[0:2], at[4:6], ruled, statements[document])
        else:
            label = None if ruled else marks.get((document, at[0]))
            right = label and label == "y"
        if right is not None:
            rows.append((document, right, cells[8:], ruled))
    return rows


def matrix(rows, vocabulary):
    at = [(i, vocabulary[f]) for i, row in enumerate(rows) for f in set(row[2]) if f in vocabulary]
    r, c = zip(*at)
    return csr_matrix((np.ones(len(at)), (r, c)), shape=(len(rows), len(vocabulary)))


def vocabulary_of(rows):
    seen = collections.Counter(f for row in rows for f in set(row[2]) if " " not in f)
    return {f: i for i, f in enumerate(sorted(f for f, n in seen.items() if n >= LEAST))}


def fit(rows, vocabulary):
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    model.fit(matrix(rows, vocabulary), [row[1] for row in rows])
    return model.coef_[0], model.intercept_[0]


def main():
    rows = load(*sys.argv[1:4])
    y = np.array([row[1] for row in rows])
    asked = np.array([not row[3] for row in rows])
    scores = np.zeros(len(rows))
    for train, test in GroupKFold(10).split(rows, y, [row[0] for row in rows]):
        part = [rows[i] for i in train]
        vocabulary = vocabulary_of(part)
        weights, bias = fit(part, vocabulary)
        scores[test] = matrix([rows[i] for i in test], vocabulary) @ weights + bias
    print(asked.sum(), "candidates,", (y & asked).sum(), "attribute;", (~asked).sum(), "by rules", file=sys.stderr)
    for least in (-0.5, 0, 0.1, 0.5, 1):
        found = (scores > least) & asked
        print(least, "P %.3f R %.3f" % ((found & y).sum() / max(1, found.sum()), (found & y).sum() / (y & asked).sum()), file=sys.stderr)
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
