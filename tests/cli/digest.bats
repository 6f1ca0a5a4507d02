#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# Digests of files and lists of them, compared with coreutils byte for byte.
load helper

# Every byte that a name may hold and that somebody has tripped over.
NASTY=($'new\nline' 'back\slash' $'carriage\rreturn' $'latin\xe9' '-dash'
	'--' ' blank ' '~$lock.doc' 'C:drive' '..dots' '*' '\n' $'esc\e[31m'
	'a  b' 'SHA256 (x) = y' '#hash' $'\xef\xbb\xbfmark' 'a\..\b')

make_tree() {
	local name
	mkdir -p tree/sub/deep tree/sub.d tree/empty
	for name in "${NASTY[@]}"; do
		printf '%s' "$name" >"tree/$name"
		printf '%s+' "$name" >"tree/sub/$name"
	done
	: >tree/sub/deep/nothing
	head -c 3000000 /dev/zero >tree/sub/deep/large
	seq 100000 >tree/sub.d/lines
}

# What a walk gives, sorted by the bytes of the whole paths.
files_of() {
	find "$1" -type f -print0 | LC_ALL=C sort -z
}

unprivileged() {
	if [ "$(id -u)" -eq 0 ]; then
		setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
	else
		"$@"
	fi
}

@test "one algorithm: the bytes of sha256sum, of files and of a folder" {
	make_tree
	cd tree
	"$FONDS" digest -- "${NASTY[@]}" >../ours
	sha256sum -- "${NASTY[@]}" >../theirs
	cd ..
	cmp ours theirs
	"$FONDS" digest tree >ours
	files_of tree | xargs -0 sha256sum >theirs
	cmp ours theirs
	[ "$(wc -l <ours)" -ge 36 ]
	sha256sum --check --quiet --strict ours
	"$FONDS" digest tree/ >ours
	cmp ours theirs
	cd tree
	"$FONDS" digest . >../ours
	sha256sum --check --quiet --strict ../ours
	files_of . | xargs -0 sha256sum | cmp - ../ours
}

@test "each algorithm as its own tool computes it" {
	make_tree
	for name in md5 sha1 sha224 sha256 sha384 sha512; do
		"$FONDS" digest -a $name tree >ours
		files_of tree | xargs -0 ${name}sum >theirs
		cmp ours theirs
		"$FONDS" digest -a $name --tag tree >ours
		files_of tree | xargs -0 ${name}sum --tag | cmp - ours
	done
	"$FONDS" digest -a blake2b-512 tree >ours
	files_of tree | xargs -0 b2sum | cmp - ours
	"$FONDS" digest -a SHA3-256 tree/sub.d/lines >ours
	[ "$(cut -d' ' -f1 ours)" = "$(openssl dgst -sha3-256 -r tree/sub.d/lines | cut -d' ' -f1)" ]
}

@test "several algorithms: tagged lines, each file in one reading" {
	make_tree
	"$FONDS" digest -a md5,sha256 -a sha1 -a md5 tree >ours
	# bash takes a NUL after half a character of UTF-8 for a part of it.
	local LC_ALL=C
	files_of tree | while IFS= read -r -d '' file; do
		md5sum --tag -- "$file"
		sha256sum --tag -- "$file"
		sha1sum --tag -- "$file"
	done >theirs
	cmp ours theirs
	mkfifo pipe
	printf abc >pipe &
	"$FONDS" digest -a md5,sha1 pipe >ours
	printf 'MD5 (pipe) = 900150983cd24fb0d6963f7d28e17f72\nSHA1 (pipe) = a9993e364706816aba3e25717850c26c9cd0d89d\n' | cmp - ours
}

@test "-0 ends lines in NUL and escapes nothing" {
	make_tree
	"$FONDS" digest -0 tree >ours
	files_of tree | xargs -0 sha256sum -z | cmp - ours
	cut -z -c 67- ours >names
	files_of tree | cmp - names
	xargs -0 -n 1 test -f <names
	"$FONDS" digest -0 --check -q ours >out
	[ "$(cat out)" = "39 of 39 files ok" ]
}

