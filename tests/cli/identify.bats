#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# Formats of files: by bytes, by what is inside, by text, by name; in folders,
# bags and archives.
load helper

identify() {
	"$FONDS" identify -q "$@"
}

# The PUIDs of the files in a JSON document, the first of each.
puids() {
	python3 -c '
import json, sys
for file in json.load(sys.stdin)["files"]:
    hits = file["formats"][:file["standing"]]
    print(file["path"], hits[0]["puid"] if hits else "unknown")'
}

# A field of the first file, as Python writes it.
field() {
	python3 -c '
import json, sys
print(eval("file" + sys.argv[1], {"file": json.load(sys.stdin)["files"][0]}))' "$1"
}

write_png() {
	printf '\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\2\0\0\0\0\0\0\0\0\0\0\0IEND\256B`\202' >"$1"
}

# An OpenDocument text as its programs write it: mimetype first, and stored.
write_odt() {
	python3 - "$1" <<-'PYTHON'
		import sys, zipfile
		office = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"'
		kind = "application/vnd.oasis.opendocument.text"
		with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
		    archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
		    archive.writestr("content.xml", f"<office:document-content {office}/>" + " " * 9000)
		    archive.writestr("META-INF/manifest.xml",
		                     f'<manifest:manifest><manifest:file-entry manifest:media-type="{kind}" '
		                     'manifest:full-path="/"/></manifest:manifest>')
	PYTHON
}

unprivileged() {
	if [ "$(id -u)" -eq 0 ]; then
		setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
	else
		"$@"
	fi
}

make_tree() {
	mkdir -p tree/sub
	write_png tree/image.png
	write_odt tree/memo.odt
	printf 'A line.\n' >tree/note.txt
	printf '<a><b/></a>' >tree/sub/data.xml
	printf '{"a": [1, 2]}' >tree/sub/data.json
	printf '\0\1\2\3' >tree/sub/what
	: >tree/zero
}

@test "a folder: each file by what it is, sorted, with a sum" {
	make_tree
	run -0 --separate-stderr identify tree
	cat >wanted <<-'TEXT'
		tree/image.png: fmt/13 Portable Network Graphics 1.2 [bytes]
		tree/memo.odt: fmt/291 OpenDocument Text 1.2 [container]
		tree/note.txt: x-fmt/111 Plain Text File, US-ASCII [text]
		tree/sub/data.json: fmt/817 JSON Data Interchange Format, US-ASCII [text]
		tree/sub/data.xml: fmt/101 Extensible Markup Language, US-ASCII [text]
		tree/sub/what: unknown
		tree/zero: Empty file [mime]
	TEXT
	grep -v '^    ' <<<"$output" | sed '$d' | sed 's/fmt\/1[123] Portable Network Graphics 1.[012]/fmt\/13 Portable Network Graphics 1.2/' | diff wanted -
	[[ "${lines[-1]}" == "7 files: 5 identified, 2 unknown, 0 not read (DROID_SignatureFile_V"* ]]
	[ -z "$stderr" ]
}

@test "the number of threads does not show" {
	mkdir tree
	for i in $(seq 300); do
		printf '%s' "$i" >"tree/$i"
		if [ $((i % 7)) = 0 ]; then write_png "tree/$i"; fi
	done
	identify -j 1 tree >one
	identify -j 7 tree >seven
	cmp one seven
	[ "$(grep -c '^tree/' one)" = 300 ]
	cut -d: -f1 one | grep ^tree/ | LC_ALL=C sort -c
}

@test "JSON: all hits, their basis, the signatures" {
	make_tree
	identify --format json tree/memo.odt >found.json
	[ "$(field '["formats"][0]["puid"]' <found.json)" = fmt/291 ]
	[ "$(field '["formats"][0]["basis"]' <found.json)" = container ]
	[[ "$(field '["formats"][0]["note"]' <found.json)" == *"signature "* ]]
	[ "$(field '["formats"][0]["mime"]' <found.json)" = application/vnd.oasis.opendocument.text ]
	[ "$(field '["standing"]' <found.json)" = 1 ]
	[ "$(field '["size"]' <found.json)" = "$(stat -c %s tree/memo.odt)" ]
	[ "$(field '["warning"]' <found.json)" = None ]
	# That it is a ZIP is said as well, and what goes before it.
	[ "$(field '["formats"][-1]["outranked_by"]' <found.json)" = fmt/291 ]
	grep -q '"signatures": "DROID_SignatureFile_V[0-9]*; container-signature-[0-9]*"' found.json
}

