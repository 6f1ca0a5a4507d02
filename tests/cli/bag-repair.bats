#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load helper

# A sound bag with every kind of tag file.
make_sound() {
	mkdir -p source/letters
	printf 'one\n' >source/letters/a.txt
	printf 'two\n' >source/b.txt
	printf 'half\n' >'source/50% or 100%25'
	"$FONDS" bag create source -o BAG -q -a sha256 -a md5 \
		-t 'Source-Organization: Harbour Archive' >/dev/null
}

# What a tag file is now becomes what the tag manifests list.
retag() {
	local files
	files=$(cd BAG && ls | grep -v -e '^tagmanifest' -e '^data$')
	(cd BAG && sha256sum $files >tagmanifest-sha256.txt &&
		md5sum $files >tagmanifest-md5.txt)
}

make_old() {
	make_sound
	sed -i 's/1\.0/0.97/' BAG/bagit.txt
	sed -i 's/%25/%/g' BAG/manifest-*.txt
	retag
}

payload_digests() {
	(cd BAG && find data -type f -exec sha256sum {} + | LC_ALL=C sort)
}

# Told first, then done: it names the code, and the result has no finding.
mends() {
	local code="$1"
	shift
	payload_digests >payload.before
	cp -a BAG before
	run "$FONDS" bag validate --strict BAG -q
	[ "$status" -eq 1 ]
	[[ "$output" == *"$code"* ]]
	run --separate-stderr "$FONDS" bag repair BAG --format json "$@"
	[ "$status" -eq 1 ]
	[ "$(grep -o '"changes"' <<<"$output" | wc -l)" -eq 1 ]
	jq -e --arg code "$code" \
		'.changes | map(.code) | index($code) != null' <<<"$output"
	diff -r before BAG
	run --separate-stderr "$FONDS" bag repair BAG --apply "$@"
	[ "$status" -eq 0 ]
	[[ "$output" == *"BAG is repaired"* ]]
	"$FONDS" bag validate --strict BAG -q
	payload_digests | cmp - payload.before
	rm -r before
	cp -a BAG before
	run --separate-stderr "$FONDS" bag repair BAG --apply "$@"
	[ "$status" -eq 0 ]
	[[ "$output" == *"BAG needs no repair"* ]]
	diff -r before BAG
}

refuses() {
	cp -a BAG before
	run --separate-stderr "$FONDS" bag repair BAG --apply "$@"
	[ "$status" -eq 1 ]
	[[ "$output" == *"nothing is mended"* ]]
	[[ "$output" == *"BAG is not repaired"* ]]
	diff -r before BAG
	run --separate-stderr "$FONDS" bag repair BAG --apply --format json "$@"
	[ "$status" -eq 1 ]
	jq -e '.findings | length > 0' <<<"$output"
	diff -r before BAG
	rm -r before
}

@test "a declaration with its lines in another form" {
	make_sound
	printf 'BagIt-Version:1.0\nTag-File-Character-Encoding : UTF-8\n' >BAG/bagit.txt
	retag
	mends BAG-DECLARATION-MALFORMED
}

@test "a declaration with a label in lower case" {
	make_sound
	sed -i 's/BagIt-Version/BagIt-version/' BAG/bagit.txt
	retag
	mends BAG-DECLARATION-STYLE
}

@test "a byte order mark in UTF-8" {
	make_sound
	sed -i '1s/^/\xef\xbb\xbf/' BAG/bag-info.txt
	retag
	mends BAG-BOM
}

@test "UTF-16 without a byte order mark" {
	make_sound
	sed -i 's/UTF-8/UTF-16/' BAG/bagit.txt
	for file in bag-info manifest-sha256 manifest-md5; do
		iconv -t UTF-16BE BAG/$file.txt >x && mv x BAG/$file.txt
	done
	rm BAG/tagmanifest-*
	mends BAG-BOM-MISSING
	grep -q 'Source-Organization: Harbour Archive' BAG/bag-info.txt
}

