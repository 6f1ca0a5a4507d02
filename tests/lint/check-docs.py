#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""docs/ARCHITECTURE.md names every source file, and none that is not there."""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
text = (root / "docs/ARCHITECTURE.md").read_text()
named = set(re.findall(r"^\| `([a-z0-9/-]+\.(?:c|h|py|sh|xsd))` \|", text, re.M))
there = set()
for folder in ("base", "archive", "fixity", "metadata", "bagit", "identify", "description", "ingest", "audit", "transfer", "cli", "include"):
    for path in (root / folder).rglob("*"):
        if path.suffix not in (".c", ".h", ".xsd"):
            continue
        name = path.relative_to(root)
        # A header stands for the source file of the same name.
        if path.suffix == ".c" and path.with_suffix(".h").exists():
            name = name.with_suffix(".h")
        there.add(name.as_posix())
for name in sorted(there - named):
    print(f"docs/ARCHITECTURE.md does not name {name}")
for name in sorted(named - there):
    print(f"docs/ARCHITECTURE.md names {name}, which is not there")
for name in re.findall(r"`((?:docs|tests|scripts|base|cli)/[\w./-]+)`", text):
    if not (root / name).exists():
        print(f"docs/ARCHITECTURE.md names {name}, which is not there")
        there.add(None)
sys.exit(there != named)
