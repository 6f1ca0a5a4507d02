#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# The lies that existing auditors tell, each as the situation in which it is
# told: a test for every one, named after it, which fails on an auditor that
# lies so. Faults of the system come from strace(1), which has a call fail, or
# change what it read, for one file alone.
load helper

STRACE_OPTIONS=(-f -qq -o /dev/null)
TRACER=()
export ASAN_OPTIONS=detect_leaks=0:verify_asan_link_order=0

# make_tree FOLDER NAME...: a registered tree of small files.
make_tree() {
	local folder="$1" name
	shift
	mkdir -p "$folder"
	for name; do
		mkdir -p "$(dirname "$folder/$name")"
		printf 'the content of %s, in %s\n' "$name" "$folder" >"$folder/$name"
	done
	"$FONDS" catalog add "$folder" -q >/dev/null
}

# audit STATUS [OPTION...]: the outcome is in run.json, what was told in told.
# The JSON is printed, too, so that it is seen when a test fails.
audit() {
	local expected="$1" status=0
	shift
	"${TRACER[@]}" "$FONDS" audit run --format json "$@" >run.json 2>told ||
		status=$?
	cat run.json told
	if [ "$status" -ne "$expected" ]; then
		echo "exit status $status, expected $expected"
		return 1
	fi
}

# One of which it does not matter whether it finds something.
audit_any() {
	"$FONDS" audit run -q "$@" >/dev/null || [ $? -eq 1 ]
}

# audit_with PATH FAULT STATUS [OPTION...]: a fault at each call for that path.
audit_with() {
	local path="$1" fault="$2"
	shift 2
	command -v strace >/dev/null || skip "no strace here"
	# By its whole name, and as it is named in the tree.
	local TRACER=(strace "${STRACE_OPTIONS[@]}" -P "$PWD/$path"
		-P "${path#*/}" -e "inject=$fault")
	audit "$@"
}

# found: "verdict path" of each finding, sorted by path, a line each.
found() {
	jq -r '.findings | sort_by(.path)[] | "\(.verdict) \(.path)"' run.json
}

verdicts() {
	jq -r ".verdicts[\"$1\"]" run.json
}

# All that was registered, of which no audit may change a byte.
registered() {
	sqlite3 "$FONDS_CATALOG" \
		"select holding, hex(path), size, algorithm, hex(digest) from file order by 1, 2" \
		"select holding, hex(path), algorithm, change, hex(digest) from file_digest order by 1, 2, 3" |
		sha256sum
}

sql() {
	sqlite3 "$FONDS_CATALOG" "$1"
}

# What was checked so far was so some seconds ago: their order is that of whole
# seconds, and nobody need wait for them.
pass_time() {
	sql "update shard set checked_at = checked_at - 2"
	sql "update file_state set checked_at = checked_at - 2"
}

# The outcome of the last check of a file in the catalog, and its run.
state_of() {
	"$FONDS" catalog show 1 --format json |
		jq -r --arg path "$1" '.files[] | select(.path == $path) | "\(.verdict) \(.run)"'
}

status_json() {
	"$FONDS" audit status --format json | jq -r "$1"
}

@test "L1: an error never touches a baseline" {
	make_tree A f1 f2 f3
	registered >before
	audit_with A/f2 pread64:error=EIO 1
	[ "$(found)" = "unreadable f2" ]
	flip_bit A/f2
	audit 1
	[ "$(found)" = "corrupt f2" ]
	audit 1
	[ "$(found)" = "corrupt f2" ]
	# Gone, and something else in its place when it comes back.
	mv A/f1 kept
	audit 1
	[ "$(found)" = $'missing f1\ncorrupt f2' ]
	sed 's/content/CONTENT/' kept >A/f1
	audit 1
	[ "$(found)" = $'corrupt f1\ncorrupt f2' ]
	# A new digest is not computed from what was not found right.
	flip_bit A/f2
	registered | cmp - before
	audit_with A/f2 pread64:error=EIO 1 --add-algorithm sha512
	[ "$(sql 'select path from file_digest')" = f3 ]
	mv kept A/f1
	audit 0
	[ "$(verdicts ok)" = 3 ]
}

