#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load helper

@test "the real record becomes a bag that sha256sum, cmp and xmllint accept" {
	real_record
	run --separate-stderr "$FONDS" ingest "$RECORD" -o BAG
	[ "$status" -eq 0 ]
	[ "$stderr" = "fonds: warning: the record cites the Wilson Center Digital Archive (wilsoncenter.org), but its URL is on wilson-center-digital-archive.dvincitest.com" ]
	cd BAG
	sha256sum --strict -c manifest-sha256.txt tagmanifest-sha256.txt
	cmp data/record/000_7fe6030c3b91ff7c.txt "$RECORD"
	xmllint --nonet --noout --schema "$SHARED/schemas/premis/premis-v3-0.xsd" metadata/premis.xml
	xmllint --nonet --noout --schema "$SHARED/schemas/oai/oai_dc.xsd" metadata/oai_dc.xml
	xmllint --nonet --noout --schema "$SCHEMAS/fonds-dc.xsd" metadata/dc.xml
}

@test "bag-info.txt has the elements that were asked for, in order" {
	real_record
	SOURCE_DATE_EPOCH=0 "$FONDS" ingest -q "$RECORD" -o BAG --source-organization "An Archive"
	[ "$(cut -d: -f1 BAG/bag-info.txt | tr '\n' ' ')" = "Source-Organization External-Identifier External-Description Internal-Sender-Identifier Bagging-Date Payload-Oxum Bag-Software-Agent " ]
	grep -qx 'Source-Organization: An Archive' BAG/bag-info.txt
	grep -qx 'Bagging-Date: 1970-01-01' BAG/bag-info.txt
	grep -qx 'Payload-Oxum: 5604.2' BAG/bag-info.txt
	grep -qx "Bag-Software-Agent: $("$FONDS" --version)" BAG/bag-info.txt
}

premis() {
	xmllint --xpath "$1" BAG/metadata/premis.xml
}

P='*[local-name()="premis"]/*'

