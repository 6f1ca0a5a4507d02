#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load helper

# Six letters of 100 bytes in two folders, and one name that is encoded.
make_letters() {
	for i in 1 2 3; do
		mkdir -p source/in source/out
		head -c 100 /dev/zero | tr '\0' "$i" >source/in/$i.txt
		head -c 100 /dev/zero | tr '\0' "$i" >source/out/$i.txt
	done
	printf 'half\n' >'source/50% of it'
	"$FONDS" bag create source -o BAG -q -a sha256 -a sha512 \
		-t 'Source-Organization: Harbour' -t 'Contact-Name: B' \
		-t 'Contact-Name: A' >/dev/null
	cp -a BAG before
}


@test "a bag becomes several, each valid, with every file once" {
	make_letters
	run --separate-stderr "$FONDS" bag split BAG -o PARTS --max-size 350
	[ "$status" -eq 0 ]
	[ -z "$stderr" ]
	[ "$output" = "note bag-info.txt: Bag-Group-Identifier: BAG
made BAG-1of2: 4 files, 305 bytes
made BAG-2of2: 3 files, 300 bytes
PARTS holds 2 bags: 7 files, 605 bytes, sha256, sha512" ]
	diff -r before BAG
	[ "$(ls -A)" = "$(printf 'BAG\nPARTS\nbefore\nsource')" ]
	[ "$(ls PARTS)" = "$(printf 'BAG-1of2\nBAG-2of2')" ]
	for part in PARTS/*; do
		"$FONDS" bag validate --strict -q "$part"
		(cd "$part" && sha512sum --quiet -c tagmanifest-sha512.txt)
	done
	[ "$(ls PARTS/BAG-2of2/data)" = out ]
	(cd PARTS && find */data -type f -printf 'data/%P\n' | LC_ALL=C sort) >there
	(cd BAG && find data -type f | LC_ALL=C sort) | cmp - there
	sort PARTS/*/manifest-sha256.txt | cmp - <(sort BAG/manifest-sha256.txt)
	grep -qF '50%25 of it' PARTS/BAG-1of2/manifest-sha256.txt
}

@test "the bags say what they are, and keep the tags in their order" {
	make_letters
	SOURCE_DATE_EPOCH=1700000000 "$FONDS" bag split BAG -o PARTS \
		--max-size 350 -q
	grep -v '^Bag-Software-Agent' PARTS/BAG-2of2/bag-info.txt | cmp - <<-'TEXT'
		Source-Organization: Harbour
		Contact-Name: B
		Contact-Name: A
		Bagging-Date: 2023-11-14
		Payload-Oxum: 300.3
		Bag-Size: 300 bytes
		Bag-Group-Identifier: BAG
		Bag-Count: 2 of 2
	TEXT
	SOURCE_DATE_EPOCH=1700000000 "$FONDS" bag split BAG -o AGAIN \
		--max-size 350 -q
	diff -r PARTS AGAIN
	"$FONDS" bag split BAG -o OTHER --max-size 350 -q \
		-t 'Bag-Group-Identifier: HA 7' --bagging-date 2020-01-02
	grep -qx 'Bag-Group-Identifier: HA 7' OTHER/BAG-1of2/bag-info.txt
	grep -qx 'Bagging-Date: 2020-01-02' OTHER/BAG-1of2/bag-info.txt
}

@test "sizes are read as people write them" {
	make_letters
	for size in 1K 0.5kB 1Ki 1KiB; do
		"$FONDS" bag split BAG -o PARTS --max-size $size -q
		rm -r PARTS
	done
	for size in 0 -1 K 1X '' 1.; do
		run --separate-stderr "$FONDS" bag split BAG -o PARTS --max-size "$size"
		[ "$status" -eq 2 ]
		[[ "$stderr" == *"is not a number of bytes"* ]]
	done
	run --separate-stderr "$FONDS" bag split BAG -o PARTS
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"--max-size SIZE"* ]]
	run --separate-stderr "$FONDS" bag split BAG --max-size 1K
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"-o DIR"* ]]
	run "$FONDS" bag split --max-size 1K -o PARTS
	[ "$status" -eq 2 ]
	[ ! -e PARTS ]
}

@test "a dry run verifies everything, tells the parts and writes nothing" {
	make_letters
	run --separate-stderr "$FONDS" bag split BAG -o PARTS --max-size 350 \
		--dry-run --format json
	[ "$status" -eq 0 ]
	jq -e '.dry_run and (.done | not) and .files == 7 and .bytes == 605' \
		<<<"$output"
	[ "$(jq -r '.changes[] | select(.made) | .path' <<<"$output")" = \
		"$(printf 'BAG-1of2\nBAG-2of2')" ]
	[ ! -e PARTS ]
	flip_bit BAG/data/out/2.txt
	run "$FONDS" bag split BAG -o PARTS --max-size 350 --dry-run
	[ "$status" -eq 1 ]
	[[ "$output" == *BAG-PAYLOAD-CORRUPT*data/out/2.txt* ]]
	run "$FONDS" bag split BAG -o PARTS --max-size 350
	[ "$status" -eq 1 ]
	[[ "$output" == *BAG-PAYLOAD-CORRUPT*data/out/2.txt* ]]
	[ "$(ls -A)" = "$(printf 'BAG\nbefore\nsource\nstamp')" ]
}

@test "a file larger than a part is named, and nothing is written" {
	make_letters
	head -c 351 /dev/zero >source/large
	rm -r BAG
	"$FONDS" bag create source -o BAG -q
	run --separate-stderr "$FONDS" bag split BAG -o PARTS --max-size 350 \
		--format json
	[ "$status" -eq 1 ]
	[ "$(jq -r '.findings[] | .code + " " + .path' <<<"$output")" = \
		"BAG-SPLIT-FILE-SIZE data/large" ]
	[ "$(ls -A)" = "$(printf 'BAG\nbefore\nsource')" ]
}

@test "one bag that fits already, and an empty one, become one part" {
	make_letters
	"$FONDS" bag split BAG -o PARTS --max-size 605 -q
	[ "$(ls PARTS)" = BAG-1of1 ]
	diff -r BAG/data PARTS/BAG-1of1/data
	mkdir nothing
	"$FONDS" bag create nothing -o EMPTY -q
	"$FONDS" bag split EMPTY -o NONE --max-size 1 -q
	[ "$(ls NONE)" = EMPTY-1of1 ]
	"$FONDS" bag validate NONE/EMPTY-1of1 -q
	grep -qx 'Payload-Oxum: 0.0' NONE/EMPTY-1of1/bag-info.txt
}

@test "a bag of a group is split again only under another name" {
	make_letters
	"$FONDS" bag split BAG -o PARTS --max-size 350 -q
	run "$FONDS" bag split PARTS/BAG-1of2 -o MORE --max-size 200
	[ "$status" -eq 1 ]
	[[ "$output" == *BAG-SPLIT-GROUP*"Bag-Count: 1 of 2"* ]]
	[ ! -e MORE ]
	"$FONDS" bag split PARTS/BAG-1of2 -o MORE --max-size 200 -q \
		-t 'Bag-Group-Identifier: BAG, first part'
	[ "$(ls MORE)" = "$(printf 'BAG-1of2-1of2\nBAG-1of2-2of2')" ]
	grep -qx 'Bag-Count: 1 of 2' MORE/BAG-1of2-1of2/bag-info.txt
}

@test "a holey bag, no bag and a place that is taken are refused" {
	make_letters
	"$FONDS" bag create source -o HOLEY -q --fetch-base https://example.org/x
	run "$FONDS" bag split HOLEY -o PARTS --max-size 350
	[ "$status" -eq 1 ]
	[[ "$output" == *BAG-PAYLOAD-NOT-FETCHED* ]]
	run "$FONDS" bag split source -o PARTS --max-size 350
	[ "$status" -eq 1 ]
	run "$FONDS" bag split nowhere -o PARTS --max-size 350
	[ "$status" -eq 3 ]
	run "$FONDS" bag split BAG -o BAG/PARTS --max-size 350
	[ "$status" -eq 2 ]
	[ ! -e PARTS ]
	mkdir PARTS
	run "$FONDS" bag split BAG -o PARTS --max-size 350
	[ "$status" -eq 2 ]
	[ -z "$(ls -A PARTS)" ]
	diff -r before BAG
}

@test "ten thousand files" {
	mkdir source
	for i in $(seq 100); do
		mkdir source/$i
		for j in $(seq 100); do
			echo "$i $j" >source/$i/$j
		done
	done
	SOURCE_DATE_EPOCH=1 "$FONDS" bag create source -o BAG -q
	SOURCE_DATE_EPOCH=1 "$FONDS" bag split BAG -o PARTS --max-size 5K -q
	[ "$(ls PARTS | head -n 1)" = BAG-01of13 ]
	[ "$(find PARTS -path '*/data/*' -type f | wc -l)" -eq 10000 ]
	for folder in $(seq 100); do
		[ "$(ls -d PARTS/*/data/$folder | wc -l)" -eq 1 ]
	done
	SOURCE_DATE_EPOCH=1 "$FONDS" bag merge PARTS/* -o NEW -q
	diff -r BAG NEW
}
