/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRANSFER_PARTIAL_H
#define TRANSFER_PARTIAL_H

#include <stdbool.h>

#include "base/bag-path.h"

/*
 * The hidden, locked folder of a bag in which files are built while they are
 * fetched, ".fonds-complete". What is in it when the process ends is gone on
 * with by the next one. A file leaves it for its place in data/ by a rename
 * that replaces nothing.
 */
#define FONDS_PARTIALS_NAME ".fonds-complete"

struct fonds_partials {
	const char *bag; /* its path, for messages; borrowed */
	int bag_fd;
	int fd; /* the hidden folder, locked; -1 while it is not ours */
};

/*
 * Open and lock. It is made where may_make is set; else fd stays -1 where it
 * is not there. FONDS_ERR_BUSY while another process has it,
 * FONDS_ERR_UNSAFE when it is no folder. clear is due even after a failure.
 */
enum fonds_status fonds_partials_begin(struct fonds_partials *partials,
	const char *bag, bool may_make, struct fonds_error **error);

#define FONDS_PARTIAL_NAME_SIZE 65

/* The name of the partial file of a path: the SHA-256 of it, in hex. */
enum fonds_status fonds_partial_name(const char *path,
	char name[FONDS_PARTIAL_NAME_SIZE], struct fonds_error **error);

/* Open a partial file for reading and writing, made where it is not there. */
enum fonds_status fonds_partial_open(const struct fonds_partials *partials,
	const char *name, int *ret, struct fonds_error **error);

/*
 * Give a partial file that is whole and written to disk its name in the bag,
 * with the folders above it, and write these to disk. FONDS_ERR_UNSAFE when a
 * symbolic link or a file stands where a folder must be; FONDS_ERR_EXISTS
 * when the name is taken.
 */
enum fonds_status fonds_partial_publish(const struct fonds_partials *partials,
	const char *name, const struct fonds_bag_path *path,
	struct fonds_error **error);

/* Remove a partial file. One that is not there is no failure. */
enum fonds_status fonds_partial_drop(const struct fonds_partials *partials,
	const char *name, struct fonds_error **error);

/* All is done: remove the folder with all in it. */
enum fonds_status fonds_partials_finish(
	struct fonds_partials *partials, struct fonds_error **error);

/* Remove the folder if nothing is in it, and give up the lock. */
void fonds_partials_clear(struct fonds_partials *partials);

#endif
