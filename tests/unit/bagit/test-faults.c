/* SPDX-License-Identifier: Apache-2.0 */
/* Memory that runs out at any moment of a validation. */
#include "tests/unit/bagit/bag-fixture.h"

#include "base/output.h"
#include "tests/unit/fault.h"

static void fill_hard(struct bag *bag)
{
	bag_fill(bag);
	bag_put(bag, "bag-info.txt",
		"Source-Organization: An Archive\n  of many\nno label\n"
		"Payload-Oxum: 1.1\n");
	bag_put(bag, "data/N\xc3\xba", "x");
	bag_put(bag, "fetch.txt", "http://x/b 5 data/gone\nwrong\n");
	bag_seal(bag, "manifest-md5.txt", FONDS_MD5, false);
	bag_seal_all(bag);
	bag_put(bag, "manifest-md5.txt",
		"00000000000000000000000000000000  ./data/a%25.txt\n"
		"00000000000000000000000000000000 *data/Nu\xcc\x81\n"
		"nonsense\n");
	bag_put(bag, "data/new", "x");
}

static void no_allocation_may_fail_unnoticed(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	struct fonds_bag_check check = { .jobs = 1 };
	enum fonds_status status = FONDS_OK;
	unsigned failures = 0;
	size_t count = 0;
	struct bag bag = { 0 };

	(void)state;
	fill_hard(&bag);
	assert_int_equal(FONDS_OK,
		fonds_memory_tree_new(bag.files, bag.count, &tree, NULL));
	check.tree = tree;
	for (unsigned n = 0;; n++) {
		struct fonds_validation *validation = NULL;
		struct fonds_error *error = NULL;

		fault_arm(FAULT_ALLOC, n);
		status = fonds_bag_check_run(&check, &validation, &error);
		fault_disarm();
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			count = fonds_validation_count(validation);
			fonds_validation_free(validation);
			break;
		}
		failures++;
		/* Nothing may be lost: it fails, or it finds it all. */
		if (status < 0) {
			assert_int_equal(FONDS_ERR_NOMEM, status);
			assert_int_equal(
				FONDS_ERR_NOMEM, fonds_error_status(error));
			assert_null(validation);
		} else {
			assert_true(fonds_validation_count(validation) >= 9);
		}
		fonds_error_free(error);
		fonds_validation_free(validation);
	}
	assert_true(failures > 100);
	assert_true(count >= 9);
	bag_clear(&bag);
}

static void no_allocation_may_fail_while_writing(void **state)
{
	struct fonds_validation *validation;
	struct bag bag = { 0 };

	(void)state;
	fill_hard(&bag);
	validation = bag_check(&bag);
	for (int format = FONDS_FORMAT_TEXT; format <= FONDS_FORMAT_JSON;
		format++) {
		enum fonds_status status = FONDS_OK;

		for (unsigned n = 0;; n++) {
			fonds_cleanup(
				fonds_buffer_clear) struct fonds_buffer buffer;

			fonds_buffer_init(&buffer, 1 << 20);
			fault_arm(FAULT_ALLOC, n);
			status = fonds_validation_write(validation,
				(enum fonds_format)format,
				fonds_output_to_buffer, &buffer, NULL);
			fault_disarm();
			if (!fault_fired())
				break;
			assert_true(status < 0);
		}
		assert_int_equal(FONDS_OK, status);
	}
	fonds_validation_free(validation);
	bag_clear(&bag);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_allocation_may_fail_unnoticed),
		cmocka_unit_test(no_allocation_may_fail_while_writing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
