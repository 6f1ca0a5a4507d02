/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file-tree.h"
#include "tests/unit/fault.h"
#include "tests/unit/scratch.h"

static struct fonds_tree *new_tree(const char *path, bool regular_only)
{
	struct fonds_tree *tree = NULL;

	assert_int_equal(
		FONDS_OK, fonds_file_tree_new(path, regular_only, &tree, NULL));
	return tree;
}

static struct fonds_tree *new_tree_from_fd(int fd)
{
	struct fonds_tree *tree = NULL;

	assert_true(fd >= 0);
	assert_int_equal(
		FONDS_OK, fonds_file_tree_from_fd(fd, "stdin", &tree, NULL));
	return tree;
}

static void check_holds(struct fonds_tree *tree, const char *expected)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, 1000);
	assert_int_equal(
		FONDS_OK, fonds_tree_read(tree, fonds_file_tree_path(tree),
				  &buffer, NULL));
	assert_string_equal(expected, fonds_buffer_text(&buffer));
}

static void check_open_fails(
	struct fonds_tree *tree, enum fonds_status status, const char *message)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_stream *stream = NULL;

	assert_int_equal(
		status, fonds_tree_open(tree, fonds_file_tree_path(tree),
				&stream, &error));
	assert_null(stream);
	assert_string_equal(message, fonds_error_message(error));
}

static void check_file(const char *path, const char *expected)
{
	for (int regular_only = 0; regular_only < 2; regular_only++) {
		fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree =
			new_tree(path, regular_only);

		check_holds(tree, expected);
		check_holds(tree, expected);
	}
}

static void check_refused(const char *path, bool regular_only,
	enum fonds_status status, const char *message)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = new_tree(
		path, regular_only);

	check_open_fails(tree, status, message);
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

static void test_reads_the_file_that_is_named(void **state)
{
	size_t fds = scratch_count_fds();

	(void)state;
	scratch_write("folder/a", "1");
	assert_int_equal(0, symlink("folder/a", "link"));
	assert_int_equal(0, symlink("folder", "way"));
	scratch_write("-", "dash");
	scratch_write("\xff\n", "name");
	check_file("folder/a", "1");
	check_file("./folder/../folder//a", "1");
	check_file("link", "1");
	check_file("way/a", "1");
	check_file("-", "dash");
	check_file("\xff\n", "name");
	assert_int_equal(fds, scratch_count_fds());
}

static void test_what_is_no_file_is_refused_without_waiting(void **state)
{
	size_t fds = scratch_count_fds();

	(void)state;
	scratch_folder("folder");
	assert_int_equal(0, mkfifo("fifo", 0666));
	make_socket("socket");
	assert_int_equal(0, symlink("fifo", "link"));
	check_refused("folder", true, FONDS_ERR_UNSAFE,
		"'folder' is a folder, not a file");
	check_refused("folder", false, FONDS_ERR_UNSAFE,
		"'folder' is a folder, not a file");
	check_refused(
		"fifo", true, FONDS_ERR_UNSAFE, "'fifo' is a FIFO, not a file");
	check_refused(
		"link", true, FONDS_ERR_UNSAFE, "'link' is a FIFO, not a file");
	check_refused("/dev/null", true, FONDS_ERR_UNSAFE,
		"'/dev/null' is a device, not a file");
	check_refused("socket", true, FONDS_ERR_UNSAFE,
		"'socket' is a socket, not a file");
	check_refused("socket", false, FONDS_ERR_UNSAFE,
		"'socket' is a socket, not a file");
	check_refused("none", false, FONDS_ERR_IO,
		"cannot open 'none': No such file or directory");
	assert_int_equal(fds, scratch_count_fds());
}

static void put_fifo(void)
{
	assert_int_equal(0, unlink("a"));
	assert_int_equal(0, mkfifo("a", 0666));
}

static void test_a_fifo_that_comes_in_between_is_refused(void **state)
{
	(void)state;
	scratch_write("a", "1");
	fault_arm_action(FAULT_OPEN, 0, put_fifo);
	check_refused("a", true, FONDS_ERR_UNSAFE, "'a' is a FIFO, not a file");
	fault_disarm();
	assert_true(fault_fired());
}

static void put_folder(void)
{
	assert_int_equal(0, unlink("a"));
	assert_int_equal(0, mkdir("a", 0777));
}

