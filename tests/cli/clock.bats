#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# A clock that is set, while an audit runs and between audits (libfaketime).
load helper

find_faketime() {
	for library in /usr/lib/*/faketime/libfaketimeMT.so.1; do
		[ -e "$library" ] && FAKETIME_LIBRARY="$library" && return
	done
	skip "no libfaketime here (Debian's package faketime)"
}

# A clock that is what the file says, again and again: "+0", or by how much it is
# off. The library comes before the run time of a sanitizer, too.
set_environment() {
	ENVIRONMENT=(env TZ=UTC LD_PRELOAD="$FAKETIME_LIBRARY" FAKETIME_NO_CACHE=1
		FAKETIME_TIMESTAMP_FILE="$PWD/$1" FAKETIME_DONT_FAKE_MONOTONIC=1
		ASAN_OPTIONS="verify_asan_link_order=0:detect_leaks=0")
}

# start_audit OFFSET [OPTION]...: in the background, as $AUDITOR.
start_audit() {
	printf '%s\n' "$1" >running
	shift
	set_environment running
	"${ENVIRONMENT[@]}" "$FONDS" audit run "$@" >out 2>err 3>&- &
	AUDITOR=$!
}

# Until the catalog has such a row, while the auditor is at work.
wait_for() {
	until [ "$(sql "select count(*) from run_shard where $1 is not null")" -gt 0 ]; do
		kill -0 "$AUDITOR"
		sleep 0.05
	done
}

# at OFFSET COMMAND...
at() {
	printf '%s\n' "$1" >clock
	shift
	set_environment clock
	"${ENVIRONMENT[@]}" "$FONDS" "$@"
}

make_trees() {
	for tree in A B C D; do
		mkdir "$tree"
		for n in 1 2 3 4 5 6; do
			head -c 6000 /dev/urandom >"$tree/f$n"
		done
		at +0 catalog add "$tree" -q >/dev/null
	done
}

sql() {
	sqlite3 -cmd '.timeout 30000' "$FONDS_CATALOG" "$1"
}

# No age and no number of seconds is below zero in anything that is told.
nothing_is_negative() {
	for command in "status" "report" "incidents" "pause list" "policy show"; do
		# shellcheck disable=SC2086
		at "$1" audit $command >text || [ $? -eq 1 ]
		run ! grep -E -- '(^|[^0-9A-Za-z.-])-[0-9]' text
		# shellcheck disable=SC2086
		at "$1" audit $command --format json >json || [ $? -eq 1 ]
		[ "$(jq '[.. | numbers | select(. < 0)] | length' json)" = 0 ]
	done
	at "$1" audit status --format prometheus >metrics || [ $? -eq 1 ]
	run ! grep -E ' -[0-9]' metrics
	at "$1" catalog list >text
	at "$1" catalog list --format json | jq -e '[.. | numbers | select(. < 0)] == []'
	at "$1" catalog show 1 >text
	at "$1" catalog show 1 --format json | jq -e '[.. | numbers | select(. < 0)] == []'
	at "$1" catalog check
}

# set_during OFFSET: an audit during which the clock is set.
set_during() {
	make_trees
	start_audit +0 --rate 30000 --max-time 1h --lease 1 --jobs 1
	wait_for ended_at
	printf '%s\n' "$1" >running
	wait "$AUDITOR"
	[ "$(sql 'select state, ok, files from run')" = "1|24|24" ]
	[ "$(sql 'select count(*) from clock_note')" -ge 1 ]
}

@test "the clock goes back an hour during an audit" {
	find_faketime
	set_during -3600
	grep -q "the clock was set back by 3,[56][0-9][0-9] seconds during the run" out
	at -3600 audit report >text || [ $? -eq 1 ]
	grep -q "the clock was set back by" text
	[ "$(at -3600 audit report --format json | jq -r '.clock_notes[0].direction, .outcome')" = \
		"backward
sound with reservations" ]
	nothing_is_negative -3600
}

@test "the clock goes ten years forward during an audit, and back after it" {
	find_faketime
	set_during +315360000
	grep -q "the clock was set forward by 315,3[56][0-9],[0-9]* seconds during the run" out
	nothing_is_negative +315360000
	# What was checked in the future proves nothing now, and is due again.
	run --separate-stderr at +0 audit status
	[ "$status" -eq 1 ]
	[[ "$output" == *"Dates of the future are in the catalog"* ]]
	future=$(at +0 audit status --format json | jq '.collections[0].in_future') || true
	[ "$future" -gt 0 ]
	nothing_is_negative +0
	run --separate-stderr at +0 audit run --due
	[ "$status" -eq 0 ]
	[[ "$output" == *"the clock is 3153"*" seconds behind the time of an earlier"* ]]
	[ "$(sql 'select count(*) from shard where checked_run = 1 and checked_at > unixepoch() + 3600')" = 0 ]
	at +0 audit report >text
	tr -s ' \n' ' ' <text | grep -q "seconds behind the time of an earlier audit"
	nothing_is_negative +0
	[ "$(at +0 audit status --format json | jq '.collections[0].in_future')" = 0 ]
}

@test "the clock goes past 2038 between audits, and back again" {
	find_faketime
	make_trees
	at +0 audit policy set default --every 90d >/dev/null
	at +0 audit run -q
	at +0 audit status >/dev/null
	# Fifteen years: 2041 and later. The audits before it are overdue.
	run at +473040000 audit status
	[ "$status" -eq 1 ]
	[[ "$output" == *"Overdue, the oldest first"* ]]
	at +473040000 audit run --due --format json | jq -e '.files == 24 and .verdicts.ok == 24'
	[ "$(sql 'select started_at > 2147483648 from run where number = 2')" = 1 ]
	at +473040000 audit status
	nothing_is_negative +473040000
	run --separate-stderr at +0 audit status
	[ "$status" -eq 1 ]
	[[ "$output" == *"in the future  24 files"* ]]
	run --separate-stderr at +0 audit run --due
	[ "$status" -eq 0 ]
	[[ "$output" == *"ok                             24"* ]]
	at +0 audit status
	nothing_is_negative +0
	# No run is lost: a report of all has the three.
	[ "$(at +0 audit report --since 1971-01-01 --format json | jq .totals.runs)" = 3 ]
}

@test "the lease of an auditor that was ahead does not hang the others" {
	find_faketime
	make_trees
	start_audit +315360000 -q --rate 12000 --lease 60 --jobs 1
	wait_for lease_until
	# It is stopped, and alive: only the end of its lease frees what it has. In
	# the midst of a transaction it would hold the whole catalog.
	kill -STOP "$AUDITOR"
	until sqlite3 "$FONDS_CATALOG" 'begin immediate; rollback' 2>/dev/null; do
		kill -CONT "$AUDITOR"
		sleep 0.1
		kill -STOP "$AUDITOR"
	done
	run timeout 100 env TZ=UTC "$FONDS" audit run -q --lease 1
	waiting=$(sql 'select count(*) from run_shard where ended_at is null')
	kill -CONT "$AUDITOR"
	wait "$AUDITOR" || true
	[ "$status" -ne 124 ]
	[ "$waiting" -eq 0 ]
	[ "$(sql 'select state, ok from run')" = "1|24" ]
	nothing_is_negative +0
}

@test "an audit that was killed goes on when the clock was set back" {
	find_faketime
	make_trees
	start_audit +315360000 -q --rate 24000 --jobs 1
	wait_for ended_at
	kill -KILL "$AUDITOR"
	wait "$AUDITOR" || true
	run --separate-stderr at +0 audit run
	[ "$status" -eq 0 ]
	[[ "$output" == "Audit run 1, complete"* ]]
	[[ "$output" == *"seconds behind the time of an earlier"* ]]
	[ "$(sql 'select count(*), sum(ok) from run')" = "1|24" ]
	nothing_is_negative +0
}

@test "no run is missed while one is at work, and one that died did not begin" {
	find_faketime
	make_trees
	at +0 audit schedule install --cron --calendar daily >/dev/null
	start_audit +0 -q --rate 500
	until [ "$(sql 'select count(*) from run')" -gt 0 ]; do
		kill -0 "$AUDITOR"
		sleep 0.05
	done
	[ "$(at +259200 audit status --format json | jq '.schedules[0].missed')" = false ]
	kill -9 "$AUDITOR"
	wait "$AUDITOR" || true
	[ "$(at +259200 audit status --format json | jq '.schedules[0].missed')" = true ]
}
