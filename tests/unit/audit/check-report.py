#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Read every invented report with parsers that are not ours.

check-report.py MAKE_REPORT: JSON gives back the exact bytes of hostile names,
CSV likewise, the page is well-formed XML without anything that could be run
or loaded, and the text has short lines and nothing a terminal would act on.
"""
import base64
import csv
import io
import json
import os
import re
import shlex
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

NAMES = ["sound", "findings", "many", "beyond", "interrupted", "empty",
         "running", "sixty", "pair", "broken", "invalid", "period", "idle"]
HOSTILE = [
    b"data/<script>alert(1)</script>.pdf",
    b"data/\"quotes\" & 'apostrophes'/</title></style>.xml",
    b"data/\x1b[31mred\x1b[0m\a.txt",
    b"data/two\nlines\r\tand a tab",
    b"=HYPERLINK(\"http://example.org\",\"data\")",
    b"-rf",
    b"data/latin-1 caf\xe9 \xff\xfe.doc",
    b"",
    b"data/]]>--><!-- &lt; &#x41; \\x41 {{7*7}} ${x} %s%n",
]
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e"
                    "\u2066-\u2069\ufeff]")
ELEMENTS = set("html head meta title style body header main footer section "
               "h1 h2 h3 p div span strong dl dt dd table caption thead tbody "
               "tr th td time br figure figcaption svg desc text line rect "
               "path ul li".split())


# What runs programs of another processor, when meson knows of one.
WRAPPER = shlex.split(os.environ.get("MESON_EXE_WRAPPER", ""))


def make(program, name, form):
    return subprocess.run(WRAPPER + [program, name, form], check=True,
                          stdout=subprocess.PIPE).stdout


def figure_of(report, key):
    """What data-figure names; an item of an array by its first member."""
    value = report
    for step in key.split("."):
        if isinstance(value, list):
            value = next(item for item in value
                         if str(next(iter(item.values()))) == step)
        else:
            value = value[step]
    return value


def unescape(text):
    """Undo base/text.h, with other code than the library's."""
    short = {"n": b"\n", "t": b"\t", "r": b"\r", "\\": b"\\"}

    def one(match):
        token = match.group(0).decode()[1:]
        if token[0] == "x":
            return bytes([int(token[1:], 16)])
        if token[0] == "u":
            return chr(int(token[2:-1], 16)).encode()
        return short[token]
    return re.sub(rb"\\(x[0-9a-f]{2}|u\{[0-9a-f]+\}|[ntr\\])", one,
                  text.encode())


def check_sum(counted):
    total = sum(n for v, n in counted["verdicts"].items()
                if v != "unexpected")
    assert total == counted["verdict_sum"]
    assert counted["sums_to_inventory"] == (total == counted["files"])


def check_json(data):
    text = data.decode()
    assert not UNSAFE.search(text)
    report = json.loads(text)
    assert report["format"] == "fonds-report"
    assert report["format_version"] == 2
    totals = report["totals"]
    check_sum(totals)
    verdicts = totals["verdicts"]
    later = verdicts["not-checked"]
    assert totals["due"] == \
        totals["judged"] + totals["not_readable"] + later
    if totals["sums_to_inventory"]:
        assert totals["files"] == totals["due"] + verdicts["not-due"] + \
            verdicts["skipped"]
    for run in report["runs"]:
        check_sum(run)
    reported = [run for run in report["runs"] if run["reported"]]
    assert len(reported) == report["runs_total"] == totals["runs"]
    for key in ("files", "bytes", "findings", "past_cache", "busy_ms"):
        assert sum(run[key] for run in reported) == totals[key], key
    for verdict, count in verdicts.items():
        assert sum(run["verdicts"][verdict] for run in reported) == count
    for finding in report["findings"]:
        assert finding["remedy"] and finding["verdict"] in verdicts
    ages = report["coverage"]["ages"]
    assert sum(ages.values()) == report["coverage"]["files"]
    for claim in report["claims"]:
        assert claim["says"].endswith(".") and claim["evidence"]
    return report


def json_path(finding):
    if "path_base64" in finding:
        return base64.b64decode(finding["path_base64"])
    return finding["path"].encode()


def check_csv(data):
    text = data.decode()
    assert not UNSAFE.search(text.replace("\r\n", ""))
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    for row in rows:
        assert None not in row and None not in row.values()
        for field in row.values():
            assert field[:1] not in ("=", "+", "-", "@"), field
    return rows


def csv_path(row):
    path = row["path"]
    return unescape(path[1:] if path.startswith("'") else path)


