/* SPDX-License-Identifier: Apache-2.0 */
#include <fcntl.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "archive/archive-tree.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "tests/unit/archive/tar-maker.h"
#include "tests/unit/archive/walked.h"

#define LARGEST_TAR_FORM FONDS_ARCHIVE_TAR_LZ4

#define NFC "\xc3\xa9"
#define NFD "e\xcc\x81"

static const char everything_walked[] = "f a.txt=alpha\n"
					"d empty=\n"
					"f full/" NFC "=one\n"
					"f full/" NFD "=two\n"
					"f full/\xff\xfe=bytes\n"
					"l full/link=\n"
					"s full/pipe=\n"
					"f full/same=->a.txt\n"
					"f ../out=x\n"
					"f pax-" NFD "-" NFC "=long\n"
					"d last=\n";

static void add_everything(struct fonds_buffer *tar)
{
	static const char pax[] = "pax-" NFD "-" NFC;

	tar_add(tar, &(struct tar_head){ "./", '5', NULL, NULL }, "", 0);
	tar_add_file(tar, "./a.txt", "alpha");
	tar_add(tar, &(struct tar_head){ "empty/", '5', NULL, NULL }, "", 0);
	tar_add(tar, &(struct tar_head){ "full/", '5', NULL, NULL }, "", 0);
	tar_add_file(tar, "full/" NFC, "one");
	tar_add_file(tar, "full/" NFD, "two");
	tar_add_file(tar, "full/\xff\xfe", "bytes");
	tar_add(tar, &(struct tar_head){ "full/link", '2', "a", NULL }, "", 0);
	tar_add(tar, &(struct tar_head){ "full/pipe", '6', NULL, NULL }, "", 0);
	tar_add(tar, &(struct tar_head){ "full/same", '1', "./a.txt", NULL },
		"", 0);
	tar_add_file(tar, "../out", "x");
	tar_add_pax(tar, "path", pax, sizeof(pax) - 1);
	tar_add_file(tar, "short", "long");
	tar_add(tar, &(struct tar_head){ "last/", '5', NULL, NULL }, "", 0);
	tar_end(tar);
}

static char *walked_ok(const void *data, size_t size)
{
	enum fonds_status status = FONDS_OK;
	char *text = walked(fonds_archive_tree_new, data, size, NULL, &status);

	assert_int_equal(FONDS_OK, status);
	return text;
}

static void check_walks(const struct fonds_buffer *file, const char *expected)
{
	fonds_cleanup(fonds_freep) char *text = walked_ok(
		file->data, file->size);

	assert_string_equal(expected, text);
}

static void check_refused(
	const struct fonds_buffer *file, enum fonds_status expected)
{
	enum fonds_status status = FONDS_OK;

	assert_null(walked(
		fonds_archive_tree_new, file->data, file->size, NULL, &status));
	assert_int_equal(expected, status);
}

static void every_form_gives_the_same_members(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar;

	(void)state;
	fonds_buffer_init(&tar, SIZE_MAX);
	add_everything(&tar);
	for (int form = 0; form <= (int)LARGEST_TAR_FORM; form++) {
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer file;

		fonds_buffer_init(&file, SIZE_MAX);
		tar_compress((enum fonds_archive_form)form, &tar, &file);
		check_walks(&file, everything_walked);
	}
}

/* Behind the two blocks of zeros a plain tar is whole, however it is filled. */
static bool is_whole(int form, size_t size, const struct fonds_buffer *tar)
{
	return form == FONDS_ARCHIVE_TAR && size >= tar->size;
}

static void a_cut_anywhere_is_told(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar;

	(void)state;
	fonds_buffer_init(&tar, SIZE_MAX);
	add_everything(&tar);
	for (int form = 0; form <= (int)LARGEST_TAR_FORM; form++) {
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer file;

		fonds_buffer_init(&file, SIZE_MAX);
		tar_compress((enum fonds_archive_form)form, &tar, &file);
		for (size_t size = 0; size < file.size; size++) {
			enum fonds_status status = FONDS_OK;

			if (is_whole(form, size, &tar))
				continue;
			assert_null(walked(fonds_archive_tree_new, file.data,
				size, NULL, &status));
			assert_int_equal(FONDS_ERR_FORMAT, status);
		}
	}
}