@test "CSV in the columns of siegfried" {
	make_tree
	touch -d 2001-02-03T04:05:06Z tree/note.txt
	identify --format csv tree | tr -d '\r' >found.csv
	[ "$(head -1 found.csv)" = filename,filesize,modified,errors,namespace,id,format,version,mime,class,basis,warning ]
	grep -qx 'tree/note.txt,8,2001-02-03T04:05:06Z,,pronom,x-fmt/111,Plain Text File,,text/plain,,all bytes are text in this encoding,' found.csv
	grep -q '^tree/sub/what,4,[^,]*,,pronom,UNKNOWN,,,,,,no match$' found.csv
	grep -q '^tree/zero,0,[^,]*,,pronom,UNKNOWN,,,.*,empty source$' found.csv
	[ "$(wc -l <found.csv)" = 8 ]
}

@test "where the content says nothing, the name does, and it is said" {
	head -c 300 /dev/urandom | sed 's/^/\x00\x81/' >drawing.lwp
	run -0 identify --format csv drawing.lwp
	[[ "$output" == *",pronom,x-fmt/340,"*"extension match"*"match on extension only"* ]]
	# Text stays text, and what the name would say is a lesser hit.
	printf 'a,b\n1,2\n' >table.csv
	identify --format json table.csv >found.json
	[ "$(field '["formats"][0]["puid"]' <found.json)" = x-fmt/111 ]
	[ "$(field '["standing"]' <found.json)" = 1 ]
	[ "$(field '["formats"][1]["puid"]' <found.json)" = x-fmt/18 ]
	[ "$(field '["formats"][1]["outranked_by"]' <found.json)" = x-fmt/111 ]
	# A name that says something else than the content.
	write_png photo.doc
	run -0 identify photo.doc
	[[ "$output" == *"Portable Network Graphics"*"extension mismatch"* ]]
	write_png photo
	run -0 identify photo
	[[ "$output" != *mismatch* ]]
}

@test "a damaged container is told by its bytes, with a warning" {
	write_odt memo.odt
	cp memo.odt broken.odt
	# The directory names an offset that is none.
	python3 - <<-'PYTHON'
		data = bytearray(open("broken.odt", "rb").read())
		at = data.rindex(b"PK\5\6") + 16
		data[at:at + 4] = b"\xff\xff\xff\x7f"
		open("broken.odt", "wb").write(data)
	PYTHON
	identify --format json broken.odt >found.json
	[ "$(field '["formats"][0]["basis"]' <found.json)" = bytes ]
	[[ "$(field '["warning"]' <found.json)" == *"not looked into to its end: "* ]]
}

@test "a bag in a folder and the same bag packed in each form" {
	make_bag
	write_odt memo.odt
	"$FONDS" bag create -q memo.odt -o DOCS
	identify --format json DOCS | puids | sed 's/^DOCS/#DOCS/' | LC_ALL=C sort >wanted
	grep -q 'data/memo.odt fmt/291' wanted
	for form in tar tar.gz tar.xz tar.zst zip 7z; do
		"$FONDS" bag pack -q DOCS -o "DOCS.$form"
		identify --format json "DOCS.$form" | puids >found
		head -1 found | grep -q "^DOCS.$form "
		sed 1d found | sed "s/^DOCS.$form//" | LC_ALL=C sort | diff wanted -
	done
}

@test "members of what is no bag: only when asked, and never of a document" {
	make_tree
	tar -cf tree.tar tree
	(cd tree && zip -qr ../tree.zip .)
	run -0 identify tree.tar tree.zip
	[ "${#lines[@]}" = 3 ]
	run -0 identify --members tree.tar tree.zip tree/memo.odt tree/note.txt
	[[ "$output" == *"tree.tar#tree/memo.odt: fmt/291"* ]]
	[[ "$output" == *"tree.tar#tree/sub/data.xml: fmt/101"* ]]
	[[ "$output" == *"tree.zip#image.png: fmt/1"* ]]
	[[ "$output" != *"memo.odt#"* ]]
	[[ "${lines[-1]}" == "18 files: "*" 0 not read "* ]]
	# A compressed file that is no tar has no members, and is no failure.
	gzip -k tree/note.txt
	run -0 identify -m tree/note.txt.gz
	[ "${#lines[@]}" = 2 ]
}

