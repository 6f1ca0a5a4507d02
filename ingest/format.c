/* SPDX-License-Identifier: Apache-2.0 */
#include "ingest/format.h"

#include <stdlib.h>

#include "base/cleanup.h"
#include "base/error.h"

struct fonds_ingest_formats {
	struct fonds_signature_set *set;
	struct fonds_identifier *identifier;
	struct fonds_file_ends ends;
};

enum fonds_status fonds_ingest_formats_new(
	struct fonds_ingest_formats **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_ingest_formats_freep) struct fonds_ingest_formats
		*formats = calloc(1, sizeof(*formats));
	enum fonds_status status;

	if (!formats)
		return fonds_fail_nomem(error);
	status = fonds_signature_set_new(&formats->set, error);
	if (status == FONDS_OK)
		status = fonds_identifier_new(
			formats->set, &formats->identifier, error);
	if (status == FONDS_OK)
		status = fonds_file_ends_init(&formats->ends,
			fonds_signature_set_reach(formats->set), error);
	if (status == FONDS_OK)
		*ret = fonds_steal(&formats);
	return status;
}

void fonds_ingest_formats_free(struct fonds_ingest_formats *formats)
{
	if (!formats)
		return;
	fonds_file_ends_clear(&formats->ends);
	fonds_identifier_free(formats->identifier);
	fonds_signature_set_free(formats->set);
	free(formats);
}

void fonds_ingest_formats_freep(struct fonds_ingest_formats **formats)
{
	fonds_ingest_formats_free(*formats);
}

void fonds_ingest_formats_begin(struct fonds_ingest_formats *formats)
{
	fonds_file_ends_begin(&formats->ends);
}

void fonds_ingest_formats_add(
	struct fonds_ingest_formats *formats, const void *data, size_t size)
{
	fonds_file_ends_add(&formats->ends, data, size);
}

/* A name that could mean several formats tells none. */
static size_t count_standing(const struct fonds_identity *identity)
{
	size_t told = 0;

	while (told < identity->standing &&
		identity->hits[told].basis != FONDS_IDENTIFY_EXTENSION)
		told++;
	return told == 0 && identity->standing == 1 ? 1 : told;
}

static void keep_hit(struct fonds_arena *arena,
	const struct fonds_identify_hit *hit, struct fonds_identify_hit *ret)
{
	*ret = (struct fonds_identify_hit){
		.puid = fonds_arena_dup(arena, hit->puid),
		.name = fonds_arena_dup(arena, hit->name),
		.version = fonds_arena_dup(arena, hit->version),
		.mime = fonds_arena_dup(arena, hit->mime),
		.basis = hit->basis,
		.note = fonds_arena_dup(arena, hit->note),
		.outranked_by = "",
	};
}

/* Of a hit that stands; else what was asked for where these have none. */
static const char *mime_of(
	const struct fonds_identity *identity, size_t standing)
{
	for (size_t i = 0; i < standing; i++)
		if (*identity->hits[i].mime)
			return identity->hits[i].mime;
	for (size_t i = standing; i < identity->count; i++)
		if (identity->hits[i].basis == FONDS_IDENTIFY_MIME ||
			identity->hits[i].basis == FONDS_IDENTIFY_TEXT)
			return identity->hits[i].mime;
	return "application/octet-stream";
}

static enum fonds_status keep(const struct fonds_identity *identity,
	struct fonds_arena *arena, struct fonds_ingest_format *ret,
	struct fonds_error **error)
{
	size_t count = count_standing(identity);
	struct fonds_identify_hit *hits = fonds_arena_alloc(
		arena, count * sizeof(*hits) + 1);
	struct fonds_ingest_format format = {
		.hits = hits,
		.count = count,
		.puid = "",
		.mime = fonds_arena_dup(arena, mime_of(identity, count)),
		.charset = fonds_arena_dup(arena, identity->charset),
		.warning = fonds_arena_dup(
			arena, fonds_buffer_text(&identity->warning)),
	};

	for (size_t i = 0; hits && i < count; i++)
		keep_hit(arena, &identity->hits[i], &hits[i]);
	if (arena->status < 0)
		return fonds_arena_check(arena, "the plan of a bag", error);
	if (count > 0)
		format.puid = hits[0].puid;
	*ret = format;
	return FONDS_OK;
}

enum fonds_status fonds_ingest_formats_finish(
	struct fonds_ingest_formats *formats, int fd, const char *name,
	struct fonds_arena *arena, struct fonds_ingest_format *ret,
	struct fonds_error **error)
{
	const struct fonds_identify_file file = {
		.ends = &formats->ends,
		.fd = fd,
		.name = name,
		.path = name,
	};
	struct fonds_identity identity;
	enum fonds_status status;

	fonds_identity_init(&identity);
	status = fonds_identifier_run(
		formats->identifier, &file, &identity, error);
	if (status == FONDS_OK)
		status = keep(&identity, arena, ret, error);
	fonds_identity_clear(&identity);
	return status;
}

bool fonds_ingest_format_is_known(const struct fonds_ingest_format *format)
{
	return format->count > 0 &&
	       format->hits[0].basis != FONDS_IDENTIFY_EXTENSION;
}