def check_chart(chart):
    """No two texts of the drawing touch, and nothing leaves it."""
    space = "{http://www.w3.org/2000/svg}"
    assert chart.get("role") == "img" and chart.get("aria-details")
    assert chart.find(space + "title").text and chart.find(space + "desc").text
    width, height = (float(n) for n in chart.get("viewBox").split()[2:])
    boxes = []
    for text in chart.iter(space + "text"):
        size = 7.2 * len(text.text)
        x, y = float(text.get("x")), float(text.get("y"))
        left = x - {"start": 0, "middle": 0.5, "end": 1}[
            text.get("text-anchor")] * size
        boxes.append((left, left + size, y - 10, y + 3))
    for i, a in enumerate(boxes):
        assert a[0] >= 0 and a[1] <= width and a[2] >= 0 and a[3] <= height
        for b in boxes[:i]:
            assert a[1] <= b[0] or b[1] <= a[0] or a[3] <= b[2] or \
                b[3] <= a[2], (a, b)
    for rect in chart.iter(space + "rect"):
        assert float(rect.get("x")) >= 0 and float(rect.get("y")) >= 0
        assert float(rect.get("width")) > 1


def check_figures(root, report):
    """Each number that names a figure is that of the JSON report."""
    count = 0
    for element in root.iter():
        key = element.get("data-figure")
        if key is None:
            continue
        shown = int("".join(element.itertext()).replace(",", ""))
        assert shown == figure_of(report, key), (key, shown)
        count += 1
    assert count > 15, count


def check_accessible(root):
    """Headings in order, captions and scopes in every table."""
    space = "{http://www.w3.org/1999/xhtml}"
    level = 0
    for element in root.iter():
        name = element.tag.split("}")[1]
        if re.fullmatch("h[1-6]", name):
            assert int(name[1]) <= level + 1, "".join(element.itertext())
            level = int(name[1])
        if name == "th":
            assert element.get("scope") in ("row", "col")
    identifiers = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(identifiers) == len(set(identifiers))
    for element in root.iter():
        for attribute in ("aria-labelledby", "aria-details"):
            for name in (element.get(attribute) or "").split():
                assert name in identifiers, name
    for table in root.iter(space + "table"):
        caption = table.find(space + "caption")
        assert caption is not None and caption.text
    for name in ("header", "main", "footer"):
        assert len(list(root.iter(space + name))) == 1


def check_html(data, report):
    text = data.decode()
    assert not UNSAFE.search(text)
    root = ElementTree.fromstring(text)
    for element in root.iter():
        assert element.tag.split("}")[1] in ELEMENTS, element.tag
        for name, value in element.attrib.items():
            assert not name.startswith("on"), name
            assert name not in ("href", "src"), name
    assert "default-src 'none'" in text and "url(" not in text
    assert root.get("lang") == "en"
    for chart in root.iter("{http://www.w3.org/2000/svg}svg"):
        check_chart(chart)
    check_figures(root, report)
    check_accessible(root)
    return "".join(root.itertext())


def check_text(data):
    text = data.decode()
    assert not UNSAFE.search(text)
    for line in text.split("\n"):
        assert len(line) <= 100, line
    return text


def check_hostile(report, rows, page, text):
    assert [json_path(f) for f in report["findings"]] == HOSTILE
    assert [csv_path(r) for r in rows] == HOSTILE
    assert "data/<script>alert(1)</script>.pdf" in page
    for shown in ("\\x1b[31mred\\x1b[0m\\x07.txt", "two\\nlines\\r\\tand",
                  "caf\\xe9 \\xff\\xfe.doc", "\\\\x41"):
        assert shown in page and shown in text, shown


def check_invalid(report, page, text, premis):
    """What an invalid run found to be sound is called sound nowhere."""
    assert all(holding["invalid_runs"] == 1 for holding in report["holdings"])
    holdings = page[page.index('id="holdings"'):]
    assert "badge good" not in holdings[:holdings.index("</section>")]
    assert text.count("in an invalid run") == len(report["holdings"])
    outcomes = re.findall(
        r"<(?:\w+:)?eventOutcome\b[^>]*>([^<]*)<", premis)
    assert outcomes and set(outcomes) == {"warning"}, outcomes
    assert premis.count("which is invalid") == len(outcomes)


def main():
    program = sys.argv[1]
    for name in NAMES:
        report = check_json(make(program, name, "json"))
        rows = check_csv(make(program, name, "csv"))
        page = check_html(make(program, name, "html"), report)
        text = check_text(make(program, name, "text"))
        assert len(rows) == len(report["findings"])
        lines = text.splitlines()
        ending = " ".join(lines[-12:])
        beginning = " ".join(lines[:14])
        assert report["statement"] in beginning, beginning
        assert report["statement"] in ending, ending
        assert report["statement"] in page
        if name == "findings":
            check_hostile(report, rows, page, text)
        if name == "sound":
            assert rows == [] and "There are no findings" in page
            assert report["outcome"] == "sound"
        if name == "beyond":
            assert "300 of 12,345 findings are listed here" in page
            assert "12,245 more" not in page and "12,245 findings more" in text
        if name in ("broken", "invalid"):
            assert report["outcome"] == "not to be relied on"
            assert "found sound" not in report["statement"]
        if name == "invalid":
            check_invalid(report, make(program, name, "html").decode(), text,
                          make(program, name, "premis").decode())
        if report["totals"]["verdicts"]["ok"] != report["totals"]["files"]:
            assert report["outcome"] != "sound"
            assert not report["statement"].startswith("All ")
    print("checked", len(NAMES), "reports")


main()
