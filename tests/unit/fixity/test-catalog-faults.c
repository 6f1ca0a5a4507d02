/* SPDX-License-Identifier: Apache-2.0 */
/* The nth write, sync, read and allocation fails, in fonds and in SQLite. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <errno.h>
#include <sys/mount.h>

#include "fixity/catalog/work.h"
#include "tests/unit/fault.h"
#include "tests/unit/fixity/failing-vfs.h"

/* Thousands of commits, which need no disk: what fails is made to fail. */
#define SCRATCH_BASE "/dev/shm"
#include "tests/unit/fixity/scratch.h"

static const char *const paths[] = { "data/a", "data/b", "data/c" };
static const struct fonds_run_origin origin = {
	.host = "h",
	.user = "u",
	.version = "1",
	.libraries = "",
	.system = "",
	.read_mode = "",
};

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

static enum fonds_status count_bag(const struct fonds_holding *bag,
	void *payload, struct fonds_error **error)
{
	unsigned *count = payload;

	(void)error;
	assert_int_equal(3, bag->files);
	(*count)++;
	return FONDS_OK;
}

static unsigned count_bags(struct fonds_catalog *catalog)
{
	unsigned count = 0;

	assert_int_equal(FONDS_OK,
		fonds_holding_each(catalog, false, count_bag, &count, NULL));
	return count;
}

static enum fonds_status add_bag(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	struct fonds_holding bag = scratch_bag("one", "/one");
	struct fonds_digest digest = scratch_digest(1);
	enum fonds_status status;
	int64_t number;

	status = fonds_accession_begin(catalog, &bag, &number, error);
	for (size_t i = 0; status == FONDS_OK && i < 3; i++)
		status = fonds_accession_file(
			catalog, paths[i], 5, &digest, error);
	if (status == FONDS_OK)
		status = fonds_accession_commit(catalog, error);
	return status;
}

static enum fonds_status record_files(struct fonds_catalog *catalog,
	const struct fonds_claim *claim, struct fonds_error **error)
{
	const struct fonds_work_file file = {
		.path = "data/b",
		.verdict = FONDS_VERDICT_MISSING,
		.checked_at = 50,
	};
	const struct fonds_audit_finding finding = {
		.holding = claim->holding,
		.path = "data/b",
		.verdict = FONDS_VERDICT_MISSING,
		.expected_size = 5,
		.actual_size = UINT64_MAX,
		.damage_offset = UINT64_MAX,
		.damage_length = UINT64_MAX,
		.detail = "",
		.found_at = 50,
	};
	const struct fonds_work_result result = {
		.verdicts = { [FONDS_VERDICT_OK] = claim->files - 1,
			[FONDS_VERDICT_MISSING] = 1 },
		.checked_at = 50,
		.files = &file,
		.file_count = 1,
		.findings = &finding,
		.finding_count = 1,
	};
	const struct fonds_work_result none = { .checked_at = 50 };
	bool is_accepted = false;

	return fonds_work_record(catalog, claim,
		claim->kind == FONDS_SHARD_INVENTORY ? &none : &result,
		&is_accepted, error);
}

static enum fonds_status do_item(struct fonds_catalog *catalog, int64_t auditor,
	int64_t shard, struct fonds_error **error)
{
	enum fonds_claim_outcome outcome = FONDS_CLAIM_OVER;
	struct fonds_claim claim = { 0 };
	enum fonds_status status = fonds_work_claim(
		catalog, auditor, shard, 60, &claim, &outcome, error);

	if (status == FONDS_OK && outcome == FONDS_CLAIM_MADE)
		status = record_files(catalog, &claim, error);
	fonds_claim_clear(&claim);
	return status;
}

static enum fonds_status do_items(struct fonds_catalog *catalog, int64_t run,
	int64_t auditor, struct fonds_error **error)
{
	struct fonds_work_item *items = NULL;
	size_t count = 0;
	enum fonds_status status = fonds_work_queue(
		catalog, run, &items, &count, error);

	for (size_t i = 0; status == FONDS_OK && i < count; i++)
		status = do_item(catalog, auditor, items[i].shard, error);
	free(items);
	return status;
}

static enum fonds_status run_once(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	const struct fonds_work_scope scope = { .text = "everything" };
	int64_t run = 0;
	int64_t auditor = 0;
	bool is_new = false;
	enum fonds_status status = fonds_work_join(
		catalog, &scope, &origin, &run, &auditor, &is_new, error);

	if (status < 0)
		return status;
	status = do_items(catalog, run, auditor, error);
	if (status < 0) {
		(void)fonds_work_leave(
			catalog, auditor, FONDS_RUN_INTERRUPTED, "", NULL);
		return status;
	}
	return fonds_work_leave(
		catalog, auditor, FONDS_RUN_COMPLETE, "", error);
}

static const struct fonds_run_period always = { 0 };

