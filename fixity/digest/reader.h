/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_READER_H
#define FIXITY_DIGEST_READER_H

#include "fixity/digest/judge.h"

/*
 * Reads and hashes many files side by side on one thread, so that the lanes
 * of the vector kernels are full: each file has a place with a buffer, and
 * places are filled again as they become free.
 */
struct fonds_reader;

/*
 * shared and judge are borrowed and must outlive the reader, which has at
 * most shared->open_files files open at a time.
 */
enum fonds_status fonds_reader_new(struct fonds_check_shared *shared,
	struct fonds_judge *judge, struct fonds_reader **ret,
	struct fonds_error **error);
void fonds_reader_free(struct fonds_reader *reader);

/* How many more files it takes now, and how many it has. */
size_t fonds_reader_room(const struct fonds_reader *reader);
size_t fonds_reader_load(const struct fonds_reader *reader);

/* Take over at most as many as there is room for. */
void fonds_reader_add(
	struct fonds_reader *reader, struct fonds_task_list *tasks);

/*
 * Read a buffer's worth of each file and hash what fills the lanes. What is
 * finished goes to finished; what turned out to be large, and should be read
 * for itself, to large, unread.
 */
void fonds_reader_step(struct fonds_reader *reader,
	struct fonds_task_list *finished, struct fonds_task_list *large);

#endif