@test "L2: the exit status is a function of the verdicts" {
	make_tree A f1 f2 f3
	audit 0
	mv A/f2 kept
	audit 1
	[ "$(found)" = "missing f2" ]
	"$FONDS" audit run -q >text && return 1
	grep -q "missing  *1$" text
	! grep -q "^Sound" text
	mv kept A/f2
	audit 0
	touch A/more
	audit 1
	[ "$(found)" = "unexpected more" ]
	rm A/more
	mv A/f3 A/g3
	audit 1
	[ "$(found)" = "moved f3" ]
	mv A/g3 A/f3
	audit_with A/f1 openat2,openat:error=EACCES 1
	[ "$(found)" = "denied f1" ]
	mv A B
	audit 1
	[ "$(verdicts volume-offline)" = 3 ]
	mv B A
	audit 0
}

@test "L3: recording does not depend on verbosity, and the oldest is read first" {
	local n left form
	make_tree A f1 f2 f3
	left=3
	for form in text json text; do
		"$FONDS" audit run -q --max-files 1 --format "$form" >/dev/null
		left=$((left - 1))
		[ "$(status_json '.collections[0].never_checked')" = $left ]
		pass_time
	done
	# What is read is seen by what is found: all in turn, and again.
	for n in 1 2 3; do
		flip_bit "A/f$n"
	done
	for n in 1 2 3 1 2 3; do
		"$FONDS" audit run -q --max-files 1 >/dev/null && return 1
		[ "$(sql 'select path from finding order by number desc limit 1')" = "f$n" ]
		pass_time
	done
}

@test "L3: what is beside an incident is read first, and not for ever" {
	local n
	make_tree A f1 f2 f3
	make_tree B g1 g2 g3
	sleep 1.1
	flip_bit A/f1
	for n in 1 2 3 4; do
		audit_any --max-files 3
		sleep 1.1
	done
	[ "$(status_json '.collections[0].never_checked')" = 0 ]
	# The holding that has no incident goes on having its turns.
	flip_bit B/g3
	for n in 1 2 3 4; do
		audit_any --max-files 3
		sleep 1.1
	done
	[ "$(sql "select count(*) > 0 from finding where cast(path as text) = 'g3'")" = 1 ]
}

@test "L4: every attempt leaves a durable event, a read error, too" {
	make_tree A f1 f2 f3
	command -v strace >/dev/null || skip "no strace here"
	strace "${STRACE_OPTIONS[@]}" -P "$PWD/A/f2" -e inject=pread64:error=EIO \
		"$FONDS" audit run -q >/dev/null 2>&1 && return 1
	[ "$(state_of f2)" = "unreadable 1" ]
	audit 0
	# It was sound a moment later; that it was not is still told.
	"$FONDS" audit report --run 1 --format json >report.json || [ $? -eq 1 ]
	jq -e '.findings[] | select(.path == "f2" and .verdict == "unreadable")' report.json
	jq -e '.incidents[] | select(.path == "f2" and .state == "open")' report.json
	"$FONDS" audit incidents list >list || [ $? -eq 1 ]
	grep -q f2 list
	run "$FONDS" audit status
	[ "$status" -eq 1 ]
}

@test "L5: a newer mtime excuses nothing" {
	local when
	make_tree A f1 f2 f3
	registered >before
	for when in "now + 1 hour" "now" "1971-01-01" ""; do
		flip_bit A/f2
		[ -z "$when" ] || touch -d "$when" A/f2
		audit 1
		[ "$(found)" = "corrupt f2" ]
		audit 1
		[ "$(found)" = "corrupt f2" ]
		flip_bit A/f2
		touch A/f2
		audit 0
	done
	# Another size, edited by somebody who meant it.
	echo "a line more" >>A/f2
	audit 1
	[ "$(found)" = "corrupt f2" ]
	registered | cmp - before
}

