/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESCRIPTION_PREMIS_SCAN_H
#define DESCRIPTION_PREMIS_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/tree.h"

/*
 * A first look through a PREMIS file, for whoever adds an event to it. What
 * will be linked with the event, and where in the order of entities event and
 * agent belong.
 *
 *	init -> run -> clear
 */
struct fonds_premis_target {
	size_t index; /* of the entity in the file, from 0 */
	const char *type;
	const char *value; /* of its first identifier */
	struct fonds_premis_target *next;
};

/* In the order of the file. */
struct fonds_premis_targets {
	struct fonds_premis_target *first;
	struct fonds_premis_target **end;
	size_t count;
};

#define FONDS_PREMIS_NOWHERE ((size_t)-1)

struct fonds_premis_scan {
	/* Set before run; borrowed. */
	const char *const *wanted; /* paths in the bag, or identifiers */
	size_t wanted_count;
	const char *agent; /* name and version; NULL: none */
	const char *agent_version;

	/* Set by run. */
	struct fonds_arena arena;
	struct fonds_premis_targets objects;     /* to be linked */
	struct fonds_premis_target *known_agent; /* NULL: not in the file */
	size_t event_place; /* the entity behind which an event belongs */
	size_t agent_place; /* likewise; NOWHERE: behind that event */
	size_t event_count;
	const char *name; /* the first identifier of the first object */
};

void fonds_premis_scan_init(struct fonds_premis_scan *scan);
void fonds_premis_scan_clear(struct fonds_premis_scan *scan);

/*
 * what names the file in errors. FONDS_ERR_NOT_FOUND when a wanted object is
 * not there, or none was named and there is neither a representation nor an
 * intellectual entity. FONDS_ERR_LIMIT for too many objects.
 */
enum fonds_status fonds_premis_scan_run(struct fonds_premis_scan *scan,
	struct fonds_stream *stream, const char *what,
	struct fonds_error **error);

#endif
