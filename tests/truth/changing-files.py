#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Files that change while they are read are never ok with the wrong bytes.

    changing-files.py FONDS AT-READ-LIBRARY

Each case is a file of its own, a change, and the read before which it is made:
the first, a later one, the last, or after the last, when the file is closed.
The library is preloaded and makes the change inside of the program, so the
moment is exact. After a change between the two looks at the file its verdict
must be unstable; after one at the closing, what the bytes say that were read,
and the next audit must say what is there now.
"""
import collections
import hashlib
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

LEAST = 300
SIZES = (1, 300, 4096, 65537, 1 << 20, (3 << 20) + 5)
LARGE = (33 << 20) + 1
LARGE_ACTIONS = ("in-place-restored", "replace", "truncate")
ACTIONS = ("chmod", "grow", "in-place", "in-place-end", "in-place-restored", "replace",
           "swap-back", "touch", "truncate", "truncate-restored", "unlink")
MOMENTS = ("0", "1", "2", "5", "close")
WHOLE_AFTER = {"chmod", "swap-back", "touch"}
WAYS = ((), ("--direct",), ("--jobs", "1", "--rate", "400M"))


def make_files(folder, dice):
    """{path: (moment, action)}; large ones are mostly holes."""
    cases = {}
    # An audit tries on the first file of all whether it gets past the cache.
    folder.mkdir()
    (folder / "0").write_text("is not changed\n")
    for size in SIZES + (LARGE,):
        for action in LARGE_ACTIONS if size == LARGE else ACTIONS:
            for moment in MOMENTS:
                path = folder / f"{size}" / f"{action}-{moment}"
                path.parent.mkdir(parents=True, exist_ok=True)
                with open(path, "wb") as file:
                    file.write(dice.randbytes(min(size, 70000)))
                    file.truncate(size)
                cases[str(path)] = (moment, action)
    return cases


def audit(fonds, catalog, ways, env=None):
    """{path in the tree: verdict}, of findings alone."""
    result = subprocess.run(
        [fonds, "audit", "run", "-q", "--keep-going", "--format", "json",
         "--catalog", catalog, *ways],
        capture_output=True, text=True, env=dict(os.environ, **(env or {})))
    if result.returncode not in (0, 1):
        sys.exit(f"the audit ended with {result.returncode}: {result.stderr}")
    return {finding["path"]: finding["verdict"]
            for finding in json.loads(result.stdout)["findings"]}


def digest(path):
    try:
        return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()
    except FileNotFoundError:
        return None


def check_during(path, case, verdict):
    """A change that came before the last look at the file is seen."""
    moment, _ = case
    allowed = {"ok"} if moment == "close" else {"unstable"}
    if verdict not in allowed:
        sys.exit(f"{path}: changed at read {moment}, and called {verdict}")


def check_after(path, verdict, is_whole, is_there):
    wanted = "ok" if is_whole else "corrupt" if is_there else "missing"
    if verdict != wanted:
        sys.exit(f"{path}: is {wanted} now, and called {verdict}")


def check_way(fonds, library, ways, dice):
    """One tree, all cases; how many of them came about, by moment."""
    with tempfile.TemporaryDirectory(prefix="fonds-changing-") as top:
        folder = pathlib.Path(top) / "tree"
        catalog, log = f"{top}/catalog.db", pathlib.Path(top) / "log"
        cases = make_files(folder, dice)
        registered = {path: digest(path) for path in cases}
        subprocess.run([fonds, "catalog", "add", str(folder), "-q", "--catalog", catalog],
                       check=True, stdout=subprocess.DEVNULL)
        listed = pathlib.Path(top) / "list"
        listed.write_text("".join(f"{moment} {action} {path}\n"
                                  for path, (moment, action) in cases.items()))
        found = audit(fonds, catalog, ways, {
            "LD_PRELOAD": library, "AT_READ_LIST": str(listed), "AT_READ_LOG": str(log),
            "ASAN_OPTIONS": "detect_leaks=0:verify_asan_link_order=0"})
        done = {}
        for line in log.read_text().splitlines():
            failure, moment, action, path = line.split(" ", 3)
            if failure != "0":
                sys.exit(f"{path}: could not {action}: {os.strerror(int(failure))}")
            done[path] = (moment, action)
        now = audit(fonds, catalog, ("--restart",))
        for path, case in cases.items():
            name = os.path.relpath(path, folder)
            if path in done:
                check_during(path, case, found.get(name, "ok"))
            elif name in found:
                sys.exit(f"{path}: was not changed, and called {found[name]}")
            check_after(path, now.get(name, "ok"), digest(path) == registered[path],
                        os.path.exists(path))
            if path in done and (case[1] in WHOLE_AFTER) != (name not in now):
                sys.exit(f"{path}: {case[1]} did not do what it should")
        return collections.Counter(case[0] for case in done.values())


def main():
    fonds, library = sys.argv[1:3]
    dice = random.Random(20261127)
    total = collections.Counter()
    for ways in WAYS:
        total += check_way(fonds, library, ways, dice)
    print(f"{total.total()} files changed while they were read, by read: {dict(total)}")
    if total.total() < LEAST or any(total[moment] < 10 for moment in MOMENTS):
        sys.exit(f"fewer than {LEAST}, or a moment that hardly came about")


main()
