#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# Status, policies and pauses. Time is made to pass in the catalog itself.
load helper

make_tree() {
	mkdir -p "$1"
	for n in 1 2 3; do
		echo "file $n of $1" >"$1/f$n"
	done
	"$FONDS" catalog add "$1" -q >/dev/null
}

sql() {
	sqlite3 "$FONDS_CATALOG" "$1"
}

# All last checks, and the registration of what has none, so many days back.
days_ago() {
	sql "update shard set checked_at = checked_at - $1 * 86400 where checked_at is not null"
}

status_json() {
	"$FONDS" audit status --format json | jq -r "$1"
}

@test "what was never audited is not well, and what was audited is" {
	make_tree A
	run --separate-stderr "$FONDS" audit status
	[ "$status" -eq 1 ]
	[ "$stderr" = "" ]
	[[ "$output" == *"never checked  3 files"* ]]
	[[ "$output" == *"NOT WELL:"*"No audit has come to an end yet: run 'fonds audit run'."* ]]
	"$FONDS" audit run -q
	run --separate-stderr "$FONDS" audit status
	[ "$status" -eq 0 ]
	[[ "$output" == *"within policy  100.0 % (3 files)"* ]]
	[[ "$output" == *"All is well." ]]
	[ "$(status_json '[.well, .wants, .last_run.sound, .collections[0].never_checked] | tojson')" = '[true,[],true,0]' ]
}

@test "an empty catalog wants nothing" {
	make_tree A
	"$FONDS" catalog remove 1 --reason "was a test" --by Ada
	run --separate-stderr "$FONDS" audit status
	[ "$status" -eq 0 ]
	[ "$(status_json '.collections[0].files')" = 0 ]
	[ "$(status_json '.collections[0].forecast.outcome')" = nothing ]
}

@test "files are overdue when their period has passed, with the holding named" {
	make_tree A
	make_tree B
	"$FONDS" audit policy set default --every 90d >/dev/null
	"$FONDS" audit run -q
	[ "$(status_json '.collections[0] | [.overdue, .within_policy] | tojson')" = '[0,6]' ]
	sql "update shard set checked_at = checked_at - 91 * 86400 where holding = 2"
	run --separate-stderr "$FONDS" audit status
	[ "$status" -eq 1 ]
	[[ "$output" == *"Overdue, the oldest first"*"  2  $PWD/B"* ]]
	[[ "$output" != *"  1  $PWD/A"* ]]
	[[ "$output" == *"Files are overdue: run 'fonds audit run --due'."* ]]
	[ "$(status_json '[.wants, .collections[0].overdue, .overdue[0].holding, .overdue[0].files] | tojson')" = '[["overdue"],3,2,3]' ]
	"$FONDS" audit run --due -q
	"$FONDS" audit status
}

@test "a period that is not kept at this rate is told before it is missed" {
	make_tree A
	head -c 3000000 /dev/zero >A/large
	"$FONDS" catalog remove 1 --reason "is added again" --by Ada
	"$FONDS" catalog add A -q >/dev/null
	"$FONDS" audit run -q
	"$FONDS" audit policy set default --every 1d --window 03:00-04:00 --rate 10 >/dev/null
	[ "$(status_json '.collections[0].forecast.policy_is_too_slow')" = true ]
	[ "$(status_json '.collections[0].forecast | .need > 0 and .need_in_window > .need')" = true ]
	"$FONDS" audit status >told
	grep -q "forecast       late by 1 day at this rate (.*, of the last 1 day); needs .*/s all day long, in its window .*/s, which the rate of the policy does not allow" told
	grep -q "All is well." told
}

@test "checks dated in the future prove nothing" {
	make_tree A
	"$FONDS" audit run -q
	days_ago -3650
	run --separate-stderr "$FONDS" audit status
	[ "$status" -eq 1 ]
	[[ "$output" == *"in the future  3 files"* ]]
	[[ "$output" == *"Dates of the future are in the catalog"* ]]
	[ "$(status_json '.wants | index("future") != null')" = true ]
}

