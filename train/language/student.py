"""The student: what ships. Two layers of LSTM over word features, taught by gold trees and the teacher's soft labels.

    python student.py DATA WORK [EPOCHS] [FROM]    # WORK/student.pt (moving average of the weights); FROM: weights to go on from
"""

import json
import os
import pickle
import random
import sys
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import corpora
from corpora import NER
from made import Maker
from features import FREQUENT, TABLES, Bloom, Features

SEED = 11
FIXED, LEARNED, HIDDEN = 100, 96, 112
ARC, REL, NAME = 96, 96, 64
SPAN = 24  # distances further than this share a bias
OUT = os.environ.get("OUT", "student.pt")
MADE = 80000  # made-up sentences; each epoch sees a quarter of them


class Round(torch.autograd.Function):
    """Rows in four bits, each with its own scale; the gradient passes straight through."""

    @staticmethod
    def forward(ctx, x):
        s = x.abs().amax(-1, keepdim=True).clamp(min=1e-6) / 7
        return torch.round(x / s) * s

    @staticmethod
    def backward(ctx, g):
        return g


class Student(nn.Module):
    def __init__(self, fixed, n_upos, n_xpos, n_rel):
        super().__init__()
        self.register_buffer("fixed", torch.cat([fixed, torch.zeros(1, FIXED)]), persistent=False)
        self.tables = nn.ModuleList(nn.Embedding(n, LEARNED) for _, n in TABLES)
        for t in self.tables:
            nn.init.normal_(t.weight, std=0.25)
        self.l1 = nn.LSTM(FIXED + LEARNED, HIDDEN, bidirectional=True, batch_first=True)
        self.l2 = nn.LSTM(2 * HIDDEN, HIDDEN, bidirectional=True, batch_first=True)
        h = 2 * HIDDEN
        self.upos, self.xpos = nn.Linear(h, n_upos), nn.Linear(h, n_xpos)
        self.name1, self.name2 = nn.Linear(h, NAME), nn.Linear(NAME, len(NER))
        self.arc_d, self.arc_h = nn.Linear(h, ARC), nn.Linear(h, ARC)
        self.arc_root = nn.Parameter(torch.randn(ARC) * 0.05)
        self.far = nn.Parameter(torch.zeros(2 * SPAN + 1))
        self.rel_d, self.rel_h = nn.Linear(h, REL), nn.Linear(h, REL)
        self.rel_root = nn.Parameter(torch.zeros(REL))
        self.rel = nn.Linear(REL, n_rel)
        self.drop = 0.12

    def forward(self, row, parts, hide=None):
        x = sum(Round.apply(t(parts[..., i])) for i, t in enumerate(self.tables))
        f = self.fixed[row]
        if hide is not None:
            f = f * hide
        x = torch.cat([f, x], -1)
        p = self.drop if self.training else 0.0
        h = self.l1(F.dropout(x, p))[0]
        h = self.l2(F.dropout(h, p))[0]
        h = F.dropout(h, p)
        n = h.shape[1]
        q = self.arc_d(h)
        k = torch.cat([self.arc_root.to(q.dtype).expand(h.shape[0], 1, -1), self.arc_h(h)], 1)
        arc = torch.bmm(q, k.transpose(1, 2)).float()
        pos = torch.arange(n)
        gap = (pos[None, :] - pos[:, None]).clamp(-SPAN, SPAN) + SPAN
        arc = arc + F.pad(self.far[gap], (1, 0))[None]
        rh = torch.cat([self.rel_root.to(q.dtype).expand(h.shape[0], 1, -1), self.rel_h(h)], 1)
        return self.upos(h).float(), self.xpos(h).float(), arc, self.rel_d(h), rh, self.name2(F.relu(self.name1(h))).float()

    def rels(self, rd, rh, heads):
        return self.rel(F.relu(rd + torch.gather(rh, 1, heads[..., None].expand(-1, -1, rh.shape[-1])))).float()


