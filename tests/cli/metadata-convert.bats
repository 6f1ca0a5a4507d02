#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load helper

FORMS="record dc oai_dc premis csv jsonld mets"

convert() {
	"$FONDS" metadata convert "$@"
}

# validate FORM FILE: by the published schemas, without the network
validate() {
	local schema
	[ -d "$SHARED/schemas" ] || return 0
	case $1 in
	dc) schema=$SCHEMAS/fonds-dc.xsd ;;
	oai_dc) schema=$SHARED/schemas/oai/oai_dc.xsd ;;
	premis) schema=$SHARED/schemas/premis/premis-v3-0.xsd ;;
	mets) schema=$SHARED/schemas/driver-all.xsd ;;
	*) return 0 ;;
	esac
	xmllint --nonet --noout --schema "$schema" "$2" 2>said || {
		cat said
		return 1
	}
}

# Each real record as a file of its own, with its number.
split_records() {
	need_shared
	cp "$SHARED/records/000_7fe6030c3b91ff7c.txt" real-0
	local n=0
	while IFS= read -r line; do
		n=$((n + 1))
		printf '%s\n' "$line" >"real-$n"
	done <"$SHARED/records/wilson-center-fields.jsonl"
	[ "$n" -eq 5 ]
}

@test "every form made from every real record, and from its bag, is valid" {
	split_records
	for record in real-?; do
		"$FONDS" ingest -q "$record" -o "$record.bag" >/dev/null
		for input in "$record" "$record.bag"; do
			for form in $FORMS; do
				convert "$input" --to "$form" -o "$input.$form" >lost
				[ -s "$input.$form" ]
				validate "$form" "$input.$form"
			done
		done
	done
}

@test "the schema of METS refuses what is not METS" {
	real_record
	convert "$RECORD" --to mets -o good.xml >/dev/null
	validate mets good.xml
	sed 's/<mets:FLocat/<mets:FLocation/; s/TYPE="logical"/KIND="logical"/' good.xml >bad.xml
	! cmp -s good.xml bad.xml
	run validate mets bad.xml
	[ "$status" -ne 0 ]
	sed 's/<eventType /<eventKind /; s/eventType>/eventKind>/' good.xml >bad.xml
	! cmp -s good.xml bad.xml
	run validate mets bad.xml
	[ "$status" -ne 0 ]
}

@test "a record comes back from Dublin Core and PREMIS with what they hold" {
	write_record
	convert record.txt --to dc -o dc.xml >lost
	convert dc.xml --to record -o back.json >/dev/null
	jq -e '.title == "Letter from the Keeper of the Northern Light to the Harbour Board"' back.json
	jq -e '.original_publication_date == "1921-03-03" and .language == ["French"]' back.json
	jq -e '.source == "HA, fond 2, opis 7, delo 14, list 3"' back.json
	jq -e '.document_url == "https://harbour.example.org/letters/3"' back.json
	grep -qx "lost: text 'translation, English, 61 bytes' is not held" lost
	[ "$(wc -l <lost)" -eq 1 ]
	convert record.txt --to premis -o premis.xml >lost
	grep -q "^lost: summary 'The keeper asks for oil.' is not held" lost
	convert premis.xml --to record -o again.json >/dev/null
	jq -e '.language == ["French"] and .source == "HA, fond 2, opis 7, delo 14, list 3"' again.json
	# Converted again they are the same bytes: nothing drifts.
	convert back.json --to dc -o dc2.xml >/dev/null
	convert dc2.xml --to record -o back2.json >/dev/null
	cmp back.json back2.json
}

@test "the same record gives the identifiers that ingest gives" {
	make_bag
	convert record.txt --to premis -o premis.xml >/dev/null
	ids() {
		xmllint --xpath '//*[local-name()="object"][@*[local-name()="type"]="intellectualEntity"]/*[local-name()="objectIdentifier"][1]/*[local-name()="objectIdentifierValue"]/text()' "$1"
	}
	[ -n "$(ids premis.xml)" ]
	[ "$(ids premis.xml)" = "$(ids BAG/metadata/premis.xml)" ]
	convert record.txt --to dc -o dc.xml >/dev/null
	grep -o 'about="[^"]*"' dc.xml >a
	grep -o 'about="[^"]*"' BAG/metadata/dc.xml >b
	cmp a b
}

