#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""System calls that fail, under audits, accessions and repairs.

    errnos.py FONDS SHIM [LEAST]

SHIM (errno-shim.c) makes the nth call of a name fail, or cuts reads and writes
short. Of every command each call that it makes fails with each errno, at several
places: anywhere, or on the files of the collection alone, once or from then on.
After each: no file is told ok whose bytes are wrong, or that could not be read;
a verdict fits the errno, and want of our own is none; the exit status is 0 only
where all is right, else 1 or 3; the catalog is sound, and what is registered is
what it was; and without faults the command then comes to the exact truth.
Of all these faults FAULT_MOST are tried (in the environment; 0: all), as many of
each call with each errno as there is room for, the same at each run unless
FAULT_SEED says which.
LEAST is how many calls must have failed.
"""
import collections
import concurrent.futures
import errno
import itertools
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import traceback

sys.dont_write_bytecode = True
import collection as known  # noqa: E402

PLACES = 6
MOST = int(os.environ.get("FAULT_MOST", "1200"))
SEED = int(os.environ.get("FAULT_SEED", "6"))
FOR_EVER = 10 ** 9
UNREADABLE = {"unreadable"}
GONE = {"missing", "unreadable"}
OWN_WANT = (errno.EMFILE, errno.ENFILE, errno.ENOMEM)
# What may be said of a file when a call about it fails so.
VERDICTS = {
    errno.EIO: UNREADABLE, errno.ESTALE: UNREADABLE, errno.EACCES: {"denied"},
    errno.EPERM: {"denied"}, errno.ENOENT: GONE, errno.ENOTDIR: GONE,
    errno.ELOOP: GONE, errno.EMFILE: set(), errno.ENFILE: set(), errno.ENOMEM: set(),
    errno.ENOSPC: UNREADABLE, errno.EINTR: UNREADABLE,
}
CUT_SHORT = 0
MORE = {  # errnos that only some calls have
    "pthread_create": (errno.EAGAIN,), "pwrite": (CUT_SHORT, errno.EROFS),
    "write": (CUT_SHORT, errno.EROFS), "read": (CUT_SHORT,), "pread": (CUT_SHORT,),
    "fcntl": (errno.EAGAIN,), "openat2": (errno.EAGAIN, errno.ENOSYS),
    "mkdir": (errno.EROFS,), "renameat": (errno.EROFS,),
}
OPENS = ("open", "openat", "openat2", "fdopendir")
READS = ("openat", "openat2", "read", "pread")
# A filter of system calls may refuse openat2 so, and a rename anywhere may make it
# give up: then there is another way.
NO_OPENAT2 = (errno.EPERM, errno.ENOSYS, errno.EAGAIN)
# Of a holding as a whole: it was not seen, or may not be where it was any more.
SEEN_WHOLE = {"open": {"volume-offline"}, "stat": {"unstable"}}
PLACES_OF_HOLDINGS = {1: "tree", 2: "bag", 3: ""}

Fault = collections.namedtuple("Fault", "command call errno nth last under")


class Audit:
    """Audits of a collection in which this is wrong."""

    def __init__(self, kind, *options):
        self.kind = kind
        self.options = options

    def prepare(self, held):
        held.register()
        self.wrong = held.damage(self.kind)

    def words(self, held):
        return ("audit", "run", "-q", "-j", "1", "--format", "json", *self.options,
                "--catalog", held.catalog)

    def truth(self):
        return {(1, path): verdict for path, verdict in self.wrong.items()}

    def status(self):
        return 1 if self.wrong else 0

    def judge(self, held, fault, done, hit):
        """hit: the paths that the calls that failed were about."""
        runs = held.runs()
        told = held.findings(runs[-1][0]) if runs else {}
        state = held.state()
        for place, verdict in self.truth().items():
            assert state.get(place, verdict) != "ok", f"{place} is told ok"
        bad = sum(verdict != "unexpected" for verdict in self.wrong.values())
        for number, _, files, verdicts in runs:
            assert verdicts["ok"] <= files - bad, f"run {number} tells too many ok"
        if done.returncode == 0:
            assert not self.wrong and not told and runs[-1][1] == known.COMPLETE
            assert runs[-1][3]["ok"] == runs[-1][2], "sound, but not all was checked"
        if done.returncode == 1:
            assert told or runs[-1][1] != known.COMPLETE, "1, but nothing is wrong"
        for place, verdict in told.items():
            if self.truth().get(place) != verdict:
                self.judge_verdict(held, place, verdict, fault, hit)
        is_survived = fault.errno in (errno.EINTR, CUT_SHORT) or (
            fault.call == "openat2" and fault.errno in NO_OPENAT2)
        if fault.last == FOR_EVER and fault.call in READS and not is_survived:
            for name in known.TREE:
                if str(held.tree / name) in hit:
                    assert state.get((1, name)) != "ok", f"{name} was never read"

    def judge_verdict(self, held, place, verdict, fault, hit):
        path = os.path.join(held.folder, PLACES_OF_HOLDINGS[place[0]], place[1])
        near = any((path + "/").startswith(other + "/") for other in hit)
        if place[1] == "" and verdict in SEEN_WHOLE.get(fault.call, ()):
            return
        # The second read failed: nothing confirms it.
        if self.truth().get(place) == "corrupt" and verdict == "corrupt-unconfirmed":
            return
        allowed = VERDICTS.get(fault.errno, UNREADABLE)
        if fault.call not in OPENS:
            allowed = allowed and allowed | UNREADABLE
        assert fault.errno not in OWN_WANT, f"{place} is {verdict} for want of our own"
        assert near, f"{place} is {verdict}, and was not touched"
        assert verdict in allowed, f"{place} is {verdict}"

    def finish(self, held):
        """The same without faults. The first may go on with a run of which a shard
        was recorded in part, when it broke off; the second is one of its own."""
        for _ in range(2):
            done = held.run(*self.words(held), status=None)
            number, state, files, verdicts = held.runs()[-1]
            if state == known.COMPLETE and held.findings(number) == self.truth():
                break
        assert done.returncode == self.status(), f"then it exits with {done.returncode}"
        assert held.findings(number) == self.truth(), f"then it tells {held.findings(number)}"
        assert state == known.COMPLETE and sum(verdicts.values()) == files + sum(
            verdict == "unexpected" for verdict in self.wrong.values())
        held.expect_true_digests()
        if "--add-algorithm" in self.options:
            added = held.rows("SELECT count(*) FROM file_digest")[0][0]
            assert added == verdicts["ok"], f"{added} digests were added"


class Add:
    """An accession of the tree."""

    def prepare(self, held):
        pass

    def words(self, held):
        return ("catalog", "add", held.tree, "-q", "-j", "1", "--format", "json",
                "--catalog", held.catalog)

    def judge(self, held, fault, done, hit):
        count = held.rows("SELECT count(*) FROM file")[0][0]
        closed = held.rows("SELECT count(*) FROM holding WHERE files IS NOT NULL")[0][0]
        assert count == closed * len(known.TREE), f"{count} files of {closed} holdings"
        assert closed == held.rows("SELECT count(*) FROM holding")[0][0]
        if done.returncode == 0:
            assert closed == 1, "added, and not there"
        if done.returncode == 1:
            assert closed == 0, "found wrong, and added"
        held.expect_true_digests()

    def finish(self, held):
        if held.rows("SELECT count(*) FROM holding")[0][0] == 0:
            held.run(*self.words(held))
        count = held.rows("SELECT count(*) FROM file")[0][0]
        rest = len(known.TREE) - count
        held.run("audit", "run", "-q", "--catalog", held.catalog, status=1 if rest else 0)
        verdicts = held.runs()[-1][3]
        assert verdicts["ok"] == count and verdicts["unexpected"] == rest
        held.expect_true_digests()


class Repair:
    """A repair of what an audit has found."""

    def prepare(self, held):
        held.register()
        held.damage("damaged")
        held.run("audit", "run", "-q", "--catalog", held.catalog, status=1)

    def words(self, held):
        return ("audit", "repair", "1", "--from", held.copy, "-q", "--format", "json",
                "--catalog", held.catalog)

    def kept(self, held):
        """The bad bytes are in quarantine."""
        return any(path.is_file() and path.read_bytes() == known.BAD
                   for path in held.catalogs.rglob("*"))

    def judge(self, held, fault, done, hit):
        good = True
        for name, data in known.TREE.items():
            path = held.tree / name
            now = path.read_bytes() if path.exists() else None
            allowed = {"letters/2": (known.BAD, data), "letters/3": (None, data)}
            assert now in allowed.get(name, (data,)), f"{name} is neither old nor good"
            good = good and now == data
            if name == "letters/2" and now == data:
                assert self.kept(held), "the bad bytes are lost"
        if done.returncode == 0:
            assert good, "repaired, and it is not"
        repaired = held.rows("SELECT path FROM repair WHERE state = 1")
        for path, in repaired:
            assert (held.tree / os.fsdecode(path)).read_bytes() == known.TREE[
                os.fsdecode(path)], "recorded as repaired, and it is not"

    def finish(self, held):
        held.run(*self.words(held))
        assert self.kept(held), "then the bad bytes are lost"
        held.run("audit", "run", "-q", "--catalog", held.catalog, status=1)
        number, _, files, verdicts = held.runs()[-1]
        assert held.findings(number) == {(1, "maps/new"): "unexpected"}, \
            f"then an audit tells {held.findings(number)}"
        assert verdicts["ok"] == files


COMMANDS = {
    "audit of what is sound": lambda: Audit("sound"),
    "audit of what has too much": lambda: Audit("unexpected"),
    "audit of what is damaged": lambda: Audit("damaged"),
    "audit past the cache": lambda: Audit("damaged", "--direct"),
    "new algorithm": lambda: Audit("damaged", "--add-algorithm", "sha512"),
    "accession": Add,
    "repair": Repair,
}


class Bench:
    """One collection for each command, for one thread."""

    def __init__(self, fonds, shim, top):
        self.shim = shim
        self.places = {}
        for i, (name, make) in enumerate(COMMANDS.items()):
            held = known.Collection(fonds, top / str(i))
            command = make()
            command.prepare(held)
            held.save()
            self.places[name] = (held, command)

    def restore(self, name):
        held, command = self.places[name]
        held.restore()
        if isinstance(command, Repair):
            held.damage("damaged")
        return held, command

    def start(self, held, command, **environment):
        return held.run(*command.words(held), status=None,
                        environment={"LD_PRELOAD": self.shim, **environment})

    def counts(self, name, under):
        """How often the command makes each call; below a path of the tree."""
        held, command = self.restore(name)
        log = held.catalogs / "counts"
        self.start(held, command, FAULT_COUNTS=str(log),
                   **({"FAULT_UNDER": str(held.tree / under)} if under else {}))
        counts = dict(line.split() for line in log.read_text().splitlines())
        return {call: int(count) for call, count in counts.items() if count != "0"}

    def inject(self, fault):
        """What is wrong with the outcome, or None; which calls failed."""
        held, command = self.restore(fault.command)
        log = held.catalogs / "failed"
        environment = {"FAULT_CALL": fault.call, "FAULT_NTH": str(fault.nth),
                       "FAULT_LAST": str(fault.last), "FAULT_ERRNO": str(fault.errno),
                       "FAULT_LOG": str(log)}
        if fault.under:
            environment["FAULT_UNDER"] = str(held.tree / fault.under)
        before = held.registered()
        failed = []
        try:
            done = self.start(held, command, **environment)
            failed = [line.split(" ", 1)[1] for line in
                      log.read_text().splitlines()] if log.exists() else []
            # A catalog that is said not to be there is the command line's fault.
            gone = fault.errno == errno.ENOENT and str(held.catalogs / "catalog.db") in failed
            assert done.returncode in ((0, 1, 2, 3) if gone else (0, 1, 3)), \
                f"it exits with {done.returncode}"
            assert done.returncode != 3 or done.stderr or done.stdout, "3, and nothing is said"
            held.expect_sound_catalog()
            now = held.registered()
            assert before == {key: now.get(key) for key in before}, "the baseline changed"
            command.judge(held, fault, done, {os.path.normpath(path) for path in failed})
            command.finish(held)
        except (AssertionError, subprocess.TimeoutExpired, OSError) as problem:
            return str(problem) or traceback.format_exc(), failed
        return None, failed


def places_of(count, most):
    """At most so many of the numbers from 1 to count, evenly spread."""
    most = min(count, most)
    return sorted({1 + i * (count - 1) // max(most - 1, 1) for i in range(most)})


def faults(bench):
    for name in COMMANDS:
        is_audit = name.startswith("audit")
        for under in (None, "", "letters/1", "letters/2", "letters"):
            if under and not is_audit:
                continue
            counts = bench.counts(name, "." if under == "" else under)
            most = PLACES if under is None else max(PLACES // 2, 1)
            for call, count in counts.items():
                for number in (*VERDICTS, *MORE.get(call, ())):
                    for nth in places_of(count, most):
                        yield Fault(name, call, number, nth, nth, under)
                    # What is interrupted is tried again, for ever.
                    if under is not None and number != errno.EINTR:
                        yield Fault(name, call, number, 1, FOR_EVER, under)


def choose(todo):
    """Of every call with every errno one, then of each another one ..."""
    random.Random(SEED).shuffle(todo)
    kinds = collections.defaultdict(list)
    for fault in todo:
        kinds[fault.call, fault.errno].append(fault)
    rounds = itertools.zip_longest(*kinds.values())
    chosen = [fault for row in rounds for fault in row if fault]
    return chosen[:MOST] if MOST else chosen


def work(bench, share):
    """What came of each: (fault, was it right, did it hit); what is wrong is told."""
    results = []
    for fault in share:
        problem, failed = bench.inject(fault)
        results.append((fault, problem is None, bool(failed)))
        if problem:
            number = errno.errorcode.get(fault.errno, "cut short")
            print(f"{fault.command}: {fault.call} {fault.nth}-{fault.last} {number}"
                  f" under {fault.under!r}: {problem}\n\tfailed: {sorted(set(failed))[:3]}",
                  flush=True)
    return results


def tell(results):
    """How many hit; is all right?"""
    hits = [fault for fault, _, is_hit in results if is_hit]
    calls = {fault.call for fault in hits}
    numbers = {fault.errno for fault in hits}
    wrong = sum(not is_right for _, is_right, _ in results)
    for name in COMMANDS:
        print(f"{name}: {sum(fault.command == name for fault in hits)}")
    print(f"{len(results)} faults, {len(hits)} of them hit; {len(calls)} calls, "
          f"{len(numbers)} errnos; {wrong} were wrong")
    if not MOST or MOST >= 1000:
        assert len(calls) >= 18 and len(numbers) >= 12
    return len(hits), wrong == 0


def main():
    fonds, shim = (os.path.abspath(path) for path in sys.argv[1:3])
    least = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    top = pathlib.Path(tempfile.mkdtemp(prefix="fonds-errnos-", dir=known.fast_folder()))
    try:
        benches = [Bench(fonds, shim, top / str(i)) for i in range(2)]
        todo = list(faults(benches[0]))
        todo = choose(todo)
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            shares = pool.map(work, benches, (todo[0::2], todo[1::2]))
            hits, is_right = tell(list(itertools.chain(*shares)))
    finally:
        shutil.rmtree(top)
    if hits < least:
        sys.exit(f"fewer than {least} calls failed")
    sys.exit(not is_right)


main()
