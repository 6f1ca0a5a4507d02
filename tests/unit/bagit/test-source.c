/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/source.h"

#include <sys/socket.h>

#include "tests/unit/bagit/write-fixture.h"

static const enum fonds_algorithm sha256[] = { FONDS_SHA256 };

struct listed {
	struct fonds_source source;
	struct fonds_file_table payload;
	struct fonds_validation *findings;
};

static void list(struct listed *listed, const char *path,
	enum fonds_symlink_policy symlinks)
{
	struct fonds_error *error = NULL;

	assert_ok(fonds_file_table_init(&listed->payload, sha256, 1, &error),
		error);
	assert_ok(fonds_validation_new(&listed->findings, &error), error);
	assert_ok(fonds_source_open(&listed->source, path, symlinks, &error),
		error);
	assert_ok(fonds_source_list(&listed->source, &listed->payload,
			  listed->findings, &error),
		error);
	fonds_validation_sort(listed->findings);
}

static void clear(struct listed *listed)
{
	fonds_source_clear(&listed->source);
	fonds_file_table_clear(&listed->payload);
	fonds_validation_free(listed->findings);
}

static void check_finding(const struct listed *listed, size_t index,
	const char *code, const char *path)
{
	const struct fonds_finding *finding = fonds_validation_get(
		listed->findings, index);

	assert_non_null(finding);
	assert_string_equal(code, finding->code);
	assert_string_equal(path, finding->path);
}

static void check_row(const struct listed *listed, size_t index,
	const char *path, uint64_t size)
{
	assert_true(index < listed->payload.count);
	assert_string_equal(path, listed->payload.rows[index]->path);
	assert_int_equal(size, listed->payload.rows[index]->size);
}

static void a_folder_is_listed_below_data(void **state)
{
	struct listed listed;

	(void)state;
	scratch_write("s/b", "12");
	scratch_write("s/a/c", "123");
	scratch_write("s/a.txt", "1");
	scratch_folder("s/empty");
	list(&listed, "s/", FONDS_SYMLINKS_REFUSE);
	assert_int_equal(3, listed.payload.count);
	check_row(&listed, 0, "data/a.txt", 1);
	check_row(&listed, 1, "data/a/c", 3);
	check_row(&listed, 2, "data/b", 2);
	assert_string_equal("b", listed.payload.rows[2]->source);
	check_finding(&listed, 0, "BAG-SOURCE-EMPTY-FOLDER", "empty");
	assert_true(fonds_validation_is_valid(listed.findings));
	clear(&listed);
}

static void a_file_is_listed_under_its_name(void **state)
{
	struct listed listed;

	(void)state;
	scratch_write("s/b", "12");
	assert_int_equal(0, symlink("s/b", "link"));
	list(&listed, "link", FONDS_SYMLINKS_REFUSE);
	assert_int_equal(1, listed.payload.count);
	check_row(&listed, 0, "data/link", 2);
	assert_false(fonds_source_is_bag(&listed.source));
	clear(&listed);
}

static void what_no_bag_can_hold_is_told_each(void **state)
{
	struct listed listed;

	(void)state;
	scratch_write("s/good", "1");
	scratch_write("s/a\\..\\b", "1");
	scratch_write("s/caf\xe9", "1");
	assert_int_equal(0, mkfifo("s/fifo", 0600));
	assert_int_equal(0, symlink("good", "s/link"));
	list(&listed, "s", FONDS_SYMLINKS_REFUSE);
	assert_int_equal(1, listed.payload.count);
	assert_int_equal(4, fonds_validation_errors(listed.findings));
	check_finding(&listed, 0, "BAG-SOURCE-NAME-UNSAFE", "a\\..\\b");
	check_finding(&listed, 1, "BAG-SOURCE-NAME-ENCODING", "caf\xe9");
	check_finding(&listed, 2, "BAG-SOURCE-SPECIAL", "fifo");
	check_finding(&listed, 3, "BAG-SOURCE-LINK", "link");
	clear(&listed);
}

