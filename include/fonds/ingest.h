/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_INGEST_H
#define FONDS_INGEST_H

#include <stddef.h>
#include <stdint.h>

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

/* What became of one record of a batch. */
enum fonds_batch_outcome_kind {
	FONDS_BATCH_MADE,   /* or would be, in a dry run */
	FONDS_BATCH_THERE,  /* an earlier run made it, of the same record */
	FONDS_BATCH_FAILED, /* message says why */
};

/* All texts are safe on a terminal, and valid during the call. */
struct fonds_batch_outcome {
	enum fonds_batch_outcome_kind kind;
	const char *where;   /* "records.jsonl: line 17" */
	const char *bag;     /* its path; NULL when it has no name yet */
	const char *message; /* of a failure, else NULL */
	const char *const *warnings;
	size_t warning_count;
};

/* Zero is the default for every field. Set struct_size by the macro below. */
struct fonds_batch_options {
	size_t struct_size;
	const char *original_language; /* of records that do not say it */
	const char *translation_language;
	const char *source_organization;
	struct fonds_catalog *catalog; /* registers the bags; may be NULL */
	int dry_run;
	unsigned jobs; /* bags made at a time; 0: four a processor */

	/* Called in the order of the records, on the calling thread. */
	void (*each)(const struct fonds_batch_outcome *outcome, void *payload);
	void *each_payload;
	fonds_progress_fn *progress; /* a file is a record */
	void *payload;
};

#define FONDS_BATCH_OPTIONS_INIT \
	{ \
		.struct_size = sizeof(struct fonds_batch_options) \
	}

/* What became of a batch; see fonds_batch_result_write(). */
struct fonds_batch_result;

/*
 * Make a bag of each record of a batch, several at a time.
 *
 * batch    a file of JSON lines, a CSV (.csv, .tsv), or a folder of records
 * folder   where the bags go; made if it is not there
 * options  may be NULL
 * ret      set on success; the caller's, to be freed
 *
 * The bag of a file is called as the file without its ending, any other by
 * the record's number, or else "line-N". A record that cannot be read, or is
 * not the first with its name, is a failure of its own, and the others are
 * made. Bags that are there and were made of the same record are left alone:
 * so the same call goes on after a kill. An error means that the work could
 * not go on (I/O, memory, stopped); what was made stays.
 */
FONDS_API enum fonds_status fonds_ingest_batch(const char *batch,
	const char *folder, const struct fonds_batch_options *options,
	struct fonds_batch_result **ret,
	struct fonds_error **error) FONDS_NODISCARD;

/* How many records have failed. */
FONDS_API uint64_t fonds_batch_result_failed(
	const struct fonds_batch_result *result);

/* Text or JSON. */
FONDS_API enum fonds_status fonds_batch_result_write(
	const struct fonds_batch_result *result, enum fonds_format format,
	fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

/* Accepts NULL. */
FONDS_API void fonds_batch_result_free(struct fonds_batch_result *result);

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
