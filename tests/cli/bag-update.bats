#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# Changes to a bag: nothing is accepted that was not asked for.
load helper

make_plain_bag() {
	mkdir source
	printf 'one\n' >source/a.txt
	printf 'two\n' >source/b.txt
	SOURCE_DATE_EPOCH=0 "$FONDS" bag create source -o BAG -q
}

@test "what was not asked for is told, and nothing is written" {
	make_plain_bag
	flip_bit BAG/data/a.txt 0
	rm BAG/data/b.txt
	printf new >BAG/data/new
	cp -a BAG before
	for options in '' --added --removed '--added --removed' '--changed data/a.txt' '-a sha512'; do
		# shellcheck disable=SC2086
		run --separate-stderr "$FONDS" bag update BAG $options
		[ "$status" -eq 1 ]
		[[ "$output" == *"BAG is not updated"* ]]
		diff -r before BAG
	done
}

@test "what was asked for is accepted, and no more" {
	make_plain_bag
	printf 'changed' >BAG/data/a.txt
	rm BAG/data/b.txt
	printf new >BAG/data/new
	run --separate-stderr "$FONDS" bag update BAG --added --removed --changed data/a.txt
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = "changed  data/a.txt" ]
	"$FONDS" bag validate BAG --strict
	(cd BAG && sha256sum --quiet -c manifest-sha256.txt tagmanifest-sha256.txt)
	grep -qx 'Payload-Oxum: 10.2' BAG/bag-info.txt
}

@test "a corrupt file never becomes the truth by another change" {
	make_plain_bag
	flip_bit BAG/data/a.txt 0
	cp -a BAG before
	printf x >more
	run "$FONDS" bag update BAG --add more
	[ "$status" -eq 1 ]
	[[ "$output" == *BAG-PAYLOAD-CORRUPT*data/a.txt* ]]
	diff -r before BAG
}

@test "files are added and removed" {
	make_plain_bag
	printf 'three' >three
	run "$FONDS" bag update BAG --add three=data/sub/3.txt --remove data/a.txt
	[ "$status" -eq 0 ]
	[ ! -e BAG/data/a.txt ]
	cmp three BAG/data/sub/3.txt
	"$FONDS" bag validate BAG --strict
	cp -a BAG before
	run "$FONDS" bag update BAG --add three=data/sub/3.txt
	[ "$status" -eq 0 ]
	[[ "$output" == *"nothing was to be done"* ]]
	printf 'other' >three
	run "$FONDS" bag update BAG --add three=data/sub/3.txt
	[ "$status" -ne 0 ]
	diff -r before BAG
	for path in ../out /etc/out data/../../out bagit.txt; do
		run "$FONDS" bag update BAG --add "three=$path"
		[ "$status" -ne 0 ]
		diff -r before BAG
	done
}

@test "a stronger manifest is added in the reading that verifies the old" {
	make_plain_bag
	run "$FONDS" bag update BAG -a sha512
	[ "$status" -eq 0 ]
	(cd BAG && sha512sum --quiet -c manifest-sha512.txt tagmanifest-sha512.txt)
	(cd BAG && sha256sum --quiet -c manifest-sha256.txt tagmanifest-sha256.txt)
	"$FONDS" bag validate BAG --strict
}

@test "labels are replaced, and other tag files are kept" {
	make_plain_bag
	mkdir BAG/notes
	printf 'note' >BAG/notes/n.txt
	(cd BAG && sha256sum notes/n.txt >>tagmanifest-sha256.txt)
	"$FONDS" bag update BAG -t 'Contact-Name: A' -q
	"$FONDS" bag update BAG -t 'Contact-Name: B' -q
	[ "$(grep -c Contact-Name BAG/bag-info.txt)" -eq 1 ]
	grep -qx 'Contact-Name: B' BAG/bag-info.txt
	grep -q '  notes/n.txt$' BAG/tagmanifest-sha256.txt
	"$FONDS" bag validate BAG --strict
}

@test "a dry run says what would be done, and writes nothing" {
	make_plain_bag
	printf new >BAG/data/new
	cp -a BAG before
	run --separate-stderr "$FONDS" bag update BAG --added --dry-run --format json
	[ "$status" -eq 0 ]
	[ "$(jq -c '[.dry_run, .changes]' <<<"$output")" = '[true,[{"change":"added","path":"data/new"}]]' ]
	diff -r before BAG
}

@test "what is no bag, or an old one, is refused" {
	mkdir folder
	run "$FONDS" bag update folder
	[ "$status" -eq 1 ]
	make_plain_bag
	printf 'BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n' >BAG/bagit.txt
	rm BAG/tagmanifest-sha256.txt
	run --separate-stderr "$FONDS" bag update BAG -a sha512
	[ "$status" -ne 0 ]
	[ ! -e BAG/manifest-sha512.txt ]
}