@test "a schedule by which no run began is a finding" {
	make_tree A
	"$FONDS" audit run -q
	"$FONDS" audit schedule install --cron --calendar daily >/dev/null
	"$FONDS" audit status
	# The run was made before it; a day, a tenth and an hour are not over.
	sql "update schedule set installed_at = installed_at - 90000"
	"$FONDS" audit status
	make_other_catalog
	run --separate-stderr "$FONDS" audit status
	[ "$status" -eq 1 ]
	[[ "$output" == *"MISSED: a run was due by "* ]]
	[[ "$output" == *"A run that was scheduled did not begin"* ]]
	[ "$(status_json '[.schedules[0].missed, (.wants | index("schedule") != null)] | tojson')" = '[true,true]' ]
}

# One in which no run began since the schedule of three days ago.
make_other_catalog() {
	export FONDS_CATALOG="$PWD/other.db"
	make_tree B
	"$FONDS" audit schedule install --cron --calendar daily >/dev/null
	sql "update schedule set installed_at = installed_at - 3 * 86400"
}

@test "policies are set member by member, and what is not given stays" {
	make_tree A
	run --separate-stderr "$FONDS" audit policy set default --every 90d --window 22:00-06:00 --rate 50M --sample 5% --by Ada
	[ "$status" -eq 0 ]
	[ "$stderr" = "" ]
	[[ "$output" == *"each file within 90 days, from 22:00 to 06:00, at most 50.0 MB a second, 5 % of the bytes in a run"* ]]
	[[ "$output" == *" by Ada" ]]
	"$FONDS" audit policy set default --rate none >/dev/null
	"$FONDS" audit policy set default --window none --sample 0.25 >/dev/null
	[ "$("$FONDS" audit policy show default --format json | jq -c '.[0].policy | [.number, .every_seconds, .window_from, .rate, .sample_millionths]')" = '[3,7776000,null,0,2500]' ]
	"$FONDS" audit policy show | grep -q "each file within 90 days, 0.25 % of the bytes in a run"
	[ "$(sql 'select count(*) from policy')" = 3 ]
}

@test "what is no policy is refused, and nothing is set" {
	make_tree A
	for wrong in "--every 0d" "--every 90" "--every -1d" "--window 22-06" "--window 22:+1-06:00" "--window 22:-0-06:00" "--window 2:1-06:00" "--window 24:00-06:00" "--window 22:00-22:00" "--window 22:00-06:00x" "--rate -5" "--rate fast" "--sample 0" "--sample 101%" "--sample 5.00001" "--sample %" ""; do
		# shellcheck disable=SC2086
		run --separate-stderr "$FONDS" audit policy set default $wrong
		[ "$status" -eq 2 ]
		[ "$output" = "" ]
		[[ "$stderr" == "fonds: "* ]]
	done
	run --separate-stderr "$FONDS" audit policy set elsewhere --every 90d
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"elsewhere"* ]]
	[ "$(sql 'select count(*) from policy')" = 0 ]
}

@test "what is paused is left out, and is not overdue, until it ends" {
	make_tree A
	"$FONDS" audit run -q
	"$FONDS" audit policy set default --every 90d >/dev/null
	days_ago 100
	run --separate-stderr "$FONDS" audit pause begin --holding 1 --reason "the disk is moved" --by Ada
	[ "$status" -eq 0 ]
	[ "$output" = "pause 1 has begun" ]
	[ "$(status_json '[.pauses, .collections[0].paused, .collections[0].overdue] | tojson')" = '[1,3,0]' ]
	"$FONDS" audit pause list | grep -q "by Ada: the disk is moved"
	run --separate-stderr "$FONDS" audit pause end 1 --by Ben
	[ "$output" = "pause 1 has ended" ]
	[ "$("$FONDS" audit pause list)" = "Nothing is paused." ]
	[ "$("$FONDS" audit pause list --all --format json | jq -c '.[0] | [.of, .by, .reason, .ended_by]')" = '["holding","Ada","the disk is moved","Ben"]' ]
	[ "$(status_json '.collections[0].overdue')" = 3 ]
	run "$FONDS" audit pause end 1
	[ "$status" -eq 2 ]
}

