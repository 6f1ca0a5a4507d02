#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Tables of descriptions that go into a bag and come out of it again.

csv-round-trip.py FONDS SEED COUNT: COUNT times, a folder with a table made at
random is taken in, its bag converted to a table, and the folder taken in with
that. What a row says must come back each time, under the name of the same file
or folder.
"""
import csv
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

FILES = ["a.txt", "sub/b.txt", "sub/c d.txt", "sub/100%.txt", "x=y/%41.txt"]
FOLDERS = ["sub", "x=y", ""]
COLUMNS = ["dc.title", "dc.subject", "dcterms.created", "dc.language",
           "dcterms.isPartOf", "dc.description"]
PIECES = ["a", "B", "7", " ", "\n", ",", ";", '"', "'", "=1+1", "@", "-", "&",
          "<", ">", "]]>", "%20", "\u00fc", "\u0416", "\U0001f600", "\t"]


def a_value(rng):
    value = "".join(rng.choice(PIECES) for _ in range(rng.randint(1, 12)))
    return value.strip(" \t\r\n")


def write_table(rng, path):
    """Returns what it says: {path below the root: {column: [values]}}."""
    columns = sorted(rng.choices(COLUMNS, k=rng.randint(1, 9)))
    said = {}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["filename"] + columns)
        for name in FILES + FOLDERS:
            if rng.random() < 0.3 and name:
                continue
            values = [a_value(rng) if rng.random() < 0.7 else ""
                      for _ in columns]
            # What has no title is called by its folder.
            if name == "" and not any(
                    v for c, v in zip(columns, values) if c == "dc.title"):
                continue
            if not any(values):
                continue
            root = "objects/" if name else "objects"
            writer.writerow([root + name] + values)
            said[name] = collect(columns, values)
    return said


def collect(columns, values):
    found = {}
    for column, value in zip(columns, values):
        if value and column != "dc.identifier":
            found.setdefault(column, []).append(value)
    return found


def read_table(text):
    rows = list(csv.reader(text.splitlines(keepends=True)))
    said = {}
    for row in rows[1:]:
        name = row[0].removeprefix("objects").removeprefix("/")
        assert name not in said and row[0].startswith("objects"), row
        said[name] = collect(rows[0][1:], row[1:])
    return said


def run(*command):
    result = subprocess.run(command, capture_output=True, check=False)
    err = result.stderr.decode()
    assert result.returncode == 0, (command, err)
    assert "is not in the folder" not in err, err
    return result.stdout.decode()


def try_one(fonds, rng):
    for name in ("T", "ONE", "TWO"):
        shutil.rmtree(name, ignore_errors=True)
    for name in FILES:
        path = pathlib.Path("T", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    table = pathlib.Path("table.csv")
    said = write_table(rng, table)
    if not said:
        return
    for bag in ("ONE", "TWO"):
        run(fonds, "ingest", "-q", "T", "--metadata", str(table), "-o", bag)
        text = run(fonds, "metadata", "convert", bag, "--to", "csv")
        found = read_table(text)
        if "" not in said:
            assert list(found.pop("").values()) == [["T"]], text
            said[""] = {"dc.title": ["T"]}
            found[""] = said[""]
        assert found == said, (table.read_text(), text)
        table.write_text(text, encoding="utf-8", newline="")


def main():
    fonds, seed, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for _ in range(count):
            try_one(fonds, rng)
        os.chdir("/")


main()
