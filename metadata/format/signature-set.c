/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/format/signature-set.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/format/droid-file.h"
#include "metadata/format/signature-builder.h"
#include "metadata/format/table-reader.h"

/* Where the formats are from, then the containers, which are always ours. */
static void put_version(
	struct fonds_signature_builder *builder, const char *formats)
{
	char table[FONDS_SIGNATURE_VERSION_MAX];
	char containers[FONDS_SIGNATURE_VERSION_MAX];

	fonds_signature_table_versions(table, containers);
	builder->set->version = fonds_arena_printf(&builder->set->arena,
		"%s; %s", formats ? formats : table, containers);
}

static enum fonds_status read_formats(struct fonds_signature_builder *builder,
	struct fonds_stream *stream, const char *what,
	struct fonds_error **error)
{
	char version[FONDS_DROID_VERSION_MAX] = "";
	char name[FONDS_SIGNATURE_VERSION_MAX];
	enum fonds_status status;

	if (!stream) {
		put_version(builder, NULL);
		return fonds_signature_table_read_formats(builder, error);
	}
	status = fonds_droid_file_read(stream, what, builder, version, error);
	(void)snprintf(name, sizeof(name), "DROID_SignatureFile_V%s", version);
	put_version(builder, name);
	return status;
}

/* From the stream; NULL: from the table. */
static enum fonds_status make(struct fonds_stream *stream, const char *what,
	struct fonds_signature_set **ret, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_signature_builder_clear) struct fonds_signature_builder
		builder = { 0 };
	enum fonds_status status;

	status = fonds_signature_builder_init(&builder, error);
	if (status == FONDS_OK)
		status = read_formats(&builder, stream, what, error);
	if (status == FONDS_OK)
		status = fonds_signature_table_read_containers(&builder, error);
	if (status != FONDS_OK)
		return status;
	status = fonds_signature_builder_finish(&builder, ret, error);
	if (status != FONDS_OK)
		(void)fonds_error_prefix(error, "%s", what);
	return status;
}

enum fonds_status fonds_signature_set_new(
	struct fonds_signature_set **ret, struct fonds_error **error)
{
	return make(NULL, "the table of signatures", ret, error);
}

enum fonds_status fonds_signature_set_read(struct fonds_stream *stream,
	const char *what, struct fonds_signature_set **ret,
	struct fonds_error **error)
{
	return make(stream, what, ret, error);
}

void fonds_signature_set_free(struct fonds_signature_set *set)
{
	if (!set)
		return;
	fonds_arena_clear(&set->arena);
	free(set);
}

void fonds_signature_set_freep(struct fonds_signature_set **set)
{
	fonds_signature_set_free(*set);
}

const char *fonds_signature_set_version(const struct fonds_signature_set *set)
{
	return set->version;
}

size_t fonds_signature_set_count(const struct fonds_signature_set *set)
{
	return set->format_count;
}

const struct fonds_pronom_format *fonds_signature_set_format(
	const struct fonds_signature_set *set, size_t index)
{
	return index < set->format_count ? &set->formats[index] : NULL;
}

static int compare_puid(const void *puid, const void *format)
{
	const struct fonds_pronom_format *const *other = format;

	return strcmp(puid, (*other)->puid);
}

const struct fonds_pronom_format *fonds_signature_set_by_puid(
	const struct fonds_signature_set *set, const char *puid)
{
	const struct fonds_pronom_format *const *found = bsearch(puid,
		set->by_puid, set->format_count, sizeof(*set->by_puid),
		compare_puid);

	return found ? *found : NULL;
}

/* The first of those with this extension; extension_count: none. */
static size_t first_extension(
	const struct fonds_signature_set *set, const char *text)
{
	size_t low = 0;
	size_t high = set->extension_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcasecmp(set->extensions[middle].text, text) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static size_t count_extension(
	const struct fonds_signature_set *set, size_t first, const char *text)
{
	size_t count = 0;

	while (first + count < set->extension_count &&
		strcasecmp(set->extensions[first + count].text, text) == 0)
		count++;
	return count;
}

static const char *base_name(const char *name)
{
	const char *slash = strrchr(name, '/');

	return slash ? slash + 1 : name;
}

size_t fonds_signature_set_by_extension(const struct fonds_signature_set *set,
	const char *name, const struct fonds_pronom_format *const **ret)
{
	const char *dot = strchr(base_name(name), '.');

	for (; dot; dot = strchr(dot + 1, '.')) {
		size_t first = first_extension(set, dot + 1);
		size_t count = count_extension(set, first, dot + 1);

		*ret = set->extension_formats + first;
		if (count)
			return count;
	}
	return 0;
}

bool fonds_pronom_format_has_extension(
	const struct fonds_pronom_format *format, const char *name)
{
	const char *base = base_name(name);
	size_t size = strlen(base);
	const char *at = format->extensions;

	while (*at) {
		size_t length = strcspn(at, ",");

		if (size > length && base[size - length - 1] == '.' &&
			strncasecmp(base + size - length, at, length) == 0)
			return true;
		at += length;
		at += strspn(at, ", ");
	}
	return false;
}

struct fonds_signature_reach fonds_signature_set_reach(
	const struct fonds_signature_set *set)
{
	return set->reach;
}

static int compare_priority(const void *a, const void *b)
{
	const struct fonds_priority *first = a;
	const struct fonds_priority *second = b;

	if (first->format != second->format)
		return first->format < second->format ? -1 : 1;
	return (first->over > second->over) - (first->over < second->over);
}

bool fonds_signature_set_is_over(const struct fonds_signature_set *set,
	const struct fonds_pronom_format *format,
	const struct fonds_pronom_format *other)
{
	struct fonds_priority wanted = {
		.format = (uint32_t)(format - set->formats),
		.over = (uint32_t)(other - set->formats),
	};

	return bsearch(&wanted, set->priorities, set->priority_count,
		sizeof(wanted), compare_priority);
}

static void widen(size_t *reach, uint64_t wanted)
{
	if (wanted > FONDS_REACH_MAX)
		wanted = FONDS_REACH_MAX;
	if (wanted > *reach)
		*reach = (size_t)wanted;
}

void fonds_signature_reach_add(struct fonds_signature_reach *reach,
	const struct fonds_sequence *sequence, size_t endless)
{
	uint64_t wanted = endless;

	if (sequence->most != FONDS_PATTERN_ENDLESS &&
		sequence->pattern.longest != FONDS_PATTERN_ENDLESS)
		wanted = (uint64_t)sequence->most + sequence->pattern.longest;
	if (sequence->anchor != FONDS_ANCHOR_END)
		widen(&reach->head, wanted);
	if (sequence->anchor != FONDS_ANCHOR_BEGIN)
		widen(&reach->tail, wanted);
}
