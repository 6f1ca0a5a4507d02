/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file-stream.h"
#include "base/page-cache.h"
#include "tests/unit/fault.h"
#include "tests/unit/scratch.h"

#define MIB ((size_t)1 << 20)
#define PIECE ((size_t)64 * 1024)
#define SIZE (3 * PIECE + 5) /* of a file of several pieces */

/* File systems that are known to have all of this; others need not. */
static bool is_on_disk(void)
{
	struct statfs fs;

	assert_int_equal(0, statfs(".", &fs));
	return fs.f_type == EXT4_SUPER_MAGIC || fs.f_type == XFS_SUPER_MAGIC;
}

#ifndef SYS_cachestat
#define SYS_cachestat 451
#endif

/* The pages of the file "a" in the cache; -1 where that cannot be asked. */
static int64_t count_pages(void)
{
	const uint64_t all[2] = { 0, 0 };
	uint64_t counts[5] = { 0 };
	int fd = open("a", O_RDONLY | O_CLOEXEC);
	long result = syscall(SYS_cachestat, fd, all, counts, 0L);

	close(fd);
	return result == 0 ? (int64_t)counts[0] : -1;
}

/* Is it known for certain what is in the cache? */
static bool is_exact(void)
{
	return is_on_disk() && count_pages() >= 0;
}

static unsigned char byte_at(size_t i)
{
	return (unsigned char)(i * 31 + i / 251 + i / 65536);
}

/* The file "a" of so many bytes, in the page cache and not yet on disk. */
static void make_file(size_t size)
{
	unsigned char *data = malloc(size + 1);

	assert_non_null(data);
	for (size_t i = 0; i < size; i++)
		data[i] = byte_at(i);
	scratch_write_bytes("a", data, size);
	free(data);
}

static void read_through_cache(void)
{
	char piece[4096];
	ssize_t n;
	int fd = open("a", O_RDONLY | O_CLOEXEC);

	assert_true(fd >= 0);
	do
		n = pread(fd, piece, sizeof(piece), 0);
	while (n < 0);
	close(fd);
}

static struct fonds_stream *new_stream(int fd, bool is_shared)
{
	const struct fonds_file_stream_options options = {
		.name = "a",
		.is_shared = is_shared,
	};
	struct fonds_stream *stream = NULL;

	assert_true(fd >= 0);
	assert_int_equal(
		FONDS_OK, fonds_file_stream_new(fd, &options, &stream, NULL));
	return stream;
}

static struct fonds_stream *open_stream(void)
{
	return new_stream(open("a", O_RDONLY | O_CLOEXEC), false);
}

/* Read all of it, so much at a time, and compare it; offset spoils the buffer. */
static void check_bytes(
	struct fonds_stream *stream, size_t size, size_t piece, size_t offset)
{
	unsigned char *buffer = aligned_alloc(
		FONDS_READ_ALIGNMENT, piece + FONDS_READ_ALIGNMENT);
	size_t done = 0;
	size_t n;

	assert_non_null(buffer);
	do {
		assert_int_equal(
			FONDS_OK, fonds_stream_read(stream, buffer + offset,
					  piece, &n, NULL));
		for (size_t i = 0; i < n; i++)
			assert_int_equal(byte_at(done + i), buffer[offset + i]);
		done += n;
	} while (n > 0);
	assert_int_equal(size, done);
	free(buffer);
}

static void test_every_byte_comes_past_the_cache(void **state)
{
	static const size_t sizes[] = { 0, 1, 4095, 4096, 4097, MIB, MIB + 1 };
	static const size_t pieces[] = { 4096, PIECE, 2 * MIB };
	size_t fds = scratch_count_fds();

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		make_file(sizes[i]);
		for (size_t j = 0; j < 3; j++) {
			struct fonds_stream *stream = open_stream();

			fonds_stream_bypass_cache(stream);
			check_bytes(stream, sizes[i], pieces[j], 0);
			if (is_on_disk())
				assert_int_equal(FONDS_READ_DIRECT,
					fonds_stream_mode(stream));
			fonds_stream_close(stream);
		}
	}
	assert_int_equal(fds, scratch_count_fds());
}

