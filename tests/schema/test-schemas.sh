#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# usage: test-schemas.sh WRITER FONDS_DC_XSD SCHEMA_FOLDER
#
# What the library writes must be valid by the published schemas, and those
# must refuse the same documents once something in them is wrong: else this
# test would say nothing. Skipped where the schemas are not there.
set -eu

writer=$1
fonds_dc=$2
schemas=$3

if ! [ -f "$schemas/catalog.xml" ]; then
	echo "skipped: no schemas in $schemas"
	exit 77
fi
if ! command -v xmllint >/dev/null; then
	echo "skipped: no xmllint"
	exit 77
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export XML_CATALOG_FILES="$schemas/catalog.xml"
failures=0

fail() {
	echo "FAILED: $1"
	failures=$((failures + 1))
}

# judge KIND FILE: by the schema of this kind of document
judge() {
	case $1 in
	premis) schema=$schemas/premis/premis-v3-0.xsd ;;
	oai) schema=$schemas/oai/oai_dc.xsd ;;
	dc) schema=$fonds_dc ;;
	esac
	xmllint --nonet --noout --schema "$schema" "$2" >"$folder/said" 2>&1
}

# accept KIND NAME
accept() {
	if judge "$1" "$folder/$1-$2.xml"; then
		echo "ok: $1-$2 is valid"
	else
		fail "$1-$2 is not valid"
		cat "$folder/said"
	fi
}

# refuse KIND WHAT SED_SCRIPT: the plain document, changed, must be refused,
# and by the schema (status 3), not because it could not be read.
refuse() {
	sed "$3" "$folder/$1-plain.xml" >"$folder/broken.xml"
	if cmp -s "$folder/$1-plain.xml" "$folder/broken.xml"; then
		fail "$1: the change '$2' changes nothing"
		return
	fi
	status=0
	judge "$1" "$folder/broken.xml" || status=$?
	if [ "$status" -eq 3 ]; then
		echo "ok: $1 refuses $2"
	else
		fail "$1 with $2: status $status"
		cat "$folder/said"
	fi
}

"$writer" "$folder"

accept premis plain
accept premis hostile
accept dc plain
accept dc hostile
accept dc alone
accept oai plain
accept oai hostile
accept oai alone

refuse premis 'no version' 's/ version="3.0"//'
refuse premis 'another version' 's/ version="3.0"/ version="2.3"/'
refuse premis 'an object without a type' 's/ xsi:type="file"//'
refuse premis 'an unknown kind of object' \
	's/xsi:type="file"/xsi:type="folder"/'
refuse premis 'an unknown element' 's/eventDateTime>/eventMoment>/g'
refuse premis 'a size that is no number' 's/<size>/<size>about /'
refuse premis 'elements out of order' \
	'/<eventDateTime>/{h;d;};/<\/eventOutcomeInformation>/G'
refuse premis 'a file without format' '/<format>/,/<\/format>/d'
refuse premis 'an event without identifier' \
	'/<eventIdentifier>/,/<\/eventIdentifier>/d'
refuse premis 'no object at all' '/<object /,/<\/object>/d'

refuse dc 'an unknown property' 's/dcterms:created/dcterms:creation/g'
refuse dc 'a record about nothing' 's/<record about="[^"]*">/<record>/'
refuse dc 'an unknown attribute' 's/<record /<record of="a" /'
refuse dc 'an element of no namespace' \
	's/<record .*/&<junk xmlns=""\/>/'
refuse dc 'an element of its own namespace' 's/<record .*/&<record\/>/'
refuse dc 'text between properties' 's/<record .*/&junk/'
refuse dc 'markup inside a property' 's/>A subject</><b>A subject<\/b></'
refuse dc 'a date that is none' 's/>1950-09-30</>30 September 1950</'
refuse dc 'an unknown type' 's/>Text</>Memorandum</'
refuse dc 'an unknown encoding' 's/dcterms:W3CDTF/dcterms:EDTF/'
refuse dc 'two records about one thing' \
	's/8000-000000000004">/8000-000000000003">/'
refuse dc 'no record at all' '/<record /,/<\/record>/d'
refuse dc 'another root' 's/records\([ >]\)/descriptions\1/'

refuse oai 'a property that is not simple' 's/dc:title/dc:alternative/g'
refuse oai 'an unknown attribute' 's/<dc:title /<dc:title kind="a" /'
refuse oai 'an element of another namespace' \
	's/<dc:creator>/<junk xmlns="urn:a"\/><dc:creator>/'

[ "$failures" -eq 0 ]
