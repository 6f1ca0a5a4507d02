#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Every source file is as clang-format 14 writes it, but for generated tables.
set -eu
cd "$1"
command -v clang-format-14 >/dev/null || exit 77
find base archive fixity metadata identify bagit description ingest audit \
	transfer cli include tests \
	-name '*.[ch]' ! -name '*-table.c' -print0 | xargs -0 clang-format-14 --dry-run -Werror
