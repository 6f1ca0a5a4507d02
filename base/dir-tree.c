/* SPDX-License-Identifier: Apache-2.0 */
#include "base/dir-tree.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/dir-walk.h"
#include "base/disk.h"
#include "base/error.h"
#include "base/file-stream.h"
#include "base/folder.h"

struct dir_tree {
	struct fonds_tree tree;
	int fd;
	char *path;
};

/* For kernels, sandboxes and paths that openat2(2) does not serve. */
static int open_by_steps(int root, const char *path, int flags)
{
	const char *slash = strrchr(path, '/');
	fonds_cleanup(fonds_closep) int folder = -1;

	if (!slash)
		return openat(root, path, flags | O_NOFOLLOW);
	folder = fonds_folder_open(root, path, (size_t)(slash - path), O_PATH);
	if (folder < 0)
		return -1;
	return openat(folder, slash + 1, flags | O_NOFOLLOW);
}

/*
 * Open below root without following any symbolic link: ELOOP. With O_PATH the
 * last component may be one, and is what is opened.
 */
static int open_below(int root, const char *path, int flags)
{
	struct open_how how = {
		.flags = (unsigned)flags,
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS |
			   RESOLVE_NO_MAGICLINKS,
	};
	long fd;

	if (flags & O_PATH)
		how.flags |= O_NOFOLLOW;
	fd = syscall(SYS_openat2, root, path, &how, sizeof(how));
	if (fd >= 0)
		return (int)fd;
	switch (errno) {
	case ENOSYS:       /* before Linux 5.6 */
	case EPERM:        /* a sandbox that does not know the call */
	case E2BIG:        /* a kernel that wants less of us */
	case EAGAIN:       /* something was renamed meanwhile */
	case ENAMETOOLONG: /* longer than PATH_MAX, each name may be short */
		return open_by_steps(root, path, flags);
	default:
		return -1;
	}
}

/* Why could it not be opened? errno is set. */
static enum fonds_status explain(const struct dir_tree *tree, const char *path,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int fd = -1;
	int saved = errno;
	struct stat st;

	if (saved != ENOENT && saved != ENOTDIR) {
		fd = open_below(tree->fd, path, O_PATH | O_CLOEXEC);
		if (fd >= 0 && fstat(fd, &st) == 0 && !S_ISREG(st.st_mode))
			return fonds_file_stream_refuse(
				path, st.st_mode, error);
	}
	if (saved == ELOOP)
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"'%s' lies behind a symbolic link", path);
	errno = saved;
	return fonds_fail_errno(error, "cannot open '%s'", path);
}

/* O_NONBLOCK: a FIFO or device is opened without waiting, then refused. */
static enum fonds_status dir_open(struct fonds_tree *base,
	const struct fonds_bag_path *path, struct fonds_stream **ret,
	struct fonds_error **error)
{
	const struct dir_tree *tree = (struct dir_tree *)base;
	const struct fonds_file_stream_options options = {
		.name = fonds_bag_path_text(path),
		.regular_only = true,
	};
	int fd = open_below(tree->fd, options.name,
		O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

	if (fd < 0)
		return explain(tree, options.name, error);
	return fonds_file_stream_new(fd, &options, ret, error);
}

static enum fonds_status dir_walk_new(struct fonds_tree *base,
	struct fonds_walk **ret, struct fonds_error **error)
{
	const struct dir_tree *tree = (struct dir_tree *)base;

	return fonds_dir_walk_new(tree->fd, tree->path, ret, error);
}

static bool dir_prefers_inode_order(struct fonds_tree *base)
{
	const struct dir_tree *tree = (struct dir_tree *)base;
	struct stat st;

	return fstat(tree->fd, &st) == 0 &&
	       fonds_disk_rotates("/sys", st.st_dev);
}

static void dir_destroy(struct fonds_tree *base)
{
	struct dir_tree *tree = (struct dir_tree *)base;

	fonds_closep(&tree->fd);
	free(tree->path);
	free(tree);
}

static const struct fonds_tree_ops tree_ops = {
	.walk_new = dir_walk_new,
	.open = dir_open,
	.prefers_inode_order = dir_prefers_inode_order,
	.destroy = dir_destroy,
};

enum fonds_status fonds_dir_tree_new(
	const char *path, struct fonds_tree **ret, struct fonds_error **error)
{
	struct dir_tree *tree = calloc(1, sizeof(*tree));
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *base = NULL;

	if (!tree)
		return fonds_fail_nomem(error);
	tree->tree.ops = &tree_ops;
	tree->fd = -1;
	base = &tree->tree;
	tree->path = strdup(path);
	if (!tree->path)
		return fonds_fail_nomem(error);
	tree->fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (tree->fd < 0)
		return fonds_fail_errno(error, "cannot open folder '%s'", path);
	*ret = fonds_steal(&base);
	return FONDS_OK;
}
