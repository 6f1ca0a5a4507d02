#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A variable with the cleanup attribute is set before anything can return.

The cleanup runs at every return: on what was never set it frees rubbish, and
whether that is seen depends on what the stack held before.
"""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
BARE = re.compile(r"fonds_cleanup\(\s*\w+\)\s+(?:struct\s+)?\w+\s+\**(\w+);")
found = False
count = 0

for layer in ("base", "archive", "fixity", "metadata", "bagit", "identify", "description", "ingest", "audit", "transfer"):
    for path in sorted((root / layer).rglob("*.c")):
        text = path.read_text()
        for match in BARE.finditer(text):
            name = match.group(1)
            body = text[match.end():].split("\n}\n", 1)[0]
            first_set = re.search(rf"&{name}\b|\b{name} =", body)
            first_return = re.search(r"\breturn\b", body)
            count += 1
            if first_return and (not first_set or first_return.start() < first_set.start()):
                line = text.count("\n", 0, match.start()) + 1
                print(f"{path.relative_to(root)}:{line}: '{name}' may be cleaned up before it is set")
                found = True
print(f"{count} looked at")
sys.exit(found or count == 0)