@test "a pause needs one target, a reason, and an end to come" {
	make_tree A
	for wrong in "" "--all" "--all --collection default --reason x" "--all --reason x --until 2020-01-01" "--all --reason x --until 1970-01-01" "--all --reason x --until 9223372036854775807s" "--all --reason x --until soon" "--all --reason x --until 2027-02-30" "--collection none --reason x" "--volume none --reason x" "--holding 7 --reason x"; do
		# shellcheck disable=SC2086
		run --separate-stderr "$FONDS" audit pause begin $wrong
		[ "$status" -eq 2 ]
		[[ "$stderr" == "fonds: "* ]]
	done
	[ "$("$FONDS" audit pause list)" = "Nothing is paused." ]
	"$FONDS" audit pause begin --all --reason x --until 14d
	"$FONDS" audit pause list --format json | jq -e '.[0].until != null and .[0].of == "all"'
}

# The grammar of the text format: every line, and what stands together.
check_metrics() {
	python3 - "$1" <<-'PY'
		import re, sys
		text = open(sys.argv[1], encoding="utf-8").read()
		assert text.endswith("\n") and "\n\n" not in text
		label = r'[a-zA-Z_]\w*="(?:[^"\\\n]|\\["\\n])*"'
		sample = re.compile(r'([a-z_]+)(?:\{%s(?:,%s)*\})? (\d+)' % (label, label))
		current, seen, lines = None, set(), set()
		for line in text.splitlines():
		    if line.startswith("# HELP "):
		        current = line.split(" ")[2]
		        assert current not in seen, line
		        seen.add(current)
		        continue
		    if line.startswith("# TYPE "):
		        assert line == "# TYPE %s gauge" % current, line
		        continue
		    found = sample.fullmatch(line)
		    assert found and found.group(1) == current, line
		    name = line.rsplit(" ", 1)[0]
		    assert name not in lines, line
		    lines.add(name)
		assert len(seen) > 20
	PY
}

@test "metrics are in the text format of Prometheus, whatever names there are" {
	make_tree A
	"$FONDS" catalog collection add 'a "b" \c {d}='
	mkdir B && echo b >B/b
	"$FONDS" catalog add B -q --collection 'a "b" \c {d}=' >/dev/null
	status=0
	"$FONDS" audit status --format prometheus >metrics || status=$?
	[ "$status" -eq 1 ]
	check_metrics metrics
	! grep -q fonds_last_run metrics
	"$FONDS" audit run -q
	"$FONDS" audit status --format prometheus >metrics
	check_metrics metrics
	grep -qxF 'fonds_files{collection="default"} 3' metrics
	grep -qxF 'fonds_files{collection="a \"b\" \\c {d}="} 1' metrics
	grep -qxF 'fonds_files_last_verdict{collection="default",verdict="ok"} 3' metrics
	grep -qxF 'fonds_last_run_sound 1' metrics
	grep -qxF 'fonds_status_well 1' metrics
	if command -v promtool >/dev/null; then
		promtool check metrics <metrics
	fi
}

@test "one collection alone, and none that is not there" {
	make_tree A
	"$FONDS" catalog collection add other
	[ "$("$FONDS" audit status --collection other --format json | jq -c '[.collections[].name]')" = '["other"]' ]
	run --separate-stderr "$FONDS" audit status --collection nowhere
	[ "$status" -eq 2 ]
	[[ "$stderr" == *nowhere* ]]
	run --separate-stderr "$FONDS" audit status --format csv
	[ "$status" -eq 2 ]
}
