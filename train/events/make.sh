#!/usr/bin/env bash
# Rebuilds data/events/*_weights.tsv. usage: make.sh EWT_FOLDER GUM_FOLDER UDS_FACTUALITY.json SCRATCH [DOCS.jsonl DATA]; run in the
# repository's root. DOCS are made by `train/entities/kinds.py docs`, DATA has the corpora; without them the models of what is worth its line stay.
# The features name what the rules say, so that they are made anew after each change of a rule: a minute.
set -euo pipefail
ewt=$1 gum=$2 uds=$3 out=$4
: "${PYTHON:=python3}"
for s in "$ewt"/en_ewt-ud-{train,dev}.conllu "$gum"/gum_open_{train,dev}.conllu; do
  target/fast/events "$s" > "$out/$(basename "$s" .conllu).tsv"
done
for s in train dev; do $PYTHON train/events/factuality.py "$uds" "$ewt/en_ewt-ud-$s.conllu" $s > "$out/uds_$s.tsv"; done
$PYTHON train/events/train.py factuality "$out/en_ewt-ud-train.tsv" "$out/uds_train.tsv" "$out/en_ewt-ud-dev.tsv" "$out/uds_dev.tsv" > "$out/factuality_weights.tsv"
$PYTHON train/events/train.py eventhood "$out/gum_open_train.tsv" "$gum/gum_open_train.conllu" "$out/gum_open_dev.tsv" "$gum/gum_open_dev.conllu" > "$out/eventhood_weights.tsv"
# Only once all has ended well: the next build embeds what lies in data/.
cp "$out"/{factuality,eventhood}_weights.tsv data/events/
if [ -n "${5:-}" ]; then
  $PYTHON train/events/news.py "$6" | cat "$5" - > "$out/texts.jsonl"
  cargo build --profile fast --features train --bin events
  cut -d' ' -f1 train/events/deeds.tsv | sed 's/.*/"id": "&"/' | grep -F -f - "$out/texts.jsonl" | target/fast/events deeds > "$out/deeds.tsv"
  $PYTHON train/events/worth.py v "$out/deeds.tsv" train/events/deeds.tsv > "$out/verb_weights.tsv"
  $PYTHON train/events/worth.py n "$out/deeds.tsv" train/events/deeds.tsv > "$out/noun_weights.tsv"
  cp "$out"/{verb,noun}_weights.tsv data/events/
  cargo build --profile fast --features train --bin events
  cut -d' ' -f1 train/events/right.tsv | sed 's/.*/"id": "&"/' | grep -F -f - "$out/texts.jsonl" | target/fast/events right > "$out/right.tsv"
  $PYTHON train/events/worth.py e "$out/right.tsv" train/events/right.tsv > "$out/right_weights.tsv"
  cp "$out/right_weights.tsv" data/events/
  cargo build --profile fast --features train --bin events
  cut -d' ' -f1 train/events/lines.tsv | sed 's/.*/"id": "&"/' | grep -F -f - "$out/texts.jsonl" | target/fast/events lines > "$out/lines.tsv"
  $PYTHON train/events/worth.py l "$out/lines.tsv" train/events/lines.tsv > "$out/line_weights.tsv"
  cp "$out/line_weights.tsv" data/events/
fi