static enum fonds_status expect_sum(
	const struct fonds_run *run, void *payload, struct fonds_error **error)
{
	uint64_t sum = 0;

	(void)error;
	(void)payload;
	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		if (i != FONDS_VERDICT_UNEXPECTED)
			sum += run->verdicts[i];
	assert_int_equal(run->files, sum);
	assert_int_equal(run->verdicts[FONDS_VERDICT_MISSING], run->findings);
	if (run->state == FONDS_RUN_COMPLETE)
		assert_int_equal(1, run->verdicts[FONDS_VERDICT_MISSING]);
	return FONDS_OK;
}

static int sink(const void *data, size_t size, void *payload)
{
	(void)data;
	(void)size;
	(void)payload;
	return 0;
}

static void start_anew(struct scratch *scratch)
{
	fonds_catalog_close(scratch->catalog);
	scratch->catalog = NULL;
	assert_int_equal(0, unlink(scratch->catalog_path));
	scratch_reopen(scratch);
}

static void test_a_failed_creation_leaves_nothing_behind(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_ALLOC, FAULT_WRITE,
		FAULT_SYNC, FAULT_RENAME, FAULT_MKDIR };
	struct scratch *scratch = *state;
	char path[128];

	(void)snprintf(path, sizeof(path), "%s/x/y/c.db", scratch->path);
	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++) {
		for (unsigned n = 0;; n++) {
			struct fonds_catalog *catalog = NULL;
			struct fonds_error *error = NULL;
			enum fonds_status status;
			unsigned before = count_entries(scratch->path);

			fault_arm(kinds[k], n);
			status = fonds_catalog_open(
				path, true, &catalog, &error);
			fault_disarm();
			fonds_catalog_close(catalog);
			if (status == FONDS_OK) {
				/* Nothing failed, or it was survived. */
				(void)nftw(scratch_name(scratch, "x"),
					scratch_remove_one, 16,
					FTW_DEPTH | FTW_PHYS);
				if (!fault_fired())
					break;
				continue;
			}
			assert_int_equal(kinds[k] == FAULT_ALLOC
						 ? FONDS_ERR_NOMEM
						 : FONDS_ERR_IO,
				status);
			assert_null(catalog);
			assert_non_null(error);
			fonds_error_free(error);
			/* But for what was made whole before it failed. */
			if (access(path, F_OK) < 0)
				assert_int_equal(
					before, count_entries(scratch->path));
			(void)nftw(scratch_name(scratch, "x"),
				scratch_remove_one, 16, FTW_DEPTH | FTW_PHYS);
		}
	}
}

/* Of fonds itself; a failure inside SQLite is another test. */
static void test_every_allocation_may_fail(void **state)
{
	static const enum fonds_format formats[] = { FONDS_FORMAT_TEXT,
		FONDS_FORMAT_JSON, FONDS_FORMAT_CSV };
	struct scratch *scratch = *state;
	unsigned survived = 0;
	unsigned n = 0;

	do {
		struct fonds_error *error = NULL;
		enum fonds_status status;

		start_anew(scratch);
		fault_arm(FAULT_ALLOC, n++);
		status = add_bag(scratch->catalog, &error);
		for (int i = 0; status == FONDS_OK && i < 3; i++)
			status = fonds_catalog_write_list(scratch->catalog,
				formats[i], false, sink, NULL, &error);
		for (int i = 0; status == FONDS_OK && i < 3; i++)
			status = fonds_catalog_write_holding(scratch->catalog,
				"1", formats[i], sink, NULL, &error);
		if (status == FONDS_OK)
			status = run_once(scratch->catalog, &error);
		fault_disarm();
		if (status < 0)
			assert_int_equal(FONDS_ERR_NOMEM, status);
		assert_true((error != NULL) == (status < 0));
		fonds_error_free(error);
		survived += fault_fired() && status == FONDS_OK;
	} while (fault_fired());
	/* The queue of a run, which is made smaller, or not. */
	assert_int_equal(1, survived);
}

static void fail_accessions(struct scratch *scratch, enum failing_kind kind,
	enum fonds_status expected)
{
	for (unsigned n = 0;; n++) {
		struct fonds_error *error = NULL;
		enum fonds_status status;

		start_anew(scratch);
		failing_arm(kind, n);
		status = add_bag(scratch->catalog, &error);
		failing_disarm();
		if (status < 0)
			assert_int_equal(expected, status);
		assert_true((error != NULL) == (status < 0));
		fonds_error_free(error);
		/* All of it or nothing, now and when it is opened again. */
		assert_int_equal(
			status == FONDS_OK, count_bags(scratch->catalog));
		scratch_reopen(scratch);
		assert_int_equal(
			status == FONDS_OK, count_bags(scratch->catalog));
		if (!failing.fired) {
			assert_int_equal(FONDS_OK, status);
			assert_true(n > 0);
			break;
		}
	}
}

static void test_an_accession_is_whole_or_not_there(void **state)
{
	fail_accessions(*state, FAILING_WRITE, FONDS_ERR_IO);
	fail_accessions(*state, FAILING_SYNC, FONDS_ERR_IO);
	fail_accessions(*state, FAILING_ALLOC, FONDS_ERR_NOMEM);
}

