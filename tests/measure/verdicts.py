#!/usr/bin/env python3
"""Count the figures of README.md on events that strict readers judged.

usage: verdicts.py NEWSGLASS VERDICTS TEXTS.jsonl ...

NEWSGLASS is the command, VERDICTS is train/events/apart.tsv (texts kept apart) or right.tsv (those that models were taught on),
TEXTS are the judged texts: stories of the radio as `train/entities/kinds.py docs` makes them of the training corpora, and the
development data, each line with `id` and `text`. A line of VERDICTS has the text's id and for each event that was shown when it
was judged the code point at which its trigger begins and a verdict: y right, i idle, r, s, t, d role, status, type, day wrong. Texts under one comment are counted together: of the events shown now that have a verdict, how many are
right, and the same of those of a confidence of .7 and more. What is shown no more, or was not shown then, is named apart: where
that is much, the figures say little until someone has judged anew.
"""
import collections, json, subprocess, sys

# `vocabulary::SURE`.
SURE = 0.7


def groups(path):
    """The texts under each comment: comment, then id and verdict by offset."""
    out = []
    with open(path, encoding="utf-8") as rows:
        for row in rows:
            if row.startswith("#"):
                out.append((row.lstrip("# ").strip(), []))
                continue
            name, *verdicts = row.split()
            if not out:
                out.append(("", []))
            out[-1][1].append((name, {int(each[:-1]): each[-1] for each in verdicts}))
    return out


def texts(paths, wanted):
    out = {}
    for path in paths:
        with open(path, encoding="utf-8") as rows:
            for article in map(json.loads, rows):
                if article["id"] in wanted:
                    out[article["id"]] = article
    return out


def reports(command, articles):
    keys = ("id", "title", "published", "country", "text")
    lines = "".join(json.dumps({key: article[key] for key in keys if article.get(key)}) + "\n" for article in articles)
    told = subprocess.run([command, "analyze", "--jsonl", "--offsets", "codepoint"], input=lines, capture_output=True, text=True, check=True)
    answers = map(json.loads, told.stdout.splitlines())
    return {answer["id"]: answer["report"] for answer in answers if "report" in answer}


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    command, path, *files = sys.argv[1:]
    judged = groups(path)
    wanted = {name for _, rows in judged for name, _ in rows}
    read = reports(command, texts(files, wanted).values())
    for comment, rows in judged:
        count = collections.Counter()
        for name, verdicts in rows:
            if name not in read:
                count["missing"] += 1
                continue
            events = {event["span"][0]: event["confidence"] >= SURE for event in read[name]["events"]}
            count["gone"] += sum(at not in events for at in verdicts)
            for at, sure in events.items():
                if at not in verdicts:
                    count["new"] += 1
                    continue
                for kind in ("all", "sure") if sure else ("all",):
                    count[kind] += 1
                    count[f"{kind} right"] += verdicts[at] == "y"
        print(comment or path)
        for kind, words in (("all", "all shown"), ("sure", "shown at first")):
            share = count[f"{kind} right"] / count[kind] if count[kind] else 0
            print(f"  {words:<16}{count[f'{kind} right']:>5} of {count[kind]:<5} {share:.2f}")
        print(f"  gone {count['gone']}, not judged {count['new']}, texts not there {count['missing']} of {len(rows)}")


if __name__ == "__main__":
    main()
