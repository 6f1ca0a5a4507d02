#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load helper

BASE="$BATS_TEST_DIRNAME/../unit/metadata/check"

codes() {
	jq -r '.findings[].code' <<<"$output" | sort -u | paste -sd ' '
}

check() {
	run --separate-stderr "$FONDS" metadata validate --format json --quiet "$@"
}

@test "what ingest writes of every sample record has no finding, by rules and schemas" {
	need_shared
	split -l 1 --additional-suffix=.json "$SHARED/records/wilson-center-fields.jsonl" field-
	write_record
	for record in "$SHARED/records/000_7fe6030c3b91ff7c.txt" field-*.json record.txt; do
		rm -rf BAG
		"$FONDS" ingest "$record" -o BAG -q >/dev/null
		check BAG --schema-dir "$SHARED/schemas" --level full
		echo "$record: $output"
		[ "$status" -eq 0 ]
		[ "$(jq '.findings | length' <<<"$output")" = 0 ]
		[ "$(jq .files <<<"$output")" -ge 1 ]
		[ "$(jq .objects <<<"$output")" -ge 3 ]
	done
}

@test "a bag with an event added has no finding" {
	make_bag
	"$FONDS" metadata event BAG --type "virus check" --outcome success \
		--agent ClamAV --agent-version 1.0 --object data/record/record.txt
	check BAG --no-schema
	echo "$output"
	[ "$status" -eq 0 ]
	[ "$(codes)" = "" ]
	[ "$(jq .events <<<"$output")" -ge 7 ]
}

@test "text has code, file, line, place, remedy, and a last line" {
	make_bag
	sed -i 's/success</succeeded</' BAG/metadata/premis.xml
	run --separate-stderr "$FONDS" metadata validate --no-schema BAG
	[ "$status" -eq 1 ]
	[[ "${lines[0]}" == "error PREMIS-TERM-URI  metadata/premis.xml:"*": the label of 'eventOutcome'"* ]]
	[[ "${lines[1]}" == "    place     /premis/event["*"]/eventOutcomeInformation/eventOutcome" ]]
	[ "${lines[2]}" = "    expected  success" ]
	[ "${lines[3]}" = "    actual    succeeded" ]
	[[ "${lines[4]}" == "    remedy    "* ]]
	[[ "${lines[-1]}" == "BAG is not valid: 6 objects, "*" errors, 0 warnings, 0 notes" ]]
}

@test "warnings count with --strict only" {
	sed 's/<agentName>fonds<\/agentName>//' "$BASE/premis.xml" >p.xml
	check p.xml --no-schema
	[ "$status" -eq 0 ]
	[ "$(codes)" = PREMIS-AGENT-NAME ]
	[ "$(jq .valid <<<"$output")" = true ]
	check p.xml --no-schema --strict
	[ "$status" -eq 1 ]
	[ "$(jq .valid <<<"$output")" = false ]
}

@test "a file of the payload that nobody described, and one that is gone" {
	make_bag
	echo new >BAG/data/new.txt
	check BAG --no-schema
	[ "$status" -eq 1 ]
	[ "$(codes)" = DESCRIPTION-FILE-UNDESCRIBED ]
	[ "$(jq -r '.findings[0].path' <<<"$output")" = data/new.txt ]
	rm BAG/data/new.txt BAG/data/record/record.txt
	check BAG --no-schema
	[ "$status" -eq 1 ]
	[ "$(codes)" = DESCRIPTION-FILE-ABSENT ]
}

@test "two objects for one file" {
	make_bag
	other=$(cd BAG && find data/translation -type f)
	sed -i "s|<contentLocationValue>$other<|<contentLocationValue>data/record/record.txt<|" BAG/metadata/premis.xml
	check BAG --no-schema
	[ "$status" -eq 1 ]
	[ "$(codes)" = "DESCRIPTION-FILE-TWICE DESCRIPTION-FILE-UNDESCRIBED" ]
}

