#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""kill -9 at each system call that changes the file system, in catalog commands.

    kill-catalog.py FONDS MODE [LEAST]

MODE is add, import or backup. The command is run again and again on a fresh copy
and killed at the nth such call, until it comes to its end. After each kill the
catalog is sound and has the holding whole or not at all; with import and backup
there is a whole new catalog or none. The same command then finishes the work, or
finds it finished. LEAST is how many points there must be.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

CALLS = (
    "write,pwrite64,writev,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,"
    "link,linkat,fsync,fdatasync,syncfs,ftruncate,fallocate,openat"
)
ENV = dict(os.environ, ASAN_OPTIONS="detect_leaks=0", LC_ALL="C", TMPDIR="/var/tmp")
FILES = 30
COMMANDS = {
    "add": ["add", "tree", "-q", "-j", "1", "-a", "md5", "--block-digests"],
    "import": ["import", "export", "--catalog", "new.db"],
    "backup": ["backup", "new.db"],
}


def fonds_run(fonds, folder, *words, status=(0,)):
    result = subprocess.run(
        [fonds, "catalog", *words], cwd=folder, env=dict(ENV, FONDS_CATALOG="catalog.db"),
        capture_output=True, text=True)
    if result.returncode not in status:
        sys.exit(f"{words}: {result.returncode}\n{result.stdout}{result.stderr}")
    return result


def prepare(fonds, folder):
    (folder / "tree/deep").mkdir(parents=True)
    for i in range(FILES - 1):
        (folder / f"tree/deep/{i}").write_text(f"file {i}\n")
    (folder / "tree/large").write_bytes(bytes(3 << 20))
    fonds_run(fonds, folder, "init")
    fonds_run(fonds, folder, "add", "tree/deep/1", "-q")
    export = fonds_run(fonds, folder, "export").stdout
    (folder / "export").write_text(export)


def killed_at(fonds, folder, mode, point):
    """False when the command came to its end before that point."""
    result = subprocess.run(
        ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={CALLS}",
         "-e", f"inject={CALLS}:signal=KILL:when={point}", fonds, "catalog", *COMMANDS[mode]],
        cwd=folder, env=dict(ENV, FONDS_CATALOG="catalog.db"), capture_output=True, text=True)
    if result.returncode == 0:
        return False
    if result.returncode not in (-9, 137):
        sys.exit(f"{mode} at {point}: {result.returncode}\n{result.stderr}")
    return True


def check_after(fonds, folder, mode, point):
    fonds_run(fonds, folder, "check")
    if mode == "add":
        fonds_run(fonds, folder, *COMMANDS[mode], status=(0, 2))
        shown = fonds_run(fonds, folder, "show", "2", "--format", "csv").stdout
        if sum(",sha256," in line for line in shown.splitlines()) != FILES:
            sys.exit(f"{mode} at {point}: the holding is not whole\n{shown}")
        fonds_run(fonds, folder, "show", "3", status=(2,))
        fonds_run(fonds, folder, "check")
        return
    if (folder / "new.db").exists():
        fonds_run(fonds, folder, "check", "--catalog", "new.db")
    fonds_run(fonds, folder, *COMMANDS[mode], status=(0, 2))
    if fonds_run(fonds, folder, "export", "--catalog", "new.db").stdout != (folder / "export").read_text():
        sys.exit(f"{mode} at {point}: the new catalog is another")


def main():
    fonds, mode = sys.argv[1:3]
    least = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    points = 0
    with tempfile.TemporaryDirectory() as top:
        first = pathlib.Path(top) / "first"
        first.mkdir()
        prepare(fonds, first)
        work = pathlib.Path(top) / "work"
        while True:
            shutil.rmtree(work, ignore_errors=True)
            shutil.copytree(first, work)
            if not killed_at(fonds, work, mode, points + 1):
                break
            points += 1
            check_after(fonds, work, mode, points)
    print(f"{mode}: {points} points")
    sys.exit(points < least)


main()
