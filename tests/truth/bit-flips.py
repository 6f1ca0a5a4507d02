#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Ground truth: each flipped bit is found, in that file, and nothing else is.

    bit-flips.py FONDS

Files of 0 bytes to 64 MiB, with sizes at the edges of blocks, pages and of
what the engine calls large; holes; many small ones. In each round one random
bit of each of some files is flipped, all are audited, and what is found must be
exactly those files, corrupt. Then the bits are flipped back. Half of the
flipped files get their times back. All other verdicts, and rounds without a
flip, are clean verifications, of which none may be anything but ok.

FONDS_FLIPS and FONDS_CLEAN say how many there are to be, 1000 and 10000 by
default; FONDS_SEED is the seed, which is told.
"""
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

MIB = 1 << 20
EDGES = (1, 64, 128, 512, 4096, 65536, 262144, MIB, 4 * MIB, 32 * MIB)
FLIPS_OF_A_ROUND = 60
WAYS = ((), ("--direct",), ("--jobs", "1"), ("--direct", "--jobs", "2"))


def sizes(dice):
    """Of the files that are registered."""
    found = [0, 0, 64 * MIB]
    for edge in EDGES:
        found += [edge - 1, edge, edge + 1]
    for _ in range(40):
        found.append(dice.randrange(MIB))
    for _ in range(700):
        found.append(dice.randrange(1, 3000))
    return found


def make_files(folder, dice):
    """The files with at least a bit, by their path in the tree."""
    paths = {}
    for number, size in enumerate(sizes(dice)):
        path = folder / f"{number % 7}" / f"{number:04}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(dice.randbytes(size))
        paths[str(path.relative_to(folder))] = size
    # All holes but for a few bytes.
    for size in (4097, MIB, 33 * MIB, 64 * MIB):
        path = folder / f"sparse-{size}"
        with open(path, "wb") as file:
            file.truncate(size)
            file.seek(size // 3)
            file.write(b"not a hole")
        paths[path.name] = size
    return paths


def choose_bit(size, dice):
    """Anywhere, but at the two ends and beside an edge more often."""
    last = 8 * size - 1
    kind = dice.randrange(8)
    if kind == 0:
        return dice.choice((0, last))
    if kind == 1:
        edge = dice.choice([e for e in EDGES if e <= size])
        return min(last, max(0, 8 * edge - 1 + dice.choice((0, 1))))
    return dice.randrange(last + 1)


def flip(path, bit, keeps_times):
    before = os.stat(path)
    with open(path, "r+b", buffering=0) as file:
        file.seek(bit // 8)
        byte = file.read(1)[0]
        file.seek(bit // 8)
        file.write(bytes([byte ^ 1 << bit % 8]))
    if keeps_times:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def audit(fonds, catalog, ways):
    """The status, the findings as (verdict, path), and the verdicts."""
    result = subprocess.run(
        [fonds, "audit", "run", "-q", "--keep-going", "--format", "json",
         "--catalog", catalog, *ways], capture_output=True, text=True)
    if result.returncode not in (0, 1):
        sys.exit(f"the audit ended with {result.returncode}: {result.stderr}")
    run = json.loads(result.stdout)
    found = sorted((finding["verdict"], finding["path"]) for finding in run["findings"])
    return result.returncode, found, run["verdicts"]


def check(outcome, flipped, count, where):
    status, found, verdicts = outcome
    wanted = sorted(("corrupt", path) for path in flipped)
    if found != wanted:
        sys.exit(f"{where}: not found: {sorted(set(wanted) - set(found))}; "
                 f"found without a reason: {sorted(set(found) - set(wanted))}")
    if status != (1 if flipped else 0):
        sys.exit(f"{where}: exit status {status}")
    if verdicts["ok"] != count - len(flipped) or verdicts["corrupt"] != len(flipped):
        sys.exit(f"{where}: the verdicts are {verdicts}")


def main():
    fonds = sys.argv[1]
    flips_wanted = int(os.environ.get("FONDS_FLIPS", "1000"))
    clean_wanted = int(os.environ.get("FONDS_CLEAN", "10000"))
    seed = int(os.environ.get("FONDS_SEED", "20261127"))
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="fonds-flips-") as top:
        folder = pathlib.Path(top) / "tree"
        catalog = f"{top}/catalog.db"
        paths = make_files(folder, dice)
        with_bits = [path for path, size in paths.items() if size > 0]
        large = [path for path in with_bits if paths[path] >= MIB]
        subprocess.run([fonds, "catalog", "add", str(folder), "-q", "--catalog", catalog],
                       check=True, stdout=subprocess.DEVNULL)
        flips = clean = rounds = 0
        while flips < flips_wanted or clean < clean_wanted:
            few = min(FLIPS_OF_A_ROUND, flips_wanted - flips)
            chosen = set(dice.sample(large, min(few, 4)))
            while len(chosen) < few:
                chosen.add(dice.choice(with_bits))
            flipped = {path: choose_bit(paths[path], dice) for path in sorted(chosen)}
            for number, (path, bit) in enumerate(flipped.items()):
                flip(folder / path, bit, number % 2)
            where = f"seed {seed}, round {rounds}"
            check(audit(fonds, catalog, WAYS[rounds % len(WAYS)]), flipped, len(paths), where)
            for path, bit in flipped.items():
                flip(folder / path, bit, True)
            flips += len(flipped)
            clean += len(paths) - len(flipped)
            rounds += 1
            if rounds % 5 == 0:
                check(audit(fonds, catalog, ()), {}, len(paths), f"{where}, all whole again")
                clean += len(paths)
        check(audit(fonds, catalog, ()), {}, len(paths), "at the end")
        clean += len(paths)
    print(f"seed {seed}: {flips} flips in {rounds} rounds over {len(paths)} files, "
          f"each found; {clean} clean verifications, no false alarm")


main()
