/* SPDX-License-Identifier: Apache-2.0 */
#include "base/landlock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "tests/unit/fault.h"
#include "tests/unit/scratch.h"

/*
 * What a process does that may write below "work" and not below "volume". It
 * ends with the number of the line that failed, so that the test can tell.
 */
#define REQUIRE(condition) \
	do { \
		if (!(condition)) \
			return __LINE__; \
	} while (0)

#define REFUSED(call) REQUIRE((call) == -1 && errno == EACCES)

/* The kernel has no Landlock: each child exits with this. */
#define NOT_ENFORCED 77

static int try_open(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC, 0666);

	if (fd < 0)
		return -1;
	(void)close(fd);
	return 0;
}

static int try_socket(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	int rc;

	(void)snprintf(address.sun_path, sizeof(address.sun_path), "%s", path);
	rc = bind(fd, (const struct sockaddr *)&address, sizeof(address));
	fonds_closep(&fd);
	return rc;
}

static int read_volume(void)
{
	char text[8] = "";
	struct stat st;
	int fd = open("volume/a", O_RDONLY | O_CLOEXEC);

	REQUIRE(fd >= 0);
	REQUIRE(read(fd, text, sizeof(text)) == 3);
	REQUIRE(memcmp(text, "abc", 3) == 0);
	fonds_closep(&fd);
	REQUIRE(try_open("volume", O_RDONLY | O_DIRECTORY) == 0);
	REQUIRE(stat("volume/sub", &st) == 0);
	REQUIRE(access("volume/sub/b", R_OK) == 0);
	return 0;
}

static int write_volume(void)
{
	REFUSED(try_open("volume/new", O_WRONLY | O_CREAT));
	REFUSED(try_open("volume/sub/new", O_WRONLY | O_CREAT | O_EXCL));
	REFUSED(try_open("volume/a", O_WRONLY));
	REFUSED(try_open("volume/a", O_RDWR));
	REFUSED(try_open("volume/a", O_WRONLY | O_APPEND));
	REFUSED(try_open("volume", O_WRONLY | O_TMPFILE));
	REFUSED(mkdir("volume/new", 0777));
	REFUSED(symlink("a", "volume/new"));
	REFUSED(mkfifo("volume/new", 0666));
	REFUSED(try_socket("volume/new"));
	return 0;
}

static int truncate_volume(void)
{
	REFUSED(truncate("volume/a", 1));
	REFUSED(truncate("volume/a", 100));
	REFUSED(try_open("volume/a", O_RDONLY | O_TRUNC));
	REFUSED(try_open("volume/a", O_WRONLY | O_TRUNC));
	return 0;
}

/* EXDEV, too: the kernel then says that a copy might do. */
static int move_volume(void)
{
	REFUSED(rename("volume/a", "volume/c"));
	REFUSED(rename("volume/sub", "volume/other"));
	REQUIRE(rename("volume/a", "work/a") == -1);
	REQUIRE(rename("work/kept", "volume/kept") == -1);
	REQUIRE(rename("work/kept", "volume/a") == -1);
	REQUIRE(link("work/kept", "volume/kept") == -1);
	REQUIRE(link("volume/a", "work/a") == -1);
	REFUSED(unlink("volume/a"));
	REFUSED(rmdir("volume/empty"));
	REFUSED(unlink("volume/link"));
	return 0;
}

/* A link does not lead out of the folders that may be written. */
static int follow_links(void)
{
	REFUSED(try_open("work/out/new", O_WRONLY | O_CREAT));
	REFUSED(try_open("work/to-a", O_WRONLY));
	REFUSED(try_open("work/../volume/a", O_WRONLY));
	return 0;
}

static int write_work(const char *name)
{
	char path[64];
	char other[64];
	int fd;

	(void)snprintf(path, sizeof(path), "work/%s", name);
	(void)snprintf(other, sizeof(other), "work/deep/%s-2", name);
	fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	REQUIRE(fd >= 0);
	REQUIRE(write(fd, "abc", 3) == 3);
	REQUIRE(fsync(fd) == 0);
	REQUIRE(ftruncate(fd, 1) == 0);
	fonds_closep(&fd);
	REQUIRE(truncate(path, 2) == 0);
	REQUIRE(rename(path, other) == 0);
	REQUIRE(link(other, path) == 0);
	REQUIRE(unlink(other) == 0);
	REQUIRE(unlink(path) == 0);
	REQUIRE(mkdir(path, 0777) == 0);
	REQUIRE(rmdir(path) == 0);
	return 0;
}

