/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/recorded-change.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/fault.h"
#include "tests/unit/fixity/failing-vfs.h"

#define SCRATCH_BASE "/dev/shm"
#include "tests/unit/fixity/catalog-sql.h"
#include "tests/unit/fixity/scratch.h"

#define UUID "6ba7b810-9dad-11d1-80b4-00c04fd430c8"
#define COUNT(items) (sizeof(items) / sizeof((items)[0]))

static const char *const paths[] = { "bagit.txt", "data/a", "metadata/p",
	"tagmanifest-sha256.txt", NULL };

static int64_t register_bag(struct scratch *scratch)
{
	return scratch_register(scratch->catalog, UUID, "/bag", paths);
}

/* From what scratch_register() gives to a size and a digest of this. */
static struct fonds_recorded_file file_to(const char *path, unsigned char to)
{
	return (struct fonds_recorded_file){
		.path = path,
		.old_size = 5,
		.old_digest = scratch_digest(0x11),
		.size = to,
		.digest = scratch_digest(to),
	};
}

static enum fonds_status begin(struct fonds_catalog *catalog, int64_t bag,
	unsigned char to, int64_t *ret, struct fonds_error **error)
{
	const struct fonds_recorded_file files[] = {
		file_to("metadata/p", to),
		file_to("tagmanifest-sha256.txt", to),
	};

	return fonds_recorded_change_begin(
		catalog, bag, "event appended", files, 2, ret, error);
}

static void settle(struct scratch *scratch, int64_t change,
	enum fonds_recorded_state state)
{
	assert_int_equal(
		FONDS_OK, fonds_recorded_change_settle(
				  scratch->catalog, change, state, NULL));
}

/* What is registered now; the other files stay as they are. */
static void expect_registered(
	struct scratch *scratch, int64_t bag, uint64_t size)
{
	struct fonds_holding_files *cursor = NULL;
	const struct fonds_holding_file *file = NULL;

	assert_int_equal(FONDS_OK, fonds_holding_files_new(scratch->catalog,
					   bag, NULL, NULL, &cursor, NULL));
	for (size_t i = 0; i < COUNT(paths) - 1; i++) {
		struct fonds_holding_file one;
		bool changes = i >= 2;
		unsigned char byte = size == 5 || !changes
					     ? 0x11
					     : (unsigned char)size;
		struct fonds_digest digest = scratch_digest(byte);

		assert_int_equal(FONDS_OK,
			fonds_holding_files_next(cursor, &file, NULL));
		assert_string_equal(paths[i], file->path);
		assert_int_equal(changes ? size : 5, file->size);
		assert_memory_equal(&digest, &file->digests[0], sizeof(digest));
		assert_int_equal(
			FONDS_OK, fonds_holding_file_get(scratch->catalog, bag,
					  paths[i], &one, NULL));
		assert_int_equal(file->size, one.size);
		assert_memory_equal(&digest, &one.digests[0], sizeof(digest));
	}
	assert_int_equal(
		FONDS_OK, fonds_holding_files_next(cursor, &file, NULL));
	assert_null(file);
	fonds_holding_files_free(cursor);
}

static void test_what_is_registered_is_the_last_change_made(void **state)
{
	struct scratch *scratch = *state;
	int64_t bag = register_bag(scratch);
	struct fonds_recorded_file second = file_to("metadata/p", 9);
	int64_t change = 0;

	assert_int_equal(
		FONDS_OK, begin(scratch->catalog, bag, 7, &change, NULL));
	expect_registered(scratch, bag, 5);
	settle(scratch, change, FONDS_RECORDED_WITHDRAWN);
	expect_registered(scratch, bag, 5);
	assert_int_equal(
		FONDS_OK, begin(scratch->catalog, bag, 8, &change, NULL));
	settle(scratch, change, FONDS_RECORDED_MADE);
	expect_registered(scratch, bag, 8);
	/* The next one begins with it, and with nothing else. */
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_recorded_change_begin(
			scratch->catalog, bag, "x", &second, 1, &change, NULL));
	second.old_size = 8;
	second.old_digest = scratch_digest(8);
	assert_int_equal(
		FONDS_OK, fonds_recorded_change_begin(scratch->catalog, bag,
				  "x", &second, 1, &change, NULL));
	expect_registered(scratch, bag, 8);
}

