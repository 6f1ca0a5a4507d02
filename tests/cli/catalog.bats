#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load helper

# Names that are hard: a newline, no UTF-8, what a shell would expand.
make_tree() {
	mkdir -p "$1/sub"
	echo a >"$1/a"
	printf 'b' >"$1/sub/b
c"
	printf 'c' >"$1/$(printf '\xff\xfe')"
	: >"$1/~\$lock.doc"
}

holdings() {
	"$FONDS" catalog list --format json | jq '.holdings | length'
}

@test "init makes an empty catalog once" {
	"$FONDS" catalog init
	[ "$("$FONDS" catalog list --format json | jq '.holdings | length')" -eq 0 ]
	before=$(sha256sum catalog.db)
	run --separate-stderr "$FONDS" catalog init
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"is there already"* ]]
	[ "$(sha256sum catalog.db)" = "$before" ]
}

@test "a tree is registered with digests that sha256sum gives, too" {
	make_tree tree
	run --separate-stderr "$FONDS" catalog add tree --by "A. Person"
	[ "$status" -eq 0 ]
	[[ "$output" == *"registered as number 1"*"tree, 4 files"* ]]
	(cd tree && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum -z | cut -z -c-64 | tr '\0' '\n') | sort >expected
	sqlite3 catalog.db "select lower(hex(digest)) from file" | sort >actual
	diff expected actual
	run --separate-stderr "$FONDS" catalog show 1 --format json
	[ "$(jq -r '.digest_source + " " + .added_by' <<<"$output")" = "generated A. Person" ]
}

@test "nothing is registered twice, and a dry run registers nothing" {
	make_tree tree
	"$FONDS" catalog init
	run --separate-stderr "$FONDS" catalog add tree --dry-run
	[ "$status" -eq 0 ]
	[[ "$output" == "would be registered"* ]]
	[ "$(holdings)" -eq 0 ]
	"$FONDS" catalog add tree
	ln -s tree other
	run --separate-stderr "$FONDS" catalog add other
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"registered already, as number 1"* ]]
	[ "$(holdings)" -eq 1 ]
}

@test "links and devices in a tree are told, and nothing is registered" {
	make_tree tree
	ln -s a tree/link
	mkfifo tree/fifo
	run --separate-stderr "$FONDS" catalog add tree
	[ "$status" -eq 1 ]
	[[ "$output" == *"link: a symbolic link"* ]]
	[[ "$output" == *"fifo: neither a file nor a folder"* ]]
	[ "$(holdings)" -eq 0 ]
}

@test "of several paths each is registered or told by itself" {
	make_tree good
	mkdir bad && ln -s x bad/link
	echo x >file
	run --separate-stderr "$FONDS" catalog add good bad nowhere file
	[ "$status" -eq 3 ]
	[[ "$stderr" == *"cannot find 'nowhere'"* ]]
	[ "$(holdings)" -eq 2 ]
}

@test "a list of checksums is closed: all of it, and nothing else" {
	mkdir L
	echo 1 >L/one
	echo 2 >L/two
	(cd L && md5sum one two >SUMS && sha1sum --tag one >>SUMS)
	echo 3 >L/three
	run --separate-stderr "$FONDS" catalog add --list L/SUMS
	[ "$status" -eq 1 ]
	[[ "$output" == *"unexpected  three"* ]]
	rm L/three L/two
	echo X >L/one
	run --separate-stderr "$FONDS" catalog add --list L/SUMS L --format json
	[ "$status" -eq 1 ]
	[ "$(jq '[.findings[].code] | sort | unique | join(" ")' -r <<<"$output")" = "corrupt missing" ]
	[ "$(holdings)" -eq 0 ]
	echo 1 >L/one
	echo 2 >L/two
	run --separate-stderr "$FONDS" catalog add --list L/SUMS
	[ "$status" -eq 0 ]
	[[ "$output" == *"list, 3 files"* ]]
	[ "$(sqlite3 catalog.db "select count(*) from file_digest")" -eq 3 ]
}

