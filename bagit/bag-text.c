/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/bag-text.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/text.h"

/*
 * Three steps, each pulled by the one after it:
 *
 *	raw bytes of the stream -> decoded UTF-8 -> one line
 *
 * UTF-8 itself is passed through unchanged and checked line by line, so that a
 * name with other bytes can still be looked for on disk.
 */
#define RAW_SIZE ((size_t)64 * 1024)
#define DECODED_SIZE (4 * RAW_SIZE) /* no code point grows more */
#define REPLACEMENT "\xef\xbf\xbd"

struct fonds_bag_text {
	struct fonds_stream *stream;
	uint64_t left; /* of the limit */
	iconv_t converter;
	bool is_converting;
	bool is_at_end; /* of the stream */
	bool is_flushed;
	bool after_return; /* a CR ended the line before */

	char raw[RAW_SIZE];
	size_t raw_size;
	char decoded[DECODED_SIZE];
	size_t decoded_size;
	size_t decoded_at;
	bool ends_replaced; /* bytes that do not decode stood at its end */

	struct fonds_buffer line;
	bool is_line_replaced;
	size_t number;
	struct fonds_bag_text_traits traits;
};

/* Encodings of which the byte order is told by a mark (RFC 2781 4.3). */
struct marked_encoding {
	const char *name;
	const char *big;
	const char *little;
	size_t unit;
};

static const struct marked_encoding marked[] = {
	{ "UTF-16", "UTF-16BE", "UTF-16LE", 2 },
	{ "UTF16", "UTF-16BE", "UTF-16LE", 2 },
	{ "UTF-32", "UTF-32BE", "UTF-32LE", 4 },
	{ "UTF32", "UTF-32BE", "UTF-32LE", 4 },
};

static const struct marked_encoding *find_marked(const char *encoding)
{
	for (size_t i = 0; i < sizeof(marked) / sizeof(*marked); i++)
		if (strcasecmp(marked[i].name, encoding) == 0)
			return &marked[i];
	return NULL;
}

static bool is_utf8(const char *encoding)
{
	return strcasecmp(encoding, "UTF-8") == 0 ||
	       strcasecmp(encoding, "UTF8") == 0;
}

/* iconv_open() takes options after a slash; a declaration may not give any. */
bool fonds_bag_encoding_is_known(const char *encoding)
{
	static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "abcdefghijklmnopqrstuvwxyz"
				      "0123456789-_.:+()";
	size_t size = strlen(encoding);
	iconv_t converter;

	if (size == 0 || size > 64 || strspn(encoding, allowed) != size)
		return false;
	if (is_utf8(encoding))
		return true;
	converter = iconv_open("UTF-8", encoding);
	/* POSIX gives the failure as this very cast. */
	if (converter == (iconv_t)-1)
		return false;
	(void)iconv_close(converter);
	return true;
}

void fonds_bag_text_freep(struct fonds_bag_text **text)
{
	if (!*text)
		return;
	fonds_stream_close((*text)->stream);
	if ((*text)->is_converting)
		(void)iconv_close((*text)->converter);
	fonds_buffer_clear(&(*text)->line);
	free(*text);
}

/* Fill raw as far as the stream gives. */
static enum fonds_status fill_raw(
	struct fonds_bag_text *text, struct fonds_error **error)
{
	while (!text->is_at_end && text->raw_size < RAW_SIZE) {
		size_t want = RAW_SIZE - text->raw_size;
		size_t got = 0;
		enum fonds_status status;

		if (want > text->left)
			want = (size_t)text->left;
		if (want == 0) {
			text->is_at_end = true;
			text->traits.is_truncated = true;
			break;
		}
		status = fonds_stream_read(text->stream,
			text->raw + text->raw_size, want, &got, error);
		if (status < 0)
			return status;
		text->is_at_end = got == 0;
		text->raw_size += got;
		text->left -= got;
	}
	return FONDS_OK;
}

static void drop_raw(struct fonds_bag_text *text, size_t size)
{
	memmove(text->raw, text->raw + size, text->raw_size - size);
	text->raw_size -= size;
}

static bool begins_with(
	const struct fonds_bag_text *text, const char *mark, size_t size)
{
	return text->raw_size >= size && memcmp(text->raw, mark, size) == 0;
}