@test "L6: a file is compared with what was registered, not with the last scan" {
	make_tree A f1 f2 f3
	registered >before
	audit 0
	audit_with A/f2 pread64:error=EIO 1
	flip_bit A/f2
	audit 1
	[ "$(found)" = "corrupt f2" ]
	# The same as in the last scan, and wrong all the same.
	audit 1
	[ "$(found)" = "corrupt f2" ]
	audit_with A/f2 pread64:error=EIO 1
	audit 1
	[ "$(found)" = "corrupt f2" ]
	[ "$(jq -r '.findings[0].expected.digest' run.json)" = "$(flip_bit A/f2 && sha256sum <A/f2 | cut -d' ' -f1)" ]
	audit 0
	registered | cmp - before
}

@test "L7: a removed file is not hidden by others whose paths contain its own" {
	make_tree A page page-1 1-page old/page pag old/page.bak p_ge 'p%' 'pages/page' page.tif
	rm A/page
	audit 1
	[ "$(found)" = "missing page" ]
	[ "$(verdicts ok)" = 9 ]
	rm A/old/page 'A/p%' A/p_ge
	audit 1
	[ "$(found)" = $'missing old/page\nmissing p%\nmissing p_ge\nmissing page' ]
	# And none that is there hides one that nobody registered.
	touch A/pa A/old/page.ba
	audit 1
	[ "$(found | grep unexpected)" = $'unexpected old/page.ba\nunexpected pa' ]
}

@test "L8: an error of the network is no mismatch, and a mismatch is confirmed" {
	local error
	make_tree A f1 f2 f3
	for error in EIO ESTALE ETIMEDOUT EHOSTDOWN ENETUNREACH EREMOTEIO; do
		audit_with A/f2 "pread64:error=$error" 1
		[ "$(found)" = "unreadable f2" ]
		audit_with A/f2 "openat2,openat:error=$error" 1
		[ "$(found)" = "unreadable f2" ]
	done
	[ "$(sql 'select count(*) from finding where verdict = 1')" = 0 ]
	# Wrong bytes once, on their way: told, and not called corrupt.
	audit_with A/f2 "pread64:poke_exit=@arg2=00ff:when=1" 1
	[ "$(found)" = "corrupt-unconfirmed f2" ]
	# Wrong bytes twice, but not the same.
	audit_with A/f2 "pread64:poke_exit=@arg2=00ff:when=1" 1
	audit_with A/f2 "pread64:poke_exit=@arg2=00ff" 1
	[ "$(found)" = "corrupt f2" ]
	audit 0
}

# Each of the members of stat(2) by itself.
@test "L9: a file that changes while it is read is unstable" {
	local change
	[ -f "${AT_READ:-}" ] || skip "no library that changes files as they are read"
	make_tree A f1 f2 f3
	registered >before
	cp -p A/f2 kept
	for change in touch chmod grow replace in-place-restored swap-back; do
		echo "0 $change $PWD/A/f2" >at-read
		local TRACER=(env AT_READ_LIST="$PWD/at-read" "LD_PRELOAD=$AT_READ")
		audit 1
		TRACER=()
		[ "$(found)" = "unstable f2" ]
		rm A/f2
		cp -p kept A/f2
		audit 0
	done
	registered | cmp - before
}

# Its digest is that of its bytes: as for a checker that calls it ok. The
# catalog refuses such a change, so what refuses it is taken away meanwhile.
make_canary_good() {
	local guard
	guard=$(sql "select sql || ';' from sqlite_master where name = 'canary_is_closed_once'")
	[ -n "$guard" ]
	sql "drop trigger canary_is_closed_once;
		update canary set digest = x'$(sha256sum <canary | cut -c1-64)'; $guard"
}

@test "L10: a checker that fails, or is killed, passes nothing" {
	local call
	make_tree A f1 f2 f3
	command -v strace >/dev/null || skip "no strace here"
	run strace "${STRACE_OPTIONS[@]}" -P "$PWD/A/f2" \
		-e inject=pread64:signal=KILL "$FONDS" audit run -q
	[ "$status" -gt 3 ]
	[ "$(status_json '.collections[0].never_checked')" = 3 ]
	run "$FONDS" audit status
	[ "$status" -eq 1 ]
	# Descriptors, memory and room on the disk are not a matter of the file.
	audit_with A/f2 openat2,openat:error=EMFILE 3
	audit_with A/f2 pread64:error=ENOMEM 3
	audit_with catalog.db-wal pwrite64:error=ENOSPC 3
	[ "$(status_json '.last_run.sound // false')" = false ]
	audit 0
	# One that passes a file known to be bad, or does not look at it.
	"$FONDS" catalog canary add "$PWD/canary" >/dev/null
	audit 0
	make_canary_good
	audit 1
	[ "$(jq -r .state run.json)" = invalid ]
	[[ "$(jq -r .why run.json)" == *"canary"*"no verdict of this run can be believed"* ]]
	rm canary
	audit 1
	[ "$(jq -r .state run.json)" = invalid ]
	run "$FONDS" audit status
	[ "$status" -eq 1 ]
}

