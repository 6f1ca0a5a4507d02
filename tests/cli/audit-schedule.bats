#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# What starts audits: units of systemd and lines of cron below a folder of the
# test, and the daemon.
load helper

make_tree() {
	mkdir -p A
	echo "file" >A/f
	"$FONDS" catalog add A -q >/dev/null
}

units() {
	UNITS="$PWD/root/etc/systemd/system"
}

install() {
	"$FONDS" audit schedule install --root "$PWD/root" --system "$@"
}

verify() {
	command -v systemd-analyze >/dev/null || return 0
	systemd-analyze verify --man=no "$1" 2>&1
}

# A command that is found before the system's and keeps what it is given.
fake_crontab() {
	mkdir -p bin
	cat >bin/crontab <<-'SH'
		#!/bin/sh
		kept=$(dirname "$0")/../crontab
		case "$1" in
		-l)
			[ -e "$kept" ] && exec cat "$kept"
			[ -e "$kept.none" ] || echo "no crontab for keeper" >"$kept.none"
			cat "$kept.none" >&2
			exit 1
			;;
		-) cat >"$kept" ;;
		esac
	SH
	chmod +x bin/crontab
	PATH="$PWD/bin:$PATH"
}

@test "a service and a timer are written, and systemd understands them" {
	make_tree
	units
	mkdir reports
	run --separate-stderr install --calendar 'Mon *-*-* 03:00' --report-to "$PWD/reports"
	[ "$status" -eq 0 ]
	[ "$stderr" = "" ]
	[[ "$output" == *"systemctl --system enable --now fonds-audit.timer"* ]]
	grep -qx 'OnCalendar=Mon \*-\*-\* 03:00:00' "$UNITS/fonds-audit.timer"
	grep -qx 'Persistent=true' "$UNITS/fonds-audit.timer"
	grep -q '^RandomizedDelaySec=' "$UNITS/fonds-audit.timer"
	for setting in IOSchedulingClass=idle Nice=19 ProtectSystem=strict NoNewPrivileges=true "ReadWritePaths=\"$PWD\"" "ReadWritePaths=\"$PWD/reports\""; do
		grep -qxF "$setting" "$UNITS/fonds-audit.service"
	done
	[ "$(verify "$UNITS/fonds-audit.timer")" = "" ]
	[ "$(verify "$UNITS/fonds-audit.service")" = "" ]
	[ "$("$FONDS" audit schedule show --format json | jq -c '.[] | [.kind, .every_seconds, .service.state, .timer.state]')" = '["systemd",604800,"as written","as written"]' ]
}

@test "where mail is sent, sendmail may write" {
	make_tree
	units
	install --mail-to keeper@example.org
	grep -qxF 'ProtectSystem=full' "$UNITS/fonds-audit.service"
	! grep -q NoNewPrivileges "$UNITS/fonds-audit.service"
	grep -q ' --mail-to "keeper@example.org"$' "$UNITS/fonds-audit.service"
	[ "$(verify "$UNITS/fonds-audit.service")" = "" ]
}

@test "a sendmail that cannot be run is refused before there is a schedule" {
	make_tree
	echo "no program" >sendmail
	for wrong in "$PWD/none" "$PWD/sendmail" sendmail; do
		FONDS_SENDMAIL="$wrong" run --separate-stderr "$FONDS" audit schedule install --cron --mail-to keeper@example.org
		[ "$status" -eq 2 ]
		[[ "$stderr" == *"'$wrong' cannot be run to send mail"* ]]
	done
	[ "$("$FONDS" audit schedule show)" = "No schedule is in force." ]
}

@test "names with spaces, percents and dollars are what they are to systemd" {
	mkdir '50% of $HOME'
	export FONDS_CATALOG="$PWD/50% of \$HOME/ca ta'log.db"
	make_tree
	units
	install
	grep -qF -- '--catalog "'"$PWD"'/50%% of $$HOME/ca ta'"'"'log.db"' "$UNITS/fonds-audit.service"
	grep -qxF 'ReadWritePaths="'"$PWD"'/50%% of $HOME"' "$UNITS/fonds-audit.service"
	[ "$(verify "$UNITS/fonds-audit.service")" = "" ]
}

