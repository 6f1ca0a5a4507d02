# SPDX-License-Identifier: Apache-2.0
"""Tars made block by block, so that every lie can be told in them."""
BLOCK = 512
END = bytes(2 * BLOCK)
GNU = b"ustar  \0"


def fill(data):
    return data + bytes(-len(data) % BLOCK)


def head(name, type=b"0", size=0, link=b"", magic=b"ustar\x0000", mode=0o644,
         size_field=None, at=None, signed=False, sum_off=0):
    """at: more fields, a dict from offset to bytes."""
    block = bytearray(BLOCK)
    fields = {
        0: name, 100: b"%07o\0" % mode, 108: b"0000000\0" * 2,
        124: b"%011o\0" % size if size_field is None else size_field,
        136: b"00000000000\0", 156: type, 157: link, 257: magic, **(at or {}),
    }
    for offset, field in fields.items():
        block[offset:offset + len(field)] = field
    block[148:156] = b" " * 8
    total = sum(byte - 256 if signed and byte > 127 else byte for byte in block)
    block[148:156] = b"%06o\0 " % (total + sum_off)
    return bytes(block)


def member(name, data=b"", **fields):
    fields.setdefault("size", len(data))
    return head(name, **fields) + fill(data)


def folder(name, **fields):
    return member(name, type=b"5", **{"mode": 0o755, **fields})


def symlink(name, link):
    return member(name, type=b"2", link=link)


def hard_link(name, link, data=b"", **fields):
    return member(name, data, type=b"1", link=link, **fields)


def record(key, value):
    """"LENGTH KEY=VALUE\\n", where the length counts its own digits."""
    rest = len(key) + len(value) + 3
    length = rest + 1
    while rest + len(str(length)) > length:
        length += 1
    return b"%d %s=%s\n" % (length, key, value)


def pax(records, type=b"x"):
    data = b"".join(record(key, value) for key, value in records)
    return member(b"pax", data, type=type)


def long_name(name, type=b"L"):
    return member(b"././@LongLink", name + b"\0", type=type, magic=GNU)


def named(name, data=b"", **fields):
    """With a pax header where the name does not fit."""
    if len(name) <= 100:
        return member(name, data, **fields)
    return pax([(b"path", name)]) + member(b"long", data, **fields)


def members(files):
    return b"".join(named(name, data) for name, data in files.items())


def tar(files, *more):
    return members(files) + b"".join(more) + END