static void fail_runs(struct scratch *scratch, enum failing_kind kind,
	enum fonds_status expected)
{
	for (unsigned n = 0;; n += kind == FAILING_ALLOC ? 41 : 1) {
		struct fonds_error *error = NULL;
		enum fonds_status status;

		start_anew(scratch);
		assert_int_equal(FONDS_OK, add_bag(scratch->catalog, NULL));
		failing_arm(kind, n);
		status = run_once(scratch->catalog, &error);
		failing_disarm();
		if (status < 0)
			assert_int_equal(expected, status);
		assert_true((error != NULL) == (status < 0));
		fonds_error_free(error);
		/* The next run works, and all that is recorded sums. */
		scratch_reopen(scratch);
		assert_int_equal(FONDS_OK, run_once(scratch->catalog, NULL));
		assert_int_equal(
			FONDS_OK, fonds_run_each(scratch->catalog, &always,
					  expect_sum, NULL, NULL));
		if (!failing.fired) {
			assert_int_equal(FONDS_OK, status);
			break;
		}
	}
}

static void test_a_run_that_cannot_be_recorded_is_an_error(void **state)
{
	fail_runs(*state, FAILING_WRITE, FONDS_ERR_IO);
	fail_runs(*state, FAILING_SYNC, FONDS_ERR_IO);
	fail_runs(*state, FAILING_ALLOC, FONDS_ERR_NOMEM);
}

static void fail_reads(struct scratch *scratch, enum failing_kind kind,
	enum fonds_status expected)
{
	for (unsigned n = 0;; n++) {
		struct fonds_error *error = NULL;
		struct fonds_catalog *catalog = NULL;
		enum fonds_status status;

		failing_arm(kind, n);
		status = fonds_catalog_open(
			scratch->catalog_path, false, &catalog, &error);
		if (status == FONDS_OK)
			status = fonds_catalog_write_holding(catalog, "1",
				FONDS_FORMAT_JSON, sink, NULL, &error);
		failing_disarm();
		fonds_catalog_close(catalog);
		if (status < 0)
			assert_int_equal(expected, status);
		fonds_error_free(error);
		if (!failing.fired) {
			assert_int_equal(FONDS_OK, status);
			break;
		}
	}
}

static void test_a_catalog_that_cannot_be_read_is_never_empty(void **state)
{
	struct scratch *scratch = *state;

	assert_int_equal(FONDS_OK, add_bag(scratch->catalog, NULL));
	fonds_catalog_close(scratch->catalog);
	scratch->catalog = NULL;
	fail_reads(scratch, FAILING_READ, FONDS_ERR_IO);
	fail_reads(scratch, FAILING_ALLOC, FONDS_ERR_NOMEM);
}

static enum fonds_status fill(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	struct fonds_holding bag = scratch_bag("big", "/big");
	struct fonds_digest digest = scratch_digest(1);
	enum fonds_status status;
	int64_t number;

	status = fonds_accession_begin(catalog, &bag, &number, error);
	for (unsigned i = 0; status == FONDS_OK && i < 100000; i++) {
		char path[64];

		(void)snprintf(path, sizeof(path), "data/%u", i);
		status = fonds_accession_file(catalog, path, 5, &digest, error);
	}
	if (status == FONDS_OK)
		status = fonds_accession_commit(catalog, error);
	return status;
}

static void test_a_full_disk_is_told_and_harms_nothing(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = NULL;
	struct fonds_error *error = NULL;
	char folder[128];
	char path[160];

	(void)snprintf(folder, sizeof(folder), "%s/small", scratch->path);
	(void)snprintf(path, sizeof(path), "%s/c.db", folder);
	assert_int_equal(0, mkdir(folder, 0700));
	if (mount("tmpfs", folder, "tmpfs", 0, "size=1m") < 0) {
		print_message("skipped: cannot mount a small tmpfs\n");
		skip();
	}
	assert_int_equal(
		FONDS_OK, fonds_catalog_open(path, true, &catalog, NULL));
	assert_int_equal(FONDS_OK, add_bag(catalog, NULL));
	assert_int_equal(FONDS_ERR_IO, fill(catalog, &error));
	assert_int_equal(ENOSPC, fonds_error_errno(error));
	expect_error(&error, "No space left on device");
	assert_int_equal(1, count_bags(catalog));
	fonds_catalog_close(catalog);
	catalog = NULL;
	assert_int_equal(
		FONDS_OK, fonds_catalog_open(path, false, &catalog, NULL));
	assert_int_equal(1, count_bags(catalog));
	assert_int_equal(FONDS_OK, run_once(catalog, NULL));
	fonds_catalog_close(catalog);
	assert_int_equal(0, umount(folder));
}

int main(void)
{
#define TEST(f) \
	cmocka_unit_test_setup_teardown(f, scratch_setup, scratch_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_a_failed_creation_leaves_nothing_behind),
		TEST(test_every_allocation_may_fail),
		TEST(test_an_accession_is_whole_or_not_there),
		TEST(test_a_run_that_cannot_be_recorded_is_an_error),
		TEST(test_a_catalog_that_cannot_be_read_is_never_empty),
		TEST(test_a_full_disk_is_told_and_harms_nothing),
	};

	failing_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
