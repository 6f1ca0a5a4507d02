/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/hashdeep.h"

#include <string.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"

#define MARK "%%%% "
#define MARK_SIZE (sizeof(MARK) - 1)
#define FIRST_LINE MARK "HASHDEEP-"
#define FIRST_LINE_SIZE (sizeof(FIRST_LINE) - 1)
#define VERSION "1.0"
#define NAMES_MAX ((size_t)1024) /* of unknown columns, for the message */

/* Where the value that begins at from ends: at a comma, or at the end. */
static size_t find_end(const char *text, size_t from, size_t size)
{
	const char *comma = memchr(text + from, ',', size - from);

	return comma ? (size_t)(comma - text) : size;
}

static bool is_word(const char *text, size_t size, const char *word)
{
	return size == strlen(word) && memcmp(text, word, size) == 0;
}

static bool begins_with(
	const char *text, size_t size, const char *with, size_t with_size)
{
	return size >= with_size && memcmp(text, with, with_size) == 0;
}

bool fonds_hashdeep_is_header(const char *text, size_t size)
{
	return begins_with(text, size, MARK, MARK_SIZE);
}

static bool has_column(const struct fonds_hashdeep *hashdeep,
	const struct fonds_hashdeep_column *column)
{
	for (size_t i = 0; i < hashdeep->column_count; i++)
		if (hashdeep->columns[i].kind == column->kind &&
			hashdeep->columns[i].algorithm == column->algorithm)
			return true;
	return false;
}

static struct fonds_hashdeep_column column_of(const char *name, size_t size)
{
	struct fonds_hashdeep_column column = { FONDS_HASHDEEP_SKIPPED, 0 };
	const struct fonds_algorithm_info *info = fonds_algorithm_find_tag(
		name, size);

	if (is_word(name, size, "size")) {
		column.kind = FONDS_HASHDEEP_SIZE;
	} else if (info) {
		column.kind = FONDS_HASHDEEP_DIGEST;
		column.algorithm = info->algorithm;
	}
	return column;
}

/* unknown gets the names of columns that cannot be used. */
static enum fonds_status add_column(struct fonds_hashdeep *hashdeep,
	const char *name, size_t size, struct fonds_buffer *unknown,
	struct fonds_error **error)
{
	struct fonds_hashdeep_column column = column_of(name, size);

	if (hashdeep->column_count == FONDS_HASHDEEP_COLUMNS)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the list has more than %d columns",
			FONDS_HASHDEEP_COLUMNS);
	if (column.kind == FONDS_HASHDEEP_SKIPPED) {
		fonds_buffer_add_text(unknown, unknown->size > 0 ? ", " : "");
		fonds_buffer_add(unknown, name, size);
	} else if (has_column(hashdeep, &column)) {
		return fonds_fail(
			error, FONDS_ERR_FORMAT, "the list has a column twice");
	}
	hashdeep->columns[hashdeep->column_count++] = column;
	return FONDS_OK;
}

static bool has_digests(const struct fonds_hashdeep *hashdeep)
{
	for (size_t i = 0; i < hashdeep->column_count; i++)
		if (hashdeep->columns[i].kind == FONDS_HASHDEEP_DIGEST)
			return true;
	return false;
}

/* size,md5,...,filename */
static enum fonds_status read_columns(struct fonds_hashdeep *hashdeep,
	const char *text, size_t size, struct fonds_buffer *unknown,
	struct fonds_error **error)
{
	size_t from = 0;
	size_t end = find_end(text, from, size);

	for (; end < size; end = find_end(text, from, size)) {
		enum fonds_status status = add_column(
			hashdeep, text + from, end - from, unknown, error);

		if (status < 0)
			return status;
		from = end + 1;
	}
	if (!is_word(text + from, size - from, "filename"))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the last column of the list is not 'filename'");
	if (!has_digests(hashdeep))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the list has no column of a known algorithm");
	return FONDS_OK;
}

static enum fonds_status read_second_line(struct fonds_hashdeep *hashdeep,
	const char *text, size_t size, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer unknown;
	enum fonds_status status;

	fonds_buffer_init(&unknown, NAMES_MAX);
	status = read_columns(hashdeep, text, size, &unknown, error);
	if (status < 0) {
		hashdeep->column_count = 0;
		return status;
	}
	if (unknown.status == FONDS_ERR_NOMEM)
		return fonds_fail_nomem(error);
	if (unknown.status < 0 || unknown.size > 0)
		return fonds_fail(error, FONDS_ERR_UNSUPPORTED,
			"columns of unknown algorithms are passed over: '%s'",
			fonds_buffer_text(&unknown));
	return FONDS_OK;
}

enum fonds_status fonds_hashdeep_read_header(struct fonds_hashdeep *hashdeep,
	const char *text, size_t size, struct fonds_error **error)
{
	bool is_first = begins_with(text, size, FIRST_LINE, FIRST_LINE_SIZE);

	hashdeep->column_count = 0;
	if (!is_first && !hashdeep->has_begun)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"columns without '%sHASHDEEP-%s' before them", MARK,
			VERSION);
	if (!is_first)
		return read_second_line(
			hashdeep, text + MARK_SIZE, size - MARK_SIZE, error);
	hashdeep->has_begun = true;
	if (!is_word(text + FIRST_LINE_SIZE, size - FIRST_LINE_SIZE, VERSION))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"a list of another version of hashdeep than %s",
			VERSION);
	return FONDS_OK;
}

static enum fonds_status parse_value(const struct fonds_hashdeep_column *column,
	const char *text, size_t size, struct fonds_checksum_line *line,
	struct fonds_error **error)
{
	if (column->kind == FONDS_HASHDEEP_SKIPPED)
		return FONDS_OK;
	if (column->kind == FONDS_HASHDEEP_SIZE) {
		if (!fonds_checksum_size_parse(text, size, &line->size))
			return fonds_fail(error, FONDS_ERR_FORMAT,
				"the size is not a number");
		return FONDS_OK;
	}
	if (!fonds_digest_parse(column->algorithm, text, size,
		    &line->digests[line->digest_count]))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the value of '%s' is not one",
			fonds_algorithm_name(column->algorithm));
	line->digest_count++;
	return FONDS_OK;
}

enum fonds_status fonds_hashdeep_parse(const struct fonds_hashdeep *hashdeep,
	const char *text, size_t size, struct fonds_checksum_line *ret,
	struct fonds_error **error)
{
	size_t from = 0;

	if (hashdeep->column_count == 0)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the list does not say what its columns are");
	ret->size = UINT64_MAX;
	ret->has_escapes = false;
	ret->digest_count = 0;
	for (size_t i = 0; i < hashdeep->column_count; i++) {
		size_t end = find_end(text, from, size);
		enum fonds_status status;

		if (end == size)
			return fonds_fail(error, FONDS_ERR_FORMAT,
				"it has fewer values than there are columns");
		status = parse_value(&hashdeep->columns[i], text + from,
			end - from, ret, error);
		if (status < 0)
			return status;
		from = end + 1;
	}
	if (from == size)
		return fonds_fail(error, FONDS_ERR_FORMAT, "it names no path");
	ret->path = text + from;
	ret->path_size = size - from;
	return FONDS_OK;
}
