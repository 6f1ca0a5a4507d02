/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/journal.h"

#include <fcntl.h>

#include "base/buffer.h"
#include "tests/unit/bagit/write-fixture.h"

static int open_here(void)
{
	int fd = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	assert_true(fd >= 0);
	return fd;
}

static enum fonds_status tell(const struct fonds_journal_step *step,
	void *payload, struct fonds_error **error)
{
	(void)error;
	fonds_buffer_printf(
		payload, "%c %s>%s\n", (char)step->kind, step->from, step->to);
	return FONDS_OK;
}

static enum fonds_status write_two(struct fonds_error **error)
{
	fonds_cleanup(
		fonds_staging_files_clear) struct fonds_staging_files files = {
		.fd = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC), .name = "."
	};
	fonds_cleanup(
		fonds_journal_clear) struct fonds_journal_writer writer = { 0 };
	enum fonds_status status = FONDS_ERR_IO;

	if (files.fd >= 0)
		status = fonds_journal_begin(&writer, &files, error);
	if (status == FONDS_OK)
		status = fonds_journal_add(&writer,
			&(struct fonds_journal_step){
				FONDS_JOURNAL_MOVE, "a\nb", "c d" },
			error);
	if (status == FONDS_OK)
		status = fonds_journal_add(&writer,
			&(struct fonds_journal_step){
				FONDS_JOURNAL_REMOVE, "e", "" },
			error);
	if (status == FONDS_OK)
		status = fonds_journal_finish(&writer, error);
	return status;
}

static void what_is_written_is_read(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	fonds_cleanup(fonds_closep) int here = open_here();
	struct fonds_error *error = NULL;

	(void)state;
	fonds_buffer_init(&text, 4096);
	assert_false(fonds_journal_is_there(here));
	assert_ok(write_two(&error), error);
	assert_true(fonds_journal_is_there(here));
	assert_ok(fonds_journal_read(here, tell, &text, &error), error);
	assert_string_equal("M a\nb>c d\nR e>\n", fonds_buffer_text(&text));
	assert_int_equal(1, scratch_count("."));
}

static void check_refused(const char *bytes, size_t size)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	fonds_cleanup(fonds_closep) int here = open_here();

	fonds_buffer_init(&text, 4096);
	scratch_write_bytes("journal", bytes, size);
	assert_int_equal(
		FONDS_ERR_FORMAT, fonds_journal_read(here, tell, &text, NULL));
	assert_int_equal(0, text.size);
}

#define REFUSED(text) check_refused(text, sizeof(text) - 1)
#define BEGIN "fonds change 1\0"

static void a_journal_that_is_not_whole_does_nothing(void **state)
{
	(void)state;
	REFUSED("");
	REFUSED("fonds change 1");
	REFUSED(BEGIN);
	REFUSED(BEGIN "M\0a\0b\0");
	REFUSED(BEGIN "M\0a\0b\0end");
	REFUSED("fonds change 2\0end\0");
	REFUSED(BEGIN "X\0a\0b\0end\0");
	REFUSED(BEGIN "MM\0a\0b\0end\0");
	REFUSED(BEGIN "\0a\0b\0end\0");
}

static void a_journal_may_not_leave_its_folder(void **state)
{
	(void)state;
	REFUSED(BEGIN "M\0a\0../b\0end\0");
	REFUSED(BEGIN "M\0/a\0b\0end\0");
	REFUSED(BEGIN "R\0a/../../b\0\0end\0");
	REFUSED(BEGIN "P\0a\0\0end\0");
}

static void what_is_no_file_is_not_read(void **state)
{
	fonds_cleanup(fonds_closep) int here = open_here();

	(void)state;
	assert_int_equal(0, mkfifo("journal", 0600));
	assert_int_equal(
		FONDS_ERR_FORMAT, fonds_journal_read(here, tell, NULL, NULL));
	assert_int_equal(0, unlink("journal"));
	assert_int_equal(0, symlink("/etc/passwd", "journal"));
	assert_int_equal(
		FONDS_ERR_IO, fonds_journal_read(here, tell, NULL, NULL));
}

static void after_a_failure_there_is_no_journal(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_ALLOC, FAULT_OPEN,
		FAULT_WRITE, FAULT_SYNC, FAULT_CLOSE };

	(void)state;
	for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++)
		for (unsigned n = 0;; n++) {
			enum fonds_status status;

			shell("rm -f journal journal.new");
			fault_arm(kinds[k], n);
			status = write_two(NULL);
			fault_disarm();
			if (!fault_fired()) {
				assert_int_equal(FONDS_OK, status);
				break;
			}
			assert_false(scratch_exists("journal.new"));
			/* The last fsync is of the folder. */
			if (kinds[k] != FAULT_SYNC && status < 0)
				assert_false(scratch_exists("journal"));
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_written_is_read),
		TEST(a_journal_that_is_not_whole_does_nothing),
		TEST(a_journal_may_not_leave_its_folder),
		TEST(what_is_no_file_is_not_read),
		TEST(after_a_failure_there_is_no_journal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
