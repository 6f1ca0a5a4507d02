#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load helper

@test "a bag is shown by what it is about, its files and its events" {
	write_record
	SOURCE_DATE_EPOCH=1700000000 "$FONDS" ingest record.txt -o BAG -q >/dev/null
	run --separate-stderr "$FONDS" metadata show BAG
	[ "$status" -eq 0 ]
	[ -z "$stderr" ]
	[ "${lines[0]}" = BAG ]
	[ "${lines[1]}" = original ]
	[ "${lines[2]}" = "  title         Letter from the Keeper of the Northern Light to the Harbour Board" ]
	[ "${lines[3]}" = "  date          1921-03-03" ]
	[ "${lines[4]}" = "  language      French" ]
	[ "${lines[5]}" = "  reference     HA, fond 2, opis 7, delo 14, list 3" ]
	[[ "$output" == *"  data/record/record.txt ("*" bytes, x-fmt/111, text/plain)"* ]]
	[[ "$output" == *"  1921-03-03/..  creation, success
  2023-11-14T22:13:20Z  ingestion, success, fonds"* ]]
}

@test "JSON has every entity with its links" {
	make_bag
	run --separate-stderr "$FONDS" metadata show BAG --format json
	[ "$status" -eq 0 ]
	jq -e '.bag and .form == "premis" and (.descriptions | length) == 2' <<<"$output"
	jq -e '[.premis[] | select(.kind == "file")] | length == 2' <<<"$output"
	jq -e '[.premis[].links[] | select(.found | not)] | length == 0' <<<"$output"
}

@test "a record, Dublin Core and CSV are shown as well" {
	make_bag
	for file in record.txt BAG/metadata/dc.xml BAG/metadata/oai_dc.xml BAG/metadata/premis.xml; do
		run "$FONDS" metadata show "$file"
		[ "$status" -eq 0 ]
		[[ "$output" == *"Letter from the Keeper"* ]]
	done
}

@test "the picture is SVG with every object and event, each with its title" {
	make_bag
	"$FONDS" metadata show BAG --format svg >p.svg
	xmllint --noout p.svg
	[ "$(xmllint --xpath 'name(/*)' p.svg)" = svg ]
	for text in "data/record/record.txt" "ingestion" "validation" "outcome: Letter from the Keeper"; do
		grep -q "$text" p.svg
	done
	[ "$(grep -c '<text' p.svg)" -gt 20 ]
	grep -q 'prefers-color-scheme' p.svg
	# No script, and nothing from elsewhere.
	! grep -qE '<script|href=|url\([^#]' p.svg
}

@test "hostile text stays text in the picture" {
	write_record
	sed -i 's/^Northern Light/<script>alert(1)<\/script> "\&amp; \x27/' record.txt
	"$FONDS" ingest record.txt -o BAG -q >/dev/null
	"$FONDS" metadata show BAG --format svg >p.svg
	xmllint --noout p.svg
	! grep -q '<script' p.svg
	grep -q '&lt;script&gt;' p.svg
}

@test "there is no picture without PREMIS" {
	write_record
	run --separate-stderr "$FONDS" metadata show record.txt --format svg
	[ "$status" -eq 2 ]
	[ "$stderr" = "fonds: 'record.txt' has no PREMIS, of which a picture could be drawn" ]
	[ -z "$output" ]
}

@test "twenty events and ten files fit, and no text leaves its box" {
	python3 - >big.xml <<-'PY'
		def ident(name, n):
		    return f"<{name}Identifier><{name}IdentifierType>local</{name}IdentifierType><{name}IdentifierValue>{n}</{name}IdentifierValue></{name}Identifier>"
		print('<premis xmlns="http://www.loc.gov/premis/v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="3.0">')
		for i in range(10):
		    print(f'<object xsi:type="file">{ident("object", i)}<objectCharacteristics><format><formatDesignation><formatName>TIFF</formatName></formatDesignation></format></objectCharacteristics><originalName>{"long name " * 40}{i}</originalName></object>')
		for i in range(20):
		    links = "".join(f"<linkingObjectIdentifier><linkingObjectIdentifierType>local</linkingObjectIdentifierType><linkingObjectIdentifierValue>{j}</linkingObjectIdentifierValue><linkingObjectRole>source</linkingObjectRole></linkingObjectIdentifier>" for j in range(10))
		    print(f'<event>{ident("event", 100 + i)}<eventType>fixity check {"again " * 30}</eventType><eventDateTime>2026-01-{i + 1:02d}</eventDateTime>{links}</event>')
		print("</premis>")
	PY
	"$FONDS" metadata show big.xml --format svg >p.svg
	python3 - p.svg <<-'PY'
		import sys, xml.etree.ElementTree as ET
		S = "{http://www.w3.org/2000/svg}"
		root = ET.parse(sys.argv[1]).getroot()
		width, height = float(root.get("width")), float(root.get("height"))
		marks = [c for c in root.iter(S + "circle") if c.get("class") == "source" and c.get("r") == "5"]
		assert len(marks) == 200 + 1, len(marks)  # and one in the key
		boxes = {child for box in root.iter(S + "svg") if box is not root for child in box}
		for text in root.iter(S + "text"):
		    assert text in boxes or text.get("class") == "number", text.text
		for shape in root.iter():
		    for name, most in (("x", width), ("cx", width), ("y", height), ("cy", height)):
		        if shape.get(name):
		            assert 0 <= float(shape.get(name)) <= most, shape.attrib
	PY
}
