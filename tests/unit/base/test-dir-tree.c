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
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/dir-list.h"
#include "base/dir-tree.h"
#include "base/error.h"
#include "base/folder.h"
#include "tests/unit/fault.h"
#include "tests/unit/scratch.h"

static struct fonds_tree *new_tree(void)
{
	struct fonds_tree *tree = NULL;

	assert_int_equal(FONDS_OK, fonds_dir_tree_new("bag", &tree, NULL));
	return tree;
}

static struct fonds_bag_path *new_path(const char *text)
{
	struct fonds_bag_path *path = NULL;

	assert_int_equal(
		FONDS_OK, fonds_bag_path_new(text, strlen(text), &path, NULL));
	return path;
}

static enum fonds_status read_file(struct fonds_tree *tree, const char *text,
	struct fonds_buffer *buffer, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path =
		new_path(text);

	return fonds_tree_read(tree, path, buffer, error);
}

static void check_holds(const char *text, const char *expected)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = new_tree();
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, 1000);
	assert_int_equal(FONDS_OK, read_file(tree, text, &buffer, NULL));
	assert_string_equal(expected, fonds_buffer_text(&buffer));
}

static void check_refused(const char *text, enum fonds_status status,
	int sys_errno, const char *message)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = new_tree();
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path =
		new_path(text);
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_stream *stream = NULL;

	assert_int_equal(status, fonds_tree_open(tree, path, &stream, &error));
	assert_null(stream);
	assert_string_equal(message, fonds_error_message(error));
	assert_int_equal(sys_errno, fonds_error_errno(error));
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

/* One of everything; outside lies what must not be reached. */
static void make_bag(void)
{
	scratch_write("outside/secret", "secret");
	scratch_write("bag/bagit.txt", "1");
	scratch_write("bag/data/a.txt", "22");
	scratch_write("bag/data/a/b", "333");
	scratch_write("bag/data/a-", "4");
	scratch_folder("bag/data/empty");
	assert_int_equal(0, mkfifo("bag/data/fifo", 0666));
	make_socket("bag/data/socket");
	assert_int_equal(0, symlink("a.txt", "bag/data/inner"));
	assert_int_equal(0, symlink("../../outside", "bag/data/link"));
	assert_int_equal(0, symlink("/etc/passwd", "bag/data/passwd"));
	assert_int_equal(0, symlink("none", "bag/data/dangling"));
	assert_int_equal(0, symlink("loop", "bag/data/loop"));
	assert_int_equal(0, symlink("bagit.txt", "bag/top"));
}

static void check_opening(void)
{
	check_holds("bagit.txt", "1");
	check_holds("data/a.txt", "22");
	check_holds("data/a/b", "333");
	check_refused("none", FONDS_ERR_IO, ENOENT,
		"cannot open 'none': No such file or directory");
	check_refused("data/none/x", FONDS_ERR_IO, ENOENT,
		"cannot open 'data/none/x': No such file or directory");
	check_refused("data/a.txt/x", FONDS_ERR_IO, ENOTDIR,
		"cannot open 'data/a.txt/x': Not a directory");
	check_refused("data/a", FONDS_ERR_UNSAFE, 0,
		"'data/a' is a folder, not a file");
	check_refused("data/fifo", FONDS_ERR_UNSAFE, 0,
		"'data/fifo' is a FIFO, not a file");
	check_refused("data/socket", FONDS_ERR_UNSAFE, 0,
		"'data/socket' is a socket, not a file");
	check_refused("data/inner", FONDS_ERR_UNSAFE, 0,
		"'data/inner' is a symbolic link, not a file");
	check_refused("data/passwd", FONDS_ERR_UNSAFE, 0,
		"'data/passwd' is a symbolic link, not a file");
	check_refused("data/dangling", FONDS_ERR_UNSAFE, 0,
		"'data/dangling' is a symbolic link, not a file");
	check_refused("data/loop", FONDS_ERR_UNSAFE, 0,
		"'data/loop' is a symbolic link, not a file");
	check_refused("top", FONDS_ERR_UNSAFE, 0,
		"'top' is a symbolic link, not a file");
	check_refused("data/link/secret", FONDS_ERR_UNSAFE, 0,
		"'data/link/secret' lies behind a symbolic link");
	check_refused("data/link", FONDS_ERR_UNSAFE, 0,
		"'data/link' is a symbolic link, not a file");
}

