#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Four auditors on one catalog, which are killed and stopped while they work.

    auditors.py FONDS [ROUNDS [FIRST]]

In each round four processes share a run, and each second something happens to
one: it is killed, and another takes its place, or it is stopped for longer than
its lease, until others have its work, and wakes up again: a zombie. At the end
each file must have been counted once, each verdict be true, and nothing be
recorded twice; and zombies must have come with results of what others had taken
over, and have been refused, which they say. FONDS_ROUNDS says how many, if ROUNDS does
not.
"""
import collections
import contextlib
import json
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time

import recount
import world

DEFAULT = 5
AUDITORS = 4
LEASE = 1
HOLDINGS = 24
FILES = 6
SIZE = 4000
RATE = 90000  # bytes a second: a round is of some seconds
ACTS = 6
LIMIT = 60  # seconds


class Round:
    def __init__(self, fonds, folder, seed):
        self.rng = random.Random(seed)
        self.folder = pathlib.Path(folder)
        self.program = world.Program(fonds, self.folder / "catalog.db", None)
        self.auditors = {}  # process: the time at which it is woken up, or 0
        self.counts = collections.Counter()
        self.truth = {}

    def begin(self):
        self.program.run("catalog", "init")
        places = []
        for i in range(HOLDINGS):
            place = self.folder / f"tree-{i:02}"
            place.mkdir()
            for j in range(FILES):
                (place / f"file-{j}").write_bytes(self.rng.randbytes(SIZE))
                self.truth[i + 1, f"file-{j}".encode()] = "ok"
            places.append(str(place))
        self.program.run("catalog", "add", "-q", *places)
        for holding, name in self.rng.sample(sorted(self.truth), 7):
            path = self.folder / f"tree-{holding - 1:02}" / name.decode()
            if self.rng.random() < 0.5:
                data = bytearray(path.read_bytes())
                data[self.rng.randrange(SIZE)] ^= 4
                path.write_bytes(data)
                self.truth[holding, name] = "corrupt"
            else:
                path.unlink()
                self.truth[holding, name] = "missing"

    def start(self):
        process = self.program.start("audit", "run", "--keep-going", "--lease", str(LEASE),
                                     "--rate", str(RATE), "--jobs", "1")
        self.auditors[process] = 0

    def claimed(self, process):
        """The shards that this process has claimed and not recorded, with their epochs."""
        with contextlib.closing(sqlite3.connect(self.program.catalog, timeout=30)) as database:
            return database.execute(
                "SELECT w.shard, w.epoch FROM run_shard AS w JOIN auditor AS a"
                " ON a.number = w.auditor WHERE a.process = ? AND w.ended_at IS NULL"
                " AND w.lease_until IS NOT NULL", (process.pid,)).fetchall()

    def reap(self):
        for process in list(self.auditors):
            if process.poll() is None:
                continue
            out, err = process.communicate()
            del self.auditors[process]
            self.counts["refused"] += err.count(b" is refused: ")
            if process.returncode not in (0, 1, -signal.SIGKILL):
                raise AssertionError(f"an auditor exits {process.returncode}: "
                                     f"{err.decode(errors='replace')}")

    def running(self):
        return [process for process, until in self.auditors.items() if not until]

    def stop(self, process):
        """Beyond its lease, with something claimed, or it proves nothing."""
        process.send_signal(signal.SIGSTOP)
        claims = self.claimed(process)
        if not claims:
            process.send_signal(signal.SIGCONT)
            return
        self.auditors[process] = time.monotonic() + LEASE + 1.5 + self.rng.random()
        self.counts["stopped"] += 1
        self.zombies.append((process, claims))

    def wake(self):
        for process, until in list(self.auditors.items()):
            if until and time.monotonic() > until:
                self.auditors[process] = 0
                process.send_signal(signal.SIGCONT)

    def act(self):
        running = self.running()
        if not running:
            return
        process = self.rng.choice(running)
        if self.rng.random() < 0.5:
            process.kill()
            self.counts["killed"] += 1
            self.start()
        else:
            self.stop(process)

    def is_over(self):
        with contextlib.closing(sqlite3.connect(self.program.catalog, timeout=30)) as database:
            return database.execute(
                "SELECT count(*) > 0 FROM run WHERE state = 1").fetchone()[0]

    def play(self):
        self.begin()
        self.zombies = []
        for _ in range(AUDITORS):
            self.start()
        began = time.monotonic()
        acts = sorted(began + 0.3 + self.rng.random() * 2.5 for _ in range(ACTS))
        while self.auditors:
            if time.monotonic() - began > LIMIT:
                raise AssertionError(f"after {LIMIT} seconds the run has not ended")
            if acts and time.monotonic() > acts[0]:
                acts.pop(0)
                self.act()
            self.wake()
            self.reap()
            time.sleep(0.01)
        if not self.is_over():
            # All that were at work when it was nearly done have been killed.
            self.program.run("audit", "run", "-q", "--keep-going", expect=(0, 1))
        self.check()

    def end(self):
        for process in self.auditors:
            process.send_signal(signal.SIGCONT)
            process.kill()
            process.communicate()

    def require(self, condition, text):
        if not condition:
            raise AssertionError(text)

    def check(self):
        with contextlib.closing(sqlite3.connect(self.program.catalog)) as database:
            raw = recount.Raw(database)
            runs = raw.rows("SELECT number, state, files FROM run")
            self.require(runs == [(1, 1, HOLDINGS * FILES)], f"the runs are {runs}")
            shards = raw.rows(f"SELECT shard, files, ended_at, {recount.COLUMNS} FROM run_shard")
            self.require(len(shards) == 2 * HOLDINGS and all(row[2] for row in shards),
                         "not each shard has its one result")
            counts = recount.add_counts(shards)
            true = collections.Counter(self.truth.values())
            self.require(recount.inventory(counts) == HOLDINGS * FILES
                         and all(counts[verdict] == true[verdict] for verdict in counts),
                         f"the verdicts are {counts}, and the truth is {true}")
            found = [((holding, path), recount.VERDICTS[verdict]) for holding, path, verdict
                     in raw.rows("SELECT holding, path, verdict FROM finding")]
            self.require(len(found) == len(dict(found)), "a finding was recorded twice")
            wrong = {key: verdict for key, verdict in self.truth.items() if verdict != "ok"}
            self.require(dict(found) == wrong, f"found was {found}, and it is {wrong}")
            self.require({key: recount.VERDICTS[state[1]] for key, state
                          in raw.states().items()} == self.truth, "a last check is not true")
            read = raw.rows("SELECT sum(files), sum(bytes) FROM auditor")[0]
            said = raw.rows("SELECT sum(bytes) FROM run_shard")[0][0]
            self.require(read == (HOLDINGS * FILES, said), f"the auditors recorded {read}")
            self.count_taken_over(raw)
            self.check_report(database)
        self.program.run("catalog", "check")

    def count_taken_over(self, raw):
        """Claims of zombies that were another's when they woke up."""
        rows = {shard: (epoch, process) for shard, epoch, process in raw.rows(
            "SELECT w.shard, w.epoch, a.process FROM run_shard AS w"
            " JOIN auditor AS a ON a.number = w.auditor")}
        for process, claims in self.zombies:
            for shard, epoch in claims:
                if rows[shard][0] == epoch:
                    continue
                self.require(rows[shard][1] != process.pid or rows[shard][0] > epoch,
                             f"shard {shard} was taken over, and its result is the zombie's")
                self.counts["taken over"] += 1

    def check_report(self, database):
        _, out = self.program.run("audit", "report", "--format", "json", "--run", "1")
        found = recount.differences(json.loads(out), database, run=1)
        self.require(not found, "the report is not as counted:\n" + "\n".join(found[:20]))


def main():
    fonds = sys.argv[1]
    rounds = int(sys.argv[2] if len(sys.argv) > 2 else os.environ.get("FONDS_ROUNDS", DEFAULT))
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    counts = collections.Counter()
    for seed in range(first, first + rounds):
        folder = tempfile.mkdtemp(prefix="fonds-auditors-")
        played = Round(fonds, folder, seed)
        try:
            played.play()
        except AssertionError as error:
            sys.exit(f"round {seed}: {error}")
        finally:
            played.end()
            shutil.rmtree(folder, ignore_errors=True)
        counts.update(played.counts)
    print(f"{rounds} rounds: " + ", ".join(
        f"{value} {key}" for key, value in sorted(counts.items())))
    wanting = [key for key in ("killed", "stopped", "taken over", "refused") if not counts[key]]
    if rounds >= DEFAULT and wanting:
        sys.exit(f"nothing was {wanting}, so the rounds prove less than they say")


if __name__ == "__main__":
    main()
