#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load helper

make_source() {
	mkdir -p source/letters
	printf 'one\n' >source/letters/a.txt
	printf 'two\n' >source/b.txt
}

@test "a folder becomes a bag that validates, without a change to the folder" {
	make_source
	cp -a source before
	run --separate-stderr "$FONDS" bag create source -o BAG -t 'Source-Organization: Harbour Archive'
	[ "$status" -eq 0 ]
	[ -z "$stderr" ]
	[ "$output" = "BAG is made: 2 files, 8 bytes, sha256" ]
	diff -r source BAG/data
	diff -r source before
	(cd BAG && sha256sum --quiet -c manifest-sha256.txt tagmanifest-sha256.txt)
	[ "$(head -n 1 BAG/bag-info.txt)" = "Source-Organization: Harbour Archive" ]
	grep -qx 'Payload-Oxum: 8.2' BAG/bag-info.txt
	"$FONDS" bag validate BAG
	[ "$(ls -A)" = "$(printf 'BAG\nbefore\nsource')" ]
}

@test "several algorithms, each with its manifests" {
	make_source
	"$FONDS" bag create source -o BAG -a md5 -a SHA-512 -q
	(cd BAG && md5sum --quiet -c manifest-md5.txt tagmanifest-md5.txt)
	(cd BAG && sha512sum --quiet -c manifest-sha512.txt tagmanifest-sha512.txt)
	[ ! -e BAG/manifest-sha256.txt ]
}

@test "the same input and date give the same bytes, wherever it lies" {
	make_source
	cp -a source other
	SOURCE_DATE_EPOCH=86400 "$FONDS" bag create source -o ONE -q
	sleep 1
	"$FONDS" bag create other -o TWO --bagging-date 1970-01-02 -j 1 -q
	diff -r ONE TWO
	grep -qx 'Bagging-Date: 1970-01-02' ONE/bag-info.txt
}

@test "links are refused unless asked for, and all of them are told" {
	make_source
	ln -s b.txt source/link
	ln -s / source/letters/out
	run --separate-stderr "$FONDS" bag create source -o BAG --format json
	[ "$status" -eq 1 ]
	[ "$(jq -r '.done' <<<"$output")" = false ]
	[ "$(jq -r '[.findings[] | [.code, .path]] | sort | .[] | @tsv' <<<"$output")" = "$(printf 'BAG-SOURCE-LINK\tletters/out\nBAG-SOURCE-LINK\tlink')" ]
	[ "$(ls -A)" = source ]
	run "$FONDS" bag create source -o BAG --symlinks skip
	[ "$status" -eq 0 ]
	[ ! -e BAG/data/link ]
	rm source/letters/out
	run "$FONDS" bag create source -o FOLLOWED --symlinks follow
	[ "$status" -eq 0 ]
	[ ! -L FOLLOWED/data/link ]
	cmp source/b.txt FOLLOWED/data/link
	"$FONDS" bag validate FOLLOWED
}

@test "what no bag can hold is told, and nothing is made" {
	make_source
	mkfifo source/fifo
	printf x >source/$'\xff'
	mkdir source/nothing
	run --separate-stderr "$FONDS" bag create source -o BAG --format json
	[ "$status" -eq 1 ]
	[ "$(jq -r '[.findings[].code] | sort | join(" ")' <<<"$output")" = "BAG-SOURCE-EMPTY-FOLDER BAG-SOURCE-NAME-ENCODING BAG-SOURCE-SPECIAL" ]
	[ "$(ls -A)" = source ]
}

@test "names of every legal kind, and a path longer than a call may take" {
	mkdir source
	for name in ' lead' 'trail ' $'tab\tx' $'new\nline' $'cr\rx' '100%' '%0A' '*star' $'e\xcc\x81' $'\xc3\xa9' -dash; do
		printf '%s' "$name" >"source/$name"
	done
	(cd source && for i in $(seq 25); do
		mkdir "$(printf 'd%0190d' "$i")" && cd "$(printf 'd%0190d' "$i")"
	done && echo deep >leaf)
	run "$FONDS" bag create source -o BAG
	[ "$status" -eq 0 ]
	[[ "$output" == *BAG-PATH-COLLISION* ]]
	run "$FONDS" bag validate BAG
	[ "$status" -eq 0 ]
	for name in '100%' '%0A' $'new\nline' 'trail '; do
		[ "$(cat "BAG/data/$name")" = "$name" ]
	done
	grep -q '  data/100%25$' BAG/manifest-sha256.txt
	grep -q '  data/new%0Aline$' BAG/manifest-sha256.txt
}

@test "nothing is overwritten, a bag is not bagged, a dry run writes nothing" {
	make_source
	run --separate-stderr "$FONDS" bag create source -o BAG --dry-run
	[ "$status" -eq 0 ]
	[[ "$output" == "BAG can be made"* || "$output" == *"would be made"* ]]
	[ "$(ls -A)" = source ]
	"$FONDS" bag create source -o BAG -q
	run --separate-stderr "$FONDS" bag create source -o BAG
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"'BAG'"* ]]
	run --separate-stderr "$FONDS" bag create BAG -o AGAIN
	[ "$status" -eq 2 ]
	"$FONDS" bag create BAG -o AGAIN --bag-in-bag -q
	"$FONDS" bag validate AGAIN
	run --separate-stderr "$FONDS" bag create none -o X
	[ "$status" -eq 3 ]
	[ "$stderr" = "fonds: cannot open 'none': No such file or directory" ]
}

