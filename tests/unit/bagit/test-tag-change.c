/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/tag-change.h"

#include "bagit/write/change.h"
#include "tests/unit/bagit/write-fixture.h"

/* Tag files in folders, two tag manifests, one of another order and form. */
static void make_bag(void)
{
	shell("rm -rf bag && mkdir -p bag/data bag/m && cd bag && "
	      "printf one >data/a && printf old >m/x && printf y >m/y && "
	      "printf 'BagIt-Version: 1.0\\n"
	      "Tag-File-Character-Encoding: UTF-8\\n' >bagit.txt && "
	      "sha256sum data/a >manifest-sha256.txt && "
	      "sha256sum m/y m/x bagit.txt manifest-sha256.txt "
	      ">tagmanifest-sha256.txt && "
	      "md5sum bagit.txt m/x manifest-sha256.txt m/y | "
	      "sed 's/$/\\r/' >tagmanifest-md5.txt");
}

/* What is asked before a change is decided. */
struct asked {
	enum fonds_status answer;
	unsigned files;
};

static enum fonds_status see_file(const struct fonds_tree_entry *entry,
	void *payload, struct fonds_error **error)
{
	static const char *const expected[] = { "m/x", "tagmanifest-md5.txt",
		"tagmanifest-sha256.txt" };
	struct asked *asked = payload;

	(void)error;
	assert_true(asked->files < 3);
	assert_string_equal(expected[asked->files++], entry->path);
	return FONDS_OK;
}

static enum fonds_status answer(
	struct fonds_tree *new_files, void *payload, struct fonds_error **error)
{
	struct asked *asked = payload;

	assert_true(scratch_holds("bag/m/x", "old"));
	assert_true(scratch_holds("bag/.fonds-change/new/m/x", "new"));
	assert_false(scratch_exists("bag/.fonds-change/journal"));
	assert_int_equal(
		FONDS_OK, fonds_tree_walk(new_files, see_file, asked, NULL));
	if (asked->answer == FONDS_OK)
		return FONDS_OK;
	return fonds_fail(error, asked->answer, "not now");
}

static enum fonds_status change_asking(struct asked *asked, const char *text,
	bool is_dry_run, struct fonds_error **error)
{
	const struct fonds_tag_change_options options = {
		.path = "m/x",
		.jobs = 1,
		.is_dry_run = is_dry_run,
		.decide = asked ? answer : NULL,
		.payload = asked,
	};
	fonds_cleanup(
		fonds_tag_change_freep) struct fonds_tag_change *change = NULL;
	enum fonds_status status = fonds_tag_change_begin(
		"bag", &options, &change, error);

	if (status < 0)
		return status;
	for (; *text; text++)
		if (fonds_tag_change_write(text, 1, change) != 0)
			return fonds_tag_change_check(change, error);
	return fonds_tag_change_commit(change, error);
}

static enum fonds_status change_to(
	const char *text, bool is_dry_run, struct fonds_error **error)
{
	return change_asking(NULL, text, is_dry_run, error);
}

static void expect_refused(
	enum fonds_status expected, const char *message, bool is_dry_run)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	shell("rm -rf before && cp -a bag before");
	assert_int_equal(expected, change_to("new", is_dry_run, &error));
	if (!strstr(fonds_error_message(error), message))
		fail_msg("%s", fonds_error_message(error));
	shell("diff -r before bag");
}

static void a_tag_file_is_changed_with_its_lines_only(void **state)
{
	struct fonds_error *error = NULL;

	(void)state;
	make_bag();
	shell("cp -a bag before");
	assert_ok(change_to("new text", false, &error), error);
	assert_true(is_valid_bag("bag"));
	assert_true(scratch_holds("bag/m/x", "new text"));
	shell("cd bag && sha256sum --strict --quiet -c tagmanifest-sha256.txt");
	shell("cd bag && test $(diff ../before/tagmanifest-sha256.txt "
	      "tagmanifest-sha256.txt | grep -c '^>') = 1");
	shell("cd bag && test $(diff ../before/tagmanifest-md5.txt "
	      "tagmanifest-md5.txt | grep -c '^> .*m/x.$') = 1 && "
	      "test $(diff ../before/tagmanifest-md5.txt "
	      "tagmanifest-md5.txt | grep -c '^>') = 1");
	shell("test $(ls -A bag | wc -l) = 6");
}

static void a_dry_run_changes_nothing(void **state)
{
	struct fonds_error *error = NULL;

	(void)state;
	make_bag();
	shell("cp -a bag before && chmod -R a-w bag");
	assert_ok(change_to("new", true, &error), error);
	shell("chmod -R u+w bag && diff -r before bag");
}

