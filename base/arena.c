/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"

/*
 * Blocks in a list, the newest first; only that one is filled. What is larger
 * than a block gets one of its own.
 */
#define BLOCK_SIZE ((size_t)4096)
#define ALIGNMENT (_Alignof(max_align_t))

/* So that neither rounding up nor a block's own fields can overflow. */
#define GREATEST_MAXIMUM (SIZE_MAX / 2)

struct fonds_arena_block {
	struct fonds_arena_block *next;
	size_t used;
	size_t size;
	max_align_t data[];
};

void fonds_arena_init(struct fonds_arena *arena, size_t maximum)
{
	*arena = (struct fonds_arena){
		.maximum = maximum < GREATEST_MAXIMUM ? maximum
						      : GREATEST_MAXIMUM,
	};
}

void fonds_arena_clear(struct fonds_arena *arena)
{
	struct fonds_arena_block *block = arena->blocks;

	while (block) {
		struct fonds_arena_block *next = block->next;

		free(block);
		block = next;
	}
	fonds_arena_init(arena, arena->maximum);
}

static struct fonds_arena_block *block_new(
	struct fonds_arena *arena, size_t size)
{
	struct fonds_arena_block *block;

	if (size < BLOCK_SIZE)
		size = BLOCK_SIZE;
	block = calloc(1, sizeof(*block) + size);
	if (!block) {
		arena->status = FONDS_ERR_NOMEM;
		return NULL;
	}
	block->size = size;
	block->next = arena->blocks;
	arena->blocks = block;
	return block;
}

void *fonds_arena_alloc(struct fonds_arena *arena, size_t size)
{
	struct fonds_arena_block *block = arena->blocks;
	size_t rounded;
	char *data;

	if (arena->status != FONDS_OK)
		return NULL;
	/* Nothing counts too, or any number of nothings would be free. */
	if (size == 0)
		size = 1;
	if (size > arena->maximum - arena->used) {
		arena->status = FONDS_ERR_LIMIT;
		return NULL;
	}
	rounded = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	if (!block || rounded > block->size - block->used)
		block = block_new(arena, rounded);
	if (!block)
		return NULL;
	data = (char *)block->data + block->used;
	block->used += rounded;
	arena->used += size;
	return data;
}

char *fonds_arena_dup_bytes(
	struct fonds_arena *arena, const char *data, size_t size)
{
	/* A size that cannot be is left for the limit to refuse. */
	char *copy = fonds_arena_alloc(
		arena, size < SIZE_MAX ? size + 1 : size);

	if (copy && size > 0)
		memcpy(copy, data, size);
	return copy;
}

char *fonds_arena_dup(struct fonds_arena *arena, const char *text)
{
	return text ? fonds_arena_dup_bytes(arena, text, strlen(text)) : NULL;
}

char *fonds_arena_printf(struct fonds_arena *arena, const char *format, ...)
{
	char *text = NULL;
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n >= 0)
		text = fonds_arena_alloc(arena, (size_t)n + 1);
	else if (arena->status == FONDS_OK)
		arena->status = FONDS_ERR_LIMIT;
	if (!text)
		return NULL;
	va_start(args, format);
	(void)vsnprintf(text, (size_t)n + 1, format, args);
	va_end(args);
	return text;
}

enum fonds_status fonds_arena_check(const struct fonds_arena *arena,
	const char *what, struct fonds_error **error)
{
	if (arena->status == FONDS_OK)
		return FONDS_OK;
	if (arena->status == FONDS_ERR_NOMEM)
		return fonds_fail_nomem(error);
	return fonds_fail(error, arena->status, "%s is too large", what);
}

/* The old array stays in the arena: all of them are less than the newest. */
static bool list_grow(struct fonds_arena *arena, struct fonds_text_list *list)
{
	size_t capacity = list->capacity > 0 ? list->capacity * 2 : 8;
	const char **items = fonds_arena_alloc(
		arena, capacity * sizeof(*items));

	if (!items)
		return false;
	if (list->count > 0)
		memcpy(items, list->items, list->count * sizeof(*items));
	list->items = items;
	list->capacity = capacity;
	return true;
}

void fonds_text_list_add(struct fonds_arena *arena,
	struct fonds_text_list *list, const char *text)
{
	const char *copy = fonds_arena_dup(arena, text);

	if (!copy)
		return;
	if (list->count == list->capacity && !list_grow(arena, list))
		return;
	list->items[list->count++] = copy;
}

bool fonds_text_list_has(const struct fonds_text_list *list, const char *text)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->items[i], text) == 0)
			return true;
	return false;
}
