/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include <fonds/identify.h>

#include "base/buffer.h"
#include "tests/unit/archive/zip-maker.h"
#include "tests/unit/fault.h"
#include "tests/unit/scratch.h"

struct told {
	struct fonds_buffer text; /* "PATH PUID|-|!\n" for each */
	size_t stop_at;
	size_t count;
	size_t progress;
};

static int take(const struct fonds_identify_result *result, void *payload)
{
	struct told *told = payload;
	const char *puid = result->standing > 0 ? result->hits[0].puid : "-";

	fonds_buffer_printf(&told->text, "%s %s\n", result->path,
		result->detail ? "!" : puid);
	assert_true(result->standing <= result->hit_count);
	return ++told->count == told->stop_at;
}

static int see(const struct fonds_progress *progress, void *payload)
{
	struct told *told = payload;

	assert_int_equal(told->count, progress->files_done);
	told->progress++;
	return 0;
}

static void make_files(void)
{
	static struct zip zip;

	zip = (struct zip){ 0 };
	zip_add(&zip, "bag/bagit.txt", "BagIt-Version: 1.0\n");
	zip_add(&zip, "bag/data/a.json", "[1]");
	zip_end(&zip);
	scratch_write("tree/a.txt", "A line.\n");
	scratch_write("tree/b/c.pdf", "%PDF-1.4\n%%EOF\n");
	scratch_write("tree/b/d", "");
	scratch_write_bytes("bag.zip", zip.data, zip.size);
}

static const char *const paths[] = { "tree", "bag.zip", "tree/a.txt" };
static const char wanted[] = "tree/a.txt x-fmt/111\n"
			     "tree/b/c.pdf fmt/18\n"
			     "tree/b/d \n"
			     "bag.zip x-fmt/263\n"
			     "bag.zip#bag/bagit.txt x-fmt/111\n"
			     "bag.zip#bag/data/a.json fmt/817\n"
			     "tree/a.txt x-fmt/111\n";

static enum fonds_status identify(struct told *told,
	struct fonds_identify_summary *summary, struct fonds_error **error)
{
	struct fonds_identify_options options = FONDS_IDENTIFY_OPTIONS_INIT;

	options.jobs = 2;
	options.result = take;
	options.progress = see;
	options.payload = told;
	return fonds_identify_paths(paths, sizeof(paths) / sizeof(*paths),
		&options, summary, error);
}

static void told_init(struct told *told)
{
	*told = (struct told){ 0 };
	fonds_buffer_init(&told->text, 1 << 16);
	fonds_buffer_printf(&told->text, "%1000s", "");
	fonds_buffer_reset(&told->text);
}

static void files_folders_and_bags_have_their_turn(void **state)
{
	struct fonds_identify_summary summary;
	struct told told;

	(void)state;
	make_files();
	told_init(&told);
	assert_int_equal(FONDS_OK, identify(&told, &summary, NULL));
	assert_string_equal(wanted, fonds_buffer_text(&told.text));
	assert_int_equal(7, summary.files);
	assert_int_equal(6, summary.identified);
	assert_int_equal(1, summary.unknown);
	assert_int_equal(0, summary.failed);
	assert_int_equal(7, told.progress);
	assert_non_null(strstr(summary.signatures, "DROID_SignatureFile_V"));
	fonds_buffer_clear(&told.text);
}

static void a_callback_can_stop(void **state)
{
	struct fonds_identify_summary summary;
	struct told told;

	(void)state;
	make_files();
	for (size_t at = 1; at <= 7; at++) {
		told_init(&told);
		told.stop_at = at;
		assert_int_equal(
			FONDS_ERR_CANCELLED, identify(&told, &summary, NULL));
		assert_int_equal(at, told.count);
		assert_int_equal(at, summary.files);
		fonds_buffer_clear(&told.text);
	}
}

static void options_must_have_their_size(void **state)
{
	struct fonds_identify_options options = { 0 };

	(void)state;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_identify_paths(paths, 1, &options, NULL, NULL));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_identify_paths(NULL, 1, NULL, NULL, NULL));
	assert_int_equal(
		FONDS_OK, fonds_identify_paths(NULL, 0, NULL, NULL, NULL));
}

/* A file that fails is told so, and never for one of no known format. */
static void what_cannot_be_read_is_told(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_OPEN, FAULT_READ,
		FAULT_STAT, FAULT_LIST };

	(void)state;
	make_files();
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		for (unsigned n = 0;; n++) {
			size_t open_before = scratch_count_fds();
			struct fonds_identify_summary summary;
			struct told told;
			enum fonds_status status;

			told_init(&told);
			fault_arm(kinds[i], n);
			status = identify(&told, &summary, NULL);
			fault_disarm();
			assert_int_equal(open_before, scratch_count_fds());
			assert_int_equal(FONDS_OK, status);
			/* The look for a bag may fail without harm. */
			if (summary.failed == 0)
				assert_non_null(strstr(
					wanted, fonds_buffer_text(&told.text) +
							told.text.size - 22));
			if (summary.failed == 0 && summary.files == 7)
				assert_string_equal(
					wanted, fonds_buffer_text(&told.text));
			fonds_buffer_clear(&told.text);
			if (!fault_fired())
				break;
		}
	}
}

static void running_out_of_memory_is_told(void **state)
{
	enum fonds_status status;

	(void)state;
	make_files();
	/* Some thousand calls make the set, which has tests of its own. */
	for (unsigned n = 0;; n += n < 20 ? 1 : 7) {
		struct fonds_identify_summary summary;
		struct told told;

		told_init(&told);
		fault_arm(FAULT_ALLOC, n);
		status = identify(&told, &summary, NULL);
		fault_disarm();
		fonds_buffer_clear(&told.text);
		if (!fault_fired())
			break;
		assert_true(status == FONDS_ERR_NOMEM ||
			    (status == FONDS_OK && summary.files >= 5));
	}
	assert_int_equal(FONDS_OK, status);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(files_folders_and_bags_have_their_turn),
		TEST(a_callback_can_stop),
		TEST(options_must_have_their_size),
		TEST(what_cannot_be_read_is_told),
		TEST(running_out_of_memory_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
