/* SPDX-License-Identifier: Apache-2.0 */
/* The new tag files of an update, and its steps. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bagit/manifest.h"
#include "bagit/tag-files.h"
#include "bagit/write/tag-writer.h"
#include "bagit/write/update.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"

#define TAGS_MAX ((size_t)64 << 20)
#define NAME_SIZE 64

/* The tags as they will be written, to see whether they change. */
static enum fonds_status tags_text(const struct fonds_bag_tags *tags,
	struct fonds_buffer *text, struct fonds_error **error)
{
	enum fonds_status status = fonds_bag_tags_check(tags, error);

	if (status < 0)
		return status;
	fonds_bag_tags_add_text(tags, text);
	return fonds_buffer_check(text, "bag-info.txt", error);
}

static void count_payload(const struct fonds_updating *updating,
	struct fonds_bag_tag_facts *facts)
{
	const struct fonds_file_table *tables[] = { &updating->bag.payload,
		&updating->additions };

	*facts = (struct fonds_bag_tag_facts){ .time = updating->time };
	for (size_t t = 0; t < 2; t++)
		for (size_t i = 0; i < tables[t]->count; i++) {
			const struct fonds_file_row *row = tables[t]->rows[i];

			facts->files += row->is_done;
			facts->bytes += row->is_done ? row->size : 0;
		}
}

/* What follows from a payload that changes. */
static void set_facts(struct fonds_updating *updating)
{
	struct fonds_bag_tags *tags = &updating->bag.tags;
	struct fonds_bag_tag_facts facts;
	const char *text;

	count_payload(updating, &facts);
	text = fonds_bag_tags_oxum(tags, &facts);
	if (text)
		(void)fonds_bag_tags_set(tags, "Payload-Oxum", text);
	text = fonds_bag_tags_size(tags, facts.bytes);
	if (text && fonds_bag_info_find(&tags->info, "Bag-Size"))
		(void)fonds_bag_tags_set(tags, "Bag-Size", text);
}

static void set_date(struct fonds_updating *updating)
{
	char date[FONDS_CLOCK_DATE_SIZE];

	(void)fonds_bag_tags_set(&updating->bag.tags, "Bagging-Date",
		fonds_clock_format_date(updating->time, date));
}

enum fonds_status fonds_update_tags(
	struct fonds_updating *updating, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer before;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer after;
	fonds_cleanup(fonds_bag_tags_clear) struct fonds_bag_tags given;
	const struct fonds_bag_update_options *options = updating->options;
	struct fonds_bag_tags *tags = &updating->bag.tags;
	enum fonds_status status;

	fonds_bag_tags_init(&given);
	fonds_buffer_init(&before, TAGS_MAX);
	fonds_buffer_init(&after, TAGS_MAX);
	status = tags_text(tags, &before, error);
	if (status == FONDS_OK)
		status = fonds_bag_tags_read_given(&given, options->tags_from,
			options->tags, options->tag_count, error);
	if (status < 0)
		return status;
	if (updating->payload_changes)
		set_facts(updating);
	if (updating->payload_changes || options->bagging_date)
		set_date(updating);
	fonds_bag_tags_replace(tags, &given);
	status = tags_text(tags, &after, error);
	if (status < 0)
		return status;
	updating->tags_change = before.size != after.size ||
				strcmp(fonds_buffer_text(&before),
					fonds_buffer_text(&after)) != 0;
	return FONDS_OK;
}

/* What is written: tables of the algorithms that it takes. */
struct writing {
	struct fonds_updating *updating;
	struct fonds_file_table payload; /* of the manifests to be written */
	struct fonds_tag_writer *writer;
	enum fonds_algorithm tag_algorithms[FONDS_HASHER_MAX];
	size_t tag_algorithm_count;
};

static void add_algorithm(enum fonds_algorithm *algorithms, size_t *count,
	enum fonds_algorithm algorithm)
{
	for (size_t i = 0; i < *count; i++)
		if (algorithms[i] == algorithm)
			return;
	if (*count < FONDS_HASHER_MAX)
		algorithms[(*count)++] = algorithm;
}