@test "L10: what had no turn is not called sound" {
	make_tree A f1 f2 f3
	"$FONDS" audit policy set default --every 90d >/dev/null
	audit 0
	"$FONDS" audit run --due >text
	! grep -q Sound text
	grep -q "^Nothing was checked: no file had its turn.$" text
	! "$FONDS" audit run --path 'nothing*' >text
	! grep -q Sound text
	grep -q "^Nothing to check: no registered file is in the scope.$" text
	run "$FONDS" audit run --path 'nothing*'
	[ "$status" -eq 1 ]
	"$FONDS" audit run --path f1 >text
	grep -q "^Sound, as far as it was checked: " text
}

@test "L11: a volume that is not there is no loss of its files" {
	local checked there
	mkdir disk other
	"$FONDS" catalog init >/dev/null
	"$FONDS" catalog volume add disk "$PWD/disk" >/dev/null
	"$FONDS" catalog volume add other "$PWD/other" >/dev/null
	make_tree disk/A f1 f2 f3
	registered >before
	audit 0
	checked=$(state_of f1)
	# Nothing there; an empty mount point; another disk, the same names on it.
	mv disk away
	for there in nothing empty another; do
		[ "$there" = nothing ] || mkdir -p disk
		if [ "$there" = another ]; then
			cp other/.fonds-volume disk
			mkdir disk/A
			echo "another file" >disk/A/f1
		fi
		audit 1
		[ "$(verdicts volume-offline)" = 3 ]
		[ "$(found)" = "volume-offline " ]
		[ "$(state_of f1)" = "$checked" ]
	done
	[ "$(sql 'select count(*) from incident where path <> x'"''")" = 0 ]
	rm -r disk
	mv away disk
	audit 0
	registered | cmp - before
	# A loss on a volume that is there is a loss.
	rm disk/A/f2
	audit 1
	[ "$(found)" = "missing f2" ]
}

@test "L11: what has no volume of its own, and too much at once" {
	local n names=()
	for n in {1..150}; do
		names+=("f$n")
	done
	make_tree A "${names[@]}"
	mv A away
	audit 1
	[ "$(verdicts volume-offline)" = 150 ]
	mkdir A
	audit 1
	[ "$(verdicts volume-offline)" = 150 ]
	# Half of it: no disk loses so much in a night and is a disk still.
	cp away/f1 A
	audit 1
	[ "$(jq -r .state run.json)" = stopped ]
	[[ "$(jq -r .why run.json)" == *"too much is wrong to be true"* ]]
	[ "$(status_json .last_run.state)" = stopped ]
	audit 1 --keep-going
	[ "$(verdicts missing)" = 149 ]
	rm -r A
	mv away A
	audit 0
	[ "$(verdicts ok)" = 150 ]
}

@test "L12: missing and unexpected files are looked for without being asked" {
	make_tree A f1 f2 sub/f3
	make_bag
	"$FONDS" catalog add BAG -q >/dev/null
	"$FONDS" audit run -q
	rm A/f2
	mkdir -p A/sub/deep
	echo x >A/sub/deep/new
	ln -s f1 A/link
	echo x >BAG/data/new
	rm BAG/metadata/premis.xml
	run --separate-stderr "$FONDS" audit run
	[ "$status" -eq 1 ]
	[[ "$output" == *f2* && "$output" == *sub/deep/new* ]]
	audit 1
	[ "$(found)" = "$(printf '%s\n' "unexpected data/new" "missing f2" "unexpected link" "missing metadata/premis.xml" "unexpected sub/deep/new")" ]
	# Of a tree in which nothing else is there any more, too.
	audit 1 --holding 1
	[ "$(found)" = $'missing f2\nunexpected link\nunexpected sub/deep/new' ]
}

