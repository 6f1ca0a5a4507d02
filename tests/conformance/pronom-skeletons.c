/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Identifies the test skeletons of DROID by their bytes alone:
 * pronom-skeletons SKELETONS.tar.gz EXPECTED
 *
 * A skeleton holds what one signature wants and little else; its name has the
 * PUID that must stand, and no other. EXPECTED, a file of ours, has those for
 * which that is not so: name, the PUIDs that do stand, and why. A row that
 * tells what is not the case fails as well. Speaks TAP. Exits 77 when the
 * skeletons are not there.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/archive-tree.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/format/matcher.h"

#define EXIT_SKIPPED 77
#define SKELETONS 2235
#define EXACT_AT_LEAST 2225
#define ROWS_MAX 32
#define LINE_SIZE 1024
#define PUIDS_SIZE 1024
#define SKELETON_MAX ((size_t)1024 * 1024)

struct row {
	char line[LINE_SIZE];
	const char *name;
	const char *puids; /* parted by spaces, "" for none */
	const char *reason;
	unsigned uses;
};

static struct row rows[ROWS_MAX];
static size_t row_count;
static unsigned seen;
static unsigned exact;
static unsigned failures;

static void fail(const char *name, const char *why, const char *what)
{
	printf("# %s: %s '%s'\n", name, why, what);
	failures++;
}

static bool read_rows(const char *path)
{
	FILE *file = fopen(path, "re");

	while (file && row_count < ROWS_MAX &&
		fgets(rows[row_count].line, LINE_SIZE, file)) {
		struct row *row = &rows[row_count];
		char *rest = row->line;

		rest[strcspn(rest, "\n")] = '\0';
		row->name = strsep(&rest, "\t");
		row->puids = rest ? strsep(&rest, "\t") : "";
		row->reason = rest ? rest : "";
		if (*row->name != '#')
			row_count++;
	}
	if (file)
		(void)fclose(file);
	return row_count > 0;
}

static struct row *find_row(const char *name)
{
	for (size_t i = 0; i < row_count; i++)
		if (strcmp(rows[i].name, name) == 0)
			return &rows[i];
	return NULL;
}

/* "x-fmt-1-signature-id-485.mcw": "x-fmt/1". False: no skeleton's name. */
static bool take_puid(const char *name, char puid[PUIDS_SIZE])
{
	const char *end = strstr(name, "-signature-id-");
	char *dash;

	if (!end)
		return false;
	(void)snprintf(puid, PUIDS_SIZE, "%.*s", (int)(end - name), name);
	dash = strrchr(puid, '-');
	*dash = '/';
	return true;
}

static void join_puids(
	const struct fonds_identification *found, char puids[PUIDS_SIZE])
{
	size_t used = 0;

	puids[0] = '\0';
	for (size_t i = 0; i < fonds_identification_standing(found); i++)
		used += (size_t)snprintf(puids + used, PUIDS_SIZE - used,
			"%s%s", i ? " " : "", found->hits[i].format->puid);
}

static void judge(const char *name, const char *own, const char *puids)
{
	struct row *row = find_row(name);
	bool is_exact = strcmp(puids, own) == 0;

	seen++;
	exact += is_exact;
	if (!row && !is_exact)
		fail(name, "is also or instead", puids);
	if (!row)
		return;
	row->uses++;
	if (is_exact)
		fail(name, "is exact, and is listed with", row->puids);
	else if (strcmp(row->puids, puids) != 0)
		fail(name, "is not what is listed, but", puids);
	if (!*row->reason)
		fail(name, "is listed without a reason", row->puids);
}

struct run {
	const struct fonds_signature_set *set;
	struct fonds_format_matcher *matcher;
};

static enum fonds_status identify(const struct run *run, const char *name,
	const struct fonds_buffer *data, struct fonds_error **error)
{
	struct fonds_format_view view = {
		.size = data->size,
		.head = data->data,
		.head_size = data->size,
	};
	fonds_cleanup(fonds_identification_clear) struct fonds_identification
		found = { 0 };
	char own[PUIDS_SIZE];
	char puids[PUIDS_SIZE];
	enum fonds_status status;

	fonds_identification_init(&found);
	if (!take_puid(name, own))
		return FONDS_OK;
	status = fonds_format_matcher_run(run->matcher, &view, &found, error);
	if (status == FONDS_OK)
		status = fonds_identification_rank(&found, run->set, error);
	if (status != FONDS_OK)
		return status;
	join_puids(&found, puids);
	judge(name, own, puids);
	return FONDS_OK;
}