static void test_opens_regular_files_and_nothing_else(void **state)
{
	size_t fds = scratch_count_fds();

	(void)state;
	make_bag();
	check_opening();
	assert_int_equal(fds, scratch_count_fds());
}

static void test_opens_the_same_without_openat2(void **state)
{
	static const int errnos[] = { ENOSYS, EPERM, E2BIG, EAGAIN };
	size_t fds = scratch_count_fds();

	(void)state;
	make_bag();
	for (size_t i = 0; i < sizeof(errnos) / sizeof(errnos[0]); i++) {
		fault_arm_from(FAULT_OPENAT2, 0, errnos[i]);
		check_opening();
		fault_disarm();
		assert_true(fault_fired());
	}
	assert_int_equal(fds, scratch_count_fds());
}

static void test_the_root_may_be_a_link_and_must_be_a_folder(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	(void)state;
	scratch_write("real/a", "1");
	assert_int_equal(0, symlink("real", "bag"));
	check_holds("a", "1");
	assert_int_equal(
		FONDS_ERR_IO, fonds_dir_tree_new("real/a", &tree, &error));
	assert_int_equal(ENOTDIR, fonds_error_errno(error));
	assert_string_equal("cannot open folder 'real/a': Not a directory",
		fonds_error_message(error));
	assert_int_equal(FONDS_ERR_IO, fonds_dir_tree_new("none", &tree, NULL));
	assert_null(tree);
}

static void test_an_unreadable_file_says_so(void **state)
{
	(void)state;
	scratch_write("bag/a", "1");
	fault_arm_errno(FAULT_OPENAT2, 0, EACCES);
	check_refused("a", FONDS_ERR_IO, EACCES,
		"cannot open 'a': Permission denied");
	fault_disarm();
	assert_true(fault_fired());
}

static void test_a_large_file_is_not_read_at_all(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	scratch_write("bag/a", "12345");
	tree = new_tree();
	fonds_buffer_init(&buffer, 4);
	fault_arm(FAULT_READ, 0);
	assert_int_equal(FONDS_ERR_LIMIT, read_file(tree, "a", &buffer, NULL));
	fault_disarm();
	assert_false(fault_fired());
}

static void test_the_state_changes_with_the_file(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path =
		new_path("a");
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	struct timespec times[2] = { { 1, 2 }, { 3, 4 } };
	struct fonds_file_state before, after;

	(void)state;
	scratch_write("bag/a", "12");
	assert_int_equal(0, utimensat(AT_FDCWD, "bag/a", times, 0));
	tree = new_tree();
	assert_int_equal(FONDS_OK, fonds_tree_open(tree, path, &stream, NULL));
	assert_int_equal(FONDS_OK, fonds_stream_state(stream, &before, NULL));
	assert_int_equal(2, before.size);
	assert_int_equal(3000000004, before.modified_ns);
	assert_int_equal(FONDS_OK, fonds_stream_state(stream, &after, NULL));
	assert_true(fonds_file_state_equal(&before, &after));
	scratch_write("bag/a", "123");
	assert_int_equal(FONDS_OK, fonds_stream_state(stream, &after, NULL));
	assert_false(fonds_file_state_equal(&before, &after));
}

static void test_a_read_error_is_reported_and_an_interruption_not(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	(void)state;
	scratch_write("bag/a", "1");
	tree = new_tree();
	fonds_buffer_init(&buffer, 100);
	fault_arm(FAULT_READ, 0);
	assert_int_equal(FONDS_ERR_IO, read_file(tree, "a", &buffer, &error));
	assert_string_equal("cannot read 'a': Input/output error",
		fonds_error_message(error));
	fault_arm_errno(FAULT_READ, 0, EINTR);
	assert_int_equal(FONDS_OK, read_file(tree, "a", &buffer, NULL));
	fault_disarm();
	assert_true(fault_fired());
	assert_string_equal("1", fonds_buffer_text(&buffer));
}

static const char *const kinds[] = {
	[FONDS_ENTRY_FILE] = "file",
	[FONDS_ENTRY_EMPTY_FOLDER] = "empty",
	[FONDS_ENTRY_SYMLINK] = "link",
	[FONDS_ENTRY_SPECIAL] = "special",
	[FONDS_ENTRY_UNREADABLE] = "unreadable",
};

