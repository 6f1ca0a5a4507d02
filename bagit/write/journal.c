/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"

#define TEMPORARY "journal.new"
#define FIRST "fonds change 1"
#define LAST "end"
#define FLUSH_SIZE ((size_t)64 * 1024)
#define STEP_MAX ((size_t)4 << 20)

/* Longer than any path that a manifest can list. */
#define STRING_MAX ((size_t)1 << 20)

static enum fonds_status flush(
	struct fonds_journal_writer *writer, struct fonds_error **error)
{
	enum fonds_status status = fonds_buffer_check(
		&writer->text, "the journal", error);

	if (status == FONDS_OK)
		status = fonds_new_file_write(&writer->file,
			fonds_buffer_text(&writer->text), writer->text.size,
			error);
	fonds_buffer_reset(&writer->text);
	return status;
}

static void add_string(struct fonds_buffer *buffer, const char *text)
{
	fonds_buffer_add(buffer, text, strlen(text) + 1);
}

enum fonds_status fonds_journal_begin(struct fonds_journal_writer *writer,
	struct fonds_staging_files *folder, struct fonds_error **error)
{
	enum fonds_status status;

	*writer = (struct fonds_journal_writer){
		.folder = folder,
		.file = FONDS_NEW_FILE_INIT,
		.has_begun = true,
	};
	fonds_buffer_init(&writer->text, FLUSH_SIZE + STEP_MAX);
	status = fonds_bag_path_new(
		TEMPORARY, strlen(TEMPORARY), &writer->path, error);
	if (status == FONDS_OK)
		status = fonds_new_file_begin(
			&writer->file, folder, writer->path, error);
	add_string(&writer->text, FIRST);
	return status;
}

enum fonds_status fonds_journal_add(struct fonds_journal_writer *writer,
	const struct fonds_journal_step *step, struct fonds_error **error)
{
	const char kind[2] = { (char)step->kind, '\0' };

	add_string(&writer->text, kind);
	add_string(&writer->text, step->from);
	add_string(&writer->text, step->to);
	if (writer->text.status == FONDS_OK && writer->text.size < FLUSH_SIZE)
		return FONDS_OK;
	return flush(writer, error);
}

enum fonds_status fonds_journal_finish(
	struct fonds_journal_writer *writer, struct fonds_error **error)
{
	int folder = writer->folder->fd;
	enum fonds_status status;

	add_string(&writer->text, LAST);
	status = flush(writer, error);
	if (status == FONDS_OK)
		status = fonds_new_file_finish(&writer->file, error);
	if (status < 0)
		return status;
	if (renameat(folder, TEMPORARY, folder, FONDS_JOURNAL_NAME) < 0)
		return fonds_fail_errno(error,
			"cannot name the journal in '%s'",
			writer->folder->name);
	return fonds_file_sync_folder(folder, writer->folder->name, error);
}

void fonds_journal_clear(struct fonds_journal_writer *writer)
{
	if (!writer->has_begun)
		return;
	fonds_new_file_clear(&writer->file);
	fonds_bag_path_free(writer->path);
	fonds_buffer_clear(&writer->text);
	writer->has_begun = false;
}

bool fonds_journal_is_there(int folder)
{
	struct stat st;

	return fstatat(folder, FONDS_JOURNAL_NAME, &st, AT_SYMLINK_NOFOLLOW) ==
	       0;
}

/* One reading under way. */
struct reading {
	FILE *file;
	char *strings[3];
	size_t sizes[3];
};

static void reading_clear(struct reading *reading)
{
	if (reading->file)
		(void)fclose(reading->file);
	for (size_t i = 0; i < 3; i++)
		free(reading->strings[i]);
}

static enum fonds_status fail_format(struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_FORMAT,
		"the journal of an interrupted change is damaged");
}

static enum fonds_status reading_open(
	struct reading *reading, int folder, struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int fd = openat(folder, FONDS_JOURNAL_NAME,
		O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct stat st;

	if (fd < 0 || fstat(fd, &st) < 0)
		return fonds_fail_errno(
			error, "cannot open the journal of a change");
	if (!S_ISREG(st.st_mode))
		return fail_format(error);
	reading->file = fdopen(fd, "r");
	if (!reading->file)
		return fonds_fail_nomem(error);
	fd = -1;
	return FONDS_OK;
}

static enum fonds_status read_string(
	struct reading *reading, size_t i, struct fonds_error **error)
{
	ssize_t size = getdelim(
		&reading->strings[i], &reading->sizes[i], '\0', reading->file);

	if (size < 0 && ferror(reading->file))
		return fonds_fail_errno(
			error, "cannot read the journal of a change");
	if (size < 1 || (size_t)size > STRING_MAX ||
		reading->strings[i][size - 1] != '\0')
		return fail_format(error);
	return FONDS_OK;
}

static enum fonds_status check_path(
	const char *text, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	enum fonds_status status = fonds_bag_path_found(text, &path, NULL);

	if (status == FONDS_ERR_NOMEM)
		return fonds_fail_nomem(error);
	return status < 0 ? fail_format(error) : FONDS_OK;
}

static enum fonds_status read_step(struct reading *reading,
	struct fonds_journal_step *ret, struct fonds_error **error)
{
	const char kind = reading->strings[0][0];
	enum fonds_status status = read_string(reading, 1, error);

	if (status == FONDS_OK)
		status = read_string(reading, 2, error);
	if (status == FONDS_OK)
		status = check_path(reading->strings[1], error);
	if (status == FONDS_OK && kind != FONDS_JOURNAL_REMOVE)
		status = check_path(reading->strings[2], error);
	if (status < 0)
		return status;
	if (kind == '\0' || !strchr("PMR", kind) || reading->strings[0][1])
		return fail_format(error);
	*ret = (struct fonds_journal_step){
		.kind = (enum fonds_journal_kind)kind,
		.from = reading->strings[1],
		.to = reading->strings[2],
	};
	return FONDS_OK;
}

typedef enum fonds_status each_fn(const struct fonds_journal_step *step,
	void *payload, struct fonds_error **error);

/* All of it, from the beginning; each may be NULL. */
static enum fonds_status read_all(struct reading *reading, each_fn *each,
	void *payload, struct fonds_error **error)
{
	struct fonds_journal_step step;
	enum fonds_status status;

	rewind(reading->file);
	status = read_string(reading, 0, error);
	if (status == FONDS_OK && strcmp(reading->strings[0], FIRST) != 0)
		return fail_format(error);
	while (status == FONDS_OK) {
		status = read_string(reading, 0, error);
		if (status < 0 || strcmp(reading->strings[0], LAST) == 0)
			break;
		status = read_step(reading, &step, error);
		if (status == FONDS_OK && each)
			status = each(&step, payload, error);
	}
	return status;
}

/* Once to see that it is whole, once to do what it says. */
enum fonds_status fonds_journal_read(
	int folder, each_fn *each, void *payload, struct fonds_error **error)
{
	struct reading reading = { 0 };
	enum fonds_status status = reading_open(&reading, folder, error);

	if (status == FONDS_OK)
		status = read_all(&reading, NULL, NULL, error);
	if (status == FONDS_OK)
		status = read_all(&reading, each, payload, error);
	reading_clear(&reading);
	return status;
}
