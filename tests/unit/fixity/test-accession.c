/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "fixity/catalog/shard.h"
#include "fixity/catalog/sqlite-database.h"
#include "tests/unit/fixity/catalog-sql.h"
#include "tests/unit/fixity/scratch.h"

#define UUID "6ba7b810-9dad-11d1-80b4-00c04fd430c8"

static enum fonds_status expect_holding(const struct fonds_holding *holding,
	void *payload, struct fonds_error **error)
{
	(void)error;
	assert_int_equal(1, holding->number);
	assert_string_equal(UUID, holding->identifier);
	assert_string_equal("/store/b\xff\n", holding->location);
	assert_string_equal("fond 3", holding->external_identifier);
	assert_string_equal("<script>", holding->description);
	assert_string_equal("=A1", holding->source_organization);
	assert_int_equal(FONDS_HOLDING_BAG, holding->kind);
	assert_string_equal("default", holding->collection_name);
	assert_string_equal("", holding->volume_name);
	assert_string_equal("manifest-sha256.txt", holding->source);
	assert_string_equal("Ada", holding->agent);
	assert_int_equal(0, holding->removed_at);
	assert_true(holding->added_at > 1700000000);
	assert_int_equal(2, holding->files);
	assert_int_equal(12, holding->bytes);
	*(bool *)payload = true;
	return FONDS_OK;
}

static void test_registers_a_bag_with_its_files(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;
	struct fonds_holding bag = {
		.identifier = UUID,
		.location = "/store/b\xff\n",
		.external_identifier = "fond 3",
		.description = "<script>",
		.source_organization = "=A1",
		.source = "manifest-sha256.txt",
		.agent = "Ada",
	};
	struct fonds_digest digest = scratch_digest(0x22);
	struct fonds_holding_file file;
	int64_t number = 0;
	bool seen = false;

	assert_int_equal(
		FONDS_OK, fonds_accession_begin(catalog, &bag, &number, NULL));
	assert_int_equal(FONDS_OK,
		fonds_accession_file(catalog, "data/a", 5, &digest, NULL));
	assert_int_equal(FONDS_OK,
		fonds_accession_file(catalog, "data/b", 7, &digest, NULL));
	assert_int_equal(0, scratch_listed(catalog)); /* not before commit */
	assert_int_equal(FONDS_OK, fonds_accession_commit(catalog, NULL));
	assert_int_equal(1, number);

	scratch_reopen(scratch);
	catalog = scratch->catalog;
	assert_int_equal(FONDS_OK, fonds_holding_each(catalog, false,
					   expect_holding, &seen, NULL));
	assert_true(seen);
	assert_int_equal(FONDS_OK,
		fonds_holding_at(catalog, "/store/b\xff\n", &number, NULL));
	assert_int_equal(1, number);
	assert_int_equal(FONDS_OK,
		fonds_holding_at(catalog, "/store/b\xff", &number, NULL));
	assert_int_equal(0, number);
	assert_int_equal(FONDS_OK,
		fonds_holding_file_get(catalog, 1, "data/b", &file, NULL));
	assert_int_equal(7, file.size);
	assert_int_equal(FONDS_SHA256, file.digests[0].algorithm);
	assert_memory_equal(digest.bytes, file.digests[0].bytes, 32);
	assert_int_equal(0, file.checked_at);
	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_holding_file_get(catalog, 2, "data/b", &file, NULL));
}

