#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Install into a folder of its own; then compile a program against what was
# installed, by pkg-config, with the shared library and with the static one,
# and run it.
# usage: check-install.sh ROOT BUILD PREFIX VERSION CC [FLAG]...
set -eu
root="$1"
build="$2"
prefix="$3"
version="$4"
shift 4 # what is left is the compiler and its flags

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
meson install -C "$build" --no-rebuild --destdir "$work" >"$work/log" 2>&1 || {
	cat "$work/log"
	exit 1
}
place="$work$prefix"

fail() {
	echo "$*"
	exit 1
}

installed() {
	[ -f "$place/$1" ] || fail "$1 is not installed"
}

for header in "$root"/include/fonds/*.h; do
	installed "include/fonds/$(basename "$header")"
done
for page in "$root"/docs/man/*; do
	installed "share/man/man${page##*.}/$(basename "$page")"
done
installed bin/fonds

# fonds.pc names the prefix; here it lies below a folder.
pc=$(find "$place" -name fonds.pc)
[ -n "$pc" ] || fail "fonds.pc is not installed"
lib=$(dirname "$(dirname "$pc")")
mkdir "$work/pc"
sed "s|^prefix=.*|prefix=$place|" "$pc" >"$work/pc/fonds.pc"
PKG_CONFIG_PATH="$work/pc"
LD_LIBRARY_PATH="$lib"
export PKG_CONFIG_PATH LD_LIBRARY_PATH
[ "$(pkg-config --modversion fonds)" = "$version" ] ||
	fail "fonds.pc has not the version $version"

check_program() { # NAME, linked to libfonds.so or not: yes, no
	"$work/$1" >"$work/$1.out" || fail "the program '$1' failed"
	[ "$(head -n 1 "$work/$1.out")" = "$version" ] ||
		fail "'$1' runs with another version of the library"
	shared=no
	if readelf -d "$work/$1" | grep -q 'NEEDED.*libfonds'; then
		shared=yes
	fi
	[ "$shared" = "$2" ] || fail "'$1' linked to libfonds.so: $shared"
}

# shellcheck disable=SC2046
"$@" -std=c99 -Wall -Wextra -Werror "$root/tests/install/use-fonds.c" \
	-o "$work/shared" $(pkg-config --cflags --libs fonds)
check_program shared yes

# Both libraries lie there, and the linker would take the shared one. What the
# static one needs is linked as it is installed: whether that could be static,
# too, is for whoever packaged it.
needed=$(sed -n 's/^Requires.private: //p' "$pc" | tr ',' '\n' | awk '{ print $1 }')
# shellcheck disable=SC2046,SC2086
"$@" -std=c99 -Wall -Wextra -Werror "$root/tests/install/use-fonds.c" \
	-o "$work/static" $(pkg-config --cflags --libs fonds |
		sed 's/-lfonds/-l:libfonds.a/') $(pkg-config --libs $needed) \
	$(sed -n 's/^Libs.private: //p' "$pc")
check_program static no

[ "$("$place/bin/fonds" --version)" = "fonds $version" ] ||
	fail "the installed program does not run"
