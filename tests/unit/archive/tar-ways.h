/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_ARCHIVE_TAR_WAYS_H
#define TESTS_UNIT_ARCHIVE_TAR_WAYS_H

#include <stdbool.h>
#include <stddef.h>

#include <fonds/error.h>

#include "base/buffer.h"

/*
 * What a tar can say in two ways, and what becomes of it. What is walked is
 * what GNU tar 1.34 and bsdtar 3.6.2 both make of it, as tried; where they
 * differ, or tarfile of Python 3.11 or others that are known to, it is
 * refused.
 */

/* Where the fields are that are changed in a header. */
#define TAR_MAGIC 257
#define TAR_PREFIX 345
#define TAR_HOLES 386
#define TAR_REAL_SIZE 483

/* Twelve bytes of a header with a number of one digit. */
#define TAR_DIGIT(digit) "0000000000" digit "\0"

struct block {
	const char *name;
	char type;
	const char *link;
	const char *size_field; /* 12 bytes, else that of the data */
	const char *data;
	size_t size;
	bool has_lines; /* "KEY=VALUE\n" each, to be made records */
	bool is_of_gnu;
	bool is_signed;
	size_t at; /* else 0: what is changed in the header */
	const char *bytes;
	size_t bytes_size;
};

/* Blocks between two files; walked is what walked() shows of them. */
struct way {
	const char *what;
	struct block blocks[4];
	const char *walked; /* NULL: refused, with status */
	enum fonds_status status;
};

extern const struct way ways[];
extern const size_t ways_count;

/* The one of them that only libarchive takes in another way. */
#define WAY_OF_LIBARCHIVE "a long target where the header has none"

/* Fills an empty buffer: the files "first" and "z", and a way between them. */
void make_way(struct fonds_buffer *tar, const struct way *way);

void add_block(struct fonds_buffer *tar, const struct block *block);

/* Strings with their sizes: they may have NULs in them. */
#define DATA(text) .data = text, .size = sizeof(text) - 1
#define AT(where, text) \
	.at = where, .bytes = text, .bytes_size = sizeof(text) - 1
#define LINES(text) .has_lines = true, DATA(text)
#define PAX(text) \
	{ \
		.name = "pax", .type = 'x', LINES(text) \
	}
#define RAW_PAX(text) \
	{ \
		.name = "pax", .type = 'x', DATA(text) \
	}
#define GLOBAL(text) \
	{ \
		.name = "pax", .type = 'g', LINES(text) \
	}
#define LONG_NAME(text) \
	{ \
		.name = "././@LongLink", .type = 'L', .is_of_gnu = true, \
		DATA(text) \
	}
#define LONG_LINK(text) \
	{ \
		.name = "././@LongLink", .type = 'K', .is_of_gnu = true, \
		DATA(text) \
	}
#define ABC \
	{ \
		.name = "short", DATA("abc") \
	}

#endif
