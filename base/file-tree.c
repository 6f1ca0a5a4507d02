/* SPDX-License-Identifier: Apache-2.0 */
#include "base/file-tree.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file-stream.h"

/* Of a name that no message shows: the tree's own name is the person's. */
#define PATH "file"

struct file_tree {
	struct fonds_tree tree;
	struct fonds_bag_path *path;
	char *name; /* and the path on the system, where fd is -1 */
	bool regular_only;
	int fd;
	bool is_seekable;
	uint64_t start;
	atomic_flag was_opened;
};

struct file_walk {
	struct fonds_walk walk;
	const struct file_tree *tree;
	struct fonds_tree_entry entry;
	bool is_over;
};

static int look_at(const struct file_tree *tree, struct stat *st)
{
	return tree->fd < 0 ? stat(tree->name, st) : fstat(tree->fd, st);
}

/* What is read is a file here, whatever else it is. */
static enum fonds_entry_kind kind_of(const struct file_tree *tree, mode_t mode)
{
	if (S_ISREG(mode) || (!S_ISDIR(mode) && !tree->regular_only))
		return FONDS_ENTRY_FILE;
	return FONDS_ENTRY_SPECIAL;
}

static enum fonds_status walk_next(struct fonds_walk *base,
	const struct fonds_tree_entry **ret, struct fonds_error **error)
{
	struct file_walk *walk = (struct file_walk *)base;
	struct fonds_tree_entry *entry = &walk->entry;
	struct stat st;

	(void)error;
	if (walk->is_over)
		return FONDS_OK;
	walk->is_over = true;
	*entry = (struct fonds_tree_entry){ .path = PATH };
	if (look_at(walk->tree, &st) < 0) {
		if (errno == ENOENT)
			return FONDS_OK;
		entry->kind = FONDS_ENTRY_UNREADABLE;
		entry->sys_errno = errno;
	} else {
		entry->kind = kind_of(walk->tree, st.st_mode);
		if (S_ISREG(st.st_mode)) {
			entry->size = (uint64_t)st.st_size;
			entry->inode = (uint64_t)st.st_ino;
		}
	}
	*ret = entry;
	return FONDS_OK;
}

static void walk_destroy(struct fonds_walk *base)
{
	free(base);
}

static const struct fonds_walk_ops walk_ops = {
	.next = walk_next,
	.destroy = walk_destroy,
};

static enum fonds_status file_walk_new(struct fonds_tree *base,
	struct fonds_walk **ret, struct fonds_error **error)
{
	struct file_walk *walk = calloc(1, sizeof(*walk));

	if (!walk)
		return fonds_fail_nomem(error);
	walk->walk.ops = &walk_ops;
	walk->tree = (const struct file_tree *)base;
	*ret = &walk->walk;
	return FONDS_OK;
}

/*
 * Looked at before it is opened: opening alone can do something to a device,
 * fails on a socket and waits at a FIFO. O_NONBLOCK is for a FIFO that comes
 * in between.
 */
static enum fonds_status open_path(
	const struct file_tree *tree, int *ret, struct fonds_error **error)
{
	int flags = O_RDONLY | O_NOCTTY | O_CLOEXEC;
	struct stat st;
	int fd;

	if (stat(tree->name, &st) < 0)
		return fonds_fail_errno(error, "cannot open '%s'", tree->name);
	if (kind_of(tree, st.st_mode) != FONDS_ENTRY_FILE ||
		S_ISSOCK(st.st_mode))
		return fonds_file_stream_refuse(tree->name, st.st_mode, error);
	if (tree->regular_only)
		flags |= O_NONBLOCK;
	do
		fd = open(tree->name, flags);
	while (fd < 0 && errno == EINTR);
	if (fd < 0)
		return fonds_fail_errno(error, "cannot open '%s'", tree->name);
	*ret = fd;
	return FONDS_OK;
}

static enum fonds_status open_copy(
	struct file_tree *tree, int *ret, struct fonds_error **error)
{
	int fd;

