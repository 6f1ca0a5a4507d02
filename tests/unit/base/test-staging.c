/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/staging.h"
#include "tests/unit/fault.h"
#include "tests/unit/scratch.h"

#define HIDDEN ".bag.fonds-partial"

static struct fonds_staging *begin(const char *target)
{
	struct fonds_staging *staging = NULL;
	struct fonds_error *error = NULL;
	enum fonds_status status = fonds_staging_begin(
		target, &staging, &error);

	if (status != FONDS_OK)
		print_error("%s\n", fonds_error_message(error));
	assert_int_equal(FONDS_OK, status);
	return staging;
}

static void check_begin_refused(
	const char *target, enum fonds_status status, const char *message)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_staging *staging = NULL;

	assert_int_equal(status, fonds_staging_begin(target, &staging, &error));
	assert_null(staging);
	assert_string_equal(message, fonds_error_message(error));
}

static enum fonds_status put(struct fonds_staging *staging, const char *name,
	const char *text, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	enum fonds_status status;

	status = fonds_bag_path_new(name, strlen(name), &path, error);
	if (status < 0)
		return status;
	return fonds_staging_write(staging, path, text, strlen(text), error);
}

static enum fonds_status copy(struct fonds_staging *staging, const char *name,
	const char *source, uint64_t limit, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	enum fonds_status status;

	status = fonds_bag_path_new(name, strlen(name), &path, error);
	if (status < 0)
		return status;
	return fonds_staging_copy(
		staging, path, source, limit, NULL, NULL, error);
}

/* The whole sequence; the second file needs "source". */
static enum fonds_status build(const char *target, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_staging_abortp) struct fonds_staging *staging = NULL;
	enum fonds_status status = fonds_staging_begin(target, &staging, error);

	if (status == FONDS_OK)
		status = put(staging, "data/f/a", "1", error);
	if (status == FONDS_OK)
		status = copy(staging, "data/b", "source", 100, error);
	if (status == FONDS_OK)
		status = fonds_staging_sync(staging, error);
	if (status == FONDS_OK && !fonds_staging_has_target(staging))
		status = fonds_staging_publish(staging, error);
	if (status == FONDS_OK)
		status = fonds_staging_finish(fonds_steal(&staging), error);
	return status;
}

static void check_built(void)
{
	assert_true(scratch_holds("bag/data/f/a", "1"));
	assert_true(scratch_holds("bag/data/b", "source"));
	assert_int_equal(1, scratch_count("bag"));
	assert_int_equal(2, scratch_count("bag/data"));
	assert_false(scratch_exists(HIDDEN));
}

static void test_a_folder_appears_at_publish(void **state)
{
	struct fonds_staging *staging = begin("bag");
	size_t fds = scratch_count_fds();

	(void)state;
	assert_string_equal("./" HIDDEN "/new", fonds_staging_path(staging));
	assert_false(fonds_staging_is_resumed(staging));
	assert_false(fonds_staging_has_target(staging));
	assert_int_equal(FONDS_OK, put(staging, "bagit.txt", "1", NULL));
	assert_int_equal(FONDS_OK, put(staging, "data/f/a", "22", NULL));
	assert_int_equal(FONDS_OK, put(staging, "data/f/empty", "", NULL));
	assert_true(scratch_holds(HIDDEN "/new/data/f/a", "22"));
	assert_int_equal(FONDS_OK, fonds_staging_sync(staging, NULL));
	assert_false(scratch_exists("bag"));
	assert_int_equal(FONDS_OK, fonds_staging_publish(staging, NULL));
	assert_true(scratch_holds("bag/bagit.txt", "1"));
	assert_true(scratch_holds("bag/data/f/a", "22"));
	assert_true(scratch_holds("bag/data/f/empty", ""));
	assert_int_equal(fds, scratch_count_fds());
	assert_int_equal(FONDS_OK, fonds_staging_finish(staging, NULL));
	assert_int_equal(1, scratch_count("."));
	assert_int_equal(fds - 3, scratch_count_fds());
}

