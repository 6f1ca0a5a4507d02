/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/output.h"
#include "fixity/catalog/export-table.h"
#include "tests/unit/fault.h"
#include "tests/unit/fixity/catalog-fixture.h"
#include "tests/unit/fixity/failing-vfs.h"

/* A row of every table, and names that no text can hold. */
static const char rows[] =
	"INSERT INTO agent VALUES (1, 0, 'me');"
	"INSERT INTO agent VALUES (2, 0, CAST(x'6dff' AS TEXT));"
	"INSERT INTO volume VALUES (1, 'u', 'v', 1);"
	"INSERT INTO volume_place VALUES (1, 'h', x'2ff0', 1);"
	"INSERT INTO holding VALUES (1, 'i', 0, 0, 1, NULL, x'2f61', '', '',"
	" '', 1, '', 5, 1, NULL, NULL);"
	"INSERT INTO file VALUES (1, x'620a01ff', 3, 4, zeroblob(32));"
	"INSERT INTO file VALUES (1, x'63', 4, 4, zeroblob(32));"
	"INSERT INTO block_digest VALUES (1, x'63', 0, 1048576, 4,"
	" zeroblob(32));"
	"INSERT INTO shard VALUES (1, 1, 0, x'620a01ff', x'63', 2, 7, NULL,"
	" NULL);"
	"UPDATE holding SET files = 2, bytes = 7;"
	"INSERT INTO file_digest VALUES (1, x'63', 1, 0, zeroblob(16), 5,"
	" NULL);"
	"INSERT INTO change VALUES (1, 1, 0, 1, NULL, 'r');"
	"INSERT INTO changed_file VALUES (1, 1, x'63', 4, 4, zeroblob(32), 9,"
	" randomblob(32));";

static void buffer_add(struct fonds_buffer *text, struct fonds_catalog *catalog)
{
	fonds_buffer_init(text, 1 << 20);
	assert_int_equal(FONDS_OK, fonds_catalog_export(catalog,
					   fonds_output_to_buffer, text, NULL));
}

static int as_file(const void *data, size_t size)
{
	int fd = memfd_create("export", 0);

	assert_true(fd >= 0);
	assert_int_equal(size, write(fd, data, size));
	assert_int_equal(0, lseek(fd, 0, SEEK_SET));
	return fd;
}

static enum fonds_status import(const void *data, size_t size)
{
	int fd = as_file(data, size);
	struct fonds_error *error = NULL;
	enum fonds_status status = fonds_catalog_import(
		"new.db", fd, "export", &error);

	assert_int_equal(status < 0, error != NULL);
	fonds_error_free(error);
	(void)close(fd);
	return status;
}

static void the_tables_of_an_export_are_those_of_the_catalog(void **state)
{
	char name[FONDS_EXPORT_NAME_SIZE];
	char sql[256];

	(void)state;
	assert_int_equal(FONDS_EXPORT_TABLE_COUNT,
		fixture_count("SELECT count(*) FROM sqlite_schema"
			      " WHERE type = 'table'"));
	for (size_t i = 0; i < FONDS_EXPORT_TABLE_COUNT; i++) {
		const struct fonds_export_table *table =
			&fonds_export_tables[i];
		size_t width = fonds_export_table_width(table);

		(void)snprintf(sql, sizeof(sql),
			"SELECT count(*) FROM pragma_table_info('%s')",
			table->name);
		assert_int_equal(width, fixture_count(sql));
		for (size_t j = 0; j < width; j++) {
			(void)snprintf(sql, sizeof(sql),
				"SELECT count(*) FROM pragma_table_info('%s')"
				" WHERE cid = %zu AND name = '%s'"
				" AND lower(substr(type, 1, 1)) = '%c'",
				table->name, j,
				fonds_export_table_column(table, j, name),
				table->types[j]);
			assert_int_equal(1, fixture_count(sql));
		}
	}
}

