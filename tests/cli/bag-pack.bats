#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load helper

FORMS="tar tar.gz tar.xz tar.zst zip 7z"

make_packable() {
	mkdir -p source/letters
	printf 'one\n' >source/letters/1.txt
	printf 'two\n' >$'source/letters/\u00e9.txt'
	printf 'three\n' >$'source/letters/e\u0301.txt'
	printf '50%%\n' >'source/50% or more'
	: >source/empty
	# Two names that only some systems tell apart: one warning everywhere.
	"$FONDS" bag create source -o BAG -q -a sha256 -a sha512 \
		--bagging-date 1950-09-30 >/dev/null
}

@test "a bag comes back from every form, byte for byte" {
	make_packable
	for form in $FORMS; do
		run --separate-stderr "$FONDS" bag pack BAG -o x.$form
		[ "$status" -eq 0 ]
		[ -z "$stderr" ]
		[[ "${lines[-1]}" == "x.$form is packed: 5 files, 18 bytes, sha256, sha512, 1 warning" ]]
		run --separate-stderr "$FONDS" bag validate x.$form
		[ "$status" -eq 0 ]
		[[ "${lines[-1]}" == "x.$form is valid: 5 files, 18 bytes, sha256, sha512, 1 warning" ]]
		run --separate-stderr "$FONDS" bag unpack x.$form --format json
		[ "$status" -eq 0 ]
		[ "$(jq -r .done <<<"$output")" = true ]
		diff -r BAG x
		rm -r x
	done
	[ "$(ls -A)" = "$(printf 'BAG\nsource\nx.7z\nx.tar\nx.tar.gz\nx.tar.xz\nx.tar.zst\nx.zip')" ]
}

@test "other programs read what was packed, and what they packed is read" {
	make_packable
	"$FONDS" bag pack BAG -o x.tar -q
	mkdir out
	tar xf x.tar -C out
	diff -r BAG out/BAG
	tar tf x.tar >members
	[ "$(head -4 members)" = "$(printf 'BAG/bagit.txt\nBAG/bag-info.txt\nBAG/manifest-sha256.txt\nBAG/manifest-sha512.txt')" ]
	[ "$(tar tvf x.tar | awk '{print $4}' | sort -u)" = 1950-09-30 ]
	tar czf y.tgz BAG
	tar --format=gnu -cf y.tar BAG
	tar --format=pax -cf z.tar BAG
	for archive in y.tgz y.tar z.tar; do
		"$FONDS" bag validate $archive -q
		"$FONDS" bag validate - -q <$archive
		cat $archive | "$FONDS" bag validate - -q
	done
}

@test "from standard input, as a pipe and as a file" {
	make_packable
	for form in $FORMS; do
		"$FONDS" bag pack BAG -o x.$form -q
		run --separate-stderr "$FONDS" bag validate - <x.$form
		[ "$status" -eq 0 ]
		[[ "${lines[-1]}" == "standard input is valid: 5 files"* ]]
		run bash -c "cat x.$form | '$FONDS' bag unpack - -o new"
		if [ $form = 7z ]; then
			[ "$status" -eq 3 ]
			[[ "$output" == *"read from a file and not from a pipe"* ]]
			[ ! -e new ]
			continue
		fi
		[ "$status" -eq 0 ]
		diff -r BAG new
		rm -r new
	done
	run --separate-stderr "$FONDS" bag unpack - </dev/null
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"--output FOLDER is missing"* ]]
}

@test "a stream that is cut off anywhere never passes" {
	make_packable
	for form in tar tar.gz tar.xz tar.zst zip; do
		"$FONDS" bag pack BAG -o x.$form -q
		size=$(stat -c %s x.$form)
		for part in 0 1 10 300 512 513 $((size / 2)) $((size - 513)) \
			$((size - 20)) $((size - 1)); do
			run bash -c "head -c $part x.$form | '$FONDS' bag validate -"
			[ "$status" -eq 1 ]
			[[ "$output" == *"error BAG-"* ]]
			[[ "$output" != *"is valid"* ]]
			run bash -c "head -c $part x.$form | '$FONDS' bag unpack - -o new"
			[ "$status" -eq 1 ]
			[ ! -e new ]
		done
	done
}

@test "what cannot be read is 3, what is not valid is 1" {
	make_packable
	run --separate-stderr "$FONDS" bag validate nowhere.tar
	[ "$status" -eq 3 ]
	run --separate-stderr "$FONDS" bag unpack nowhere.tar -o new
	[ "$status" -eq 3 ]
	[[ "$stderr" == "fonds: cannot open 'nowhere.tar'"* ]]
	run --separate-stderr "$FONDS" bag validate source/letters/1.txt
	[ "$status" -eq 1 ]
	[[ "$output" == *BAG-ARCHIVE-DAMAGED* ]]
	run --separate-stderr "$FONDS" bag validate - </dev/null
	[ "$status" -eq 1 ]
	flip_bit BAG/data/letters/1.txt 1
	tar cf x.tar BAG
	run --separate-stderr "$FONDS" bag validate x.tar --format json
	[ "$status" -eq 1 ]
	[ "$(jq -r '.findings[] | select(.code == "BAG-PAYLOAD-CORRUPT") | .path' <<<"$output")" = data/letters/1.txt ]
	run --separate-stderr "$FONDS" bag unpack x.tar -o new
	[ "$status" -eq 1 ]
	[[ "${lines[-1]}" == "new is not unpacked: 1 error" ]]
	[ ! -e new ]
	run --separate-stderr "$FONDS" bag unpack x.tar -o new --keep-invalid
	[ "$status" -eq 1 ]
	[[ "${lines[-1]}" == "new is unpacked, but is not valid: 1 error" ]]
	diff -r BAG new
	run --separate-stderr "$FONDS" bag pack BAG -o y.tar
	[ "$status" -eq 1 ]
	[ ! -e y.tar ]
	[ -z "$(ls -A | grep '^\.')" ]
}

