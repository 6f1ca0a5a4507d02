#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Check that every #include goes down the floors, and libraries stay in place."""
import fnmatch
import pathlib
import re
import sys

# folder: folders whose private headers it may include
LAYERS = {
    "include": (),
    "base": ("base",),
    "archive": ("base", "archive"),
    "fixity": ("base", "fixity"),
    "metadata": ("base", "metadata"),
    "identify": ("base", "archive", "metadata", "identify"),
    "bagit": ("base", "archive", "fixity", "bagit"),
    "description": ("base", "archive", "fixity", "metadata", "identify", "bagit", "description"),
    "ingest": ("base", "archive", "fixity", "metadata", "identify", "bagit", "description", "ingest"),
    "audit": ("base", "archive", "fixity", "metadata", "bagit", "description", "audit"),
    "transfer": ("base", "archive", "fixity", "metadata", "bagit", "transfer"),
    "cli": ("cli",),
}
# header of a library: the only files that may include it, and those that may not
LIBRARIES = {
    "jansson.h": ("base/json-*.c", ""),
    "utf8proc.h": ("base/unicode.c", ""),
    "openssl/": ("fixity/*", "fixity/catalog/*"),
    "immintrin.h": ("fixity/digest/vector-avx*.h fixity/digest/kernel-shani*.c", ""),
    "cpuid.h": ("fixity/digest/kernel.c", ""),
    "sqlite3.h": (
        "fixity/catalog/sqlite-*.[ch] fixity/catalog/schema*.[ch] fixity/catalog/create.c fixity/catalog/migrate.[ch]", ""),
    "libpq-fe.h": ("fixity/catalog/*", ""),
    "libxml/": ("metadata/xml*.c", ""),
    "magic.h": ("metadata/format-magic.c", ""),
    "archive.h": ("archive/*", ""),
    "archive_entry.h": ("archive/*", ""),
    "zlib.h": ("archive/gunzip.c", ""),
    "curl/": ("transfer/*", ""),
    "microhttpd.h": ("transfer/*", ""),
}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def place_of(name):
    """Where the library of this header has its place, or None."""
    for library, place in LIBRARIES.items():
        if name == library or (library.endswith("/") and name.startswith(library)):
            return place
    return None


def matches(path, patterns):
    return any(fnmatch.fnmatch(path, pattern) for pattern in patterns.split())


def why_not_private(layer, name):
    if name.split("/")[0] not in LAYERS[layer]:
        return f"{layer}/ may not include"
    return None


def why_not_library(path, name):
    if name.split("/")[0] in LAYERS:
        return "a private header stands in quotes:"
    place = place_of(name)
    if place and (not matches(path, place[0]) or matches(path, place[1])):
        return "has its place elsewhere:"
    return None


def why_not_in_test(path, quote, name):
    """A unit test sees its own floor, those below, and helpers of tests."""
    layer = path.split("/")[2] if path.startswith("tests/unit/") else ""
    if layer not in LAYERS:
        return None
    if quote == "<":
        place = place_of(name)
        below = place is None or place[0].split("/")[0] in LAYERS[layer]
        return None if below else f"a test of {layer}/ may not include"
    if name.startswith("tests/") or "/" not in name:
        return None
    return why_not_private(layer, name)


def problems_of(root, path):
    folder = path.split("/")[0]
    for number, line in enumerate((root / path).read_text().splitlines(), 1):
        found = INCLUDE.match(line)
        if not found:
            continue
        quote, name = found.groups()
        if folder == "tests":
            why = why_not_in_test(path, quote, name)
        elif quote == "<":
            why = why_not_library(path, name)
        else:
            why = why_not_private(folder, name)
            if not why and not (root / name).is_file():
                why = "is not named from the root:"
        if why:
            yield f"{path}:{number}: {why} {name}"


def problems(root):
    for file in sorted(root.glob("*/**/*.[ch]")):
        path = file.relative_to(root).as_posix()
        folder = path.split("/")[0]
        if folder.startswith((".", "build")):
            continue
        if folder in LAYERS or folder == "tests":
            yield from problems_of(root, path)
        else:
            yield f"{path}: {folder}/ has no floor in docs/ARCHITECTURE.md"


found = list(problems(pathlib.Path(sys.argv[1])))
print("\n".join(found))
sys.exit(bool(found))