static void an_imported_catalog_is_exported_as_it_was(void **state)
{
	struct fonds_catalog *again = NULL;
	struct fonds_buffer first;
	struct fonds_buffer second;

	assert_int_equal(SQLITE_OK, fixture_sql(rows));
	buffer_add(&first, *state);
	assert_int_equal(FONDS_OK, import(first.data, first.size));
	assert_int_equal(
		FONDS_OK, fonds_catalog_open("new.db", false, &again, NULL));
	buffer_add(&second, again);
	assert_int_equal(first.size, second.size);
	assert_memory_equal(first.data, second.data, first.size);
	fonds_catalog_close(again);
	fonds_buffer_clear(&second);
	fonds_buffer_clear(&first);
}

/* The database keeps one, and no reader of the catalog takes it. */
static void a_text_with_a_nul_is_not_imported(void **state)
{
	struct fonds_buffer text;

	assert_int_equal(
		SQLITE_OK, fixture_sql("INSERT INTO agent VALUES"
				       " (1, 0, CAST(x'6d0065' AS TEXT))"));
	buffer_add(&text, *state);
	assert_int_equal(FONDS_ERR_FORMAT, import(text.data, text.size));
	assert_false(scratch_exists("new.db"));
	fonds_buffer_clear(&text);
}

static void a_catalog_that_is_there_is_not_replaced(void **state)
{
	struct fonds_buffer text;

	buffer_add(&text, *state);
	scratch_write("new.db", "mine");
	assert_int_equal(FONDS_ERR_EXISTS, import(text.data, text.size));
	assert_true(scratch_holds("new.db", "mine"));
	fonds_buffer_clear(&text);
}

/* What a process of the same number left is nobody's beginning. */
static void what_a_killed_process_left_is_not_gone_on_with(void **state)
{
	struct fonds_buffer text;
	char left[64];

	assert_int_equal(SQLITE_OK, fixture_sql(rows));
	buffer_add(&text, *state);
	(void)snprintf(left, sizeof(left), ".new.db.part-%ld", (long)getpid());
	assert_int_equal(FONDS_OK, fonds_catalog_backup(*state, left, NULL));
	assert_int_equal(FONDS_OK, import(text.data, text.size));
	assert_true(scratch_exists(left));
	fonds_buffer_clear(&text);
}

/* Wherever it ends, and whatever letter is changed, nothing is made. */
static void an_export_that_is_not_whole_makes_nothing(void **state)
{
	struct fonds_buffer text;
	size_t names = scratch_count(".");

	assert_int_equal(SQLITE_OK, fixture_sql(rows));
	buffer_add(&text, *state);
	names = scratch_count(".");
	for (size_t size = 0; size < text.size; size += 97)
		assert_true(import(text.data, size) < 0);
	for (size_t at = 1; at < text.size; at += 61) {
		text.data[at] ^= 1;
		assert_true(import(text.data, text.size) < 0);
		text.data[at] ^= 1;
	}
	assert_false(scratch_exists("new.db"));
	assert_int_equal(names, scratch_count("."));
	fonds_buffer_clear(&text);
}

static void a_backup_is_the_same_catalog(void **state)
{
	struct fonds_catalog *again = NULL;
	struct fonds_buffer first;
	struct fonds_buffer second;

	assert_int_equal(SQLITE_OK, fixture_sql(rows));
	assert_int_equal(
		FONDS_OK, fonds_catalog_backup(*state, "copy.db", NULL));
	assert_int_equal(FONDS_ERR_EXISTS,
		fonds_catalog_backup(*state, "copy.db", NULL));
	assert_int_equal(
		FONDS_OK, fonds_catalog_open("copy.db", false, &again, NULL));
	buffer_add(&first, *state);
	buffer_add(&second, again);
	assert_int_equal(first.size, second.size);
	assert_memory_equal(first.data, second.data, first.size);
	fonds_catalog_close(again);
	fonds_buffer_clear(&second);
	fonds_buffer_clear(&first);
}

/* If it is there, it is whole; then it is gone, for the next try. */
static void expect_whole_or_nothing(
	enum fonds_status status, const struct fonds_buffer *text)
{
	struct fonds_catalog *made = NULL;
	struct fonds_buffer again;

