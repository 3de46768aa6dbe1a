#!/usr/bin/env bash
# Rebuilds data/statements/accept_weights.tsv from labels.tsv and readers.tsv, and right_weights.tsv from right.tsv. usage: make.sh DOCS.jsonl MASC SCRATCH DATA; run in the repository's root.
#
# DOCS.jsonl are documents of the training data, as train/entities/kinds.py docs makes them, MASC is its folder of that corpus, DATA has all corpora. To label more,
# read what `statements` shows there: y where its source is said to say, write, think, want, feel or plan its content, n where the cue is a
# deed, a perception or a name, x where the cue attributes and source or content is another.
set -euo pipefail
: "${PYTHON:=python3}"
cargo build --profile fast --features train --bin statements
$PYTHON train/statements/texts.py "$1" "$2" < train/statements/readers.tsv > "$3/texts.jsonl"
target/fast/statements < "$3/texts.jsonl" > "$3/candidates.tsv"
$PYTHON train/statements/train.py train/statements/labels.tsv train/statements/readers.tsv "$3/candidates.tsv" > "$3/accept_weights.tsv"
cp "$3/accept_weights.tsv" data/statements/
# How likely a statement is right as it is shown: after the others, whose statements it looks at.
cargo build --profile fast --features train --bin statements
$PYTHON train/events/news.py "$4" | cat "$1" - > "$3/all.jsonl"
cut -d' ' -f1 train/statements/right.tsv | sed 's/.*/"id": "&"/' | grep -F -f - "$3/all.jsonl" | target/fast/statements right > "$3/right.tsv"
$PYTHON train/events/worth.py s "$3/right.tsv" train/statements/right.tsv > "$3/right_weights.tsv"
cp "$3/right_weights.tsv" data/statements/
