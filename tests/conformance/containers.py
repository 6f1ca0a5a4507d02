#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A file for each container signature of PRONOM, and ten as programs write them.

usage: containers.py FONDS CONTAINER-SIGNATURES

The first kind is made from the signature alone: a ZIP or an OLE2 file with the
inner files that it names, and in these the bytes that it wants. 'fonds
identify' must tell its format, by what is inside, and no other.
"""
import json
import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

SECTOR = 512
MINI = 64
CUTOFF = 4096
END = 0xFFFFFFFE
FREE = 0xFFFFFFFF

# All formats that the container signatures of January 2026 tell.
FORMATS_MIN = 278
TOKEN = re.compile(r"'([^']*)'|\[([^\]]*)\]|\(([^)|]*)\|[^)]*\)|([0-9A-Fa-f]{2})|\{(\d+)(?:-[\d*]+)?\}|(\?\?)|\s+")

def bytes_of(pattern):
    """The shortest bytes that a pattern of the container signatures takes."""
    out, at = b"", 0
    while at < len(pattern):
        found = TOKEN.match(pattern, at)
        if not found:
            raise ValueError(f"cannot make bytes of {pattern[at:]!r}")
        text, choice, first, pair, gap, any_byte = found.groups()
        if text is not None:
            out += text.encode("latin-1")
        elif choice is not None:
            out += byte_of_class(choice)
        elif first is not None:
            out += bytes_of(first)
        elif pair is not None:
            out += bytes.fromhex(pair)
        elif gap is not None:
            out += bytes(int(gap))
        elif any_byte is not None:
            out += b"\0"
        at = found.end()
    return out


def byte_of_class(text):
    if text.startswith("&"):
        return bytes.fromhex(text[1:])
    first = re.split("[-:]", text)[0]
    return bytes_of(first)


def parts_of(sequence):
    """The bytes of a sequence's parts, each with the gap before it."""
    for part in sorted(sequence.iter("SubSequence"), key=lambda p: int(p.get("Position") or 1)):
        gap = int(part.get("SubSeqMinOffset") or 0)
        data = b""
        left = sorted(part.iter("LeftFragment"), key=lambda f: -int(f.get("Position")))
        for fragment in left:
            data += bytes_of(fragment.text.strip()) + bytes(int(fragment.get("MinOffset") or 0))
        data += bytes_of(part.findtext("Sequence").strip())
        right = sorted(part.iter("RightFragment"), key=lambda f: int(f.get("Position")))
        for fragment in right:
            data += bytes(int(fragment.get("MinOffset") or 0)) + bytes_of(fragment.text.strip())
        yield gap, data


def lay(content, parts, at):
    """Put the parts of a sequence into content, none of them on other bytes."""
    for gap, data in parts:
        at += gap
        while any(content.get(at + i, byte) != byte for i, byte in enumerate(data)):
            at += 1
        content.update({at + i: byte for i, byte in enumerate(data)})
        at += len(data)


def content_of(file):
    """The bytes of an inner file: what is not said of them is zero."""
    content, tails = {}, []
    for sequence in file.iter("ByteSequence"):
        parts = list(parts_of(sequence))
        if sequence.get("Reference") == "EOFoffset":
            tails.append(b"".join(data + bytes(gap) for gap, data in reversed(parts)))
        else:
            lay(content, parts, 0)
    return bytes(content.get(i, 0) for i in range(max(content, default=-1) + 1)) + b"".join(tails)


def write_zip(path, files, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else method)