static void check_same(int form, size_t bit, const char *text)
{
	if (strcmp(everything_walked, text) != 0)
		fail_msg("%s, bit %zu",
			fonds_archive_form_info((enum fonds_archive_form)form)
				->name,
			bit);
}

/* Where the compression keeps a checksum; zstd as written here has none. */
static void no_flipped_bit_changes_what_is_read(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar;

	(void)state;
	fonds_buffer_init(&tar, SIZE_MAX);
	add_everything(&tar);
	for (int form = FONDS_ARCHIVE_TAR_GZ; form <= (int)LARGEST_TAR_FORM;
		form++) {
		fonds_cleanup(
			fonds_buffer_clear) struct fonds_buffer file = { 0 };

		if (form == FONDS_ARCHIVE_TAR_ZST)
			continue;
		fonds_buffer_init(&file, SIZE_MAX);
		tar_compress((enum fonds_archive_form)form, &tar, &file);
		for (size_t bit = 0; bit < 8 * file.size; bit++) {
			fonds_cleanup(fonds_freep) char *text = NULL;
			enum fonds_status status = FONDS_OK;

			file.data[bit / 8] ^= (char)(1 << bit % 8);
			text = walked(fonds_archive_tree_new, file.data,
				file.size, NULL, &status);
			file.data[bit / 8] ^= (char)(1 << bit % 8);
			if (text)
				check_same(form, bit, text);
		}
	}
}

static void what_follows_the_compression_is_refused(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar;

	(void)state;
	fonds_buffer_init(&tar, SIZE_MAX);
	add_everything(&tar);
	for (int form = 0; form <= (int)LARGEST_TAR_FORM; form++) {
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer file;

		fonds_buffer_init(&file, SIZE_MAX);
		tar_compress((enum fonds_archive_form)form, &tar, &file);
		fonds_buffer_add_text(&file, "x");
		check_refused(&file, FONDS_ERR_FORMAT);
	}
}

/* Cut in two anywhere, each part compressed by itself. */
static void compressed_parts_one_after_the_other_are_one(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar;

	(void)state;
	fonds_buffer_init(&tar, SIZE_MAX);
	add_everything(&tar);
	for (int form = 0; form <= (int)LARGEST_TAR_FORM; form++) {
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer file;
		struct fonds_buffer first = tar;
		struct fonds_buffer second = tar;

		fonds_buffer_init(&file, SIZE_MAX);
		first.size = 1234;
		second.data += first.size;
		second.size -= first.size;
		tar_compress((enum fonds_archive_form)form, &first, &file);
		tar_compress((enum fonds_archive_form)form, &second, &file);
		check_walks(&file, everything_walked);
	}
}

static void a_tar_behind_a_tar_is_refused(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar;

	(void)state;
	fonds_buffer_init(&tar, SIZE_MAX);
	add_everything(&tar);
	add_everything(&tar);
	check_refused(&tar, FONDS_ERR_FORMAT);
}

static void compression_in_compression_is_refused(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer once;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer twice;

	(void)state;
	fonds_buffer_init(&tar, SIZE_MAX);
	fonds_buffer_init(&once, SIZE_MAX);
	fonds_buffer_init(&twice, SIZE_MAX);
	add_everything(&tar);
	tar_compress(FONDS_ARCHIVE_TAR_GZ, &tar, &once);
	tar_compress(FONDS_ARCHIVE_TAR_GZ, &once, &twice);
	check_refused(&twice, FONDS_ERR_FORMAT);
}

