/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_FINDING_ROWS_H
#define AUDIT_FINDING_ROWS_H

#include "base/arena.h"
#include "fixity/catalog/work.h"

/*
 * What is to be told of a shard, kept until it is recorded: findings and, for
 * files of which more is to be said than "ok", their states. A failure stays
 * with the list until it is asked, by fonds_arena_check() of its texts.
 */
struct fonds_finding_rows {
	struct fonds_audit_finding *items;
	size_t count;
	size_t capacity;
	struct fonds_arena texts;
	bool has_failed; /* for want of memory */
};

void fonds_finding_rows_init(struct fonds_finding_rows *rows);
void fonds_finding_rows_clear(struct fonds_finding_rows *rows);

/*
 * A new one, all of whose sizes do not apply, for the caller to fill; its
 * texts are his, or from rows->texts. NULL when there is no memory.
 */
struct fonds_audit_finding *fonds_finding_rows_add(
	struct fonds_finding_rows *rows, const char *path,
	enum fonds_verdict verdict, const char *detail, int64_t found_at);

enum fonds_status fonds_finding_rows_check(
	const struct fonds_finding_rows *rows, struct fonds_error **error);

#endif