@test "names that systemd cannot be told are refused, and nothing is written" {
	mkdir "$(printf 'a\nb')" 'c\d'
	for folder in "$(printf 'a\nb')" 'c\d'; do
		export FONDS_CATALOG="$PWD/$folder/catalog.db"
		rm -rf A
		make_tree
		run --separate-stderr install
		[ "$status" -eq 2 ]
		[[ "$stderr" == *"systemd cannot be told of"*"--cron"* ]]
		[ ! -e root ]
		[ "$("$FONDS" audit schedule show)" = "No schedule is in force." ]
	done
}

@test "--dry-run writes nothing and records nothing" {
	make_tree
	run --separate-stderr install --dry-run
	[ "$status" -eq 0 ]
	[[ "$output" == *"would write $PWD/root/etc/systemd/system/fonds-audit.service"*"ExecStart="*"OnCalendar=Mon"* ]]
	[ ! -e root ]
	[ "$("$FONDS" audit schedule show)" = "No schedule is in force." ]
	run "$FONDS" audit schedule install --cron --dry-run
	[ "$("$FONDS" audit schedule show)" = "No schedule is in force." ]
}

@test "units of a user lie in the folder of the user" {
	make_tree
	HOME="$PWD/home" XDG_CONFIG_HOME="" "$FONDS" audit schedule install --user --calendar daily >told
	grep -q "systemctl --user enable --now fonds-audit.timer" told
	grep -q "loginctl enable-linger" told
	[ -f home/.config/systemd/user/fonds-audit.timer ]
	# A user's systemd can give no namespaces.
	! grep -q Protect home/.config/systemd/user/fonds-audit.service
	XDG_CONFIG_HOME="$PWD/config" "$FONDS" audit schedule install --user --calendar daily >told
	[ -f config/systemd/user/fonds-audit.timer ]
}

@test "installing again replaces, and what others changed or wrote stays" {
	make_tree
	units
	install --calendar daily >told
	install --calendar monthly >told
	[ "$("$FONDS" audit schedule show --format json | jq -c '[.[].calendar]')" = '["*-*-01 00:00:00"]' ]
	echo "# mine" >>"$UNITS/fonds-audit.timer"
	run --separate-stderr "$FONDS" audit schedule show
	[ "$status" -eq 1 ]
	[[ "$output" == *"fonds-audit.timer: changed"* ]]
	cp "$UNITS/fonds-audit.timer" kept
	run --separate-stderr install
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"was changed since it was written"* ]]
	cmp "$UNITS/fonds-audit.timer" kept
	run --separate-stderr "$FONDS" audit schedule remove
	[ "$status" -eq 0 ]
	[[ "$output" == *"the unit files are left, since they are not as they were written"* ]]
	cmp "$UNITS/fonds-audit.timer" kept
}

@test "two catalogs never write into each other's units" {
	make_tree
	units
	install >told
	cp -r root before
	export FONDS_CATALOG="$PWD/other.db"
	make_tree
	run --separate-stderr install
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"is not of this catalog: give another --unit name"* ]]
	diff -r root before
	install --unit fonds-other >told
	[ -f "$UNITS/fonds-other.timer" ]
	run --separate-stderr install --unit ../../evil
	[ "$status" -eq 2 ]
}

@test "remove takes the files away and the schedule out of force" {
	make_tree
	units
	install >told
	run --separate-stderr "$FONDS" audit schedule remove --dry-run
	[[ "$output" == *"would remove $UNITS/fonds-audit.timer"* ]]
	[ -f "$UNITS/fonds-audit.timer" ]
	run --separate-stderr "$FONDS" audit schedule remove 1
	[ "$status" -eq 0 ]
	[[ "$output" == *"no command for systemd: the one that runs here does not read these units"* ]]
	[ -z "$(ls "$UNITS")" ]
	[ "$("$FONDS" audit schedule show)" = "No schedule is in force." ]
	run --separate-stderr "$FONDS" audit schedule remove
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"there is no such schedule"* ]]
}

# A systemctl that keeps what it is given.
fake_systemctl() {
	mkdir -p bin
	printf '#!/bin/sh\necho "$@" >>"%s/given"\n' "$PWD" >bin/systemctl
	chmod +x bin/systemctl
	PATH="$PWD/bin:$PATH"
}

