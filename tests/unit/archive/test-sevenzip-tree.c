/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "archive/archive-writer.h"
#include "archive/sevenzip-tree.h"
#include "base/buffer.h"
#include "tests/unit/archive/sevenzip-maker.h"
#include "tests/unit/archive/walked.h"
#include "tests/unit/fault.h"
#include "tests/unit/scratch.h"

#define ROOM 65536

/* Names that some programs change; those without bytes come last. */
static const struct member {
	const char *name;
	const char *text;
} members[] = {
	{ "b/bagit.txt", "one" },
	{ "b/data/e\xcc\x81", "decomposed" },
	{ "b/data/\xc3\xa9", "composed" },
	{ "b/data/\xf0\x9f\x9e\xae", "beyond the first plane" },
	{ "../x", "out" },
	{ "b/bagit.txt", "twice" },
	{ "b/ a\\b ", "as it is" },
	{ "empty", "" },
	{ "z", "" },
};

#define MEMBERS (sizeof(members) / sizeof(*members))

static void write_member(
	struct fonds_archive_writer *writer, const struct member *member)
{
	size_t size = strlen(member->text);

	assert_int_equal(FONDS_OK,
		fonds_archive_writer_begin(writer, member->name, size, NULL));
	assert_int_equal(FONDS_OK,
		fonds_archive_writer_write(writer, member->text, size, NULL));
	assert_int_equal(FONDS_OK, fonds_archive_writer_end(writer, NULL));
}

/* As fonds writes it: LZMA, all in one folder, the header packed as well. */
static size_t make(const struct member *list, size_t count, uint8_t *data)
{
	struct fonds_archive_writer *writer = NULL;
	int fd = memory_file("", 0);
	ssize_t size;

	assert_int_equal(FONDS_OK, fonds_archive_writer_new(FONDS_ARCHIVE_7Z,
					   fd, "archive", 0, &writer, NULL));
	for (size_t i = 0; i < count; i++)
		write_member(writer, &list[i]);
	assert_int_equal(FONDS_OK, fonds_archive_writer_finish(writer, NULL));
	fonds_archive_writer_free(writer);
	size = pread(fd, data, ROOM, 0);
	assert_true(size > 0 && size < ROOM);
	close(fd);
	return (size_t)size;
}

static void what_fonds_writes_comes_back(void **state)
{
	static uint8_t data[ROOM];
	size_t size = make(members, MEMBERS, data);
	enum fonds_status status = FONDS_ERR_INVALID;
	char *text = walked(fonds_sevenzip_tree_new, data, size, NULL, &status);
	struct fonds_buffer wanted;

	(void)state;
	fonds_buffer_init(&wanted, ROOM);
	for (size_t i = 0; i < MEMBERS; i++)
		fonds_buffer_printf(
			&wanted, "f %s=%s\n", members[i].name, members[i].text);
	assert_int_equal(FONDS_OK, status);
	assert_string_equal(fonds_buffer_text(&wanted), text);
	fonds_buffer_clear(&wanted);
	free(text);
}

static void a_7z_without_bytes_has_members(void **state)
{
	static const struct member empty[] = { { "a", "" }, { "b", "" } };
	static uint8_t data[ROOM];
	size_t size = make(empty, 2, data);
	enum fonds_status status = FONDS_ERR_INVALID;
	char *text = walked(fonds_sevenzip_tree_new, data, size, NULL, &status);

	(void)state;
	assert_int_equal(FONDS_OK, status);
	assert_string_equal("f a=\nf b=\n", text);
	free(text);
}

static struct fonds_tree *open_data(const void *data, size_t size)
{
	const struct fonds_archive_limits limits = FONDS_ARCHIVE_LIMITS_INIT;
	struct fonds_tree *tree = NULL;

	assert_int_equal(
		FONDS_OK, fonds_sevenzip_tree_new(memory_file(data, size), "x",
				  &limits, &tree, NULL));
	return tree;
}

static void it_says_what_it_can(void **state)
{
	static uint8_t data[ROOM];
	struct fonds_tree *tree = open_data(data, make(members, 1, data));
	struct fonds_tree_traits traits = fonds_tree_traits(tree);

	(void)state;
	assert_false(traits.opens);
	assert_false(traits.is_sorted);
	assert_true(traits.walks_again);
	assert_true(traits.lists_quickly);
	assert_true(fonds_sevenzip_tree_is(tree));
	fonds_tree_free(tree);
}