/* All of them when the payload changes, else those that are new. */
static size_t choose_algorithms(const struct fonds_updating *updating,
	enum fonds_algorithm ret[FONDS_HASHER_MAX])
{
	const struct fonds_existing_bag *bag = &updating->bag;
	enum fonds_algorithm all[FONDS_HASHER_MAX];
	size_t count = 0;
	size_t chosen = 0;

	for (size_t i = 0; i < bag->payload_algorithm_count; i++)
		add_algorithm(all, &count, bag->payload_algorithms[i]);
	for (size_t i = 0; i < updating->options->algorithm_count; i++)
		add_algorithm(all, &count, updating->options->algorithms[i]);
	for (size_t i = 0; i < count; i++)
		if (updating->payload_changes ||
			i >= bag->payload_algorithm_count)
			ret[chosen++] = all[i];
	return chosen;
}

static enum fonds_status fill_payload(const struct fonds_file_table *from,
	struct fonds_file_table *to, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < from->count; i++) {
		const struct fonds_file_row *row = from->rows[i];
		struct fonds_file_row *copy;

		if (!row->is_done)
			continue;
		status = fonds_file_table_add(
			to, row->path, row->size, &copy, error);
		if (status == FONDS_OK)
			fonds_file_row_convert(from, row, to, copy);
	}
	return status;
}

/* Is it written anew: then the one that is there is not to be listed. */
static bool is_rewritten(const struct writing *writing, const char *path)
{
	enum fonds_algorithm algorithm;
	char name[NAME_SIZE];
	bool is_tag;
	size_t size;
	const char *text = fonds_manifest_name_split(path, &size, &is_tag);

	if (strcmp(path, "bag-info.txt") == 0)
		return writing->updating->tags_change;
	if (!text || size >= sizeof(name))
		return false;
	memcpy(name, text, size);
	name[size] = '\0';
	if (is_tag)
		return true;
	return fonds_algorithm_from_name(name, &algorithm) &&
	       fonds_file_table_algorithm(&writing->payload, algorithm) !=
		       FONDS_HASHER_MAX;
}

static enum fonds_status list_row(struct writing *writing,
	const struct fonds_file_row *row, struct fonds_error **error)
{
	const struct fonds_file_table *table =
		&writing->updating->bag.tag_files;
	struct fonds_digest digests[FONDS_HASHER_MAX];

	for (size_t i = 0; i < writing->tag_algorithm_count; i++)
		fonds_file_row_get(table, row,
			fonds_file_table_algorithm(
				table, writing->tag_algorithms[i]),
			&digests[i]);
	return fonds_tag_writer_list(
		writing->writer, row->path, row->size, digests, error);
}

/* What stays as it is; the manifests among them were listed before. */
static enum fonds_status list_kept(
	struct writing *writing, struct fonds_error **error)
{
	const struct fonds_file_table *table =
		&writing->updating->bag.tag_files;
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < table->count; i++)
		if (table->rows[i]->is_done &&
			!is_rewritten(writing, table->rows[i]->path))
			status = list_row(writing, table->rows[i], error);
	return status;
}

static enum fonds_status write_files(
	struct writing *writing, struct fonds_error **error)
{
	const struct fonds_updating *updating = writing->updating;
	enum fonds_status status = FONDS_OK;

	if (updating->tags_change)
		status = fonds_tag_writer_bag_info(
			writing->writer, &updating->bag.tags, error);
	if (status == FONDS_OK)
		status = fonds_tag_writer_manifests(
			writing->writer, &writing->payload, error);
	if (status == FONDS_OK)
		status = list_kept(writing, error);
	if (status == FONDS_OK)
		status = fonds_tag_writer_finish(writing->writer, error);
	return status;
}

static enum fonds_status put_manifest(const struct writing *writing,
	const char *prefix, enum fonds_algorithm algorithm,
	struct fonds_error **error)
{
	char name[NAME_SIZE];

	(void)snprintf(name, sizeof(name), "%s-%s.txt", prefix,
		fonds_algorithm_name(algorithm));
	return fonds_change_put(writing->updating->change, name, error);
}

