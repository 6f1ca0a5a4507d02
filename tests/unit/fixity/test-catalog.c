/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <errno.h>
#include <grp.h>
#include <sqlite3.h>
#include <sys/wait.h>

#include "base/text.h"
#include "fixity/catalog/catalog.h"
#include "fixity/catalog/database.h"
#include "tests/unit/fixity/scratch.h"

#define UUID "6ba7b810-9dad-11d1-80b4-00c04fd430c8"

/* What is in the catalog, as another program sees it; 0 when SQLite agrees. */
static int run_sql(const struct scratch *scratch, const char *sql)
{
	sqlite3 *db = NULL;
	int rc;

	assert_int_equal(SQLITE_OK, sqlite3_open(scratch->catalog_path, &db));
	rc = sqlite3_exec(db, sql, NULL, NULL, NULL);
	sqlite3_close(db);
	return rc;
}

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
	assert_int_equal(2, header[63]); /* user_version */
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
	assert_int_equal(SQLITE_OK, run_sql(scratch, sql));
}

static void test_refuses_a_newer_format(void **state)
{
	struct scratch *scratch = *state;

	close_for(scratch, "PRAGMA user_version = 3");
	expect_refused(scratch, scratch->catalog_path, FONDS_ERR_UNSUPPORTED,
		"newer version of fonds: its format is 3, this version "
		"knows 2");
}

static void test_refuses_a_catalog_without_its_guards(void **state)
{
	struct scratch *scratch = *state;

	close_for(scratch, "DROP TRIGGER file_is_fixed");
	expect_refused(scratch, scratch->catalog_path, FONDS_ERR_FORMAT,
		"was altered");
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

	close_for(scratch,
		"CREATE TRIGGER all_is_well AFTER UPDATE OF verdict ON file "
		"BEGIN UPDATE file SET verdict = 0 WHERE verdict = 1; END");
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

static enum fonds_status count_bag(const struct fonds_catalog_bag *bag,
	void *payload, struct fonds_error **error)
{
	unsigned *count = payload;

	(void)error;
	(void)bag;
	(*count)++;
	return FONDS_OK;
}

static unsigned count_bags(struct fonds_catalog *catalog)
{
	unsigned count = 0;

	assert_int_equal(FONDS_OK,
		fonds_catalog_each_bag(catalog, count_bag, &count, NULL));
	return count;
}

static enum fonds_status expect_bag(const struct fonds_catalog_bag *bag,
	void *payload, struct fonds_error **error)
{
	(void)error;
	assert_int_equal(1, bag->number);
	assert_string_equal(UUID, bag->identifier);
	assert_string_equal("/store/b\xff\n", bag->location);
	assert_string_equal("fond 3", bag->external_identifier);
	assert_string_equal("<script>", bag->description);
	assert_string_equal("=A1", bag->source_organization);
	assert_true(bag->added_at > 1700000000);
	assert_int_equal(2, bag->files);
	assert_int_equal(12, bag->bytes);
	*(bool *)payload = true;
	return FONDS_OK;
}

static void test_registers_a_bag_with_its_files(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;
	struct fonds_catalog_bag bag = {
		.identifier = UUID,
		.location = "/store/b\xff\n",
		.external_identifier = "fond 3",
		.description = "<script>",
		.source_organization = "=A1",
	};
	struct fonds_digest digest = scratch_digest(0x22);
	struct fonds_catalog_file file;
	int64_t number = 0;
	bool has = false;
	bool seen = false;

	assert_int_equal(FONDS_OK,
		fonds_catalog_accession_begin(catalog, &bag, &number, NULL));
	assert_int_equal(FONDS_OK, fonds_catalog_accession_file(catalog,
					   "data/a", 5, &digest, NULL));
	assert_int_equal(FONDS_OK, fonds_catalog_accession_file(catalog,
					   "data/b", 7, &digest, NULL));
	assert_int_equal(0, count_bags(catalog)); /* not before commit */
	assert_int_equal(
		FONDS_OK, fonds_catalog_accession_commit(catalog, NULL));
	assert_int_equal(1, number);

	scratch_reopen(scratch);
	catalog = scratch->catalog;
	assert_int_equal(FONDS_OK,
		fonds_catalog_each_bag(catalog, expect_bag, &seen, NULL));
	assert_true(seen);
	assert_int_equal(FONDS_OK, fonds_catalog_has_location(catalog,
					   "/store/b\xff\n", &has, NULL));
	assert_true(has);
	assert_int_equal(FONDS_OK, fonds_catalog_has_location(catalog,
					   "/store/b\xff", &has, NULL));
	assert_false(has);
	assert_int_equal(FONDS_OK,
		fonds_catalog_file_get(catalog, 1, "data/b", &file, NULL));
	assert_int_equal(7, file.size);
	assert_int_equal(FONDS_SHA256, file.digest.algorithm);
	assert_memory_equal(digest.bytes, file.digest.bytes, 32);
	assert_int_equal(0, file.checked_at);
	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_catalog_file_get(catalog, 2, "data/b", &file, NULL));
}

