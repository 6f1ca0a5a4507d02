/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/unit/bagit/write-fixture.h"

#include <fonds/bag-rewrite.h>

static const struct fonds_bag_split_options plain = {
	.struct_size = sizeof(plain),
	.max_size = 8,
	.jobs = 1,
};

/* For the loops of failures: few files, and a part for each. */
static const struct fonds_bag_split_options small = {
	.struct_size = sizeof(small),
	.max_size = 5,
	.jobs = 1,
};

/* Two manifests, a fetch.txt and another tag file; 15 bytes of payload. */
static void make_bag(const char *path, const char *version)
{
	char command[1024];

	(void)snprintf(command, sizeof(command),
		"mkdir -p %s/data/d %s/metadata && cd %s && "
		"printf one >data/a && printf two >'data/d/50%%' && "
		"printf three >data/d/b && printf four >data/e && "
		"printf x >metadata/x && "
		"printf 'BagIt-Version: %s\\n"
		"Tag-File-Character-Encoding: UTF-8\\n' >bagit.txt && "
		"printf 'External-Identifier: HA 7\\nBagging-Date: 2008-01-15"
		"\\nContact-Name: A\\nContact-Name: A\\n' >bag-info.txt && "
		"printf 'https://example.org/e 4 data/e\\n"
		"https://example.org/a - data/a\\n' >fetch.txt && "
		"for a in md5 sha256; do find data -type f | sort | tr '\\n' "
		"'\\0' | xargs -0 ${a}sum | sed 's/%%/%s/' >manifest-$a.txt; "
		"done",
		path, path, path, version,
		strcmp(version, "1.0") == 0 ? "%25" : "%");
	shell(command);
}

static enum fonds_status split_status(const char *bag,
	const struct fonds_bag_split_options *options, bool *ret_good)
{
	struct fonds_bag_result *result = NULL;
	enum fonds_status status = fonds_bag_split(
		bag, "parts", options, &result, NULL);

	*ret_good = status == FONDS_OK && fonds_bag_result_is_good(result);
	fonds_bag_result_free(result);
	return status;
}

static bool split(
	const char *bag, const struct fonds_bag_split_options *options)
{
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;
	bool is_good;

	assert_ok(
		fonds_bag_split(bag, "parts", options, &result, &error), error);
	is_good = fonds_bag_result_is_good(result);
	fonds_bag_result_free(result);
	return is_good;
}

static void check_refused(const struct fonds_bag_split_options *options,
	const char *code, size_t count)
{
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;

	assert_ok(fonds_bag_split("bag", "parts", options, &result, &error),
		error);
	assert_false(fonds_bag_result_is_good(result));
	assert_true(has_finding(result, code));
	assert_non_null(fonds_bag_result_get(result, count - 1));
	assert_null(fonds_bag_result_get(result, count));
	fonds_bag_result_free(result);
	assert_false(scratch_exists("parts"));
}

static void a_bag_becomes_bags_of_their_own(void **state)
{
	struct fonds_bag_split_options options = plain;

	(void)state;
	make_bag("bag", "1.0");
	shell("cp -a bag before");
	options.dry_run = true;
	assert_true(split("bag", &options));
	assert_false(scratch_exists("parts"));
	options.dry_run = false;
	assert_true(split("bag", &options));
	shell("diff -r before bag");
	assert_int_equal(3, scratch_count("."));
	assert_int_equal(3, scratch_count("parts"));
	assert_true(is_valid_bag("parts/bag-1of3"));
	assert_true(is_valid_bag("parts/bag-2of3"));
	assert_true(is_valid_bag("parts/bag-3of3"));
	shell("mkdir all && cp -r parts/*/data all && diff -r all/data "
	      "bag/data");
	assert_true(scratch_holds("parts/bag-1of3/data/a", "one"));
	assert_true(scratch_holds("parts/bag-2of3/data/d/b", "three"));
	assert_true(scratch_holds("parts/bag-2of3/data/d/50%", "two"));
	for (int i = 1; i <= 3; i++) {
		char path[64];

		(void)snprintf(
			path, sizeof(path), "parts/bag-%dof3/metadata/x", i);
		assert_true(scratch_holds(path, "x"));
		(void)snprintf(path, sizeof(path),
			"parts/bag-%dof3/tagmanifest-sha256.txt", i);
		assert_true(scratch_exists(path));
	}
}

static void each_part_has_its_own_tags_and_its_own_urls(void **state)
{
	struct fonds_bag_split_options options = plain;

	(void)state;
	make_bag("bag", "1.0");
	options.bagging_date = "2020-02-02";
	assert_true(split("bag", &options));
	shell("sed -i '/^Bag-Software-Agent: fonds /d' parts/*/bag-info.txt");
	assert_true(scratch_holds("parts/bag-2of3/bag-info.txt",
		"External-Identifier: HA 7\nBagging-Date: 2020-02-02\n"
		"Contact-Name: A\nContact-Name: A\nPayload-Oxum: 8.2\n"
		"Bag-Group-Identifier: HA 7\nBag-Count: 2 of 3\n"
		"Bag-Size: 8 bytes\n"));
	assert_true(scratch_holds("parts/bag-1of3/fetch.txt",
		"https://example.org/a - data/a\n"));
	assert_false(scratch_exists("parts/bag-2of3/fetch.txt"));
	assert_true(scratch_holds("parts/bag-3of3/fetch.txt",
		"https://example.org/e 4 data/e\n"));
}

