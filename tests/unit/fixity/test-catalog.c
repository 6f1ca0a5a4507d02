/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <grp.h>
#include <sqlite3.h>
#include <sys/wait.h>

#include "tests/unit/fixity/catalog-sql.h"
#include "tests/unit/fixity/scratch.h"

#define UUID "6ba7b810-9dad-11d1-80b4-00c04fd430c8"

static void expect_refused(struct scratch *scratch, const char *path,
	enum fonds_status status, const char *text)
{
	struct fonds_catalog *catalog = NULL;
	struct fonds_error *error = NULL;

	(void)scratch;
	assert_int_equal(
		status, fonds_catalog_open(path, true, &catalog, &error));
	assert_null(catalog);
	expect_error(&error, text);
	assert_int_equal(
		status, fonds_catalog_open(path, false, &catalog, NULL));
}

static unsigned count_entries(const char *path)
{
	DIR *dir = opendir(path);
	unsigned count = 0;

	assert_non_null(dir);
	while (readdir(dir))
		count++;
	closedir(dir);
	return count - 2;
}

static void test_makes_a_catalog_with_its_parent_folders(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = NULL;
	unsigned char header[100];
	FILE *file;

	assert_int_equal(FONDS_OK,
		fonds_catalog_open(scratch_name(scratch, "a/b//c/new.db"), true,
			&catalog, NULL));
	fonds_catalog_close(catalog);
	file = fopen(scratch_name(scratch, "a/b/c/new.db"), "rbe");
	assert_non_null(file);
	assert_int_equal(100, fread(header, 1, 100, file));
	fclose(file);
	assert_memory_equal("\x46\x6f\x6e\x64", header + 68, 4);
	assert_int_equal(3, header[63]); /* user_version */
	assert_int_equal(2, header[18]); /* write-ahead log */
	assert_int_equal(1, count_entries(scratch_name(scratch, "a/b/c")));
}

static void test_does_not_make_what_was_not_asked_for(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = NULL;
	struct fonds_error *error = NULL;
	unsigned before = count_entries(scratch->path);

	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_catalog_open(scratch_name(scratch, "x/none.db"), false,
			&catalog, &error));
	expect_error(&error, "there is no catalog at '");
	assert_int_equal(before, count_entries(scratch->path));
}

static void test_refuses_names_that_cannot_be_catalogs(void **state)
{
	struct scratch *scratch = *state;

	expect_refused(scratch, "", FONDS_ERR_INVALID, "empty");
	expect_refused(scratch, "postgresql://host/db", FONDS_ERR_UNSUPPORTED,
		"PostgreSQL");
	expect_refused(scratch, scratch->path, FONDS_ERR_INVALID, "folder");
	assert_int_equal(0, mkfifo(scratch_name(scratch, "fifo"), 0600));
	expect_refused(scratch, scratch->name, FONDS_ERR_INVALID,
		"not a regular file");
	scratch_write(scratch_name(scratch, "file"), "x", 1);
	expect_refused(scratch, scratch_name(scratch, "file/c.db"),
		FONDS_ERR_IO, "file");
}

static void test_names_with_a_meaning_to_sqlite_are_plain_files(void **state)
{
	static const char *const names[] = { ":memory:", "file:x?mode=memory",
		"a%20b?immutable=1" };
	struct scratch *scratch = *state;
	char before[4096];

	assert_non_null(getcwd(before, sizeof(before)));
	assert_int_equal(0, chdir(scratch->path));
	for (size_t i = 0; i < 3; i++) {
		struct fonds_catalog *catalog = NULL;

		assert_int_equal(FONDS_OK,
			fonds_catalog_open(names[i], true, &catalog, NULL));
		fonds_catalog_close(catalog);
		assert_int_equal(0, access(names[i], F_OK));
	}
	assert_int_equal(0, chdir(before));
}

static void test_refuses_files_that_are_not_catalogs(void **state)
{
	static const char text[] = "this is a letter to the archive, and no "
				   "database of any kind";
	struct scratch *scratch = *state;
	sqlite3 *db = NULL;
	char garbage[8192];

	scratch_write(scratch_name(scratch, "empty"), "", 0);
	expect_refused(scratch, scratch->name, FONDS_ERR_FORMAT, "is empty");

	memset(garbage, 0xa5, sizeof(garbage));
	scratch_write(
		scratch_name(scratch, "garbage"), garbage, sizeof(garbage));
	expect_refused(scratch, scratch->name, FONDS_ERR_FORMAT,
		"is not a catalog of fonds");
	scratch_write(scratch_name(scratch, "text"), text, sizeof(text));
	expect_refused(scratch, scratch->name, FONDS_ERR_FORMAT,
		"is not a catalog of fonds");

	assert_int_equal(SQLITE_OK,
		sqlite3_open(scratch_name(scratch, "other.db"), &db));
	assert_int_equal(SQLITE_OK,
		sqlite3_exec(db, "CREATE TABLE t (x); PRAGMA user_version = 1",
			NULL, NULL, NULL));
	sqlite3_close(db);
	expect_refused(scratch, scratch->name, FONDS_ERR_FORMAT,
		"is a database, but not a catalog of fonds");
}