static enum fonds_status list(const struct fonds_tree_entry *entry,
	void *payload, struct fonds_error **error)
{
	(void)error;
	fonds_buffer_printf(payload, "%s %s", kinds[entry->kind], entry->path);
	if (entry->kind == FONDS_ENTRY_FILE)
		fonds_buffer_printf(payload, " %d", (int)entry->size);
	if (entry->sys_errno)
		fonds_buffer_printf(
			payload, " %s", strerrorname_np(entry->sys_errno));
	fonds_buffer_add_char(payload, '\n');
	return FONDS_OK;
}

static void check_walk(const char *expected)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = new_tree();
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, 100000);
	assert_int_equal(FONDS_OK, fonds_tree_walk(tree, list, &buffer, NULL));
	assert_string_equal(expected, fonds_buffer_text(&buffer));
	fonds_buffer_reset(&buffer);
	/* It can be walked again. */
	assert_int_equal(FONDS_OK, fonds_tree_walk(tree, list, &buffer, NULL));
	assert_string_equal(expected, fonds_buffer_text(&buffer));
}

static void test_walks_everything_in_the_order_of_the_paths(void **state)
{
	size_t fds = scratch_count_fds();

	(void)state;
	make_bag();
	check_walk("file bagit.txt 1\n"
		   "file data/a- 1\n"
		   "file data/a.txt 2\n"
		   "file data/a/b 3\n"
		   "link data/dangling\n"
		   "empty data/empty\n"
		   "special data/fifo\n"
		   "link data/inner\n"
		   "link data/link\n"
		   "link data/loop\n"
		   "link data/passwd\n"
		   "special data/socket\n"
		   "link top\n");
	assert_int_equal(fds, scratch_count_fds());
}

static void test_names_are_bytes(void **state)
{
	(void)state;
	scratch_write("bag/\xff\xfe", "1");
	scratch_write("bag/a\nb", "1");
	scratch_write("bag/\xc3\xa9", "1");
	scratch_write("bag/Z", "1");
	check_walk("file Z 1\nfile a\nb 1\nfile \xc3\xa9 1\n"
		   "file \xff\xfe 1\n");
	check_holds("\xff\xfe", "1");
}

static void test_an_empty_tree_has_no_entries(void **state)
{
	(void)state;
	scratch_folder("bag");
	check_walk("");
}

struct last {
	char path[256];
	size_t count;
};

static enum fonds_status check_rising(const struct fonds_tree_entry *entry,
	void *payload, struct fonds_error **error)
{
	struct last *last = payload;

	(void)error;
	assert_true(strcmp(last->path, entry->path) < 0);
	assert_true(strlen(entry->path) < sizeof(last->path));
	(void)snprintf(last->path, sizeof(last->path), "%s", entry->path);
	last->count++;
	return FONDS_OK;
}

static void test_many_names_rise_strictly(void **state)
{
	static const char *const parts[] = { "a", "a-", "a.", "a0", "a\x01",
		"b", "a-a", "A" };
	enum {
		N = sizeof(parts) / sizeof(parts[0])
	};
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	struct last last = { .count = 0 };
	char name[64];

	(void)state;
	for (int i = 0; i < N * N * N; i++) {
		(void)snprintf(name, sizeof(name), "bag/%s/%s/%sx",
			parts[i % N], parts[i / N % N], parts[i / N / N]);
		scratch_write(name, "");
		(void)snprintf(name, sizeof(name), "bag/%s/%s!", parts[i % N],
			parts[i / N % N]);
		scratch_write(name, "");
	}
	tree = new_tree();
	assert_int_equal(
		FONDS_OK, fonds_tree_walk(tree, check_rising, &last, NULL));
	assert_int_equal(N * N * N + N * N, last.count);
}

static enum fonds_status stop_at_second(const struct fonds_tree_entry *entry,
	void *payload, struct fonds_error **error)
{
	(void)entry;
	if (++*(int *)payload < 2)
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_CANCELLED, "stop");
}

static void test_a_visit_ends_the_walk(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	size_t fds = scratch_count_fds();
	int count = 0;

	(void)state;
	make_bag();
	tree = new_tree();
	assert_int_equal(FONDS_ERR_CANCELLED,
		fonds_tree_walk(tree, stop_at_second, &count, &error));
	assert_int_equal(2, count);
	assert_string_equal("stop", fonds_error_message(error));
	assert_int_equal(fds + 1, scratch_count_fds());
}

