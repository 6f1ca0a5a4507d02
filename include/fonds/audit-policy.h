/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_AUDIT_POLICY_H
#define FONDS_AUDIT_POLICY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/api.h>
#include <fonds/catalog.h>
#include <fonds/error.h>
#include <fonds/output.h>

FONDS_BEGIN_DECLS

/* Which members of a policy are given; the others stay as they were last. */
enum fonds_policy_member {
	FONDS_POLICY_EVERY = 1,
	FONDS_POLICY_WINDOW = 2,
	FONDS_POLICY_RATE = 4,
	FONDS_POLICY_SAMPLE = 8,
};

/* How the files of a collection are to be checked. */
struct fonds_audit_policy {
	size_t struct_size;
	unsigned given;        /* enum fonds_policy_member, or-ed */
	int64_t every_seconds; /* each file within; 0: no period */
	int window_from;       /* minutes of the day, local time; -1: any */
	int window_to;         /* a window may pass midnight */
	uint64_t rate;         /* bytes a second; 0: no limit */
	uint32_t sample;       /* millionths of the bytes in a run; 0: all */
};

#define FONDS_AUDIT_POLICY_INIT \
	{ \
		.struct_size = sizeof(struct fonds_audit_policy), \
		.window_from = -1, .window_to = -1 \
	}

/*
 * Give a collection a new policy, which follows the last one; that stays
 * recorded. by must not be empty.
 *
 * FONDS_ERR_NOT_FOUND when there is no such collection, FONDS_ERR_INVALID when
 * a member is out of its range or none is given.
 */
FONDS_API enum fonds_status fonds_audit_policy_set(
	struct fonds_catalog *catalog, const char *collection,
	const struct fonds_audit_policy *policy, const char *by,
	struct fonds_error **error) FONDS_NODISCARD;

/* The policies in force: of one collection, or of all (NULL). Text or JSON. */
FONDS_API enum fonds_status fonds_audit_write_policies(
	struct fonds_catalog *catalog, const char *collection,
	enum fonds_format format, fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

/* What a pause is of. */
enum fonds_pause_of {
	FONDS_PAUSE_OF_ALL = 0,
	FONDS_PAUSE_OF_COLLECTION = 1, /* by its name */
	FONDS_PAUSE_OF_VOLUME = 2,     /* by its name */
	FONDS_PAUSE_OF_HOLDING = 3,    /* by number, identifier or path */
};

/*
 * Begin a pause: runs leave out what it is of, and say so, and it is not
 * overdue while the pause lasts. by and reason must not be empty.
 *
 * target  NULL for all
 * until   seconds since 1970; 0: until it is ended
 *
 * FONDS_ERR_NOT_FOUND when there is no such target, FONDS_ERR_INVALID when
 * until is past.
 */
FONDS_API enum fonds_status fonds_audit_pause_begin(
	struct fonds_catalog *catalog, enum fonds_pause_of of,
	const char *target, int64_t until, const char *by, const char *reason,
	uint64_t *ret_number, struct fonds_error **error) FONDS_NODISCARD;

/* FONDS_ERR_NOT_FOUND; FONDS_ERR_INVALID when it was ended before. */
FONDS_API enum fonds_status fonds_audit_pause_end(struct fonds_catalog *catalog,
	uint64_t number, const char *by,
	struct fonds_error **error) FONDS_NODISCARD;

/* The pauses in force, or all there ever were. Text or JSON. */
FONDS_API enum fonds_status fonds_audit_write_pauses(
	struct fonds_catalog *catalog, bool all, enum fonds_format format,
	fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

FONDS_END_DECLS

#endif
