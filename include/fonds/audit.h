/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_AUDIT_H
#define FONDS_AUDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/api.h>
#include <fonds/catalog.h>
#include <fonds/digest.h>
#include <fonds/error.h>
#include <fonds/output.h>
#include <fonds/verdict.h>

FONDS_BEGIN_DECLS

/*
 * Something that should be known while an audit runs, before its outcome is:
 * that it goes on with an earlier run, that files cannot be read as was asked
 * for, that it waits. One line; names in it are as they are, not escaped.
 */
typedef void fonds_audit_notice_fn(const char *text, void *payload);

/* Zero is the default for every field. Set struct_size by the macro below. */
struct fonds_audit_options {
	size_t struct_size;
	unsigned jobs; /* threads that read and hash; 0: one a processor */
	fonds_progress_fn *progress; /* may be NULL */
	void *payload;               /* of progress and notice */

	/*
	 * Add an event, a fixity check with its outcome, to the PREMIS file of
	 * each bag after its turn, and record that its tag files changed. A
	 * bag that cannot take one, because it has no such file or its tag
	 * files are not sound, is told in the outcome; it is no error.
	 */
	bool write_events;

	fonds_audit_notice_fn *notice; /* may be NULL */

	/* The scope; NULL: everything. */
	const char *collection; /* by its name */
	const char *holding;    /* by its number, identifier or path */
	const char *path_glob;  /* files whose path in the holding matches:
	                           "*" stays in a folder, "**" does not */
	bool due_only;    /* what is due by the policy of its collection */
	bool starts_anew; /* do not go on with a run that was interrupted */

	/*
	 * Budgets, 0: none. When one is used up, no further file is begun, and
	 * the run ends as partial; the next one begins with what is oldest.
	 * What may be a missing file under another name is read beyond them.
	 */
	uint64_t max_seconds;
	uint64_t max_bytes;
	uint64_t max_files;

	uint64_t rate;     /* bytes a second; 0: that of the policy, or none */
	bool bypass_cache; /* read past the page cache where that can be had */

	/*
	 * Compute these, too, while the registered digests are verified, and
	 * register them for each file that is found right and has none.
	 */
	const enum fonds_algorithm *added_algorithms;
	size_t added_algorithm_count;

	/*
	 * For how long a shard that this process has taken is kept from others
	 * without a sign of life; 0: 60.
	 */
	unsigned lease_seconds;

	bool keeps_going; /* also when too much is wrong to be true */

	/*
	 * Give up, for the whole of this process and for good, the right to
	 * write anywhere but in the folder of the catalog, where the kernel can
	 * take it (Landlock). It has no effect with write_events. Other threads
	 * of the process must not be there yet.
	 */
	bool restrict_writes;

	const char *by; /* who audits; NULL: the user of the process */
};

#define FONDS_AUDIT_OPTIONS_INIT \
	{ \
		.struct_size = sizeof(struct fonds_audit_options) \
	}

/*
 * What a run found. files is the inventory: the registered files of its
 * scope. The verdicts of registered files sum to it; FONDS_VERDICT_UNEXPECTED
 * counts files that are not registered and stands outside the sum.
 */
struct fonds_audit_summary {
	uint64_t run;      /* the run's number in the catalog */
	const char *state; /* "complete", "partial", "stopped", "invalid" */
	bool is_resumed;   /* an earlier call, or another process, began it */
	uint64_t holdings;
	uint64_t files;
	uint64_t bytes; /* read and hashed, second reads not counted */
	uint64_t findings;
	uint64_t verdicts[FONDS_VERDICT_COUNT];
	bool sound; /* all that had its turn is ok, nothing is unexpected */
	bool is_write_restricted; /* see restrict_writes: it was enforced */
};

/*
 * Read the registered files of the scope, each once, compare each with every
 * digest registered for it, look for missing, moved and unexpected files,
 * confirm each mismatch by a second read, and record the run in the catalog
 * as it goes. What is registered is never changed; events and further digests
 * that are asked for are recorded beside.
 *
 * A file of at least 256 MiB with registered block digests is first compared
 * with these, on all threads, where there are several and neither a rate nor
 * bypass_cache nor added_algorithms is asked for; it is ok when all of them are
 * right, and else compared with its other digests like every file.
 *
 * Any number of processes may do so at once: those of one scope share a run,
 * and no file is checked twice in it. A run that was interrupted, or whose
 * process died, is gone on with by the next call of the same scope.
 *
 * options  may be NULL
 * summary  set on success: also of a run that was stopped, because too much
 *          was wrong to be true, or is invalid, because a canary was not found
 *          corrupt; then it is not sound
 *
 * FONDS_ERR_CANCELLED when progress asks to stop: what was checked stays
 * recorded and the run can be gone on with. FONDS_ERR_NOT_FOUND when there is
 * no such collection or holding.
 */
FONDS_API enum fonds_status fonds_audit_run(struct fonds_catalog *catalog,
	const struct fonds_audit_options *options,
	struct fonds_audit_summary *summary,
	struct fonds_error **error) FONDS_NODISCARD;

/* The outcome of one run, by its number. Text or JSON. */
FONDS_API enum fonds_status fonds_audit_write_run(struct fonds_catalog *catalog,
	uint64_t run, enum fonds_format format, fonds_write_fn *write,
	void *payload, struct fonds_error **error) FONDS_NODISCARD;

FONDS_END_DECLS

#endif
