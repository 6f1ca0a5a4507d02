#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""make-archives.py FOLDER: writes the hostile archives of expected.tsv there.
make-archives.py --members COUNT: writes a tar of so many to standard output.

Each is a bag that is valid but for one thing. Same bytes every time; a row of
the table may name several by a pattern, and every archive has one."""
import fnmatch
import pathlib
import sys

import compressed_cases
import tar_cases
import zip_cases
from bags import packed
from tars import END, head, members

TABLE = pathlib.Path(__file__).with_name("expected.tsv")


def rows():
    return [line.split("\t")[0] for line in TABLE.read_text().splitlines()
            if line and not line.startswith("#")]


def write_members(count):
    """A bag, and files without bytes that no manifest lists."""
    out = sys.stdout.buffer
    out.write(members(packed()))
    for i in range(count):
        out.write(head(b"bag/data/%d/%d" % (i // 1000, i)))
    out.write(END)


def write_archives(name):
    folder = pathlib.Path(name)
    folder.mkdir()
    archives = {}
    for cases in (tar_cases, zip_cases, compressed_cases):
        archives.update(cases.cases())
    names = rows()
    wrong = [f"{name} is not in the table" for name in archives
             if sum(fnmatch.fnmatchcase(name, row) for row in names) != 1]
    wrong += [f"{row} is in the table and not made" for row in names
              if not fnmatch.filter(archives, row) and not row.endswith(".zst")]
    if wrong:
        sys.exit("\n".join(wrong))
    for name, data in archives.items():
        (folder / name).write_bytes(data)


if sys.argv[1] == "--members":
    write_members(int(sys.argv[2]))
else:
    write_archives(sys.argv[1])