	/* It may be there although its folder could not be synced. */
	assert_true(status < 0 || scratch_exists("new.db"));
	if (!scratch_exists("new.db"))
		return;
	assert_int_equal(
		FONDS_OK, fonds_catalog_open("new.db", false, &made, NULL));
	buffer_add(&again, made);
	assert_int_equal(text->size, again.size);
	assert_memory_equal(text->data, again.data, text->size);
	fonds_buffer_clear(&again);
	fonds_catalog_close(made);
	assert_int_equal(0, unlink("new.db"));
}

typedef enum fonds_status make_fn(
	struct fonds_catalog *catalog, const struct fonds_buffer *text);

static enum fonds_status make_by_import(
	struct fonds_catalog *catalog, const struct fonds_buffer *text)
{
	(void)catalog;
	return import(text->data, text->size);
}

static enum fonds_status make_by_backup(
	struct fonds_catalog *catalog, const struct fonds_buffer *text)
{
	(void)text;
	return fonds_catalog_backup(catalog, "new.db", NULL);
}

/* In fonds itself. */
static void fail_allocations(make_fn *make, struct fonds_catalog *catalog,
	const struct fonds_buffer *text)
{
	enum fonds_status status = FONDS_ERR_NOMEM;
	bool is_last = false;

	for (unsigned n = 0; !is_last; n++) {
		fault_arm(FAULT_ALLOC, n);
		status = make(catalog, text);
		fault_disarm();
		is_last = !fault_fired();
		assert_true(status == FONDS_OK || status == FONDS_ERR_NOMEM);
		expect_whole_or_nothing(status, text);
	}
	assert_int_equal(FONDS_OK, status);
}

/* In SQLite; many of its allocations and writes are much alike. */
static void fail_database(make_fn *make, struct fonds_catalog *catalog,
	const struct fonds_buffer *text, enum failing_kind kind)
{
	static const unsigned strides[FAILING_KINDS] = {
		[FAILING_ALLOC] = 307,
		[FAILING_WRITE] = 13,
		[FAILING_SYNC] = 1,
	};
	enum fonds_status status = FONDS_ERR_NOMEM;
	bool is_last = false;

	for (unsigned n = 0; !is_last; n += strides[kind]) {
		failing_arm(kind, n);
		status = make(catalog, text);
		failing_disarm();
		is_last = !failing.fired;
		expect_whole_or_nothing(status, text);
	}
	assert_int_equal(FONDS_OK, status);
}

static void a_new_catalog_is_whole_or_not_there_whatever_fails(void **state)
{
	make_fn *const makes[] = { make_by_import, make_by_backup };
	struct fonds_buffer text;

	assert_int_equal(SQLITE_OK, fixture_sql(rows));
	buffer_add(&text, *state);
	for (size_t i = 0; i < 2; i++) {
		fail_allocations(makes[i], *state, &text);
		fail_database(makes[i], *state, &text, FAILING_ALLOC);
		fail_database(makes[i], *state, &text, FAILING_WRITE);
		fail_database(makes[i], *state, &text, FAILING_SYNC);
	}
	/* The one that was read is as it was. */
	expect_whole_or_nothing(
		fonds_catalog_backup(*state, "new.db", NULL), &text);
	fonds_buffer_clear(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(the_tables_of_an_export_are_those_of_the_catalog),
		FIXTURE_TEST(an_imported_catalog_is_exported_as_it_was),
		FIXTURE_TEST(a_text_with_a_nul_is_not_imported),
		FIXTURE_TEST(a_catalog_that_is_there_is_not_replaced),
		FIXTURE_TEST(what_a_killed_process_left_is_not_gone_on_with),
		FIXTURE_TEST(an_export_that_is_not_whole_makes_nothing),
		FIXTURE_TEST(a_backup_is_the_same_catalog),
		FIXTURE_TEST(
			a_new_catalog_is_whole_or_not_there_whatever_fails),
	};

	/* Hundreds of catalogs, which need no disk. */
	if (access("/dev/shm", W_OK) == 0)
		(void)setenv("TMPDIR", "/dev/shm", 0);
	failing_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