static void test_refuses_a_bag_that_is_registered(void **state)
{
	static const char *const paths[] = { "data/a", NULL };
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;
	struct fonds_holding same = scratch_bag("other", "/bag");
	struct fonds_holding twin = scratch_bag(UUID, "/elsewhere");
	struct fonds_error *error = NULL;
	int64_t number = 0;

	(void)scratch_register(catalog, UUID, "/bag", paths);
	assert_int_equal(FONDS_ERR_EXISTS,
		fonds_accession_begin(catalog, &same, &number, &error));
	expect_error(&error, "'/bag' is registered already, as number 1");
	assert_int_equal(FONDS_ERR_EXISTS,
		fonds_accession_begin(catalog, &twin, &number, &error));
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
	struct fonds_holding bag = scratch_bag(UUID, "/bag");
	struct fonds_digest digest = scratch_digest(1);
	struct fonds_error *error = NULL;
	int64_t number;

	assert_int_equal(
		FONDS_OK, fonds_accession_begin(catalog, &bag, &number, NULL));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_accession_begin(catalog, &bag, &number, NULL));
	assert_int_equal(
		FONDS_OK, fonds_accession_file(catalog, "a", 1, &digest, NULL));
	fonds_accession_rollback(catalog);
	assert_int_equal(0, scratch_listed(catalog));

	/* The same path twice undoes it too. */
	assert_int_equal(
		FONDS_OK, fonds_accession_begin(catalog, &bag, &number, NULL));
	assert_int_equal(
		FONDS_OK, fonds_accession_file(catalog, "a", 1, &digest, NULL));
	assert_int_equal(FONDS_ERR_EXISTS,
		fonds_accession_file(catalog, "a", 1, &digest, &error));
	expect_error(&error, "'a' is in this holding twice");
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_accession_commit(catalog, NULL));
	assert_int_equal(0, scratch_listed(catalog));
}

static void test_refuses_paths_that_could_leave_the_bag(void **state)
{
	static const char *const paths[] = { "../x", "/etc/passwd", "a/../b",
		"a//b", "./a", "a/", "", "~x" };
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;
	struct fonds_holding bag = scratch_bag(UUID, "/bag");
	struct fonds_digest digest = scratch_digest(1);
	int64_t number;

	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		assert_int_equal(FONDS_OK,
			fonds_accession_begin(catalog, &bag, &number, NULL));
		assert_int_equal(
			FONDS_ERR_UNSAFE, fonds_accession_file(catalog,
						  paths[i], 1, &digest, NULL));
	}
	assert_int_equal(0, scratch_listed(catalog));
}

static void register_many(
	struct fonds_catalog *catalog, unsigned count, const char *format)
{
	struct fonds_holding bag = scratch_bag(UUID, "/bag");
	int64_t number;

	assert_int_equal(
		FONDS_OK, fonds_accession_begin(catalog, &bag, &number, NULL));
	for (unsigned i = 0; i < count; i++) {
		struct fonds_digest digest = scratch_digest((unsigned char)i);
		char path[128];

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
		(void)snprintf(path, sizeof(path), format, i);
#pragma GCC diagnostic pop
		assert_int_equal(FONDS_OK,
			fonds_accession_file(catalog, path, i, &digest, NULL));
	}
	assert_int_equal(FONDS_OK, fonds_accession_commit(catalog, NULL));
}

static void begin_tree(struct fonds_catalog *catalog)
{
	struct fonds_holding tree = scratch_bag(UUID, "/tree");
	int64_t number = 0;

	tree.kind = FONDS_HOLDING_TREE;
	tree.digests = FONDS_DIGESTS_GENERATED;
	assert_int_equal(
		FONDS_OK, fonds_accession_begin(catalog, &tree, &number, NULL));
}

static void test_names_that_were_found_in_a_tree_are_taken(void **state)
{
	static const char *const taken[] = { "~$a.doc", "C:x", "a\\b" };
	static const char *const refused[] = { "/a", "a/../b", "", "a/" };
	struct scratch *scratch = *state;
	struct fonds_digest digest = scratch_digest(1);

	begin_tree(scratch->catalog);
	for (size_t i = 0; i < sizeof(taken) / sizeof(taken[0]); i++)
		assert_int_equal(
			FONDS_OK, fonds_accession_file(scratch->catalog,
					  taken[i], 1, &digest, NULL));
	fonds_accession_rollback(scratch->catalog);
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		begin_tree(scratch->catalog);
		assert_int_equal(FONDS_ERR_UNSAFE,
			fonds_accession_file(scratch->catalog, refused[i], 1,
				&digest, NULL));
	}
}

