/* SPDX-License-Identifier: Apache-2.0 */
#include <fcntl.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <archive.h>
#include <archive_entry.h>
#include <cmocka.h>

#include "archive/archive-writer.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "tests/unit/fault.h"
#include "tests/unit/scratch.h"

/* Names that differ in their normal form only, and one of plain ASCII. */
static const struct {
	const char *name;
	const char *text;
} members[] = {
	{ "bag/bagit.txt", "a declaration\n" },
	{ "bag/data/empty", "" },
	{ "bag/data/\xc3\xa9", "composed" },
	{ "bag/data/e\xcc\x81", "decomposed" },
};
#define COUNT (sizeof(members) / sizeof(members[0]))
#define WHEN 1600000000

static const enum fonds_archive_form forms[] = { FONDS_ARCHIVE_TAR,
	FONDS_ARCHIVE_TAR_GZ, FONDS_ARCHIVE_TAR_XZ, FONDS_ARCHIVE_TAR_ZST,
	FONDS_ARCHIVE_ZIP, FONDS_ARCHIVE_7Z };
#define FORMS (sizeof(forms) / sizeof(forms[0]))

static enum fonds_status add(struct fonds_archive_writer *writer,
	const char *name, const char *text, struct fonds_error **error)
{
	enum fonds_status status = fonds_archive_writer_begin(
		writer, name, strlen(text), error);

	if (status == FONDS_OK)
		status = fonds_archive_writer_write(
			writer, text, strlen(text), error);
	if (status == FONDS_OK)
		status = fonds_archive_writer_end(writer, error);
	return status;
}

static enum fonds_status write_members(
	enum fonds_archive_form form, int fd, struct fonds_error **error)
{
	fonds_cleanup(fonds_archive_writer_freep) struct fonds_archive_writer
		*writer = NULL;
	enum fonds_status status = fonds_archive_writer_new(
		form, fd, "archive", WHEN, &writer, error);

	for (size_t i = 0; status == FONDS_OK && i < COUNT; i++)
		status = add(writer, members[i].name, members[i].text, error);
	if (status == FONDS_OK)
		status = fonds_archive_writer_finish(writer, error);
	return status;
}

static int make_file(const char *name)
{
	int fd = open(name, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);

	assert_true(fd >= 0);
	return fd;
}

static void write_archive(enum fonds_archive_form form, const char *name)
{
	int fd = make_file(name);

	assert_int_equal(FONDS_OK, write_members(form, fd, NULL));
	assert_int_equal(0, close(fd));
}

static struct archive *open_archive(const char *name)
{
	struct archive *archive = archive_read_new();

	assert_non_null(archive);
	archive_read_support_format_tar(archive);
	archive_read_support_format_zip(archive);
	archive_read_support_format_7zip(archive);
	archive_read_support_filter_gzip(archive);
	archive_read_support_filter_xz(archive);
	archive_read_support_filter_zstd(archive);
	assert_int_equal(
		ARCHIVE_OK, archive_read_open_filename(archive, name, 65536));
	return archive;
}

/* 7z has the empty members last, and in the "C" locale not all names. */
static void assert_member(struct archive *archive, struct archive_entry *entry)
{
	char text[64];
	la_ssize_t size = archive_read_data(archive, text, sizeof(text));

	assert_int_equal(size, archive_entry_size(entry));
	assert_int_equal(0644, archive_entry_perm(entry));
	assert_int_equal(0, archive_entry_uid(entry));
	for (size_t i = 0; i < COUNT; i++)
		if ((size_t)size == strlen(members[i].text) &&
			memcmp(text, members[i].text, (size_t)size) == 0)
			return;
	fail_msg("a member that nobody wrote");
}

static void assert_members(const char *name)
{
	struct archive *archive = open_archive(name);
	struct archive_entry *entry;
	size_t count = 0;

	while (archive_read_next_header(archive, &entry) != ARCHIVE_EOF) {
		assert_true(++count <= COUNT);
		assert_member(archive, entry);
	}
	assert_int_equal(COUNT, count);
	archive_read_free(archive);
}

static size_t read_all(const char *name, char **ret)
{
	FILE *file = fopen(name, "rb");
	size_t size;

	assert_non_null(file);
	*ret = malloc(1 << 20);
	assert_non_null(*ret);
	size = fread(*ret, 1, 1 << 20, file);
	fclose(file);
	return size;
}

static bool has_bytes(const char *name, const char *wanted)
{
	fonds_cleanup(fonds_freep) char *text = NULL;
	size_t size = read_all(name, &text);

	return memmem(text, size, wanted, strlen(wanted)) != NULL;
}

static void test_every_form_gives_its_members_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < FORMS; i++) {
		const char *name = fonds_archive_form_info(forms[i])->name;

		write_archive(forms[i], name);
		assert_members(name);
	}
}

static void test_twins_of_normal_form_keep_their_bytes(void **state)
{
	(void)state;
	write_archive(FONDS_ARCHIVE_TAR, "tar");
	write_archive(FONDS_ARCHIVE_ZIP, "zip");
	for (size_t i = 0; i < COUNT; i++) {
		assert_true(has_bytes("tar", members[i].name));
		assert_true(has_bytes("zip", members[i].name));
	}
}

