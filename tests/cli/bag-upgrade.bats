#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load helper

# A bag as programs of that version made it, with names that hold a %.
make_old() {
	local version="$1" info="$2"
	mkdir -p BAG/data/letters BAG/metadata
	printf 'one\n' >BAG/data/letters/a.txt
	printf 'two\n' >BAG/data/b.txt
	printf 'half\n' >'BAG/data/50% or 100%25'
	printf 'x\n' >BAG/metadata/x.xml
	printf 'BagIt-Version: %s\nTag-File-Character-Encoding: %s\n' \
		"$version" "${3:-UTF-8}" >BAG/bagit.txt
	cat >"BAG/$info"
	(cd BAG && find data -type f -exec md5sum {} + >manifest-md5.txt &&
		md5sum bagit.txt "$info" manifest-md5.txt metadata/x.xml \
			>tagmanifest-md5.txt)
}

payload_digests() {
	(cd "$1" && find data -type f -exec sha256sum {} + | LC_ALL=C sort)
}

# Told, made elsewhere, and made in place: the same bag.
upgrades() {
	payload_digests BAG >payload
	cp -a BAG before
	"$FONDS" bag validate BAG -q
	run --separate-stderr "$FONDS" bag upgrade BAG --dry-run --format json "$@"
	[ "$status" -eq 0 ]
	jq -e '.changes | map(.what) | any(test("becomes 1.0"))' <<<"$output"
	diff -r before BAG
	run --separate-stderr "$FONDS" bag upgrade BAG -o NEW "$@"
	[ "$status" -eq 0 ]
	[[ "$output" == *"NEW is upgraded to version 1.0"* ]]
	diff -r before BAG
	run --separate-stderr "$FONDS" bag upgrade BAG --format json "$@"
	[ "$status" -eq 0 ]
	jq -e '.changes | length > 0' <<<"$output"
	diff -r BAG NEW
	payload_digests BAG | cmp - payload
	"$FONDS" bag validate --strict BAG -q
	grep -qx 'BagIt-Version: 1.0' BAG/bagit.txt
	(cd BAG && md5sum --quiet -c tagmanifest-md5.txt)
	[ "$(ls -A)" = "$(printf 'BAG\nNEW\nbefore\npayload')" ]
}

@test "0.93 to 0.95: package-info.txt becomes bag-info.txt" {
	for version in 0.93 0.94 0.95; do
		make_old $version package-info.txt <<-'TEXT'
			Source-Organization: Harbour Archive
			Packing-Date: 2008-01-15
			Package-Size: 13 B
			Contact-Name: A
			Contact-Name: B
		TEXT
		upgrades
		[ ! -e BAG/package-info.txt ]
		grep -v Payload-Oxum BAG/bag-info.txt | cmp - <<-'TEXT'
			Source-Organization: Harbour Archive
			Bagging-Date: 2008-01-15
			Bag-Size: 13 B
			Contact-Name: A
			Contact-Name: B
		TEXT
		grep -qx 'Payload-Oxum: 13.3' BAG/bag-info.txt
		rm -r BAG NEW before payload
	done
}

@test "0.96 and 0.97: bag-info.txt is carried over, and a % is written %25" {
	for version in 0.96 0.97; do
		make_old $version bag-info.txt <<-'TEXT'
			Source-Organization: Harbour Archive
			Payload-Oxum: 13.3
			External-Description: two
			  lines
		TEXT
		upgrades
		grep -qx 'Source-Organization: Harbour Archive' BAG/bag-info.txt
		grep -q 'External-Description: two lines' BAG/bag-info.txt
		[ "$(grep -c Payload-Oxum BAG/bag-info.txt)" -eq 1 ]
		grep -qF 'data/50%25 or 100%2525' BAG/manifest-md5.txt
		grep -q 'metadata/x.xml' BAG/tagmanifest-md5.txt
		rm -r BAG NEW before payload
	done
}

@test "tag files in ISO-8859-1 become UTF-8" {
	printf 'Contact-Name: Andr\xe9\nPayload-Oxum: 13.3\n' |
		make_old 0.97 bag-info.txt ISO-8859-1
	mv BAG/data/b.txt $'BAG/data/\u00e9.txt'
	iconv -f ISO-8859-1 -t UTF-8 BAG/manifest-md5.txt |
		sed $'s/b.txt/\u00e9.txt/' | iconv -f UTF-8 -t ISO-8859-1 >x
	mv x BAG/manifest-md5.txt
	(cd BAG && md5sum bagit.txt bag-info.txt manifest-md5.txt metadata/x.xml \
		>tagmanifest-md5.txt)
	upgrades
	grep -qx $'Contact-Name: Andr\u00e9' BAG/bag-info.txt
	grep -q $'data/\u00e9.txt' BAG/manifest-md5.txt
	grep -qx 'Tag-File-Character-Encoding: UTF-8' BAG/bagit.txt
}

