#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# What differs between two bags.
load helper

two_bags() {
	make_bag
	mv BAG OLD
	cp -a OLD NEW
}

# Make the manifests of NEW anew, as its maker would.
seal() {
	(cd NEW && find data -type f -print0 | sort -z | xargs -0 sha256sum >manifest-sha256.txt &&
		find . -type f ! -path './data/*' ! -name 'tagmanifest*' -printf '%P\n' |
		sort | xargs sha256sum >tagmanifest-sha256.txt)
}

@test "two copies are the same" {
	two_bags
	run --separate-stderr "$FONDS" bag diff OLD NEW
	[ "$status" -eq 0 ]
	[ "$output" = "OLD and NEW are the same, by their manifests (sha256)" ]
	[ -z "$stderr" ]
	run --separate-stderr "$FONDS" bag diff --read OLD NEW
	[ "$status" -eq 0 ]
	[ "$output" = "OLD and NEW are the same, by reading every file" ]
	[ "$("$FONDS" bag diff --format json OLD NEW | jq -c '[.same, .read, .algorithm, .differences]')" = '[true,false,"sha256",[]]' ]
}

@test "files that were added, removed, changed and moved are named" {
	two_bags
	mkdir NEW/data/elsewhere
	mv NEW/data/record/record.txt NEW/data/elsewhere/$'new\nname'
	echo new >NEW/data/added.txt
	echo changed >NEW/metadata/dc.xml
	rm NEW/data/translation/eng/record.eng.txt
	sed -i 's/^External-Identifier:.*/External-Identifier: other/' NEW/bag-info.txt
	seal
	run --separate-stderr "$FONDS" bag diff OLD NEW
	[ "$status" -eq 1 ]
	[ -z "$stderr" ]
	[[ "$output" == *"added    data/added.txt"* ]]
	[[ "$output" == *'moved    data/record/record.txt -> data/elsewhere/new\nname'* ]]
	[[ "$output" == *"removed  data/translation/eng/record.eng.txt"* ]]
	[[ "$output" == *"changed  metadata/dc.xml"* ]]
	[[ "$output" == *"bag-info External-Identifier: "*" -> 'other'"* ]]
	"$FONDS" bag diff --format json OLD NEW >diff.json || [ $? -eq 1 ]
	[ "$(jq -c '[.counts.added, .counts.removed, .counts.changed, .counts.moved]' diff.json)" = "[1,1,1,1]" ]
	[ "$(jq -r '.differences[] | select(.kind == "moved") | .path' diff.json)" = $'data/elsewhere/new\nname' ]
}

@test "what the manifests hide is found by reading" {
	two_bags
	flip_bit NEW/data/record/record.txt
	run --separate-stderr "$FONDS" bag diff OLD NEW
	[ "$status" -eq 0 ]
	run --separate-stderr "$FONDS" bag diff --read OLD NEW
	[ "$status" -eq 1 ]
	[[ "$output" == *"changed  data/record/record.txt"* ]]
	[[ "$output" == *"NEW is not valid: 1 error; validate it"* ]]
}

@test "what cannot be compared is told" {
	two_bags
	mkdir empty
	run --separate-stderr "$FONDS" bag diff OLD empty
	[ "$status" -eq 1 ]
	[ -z "$output" ]
	[ "$stderr" = "fonds: 'empty': this is not a bag: there is no bagit.txt" ]
	run --separate-stderr "$FONDS" bag diff OLD nowhere
	[ "$status" -eq 3 ]
	run --separate-stderr "$FONDS" bag diff OLD
	[ "$status" -eq 2 ]
}