/* Was it open already? Then it can be written still. */
static int write_what_is_open(int fd)
{
	REQUIRE(write(fd, "x", 1) == 1);
	REQUIRE(try_open("/dev/null", O_WRONLY) == 0);
	return 0;
}

static int do_all(const char *name)
{
	int line = read_volume();

	if (line == 0)
		line = write_volume();
	if (line == 0)
		line = truncate_volume();
	if (line == 0)
		line = move_volume();
	if (line == 0)
		line = follow_links();
	return line != 0 ? line : write_work(name);
}

static int restrict_to_work(void)
{
	static const char *const paths[] = { "work" };
	bool is_enforced = false;

	REQUIRE(fonds_landlock_restrict_writes(paths, 1, &is_enforced, NULL) ==
		FONDS_OK);
	if (!is_enforced)
		_exit(NOT_ENFORCED);
	return 0;
}

static int child_of_one_thread(void)
{
	int fd = open("volume/open", O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
	int line = restrict_to_work();

	if (line == 0)
		line = do_all("one");
	return line != 0 ? line : write_what_is_open(fd);
}

static void *thread_main(void *name)
{
	return (void *)(intptr_t)do_all(name);
}

static int child_of_threads(void)
{
	static char names[4][8] = { "t0", "t1", "t2", "t3" };
	pthread_t threads[4];
	int line = restrict_to_work();

	for (size_t i = 0; i < 4; i++)
		REQUIRE(pthread_create(
				&threads[i], NULL, thread_main, names[i]) == 0);
	for (size_t i = 0; i < 4; i++) {
		void *result = NULL;

		REQUIRE(pthread_join(threads[i], &result) == 0);
		if (line == 0)
			line = (int)(intptr_t)result;
	}
	return line;
}

/* What it starts is restricted as it is. */
static int child_of_programs(void)
{
	int line = restrict_to_work();

	REQUIRE(line == 0);
	/* NOLINTNEXTLINE(cert-env33-c): the shell is what is tested. */
	REQUIRE(system("(echo x >volume/new) 2>/dev/null") != 0);
	/* NOLINTNEXTLINE(cert-env33-c) */
	REQUIRE(system("echo x >work/new && cat volume/a >/dev/null") == 0);
	return 0;
}

/* Twice: the narrower one counts. */
static int child_that_narrows(void)
{
	bool is_enforced = false;
	int line = restrict_to_work();

	REQUIRE(line == 0);
	REQUIRE(fonds_landlock_restrict_writes(NULL, 0, &is_enforced, NULL) ==
		FONDS_OK);
	REQUIRE(is_enforced);
	REFUSED(try_open("work/kept", O_WRONLY));
	REQUIRE(try_open("work/kept", O_RDONLY) == 0);
	return 0;
}

/* A file in place of a folder: it alone. */
static int child_with_a_file(void)
{
	static const char *const paths[] = { "work/kept" };
	bool is_enforced = false;

	REQUIRE(fonds_landlock_restrict_writes(paths, 1, &is_enforced, NULL) ==
		FONDS_OK);
	if (!is_enforced)
		_exit(NOT_ENFORCED);
	REQUIRE(try_open("work/kept", O_WRONLY | O_TRUNC) == 0);
	REFUSED(try_open("work/new", O_WRONLY | O_CREAT));
	REFUSED(unlink("work/kept"));
	return 0;
}

static void make_folders(void)
{
	scratch_write("volume/a", "abc");
	scratch_write("volume/sub/b", "b");
	scratch_folder("volume/empty");
	assert_int_equal(0, symlink("a", "volume/link"));
	scratch_write("work/kept", "kept");
	scratch_folder("work/deep");
	assert_int_equal(0, symlink("../volume", "work/out"));
	assert_int_equal(0, symlink("../volume/a", "work/to-a"));
}

/* The status of an exit has eight bits: the line goes through a pipe. */
static int run_child(int (*child)(void))
{
	int line = -1;
	int status = 0;
	int ends[2];
	pid_t pid;

	assert_int_equal(0, pipe2(ends, O_CLOEXEC));
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		line = child();
		if (write(ends[1], &line, sizeof(line)) != sizeof(line))
			_exit(1);
		_exit(0);
	}
	(void)close(ends[1]);
	assert_int_equal(pid, waitpid(pid, &status, 0));
	assert_true(WIFEXITED(status));
	if (WEXITSTATUS(status) == NOT_ENFORCED)
		line = -NOT_ENFORCED;
	else
		assert_int_equal(
			sizeof(line), read(ends[0], &line, sizeof(line)));
	(void)close(ends[0]);
	return line;
}

