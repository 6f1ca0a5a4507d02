/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_POLICY_WORDS_H
#define AUDIT_POLICY_WORDS_H

#include "base/buffer.h"
#include "base/json-writer.h"
#include "fixity/catalog/coverage.h"
#include "fixity/catalog/policy.h"

/* How a policy is told to people and to programs, wherever it is shown. */

/* "90 days", "36 hours": a period in the largest unit that has it whole. */
#define FONDS_PERIOD_SIZE 48
const char *fonds_period_text(int64_t seconds, char text[FONDS_PERIOD_SIZE]);

/*
 * "each file within 90 days, from 22:00 to 06:00, at most 50.0 MB a second, 5 %
 * of the bytes in a run"; "no policy" where none was set.
 */
void fonds_policy_add_words(
	const struct fonds_policy *policy, struct fonds_buffer *buffer);

/* An object; null where none was set. */
void fonds_policy_add_json(const struct fonds_policy *policy, const char *key,
	struct fonds_json *json);

/* "all", "collection", "volume", "holding" */
const char *fonds_pause_kind_name(enum fonds_pause_kind kind);

/* An object of an array. */
void fonds_pause_add_json(
	const struct fonds_pause *pause, struct fonds_json *json);

/* Likewise, what is past the period of its policy. */
void fonds_overdue_add_json(
	const struct fonds_overdue *overdue, struct fonds_json *json);

#endif