/* Of the member where the walk stands at most so many bytes. */
static void check_begins(
	struct fonds_walk *walk, const char *text, size_t bytes)
{
	struct fonds_stream *stream = NULL;
	struct fonds_file_state about;
	char piece[64];
	size_t n = 0;
	size_t size = strlen(text);

	assert_int_equal(FONDS_OK, fonds_walk_open(walk, &stream, NULL));
	assert_int_equal(FONDS_OK, fonds_stream_state(stream, &about, NULL));
	assert_int_equal(size, about.size);
	for (size_t done = 0; done < bytes && done < size; done += n) {
		assert_int_equal(FONDS_OK,
			fonds_stream_read(stream, piece, 1, &n, NULL));
		assert_int_equal(1, n);
		assert_int_equal(text[done], piece[0]);
	}
	if (bytes > size)
		assert_int_equal(FONDS_OK, fonds_stream_read(stream, piece,
						   sizeof(piece), &n, NULL));
	fonds_stream_close(stream);
}

/* Each set of members, and of each member all or a part of its bytes. */
static void what_is_passed_over_does_not_matter(void **state)
{
	static uint8_t data[ROOM];
	struct fonds_tree *tree = open_data(data, make(members, MEMBERS, data));

	(void)state;
	for (unsigned opened = 0; opened < 1u << MEMBERS; opened++) {
		const struct fonds_tree_entry *entry = NULL;
		struct fonds_walk *walk = NULL;

		assert_int_equal(FONDS_OK, fonds_walk_new(tree, &walk, NULL));
		for (size_t i = 0; i < MEMBERS; i++) {
			assert_int_equal(
				FONDS_OK, fonds_walk_next(walk, &entry, NULL));
			assert_string_equal(members[i].name, entry->path);
			if (opened & 1u << i)
				check_begins(walk, members[i].text,
					opened % 3 == 0 ? opened % 7 : ROOM);
		}
		assert_int_equal(FONDS_OK, fonds_walk_next(walk, &entry, NULL));
		assert_null(entry);
		fonds_walk_free(walk);
	}
	fonds_tree_free(tree);
}

static void a_walk_that_opens_nothing_reads_nothing(void **state)
{
	static uint8_t data[ROOM];
	struct fonds_tree *tree = open_data(data, make(members, MEMBERS, data));
	const struct fonds_tree_entry *entry = NULL;
	struct fonds_walk *walk = NULL;
	size_t count = 0;

	(void)state;
	fault_arm_from(FAULT_READ, 0, EIO);
	assert_int_equal(FONDS_OK, fonds_walk_new(tree, &walk, NULL));
	while (fonds_walk_next(walk, &entry, NULL) == FONDS_OK && entry)
		count++;
	fault_disarm();
	assert_false(fault_fired());
	assert_int_equal(MEMBERS, count);
	fonds_walk_free(walk);
	fonds_tree_free(tree);
}

/* One that is damaged does not hide those before it or after it. */
static void each_member_is_judged_for_itself(void **state)
{
	const struct fonds_tree_entry *entry = NULL;
	struct fonds_stream *stream = NULL;
	struct fonds_walk *walk = NULL;
	struct fonds_error *error = NULL;
	struct fonds_tree *tree;
	struct sevenzip file;
	char piece[64];
	size_t n = 0;

	(void)state;
	sevenzip_init(&file);
	sevenzip_end(&file);
	file.data[32] ^= 1;
	tree = open_data(file.data, file.size);
	assert_int_equal(FONDS_OK, fonds_walk_new(tree, &walk, NULL));
	assert_int_equal(FONDS_OK, fonds_walk_next(walk, &entry, NULL));
	assert_int_equal(FONDS_OK, fonds_walk_open(walk, &stream, NULL));
	assert_int_equal(FONDS_OK,
		fonds_stream_read(stream, piece, sizeof(piece), &n, NULL));
	assert_int_equal(3, n);
	assert_int_equal(FONDS_ERR_FORMAT,
		fonds_stream_read(stream, piece, sizeof(piece), &n, &error));
	assert_string_equal("'a' in 'x' is damaged: its bytes are not those "
			    "that the directory states",
		fonds_error_message(error));
	fonds_error_free(error);
	fonds_stream_close(stream);
	assert_int_equal(FONDS_OK, fonds_walk_next(walk, &entry, NULL));
	check_begins(walk, "two and more", ROOM);
	fonds_walk_free(walk);
	fonds_tree_free(tree);
}

