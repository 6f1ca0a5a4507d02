/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixity/algorithm.h"
#include "fixity/digest/hasher.h"
#include "fixity/digest/kernel.h"
#include "fixity/digest/lanes.h"
#include "tests/unit/fault.h"

#define MILLION 1000000
#define MESSAGES_MAX 40
#define MESSAGE_SIZE_MAX 6000

static const enum fonds_algorithm algorithms[] = { FONDS_MD5, FONDS_SHA1,
	FONDS_SHA224, FONDS_SHA256, FONDS_SHA384, FONDS_SHA512 };

static uint8_t million[MILLION];

/*
 * Nothing, "abc", 448 bits, 896 bits, a million times "a": the examples of
 * FIPS 180-4 and of RFC 1321 A.5, and made with Python's hashlib where these
 * leave one out.
 */
#define VECTORS 5

static const char *const texts[VECTORS - 1] = { "", "abc",
	"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
	("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
	 "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu") };

static const struct published {
	enum fonds_algorithm algorithm;
	const char *digests[VECTORS];
} published[] = {
	{ FONDS_MD5, { "d41d8cd98f00b204e9800998ecf8427e",
			     "900150983cd24fb0d6963f7d28e17f72",
			     "8215ef0796a20bcaaae116d3876c664a",
			     "03dd8807a93175fb062dfb55dc7d359c",
			     "7707d6ae4e027c70eea2a935c2296f21" } },
	{ FONDS_SHA1, { "da39a3ee5e6b4b0d3255bfef95601890afd80709",
			      "a9993e364706816aba3e25717850c26c9cd0d89d",
			      "84983e441c3bd26ebaae4aa1f95129e5e54670f1",
			      "a49b2446a02c645bf419f995b67091253a04a259",
			      "34aa973cd4c4daa4f61eeb2bdbad27316534016f" } },
	{ FONDS_SHA224,
		{ "d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f",
			"23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9d"
			"a7",
			"75388b16512776cc5dba5da1fd890150b0c6455cb4f58b19525225"
			"25",
			"c97ca9a559850ce97a04a96def6d99a9e0e0e2ab14e6b8df265fc0"
			"b3",
			"20794655980c91d8bbb4c1ea97618a4bf03f42581948b2ee4ee7ad"
			"67" } },
	{ FONDS_SHA256, { "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495"
			  "991b7852b855",
				"ba7816bf8f01cfea414140de5dae2223b00361a396177a"
				"9cb410ff61f20015ad",
				"248d6a61d20638b8e5c026930c3e6039a33ce45964ff21"
				"67f6ecedd419db06c1",
				"cf5b16a778af8380036ce59e7b0492370b249b11e8f07a"
				"51afac45037afee9d1",
				"cdc76e5c9914fb9281a1c7e284d73e67f1809a48a49720"
				"0e046d39ccc7112cd0" } },
	{ FONDS_SHA384,
		{ "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6"
		  "e1da274edebfe76f65fbd51ad2f14898b95b",
			"cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b60"
			"5a43ff5bed8086072ba1e7cc2358baeca134c825a7",
			"3391fdddfc8dc7393707a65b1b4709397cf8b1d162af05abfe8f45"
			"0de5f36bc6b0455a8520bc4e6f5fe95b1fe3c8452b",
			"09330c33f71147e83d192fc782cd1b4753111b173b3b05d22fa080"
			"86e3b0f712fcc7c71a557e2db966c3e9fa91746039",
			"9d0e1809716474cb086e834e310a4a1ced149e9c00f248527972ce"
			"c5704c2a5b07b8b3dc38ecc4ebae97ddd87f3d8985" } },
	{ FONDS_SHA512, { "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4"
			  "a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd"
			  "47417a81a538327af927da3e",
				"ddaf35a193617abacc417349ae20413112e6fa4e89a97e"
				"a20a9eeee64b55d39a2192992a274fc1a836ba3c23a3fe"
				"ebbd454d4423643ce80e2a9ac94fa54ca49f",
				"204a8fc6dda82f0a0ced7beb8e08a41657c16ef468b228"
				"a8279be331a703c33596fd15c13b1b07f9aa1d3bea5778"
				"9ca031ad85c7a71dd70354ec631238ca3445",
				"8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7f"
				"a17299aeadb6889018501d289e4900f7e4331b99dec4b5"
				"433ac7d329eeb6dd26545e96e55b874be909",
				"e718483d0ce769644e2e42c7bc15b4638e1f98b13b2044"
				"285632a803afa973ebde0ff244877ea60a4cb0432ce577"
				"c31beb009c5c2c49aa2e4eadb217ad8cc09b" } },
};

