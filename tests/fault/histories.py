#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Random histories of a collection, and a model of its own of what is true.

    histories.py FONDS [COUNT [FIRST]]

Each history is made by its number: a collection is registered, files are
changed, damaged, moved, deleted and restored, volumes go and come back, the
clock steps, and audits run, with all their options, or are killed. After each
audit every verdict is compared with the model; the verdicts must sum to the
inventory; the report is counted again from the raw tables, every figure; what
is registered must be as it was; and `catalog check` must find nothing.
FONDS_HISTORIES says how many, if COUNT does not.
"""
import collections
import contextlib
import hashlib
import multiprocessing
import os
import pathlib
import random
import shutil
import sqlite3
import sys
import tempfile
import json
import time
import traceback

import recount
import world

DEFAULT = 100
MINUTE, HOUR, DAY, YEAR = 60, 3600, 86400, 365 * 86400
BEGIN = 1_800_000_000
KINDS = ("tree", "tree", "bag", "list", "packed", "file")
UNSEEN = ("volume-offline", "not-checked", "skipped", "not-due")
GLOBS = {"**": lambda path: True, "*": lambda path: b"/" not in path,
         "data/**": lambda path: path.startswith(b"data/"),
         "*/*": lambda path: path.count(b"/") == 1}
SHARD_FILES = 4096


def hash_of(algorithm, data):
    name = recount.ALGORITHMS[algorithm]
    return hashlib.new({"sha3224": "sha3_224", "sha3256": "sha3_256", "sha3384": "sha3_384",
                        "sha3512": "sha3_512", "blake2b512": "blake2b"}.get(name, name),
                       data).digest()


class Run:
    """An audit that is asked for."""

    def __init__(self, rng, history):
        self.words = []
        self.scope = []
        self.collection = self.holding = self.glob = None
        self.is_due = self.keeps_going = self.starts_anew = False
        self.max_files = None
        self.added = None
        self.has_budget = False
        if rng.random() < 0.15:
            self.collection = rng.choice(("default", "second"))
            self.add(f"collection {self.collection}", "--collection", self.collection)
        elif rng.random() < 0.1 and history.held():
            self.holding = rng.choice(history.held()).number
            self.add(f"holding {self.holding}", "--holding", str(self.holding))
        if rng.random() < 0.15:
            self.glob = rng.choice(sorted(GLOBS))
            self.add(f"paths {self.glob}", "--path", self.glob)
        if rng.random() < 0.2:
            self.is_due = True
            self.add("what is due", "--due")
        self.add_budget(rng)
        if rng.random() < 0.15:
            self.added = rng.choice(("sha512", "md5", "sha1"))
            self.words += ["--add-algorithm", self.added]
        if rng.random() < 0.7:
            self.keeps_going = True
            self.words.append("--keep-going")
        if rng.random() < 0.1:
            self.starts_anew = True
            self.words.append("--restart")
        is_direct = rng.random() < 0.1
        if is_direct:
            self.words.append("--direct")
        self.words += ["--jobs", rng.choice("112")]
        more = [f"adding {self.added}"] if self.added else []
        more += ["past the page cache"] if is_direct else []
        self.text = ", ".join((self.scope or ["everything"]) + more)

    def add(self, text, *words):
        self.scope.append(text)
        self.words += words

    def add_budget(self, rng):
        if rng.random() < 0.15:
            self.max_files = rng.randint(1, 20)
            self.words += ["--max-files", str(self.max_files)]
        elif rng.random() < 0.1:
            self.words += ["--max-bytes", str(rng.randint(1, 20000))]
            self.has_budget = True

    def matches(self, path):
        return self.glob is None or GLOBS[self.glob](path)


class History:
    def __init__(self, fonds, folder, seed):
        self.rng = random.Random(seed)
        self.folder = pathlib.Path(folder)
        self.volume = self.folder / "volume"
        self.away = self.folder / "away"
        self.base = self.folder / "base"
        self.program = world.Program(fonds, self.folder / "catalog.db", BEGIN)
        self.holdings = []
        self.last = {}  # of each file the verdict of its last check, as it must be
        self.names = 0
        self.folder_away = {}
        self.log = []
        self.counts = collections.Counter()
        self.repairs = "audit repair" in (self.program.run("--help")[1].decode())

    # The clock, the program and the tables.

    def command(self, *words, expect=(0,)):
        self.program.clock += self.rng.randint(1, 4)
        return self.program.run(*words, expect=expect)

    @contextlib.contextmanager
    def database(self):
        with contextlib.closing(sqlite3.connect(self.program.catalog)) as database:
            yield database

    def note(self, text):
        self.log.append(f"{world.utc(self.program.clock)} {text}")

    def require(self, condition, text):
        if not condition:
            raise AssertionError(text)

    # What the repository is responsible for.

    def held(self):
        return [holding for holding in self.holdings if not holding.is_removed]

    def is_mounted(self):
        return (self.volume / ".fonds-volume").exists()

    def begin(self):
        self.base.mkdir()
        self.volume.mkdir()
        self.command("catalog", "init")
        self.command("catalog", "volume", "add", "Volume", str(self.volume))
        self.command("catalog", "collection", "add", "second")
        for _ in range(self.rng.randint(1, 3)):
            self.step_add()
        if self.rng.random() < 0.2:
            canary = self.folder / "canary"
            canary.write_bytes(b"a bird")
            self.command("catalog", "canary", "add", str(canary))

    def new_name(self, prefix):
        self.names += 1
        return f"{prefix}{self.names}"

    def content(self):
        size = self.rng.choice((1, 7, 300, 5000, 20000))
        return self.new_name("content ").encode() + self.rng.randbytes(size)

    def fill(self, folder, kind):
        folder.mkdir(parents=True)
        if kind == "tree" and self.rng.random() < 0.06:
            (folder / "many").mkdir()
            for i in range(SHARD_FILES + self.rng.randint(1, 60)):
                (folder / "many" / f"{i:04}").write_text(f"{self.names} {i}")
            self.names += 1
        for _ in range(self.rng.randint(1, 12)):
            name = self.new_name(self.rng.choice(("f", "data/g", "deep/er/h", "\u00e9 ", "-")))
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(self.content())
        if self.rng.random() < 0.3:
            (folder / "empty").touch()
        if kind == "tree" and self.rng.random() < 0.1:
            pathlib.Path(os.fsdecode(bytes(folder) + b"/not\xffutf8")).write_bytes(
                self.content())

    def step_add(self):
        kind = self.rng.choice(KINDS)
        on_volume = self.is_mounted() and self.rng.random() < 0.5
        place = (self.volume if on_volume else self.base) / self.new_name(kind)
        words, names = [], None
        if kind in ("bag", "packed"):
            source = self.folder / self.new_name("source")
            self.fill(source, kind)
            bag = place if kind == "bag" else self.folder / self.new_name("bag")
            self.command("bag", "create", str(source), "-o", str(bag), "-q")
            if kind == "packed":
                place = place.with_suffix(".tar")
                self.command("bag", "pack", str(bag), "-o", str(place), "-q")
        elif kind == "file":
            place.write_bytes(self.content())
        else:
            self.fill(place, kind)
        if kind == "list":
            sums = self.folder / self.new_name("sums")
            names = sorted(world.contents(bytes(place)))
            sums.write_bytes(b"".join(
                b"%s  %s\n" % (hashlib.sha256((place / os.fsdecode(name)).read_bytes())
                               .hexdigest().encode(), name) for name in names))
            words = ["--list", str(sums)]
        if kind == "tree" and self.rng.random() < 0.2:
            words += ["-a", "md5"]
        collection = self.rng.choice(("default", "default", "second"))
        _, out = self.command("catalog", "add", str(place), "--collection", collection,
                              "--format", "json", "-q", *words)
        holding = world.Holding(place, kind, self.volume if on_volume else None)
        holding.register(json.loads(out)["number"], collection, names)
        self.holdings.append(holding)
        self.last.update({(holding.number, path): None for path in holding.registered})
        self.note(f"add {kind} {place.name}: {holding.number}")

    def step_remove(self):
        holding = self.rng.choice(self.held())
        self.command("catalog", "remove", str(holding.number), "--by", "Keeper",
                     "--reason", "given back")
        holding.is_removed = True
        self.note(f"remove {holding.number}")

    # What happens to files.

    def reachable(self):
        return [holding for holding in self.held()
                if (self.is_mounted() if holding.volume else os.path.isdir(holding.root))]

    def pick(self, at_least=0):
        """A holding, and a registered file of it that is there, and how it is named."""
        places = self.reachable()
        self.rng.shuffle(places)
        for holding in places:
            names = sorted(name for name in holding.registered
                           if os.path.isfile(holding.path(name))
                           and not os.path.islink(holding.path(name))
                           and os.path.getsize(holding.path(name)) >= at_least)
            if names:
                name = self.rng.choice(names)
                return holding, name, os.fsdecode(holding.path(name))
        return None

    def step_change(self, keeps_time=False):
        picked = self.pick()
        if picked:
            holding, name, path = picked
            before = os.stat(path)
            pathlib.Path(path).write_bytes(self.content())
            if keeps_time:
                os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
            self.note(f"change {holding.number} {name} keeps_time={keeps_time}")

    def step_change_unseen(self):
        self.step_change(True)

    def step_damage(self):
        picked = self.pick(at_least=1)
        if picked:
            holding, name, path = picked
            before = os.stat(path)
            data = bytearray(pathlib.Path(path).read_bytes())
            data[self.rng.randrange(len(data))] ^= 1 << self.rng.randrange(8)
            with open(path, "r+b") as file:
                file.write(data)
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
            self.note(f"damage {holding.number} {name}")

    def step_truncate(self):
        picked = self.pick(at_least=1)
        if picked:
            os.truncate(picked[2], self.rng.randrange(os.path.getsize(picked[2])))
            self.note(f"truncate {picked[0].number} {picked[1]}")

    def step_move(self):
        picked = self.pick()
        if picked:
            holding, name, path = picked
            other = os.fsdecode(holding.path(os.fsencode(self.new_name("moved"))))
            os.rename(path, other)
            self.note(f"move {holding.number} {name} to {other}")

    def step_swap(self):
        first, second = self.pick(), self.pick()
        if first and second and first[2] != second[2]:
            spare = self.folder / "spare"
            shutil.move(first[2], spare)
            shutil.move(second[2], first[2])
            shutil.move(spare, second[2])
            self.note(f"swap {first[:2]} {second[:2]}")

    def step_delete(self):
        picked = self.pick()
        if picked:
            os.unlink(picked[2])
            self.note(f"delete {picked[0].number} {picked[1]}")

    def step_delete_many(self):
        places = self.reachable()
        if not places:
            return
        holding = self.rng.choice(places)
        for name in sorted(holding.registered):
            path = holding.path(name)
            if self.rng.random() < 0.6 and os.path.isfile(path):
                os.unlink(path)
        self.note(f"delete most of {holding.number}")

    def step_odd(self):
        picked = self.pick()
        if picked:
            holding, name, path = picked
            os.unlink(path)
            if self.rng.random() < 0.5:
                os.symlink("/etc/hostname", path)
            else:
                os.mkdir(path)
            self.note(f"odd {holding.number} {name}")

    def step_unexpected(self):
        picked = self.pick()
        if picked:
            holding, _, path = picked
            other = os.path.join(os.path.dirname(path), self.new_name("new"))
            how = self.rng.randrange(3)
            if how == 0:
                shutil.copy(path, other)
            elif how == 1:
                os.symlink("nowhere", other)
            else:
                pathlib.Path(other).write_bytes(self.content())
            self.note(f"unexpected in {holding.number}: {other}")

    def step_restore(self):
        places = self.reachable()
        if places:
            holding = self.rng.choice(places)
            holding.restore_all()
            self.note(f"restore {holding.number}")

    def step_restore_one(self):
        places = [(holding, name) for holding in self.reachable()
                  for name, said in (holding.truth() or ({}, 0))[0].items() if said != "ok"]
        if places:
            holding, name = self.rng.choice(places)
            holding.restore(name)
            self.note(f"restore {holding.number} {name}")

    def step_unmount(self):
        if self.is_mounted():
            os.rename(self.volume, self.away)
            if self.rng.random() < 0.5:
                self.volume.mkdir()
            self.note("unmount")

    def step_mount(self):
        if self.away.exists():
            if self.volume.exists():
                self.volume.rmdir()
            os.rename(self.away, self.volume)
            self.note("mount")

    def step_folder_away(self):
        places = [holding for holding in self.reachable()
                  if not holding.is_file and not holding.volume]
        if places:
            holding = self.rng.choice(places)
            os.rename(holding.place, holding.place + b".away")
            self.folder_away[holding.number] = holding
            self.note(f"folder of {holding.number} is away")

    def step_folder_back(self):
        if self.folder_away:
            number = self.rng.choice(sorted(self.folder_away))
            holding = self.folder_away.pop(number)
            os.rename(holding.place + b".away", holding.place)
            self.note(f"folder of {number} is back")

    # What people do.

    def step_policy(self):
        every = self.rng.choice(("1d", "30d", "90d", "none"))
        collection = self.rng.choice(("default", "second"))
        self.command("audit", "policy", "set", collection, "--every", every)
        self.note(f"policy of {collection}: {every}")

    def step_pause(self):
        target = self.rng.choice((
            ["--all"], ["--collection", "second"], ["--volume", "Volume"],
            ["--holding", str(self.rng.choice(self.held()).number)] if self.held()
            else ["--all"]))
        until = self.rng.choice(([], ["--until", "3d"], ["--until", "400d"]))
        if until:
            # The end is counted from the time of the command.
            until = ["--until", time.strftime("%Y-%m-%d", time.gmtime(
                self.program.clock + (5 if until[1] == "3d" else 400) * DAY))]
        self.command("audit", "pause", "begin", *target, *until, "--reason", "moving house")
        self.note(f"pause {target} {until}")

    def step_unpause(self):
        with self.database() as database:
            numbers = [row[0] for row in database.execute(
                "SELECT number FROM pause WHERE ended_at IS NULL")]
        for number in numbers:
            self.command("audit", "pause", "end", str(number))
        self.note(f"end of pauses {numbers}")

    def step_incident(self):
        with self.database() as database:
            numbers = [row[0] for row in database.execute(
                "SELECT number FROM incident WHERE state < 2")]
        if not numbers:
            return
        number = str(self.rng.choice(numbers))
        if self.rng.random() < 0.5:
            self.command("audit", "incidents", "acknowledge", number)
        else:
            self.command("audit", "incidents", "resolve", number, "--as", "accepted",
                         "--reason", "a loss", "--by", "Keeper")
        self.note(f"incident {number}")

    def step_repair(self):
        places = [holding for holding in self.reachable()
                  if not holding.is_file and holding.truth()
                  and any(said in ("corrupt", "missing")
                          for said in holding.truth()[0].values())]
        if not self.repairs or not places:
            return
        holding = self.rng.choice(places)
        copy = self.folder / self.new_name("copy")
        for name, data in holding.registered.items():
            path = pathlib.Path(os.fsdecode(os.path.join(bytes(copy), name)))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        before = holding.truth()[0]
        with self.database() as database:
            last = database.execute("SELECT coalesce(max(number), 0) FROM repair").fetchone()[0]
        self.command("audit", "repair", str(holding.number), "--from", str(copy), "--by",
                     "Keeper", "--reason", "from the copy", expect=(0, 1))
        shutil.rmtree(copy)
        self.note(f"repair {holding.number}")
        after = (holding.truth() or ({}, 0))[0]
        with self.database() as database:
            done = {path for path, in database.execute(
                "SELECT path FROM repair WHERE holding = ? AND state = 1 AND number > ?",
                (holding.number, last))}
        for path, said in after.items():
            self.require(said == "ok" or said == before[path],
                         f"a repair made '{path}' of {holding.number} {said}")
            if path in done and before[path] != "ok":
                self.require(said == "ok", f"'{path}' is said to be repaired, and is {said}")
                self.last[holding.number, path] = "ok"
        self.counts["repairs"] += len(done)

    def step_clock(self):
        now = self.program.clock
        self.program.clock = self.rng.choice((
            now + self.rng.randint(1, 100) * DAY, now + self.rng.randint(1, 100) * DAY,
            now + self.rng.randint(1, 50) * MINUTE, now - HOUR, now - 20 * DAY,
            now + 10 * YEAR, 2_216_000_000, BEGIN + 300 * DAY))
        self.note("the clock is set")

    # Audits.

    def step_run(self):
        run = Run(self.rng, self)
        self.note(f"run {' '.join(run.words)}")
        before = self.look_before(run)
        status, _ = self.command("audit", "run", "-q", *run.words, expect=None)
        self.require(status in (0, 1), f"an audit exits {status}")
        self.check_after(run, before, status)

    def step_killed(self):
        run = Run(self.rng, self)
        for _ in range(self.rng.randint(1, 3)):
            before = self.look_before(run)
            self.program.clock += self.rng.randint(1, 4)
            process = self.program.start("audit", "run", "-q", *run.words)
            time.sleep(self.rng.random() * 0.025)
            process.kill()
            process.communicate()
            world.forget_clock(process.pid)
            self.note(f"killed ({process.returncode}): run {' '.join(run.words)}")
            self.counts["killed"] += process.returncode < 0
            self.check_after(run, before, None)

    def look_before(self, run):
        """The tables before a process, and which shards must have a turn in a new run."""
        with self.database() as database:
            raw = recount.Raw(database)
            goes_on = [row[0] for row in raw.rows(
                "SELECT number FROM run WHERE state IN (0, 2) AND scope = ? ORDER BY number DESC",
                run.text)]
            return {
                "newest": raw.rows("SELECT coalesce(max(number), 0) FROM run")[0][0],
                "goes_on": goes_on[0] if goes_on and not run.starts_anew else None,
                "recorded": set(raw.rows(
                    "SELECT run, shard FROM run_shard WHERE ended_at IS NOT NULL")),
                "states": raw.states(), "shards": self.shards(raw),
                "checked": self.checked(raw),
                "own": set(raw.rows("SELECT holding, path FROM file_state")),
                "plan": self.plan(raw, run),
            }

    def shards(self, raw):
        """The files of each shard; none of an inventory."""
        found = {}
        paths = collections.defaultdict(list)
        for holding, path in raw.rows("SELECT holding, path FROM file ORDER BY holding, path"):
            paths[holding].append(path)
        for number, holding, kind, first, last in raw.rows(
                "SELECT number, holding, kind, first, last FROM shard ORDER BY number"):
            found[number] = holding, kind, [] if kind else [
                path for path in paths[holding] if first <= path <= last]
        return found

    def checked(self, raw):
        """When each shard was checked as a whole, or in parts: of the first run of these."""
        return {number: (at, run) for number, at, run in raw.rows(
            "SELECT number, checked_at, checked_run FROM shard")}

    def plan(self, raw, run):
        """What a new run lists, and what has no turn in it; by the time of its begin."""
        own = collections.defaultdict(list)
        for holding, path, at, verdict in raw.rows(
                "SELECT holding, path, checked_at, verdict FROM file_state"):
            own[holding].append((path, at, verdict))
        every = raw.policies()
        shards = raw.rows("SELECT number, holding, kind, first, last, files, checked_at"
                          " FROM shard ORDER BY holding, kind, first")
        by_number = {row["number"]: row for row in raw.holdings()}
        members = self.shards(raw)

        def decide(now):
            is_paused = raw_paused(now)
            turns, rest, files, holdings = set(), collections.Counter(), 0, set()
            with_files = set()
            for number, holding, kind, first, last, count, checked in shards:
                row = by_number[holding]
                if row["removed_at"] or not self.is_in_scope(run, row):
                    continue
                if kind == 0 and run.glob and not any(
                        run.matches(path) for path in members[number][2]):
                    continue
                if kind == 1 and run.glob and holding not in with_files:
                    continue
                holdings.add(holding)
                files += count
                if is_paused(row):
                    rest["skipped"] += count
                elif run.is_due and not self.is_due(
                        now, every.get(row["collection"], 0), checked,
                        [state for state in own[holding]
                         if kind == 0 and first <= state[0] <= last]) \
                        and not (kind == 1 and holding in with_files):
                    rest["not-due"] += count
                else:
                    turns.add(number)
                    if kind == 0:
                        with_files.add(holding)
            return turns, rest, files, len(holdings)

        pauses = raw.rows("SELECT kind, target, until_at FROM pause WHERE ended_at IS NULL")

        def raw_paused(now):
            held = {(kind, target) for kind, target, until in pauses
                    if until is None or until > now}
            return lambda row: bool(held & {(0, 0), (1, row["collection"]), (2, row["volume"]),
                                            (3, row["number"])})
        return decide

    def is_in_scope(self, run, row):
        return (run.collection in (None, row["name"])
                and run.holding in (None, row["number"]))

    def is_due(self, now, every, checked, own):
        """Is a check of any of it wanting, a finding, dated in the future, or too old?"""
        times = [at for _, at, _ in own] + [checked]
        return (checked is None or any(verdict for _, _, verdict in own)
                or any(at > now + HOUR for at in times)
                or bool(every) and any(at <= now - every for at in times))

    def check_after(self, run, before, status):
        now = self.program.clock
        with self.database() as database:
            raw = recount.Raw(database)
            self.check_registered(raw)
            number = self.check_begin(raw, run, before, now)
            for found, shard in sorted(set(raw.rows(
                    "SELECT run, shard FROM run_shard WHERE ended_at IS NOT NULL"))
                    - before["recorded"]):
                self.require(found == number, f"run {found} was recorded, not {number}")
                self.check_shard(raw, run, before, found, shard)
            self.check_states(raw)
            if number:
                self.check_end(raw, run, before, number, status)
                self.check_report(database, number)
        self.command("catalog", "check")
        self.counts["runs"] += 1

    def check_begin(self, raw, run, before, now):
        """The run that this process worked on: one to go on with, or a new one."""
        new = [row[0] for row in raw.rows("SELECT number FROM run WHERE number > ?",
                                          before["newest"])]
        if before["goes_on"]:
            self.require(not new, f"run {new} began, and {before['goes_on']} was interrupted")
            return before["goes_on"]
        self.require(len(new) <= 1, f"runs {new} began at once")
        if not new:
            return None  # it was killed before
        number = new[0]
        started, files, holdings = raw.rows(
            "SELECT started_at, files, holdings FROM run WHERE number = ?", number)[0]
        self.require(now <= started <= now + 30, f"run {number} began at {started}")
        turns, rest, inventory, held = before["plan"](started)
        listed = {row[0] for row in raw.rows("SELECT shard FROM run_shard WHERE run = ?", number)}
        self.require(listed == turns, f"run {number} lists {listed}, and {turns} have a turn")
        found = {recount.VERDICTS[verdict]: count for verdict, count in raw.rows(
            "SELECT verdict, sum(files) FROM run_rest WHERE run = ? GROUP BY 1", number)}
        self.require({key: value for key, value in found.items() if value}
                     == {key: value for key, value in rest.items() if value},
                     f"run {number} leaves out {found}, and it is {rest}")
        self.require((files, holdings) == (inventory, held),
                     f"run {number} is of {files} files in {holdings} holdings, and it is "
                     f"{inventory} in {held}")
        return number

    def check_registered(self, raw):
        """No run, kill or error changes what is registered."""
        there = {(holding, path): (size, bytes(digest), algorithm) for
                 holding, path, size, digest, algorithm in raw.rows(
            "SELECT holding, path, size, digest, algorithm FROM file")}
        self.require(there.keys() == self.last.keys(), "other files are registered than before")
        registered = {(holding.number, path): data for holding in self.holdings
                      for path, data in holding.registered.items()}
        for key, (size, digest, algorithm) in there.items():
            data = registered[key]
            self.require(size == len(data) and digest == hash_of(algorithm, data),
                         f"what is registered of {key} is not as it was")
        for holding, path, algorithm, digest in raw.rows(
                "SELECT holding, path, algorithm, digest FROM file_digest"):
            self.require(bytes(digest) == hash_of(algorithm, registered[holding, path]),
                         f"digest {algorithm} of {path} in {holding} is of other bytes")

    def holding(self, number):
        return next(holding for holding in self.holdings if holding.number == number)

    def said_of(self, raw, before, run, shard, unseen):
        """The verdict on each file of a shard in a run, from the raw rows.

        None where the rows do not tell a check of now from one before.
        """
        holding, _, paths = before["shards"][shard]
        findings = dict(raw.rows(
            "SELECT path, verdict FROM finding WHERE run = ? AND shard = ? AND path <> x''",
            run, shard))
        own = {path: (verdict, at) for path, verdict, at in raw.rows(
            "SELECT path, verdict, run FROM file_state WHERE holding = ?", holding)}
        # Whole now, or with parts of before: then no row says which were those of now,
        # and it may be of the time and run of a finding of before.
        is_whole = self.checked(raw)[shard] != before["checked"][shard]
        wanting = sum((holding, path) not in before["own"] for path in paths)
        may_be_whole = wanting <= len(paths) - unseen
        said = {}
        for path in paths:
            if path in findings:
                said[path] = recount.VERDICTS[findings[path]]
            elif path in own:
                said[path] = "ok" if own[path] == (0, run) else "unseen"
            elif is_whole or (may_be_whole and before["states"][holding, path][1] is not None):
                said[path] = "ok"
            else:
                said[path] = "unseen"
        return said

    def check_shard(self, raw, run, before, number, shard):
        row = raw.rows(f"SELECT files, findings, {recount.COLUMNS} FROM run_shard"
                       " WHERE run = ? AND shard = ?", number, shard)[0]
        counts = dict(zip(recount.VERDICTS, row[2:]))
        holding = self.holding(before["shards"][shard][0])
        truth = holding.truth()
        rows = raw.rows("SELECT path, verdict, moved_to FROM finding"
                        " WHERE run = ? AND shard = ? ORDER BY number", number, shard)
        where = f"run {number}, shard {shard} of {holding.number}"
        self.require(recount.inventory(counts) == row[0], f"{where}: {counts} are not {row[0]}")
        self.require(row[1] == len(rows), f"{where}: {row[1]} findings, and {len(rows)} rows")
        if holding.is_removed and counts["skipped"] == row[0]:
            return
        if before["shards"][shard][1] == 1:
            self.check_inventory(raw, run, number, holding, truth, rows, counts, where)
        elif row[0] and counts["not-due"] == row[0]:
            self.require(raw.rows("SELECT 1 FROM run_shard WHERE shard = ? AND run > ?"
                                  " AND ended_at IS NOT NULL", shard, number),
                         f"{where}: not due, and nobody has checked it since")
        elif truth is None:
            left = 0 if counts["not-due"] else sum(
                not run.matches(path) for path in before["shards"][shard][2])
            self.check_offline(holding, rows, counts, row[0] - left, where)
        else:
            self.check_files(raw, run, before, number, shard, truth[0], counts, where)

    def check_offline(self, holding, rows, counts, files, where):
        for path, verdict, _ in rows:
            self.require(path == b"" and recount.VERDICTS[verdict] == "volume-offline",
                         f"{where}: it is offline, and '{path}' is found {verdict}")
        self.require(counts["volume-offline"] == files,
                     f"{where}: it is offline, and the verdicts are {counts}")
        self.counts["offline"] += files

    def check_inventory(self, raw, run, number, holding, truth, rows, counts, where):
        if truth is None:
            return self.check_offline(holding, rows, counts, 0, where)
        moved = {row[0] for row in raw.rows(
            "SELECT moved_to FROM finding WHERE run = ? AND holding = ?"
            " AND moved_to IS NOT NULL", number, holding.number)}
        wanted = {path for path in truth[1] - moved if run.matches(path)}
        found = {path for path, verdict, _ in rows if recount.VERDICTS[verdict] == "unexpected"}
        if not (counts["unexpected"] == 0 and not rows and self.was_elsewhere(
                raw, number, where)):
            self.require(found == wanted and len(rows) == len(wanted) == counts["unexpected"],
                         f"{where}: unexpected are {found}, and it is {wanted}")
        self.counts["unexpected"] += len(found)

    def was_elsewhere(self, raw, number, where):
        """An inventory has no files, so no row says that it had its turn elsewhere."""
        shard = int(where.split("shard ")[1].split(" ")[0])
        return bool(raw.rows("SELECT 1 FROM run_shard WHERE shard = ? AND run > ?"
                             " AND ended_at IS NOT NULL", shard, number))

    def check_files(self, raw, run, before, number, shard, truth, counts, where):
        holding = before["shards"][shard][0]
        unseen = sum(counts[verdict] for verdict in UNSEEN)
        said = self.said_of(raw, before, number, shard, unseen)
        tally = collections.Counter()
        for path, verdict in said.items():
            if verdict == "ok" and unseen and before["states"][holding, path][1] == 0:
                tally["either"] += 1  # it was ok before, and perhaps not seen now
                if truth[path] != "ok":
                    verdict = "unseen"
            if verdict not in ("ok", "unseen") or truth[path] == "ok":
                self.require(verdict in ("unseen", truth[path]),
                             f"{where}: '{path}' is {truth[path]}, and was found {verdict}")
            elif verdict == "ok":
                raise AssertionError(f"{where}: '{path}' is {truth[path]}, and was found ok")
            if verdict != "unseen":
                self.last[holding, path] = verdict
            tally[verdict] += 1
        for verdict in recount.VERDICTS:
            if verdict not in UNSEEN and verdict != "unexpected":
                spare = tally["either"] if verdict == "ok" else 0
                self.require(tally[verdict] - spare <= counts[verdict] <= tally[verdict],
                             f"{where}: {counts[verdict]} are {verdict}, and rows tell of "
                             f"{tally[verdict]}")
            self.counts[verdict] += counts[verdict]
        if run.glob and not counts["not-checked"]:
            self.require(counts["skipped"] == sum(not run.matches(path) for path in said),
                         f"{where}: {counts['skipped']} are skipped")
        elif not run.glob:
            self.require(counts["skipped"] == 0, f"{where}: {counts['skipped']} are skipped")
        self.require(counts["volume-offline"] == 0, f"{where}: it is there, and is offline")

    def check_states(self, raw):
        """The last check of each file is the last one that was made."""
        for key, (_, verdict, at, _) in raw.states().items():
            verdict = None if verdict is None else recount.VERDICTS[verdict]
            self.require(verdict == self.last[key],
                         f"the last check of {key} says {verdict}, and it was {self.last[key]}")

    def check_end(self, raw, run, before, number, status):
        counted = next(recount.count_run(raw, row) for row in raw.runs()
                       if row["number"] == number)
        state, counts = counted["state"], counted["counts"]
        self.counts["state " + state] += 1
        if status is None:
            return
        open_shards = raw.rows("SELECT count(*) FROM run_shard WHERE run = ?"
                               " AND ended_at IS NULL", number)[0][0]
        self.require((state == "complete") == (open_shards == 0) or state == "stopped"
                     or counts["not-checked"] and state == "partial",
                     f"run {number} is {state}, and {open_shards} of its shards are open")
        if state == "stopped":
            bad = sum(counts[verdict] for verdict in
                      ("corrupt", "missing", "unreadable", "moved"))
            self.require(not run.keeps_going and bad >= 20,
                         f"run {number} was stopped, and {bad} files are bad")
        elif run.max_files or run.has_budget or (before["goes_on"] and counts["not-checked"]):
            # A budget may have been that of a process before.
            self.require(state in ("complete", "partial"), f"run {number} is {state}")
        else:
            self.require(state == "complete", f"run {number} is {state}")
        is_missed = recount.inventory(counts) == 0 and (
            run.glob is not None or None not in (run.collection, run.holding))
        sound = counted["sound"] and not is_missed
        self.require(status == (0 if sound else 1),
                     f"run {number}, which is {'' if sound else 'not '}sound, exits {status}")

    def check_report(self, database, number):
        for words, about in ((["--run", str(number)], {"run": number}),
                             (["--since", "1971-01-01"], {"since": 365 * DAY})):
            _, out = self.command("audit", "report", "--format", "json", *words)
            report = json.loads(out)
            found = recount.differences(report, database, **about)
            self.require(not found, "the report is not as counted:\n" + "\n".join(found[:20]))
            if self.rng.random() < 0.7:
                break

    STEPS = {
        "run": 10, "killed": 3, "add": 2, "remove": 0.5, "change": 2, "change_unseen": 2,
        "damage": 3, "truncate": 1, "move": 2, "swap": 1, "delete": 2, "delete_many": 0.7,
        "odd": 1, "unexpected": 2, "restore": 2, "restore_one": 1, "unmount": 1.5, "mount": 2,
        "folder_away": 1, "folder_back": 1, "policy": 1, "pause": 0.7, "unpause": 0.7,
        "incident": 1, "repair": 2, "clock": 3,
    }

    def play(self):
        self.begin()
        for _ in range(self.rng.randint(8, 25)):
            step = self.rng.choices(list(self.STEPS), self.STEPS.values())[0]
            if step == "remove" and not self.held():
                continue
            getattr(self, "step_" + step)()
            self.counts["steps"] += 1
        self.step_unpause()
        self.step_run()


def play(arguments):
    fonds, seed = arguments
    scratch = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    folder = tempfile.mkdtemp(prefix="fonds-history-", dir=scratch)
    history = None
    try:
        history = History(fonds, folder, seed)
        history.play()
    except Exception:
        return history and history.counts, (
            f"history {seed}:\n" + "\n".join(history.log if history else [])
            + "\n" + traceback.format_exc())
    finally:
        if not os.environ.get("FONDS_KEEP"):
            shutil.rmtree(folder, ignore_errors=True)
    return history.counts, None


def main():
    fonds = sys.argv[1]
    count = int(sys.argv[2] if len(sys.argv) > 2 else os.environ.get("FONDS_HISTORIES", DEFAULT))
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    if not world.FAKETIME:
        print("libfaketime is not here: install Debian's package faketime")
        sys.exit(77)
    counts = collections.Counter()
    failures = []
    with multiprocessing.Pool(min(4, os.cpu_count() or 1)) as pool:
        for found, failure in pool.imap_unordered(
                play, ((fonds, seed) for seed in range(first, first + count))):
            counts.update(found or {})
            if failure:
                failures.append(failure)
                print(failure, flush=True)
    print(f"{count} histories: " + ", ".join(
        f"{value} {key}" for key, value in sorted(counts.items())))
    if failures:
        sys.exit(f"{len(failures)} histories in which the program lied or failed")
    wanting = [key for key in ("corrupt", "missing", "moved", "unexpected", "offline",
                               "unreadable", "killed", "state interrupted", "state partial")
               if not counts[key]]
    if count >= DEFAULT and wanting:
        sys.exit(f"the histories had none of {wanting}, so they prove less than they say")


if __name__ == "__main__":
    main()
