# SPDX-License-Identifier: Apache-2.0
"""Hostile tars around a bag that is valid: name of the case to bytes."""
from bags import bag, below, packed
from tars import (BLOCK, END, GNU, folder, hard_link, head, long_name, member,
                  members, pax, symlink, tar)

EVIL = b"evil\n"
NFC = "data/\u00e9.txt".encode()
NFD = "data/e\u0301.txt".encode()


def with_(*more, extra=None):
    return tar(packed(extra), *more)


def names():
    """Of one more member, which is a file."""
    return {
        "dot-dot": b"../evil",
        "dot-dot-in-bag": b"bag/../../evil",
        "dot-dot-in-payload": b"bag/data/../../../evil",
        "dot-dot-back": b"bag/data/sub/../evil.txt",
        "dot-dot-alone": b"bag/data/..",
        "absolute": b"/tmp/fonds-hostile-evil",
        "absolute-by-dot": b".//tmp/fonds-hostile-evil",
        "drive": b"C:\\evil",
        "drive-relative": b"C:evil",
        "backslash": b"..\\..\\evil",
        "backslash-in-bag": b"bag/..\\..\\evil",
        "backslash-in-payload": b"bag/data/..\\..\\evil",
        "unc": b"\\\\host\\share\\evil",
        "home": b"~/evil",
        "home-of-root": b"~root/evil",
        "variable": b"%HomeDrive%\\evil",
        "dot-component": b"bag/./data/c.txt",
        "empty-component": b"bag//data/c.txt",
        "dot-alone": b"bag/data/.",
        "nothing": b"",
        "slash": b"bag/data/c.txt/",
        "not-utf8": b"bag/data/\xff\xfe.txt",
        "escapes": b"bag/data/\x1b[2J\x1b]0;evil\x07.txt",
        "stray": b"stray.txt",
        "stray-in-folder": b"other/stray.txt",
        "unlisted": b"bag/data/unlisted.txt",
    }


def names_listed():
    """Payload that is odd and no harm, listed in the manifest."""
    return {
        "listed-case": {b"data/A.txt": b"alpha too\n"},
        "listed-normal-form": {NFC: b"one\n", NFD: b"two\n"},
        "listed-cr-lf": {b"data/x\r\ny.txt": EVIL},
        "listed-percent": {b"data/100%25.txt": EVIL},
        "listed-long-component": {b"data/" + b"x" * 300: EVIL},
        "listed-deep": {b"data/" + b"d/" * 100 + b"deep.txt": EVIL},
        "listed-too-deep": {b"data/" + b"d/" * 5000 + b"deep.txt": EVIL},
        "listed-space": {b"data/ x .txt": EVIL},
        "listed-file-below-file": {b"data/a.txt/b": EVIL},
        "listed-escapes": {b"data/\x1b[2J\x1b]0;evil\x07.txt": EVIL},
    }


def links():
    return {
        "symlink": symlink(b"bag/data/link", b"/etc/passwd"),
        "symlink-inside": symlink(b"bag/data/link", b"a.txt"),
        "symlink-through": symlink(b"bag/data/out", b"../../..") +
                           member(b"bag/data/out/evil", EVIL),
        "symlink-replaced": symlink(b"bag/data/out", b"../../../evil") +
                            member(b"bag/data/out", EVIL),
        "symlink-as-folder": symlink(b"bag/data/out", b"../../..") +
                             folder(b"bag/data/out/") +
                             member(b"bag/data/out/evil", EVIL),
        "link-out": hard_link(b"bag/data/l", b"../../etc/passwd"),
        "link-absolute": hard_link(b"bag/data/l", b"/etc/passwd"),
        "link-later": hard_link(b"bag/data/l", b"bag/data/later.txt") +
                      member(b"bag/data/later.txt", EVIL),
        "link-itself": hard_link(b"bag/data/l", b"bag/data/l"),
        "link-to-folder": folder(b"bag/data/d/") +
                          hard_link(b"bag/data/l", b"bag/data/d"),
        "link-to-symlink": symlink(b"bag/data/s", b"/etc/passwd") +
                           hard_link(b"bag/data/l", b"bag/data/s"),
        "link-through-symlink": symlink(b"bag/data/s", b"/etc") +
                                hard_link(b"bag/data/l", b"bag/data/s/passwd"),
        "link-beside-bag": hard_link(b"bag/data/l", b"passwd"),
        "link-bytes": hard_link(b"bag/data/l", b"bag/data/a.txt", EVIL),
        "link-nothing": hard_link(b"bag/data/l", b""),
        "character-device": member(b"bag/data/null", type=b"3"),
        "block-device": member(b"bag/data/disk", type=b"4"),
        "fifo": member(b"bag/data/fifo", type=b"6"),
    }