@test "a packed bag is validated, and its bytes are registered" {
	make_bag
	"$FONDS" bag pack BAG -o BAG.tar >/dev/null
	run --separate-stderr "$FONDS" catalog add BAG.tar
	[ "$status" -eq 0 ]
	[[ "$output" == *"packed bag, 1 file, "* ]]
	[ "$(sqlite3 catalog.db "select lower(hex(digest)) from file")" = "$(sha256sum BAG.tar | cut -c-64)" ]
	cp BAG.tar BAD.tar
	flip_bit BAD.tar "$(grep -abo 'Send forty' BAD.tar | head -n 1 | cut -d: -f1)"
	run --separate-stderr "$FONDS" catalog add BAD.tar
	[ "$status" -eq 1 ]
	[[ "$output" == *"not registered, 1 finding: "* ]]
	[ "$(holdings)" -eq 1 ]
}

@test "a removal needs who and why, and leaves the files" {
	make_tree tree
	"$FONDS" catalog add tree
	run --separate-stderr "$FONDS" catalog remove 1 --by me
	[ "$status" -eq 2 ]
	run --separate-stderr "$FONDS" catalog remove 1 --by me --reason ""
	[ "$status" -eq 2 ]
	run --separate-stderr "$FONDS" catalog remove 1 --by me --reason sold --dry-run
	[ "$status" -eq 0 ]
	[ "$(holdings)" -eq 1 ]
	run --separate-stderr "$FONDS" catalog remove 1 --by me --reason sold
	[ "$status" -eq 0 ]
	[ "$(holdings)" -eq 0 ]
	[ -f tree/a ]
	[ "$("$FONDS" catalog list --all --format json | jq '.holdings | length')" -eq 1 ]
	run --separate-stderr "$FONDS" catalog remove 1 --by me --reason sold
	[ "$status" -eq 2 ]
	"$FONDS" catalog add tree
	[ "$(holdings)" -eq 1 ]
}

@test "collections are made once, and must be there" {
	make_tree tree
	"$FONDS" catalog init
	"$FONDS" catalog collection add films --description "All films"
	run --separate-stderr "$FONDS" catalog collection add films
	[ "$status" -eq 2 ]
	run --separate-stderr "$FONDS" catalog add tree --collection nope
	[ "$status" -eq 2 ]
	"$FONDS" catalog add tree --collection films
	run --separate-stderr "$FONDS" catalog collection list --format json
	[ "$(jq -r '.collections[] | select(.name == "films") | .files' <<<"$output")" -eq 4 ]
}

@test "a volume is known by its marker, wherever it is" {
	mkdir disk && make_tree disk/tree
	"$FONDS" catalog init
	"$FONDS" catalog volume add one disk
	marker=$(cat disk/.fonds-volume)
	"$FONDS" catalog add disk/tree
	mv disk moved
	run --separate-stderr "$FONDS" catalog volume list
	[[ "$output" == *"offline"* ]]
	mkdir disk
	run --separate-stderr "$FONDS" catalog add disk
	[ "$status" -eq 3 ]
	[[ "$stderr" == *"the volume 'one' is not at"* ]]
	[[ "$stderr" == *"see 'fonds catalog volume move'"* ]]
	run --separate-stderr "$FONDS" catalog volume move one disk
	[ "$status" -eq 3 ]
	[[ "$stderr" == *"the volume 'one' is not at"* ]]
	[[ "$stderr" != *"volume move"* ]]
	"$FONDS" catalog volume move one moved
	[ "$(cat moved/.fonds-volume)" = "$marker" ]
	[[ "$("$FONDS" catalog show 1)" == *"/moved/tree"* ]]
	"$FONDS" catalog init --catalog other.db
	"$FONDS" catalog volume add same moved --catalog other.db
	[ "$(cat moved/.fonds-volume)" = "$marker" ]
}

@test "a canary is registered with a digest that is not its own" {
	"$FONDS" catalog init
	echo mine >there
	"$FONDS" catalog canary add there
	"$FONDS" catalog canary add new
	[ "$(cat there)" = mine ]
	[ -s new ]
	own=$(sha256sum there | cut -c-64)
	registered=$("$FONDS" catalog canary list --format json | jq -r '.canaries[0].wrong_digest')
	[ "${registered#sha256:}" != "$own" ]
	[ "${registered: -62}" = "${own: -62}" ]
	"$FONDS" catalog canary remove 1
	"$FONDS" catalog canary remove new
	[ "$("$FONDS" catalog canary list --format json | jq '.canaries | length')" -eq 0 ]
	[ -f new ]
	run --separate-stderr "$FONDS" catalog canary remove 1
	[ "$status" -eq 2 ]
	# A number is not the path that is called so.
	"$FONDS" catalog canary add 4
	"$FONDS" catalog canary add 3
	"$FONDS" catalog canary remove 3
	[[ "$("$FONDS" catalog canary list)" == "4: "*"/3, "* ]]
	"$FONDS" catalog canary remove ./3
	[ -z "$("$FONDS" catalog canary list)" ]
}

