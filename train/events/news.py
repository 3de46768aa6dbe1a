#!/usr/bin/env python3
"""Whole news texts of papers, sites and weblogs, for the verdicts of readers in right.tsv.

usage: news.py DATA > TEXTS.jsonl

Texts ({"id", "text"}) of the training data in DATA: MASC's newspapers, put together again from their words, GUM's news and the
longer weblogs and newsgroups of the English Web Treebank, of each the first paragraphs, as many as readers were given.
"""
import json
import re
import sys

# Characters of a text; shorter ones of a newspaper, and of the web, are left out.
MOST, LEAST_PAPER, LEAST_WEB = 2600, 500, 1200
SIGNS = {"``": '"', "''": '"', "`_`": '"', "-LRB-": "(", "-RRB-": ")", "' '": '"'}
ENDINGS = {"n't", "'s", "'re", "'ve", "'d", "'ll", "'m"}


def joined(words):
    """The words of a paragraph as they are written, without blanks before marks and inside quotes."""
    out, tight, quoted = "", True, False
    for word in words:
        word = SIGNS.get(word, word)
        if word == '"':
            quoted = not quoted
            out += (' "' if quoted else '"') if out else '"'
            tight = quoted
            continue
        closes = re.fullmatch(r"[.,;:?!)%'\]]+", word) or word.startswith("'") and len(word) < 4
        out += word if tight or word in ENDINGS or closes else " " + word
        tight = word in "($[#"
    return re.sub(r"(?<=\w) - (?=\w)", "-", re.sub(r" - - ", " -- ", out)).strip()


def begin(paragraphs):
    text = ""
    for paragraph in paragraphs:
        if text and len(text) + len(paragraph) > MOST:
            break
        text += ("\n\n" if text else "") + paragraph
    return text


def papers(data):
    for line in open(f"{data}/masc/categories.txt", encoding="utf-8"):
        path, kind = line.split()
        if kind != "newspaper":
            continue
        blocks = re.split(r"\n\s*\n", open(f"{data}/masc/{path}", encoding="utf-8").read())
        words = [[token.rsplit("_", 1)[0] for token in block.split() if "_" in token] for block in blocks]
        text = begin([joined(w) for w in words if w])
        if len(text) > LEAST_PAPER:
            yield "masc_" + path.split("/")[-1].replace(".txt", "").replace(".", "-"), text


def treebank(file):
    """The documents of a treebank with their paragraphs."""
    for block in open(file, encoding="utf-8").read().split("# newdoc id = ")[1:]:
        paragraphs = [""]
        for line in block.split("\n"):
            if line.startswith("# newpar") and not line.startswith("# newpar_"):
                paragraphs.append("")
            if line.startswith("# text = "):
                paragraphs[-1] = (paragraphs[-1] + " " + line[9:]).strip()
        yield block.split("\n", 1)[0].strip(), begin([p for p in paragraphs if p])


def main(data):
    texts = list(papers(data))
    texts += [(name.lower(), text) for name, text in treebank(f"{data}/gum_open/gum_open_train.conllu") if "_news_" in name]
    for name, text in treebank(f"{data}/ewt/en_ewt-ud-train.conllu"):
        if name.startswith(("weblog", "newsgroup")) and len(text) > LEAST_WEB:
            texts.append(("ewt_" + name, text))
    for name, text in texts:
        print(json.dumps({"id": name, "text": text}))


if __name__ == "__main__":
    main(sys.argv[1])
