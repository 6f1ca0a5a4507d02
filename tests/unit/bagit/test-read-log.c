/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/read-log.h"

#include "tests/unit/bagit/write-fixture.h"

#define RECORDS 3

static const struct fonds_read_binding binding = {
	.device = 7,
	.inode = 8,
	.manifests = { .algorithm = FONDS_SHA256, .size = 32 },
	.algorithms = { FONDS_MD5 },
	.algorithm_count = 1,
};

/* The nth record of a log. */
static struct fonds_read_record make_record(size_t n)
{
	static const char *const paths[] = { "data/a", "data/b\nc", "data/d",
		"data/e" };

	return (struct fonds_read_record){
		.path = paths[n],
		.state = { .size = n, .inode = 10 + n, .changed_ns = -1 },
		.read_at = 1000 + (int64_t)n,
		.is_corrupt = n == 1,
		.digests = { { FONDS_MD5, 16, { (uint8_t)n, 1, 2 } } },
	};
}

static bool is_same(
	const struct fonds_read_record *a, const struct fonds_read_record *b)
{
	return strcmp(a->path, b->path) == 0 && a->read_at == b->read_at &&
	       fonds_file_state_equal(&a->state, &b->state) &&
	       a->is_corrupt == b->is_corrupt &&
	       fonds_digest_equal(&a->digests[0], &b->digests[0]);
}

/* What bind told: it must be the records in their order, none left out. */
struct told {
	size_t count;
	uint64_t places[RECORDS + 1];
};

static void tell(
	const struct fonds_read_record *record, uint64_t place, void *payload)
{
	struct told *told = payload;
	struct fonds_read_record wanted;

	assert_true(told->count < RECORDS + 1);
	wanted = make_record(told->count);
	assert_true(is_same(&wanted, record));
	told->places[told->count++] = place;
}

static enum fonds_status bind_log(const char *path, struct told *told,
	struct fonds_read_log **ret, struct fonds_error **error)
{
	enum fonds_status status = fonds_read_log_open(path, ret, error);

	*told = (struct told){ 0 };
	if (status < 0)
		return status;
	return fonds_read_log_bind(*ret, &binding, tell, told, error);
}

static enum fonds_status add_records(struct fonds_read_log *log, size_t from,
	size_t to, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (size_t i = from; status == FONDS_OK && i < to; i++) {
		struct fonds_read_record record = make_record(i);

		status = fonds_read_log_add(log, &record, error);
	}
	return status;
}

static enum fonds_status write_log(const char *path, size_t from, size_t to)
{
	fonds_cleanup(fonds_read_log_freep) struct fonds_read_log *log = NULL;
	struct told told;
	enum fonds_status status = bind_log(path, &told, &log, NULL);

	return status < 0 ? status : add_records(log, from, to, NULL);
}

/* How many records a log has that are believed; all of them are right. */
static size_t count_believed(const char *path)
{
	fonds_cleanup(fonds_read_log_freep) struct fonds_read_log *log = NULL;
	struct told told;
	struct fonds_error *error = NULL;

	assert_ok(bind_log(path, &told, &log, &error), error);
	for (size_t i = 0; i < told.count; i++) {
		struct fonds_read_record wanted = make_record(i);
		struct fonds_read_record record;
		bool is_whole = false;

		assert_int_equal(
			FONDS_OK, fonds_read_log_read(log, told.places[i],
					  &record, &is_whole, NULL));
		assert_true(is_whole);
		assert_true(is_same(&wanted, &record));
	}
	return told.count;
}

static size_t read_bytes(const char *path, char *bytes, size_t size)
{
	FILE *file = fopen(path, "r");
	size_t n;

	assert_non_null(file);
	n = fread(bytes, 1, size, file);
	assert_int_equal(0, fclose(file));
	return n;
}

static void what_was_added_is_told_in_its_order(void **state)
{
	struct stat st;

	(void)state;
	assert_int_equal(FONDS_OK, write_log("log", 0, 2));
	assert_int_equal(0, stat("log", &st));
	assert_int_equal(S_IFREG | 0600, st.st_mode);
	assert_int_equal(2, count_believed("log"));
	assert_int_equal(FONDS_OK, write_log("log", 2, RECORDS));
	assert_int_equal(RECORDS, count_believed("log"));
}