static enum fonds_status see_source(const struct fonds_holding *holding,
	void *payload, struct fonds_error **error)
{
	(void)payload;
	(void)error;
	assert_string_equal("/list\\xff", holding->source);
	return FONDS_OK;
}

/* An export of texts that are no UTF-8 could not be read by everybody. */
static void test_texts_are_utf_8_and_names_are_escaped(void **state)
{
	static const char *const paths[] = { "data/a", NULL };
	struct scratch *scratch = *state;
	struct fonds_holding bag = scratch_bag(UUID, "/bag");
	struct fonds_error *error = NULL;
	int64_t number = 0;

	bag.description = "\xff";
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_accession_begin(scratch->catalog, &bag, &number, &error));
	expect_error(&error, "the description '\\xff' is not in UTF-8");
	bag.description = "";
	bag.source = "/list\xff";
	number = scratch_accession(scratch->catalog, &bag, paths);
	assert_int_equal(FONDS_OK, fonds_holding_find(scratch->catalog, "1",
					   see_source, NULL, NULL));
}

static void test_a_place_is_as_its_volume_says(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_holding relative = scratch_bag(UUID, "bag");
	struct fonds_holding absolute = scratch_bag(UUID, "/bag");
	struct fonds_error *error = NULL;
	int64_t number = 0;

	assert_int_equal(
		FONDS_ERR_INVALID, fonds_accession_begin(scratch->catalog,
					   &relative, &number, &error));
	expect_error(&error, "'bag' is not an absolute path");
	absolute.volume = 1;
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_accession_begin(scratch->catalog,
					   &absolute, &number, &error));
	expect_error(&error, "'/bag' is not relative to its volume");
}

static void test_a_holding_that_is_a_file_has_one(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;
	struct fonds_holding file = scratch_bag(UUID, "/a.tar");
	struct fonds_digest digest = scratch_digest(1);
	struct fonds_error *error = NULL;
	int64_t number = 0;

	file.kind = FONDS_HOLDING_PACKED_BAG;
	file.is_file = true;
	assert_int_equal(
		FONDS_OK, fonds_accession_begin(catalog, &file, &number, NULL));
	assert_int_equal(FONDS_OK,
		fonds_accession_file(catalog, "a.tar", 1, &digest, NULL));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_accession_file(catalog, "b.tar", 1, &digest, &error));
	expect_error(&error, "has no other: 'b.tar'");
	assert_int_equal(
		FONDS_OK, fonds_accession_begin(catalog, &file, &number, NULL));
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_accession_commit(catalog, &error));
	expect_error(&error, "needs its file");
	assert_int_equal(
		FONDS_OK, fonds_accession_begin(catalog, &file, &number, NULL));
	assert_int_equal(FONDS_OK,
		fonds_accession_file(catalog, "a.tar", 1, &digest, NULL));
	assert_int_equal(FONDS_OK, fonds_accession_commit(catalog, NULL));
	assert_int_equal(1, catalog_value(scratch->catalog_path,
				    "SELECT count(*) FROM shard"));
	assert_int_equal(
		1, catalog_value(scratch->catalog_path,
			   "SELECT count(*) FROM shard WHERE kind = 0"));
}

/* The files of shards, in order: "1 2 3"; and their bounds must be theirs. */
static void expect_shards(struct scratch *scratch, const char *expected)
{
	sqlite3_stmt *statement = NULL;
	sqlite3 *db = NULL;
	char text[256] = "";
	long long wrong;

	assert_int_equal(SQLITE_OK, sqlite3_open(scratch->catalog_path, &db));
	assert_int_equal(SQLITE_OK,
		sqlite3_prepare_v2(db,
			"SELECT group_concat(files, ' '), sum((files, bytes) "
			"IS NOT"
			" (SELECT count(*), total(size) FROM file WHERE path"
			" BETWEEN first AND last)) FROM (SELECT * FROM shard"
			" WHERE kind = 0 ORDER BY first)",
			-1, &statement, NULL));
	assert_int_equal(SQLITE_ROW, sqlite3_step(statement));
	(void)snprintf(text, sizeof(text), "%s",
		(const char *)sqlite3_column_text(statement, 0));
	wrong = sqlite3_column_int64(statement, 1);
	sqlite3_finalize(statement);
	sqlite3_close(db);
	assert_string_equal(expected, text);
	assert_int_equal(0, wrong);
	assert_int_equal(1, catalog_value(scratch->catalog_path,
				    "SELECT count(*) FROM shard WHERE kind = 1 "
				    "AND files = 0"
				    " AND bytes = 0 AND first = x''"
				    " AND last = x''"));
}

