#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load helper

# A bag in three parts.
make_parts() {
	mkdir -p source/in source/out
	for i in 1 2 3; do
		echo "in $i" >source/in/$i.txt
		echo "out $i" >source/out/$i.txt
	done
	printf 'half\n' >'source/50% of it'
	export SOURCE_DATE_EPOCH=1700000000
	"$FONDS" bag create source -o BAG -q -t 'Contact-Name: A'
	"$FONDS" bag split BAG -o PARTS --max-size 18 -q
	[ "$(ls PARTS | wc -l)" -eq 3 ]
	cp -a PARTS before
}

@test "what was split becomes the bag that it was, in whatever order" {
	make_parts
	run --separate-stderr "$FONDS" bag merge PARTS/BAG-3of3 PARTS/BAG-1of3/ \
		./PARTS/BAG-2of3 -o NEW
	[ "$status" -eq 0 ]
	[ -z "$stderr" ]
	[ "$output" = "NEW is made: 7 files, 38 bytes, sha256" ]
	diff -r BAG NEW
	diff -r before PARTS
	cmp BAG/manifest-sha256.txt NEW/manifest-sha256.txt
}

@test "a group that is not whole is refused, and --any goes on" {
	make_parts
	run --separate-stderr "$FONDS" bag merge PARTS/BAG-1of3 PARTS/BAG-3of3 \
		-o NEW --format json
	[ "$status" -eq 1 ]
	jq -e '.done | not' <<<"$output"
	[ "$(jq -r '.findings[] | .code + ": " + .message' <<<"$output")" = \
		"BAG-MERGE-GROUP: bag 2 of 3 is missing" ]
	run "$FONDS" bag merge PARTS/* PARTS/BAG-2of3 -o NEW
	[ "$status" -eq 1 ]
	[[ "$output" == *"it is bag 2 of 3, and so is 'PARTS/BAG-2of3'"* ]]
	run "$FONDS" bag merge BAG -o NEW
	[ "$status" -eq 1 ]
	[[ "$output" == *"it is of no group"* ]]
	[ ! -e NEW ]
	"$FONDS" bag merge --any PARTS/BAG-1of3 PARTS/BAG-3of3 -o NEW -q
	"$FONDS" bag validate --strict NEW -q
	run grep -c 'Bag-Count\|Bag-Group' NEW/bag-info.txt
	[ "$output" -eq 0 ]
}

@test "bags that differ: tags are kept, payload in conflict is refused" {
	make_parts
	echo other >source/in/1.txt
	"$FONDS" bag create source -o OTHER -q -t 'Contact-Name: B' -a sha256 -a md5
	run "$FONDS" bag merge --any BAG OTHER -o NEW
	[ "$status" -eq 1 ]
	[[ "$output" == *"BAG-MERGE-CONFLICT  data/in/1.txt: it has other bytes in 'BAG' than in 'OTHER'"* ]]
	[ ! -e NEW ]
	"$FONDS" bag update OTHER --remove data/in/1.txt -q
	run --separate-stderr "$FONDS" bag merge --any BAG OTHER -o NEW --format json
	[ "$status" -eq 0 ]
	jq -e '.done and .files == 7 and .algorithms == ["sha256"]' <<<"$output"
	jq -e '.changes | any(.path == "data/in/2.txt" and .hint)' <<<"$output"
	jq -e '.changes | map(.what) |
		any(. == "'"'Contact-Name: B' comes from 'OTHER'"'")' <<<"$output"
	jq -e '.changes | map(.what) | any(test("no.* md5, so|of md5, so"))' \
		<<<"$output"
	"$FONDS" bag validate --strict NEW -q
	[ "$(grep Contact NEW/bag-info.txt)" = "$(printf 'Contact-Name: A\nContact-Name: B')" ]
	diff -r source/out NEW/data/out
}

@test "bags made by ingest have tag files in conflict, which can be kept apart" {
	write_record one.txt
	sed 's/March 3, 1921/March 4, 1921/' one.txt >two.txt
	"$FONDS" ingest one.txt -o ONE -q
	"$FONDS" ingest two.txt -o TWO -q
	run "$FONDS" bag merge --any ONE TWO -o NEW
	[ "$status" -eq 1 ]
	[[ "$output" == *"BAG-MERGE-CONFLICT  metadata/dc.xml"* ]]
	[ ! -e NEW ]
	run "$FONDS" bag merge --any --apart ONE TWO -o NEW
	[ "$status" -eq 0 ]
	cmp ONE/metadata/dc.xml NEW/merged/1/metadata/dc.xml
	cmp TWO/metadata/dc.xml NEW/merged/2/metadata/dc.xml
	[ ! -e NEW/metadata/dc.xml ]
	"$FONDS" bag validate --strict NEW -q
}

@test "a bag that is not valid is named, and nothing is written" {
	make_parts
	flip_bit PARTS/BAG-2of3/data/in/3.txt 1
	for how in "" --dry-run; do
		run "$FONDS" bag merge PARTS/* -o NEW $how
		[ "$status" -eq 1 ]
		[[ "$output" == *"BAG-PAYLOAD-CORRUPT  PARTS/BAG-2of3/data/in/3.txt"* ]]
	done
	rm PARTS/BAG-1of3/bagit.txt
	run "$FONDS" bag merge PARTS/* -o NEW
	[ "$status" -eq 1 ]
	[[ "$output" == *"BAG-DECLARATION-MISSING  PARTS/BAG-1of3"* ]]
	[ ! -e NEW ]
	[ -z "$(ls -Ad .NEW* 2>/dev/null)" ]
}

@test "a place that is taken, no bags, and no output are refused" {
	make_parts
	run "$FONDS" bag merge PARTS/* -o PARTS/BAG-2of3/NEW
	[ "$status" -eq 2 ]
	run "$FONDS" bag merge PARTS/* -o BAG
	[ "$status" -eq 2 ]
	run "$FONDS" bag merge -o NEW
	[ "$status" -eq 2 ]
	run --separate-stderr "$FONDS" bag merge PARTS/*
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"-o NEW"* ]]
	run "$FONDS" bag merge PARTS/* nowhere -o NEW
	[ "$status" -eq 3 ]
	diff -r before PARTS
	[ ! -e NEW ]
}

@test "more bags than descriptors" {
	mkdir source
	for i in $(seq 60); do
		echo $i >source/$i
	done
	export SOURCE_DATE_EPOCH=1700000000
	"$FONDS" bag create source -o BAG -q
	"$FONDS" bag split BAG -o PARTS --max-size 3 -q
	[ "$(ls PARTS | wc -l)" -ge 50 ]
	(ulimit -n 40 && "$FONDS" bag merge PARTS/* -o NEW -q -j 1)
	diff -r BAG NEW
}
