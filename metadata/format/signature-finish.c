/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/format/signature-builder.h"

/*
 * The end of the building: rows become the set's arrays in its arena, and ids
 * become places in them. Every array is made with one allocation, since now
 * its size is known.
 */
struct finish {
	struct fonds_signature_builder *builder;
	struct fonds_signature_set *set;
	struct fonds_arena *arena;
	struct fonds_pronom_format *formats;
	struct fonds_sequence *sequences;
	struct fonds_error **error;
};

/* An id, and the row that has it; sorted by id. */
struct entry {
	const char *id;
	uint32_t row;
};

static int compare_entries(const void *a, const void *b)
{
	const struct entry *first = a;
	const struct entry *second = b;

	return strcmp(first->id, second->id);
}

static const struct entry *find_entry(
	const struct entry *entries, size_t count, const char *id)
{
	struct entry wanted = { .id = id };

	return bsearch(
		&wanted, entries, count, sizeof(wanted), compare_entries);
}

/* No two entries may have the same id. */
static enum fonds_status sort_entries(
	struct finish *f, struct entry *entries, size_t count, const char *what)
{
	qsort(entries, count, sizeof(*entries), compare_entries);
	for (size_t i = 1; i < count; i++)
		if (strcmp(entries[i - 1].id, entries[i].id) == 0)
			return fonds_fail(f->error, FONDS_ERR_FORMAT,
				"%s '%s' is there twice", what, entries[i].id);
	return FONDS_OK;
}

static int compare_puids(const void *a, const void *b)
{
	const struct fonds_pronom_format *const *first = a;
	const struct fonds_pronom_format *const *second = b;

	return strcmp((*first)->puid, (*second)->puid);
}

static struct fonds_pronom_format *format_of(
	const struct finish *f, const char *puid)
{
	const struct fonds_pronom_format *found = fonds_signature_set_by_puid(
		f->set, puid);

	return found ? &f->formats[found - f->formats] : NULL;
}

static void finish_triggers(struct finish *f)
{
	const struct fonds_trigger_row *rows = f->builder->triggers.items;

	for (size_t i = 0; i < f->builder->triggers.count; i++) {
		struct fonds_pronom_format *format = format_of(f, rows[i].puid);

		if (format)
			format->container = rows[i].kind;
	}
}

static enum fonds_status finish_formats(struct finish *f)
{
	const struct fonds_format_row *rows = f->builder->formats.items;
	size_t count = f->builder->formats.count;
	const struct fonds_pronom_format **by_puid = fonds_arena_alloc(
		f->arena, count * sizeof(*by_puid));

	f->formats = fonds_arena_alloc(f->arena, count * sizeof(*f->formats));
	if (!by_puid || !f->formats)
		return FONDS_OK;
	for (size_t i = 0; i < count; i++) {
		f->formats[i] = rows[i].format;
		by_puid[i] = &f->formats[i];
	}
	qsort(by_puid, count, sizeof(*by_puid), compare_puids);
	for (size_t i = 1; i < count; i++)
		if (compare_puids(&by_puid[i - 1], &by_puid[i]) == 0)
			return fonds_fail(f->error, FONDS_ERR_FORMAT,
				"format '%s' is there twice", by_puid[i]->puid);
	f->set->formats = f->formats;
	f->set->by_puid = by_puid;
	f->set->format_count = count;
	finish_triggers(f);
	return FONDS_OK;
}

static int compare_priorities(const void *a, const void *b)
{
	const struct fonds_priority *first = a;
	const struct fonds_priority *second = b;

	if (first->format != second->format)
		return first->format < second->format ? -1 : 1;
	return (first->over > second->over) - (first->over < second->over);
}

/* A priority over a format that there is not means nothing. */
static enum fonds_status finish_priorities(struct finish *f)
{
	const struct fonds_format_row *formats = f->builder->formats.items;
	const struct fonds_reference_row *rows = f->builder->priorities.items;
	size_t count = f->builder->formats.count;
	struct entry *entries = fonds_arena_alloc(
		f->arena, count * sizeof(*entries));
	struct fonds_priority *priorities = fonds_arena_alloc(
		f->arena, f->builder->priorities.count * sizeof(*priorities));
	enum fonds_status status;
	size_t used = 0;

