/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/output.h"
#include "tests/unit/fault.h"

#define PIECE ((size_t)64 * 1024)

/* A write function that counts its calls, and fails at one. */
struct sink {
	struct fonds_buffer buffer;
	unsigned calls;
	unsigned fail_at; /* 0: never */
	int failure;
};

static int sink_write(const void *data, size_t size, void *payload)
{
	struct sink *sink = payload;

	assert_true(size > 0);
	if (++sink->calls == sink->fail_at)
		return sink->failure;
	return fonds_output_to_buffer(data, size, &sink->buffer);
}

static void sink_init(struct sink *sink)
{
	*sink = (struct sink){ 0 };
	fonds_buffer_init(&sink->buffer, 1 << 22);
}

static void sink_clear(struct sink *sink)
{
	fonds_buffer_clear(&sink->buffer);
}

static void test_small_pieces_are_handed_on_at_once_and_in_order(void **state)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	fonds_cleanup(sink_clear) struct sink sink;

	(void)state;
	sink_init(&sink);
	fonds_output_init(&output, sink_write, &sink);
	fonds_output_add_text(&output, "a");
	fonds_output_add_char(&output, 'b');
	fonds_output_printf(&output, "%d%s", 1, "c");
	fonds_output_add(&output, "\0d", 2);
	assert_int_equal(0, sink.calls);
	assert_int_equal(FONDS_OK, fonds_output_finish(&output, NULL));
	assert_int_equal(1, sink.calls);
	assert_int_equal(6, sink.buffer.size);
	assert_memory_equal("ab1c\0d", sink.buffer.data, 6);
}

static void test_a_name_is_escaped(void **state)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	struct sink sink;

	(void)state;
	sink_init(&sink);
	fonds_output_init(&output, sink_write, &sink);
	fonds_output_add_name(&output, "a\n\x1b[31m\xff");
	assert_int_equal(FONDS_OK, fonds_output_finish(&output, NULL));
	assert_null(strpbrk(fonds_buffer_text(&sink.buffer), "\n\x1b\xff"));
	assert_ptr_equal(fonds_buffer_text(&sink.buffer),
		strstr(fonds_buffer_text(&sink.buffer), "a\\"));
	sink_clear(&sink);
}

static void test_a_count_of_one_has_no_s(void **state)
{
	struct fonds_buffer buffer;
	struct fonds_output output;

	(void)state;
	fonds_buffer_init(&buffer, 1 << 20);
	fonds_output_init(&output, fonds_output_to_buffer, &buffer);
	for (uint64_t i = 0; i < 3; i++)
		fonds_output_add_count(&output, i, "file");
	fonds_output_add_count(&output, UINT64_MAX, "byte");
	assert_int_equal(FONDS_OK, fonds_output_finish(&output, NULL));
	assert_string_equal("0 files1 file2 files18446744073709551615 bytes",
		fonds_buffer_text(&buffer));
	fonds_buffer_clear(&buffer);
	fonds_output_clear(&output);
}

static void test_nothing_written_hands_on_nothing(void **state)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	fonds_cleanup(sink_clear) struct sink sink;

	(void)state;
	sink_init(&sink);
	fonds_output_init(&output, sink_write, &sink);
	fonds_output_add_text(&output, "");
	assert_int_equal(FONDS_OK, fonds_output_finish(&output, NULL));
	assert_int_equal(FONDS_OK, fonds_output_finish(&output, NULL));
	assert_int_equal(0, sink.calls);
}

static void test_pieces_of_every_size_come_whole_and_in_order(void **state)
{
	static const size_t sizes[] = { 1, PIECE - 1, PIECE, 2, PIECE + 1,
		3 * PIECE, 7, 700 };
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	fonds_cleanup(sink_clear) struct sink sink;
	static char text[3 * PIECE + 1];
	size_t total = 0;

	(void)state;
	sink_init(&sink);
	fonds_output_init(&output, sink_write, &sink);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		memset(text, (int)('a' + i), sizes[i]);
		text[sizes[i]] = '\0';
		if (i % 2)
			fonds_output_add(&output, text, sizes[i]);
		else
			fonds_output_printf(&output, "%s", text);
		assert_true(output.buffer.size <= PIECE);
	}
	assert_int_equal(FONDS_OK, fonds_output_finish(&output, NULL));
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++)
		for (size_t at = 0; at < sizes[i]; at++)
			assert_int_equal('a' + i, sink.buffer.data[total++]);
	assert_int_equal(total, sink.buffer.size);
}

