/* SPDX-License-Identifier: Apache-2.0 */
/* An interrupted validation goes on, and believes no more than it may. */
#include "bagit/resume.h"

#include <fcntl.h>

#include "bagit/read-log.h"
#include "base/clock.h"
#include "tests/unit/bagit/write-fixture.h"

#define FILES 6
#define DAY INT64_C(86400)

/* The clock of the test: files that are made now are old for it. */
int64_t __wrap_fonds_clock_now(void);
int64_t __real_fonds_clock_now(void);

static int64_t offset;

int64_t __wrap_fonds_clock_now(void)
{
	return __real_fonds_clock_now() + offset;
}

static int enter(void **state)
{
	offset = 10;
	return scratch_enter(state);
}

#define TEST_AT_TIME(name) \
	cmocka_unit_test_setup_teardown(name, enter, scratch_leave)

static void seal(const char *bag)
{
	char command[512];

	(void)snprintf(command, sizeof(command),
		"cd %s && sha256sum data/* >manifest-sha256.txt && "
		"md5sum data/* >manifest-md5.txt && "
		"sha256sum bagit.txt manifest-*.txt >tagmanifest-sha256.txt",
		bag);
	shell(command);
}

/* data/0 to data/5, all of the same size. */
static void make_bag(const char *bag)
{
	char name[64];
	char text[16];

	(void)snprintf(name, sizeof(name), "%s/bagit.txt", bag);
	scratch_write(name,
		"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
	for (int i = 0; i < FILES; i++) {
		(void)snprintf(name, sizeof(name), "%s/data/%d", bag, i);
		(void)snprintf(text, sizeof(text), "file %d\n", i);
		scratch_write(name, text);
	}
	seal(bag);
}

/* A run ends when so many payload files have been read. */
struct ending {
	uint64_t after;
	uint64_t tag_files;
};

static struct fonds_progress last;

static int end_it(const struct fonds_progress *now, void *payload)
{
	const struct ending *ending = payload;

	last = *now;
	return now->files_done >= ending->tag_files + ending->after;
}

#define TAG_FILES 3 /* bagit.txt and two manifests, by the tag manifest */

static enum fonds_status validate(const char *bag, uint64_t after,
	struct fonds_validation **ret, struct fonds_error **error)
{
	struct fonds_validate_options options = FONDS_VALIDATE_OPTIONS_INIT;
	struct ending ending = { .after = after, .tag_files = TAG_FILES };

	options.jobs = 1;
	options.resume = "log";
	options.progress = end_it;
	options.payload = &ending;
	return fonds_bag_validate(bag, &options, ret, error);
}

static void interrupt(const char *bag, uint64_t after)
{
	struct fonds_validation *validation = NULL;

	assert_int_equal(
		FONDS_ERR_CANCELLED, validate(bag, after, &validation, NULL));
	assert_null(validation);
}

/* To its end; returns how many files were not read. */
static uint64_t finish(const char *bag, const char *code)
{
	struct fonds_earlier_reading earlier = { 0 };
	struct fonds_validation *validation = NULL;
	struct fonds_error *error = NULL;

	assert_ok(validate(bag, UINT32_MAX, &validation, &error), error);
	assert_int_equal(!code, fonds_validation_is_valid(validation));
	if (code)
		assert_string_equal(
			code, fonds_validation_get(validation, 0)->code);
	assert_int_equal(code != NULL, fonds_validation_count(validation));
	if (!fonds_validation_earlier(validation, &earlier))
		assert_int_equal(0, earlier.files);
	fonds_validation_free(validation);
	assert_false(scratch_exists("log"));
	return earlier.files;
}

static void only_the_rest_is_read(void **state)
{
	struct fonds_earlier_reading earlier = { 0 };
	struct fonds_validation *validation = NULL;
	int64_t before = __wrap_fonds_clock_now();

	(void)state;
	make_bag("bag");
	interrupt("bag", 2);
	assert_true(scratch_exists("log"));
	offset += 60;
	interrupt("bag", 2);
	offset += 60;
	assert_int_equal(
		FONDS_OK, validate("bag", UINT32_MAX, &validation, NULL));
	assert_true(fonds_validation_is_valid(validation));
	assert_true(fonds_validation_earlier(validation, &earlier));
	assert_int_equal(4, earlier.files);
	assert_int_equal(4 * 7, earlier.bytes);
	/* What was not read was no work. */
	assert_int_equal(TAG_FILES + 2, last.files_total);
	assert_int_equal(TAG_FILES + 2, last.files_done);
	assert_int_equal(last.bytes_total, last.bytes_done);
	assert_in_range(earlier.first, before, before + 50);
	assert_in_range(earlier.last, before + 60, before + 110);
	fonds_validation_free(validation);
	assert_false(scratch_exists("log"));
}

static void what_is_read_in_one_run_says_so(void **state)
{
	struct fonds_earlier_reading earlier = { .files = 77 };
	struct fonds_validation *validation = NULL;

	(void)state;
	make_bag("bag");
	assert_int_equal(
		FONDS_OK, validate("bag", UINT32_MAX, &validation, NULL));
	assert_false(fonds_validation_earlier(validation, &earlier));
	assert_int_equal(77, earlier.files);
	fonds_validation_free(validation);
	assert_false(scratch_exists("log"));
}

static void a_corrupt_file_stays_corrupt(void **state)
{
	(void)state;
	make_bag("bag");
	scratch_write("bag/data/1", "FILE 1\n");
	interrupt("bag", 5);
	assert_int_equal(5, finish("bag", "BAG-PAYLOAD-CORRUPT"));
}

/* Its size and its time of modification are as they were. */
static void what_was_changed_meanwhile_is_read_again(void **state)
{
	struct stat st;
	struct timespec times[2];

	(void)state;
	make_bag("bag");
	interrupt("bag", 5);
	assert_int_equal(0, stat("bag/data/1", &st));
	times[0] = st.st_atim;
	times[1] = st.st_mtim;
	scratch_write("bag/data/1", "FILE 1\n");
	assert_int_equal(0, utimensat(AT_FDCWD, "bag/data/1", times, 0));
	assert_int_equal(4, finish("bag", "BAG-PAYLOAD-CORRUPT"));
}

static void what_was_replaced_by_its_like_is_read_again(void **state)
{
	(void)state;
	make_bag("bag");
	interrupt("bag", 5);
	shell("cp -p bag/data/2 x && mv x bag/data/2");
	assert_int_equal(4, finish("bag", NULL));
}

static void what_is_gone_or_a_link_by_now_is_told(void **state)
{
	(void)state;
	make_bag("bag");
	interrupt("bag", 5);
	shell("mv bag/data/3 x");
	assert_int_equal(4, finish("bag", "BAG-PAYLOAD-MISSING"));
	shell("mv x bag/data/3");
	interrupt("bag", 5);
	shell("mv bag/data x && ln -s ../x bag/data");

	{
		struct fonds_validation *validation = NULL;

		assert_int_equal(FONDS_OK,
			validate("bag", UINT32_MAX, &validation, NULL));
		assert_false(fonds_validation_is_valid(validation));
		assert_false(fonds_validation_earlier(
			validation, &(struct fonds_earlier_reading){ 0 }));
		fonds_validation_free(validation);
	}
}

/* Its stamp might be the same after one more change. */
static void what_has_only_just_changed_is_not_kept(void **state)
{
	(void)state;
	make_bag("bag");
	offset = 0;
	interrupt("bag", 5);
	assert_false(scratch_exists("log"));
	offset = 10;
	assert_int_equal(0, finish("bag", NULL));
}

/* What keeping one result leaves: a file, or none. */
static bool is_kept(const struct fonds_check_result *result)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	const struct fonds_bag_entry entry = { .path = "data/x" };
	const enum fonds_algorithm algorithm = FONDS_SHA256;
	struct fonds_bag_check check = { 0 };
	struct fonds_bag_state bag_state = { .check = &check };
	struct fonds_resume *resume = NULL;
	bool is_there;

	assert_int_equal(FONDS_OK, fonds_bag_tree_open("bag", &tree, NULL));
	check.tree = tree;
	assert_int_equal(
		FONDS_OK, fonds_resume_new("log", "bag", &resume, NULL));
	assert_int_equal(FONDS_OK,
		fonds_resume_begin(resume, &bag_state, &algorithm, 1, NULL));
	assert_int_equal(
		FONDS_OK, fonds_resume_note(resume, &entry, result, NULL));
	fonds_resume_free(resume);
	is_there = scratch_exists("log");
	(void)unlink("log");
	return is_there;
}

