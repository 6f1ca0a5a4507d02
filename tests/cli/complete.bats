#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# Holey bags, completed from files of this system and from a local server.
load helper

make_holey_bag() {
	mkdir -p BAG/data SRC
	echo alpha >SRC/a.txt
	seq 1 2000 >SRC/b.txt
	printf 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' >BAG/bagit.txt
	(cd SRC && sha256sum a.txt b.txt | sed 's,  ,  data/x/,') >BAG/manifest-sha256.txt
	write_fetch "file://$PWD/SRC"
}

write_fetch() { # BASE
	printf '%s/a.txt 6 data/x/a.txt\n%s/b.txt - data/x/b.txt\n' "$1" "$1" >BAG/fetch.txt
	(cd BAG && sha256sum bagit.txt fetch.txt manifest-sha256.txt >tagmanifest-sha256.txt)
}

@test "file: URLs are refused without a root, and fetched with one" {
	make_holey_bag
	run --separate-stderr "$FONDS" bag complete BAG
	[ "$status" -eq 1 ]
	[[ "$output" == *"error FETCH-ROOT  data/x/a.txt: "* ]]
	[ -z "$(ls BAG/data)" ]
	run --separate-stderr "$FONDS" bag complete --allow-root SRC BAG
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = "BAG: fetched 2 files, 8899 bytes" ]
	[ "${lines[1]}" = "BAG is valid: 2 files, 8899 bytes, sha256" ]
	cmp SRC/b.txt BAG/data/x/b.txt
	[ ! -e BAG/.fonds-complete ]
	[ -e BAG/fetch.txt ]
}

@test "a file with other digests never appears, and the others are fetched" {
	make_holey_bag
	sed -i 's/1000/1001/' SRC/b.txt
	run --separate-stderr "$FONDS" bag complete --allow-root SRC --format json BAG
	[ "$status" -eq 1 ]
	[ "$(jq -r '.files[1] | .state + " " + .code' <<<"$output")" = "failed FETCH-DIGEST" ]
	[ "$(jq -c '[.validation.valid, .validation.level]' <<<"$output")" = '[null,"structure"]' ]
	[ "$(ls BAG/data/x)" = a.txt ]
}

@test "a dry run fetches nothing" {
	make_holey_bag
	run --separate-stderr "$FONDS" bag complete --dry-run --allow-root SRC BAG
	[ "$status" -eq 0 ]
	[[ "${lines[-1]}" == "BAG: would fetch 2 files, 6 bytes and 1 of no stated length" ]]
	[ -z "$(ls BAG/data)" ]
}

@test "a private address is refused unless it is allowed, and a part is gone on with" {
	make_holey_bag
	python3 -u -m http.server 0 --bind 127.0.0.1 -d SRC >server.log 2>&1 3>&- &
	server=$!
	for _ in $(seq 50); do grep -q 'port' server.log && break; sleep 0.1; done
	port=$(sed -n 's/.*port \([0-9]*\).*/\1/p' server.log | head -1)
	write_fetch "http://127.0.0.1:$port"
	run --separate-stderr "$FONDS" bag complete BAG
	refused=$status
	refusal=$output
	mkdir BAG/.fonds-complete
	printf rubbish >"BAG/.fonds-complete/$(printf data/x/b.txt | sha256sum | cut -d' ' -f1)"
	run --separate-stderr "$FONDS" bag complete --allow-private BAG
	kill "$server"
	[ "$refused" -eq 1 ]
	[[ "$refusal" == *"error FETCH-ADDRESS  data/x/a.txt: "* ]]
	[ "$status" -eq 0 ]
	cmp SRC/b.txt BAG/data/x/b.txt
	[ ! -e BAG/.fonds-complete ]
}
