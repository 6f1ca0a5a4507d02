/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/lease.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void add(struct fonds_leases *leases, int64_t auditor, int64_t shard,
	int64_t epoch)
{
	const struct fonds_lease lease = {
		.auditor = auditor,
		.run = 1,
		.shard = shard,
		.epoch = epoch,
	};

	assert_int_equal(FONDS_OK, fonds_leases_make_room(leases, NULL));
	fonds_leases_add(leases, &lease);
}

static void test_a_lease_is_known_until_it_is_removed(void **state)
{
	struct fonds_leases leases = { 0 };

	(void)state;
	assert_false(fonds_leases_has(&leases, 1, 0));
	for (int64_t shard = 0; shard < 100; shard++)
		add(&leases, 1, shard, 1);
	add(&leases, 2, 5, 1);
	assert_int_equal(101, leases.count);
	assert_true(fonds_leases_has(&leases, 1, 99));
	assert_false(fonds_leases_has(&leases, 2, 99));
	fonds_leases_remove(&leases, 1, 5, 1);
	assert_false(fonds_leases_has(&leases, 1, 5));
	assert_true(fonds_leases_has(&leases, 2, 5));
	fonds_leases_forget(&leases, 1);
	assert_int_equal(1, leases.count);
	fonds_leases_clear(&leases);
	assert_int_equal(0, leases.count);
}

/* What was lost and had again is not given up with the old claim. */
static void test_a_new_epoch_takes_the_place_of_the_old(void **state)
{
	struct fonds_leases leases = { 0 };

	(void)state;
	add(&leases, 1, 5, 1);
	add(&leases, 1, 5, 3);
	assert_int_equal(1, leases.count);
	fonds_leases_remove(&leases, 1, 5, 1);
	assert_true(fonds_leases_has(&leases, 1, 5));
	fonds_leases_remove(&leases, 1, 5, 3);
	assert_false(fonds_leases_has(&leases, 1, 5));
	fonds_leases_clear(&leases);
}

static void test_a_lease_holds_within_its_time(void **state)
{
	(void)state;
	assert_true(fonds_lease_holds(100, 160, 100));
	assert_true(fonds_lease_holds(100, 160, 159));
	assert_false(fonds_lease_holds(100, 160, 160));
	assert_false(fonds_lease_holds(100, 160, 5000));
	/* The clock was set back: a little, and more than it can be. */
	assert_true(fonds_lease_holds(100, 160, 60));
	assert_false(fonds_lease_holds(100, 160, 39));
	assert_false(fonds_lease_holds(100, 100, 100));
	/* Times that no clock tells. */
	assert_false(fonds_lease_holds(100, INT64_MIN, INT64_MAX));
	assert_false(fonds_lease_holds(INT64_MAX, INT64_MAX, -1));
	assert_true(fonds_lease_holds(INT64_MIN, INT64_MAX, INT64_MIN));
	assert_true(fonds_lease_holds(0, INT64_MAX, -1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_lease_is_known_until_it_is_removed),
		cmocka_unit_test(test_a_new_epoch_takes_the_place_of_the_old),
		cmocka_unit_test(test_a_lease_holds_within_its_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
