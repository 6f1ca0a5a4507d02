/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"
#include "tests/unit/fault.h"
#include "tests/unit/scratch.h"

static void check_open_refused(
	const char *path, enum fonds_status status, const char *message)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	uint64_t size = 77;
	int fd = -1;

	assert_int_equal(status, fonds_file_open(path, &fd, &size, &error));
	assert_string_equal(message, fonds_error_message(error));
	assert_int_equal(-1, fd);
	assert_int_equal(77, size);
}

static void make_socket(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	assert_true(fd >= 0);
	memcpy(address.sun_path, path, strlen(path) + 1);
	assert_int_equal(
		0, bind(fd, (struct sockaddr *)&address, sizeof(address)));
	close(fd);
}

static void test_opens_a_file_and_says_its_size(void **state)
{
	uint64_t size;
	int fd;

	(void)state;
	scratch_write("a", "12345");
	assert_int_equal(0, symlink("a", "link"));
	assert_int_equal(FONDS_OK, fonds_file_open("link", &fd, &size, NULL));
	assert_int_equal(5, size);
	assert_true(fcntl(fd, F_GETFD) & FD_CLOEXEC);
	close(fd);
}

static void test_refuses_what_is_no_file_without_waiting(void **state)
{
	(void)state;
	scratch_folder("folder");
	assert_int_equal(0, mkfifo("fifo", 0666));
	make_socket("socket");
	assert_int_equal(0, symlink("fifo", "link"));
	check_open_refused("folder", FONDS_ERR_INVALID,
		"'folder' is a folder, not a file");
	check_open_refused(
		"fifo", FONDS_ERR_INVALID, "'fifo' is a FIFO, not a file");
	check_open_refused(
		"link", FONDS_ERR_INVALID, "'link' is a FIFO, not a file");
	check_open_refused("socket", FONDS_ERR_INVALID,
		"'socket' is a socket, not a file");
	check_open_refused("/dev/null", FONDS_ERR_INVALID,
		"'/dev/null' is a device, not a file");
	check_open_refused("none", FONDS_ERR_IO,
		"cannot open 'none': No such file or directory");
}

static void put_fifo(void)
{
	assert_int_equal(0, unlink("a"));
	assert_int_equal(0, mkfifo("a", 0666));
}

static void test_a_fifo_that_comes_meanwhile_does_not_block(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	uint64_t size;
	int fd;

	(void)state;
	scratch_write("a", "1");
	fault_arm_action(FAULT_OPEN, 0, put_fifo);
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_file_open("a", &fd, &size, &error));
	fault_disarm();
	assert_true(fault_fired());
	assert_string_equal(
		"'a' is a FIFO, not a file", fonds_error_message(error));
}

static void test_reads_a_file_of_exactly_the_maximum(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	scratch_write("a", "12345");
	fonds_buffer_init(&buffer, 5);
	fault_limit_io(2);
	assert_int_equal(FONDS_OK, fonds_file_read("a", &buffer, NULL));
	fault_limit_io(0);
	assert_int_equal(5, buffer.size);
	assert_memory_equal("12345", buffer.data, 5);
}

static void test_refuses_a_large_file_before_reading(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	(void)state;
	scratch_write("a", "123456");
	fonds_buffer_init(&buffer, 5);
	fault_arm(FAULT_READ, 0);
	assert_int_equal(
		FONDS_ERR_LIMIT, fonds_file_read("a", &buffer, &error));
	fault_disarm();
	assert_false(fault_fired());
	assert_string_equal(
		"'a' is larger than 5 bytes", fonds_error_message(error));
	assert_int_equal(0, buffer.size);
}

static void grow_file(void)
{
	FILE *file = fopen("a", "ae");

	assert_non_null(file);
	fputs("67", file);
	fclose(file);
}

static void test_refuses_a_file_that_grows_past_the_maximum(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	scratch_write("a", "12345");
	fonds_buffer_init(&buffer, 5);
	fault_arm_action(FAULT_READ, 1, grow_file);
	assert_int_equal(FONDS_ERR_LIMIT, fonds_file_read("a", &buffer, NULL));
	fault_disarm();
	assert_true(fault_fired());
}

/* Files of /proc say that they are empty. */
static void test_does_not_believe_a_size_of_0(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	fonds_buffer_init(&buffer, 1 << 20);
	assert_int_equal(
		FONDS_OK, fonds_file_read("/proc/self/status", &buffer, NULL));
	assert_true(buffer.size > 100);
	fonds_buffer_clear(&buffer);
	fonds_buffer_init(&buffer, 10);
	assert_int_equal(FONDS_ERR_LIMIT,
		fonds_file_read("/proc/self/status", &buffer, NULL));
}

