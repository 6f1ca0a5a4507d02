/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The formats are told apart by how a line begins: hex digits and a blank are
 * a checksum, everything else may be the name of an algorithm, as none is
 * made of hex digits alone.
 *
 * A path may hold what stands around it. So lines are taken apart from the
 * side where only one reading is possible: "HEX  PATH" from its beginning,
 * "NAME (PATH) = HEX" at the first "(" and, from its end, at the last ") =".
 */
#include "fixity/checksum-line.h"

#include <string.h>

#include "base/error.h"

#define NAME_SHOWN 40 /* bytes of an unknown algorithm's name */

/* What a checksum is that nobody named, by its digits. */
static const enum fonds_algorithm usual[] = {
	FONDS_MD5,
	FONDS_SHA1,
	FONDS_SHA224,
	FONDS_SHA256,
	FONDS_SHA384,
	FONDS_SHA512,
};

struct assumption {
	const enum fonds_algorithm *items;
	size_t count;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static size_t skip_blanks(const char *text, size_t from, size_t size)
{
	size_t i = from;

	while (i < size && is_blank(text[i]))
		i++;
	return i;
}

static size_t skip_decimal(const char *text, size_t size)
{
	size_t i = 0;

	while (i < size && text[i] >= '0' && text[i] <= '9')
		i++;
	return i;
}

bool fonds_checksum_size_parse(const char *text, size_t size, uint64_t *ret)
{
	uint64_t number = 0;

	if (size == 0 || skip_decimal(text, size) != size)
		return false;
	for (size_t i = 0; i < size; i++) {
		uint64_t digit = (uint64_t)(text[i] - '0');

		if (number > (UINT64_MAX - 1 - digit) / 10)
			return false;
		number = number * 10 + digit;
	}
	*ret = number;
	return true;
}

/* NULL when none of them has as many hex digits. */
static const struct fonds_algorithm_info *find_by_digits(
	const enum fonds_algorithm *items, size_t count, size_t digits)
{
	for (size_t i = 0; i < count; i++) {
		const struct fonds_algorithm_info *info = fonds_algorithm_info(
			items[i]);

		if (info && 2 * (size_t)info->size == digits)
			return info;
	}
	return NULL;
}

static const struct fonds_algorithm_info *guess(
	const struct assumption *assumed, size_t digits)
{
	const struct fonds_algorithm_info *info = find_by_digits(
		assumed->items, assumed->count, digits);

	if (info)
		return info;
	return find_by_digits(usual, sizeof(usual) / sizeof(usual[0]), digits);
}

/*
 * Where the path begins after the checksum. GNU writes a blank and then a
 * blank or "*", and a path may begin with blanks of its own. BSD's md5 -r has
 * one blank, a BagIt manifest any number, and tabs too (RFC 8493 2.1.3).
 */
static size_t find_path(const char *text, size_t from, size_t size)
{
	if (size - from >= 2 && text[from] == ' ' && text[from + 1] == ' ')
		return from + 2;
	if (size - from >= 2 && text[from + 1] == '*')
		return from + 2;
	return skip_blanks(text, from, size);
}

static enum fonds_status set_path(struct fonds_checksum_line *line,
	const char *path, size_t size, struct fonds_error **error)
{
	if (size == 0)
		return fonds_fail(error, FONDS_ERR_FORMAT, "it names no path");
	line->path = path;
	line->path_size = size;
	return FONDS_OK;
}

/* HEX  PATH: the checksum has this many digits. */
static enum fonds_status parse_plain(const char *text, size_t size,
	size_t digits, const struct assumption *assumed,
	struct fonds_checksum_line *line, struct fonds_error **error)
{
	const struct fonds_algorithm_info *info = guess(assumed, digits);
	size_t path;

	if (!info || !fonds_digest_parse(
			     info->algorithm, text, digits, &line->digests[0]))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"no algorithm has checksums of %zu digits", digits);
	line->digest_count = 1;
	path = find_path(text, digits, size);
	return set_path(line, text + path, size - path, error);
}

/*
 * SIZE  HEX  PATH, or HEX  PATH: a checksum may look like a number, but no
 * number has as many digits as a checksum.
 */
