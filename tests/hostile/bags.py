# SPDX-License-Identifier: Apache-2.0
"""A little bag that is valid, as a dict from path to bytes."""
import hashlib

PAYLOAD = {b"data/a.txt": b"alpha\n", b"data/sub/b.txt": b"beta\n"}


def escaped(path):
    """As a manifest has it (RFC 8493 2.1.3)."""
    for byte, text in ((b"%", b"%25"), (b"\n", b"%0A"), (b"\r", b"%0D")):
        path = path.replace(byte, text)
    return path


def manifest(files):
    return b"".join(
        hashlib.sha256(data).hexdigest().encode() + b"  " + escaped(path) + b"\n"
        for path, data in files.items())


def bag(extra=None, version=b"1.0"):
    """extra: more payload, which is listed as well."""
    payload = {**PAYLOAD, **(extra or {})}
    size = sum(len(data) for data in payload.values())
    tags = {
        b"bagit.txt": b"BagIt-Version: " + version +
                      b"\nTag-File-Character-Encoding: UTF-8\n",
        b"bag-info.txt": b"Payload-Oxum: %d.%d\n" % (size, len(payload)),
        b"manifest-sha256.txt": manifest(payload),
    }
    return {**tags, b"tagmanifest-sha256.txt": manifest(tags), **payload}


def below(folder, files):
    return {folder + b"/" + path: data for path, data in files.items()}


def packed(extra=None, version=b"1.0"):
    """The bag in the one folder that an archive of it has."""
    return below(b"bag", bag(extra, version))