static void test_a_failed_write_is_told_at_the_end_and_is_the_last(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	fonds_cleanup(sink_clear) struct sink sink;

	(void)state;
	sink_init(&sink);
	sink.fail_at = 2;
	sink.failure = ENOSPC;
	fonds_output_init(&output, sink_write, &sink);
	for (size_t i = 0; i < 4 * PIECE; i++)
		fonds_output_add_char(&output, 'x');
	fonds_output_printf(&output, "%s", "x");
	assert_int_equal(FONDS_ERR_IO, fonds_output_finish(&output, &error));
	assert_int_equal(ENOSPC, fonds_error_errno(error));
	assert_string_equal("cannot write the output: No space left on device",
		fonds_error_message(error));
	assert_int_equal(2, sink.calls);
	assert_int_equal(PIECE, sink.buffer.size);
	assert_int_equal(FONDS_ERR_IO, fonds_output_finish(&output, NULL));
}

static void test_a_negative_answer_is_a_failure_too(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	fonds_cleanup(sink_clear) struct sink sink;

	(void)state;
	sink_init(&sink);
	sink.fail_at = 1;
	sink.failure = -1;
	fonds_output_init(&output, sink_write, &sink);
	fonds_output_add_text(&output, "x");
	assert_int_equal(FONDS_ERR_IO, fonds_output_finish(&output, &error));
	assert_int_equal(EIO, fonds_error_errno(error));
}

static void test_a_failure_shows_before_the_end(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	fonds_cleanup(sink_clear) struct sink sink;
	static const char piece[PIECE + 1];

	(void)state;
	sink_init(&sink);
	sink.fail_at = 2;
	sink.failure = ENOSPC;
	fonds_output_init(&output, sink_write, &sink);
	fonds_output_add_text(&output, "x");
	assert_int_equal(FONDS_OK, fonds_output_check(&output, NULL));
	assert_int_equal(0, sink.calls); /* asking hands nothing on */
	fonds_output_add(&output, piece, sizeof(piece));
	assert_int_equal(FONDS_ERR_IO, fonds_output_check(&output, &error));
	assert_int_equal(ENOSPC, fonds_error_errno(error));
}

static void test_a_full_buffer_behind_it_is_a_failed_write(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	fonds_buffer_init(&buffer, 3);
	fonds_output_init(&output, fonds_output_to_buffer, &buffer);
	fonds_output_add_text(&output, "four");
	assert_int_equal(FONDS_ERR_IO, fonds_output_finish(&output, &error));
	assert_int_equal(EFBIG, fonds_error_errno(error));
}

static void test_want_of_memory_is_told_at_the_end(void **state)
{
	unsigned n = 0;

	(void)state;
	for (;; n++) {
		fonds_cleanup(fonds_output_clear) struct fonds_output output;
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
		enum fonds_status status;

		fonds_buffer_init(&buffer, 1 << 20);
		fonds_output_init(&output, fonds_output_to_buffer, &buffer);
		fault_arm(FAULT_ALLOC, n);
		fonds_output_printf(&output, "%02000d", 1);
		fonds_output_add_text(&output, "end");
		status = fonds_output_finish(&output, NULL);
		fault_disarm();
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			assert_int_equal(2003, buffer.size);
			break;
		}
		assert_int_equal(FONDS_ERR_NOMEM, status);
		assert_int_equal(0, buffer.size);
	}
	assert_true(n >= 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_small_pieces_are_handed_on_at_once_and_in_order),
		cmocka_unit_test(test_a_name_is_escaped),
		cmocka_unit_test(test_a_count_of_one_has_no_s),
		cmocka_unit_test(test_nothing_written_hands_on_nothing),
		cmocka_unit_test(
			test_pieces_of_every_size_come_whole_and_in_order),
		cmocka_unit_test(
			test_a_failed_write_is_told_at_the_end_and_is_the_last),
		cmocka_unit_test(test_a_negative_answer_is_a_failure_too),
		cmocka_unit_test(
			test_a_full_buffer_behind_it_is_a_failed_write),
		cmocka_unit_test(test_a_failure_shows_before_the_end),
		cmocka_unit_test(test_want_of_memory_is_told_at_the_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
