/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/shard-blocks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audit/check-shards.h"
#include "base/error.h"
#include "fixity/block-digests.h"
#include "fixity/catalog/recorded-change.h"
#include "tests/unit/audit/bags.h"

#define BLOCK FONDS_BLOCK_SIZE
#define BLOCKS 25
#define SIZE (BLOCKS * BLOCK - 77)

/* What is done to the file while it is read: by the nth sign of life. */
typedef void trick_fn(struct scratch *scratch);

static struct watched {
	struct scratch *scratch;
	struct fonds_session *session;
	trick_fn *trick;
	unsigned ticks;
	unsigned read_by_blocks; /* files */
	unsigned proved;
	unsigned read_by_engine;
	uint64_t bytes_done; /* at the end, as it was told */
	bool lies;           /* every file is proved, or none */
	bool lies_for;
	unsigned told;
	bool renewal_fails; /* once */
	fonds_block_tick_fn *tick;
	void *payload;
} watched;

enum fonds_status __real_fonds_block_digests_verify(
	const struct fonds_block_file *file, uint64_t size,
	fonds_block_registered_fn *registered, fonds_block_bad_fn *bad,
	void *payload, struct fonds_block_proof *ret,
	struct fonds_error **error);
enum fonds_status __wrap_fonds_block_digests_verify(
	const struct fonds_block_file *file, uint64_t size,
	fonds_block_registered_fn *registered, fonds_block_bad_fn *bad,
	void *payload, struct fonds_block_proof *ret,
	struct fonds_error **error);
void __real_fonds_shard_file_take(struct fonds_shard_files *files,
	struct fonds_shard_file *file, const struct fonds_check_result *result,
	int64_t found_at);
void __wrap_fonds_shard_file_take(struct fonds_shard_files *files,
	struct fonds_shard_file *file, const struct fonds_check_result *result,
	int64_t found_at);

static enum fonds_status tick(
	uint64_t bytes, void *payload, struct fonds_error **error)
{
	(void)payload;
	if (watched.ticks++ == 0 && watched.trick)
		watched.trick(watched.scratch);
	return watched.tick(bytes, watched.payload, error);
}

enum fonds_status __wrap_fonds_block_digests_verify(
	const struct fonds_block_file *file, uint64_t size,
	fonds_block_registered_fn *registered, fonds_block_bad_fn *bad,
	void *payload, struct fonds_block_proof *ret,
	struct fonds_error **error)
{
	struct fonds_block_file own = *file;
	enum fonds_status status;

	if (size < BLOCK) { /* of the canary */
		status = __real_fonds_block_digests_verify(
			file, size, registered, bad, payload, ret, error);
		if (watched.lies)
			ret->is_proved = watched.lies_for;
		return status;
	}
	watched.read_by_blocks++;
	watched.tick = file->tick;
	watched.payload = file->payload;
	own.tick = tick;
	status = __real_fonds_block_digests_verify(
		&own, size, registered, bad, payload, ret, error);
	watched.proved += status == FONDS_OK && ret->is_proved;
	return status;
}

void __wrap_fonds_shard_file_take(struct fonds_shard_files *files,
	struct fonds_shard_file *file, const struct fonds_check_result *result,
	int64_t found_at)
{
	watched.read_by_engine += result->digests != NULL;
	__real_fonds_shard_file_take(files, file, result, found_at);
}

enum fonds_status __real_fonds_work_renew(struct fonds_catalog *catalog,
	int64_t auditor, unsigned lease_seconds, size_t *ret_lost,
	struct fonds_error **error);
enum fonds_status __wrap_fonds_work_renew(struct fonds_catalog *catalog,
	int64_t auditor, unsigned lease_seconds, size_t *ret_lost,
	struct fonds_error **error);

enum fonds_status __wrap_fonds_work_renew(struct fonds_catalog *catalog,
	int64_t auditor, unsigned lease_seconds, size_t *ret_lost,
	struct fonds_error **error)
{
	if (!watched.renewal_fails)
		return __real_fonds_work_renew(
			catalog, auditor, lease_seconds, ret_lost, error);
	watched.renewal_fails = false;
	return fonds_fail(error, FONDS_ERR_IO, "no sign of life");
}

static uint8_t *content_of(uint64_t size)
{
	uint8_t *data = malloc(size);

	assert_non_null(data);
	for (uint64_t i = 0; i < size; i++)
		data[i] = (uint8_t)(i * 13 + i / BLOCK);
	return data;
}

static char *huge_name(struct scratch *scratch)
{
	return strdup(bag_file(scratch, "bag", "data/huge"));
}

