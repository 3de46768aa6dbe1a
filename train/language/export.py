"""Packs the student into data/model.bin, the layout of src/language/weights.rs.

    python export.py DATA WORK MODEL.bin
"""

import os
import pickle
import struct
import sys

import numpy as np
import torch

import corpora
import lemmas
from corpora import NER
from student import Student, load_features


def main(data, work, path):
    feats, fixed, raw = load_features(work)
    vocab = pickle.load(open(os.path.join(work, "vocab.pkl"), "rb"))
    model = Student(fixed, len(vocab["upos"]), len(vocab["xpos"]), len(vocab["rel"]))
    model.load_state_dict(torch.load(os.path.join(work, os.environ.get("OUT", "student.pt"))))
    model.eval()
    out = bytearray(b"newsgls1")
    u32 = lambda n: out.extend(struct.pack("<I", n))
    f32 = lambda a: out.extend(np.asarray(a, "<f4").tobytes())

    def text(s):
        b = s.encode()
        out.append(len(b))
        out.extend(b)

    # features
    words = raw["frequent"] + raw["others"]
    u32(len(raw["frequent"]))
    u32(len(words))
    last = b""
    for i, w in enumerate(words):
        b = w.encode()[:255]
        k = 0
        while k < min(len(b), len(last), 255) and b[k] == last[k]:
            k += 1
        out.append(k)
        out.append(len(b) - k)
        out.extend(b[k:])
        last = b
    out.extend(raw["codes"].T.copy().tobytes())
    scales = np.abs(raw["book"]).reshape(20, -1).max(1) / 127
    f32(scales)
    for k in range(20):
        out.extend(np.round(raw["book"][k] / scales[k]).astype(np.int8).tobytes())
    u32(len(model.tables))
    for t in model.tables:
        w = t.weight.detach().numpy()
        s = np.maximum(np.abs(w).max(1), 1e-6) / 7
        q = np.round(w / s[:, None]).astype(np.int32) + 8
        u32(len(w))
        out.extend(np.clip(np.round(s * 65536), 1, 65535).astype("<u2").tobytes())
        out.extend((q[:, 0::2] | q[:, 1::2] << 4).astype(np.uint8).tobytes())
    u32(len(raw["blooms"]))
    for b in raw["blooms"]:
        u32(len(b))
        out.extend(b.tobytes())
    # labels
    for k in ("upos", "xpos", "rel"):
        names = sorted(vocab[k], key=vocab[k].get)
        u32(len(names))
        for n in names:
            text(n)
    u32(len(NER))

    def matrix(w, b=None):
        w = w.detach().numpy()
        s = np.maximum(np.abs(w).max(1), 1e-8) / 127
        f32(s)
        f32(np.zeros(len(w)) if b is None else b.detach().numpy())
        out.extend(np.round(w / s[:, None]).astype(np.int8).tobytes())

    for l in (model.l1, model.l2):
        for d in ("", "_reverse"):
            matrix(getattr(l, "weight_ih_l0" + d), getattr(l, "bias_ih_l0" + d) + getattr(l, "bias_hh_l0" + d))
            matrix(getattr(l, "weight_hh_l0" + d))
    heads = [model.upos, model.xpos, model.name1, model.arc_d, model.arc_h, model.rel_d, model.rel_h]
    matrix(torch.cat([h.weight for h in heads]), torch.cat([h.bias for h in heads]))
    matrix(model.name2.weight, model.name2.bias)
    matrix(model.rel.weight, model.rel.bias)
    f32(model.arc_root.detach())
    f32(model.far.detach())
    f32(model.rel_root.detach())
    # lemmas
    gold = lemmas.pairs(list(corpora.ewt(data, "train")) + list(corpora.gum(data, "train")))
    rules = lemmas.decide(gold)
    tags = sorted({r[0] for r in rules})
    u32(len(tags))
    for t in tags:
        text(t)
        mine = [r for r in rules if r[0] == t]
        u32(len(mine))
        last = b""
        for _, s, cut, add in mine:
            b = s.encode()
            k = 0
            while k < min(len(b), len(last)) and b[k] == last[k]:
                k += 1
            out.append(k)
            out.append(len(b) - k)
            out.extend(b[k:])
            out.append(cut)
            text(add)
            last = b
    with open(path, "wb") as f:
        f.write(out)
    table = {(t, s): (c, a) for t, s, c, a in rules}
    n = ok = 0
    for s in corpora.ewt(data, "dev"):
        for w, x, l in zip(s["words"], s["xpos"], s["lemma"]):
            n += 1
            ok += lemmas.lemma(table, x, w) == l
    print("bytes", len(out), "lemma rules", len(rules), "EWT dev lemmas by gold tag %.4f" % (ok / n))


if __name__ == "__main__":
    main(*sys.argv[1:])
