/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_METADATA_TEXT_STREAM_H
#define TESTS_UNIT_METADATA_TEXT_STREAM_H

#include <string.h>

#include "base/tree.h"

/* A stream that gives a text, and then a pattern so many times, and an end. */
struct text_stream {
	struct fonds_stream stream;
	const char *head;
	const char *pattern; /* or NULL */
	uint64_t repeats;
	const char *tail;
	const char *at; /* in head, pattern or tail */
};

static const char *text_stream_turn(struct text_stream *text)
{
	if (*text->at != '\0')
		return text->at;
	if (text->repeats > 0) {
		text->repeats--;
		return text->pattern;
	}
	if (text->tail) {
		const char *tail = text->tail;

		text->tail = NULL;
		return tail;
	}
	return text->at;
}

static enum fonds_status text_stream_read(struct fonds_stream *stream,
	void *data, size_t size, size_t *ret, struct fonds_error **error)
{
	struct text_stream *text = (struct text_stream *)stream;
	size_t have = 0;

	(void)error;
	while (have < size) {
		size_t n;

		text->at = text_stream_turn(text);
		n = strlen(text->at);
		if (n == 0)
			break;
		n = n < size - have ? n : size - have;
		memcpy((char *)data + have, text->at, n);
		text->at += n;
		have += n;
	}
	*ret = have;
	return FONDS_OK;
}

static const struct fonds_stream_ops text_stream_ops = {
	.read = text_stream_read
};

static inline struct text_stream text_stream_of(const char *text)
{
	return (struct text_stream){ .stream = { &text_stream_ops },
		.at = text };
}

static inline struct text_stream text_stream_long(const char *head,
	const char *pattern, uint64_t repeats, const char *tail)
{
	struct text_stream text = text_stream_of(head);

	text.pattern = pattern;
	text.repeats = repeats;
	text.tail = tail;
	return text;
}

#endif
