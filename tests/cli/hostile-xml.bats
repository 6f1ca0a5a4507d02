#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load helper

# XML that was made to do harm: each is refused with a finding that says why,
# soon, in little memory, and touches nothing else. A program built with a
# sanitizer reserves terabytes of addresses, so its memory is not limited here.

SMALL='<premis xmlns="http://www.loc.gov/premis/v3" version="3.0"><a>&#233;<!-- x --></a></premis>'

limited() {
	(
		nm "$FONDS" "$(dirname "$FONDS")/../libfonds.so" 2>/dev/null |
			grep -q __asan_init || ulimit -v 400000
		timeout 60 "$FONDS" metadata validate --quiet --format json --no-schema "$@"
	)
}

# "! grep" would end no test: the shell takes a negated failure for none.
absent() {
	if grep "$@"; then
		return 1
	fi
}

# The one code that is expected, and a part of its message.
refused() {
	run --separate-stderr limited "$3"
	echo "$output $stderr" | cut -c 1-2000
	[ "$status" -eq 1 ]
	[ "$(jq -r '.findings[0].code' <<<"$output")" = "$1" ]
	[ "$(jq -r .valid <<<"$output")" = false ]
	[[ "$(jq -r '.findings[0].message' <<<"$output")" == *"$2"* ]]
	[ "${#output}" -lt 4000 ]
}

@test "a DOCTYPE, whatever it declares" {
	echo '<!DOCTYPE premis><premis/>' >a.xml
	refused XML-UNSAFE DOCTYPE a.xml
	echo '<!DOCTYPE premis SYSTEM "http://127.0.0.1:9/x.dtd"><premis/>' >a.xml
	refused XML-UNSAFE DOCTYPE a.xml
	echo '<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x;</p>' >a.xml
	refused XML-UNSAFE DOCTYPE a.xml
	echo '<!DOCTYPE p [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]><p/>' >a.xml
	refused XML-UNSAFE DOCTYPE a.xml
}

@test "a bomb of entities" {
	{
		echo '<!DOCTYPE p [<!ENTITY a0 "ha">'
		for i in $(seq 1 40); do
			echo "<!ENTITY a$i \"&a$((i - 1));&a$((i - 1));\">"
		done
		echo ']><p>&a40;</p>'
	} >a.xml
	refused XML-UNSAFE DOCTYPE a.xml
	echo '<premis xmlns="http://www.loc.gov/premis/v3" version="3.0">&a;</premis>' >a.xml
	refused XML-MALFORMED "" a.xml
}

@test "a million levels" {
	{
		printf '<premis xmlns="http://www.loc.gov/premis/v3" version="3.0">'
		yes '<a>' | head -1000000 | tr -d '\n'
	} >a.xml
	refused XML-LIMIT "128 deep" a.xml
}

@test "an attribute, a name, a comment and a text of a gigabyte, through a pipe" {
	giant() {
		printf '%s' "$1"
		head -c 1073741824 /dev/zero | tr '\0' a
		printf '%s' "$2"
	}
	big() {
		run --separate-stderr limited - < <(giant "$2" "$3")
		echo "$output $stderr" | cut -c 1-2000
		[ "$status" -eq 1 ]
		[ "$(jq -r '.findings[0].code' <<<"$output")" = "$1" ]
	}
	big XML-LIMIT '<premis xmlns="http://www.loc.gov/premis/v3" version="' '"/>'
	big XML-LIMIT '<premis xmlns="http://www.loc.gov/premis/v3" version="3.0"><' '/></premis>'
	big XML-LIMIT '<premis xmlns="http://www.loc.gov/premis/v3" version="3.0"><!-- ' '--></premis>'
	big XML-LIMIT '<premis xmlns="http://www.loc.gov/premis/v3" version="3.0"><agent><agentName>' '</agentName></agent></premis>'
}

@test "a file of a terabyte that is nothing but zeros" {
	truncate -s 1T a.xml
	refused XML-MALFORMED "" a.xml
}

