/* SPDX-License-Identifier: Apache-2.0 */
/* The form is told by the first bytes, whatever they come through. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "archive/archive-tree.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "tests/unit/archive/sevenzip-maker.h"
#include "tests/unit/archive/tar-maker.h"
#include "tests/unit/archive/walked.h"
#include "tests/unit/fault.h"
#include "tests/unit/scratch.h"

/* A zip of one stored file "a" that holds "b". */
static const char zip[] =
	"PK\003\004\012\000\000\000\000\000\000\000\041\000"
	"\371\357\276\161\001\000\000\000\001\000\000\000\001\000"
	"\000\000abPK\001\002\012\000\012\000\000\000"
	"\000\000\000\000\041\000\371\357\276\161\001\000\000\000"
	"\001\000\000\000\001\000\000\000\000\000\000\000\000\000"
	"\000\000\000\000\000\000\000\000aPK\005\006\000"
	"\000\000\000\001\000\001\000\057\000\000\000\040\000\000"
	"\000\000";

/* The last of its bytes is the NUL of the literal. */
#define ZIP_SIZE (sizeof(zip))

static int pipe_of(const void *data, size_t size)
{
	int fds[2];

	assert_int_equal(0, pipe(fds));
	assert_int_equal(size, write(fds[1], data, size));
	close(fds[1]);
	return fds[0];
}

static enum fonds_status open_pipe(int fd, const char *name,
	const struct fonds_archive_limits *limits, struct fonds_tree **ret,
	struct fonds_error **error)
{
	char data[32768];
	ssize_t n = read(fd, data, sizeof(data));

	assert_true(n >= 0 && n < (ssize_t)sizeof(data));
	close(fd);
	return fonds_archive_tree_new(
		pipe_of(data, (size_t)n), name, limits, ret, error);
}

/* What is in memory_file() stands at its end. */
static enum fonds_status open_as_pipe(int fd, const char *name,
	const struct fonds_archive_limits *limits, struct fonds_tree **ret,
	struct fonds_error **error)
{
	assert_int_equal(0, lseek(fd, 0, SEEK_SET));
	return open_pipe(fd, name, limits, ret, error);
}

static void make_tar(struct fonds_buffer *tar)
{
	fonds_buffer_init(tar, SIZE_MAX);
	tar_add_file(tar, "a", "b");
	tar_end(tar);
}

static void check_holds(open_fn *open, const void *data, size_t size)
{
	enum fonds_status status = FONDS_OK;
	fonds_cleanup(fonds_freep) char *text = walked(
		open, data, size, NULL, &status);

	assert_int_equal(FONDS_OK, status);
	assert_string_equal("f a=b\n", text);
}

static void tar_and_zip_come_from_files_and_pipes(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar = { 0 };

	(void)state;
	make_tar(&tar);
	check_holds(fonds_archive_tree_new, zip, ZIP_SIZE);
	check_holds(open_as_pipe, zip, ZIP_SIZE);
	for (int form = 0; form <= FONDS_ARCHIVE_TAR_LZ4; form++) {
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer file;

		fonds_buffer_init(&file, SIZE_MAX);
		tar_compress((enum fonds_archive_form)form, &tar, &file);
		check_holds(fonds_archive_tree_new, file.data, file.size);
		check_holds(open_as_pipe, file.data, file.size);
	}
}

static void each_tree_says_its_form(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar = { 0 };

	(void)state;
	make_tar(&tar);
	for (int form = 0; form <= FONDS_ARCHIVE_ZIP; form++) {
		fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer file;

		fonds_buffer_init(&file, SIZE_MAX);
		if (form == FONDS_ARCHIVE_ZIP)
			fonds_buffer_add(&file, zip, ZIP_SIZE);
		else
			tar_compress(
				(enum fonds_archive_form)form, &tar, &file);
		assert_int_equal(
			FONDS_OK, fonds_archive_tree_new(
					  memory_file(file.data, file.size),
					  "x", NULL, &tree, NULL));
		assert_int_equal(form, fonds_archive_tree_form(tree));
	}
}

static void a_7z_comes_from_a_file(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	enum fonds_status status = FONDS_OK;
	struct sevenzip file;
	char *text;

	(void)state;
	sevenzip_init(&file);
	sevenzip_end(&file);
	text = walked(
		fonds_archive_tree_new, file.data, file.size, NULL, &status);
	assert_int_equal(FONDS_OK, status);
	assert_string_equal("f a=one\nf b=two and more\n", text);
	free(text);
	assert_null(walked(open_as_pipe, file.data, file.size, NULL, &status));
	assert_int_equal(FONDS_ERR_UNSUPPORTED, status);
	assert_int_equal(FONDS_OK,
		fonds_archive_tree_new(memory_file(file.data, file.size), "x",
			NULL, &tree, NULL));
	assert_int_equal(FONDS_ARCHIVE_7Z, fonds_archive_tree_form(tree));
}

static void check_fails(int fd, enum fonds_status expected, const char *message)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_tree *tree = NULL;

	assert_int_equal(
		expected, fonds_archive_tree_new(fd, "x", NULL, &tree, &error));
	assert_null(tree);
	assert_string_equal(message, fonds_error_message(error));
}

