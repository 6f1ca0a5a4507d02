#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What an accession and an audit need must not grow with the files.

check-audit-size.py FONDS TIMED_RUN SANITIZE: memory with 20,000 files and with
60,000; the size of the catalog; and that an audit which can write only beside
the catalog tells each of 20,000 missing files. Prints TAP.
"""
import json
import os
import subprocess
import sys
import tempfile

fonds, timed_run, sanitize = sys.argv[1:]
fonds, timed_run = map(os.path.abspath, (fonds, timed_run))
SMALL, LARGE = 20000, 60000
MEMORY_MIB, GROWTH_MIB, BYTES_A_FILE = 64, 8, 250
FILES_A_FOLDER = 1000


class Collection:
    """So many files of a few bytes, and a catalog."""

    def __init__(self, folder, count):
        self.tree = os.path.join(folder, f"tree-{count}")
        self.catalog = os.path.join(folder, f"catalog-{count}", "catalog.db")
        self.result = os.path.join(folder, "timed")
        os.mkdir(os.path.dirname(self.catalog))
        for i in range(count):
            number, page = divmod(i, FILES_A_FOLDER)
            place = os.path.join(self.tree, f"fond-0023-opis-07/delo-{number:05}")
            if page == 0:
                os.makedirs(place)
            with open(os.path.join(place, f"letter-{page:04}r.txt"), "x") as file:
                file.write(f"Letter {i}\n")

    def run(self, *command, status=0):
        """Its resident memory in MiB, and what it said."""
        done = subprocess.run(
            [timed_run, self.result, fonds, *command, "--catalog", self.catalog],
            capture_output=True, text=True)
        with open(self.result, encoding="ascii") as file:
            fields = file.read().split()
        assert int(fields[1]) == status, (command, fields[1], done.stderr)
        return int(fields[2]) / 1024, done.stdout

    def register_and_audit(self):
        return {"catalog add": self.run("catalog", "add", "-q", self.tree)[0],
                "audit run": self.run("audit", "run", "-q")[0]}


def has_sanitizers():
    return "address" in sanitize or "thread" in sanitize


def test_memory_does_not_grow_with_the_files(folder):
    small = Collection(folder, SMALL).register_and_audit()
    large = Collection(folder, LARGE).register_and_audit()
    for command, mib in large.items():
        print(f"# {command}: {small[command]:.1f} and {mib:.1f} MiB")
        if has_sanitizers():
            continue
        assert mib <= MEMORY_MIB, (command, mib)
        assert mib - small[command] <= GROWTH_MIB, (command, small, large)


def test_the_catalog_is_small(folder):
    collection = Collection(folder, SMALL)
    collection.register_and_audit()
    size = sum(os.path.getsize(collection.catalog + ending)
               for ending in ("", "-wal")
               if os.path.exists(collection.catalog + ending))
    print(f"# {size / SMALL:.0f} bytes a file")
    assert size <= BYTES_A_FILE * SMALL, size


def test_each_missing_file_of_many_is_told(folder):
    """Whole shards of findings, which no temporary file can help with."""
    collection = Collection(folder, SMALL)
    collection.run("catalog", "add", "-q", collection.tree)
    place = os.path.join(collection.tree, "fond-0023-opis-07")
    away = os.path.join(folder, "away")
    os.rename(place, away)
    os.mkdir(place)
    os.rename(os.path.join(away, "delo-00000"), os.path.join(place, "delo-00000"))
    audit = ["audit", "run", "-q", "--keep-going", "--format", "json"]
    for _ in range(2):
        _, said = collection.run(*audit, status=1)
        verdicts = json.loads(said)["verdicts"]
        assert verdicts["missing"] == SMALL - FILES_A_FOLDER, verdicts
        assert sum(verdicts.values()) == SMALL, verdicts


def main():
    tests = [test for name, test in globals().items()
             if name.startswith("test_")]
    failed = 0
    print(f"1..{len(tests)}")
    for number, test in enumerate(tests, 1):
        name = test.__name__[5:].replace("_", " ")
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(folder)
                print(f"ok {number} {name}", flush=True)
            except (AssertionError, LookupError, TypeError, OSError) as error:
                failed += 1
                print(f"not ok {number} {name}", flush=True)
                print(f"# {error!r}".replace("\\n", "\n# "), flush=True)
    return failed > 0


sys.exit(main())