static void expect_every_cut_refused(const uint8_t *data, size_t size)
{
	enum fonds_status status;

	for (size_t cut = 0; cut < size; cut++)
		assert_null(walked(
			fonds_sevenzip_tree_new, data, cut, NULL, &status));
}

static void a_cut_is_never_taken_for_the_whole(void **state)
{
	static uint8_t data[ROOM];
	struct sevenzip file;

	(void)state;
	sevenzip_init(&file);
	sevenzip_end(&file);
	expect_every_cut_refused(file.data, file.size);
	expect_every_cut_refused(data, make(members, MEMBERS, data));
}

/* All but the minor version is under a CRC. */
static void expect_every_flip_seen(uint8_t *data, size_t size)
{
	enum fonds_status status;
	char *sound = walked(
		fonds_sevenzip_tree_new, data, size, NULL, &status);
	size_t passed = 0;

	assert_non_null(sound);
	for (size_t bit = 0; bit < 8 * size; bit++) {
		char *text;

		data[bit / 8] ^= (uint8_t)(1 << bit % 8);
		text = walked(
			fonds_sevenzip_tree_new, data, size, NULL, &status);
		data[bit / 8] ^= (uint8_t)(1 << bit % 8);
		if (!text)
			continue;
		assert_string_equal(sound, text);
		passed++;
		free(text);
	}
	/* Those, and a few at the end of what LZMA has packed. */
	assert_in_range(passed, 8, 64);
	free(sound);
}

static void a_flipped_bit_never_gives_other_bytes(void **state)
{
	static uint8_t data[ROOM];
	struct sevenzip file;

	(void)state;
	sevenzip_init(&file);
	sevenzip_end(&file);
	expect_every_flip_seen(file.data, file.size);
	expect_every_flip_seen(data, make(members, MEMBERS, data));
}

static void limits_are_kept(void **state)
{
	struct fonds_archive_limits limits = FONDS_ARCHIVE_LIMITS_INIT;
	struct fonds_archive_limits none = FONDS_ARCHIVE_LIMITS_INIT;
	struct {
		uint64_t *limit;
		uint64_t enough;
	} cases[] = {
		{ &limits.members, 2 },
		{ &limits.bytes, 15 },
		{ &limits.name, 1 },
	};
	enum fonds_status status;
	struct sevenzip file;

	(void)state;
	sevenzip_init(&file);
	sevenzip_end(&file);
	for (size_t i = 0; i < 3; i++) {
		*cases[i].limit = cases[i].enough - 1;
		assert_null(walked(fonds_sevenzip_tree_new, file.data,
			file.size, &limits, &status));
		assert_int_equal(FONDS_ERR_LIMIT, status);
		*cases[i].limit = cases[i].enough;
		free(walked(fonds_sevenzip_tree_new, file.data, file.size,
			&limits, &status));
		assert_int_equal(FONDS_OK, status);
		limits = none;
	}
	limits.directory = file.size - file.header - 1;
	assert_null(walked(fonds_sevenzip_tree_new, file.data, file.size,
		&limits, &status));
	assert_int_equal(FONDS_ERR_LIMIT, status);
	sevenzip_encode(&file, sevenzip_header_crc(&file));
	assert_null(walked(fonds_sevenzip_tree_new, file.data, file.size,
		&limits, &status));
	assert_int_equal(FONDS_ERR_LIMIT, status);
	limits.directory++;
	free(walked(fonds_sevenzip_tree_new, file.data, file.size, &limits,
		&status));
	assert_int_equal(FONDS_OK, status);
}

