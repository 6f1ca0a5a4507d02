/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_JOURNAL_H
#define BAGIT_WRITE_JOURNAL_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/new-file.h"

/*
 * The journal of a change: its steps in order, each a letter and one or two
 * paths, every string ended by a NUL, after a first and before a last line
 * that say that it is whole. It appears by a rename, so a reader has all of it
 * or none. It may be hostile: paths are checked as they are read.
 */
enum fonds_journal_kind {
	FONDS_JOURNAL_PUT = 'P',    /* from, to: replaces */
	FONDS_JOURNAL_MOVE = 'M',   /* from, to: replaces nothing */
	FONDS_JOURNAL_REMOVE = 'R', /* from */
};

struct fonds_journal_step {
	enum fonds_journal_kind kind;
	const char *from;
	const char *to; /* "" where there is none */
};

#define FONDS_JOURNAL_NAME "journal"

/* Writing: begin, add ..., finish; clear removes what is not finished. */
struct fonds_journal_writer {
	struct fonds_staging_files *folder;
	struct fonds_bag_path *path;
	struct fonds_new_file file;
	struct fonds_buffer text;
	bool has_begun;
};

enum fonds_status fonds_journal_begin(struct fonds_journal_writer *writer,
	struct fonds_staging_files *folder, struct fonds_error **error);
enum fonds_status fonds_journal_add(struct fonds_journal_writer *writer,
	const struct fonds_journal_step *step, struct fonds_error **error);
/* It is durable, and has its name, when this returns FONDS_OK. */
enum fonds_status fonds_journal_finish(
	struct fonds_journal_writer *writer, struct fonds_error **error);
void fonds_journal_clear(struct fonds_journal_writer *writer);

/* Is there one in the folder? */
bool fonds_journal_is_there(int folder);

/*
 * Each step in turn, borrowed during the call. FONDS_ERR_FORMAT when it is
 * not whole or not one of ours; nothing was given to each then.
 */
enum fonds_status fonds_journal_read(int folder,
	enum fonds_status (*each)(const struct fonds_journal_step *step,
		void *payload, struct fonds_error **error),
	void *payload, struct fonds_error **error);

#endif