static enum fonds_status put_payload(
	const struct writing *writing, struct fonds_error **error)
{
	const struct fonds_updating *updating = writing->updating;
	const struct fonds_bag_update_options *options = updating->options;
	const struct fonds_file_table *additions = &updating->additions;
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < additions->count; i++)
		if (additions->rows[i]->is_done)
			status = fonds_change_put(updating->change,
				additions->rows[i]->path, error);
	for (size_t i = 0; status == FONDS_OK && i < options->removal_count;
		i++)
		status = fonds_change_remove(
			updating->change, options->removals[i], error);
	return status;
}

/* "manifest-SHA256.txt" makes way for the same by its proper name. */
static enum fonds_status remove_misnamed(
	const struct writing *writing, struct fonds_error **error)
{
	const struct fonds_file_table *table =
		&writing->updating->bag.tag_files;
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < table->count; i++) {
		const char *path = table->rows[i]->path;
		enum fonds_algorithm algorithm;
		char name[NAME_SIZE];
		bool is_tag;
		size_t size;
		const char *text = fonds_manifest_name_split(
			path, &size, &is_tag);

		if (!text || size >= sizeof(name) ||
			!is_rewritten(writing, path))
			continue;
		memcpy(name, text, size);
		name[size] = '\0';
		if (fonds_algorithm_from_name(name, &algorithm) &&
			strcmp(name, fonds_algorithm_name(algorithm)) != 0)
			status = fonds_change_remove(
				writing->updating->change, path, error);
	}
	return status;
}

static enum fonds_status ask_for_steps(
	const struct writing *writing, struct fonds_error **error)
{
	const struct fonds_file_table *payload = &writing->payload;
	enum fonds_status status = put_payload(writing, error);

	for (size_t i = 0; status == FONDS_OK && i < payload->algorithm_count;
		i++)
		status = put_manifest(
			writing, "manifest", payload->algorithms[i], error);
	if (status == FONDS_OK && writing->updating->tags_change)
		status = fonds_change_put(
			writing->updating->change, "bag-info.txt", error);
	for (size_t i = 0;
		status == FONDS_OK && i < writing->tag_algorithm_count; i++)
		status = put_manifest(writing, "tagmanifest",
			writing->tag_algorithms[i], error);
	if (status == FONDS_OK)
		status = remove_misnamed(writing, error);
	return status;
}

static enum fonds_status prepare(
	struct writing *writing, struct fonds_error **error)
{
	struct fonds_updating *updating = writing->updating;
	const struct fonds_existing_bag *bag = &updating->bag;
	enum fonds_algorithm chosen[FONDS_HASHER_MAX];
	size_t count = choose_algorithms(updating, chosen);
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; i < bag->tag_algorithm_count; i++)
		add_algorithm(writing->tag_algorithms,
			&writing->tag_algorithm_count, bag->tag_algorithms[i]);
	for (size_t i = 0; i < bag->payload_algorithm_count; i++)
		add_algorithm(writing->tag_algorithms,
			&writing->tag_algorithm_count,
			bag->payload_algorithms[i]);
	for (size_t i = 0; i < count; i++)
		add_algorithm(writing->tag_algorithms,
			&writing->tag_algorithm_count, chosen[i]);
	if (count > 0)
		status = fonds_file_table_init(
			&writing->payload, chosen, count, error);
	if (status == FONDS_OK && count > 0)
		status = fill_payload(&bag->payload, &writing->payload, error);
	if (status == FONDS_OK && count > 0)
		status = fill_payload(
			&updating->additions, &writing->payload, error);
	fonds_file_table_sort(&writing->payload);
	return status;
}

enum fonds_status fonds_update_write(
	struct fonds_updating *updating, struct fonds_error **error)
{
	struct writing writing = { .updating = updating };
	struct fonds_staging_files *files = NULL;
	enum fonds_status status = fonds_change_files(
		updating->change, &files, error);

	if (status == FONDS_OK)
		status = prepare(&writing, error);
	if (status == FONDS_OK)
		status = fonds_tag_writer_new(files, writing.tag_algorithms,
			writing.tag_algorithm_count, &writing.writer, error);
	if (status == FONDS_OK)
		status = write_files(&writing, error);
	if (status == FONDS_OK)
		status = ask_for_steps(&writing, error);
	fonds_tag_writer_free(writing.writer);
	fonds_file_table_clear(&writing.payload);
	return status;
}
