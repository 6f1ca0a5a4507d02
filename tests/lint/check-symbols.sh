#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Compare what the shared library exports with the list that was agreed on,
# and with what the public headers declare.
# usage: check-symbols.sh LIBRARY LIST INCLUDE-FOLDER
set -eu
nm -D --defined-only "$1" | awk '$2 ~ /[TDBRVW]/ {print $3}' | sed 's/@.*//' |
	grep -vE '^(FONDS_[0-9.]*|__.*|_init|_fini)$' | sort | diff -u "$2" -
cat "$3"/*.h | tr '\n\t' '  ' | sed 's|/\*|\n/*|g; s|\*/|*/\n|g' |
	sed '/^\/\*/d' | tr '\n' ' ' | grep -oE 'FONDS_API[^;{]*\(' |
	grep -oE 'fonds_[a-z0-9_]+ *\($|fonds_[a-z0-9_]+\(' | tr -d '( ' |
	sort -u | diff -u "$2" -
