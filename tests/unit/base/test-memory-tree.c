/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/memory-tree.h"
#include "tests/unit/fault.h"

static const struct fonds_memory_file files[] = {
	{ "data/b", "22", 2 },
	{ "data/a/c", "333", 3 },
	{ "./data//a.txt", "1", 1 },
	{ "bagit.txt", "", 0 },
};
#define COUNT (sizeof(files) / sizeof(files[0]))

static struct fonds_tree *new_tree(void)
{
	struct fonds_tree *tree = NULL;

	assert_int_equal(
		FONDS_OK, fonds_memory_tree_new(files, COUNT, &tree, NULL));
	return tree;
}

static struct fonds_bag_path *new_path(const char *text)
{
	struct fonds_bag_path *path = NULL;

	assert_int_equal(
		FONDS_OK, fonds_bag_path_new(text, strlen(text), &path, NULL));
	return path;
}

static enum fonds_status list(const struct fonds_tree_entry *entry,
	void *payload, struct fonds_error **error)
{
	(void)error;
	assert_int_equal(FONDS_ENTRY_FILE, entry->kind);
	fonds_buffer_printf(payload, "%s=%d ", entry->path, (int)entry->size);
	return FONDS_OK;
}

static enum fonds_status stop(const struct fonds_tree_entry *entry,
	void *payload, struct fonds_error **error)
{
	(void)entry;
	++*(int *)payload;
	return fonds_fail(error, FONDS_ERR_CANCELLED, "stop");
}

static void test_walks_files_sorted_by_bytes(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = new_tree();
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	fonds_buffer_init(&buffer, 1000);
	assert_int_equal(FONDS_OK, fonds_tree_walk(tree, list, &buffer, NULL));
	assert_string_equal("bagit.txt=0 data/a.txt=1 data/a/c=3 data/b=2 ",
		fonds_buffer_text(&buffer));
}

static void test_a_walk_steps_and_its_end_stays_the_end(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = new_tree();
	fonds_cleanup(fonds_walk_freep) struct fonds_walk *walk = NULL;
	const struct fonds_tree_entry *entry = NULL;

	(void)state;
	assert_int_equal(FONDS_OK, fonds_walk_new(tree, &walk, NULL));
	for (size_t i = 1; i <= COUNT; i++) {
		assert_int_equal(FONDS_OK, fonds_walk_next(walk, &entry, NULL));
		assert_non_null(entry);
		assert_int_equal(i, entry->inode);
	}
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(FONDS_OK, fonds_walk_next(walk, &entry, NULL));
		assert_null(entry);
	}
}

static void test_a_visit_ends_the_walk(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = new_tree();
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	int count = 0;

	(void)state;
	assert_int_equal(FONDS_ERR_CANCELLED,
		fonds_tree_walk(tree, stop, &count, &error));
	assert_int_equal(1, count);
	assert_string_equal("stop", fonds_error_message(error));
}

static void test_reads_in_pieces_of_the_size_asked(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = new_tree();
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path =
		new_path("data/a/c");
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	struct fonds_file_state file_state;
	char piece[2];
	size_t n;

	(void)state;
	assert_int_equal(FONDS_OK, fonds_tree_open(tree, path, &stream, NULL));
	assert_int_equal(
		FONDS_OK, fonds_stream_state(stream, &file_state, NULL));
	assert_int_equal(3, file_state.size);
	/* There is no cache to read past, and nothing comes of asking. */
	fonds_stream_advise(stream);
	fonds_stream_bypass_cache(stream);
	assert_int_equal(FONDS_READ_CACHED, fonds_stream_mode(stream));
	assert_int_equal(
		FONDS_OK, fonds_stream_read(stream, piece, 2, &n, NULL));
	assert_int_equal(2, n);
	assert_int_equal(
		FONDS_OK, fonds_stream_read(stream, piece, 2, &n, NULL));
	assert_int_equal(1, n);
	assert_int_equal(
		FONDS_OK, fonds_stream_read(stream, piece, 2, &n, NULL));
	assert_int_equal(0, n);
}

static void test_reads_a_whole_file_up_to_the_maximum(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = new_tree();
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path =
		new_path("data/a/c");
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	fonds_buffer_init(&buffer, 3);
	assert_int_equal(FONDS_OK, fonds_tree_read(tree, path, &buffer, NULL));
	assert_string_equal("333", fonds_buffer_text(&buffer));
	fonds_buffer_clear(&buffer);
	fonds_buffer_init(&buffer, 2);
	assert_int_equal(
		FONDS_ERR_LIMIT, fonds_tree_read(tree, path, &buffer, &error));
	assert_string_equal("'data/a/c' is larger than 2 bytes",
		fonds_error_message(error));
}