static void close_for(struct scratch *scratch, const char *sql)
{
	fonds_catalog_close(scratch->catalog);
	scratch->catalog = NULL;
	assert_int_equal(SQLITE_OK, catalog_sql(scratch->catalog_path, sql));
}

static void test_refuses_a_newer_format(void **state)
{
	struct scratch *scratch = *state;

	close_for(scratch, "PRAGMA user_version = 4");
	expect_refused(scratch, scratch->catalog_path, FONDS_ERR_UNSUPPORTED,
		"newer version of fonds: its format is 4, this version "
		"knows 3");
}

static void test_refuses_a_catalog_without_its_guards(void **state)
{
	struct scratch *scratch = *state;

	close_for(scratch, "DROP TRIGGER file_is_fixed");
	expect_refused(scratch, scratch->catalog_path, FONDS_ERR_FORMAT,
		"was altered");
}

/* SQLite keeps these names for itself, but no file is bound by that. */
static void test_refuses_a_trigger_whatever_its_name(void **state)
{
	struct scratch *scratch = *state;

	close_for(scratch,
		"PRAGMA writable_schema = ON;"
		"INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_x',"
		" 'file_state', 0, 'CREATE TRIGGER sqlite_x AFTER INSERT ON"
		" file_state BEGIN DELETE FROM file_state; END')");
	expect_refused(
		scratch, scratch->catalog_path, FONDS_ERR_FORMAT, "altered");
}

static void test_refuses_a_catalog_whose_guard_was_made_harmless(void **state)
{
	struct scratch *scratch = *state;

	close_for(scratch,
		"DROP TRIGGER file_is_fixed;"
		"CREATE TRIGGER file_is_fixed BEFORE UPDATE OF digest ON file "
		"BEGIN SELECT 1; END");
	expect_refused(scratch, scratch->catalog_path, FONDS_ERR_FORMAT,
		"'file_is_fixed' is not as fonds made it");
}

static void test_refuses_a_catalog_with_a_foreign_trigger(void **state)
{
	struct scratch *scratch = *state;

	close_for(scratch, "CREATE TRIGGER all_is_well AFTER UPDATE OF verdict "
			   "ON file_state "
			   "BEGIN UPDATE file_state SET verdict = 0 WHERE "
			   "verdict = 1; END");
	expect_refused(scratch, scratch->catalog_path, FONDS_ERR_FORMAT,
		"unknown trigger 'all_is_well'");
}

static void test_a_damaged_catalog_is_an_error_not_an_empty_one(void **state)
{
	static const char *const paths[] = { "data/a", NULL };
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = NULL;
	struct stat st;
	char junk[4096];
	int fd;

	(void)scratch_register(scratch->catalog, UUID, "/bag", paths);
	fonds_catalog_close(scratch->catalog);
	scratch->catalog = NULL;
	assert_int_equal(0, stat(scratch->catalog_path, &st));
	/* Every page but the first: the schema's own is among them or not. */
	memset(junk, 0x5a, sizeof(junk));
	fd = open(scratch->catalog_path, O_WRONLY | O_CLOEXEC);
	for (off_t at = 4096; at < st.st_size; at += 4096)
		assert_int_equal(4096, pwrite(fd, junk, 4096, at));
	assert_int_equal(
		FONDS_ERR_FORMAT, fonds_catalog_open(scratch->catalog_path,
					  true, &catalog, NULL));
	assert_int_equal(0, ftruncate(fd, st.st_size / 8192 * 4096));
	close(fd);
	expect_refused(
		scratch, scratch->catalog_path, FONDS_ERR_FORMAT, "is damaged");
}

