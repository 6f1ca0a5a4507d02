#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The script makes the table that is in the tree, from the files it names:
# check-signature-table.sh ROOT PRONOM
set -eu
root=$1
pronom=$2
table=$root/metadata/format/signature-table.c

file() {
	echo "$pronom/$(sed -n "s/^ \* \($1[A-Za-z0-9_-]*\.xml\).*/\1/p" "$table")"
}

formats=$(file DROID_SignatureFile_V)
containers=$(file container-signature-)
if ! [ -f "$formats" ] || ! [ -f "$containers" ]; then
	echo "skipped: $formats and $containers are not there"
	exit 77
fi
made=$(mktemp)
trap 'rm -f "$made"' EXIT
"$root/scripts/make-signature-table" "$formats" "$containers" >"$made"
cmp "$made" "$table"