static void test_without_being_asked_all_is_cached(void **state)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;

	(void)state;
	make_file(MIB + 1);
	stream = open_stream();
	fonds_stream_advise(stream);
	assert_int_equal(FONDS_READ_CACHED, fonds_stream_mode(stream));
	check_bytes(stream, MIB + 1, PIECE, 0);
	assert_int_equal(FONDS_READ_CACHED, fonds_stream_mode(stream));
}

/* Ask for it where the file system refuses O_DIRECT. */
static struct fonds_stream *refused_stream(void)
{
	struct fonds_stream *stream = open_stream();

	fault_arm(FAULT_FLAGS, 0);
	fonds_stream_bypass_cache(stream);
	fault_disarm();
	return stream;
}

static void test_where_it_is_refused_the_pages_are_dropped(void **state)
{
	static const size_t sizes[] = { 0, 1, 4096, SIZE };

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		fonds_cleanup(
			fonds_stream_closep) struct fonds_stream *stream = NULL;

		make_file(sizes[i]);
		stream = refused_stream();
		if (is_exact())
			assert_int_equal(
				FONDS_READ_DROPPED, fonds_stream_mode(stream));
		else
			assert_int_not_equal(
				FONDS_READ_DIRECT, fonds_stream_mode(stream));
		check_bytes(stream, sizes[i], PIECE, 0);
		if (is_exact())
			assert_int_equal(
				FONDS_READ_DROPPED, fonds_stream_mode(stream));
	}
}

static void test_what_was_read_is_dropped_again(void **state)
{
	struct fonds_stream *stream;

	(void)state;
	make_file(SIZE);
	stream = refused_stream();
	check_bytes(stream, SIZE, PIECE, 0);
	if (is_exact())
		assert_true(count_pages() > 0);
	fonds_stream_close(stream);
	if (is_exact())
		assert_int_equal(0, count_pages());
}

static void check_after_drop(enum fonds_read_mode expected)
{
	fonds_cleanup(fonds_closep) int fd = -1;
	bool gone;

	fd = open("a", O_RDONLY | O_CLOEXEC);
	gone = fonds_page_cache_drop(fd, SIZE);
	fault_disarm();
	assert_true(fault_fired());
	assert_int_equal(expected == FONDS_READ_DROPPED, gone);
}

static void test_what_cannot_be_shown_to_be_gone_is_cached(void **state)
{
	(void)state;
	make_file(SIZE);
	/* They cannot be counted, but of none a byte comes at once. */
	fault_arm_from(FAULT_PROBE, 0, EAGAIN);
	check_after_drop(FONDS_READ_DROPPED);
	/* Nothing can be told. */
	fault_arm_from(FAULT_PROBE, 0, EOPNOTSUPP);
	check_after_drop(FONDS_READ_CACHED);
	/* They came back meanwhile. */
	fault_arm_action(FAULT_PROBE, 0, read_through_cache);
	check_after_drop(FONDS_READ_CACHED);
}

static void test_a_page_that_is_held_by_another_is_cached(void **state)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	volatile const char *pages;
	int fd;

	(void)state;
	make_file(SIZE);
	fd = open("a", O_RDONLY | O_CLOEXEC);
	pages = mmap(NULL, SIZE, PROT_READ, MAP_SHARED | MAP_POPULATE, fd, 0);
	assert_true(pages != MAP_FAILED);
	close(fd);
	assert_int_equal(byte_at(0), (unsigned char)pages[0]);
	stream = refused_stream();
	check_bytes(stream, SIZE, PIECE, 0);
	assert_int_equal(FONDS_READ_CACHED, fonds_stream_mode(stream));
	/* The same where they cannot be counted. */
	fault_arm_errno(FAULT_PROBE, 0, ENOSYS);
	check_after_drop(FONDS_READ_CACHED);
	assert_int_equal(0, munmap((void *)(uintptr_t)pages, SIZE));
}

/* All are counted, not a sample. */
static void test_one_page_that_is_held_is_enough(void **state)
{
	void *page;
	int fd;

	(void)state;
	make_file(SIZE);
	fd = open("a", O_RDONLY | O_CLOEXEC);
	page = mmap(NULL, 4096, PROT_READ, MAP_SHARED | MAP_POPULATE, fd, 4096);
	assert_true(page != MAP_FAILED);
	if (is_exact())
		assert_false(fonds_page_cache_drop(fd, SIZE));
	assert_int_equal(0, munmap(page, 4096));
	if (is_exact())
		assert_true(fonds_page_cache_drop(fd, SIZE));
	close(fd);
}