@test "--dry-run says the same and writes nothing" {
	make_packable
	run --separate-stderr "$FONDS" bag pack BAG -o x.tar --dry-run
	[ "$status" -eq 0 ]
	[[ "${lines[-1]}" == "x.tar can be packed: 5 files"* ]]
	[ ! -e x.tar ]
	"$FONDS" bag pack BAG -o x.tar -q
	run --separate-stderr "$FONDS" bag unpack x.tar -o new --dry-run
	[ "$status" -eq 0 ]
	[[ "${lines[-1]}" == "new can be unpacked: 5 files"* ]]
	[ ! -e new ]
}

@test "nothing that is there is replaced, and a form must be told" {
	make_packable
	echo mine >x.tar
	run --separate-stderr "$FONDS" bag pack BAG -o x.tar
	[ "$status" -ne 0 ]
	[[ "$stderr" == *"'x.tar' is there already"* ]]
	[ "$(cat x.tar)" = mine ]
	run --separate-stderr "$FONDS" bag pack BAG -o x
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"names no form that a bag is packed in"* ]]
	run --separate-stderr "$FONDS" bag pack BAG -o x --form tar.zst
	[ "$status" -eq 0 ]
	"$FONDS" bag validate x -q
	run --separate-stderr "$FONDS" bag pack BAG
	[ "$status" -eq 2 ]
	mkdir new
	run --separate-stderr "$FONDS" bag unpack x -o new
	[ "$status" -ne 0 ]
	[ -z "$(ls -A new)" ]
}