# Memory has no medium to read from.
@test "L13: a degraded run says so first" {
	local folder
	[ "$(stat -f -c %T /dev/shm 2>/dev/null)" = tmpfs ] && [ -w /dev/shm ] ||
		skip "no /dev/shm in memory"
	folder=$(mktemp -d /dev/shm/fonds-lies.XXXXXX)
	echo one >"$folder/f1"
	"$FONDS" catalog add "$folder" -q >/dev/null
	audit 0 --direct
	rm -r "$folder"
	grep -q "cannot be read past the page cache" told
	grep -qF "$folder" told
	[ "$(jq -r '.auditors[0].files_past_cache' run.json)" = 0 ]
}

@test "L13: what cannot be had for one file is told, too" {
	make_tree A f1
	command -v strace >/dev/null || skip "no strace here"
	cat A/f1
	run --separate-stderr strace "${STRACE_OPTIONS[@]}" -P "$PWD/A/f1" \
		-e inject=fcntl:error=EINVAL -e inject=fadvise64:retval=0 \
		"$FONDS" audit run --direct --format json
	[ "$status" -eq 0 ]
	[[ "$stderr" == *"cannot be read past the page cache"* ]]
	[ "$(jq -r '.auditors[0].files_past_cache' <<<"$output")" = 0 ]
}

