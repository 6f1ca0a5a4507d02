#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# Reports on a run and on a period.
load helper

make_runs() {
	mkdir -p A/sub
	for n in 1 2 3 4; do
		echo "file $n" >"A/f$n"
	done
	echo x >'A/<script>alert(1)<'
	"$FONDS" catalog add A -q >/dev/null
	"$FONDS" audit run -q >/dev/null
	echo y >'A/<script>alert(1)<'
	rm A/f2
	run "$FONDS" audit run -q
	[ "$status" -eq 1 ]
}

refused() {
	run --separate-stderr "$FONDS" audit report "$@"
	[ "$status" -eq 2 ]
	[ -z "$output" ]
}

@test "a report is of the newest run, of any run, or of a period" {
	make_runs
	"$FONDS" audit report --format json >newest.json
	[ "$(jq -r '.about, .outcome, .totals.runs' newest.json | xargs)" = "run not sound 1" ]
	[ "$(jq '.comparison.run' newest.json)" = 1 ]
	"$FONDS" audit report --run 1 --format json >first.json
	[ "$(jq -r '.outcome, .comparison, (.findings | length)' first.json | xargs)" = "sound null 0" ]
	"$FONDS" audit report --last 1d --format json >day.json
	[ "$(jq -r '.about, .totals.runs, .totals.files, .findings_total' day.json | xargs)" = "period 2 10 2" ]
	"$FONDS" audit report --since "$(date -u +%F)" --format json >since.json
	[ "$(jq '.totals.runs' since.json)" = 2 ]
	"$FONDS" audit report --until "$(date -u +%F)" --format json >until.json
	[ "$(jq -r '.totals.runs, .outcome' until.json | xargs)" = "0 incomplete" ]
}

@test "what a run found in its last second is an incident in its report" {
	make_runs
	"$FONDS" audit run -q >/dev/null || [ $? -eq 1 ]
	# It is not the newest run any more, and took no second.
	"$FONDS" audit report --run 2 --format json >second.json
	[ "$(jq -c '[.incidents[].path] | sort' second.json)" = '["<script>alert(1)<","f2"]' ]
	"$FONDS" audit report --run 1 --format json >first.json
	[ "$(jq '.incidents | length' first.json)" = 0 ]
}

