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
    "bagit": ("base", "fixity", "bagit"),
    "ingest": ("base", "archive", "fixity", "metadata", "bagit", "ingest"),
    "audit": ("base", "archive", "fixity", "metadata", "bagit", "audit"),
    "transfer": ("base", "archive", "fixity", "metadata", "bagit", "transfer"),
    "cli": ("cli",),
}
# header of a library: the only files that may include it, and those that may not
LIBRARIES = {
    "jansson.h": ("base/json-*.c", ""),
    "utf8proc.h": ("base/unicode.c", ""),
    "openssl/": ("fixity/*", "fixity/catalog/*"),
    "sqlite3.h": ("fixity/catalog/*", ""),
    "libpq-fe.h": ("fixity/catalog/*", ""),
    "libxml/": ("metadata/xml*.c", ""),
    "magic.h": ("metadata/format-magic.c", ""),
    "archive.h": ("archive/*", ""),
    "archive_entry.h": ("archive/*", ""),
    "curl/": ("transfer/*", ""),
    "microhttpd.h": ("transfer/*", ""),
}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def library_refused(name, path):
    for library, (place, exception) in LIBRARIES.items():
        if name == library or (library.endswith("/") and name.startswith(library)):
            return not fnmatch.fnmatch(path, place) or fnmatch.fnmatch(path, exception)
    return False


def problems(root):
    for layer, folders in LAYERS.items():
        for path in sorted((root / layer).rglob("*.[ch]")):
            relative = path.relative_to(root).as_posix()
            for number, line in enumerate(path.read_text().splitlines(), 1):
                found = INCLUDE.match(line)
                if not found:
                    continue
                quote, name = found.groups()
                if quote == '"' and name.split("/")[0] not in folders:
                    yield f'{relative}:{number}: {layer}/ may not include "{name}"'
                if quote == '"' and not (root / name).is_file():
                    yield f'{relative}:{number}: "{name}" is not named from the root'
                if quote == "<" and library_refused(name, relative):
                    yield f"{relative}:{number}: <{name}> has its place elsewhere"


found = list(problems(pathlib.Path(sys.argv[1])))
print("\n".join(found))
sys.exit(bool(found))