static struct fonds_walk *new_walk(struct fonds_tree *tree)
{
	struct fonds_walk *walk = NULL;

	assert_int_equal(FONDS_OK, fonds_walk_new(tree, &walk, NULL));
	return walk;
}

static void check_next(struct fonds_walk *walk, const char *path)
{
	const struct fonds_tree_entry *entry = NULL;

	assert_int_equal(FONDS_OK, fonds_walk_next(walk, &entry, NULL));
	if (!path) {
		assert_null(entry);
		return;
	}
	assert_non_null(entry);
	assert_string_equal(path, entry->path);
}

static void test_a_walk_steps_and_its_end_stays_the_end(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_walk_freep) struct fonds_walk *first = NULL;
	fonds_cleanup(fonds_walk_freep) struct fonds_walk *second = NULL;

	(void)state;
	scratch_write("bag/a/x", "1");
	scratch_write("bag/b", "1");
	tree = new_tree();
	first = new_walk(tree);
	second = new_walk(tree);
	check_next(first, "a/x");
	check_next(second, "a/x");
	check_next(first, "b");
	check_next(first, NULL);
	check_next(first, NULL);
	check_next(second, "b");
	check_next(second, NULL);
}

static void test_a_walk_may_be_left_anywhere(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	size_t fds;

	(void)state;
	make_bag();
	tree = new_tree();
	fds = scratch_count_fds();
	for (unsigned n = 0; n < 5; n++) {
		const struct fonds_tree_entry *entry = NULL;
		struct fonds_walk *walk = new_walk(tree);

		for (unsigned i = 0; i < n; i++)
			assert_int_equal(
				FONDS_OK, fonds_walk_next(walk, &entry, NULL));
		fonds_walk_free(walk);
		assert_int_equal(fds, scratch_count_fds());
	}
	fonds_walk_free(NULL);
}

static void test_the_failure_of_a_walk_stays(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_walk_freep) struct fonds_walk *walk = NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	const struct fonds_tree_entry *entry = NULL;

	(void)state;
	scratch_write("bag/a/x", "1");
	scratch_write("bag/b", "1");
	tree = new_tree();
	walk = new_walk(tree);
	fault_arm(FAULT_OPEN, 0);
	assert_int_equal(FONDS_ERR_IO, fonds_walk_next(walk, &entry, &error));
	fault_disarm();
	assert_string_equal("cannot list folder 'bag': Too many open files",
		fonds_error_message(error));
	assert_int_equal(FONDS_ERR_IO, fonds_walk_next(walk, &entry, &error));
	assert_string_equal(
		"the walk has failed before", fonds_error_message(error));
	assert_null(entry);
}

static void test_an_entry_has_size_and_inode(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_walk_freep) struct fonds_walk *walk = NULL;
	const struct fonds_tree_entry *entry = NULL;
	struct stat st;

	(void)state;
	scratch_write("bag/a", "12345");
	scratch_folder("bag/b");
	assert_int_equal(0, stat("bag/a", &st));
	tree = new_tree();
	walk = new_walk(tree);
	assert_int_equal(FONDS_OK, fonds_walk_next(walk, &entry, NULL));
	assert_int_equal(5, entry->size);
	assert_int_equal(st.st_ino, entry->inode);
	/* Nothing is left over from the entry before. */
	assert_int_equal(FONDS_OK, fonds_walk_next(walk, &entry, NULL));
	assert_int_equal(FONDS_ENTRY_EMPTY_FOLDER, entry->kind);
	assert_int_equal(0, entry->size);
	assert_int_equal(0, entry->inode);
}

static void test_sizes_may_be_left_out_and_nothing_else(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_walk_freep) struct fonds_walk *walk = NULL;
	const struct fonds_tree_entry *entry = NULL;
	struct stat st;

	(void)state;
	scratch_write("bag/a", "12345");
	scratch_write("bag/b/c", "1");
	assert_int_equal(0, symlink("a", "bag/d"));
	assert_int_equal(0, stat("bag/a", &st));
	tree = new_tree();
	walk = new_walk(tree);
	fonds_walk_leave_sizes(walk);
	/* Not one file is looked at, where the folder tells the kinds. */
	fault_arm(FAULT_STAT, 1);
	assert_int_equal(FONDS_OK, fonds_walk_next(walk, &entry, NULL));
	assert_string_equal("a", entry->path);
	assert_int_equal(FONDS_ENTRY_FILE, entry->kind);
	assert_int_equal(st.st_ino, entry->inode);
	assert_int_equal(FONDS_OK, fonds_walk_next(walk, &entry, NULL));
	assert_string_equal("b/c", entry->path);
	fault_disarm();
	assert_false(fault_fired());
	assert_int_equal(FONDS_OK, fonds_walk_next(walk, &entry, NULL));
	assert_int_equal(FONDS_ENTRY_SYMLINK, entry->kind);
	assert_int_equal(FONDS_OK, fonds_walk_next(walk, &entry, NULL));
	assert_null(entry);
}