@test "what a bag has is given as it is, byte for byte" {
	make_bag
	convert BAG --to premis -o premis.xml >/dev/null
	cmp premis.xml BAG/metadata/premis.xml
	convert BAG --to dc -o dc.xml >/dev/null
	cmp dc.xml BAG/metadata/dc.xml
	convert BAG/metadata/premis.xml --to mets -o mets.xml >/dev/null
}

@test "METS of a bag wraps each entity of PREMIS once and lists each file" {
	make_bag
	echo more >BAG/data/unknown.txt
	convert BAG --to mets -o mets.xml >/dev/null
	count() {
		xmllint --xpath "count($2)" "$1"
	}
	for entity in object event agent rights; do
		here="//*[local-name()=\"$entity\" and namespace-uri()=\"http://www.loc.gov/premis/v3\"]"
		[ "$(count mets.xml "$here")" = "$(count BAG/metadata/premis.xml "$here")" ]
	done
	[ "$(count mets.xml '//*[local-name()="file" and namespace-uri()="http://www.loc.gov/METS/"]')" = 3 ]
	[ "$(count mets.xml '//*[local-name()="FLocat"][@*[local-name()="href"]="data/unknown.txt"]')" = 1 ]
	[ "$(count mets.xml '//*[local-name()="file"][@CHECKSUMTYPE="SHA-256"]')" = 2 ]
	[ "$(count mets.xml '//*[local-name()="dmdSec"]')" = 2 ]
	# Every reference leads to something.
	grep -oE '(ADMID|FILEID|DMDID)="[^"]*"' mets.xml | sed 's/.*="//; s/"//' | sort -u >wanted
	grep -oE ' ID="[^"]*"' mets.xml | sed 's/.*="//; s/"//' | sort >there
	[ -s wanted ]
	[ -z "$(comm -23 wanted <(sort -u there))" ]
	[ -z "$(uniq -d there)" ]
}

@test "IDs of the PREMIS in METS are not given again" {
	make_bag
	for taken in object-1 " md-2 " mets7-file-1 mets999999999999999998-dmd-1; do
		sed "0,/<object /s//<object xmlID=\"$taken\" /" BAG/metadata/premis.xml >premis.xml
		grep -q "xmlID=\"$taken\"" premis.xml
		convert premis.xml --to mets -o mets.xml >/dev/null
		validate mets mets.xml
		grep -q "xmlID=\"$taken\"" mets.xml
		grep -oE '(xml| )ID="[^"]*"' mets.xml | sed 's/.*="//; s/[ "]//g' | sort >there
		[ -z "$(uniq -d there)" ]
		rm mets.xml
	done
	sed '0,/<object /s//<object xmlID="mets999999999999999999-" /' BAG/metadata/premis.xml >premis.xml
	run --separate-stderr convert premis.xml --to mets
	[ "$status" -ne 0 ]
	[[ "$stderr" == *"leaves no IDs to METS"* ]]
}

@test "what PREMIS says by its own prefixes is in METS by them" {
	make_bag
	sed -E 's#<(/?)([a-zA-Z])#<\1p:\2#g; s/xmlns="/xmlns:p="/; s/xsi:type="/&p:/; s#^<\?xml.*##' BAG/metadata/premis.xml >premis.xml
	xmllint --noout premis.xml
	convert premis.xml --to mets -o mets.xml >/dev/null
	validate mets mets.xml
	grep -q '<p:object xmlns:p="http://www.loc.gov/premis/v3" .*xsi:type="p:file"' mets.xml
	"$FONDS" metadata validate mets.xml
}

@test "with SOURCE_DATE_EPOCH two METS are the same" {
	make_bag
	SOURCE_DATE_EPOCH=1700000000 convert BAG --to mets -o a.xml >/dev/null
	SOURCE_DATE_EPOCH=1700000000 convert BAG --to mets -o b.xml >/dev/null
	cmp a.xml b.xml
	grep -q 'CREATEDATE="2023-11-14T22:13:20Z"' a.xml
}

@test "JSON-LD expands to the statements of dc.xml" {
	write_record
	convert record.txt --to jsonld -o x.jsonld >/dev/null
	convert record.txt --to dc -o dc.xml >/dev/null
	# A small reader of its own: prefixes from @context, values typed or not.
	python3 - x.jsonld dc.xml <<-'PY'
		import json, sys
		import xml.etree.ElementTree as ET
		doc = json.load(open(sys.argv[1]))
		context = doc["@context"]
		def expand(name):
		    prefix, rest = name.split(":", 1)
		    return context[prefix] + rest if prefix in context else name
		linked = set()
		for node in doc["@graph"]:
		    for key, values in node.items():
		        if key == "@id":
		            continue
		        for value in values:
		            text = value.get("@value") or expand(value["@id"])
		            linked.add((node["@id"], expand(key), text.rsplit("dcmitype/", 1)[-1], value.get("@language")))
		            assert set(value) <= {"@id", "@value", "@type", "@language"}, value
		written = set()
		for record in ET.parse(sys.argv[2]).getroot():
		    for term in record:
		        name = term.tag.replace("{", "").replace("}", "")
		        written.add((record.get("about"), name, term.text, term.get("{http://www.w3.org/XML/1998/namespace}lang")))
		assert linked == written, linked ^ written
		assert len(linked) > 15
	PY
}

@test "csv is read back, and a foreign metadata.csv is understood" {
	write_record
	convert record.txt --to csv -o a.csv >/dev/null
	convert a.csv --to csv -o b.csv >/dev/null
	cmp a.csv b.csv
	printf 'filename,dc.title,dc.creator,dc.creator,dcterms.created,shelf\r\nobjects/a.tif,"A, title",One,Two,1950-09,B 7\r\n' >foreign.csv
	run --separate-stderr convert foreign.csv --to csv -o same.csv
	[ "$status" -eq 0 ]
	[[ "$output$stderr" != *lost:* ]]
	cmp foreign.csv same.csv
	run --separate-stderr convert foreign.csv --to dc
	[ "$status" -eq 0 ]
	[[ "$output" == *"<dcterms:creator>Two</dcterms:creator>"* ]]
	[[ "$output" == *"<dcterms:created>1950-09</dcterms:created>"* ]]
	[ "$stderr" = "lost: shelf 'B 7' is no column of Dublin Core (line 2)" ]
	convert foreign.csv --to record -o r.json >/dev/null
	jq -e '.shelf == ["B 7"] and .authors == ["One", "Two"]' r.json
}

@test "a table goes into a bag and comes out with the same rows" {
	mkdir -p in/metadata "in/a b"
	echo x >"in/a b/1%.tif"
	printf 'filename,dcterms.created,dc.creator,dc.creator,dc.title\r\nobjects,,,,All\r\nobjects/a b/1%%.tif,1950-09,One,Two,"A, page"\r\n' >in/metadata/metadata.csv
	"$FONDS" ingest -q in -o BAG >/dev/null
	convert BAG --to csv -o out.csv >/dev/null
	python3 - in/metadata/metadata.csv out.csv <<-'PY'
		import csv, sys
		def rows(path):
		    table = list(csv.reader(open(path, newline="")))
		    found = {}
		    for row in table[1:]:
		        name = dict(zip(table[0], row))["filename"]
		        found[name] = sorted((h, v) for h, v in zip(table[0][1:], row[1:]) if v and h != "dc.identifier")
		    return found
		assert rows(sys.argv[1]) == rows(sys.argv[2]), rows(sys.argv[2])
	PY
}

@test "Dublin Core of others is read, and what it has besides is reported" {
	cat >others.xml <<-'XML'
		<dcterms:dublincore xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
		<dc:title>A map</dc:title>
		<dcterms:audience>children</dcterms:audience>
		<shelf>B 7</shelf>
		</dcterms:dublincore>
	XML
	run --separate-stderr convert others.xml --to oai_dc
	[ "$status" -eq 0 ]
	[[ "$output" == *"<dc:title>A map</dc:title>"* ]]
	[[ "$output" != *audience* ]]
	[ "$stderr" = "lost: dcterms:audience 'children' is not held
lost: shelf 'B 7' is not of Dublin Core (line 4)" ]
	convert others.xml --to dc -o dc.xml >lost
	validate dc dc.xml
	grep -q 'about="urn:uuid:' dc.xml
	convert others.xml --to premis -o premis.xml >lost
	validate premis premis.xml
}

@test "what was lost is given as JSON, and --strict makes it status 1" {
	write_record
	run --separate-stderr convert record.txt --to dc --format json --strict -o dc.xml
	[ "$status" -eq 1 ]
	[ -z "$stderr" ]
	jq -e '.from == "record" and .to == "dc" and (.lost | length) == 1 and .lost[0].name == "text"' <<<"$output"
	run --separate-stderr convert record.txt --to record --strict
	[ "$status" -eq 0 ]
	[ -z "$stderr" ]
	jq -e .title <<<"$output"
}

@test "a file that is there is not replaced, and nothing is left of a failure" {
	write_record
	echo mine >out.xml
	run --separate-stderr convert record.txt --to dc -o out.xml
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"out.xml"* ]]
	[ "$(cat out.xml)" = mine ]
	run --separate-stderr convert /dev/null --to dc -o new.xml
	[ "$status" -ne 0 ]
	[ ! -e new.xml ]
	[ "$(ls -A)" = "$(printf 'out.xml\nrecord.txt')" ]
}

