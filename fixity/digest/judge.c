/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/digest/judge.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/algorithm.h"
#include "fixity/digest/hasher.h"

/*
 * A check of one file may end in three ways that must never be mixed up: a
 * verdict on the file; a failure of the check itself, which says nothing of
 * the file; and the order to stop. judge_failure() parts the first from the
 * other two.
 */

#define BUFFER_SIZE ((size_t)128 * 1024)

struct fonds_judge {
	struct fonds_check_shared *shared;
	struct fonds_hasher *hasher; /* it and buffer: at the first need */
	uint8_t *buffer;
};

/* What a reading found, wherever its digests are kept. */
struct findings {
	uint64_t size;
	const struct fonds_digest *digests;
};

bool fonds_judge_is_own_failure(
	enum fonds_status status, const struct fonds_error *error)
{
	int sys_errno = error ? fonds_error_errno(error) : 0;

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

enum fonds_verdict fonds_check_open_verdict(int sys_errno)
{
	for (size_t i = 0; i < sizeof(open_verdicts) / sizeof(*open_verdicts);
		i++)
		if (open_verdicts[i].sys_errno == sys_errno)
			return open_verdicts[i].verdict;
	return FONDS_VERDICT_UNREADABLE;
}

/* task->error has what failed. */
static void judge_failure(struct fonds_check_task *task,
	const struct fonds_reading *reading, enum fonds_status status)
{
	if (fonds_judge_is_own_failure(status, task->error))
		task->status = status;
	else if (!reading->is_opened && status == FONDS_ERR_IO)
		task->verdict = fonds_check_open_verdict(
			fonds_error_errno(task->error));
	else
		task->verdict = FONDS_VERDICT_UNREADABLE;
}

static const struct fonds_digest *find_digest(const struct fonds_check *check,
	const struct findings *found, enum fonds_algorithm algorithm)
{
	for (size_t i = 0; i < check->algorithm_count; i++)
		if (check->algorithms[i] == algorithm)
			return &found->digests[i];
	return NULL;
}

/* The first expected digest that is not the computed one, or NULL. */
static const struct fonds_digest *find_mismatch(const struct fonds_check *check,
	const struct fonds_check_item *item, const struct findings *found)
{
	for (size_t i = 0; i < item->expected_count; i++) {
		const struct fonds_digest *expected = &item->expected[i];
		const struct fonds_digest *actual = find_digest(
			check, found, expected->algorithm);

		if (!actual || !fonds_digest_equal(actual, expected))
			return expected;
	}
	return NULL;
}

static bool is_size_wrong(
	const struct fonds_check_item *item, const struct findings *found)
{
	return item->size != FONDS_SIZE_UNKNOWN && item->size != found->size;
}

static bool is_as_expected(const struct fonds_check *check,
	const struct fonds_check_item *item, const struct findings *found)
{
	return !is_size_wrong(item, found) &&
	       !find_mismatch(check, item, found);
}

static bool is_same(const struct fonds_check *check, const struct findings *a,
	const struct findings *b)
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
	const struct fonds_check_item *item, const struct findings *found,
	const char *second, struct fonds_error **error)
{
	char actual_hex[2 * FONDS_DIGEST_MAX + 1];
	char expected_hex[2 * FONDS_DIGEST_MAX + 1];
	const struct fonds_digest *expected, *actual;

	if (is_size_wrong(item, found)) {
		(void)fonds_fail(error, FONDS_ERR_FORMAT,
			"the size is %" PRIu64 " bytes, expected %" PRIu64
			"; second read: %s",
			found->size, item->size, second);
		return;
	}
	expected = find_mismatch(check, item, found);
	actual = find_digest(check, found, expected->algorithm);
	(void)fonds_fail(error, FONDS_ERR_FORMAT,
		"the %s digest is %s, expected %s; second read: %s",
		fonds_algorithm_name(expected->algorithm),
		fonds_digest_format(actual, actual_hex),
		fonds_digest_format(expected, expected_hex), second);
}

/* The means for a second reading are made when one is needed. */
static enum fonds_status prepare(
	struct fonds_judge *judge, struct fonds_error **error)
{
	const struct fonds_check *check = judge->shared->check;

	if (!judge->buffer)
		judge->buffer = aligned_alloc(
			FONDS_READ_ALIGNMENT, BUFFER_SIZE);
	if (!judge->buffer)
		return fonds_fail_nomem(error);
	if (!judge->hasher)
		return fonds_hasher_new(check->algorithms,
			check->algorithm_count, &judge->hasher, error);
	return FONDS_OK;
}