@test "what is no XML is told as that" {
	echo '{"title": "A"}' >record.json
	printf '\357\273\277filename,dc.title\na,b\n' >metadata.csv
	for file in record.json metadata.csv; do
		check "$file" --no-schema
		[ "$status" -eq 1 ]
		[ "$(codes)" = XML-MALFORMED ]
		[ "$(jq -r '.findings[0].message' <<<"$output")" = "it is no XML: it does not begin with '<'" ]
		# Another file would not help it to its schema.
		check "$file"
		[ "$(codes)" = XML-MALFORMED ]
	done
}

@test "size and digest are compared with the manifests, or with the files" {
	make_bag
	size=$(stat -c %s BAG/data/record/record.txt)
	sum=$(sha256sum <BAG/data/record/record.txt | cut -c 1-64)
	sed "s/<size>$size</<size>1</" -i BAG/metadata/premis.xml
	check BAG --no-schema
	[ "$status" -eq 1 ]
	[ "$(codes)" = DESCRIPTION-FILE-SIZE ]
	[ "$(jq -r '.findings[0].expected' <<<"$output")" = "$size" ]
	sed "s/<size>1</<size>${size}0</" -i BAG/metadata/premis.xml
	check BAG --no-schema
	[ "$(codes)" = DESCRIPTION-FILE-SIZE ]
	sed "s/<size>${size}0</<size>$size</; s/$sum/${sum:1}0/" -i BAG/metadata/premis.xml
	check BAG --no-schema
	[ "$(codes)" = DESCRIPTION-FILE-DIGEST ]
	[ "$(jq -r '.findings[0].expected' <<<"$output")" = "$sum" ]
	check BAG --no-schema --level full
	[ "$(codes)" = DESCRIPTION-FILE-DIGEST ]
	sed "s/${sum:1}0/$sum/" -i BAG/metadata/premis.xml
	check BAG --no-schema --level full
	[ "$status" -eq 0 ]
	flip_bit BAG/data/record/record.txt
	check BAG --no-schema
	[ "$status" -eq 0 ]
	check BAG --no-schema --level full
	[ "$status" -eq 1 ]
	[ "$(codes)" = DESCRIPTION-FILE-DIGEST ]
}

@test "a digest that no manifest has is compared when files are read" {
	make_bag
	md5=$(md5sum <BAG/data/record/record.txt | cut -c 1-32)
	sum=$(sha256sum <BAG/data/record/record.txt | cut -c 1-64)
	sed -i "s/cryptographicHashFunctions\/sha256\">SHA-256<\/messageDigestAlgorithm>/&@/; /SHA-256/{N;s|sha256\">SHA-256\(.*\)@\(.*\)$sum|md5\">MD5\1\2$md5|;s/@//}" BAG/metadata/premis.xml
	grep -q "$md5" BAG/metadata/premis.xml
	check BAG --no-schema
	[ "$(codes)" = "DESCRIPTION-FILE-NOT-READ PREMIS-DIGEST-WEAK" ]
	check BAG --no-schema --level full
	[ "$(codes)" = PREMIS-DIGEST-WEAK ]
	sed -i "s/$md5/${md5:1}f/" BAG/metadata/premis.xml
	check BAG --no-schema --level full
	[ "$(codes)" = "DESCRIPTION-FILE-DIGEST PREMIS-DIGEST-WEAK" ]
}

@test "a file that cannot be read is no file that was compared" {
	[ "$(id -u)" -ne 0 ] || skip "root reads everything"
	make_bag
	chmod 0 BAG/data/record/record.txt
	check BAG --no-schema --level full
	[ "$status" -eq 1 ]
	[ "$(codes)" = DESCRIPTION-FILE-UNREADABLE ]
}

@test "Dublin Core and PREMIS describe the same things" {
	make_bag
	about=$(grep -o 'about="[^"]*"' BAG/metadata/dc.xml | head -1)
	sed -i "s/$about/about=\"urn:uuid:00000000-0000-4000-8000-000000000000\"/" BAG/metadata/dc.xml
	check BAG --no-schema
	[ "$status" -eq 1 ]
	[[ " $(codes) " == *" DESCRIPTION-DC-ABOUT DESCRIPTION-DC-IDENTIFIER "* ]]
}

