#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# Hostile archives: each is validated, from its file and from a pipe, and
# unpacked, and the outcome is that of expected.tsv. Whatever it is, nothing is
# written but the folder of a bag that was taken, and none of that is left when
# it was not. FONDS is the program, TIMED_RUN measures it.
bats_require_minimum_version 1.5.0

# Of one command on one archive.
SECONDS_MAX=20
MEMORY_MAX=204800

setup_file() {
	export ARCHIVES="$BATS_FILE_TMPDIR/archives"
	python3 -B "$BATS_TEST_DIRNAME/make-archives.py" "$ARCHIVES"
}

# The commands run in BOX/above/in; a canary lies there and on each way out.
setup() {
	BOX="$BATS_TEST_TMPDIR/box"
	IN="$BOX/above/in"
	export TMPDIR="$BOX/tmp"
	umask 022
	mkdir -p "$IN" "$TMPDIR"
	for folder in "$BOX" "$BOX/above" "$IN"; do
		echo canary >"$folder/canary"
		echo secret >"$folder/passwd"
	done
	wrong=
}

complain() {
	echo "$archive: $*"
	wrong=yes
}

# Every name, kind, mode, link count and time in the box, and every byte; of a
# folder not its time, because the folder of a bag is made and removed there.
look_around() {
	(
		cd "$BOX"
		find . \( -type d -printf '%p %y %m %u\n' \) -o \
			-printf '%p %y %m %u %n %T@ %s %l\n' | LC_ALL=C sort
		find . -type f -exec cat {} +
	)
}

# fonds COMMAND...: its status; OUTPUT and SAID are what it wrote.
run_fonds() {
	local seconds exit memory
	status=killed
	(
		cd "$IN"
		timeout -s KILL "$SECONDS_MAX" "$TIMED_RUN" \
			"$BATS_TEST_TMPDIR/cost" "$FONDS" "$@"
	) >"$BATS_TEST_TMPDIR/output" 2>"$BATS_TEST_TMPDIR/said" || true
	[ -s "$BATS_TEST_TMPDIR/cost" ] || {
		complain "$1 $2 was not done in $SECONDS_MAX seconds"
		return 0
	}
	read -r seconds exit memory _ <"$BATS_TEST_TMPDIR/cost"
	rm "$BATS_TEST_TMPDIR/cost"
	status=$exit
	[ "$memory" -le "$MEMORY_MAX" ] || complain "$1 $2 took $memory KiB"
	! LC_ALL=C grep -qP '[\x00-\x08\x0b-\x1f\x7f]' "$BATS_TEST_TMPDIR/output" \
		"$BATS_TEST_TMPDIR/said" ||
		complain "$1 $2 wrote a control character"
}

# judge COMMAND STATUS CODE: was it what is expected?
judge() {
	local codes
	[ "$status" = "$2" ] || complain "$1: status $status, not $2"
	if [ "$2" -gt 1 ]; then
		[ -s "$BATS_TEST_TMPDIR/said" ] || complain "$1: no message"
		return 0
	fi
	codes=$(jq -r '.findings[].code' "$BATS_TEST_TMPDIR/output" | sort -u) ||
		complain "$1: no JSON"
	[ "$3" != - ] || set -- "$1" "$2" ""
	if [ "$2" -eq 0 ]; then
		[ "$codes" = "$3" ] || complain "$1: not $3 but $codes"
	else
		grep -qFx -e "$3" <<<"$codes" || complain "$1: no $3 in $codes"
	fi
}

# The bag is there, sound, and made of nothing but files and folders.
check_unpacked() {
	[ -d "$IN/OUT" ] || {
		complain "unpack: there is no folder"
		return 0
	}
	[ -z "$(find "$IN/OUT" ! -type f ! -type d)" ] ||
		complain "unpack: something is neither file nor folder"
	[ -z "$(find "$IN/OUT" -perm /7022)" ] ||
		complain "unpack: someone may do more than read"
	"$FONDS" bag validate --quiet "$IN/OUT" >/dev/null ||
		complain "unpack: the folder is not valid"
	rm -r "$IN/OUT"
}

check_nothing_left() {
	[ "$(look_around)" = "$before" ] || {
		complain "$1: the box is not as it was"
		diff <(echo "$before") <(look_around) || true
	}
	[ ! -e /tmp/fonds-hostile-evil ] || complain "$1: wrote to /tmp"
}

# check ARCHIVE VALIDATE CODE UNPACK CODE
check() {
	local before
	archive="$1"
	before=$(look_around)
	run_fonds bag validate --format json "$ARCHIVES/$1"
	judge "validate" "$2" "$3"
	if [[ "$1" != *.7z ]]; then
		run_fonds bag validate --format json - <"$ARCHIVES/$1"
		judge "validate -" "$2" "$3"
	fi
	check_nothing_left "validate"
	run_fonds bag unpack --format json -o OUT "$ARCHIVES/$1"
	judge "unpack" "$4" "$5"
	[ "$4" -ne 0 ] || check_unpacked
	check_nothing_left "unpack"
}

