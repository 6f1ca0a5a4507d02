#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load helper

premis() {
	xmllint --xpath "$1" BAG/metadata/premis.xml
}

CHECKS="//*[local-name()='event'][*[local-name()='eventType']='fixity check']"

@test "an audit writes what it found into the bag, and the next one is sound" {
	make_registered_bag
	baseline >before
	for n in 1 2 3; do
		run --separate-stderr "$FONDS" audit run --write-events -q
		[ "$status" -eq 0 ]
		[ "$stderr" = "" ]
		[[ "$output" == *"Events"*"  written: 1 of 1"* ]]
		[ "$(premis "count($CHECKS)")" = "$n" ]
	done
	"$FONDS" audit run -q | grep -q "^Sound: "
	"$FONDS" bag validate BAG -q
	baseline | diff before -
	last="$CHECKS[last()]"
	files="$("$FONDS" catalog show 1 --format json | jq .file_count)"
	[ "$(premis "string($last//*[local-name()='eventOutcome'])")" = success ]
	[ "$(premis "string($last/*[local-name()='eventType']/@valueURI)")" = "http://id.loc.gov/vocabulary/preservation/eventType/fix" ]
	premis "$last//*[local-name()='eventOutcomeDetailNote']/text()" >notes
	grep -q "$files registered files: $files ok" notes
	grep -q "digests: sha256" notes
	grep -q "audit run 3" notes
	[ "$(premis "count($last/*[local-name()='linkingObjectIdentifier'])")" = 2 ]
	# The agent is that of the ingest.
	[ "$(premis "count(//*[local-name()='agent'][*[local-name()='agentName']='fonds'])")" = 1 ]
	"$FONDS" metadata validate BAG
	if [ -d "$SHARED/schemas" ]; then
		xmllint --nonet --noout --schema "$SHARED/schemas/premis/premis-v3-0.xsd" BAG/metadata/premis.xml
	fi
}

@test "a check of a part of a bag is no event of the bag, unless it finds something" {
	make_registered_bag
	run --separate-stderr "$FONDS" audit run --write-events -q --path 'data/**' --format json
	[ "$status" -eq 0 ]
	[ "$(jq -c '[.events_written, .sound, .events_not_written[0].reason]' <<<"$output")" = \
		'[0,true,"not all of its files were checked in this run"]' ]
	[ "$(premis "count($CHECKS)")" = 0 ]
	flip_bit BAG/data/record/record.txt
	run --separate-stderr "$FONDS" audit run --write-events -q --path 'data/**' --format json
	[ "$status" -eq 1 ]
	[ "$(jq .events_written <<<"$output")" = 1 ]
	[ "$(premis "string($CHECKS[last()]//*[local-name()='eventOutcome'])")" = fail ]
	[ "$(premis "string($CHECKS[last()]//*[local-name()='eventDetail'])")" = \
		"the registered files that were due checked against their registered digests" ]
}

@test "it is off by default" {
	make_registered_bag
	cp -a BAG before
	run --separate-stderr "$FONDS" audit run -q
	[ "$status" -eq 0 ]
	[[ "$output" != *Events* ]]
	run --separate-stderr "$FONDS" audit run -q --format json
	[ "$(jq -c '[.events_written, .events_not_written]' <<<"$output")" = '[0,[]]' ]
	diff -r before BAG
}

@test "what is damaged is told as failed, with the exit status as ever" {
	make_registered_bag
	flip_bit BAG/data/record/record.txt
	run --separate-stderr "$FONDS" audit run --write-events -q --format json
	[ "$status" -eq 1 ]
	[ "$(jq -c '[.events_written, .sound, .verdicts.corrupt]' <<<"$output")" = '[1,false,1]' ]
	[ "$(premis "string($CHECKS[last()]//*[local-name()='eventOutcome'])")" = fail ]
	run --separate-stderr "$FONDS" audit run -q --format json
	[ "$status" -eq 1 ]
	[ "$(jq .verdicts.corrupt <<<"$output")" = 1 ]
}

@test "a bag that cannot take an event is told, and is no error" {
	make_registered_bag
	mkdir source && echo a >source/a
	"$FONDS" bag create source -o plain -q
	"$FONDS" catalog add plain -q >/dev/null
	cp -a plain before
	run --separate-stderr "$FONDS" audit run --write-events -q
	[ "$status" -eq 0 ]
	[ "$stderr" = "" ]
	[[ "$output" == *"  not written: holding 2  $PWD/plain"*"has no metadata/premis.xml"*"  written: 1 of 2"* ]]
	diff -r before plain
	flip_bit BAG/metadata/premis.xml
	cp -a BAG before-2
	run --separate-stderr "$FONDS" audit run --write-events -q --format json
	[ "$status" -eq 1 ]
	[ "$(jq -c '[.events_written, (.events_not_written | map(.holding))]' <<<"$output")" = '[0,[1,2]]' ]
	diff -r before-2 BAG
}

@test "audit --write-events is in fonds(1)" {
	grep -q "^.It Fl -write-events" "$DOCS/fonds.1"
}
