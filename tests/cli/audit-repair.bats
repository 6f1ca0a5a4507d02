#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load helper

# A registered tree, its good copy, and a file of it that has one bad bit.
make_damaged_tree() {
	mkdir -p tree/letters/1921 tree/pages
	printf 'one\n' >tree/letters/1921/one
	printf 'two\n' >tree/letters/two
	head -c 100000 /dev/zero | tr '\0' 'a' >tree/pages/page
	cp -a tree copy
	"$FONDS" catalog add tree -q >/dev/null
	flip_bit tree/pages/page 4711
}

audit() {
	"$FONDS" audit run -q --format json "$@" >audit.json
}

db() {
	sqlite3 "$FONDS_CATALOG" "$1"
}

repair() {
	run --separate-stderr "$FONDS" audit repair "$@"
}

outcome_of() {
	jq -r --arg path "$1" '.files[] | select(.path == $path) | .outcome' <<<"$output"
}

@test "a corrupt file is replaced, and the damage is told" {
	make_damaged_tree
	run audit
	[ "$status" -eq 1 ]
	before="$(baseline)"
	repair 1 --from copy --by eva --reason "the second copy"
	[ "$status" -eq 0 ]
	[ "$stderr" = "" ]
	[ "${lines[0]}" = "repaired: pages/page" ]
	[ "${lines[1]}" = "      it was       corrupt" ]
	[ "${lines[2]}" = "      the damage   1 bit at offset 4711" ]
	[ "${lines[3]}" = "      quarantine   $PWD/catalog.db-quarantine/1/1-page" ]
	[[ "${lines[4]}" == "      read back    ok, "* ]]
	[ "${lines[5]}" = "Holding 1: 1 repaired, 0 not needed, 0 not repaired." ]
	diff -r tree copy
	[ "$(cmp -l copy/pages/page catalog.db-quarantine/1/1-page | wc -l)" -eq 1 ]
	[ "$(baseline)" = "$before" ]
	[ "$(verdict_of pages/page)" = ok ]
	[ "$(db "select state from incident")" = 2 ]
	[ "$(db "select group_concat(kind) from incident_event")" = 0,6,4 ]
	[ "$(db "select reason from incident_event where kind = 6")" = "the damage: 1 bit at offset 4711" ]
	[ "$(db "select r.state || a.name || r.reason from repair r join agent a on a.number = r.agent")" = "1evathe second copy" ]
	audit
}

@test "without a path it is every file that is known to be wrong" {
	make_damaged_tree
	rm tree/letters/two
	run audit
	printf 'changed\n' >tree/letters/1921/one
	repair 1 --from copy --format json
	[ "$status" -eq 0 ]
	[ "$(jq -c '[.files[].path]' <<<"$output")" = '["letters/two","pages/page"]' ]
	[ "$(jq -r '.files[0].quarantine' <<<"$output")" = null ]
	# Nobody had found that one out yet.
	[ "$(cat tree/letters/1921/one)" = changed ]
	repair 1 letters/1921/one --from copy --format json
	[ "$(outcome_of letters/1921/one)" = repaired ]
	audit
}

@test "a file that is ok is not touched" {
	make_damaged_tree
	run audit
	cp copy/pages/page tree/pages/page
	inode="$(stat -c %i tree/pages/page)"
	repair 1 --from copy
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = "not needed: pages/page" ]
	[ "$(stat -c %i tree/pages/page)" = "$inode" ]
	[ "$(db "select count(*) from repair")" = 0 ]
	[ ! -e catalog.db-quarantine ]
	[ "$(db "select state from incident")" = 0 ]
}

@test "a copy that is damaged, or of another version, repairs nothing" {
	make_damaged_tree
	run audit
	cp tree/pages/page damaged
	flip_bit copy/pages/page 9
	repair 1 --from copy
	[ "$status" -eq 1 ]
	[ "${lines[0]}" = "the copy is wrong: pages/page" ]
	[[ "$output" == *"the sha256 digest of the copy is "*", registered is "* ]]
	cmp tree/pages/page damaged
	printf 'longer\n' >>copy/pages/page
	repair 1 --from copy
	[ "$status" -eq 1 ]
	[[ "$output" == *"the copy has 100,007 bytes, registered are 100,000"* ]]
	printf 'x' >copy/pages/page
	repair 1 --from copy
	[[ "$output" == *"the copy has 1 byte, registered are 100,000"* ]]
	: >copy/pages/page
	repair 1 --from copy
	[ "$status" -eq 1 ]
	rm copy/pages/page
	repair 1 --from copy
	[ "$status" -eq 1 ]
	[ "${lines[0]}" = "no copy: pages/page" ]
	cmp tree/pages/page damaged
	[ "$(find tree -type f | wc -l)" -eq 3 ]
	[ "$(find catalog.db-quarantine -type f | wc -l)" -eq 0 ]
	[ "$(db "select count(*) from repair where state <> 2")" = 0 ]
	[ "$(db "select state from incident")" = 0 ]
	[ "$(verdict_of pages/page)" = corrupt ]
}