static void it_is_asked_before_it_is_decided(void **state)
{
	struct asked yes = { FONDS_OK, 0 };
	struct asked no = { FONDS_ERR_BUSY, 0 };
	struct asked never = { FONDS_ERR_BUSY, 0 };
	struct fonds_error *error = NULL;

	(void)state;
	make_bag();
	shell("cp -a bag before");
	assert_int_equal(
		FONDS_ERR_BUSY, change_asking(&no, "new", false, &error));
	assert_string_equal("not now", fonds_error_message(error));
	fonds_error_freep(&error);
	assert_int_equal(3, no.files);
	shell("diff -r before bag");
	assert_int_equal(FONDS_OK, change_asking(&never, "new", true, NULL));
	assert_int_equal(0, never.files);
	assert_ok(change_asking(&yes, "new", false, &error), error);
	assert_int_equal(3, yes.files);
	assert_true(scratch_holds("bag/m/x", "new"));
}

static void the_payload_may_be_damaged(void **state)
{
	struct fonds_error *error = NULL;

	(void)state;
	make_bag();
	shell("printf two >bag/data/a && printf b >bag/data/b");
	assert_ok(change_to("new", false, &error), error);
	make_bag();
	shell("rm bag/data/a && ln -s b bag/data/c");
	assert_ok(change_to("new", false, &error), error);
}

static void what_is_not_sound_is_refused(void **state)
{
	(void)state;
	make_bag();
	shell("printf other >bag/m/x");
	expect_refused(FONDS_ERR_INVALID, "BAG-TAG-CORRUPT m/x", false);
	expect_refused(FONDS_ERR_INVALID, "BAG-TAG-CORRUPT m/x", true);
	make_bag();
	shell("printf other >bag/m/y");
	expect_refused(FONDS_ERR_INVALID, "BAG-TAG-CORRUPT m/y", false);
	make_bag();
	shell("rm bag/m/y");
	expect_refused(FONDS_ERR_INVALID, "BAG-TAG-MISSING m/y", false);
	make_bag();
	shell("rm bag/bagit.txt");
	expect_refused(FONDS_ERR_INVALID, "BAG-DECLARATION-MISSING", false);
}

static void a_file_that_is_not_there_or_not_listed_is_refused(void **state)
{
	(void)state;
	make_bag();
	shell("cd bag && rm m/x && sed -i '/m.x/d' tagmanifest-*");
	expect_refused(FONDS_ERR_NOT_FOUND, "the bag 'bag' has no m/x", false);
	make_bag();
	shell("rm bag/tagmanifest-*");
	expect_refused(
		FONDS_ERR_INVALID, "no tag manifest of 'bag' lists m/x", false);
}

static void another_encoding_is_refused(void **state)
{
	(void)state;
	make_bag();
	shell("cd bag && printf 'BagIt-Version: 1.0\\n"
	      "Tag-File-Character-Encoding: ISO-8859-1\\n' >bagit.txt && "
	      "md5sum bagit.txt m/x manifest-sha256.txt m/y "
	      ">tagmanifest-md5.txt && rm tagmanifest-sha256.txt");
	expect_refused(FONDS_ERR_UNSUPPORTED, "are not in UTF-8", false);
}

static void a_bag_that_is_being_changed_is_busy(void **state)
{
	struct fonds_change *other = NULL;

	(void)state;
	make_bag();
	assert_int_equal(FONDS_OK, fonds_change_begin("bag", &other, NULL));
	assert_int_equal(FONDS_ERR_BUSY, change_to("new", false, NULL));
	fonds_change_free(other);
}

static bool is_old_or_new(void)
{
	return scratch_holds("bag/m/x", "old") ||
	       scratch_holds("bag/m/x", "new");
}

static void a_failed_call_leaves_the_old_or_the_new(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_ALLOC, FAULT_OPEN,
		FAULT_WRITE, FAULT_SYNC, FAULT_RENAME, FAULT_MKDIR,
		FAULT_READ };

	(void)state;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		for (unsigned n = 0;; n++) {
			enum fonds_status status;
			struct fonds_error *error = NULL;
			bool fired;

			make_bag();
			fault_arm(kinds[i], n);
			status = change_to("new", false, NULL);
			fault_disarm();
			fired = fault_fired();
			assert_true(is_old_or_new());
			if (status == FONDS_OK)
				assert_true(scratch_holds("bag/m/x", "new"));
			/* Whatever it was: the next one does it. */
			assert_ok(change_to("new", false, &error), error);
			assert_true(is_valid_bag("bag"));
			assert_true(scratch_holds("bag/m/x", "new"));
			if (!fired)
				break;
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_tag_file_is_changed_with_its_lines_only),
		TEST(a_dry_run_changes_nothing),
		TEST(it_is_asked_before_it_is_decided),
		TEST(the_payload_may_be_damaged),
		TEST(what_is_not_sound_is_refused),
		TEST(a_file_that_is_not_there_or_not_listed_is_refused),
		TEST(another_encoding_is_refused),
		TEST(a_bag_that_is_being_changed_is_busy),
		TEST(a_failed_call_leaves_the_old_or_the_new),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