static void what_is_no_archive_is_refused(void **state)
{
	static const char none[] =
		"'x' is no tar, zip or 7z, or its beginning is damaged";
	static const char text[1000] = "The bagger bagged the bag.";
	static const char sevenzip[] = "7z\xbc\xaf\x27\x1c\0\4";
	size_t before = scratch_count_fds();

	(void)state;
	check_fails(memory_file("", 0), FONDS_ERR_FORMAT, none);
	check_fails(memory_file(text, 1000), FONDS_ERR_FORMAT, none);
	check_fails(pipe_of(text, 1000), FONDS_ERR_FORMAT, none);
	check_fails(pipe_of(sevenzip, 8), FONDS_ERR_UNSUPPORTED,
		"'x' is a 7z, which is read from a file and not from a pipe");
	check_fails(memory_file(sevenzip, 8), FONDS_ERR_FORMAT,
		"'x' ends too early: it was cut off");
	assert_int_equal(before, scratch_count_fds());
}

static void a_zip_from_a_pipe_wants_room_for_it(void **state)
{
	size_t before = scratch_count_fds();

	(void)state;
	assert_int_equal(0, setenv("TMPDIR", "/nowhere", 1));
	check_fails(pipe_of(zip, ZIP_SIZE), FONDS_ERR_IO,
		"cannot make a temporary file in '/nowhere' (TMPDIR names "
		"another folder): No such file or directory");
	assert_int_equal(0, unsetenv("TMPDIR"));
	assert_int_equal(before, scratch_count_fds());
}

/* One walk of everything under the nth failure; FONDS_OK when there is none. */
static enum fonds_status walk_with_fault(enum fault_kind kind, unsigned nth,
	const struct fonds_buffer *file, bool from_pipe)
{
	int fd = from_pipe ? pipe_of(file->data, file->size)
			   : memory_file(file->data, file->size);
	struct fonds_tree *tree = NULL;
	struct fonds_walk *walk = NULL;
	struct fonds_stream *stream = NULL;
	const struct fonds_tree_entry *entry = NULL;
	char piece[100];
	size_t n = 0;
	enum fonds_status status;

	fault_arm(kind, nth);
	status = fonds_archive_tree_new(fd, "x", NULL, &tree, NULL);
	if (status == FONDS_OK)
		status = fonds_walk_new(tree, &walk, NULL);
	if (status == FONDS_OK)
		status = fonds_walk_next(walk, &entry, NULL);
	if (status == FONDS_OK)
		status = fonds_walk_open(walk, &stream, NULL);
	if (status == FONDS_OK)
		status = fonds_stream_read(stream, piece, 100, &n, NULL);
	fonds_stream_close(stream);
	if (status == FONDS_OK)
		status = fonds_walk_next(walk, &entry, NULL);
	fonds_walk_free(walk);
	fonds_tree_free(tree);
	fault_disarm();
	return status;
}

/* A disk that cannot be read is not a damaged archive. */
static void every_failure_says_what_failed(void **state)
{
	static const struct {
		enum fault_kind kind;
		enum fonds_status status;
	} faults[] = {
		{ FAULT_ALLOC, FONDS_ERR_NOMEM },
		{ FAULT_READ, FONDS_ERR_IO },
		{ FAULT_STAT, FONDS_ERR_IO },
		{ FAULT_WRITE, FONDS_ERR_IO },
		{ FAULT_OPEN, FONDS_ERR_IO },
	};
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar = { 0 };
	size_t before = scratch_count_fds();

	(void)state;
	make_tar(&tar);
	for (size_t i = 0; i < 2 * 5 * 7; i++) {
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer file;
		size_t fault = i / 2 % 5;
		enum fonds_archive_form form = (enum fonds_archive_form)(
			i / 10);
		enum fonds_status status = FONDS_ERR_IO;

		fonds_buffer_init(&file, SIZE_MAX);
		if (form == FONDS_ARCHIVE_ZIP)
			fonds_buffer_add(&file, zip, ZIP_SIZE);
		else
			tar_compress(form, &tar, &file);
		for (unsigned n = 0; status < 0; n++) {
			status = walk_with_fault(
				faults[fault].kind, n, &file, i % 2);
			if (!fault_fired())
				break;
			if (status != faults[fault].status)
				fail_msg("form %d, fault %d, nth %u, pipe %d: "
					 "%d",
					(int)form, (int)fault, n, (int)(i % 2),
					status);
		}
		assert_int_equal(FONDS_OK, status);
	}
	assert_int_equal(before, scratch_count_fds());
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tar_and_zip_come_from_files_and_pipes),
		cmocka_unit_test(each_tree_says_its_form),
		cmocka_unit_test(a_7z_comes_from_a_file),
		cmocka_unit_test(what_is_no_archive_is_refused),
		cmocka_unit_test(a_zip_from_a_pipe_wants_room_for_it),
		cmocka_unit_test(every_failure_says_what_failed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
