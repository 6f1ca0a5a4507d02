/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_SPAN_H
#define METADATA_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/*
 * A part of a text, borrowed: how the readers of records cut without copying.
 * Blank means space, tab, line end or form feed; case is that of ASCII.
 */
struct fonds_span {
	const char *data;
	size_t size;
};

static inline struct fonds_span fonds_span_of(const char *text)
{
	return (struct fonds_span){ .data = text, .size = strlen(text) };
}

/* Without its first count bytes (all of them when it has fewer). */
struct fonds_span fonds_span_skip(struct fonds_span span, size_t count);

bool fonds_char_is_blank(char c);
bool fonds_char_is_digit(char c);
bool fonds_char_is_upper(char c);

/* An ASCII letter, or a byte of a character that is not ASCII. */
bool fonds_char_is_letter(char c);
char fonds_char_lower(char c);

struct fonds_span fonds_span_trim(struct fonds_span span);

bool fonds_span_equal(struct fonds_span span, const char *text);
bool fonds_span_equal_fold(struct fonds_span span, const char *text);
bool fonds_span_same_fold(struct fonds_span a, struct fonds_span b);
bool fonds_span_starts(struct fonds_span span, const char *prefix);
bool fonds_span_starts_fold(struct fonds_span span, const char *prefix);
bool fonds_span_ends(struct fonds_span span, const char *suffix);

/* The first place of text in span; span.size when it is not there. */
size_t fonds_span_find(struct fonds_span span, const char *text);

/*
 * Take what stands before the next separator off rest, and the separator
 * with it. False when rest is used up.
 */
bool fonds_span_cut(struct fonds_span *rest, const char *separators,
	struct fonds_span *ret);

/* Take the next line off rest; *ret is without its LF or CRLF. */
bool fonds_span_cut_line(struct fonds_span *rest, struct fonds_span *ret);

/* Take the next run of bytes that are not blank off rest. */
bool fonds_span_cut_word(struct fonds_span *rest, struct fonds_span *ret);

#endif
