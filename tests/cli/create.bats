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
