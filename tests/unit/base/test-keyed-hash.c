/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/keyed-hash.h"
#include "tests/unit/fault.h"

/* Of the authors' reference: the key 00 01 ... 0f, the messages 00, 00 01 ... */
static const struct {
	size_t size;
	uint64_t words[2];
} vectors[] = {
	{ 0, { UINT64_C(0xe6a825ba047f81a3), UINT64_C(0x930255c71472f66d) } },
	{ 1, { UINT64_C(0x44af996bd8c187da), UINT64_C(0x45fc229b11597634) } },
	{ 15, { UINT64_C(0x11a8b03399e99354), UINT64_C(0xd9c3cf970fec087e) } },
};

static void it_is_the_hash_of_its_authors(void **state)
{
	struct fonds_hash_key key = { { UINT64_C(0x0706050403020100),
		UINT64_C(0x0f0e0d0c0b0a0908) } };
	unsigned char message[64];

	(void)state;
	for (size_t i = 0; i < sizeof(message); i++)
		message[i] = (unsigned char)i;
	for (size_t i = 0; i < sizeof(vectors) / sizeof(vectors[0]); i++) {
		struct fonds_keyed_hash hash = fonds_keyed_hash(
			&key, message, vectors[i].size);

		assert_memory_equal(
			vectors[i].words, hash.words, sizeof(hash.words));
	}
}

static void another_key_gives_another_hash(void **state)
{
	struct fonds_hash_key keys[2];
	struct fonds_keyed_hash hashes[2];

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(FONDS_OK, fonds_hash_key_new(&keys[i], NULL));
		hashes[i] = fonds_keyed_hash(&keys[i], "fonds", 5);
	}
	assert_memory_not_equal(&keys[0], &keys[1], sizeof(keys[0]));
	assert_memory_not_equal(&hashes[0], &hashes[1], sizeof(hashes[0]));
}

static void a_system_that_gives_no_key_is_an_error(void **state)
{
	struct fonds_hash_key key;

	(void)state;
	fault_arm(FAULT_RANDOM, 0);
	assert_int_equal(FONDS_ERR_IO, fonds_hash_key_new(&key, NULL));
	fault_disarm();
	assert_true(fault_fired());
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_the_hash_of_its_authors),
		cmocka_unit_test(another_key_gives_another_hash),
		cmocka_unit_test(a_system_that_gives_no_key_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