static void make_links(void)
{
	scratch_write("s/d/f", "1");
	scratch_write("out/g", "12");
	scratch_folder("out/sub");
	assert_int_equal(0, symlink("../out", "s/folder"));
	assert_int_equal(0, symlink("../out/g", "s/file"));
	assert_int_equal(0, symlink("..", "s/d/up"));
	assert_int_equal(0, symlink("nowhere", "s/broken"));
	assert_int_equal(0, symlink("../../s", "out/sub/back"));
}

static void links_are_left_out_when_asked(void **state)
{
	struct listed listed;

	(void)state;
	make_links();
	list(&listed, "s", FONDS_SYMLINKS_SKIP);
	assert_int_equal(1, listed.payload.count);
	assert_int_equal(4, fonds_validation_warnings(listed.findings));
	assert_int_equal(0, fonds_validation_errors(listed.findings));
	check_finding(&listed, 0, "BAG-SOURCE-LINK-SKIPPED", "broken");
	clear(&listed);
}

static void links_are_followed_and_never_loop(void **state)
{
	struct listed listed;

	(void)state;
	make_links();
	list(&listed, "s", FONDS_SYMLINKS_FOLLOW);
	check_finding(&listed, 0, "BAG-SOURCE-LINK", "broken");
	check_finding(&listed, 1, "BAG-SOURCE-LINK", "d/up");
	check_finding(&listed, 2, "BAG-SOURCE-LINK-FOLLOWED", "file");
	check_finding(&listed, 3, "BAG-SOURCE-LINK-FOLLOWED", "folder");
	check_finding(&listed, 4, "BAG-SOURCE-LINK", "folder/sub/back");
	assert_int_equal(3, listed.payload.count);
	check_row(&listed, 0, "data/d/f", 1);
	check_row(&listed, 1, "data/file", 2);
	check_row(&listed, 2, "data/folder/g", 2);
	clear(&listed);
}

/* Each of 24 folders has two links to the next: sixteen million paths. */
static void links_that_fan_out_have_a_limit(void **state)
{
	struct listed listed;
	struct fonds_error *error = NULL;

	(void)state;
	shell("mkdir -p s/a && for i in $(seq 24); do mkdir -p t/$i; "
	      "ln -s ../$((i+1)) t/$i/l; ln -s ../$((i+1)) t/$i/r; done; "
	      "mkdir t/25; ln -s ../../t/1 s/a/t");
	assert_ok(fonds_file_table_init(&listed.payload, sha256, 1, &error),
		error);
	assert_ok(fonds_validation_new(&listed.findings, &error), error);
	assert_ok(fonds_source_open(
			  &listed.source, "s", FONDS_SYMLINKS_FOLLOW, &error),
		error);
	assert_int_equal(FONDS_ERR_LIMIT,
		fonds_source_list(&listed.source, &listed.payload,
			listed.findings, NULL));
	clear(&listed);
}

static void only_folders_and_files_are_sources(void **state)
{
	struct fonds_source source;

	(void)state;
	assert_int_equal(0, mkfifo("fifo", 0600));
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_source_open(&source, "fifo",
					   FONDS_SYMLINKS_REFUSE, NULL));
	fonds_source_clear(&source);
	assert_int_equal(FONDS_ERR_IO, fonds_source_open(&source, "gone",
					       FONDS_SYMLINKS_REFUSE, NULL));
	fonds_source_clear(&source);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_folder_is_listed_below_data),
		TEST(a_file_is_listed_under_its_name),
		TEST(what_no_bag_can_hold_is_told_each),
		TEST(links_are_left_out_when_asked),
		TEST(links_are_followed_and_never_loop),
		TEST(links_that_fan_out_have_a_limit),
		TEST(only_folders_and_files_are_sources),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