@test "a bag without PREMIS is told, one without Dublin Core noted" {
	make_bag
	mv BAG/metadata/dc.xml .
	check BAG --no-schema
	[ "$status" -eq 0 ]
	[ "$(codes)" = DESCRIPTION-DC-MISSING ]
	mv BAG/metadata/premis.xml .
	check BAG --no-schema
	[ "$status" -eq 1 ]
	[ "$(codes)" = "DESCRIPTION-DC-MISSING DESCRIPTION-PREMIS-MISSING" ]
}

@test "a link in place of the PREMIS file is not followed" {
	make_bag
	mv BAG/metadata/premis.xml .
	ln -s ../../premis.xml BAG/metadata/premis.xml
	check BAG --no-schema
	[ "$status" -eq 1 ]
	[[ "$(codes)" == *DESCRIPTION-FILE-UNREADABLE* ]]
}

@test "what is no bag, is not there, or does not go together" {
	mkdir none
	run --separate-stderr "$FONDS" metadata validate --no-schema none
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"'none' is no bag"* ]]
	run --separate-stderr "$FONDS" metadata validate gone.xml
	[ "$status" -eq 3 ]
	[[ "$stderr" == *"cannot open 'gone.xml'"* ]]
	run --separate-stderr "$FONDS" metadata validate "$BASE/dc.xml" --schema-dir . --no-schema
	[ "$status" -eq 2 ]
	run --separate-stderr "$FONDS" metadata validate "$BASE/dc.xml" --level deep
	[ "$status" -eq 2 ]
	run --separate-stderr "$FONDS" metadata validate "$BASE/dc.xml" --schema-dir gone
	[ "$status" -eq 3 ]
	[[ "$stderr" == *"'gone'"* ]]
}

@test "schemas: every form is valid, and what the rules do not know is found" {
	need_shared
	for form in premis dc oai-dc mets; do
		check "$BASE/$form.xml" --schema-dir "$SHARED/schemas"
		echo "$form: $output"
		[ "$status" -eq 0 ]
		[ "$(codes)" = "" ]
		check "$BASE/$form.xml"
		[ "$(codes)" = "" ]
	done
	sed 's/CHECKSUMTYPE="MD5"/CHECKSUMTYPE="MD4"/' "$BASE/mets.xml" >mets.xml
	check mets.xml --schema-dir "$SHARED/schemas"
	[ "$status" -eq 1 ]
	[ "$(codes)" = SCHEMA-INVALID ]
	[ "$(jq '.findings[0].line' <<<"$output")" = "$(grep -n MD4 mets.xml | cut -d : -f 1)" ]
	[[ "$(jq -r '.findings[0].message' <<<"$output")" == *MD4* ]]
	sed 's/premis:objectIdentifierType>local/premis:objectIdentifierKind>local/g' "$BASE/mets.xml" |
		sed 's/local<.premis:objectIdentifierType/local<\/premis:objectIdentifierKind/' >mets.xml
	check mets.xml --schema-dir "$SHARED/schemas"
	[[ "$(codes)" == *PREMIS-UNIT-UNKNOWN*SCHEMA-INVALID* ]]
	sed 's/<record about/<record kind="x" about/' "$BASE/dc.xml" >dc.xml
	check dc.xml --schema-dir "$SHARED/schemas"
	[ "$(codes)" = SCHEMA-INVALID ]
}

@test "without schemas the rules apply, and a note says so" {
	echo '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"/>' >catalog.xml
	sed 's/>1950-09-30</>then</' "$BASE/dc.xml" >dc.xml
	check dc.xml --schema-dir .
	[ "$status" -eq 1 ]
	[ "$(codes)" = "DC-DATE SCHEMA-MISSING" ]
	XML_CATALOG_FILES="$PWD/gone.xml" check dc.xml
	[ "$(codes)" = "DC-DATE SCHEMA-MISSING" ]
	check dc.xml --no-schema
	[ "$(codes)" = "DC-DATE" ]
}