@test "a wrong tag is a wrong command line" {
	make_source
	for tag in 'no colon' ': no label' 'Payload-Oxum: 1.1' $'A: b\nC: d'; do
		run --separate-stderr "$FONDS" bag create source -o BAG -t "$tag"
		[ "$status" -eq 2 ]
		[ -n "$stderr" ]
	done
	printf 'Contact-Name: A\n  B\nNote: x\nNote: y\n' >tags
	"$FONDS" bag create source -o BAG --tags-from tags -t 'Note: z' -q
	[ "$(grep -v '^Bag\|^Payload' BAG/bag-info.txt)" = "$(printf 'Contact-Name: A B\nNote: x\nNote: y\nNote: z')" ]
}

@test "a folder becomes a bag in its place, whatever is in it" {
	make_source
	mkdir source/data
	printf 'inner' >source/data/x
	cp -a source before
	run --separate-stderr "$FONDS" bag create source --in-place
	[ "$status" -eq 0 ]
	diff -r before source/data
	[ "$(ls -A source)" = "$(printf 'bag-info.txt\nbagit.txt\ndata\nmanifest-sha256.txt\ntagmanifest-sha256.txt')" ]
	"$FONDS" bag validate source --strict
}

@test "an empty folder and one file become bags" {
	mkdir nothing
	"$FONDS" bag create nothing -o EMPTY -q
	[ -d EMPTY/data ] && [ ! -s EMPTY/manifest-sha256.txt ]
	"$FONDS" bag validate EMPTY
	printf x >one.txt
	"$FONDS" bag create one.txt -o ONE -q
	"$FONDS" bag validate ONE
	cmp one.txt ONE/data/one.txt
}

write_profile() {
	cat >profile.json <<-'JSON'
		{ "BagIt-Profile-Info": {
		    "BagIt-Profile-Identifier": "https://example.org/p.json",
		    "BagIt-Profile-Version": "1.4.0",
		    "Source-Organization": "Example", "External-Description": "x", "Version": "1" },
		  "Bag-Info": { "Contact-Name": { "required": true }, "Payload-Oxum": { "required": true } },
		  "Manifests-Required": ["sha512"], "Tag-Manifests-Required": ["sha512"],
		  "Serialization": "required", "Accept-Serialization": ["application/x-tar"],
		  "Accept-BagIt-Version": ["1.0"],
		  "Payload-Files-Required": ["data/b.txt"], "Tag-Files-Required": ["manifest-sha512.txt"] }
	JSON
}

@test "a profile says all that is missing, and what keeps it is made" {
	make_source
	write_profile
	run --separate-stderr "$FONDS" bag create source -o BAG --profile profile.json --format json
	[ "$status" -eq 1 ]
	[ "$(jq -r '[.findings[].code] | sort | unique | join(" ")' <<<"$output")" = "BAG-RULE-LABEL-MISSING BAG-RULE-MANIFEST-MISSING BAG-RULE-TAG-FILE-MISSING BAG-RULE-TAGMANIFEST-MISSING" ]
	[ ! -e BAG ]
	run --separate-stderr "$FONDS" bag create source -o BAG --profile profile.json -a sha512 -t 'Contact-Name: A'
	[ "$status" -eq 0 ]
	grep -qx 'BagIt-Profile-Identifier: https://example.org/p.json' BAG/bag-info.txt
	run "$FONDS" bag validate BAG --profile profile.json --format json
	[ "$(jq -r '[.findings[].code] | join(" ")' <<<"$output")" = "BAG-RULE-NOT-PACKED" ]
	rm source/b.txt
	run --separate-stderr "$FONDS" bag create source --in-place --profile profile.json -a sha512 -t 'Contact-Name: A'
	[ "$status" -eq 1 ]
	[[ "$output" == *BAG-RULE-PAYLOAD-MISSING*data/b.txt* ]]
	[ "$(ls -A source)" = letters ]
	echo '{}' >wrong.json
	run --separate-stderr "$FONDS" bag create source -o OTHER --profile wrong.json
	[ "$status" -eq 2 ]
	[ ! -e OTHER ]
}

@test "a holey bag leaves the payload where it is, and is completed from there" {
	make_source
	printf x >'source/a b%.txt'
	base="file://$PWD/source"
	run --separate-stderr "$FONDS" bag create source -o BAG --fetch-base "$base"
	[ "$status" -eq 0 ]
	[ "$output" = "BAG is made, its payload to be fetched: 3 files, 9 bytes, sha256" ]
	[ -z "$(ls -A BAG/data)" ]
	[ "$(cat BAG/fetch.txt)" = "$(printf '%s\n' "$base/a%20b%25.txt 1 data/a b%25.txt" "$base/b.txt 4 data/b.txt" "$base/letters/a.txt 4 data/letters/a.txt")" ]
	run "$FONDS" bag validate BAG --format json
	[ "$status" -eq 1 ]
	[ "$(jq -c '[.holey, .to_fetch.files, .to_fetch.bytes]' <<<"$output")" = '[true,3,9]' ]
	(cd BAG && sha256sum --quiet -c tagmanifest-sha256.txt)
	"$FONDS" bag complete BAG --allow-root source
	diff -r source BAG/data
	"$FONDS" bag validate BAG
	for wrong in source ftp://h/ http://u:p@h/ 'http://h/?q'; do
		run --separate-stderr "$FONDS" bag create source -o X --fetch-base "$wrong"
		[ "$status" -eq 2 ]
		[ -n "$stderr" ]
	done
	run "$FONDS" bag create source --in-place --fetch-base "$base"
	[ "$status" -eq 2 ]
	run "$FONDS" bag create source/b.txt -o X --fetch-base "$base"
	[ "$status" -eq 2 ]
	[ ! -e X ]
}
