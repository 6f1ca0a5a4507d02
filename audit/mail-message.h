/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_MAIL_MESSAGE_H
#define AUDIT_MAIL_MESSAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"

/*
 * A message as sendmail takes it: the headers of RFC 5322 and a body of text
 * in UTF-8, quoted-printable (RFC 2045 6.7), with lines that end in a newline
 * alone.
 */
struct fonds_mail_message {
	const char *from; /* these two as fonds_mail_is_address() has them */
	const char *to;
	const char *subject; /* other than printable ASCII is "?" */
	int64_t date;
	const char *identifier; /* what makes its Message-ID its own */
	const char *text;
};

/*
 * May it stand in a header and be given to sendmail? "name", "name@domain", of
 * printable ASCII without what has a meaning there; at most 254 bytes.
 */
bool fonds_mail_is_address(const char *text);

/* "Mon, 23 Nov 2026 10:56:11 +0000" (RFC 5322 3.3); returns text. */
#define FONDS_MAIL_DATE_SIZE 40
char *fonds_mail_date(int64_t time, char text[FONDS_MAIL_DATE_SIZE]);

void fonds_mail_add_message(
	const struct fonds_mail_message *message, struct fonds_buffer *buffer);

#endif