@test "a schema that needs what is not there is an error, and never a pass" {
	cat >catalog.xml <<-'XML'
		<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
		<system systemId="http://www.openarchives.org/OAI/2.0/oai_dc.xsd" uri="oai.xsd"/>
		</catalog>
	XML
	cat >oai.xsd <<-'XML'
		<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.openarchives.org/OAI/2.0/oai_dc/">
		<xs:include schemaLocation="../outside.xsd"/>
		<xs:element name="dc"/>
		</xs:schema>
	XML
	echo '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>' >../outside.xsd
	run --separate-stderr "$FONDS" metadata validate "$BASE/oai-dc.xml" --schema-dir .
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"outside.xsd"* ]]
	echo '<xs:schema' >oai.xsd
	run --separate-stderr "$FONDS" metadata validate "$BASE/oai-dc.xml" --schema-dir .
	[ "$status" -eq 2 ]
	echo '<catalogue/>' >catalog.xml
	run --separate-stderr "$FONDS" metadata validate "$BASE/oai-dc.xml" --schema-dir .
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"catalog.xml' is no XML catalog"* ]]
}

@test "a pipe is checked once, and not by a schema" {
	run --separate-stderr sh -c '"$FONDS" metadata validate --format json - <"$1"' sh "$BASE/dc.xml"
	[ "$status" -eq 0 ]
	[ "$(codes)" = SCHEMA-NOT-READ ]
	run --separate-stderr sh -c 'cat "$1" | "$FONDS" metadata validate --format json --no-schema -' sh "$BASE/dc.xml"
	[ "$status" -eq 0 ]
	[ "$(codes)" = "" ]
}

@test "twelve defects that the schema of PREMIS lets pass" {
	need_shared
	count=0
	while IFS= read -r code && IFS= read -r old && IFS= read -r new && read -r _; do
		[ $((count++)) -lt 12 ] || break
		python3 - "$BASE/premis.xml" "${old:1}" "${new:1}" >p.xml <<-'PY'
			import sys
			text, old, new = open(sys.argv[1]).read(), *(x.replace("\\n", "\n") for x in sys.argv[2:])
			assert old in text
			sys.stdout.write(text.replace(old, new, 1))
		PY
		check p.xml --schema-dir "$SHARED/schemas"
		echo "$code: $output"
		[ "$(jq '[.findings[] | select(.severity != "note")] | length' <<<"$output")" -gt 0 ]
		[ "$(codes)" = "$code" ]
	done <"$BASE/premis.edits"
	[ "$count" -eq 13 ]
}

@test "the container of Dublin Core is valid where its schema file says so" {
	need_shared
	command -v xmllint >/dev/null || skip "no xmllint here"
	edits=(
		's/x/x/'
		's/<record about="[^"]*2-0000[^"]*"/<record/'
		's/<record about/<record kind="x" about/'
		's/about="urn:uuid:00000002/about="urn:uuid:00000001/'
		's/<\/records>/<note\/><\/records>/'
		's/<dc:title>/<title xmlns="urn:x">x<\/title><dc:title>/'
		's/dcterms:W3CDTF/dcterms:NoSuchThing/'
		's/<records /<records version="1" /'
	)
	sound=0
	for edit in "${edits[@]}"; do
		sed "$edit" "$BASE/dc.xml" >dc.xml
		by_file=0
		xmllint --nonet --noout --schema "$SCHEMAS/fonds-dc.xsd" dc.xml 2>err || by_file=1
		check dc.xml --schema-dir "$SHARED/schemas"
		by_us=0
		[[ "$(codes)" != *SCHEMA-INVALID* ]] || by_us=1
		echo "$edit: $by_file $by_us $(cat err)"
		[ "$by_file" = "$by_us" ]
		sound=$((sound + 1 - by_file))
	done
	[ "$sound" -eq 1 ]
}