static void register_blocks(struct scratch *scratch, const uint8_t *data)
{
	struct fonds_digest digests[BLOCKS];

	for (size_t i = 0; i < BLOCKS; i++)
		assert_int_equal(FONDS_OK,
			fonds_digest_memory(FONDS_SHA256, data + i * BLOCK,
				i == BLOCKS - 1 ? SIZE - i * BLOCK : BLOCK,
				&digests[i], NULL));
	assert_int_equal(
		FONDS_OK, fonds_accession_blocks(scratch->catalog, "data/huge",
				  0, digests, BLOCKS, NULL));
}

/* A bag with one huge file and one that is not. */
static void make_huge(struct scratch *scratch, bool with_blocks)
{
	char *location = strdup(scratch_name(scratch, "bag"));
	struct fonds_holding row = scratch_bag("bag", location);
	uint8_t *data = content_of(SIZE);
	char *name = huge_name(scratch);
	struct fonds_digest digest;
	int64_t number = 0;

	bag_write(scratch, "bag", "data/a", "a");
	scratch_write(name, data, SIZE);
	assert_int_equal(FONDS_OK,
		fonds_accession_begin(scratch->catalog, &row, &number, NULL));
	assert_int_equal(FONDS_OK,
		fonds_digest_memory(FONDS_SHA256, "a", 1, &digest, NULL));
	assert_int_equal(FONDS_OK, fonds_accession_file(scratch->catalog,
					   "data/a", 1, &digest, NULL));
	assert_int_equal(FONDS_OK,
		fonds_digest_memory(FONDS_SHA256, data, SIZE, &digest, NULL));
	assert_int_equal(FONDS_OK, fonds_accession_file(scratch->catalog,
					   "data/huge", SIZE, &digest, NULL));
	if (with_blocks)
		register_blocks(scratch, data);
	assert_int_equal(
		FONDS_OK, fonds_accession_commit(scratch->catalog, NULL));
	free(name);
	free(data);
	free(location);
}

static enum fonds_status join(
	struct fonds_session *session, struct fonds_catalog *catalog)
{
	const struct fonds_work_scope scope = { 0 };
	const struct fonds_run_origin origin = { "", "", 1, "", "", "", "" };
	bool is_new;
	enum fonds_status status = fonds_work_join(catalog, &scope, &origin,
		&session->run, &session->auditor, &is_new, NULL);

	session->progress.bytes_total = SIZE + 1;
	fonds_heartbeat_begin(&session->heartbeat, catalog, session->run,
		session->auditor, session->options.lease_seconds);
	return status == FONDS_OK ? fonds_shard_queue_fill(&session->queue,
					    catalog, session->run, NULL)
				  : status;
}

/* A run in which a file of three blocks is huge. */
static struct fonds_run audit_of(struct scratch *scratch,
	const struct watched *how, trick_fn *trick,
	const struct fonds_audit_options *options)
{
	struct fonds_session session;
	struct fonds_run run = { 0 };
	enum fonds_status status;

	fonds_session_init(&session, scratch->catalog, options);
	assert_int_equal(UINT64_C(256) << 20, session.blocks_from);
	session.blocks_from = 3 * BLOCK;
	watched = *how;
	watched.scratch = scratch;
	watched.session = &session;
	watched.trick = trick;
	assert_int_equal(FONDS_OK, join(&session, scratch->catalog));
	status = fonds_check_shards(&session, NULL);
	assert_int_equal(
		FONDS_OK, fonds_work_leave(scratch->catalog, session.auditor,
				  session.end, session.why, NULL));
	assert_int_equal(FONDS_OK,
		fonds_run_get(scratch->catalog, session.run, &run, NULL));
	assert_int_equal(status == FONDS_OK, run.state == FONDS_RUN_COMPLETE);
	watched.bytes_done = session.progress.bytes_done;
	fonds_session_clear(&session);
	return run;
}

static struct fonds_run audit_with(struct scratch *scratch, trick_fn *trick,
	const struct fonds_audit_options *options)
{
	const struct watched how = { 0 };

	return audit_of(scratch, &how, trick, options);
}

static struct fonds_audit_options with_jobs(unsigned jobs)
{
	struct fonds_audit_options options = FONDS_AUDIT_OPTIONS_INIT;

	options.jobs = jobs;
	return options;
}

static struct fonds_run audit(struct scratch *scratch, trick_fn *trick)
{
	const struct fonds_audit_options options = with_jobs(2);

	return audit_with(scratch, trick, &options);
}