@test "an archive that ends too early is a failure, after what was there" {
	make_tree
	tar -cf tree.tar tree
	head -c 6000 tree.tar >cut.tar
	run -3 --separate-stderr identify -m cut.tar
	[[ "$output" == *"cut.tar#tree/"* ]]
	[[ "$stderr" == *"members of 'cut.tar' are not all identified: "* ]]
	gzip -c tree.tar | head -c 200 >cut.tar.gz
	run -3 --separate-stderr identify -m cut.tar.gz
	[[ "$stderr" == *"members of 'cut.tar.gz'"* ]]
}

@test "links and devices are noted, not followed" {
	mkdir tree
	ln -s /etc/passwd tree/link
	mkfifo tree/fifo
	run -0 identify tree
	[[ "$output" == *"tree/fifo: unknown"* ]]
	[[ "$output" == *"tree/link: unknown"* ]]
	run -0 identify --format csv tree
	[[ "$output" == *"tree/link,0,,,pronom,UNKNOWN,,,,,,\"a symbolic link, not followed below a folder\""* ]]
}

@test "what cannot be read: exit 3, the rest is told" {
	make_tree
	chmod 000 tree/sub/data.xml
	chmod -R o+rX tree
	chmod 000 tree/sub/data.xml
	chmod o+rx . ..
	run -3 --separate-stderr unprivileged "$FONDS" identify -q tree missing
	[[ "$stderr" == *"'tree/sub/data.xml' is not identified: "* ]]
	[[ "$stderr" == *"'missing' is not identified: "* ]]
	[[ "$output" == *"tree/sub/what: unknown"* ]]
	[[ "${lines[-1]}" == "8 files: 4 identified, 2 unknown, 2 not read "* ]]
	run -3 identify --format csv missing
	[[ "$output" == *"missing,0,,"*"No such file"* ]]
}

@test "names are printable" {
	write_png $'esc\e[31m\nline'
	run -0 identify .
	[[ "${lines[0]}" == './esc\x1b[31m\nline: fmt/1'* ]]
	for format in text json csv; do
		identify --format $format . | LC_ALL=C grep -q $'\e' && false
	done
	true
}

@test "of a large file only its two ends are read" {
	command -v strace >/dev/null || skip "no strace here"
	# A sparse file of 1 TiB that begins and ends as a PDF does.
	printf '%%PDF-1.4\n' >large.pdf
	truncate -s 1T large.pdf || skip "no file of 1 TiB here"
	printf '\n%%%%EOF\n' >>large.pdf
	# A sanitizer cannot look for leaks while it is traced.
	ASAN_OPTIONS=detect_leaks=0 strace -f -e trace=read,pread64 -o trace timeout 60 "$FONDS" identify -q large.pdf >found
	grep -q '^large.pdf: fmt/18 ' found
	# All that was read of anything, libraries and all.
	[ "$(awk '/= [0-9]+$/ { sum += $NF } END { print sum < 16 * 2 ^ 20 }' trace)" = 1 ]
}

@test "a newer signature file, and one that is none" {
	need_shared
	make_tree
	signatures=$(echo "$SHARED"/pronom/DROID_SignatureFile_V*.xml)
	[ -e "$signatures" ] || skip "no signature file here"
	identify tree | sed '$d' >built-in
	identify --signatures "$signatures" tree | sed '$d' >read
	cmp built-in read
	printf '<a/>' >none.xml
	run -3 --separate-stderr identify --signatures none.xml tree
	[[ "$stderr" == *"none.xml"* ]]
	[ -z "$output" ]
	run -3 identify --signatures missing.xml tree
}

@test "what is wrong on the command line" {
	run -2 "$FONDS" identify
	run -2 "$FONDS" identify --format html x
	run -2 "$FONDS" identify -j 0 x
}

@test "output that cannot be written is a failure" {
	make_tree
	run -3 bash -c '"$FONDS" identify -q tree >/dev/full'
}