# Units that the systemd of this user would read.
install_here() {
	export HOME="$PWD/home" XDG_CONFIG_HOME=
	UNITS="$HOME/.config/systemd/user"
	"$FONDS" audit schedule install --user >told
}

@test "the timer of another catalog is not stopped, only our own" {
	make_tree
	fake_systemctl
	install_here
	mine="$FONDS_CATALOG"
	mv home kept
	FONDS_CATALOG="$PWD/other.db"
	"$FONDS" catalog add A -q >/dev/null
	install_here
	run --separate-stderr "$FONDS" audit schedule remove --disable --catalog "$mine"
	[ "$status" -eq 0 ]
	[ ! -e given ]
	[[ "$output" == *"the unit files are left"*"schedule 1 is not in force"* ]]
	[ -f "$UNITS/fonds-audit.timer" ]
	"$FONDS" audit schedule remove --disable >told
	[ "$(cat given)" = "--user disable --now fonds-audit.timer" ]
}

@test "a timer that the systemd of here does not read is not stopped there" {
	make_tree
	units
	fake_systemctl
	install >told
	run --separate-stderr "$FONDS" audit schedule remove --disable
	[ "$status" -eq 0 ]
	[ ! -e given ]
	[[ "$output" == *"does not read these units"*"removed $UNITS/fonds-audit.timer"* ]]
	install_here
	HOME="$PWD/elsewhere" run --separate-stderr "$FONDS" audit schedule remove --disable
	[ "$status" -eq 0 ]
	[ ! -e given ]
	install_here
	run --separate-stderr "$FONDS" audit schedule remove
	[[ "$output" == *"give this command, if it was given to systemd:"*"systemctl --user disable --now fonds-audit.timer"* ]]
	[ ! -e given ]
}

@test "a schedule whose folder is gone can be removed" {
	make_tree
	install >told
	rm -r root
	run --separate-stderr "$FONDS" audit schedule remove
	[ "$status" -eq 0 ]
	[ "$("$FONDS" audit schedule show)" = "No schedule is in force." ]
}

@test "a name in the catalog that would not be written is no unit" {
	make_tree
	fake_systemctl
	echo "mine" >mine.timer
	for path in "$PWD/mine" "/etc/systemd/system/../../..$PWD/mine" "/etc/systemd/system/--now" "/x/systemd/user/a b"; do
		sqlite3 "$FONDS_CATALOG" "INSERT INTO schedule (kind, calendar,
			every_seconds, command, installed_at, agent)
			SELECT 'systemd', 'daily', 86400, '$path.service: x', 1,
			number FROM agent LIMIT 1"
	done
	run --separate-stderr "$FONDS" audit schedule remove --disable
	[ "$status" -eq 0 ]
	[ ! -e given ]
	[ -f mine.timer ]
}

@test "units below a folder of their own are not given to the systemd of here" {
	make_tree
	fake_systemctl
	run --separate-stderr install --enable
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"give --root without --enable"* ]]
	[ ! -e given ]
	[ ! -e root ]
}

@test "the line for cron runs by a shell, whatever the names are" {
	mkdir "it's 100%"
	export FONDS_CATALOG="$PWD/it's 100%/catalog.db"
	make_tree
	run --separate-stderr "$FONDS" audit schedule install --cron --calendar '*-*-01 02:30'
	[ "$status" -eq 0 ]
	line="$(grep '^30 2 1 \* \* ' <<<"$output")"
	# As cron does: up to a "%" that has no "\" before it.
	command="$(sed 's/^30 2 1 \* \* //; s/\\%/%/g' <<<"$line")"
	sh -c "$command" >outcome
	grep -q "^Sound: " outcome
	[ "$(sqlite3 "$FONDS_CATALOG" 'select count(*) from run')" = 1 ]
}

