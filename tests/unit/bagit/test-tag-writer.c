/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/tag-writer.h"

#include <fcntl.h>

#include "tests/unit/bagit/write-fixture.h"

static const enum fonds_algorithm md5[] = { FONDS_MD5 };

static struct fonds_staging_files open_files(void)
{
	struct fonds_staging_files files = { .name = "bag" };

	shell("rm -rf bag");
	scratch_folder("bag");
	files.fd = open("bag", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	assert_true(files.fd >= 0);
	return files;
}

static enum fonds_status write_bag(
	struct fonds_staging_files *files, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_tag_writer_freep) struct fonds_tag_writer *writer = NULL;
	fonds_cleanup(fonds_file_table_clear) struct fonds_file_table payload;
	fonds_cleanup(fonds_bag_tags_clear) struct fonds_bag_tags tags;
	struct fonds_digest digest;
	struct fonds_file_row *row = NULL;
	enum fonds_status status;

	fonds_bag_tags_init(&tags);
	fonds_bag_tags_append(&tags, "A", "b");
	status = fonds_file_table_init(&payload, md5, 1, error);
	if (status == FONDS_OK)
		status = fonds_digest_memory(FONDS_MD5, "", 0, &digest, error);
	if (status == FONDS_OK)
		status = fonds_file_table_add(
			&payload, "data/100%\n", 0, &row, error);
	if (status < 0)
		return status;
	fonds_file_row_set(&payload, row, &digest);
	status = fonds_tag_writer_new(files, md5, 1, &writer, error);
	if (status == FONDS_OK)
		status = fonds_tag_writer_write(
			writer, "metadata/x.xml", "<x/>", 4, error);
	if (status == FONDS_OK)
		status = fonds_tag_writer_declaration(writer, error);
	if (status == FONDS_OK)
		status = fonds_tag_writer_bag_info(writer, &tags, error);
	if (status == FONDS_OK)
		status = fonds_tag_writer_manifests(writer, &payload, error);
	if (status == FONDS_OK)
		status = fonds_tag_writer_finish(writer, error);
	if (status == FONDS_OK)
		status = fonds_staging_files_sync(files, error);
	return status;
}

static void every_tag_file_is_listed_sorted(void **state)
{
	struct fonds_staging_files files = open_files();
	struct fonds_error *error = NULL;

	(void)state;
	assert_ok(write_bag(&files, &error), error);
	fonds_staging_files_clear(&files);
	assert_true(scratch_holds("bag/manifest-md5.txt",
		"d41d8cd98f00b204e9800998ecf8427e  data/100%25%0A\n"));
	shell("cd bag && md5sum --quiet -c tagmanifest-md5.txt");
	shell("cut -c 35- bag/tagmanifest-md5.txt | LC_ALL=C sort -c");
	shell("test $(wc -l <bag/tagmanifest-md5.txt) = 4");
	scratch_write("bag/data/100%\n", "");
	assert_true(is_valid_bag("bag"));
}

static void a_file_is_never_replaced(void **state)
{
	fonds_cleanup(
		fonds_tag_writer_freep) struct fonds_tag_writer *writer = NULL;
	struct fonds_staging_files files = open_files();

	(void)state;
	scratch_write("bag/bagit.txt", "old");
	assert_int_equal(
		FONDS_OK, fonds_tag_writer_new(&files, md5, 1, &writer, NULL));
	assert_int_equal(
		FONDS_ERR_EXISTS, fonds_tag_writer_declaration(writer, NULL));
	assert_true(scratch_holds("bag/bagit.txt", "old"));
	fonds_staging_files_clear(&files);
}

static void a_row_that_was_not_hashed_is_not_written(void **state)
{
	fonds_cleanup(
		fonds_tag_writer_freep) struct fonds_tag_writer *writer = NULL;
	fonds_cleanup(fonds_file_table_clear) struct fonds_file_table payload;
	struct fonds_staging_files files = open_files();
	struct fonds_file_row *row;

	(void)state;
	assert_int_equal(
		FONDS_OK, fonds_file_table_init(&payload, md5, 1, NULL));
	assert_int_equal(FONDS_OK,
		fonds_file_table_add(&payload, "data/a", 0, &row, NULL));
	assert_int_equal(
		FONDS_OK, fonds_tag_writer_new(&files, md5, 1, &writer, NULL));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_tag_writer_manifests(writer, &payload, NULL));
	fonds_tag_writer_free(fonds_steal(&writer));
	assert_int_equal(0, scratch_count("bag"));
	fonds_staging_files_clear(&files);
}

static void no_failure_is_lost(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_ALLOC, FAULT_OPEN,
		FAULT_WRITE, FAULT_SYNC, FAULT_CLOSE, FAULT_MKDIR };

	(void)state;
	for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++) {
		unsigned failures = 0;

		for (unsigned n = 0;; n++) {
			struct fonds_staging_files files = open_files();
			enum fonds_status status;

			fault_arm(kinds[k], n);
			status = write_bag(&files, NULL);
			fault_disarm();
			fonds_staging_files_clear(&files);
			failures += status < 0;
			if (!fault_fired()) {
				assert_int_equal(FONDS_OK, status);
				break;
			}
			/* Only closing after reading may go unnoticed. */
			assert_true(status < 0 || kinds[k] == FAULT_CLOSE);
		}
		assert_true(failures > 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_tag_file_is_listed_sorted),
		TEST(a_file_is_never_replaced),
		TEST(a_row_that_was_not_hashed_is_not_written),
		TEST(no_failure_is_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