static void only_what_two_readings_agree_on_is_kept(void **state)
{
	const struct fonds_digest digest = { FONDS_SHA256, 32, "x" };
	struct fonds_check_result result = {
		.size = 3,
		.state.size = 3,
		.digests = &digest,
		.digest_count = 1,
	};

	(void)state;
	scratch_folder("bag");
	for (int verdict = 0; verdict < FONDS_VERDICT_COUNT; verdict++) {
		result.verdict = (enum fonds_verdict)verdict;
		assert_int_equal(verdict == FONDS_VERDICT_OK ||
					 verdict == FONDS_VERDICT_CORRUPT,
			is_kept(&result));
	}
	result.verdict = FONDS_VERDICT_OK;
	result.state.size = 4;
	assert_false(is_kept(&result));
	result.state.size = 3;
	result.state.modified_ns = INT64_MAX;
	assert_false(is_kept(&result));
	result.state.modified_ns = 0;
	result.state.changed_ns = INT64_MAX;
	assert_false(is_kept(&result));
	result.state.changed_ns = 0;
	result.digests = NULL;
	assert_false(is_kept(&result));
}

static void what_is_old_or_of_the_future_is_read_again(void **state)
{
	(void)state;
	make_bag("bag");
	interrupt("bag", 2);
	offset += 5 * DAY;
	interrupt("bag", 2);
	offset += 2 * DAY + 60;
	assert_int_equal(2, finish("bag", NULL));
	interrupt("bag", 2);
	offset = 10;
	assert_int_equal(0, finish("bag", NULL));
}