static void test_a_folder_that_comes_in_between_is_refused(void **state)
{
	(void)state;
	scratch_write("a", "1");
	fault_arm_action(FAULT_OPEN, 0, put_folder);
	check_refused(
		"a", false, FONDS_ERR_UNSAFE, "'a' is a folder, not a file");
	fault_disarm();
	assert_true(fault_fired());
}

static void *write_fifo(void *payload)
{
	int fd = open("fifo", O_WRONLY | O_CLOEXEC);

	(void)payload;
	assert_true(fd >= 0);
	assert_int_equal(4, write(fd, "fifo", 4));
	assert_int_equal(0, close(fd));
	return NULL;
}

static void test_a_fifo_is_waited_for_when_it_is_wanted(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	pthread_t writer;

	(void)state;
	assert_int_equal(0, mkfifo("fifo", 0666));
	assert_int_equal(0, pthread_create(&writer, NULL, write_fifo, NULL));
	tree = new_tree("fifo", false);
	check_holds(tree, "fifo");
	assert_int_equal(0, pthread_join(writer, NULL));
}

static void test_an_interrupted_opening_goes_on(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;

	(void)state;
	scratch_write("a", "1");
	tree = new_tree("a", false);
	fault_arm_errno(FAULT_OPEN, 0, EINTR);
	check_holds(tree, "1");
	fault_disarm();
	assert_true(fault_fired());
}

static void test_there_is_no_other_path(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_stream *stream = NULL;

	(void)state;
	scratch_write("a", "1");
	tree = new_tree("a", true);
	assert_int_equal(FONDS_OK, fonds_bag_path_new("a", 1, &path, NULL));
	assert_int_equal(
		FONDS_ERR_IO, fonds_tree_open(tree, path, &stream, &error));
	assert_int_equal(ENOENT, fonds_error_errno(error));
}

static void test_a_file_behind_a_descriptor_is_read_again(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	char line[3];
	int fd;

	(void)state;
	scratch_write("a", "0123456789");
	fd = open("a", O_RDONLY | O_CLOEXEC);
	/* What was read before, of a header for example, is not read again. */
	assert_int_equal(3, read(fd, line, 3));
	tree = new_tree_from_fd(fd);
	close(fd);
	check_holds(tree, "3456789");
	check_holds(tree, "3456789");
}

static void test_a_pipe_is_read_once(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	size_t fds = scratch_count_fds();
	int ends[2];

	(void)state;
	assert_int_equal(0, pipe2(ends, O_CLOEXEC));
	assert_int_equal(3, write(ends[1], "abc", 3));
	assert_int_equal(0, close(ends[1]));
	tree = new_tree_from_fd(ends[0]);
	check_holds(tree, "abc");
	check_open_fails(
		tree, FONDS_ERR_UNSUPPORTED, "'stdin' cannot be read twice");
	/* The caller's own descriptor is still open. */
	assert_int_equal(0, close(ends[0]));
	assert_int_equal(fds + 1, scratch_count_fds());
}

static void test_a_folder_behind_a_descriptor_is_refused(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_closep) int fd = -1;

	(void)state;
	fd = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	tree = new_tree_from_fd(fd);
	check_open_fails(
		tree, FONDS_ERR_UNSAFE, "'stdin' is a folder, not a file");
}

static void test_a_closed_descriptor_is_an_error(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_tree *tree = NULL;

	(void)state;
	assert_int_equal(FONDS_ERR_IO,
		fonds_file_tree_from_fd(-1, "stdin", &tree, &error));
	assert_null(tree);
	assert_string_equal("cannot open 'stdin': Bad file descriptor",
		fonds_error_message(error));
}

static void check_walk(struct fonds_tree *tree, enum fonds_entry_kind kind,
	uint64_t size, int sys_errno)
{
	fonds_cleanup(fonds_walk_freep) struct fonds_walk *walk = NULL;
	const struct fonds_tree_entry *entry = NULL;

	assert_int_equal(FONDS_OK, fonds_walk_new(tree, &walk, NULL));
	assert_int_equal(FONDS_OK, fonds_walk_next(walk, &entry, NULL));
	assert_non_null(entry);
	assert_string_equal(
		fonds_bag_path_text(fonds_file_tree_path(tree)), entry->path);
	assert_int_equal(kind, entry->kind);
	assert_int_equal(size, entry->size);
	assert_int_equal(sys_errno, entry->sys_errno);
	assert_int_equal(FONDS_OK, fonds_walk_next(walk, &entry, NULL));
	assert_null(entry);
}

