/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

#include <fonds/error.h>

/*
 * Memory that is freed all at once: for a model built of many small parts (a
 * record, a description). Like a buffer it has a maximum and stays failed
 * after the first failure; whoever builds asks once, with
 * fonds_arena_check(), but must expect NULL until then.
 */
struct fonds_arena {
	struct fonds_arena_block *blocks;
	size_t used; /* bytes asked for so far, at least one a piece */
	size_t maximum;
	enum fonds_status status;
};

void fonds_arena_init(struct fonds_arena *arena, size_t maximum);
void fonds_arena_clear(struct fonds_arena *arena); /* for fonds_cleanup() */

/* Zeroed and aligned for anything; NULL after a failure. */
void *fonds_arena_alloc(struct fonds_arena *arena, size_t size);

/* These copy; a NULL text is NULL again and no failure. */
char *fonds_arena_dup(struct fonds_arena *arena, const char *text);
char *fonds_arena_dup_bytes(
	struct fonds_arena *arena, const char *data, size_t size);
char *fonds_arena_printf(struct fonds_arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* FONDS_OK, FONDS_ERR_NOMEM, or FONDS_ERR_LIMIT "WHAT is too large". */
enum fonds_status fonds_arena_check(const struct fonds_arena *arena,
	const char *what, struct fonds_error **error);

/* A list of strings in an arena. Start from { 0 }. */
struct fonds_text_list {
	const char **items;
	size_t count;
	size_t capacity;
};

/* text is copied; NULL, from an arena that failed, is not added. */
void fonds_text_list_add(struct fonds_arena *arena,
	struct fonds_text_list *list, const char *text);
bool fonds_text_list_has(const struct fonds_text_list *list, const char *text);

#endif