@test "one file whose copy is wrong is no harm to the others" {
	make_damaged_tree
	rm tree/letters/two
	run audit
	printf 'not two\n' >copy/letters/two
	repair 1 --from copy --format json
	[ "$status" -eq 1 ]
	[ "$(outcome_of letters/two)" = "the copy is wrong" ]
	[ "$(outcome_of pages/page)" = repaired ]
	[ ! -e tree/letters/two ]
	[ "$(jq .sound <<<"$output")" = false ]
}

@test "a dry run reads the copy and writes nothing" {
	make_damaged_tree
	rm tree/letters/two
	run audit
	printf 'not two\n' >copy/letters/two
	cp -a tree before
	state="$(sha256sum "$FONDS_CATALOG")"
	repair 1 --from copy --dry-run
	[ "$status" -eq 1 ]
	[ "${lines[0]}" = "the copy is wrong: letters/two" ]
	[[ "$output" == *"would be repaired: pages/page"* ]]
	[[ "$output" == *"nothing was written."* ]]
	diff -r before tree
	[ "$(db "select count(*) from repair")" = 0 ]
	[ "$(sha256sum "$FONDS_CATALOG")" = "$state" ]
	[ ! -e catalog.db-quarantine ]
}

@test "every registered digest counts, not only the first" {
	mkdir tree
	printf 'one\n' >tree/one
	cp -a tree copy
	"$FONDS" catalog add tree -q >/dev/null
	"$FONDS" audit run -q --add-algorithm sha512 >/dev/null
	[ "$(db "select count(*) from file_digest")" = 1 ]
	rm tree/one
	run audit
	# As if the bytes had another SHA-512: nobody could know which is right.
	db "drop trigger file_digest_is_fixed; update file_digest set digest = zeroblob(64)"
	repair 1 --from copy
	[ "$status" -ne 0 ]
	[ ! -e tree/one ]
}

@test "a missing folder is made again" {
	make_damaged_tree
	rm -r tree/letters
	run audit
	repair 1 --from copy
	[ "$status" -eq 0 ]
	diff -r tree copy
	audit
}

@test "the quarantine is on another file system, or is where it may not be" {
	[ -d /dev/shm ] || skip "no /dev/shm here"
	make_damaged_tree
	run audit
	cp tree/pages/page damaged
	repair 1 --from copy --quarantine tree/bad
	[ "$status" -eq 3 ] || [ "$status" -eq 2 ]
	[[ "$stderr" == *"lies in the registered '$PWD/tree'"*"--quarantine"* ]]
	cmp tree/pages/page damaged
	[ ! -e tree/bad ]
	away="$(mktemp -d /dev/shm/fonds-XXXXXX)"
	repair 1 --from copy --quarantine "$away/bad"
	cp "$away/bad/1/1-page" kept
	rm -r "$away"
	[ "$status" -eq 0 ]
	cmp kept damaged
	cmp tree/pages/page copy/pages/page
}

@test "mode, owner and time" {
	make_damaged_tree
	chmod 640 tree/pages/page
	touch -d 2001-02-03T04:05:06Z copy/pages/page
	run audit
	repair 1 --from copy
	[ "$status" -eq 0 ]
	[ "$(stat -c %a tree/pages/page)" = 640 ]
	[ "$(stat -c %Y tree/pages/page)" = "$(stat -c %Y copy/pages/page)" ]
}

@test "names with newlines, and bytes that are no text" {
	mkdir tree
	name=$'a\nb\xff'
	printf 'x\n' >"tree/$name"
	printf 'y\n' >tree/y
	cp -a tree copy
	"$FONDS" catalog add tree -q >/dev/null
	printf 'z\n' >"tree/$name"
	run audit
	repair 1 --from copy
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = 'repaired: a\nb\xff' ]
	diff -r tree copy
	[ "$(cat "catalog.db-quarantine/1/1-$name")" = z ]
	printf 'z\n' >"tree/$name"
	repair 1 "$name" --from "copy/$name" --format json
	[ "$status" -eq 0 ]
	diff -r tree copy
}

