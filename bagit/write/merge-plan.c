/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/merge-plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"

enum likeness {
	SAME,
	DIFFERENT,
	UNKNOWN, /* no algorithm lists both */
};

static const struct fonds_file_table *get_table(
	const struct fonds_merge_planning *planning, size_t bag)
{
	return planning->is_payload ? &planning->bags[bag].payload
				    : &planning->bags[bag].others;
}

/*
 * As if "/" came before every other byte: what lies in a folder follows what
 * has the name of the folder.
 */
static int compare_paths(const char *a, const char *b)
{
	while (*a == *b && *a) {
		a++;
		b++;
	}
	if (*a == *b)
		return 0;
	if (*a == '\0' || *b == '\0')
		return *a == '\0' ? -1 : 1;
	if (*a == '/' || *b == '/')
		return *a == '/' ? -1 : 1;
	return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
}

static int compare_bags(
	const struct fonds_merge_file *a, const struct fonds_merge_file *b)
{
	return a->bag < b->bag ? -1 : a->bag > b->bag;
}

static int by_path(const void *left, const void *right)
{
	const struct fonds_merge_file *a = left;
	const struct fonds_merge_file *b = right;
	int order = compare_paths(a->row->path, b->row->path);

	return order != 0 ? order : compare_bags(a, b);
}

static int by_bag(const void *left, const void *right)
{
	const struct fonds_merge_file *a = left;
	const struct fonds_merge_file *b = right;
	int order = compare_bags(a, b);

	return order != 0 ? order : strcmp(a->row->path, b->row->path);
}

static enum fonds_status gather(struct fonds_merge_plan *plan,
	const struct fonds_merge_planning *planning, struct fonds_error **error)
{
	size_t count = 0;

	for (size_t i = 0; i < planning->bag_count; i++)
		count += get_table(planning, i)->count;
	if (count == 0)
		return FONDS_OK;
	plan->files = calloc(count, sizeof(*plan->files));
	if (!plan->files)
		return fonds_fail_nomem(error);
	for (size_t i = 0; i < planning->bag_count; i++) {
		const struct fonds_file_table *table = get_table(planning, i);

		for (size_t j = 0; j < table->count; j++)
			plan->files[plan->count++] = (struct fonds_merge_file){
				.row = table->rows[j],
				.bag = (uint32_t)i,
			};
	}
	return FONDS_OK;
}

static enum likeness compare_files(const struct fonds_merge_planning *planning,
	const struct fonds_merge_file *a, const struct fonds_merge_file *b)
{
	const struct fonds_file_table *tables[] = {
		get_table(planning, a->bag),
		get_table(planning, b->bag),
	};
	enum likeness likeness = UNKNOWN;

	if (a->row->size != b->row->size)
		return DIFFERENT;
	for (size_t i = 0; i < tables[0]->algorithm_count; i++) {
		struct fonds_digest digests[2];
		size_t j = fonds_file_table_algorithm(
			tables[1], tables[0]->algorithms[i]);

		if (j == FONDS_HASHER_MAX || !(a->row->listed >> i & 1) ||
			!(b->row->listed >> j & 1))
			continue;
		fonds_file_row_get(tables[0], a->row, i, &digests[0]);
		fonds_file_row_get(tables[1], b->row, j, &digests[1]);
		if (memcmp(digests[0].bytes, digests[1].bytes,
			    digests[0].size) != 0)
			return DIFFERENT;
		likeness = SAME;
	}
	return likeness;
}

static const char *bag_path(const struct fonds_merge_planning *planning,
	const struct fonds_merge_file *file)
{
	return planning->bags[file->bag].path;
}

static void tell_conflict(const struct fonds_merge_planning *planning,
	const struct fonds_merge_file *a, const struct fonds_merge_file *b,
	enum likeness likeness)
{
	fonds_validation_add(planning->findings, BAG_MERGE_CONFLICT,
		b->row->path,
		likeness == UNKNOWN
			? "'%s' and '%s' have it, and no algorithm lists both"
			: "it has other bytes in '%s' than in '%s'",
		bag_path(planning, a), bag_path(planning, b));
}

/* The files of one path, the first of which is that of the first bag. */
static void judge_path(const struct fonds_merge_planning *planning,
	struct fonds_merge_file *files, size_t count)
{
	bool goes_apart = false;

	for (size_t i = 1; i < count; i++) {
		enum likeness likeness = compare_files(
			planning, &files[0], &files[i]);

		files[i].fate = FONDS_MERGE_SAME;
		if (likeness == SAME)
			continue;
		if (planning->is_payload || !planning->keeps_apart)
			tell_conflict(planning, &files[0], &files[i], likeness);
		goes_apart = true;
	}
	for (size_t i = 0; goes_apart && i < count; i++)
		files[i].fate = FONDS_MERGE_APART;
	if (!goes_apart && count > 1)
		fonds_bag_notes_hint(planning->notes, files[0].row->path,
			"%zu bags have it with the same bytes, and it is kept "
			"once",
			count);
}

/* Is the one a file where the other has a folder? */
static void judge_folder(const struct fonds_merge_planning *planning,
	const struct fonds_merge_file *before,
	const struct fonds_merge_file *file)
{
	size_t size = strlen(before->row->path);

	if (strncmp(before->row->path, file->row->path, size) == 0 &&
		file->row->path[size] == '/')
		fonds_validation_add(planning->findings, BAG_MERGE_CONFLICT,
			before->row->path,
			"it is a file in '%s' and a folder in '%s'",
			bag_path(planning, before), bag_path(planning, file));
}

static void judge(struct fonds_merge_plan *plan,
	const struct fonds_merge_planning *planning)
{
	struct fonds_merge_file *files = plan->files;
	size_t first = 0;

	while (first < plan->count) {
		size_t end = first + 1;

		while (end < plan->count &&
			strcmp(files[end].row->path, files[first].row->path) ==
				0)
			end++;
		judge_path(planning, &files[first], end - first);
		if (end < plan->count)
			judge_folder(planning, &files[first], &files[end]);
		first = end;
	}
}

static void count_kept(struct fonds_merge_plan *plan)
{
	for (size_t i = 0; i < plan->count; i++) {
		if (plan->files[i].fate == FONDS_MERGE_SAME)
			continue;
		plan->kept_files++;
		plan->kept_bytes += plan->files[i].row->size;
	}
}

enum fonds_status fonds_merge_plan_make(struct fonds_merge_plan *plan,
	const struct fonds_merge_planning *planning, struct fonds_error **error)
{
	enum fonds_status status = gather(plan, planning, error);

	if (status < 0 || plan->count == 0)
		return status;
	qsort(plan->files, plan->count, sizeof(*plan->files), by_path);
	judge(plan, planning);
	qsort(plan->files, plan->count, sizeof(*plan->files), by_bag);
	count_kept(plan);
	status = fonds_validation_check(planning->findings, error);
	return status == FONDS_OK
		       ? fonds_bag_notes_check(planning->notes, error)
		       : status;
}

void fonds_merge_plan_clear(struct fonds_merge_plan *plan)
{
	free(plan->files);
	*plan = (struct fonds_merge_plan){ 0 };
}
