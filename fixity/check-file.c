/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/check-file.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/algorithm.h"

/*
 * A check of one file may end in three ways that must never be mixed up: a
 * verdict on the file; a failure of the check itself, which says nothing of
 * the file; and the order to stop. judge_failure() parts the first from the
 * second.
 */

/* One for each worker. Measured: 32 KiB is slower, 256 KiB no faster. */
#define BUFFER_SIZE ((size_t)128 * 1024)

struct fonds_check_reader {
	const struct fonds_check *check;
	struct fonds_check_shared *shared;
	struct fonds_hasher *hasher;
	uint8_t buffer[BUFFER_SIZE];
};

/* One reading of a file from its beginning to its end. */
struct reading {
	uint64_t size;
	bool is_opened;
	bool is_stable;
	bool is_complete;
	struct fonds_digest digests[FONDS_HASHER_MAX];
};

/* Counts the bytes of a reading; those of a second one count for nothing. */
struct meter {
	struct fonds_check_shared *shared;
	uint64_t left; /* of what the file may count for */
};

static void meter_add(struct meter *meter, uint64_t bytes)
{
	uint64_t n = bytes < meter->left ? bytes : meter->left;

	meter->left -= n;
	atomic_fetch_add_explicit(
		&meter->shared->bytes, n, memory_order_relaxed);
}

static bool is_stopped(const struct fonds_check_reader *reader)
{
	return atomic_load_explicit(
		&reader->shared->stop, memory_order_relaxed);
}

static enum fonds_status hash_stream(struct fonds_check_reader *reader,
	struct fonds_stream *stream, struct meter *meter,
	struct reading *reading, struct fonds_error **error)
{
	enum fonds_status status = fonds_hasher_start(reader->hasher, error);

	while (status == FONDS_OK) {
		size_t n = 0;

		if (is_stopped(reader))
			return fonds_fail(
				error, FONDS_ERR_CANCELLED, "stopped");
		status = fonds_stream_read(
			stream, reader->buffer, BUFFER_SIZE, &n, error);
		if (status < 0)
			return status;
		if (n == 0)
			return fonds_hasher_finish(
				reader->hasher, reading->digests, error);
		reading->size += n;
		meter_add(meter, n);
		status = fonds_hasher_update(
			reader->hasher, reader->buffer, n, error);
	}
	return status;
}

/* What was read stands in *reading also after a failure. */
static enum fonds_status read_file(struct fonds_check_reader *reader,
	const struct fonds_bag_path *path, struct meter *meter,
	struct reading *reading, struct fonds_error **error)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	struct fonds_file_state before, after;
	enum fonds_status status;

	if (is_stopped(reader))
		return fonds_fail(error, FONDS_ERR_CANCELLED, "stopped");
	status = fonds_tree_open(reader->check->tree, path, &stream, error);
	if (status < 0)
		return status;
	reading->is_opened = true;
	status = fonds_stream_state(stream, &before, error);
	if (status < 0)
		return status;
	status = hash_stream(reader, stream, meter, reading, error);
	if (status < 0)
		return status;
	reading->is_complete = true;
	status = fonds_stream_state(stream, &after, error);
	if (status < 0)
		return status;
	reading->is_stable = fonds_file_state_equal(&before, &after);
	return FONDS_OK;
}

/*
 * Failures that are ours, not the file's: the same file would be read at
 * another moment. To call it unreadable would be a lie.
 */
static bool is_own_failure(enum fonds_status status, int sys_errno)
{
	if (status == FONDS_ERR_IO)
		return sys_errno == EMFILE || sys_errno == ENFILE;
	return status == FONDS_ERR_NOMEM || status == FONDS_ERR_CANCELLED ||
	       status == FONDS_ERR_INVALID || status == FONDS_ERR_UNSUPPORTED;
}

static const struct {
	int sys_errno;
	enum fonds_verdict verdict;
} open_verdicts[] = {
	{ ENOENT, FONDS_VERDICT_MISSING },
	{ ENOTDIR, FONDS_VERDICT_MISSING },
	{ EACCES, FONDS_VERDICT_DENIED },
	{ EPERM, FONDS_VERDICT_DENIED },
};

static enum fonds_verdict open_verdict(int sys_errno)
{
	for (size_t i = 0; i < sizeof(open_verdicts) / sizeof(*open_verdicts);
		i++)
		if (open_verdicts[i].sys_errno == sys_errno)
			return open_verdicts[i].verdict;
	return FONDS_VERDICT_UNREADABLE;
}

/* outcome->error has what failed. */
static void judge_failure(struct fonds_check_outcome *outcome,
	enum fonds_status status, const struct reading *reading)
{
	int sys_errno = fonds_error_errno(outcome->error);

	if (is_own_failure(status, sys_errno))
		outcome->status = status;
	else if (!reading->is_opened && status == FONDS_ERR_IO)
		outcome->verdict = open_verdict(sys_errno);
	else
		outcome->verdict = FONDS_VERDICT_UNREADABLE;
}

static const struct fonds_digest *find_digest(const struct fonds_check *check,
	const struct reading *reading, enum fonds_algorithm algorithm)
{
	for (size_t i = 0; i < check->algorithm_count; i++)
		if (check->algorithms[i] == algorithm)
			return &reading->digests[i];
	return NULL;
}

/* The first expected digest that is not the computed one, or NULL. */
static const struct fonds_digest *find_mismatch(const struct fonds_check *check,
	const struct fonds_check_item *item, const struct reading *reading)
{
	for (size_t i = 0; i < item->expected_count; i++) {
		const struct fonds_digest *expected = &item->expected[i];
		const struct fonds_digest *actual = find_digest(
			check, reading, expected->algorithm);

		if (!actual || !fonds_digest_equal(actual, expected))
			return expected;
	}
	return NULL;
}