static void test_an_abort_leaves_nothing(void **state)
{
	struct fonds_staging *staging = begin("bag");

	(void)state;
	assert_int_equal(FONDS_OK, put(staging, "a/b/c/d", "1", NULL));
	/* What others put there goes too, but not what it points to. */
	scratch_write("outside/x", "1");
	assert_int_equal(0, symlink("../../outside", HIDDEN "/link"));
	assert_int_equal(0, symlink("../../../outside", HIDDEN "/new/link"));
	fonds_staging_abort(staging);
	fonds_staging_abort(NULL);
	assert_int_equal(1, scratch_count("."));
	assert_true(scratch_holds("outside/x", "1"));
}

static void test_refuses_a_target_that_is_there(void **state)
{
	(void)state;
	scratch_folder("folder");
	scratch_write("file", "1");
	assert_int_equal(0, symlink("none", "link"));
	check_begin_refused(
		"folder/", FONDS_ERR_EXISTS, "'folder/' is there already");
	check_begin_refused(
		"file", FONDS_ERR_EXISTS, "'file' is there already");
	check_begin_refused(
		"link", FONDS_ERR_EXISTS, "'link' is there already");
	/* Also where nothing can be made. */
	fault_arm_from(FAULT_MKDIR, 0, EROFS);
	check_begin_refused(
		"file", FONDS_ERR_EXISTS, "'file' is there already");
	fault_disarm();
	assert_int_equal(3, scratch_count("."));
}