static void a_log_is_removed_by_name_or_when_it_has_no_record(void **state)
{
	struct fonds_read_log *log = NULL;
	struct told told;

	(void)state;
	assert_int_equal(FONDS_OK, write_log("log", 0, 0));
	assert_int_equal(0, scratch_count("."));
	assert_int_equal(FONDS_OK, write_log("log", 0, 1));
	assert_int_equal(FONDS_OK, fonds_read_log_open("log", &log, NULL));
	fonds_read_log_free(log);
	assert_int_equal(1, count_believed("log"));
	assert_int_equal(FONDS_OK, bind_log("log", &told, &log, NULL));
	assert_int_equal(FONDS_OK, fonds_read_log_remove(log, NULL));
	fonds_read_log_free(log);
	assert_int_equal(0, scratch_count("."));
}

/* Cut after each byte: what is whole is believed, and gone on with. */
static void a_torn_log_goes_on_from_its_last_whole_record(void **state)
{
	char bytes[4096];
	size_t size;
	size_t before = 0;

	(void)state;
	assert_int_equal(FONDS_OK, write_log("log", 0, RECORDS));
	size = read_bytes("log", bytes, sizeof(bytes));
	for (size_t n = 0; n <= size; n++) {
		size_t believed;

		(void)unlink("log");
		scratch_write_bytes("log", bytes, n);
		assert_int_equal(0, chmod("log", 0600));
		believed = count_believed("log");
		assert_true(believed == before || believed == before + 1);
		before = believed;
		assert_int_equal(
			FONDS_OK, write_log("log", believed, RECORDS + 1));
		assert_int_equal(RECORDS + 1, count_believed("log"));
	}
	assert_int_equal(RECORDS, before);
}

/* Of what stands behind the flipped bit nothing is believed. */
static void no_flipped_bit_is_believed(void **state)
{
	char bytes[4096];
	size_t size;
	size_t refused = 0;

	(void)state;
	assert_int_equal(FONDS_OK, write_log("log", 0, RECORDS));
	size = read_bytes("log", bytes, sizeof(bytes));
	for (size_t bit = 0; bit < 8 * size; bit++) {
		struct fonds_read_log *log = NULL;
		struct told told;
		enum fonds_status status;

		bytes[bit / 8] ^= (char)(1 << bit % 8);
		(void)unlink("log");
		scratch_write_bytes("log", bytes, size);
		bytes[bit / 8] ^= (char)(1 << bit % 8);
		assert_int_equal(0, chmod("log", 0600));
		status = bind_log("log", &told, &log, NULL);
		fonds_read_log_free(log);
		if (status < 0) {
			/* Its beginning: it is left as it is. */
			assert_int_equal(FONDS_ERR_INVALID, status);
			assert_int_equal(0, told.count);
			assert_int_equal(
				size, read_bytes("log", bytes, sizeof(bytes)));
			bytes[bit / 8] ^= (char)(1 << bit % 8);
			refused++;
			continue;
		}
		assert_true(told.count < RECORDS);
		assert_int_equal(told.count,
			scratch_exists("log") ? count_believed("log") : 0);
	}
	assert_true(refused > 0 && refused < 8 * size / 2);
}

static void a_record_of_another_log_or_place_is_not_believed(void **state)
{
	char bytes[4096];
	char other[4096];
	size_t one;
	size_t two;
	size_t size;

	(void)state;
	assert_int_equal(FONDS_OK, write_log("log", 0, 1));
	one = read_bytes("log", bytes, sizeof(bytes));
	assert_int_equal(FONDS_OK, write_log("log", 1, 2));
	two = read_bytes("log", bytes, sizeof(bytes));
	assert_int_equal(FONDS_OK, write_log("log", 2, 3));
	size = read_bytes("log", bytes, sizeof(bytes));

	/* The second record is cut out. */
	memcpy(other, bytes, one);
	memcpy(other + one, bytes + two, size - two);
	scratch_write_bytes("log", other, one + size - two);
	assert_int_equal(1, count_believed("log"));

	/* The first one twice. */
	memcpy(other + one, bytes + one, two - one);
	memcpy(other + two, bytes + one, two - one);
	scratch_write_bytes("log", other, two + two - one);
	assert_int_equal(2, count_believed("log"));
}

