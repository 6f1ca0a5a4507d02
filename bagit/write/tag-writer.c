/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/tag-writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bagit/state.h"
#include "bagit/tag-files.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/new-file.h"

#define MANIFEST_LINE "a line of a manifest"
#define MANIFEST_NAME_SIZE 48

struct fonds_tag_writer {
	struct fonds_staging_files *files;
	struct fonds_hasher *hasher;
	struct fonds_file_table written; /* what the tag manifests list */
	struct fonds_new_file file;      /* under way */
	struct fonds_bag_path *path;     /* of it */
	uint64_t size;
	bool is_listed; /* it belongs into the tag manifests */
};

enum fonds_status fonds_tag_writer_new(struct fonds_staging_files *files,
	const enum fonds_algorithm *algorithms, size_t count,
	struct fonds_tag_writer **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_tag_writer_freep) struct fonds_tag_writer *writer =
		calloc(1, sizeof(*writer));
	enum fonds_status status;

	if (!writer)
		return fonds_fail_nomem(error);
	writer->files = files;
	writer->file = (struct fonds_new_file)FONDS_NEW_FILE_INIT;
	status = fonds_file_table_init(
		&writer->written, algorithms, count, error);
	if (status == FONDS_OK)
		status = fonds_hasher_new(
			algorithms, count, &writer->hasher, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&writer);
	return FONDS_OK;
}

void fonds_tag_writer_free(struct fonds_tag_writer *writer)
{
	if (!writer)
		return;
	fonds_new_file_clear(&writer->file);
	fonds_bag_path_free(writer->path);
	fonds_hasher_free(writer->hasher);
	fonds_file_table_clear(&writer->written);
	free(writer);
}

void fonds_tag_writer_freep(struct fonds_tag_writer **writer)
{
	fonds_tag_writer_free(*writer);
}

enum fonds_status fonds_tag_writer_begin(struct fonds_tag_writer *writer,
	const char *path, struct fonds_error **error)
{
	enum fonds_status status;

	fonds_bag_path_free(fonds_steal(&writer->path));
	status = fonds_bag_path_new(path, strlen(path), &writer->path, error);
	if (status == FONDS_OK)
		status = fonds_hasher_start(writer->hasher, error);
	if (status < 0)
		return status;
	writer->size = 0;
	writer->is_listed = true;
	return fonds_new_file_begin(
		&writer->file, writer->files, writer->path, error);
}

enum fonds_status fonds_tag_writer_add(struct fonds_tag_writer *writer,
	const void *data, size_t size, struct fonds_error **error)
{
	enum fonds_status status = fonds_hasher_update(
		writer->hasher, data, size, error);

	if (status < 0)
		return status;
	writer->size += size;
	return fonds_new_file_write(&writer->file, data, size, error);
}

enum fonds_status fonds_tag_writer_flush(struct fonds_tag_writer *writer,
	struct fonds_buffer *text, const char *what, struct fonds_error **error)
{
	enum fonds_status status = fonds_buffer_check(text, what, error);

	if (status == FONDS_OK)
		status = fonds_tag_writer_add(
			writer, fonds_buffer_text(text), text->size, error);
	fonds_buffer_reset(text);
	return status;
}

enum fonds_status fonds_tag_writer_list(struct fonds_tag_writer *writer,
	const char *path, uint64_t size, const struct fonds_digest *digests,
	struct fonds_error **error)
{
	struct fonds_file_row *row;
	enum fonds_status status = fonds_file_table_add(
		&writer->written, path, size, &row, error);

	if (status == FONDS_OK)
		fonds_file_row_set(&writer->written, row, digests);
	return status;
}

enum fonds_status fonds_tag_writer_end(
	struct fonds_tag_writer *writer, struct fonds_error **error)
{
	struct fonds_digest digests[FONDS_HASHER_MAX];
	enum fonds_status status = fonds_new_file_finish(&writer->file, error);

	if (status == FONDS_OK)
		status = fonds_hasher_finish(writer->hasher, digests, error);
	if (status < 0 || !writer->is_listed)
		return status;
	return fonds_tag_writer_list(writer, fonds_bag_path_text(writer->path),
		writer->size, digests, error);
}

enum fonds_status fonds_tag_writer_write(struct fonds_tag_writer *writer,
	const char *path, const void *data, size_t size,
	struct fonds_error **error)
{
	enum fonds_status status = fonds_tag_writer_begin(writer, path, error);

