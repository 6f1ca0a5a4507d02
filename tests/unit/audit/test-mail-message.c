/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/mail-message.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void an_address_brings_nothing_into_a_header(void **state)
{
	static const char *const good[] = { "root", "a@b", "x.y+z@example.org",
		"o'brien@example.org", "a%b@example.org" };
	static const char *const bad[] = { "", "-oQ/tmp", "a@", "@b", "a@b@c",
		"a b@c", "a@b\nBcc: d@e", "a@b\r", "a,b@c", "<a@b>", "a@b;c",
		"\"a\"@b", "a\\b@c", "a@b:c", "caf\xc3\xa9@b", "a\x7f@b",
		"|cat@b" };
	char *longest = calloc(1, 300);

	(void)state;
	assert_non_null(longest);
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_true(fonds_mail_is_address(good[i]));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(fonds_mail_is_address(bad[i]));
	memset(longest, 'a', 254);
	assert_true(fonds_mail_is_address(longest));
	longest[254] = 'a';
	assert_false(fonds_mail_is_address(longest));
	free(longest);
}

static void dates_have_their_weekday(void **state)
{
	char text[FONDS_MAIL_DATE_SIZE];

	(void)state;
	assert_string_equal(
		"Thu, 01 Jan 1970 00:00:00 +0000", fonds_mail_date(0, text));
	assert_string_equal("Mon, 23 Nov 2026 11:00:00 +0000",
		fonds_mail_date(1795431600, text));
	assert_string_equal("Tue, 19 Jan 2038 03:14:08 +0000",
		fonds_mail_date(INT64_C(2147483648), text));
	assert_string_equal(
		"Thu, 01 Jan 1970 00:00:00 +0000", fonds_mail_date(-1, text));
}

static const char *body_of(struct fonds_buffer *buffer, const char *text)
{
	const struct fonds_mail_message message = {
		.from = "audit@store-1",
		.to = "keeper@example.org",
		.subject = "line\nBcc: all",
		.date = 1795431600,
		.identifier = "fonds.1.2",
		.text = text,
	};
	const char *body;

	fonds_buffer_init(buffer, 1 << 20);
	fonds_mail_add_message(&message, buffer);
	body = strstr(fonds_buffer_text(buffer), "\n\n");
	assert_non_null(body);
	return body + 2;
}

static void the_headers_are_complete_and_each_is_one_line(void **state)
{
	struct fonds_buffer buffer;

	(void)state;
	assert_string_equal("", body_of(&buffer, ""));
	assert_string_equal("From: audit@store-1\n"
			    "To: keeper@example.org\n"
			    "Subject: line?Bcc: all\n"
			    "Date: Mon, 23 Nov 2026 11:00:00 +0000\n"
			    "Message-ID: <fonds.1.2@store-1>\n"
			    "Auto-Submitted: auto-generated\n"
			    "MIME-Version: 1.0\n"
			    "Content-Type: text/plain; charset=utf-8\n"
			    "Content-Transfer-Encoding: quoted-printable\n\n",
		fonds_buffer_text(&buffer));
	fonds_buffer_clear(&buffer);
}

static void the_body_is_quoted_printable(void **state)
{
	static const struct {
		const char *text;
		const char *body;
	} rows[] = {
		{ "plain\n", "plain\n" },
		{ "no end", "no end\n" },
		{ "a=b\n", "a=3Db\n" },
		{ "caf\xc3\xa9\n", "caf=C3=A9\n" },
		{ "space at the end \nnext\n", "space at the end=20\nnext\n" },
		{ "From here\n.\n", "=46rom here\n=2E\n" },
		{ "\n\n", "\n\n" },
		{ "tab\there\t", "tab\there=09\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fonds_buffer buffer;

		assert_string_equal(
			rows[i].body, body_of(&buffer, rows[i].text));
		fonds_buffer_clear(&buffer);
	}
}

static void no_line_is_longer_than_76(void **state)
{
	struct fonds_buffer buffer;
	char text[601];
	const char *line;

	(void)state;
	for (size_t i = 0; i < 600; i++)
		text[i] = i % 7 == 0 ? '\xe9' : i % 5 == 0 ? ' ' : '.';
	text[600] = '\0';
	line = body_of(&buffer, text);
	while (*line) {
		size_t size = strcspn(line, "\n");

		assert_in_range(size, 1, 76);
		assert_int_not_equal(' ', line[size - 1]);
		assert_int_not_equal('.', line[0]);
		line += size + 1;
	}
	fonds_buffer_clear(&buffer);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_address_brings_nothing_into_a_header),
		cmocka_unit_test(dates_have_their_weekday),
		cmocka_unit_test(the_headers_are_complete_and_each_is_one_line),
		cmocka_unit_test(the_body_is_quoted_printable),
		cmocka_unit_test(no_line_is_longer_than_76),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
