/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/tag-set.h"

#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"

static enum fonds_status list_row(const struct fonds_file_table *table,
	const struct fonds_file_row *row, struct fonds_tag_writer *writer,
	struct fonds_error **error)
{
	struct fonds_digest digests[FONDS_HASHER_MAX];

	if (!row->is_done)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' was not hashed", row->path);
	for (size_t i = 0; i < table->algorithm_count; i++)
		fonds_file_row_get(table, row, i, &digests[i]);
	return fonds_tag_writer_list(
		writer, row->path, row->size, digests, error);
}

enum fonds_status fonds_tag_set_list(const struct fonds_file_table *table,
	struct fonds_tag_writer *writer, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < table->count; i++)
		status = list_row(table, table->rows[i], writer, error);
	return status;
}

enum fonds_status fonds_bag_tags_check_lines(
	const struct fonds_bag_tags *tags, struct fonds_error **error)
{
	const struct fonds_bag_info_entry *entry = tags->info.first;

	for (; entry; entry = entry->next)
		if (strlen(entry->label) + strlen(entry->value) + 2 >=
			FONDS_BAG_LINE_MAX)
			return fonds_fail(error, FONDS_ERR_LIMIT,
				"a value of %zu bytes in bag-info.txt is "
				"longer than a line may be",
				strlen(entry->value));
	return FONDS_OK;
}

enum fonds_status fonds_tag_set_write(const struct fonds_tag_set *set,
	struct fonds_staging_files *files, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_tag_writer_freep) struct fonds_tag_writer *writer = NULL;
	enum fonds_status status = fonds_bag_tags_check_lines(set->tags, error);

	if (status == FONDS_OK)
		status = fonds_tag_writer_new(files, set->payload->algorithms,
			set->payload->algorithm_count, &writer, error);
	if (status == FONDS_OK)
		status = fonds_tag_writer_bag_info(writer, set->tags, error);
	if (status == FONDS_OK)
		status = fonds_tag_writer_declaration(writer, error);
	if (status == FONDS_OK)
		status = fonds_fetch_list_write(set->fetch, set->payload,
			FONDS_BAGIT_1_0, writer, error);
	if (status == FONDS_OK)
		status = fonds_tag_writer_manifests(
			writer, set->payload, error);
	if (status == FONDS_OK)
		status = fonds_tag_set_list(set->others, writer, error);
	if (status == FONDS_OK)
		status = fonds_tag_writer_finish(writer, error);
	return status;
}