static enum fonds_status parse_untagged(const char *text, size_t size,
	size_t digits, const struct assumption *assumed,
	struct fonds_checksum_line *line, struct fonds_error **error)
{
	size_t hex = skip_blanks(text, digits, size);
	size_t hex_digits = fonds_hex_span(text + hex, size - hex);

	if (line->has_escapes || guess(assumed, digits) ||
		!guess(assumed, hex_digits) ||
		!fonds_checksum_size_parse(text, digits, &line->size))
		return parse_plain(text, size, digits, assumed, line, error);
	if (hex + hex_digits < size && !is_blank(text[hex + hex_digits]))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the checksum after the size is not hexadecimal");
	return parse_plain(
		text + hex, size - hex, hex_digits, assumed, line, error);
}

/* ") = HEX" or ")= HEX" at the end: where each part of it begins. */
struct tail {
	size_t close; /* the ")" */
	size_t hex;
	size_t end; /* after the digits */
};

static bool find_tail(const char *text, size_t size, struct tail *ret)
{
	struct tail tail = { .end = size };
	size_t at;

	/* No digest ends in it, so it is a line end in any case. */
	if (tail.end > 0 && text[tail.end - 1] == '\r')
		tail.end--;
	at = tail.end;
	while (at > 0 && fonds_hex_span(text + at - 1, 1) == 1)
		at--;
	tail.hex = at;
	if (at == tail.end || at < 3 || text[at - 1] != ' ' ||
		text[at - 2] != '=')
		return false;
	at -= 3;
	if (at > 0 && text[at] == ' ')
		at--;
	tail.close = at;
	*ret = tail;
	return text[at] == ')';
}

static enum fonds_status parse_named_digest(const char *name, size_t name_size,
	const char *hex, size_t digits, struct fonds_digest *ret,
	struct fonds_error **error)
{
	const struct fonds_algorithm_info *info = fonds_algorithm_find_tag(
		name, name_size);

	if (!info)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"unknown algorithm '%.*s'",
			(int)(name_size < NAME_SHOWN ? name_size : NAME_SHOWN),
			name);
	if (!fonds_digest_parse(info->algorithm, hex, digits, ret))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"a checksum of %zu digits, where %s has %d", digits,
			info->tag, 2 * info->size);
	return FONDS_OK;
}

/* NAME (PATH) = HEX; rhash pads the name with blanks. */
static enum fonds_status parse_tagged(const char *text, size_t size,
	struct fonds_checksum_line *line, struct fonds_error **error)
{
	const char *open = memchr(text, '(', size);
	size_t name_size = open ? (size_t)(open - text) : 0;
	struct tail tail;
	enum fonds_status status;

	/* The tail has no "(": if there is one, it lies before it. */
	if (!open || !find_tail(text, size, &tail))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"neither 'CHECKSUM  PATH' nor "
			"'ALGORITHM (PATH) = CHECKSUM'");
	while (name_size > 0 && is_blank(text[name_size - 1]))
		name_size--;
	status = parse_named_digest(text, name_size, text + tail.hex,
		tail.end - tail.hex, &line->digests[0], error);
	if (status < 0)
		return status;
	line->digest_count = 1;
	return set_path(
		line, open + 1, tail.close - (size_t)(open + 1 - text), error);
}

enum fonds_status fonds_checksum_line_parse(const char *text, size_t size,
	const enum fonds_algorithm *assumed, size_t assumed_count,
	struct fonds_checksum_line *ret, struct fonds_error **error)
{
	const struct assumption assumption = { assumed, assumed_count };
	size_t start = skip_blanks(text, 0, size);
	size_t digits;

	ret->size = UINT64_MAX;
	ret->has_escapes = start < size && text[start] == '\\';
	if (ret->has_escapes)
		start++;
	text += start;
	size -= start;
	digits = fonds_hex_span(text, size);
	if (digits > 0 && (digits == size || is_blank(text[digits])))
		return parse_untagged(
			text, size, digits, &assumption, ret, error);
	return parse_tagged(text, size, ret, error);
}
