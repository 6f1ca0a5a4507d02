/* SPDX-License-Identifier: Apache-2.0 */
/* The records of a folder: its files, sorted by the bytes of their names. */
#include "ingest/batch-source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/dir-list.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "metadata/record.h"

#define FILES_MAX ((size_t)1 << 24)
#define NAME_SIZE ((size_t)4096) /* escaped, a byte of it may be four */

struct folder_source {
	struct fonds_batch_source base;
	char *path;
	struct fonds_dir_list list;
	size_t next;
	struct fonds_buffer bytes;
	struct fonds_buffer where;
	struct fonds_buffer name;
	struct fonds_batch_record record;
	struct fonds_error *problem;
};

/* Hidden files are those that systems and editors leave. */
static bool is_hidden(const char *name)
{
	return name[0] == '.';
}

/* What came in a folder from elsewhere must not name files of ours. */
static bool is_link(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISLNK(st.st_mode);
}

static enum fonds_status read_file(
	struct folder_source *folder, const char *name)
{
	fonds_cleanup(fonds_freep) char *path = NULL;

	if (asprintf(&path, "%s/%s", folder->path, name) < 0) {
		path = NULL;
		return fonds_fail_nomem(&folder->problem);
	}
	if (is_link(path))
		return fonds_fail(&folder->problem, FONDS_ERR_UNSAFE,
			"'%s' is a symbolic link, which is not followed: put "
			"the file itself there",
			path);
	fonds_buffer_clear(&folder->bytes);
	fonds_buffer_init(&folder->bytes, FONDS_RECORD_MAX);
	return fonds_file_read(path, &folder->bytes, &folder->problem);
}

static enum fonds_status describe_file(struct folder_source *folder,
	const char *name, struct fonds_error **error)
{
	const char *dot = strrchr(name, '.');
	size_t stem = dot && dot != name ? (size_t)(dot - name) : strlen(name);
	enum fonds_status status;

	fonds_buffer_reset(&folder->where);
	fonds_buffer_reset(&folder->name);
	fonds_text_escape(&folder->where, name, strlen(name));
	fonds_buffer_add(&folder->name, name, stem);
	status = fonds_buffer_check(&folder->where, "a name", error);
	if (status == FONDS_OK)
		status = fonds_buffer_check(&folder->name, "a name", error);
	folder->record.where = fonds_buffer_text(&folder->where);
	folder->record.name = fonds_buffer_text(&folder->name);
	folder->record.ending = name + stem;
	return status;
}

static enum fonds_status next_file(struct fonds_batch_source *source,
	const struct fonds_batch_record **ret, struct fonds_error **error)
{
	struct folder_source *folder = (struct folder_source *)source;
	const char *name = NULL;
	enum fonds_status status;

	fonds_error_freep(&folder->problem);
	*ret = NULL;
	while (!name && folder->next < folder->list.count) {
		name = fonds_dir_list_name(
			&folder->list, &folder->list.items[folder->next++]);
		if (is_hidden(name))
			name = NULL;
	}
	if (!name)
		return FONDS_OK;
	folder->record = (struct fonds_batch_record){ .is_named = true };
	status = describe_file(folder, name, error);
	if (status < 0)
		return status;
	folder->record.number = folder->next;
	if (read_file(folder, name) == FONDS_OK) {
		folder->record.data = fonds_buffer_text(&folder->bytes);
		folder->record.size = folder->bytes.size;
	}
	folder->record.problem = folder->problem;
	*ret = &folder->record;
	return FONDS_OK;
}

static void free_folder(struct fonds_batch_source *source)
{
	struct folder_source *folder = (struct folder_source *)source;

	fonds_dir_list_clear(&folder->list);
	fonds_buffer_clear(&folder->bytes);
	fonds_buffer_clear(&folder->where);
	fonds_buffer_clear(&folder->name);
	fonds_error_freep(&folder->problem);
	free(folder->path);
	free(folder);
}

static const struct fonds_batch_source_ops folder_ops = {
	.next = next_file,
	.destroy = free_folder,
};

static enum fonds_status list_folder(struct folder_source *folder,
	const char *path, struct fonds_error **error)
{
	int sys_errno = 0;
	int fd;
	enum fonds_status status;

	folder->path = strdup(path);
	if (!folder->path)
		return fonds_fail_nomem(error);
	fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return fonds_fail_errno(error, "cannot open '%s'", path);
	status = fonds_dir_list_read(
		&folder->list, fd, FILES_MAX, false, path, &sys_errno, error);
	(void)close(fd);
	if (status < 0 || sys_errno == 0)
		return status;
	errno = sys_errno;
	return fonds_fail_errno(error, "cannot list '%s'", path);
}

enum fonds_status fonds_batch_folder_new(const char *path,
	struct fonds_batch_source **ret, struct fonds_error **error)
{
	struct folder_source *folder = calloc(1, sizeof(*folder));
	enum fonds_status status;

	if (!folder)
		return fonds_fail_nomem(error);
	folder->base.ops = &folder_ops;
	fonds_buffer_init(&folder->bytes, FONDS_RECORD_MAX);
	fonds_buffer_init(&folder->where, NAME_SIZE);
	fonds_buffer_init(&folder->name, NAME_SIZE);
	status = list_folder(folder, path, error);
	if (status < 0) {
		free_folder(&folder->base);
		return status;
	}
	*ret = &folder->base;
	return FONDS_OK;
}