@test "standard input, process substitution, symbolic links that are named" {
	[ "$(printf abc | "$FONDS" digest -)" = "$(printf abc | sha256sum -)" ]
	printf abc >file
	ln -s file link
	mkdir folder
	printf x >folder/in
	ln -s folder way
	[ "$("$FONDS" digest link - <file)" = "$(sha256sum link - <file)" ]
	[ "$("$FONDS" digest way)" = "$(sha256sum way/in)" ]
	[ "$("$FONDS" digest <(printf abc) | cut -d' ' -f1)" = "$(sha256sum file | cut -d' ' -f1)" ]
	run --separate-stderr "$FONDS" digest - - <file
	[ "$status" -eq 1 ]
	[ "$output" = "$(sha256sum - <file)" ]
	[ "$stderr" = "fonds: '-' is not hashed: standard input can be read only once" ]
}

@test "names from a file or a pipe, any number" {
	make_tree
	files_of tree >names
	"$FONDS" digest --files0-from names >ours
	xargs -0 sha256sum <names | cmp - ours
	"$FONDS" digest --files0-from - <names | cmp - ours
	mkdir many
	(cd many && seq 5000 | xargs touch ./-)
	(cd many && find . -type f -print0 | "$FONDS" digest --files0-from -) >ours
	[ "$(wc -l <ours)" -eq 5001 ]
	(cd many && sha256sum --check --quiet --strict ../ours)
	printf '%s\0' - >dash
	printf x >-
	[ "$("$FONDS" digest --files0-from dash <names)" = "$(sha256sum ./- | sed 's,\./,,')" ]
}

@test "unordered: the same lines" {
	make_tree
	"$FONDS" digest tree | sort >ordered
	"$FONDS" digest --unordered -j 3 tree | sort | cmp - ordered
}

@test "results come while others are read, and in what order" {
	printf abc >file
	mkfifo slow
	sleep 3 >slow &
	"$FONDS" digest -j 2 --unordered slow file >unordered &
	sleep 1
	[ "$(cat unordered)" = "$(sha256sum file)" ]
	wait
	sleep 3 >slow &
	"$FONDS" digest -j 2 file file slow file >ordered &
	sleep 1
	[ "$(cat ordered)" = "$(sha256sum file file)" ]
	wait
	printf '' >empty
	[ "$(cat ordered)" = "$(sha256sum file file empty file | sed s/empty/slow/)" ]
}

