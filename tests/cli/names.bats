#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# Names from outside are bytes and hostile: they come through every output
# unharmed, and do no harm there.
load helper

prepare() {
	write_record
	mkdir in
	local args=() name
	for name in "${HOSTILE[@]}"; do
		printf 'x\n' >"in/$name" 2>/dev/null || { mkdir -p "in/$(dirname "$name")"; printf 'x\n' >"in/$name"; }
		args+=(--attach "in/$name")
	done
	"$FONDS" ingest -q record.txt -o BAG "${args[@]}" --catalog "$FONDS_CATALOG" >out
}

# Nothing that a terminal would obey, and nothing that is not UTF-8.
is_harmless() {
	! LC_ALL=C grep -qP '[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]' "$1"
	iconv -f UTF-8 -t UTF-8 "$1" >/dev/null
}

@test "hostile names are bagged, validated and audited" {
	local HOSTILE=($'new\nline.txt' 'quo"te.txt' '<script>alert(1)<.txt' $'esc\e[31mred.txt' '=1+1.txt' '-rf.txt' '100%.txt' 'back\slash.txt')
	prepare
	is_harmless out
	"$FONDS" bag validate BAG
	"$FONDS" audit run >out
	is_harmless out
	"$FONDS" catalog show 1 >out
	is_harmless out
	grep -qF 'data/attachment/new\nline.txt' out
	"$FONDS" catalog show 1 --format json >show.json
	[ "$(jq '[.files[] | select(.path == "data/attachment/new\nline.txt")] | length' show.json)" = 1 ]
	[ "$(jq '[.files[] | select(.path == "data/attachment/esc\u001b[31mred.txt")] | length' show.json)" = 1 ]
	is_harmless show.json
}

@test "findings with hostile names are harmless in every form of the report" {
	make_registered_bag
	for name in $'new\nline' 'quo"te' '<script>alert(1)<' $'esc\e[31mred' '=1+1' '-rf' $'latin\xe9'; do
		echo x >"BAG/data/$name"
	done
	run "$FONDS" audit run
	[ "$status" -eq 1 ]
	run "$FONDS" bag validate BAG
	[ "$status" -eq 1 ]
	for format in text html json csv; do
		"$FONDS" audit report --format $format -o report.$format
		is_harmless report.$format
	done
	! grep -q '<script' report.html
	xmllint --noout report.html
	[ "$(jq '.findings | length' report.json)" = 7 ]
	[ "$(jq -r '.findings[] | select(.path_base64) | .path_base64' report.json | base64 -d)" = $'data/latin\xe9' ]
	python3 - <<-'PY'
		import csv
		rows = list(csv.DictReader(open("report.csv", newline="", encoding="utf-8")))
		assert len(rows) == 7, rows
		assert any(r["path"].endswith("new\\nline") for r in rows)
	PY
}

@test "a catalog and a bag in places with hostile names" {
	write_record
	dir=$'d\e]0;x\a\xff<b>'
	mkdir "$dir"
	"$FONDS" ingest -q record.txt -o "$dir/BAG" --catalog "$dir/c.db" >out
	is_harmless out
	"$FONDS" catalog list --catalog "$dir/c.db" >out
	is_harmless out
	"$FONDS" audit run --catalog "$dir/c.db" >out
	is_harmless out
	"$FONDS" audit report --catalog "$dir/c.db" --format html >out
	is_harmless out
	xmllint --noout out
	run --separate-stderr "$FONDS" bag validate "$dir/gone"
	[ "$status" -eq 3 ]
	printf '%s\n' "$stderr" >out
	is_harmless out
}

@test "a leading dash is a name after --" {
	write_record -- 
	mv -- -- -record.txt 2>/dev/null || write_record ./-record.txt
	"$FONDS" ingest -q -o BAG -- -record.txt
	[ -e BAG/data/record/-record.txt ]
}