@test "blank lines in a manifest" {
	make_sound
	sed -i '1s/$/\n/' BAG/manifest-md5.txt
	retag
	mends BAG-BLANK-LINE
}

@test "a manifest whose name is written another way" {
	make_sound
	mv BAG/manifest-sha256.txt BAG/manifest-SHA-256.txt
	retag
	mends BAG-MANIFEST-NAME
	[ ! -e BAG/manifest-SHA-256.txt ]
	(cd BAG && sha256sum --quiet -c tagmanifest-sha256.txt)
}

@test "the marks of md5sum" {
	make_sound
	sed -i 's/  data/ *data/' BAG/manifest-md5.txt
	retag
	mends BAG-MANIFEST-MD5SUM
}

@test "./ before names" {
	make_sound
	sed -i 's,  data,  ./data,' BAG/manifest-md5.txt
	retag
	mends BAG-MANIFEST-DOT-SLASH
}

@test "repeated lines" {
	make_sound
	sed -i '1p' BAG/manifest-md5.txt
	retag
	mends BAG-LISTED-TWICE
	[ "$(wc -l <BAG/manifest-md5.txt)" -eq 3 ]
}

@test "repeated lines before 1.0, where names are left as they are" {
	make_old
	sed -i '1p' BAG/manifest-md5.txt
	retag
	mends BAG-LISTED-TWICE-OLD
	[ "$(wc -l <BAG/manifest-md5.txt)" -eq 3 ]
	grep -qF 'data/50% or 100%25' BAG/manifest-md5.txt
	grep -q '0\.97' BAG/bagit.txt
}

@test "a bare % in a manifest" {
	make_sound
	sed -i 's/%25/%/' BAG/manifest-md5.txt
	retag
	mends BAG-PATH-ENCODING
	grep -qF 'data/50%25 or 100%2525' BAG/manifest-md5.txt
}

@test "a name in another normal form than on disk" {
	make_sound
	printf 'u\n' >BAG/data/$'caf\u00e9'
	"$FONDS" bag update BAG --added -q >/dev/null
	sed -i $'s/caf\u00e9/cafe\u0301/' BAG/manifest-*.txt
	retag
	mends BAG-PATH-NORMALIZATION
	grep -q $'caf\u00e9' BAG/manifest-md5.txt
}

@test "a file that one manifest lists and another does not" {
	make_sound
	sed -i '/b\.txt/d' BAG/manifest-md5.txt
	retag
	mends BAG-PAYLOAD-PARTLY-LISTED
	(cd BAG && md5sum --quiet -c tagmanifest-md5.txt)
	grep -q 'b\.txt' BAG/manifest-md5.txt
}

@test "no tag manifest" {
	make_sound
	rm BAG/tagmanifest-*.txt
	mends BAG-TAGMANIFEST-MISSING
}

@test "a tag manifest that lists payload" {
	make_sound
	(cd BAG && md5sum data/b.txt >>tagmanifest-md5.txt)
	mends BAG-TAGMANIFEST-PAYLOAD
}

@test "a tag manifest that lists itself" {
	make_sound
	(cd BAG && sha256sum tagmanifest-md5.txt >>tagmanifest-sha256.txt)
	mends BAG-TAGMANIFEST-ITSELF
}

@test "a tag manifest without a payload manifest" {
	make_sound
	sed -i '/manifest-sha256/d' BAG/tagmanifest-md5.txt
	mends BAG-TAGMANIFEST-INCOMPLETE
}

@test "a tag file that no tag manifest lists" {
	make_sound
	mkdir BAG/metadata
	printf 'x\n' >BAG/metadata/x.xml
	mends BAG-TAG-UNLISTED
	grep -q 'metadata/x.xml' BAG/tagmanifest-sha256.txt
}

