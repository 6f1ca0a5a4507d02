/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_FORMAT_SEQUENCE_MATCH_H
#define METADATA_FORMAT_SEQUENCE_MATCH_H

#include "metadata/format/identification.h"
#include "metadata/format/pattern-match.h"
#include "metadata/format/signature-model.h"

/*
 * One sequence of a signature over the view of a file, for matcher.c and
 * container-match.c. What a whole run over one file may cost stands in
 * scratch->budget before it; fonds_sequence_check() after it.
 *
 * The budget is some two seconds. With the table no file of 1 MiB that was
 * made to keep all signatures busy took a quarter of it; it is there for
 * signature files that were made to take for ever.
 */
#define FONDS_SEQUENCE_BUDGET (UINT64_C(1) << 28)

/* FONDS_ERR_INVALID: not a view of a file of that size, or over 1 GiB. */
enum fonds_status fonds_format_view_check(
	const struct fonds_format_view *view, struct fonds_error **error);

/* Is the head all of the file? */
bool fonds_format_view_is_whole(const struct fonds_format_view *view);

/* Is the sequence there? If so, *ret is where, with no path. */
bool fonds_sequence_match(struct fonds_pattern_scratch *scratch,
	const struct fonds_sequence *sequence,
	const struct fonds_format_view *view, struct fonds_byte_match *ret);

/*
 * FONDS_OK when each answer since the budget was set is true;
 * FONDS_ERR_NOMEM, or FONDS_ERR_LIMIT when the budget was spent, with which
 * scratch is as new.
 */
enum fonds_status fonds_sequence_check(
	struct fonds_pattern_scratch *scratch, struct fonds_error **error);

#endif
