/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_REPAIR_FILE_H
#define AUDIT_REPAIR_FILE_H

#include "audit/quarantine.h"
#include "audit/repair.h"
#include "base/tree.h"

/* A repair under way, and what its files have in common. */
struct fonds_repair_job {
	struct fonds_catalog *catalog;
	const struct fonds_audit_repair_options *options;
	struct fonds_audit_repair *repair;
	const char *reason;
	struct fonds_tree *tree; /* of the holding */
	int root;                /* the same */
	struct fonds_quarantine *quarantine;
	uint64_t number; /* of repairs that the holding has had */
	struct fonds_progress progress;
};

/* FONDS_ERR_CANCELLED when progress asks to stop. */
enum fonds_status fonds_repair_job_tell(
	const struct fonds_repair_job *job, struct fonds_error **error);

/* Is the file to be repaired at all? Else it has its outcome now. */
enum fonds_status fonds_repair_file_look(struct fonds_repair_job *job,
	struct fonds_repair_file *file, struct fonds_error **error);

/*
 * Repair the file from the bytes of the copy, or in a dry run compare them
 * only. What goes wrong with this one is its outcome; an error is what no file
 * could be repaired with.
 */
enum fonds_status fonds_repair_file_make(struct fonds_repair_job *job,
	struct fonds_repair_file *file, struct fonds_stream *copy,
	struct fonds_error **error);

#endif