static void expect(unsigned by_blocks, unsigned proved, unsigned by_engine)
{
	assert_int_equal(by_blocks, watched.read_by_blocks);
	assert_int_equal(proved, watched.proved);
	assert_int_equal(by_engine, watched.read_by_engine);
}

static void test_a_huge_file_is_proved_by_its_blocks(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_run run;

	make_huge(scratch, true);
	run = audit(scratch, NULL);
	expect(1, 1, 1);
	assert_true(watched.ticks > 0);
	assert_int_equal(SIZE + 1, watched.bytes_done);
	assert_int_equal(FONDS_RUN_COMPLETE, run.state);
	assert_int_equal(2, run.verdicts[FONDS_VERDICT_OK]);
	assert_int_equal(0, run.findings);
	assert_int_equal(SIZE + 1, run.bytes);
}

/* What the reading by blocks does not do is not left out. */
static void test_what_else_is_asked_for_is_done_by_the_engine(void **state)
{
	static const enum fonds_algorithm added[] = { FONDS_SHA512 };
	struct scratch *scratch = *state;
	struct fonds_audit_options options[] = { with_jobs(1), with_jobs(2),
		with_jobs(2), with_jobs(2) };

	make_huge(scratch, true);
	options[1].bypass_cache = true;
	options[2].rate = UINT64_C(1) << 40;
	options[3].added_algorithms = added;
	options[3].added_algorithm_count = 1;
	for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++) {
		struct fonds_run run = audit_with(scratch, NULL, &options[i]);

		expect(0, 0, 2);
		assert_int_equal(2, run.verdicts[FONDS_VERDICT_OK]);
		assert_int_equal(SIZE + 1, run.bytes);
	}
}

/* The digests of its blocks are those of before. */
static void test_a_file_that_was_changed_is_read_as_a_whole(void **state)
{
	struct scratch *scratch = *state;
	char *location = strdup(scratch_name(scratch, "bag"));
	struct fonds_holding row = scratch_bag("bag", location);
	struct fonds_recorded_file file = { .path = "huge", .old_size = SIZE };
	char *name = strdup(bag_file(scratch, "bag", "huge"));
	uint8_t *data = content_of(SIZE);
	struct fonds_digest digests[BLOCKS] = { 0 };
	int64_t number = 0;
	int64_t change = 0;

	bag_write(scratch, "bag", "data/a", "a");
	for (size_t i = 0; i < BLOCKS; i++)
		digests[i] = scratch_digest(1);
	file.old_digest = scratch_digest(2);
	assert_int_equal(FONDS_OK,
		fonds_accession_begin(scratch->catalog, &row, &number, NULL));
	assert_int_equal(
		FONDS_OK, fonds_accession_file(scratch->catalog, "huge", SIZE,
				  &file.old_digest, NULL));
	assert_int_equal(FONDS_OK, fonds_accession_blocks(scratch->catalog,
					   "huge", 0, digests, BLOCKS, NULL));
	assert_int_equal(
		FONDS_OK, fonds_accession_commit(scratch->catalog, NULL));
	file.size = SIZE;
	assert_int_equal(FONDS_OK, fonds_digest_memory(FONDS_SHA256, data, SIZE,
					   &file.digest, NULL));
	assert_int_equal(
		FONDS_OK, fonds_recorded_change_begin(scratch->catalog, number,
				  "event", &file, 1, &change, NULL));
	scratch_write(name, data, SIZE);
	assert_int_equal(
		FONDS_OK, fonds_recorded_change_settle(scratch->catalog, change,
				  FONDS_RECORDED_MADE, NULL));
	assert_int_equal(1, audit(scratch, NULL).verdicts[FONDS_VERDICT_OK]);
	expect(0, 0, 1);
	free(data);
	free(name);
	free(location);
}

static void test_without_block_digests_the_engine_reads_it(void **state)
{
	struct scratch *scratch = *state;

	make_huge(scratch, false);
	assert_int_equal(2, audit(scratch, NULL).verdicts[FONDS_VERDICT_OK]);
	expect(1, 0, 2);
}

static void flip(struct scratch *scratch, uint64_t offset)
{
	char *name = huge_name(scratch);
	int fd = open(name, O_RDWR | O_CLOEXEC);
	uint8_t byte = 0;

	assert_int_equal(1, pread(fd, &byte, 1, (off_t)offset));
	byte ^= 4;
	assert_int_equal(1, pwrite(fd, &byte, 1, (off_t)offset));
	assert_int_equal(0, close(fd));
	free(name);
}