@test "what cannot be hashed is told, and the others go on" {
	printf abc >file
	mkdir folder
	printf x >folder/a
	ln -s a folder/link
	ln -s nowhere folder/lost
	ln -s .. folder/loop
	mkfifo folder/pipe
	printf x >folder/z
	run --separate-stderr "$FONDS" digest gone folder file gone/below
	[ "$status" -eq 1 ]
	[ "$output" = "$(sha256sum folder/a folder/z file)" ]
	[ "$stderr" = "fonds: 'gone' is not hashed: No such file or directory
fonds: 'folder/link' is not hashed: a symbolic link, not followed below a folder
fonds: 'folder/loop' is not hashed: a symbolic link, not followed below a folder
fonds: 'folder/lost' is not hashed: a symbolic link, not followed below a folder
fonds: 'folder/pipe' is not hashed: neither a file nor a folder
fonds: 'gone/below' is not hashed: No such file or directory" ]
	run --separate-stderr "$FONDS" digest --format json gone folder file
	[ "$status" -eq 1 ]
	[ "$(jq -r '.files[] | .path + " " + .verdict' <<<"$output")" = "gone missing
folder/a ok
folder/link unreadable
folder/loop unreadable
folder/lost unreadable
folder/pipe unreadable
folder/z ok
file ok" ]
	[ "$(jq -c '[.summary.files, .summary.failed]' <<<"$output")" = "[8,5]" ]
}

@test "files and folders without permission are told" {
	unprivileged true 2>/dev/null || skip "cannot drop root"
	mkdir -p folder/closed
	printf x >folder/a
	printf x >folder/secret
	chmod 0 folder/secret folder/closed
	chmod 755 . .. ../..
	run --separate-stderr unprivileged "$FONDS" digest folder folder/closed
	chmod 755 folder/closed
	[ "$status" -eq 1 ]
	[ "$output" = "$(sha256sum folder/a)" ]
	[ "$stderr" = "fonds: 'folder/closed' is not hashed: Permission denied
fonds: 'folder/secret' is not hashed: Permission denied
fonds: 'folder/closed' is not hashed: Permission denied" ]
}

@test "an empty folder, a path of 4000 characters, names of 255 bytes" {
	mkdir empty
	run --separate-stderr "$FONDS" digest empty
	[ "$status" -eq 0 ]
	[ -z "$output$stderr" ]
	local name i
	name=$(printf 'n%.0s' {1..250})
	mkdir deep
	cd deep
	for i in {1..16}; do
		mkdir "$name"
		cd "$name"
	done
	printf abc >file
	cd "$BATS_TEST_TMPDIR/work"
	"$FONDS" digest deep >ours
	[ "$(wc -c <ours)" -gt 4080 ]
	[ "$(cut -c 1-64 ours)" = ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad ]
	name=$(printf 'n%.0s' {1..255})
	printf abc >"$name"
	[ "$("$FONDS" digest "$name")" = "$(sha256sum "$name")" ]
}

@test "JSON is one document, whatever the names" {
	make_tree
	"$FONDS" digest --format json -a md5,sha256 tree >all.json
	[ "$(jq '.files | length' all.json)" -eq 39 ]
	[ "$(jq -r '.files[] | select(.path == "tree/new\nline") | .digests.md5' all.json)" = \
		"$(printf 'new\nline' | md5sum | cut -d' ' -f1)" ]
	[ "$(jq -r '.files[] | select(.path_base64) | .path_base64' all.json | head -n 1 | base64 -d)" = $'tree/latin\xe9' ]
	[ "$(jq -c .summary.read all.json)" = '{"cached":39,"direct":0,"dropped":0}' ]
}

@test "a damaged, a missing and a sound file are told apart" {
	mkdir folder
	for name in a b c 'quo"te'; do seq 1000 >"folder/$name"; done
	sha256sum folder/* >sums
	run --separate-stderr "$FONDS" digest --check sums
	[ "$status" -eq 0 ]
	[ "$output" = "4 of 4 files ok" ]
	[ -z "$stderr" ]
	flip_bit folder/b
	rm folder/c
	run --separate-stderr "$FONDS" digest --check sums
	[ "$status" -eq 1 ]
	[ "${lines[0]}" = "corrupt  folder/b: the sha256 digest is $(sha256sum folder/b | cut -c -64), expected $(sha256sum folder/a | cut -c -64); second read: the same (sums line 2)" ]
	[[ "${lines[1]}" == "    remedy    "*"restore"* ]]
	[ "${lines[2]}" = "missing  folder/c: No such file or directory (sums line 3)" ]
	[ "${lines[4]}" = "2 of 4 files ok: 1 corrupt, 1 missing" ]
	[ "${#lines[@]}" -eq 5 ]
	run --separate-stderr "$FONDS" digest --check --format json sums
	[ "$status" -eq 1 ]
	[ "$(jq -c '[.findings[] | [.code, .path, .list, .line]]' <<<"$output")" = \
		'[["corrupt","folder/b","sums",2],["missing","folder/c","sums",3]]' ]
	[ "$(jq -c '.summary | [.sound, .files, .verdicts.ok]' <<<"$output")" = '[false,4,2]' ]
	[ "$(jq -r '.findings[0].digests.sha256' <<<"$output")" = "$(sha256sum folder/b | cut -c -64)" ]
	[ "$(jq -r '.findings[0].expected_digests.sha256' <<<"$output")" = "$(sha256sum folder/a | cut -c -64)" ]
}

@test "lists of every form are checked, nasty names and all" {
	make_tree
	files_of tree >names
	xargs -0 sha256sum <names >gnu
	xargs -0 md5sum --tag <names >bsd
	xargs -0 sha512sum -b <names >binary
	xargs -0 sha1sum -z <names >zero
	for list in gnu bsd binary; do
		run --separate-stderr "$FONDS" digest --check $list
		[ "$status" -eq 0 ]
		[ "$output" = "39 of 39 files ok" ]
	done
	run --separate-stderr "$FONDS" digest --check -0 zero
	[ "$output" = "39 of 39 files ok" ]
	run --separate-stderr "$FONDS" digest --check gnu - bsd <binary
	[ "$status" -eq 0 ]
	[ "$output" = "117 of 117 files ok" ]
	run --separate-stderr "$FONDS" digest --check <(sort -r gnu)
	[ "$output" = "39 of 39 files ok" ]
	"$FONDS" digest -a md5,sha256,sha3-512 tree >own
	run --separate-stderr "$FONDS" digest --check own
	[ "$output" = "39 of 39 files ok" ]
	xargs -0 b2sum <names >b2
	run --separate-stderr "$FONDS" digest --check -a blake2b-512 b2
	[ "$output" = "39 of 39 files ok" ]
	run --separate-stderr "$FONDS" digest --check b2
	[ "$status" -eq 1 ]
}

@test "a list of hashdeep is checked, sizes and all" {
	printf abc >x
	printf 'a,b' >'y,z'
	cat >list <<-'TEXT'
		%%%% HASHDEEP-1.0
		%%%% size,md5,sha256,filename
		## Invoked from: /somewhere
		## $ hashdeep x y,z
		##
		3,900150983cd24fb0d6963f7d28e17f72,ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad,x
		3,ad10a7c4b4d65c1ddd9d4f5cd0b6e5d7,0,y,z
	TEXT
	sed -i "\$s/.*/3,$(md5sum <y,z | cut -c -32),$(sha256sum <y,z | cut -c -64),y,z/" list
	run --separate-stderr "$FONDS" digest --check list
	[ "$status" -eq 0 ]
	[ "$output" = "2 of 2 files ok" ]
	if command -v hashdeep >/dev/null; then
		hashdeep -l x y,z >list
		run --separate-stderr "$FONDS" digest --check list
		[ "$output" = "2 of 2 files ok" ]
	fi
	printf more >>x
	run --separate-stderr "$FONDS" digest --check list
	[ "$status" -eq 1 ]
	[[ "${lines[0]}" == "corrupt  x: the size is 7 bytes, expected 3;"* ]]
}

@test "lines that are not understood, and lists without files" {
	printf abc >x
	sha256sum x >list
	echo 'this is no line of a list' >>list
	sha256sum x >>list
	run --separate-stderr "$FONDS" digest --check list
	[ "$status" -eq 1 ]
	[[ "${lines[0]}" == "not-understood  list line 2: "* ]]
	[ "${lines[1]}" = "2 of 2 files ok: 1 not understood" ]
	run --separate-stderr "$FONDS" digest --check --format json list
	[ "$status" -eq 1 ]
	[ "$(jq -c '[.findings[] | [.code, .line]]' <<<"$output")" = '[["not-understood",2]]' ]
	: >empty
	run --separate-stderr "$FONDS" digest --check empty
	[ "$status" -eq 1 ]
	[ "$output" = "not-understood  empty: it names no file that could be checked
0 of 0 files ok: 1 not understood" ]
	run --separate-stderr "$FONDS" digest --check gone
	[ "$status" -eq 3 ]
	[[ "$stderr" == *"'gone'"*"No such file or directory" ]]
}

@test "only regular files are checked, without waiting" {
	mkfifo pipe
	mkdir folder
	printf abc >file
	ln -s file link
	for name in pipe folder link; do
		echo "$(sha256sum <file | cut -c -64)  $name"
	done >list
	run --separate-stderr timeout 10 "$FONDS" digest --check list
	[ "$status" -eq 1 ]
	[[ "${lines[0]}" == "unreadable  pipe: "*"FIFO"* ]]
	[[ "${lines[2]}" == "unreadable  folder: "*"folder"* ]]
	[ "${lines[4]}" = "1 of 3 files ok: 2 unreadable" ]
}

@test "--direct says how the files were read" {
	make_tree
	"$FONDS" digest tree >plain
	"$FONDS" digest --direct tree >ours 2>said
	cmp plain ours
	[[ "$(cat said)" == "fonds: files read past the page cache: "* ]]
	[ "$(grep -oE '[0-9]+' said | paste -sd+ | bc)" -eq 39 ]
	"$FONDS" digest --direct --quiet tree >ours 2>said
	[ ! -s said ]
	"$FONDS" digest --check --direct --format json -q plain >out
	[ "$(jq '.summary.read | add' out)" -eq 39 ]
}

@test "--rate is kept" {
	head -c 600000 /dev/zero >file
	local begun=$EPOCHREALTIME
	"$FONDS" digest --rate 1M file file >/dev/null
	[ "$(bc <<<"$EPOCHREALTIME - $begun >= 1")" -eq 1 ]
	for size in 1 500k 1.5G 2Ki 1MiB 0.5t; do
		"$FONDS" digest --rate $size /dev/null >/dev/null
	done
	for size in '' 0 0.1 -1 1X 1KK M 1.G 1e6 99999999999T 1.1234567G '1 K'; do
		run --separate-stderr "$FONDS" digest --rate "$size" file
		[ "$status" -eq 2 ]
	done
}

@test "usage errors" {
	printf abc >file
	for args in '' '--check' '-a crc32 file' '-a md5, file' '--check --tag file' \
		'--format json --tag file' '--format json -0 file' '--format csv file' \
		'--files0-from file file' '--check --files0-from file' '-j 0 file'; do
		# shellcheck disable=SC2086
		run --separate-stderr "$FONDS" digest $args
		[ "$status" -eq 2 ]
		[ -z "$output" ]
		[[ "$stderr" == fonds:* ]]
	done
	run --separate-stderr "$FONDS" digest --files0-from gone
	[ "$status" -eq 3 ]
}

@test "an output that cannot be written is a failure" {
	printf abc >file
	run --separate-stderr sh -c '"$FONDS" digest file >/dev/full'
	[ "$status" -eq 3 ]
	[[ "$stderr" == *"No space left on device"* ]]
	run --separate-stderr sh -c '"$FONDS" digest --check - >/dev/full </dev/null'
	[ "$status" -eq 3 ]
	run --separate-stderr sh -c '"$FONDS" digest $(yes file | head -n 5000) | head -n 1'
	[ "$output" = "$(sha256sum file)" ]
}

@test "a stop by SIGINT keeps all that was finished" {
	for name in a b c; do echo $name >$name; done
	env --default-signal=INT "$FONDS" digest --files0-from - >out 2>said \
		< <(printf 'a\0b\0c\0'; sleep 3) &
	sleep 1
	kill -INT $!
	local status=0
	wait $! || status=$?
	[ "$status" -eq 3 ]
	sha256sum a b c | cmp - out
}

@test "a stop by SIGINT leaves whole lines" {
	mkdir many
	for i in {1..300}; do head -c 20000 /dev/zero >many/$i; done
	# Unordered: a disk that turns is read by inodes, and what is first by
	# name may be read last.
	env --default-signal=INT "$FONDS" digest --unordered --rate 1M many \
		>out 2>said &
	for i in {1..600}; do
		[ ! -s out ] || break
		sleep 0.05
	done
	kill -INT $!
	local status=0
	wait $! || status=$?
	[ "$status" -eq 3 ]
	grep -q stopped said
	[ -s out ]
	[ "$(tail -c 1 out | od -An -tx1)" = " 0a" ]
	[ "$(wc -l <out)" -lt 300 ]
	sha256sum --check --quiet --strict out
}