@test "no catalog is made for what is not there" {
	mkfifo file
	ln -s file/x first
	run --separate-stderr "$FONDS" catalog add first second
	[ "$status" -eq 3 ]
	[ "$stderr" = "fonds: cannot open 'first': Not a directory" ]
	run --separate-stderr "$FONDS" catalog add --list nowhere
	[ "$status" -eq 3 ]
	[ "$stderr" = "fonds: cannot open 'nowhere': No such file or directory" ]
	[ ! -e catalog.db ]
}

@test "no file is made in a holding, where audits would find it unexpected" {
	make_tree tree
	echo there >tree/there
	"$FONDS" catalog add tree
	for command in "canary add tree/new" "canary add tree/sub/new" "volume add one tree"; do
		# shellcheck disable=SC2086
		run --separate-stderr "$FONDS" catalog $command
		[ "$status" -eq 2 ]
		[[ "$stderr" == *"lies in the registered '$PWD/tree', where it would be unexpected: "* ]]
	done
	"$FONDS" catalog canary add tree/there
	"$FONDS" catalog canary add tree-beside
	mkdir disk
	"$FONDS" catalog volume add one disk
	"$FONDS" audit run -q
}

@test "a copy into a folder that cannot be written is told as such" {
	[ "$(id -u)" -ne 0 ] || skip "root may write everywhere"
	"$FONDS" catalog init
	mkdir -m 555 closed
	run --separate-stderr "$FONDS" catalog backup closed/copy.db
	[ "$status" -eq 3 ]
	[ "$stderr" = "fonds: cannot write 'closed/copy.db': Permission denied" ]
}

@test "an export is a catalog again, and its export the same" {
	make_tree tree
	make_bag
	"$FONDS" catalog add tree BAG -a sha512 --block-digests
	"$FONDS" catalog remove 1 --by me --reason sold
	"$FONDS" catalog canary add canary
	"$FONDS" catalog export >first
	jq -e . first >/dev/null
	"$FONDS" catalog import first --catalog second.db
	"$FONDS" catalog export --catalog second.db >second
	cmp first second
	"$FONDS" catalog check --catalog second.db
	run --separate-stderr "$FONDS" catalog import first --catalog second.db
	[ "$status" -eq 2 ]
	cmp <("$FONDS" catalog import - --catalog third.db <first && "$FONDS" catalog export --catalog third.db) first
}

@test "an export that was changed is refused with the line" {
	make_tree tree
	"$FONDS" catalog add tree
	"$FONDS" catalog export >whole
	sed '/"table":"file"/d' whole >missing
	sed 's/"holding":1/"holding":9/' whole >broken
	sed 's/"size":2/"size":3/' whole >changed
	head -n -1 whole >cut
	sed '2s/,/, /' whole >spaced
	sed 's/"table":"agent"/"table":"agents"/' whole >unknown
	(cat whole; echo) >more
	head -c 100000 /dev/urandom >rubbish
	: >empty
	for file in missing broken changed cut spaced unknown more rubbish empty; do
		run --separate-stderr "$FONDS" catalog import "$file" --catalog new.db
		[ "$status" -eq 1 ]
		[[ "$stderr" == *"'$file' line "* ]]
		[ -z "$(find . -name '*new.db*')" ]
	done
	run --separate-stderr "$FONDS" catalog import cut --catalog a/b/new.db
	[ "$status" -eq 1 ]
	[ ! -e a ]
	"$FONDS" catalog import whole --catalog a/b/new.db
	cmp whole <("$FONDS" catalog export --catalog a/b/new.db)
}