/* Take the byte order mark off and say which encoding it tells. */
static const char *settle_order(
	struct fonds_bag_text *text, const struct marked_encoding *encoding)
{
	const char *big = encoding->unit == 2 ? "\xfe\xff" : "\0\0\xfe\xff";
	const char *little = encoding->unit == 2 ? "\xff\xfe" : "\xff\xfe\0\0";
	bool is_big = begins_with(text, big, encoding->unit);
	bool is_little = begins_with(text, little, encoding->unit);

	if (is_big || is_little)
		drop_raw(text, encoding->unit);
	else
		text->traits.lacks_bom = text->raw_size > 0;
	return is_little ? encoding->little : encoding->big;
}

/* Its name tells the byte order, so a mark is one too many (RFC 2781 3.3). */
static void drop_surplus_mark(struct fonds_bag_text *text, const char *encoding)
{
	for (size_t i = 0; i < sizeof(marked) / sizeof(*marked); i++) {
		bool is_wide = marked[i].unit == 4;
		const char *big = is_wide ? "\0\0\xfe\xff" : "\xfe\xff";
		const char *little = is_wide ? "\xff\xfe\0\0" : "\xff\xfe";

		if ((strcasecmp(marked[i].big, encoding) != 0 ||
			    !begins_with(text, big, marked[i].unit)) &&
			(strcasecmp(marked[i].little, encoding) != 0 ||
				!begins_with(text, little, marked[i].unit)))
			continue;
		drop_raw(text, marked[i].unit);
		text->traits.has_bom = true;
		return;
	}
}

static enum fonds_status begin_decoding(struct fonds_bag_text *text,
	const char *encoding, struct fonds_error **error)
{
	const struct marked_encoding *by_mark = find_marked(encoding);

	if (is_utf8(encoding)) {
		text->traits.has_bom = begins_with(text, "\xef\xbb\xbf", 3);
		if (text->traits.has_bom)
			drop_raw(text, 3);
		return FONDS_OK;
	}
	if (by_mark)
		encoding = settle_order(text, by_mark);
	else
		drop_surplus_mark(text, encoding);
	text->converter = iconv_open("UTF-8", encoding);
	if (text->converter == (iconv_t)-1)
		return errno == ENOMEM
			       ? fonds_fail_nomem(error)
			       : fonds_fail(error, FONDS_ERR_UNSUPPORTED,
					 "unknown encoding '%s'", encoding);
	text->is_converting = true;
	return FONDS_OK;
}

enum fonds_status fonds_bag_text_open(struct fonds_tree *tree, const char *path,
	const char *encoding, uint64_t limit, struct fonds_bag_text **ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *name = NULL;
	fonds_cleanup(fonds_bag_text_freep) struct fonds_bag_text *text = NULL;
	enum fonds_status status;

	status = fonds_bag_path_new(path, strlen(path), &name, error);
	if (status < 0)
		return status;
	text = calloc(1, sizeof(*text));
	if (!text)
		return fonds_fail_nomem(error);
	fonds_buffer_init(&text->line, FONDS_BAG_LINE_MAX);
	text->left = limit;
	status = fonds_tree_open(tree, name, &text->stream, error);
	if (status == FONDS_OK)
		status = fill_raw(text, error);
	if (status == FONDS_OK)
		status = begin_decoding(text, encoding, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&text);
	return FONDS_OK;
}

/*
 * Bytes that do not decode, or that the end of the file cut off. What is
 * decoded ends here, so they belong to the line that it ends with. A U+FFFD
 * may also stand in the file itself.
 */
static void replace(struct fonds_bag_text *text, size_t raw_size)
{
	drop_raw(text, raw_size);
	memcpy(text->decoded + text->decoded_size, REPLACEMENT, 3);
	text->decoded_size += 3;
	text->ends_replaced = true;
}

static void convert(struct fonds_bag_text *text)
{
	char *in = text->raw;
	size_t in_left = text->raw_size;
	char *out = text->decoded;
	size_t out_left = DECODED_SIZE - sizeof(REPLACEMENT);
	size_t result = iconv(text->converter, &in, &in_left, &out, &out_left);
	int failure = result == (size_t)-1 ? errno : 0;

	text->decoded_size = (size_t)(out - text->decoded);
	drop_raw(text, text->raw_size - in_left);
	if (failure == EILSEQ && text->raw_size > 0) {
		replace(text, 1);
		(void)iconv(text->converter, NULL, NULL, NULL, NULL);
	} else if (text->is_at_end && text->raw_size > 0 && failure != E2BIG) {
		replace(text, text->raw_size);
	}
}