static void test_refuses_a_bag_that_is_registered(void **state)
{
	static const char *const paths[] = { "data/a", NULL };
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;
	struct fonds_catalog_bag same = scratch_bag("other", "/bag");
	struct fonds_catalog_bag twin = scratch_bag(UUID, "/elsewhere");
	struct fonds_error *error = NULL;
	int64_t number = 0;

	(void)scratch_register(catalog, UUID, "/bag", paths);
	assert_int_equal(FONDS_ERR_EXISTS,
		fonds_catalog_accession_begin(catalog, &same, &number, &error));
	expect_error(
		&error, "the bag '/bag' is registered already, as number 1");
	assert_int_equal(FONDS_ERR_EXISTS,
		fonds_catalog_accession_begin(catalog, &twin, &number, &error));
	expect_error(&error, "identifier");
	assert_int_equal(0, number);
	/* The catalog is free again. */
	assert_int_equal(
		2, scratch_register(catalog, "third", "/third", paths));
}

static void test_rolls_back_an_accession(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;
	struct fonds_catalog_bag bag = scratch_bag(UUID, "/bag");
	struct fonds_digest digest = scratch_digest(1);
	struct fonds_error *error = NULL;
	int64_t number;

	assert_int_equal(FONDS_OK,
		fonds_catalog_accession_begin(catalog, &bag, &number, NULL));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_catalog_accession_begin(catalog, &bag, &number, NULL));
	assert_int_equal(FONDS_OK,
		fonds_catalog_accession_file(catalog, "a", 1, &digest, NULL));
	fonds_catalog_accession_rollback(catalog);
	assert_int_equal(0, count_bags(catalog));

	/* The same path twice undoes it too. */
	assert_int_equal(FONDS_OK,
		fonds_catalog_accession_begin(catalog, &bag, &number, NULL));
	assert_int_equal(FONDS_OK,
		fonds_catalog_accession_file(catalog, "a", 1, &digest, NULL));
	assert_int_equal(FONDS_ERR_EXISTS,
		fonds_catalog_accession_file(catalog, "a", 1, &digest, &error));
	expect_error(&error, "'a' is in this bag twice");
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_catalog_accession_commit(catalog, NULL));
	assert_int_equal(0, count_bags(catalog));
}

static void test_refuses_paths_that_could_leave_the_bag(void **state)
{
	static const char *const paths[] = { "../x", "/etc/passwd", "a/../b",
		"a//b", "./a", "a/", "", "~x" };
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;
	struct fonds_catalog_bag bag = scratch_bag(UUID, "/bag");
	struct fonds_digest digest = scratch_digest(1);
	int64_t number;

	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		assert_int_equal(
			FONDS_OK, fonds_catalog_accession_begin(
					  catalog, &bag, &number, NULL));
		assert_int_equal(
			FONDS_ERR_UNSAFE, fonds_catalog_accession_file(catalog,
						  paths[i], 1, &digest, NULL));
	}
	assert_int_equal(0, count_bags(catalog));
}

/* The longer ones hold the shorter ones: L7. Sorted by bytes. */
static const char *const hostile[] = { "-rf", "=cmd|' /C calc'!A0",
	"\x1b[2J\x1b]0;owned\a", "a", "a'; DROP TABLE file; --", "a.txt",
	"a.txt.bak", "a/b", "data/\"quoted\"", "data/<script>alert(1)</script>",
	"data/\xe2\x80\xaegpj.exe", "data/\xff\xfe not utf-8", "data/x\ny\tz\r",
	"\xff", NULL };