@test "premis.xml describes the absent original and the translation" {
	real_record
	"$FONDS" ingest -q "$RECORD" -o BAG
	[ "$(premis "count(/*/*[local-name()='object'][@*[local-name()='type']='intellectualEntity'])")" = 2 ]
	premis "string(/*)" | grep -q 'APRF, fond 3, opis 65, delo 827'
	for subtype in "has Source" "is Source Of" represents "is Represented By" includes "is Included In"; do
		[ "$(premis "count(//*[local-name()='relationshipSubType'][.='$subtype'])")" -ge 1 ]
	done
	for event in creation ingestion validation extraction "message digest calculation" "format identification" "information package creation"; do
		[ "$(premis "count(//*[local-name()='eventType'][.='$event'])")" -eq 1 ]
	done
	[ "$(premis "count(//*[local-name()='event'])")" = "$(premis "count(//*[local-name()='eventOutcome'])")" ]
	[ "$(premis "count(//*[local-name()='agentVersion'])")" = 1 ]
	[ "$(premis "count(//*[local-name()='object'][@*[local-name()='type']='file'][.//*[local-name()='messageDigest']][.//*[local-name()='size']][.//*[local-name()='formatRegistryKey']='x-fmt/111'])")" = 2 ]
	[ "$(premis "count(//*[local-name()='linkingAgentRole'][.='executing program'])")" -ge 6 ]
}

@test "the contradiction in the real record is a warning event" {
	real_record
	"$FONDS" ingest -q "$RECORD" -o BAG
	event="//*[local-name()='event'][*[local-name()='eventType']='validation']"
	[ "$(premis "string($event//*[local-name()='eventOutcome'])")" = warning ]
	premis "string($event//*[local-name()='eventOutcomeDetailNote'])" | grep -q 'dvincitest.com'
}

@test "with SOURCE_DATE_EPOCH two ingests give the same bytes" {
	write_record
	export SOURCE_DATE_EPOCH=1700000000
	"$FONDS" ingest -q record.txt -o A
	sleep 1.1
	"$FONDS" ingest -q record.txt -o B
	diff -r A B
	SOURCE_DATE_EPOCH=1800000000 "$FONDS" ingest -q record.txt -o C
	! diff -rq A C
}

@test "a SOURCE_DATE_EPOCH that is no time is refused" {
	write_record
	SOURCE_DATE_EPOCH=yesterday run --separate-stderr "$FONDS" ingest record.txt -o BAG
	[ "$status" -eq 2 ]
	[[ "$stderr" == *SOURCE_DATE_EPOCH* ]]
	[ ! -e BAG ]
}

@test "the other real records are ingested with translators and languages" {
	need_shared
	n=0
	while IFS= read -r line; do
		n=$((n + 1))
		printf '%s\n' "$line" >record$n.json
		"$FONDS" ingest -q record$n.json -o BAG$n
		"$FONDS" bag validate BAG$n
		cmp record$n.json BAG$n/data/record/record$n.json
		xmllint --nonet --noout --schema "$SHARED/schemas/premis/premis-v3-0.xsd" BAG$n/metadata/premis.xml
		xmllint --nonet --noout --schema "$SHARED/schemas/oai/oai_dc.xsd" BAG$n/metadata/oai_dc.xml
		xmllint --nonet --noout --schema "$SCHEMAS/fonds-dc.xsd" BAG$n/metadata/dc.xml
	done <"$SHARED/records/wilson-center-fields.jsonl"
	[ "$n" -eq 5 ]
	grep -q 'Stephen Mercado' BAG2/metadata/premis.xml
	grep -q 'Stephen Mercado' BAG2/metadata/dc.xml
	grep -q 'Stephan Kieninger' BAG4/metadata/premis.xml
	grep -q '>jpn<' BAG2/metadata/dc.xml
	grep -q '>ger<' BAG4/metadata/dc.xml
	! grep -q 'is Source Of.*creation' BAG1/metadata/premis.xml
	[ -e BAG1/data/transcript/eng/record1.eng.txt ]
}

@test "a real original is taken in with its language" {
	real_record
	"$FONDS" ingest -q "$RECORD" -o BAG --original-language rus \
		--original "$SHARED/records/110404-roshchin-diary-rus.txt"
	cmp BAG/data/original/110404-roshchin-diary-rus.txt "$SHARED/records/110404-roshchin-diary-rus.txt"
	[ "$(premis "count(//*[local-name()='object'][@*[local-name()='type']='representation'])")" = 3 ]
	"$FONDS" bag validate BAG
}

@test "originals, translations and attachments go to their places" {
	write_record
	printf 'Bonjour\n' >o.txt
	printf 'Hello\n' >t.txt
	printf '%%PDF-1.4\n' >a.pdf
	run --separate-stderr "$FONDS" ingest -q record.txt -o BAG --original o.txt \
		--translation t.txt --translation-language english --attach a.pdf --format json
	[ "$status" -eq 0 ]
	[ -z "$stderr" ]
	[ "$(jq -r '.files[].path' <<<"$output" | sort | tr '\n' ' ')" = "data/attachment/a.pdf data/original/o.txt data/record/record.txt data/translation/eng/record.eng.txt data/translation/eng/t.txt " ]
	cmp o.txt BAG/data/original/o.txt
	"$FONDS" bag validate BAG
}

@test "a dry run says what would be made and makes nothing" {
	write_record
	run --separate-stderr "$FONDS" ingest record.txt -o BAG --dry-run
	[ "$status" -eq 0 ]
	[[ "$output" == "would make"* ]]
	[ "$(ls -A)" = record.txt ]
}

@test "an ingest with a catalog registers the bag in the same step" {
	make_registered_bag
	[ "$("$FONDS" catalog list --format json | jq '.holdings | length')" = 1 ]
	"$FONDS" audit run
}

@test "every text keeps its language, and a contradiction is a warning" {
	write_record
	run --separate-stderr "$FONDS" ingest record.txt -o BAG --translation-language German
	[ "$status" -eq 0 ]
	[[ "$stderr" == *"in English, --translation-language says German"* ]]
	! grep -q '>ger<' BAG/metadata/dc.xml
	printf '\n\nTranslation - German\n\nMeine Herren.\n' >>record.txt
	"$FONDS" ingest -q record.txt -o TWO
	[ -e TWO/data/translation/ger/record.ger.txt ]
	grep -q '>ger<' TWO/metadata/dc.xml
	grep -q '>eng<' TWO/metadata/dc.xml
	grep -q 'English, German translation' TWO/bag-info.txt
}

@test "a translator named twice is one agent" {
	printf '{"title":"T","document_url":"http://a.example/1","language":["Russian"],"text_body":"hello","translators":["Ann Lee","Ann Lee"]}' >r.json
	"$FONDS" ingest -q r.json -o BAG
	[ "$(premis "count(//*[local-name()='agentName'][.='Ann Lee'])")" = 1 ]
}

@test "what the record says and no term fits is kept as a property" {
	write_record
	sed -i 's/^Summary:/Mood:\n\nGloomy\n\nDonors:\n\nThe Oil Company\n\nSummary:/' record.txt
	"$FONDS" ingest -q record.txt -o BAG
	premis "string(/*)" | grep -q Gloomy
	premis "string(/*)" | grep -q 'Oil Company'
}

@test "a file that cannot be identified makes the event a warning" {
	write_record
	printf '\377\000\002\003\377\006\007' >x.bin
	"$FONDS" ingest -q record.txt -o BAG --attach x.bin
	event="//*[local-name()='event'][*[local-name()='eventType']='format identification']"
	[ "$(premis "string($event//*[local-name()='eventOutcome'])")" = warning ]
	premis "string($event)" | grep -q x.bin
}

@test "a record with a name of 255 bytes" {
	name=$(printf 'y%.0s' $(seq 251)).txt
	write_record "$name"
	"$FONDS" ingest -q "$name" -o BAG
	"$FONDS" bag validate BAG
}

@test "formats are told by PRONOM, of a document by what is in it" {
	write_record
	python3 - <<-'PYTHON'
		import zipfile
		kind = "application/vnd.oasis.opendocument.text"
		office = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"'
		with zipfile.ZipFile("memo.odt", "w") as archive:
		    archive.writestr("mimetype", kind)
		    archive.writestr("content.xml", f"<office:document-content {office}/>")
		    archive.writestr("META-INF/manifest.xml", "<manifest:manifest><manifest:file-entry "
		                     f'manifest:media-type="{kind}" manifest:full-path="/"/></manifest:manifest>')
	PYTHON
	head -c 3000000 /dev/zero >noise.zzz
	"$FONDS" ingest record.txt -o BAG -q --original memo.odt --attach noise.zzz >/dev/null
	odt="//*[local-name()='object'][.//*[local-name()='originalName' and contains(., 'memo.odt')]]"
	format="$odt//*[local-name()='format'][.//*[local-name()='formatRegistryKey'] = 'fmt/291']"
	[ "$(premis "count($format)")" = 1 ]
	[ "$(premis "string($format//*[local-name()='formatName'])")" = "OpenDocument Text" ]
	[ "$(premis "string($format//*[local-name()='formatVersion'])")" = 1.2 ]
	[ "$(premis "string($format//*[local-name()='formatRegistryName'])")" = PRONOM ]
	[[ "$(premis "string($format//*[local-name()='formatNote'])")" == *container*signature* ]]
	[ "$(premis "count($odt//*[local-name()='formatRegistryKey'][. = 'application/vnd.oasis.opendocument.text'])")" = 1 ]
	# What is not known is said in the event.
	event="//*[local-name()='event'][*[local-name()='eventType'] = 'format identification']"
	[ "$(premis "string($event//*[local-name()='eventOutcome'])")" = warning ]
	[[ "$(premis "string($event//*[local-name()='eventOutcomeDetailNote'])")" == *"noise.zzz: no match at either end of the file" ]]
}

@test "a dating that is no single date is in the description as EDTF, too" {
	printf '{"title": "T", "original_publication_date": "20-22 October 1997"}' >r.json
	"$FONDS" ingest r.json -o BAG -q >/dev/null
	grep -A1 '>date (EDTF)<' BAG/metadata/premis.xml | grep -q '>1997-10-20/1997-10-22<'
	"$FONDS" metadata validate BAG -q
	# It says again what the date says, and is lost nowhere.
	run -0 --separate-stderr "$FONDS" metadata convert BAG --to record -o back.json
	jq -e '.original_publication_date == "20-22 October 1997"' back.json
	[[ "$stderr$(cat back.json)" != *EDTF* ]]
	printf '{"title": "T", "original_publication_date": "October 20, 1997"}' >r.json
	"$FONDS" ingest r.json -o ONE -q >/dev/null
	run ! grep EDTF ONE/metadata/premis.xml
}
