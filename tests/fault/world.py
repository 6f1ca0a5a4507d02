# SPDX-License-Identifier: Apache-2.0
"""A collection on a disk, of which all is known: what was registered, what is
there now, and so what an honest check must say of each file. And a program that
is given a clock of our own, which may go as it likes (libfaketime)."""
import glob
import os
import pathlib
import shutil
import stat
import subprocess
import time

MARKER = b".fonds-volume"
FAKETIME = next(iter(glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")), None)


def utc(seconds):
    return time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(seconds))


def environment(clock):
    env = {name: value for name, value in os.environ.items()
           if not name.startswith(("FONDS", "FAKETIME", "LD_"))}
    env.update(LC_ALL="C", TZ="UTC", SOURCE_DATE_EPOCH="1700000000")
    if clock is not None:
        env.update(LD_PRELOAD=FAKETIME, FAKETIME="@" + utc(clock),
                   FAKETIME_DONT_FAKE_MONOTONIC="1")
    return env


def forget_clock(process):
    """What a process that was killed leaves of libfaketime."""
    for name in (f"faketime_shm_{process}", f"sem.faketime_sem_{process}"):
        pathlib.Path("/dev/shm", name).unlink(missing_ok=True)


class Program:
    """The program on one catalog, with a clock that it cannot tell from the real one."""

    def __init__(self, fonds, catalog, clock):
        self.fonds = fonds
        self.catalog = os.fspath(catalog)
        self.clock = clock

    def start(self, *words):
        env = environment(self.clock)
        env["FONDS_CATALOG"] = self.catalog
        return subprocess.Popen([self.fonds, *words], env=env, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE)

    def run(self, *words, expect=(0,)):
        process = self.start(*words)
        out, err = process.communicate(timeout=120)
        forget_clock(process.pid)
        if expect is not None and process.returncode not in expect:
            raise AssertionError(f"{words}: exit status {process.returncode}\n"
                                 f"{out.decode(errors='replace')}{err.decode(errors='replace')}")
        return process.returncode, out


def contents(root):
    """Every name below a folder that is no folder: bytes, or None for what is no file."""
    found = {}
    for path, folders, files in os.walk(root):
        for name in files + [name for name in folders
                             if os.path.islink(os.path.join(path, name))]:
            full = os.path.join(path, name)
            relative = os.path.relpath(full, root)
            if stat.S_ISREG(os.lstat(full).st_mode):
                found[relative] = pathlib.Path(os.fsdecode(full)).read_bytes()
            else:
                found[relative] = None
    return found


class Holding:
    """What was registered at a place, and what is there."""

    def __init__(self, place, kind, volume=None):
        self.place = os.fsencode(place)
        self.kind = kind
        self.volume = volume and os.fsencode(volume)
        self.is_file = os.path.isfile(place)
        self.root = os.path.dirname(self.place) if self.is_file else self.place
        self.number = None
        self.collection = None
        self.is_removed = False
        self.registered = {}

    def register(self, number, collection, names=None):
        """As it lies; a list names some of the files only."""
        self.number = number
        self.collection = collection
        if self.is_file:
            self.registered = {os.path.basename(self.place):
                               pathlib.Path(os.fsdecode(self.place)).read_bytes()}
            return
        self.registered = {path: data for path, data in contents(self.place).items()
                           if path != MARKER and (names is None or path in names)}

    def path(self, name):
        return os.path.join(self.root, name)

    def is_offline(self):
        """Was nothing of it seen, so that nothing can be said?"""
        if self.volume:
            return not os.path.lexists(os.path.join(self.volume, MARKER))
        if not os.path.isdir(self.root):
            return True
        if any(os.path.lexists(self.path(name)) for name in self.registered):
            return False
        return not self.is_file or not os.listdir(self.root)

    def truth(self):
        """Of each registered file what may be said of it; and what else is there.

        None when its place is not there.
        """
        if self.is_offline():
            return None
        there = self.look()
        others = {path: data for path, data in there.items()
                  if path not in self.registered and path != MARKER}
        elsewhere = {data for data in others.values() if data}
        said = {}
        for path, data in self.registered.items():
            if path not in there:
                is_folder = os.path.isdir(self.path(path))
                said[path] = "unreadable" if is_folder else (
                    "moved" if data in elsewhere and not self.is_file else "missing")
            elif there[path] is None:
                said[path] = "unreadable"
            else:
                said[path] = "ok" if there[path] == data else "corrupt"
        return said, set() if self.is_file else set(others)

    def look(self):
        if not self.is_file:
            return contents(self.root)
        return {path: data for path, data in contents(self.root).items()
                if path in self.registered}

    def restore(self, name):
        path = self.path(name)
        if os.path.isdir(path) and not os.path.islink(path):
            shutil.rmtree(path)
        elif os.path.lexists(path):
            os.unlink(path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        pathlib.Path(os.fsdecode(path)).write_bytes(self.registered[name])

    def restore_all(self):
        for name in self.registered:
            self.restore(name)
        for name in self.look():
            if name not in self.registered and name != MARKER:
                os.unlink(self.path(name))