/* One unit after the other, then the best of all. */
static const char *const units[] = { "portable", "avx2", "shani", "avx512",
	"" };

/* NULL where the unit is not there, or does not have the algorithm. */
static struct fonds_lanes *new_lanes(
	const char *unit, enum fonds_algorithm algorithm)
{
	struct fonds_error *error = NULL;
	struct fonds_lanes *lanes = NULL;

	setenv("FONDS_DIGEST", unit, 1);
	if (fonds_lanes_new(algorithm, &lanes, &error) < 0)
		print_message("skipped: %s\n", fonds_error_message(error));
	fonds_error_free(error);
	return lanes;
}

static void for_each_lanes(void (*visit)(
	const struct fonds_lanes *lanes, enum fonds_algorithm algorithm))
{
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		for (size_t j = 0; j < 6; j++) {
			struct fonds_lanes *lanes = new_lanes(
				units[i], algorithms[j]);

			if (lanes)
				visit(lanes, algorithms[j]);
			fonds_lanes_free(lanes);
		}
	}
	unsetenv("FONDS_DIGEST");
}

static void assert_published(const struct fonds_lanes *lanes,
	enum fonds_algorithm algorithm, const struct fonds_message *messages)
{
	char hex[2 * FONDS_DIGEST_MAX + 1];

	for (size_t i = 0; i < 6; i++) {
		if (published[i].algorithm != algorithm)
			continue;
		for (size_t j = 0; j < VECTORS; j++) {
			struct fonds_digest digest;

			fonds_message_finish(lanes, &messages[j], &digest);
			assert_int_equal(algorithm, digest.algorithm);
			assert_string_equal(published[i].digests[j],
				fonds_digest_format(&digest, hex));
		}
	}
}

static void check_published(
	const struct fonds_lanes *lanes, enum fonds_algorithm algorithm)
{
	struct fonds_message messages[VECTORS];
	struct fonds_message *pointers[VECTORS];

	for (size_t i = 0; i < VECTORS; i++) {
		bool is_text = i < VECTORS - 1;

		pointers[i] = &messages[i];
		fonds_message_start(lanes, &messages[i]);
		assert_false(fonds_message_is_waiting(&messages[i]));
		fonds_message_feed(lanes, &messages[i],
			is_text ? texts[i] : (const char *)million,
			is_text ? strlen(texts[i]) : MILLION, true);
		assert_true(fonds_message_is_waiting(&messages[i]));
	}
	fonds_lanes_run(lanes, pointers, VECTORS, true);
	for (size_t i = 0; i < VECTORS; i++)
		assert_false(fonds_message_is_waiting(&messages[i]));
	assert_published(lanes, algorithm, messages);
}

static void test_gives_the_published_digests(void **state)
{
	(void)state;
	for_each_lanes(check_published);
}

static void test_a_message_may_be_empty_and_none_may_be_there(void **state)
{
	struct fonds_lanes *lanes = new_lanes("portable", FONDS_SHA256);
	struct fonds_message message, *pointer = &message;
	char hex[2 * FONDS_DIGEST_MAX + 1];
	struct fonds_digest digest;

	(void)state;
	fonds_lanes_run(lanes, NULL, 0, true);
	fonds_lanes_run(lanes, NULL, 0, false);
	fonds_message_start(lanes, &message);
	fonds_message_feed(lanes, &message, NULL, 0, false);
	assert_false(fonds_message_is_waiting(&message));
	fonds_lanes_run(lanes, &pointer, 1, true);
	fonds_message_feed(lanes, &message, NULL, 0, true);
	fonds_lanes_run(lanes, &pointer, 1, true);
	fonds_message_finish(lanes, &message, &digest);
	assert_string_equal(
		published[3].digests[0], fonds_digest_format(&digest, hex));
	fonds_lanes_free(lanes);
	fonds_lanes_free(NULL);
	unsetenv("FONDS_DIGEST");
}

