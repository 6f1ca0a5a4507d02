#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Run the example of README.md and compare what is printed.
# usage: check-readme.sh ROOT FONDS
set -eu
root=$(cd "$1" && pwd)
fonds=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
printf '#!/bin/sh\nexec "%s" "$@"\n' "$fonds" >"$work/bin/fonds"
chmod +x "$work/bin/fonds"
PATH="$work/bin:$PATH"
cp -r "$root/examples" "$work/"
sed -n '/example: begin/,/example: end/s/^    //p' "$root/README.md" >"$work/expected"
cd "$work"
grep '^\$ ' expected | sed 's/^\$ //' | while IFS= read -r command; do
	printf '$ %s\n' "$command"
	sh -c "$command" 2>&1
done >actual
[ -s expected ]
diff -u expected actual
test -s report.html
