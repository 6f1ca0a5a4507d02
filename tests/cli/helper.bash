# SPDX-License-Identifier: Apache-2.0
# What the command line tests share. FONDS is the program; SHARED the folder
# of real records and schemas, which may be absent.
bats_require_minimum_version 1.5.0

setup() {
	mkdir "$BATS_TEST_TMPDIR/work"
	cd "$BATS_TEST_TMPDIR/work"
	export FONDS_CATALOG="$BATS_TEST_TMPDIR/work/catalog.db"
	export XML_CATALOG_FILES="$SHARED/schemas/catalog.xml"
	unset SOURCE_DATE_EPOCH
}

need_shared() {
	[ -d "$SHARED/records" ] || skip "no ../shared/records here"
}

real_record() {
	need_shared
	RECORD="$SHARED/records/000_7fe6030c3b91ff7c.txt"
}

# A small invented record, so that most tests need nothing from outside.
write_record() {
	cat >"${1:-record.txt}" <<-'TEXT'
		March 3, 1921
		**Letter from the Keeper of the
		Northern Light to the Harbour Board**

		Citation:

		"Letter from the Keeper of the Northern Light to the Harbour Board", March 3, 1921, Harbour Archive, HA, fond 2, opis 7, delo 14, list 3
		<https://harbour.example.org/letters/3>

		Summary:

		The keeper asks for oil.

		Original Language:

		French

		Contents:

		Translation - English

		Gentlemen, the oil will last until April. Send forty litres.
	TEXT
}

make_bag() {
	write_record
	"$FONDS" ingest record.txt -o BAG -q >/dev/null
}

make_registered_bag() {
	write_record
	"$FONDS" ingest record.txt -o BAG -q --catalog "$FONDS_CATALOG" >/dev/null
}

# What is registered, without what checks have found.
baseline() {
	sqlite3 "$FONDS_CATALOG" \
		"select holding, hex(path), size, hex(digest) from file order by 1, 2"
}

# Change one bit of a file, keeping its size and its times.
flip_bit() {
	local offset="${2:-10}" byte
	touch -r "$1" stamp
	byte=$(od -An -tu1 -j "$offset" -N1 "$1" | tr -d ' ')
	printf "\\$(printf %o $((byte ^ 1)))" |
		dd of="$1" bs=1 seek="$offset" conv=notrunc status=none
	touch -r stamp "$1"
}

verdict_of() {
	"$FONDS" catalog show 1 --format json |
		jq -r --arg path "$1" '.files[] | select(.path == $path) | .verdict'
}
