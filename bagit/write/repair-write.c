/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/repair-write.h"

#include <stdio.h>
#include <string.h>

#include "bagit/path-encoding.h"
#include "bagit/write/tag-set.h"
#include "bagit/write/tag-writer.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/algorithm.h"

#define NAME_SIZE 64
#define MANIFEST_LINE "a line of a manifest"

struct repairing {
	const struct fonds_old_bag *bag;
	const struct fonds_repair_plan *plan;
	struct fonds_tag_writer *writer;
	struct fonds_text_list *removed;
	struct fonds_text_list written; /* old files that are replaced */
};

/* The old file, whose place the new one of that name takes. */
static void note_written(
	struct repairing *repairing, const char *old, const char *name)
{
	struct fonds_arena *arena = &repairing->bag->validation->arena;

	fonds_text_list_add(arena, &repairing->written, old);
	if (strcmp(old, name) != 0)
		fonds_text_list_add(arena, repairing->removed, old);
}

static enum fonds_status write_declaration(
	struct repairing *repairing, struct fonds_error **error)
{
	char text[128];

	(void)snprintf(text, sizeof(text),
		"BagIt-Version: %s\nTag-File-Character-Encoding: UTF-8\n",
		repairing->bag->validation->version);
	note_written(repairing, "bagit.txt", "bagit.txt");
	return fonds_tag_writer_write(
		repairing->writer, "bagit.txt", text, strlen(text), error);
}

/* Payload-Oxum only where the bag has it: nothing else is added. */
static enum fonds_status make_info(const struct fonds_old_bag *bag,
	struct fonds_bag_tags *tags, struct fonds_buffer *text,
	struct fonds_error **error)
{
	const struct fonds_bag_tag_facts facts = {
		.bytes = bag->validation->payload_bytes,
		.files = bag->validation->payload_files,
	};
	const char *oxum = fonds_bag_tags_oxum(tags, &facts);
	enum fonds_status status;

	fonds_old_bag_add_tags(bag, tags);
	if (oxum && fonds_bag_info_find(&tags->info, "Payload-Oxum"))
		(void)fonds_bag_tags_set(tags, "Payload-Oxum", oxum);
	status = fonds_bag_tags_check(tags, error);
	if (status == FONDS_OK)
		status = fonds_bag_tags_check_lines(tags, error);
	if (status < 0)
		return status;
	fonds_bag_tags_add_text(tags, text);
	return fonds_buffer_check(text, bag->info_name, error);
}

static enum fonds_status write_info(
	struct repairing *repairing, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_tags_clear) struct fonds_bag_tags tags;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	const char *name = repairing->bag->info_name;
	enum fonds_status status;

	fonds_bag_tags_init(&tags);
	fonds_buffer_init(&text, (size_t)FONDS_TAG_FILE_MAX);
	status = make_info(repairing->bag, &tags, &text, error);
	if (status < 0)
		return status;
	note_written(repairing, name, name);
	return fonds_tag_writer_write(repairing->writer, name,
		fonds_buffer_text(&text), text.size, error);
}

static void add_line(struct fonds_buffer *text, const struct fonds_old_bag *bag,
	const struct fonds_file_row *row, size_t algorithm)
{
	char hex[2 * FONDS_DIGEST_MAX + 1];
	struct fonds_digest digest;

	fonds_file_row_get(&bag->payload, row, algorithm, &digest);
	fonds_buffer_printf(text, "%s  ", fonds_digest_format(&digest, hex));
	fonds_path_encode_for(text, row->path, bag->version);
	fonds_buffer_add_char(text, '\n');
}

/* 1.0 wants every file in each; before, each lists what it listed. */
static enum fonds_status write_lines(struct repairing *repairing,
	size_t algorithm, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	const struct fonds_old_bag *bag = repairing->bag;
	enum fonds_status status = FONDS_OK;

	fonds_buffer_init(&text, FONDS_TAG_FLUSH_SIZE + FONDS_TAG_LINE_MAX);
	for (size_t i = 0; status == FONDS_OK && i < bag->payload.count; i++) {
		const struct fonds_file_row *row = bag->payload.rows[i];

		if (bag->version < FONDS_BAGIT_1_0 &&
			!(row->listed >> algorithm & 1))
			continue;
		add_line(&text, bag, row, algorithm);
		if (text.size >= FONDS_TAG_FLUSH_SIZE)
			status = fonds_tag_writer_flush(
				repairing->writer, &text, MANIFEST_LINE, error);
	}
	return status == FONDS_OK ? fonds_tag_writer_flush(repairing->writer,
					    &text, MANIFEST_LINE, error)
				  : status;
}