@test "--enable gives it to cron, beside what is there, and --disable takes it out" {
	make_tree
	fake_crontab
	printf '# mine\n5 4 * * * true' >crontab
	"$FONDS" audit schedule install --cron --enable >told
	[ "$(head -n 2 crontab)" = "$(printf '# mine\n5 4 * * * true')" ]
	grep -q "^# BEGIN fonds audit of $FONDS_CATALOG\$" crontab
	"$FONDS" audit schedule install --cron --enable --calendar daily >told
	[ "$(grep -c BEGIN crontab)" -eq 1 ]
	grep -q '^0 0 \* \* \* ' crontab
	"$FONDS" audit schedule remove --disable >told
	[ "$(cat crontab)" = "$(printf '# mine\n5 4 * * * true')" ]
	echo "# BEGIN fonds audit of $FONDS_CATALOG" >>crontab
	cp crontab kept
	run --separate-stderr "$FONDS" audit schedule install --cron --enable
	[ "$status" -eq 1 ]
	[[ "$stderr" == *"no line that ends it"* ]]
	cmp crontab kept
}

@test "a crontab that cannot be read is not replaced" {
	make_tree
	fake_crontab
	echo "crontab: you are not allowed to use this program" >crontab.none
	run --separate-stderr "$FONDS" audit schedule install --cron --enable
	[ "$status" -eq 3 ]
	[[ "$stderr" == *"'crontab -l' did not give the crontab: it ended with status 1: crontab: you are not allowed"* ]]
	[[ "$output" == *"recorded as schedule 1"* ]]
	[ ! -e crontab ]
	run --separate-stderr "$FONDS" audit schedule remove --disable
	[ "$status" -eq 3 ]
	[ ! -e crontab ]
	[ "$("$FONDS" audit schedule show --format json | jq length)" = 1 ]
	rm crontab.none
	printf 'a\0b\n' >crontab
	run --separate-stderr "$FONDS" audit schedule install --cron --enable
	[ "$status" -eq 1 ]
	[[ "$stderr" == *"the crontab has a NUL"* ]]
	[ "$(stat -c %s crontab)" -eq 4 ]
}

@test "a crontab without a block of the catalog is not written" {
	make_tree
	fake_crontab
	"$FONDS" audit schedule install --cron >told
	echo '5 4 * * * true' >crontab
	chmod 444 crontab
	touch -d @1 crontab
	"$FONDS" audit schedule remove --disable >told
	[ "$(stat -c %Y crontab)" -eq 1 ]
}

@test "a command that is not UTF-8 is refused before the crontab is written" {
	mkdir "$(printf 'a\377')"
	export FONDS_CATALOG="$PWD/$(printf 'a\377')/catalog.db"
	make_tree
	fake_crontab
	run --separate-stderr "$FONDS" audit schedule install --cron --enable
	[ "$status" -eq 2 ]
	[ ! -e crontab ]
	[ "$("$FONDS" audit schedule show)" = "No schedule is in force." ]
}

@test "what was written is told when systemd does not take it" {
	make_tree
	mkdir bin
	printf '#!/bin/sh\nexit 4\n' >bin/systemctl
	chmod +x bin/systemctl
	PATH="$PWD/bin:$PATH"
	export HOME="$PWD/home" XDG_CONFIG_HOME=
	run --separate-stderr "$FONDS" audit schedule install --user --enable
	[ "$status" -eq 3 ]
	[[ "$output" == *"written $PWD/home/.config/systemd/user/fonds-audit.timer"*"recorded as schedule 1"* ]]
	[[ "$stderr" == *"'systemctl --user' ended with status 4"* ]]
}

@test "units and their folder are refused for cron, which has none" {
	make_tree
	for wrong in "--unit other" "--root $PWD/root"; do
		# shellcheck disable=SC2086
		run --separate-stderr "$FONDS" audit schedule install --cron $wrong
		[ "$status" -eq 2 ]
		[[ "$stderr" == "fonds: cron has no units: "* ]]
	done
	[ "$("$FONDS" audit schedule show --format json | jq length)" -eq 0 ]
}

@test "what is no calendar, address or folder is refused" {
	make_tree
	for wrong in "--calendar fortnightly" "--calendar 25:00" "--mail-to a,b" "--report-to nowhere" "--report-to $PWD/nowhere" "--system --cron"; do
		# shellcheck disable=SC2086
		run --separate-stderr "$FONDS" audit schedule install --root "$PWD/root" $wrong
		[ "$status" -eq 2 ]
		[[ "$stderr" == "fonds: "* ]]
		[ ! -e root ]
	done
}

# Wait for a line, ten seconds at most.
wait_for() {
	for _ in $(seq 100); do
		grep -q "$1" log && return
		sleep 0.1
	done
	cat log
	return 1
}