class Words:
    """Numbers for word types, and the feature rows of each."""

    def __init__(self, features):
        self.features, self.id, self.list = features, {}, []

    def __call__(self, w):
        i = self.id.get(w)
        if i is None:
            i = self.id[w] = len(self.list)
            self.list.append(w)
        return i

    def freeze(self):
        got = [self.features.of(w) for w in self.list]
        self.row = np.array([g[0] for g in got], np.int64)
        self.parts = np.array([g[1] for g in got], np.int64)


def load_features(work):
    d = pickle.load(open(os.path.join(work, "features.pkl"), "rb"))
    fixed = np.concatenate([d["book"][k][d["codes"][:, k]] for k in range(d["codes"].shape[1])], 1)
    return Features(d["frequent"], d["others"], [Bloom(b) for b in d["blooms"]]), torch.tensor(fixed), d


def soft(p):
    return torch.from_numpy(p.astype(np.float32))


class Teaching:
    """Sentences with their targets, in batches of one length each."""

    def __init__(self, data, work, feats, raw):
        d = pickle.load(open(os.path.join(work, "labels.pkl"), "rb"))
        self.sents, self.start, self.out, self.vocab = d["sents"], d["start"], d["out"], d["vocab"]
        self.words = Words(feats)
        self.vote(os.path.join(work, "spacy.pkl"), data)
        low, up, title = [], [], []
        for s in self.sents:
            s["w"] = np.array([self.words(w) for w in s["words"]])
        maker, rng = Maker(raw["pools"], raw["big"]), random.Random(SEED)
        self.made = []
        for _ in range(MADE):
            words, marks = maker.draw(rng)
            self.made.append((np.array([self.words(w) for w in words]), np.array(marks)))
        plain = len(self.words.list)
        for i in range(plain):
            w = self.words.list[i]
            low.append(self.words(w.lower()))
            up.append(self.words(w.upper()))
            title.append(self.words(w[:1].upper() + w[1:]))
        self.case = [np.array(x) for x in (low, up, title)]
        small = {"the", "a", "an", "of", "in", "on", "at", "to", "and", "or", "for", "by", "with", "from", "as", "but"}
        for i in range(plain):
            if self.words.list[i] in small:
                self.case[2][i] = i
        # names of the world, for replacement
        self.given, self.family = [], []
        for g, f in raw["pools"].values():
            one = lambda xs: [self.words(x) for x in xs[:: max(1, len(xs) // 400)] if " " not in x and "-" not in x]
            g, f = one(g), one(f)
            if len(g) > 20 and len(f) > 20:
                self.given.append(g)
                self.family.append(f)
        cities = [(n, p) for n, p, _ in raw["big"] if " " not in n and "-" not in n and n.isalpha()]
        self.cities = np.array([self.words(n) for n, _ in cities])
        wt = np.array([p for _, p in cities], float) ** 0.4
        self.city_p = np.cumsum(wt / wt.sum())
        self.words.freeze()
        person_b, place_b = NER.index("B-PERSON"), NER.index("B-LOC")
        for n, s in enumerate(self.sents):
            a, b = self.start[n], self.start[n + 1]
            lab = self.out["ner"][a:b].argmax(-1)
            sure = self.out["ner"][a:b].max(-1) > 0.8
            s["people"], s["places"] = [], []
            i = 0
            while i < len(lab):
                j = i + 1
                if lab[i] in (person_b, place_b):
                    while j < len(lab) and lab[j] == lab[i] + 1:
                        j += 1
                    if sure[i:j].all() and all(w[:1].isupper() and w.isalpha() for w in s["words"][i:j]):
                        if lab[i] == person_b and j - i <= 3:
                            s["people"].append((i, j))
                        elif lab[i] == place_b and j - i == 1:
                            s["places"].append(i)
                i = j
        print("sentences", len(self.sents), "tokens", self.start[-1], "types", len(self.words.list), flush=True)

    def vote(self, path, data):
        """Mixes what two public models see into the teacher's names of the news text: half the say is theirs."""
        if not os.path.exists(path):
            return
        found = pickle.load(open(path, "rb"))
        at = {}
        for n, s in enumerate(self.sents):
            if s["src"] in found:
                at.setdefault((s["src"], tuple(s["words"])), []).append(n)
        for src, reader in (("gmb", corpora.gmb), ("masc", corpora.masc)):
            if src not in found:
                continue
            for k, s in enumerate(reader(data)):
                for n in at.pop((src, tuple(s["words"])), []):
                    a, b = self.start[n], self.start[n + 1]
                    p = 0.5 * self.out["ner"][a:b].astype(np.float32)
                    share = 0.5 / len(found[src])
                    for model in found[src]:
                        free = np.ones(b - a, bool)
                        for x, y, kinds in model[k]:
                            kind = sorted(kinds)[0]
                            p[x, NER.index("B-" + kind)] += share
                            p[x + 1:y, NER.index("I-" + kind)] += share
                            free[x:y] = False
                        p[free, 0] += share
                    self.out["ner"][a:b] = p

    def batches(self, rng, tokens=2400, keep=None):
        by = {}
        for n, s in enumerate(self.sents):
            if keep is None or rng.random() < keep.get(s["src"], 1.0):
                by.setdefault(len(s["words"]), []).append(n)
        out = []
        for length, ns in by.items():
            rng.shuffle(ns)
            size = max(1, tokens // length)
            out += [ns[i:i + size] for i in range(0, len(ns), size)]
        by = {}
        for n in rng.sample(range(len(self.made)), len(self.made) // 4):
            by.setdefault(len(self.made[n][0]), []).append(n)
        for length, ns in by.items():
            size = max(1, tokens // 2 // length)
            out += [("made", ns[i:i + size]) for i in range(0, len(ns), size)]
        rng.shuffle(out)
        return out

    def made_up(self, batch):
        """Inputs and tag sets of made-up sentences of one length."""
        w = np.stack([self.made[n][0] for n in batch])
        marks = torch.from_numpy(np.stack([self.made[n][1] for n in batch]))
        sets = ((marks[..., None] >> torch.arange(len(NER))) & 1).float()
        return torch.from_numpy(self.words.row[w]), torch.from_numpy(self.words.parts[w]), sets

    def inputs(self, batch, rng, augment=True):
        rows = []
        for n in batch:
            s = self.sents[n]
            w = s["w"]
            if augment:
                r = rng.random()
                if r < 0.10:
                    w = self.case[0 if r < 0.035 else 1 if r < 0.06 else 2][w]
                elif s["people"] or s["places"]:
                    w = w.copy()
                    for i, j in s["people"]:
                        if rng.random() < 0.25:
                            k = rng.randrange(len(self.given))
                            for x in range(i, j - 1):
                                w[x] = rng.choice(self.given[k])
                            w[j - 1] = rng.choice(self.family[k])
                    for i in s["places"]:
                        if rng.random() < 0.15:
                            w[i] = self.cities[min(np.searchsorted(self.city_p, rng.random()), len(self.cities) - 1)]
            rows.append(w)
        w = np.stack(rows)
        return torch.from_numpy(self.words.row[w]), torch.from_numpy(self.words.parts[w])

    def targets(self, batch):
        L = len(self.sents[batch[0]]["words"])
        v = self.vocab
        at = np.stack([np.arange(self.start[n], self.start[n] + L) for n in batch])
        up, xp, rl, ner = (soft(self.out[k][at]) for k in ("upos", "xpos", "rel", "ner"))
        hd, pr = self.out["head"][at].astype(np.int64), self.out["arc"][at].astype(np.float32)
        pr[hd > L] = 0
        hd[hd > L] = 0
        arc = torch.zeros(len(batch), L, L + 1)
        arc.scatter_add_(2, torch.from_numpy(hd), torch.from_numpy(pr))
        head = torch.from_numpy(hd[..., 0].copy())
        weight = torch.ones(len(batch), 1)
        sets = torch.zeros(len(batch), L, len(NER))
        setw = torch.zeros(len(batch), 1)
        for i, n in enumerate(batch):
            s = self.sents[n]
            if "head" in s:
                weight[i] = 2.0
                gu, gx = torch.tensor([v["upos"][t] for t in s["upos"]]), torch.tensor([v["xpos"].get(t, 0) for t in s["xpos"]])
                gh, gr = torch.tensor(s["head"]), torch.tensor([v["rel"][t] for t in s["rel"]])
                up[i] = 0.35 * up[i] + 0.65 * F.one_hot(gu, up.shape[-1])
                xp[i] = 0.35 * xp[i] + 0.65 * F.one_hot(gx, xp.shape[-1])
                arc[i] = 0.35 * arc[i] + 0.65 * F.one_hot(gh, L + 1)
                head[i] = gh
                rl[i] = F.one_hot(gr, rl.shape[-1]).float()
            if "ner" in s:
                m = torch.tensor(s["ner"])
                sets[i] = ((m[:, None] >> torch.arange(len(NER))) & 1).float()
                setw[i] = {"gmb": 0.0}.get(s["src"], 1.0)
        return up, xp, arc, head, rl, ner, weight, sets, setw


def ce(logits, target, weight):
    return -((target * F.log_softmax(logits, -1)).sum(-1) * weight).mean()


def score(model, dev, words, vocab):
    model.eval()
    n = u = x = uas = las = 0
    inv = {k: {i: t for t, i in v.items()} for k, v in vocab.items()}
    with torch.no_grad():
        for s in dev:
            w = s["w"]
            lu, lx, arc, rd, rh, _ = model(torch.from_numpy(words.row[w])[None], torch.from_numpy(words.parts[w])[None])
            ph = arc.argmax(-1)
            pr = model.rels(rd, rh, ph)[0].argmax(-1).tolist()
            ph, lu, lx = ph[0].tolist(), lu[0].argmax(-1).tolist(), lx[0].argmax(-1).tolist()
            for i in range(len(w)):
                n += 1
                u += inv["upos"][lu[i]] == s["upos"][i]
                x += inv["xpos"][lx[i]] == s["xpos"][i]
                uas += ph[i] == s["head"][i]
                las += ph[i] == s["head"][i] and inv["rel"][pr[i]] == s["rel"][i]
    model.train()
    return "upos %.4f xpos %.4f uas %.4f las %.4f" % (u / n, x / n, uas / n, las / n)


def score_names(model, path, feats):
    if not os.path.exists(path):
        return ""
    import dev_names
    sents, gold = [], set()
    for n, line in enumerate(open(path)):
        d = json.loads(line)
        for b, e, k in d["gold"]["entities"]:
            gold.add((n, b, e, k))
        for t in dev_names.cut(d["text"]):
            sents.append((n, t, [d["text"][b:e] for b, e in t]))
    kinds = {"PERSON": "PERSON", "ORG": "ORG", "GROUP": "ORG", "LOC": "LOC", "FACILITY": "LOC"}
    gold = {g for g in gold if g[3] in ("PERSON", "ORG", "LOC")}
    found = set()
    model.eval()
    with torch.no_grad():
        for n, t, ws in sents:
            f = [feats.of(w) for w in ws]
            ln = model(torch.tensor([[x[0] for x in f]]), torch.tensor([[x[1] for x in f]]))[5]
            for x, y, k in corpora.spans_of([NER[j] for j in ln[0].argmax(-1).tolist()]):
                if x < y and ws[x].lower() == "the":
                    x += 1
                if k in kinds and x < y:
                    found.add((n, t[x][0], t[y - 1][1], kinds[k]))
    model.train()
    ok = len(found & gold)
    return "names P %.3f R %.3f F %.3f" % (ok / max(1, len(found)), ok / len(gold), 2 * ok / (len(found) + len(gold)))


def main(data, work, epochs="12", start=None):
    epochs = int(epochs)
    random.seed(SEED)
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    feats, fixed, raw = load_features(work)
    t = Teaching(data, work, feats, raw)
    v = t.vocab
    model = Student(fixed, len(v["upos"]), len(v["xpos"]), len(v["rel"]))
    if start:
        model.load_state_dict(torch.load(start), strict=False)
    top = 1.2e-3 if start else 2.5e-3
    mean = Student(fixed, len(v["upos"]), len(v["xpos"]), len(v["rel"]))
    mean.load_state_dict(model.state_dict())
    dev = list(corpora.ewt(data, "dev"))
    dw = Words(feats)
    for s in dev:
        s["w"] = np.array([dw(w) for w in s["words"]])
    dw.freeze()
    print("parameters", sum(p.numel() for p in model.parameters()), flush=True)
    opt = torch.optim.Adam(model.parameters(), lr=top, betas=(0.9, 0.98), foreach=True)
    plan = t.batches(rng)
    total, step, t0 = epochs * len(plan), 0, time.time()
    agg = np.zeros(6)
    for epoch in range(epochs):
        for b in plan:
            p = step / total
            for g in opt.param_groups:
                g["lr"] = top * min(1, (step + 1) / 200) * (1 if p < 0.4 else max(0.02, (1 - p) / 0.6))
            made = b[0] == "made"
            if made:
                row, parts, sets = t.made_up(b[1])
            else:
                row, parts = t.inputs(b, rng)
                up, xp, arc, head, rl, ner, weight, sets, setw = t.targets(b)
            hide = (torch.rand(*row.shape, 1) > 0.04).float()
            parts = parts.clone()
            gone = torch.rand(row.shape) < 0.06
            parts[..., 0] = torch.where(gone, FREQUENT + parts[..., 3] % 1024, parts[..., 0])
            with torch.autocast("cpu", torch.bfloat16):
                lu, lx, la, rd, rh, ln = model(row, parts, hide)
                if not made:
                    lr_ = model.rels(rd, rh, head)
            within = torch.logsumexp(F.log_softmax(ln, -1).masked_fill(sets == 0, -1e4), -1)
            if made:
                loss = -within.mean()
            else:
                ls = [ce(lu, up, weight), ce(lx, xp, weight), ce(la, arc, weight), ce(lr_, rl, weight), ce(ln, ner, torch.where(setw > 0, 0.5, 1.0))]
                known = (sets.sum(-1) > 0) & (sets.sum(-1) < sets.shape[-1])
                gold = -(within * known * setw).mean()
                loss = 0.6 * ls[0] + 0.6 * ls[1] + ls[2] + 0.8 * ls[3] + 1.2 * ls[4] + 0.8 * gold
                agg = 0.98 * agg + 0.02 * np.array([float(x.detach()) for x in ls] + [float(gold.detach())])
            opt.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            opt.step()
            step += 1
            with torch.no_grad():
                a = min(0.998, step / (step + 50))
                for x, y in zip(mean.parameters(), model.parameters()):
                    x.lerp_(y, 1 - a)
            if step % 100 == 0:
                print(epoch, step, total, f"{time.time() - t0:.0f}s", agg.round(3), flush=True)
        torch.save(mean.state_dict(), os.path.join(work, OUT))
        print("epoch", epoch, f"{time.time() - t0:.0f}s", score(mean, dev, dw, v),
              score_names(mean, f"{data}/../dev/entities_newswire.jsonl", feats), flush=True)
        plan = t.batches(rng)


if __name__ == "__main__":
    torch.set_num_threads(2)
    main(*sys.argv[1:])
