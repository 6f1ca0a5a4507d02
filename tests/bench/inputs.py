# SPDX-License-Identifier: Apache-2.0
"""The trees that are hashed: made once, from a seed, of random bytes.

Nothing in them can be compressed or told apart from scans and texts by a
program that only hashes. Each tree appears under its name when it is whole.
"""
import json
import math
import os
import random
import shutil
import subprocess

SEED = 1923
POOL_SIZE = 16 << 20
KIB, MB, GIB = 1 << 10, 10 ** 6, 1 << 30


class Inputs:
    """Makes each tree when it is first asked for."""

    def __init__(self, folder, scale):
        self.folder = os.path.join(folder, f"inputs-{scale:g}")
        self.scale = scale
        self.pool = None

    def count(self, full):
        return max(3, round(full * self.scale))

    def path(self, name):
        """The tree of that name."""
        path = os.path.join(self.folder, name)
        if not os.path.exists(path):
            part = path + ".part"
            shutil.rmtree(part, ignore_errors=True)
            os.makedirs(part)
            MAKERS[name](self, part)
            os.rename(part, path)
            os.sync()
        return path

    def write(self, path, size, rng):
        """A file of so many bytes, from places of the pool taken at random."""
        if self.pool is None:
            self.pool = memoryview(random.Random(SEED).randbytes(POOL_SIZE))
        with open(path, "xb", buffering=0) as file:
            while size:
                part = min(size, POOL_SIZE // 2)
                start = rng.randrange(POOL_SIZE - part)
                part = file.write(self.pool[start:start + part])
                size -= part


def logarithmic(rng, low, high):
    """Between low and high, each order of magnitude as likely as another."""
    return round(math.exp(rng.uniform(math.log(low), math.log(high))))


def numbered(folder, count, a_folder, ending):
    """Paths of so many files, in folders of so many."""
    for i in range(count):
        place = os.path.join(folder, f"{i // a_folder:04}")
        if i % a_folder == 0:
            os.mkdir(place)
        yield os.path.join(place, f"{i:06}{ending}")


def make_small(inputs, folder):
    rng = random.Random(f"{SEED} small")
    for path in numbered(folder, inputs.count(50000), 500, ".txt"):
        inputs.write(path, logarithmic(rng, KIB // 2, 64 * KIB), rng)


def make_scans(inputs, folder):
    rng = random.Random(f"{SEED} scans")
    for path in numbered(folder, inputs.count(1000), 100, ".tif"):
        inputs.write(path, logarithmic(rng, MB // 10, 8 * MB), rng)


def make_large(inputs, folder):
    rng = random.Random(f"{SEED} large")
    inputs.write(os.path.join(folder, "film.mkv"),
                 max(KIB, round(2 * GIB * inputs.scale)), rng)


def make_empty(inputs, folder):
    for path in numbered(folder, inputs.count(200000), 1000, ".txt"):
        open(path, "x").close()


def make_beside(inputs, folder):
    """The small files, and the large one after all of them by name."""
    shutil.copytree(inputs.path("small"), os.path.join(folder, "small"),
                    copy_function=os.link)
    os.link(os.path.join(inputs.path("large"), "film.mkv"),
            os.path.join(folder, "zzz.mkv"))


def make_million_files(inputs, folder):
    for path in numbered(folder, inputs.count(1000000), 1000, ".txt"):
        open(path, "x").close()


def make_letters(inputs, folder):
    """A million files of 100 bytes, with paths of 45 as archives give them."""
    rng = random.Random(f"{SEED} letters")
    for i in range(inputs.count(1000000)):
        number, page = divmod(i, 1000)
        place = os.path.join(folder, f"fond-0023-opis-07/delo-{number:05}")
        if page == 0:
            os.makedirs(place)
        inputs.write(os.path.join(place, f"letter-{page:04}r.txt"), 100, rng)


def make_bag_of(inputs, payload, folder):
    """A bag (RFC 8493) of these files."""
    shutil.copytree(inputs.path(payload), os.path.join(folder, "data"),
                    copy_function=os.link)
    with open(os.path.join(folder, "bagit.txt"), "x") as file:
        file.write("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    with open(os.path.join(folder, "manifest-sha256.txt"), "x") as file:
        subprocess.run(["sh", "-c", "find data -type f -print0 | sort -z |"
                        " xargs -0 sha256sum"], cwd=folder, stdout=file,
                       check=True)


def make_bag(inputs, folder):
    make_bag_of(inputs, "small", folder)


def make_million(inputs, folder):
    make_bag_of(inputs, "million-files", folder)


def make_packed_of(inputs, payload, folder):
    """The same in a folder, and packed with the manifest first."""
    bag = os.path.join(folder, "bag")
    os.mkdir(bag)
    make_bag_of(inputs, payload, bag)
    for archive in ("bag.tar", "bag.tar.zst"):
        subprocess.run(["tar", "--sort=name", "-caf", archive, "bag/bagit.txt",
                        "bag/manifest-sha256.txt", "bag/data"], cwd=folder,
                       check=True)


def make_packed_scans(inputs, folder):
    make_packed_of(inputs, "scans", folder)


def make_packed_small(inputs, folder):
    make_packed_of(inputs, "small", folder)


def make_packed_million(inputs, folder):
    make_packed_of(inputs, "million-files", folder)


def make_records(inputs, folder):
    """Letters of words from a list, as an archive would export them."""
    rng = random.Random(f"{SEED} records")
    words = "the light oil harbour board keeper night storm ship lamp".split()
    path = os.path.join(folder, "records.jsonl")
    with open(path, "x", encoding="utf-8") as file:
        for i in range(inputs.count(10000)):
            size = logarithmic(rng, KIB // 2, 16 * KIB)
            file.write(json.dumps({
                "title": f"Letter {i} to the Harbour Board",
                "record_id": str(100000 + i),
                "original_publication_date": f"March {i % 28 + 1}, 1921",
                "language": "Russian",
                "source": f"HA, fond 2, opis 7, delo {i}, listy 3-4. "
                          "Translated by A. Keeper.",
                "text_body": " ".join(rng.choices(words, k=size // 5)),
            }) + "\n")


# How files of ten formats begin and end.
FORMATS = [
    ("pdf", b"%PDF-1.4\n", b"\n%%EOF\n"),
    ("png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"IEND\xaeB`\x82"),
    ("tif", b"II*\0", b""),
    ("jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1", b"\xff\xd9"),
    ("wav", b"RIFF\0\0\1\0WAVEfmt \x10\0\0\0\1\0", b""),
    ("gz", b"\x1f\x8b\x08\0", b""),
    ("xml", b'<?xml version="1.0" encoding="UTF-8"?>\n<a>', b"</a>\n"),
    ("html", b"<!DOCTYPE html>\n<html><body>", b"</body></html>\n"),
    ("txt", b"Letter\n", b"\n"),
    ("bin", b"\0\1\2", b""),
]
TEXTS = {"xml", "html", "txt"}


def make_formats(inputs, folder):
    """Files that are told by their ends; between them words, or noise."""
    rng = random.Random(f"{SEED} formats")
    words = b"the light oil harbour board keeper night storm ship lamp ".split()
    count = inputs.count(10000)
    for i, path in enumerate(numbered(folder, count, 500, "")):
        ending, head, tail = FORMATS[i % len(FORMATS)]
        size = logarithmic(rng, 200, 16 * KIB)
        if ending in TEXTS:
            middle = b" ".join(rng.choices(words, k=size // 6))
        else:
            middle = rng.randbytes(size)
        with open(f"{path}.{ending}", "xb") as file:
            file.write(head + middle + tail)


MAKERS = {
    "formats": make_formats,
    "records": make_records,
    "small": make_small,
    "scans": make_scans,
    "large": make_large,
    "empty": make_empty,
    "beside": make_beside,
    "bag": make_bag,
    "letters": make_letters,
    "million-files": make_million_files,
    "million": make_million,
    "packed-scans": make_packed_scans,
    "packed-small": make_packed_small,
    "packed-million": make_packed_million,
}
