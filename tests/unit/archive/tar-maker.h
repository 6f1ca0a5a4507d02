/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_ARCHIVE_TAR_MAKER_H
#define TESTS_UNIT_ARCHIVE_TAR_MAKER_H

#include <stdbool.h>
#include <stddef.h>

#include "archive/form.h"
#include "base/buffer.h"

/* A header of ustar, right but for what the members say. */
struct tar_head {
	const char *name;
	char type;        /* 0: a file */
	const char *link; /* NULL: none */
	const char *size; /* NULL: that of the data; else the 12 bytes */
};

/* Adds the header, the data and what fills its last block. */
void tar_add(struct fonds_buffer *tar, const struct tar_head *head,
	const void *data, size_t size);
void tar_add_file(struct fonds_buffer *tar, const char *name, const char *text);

/*
 * Changes bytes of the header that begins there, and makes its sum right; with
 * bytes taken as signed, as some old tars did.
 */
void tar_change(struct fonds_buffer *tar, size_t header, size_t at,
	const void *bytes, size_t size, bool is_signed);

/* A pax header with one record, for the member that follows. */
void tar_add_pax(struct fonds_buffer *tar, const char *key, const char *value,
	size_t value_size);
void tar_end(struct fonds_buffer *tar);

/* Adds data compressed as the form says. */
void tar_compress(enum fonds_archive_form form, const struct fonds_buffer *data,
	struct fonds_buffer *ret);

#endif