# check_all PATTERN LEAST: the rows of it, and so many archives at least
check_all() {
	local count=0 row validate code unpack unpack_code why path
	while IFS=$'\t' read -r row validate code unpack unpack_code why; do
		[[ "$row" == $1 ]] || continue
		for path in "$ARCHIVES"/$row; do
			[ -e "$path" ] || continue
			check "${path##*/}" "$validate" "$code" "$unpack" \
				"$unpack_code"
			count=$((count + 1))
		done
	done <"$BATS_TEST_DIRNAME/expected.tsv"
	[ "$count" -ge "$2" ]
	[ -z "$wrong" ]
}

@test "hostile tars" {
	check_all 'tar-*' 125
}

@test "hostile zips" {
	check_all 'zip-*' 60
}

@test "damaged and bombs: compressed tars" {
	check_all 'packed-*' 20
}

@test "hostile 7z archives" {
	run "$FONDS" bag validate "$ARCHIVES/7z-valid.7z"
	[[ "$output" != *"does not read"* ]] || skip "no 7z in this version"
	check_all '7z-*' 20
}

# What a name beside the archive could lead to, and a folder that is there.
@test "what is there already is neither replaced nor removed" {
	local before
	archive=tar-valid.tar
	mkdir "$IN/OUT"
	echo mine >"$IN/OUT/mine"
	before=$(look_around)
	run_fonds bag unpack -o OUT "$ARCHIVES/tar-valid.tar"
	[ "$status" -eq 2 ]
	check_nothing_left "unpack"
	rm -r "$IN/OUT"
	ln -s ../target "$IN/OUT"
	before=$(look_around)
	run_fonds bag unpack -o OUT "$ARCHIVES/tar-valid.tar"
	[ "$status" -eq 2 ]
	check_nothing_left "unpack"
	[ -z "$wrong" ]
}

@test "nothing outside the folder is opened for writing, made or removed" {
	command -v strace >/dev/null || skip "no strace here"
	strace -f -o /dev/null true 2>/dev/null || skip "cannot trace here"
	cd "$IN"
	for archive in tar-valid.tar tar-dot-dot.tar tar-symlink-through.tar \
		tar-link-through-symlink.tar tar-twice-other.tar \
		tar-top-is-dot-dot.tar zip-symlink-through.zip; do
		ASAN_OPTIONS=detect_leaks=0 strace -f -y -o "$BATS_TEST_TMPDIR/trace" \
			-e trace=%file,mkdirat,openat2 \
			"$FONDS" bag unpack -q -o OUT "$ARCHIVES/$archive" ||
			[ "$?" -eq 1 ]
		"$BATS_TEST_DIRNAME/check-trace.py" "$IN" "$TMPDIR" \
			<"$BATS_TEST_TMPDIR/trace"
		rm -rf OUT
	done
}

# From a pipe it is the same; a zip is copied first.
@test "what comes through a pipe is unpacked or refused as from a file" {
	local before expected
	for expected in 0:tar-valid.tar 1:tar-dot-dot.tar 1:tar-cut-at-3.tar \
		1:tar-symlink-through.tar 1:tar-link-later.tar \
		1:tar-twice-other.tar 1:tar-two-tars.tar 0:zip-valid.zip \
		1:zip-local-crc.zip 1:zip-not-in-directory.zip \
		1:packed-gzip-crc.tar.gz 1:packed-bomb.tar.xz; do
		archive="${expected#*:}"
		before=$(look_around)
		run_fonds bag unpack --format json -o OUT - \
			< <(cat "$ARCHIVES/$archive")
		[ "$status" = "${expected%%:*}" ] || complain "status $status"
		[ "$status" != 0 ] || check_unpacked
		check_nothing_left "unpack -"
	done
	[ -z "$wrong" ]
}

@test "names are shown with what could command a terminal escaped" {
	for archive in tar-escapes.tar zip-escapes.zip; do
		run_fonds bag validate "$ARCHIVES/$archive"
		grep -qF '\x1b[2J' "$BATS_TEST_TMPDIR/output"
		run_fonds bag unpack -o OUT "$ARCHIVES/$archive"
		grep -qF '\x1b[2J' "$BATS_TEST_TMPDIR/output"
	done
	[ -z "$wrong" ]
}

# Each of them is payload that nothing lists. Sanitizers take a few times more.
@test "many members take time and memory in proportion" {
	MEMORY_MAX=512000
	"$BATS_TEST_DIRNAME/make-archives.py" --members 100000 \
		>"$BATS_TEST_TMPDIR/many.tar"
	archive=many.tar
	run_fonds bag validate --format json - <"$BATS_TEST_TMPDIR/many.tar"
	judge "validate" 1 BAG-PAYLOAD-UNLISTED
	[ -z "$wrong" ]
}