static void expect_child(int (*child)(void))
{
	int line;

	make_folders();
	line = run_child(child);
	if (line == -NOT_ENFORCED) {
		print_message("skipped: this kernel has no Landlock, or one "
			      "older than Linux 6.2\n");
		skip();
	}
	if (line != 0)
		fail_msg("%s:%d: not so in the restricted process", __FILE__,
			line);
	assert_true(scratch_holds("volume/a", "abc"));
	assert_true(scratch_holds("volume/sub/b", "b"));
}

static void a_restricted_process_reads_but_does_not_write(void **state)
{
	(void)state;
	expect_child(child_of_one_thread);
	assert_true(scratch_holds("work/kept", "kept"));
	assert_true(scratch_holds("volume/open", "x"));
	assert_int_equal(5, scratch_count("volume"));
}

static void its_threads_are_restricted_too(void **state)
{
	(void)state;
	expect_child(child_of_threads);
	assert_int_equal(4, scratch_count("volume"));
}

static void the_programs_it_starts_are_restricted_too(void **state)
{
	(void)state;
	expect_child(child_of_programs);
	assert_true(scratch_holds("work/new", "x\n"));
}

static void a_second_restriction_adds_to_the_first(void **state)
{
	(void)state;
	expect_child(child_that_narrows);
}

static void a_single_file_may_stay_writable(void **state)
{
	(void)state;
	expect_child(child_with_a_file);
	assert_true(scratch_holds("work/kept", ""));
}

/* This process stays as it was, or the other tests would fail. */
static void without_landlock_nothing_is_enforced_and_said_so(void **state)
{
	static const char *const paths[] = { "work" };

	(void)state;
	make_folders();
	for (unsigned n = 0; n < 3; n++) {
		bool is_enforced = true;

		fault_arm(FAULT_LANDLOCK, n);
		assert_int_equal(FONDS_OK, fonds_landlock_restrict_writes(paths,
						   1, &is_enforced, NULL));
		fault_disarm();
		assert_false(is_enforced);
		assert_int_equal(0, try_open("volume/a", O_WRONLY));
		if (!fault_fired())
			break;
	}
}

static void a_folder_that_is_not_there_is_an_error(void **state)
{
	static const char *const paths[] = { "work", "none" };
	struct fonds_error *error = NULL;
	bool is_enforced = true;
	enum fonds_status status;
	size_t fds;

	(void)state;
	make_folders();
	fds = scratch_count_fds();
	status = fonds_landlock_restrict_writes(paths, 2, &is_enforced, &error);
	assert_int_equal(fds, scratch_count_fds());
	assert_int_equal(0, try_open("volume/a", O_WRONLY));
	if (status == FONDS_OK) {
		assert_false(is_enforced);
		print_message("skipped: this kernel has no Landlock\n");
		skip();
	}
	assert_int_equal(FONDS_ERR_IO, status);
	assert_string_equal("cannot open 'none': No such file or directory",
		fonds_error_message(error));
	fonds_error_free(error);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_restricted_process_reads_but_does_not_write),
		TEST(its_threads_are_restricted_too),
		TEST(the_programs_it_starts_are_restricted_too),
		TEST(a_second_restriction_adds_to_the_first),
		TEST(a_single_file_may_stay_writable),
		TEST(without_landlock_nothing_is_enforced_and_said_so),
		TEST(a_folder_that_is_not_there_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
