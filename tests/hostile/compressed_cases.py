# SPDX-License-Identifier: Apache-2.0
"""Compressed tars that are damaged or bombs, and 7z archives."""
import bz2
import gzip
import lzma
import shutil
import subprocess
import zlib

from bags import packed
from sevenzips import sevenzip
from tar_cases import EVIL
from tars import END, head, members, tar

MIB = 1 << 20
GIB = 1 << 30


def flip(data, at):
    ret = bytearray(data)
    ret[at] ^= 1
    return bytes(ret)


def gz(data):
    return gzip.compress(data, mtime=0)


def nested_bomb():
    """A payload of 10 MB that unpacks to 10 GiB is a payload."""
    return tar(packed({b"data/zeros.gz": gz(bytes(MIB)) * 10240}))


def bomb():
    """2 GiB of zeros as one file, in streams of 64 MiB."""
    files = members(packed()) + head(b"bag/data/zeros", size=2 * GIB)
    zeros = lzma.compress(bytes(64 * MIB), preset=1)
    return lzma.compress(files) + zeros * 32 + lzma.compress(END)


def tar_cases():
    whole = tar(packed())
    ret = {
        "valid.tar.gz": gz(whole),
        "valid.tar.bz2": bz2.compress(whole),
        "valid.tar.xz": lzma.compress(whole),
        "gzip-crc.tar.gz": flip(gz(whole), -8),
        "gzip-size.tar.gz": flip(gz(whole), -1),
        "gzip-garbage.tar.gz": gz(whole) + b"garbage",
        "gzip-zeros.tar.gz": gz(whole) + bytes(512),
        "gzip-cut.tar.gz": gz(whole)[:-9],
        "gzip-two.tar.gz": gz(whole[:3000]) + gz(whole[3000:]),
        "gzip-in-gzip.tar.gz": gz(gz(whole)),
        "gzip-of-text.tar.gz": gz(b"The bagger bagged the bag.\n" * 100),
        "gzip-two-tars.tar.gz": gz(whole) + gz(tar({b"bag/data/evil": EVIL})),
        "bzip2-crc.tar.bz2": flip(bz2.compress(whole), 10),
        "bzip2-cut.tar.bz2": bz2.compress(whole)[:-4],
        "bzip2-garbage.tar.bz2": bz2.compress(whole) + b"garbage",
        "xz-crc.tar.xz": flip(lzma.compress(whole), -40),
        "xz-cut.tar.xz": lzma.compress(whole)[:-4],
        "xz-garbage.tar.xz": lzma.compress(whole) + b"garbage",
        "nested-bomb.tar.xz": lzma.compress(nested_bomb()),
        "bomb.tar.xz": bomb(),
    }
    if shutil.which("zstd"):
        zst = subprocess.run(["zstd", "-q", "--check", "-c"], input=whole,
                             stdout=subprocess.PIPE, check=True).stdout
        ret.update({
            "valid.tar.zst": zst,
            "zstd-checksum.tar.zst": flip(zst, -1),
            "zstd-cut.tar.zst": zst[:-1],
            "zstd-garbage.tar.zst": zst + b"garbage",
        })
    return ret


def pairs(files):
    return [(path.decode(), data) for path, data in files.items()]


def sevenzip_cases():
    def with_(*more, extra=None, **fields):
        return sevenzip(pairs(packed(extra)) + list(more), **fields)

    link = 0o120777
    return {
        "valid": with_(),
        "dot-dot": with_(("../evil", EVIL)),
        "absolute": with_(("/tmp/fonds-hostile-evil", EVIL)),
        "backslash": with_(("bag\\..\\..\\evil", EVIL)),
        "drive": with_(("C:/evil", EVIL)),
        "nothing": with_(("", EVIL)),
        "symlink": with_(("bag/data/l", b"/etc/passwd"), modes={"bag/data/l": link}),
        "symlink-through": with_(("bag/data/l", b"../../.."), ("bag/data/l/evil", EVIL),
                                 modes={"bag/data/l": link}),
        "device": with_(("bag/data/null", b""), modes={"bag/data/null": 0o020666}),
        "twice-same": with_(("bag/data/a.txt", b"alpha\n")),
        "twice-other": with_(("bag/data/a.txt", EVIL)),
        "file-below-file": with_(("bag/data/a.txt/evil", EVIL)),
        "listed-case": with_(extra={b"data/A.txt": EVIL}),
        "stray": with_(("stray.txt", EVIL)),
        "unlisted": with_(("bag/data/unlisted.txt", EVIL)),
        "crc": with_(crc_off=1),
        "size-more": with_(sizes={"bag/data/a.txt": 7}),
        "size-huge": with_(sizes={"bag/data/a.txt": 1 << 50}),
        "header-crc": with_(header_crc_off=1),
        "cut": with_(cut=10),
    }


def cases():
    return {
        **{f"packed-{name}": data for name, data in tar_cases().items()},
        **{f"7z-{name}.7z": data for name, data in sevenzip_cases().items()},
    }
