/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_INGEST_H
#define FONDS_INGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/api.h>
#include <fonds/bag.h>
#include <fonds/catalog.h>
#include <fonds/digest.h>
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
	const char *metadata; /* what describes a folder; may be NULL */
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
 * record   path of the record, text, JSON or CSV, at most 16 MiB; or of a
 *          folder, which is taken in as it lies, described by its
 *          metadata/metadata.csv or by options->metadata (Dublin Core, as
 *          such a table or in XML)
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

/* What is registered: how its files are found, and what vouches for them. */
enum fonds_accession_kind {
	FONDS_ACCESSION_AUTO = 0,       /* as what the path names looks */
	FONDS_ACCESSION_BAG = 1,        /* a valid bag, in a folder */
	FONDS_ACCESSION_PACKED_BAG = 2, /* a valid bag in an archive file */
	FONDS_ACCESSION_TREE = 3,       /* a folder or a file, as it lies */
	FONDS_ACCESSION_LIST = 4, /* a folder, and a list of checksums of it */
};

/* "auto", "bag", "packed", "tree", "list" */
FONDS_API bool fonds_accession_kind_from_name(
	const char *name, enum fonds_accession_kind *ret);

/* Zero is the default for every field. Set struct_size by the macro below. */
struct fonds_accession_options {
	size_t struct_size;
	enum fonds_accession_kind kind;
	const char *list;        /* the path of the list; makes the kind one */
	const char *collection;  /* NULL: "default" */
	const char *description; /* NULL: that of the bag */
	const char *by;          /* who registers it; NULL: not known */

	/* Digests to compute and register beside SHA-256. */
	const enum fonds_algorithm *algorithms;
	size_t algorithm_count;

	/* Of each block of 1 MiB too, so that damage can be placed. */
	bool block_digests;
	bool dry_run;  /* read and judge, register nothing */
	unsigned jobs; /* threads that read and hash; 0: one a processor */
	fonds_progress_fn *progress;
	void *payload;
};

#define FONDS_ACCESSION_OPTIONS_INIT \
	{ \
		.struct_size = sizeof(struct fonds_accession_options) \
	}

/* The outcome of fonds_accession_add(). */
struct fonds_accession;

/*
 * Verify what lies at path and register each of its files in the catalog with
 * the SHA-256 digest computed in that same reading:
 *
 *	bag         validated; the digests of its manifests are registered too
 *	packed bag  validated; then its own bytes are registered, as one file
 *	tree        the digests are generated, and recorded as such
 *	list        each file that the list names is there and matches, and none
 *	            is there but these and the list
 *
 * Without a kind, a folder with bagit.txt is a bag, an archive of a bag a
 * packed bag, and all else a tree. No link is followed but in path itself.
 *
 * What is wrong is a result, not an error: then nothing is registered and
 * *ret has every finding. Nor is anything when a file changes meanwhile, or
 * the process is killed.
 *
 * path     NULL, with a list: the folder that the list lies in
 * options  may be NULL
 * ret      set on success; the caller's, to be freed
 *
 * FONDS_ERR_EXISTS when this place is registered already. FONDS_ERR_INVALID
 * for a path that is not of the kind, or has the catalog below it.
 */
FONDS_API enum fonds_status fonds_accession_add(struct fonds_catalog *catalog,
	const char *path, const struct fonds_accession_options *options,
	struct fonds_accession **ret,
	struct fonds_error **error) FONDS_NODISCARD;

/* Was nothing found wrong, so that it is registered unless in a dry run? */
FONDS_API bool fonds_accession_is_sound(
	const struct fonds_accession *accession);

/* The number that the catalog gave it; 0 when it is not registered. */
FONDS_API int64_t fonds_accession_number(
	const struct fonds_accession *accession);

/* What was found, sorted by path; NULL past the end. Borrowed. */
FONDS_API const struct fonds_finding *fonds_accession_get(
	const struct fonds_accession *accession, size_t index);

/* Text or JSON: what was registered, or the findings. */
FONDS_API enum fonds_status fonds_accession_write(
	const struct fonds_accession *accession, enum fonds_format format,
	fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

/* Accepts NULL. */
FONDS_API void fonds_accession_free(struct fonds_accession *accession);

FONDS_END_DECLS

#endif
