#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# Bags completed over HTTP, from servers that behave and servers that do not.
load helper

setup_file() {
	unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY no_proxy NO_PROXY
}

teardown() {
	[ ! -e server.pid ] || kill "$(cat server.pid)" 2>/dev/null || true
}

# start_server [ADDRESS [CERTIFICATE]]: leaves its port in $port
start_server() {
	python3 "$BATS_TEST_DIRNAME/http-server.py" SRC log port "$@" >server.out 2>&1 3>&- &
	echo $! >server.pid
	for _ in $(seq 100); do [ -e port ] && break; sleep 0.1; done
	port=$(cat port)
	base=http://127.0.0.1:$port
}

# Files a.txt (6 bytes), b.txt (8893) and as many more as are named; a bag of all.
make_holey_bag() {
	mkdir -p BAG/data SRC
	echo alpha >SRC/a.txt
	seq 1 2000 >SRC/b.txt
	for name; do echo "this is $name" >"SRC/$name"; done
	printf 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' >BAG/bagit.txt
	(cd SRC && sha256sum -- * | sed 's,  ,  data/,') >BAG/manifest-sha256.txt
	(cd SRC && sha512sum -- * | sed 's,  ,  data/,') >BAG/manifest-sha512.txt
}

# fetch_lines 'URL LENGTH NAME'...
fetch_lines() {
	printf '%s\n' "$@" | sed 's,\([^ ]*\)$,data/\1,' >BAG/fetch.txt
	(cd BAG && sha256sum bagit.txt fetch.txt manifest-*.txt >tagmanifest-sha256.txt)
}

# What fetch.txt does not list must be there.
put_in_place() {
	for name; do cp "SRC/$name" "BAG/data/$name"; done
}

complete() {
	run --separate-stderr timeout 60 "$FONDS" bag complete --allow-private "$@" BAG
	echo "$output" "$stderr"
	assert_whole_files
}

# Whatever happened, there are none but whole files in data/.
assert_whole_files() {
	for file in BAG/data/*; do
		[ ! -e "$file" ] || cmp "$file" "SRC/${file##*/}"
	done
}

# The place of an earlier attempt's part.
part_of() {
	mkdir -p BAG/.fonds-complete
	echo "BAG/.fonds-complete/$(printf 'data/%s' "$1" | sha256sum | cut -d' ' -f1)"
}

