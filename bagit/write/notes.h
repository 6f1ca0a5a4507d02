/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_NOTES_H
#define BAGIT_WRITE_NOTES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/json-writer.h"
#include "base/output.h"

/* What is changed in a bag, or would be, for people to read: one a line. */
struct fonds_bag_note {
	struct fonds_bag_note *next;
	const char *path; /* of the file in the bag */
	const char *code; /* of the finding that it mends, or NULL */
	const char *text;
	bool is_hint; /* no change, but something to know */
	bool is_made; /* the path is that of a bag that is made */
};

/* Start from fonds_bag_notes_init(). A failure stays in the arena. */
struct fonds_bag_notes {
	struct fonds_arena arena;
	struct fonds_bag_note *first;
	struct fonds_bag_note *last;
};

void fonds_bag_notes_init(struct fonds_bag_notes *notes);
void fonds_bag_notes_clear(struct fonds_bag_notes *notes);

/* path and code may be NULL; names in the text are made safe here. */
void fonds_bag_notes_add(struct fonds_bag_notes *notes, const char *path,
	const char *code, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* Something to know. */
void fonds_bag_notes_hint(struct fonds_bag_notes *notes, const char *path,
	const char *format, ...) __attribute__((format(printf, 3, 4)));

/* One of several bags that are made; path is where it is among them. */
void fonds_bag_notes_made(struct fonds_bag_notes *notes, const char *path,
	const char *format, ...) __attribute__((format(printf, 3, 4)));

enum fonds_status fonds_bag_notes_check(
	const struct fonds_bag_notes *notes, struct fonds_error **error);

/* "changed PATH: TEXT", or "would change ..."; "made ..."; "note ..." */
void fonds_bag_notes_write_text(struct fonds_output *output,
	const struct fonds_bag_notes *notes, bool is_done);

/* The member "changes" of an object: an array. */
void fonds_bag_notes_write_json(
	struct fonds_json *json, const struct fonds_bag_notes *notes);

#endif
