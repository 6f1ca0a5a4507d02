/* SPDX-License-Identifier: Apache-2.0 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/unit/fault.h"

/* What the compiler cannot see through, so that no call is optimised away. */
static void *volatile sink;

static bool allocates(void)
{
	void *p = malloc(10);

	sink = p;
	free(sink);
	return p != NULL;
}

static void test_the_nth_call_fails_and_the_others_not(void **state)
{
	(void)state;
	fault_arm(FAULT_ALLOC, 2);
	assert_true(allocates());
	assert_true(allocates());
	assert_false(fault_fired());
	errno = 0;
	assert_false(allocates());
	assert_int_equal(ENOMEM, errno);
	assert_true(fault_fired());
	assert_true(allocates());
	fault_disarm();
	assert_true(fault_fired());
	assert_true(allocates());
	fault_arm(FAULT_ALLOC, 0);
	fault_disarm();
	assert_false(fault_fired());
}

static void test_all_from_the_nth_on_fail(void **state)
{
	(void)state;
	fault_arm_from(FAULT_ALLOC, 1, ENOMEM);
	assert_true(allocates());
	assert_false(allocates());
	assert_false(allocates());
	fault_disarm();
	assert_true(allocates());
}

static bool list_fails(DIR *dir)
{
	return readdir(dir) == NULL;
}

static atomic_uint failures;

static void *allocate_often(void *unused)
{
	(void)unused;
	for (int i = 0; i < 1000; i++)
		if (!allocates())
			failures++;
	return NULL;
}

/* One call of each kind. */
static void check_kind(enum fault_kind kind, DIR *dir, int fd)
{
	char *text = NULL;
	struct stat st;
	struct iovec place = { .iov_base = &st, .iov_len = 1 };
	pthread_t thread;
	int results[FAULT_KINDS];

	memset(results, 0, sizeof(results));
	rewinddir(dir);
	fault_arm(kind, 0);
	errno = 0;
	results[FAULT_ALLOC] = asprintf(&text, "%d", 1) < 0;
	results[FAULT_OPEN] = open("/", O_RDONLY | O_CLOEXEC);
	results[FAULT_READ] = read(fd, &st, 1) < 0;
	results[FAULT_LIST] = list_fails(dir);
	results[FAULT_STAT] = stat("/", &st) < 0;
	results[FAULT_SYNC] = fsync(fd) < 0 && errno == EIO;
	results[FAULT_WRITE] = write(fd, "", 0) < 0 && errno == ENOSPC;
	results[FAULT_RENAME] = rename("", "") < 0 && errno == EIO;
	results[FAULT_MKDIR] = mkdir("", 0) < 0 && errno == ENOSPC;
	results[FAULT_UNLINK] = unlink("") < 0 && errno == EIO;
	results[FAULT_LOCK] = flock(fd, LOCK_UN) < 0;
	results[FAULT_RANDOM] = getrandom(&st, 1, 0) < 0;
	results[FAULT_FLAGS] = fcntl(fd, F_SETFL, 0) < 0;
	results[FAULT_PROBE] = preadv2(fd, &place, 1, 0, 0) < 0;
	/* Not every kernel has it. */
	if (kind == FAULT_LANDLOCK)
		results[FAULT_LANDLOCK] = syscall(SYS_landlock_restrict_self,
						  -1L, 0L, 0L, 0L) < 0 &&
					  errno == EOPNOTSUPP;
	if (kind == FAULT_THREAD)
		results[FAULT_THREAD] = pthread_create(&thread, NULL,
						allocate_often, NULL) == EAGAIN;
	if (results[FAULT_OPEN] >= 0)
		results[FAULT_CLOSE] = close(results[FAULT_OPEN]) < 0;
	results[FAULT_OPEN] = results[FAULT_OPEN] < 0;
	fault_disarm();
	assert_true(fault_fired());
	for (int i = 0; i < FAULT_KINDS; i++)
		assert_int_equal(i == (int)kind, results[i]);
	if (kind != FAULT_ALLOC)
		free(text);
}

static void test_a_kind_fails_alone(void **state)
{
	DIR *dir = opendir("/");
	int fd = open("/proc/self/stat", O_RDONLY | O_CLOEXEC);

	(void)state;
	for (int kind = 0; kind < FAULT_KINDS; kind++)
		if (kind != FAULT_OPENAT2)
			check_kind((enum fault_kind)kind, dir, fd);
	close(fd);
	closedir(dir);
}

static void test_calls_are_counted_over_all_threads(void **state)
{
	pthread_t threads[4];

	(void)state;
	fault_arm(FAULT_ALLOC, 3999);
	for (int i = 0; i < 4; i++)
		assert_int_equal(0, pthread_create(&threads[i], NULL,
					    allocate_often, NULL));
	for (int i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
	fault_disarm();
	assert_true(fault_fired());
	assert_int_equal(1, failures);
}

static unsigned ran;

static void count_run(void)
{
	ran++;
}

static void test_an_action_runs_once_and_nothing_fails(void **state)
{
	(void)state;
	fault_arm_action(FAULT_ALLOC, 1, count_run);
	assert_true(allocates());
	assert_int_equal(0, ran);
	assert_true(allocates());
	assert_int_equal(1, ran);
	assert_true(allocates());
	assert_int_equal(1, ran);
	assert_true(fault_fired());
	fault_disarm();
}

static void test_reading_and_writing_take_less(void **state)
{
	char text[10];
	int fds[2];

	(void)state;
	assert_int_equal(0, pipe2(fds, O_CLOEXEC));
	fault_limit_io(3);
	assert_int_equal(3, write(fds[1], "12345", 5));
	fault_limit_io(2);
	assert_int_equal(2, read(fds[0], text, sizeof(text)));
	fault_limit_io(0);
	assert_int_equal(1, read(fds[0], text, sizeof(text)));
	close(fds[0]);
	close(fds[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_nth_call_fails_and_the_others_not),
		cmocka_unit_test(test_all_from_the_nth_on_fail),
		cmocka_unit_test(test_a_kind_fails_alone),
		cmocka_unit_test(test_calls_are_counted_over_all_threads),
		cmocka_unit_test(test_an_action_runs_once_and_nothing_fails),
		cmocka_unit_test(test_reading_and_writing_take_less),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
