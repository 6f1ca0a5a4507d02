#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# What a bag is, without verifying it.
load helper

@test "a bag is shown as text and JSON" {
	make_bag
	run --separate-stderr "$FONDS" bag show BAG
	[ "$status" -eq 0 ]
	[ -z "$stderr" ]
	[ "${lines[0]}" = BAG ]
	[[ "$output" == *"version        1.0"* ]]
	[[ "$output" == *"data/record/record.txt: "* ]]
	"$FONDS" bag show --format json BAG >show.json
	[ "$(jq -c '[.bag, .version, .algorithms, .problems]' show.json)" = '["BAG","1.0",["sha256"],0]' ]
	[ "$(jq .files show.json)" = "$(find BAG/data -type f | wc -l)" ]
	[ "$(jq .bytes show.json)" = "$(find BAG/data -type f -printf '%s\n' | paste -sd+ | bc)" ]
	[ "$(jq -r '.bag_info[] | .label + ": " + .value' show.json)" = "$(cat BAG/bag-info.txt)" ]
}

@test "a damaged payload is shown as what it is" {
	make_bag
	flip_bit BAG/data/record/record.txt
	run --separate-stderr "$FONDS" bag show BAG
	[ "$status" -eq 0 ]
	[[ "$output" != *problems* ]]
}

@test "what is no bag is told, what is not there cannot be shown" {
	mkdir empty
	run --separate-stderr "$FONDS" bag show empty
	[ "$status" -eq 1 ]
	[ -z "$output" ]
	[ "$stderr" = "fonds: 'empty': this is not a bag: there is no bagit.txt" ]
	run --separate-stderr "$FONDS" bag show nowhere
	[ "$status" -eq 3 ]
	run --separate-stderr "$FONDS" bag show
	[ "$status" -eq 2 ]
}
