/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_CRONTAB_H
#define AUDIT_CRONTAB_H

#include <stdbool.h>

#include "audit/unit-file.h"

/*
 * The line by which cron starts an audit, between two marks that name the
 * catalog, so that it can be found again among the lines of others.
 */

/* The line alone, with its end. */
void fonds_crontab_add_line(
	const struct fonds_unit *unit, struct fonds_buffer *buffer);

/*
 * The block; unit->calendar is the five fields. FONDS_ERR_INVALID for names
 * with a newline, which a crontab cannot hold, or a backslash, of which not
 * every cron makes the same.
 */
enum fonds_status fonds_crontab_add_block(const struct fonds_unit *unit,
	struct fonds_buffer *buffer, struct fonds_error **error);

/*
 * A crontab without the block of this catalog; all else is kept byte for byte.
 * *ret says whether there was one. A begin without its end is
 * FONDS_ERR_FORMAT.
 */
enum fonds_status fonds_crontab_add_without(const char *crontab,
	const char *catalog, struct fonds_buffer *buffer, bool *ret,
	struct fonds_error **error);

#endif