static void test_memory_is_no_medium(void **state)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	struct statfs fs;
	int fd = open("/dev/shm", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

	(void)state;
	if (fd < 0)
		skip();
	assert_int_equal(1, write(fd, "\0", 1));
	assert_int_equal(0, fstatfs(fd, &fs));
	if (fs.f_type != TMPFS_MAGIC) {
		close(fd);
		skip();
	}
	stream = new_stream(fd, false);
	fonds_stream_bypass_cache(stream);
	check_bytes(stream, 1, PIECE, 0);
	assert_int_equal(FONDS_READ_CACHED, fonds_stream_mode(stream));
}

static void test_a_pipe_is_as_it_is(void **state)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	int ends[2];

	(void)state;
	assert_int_equal(0, pipe2(ends, O_CLOEXEC));
	assert_int_equal(1, write(ends[1], "\0", 1));
	assert_int_equal(0, close(ends[1]));
	stream = new_stream(ends[0], false);
	fonds_stream_advise(stream);
	fonds_stream_bypass_cache(stream);
	check_bytes(stream, 1, PIECE, 0);
	assert_int_equal(FONDS_READ_CACHED, fonds_stream_mode(stream));
}

static void test_a_descriptor_of_others_is_not_changed(void **state)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	fonds_cleanup(fonds_closep) int fd = -1;

	(void)state;
	make_file(SIZE);
	fd = open("a", O_RDONLY | O_CLOEXEC);
	stream = new_stream(dup(fd), true);
	fonds_stream_bypass_cache(stream);
	assert_false(fcntl(fd, F_GETFL) & O_DIRECT);
	check_bytes(stream, SIZE, PIECE, 0);
	assert_int_not_equal(FONDS_READ_DIRECT, fonds_stream_mode(stream));
}

/* Asked before anything is owned: skip() leaves the function. */
static bool serves_direct(void)
{
	fonds_cleanup(fonds_closep) int fd = -1;

	fd = open("a", O_RDONLY | O_CLOEXEC);
	return fonds_page_cache_avoid(fd);
}

/* The nth read says EINVAL: from there on it is read otherwise. */
static void check_refused_at(unsigned nth)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream =
		open_stream();

	fonds_stream_bypass_cache(stream);
	fault_arm_errno(FAULT_READ, nth, EINVAL);
	check_bytes(stream, SIZE, PIECE, 0);
	fault_disarm();
	assert_true(fault_fired());
	if (is_exact())
		assert_int_equal(FONDS_READ_DROPPED, fonds_stream_mode(stream));
	else
		assert_int_not_equal(
			FONDS_READ_DIRECT, fonds_stream_mode(stream));
}

static void test_a_refusal_by_a_read_is_no_failure(void **state)
{
	(void)state;
	make_file(SIZE);
	if (!serves_direct())
		skip();
	check_refused_at(0);
	check_refused_at(2);
}

static void test_the_weakest_way_counts(void **state)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	char byte;
	size_t n;

	(void)state;
	make_file(SIZE);
	stream = open_stream();
	assert_int_equal(
		FONDS_OK, fonds_stream_read(stream, &byte, 1, &n, NULL));
	fonds_stream_bypass_cache(stream);
	assert_int_equal(
		FONDS_OK, fonds_stream_read(stream, &byte, 1, &n, NULL));
	assert_int_equal(FONDS_READ_CACHED, fonds_stream_mode(stream));
}

static void test_a_short_read_in_the_middle_goes_on_otherwise(void **state)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;

	(void)state;
	make_file(SIZE);
	stream = open_stream();
	fonds_stream_bypass_cache(stream);
	/* A multiple of 512, which most disks take, but not of 4096. */
	fault_limit_io(4096 + 512);
	check_bytes(stream, SIZE, PIECE, 0);
	fault_limit_io(0);
	assert_int_not_equal(FONDS_READ_DIRECT, fonds_stream_mode(stream));
}

