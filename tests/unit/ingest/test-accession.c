/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/ingest.h>

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/file.h"
#include "base/output.h"
#include "fixity/catalog/holding.h"
#include "tests/unit/fault.h"
#include "tests/unit/ingest/sample-record.h"
#include "tests/unit/scratch.h"

static void make_bag(void)
{
	struct fonds_ingest_result *result = NULL;

	scratch_write("lock.txt", record_with_translation);
	assert_int_equal(
		FONDS_OK, fonds_ingest("lock.txt", "BAG", NULL, &result, NULL));
	fonds_ingest_result_free(result);
}

static struct fonds_catalog *open_catalog(void)
{
	struct fonds_catalog *catalog = NULL;

	assert_int_equal(FONDS_OK,
		fonds_catalog_open("catalog.db", true, &catalog, NULL));
	return catalog;
}

static size_t count_files(struct fonds_catalog *catalog)
{
	const struct fonds_holding_file *file = NULL;
	struct fonds_holding_files *files = NULL;
	size_t count = 0;

	assert_int_equal(FONDS_OK,
		fonds_holding_files_new(catalog, 1, NULL, NULL, &files, NULL));
	for (;;) {
		assert_int_equal(
			FONDS_OK, fonds_holding_files_next(files, &file, NULL));
		if (!file)
			break;
		count++;
	}
	fonds_holding_files_free(files);
	return count;
}

static void every_file_of_a_valid_bag_is_registered_once(void **state)
{
	struct fonds_accession *accession = NULL;
	struct fonds_catalog *catalog;
	struct fonds_error *error = NULL;

	(void)state;
	make_bag();
	catalog = open_catalog();
	assert_int_equal(FONDS_OK,
		fonds_accession_add(catalog, "BAG", NULL, &accession, NULL));
	fonds_accession_free(accession);
	accession = NULL;
	assert_int_equal(9, count_files(catalog));
	assert_int_equal(
		FONDS_ERR_EXISTS, fonds_accession_add(catalog, "./BAG/", NULL,
					  &accession, &error));
	assert_null(accession);
	fonds_error_free(error);
	fonds_catalog_close(catalog);
}

static void a_bag_that_is_not_valid_is_not_registered(void **state)
{
	struct fonds_buffer text;
	struct fonds_accession *accession = NULL;
	struct fonds_catalog *catalog;

	(void)state;
	make_bag();
	scratch_write("BAG/data/stranger", "x");
	catalog = open_catalog();
	assert_int_equal(FONDS_OK,
		fonds_accession_add(catalog, "BAG", NULL, &accession, NULL));
	assert_false(fonds_accession_is_sound(accession));
	assert_int_equal(0, fonds_accession_number(accession));
	assert_non_null(fonds_accession_get(accession, 0));
	fonds_buffer_init(&text, 4096);
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_accession_write(accession, FONDS_FORMAT_HTML,
			fonds_output_to_buffer, &text, NULL));
	assert_int_equal(
		FONDS_OK, fonds_accession_write(accession, FONDS_FORMAT_TEXT,
				  fonds_output_to_buffer, &text, NULL));
	assert_non_null(strstr(fonds_buffer_text(&text), "BAG-"));
	fonds_buffer_clear(&text);
	fonds_accession_free(accession);
	assert_int_equal(0, count_files(catalog));
	fonds_catalog_close(catalog);
}

/* What add gives for this path and these options: is it sound? */
static bool add(struct fonds_catalog *catalog, const char *path,
	const struct fonds_accession_options *options)
{
	struct fonds_accession *accession = NULL;
	bool is_sound;

	assert_int_equal(FONDS_OK,
		fonds_accession_add(catalog, path, options, &accession, NULL));
	is_sound = fonds_accession_is_sound(accession);
	assert_int_equal(is_sound && !(options && options->dry_run),
		fonds_accession_number(accession) != 0);
	fonds_accession_free(accession);
	return is_sound;
}