@test "the figures of a report are those of an independent count" {
	make_runs
	"$FONDS" audit report --last 1d --format json >day.json
	for verdict in ok corrupt missing not_checked; do
		[ "$(jq ".totals.verdicts[\"${verdict/_/-}\"]" day.json)" = \
			"$(sqlite3 "$FONDS_CATALOG" "SELECT sum($verdict) FROM run_shard")" ]
	done
	[ "$(jq .findings_total day.json)" = \
		"$(sqlite3 "$FONDS_CATALOG" 'SELECT count(*) FROM finding')" ]
	[ "$(jq .incident_counts.open day.json)" = \
		"$(sqlite3 "$FONDS_CATALOG" 'SELECT count(*) FROM incident WHERE state < 2')" ]
	[ "$(jq .totals.recount_differences day.json)" = 0 ]
}

@test "what is no run and no period is refused" {
	make_runs
	refused --run 9
	[[ "$stderr" == *"no run 9"* ]]
	refused --run 0
	refused --run 1 --last 3d
	[[ "$stderr" == *"give one of --run, --last"* ]]
	refused --since 2026-02-30
	[[ "$stderr" == *"not a day like"* ]]
	refused --last 5
	[[ "$stderr" == *"not a span of time like 30d"* ]]
	refused --since 2026-02-02 --until 2026-02-02
	refused --until 1970-01-01
	[[ "$stderr" == *"--until is not after --since"* ]]
	refused --since 2999-01-01
	[[ "$stderr" == *"begins in the future: give --since a day that has come"* ]]
	refused --until 2020-01-01 --format premis
	[[ "$stderr" == *"nothing was checked in this period"* ]]
}

@test "a report as PREMIS has an event for each run and the damaged files" {
	make_runs
	"$FONDS" audit report --last 1d --format premis -o report.xml
	[ "$(xmllint --xpath 'count(//*[local-name()="event"])' report.xml)" = 2 ]
	[ "$(xmllint --xpath 'string(//*[local-name()="event"][2]//*[local-name()="eventOutcome"])' report.xml)" = fail ]
	[ "$(xmllint --xpath 'count(//*[local-name()="originalName"])' report.xml)" = 2 ]
	xmllint --xpath '//*[local-name()="messageDigest"]/text()' report.xml |
		grep -qx "$(echo 'file 2' | sha256sum | cut -d' ' -f1)"
}

@test "no report is written over what belongs to the catalog" {
	make_runs
	: >"$FONDS_CATALOG-daemon.lock"
	refused --overwrite --format text --output "$FONDS_CATALOG-daemon.lock"
	[[ "$stderr" == *"is the catalog, or belongs to it"* ]]
	refused --overwrite --format text --output "$FONDS_CATALOG"
}

@test "what had no turn is told in the text, with the reason" {
	make_runs
	"$FONDS" audit pause begin --all --reason "a move" --until 1d
	"$FONDS" audit run -q >outcome || true
	"$FONDS" audit report >text
	grep -qx "Had no turn" text
	grep -A2 -x "Had no turn" text | grep -q "skipped"
}

@test "JSON has all of a list of more than a hundred, and text says what it leaves out" {
	make_runs
	sqlite3 "$FONDS_CATALOG" "WITH RECURSIVE n (n) AS
		(SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 104)
		INSERT INTO collection (name, description, added_at)
		SELECT 'collection ' || n, '', 1 FROM n;
		INSERT INTO pause (kind, target, begun_at, until_at, agent, reason)
		SELECT 1, c.number, r.started_at, r.started_at + 900000, 1, 'a move'
		FROM collection AS c, run AS r WHERE c.number > 1 AND r.number = 2;
		INSERT INTO clock_note (run, noted_at, step, note)
		SELECT 2, r.started_at, -7, 'set back' FROM collection AS c, run AS r
		WHERE c.number > 1 AND r.number = 2;
		INSERT INTO auditor (run, host, user, process, version, libraries,
			system, read_mode, started_at, seen_at, ended_at)
		SELECT 2, 'host ' || c.number, 'user', 1, 'x', 'x', 'x', 'x', 1, 1, 1
		FROM collection AS c WHERE c.number > 1"
	"$FONDS" audit report --format json >all.json
	[ "$(jq -c '[.collections, .pauses, .clock_notes, .auditors | length]' all.json)" = '[105,104,104,105]' ]
	[ "$(jq -c '[.collections_total, .pauses_total, .clock_notes_total, .auditors_total]' all.json)" = '[105,104,104,105]' ]
	"$FONDS" audit report >text
	for left in "5 collections" "4 pauses" "4 notes" "5 auditors"; do
		grep -qx "  $left more: the report as JSON lists every one\." text
	done
	tr -s ' \n' ' ' <text | grep -Eq "pause of '?collection 1'? begun .* by .*, until 20.*: a move"
	! grep -q "not ended" text
	"$FONDS" audit report --format premis | grep -q "host 105"
}

@test "the page tells a policy in the words of the status" {
	make_runs
	"$FONDS" audit policy set default --every 90d --window 22:00-06:00 --rate 50M --by Ada
	"$FONDS" audit report --format html >page.html
	words="each file within 90 days, from 22:00 to 06:00, at most 50.0 MB a second"
	"$FONDS" audit policy show | grep -qF "$words"
	grep -qF "<td>$words, set <time" page.html
}

# As an import may have it, but no program: what is recorded is never changed.
forge() {
	sqlite3 "$FONDS_CATALOG" "SELECT sql || ';' FROM sqlite_schema
		WHERE type = 'trigger'" >triggers
	sqlite3 "$FONDS_CATALOG" "SELECT 'DROP TRIGGER ' || name || ';'
		FROM sqlite_schema WHERE type = 'trigger'" >drop
	(cat drop && echo "$1;" && cat triggers) | sqlite3 "$FONDS_CATALOG"
}

@test "times that no clock had, of an imported catalog, overflow nowhere" {
	make_runs
	least=-9223372036854775808
	most=9223372036854775807
	for run in "$least, ended_at = $most" "$most, ended_at = $least"; do
		forge "UPDATE run SET started_at = $run;
			UPDATE shard SET checked_at = $least;
			DELETE FROM clock_note;
			INSERT INTO clock_note (run, noted_at, step, note) VALUES
				(2, $most, $least, 'x'), (1, $least, $most, 'y')"
		for format in html json text csv premis; do
			for period in "" "--run 1" "--since 1970-01-02 --until 9999-12-31"; do
				# shellcheck disable=SC2086
				run --separate-stderr "$FONDS" audit report $period --format "$format"
				[[ "$stderr" != *"runtime error"* ]]
				[ "$status" -lt 3 ]
			done
		done
		for format in text json prometheus; do
			run --separate-stderr "$FONDS" audit status --format "$format"
			[[ "$stderr" != *"runtime error"* ]]
			[ "$status" -lt 3 ]
		done
	done
}
