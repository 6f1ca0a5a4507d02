#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# Damage of every kind is named, never changes the baseline, and after repair
# all is sound while the history keeps both.
load helper

# damaged PATH VERDICT: both commands see it; then repair and see both again.
damaged() {
	local path="$1" verdict="$2"

	baseline >before
	run --separate-stderr "$FONDS" bag validate BAG
	echo "$output"
	[ "$status" -eq 1 ]
	[[ "$output" == *"$path"* ]]
	run --separate-stderr "$FONDS" audit run --format json
	[ "$status" -eq 1 ]
	[ "$(jq -r '.findings[] | .verdict + " " + .path' <<<"$output")" = "$verdict $path" ]
	baseline | cmp - before
	rm -rf BAG
	cp -a GOOD BAG
	"$FONDS" bag validate BAG
	run "$FONDS" audit run
	[ "$status" -eq 0 ]
	baseline | cmp - before
	[ "$("$FONDS" audit report --format json | jq '.runs | length')" = 2 ]
}

prepare() {
	make_registered_bag
	cp -a BAG GOOD
}

@test "one flipped bit in the payload" {
	prepare
	flip_bit BAG/data/record/record.txt
	damaged data/record/record.txt corrupt
}

@test "one flipped bit in the metadata" {
	prepare
	flip_bit BAG/metadata/premis.xml 500
	damaged metadata/premis.xml corrupt
}

@test "one flipped bit in bag-info.txt" {
	prepare
	flip_bit BAG/bag-info.txt 30
	damaged bag-info.txt corrupt
}

@test "one flipped bit in bagit.txt" {
	prepare
	flip_bit BAG/bagit.txt 15
	damaged bagit.txt corrupt
}

@test "one flipped bit in the manifest does not blame the payload" {
	prepare
	flip_bit BAG/manifest-sha256.txt 5
	run "$FONDS" bag validate BAG
	[ "$status" -eq 1 ]
	[[ "$output" != *BAG-PAYLOAD-CORRUPT* ]]
	damaged manifest-sha256.txt corrupt
}

@test "one flipped bit in the tag manifest" {
	prepare
	flip_bit BAG/tagmanifest-sha256.txt 5
	damaged tagmanifest-sha256.txt corrupt
}

@test "a deleted file" {
	prepare
	rm BAG/data/translation/eng/record.eng.txt
	damaged data/translation/eng/record.eng.txt missing
}

@test "a deleted metadata file" {
	prepare
	rm BAG/metadata/dc.xml
	damaged metadata/dc.xml missing
}

@test "an added file" {
	prepare
	echo new >BAG/data/new.txt
	damaged data/new.txt unexpected
}

# As a user for whom permissions hold: root reads everything.
unprivileged() {
	if [ "$(id -u)" -eq 0 ]; then
		setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
	else
		"$@"
	fi
}

@test "an unreadable file is denied, neither missing nor corrupt" {
	unprivileged true 2>/dev/null || skip "cannot drop root"
	prepare
	baseline >before
	chmod -R a+rwX "$BATS_TEST_TMPDIR" && chmod a+x "$BATS_RUN_TMPDIR" "$BATS_RUN_TMPDIR/test" || true
	unprivileged "$FONDS" --version >/dev/null || skip "the program is closed to others"
	unprivileged test -r BAG/bagit.txt || skip "the folder of tests is closed to others"
	chmod 000 BAG/data/record/record.txt
	run unprivileged "$FONDS" bag validate BAG
	[ "$status" -eq 1 ]
	[[ "$output" == *BAG-*data/record/record.txt* ]]
	[[ "$output" != *missing* ]]
	[[ "$output" != *CORRUPT* ]]
	run unprivileged "$FONDS" audit run
	[ "$status" -eq 1 ]
	[[ "$output" == *"denied: data/record/record.txt"* ]]
	baseline | cmp - before
	chmod 644 BAG/data/record/record.txt
	run unprivileged "$FONDS" audit run
	[ "$status" -eq 0 ]
	baseline | cmp - before
}

@test "a symbolic link in the place of a file is not followed" {
	prepare
	cp BAG/data/record/record.txt copy
	rm BAG/data/record/record.txt
	ln -s ../../../copy BAG/data/record/record.txt
	damaged data/record/record.txt unreadable
}

@test "a bag whose place is not there is offline, not deleted" {
	prepare
	mv BAG AWAY
	run --separate-stderr "$FONDS" audit run --format json
	[ "$status" -eq 1 ]
	[ "$(jq -r '.findings[0].verdict' <<<"$output")" = volume-offline ]
	mv AWAY BAG
	"$FONDS" audit run
}

@test "a newer modification time excuses nothing" {
	prepare
	flip_bit BAG/data/record/record.txt
	touch BAG/data/record/record.txt
	damaged data/record/record.txt corrupt
}

# While a large file is read: stop the audit, do as asked, go on.
during_audit() {
	head -c 400000000 /dev/zero >big
	write_record
	"$FONDS" ingest -q record.txt -o BAG --attach big --catalog "$FONDS_CATALOG" >/dev/null
	"$FONDS" audit run -j 1 >out 2>err &
	pid=$!
	sleep 0.15
	kill -STOP $pid
	if [ -s out ]; then
		kill -CONT $pid
		skip "the audit was over before it could be stopped"
	fi
	"$@"
	kill -CONT $pid
	audit_status=0
	wait $pid || audit_status=$?
}

move_bag() {
	mv BAG AWAY && mkdir BAG
}

@test "a bag that is moved away while it is read is not sound" {
	during_audit move_bag
	[ "$audit_status" -eq 1 ]
	grep -q 'moved or replaced' out
}

remove_catalog() {
	rm "$FONDS_CATALOG"
}

@test "a catalog that is removed during a run makes the run a failure" {
	during_audit remove_catalog
	[ "$audit_status" -eq 3 ]
	grep -q 'moved or replaced' err
	[ ! -s out ]
}