static void test_goes_on_past_a_folder_that_cannot_be_listed(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	scratch_write("bag/a/x", "1");
	scratch_write("bag/b/x", "1");
	scratch_write("bag/c", "1");
	tree = new_tree();
	fonds_buffer_init(&buffer, 1000);

	/* The opens: the root, its listing, a, its listing, b ... */
	fault_arm_errno(FAULT_OPEN, 2, EACCES);
	assert_int_equal(FONDS_OK, fonds_tree_walk(tree, list, &buffer, NULL));
	fault_disarm();
	assert_string_equal("unreadable a EACCES\nfile b/x 1\nfile c 1\n",
		fonds_buffer_text(&buffer));

	/* A disk error at the end of b: after 6 calls for the root, 4 for a. */
	fonds_buffer_reset(&buffer);
	fault_arm(FAULT_LIST, 13);
	assert_int_equal(FONDS_OK, fonds_tree_walk(tree, list, &buffer, NULL));
	fault_disarm();
	assert_true(fault_fired());
	assert_string_equal("file a/x 1\nunreadable b EIO\nfile c 1\n",
		fonds_buffer_text(&buffer));
}

static void test_what_cannot_be_looked_at_is_an_entry(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	scratch_write("bag/a", "1");
	tree = new_tree();
	fonds_buffer_init(&buffer, 1000);
	fault_arm_errno(FAULT_STAT, 0, EACCES);
	assert_int_equal(FONDS_OK, fonds_tree_walk(tree, list, &buffer, NULL));
	fault_disarm();
	assert_string_equal(
		"unreadable a EACCES\n", fonds_buffer_text(&buffer));
}

static void remove_file(void)
{
	assert_int_equal(0, unlink("bag/a"));
}

static void remove_folder(void)
{
	assert_int_equal(0, rmdir("bag/f"));
}

static void test_leaves_out_what_vanishes_meanwhile(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	scratch_write("bag/a", "1");
	tree = new_tree();
	fonds_buffer_init(&buffer, 1000);
	fault_arm_action(FAULT_STAT, 0, remove_file);
	assert_int_equal(FONDS_OK, fonds_tree_walk(tree, list, &buffer, NULL));
	assert_true(fault_fired());
	scratch_folder("bag/f");
	fault_arm_action(FAULT_OPEN, 2, remove_folder);
	assert_int_equal(FONDS_OK, fonds_tree_walk(tree, list, &buffer, NULL));
	fault_disarm();
	assert_true(fault_fired());
	assert_string_equal("", fonds_buffer_text(&buffer));
}

/* Once is no proof: such names are listed again and again. */
static void test_what_is_listed_and_not_known_is_an_entry(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	scratch_write("bag/a", "1");
	scratch_folder("bag/f");
	tree = new_tree();
	fonds_buffer_init(&buffer, 1000);
	fault_arm_errno(FAULT_STAT, 0, ENOENT);
	assert_int_equal(FONDS_OK, fonds_tree_walk(tree, list, &buffer, NULL));
	assert_true(fault_fired());
	fault_arm_errno(FAULT_OPEN, 2, ENOENT);
	assert_int_equal(FONDS_OK, fonds_tree_walk(tree, list, &buffer, NULL));
	fault_disarm();
	assert_true(fault_fired());
	assert_string_equal("unreadable a ENOENT\nempty f\n"
			    "file a 1\nunreadable f ENOENT\n",
		fonds_buffer_text(&buffer));
}