@test "an export that cannot be written is told once" {
	mkdir tree
	for i in $(seq 1 200); do echo "$i" >"tree/$i"; done
	"$FONDS" catalog add tree
	run --separate-stderr sh -c '"$FONDS" catalog export >/dev/full'
	[ "$status" -eq 3 ]
	[ "$stderr" = "fonds: cannot write the output: No space left on device" ]
	run --separate-stderr sh -c '"$FONDS" catalog list >/dev/full'
	[ "$status" -eq 3 ]
	[ "$stderr" = "fonds: cannot write to standard output: No space left on device" ]
}

@test "a command that shows no progress ends by the first SIGINT" {
	env --default-signal=INT "$FONDS" catalog import - --catalog new.db < <(sleep 5) &
	sleep 0.5
	kill -INT $!
	local status=0
	wait $! || status=$?
	[ "$status" -eq 130 ]
	[ ! -e new.db ]
}

@test "a backup is a sound catalog, and replaces nothing" {
	make_tree tree
	"$FONDS" catalog add tree
	"$FONDS" catalog backup copy.db
	"$FONDS" catalog check --catalog copy.db
	cmp <("$FONDS" catalog export) <("$FONDS" catalog export --catalog copy.db)
	run --separate-stderr "$FONDS" catalog backup copy.db
	[ "$status" -eq 2 ]
	run --separate-stderr "$FONDS" catalog backup nowhere/copy.db
	[ "$status" -eq 3 ]
	[ -z "$(find . -name '.*part*')" ]
}

@test "check finds a catalog that does not agree with itself" {
	make_tree tree
	"$FONDS" catalog add tree
	run --separate-stderr "$FONDS" catalog check
	[ "$status" -eq 0 ]
	[[ "$output" == "sound: 1 holding, 4 files"* ]]
	trigger=$(sqlite3 catalog.db "select sql from sqlite_schema where name = 'shard_is_fixed'")
	sqlite3 catalog.db "drop trigger shard_is_fixed; update shard set files = files + 1 where kind = 0" "$trigger"
	run --separate-stderr "$FONDS" catalog check --format json
	[ "$status" -eq 1 ]
	[ "$(jq .sound <<<"$output")" = false ]
	[[ "$output" == *"shard 1: it has not the files"* ]]
	[[ "$output" == *"holding 1: its shards do not have all of its files"* ]]
}

@test "rubbish for a catalog is refused by every command" {
	make_tree tree
	for kind in text empty folder; do
		rm -rf catalog.db
		case $kind in
		text) echo "no catalog" >catalog.db ;;
		empty) : >catalog.db ;;
		folder) mkdir catalog.db ;;
		esac
		for command in "list" "show 1" "check" "export" "backup b.db" "collection list" \
			"collection add x" "volume list" "volume add x tree" "canary list" \
			"canary add tree/a" "add tree"; do
			# shellcheck disable=SC2086
			run --separate-stderr "$FONDS" catalog $command
			[ "$status" -ge 2 ]
			[ -n "$stderr" ]
		done
	done
	[ ! -e tree/.fonds-volume ]
	[ ! -e b.db ]
}

@test "wrong arguments are usage errors" {
	for command in "add" "add --kind x tree" "add -a md6 tree" "add --list x a b" "remove" "show" \
		"import" "backup" "collection" "volume add x" "volume" "canary add" "init extra"; do
		# shellcheck disable=SC2086
		run --separate-stderr "$FONDS" catalog $command
		[ "$status" -eq 2 ]
	done
	[ ! -e catalog.db ]
}

@test "an add that is killed registers nothing, and goes through when made again" {
	mkdir tree
	for i in $(seq 1 300); do head -c 20000 /dev/urandom >"tree/$i"; done
	"$FONDS" catalog init
	for delay in 0.01 0.03 0.05 0.08 0.1 0.15 0.2 0.3; do
		timeout -s KILL "$delay" "$FONDS" catalog add tree -q || true
		count=$(holdings)
		[ "$count" -eq 0 ] || [ "$(sqlite3 catalog.db "select files from holding")" -eq 300 ]
		[ "$count" -eq 0 ] || break
	done
	[ "$(holdings)" -eq 1 ] || "$FONDS" catalog add tree -q
	"$FONDS" catalog check
	[ "$(sqlite3 catalog.db "select count(*) from file")" -eq 300 ]
}