static void a_ratio_is_a_bomb(void **state)
{
	static uint8_t data[ROOM];
	static char zeros[20001];
	const struct member bomb = { "bomb", memset(zeros, '0', 20000) };
	size_t size = make(&bomb, 1, data);
	struct fonds_archive_limits limits = FONDS_ARCHIVE_LIMITS_INIT;
	enum fonds_status status;

	(void)state;
	limits.ratio = 2;
	limits.ratio_after = 19999;
	assert_null(
		walked(fonds_sevenzip_tree_new, data, size, &limits, &status));
	assert_int_equal(FONDS_ERR_LIMIT, status);
	limits.ratio_after = 20000;
	free(walked(fonds_sevenzip_tree_new, data, size, &limits, &status));
	assert_int_equal(FONDS_OK, status);
}

/* Every other member is opened and read to its end. */
static enum fonds_status read_some(int fd)
{
	const struct fonds_archive_limits limits = FONDS_ARCHIVE_LIMITS_INIT;
	const struct fonds_tree_entry *entry = NULL;
	struct fonds_stream *stream = NULL;
	struct fonds_tree *tree = NULL;
	struct fonds_walk *walk = NULL;
	struct fonds_error *error = NULL;
	enum fonds_status status = fonds_sevenzip_tree_new(
		fd, "a", &limits, &tree, &error);
	char piece[5000];
	size_t n, count = 0;

	if (status == FONDS_OK)
		status = fonds_walk_new(tree, &walk, &error);
	while (status == FONDS_OK) {
		status = fonds_walk_next(walk, &entry, &error);
		if (status < 0 || !entry)
			break;
		if (entry->kind != FONDS_ENTRY_FILE || count++ % 2 == 0)
			continue;
		status = fonds_walk_open(walk, &stream, &error);
		for (n = 1; status == FONDS_OK && n > 0;)
			status = fonds_stream_read(
				stream, piece, sizeof(piece), &n, &error);
		fonds_stream_close(stream);
		stream = NULL;
	}
	if (status < 0)
		assert_int_equal(status, fonds_error_status(error));
	fonds_error_free(error);
	fonds_walk_free(walk);
	fonds_tree_free(tree);
	return status;
}

/* What fails here is never taken for a damaged archive. */
static void expect_faults_told(const void *data, size_t size,
	enum fault_kind kind, enum fonds_status wanted)
{
	enum fonds_status status;

	for (unsigned n = 0;; n++) {
		size_t open_before = scratch_count_fds();
		int fd = memory_file(data, size);

		fault_arm(kind, n);
		status = read_some(fd);
		fault_disarm();
		assert_int_equal(open_before, scratch_count_fds());
		if (!fault_fired())
			break;
		assert_int_equal(wanted, status);
	}
	assert_int_equal(FONDS_OK, status);
}

static void failures_are_told_as_what_they_are(void **state)
{
	static const char bcj[] =
		"\7\x0b\1\0\2\1\0\4\3\3\1\3\1\0\x0c\x0f\x0f\0";
	static uint8_t data[ROOM];
	size_t size = make(members, MEMBERS, data);
	struct sevenzip file;

	(void)state;
	sevenzip_init(&file);
	sevenzip_set(&file, SEVENZIP_FOLDERS, bcj, sizeof(bcj) - 1);
	sevenzip_end(&file);
	sevenzip_encode(&file, sevenzip_header_crc(&file));
	expect_faults_told(file.data, file.size, FAULT_ALLOC, FONDS_ERR_NOMEM);
	expect_faults_told(file.data, file.size, FAULT_READ, FONDS_ERR_IO);
	expect_faults_told(file.data, file.size, FAULT_STAT, FONDS_ERR_IO);
	expect_faults_told(data, size, FAULT_ALLOC, FONDS_ERR_NOMEM);
	expect_faults_told(data, size, FAULT_READ, FONDS_ERR_IO);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_fonds_writes_comes_back),
		cmocka_unit_test(a_7z_without_bytes_has_members),
		cmocka_unit_test(it_says_what_it_can),
		cmocka_unit_test(what_is_passed_over_does_not_matter),
		cmocka_unit_test(a_walk_that_opens_nothing_reads_nothing),
		cmocka_unit_test(each_member_is_judged_for_itself),
		cmocka_unit_test(a_cut_is_never_taken_for_the_whole),
		cmocka_unit_test(a_flipped_bit_never_gives_other_bytes),
		cmocka_unit_test(limits_are_kept),
		cmocka_unit_test(a_ratio_is_a_bomb),
		cmocka_unit_test(failures_are_told_as_what_they_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
