#!/usr/bin/env bash
# Rebuilds data/statements/accept_weights.tsv from labels.tsv and readers.tsv. usage: make.sh DOCS.jsonl MASC SCRATCH; run in the repository's root.
#
# DOCS.jsonl are documents of the training data, as train/entities/kinds.py docs makes them, MASC is its folder of that corpus. To label more,
# read what `statements` shows there: y where its source is said to say, write, think, want, feel or plan its content, n where the cue is a
# deed, a perception or a name, x where the cue attributes and source or content is another.
set -e
: "${PYTHON:=python3}"
cargo build --profile fast --features train --bin statements
$PYTHON train/statements/texts.py "$1" "$2" < train/statements/readers.tsv > "$3/texts.jsonl"
target/fast/statements < "$3/texts.jsonl" > "$3/candidates.tsv"
$PYTHON train/statements/train.py train/statements/labels.tsv train/statements/readers.tsv "$3/candidates.tsv" > "$3/accept_weights.tsv"
cp "$3/accept_weights.tsv" data/statements/