class Compound:
    """A compound file of version 3: [MS-CFB]."""

    def __init__(self, files):
        self.entries = [["Root Entry", 5, 0, b""]]
        for name, data in files.items():
            parent = 0
            *folders, last = name.split("/")
            for folder in folders:
                parent = self.entry(folder, 1, parent, b"")
            self.entry(last, 2, parent, data)

    def entry(self, name, kind, parent, data):
        for i, entry in enumerate(self.entries):
            if entry[:3] == [name, kind, parent]:
                return i
        self.entries.append([name, kind, parent, data])
        return len(self.entries) - 1

    def bytes(self):
        mini, mini_fat, starts = b"", [], {}
        for i, (_, kind, _, data) in enumerate(self.entries):
            if kind != 2 or len(data) >= CUTOFF:
                continue
            count = -(-len(data) // MINI)
            starts[i] = len(mini_fat) if count else END
            mini_fat += [len(mini_fat) + k + 1 for k in range(count - 1)] + [END] * (count > 0)
            mini += data.ljust(count * MINI, b"\0")
        sectors, fat = [], []

        def chain(data):
            if not data:
                return END
            first, count = len(sectors), -(-len(data) // SECTOR)
            for k in range(count):
                sectors.append(data[k * SECTOR:(k + 1) * SECTOR].ljust(SECTOR, b"\0"))
                fat.append(first + k + 1 if k + 1 < count else END)
            return first

        for i, (_, kind, _, data) in enumerate(self.entries):
            if kind == 2 and len(data) >= CUTOFF:
                starts[i] = chain(data)
        mini_first = chain(mini)
        mini_fat_first = chain(struct.pack(f"<{len(mini_fat)}I", *mini_fat))
        directory = chain(self.directory(starts, mini_first, len(mini)))
        fat_count = 1
        while (len(fat) + fat_count) * 4 > fat_count * SECTOR:
            fat_count += 1
        fat_first = len(fat)
        fat += [0xFFFFFFFD] * fat_count
        fat += [FREE] * (fat_count * SECTOR // 4 - len(fat))
        table = struct.pack(f"<{len(fat)}I", *fat)
        header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
        header += struct.pack("<5H6x9I", 0x3E, 3, 0xFFFE, 9, 6, 0, fat_count, directory, 0, CUTOFF,
                              mini_fat_first, -(-len(mini_fat) * 4 // SECTOR), END, 0)
        places = [fat_first + k for k in range(fat_count)]
        header += struct.pack("<109I", *(places + [FREE] * (109 - fat_count)))
        return header + b"".join(sectors) + table

    def directory(self, starts, mini_first, mini_size):
        out = b""
        for i, (name, kind, _, data) in enumerate(self.entries):
            text = (name + "\0").encode("utf-16-le")
            children = [k for k, entry in enumerate(self.entries) if k and entry[2] == i]
            siblings = [k for k, entry in enumerate(self.entries) if i and k > i and entry[2] == self.entries[i][2]]
            start, size = (mini_first, mini_size) if i == 0 else (starts.get(i, 0), len(data))
            out += text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1)
            out += struct.pack("<3I", FREE, siblings[0] if siblings else FREE, children[0] if children else FREE)
            out += bytes(36) + struct.pack("<IQ", start, size)
        return out.ljust(-(-len(out) // SECTOR) * SECTOR, b"\0")


WRITERS = {
    "ZIP": write_zip,
    "OLE2": lambda path, files: path.write_bytes(Compound(files).bytes()),
}


def make_skeletons(root, folder):
    """Yield the name of each file that was made, and the format it must have."""
    puids = {row.get("signatureId"): row.get("Puid") for row in root.find("FileFormatMappings")}
    for signature in root.find("ContainerSignatures"):
        files = {file.findtext("Path"): content_of(file) for file in signature.find("Files").findall("File")}
        name = f"signature-{signature.get('Id')}"
        WRITERS[signature.get("ContainerType")](folder / name, files)
        yield name, puids[signature.get("Id")]


def content_types(part, kind):
    main = f"application/vnd.openxmlformats-officedocument.{kind}.main+xml"
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/{part}" ContentType="{main}"/></Types>')


def ooxml(part, kind):
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    return {
        "[Content_Types].xml": content_types(part, kind),
        "_rels/.rels": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships '
                       'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                       f'<Relationship Id="rId1" Type="{relation}" Target="{part}"/></Relationships>',
        "docProps/app.xml": "<Properties/>",
        part: "<?xml version=\"1.0\"?><w/>",
    }


def odf(kind):
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    office = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"'
    manifest = ('<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
                'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:version="1.2" '
                f'manifest:media-type="application/vnd.oasis.opendocument.{kind}"/></manifest:manifest>')
    return {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": f"{head}<office:document-content {office}><office:body/></office:document-content>",
        "styles.xml": f"{head}<office:document-styles {office}/>",
        "meta.xml": f"{head}<office:document-meta {office}/>",
        "META-INF/manifest.xml": head + manifest,
    }


def comp_obj(user_type, progid):
    """[MS-OLEDS] 2.3.8: what a CompObj stream says of its program."""
    text = b"\1\0\xfe\xff\3\x0a\0\0\xff\xff\xff\xff" + bytes(16)
    for part in (user_type, b"", progid):
        text += struct.pack("<I", len(part) + 1 if part else 0) + (part + b"\0" if part else b"")
    return text + b"\xf4\x39\xb2\x71" + bytes(12)


EPUB = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": '<?xml version="1.0"?><container version="1.0" '
                              'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"/>',
    "OEBPS/content.opf": "<package/>",
}
SUMMARY = b"\xfe\xff\0\0" + bytes(300)
# A BIFF8 workbook begins so: BOF record, version 0600, kind 5.
WORKBOOK = b"\x09\x08\x10\0\0\x06\x05\0" + bytes(5000)
NAMED = [
    ("memo.docx", "ZIP", ooxml("word/document.xml", "wordprocessingml.document"), "fmt/412"),
    ("table.xlsx", "ZIP", ooxml("xl/workbook.xml", "spreadsheetml.sheet"), "fmt/214"),
    ("talk.pptx", "ZIP", ooxml("ppt/presentation.xml", "presentationml.presentation"), "fmt/215"),
    ("memo.odt", "ZIP", odf("text"), "fmt/291"),
    ("table.ods", "ZIP", odf("spreadsheet"), "fmt/295"),
    ("book.epub", "ZIP", EPUB, "fmt/483"),
    ("memo.doc", "OLE2", {"WordDocument": b"\xec\xa5\xc1\0" + bytes(4200), "1Table": bytes(100),
                          "\5SummaryInformation": SUMMARY,
                          "\1CompObj": comp_obj(b"Microsoft Word-Dokument", b"Word.Document.8")}, "fmt/40"),
    ("table.xls", "OLE2", {"Workbook": WORKBOOK, "\5SummaryInformation": SUMMARY,
                           "\1CompObj": comp_obj(b"Microsoft Excel", b"Excel.Sheet.8")}, "fmt/61"),
    ("talk.ppt", "OLE2", {"PowerPoint Document": b"\x0f\0\xe8\x03" + bytes(4200), "Current User": bytes(60),
                          "\1CompObj": comp_obj(b"Microsoft PowerPoint", b"PowerPoint.Show.8")}, "fmt/126"),
    ("letter.msg", "OLE2", {"__nameid_version1.0/__substg1.0_00020102": bytes(16),
                            "__properties_version1.0": bytes(32),
                            "__substg1.0_001A001E": b"IPM.Note"}, "x-fmt/430"),
]


def make_named(folder):
    for name, kind, files, puid in NAMED:
        WRITERS[kind](folder / name, files)
        yield name, puid


def identify(fonds, folder):
    run = subprocess.run([fonds, "identify", "--format", "json", folder], capture_output=True, check=True)
    return {pathlib.PurePath(file["path"]).name: file for file in json.loads(run.stdout)["files"]}


def judge(file, puid):
    """What is wrong with a result, or None."""
    found = [hit["puid"] for hit in file["formats"]]
    standing = found[:file["standing"]]
    if puid not in found:
        return f"{puid} is not found, but {', '.join(found) or 'nothing'}"
    hit = file["formats"][found.index(puid)]
    if hit["basis"] != "container":
        return f"{puid} is told by {hit['basis']}"
    if standing != [puid]:
        return f"{puid} is not alone: {', '.join(standing)}"
    return None


def main(fonds, signatures):
    if not pathlib.Path(signatures).exists():
        print(f"skipped: there is no {signatures}")
        return 77
    root = ElementTree.parse(signatures).getroot()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        wanted = dict(make_skeletons(root, folder)) | dict(make_named(folder))
        found = identify(fonds, folder)
    failures, formats = [], set()
    for name, puid in sorted(wanted.items()):
        problem = judge(found[name], puid)
        if problem is None:
            formats.add(puid)
        else:
            failures.append(f"{name}: {problem}")
    print("\n".join(failures))
    print(f"{len(wanted)} containers, {len(formats)} formats told exactly, {len(failures)} wrong")
    return 1 if failures or len(formats) < FORMATS_MIN else 0


sys.exit(main(*sys.argv[1:]))
