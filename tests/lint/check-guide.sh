#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Run the examples of the guides, in their order, and compare what is printed;
# and the picture beside docs/guides/describe.md with the one that is drawn.
# usage: check-guide.sh ROOT FONDS RECORD
set -eu
root=$(cd "$1" && pwd)
fonds=$(realpath "$2")
record=$3
if ! [ -f "$record" ]; then
	echo "skipped: no $record"
	exit 77
fi
command -v xmllint >/dev/null || exit 77
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
printf '#!/bin/sh\nexec "%s" "$@"\n' "$fonds" >"$work/bin/fonds"
chmod +x "$work/bin/fonds"
PATH="$work/bin:$PATH"
export SOURCE_DATE_EPOCH=1795651200

# What differs from one place and time to another.
general() {
	sed -E "s|$work/[a-z]+|<...>|g; s|$fonds|<...>|g
		s/^(  set|  oldest check  ) [0-9]{4}-[0-9-]+[T ][0-9:]+(Z| UTC)/\1 <...>/"
}

# run GUIDE LEAST: in a folder of its own, with a catalog of its own.
run() {
	guide=$root/docs/guides/$1.md
	mkdir "$work/$1"
	cd "$work/$1"
	export FONDS_CATALOG="$work/$1/catalog.db"
	cp "$record" memorandum.txt
	# Between the marks only: other indented lines are no examples.
	sed -n '/example: begin/,/example: end/s/^    //p' "$guide" >"$work/expected"
	grep '^\$ ' "$work/expected" | sed 's/^\$ //' |
		while IFS= read -r command; do
			printf '$ %s\n' "$command"
			sh -c "$command" 2>&1 || echo "(status $?)"
		done | general >"$work/actual"
	[ "$(grep -c '^\$ ' "$work/expected")" -ge "$2" ]
	diff -u "$work/expected" "$work/actual"
}

run schedule 20
run describe 8
# The version is no part of what the picture shows.
cmp events.svg "$root/docs/guides/describe.svg"