def ways():
    """What readers see differently."""
    return {
        "nul-by-pax": pax([(b"path", b"bag/data/a\0b")]) + member(b"x", EVIL),
        "nul-by-gnu": long_name(b"bag/data/a\0b") + member(b"x", EVIL),
        "nul-in-link": pax([(b"linkpath", b"bag/data/a.txt\0b")]) +
                       hard_link(b"bag/data/l", b"x"),
        "size-by-pax-less": pax([(b"size", b"0")]) +
                            member(b"bag/data/c", member(b"bag/data/d", EVIL)),
        "size-by-pax-more": pax([(b"size", b"1024")]) + member(b"bag/data/c") +
                            member(b"bag/data/d", EVIL),
        "global-path": pax([(b"path", b"bag/data/c")], b"g") +
                       member(b"bag/data/d", EVIL),
        "global-size": pax([(b"size", b"0")], b"g") +
                       member(b"bag/data/d", EVIL),
        "two-pax": pax([(b"path", b"bag/data/c")]) + pax([(b"mtime", b"1")]) +
                   member(b"bag/data/d", EVIL),
        "two-paths": pax([(b"path", b"bag/data/c"), (b"path", b"bag/data/d")]) +
                     member(b"x", EVIL),
        "two-long-names": long_name(b"bag/data/c") + long_name(b"bag/data/d") +
                          member(b"x", EVIL),
        "gnu-and-pax": long_name(b"bag/data/c") +
                       pax([(b"path", b"bag/data/d")]) + member(b"x", EVIL),
        "size-negative": head(b"bag/data/c", size_field=b"\xff" * 12),
        "size-huge": head(b"bag/data/c", size_field=b"\x80" + b"\0" * 3 +
                          b"\x7f" + b"\xff" * 7),
        "size-not-octal": head(b"bag/data/c", size_field=b"9" * 11),
        "size-of-folder": folder(b"bag/data/d/", data=EVIL),
        "volume": member(b"label", type=b"V", magic=GNU),
        "continued": member(b"bag/data/c", EVIL, type=b"M", magic=GNU),
        "dump": member(b"bag/data/d/", b"Yevil\0\0", type=b"D", magic=GNU),
        "solaris-acl": member(b"bag/data/c", EVIL, type=b"A"),
        "magic": member(b"c", EVIL, magic=b"ustarX00", at={345: b"bag/data"}),
        "holes-hidden": member(b"bag/data/c", EVIL, magic=GNU,
                               at={483: b"00000002000\0"}),
        "holes-lie": pax([(b"GNU.sparse.size", b"1024"),
                          (b"GNU.sparse.numblocks", b"1"),
                          (b"GNU.sparse.map", b"0,5")]) +
                     member(b"bag/data/c", EVIL),
        "holes-by-star": pax([(b"SCHILY.realsize", b"1024")]) +
                         member(b"bag/data/c", EVIL),
        "pax-damaged": member(b"pax", b"99 path=x\n", type=b"x") +
                       member(b"bag/data/c", EVIL),
        "pax-for-nothing": pax([(b"path", b"bag/data/c")]),
        "many-headers": pax([(b"comment", b"c")], b"g") * 1000 +
                        member(b"bag/data/c", EVIL),
        "checksum": head(b"bag/data/c", size=5, sum_off=1) + EVIL + bytes(507),
    }


def bombs():
    tib8 = 8 << 40
    gnu = {386: b"%011o\0%011o\0" % (0, 1024) + b"\x80" + tib8.to_bytes(11, "big") +
                b"%011o\0" % 0, 483: b"\x80" + tib8.to_bytes(11, "big")}
    return {
        "holes-by-gnu-8-tib": member(b"bag/data/c", bytes(1024), type=b"S",
                                     magic=GNU, at=gnu),
        "holes-by-pax-8-tib": pax([
            (b"GNU.sparse.major", b"1"), (b"GNU.sparse.minor", b"0"),
            (b"GNU.sparse.name", b"bag/data/c"),
            (b"GNU.sparse.realsize", b"%d" % tib8)]) + member(
                b"x", b"2\n0\n1024\n%d\n0\n" % tib8 +
                bytes(BLOCK - 25) + bytes(1024)),
        "name-too-long": pax([(b"path", b"bag/data/" + b"x/" * 35000 + b"y")]) +
                         member(b"x", EVIL),
        "name-of-2-mib": pax([(b"path", b"bag/data/" + b"x" * (2 << 20))]) +
                         member(b"x", EVIL),
    }


