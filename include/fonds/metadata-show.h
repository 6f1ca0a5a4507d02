/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_METADATA_SHOW_H
#define FONDS_METADATA_SHOW_H

#include <fonds/api.h>
#include <fonds/error.h>
#include <fonds/output.h>

FONDS_BEGIN_DECLS

/*
 * What is described, for people: title, dates, languages and references of
 * each thing, its files, and what happened to them. Nothing is checked.
 */
struct fonds_metadata_summary;

/*
 * Look at a description: a record, Dublin Core (XML or CSV), PREMIS, or the
 * folder of a bag, told from the content.
 *
 * ret    set on success; the caller's, to be freed
 * error  may be NULL; set on failure and owned by the caller
 */
FONDS_API enum fonds_status fonds_metadata_show(const char *path,
	struct fonds_metadata_summary **ret,
	struct fonds_error **error) FONDS_NODISCARD;

/*
 * Text, JSON, or SVG: objects and events in time as a picture.
 * FONDS_ERR_INVALID for a picture of what has no PREMIS.
 */
FONDS_API enum fonds_status fonds_metadata_summary_write(
	const struct fonds_metadata_summary *summary, enum fonds_format format,
	fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

/* Accepts NULL. */
FONDS_API void fonds_metadata_summary_free(
	struct fonds_metadata_summary *summary);

FONDS_END_DECLS

#endif
