/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/algorithm.h"
#include "fixity/digest/hasher.h"
#include "fixity/digest/message-batch.h"
#include "fixity/digest/message-line.h"
#include "tests/unit/fault.h"

#define MESSAGES 3000
#define LARGEST ((size_t)5 << 20)

enum kind {
	KIND_WHOLE,
	KIND_BROKEN,
	KIND_NOTE,
};

struct message {
	size_t number;
	size_t size;
	enum kind kind;
};

struct taker {
	const uint8_t *data;
	const enum fonds_algorithm *algorithms;
	size_t algorithm_count;
	size_t taken;
	size_t fails_at; /* SIZE_MAX: never */
	bool looks_away; /* at the digests: what computes them may fail */
};

static const enum fonds_algorithm several[] = { FONDS_SHA256, FONDS_MD5,
	FONDS_SHA3_256, FONDS_SHA512, FONDS_BLAKE2B_512 };

static enum fonds_status take(void *payload, const void *note, size_t note_size,
	const struct fonds_digest *digests, struct fonds_error **error)
{
	struct taker *taker = payload;
	struct message message;

	assert_int_equal(sizeof(message), note_size);
	memcpy(&message, note, sizeof(message));
	assert_int_equal(taker->taken, message.number);
	if (taker->taken++ == taker->fails_at)
		return fonds_fail(error, FONDS_ERR_CANCELLED, "enough");
	assert_true((message.kind == KIND_WHOLE) == (digests != NULL));
	for (size_t i = 0;
		digests && !taker->looks_away && i < taker->algorithm_count;
		i++) {
		struct fonds_digest expected;

		assert_int_equal(
			FONDS_OK, fonds_digest_memory(taker->algorithms[i],
					  taker->data + message.number,
					  message.size, &expected, NULL));
		assert_true(fonds_digest_equal(&expected, &digests[i]));
	}
	return FONDS_OK;
}

/* Empty ones, small ones, those that fill a batch, and larger ones. */
static size_t choose_size(size_t number)
{
	static const size_t special[] = { 0, 1, 63, 64, 65, 127, 128, 65535,
		65536, 65537, 1048575, 1048576, 1048577 };

	if (number % 50 == 0)
		return special[number / 50 %
			       (sizeof(special) / sizeof(*special))];
	if (number % 997 == 0)
		return (size_t)rand() % LARGEST;
	return (size_t)rand() % (number % 7 == 0 ? 100000 : 300);
}

static enum fonds_status put_bytes(struct fonds_message_line *line,
	const uint8_t *data, size_t size, struct fonds_error **error)
{
	while (size > 0) {
		void *room;
		size_t n;
		enum fonds_status status = fonds_message_line_room(
			line, &room, &n, error);

		if (status < 0)
			return status;
		n = n < size ? n : size;
		n = n > 5000 ? n - (size_t)rand() % 4000 : n;
		memcpy(room, data, n);
		fonds_message_line_add(line, n);
		data += n;
		size -= n;
	}
	return FONDS_OK;
}

static enum fonds_status put(struct fonds_message_line *line,
	const struct taker *taker, const struct message *message,
	struct fonds_error **error)
{
	enum fonds_status status;

	if (message->kind == KIND_NOTE)
		return fonds_message_line_skip(
			line, message, sizeof(*message), error);
	fonds_message_line_begin(line);
	status = put_bytes(
		line, taker->data + message->number, message->size, error);
	if (status < 0)
		return status;
	return fonds_message_line_end(line, message->kind == KIND_WHOLE,
		message, sizeof(*message), error);
}

static enum fonds_status run(struct taker *taker, unsigned jobs, size_t count,
	struct fonds_error **error)
{
	fonds_cleanup(
		fonds_message_line_freep) struct fonds_message_line *line =
		NULL;
	const struct fonds_message_line_options options = {
		.algorithms = taker->algorithms,
		.algorithm_count = taker->algorithm_count,
		.jobs = jobs,
		.done = take,
		.payload = taker,
	};
	enum fonds_status status = fonds_message_line_new(
		&options, &line, error);

	for (size_t i = 0; status == FONDS_OK && i < count; i++) {
		const struct message message = {
			.number = i,
			.size = choose_size(i),
			.kind = i % 11 == 5   ? KIND_BROKEN
				: i % 13 == 4 ? KIND_NOTE
					      : KIND_WHOLE,
		};

		status = put(line, taker, &message, error);
	}
	if (status == FONDS_OK)
		status = fonds_message_line_drain(line, error);
	return status;
}

static uint8_t *make_data(void)
{
	uint8_t *data = malloc(LARGEST + MESSAGES);

	assert_non_null(data);
	srand(1950);
	for (size_t i = 0; i < LARGEST + MESSAGES; i++)
		data[i] = (uint8_t)rand();
	return data;
}