@test "the daemon audits at once, then waits, and ends within a second" {
	make_tree
	"$FONDS" audit daemon --every 1h 2>log &
	daemon=$!
	wait_for "run 1 complete: sound"
	run --separate-stderr "$FONDS" audit daemon
	[ "$status" -eq 3 ]
	[[ "$stderr" == *"another 'fonds audit daemon' is at work on catalog"* ]]
	kill -HUP "$daemon"
	wait_for "the catalog is opened again"
	begun=$(date +%s%N)
	kill "$daemon"
	wait "$daemon"
	[ $((($(date +%s%N) - begun) / 1000000)) -lt 1500 ]
	tail -n 1 log | grep -q "ends"
	[ "$(sqlite3 "$FONDS_CATALOG" 'select count(*) from run')" = 1 ]
	[ "$("$FONDS" audit schedule show --format json | jq -c '.[0] | [.kind, .every_seconds]')" = '["daemon",3600]' ]
	"$FONDS" audit status
}

# A run of long ago, and a schedule, so that the daemon itself writes nothing;
# then no file may grow. A reader keeps the index of the write-ahead log there.
@test "an audit that fails is tried again after a rest, and the daemon ends when asked" {
	make_tree
	sqlite3 "$FONDS_CATALOG" "INSERT INTO run (state, scope, started_at,
		recorded_at, ended_at, holdings, files, not_checked)
		VALUES (1, '', 1, 1, 2, 0, 0, 0);
		INSERT INTO schedule (kind, calendar, every_seconds, command,
		installed_at, agent)
		SELECT 'daemon', 'x', 3600, 'x', 1, number FROM agent LIMIT 1"
	by=$(sqlite3 "$FONDS_CATALOG" "SELECT name FROM agent")
	python3 -c 'import sqlite3, sys
catalog = sqlite3.connect(sys.argv[1])
catalog.execute("SELECT count(*) FROM run").fetchone()
open("held", "w").close()
sys.stdin.read()' "$FONDS_CATALOG" < <(sleep 20 3>&-) 3>&- &
	for _ in $(seq 100); do
		[ ! -e held ] || break
		sleep 0.1
	done
	(
		trap '' XFSZ
		ulimit -f 4
		exec "$FONDS" audit daemon --every 1h --by "$by" 2>log 3>&-
	) &
	daemon=$!
	wait_for "the audit was not finished"
	sleep 1
	[ "$(grep -c "an audit begins" log)" -eq 1 ]
	kill "$daemon"
	wait_for " ends"
	wait "$daemon"
}

@test "the daemon acts in the name of --by, and a catalog opened anew has its schedule" {
	make_tree
	"$FONDS" audit daemon --by Ada 2>log 3>&- &
	daemon=$!
	wait_for "run 1 complete"
	[ "$(sqlite3 "$FONDS_CATALOG" "SELECT user FROM auditor")" = Ada ]
	rm -f catalog.db*
	"$FONDS" catalog add A -q >/dev/null
	kill -HUP "$daemon"
	wait_for "opened again"
	for _ in $(seq 100); do
		"$FONDS" audit schedule show | grep -q "by Ada" && break
		sleep 0.1
	done
	kill "$daemon"
	wait "$daemon"
	"$FONDS" audit schedule show | grep -q "by Ada"
	"$FONDS" audit daemon --by Grace 2>log 3>&- &
	daemon=$!
	wait_for "waits"
	kill "$daemon"
	wait "$daemon"
	[ "$("$FONDS" audit schedule show --format json | jq -c '[.[].by]')" = '["Grace"]' ]
}

@test "a killed daemon leaves no lock, and the next one goes on" {
	make_tree
	"$FONDS" audit daemon 2>log &
	daemon=$!
	wait_for "run 1 complete"
	kill -9 "$daemon"
	wait "$daemon" || true
	"$FONDS" audit daemon 2>log &
	daemon=$!
	wait_for "waits for what is due"
	kill "$daemon"
	wait "$daemon"
	[ "$("$FONDS" audit schedule show --format json | jq length)" = 1 ]
	run --separate-stderr "$FONDS" audit daemon --every 5s
	[ "$status" -eq 2 ]
	run --separate-stderr "$FONDS" audit daemon --every often
	[ "$status" -eq 2 ]
}