static void check_read_fails(enum fault_kind kind, enum fonds_status expected)
{
	unsigned n;

	for (n = 0;; n++) {
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
		struct fonds_error *error = NULL;
		size_t fds = scratch_count_fds();
		enum fonds_status status;

		fonds_buffer_init(&buffer, 100);
		fault_arm(kind, n);
		status = fonds_file_read("a", &buffer, &error);
		fault_disarm();
		assert_int_equal(fds, scratch_count_fds());
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			break;
		}
		assert_int_equal(expected, status);
		assert_int_equal(expected, fonds_error_status(error));
		fonds_error_free(error);
	}
	assert_true(n > 0);
}

static void test_reports_each_failure_of_reading(void **state)
{
	(void)state;
	scratch_write("a", "12345");
	check_read_fails(FAULT_ALLOC, FONDS_ERR_NOMEM);
	check_read_fails(FAULT_OPEN, FONDS_ERR_IO);
	check_read_fails(FAULT_STAT, FONDS_ERR_IO);
	check_read_fails(FAULT_READ, FONDS_ERR_IO);
}

static void test_goes_on_after_an_interruption(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	int fd = open("a", O_CREAT | O_WRONLY | O_CLOEXEC, 0666);

	(void)state;
	assert_true(fd >= 0);
	fault_limit_io(3);
	fault_arm_errno(FAULT_WRITE, 1, EINTR);
	assert_int_equal(FONDS_OK,
		fonds_file_write_all(fd, "a", "0123456789", 10, NULL));
	assert_true(fault_fired());
	fault_arm_errno(FAULT_SYNC, 0, EINTR);
	assert_int_equal(FONDS_OK, fonds_file_sync(fd, "a", NULL));
	assert_true(fault_fired());
	close(fd);
	fonds_buffer_init(&buffer, 100);
	fault_arm_errno(FAULT_READ, 1, EINTR);
	assert_int_equal(FONDS_OK, fonds_file_read("a", &buffer, NULL));
	assert_true(fault_fired());
	fault_disarm();
	fault_limit_io(0);
	assert_string_equal("0123456789", fonds_buffer_text(&buffer));
}

static void test_reports_a_full_disk(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	int fd = open("/dev/full", O_WRONLY | O_CLOEXEC);

	(void)state;
	assert_true(fd >= 0);
	assert_int_equal(
		FONDS_ERR_IO, fonds_file_write_all(fd, "a\nb", "1", 1, &error));
	assert_int_equal(ENOSPC, fonds_error_errno(error));
	assert_string_equal("cannot write 'a\\nb': No space left on device",
		fonds_error_message(error));
	close(fd);
}

static void test_reports_a_failing_fsync(void **state)
{
	struct fonds_error *error = NULL;
	int fd = open(".", O_RDONLY | O_CLOEXEC);

	(void)state;
	fault_arm(FAULT_SYNC, 0);
	assert_int_equal(FONDS_ERR_IO, fonds_file_sync(fd, "a", &error));
	assert_string_equal("cannot write 'a' to disk: Input/output error",
		fonds_error_message(error));
	fonds_error_free(error);
	fault_arm(FAULT_SYNC, 0);
	assert_int_equal(FONDS_ERR_IO, fonds_file_sync_folder(fd, "a", NULL));
	/* A file system that has no fsync of folders is no failure. */
	fault_arm_errno(FAULT_SYNC, 0, EINVAL);
	assert_int_equal(FONDS_OK, fonds_file_sync_folder(fd, "a", NULL));
	assert_true(fault_fired());
	error = NULL;
	fault_arm(FAULT_SYNC, 0);
	assert_int_equal(FONDS_ERR_IO, fonds_file_sync_all(fd, "a", &error));
	assert_string_equal("cannot write 'a' to disk: Input/output error",
		fonds_error_message(error));
	fonds_error_free(error);
	fault_disarm();
	assert_int_equal(FONDS_OK, fonds_file_sync_all(fd, "a", NULL));
	fault_arm(FAULT_SYNC, 0);
	assert_int_equal(FONDS_ERR_IO, fonds_file_sync_parent("x", NULL));
	fault_disarm();
	assert_int_equal(FONDS_OK, fonds_file_sync_parent("x", NULL));
	assert_int_equal(FONDS_ERR_IO, fonds_file_sync_parent("x/y", NULL));
	close(fd);
}

static void test_splits_paths(void **state)
{
	static const struct {
		const char *path, *parent, *name;
	} cases[] = {
		{ "a", ".", "a" },
		{ "a/", ".", "a" },
		{ "a/b", "a", "b" },
		{ "a//b//", "a", "b" },
		{ "/a", "/", "a" },
		{ "//a", "/", "a" },
		{ "/a/b/c/", "/a/b", "c" },
		{ "../a", "..", "a" },
		{ "./...", ".", "..." },
		{ ".a", ".", ".a" },
		{ "a.", ".", "a." },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		fonds_cleanup(fonds_freep) char *parent = NULL;
		fonds_cleanup(fonds_freep) char *name = NULL;

		assert_int_equal(FONDS_OK,
			fonds_file_split(cases[i].path, &parent, &name, NULL));
		assert_string_equal(cases[i].parent, parent);
		assert_string_equal(cases[i].name, name);
	}
}

