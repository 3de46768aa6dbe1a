"""Readers for the training corpora: every sentence in one form.

A sentence is a dict with `words` and, where its corpus has them, `upos`,
`xpos`, `lemma`, `head` (0 is the root), `rel` and `ner`. `ner` holds for every
token the *set* of admissible tags (a bit mask over `NER`): corpora draw their
types more or less finely, and the loss sums the probability of the set.
"""

import csv
import glob
import os
import re

KINDS = ["PERSON", "ORG", "GROUP", "LOC", "FACILITY", "PEOPLE", "OCCASION", "WORK", "THING"]
NER = ["O"] + [p + "-" + k for k in KINDS for p in "BI"]
NER_ID = {t: i for i, t in enumerate(NER)}
ANY = (1 << len(NER)) - 1


def mask(prefix, kinds):
    return sum(1 << NER_ID[prefix + "-" + k] for k in kinds)


def conllu(path):
    """Sentences of a CoNLL-U file; empty nodes and ranges are left out."""
    sent = {}
    rows = []
    par = False
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if rows:
                sent["words"] = [r[1] for r in rows]
                sent["lemma"] = [r[2] for r in rows]
                sent["upos"] = [r[3] for r in rows]
                sent["xpos"] = [r[4] for r in rows]
                sent["head"] = [int(r[6]) for r in rows]
                sent["rel"] = [r[7] for r in rows]
                sent["misc"] = [r[9] for r in rows]
                sent["newpar"] = par
                yield sent
            sent, rows, par = {}, [], False
        elif line.startswith("#"):
            if line.startswith("# sent_id = "):
                sent["id"] = line[12:]
            elif line.startswith("# text = "):
                sent["text"] = line[9:]
            elif line.startswith("# newpar") or line.startswith("# newdoc"):
                par = True
        else:
            r = line.split("\t")
            if r[0].isdigit():
                rows.append(r)


GROUP_HEADS = set("""party parties front movement movements brigade brigades militia militias taliban taleban hezbollah hizbollah hizballah
hezbullah hamas isis isil daesh qaida qaeda shabab shabaab boko haram farc eln plo pkk ltte fatah tigers mujahideen mujahedeen
mujahedin jihad janjaweed guerrillas rebels maoists sandinista sandinistas brotherhood confederacy alliance coalition fedayeen likud labour
tories kadima mahdi fmln eta ira sinn fein ulfa contras zanu-pf anc mdc abu sayyaf lashkar-e-taiba peshmerga
jemaah islamiyah democrats republicans conservatives liberals greens socialists communists bloc""".split())
GROUP_EXACT = {"islamic state", "lord 's resistance army", "lord's resistance army", "shining path", "tamil tigers", "abu sayyaf",
               "hashd al - shaabi", "free syrian army", "sudan liberation army", "islamic jihad", "muslim brotherhood", "khmer rouge",
               "mahdi army", "kurdistan workers party", "irish republican army", "real ira", "islamic courts union", "basij", "houthi", "houthis",
               "syrian democratic forces", "northern alliance", "ku klux klan"}
NOT_GROUP = {"nato", "union", "bank", "fund", "airlines"}


def is_group(words):
    """Whether an organisation's name is that of a party, movement or armed group."""
    low = [w.lower() for w in words]
    s = " ".join(low)
    if s in GROUP_EXACT:
        return True
    if any(w in NOT_GROUP for w in low):
        return False
    return low[-1] in GROUP_HEADS or low[0] in GROUP_HEADS or any(w in {"qaida", "qaeda", "taliban", "hezbollah", "hamas"} for w in low)


FACILITY_HEADS = set("""airport airbase base bridge stadium hospital prison jail mosque church cathedral palace square street avenue road
highway tower towers dam plant station port hotel museum library temple camp checkpoint crossing tunnel canal pipeline refinery
arena cemetery monastery synagogue house""".split())