@test "a name that zip cannot keep is told, and tar keeps it" {
	mkdir -p L/data
	printf 'BagIt-Version: 0.97\nTag-File-Character-Encoding: KOI8-R\n' >L/bagit.txt
	echo x >$'L/data/\xc4\xc5\xcc\xcf'
	(cd L && md5sum data/* >manifest-md5.txt)
	# The manifest is decoded, so the name on disk is that in UTF-8.
	mv $'L/data/\xc4\xc5\xcc\xcf' L/data/$(printf '\xc4\xc5\xcc\xcf' | iconv -f KOI8-R -t UTF-8)
	echo y >$'L/meta\xff'
	"$FONDS" bag validate L -q
	"$FONDS" bag pack L -o l.tar -q
	"$FONDS" bag unpack l.tar -o l -q
	diff -r L l
	run --separate-stderr "$FONDS" bag pack L -o l.zip
	[ "$status" -eq 3 ]
	[[ "$stderr" == *"is no UTF-8, and zip cannot keep such a name"* ]]
	[ ! -e l.zip ]
}

@test "a file that is mostly zeros needs --any-ratio" {
	mkdir source
	truncate -s 3G source/zeros
	"$FONDS" bag create source -o BAG -q >/dev/null
	"$FONDS" bag pack BAG -o x.tar.zst -q
	run --separate-stderr "$FONDS" bag validate x.tar.zst
	[ "$status" -eq 1 ]
	[[ "$output" == *BAG-ARCHIVE-LIMIT* ]]
	"$FONDS" bag validate x.tar.zst --any-ratio -q
	run --separate-stderr "$FONDS" bag unpack x.tar.zst -o new
	[ "$status" -eq 1 ]
	[ ! -e new ]
	"$FONDS" bag unpack x.tar.zst -o new --any-ratio -q
	[ "$(stat -c %s new/data/zeros)" -eq 3221225472 ]
	[ "$(du -k new | tail -1 | cut -f1)" -lt 2000 ]
}

# Packed, validated, unpacked: the same in every form.
comes_back() {
	for form in $FORMS; do
		"$FONDS" bag pack "$1" -o x.$form -q
		"$FONDS" bag validate x.$form -q
		"$FONDS" bag unpack x.$form -o new -q
		(cd "$1" && find . | LC_ALL=C sort) >before
		(cd new && find . | LC_ALL=C sort) | cmp - before
		cmp "$1/manifest-sha256.txt" new/manifest-sha256.txt
		rm -r new x.$form
	done
}

@test "a bag of no file, of one, and of a path of five thousand characters" {
	mkdir none one
	echo x >one/x
	for source in none one; do
		"$FONDS" bag create $source -o BAG -q
		comes_back BAG
		rm -r BAG
	done
	(
		mkdir long && cd long
		for i in $(seq 20); do
			name=$(printf 'd%02d%0246d' $i 0)
			mkdir $name && cd -P $name
		done
		echo deep >leaf
	)
	"$FONDS" bag create long -o BAG -q
	[ "$(awk '{print length($2)}' BAG/manifest-sha256.txt)" -gt 4900 ]
	comes_back BAG
}

@test "a packed bag is shown as its folder is" {
	make_packable
	"$FONDS" bag show BAG --format json | jq 'del(.bag)' >folder
	for form in $FORMS; do
		"$FONDS" bag pack BAG -o x.$form -q >/dev/null
		"$FONDS" bag show x.$form --format json | jq 'del(.bag)' | cmp - folder
	done
	head -c 2000 x.tar >cut.tar
	run --separate-stderr "$FONDS" bag show cut.tar
	[ "$status" -eq 1 ]
	[[ "$stderr" == *"'cut.tar' is damaged"* ]]
}

@test "levels, profiles and --strict are those of a folder" {
	make_packable
	tar cf x.tar --exclude='BAG/data/empty' BAG
	for level in structure completeness fast full; do
		run "$FONDS" bag validate x.tar --level $level
		[ "$status" -eq "$([ $level = structure ] && echo 0 || echo 1)" ]
	done
	cat >profile.json <<-'JSON'
		{"BagIt-Profile-Info": {"Source-Organization": "x", "External-Description": "x",
		"Version": "1", "BagIt-Profile-Identifier": "http://example.org/p.json",
		"BagIt-Profile-Version": "1.4.0"},
		"Accept-BagIt-Version": ["1.0"], "Serialization": "required",
		"Accept-Serialization": ["application/zip"]}
	JSON
	"$FONDS" bag pack BAG -o y.tar -q
	"$FONDS" bag pack BAG -o y.zip -q
	run "$FONDS" bag validate y.tar --profile profile.json
	[[ "$output" == *BAG-RULE-PACKED-FORM* ]]
	run "$FONDS" bag validate y.zip --profile profile.json
	[[ "$output" != *BAG-RULE-PACKED-FORM* ]]
	run "$FONDS" bag validate BAG --profile profile.json
	[[ "$output" == *BAG-RULE-NOT-PACKED* ]]
}

@test "a tag file that is a hard link to the payload is verified at every level" {
	mkdir source
	echo '<mods/>' >source/mods.xml
	"$FONDS" bag create source -o BAG -q >/dev/null
	mkdir BAG/metadata
	ln BAG/data/mods.xml BAG/metadata/mods.xml
	(cd BAG && sha256sum metadata/mods.xml >>tagmanifest-sha256.txt)
	tar czf x.tar.gz --sort=name BAG
	tar tvf x.tar.gz | grep -q 'mods.xml link to BAG/data/mods.xml'
	sed -i 's/^[0-9a-f]*  metadata/'"$(printf 'x' | sha256sum | cut -c -64)"'  metadata/' BAG/tagmanifest-sha256.txt
	tar czf y.tar.gz --sort=name BAG
	for level in structure completeness fast full; do
		"$FONDS" bag validate x.tar.gz -q --level $level
		run --separate-stderr "$FONDS" bag validate y.tar.gz --level $level
		[ "$status" -eq 1 ]
		[[ "$output" == *"BAG-TAG-CORRUPT  metadata/mods.xml"* ]]
	done
	run bash -c "cat x.tar.gz | '$FONDS' bag validate - --level fast"
	[ "$status" -eq 3 ]
	[[ "$output" == *"which of its files are payload is only known at its end: save it to a file and give that"* ]]
}

@test "a bag in a folder that nobody would unpack is not packed" {
	make_packable
	for name in C: '~bag'; do
		mv BAG "$name"
		for option in '' --dry-run; do
			run --separate-stderr "$FONDS" bag pack "./$name" -o x.tar $option
			[ "$status" -eq 2 ]
			[ -z "$output" ]
			[[ "$stderr" == "fonds: the folder of './$name' is called '$name', a name that is not safe to unpack: rename it first" ]]
			[ ! -e x.tar ]
		done
		mv "$name" BAG
	done
}

@test "a manifest that is a hard link is told as one, and read when it is unpacked" {
	mkdir source
	echo one >source/1.txt
	"$FONDS" bag create source -o BAG -q >/dev/null
	ln BAG/manifest-sha256.txt BAG/backup.txt
	(cd BAG && sha256sum backup.txt >>tagmanifest-sha256.txt)
	tar cf x.tar --sort=name BAG
	tar tvf x.tar | grep -q 'BAG/manifest-sha256.txt link to BAG/backup.txt'
	for level in structure full; do
		run --separate-stderr "$FONDS" bag validate x.tar --level $level
		[ "$status" -eq 1 ]
		[ -z "$stderr" ]
		[[ "$output" == *"error BAG-ARCHIVE-LINK  manifest-sha256.txt: it is a hard link to 'BAG/backup.txt', through which it is not read"* ]]
	done
	run --separate-stderr "$FONDS" bag unpack x.tar -o new
	[ "$status" -eq 0 ]
	diff -r BAG new
}