static void assert_refused(const char *bag, const char *message)
{
	struct fonds_validation *validation = NULL;
	struct fonds_error *error = NULL;

	assert_int_equal(FONDS_ERR_INVALID,
		validate(bag, UINT32_MAX, &validation, &error));
	assert_null(validation);
	assert_string_equal(message, fonds_error_message(error));
	fonds_error_free(error);
}

static void what_was_kept_of_another_bag_is_refused(void **state)
{
	(void)state;
	make_bag("bag");
	make_bag("other");
	interrupt("bag", 4);
	assert_refused("other",
		"'log' was left by the validation of another bag: remove it, "
		"or name another file");
	scratch_write("bag/data/0", "FILE 0\n");
	seal("bag");
	assert_refused("bag",
		"'log' was left by the validation of this bag before its "
		"bagit.txt or a manifest was changed: remove it, or name "
		"another file");
	scratch_write("bag/data/0", "file 0\n");
	seal("bag");
	assert_int_equal(3, finish("bag", NULL));
}

static void a_manifest_that_comes_or_goes_is_a_change(void **state)
{
	(void)state;
	make_bag("bag");
	interrupt("bag", 4);
	assert_int_equal(0, rename("bag/manifest-md5.txt", "md5"));
	assert_refused("bag",
		"'log' was left by the validation of this bag before its "
		"bagit.txt or a manifest was changed: remove it, or name "
		"another file");
	assert_int_equal(0, rename("md5", "bag/manifest-md5.txt"));
	assert_int_equal(0, rename("bag/tagmanifest-sha256.txt", "tag"));
	assert_refused("bag",
		"'log' was left by the validation of this bag before its "
		"bagit.txt or a manifest was changed: remove it, or name "
		"another file");
	assert_int_equal(0, rename("tag", "bag/tagmanifest-sha256.txt"));
	assert_int_equal(4, finish("bag", NULL));
}

