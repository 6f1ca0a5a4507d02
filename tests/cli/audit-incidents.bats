#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load helper

make_tree() {
	mkdir A
	for n in 1 2 3; do
		echo "file $n" >"A/f$n"
	done
	"$FONDS" catalog add A -q >/dev/null
}

# Its outcome is seldom looked at.
audit() {
	"$FONDS" audit run -q "$@" >outcome
}

damage() {
	make_tree
	echo "fyle 2" >A/f2
	! audit
}

incident() {
	"$FONDS" audit incidents show 1 --format json | jq -r "$1"
}

@test "a finding opens an incident, and it is listed until it is closed" {
	damage
	run --separate-stderr "$FONDS" audit incidents
	[ "$status" -eq 0 ]
	[ "$stderr" = "" ]
	[[ "$output" == "1  open, corrupt: f2"*"holding 1  $PWD/A"*"found 1 time" ]]
	[ "$output" = "$("$FONDS" audit incidents list)" ]
	! audit
	[ "$(incident .findings)" = 2 ]
	[ "$("$FONDS" audit incidents list --format json | jq length)" = 1 ]
	run --separate-stderr "$FONDS" audit status
	[ "$status" -eq 1 ]
	[[ "$output" == *"Incidents are open: see 'fonds audit incidents'."* ]]
}

@test "an incident is open though the file is sound again" {
	damage
	echo "file 2" >A/f2
	audit
	run --separate-stderr "$FONDS" audit status
	[ "$status" -eq 1 ]
	[ "$(incident '[.state, .is_sound_now] | tojson')" = '["open",true]' ]
	"$FONDS" audit incidents resolve 1 --as repaired --reason "copied from tape" --by Ada
	[ "$("$FONDS" audit incidents)" = "No incident is open." ]
	"$FONDS" audit status
	[ "$(incident '[.steps[].step] | tojson')" = '["opened","found sound","repaired"]' ]
	[ "$(incident '.steps[2] | [.by, .reason] | tojson')" = '["Ada","copied from tape"]' ]
}

@test "nobody's word makes a file repaired that no audit found sound" {
	damage
	run --separate-stderr "$FONDS" audit incidents resolve 1 --as repaired --reason "I am sure"
	[ "$status" -eq 2 ]
	[ "$output" = "" ]
	[[ "$stderr" == *"no audit has found the file of incident 1 sound since"* ]]
	[ "$(incident .state)" = open ]
}

@test "acknowledged, accepted as a loss, and closed for good" {
	damage
	run --separate-stderr "$FONDS" audit incidents acknowledge 1 --by Ada
	[ "$output" = "incident 1 is acknowledged" ]
	[ "$(incident .state)" = acknowledged ]
	run "$FONDS" audit status
	[ "$status" -eq 1 ]
	run --separate-stderr "$FONDS" audit incidents resolve 1 --as accepted --reason "no copy is left" --by Ben
	[ "$output" = "incident 1 is accepted" ]
	[ "$(incident '[.state, (.closed_at != null)] | tojson')" = '["accepted",true]' ]
	run --separate-stderr "$FONDS" audit incidents acknowledge 1
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"was closed as accepted"* ]]
	"$FONDS" audit incidents list --all | grep -q "^1  accepted, corrupt: f2"
	# It is still damaged, and the next audit says so.
	! audit
	[ "$("$FONDS" audit incidents --format json | jq -c '[.[].number]')" = '[2]' ]
}

@test "a step needs a number, a way and a reason" {
	damage
	for wrong in "show 9" "show 0" "show x" "show 99999999999999999999" "resolve 1 --as repaired" "resolve 1 --as gone --reason x" "resolve 1 --reason x" "resolve 9 --as accepted --reason x" "acknowledge 9" "acknowledge"; do
		# shellcheck disable=SC2086
		run --separate-stderr "$FONDS" audit incidents $wrong
		[ "$status" -eq 2 ]
		[ "$output" = "" ]
		[[ "$stderr" == "fonds: "* ]]
	done
	[ "$(incident .state)" = open ]
}

@test "names of files are shown as escapes" {
	mkdir A
	echo x >"A/$(printf 'a\033[31m\nb')"
	"$FONDS" catalog add A -q >/dev/null
	echo y >"A/$(printf 'a\033[31m\nb')"
	! audit
	"$FONDS" audit incidents | grep -qF 'a\x1b[31m\nb'
	[ "$(incident .path)" = "$(printf 'a\033[31m\nb')" ]
}

@test "an incident is to programs what it is in a report" {
	damage
	"$FONDS" audit incidents acknowledge 1 --by Ada --reason "seen"
	"$FONDS" audit incidents show 1 --format json >shown
	"$FONDS" audit report --format json | jq '.incidents[0]' >reported
	diff <(jq -S . shown) <(jq -S . reported)
	diff <("$FONDS" audit incidents --format json | jq -S '.[0]') <(jq -S 'del(.steps)' shown)
}
