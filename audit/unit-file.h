/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_UNIT_FILE_H
#define AUDIT_UNIT_FILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"

/*
 * The service and the timer by which systemd starts an audit (systemd.exec(5),
 * systemd.timer(5)). Each begins with a line that says for which catalog it
 * was written and the digest of all that follows, so that it can be told
 * whether it is as it was written.
 */
struct fonds_unit {
	bool is_user;         /* of a user's own systemd, not the system's */
	const char *program;  /* absolute path of fonds */
	const char *catalog;  /* absolute paths, here and below */
	const char *calendar; /* as OnCalendar= has it */
	int64_t delay_seconds;
	const char *owner;     /* User=; NULL: root */
	const char *report_to; /* a folder; NULL: no report */
	const char *mail_to;   /* NULL: no mail */
	const char *sendmail;  /* NULL: the usual one */
};

/*
 * FONDS_ERR_INVALID for a path that systemd cannot be told: one with a control
 * character, with both kinds of quotes, or that is not UTF-8.
 */
enum fonds_status fonds_unit_check(
	const struct fonds_unit *unit, struct fonds_error **error);

void fonds_unit_add_service(
	const struct fonds_unit *unit, struct fonds_buffer *buffer);
void fonds_unit_add_timer(
	const struct fonds_unit *unit, struct fonds_buffer *buffer);

/*
 * The file with its first line before it: *ret is for fonds_buffer_clear().
 */
enum fonds_status fonds_unit_seal(const char *catalog,
	const struct fonds_buffer *text, struct fonds_buffer *ret,
	struct fonds_error **error);

enum fonds_unit_state {
	FONDS_UNIT_NONE,    /* there is no such file */
	FONDS_UNIT_FOREIGN, /* it is of another catalog, or not from here */
	FONDS_UNIT_CHANGED,
	FONDS_UNIT_AS_WRITTEN,
};

/* "none", "foreign", "changed", "as written" */
const char *fonds_unit_state_name(enum fonds_unit_state state);

enum fonds_status fonds_unit_look(const char *path, const char *catalog,
	enum fonds_unit_state *ret, struct fonds_error **error);

#endif
