#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# check-page.sh PAGE.html
# check-page.sh MAKE_REPORT NAME
# check-page.sh MAKE_YEAR --year
#
# Show a report in a real browser: on a screen, light and dark, on a telephone,
# and printed. The pictures must hold more than one colour and the print must
# have pages with the report's words. What the browser made of the page must
# have no element that the report has not, the figures must be those of the
# JSON report, and nothing may be asked for. Skips (77) where the programs are
# not installed. KEEP=FOLDER keeps what was drawn.
set -eu

for program in chromium pdfinfo pdftotext python3; do
	command -v "$program" >/dev/null || {
		echo "skipped: $program is not installed"
		exit 77
	}
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
if [ $# -eq 2 ] && [ "$2" = --year ]; then
	"$1" "$work/catalog.db" html year >"$work/page.html"
	"$1" "$work/catalog.db" json year >"$work/page.json"
elif [ $# -eq 2 ]; then
	"$1" "$2" html >"$work/page.html"
	"$1" "$2" json >"$work/page.json"
else
	cp -- "$1" "$work/page.html"
fi

browse() {
	HOME="$work" timeout 100 chromium --headless --no-sandbox \
		--disable-gpu --disable-quic --no-first-run \
		--disable-background-networking --disable-component-update \
		--disable-sync --disable-dev-shm-usage \
		--host-resolver-rules='MAP * ~NOTFOUND' \
		--user-data-dir="$work/profile" \
		--log-net-log="$work/net.json" "$@" \
		"file://$work/${page:-page.html}" >"$work/log" \
		2>"$work/errors" || {
		cat "$work/errors"
		cat "$work/log"
		exit 1
	}
}

# What a page asks for has the page as its initiator; what the browser asks for
# on its own account has not. A page that does ask comes first: if that were
# not seen, the check of the report would say nothing.
asks() {
	grep -q '"initiator":"\(file[^"]*\|null\)"' "$work/net.json"
}

cat >"$work/asks.html" <<'PAGE'
<!DOCTYPE html><title>asks</title><img src="http://asked.invalid/a.png">
PAGE
page=asks.html
browse --dump-dom
asks || {
	echo "a request of a page would not be seen"
	exit 1
}
page=page.html
browse --dump-dom
if asks; then
	echo "the page asks for something"
	exit 1
fi
python3 - "$work/log" "$work/page.html" "$work/page.json" <<'PYTHON'
import html.parser
import json
import os
import sys


class Page(html.parser.HTMLParser):
    """The elements, and the text of those with data-figure."""

    def __init__(self, text):
        super().__init__()
        self.elements = {}
        self.figures = []
        self.key = None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements[tag] = self.elements.get(tag, 0) + 1
        key = dict(attrs).get("data-figure")
        assert not any(name.startswith("on") for name, _ in attrs), attrs
        if key:
            self.figures.append([key, ""])
            self.key = self.figures[-1]

    def handle_endtag(self, tag):
        self.key = None

    def handle_data(self, data):
        if self.key:
            self.key[1] += data


def figure(report, key):
    """What data-figure names; an item of an array by its first member."""
    for step in key.split("."):
        if isinstance(report, list):
            report = next(item for item in report
                          if str(next(iter(item.values()))) == step)
        else:
            report = report[step]
    return report


with open(sys.argv[1], encoding="utf-8") as file:
    shown = Page(file.read())
with open(sys.argv[2], encoding="utf-8") as file:
    written = Page(file.read())
shown.elements.pop("tbody"), written.elements.pop("tbody")
assert shown.elements == written.elements, (shown.elements, written.elements)
assert not {"script", "img", "a", "iframe", "object", "link", "b"} & \
    shown.elements.keys(), shown.elements
if os.path.exists(sys.argv[3]):
    with open(sys.argv[3], encoding="utf-8") as file:
        report = json.load(file)
    for key, text in shown.figures:
        assert int(text.replace(",", "")) == figure(report, key), (key, text)
    assert len(shown.figures) > 15
    print(len(shown.figures), "figures are those of the JSON report")
PYTHON

browse --screenshot="$work/screen.png" --window-size=1100,2600
browse --screenshot="$work/phone.png" --window-size=400,2600
browse --force-dark-mode --blink-settings=preferredColorScheme=0 \
	--screenshot="$work/dark.png" --window-size=1100,2600
browse --no-pdf-header-footer --print-to-pdf="$work/print.pdf"

# An image of one colour is blank. Five kinds of filter, 8 bits a channel.
python3 - "$work/screen.png" "$work/dark.png" "$work/phone.png" <<'PYTHON'
import struct
import sys
import zlib


def rows(data):
    """The unfiltered rows of a PNG (ISO/IEC 15948, 9.2)."""
    at, packed, step, width = 8, b"", 0, 0
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + size]
        if kind == b"IHDR":
            width, _, depth, color = struct.unpack(">IIBB", body[:10])
            assert depth == 8
            step = {0: 1, 2: 3, 6: 4}[color]
        elif kind == b"IDAT":
            packed += body
        at += size + 12
    raw, size = zlib.decompress(packed), width * step
    above = bytearray(size)
    for at in range(0, len(raw), size + 1):
        how, row = raw[at], bytearray(raw[at + 1:at + 1 + size])
        for i in range(size if how else 0):
            a = row[i - step] if i >= step else 0
            b, c = above[i], above[i - step] if i >= step else 0
            p = a + b - c
            paeth = min((abs(p - a), 0, a), (abs(p - b), 1, b),
                        (abs(p - c), 2, c))[2]
            add = (0, a, b, (a + b) // 2, paeth)[how]
            row[i] = (row[i] + add) & 255
        yield bytes(row), step
        above = row


for name in sys.argv[1:]:
    colours, inked, first = set(), 0, None
    with open(name, "rb") as file:
        data = file.read()
    for number, (row, step) in enumerate(rows(data)):
        if number >= 700:
            break
        first = first or row[:step]
        pixels = {row[i:i + step] for i in range(0, len(row), step)}
        inked += len(pixels) > 1
        colours |= pixels
    assert (first[0] < 64) == name.endswith("dark.png"), (name, first)
    assert len(colours) > 16 and inked > 100, (name, len(colours), inked)
    print(name.rsplit("/", 1)[1], len(colours), "colours,", inked,
          "rows with ink")
PYTHON

pages=$(pdfinfo "$work/print.pdf" | sed -n 's/^Pages: *//p')
size=$(pdfinfo "$work/print.pdf" | sed -n 's/^Page size: *//p')
echo "print: $pages pages, $size"
[ "$pages" -ge 1 ]
case $size in *A4*) ;; *) echo "not A4"; exit 1 ;; esac
pdftotext "$work/print.pdf" "$work/print.txt"
for words in 'Fixity verification report' 'Verdicts' 'History of runs' \
	'What this report says and does not say' 'What two standards ask'; do
	grep -q "$words" "$work/print.txt" || {
		echo "the print is without '$words'"
		exit 1
	}
done
if [ -n "${KEEP:-}" ]; then
	cp "$work"/*.png "$work/print.pdf" "$work/page.html" "$KEEP"
fi
