# SPDX-License-Identifier: Apache-2.0
"""Hostile zips around a bag that is valid: name of the case to bytes."""
import struct
import zlib

from bags import packed
from tar_cases import EVIL, NFC, NFD
from zips import DESCRIPTOR, ENCRYPTED, UTF8, Entry, entries, zip_of

A = b"bag/data/a.txt"
C = b"bag/data/c.txt"


def with_(*more, extra=None, **fields):
    return zip_of(entries(packed(extra)) + list(more), **fields)


def lie(header, **fields):
    """One member, listed in the manifest, whose headers differ."""
    return listed(Entry(C, EVIL, **{header: fields}))


def listed(entry, **fields):
    """A member that the manifest lists, as bag/data/c.txt."""
    files = packed({b"data/c.txt": EVIL})
    del files[C]
    return zip_of(entries(files) + [entry], **fields)


def overlap():
    """Three members of the directory, and one that has bytes."""
    files = entries(packed({b"data/c.txt": EVIL}))
    start = sum(len(entry.local_bytes()) for entry in files[:-1])
    more = [Entry(b"bag/data/c%d.txt" % i, EVIL, is_stored=False,
                  central={"offset": start}) for i in range(3)]
    return zip_of(files + more)


def overlap_quoted():
    """A member whose data has the local header of the next one in it."""
    inner = Entry(C, EVIL)
    outer = Entry(b"bag/data/outer", inner.local_bytes())
    files = entries(packed())
    start = sum(len(entry.local_bytes()) for entry in files)
    inner.is_stored = False
    inner.central["offset"] = start + len(outer.local_bytes()) - len(inner.local_bytes())
    return zip_of(files + [outer, inner])


def zip64(packed_size, size):
    return struct.pack("<HHQQ", 1, 16, size, packed_size)


def descriptor(crc_off=0, size_off=0):
    entry = Entry(C, EVIL)
    crc = entry.local["crc"]
    return Entry(C, EVIL, flags=UTF8 | DESCRIPTOR,
                 local={"crc": 0, "packed": 0, "size": 0},
                 descriptor=struct.pack("<4s3I", b"PK\7\x08",
                                        (crc + crc_off) & 0xffffffff,
                                        len(EVIL) + size_off, len(EVIL) + size_off))


def unicode_path(name):
    return struct.pack("<HHBI", 0x7075, 5 + len(name), 1, zlib.crc32(C)) + name


def names():
    return {
        "dot-dot": b"../evil",
        "dot-dot-in-payload": b"bag/data/../../../evil",
        "absolute": b"/tmp/fonds-hostile-evil",
        "drive": b"C:\\evil",
        "backslash": b"bag\\..\\..\\evil",
        "nul": b"bag/data/c\0d",
        "nothing": b"",
        "not-utf8": b"bag/data/\xff\xfe.txt",
        "escapes": b"bag/data/\x1b[2J.txt",
        "unlisted": b"bag/data/unlisted.txt",
        "stray": b"stray.txt",
        "deep": b"bag/data/" + b"x/" * 300 + b"y",
        "too-deep": b"bag/data/" + b"x/" * 5000 + b"y",
    }


