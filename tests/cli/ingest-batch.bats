# SPDX-License-Identifier: Apache-2.0
# fonds ingest --batch: many records, a bag of each.
load helper

# write_lines COUNT: JSON lines with numbers of their own.
write_lines() {
	for i in $(seq "$1"); do
		printf '{"title": "Letter %d", "record_id": "hb-%d", "date": "March %d, 1921", "text_body": "Oil for %d days."}\n' \
			"$i" "$i" $((i % 28 + 1)) "$i"
	done
}

@test "a folder of records: a bag of each, called as the file" {
	mkdir in
	write_record "in/letter one.txt"
	printf '{"title": "A diary"}' >in/diary.json
	write_record in/.hidden
	run -0 --separate-stderr "$FONDS" ingest --batch in -o OUT
	[ "$(ls OUT)" = "$(printf 'diary\nletter-one')" ]
	cmp "in/letter one.txt" "OUT/letter-one/data/record/letter one.txt"
	for bag in OUT/*; do "$FONDS" bag validate "$bag"; done
	[[ "$output" = *"records      2"*"made         2"*"failed       0"* ]]
}

@test "a symbolic link in a folder of records is told, and not followed" {
	mkdir in
	write_record in/one.txt
	write_record secret.txt
	ln -s ../secret.txt in/two.txt
	run -1 --separate-stderr "$FONDS" ingest --batch in -o OUT -q
	[[ "$stderr" = *"two.txt: 'in/two.txt' is a symbolic link, which is not followed"* ]]
	[ "$(ls OUT)" = one ]
}

@test "a folder that is there takes the bags, however it is called" {
	write_lines 1 >records.jsonl
	mkdir in OUT
	printf '{"title": "A diary"}' >in/diary.json
	(cd OUT && "$FONDS" ingest --batch ../records.jsonl -o . -q)
	(cd OUT && mkdir below && cd below && "$FONDS" ingest --batch ../../in -o .. -q)
	[ "$(ls OUT)" = "$(printf 'below\ndiary\nhb-1')" ]
}

@test "bags never lie among the records" {
	mkdir -p in/sub
	printf '{"title": "A diary"}' >in/diary.json
	ln -s in/sub OUT
	for out in in in/ in/sub in/new OUT OUT/new; do
		run -2 --separate-stderr "$FONDS" ingest --batch in -o $out -q
		[[ "$stderr" = *"the bags would lie among the records in 'in'"* ]]
	done
	(cd in && run -2 "$FONDS" ingest --batch . -o .)
	[ "$(find in | sort)" = "$(printf 'in\nin/diary.json\nin/sub')" ]
}

@test "JSON lines: a bag of each, called by its number" {
	write_lines 30 >records.jsonl
	run -0 --separate-stderr "$FONDS" ingest --batch records.jsonl -o OUT --format json -q
	echo "$output" | jq -e '.records == 30 and .made == 30 and .failed == 0'
	[ "$(ls OUT | wc -l)" -eq 30 ]
	for i in 1 7 30; do
		"$FONDS" bag validate OUT/hb-$i
		sed -n ${i}p records.jsonl | tr -d '\n' | cmp - OUT/hb-$i/data/record/*.json
	done
}

@test "a bad record is told with its line, and the others are made" {
	{
		write_lines 3
		echo '{"title": "not ended"'
		echo
		echo '{"no": "title"}'
		write_lines 4 | tail -1
	} >records.jsonl
	run -1 --separate-stderr "$FONDS" ingest --batch records.jsonl -o OUT --format json -q
	echo "$output" | jq -e '.records == 6 and .made == 4 and .failed == 2'
	echo "$output" | jq -e '.failures[0].record | endswith("line 4")'
	echo "$output" | jq -e '.failures[1].record | endswith("line 6")'
	[[ "$stderr" = *"line 4: "*"line 6: "* ]]
	[ "$(ls OUT)" = "$(printf 'hb-1\nhb-2\nhb-3\nhb-4')" ]
}

@test "many bad records in a row leave no thread behind" {
	{
		for i in $(seq 400); do echo "bad $i"; done
		write_lines 40
		for i in $(seq 400); do echo "bad $i"; done
	} >records.jsonl
	run -1 --separate-stderr timeout 120 "$FONDS" ingest --batch records.jsonl -o OUT -q --format json --jobs 2
	echo "$output" | jq -e '.records == 840 and .made == 40 and .failed == 800'
	for i in 1 20 40; do
		sed -n $((400 + i))p records.jsonl | tr -d '\n' | cmp - OUT/hb-$i/data/record/*.json
	done
}

@test "two records with one number: the first is made, the second is told" {
	write_lines 2 >records.jsonl
	echo '{"title": "Another", "record_id": "HB-1"}' >>records.jsonl
	run -1 --separate-stderr "$FONDS" ingest --batch records.jsonl -o OUT -q
	[[ "$stderr" = *"line 3: "*"'HB-1'"*"record 1"* ]]
	grep -q "Letter 1" OUT/hb-1/metadata/dc.xml
}

@test "a second run makes nothing, and goes on where the first ended" {
	write_lines 5 >records.jsonl
	"$FONDS" ingest --batch records.jsonl -o OUT -q
	before=$(cd OUT && find . -type f -printf '%p %T@ %i\n' | sort)
	write_lines 8 >records.jsonl
	run -0 "$FONDS" ingest --batch records.jsonl -o OUT -q
	[[ "$output" = *"made         3"*"made before  5"* ]]
	[ "$before" = "$(cd OUT && find hb-[1-5] -type f -printf './%p %T@ %i\n' | sort)" ]
}

@test "what was made before is registered in the catalog that is named now" {
	write_lines 3 >records.jsonl
	"$FONDS" ingest --batch records.jsonl -o OUT -q
	run -0 "$FONDS" ingest --batch records.jsonl -o OUT -q --catalog C.db --dry-run
	[ ! -e C.db ]
	echo more >>OUT/hb-2/data/record/hb-2.json
	echo more >>"$(find OUT/hb-3/data/translation -type f)"
	run -1 --separate-stderr "$FONDS" ingest --batch records.jsonl -o OUT -q --catalog C.db
	[[ "$stderr" = *"line 2: "*"was not made of this record"*"line 3: 'OUT/hb-3' was made before, but is not a valid bag any more"* ]]
	[ "$("$FONDS" catalog list --catalog C.db --format json | jq -r '.holdings | length')" = 1 ]
	rm -r OUT/hb-2 OUT/hb-3
	run -0 "$FONDS" ingest --batch records.jsonl -o OUT -q --catalog C.db
	[[ "$output" = *"made         2"*"made before  1"* ]]
	run -0 "$FONDS" ingest --batch records.jsonl -o OUT -q --catalog C.db
	[[ "$output" = *"made before  3"* ]]
	[ "$("$FONDS" catalog list --catalog C.db --format json | jq -r '.holdings | length')" = 3 ]
}

@test "a line put before the others makes only its own bag" {
	write_lines 4 >records.jsonl
	"$FONDS" ingest --batch records.jsonl -o OUT -q
	[ -f OUT/hb-3/data/record/hb-3.json ]
	{ echo '{"title": "New", "record_id": "hb-0"}'; cat records.jsonl; } >more.jsonl
	run -0 "$FONDS" ingest --batch more.jsonl -o OUT -q
	[[ "$output" = *"made         1"*"made before  4"* ]]
}

@test "a bag of another record is in the way: told, and left alone" {
	write_lines 3 >records.jsonl
	mkdir -p OUT/hb-2
	echo mine >OUT/hb-2/file
	run -1 --separate-stderr "$FONDS" ingest --batch records.jsonl -o OUT -q
	[[ "$stderr" = *"line 2: "*"'OUT/hb-2' is there already"* ]]
	[ "$(cat OUT/hb-2/file)" = mine ]
	"$FONDS" bag validate OUT/hb-3
}

@test "the same bags, whatever the number of jobs" {
	write_lines 20 >records.jsonl
	export SOURCE_DATE_EPOCH=1700000000
	"$FONDS" ingest --batch records.jsonl -o ONE -j 1 -q >/dev/null
	"$FONDS" ingest --batch records.jsonl -o TEN -j 10 -q >/dev/null
	diff -r ONE TEN
}

@test "killed again and again, it ends with the same bags" {
	write_lines 120 >records.jsonl
	export SOURCE_DATE_EPOCH=1700000000
	"$FONDS" ingest --batch records.jsonl -o WANTED -q >/dev/null
	for i in {1..12}; do
		timeout -s KILL 0.$((RANDOM % 4 + 1)) \
			"$FONDS" ingest --batch records.jsonl -o OUT -q >/dev/null 2>&1 || true
	done
	"$FONDS" ingest --batch records.jsonl -o OUT -q
	diff -r WANTED OUT
}

@test "a catalog registers each bag once" {
	write_lines 12 >records.jsonl
	"$FONDS" ingest --batch records.jsonl -o OUT -q --catalog cat.db
	"$FONDS" ingest --batch records.jsonl -o OUT -q --catalog cat.db
	[ "$("$FONDS" catalog list --catalog cat.db --format json | jq '.holdings | length')" -eq 12 ]
	"$FONDS" audit run --catalog cat.db
}

@test "a dry run writes nothing" {
	write_lines 3 >records.jsonl
	run -0 "$FONDS" ingest --batch records.jsonl -o OUT --dry-run -q
	[[ "$output" = *"would make   3"* ]]
	[ ! -e OUT ]
}

@test "bags do not go among the records" {
	mkdir in
	write_record in/record.txt
	for to in in in/out; do
		run -2 --separate-stderr "$FONDS" ingest --batch in -o $to
		[[ "$stderr" = *"'in'"* ]]
		[ "$(ls in)" = record.txt ]
	done
}

@test "what the command line has wrong" {
	write_lines 1 >records.jsonl
	run -2 "$FONDS" ingest --batch records.jsonl
	run -2 "$FONDS" ingest --batch records.jsonl -o OUT record.txt
	run -2 "$FONDS" ingest --batch records.jsonl -o OUT --attach file
	run -2 "$FONDS" ingest record.txt -o OUT -j 2
	run -2 "$FONDS" ingest -o OUT
	run -3 "$FONDS" ingest --batch nowhere -o OUT
	echo x >file
	run -3 "$FONDS" ingest --batch records.jsonl -o file
	[ ! -e OUT ]
}

@test "more records than are kept in memory at a time" {
	text=$(head -c 2000000 /dev/zero | tr '\0' x)
	for i in {1..24}; do
		printf '{"title": "Long %d", "record_id": "l-%d", "text_body": "%s"}\n' "$i" "$i" "$text"
	done >records.jsonl
	run -0 timeout 120 "$FONDS" ingest --batch records.jsonl -o OUT -q -j 2
	[[ "$output" = *"made         24"* ]]
}

@test "a record that cannot be read is told, and the others are made" {
	command -v strace >/dev/null || skip "no strace here"
	mkdir in
	for name in a b c; do printf '{"title": "%s"}' $name >in/$name.json; done
	export ASAN_OPTIONS=detect_leaks=0
	run -1 --separate-stderr strace -f -qq -o /dev/null -P in/b.json -e trace=openat \
		-e inject=openat:error=EACCES \
		"$FONDS" ingest --batch in -o OUT -q
	[[ "$stderr" = *"b.json: cannot open"*"Permission denied"* ]]
	[ "$(ls OUT)" = "$(printf 'a\nc')" ]
}

@test "a disk that is full ends it, and what was made stays" {
	command -v strace >/dev/null || skip "no strace here"
	write_lines 30 >records.jsonl
	export ASAN_OPTIONS=detect_leaks=0
	run -3 strace -f -qq -o /dev/null -e trace=mkdirat \
		-e inject=mkdirat:error=ENOSPC:when=60+ \
		"$FONDS" ingest --batch records.jsonl -o OUT -q -j 2
	for bag in OUT/hb-*; do "$FONDS" bag validate "$bag"; done
	run -0 "$FONDS" ingest --batch records.jsonl -o OUT -q
	[[ "$output" = *"failed       0"* ]]
}