static void test_files_are_divided_by_number(void **state)
{
	struct scratch *scratch = *state;

	register_many(scratch->catalog, 2 * FONDS_SHARD_FILES + 3, "%06u");
	expect_shards(scratch, "4096 4096 3");
}

/* Given in no order; full with the file that makes it so. */
static void test_files_are_divided_by_bytes_and_algorithm(void **state)
{
	static const struct {
		const char *path;
		uint64_t size;
		bool is_sha512;
	} files[] = {
		{ "g", 1, true },
		{ "a", 1, false },
		{ "b", FONDS_SHARD_BYTES - 2, false },
		{ "c", 1, false },
		{ "d", 3 * FONDS_SHARD_BYTES, false },
		{ "f", 1, true },
		{ "e", 1, false },
	};
	struct scratch *scratch = *state;
	struct fonds_digest sha256 = scratch_digest(1);
	struct fonds_digest sha512 = { .algorithm = FONDS_SHA512, .size = 64 };

	begin_tree(scratch->catalog);
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		assert_int_equal(FONDS_OK,
			fonds_accession_file(scratch->catalog, files[i].path,
				files[i].size,
				files[i].is_sha512 ? &sha512 : &sha256, NULL));
	assert_int_equal(
		FONDS_OK, fonds_accession_commit(scratch->catalog, NULL));
	expect_shards(scratch, "3 1 1 2");
}

static void test_an_empty_holding_has_an_inventory_alone(void **state)
{
	static const char *const none[] = { NULL };
	struct scratch *scratch = *state;

	(void)scratch_register(scratch->catalog, UUID, "/empty", none);
	assert_int_equal(1, catalog_value(scratch->catalog_path,
				    "SELECT count(*) FROM shard"));
	assert_int_equal(
		1, catalog_value(scratch->catalog_path,
			   "SELECT count(*) FROM shard WHERE kind = 1"));
}

static void test_a_file_may_have_more_digests(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;
	struct fonds_digest sha256 = scratch_digest(1);
	struct fonds_digest sha512 = { .algorithm = FONDS_SHA512, .size = 64 };
	struct fonds_digest md5 = { .algorithm = FONDS_MD5, .size = 16 };
	struct fonds_holding_file file;

	sha512.bytes[63] = 7;
	begin_tree(catalog);
	assert_int_equal(
		FONDS_OK, fonds_accession_file(catalog, "a", 1, &sha256, NULL));
	assert_int_equal(
		FONDS_OK, fonds_accession_digest(catalog, "a", &sha512, NULL));
	assert_int_equal(
		FONDS_OK, fonds_accession_file(catalog, "b", 1, &sha256, NULL));
	assert_int_equal(
		FONDS_OK, fonds_accession_digest(catalog, "b", &md5, NULL));
	assert_int_equal(
		FONDS_OK, fonds_accession_digest(catalog, "b", &sha512, NULL));
	assert_int_equal(FONDS_OK, fonds_accession_commit(catalog, NULL));
	assert_int_equal(
		FONDS_OK, fonds_holding_file_get(catalog, 1, "a", &file, NULL));
	assert_int_equal(2, file.digest_count);
	assert_memory_equal(&sha256, &file.digests[0], sizeof(sha256));
	assert_memory_equal(&sha512, &file.digests[1], sizeof(sha512));
	assert_int_equal(
		FONDS_OK, fonds_holding_file_get(catalog, 1, "b", &file, NULL));
	assert_int_equal(3, file.digest_count);
}