@test "a stale tag manifest, only when the tag files are believed" {
	make_sound
	printf 'Contact-Name: Keeper\n' >>BAG/bag-info.txt
	refuses
	run "$FONDS" bag repair BAG
	[[ "$output" == *"tampered with"* ]]
	mends BAG-TAG-CORRUPT --believe-tag-files
	grep -q 'Contact-Name: Keeper' BAG/bag-info.txt
}

@test "labels without their blank" {
	make_sound
	sed -i 's/Source-Organization: /Source-Organization :/' BAG/bag-info.txt
	retag
	mends BAG-INFO-STYLE
	grep -qx 'Source-Organization: Harbour Archive' BAG/bag-info.txt
}

@test "Payload-Oxum malformed, repeated and wrong" {
	make_sound
	sed -i 's/^Payload-Oxum.*/Payload-Oxum: 6/' BAG/bag-info.txt
	retag
	mends BAG-OXUM-MALFORMED
	rm -r before
	sed -i 's/^Payload-Oxum.*/&\n&/' BAG/bag-info.txt
	retag
	mends BAG-OXUM-REPEATED
	rm -r before
	sed -i 's/^Payload-Oxum.*/Payload-Oxum: 99.9/' BAG/bag-info.txt
	retag
	mends BAG-OXUM-WRONG
	grep -qx 'Payload-Oxum: 13.3' BAG/bag-info.txt
}

@test "a length in fetch.txt that is not that of the file" {
	make_sound
	printf 'https://example.org/b 99 data/b.txt\n' >BAG/fetch.txt
	retag
	mends BAG-FETCH-LENGTH
	grep -qx 'https://example.org/b 4 data/b.txt' BAG/fetch.txt
}

@test "many things at once, and CR LF in all tag files" {
	make_sound
	sed -i 's/  data/ *.\/data/; 1p' BAG/manifest-md5.txt
	sed -i 's/^Payload-Oxum.*/Payload-Oxum: 1.1/' BAG/bag-info.txt
	sed -i 's/$/\r/' BAG/*.txt
	rm BAG/tagmanifest-*.txt
	mends BAG-OXUM-WRONG
}

@test "what is told is told for people, too" {
	make_sound
	sed -i 's/^Payload-Oxum.*/Payload-Oxum: 1.1/' BAG/bag-info.txt
	retag
	run --separate-stderr "$FONDS" bag repair BAG
	[ "$status" -eq 1 ]
	[ -z "$stderr" ]
	[[ "$output" == *"Payload-Oxum is counted anew"* ]]
	[[ "${lines[-1]}" == "BAG can be repaired"* ]]
}

@test "nothing is mended where payload is damaged, missing or unlisted" {
	make_sound
	sed -i 's/^Payload-Oxum.*/Payload-Oxum: 1.1/' BAG/bag-info.txt
	retag
	cp -a BAG kept
	flip_bit BAG/data/b.txt 1
	refuses --believe-tag-files
	rm -r BAG && cp -a kept BAG
	rm BAG/data/b.txt
	refuses --believe-tag-files
	rm -r BAG && cp -a kept BAG
	printf 'new\n' >BAG/data/new
	refuses --believe-tag-files
}

@test "a flipped bit in a manifest is no matter of form" {
	make_sound
	sed -i '1s/^./z/' BAG/manifest-md5.txt
	refuses
	refuses --believe-tag-files
}

@test "a sound bag needs nothing; a folder that is none is refused" {
	make_sound
	cp -a BAG before
	run --separate-stderr "$FONDS" bag repair BAG --apply
	[ "$status" -eq 0 ]
	[ "${lines[-1]%%:*}" = "BAG needs no repair" ]
	diff -r before BAG
	run "$FONDS" bag repair source --apply
	[ "$status" -eq 1 ]
	run "$FONDS" bag repair nowhere
	[ "$status" -eq 3 ]
	run "$FONDS" bag repair
	[ "$status" -eq 2 ]
}