static void get(struct fonds_catalog *catalog, const char *path,
	struct fonds_holding_file *ret)
{
	assert_int_equal(
		FONDS_OK, fonds_holding_file_get(catalog, 1, path, ret, NULL));
}

static void a_tree_has_generated_digests_of_every_algorithm_asked(void **state)
{
	static const enum fonds_algorithm more[] = { FONDS_SHA512,
		FONDS_SHA256 };
	struct fonds_accession_options options = FONDS_ACCESSION_OPTIONS_INIT;
	struct fonds_catalog *catalog = open_catalog();
	struct fonds_holding_file file;

	(void)state;
	scratch_write("T/~$a.doc", "a");
	scratch_write("T/b\n\xff", "bb");
	options.algorithms = more;
	options.algorithm_count = 2;
	options.dry_run = true;
	assert_true(add(catalog, "T", &options));
	assert_int_equal(0, count_files(catalog));
	options.dry_run = false;
	assert_true(add(catalog, "T", &options));
	assert_int_equal(2, count_files(catalog));
	get(catalog, "b\n\xff", &file);
	assert_int_equal(2, file.size);
	assert_int_equal(2, file.digest_count);
	assert_int_equal(FONDS_SHA256, file.digests[0].algorithm);
	assert_int_equal(FONDS_SHA512, file.digests[1].algorithm);
	fonds_catalog_close(catalog);
}

static void a_link_in_a_tree_keeps_it_from_being_registered(void **state)
{
	struct fonds_catalog *catalog = open_catalog();

	(void)state;
	scratch_write("T/a", "a");
	assert_int_equal(0, symlink("a", "T/link"));
	assert_false(add(catalog, "T", NULL));
	assert_int_equal(0, count_files(catalog));
	assert_true(add(catalog, "T/link", NULL)); /* the file itself */
	assert_int_equal(1, count_files(catalog));
	fonds_catalog_close(catalog);
}

/* One line for both algorithms of a file, or lines that stand apart. */
static void a_list_is_registered_with_what_it_supplied(void **state)
{
	struct fonds_accession_options options = FONDS_ACCESSION_OPTIONS_INIT;
	struct fonds_catalog *catalog = open_catalog();
	struct fonds_holding_file file;

	(void)state;
	scratch_write("L/a", "a\n");
	scratch_write("L/b", "b\n");
	scratch_write("L/SUMS",
		"60b725f10c9c85c70d97880dfe8191b3  a\n"
		"3b5d5c3712955042212316173ccf37be  ./b\n"
		"SHA1 (a) = 3f786850e387550fdab836ed7e6dc881de23001b\n"
		"60b725f10c9c85c70d97880dfe8191b3  a\n");
	options.list = "L/SUMS";
	assert_true(add(catalog, NULL, &options));
	assert_int_equal(3, count_files(catalog));
	get(catalog, "a", &file);
	assert_int_equal(3, file.digest_count);
	get(catalog, "b", &file);
	assert_int_equal(2, file.digest_count);
	get(catalog, "SUMS", &file);
	assert_int_equal(1, file.digest_count);
	fonds_catalog_close(catalog);
}

static void a_list_that_does_not_match_registers_nothing(void **state)
{
	static const char *const lists[] = {
		"60b725f10c9c85c70d97880dfe8191b3  a\n", /* b is not on it */
		"60b725f10c9c85c70d97880dfe8191b4  a\n"
		"3b5d5c3712955042212316173ccf37be  b\n",
		"60b725f10c9c85c70d97880dfe8191b3  a\n"
		"3b5d5c3712955042212316173ccf37be  b\n"
		"3b5d5c3712955042212316173ccf37be  c\n",
		"60b725f10c9c85c70d97880dfe8191b3  a\n"
		"3b5d5c3712955042212316173ccf37be  b\nrubbish\n",
		"60b725f10c9c85c70d97880dfe8191b3  a\n"
		"3b5d5c3712955042212316173ccf37be  b\n"
		"60b725f10c9c85c70d97880dfe8191b3  ../L/a\n",
		"",
	};
	struct fonds_accession_options options = FONDS_ACCESSION_OPTIONS_INIT;
	struct fonds_catalog *catalog = open_catalog();

	(void)state;
	options.list = "SUMS";
	scratch_write("L/a", "a\n");
	scratch_write("L/b", "b\n");
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		scratch_write("SUMS", lists[i]);
		assert_false(add(catalog, "L", &options));
		assert_int_equal(0, count_files(catalog));
	}
	fonds_catalog_close(catalog);
}

