/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESCRIPTION_DESCRIBED_FILES_H
#define DESCRIPTION_DESCRIBED_FILES_H

#include "base/arena.h"
#include "fixity/algorithm.h"
#include "metadata/premis-unit.h"

/*
 * What PREMIS says of the files of a bag: by the content location of each
 * object that is a file. Taken while PREMIS is read, sorted once, then asked.
 */
struct fonds_described_digest {
	struct fonds_digest digest;
	struct fonds_described_digest *next;
};

struct fonds_described_file {
	const char *path; /* in the bag, decoded */
	uint64_t size;    /* UINT64_MAX: not said */
	const struct fonds_described_digest *digests;
	unsigned long line; /* of the object */
	bool is_compared;
};

/* Start from { 0 } and fonds_described_files_init(). */
struct fonds_described_files {
	struct fonds_arena arena;
	struct fonds_described_file *items;
	size_t count;
	size_t capacity;
	enum fonds_status status; /* of adding; stays failed */
};

void fonds_described_files_init(struct fonds_described_files *files);
void fonds_described_files_clear(struct fonds_described_files *files);

/* Nothing is added for what is no file, or lies outside of the bag. */
void fonds_described_files_add(struct fonds_described_files *files,
	const struct fonds_premis_node *object);

/* Sort them; then the first with that path, or NULL. */
void fonds_described_files_sort(struct fonds_described_files *files);
struct fonds_described_file *fonds_described_files_find(
	const struct fonds_described_files *files, const char *path);

enum fonds_status fonds_described_files_check(
	const struct fonds_described_files *files, struct fonds_error **error);

#endif