/* "manifest-NAME.txt"; it was found by that form. */
static const struct fonds_algorithm_info *algorithm_of(const char *path)
{
	const char *name = strchr(path, '-') + 1;

	return fonds_algorithm_find(name, strlen(name) - strlen(".txt"));
}

static enum fonds_status write_manifest(struct repairing *repairing,
	const char *path, struct fonds_error **error)
{
	const struct fonds_file_table *payload = &repairing->bag->payload;
	const struct fonds_algorithm_info *info = algorithm_of(path);
	char name[NAME_SIZE];
	size_t index = 0;
	enum fonds_status status;

	while (info && index < payload->algorithm_count &&
		payload->algorithms[index] != info->algorithm)
		index++;
	if (!info || index == payload->algorithm_count)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the algorithm of '%s' is not known", path);
	(void)snprintf(name, sizeof(name), "manifest-%s.txt", info->name);
	note_written(repairing, path, name);
	status = fonds_tag_writer_begin(repairing->writer, name, error);
	if (status == FONDS_OK)
		status = write_lines(repairing, index, error);
	if (status == FONDS_OK)
		status = fonds_tag_writer_end(repairing->writer, error);
	return status;
}

static enum fonds_status write_manifests(
	struct repairing *repairing, struct fonds_error **error)
{
	const struct fonds_text_list *manifests = &repairing->bag->manifests;
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < manifests->count; i++)
		if (fonds_repair_plan_has_manifest(
			    repairing->plan, manifests->items[i]))
			status = write_manifest(
				repairing, manifests->items[i], error);
	return status;
}

/* What stays as it is, is listed as it is. */
static enum fonds_status list_rest(
	struct repairing *repairing, struct fonds_error **error)
{
	const struct fonds_file_table *all = &repairing->bag->others;
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < all->count; i++) {
		struct fonds_file_table one = *all;

		if (fonds_text_list_has(
			    &repairing->written, all->rows[i]->path))
			continue;
		one.rows = &all->rows[i];
		one.count = 1;
		status = fonds_tag_set_list(&one, repairing->writer, error);
	}
	return status;
}

static enum fonds_status write_files(
	struct repairing *repairing, struct fonds_error **error)
{
	const struct fonds_repair_plan *plan = repairing->plan;
	const struct fonds_old_bag *bag = repairing->bag;
	enum fonds_status status = FONDS_OK;

	if (plan->declaration)
		status = write_declaration(repairing, error);
	if (status == FONDS_OK && plan->info)
		status = write_info(repairing, error);
	if (status == FONDS_OK && plan->fetch) {
		note_written(repairing, "fetch.txt", "fetch.txt");
		status = fonds_fetch_list_write(&bag->fetch, &bag->payload,
			bag->version, repairing->writer, error);
	}
	if (status == FONDS_OK)
		status = write_manifests(repairing, error);
	return status;
}

enum fonds_status fonds_repair_write(const struct fonds_old_bag *bag,
	const struct fonds_repair_plan *plan, struct fonds_staging_files *files,
	struct fonds_text_list *removed, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_tag_writer_freep) struct fonds_tag_writer *writer = NULL;
	struct repairing repairing = {
		.bag = bag,
		.plan = plan,
		.removed = removed,
	};
	enum fonds_status status = fonds_tag_writer_new(files,
		bag->others.algorithms, bag->others.algorithm_count, &writer,
		error);

	repairing.writer = writer;
	/* Under their own names they are written again. */
	for (size_t i = 0; i < bag->tag_manifests.count; i++)
		fonds_text_list_add(&bag->validation->arena, removed,
			bag->tag_manifests.items[i]);
	if (status == FONDS_OK)
		status = write_files(&repairing, error);
	if (status == FONDS_OK)
		status = fonds_arena_check(
			&bag->validation->arena, "the tag files", error);
	if (status == FONDS_OK)
		status = list_rest(&repairing, error);
	if (status == FONDS_OK)
		status = fonds_tag_writer_finish(writer, error);
	return status;
}