static void assert_not_bound(
	const struct fonds_read_binding *other, const char *message)
{
	fonds_cleanup(fonds_read_log_freep) struct fonds_read_log *log = NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct told told = { 0 };

	assert_int_equal(FONDS_OK, fonds_read_log_open("log", &log, NULL));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_read_log_bind(log, other, tell, &told, &error));
	assert_string_equal(message, fonds_error_message(error));
	assert_int_equal(0, told.count);
}

static void a_log_that_is_bound_to_another_bag_is_left_alone(void **state)
{
	struct fonds_read_binding other = binding;

	(void)state;
	assert_int_equal(FONDS_OK, write_log("log", 0, RECORDS));
	other.inode++;
	assert_not_bound(&other,
		"'log' was left by the validation of another bag: remove it, "
		"or name another file");
	other = binding;
	other.manifests.bytes[0] ^= 1;
	assert_not_bound(&other,
		"'log' was left by the validation of this bag before its "
		"bagit.txt or a manifest was changed: remove it, or name "
		"another file");
	assert_int_equal(RECORDS, count_believed("log"));
}

static void assert_not_opened(
	const char *content, enum fonds_status wanted, const char *message)
{
	struct fonds_read_log *log = NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	scratch_write("file", content);
	assert_int_equal(wanted, fonds_read_log_open("file", &log, &error));
	assert_null(log);
	assert_string_equal(message, fonds_error_message(error));
	assert_true(scratch_holds("file", content));
}

static void another_file_is_never_overwritten(void **state)
{
	static const char not_ours[] =
		"'file' is not what an interrupted validation left, and is not "
		"touched: name another file";

	(void)state;
	assert_not_opened("a letter\n", FONDS_ERR_INVALID, not_ours);
	assert_not_opened("f0", FONDS_ERR_INVALID, not_ours);
	assert_not_opened("fonds bag validate --resume, and more than that\n",
		FONDS_ERR_INVALID, not_ours);
	assert_not_opened("fonds bag validate --resume, version 2\n",
		FONDS_ERR_INVALID,
		"'file' was left by another version of fonds: remove it, or "
		"name another file");
}

/* There are records, of who knows what: that is for a person to decide. */
static void a_log_that_is_damaged_at_its_beginning_is_left_alone(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_read_log *log = NULL;
	struct told told;
	char before[4096];
	char after[4096];
	size_t size;

	(void)state;
	assert_int_equal(FONDS_OK, write_log("log", 0, RECORDS));
	size = read_bytes("log", before, sizeof(before));
	before[50] ^= 1;
	scratch_write_bytes("log", before, size);
	assert_int_equal(
		FONDS_ERR_INVALID, bind_log("log", &told, &log, &error));
	assert_string_equal("'log' is damaged at its beginning: remove it, or "
			    "name another file",
		fonds_error_message(error));
	fonds_read_log_free(log);
	assert_int_equal(size, read_bytes("log", after, sizeof(after)));
	assert_memory_equal(before, after, size);
}

static void an_empty_file_is_a_log_that_begins(void **state)
{
	(void)state;
	scratch_write("log", "");
	assert_int_equal(FONDS_OK, write_log("log", 0, RECORDS));
	assert_int_equal(RECORDS, count_believed("log"));
}

static void two_at_once_are_one_too_many(void **state)
{
	struct fonds_read_log *log = NULL;
	struct fonds_read_log *other = NULL;

	(void)state;
	assert_int_equal(FONDS_OK, fonds_read_log_open("log", &log, NULL));
	assert_int_equal(
		FONDS_ERR_BUSY, fonds_read_log_open("log", &other, NULL));
	assert_null(other);
	fonds_read_log_free(log);
	assert_int_equal(FONDS_OK, write_log("log", 0, 1));
}

