#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# Validation by levels, and with warnings that count.
load helper

# A bag made by hand: version 1.0, three files, everything right.
write_bag() {
	mkdir -p "$1/data/sub"
	printf 'alpha\n' >"$1/data/a.txt"
	printf 'beta\n' >"$1/data/b.txt"
	printf 'last\n' >"$1/data/sub/c.txt"
	printf 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' >"$1/bagit.txt"
	printf 'Payload-Oxum: 16.3\n' >"$1/bag-info.txt"
	(cd "$1" && sha256sum data/a.txt data/b.txt data/sub/c.txt >manifest-sha256.txt)
	seal "$1"
}

seal() {
	(cd "$1" && find . -maxdepth 1 -type f ! -name 'tagmanifest*' -printf '%P\n' |
		sort | xargs sha256sum >tagmanifest-sha256.txt)
}

@test "each level says how deep it looked" {
	write_bag BAG
	run --separate-stderr "$FONDS" bag validate BAG
	[ "$status" -eq 0 ]
	[ "$output" = "BAG is valid: 3 files, 16 bytes, sha256" ]
	[ -z "$stderr" ]
	run "$FONDS" bag validate --level full BAG
	[ "$output" = "BAG is valid: 3 files, 16 bytes, sha256" ]
	run "$FONDS" bag validate --level fast BAG
	[ "$status" -eq 0 ]
	[ "$output" = "BAG is complete; of its payload only the sizes were checked (level fast): 3 files, 16 bytes, sha256" ]
	run "$FONDS" bag validate --level completeness BAG
	[ "$status" -eq 0 ]
	[ "$output" = "BAG is complete; its payload was not read (level completeness): 3 files, sha256" ]
	run "$FONDS" bag validate --level structure BAG
	[ "$status" -eq 0 ]
	[ "$output" = "BAG is well formed; its payload was not looked at (level structure): 3 files, sha256" ]
	for level in structure completeness fast; do
		[ "$("$FONDS" bag validate --level $level --format json BAG | jq -c '[.valid, .level, .strict]')" = "[null,\"$level\",false]" ]
	done
	[ "$("$FONDS" bag validate --format json BAG | jq -c '[.valid, .level, .strict]')" = '[true,"full",false]' ]
}

# at LEVEL STATUS: what validate says then
at() {
	run --separate-stderr "$FONDS" bag validate --level "$1" BAG
	[ "$status" -eq "$2" ]
}

@test "each level finds what those before it do, and more" {
	write_bag BAG
	printf 'ALPHA\n' >BAG/data/a.txt
	at fast 0
	at full 1
	[[ "$output" == *"error BAG-PAYLOAD-CORRUPT  data/a.txt"* ]]
	printf 'longer than before\n' >BAG/data/a.txt
	at completeness 0
	at fast 1
	[[ "$output" == *"error BAG-OXUM-WRONG  bag-info.txt"* ]]
	[[ "$output" == *"BAG is not valid: 1 error, 0 warnings (level fast)"* ]]
	rm BAG/data/a.txt
	at structure 0
	at completeness 1
	[[ "$output" == *"error BAG-PAYLOAD-MISSING  data/a.txt"* ]]
	printf 'x' >>BAG/bag-info.txt
	at structure 1
	[[ "$output" == *"error BAG-TAG-CORRUPT  bag-info.txt"* ]]
}

@test "no payload file is opened below full" {
	command -v strace >/dev/null || skip "no strace here"
	write_bag BAG
	strace -f -o /dev/null true 2>/dev/null || skip "cannot trace here"
	for level in structure completeness fast; do
		ASAN_OPTIONS=detect_leaks=0 strace -f -e trace=openat,openat2 -o trace \
			"$FONDS" bag validate --level $level BAG
		grep -q 'manifest-sha256.txt' trace
		! grep -qE '"(a|b|c)\.txt"' trace
	done
	ASAN_OPTIONS=detect_leaks=0 strace -f -e trace=openat,openat2 -o trace \
		"$FONDS" bag validate BAG
	grep -qE 'c\.txt"' trace
}

@test "with --strict a warning makes the bag not valid and stays a warning" {
	write_bag BAG
	run --separate-stderr "$FONDS" bag validate --strict BAG
	[ "$status" -eq 0 ]
	echo note >BAG/notes.txt
	run --separate-stderr "$FONDS" bag validate BAG
	[ "$status" -eq 0 ]
	run --separate-stderr "$FONDS" bag validate --strict BAG
	[ "$status" -eq 1 ]
	[[ "$output" == *"warning BAG-TAG-UNLISTED  notes.txt"* ]]
	[[ "$output" == *"BAG is not valid, as warnings count: 0 errors, 1 warning"* ]]
	[ -z "$stderr" ]
	[ "$("$FONDS" bag validate --strict --format json BAG | jq -c '[.valid, .strict, .errors, .warnings, .findings[0].severity]')" = '[false,true,0,1,"warning"]' ]
}

@test "a bag with files still to be fetched is told from one that is damaged" {
	write_bag BAG
	printf 'http://bag.example.org/a.txt 6 data/a.txt\n' >BAG/fetch.txt
	seal BAG
	rm BAG/data/a.txt
	run --separate-stderr "$FONDS" bag validate BAG
	[ "$status" -eq 1 ]
	[[ "$output" == *"BAG is not valid yet: 1 file still to be fetched, 0 warnings"* ]]
	[ "$("$FONDS" bag validate --format json BAG | jq -c '[.valid, .holey, .to_fetch]')" = '[false,true,{"files":1,"bytes":6,"files_of_unknown_length":0}]' ]
}

@test "an unknown level is a mistake on the command line" {
	write_bag BAG
	run --separate-stderr "$FONDS" bag validate --level quick BAG
	[ "$status" -eq 2 ]
	[ -z "$output" ]
	[[ "$stderr" == *"--level 'quick' is none of structure, completeness, fast, full"* ]]
}

@test "what is no bag is wrong, what is not there cannot be checked" {
	mkdir empty
	run --separate-stderr "$FONDS" bag validate empty
	[ "$status" -eq 1 ]
	[[ "$output" == *BAG-DECLARATION-MISSING* ]]
	run --separate-stderr "$FONDS" bag validate nowhere
	[ "$status" -eq 3 ]
	[ -z "$output" ]
	[[ "$stderr" == "fonds: "*nowhere* ]]
}