static void test_refuses_a_place_that_cannot_be(void **state)
{
	char name[300];

	(void)state;
	scratch_write("file", "1");
	check_begin_refused("none/bag", FONDS_ERR_IO,
		"cannot open folder 'none': No such file or directory");
	check_begin_refused("file/bag", FONDS_ERR_IO,
		"cannot open folder 'file': Not a directory");
	check_begin_refused(
		"..", FONDS_ERR_INVALID, "'..' does not end in a name");
	fault_arm_errno(FAULT_MKDIR, 0, EACCES);
	check_begin_refused("bag", FONDS_ERR_IO,
		"cannot make a folder in '.': Permission denied");
	fault_disarm();
	memset(name, 'n', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	assert_int_equal(
		FONDS_ERR_IO, fonds_staging_begin(name,
				      &(struct fonds_staging *){ NULL }, NULL));
	assert_int_equal(1, scratch_count("."));
}

static void test_refuses_a_hidden_name_that_is_no_folder(void **state)
{
	(void)state;
	scratch_write(HIDDEN, "1");
	check_begin_refused("bag", FONDS_ERR_UNSAFE,
		"'./" HIDDEN "' is no folder and stands in the way");
	assert_int_equal(0, unlink(HIDDEN));
	scratch_write("outside/x", "1");
	assert_int_equal(0, symlink("outside", HIDDEN));
	check_begin_refused("bag", FONDS_ERR_UNSAFE,
		"'./" HIDDEN "' is no folder and stands in the way");
	assert_true(scratch_holds("outside/x", "1"));
}

static void check_name(const char *target)
{
	struct fonds_staging *staging = begin(target);

	assert_int_equal(FONDS_OK, put(staging, "a", "1", NULL));
	assert_int_equal(FONDS_OK, fonds_staging_publish(staging, NULL));
	assert_int_equal(FONDS_OK, fonds_staging_finish(staging, NULL));
	assert_true(scratch_exists(target));
}

static void test_names_of_any_bytes_and_255_long(void **state)
{
	char name[256] = { 0 };

	(void)state;
	memset(name, 'n', 255);
	check_name(name);
	name[240] = '\0';
	check_name(name);
	name[241] = '\0';
	name[240] = 'n';
	check_name(name);
	check_name("\xff\n'");
	check_name("-rf");
	assert_int_equal(5, scratch_count("."));
}

static void test_a_file_is_made_once(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_staging *staging = begin("bag");

	(void)state;
	assert_int_equal(FONDS_OK, put(staging, "f/a", "1", NULL));
	assert_int_equal(FONDS_ERR_EXISTS, put(staging, "f/a", "2", &error));
	assert_string_equal(
		"'f/a' is there already", fonds_error_message(error));
	assert_int_equal(FONDS_ERR_EXISTS, put(staging, "f", "2", NULL));
	assert_int_equal(FONDS_ERR_IO, put(staging, "f/a/b", "2", NULL));
	assert_true(scratch_holds(HIDDEN "/new/f/a", "1"));
	fonds_staging_abort(staging);
}

static void test_writes_through_no_link(void **state)
{
	struct fonds_staging *staging = begin("bag");

	(void)state;
	scratch_folder("outside");
	assert_int_equal(0, symlink("../../outside", HIDDEN "/new/link"));
	assert_int_equal(FONDS_ERR_IO, put(staging, "link/a", "1", NULL));
	assert_int_equal(FONDS_ERR_EXISTS, put(staging, "link", "1", NULL));
	assert_int_equal(0, scratch_count("outside"));
	fonds_staging_abort(staging);
}

static void test_the_umask_is_heeded(void **state)
{
	mode_t before = umask(027);
	struct stat st;

	(void)state;
	scratch_write("source", "source");
	assert_int_equal(0, chmod("source", 0777));
	assert_int_equal(FONDS_OK, build("bag", NULL));
	umask(before);
	assert_int_equal(0, stat("bag", &st));
	assert_int_equal(0750, st.st_mode & 07777);
	assert_int_equal(0, stat("bag/data", &st));
	assert_int_equal(0750, st.st_mode & 07777);
	assert_int_equal(0, stat("bag/data/f/a", &st));
	assert_int_equal(0640, st.st_mode & 07777);
	assert_int_equal(0, stat("bag/data/b", &st));
	assert_int_equal(0640, st.st_mode & 07777);
}

struct seen {
	size_t size;
	size_t pieces;
	size_t stop_at;
};

static int see(const void *data, size_t size, void *payload)
{
	struct seen *seen = payload;

	(void)data;
	seen->size += size;
	return ++seen->pieces == seen->stop_at;
}

static void test_copies_in_pieces_and_shows_each(void **state)
{
	enum {
		SIZE = 600000
	};
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	fonds_cleanup(fonds_freep) char *text = malloc(SIZE + 1);
	struct fonds_staging *staging = begin("bag");
	struct seen seen = { 0, 0, 0 };

	(void)state;
	assert_non_null(text);
	for (size_t i = 0; i < SIZE; i++)
		text[i] = (char)('a' + i % 23);
	text[SIZE] = '\0';
	scratch_write("source", text);
	assert_int_equal(FONDS_OK, fonds_bag_path_new("x/y", 3, &path, NULL));
	assert_int_equal(FONDS_OK, fonds_staging_copy(staging, path, "source",
					   SIZE, see, &seen, NULL));
	assert_int_equal(SIZE, seen.size);
	assert_int_equal(3, seen.pieces);
	assert_true(scratch_holds(HIDDEN "/new/x/y", text));
	fonds_staging_abort(staging);
}

static void test_a_cancelled_copy_leaves_no_file(void **state)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	struct fonds_staging *staging = begin("bag");
	struct seen seen = { 0, 0, 1 };

	(void)state;
	scratch_write("source", "source");
	assert_int_equal(FONDS_OK, fonds_bag_path_new("x", 1, &path, NULL));
	assert_int_equal(
		FONDS_ERR_CANCELLED, fonds_staging_copy(staging, path, "source",
					     100, see, &seen, NULL));
	assert_int_equal(0, scratch_count(HIDDEN "/new"));
	fonds_staging_abort(staging);
}

static void check_copy_refused(struct fonds_staging *staging,
	const char *source, uint64_t limit, enum fonds_status status,
	const char *message)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	assert_int_equal(status, copy(staging, "x", source, limit, &error));
	assert_string_equal(message, fonds_error_message(error));
	assert_int_equal(0, scratch_count(HIDDEN "/new"));
}

static void grow_source(void)
{
	FILE *file = fopen("source", "ae");

	assert_non_null(file);
	fputs("more", file);
	fclose(file);
}