/* Progress comes while files are read: what it does here, others may. */
static int add_file(const struct fonds_progress *progress, void *payload)
{
	(void)progress;
	scratch_write(payload, "new");
	return 0;
}

static void a_tree_that_changes_meanwhile_is_not_registered(void **state)
{
	static char names[][4] = { "T/a", "T/z" };
	struct fonds_accession_options options = FONDS_ACCESSION_OPTIONS_INIT;
	struct fonds_catalog *catalog = open_catalog();

	(void)state;
	options.progress = add_file;
	for (size_t i = 0; i < 2; i++) {
		scratch_write("T/a", "a");
		options.payload = names[i];
		assert_false(add(catalog, "T", &options));
		assert_int_equal(0, count_files(catalog));
	}
	fonds_catalog_close(catalog);
}

static void large_files_have_the_digests_of_their_blocks(void **state)
{
	struct fonds_accession_options options = FONDS_ACCESSION_OPTIONS_INIT;
	struct fonds_catalog *catalog = open_catalog();
	struct fonds_digest *digests = calloc(
		FONDS_BLOCKS_OF_A_PART, sizeof(*digests));
	char *bytes = calloc(1, 3 * FONDS_BLOCK_SIZE);
	size_t count = 7;

	(void)state;
	assert_non_null(digests);
	assert_non_null(bytes);
	scratch_write_bytes("T/large", bytes, 2 * FONDS_BLOCK_SIZE + 1);
	scratch_write_bytes("T/small", bytes, FONDS_BLOCK_SIZE);
	options.block_digests = true;
	assert_true(add(catalog, "T", &options));
	assert_int_equal(FONDS_OK, fonds_holding_blocks(catalog, 1, "large", 0,
					   digests, &count, NULL));
	assert_int_equal(3, count);
	assert_memory_equal(digests[0].bytes, digests[1].bytes, 32);
	assert_memory_not_equal(digests[0].bytes, digests[2].bytes, 32);
	assert_int_equal(FONDS_OK, fonds_holding_blocks(catalog, 1, "small", 0,
					   digests, &count, NULL));
	assert_int_equal(0, count);
	fonds_catalog_close(catalog);
	free(digests);
	free(bytes);
}

static void a_folder_with_the_catalog_in_it_is_refused(void **state)
{
	struct fonds_catalog *catalog = open_catalog();
	struct fonds_accession *accession = NULL;

	(void)state;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_accession_add(catalog, ".", NULL, &accession, NULL));
	assert_null(accession);
	fonds_catalog_close(catalog);
}

/* Each try has a catalog of its own: some failures are survived. */
static void an_accession_survives_every_allocation_that_fails(void **state)
{
	bool is_last = false;

	(void)state;
	make_bag();
	for (unsigned n = 0; !is_last; n++) {
		struct fonds_accession *accession = NULL;
		struct fonds_error *error = NULL;
		struct fonds_catalog *catalog = open_catalog();
		enum fonds_status status;

		fault_arm(FAULT_ALLOC, n);
		status = fonds_accession_add(
			catalog, "BAG", NULL, &accession, &error);
		fault_disarm();
		is_last = !fault_fired();
		assert_true(status == FONDS_OK || !is_last);
		assert_true(status == FONDS_OK || status == FONDS_ERR_NOMEM);
		assert_int_equal(
			status == FONDS_OK ? 9 : 0, count_files(catalog));
		fonds_accession_free(accession);
		fonds_error_free(error);
		fonds_catalog_close(catalog);
		assert_int_equal(0, unlink("catalog.db"));
	}
}