static enum fonds_status note_damage(const struct fonds_audit_finding *finding,
	void *payload, struct fonds_error **error)
{
	(void)error;
	*(uint64_t *)payload = finding->damage_offset;
	return FONDS_OK;
}

/* Each gets the verdict of the engine, of two readings. */
static void test_a_flipped_bit_is_corrupt_wherever_it_is(void **state)
{
	static const uint64_t offsets[] = { 0, BLOCK - 1, 7 * BLOCK, SIZE - 1 };
	struct scratch *scratch = *state;

	make_huge(scratch, true);
	for (size_t i = 0; i < sizeof(offsets) / sizeof(offsets[0]); i++) {
		struct fonds_run_period period = { 0 };
		uint64_t damage = 0;
		struct fonds_run run;

		flip(scratch, offsets[i]);
		run = audit(scratch, NULL);
		flip(scratch, offsets[i]);
		expect(1, 0, 2);
		assert_int_equal(1, run.verdicts[FONDS_VERDICT_CORRUPT]);
		assert_int_equal(SIZE + 1, run.bytes);
		period.run = run.number;
		assert_int_equal(FONDS_OK,
			fonds_run_each_finding(scratch->catalog, &period, false,
				note_damage, &damage, NULL));
		assert_int_equal(offsets[i] / BLOCK * BLOCK, damage);
	}
	assert_int_equal(2, audit(scratch, NULL).verdicts[FONDS_VERDICT_OK]);
	expect(1, 1, 1);
}

/* Another size is known before a byte is read. */
static void test_a_file_of_another_size_is_corrupt(void **state)
{
	static const uint64_t sizes[] = { SIZE + 1, SIZE - 1, BLOCK, 0 };
	struct scratch *scratch = *state;
	char *name = huge_name(scratch);

	make_huge(scratch, true);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		assert_int_equal(0, truncate(name, (off_t)sizes[i]));
		assert_int_equal(1,
			audit(scratch, NULL).verdicts[FONDS_VERDICT_CORRUPT]);
		expect(0, 0, 2);
	}
	assert_int_equal(0, unlink(name));
	assert_int_equal(
		1, audit(scratch, NULL).verdicts[FONDS_VERDICT_MISSING]);
	expect(0, 0, 1);
	free(name);
}

static void flip_and_set_back(struct scratch *scratch)
{
	char *name = huge_name(scratch);
	struct stat before;
	struct timespec times[2];

	assert_int_equal(0, stat(name, &before));
	times[0] = before.st_atim;
	times[1] = before.st_mtim;
	flip(scratch, SIZE - 5);
	assert_int_equal(0, utimensat(AT_FDCWD, name, times, 0));
	free(name);
}

/* What was read was right, and is not what is there. */
static void flip_the_first(struct scratch *scratch)
{
	flip(scratch, 3);
}

static void grow(struct scratch *scratch)
{
	char *name = huge_name(scratch);

	assert_int_equal(0, truncate(name, (off_t)SIZE + 1));
	free(name);
}

static void shrink(struct scratch *scratch)
{
	char *name = huge_name(scratch);

	assert_int_equal(0, truncate(name, (off_t)BLOCK));
	free(name);
}

static void replace(struct scratch *scratch, bool is_same)
{
	char *name = huge_name(scratch);
	char *other = strdup(scratch_name(scratch, "other"));
	uint8_t *data = content_of(SIZE);

	data[SIZE / 2] ^= !is_same;
	scratch_write(other, data, SIZE);
	assert_int_equal(0, rename(other, name));
	free(data);
	free(other);
	free(name);
}

static void replace_by_another(struct scratch *scratch)
{
	replace(scratch, false);
}

static void replace_by_the_same(struct scratch *scratch)
{
	replace(scratch, true);
}

static void touch(struct scratch *scratch)
{
	char *name = huge_name(scratch);

	assert_int_equal(0, utimensat(AT_FDCWD, name, NULL, 0));
	free(name);
}

static void lose_lease(struct scratch *scratch)
{
	(void)scratch;
	watched.session->heartbeat.lost++;
}