/* Local time is what zip would write, the time of writing what gzip would. */
static void test_bytes_depend_neither_on_clock_nor_on_zone(void **state)
{
	(void)state;
	for (size_t i = 0; i < FORMS; i++) {
		fonds_cleanup(fonds_freep) char *a = NULL;
		fonds_cleanup(fonds_freep) char *b = NULL;
		size_t size;

		assert_int_equal(0, setenv("TZ", "UTC-9", 1));
		tzset();
		write_archive(forms[i], "a");
		(void)usleep(i == 1 ? 1100000 : 0);
		assert_int_equal(0, setenv("TZ", "UTC+7", 1));
		tzset();
		write_archive(forms[i], "b");
		size = read_all("a", &a);
		assert_int_equal(size, read_all("b", &b));
		assert_memory_equal(a, b, size);
		assert_int_equal(0, unlink("a"));
		assert_int_equal(0, unlink("b"));
	}
	assert_int_equal(0, unsetenv("TZ"));
	tzset();
}

static void test_a_name_not_in_utf8_is_kept_by_tar_alone(void **state)
{
	static const char name[] = "bag/data/\xff\xfe";

	(void)state;
	for (size_t i = 0; i < FORMS; i++) {
		bool is_tar = forms[i] != FONDS_ARCHIVE_ZIP &&
			      forms[i] != FONDS_ARCHIVE_7Z;
		struct fonds_archive_writer *writer = NULL;
		struct fonds_error *error = NULL;
		int fd = make_file("x");

		assert_int_equal(
			FONDS_OK, fonds_archive_writer_new(forms[i], fd,
					  "archive", WHEN, &writer, NULL));
		assert_int_equal(is_tar ? FONDS_OK : FONDS_ERR_UNSUPPORTED,
			fonds_archive_writer_begin(writer, name, 0, &error));
		if (is_tar) {
			assert_int_equal(FONDS_OK,
				fonds_archive_writer_end(writer, NULL));
			assert_int_equal(FONDS_OK,
				fonds_archive_writer_finish(writer, NULL));
		} else {
			assert_non_null(strstr(
				fonds_error_message(error), "\\xff\\xfe"));
		}
		fonds_archive_writer_free(writer);
		fonds_error_free(error);
		close(fd);
		if (forms[i] == FONDS_ARCHIVE_TAR)
			assert_true(has_bytes("x", name));
		assert_int_equal(0, unlink("x"));
	}
}

static void test_a_member_has_the_size_that_was_said(void **state)
{
	struct fonds_archive_writer *writer = NULL;
	int fd = make_file("x");

	(void)state;
	assert_int_equal(FONDS_OK, fonds_archive_writer_new(FONDS_ARCHIVE_TAR,
					   fd, "archive", WHEN, &writer, NULL));
	assert_int_equal(
		FONDS_OK, fonds_archive_writer_begin(writer, "a", 3, NULL));
	assert_int_equal(FONDS_ERR_FORMAT,
		fonds_archive_writer_write(writer, "four", 4, NULL));
	assert_int_equal(
		FONDS_OK, fonds_archive_writer_write(writer, "ab", 2, NULL));
	assert_int_equal(
		FONDS_ERR_FORMAT, fonds_archive_writer_end(writer, NULL));
	fonds_archive_writer_free(writer);
	close(fd);
}

static void test_what_is_not_finished_is_no_whole_archive(void **state)
{
	struct fonds_archive_writer *writer = NULL;
	struct archive_entry *entry;
	struct archive *archive;
	int fd = make_file("x");

	(void)state;
	assert_int_equal(
		FONDS_OK, fonds_archive_writer_new(FONDS_ARCHIVE_TAR_GZ, fd,
				  "archive", WHEN, &writer, NULL));
	assert_int_equal(FONDS_OK, add(writer, "a", "text", NULL));
	fonds_archive_writer_free(writer);
	close(fd);
	archive = archive_read_new();
	archive_read_support_format_tar(archive);
	archive_read_support_filter_gzip(archive);
	assert_true(
		archive_read_open_filename(archive, "x", 65536) != ARCHIVE_OK ||
		archive_read_next_header(archive, &entry) != ARCHIVE_OK);
	archive_read_free(archive);
}

static void test_what_is_only_read_is_not_written(void **state)
{
	struct fonds_archive_writer *writer = NULL;

	(void)state;
	assert_int_equal(FONDS_ERR_UNSUPPORTED,
		fonds_archive_writer_new(FONDS_ARCHIVE_TAR_BZ2, 1, "archive",
			WHEN, &writer, NULL));
	assert_null(writer);
}

static void fail_each(enum fault_kind kind, enum fonds_archive_form form,
	enum fonds_status expected)
{
	for (unsigned n = 0;; n++) {
		struct fonds_error *error = NULL;
		enum fonds_status status;
		int fd = make_file("x");

		fault_arm(kind, n);
		status = write_members(form, fd, &error);
		fault_disarm();
		assert_int_equal(0, close(fd));
		assert_int_equal(0, unlink("x"));
		if (!fault_fired()) {
			assert_true(n > 0);
			assert_int_equal(FONDS_OK, status);
			return;
		}
		assert_int_equal(expected, status);
		assert_non_null(error);
		fonds_error_free(error);
	}
}

static void test_each_failed_call_is_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < FORMS; i++) {
		fail_each(FAULT_ALLOC, forms[i], FONDS_ERR_NOMEM);
		fail_each(FAULT_WRITE, forms[i], FONDS_ERR_IO);
	}
}

int main(void)
{
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)
	const struct CMUnitTest tests[] = {
		TEST(test_every_form_gives_its_members_back),
		TEST(test_twins_of_normal_form_keep_their_bytes),
		TEST(test_bytes_depend_neither_on_clock_nor_on_zone),
		TEST(test_a_name_not_in_utf8_is_kept_by_tar_alone),
		TEST(test_a_member_has_the_size_that_was_said),
		TEST(test_what_is_not_finished_is_no_whole_archive),
		TEST(test_what_is_only_read_is_not_written),
		TEST(test_each_failed_call_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
