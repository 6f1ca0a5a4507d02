/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_INGEST_H
#define FONDS_INGEST_H

#include <stddef.h>

#include <fonds/api.h>
#include <fonds/bag.h>
#include <fonds/catalog.h>
#include <fonds/error.h>
#include <fonds/output.h>

FONDS_BEGIN_DECLS

/*
 * Zero is the default for every field. Set struct_size by the macro below.
 * Lists are borrowed arrays of count paths.
 */
struct fonds_ingest_options {
	size_t struct_size;
	const char *const *originals; /* the original-language document */
	size_t original_count;
	const char *original_language; /* ISO 639 code or English name */
	const char *const *translations;
	size_t translation_count;
	const char *translation_language;
	const char *const *attachments;
	size_t attachment_count;
	const char *source_organization; /* Source-Organization of the bag */
	struct fonds_catalog *catalog;   /* registers the bag; may be NULL */
	int dry_run;                     /* check everything, write nothing */
	fonds_progress_fn *progress;
	void *payload;
};

#define FONDS_INGEST_OPTIONS_INIT \
	{ \
		.struct_size = sizeof(struct fonds_ingest_options) \
	}

/* What an ingest made; see fonds_ingest_result_write(). */
struct fonds_ingest_result;

/*
 * Make a bag from an archival record and the files that belong to it: the
 * record byte for byte, the texts extracted from it, PREMIS and Dublin Core
 * metadata, SHA-256 manifests.
 *
 * record   path of the record, text or JSON; at most 16 MiB
 * bag      path of the bag to make; must not be there
 * options  may be NULL
 * ret      set on success; the caller's, to be freed
 *
 * The bag appears whole or not at all. Killed at any moment, the same call
 * made again does what the first would have done. With options->catalog the
 * bag is registered in the same step.
 */
FONDS_API enum fonds_status fonds_ingest(const char *record, const char *bag,
	const struct fonds_ingest_options *options,
	struct fonds_ingest_result **ret,
	struct fonds_error **error) FONDS_NODISCARD;

/*
 * Warnings about the record (it contradicts itself, it lacks what others
 * have): each one line, safe on a terminal, borrowed; NULL past the end.
 */
FONDS_API const char *fonds_ingest_result_warning(
	const struct fonds_ingest_result *result, size_t index);

/* Text or JSON. */
FONDS_API enum fonds_status fonds_ingest_result_write(
	const struct fonds_ingest_result *result, enum fonds_format format,
	fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

/* Accepts NULL. */
FONDS_API void fonds_ingest_result_free(struct fonds_ingest_result *result);

/* The outcome of fonds_accession_add(). */
struct fonds_accession;

/*
 * Validate the bag at path and register each of its files in the catalog
 * with the SHA-256 digest computed in that same reading. A bag that is not
 * valid is not registered: *ret then has the findings and no number.
 *
 * FONDS_ERR_EXISTS when a bag at this place is registered already.
 */
FONDS_API enum fonds_status fonds_accession_add(struct fonds_catalog *catalog,
	const char *path, const struct fonds_validate_options *options,
	struct fonds_accession **ret,
	struct fonds_error **error) FONDS_NODISCARD;

/* Borrowed. */
FONDS_API const struct fonds_validation *fonds_accession_validation(
	const struct fonds_accession *accession);

/* Text or JSON: the number and identifier given, or the findings. */
FONDS_API enum fonds_status fonds_accession_write(
	const struct fonds_accession *accession, enum fonds_format format,
	fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

/* Accepts NULL. */
FONDS_API void fonds_accession_free(struct fonds_accession *accession);

FONDS_END_DECLS

#endif