@test "manifests that each list a part list everything" {
	make_old 0.97 bag-info.txt <<<'Payload-Oxum: 13.3'
	sed -i '/b\.txt/d' BAG/manifest-md5.txt
	(cd BAG && sha1sum data/b.txt >manifest-sha1.txt &&
		rm tagmanifest-md5.txt)
	upgrades
	[ "$(wc -l <BAG/manifest-md5.txt)" -eq 3 ]
	[ "$(wc -l <BAG/manifest-sha1.txt)" -eq 3 ]
	(cd BAG && sha1sum --quiet -c tagmanifest-sha1.txt)
}

@test "an algorithm is added, and a weak one alone gets a note" {
	make_old 0.97 bag-info.txt <<<'Payload-Oxum: 13.3'
	run "$FONDS" bag upgrade BAG --dry-run
	[[ "$output" == *"protect against forgery"* ]]
	[[ "${lines[-1]}" == "BAG can be upgraded to version 1.0"* ]]
	upgrades -a sha256
	[ "$(wc -l <BAG/manifest-sha256.txt)" -eq 3 ]
	(cd BAG && sha256sum --quiet -c tagmanifest-sha256.txt)
}

@test "fetch.txt keeps what it lists" {
	make_old 0.97 bag-info.txt <<<'Payload-Oxum: 13.3'
	printf 'https://example.org/50 5 data/50%% or 100%%25\n' >BAG/fetch.txt
	upgrades
	grep -qx 'https://example.org/50 5 data/50%25 or 100%2525' BAG/fetch.txt
}

@test "what is of 1.0 needs nothing in place, and makes nothing elsewhere" {
	mkdir source
	printf 'one\n' >source/a
	"$FONDS" bag create source -o BAG -q
	cp -a BAG before
	run --separate-stderr "$FONDS" bag upgrade BAG
	[ "$status" -eq 0 ]
	[[ "${lines[-1]}" == "BAG is of version 1.0"* ]]
	diff -r before BAG
	run --separate-stderr "$FONDS" bag upgrade BAG -o NEW
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"is of version 1.0 already"* ]]
	[ ! -e NEW ]
}

@test "a bag that is not valid is refused, byte for byte as it was" {
	make_old 0.97 bag-info.txt <<<'Payload-Oxum: 13.3'
	cp -a BAG kept
	flip_bit BAG/data/b.txt 1
	cp -a BAG damaged
	for how in "" "--dry-run" "-o NEW"; do
		run --separate-stderr "$FONDS" bag upgrade BAG $how
		[ "$status" -eq 1 ]
		[[ "$output" == *"BAG-PAYLOAD-CORRUPT"* ]]
		[[ "$output" == *"is not upgraded"* ]]
		run --separate-stderr "$FONDS" bag upgrade BAG $how --format json
		[ "$status" -eq 1 ]
		jq -e '.findings | map(.code) | index("BAG-PAYLOAD-CORRUPT") != null' \
			<<<"$output"
		diff -r damaged BAG
		[ ! -e NEW ]
	done
	rm -r BAG && cp -a kept BAG
	rm BAG/data/b.txt
	cp -a BAG missing
	run "$FONDS" bag upgrade BAG
	[ "$status" -eq 1 ]
	diff -r missing BAG
	run "$FONDS" bag upgrade BAG -o NEW
	[ "$status" -eq 1 ]
	[ ! -e NEW ]
}

@test "a place that is taken, or in the bag, is refused; so is no bag" {
	make_old 0.97 bag-info.txt <<<'Payload-Oxum: 13.3'
	cp -a BAG before
	mkdir NEW
	run "$FONDS" bag upgrade BAG -o NEW
	[ "$status" -ne 0 ]
	[ -z "$(ls -A NEW)" ]
	run "$FONDS" bag upgrade BAG -o BAG/data/NEW
	[ "$status" -ne 0 ]
	diff -r before BAG
	mkdir folder
	run "$FONDS" bag upgrade folder
	[ "$status" -eq 1 ]
	[ -z "$(ls -A folder)" ]
	run "$FONDS" bag upgrade nowhere
	[ "$status" -eq 3 ]
	run "$FONDS" bag upgrade
	[ "$status" -eq 2 ]
}
