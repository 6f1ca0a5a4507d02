#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Run the examples of docs/guides/describe.md, in their order, and compare what
# is printed, and the picture beside the guide with the one that is drawn.
# usage: check-guide.sh ROOT FONDS RECORD
set -eu
root=$(cd "$1" && pwd)
fonds=$(realpath "$2")
record=$3
guide=$root/docs/guides/describe
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
export FONDS_CATALOG="$work/catalog.db"
cp "$record" "$work/memorandum.txt"
# Between the marks only: other indented lines are no examples.
sed -n '/example: begin/,/example: end/s/^    //p' "$guide.md" >"$work/expected"
cd "$work"
grep '^\$ ' expected | sed 's/^\$ //' | while IFS= read -r command; do
	printf '$ %s\n' "$command"
	sh -c "$command" 2>&1 || echo "(status $?)"
done >actual
[ "$(grep -c '^\$ ' expected)" -ge 8 ]
diff -u expected actual
# The version is no part of what the picture shows.
cmp events.svg "$guide.svg"
