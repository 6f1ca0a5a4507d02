/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_CHECK_H
#define FIXITY_DIGEST_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/digest.h>
#include <fonds/output.h>
#include <fonds/verdict.h>

#include "base/tree.h"

/*
 * The digest engine: everything in fonds that hashes the files of a tree goes
 * through here, to compute digests or to compare them with expected ones.
 *
 * How a verdict comes about:
 *	open fails        missing (ENOENT), denied (EACCES, EPERM), unreadable
 *	read fails        unreadable
 *	the file's state before and after the read differs       unstable
 *	the digest or the size differs: the file is opened and read again
 *		the second read gives what was expected          corrupt-unconfirmed
 *		the two reads agree with each other              corrupt
 *		anything else                        corrupt-unconfirmed
 *	else              ok
 * The modification time excuses nothing.
 */

#define FONDS_SIZE_UNKNOWN UINT64_MAX
#define FONDS_CHECK_WINDOW 8192
#define FONDS_CHECK_ALONE UINT64_MAX /* a weight: let nothing wait for it */

/*
 * A file to be read. The caller keeps it, and its tree, alive until done has
 * been called, or the check has ended.
 */
struct fonds_check_item {
	struct fonds_tree *tree;
	const struct fonds_bag_path *path;
	uint64_t inode;  /* for the order of reading; 0 when not known */
	uint64_t weight; /* about its size, for the same; 0 when not known */
	uint64_t size;   /* expected, or FONDS_SIZE_UNKNOWN */
	const struct fonds_digest
		*expected; /* expected_count of them, may be 0 */
	size_t expected_count;
	void *payload; /* the caller's own */
};

/* What was found. Borrowed: valid while done runs. */
struct fonds_check_result {
	enum fonds_verdict verdict;
	uint64_t size; /* bytes read */

	/*
	 * The digests of the first read: one for each of the algorithms of
	 * the check, in that order. NULL unless the file was read to its end.
	 */
	const struct fonds_digest *digests;
	size_t digest_count;

	/*
	 * The file as it was before the first read, and after it unless it is
	 * unstable. Where there are digests.
	 */
	struct fonds_file_state state;

	enum fonds_read_mode read_mode;
	const char *detail; /* why, for all but ok: one line, never NULL then */
	int sys_errno;
};

struct fonds_check {
	/* Computed for every file. Those of expected digests must be among them. */
	const enum fonds_algorithm *algorithms;
	size_t algorithm_count;

	unsigned jobs;     /* threads; 0: one a processor */
	bool in_order;     /* give the results in the order of the items */
	bool bypass_cache; /* read past the page cache where that can be had */
	uint64_t rate;     /* bytes a second, all threads; 0: no limit */

	/*
	 * Give the next item, or NULL at the end, or &fonds_check_later when
	 * there is none yet: next is asked again soon, and results and
	 * progress come meanwhile. Take each result, in any
	 * order unless in_order is set. Both run on the calling thread. A
	 * failure ends the check and is its result. At most FONDS_CHECK_WINDOW
	 * items are given and not yet done with.
	 */
	enum fonds_status (*next)(void *payload, struct fonds_check_item **item,
		struct fonds_error **error);

	enum fonds_status (*done)(void *payload, struct fonds_check_item *item,
		const struct fonds_check_result *result,
		struct fonds_error **error);
	void *payload;

	/*
	 * Called with what this check has read so far added to *base, which the
	 * caller fills with totals and with what was done before; may be NULL.
	 * It is called from the calling thread after results, and at least
	 * every few hundred milliseconds while a large file is read.
	 */
	fonds_progress_fn *progress;
	void *progress_payload;
	struct fonds_progress base;
};

/* No item, but the word for: later. */
extern struct fonds_check_item fonds_check_later;

/* What a file that cannot be opened is said to be, by errno. */
enum fonds_verdict fonds_check_open_verdict(int sys_errno);

/*
 * Read all files. FONDS_ERR_CANCELLED when progress asks to stop (then also
 * in the middle of a large file; the items under way are given to done only
 * if they were finished).
 */
enum fonds_status fonds_check_run(
	const struct fonds_check *check, struct fonds_error **error);

#endif
