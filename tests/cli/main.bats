#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load helper

COMMANDS=("audit report" "audit run" "bag create" "bag update" "bag validate" "catalog add" "catalog backup" "catalog canary add" "catalog canary list" "catalog canary remove" "catalog check" "catalog collection add" "catalog collection list" "catalog export" "catalog import" "catalog init" "catalog list" "catalog remove" "catalog show" "catalog volume add" "catalog volume list" "catalog volume move" "digest" "ingest" "metadata validate")

@test "--help lists every command and exits 0" {
	run --separate-stderr "$FONDS" --help
	[ "$status" -eq 0 ]
	[ -z "$stderr" ]
	for command in "${COMMANDS[@]}"; do
		[[ "$output" == *"fonds $command"* ]]
	done
}

@test "every command has --help, and its options are in a manual page" {
	for command in "${COMMANDS[@]}"; do
		# These are in fonds-audit(1), see below.
		[[ "$command" == audit* ]] && continue
		# shellcheck disable=SC2086
		run --separate-stderr "$FONDS" $command --help
		[ "$status" -eq 0 ]
		[[ "$output" == "Usage: fonds $command"* ]]
		for option in $(grep -oE -- '--[a-z-]+' <<<"$output" | sort -u); do
			grep -qE "(Fl|Fl Fl) *-?${option#--}" "$DOCS"/fonds*.1 || {
				echo "$option of $command is in no manual page"
				return 1
			}
		done
	done
}

@test "the options of all commands about audits are in fonds-audit(1)" {
	[ "$("$FONDS" --help | grep -c '^  fonds audit ')" -ge 17 ]
	"$FONDS" --help | sed -n 's/^  fonds \(audit [a-z ]*[a-z]\).*/\1/p' |
		sed 's/  .*//' >commands
	while read -r command; do
		# shellcheck disable=SC2086
		"$FONDS" $command --help >help
		for option in $(grep -oE -- '^ +(-., )?--[a-z-]+' help | grep -oE -- '--[a-z-]+$' | sort -u); do
			[ "$option" = --help ] && continue
			grep -qE "Fl -${option#--}( |$)" "$DOCS/fonds-audit.1" || {
				echo "$option of $command is not in fonds-audit.1"
				return 1
			}
		done
	done <commands
	grep -qx "audit incidents acknowledge" commands
}

@test "no command, an unknown command and an unknown option are usage errors" {
	run --separate-stderr "$FONDS"
	[ "$status" -eq 2 ]
	[[ "$stderr" == Usage* ]]
	run --separate-stderr "$FONDS" frobnicate
	[ "$status" -eq 2 ]
	[ "$stderr" = "fonds: unknown command 'frobnicate' (see 'fonds --help')" ]
	run --separate-stderr "$FONDS" catalog lst
	[ "$status" -eq 2 ]
	[ "$stderr" = "fonds: unknown command 'catalog lst' (see 'fonds catalog --help')" ]
	run --separate-stderr "$FONDS" audit pause x y
	[ "$stderr" = "fonds: unknown command 'audit pause x' (see 'fonds audit pause --help')" ]
	run --separate-stderr "$FONDS" bag validate --frobnicate x
	[ "$status" -eq 2 ]
	[[ "$stderr" == "fonds: unknown option '--frobnicate'"* ]]
}

@test "the beginning of several commands tells which they are" {
	run --separate-stderr "$FONDS" audit policy
	[ "$status" -eq 2 ]
	[ -z "$output" ]
	[[ "$stderr" == "fonds: 'audit policy' is not a whole command"* ]]
	[ "$(grep -c '^  fonds audit policy ' <<<"$stderr")" -eq 2 ]
	[ "$(grep -c '^  fonds ' <<<"$stderr")" -eq 2 ]
	run --separate-stderr "$FONDS" catalog --help
	[ "$status" -eq 0 ]
	[ -z "$stderr" ]
	[[ "$output" == *"fonds catalog canary add PATH"* ]]
	[[ "$output" != *"fonds audit"* ]]
	run --separate-stderr "$FONDS" cat
	[ "$status" -eq 2 ]
	[[ "$stderr" == "fonds: unknown command 'cat'"* ]]
}

