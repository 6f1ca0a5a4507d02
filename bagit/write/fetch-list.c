/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/fetch-list.h"

#include <inttypes.h>

#include "bagit/fetch.h"
#include "bagit/listing.h"
#include "bagit/path-encoding.h"
#include "base/cleanup.h"
#include "base/error.h"

#define FETCH_NAME "fetch.txt"

void fonds_fetch_list_init(struct fonds_fetch_list *list)
{
	*list = (struct fonds_fetch_list){ 0 };
	fonds_arena_init(&list->arena, (size_t)FONDS_MANIFEST_FILE_MAX);
}

void fonds_fetch_list_clear(struct fonds_fetch_list *list)
{
	fonds_arena_clear(&list->arena);
	list->first = NULL;
	list->last = NULL;
}

static void append(
	struct fonds_fetch_list *list, const struct fonds_fetch_row *row)
{
	struct fonds_fetch_row *copy = fonds_arena_alloc(
		&list->arena, sizeof(*copy));

	if (!copy)
		return;
	*copy = *row;
	copy->next = NULL;
	copy->url = fonds_arena_dup(&list->arena, row->url);
	copy->path = fonds_arena_dup(&list->arena, row->path);
	if (!copy->url || !copy->path)
		return;
	if (list->last)
		list->last->next = copy;
	else
		list->first = copy;
	list->last = copy;
}

static enum fonds_status take_line(struct fonds_fetch_list *list,
	struct fonds_bag_state *state, const struct fonds_bag_line *text,
	struct fonds_error **error)
{
	struct fonds_listed_path listed = { 0 };
	struct fonds_listing listing = { 0 };
	struct fonds_fetch_row row = { 0 };
	struct fonds_fetch_line line;
	enum fonds_status status;

	if (text->is_too_long || text->size == 0 ||
		fonds_fetch_line_parse(text->data, text->size, &line, NULL) < 0)
		return FONDS_OK;
	listed.text = line.path;
	listed.size = line.path_size;
	status = fonds_listing_resolve(
		&state->inventory, state->version, &listed, &listing, error);
	if (status < 0 || !listing.entry || !listing.entry->is_payload)
		return status;
	row.url = fonds_arena_dup_bytes(&list->arena, line.url, line.url_size);
	row.path = listing.entry->path;
	row.has_length = line.has_length;
	row.length = listing.entry->is_on_disk ? listing.entry->size
					       : line.length;
	if (row.url)
		append(list, &row);
	return fonds_arena_check(&list->arena, FETCH_NAME, error);
}

enum fonds_status fonds_fetch_list_read(struct fonds_fetch_list *list,
	struct fonds_bag_state *state, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_text_freep) struct fonds_bag_text *text = NULL;
	struct fonds_bag_line line;
	enum fonds_status status;
	bool has = true;

	if (!fonds_bag_tag_file(state, FETCH_NAME))
		return FONDS_OK;
	status = fonds_bag_text_open(state->check->tree, FETCH_NAME,
		state->encoding, FONDS_MANIFEST_FILE_MAX, &text, error);
	while (status == FONDS_OK && has) {
		status = fonds_bag_text_next(text, &line, &has, error);
		if (status == FONDS_OK && has)
			status = take_line(list, state, &line, error);
	}
	return status;
}

enum fonds_status fonds_fetch_list_append(struct fonds_fetch_list *list,
	const struct fonds_fetch_list *from,
	const struct fonds_file_table *payload, struct fonds_error **error)
{
	for (const struct fonds_fetch_row *row = from->first; row;
		row = row->next)
		if (fonds_file_table_find(payload, row->path))
			append(list, row);
	return fonds_arena_check(&list->arena, FETCH_NAME, error);
}

/* Before 1.0 only line ends were encoded, and % stood for itself. */
static void add_row(struct fonds_buffer *text,
	const struct fonds_fetch_row *row, enum fonds_bagit_version version)
{
	if (row->has_length)
		fonds_buffer_printf(
			text, "%s %" PRIu64 " ", row->url, row->length);
	else
		fonds_buffer_printf(text, "%s - ", row->url);
	fonds_path_encode_for(text, row->path, version);
	fonds_buffer_add_char(text, '\n');
}

enum fonds_status fonds_fetch_list_write(const struct fonds_fetch_list *list,
	const struct fonds_file_table *payload,
	enum fonds_bagit_version version, struct fonds_tag_writer *writer,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	const struct fonds_fetch_row *row = list->first;
	enum fonds_status status = FONDS_OK;
	bool has_begun = false;

	fonds_buffer_init(&text, FONDS_TAG_FLUSH_SIZE + FONDS_TAG_LINE_MAX);
	for (; status == FONDS_OK && row; row = row->next) {
		if (!fonds_file_table_find(payload, row->path))
			continue;
		if (!has_begun)
			status = fonds_tag_writer_begin(
				writer, FETCH_NAME, error);
		has_begun = true;
		add_row(&text, row, version);
		if (status == FONDS_OK && text.size >= FONDS_TAG_FLUSH_SIZE)
			status = fonds_tag_writer_flush(
				writer, &text, "a line of fetch.txt", error);
	}
	if (status == FONDS_OK && has_begun)
		status = fonds_tag_writer_flush(
			writer, &text, "a line of fetch.txt", error);
	if (status == FONDS_OK && has_begun)
		status = fonds_tag_writer_end(writer, error);
	return status;
}