static enum fonds_status read_all(struct fonds_walk *walk,
	struct fonds_buffer *data, struct fonds_error **error)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	char piece[4096];
	size_t size = 1;
	enum fonds_status status = fonds_walk_open(walk, &stream, error);

	while (status == FONDS_OK && size) {
		status = fonds_stream_read(
			stream, piece, sizeof(piece), &size, error);
		if (status == FONDS_OK)
			fonds_buffer_add(data, piece, size);
	}
	if (status == FONDS_OK)
		status = fonds_buffer_check(data, "a skeleton", error);
	return status;
}

static enum fonds_status run_member(const struct run *run,
	struct fonds_walk *walk, const struct fonds_tree_entry *entry,
	struct fonds_error **error)
{
	const char *slash = strrchr(entry->path, '/');
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer data = { 0 };
	char name[LINE_SIZE];
	enum fonds_status status;

	fonds_buffer_init(&data, SKELETON_MAX);
	(void)snprintf(
		name, sizeof(name), "%s", slash ? slash + 1 : entry->path);
	status = read_all(walk, &data, error);
	if (status != FONDS_OK)
		return status;
	return identify(run, name, &data, error);
}

static enum fonds_status run_walk(const struct run *run,
	struct fonds_tree *tree, struct fonds_error **error)
{
	fonds_cleanup(fonds_walk_freep) struct fonds_walk *walk = NULL;
	const struct fonds_tree_entry *entry = NULL;
	enum fonds_status status = fonds_walk_new(tree, &walk, error);

	while (status == FONDS_OK) {
		status = fonds_walk_next(walk, &entry, error);
		if (status != FONDS_OK || !entry)
			break;
		if (entry->kind == FONDS_ENTRY_FILE)
			status = run_member(run, walk, entry, error);
	}
	return status;
}

static enum fonds_status run_all(
	int fd, const char *path, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(
		fonds_signature_set_freep) struct fonds_signature_set *set =
		NULL;
	fonds_cleanup(fonds_format_matcher_freep) struct fonds_format_matcher
		*matcher = NULL;
	enum fonds_status status;

	status = fonds_archive_tree_new(fd, path, NULL, &tree, error);
	if (status == FONDS_OK)
		status = fonds_signature_set_new(&set, error);
	if (status == FONDS_OK)
		status = fonds_format_matcher_new(set, &matcher, error);
	if (status != FONDS_OK)
		return status;
	return run_walk(&(struct run){ set, matcher }, tree, error);
}

static void report(unsigned number, bool is_good, const char *what)
{
	printf("%s %u - %s\n", is_good ? "ok" : "not ok", number, what);
	failures += !is_good;
}

static void report_rows(void)
{
	bool is_good = true;

	for (size_t i = 0; i < row_count; i++)
		if (rows[i].uses != 1) {
			printf("# %s is no skeleton\n", rows[i].name);
			is_good = false;
		}
	report(4, is_good, "every exception is of a skeleton");
}

int main(int argc, char *argv[])
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	enum fonds_status status;
	int fd;

	if (argc != 3 || !read_rows(argv[2])) {
		fprintf(stderr, "usage: %s SKELETONS EXPECTED\n", argv[0]);
		return EXIT_FAILURE;
	}
	fd = open(argv[1], O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		printf("1..0 # SKIP no skeletons in %s\n", argv[1]);
		return EXIT_SKIPPED;
	}
	status = run_all(fd, argv[1], &error);
	if (status != FONDS_OK)
		fail(argv[1], "cannot be run:", fonds_error_message(error));
	report(1, failures == 0, "each is what its name or the table says");
	report(2, seen == SKELETONS, "every skeleton ran");
	report(3, exact >= EXACT_AT_LEAST, "most are exact");
	report_rows();
	printf("# %u of %u exact\n1..4\n", exact, seen);
	return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
