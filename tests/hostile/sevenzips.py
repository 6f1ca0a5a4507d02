# SPDX-License-Identifier: Apache-2.0
"""7z archives without compression: each file is a folder of its own, of the
coder COPY. (7zFormat.txt of the LZMA SDK.)"""
import struct
import zlib


def number(value):
    """Seven bits in the first byte, and each leading 1 adds a byte."""
    for more in range(8):
        if value < 1 << (7 * (more + 1)):
            mask = 0xff00 >> more & 0xff
            first = mask | value >> (8 * more)
            return bytes([first]) + (value & ((1 << 8 * more) - 1)).to_bytes(more, "little")
    return b"\xff" + value.to_bytes(8, "little")


def prop(id, data):
    return bytes([id]) + number(len(data)) + data


def bits(values):
    ret = bytearray((len(values) + 7) // 8)
    for i, value in enumerate(values):
        if value:
            ret[i // 8] |= 0x80 >> i % 8
    return bytes(ret)


def sevenzip(files, modes=None, crc_off=0, sizes=None, header_crc_off=0, cut=0):
    """files: pairs of name and bytes. modes: by name, as stat(2) has them."""
    full = [(name, data) for name, data in files if data]
    sizes = sizes or {}
    packed = b"".join(data for _, data in full)
    streams = (
        b"\x06" + number(0) + number(len(full)) +
        b"\x09" + b"".join(number(len(data)) for _, data in full) + b"\0" +
        b"\x07\x0b" + number(len(full)) + b"\0" + b"\x01\x01\x00" * len(full) +
        b"\x0c" + b"".join(number(sizes.get(name, len(data))) for name, data in full) + b"\0" +
        b"\x08\x0a\x01" + b"".join(
            struct.pack("<I", (zlib.crc32(data) + crc_off) & 0xffffffff) for _, data in full) + b"\0")
    empty = [not data for _, data in files]
    folders = [((modes or {}).get(name, 0) & 0o170000) == 0o040000
               for name, data in files if not data]
    names = b"\0" + b"".join((name + "\0").encode("utf-16-le") for name, _ in files)
    attributes = b"\x01\0" + b"".join(
        struct.pack("<I", 0x8000 | ((modes or {}).get(name, 0o100644) << 16)) for name, _ in files)
    info = b"\x05" + number(len(files))
    if any(empty):
        info += prop(0x0e, bits(empty)) + prop(0x0f, bits([not is_folder for is_folder in folders]))
    info += prop(0x11, names) + prop(0x15, attributes) + b"\0"
    header = b"\x01" + (b"\x04" + streams + b"\0" if full else b"") + info + b"\0"
    start = struct.pack("<QQI", len(packed), len(header),
                        (zlib.crc32(header) + header_crc_off) & 0xffffffff)
    whole = (b"7z\xbc\xaf\x27\x1c\0\x04" + struct.pack("<I", zlib.crc32(start)) +
             start + packed + header)
    return whole[:len(whole) - cut]