@test "a symbolic link put in the way is not followed" {
	make_damaged_tree
	printf 'elsewhere\n' >elsewhere
	rm tree/pages/page
	ln -s "$PWD/elsewhere" tree/pages/page
	run audit
	repair 1 --from copy
	[ "$status" -eq 0 ]
	[ "$(cat elsewhere)" = elsewhere ]
	[ ! -L tree/pages/page ]
	[ -L catalog.db-quarantine/1/1-page ]
	diff -r tree copy
	# As a folder on the way to the file: what lies behind it is not ours.
	mkdir -p away/1921
	rm -r tree/letters
	ln -s "$PWD/away" tree/letters
	run audit
	repair 1 --from copy
	[ "$status" -eq 3 ]
	[[ "$output" == *"not written: letters/two"* ]]
	[ "$(find away -type f | wc -l)" -eq 0 ]
	[ -L tree/letters ]
}

@test "a folder in the way of a file" {
	make_damaged_tree
	rm tree/pages/page
	mkdir tree/pages/page
	printf 'in it\n' >tree/pages/page/file
	run audit
	repair 1 --from copy
	[ "$status" -eq 0 ]
	diff -r tree copy
	[ "$(cat catalog.db-quarantine/1/1-page/file)" = "in it" ]
}

@test "a bag is repaired from a packed copy of it" {
	make_registered_bag
	"$FONDS" bag pack BAG -o copy.tar.gz -q >/dev/null
	cp -a BAG before
	flip_bit BAG/data/record/record.txt
	rm BAG/bag-info.txt
	run audit
	repair 1 --from copy.tar.gz
	[ "$status" -eq 0 ]
	diff -r BAG before
	"$FONDS" bag validate BAG -q
	# One file of it, from a file.
	flip_bit BAG/data/record/record.txt
	repair 1 data/record/record.txt --from before/data/record/record.txt
	[ "$status" -eq 0 ]
	# The archive ends in the middle of it.
	flip_bit BAG/data/record/record.txt
	head -c 900 copy.tar.gz >short.tar.gz
	repair 1 data/record/record.txt bagit.txt --from short.tar.gz
	[ "$status" -ne 0 ]
	run diff -r BAG before
	[ "$status" -eq 1 ]
}

@test "a packed bag, and a single file, from a file" {
	make_bag
	"$FONDS" bag pack BAG -o bag.tar -q >/dev/null
	printf 'one\n' >one
	cp bag.tar one BAG
	mkdir copies
	cp bag.tar one copies
	"$FONDS" catalog add bag.tar -q >/dev/null
	"$FONDS" catalog add one -q >/dev/null
	flip_bit bag.tar 700
	rm one
	run audit
	repair 1 --from copies/bag.tar
	[ "$status" -eq 0 ]
	cmp bag.tar copies/bag.tar
	repair 2 --from copies
	[ "$status" -eq 0 ]
	cmp one copies/one
	audit
}

@test "the place of the holding is not there" {
	make_damaged_tree
	mv tree away
	mkdir tree
	repair 1 letters/two --from copy
	[ "$status" -eq 3 ]
	[[ "$stderr" == *"nothing of holding 1 can be repaired: "* ]]
	[ "$(find tree -type f | wc -l)" -eq 0 ]
}

@test "it is wrong to ask for" {
	make_damaged_tree
	repair 1
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"--from COPY"* ]]
	repair 2 --from copy
	[ "$status" -ne 0 ]
	repair 1 none --from copy
	[ "$status" -ne 0 ]
	[[ "$stderr" == *"none"* ]]
	repair 1 --from nothing-here
	[ "$status" -eq 3 ]
	[[ "$stderr" == *"cannot open the copy 'nothing-here'"* ]]
	run audit
	repair 1 --from copy/pages/page
	[ "$status" -ne 0 ]
	[[ "$stderr" == *"is a file: name the one file"* ]]
	[ "$(db "select count(*) from repair")" = 0 ]
}