/* What a file is taken for, or the status of the failure. */
static int kind_of(struct fonds_catalog *catalog, const char *name,
	const void *data, size_t size, const char *note)
{
	struct fonds_accession_options options = FONDS_ACCESSION_OPTIONS_INIT;
	struct fonds_accession *accession = NULL;
	struct fonds_error *error = NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	FILE *file = fopen(name, "w");
	enum fonds_status status;

	assert_non_null(file);
	assert_int_equal(size, fwrite(data, 1, size, file));
	assert_int_equal(0, fclose(file));
	options.dry_run = true;
	status = fonds_accession_add(
		catalog, name, &options, &accession, &error);
	if (status < 0) {
		assert_non_null(
			strstr(fonds_error_message(error), "--kind tree"));
		fonds_error_free(error);
		return status;
	}
	assert_true(fonds_accession_is_sound(accession));
	fonds_buffer_init(&text, 4096);
	assert_int_equal(
		FONDS_OK, fonds_accession_write(accession, FONDS_FORMAT_TEXT,
				  fonds_output_to_buffer, &text, NULL));
	assert_int_equal(note != NULL,
		strstr(fonds_buffer_text(&text), "note  ") != NULL);
	if (note)
		assert_non_null(strstr(fonds_buffer_text(&text), note));
	assert_non_null(strstr(fonds_buffer_text(&text), "\ntree, 1 file, "));
	fonds_accession_free(accession);
	return FONDS_OK;
}

/* "hello" as gzip packs it. */
static const uint8_t hello_gz[] = { 0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xcb,
	0x48, 0xcd, 0xc9, 0xc9, 0xe7, 2, 0, 0x20, 0x30, 0x3a, 0x36, 6, 0, 0,
	0 };

static void only_what_is_no_archive_is_a_tree_without_a_word(void **state)
{
	static const uint8_t zeros[4096] = { [4000] = 1 };
	static const uint8_t no_zip[] = "PK\3\4, and then nothing of a zip";
	struct fonds_catalog *catalog = open_catalog();

	(void)state;
	assert_int_equal(FONDS_OK, kind_of(catalog, "a", "hello", 5, NULL));
	assert_int_equal(FONDS_OK,
		kind_of(catalog, "a.gz", hello_gz, sizeof(hello_gz), NULL));
	assert_int_equal(FONDS_OK,
		kind_of(catalog, "image", zeros, sizeof(zeros), NULL));
	assert_int_equal(FONDS_ERR_FORMAT,
		kind_of(catalog, "a.docx", no_zip, sizeof(no_zip), NULL));
	assert_int_equal(FONDS_ERR_FORMAT,
		kind_of(catalog, "bag.tgz", hello_gz, sizeof(hello_gz), NULL));
	assert_int_equal(
		FONDS_ERR_FORMAT, kind_of(catalog, "bag.zip", "lost", 4, NULL));
	fonds_catalog_close(catalog);
}

/* A tar of one file, whose size is the first that ends the look. */
static void where_the_look_for_a_bag_ends_is_told(void **state)
{
	struct fonds_catalog *catalog = open_catalog();
	struct fonds_buffer tar;
	const char *note = "say --kind packed";

	(void)state;
	fonds_buffer_init(&tar, (size_t)32 << 20);
	assert_int_equal(0, system("truncate -s 17M big && "
				   "tar cf big.tar big"));
	assert_int_equal(FONDS_OK, fonds_file_read("big.tar", &tar, NULL));
	assert_int_equal(
		FONDS_OK, kind_of(catalog, "a.tar", tar.data, tar.size, note));
	fonds_buffer_clear(&tar);
	fonds_catalog_close(catalog);
}