/* One of the algorithm it is registered with, twice, or of no file. */
static void test_a_digest_replaces_none(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;
	struct fonds_digest sha256 = scratch_digest(1);
	struct fonds_digest sha512 = { .algorithm = FONDS_SHA512, .size = 64 };

	for (int i = 0; i < 3; i++) {
		begin_tree(catalog);
		assert_int_equal(FONDS_OK,
			fonds_accession_file(catalog, "a", 1, &sha256, NULL));
		if (i == 1)
			assert_int_equal(
				FONDS_OK, fonds_accession_digest(
						  catalog, "a", &sha512, NULL));
		assert_int_equal(FONDS_ERR_INVALID,
			fonds_accession_digest(catalog, i == 2 ? "b" : "a",
				i == 0 ? &sha256 : &sha512, NULL));
		assert_int_equal(FONDS_ERR_INVALID,
			fonds_accession_commit(catalog, NULL));
	}
	assert_int_equal(0, catalog_value(scratch->catalog_path,
				    "SELECT count(*) FROM file"));
}

static void test_blocks_are_read_as_they_were_given(void **state)
{
	static struct fonds_digest given[FONDS_BLOCKS_OF_A_PART];
	static struct fonds_digest read[FONDS_BLOCKS_OF_A_PART];
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;
	size_t count = 9;

	for (size_t i = 0; i < FONDS_BLOCKS_OF_A_PART; i++)
		given[i] = scratch_digest((unsigned char)i);
	begin_tree(catalog);
	assert_int_equal(FONDS_OK,
		fonds_accession_file(catalog, "a", 1, &given[0], NULL));
	assert_int_equal(
		FONDS_OK, fonds_accession_blocks(catalog, "a", 0, given,
				  FONDS_BLOCKS_OF_A_PART, NULL));
	assert_int_equal(FONDS_OK,
		fonds_accession_blocks(catalog, "a", 1, given + 5, 2, NULL));
	assert_int_equal(FONDS_OK, fonds_accession_commit(catalog, NULL));
	assert_int_equal(FONDS_OK,
		fonds_holding_blocks(catalog, 1, "a", 0, read, &count, NULL));
	assert_int_equal(FONDS_BLOCKS_OF_A_PART, count);
	assert_memory_equal(given, read, sizeof(given));
	assert_int_equal(FONDS_OK,
		fonds_holding_blocks(catalog, 1, "a", 1, read, &count, NULL));
	assert_int_equal(2, count);
	assert_memory_equal(given + 5, read, 2 * sizeof(given[0]));
	assert_int_equal(FONDS_OK,
		fonds_holding_blocks(catalog, 1, "a", 2, read, &count, NULL));
	assert_int_equal(0, count);
}