static void zeros_behind_the_end_mark_are_no_harm(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar;

	(void)state;
	fonds_buffer_init(&tar, SIZE_MAX);
	tar_add_file(&tar, "a", "b");
	for (int i = 0; i < 100; i++)
		tar_end(&tar);
	check_walks(&tar, "f a=b\n");
}

static void a_tar_of_nothing_is_one(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar;

	(void)state;
	fonds_buffer_init(&tar, SIZE_MAX);
	tar_end(&tar);
	check_walks(&tar, "");
}

static void a_hard_link_with_bytes_is_unsafe(void **state)
{
	const struct tar_head head = { "b", '1', "a", NULL };
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar;

	(void)state;
	fonds_buffer_init(&tar, SIZE_MAX);
	tar_add_file(&tar, "a", "one");
	tar_add_pax(&tar, "size", "3", 1);
	tar_add(&tar, &head, "two", 3);
	tar_end(&tar);
	check_refused(&tar, FONDS_ERR_UNSAFE);
}

static void sizes_that_cannot_be_are_refused(void **state)
{
	static const char *const sizes[] = {
		"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xfe",
		"\x80\x00\x00\x00\x7f\xff\xff\xff\xff\xff\xff\xff",
		"\x80\x7f\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff",
		"77777777777",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		const struct tar_head head = { "a", '0', NULL, sizes[i] };
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar;
		enum fonds_status status = FONDS_OK;

		fonds_buffer_init(&tar, SIZE_MAX);
		tar_add(&tar, &head, "abc", 3);
		tar_end(&tar);
		assert_null(walked(fonds_archive_tree_new, tar.data, tar.size,
			NULL, &status));
		assert_true(status == FONDS_ERR_FORMAT ||
			    status == FONDS_ERR_LIMIT);
	}
}

/* 512 bytes that say that they are 8 TiB, nearly all of it holes. */
static void a_sparse_bomb_is_stopped(void **state)
{
	static const char records[] =
		"26 GNU.sparse.numblocks=2\n"
		"40 GNU.sparse.map=0,512,8796093022208,0\n"
		"33 GNU.sparse.size=8796093022208\n";
	static const char block[512];
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar;

	(void)state;
	fonds_buffer_init(&tar, SIZE_MAX);
	tar_add(&tar, &(struct tar_head){ "pax", 'x', NULL, NULL }, records,
		sizeof(records) - 1);
	tar_add(&tar, &(struct tar_head){ .name = "bomb" }, block, 512);
	tar_end(&tar);
	check_refused(&tar, FONDS_ERR_LIMIT);
}

/* All of the one file: text, and then zeros to 3000 bytes. */
static void check_holey(const struct fonds_buffer *tar, const char *text)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_walk_freep) struct fonds_walk *walk = NULL;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	const struct fonds_tree_entry *entry = NULL;
	char expected[3000] = { 0 };
	char data[3001];
	size_t at = 0;
	size_t n = 1;

	memcpy(expected, text, strlen(text));
	memset(data, 'x', sizeof(data));
	assert_int_equal(FONDS_OK,
		fonds_archive_tree_new(memory_file(tar->data, tar->size), "x",
			NULL, &tree, NULL));
	assert_int_equal(FONDS_OK, fonds_walk_new(tree, &walk, NULL));
	assert_int_equal(FONDS_OK, fonds_walk_next(walk, &entry, NULL));
	assert_int_equal(3000, entry->size);
	assert_int_equal(FONDS_OK, fonds_walk_open(walk, &stream, NULL));
	for (; n > 0; at += n)
		assert_int_equal(FONDS_OK,
			fonds_stream_read(stream, data + at,
				sizeof(data) - at < 700 ? sizeof(data) - at
							: 700,
				&n, NULL));
	assert_int_equal(3000, at);
	assert_memory_equal(expected, data, 3000);
}

