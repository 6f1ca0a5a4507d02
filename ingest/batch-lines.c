/* SPDX-License-Identifier: Apache-2.0 */
/* The records of a file of JSON lines, or of a CSV. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file-tree.h"
#include "base/text.h"
#include "ingest/batch-source.h"
#include "metadata/record-lines.h"

struct lines_source {
	struct fonds_batch_source base;
	struct fonds_tree *tree;
	struct fonds_stream *stream;
	struct fonds_record_lines *lines;
	char *file; /* its name, printable */
	const char *ending;
	char *where;
	char name[32];
	struct fonds_batch_record record;
};

static enum fonds_status next_line(struct fonds_batch_source *source,
	const struct fonds_batch_record **ret, struct fonds_error **error)
{
	struct lines_source *lines = (struct lines_source *)source;
	const struct fonds_record_line *line = NULL;
	enum fonds_status status = fonds_record_lines_next(
		lines->lines, &line, error);

	*ret = NULL;
	if (status < 0 || !line)
		return status;
	free(lines->where);
	if (asprintf(&lines->where, "%s: line %llu", lines->file,
		    (unsigned long long)line->line) < 0) {
		lines->where = NULL;
		return fonds_fail_nomem(error);
	}
	(void)snprintf(lines->name, sizeof(lines->name), "line-%llu",
		(unsigned long long)line->line);
	lines->record = (struct fonds_batch_record){
		.number = line->line,
		.where = lines->where,
		.name = lines->name,
		.ending = lines->ending,
		.data = line->data,
		.size = line->size,
		.problem = line->problem,
	};
	*ret = &lines->record;
	return FONDS_OK;
}

static void free_lines(struct fonds_batch_source *source)
{
	struct lines_source *lines = (struct lines_source *)source;

	fonds_record_lines_free(lines->lines);
	fonds_stream_close(lines->stream);
	fonds_tree_free(lines->tree);
	free(lines->file);
	free(lines->where);
	free(lines);
}

static const struct fonds_batch_source_ops lines_ops = {
	.next = next_line,
	.destroy = free_lines,
};

static bool has_ending(const char *path, const char *ending)
{
	size_t size = strlen(path);
	size_t n = strlen(ending);

	return size > n && strcasecmp(path + size - n, ending) == 0;
}

static char *printable(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	struct fonds_buffer text;
	char *taken;

	fonds_buffer_init(&text, 4 * strlen(name) + 1);
	fonds_text_escape(&text, name, strlen(name));
	taken = fonds_buffer_take(&text);
	fonds_buffer_clear(&text);
	return taken;
}

static enum fonds_status open_lines(struct lines_source *lines,
	const char *path, struct fonds_error **error)
{
	bool is_csv = has_ending(path, ".csv") || has_ending(path, ".tsv");
	enum fonds_status status;

	lines->ending = is_csv ? ".csv" : ".json";
	lines->file = printable(path);
	if (!lines->file)
		return fonds_fail_nomem(error);
	status = fonds_file_tree_new(path, false, &lines->tree, error);
	if (status == FONDS_OK)
		status = fonds_tree_open(lines->tree,
			fonds_file_tree_path(lines->tree), &lines->stream,
			error);
	if (status < 0)
		return status;
	return fonds_record_lines_new(
		lines->stream, path, is_csv, &lines->lines, error);
}

enum fonds_status fonds_batch_lines_new(const char *path,
	struct fonds_batch_source **ret, struct fonds_error **error)
{
	struct lines_source *lines = calloc(1, sizeof(*lines));
	enum fonds_status status;

	if (!lines)
		return fonds_fail_nomem(error);
	lines->base.ops = &lines_ops;
	status = open_lines(lines, path, error);
	if (status < 0) {
		free_lines(&lines->base);
		return status;
	}
	*ret = &lines->base;
	return FONDS_OK;
}
