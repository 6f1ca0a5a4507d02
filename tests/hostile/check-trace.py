#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""check-trace.py FOLDER...: reads what strace -f -y wrote, and complains of
every call that changes something outside these folders."""
import os
import re
import sys

# The call, and which of its arguments are a folder with a path behind it.
CHANGES = {
    "creat": 0, "mkdir": 0, "mknod": 0, "unlink": 0, "rmdir": 0, "truncate": 0,
    "rename": 0, "link": 0, "symlink": 0, "chmod": 0, "chown": 0, "lchown": 0,
    "mkdirat": 1, "mknodat": 1, "unlinkat": 1, "fchmodat": 1, "fchownat": 1,
    "utimensat": 1, "renameat": 2, "renameat2": 2, "linkat": 2, "symlinkat": 1,
}
WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")
CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += +(-?\w+)")
TARGET = re.compile(r'(?:(AT_FDCWD|\d+)(?:<([^>]*)>)?, )?"((?:[^"\\]|\\.)*)"')
ELSEWHERE = ("/dev/", "/proc/")


def targets(name, arguments, here):
    if name == "symlinkat":
        arguments = arguments[arguments.index(",") + 1:]
    for _, folder, path in TARGET.findall(arguments):
        yield os.path.normpath(os.path.join(folder or here, path)), path


def main():
    folders = [os.path.realpath(name) for name in sys.argv[1:]]
    here = os.getcwd()
    seen = 0
    wrong = False
    for line in sys.stdin:
        match = CALL.match(line)
        if not match:
            continue
        name, arguments, _ = match.groups()
        if name not in CHANGES and not (name.startswith("open") and WRITES.search(arguments)):
            continue
        for target, path in targets(name, arguments, here):
            seen += 1
            inside = any((target + "/").startswith(folder + "/") for folder in folders)
            if (not inside and not target.startswith(ELSEWHERE)) or ".." in path.split("/"):
                print("outside:", line, end="")
                wrong = True
    if not seen:
        print("no call that changes anything was seen")
    return wrong or not seen


sys.exit(main())