@test "who acts has a name, wherever that is asked" {
	"$FONDS" catalog init
	mkdir A
	for command in "catalog add A" "catalog remove 1 --reason x" "audit run" "audit policy set default --every 1d" "audit daemon"; do
		# shellcheck disable=SC2086
		run --separate-stderr "$FONDS" $command --by ''
		[ "$status" -eq 2 ]
		[[ "$stderr" == "fonds: the value of '--by' is empty"* ]]
	done
	[ "$("$FONDS" catalog list)" = "Nothing is registered." ]
}

@test "missing, doubled and surplus arguments are usage errors" {
	run --separate-stderr "$FONDS" bag validate
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"'BAG' is missing"* ]]
	run --separate-stderr "$FONDS" bag validate a b
	[ "$status" -eq 2 ]
	run --separate-stderr "$FONDS" ingest a -o b -o c
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"given twice"* ]]
	run --separate-stderr "$FONDS" ingest a
	[ "$status" -eq 2 ]
	run --separate-stderr "$FONDS" bag validate --jobs=0 a
	[ "$status" -eq 2 ]
	run --separate-stderr "$FONDS" bag validate --format=csv a
	[ "$status" -eq 2 ]
}

@test "an output that cannot be written is a failure" {
	make_bag
	run --separate-stderr sh -c '"$FONDS" bag validate BAG >/dev/full'
	[ "$status" -eq 3 ]
	[[ "$stderr" == *"No space left on device"* ]]
}

@test "validate: a bag, a folder that is none, nothing" {
	make_bag
	run --separate-stderr "$FONDS" bag validate BAG --format json
	[ "$status" -eq 0 ]
	[ "$(jq .valid <<<"$output")" = true ]
	mkdir nobag
	run --separate-stderr "$FONDS" bag validate nobag
	[ "$status" -eq 1 ]
	run --separate-stderr "$FONDS" bag validate gone
	[ "$status" -eq 3 ]
	[ -z "$output" ]
}

@test "catalog: a bag is added once, a damaged one never" {
	make_bag
	run --separate-stderr "$FONDS" catalog add BAG
	[ "$status" -eq 0 ]
	run --separate-stderr "$FONDS" catalog add BAG/.
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"registered already"* ]]
	cp -a BAG BAD
	flip_bit BAD/data/record/record.txt
	run --separate-stderr "$FONDS" catalog add BAD
	[ "$status" -eq 1 ]
	[[ "$output" == *BAG-PAYLOAD-CORRUPT* ]]
	[ "$("$FONDS" catalog list --format json | jq '.holdings | length')" = 1 ]
	run --separate-stderr "$FONDS" catalog show 7
	[ "$status" -eq 2 ]
}

@test "without a catalog nothing is made" {
	run --separate-stderr "$FONDS" catalog list
	[ "$status" -eq 2 ]
	[[ "$stderr" == "fonds: there is no catalog at '$FONDS_CATALOG': "*"'fonds catalog init'"* ]]
	run --separate-stderr "$FONDS" audit run
	[ "$status" -eq 2 ]
	[ -z "$(ls -A)" ]
}

@test "a report is not overwritten unless asked for" {
	make_registered_bag
	run --separate-stderr "$FONDS" audit report
	[ "$status" -eq 2 ]
	"$FONDS" audit run
	"$FONDS" audit report --format html -o report.html
	run --separate-stderr "$FONDS" audit report --format html -o report.html
	[ "$status" -eq 2 ]
	"$FONDS" audit report -o report.html --overwrite
	[[ "$(head -n 1 report.html)" == *html* ]]
	run --separate-stderr "$FONDS" audit report --overwrite
	[ "$status" -eq 2 ]
	"$FONDS" audit report -o report.json
	jq -e ".runs[0].number == 1" report.json
}

@test "a report never replaces the catalog, by whatever name" {
	make_registered_bag
	"$FONDS" audit run
	ln -s "$FONDS_CATALOG" link
	ln "$FONDS_CATALOG" other
	for file in "$FONDS_CATALOG" link other "$FONDS_CATALOG-audit.lock"; do
		run --separate-stderr "$FONDS" audit report -o "$file" --overwrite
		[ "$status" -eq 2 ]
		[[ "$stderr" == "fonds: '$file' is the catalog, or belongs to it: "* ]]
	done
	"$FONDS" catalog check
}

@test "the default catalog is in XDG_DATA_HOME" {
	make_bag
	unset FONDS_CATALOG
	XDG_DATA_HOME="$PWD/data" "$FONDS" catalog add BAG
	[ -f data/fonds/catalog.db ]
}