@test "what cannot be read or is not known is refused with a reason" {
	write_record
	make_bag
	run --separate-stderr convert record.txt
	[ "$status" -eq 2 ]
	[ "$stderr" = "fonds: into what? give --to FORM" ]
	run --separate-stderr convert record.txt --to word
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"not 'word'"* ]]
	run --separate-stderr convert BAG --to dc --from premis
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"'BAG': a bag is read by its own metadata"* ]]
	convert record.txt --to mets -o m.xml >/dev/null
	run --separate-stderr convert m.xml --to dc
	[ "$status" -eq 3 ]
	[[ "$stderr" == *"'m.xml': this is mets, which is written here but not read"* ]]
	mkdir plain
	run --separate-stderr convert plain --to dc
	[ "$status" -eq 1 ]
	[[ "$stderr" == *"'plain': this is not a bag: there is no bagit.txt"* ]]
	rm -r BAG/metadata
	run --separate-stderr convert BAG --to dc
	[ "$status" -eq 1 ]
	[[ "$stderr" == *"neither metadata/premis.xml nor metadata/dc.xml"* ]]
	printf 'filename,dc.title\na,A\nb,B\n' >two.csv
	run --separate-stderr convert two.csv --to record
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"2 things are described"* ]]
	convert two.csv --to dc -o two.xml >/dev/null
	validate dc two.xml
	convert two.csv --to mets -o two-mets.xml >/dev/null
	validate mets two-mets.xml
	echo '<premis xmlns="info:lc/xmlns/premis-v2"/>' >old.xml
	run --separate-stderr convert old.xml --to dc
	[ "$status" -eq 1 ]
	[ "$stderr" = "fonds: old.xml: it is PREMIS 2, and only PREMIS 3.0 is read" ]
}

@test "PREMIS of files alone goes into METS, and into nothing else" {
	make_bag
	python3 - BAG/metadata/premis.xml >files.xml <<-'PY'
		import re, sys
		text = open(sys.argv[1]).read()
		for kind in ("intellectualEntity", "representation"):
		    text = re.sub(rf'  <object xsi:type="{kind}">.*?</object>\n', "", text, flags=re.S)
		print(text)
	PY
	convert files.xml --to mets -o mets.xml >/dev/null
	validate mets mets.xml
	for form in record dc oai_dc csv jsonld; do
		run --separate-stderr convert files.xml --to "$form"
		[ "$status" -eq 1 ]
		[[ "$stderr" == *"no intellectual entity"* ]]
		[ -z "$output" ]
	done
}

@test "hostile XML is refused, and no other file is read" {
	echo secret >secret
	printf '<!DOCTYPE a [<!ENTITY x SYSTEM "secret">]><a xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>&x;</dc:title></a>' >x.xml
	run --separate-stderr convert x.xml --to dc
	[ "$status" -ne 0 ]
	[[ "$output$stderr" != *secret* ]]
	[[ "$stderr" == *x.xml* ]]
}
