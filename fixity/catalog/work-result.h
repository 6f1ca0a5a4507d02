/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_WORK_RESULT_H
#define FIXITY_CATALOG_WORK_RESULT_H

#include "fixity/catalog/work-turn.h"

/*
 * A result on its way into the catalog: what was handed in, checked, and what
 * its parts need to know of it. init does not look at the catalog.
 */
struct fonds_work_recording {
	struct fonds_catalog *catalog;
	const struct fonds_claim *claim;
	const struct fonds_work_result *result;
	const struct fonds_work_file **files; /* sorted by path, each once */
	uint64_t untouched; /* of the shard: their last check stays */
	bool is_whole;      /* it is now the last check of all its files */
	int64_t now;
};

/*
 * FONDS_ERR_INVALID for a result that contradicts itself: verdicts that do not
 * sum to the files of the shard, a file that is not sound and is not among
 * files or has no finding, unexpected files without findings, a path out of
 * the shard or twice, a finding of a verdict that is none.
 */
enum fonds_status fonds_work_recording_init(
	struct fonds_work_recording *recording, struct fonds_catalog *catalog,
	const struct fonds_claim *claim, const struct fonds_work_result *result,
	struct fonds_error **error);
void fonds_work_recording_clear(struct fonds_work_recording *recording);

/* Does this verdict leave the last check of a file as it was? */
bool fonds_work_leaves_untouched(enum fonds_verdict verdict);

/* Was this file of the shard found ok, so that it can be said of it alone? */
bool fonds_work_found_ok(
	const struct fonds_work_recording *recording, const char *path);

/* The parts, in the transaction that records. */
enum fonds_status fonds_work_record_files(
	const struct fonds_work_recording *recording,
	struct fonds_error **error);
enum fonds_status fonds_work_record_digests(
	const struct fonds_work_recording *recording,
	struct fonds_error **error);
enum fonds_status fonds_work_record_findings(
	const struct fonds_work_recording *recording,
	struct fonds_error **error);

/* Incidents whose files are sound again; after the findings. */
enum fonds_status fonds_work_record_sound(
	const struct fonds_work_recording *recording,
	struct fonds_error **error);

#endif