static int compare_paths(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void test_names_are_bytes_and_keys_are_exact(void **state)
{
	enum {
		COUNT = sizeof(hostile) / sizeof(hostile[0]) - 1
	};
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;
	struct fonds_catalog_cursor *cursor = NULL;
	const struct fonds_catalog_file *file = NULL;
	struct fonds_catalog_file found;
	const char *sorted[COUNT];
	int64_t bag = scratch_register(catalog, UUID, "/bag", hostile);

	memcpy(sorted, hostile, sizeof(sorted));
	qsort(sorted, COUNT, sizeof(sorted[0]), compare_paths);
	assert_int_equal(
		FONDS_OK, fonds_catalog_files(catalog, bag, &cursor, NULL));
	for (size_t i = 0; i < COUNT; i++) {
		assert_int_equal(FONDS_OK,
			fonds_catalog_cursor_next(cursor, &file, NULL));
		assert_non_null(file);
		assert_string_equal(sorted[i], file->path);
	}
	assert_int_equal(
		FONDS_OK, fonds_catalog_cursor_next(cursor, &file, NULL));
	assert_null(file);
	assert_int_equal(
		FONDS_OK, fonds_catalog_cursor_next(cursor, &file, NULL));
	assert_null(file);
	fonds_catalog_cursor_free(cursor);
	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_catalog_file_get(catalog, bag, "a.tx", &found, NULL));
	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_catalog_file_get(catalog, bag, "A.TXT", &found, NULL));
}

static void register_many(
	struct fonds_catalog *catalog, unsigned count, const char *format)
{
	struct fonds_catalog_bag bag = scratch_bag(UUID, "/bag");
	int64_t number;

	assert_int_equal(FONDS_OK,
		fonds_catalog_accession_begin(catalog, &bag, &number, NULL));
	for (unsigned i = 0; i < count; i++) {
		struct fonds_digest digest = scratch_digest((unsigned char)i);
		char path[128];

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
		(void)snprintf(path, sizeof(path), format, i);
#pragma GCC diagnostic pop
		assert_int_equal(FONDS_OK, fonds_catalog_accession_file(catalog,
						   path, i, &digest, NULL));
	}
	assert_int_equal(
		FONDS_OK, fonds_catalog_accession_commit(catalog, NULL));
}

static void test_a_cursor_lives_through_writes_by_others(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog_cursor *cursor = NULL;
	const struct fonds_catalog_file *file = NULL;
	static const char *const paths[] = { "x", NULL };
	struct fonds_catalog *other = NULL;
	unsigned count = 0;

	register_many(scratch->catalog, 1000, "data/%06u");
	assert_int_equal(FONDS_OK,
		fonds_catalog_open(scratch->catalog_path, false, &other, NULL));
	assert_int_equal(FONDS_OK,
		fonds_catalog_files(scratch->catalog, 1, &cursor, NULL));
	for (;;) {
		assert_int_equal(FONDS_OK,
			fonds_catalog_cursor_next(cursor, &file, NULL));
		if (!file)
			break;
		assert_int_equal(count, file->size);
		if (count == 10)
			(void)scratch_register(other, "two", "/two", paths);
		if (count == 20) /* a snapshot would be stale by now */
			(void)scratch_register(
				scratch->catalog, "three", "/three", paths);
		count++;
	}
	assert_int_equal(1000, count);
	fonds_catalog_cursor_free(cursor);
	fonds_catalog_close(other);
}

static void test_a_file_takes_at_most_200_bytes(void **state)
{
	struct scratch *scratch = *state;
	struct stat st;

	/* 64 bytes of path */
	register_many(scratch->catalog, 20000,
		"data/a-folder-of-some-depth/another/"
		"a-file-name-of-a-letter-%08u");
	scratch_reopen(scratch);
	fonds_catalog_close(scratch->catalog);
	scratch->catalog = NULL;
	assert_int_equal(0, stat(scratch->catalog_path, &st));
	print_message("%ld bytes a file\n", (long)(st.st_size / 20000));
	assert_true(st.st_size / 20000 <= 200);
}

static void test_what_is_registered_can_be_changed_by_nobody(void **state)
{
	static const char *const paths[] = { "data/a", "data/b", NULL };
	static const char *const attempts[] = {
		"UPDATE file SET digest = zeroblob(32)",
		"UPDATE file SET size = 6 WHERE path = CAST('data/a' AS BLOB)",
		"UPDATE file SET algorithm = 1",
		"UPDATE file SET path = CAST('data/c' AS BLOB)",
		"UPDATE file SET bag = 1",
		"DELETE FROM file",
		"INSERT OR REPLACE INTO file (bag, path, size, algorithm, "
		"digest)"
		" VALUES (1, CAST('data/a' AS BLOB), 1, 4, zeroblob(32))",
		"INSERT INTO file (bag, path, size, algorithm, digest)"
		" VALUES (1, CAST('data/c' AS BLOB), 1, 4, zeroblob(32))",
		"UPDATE bag SET location = CAST('/x' AS BLOB)",
		"UPDATE bag SET files = 1",
		"DELETE FROM bag",
		"INSERT OR REPLACE INTO bag (number, identifier, location,"
		" external_identifier, description, source_organization,"
		" added_at) VALUES (1, 'x', CAST('y' AS BLOB), '', '', '', 1)",
		"INSERT OR REPLACE INTO bag (identifier, location,"
		" external_identifier, description, source_organization,"
		" added_at) VALUES ('x', CAST('/bag' AS BLOB), '', '', '', 1)",
	};
	struct scratch *scratch = *state;

	(void)scratch_register(scratch->catalog, UUID, "/bag", paths);
	for (size_t i = 0; i < sizeof(attempts) / sizeof(attempts[0]); i++)
		assert_int_equal(
			SQLITE_CONSTRAINT, run_sql(scratch, attempts[i]));
	assert_int_equal(
		SQLITE_OK, run_sql(scratch, "UPDATE file SET verdict = NULL"));
}

