#!/usr/bin/env python3
"""Trains the weights of the coreference ranker from the rows that `coref dump` writes.

usage: train.py choices.bin [SHAPES KEPT.tsv] > data/coref.tsv

With SHAPES (`0,13`) only those columns are trained and the others are those of KEPT.tsv. The column of `he` was last
trained on what the core of 2026-11-29 reads, that of names on 2026-11-23, the others on an earlier core's reading, which
does better by half a point of OntoGUM's held-out CoNLL F.
`coref dump` takes a minute, training all shapes some minutes, on the rows of `he` alone (as last done) a quarter of one.

The likelihood that the ranker takes a right antecedent (any of the right ones; none where there is none), with an L2
penalty, is maximised by L-BFGS; a weight becomes a whole number of 64ths. Needs numpy and scipy.
"""
import sys
import numpy as np
from scipy.optimize import minimize

TEMPLATES, VALUES, SHAPES, SCALE = 62, 64, 14, 64
# `he` and late names are shown several times over (pieces, genders alike), and weights that fit OntoGUM less closely
# do better on other texts.
PENALTY = [80.0 if shape in (0, 13) else 10.0 for shape in range(SHAPES)]
# What the corpus has too little of: a lone given name suggests who is `he` and who `she`, and more so where few bear it
# as a surname (template, value, shape).
PRIOR = {(40, 11, 0): 60, (40, 12, 0): -60, (40, 13, 0): 60, (40, 14, 0): -200, (40, 22, 13): -60, (40, 24, 13): -200}


def main():
    rows = np.fromfile(sys.argv[1], dtype=np.uint8).reshape(-1, 3 + TEMPLATES)
    shape, right, first = rows[:, 0].astype(np.int32), rows[:, 1].astype(bool), rows[:, 2]
    values = rows[:, 3:].astype(np.int32)
    width = TEMPLATES * VALUES * SHAPES
    index = (np.arange(TEMPLATES, dtype=np.int32) * VALUES + values) * SHAPES + shape[:, None]
    index[values == 0] = width  # a place that stays zero
    starts = np.flatnonzero(first)
    group = np.cumsum(first) - 1
    penalty = np.broadcast_to(PENALTY, (TEMPLATES, VALUES, SHAPES)).reshape(-1)
    print(len(rows), "choices,", len(starts), "mentions", file=sys.stderr)

    def soft(scores):
        top = np.maximum.reduceat(scores, starts)
        e = np.exp(scores - top[group])
        return e, np.add.reduceat(e, starts), top

    def loss(w):
        w1 = np.append(w, 0.0)
        s = w1[index[:, 0]].copy()
        for t in range(1, TEMPLATES):
            s += w1[index[:, t]]
        e, z, _ = soft(s)
        good = np.add.reduceat(e * right, starts)
        value = -np.log(np.maximum(good, 1e-300) / z).sum() + 0.5 * (penalty * w * w).sum()
        g = e / z[group] - np.where(right, e / np.maximum(good, 1e-300)[group], 0.0)
        grad = np.zeros(width + 1)
        for t in range(TEMPLATES):
            grad += np.bincount(index[:, t], weights=g, minlength=width + 1)
        return value / len(starts), (grad[:width] + penalty * w) / len(starts)

    found = minimize(loss, np.zeros(width), jac=True, method="L-BFGS-B", options={"maxiter": 120})
    print("loss", found.fun, "after", found.nit, file=sys.stderr)
    w = np.rint(found.x * SCALE).astype(int).reshape(TEMPLATES, VALUES, SHAPES)
    if len(sys.argv) > 3:
        kept = np.zeros_like(w)
        for line in open(sys.argv[3], encoding="utf-8"):
            if line[0] != "#":
                cells = [int(c) for c in line.split("\t")]
                kept[cells[0], cells[1]] = cells[2:]
        for shape in set(range(SHAPES)) - {int(s) for s in sys.argv[2].split(",")}:
            w[:, :, shape] = kept[:, :, shape]
    for place, weight in PRIOR.items():
        w[place] = weight
    print("# Weights of the coreference ranker (src/entities/coreference/ranker/), made by train/coref/train.py from OntoGUM.")
    print("# template\tvalue\tone weight for each shape, in 64ths")
    for t in range(TEMPLATES):
        for v in range(VALUES):
            if w[t, v].any():
                print(t, v, *w[t, v], sep="\t")


main()
