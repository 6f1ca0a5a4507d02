/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/copy-check.h"

#include <stdlib.h>

#include "audit/report-words.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"
#include "fixity/algorithm.h"
#include "fixity/digest/hasher.h"

#define PIECE_SIZE ((size_t)256 * 1024)

void fonds_copy_check_clear(struct fonds_copy_check *check)
{
	fonds_error_freep(&check->unreadable);
	fonds_error_freep(&check->wrong);
	fonds_error_freep(&check->unwritten);
}

/* What one reading found. */
struct reading {
	struct fonds_hasher *hasher;
	char *piece;
	uint64_t size;
};

static void reading_clear(struct reading *reading)
{
	fonds_hasher_free(reading->hasher);
	free(reading->piece);
}

static enum fonds_status prepare(struct reading *reading,
	const struct fonds_holding_file *registered, struct fonds_error **error)
{
	enum fonds_algorithm algorithms[FONDS_FILE_DIGESTS_MAX];
	enum fonds_status status;

	for (size_t i = 0; i < registered->digest_count; i++)
		algorithms[i] = registered->digests[i].algorithm;
	reading->piece = aligned_alloc(FONDS_READ_ALIGNMENT, PIECE_SIZE);
	if (!reading->piece)
		return fonds_fail_nomem(error);
	status = fonds_hasher_new(
		algorithms, registered->digest_count, &reading->hasher, error);
	return status == FONDS_OK ? fonds_hasher_start(reading->hasher, error)
				  : status;
}

/* The failure of one side is kept, unless it is a want of our own. */
static enum fonds_status keep(struct fonds_error **side,
	enum fonds_status status, struct fonds_error **error)
{
	if (status < 0 && fonds_error_is_want(status, *side))
		return fonds_error_move(side, status, error);
	return FONDS_OK;
}

static enum fonds_status take_piece(struct fonds_copy_check *check,
	struct reading *reading, size_t size, struct fonds_error **error)
{
	enum fonds_status status = fonds_hasher_update(
		reading->hasher, reading->piece, size, error);

	if (status < 0)
		return status;
	reading->size += size;
	if (check->to >= 0 && reading->size <= check->registered->size) {
		status = fonds_file_write_all(check->to, check->name,
			reading->piece, size, &check->unwritten);
		status = keep(&check->unwritten, status, error);
	}
	if (status == FONDS_OK && check->each)
		status = check->each(size, check->payload, error);
	return status;
}

static bool is_over(const struct fonds_copy_check *check)
{
	return check->unreadable || check->unwritten;
}

static enum fonds_status read_all(struct fonds_copy_check *check,
	struct reading *reading, struct fonds_stream *copy,
	struct fonds_error **error)
{
	size_t size = 1;
	enum fonds_status status = FONDS_OK;

	while (status == FONDS_OK && size > 0 && !is_over(check)) {
		status = fonds_stream_read(copy, reading->piece, PIECE_SIZE,
			&size, &check->unreadable);
		if (status < 0)
			return keep(&check->unreadable, status, error);
		status = take_piece(check, reading, size, error);
	}
	return status;
}

static void tell_digest(struct fonds_copy_check *check,
	const struct fonds_digest *actual, const struct fonds_digest *expected)
{
	char actual_hex[2 * FONDS_DIGEST_MAX + 1];
	char expected_hex[2 * FONDS_DIGEST_MAX + 1];

	(void)fonds_fail(&check->wrong, FONDS_ERR_FORMAT,
		"the %s digest of the copy is %s, registered is %s",
		fonds_algorithm_name(expected->algorithm),
		fonds_digest_format(actual, actual_hex),
		fonds_digest_format(expected, expected_hex));
}

static enum fonds_status compare(struct fonds_copy_check *check,
	const struct reading *reading, struct fonds_error **error)
{
	const struct fonds_holding_file *registered = check->registered;
	struct fonds_digest digests[FONDS_FILE_DIGESTS_MAX];
	enum fonds_status status = fonds_hasher_finish(
		reading->hasher, digests, error);
	char has[FONDS_WORDS_SIZE];
	char wanted[FONDS_WORDS_SIZE];

	if (status < 0)
		return status;
	if (reading->size != registered->size)
		(void)fonds_fail(&check->wrong, FONDS_ERR_FORMAT,
			"the copy has %s, registered are %s",
			fonds_words_count_of(reading->size, "byte", has),
			fonds_words_count(registered->size, wanted));
	for (size_t i = 0; i < registered->digest_count && !check->wrong; i++)
		if (!fonds_digest_equal(&digests[i], &registered->digests[i]))
			tell_digest(
				check, &digests[i], &registered->digests[i]);
	return FONDS_OK;
}

enum fonds_status fonds_copy_check_run(struct fonds_copy_check *check,
	struct fonds_stream *copy, struct fonds_error **error)
{
	fonds_cleanup(reading_clear) struct reading reading = { 0 };
	enum fonds_status status = prepare(&reading, check->registered, error);

	if (status == FONDS_OK)
		status = read_all(check, &reading, copy, error);
	if (status == FONDS_OK && !is_over(check))
		status = compare(check, &reading, error);
	return status;
}