# b.txt alone, from that URL: it fails by that code, and leaves no part of it
# unless told otherwise.
assert_fails() { # URL LENGTH CODE [OPTION...]
	local url=$1 length=$2 code=$3
	shift 3
	rm -rf BAG/data/* BAG/.fonds-complete
	put_in_place a.txt
	fetch_lines "$url $length b.txt"
	complete "$@" --format json
	[ "$status" -eq 1 ]
	[ -z "$stderr" ]
	[ "$(jq -r '[.complete, .fetched, .failed] | join(" ")' <<<"$output")" = "false 0 1" ]
	[ "$(jq -r '.files[0] | [.path, .state, .code] | join(" ")' <<<"$output")" = "data/b.txt failed $code" ]
	[ "$(jq -r '.files[0] | (.reason | length > 0) and (.remedy | length > 0)' <<<"$output")" = true ]
	[ ! -e BAG/data/b.txt ]
}

assert_no_part() {
	[ ! -e BAG/.fonds-complete ]
}

@test "several files come, four at a time, each by one request" {
	make_holey_bag c d e f 'g=h'
	start_server
	fetch_lines "$base/plain/a.txt 6 a.txt" "$base/plain/b.txt - b.txt" \
		"$base/chunked/c 10 c" "$base/no-length/d 10 d" "$base/no-ranges/e - e" \
		"$base/redirect/5/f 10 f" "$base/plain/g%3Dh - g=h"
	complete --jobs 4
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = "BAG: fetched 7 files, 8951 bytes" ]
	[ "${lines[1]}" = "BAG is valid: 7 files, 8951 bytes, sha256, sha512" ]
	[ "$(ls BAG/data | wc -l)" -eq 7 ]
	[ ! -e BAG/.fonds-complete ]
	[ "$(grep -c '^GET .* -$' log)" -eq 12 ]
	"$FONDS" bag validate BAG
	complete
	[ "$status" -eq 0 ]
	[ "$(grep -c '^GET' log)" -eq 12 ]
}

@test "a part is gone on with by a range" {
	make_holey_bag
	start_server
	put_in_place a.txt
	fetch_lines "$base/plain/b.txt 8893 b.txt"
	head -c 5000 SRC/b.txt >"$(part_of b.txt)"
	complete
	[ "$status" -eq 0 ]
	[ "$(grep -c ^GET log)" -eq 1 ]
	grep -qx 'GET /plain/b.txt bytes=5000-' log
	[ ! -e BAG/.fonds-complete ]
}

@test "a part that is whole needs no request; of no stated length, a range tells" {
	make_holey_bag
	start_server
	put_in_place a.txt
	fetch_lines "$base/plain/b.txt 8893 b.txt"
	cp SRC/b.txt "$(part_of b.txt)"
	complete
	[ "$status" -eq 0 ]
	! grep -q ^GET log
	rm BAG/data/b.txt
	fetch_lines "$base/plain/b.txt - b.txt"
	cp SRC/b.txt "$(part_of b.txt)"
	complete
	[ "$status" -eq 0 ]
	[ "$(grep ^GET log)" = "GET /plain/b.txt bytes=8893-" ]
}

@test "a part that is not the beginning of the file is fetched anew" {
	make_holey_bag
	start_server
	put_in_place a.txt
	for length in 8893 -; do
		for size in 10 8893 9000; do
			: >log
			rm -f BAG/data/b.txt
			fetch_lines "$base/plain/b.txt $length b.txt"
			head -c "$size" /dev/zero >"$(part_of b.txt)"
			complete
			[ "$status" -eq 0 ]
			[ "$(grep '^GET' log | tail -1)" = "GET /plain/b.txt -" ]
			[ "$(grep -c ^GET log)" -le 2 ]
		done
	done
}

@test "a server without ranges gives the whole, and that is taken" {
	make_holey_bag
	start_server
	put_in_place a.txt
	fetch_lines "$base/no-ranges/b.txt 8893 b.txt"
	head -c 5000 /dev/zero >"$(part_of b.txt)"
	complete
	[ "$status" -eq 0 ]
	[ "$(grep ^GET log)" = "GET /no-ranges/b.txt bytes=5000-" ]
}

@test "the whole with other digests, given for a range, is not asked for twice" {
	make_holey_bag
	start_server
	put_in_place a.txt
	fetch_lines "$base/wrong/b.txt 8893 b.txt"
	head -c 5000 SRC/b.txt >"$(part_of b.txt)"
	complete
	[ "$status" -eq 1 ]
	[[ "$output" == *"error FETCH-DIGEST  data/b.txt: "* ]]
	[ "$(grep ^GET log)" = "GET /wrong/b.txt bytes=5000-" ]
	assert_no_part
}

@test "another range than was asked for is refused, then the whole is asked for" {
	make_holey_bag
	start_server
	put_in_place a.txt
	fetch_lines "$base/other-range/b.txt 8893 b.txt"
	head -c 5000 SRC/b.txt >"$(part_of b.txt)"
	complete
	[ "$status" -eq 0 ]
	[ "$(grep ^GET log | cut -d' ' -f3 | tr '\n' ' ')" = "bytes=5000- - " ]
	assert_fails "$base/always-206/b.txt" 8893 FETCH-HTTP
	assert_no_part
}

@test "what ended early is kept, and gone on with from a server that is well" {
	make_holey_bag
	start_server
	assert_fails "$base/short/b.txt" 8893 FETCH-SHORT
	[ "$(stat -c %s "$(part_of b.txt)")" -eq 4446 ]
	fetch_lines "$base/plain/b.txt 8893 b.txt"
	complete
	[ "$status" -eq 0 ]
	grep -qx 'GET /plain/b.txt bytes=4446-' log
	assert_fails "$base/cut/b.txt" 8893 FETCH-SHORT
	assert_fails "$base/short/b.txt" - FETCH-SHORT
	assert_fails "$base/cut/b.txt" - FETCH-DIGEST
	assert_no_part
	assert_fails "$base/hang-up/b.txt" 8893 FETCH-SHORT
	assert_no_part
}

@test "never more comes than is stated" {
	make_holey_bag
	start_server
	assert_fails "$base/long/b.txt" 8893 FETCH-LONG
	assert_no_part
	assert_fails "$base/long-stated/b.txt" 8893 FETCH-LONG
	assert_no_part
	assert_fails "$base/plain/b.txt" 0 FETCH-DIGEST
	assert_fails "$base/endless/b.txt" 8893 FETCH-LONG
	assert_no_part
	assert_fails "$base/endless/b.txt" - FETCH-LONG --max-size 1Mi
	[[ "$output" == *"more than 1048576 bytes came"* ]]
	assert_no_part
	assert_fails "$base/plain/b.txt" - FETCH-LONG --max-size 8892
	assert_fails "$base/wrong/b.txt" 8893 FETCH-DIGEST
	assert_no_part
}

@test "an endless file takes no more disk than its limit" {
	command -v strace >/dev/null || skip "no strace"
	make_holey_bag
	start_server
	put_in_place a.txt
	fetch_lines "$base/endless/b.txt 100000 b.txt"
	run --separate-stderr env ASAN_OPTIONS=detect_leaks=0 strace -f -o trace -e trace=pwrite64 \
		"$FONDS" bag complete --allow-private BAG
	[ "$status" -eq 1 ]
	[ "$(grep -o ') = [0-9]*$' trace | awk '{ sum += $3 } END { print sum <= 100000 }')" = 1 ]
}

@test "statuses other than success" {
	make_holey_bag
	start_server
	for code in 204 401 403 404 410 416 500 503; do
		assert_fails "$base/status/$code/b.txt" 8893 FETCH-HTTP
		[[ "$output" == *"the server answered $code"* ]]
		assert_no_part
	done
	fetch_lines "$base/status/503/b.txt 8893 b.txt"
	head -c 5000 SRC/b.txt >"$(part_of b.txt)"
	complete
	[ "$status" -eq 1 ]
	[ "$(stat -c %s "$(part_of b.txt)")" -eq 5000 ]
}

@test "redirects: a few, but no loop, nor off the web" {
	make_holey_bag
	start_server
	put_in_place a.txt
	fetch_lines "$base/redirect/1/b.txt 8893 b.txt"
	complete
	[ "$status" -eq 0 ]
	assert_fails "$base/redirect/6/b.txt" 8893 FETCH-REDIRECT
	: >log
	assert_fails "$base/loop/b.txt" 8893 FETCH-REDIRECT
	[ "$(grep -c ^GET log)" -eq 6 ]
	assert_fails "$base/to/file%3A%2F%2F$PWD/SRC/b.txt" 8893 FETCH-REDIRECT --allow-root SRC
	assert_fails "$base/to/ftp%3A%2F%2F127.0.0.1/b.txt" 8893 FETCH-REDIRECT
	assert_fails "$base/nowhere/b.txt" 8893 FETCH-HTTP
	assert_no_part
}

@test "a redirect of a range is followed with the range" {
	make_holey_bag
	start_server
	put_in_place a.txt
	fetch_lines "$base/redirect/1/b.txt 8893 b.txt"
	head -c 5000 SRC/b.txt >"$(part_of b.txt)"
	complete
	[ "$status" -eq 0 ]
	grep -qx 'GET /plain/b.txt bytes=5000-' log
}

# No stream socket is even made.
assert_no_connection() { # URL
	rm -rf BAG/data/* BAG/.fonds-complete
	put_in_place a.txt
	fetch_lines "$1 8893 b.txt"
	run --separate-stderr timeout 60 env ASAN_OPTIONS=detect_leaks=0 strace -f -o trace -e trace=socket \
		"$FONDS" bag complete BAG
	echo "$1: $output $stderr"
	[ "$status" -eq 1 ]
	[[ "$output" == *"error FETCH-ADDRESS  data/b.txt: "* ]]
	! grep -E 'AF_INET6?, SOCK_STREAM' trace
	[ ! -e BAG/data/b.txt ]
}

@test "private addresses are refused, however they are written, without a connection" {
	command -v strace >/dev/null || skip "no strace"
	make_holey_bag
	start_server
	for host in 127.0.0.1 '[::1]' localhost 127.1 2130706433 0x7f000001 0177.0.0.1 0.0.0.0 \
		'[::]' '[::ffff:127.0.0.1]' '[::127.0.0.1]' '[64:ff9b::7f00:1]' '[fe80::1]' '[fd00::1]' \
		8.8.8.8@127.0.0.1; do
		assert_no_connection "http://$host:$port/plain/b.txt"
	done
	for host in 10.0.0.1 169.254.169.254 192.168.1.1 172.16.0.1 100.64.0.1; do
		assert_no_connection "http://$host/b.txt"
	done
	[ ! -s log ]
	# The trace would show one.
	ASAN_OPTIONS=detect_leaks=0 strace -f -o trace -e trace=socket \
		"$FONDS" bag complete --allow-private --timeout 1 BAG >/dev/null || true
	grep -qE 'AF_INET6?, SOCK_STREAM' trace
}

@test "no proxy of the environment leads round that, and with --allow-private one is used" {
	command -v strace >/dev/null || skip "no strace"
	make_holey_bag
	start_server
	export http_proxy=$base/ ALL_PROXY=$base/
	assert_no_connection http://10.0.0.1/plain/b.txt
	[ ! -s log ]
	fetch_lines "http://bags.invalid/plain/b.txt 8893 b.txt"
	complete
	[ "$status" -eq 0 ]
	grep -q '^GET http://bags.invalid/plain/b.txt' log
}

# A network of its own, where this system has a public address.
@test "a redirect from a public to a private address is refused unless allowed" {
	command -v strace >/dev/null || skip "no strace"
	unshare -rn sh -c 'ip link set lo up && ip addr add 8.8.8.8/32 dev lo' 2>/dev/null ||
		skip "no network of its own"
	make_holey_bag
	put_in_place a.txt
	cat >inside.sh <<-'SH'
		ip link set lo up
		ip addr add 8.8.8.8/32 dev lo
		python3 "$1/http-server.py" SRC log port :: >server.out 2>&1 3>&- &
		server=$!
		for _ in $(seq 100); do [ -e port ] && break; sleep 0.1; done
		port=$(cat port)
		for base in "plain" "to/http%3A%2F%2F127.0.0.1%3A$port%2Fplain"; do
			printf 'http://8.8.8.8:%s/%s/b.txt 8893 data/b.txt\n' "$port" "$base" >BAG/fetch.txt
			(cd BAG && sha256sum bagit.txt fetch.txt manifest-*.txt >tagmanifest-sha256.txt)
			for option in --quiet --allow-private; do
				rm -f BAG/data/b.txt
				"$FONDS" bag complete $option BAG
				echo "status $?"
			done
		done
		# Nor does a public proxy reach a private address for it.
		printf 'http://10.0.0.1/plain/b.txt 8893 data/b.txt\n' >BAG/fetch.txt
		(cd BAG && sha256sum bagit.txt fetch.txt manifest-*.txt >tagmanifest-sha256.txt)
		rm -f BAG/data/b.txt
		http_proxy=http://8.8.8.8:$port "$FONDS" bag complete BAG
		echo "status $?"
		kill $server
	SH
	run --separate-stderr timeout 60 unshare -rn bash inside.sh "$BATS_TEST_DIRNAME"
	echo "$output" "$stderr"
	[ "$(grep ^status <<<"$output" | tr '\n' ' ')" = "status 0 status 0 status 1 status 0 status 1 " ]
	[[ "$output" == *"error FETCH-ADDRESS  data/b.txt: "* ]]
	# Three of the four came to the file, and each but the refused one from there.
	[ "$(grep -c '^GET /plain/b.txt' log)" -eq 3 ]
	[ "$(grep -c '^GET /to/' log)" -eq 2 ]
	! grep -q 10.0.0.1 log
	assert_whole_files
}

@test "a server that is silent or slow is given up" {
	make_holey_bag
	start_server
	for manner in silent slow; do
		started=$SECONDS
		assert_fails "$base/$manner/b.txt" 8893 FETCH-TIMEOUT --timeout 2
		[ $((SECONDS - started)) -lt 20 ]
	done
	# What little came is kept.
	[ -s "$(part_of b.txt)" ]
	[ "$(head -c 1 "$(part_of b.txt)")" = 1 ]
}

@test "nobody there, and names that are none" {
	make_holey_bag
	start_server
	kill "$(cat server.pid)"
	while kill -0 "$(cat server.pid)" 2>/dev/null; do sleep 0.1; done
	assert_fails "$base/plain/b.txt" 8893 FETCH-CONNECT
	assert_no_part
	assert_fails "http://[zz]/b.txt" 8893 FETCH-SCHEME
	assert_fails "http://" 8893 FETCH-SCHEME
	assert_fails "ftp://127.0.0.1/b.txt" 8893 FETCH-SCHEME
	assert_fails "gopher://127.0.0.1:$port/b.txt" 8893 FETCH-SCHEME
}

@test "a certificate that nobody vouches for is refused" {
	command -v openssl >/dev/null || skip "no openssl"
	make_holey_bag
	openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 \
		-subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 2>/dev/null
	cat key.pem cert.pem >both.pem
	start_server 127.0.0.1 both.pem
	assert_fails "https://127.0.0.1:$port/plain/b.txt" 8893 FETCH-TLS
	! grep -q ^GET log
}

@test "all that can be had is fetched although much fails, and JSON names each problem" {
	make_holey_bag c d e f g
	start_server
	fetch_lines "$base/status/404/a.txt 6 a.txt" "$base/plain/b.txt 8893 b.txt" "$base/wrong/c 10 c" \
		"$base/long/d 10 d" "ftp://127.0.0.1/e 10 e" "$base/plain/f - f" "file:///g 10 g"
	for jobs in 1 4; do
		rm -rf BAG/data/*
		complete --jobs $jobs --format json
		[ "$status" -eq 1 ]
		[ "$(jq -r '.files[] | [.line, .path, .state, .code // "-"] | join(" ")' <<<"$output")" = "$(
			cat <<-'TEXT'
				1 data/a.txt failed FETCH-HTTP
				2 data/b.txt fetched -
				3 data/c failed FETCH-DIGEST
				4 data/d failed FETCH-LONG
				5 data/e failed FETCH-SCHEME
				6 data/f fetched -
				7 data/g failed FETCH-ROOT
			TEXT
		)" ]
		[ "$(jq -r '[.complete, .fetched, .fetched_bytes, .failed, .waiting] | join(" ")' <<<"$output")" = "false 2 8903 5 0" ]
		[ "$(ls BAG/data | tr '\n' ' ')" = "b.txt f " ]
	done
	complete
	[ "$status" -eq 1 ]
	[ "$(grep -c '^error FETCH-' <<<"$output")" -eq 5 ]
}

@test "no secret of a URL is shown, and it is used" {
	make_holey_bag
	start_server
	for secret in 'user:geheim@' 'user:ge\heim@'; do
		assert_fails "http://${secret}127.0.0.1:$port/status/404/b?key=geheim" 8893 FETCH-HTTP
		[[ "$output" != *heim* ]]
		complete
		[[ "$output" != *heim* ]]
	done
	assert_fails "http:///user:geheim@127.0.0.1:$port/status/404/b" 8893 FETCH-HTTP
	[[ "$output" != *heim* ]]
	assert_fails "http://user:ge@heim@127.0.0.1:$port/status/404/b" 8893 FETCH-SCHEME
	[[ "$output" != *heim* ]]
	grep -q 'key=geheim' log
}

@test "a dry run makes no request, and changes nothing" {
	make_holey_bag
	start_server
	fetch_lines "$base/plain/a.txt 6 a.txt" "$base/plain/b.txt - b.txt"
	find BAG | sort >before
	complete --dry-run
	[ "$status" -eq 0 ]
	[ "${lines[-1]}" = "BAG: would fetch 2 files, 6 bytes and 1 of no stated length" ]
	complete --dry-run --format json
	[ "$(jq -r '[.dry_run, .complete, .waiting, .waiting_bytes, .waiting_unstated] | join(" ")' <<<"$output")" = "true false 2 6 1" ]
	[ ! -s log ]
	find BAG | sort | cmp - before
}

@test "a disk that refuses is no fault of the server: status 3" {
	command -v strace >/dev/null || skip "no strace"
	make_holey_bag
	start_server
	fetch_lines "$base/plain/a.txt 6 a.txt" "$base/plain/b.txt 8893 b.txt"
	for call in pwrite64:ENOSPC fsync:EIO renameat2:EROFS mkdirat:EROFS; do
		rm -rf BAG/data/* BAG/.fonds-complete
		run --separate-stderr env ASAN_OPTIONS=detect_leaks=0 strace -f -o trace \
			-e trace="${call%:*}" -e inject="${call%:*}:error=${call#*:}" \
			"$FONDS" bag complete --allow-private BAG
		echo "$call: $status $output $stderr"
		[ "$status" -eq 3 ]
		[[ "$stderr" == "fonds: cannot "* ]]
		assert_whole_files
		complete
		[ "$status" -eq 0 ]
	done
}

@test "one at a time: a second process is told so, with status 3" {
	make_holey_bag
	start_server
	fetch_lines "$base/plain/a.txt 6 a.txt" "$base/plain/b.txt 8893 b.txt"
	mkdir BAG/.fonds-complete
	run --separate-stderr flock BAG/.fonds-complete "$FONDS" bag complete --allow-private BAG
	[ "$status" -eq 3 ]
	[ "$stderr" = "fonds: another process is completing 'BAG'" ]
	[ ! -s log ]
	complete
	[ "$status" -eq 0 ]
}

@test "what stands in the way stays, and links of a hostile bag lead nowhere" {
	make_holey_bag
	start_server
	put_in_place a.txt
	mkdir outside
	echo kept >outside/kept
	fetch_lines "$base/plain/b.txt 8893 b.txt"
	ln "outside/kept" "$(part_of b.txt)"
	complete
	[ "$status" -ne 0 ]
	ln -sf "$PWD/outside/kept" "$(part_of b.txt)"
	complete
	[ "$status" -ne 0 ]
	rm -r BAG/.fonds-complete
	ln -s "$PWD/outside" BAG/.fonds-complete
	complete
	[ "$status" -eq 1 ]
	[ "$(cat outside/*)" = kept ]
	[ ! -s log ] || ! grep -q ^GET log
}

@test "wrong options are a usage error" {
	make_holey_bag
	for option in --timeout=0 --timeout=x --timeout=86401 --max-size=x --jobs=0 --jobs=65; do
		run --separate-stderr "$FONDS" bag complete $option BAG
		[ "$status" -eq 2 ]
		[ -n "$stderr" ]
	done
	run --separate-stderr "$FONDS" bag complete --allow-root nowhere BAG
	[ "$status" -ne 0 ]
	run --separate-stderr "$FONDS" bag complete BAG/bagit.txt
	[ "$status" -eq 2 ]
	run --separate-stderr "$FONDS" bag complete NOWHERE
	[ "$status" -eq 3 ]
}
