#!/usr/bin/env python3
"""Given names with gender, for data/actors/given_names.tsv.

usage: given_names.py data/actors/given_names_extra.tsv > data/actors/given_names.tsv

Reads the name providers of the PyPI package faker (MIT) for the locales below, writes Cyrillic in Latin letters, folds accents
away, and adds the names of the United States census of 1990 (public domain, in the PyPI package names) and the hand-written
names, which win where they disagree. A name of both genders goes into the line `-`. Names that many bear as a surname stand
in lines of their own, `m+` and `f+`: alone they say little of a gender.
"""
import importlib
import names
import sys
import unicodedata

LOCALES = """en_US en_GB tr_TR ru_RU uk_UA en_IN ha_NG id_ID sw yo_NG fr_FR de_DE es_ES es_MX it_IT pl_PL pt_BR ro_RO sv_SE
nl_NL cs_CZ hr_HR hu_HU fi_FI da_DK no_NO uz_UZ ga_IE zu_ZA tw_GH en_KE ig_NG el_GR""".split()
LATIN = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
                 "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya i i ye g".split()))
LATIN.update(zip("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split()))
# Words that open many names of things: no evidence of a person.
NOT = set("""an do la mo so de di el san santa august may june april king sa al bo ho no van von den der le sun ray bay ville
west east paris london sydney austin dallas houston phoenix madison chelsea israel jordan georgia chad china india
america cuba asia virginia carolina florence victoria alexandria vienna geneva sofia lourdes dakota savannah
brooklyn lincoln washington jackson prince sultan major royal norman lane hunter mason cruz salem adi ade ali
jan mai page bill mark will rich grant art gene frank chase drew pat rob guy jack joy hope faith grace mercy grace patience
ion mars ares eden paz sol luz mar guadalupe trinidad concepcion rosario dolores angeles santiago jerusalem""".split()) - set(
    "bill mark frank jack ali jan grace guy rob gene drew faith sofia florence victoria santiago jackson mason hunter norman pat".split())


def fold(name):
    low = unicodedata.normalize("NFD", name.lower())
    low = "".join(c for c in low if not unicodedata.combining(c))
    low = "".join(LATIN.get(c, c) for c in low).replace("_", "").replace("ı", "i").replace("ø", "o").replace("ł", "l")
    return low.replace("ß", "ss").replace("æ", "ae")


# A name borne as a surname by this share of those who bear it as a given name, or more, is both.
BOTH = 0.05
# Given names rarer than this, in per cent of a gender, are left out.
RARE = 0.008


def census(table):
    """Per cent of the people of 1990 for each name, lower case."""
    return {line.split()[0].lower(): float(line.split()[1]) for line in open(names.FILES[table])}


def main():
    male, female, last = census("first:male"), census("first:female"), census("last")
    gender = {}
    for locale in LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for key, names in (("m", provider.first_names_male), ("f", provider.first_names_female)):
            for name in names:
                word = fold(name)
                if word.isascii() and word.isalpha() and len(word) > 2 and word not in NOT:
                    votes = gender.setdefault(word, {"m": 0, "f": 0})
                    votes[key] += 1
    out = {"m": set(), "f": set(), "-": set()}
    for word, votes in gender.items():
        m, f = votes["m"], votes["f"]
        out["m" if m >= 3 * f + 1 and m > f else "f" if f >= 3 * m + 1 and f > m else "-"].add(word)
    known = out["m"] | out["f"] | out["-"]
    for word in set(male) | set(female):
        m, f = male.get(word, 0), female.get(word, 0)
        if word not in known and word not in NOT and len(word) > 2 and max(m, f) >= RARE:
            out["m" if m >= 8 * f else "f" if f >= 8 * m else "-"].add(word)
    for line in open(sys.argv[1], encoding="utf-8"):
        if line[0] != "#":
            key, words = line.rstrip("\n").split("\t")
            for word in words.split():
                for other in out.values():
                    other.discard(word)
                out[key].add(word)
    print("# Given names, lower case, accents folded away. From the PyPI package faker 40 (MIT), the United States census of 1990")
    print("# (public domain, PyPI package names 0.3) and given_names_extra.tsv. Made by train/actors/given_names.py.")
    print("# gender, + where many bear it as a surname\tnames")
    for key, words in out.items():
        both = {w for w in words if last.get(w, 0) > BOTH * max(male.get(w, 0), female.get(w, 0), 0.002)}
        print(key, " ".join(sorted(words - both)), sep="\t")
        print(key + "+", " ".join(sorted(both)), sep="\t")


main()
