# SPDX-License-Identifier: Apache-2.0
"""A small collection of which all is known: a plain tree, a bag and a file, a
catalog of them, and what a check must say when some of it was damaged."""
import contextlib
import hashlib
import os
import pathlib
import shutil
import sqlite3
import subprocess

VERDICTS = ("ok", "corrupt", "corrupt-unconfirmed", "missing", "unexpected", "unreadable",
            "denied", "unstable", "volume-offline", "not-checked", "moved", "skipped",
            "not-due")
COMPLETE = 1
TIMEOUT = 20  # no command may take longer
HASHES = {4: "sha256", 6: "sha512"}  # by the numbers that stand in catalogs
ENV = {name: value for name, value in os.environ.items()
       if not name.startswith(("FONDS", "FAULT", "LD_"))}
ENV.update(LC_ALL="C", SOURCE_DATE_EPOCH="1700000000")


def content(seed, size):
    """Bytes that are different for each seed, and the same at each run."""
    return hashlib.shake_256(seed.encode()).digest(size)


TREE = {
    "empty": b"",
    "large": content("large", 300000),
    "letters/1": content("1", 3000),
    "letters/2": content("2", 6000),
    "letters/3": content("3", 9000),
    "letters/deep/4": content("4", 1),
    "maps/5": content("5", 70000),
    "maps/6": content("6", 4096),
}
# What was done to the tree, and what an audit must say of it.
DAMAGES = {
    "sound": {},
    "unexpected": {"maps/new": "unexpected"},
    "damaged": {"letters/2": "corrupt", "letters/3": "missing", "maps/new": "unexpected"},
}
BAD = bytes([TREE["letters/2"][0] ^ 1]) + TREE["letters/2"][1:]


def fast_folder():
    """Where files need no disk, if there is such a place; None: anywhere."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def write(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


class Collection:
    """In a folder of its own, since a catalog knows places."""

    def __init__(self, fonds, folder):
        self.fonds = fonds
        self.folder = pathlib.Path(folder)
        self.tree = self.folder / "tree"
        self.copy = self.folder / "copy"
        self.saved = self.folder / "saved"
        self.catalogs = self.folder / "catalogs"
        self.catalog = self.catalogs / "catalog.db"
        self.catalogs.mkdir(parents=True)
        for name, data in TREE.items():
            write(self.tree / name, data)
            write(self.copy / name, data)
        write(self.folder / "source/page 1", content("page 1", 5000))
        write(self.folder / "source/page 2", content("page 2", 200))
        write(self.folder / "one.tif", content("one", 50000))
        self.run("bag", "create", self.folder / "source", "-o", self.folder / "bag", "-q",
                 "-a", "sha256")
        self.run("catalog", "init", "--catalog", self.catalog)

    def run(self, *words, status=0, environment=None, before=()):
        """The finished command; any status is right where status is None."""
        command = [*before, self.fonds, *map(str, words)]
        done = subprocess.run(command, env={**ENV, **(environment or {})},
                              capture_output=True, text=True, timeout=TIMEOUT)
        if status is not None and done.returncode != status:
            raise AssertionError(f"{command}: {done.returncode}, not {status}\n"
                                 f"{done.stdout}{done.stderr}")
        return done

    def register(self):
        for name in ("tree", "bag", "one.tif"):
            self.run("catalog", "add", self.folder / name, "-q", "--catalog", self.catalog)

    def damage(self, kind):
        """The tree as it is to be; what of it is wrong, by path."""
        shutil.rmtree(self.tree)
        for name, data in TREE.items():
            write(self.tree / name, data)
        wrong = DAMAGES[kind]
        for name, verdict in wrong.items():
            if verdict == "missing":
                (self.tree / name).unlink()
            else:
                write(self.tree / name, BAD)
        return wrong

    def save(self):
        """What restore() brings back: the catalog, as it is now."""
        shutil.rmtree(self.saved, ignore_errors=True)
        shutil.copytree(self.catalogs, self.saved)

    def restore(self):
        shutil.rmtree(self.catalogs)
        shutil.copytree(self.saved, self.catalogs)

    def rows(self, sql, *values):
        with contextlib.closing(sqlite3.connect(self.catalog, timeout=5)) as database:
            return database.execute(sql, values).fetchall()

    def registered(self):
        """Every digest that is registered, by holding, path, algorithm and change."""
        rows = self.rows(
            "SELECT holding, path, algorithm, 0, digest, size FROM file UNION ALL"
            " SELECT holding, path, algorithm, change, digest, NULL FROM file_digest")
        return {(holding, os.fsdecode(path), algorithm, change): (digest.hex(), size)
                for holding, path, algorithm, change, digest, size in rows}

    def expect_true_digests(self):
        """What is registered of the tree is what its files are, or were."""
        for (holding, path, algorithm, change), (digest, size) in self.registered().items():
            place = os.fsdecode(self.rows("SELECT location FROM holding WHERE number = ?",
                                          holding)[0][0])
            data = (TREE[path] if place == str(self.tree) else
                    self.folder.joinpath(place, path).read_bytes() if os.path.isdir(place)
                    else pathlib.Path(place).read_bytes())
            assert digest == hashlib.new(HASHES[algorithm], data).hexdigest(), path
            assert size in (None, len(data)), path

    def runs(self):
        """(number, state, files, {verdict: how many}) of each."""
        names = ", ".join(name.replace("-", "_") for name in VERDICTS)
        rows = self.rows(f"SELECT number, state, files, {names} FROM run ORDER BY number")
        return [(*row[:3], dict(zip(VERDICTS, row[3:]))) for row in rows]

    def findings(self, run):
        """The verdict of each path that has a finding in a run."""
        return {(holding, os.fsdecode(path)): VERDICTS[verdict] for holding, path, verdict in
                self.rows("SELECT holding, path, verdict FROM finding WHERE run = ?", run)}

    def state(self):
        """The verdict of the last check of each file that was ever checked."""
        rows = self.rows(
            "SELECT file.holding, file.path, coalesce(file_state.verdict, 0) FROM file"
            " JOIN shard ON shard.holding = file.holding AND shard.kind = 0"
            "  AND file.path BETWEEN shard.first AND shard.last"
            " LEFT JOIN file_state ON file_state.holding = file.holding"
            "  AND file_state.path = file.path"
            " WHERE shard.checked_at IS NOT NULL OR file_state.verdict IS NOT NULL")
        return {(holding, os.fsdecode(path)): VERDICTS[verdict]
                for holding, path, verdict in rows}

    def expect_sound_catalog(self):
        self.run("catalog", "check", "--catalog", self.catalog)