	if (atomic_flag_test_and_set(&tree->was_opened) && !tree->is_seekable)
		return fonds_fail(error, FONDS_ERR_UNSUPPORTED,
			"'%s' cannot be read twice", tree->name);
	fd = fcntl(tree->fd, F_DUPFD_CLOEXEC, 0);
	if (fd < 0)
		return fonds_fail_errno(error, "cannot open '%s'", tree->name);
	*ret = fd;
	return FONDS_OK;
}

static enum fonds_status file_open(struct fonds_tree *base,
	const struct fonds_bag_path *path, struct fonds_stream **ret,
	struct fonds_error **error)
{
	struct file_tree *tree = (struct file_tree *)base;
	const struct fonds_file_stream_options options = {
		.name = tree->name,
		.regular_only = tree->regular_only,
		.start = tree->start,
		.is_shared = tree->fd >= 0,
	};
	const char *text = fonds_bag_path_text(path);
	enum fonds_status status;
	int fd = -1;

	if (strcmp(text, PATH) != 0) {
		errno = ENOENT;
		return fonds_fail_errno(error, "cannot open '%s'", text);
	}
	status = tree->fd < 0 ? open_path(tree, &fd, error)
			      : open_copy(tree, &fd, error);
	if (status < 0)
		return status;
	return fonds_file_stream_new(fd, &options, ret, error);
}

static void file_destroy(struct fonds_tree *base)
{
	struct file_tree *tree = (struct file_tree *)base;

	fonds_closep(&tree->fd);
	fonds_bag_path_free(tree->path);
	free(tree->name);
	free(tree);
}

static const struct fonds_tree_ops tree_ops = {
	.walk_new = file_walk_new,
	.open = file_open,
	.destroy = file_destroy,
};

static enum fonds_status tree_new(
	const char *name, struct file_tree **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *base = NULL;
	struct file_tree *tree = calloc(1, sizeof(*tree));
	enum fonds_status status;

	if (!tree)
		return fonds_fail_nomem(error);
	tree->tree.ops = &tree_ops;
	tree->fd = -1;
	atomic_flag_clear(&tree->was_opened);
	base = &tree->tree;
	tree->name = strdup(name);
	if (!tree->name)
		return fonds_fail_nomem(error);
	status = fonds_bag_path_new(PATH, strlen(PATH), &tree->path, error);
	if (status < 0)
		return status;
	base = NULL;
	*ret = tree;
	return FONDS_OK;
}

enum fonds_status fonds_file_tree_new(const char *path, bool regular_only,
	struct fonds_tree **ret, struct fonds_error **error)
{
	struct file_tree *tree = NULL;
	enum fonds_status status = tree_new(path, &tree, error);

	if (status < 0)
		return status;
	tree->regular_only = regular_only;
	*ret = &tree->tree;
	return FONDS_OK;
}

/* Where reading starts, and whether it can start there again. */
static enum fonds_status find_start(
	struct file_tree *tree, struct fonds_error **error)
{
	struct stat st;
	off_t start;

	if (fstat(tree->fd, &st) < 0)
		return fonds_fail_errno(error, "cannot open '%s'", tree->name);
	if (!S_ISREG(st.st_mode))
		return FONDS_OK;
	start = lseek(tree->fd, 0, SEEK_CUR);
	if (start < 0)
		return fonds_fail_errno(error, "cannot open '%s'", tree->name);
	tree->start = (uint64_t)start;
	tree->is_seekable = true;
	return FONDS_OK;
}

enum fonds_status fonds_file_tree_from_fd(int fd, const char *name,
	struct fonds_tree **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *base = NULL;
	struct file_tree *tree = NULL;
	enum fonds_status status = tree_new(name, &tree, error);

	if (status < 0)
		return status;
	base = &tree->tree;
	tree->fd = fcntl(fd, F_DUPFD_CLOEXEC, 0);
	if (tree->fd < 0)
		return fonds_fail_errno(error, "cannot open '%s'", name);
	status = find_start(tree, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&base);
	return FONDS_OK;
}

const struct fonds_bag_path *fonds_file_tree_path(const struct fonds_tree *tree)
{
	return ((const struct file_tree *)tree)->path;
}