/* It is read again, and has the verdict of what is there then. */
static void test_a_file_that_changes_while_it_is_read_proves_nothing(
	void **state)
{
	static const struct {
		trick_fn *trick;
		enum fonds_verdict verdict;
	} cases[] = {
		{ flip_and_set_back, FONDS_VERDICT_CORRUPT },
		{ flip_the_first, FONDS_VERDICT_CORRUPT },
		{ grow, FONDS_VERDICT_CORRUPT },
		{ shrink, FONDS_VERDICT_CORRUPT },
		{ replace_by_another, FONDS_VERDICT_CORRUPT },
		{ replace_by_the_same, FONDS_VERDICT_OK },
		{ touch, FONDS_VERDICT_OK },
	};
	struct scratch *scratch = *state;

	make_huge(scratch, true);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fonds_run run;

		replace_by_the_same(scratch);
		run = audit(scratch, cases[i].trick);
		expect(1, 0, 2);
		assert_int_equal(cases[i].verdict == FONDS_VERDICT_OK ? 2 : 1,
			run.verdicts[FONDS_VERDICT_OK]);
		assert_int_equal(cases[i].verdict == FONDS_VERDICT_OK ? 2 : 1,
			run.verdicts[cases[i].verdict]);
	}
}

static void test_a_lost_lease_proves_nothing(void **state)
{
	struct scratch *scratch = *state;

	make_huge(scratch, true);
	assert_int_equal(
		2, audit(scratch, lose_lease).verdicts[FONDS_VERDICT_OK]);
	expect(1, 1, 2);
}

static void break_renewal(struct scratch *scratch)
{
	(void)scratch;
	watched.renewal_fails = true;
	watched.session->heartbeat.renewed_ns = INT64_MIN / 2;
}

/* That is no matter of the file, and not forgotten with it. */
static void test_a_sign_of_life_that_fails_ends_the_audit(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_run run;

	make_huge(scratch, true);
	run = audit(scratch, break_renewal);
	assert_int_equal(1, watched.read_by_blocks);
	assert_int_equal(0, watched.proved);
	assert_false(watched.renewal_fails);
	assert_int_equal(FONDS_RUN_INTERRUPTED, run.state);
	assert_int_equal(0, run.verdicts[FONDS_VERDICT_OK]);
}

static void count_notice(const char *text, void *payload)
{
	(void)payload;
	watched.told += strstr(text, "failed its own test") != NULL;
}

/* A reading that proves all, or nothing, is found out before it is used. */
static void test_a_reading_that_lies_is_not_used(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_options options = with_jobs(2);

	make_huge(scratch, true);
	options.notice = count_notice;
	for (int i = 0; i < 2; i++) {
		const struct watched liar = {
			.lies = true,
			.lies_for = i == 1,
		};
		struct fonds_run run = audit_of(scratch, &liar, NULL, &options);

		expect(0, 0, 2);
		assert_int_equal(1, watched.told);
		assert_int_equal(2, run.verdicts[FONDS_VERDICT_OK]);
	}
	assert_int_equal(2,
		audit_with(scratch, NULL, &options).verdicts[FONDS_VERDICT_OK]);
	expect(1, 1, 1);
	assert_int_equal(0, watched.told);
}

static int stop(const struct fonds_progress *progress, void *payload)
{
	(void)payload;
	return watched.read_by_blocks > 0 && progress->bytes_done > BLOCK;
}

static void test_it_can_be_stopped_while_blocks_are_read(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_options options = with_jobs(2);
	struct fonds_run run;

	make_huge(scratch, true);
	options.progress = stop;
	run = audit_with(scratch, NULL, &options);
	assert_int_equal(1, watched.read_by_blocks);
	assert_int_equal(0, watched.proved);
	assert_true(watched.ticks < BLOCKS / 4);
	assert_int_equal(FONDS_RUN_INTERRUPTED, run.state);
	assert_int_equal(0, run.verdicts[FONDS_VERDICT_OK]);
	run = audit(scratch, NULL);
	assert_int_equal(1, run.number);
	assert_int_equal(FONDS_RUN_COMPLETE, run.state);
	assert_int_equal(2, run.verdicts[FONDS_VERDICT_OK]);
	expect(1, 1, 1);
}

int main(void)
{
#define TEST(f) \
	cmocka_unit_test_setup_teardown(f, scratch_setup, scratch_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_a_huge_file_is_proved_by_its_blocks),
		TEST(test_what_else_is_asked_for_is_done_by_the_engine),
		TEST(test_a_file_that_was_changed_is_read_as_a_whole),
		TEST(test_without_block_digests_the_engine_reads_it),
		TEST(test_a_flipped_bit_is_corrupt_wherever_it_is),
		TEST(test_a_file_of_another_size_is_corrupt),
		TEST(test_a_file_that_changes_while_it_is_read_proves_nothing),
		TEST(test_a_lost_lease_proves_nothing),
		TEST(test_a_sign_of_life_that_fails_ends_the_audit),
		TEST(test_a_reading_that_lies_is_not_used),
		TEST(test_it_can_be_stopped_while_blocks_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
