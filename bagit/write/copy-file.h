/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_COPY_FILE_H
#define BAGIT_WRITE_COPY_FILE_H

#include <stdatomic.h>

#include "bagit/write/copy.h"

/* One thread's part of bagit/write/copy.h: it copies file after file. */
struct fonds_file_copier;

/* What the threads of a copy share. */
struct fonds_copy_shared {
	atomic_uint_fast64_t bytes; /* read so far */
	atomic_bool stop;
};

/* copy and shared are borrowed. */
enum fonds_status fonds_file_copier_new(const struct fonds_bag_copy *copy,
	struct fonds_copy_shared *shared, struct fonds_file_copier **ret,
	struct fonds_error **error);

/* Copy a row's file and set its digests. FONDS_ERR_CANCELLED on stop. */
enum fonds_status fonds_file_copier_copy(struct fonds_file_copier *copier,
	struct fonds_file_row *row, struct fonds_error **error);

/* For fonds_cleanup(). */
void fonds_file_copier_freep(struct fonds_file_copier **copier);

#endif
