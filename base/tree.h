/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_TREE_H
#define BASE_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/digest.h>

#include "base/bag-path.h"
#include "base/buffer.h"

/*
 * A set of paths with bytes, wherever it lies. The digest engine, validation
 * and the audit work on a tree and never ask whether it is a folder, an
 * archive or memory. base/dir-tree.h and base/memory-tree.h make one.
 *
 * Every tree can be walked in its own order, and then says what more it can do
 * (fonds_tree_traits()): a folder opens any file at any time; an archive gives
 * the bytes of a file only while its walk stands there; what comes through a
 * pipe can be walked once.
 *
 * Opening is safe from several threads at once, and while a walk goes on; a
 * walk is for one thread at a time.
 */

enum fonds_entry_kind {
	FONDS_ENTRY_FILE,
	FONDS_ENTRY_EMPTY_FOLDER, /* a folder with nothing in it */
	FONDS_ENTRY_SYMLINK,      /* never followed */
	FONDS_ENTRY_SPECIAL,      /* device, FIFO, socket */
	FONDS_ENTRY_UNREADABLE,   /* not to be listed or looked at: sys_errno */
};

/* path is relative to the tree, bytes as stored. */
struct fonds_tree_entry {
	const char *path;
	enum fonds_entry_kind kind;
	uint64_t size;  /* of a file, bytes */
	uint64_t inode; /* of a file; 0: not known */

	/*
	 * A hard link in an archive: the path of a file that the walk gave
	 * before, whose bytes this one has. Else NULL.
	 */
	const char *same_as;
	int sys_errno;
};

struct fonds_tree_traits {
	bool opens;         /* any file at any time: fonds_tree_open() */
	bool is_sorted;     /* a walk gives paths in the order of their bytes */
	bool walks_again;   /* as often as wanted, not only once */
	bool lists_quickly; /* a walk that opens nothing reads little */
};

/*
 * The entry is valid during the call. Anything but FONDS_OK ends the walk,
 * which then returns it.
 */
typedef enum fonds_status fonds_tree_visit_fn(
	const struct fonds_tree_entry *entry, void *payload,
	struct fonds_error **error);

/* Two of these that differ mean that the file changed between them. */
struct fonds_file_state {
	uint64_t size;
	uint64_t inode;
	uint64_t device;
	int64_t modified_ns;
	int64_t changed_ns;
};

struct fonds_tree;
struct fonds_walk;
struct fonds_stream;

/*
 * next gets *ret as NULL and leaves it so at the end; after that, or after a
 * failure, it is not called again.
 */
struct fonds_walk_ops {
	enum fonds_status (*next)(struct fonds_walk *walk,
		const struct fonds_tree_entry **ret,
		struct fonds_error **error);
	void (*leave_sizes)(struct fonds_walk *walk); /* may be NULL */
	/* Of a tree that does not open; else NULL. */
	enum fonds_status (*open)(struct fonds_walk *walk,
		struct fonds_stream **ret, struct fonds_error **error);
	void (*destroy)(struct fonds_walk *walk);
};

struct fonds_stream_ops {
	/* At most size bytes; 0 at the end. */
	enum fonds_status (*read)(struct fonds_stream *stream, void *data,
		size_t size, size_t *ret, struct fonds_error **error);
	enum fonds_status (*state)(struct fonds_stream *stream,
		struct fonds_file_state *ret, struct fonds_error **error);
	void (*close)(struct fonds_stream *stream);

	/* All three or none. */
	void (*advise)(struct fonds_stream *stream);
	void (*bypass_cache)(struct fonds_stream *stream);
	enum fonds_read_mode (*mode)(const struct fonds_stream *stream);

	/* Of a regular file that is all the stream has; NULL or -1: none. */
	int (*descriptor)(const struct fonds_stream *stream);
};

struct fonds_tree_ops {
	enum fonds_status (*walk_new)(struct fonds_tree *tree,
		struct fonds_walk **ret, struct fonds_error **error);
	/* NULL when it does not open. */
	enum fonds_status (*open)(struct fonds_tree *tree,
		const struct fonds_bag_path *path, struct fonds_stream **ret,
		struct fonds_error **error);
	/* NULL: all of them. */
	struct fonds_tree_traits (*traits)(struct fonds_tree *tree);
	bool (*prefers_inode_order)(struct fonds_tree *tree); /* or NULL */
	void (*destroy)(struct fonds_tree *tree);
};

/* An implementation embeds these as its first member. */
struct fonds_tree {
	const struct fonds_tree_ops *ops;
};

/* The fields after ops belong to fonds_walk_next(); they start zeroed. */
struct fonds_walk {
	const struct fonds_walk_ops *ops;
	bool is_over;
	enum fonds_status status; /* of what ended it */
};

