#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# Mail, through a sendmail that keeps what it is given.
load helper

make_tree() {
	mkdir A
	for n in 1 2 3; do
		echo "file $n" >"A/f$n"
	done
	"$FONDS" catalog add A -q >/dev/null
	cat >"sendmail" <<-'SH'
		#!/bin/sh
		here=$(dirname "$0")
		echo "$@" >>"$here/arguments"
		cat >"$here/mail"
		exit "$(cat "$here/exit" 2>/dev/null || echo 0)"
	SH
	chmod +x sendmail
	export FONDS_SENDMAIL="$PWD/sendmail"
}

header() {
	sed -n "1,/^\$/s/^$1: //p" mail
}

body() {
	python3 -c 'import email, sys
mail = email.message_from_binary_file(open("mail", "rb"))
sys.stdout.write(mail.get_payload(decode=True).decode(mail.get_content_charset()))'
}

@test "no mail for a sound run, and one when it is wanted always" {
	make_tree
	"$FONDS" audit run -q --mail-to keeper@example.org >outcome
	[ ! -e mail ]
	"$FONDS" audit run -q --mail-to keeper@example.org --always >outcome
	[ "$(cat arguments)" = "-t -i" ]
	[ "$(header To)" = keeper@example.org ]
	[[ "$(header Subject)" == "fonds on "*": audit run 2 sound, 3 files" ]]
}

@test "what is wrong is mailed once, with the findings" {
	make_tree
	echo "fyle 2" >A/f2
	run --separate-stderr "$FONDS" audit run -q --mail-to keeper@example.org
	[ "$status" -eq 1 ]
	[ "$(wc -l <arguments)" -eq 1 ]
	[[ "$(header Subject)" == "fonds on "*": audit run 1 NOT SOUND (complete), 1 finding, 1 open incident" ]]
	[ "$(header MIME-Version)" = 1.0 ]
	[ "$(header Content-Type)" = "text/plain; charset=utf-8" ]
	[ "$(header Content-Transfer-Encoding)" = quoted-printable ]
	[ "$(header Auto-Submitted)" = auto-generated ]
	[[ "$(header Message-ID)" == "<fonds."*"@"*">" ]]
	date -d "$(header Date)"
	# The mail says what the terminal says.
	body >body
	diff body - <<<"$output"
	grep -q "corrupt: f2" body
	[ "$(sed "1,/^\$/d" mail | wc -L)" -le 76 ]
}

@test "an address that would bring more than itself is refused before the audit" {
	make_tree
	for address in "" "a b@example.org" "a@example.org,b@example.org" "-oQ/tmp" "$(printf 'a@b\nBcc: c@d')" "<a@b>" "a@b@c" "é@example.org"; do
		run --separate-stderr "$FONDS" audit run -q --mail-to "$address"
		[ "$status" -eq 2 ]
		[[ "$stderr" == *"is no address for mail"* ]]
	done
	[ ! -e arguments ]
	[ "$(sqlite3 "$FONDS_CATALOG" 'select count(*) from run')" = 0 ]
}

@test "a sendmail that fails is told, after the audit was recorded" {
	make_tree
	echo 75 >exit
	run --separate-stderr "$FONDS" audit run -q --mail-to keeper@example.org --always
	[ "$status" -eq 3 ]
	[[ "$output" == *"Sound: "* ]]
	[[ "$stderr" == *"the mail to 'keeper@example.org' was not sent: "*"sendmail' did not take the mail: it ended with status 75"* ]]
	[ "$(sqlite3 "$FONDS_CATALOG" 'select state from run')" = 1 ]
}

@test "no sendmail at all is told before the audit" {
	make_tree
	FONDS_SENDMAIL="$PWD/none" run --separate-stderr "$FONDS" audit run -q --mail-to keeper@example.org
	[ "$status" -eq 3 ]
	[[ "$stderr" == *"cannot send mail by '$PWD/none'"*"FONDS_SENDMAIL"* ]]
	[ "$(sqlite3 "$FONDS_CATALOG" 'select count(*) from run')" = 0 ]
}

@test "a sendmail that ends early, and one that reads nothing, hang nothing" {
	make_tree
	printf '#!/bin/sh\nexit 0\n' >sendmail
	timeout 60 "$FONDS" audit run -q --mail-to keeper@example.org --always >outcome
	printf '#!/bin/sh\nkill -9 $$\n' >sendmail
	run --separate-stderr timeout 60 "$FONDS" audit run -q --mail-to keeper@example.org --always
	[ "$status" -eq 3 ]
	[[ "$stderr" == *"status 137"* ]]
}

@test "a report is mailed by the same rules" {
	make_tree
	"$FONDS" audit run -q >outcome
	"$FONDS" audit report --mail-to keeper@example.org >report
	[ ! -e mail ]
	"$FONDS" audit report --mail-to keeper@example.org --always >report
	[ "$(header To)" = keeper@example.org ]
	body | grep -q "Fixity verification report"
	[[ "$(header Subject)" == "fonds on "*": report of run 1: sound" ]]
}

@test "a report of a period is judged by all its runs" {
	make_tree
	echo "fyle 2" >A/f2
	"$FONDS" audit run -q >outcome || [ $? -eq 1 ]
	echo "file 2" >A/f2
	"$FONDS" audit run -q >outcome
	"$FONDS" audit report --last 1d --mail-to keeper@example.org >report
	[[ "$(header Subject)" == "fonds on "*": report of "*" to "*": sound with reservations" ]]
	body | sed -n 1p | grep -q "Fixity verification report, "
}

@test "a catalog that cannot be opened is mailed" {
	make_tree
	echo "no catalog" >catalog.db
	run --separate-stderr "$FONDS" audit run -q --mail-to keeper@example.org
	[ "$status" -eq 3 ]
	[[ "$(header Subject)" == *"the audit could not be finished" ]]
	[[ "$stderr" == "fonds: "*"catalog.db"* ]]
	body | grep -qxF "  ${stderr#fonds: }"
	rm mail catalog.db*
	run --separate-stderr "$FONDS" audit report --mail-to keeper@example.org
	[ "$status" -eq 2 ]
	[[ "$stderr" == "fonds: "*"catalog.db"* ]]
	body | grep -qxF "  ${stderr#fonds: }"
	rm mail
	unset FONDS_CATALOG
	HOME='' XDG_DATA_HOME='' run --separate-stderr "$FONDS" audit run -q --mail-to keeper@example.org
	[ "$status" -eq 2 ]
	body | grep -qx "  no catalog is named, and none is known"
}

@test "what cannot be printed is mailed all the same" {
	[ -e /dev/full ] || skip "no /dev/full here"
	make_tree
	for n in $(seq 200); do
		echo "more" >"A/more-$n"
	done
	run --separate-stderr bash -c '"$FONDS" audit run -q --mail-to keeper@example.org >/dev/full'
	[ "$status" -eq 3 ]
	[[ "$(header Subject)" == *"NOT SOUND (complete), 200 findings"* ]]
	[ "$(body | grep -c "unexpected: more-")" -eq 100 ]
	body | grep -qx "  100 more findings are left out here"
	body | tail -n 1 | grep -q "^NOT SOUND"
	rm mail
	run --separate-stderr bash -c '"$FONDS" audit report --mail-to keeper@example.org >/dev/full'
	[ "$status" -eq 3 ]
	[[ "$(header Subject)" == *": not sound" ]]
}