static bool is_size_wrong(
	const struct fonds_check_item *item, const struct reading *reading)
{
	return item->size != FONDS_SIZE_UNKNOWN && item->size != reading->size;
}

static bool is_as_expected(const struct fonds_check *check,
	const struct fonds_check_item *item, const struct reading *reading)
{
	return !is_size_wrong(item, reading) &&
	       !find_mismatch(check, item, reading);
}

static bool is_same(const struct fonds_check *check, const struct reading *a,
	const struct reading *b)
{
	if (a->size != b->size)
		return false;
	for (size_t i = 0; i < check->algorithm_count; i++)
		if (!fonds_digest_equal(&a->digests[i], &b->digests[i]))
			return false;
	return true;
}

/* Say what differs from what was expected: the size, else the digest. */
static void tell_difference(const struct fonds_check *check,
	const struct fonds_check_item *item, const struct reading *reading,
	const char *second, struct fonds_error **error)
{
	char actual_hex[2 * FONDS_DIGEST_MAX + 1];
	char expected_hex[2 * FONDS_DIGEST_MAX + 1];
	const struct fonds_digest *expected, *actual;

	if (is_size_wrong(item, reading)) {
		(void)fonds_fail(error, FONDS_ERR_FORMAT,
			"the size is %" PRIu64 " bytes, expected %" PRIu64
			"; second read: %s",
			reading->size, item->size, second);
		return;
	}
	expected = find_mismatch(check, item, reading);
	actual = find_digest(check, reading, expected->algorithm);
	(void)fonds_fail(error, FONDS_ERR_FORMAT,
		"the %s digest is %s, expected %s; second read: %s",
		fonds_algorithm_name(expected->algorithm),
		fonds_digest_format(actual, actual_hex),
		fonds_digest_format(expected, expected_hex), second);
}

/*
 * The file is not as expected. Before that is told, it is opened and read
 * once more: a fault of memory, cable or network is not a fault of the file.
 */
static void confirm(struct fonds_check_reader *reader,
	const struct fonds_check_item *item, const struct reading *first,
	struct fonds_check_outcome *outcome)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *failure = NULL;
	const struct fonds_check *check = reader->check;
	struct meter meter = { .shared = reader->shared };
	struct reading second = { 0 };
	const char *how = "the same";
	enum fonds_status status;

	status = read_file(reader, item->path, &meter, &second, &failure);
	if (status < 0 && is_own_failure(status, fonds_error_errno(failure))) {
		outcome->status = status;
		outcome->error = fonds_steal(&failure);
		return;
	}
	outcome->verdict = FONDS_VERDICT_CORRUPT_UNCONFIRMED;
	if (status < 0)
		how = fonds_error_message(failure);
	else if (!second.is_stable)
		how = "the file was changed meanwhile";
	else if (is_as_expected(check, item, &second))
		how = "as expected";
	else if (!is_same(check, first, &second))
		how = "something else again";
	else
		outcome->verdict = FONDS_VERDICT_CORRUPT;
	tell_difference(check, item, first, how, &outcome->error);
}

static void judge(struct fonds_check_reader *reader,
	const struct fonds_check_item *item, const struct reading *reading,
	struct fonds_check_outcome *outcome)
{
	if (!reading->is_stable) {
		outcome->verdict = FONDS_VERDICT_UNSTABLE;
		(void)fonds_fail(&outcome->error, FONDS_ERR_FORMAT,
			"the file was changed while it was read");
		return;
	}
	if (!is_as_expected(reader->check, item, reading))
		confirm(reader, item, reading, outcome);
}

void fonds_check_file(struct fonds_check_reader *reader,
	const struct fonds_check_item *item, struct fonds_check_outcome *ret)
{
	struct meter meter = {
		.shared = reader->shared,
		.left = item->size,
	};
	struct reading reading = { 0 };
	enum fonds_status status;

	*ret = (struct fonds_check_outcome){ .verdict = FONDS_VERDICT_OK };
	status = read_file(reader, item->path, &meter, &reading, &ret->error);
	ret->size = reading.size;
	ret->is_complete = reading.is_complete;
	memcpy(ret->digests, reading.digests, sizeof(ret->digests));
	if (status < 0)
		judge_failure(ret, status, &reading);
	else
		judge(reader, item, &reading, ret);
	/* A file that cannot be read to its end is done all the same. */
	if (ret->status == FONDS_OK && item->size != FONDS_SIZE_UNKNOWN)
		meter_add(&meter, meter.left);
}

void fonds_check_outcome_clear(struct fonds_check_outcome *outcome)
{
	fonds_error_free(outcome->error);
	outcome->error = NULL;
}

enum fonds_status fonds_check_reader_new(const struct fonds_check *check,
	struct fonds_check_shared *shared, struct fonds_check_reader **ret,
	struct fonds_error **error)
{
	fonds_cleanup(
		fonds_check_reader_freep) struct fonds_check_reader *reader =
		malloc(sizeof(*reader));
	enum fonds_status status;

	if (!reader)
		return fonds_fail_nomem(error);
	reader->check = check;
	reader->shared = shared;
	reader->hasher = NULL;
	status = fonds_hasher_new(check->algorithms, check->algorithm_count,
		&reader->hasher, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&reader);
	return FONDS_OK;
}

void fonds_check_reader_free(struct fonds_check_reader *reader)
{
	if (!reader)
		return;
	fonds_hasher_free(reader->hasher);
	free(reader);
}

void fonds_check_reader_freep(struct fonds_check_reader **reader)
{
	fonds_check_reader_free(*reader);
}