static void check_open_fails(struct fonds_tree *tree, const char *text,
	enum fonds_status status, int sys_errno, const char *message)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path =
		new_path(text);
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_stream *stream = NULL;

	assert_int_equal(status, fonds_tree_open(tree, path, &stream, &error));
	assert_null(stream);
	assert_int_equal(sys_errno, fonds_error_errno(error));
	assert_string_equal(message, fonds_error_message(error));
}

static void test_absent_files_and_folders_are_told_apart(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = new_tree();

	(void)state;
	check_open_fails(tree, "data/none", FONDS_ERR_IO, ENOENT,
		"cannot open 'data/none': No such file or directory");
	check_open_fails(tree, "data/a", FONDS_ERR_UNSAFE, 0,
		"'data/a' is a folder, not a file");
}

static void test_an_empty_tree_is_a_tree(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	int count = 0;

	(void)state;
	assert_int_equal(FONDS_OK, fonds_memory_tree_new(NULL, 0, &tree, NULL));
	assert_int_equal(FONDS_OK, fonds_tree_walk(tree, stop, &count, NULL));
	assert_int_equal(0, count);
	check_open_fails(tree, "a", FONDS_ERR_IO, ENOENT,
		"cannot open 'a': No such file or directory");
}

static void test_refuses_what_no_folder_could_hold(void **state)
{
	static const struct fonds_memory_file twice[] = { { "a", "", 0 },
		{ "b", "", 0 }, { "./a", "", 0 } };
	static const struct fonds_memory_file unsafe[] = { { "a", "", 0 },
		{ "../a", "", 0 } };
	struct fonds_tree *tree = NULL;

	(void)state;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_memory_tree_new(twice, 3, &tree, NULL));
	assert_int_equal(FONDS_ERR_UNSAFE,
		fonds_memory_tree_new(unsafe, 2, &tree, NULL));
	assert_null(tree);
}

static void test_file_states_differ_when_one_thing_differs(void **state)
{
	const struct fonds_file_state a = { 1, 2, 3, 4, 5 };
	struct fonds_file_state b = a;

	(void)state;
	assert_true(fonds_file_state_equal(&a, &b));
	b.size++;
	assert_false(fonds_file_state_equal(&a, &b));
	b = a;
	b.inode++;
	assert_false(fonds_file_state_equal(&a, &b));
	b = a;
	b.device++;
	assert_false(fonds_file_state_equal(&a, &b));
	b = a;
	b.modified_ns++;
	assert_false(fonds_file_state_equal(&a, &b));
	b = a;
	b.changed_ns++;
	assert_false(fonds_file_state_equal(&a, &b));
}

static enum fonds_status make_and_read(
	struct fonds_buffer *buffer, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	enum fonds_status status;

	status = fonds_memory_tree_new(files, COUNT, &tree, error);
	if (status < 0)
		return status;
	status = fonds_bag_path_new("data/b", 6, &path, error);
	if (status < 0)
		return status;
	return fonds_tree_read(tree, path, buffer, error);
}

static void test_survives_want_of_memory(void **state)
{
	enum fonds_status status;
	unsigned n;

	(void)state;
	for (n = 0;; n++) {
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

		fonds_buffer_init(&buffer, 100);
		fault_arm(FAULT_ALLOC, n);
		status = make_and_read(&buffer, NULL);
		fault_disarm();
		if (!fault_fired()) {
			assert_string_equal("22", fonds_buffer_text(&buffer));
			break;
		}
		assert_int_equal(FONDS_ERR_NOMEM, status);
	}
	assert_int_equal(FONDS_OK, status);
	assert_true(n >= COUNT + 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_walks_files_sorted_by_bytes),
		cmocka_unit_test(test_a_walk_steps_and_its_end_stays_the_end),
		cmocka_unit_test(test_a_visit_ends_the_walk),
		cmocka_unit_test(test_reads_in_pieces_of_the_size_asked),
		cmocka_unit_test(test_reads_a_whole_file_up_to_the_maximum),
		cmocka_unit_test(test_absent_files_and_folders_are_told_apart),
		cmocka_unit_test(test_an_empty_tree_is_a_tree),
		cmocka_unit_test(test_refuses_what_no_folder_could_hold),
		cmocka_unit_test(
			test_file_states_differ_when_one_thing_differs),
		cmocka_unit_test(test_survives_want_of_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