/* Its own path is as long as one can be, and that of a bagit.txt longer. */
static void a_folder_that_cannot_be_looked_into_is_no_tree(void **state)
{
	static const char name[] = "0123456789012345678901234567890123456789";
	struct fonds_accession_options options = FONDS_ACCESSION_OPTIONS_INIT;
	struct fonds_accession *accession = NULL;
	struct fonds_catalog *catalog = open_catalog();
	char path[PATH_MAX];
	int left;

	(void)state;
	options.dry_run = true;
	do {
		assert_non_null(getcwd(path, sizeof(path)));
		left = (int)(sizeof(path) - strlen(path)) - 8;
		(void)snprintf(path, sizeof(path), "%.*s", left, name);
		assert_int_equal(0, mkdir(path, 0700));
		assert_int_equal(0, chdir(path));
	} while (left > 44);
	assert_int_equal(FONDS_ERR_IO,
		fonds_accession_add(catalog, ".", &options, &accession, NULL));
	fonds_catalog_close(catalog);
}

/* Stops at the nth call; counts those of steps that read no bytes. */
struct stopping {
	unsigned left;
	unsigned steps;
};

static int stop(const struct fonds_progress *now, void *payload)
{
	struct stopping *stopping = payload;

	stopping->steps += now->files_done > 0 && now->bytes_done == 0;
	return stopping->left-- == 0;
}

static void an_accession_stops_at_every_step(void **state)
{
	struct fonds_accession_options options = FONDS_ACCESSION_OPTIONS_INIT;
	struct fonds_accession *accession = NULL;
	struct fonds_catalog *catalog = open_catalog();
	enum fonds_status status = FONDS_ERR_CANCELLED;
	struct stopping stopping = { 0 };

	(void)state;
	assert_int_equal(0, mkdir("tree", 0700));
	scratch_write("tree/a", "a");
	scratch_write("tree/b", "b");
	options.progress = stop;
	options.payload = &stopping;
	for (unsigned n = 0; status == FONDS_ERR_CANCELLED; n++) {
		stopping = (struct stopping){ .left = n };
		status = fonds_accession_add(
			catalog, "tree", &options, &accession, NULL);
	}
	assert_int_equal(FONDS_OK, status);
	assert_int_equal(1, fonds_accession_number(accession));
	/* Each looked at again, found by a walk, and registered. */
	assert_true(stopping.steps >= 6);
	fonds_accession_free(accession);
	fonds_catalog_close(catalog);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			every_file_of_a_valid_bag_is_registered_once,
			scratch_enter, scratch_leave),
		cmocka_unit_test_setup_teardown(
			a_bag_that_is_not_valid_is_not_registered,
			scratch_enter, scratch_leave),
		cmocka_unit_test_setup_teardown(
			a_tree_has_generated_digests_of_every_algorithm_asked,
			scratch_enter, scratch_leave),
		cmocka_unit_test_setup_teardown(
			a_link_in_a_tree_keeps_it_from_being_registered,
			scratch_enter, scratch_leave),
		cmocka_unit_test_setup_teardown(
			a_list_is_registered_with_what_it_supplied,
			scratch_enter, scratch_leave),
		cmocka_unit_test_setup_teardown(
			a_list_that_does_not_match_registers_nothing,
			scratch_enter, scratch_leave),
		cmocka_unit_test_setup_teardown(
			a_tree_that_changes_meanwhile_is_not_registered,
			scratch_enter, scratch_leave),
		cmocka_unit_test_setup_teardown(
			large_files_have_the_digests_of_their_blocks,
			scratch_enter, scratch_leave),
		cmocka_unit_test_setup_teardown(
			a_folder_with_the_catalog_in_it_is_refused,
			scratch_enter, scratch_leave),
		cmocka_unit_test_setup_teardown(
			only_what_is_no_archive_is_a_tree_without_a_word,
			scratch_enter, scratch_leave),
		cmocka_unit_test_setup_teardown(
			an_accession_stops_at_every_step, scratch_enter,
			scratch_leave),
		cmocka_unit_test_setup_teardown(
			where_the_look_for_a_bag_ends_is_told, scratch_enter,
			scratch_leave),
		cmocka_unit_test_setup_teardown(
			a_folder_that_cannot_be_looked_into_is_no_tree,
			scratch_enter, scratch_leave),
		cmocka_unit_test_setup_teardown(
			an_accession_survives_every_allocation_that_fails,
			scratch_enter, scratch_leave),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
