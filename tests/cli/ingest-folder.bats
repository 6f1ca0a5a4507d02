#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load helper

# A transfer as Archivematica has it: the files, and a table that describes them.
folder() {
	mkdir -p T/metadata T/audio
	echo one >T/beach.txt
	echo two >T/audio/bird.txt
	echo three >"T/audio/a, b.txt"
	cat >T/metadata/metadata.csv <<-END
		filename,dc.title,dc.subject,dcterms.created,dc.subject
		objects,A transfer,,1950,
		objects/beach.txt,Beach,Sand,1950-09-30,"Sea, the"
		objects/audio/,Recordings,,,
		"objects/audio/a, b.txt",Two letters,,,
	END
}

dc() {
	xmllint --xpath "$1" BAG/metadata/dc.xml
}

premis() {
	xmllint --xpath "$1" BAG/metadata/premis.xml
}

@test "a folder becomes a valid bag that has it as it lies" {
	folder
	run --separate-stderr "$FONDS" ingest T -o BAG
	[ "$status" -eq 0 ]
	[ -z "$stderr" ]
	[ "${lines[1]}" = "title        A transfer" ]
	diff -r T BAG/data
	(cd BAG && sha256sum --strict --quiet -c manifest-sha256.txt tagmanifest-sha256.txt)
	"$FONDS" bag validate BAG
	grep -qx 'External-Description: A transfer' BAG/bag-info.txt
}

@test "its description is valid against the schemas" {
	need_shared
	folder
	"$FONDS" ingest -q T -o BAG
	cd BAG
	xmllint --nonet --noout --schema "$SHARED/schemas/premis/premis-v3-0.xsd" metadata/premis.xml
	xmllint --nonet --noout --schema "$SHARED/schemas/oai/oai_dc.xsd" metadata/oai_dc.xml
	xmllint --nonet --noout --schema "$SCHEMAS/fonds-dc.xsd" metadata/dc.xml
}

