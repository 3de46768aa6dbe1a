"""Aligns UDS factuality (made on UD English EWT 1.x) with the sentences of today's EWT.

usage: factuality.py UDS/factuality.json EWT.conllu SPLIT > predicates.tsv

Sentences were added and removed between the versions, so that a sentence's number has drifted: the drift is followed
by the best fit over the neighbouring sentences (predicates are verbs nearly always). A line of the output is
sentence index, token index (both from 0), value, confidence.
"""

import json
import sys


def sentences(path):
    out, words = [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            out.append(words)
            words = []
        elif line[0] != "#":
            cells = line.split("\t")
            if cells[0].isdigit():
                words.append(cells)
    return out


def main(uds, ewt, split):
    trees = sentences(ewt)
    gold = {}
    for key, predicates in json.load(open(uds, encoding="utf-8"))["data"].items():
        if key.startswith(f"ewt-{split}-"):
            rows = []
            for name, p in predicates.items():
                f = p["factuality"]["factual"]
                rows.append((int(name.split("-")[-1]) - 1, f["value"], f["confidence"]))
            gold[int(key.split("-")[-1])] = sorted(rows)

    def verbs(number, drift):
        i = number + drift
        if not 0 <= i < len(trees):
            return 0
        return sum(0 <= t < len(trees[i]) and trees[i][t][3] in ("VERB", "AUX") for t, _, _ in gold[number])

    numbers = sorted(gold)
    drifts = range(-9, 6)
    # The best monotone path of drifts, a change of drift costing as much as four verbs.
    best = {d: (0, None) for d in drifts}
    back = []
    for n in numbers:
        top = max(best, key=lambda d: best[d][0])
        step = {}
        for d in drifts:
            stay, jump = best[d][0], best[top][0] - 4
            step[d] = (max(stay, jump) + verbs(n, d), d if stay >= jump else top)
        back.append({d: step[d][1] for d in drifts})
        best = step
    d = max(best, key=lambda d: best[d][0])
    path = []
    for n, from_ in zip(reversed(numbers), reversed(back)):
        path.append((n, d))
        d = from_[d]
    for n, d in reversed(path):
        i = n + d
        if 0 <= i < len(trees):
            for t, value, confidence in gold[n]:
                if 0 <= t < len(trees[i]) and trees[i][t][3] in ("VERB", "AUX", "NOUN", "ADJ"):
                    print(i, t, value, confidence, sep="\t")


main(*sys.argv[1:])
