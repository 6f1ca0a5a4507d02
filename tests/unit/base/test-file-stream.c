/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file-stream.h"
#include "tests/unit/fault.h"
#include "tests/unit/scratch.h"

static struct fonds_stream *new_stream(int fd, uint64_t start)
{
	const struct fonds_file_stream_options options = {
		.name = "it",
		.start = start,
	};
	struct fonds_stream *stream = NULL;

	assert_true(fd >= 0);
	assert_int_equal(
		FONDS_OK, fonds_file_stream_new(fd, &options, &stream, NULL));
	return stream;
}

static int open_file(const char *name)
{
	return open(name, O_RDONLY | O_CLOEXEC);
}

static void check_reads(struct fonds_stream *stream, const char *expected)
{
	char text[100] = "";
	size_t size = 0;
	size_t n;

	do {
		assert_int_equal(FONDS_OK,
			fonds_stream_read(stream, text + size, 4, &n, NULL));
		size += n;
		assert_true(size < sizeof(text) - 4);
	} while (n > 0);
	text[size] = '\0';
	assert_string_equal(expected, text);
}

static void check_refused(int fd, bool regular_only, const char *message)
{
	const struct fonds_file_stream_options options = {
		.name = "it",
		.regular_only = regular_only,
	};
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_stream *stream = NULL;

	assert_true(fd >= 0);
	assert_int_equal(FONDS_ERR_UNSAFE,
		fonds_file_stream_new(fd, &options, &stream, &error));
	assert_null(stream);
	assert_string_equal(message, fonds_error_message(error));
}

static void test_reads_a_file_from_where_it_is_told(void **state)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *whole = NULL;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *part = NULL;
	fonds_cleanup(fonds_closep) int fd = -1;

	(void)state;
	scratch_write("a", "0123456789");
	fd = open_file("a");
	whole = new_stream(dup(fd), 0);
	part = new_stream(dup(fd), 7);
	check_reads(part, "789");
	check_reads(whole, "0123456789");
	check_reads(whole, "");
}

static void test_what_is_refused_is_closed(void **state)
{
	size_t fds = scratch_count_fds();

	(void)state;
	check_refused(open_file("."), true, "'it' is a folder, not a file");
	check_refused(open_file("."), false, "'it' is a folder, not a file");
	check_refused(
		open_file("/dev/null"), true, "'it' is a device, not a file");
	assert_int_equal(fds, scratch_count_fds());
}

static void test_each_failure_of_making_it_closes_it(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_STAT, FAULT_ALLOC };
	const struct fonds_file_stream_options options = { .name = "it" };
	size_t fds = scratch_count_fds();

	(void)state;
	scratch_write("a", "1");
	for (size_t i = 0; i < 2; i++) {
		struct fonds_stream *stream = NULL;
		int fd = open_file("a");

		fault_arm(kinds[i], 0);
		assert_true(
			fonds_file_stream_new(fd, &options, &stream, NULL) < 0);
		fault_disarm();
		assert_true(fault_fired());
		assert_null(stream);
		assert_int_equal(fds, scratch_count_fds());
	}
}

static struct fonds_file_state state_of(struct fonds_stream *stream)
{
	struct fonds_file_state state;

	assert_int_equal(FONDS_OK, fonds_stream_state(stream, &state, NULL));
	return state;
}

static void test_the_first_state_is_that_of_the_opening(void **state)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	struct fonds_file_state first, second;

	(void)state;
	scratch_write("a", "12");
	stream = new_stream(open_file("a"), 0);
	scratch_write("a", "123");
	fault_arm(FAULT_STAT, 0);
	first = state_of(stream);
	fault_disarm();
	assert_false(fault_fired());
	assert_int_equal(2, first.size);
	second = state_of(stream);
	assert_int_equal(3, second.size);
	assert_false(fonds_file_state_equal(&first, &second));
}

static void test_a_state_after_a_read_is_a_new_one(void **state)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;

	(void)state;
	scratch_write("a", "12");
	stream = new_stream(open_file("a"), 0);
	check_reads(stream, "12");
	scratch_write("a", "123");
	assert_int_equal(3, state_of(stream).size);
}

static void test_a_state_that_cannot_be_had_is_an_error(void **state)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_file_state unused;

	(void)state;
	scratch_write("a", "12");
	stream = new_stream(open_file("a"), 0);
	(void)state_of(stream);
	fault_arm(FAULT_STAT, 0);
	assert_int_equal(
		FONDS_ERR_IO, fonds_stream_state(stream, &unused, &error));
	fault_disarm();
	assert_string_equal("cannot read 'it': Input/output error",
		fonds_error_message(error));
}