static void tags_that_are_given_replace_others(void **state)
{
	static const char *const tags[] = { "Bag-Group-Identifier: mine",
		"Contact-Name: B", "Bag-Size: tiny" };
	static const char *const count[] = { "Bag-Count: 1 of 9" };
	static const char *const twice[] = { "Bag-Group-Identifier: a",
		"bag-group-identifier: b" };
	struct fonds_bag_split_options options = plain;
	bool is_good;

	(void)state;
	make_bag("bag", "1.0");
	options.max_size = 100;
	options.bagging_date = "2020-02-02";
	options.tags = tags;
	options.tag_count = 3;
	assert_true(split("bag", &options));
	shell("sed -i '/^Bag-Software-Agent: fonds /d' parts/*/bag-info.txt");
	assert_true(scratch_holds("parts/bag-1of1/bag-info.txt",
		"External-Identifier: HA 7\nBagging-Date: 2020-02-02\n"
		"Contact-Name: B\nPayload-Oxum: 15.4\n"
		"Bag-Group-Identifier: mine\nBag-Size: tiny\n"
		"Bag-Count: 1 of 1\n"));
	shell("rm -r parts");
	options.tags = count;
	options.tag_count = 1;
	assert_int_equal(
		FONDS_ERR_INVALID, split_status("bag", &options, &is_good));
	options.tags = twice;
	options.tag_count = 2;
	assert_int_equal(
		FONDS_ERR_INVALID, split_status("bag", &options, &is_good));
	assert_false(scratch_exists("parts"));
}

static void a_group_is_called_after_the_bag_where_nothing_else_is_said(
	void **state)
{
	struct fonds_bag_split_options options = plain;
	bool is_good;

	(void)state;
	make_bag("name", "1.0");
	shell("sed -i /External-Identifier/d name/bag-info.txt && "
	      "cp -r name \"$(printf 'n\\377')\"");
	assert_true(split("./name/", &options));
	shell("grep -qx 'Bag-Group-Identifier: name' "
	      "parts/name-1of3/bag-info.txt && rm -r parts");
	assert_int_equal(0, chdir("name"));
	{
		struct fonds_bag_result *result = NULL;
		struct fonds_error *error = NULL;

		assert_ok(fonds_bag_split(
				  ".", "../parts", &options, &result, &error),
			error);
		fonds_bag_result_free(result);
	}
	assert_int_equal(0, chdir(".."));
	shell("grep -qx 'Bag-Group-Identifier: name' "
	      "parts/name-3of3/bag-info.txt && rm -r parts");
	assert_int_equal(
		FONDS_ERR_INVALID, split_status("n\xff", &options, &is_good));
	assert_false(scratch_exists("parts"));
}

static void an_old_bag_becomes_bags_of_1_0(void **state)
{
	struct fonds_bag_split_options options = plain;

	(void)state;
	make_bag("bag", "0.97");
	shell("sed -i /50/d bag/manifest-md5.txt && "
	      "sed -i /three/d bag/manifest-sha256.txt");
	assert_true(split("bag", &options));
	assert_true(is_valid_bag("parts/bag-2of3"));
	shell("grep -q 'data/d/50%25$' parts/bag-2of3/manifest-md5.txt && "
	      "grep -qx 'BagIt-Version: 1.0' parts/*/bagit.txt");
}

static void a_file_larger_than_a_part_is_told_before_anything_is_written(
	void **state)
{
	struct fonds_bag_split_options options = plain;
	bool is_good;

	(void)state;
	make_bag("bag", "1.0");
	options.max_size = 3;
	check_refused(&options, "BAG-SPLIT-FILE-SIZE", 2);
	options.dry_run = true;
	check_refused(&options, "BAG-SPLIT-FILE-SIZE", 2);
	options.max_size = 0;
	assert_int_equal(
		FONDS_ERR_INVALID, split_status("bag", &options, &is_good));
}

static void a_part_of_a_group_is_split_only_when_asked_for(void **state)
{
	static const char *const tags[] = { "Bag-Group-Identifier: mine" };
	struct fonds_bag_split_options options = plain;

	(void)state;
	make_bag("bag", "1.0");
	shell("printf 'Bag-Count: 1 of 2\\nBag-Group-Identifier: y\\n' "
	      ">>bag/bag-info.txt");
	check_refused(&options, "BAG-SPLIT-GROUP", 2);
	options.tags = tags;
	options.tag_count = 1;
	assert_true(split("bag", &options));
	shell("grep -qx 'Bag-Count: 3 of 3' parts/bag-3of3/bag-info.txt && "
	      "grep -qx 'Bag-Group-Identifier: mine' "
	      "parts/bag-3of3/bag-info.txt && "
	      "! grep -q ': y' parts/*/bag-info.txt");
}

