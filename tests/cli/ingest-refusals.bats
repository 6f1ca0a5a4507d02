#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# Bad input: one line that says what is wrong, the right status, nothing left.
load helper

# refused STATUS TEXT INPUT [OPTION]...
refused() {
	local expected="$1" text="$2" input="$3" before after
	shift 3
	before=$(ls -A)
	run --separate-stderr "$FONDS" ingest "$input" -o OUT "$@"
	echo "status $status: $stderr"
	[ "$status" -eq "$expected" ]
	[ -z "$output" ]
	[ "$(wc -l <<<"$stderr")" -eq 1 ]
	[[ "$stderr" == "fonds: "*"$text"* ]]
	after=$(ls -A)
	[ "$before" = "$after" ]
}

@test "an empty file" {
	: >in
	refused 1 "'in': the record is empty" in
}

@test "a binary file" {
	printf 'a\0b' >in
	refused 1 "binary" in
}

@test "a record without a title" {
	printf 'Summary:\n\nx\n' >in
	refused 1 "no title" in
}

@test "invalid UTF-8, with its offset" {
	printf '**T\xff**\n' >in
	refused 1 "byte 0xff at offset 3" in
}

@test "a file of 3 GB" {
	truncate -s 3G in
	refused 1 "is larger than 16777216 bytes" in
}

@test "a folder that nothing describes" {
	mkdir in
	refused 2 "'in' has no metadata/metadata.csv" in
}

@test "a FIFO" {
	mkfifo in
	refused 2 "'in' is a FIFO" in
}

@test "a file that is not there" {
	refused 3 "cannot open 'in': No such file" in
}

@test "an output that exists is left as it is" {
	write_record in
	mkdir OUT
	echo mine >OUT/x
	refused 2 "'OUT' is there already" in
	[ "$(cat OUT/x)" = mine ]
}

@test "an unknown language" {
	write_record in
	refused 2 "'Klingonian' is not a language" in --original-language Klingonian
}

@test "an original that is a folder" {
	write_record in
	mkdir original
	refused 2 "'original' is a folder" in --original original
}

@test "two files that would have one name" {
	write_record in
	mkdir a b
	echo a >a/x
	echo b >b/x
	refused 2 "rename one" in --attach a/x --attach b/x
}

@test "a name that is not UTF-8, shown escaped" {
	write_record in
	echo x >$'a\xff'
	refused 2 "'a\\xff'" in --attach $'a\xff'
}

@test "a full disk" {
	write_record in
	mkdir disk
	mount -t tmpfs -o size=40k none disk 2>/dev/null || skip "cannot mount a tmpfs"
	run --separate-stderr "$FONDS" ingest in -o disk/OUT
	left=$(ls -A disk)
	umount disk
	[ "$status" -eq 3 ]
	[[ "$stderr" == *"No space left on device"* ]]
	[ -z "$left" ]
}

@test "a read-only place" {
	write_record in
	mkdir place
	mount -t tmpfs -o ro none place 2>/dev/null || skip "cannot mount a tmpfs"
	run --separate-stderr "$FONDS" ingest in -o place/OUT
	umount place
	[ "$status" -eq 3 ]
	[[ "$stderr" == *"Read-only file system"* ]]
}

@test "a folder for the bag that is not there" {
	write_record in
	run --separate-stderr "$FONDS" ingest in -o gone/OUT
	[ "$status" -eq 3 ]
	[[ "$stderr" == *"'gone'"* ]]
}

@test "a catalog that cannot be written leaves no bag" {
	write_record in
	echo rubbish >catalog
	refused 3 "is not a catalog" in --catalog catalog
}

