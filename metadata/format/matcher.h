/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_FORMAT_MATCHER_H
#define METADATA_FORMAT_MATCHER_H

#include "metadata/format/identification.h"

/*
 * Byte signatures over the two ends of a file. Holds scratch memory: one
 * thread uses a matcher, for any number of files. The set is borrowed.
 */
struct fonds_format_matcher;

enum fonds_status fonds_format_matcher_new(
	const struct fonds_signature_set *set,
	struct fonds_format_matcher **ret, struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_format_matcher_free(struct fonds_format_matcher *matcher);
void fonds_format_matcher_freep(struct fonds_format_matcher **matcher);

/*
 * Adds a hit for each format one of whose signatures has all its sequences in
 * the view. Exact within the view, whatever the bytes: no hit is left out to
 * save time. FONDS_ERR_LIMIT after some two seconds, which only signatures
 * take that were made to: the hits are not all there then, and none counts.
 * FONDS_ERR_INVALID: the view is not one of a file of that size.
 */
enum fonds_status fonds_format_matcher_run(struct fonds_format_matcher *matcher,
	const struct fonds_format_view *view,
	struct fonds_identification *found, struct fonds_error **error);

#endif