@test "L14: names are bytes, exact, and of any length" {
	local name deep="" n=0
	local names=('a b' a_b a:b 'a?b' 'a*b' a%b 'a\b' 'a"b' "a'b" $'a\tb' $'a\nb'
		$'a\rb' $'a\x01b' $'a\x7fb' $'a\xffb' $'a\xfeb' $'a\xc3\xa9b' $'ae\xcc\x81b'
		A_b 'a b ' ' a b' a..b '...' -a 'a,b' 'a;b' '=a' $'a\xe2\x80\xaeb')
	mkdir A
	for name in "${names[@]}"; do
		n=$((n + 1))
		echo "content $n" >"A/$name"
	done
	# Deeper than one call of the system can name: 21 folders of 200 bytes.
	name=$(printf 'n%.0s' {1..200})
	(
		cd A
		for n in {1..21}; do
			mkdir "$name"
			cd "$name"
		done
		echo "deep one" >leaf_a
		echo "deep two" >leaf:a
	)
	"$FONDS" catalog add A -q >/dev/null
	audit 0
	[ "$(verdicts ok)" = $((${#names[@]} + 2)) ]
	# Each by itself: it, and none that looks like it.
	for name in "${names[@]}"; do
		cp -p "A/$name" kept
		flip_bit "A/$name" 2
		audit 1
		[ "$(jq '.findings | length' run.json)" = 1 ]
		[ "$(verdicts corrupt)" = 1 ]
		cp -p kept "A/$name"
		mv "A/$name" kept
		audit 1
		[ "$(verdicts missing)" = 1 ]
		[ "$(jq '.findings | length' run.json)" = 1 ]
		[ "$(sql "select count(*) from finding where run = (select max(number) from run) and path = x'$(printf %s "$name" | od -An -tx1 -v | tr -d ' \n')'")" = 1 ]
		mv kept "A/$name"
	done
	(
		cd A
		while cd nnn* 2>/dev/null; do :; done
		echo "deep TWO" >leaf:a
	)
	audit 1
	[ "$(jq -r '.findings | length' run.json)" = 1 ]
	[[ "$(jq -r '.findings[0].path' run.json)" == */leaf:a ]]
	[ "$(jq -r '.findings[0].path | length' run.json)" = $((21 * 201 + 6)) ]
	(cd A && rm -rf nnn*)
}

@test "L15: missing, denied and unreadable are distinct" {
	make_tree A f1 f2 f3 sub/f4
	audit_with A/f1 openat2,openat:error=EACCES 1
	[ "$(found)" = "denied f1" ]
	audit_with A/f1 openat2,openat:error=EPERM 1
	[ "$(found)" = "denied f1" ]
	audit_with A/f1 openat2,openat:error=EIO 1
	[ "$(found)" = "unreadable f1" ]
	audit_with A/f1 pread64:error=EIO 1
	[ "$(found)" = "unreadable f1" ]
	audit_with A/f1 openat2,openat:error=ENOENT 1
	[ "$(found)" = "missing f1" ]
	# A link, or a folder, is not the file.
	mv A/f1 kept
	ln -s ../kept A/f1
	audit 1
	[ "$(verdicts ok)" = 3 ]
	[ "$(verdicts missing)" = 0 ]
	rm A/f1
	mkdir A/f1
	audit 1
	[ "$(verdicts ok)" = 3 ]
	rmdir A/f1
	audit 1
	[ "$(found)" = "missing f1" ]
	mv kept A/f1
	audit 0
}

@test "L16: what is added before the place that was reached is checked" {
	local n
	make_tree M f1 f2 f3 f4
	audit 0 --max-files 2
	[ "$(verdicts ok)" = 2 ]
	# Sorted before all that there is, by location and by name.
	make_tree A a1
	for n in 1 2 3; do
		pass_time
		audit 0 --max-files 1
	done
	[ "$(status_json '.collections[0].never_checked')" = 0 ]
	[ "$("$FONDS" catalog show 2 --format json | jq -r '.files[0].verdict')" = ok ]
}

@test "L17: budgets of one file, one byte and one second" {
	local n
	make_tree A f1 f2 f3
	for n in 1 2 3; do
		audit 0 --max-files 1
		[ "$(jq -r .state run.json)" = partial ]
		[ "$(verdicts ok)" = 1 ]
		[ "$(verdicts not-checked)" = 2 ]
		pass_time
	done
	[ "$(status_json '.collections[0].never_checked')" = 0 ]
	# Begin nothing beyond it: one file is read, or none would ever be.
	for n in 1 2 3; do
		flip_bit "A/f$n"
	done
	for n in 1 2 3; do
		audit 1 --max-bytes 1
		[ "$(found)" = "corrupt f$n" ]
		[ "$(verdicts not-checked)" = 2 ]
		pass_time
	done
	for n in 1 2 3; do
		flip_bit "A/f$n"
	done
	audit 0 --max-files 3
	audit 0 --max-bytes 1M
}

@test "L17: a second is a second, whatever there is to read" {
	local n before rest
	mkdir A
	for n in {1..40}; do
		head -c 100000 /dev/zero >"A/f$n"
		echo "$n" >>"A/f$n"
	done
	"$FONDS" catalog add A -q >/dev/null
	before=$SECONDS
	audit 0 --max-time 1s --rate 200K
	[ $((SECONDS - before)) -le 8 ]
	[ "$(jq -r .state run.json)" = partial ]
	[ "$(verdicts ok)" -ge 1 ]
	[ "$(verdicts not-checked)" -ge 1 ]
	[ $(($(verdicts ok) + $(verdicts not-checked))) = 40 ]
	# The next one begins with what this one did not get to.
	rest=$(verdicts not-checked)
	audit 0 --max-files "$rest"
	[ "$(status_json '.collections[0].never_checked')" = 0 ]
}

@test "L18: that a deadline cannot be met is told before it is missed" {
	make_tree A f1 f2 f3
	audit 0
	"$FONDS" audit policy set default --every 10d >/dev/null
	[ "$(status_json '.collections[0].forecast.outcome')" = met ]
	# A hundred times as much: at the rate that was enough it is not.
	head -c 20000000 /dev/urandom >large
	mkdir B
	mv large B
	"$FONDS" catalog add B -q >/dev/null
	"$FONDS" audit policy set default --rate 10 >/dev/null
	[ "$(status_json '.collections[0].overdue')" = 0 ]
	[ "$(status_json '.collections[0].forecast.outcome')" = late ]
	[ "$(status_json '.collections[0].forecast | .need > .rate')" = true ]
	"$FONDS" audit status >text || [ $? -eq 1 ]
	grep -q "late by .* at this rate" text
}

# What a report says of a run, without what is the case now.
past_of() {
	"$FONDS" audit report --run "$1" --format json >report.json || [ $? -eq 1 ]
	jq -c '[.findings, .findings_total, (.totals | tostring)]' report.json
}

@test "L19: after 200 runs each finding and each figure is there" {
	local n
	make_tree A f1 f2 f3
	for n in {1..200}; do
		case $n in
		7 | 60) flip_bit A/f1 ;;
		8 | 61) flip_bit A/f1 ;;
		30) mv A/f2 kept ;;
		33) mv kept A/f2 ;;
		esac
		"$FONDS" audit run -q >/dev/null || [ $? -eq 1 ]
		case $n in
		7 | 8 | 30 | 31 | 32 | 60) past_of $n >"past-$n" ;;
		esac
	done
	for n in 7 8 30 31 32 60; do
		past_of $n | cmp - "past-$n"
	done
	[ "$(sql "select group_concat(run || ' ' || verdict || ' ' || path, ',') from (select * from finding order by number)")" = "7 1 f1,30 3 f2,31 3 f2,32 3 f2,60 1 f1" ]
	[ "$(sql 'select count(*) from run')" = 200 ]
	[ "$(sql 'select count(*), sum(ok), sum(corrupt), sum(missing) from run')" = "200|595|2|3" ]
	[ "$(sql 'select count(*), sum(ok) from run_shard where files > 0')" = "200|595" ]
	"$FONDS" catalog check
	# None of it can be taken away, by us or by others.
	run sqlite3 "$FONDS_CATALOG" "delete from finding"
	[ "$status" -ne 0 ]
	run sqlite3 "$FONDS_CATALOG" "delete from run"
	[ "$status" -ne 0 ]
}

