#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load helper

premis() {
	xmllint --xpath "$1" BAG/metadata/premis.xml
}

count() {
	premis "count(//*[local-name()='$1'])"
}

@test "an event is added, linked both ways, and the bag stays valid" {
	make_bag
	cp -a BAG before
	run --separate-stderr "$FONDS" metadata event BAG --type "fixity check" --outcome success --detail "sha256sum -c" --note "all sound" --note "on a Monday" --date 2024-05-06 --agent sha256sum --agent-version 9.1
	[ "$status" -eq 0 ]
	[ "$stderr" = "" ]
	[ "${lines[0]}" = "added: event fixity check, 2024-05-06, linked with 2 objects, outcome success" ]
	[ "${lines[2]}" = "  agent: sha256sum, new" ]
	uuid="${lines[1]#  }"
	"$FONDS" bag validate BAG -q
	sha256sum --strict --quiet -c <(sed 's,  ,  BAG/,' BAG/tagmanifest-sha256.txt)
	[ "$(premis "count(//*[.='$uuid'])")" -ge 4 ]
	event="//*[local-name()='event'][*/*[local-name()='eventIdentifierValue']='$uuid']"
	[ "$(premis "string($event/*[local-name()='eventType'])")" = "fixity check" ]
	[ "$(premis "string($event/*[local-name()='eventType']/@valueURI)")" = "http://id.loc.gov/vocabulary/preservation/eventType/fix" ]
	[ "$(premis "string($event/*[local-name()='eventDateTime'])")" = 2024-05-06 ]
	[ "$(premis "count($event//*[local-name()='eventOutcomeDetailNote'])")" = 2 ]
	[ "$(premis "count($event/*[local-name()='linkingObjectIdentifier'])")" = 2 ]
	[ "$(premis "string($event//*[local-name()='linkingAgentRole'])")" = "executing program" ]
	# Nothing else has changed.
	diff -r -x premis.xml -x tagmanifest-sha256.txt before BAG
	[ "$(diff before/metadata/premis.xml BAG/metadata/premis.xml | grep -c '^<')" = 0 ]
}

@test "what comes of it is valid by the schema of PREMIS 3.0" {
	need_shared
	make_bag
	for type in fix vir "format identification"; do
		"$FONDS" metadata event BAG --type "$type" --outcome warning --note n --agent A --agent-type person
		"$FONDS" metadata event BAG --type "$type" --object data/record/record.txt
	done
	xmllint --nonet --noout --schema "$SHARED/schemas/premis/premis-v3-0.xsd" BAG/metadata/premis.xml
	"$FONDS" bag validate BAG -q
}

@test "an agent is added once" {
	make_bag
	agents="$(count agent)"
	"$FONDS" metadata event BAG --type fix --agent Ann --agent-type person
	run "$FONDS" metadata event BAG --type fix --agent Ann --agent-type person
	[ "$(count agent)" = $((agents + 1)) ]
	[[ "$output" == *"agent: Ann" ]]
}

@test "the result as JSON" {
	make_bag
	run --separate-stderr "$FONDS" metadata event BAG --type fix --date 1950~ --format json --object data/record/record.txt
	[ "$status" -eq 0 ]
	python3 -c 'import json,sys; d=json.loads(sys.argv[1]); assert d["bag"] == "BAG" and d["type"] == "fixity check" and d["date"] == "1950~" and d["outcome"] is None and d["agent"] is None and len(d["objects"]) == 1 and not d["dry_run"] and not d["resumed"] and len(d["event"]) == 36' "$output"
}

@test "a dry run says what would be and writes nothing" {
	make_bag
	cp -a BAG before
	run --separate-stderr "$FONDS" metadata event BAG --type fix --date 2024-05-06 --dry-run
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = "would be added: event fixity check without outcome, 2024-05-06, linked with 2 objects" ]
	diff -r before BAG
}

refused() {
	cp -a BAG before
	run --separate-stderr "$FONDS" metadata event BAG "$@"
	[ "$status" -ne 0 ]
	[ "$output" = "" ]
	diff -r before BAG
	rm -r before
}

@test "what is wrong is refused, named, and changes nothing" {
	make_bag
	refused
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"--type TERM is missing"* ]]
	refused --type "fixity chek"
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"'fixity chek' is no term of http://id.loc.gov/vocabulary/preservation/eventType; the nearest are 'fixity check' (fix)"* ]]
	refused --type fix --outcome good
	refused --type fix --date yesterday
	[[ "$stderr" == *"'yesterday' is no date of EDTF"* ]]
	refused --type fix --object data/nothing
	[[ "$stderr" == *"describes no object 'data/nothing'"* ]]
	refused --type fix --agent-type person
	refused --type fix --note $'\x01'
}

@test "tag files that are not sound are refused, a damaged payload is not" {
	make_bag
	echo more >>BAG/data/record/record.txt
	"$FONDS" metadata event BAG --type fix --outcome fail
	cp -a BAG good
	echo '<!-- -->' >>BAG/metadata/premis.xml
	refused --type fix
	[[ "$stderr" == *"BAG-TAG-CORRUPT metadata/premis.xml"* ]]
	rm -r BAG && mv good BAG
	echo x >>BAG/metadata/dc.xml
	refused --type fix
	[[ "$stderr" == *"BAG-TAG-CORRUPT metadata/dc.xml"* ]]
}

@test "a bag without a description is told what to do" {
	mkdir folder && echo x >folder/x
	"$FONDS" bag create folder -o BAG -q
	refused --type fix
	[[ "$stderr" == *"the bag 'BAG' has no metadata/premis.xml: an event is added to a description that is there; 'fonds ingest' makes bags with one" ]]
	run --separate-stderr "$FONDS" metadata event nothing --type fix
	[ "$status" -eq 3 ]
	[[ "$stderr" == *"'nothing'"* ]]
}

@test "the network and other files are not touched" {
	command -v strace >/dev/null || skip "no strace"
	make_bag
	ASAN_OPTIONS=detect_leaks=0 strace -f -qq -o log -e trace=network,openat "$FONDS" metadata event BAG --type fix
	! grep -E 'socket|connect' log
	! grep -E 'O_(WRONLY|RDWR|CREAT)' log | grep -vE 'BAG|AT_FDCWD, "/(dev|proc)|new|premis|tagmanifest|journal|fonds-change'
}

@test "every option is in fonds-metadata(1)" {
	run --separate-stderr "$FONDS" metadata event --help
	[ "$status" -eq 0 ]
	for option in $(grep -oE -- '--[a-z-]+' <<<"$output" | grep -vx -- --help | sort -u); do
		grep -q "^\.It Fl -${option#--}" "$DOCS/fonds-metadata.1" || {
			echo "$option is not in fonds-metadata.1"
			return 1
		}
	done
}

@test "of a registered bag the change is recorded, and audits know it" {
	make_registered_bag
	baseline >before
	run --separate-stderr "$FONDS" metadata event BAG --type fix --date 2024-05-06 --catalog "$FONDS_CATALOG" --dry-run
	[ "$status" -eq 0 ]
	[ "${lines[2]}" = "  catalog: would be recorded, bag 1" ]
	for n in 1 2; do
		run --separate-stderr "$FONDS" metadata event BAG --type fix --date 2024-05-06 --catalog "$FONDS_CATALOG"
		[ "$status" -eq 0 ]
		[ "$stderr" = "" ]
		[ "${lines[2]}" = "  catalog: the change is recorded, bag 1" ]
		"$FONDS" audit run -q | grep -q "^Sound: "
	done
	# What was registered stays, and what became of it is told.
	baseline | diff before -
	"$FONDS" catalog show 1 --format json >show.json
	jq -e '.changes | length == 2 and all(.state == "made" and .reason == "event appended to metadata/premis.xml" and (.files | map(.path) == ["metadata/premis.xml", "tagmanifest-sha256.txt"]))' show.json
	[ "$(jq -r '.changes[1].files[0].after.digest' show.json)" = "$(sha256sum <BAG/metadata/premis.xml | cut -d' ' -f1)" ]
	[ "$(jq -r '.files[] | select(.path == "metadata/premis.xml").digest' show.json)" = "$(sha256sum <BAG/metadata/premis.xml | cut -d' ' -f1)" ]
	"$FONDS" catalog show 1 | grep -q "made       event appended to metadata/premis.xml"
}

@test "without --catalog no catalog is looked at" {
	make_registered_bag
	run --separate-stderr "$FONDS" metadata event BAG --type fix --format json
	[ "$status" -eq 0 ]
	[ "$(jq .catalog_bag <<<"$output")" = null ]
	run --separate-stderr "$FONDS" audit run -q --format json
	[ "$status" -eq 1 ]
	[ "$(jq .verdicts.corrupt <<<"$output")" = 2 ]
	# And it is too late to have it recorded.
	refused --type fix --catalog "$FONDS_CATALOG"
	[[ "$stderr" == *"is not as it is registered, so it is not changed: have the bag audited, and look at it" ]]
}

@test "a bag that the catalog does not have is refused" {
	make_registered_bag
	mv BAG other && "$FONDS" ingest record.txt -o BAG -q >/dev/null
	mv BAG third && mv other BAG && mv third other
	cp -a other before
	run --separate-stderr "$FONDS" metadata event other --type fix --catalog "$FONDS_CATALOG"
	[ "$status" -ne 0 ]
	[[ "$stderr" == *"is not registered in the catalog"*"register it by 'fonds catalog add', or do not name the catalog" ]]
	diff -r before other
	run --separate-stderr "$FONDS" metadata event other --type fix --catalog none.db
	[ "$status" -ne 0 ]
	[[ "$stderr" == *"there is no catalog at 'none.db': "* ]]
	[ ! -e none.db ]
}

@test "no two events get one identifier, also when one was taken out" {
	make_bag
	for detail in one two; do
		"$FONDS" metadata event BAG --type fix --date 2026-01-01 --detail "$detail" >/dev/null
	done
	python3 - <<-'END'
		import re
		path = "BAG/metadata/premis.xml"
		text = open(path).read()
		event = [e for e in re.findall(r"<event>.*?</event>", text, re.S) if ">one<" in e][0]
		open(path, "w").write(text.replace(event, ""))
	END
	"$FONDS" bag update -q BAG --changed metadata/premis.xml >/dev/null
	cp -r BAG before
	run --separate-stderr "$FONDS" metadata event BAG --type fix --date 2026-01-01
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"there is an event with the identifier "*"give a more exact date"* ]]
	diff -r before BAG
	"$FONDS" metadata event BAG --type fix --date 2026-01-01T00:00:01Z
}