static void test_finds_a_bag_by_number_or_identifier(void **state)
{
	static const char *const paths[] = { "data/a", NULL };
	static const char *const unknown[] = { "", "0", "2", "-1", "1x", "0x1",
		"18446744073709551617", "' OR 1=1 --" };
	struct scratch *scratch = *state;
	unsigned count = 0;

	(void)scratch_register(scratch->catalog, UUID, "/bag", paths);
	assert_int_equal(FONDS_OK, fonds_catalog_find_bag(scratch->catalog, "1",
					   count_bag, &count, NULL));
	assert_int_equal(FONDS_OK, fonds_catalog_find_bag(scratch->catalog,
					   UUID, count_bag, &count, NULL));
	assert_int_equal(
		FONDS_OK, fonds_catalog_find_bag(scratch->catalog,
				  "6BA7B810-9DAD-11D1-80B4-00C04FD430C8",
				  count_bag, &count, NULL));
	assert_int_equal(3, count);
	for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++)
		assert_int_equal(FONDS_ERR_NOT_FOUND,
			fonds_catalog_find_bag(scratch->catalog, unknown[i],
				count_bag, &count, NULL));
	assert_int_equal(3, count);
}

static void test_says_busy_when_another_writes(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog_bag bag = scratch_bag(UUID, "/bag");
	struct fonds_error *error = NULL;
	sqlite3 *db = NULL;
	int64_t number;

	sqlite3_busy_timeout(scratch->catalog->db, 20);
	assert_int_equal(SQLITE_OK, sqlite3_open(scratch->catalog_path, &db));
	assert_int_equal(SQLITE_OK,
		sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL));
	assert_int_equal(
		FONDS_ERR_BUSY, fonds_catalog_accession_begin(scratch->catalog,
					&bag, &number, &error));
	expect_error(&error, "in use by another process");
	assert_int_equal(0, count_bags(scratch->catalog)); /* reading works */
	sqlite3_close(db);
	assert_int_equal(
		FONDS_OK, fonds_catalog_accession_begin(
				  scratch->catalog, &bag, &number, NULL));
}

static int collect(const void *data, size_t size, void *payload)
{
	return fwrite(data, 1, size, payload) == size ? 0 : EIO;
}

typedef enum fonds_status write_fn(struct fonds_catalog *catalog,
	enum fonds_format format, fonds_write_fn *write, void *payload,
	struct fonds_error **error);

static enum fonds_status write_first(struct fonds_catalog *catalog,
	enum fonds_format format, fonds_write_fn *write, void *payload,
	struct fonds_error **error)
{
	return fonds_catalog_write_bag(
		catalog, "1", format, write, payload, error);
}

static char *render(struct fonds_catalog *catalog, write_fn *write,
	enum fonds_format format)
{
	char *text = NULL;
	size_t size = 0;
	FILE *file = open_memstream(&text, &size);

	assert_non_null(file);
	assert_int_equal(FONDS_OK, write(catalog, format, collect, file, NULL));
	assert_int_equal(0, fclose(file));
	return text;
}

/* Printable UTF-8, and no control but the line ends. */
static void expect_harmless(const char *text)
{
	assert_true(fonds_utf8_is_valid(text, strlen(text)));
	for (const char *p = text; *p; p++)
		if ((unsigned char)*p < 0x20)
			assert_true(*p == '\n' || *p == '\r');
	assert_null(strstr(text, "\xe2\x80\xae"));
}

static void test_listings_are_harmless_in_every_form(void **state)
{
	static write_fn *const writers[] = { fonds_catalog_write_list,
		write_first };
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;

	(void)scratch_register(
		catalog, UUID, "/store/\x1b[31m\n\xff<b>", hostile);
	for (size_t i = 0; i < 2; i++) {
		enum fonds_status status;

		for (int format = 0; format < 3; format++) {
			char *text = render(
				catalog, writers[i], (enum fonds_format)format);

			expect_harmless(text);
			free(text);
		}
		status = writers[i](
			catalog, FONDS_FORMAT_HTML, collect, stderr, NULL);
		assert_int_equal(FONDS_ERR_INVALID, status);
	}
}

