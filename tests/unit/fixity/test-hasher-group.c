/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "fixity/algorithm.h"
#include "fixity/digest/hasher-group.h"
#include "fixity/digest/hasher.h"
#include "tests/unit/fault.h"

#define MESSAGES 32
#define PIECE (4 * FONDS_HASHER_GROUP_BLOCK)
#define LONGEST (6 * PIECE)
#define DATA_SIZE (LONGEST + MESSAGES * 61)

/* With kernels and without, and out of the order of their numbers. */
static const enum fonds_algorithm algorithms[] = { FONDS_SHA512, FONDS_SHA3_256,
	FONDS_MD5, FONDS_SHA256, FONDS_BLAKE2B_512, FONDS_SHA1, FONDS_SHA384,
	FONDS_SHA224 };

#define ALGORITHMS (sizeof(algorithms) / sizeof(algorithms[0]))

static uint8_t data[DATA_SIZE];
static uint32_t random_state;

static size_t draw(size_t below)
{
	random_state = random_state * 1664525 + 1013904223;
	return (random_state >> 8) % below;
}

/* A message that is on its way through the group. */
struct message {
	bool is_used;
	const uint8_t *from;
	size_t size;
	size_t fed;
	bool is_last; /* all was fed */
};

struct fixture {
	struct fonds_hasher_group *group;
	size_t count; /* of the algorithms */
	struct message messages[MESSAGES];
	size_t finished, dropped;
};

static int set_up(void **state)
{
	static struct fixture f;

	memset(&f, 0, sizeof(f));
	random_state = 1;
	for (size_t i = 0; i < DATA_SIZE; i++)
		data[i] = (uint8_t)draw(256);
	(void)unsetenv("FONDS_DIGEST");
	*state = &f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	fonds_hasher_group_free(f->group);
	(void)unsetenv("FONDS_DIGEST");
	return 0;
}

static void make(struct fixture *f, size_t count)
{
	fonds_hasher_group_free(f->group);
	f->group = NULL;
	f->count = count;
	assert_int_equal(FONDS_OK, fonds_hasher_group_new(algorithms, count,
					   MESSAGES, &f->group, NULL));
}

static void check_digests(const struct message *message,
	const struct fonds_digest *digests, size_t count)
{
	struct fonds_digest expected;

	for (size_t i = 0; i < count; i++) {
		assert_int_equal(FONDS_OK,
			fonds_digest_memory(algorithms[i], message->from,
				message->size, &expected, NULL));
		assert_true(fonds_digest_equal(&expected, &digests[i]));
	}
}

static void begin(struct fixture *f, size_t i)
{
	struct message *message = &f->messages[i];

	*message = (struct message){
		.is_used = true,
		.from = data + draw(61 * MESSAGES),
		.size = draw(4) > 0 ? draw(LONGEST + 1)
				    : draw(7) * FONDS_HASHER_GROUP_BLOCK,
	};
	assert_int_equal(FONDS_OK, fonds_hasher_group_start(f->group, i, NULL));
}

static void feed(struct fixture *f, size_t i)
{
	struct message *message = &f->messages[i];
	size_t left = message->size - message->fed;
	size_t size = draw(PIECE / FONDS_HASHER_GROUP_BLOCK + 1) *
		      FONDS_HASHER_GROUP_BLOCK;

	/* What is left may be empty: a file that ends at a buffer's end. */
	if (left <= PIECE && draw(2) > 0) {
		size = left;
		message->is_last = true;
	}
	if (size > left)
		return;
	assert_int_equal(FONDS_OK, fonds_hasher_group_feed(f->group, i,
					   message->from + message->fed, size,
					   message->is_last, NULL));
	message->fed += size;
}

static void end(struct fixture *f, size_t i)
{
	struct fonds_digest digests[ALGORITHMS];

	assert_int_equal(FONDS_OK,
		fonds_hasher_group_finish(f->group, i, digests, NULL));
	check_digests(&f->messages[i], digests, f->count);
	f->messages[i].is_used = false;
	f->finished++;
}

/* Something with one message, as its state allows. */
static void act(struct fixture *f, size_t i)
{
	struct message *message = &f->messages[i];

	if (message->is_used && draw(60) == 0) {
		fonds_hasher_group_drop(f->group, i);
		assert_false(fonds_hasher_group_is_waiting(f->group, i));
		message->is_used = false;
		f->dropped++;
	} else if (!message->is_used) {
		begin(f, i);
	} else if (fonds_hasher_group_is_waiting(f->group, i)) {
		return;
	} else if (message->is_last) {
		end(f, i);
	} else {
		feed(f, i);
	}
}

static void run_all(struct fixture *f)
{
	fonds_hasher_group_run(f->group, true);
	for (size_t i = 0; i < MESSAGES; i++)
		assert_false(fonds_hasher_group_is_waiting(f->group, i));
}

static void run_randomly(struct fixture *f, unsigned rounds)
{
	memset(f->messages, 0, sizeof(f->messages));
	for (unsigned round = 0; round < rounds; round++) {
		size_t used = 1 + draw(MESSAGES);

		for (size_t i = 0; i < used; i++)
			act(f, i);
		if (draw(4) == 0)
			run_all(f);
		else
			fonds_hasher_group_run(f->group, false);
	}
}