	if (!entries || !priorities)
		return FONDS_OK;
	for (size_t i = 0; i < count; i++)
		entries[i] = (struct entry){ formats[i].id, (uint32_t)i };
	status = sort_entries(f, entries, count, "format with the number");
	for (size_t i = 0; i < f->builder->priorities.count; i++) {
		const struct entry *over = find_entry(
			entries, count, rows[i].id);

		if (over)
			priorities[used++] = (struct fonds_priority){
				rows[i].format,
				over->row,
			};
	}
	qsort(priorities, used, sizeof(*priorities), compare_priorities);
	f->set->priorities = priorities;
	f->set->priority_count = used;
	return status;
}

static enum fonds_status link_signatures(struct finish *f,
	const struct entry *entries, size_t entry_count,
	struct fonds_signature *signatures)
{
	const struct fonds_signature_row *rows = f->builder->signatures.items;
	const struct fonds_reference_row *links = f->builder->links.items;

	for (size_t i = 0; i < f->builder->links.count; i++) {
		const struct entry *entry = find_entry(
			entries, entry_count, links[i].id);

		if (!entry)
			return fonds_fail(f->error, FONDS_ERR_FORMAT,
				"format '%s' has the signature '%s', which is "
				"not there",
				f->formats[links[i].format].puid, links[i].id);
		signatures[i] = (struct fonds_signature){
			.id = rows[entry->row].id,
			.format = &f->formats[links[i].format],
			.sequences = f->sequences + rows[entry->row].first,
			.count = rows[entry->row].count,
		};
	}
	f->set->signatures = signatures;
	f->set->signature_count = f->builder->links.count;
	return FONDS_OK;
}

static enum fonds_status finish_signatures(struct finish *f)
{
	const struct fonds_signature_row *rows = f->builder->signatures.items;
	size_t count = f->builder->signatures.count;
	struct entry *entries = fonds_arena_alloc(
		f->arena, count * sizeof(*entries));
	struct fonds_signature *signatures = fonds_arena_alloc(
		f->arena, f->builder->links.count * sizeof(*signatures));
	enum fonds_status status;

	if (!entries || !signatures)
		return FONDS_OK;
	for (size_t i = 0; i < count; i++) {
		/* Without sequences it would match every file. */
		if (rows[i].count == 0)
			return fonds_fail(f->error, FONDS_ERR_FORMAT,
				"signature '%s' has no byte sequence",
				rows[i].id);
		entries[i] = (struct entry){ rows[i].id, (uint32_t)i };
	}
	status = sort_entries(f, entries, count, "signature");
	if (status != FONDS_OK)
		return status;
	return link_signatures(f, entries, count, signatures);
}

static enum fonds_status finish_containers(struct finish *f)
{
	const struct fonds_container_row *rows = f->builder->containers.items;
	const struct fonds_inner_file_row *file_rows =
		f->builder->inner_files.items;
	size_t count = f->builder->containers.count;
	size_t file_count = f->builder->inner_files.count;
	struct fonds_container_signature *containers = fonds_arena_alloc(
		f->arena, count * sizeof(*containers));
	struct fonds_inner_file *files = fonds_arena_alloc(
		f->arena, file_count * sizeof(*files));

	if (!containers || !files)
		return FONDS_OK;
	for (size_t i = 0; i < file_count; i++)
		files[i] = (struct fonds_inner_file){
			.path = file_rows[i].path,
			.sequences = f->sequences + file_rows[i].first,
			.count = file_rows[i].count,
		};
	f->set->containers = containers;
	for (size_t i = 0; i < count; i++) {
		const struct fonds_pronom_format *format = format_of(
			f, rows[i].puid);

		if (format)
			containers[f->set->container_count++] =
				(struct fonds_container_signature){
					.id = rows[i].id,
					.kind = rows[i].kind,
					.format = format,
					.files = files + rows[i].first,
					.count = rows[i].count,
				};
	}
	return FONDS_OK;
}

static int compare_extensions(const void *a, const void *b)
{
	const struct fonds_extension *first = a;
	const struct fonds_extension *second = b;
	int order = strcmp(first->text, second->text);

	if (order)
		return order;
	return (first->format > second->format) -
	       (first->format < second->format);
}