@test "each row is a description of the file or folder that it names" {
	folder
	"$FONDS" ingest -q T -o BAG
	[ "$(dc 'count(/*/*)')" = 4 ]
	[ "$(dc 'string(/*/*[1]/*[local-name()="title"])')" = "A transfer" ]
	[ "$(dc 'string(/*/*[2]/*[local-name()="subject"][2])')" = "Sea, the" ]
	[ "$(dc 'string(/*/*[2]/*[local-name()="created"])')" = 1950-09-30 ]
	# Whatever is described is in the PREMIS description.
	for i in 1 2 3 4; do
		about=$(dc "string(/*/*[$i]/@about)")
		[ "$(premis "count(//*[local-name()='objectIdentifierValue'][.='${about#urn:uuid:}'])")" = 1 ]
	done
	# The folder is a part of the whole.
	folder=$(dc 'string(/*/*[3]/@about)')
	[ "$(premis "string(//*[local-name()='object'][*/*[local-name()='objectIdentifierValue']='${folder#urn:uuid:}']//*[local-name()='relationshipSubType'])")" = "is Part Of" ]
	[ "$(premis "count(//*[local-name()='object'][@*[local-name()='type']='file'])")" = 4 ]
}

@test "the same folder gives the same bag, another one other identifiers" {
	folder
	SOURCE_DATE_EPOCH=0 "$FONDS" ingest -q T -o A
	SOURCE_DATE_EPOCH=0 "$FONDS" ingest -q T/ -o B
	diff -r A B
	echo more >T/audio/more.txt
	SOURCE_DATE_EPOCH=0 "$FONDS" ingest -q T -o C
	[ "$(xmllint --xpath 'string(/*/*[1]/@about)' A/metadata/dc.xml)" != "$(xmllint --xpath 'string(/*/*[1]/@about)' C/metadata/dc.xml)" ]
}

@test "what is not there, empty, or none of Dublin Core is told and kept" {
	folder
	mkdir T/empty
	sed -i '1s/$/,Level/; 2,$s/$/,5/' T/metadata/metadata.csv
	echo 'objects/lost.txt,Lost,,,,5' >>T/metadata/metadata.csv
	run --separate-stderr "$FONDS" ingest T -o BAG
	[ "$status" -eq 0 ]
	[ "$stderr" = "fonds: warning: the folder 'empty' is empty, which a bag does not keep
fonds: warning: 'objects/lost.txt' is described, but is not in the folder
fonds: warning: 'Level' is no column of Dublin Core: it is kept in 'metadata/metadata.csv' alone" ]
	cmp T/metadata/metadata.csv BAG/data/metadata/metadata.csv
	[ "$(premis "string(//*[local-name()='event'][*[local-name()='eventType']='validation']//*[local-name()='eventOutcome'])")" = warning ]
	! grep -q Lost BAG/metadata/dc.xml
}

@test "a folder without a title is called as it is, and that is told" {
	folder
	sed -i 2d T/metadata/metadata.csv
	run --separate-stderr "$FONDS" ingest T -o BAG
	[ "$status" -eq 0 ]
	[ "$stderr" = "fonds: warning: the folder itself has no title in its description: it is called 'T', as it is" ]
	[ "$(dc 'string(/*/*[1]/*[local-name()="title"])')" = T ]
}

@test "a description may lie elsewhere, as a table or as Dublin Core in XML" {
	folder
	mv T/metadata/metadata.csv table.csv
	rmdir T/metadata
	"$FONDS" ingest -q T -o A --metadata table.csv
	cmp table.csv A/data/metadata/table.csv
	cat >dc.xml <<-END
		<dublincore xmlns="http://purl.org/dc/terms/">
		<title>By XML</title><created>1950</created></dublincore>
	END
	"$FONDS" ingest -q T -o BAG --metadata dc.xml
	cmp dc.xml BAG/data/metadata/dc.xml
	[ "$(dc 'count(/*/*)')" = 1 ]
	[ "$(dc 'string(/*/*/*[local-name()="title"])')" = "By XML" ]
	"$FONDS" bag validate BAG
	# In the folder itself it is not put in twice.
	cp dc.xml T/about.xml
	"$FONDS" ingest -q T -o B --metadata T/about.xml
	diff -r T B/data
}

refused() {
	run --separate-stderr "$FONDS" ingest "$@" -o BAG
	[ "$status" -ne 0 ]
	[ ! -e BAG ]
	[ -z "$(ls -A | grep -F .fonds)" ]
}

@test "folders that cannot be taken in whole are refused, and nothing is left" {
	folder
	refused T --attach T/beach.txt
	[[ "$stderr" == *"are for records"* ]]
	refused T/beach.txt --metadata T/metadata/metadata.csv
	[[ "$stderr" == *"--metadata is for a folder"* ]]
	ln -s beach.txt T/link
	refused T
	[[ "$stderr" == *"'T/link' is a symbolic link, which a bag cannot hold"* ]]
	rm T/link
	mkfifo T/pipe
	refused T
	[[ "$stderr" == *"'T/pipe' is no file"* ]]
	rm T/pipe
	printf x >"$(printf 'T/\377')"
	refused T
	[[ "$stderr" == *"not UTF-8"* ]]
	rm "$(printf 'T/\377')"
	echo 'beach.txt,Again,,,' >>T/metadata/metadata.csv
	refused T
	[[ "$stderr" == *"two rows describe 'data/beach.txt'"* ]]
	echo 'filename,dc.title' >T/metadata/metadata.csv
	echo 'a,b,c' >>T/metadata/metadata.csv
	refused T
	[[ "$stderr" == *"metadata.csv': line 2: 3 fields"* ]]
	rm T/metadata/metadata.csv
	refused T
	[[ "$stderr" == *"'T' has no metadata/metadata.csv that describes it: give --metadata FILE"* ]]
	echo '<a xmlns:d="http://purl.org/dc/terms/"><r><d:title>1</d:title></r><r><d:title>2</d:title></r></a>' >two.xml
	refused T --metadata two.xml
	[[ "$stderr" == *"describes 2 things"* ]]
}

@test "a bag is not put into a bag, and what to do instead works" {
	folder
	"$FONDS" ingest -q T -o B
	refused B
	[ "$status" -eq 2 ]
	[ "$stderr" = "fonds: 'B' is a bag already: register it as it is with 'fonds catalog add', or take in its payload alone, 'B/data' with --metadata FILE" ]
	refused B --metadata B/data/metadata/metadata.csv
	"$FONDS" ingest -q B/data --metadata B/data/metadata/metadata.csv -o BAG
	diff -r T BAG/data
	"$FONDS" catalog add --catalog C.db B
}

@test "a folder is registered as a record is, and a bag is not made twice" {
	folder
	"$FONDS" ingest -q T -o BAG --catalog C.db
	"$FONDS" audit run --catalog C.db
	run --separate-stderr "$FONDS" ingest -q T -o BAG
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"there already"* ]]
}
