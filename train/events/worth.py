#!/usr/bin/env python3
"""Trains the models of src/events/triggers/worth.rs, src/events/confidence.rs, src/telling/worth.rs and
src/statements/confidence.rs on the verdicts of strict readers.

usage: worth.py v|n FEATURES DEEDS > data/events/verb_weights.tsv or noun_weights.tsv
       worth.py e   FEATURES RIGHT > data/events/right_weights.tsv
       worth.py l   FEATURES LINES > data/events/line_weights.tsv
       worth.py s   FEATURES RIGHT > data/statements/right_weights.tsv

FEATURES is what `events deeds` (`events right`) makes of the texts (train/entities/kinds.py docs makes those of the radio,
news.py those of papers and weblogs, of which only right.tsv has verdicts), DEEDS is deeds.tsv: a text's name, then for each word that may report an event where it begins (code points) and a verdict:

    y right as shown   i idle: nothing takes place, or a word beside it tells it better   r s t d role, status, type, day wrong
    m told as another event, wrongly   n not shown, rightly   u not shown, and missed

RIGHT is right.tsv, the same for events that are shown today as they were when they were judged: an event is right or not. That of
statements (train/statements/right.tsv, features of `statements right`) has where cue and content begin and

    y right   n no statement   o another's   b other bounds   f act or form misleads   d said twice

LINES is lines.tsv: where an event is told, and of the line as it was shown to them, with status, day and owner

    y signed   x untrue   i idle   r repeats another   w breaks off, or points at what nobody can know

Weights are in hundredths of log odds; those of features seen less than LEAST times or near nothing are left out. Figures of a
cross-validation over texts go to stderr, of the radio's and of the others: precision and recall of what the rules take, and of
the model at several thresholds.
Needs scikit-learn.
"""
import collections
import re
import sys

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

LEAST = 4
# How little the weights are held back: a few hundred features do as well as two thousand.
STRENGTH = {"v": 0.4, "n": 0.7, "e": 0.2, "l": 0.4, "s": 0.7}
# How much an event of papers and weblogs weighs against one of the radio, of which there are more.
WRITTEN = 2
SMALL = {"v": 4, "n": 4, "e": 4, "l": 4, "s": 12}


def read(kind, shown, verdicts):
    """(text, features, worth, taken by the rules) of every trigger with a verdict."""
    gold = {}
    for line in open(verdicts, encoding="utf-8"):
        name, *cells = line.split()
        for cell in cells:
            found = re.fullmatch(r"([-\d:]+)([a-z])", cell)
            if found:
                gold[name, found[1]] = found[2]
    for line in open(shown, encoding="utf-8"):
        name, at, k, taken, *features = line.rstrip("\n").split("\t")
        verdict = gold.get((name, at))
        if k == kind and verdict:
            yield name, features, verdict == "y" if kind in "els" else verdict not in "in", taken == "1"


def fit(rows, kind):
    counts = collections.Counter(f for _, features, _, _ in rows for f in set(features))
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= LEAST))}
    model = LogisticRegression(C=STRENGTH[kind], penalty="l1", solver="liblinear", random_state=1)
    weight = [1 if kind in "ls" or is_radio(name) else WRITTEN for name, *_ in rows]
    model.fit(matrix(rows, index), [worth for _, _, worth, _ in rows], sample_weight=weight)
    weights = {f: round(float(model.coef_[0][i]) * 100) for f, i in index.items()}
    weights = {f: w for f, w in weights.items() if abs(w) >= SMALL[kind]}
    return weights, round(float(model.intercept_[0]) * 100)


def is_radio(name):
    return name.startswith("voa")


def matrix(rows, index):
    cells = [(r, index[f]) for r, (_, features, _, _) in enumerate(rows) for f in set(features) if f in index]
    r, c = zip(*cells)
    return csr_matrix((np.ones(len(cells)), (r, c)), (len(rows), len(index)))


def score(rows, weights, bias):
    return np.array([bias + sum(weights.get(f, 0) for f in features) for _, features, _, _ in rows])


def figures(name, taken, worth):
    right = int((taken & worth).sum())
    p, r = right / max(1, int(taken.sum())), right / max(1, int(worth.sum()))
    print(f"{name:20} P {p:.3f} R {r:.3f} F {2 * p * r / max(1e-9, p + r):.3f} ({int(taken.sum())} shown)", file=sys.stderr)


def main():
    kind, shown, verdicts = sys.argv[1:]
    rows = list(read(kind, shown, verdicts))
    texts = sorted({name for name, *_ in rows})
    fold = {name: i % 5 for i, name in enumerate(texts)}
    scores = np.zeros(len(rows))
    for k in range(5):
        held = [i for i, row in enumerate(rows) if fold[row[0]] == k]
        weights, bias = fit([row for row in rows if fold[row[0]] != k], kind)
        scores[held] = score([rows[i] for i in held], weights, bias)
    worth = np.array([row[2] for row in rows])
    taken = np.array([row[3] for row in rows])
    radio = np.array([is_radio(row[0]) for row in rows])
    for source, own in (("radio", radio), ("written", ~radio)):
        figures(f"{source}, rules", taken[own], worth[own])
        for least in range(-150, 151, 30):
            figures(f"{source}, from {least}", scores[own] >= least, worth[own])
    weights, bias = fit(rows, kind)
    by_weight = collections.defaultdict(list)
    for feature, weight in weights.items():
        by_weight[weight].append(feature)
    room = {"e": "events/confidence.rs", "l": "telling/worth.rs", "s": "statements/confidence.rs"}.get(kind, "events/triggers/worth.rs")
    print(f"# Weights of a model of src/{room}, made by train/events/worth.py; in hundredths of log odds.")
    print("# weight\tfeatures")
    print(f"{bias}\tbias")
    for weight in sorted(by_weight):
        print(f"{weight}\t{' '.join(sorted(by_weight[weight]))}")
    print(f"{len(weights)} weights", file=sys.stderr)


if __name__ == "__main__":
    main()
