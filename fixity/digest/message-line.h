/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_MESSAGE_LINE_H
#define FIXITY_DIGEST_MESSAGE_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include <fonds/digest.h>
#include <fonds/error.h>

/*
 * Hashes messages that come one after the other on one thread, on others:
 * the files of an archive, as its walk passes them. While they are hashed the
 * next ones are read.
 *
 *	new -> [begin -> (room -> add) ... -> end | skip] ... -> drain -> free
 *
 * What is to be remembered of a message, its note, is given with it and comes
 * back with the digests, in the order of the messages, on the thread that
 * uses the line.
 */
struct fonds_message_line;

struct fonds_message_line_options {
	const enum fonds_algorithm *algorithms; /* copied */
	size_t algorithm_count;                 /* at least one */
	unsigned jobs; /* threads that hash, at most one an algorithm; 0: as
	                  many as there are processors */

	/*
	 * digests is NULL where none were wanted, or the message was not
	 * whole. A failure ends the line, and is what the call returns.
	 */
	enum fonds_status (*done)(void *payload, const void *note,
		size_t note_size, const struct fonds_digest *digests,
		struct fonds_error **error);
	void *payload;
};

/* After a failure of any of these only free may follow. */
enum fonds_status fonds_message_line_new(
	const struct fonds_message_line_options *options,
	struct fonds_message_line **ret, struct fonds_error **error);

void fonds_message_line_begin(struct fonds_message_line *line);

/* Where the next bytes of the message go: *ret_size of them, some thousands. */
enum fonds_status fonds_message_line_room(struct fonds_message_line *line,
	void **ret, size_t *ret_size, struct fonds_error **error);

/* So many were put there. */
void fonds_message_line_add(struct fonds_message_line *line, size_t size);

/* The note is copied. is_whole: its bytes are all that it has. */
enum fonds_status fonds_message_line_end(struct fonds_message_line *line,
	bool is_whole, const void *note, size_t size,
	struct fonds_error **error);

/* A note in its place among the others, without a message. */
enum fonds_status fonds_message_line_skip(struct fonds_message_line *line,
	const void *note, size_t size, struct fonds_error **error);

/* Wait until all are hashed, and give them. */
enum fonds_status fonds_message_line_drain(
	struct fonds_message_line *line, struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_message_line_free(struct fonds_message_line *line);
void fonds_message_line_freep(struct fonds_message_line **line);

#endif
