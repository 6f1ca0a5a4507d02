/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/mail-message.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"

/* RFC 5321 4.5.3.1.3, without the brackets. */
#define ADDRESS_MAX 254

/* RFC 2045 6.7 (5), with the "=" of a soft line break. */
#define COLUMNS 76

#define DAY_SECONDS 86400

bool fonds_mail_is_address(const char *text)
{
	const char *at = strchr(text, '@');
	size_t size = strlen(text);

	if (size == 0 || size > ADDRESS_MAX || text[0] == '-')
		return false;
	for (size_t i = 0; i < size; i++)
		if (text[i] <= ' ' || text[i] >= 0x7f ||
			strchr("()<>[]:;,\\\"|`", text[i]))
			return false;
	return !at || (at > text && at[1] != '\0' && !strchr(at + 1, '@'));
}

char *fonds_mail_date(int64_t time, char text[FONDS_MAIL_DATE_SIZE])
{
	static const char *const days[] = { "Thu", "Fri", "Sat", "Sun", "Mon",
		"Tue", "Wed" };
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May",
		"Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	char iso[FONDS_CLOCK_TIME_SIZE];
	int64_t since = time > 0 ? time : 0;
	int month;

	(void)fonds_clock_format_time(since, iso);
	month = (iso[5] - '0') * 10 + iso[6] - '0';
	/* The parts of "1950-09-30T00:00:00Z". */
	(void)snprintf(text, FONDS_MAIL_DATE_SIZE,
		"%s, %.2s %s %.4s %.8s +0000", days[since / DAY_SECONDS % 7],
		iso + 8, months[(month + 11) % 12], iso, iso + 11);
	return text;
}

/* A header of one line, whatever the value brings. */
static void add_header(
	struct fonds_buffer *buffer, const char *name, const char *value)
{
	fonds_buffer_printf(buffer, "%s: ", name);
	for (; *value; value++)
		fonds_buffer_add_char(
			buffer, *value < ' ' || *value > '~' ? '?' : *value);
	fonds_buffer_add_char(buffer, '\n');
}

/*
 * "From " at the begin of a line would be changed on its way, and a space at
 * its end lost.
 */
static bool is_plain(const char *text, size_t column)
{
	unsigned char c = (unsigned char)text[0];

	if (c == ' ' || c == '\t')
		return text[1] != '\n' && text[1] != '\0' && text[1] != '\r';
	if (column == 0 && (c == '.' || strncmp(text, "From ", 5) == 0))
		return false;
	return c > ' ' && c <= '~' && c != '=';
}

static void add_quoted_printable(struct fonds_buffer *buffer, const char *text)
{
	size_t column = 0;

	for (; *text; text++) {
		bool plain = is_plain(text, column);
		size_t width = plain ? 1 : 3;

		if (*text == '\n') {
			fonds_buffer_add_char(buffer, '\n');
			column = 0;
			continue;
		}
		if (column + width > COLUMNS - 1) {
			fonds_buffer_add_text(buffer, "=\n");
			column = 0;
			plain = is_plain(text, column);
			width = plain ? 1 : 3;
		}
		if (plain)
			fonds_buffer_add_char(buffer, *text);
		else
			fonds_buffer_printf(buffer, "=%02X",
				(unsigned)(unsigned char)*text);
		column += width;
	}
	if (column > 0)
		fonds_buffer_add_char(buffer, '\n');
}

void fonds_mail_add_message(
	const struct fonds_mail_message *message, struct fonds_buffer *buffer)
{
	const char *at = strchr(message->from, '@');
	char date[FONDS_MAIL_DATE_SIZE];

	add_header(buffer, "From", message->from);
	add_header(buffer, "To", message->to);
	add_header(buffer, "Subject", message->subject);
	add_header(buffer, "Date", fonds_mail_date(message->date, date));
	fonds_buffer_printf(buffer, "Message-ID: <%s@%s>\n",
		message->identifier, at ? at + 1 : "localhost");
	/* RFC 3834 5: so that nobody's absence is answered to it. */
	add_header(buffer, "Auto-Submitted", "auto-generated");
	add_header(buffer, "MIME-Version", "1.0");
	add_header(buffer, "Content-Type", "text/plain; charset=utf-8");
	add_header(buffer, "Content-Transfer-Encoding", "quoted-printable");
	fonds_buffer_add_char(buffer, '\n');
	add_quoted_printable(buffer, message->text);
}
