/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_FINDINGS_H
#define FIXITY_DIGEST_FINDINGS_H

#include <fonds/digest.h>

#include "base/json-writer.h"

/*
 * What a check of lists found, as text or JSON: all that is not ok, then a
 * summary. Written as it comes.
 *
 *	begin -> [result, problem] ... -> end
 */
struct fonds_digest_findings {
	struct fonds_output *output;
	bool is_json;
	struct fonds_json json;
};

void fonds_digest_findings_begin(struct fonds_digest_findings *findings,
	struct fonds_output *output, bool is_json);

/* An ok is passed over. */
void fonds_digest_findings_result(struct fonds_digest_findings *findings,
	const struct fonds_digest_result *result);
void fonds_digest_findings_problem(struct fonds_digest_findings *findings,
	const struct fonds_digest_problem *problem);

/* The output is still to be finished by the caller. */
void fonds_digest_findings_end(struct fonds_digest_findings *findings,
	const struct fonds_digest_summary *summary);

#endif
