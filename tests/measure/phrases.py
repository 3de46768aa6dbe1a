#!/usr/bin/env python3
"""Score newsglass on other people's example phrases for times and numbers.

usage: phrases.py NEWSGLASS SUITE FOLDER [--errors N]

NEWSGLASS is the command; SUITE and FOLDER are
  timenorm     the folder with datasets/en/{train,test}.tsv      (clulab/timenorm)
  duckling     the folder with Duckling/{Time,Numeral,...}/EN    (facebook/duckling)
  recognizers  the folder with Specs/{Number,...}/English        (microsoft/Recognizers-Text)

A phrase stands in a sentence, as in a report: `It happened in PHRASE.` for a date, `It lasted for PHRASE.` for a
length. What a suite has that no report says is left out, by the rules below, and counted.
"""
import collections, json, re, subprocess, sys


def analyze(command, documents):
    """Reports for (text, published) pairs, in order."""
    lines = [json.dumps({"id": str(i), "text": t, "published": p}) for i, (t, p) in enumerate(documents)]
    done = subprocess.run([command, "analyze", "--jsonl", "--offsets", "codepoint"], input="\n".join(lines),
                          capture_output=True, text=True, check=True)
    reports = {o["id"]: o.get("report") or {} for o in map(json.loads, done.stdout.splitlines())}
    return [reports.get(str(i), {}) for i in range(len(documents))]


class Tally:
    def __init__(self, errors):
        self.right, self.all, self.out, self.errors = collections.Counter(), collections.Counter(), collections.Counter(), errors

    def add(self, suite, ok, phrase, got, want):
        self.all[suite] += 1
        self.right[suite] += ok
        if not ok and self.errors > 0:
            self.errors -= 1
            print(f"  [{suite}] {phrase!r}: {got} for {want}", file=sys.stderr)

    def show(self):
        for suite, n in self.all.items():
            print(f"{suite:28} {self.right[suite]:5} of {n:5}  {100 * self.right[suite] / n:5.1f} %")
        for reason, n in self.out.items():
            print(f"  left out: {n} {reason}")


# timenorm

FRAMES = {"DATE": "It happened in {}.", "TIME": "It happened at {}.", "DURATION": "It lasted for {}.", "SET": "They met {}."}


def timenorm(command, folder, tally):
    for part in ("test", "train"):
        anchor, rows = None, []
        for line in open(f"{folder}/datasets/en/{part}.tsv", encoding="utf-8"):
            cells = line.rstrip("\n").split("\t")
            if len(cells) < 3 or not cells[0]:
                anchor = None if len(cells) < 3 or not cells[0] else anchor
                continue
            if anchor is None:
                anchor = cells[2][:10]
            rows.append((cells[0], cells[1], cells[2], anchor))
        texts = [(FRAMES[kind].format(phrase), anchor) for phrase, kind, _, anchor in rows]
        for (phrase, _, want, _), report in zip(rows, analyze(command, texts)):
            got = [t["value"] for t in report.get("times", [])]
            tally.add(f"timenorm {part}", want in got, phrase, got, want)


# Duckling

REFERENCE = "2013-02-12"
ZONES = {"GMT": 0, "BST": 1, "CET": 1, "PST": -8, "IST": 5.5}
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


def haskell(text):
    text = re.sub(r"\\x([0-9a-fA-F]+)(\\&)?", lambda m: chr(int(m.group(1), 16)), text)
    return text.replace('\\"', '"').replace("\\&", "").replace("\\\\", "\\")


def groups(path):
    """(expected, phrases) of a Corpus.hs; the negative and the latent examples are not in allExamples."""
    text = re.sub(r"^\s*--.*$", "", open(path, encoding="utf-8").read(), flags=re.M)
    text = text[text.index("allExamples = "):] if "allExamples = " in text else text
    for piece in re.split(r"\bexamples\b", text)[1:]:
        cut = piece.find("[")
        if cut > 0:
            yield piece[:cut].strip(), [haskell(s) for s in STRING.findall(piece[cut:])]


def moments(expected):
    return [tuple(int(x) for x in m) for m in re.findall(r"\((-?\d+), *(\d+), *(\d+), *(\d+), *(\d+), *(\d+)\)", expected)]


def iso(m):
    return f"{m[0]:04}-{m[1]:02}-{m[2]:02}"