static void digests_are_those_of_libcrypto_in_order(void **state)
{
	fonds_cleanup(fonds_freep) uint8_t *data = make_data();

	(void)state;
	for (unsigned jobs = 0; jobs < 4; jobs++) {
		struct taker taker = {
			.data = data,
			.algorithms = several,
			.algorithm_count = jobs == 1 ? 1 : 5,
			.fails_at = SIZE_MAX,
		};

		assert_int_equal(FONDS_OK, run(&taker, jobs, MESSAGES, NULL));
		assert_int_equal(MESSAGES, taker.taken);
	}
}

static void nothing_at_all_is_no_failure(void **state)
{
	struct taker taker = {
		.algorithms = several,
		.algorithm_count = 2,
		.fails_at = SIZE_MAX,
	};

	(void)state;
	assert_int_equal(FONDS_OK, run(&taker, 2, 0, NULL));
	assert_int_equal(0, taker.taken);
}

static void a_failure_of_the_taker_ends_it(void **state)
{
	fonds_cleanup(fonds_freep) uint8_t *data = make_data();

	(void)state;
	for (size_t at = 0; at < MESSAGES; at += 499) {
		struct taker taker = {
			.data = data,
			.algorithms = several,
			.algorithm_count = 2,
			.fails_at = at,
		};

		assert_int_equal(
			FONDS_ERR_CANCELLED, run(&taker, 2, MESSAGES, NULL));
		assert_int_equal(at + 1, taker.taken);
	}
}

static void want_of_memory_or_of_threads_is_told(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_ALLOC, FAULT_THREAD };
	fonds_cleanup(fonds_freep) uint8_t *data = make_data();

	(void)state;
	for (size_t kind = 0; kind < 2; kind++) {
		unsigned n = 0;

		for (;; n++) {
			struct taker taker = {
				.data = data,
				.algorithms = several,
				.algorithm_count = 2,
				.fails_at = SIZE_MAX,
				.looks_away = true,
			};
			enum fonds_status status;

			fault_arm(kinds[kind], n);
			status = run(&taker, 2, 40, NULL);
			fault_disarm();
			if (!fault_fired())
				break;
			assert_true(status == FONDS_ERR_NOMEM ||
				    status == FONDS_ERR_IO);
		}
		assert_true(n >= 2);
	}
}

/* Of two hashers one fails; the other one goes on with the same batch. */
static atomic_bool one_is_to_fail;
static atomic_bool one_has_failed;
static atomic_bool was_emptied;

enum fonds_status __real_fonds_batch_hasher_run(
	struct fonds_batch_hasher *hasher, struct fonds_message_batch *batch,
	struct fonds_error **error);
enum fonds_status __wrap_fonds_batch_hasher_run(
	struct fonds_batch_hasher *hasher, struct fonds_message_batch *batch,
	struct fonds_error **error);

enum fonds_status __wrap_fonds_batch_hasher_run(
	struct fonds_batch_hasher *hasher, struct fonds_message_batch *batch,
	struct fonds_error **error)
{
	struct fonds_batch_result result;
	size_t index = 0;

	if (atomic_exchange(&one_is_to_fail, false)) {
		atomic_store(&one_has_failed, true);
		return fonds_fail(error, FONDS_ERR_IO, "no digest");
	}
	if (atomic_load(&one_has_failed)) {
		(void)usleep(100000);
		if (!fonds_message_batch_get(batch, &index, &result))
			atomic_store(&was_emptied, true);
	}
	return __real_fonds_batch_hasher_run(hasher, batch, error);
}

static void what_is_still_hashed_is_left_alone_by_a_failure(void **state)
{
	fonds_cleanup(fonds_freep) uint8_t *data = make_data();
	struct taker taker = {
		.data = data,
		.algorithms = several,
		.algorithm_count = 2,
		.fails_at = SIZE_MAX,
		.looks_away = true,
	};

	(void)state;
	atomic_store(&one_is_to_fail, true);
	assert_int_equal(FONDS_ERR_IO, run(&taker, 2, 4, NULL));
	assert_true(atomic_load(&one_has_failed));
	assert_false(atomic_load(&was_emptied));
	atomic_store(&one_has_failed, false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(digests_are_those_of_libcrypto_in_order),
		cmocka_unit_test(nothing_at_all_is_no_failure),
		cmocka_unit_test(a_failure_of_the_taker_ends_it),
		cmocka_unit_test(want_of_memory_or_of_threads_is_told),
		cmocka_unit_test(
			what_is_still_hashed_is_left_alone_by_a_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
