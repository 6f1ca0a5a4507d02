#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load helper

# A tree of so many small files, registered.
make_tree() {
	mkdir -p tree/a tree/b
	for n in $(seq "$1"); do
		printf 'file %s\n' "$n" >"tree/a/$(printf %04d "$n")"
	done
	printf 'another\n' >tree/b/other
	"$FONDS" catalog add -q tree >/dev/null
}

count() {
	jq ".verdicts[\"$2\"]" "$1"
}

@test "each verdict stands in the outcome, and the exit status is 1" {
	make_tree 8
	printf 'File 1\n' >tree/a/0001
	rm tree/a/0002
	mv tree/a/0003 tree/b/moved
	rm tree/a/0004 && ln -s 0005 tree/a/0004
	printf 'new\n' >tree/new
	run --separate-stderr "$FONDS" audit run -q --format json
	[ "$status" -eq 1 ]
	printf '%s' "$output" >o
	[ "$(jq -c '[.state, .sound, .files]' o)" = '["complete",false,9]' ]
	for verdict in corrupt missing moved unreadable unexpected; do
		[ "$(count o $verdict)" = 1 ]
	done
	[ "$(count o ok)" = 5 ]
	[ "$(jq -r '.findings[] | select(.verdict == "moved").moved_to' o)" = b/moved ]
	[ "$(jq '[.verdicts | to_entries[] | select(.key != "unexpected").value] | add' o)" = 9 ]
	# What is told does not change what is recorded.
	run --separate-stderr "$FONDS" audit run
	[ "$status" -eq 1 ]
	[[ "$output" == *"is now    b/moved"* ]]
	[[ "$output" == *"NOT SOUND"* ]]
}

@test "budgets go through all files, and none of them is called complete" {
	make_tree 29
	for n in 1 2 3; do
		run --separate-stderr "$FONDS" audit run -q --max-files 10 --format json
		[ "$status" -eq 0 ]
		[ "$(jq -c '[.state, .verdicts.ok, .verdicts["not-checked"]]' <<<"$output")" = '["partial",10,20]' ]
		[[ "$(jq -r .why <<<"$output")" == *"number of files"* ]]
	done
	[ "$("$FONDS" catalog show 1 --format json | jq '[.files[].checked_at | select(. == null)] | length')" = 0 ]
	run --separate-stderr "$FONDS" audit run -q --max-bytes 20 --format json
	[ "$(jq -c '[.state, .bytes <= 20]' <<<"$output")" = '["partial",true]' ]
}

@test "a run that is stopped is gone on with by the same command" {
	make_tree 400
	"$FONDS" audit run --rate 500 >outcome 2>messages &
	pid=$!
	sleep 1
	kill -TERM "$pid"
	result=0
	wait "$pid" || result=$?
	[ "$result" -eq 3 ]
	[ ! -s outcome ]
	grep -q "recorded in run 1, and the same command goes on with it" messages
	run --separate-stderr "$FONDS" audit run --format json
	[ "$status" -eq 0 ]
	[[ "$stderr" == *"going on with run 1 (everything)"* ]]
	[ "$(jq -c '[.run, .state, .verdicts.ok, (.auditors | length)]' <<<"$output")" = '[1,"complete",401,2]' ]
}

@test "--restart begins anew" {
	make_tree 400
	timeout -s KILL 1 "$FONDS" audit run -q --rate 500 || true
	run --separate-stderr "$FONDS" audit run -q --restart --format json
	[ "$status" -eq 0 ]
	[ "$(jq -c '[.run, .state, .verdicts.ok]' <<<"$output")" = '[2,"complete",401]' ]
}

@test "a mass of bad files stops the run, unless it is to keep going" {
	make_tree 300
	for n in $(seq 100); do
		printf 'FILE\n' >"tree/a/$(printf %04d "$n")"
	done
	run --separate-stderr "$FONDS" audit run -q -j1 --format json
	[ "$status" -eq 1 ]
	[ "$(jq -r .state <<<"$output")" = stopped ]
	[[ "$(jq -r .why <<<"$output")" == *"too much is wrong to be true"*"/tree'"*"--keep-going"* ]]
	run --separate-stderr "$FONDS" audit run -q --keep-going --format json
	[ "$status" -eq 1 ]
	[ "$(jq -c '[.state, .verdicts.corrupt, .verdicts.ok]' <<<"$output")" = '["complete",100,201]' ]
}