static void touch_source(void)
{
	struct timespec times[2] = { { 1, 0 }, { 2, 0 } };

	assert_int_equal(0, utimensat(AT_FDCWD, "source", times, 0));
}

static void test_copies_only_files_within_the_limit(void **state)
{
	struct fonds_staging *staging = begin("bag");

	(void)state;
	scratch_write("source", "source");
	assert_int_equal(0, mkfifo("fifo", 0666));
	check_copy_refused(staging, "source", 5, FONDS_ERR_LIMIT,
		"'source' is larger than 5 bytes");
	check_copy_refused(staging, "fifo", 5, FONDS_ERR_INVALID,
		"'fifo' is a FIFO, not a file");
	check_copy_refused(staging, "none", 5, FONDS_ERR_IO,
		"cannot open 'none': No such file or directory");
	check_copy_refused(staging, "/proc/self/status", 5, FONDS_ERR_LIMIT,
		"'/proc/self/status' is larger than 5 bytes");
	/* Its size is said to be 0. */
	check_copy_refused(staging, "/proc/self/status", 1 << 20, FONDS_ERR_IO,
		"'/proc/self/status' changed while it was copied");
	assert_int_equal(FONDS_OK, copy(staging, "x", "source", 6, NULL));
	fonds_staging_abort(staging);
}

static void test_notices_a_source_that_changes(void **state)
{
	struct fonds_staging *staging = begin("bag");

	(void)state;
	scratch_write("source", "source");
	fault_arm_action(FAULT_READ, 1, grow_source);
	check_copy_refused(staging, "source", 100, FONDS_ERR_IO,
		"'source' changed while it was copied");
	assert_true(fault_fired());
	fault_arm_action(FAULT_READ, 1, touch_source);
	check_copy_refused(staging, "source", 100, FONDS_ERR_IO,
		"'source' changed while it was copied");
	assert_true(fault_fired());
	fault_arm_action(FAULT_READ, 1, grow_source);
	check_copy_refused(staging, "source", 10, FONDS_ERR_LIMIT,
		"'source' is larger than 10 bytes");
	assert_true(fault_fired());
	fault_disarm();
	fonds_staging_abort(staging);
}

static void test_publish_replaces_nothing(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_staging *staging = begin("bag");

	(void)state;
	assert_int_equal(FONDS_OK, put(staging, "a", "1", NULL));
	scratch_folder("bag");
	assert_int_equal(
		FONDS_ERR_EXISTS, fonds_staging_publish(staging, &error));
	assert_string_equal(
		"'bag' is there already", fonds_error_message(error));
	assert_int_equal(0, scratch_count("bag"));
	/* The same on a file system that cannot check and rename at once. */
	fault_arm_errno(FAULT_RENAME, 0, EINVAL);
	assert_int_equal(
		FONDS_ERR_EXISTS, fonds_staging_publish(staging, NULL));
	fault_disarm();
	assert_int_equal(0, rmdir("bag"));
	fault_arm_errno(FAULT_RENAME, 0, EINVAL);
	assert_int_equal(FONDS_OK, fonds_staging_publish(staging, NULL));
	fault_disarm();
	assert_int_equal(FONDS_OK, fonds_staging_finish(staging, NULL));
	assert_true(scratch_holds("bag/a", "1"));
	assert_int_equal(1, scratch_count("."));
}

static void test_unpublish_takes_back_what_was_published(void **state)
{
	struct fonds_staging *staging = begin("bag");

	(void)state;
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_staging_unpublish(staging, NULL));
	assert_int_equal(FONDS_OK, put(staging, "a", "1", NULL));
	assert_int_equal(FONDS_OK, fonds_staging_publish(staging, NULL));
	assert_int_equal(FONDS_OK, fonds_staging_unpublish(staging, NULL));
	assert_false(scratch_exists("bag"));
	assert_int_equal(FONDS_OK, fonds_staging_publish(staging, NULL));
	assert_int_equal(FONDS_OK, fonds_staging_unpublish(staging, NULL));
	fonds_staging_abort(staging);
	assert_int_equal(0, scratch_count("."));
}

