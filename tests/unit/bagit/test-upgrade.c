/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/unit/bagit/write-fixture.h"

#include <fonds/bag-rewrite.h>

static const enum fonds_algorithm sha1[] = { FONDS_SHA1 };

static const struct fonds_bag_upgrade_options plain = {
	.struct_size = sizeof(plain),
	.jobs = 1,
};

/* With a name that 1.0 writes differently, and two manifests, one partial. */
static void make_old(const char *path)
{
	char command[512];

	(void)snprintf(command, sizeof(command),
		"mkdir -p %s/data/d %s/metadata && cd %s && "
		"printf one >data/a && printf two >'data/d/50%%' && "
		"printf x >metadata/x && "
		"printf 'BagIt-Version: 0.95\\n"
		"Tag-File-Character-Encoding: ISO-8859-1\\n' >bagit.txt && "
		"printf 'Packing-Date: 2008-01-15\\nContact-Name: \\351\\n' "
		">package-info.txt && "
		"md5sum data/a 'data/d/50%%' >manifest-md5.txt && "
		"sha256sum data/a >manifest-sha256.txt",
		path, path, path);
	shell(command);
}

static enum fonds_status upgrade_status(
	const struct fonds_bag_upgrade_options *options, bool *ret_good)
{
	struct fonds_bag_result *result = NULL;
	enum fonds_status status = fonds_bag_upgrade(
		"bag", options, &result, NULL);

	*ret_good = status == FONDS_OK && fonds_bag_result_is_good(result);
	fonds_bag_result_free(result);
	return status;
}

static bool upgrade(const struct fonds_bag_upgrade_options *options)
{
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;
	bool is_good;

	assert_ok(fonds_bag_upgrade("bag", options, &result, &error), error);
	is_good = fonds_bag_result_is_good(result);
	fonds_bag_result_free(result);
	return is_good;
}

static void an_old_bag_becomes_the_same_here_and_elsewhere(void **state)
{
	struct fonds_bag_upgrade_options options = plain;

	(void)state;
	make_old("bag");
	shell("cp -a bag before");
	options.algorithms = sha1;
	options.algorithm_count = 1;
	options.dry_run = true;
	assert_true(upgrade(&options));
	shell("diff -r before bag");
	options.dry_run = false;
	options.output = "new";
	assert_true(upgrade(&options));
	shell("diff -r before bag");
	options.output = NULL;
	assert_true(upgrade(&options));
	shell("diff -r bag new && diff -r before/data bag/data");
	assert_true(is_valid_bag("bag"));
	assert_false(scratch_exists("bag/package-info.txt"));
	shell("grep -qx 'Bagging-Date: 2008-01-15' bag/bag-info.txt && "
	      "grep -q \"$(printf 'Contact-Name: \\303\\251')\" "
	      "bag/bag-info.txt && grep -q 'data/d/50%25' "
	      "bag/manifest-md5.txt bag/manifest-sha256.txt "
	      "bag/manifest-sha1.txt");
	assert_int_equal(3, scratch_count("."));
	shell("rm -r before && cp -a bag before");
	assert_true(upgrade(&options));
	shell("diff -r before bag");
}

static void what_is_damaged_is_not_upgraded(void **state)
{
	struct fonds_bag_upgrade_options options = plain;

	(void)state;
	make_old("bag");
	scratch_write("bag/data/a", "ONE");
	shell("cp -a bag before");
	assert_false(upgrade(&options));
	options.output = "new";
	assert_false(upgrade(&options));
	options.dry_run = true;
	assert_false(upgrade(&options));
	shell("diff -r before bag");
	assert_false(scratch_exists("new"));
}

static void what_is_of_1_0_is_not_made_again(void **state)
{
	struct fonds_bag_upgrade_options options = plain;
	bool is_good;

	(void)state;
	make_old("bag");
	assert_true(upgrade(&options));
	options.output = "new";
	assert_int_equal(FONDS_ERR_INVALID, upgrade_status(&options, &is_good));
	assert_false(scratch_exists("new"));
}

static void options_without_their_size_are_refused(void **state)
{
	struct fonds_bag_upgrade_options options = { 0 };
	struct fonds_bag_result *result = NULL;

	(void)state;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_bag_upgrade("bag", &options, &result, NULL));
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_bag_upgrade("bag", NULL, NULL, NULL));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_bag_upgrade(NULL, NULL, &result, NULL));
	assert_null(result);
}

/*
 * The nth call of a kind fails; then the same again makes the bag. Returns
 * whether there was such a call.
 */
static bool survives(enum fault_kind kind, unsigned n,
	const struct fonds_bag_upgrade_options *options, unsigned *failures)
{
	enum fonds_status status;
	bool has_fired;
	bool is_good;
	size_t fds;

	shell("rm -rf bag new && cp -a original bag");
	fds = scratch_count_fds();
	fault_arm(kind, n);
	status = upgrade_status(options, &is_good);
	fault_disarm();
	has_fired = fault_fired();
	assert_int_equal(fds, scratch_count_fds());
	*failures += status < 0 || !is_good;
	shell("diff -r original/data bag/data");
	if (!has_fired)
		assert_true(is_good);
	if (options->output) {
		shell("diff -r original bag");
		if (!scratch_exists("new"))
			assert_true(upgrade(options));
		shell("diff -r wanted new");
	} else {
		assert_true(upgrade(options));
		shell("diff -r wanted bag");
	}
	return has_fired;
}

static void try_all_faults(const struct fonds_bag_upgrade_options *options)
{
	static const enum fault_kind kinds[] = { FAULT_ALLOC, FAULT_OPEN,
		FAULT_READ, FAULT_STAT, FAULT_WRITE, FAULT_SYNC, FAULT_CLOSE,
		FAULT_RENAME, FAULT_MKDIR, FAULT_UNLINK, FAULT_LOCK, FAULT_LIST,
		FAULT_THREAD };
	unsigned failures = 0;

	make_old("original");
	shell("cp -a original bag");
	assert_true(upgrade(options));
	shell(options->output ? "mv new wanted" : "mv bag wanted");
	for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++) {
		unsigned n = 0;

		while (survives(kinds[k], n, options, &failures))
			n++;
	}
	assert_true(failures > 100);
}

static void no_failure_in_place_loses_anything(void **state)
{
	struct fonds_bag_upgrade_options options = plain;

	(void)state;
	options.algorithms = sha1;
	options.algorithm_count = 1;
	try_all_faults(&options);
}

static void no_failure_elsewhere_leaves_half_a_bag(void **state)
{
	struct fonds_bag_upgrade_options options = plain;

	(void)state;
	options.output = "new";
	try_all_faults(&options);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_old_bag_becomes_the_same_here_and_elsewhere),
		TEST(what_is_damaged_is_not_upgraded),
		TEST(what_is_of_1_0_is_not_made_again),
		TEST(options_without_their_size_are_refused),
		TEST(no_failure_in_place_loses_anything),
		TEST(no_failure_elsewhere_leaves_half_a_bag),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
