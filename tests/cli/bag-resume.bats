#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# A validation that is killed goes on where it was.
load helper

FILES=120

# Files that change now would not be kept: their times are too young.
write_bag() {
	mkdir -p BAG/data/sub
	for i in $(seq $FILES); do
		printf 'file %s\n' "$i" >"BAG/data/sub/$i"
	done
	printf 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' >BAG/bagit.txt
	(cd BAG && sha256sum data/sub/* >manifest-sha256.txt &&
		sha256sum bagit.txt manifest-sha256.txt >tagmanifest-sha256.txt)
	"$@"
	sleep 3.1
}

damage() {
	printf 'FILE 10\n' >BAG/data/sub/10
	printf 'FILE 110\n' >BAG/data/sub/110
	printf 'x' >BAG/data/unlisted
	rm BAG/data/sub/30
	ln -s 40 BAG/data/link
}

need_strace() {
	command -v strace >/dev/null || skip "no strace here"
	strace -f -o /dev/null true 2>/dev/null || skip "cannot trace here"
	export ASAN_OPTIONS=detect_leaks=0
}

# kill -9 at the 100th read of a file; each takes time, so that some are kept.
kill_it() {
	run strace -f -qq -o /dev/null -e trace=pread64,close \
		-e inject=close:delay_exit=40000 \
		-e inject=pread64:signal=KILL:when=100 \
		"$FONDS" bag validate BAG --jobs 1 --resume state
	[ "$status" -eq 137 ]
	[ -z "$output" ]
	[ -s state ]
	[ "$(stat -c %a state)" = 600 ]
}

# The same again, to its end: $output, $status, and $reads of payload files.
go_on() {
	run --separate-stderr strace -f -qq -y -o trace -e trace=pread64 \
		"$FONDS" bag validate BAG --jobs 1 --resume state "$@"
	[ -z "$stderr" ]
	[ ! -e state ]
	reads=$(grep -o 'BAG/data/[^>]*' trace | sort -u | wc -l)
}

# How many of $output were verified earlier.
earlier() {
	sed -n 's/.*; \([0-9]*\) files\? ([0-9]* bytes\?) w[a-z]* verified by an earlier, interrupted run (first 20[0-9T:Z-]*, last 20[0-9T:Z-]*)$/\1/p' <<<"$output"
}

@test "after kill -9 only the rest is read, and the result says so" {
	need_strace
	write_bag
	kill_it
	go_on
	[ "$status" -eq 0 ]
	[[ "$output" == "BAG is valid: $FILES files, "*" bytes, sha256; "* ]]
	kept=$(earlier)
	[ "$kept" -gt 0 ]
	[ "$kept" -lt 100 ]
	[ "$reads" -eq $((FILES - kept)) ]
	[ "$(wc -l <<<"$output")" -eq 1 ]
}

@test "a damaged bag is found damaged as in one run" {
	need_strace
	write_bag damage
	run --separate-stderr "$FONDS" bag validate BAG
	[ "$status" -eq 1 ]
	[[ "$output" == *"BAG is not valid: "*" errors, "*" warning"* ]]
	whole=$output
	kill_it
	go_on
	[ "$status" -eq 1 ]
	kept=$(earlier)
	[ "$kept" -gt 0 ]
	[ "${output%;*}" = "$whole" ]
	[ "$(grep -c BAG-PAYLOAD-CORRUPT <<<"$output")" -eq 2 ]
}

@test "damage between the runs to what was read already is found" {
	need_strace
	write_bag
	kill_it
	for i in $(seq $FILES); do
		flip_bit "BAG/data/sub/$i" 0
	done
	go_on
	[ "$status" -eq 1 ]
	[ -z "$(earlier)" ]
	[ "$reads" -eq $FILES ]
	[ "$(grep -c '^error BAG-PAYLOAD-CORRUPT' <<<"$output")" -eq $FILES ]
}

@test "JSON has the earlier run as a member, null without one" {
	need_strace
	write_bag
	kill_it
	go_on --format json
	[ "$status" -eq 0 ]
	[ "$(jq '.verified_earlier | .files > 0 and .bytes > 0 and .files < 100' <<<"$output")" = true ]
	[ "$(jq '.verified_earlier | (.first | fromdate) <= (.last | fromdate)' <<<"$output")" = true ]
	[ "$(jq .valid <<<"$output")" = true ]
	[ "$("$FONDS" bag validate BAG --format json | jq -c '[has("verified_earlier"), .verified_earlier]')" = '[true,null]' ]
}

@test "who interrupts it is told how to go on" {
	need_strace
	write_bag
	# -D: the process that is started is the program, strace is beside it.
	strace -D -f -qq -o /dev/null -e trace=close -e inject=close:delay_exit=40000 \
		"$FONDS" bag validate BAG --jobs 1 --resume state >out 2>err 3>&- &
	pid=$!
	for _ in $(seq 600); do
		[ "$(stat -c %s state 2>/dev/null || echo 0)" -le 400 ] || break
		sleep 0.1
	done
	kill -TERM $pid
	status=0
	wait $pid || status=$?
	[ "$status" -eq 3 ]
	[ ! -s out ]
	[ "$(cat err)" = "fonds: stopped
fonds: what was read so far is kept in 'state': run the same command again to go on" ]
	go_on
	[ "$status" -eq 0 ]
	[ "$(earlier)" -gt 0 ]
}

@test "without an interruption nothing is left and nothing is added" {
	write_bag
	plain=$("$FONDS" bag validate BAG)
	run --separate-stderr "$FONDS" bag validate --resume state BAG
	[ "$status" -eq 0 ]
	[ "$output" = "$plain" ]
	[ -z "$stderr" ]
	[ ! -e state ]
}

@test "a state of another bag, or of other manifests, is an error" {
	need_strace
	write_bag
	kill_it
	cp -r BAG OTHER
	cp state before
	run --separate-stderr "$FONDS" bag validate OTHER --resume state
	[ "$status" -eq 2 ]
	[ -z "$output" ]
	[ "$stderr" = "fonds: 'state' was left by the validation of another bag: remove it, or name another file" ]
	sed -i 's/UTF-8/utf-8/' BAG/bagit.txt
	run --separate-stderr "$FONDS" bag validate BAG --resume state
	[ "$status" -eq 2 ]
	[ "$stderr" = "fonds: 'state' was left by the validation of this bag before its bagit.txt or a manifest was changed: remove it, or name another file" ]
	cmp state before
}

@test "another file is never touched, nor a symbolic link followed" {
	write_bag
	echo letter >letter
	ln -s letter link
	for name in letter link; do
		run --separate-stderr "$FONDS" bag validate BAG --resume $name
		[ "$status" -eq 2 ]
		[ -z "$output" ]
		[[ "$stderr" == *"'$name' is "*": name another file" ]]
	done
	[ "$(cat letter)" = letter ]
	run --separate-stderr "$FONDS" bag validate BAG --resume BAG/state
	[ "$status" -eq 2 ]
	[ "$stderr" = "fonds: 'BAG/state' would lie in the bag 'BAG': name a file outside of it" ]
	[ ! -e BAG/state ]
}

@test "two at once are one too many" {
	write_bag
	(umask 077 && : >state)
	exec 9<>state
	flock -n 9
	run --separate-stderr "$FONDS" bag validate BAG --resume state
	[ "$status" -eq 3 ]
	[ -z "$output" ]
	[ "$stderr" = "fonds: another process is at work with 'state'" ]
	[ -e state ]
}

@test "what cannot be resumed is a mistake on the command line" {
	write_bag
	for level in structure completeness fast; do
		run --separate-stderr "$FONDS" bag validate BAG --level $level --resume state
		[ "$status" -eq 2 ]
		[ "$stderr" = "fonds: --resume goes with the level full: no other one reads what would be kept" ]
	done
	run --separate-stderr "$FONDS" bag validate - --resume state
	[ "$status" -eq 2 ]
	[ "$stderr" = "fonds: --resume needs a bag in a folder: standard input cannot be read again" ]
	tar cf BAG.tar BAG
	run --separate-stderr "$FONDS" bag validate BAG.tar --resume state
	[ "$status" -eq 2 ]
	[ "$stderr" = "fonds: 'BAG.tar' is not a folder, and only the validation of a folder can be resumed" ]
	[ ! -e state ]
}
