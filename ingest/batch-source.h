/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INGEST_BATCH_SOURCE_H
#define INGEST_BATCH_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/error.h>

/*
 * Where the records of a batch come from, one after the other: the lines of a
 * file of JSON lines, the rows of a CSV, the files of a folder.
 */
struct fonds_batch_record {
	uint64_t number;    /* of the line that it begins on; of the file */
	const char *where;  /* for people: "records.jsonl: line 17" */
	const char *name;   /* what its bag is called, when it has no number */
	const char *ending; /* of the record in the bag: ".json" */
	bool is_named;      /* name is a file's, and goes before a number */
	const char *data;   /* as received */
	size_t size;

	/* Why it cannot be read; data is then NULL. Of the source. */
	const struct fonds_error *problem;
};

struct fonds_batch_source;

struct fonds_batch_source_ops {
	enum fonds_status (*next)(struct fonds_batch_source *source,
		const struct fonds_batch_record **ret,
		struct fonds_error **error);
	void (*destroy)(struct fonds_batch_source *source);
};

/* An implementation embeds this as its first member. */
struct fonds_batch_source {
	const struct fonds_batch_source_ops *ops;
};

/*
 * path is a folder, a CSV (by its ending, .csv or .tsv) or JSON lines.
 * FONDS_ERR_IO when it cannot be read at all.
 */
enum fonds_status fonds_batch_source_new(const char *path,
	struct fonds_batch_source **ret, struct fonds_error **error);

/* The kinds, which the one above chooses from. */
enum fonds_status fonds_batch_folder_new(const char *path,
	struct fonds_batch_source **ret, struct fonds_error **error);
enum fonds_status fonds_batch_lines_new(const char *path,
	struct fonds_batch_source **ret, struct fonds_error **error);

/*
 * *ret is valid until the next call; NULL at the end. An error means that the
 * records after this cannot be reached.
 */
enum fonds_status fonds_batch_source_next(struct fonds_batch_source *source,
	const struct fonds_batch_record **ret, struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_batch_source_free(struct fonds_batch_source *source);
void fonds_batch_source_freep(struct fonds_batch_source **source);

#endif
