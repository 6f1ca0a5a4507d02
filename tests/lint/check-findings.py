#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""fonds-bag-findings(5) explains every code of bagit/finding-codes.c, with its
severity and section, in the same order, and none that is not there; those of
profiles are in fonds-bag-profile(5), those of metadata/check-codes.c in
fonds-metadata-findings(5)."""
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


def explained(source, header, page, prefix):
    """The same of metadata: every code, its severity and section, in order."""
    rows = [
        (code, severity.lower(), section)
        for code, severity, section in re.findall(
            r'\{ "([A-Z0-9-]+)",\s*(ERROR|WARNING|NOTE),\s*"([^"]+)"', source
        )
    ]
    names = [
        name.replace("_", "-")
        for name in re.findall(rf"^\t{prefix}([A-Z0-9_]+),$", header, re.M)
        if name != "CODE_COUNT"
    ]
    told = re.findall(
        r"^\.It Cm ([A-Z0-9-]+) Pq (error|warning|note), ([^\n]+)\n(.*?)(?=^\.It |^\.El)", page, re.M | re.S
    )
    if [row[0] for row in rows] != names:
        yield "check-codes.c and check-codes.h have not the same codes in the same order"
    if [entry[:3] for entry in told] != rows:
        different = set(entry[:3] for entry in told) ^ set(rows)
        yield "fonds-metadata-findings.5 has not what check-codes.c has: %s" % sorted(different)
    for code, _, _, text in told:
        meaning, _, remedy = text.partition(".Em To do\\&:\n")
        if len(meaning.split()) < 6 or len(remedy.split()) < 2:
            yield f"fonds-metadata-findings.5 does not say what {code} means, or what to do"
    if len(rows) < 100:
        yield "the table in check-codes.c was not understood"


bad.extend(explained(
    (root / "metadata/check-codes.c").read_text(),
    (root / "metadata/check-codes.h").read_text(),
    (root / "docs/man/fonds-metadata-findings.5").read_text(),
    "CHECK_",
))
print("\n".join(bad))
sys.exit(1 if bad else 0)
