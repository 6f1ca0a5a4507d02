/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_AUDIT_H
#define FONDS_AUDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/api.h>
#include <fonds/catalog.h>
#include <fonds/error.h>
#include <fonds/output.h>
#include <fonds/verdict.h>

FONDS_BEGIN_DECLS

/* Zero is the default for every field. Set struct_size by the macro below. */
struct fonds_audit_options {
	size_t struct_size;
	unsigned jobs; /* threads that read and hash; 0: one a processor */
	fonds_progress_fn *progress;
	void *payload;

	/*
	 * Add an event, a fixity check with its outcome, to the PREMIS file of
	 * each bag after its turn, and record that its tag files changed. A
	 * bag that cannot take one, because it has no such file or its tag
	 * files are not sound, is told in the outcome; it is no error.
	 */
	bool write_events;
};

#define FONDS_AUDIT_OPTIONS_INIT \
	{ \
		.struct_size = sizeof(struct fonds_audit_options) \
	}

/*
 * What a run found. files is the inventory: the registered files. The
 * verdicts of registered files sum to it; FONDS_VERDICT_UNEXPECTED counts
 * files that are not registered and stands outside the sum.
 */
struct fonds_audit_summary {
	uint64_t run; /* the run's number in the catalog */
	uint64_t bags;
	uint64_t files;
	uint64_t bytes; /* read and hashed, second reads not counted */
	uint64_t verdicts[FONDS_VERDICT_COUNT];
	bool sound; /* every registered file ok, nothing unexpected */
};

/*
 * Read every registered file once, compare it with the digest registered for
 * it, look for missing and unexpected files, confirm each mismatch by a
 * second read, and record the run in the catalog as it goes. What is
 * registered is never changed; events that are asked for are recorded beside.
 *
 * summary  set on success
 *
 * FONDS_ERR_CANCELLED when progress asks to stop: what was checked stays
 * recorded and the run is recorded as interrupted. FONDS_ERR_BUSY when
 * another run is at work on this catalog.
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
