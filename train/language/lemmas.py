"""Lemmas as a decision list: for each tag, endings and what to cut off and put on.

Learned from the treebanks' lemmas.
"""

from collections import Counter, defaultdict

LONGEST = 5  # letters of an ending; whole words are marked with ^


def edit(form, lemma):
    """(letters to cut off the end, letters to put on)."""
    k = 0
    while k < min(len(form), len(lemma)) and form[k] == lemma[k]:
        k += 1
    return len(form) - k, lemma[k:]


def pairs(sents):
    count = defaultdict(Counter)
    for s in sents:
        for w, x, l in zip(s["words"], s["xpos"], s["lemma"]):
            if x in ("ADD", "GW", "NFP", "XX", "AFX", "LS", "FW") or l == "_" or len(w) > 30:
                continue
            w = w.replace("’", "'").replace("‘", "'")
            l = l.replace("’", "'").replace("‘", "'")
            if x in ("NNP", "NNPS"):
                count[x, w][l] += 1
            else:
                count[x, w.lower()][l if l != l.lower() and x == "PRP" else l.lower()] += 1
    gold = {k: c.most_common(1)[0][0] for k, c in count.items()}
    return gold


def decide(gold):
    """[(tag, ending, cut, add)]: the longest ending that stands in the list decides."""
    by_tag = defaultdict(list)
    for (tag, form), lemma in gold.items():
        by_tag[tag].append((form, edit(form, lemma)))
    out = []
    for tag, items in sorted(by_tag.items()):
        nodes = defaultdict(Counter)
        for form, e in items:
            for k in range(min(LONGEST, len(form)) + 1):
                nodes[form[len(form) - k:]][e] += 1
        best = {}
        for suffix in sorted(nodes, key=lambda s: (len(s), s)):
            top, n = nodes[suffix].most_common(1)[0]
            if suffix and top[0] > len(suffix) + 2 and n < 2:
                continue
            parent = suffix
            cur = None
            while parent:
                parent = parent[1:]
                if parent in best:
                    cur = best[parent]
                    break
            if suffix == "" or (top != cur and (n >= 2 or len(suffix) < 3 and sum(nodes[suffix].values()) >= 2)):
                best[suffix] = top
        for form, e in items:
            got = None
            for k in range(min(LONGEST, len(form)), -1, -1):
                got = best.get(form[len(form) - k:])
                if got is not None:
                    break
            if got != e:
                best["^" + form] = e
        out += [(tag, s, c, a) for s, (c, a) in sorted(best.items())]
    return out


def lemma(rules, tag, form):
    """The lemma of a word; `rules` is {(tag, ending): (cut, add)}."""
    w = form if tag in ("NNP", "NNPS") else form.lower()
    e = rules.get((tag, "^" + w))
    k = min(LONGEST, len(w))
    while e is None and k >= 0:
        e = rules.get((tag, w[len(w) - k:]))
        k -= 1
    if e is None or e[0] > len(w):
        return w
    return w[:len(w) - e[0]] + e[1]