static void what_is_damaged_or_not_there_is_not_split(void **state)
{
	struct fonds_bag_split_options options = plain;

	(void)state;
	make_bag("bag", "1.0");
	scratch_write("bag/data/e", "FOUR");
	check_refused(&options, "BAG-PAYLOAD-CORRUPT", 2);
	options.dry_run = true;
	check_refused(&options, "BAG-PAYLOAD-CORRUPT", 2);
	options.dry_run = false;
	shell("rm bag/data/e");
	check_refused(&options, "BAG-PAYLOAD-NOT-FETCHED", 3);
	assert_int_equal(1, scratch_count("."));
}

static void a_place_in_the_bag_or_taken_is_refused(void **state)
{
	struct fonds_bag_result *result = NULL;
	struct fonds_bag_split_options options = plain;
	bool is_good;

	(void)state;
	make_bag("bag", "1.0");
	shell("cp -a bag before");
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_bag_split("bag", "bag/data/parts",
					   &options, &result, NULL));
	scratch_folder("parts");
	assert_int_equal(
		FONDS_ERR_EXISTS, split_status("bag", &options, &is_good));
	assert_int_equal(0, scratch_count("parts"));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_bag_split("bag", "parts", NULL, &result, NULL));
	options.struct_size = 0;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_bag_split("bag", "new", &options, &result, NULL));
	assert_null(result);
	shell("diff -r before bag");
}

static void damage_tag_file(void)
{
	shell("cat bag/metadata/x >old-x; printf y >bag/metadata/x");
}

/* It is read once for each part; each time it must be what it was. */
static void a_tag_file_that_changes_meanwhile_is_seen(void **state)
{
	struct fonds_bag_split_options options = plain;
	unsigned seen = 0;

	(void)state;
	make_bag("original", "1.0");
	for (unsigned n = 0;; n++) {
		bool is_good;
		enum fonds_status status;

		shell("rm -rf bag parts && cp -a original bag");
		fault_arm_action(FAULT_MKDIR, n, damage_tag_file);
		status = split_status("bag", &options, &is_good);
		fault_disarm();
		if (!fault_fired())
			break;
		if (scratch_exists("parts"))
			shell("cat parts/*/metadata/x | grep -qx xxx");
		else
			assert_false(status == FONDS_OK && is_good);
		seen += !scratch_exists("parts");
	}
	assert_true(seen >= 3);
}

/*
 * The nth call of a kind fails; then the same again makes the bags. Returns
 * whether there was such a call.
 */
static bool survives(enum fault_kind kind, unsigned n, unsigned *failures)
{
	enum fonds_status status;
	bool has_fired;
	bool is_good;
	size_t fds;

	shell("rm -rf parts");
	fds = scratch_count_fds();
	fault_arm(kind, n);
	status = split_status("bag", &small, &is_good);
	fault_disarm();
	has_fired = fault_fired();
	assert_int_equal(fds, scratch_count_fds());
	*failures += status < 0 || !is_good;
	if (!has_fired)
		assert_true(is_good);
	shell("diff -r original bag");
	if (!scratch_exists("parts"))
		assert_true(split("bag", &small));
	shell("diff -r wanted parts");
	return has_fired;
}

static void no_failure_leaves_half_of_the_bags(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_ALLOC, FAULT_OPEN,
		FAULT_READ, FAULT_STAT, FAULT_WRITE, FAULT_SYNC, FAULT_CLOSE,
		FAULT_RENAME, FAULT_MKDIR, FAULT_UNLINK, FAULT_LOCK, FAULT_LIST,
		FAULT_THREAD };
	unsigned failures = 0;

	(void)state;
	make_bag("original", "0.97");
	shell("cd original && rm data/a data/e manifest-md5.txt && "
	      "sed -i '/data.[ae]$/d' manifest-sha256.txt fetch.txt && "
	      "echo 'https://example.org/b 5 data/d/b' >fetch.txt && "
	      "cd .. && cp -a original bag");
	assert_true(split("bag", &small));
	shell("mv parts wanted && test -d wanted/bag-2of2");
	for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++) {
		unsigned n = 0;

		while (survives(kinds[k], n, &failures))
			n++;
	}
	assert_true(failures > 200);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_bag_becomes_bags_of_their_own),
		TEST(each_part_has_its_own_tags_and_its_own_urls),
		TEST(tags_that_are_given_replace_others),
		TEST(a_group_is_called_after_the_bag_where_nothing_else_is_said),
		TEST(an_old_bag_becomes_bags_of_1_0),
		TEST(a_file_larger_than_a_part_is_told_before_anything_is_written),
		TEST(a_part_of_a_group_is_split_only_when_asked_for),
		TEST(what_is_damaged_or_not_there_is_not_split),
		TEST(a_place_in_the_bag_or_taken_is_refused),
		TEST(a_tag_file_that_changes_meanwhile_is_seen),
		TEST(no_failure_leaves_half_of_the_bags),
	};

	setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