/* A folder of 100,000 such names is not listed 100,000 times. */
static void test_one_name_that_is_not_known_speaks_for_the_others(void **state)
{
	fonds_cleanup(fonds_closep) int folder = -1;
	struct fonds_dir_list names = { 0 };

	(void)state;
	scratch_write("bag/a", "1");
	folder = open("bag", O_RDONLY | O_DIRECTORY);
	assert_true(fonds_dir_list_has_lost(&names, folder, "none"));
	assert_false(fonds_dir_list_has_lost(&names, folder, "a"));
	assert_false(fonds_dir_list_has_lost(&names, folder, "none"));
}

static void swap_for_link(void)
{
	assert_int_equal(0, rename("bag/f", "moved"));
	assert_int_equal(0, symlink("../moved", "bag/f"));
}

static void test_does_not_follow_a_link_that_comes_meanwhile(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	scratch_write("bag/f/x", "1");
	tree = new_tree();
	fonds_buffer_init(&buffer, 1000);
	fault_arm_action(FAULT_OPEN, 2, swap_for_link);
	assert_int_equal(FONDS_OK, fonds_tree_walk(tree, list, &buffer, NULL));
	fault_disarm();
	assert_true(fault_fired());
	assert_string_equal("unreadable f ELOOP\n", fonds_buffer_text(&buffer));
}

static void check_walk_fails(enum fault_kind kind, enum fonds_status expected)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = new_tree();
	size_t fds = scratch_count_fds();
	unsigned n;

	for (n = 0;; n++) {
		struct fonds_error *error = NULL;
		struct last last = { .count = 0 };
		enum fonds_status status;

		fault_arm(kind, n);
		status = fonds_tree_walk(tree, check_rising, &last, &error);
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
	assert_true(n > 5);
}

static void test_want_of_memory_or_descriptors_ends_the_walk(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	struct last last = { .count = 0 };

	(void)state;
	make_bag();
	tree = new_tree();
	check_walk_fails(FAULT_ALLOC, FONDS_ERR_NOMEM);
	check_walk_fails(FAULT_OPEN, FONDS_ERR_IO);
	/* The system's memory is as good as ours. */
	fault_arm_errno(FAULT_OPEN, 2, ENOMEM);
	assert_int_equal(FONDS_ERR_NOMEM,
		fonds_tree_walk(tree, check_rising, &last, NULL));
	fault_disarm();
}

static void check_open_fails(enum fault_kind kind, enum fonds_status expected)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path =
		new_path("data/a/b");
	size_t fds = scratch_count_fds();
	unsigned n;

	for (n = 0;; n++) {
		fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
		enum fonds_status status;

		fonds_buffer_init(&buffer, 100);
		fault_arm(kind, n);
		status = fonds_dir_tree_new("bag", &tree, NULL);
		if (status == FONDS_OK)
			status = fonds_tree_read(tree, path, &buffer, NULL);
		fault_disarm();
		fonds_tree_free(fonds_steal(&tree));
		assert_int_equal(fds, scratch_count_fds());
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			break;
		}
		assert_int_equal(expected, status);
	}
	assert_true(n > 0);
}

static void test_each_failure_of_opening_is_reported(void **state)
{
	(void)state;
	make_bag();
	check_open_fails(FAULT_ALLOC, FONDS_ERR_NOMEM);
	check_open_fails(FAULT_OPEN, FONDS_ERR_IO);
	check_open_fails(FAULT_STAT, FONDS_ERR_IO);
	check_open_fails(FAULT_READ, FONDS_ERR_IO);
}

#define EVERY 16

/*
 * A chain of folders; in every EVERYth stand a folder and a file too, for
 * which the walk has to come back.
 */