/* Each record is too long for the buffer to wait for the next one. */
static void long_records_do_not_wait_in_memory(void **state)
{
	fonds_cleanup(fonds_read_log_freep) struct fonds_read_log *log = NULL;
	fonds_cleanup(fonds_freep) char *path = malloc(FONDS_READ_PATH_MAX + 2);
	struct fonds_read_record record = make_record(0);
	struct told told;
	struct stat before;
	struct stat after;

	(void)state;
	assert_non_null(path);
	memset(path, 'x', FONDS_READ_PATH_MAX + 1);
	path[FONDS_READ_PATH_MAX + 1] = '\0';
	record.path = path;
	assert_int_equal(FONDS_OK, bind_log("log", &told, &log, NULL));
	assert_int_equal(0, stat("log", &before));
	assert_int_equal(FONDS_OK, fonds_read_log_add(log, &record, NULL));
	path[FONDS_READ_PATH_MAX] = '\0';
	assert_int_equal(FONDS_OK, fonds_read_log_add(log, &record, NULL));
	assert_int_equal(0, stat("log", &after));
	assert_true(
		after.st_size >= before.st_size + (off_t)FONDS_READ_PATH_MAX);
	assert_true(after.st_size <
		    before.st_size + 2 * (off_t)FONDS_READ_PATH_MAX);
}

/* A failure may lose what was added since, never what was there. */
static void expect_kept(enum fault_kind kind)
{
	size_t fds = scratch_count_fds();
	unsigned failures = 0;
	bool has_failed = true;

	for (unsigned n = 0; has_failed; n++) {
		fonds_cleanup(
			fonds_error_freep) struct fonds_error *error = NULL;
		struct fonds_read_log *log = NULL;
		struct told told;
		enum fonds_status status;
		size_t believed;

		(void)unlink("log");
		assert_int_equal(FONDS_OK, write_log("log", 0, 1));
		fault_arm(kind, n);
		status = bind_log("log", &told, &log, &error);
		if (status == FONDS_OK)
			status = add_records(log, 1, RECORDS, &error);
		fonds_read_log_free(log);
		fault_disarm();
		has_failed = fault_fired();
		failures += has_failed;
		assert_true(status < 0 || !error);
		assert_true(status < 0 || has_failed ||
			    count_believed("log") == RECORDS);
		believed = count_believed("log");
		assert_true(believed == 1 || believed == RECORDS);
		assert_int_equal(fds, scratch_count_fds());
	}
	assert_true(failures > 0);
}

static void no_failure_loses_what_was_there(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_ALLOC, FAULT_OPEN,
		FAULT_READ, FAULT_STAT, FAULT_LOCK, FAULT_WRITE, FAULT_SYNC };

	(void)state;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		expect_kept(kinds[i]);
}

static void a_beginning_that_fails_leaves_no_file(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_ALLOC, FAULT_OPEN,
		FAULT_STAT, FAULT_LOCK, FAULT_WRITE, FAULT_SYNC };

	(void)state;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		bool has_failed = true;

		for (unsigned n = 0; has_failed; n++) {
			struct fonds_read_log *log = NULL;
			struct told told;
			enum fonds_status status;

			fault_arm(kinds[i], n);
			status = bind_log("log", &told, &log, NULL);
			fault_disarm();
			has_failed = fault_fired();
			assert_int_equal(has_failed, status < 0);
			fonds_read_log_free(log);
			assert_int_equal(0, scratch_count("."));
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_was_added_is_told_in_its_order),
		TEST(a_log_is_removed_by_name_or_when_it_has_no_record),
		TEST(a_torn_log_goes_on_from_its_last_whole_record),
		TEST(no_flipped_bit_is_believed),
		TEST(a_record_of_another_log_or_place_is_not_believed),
		TEST(a_log_that_is_bound_to_another_bag_is_left_alone),
		TEST(another_file_is_never_overwritten),
		TEST(a_log_that_is_damaged_at_its_beginning_is_left_alone),
		TEST(an_empty_file_is_a_log_that_begins),
		TEST(two_at_once_are_one_too_many),
		TEST(long_records_do_not_wait_in_memory),
		TEST(no_failure_loses_what_was_there),
		TEST(a_beginning_that_fails_leaves_no_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