# blocks_read COMMAND...: blocks of 512 bytes that came from a medium.
blocks_read() {
	python3 - "$@" <<-'PYTHON'
		import resource, subprocess, sys
		done = subprocess.run(sys.argv[1:], stdout=open("run.json", "w"))
		print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_inblock)
		sys.exit(done.returncode)
	PYTHON
}

@test "L20: the medium is read if that is asked for, and how is told" {
	mkdir A
	head -c 8388608 /dev/urandom >A/large
	echo small >A/small
	"$FONDS" catalog add A -q >/dev/null
	sync A/large A/small
	"$FONDS" audit run -q >/dev/null
	cached=$(blocks_read "$FONDS" audit run -q --format json)
	[ "$(jq -r '.auditors[0].files_past_cache' run.json)" = 0 ]
	[ "$(jq -r '.auditors[0].read_mode' run.json)" = "through the page cache" ]
	direct=$(blocks_read "$FONDS" audit run -q --direct --format json)
	[[ "$(jq -r '.auditors[0].read_mode' run.json)" != "through the page cache" ]]
	if [ "$(jq -r '.auditors[0].files_past_cache' run.json)" = 0 ]; then
		skip "the file system here has no reading past the cache"
	fi
	[ "$(jq -r '.auditors[0].files_past_cache' run.json)" = 2 ]
	[ "$cached" -lt 16384 ]
	[ "$direct" -ge 16384 ]
	"$FONDS" audit run --direct >text
	grep -q "Past the cache:  *2$" text
}

@test "L21: a kill in the middle of a commit leaves the catalog whole" {
	local call n killed=0
	make_tree A f1 f2 f3
	command -v strace >/dev/null || skip "no strace here"
	registered >before
	flip_bit A/f2
	for call in pwrite64 fdatasync fsync ftruncate write; do
		for n in 1 2 3 5 8 12 18 25 35; do
			run strace "${STRACE_OPTIONS[@]}" \
				-e "inject=$call:signal=KILL:when=$n" \
				"$FONDS" audit run -q
			[ "$status" -gt 3 ] || continue
			killed=$((killed + 1))
			"$FONDS" catalog check >/dev/null
			registered | cmp - before
		done
	done
	[ "$killed" -ge 12 ]
	audit 1
	[ "$(found)" = "corrupt f2" ]
	"$FONDS" catalog check
	# Other files are made whole beside their place.
	echo "the last report" >report.html
	run strace "${STRACE_OPTIONS[@]}" -e inject=rename,renameat,renameat2:signal=KILL:when=1 \
		"$FONDS" audit report --format html --output report.html --overwrite
	[ "$(cat report.html)" = "the last report" ]
}