/* A number below limit, the same ones in each run (xorshift). */
static size_t draw(size_t limit)
{
	static uint64_t x = 88172645463325252;

	x ^= x << 13;
	x ^= x >> 7;
	x ^= x << 17;
	return (size_t)(x % limit);
}

/* Short, long, and all about the sizes at which the padding changes. */
static size_t draw_size(size_t block_size)
{
	switch (draw(4)) {
	case 0:
		return draw(3 * block_size);
	case 1:
		return (1 + draw(4)) * block_size - draw(20);
	case 2:
		return draw(MESSAGE_SIZE_MAX);
	default:
		return draw(10) * block_size;
	}
}

/* Messages on their way: each is somewhere in million. */
struct schedule {
	const struct fonds_lanes *lanes;
	size_t count;
	struct fonds_message messages[MESSAGES_MAX];
	struct fonds_message *pointers[MESSAGES_MAX];
	const uint8_t *data[MESSAGES_MAX];
	size_t sizes[MESSAGES_MAX];
	size_t fed[MESSAGES_MAX];
	bool is_fed[MESSAGES_MAX]; /* to its end */
};

static void draw_schedule(struct schedule *schedule)
{
	size_t block_size = fonds_lanes_block_size(schedule->lanes);

	schedule->count = draw(MESSAGES_MAX + 1);
	for (size_t i = 0; i < schedule->count; i++) {
		schedule->pointers[i] = &schedule->messages[i];
		schedule->sizes[i] = draw_size(block_size);
		schedule->data[i] = million + draw(MILLION - MESSAGE_SIZE_MAX);
		schedule->fed[i] = 0;
		schedule->is_fed[i] = false;
		fonds_message_start(schedule->lanes, &schedule->messages[i]);
	}
}

/* Bring a message on by some blocks, or by all that it has left. */
static void feed(struct schedule *schedule, size_t i)
{
	size_t block_size = fonds_lanes_block_size(schedule->lanes);
	size_t left = schedule->sizes[i] - schedule->fed[i];
	size_t size = draw(1 + left / block_size) * block_size;
	bool is_last = draw(2) == 0;

	if (is_last)
		size = left;
	fonds_message_feed(schedule->lanes, &schedule->messages[i],
		schedule->data[i] + schedule->fed[i], size, is_last);
	schedule->fed[i] += size;
	schedule->is_fed[i] = is_last;
}

/* Returns whether there was one that could be fed. */
static bool feed_some(struct schedule *schedule)
{
	bool has_fed = false;

	for (size_t i = 0; i < schedule->count; i++) {
		if (schedule->is_fed[i] || draw(3) == 0 ||
			fonds_message_is_waiting(&schedule->messages[i]))
			continue;
		feed(schedule, i);
		has_fed = true;
	}
	return has_fed;
}

static void shuffle(struct schedule *schedule)
{
	for (size_t i = schedule->count; i > 1; i--) {
		size_t other = draw(i);
		struct fonds_message *message = schedule->pointers[i - 1];

		schedule->pointers[i - 1] = schedule->pointers[other];
		schedule->pointers[other] = message;
	}
}

static size_t count_waiting(const struct schedule *schedule)
{
	size_t waiting = 0;

	for (size_t i = 0; i < schedule->count; i++)
		waiting += fonds_message_is_waiting(&schedule->messages[i]);
	return waiting;
}

static bool is_done(const struct schedule *schedule)
{
	for (size_t i = 0; i < schedule->count; i++)
		if (!schedule->is_fed[i])
			return false;
	return count_waiting(schedule) == 0;
}

static void run(struct schedule *schedule)
{
	while (!is_done(schedule)) {
		bool flush = !feed_some(schedule) || draw(4) == 0;
		size_t least = flush ? 1 : fonds_lanes_width(schedule->lanes);

		shuffle(schedule);
		fonds_lanes_run(schedule->lanes, schedule->pointers,
			schedule->count, flush);
		assert_true(count_waiting(schedule) < least);
	}
}

