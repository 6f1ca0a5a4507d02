/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_JUDGE_H
#define FIXITY_DIGEST_JUDGE_H

#include "fixity/digest/reading.h"

/*
 * From a reading to a verdict (fixity/digest/check.h says how it comes
 * about). What differs from what was expected is read a second time before
 * that is said, and hashed by libcrypto whatever computed the first digests.
 */

/* The means of one thread for a second reading. */
struct fonds_judge;

/* shared is borrowed and must outlive the judge. */
enum fonds_status fonds_judge_new(struct fonds_check_shared *shared,
	struct fonds_judge **ret, struct fonds_error **error);
void fonds_judge_free(struct fonds_judge *judge);

/*
 * Give task its verdict. status and error are how the reading ended; error is
 * taken. When the reading was complete, task->digests are set.
 */
void fonds_judge_task(struct fonds_judge *judge, struct fonds_check_task *task,
	struct fonds_reading *reading, enum fonds_status status,
	struct fonds_error *error);

/*
 * Is this a failure of our own, not of the file: would the same file be read
 * at another moment? To call it unreadable would be a lie.
 */
bool fonds_judge_is_own_failure(
	enum fonds_status status, const struct fonds_error *error);

#endif