@test "while others are at work on the holding it waits for nobody" {
	make_damaged_tree
	run audit
	python3 - "$FONDS_CATALOG-audit.lock" <<-'PY' &
		import fcntl, struct, sys, time
		file = open(sys.argv[1], "r+b")
		lock = struct.pack("hhqqi", fcntl.F_RDLCK, 0, 1, 1, 0)
		fcntl.fcntl(file, 37, lock)  # F_OFD_SETLK
		open("locked", "w").close()
		time.sleep(60)
	PY
	holder=$!
	for _ in $(seq 100); do [ -e locked ] && break; sleep 0.1; done
	repair 1 --from copy
	kill "$holder"
	[ "$status" -eq 3 ]
	[[ "$stderr" == *"holding 1 of the catalog"*"try again"* ]]
	[ "$(db "select count(*) from repair")" = 0 ]
}

@test "with block digests the audit says where the damage is" {
	mkdir tree
	head -c 5000000 /dev/urandom >tree/large
	cp -a tree copy
	"$FONDS" catalog add tree --block-digests -q >/dev/null
	flip_bit tree/large 2200000
	flip_bit tree/large 3200000
	run audit
	[ "$status" -eq 1 ]
	[ "$(jq -c '.findings[0].damage' audit.json)" = '{"offset":2097152,"length":2097152,"pattern":"blocks"}' ]
	[ "$(db "select damage_offset, damage_length, damage_pattern from finding")" = "2097152|2097152|blocks" ]
	"$FONDS" audit run >text || [ $? -eq 1 ]
	grep -q "^      damage    from byte 2,097,152, over 2,097,152 bytes: blocks$" text
	repair 1 --from copy
	[ "$status" -eq 0 ]
	[[ "$output" == *"      the damage   1000001 bytes with differences at offset 2200000"* ]]
	truncate -s 3000000 tree/large
	run audit
	[ "$(jq -c '.findings[0].damage.offset' audit.json)" = 2097152 ]
}

# Of the size from which it is read by its blocks, where jobs are more than one.
make_huge_file() {
	mkdir tree
	truncate -s 300M tree/huge
	printf 'not nothing' | dd of=tree/huge bs=1 seek=200000000 conv=notrunc status=none
	cp --sparse=always -a tree copy
	"$FONDS" catalog add tree --block-digests -q >/dev/null
}

@test "a huge file is verified by its blocks, and no worse than as a whole" {
	make_huge_file
	for jobs in 1 2; do
		audit --jobs "$jobs"
		[ "$(jq -c '[.state, .verdicts.ok, .bytes]' audit.json)" = '["complete",1,314572800]' ]
	done
	flip_bit tree/huge 250000000
	for jobs in 1 2; do
		run audit --jobs "$jobs"
		[ "$status" -eq 1 ]
		[ "$(jq -c '[.verdicts.corrupt, .bytes]' audit.json)" = '[1,314572800]' ]
		[ "$(jq -c '.findings[0].damage' audit.json)" = '{"offset":249561088,"length":1048576,"pattern":"blocks"}' ]
	done
	"$FONDS" audit repair 1 --from copy >/dev/null
	audit --jobs 2
	printf 'x' >>tree/huge
	run audit --jobs 2
	[ "$status" -eq 1 ]
	[ "$(jq -c '[.verdicts.corrupt, .findings[0].actual.size]' audit.json)" = '[1,314572801]' ]
}

# It is read again as a whole, and has the verdict of what is there then.
@test "a huge file that changes while its blocks are read is not proved by them" {
	local change
	[ -f "${AT_READ:-}" ] || skip "no library that changes files as they are read"
	make_huge_file
	for change in touch in-place-restored grow replace; do
		rm -f tree/huge
		cp --sparse=always -a copy/huge tree/huge
		echo "100 $change $PWD/tree/huge" >at-read
		run env AT_READ_LIST="$PWD/at-read" AT_READ_LOG="$PWD/done" \
			ASAN_OPTIONS=detect_leaks=0:verify_asan_link_order=0 LD_PRELOAD="$AT_READ" \
			"$FONDS" audit run -q --jobs 2 --format json
		grep -q "^0 100 $change " done
		rm done
		if cmp -s copy/huge tree/huge; then
			[ "$status" -eq 0 ]
			[ "$(jq .verdicts.ok <<<"$output")" = 1 ]
		else
			[ "$status" -eq 1 ]
			[ "$(jq .verdicts.corrupt <<<"$output")" = 1 ]
		fi
		[ "$(jq .bytes <<<"$output")" -ge 314572800 ]
	done
}

@test "without block digests the audit says nothing of where it is" {
	make_damaged_tree
	run audit
	[ "$(jq -c '.findings[0].damage' audit.json)" = null ]
}
