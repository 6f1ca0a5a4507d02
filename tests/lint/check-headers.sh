#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Each public header compiles alone and twice, as C99 and as C++; each private
# one alone and twice, as C11.
# usage: check-headers.sh ROOT CC
set -eu
root="$1"
cc="$2"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
flags="-Wall -Wextra -Werror -fsyntax-only -I$root/include -I$root"

alone() { # HEADER AS-INCLUDED COMPILER-AND-LANGUAGE
	printf '#include %s\n#include %s\ntypedef int fonds_header_alone;\n' \
		"$1" "$1" >"$work/alone.$2"
	shift
	suffix="$1"
	shift
	"$@" $flags "$work/alone.$suffix" || {
		echo "does not compile alone: $(head -n 1 "$work/alone.$suffix")"
		exit 1
	}
}

count=0
for header in "$root"/include/fonds/*.h; do
	name="<fonds/$(basename "$header")>"
	alone "$name" c "$cc" -std=c99 -pedantic
	if command -v g++ >/dev/null; then
		alone "$name" cc g++ -std=c++11 -pedantic
	fi
	count=$((count + 1))
done
for header in $(cd "$root" && find base archive fixity metadata identify bagit description ingest audit transfer cli -name '*.h'); do
	alone "\"$header\"" c "$cc" -std=c11 -D_GNU_SOURCE -I/usr/include/libxml2
	count=$((count + 1))
done
echo "$count headers"
[ "$count" -gt 10 ]