static void what_cannot_go_on_is_refused_at_once(void **state)
{
	struct fonds_validate_options options = FONDS_VALIDATE_OPTIONS_INIT;
	struct fonds_validation *validation = NULL;
	int fd;

	(void)state;
	make_bag("bag");
	scratch_write("packed.tar", "x");
	assert_refused("packed.tar",
		"'packed.tar' is not a folder, and only the validation of a "
		"folder can be resumed");
	options.resume = "log";
	fd = open("packed.tar", O_RDONLY | O_CLOEXEC);
	assert_true(fd >= 0);
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_bag_validate_stream(fd, "a pipe",
					   &options, &validation, NULL));
	assert_int_equal(0, close(fd));
	options.resume = "bag/data/log";
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_bag_validate("bag", &options, &validation, NULL));
	assert_false(scratch_exists("bag/data/log"));
	options.resume = "log";
	for (int level = FONDS_BAG_LEVEL_STRUCTURE;
		level < FONDS_BAG_LEVEL_FULL; level++) {
		options.level = (enum fonds_bag_level)level;
		assert_int_equal(FONDS_ERR_INVALID,
			fonds_bag_validate("bag", &options, &validation, NULL));
	}
	assert_false(scratch_exists("log"));
	assert_null(validation);
}

static void two_at_once_are_one_too_many(void **state)
{
	struct fonds_resume *resume = NULL;
	struct fonds_validation *validation = NULL;

	(void)state;
	make_bag("bag");
	assert_int_equal(
		FONDS_OK, fonds_resume_new("log", "bag", &resume, NULL));
	assert_int_equal(
		FONDS_ERR_BUSY, validate("bag", UINT32_MAX, &validation, NULL));
	fonds_resume_free(resume);
	assert_int_equal(0, finish("bag", NULL));
}

/* The log that a run left, to be written anew with something else in it. */
struct forgery {
	struct fonds_read_binding binding;
	struct fonds_read_record records[2 * FILES];
	char paths[2 * FILES][16];
	size_t count;
};

static void take_record(
	const struct fonds_read_record *record, uint64_t place, void *payload)
{
	struct forgery *forgery = payload;
	struct fonds_read_record *kept = &forgery->records[forgery->count];

	(void)place;
	assert_true(forgery->count < 2 * FILES);
	*kept = *record;
	kept->path = strcpy(forgery->paths[forgery->count++], record->path);
}

/* bagit/read-log.h says where in the file its parts are. */
static void read_binding(struct fonds_read_binding *binding)
{
	uint8_t bytes[256];
	int fd = open("log", O_RDONLY);
	ssize_t size = read(fd, bytes, sizeof(bytes));
	const uint8_t *body = memchr(bytes, '\n', sizeof(bytes));

	assert_true(fd >= 0 && size == sizeof(bytes) && body);
	assert_int_equal(0, close(fd));
	body += 1 + 4;
	*binding = (struct fonds_read_binding){
		.manifests = { .algorithm = FONDS_SHA256, .size = 32 },
		.algorithms = { body[48], body[49] },
		.algorithm_count = 2,
	};
	memcpy(&binding->device, body, 8);
	memcpy(&binding->inode, body + 8, 8);
	memcpy(binding->manifests.bytes, body + 16, 32);
}

/* change is given the first record of data/0, and the result is added. */
static void forge(void (*change)(struct fonds_read_record *record))
{
	struct forgery forgery = { 0 };
	struct fonds_read_log *log = NULL;

	read_binding(&forgery.binding);
	assert_int_equal(FONDS_OK, fonds_read_log_open("log", &log, NULL));
	assert_int_equal(FONDS_OK, fonds_read_log_bind(log, &forgery.binding,
					   take_record, &forgery, NULL));
	for (size_t i = 0; change && i < forgery.count; i++) {
		struct fonds_read_record *record = &forgery.records[i];

		if (strcmp(record->path, "data/0") != 0)
			continue;
		change(record);
		assert_int_equal(
			FONDS_OK, fonds_read_log_add(log, record, NULL));
		change = NULL;
	}
	assert_null(change);
	fonds_read_log_free(log);
}

static void other_size(struct fonds_read_record *record)
{
	record->state.size++;
}

static void other_inode(struct fonds_read_record *record)
{
	record->state.inode++;
}

static void other_device(struct fonds_read_record *record)
{
	record->state.device++;
}

static void other_modified(struct fonds_read_record *record)
{
	record->state.modified_ns++;
}

static void other_changed(struct fonds_read_record *record)
{
	record->state.changed_ns++;
}

static void other_digest(struct fonds_read_record *record)
{
	record->digests[1].bytes[15] ^= 1;
}

static void corrupt_that_agrees(struct fonds_read_record *record)
{
	record->is_corrupt = true;
}