def day_before(m):
    import datetime
    return (datetime.date(*m[:3]) - datetime.timedelta(days=1)).isoformat()


def day_after(m):
    import datetime
    return (datetime.date(*m[:3]) + datetime.timedelta(days=1)).isoformat()


def duckling(command, folder, tally):
    rows = []
    for expected, phrases in groups(f"{folder}/Duckling/Time/EN/Corpus.hs"):
        at = moments(expected)
        if not at:
            continue
        grain = re.split(r"\s+", re.sub(r'"[^"]*"', "", expected).strip(" )"))[-1]
        for phrase in phrases:
            rows.append((phrase, expected, at, grain))
    texts = []
    for phrase, *_ in rows:
        begins = re.match(r"(in|at|on|by|from|for|within|between|during|before|after|since|until|around|about|@|later|as|the|this|last|next|past|previous|early|late)\b", phrase, re.I)
        texts.append((f"They will meet {'' if begins else 'on '}{capitals(phrase)}.", REFERENCE))
    for (phrase, expected, at, grain), report in zip(rows, analyze(command, texts)):
        times = report.get("times", [])
        interval = expected.startswith("(datetimeInterval") or expected.startswith("(datetimeHolidayInterval") or len(at) == 2
        clock = grain in ("Hour", "Minute", "Second")
        spans = [(t["start"], t["end"], t["value"]) for t in times]
        # What is counted from the hour of the reference: a report has a day of publication and no hour.
        counted = grain in ("Second", "Minute", "Hour") and re.search(r"\b(minutes?|mins?|seconds?|secs?|hours?|h|now|ATM|moment|ago|hence|back|EOD|within|by|asap|as soon)\b|\d+['\"h]|1/4|1/2|3/4", phrase) or "OpenInterval" in expected
        if counted:
            tally.out["Duckling times counted from the hour of the reference, or open to one side"] += 1
            continue
        if re.search(r"\b\d{1,2}h|\d[ap]\b|\d ?ish|@|\b(EOM|EOY|BOM|BOY|EOD|qtr|yr|wk|wkend|tonite|oclock)\b|\d+q\d", phrase):
            tally.out["Duckling times in the spelling of messages (15h30, 3p, EOM, qtr)"] += 1
            continue
        if interval:
            last = iso(at[-1]) if clock else day_before(at[-1])
            ok = bool(spans) and min(s[0] or "9" for s in spans) == iso(at[0]) and (clock or max(s[1] or "0" for s in spans) == last)
        elif clock:
            # The hour is that of the reference where the phrase has none.
            want = f"T{at[0][3]:02}:{at[0][4]:02}"
            counted = not re.search(r"\d ?(am|pm|a|p|h)\b|:|o'?clock|noon|at \d|\d{3}", phrase)
            # There the zone's hour is turned into that of the reference (UTC-2); here it stays the zone's.
            zone = next((z for z in ZONES if re.search(rf"\b{z}\b", phrase, re.I)), None)
            if zone:
                minutes = (at[0][3] * 60 + at[0][4] + round((ZONES[zone] + 2) * 60)) % 1440
                want = f"T{minutes // 60:02}:{minutes % 60:02}"
            # The reference is half past four: a time before it, without a day, is tomorrow's there and the day's here.
            days = [iso(at[0])] + ([REFERENCE] if at[0][:3] == (2013, 2, 13) and at[0][3] < 5 and not re.search("tomorrow|tonight", phrase) else [])
            ok = any(s[0] in days and (counted or want in s[2]) for s in spans)
        else:
            ok = any(s[0] == iso(at[0]) and (grain != "Day" or s[1] == s[0]) for s in spans)
        # `past 2 weeks` are the weeks that end with the reference, here to the day; `a week ago` is that week.
        rolling = re.match(r"(?:the )?(last|past|next)\b.*\b(day|week|month|year|quarter)s?$", phrase)
        if not ok and rolling and interval:
            ok = any(s[2].startswith("P") and s[2][-1] == rolling.group(2)[0].upper() and REFERENCE in s[:2] for s in spans)
        # `the upcoming two weeks` is a stretch here and the second of the two there.
        if not ok and re.search(r"upcoming", phrase):
            ok = any(re.fullmatch(r"P2[DWMQY]", s[2]) and s[0] == REFERENCE and (s[1] or "") >= iso(at[0]) for s in spans)
        # `two years ago` is a year in TIMEX3, there the month of it.
        if not ok and re.search(r"\byears (ago|hence)\b", phrase):
            ok = any(s[0] <= iso(at[0]) <= s[1] for s in spans if s[0])
        # Weeks, months, seasons and weekends have other edges there: the same one is named where they share a day.
        if not ok and re.search(r"week|fortnight|month|summer|winter|spring|fall|autumn|\b(end|beginning|start|early|mid|late)\b", phrase):
            last = iso(at[-1]) if len(at) > 1 else iso(at[0])
            ok = any(s[0] and s[0] <= last and iso(at[0]) <= s[1] and "T" not in s[2] for s in spans)
        # Jewish feasts begin there on the evening before.
        if not ok and "Holiday" in expected and re.search(r"rosh|yom|passover|pesach|ha?n+uk|chanuk|suk|succ|shavu|shemini|simchat|tisha|lag b|purim", phrase, re.I):
            ok = any(s[0] and s[0] == day_after(at[0]) for s in spans)
        tally.add("duckling holidays" if "Holiday" in expected else "duckling time", ok, phrase, spans, expected)
    numbers(command, folder, tally)


