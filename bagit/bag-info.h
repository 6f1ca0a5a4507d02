/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_BAG_INFO_H
#define BAGIT_BAG_INFO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"

/*
 * What bag-info.txt says (RFC 8493 2.2.2): labels with values, in the order of
 * the file, repeated where it repeats them. The texts lie in an arena.
 */
struct fonds_bag_info_entry {
	struct fonds_bag_info_entry *next;
	const char *label;
	const char *value;
	size_t line;
};

/* Start from { 0 }. */
struct fonds_bag_info {
	struct fonds_bag_info_entry *first;
	struct fonds_bag_info_entry *last;
};

enum fonds_bag_info_line {
	FONDS_BAG_INFO_LINE_GOOD,
	FONDS_BAG_INFO_LINE_LOOSE, /* blanks before the colon, or none after */

	/* Neither "label: value" nor a continuation, or NUL in it. */
	FONDS_BAG_INFO_LINE_BAD,
};

/*
 * Reads it line by line: begin, take each line without its line end, finish
 * (which also frees, and must be called). A line that begins with a blank goes
 * on with the value before it, joined by one space. A failure of memory stays
 * in the arena.
 */
struct fonds_bag_info_reader {
	struct fonds_bag_info *info;
	struct fonds_arena *arena;
	struct fonds_bag_info_entry *entry; /* whose value may still go on */
	struct fonds_buffer value;
};

void fonds_bag_info_begin(struct fonds_bag_info_reader *reader,
	struct fonds_bag_info *info, struct fonds_arena *arena);
enum fonds_bag_info_line fonds_bag_info_take(
	struct fonds_bag_info_reader *reader, const char *line, size_t size,
	size_t number);
void fonds_bag_info_finish(struct fonds_bag_info_reader *reader);

/* The first entry of that label, compared without case, after one or NULL. */
const struct fonds_bag_info_entry *fonds_bag_info_next(
	const struct fonds_bag_info *info,
	const struct fonds_bag_info_entry *after, const char *label);

/* The first value; NULL when there is none. Borrowed. */
const char *fonds_bag_info_find(
	const struct fonds_bag_info *info, const char *label);

/* "bytes.files", both decimal digits only. */
struct fonds_oxum {
	uint64_t bytes;
	uint64_t files;
};
bool fonds_oxum_parse(const char *text, struct fonds_oxum *ret);

#endif
