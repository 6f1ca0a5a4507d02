/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_FETCH_LIST_H
#define BAGIT_WRITE_FETCH_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "bagit/state.h"
#include "bagit/write/tag-writer.h"

/* The lines of a fetch.txt (RFC 8493 2.2.3), to be written into another. */
struct fonds_fetch_row {
	struct fonds_fetch_row *next;
	const char *url;
	const char *path; /* of the file in the payload */
	bool has_length;
	uint64_t length; /* that of the file, where it is there */
};

/* Start from fonds_fetch_list_init(). */
struct fonds_fetch_list {
	struct fonds_arena arena;
	struct fonds_fetch_row *first;
	struct fonds_fetch_row *last;
};

void fonds_fetch_list_init(struct fonds_fetch_list *list);
void fonds_fetch_list_clear(struct fonds_fetch_list *list);

/*
 * Append the lines of the bag being validated, when it has any. What
 * validation found wrong is left out.
 */
enum fonds_status fonds_fetch_list_read(struct fonds_fetch_list *list,
	struct fonds_bag_state *state, struct fonds_error **error);

/* Append the rows of another list whose file is in the sorted table. */
enum fonds_status fonds_fetch_list_append(struct fonds_fetch_list *list,
	const struct fonds_fetch_list *from,
	const struct fonds_file_table *payload, struct fonds_error **error);

/*
 * Write fetch.txt with those rows whose file is in the sorted table; none, and
 * no file is written. version says how paths are encoded.
 */
enum fonds_status fonds_fetch_list_write(const struct fonds_fetch_list *list,
	const struct fonds_file_table *payload,
	enum fonds_bagit_version version, struct fonds_tag_writer *writer,
	struct fonds_error **error);

#endif