static void test_one_change_of_a_bag_at_a_time(void **state)
{
	struct scratch *scratch = *state;
	int64_t bag = register_bag(scratch);
	int64_t other = scratch_register(
		scratch->catalog, "other", "/other", paths);
	struct fonds_error *error = NULL;
	int64_t pending = 1;
	int64_t change = 0;

	assert_int_equal(
		FONDS_OK, fonds_recorded_change_pending(
				  scratch->catalog, bag, &pending, NULL));
	assert_int_equal(0, pending);
	assert_int_equal(
		FONDS_OK, begin(scratch->catalog, bag, 7, &change, NULL));
	scratch_reopen(scratch);
	assert_int_equal(
		FONDS_OK, fonds_recorded_change_pending(
				  scratch->catalog, bag, &pending, NULL));
	assert_int_equal(change, pending);
	assert_int_equal(FONDS_ERR_BUSY,
		begin(scratch->catalog, bag, 7, &pending, &error));
	expect_error(&error, "a change of holding 1 was begun");
	assert_int_equal(
		FONDS_OK, begin(scratch->catalog, other, 7, &pending, NULL));
	settle(scratch, change, FONDS_RECORDED_MADE);
	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_recorded_change_settle(
			scratch->catalog, change, FONDS_RECORDED_MADE, NULL));
}

static void test_payload_and_unknown_files_are_refused(void **state)
{
	static const char *const refused[] = { "data/a", "none", "metadata" };
	struct scratch *scratch = *state;
	int64_t bag = register_bag(scratch);
	int64_t change = 0;

	for (size_t i = 0; i < COUNT(refused); i++) {
		struct fonds_recorded_file file = file_to(refused[i], 7);
		struct fonds_error *error = NULL;

		assert_int_equal(FONDS_ERR_INVALID,
			fonds_recorded_change_begin(scratch->catalog, bag, "x",
				&file, 1, &change, &error));
		expect_error(&error, i == 0 ? "a registered payload file is "
					      "never changed"
					    : "refuses this");
	}
	assert_int_equal(
		FONDS_OK, fonds_recorded_change_pending(
				  scratch->catalog, bag, &change, NULL));
	assert_int_equal(0, change);
}

/* What is no bag has no tag files. */
static void test_files_of_a_tree_are_never_changed(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_holding tree = scratch_bag(UUID, "/tree");
	struct fonds_recorded_file file = file_to("bagit.txt", 7);
	struct fonds_error *error = NULL;
	int64_t change = 0;
	int64_t number;

	tree.kind = FONDS_HOLDING_TREE;
	number = scratch_accession(scratch->catalog, &tree, paths);
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_recorded_change_begin(scratch->catalog, number, "x",
			&file, 1, &change, &error));
	expect_error(&error, "a registered payload file is never changed");
}

static void test_no_program_bends_a_change_that_was_recorded(void **state)
{
	static const char *const refused[] = {
		"DELETE FROM change",
		"DELETE FROM changed_file",
		"DELETE FROM run_event",
		"UPDATE change SET reason = 'x'",
		"UPDATE change SET state = 2 WHERE number = 1",
		"UPDATE change SET state = 1 WHERE number = 2",
		"UPDATE changed_file SET size = 1",
		"UPDATE run_event SET reason = 'x'",
		"INSERT INTO run_event VALUES (1, 1, NULL, 's')",
		"INSERT OR REPLACE INTO change"
		" SELECT * FROM change WHERE number = 2",
		"INSERT INTO change VALUES (9, 1, 1, 1, 1, 'x')",
		"INSERT INTO change VALUES (9, 1, 0, 1, NULL, 'x')",
		"INSERT OR REPLACE INTO changed_file SELECT * FROM "
		"changed_file",
		"INSERT INTO changed_file SELECT 1, holding, path, algorithm, "
		"size,"
		" digest, 1, digest FROM file WHERE path = "
		"x'62616769742e747874'",
		"INSERT INTO changed_file SELECT 2, holding, path, algorithm, "
		"size,"
		" digest, 1, digest FROM file WHERE path = x'646174612f61'",
		"INSERT INTO changed_file SELECT 2, holding, path, algorithm, "
		"9,"
		" digest, 1, digest FROM file WHERE path = "
		"x'62616769742e747874'",
	};
	struct scratch *scratch = *state;
	int64_t bag = register_bag(scratch);
	struct fonds_recorded_file file = file_to("metadata/p", 7);
	int64_t change = 0;

	file.old_size = 8;
	file.old_digest = scratch_digest(8);
	assert_int_equal(
		FONDS_OK, begin(scratch->catalog, bag, 8, &change, NULL));
	settle(scratch, change, FONDS_RECORDED_MADE);
	assert_int_equal(FONDS_OK, fonds_recorded_change_begin(scratch->catalog,
					   bag, "x", &file, 1, &change, NULL));
	assert_int_equal(SQLITE_OK,
		catalog_sql(scratch->catalog_path,
			"INSERT INTO run (number, state, scope, started_at,"
			" recorded_at, holdings, files, not_checked)"
			" VALUES (1, 0, 'x', 1, 1, 1, 4, 4);"
			"INSERT INTO run_event VALUES (1, 1, NULL, 'r')"));
	for (size_t i = 0; i < COUNT(refused); i++)
		if (catalog_sql(scratch->catalog_path, refused[i]) == SQLITE_OK)
			fail_msg("not refused: %s", refused[i]);
	expect_registered(scratch, bag, 8);
}