static void the_hole_at_the_end_is_read_as_zeros(void **state)
{
	static const struct {
		const char *records;
		const char *text;
	} cases[] = {
		{ "26 GNU.sparse.numblocks=2\n"
		  "29 GNU.sparse.map=0,2,3000,0\n"
		  "24 GNU.sparse.size=3000\n",
			"ab" },
		{ "26 GNU.sparse.numblocks=1\n"
		  "25 GNU.sparse.map=3000,0\n"
		  "24 GNU.sparse.size=3000\n",
			"" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const struct tar_head pax = { "pax", 'x', NULL, NULL };
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar;

		fonds_buffer_init(&tar, SIZE_MAX);
		tar_add(&tar, &pax, cases[i].records, strlen(cases[i].records));
		tar_add_file(&tar, "holey", cases[i].text);
		tar_end(&tar);
		check_holey(&tar, cases[i].text);
	}
}

static void more_than_the_limits_is_refused(void **state)
{
	const struct fonds_archive_limits defaults = FONDS_ARCHIVE_LIMITS_INIT;
	struct fonds_archive_limits limits[4] = { defaults, defaults, defaults,
		defaults };
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer file;

	(void)state;
	limits[0].members = 12;
	limits[1].bytes = 10;
	limits[2].name = 5;
	limits[3].ratio = 2;
	limits[3].ratio_after = 100;
	fonds_buffer_init(&tar, SIZE_MAX);
	fonds_buffer_init(&file, SIZE_MAX);
	add_everything(&tar);
	tar_compress(FONDS_ARCHIVE_TAR_GZ, &tar, &file);
	for (size_t i = 0; i < 4; i++) {
		enum fonds_status status = FONDS_OK;

		assert_null(walked(fonds_archive_tree_new, file.data, file.size,
			&limits[i], &status));
		assert_int_equal(FONDS_ERR_LIMIT, status);
	}
}

/* Names and links are kept by who reads them, and compress very well. */
static void more_names_than_the_archive_has_bytes_are_refused(void **state)
{
	struct fonds_archive_limits limits = FONDS_ARCHIVE_LIMITS_INIT;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer file;
	fonds_cleanup(fonds_freep) char *link = malloc(60001);
	enum fonds_status status = FONDS_OK;
	char *found;

	(void)state;
	assert_non_null(link);
	memset(link, 'x', 60000);
	link[60000] = '\0';
	fonds_buffer_init(&tar, SIZE_MAX);
	fonds_buffer_init(&file, SIZE_MAX);
	for (int i = 0; i < 40; i++) {
		const struct tar_head head = {
			.name = "l",
			.type = '1',
			.link = "short",
		};

		tar_add_pax(&tar, "linkpath", link, 60000);
		tar_add(&tar, &head, NULL, 0);
	}
	tar_end(&tar);
	tar_compress(FONDS_ARCHIVE_TAR_XZ, &tar, &file);
	limits.names = 100000;
	assert_null(walked(fonds_archive_tree_new, file.data, file.size,
		&limits, &status));
	assert_int_equal(FONDS_ERR_LIMIT, status);
	/* Not compressed it is as large as its names. */
	found = walked(
		fonds_archive_tree_new, tar.data, tar.size, &limits, &status);
	assert_non_null(found);
	free(found);
}

/* A pipe may give them for ever. */
static void zeros_without_end_are_not_read(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar;
	fonds_cleanup(fonds_freep) char *zeros = calloc(1, 65 << 20);

	(void)state;
	assert_non_null(zeros);
	fonds_buffer_init(&tar, SIZE_MAX);
	tar_add_file(&tar, "a", "b");
	fonds_buffer_add(&tar, zeros, 65 << 20);
	check_refused(&tar, FONDS_ERR_FORMAT);
}

/* Of a file on a disk; walked again, and without opening anything. */
static void a_walk_that_opens_nothing_sees_the_end_as_well(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar;
	fonds_cleanup(fonds_freep) char *large = calloc(1, 3 << 20);
	const struct tar_head head = { .name = "large" };

	(void)state;
	memset(large, 'x', 3 << 20);
	fonds_buffer_init(&tar, SIZE_MAX);
	tar_add(&tar, &head, large, 3 << 20);
	tar_end(&tar);
	for (int cut = 0; cut < 2; cut++) {
		fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
		fonds_cleanup(fonds_walk_freep) struct fonds_walk *walk = NULL;
		const struct fonds_tree_entry *entry = NULL;
		FILE *file = tmpfile();

		fwrite(tar.data, 1, tar.size - (cut ? 600 : 0), file);
		fflush(file);
		assert_int_equal(
			FONDS_OK, fonds_archive_tree_new(dup(fileno(file)), "x",
					  NULL, &tree, NULL));
		fclose(file);
		assert_true(fonds_tree_traits(tree).lists_quickly);
		assert_int_equal(FONDS_OK, fonds_walk_new(tree, &walk, NULL));
		assert_int_equal(FONDS_OK, fonds_walk_next(walk, &entry, NULL));
		assert_int_equal(3 << 20, entry->size);
		assert_int_equal(cut ? FONDS_ERR_FORMAT : FONDS_OK,
			fonds_walk_next(walk, &entry, NULL));
	}
}

static void a_pipe_is_walked_once(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_walk_freep) struct fonds_walk *walk = NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar;
	const struct fonds_tree_entry *entry = NULL;
	struct fonds_walk *again = NULL;
	int fds[2];

	(void)state;
	fonds_buffer_init(&tar, SIZE_MAX);
	tar_add_file(&tar, "a", "b");
	tar_end(&tar);
	assert_int_equal(0, pipe(fds));
	assert_int_equal(tar.size, write(fds[1], tar.data, tar.size));
	close(fds[1]);
	assert_int_equal(FONDS_OK,
		fonds_archive_tree_new(fds[0], "-", NULL, &tree, NULL));
	assert_int_equal(FONDS_ARCHIVE_TAR, fonds_archive_tree_form(tree));
	assert_false(fonds_tree_traits(tree).walks_again);
	assert_int_equal(FONDS_OK, fonds_walk_new(tree, &walk, NULL));
	assert_int_equal(FONDS_OK, fonds_walk_next(walk, &entry, NULL));
	assert_string_equal("a", entry->path);
	assert_int_equal(FONDS_OK, fonds_walk_next(walk, &entry, NULL));
	assert_null(entry);
	assert_int_equal(
		FONDS_ERR_UNSUPPORTED, fonds_walk_new(tree, &again, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_form_gives_the_same_members),
		cmocka_unit_test(a_cut_anywhere_is_told),
		cmocka_unit_test(no_flipped_bit_changes_what_is_read),
		cmocka_unit_test(what_follows_the_compression_is_refused),
		cmocka_unit_test(compressed_parts_one_after_the_other_are_one),
		cmocka_unit_test(a_tar_behind_a_tar_is_refused),
		cmocka_unit_test(compression_in_compression_is_refused),
		cmocka_unit_test(zeros_behind_the_end_mark_are_no_harm),
		cmocka_unit_test(a_tar_of_nothing_is_one),
		cmocka_unit_test(a_hard_link_with_bytes_is_unsafe),
		cmocka_unit_test(sizes_that_cannot_be_are_refused),
		cmocka_unit_test(a_sparse_bomb_is_stopped),
		cmocka_unit_test(the_hole_at_the_end_is_read_as_zeros),
		cmocka_unit_test(more_than_the_limits_is_refused),
		cmocka_unit_test(
			more_names_than_the_archive_has_bytes_are_refused),
		cmocka_unit_test(zeros_without_end_are_not_read),
		cmocka_unit_test(
			a_walk_that_opens_nothing_sees_the_end_as_well),
		cmocka_unit_test(a_pipe_is_walked_once),
	};

	/* Where libarchive would make one of two names, left alone. */
	(void)setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