@test "a scope is a holding, a collection or a pattern" {
	make_tree 3
	run --separate-stderr "$FONDS" audit run -q --path 'a/*' --format json
	[ "$status" -eq 0 ]
	[ "$(jq -c '[.scope, .verdicts.ok, .verdicts.skipped]' <<<"$output")" = '["paths a/*",3,1]' ]
	run --separate-stderr "$FONDS" audit run -q --holding "$PWD/tree" --format json
	[ "$(jq -c '[.scope, .verdicts.ok]' <<<"$output")" = '["holding 1",4]' ]
	run --separate-stderr "$FONDS" audit run -q --collection default --format json
	[ "$(jq -c '[.scope, .verdicts.ok]' <<<"$output")" = '["collection default",4]' ]
	run --separate-stderr "$FONDS" audit run -q --holding none
	[ "$status" -eq 2 ]
	[ "$output" = "" ]
	run --separate-stderr "$FONDS" audit run -q --collection none
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"none"* ]]
}

@test "a digest more is registered for what is right, by one reading" {
	make_tree 3
	printf 'File 1\n' >tree/a/0001
	run --separate-stderr "$FONDS" audit run -q --add-algorithm sha512,md5
	[ "$status" -eq 1 ]
	printf 'file 1\n' >tree/a/0001
	"$FONDS" catalog show 1 --format json >shown
	grep -q "$(sha512sum <tree/a/0002 | cut -d ' ' -f 1)" shown
	grep -q "$(md5sum <tree/a/0003 | cut -d ' ' -f 1)" shown
	! grep -q "$(sha512sum <tree/a/0001 | cut -d ' ' -f 1)" shown
	"$FONDS" audit run -q | grep -q "^Sound: "
}

@test "a run that adds digests does so for each file, whatever was read before" {
	make_tree 3
	mkdir slow
	head -c 300000 /dev/zero >slow/file
	"$FONDS" catalog add -q slow >/dev/null
	run timeout -s INT 0.5 "$FONDS" audit run -q --rate 1000
	[ "$status" -ne 0 ]
	[ "$("$FONDS" catalog show 1 --format json | jq '[.files[] | select(.run == 1)] | length')" = 4 ]
	run --separate-stderr "$FONDS" audit run -q --add-algorithm sha512 --format json
	[ "$status" -eq 0 ]
	[ "$(jq -c '[.run, .state, .scope, .verdicts.ok]' <<<"$output")" = '[2,"complete","everything, adding sha512",5]' ]
	for number in 1 2; do
		[ "$("$FONDS" catalog show "$number" --format json | jq 'all(.files[]; any(.other_digests[]; .algorithm == "sha512"))')" = true ]
	done
}

@test "the way of reading is recorded, and who read" {
	make_tree 3
	run --separate-stderr "$FONDS" audit run --direct --by "A. Keeper" --format json
	[ "$status" -eq 0 ]
	[ "$(jq -r '.auditors[0].user' <<<"$output")" = "A. Keeper" ]
	[ "$(jq -r '.auditors[0].read_mode' <<<"$output")" = "past the page cache where that can be had" ]
	# Where not every file was, that was said at once.
	past="$(jq '.auditors[0].files_past_cache' <<<"$output")"
	[ "$past" = 4 ] || [[ "$stderr" == *"past the page cache"* ]]
}

@test "a wrong command line is refused before anything is recorded" {
	make_tree 1
	for option in "--max-time soon" "--max-time 5" "--max-bytes x" "--max-files 0" "--rate -1" "--lease 0" "--add-algorithm crc"; do
		# shellcheck disable=SC2086
		run --separate-stderr "$FONDS" audit run $option
		[ "$status" -eq 2 ]
		[ "$output" = "" ]
		[[ "$stderr" == *"${option%% *}"* ]]
	done
	[ "$("$FONDS" audit run -q --format json | jq .run)" = 1 ]
}