static void test_unpublish_takes_nothing_of_others(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_staging *staging = begin("bag");

	(void)state;
	assert_int_equal(FONDS_OK, fonds_staging_publish(staging, NULL));
	assert_int_equal(0, rename("bag", "moved"));
	scratch_write("bag/theirs", "1");
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_staging_unpublish(staging, &error));
	assert_string_equal("'bag' is not the folder that was made",
		fonds_error_message(error));
	fonds_staging_abort(staging);
	assert_true(scratch_holds("bag/theirs", "1"));
	assert_true(scratch_exists("moved"));
	assert_int_equal(2, scratch_count("."));
}

static void test_one_target_is_made_by_one_at_a_time(void **state)
{
	struct fonds_staging *staging = begin("bag");
	struct fonds_staging *other = begin("other");

	(void)state;
	check_begin_refused(
		"bag", FONDS_ERR_BUSY, "another process is making 'bag'");
	assert_int_equal(FONDS_OK, put(staging, "a", "1", NULL));
	assert_int_equal(FONDS_OK, fonds_staging_publish(staging, NULL));
	check_begin_refused(
		"bag", FONDS_ERR_BUSY, "another process is making 'bag'");
	assert_int_equal(FONDS_OK, fonds_staging_finish(staging, NULL));
	check_begin_refused("bag", FONDS_ERR_EXISTS, "'bag' is there already");
	fonds_staging_abort(other);
}

/* Start a process that begins and waits; returns once it has begun. */
static pid_t start_builder(int wait_fd[2])
{
	char c;
	int ready[2];
	pid_t pid;

	assert_int_equal(0, pipe2(ready, O_CLOEXEC));
	assert_int_equal(0, pipe2(wait_fd, O_CLOEXEC));
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		struct fonds_staging *staging = NULL;

		close(wait_fd[1]);
		if (fonds_staging_begin("bag", &staging, NULL) < 0)
			_exit(1);
		(void)put(staging, "half", "1", NULL);
		(void)!write(ready[1], "1", 1);
		(void)!read(wait_fd[0], &c, 1);
		fonds_staging_abort(staging);
		_exit(0);
	}
	close(wait_fd[0]);
	close(ready[1]);
	assert_int_equal(1, read(ready[0], &c, 1));
	close(ready[0]);
	return pid;
}

static void test_a_living_process_keeps_its_lock(void **state)
{
	int wait_fd[2], status;
	pid_t pid = start_builder(wait_fd);

	(void)state;
	check_begin_refused(
		"bag", FONDS_ERR_BUSY, "another process is making 'bag'");
	assert_true(scratch_holds(HIDDEN "/new/half", "1"));
	close(wait_fd[1]);
	assert_int_equal(pid, waitpid(pid, &status, 0));
	assert_int_equal(0, status);
	assert_int_equal(0, scratch_count("."));
}

static void test_what_a_killed_process_left_is_taken_over(void **state)
{
	int wait_fd[2], status;
	pid_t pid = start_builder(wait_fd);
	struct fonds_staging *staging;

	(void)state;
	assert_int_equal(0, kill(pid, SIGKILL));
	assert_int_equal(pid, waitpid(pid, &status, 0));
	close(wait_fd[1]);
	assert_true(scratch_holds(HIDDEN "/new/half", "1"));
	staging = begin("bag");
	assert_true(fonds_staging_is_resumed(staging));
	assert_false(fonds_staging_has_target(staging));
	assert_int_equal(0, scratch_count(HIDDEN "/new"));
	fonds_staging_abort(staging);
	assert_int_equal(0, scratch_count("."));
}

static void die(void)
{
	_exit(0);
}

/* Build in a process that dies before the nth call of a kind. */
static bool dies_at(enum fault_kind kind, unsigned n)
{
	pid_t pid = fork();
	int status;

	assert_true(pid >= 0);
	if (pid == 0) {
		fault_arm_action(kind, n, die);
		_exit(build("bag", NULL) == FONDS_OK ? 1 : 2);
	}
	assert_int_equal(pid, waitpid(pid, &status, 0));
	assert_true(WIFEXITED(status));
	assert_int_not_equal(2, WEXITSTATUS(status));
	return WEXITSTATUS(status) == 0;
}