TITLES = set("""president vice prime minister ministers secretary general mr. mrs. ms. mr mrs ms dr. dr sen. senator rep. gov. governor
gen. general lt. col. colonel maj. major capt. captain sgt. sgt judge justice king queen prince princess pope chancellor ambassador chief
spokesman spokeswoman chairman director sheikh shaikh ayatollah archbishop cardinal bishop commander admiral foreign defense interior
leader former sir lord lady professor prof. rev. reverend congressman mayor attorney premier deputy envoy first emperor saint st. sultan
brigadier lieutenant field marshal executive officer negotiator crown finance representative""".split())
# Honorifics that are part of the name as newswire annotators draw it.
KEPT_TITLES = {"pope", "sheikh", "shaikh", "saint", "st.", "lord", "general-secretary"}


def uner(path):
    """Token labels by sentence id."""
    out = {}
    sid, labels = None, []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# sent_id = "):
            sid = line[12:]
        elif not line:
            if sid:
                out[sid] = labels
            sid, labels = None, []
        elif not line.startswith("#"):
            p = line.split("\t")
            labels.append((p[1], p[2]))
    if sid:
        out[sid] = labels
    return out


UNER_KINDS = {"PER": ["PERSON"], "LOC": ["LOC", "FACILITY"], "ORG": ["ORG"], "OTH": ["PEOPLE", "OCCASION", "WORK", "THING"]}


def spans_of(labels):
    """(start, end, kind) of BIO labels; a stray I opens a span."""
    out = []
    for i, lab in enumerate(labels + ["O"]):
        if out and out[-1][1] is None and not (lab.startswith("I-") and lab[2:] == out[-1][2]):
            out[-1] = (out[-1][0], i, out[-1][2])
        if lab != "O" and (lab.startswith("B-") or not out or out[-1][1] is not None):
            out.append((i, None, lab[2:]))
    return out


def masks_from_spans(n, spans):
    m = [1] * n
    for s, e, kinds in spans:
        for i in range(s, e):
            m[i] = ANY if kinds is None else mask("B" if i == s else "I", kinds)
    return m


def refine(words, kinds):
    """Narrow a coarse set of kinds by the name's own words."""
    if kinds == ["ORG"]:
        return ["GROUP"] if is_group(words) else ["ORG"]
    if kinds == ["LOC", "FACILITY"]:
        return ["FACILITY"] if words[-1].lower() in FACILITY_HEADS and len(words) > 1 and words[-2].lower() not in ("white",) else ["LOC"]
    return kinds


def ewt(root, part):
    names = uner(f"{root}/uner_ewt/en_ewt-ud-{part}.iob2")
    for s in conllu(f"{root}/ewt/en_ewt-ud-{part}.conllu"):
        s["src"] = "ewt"
        lab = names.get(s["id"])
        if lab and [w for w, _ in lab] == s["words"]:
            spans = []
            for b, e, k in spans_of([("O" if x[1].endswith("-O") else x[1]) for x in lab]):
                spans.append((b, e, refine(s["words"][b:e], UNER_KINDS[k])))
            s["ner"] = masks_from_spans(len(lab), spans)
            for i, (_, x) in enumerate(lab):
                if x == "B-O":
                    s["ner"][i] = ANY
        yield s


ENTITY = re.compile(r"(\(\d+(?:-[^()]*)?|\d+\))")
GUM_KINDS = {"person": ["PERSON"], "place": ["LOC", "FACILITY"], "organization": ["ORG"], "event": ["OCCASION"],
             "object": ["WORK", "THING", "FACILITY"], "abstract": ["WORK", "THING", "OCCASION", "PEOPLE", "ORG"], "animal": ["THING"],
             "plant": ["THING"], "substance": ["THING"], "time": None}
INNER = {"of", "the", "-", "'s", "’s", "de", "al", "and", "for", "'", "’"}


