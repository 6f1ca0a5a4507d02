#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""An auditor cannot write below a volume, and follows no links there.

    read-only.py FONDS AT-READ-LIBRARY

Two proofs. By strace(1), each call of an audit that names something below a
holding is seen: files and folders are opened to be read alone, without
following links, and no call that changes anything is made there. And where the
kernel has Landlock, code inside of the auditor that tries to write into a file
that is being read is refused by the system; the same code is not refused where
the tree lies in the folder of the catalog, where an auditor may write, so the
attempt was a real one.
"""
import ctypes
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
LANDLOCK_CREATE_RULESET = 444
EPERM, EACCES, EROFS = 1, 13, 30
CHANGING = (
    "creat mkdir mkdirat rmdir unlink unlinkat rename renameat renameat2 link linkat "
    "symlink symlinkat mknod mknodat truncate ftruncate chmod fchmod fchmodat chown "
    "fchown lchown fchownat utime utimes futimesat utimensat setxattr lsetxattr "
    "fsetxattr removexattr lremovexattr fremovexattr fallocate write pwrite64 writev "
    "pwritev pwritev2 copy_file_range sendfile ioctl"
).split()
OPENING = ("open", "openat", "openat2")
WAYS = ((), ("--direct",), ("--add-algorithm", "sha512"), ("--path", "**/f*"))


def make(top, where):
    """A volume with a bag's worth of files, one holding in it, and traps."""
    volume = top / where
    tree = volume / "tree"
    for name in ("f1", "f2", "sub/f3", "sub/deeper/f4", "gone", "moved"):
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text(f"the content of {name}\n")
    return volume, tree


def register(fonds, catalog, volume, tree):
    for command in (("init",), ("volume", "add", "disk", str(volume)), ("add", str(tree), "-q")):
        subprocess.run([fonds, "catalog", *command, "--catalog", catalog], check=True,
                       stdout=subprocess.DEVNULL)


def below(line, tree):
    """The path that a call names, if it is in the tree: of "-y" of strace."""
    found = re.search(r'(?:AT_FDCWD<[^>]*>|(?:\d+<([^>]*)>))?(?:, )?"((?:[^"\\]|\\.)*)"', line)
    descriptors = re.findall(r"\(\d+<([^>]*)>", line)
    if found:
        path = os.path.normpath(os.path.join(found.group(1) or "/", found.group(2)))
    elif descriptors:
        path = descriptors[0]
    else:
        return None
    return path if path == str(tree) or path.startswith(f"{tree}/") else None


def check_open(line, path, tree):
    if re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND|O_TMPFILE", line):
        sys.exit(f"'{path}' is opened to be written: {line}")
    is_itself = path == str(tree) or '"."' in line
    if not is_itself and not re.search(r"O_NOFOLLOW|RESOLVE_NO_SYMLINKS", line):
        sys.exit(f"'{path}' is opened through links: {line}")


def check_trace(log, tree):
    """How many opens there were below the tree."""
    opened = 0
    for line in log.read_text(errors="replace").splitlines():
        call = re.match(r"^\d+ +(\w+)\(", line)
        path = below(line, tree) if call else None
        if not path:
            continue
        if call.group(1) not in OPENING:
            sys.exit(f"a call that changes something at '{path}': {line}")
        check_open(line, path, tree)
        opened += 1
    return opened


def trace(fonds, top):
    volume, tree = make(top, "disk")
    catalog = f"{top}/catalog.db"
    register(fonds, catalog, volume, tree)
    (tree / "gone").unlink()
    (tree / "moved").rename(tree / "sub/under another name")
    (tree / "f2").write_text("damaged\n")
    (tree / "link").symlink_to("/etc/passwd")
    (tree / "sub/folder-link").symlink_to("/etc")
    os.mkfifo(tree / "pipe")
    total = 0
    for ways in WAYS:
        log = top / "trace"
        result = subprocess.run(
            ["strace", "-f", "-qq", "-y", "-s", "5000", "-o", str(log),
             "-e", f"trace={','.join('?' + call for call in (*OPENING, *CHANGING))}",
             fonds, "audit", "run", "-q", "--catalog", catalog, *ways],
            capture_output=True, text=True,
            env=dict(os.environ, ASAN_OPTIONS="detect_leaks=0"))
        if result.returncode != 1:
            sys.exit(f"the audit ended with {result.returncode}: {result.stderr}")
        opened = check_trace(log, tree)
        if opened < 4:
            sys.exit(f"only {opened} opens below the tree were seen: the test is blind")
        total += opened
    return total


def has_landlock():
    return ctypes.CDLL(None, use_errno=True).syscall(
        LANDLOCK_CREATE_RULESET, None, 0, 1) >= 3


def attempt(fonds, library, top, catalog, where):
    """The errnos of the attempts to change files of a tree from inside."""
    volume, tree = make(top, where)
    register(fonds, catalog, volume, tree)
    wishes = {"f1": "in-place", "f2": "truncate", "sub/f3": "grow", "sub/deeper/f4": "unlink",
              "gone": "replace"}
    listed, log = top / f"list-{where}", pathlib.Path(catalog).parent / f"log-{where}"
    listed.write_text("".join(f"0 {action} {tree}/{name}\n" for name, action in wishes.items()))
    result = subprocess.run(
        [fonds, "audit", "run", "-q", "--catalog", catalog], capture_output=True, text=True,
        env=dict(os.environ, LD_PRELOAD=library, AT_READ_LIST=str(listed), AT_READ_LOG=str(log),
                 ASAN_OPTIONS="detect_leaks=0:verify_asan_link_order=0"))
    done = [int(line.split()[0]) for line in log.read_text().splitlines()]
    if len(done) != len(wishes):
        sys.exit(f"{where}: {len(done)} attempts of {len(wishes)}: {result.stderr}")
    return done, result.returncode


def confine(fonds, library, top):
    os.mkdir(top / "own")
    done, status = attempt(fonds, library, top, f"{top}/own/catalog.db", "volume")
    if any(failure not in (EPERM, EACCES, EROFS) for failure in done) or status != 0:
        sys.exit(f"an auditor could write below a volume: {done}, exit status {status}")
    done, status = attempt(fonds, library, top / "own", f"{top}/own/other.db", "beside")
    if any(done) or status != 1:
        sys.exit(f"the attempts fail where nothing forbids them: {done}, {status}")


def main():
    fonds, library = sys.argv[1:3]
    if not shutil.which("strace"):
        print("no strace here")
        sys.exit(SKIPPED)
    with tempfile.TemporaryDirectory(prefix="fonds-read-only-") as top:
        print(f"{trace(fonds, pathlib.Path(top))} opens below a holding, each to be read alone")
    if not has_landlock():
        print("no Landlock here, of version 3 or later: what the kernel refuses is not tried")
        return
    with tempfile.TemporaryDirectory(prefix="fonds-read-only-") as top:
        confine(fonds, library, pathlib.Path(top))
    print("5 ways to write below a volume from inside of the auditor, each refused")


main()