static void remove_bag(void)
{
	assert_int_equal(0, unlink("bag/data/f/a"));
	assert_int_equal(0, unlink("bag/data/b"));
	assert_int_equal(0, rmdir("bag/data/f"));
	assert_int_equal(0, rmdir("bag/data"));
	assert_int_equal(0, rmdir("bag"));
}

static void test_after_a_death_at_any_call_the_same_works(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_OPEN, FAULT_STAT,
		FAULT_WRITE, FAULT_SYNC, FAULT_RENAME, FAULT_MKDIR, FAULT_LOCK,
		FAULT_UNLINK, FAULT_CLOSE, FAULT_ALLOC };
	unsigned with_target = 0;

	(void)state;
	scratch_write("source", "source");
	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++) {
		for (unsigned n = 0; dies_at(kinds[k], n); n++) {
			/* Dead after the end: the target alone is left. */
			if (scratch_exists("bag") && !scratch_exists(HIDDEN)) {
				check_built();
				remove_bag();
				continue;
			}
			with_target += scratch_exists("bag");
			assert_int_equal(FONDS_OK, build("bag", NULL));
			check_built();
			remove_bag();
		}
		check_built();
		remove_bag();
	}
	assert_true(with_target > 0);
	assert_int_equal(1, scratch_count("."));
}

static void test_a_death_after_publish_shows_the_target(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_staging *staging;

	(void)state;
	scratch_write("bag/a", "1");
	scratch_folder(HIDDEN);
	staging = begin("bag");
	assert_true(fonds_staging_is_resumed(staging));
	assert_true(fonds_staging_has_target(staging));
	assert_int_equal(FONDS_OK, put(staging, "a", "2", NULL));
	assert_int_equal(
		FONDS_ERR_EXISTS, fonds_staging_publish(staging, &error));
	assert_int_equal(FONDS_OK, fonds_staging_finish(staging, NULL));
	assert_true(scratch_holds("bag/a", "1"));
	assert_int_equal(1, scratch_count("."));
}

/* The owner finishes between our opening of the folder and our lock. */
static struct fonds_staging *owner;

static void owner_publishes(void)
{
	assert_int_equal(FONDS_OK, fonds_staging_publish(owner, NULL));
	assert_int_equal(FONDS_OK, fonds_staging_finish(owner, NULL));
}

static void owner_gives_up(void)
{
	fonds_staging_abort(owner);
}

static void test_a_lock_on_a_removed_folder_does_not_count(void **state)
{
	struct fonds_staging *staging;

	(void)state;
	owner = begin("bag");
	fault_arm_action(FAULT_LOCK, 0, owner_gives_up);
	staging = begin("bag");
	fault_disarm();
	assert_true(fault_fired());
	assert_false(fonds_staging_is_resumed(staging));
	assert_int_equal(FONDS_OK, put(staging, "a", "1", NULL));

	owner = staging;
	fault_arm_action(FAULT_LOCK, 0, owner_publishes);
	check_begin_refused("bag", FONDS_ERR_EXISTS, "'bag' is there already");
	fault_disarm();
	assert_true(fault_fired());
	assert_true(scratch_holds("bag/a", "1"));
	assert_int_equal(1, scratch_count("."));
}

static unsigned check_each_failure(
	enum fault_kind kind, enum fonds_status expected)
{
	unsigned n;

	for (n = 0;; n++) {
		struct fonds_error *error = NULL;
		size_t fds = scratch_count_fds();
		enum fonds_status status;

		fault_arm(kind, n);
		status = build("f/bag", &error);
		fault_disarm();
		assert_int_equal(fds, scratch_count_fds());
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			break;
		}
		assert_int_equal(expected, status);
		assert_int_equal(expected, fonds_error_status(error));
		fonds_error_free(error);
		assert_int_equal(0, scratch_count("f"));
	}
	assert_true(n > 0);
	assert_int_equal(1, scratch_count("f"));
	assert_int_equal(0, rename("f/bag", "bag"));
	check_built();
	remove_bag();
	return n;
}

