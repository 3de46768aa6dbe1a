#!/usr/bin/env python3
"""Packs the inputs of a folder as `tests/fuzzed.rs` reads them, the shortest first.

usage: keep.py FOLDER OUT.gz
"""
import gzip, struct, sys
from pathlib import Path

inputs = sorted((p.read_bytes() for p in Path(sys.argv[1]).iterdir()), key=lambda b: (len(b), b))
with open(sys.argv[2], "wb") as out, gzip.GzipFile(fileobj=out, mode="wb", filename="", mtime=0) as packed:
    for each in inputs:
        packed.write(struct.pack("<I", len(each)) + each)
print(f"{len(inputs)} inputs, {sum(map(len, inputs)):,} bytes")
