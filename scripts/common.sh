# SPDX-License-Identifier: Apache-2.0
# What scripts/demo and scripts/test share. Needs a Debian 12 with apt, and
# root or sudo for what is missing.

PACKAGES_BUILD="gcc libc6-dev meson ninja-build pkg-config libssl-dev
libarchive-dev zlib1g-dev libxml2-dev libsqlite3-dev libjansson-dev
libutf8proc-dev libmagic-dev libcurl4-openssl-dev"
PACKAGES_TEST="clang libclang-rt-14-dev clang-format-14 g++ libcmocka-dev bats
libxml2-utils sqlite3 jq mandoc chromium poppler-utils strace zstd python3 file
p7zip-full faketime"

say() {
	printf '%s\n' "$*"
}

missing_packages() {
	for package; do
		dpkg-query -W -f '${Status}' "$package" 2>/dev/null |
			grep -q 'ok installed' || printf '%s ' "$package"
	done
}

as_root() {
	if [ "$(id -u)" -eq 0 ]; then
		"$@"
	elif command -v sudo >/dev/null; then
		sudo "$@"
	else
		say "cannot install packages: run this as root, or install sudo" >&2
		exit 1
	fi
}

# install_missing PACKAGE...: say what is installed, and install it.
install_missing() {
	missing=$(missing_packages "$@")
	[ -n "$missing" ] || return 0
	say "Installing with apt, because it is not here yet: $missing"
	as_root apt-get update -qq
	# shellcheck disable=SC2086
	as_root env DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

# configure DIR [MESON OPTION]...: make a build folder, or bring it up to date.
configure() {
	dir="$1"
	shift
	if [ -f "$dir/build.ninja" ]; then
		meson setup --reconfigure "$dir" "$@" >"$dir.log" 2>&1
	else
		rm -rf "$dir"
		meson setup "$dir" "$@" >"$dir.log" 2>&1
	fi || {
		cat "$dir.log"
		return 1
	}
}
