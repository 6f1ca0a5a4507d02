/* SPDX-License-Identifier: Apache-2.0 */
#include "ingest/path-set.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static void each_path_is_new_once_however_many_there_are(void **state)
{
	struct fonds_path_set set;
	char path[32];
	bool is_new;

	(void)state;
	assert_int_equal(FONDS_OK, fonds_path_set_init(&set, NULL));
	for (int round = 0; round < 2; round++)
		for (int i = 0; i < 20000; i++) {
			(void)snprintf(path, sizeof(path), "data/%d", i);
			assert_int_equal(
				FONDS_OK, fonds_path_set_add(&set, path,
						  &is_new, NULL, NULL));
			assert_int_equal(round == 0, is_new);
		}
	assert_int_equal(20000, set.count);
	assert_true(fonds_path_set_has(&set, "data/19999"));
	assert_false(fonds_path_set_has(&set, "data/20000"));
	assert_false(fonds_path_set_has(&set, ""));
	fonds_path_set_clear(&set);
}

static void what_was_noted_of_a_path_stays_when_the_set_grows(void **state)
{
	struct fonds_path_set set;
	uint64_t *marks = NULL;
	char path[32];
	bool is_new;

	(void)state;
	assert_int_equal(FONDS_OK, fonds_path_set_init(&set, NULL));
	assert_int_equal(
		FONDS_OK, fonds_path_set_add(&set, "a", &is_new, &marks, NULL));
	assert_int_equal(0, *marks & fonds_path_set_bit(FONDS_SHA256));
	*marks |= fonds_path_set_bit(FONDS_SHA256);
	for (int i = 0; i < 5000; i++) {
		(void)snprintf(path, sizeof(path), "%d", i);
		assert_int_equal(FONDS_OK,
			fonds_path_set_add(&set, path, &is_new, NULL, NULL));
	}
	assert_int_equal(
		FONDS_OK, fonds_path_set_add(&set, "a", &is_new, &marks, NULL));
	assert_false(is_new);
	assert_true((*marks & fonds_path_set_bit(FONDS_SHA256)) != 0);
	assert_false((*marks & fonds_path_set_bit(FONDS_MD5)) != 0);
	assert_false((*marks & fonds_path_set_bit(FONDS_BLAKE2B_512)) != 0);
	fonds_path_set_clear(&set);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_path_is_new_once_however_many_there_are),
		cmocka_unit_test(
			what_was_noted_of_a_path_stays_when_the_set_grows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
