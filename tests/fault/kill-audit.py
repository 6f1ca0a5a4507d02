#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""kill -9 at each system call by which a command of the catalog writes.

    kill-audit.py FONDS [LEAST [RANDOM]]

Accessions, first audits, audits with findings, the renewal of digests and
repairs are traced once; then each is run again and killed at each such call in
turn, and RANDOM times at any other moment. Afterwards the catalog is sound, no
holding is half there, what was registered is what it was, and every shard that
was recorded is. The same command must finish the work (or find it finished),
and the outcome must be that of an undisturbed run.
Where there are more points than FAULT_MOST (in the environment; 0: all) of a
command, these are taken evenly. LEAST is how many kills there must be.
"""
import collections
import concurrent.futures
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback

sys.dont_write_bytecode = True
import collection as known  # noqa: E402

CALLS = (
    "write,pwrite64,writev,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,"
    "rmdir,link,linkat,symlinkat,fsync,fdatasync,syncfs,ftruncate,truncate,fallocate,"
    "copy_file_range,utimensat,fchmod,fchown,openat,open,mmap,fcntl"
)
# Of these only what changes something.
CHANGES = {"openat": "O_CREAT", "open": "O_CREAT", "mmap": "MAP_SHARED", "fcntl": "SETLK"}
RUNNING = 0
MOST = int(os.environ.get("FAULT_MOST", "75"))
RECORDED = ("SELECT run, shard, auditor, epoch, ended_at, files, bytes, findings, ok, corrupt,"
            " missing, unexpected FROM run_shard WHERE ended_at IS NOT NULL")
KEPT = ("SELECT * FROM file", "SELECT * FROM file_digest", "SELECT * FROM finding", RECORDED)


class Command:
    """kind: what is wrong with the tree; before: what is done once, unharmed."""

    def __init__(self, kind, *words, before=(), is_registered=True, status=0):
        self.kind = kind
        self.words = words
        self.before = before
        self.is_registered = is_registered
        self.status = status

    def line(self, held, words=None):
        words = [str(held.folder / word[1:]) if word.startswith("@") else word
                 for word in words or self.words]
        return (*words, "-q", "--format", "json", "--catalog", str(held.catalog))

    def prepare(self, held):
        if self.is_registered:
            held.register()
        held.damage(self.kind)
        for words, status in self.before:
            held.run(*self.line(held, words), status=status)
        held.save()

    def restore(self, held):
        held.restore()
        held.damage(self.kind)


FIRST = (("audit", "run"), 1)
COMMANDS = {
    "add": Command("sound", "catalog", "add", "@tree", "-j", "1", "-a", "sha512",
                   "--block-digests", is_registered=False),
    "audit": Command("sound", "audit", "run", "-j", "1"),
    "findings": Command("damaged", "audit", "run", "-j", "1", status=1),
    "renewal": Command("damaged", "audit", "run", "-j", "1", "--add-algorithm", "sha512",
                       before=[FIRST], status=1),
    "repair": Command("damaged", "audit", "repair", "1", "--from", "@copy", before=[FIRST]),
}


def outcome(held):
    """What must be the same, whatever was in between: no times, no numbers of runs."""
    number, state, files, verdicts = held.runs()[-1] if held.runs() else (0, 0, 0, {})
    return {
        "registered": held.registered(),
        "blocks": held.rows("SELECT path, part, digests FROM block_digest"),
        "shards": held.rows("SELECT number, holding, kind, first, last, files FROM shard"),
        "state": held.state(),
        "run": (state, files, verdicts),
        "findings": held.findings(number),
        "incidents": sorted(held.rows("SELECT holding, path, verdict, state FROM incident")),
        "repairs": sorted(held.rows("SELECT path FROM repair WHERE state = 1")),
        "tree": {path.relative_to(held.tree): path.read_bytes()
                 for path in held.tree.rglob("*") if path.is_file()},
    }


def kept(held):
    return [set(held.rows(sql)) for sql in KEPT]


def settle(held, command):
    """The same again: it finishes the work, or finds that it is done."""
    is_added = command.words[0] == "catalog" and held.rows("SELECT 1 FROM holding")
    held.run(*command.line(held), status=2 if is_added else command.status)


def expect_nothing_lost(held, before):
    """What the catalog had is there, and whole; returns what it has now."""
    held.expect_sound_catalog()
    now = kept(held)
    for old, new in zip(before, now):
        assert old <= new, f"lost: {old - new}"
    assert not held.rows("SELECT 1 FROM holding WHERE files IS NULL"), "half a holding"
    assert held.rows("SELECT count(*) FROM file") == held.rows(
        "SELECT coalesce(sum(files), 0) FROM holding"), "a holding without its files"
    held.expect_true_digests()
    data = held.tree / "letters/2"
    if data.read_bytes() == known.TREE["letters/2"] and held.rows("SELECT 1 FROM repair"):
        assert any(path.is_file() and path.read_bytes() == known.BAD
                   for path in held.catalogs.rglob("*")), "the bad bytes are lost"
    return now


def start(held, command, point, log):
    """Starts it so that it dies at this point; was it killed?"""
    line = command.line(held)
    if isinstance(point, float):
        process = subprocess.Popen([held.fonds, *line], env=known.ENV,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(point)
        process.kill()
        return process.wait(known.TIMEOUT) == -signal.SIGKILL
    name, nth = point
    strace = ["strace", "-f", "-qq", "-o", log, "-e", f"trace={name}",
              "-e", f"inject={name}:signal=KILL:when={nth}"]
    done = held.run(*line, status=None, before=strace)
    return done.returncode not in (0, command.status)


def kill(held, command, point, wanted):
    """None when it was not killed, else what is wrong afterwards, or ''."""
    command.restore(held)
    before = kept(held)
    try:
        if not start(held, command, point, "/dev/null"):
            return None
        recorded = expect_nothing_lost(held, before)
        under_way = [number for number, state, *_ in held.runs() if state == RUNNING]
        settle(held, command)
        expect_nothing_lost(held, recorded)
        assert not under_way or held.runs()[-1][0] == under_way[0], "it was not gone on with"
        now = outcome(held)
        for name, value in wanted.items():
            assert now[name] == value, f"{name} is {now[name]}, not {value}"
    except (AssertionError, subprocess.TimeoutExpired, OSError) as problem:
        return str(problem) or traceback.format_exc()
    return ""


def trace(held, command, top):
    """The calls that change something, as (name, which of that name in its thread)."""
    log = top / "trace"
    command.restore(held)
    held.run(*command.line(held), status=command.status,
             before=["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={CALLS}"])
    counts = collections.Counter()
    points = []
    for line in log.read_text(errors="replace").splitlines():
        found = re.match(r"^(\d+) +(\w+)\((.*)", line)
        if not found:
            continue
        thread, name, rest = found.groups()
        counts[thread, name] += 1
        if CHANGES.get(name, "") in rest:
            points.append((name, counts[thread, name]))
    return list(dict.fromkeys(points))


def chosen(points):
    if not MOST or len(points) <= MOST:
        return points
    return [points[i * len(points) // MOST] for i in range(MOST)]


def work(fonds, top, name, randoms):
    """Every point of one command: (how many there are, killed, what was wrong)."""
    command = COMMANDS[name]
    held = known.Collection(fonds, top / name)
    command.prepare(held)
    begun = time.monotonic()
    held.run(*command.line(held), status=command.status)
    took = time.monotonic() - begun
    wanted = outcome(held)
    points = trace(held, command, top / name)
    spans = random.Random(name)
    todo = chosen(points) + [spans.uniform(0, took) for _ in range(randoms)]
    results = [(point, kill(held, command, point, wanted)) for point in todo]
    killed = sum(problem is not None for _, problem in results)
    wrong = [f"{name}, killed at {point}: {problem}" for point, problem in results if problem]
    return f"{name}: {len(points)} points, {len(todo)} tried, {killed} killed", killed, wrong


def main():
    fonds = os.path.abspath(sys.argv[1])
    least, randoms = (int(word) for word in (sys.argv[2:] + ["1", "10"])[:2])
    top = pathlib.Path(tempfile.mkdtemp(prefix="fonds-kill-", dir=known.fast_folder()))
    try:
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            outcomes = list(pool.map(lambda name: work(fonds, top, name, randoms), COMMANDS))
    finally:
        shutil.rmtree(top)
    wrong = [line for _, _, lines in outcomes for line in lines]
    print("\n".join([line for line, _, _ in outcomes] + wrong))
    killed = sum(count for _, count, _ in outcomes)
    print(f"{killed} kills, {len(wrong)} were wrong")
    if killed < least:
        sys.exit(f"fewer than {least} kills")
    sys.exit(bool(wrong))


main()
