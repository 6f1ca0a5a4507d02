#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""fonds-bag-findings(5) explains every code of bagit/finding-codes.c, with its
severity and section, in the same order, and none that is not there; those of
profiles are in fonds-bag-profile(5)."""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
source = (root / "bagit/finding-codes.c").read_text()
header = (root / "bagit/finding-codes.h").read_text()
page = (root / "docs/man/fonds-bag-findings.5").read_text()
profile_page = (root / "docs/man/fonds-bag-profile.5").read_text()
bad = []

table = [
    (code, severity.lower(), section)
    for code, severity, section in re.findall(
        r'\{ "(BAG-[A-Z0-9-]+)",\s*(ERROR|WARNING),\s*"([^"]+)"', source
    )
]
# Those of profiles have a page of their own, and name a key there.
of_profiles = [row for row in table if re.match("BAG-(RULE|PROFILE)-", row[0])]
declared = [
    name.replace("_", "-")
    for name in re.findall(r"^\t(BAG_[A-Z0-9_]+),$", header, re.M)
    if name != "BAG_FINDING_CODE_COUNT"
]
entries = re.findall(
    r"^\.It Cm (BAG-\S+) Pq (\w+), ([0-9.]+)\n(.*?)(?=^\.It |^\.El)", page, re.M | re.S
)
documented = [entry[:3] for entry in entries]

if [row[0] for row in table] != declared:
    bad.append("finding-codes.c and finding-codes.h have not the same codes in the same order")
table = [row for row in table if row not in of_profiles]
for code, severity, _ in of_profiles:
    if f".It {code} Pq {severity}\n" not in profile_page:
        bad.append(f"fonds-bag-profile.5 does not explain {code} ({severity})")
for row in table:
    if row not in documented:
        bad.append("fonds-bag-findings.5 does not explain %s (%s, %s)" % row)
for row in documented:
    if row not in table:
        bad.append("fonds-bag-findings.5 explains %s (%s, %s), which is not there" % row)
if not bad and documented != table:
    bad.append("fonds-bag-findings.5 has not the order of finding-codes.c")
for code, _, _, text in entries:
    meaning, _, remedy = text.partition(".Em To do\\&:\n")
    if len(meaning.split()) < 6 or len(remedy.split()) < 2:
        bad.append(f"fonds-bag-findings.5 does not say what {code} means, or what to do")
if len(table) < 60:
    bad.append("the table in finding-codes.c was not understood")
print("\n".join(bad))
sys.exit(1 if bad else 0)
