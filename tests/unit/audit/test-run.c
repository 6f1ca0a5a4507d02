/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <sqlite3.h>
#include <time.h>

#include <fonds/audit.h>

#include "base/text.h"
#include "fixity/catalog/run.h"
#include "tests/unit/audit/bags.h"

static const char *const plain[] = { "bag-info.txt", "bagit.txt", "data/a.txt",
	"data/a.txt.bak", "data/sub/b", "manifest-sha256.txt", NULL };

#define PLAIN_COUNT 6

static struct fonds_audit_summary run(struct scratch *scratch)
{
	struct fonds_audit_summary summary = { 0 };
	struct fonds_error *error = NULL;
	uint64_t sum = 0;

	if (fonds_audit_run(scratch->catalog, NULL, &summary, &error) < 0)
		fail_msg("%s", fonds_error_message(error));
	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		if (i != FONDS_VERDICT_UNEXPECTED)
			sum += summary.verdicts[i];
	assert_int_equal(summary.files, sum);
	return summary;
}

/* All files of one plain bag are ok but count ones of this verdict. */
static void expect_run(
	struct scratch *scratch, enum fonds_verdict verdict, uint64_t count)
{
	struct fonds_audit_summary summary = run(scratch);

	assert_int_equal(count, summary.verdicts[verdict]);
	if (verdict == FONDS_VERDICT_UNEXPECTED)
		count = 0;
	assert_int_equal(
		PLAIN_COUNT - count, summary.verdicts[FONDS_VERDICT_OK]);
	assert_false(summary.sound);
}

static void expect_sound(struct scratch *scratch)
{
	struct fonds_audit_summary summary = run(scratch);

	assert_int_equal(summary.files, summary.verdicts[FONDS_VERDICT_OK]);
	assert_true(summary.sound);
}

/* The findings of a run as "verdict path (detail)" in lines. */
static enum fonds_status note(const struct fonds_audit_finding *finding,
	void *payload, struct fonds_error **error)
{
	(void)error;
	(void)fprintf(payload, "%s %s (%s)\n",
		fonds_verdict_name(finding->verdict), finding->path,
		finding->detail);
	assert_true(*finding->detail != '\0');
	assert_true(finding->found_at > 1700000000);
	return FONDS_OK;
}

static void expect_finding(struct scratch *scratch, const char *text)
{
	char *all = NULL;
	size_t size = 0;
	FILE *file = open_memstream(&all, &size);
	struct fonds_run_period period = { 0 };
	struct fonds_run newest;

	assert_int_equal(
		FONDS_OK, fonds_run_get(scratch->catalog, 0, &newest, NULL));
	period.run = newest.number;
	assert_int_equal(FONDS_OK, fonds_run_each_finding(scratch->catalog,
					   &period, false, note, file, NULL));
	(void)fclose(file);
	if (!strstr(all, text))
		fail_msg("'%s' is not in:\n%s", text, all);
	free(all);
}

static int collect(const void *data, size_t size, void *payload)
{
	return fwrite(data, 1, size, payload) == size ? 0 : EIO;
}

static char *render(struct scratch *scratch, enum fonds_format format)
{
	char *text = NULL;
	size_t size = 0;
	FILE *file = open_memstream(&text, &size);

	assert_int_equal(FONDS_OK, fonds_audit_write_run(scratch->catalog, 0,
					   format, collect, file, NULL));
	(void)fclose(file);
	assert_true(fonds_utf8_is_valid(text, size));
	for (size_t i = 0; i < size; i++)
		assert_true((unsigned char)text[i] >= 0x20 || text[i] == '\n');
	return text;
}

static void expect_text(
	struct scratch *scratch, enum fonds_format format, const char *part)
{
	char *text = render(scratch, format);

	if (!strstr(text, part))
		fail_msg("'%s' is not in:\n%s", part, text);
	free(text);
}