static enum fonds_status hash_to_end(struct fonds_judge *judge,
	struct fonds_reading *reading, struct fonds_digest *digests,
	struct fonds_error **error)
{
	enum fonds_status status = fonds_hasher_start(judge->hasher, error);

	while (status == FONDS_OK && !reading->is_at_end) {
		size_t n = 0;

		status = fonds_reading_read(
			reading, judge->buffer, BUFFER_SIZE, &n, error);
		if (status == FONDS_OK)
			status = fonds_hasher_update(
				judge->hasher, judge->buffer, n, error);
	}
	if (status < 0)
		return status;
	return fonds_hasher_finish(judge->hasher, digests, error);
}

static enum fonds_status read_again(struct fonds_judge *judge,
	struct fonds_reading *reading, struct fonds_digest *digests,
	struct fonds_error **error)
{
	enum fonds_status status = prepare(judge, error);

	if (status == FONDS_OK)
		status = fonds_reading_open(reading, error);
	if (status == FONDS_OK)
		status = hash_to_end(judge, reading, digests, error);
	if (status == FONDS_OK)
		status = fonds_reading_end(reading, error);
	return status;
}

/*
 * The file is not as expected. Before that is told, it is opened and read
 * once more: a fault of memory, cable or network is not a fault of the file.
 */
static void confirm(struct fonds_judge *judge, struct fonds_check_task *task,
	const struct findings *first)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *failure = NULL;
	fonds_cleanup(fonds_reading_clear) struct fonds_reading again = { 0 };
	const struct fonds_check *check = judge->shared->check;
	struct fonds_digest digests[FONDS_HASHER_MAX];
	struct findings second = { .digests = digests };
	const char *how = "the same";
	enum fonds_status status;

	fonds_reading_init(&again, judge->shared, task->item, false);
	status = read_again(judge, &again, digests, &failure);
	if (status < 0 && fonds_judge_is_own_failure(status, failure)) {
		task->status = status;
		task->error = fonds_steal(&failure);
		return;
	}
	second.size = again.size;
	task->verdict = FONDS_VERDICT_CORRUPT_UNCONFIRMED;
	if (status < 0)
		how = fonds_error_message(failure);
	else if (!again.is_stable)
		how = "the file was changed meanwhile";
	else if (is_as_expected(check, task->item, &second))
		how = "as expected";
	else if (!is_same(check, first, &second))
		how = "something else again";
	else
		task->verdict = FONDS_VERDICT_CORRUPT;
	tell_difference(check, task->item, first, how, &task->error);
}

static void judge_complete(struct fonds_judge *judge,
	struct fonds_check_task *task, const struct fonds_reading *reading)
{
	const struct findings found = {
		.size = reading->size,
		.digests = task->digests,
	};

	if (!reading->is_stable) {
		task->verdict = FONDS_VERDICT_UNSTABLE;
		(void)fonds_fail(&task->error, FONDS_ERR_FORMAT,
			"the file was changed while it was read");
		return;
	}
	task->verdict = FONDS_VERDICT_OK;
	if (!is_as_expected(judge->shared->check, task->item, &found))
		confirm(judge, task, &found);
}

void fonds_judge_task(struct fonds_judge *judge, struct fonds_check_task *task,
	struct fonds_reading *reading, enum fonds_status status,
	struct fonds_error *error)
{
	task->status = FONDS_OK;
	task->error = error;
	task->size = reading->size;
	task->state = reading->before;
	task->read_mode = reading->mode;
	task->is_complete = reading->is_complete;
	if (status < 0)
		judge_failure(task, reading, status);
	else
		judge_complete(judge, task, reading);
	if (task->status == FONDS_OK)
		fonds_reading_count_rest(reading);
}

enum fonds_status fonds_judge_new(struct fonds_check_shared *shared,
	struct fonds_judge **ret, struct fonds_error **error)
{
	struct fonds_judge *judge = calloc(1, sizeof(*judge));

	if (!judge)
		return fonds_fail_nomem(error);
	judge->shared = shared;
	*ret = judge;
	return FONDS_OK;
}

void fonds_judge_free(struct fonds_judge *judge)
{
	if (!judge)
		return;
	fonds_hasher_free(judge->hasher);
	free(judge->buffer);
	free(judge);
}