static void check_walk_of(const char *path, bool regular_only,
	enum fonds_entry_kind kind, uint64_t size, int sys_errno)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = new_tree(
		path, regular_only);

	check_walk(tree, kind, size, sys_errno);
}

static void test_a_walk_has_one_entry(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_closep) int fd = -1;

	(void)state;
	scratch_write("a", "12345");
	assert_int_equal(0, mkfifo("fifo", 0666));
	check_walk_of("a", true, FONDS_ENTRY_FILE, 5, 0);
	check_walk_of("fifo", false, FONDS_ENTRY_FILE, 0, 0);
	check_walk_of("fifo", true, FONDS_ENTRY_SPECIAL, 0, 0);
	check_walk_of("a/b", true, FONDS_ENTRY_UNREADABLE, 0, ENOTDIR);
	fd = open("a", O_RDONLY | O_CLOEXEC);
	tree = new_tree_from_fd(fd);
	check_walk(tree, FONDS_ENTRY_FILE, 5, 0);
}

static void test_a_walk_leaves_out_what_is_not_there(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = new_tree(
		"none", true);
	fonds_cleanup(fonds_walk_freep) struct fonds_walk *walk = NULL;
	const struct fonds_tree_entry *entry = NULL;

	(void)state;
	assert_int_equal(FONDS_OK, fonds_walk_new(tree, &walk, NULL));
	assert_int_equal(FONDS_OK, fonds_walk_next(walk, &entry, NULL));
	assert_null(entry);
}

static enum fonds_status make_and_read(int fd, struct fonds_buffer *buffer)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_walk_freep) struct fonds_walk *walk = NULL;
	enum fonds_status status;

	status = fd < 0 ? fonds_file_tree_new("a", true, &tree, NULL)
			: fonds_file_tree_from_fd(fd, "a", &tree, NULL);
	if (status < 0)
		return status;
	status = fonds_walk_new(tree, &walk, NULL);
	if (status < 0)
		return status;
	return fonds_tree_read(tree, fonds_file_tree_path(tree), buffer, NULL);
}

static void check_fails(
	int fd, enum fault_kind kind, enum fonds_status expected)
{
	size_t fds = scratch_count_fds();
	unsigned n;

	for (n = 0;; n++) {
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
		enum fonds_status status;

		fonds_buffer_init(&buffer, 100);
		fault_arm(kind, n);
		status = make_and_read(fd, &buffer);
		fault_disarm();
		assert_int_equal(fds, scratch_count_fds());
		if (!fault_fired()) {
			assert_string_equal("1", fonds_buffer_text(&buffer));
			break;
		}
		assert_int_equal(expected, status);
	}
	assert_true(n > 1);
}

static void test_each_failure_is_reported(void **state)
{
	fonds_cleanup(fonds_closep) int fd = -1;

	(void)state;
	scratch_write("a", "1");
	fd = open("a", O_RDONLY | O_CLOEXEC);
	check_fails(-1, FAULT_ALLOC, FONDS_ERR_NOMEM);
	check_fails(-1, FAULT_STAT, FONDS_ERR_IO);
	check_fails(-1, FAULT_READ, FONDS_ERR_IO);
	check_fails(fd, FAULT_ALLOC, FONDS_ERR_NOMEM);
	check_fails(fd, FAULT_STAT, FONDS_ERR_IO);
	check_fails(fd, FAULT_READ, FONDS_ERR_IO);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_reads_the_file_that_is_named),
		TEST(test_what_is_no_file_is_refused_without_waiting),
		TEST(test_a_fifo_that_comes_in_between_is_refused),
		TEST(test_a_folder_that_comes_in_between_is_refused),
		TEST(test_a_fifo_is_waited_for_when_it_is_wanted),
		TEST(test_an_interrupted_opening_goes_on),
		TEST(test_there_is_no_other_path),
		TEST(test_a_file_behind_a_descriptor_is_read_again),
		TEST(test_a_pipe_is_read_once),
		TEST(test_a_folder_behind_a_descriptor_is_refused),
		TEST(test_a_closed_descriptor_is_an_error),
		TEST(test_a_walk_has_one_entry),
		TEST(test_a_walk_leaves_out_what_is_not_there),
		TEST(test_each_failure_is_reported),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