	if (status == FONDS_OK)
		status = fonds_tag_writer_add(writer, data, size, error);
	if (status == FONDS_OK)
		status = fonds_tag_writer_end(writer, error);
	return status;
}

enum fonds_status fonds_tag_writer_declaration(
	struct fonds_tag_writer *writer, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	enum fonds_status status;

	fonds_buffer_init(&text, FONDS_TAG_FLUSH_SIZE);
	fonds_bagit_declaration_add(&text);
	status = fonds_buffer_check(&text, "bagit.txt", error);
	if (status < 0)
		return status;
	return fonds_tag_writer_write(writer, "bagit.txt",
		fonds_buffer_text(&text), text.size, error);
}

enum fonds_status fonds_tag_writer_bag_info(struct fonds_tag_writer *writer,
	const struct fonds_bag_tags *tags, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	enum fonds_status status = fonds_bag_tags_check(tags, error);

	fonds_buffer_init(&text, (size_t)FONDS_TAG_FILE_MAX);
	if (status < 0)
		return status;
	fonds_bag_tags_add_text(tags, &text);
	status = fonds_buffer_check(&text, "bag-info.txt", error);
	if (status < 0)
		return status;
	return fonds_tag_writer_write(writer, "bag-info.txt",
		fonds_buffer_text(&text), text.size, error);
}

static enum fonds_status add_row(struct fonds_buffer *text,
	const struct fonds_file_table *table, size_t row, size_t algorithm,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	const char *name = table->rows[row]->path;
	struct fonds_digest digest;
	enum fonds_status status = fonds_bag_path_new(
		name, strlen(name), &path, error);

	if (status < 0)
		return status;
	if (!table->rows[row]->is_done)
		return fonds_fail(
			error, FONDS_ERR_INVALID, "'%s' was not hashed", name);
	fonds_file_row_get(table, table->rows[row], algorithm, &digest);
	fonds_manifest_add(text, &digest, path);
	return FONDS_OK;
}

static enum fonds_status add_rows(struct fonds_tag_writer *writer,
	const struct fonds_file_table *table, size_t algorithm,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	enum fonds_status status = FONDS_OK;

	fonds_buffer_init(&text, FONDS_TAG_FLUSH_SIZE + FONDS_TAG_LINE_MAX);
	for (size_t i = 0; status == FONDS_OK && i < table->count; i++) {
		status = add_row(&text, table, i, algorithm, error);
		if (status == FONDS_OK && text.size >= FONDS_TAG_FLUSH_SIZE)
			status = fonds_tag_writer_flush(
				writer, &text, MANIFEST_LINE, error);
	}
	return status == FONDS_OK ? fonds_tag_writer_flush(
					    writer, &text, MANIFEST_LINE, error)
				  : status;
}

/* A manifest of either kind, of one algorithm of the table. */
static enum fonds_status write_manifest(struct fonds_tag_writer *writer,
	const char *prefix, const struct fonds_file_table *table,
	size_t algorithm, bool is_listed, struct fonds_error **error)
{
	char name[MANIFEST_NAME_SIZE];
	enum fonds_status status;

	(void)snprintf(name, sizeof(name), "%s-%s.txt", prefix,
		fonds_algorithm_name(table->algorithms[algorithm]));
	status = fonds_tag_writer_begin(writer, name, error);
	writer->is_listed = is_listed;
	if (status == FONDS_OK)
		status = add_rows(writer, table, algorithm, error);
	if (status == FONDS_OK)
		status = fonds_tag_writer_end(writer, error);
	return status;
}

enum fonds_status fonds_tag_writer_manifests(struct fonds_tag_writer *writer,
	const struct fonds_file_table *payload, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < payload->algorithm_count;
		i++)
		status = write_manifest(
			writer, "manifest", payload, i, true, error);
	return status;
}

enum fonds_status fonds_tag_writer_finish(
	struct fonds_tag_writer *writer, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;
	struct fonds_file_table *written = &writer->written;

	fonds_file_table_sort(written);
	for (size_t i = 0; status == FONDS_OK && i < written->algorithm_count;
		i++)
		status = write_manifest(
			writer, "tagmanifest", written, i, false, error);
	return status;
}