def gum(root, part):
    for s in conllu(f"{root}/gum_open/gum_open_{part}.conllu"):
        s["src"] = "gum"
        words, n = s["words"], len(s["words"])
        m = [1 if s["upos"][i] != "PROPN" and words[i][:1].islower() or s["upos"][i] in ("PUNCT", "NUM", "DET", "ADP", "PRON", "AUX", "VERB")
             else ANY for i in range(n)]
        stack, spans = [], []
        for i, misc in enumerate(s["misc"]):
            ent = [x[7:] for x in misc.split("|") if x.startswith("Entity=")]
            if not ent:
                continue
            for b in ENTITY.findall(ent[0]):
                if b.startswith("("):
                    f = b[1:].rstrip(")").split("-")
                    stack.append((f[0], i, f[1] if len(f) > 1 else None))
                else:
                    k = b[:-1]
                    for j in range(len(stack) - 1, -1, -1):
                        if stack[j][0] == k:
                            _, st, kind = stack.pop(j)
                            spans.append((st, i + 1, kind))
                            break
            # one-token mentions are written "(3-abstract-...)" and closed at once
            for b in re.findall(r"\((\d+)-([a-z]+)[^()]*\)", ent[0]):
                for j in range(len(stack) - 1, -1, -1):
                    if stack[j][0] == b[0] and stack[j][1] == i:
                        _, st, kind = stack.pop(j)
                        spans.append((st, i + 1, kind))
                        break
        chosen = []
        for st, e, kind in sorted(spans, key=lambda x: x[0] - x[1]):
            if any(st < b and a < e for a, b, _ in chosen):
                continue
            ws = words[st:e]
            if s["upos"][st] == "DET" and st + 1 < e:
                st, ws = st + 1, ws[1:]
            if s["upos"][st] != "PROPN" or s["upos"][e - 1] not in ("PROPN", "NUM"):
                continue
            if not all(s["upos"][i] == "PROPN" or words[i].lower() in INNER for i in range(st, e)) or not ws[0][:1].isupper():
                continue
            kinds = GUM_KINDS.get(kind)
            if kind == "person":
                if any(w.lower() in TITLES for w in ws) or len(ws) > 5:
                    kinds = None
                elif len(ws) == 1 and re.search(r"(ans|ians|ese|ish|is)$", ws[0]):
                    kinds = ["PEOPLE"]
            if kinds:
                kinds = refine(ws, kinds)
            chosen.append((st, e, kinds))
        for st, e, kinds in chosen:
            for i in range(st, e):
                m[i] = ANY if kinds is None else mask("B" if i == st else "I", kinds)
        s["ner"] = m
        yield s


def bio_file(path, sep, kinds_of):
    words, labels = [], []
    for line in open(path, encoding="utf-8"):
        p = line.rstrip("\n").split(sep)
        if len(p) < 2:
            if words:
                yield words, labels
            words, labels = [], []
        else:
            words.append(p[0])
            labels.append(p[1])
    if words:
        yield words, labels


KEEP_HYPHEN = set("e co non anti pre post re semi multi un sub ex mid pro over inter counter ultra mini bi tri".split())


def split_word(w):
    """A newspaper token as the treebanks cut it: at hyphens and slashes between letters."""
    if "-" not in w or len(w) < 3 or w.startswith("-") or w.endswith("-") or "@" in w or "--" in w or "://" in w:
        return [w]
    parts = w.split("-")
    if any(not p for p in parts):
        return [w]
    if parts[0].lower() in KEEP_HYPHEN and len(parts) == 2:
        return [w]
    out = []
    for i, p in enumerate(parts):
        if i:
            out.append("-")
        out.append(p)
    return out


def split_sentence(words, labels):
    ws, ls = [], []
    for w, l in zip(words, labels):
        parts = split_word(w)
        for i, p in enumerate(parts):
            ws.append(p)
            ls.append(l if i == 0 or l == "O" else "I-" + l[2:])
    return ws, ls


NATIONAL = re.compile(r"^(?:[A-Z][a-z]+(?:an|ian|ese|ish|i|ch|ans|ians|is|ic|ek|eks|ds|rds|rd|ites?|nd|as|ns)|Israelis?|Dutch|Swiss|Greeks?|Thai|Turks|Kurds?|Arabs?|Jews?|Jewish|Muslims?|Christians?|Shi'ites?|Shiites?|Sunnis?|Catholics?|Hindus?|Islamic|Western|European|African|Asian|Republicans?|Democrats?|Democratic)$")