/* What is registered, as another program sees it. */
static char *dump_baseline(struct scratch *scratch)
{
	static const char sql[] = "SELECT group_concat(holding || hex(path) || "
				  "size || algorithm ||"
				  " hex(digest)) FROM (SELECT * FROM file "
				  "ORDER BY holding, path)";
	sqlite3_stmt *statement = NULL;
	sqlite3 *db = NULL;
	char *dump;

	assert_int_equal(SQLITE_OK, sqlite3_open(scratch->catalog_path, &db));
	assert_int_equal(
		SQLITE_OK, sqlite3_prepare_v2(db, sql, -1, &statement, NULL));
	assert_int_equal(SQLITE_ROW, sqlite3_step(statement));
	dump = strdup((const char *)sqlite3_column_text(statement, 0));
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return dump;
}

static void test_an_empty_catalog_is_sound_and_says_so(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_summary summary = run(scratch);

	assert_true(summary.sound);
	assert_int_equal(0, summary.files);
	expect_text(scratch, FONDS_FORMAT_TEXT,
		"no registered file is in the scope");
	expect_text(scratch, FONDS_FORMAT_JSON, "\"sound\": true");
}

static enum fonds_status expect_origin(const struct fonds_auditor *auditor,
	void *payload, struct fonds_error **error)
{
	const struct fonds_run_origin *origin = &auditor->origin;

	(void)payload;
	(void)error;
	assert_non_null(strstr(origin->libraries, "OpenSSL 3"));
	assert_non_null(strstr(origin->libraries, "SQLite 3"));
	assert_non_null(strstr(origin->libraries, "digests: md5: "));
	assert_true(*origin->host && *origin->user);
	assert_int_equal(getpid(), origin->process);
	assert_int_equal(PLAIN_COUNT, auditor->files);
	return FONDS_OK;
}

static void test_a_bag_as_it_was_registered_is_sound(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_summary summary;
	struct fonds_run newest;
	uint64_t bytes = 0;

	(void)bag_make(scratch, "bag", plain);
	for (size_t i = 0; i < PLAIN_COUNT; i++)
		bytes += strlen(plain[i]);
	summary = run(scratch);
	assert_true(summary.sound);
	assert_int_equal(1, summary.run);
	assert_int_equal(1, summary.holdings);
	assert_int_equal(PLAIN_COUNT, summary.files);
	assert_int_equal(bytes, summary.bytes);
	assert_int_equal(
		FONDS_OK, fonds_run_get(scratch->catalog, 1, &newest, NULL));
	assert_int_equal(FONDS_RUN_COMPLETE, newest.state);
	assert_int_equal(FONDS_OK, fonds_run_each_auditor(scratch->catalog, 1,
					   expect_origin, NULL, NULL));
	expect_text(scratch, FONDS_FORMAT_TEXT,
		"registered files                6\n");
}

