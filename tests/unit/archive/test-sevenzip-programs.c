/* SPDX-License-Identifier: Apache-2.0 */
/* What 7-Zip writes, in every way that it has, where it is installed. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "archive/archive-tree.h"
#include "tests/unit/scratch.h"

/* What stands in the folder that is packed. */
#define FILES 9

static bool is_installed(void)
{
	return system("7z >7z.log 2>&1") == 0; /* NOLINT(cert-env33-c) */
}

static void make_large(const char *name, size_t size, unsigned char byte)
{
	char *data = malloc(size);

	assert_non_null(data);
	for (size_t i = 0; i < size; i++)
		data[i] = (char)(byte ? byte : i * i >> 8);
	scratch_write_bytes(name, data, size);
	free(data);
}

/* This program is x86 code, where it is. */
static void make_files(void)
{
	assert_int_equal(0, mkdir("in", 0755));
	assert_int_equal(
		0, system("cp /proc/$PPID/exe in/program")); /* NOLINT */
	make_large("in/same", 300001, 'x');
	make_large("in/other", 200000, 0);
	scratch_write("in/short", "abc");
	scratch_write("in/empty", "");
	scratch_write("in/e\xcc\x81", "decomposed");
	scratch_write("in/\xc3\xa9", "composed");
	scratch_folder("in/folder");
	assert_int_equal(0, symlink("short", "in/link"));
}

static void pack(const char *options)
{
	char command[512];

	(void)unlink("out.7z");
	(void)snprintf(command, sizeof(command),
		"LC_ALL=C.UTF-8 7z a -snl -bd %s out.7z in >7z.log 2>&1",
		options);
	if (system(command) != 0) /* NOLINT(cert-env33-c) */
		fail_msg("%s", command);
}

static void check_bytes(struct fonds_walk *walk, const char *path)
{
	static char packed[50000], there[50000];
	struct fonds_stream *stream = NULL;
	FILE *file = fopen(path, "rb");
	size_t n = 1;

	assert_non_null(file);
	assert_int_equal(FONDS_OK, fonds_walk_open(walk, &stream, NULL));
	while (n > 0) {
		assert_int_equal(FONDS_OK, fonds_stream_read(stream, packed,
						   sizeof(packed), &n, NULL));
		assert_int_equal(n, fread(there, 1, n, file));
		assert_memory_equal(there, packed, n);
	}
	assert_int_equal(EOF, getc(file));
	(void)fclose(file);
	fonds_stream_close(stream);
}

/* The file beside it on the disk is the same; every nth is looked at. */
static void check_entry(struct fonds_walk *walk,
	const struct fonds_tree_entry *entry, bool read)
{
	struct stat about;

	assert_int_equal(0, lstat(entry->path, &about));
	switch (entry->kind) {
	case FONDS_ENTRY_FILE:
		assert_true(S_ISREG(about.st_mode));
		assert_int_equal(about.st_size, entry->size);
		if (read)
			check_bytes(walk, entry->path);
		break;
	case FONDS_ENTRY_SYMLINK:
		assert_true(S_ISLNK(about.st_mode));
		break;
	default:
		assert_int_equal(FONDS_ENTRY_EMPTY_FOLDER, entry->kind);
		assert_true(S_ISDIR(about.st_mode));
	}
}

static enum fonds_status open_packed(struct fonds_tree **ret)
{
	return fonds_archive_tree_new(open("out.7z", O_RDONLY | O_CLOEXEC),
		"out.7z", NULL, ret, NULL);
}

static void check(size_t every)
{
	const struct fonds_tree_entry *entry = NULL;
	struct fonds_tree *tree = NULL;
	struct fonds_walk *walk = NULL;
	size_t count = 0;

	assert_int_equal(FONDS_OK, open_packed(&tree));
	assert_int_equal(FONDS_OK, fonds_walk_new(tree, &walk, NULL));
	while (fonds_walk_next(walk, &entry, NULL) == FONDS_OK && entry)
		check_entry(walk, entry, count++ % every == every - 1);
	assert_int_equal(FILES, count);
	fonds_walk_free(walk);
	fonds_tree_free(tree);
}

static void every_way_is_read(void **state)
{
	static const char *const ways[] = {
		"-m0=lzma -mf=off",
		"-m0=lzma2 -mf=off",
		"-m0=bzip2 -mf=off",
		"-m0=deflate -mf=off",
		"-m0=ppmd -mf=off",
		"-m0=copy -mf=off",
		"-m0=bcj -m1=lzma",
		"-m0=bcj -m1=lzma2",
		"-m0=bcj -m1=bzip2",
		"-m0=bcj -m1=deflate",
		"-m0=bcj -m1=ppmd",
		"-m0=bcj -m1=copy",
		"-mf=bcj2",
		"-m0=delta:4 -m1=lzma",
		"-m0=delta:4 -m1=lzma2",
		"-m0=arm -m1=lzma2",
		"-m0=ppc -m1=lzma2",
		"-mx=9",
		"-mx=1",
		"",
		"-mhc=off",
		"-m0=lzma -md=64m -mtc=on -mta=on",
	};

	(void)state;
	if (!is_installed())
		skip();
	make_files();
	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++)
		for (int solid = 0; solid < 2; solid++) {
			char options[100];

			(void)snprintf(options, sizeof(options), "%s -ms=%s",
				ways[i], solid ? "on" : "off");
			pack(options);
			check(1);
			check(2);
		}
}

static void what_was_added_or_deleted_later_is_read(void **state)
{
	(void)state;
	if (!is_installed())
		skip();
	make_files();
	scratch_write("in/gone", "before");
	pack("-m0=lzma");
	assert_int_equal(0, system("7z d out.7z in/gone >7z.log")); /* NOLINT */
	scratch_write("in/short", "abcdef");
	assert_int_equal(
		0, system("7z u out.7z in/short >7z.log")); /* NOLINT */
	assert_int_equal(0, unlink("in/gone"));
	check(1);
}

static void check_refused(const char *options, enum fonds_status wanted)
{
	struct fonds_tree *tree = NULL;

	pack(options);
	assert_int_equal(wanted, open_packed(&tree));
	assert_null(tree);
}

static void what_cannot_be_read_is_refused(void **state)
{
	(void)state;
	if (!is_installed())
		skip();
	make_files();
	check_refused("-psecret", FONDS_ERR_FORMAT);
	check_refused("-psecret -mhe=on", FONDS_ERR_FORMAT);
	check_refused("-m0=deflate64", FONDS_ERR_UNSUPPORTED);
	check_refused(
		"-m0=bcj2 -m1=lzma -m2=lzma -m3=lzma", FONDS_ERR_UNSUPPORTED);
	check_refused("-m0=delta:4 -m1=bcj -m2=lzma", FONDS_ERR_UNSUPPORTED);
	check_refused("-m0=arm -m1=lzma", FONDS_ERR_UNSUPPORTED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			every_way_is_read, scratch_enter, scratch_leave),
		cmocka_unit_test_setup_teardown(
			what_was_added_or_deleted_later_is_read, scratch_enter,
			scratch_leave),
		cmocka_unit_test_setup_teardown(what_cannot_be_read_is_refused,
			scratch_enter, scratch_leave),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
