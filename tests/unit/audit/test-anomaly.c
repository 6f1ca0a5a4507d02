/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audit/anomaly.h"

static const struct fonds_anomaly_place *count(struct fonds_anomaly *anomaly,
	int64_t volume, int64_t holding, enum fonds_verdict verdict,
	uint64_t files)
{
	const struct fonds_anomaly_place *found = NULL;

	assert_int_equal(FONDS_OK, fonds_anomaly_count(anomaly, volume, holding,
					   verdict, files, &found, NULL));
	return found;
}

static void test_twenty_bad_files_of_few_are_too_many(void **state)
{
	struct fonds_anomaly anomaly = { 0 };
	const struct fonds_anomaly_place *found;

	(void)state;
	assert_null(count(&anomaly, 0, 1, FONDS_VERDICT_CORRUPT, 10));
	assert_null(count(&anomaly, 0, 1, FONDS_VERDICT_DENIED, 5));
	assert_null(count(&anomaly, 0, 1, FONDS_VERDICT_UNREADABLE, 4));
	found = count(&anomaly, 0, 1, FONDS_VERDICT_MISSING, 1);
	assert_non_null(found);
	assert_int_equal(20, found->bad);
	assert_int_equal(20, found->looked_at);
	assert_int_equal(1, found->holding);
	fonds_anomaly_clear(&anomaly);
}

static void test_less_than_a_tenth_is_no_anomaly(void **state)
{
	struct fonds_anomaly anomaly = { 0 };

	(void)state;
	assert_null(count(&anomaly, 0, 1, FONDS_VERDICT_OK, 200));
	assert_null(count(&anomaly, 0, 1, FONDS_VERDICT_CORRUPT, 22));
	assert_non_null(count(&anomaly, 0, 1, FONDS_VERDICT_CORRUPT, 1));
	fonds_anomaly_clear(&anomaly);
}

static void test_what_was_not_looked_at_does_not_count(void **state)
{
	static const enum fonds_verdict unseen[] = {
		FONDS_VERDICT_VOLUME_OFFLINE, FONDS_VERDICT_NOT_CHECKED,
		FONDS_VERDICT_SKIPPED, FONDS_VERDICT_NOT_DUE
	};
	struct fonds_anomaly anomaly = { 0 };

	(void)state;
	for (size_t i = 0; i < 4; i++)
		assert_null(count(&anomaly, 0, 1, unseen[i], 1000));
	assert_int_equal(0, anomaly.count);
	/* Looked at, and not bad: they make the share smaller. */
	assert_null(count(&anomaly, 0, 1, FONDS_VERDICT_MOVED, 150));
	assert_null(count(&anomaly, 0, 1, FONDS_VERDICT_UNSTABLE, 100));
	assert_null(count(&anomaly, 0, 1, FONDS_VERDICT_CORRUPT, 20));
	assert_int_equal(270, anomaly.places[0].looked_at);
	fonds_anomaly_clear(&anomaly);
}

static void test_the_holdings_of_a_volume_are_one_place(void **state)
{
	struct fonds_anomaly anomaly = { 0 };

	(void)state;
	for (int64_t holding = 1; holding < 100; holding++)
		assert_null(
			count(&anomaly, 0, holding, FONDS_VERDICT_CORRUPT, 19));
	for (int64_t holding = 100; holding < 119; holding++)
		assert_null(
			count(&anomaly, 7, holding, FONDS_VERDICT_CORRUPT, 1));
	assert_non_null(count(&anomaly, 7, 119, FONDS_VERDICT_CORRUPT, 1));
	assert_null(count(&anomaly, 8, 119, FONDS_VERDICT_CORRUPT, 1));
	fonds_anomaly_clear(&anomaly);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_twenty_bad_files_of_few_are_too_many),
		cmocka_unit_test(test_less_than_a_tenth_is_no_anomaly),
		cmocka_unit_test(test_what_was_not_looked_at_does_not_count),
		cmocka_unit_test(test_the_holdings_of_a_volume_are_one_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
