/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <openssl/crypto.h>

#include "fixity/algorithm.h"
#include "fixity/digest/hasher.h"
#include "tests/unit/fault.h"

#define LONGEST 300

/*
 * abc: the example of FIPS 180-4, FIPS 202, RFC 1321 and RFC 7693. all: the
 * digest of the digests of the first 0, 1, ... 300 bytes of pattern(), made
 * with Python's hashlib.
 */
static const struct vector {
	enum fonds_algorithm algorithm;
	const char *abc;
	const char *all;
} vectors[] = {
	{ FONDS_MD5, "900150983cd24fb0d6963f7d28e17f72",
		"bbc8219ce2f09cb1b1235ce3b7ef018c" },
	{ FONDS_SHA1, "a9993e364706816aba3e25717850c26c9cd0d89d",
		"43debf5006166594c976375f1c06253e43d53ddf" },
	{ FONDS_SHA224,
		"23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7",
		"f252448ce58b2e6bc5830f40096dba37ddf2d5fd4b0683f417802367" },
	{ FONDS_SHA256,
		"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015"
		"ad",
		"7d917fbd2cf49ddff9ad0a8706bba32d204e92e71d2e369c5a03d6af29278c"
		"9f" },
	{ FONDS_SHA384,
		"cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5b"
		"ed"
		"8086072ba1e7cc2358baeca134c825a7",
		"efec719c84acba157f057b3a8be4ab46d8d39b7f85dca15c051420621873dc"
		"db"
		"f6b165d5061f55337fce615e1957e330" },
	{ FONDS_SHA512,
		"ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d3"
		"9a"
		"2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca4"
		"9f",
		"404431b1c0eac12729b20176c61b0e1c561b6b20d2ecbb7ee1126c361943d7"
		"24"
		"d7c0814a8daf5c3a2a7d3e431a0aaf58c12f96d8c3370582b777fd375c3c97"
		"2f" },
	{ FONDS_SHA3_224,
		"e642824c3f8cf24ad09234ee7d3c766fc9a3a5168d0c94ad73b46fdf",
		"c3e220287bbbe4f55a033bf4025357172b04bb8082b2efd2e8a9cfe1" },
	{ FONDS_SHA3_256,
		"3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe245114315"
		"32",
		"8d5115b9f924b82804f0e5f484c1d89a5b4e94ff6459703f2995d140e24083"
		"a3" },
	{ FONDS_SHA3_384,
		"ec01498288516fc926459f58e2c6ad8df9b473cb0fc08c2596da7cf0e49be4"
		"b2"
		"98d88cea927ac7f539f1edf228376d25",
		"8aed7e0100517e19cf1066cb4efe508a00bc112fa0c773bca3537b877baa89"
		"85"
		"892a2c45b9130d7030ed85104b528726" },
	{ FONDS_SHA3_512,
		"b751850b1a57168a5693cd924b6b096e08f621827444f70d884f5d0240d271"
		"2e"
		"10e116e9192af3c91a7ec57647e3934057340b4cf408d5a56592f8274eec53"
		"f0",
		"e7528e9785cb60eb5c9ecd0da49f89dd27847fb2dd16965257e33bc74a7928"
		"a0"
		"b7ed9102cadd178ce54974c0354121738096e8a2382f8c21f92a6f652000e5"
		"b7" },
	{ FONDS_BLAKE2B_512,
		"ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2"
		"d1"
		"7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd40099"
		"23",
		"3eb2aedcf22b05697871895739c0c4cbf094742175e5ed0b71e2b3d652b505"
		"f1"
		"251be936d131fc24e87eb848dd66a32c1ae4e0b8985bd1071e9e9d83dce972"
		"6a" },
};

#define VECTOR_COUNT (sizeof(vectors) / sizeof(vectors[0]))

static void fill_pattern(uint8_t data[LONGEST])
{
	for (unsigned i = 0; i < LONGEST; i++)
		data[i] = (uint8_t)(i * 7 + 3);
}

static void assert_hex(const char *hex, const struct fonds_digest *digest)
{
	char actual[2 * FONDS_DIGEST_MAX + 1];

	assert_string_equal(hex, fonds_digest_format(digest, actual));
}

static struct fonds_hasher *new_hasher(
	const enum fonds_algorithm *algorithms, size_t count)
{
	struct fonds_hasher *hasher = NULL;

	assert_int_equal(
		FONDS_OK, fonds_hasher_new(algorithms, count, &hasher, NULL));
	return hasher;
}

static void hash_in_two(struct fonds_hasher *hasher, const uint8_t *data,
	size_t size, size_t first, struct fonds_digest *ret)
{
	assert_int_equal(FONDS_OK, fonds_hasher_start(hasher, NULL));
	assert_int_equal(
		FONDS_OK, fonds_hasher_update(hasher, data, first, NULL));
	assert_int_equal(FONDS_OK,
		fonds_hasher_update(hasher, data + first, size - first, NULL));
	assert_int_equal(FONDS_OK, fonds_hasher_finish(hasher, ret, NULL));
}

static void test_gives_the_published_digests(void **state)
{
	(void)state;
	for (size_t i = 0; i < VECTOR_COUNT; i++) {
		struct fonds_digest digest;

		assert_int_equal(
			FONDS_OK, fonds_digest_memory(vectors[i].algorithm,
					  "abc", 3, &digest, NULL));
		assert_int_equal(vectors[i].algorithm, digest.algorithm);
		assert_hex(vectors[i].abc, &digest);
	}
}