NAMES = re.compile(
    r"\b(mon|tues?|wednes|thurs?|fri|satur|sun|wed|thu|sat|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|christ|thanks|"
    r"hallow|easter|xmas|pente|palm|black|mardi|martin|luther|king|new year|valentine|boss|labor|memorial|mlk|whit|trinity|shrove|"
    r"chinese|lunar|diwali|deepavali|holi|holika|rosh|yom|sukkot|shavuot|shemini|simchat|tisha|lag|purim|hanu|chanu|dhanteras|bhai|chhath|lakshmi|"
    r"durga|navaratri|dussehra|vijaya|karva|maha|makar|pongal|vais|bais|onam|vasant|basant|chhoti|krishna|rama|ugadi|vesak|buddha|ganesh|raksha|mawlid|"
    r"laylat|guru|rabindra\w*|valmiki|maharishi|pargat|yugadi|vasakhi|rakhi|thiru|phagwah|dhulandi|gokul|succos|lazarus|dala|night of power|islamic|isra|id ul|bakr|sacrifice|feast|kings?|koningsdag|day of ashura|passover|pancake|civil|saint|st\b|orthodox|good|clean|lent|father|mother|independence|veterans|presidents|ramadan|eid|maundy|boxing)\w*", re.I)


def capitals(phrase):
    """Names as a report writes them: the suite has them in lower case."""
    phrase = NAMES.sub(lambda m: m.group(0)[:1].upper() + m.group(0)[1:], phrase)
    return re.sub(r"(?<=[A-Z][a-z]) day\b|(?<=s) (day|eve)\b", lambda m: m.group(0).title(), phrase)


CURRENCY = {"Dollar": "USD", "Pound": "GBP", "Cent": "USD"}
METRES = {"Kilometre": 1000, "Mile": 1609.344, "Metre": 1, "Centimetre": 0.01, "Millimetre": 0.001, "Inch": 0.0254, "Foot": 0.3048, "Yard": 0.9144, "M": 1}
CODES = {"km": 1000, "mi": 1609.344, "m": 1, "cm": 0.01, "mm": 0.001, "in": 0.0254, "ft": 0.3048, "yd": 0.9144}


def near(a, b):
    return a is not None and b is not None and abs(a - b) <= 1e-4 * max(1, abs(b))


