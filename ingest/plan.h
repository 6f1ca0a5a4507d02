/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INGEST_PLAN_H
#define INGEST_PLAN_H

#include <fonds/digest.h>
#include <fonds/ingest.h>

#include "base/bag-path.h"
#include "base/buffer.h"
#include "description/entity-names.h"
#include "ingest/format.h"
#include "metadata/dc-description.h"
#include "metadata/record.h"

/*
 * What goes into a bag, decided before anything is written: the record, the
 * texts extracted from it, and the files that were given with it.
 *
 *	data/record/NAME                  as received
 *	data/transcript/LANG/STEM.LANG.txt   extracted: the original's own words
 *	data/translation/LANG/STEM.LANG.txt  extracted: a translation
 *	data/translation/LANG/NAME        given
 *	data/original/NAME                given
 *	data/attachment/NAME              given
 *
 * or a folder as it lies, with the description of its files in the record's
 * place (folder-plan.h).
 */
enum fonds_role {
	FONDS_ROLE_RECORD,
	FONDS_ROLE_TRANSCRIPT,       /* extracted */
	FONDS_ROLE_TRANSLATION_TEXT, /* extracted */
	FONDS_ROLE_TRANSLATION,
	FONDS_ROLE_ORIGINAL,
	FONDS_ROLE_ATTACHMENT,
	FONDS_ROLE_CONTENT, /* of a folder that was taken in as it is */
};

#define FONDS_ROLE_COUNT 7
#define FONDS_INGEST_FILES_MAX 10000

struct fonds_ingest_file {
	enum fonds_role role;
	struct fonds_bag_path *path; /* in the bag */
	const char *source;          /* a file of the user's, or NULL: data */
	const char *data;
	uint64_t size;
	const char
		*original_name; /* as received; NULL for what was extracted */
	const struct fonds_language *language; /* NULL: does not apply */

	/* Known once it is in the bag. */
	struct fonds_digest digest;
	struct fonds_ingest_format format;
};

struct fonds_ingest_plan {
	struct fonds_arena arena;
	struct fonds_buffer record_bytes;
	struct fonds_record *record;
	struct fonds_ingest_file *files;
	size_t file_count;
	uint64_t bytes; /* of all files */
	int64_t time;   /* stated in the bag */

	/* The original's; from the options, else from the record. */
	const struct fonds_language *original_language; /* may be NULL */
	bool has_translation;
	const struct fonds_language
		*translation_languages[8]; /* of its texts */
	size_t translation_language_count;
	const struct fonds_language *given_language; /* of translations given */
	const char *source_organization;             /* may be NULL */

	/*
	 * Of a folder: labels are paths in the bag, NULL for what is not in
	 * it, and "data" for the whole, which is described always.
	 */
	bool is_folder;
	struct fonds_dc_set descriptions;
	struct fonds_dc_description *whole; /* one of them */
	struct fonds_digest content; /* of its manifest, once that is known */
};

/* Takes a copy of file, whose path is made of bag_path; NULL: no memory. */
enum fonds_status fonds_ingest_plan_add(struct fonds_ingest_plan *plan,
	const struct fonds_ingest_file *file, const char *bag_path,
	struct fonds_error **error);

/*
 * Read and parse the record, look at every file named, choose the names in
 * the bag. FONDS_ERR_INVALID for what the command line has wrong.
 */
enum fonds_status fonds_ingest_plan_new(const char *record,
	const struct fonds_ingest_options *options,
	struct fonds_ingest_plan **ret, struct fonds_error **error);

/* The same from the bytes of a record, which is called name in the bag. */
enum fonds_status fonds_ingest_plan_from(const char *name, const char *data,
	size_t size, const struct fonds_ingest_options *options,
	struct fonds_ingest_plan **ret, struct fonds_error **error);

/* What identifiers are made from; the digests must be known. */
struct fonds_entity_names fonds_ingest_plan_names(
	const struct fonds_ingest_plan *plan);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_ingest_plan_free(struct fonds_ingest_plan *plan);
void fonds_ingest_plan_freep(struct fonds_ingest_plan **plan);

#endif