static void test_refuses_a_path_without_a_name(void **state)
{
	static const char *const paths[] = { "", "/", "//", ".", "..", "a/.",
		"a/..", "a/../", "./" };

	(void)state;
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		char *parent = NULL;
		char *name = NULL;

		assert_int_equal(FONDS_ERR_INVALID,
			fonds_file_split(paths[i], &parent, &name, NULL));
		assert_null(parent);
		assert_null(name);
	}
}

static void test_splitting_survives_want_of_memory(void **state)
{
	unsigned n;

	(void)state;
	for (n = 0;; n++) {
		char *parent = NULL;
		char *name = NULL;
		enum fonds_status status;

		fault_arm(FAULT_ALLOC, n);
		status = fonds_file_split("a/b", &parent, &name, NULL);
		fault_disarm();
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			free(parent);
			free(name);
			break;
		}
		assert_int_equal(FONDS_ERR_NOMEM, status);
		assert_null(parent);
		assert_null(name);
	}
	assert_int_equal(2, n);
}

static void check_rename_new(void)
{
	scratch_write("a", "1");
	scratch_write("b", "2");
	scratch_folder("f");
	errno = 0;
	assert_int_equal(
		-1, fonds_file_rename_new(AT_FDCWD, "a", AT_FDCWD, "b"));
	assert_int_equal(EEXIST, errno);
	assert_int_equal(
		-1, fonds_file_rename_new(AT_FDCWD, "f", AT_FDCWD, "b"));
	assert_int_equal(EEXIST, errno);
	assert_true(scratch_holds("b", "2"));
	assert_int_equal(
		0, fonds_file_rename_new(AT_FDCWD, "a", AT_FDCWD, "c"));
	assert_true(scratch_holds("c", "1"));
	assert_false(scratch_exists("a"));
	assert_int_equal(0, unlink("c"));
}

static void test_locates_what_need_not_be_there(void **state)
{
	char *place = NULL;
	char *expected = NULL;

	(void)state;
	scratch_folder("real");
	assert_int_equal(0, symlink("real", "link"));
	assert_int_equal(FONDS_OK, fonds_file_locate("/x/", &place, NULL));
	assert_string_equal("/x", place);
	free(place);
	assert_int_equal(
		FONDS_OK, fonds_file_locate("link/../link/y", &place, NULL));
	expected = realpath("real", NULL);
	assert_int_equal(0, strncmp(place, expected, strlen(expected)));
	assert_string_equal("/y", place + strlen(expected));
	free(expected);
	free(place);
}

static void test_locates_nothing_without_a_folder_or_a_name(void **state)
{
	struct fonds_error *error = NULL;
	char *place = NULL;

	(void)state;
	assert_int_equal(
		FONDS_ERR_IO, fonds_file_locate("none/x", &place, &error));
	assert_non_null(strstr(fonds_error_message(error), "find 'none'"));
	fonds_error_free(error);
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_file_locate("a/..", &place, NULL));
	assert_null(place);
}

static void test_a_rename_replaces_nothing(void **state)
{
	(void)state;
	check_rename_new();
}

static void test_renames_where_the_file_system_cannot_check(void **state)
{
	(void)state;
	scratch_write("a", "1");
	scratch_write("b", "2");
	fault_arm_errno(FAULT_RENAME, 0, EINVAL);
	assert_int_equal(
		-1, fonds_file_rename_new(AT_FDCWD, "a", AT_FDCWD, "b"));
	assert_int_equal(EEXIST, errno);
	assert_true(fault_fired());
	fault_arm_errno(FAULT_RENAME, 0, ENOSYS);
	assert_int_equal(
		0, fonds_file_rename_new(AT_FDCWD, "a", AT_FDCWD, "c"));
	assert_true(fault_fired());
	fault_disarm();
	assert_true(scratch_holds("b", "2"));
	assert_true(scratch_holds("c", "1"));
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_opens_a_file_and_says_its_size),
		TEST(test_refuses_what_is_no_file_without_waiting),
		TEST(test_a_fifo_that_comes_meanwhile_does_not_block),
		TEST(test_reads_a_file_of_exactly_the_maximum),
		TEST(test_refuses_a_large_file_before_reading),
		TEST(test_refuses_a_file_that_grows_past_the_maximum),
		TEST(test_does_not_believe_a_size_of_0),
		TEST(test_reports_each_failure_of_reading),
		TEST(test_goes_on_after_an_interruption),
		TEST(test_reports_a_full_disk),
		TEST(test_reports_a_failing_fsync),
		TEST(test_splits_paths),
		TEST(test_refuses_a_path_without_a_name),
		TEST(test_splitting_survives_want_of_memory),
		TEST(test_locates_what_need_not_be_there),
		TEST(test_locates_nothing_without_a_folder_or_a_name),
		TEST(test_a_rename_replaces_nothing),
		TEST(test_renames_where_the_file_system_cannot_check),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