static void expect_text(struct fonds_catalog *catalog, write_fn *write,
	enum fonds_format format, const char *part)
{
	char *text = render(catalog, write, format);

	if (!strstr(text, part))
		fail_msg("'%s' is not in:\n%s", part, text);
	free(text);
}

static void test_listings_say_what_is_registered(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;

	expect_text(catalog, fonds_catalog_write_list, FONDS_FORMAT_TEXT,
		"No bag is registered.\n");
	(void)scratch_register(catalog, UUID, "/bag", hostile);
	expect_text(catalog, fonds_catalog_write_list, FONDS_FORMAT_TEXT,
		"1 bag, 14 files, 70 bytes");
	expect_text(catalog, fonds_catalog_write_list, FONDS_FORMAT_JSON,
		"\"location\": \"/bag\"");
	expect_text(catalog, fonds_catalog_write_list, FONDS_FORMAT_CSV,
		"1," UUID ",/bag,,,,2");
	expect_text(catalog, write_first, FONDS_FORMAT_TEXT,
		"data/\\xff\\xfe not utf-8\n");
	expect_text(catalog, write_first, FONDS_FORMAT_TEXT,
		"no audit was run on it yet");
	expect_text(catalog, write_first, FONDS_FORMAT_CSV, "\r\n'=cmd|");
	expect_text(catalog, write_first, FONDS_FORMAT_JSON,
		"\"path\": \"a'; DROP TABLE file; --\"");
	expect_text(catalog, write_first, FONDS_FORMAT_JSON,
		"\"path_base64\": \"/w==\"");
}

static int refuse(const void *data, size_t size, void *payload)
{
	(void)data;
	(void)size;
	(void)payload;
	return ENOSPC;
}

static void test_a_listing_that_cannot_be_written_is_an_error(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_error *error = NULL;

	assert_int_equal(
		FONDS_ERR_IO, fonds_catalog_write_list(scratch->catalog,
				      FONDS_FORMAT_TEXT, refuse, NULL, &error));
	assert_int_equal(ENOSPC, fonds_error_errno(error));
	fonds_error_free(error);
}

/* In a child without rights: 0 when all is as it should be. */
static int read_as_nobody(struct scratch *scratch)
{
	static const char *const formats[] = { "1 bag" };
	struct fonds_catalog_bag bag = scratch_bag("new", "/new");
	struct fonds_catalog *catalog = NULL;
	int64_t number;
	char *text;

	if (setgroups(0, NULL) < 0 || setgid(65534) < 0 || setuid(65534) < 0)
		return 1;
	if (fonds_catalog_open(scratch->catalog_path, true, &catalog, NULL) !=
		FONDS_OK)
		return 2;
	text = render(catalog, fonds_catalog_write_list, FONDS_FORMAT_TEXT);
	if (!strstr(text, formats[0]))
		return 3;
	free(text);
	if (fonds_catalog_accession_begin(catalog, &bag, &number, NULL) !=
		FONDS_ERR_IO)
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
	if (fonds_catalog_each_bag(catalog, count_bag, &count, NULL) < 0)
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
		TEST(test_refuses_a_catalog_whose_guard_was_made_harmless),
		TEST(test_refuses_a_catalog_with_a_foreign_trigger),
		TEST(test_a_damaged_catalog_is_an_error_not_an_empty_one),
		TEST(test_registers_a_bag_with_its_files),
		TEST(test_refuses_a_bag_that_is_registered),
		TEST(test_rolls_back_an_accession),
		TEST(test_refuses_paths_that_could_leave_the_bag),
		TEST(test_names_are_bytes_and_keys_are_exact),
		TEST(test_a_cursor_lives_through_writes_by_others),
		TEST(test_a_file_takes_at_most_200_bytes),
		TEST(test_what_is_registered_can_be_changed_by_nobody),
		TEST(test_finds_a_bag_by_number_or_identifier),
		TEST(test_says_busy_when_another_writes),
		TEST(test_listings_are_harmless_in_every_form),
		TEST(test_listings_say_what_is_registered),
		TEST(test_a_listing_that_cannot_be_written_is_an_error),
		TEST(test_a_catalog_that_may_only_be_read_is_read),
		TEST(test_a_log_that_cannot_be_read_is_not_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
