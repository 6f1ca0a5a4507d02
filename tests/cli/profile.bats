#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# Profiles: checked themselves, and bags judged by them.
load helper

write_profile() { # MEMBERS
	printf '{"BagIt-Profile-Info": {"Source-Organization": "A", "External-Description": "B",
		"Version": "1", "BagIt-Profile-Identifier": "http://x.example/p.json"},
		"Accept-BagIt-Version": ["1.0"]%s}\n' "${1:+, $1}" >p.json
}

make_profiled_bag() {
	mkdir -p BAG/data
	echo alpha >BAG/data/a.txt
	printf 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' >BAG/bagit.txt
	printf 'BagIt-Profile-Identifier: http://x.example/p.json\nContact-Name: K.\n' >BAG/bag-info.txt
	(cd BAG && sha256sum data/a.txt >manifest-sha256.txt && sha256sum bag* man* >tagmanifest-sha256.txt)
}

@test "a sound profile" {
	write_profile
	run --separate-stderr "$FONDS" bag profile check p.json
	[ "$status" -eq 0 ]
	[ -z "$stderr" ]
	[ "$output" = "p.json is a valid profile: http://x.example/p.json" ]
}

@test "the published profiles pass" {
	[ -d "$SHARED/bagit-profiles" ] || skip "no ../shared/bagit-profiles here"
	for file in bagProfileBar bagProfileFoo btr-1.0; do
		run --separate-stderr "$FONDS" bag profile check "$SHARED/bagit-profiles/$file.json"
		echo "$file: $output"
		[ "$status" -eq 0 ]
		[ "${#lines[@]}" -eq 1 ]
	done
}

@test "all that is wrong with a profile, as text and JSON" {
	write_profile '"Manifests-Required": ["md5"], "Manifests-Allowed": [1], "Data-empty": true'
	run --separate-stderr "$FONDS" bag profile check p.json
	[ "$status" -eq 1 ]
	[ -z "$stderr" ]
	[[ "$output" == *"warning BAG-PROFILE-KEY-UNKNOWN  /Data-empty: "* ]]
	[[ "$output" == *"error BAG-PROFILE-TYPE  /Manifests-Allowed/0: it is a number, not a string (profile: "* ]]
	[[ "$output" == *"error BAG-PROFILE-NOT-ALLOWED  /Manifests-Required/0: "* ]]
	[ "${lines[-1]}" = "p.json is no valid profile: 2 errors, 1 warning" ]
	run --separate-stderr "$FONDS" bag profile check --format json p.json
	[ "$status" -eq 1 ]
	[ "$(jq -r '[.valid, .errors, .warnings, .identifier] | @tsv' <<<"$output")" = "$(printf 'false\t2\t1\thttp://x.example/p.json')" ]
	[ "$(jq -r '.findings[1] | .code + .path' <<<"$output")" = "BAG-PROFILE-TYPE/Manifests-Allowed/0" ]
}

@test "a profile that is not JSON, or cannot be read" {
	echo '{"a"' >p.json
	run --separate-stderr "$FONDS" bag profile check p.json
	[ "$status" -eq 1 ]
	[[ "$output" == "error BAG-PROFILE-JSON  bad JSON in line "* ]]
	run --separate-stderr "$FONDS" bag profile check gone.json
	[ "$status" -eq 3 ]
	[ -z "$output" ]
	[ "$stderr" = "fonds: cannot open 'gone.json': No such file or directory" ]
}

@test "a bag that keeps the rules of a profile" {
	make_profiled_bag
	write_profile '"Bag-Info": {"contact-name": {"required": true}}'
	run --separate-stderr "$FONDS" bag validate --profile p.json BAG
	echo "$output"
	[ "$status" -eq 0 ]
	[ "$output" = "BAG is valid: 1 file, 6 bytes, sha256" ]
}

@test "a bag that breaks them, told beside all other findings" {
	make_profiled_bag
	echo ALPHA >BAG/data/a.txt
	write_profile '"Bag-Info": {"Contact-Phone": {"required": true}, "Contact-Email": {"recommended": true}},
		"Payload-Files-Allowed": ["data/*.tif"]'
	run --separate-stderr "$FONDS" bag validate --profile p.json BAG
	[ "$status" -eq 1 ]
	[[ "$output" == *"error BAG-PAYLOAD-CORRUPT  data/a.txt: "*"(RFC 8493 3)"* ]]
	[[ "$output" == *"error BAG-RULE-PAYLOAD-FORBIDDEN  data/a.txt: "*"(profile: Payload-Files-Allowed)"* ]]
	[[ "$output" == *"error BAG-RULE-LABEL-MISSING  bag-info.txt: "*"Contact-Phone"*"(profile: Bag-Info)"* ]]
	[[ "$output" == *"warning BAG-RULE-LABEL-RECOMMENDED  bag-info.txt: "*"Contact-Email"* ]]
	[ "${lines[-1]}" = "BAG is not valid: 3 errors, 1 warning" ]
	run --separate-stderr "$FONDS" bag validate --profile p.json --format json BAG
	[ "$(jq -r '.findings[] | select(.code == "BAG-RULE-LABEL-MISSING") | .section' <<<"$output")" = Bag-Info ]
}

@test "a recommendation is a warning only" {
	make_profiled_bag
	write_profile '"Bag-Info": {"Contact-Email": {"recommended": true}}'
	run --separate-stderr "$FONDS" bag validate --profile p.json BAG
	[ "$status" -eq 0 ]
	[[ "${lines[-1]}" == *", 1 warning" ]]
}

@test "no bag is judged by a profile that is itself wrong" {
	make_profiled_bag
	write_profile '"Data-Empty": 1'
	run --separate-stderr "$FONDS" bag validate --profile p.json BAG
	[ "$status" -eq 2 ]
	[ -z "$output" ]
	[ "$(wc -l <<<"$stderr")" -eq 1 ]
	[[ "$stderr" == "fonds: 'p.json' is no valid profile"* ]]
	run --separate-stderr "$FONDS" bag validate --profile gone.json BAG
	[ "$status" -eq 3 ]
	[[ "$stderr" == *"gone.json"* ]]
}