static void check_random(
	const struct fonds_lanes *lanes, enum fonds_algorithm algorithm)
{
	static struct schedule schedule;
	struct fonds_hasher *hasher = NULL;

	schedule.lanes = lanes;
	assert_int_equal(
		FONDS_OK, fonds_hasher_new(&algorithm, 1, &hasher, NULL));
	for (int round = 0; round < 40; round++) {
		draw_schedule(&schedule);
		run(&schedule);
		for (size_t i = 0; i < schedule.count; i++) {
			struct fonds_digest expected, actual;

			assert_int_equal(
				FONDS_OK, fonds_hasher_start(hasher, NULL));
			assert_int_equal(FONDS_OK,
				fonds_hasher_update(hasher, schedule.data[i],
					schedule.sizes[i], NULL));
			assert_int_equal(FONDS_OK,
				fonds_hasher_finish(hasher, &expected, NULL));
			fonds_message_finish(
				lanes, &schedule.messages[i], &actual);
			assert_true(fonds_digest_equal(&expected, &actual));
		}
	}
	fonds_hasher_free(hasher);
}

static void test_any_schedule_gives_the_digests_of_libcrypto(void **state)
{
	(void)state;
	for (size_t i = 0; i < MILLION; i++)
		million[i] = (uint8_t)draw(256);
	for_each_lanes(check_random);
}

/*
 * A length that needs the upper half of a 128-bit length, and one beyond what
 * 64 bits hold: the state is what counts, so the bytes before are invented.
 */
static void test_the_length_counts_bits(void **state)
{
	struct fonds_lanes *lanes = new_lanes("portable", FONDS_SHA512);
	struct fonds_message message;

	(void)state;
	fonds_message_start(lanes, &message);
	message.size = UINT64_C(0xe000000000000080);
	fonds_message_feed(lanes, &message, "abc", 3, true);
	assert_int_equal(1, message.tail_blocks);
	assert_int_equal(0x07, message.tail[FONDS_TAIL_SIZE - 9]);
	assert_int_equal(0x04, message.tail[FONDS_TAIL_SIZE - 2]);
	assert_int_equal(0x18, message.tail[FONDS_TAIL_SIZE - 1]);
	fonds_lanes_free(lanes);
	unsetenv("FONDS_DIGEST");
}

static void test_no_lanes_where_libcrypto_is_to_do_it(void **state)
{
	struct fonds_lanes *lanes = (struct fonds_lanes *)&lanes;

	(void)state;
	unsetenv("FONDS_DIGEST");
	assert_int_equal(
		FONDS_OK, fonds_lanes_new(FONDS_SHA3_256, &lanes, NULL));
	assert_null(lanes);
	assert_null(new_lanes("libcrypto", FONDS_MD5));
	setenv("FONDS_DIGEST", "none", 1);
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_lanes_new(FONDS_SHA256, &lanes, NULL));
	assert_null(lanes);
	unsetenv("FONDS_DIGEST");
}

static void test_survives_a_failed_allocation(void **state)
{
	unsigned failures = 0;

	(void)state;
	setenv("FONDS_DIGEST", "portable", 1);
	for (unsigned n = 0;; n++) {
		struct fonds_lanes *lanes = NULL;
		enum fonds_status status;

		fault_arm(FAULT_ALLOC, n);
		status = fonds_lanes_new(FONDS_SHA256, &lanes, NULL);
		fault_disarm();
		assert_true((status == FONDS_OK) == (lanes != NULL));
		failures += status < 0;
		fonds_lanes_free(lanes);
		if (!fault_fired())
			break;
	}
	assert_true(failures > 0);
	unsetenv("FONDS_DIGEST");
}

static int fill_million(void **state)
{
	(void)state;
	memset(million, 'a', MILLION);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(
			test_gives_the_published_digests, fill_million),
		cmocka_unit_test(
			test_a_message_may_be_empty_and_none_may_be_there),
		cmocka_unit_test(
			test_any_schedule_gives_the_digests_of_libcrypto),
		cmocka_unit_test(test_the_length_counts_bits),
		cmocka_unit_test(test_no_lanes_where_libcrypto_is_to_do_it),
		cmocka_unit_test(test_survives_a_failed_allocation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
