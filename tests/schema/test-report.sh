#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# usage: test-report.sh MAKE_REPORT MAKE_YEAR SCHEMA_FOLDER
#
# Reports as PREMIS must be valid by the schema of PREMIS 3.0, whatever names
# they are about, and tell each check and each damaged file once. Skipped where
# the schemas are not there.
set -eu

make_report=$1
make_year=$2
schemas=$3
schema=$schemas/premis/premis-v3-0.xsd

if ! [ -f "$schema" ]; then
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

# expect NAME XPATH NUMBER
expect() {
	number=$(xmllint --nonet --xpath "count($2)" "$folder/$1.xml")
	if [ "$number" != "$3" ]; then
		echo "FAILED: $1 has $number of $2, not $3"
		exit 1
	fi
}

event='//*[local-name()="event"]'
outcome='//*[local-name()="eventOutcome"]'
file='//*[local-name()="object"][*[local-name()="originalName"]]'

for name in sound findings many period interrupted; do
	"$make_report" "$name" premis >"$folder/$name.xml"
done
"$make_year" "$folder/catalog.db" premis year >"$folder/year.xml"
for name in sound findings many period interrupted year; do
	xmllint --nonet --noout --schema "$schema" "$folder/$name.xml"
done

expect sound "$event" 2
expect sound "$outcome[.='success']" 2
expect sound "$file" 0
expect many "$file" 300
expect interrupted "$outcome[.='success']" 1

# Twelve runs over three holdings, one of which had no turn in one of them;
# six findings, four of them of one file.
expect year "$event" 35
expect year "$outcome[.='fail']" 6
expect year "$outcome[.='success']" 29
expect year "$file" 3
expect year '//*[local-name()="agent"]' 2

# The same catalog gives the same document.
"$make_year" "$folder/catalog.db" premis year | cmp - "$folder/year.xml"

# Nothing to tell is no document.
for name in empty idle; do
	status=0
	"$make_report" "$name" premis >"$folder/none" 2>"$folder/said" ||
		status=$?
	if [ "$status" -ne 3 ] || [ -s "$folder/none" ] ||
		! grep -q 'nothing was checked' "$folder/said"; then
		echo "FAILED: $name has status $status"
		exit 1
	fi
done