def numbers(command, folder, tally):
    for dimension, suite in (("Numeral", "duckling numeral"), ("AmountOfMoney", "duckling money"), ("Distance", "duckling distance")):
        rows = [(p, e) for e, ps in groups(f"{folder}/Duckling/{dimension}/EN/Corpus.hs") for p in ps]
        frame = {"Numeral": "They counted {} people.", "AmountOfMoney": "They paid {}.", "Distance": "It moved {}."}[dimension]
        for (phrase, expected), report in zip(rows, analyze(command, [(frame.format(p), None) for p, _ in rows])):
            found = report.get("quantities", [])
            wanted = [float(x) for x in re.findall(r"(?<![A-Za-z])-?\d+\.?\d*(?:e-?\d+)?", expected)]
            if not wanted:
                continue
            if dimension == "AmountOfMoney":
                unit = next((u for u in re.findall(r"\b[A-Z][A-Za-z]+\b", expected) if u not in ("NumeralValue",)), "")
                scale = 0.01 if unit == "Cent" else 1
                ok = any(bounds(q, [w * scale for w in wanted], expected) and (unit == "Unnamed" or q["unit"] == CURRENCY.get(unit, unit) or unit in ("Dinar", "Rial", "Riyal")) for q in found)
            elif dimension == "Distance":
                unit = next((u for u in METRES if re.search(rf"\b{u}\b", expected)), None)
                ok = any(q["unit"] in CODES and bounds({**q, **{k: q[k] * CODES[q["unit"]] for k in ("value", "min", "max") if q[k] is not None}}, [w * METRES[unit] for w in wanted], expected) for q in found)
            else:
                ok = any(near(q["value"] if q["value"] is not None else q["min"], wanted[0]) for q in found)
            tally.add(suite, ok, phrase, [(q["value"], q["min"], q["max"], q["unit"]) for q in found], expected)


def bounds(q, wanted, expected):
    if "between" in expected:
        return len(wanted) > 1 and near(q["min"], wanted[0]) and near(q["max"], wanted[1])
    if "under" in expected:
        return near(q["max"], wanted[0])
    if "above" in expected:
        return near(q["min"], wanted[0])
    return near(q["value"], wanted[0])


# Recognizers

ODD = [
    (re.compile(r"\^|\be[+-]?\d|\d[eE][+-]?\d|x10|\*"), "powers and formulas"),
    (re.compile(r"\d\s?[KGTkgt]\b(?!m)"), "thousands and millions written as a letter"),
    (re.compile(r"\bover\b|\d+ out of|nought|\bgross\b|\d/\d|\b(fifths|eighths|twentieths?|hundredths?|thousandths?|trillionths?|[a-z]+-?(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)s?)\b.*|\bpoint\b"), "arithmetic fractions and spelt decimals"),
    (re.compile(r"\+1-|\d{3}-\d{3,4}|phone|\bversion\b|https?:|\d,\d(?!\d\d)|\d\.\d{3}[.,]"), "telephone numbers, addresses and figures of other languages"),
]


def recognizers(command, folder, tally):
    for path, suite in (("Number/English/NumberModel.json", "recognizers number"), ("Number/English/PercentModel.json", "recognizers percent"),
                        ("Number/English/OrdinalModel.json", "recognizers ordinal"), ("NumberWithUnit/English/CurrencyModel.json", "recognizers currency"),
                        ("NumberWithUnit/English/DimensionModel.json", "recognizers dimension"), ("NumberWithUnit/English/AgeModel.json", "recognizers age")):
        cases = json.load(open(f"{folder}/Specs/{path}", encoding="utf-8-sig"))
        kept = []
        for case in cases:
            text = case["Input"]
            reason = next((why for odd, why in ODD if odd.search(text)), None)
            if reason is None and any(r.get("TypeName") == "ordinal.relative" or re.fullmatch(r"(first|second|third)", r["Text"], re.I) for r in case["Results"]):
                reason = "`last`, `previous`, and `first` to `third`, which say an order and no number"
            if reason is None and not case["Results"]:
                reason = "cases that want nothing found of the one kind they are about"
            if reason:
                tally.out[f"{suite}: {reason}"] += 1
            else:
                kept.append(case)
        for case, report in zip(kept, analyze(command, [(c["Input"].strip(), None) for c in kept])):
            found = [q for q in report.get("quantities", [])]
            for result in case["Results"]:
                value = (result.get("Resolution") or {}).get("value")
                try:
                    want = float(str(value).rstrip("%"))
                    # Cents and pence are parts of the dollar and the pound here.
                    want *= 0.01 if result["Resolution"].get("unit") in ("Cent", "Pence") else 1
                except ValueError:
                    continue
                ok = any(near(q["value"] if q["value"] is not None else q["min"], want) for q in found)
                tally.add(suite, ok, f"{case['Input'][:90]} [{result['Text']}]", [q["value"] for q in found], want)


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    errors = int(sys.argv[sys.argv.index("--errors") + 1]) if "--errors" in sys.argv else 0
    command, suite, folder = arguments[:3]
    tally = Tally(errors)
    {"timenorm": timenorm, "duckling": duckling, "recognizers": recognizers}[suite](command, folder, tally)
    tally.show()


if __name__ == "__main__":
    main()