/* Some encodings hold a character back until they know what follows it. */
static void flush_converter(struct fonds_bag_text *text)
{
	char *out = text->decoded;
	size_t out_left = DECODED_SIZE;

	if (!text->is_converting || text->is_flushed)
		return;
	(void)iconv(text->converter, NULL, NULL, &out, &out_left);
	text->decoded_size = (size_t)(out - text->decoded);
	text->is_flushed = true;
}

/* More decoded bytes; none at the end of the file. */
static enum fonds_status decode(
	struct fonds_bag_text *text, struct fonds_error **error)
{
	enum fonds_status status;

	text->decoded_at = 0;
	text->decoded_size = 0;
	text->ends_replaced = false;
	do {
		status = fill_raw(text, error);
		if (status < 0)
			return status;
		if (text->raw_size == 0) {
			flush_converter(text);
			return FONDS_OK;
		}
		if (text->is_converting) {
			convert(text);
		} else {
			memcpy(text->decoded, text->raw, text->raw_size);
			text->decoded_size = text->raw_size;
			text->raw_size = 0;
		}
	} while (text->decoded_size == 0);
	return FONDS_OK;
}

static void mark_invalid(struct fonds_bag_text *text)
{
	const char *data = fonds_buffer_text(&text->line);
	bool is_valid = fonds_utf8_is_valid(data, text->line.size) &&
			!text->is_line_replaced;

	if (!is_valid && text->traits.invalid_line == 0)
		text->traits.invalid_line = text->number;
}

static enum fonds_status end_line(struct fonds_bag_text *text,
	struct fonds_bag_line *ret, bool *has, struct fonds_error **error)
{
	bool is_too_long = text->line.status == FONDS_ERR_LIMIT;

	if (text->line.status == FONDS_ERR_NOMEM)
		return fonds_fail_nomem(error);
	text->number++;
	if (is_too_long && text->traits.too_long_line == 0)
		text->traits.too_long_line = text->number;
	if (!is_too_long)
		mark_invalid(text);
	*ret = (struct fonds_bag_line){
		.data = fonds_buffer_text(&text->line),
		.size = text->line.size,
		.number = text->number,
		.is_too_long = is_too_long,
	};
	*has = true;
	return FONDS_OK;
}

/* A buffer that overflowed stays failed; a new line begins afresh. */
static void begin_line(struct fonds_bag_text *text)
{
	if (text->line.status < 0) {
		fonds_buffer_clear(&text->line);
		fonds_buffer_init(&text->line, FONDS_BAG_LINE_MAX);
	}
	fonds_buffer_reset(&text->line);
	text->is_line_replaced = false;
}

enum fonds_status fonds_bag_text_next(struct fonds_bag_text *text,
	struct fonds_bag_line *ret, bool *has, struct fonds_error **error)
{
	bool is_begun = false;

	begin_line(text);
	for (;;) {
		const char *from = text->decoded + text->decoded_at;
		size_t left = text->decoded_size - text->decoded_at;
		size_t span = 0;
		enum fonds_status status;

		if (left == 0) {
			status = decode(text, error);
			if (status < 0)
				return status;
			if (text->decoded_size > 0)
				continue;
			*has = false;
			return is_begun ? end_line(text, ret, has, error)
					: FONDS_OK;
		}
		if (text->after_return && *from == '\n') {
			text->after_return = false;
			text->decoded_at++;
			continue;
		}
		text->after_return = false;
		while (span < left && from[span] != '\n' && from[span] != '\r')
			span++;
		fonds_buffer_add(&text->line, from, span);
		text->decoded_at += span;
		is_begun = true;
		if (span == left) {
			text->is_line_replaced |= text->ends_replaced;
			continue;
		}
		text->after_return = from[span] == '\r';
		text->decoded_at++;
		return end_line(text, ret, has, error);
	}
}

const struct fonds_bag_text_traits *fonds_bag_text_traits(
	const struct fonds_bag_text *text)
{
	return &text->traits;
}
