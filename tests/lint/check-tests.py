#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every source file has a test, and every file on disk is in its meson.build."""
import fnmatch
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
found = False


def listed(folder):
    return (folder / "meson.build").read_text() if (folder / "meson.build").exists() else ""


for path in sorted((root / "tests/unit").rglob("test-*.c")) + sorted((root / "tests/fuzz").glob("fuzz-*.c")):
    name = re.sub(r"^(test|fuzz)-|\.c$", "", path.name)
    text = listed(path.parent)
    if f"'{name}'" not in text and path.name not in text:
        print(f"{path.relative_to(root)} is not in meson.build")
        found = True
for path in sorted((root / "tests/cli").glob("*.bats")):
    if f"'{path.stem}'" not in listed(path.parent):
        print(f"{path.relative_to(root)} is not in meson.build")
        found = True
for layer in ("base", "archive", "fixity", "metadata", "bagit", "identify", "description", "ingest", "audit", "transfer", "cli"):
    text = listed(root / layer)
    for path in sorted((root / layer).rglob("*.c")):
        if f"'{path.relative_to(root / layer).as_posix()}'" not in text:
            print(f"{path.relative_to(root)} is not in meson.build")
            found = True

tested_by = [
    line.split() for line in (root / "tests/lint/tested-by.txt").read_text().splitlines()
    if line and not line.startswith("#")
]
used = set()
for layer in ("base", "archive", "fixity", "metadata", "bagit", "identify", "description", "ingest", "audit", "transfer"):
    for path in sorted((root / layer).rglob("*.c")):
        if (root / "tests/unit" / layer / f"test-{path.name}").exists():
            continue
        name = path.relative_to(root).as_posix()
        row = next((row for row in tested_by if fnmatch.fnmatch(name, row[0])), None)
        used.add(tuple(row or ()))
        if not row:
            print(f"{name} has no test, nor a row in tests/lint/tested-by.txt")
            found = True
for row in tested_by:
    if tuple(row) not in used or not (root / row[1]).exists():
        print(f"tests/lint/tested-by.txt: nothing is tested so: {' '.join(row)}")
        found = True
sys.exit(found)