static void a_record_that_does_not_fit_is_not_believed(void **state)
{
	static void (*const changes[])(struct fonds_read_record * record) = {
		other_size,
		other_inode,
		other_device,
		other_modified,
		other_changed,
		other_digest,
		corrupt_that_agrees,
	};

	(void)state;
	make_bag("bag");
	for (size_t i = 0; i < sizeof(changes) / sizeof(*changes); i++) {
		interrupt("bag", 5);
		forge(changes[i]);
		assert_int_equal(4, finish("bag", NULL));
	}
}

static void as_it_is(struct fonds_read_record *record)
{
	(void)record;
}

static void the_newer_of_two_records_counts(void **state)
{
	(void)state;
	make_bag("bag");
	interrupt("bag", 5);
	forge(other_size);
	forge(as_it_is);
	assert_int_equal(5, finish("bag", NULL));
}

/*
 * Whatever fails: no verdict comes of it, or the right one, and the same
 * again finds what is wrong.
 */
static void expect_truth(enum fault_kind kind)
{
	size_t fds = scratch_count_fds();
	unsigned failures = 0;
	bool has_failed = true;

	for (unsigned n = 0; has_failed; n++) {
		struct fonds_validation *validation = NULL;
		struct fonds_error *error = NULL;
		enum fonds_status status;

		(void)unlink("log");
		interrupt("bag", 4);
		fault_arm(kind, n);
		status = validate("bag", UINT32_MAX, &validation, &error);
		fault_disarm();
		has_failed = fault_fired();
		failures += has_failed;
		if (status == FONDS_OK) {
			assert_null(error);
			assert_false(fonds_validation_is_valid(validation));
		} else {
			assert_true(has_failed);
			assert_null(validation);
			fonds_error_free(error);
			assert_true(finish("bag", "BAG-PAYLOAD-CORRUPT") >= 4);
		}
		fonds_validation_free(validation);
		assert_int_equal(fds, scratch_count_fds());
	}
	assert_true(failures > 0);
}

static void no_failure_makes_a_bag_valid_or_loses_what_was_read(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_ALLOC, FAULT_OPEN,
		FAULT_READ, FAULT_STAT, FAULT_LOCK, FAULT_SYNC, FAULT_UNLINK };

	(void)state;
	make_bag("bag");
	scratch_write("bag/data/1", "FILE 1\n");
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		expect_truth(kinds[i]);
}

/* Nothing could be kept, so it does not begin. */
static void a_full_disk_is_told(void **state)
{
	struct fonds_validation *validation = NULL;
	struct fonds_error *error = NULL;
	enum fonds_status status;

	(void)state;
	make_bag("bag");
	fault_arm(FAULT_WRITE, 0);
	status = validate("bag", UINT32_MAX, &validation, &error);
	fault_disarm();
	assert_int_equal(FONDS_ERR_IO, status);
	assert_string_equal("cannot write 'log': No space left on device",
		fonds_error_message(error));
	fonds_error_free(error);
	assert_false(scratch_exists("log"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST_AT_TIME(only_the_rest_is_read),
		TEST_AT_TIME(what_is_read_in_one_run_says_so),
		TEST_AT_TIME(a_corrupt_file_stays_corrupt),
		TEST_AT_TIME(what_was_changed_meanwhile_is_read_again),
		TEST_AT_TIME(what_was_replaced_by_its_like_is_read_again),
		TEST_AT_TIME(what_is_gone_or_a_link_by_now_is_told),
		TEST_AT_TIME(what_has_only_just_changed_is_not_kept),
		TEST_AT_TIME(only_what_two_readings_agree_on_is_kept),
		TEST_AT_TIME(what_is_old_or_of_the_future_is_read_again),
		TEST_AT_TIME(what_was_kept_of_another_bag_is_refused),
		TEST_AT_TIME(a_manifest_that_comes_or_goes_is_a_change),
		TEST_AT_TIME(what_cannot_go_on_is_refused_at_once),
		TEST_AT_TIME(two_at_once_are_one_too_many),
		TEST_AT_TIME(a_record_that_does_not_fit_is_not_believed),
		TEST_AT_TIME(the_newer_of_two_records_counts),
		TEST_AT_TIME(
			no_failure_makes_a_bag_valid_or_loses_what_was_read),
		TEST_AT_TIME(a_full_disk_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