static void test_blocks_of_two_algorithms_are_refused(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;
	struct fonds_digest digests[2] = { scratch_digest(1),
		{ .algorithm = FONDS_MD5, .size = 16 } };
	struct fonds_error *error = NULL;

	for (size_t i = 0; i < 2; i++) {
		begin_tree(catalog);
		assert_int_equal(FONDS_OK, fonds_accession_file(catalog, "a", 1,
						   &digests[0], NULL));
		assert_int_equal(
			FONDS_ERR_INVALID, fonds_accession_blocks(catalog, "a",
						   0, digests, i * 2, &error));
		expect_error(
			&error, i == 0 ? "not 0" : "more than one algorithm");
	}
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
		"UPDATE file SET holding = 1",
		"DELETE FROM file",
		"INSERT OR REPLACE INTO file (holding, path, size, algorithm, "
		"digest)"
		" VALUES (1, CAST('data/a' AS BLOB), 1, 4, zeroblob(32))",
		"INSERT INTO file (holding, path, size, algorithm, digest)"
		" VALUES (1, CAST('data/c' AS BLOB), 1, 4, zeroblob(32))",
		"UPDATE holding SET location = CAST('/x' AS BLOB)",
		"UPDATE holding SET files = 1",
		"DELETE FROM holding",
		"INSERT OR REPLACE INTO holding (number, identifier, kind, "
		"is_file,"
		" collection, location, external_identifier, description,"
		" source_organization, digests, source, added_at) VALUES (1, "
		"'x',"
		" 0, 0, 1, CAST('y' AS BLOB), '', '', '', 0, '', 1)",
		"INSERT OR REPLACE INTO holding (identifier, kind, is_file,"
		" collection, location, external_identifier, description,"
		" source_organization, digests, source, added_at) VALUES ('x',"
		" 0, 0, 1, CAST('/bag' AS BLOB), '', '', '', 0, '', 1)",
		"UPDATE shard SET files = 1",
		"UPDATE shard SET first = x'61'",
		"INSERT INTO shard (holding, kind, first, last, files, bytes)"
		" VALUES (1, 0, x'61', x'61', 0, 0)",
		"INSERT INTO block_digest VALUES"
		" (1, CAST('data/a' AS BLOB), 0, 1, 4, zeroblob(32))",
		"INSERT INTO file_digest VALUES"
		" (1, CAST('data/a' AS BLOB), 4, 0, zeroblob(32), 1, NULL)",
		"DELETE FROM shard",
	};
	struct scratch *scratch = *state;

	(void)scratch_register(scratch->catalog, UUID, "/bag", paths);
	for (size_t i = 0; i < sizeof(attempts) / sizeof(attempts[0]); i++)
		assert_int_equal(SQLITE_CONSTRAINT,
			catalog_sql(scratch->catalog_path, attempts[i]));
	assert_int_equal(
		SQLITE_OK, catalog_sql(scratch->catalog_path,
				   "UPDATE shard SET checked_at = NULL"));
}

static void test_says_busy_when_another_writes(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_holding bag = scratch_bag(UUID, "/bag");
	struct fonds_error *error = NULL;
	sqlite3 *db = NULL;
	int64_t number;

	sqlite3_busy_timeout(scratch->catalog->database->db, 20);
	assert_int_equal(SQLITE_OK, sqlite3_open(scratch->catalog_path, &db));
	assert_int_equal(SQLITE_OK,
		sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL));
	assert_int_equal(FONDS_ERR_BUSY,
		fonds_accession_begin(scratch->catalog, &bag, &number, &error));
	expect_error(&error, "in use by another process");
	assert_int_equal(
		0, scratch_listed(scratch->catalog)); /* reading works */
	sqlite3_close(db);
	assert_int_equal(FONDS_OK,
		fonds_accession_begin(scratch->catalog, &bag, &number, NULL));
}

int main(void)
{
#define TEST(f) \
	cmocka_unit_test_setup_teardown(f, scratch_setup, scratch_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_registers_a_bag_with_its_files),
		TEST(test_refuses_a_bag_that_is_registered),
		TEST(test_rolls_back_an_accession),
		TEST(test_refuses_paths_that_could_leave_the_bag),
		TEST(test_names_that_were_found_in_a_tree_are_taken),
		TEST(test_texts_are_utf_8_and_names_are_escaped),
		TEST(test_a_place_is_as_its_volume_says),
		TEST(test_a_holding_that_is_a_file_has_one),
		TEST(test_files_are_divided_by_number),
		TEST(test_files_are_divided_by_bytes_and_algorithm),
		TEST(test_an_empty_holding_has_an_inventory_alone),
		TEST(test_a_file_may_have_more_digests),
		TEST(test_a_digest_replaces_none),
		TEST(test_blocks_are_read_as_they_were_given),
		TEST(test_blocks_of_two_algorithms_are_refused),
		TEST(test_a_file_takes_at_most_200_bytes),
		TEST(test_what_is_registered_can_be_changed_by_nobody),
		TEST(test_says_busy_when_another_writes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