static void test_a_buffer_that_is_not_aligned_is_read_into(void **state)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;

	(void)state;
	make_file(SIZE);
	stream = open_stream();
	fonds_stream_bypass_cache(stream);
	check_bytes(stream, SIZE, PIECE, 1);
	if (is_exact())
		assert_int_equal(FONDS_READ_DROPPED, fonds_stream_mode(stream));
}

static void cut(void)
{
	assert_int_equal(0, truncate("a", 100));
}

static void test_a_file_that_shrinks_ends_early(void **state)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;

	(void)state;
	make_file(SIZE);
	stream = open_stream();
	fonds_stream_bypass_cache(stream);
	fault_arm_action(FAULT_READ, 1, cut);
	check_bytes(stream, PIECE, PIECE, 0);
	fault_disarm();
	assert_true(fault_fired());
}

static void lengthen(void)
{
	make_file(2 * SIZE);
}

/* The end is asked for by fstat(2) where the offset is no multiple. */
static void test_a_file_that_grows_is_read_to_its_end(void **state)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;

	(void)state;
	make_file(SIZE);
	if (!serves_direct())
		skip();
	stream = open_stream();
	fonds_stream_bypass_cache(stream);
	fault_arm_action(FAULT_STAT, 0, lengthen);
	check_bytes(stream, 2 * SIZE, PIECE, 0);
	fault_disarm();
	assert_true(fault_fired());
	assert_int_not_equal(FONDS_READ_DIRECT, fonds_stream_mode(stream));
}

static void test_what_came_after_the_drop_is_cached(void **state)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;

	(void)state;
	make_file(SIZE);
	stream = refused_stream();
	lengthen();
	check_bytes(stream, 2 * SIZE, PIECE, 0);
	assert_int_equal(FONDS_READ_CACHED, fonds_stream_mode(stream));
}

static void check_weakened(enum fault_kind kind)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;

	make_file(SIZE);
	stream = new_stream(open("a", O_RDONLY | O_CLOEXEC), true);
	fault_arm(kind, 0);
	fonds_stream_bypass_cache(stream);
	fault_disarm();
	assert_true(fault_fired());
	check_bytes(stream, SIZE, PIECE, 0);
	/* What is not flushed may be written in time, or not. */
	if (kind == FAULT_SYNC)
		assert_int_not_equal(
			FONDS_READ_DIRECT, fonds_stream_mode(stream));
	else
		assert_int_equal(FONDS_READ_CACHED, fonds_stream_mode(stream));
}

static void test_failures_on_the_way_only_weaken(void **state)
{
	(void)state;
	check_weakened(FAULT_STAT);
	check_weakened(FAULT_SYNC);
}

static void test_modes_have_names(void **state)
{
	(void)state;
	assert_string_equal("cached", fonds_read_mode_name(FONDS_READ_CACHED));
	assert_string_equal("direct", fonds_read_mode_name(FONDS_READ_DIRECT));
	assert_string_equal(
		"dropped", fonds_read_mode_name(FONDS_READ_DROPPED));
	assert_string_equal(
		"unknown", fonds_read_mode_name((enum fonds_read_mode)3));
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_every_byte_comes_past_the_cache),
		TEST(test_without_being_asked_all_is_cached),
		TEST(test_where_it_is_refused_the_pages_are_dropped),
		TEST(test_what_was_read_is_dropped_again),
		TEST(test_what_cannot_be_shown_to_be_gone_is_cached),
		TEST(test_a_page_that_is_held_by_another_is_cached),
		TEST(test_one_page_that_is_held_is_enough),
		TEST(test_memory_is_no_medium),
		TEST(test_a_pipe_is_as_it_is),
		TEST(test_a_descriptor_of_others_is_not_changed),
		TEST(test_a_refusal_by_a_read_is_no_failure),
		TEST(test_the_weakest_way_counts),
		TEST(test_a_short_read_in_the_middle_goes_on_otherwise),
		TEST(test_a_buffer_that_is_not_aligned_is_read_into),
		TEST(test_a_file_that_shrinks_ends_early),
		TEST(test_a_file_that_grows_is_read_to_its_end),
		TEST(test_what_came_after_the_drop_is_cached),
		TEST(test_failures_on_the_way_only_weaken),
		TEST(test_modes_have_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
