#!/usr/bin/env bash
# Rebuilds data/statements/accept_weights.tsv from labels.tsv. usage: make.sh TEXTS.jsonl SCRATCH; run in the repository's root.
#
# TEXTS.jsonl are the documents that the labels name, as train/entities/kinds.py docs makes them. To label more, read what
# `statements` shows there: y where its source is said to say, write, think, want, feel or plan its content, n where the cue is a deed,
# a perception or a name, x where the cue attributes and source or content is another.
set -e
: "${PYTHON:=python3}"
cargo build --profile fast --features train --bin statements
target/fast/statements < "$1" > "$2/candidates.tsv"
$PYTHON train/statements/train.py train/statements/labels.tsv "$2/candidates.tsv" > "$2/accept_weights.tsv"
cp "$2/accept_weights.tsv" data/statements/
