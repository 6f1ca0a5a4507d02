/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_TAG_SET_H
#define BAGIT_WRITE_TAG_SET_H

#include "bagit/write/fetch-list.h"
#include "bagit/write/tag-writer.h"

/*
 * All tag files of a bag (version 1.0, UTF-8) whose payload and other tag
 * files are there and hashed. Everything is borrowed.
 */
struct fonds_tag_set {
	const struct fonds_file_table *payload; /* sorted */
	const struct fonds_bag_tags *tags;

	/* Other tag files, to be listed: in the same algorithms. */
	const struct fonds_file_table *others;

	/* Those lines whose files are in the payload are written. */
	const struct fonds_fetch_list *fetch;
};

/* Write them into a folder being filled. */
enum fonds_status fonds_tag_set_write(const struct fonds_tag_set *set,
	struct fonds_staging_files *files, struct fonds_error **error);

/* List the rows of a table in the tag manifests being written. */
enum fonds_status fonds_tag_set_list(const struct fonds_file_table *table,
	struct fonds_tag_writer *writer, struct fonds_error **error);

/*
 * FONDS_ERR_LIMIT when a line of bag-info.txt would be longer than a line that
 * can be read back.
 */
enum fonds_status fonds_bag_tags_check_lines(
	const struct fonds_bag_tags *tags, struct fonds_error **error);

#endif