struct seen {
	struct fonds_catalog *catalog;
	unsigned changes;
	unsigned files;
};

static enum fonds_status see_file(const struct fonds_recorded_file *file,
	void *payload, struct fonds_error **error)
{
	struct seen *seen = payload;

	(void)error;
	assert_string_equal(paths[2 + seen->files % 2], file->path);
	assert_int_equal(5, file->old_size);
	assert_int_equal(0x11, file->old_digest.bytes[31]);
	assert_int_equal(file->size, file->digest.bytes[0]);
	seen->files++;
	return FONDS_OK;
}

static enum fonds_status see_change(const struct fonds_recorded_change *change,
	void *payload, struct fonds_error **error)
{
	static const char *const states[] = { "withdrawn", "pending" };
	struct seen *seen = payload;

	assert_string_equal(states[seen->changes],
		fonds_recorded_state_name(change->state));
	assert_string_equal("event appended", change->reason);
	assert_true(change->begun_at > 0);
	assert_true((change->settled_at > 0) == (seen->changes == 0));
	seen->changes++;
	return fonds_recorded_file_each(
		seen->catalog, change->number, see_file, payload, error);
}

static void test_all_of_it_can_be_read_again(void **state)
{
	struct scratch *scratch = *state;
	int64_t bag = register_bag(scratch);
	struct seen seen = { .catalog = scratch->catalog };
	int64_t change = 0;

	assert_int_equal(
		FONDS_OK, begin(scratch->catalog, bag, 7, &change, NULL));
	settle(scratch, change, FONDS_RECORDED_WITHDRAWN);
	assert_int_equal(
		FONDS_OK, begin(scratch->catalog, bag, 8, &change, NULL));
	assert_int_equal(FONDS_OK, fonds_recorded_change_each(scratch->catalog,
					   bag, see_change, &seen, NULL));
	assert_int_equal(2, seen.changes);
	assert_int_equal(4, seen.files);
}

static void test_a_change_is_recorded_whole_or_not(void **state)
{
	static const enum failing_kind kinds[] = { FAILING_WRITE, FAILING_SYNC,
		FAILING_ALLOC };
	struct scratch *scratch = *state;
	int64_t bag = register_bag(scratch);

	for (size_t k = 0; k < COUNT(kinds); k++)
		for (unsigned n = 0;; n++) {
			enum fonds_status status;
			int64_t pending = 0;
			int64_t change = 0;

			failing_arm(kinds[k], n);
			status = begin(scratch->catalog, bag, 7, &change, NULL);
			failing_disarm();
			scratch_reopen(scratch);
			assert_int_equal(FONDS_OK,
				fonds_recorded_change_pending(
					scratch->catalog, bag, &pending, NULL));
			assert_int_equal(status == FONDS_OK, pending != 0);
			if (pending)
				settle(scratch, pending,
					FONDS_RECORDED_WITHDRAWN);
			if (!failing.fired)
				break;
		}
	expect_registered(scratch, bag, 5);
}

static int discard(const void *data, size_t size, void *payload)
{
	(void)data;
	(void)size;
	(void)payload;
	return 0;
}

static void test_reading_it_without_memory_is_an_error(void **state)
{
	struct scratch *scratch = *state;
	int64_t bag = register_bag(scratch);
	int64_t change = 0;

	assert_int_equal(
		FONDS_OK, begin(scratch->catalog, bag, 7, &change, NULL));
	for (unsigned n = 0;; n++) {
		enum fonds_status status;

		fault_arm(FAULT_ALLOC, n);
		status = fonds_catalog_write_holding(scratch->catalog, "1",
			n % 2 ? FONDS_FORMAT_JSON : FONDS_FORMAT_TEXT, discard,
			NULL, NULL);
		fault_disarm();
		if (!fault_fired())
			break;
		assert_int_equal(FONDS_ERR_NOMEM, status);
	}
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_what_is_registered_is_the_last_change_made),
		TEST(test_one_change_of_a_bag_at_a_time),
		TEST(test_payload_and_unknown_files_are_refused),
		TEST(test_files_of_a_tree_are_never_changed),
		TEST(test_no_program_bends_a_change_that_was_recorded),
		TEST(test_all_of_it_can_be_read_again),
		TEST(test_a_change_is_recorded_whole_or_not),
		TEST(test_reading_it_without_memory_is_an_error),
	};

	failing_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