static void make_deep(const char *name, int depth)
{
	int fd = open("bag", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	assert_true(fd >= 0);
	for (int i = 1; i <= depth; i++) {
		int next, file;

		if (i % EVERY == 0) {
			file = openat(
				fd, "z", O_CREAT | O_WRONLY | O_CLOEXEC, 0666);
			assert_true(file >= 0);
			close(file);
			assert_int_equal(0, mkdirat(fd, "g", 0777));
		}
		assert_int_equal(0, mkdirat(fd, name, 0777));
		next = openat(fd, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		assert_true(next >= 0);
		close(fd);
		fd = next;
	}
	close(fd);
}

struct tally {
	size_t counts[FONDS_ENTRY_UNREADABLE + 1];
	int sys_errno;
	size_t longest;
};

static enum fonds_status tally(const struct fonds_tree_entry *entry,
	void *payload, struct fonds_error **error)
{
	struct tally *sums = payload;
	size_t size = strlen(entry->path);

	(void)error;
	sums->counts[entry->kind]++;
	if (size > sums->longest)
		sums->longest = size;
	if (entry->sys_errno)
		sums->sys_errno = entry->sys_errno;
	return FONDS_OK;
}

static void empty_bag(void)
{
	int fd = open("bag", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	assert_int_equal(0, fonds_folder_empty(fd));
	close(fd);
	assert_int_equal(0, scratch_count("bag"));
}

static void test_depth_is_no_danger_and_has_an_end(void **state)
{
	enum {
		DEPTH = 4100,
		MAXIMUM = 4096
	};
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	struct tally sums = { .sys_errno = 0 };
	struct rlimit before, few;

	(void)state;
	scratch_folder("bag");
	make_deep("f", DEPTH);
	tree = new_tree();
	assert_int_equal(0, getrlimit(RLIMIT_NOFILE, &before));
	few = before;
	few.rlim_cur = 64;
	assert_int_equal(0, setrlimit(RLIMIT_NOFILE, &few));
	assert_int_equal(FONDS_OK, fonds_tree_walk(tree, tally, &sums, NULL));
	assert_int_equal(0, setrlimit(RLIMIT_NOFILE, &before));
	assert_int_equal(MAXIMUM / EVERY, sums.counts[FONDS_ENTRY_FILE]);
	/* In the last level two folders are not entered. */
	assert_int_equal(
		MAXIMUM / EVERY - 1, sums.counts[FONDS_ENTRY_EMPTY_FOLDER]);
	assert_int_equal(2, sums.counts[FONDS_ENTRY_UNREADABLE]);
	assert_int_equal(ENAMETOOLONG, sums.sys_errno);
	assert_int_equal(2 * MAXIMUM - 1, sums.longest);
	empty_bag();
}

#define LEVELS (2 * EVERY)
#define NAME_SIZE 200

static void test_opens_a_path_longer_than_the_system_takes(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	char text[LEVELS * NAME_SIZE];
	char name[NAME_SIZE];

	(void)state;
	memset(name, 'f', NAME_SIZE - 1);
	name[NAME_SIZE - 1] = '\0';
	scratch_folder("bag");
	make_deep(name, LEVELS);
	memset(text, 'f', sizeof(text));
	for (size_t i = 1; i < LEVELS; i++)
		text[i * NAME_SIZE - 1] = '/';
	memcpy(text + (LEVELS - 1) * NAME_SIZE, "z", 2);
	assert_true(strlen(text) > 4096);
	tree = new_tree();
	fonds_buffer_init(&buffer, 100);
	assert_int_equal(FONDS_OK, read_file(tree, text, &buffer, NULL));
	empty_bag();
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_opens_regular_files_and_nothing_else),
		TEST(test_opens_the_same_without_openat2),
		TEST(test_the_root_may_be_a_link_and_must_be_a_folder),
		TEST(test_an_unreadable_file_says_so),
		TEST(test_a_large_file_is_not_read_at_all),
		TEST(test_the_state_changes_with_the_file),
		TEST(test_a_read_error_is_reported_and_an_interruption_not),
		TEST(test_walks_everything_in_the_order_of_the_paths),
		TEST(test_names_are_bytes),
		TEST(test_an_empty_tree_has_no_entries),
		TEST(test_many_names_rise_strictly),
		TEST(test_a_visit_ends_the_walk),
		TEST(test_a_walk_steps_and_its_end_stays_the_end),
		TEST(test_a_walk_may_be_left_anywhere),
		TEST(test_the_failure_of_a_walk_stays),
		TEST(test_an_entry_has_size_and_inode),
		TEST(test_sizes_may_be_left_out_and_nothing_else),
		TEST(test_goes_on_past_a_folder_that_cannot_be_listed),
		TEST(test_what_cannot_be_looked_at_is_an_entry),
		TEST(test_leaves_out_what_vanishes_meanwhile),
		TEST(test_what_is_listed_and_not_known_is_an_entry),
		TEST(test_one_name_that_is_not_known_speaks_for_the_others),
		TEST(test_does_not_follow_a_link_that_comes_meanwhile),
		TEST(test_want_of_memory_or_descriptors_ends_the_walk),
		TEST(test_each_failure_of_opening_is_reported),
		TEST(test_depth_is_no_danger_and_has_an_end),
		TEST(test_opens_a_path_longer_than_the_system_takes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
