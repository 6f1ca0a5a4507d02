# SPDX-License-Identifier: Apache-2.0
"""Zips made record by record, so that every lie can be told in them."""
import struct
import zlib

UTF8 = 1 << 11
ENCRYPTED = 1
DESCRIPTOR = 1 << 3


class Entry:
    """A member; local and central say what those headers have otherwise."""

    def __init__(self, name, data=b"", mode=0o100644, method=0, flags=UTF8,
                 local=None, central=None, extra=b"", descriptor=b"",
                 is_listed=True, is_stored=True):
        packed = data
        if method == 8:
            squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
            packed = squeeze.compress(data) + squeeze.flush()
        common = {
            "name": name, "flags": flags, "method": method, "extra": extra,
            "crc": zlib.crc32(data), "packed": len(packed), "size": len(data),
        }
        self.packed, self.mode, self.descriptor = packed, mode, descriptor
        self.local = {**common, **(local or {})}
        self.central = {**common, **(central or {})}
        self.is_listed, self.is_stored = is_listed, is_stored

    def local_bytes(self):
        h = self.local
        return struct.pack(
            "<4s5H3I2H", b"PK\3\4", 20, h["flags"], h["method"], 0, 0x21,
            h["crc"], h["packed"], h["size"], len(h["name"]), len(h["extra"]),
        ) + h["name"] + h["extra"] + self.packed + self.descriptor

    def central_bytes(self, offset):
        h = self.central
        return struct.pack(
            "<4s6H3I5H2I", b"PK\1\2", 3 << 8 | 20, 20, h["flags"], h["method"],
            0, 0x21, h["crc"], h["packed"], h["size"], len(h["name"]),
            len(h["extra"]), 0, 0, 0, self.mode << 16, h.get("offset", offset),
        ) + h["name"] + h["extra"]


def end(count, size, offset, comment=b"", disk=0):
    return struct.pack("<4s4H2IH", b"PK\5\6", disk, disk, count, count, size,
                       offset, len(comment)) + comment


def zip_of(entries, before=b"", between=b"", after=b"", count_off=0, **fields):
    data = before
    directory = b""
    count = 0
    for entry in entries:
        offset = len(data)
        if entry.is_stored:
            data += entry.local_bytes()
        if entry.is_listed:
            directory += entry.central_bytes(offset)
            count += 1
    data += between
    return data + directory + end(
        count + count_off, len(directory), len(data), **fields) + after


def entries(files, **fields):
    return [Entry(name, data, **fields) for name, data in files.items()]