static void test_random_feeds_give_the_digests_of_libcrypto(void **state)
{
	struct fixture *f = *state;

	for (size_t count = 1; count <= ALGORITHMS; count++) {
		make(f, count);
		run_randomly(f, 400);
	}
	assert_true(f->finished > 1000);
	assert_true(f->dropped > 50);
}

static void test_every_unit_gives_the_digests_of_libcrypto(void **state)
{
	static const char *const units[] = { "libcrypto", "portable", "shani",
		"avx2", "avx512" };
	struct fixture *f = *state;
	struct fonds_hasher_group *group;

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		assert_int_equal(0, setenv("FONDS_DIGEST", units[i], 1));
		group = NULL;
		if (fonds_hasher_group_new(algorithms, ALGORITHMS, MESSAGES,
			    &group, NULL) != FONDS_OK)
			continue; /* this processor does not have it */
		fonds_hasher_group_free(group);
		make(f, ALGORITHMS);
		run_randomly(f, 200);
	}
	assert_true(f->finished > 300);
}

static void test_message_that_is_alone_is_hashed_with_flush(void **state)
{
	struct fixture *f = *state;
	struct fonds_digest digests[ALGORITHMS];
	struct message message = { .from = data, .size = 200 };

	make(f, ALGORITHMS);
	assert_int_equal(FONDS_OK, fonds_hasher_group_start(f->group, 9, NULL));
	assert_int_equal(FONDS_OK,
		fonds_hasher_group_feed(f->group, 9, data, 128, false, NULL));
	run_all(f);
	assert_int_equal(FONDS_OK, fonds_hasher_group_feed(f->group, 9,
					   data + 128, 72, true, NULL));
	run_all(f);
	assert_int_equal(FONDS_OK,
		fonds_hasher_group_finish(f->group, 9, digests, NULL));
	check_digests(&message, digests, ALGORITHMS);
}

static void test_no_algorithm_at_all_is_no_failure(void **state)
{
	struct fixture *f = *state;
	struct fonds_digest digest;

	make(f, 0);
	assert_int_equal(FONDS_OK, fonds_hasher_group_start(f->group, 0, NULL));
	assert_int_equal(FONDS_OK,
		fonds_hasher_group_feed(f->group, 0, data, 1, true, NULL));
	run_all(f);
	assert_int_equal(FONDS_OK,
		fonds_hasher_group_finish(f->group, 0, &digest, NULL));
}

static void test_refuses_more_algorithms_than_there_are(void **state)
{
	enum fonds_algorithm many[FONDS_HASHER_MAX + 1];
	struct fonds_hasher_group *group = NULL;
	struct fonds_error *error = NULL;

	(void)state;
	for (size_t i = 0; i <= FONDS_HASHER_MAX; i++)
		many[i] = FONDS_MD5;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_hasher_group_new(
			many, FONDS_HASHER_MAX + 1, 1, &group, &error));
	assert_string_equal("more than 11 message digest algorithms at once",
		fonds_error_message(error));
	fonds_error_free(error);
	assert_null(group);
}

static void test_refuses_a_unit_that_is_not_known(void **state)
{
	struct fonds_hasher_group *group = NULL;

	(void)state;
	assert_int_equal(0, setenv("FONDS_DIGEST", "abacus", 1));
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_hasher_group_new(algorithms,
					   ALGORITHMS, MESSAGES, &group, NULL));
	assert_null(group);
}

static enum fonds_status make_and_use(unsigned nth)
{
	static const enum fonds_algorithm two[] = { FONDS_SHA256,
		FONDS_SHA3_256 };
	struct fonds_hasher_group *group = NULL;
	struct fonds_digest digests[2];
	enum fonds_status status;

	fault_arm(FAULT_ALLOC, nth);
	status = fonds_hasher_group_new(two, 2, 2, &group, NULL);
	if (status == FONDS_OK)
		status = fonds_hasher_group_start(group, 1, NULL);
	if (status == FONDS_OK)
		status = fonds_hasher_group_feed(group, 1, data, 3, true, NULL);
	if (status == FONDS_OK) {
		fonds_hasher_group_run(group, true);
		status = fonds_hasher_group_finish(group, 1, digests, NULL);
	}
	fault_disarm();
	fonds_hasher_group_free(group);
	return status;
}

static void test_survives_a_failed_allocation(void **state)
{
	enum fonds_status status;
	unsigned n = 0;

	(void)state;
	while ((status = make_and_use(n)) != FONDS_OK) {
		assert_true(fault_fired());
		assert_int_equal(FONDS_ERR_NOMEM, status);
		n++;
	}
	assert_false(fault_fired());
	assert_true(n > 3);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_random_feeds_give_the_digests_of_libcrypto),
		TEST(test_every_unit_gives_the_digests_of_libcrypto),
		TEST(test_message_that_is_alone_is_hashed_with_flush),
		TEST(test_no_algorithm_at_all_is_no_failure),
		TEST(test_refuses_more_algorithms_than_there_are),
		TEST(test_refuses_a_unit_that_is_not_known),
		TEST(test_survives_a_failed_allocation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
