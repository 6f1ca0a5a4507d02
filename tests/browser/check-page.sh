#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# check-page.sh PAGE.html
# check-page.sh MAKE_REPORT NAME
#
# Show a report in a real browser: on a screen, on a telephone, and printed.
# The pictures must hold more than one colour and the print must have pages
# with the report's words. Skips (77) where the programs are not installed.
# KEEP=FOLDER keeps what was drawn.
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
if [ $# -eq 2 ]; then
	"$1" "$2" html >"$work/page.html"
else
	cp -- "$1" "$work/page.html"
fi

browse() {
	HOME="$work" timeout 100 chromium --headless --no-sandbox \
		--disable-gpu --disable-quic --no-first-run \
		--disable-background-networking --disable-component-update \
		--disable-sync --disable-dev-shm-usage \
		--user-data-dir="$work/profile" "$@" \
		"file://$work/page.html" >"$work/log" 2>&1 || {
		cat "$work/log"
		exit 1
	}
}

browse --screenshot="$work/screen.png" --window-size=1100,2600
browse --screenshot="$work/phone.png" --window-size=400,2600
browse --no-pdf-header-footer --print-to-pdf="$work/print.pdf"

# An image of one colour is blank. Five kinds of filter, 8 bits a channel.
python3 - "$work/screen.png" "$work/phone.png" <<'PYTHON'
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
    colours, inked = set(), 0
    with open(name, "rb") as file:
        data = file.read()
    for number, (row, step) in enumerate(rows(data)):
        if number >= 700:
            break
        pixels = {row[i:i + step] for i in range(0, len(row), step)}
        inked += len(pixels) > 1
        colours |= pixels
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
	'What this report says and does not say'; do
	grep -q "$words" "$work/print.txt" || {
		echo "the print is without '$words'"
		exit 1
	}
done
if [ -n "${KEEP:-}" ]; then
	cp "$work"/*.png "$work/print.pdf" "$work/page.html" "$KEEP"
fi
