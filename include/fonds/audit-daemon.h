/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_AUDIT_DAEMON_H
#define FONDS_AUDIT_DAEMON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/api.h>
#include <fonds/catalog.h>
#include <fonds/error.h>

FONDS_BEGIN_DECLS

/*
 * When a program that stays should audit a catalog, for places with neither
 * systemd nor cron. There is one such program a catalog at a time.
 *
 *	begin -> (look -> wait, or audit -> ran) ... -> end
 */
struct fonds_audit_daemon;

/*
 * every_seconds  a run begins at the latest so long after the last one,
 *                whether or not something is due; at least 60, and at most a
 *                hundred years. It is recorded as a schedule, so that the status tells when none began, also
 *                after this program has ended.
 *
 * FONDS_ERR_BUSY when another one is at work on this catalog,
 * FONDS_ERR_INVALID when by is empty.
 */
FONDS_API enum fonds_status fonds_audit_daemon_begin(
	struct fonds_catalog *catalog, int64_t every_seconds, const char *by,
	struct fonds_audit_daemon **ret,
	struct fonds_error **error) FONDS_NODISCARD;

/* What is to be done now. */
struct fonds_audit_turn {
	bool runs;            /* audit what is due, now */
	const char *why;      /* "files are overdue", "the interval is over" */
	int64_t wait_seconds; /* else: look again after these, at most 60 */
	int64_t clock_step;   /* by how much the clock was set since the last
	                         look, in seconds; 0: it was not */
};

/*
 * Look at the policies, the clock, and what is overdue. After the end of a run,
 * or of one that failed, there is none for an hour, or for the interval where
 * that is shorter: what could not be checked is overdue as before.
 */
FONDS_API enum fonds_status fonds_audit_daemon_look(
	struct fonds_audit_daemon *daemon, struct fonds_catalog *catalog,
	struct fonds_audit_turn *ret,
	struct fonds_error **error) FONDS_NODISCARD;

/* A run was made, or tried. */
FONDS_API void fonds_audit_daemon_ran(struct fonds_audit_daemon *daemon);

/* Accepts NULL. */
FONDS_API void fonds_audit_daemon_end(struct fonds_audit_daemon *daemon);

FONDS_END_DECLS

#endif