static void check_all_sizes(const struct vector *vector)
{
	struct fonds_hasher *hasher = new_hasher(&vector->algorithm, 1);
	struct fonds_hasher *outer = new_hasher(&vector->algorithm, 1);
	struct fonds_digest digest, again;
	uint8_t data[LONGEST];

	fill_pattern(data);
	assert_int_equal(FONDS_OK, fonds_hasher_start(outer, NULL));
	for (size_t size = 0; size <= LONGEST; size++) {
		hash_in_two(hasher, data, size, 0, &digest);
		for (size_t first = 0; first <= size; first += 13) {
			hash_in_two(hasher, data, size, first, &again);
			assert_true(fonds_digest_equal(&digest, &again));
		}
		assert_int_equal(
			FONDS_OK, fonds_hasher_update(outer, digest.bytes,
					  digest.size, NULL));
	}
	assert_int_equal(FONDS_OK, fonds_hasher_finish(outer, &digest, NULL));
	assert_hex(vector->all, &digest);
	fonds_hasher_free(hasher);
	fonds_hasher_free(outer);
}

static void test_size_and_splits_do_not_matter(void **state)
{
	(void)state;
	for (size_t i = 0; i < VECTOR_COUNT; i++)
		check_all_sizes(&vectors[i]);
}

static void test_many_algorithms_at_once_in_the_order_given(void **state)
{
	enum fonds_algorithm algorithms[FONDS_HASHER_MAX];
	struct fonds_digest digests[FONDS_HASHER_MAX];
	struct fonds_hasher *hasher;

	(void)state;
	for (size_t i = 0; i < VECTOR_COUNT; i++)
		algorithms[i] = vectors[VECTOR_COUNT - 1 - i].algorithm;
	hasher = new_hasher(algorithms, VECTOR_COUNT);
	for (int round = 0; round < 2; round++) {
		hash_in_two(hasher, (const uint8_t *)"abc", 3, 1, digests);
		for (size_t i = 0; i < VECTOR_COUNT; i++)
			assert_hex(
				vectors[VECTOR_COUNT - 1 - i].abc, &digests[i]);
	}
	fonds_hasher_free(hasher);
}

static void test_start_forgets_what_was_not_finished(void **state)
{
	static const enum fonds_algorithm md5 = FONDS_MD5;
	struct fonds_hasher *hasher = new_hasher(&md5, 1);
	struct fonds_digest digest;

	(void)state;
	assert_int_equal(FONDS_OK, fonds_hasher_start(hasher, NULL));
	assert_int_equal(FONDS_OK, fonds_hasher_update(hasher, "x", 1, NULL));
	hash_in_two(hasher, (const uint8_t *)"abc", 3, 3, &digest);
	assert_hex(vectors[0].abc, &digest);
	fonds_hasher_free(hasher);
}

static void test_refuses_what_is_no_algorithm(void **state)
{
	enum fonds_algorithm algorithms[FONDS_HASHER_MAX + 1] = { FONDS_MD5,
		(enum fonds_algorithm)99 };
	struct fonds_hasher *hasher = NULL;
	struct fonds_error *error = NULL;

	(void)state;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_hasher_new(algorithms, 2, &hasher, &error));
	assert_string_equal("99 is not a message digest algorithm",
		fonds_error_message(error));
	fonds_error_free(error);
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_hasher_new(
			algorithms, FONDS_HASHER_MAX + 1, &hasher, NULL));
	assert_null(hasher);
}

/*
 * Some failures libcrypto survives by itself, and an algorithm that it has no
 * memory to look up is unsupported.
 */
static void test_survives_a_failed_allocation(void **state)
{
	unsigned without_memory = 0;

	(void)state;
	for (unsigned n = 0;; n++) {
		struct fonds_digest digest = { 0 };
		struct fonds_error *error = NULL;
		enum fonds_status status;

		fault_arm(FAULT_ALLOC, n);
		status = fonds_digest_memory(
			FONDS_MD5, "abc", 3, &digest, &error);
		fault_disarm();
		if (status == FONDS_OK) {
			assert_hex(vectors[0].abc, &digest);
		} else {
			assert_true(status == FONDS_ERR_NOMEM ||
				    status == FONDS_ERR_UNSUPPORTED);
			assert_int_equal(0, digest.size);
			without_memory += status == FONDS_ERR_NOMEM;
		}
		fonds_error_free(error);
		if (!fault_fired())
			break;
	}
	assert_true(without_memory > 1); /* ours, and libcrypto's */
}

/* The allocations of libcrypto go through these, and so can fail, too. */
static void *crypto_malloc(size_t size, const char *file, int line)
{
	(void)file;
	(void)line;
	return malloc(size);
}

static void *crypto_realloc(void *p, size_t size, const char *file, int line)
{
	(void)file;
	(void)line;
	return realloc(p, size);
}

static void crypto_free(void *p, const char *file, int line)
{
	(void)file;
	(void)line;
	free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_gives_the_published_digests),
		cmocka_unit_test(test_size_and_splits_do_not_matter),
		cmocka_unit_test(
			test_many_algorithms_at_once_in_the_order_given),
		cmocka_unit_test(test_start_forgets_what_was_not_finished),
		cmocka_unit_test(test_refuses_what_is_no_algorithm),
		cmocka_unit_test(test_survives_a_failed_allocation),
	};

	if (!CRYPTO_set_mem_functions(
		    crypto_malloc, crypto_realloc, crypto_free))
		return EXIT_FAILURE;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
