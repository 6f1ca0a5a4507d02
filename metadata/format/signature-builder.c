/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/format/signature-builder.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"

/*
 * Rows lie on the heap until all are there, so that they may move; their texts
 * and programs lie in the set's arena from the start. A row that could not be
 * added makes the arena fail, which finish asks.
 */
enum fonds_status fonds_signature_builder_init(
	struct fonds_signature_builder *builder, struct fonds_error **error)
{
	*builder = (struct fonds_signature_builder){
		.set = calloc(1, sizeof(*builder->set)),
	};
	if (!builder->set)
		return fonds_fail_nomem(error);
	fonds_arena_init(&builder->set->arena, FONDS_SIGNATURE_SET_MAX);
	return FONDS_OK;
}

void fonds_signature_builder_clear(struct fonds_signature_builder *builder)
{
	free(builder->formats.items);
	free(builder->extensions.items);
	free(builder->priorities.items);
	free(builder->links.items);
	free(builder->signatures.items);
	free(builder->sequences.items);
	free(builder->triggers.items);
	free(builder->containers.items);
	free(builder->inner_files.items);
	fonds_signature_set_free(builder->set);
	*builder = (struct fonds_signature_builder){ 0 };
}

static struct fonds_arena *arena_of(struct fonds_signature_builder *builder)
{
	return &builder->set->arena;
}

static void fail(
	struct fonds_signature_builder *builder, enum fonds_status status)
{
	if (arena_of(builder)->status == FONDS_OK)
		arena_of(builder)->status = status;
}

static bool grow(struct fonds_signature_builder *builder,
	struct fonds_rows *rows, size_t size)
{
	size_t capacity = rows->capacity ? rows->capacity * 2 : 64;
	void *items;

	if (rows->count >= FONDS_SIGNATURE_ROWS_MAX) {
		fail(builder, FONDS_ERR_LIMIT);
		return false;
	}
	items = reallocarray(rows->items, capacity, size);
	if (!items) {
		fail(builder, FONDS_ERR_NOMEM);
		return false;
	}
	rows->items = items;
	rows->capacity = capacity;
	return true;
}

/* Adds a copy of the row, which is of that size. */
static void add(struct fonds_signature_builder *builder,
	struct fonds_rows *rows, const void *row, size_t size)
{
	if (rows->count == rows->capacity && !grow(builder, rows, size))
		return;
	memcpy((char *)rows->items + rows->count * size, row, size);
	rows->count++;
}

static char *keep(struct fonds_signature_builder *builder, const char *text)
{
	return fonds_arena_dup(arena_of(builder), text);
}

void fonds_signature_builder_version(
	struct fonds_signature_builder *builder, const char *version)
{
	builder->set->version = keep(builder, version);
}

void fonds_signature_builder_add_format(struct fonds_signature_builder *builder,
	const char *id, const struct fonds_pronom_format *format)
{
	struct fonds_format_row row = {
		.id = keep(builder, id),
		.format = {
			.puid = keep(builder, format->puid),
			.name = keep(builder, format->name),
			.version = keep(builder, format->version),
			.mime = keep(builder, format->mime),
			.extensions = "",
		},
	};

	add(builder, &builder->formats, &row, sizeof(row));
}

static uint32_t last_format(const struct fonds_signature_builder *builder)
{
	return (uint32_t)builder->formats.count - 1;
}

void fonds_signature_builder_add_extension(
	struct fonds_signature_builder *builder, const char *extension)
{
	struct fonds_extension_row row = {
		.text = keep(builder, extension),
		.format = last_format(builder),
	};

	add(builder, &builder->extensions, &row, sizeof(row));
}

static void add_reference(struct fonds_signature_builder *builder,
	struct fonds_rows *rows, const char *id)
{
	struct fonds_reference_row row = {
		.format = last_format(builder),
		.id = keep(builder, id),
	};

	add(builder, rows, &row, sizeof(row));
}

void fonds_signature_builder_add_priority(
	struct fonds_signature_builder *builder, const char *over_id)
{
	add_reference(builder, &builder->priorities, over_id);
}

void fonds_signature_builder_add_link(
	struct fonds_signature_builder *builder, const char *signature_id)
{
	add_reference(builder, &builder->links, signature_id);
}

void fonds_signature_builder_add_signature(
	struct fonds_signature_builder *builder, const char *id)
{
	struct fonds_signature_row row = {
		.id = keep(builder, id),
		.first = builder->sequences.count,
	};

	add(builder, &builder->signatures, &row, sizeof(row));
}

/* Signatures come before containers, so the last inner file is later. */
static size_t *last_sequence_count(struct fonds_signature_builder *builder)
{
	struct fonds_inner_file_row *files = builder->inner_files.items;
	struct fonds_signature_row *signatures = builder->signatures.items;

	if (builder->inner_files.count)
		return &files[builder->inner_files.count - 1].count;
	return &signatures[builder->signatures.count - 1].count;
}

enum fonds_status fonds_signature_builder_add_sequence(
	struct fonds_signature_builder *builder, enum fonds_anchor anchor,
	uint32_t least, uint32_t most, const char *text,
	struct fonds_error **error)
{
	struct fonds_sequence sequence = {
		.anchor = anchor,
		.least = least,
		.most = most,
	};
	enum fonds_status status = fonds_arena_check(
		arena_of(builder), "the set of signatures", error);

	if (status == FONDS_OK)
		status = fonds_pattern_compile(arena_of(builder), text,
			anchor == FONDS_ANCHOR_END, &sequence.pattern, error);
	if (status != FONDS_OK)
		return status;
	add(builder, &builder->sequences, &sequence, sizeof(sequence));
	(*last_sequence_count(builder))++;
	return FONDS_OK;
}

void fonds_signature_builder_add_trigger(
	struct fonds_signature_builder *builder, enum fonds_container kind,
	const char *puid)
{
	struct fonds_trigger_row row = {
		.kind = kind,
		.puid = keep(builder, puid),
	};

	add(builder, &builder->triggers, &row, sizeof(row));
}

void fonds_signature_builder_add_container(
	struct fonds_signature_builder *builder, enum fonds_container kind,
	const char *id, const char *puid)
{
	struct fonds_container_row row = {
		.kind = kind,
		.id = keep(builder, id),
		.puid = keep(builder, puid),
		.first = builder->inner_files.count,
	};

	add(builder, &builder->containers, &row, sizeof(row));
}

void fonds_signature_builder_add_inner_file(
	struct fonds_signature_builder *builder, const char *path)
{
	struct fonds_container_row *containers = builder->containers.items;
	struct fonds_inner_file_row row = {
		.path = keep(builder, path),
		.first = builder->sequences.count,
	};
	size_t before = builder->inner_files.count;

	add(builder, &builder->inner_files, &row, sizeof(row));
	if (builder->inner_files.count > before && builder->containers.count)
		containers[builder->containers.count - 1].count++;
}