def wikigold(root):
    kinds = {"PER": ["PERSON"], "LOC": ["LOC", "FACILITY"], "ORG": ["ORG"], "MISC": ["PEOPLE", "OCCASION", "WORK", "THING", "FACILITY"]}
    for words, labels in bio_file(f"{root}/wikigold/CONLL-format/data/wikigold.conll.txt", " ", None):
        labels = ["O" if l == "O" else l for l in labels]
        words, labels = split_sentence(words, labels)
        spans = []
        for b, e, k in spans_of(labels):
            ks = refine(words[b:e], kinds[k])
            if k == "MISC" and e - b == 1 and NATIONAL.match(words[b]):
                ks = ["PEOPLE"]
            spans.append((b, e, ks))
        yield {"src": "wikigold", "words": words, "ner": masks_from_spans(len(words), spans)}


CROSSNER = {"politician": ["PERSON"], "person": ["PERSON"], "organisation": ["ORG"], "politicalparty": ["GROUP"], "event": ["OCCASION"],
            "election": ["OCCASION"], "country": ["LOC"], "location": ["LOC", "FACILITY"], "misc": ["PEOPLE", "WORK", "THING", "OCCASION", "GROUP"]}


def crossner(root):
    for part in ("train", "dev"):
        for words, labels in bio_file(f"{root}/crossner_politics/{part}.txt", "\t", None):
            words, labels = split_sentence(words, labels)
            spans = [(b, e, refine(words[b:e], CROSSNER[k])) for b, e, k in spans_of(labels)]
            yield {"src": "crossner", "words": words, "ner": masks_from_spans(len(words), spans)}


GMB = {"geo": ["LOC", "FACILITY"], "org": ["ORG"], "per": ["PERSON"], "gpe": ["PEOPLE"], "eve": ["OCCASION"], "art": ["WORK", "THING"],
       "nat": ["THING"]}


def gmb(root):
    """Voice of America text with its noisy names, the commonest mistakes mended."""
    def sentences():
        words, labels = [], []
        with open(f"{root}/gmb/ner_dataset.csv", encoding="latin-1", newline="") as f:
            for r in csv.reader(f):
                if r[0].startswith("Sentence") and words:
                    if words[0] != "Word":
                        yield words, labels
                    words, labels = [], []
                if r[1] != "Word":
                    words.append(r[1])
                    labels.append("O" if r[3][2:] == "tim" else r[3])
        if words:
            yield words, labels

    for words, labels in sentences():
        words, labels = split_sentence(words, labels)
        spans = []
        for b, e, k in spans_of(labels):
            if k == "per":
                while b < e and words[b].lower() in TITLES and words[b].lower() not in KEPT_TITLES:
                    b += 1
                if b == e:
                    continue
            kinds = refine(words[b:e], GMB[k])
            if k == "gpe":
                kinds = ["PEOPLE"] if NATIONAL.match(words[b]) else ["PEOPLE", "LOC"]
            spans.append((b, e, kinds))
        yield {"src": "gmb", "words": words, "ner": masks_from_spans(len(words), spans)}


MASC_SKIP = re.compile(r"spam|twitter|email|sw20|tweets|jokes|ficlets|movie|enron|lists?-|CYL")


def masc(root):
    """Plain sentences of MASC's written part (its tags are left aside)."""
    for path in sorted(glob.glob(f"{root}/masc/**/*.txt", recursive=True)):
        if "/spoken/" in path or MASC_SKIP.search(os.path.basename(path)):
            continue
        for line in open(path, encoding="utf-8", errors="replace"):
            words = []
            for t in line.split():
                w, _, tag = t.rpartition("_")
                if w:
                    words += split_word(w)
            if 4 <= len(words) <= 70:
                yield {"src": "masc", "words": words}