static char *lower(struct fonds_arena *arena, const char *text)
{
	char *copy = fonds_arena_dup(arena, text);

	for (char *c = copy; c && *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c + 'a' - 'A');
	return copy;
}

/* "tif, tiff", for each format as the rows have them. */
static void list_extensions(struct finish *f)
{
	const struct fonds_extension_row *rows = f->builder->extensions.items;

	for (size_t i = 0; i < f->builder->extensions.count; i++) {
		const char **list = &f->formats[rows[i].format].extensions;
		const char *longer = **list ? fonds_arena_printf(f->arena,
						      "%s, %s", *list,
						      rows[i].text)
					    : rows[i].text;

		if (longer)
			*list = longer;
	}
}

static enum fonds_status finish_extensions(struct finish *f)
{
	const struct fonds_extension_row *rows = f->builder->extensions.items;
	size_t count = f->builder->extensions.count;
	struct fonds_extension *extensions = fonds_arena_alloc(
		f->arena, count * sizeof(*extensions));
	const struct fonds_pronom_format **formats = fonds_arena_alloc(
		f->arena, count * sizeof(*formats));

	if (!extensions || !formats)
		return FONDS_OK;
	for (size_t i = 0; i < count; i++) {
		extensions[i] = (struct fonds_extension){
			.text = lower(f->arena, rows[i].text),
			.format = rows[i].format,
		};
		if (!extensions[i].text)
			return FONDS_OK;
	}
	qsort(extensions, count, sizeof(*extensions), compare_extensions);
	for (size_t i = 0; i < count; i++)
		formats[i] = &f->formats[extensions[i].format];
	list_extensions(f);
	f->set->extensions = extensions;
	f->set->extension_formats = formats;
	f->set->extension_count = count;
	return FONDS_OK;
}

static enum fonds_status finish_index(struct finish *f)
{
	struct fonds_signature_set *set = f->set;

	set->reach.head = FONDS_REACH_ENDLESS;
	set->reach.tail = FONDS_REACH_ENDLESS;
	for (size_t i = 0; i < set->signature_count; i++)
		for (size_t j = 0; j < set->signatures[i].count; j++)
			fonds_signature_reach_add(&set->reach,
				&set->signatures[i].sequences[j],
				FONDS_REACH_ENDLESS);
	set->reach.whole_max = set->reach.head + set->reach.tail;
	if (set->reach.whole_max < FONDS_REACH_MAX)
		set->reach.whole_max = FONDS_REACH_MAX;
	fonds_signature_index_build(&set->index, set->signatures,
		set->signature_count, f->sequences, f->builder->sequences.count,
		f->arena);
	return FONDS_OK;
}

/* Each needs what those before it made, which is there while the arena is. */
static enum fonds_status run_steps(struct finish *f)
{
	static enum fonds_status (*const steps[])(struct finish *) = {
		finish_formats,
		finish_priorities,
		finish_signatures,
		finish_containers,
		finish_extensions,
		finish_index,
	};
	enum fonds_status status = fonds_arena_check(
		f->arena, "the set of signatures", f->error);

	for (size_t i = 0;
		status == FONDS_OK && i < sizeof(steps) / sizeof(steps[0]);
		i++) {
		status = steps[i](f);
		if (status == FONDS_OK)
			status = fonds_arena_check(
				f->arena, "the set of signatures", f->error);
	}
	return status;
}

enum fonds_status fonds_signature_builder_finish(
	struct fonds_signature_builder *builder,
	struct fonds_signature_set **ret, struct fonds_error **error)
{
	size_t count = builder->sequences.count;
	struct finish f = {
		.builder = builder,
		.set = builder->set,
		.arena = &builder->set->arena,
		.error = error,
	};
	enum fonds_status status;

	f.sequences = fonds_arena_alloc(f.arena, count * sizeof(*f.sequences));
	if (f.sequences && count)
		memcpy(f.sequences, builder->sequences.items,
			count * sizeof(*f.sequences));
	status = run_steps(&f);
	if (status != FONDS_OK)
		return status;
	*ret = fonds_steal(&builder->set);
	fonds_signature_builder_clear(builder);
	return FONDS_OK;
}