static void test_a_flipped_bit_is_found_and_the_baseline_stays(void **state)
{
	struct scratch *scratch = *state;
	char *before;
	char *after;

	(void)bag_make(scratch, "bag", plain);
	before = dump_baseline(scratch);
	for (size_t i = 0; i < PLAIN_COUNT; i++) {
		char *bad = strdup(plain[i]);

		bad[strlen(bad) - 1] ^= 1;
		bag_write(scratch, "bag", plain[i], bad);
		free(bad);
		expect_run(scratch, FONDS_VERDICT_CORRUPT, 1);
		expect_finding(scratch, plain[i]);
		bag_write(scratch, "bag", plain[i], plain[i]);
		expect_sound(scratch);
	}
	after = dump_baseline(scratch);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

/* L5, and its opposite: neither a newer nor the same time excuses content. */
static void test_no_modification_time_excuses_content(void **state)
{
	static const time_t times[] = { 0, 1000000000, 4000000000 };
	struct scratch *scratch = *state;

	(void)bag_make(scratch, "bag", plain);
	expect_sound(scratch);
	bag_write(scratch, "bag", "data/a.txt", "data/A.txt");
	for (size_t i = 0; i < 3; i++) {
		struct timespec stamps[2] = { { .tv_sec = times[i] },
			{ .tv_sec = times[i] } };

		assert_int_equal(
			0, utimensat(AT_FDCWD,
				   bag_file(scratch, "bag", "data/a.txt"),
				   stamps, 0));
		expect_run(scratch, FONDS_VERDICT_CORRUPT, 1);
	}
}

static void test_both_digests_are_told(void **state)
{
	struct scratch *scratch = *state;

	(void)bag_make(scratch, "bag", plain);
	bag_write(scratch, "bag", "bagit.txt", "abc");
	expect_run(scratch, FONDS_VERDICT_CORRUPT, 1);
	expect_text(scratch, FONDS_FORMAT_TEXT,
		"actual    sha256:ba7816bf8f01cfea414140de5dae2223b00361a39617"
		"7a9cb410ff61f20015ad, 3 bytes");
	expect_text(scratch, FONDS_FORMAT_TEXT, "expected  sha256:");
	expect_text(scratch, FONDS_FORMAT_TEXT, "NOT SOUND");
	expect_text(scratch, FONDS_FORMAT_JSON,
		"\"digest\": \"ba7816bf8f01cfea414140de5dae2223b00361a396177a"
		"9cb410ff61f20015ad\"");
}

/* L7: the path is a substring of one that is still there. */
static void test_a_missing_file_is_found_beside_its_namesake(void **state)
{
	struct scratch *scratch = *state;

	(void)bag_make(scratch, "bag", plain);
	assert_int_equal(0, unlink(bag_file(scratch, "bag", "data/a.txt")));
	expect_run(scratch, FONDS_VERDICT_MISSING, 1);
	expect_finding(scratch, "missing data/a.txt (");
	bag_write(scratch, "bag", "data/a.txt", "data/a.txt");
	expect_sound(scratch);
}

static void test_a_missing_folder_is_its_files(void **state)
{
	struct scratch *scratch = *state;

	(void)bag_make(scratch, "bag", plain);
	assert_int_equal(0, unlink(bag_file(scratch, "bag", "data/sub/b")));
	assert_int_equal(0, rmdir(bag_file(scratch, "bag", "data/sub")));
	expect_run(scratch, FONDS_VERDICT_MISSING, 1);
	bag_write(scratch, "bag", "data/sub", "a file in its place");
	assert_int_equal(1, run(scratch).verdicts[FONDS_VERDICT_MISSING]);
	expect_finding(scratch, "unexpected data/sub (");
}

static void test_what_is_not_registered_is_unexpected(void **state)
{
	static const char *const names[] = { "a", "data/a.tx",
		"data/a.txt.bakk", "data/\xff\n\x1b[2J", "zzz",
		"data/sub/b.c" };
	struct scratch *scratch = *state;

	(void)bag_make(scratch, "bag", plain);
	for (size_t i = 0; i < 6; i++)
		bag_write(scratch, "bag", names[i], "");
	assert_int_equal(
		0, symlink("a.txt", bag_file(scratch, "bag", "data/link")));
	assert_int_equal(
		0, mkfifo(bag_file(scratch, "bag", "data/fifo"), 0600));
	assert_int_equal(0, mkdir(bag_file(scratch, "bag", "empty"), 0700));
	expect_run(scratch, FONDS_VERDICT_UNEXPECTED, 8);
	for (size_t i = 0; i < 6; i++)
		expect_finding(scratch, names[i]);
	expect_finding(scratch, "data/link (a symbolic link");
	expect_finding(scratch, "data/fifo (a special file");
	expect_text(scratch, FONDS_FORMAT_TEXT, "data/\\xff\\n\\x1b[2J");
	/* The column above the sum holds what is in the sum only. */
	expect_text(scratch, FONDS_FORMAT_TEXT,
		"  missing                         0\n"
		"  unreadable                      0\n");
	expect_text(scratch, FONDS_FORMAT_TEXT,
		"  registered files                6\n"
		"  unexpected                      8  (");
}

static void test_many_unexpected_files_are_all_found(void **state)
{
	struct scratch *scratch = *state;

	(void)bag_make(scratch, "bag", plain);
	for (unsigned i = 0; i < 700; i++) {
		char name[32];

		(void)snprintf(name, sizeof(name), "data/new-%u", i);
		bag_write(scratch, "bag", name, "");
	}
	expect_run(scratch, FONDS_VERDICT_UNEXPECTED, 700);
}

/* What is read last, for it is largest, still stands first. */
static void test_findings_stand_in_the_order_of_paths(void **state)
{
	static char names[40][16];
	const char *paths[41] = { NULL };
	struct fonds_audit_options options = FONDS_AUDIT_OPTIONS_INIT;
	struct fonds_audit_summary summary;
	struct scratch *scratch = *state;
	char *big = calloc(1, 3000001), *text;

	memset(big, 'x', 3000000);
	for (size_t i = 0; i < 40; i++) {
		(void)snprintf(names[i], sizeof(names[i]), "data/%02zu", i);
		paths[i] = names[i];
	}
	(void)bag_make(scratch, "bag", paths);
	for (size_t i = 0; i < 40; i++)
		bag_write(scratch, "bag", names[i], i % 8 == 0 ? big : "no");
	options.keeps_going = true;
	assert_int_equal(FONDS_OK,
		fonds_audit_run(scratch->catalog, &options, &summary, NULL));
	assert_int_equal(40, summary.verdicts[FONDS_VERDICT_CORRUPT]);
	text = render(scratch, FONDS_FORMAT_TEXT);
	for (size_t i = 1; i < 40; i++)
		assert_true(
			strstr(text, names[i - 1]) < strstr(text, names[i]));
	free(text);
	free(big);
}

static void test_a_link_in_place_of_a_file_is_never_followed(void **state)
{
	struct scratch *scratch = *state;
	char *elsewhere = strdup(scratch_name(scratch, "elsewhere"));

	(void)bag_make(scratch, "bag", plain);
	assert_int_equal(
		0, rename(bag_file(scratch, "bag", "data/a.txt"), elsewhere));
	assert_int_equal(
		0, symlink(elsewhere, bag_file(scratch, "bag", "data/a.txt")));
	expect_run(scratch, FONDS_VERDICT_UNREADABLE, 1);
	expect_finding(scratch, "unreadable data/a.txt (");
	free(elsewhere);
}

static void expect_offline(struct scratch *scratch, const char *detail)
{
	struct fonds_audit_summary summary = run(scratch);

	assert_int_equal(
		PLAIN_COUNT, summary.verdicts[FONDS_VERDICT_VOLUME_OFFLINE]);
	assert_int_equal(PLAIN_COUNT, summary.verdicts[FONDS_VERDICT_OK]);
	assert_false(summary.sound);
	expect_finding(scratch, "volume-offline  (");
	expect_finding(scratch, detail);
}

/* L11 */
static void test_a_volume_that_is_offline_loses_no_file(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_holding_file file;
	char *away;
	int64_t first = bag_make(scratch, "bag", plain);

	(void)bag_make(scratch, "other", plain);
	expect_sound(scratch);
	away = strdup(scratch_name(scratch, "away"));
	assert_int_equal(0, rename(scratch_name(scratch, "bag"), away));
	expect_offline(scratch, "No such file");
	scratch_write(scratch_name(scratch, "bag"), "x", 1);
	expect_offline(scratch, "Not a directory");
	assert_int_equal(0, unlink(scratch_name(scratch, "bag")));
	assert_int_equal(0, mkdir(scratch_name(scratch, "bag"), 0755));
	expect_offline(scratch, "is the volume mounted?");
	assert_int_equal(FONDS_OK, fonds_holding_file_get(scratch->catalog,
					   first, "data/a.txt", &file, NULL));
	assert_int_equal(1, file.checked_run);
	assert_int_equal(FONDS_VERDICT_OK, file.verdict);
	assert_int_equal(0, rmdir(scratch_name(scratch, "bag")));
	assert_int_equal(0, rename(away, scratch_name(scratch, "bag")));
	expect_sound(scratch);
	free(away);
}

#define CHECK(condition) \
	do { \
		if (!(condition)) \
			return __LINE__; \
	} while (0)

static enum fonds_status count_denied(const struct fonds_audit_finding *finding,
	void *payload, struct fonds_error **error)
{
	(void)error;
	if (finding->verdict == FONDS_VERDICT_DENIED &&
		strcmp(finding->path, "data/sub") == 0)
		++*(unsigned *)payload;
	return FONDS_OK;
}

static int check_denied(struct scratch *scratch)
{
	unsigned denied = 0;
	struct fonds_run_period period = { 0 };
	struct fonds_audit_summary summary;

	CHECK(chmod(bag_file(scratch, "bag", "data/a.txt"), 0) == 0);
	CHECK(!fonds_audit_run(scratch->catalog, NULL, &summary, NULL));
	CHECK(summary.verdicts[FONDS_VERDICT_DENIED] == 1);
	CHECK(summary.verdicts[FONDS_VERDICT_OK] == PLAIN_COUNT - 1);
	CHECK(!summary.sound);
	/* A folder that cannot be listed, whose files can be read. */
	CHECK(chmod(bag_file(scratch, "bag", "data/a.txt"), 0400) == 0);
	CHECK(chmod(bag_file(scratch, "bag", "data/sub"), 0111) == 0);
	CHECK(!fonds_audit_run(scratch->catalog, NULL, &summary, NULL));
	CHECK(summary.verdicts[FONDS_VERDICT_OK] == PLAIN_COUNT);
	CHECK(!summary.sound);
	period.run = (int64_t)summary.run;
	CHECK(!fonds_run_each_finding(
		scratch->catalog, &period, false, count_denied, &denied, NULL));
	CHECK(denied == 1);
	CHECK(chmod(bag_file(scratch, "bag", "data/sub"), 0) == 0);
	CHECK(!fonds_audit_run(scratch->catalog, NULL, &summary, NULL));
	CHECK(summary.verdicts[FONDS_VERDICT_DENIED] == 1);
	/* The bag's own folder. */
	CHECK(chmod(scratch_name(scratch, "bag"), 0) == 0);
	CHECK(!fonds_audit_run(scratch->catalog, NULL, &summary, NULL));
	CHECK(summary.verdicts[FONDS_VERDICT_DENIED] == PLAIN_COUNT);
	CHECK(chmod(scratch_name(scratch, "bag"), 0700) == 0);
	CHECK(chmod(bag_file(scratch, "bag", "data/sub"), 0700) == 0);
	CHECK(!fonds_audit_run(scratch->catalog, NULL, &summary, NULL));
	CHECK(summary.sound);
	return 0;
}

static void test_what_may_not_be_read_is_denied_and_not_missing(void **state)
{
	struct scratch *scratch = *state;

	(void)bag_make(scratch, "bag", plain);
	assert_int_equal(0, as_nobody(scratch, check_denied));
}

/* Stops at so many reports after all files have been read. */
static int stop_in_the_inventory(
	const struct fonds_progress *progress, void *payload)
{
	unsigned *left = payload;

	return progress->files_done == progress->files_total && *left > 0 &&
	       --*left == 0;
}

/* L12: a search for unexpected files that was not ended is made again. */
static int check_stopped_inventories(struct scratch *scratch)
{
	struct fonds_audit_options options = FONDS_AUDIT_OPTIONS_INIT;
	struct fonds_audit_summary summary;
	enum fonds_status status = FONDS_ERR_CANCELLED;
	struct fonds_run run;
	unsigned left;

	options.progress = stop_in_the_inventory;
	options.payload = &left;
	options.starts_anew = true;
	CHECK(chmod(bag_file(scratch, "bag", "closed"), 0111) == 0);
	for (unsigned at = 1; status == FONDS_ERR_CANCELLED; at++) {
		left = at;
		status = fonds_audit_run(
			scratch->catalog, &options, &summary, NULL);
		CHECK(!fonds_run_get(scratch->catalog, 0, &run, NULL));
		if (run.state == FONDS_RUN_COMPLETE) {
			CHECK(run.verdicts[FONDS_VERDICT_UNEXPECTED] == 1);
			CHECK(run.findings == 2);
		}
	}
	CHECK(status == FONDS_OK && run.state == FONDS_RUN_COMPLETE);
	return chmod(bag_file(scratch, "bag", "closed"), 0700);
}

static void test_an_inventory_that_is_stopped_is_made_again(void **state)
{
	struct scratch *scratch = *state;

	(void)bag_make_many(scratch, "bag", 2500);
	assert_int_equal(0, mkdir(bag_file(scratch, "bag", "closed"), 0700));
	bag_write(scratch, "bag", "unknown", "x");
	assert_int_equal(0, as_nobody(scratch, check_stopped_inventories));
}

static void test_hostile_names_come_through(void **state)
{
	static const char *const hostile[] = { "-rf", "=cmd|'!A0",
		"\x1b[31mred", "a\nb\tc", "data/\"q\" '",
		"data/<script>alert(1)<", "data/\xe2\x80\xaegpj",
		"data/\xff\xfe", NULL };
	struct scratch *scratch = *state;

	(void)bag_make(scratch, "bag\n\xff<b>", hostile);
	expect_sound(scratch);
	for (size_t i = 0; hostile[i]; i++)
		bag_write(scratch, "bag\n\xff<b>", hostile[i], "changed");
	assert_int_equal(8, run(scratch).verdicts[FONDS_VERDICT_CORRUPT]);
	expect_text(scratch, FONDS_FORMAT_TEXT, "corrupt: data/\\xff\\xfe\n");
	expect_text(scratch, FONDS_FORMAT_JSON, "\"path_base64\": ");
}

static void make_many(struct scratch *scratch, unsigned count)
{
	char **paths = calloc(count + 1, sizeof(*paths));

	for (unsigned i = 0; i < count; i++)
		assert_true(asprintf(&paths[i], "data/%05u", i) > 0);
	(void)bag_make(scratch, "bag", (const char *const *)paths);
	for (unsigned i = 0; i < count; i++)
		free(paths[i]);
	free(paths);
}

static int stop_after_a_shard(
	const struct fonds_progress *progress, void *payload)
{
	uint64_t *last = payload;

	assert_true(progress->files_done >= *last);
	assert_true(progress->files_done <= progress->files_total);
	assert_true(progress->bytes_done <= progress->bytes_total);
	*last = progress->files_done;
	return progress->files_done >= 8192;
}

static int only_forward(const struct fonds_progress *progress, void *payload)
{
	uint64_t *last = payload;

	assert_true(progress->files_done >= *last);
	*last = progress->files_done;
	return 0;
}

static void test_progress_goes_on_over_the_shards(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_options options = FONDS_AUDIT_OPTIONS_INIT;
	struct fonds_audit_summary summary;
	uint64_t last = 0;

	make_many(scratch, 4200);
	options.progress = only_forward;
	options.payload = &last;
	assert_int_equal(FONDS_OK,
		fonds_audit_run(scratch->catalog, &options, &summary, NULL));
	assert_int_equal(4200, last);
}

static int stop_in_a_shard(const struct fonds_progress *progress, void *payload)
{
	(void)payload;
	return progress->files_done >= 100;
}

/* With one job what is damaged was judged before a later file is counted. */
static enum fonds_status stop_run(struct scratch *scratch,
	fonds_progress_fn *progress, void *payload, struct fonds_run *ret)
{
	struct fonds_audit_options options = FONDS_AUDIT_OPTIONS_INIT;
	struct fonds_audit_summary summary = { .run = 77 };
	struct fonds_error *error = NULL;
	enum fonds_status status;

	options.jobs = 1;
	options.progress = progress;
	options.payload = payload;
	status = fonds_audit_run(scratch->catalog, &options, &summary, &error);
	expect_error(&error, "the same command goes on with it");
	assert_int_equal(77, summary.run); /* untouched */
	assert_int_equal(
		FONDS_OK, fonds_run_get(scratch->catalog, 0, ret, NULL));
	return status;
}

/* The shard is checked whole by the run that goes on. */
static void test_a_run_that_is_stopped_in_a_shard_is_gone_on_with(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_summary summary;
	struct fonds_run stopped;

	make_many(scratch, 2000);
	assert_int_equal(FONDS_ERR_CANCELLED,
		stop_run(scratch, stop_in_a_shard, NULL, &stopped));
	assert_int_equal(FONDS_RUN_INTERRUPTED, stopped.state);
	assert_int_equal(2000, stopped.verdicts[FONDS_VERDICT_NOT_CHECKED]);
	summary = run(scratch);
	assert_int_equal(1, summary.run);
	assert_true(summary.is_resumed);
	assert_true(summary.sound);
	assert_string_equal("complete", summary.state);
}

/* L4: what was found in it is told although it was not read to its end. */
static void test_a_finding_of_a_shard_that_is_stopped_is_kept(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_summary summary;
	struct fonds_run stopped;

	make_many(scratch, 2000);
	bag_write(scratch, "bag", "data/00000", "data/x0000");
	assert_int_equal(FONDS_ERR_CANCELLED,
		stop_run(scratch, stop_in_a_shard, NULL, &stopped));
	assert_int_equal(1, stopped.verdicts[FONDS_VERDICT_CORRUPT]);
	assert_true(stopped.verdicts[FONDS_VERDICT_OK] >= 90);
	expect_finding(scratch, "corrupt data/00000 (");
	summary = run(scratch);
	assert_int_equal(1, summary.run);
	assert_false(summary.sound);
	assert_string_equal("partial", summary.state);
	assert_int_equal(2000, run(scratch).verdicts[FONDS_VERDICT_OK] + 1);
}

static void test_a_run_that_is_stopped_keeps_what_it_checked(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_run stopped;
	uint64_t last = 0;

	make_many(scratch, 8300);
	assert_int_equal(FONDS_ERR_CANCELLED,
		stop_run(scratch, stop_after_a_shard, &last, &stopped));
	assert_int_equal(FONDS_RUN_INTERRUPTED, stopped.state);
	assert_true(stopped.verdicts[FONDS_VERDICT_OK] >= 4096);
	assert_int_equal(
		8300, stopped.verdicts[FONDS_VERDICT_OK] +
			      stopped.verdicts[FONDS_VERDICT_NOT_CHECKED]);
	expect_text(scratch, FONDS_FORMAT_TEXT, "Not finished");
	expect_text(scratch, FONDS_FORMAT_JSON, "\"sound\": false");
	expect_sound(scratch);
}

static int die_after_a_shard(
	const struct fonds_progress *progress, void *payload)
{
	(void)payload;
	if (progress->files_done > 8192)
		(void)raise(SIGKILL);
	return 0;
}

static void test_a_run_that_is_killed_is_gone_on_with(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_summary summary;
	struct fonds_run killed;
	int result;
	pid_t pid;

	make_many(scratch, 8300);
	fonds_catalog_close(scratch->catalog);
	scratch->catalog = NULL;
	pid = fork();
	if (pid == 0) {
		struct fonds_audit_options options = FONDS_AUDIT_OPTIONS_INIT;
		struct fonds_audit_summary lost;
		struct fonds_catalog *catalog = NULL;

		options.progress = die_after_a_shard;
		(void)!fonds_catalog_open(
			scratch->catalog_path, false, &catalog, NULL);
		(void)!fonds_audit_run(catalog, &options, &lost, NULL);
		_exit(1);
	}
	assert_int_equal(pid, waitpid(pid, &result, 0));
	assert_true(WIFSIGNALED(result));
	scratch_reopen(scratch);
	assert_int_equal(
		FONDS_OK, fonds_run_get(scratch->catalog, 1, &killed, NULL));
	assert_int_equal(FONDS_RUN_INTERRUPTED, killed.state);
	assert_true(killed.verdicts[FONDS_VERDICT_OK] >= 4096);
	assert_true(killed.verdicts[FONDS_VERDICT_NOT_CHECKED] >= 100);
	summary = run(scratch);
	assert_int_equal(1, summary.run);
	assert_true(summary.is_resumed && summary.sound);
}

/* Another process joins, from within a report of the first one. */
static int start_another(const struct fonds_progress *progress, void *payload)
{
	struct scratch *scratch = payload;
	int result = -1;
	pid_t pid;

	if (progress->files_done == 0 || scratch->holdings > 0)
		return 0;
	scratch->holdings = 1;
	pid = fork();
	if (pid == 0) {
		struct fonds_audit_options options = FONDS_AUDIT_OPTIONS_INIT;
		struct fonds_audit_summary summary = { 0 };
		struct fonds_catalog *catalog = NULL;

		/* It waits for what the first one has under way. */
		(void)alarm(1);
		(void)!fonds_catalog_open(
			scratch->catalog_path, false, &catalog, NULL);
		(void)!fonds_audit_run(catalog, &options, &summary, NULL);
		_exit(3);
	}
	assert_int_equal(pid, waitpid(pid, &result, 0));
	assert_true(WIFSIGNALED(result) && WTERMSIG(result) == SIGALRM);
	return 0;
}

/* Decision 2: both are auditors of one run, and no file is counted twice. */
static void test_two_processes_share_a_run(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_options options = FONDS_AUDIT_OPTIONS_INIT;
	struct fonds_audit_summary summary;
	struct fonds_run newest;

	make_many(scratch, 9000);
	options.progress = start_another;
	options.payload = scratch;
	options.jobs = 1;
	assert_int_equal(FONDS_OK,
		fonds_audit_run(scratch->catalog, &options, &summary, NULL));
	assert_true(summary.sound);
	assert_int_equal(9000, summary.verdicts[FONDS_VERDICT_OK]);
	assert_int_equal(
		FONDS_OK, fonds_run_get(scratch->catalog, 0, &newest, NULL));
	assert_int_equal(1, newest.number);
	assert_int_equal(2, newest.auditors);
}

/* Rows that were lost must not be files that were not looked for. */
static void test_a_row_that_vanished_is_a_damaged_catalog(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_summary summary;
	struct fonds_error *error = NULL;
	sqlite3 *db = NULL;

	(void)bag_make(scratch, "bag", plain);
	assert_int_equal(SQLITE_OK, sqlite3_open(scratch->catalog_path, &db));
	assert_int_equal(SQLITE_OK, sqlite3_exec(db,
					    "DROP TRIGGER file_is_kept;"
					    "DELETE FROM file WHERE path = "
					    "CAST('bagit.txt' AS BLOB)",
					    NULL, NULL, NULL));
	sqlite3_close(db);
	assert_int_equal(FONDS_ERR_FORMAT,
		fonds_audit_run(scratch->catalog, NULL, &summary, &error));
	expect_error(&error, "6 files, but 5 are registered");
}

static void test_writing_an_unknown_run_is_not_found(void **state)
{
	struct scratch *scratch = *state;

	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_audit_write_run(scratch->catalog, 0, FONDS_FORMAT_TEXT,
			collect, stderr, NULL));
	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_audit_write_run(scratch->catalog, UINT64_MAX,
			FONDS_FORMAT_JSON, collect, stderr, NULL));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_audit_write_run(scratch->catalog, 0, FONDS_FORMAT_HTML,
			collect, stderr, NULL));
}

