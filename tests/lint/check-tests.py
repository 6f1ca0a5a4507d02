#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every test file on disk is listed in its meson.build, and so is every source."""
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
for layer in ("base", "fixity", "metadata", "bagit", "ingest", "audit", "cli"):
    text = listed(root / layer)
    for path in sorted((root / layer).rglob("*.c")):
        if f"'{path.relative_to(root / layer).as_posix()}'" not in text:
            print(f"{path.relative_to(root)} is not in meson.build")
            found = True
sys.exit(found)
