/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_FIXITY_DIGEST_LOG_H
#define TESTS_UNIT_FIXITY_DIGEST_LOG_H

#include <fonds/digest.h>

/*
 * What a call told, a line for each result or problem:
 *
 *	path verdict size [detail]
 *	! list:line text, ? for a note
 */
struct digest_log {
	char text[16384];
	size_t size;
	unsigned count;
	unsigned stop_at;  /* the call of this number asks to stop; 0: none */
	char digests[256]; /* of the last result, "md5 hex sha1 hex" */
};

/* For the options, with the log as payload. */
int digest_log_result(const struct fonds_digest_result *result, void *payload);
int digest_log_problem(
	const struct fonds_digest_problem *problem, void *payload);

#define DIGEST_LOG_OPTIONS(log) \
	{ \
		.struct_size = sizeof(struct fonds_digest_options), \
		.result = digest_log_result, .problem = digest_log_problem, \
		.payload = (log) \
	}

#endif