def lies():
    return {
        "local-name": lie("local", name=b"bag/data/d.txt"),
        "local-name-nul": lie("local", name=C[:-1] + b"\0"),
        "local-size": lie("local", size=6),
        "local-packed": lie("local", packed=4),
        "local-crc": lie("local", crc=1),
        "local-method": lie("local", method=8),
        "local-flags": lie("local", flags=UTF8 | ENCRYPTED),
        "central-size": lie("central", size=6),
        "central-crc": lie("central", crc=1),
        "central-offset": lie("central", offset=0),
        "central-offset-past": lie("central", offset=1 << 30),
        "crc": listed(Entry(C, EVIL, local={"crc": 1}, central={"crc": 1})),
        "crc-unlisted": with_(Entry(b"bag/notes.txt", EVIL, local={"crc": 1},
                                    central={"crc": 1})),
        "crc-stray": with_(Entry(b"stray.txt", EVIL, local={"crc": 1},
                                 central={"crc": 1})),
        "size-past-end": listed(Entry(
            C, EVIL, local={"size": 1 << 20, "packed": 1 << 20},
            central={"size": 1 << 20, "packed": 1 << 20})),
        "descriptor": listed(descriptor()),
        "descriptor-crc": listed(descriptor(crc_off=1)),
        "descriptor-size": listed(descriptor(size_off=1)),
        "zip64-size": listed(Entry(
            C, EVIL, local={"extra": zip64(5, 5), "size": 0xffffffff, "packed": 0xffffffff},
            central={"extra": zip64(1 << 50, 1 << 50), "size": 0xffffffff,
                     "packed": 0xffffffff})),
        "zip64-unneeded": listed(Entry(C, EVIL, extra=zip64(9, 9))),
        "unicode-path": listed(Entry(C, EVIL, extra=unicode_path(b"bag/data/evil.txt"))),
        "bomb-in-directory": listed(Entry(
            C, EVIL, method=8, local={"extra": zip64(1 << 20, 1 << 50), "size": 0xffffffff,
                                      "packed": 0xffffffff},
            central={"extra": zip64(1 << 20, 1 << 50), "size": 0xffffffff,
                     "packed": 0xffffffff})),
    }


def shapes():
    whole = with_()
    return {
        "valid": whole,
        "valid-deflated": zip_of(entries(packed(), method=8)),
        "comment": with_(comment=b"made by hand"),
        "overlap": overlap(),
        "overlap-quoted": overlap_quoted(),
        "not-in-directory": with_(Entry(C, EVIL, is_listed=False)),
        "only-in-directory": listed(Entry(C, EVIL, is_stored=False,
                                         central={"offset": 0})),
        "count-less": with_(count_off=-1),
        "count-more": with_(count_off=1),
        "disk": with_(disk=1),
        "before": with_(before=b"#!/bin/sh\nexit 0\n"),
        "between": with_(between=b"x" * 100),
        "after": with_(after=b"garbage"),
        "two-ends": whole + with_(Entry(C, EVIL))[-22:],
        "end-in-comment": with_(comment=with_(Entry(C, EVIL))[-22:]),
        "two-zips": whole + with_(Entry(C, EVIL)),
        "cut": whole[:-10],
        "cut-directory": whole[:-60],
        "cut-half": whole[:len(whole) // 2],
        "encrypted": listed(Entry(C, EVIL, flags=UTF8 | ENCRYPTED)),
        "method-unknown": listed(Entry(C, EVIL, local={"method": 99},
                                      central={"method": 99})),
        "deflate-damaged": listed(Entry(C, EVIL, local={"method": 8},
                                       central={"method": 8})),
        "symlink": with_(Entry(b"bag/data/l", b"/etc/passwd", mode=0o120777)),
        "symlink-through": with_(Entry(b"bag/data/l", b"../../..", mode=0o120777),
                                 Entry(b"bag/data/l/evil", EVIL)),
        "top-is-symlink": zip_of([Entry(b"bag", b"..", mode=0o120777)] + entries(packed())),
        "top-as-file": with_(Entry(b"bag", EVIL)),
        "device": with_(Entry(b"bag/data/null", mode=0o020666)),
        "fifo": with_(Entry(b"bag/data/fifo", mode=0o010666)),
        "folder-bytes": with_(Entry(b"bag/data/d/", EVIL, mode=0o040755)),
        "twice-same": with_(Entry(A, b"alpha\n")),
        "twice-other": with_(Entry(A, EVIL)),
        "file-below-file": with_(Entry(A + b"/evil", EVIL)),
        "folder-over-file": with_(Entry(A + b"/", mode=0o040755)),
        "listed-case": with_(extra={b"data/A.txt": EVIL}),
        "listed-normal-form": with_(extra={NFC: b"one\n", NFD: b"two\n"}),
        "listed-cr-lf": with_(extra={b"data/x\r\ny.txt": EVIL}),
        "setuid": zip_of(entries(packed(), mode=0o106777)),
    }


def cases():
    ret = {name: with_(Entry(path, EVIL)) for name, path in names().items()}
    ret.update(lies())
    ret.update(shapes())
    return {f"zip-{name}.zip": data for name, data in ret.items()}
