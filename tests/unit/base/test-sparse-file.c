/* SPDX-License-Identifier: Apache-2.0 */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/sparse-file.h"
#include "tests/unit/fault.h"

#define SIZE ((size_t)300000)

static enum fonds_status write_pieces(
	int fd, size_t hole, const char *data, size_t size, size_t piece)
{
	struct fonds_sparse_file file = { .fd = fd, .name = "x", .hole = hole };
	enum fonds_status status = FONDS_OK;

	for (size_t at = 0; status == FONDS_OK && at < size; at += piece)
		status = fonds_sparse_file_write(&file, data + at,
			piece < size - at ? piece : size - at, NULL);
	return status == FONDS_OK ? fonds_sparse_file_end(&file, NULL) : status;
}

static void check(size_t hole, const char *data, size_t size, size_t piece)
{
	fonds_cleanup(fonds_closep) int fd = memfd_create("x", MFD_CLOEXEC);
	fonds_cleanup(fonds_freep) char *found = malloc(size + 1);
	struct stat status;

	assert_true(fd >= 0);
	assert_non_null(found);
	assert_int_equal(FONDS_OK, write_pieces(fd, hole, data, size, piece));
	assert_int_equal(0, fstat(fd, &status));
	assert_int_equal(size, status.st_size);
	assert_int_equal(size, pread(fd, found, size, 0));
	assert_memory_equal(data, found, size);
}

/* Zeros at the beginning, in between, at the end, and single ones. */
static void fill(char *data, unsigned seed)
{
	size_t at = 0;

	srand(seed);
	while (at < SIZE) {
		size_t run = (size_t)rand() % 20000 + 1;

		run = run < SIZE - at ? run : SIZE - at;
		memset(data + at, rand() % 2 ? 0 : 1 + rand() % 255, run);
		at += run;
	}
}

static void the_bytes_are_those_that_were_written(void **state)
{
	static const size_t holes[] = { 1, 4096, 65536 };
	static const size_t pieces[] = { 1000, 4096, 65536, SIZE };
	static char data[SIZE];

	(void)state;
	for (unsigned seed = 0; seed < 20; seed++) {
		fill(data, seed);
		for (size_t h = 0; h < 3; h++)
			for (size_t p = 0; p < 4; p++)
				check(holes[h], data, SIZE, pieces[p]);
	}
	check(4096, data, 0, 1);
	memset(data, 0, SIZE);
	check(4096, data, SIZE, 4096);
}

static void zeros_take_no_room(void **state)
{
	fonds_cleanup(fonds_closep) int fd = memfd_create("x", MFD_CLOEXEC);
	static char data[SIZE];
	struct stat status;

	(void)state;
	memset(data, 0, SIZE);
	data[0] = 1;
	assert_int_equal(FONDS_OK, write_pieces(fd, 4096, data, SIZE, 65536));
	assert_int_equal(0, fstat(fd, &status));
	assert_int_equal(SIZE, status.st_size);
	assert_true(status.st_blocks * 512 <= 8192);
}

static void a_failing_write_is_told(void **state)
{
	fonds_cleanup(fonds_closep) int fd = memfd_create("x", MFD_CLOEXEC);

	(void)state;
	fault_arm(FAULT_WRITE, 0);
	assert_int_equal(FONDS_ERR_IO, write_pieces(fd, 4096, "x", 1, 1));
	fault_disarm();
	/* What cannot seek has no holes. */
	assert_int_equal(FONDS_ERR_IO, write_pieces(-1, 4096, "\0", 1, 1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_bytes_are_those_that_were_written),
		cmocka_unit_test(zeros_take_no_room),
		cmocka_unit_test(a_failing_write_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