static void cut_to_two(void)
{
	assert_int_equal(0, truncate("a", 2));
}

static void test_a_file_that_shrinks_ends_early(void **state)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;

	(void)state;
	scratch_write("a", "0123456789");
	stream = new_stream(open_file("a"), 0);
	fault_arm_action(FAULT_READ, 1, cut_to_two);
	check_reads(stream, "0123");
	fault_disarm();
	assert_true(fault_fired());
	assert_int_equal(2, state_of(stream).size);
}

static void lengthen(void)
{
	scratch_write("a", "0123456789ab");
}

static void test_a_file_that_grows_is_read_to_its_end(void **state)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;

	(void)state;
	scratch_write("a", "0123");
	stream = new_stream(open_file("a"), 0);
	fault_arm_action(FAULT_READ, 1, lengthen);
	check_reads(stream, "0123456789ab");
	fault_disarm();
	assert_true(fault_fired());
}

static void check_zeros(struct fonds_stream *stream)
{
	const struct fonds_file_state zeros = { 0 };
	struct fonds_file_state state = state_of(stream);

	assert_true(fonds_file_state_equal(&zeros, &state));
}

static void test_a_pipe_has_no_state_and_is_read_to_its_end(void **state)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	int ends[2];

	(void)state;
	assert_int_equal(0, pipe2(ends, O_CLOEXEC));
	assert_int_equal(6, write(ends[1], "012345", 6));
	assert_int_equal(0, close(ends[1]));
	stream = new_stream(ends[0], 0);
	check_zeros(stream);
	check_reads(stream, "012345");
	check_zeros(stream);
}

static void *write_later(void *payload)
{
	const int *fd = payload;
	const struct timespec moment = { .tv_nsec = 20 * 1000 * 1000 };

	(void)nanosleep(&moment, NULL);
	assert_int_equal(4, write(*fd, "late", 4));
	assert_int_equal(0, close(*fd));
	return NULL;
}

static void test_waits_for_a_pipe_that_does_not_block(void **state)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	pthread_t writer;
	int ends[2];

	(void)state;
	assert_int_equal(0, pipe2(ends, O_CLOEXEC | O_NONBLOCK));
	stream = new_stream(ends[0], 0);
	assert_int_equal(
		0, pthread_create(&writer, NULL, write_later, &ends[1]));
	check_reads(stream, "late");
	assert_int_equal(0, pthread_join(writer, NULL));
}

static void test_an_interruption_is_no_error(void **state)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;

	(void)state;
	scratch_write("a", "0123");
	stream = new_stream(open_file("a"), 0);
	fault_arm_errno(FAULT_READ, 0, EINTR);
	check_reads(stream, "0123");
	fault_disarm();
	assert_true(fault_fired());
}

/* Whoever takes it reads what the stream would have given, and no more. */
static void test_a_file_that_is_all_of_it_has_a_descriptor(void **state)
{
	const struct fonds_file_stream_options shared = {
		.name = "a",
		.is_shared = true,
	};
	struct fonds_stream *stream = NULL;
	int ends[2];

	(void)state;
	scratch_write("a", "0123");
	stream = new_stream(open_file("a"), 0);
	assert_true(fonds_stream_descriptor(stream) >= 0);
	fonds_stream_close(stream);
	stream = new_stream(open_file("a"), 1);
	assert_int_equal(-1, fonds_stream_descriptor(stream));
	fonds_stream_close(stream);
	assert_int_equal(FONDS_OK,
		fonds_file_stream_new(open_file("a"), &shared, &stream, NULL));
	assert_int_equal(-1, fonds_stream_descriptor(stream));
	fonds_stream_close(stream);
	assert_int_equal(0, pipe(ends));
	stream = new_stream(ends[0], 0);
	assert_int_equal(-1, fonds_stream_descriptor(stream));
	fonds_stream_close(stream);
	close(ends[1]);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_reads_a_file_from_where_it_is_told),
		TEST(test_what_is_refused_is_closed),
		TEST(test_each_failure_of_making_it_closes_it),
		TEST(test_the_first_state_is_that_of_the_opening),
		TEST(test_a_state_after_a_read_is_a_new_one),
		TEST(test_a_state_that_cannot_be_had_is_an_error),
		TEST(test_a_file_that_shrinks_ends_early),
		TEST(test_a_file_that_grows_is_read_to_its_end),
		TEST(test_a_pipe_has_no_state_and_is_read_to_its_end),
		TEST(test_waits_for_a_pipe_that_does_not_block),
		TEST(test_an_interruption_is_no_error),
		TEST(test_a_file_that_is_all_of_it_has_a_descriptor),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
