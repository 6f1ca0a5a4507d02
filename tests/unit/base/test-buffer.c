/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "tests/unit/fault.h"

static void test_what_is_added_is_there_in_order(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	fonds_buffer_init(&buffer, 100);
	fonds_buffer_add(&buffer, "a\0b", 3);
	fonds_buffer_add_char(&buffer, 'c');
	fonds_buffer_add_text(&buffer, "de");
	fonds_buffer_printf(&buffer, "%d%s", 12, "f");
	assert_int_equal(9, buffer.size);
	assert_memory_equal("a\0bcde12f", buffer.data, 10);
	assert_int_equal(FONDS_OK, fonds_buffer_check(&buffer, "it", NULL));
}

static void test_an_empty_buffer_is_the_empty_string(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	fonds_buffer_init(&buffer, 0);
	assert_null(buffer.data);
	assert_string_equal("", fonds_buffer_text(&buffer));
	fonds_buffer_add(&buffer, NULL, 0);
	fonds_buffer_add_text(&buffer, "");
	assert_int_equal(FONDS_OK, buffer.status);
	assert_string_equal("", fonds_buffer_text(&buffer));
}

static void test_it_takes_its_maximum_and_no_byte_more(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	fonds_buffer_init(&buffer, 5);
	fonds_buffer_add_text(&buffer, "12345");
	assert_int_equal(FONDS_OK, fonds_buffer_check(&buffer, "it", &error));
	fonds_buffer_add_text(&buffer, "6");
	assert_int_equal(
		FONDS_ERR_LIMIT, fonds_buffer_check(&buffer, "it", &error));
	assert_string_equal(
		"it is larger than 5 bytes", fonds_error_message(error));
	assert_string_equal("12345", fonds_buffer_text(&buffer));
}

static void test_a_failed_buffer_stays_failed_until_cleared(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	fonds_buffer_init(&buffer, 3);
	fonds_buffer_add_text(&buffer, "a");
	fonds_buffer_printf(&buffer, "%s", "four");
	fonds_buffer_add_text(&buffer, "b");
	assert_string_equal("a", fonds_buffer_text(&buffer));
	assert_null(fonds_buffer_take(&buffer));
	fonds_buffer_reset(&buffer);
	fonds_buffer_add_text(&buffer, "b");
	assert_int_equal(FONDS_ERR_LIMIT, buffer.status);
	assert_string_equal("", fonds_buffer_text(&buffer));
	fonds_buffer_clear(&buffer);
	fonds_buffer_add_text(&buffer, "abc");
	assert_string_equal("abc", fonds_buffer_text(&buffer));
	assert_int_equal(3, buffer.maximum);
}

static void test_sizes_that_cannot_be_are_refused(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	fonds_buffer_init(&buffer, SIZE_MAX);
	fonds_buffer_add_text(&buffer, "a");
	fonds_buffer_add(&buffer, "a", SIZE_MAX);
	assert_int_equal(FONDS_ERR_LIMIT, buffer.status);
	assert_string_equal("a", fonds_buffer_text(&buffer));
}

static void test_reset_keeps_the_memory(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	const char *data;

	(void)state;
	fonds_buffer_init(&buffer, 100);
	fonds_buffer_reset(&buffer);
	fonds_buffer_add_text(&buffer, "first");
	data = buffer.data;
	fonds_buffer_reset(&buffer);
	assert_string_equal("", fonds_buffer_text(&buffer));
	fonds_buffer_add_text(&buffer, "next");
	assert_ptr_equal(data, buffer.data);
	assert_string_equal("next", fonds_buffer_text(&buffer));
}

static void test_it_grows_over_many_small_pieces(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	fonds_buffer_init(&buffer, 10000);
	for (unsigned i = 0; i < 10000; i++)
		fonds_buffer_add_char(&buffer, (char)('a' + i % 26));
	assert_int_equal(FONDS_OK, buffer.status);
	for (unsigned i = 0; i < 10000; i++)
		assert_int_equal('a' + i % 26, buffer.data[i]);
	assert_int_equal('\0', buffer.data[10000]);
	assert_true(buffer.capacity <= 10001);
	fonds_buffer_add_char(&buffer, 'x');
	assert_int_equal(FONDS_ERR_LIMIT, buffer.status);
}

static void test_taking_leaves_an_empty_buffer_for_use(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	char *text;

	(void)state;
	fonds_buffer_init(&buffer, 100);
	text = fonds_buffer_take(&buffer);
	assert_string_equal("", text);
	free(text);
	fonds_buffer_add_text(&buffer, "one");
	text = fonds_buffer_take(&buffer);
	assert_string_equal("one", text);
	free(text);
	assert_int_equal(0, buffer.size);
	fonds_buffer_add_text(&buffer, "two");
	assert_string_equal("two", fonds_buffer_text(&buffer));
}

static void add_all(struct fonds_buffer *buffer)
{
	fonds_buffer_add_text(buffer, "some text");
	fonds_buffer_printf(buffer, "%0200d", 1);
	fonds_buffer_add_text(buffer, "end");
}

static void test_want_of_memory_is_told_by_check(void **state)
{
	unsigned n = 0;

	(void)state;
	for (;; n++) {
		fonds_cleanup(
			fonds_error_freep) struct fonds_error *error = NULL;
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

		fonds_buffer_init(&buffer, 1000);
		fault_arm(FAULT_ALLOC, n);
		add_all(&buffer);
		fault_disarm();
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK,
				fonds_buffer_check(&buffer, "it", &error));
			assert_int_equal(212, buffer.size);
			break;
		}
		assert_int_equal(FONDS_ERR_NOMEM,
			fonds_buffer_check(&buffer, "it", &error));
		assert_string_equal(
			"out of memory", fonds_error_message(error));
		assert_null(fonds_buffer_take(&buffer));
	}
	assert_true(n >= 2);
}

static void test_taking_nothing_may_want_memory(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	fonds_buffer_init(&buffer, 100);
	fault_arm(FAULT_ALLOC, 0);
	assert_null(fonds_buffer_take(&buffer));
	fault_disarm();
	assert_int_equal(FONDS_ERR_NOMEM, buffer.status);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_added_is_there_in_order),
		cmocka_unit_test(test_an_empty_buffer_is_the_empty_string),
		cmocka_unit_test(test_it_takes_its_maximum_and_no_byte_more),
		cmocka_unit_test(
			test_a_failed_buffer_stays_failed_until_cleared),
		cmocka_unit_test(test_sizes_that_cannot_be_are_refused),
		cmocka_unit_test(test_reset_keeps_the_memory),
		cmocka_unit_test(test_it_grows_over_many_small_pieces),
		cmocka_unit_test(test_taking_leaves_an_empty_buffer_for_use),
		cmocka_unit_test(test_want_of_memory_is_told_by_check),
		cmocka_unit_test(test_taking_nothing_may_want_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