int main(void)
{
#define TEST(f) \
	cmocka_unit_test_setup_teardown(f, scratch_setup, scratch_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_an_empty_catalog_is_sound_and_says_so),
		TEST(test_a_bag_as_it_was_registered_is_sound),
		TEST(test_a_flipped_bit_is_found_and_the_baseline_stays),
		TEST(test_no_modification_time_excuses_content),
		TEST(test_both_digests_are_told),
		TEST(test_a_missing_file_is_found_beside_its_namesake),
		TEST(test_a_missing_folder_is_its_files),
		TEST(test_what_is_not_registered_is_unexpected),
		TEST(test_many_unexpected_files_are_all_found),
		TEST(test_findings_stand_in_the_order_of_paths),
		TEST(test_a_link_in_place_of_a_file_is_never_followed),
		TEST(test_a_volume_that_is_offline_loses_no_file),
		TEST(test_what_may_not_be_read_is_denied_and_not_missing),
		TEST(test_an_inventory_that_is_stopped_is_made_again),
		TEST(test_hostile_names_come_through),
		TEST(test_progress_goes_on_over_the_shards),
		TEST(test_a_run_that_is_stopped_keeps_what_it_checked),
		TEST(test_a_run_that_is_stopped_in_a_shard_is_gone_on_with),
		TEST(test_a_finding_of_a_shard_that_is_stopped_is_kept),
		TEST(test_a_run_that_is_killed_is_gone_on_with),
		TEST(test_two_processes_share_a_run),
		TEST(test_a_row_that_vanished_is_a_damaged_catalog),
		TEST(test_writing_an_unknown_run_is_not_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
