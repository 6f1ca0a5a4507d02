/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "identify/file-ends.h"
#include "tests/unit/archive/walked.h"
#include "tests/unit/fault.h"

#define FILE_MAX 200

static const struct fonds_signature_reach reach = {
	.head = 10,
	.tail = 7,
	.whole_max = 16,
};

static void fill(uint8_t *data, size_t size)
{
	for (size_t i = 0; i < size; i++)
		data[i] = (uint8_t)(i * 7 + 1);
}

/* Up to 16 bytes all of them, of more the first 10 and the last 7. */
static void expect_view(
	struct fonds_file_ends *ends, const uint8_t *data, size_t size)
{
	size_t head = size <= 16 ? size : 10;
	size_t tail = size <= 16 ? 0 : 7;
	struct fonds_format_view view;

	fonds_file_ends_view(ends, &view);
	assert_int_equal(size, view.size);
	assert_int_equal(head, view.head_size);
	assert_memory_equal(data, view.head, head);
	assert_int_equal(tail, view.tail_size);
	if (tail > 0)
		assert_memory_equal(data + size - tail, view.tail, tail);
	else
		assert_null(view.tail);
}

static void bytes_that_pass_by_and_a_file_give_the_same(void **state)
{
	struct fonds_file_ends ends;
	uint8_t data[FILE_MAX];

	(void)state;
	fill(data, sizeof(data));
	assert_int_equal(FONDS_OK, fonds_file_ends_init(&ends, reach, NULL));
	for (size_t size = 0; size <= FILE_MAX; size++) {
		int fd = memory_file(data, size);

		assert_int_equal(FONDS_OK,
			fonds_file_ends_read(&ends, fd, "x", size, NULL));
		expect_view(&ends, data, size);
		close(fd);
		for (size_t piece = 1; piece <= size; piece++) {
			fonds_file_ends_begin(&ends);
			for (size_t at = 0; at < size; at += piece)
				fonds_file_ends_add(&ends, data + at,
					size - at < piece ? size - at : piece);
			expect_view(&ends, data, size);
		}
	}
	fonds_file_ends_clear(&ends);
}

static void signatures_may_look_at_no_tail(void **state)
{
	const struct fonds_signature_reach head_only = { .head = 4 };
	struct fonds_file_ends ends;
	struct fonds_format_view view;
	uint8_t data[FILE_MAX];

	(void)state;
	fill(data, sizeof(data));
	assert_int_equal(
		FONDS_OK, fonds_file_ends_init(&ends, head_only, NULL));
	fonds_file_ends_begin(&ends);
	fonds_file_ends_add(&ends, data, sizeof(data));
	fonds_file_ends_view(&ends, &view);
	assert_int_equal(FILE_MAX, view.size);
	assert_int_equal(4, view.head_size);
	assert_null(view.tail);
	fonds_file_ends_clear(&ends);
}

/* A signature may look further from the end than a file is long. */
static void a_tail_may_be_longer_than_the_file(void **state)
{
	const struct fonds_signature_reach long_tail = { .head = 4,
		.tail = 50 };
	struct fonds_file_ends ends;
	uint8_t data[FILE_MAX];

	(void)state;
	fill(data, sizeof(data));
	assert_int_equal(
		FONDS_OK, fonds_file_ends_init(&ends, long_tail, NULL));
	for (size_t size = 5; size <= FILE_MAX; size++) {
		size_t tail = size < 50 ? size : 50;
		struct fonds_format_view views[2];
		int fd = memory_file(data, size);

		for (int i = 0; i < 2; i++) {
			if (i == 0) {
				fonds_file_ends_begin(&ends);
				fonds_file_ends_add(&ends, data, size);
			} else {
				assert_int_equal(
					FONDS_OK, fonds_file_ends_read(&ends,
							  fd, "x", size, NULL));
			}
			fonds_file_ends_view(&ends, &views[i]);
			assert_int_equal(4, views[i].head_size);
			assert_int_equal(tail, views[i].tail_size);
			assert_memory_equal(
				data + size - tail, views[i].tail, tail);
		}
		close(fd);
	}
	fonds_file_ends_clear(&ends);
}

static void a_file_that_became_shorter_cannot_be_read(void **state)
{
	struct fonds_file_ends ends;
	struct fonds_error *error = NULL;
	uint8_t data[100] = { 0 };
	int fd = memory_file(data, sizeof(data));

	(void)state;
	assert_int_equal(FONDS_OK, fonds_file_ends_init(&ends, reach, NULL));
	assert_int_equal(FONDS_ERR_IO,
		fonds_file_ends_read(&ends, fd, "x", 101, &error));
	assert_string_equal("'x' became shorter while it was read: identify "
			    "it again",
		fonds_error_message(error));
	fonds_error_free(error);
	fonds_file_ends_clear(&ends);
	close(fd);
}

static void failures_are_told(void **state)
{
	struct fonds_file_ends ends;
	uint8_t data[100] = { 0 };
	int fd = memory_file(data, sizeof(data));
	enum fonds_status status;

	(void)state;
	for (unsigned n = 0;; n++) {
		fault_arm(FAULT_ALLOC, n);
		status = fonds_file_ends_init(&ends, reach, NULL);
		fault_disarm();
		if (!fault_fired())
			break;
		assert_int_equal(FONDS_ERR_NOMEM, status);
		fonds_file_ends_clear(&ends);
	}
	for (unsigned n = 0;; n++) {
		fault_arm(FAULT_READ, n);
		status = fonds_file_ends_read(&ends, fd, "x", 100, NULL);
		fault_disarm();
		if (!fault_fired())
			break;
		assert_int_equal(FONDS_ERR_IO, status);
	}
	assert_int_equal(FONDS_OK, status);
	fonds_file_ends_clear(&ends);
	close(fd);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_that_pass_by_and_a_file_give_the_same),
		cmocka_unit_test(signatures_may_look_at_no_tail),
		cmocka_unit_test(a_tail_may_be_longer_than_the_file),
		cmocka_unit_test(a_file_that_became_shorter_cannot_be_read),
		cmocka_unit_test(failures_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