struct fonds_stream {
	const struct fonds_stream_ops *ops;
};

struct fonds_tree_traits fonds_tree_traits(struct fonds_tree *tree);

/*
 * A walk gives every file, and what is neither file nor folder; where the tree
 * is sorted, by the bytes of the whole path, and an empty or unreadable folder
 * stands where its content would, as if its path ended in "/". What vanishes
 * meanwhile is left out; what is listed and cannot be looked up is unreadable.
 * The tree must outlive the walk.
 *
 * The paths are those that the tree has, which for an archive may be hostile
 * ("../x") or come twice. FONDS_ERR_FORMAT: the archive is damaged or ends too
 * early. FONDS_ERR_UNSAFE, FONDS_ERR_LIMIT: it was made to do harm, or could.
 */
enum fonds_status fonds_walk_new(struct fonds_tree *tree,
	struct fonds_walk **ret, struct fonds_error **error);

/*
 * The sizes of files are not wanted, and may be 0 from here on: a folder then
 * need not be asked about each of its files.
 */
void fonds_walk_leave_sizes(struct fonds_walk *walk);

/*
 * *ret is the next entry, valid until the next call; NULL at the end, which
 * stays the end. After a failure every call fails with the same status.
 */
enum fonds_status fonds_walk_next(struct fonds_walk *walk,
	const struct fonds_tree_entry **ret, struct fonds_error **error);

/*
 * In a tree that does not open: the bytes of the file where the walk stands,
 * unless it is the same as one before. Once for each file; the stream ends
 * when the walk goes on, and must be closed before it. A file that is opened
 * is read to its end, or not believed: only then is it known to be whole.
 */
enum fonds_status fonds_walk_open(struct fonds_walk *walk,
	struct fonds_stream **ret, struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_walk_free(struct fonds_walk *walk);
void fonds_walk_freep(struct fonds_walk **walk);

/* A whole walk: each of its entries is visited. */
enum fonds_status fonds_tree_walk(struct fonds_tree *tree,
	fonds_tree_visit_fn *visit, void *payload, struct fonds_error **error);

/*
 * Open a regular file of a tree that opens. No symbolic link is followed
 * anywhere below the tree's root and nothing blocks. FONDS_ERR_IO with errno
 * ENOENT (also ENOTDIR), EACCES, ...; FONDS_ERR_UNSAFE for what is there but is
 * no regular file.
 */
enum fonds_status fonds_tree_open(struct fonds_tree *tree,
	const struct fonds_bag_path *path, struct fonds_stream **ret,
	struct fonds_error **error);

/*
 * Is it quicker to read its files in the order of their inodes, because they
 * lie on a disk that turns? False where that is not known.
 */
bool fonds_tree_prefers_inode_order(struct fonds_tree *tree);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_tree_free(struct fonds_tree *tree);
void fonds_tree_freep(struct fonds_tree **tree);

enum fonds_status fonds_stream_read(struct fonds_stream *stream, void *data,
	size_t size, size_t *ret, struct fonds_error **error);
enum fonds_status fonds_stream_state(struct fonds_stream *stream,
	struct fonds_file_state *ret, struct fonds_error **error);

/*
 * The descriptor of the regular file whose bytes, from its beginning to its
 * end, the stream gives: for who wants to read it in another order. Borrowed.
 * -1 for what is no such file.
 */
int fonds_stream_descriptor(const struct fonds_stream *stream);

/* The whole of it will be read, in order: for a large file it is told on. */
void fonds_stream_advise(struct fonds_stream *stream);

/*
 * Read the medium and not what the system keeps of it, where that can be had;
 * to be asked before the first read. From then on the buffer's address and
 * size given to fonds_stream_read() must be multiples of FONDS_READ_ALIGNMENT
 * (else it reads as ever, and says so). A read may be shorter than asked for
 * before the end, as always.
 */
#define FONDS_READ_ALIGNMENT 4096
void fonds_stream_bypass_cache(struct fonds_stream *stream);

/* How all was read so far: the weakest of the ways that were used. */
enum fonds_read_mode fonds_stream_mode(const struct fonds_stream *stream);

bool fonds_file_state_equal(
	const struct fonds_file_state *a, const struct fonds_file_state *b);
void fonds_stream_close(struct fonds_stream *stream);
void fonds_stream_closep(struct fonds_stream **stream);

/* Read a whole file of the tree into an empty buffer, up to its maximum. */
enum fonds_status fonds_tree_read(struct fonds_tree *tree,
	const struct fonds_bag_path *path, struct fonds_buffer *buffer,
	struct fonds_error **error);

#endif