static void test_each_failure_is_reported_and_leaves_nothing(void **state)
{
	(void)state;
	scratch_write("source", "source");
	scratch_folder("f");
	check_each_failure(FAULT_ALLOC, FONDS_ERR_NOMEM);
	check_each_failure(FAULT_READ, FONDS_ERR_IO);
	check_each_failure(FAULT_WRITE, FONDS_ERR_IO);
	/* All that was made, at once; the parent, when it has its name. */
	assert_int_equal(2, check_each_failure(FAULT_SYNC, FONDS_ERR_IO));
	check_each_failure(FAULT_RENAME, FONDS_ERR_IO);
	check_each_failure(FAULT_MKDIR, FONDS_ERR_IO);
}

/* These kinds are needed for cleaning up too: what is left must be resumable. */
static void check_failure_is_resumable(enum fault_kind kind)
{
	unsigned n;

	for (n = 0;; n++) {
		enum fonds_status status;

		fault_arm(kind, n);
		status = build("bag", NULL);
		fault_disarm();
		if (!fault_fired())
			break;
		if (status == FONDS_OK || scratch_exists("bag")) {
			if (scratch_exists(HIDDEN))
				assert_int_equal(FONDS_OK, build("bag", NULL));
		} else {
			assert_int_equal(FONDS_OK, build("bag", NULL));
		}
		check_built();
		remove_bag();
	}
	assert_true(n > 0);
	check_built();
	remove_bag();
}

static void test_after_any_failure_the_same_works(void **state)
{
	(void)state;
	scratch_write("source", "source");
	check_failure_is_resumable(FAULT_OPEN);
	check_failure_is_resumable(FAULT_STAT);
	check_failure_is_resumable(FAULT_LIST);
	check_failure_is_resumable(FAULT_LOCK);
	check_failure_is_resumable(FAULT_UNLINK);
	check_failure_is_resumable(FAULT_CLOSE);
}

static void test_depth_is_no_danger(void **state)
{
	enum {
		DEPTH = 1200 /* more than there are descriptors */
	};
	fonds_cleanup(fonds_freep) char *name = malloc(2 * DEPTH + 2);
	struct fonds_staging *staging = begin("bag");

	(void)state;
	assert_non_null(name);
	for (size_t i = 0; i < DEPTH; i++)
		memcpy(name + 2 * i, "f/", 3);
	strcat(name, "a");
	assert_int_equal(FONDS_OK, put(staging, name, "1", NULL));
	fonds_staging_abort(staging);
	assert_int_equal(0, scratch_count("."));
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_folder_appears_at_publish),
		TEST(test_an_abort_leaves_nothing),
		TEST(test_refuses_a_target_that_is_there),
		TEST(test_refuses_a_place_that_cannot_be),
		TEST(test_refuses_a_hidden_name_that_is_no_folder),
		TEST(test_names_of_any_bytes_and_255_long),
		TEST(test_a_file_is_made_once),
		TEST(test_writes_through_no_link),
		TEST(test_the_umask_is_heeded),
		TEST(test_copies_in_pieces_and_shows_each),
		TEST(test_a_cancelled_copy_leaves_no_file),
		TEST(test_copies_only_files_within_the_limit),
		TEST(test_notices_a_source_that_changes),
		TEST(test_publish_replaces_nothing),
		TEST(test_unpublish_takes_back_what_was_published),
		TEST(test_unpublish_takes_nothing_of_others),
		TEST(test_one_target_is_made_by_one_at_a_time),
		TEST(test_a_living_process_keeps_its_lock),
		TEST(test_what_a_killed_process_left_is_taken_over),
		TEST(test_after_a_death_at_any_call_the_same_works),
		TEST(test_a_death_after_publish_shows_the_target),
		TEST(test_a_lock_on_a_removed_folder_does_not_count),
		TEST(test_each_failure_is_reported_and_leaves_nothing),
		TEST(test_after_any_failure_the_same_works),
		TEST(test_depth_is_no_danger),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