/* In a child without rights: 0 when all is as it should be. */
static int read_as_nobody(struct scratch *scratch)
{
	struct fonds_holding bag = scratch_bag("new", "/new");
	struct fonds_catalog *catalog = NULL;
	unsigned count = 0;
	int64_t number;

	if (setgroups(0, NULL) < 0 || setgid(65534) < 0 || setuid(65534) < 0)
		return 1;
	if (fonds_catalog_open(scratch->catalog_path, true, &catalog, NULL) !=
		FONDS_OK)
		return 2;
	if (fonds_holding_each(
		    catalog, false, scratch_count_one, &count, NULL) < 0 ||
		count != 1)
		return 3;
	if (fonds_accession_begin(catalog, &bag, &number, NULL) != FONDS_ERR_IO)
		return 4;
	fonds_catalog_close(catalog);
	return 0;
}

static void test_a_catalog_that_may_only_be_read_is_read(void **state)
{
	static const char *const paths[] = { "data/a", NULL };
	struct scratch *scratch = *state;
	int result = -1;
	pid_t pid;

	if (geteuid() != 0) {
		print_message("skipped: only root can drop its rights\n");
		skip();
	}
	(void)scratch_register(scratch->catalog, UUID, "/bag", paths);
	fonds_catalog_close(scratch->catalog);
	scratch->catalog = NULL;
	assert_int_equal(0, chmod(scratch->catalog_path, 0444));
	assert_int_equal(0, chmod(scratch->path, 0555));
	pid = fork();
	if (pid == 0)
		_exit(read_as_nobody(scratch));
	assert_int_equal(pid, waitpid(pid, &result, 0));
	assert_int_equal(0, result);
}

/* A second bag that is in the log alone: its process ended without closing. */
static void register_in_log(struct scratch *scratch)
{
	static const char *const paths[] = { "data/a", NULL };
	int result = -1;
	pid_t pid = fork();

	if (pid == 0) {
		struct fonds_catalog *catalog = NULL;

		(void)!fonds_catalog_open(
			scratch->catalog_path, false, &catalog, NULL);
		(void)scratch_register(catalog, "two", "/two", paths);
		_exit(0);
	}
	assert_int_equal(pid, waitpid(pid, &result, 0));
	assert_int_equal(0, result);
}

static int read_log_as_nobody(struct scratch *scratch)
{
	struct fonds_catalog *catalog = NULL;
	unsigned count = 0;

	if (setgroups(0, NULL) < 0 || setgid(65534) < 0 || setuid(65534) < 0)
		return 1;
	if (fonds_catalog_open(scratch->catalog_path, false, &catalog, NULL) !=
		FONDS_OK)
		return 0; /* it could not be read, and says so */
	if (fonds_holding_each(
		    catalog, false, scratch_count_one, &count, NULL) < 0)
		return 0;
	fonds_catalog_close(catalog);
	return count == 2 ? 0 : 2;
}

static void test_a_log_that_cannot_be_read_is_not_left_out(void **state)
{
	static const char *const paths[] = { "data/a", NULL };
	struct scratch *scratch = *state;
	int result = -1;

	if (geteuid() != 0) {
		print_message("skipped: only root can drop its rights\n");
		skip();
	}
	(void)scratch_register(scratch->catalog, UUID, "/bag", paths);
	fonds_catalog_close(scratch->catalog);
	scratch->catalog = NULL;
	register_in_log(scratch);
	assert_int_equal(
		0, access(scratch_name(scratch, "catalog.db-wal"), F_OK));
	assert_int_equal(0, chmod(scratch->path, 0555));
	for (int i = 0; i < 2; i++) {
		pid_t pid = fork();

		if (pid == 0)
			_exit(read_log_as_nobody(scratch));
		assert_int_equal(pid, waitpid(pid, &result, 0));
		assert_int_equal(0, result);
		(void)unlink(scratch_name(scratch, "catalog.db-shm"));
	}
}

int main(void)
{
#define TEST(f) \
	cmocka_unit_test_setup_teardown(f, scratch_setup, scratch_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_makes_a_catalog_with_its_parent_folders),
		TEST(test_does_not_make_what_was_not_asked_for),
		TEST(test_refuses_names_that_cannot_be_catalogs),
		TEST(test_names_with_a_meaning_to_sqlite_are_plain_files),
		TEST(test_refuses_files_that_are_not_catalogs),
		TEST(test_refuses_a_newer_format),
		TEST(test_refuses_a_catalog_without_its_guards),
		TEST(test_refuses_a_trigger_whatever_its_name),
		TEST(test_refuses_a_catalog_whose_guard_was_made_harmless),
		TEST(test_refuses_a_catalog_with_a_foreign_trigger),
		TEST(test_a_damaged_catalog_is_an_error_not_an_empty_one),
		TEST(test_a_catalog_that_may_only_be_read_is_read),
		TEST(test_a_log_that_cannot_be_read_is_not_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