@test "killed at any moment, the same command works" {
	write_record in
	head -c 3000000 /dev/urandom >big
	killed=0
	for delay in 0 0.01 0.02 0.03 0.05 0.08 0.1 0.15 0.2 0.3; do
		rm -rf OUT .OUT.fonds-partial catalog.db*
		"$FONDS" ingest in -o OUT --attach big --catalog catalog.db >/dev/null 2>&1 &
		sleep "$delay"
		kill -9 $! 2>/dev/null && killed=$((killed + 1)) || true
		wait $! 2>/dev/null || true
		if [ -e OUT ] && [ ! -e .OUT.fonds-partial ]; then
			continue # it had finished
		fi
		"$FONDS" ingest in -o OUT --attach big --catalog catalog.db -q
		"$FONDS" bag validate OUT
		[ ! -e .OUT.fonds-partial ]
		[ "$("$FONDS" catalog list --catalog catalog.db --format json | jq '.holdings | length')" = 1 ]
	done
	[ "$killed" -ge 1 ]
}

@test "killed at each system call that changes something, the same command works" {
	command -v strace >/dev/null || skip "no strace"
	write_record in
	for call in mkdirat renameat2 fsync unlinkat pwrite64; do
		for n in 1 2 3 5 8 13; do
			rm -rf OUT .OUT.fonds-partial catalog.db*
			ASAN_OPTIONS=detect_leaks=0 strace -f -o trace -e trace=$call -e inject=$call:signal=KILL:when=$n \
				"$FONDS" ingest in -o OUT --catalog catalog.db >/dev/null 2>&1 || true
			if [ -e OUT ] && [ ! -e .OUT.fonds-partial ] && ! grep -q 'killed by SIGKILL' trace; then
				continue
			fi
			"$FONDS" ingest in -o OUT --catalog catalog.db -q || [ -e OUT ]
			"$FONDS" bag validate OUT
			[ ! -e .OUT.fonds-partial ]
			[ "$("$FONDS" catalog list --catalog catalog.db --format json | jq '.holdings | length')" = 1 ]
		done
	done
}

# Killed when the bag is there and the hidden folder is about to go.
killed_after_publish() {
	command -v strace >/dev/null || skip "no strace"
	ASAN_OPTIONS=detect_leaks=0 strace -f -o trace -e trace=unlinkat \
		-e inject=unlinkat:signal=KILL:when=1 \
		"$FONDS" ingest in -o OUT "$@" >/dev/null 2>&1 || true
	rm -f trace
	[ -e OUT ] && [ -e .OUT.fonds-partial ]
}

@test "a resume is refused to other options and left to the right ones" {
	write_record in
	killed_after_publish --source-organization One
	run --separate-stderr "$FONDS" ingest in -o OUT --source-organization Two
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"of other input or options"* ]]
	"$FONDS" ingest in -o OUT --source-organization One -q --catalog catalog.db
	[ ! -e .OUT.fonds-partial ]
	[ "$("$FONDS" catalog list --catalog catalog.db --format json | jq '.holdings | length')" = 1 ]
}

@test "a refused command makes no catalog, a dry run neither" {
	write_record in
	refused 3 "cannot open 'gone'" gone --catalog new/c.db
	refused 2 "not a language" in --original-language xx --catalog c.db
	"$FONDS" ingest in -o OUT --dry-run --catalog c.db >/dev/null
	[ "$(ls -A)" = in ]
	run --separate-stderr "$FONDS" ingest in -o gone/OUT --dry-run
	[ "$status" -eq 3 ]
	run --separate-stderr "$FONDS" catalog add gone --catalog c.db
	[ "$status" -eq 3 ]
	[ "$(ls -A)" = in ]
}

@test "a source organization that bag-info.txt cannot hold" {
	write_record in
	refused 2 "--source-organization" in --source-organization $'a\xff'
	refused 2 "--source-organization" in --source-organization ""
}

@test "SIGHUP is ignored where it was ignored before" {
	write_record in
	head -c 150000000 /dev/zero >big
	env --ignore-signal=HUP "$FONDS" ingest in -o OUT --attach big -q >/dev/null 2>&1 &
	sleep 0.1
	for _ in 1 2 3 4 5 6 7 8; do
		kill -HUP $! 2>/dev/null || true
		sleep 0.02
	done
	wait $!
	"$FONDS" bag validate OUT
}
