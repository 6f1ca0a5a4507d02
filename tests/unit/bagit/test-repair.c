/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/unit/bagit/write-fixture.h"

#include <fonds/bag-rewrite.h>

#include "bagit/finding-codes.h"
#include "bagit/write/mends.h"

static const struct fonds_bag_repair_options plain = {
	.struct_size = sizeof(plain),
	.apply = true,
	.jobs = 1,
};

/* A wrong Payload-Oxum, a manifest in md5sum's form, no tag manifest. */
static void make_bag(const char *path)
{
	char command[512];

	(void)snprintf(command, sizeof(command),
		"mkdir -p %s/data/d && cd %s && "
		"printf one >data/a && printf two >'data/d/50%%' && "
		"printf 'BagIt-Version: 1.0\\n"
		"Tag-File-Character-Encoding: UTF-8\\n' >bagit.txt && "
		"printf 'Contact-Name: A\\nPayload-Oxum: 6\\n' "
		">bag-info.txt && "
		"md5sum -b ./data/a './data/d/50%%' >manifest-MD5.txt",
		path, path);
	shell(command);
}

static enum fonds_status repair_status(
	const struct fonds_bag_repair_options *options, bool *ret_good)
{
	struct fonds_bag_result *result = NULL;
	enum fonds_status status = fonds_bag_repair(
		"bag", options, &result, NULL);

	*ret_good = status == FONDS_OK && fonds_bag_result_is_good(result);
	fonds_bag_result_free(result);
	return status;
}

static bool repair(const struct fonds_bag_repair_options *options)
{
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;
	bool is_good;

	assert_ok(fonds_bag_repair("bag", options, &result, &error), error);
	is_good = fonds_bag_result_is_good(result);
	fonds_bag_result_free(result);
	return is_good;
}

static void a_repair_is_told_and_done_only_when_asked(void **state)
{
	struct fonds_bag_repair_options options = plain;

	(void)state;
	make_bag("bag");
	shell("cp -a bag before");
	options.apply = false;
	assert_false(repair(&options));
	shell("diff -r before bag");
	options.apply = true;
	assert_true(repair(&options));
	assert_true(is_valid_bag("bag"));
	shell("diff -r before/data bag/data && test ! -e bag/manifest-MD5.txt "
	      "&& cd bag && md5sum --quiet -c tagmanifest-md5.txt && "
	      "grep -qx 'Payload-Oxum: 6.2' bag-info.txt && "
	      "grep -q '  data/d/50%25$' manifest-md5.txt");
	shell("rm -r before && cp -a bag before");
	assert_true(repair(&options));
	shell("diff -r before bag");
}

static void damage_is_no_matter_of_form(void **state)
{
	static const char *const damages[] = {
		"printf ONE >bag/data/a",
		"rm bag/data/a",
		"printf new >bag/data/new",
		"ln -s a bag/data/link",
		"sed -i '1s/^./z/' bag/manifest-MD5.txt",
		"printf 'no colon\\n' >>bag/bag-info.txt",
		"rm bag/bagit.txt",
	};
	struct fonds_bag_repair_options options = plain;

	(void)state;
	options.believes_tag_files = true;
	for (size_t i = 0; i < sizeof(damages) / sizeof(*damages); i++) {
		shell("rm -rf bag before");
		make_bag("bag");
		shell(damages[i]);
		shell("cp -a bag before");
		assert_false(repair(&options));
		shell("diff -r before bag");
	}
}

static void tag_files_are_believed_only_when_asked(void **state)
{
	struct fonds_bag_repair_options options = plain;

	(void)state;
	make_bag("bag");
	assert_true(repair(&options));
	shell("printf 'Contact-Name: B\\n' >>bag/bag-info.txt && "
	      "cp -a bag before");
	assert_false(repair(&options));
	shell("diff -r before bag");
	options.believes_tag_files = true;
	assert_true(repair(&options));
	assert_true(is_valid_bag("bag"));
	shell("cmp bag/bag-info.txt before/bag-info.txt");
}

/* Whoever writes a code into the table writes a test of it, too. */
static void payload_is_never_mended(void **state)
{
	static const enum fonds_finding_code never[] = { BAG_PAYLOAD_CORRUPT,
		BAG_PAYLOAD_UNCONFIRMED, BAG_PAYLOAD_DISPUTED,
		BAG_PAYLOAD_MISSING, BAG_PAYLOAD_UNLISTED, BAG_PAYLOAD_UNJUDGED,
		BAG_PATH_UNSAFE, BAG_SYMLINK, BAG_MANIFEST_MIXED_CASE,
		BAG_FINDINGS_LIMIT };

	(void)state;
	for (size_t i = 0; i < sizeof(never) / sizeof(*never); i++)
		assert_int_equal(FONDS_MEND_NOT,
			fonds_mend_find(fonds_finding_code_info(never[i])->name)
				->kind);
	assert_int_equal(FONDS_MEND_NOT, fonds_mend_find("BAG-NONE")->kind);
	assert_int_equal(FONDS_MEND_FILE, fonds_mend_find("BAG-BOM")->kind);
	assert_true(fonds_mend_find("BAG-TAG-CORRUPT")->needs_belief);
}

static void options_without_their_size_are_refused(void **state)
{
	struct fonds_bag_repair_options options = { 0 };
	struct fonds_bag_result *result = NULL;

	(void)state;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_bag_repair("bag", &options, &result, NULL));
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_bag_repair("bag", NULL, NULL, NULL));
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_bag_repair(NULL, NULL, &result, NULL));
	assert_null(result);
}

static void no_failure_loses_anything(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_ALLOC, FAULT_OPEN,
		FAULT_READ, FAULT_STAT, FAULT_WRITE, FAULT_SYNC, FAULT_CLOSE,
		FAULT_RENAME, FAULT_MKDIR, FAULT_UNLINK, FAULT_LOCK, FAULT_LIST,
		FAULT_THREAD };
	unsigned failures = 0;

	(void)state;
	make_bag("original");
	shell("cp -a original bag");
	assert_true(repair(&plain));
	shell("mv bag wanted");
	for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++)
		for (unsigned n = 0;; n++) {
			bool has_fired;
			bool is_good;
			size_t fds;

			shell("rm -rf bag && cp -a original bag");
			fds = scratch_count_fds();
			fault_arm(kinds[k], n);
			(void)repair_status(&plain, &is_good);
			fault_disarm();
			has_fired = fault_fired();
			assert_int_equal(fds, scratch_count_fds());
			failures += !is_good;
			shell("diff -r original/data bag/data");
			assert_true(repair(&plain));
			shell("diff -r wanted bag");
			if (!has_fired) {
				assert_true(is_good);
				break;
			}
		}
	assert_true(failures > 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_repair_is_told_and_done_only_when_asked),
		TEST(damage_is_no_matter_of_form),
		TEST(tag_files_are_believed_only_when_asked),
		TEST(payload_is_never_mended),
		TEST(options_without_their_size_are_refused),
		TEST(no_failure_loses_anything),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