def duplicates():
    same = {b"bag/data/a.txt": b"alpha\n"}
    return {
        "twice-same": members(same),
        "twice-other": member(b"bag/data/a.txt", EVIL),
        "twice-by-dot": member(b"./bag/data/a.txt", EVIL),
        "twice-by-dot-inside": member(b"bag/./data/a.txt", EVIL),
        "twice-by-slash": member(b"bag//data/a.txt", EVIL),
        "twice-manifest": member(b"bag/manifest-sha256.txt", b""),
        "twice-link": hard_link(b"bag/data/a.txt", b"bag/data/sub/b.txt"),
        "file-below-file": member(b"bag/data/a.txt/evil", EVIL),
        "folder-as-file": member(b"bag/data/sub", EVIL),
        "folder-over-file": folder(b"bag/data/a.txt/"),
        "top-as-file": member(b"bag", EVIL),
    }


def harmless():
    """What a careful reader takes: the bag is valid."""
    files = packed({b"data/c.txt": b"alpha\n", b"data/d.txt": b"alpha\n"})
    c, d = b"bag/data/c.txt", b"bag/data/d.txt"
    others = {path: data for path, data in files.items() if path not in (c, d)}
    accent = b"bag/data/\xc3\xa9.txt"
    signed = packed({accent[4:]: EVIL})
    del signed[accent]
    return {
        "valid": tar(files),
        "link-chain": tar(others, hard_link(c, b"bag/data/a.txt"), hard_link(d, c)),
        "setuid": tar(others, member(c, b"alpha\n", mode=0o6777),
                      member(d, b"alpha\n", mode=0)),
        "folder-mode-0": folder(b"bag/data/", mode=0) + tar(files),
        "signed-sum": tar(signed, member(accent, EVIL, signed=True)),
        "git-comment": pax([(b"comment", b"0123")], b"g") + tar(files),
    }


def tops():
    here = bag()
    return {
        "top-none": tar(here),
        "top-none-old": tar(bag(version=b"0.97")),
        "top-stray-old": tar(packed(version=b"0.97"), member(b"stray", EVIL)),
        "top-two-bags": tar({**packed(), **below(b"second", bag())}),
        "top-deep": tar(below(b"one/two", bag())),
        "top-is-symlink": symlink(b"bag", b"..") + tar(packed()),
        "top-is-fifo": tar(packed(), member(b"bag", type=b"6")),
        "top-is-link": hard_link(b"bag", b"/etc/passwd") + tar(packed()),
        "stray-symlink": tar(packed(), symlink(b"out", b"/etc")),
        "stray-twice": tar(packed(), member(b"stray", EVIL), member(b"stray", EVIL)),
        "top-is-dot-dot": tar(below(b"..", bag())),
        "top-is-hidden": tar(below(b".ssh", bag())),
        "top-is-space": tar(below(b" ", bag())),
    }


def ends():
    whole = tar(packed())
    offsets, at = [], 0
    while any(whole[at:at + BLOCK]):
        offsets.append(at)
        at += BLOCK + -(-int(whole[at + 124:at + 135], 8) // BLOCK) * BLOCK
    cuts = {f"cut-at-{i}": whole[:offset] for i, offset in enumerate(offsets) if i}
    cuts.update({f"cut-in-{i}": whole[:offset + 300] for i, offset in enumerate(offsets)})
    return {
        **cuts,
        "cut-in-data": whole[:offsets[-1] + BLOCK + 3],
        "end-none": whole[:-len(END)],
        "end-half": whole[:-BLOCK],
        "end-garbage": whole + b"garbage",
        "end-block": whole + b"x" * BLOCK,
        "two-tars": whole + tar({b"bag/data/evil": EVIL}),
        "two-tars-no-mark": whole[:-BLOCK] + tar({b"bag/data/evil": EVIL}),
        "size-past-end": whole[:-len(END)] + head(b"bag/data/c", size=4096) +
                         EVIL + bytes(507) + END,
        "empty": b"",
        "nothing-but-zeros": END,
        "text": b"The bagger bagged the bag.\n" * 100,
    }


def cases():
    ret = {}
    for name, path in names().items():
        ret[name] = with_(member(path, EVIL))
    for name, extra in names_listed().items():
        ret[name] = with_(extra=extra)
    for group in (links(), ways(), bombs(), duplicates()):
        for name, more in group.items():
            ret[name] = with_(more)
    for group in (harmless(), tops(), ends()):
        ret.update(group)
    return {f"tar-{name}.tar": data for name, data in ret.items()}