@test "encodings: UTF-7, UTF-16 without its mark, UTF-32, a NUL, what is no UTF-8" {
	printf '<?xml version="1.0" encoding="UTF-7"?>\n+ADw-premis/+AD4-' >a.xml
	refused XML-MALFORMED "UTF-7" a.xml
	printf '%s' "$SMALL" | iconv -t UTF-16LE >a.xml
	refused XML-MALFORMED "UTF-16" a.xml
	printf '%s' "$SMALL" | iconv -t UTF-16BE >a.xml
	refused XML-MALFORMED "UTF-16" a.xml
	printf '%s' "$SMALL" | iconv -t UTF-32 >a.xml
	refused XML-MALFORMED "UTF-32" a.xml
	printf '<premis xmlns="http://www.loc.gov/premis/v3" version="3.0">\0</premis>' >a.xml
	refused XML-MALFORMED "" a.xml
	printf '<premis xmlns="http://www.loc.gov/premis/v3" version="3.0">\xff\xfe</premis>' >a.xml
	refused XML-MALFORMED "" a.xml
	printf '<?xml version="1.0" encoding="EBCDIC-CP-US"?><premis/>' >a.xml
	refused XML-MALFORMED "EBCDIC" a.xml
	: >a.xml
	refused XML-MALFORMED "empty" a.xml
}

@test "truncated at each byte" {
	# Not i: that is a variable of run, too.
	for ((length = 1; length < ${#SMALL}; length++)); do
		printf '%s' "${SMALL:0:length}" >a.xml
		run --separate-stderr limited a.xml
		[ "$status" -eq 1 ]
		[[ "$(jq -r '.findings[].code' <<<"$output")" == *XML-MALFORMED* ]]
	done
	printf '%s' "$SMALL" >a.xml
	run --separate-stderr limited a.xml
	[[ "$(jq -r '.findings[].code' <<<"$output")" != *XML-* ]]
}

@test "escapes to a terminal do not reach it" {
	printf '<premis xmlns="http://www.loc.gov/premis/v3" version="&#x9b;31m"><agent>\xc2\x9b1m\xe2\x80\xae</agent></premis>' >a.xml
	run --separate-stderr "$FONDS" metadata validate --no-schema a.xml
	[ "$status" -eq 1 ]
	[[ "$output" != *$'\xc2\x9b'* ]]
	[[ "$output" != *$'\xe2\x80\xae'* ]]
}

@test "a bag with such a file is not valid, and compared no further" {
	make_bag
	echo '<!DOCTYPE premis SYSTEM "/etc/passwd"><premis/>' >BAG/metadata/premis.xml
	refused XML-UNSAFE DOCTYPE BAG
	[ "$(jq '.findings | length' <<<"$output")" = 1 ]
}

@test "no network, and no other file, with schemas or without" {
	command -v strace >/dev/null || skip "no strace here"
	need_shared
	make_bag
	cat >hostile.xml <<-'XML'
		<premis xmlns="http://www.loc.gov/premis/v3" version="3.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xi="http://www.w3.org/2001/XInclude" xsi:schemaLocation="http://www.loc.gov/premis/v3 http://127.0.0.1:9/premis.xsd urn:x file:///etc/passwd" xsi:noNamespaceSchemaLocation="/etc/shadow">
		<?xml-stylesheet href="file:///etc/hostname"?>
		<xi:include href="file:///etc/group"/>
		</premis>
	XML
	for what in hostile.xml BAG; do
		# A leak checker cannot run under strace.
		ASAN_OPTIONS=detect_leaks=0 strace -f -qq -e trace=open,openat,openat2,socket,connect,execve \
			-o trace "$FONDS" metadata validate --quiet --schema-dir "$SHARED/schemas" "$what" >out || true
		[ -s out ]
		absent -qE 'socket\(|connect\(' trace
		[ "$(grep -c execve trace)" -eq 1 ]
		schemas=$(realpath "$SHARED/schemas")
		grep -vE ' = -1 ' trace | grep -oE '"[^"]*"' | sort -u | tr -d '"' |
			grep -vE "^($schemas/|/lib/|/usr/lib/|/etc/ld|/proc/|/sys/|/dev/|/usr/share/locale|$(dirname "$FONDS"))" |
			grep -vE "\.so" | sort -u >opened
		cat opened
		absent -qE 'passwd|shadow|hostname|group|127\.0\.0\.1' opened
		absent -q '^/etc' opened
	done
}
