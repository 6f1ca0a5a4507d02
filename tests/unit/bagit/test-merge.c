/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/unit/bagit/write-fixture.h"

#include <fonds/bag-rewrite.h>

static const struct fonds_bag_merge_options plain = {
	.struct_size = sizeof(plain),
	.jobs = 1,
};
static const struct fonds_bag_merge_options any = {
	.struct_size = sizeof(any),
	.any = true,
	.jobs = 1,
};
static const char *const two[] = { "a", "b" };

/* A bag of what is in data and metadata, with these manifests. */
static void seal(const char *path, const char *version, const char *info,
	const char *algorithms)
{
	char command[1024];

	(void)snprintf(command, sizeof(command),
		"mkdir -p %s/data && cd %s && printf 'BagIt-Version: %s\\n"
		"Tag-File-Character-Encoding: UTF-8\\n' >bagit.txt && "
		"printf '%s' >bag-info.txt && for a in %s; do "
		"find data -type f | sort | tr '\\n' '\\0' | "
		"xargs -0 -r ${a}sum >manifest-$a.txt; done",
		path, path, version, info, algorithms);
	shell(command);
}

/* Two bags that are a group, with a file and a tag file in common. */
static void make_group(void)
{
	scratch_write("a/data/1", "one");
	scratch_write("a/data/common", "same");
	scratch_write("a/metadata/x", "x");
	scratch_write("b/data/2/two", "two");
	scratch_write("b/data/common", "same");
	scratch_write("b/metadata/x", "x");
	scratch_write("b/metadata/y", "y");
	scratch_write("b/fetch.txt", "https://example.org/2 3 data/2/two\n"
				     "https://example.org/c - data/common\n");
	seal("a", "1.0",
		"Contact-Name: A\\nPayload-Oxum: 7.2\\nContact-Name: A\\n"
		"Bag-Group-Identifier: g\\nBag-Count: 1 of 2\\n",
		"md5 sha256");
	seal("b", "1.0",
		"contact-name: A\\nPayload-Oxum: 7.2\\nContact-Name: B\\n"
		"Bag-Group-Identifier: g\\nBag-Count: 2 of 2\\n",
		"sha1 sha256");
}

static enum fonds_status merge_status(
	const struct fonds_bag_merge_options *options, bool *ret_good)
{
	struct fonds_bag_result *result = NULL;
	enum fonds_status status = fonds_bag_merge(
		two, 2, "new", options, &result, NULL);

	*ret_good = status == FONDS_OK && fonds_bag_result_is_good(result);
	fonds_bag_result_free(result);
	return status;
}

static void merge(const char *const *bags, size_t count,
	const struct fonds_bag_merge_options *options)
{
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;

	assert_ok(fonds_bag_merge(bags, count, "new", options, &result, &error),
		error);
	assert_true(fonds_bag_result_is_good(result));
	fonds_bag_result_free(result);
}

/* Refused for that many errors, the first of which is this one. */
static void check_refused(const struct fonds_bag_merge_options *options,
	size_t count, const char *code, const char *path, const char *message)
{
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;
	const struct fonds_finding *finding;
	size_t errors = 0;

	assert_ok(fonds_bag_merge(two, 2, "new", options, &result, &error),
		error);
	assert_false(fonds_bag_result_is_good(result));
	for (size_t i = 0; (finding = fonds_bag_result_get(result, i)); i++) {
		if (finding->severity != FONDS_SEVERITY_ERROR || errors++ > 0)
			continue;
		assert_string_equal(code, finding->code);
		assert_string_equal(path, finding->path);
		if (message)
			assert_string_equal(message, finding->message);
		else
			assert_non_null(finding->actual);
	}
	assert_int_equal(count, errors);
	fonds_bag_result_free(result);
	assert_false(scratch_exists("new"));
}

static void a_group_becomes_one_bag(void **state)
{
	static const char *const turned[] = { "b", "a" };
	struct fonds_bag_merge_options options = plain;

	(void)state;
	make_group();
	shell("mkdir before && cp -a a b before");
	options.dry_run = true;
	merge(two, 2, &options);
	assert_false(scratch_exists("new"));
	options.dry_run = false;
	options.bagging_date = "2020-02-02";
	merge(two, 2, &options);
	assert_true(is_valid_bag("new"));
	shell("diff -r before/a a && diff -r before/b b");
	assert_true(scratch_holds("new/data/1", "one"));
	assert_true(scratch_holds("new/data/2/two", "two"));
	assert_true(scratch_holds("new/data/common", "same"));
	assert_true(scratch_holds("new/metadata/x", "x"));
	assert_true(scratch_holds("new/metadata/y", "y"));
	assert_true(scratch_holds(
		"new/fetch.txt", "https://example.org/2 3 data/2/two\n"));
	assert_true(scratch_exists("new/tagmanifest-sha256.txt"));
	assert_false(scratch_exists("new/manifest-md5.txt"));
	assert_false(scratch_exists("new/manifest-sha1.txt"));
	shell("sed -i '/^Bag-Software-Agent: fonds /d' new/bag-info.txt");
	assert_true(scratch_holds("new/bag-info.txt",
		"Contact-Name: A\nPayload-Oxum: 10.3\nContact-Name: A\n"
		"Contact-Name: B\nBagging-Date: 2020-02-02\n"
		"Bag-Size: 10 bytes\n"));
	assert_int_equal(4, scratch_count("."));
	shell("mv new wanted");
	merge(turned, 2, &options);
	shell("sed -i '/^Bag-Software-Agent: fonds /d' new/bag-info.txt && "
	      "diff -r wanted new");
}

static void tags_that_are_given_replace_others(void **state)
{
	static const char *const tags[] = { "Contact-Name: C", "Bag-Size: x",
		"Bag-Group-Identifier: larger" };
	struct fonds_bag_merge_options options = plain;

	(void)state;
	make_group();
	options.tags = tags;
	options.tag_count = 3;
	options.bagging_date = "2020-02-02";
	merge(two, 2, &options);
	shell("sed -i '/^Bag-Software-Agent: fonds /d' new/bag-info.txt");
	assert_true(scratch_holds("new/bag-info.txt",
		"Contact-Name: C\nPayload-Oxum: 10.3\n"
		"Bagging-Date: 2020-02-02\nBag-Size: x\n"
		"Bag-Group-Identifier: larger\n"));
}

static void what_is_no_whole_group_is_merged_only_when_asked_for(void **state)
{
	(void)state;
	make_group();
	shell("sed -i 's/2 of 2/2 of 3/' b/bag-info.txt");
	check_refused(&plain, 1, "BAG-MERGE-GROUP", "b",
		"its group is of 3 bags, that of 'a' is of 2");
	merge(two, 2, &any);
	assert_true(is_valid_bag("new"));
	shell("rm -r new; sed -i /Bag-/d b/bag-info.txt a/bag-info.txt");
	check_refused(&plain, 4, "BAG-MERGE-GROUP", "a",
		"bag-info.txt has no Bag-Group-Identifier, so it is of no "
		"group");
	merge(two, 2, &any);
	assert_true(is_valid_bag("new"));
}

static void payload_that_differs_is_refused(void **state)
{
	struct fonds_bag_merge_options options = plain;

	(void)state;
	make_group();
	scratch_write("b/data/common", "SAME");
	scratch_write("a/data/2", "a file");
	scratch_write("a/data/2-", "stands between the two");
	seal("b", "1.0", "Bag-Group-Identifier: g\\nBag-Count: 2 of 2\\n",
		"sha256 sha1");
	seal("a", "1.0", "Bag-Group-Identifier: g\\nBag-Count: 1 of 2\\n",
		"sha256 md5");
	options.keeps_apart = true;
	check_refused(&options, 2, "BAG-MERGE-CONFLICT", "data/2",
		"it is a file in 'a' and a folder in 'b'");
	shell("rm a/data/2");
	seal("a", "1.0", "Bag-Group-Identifier: g\\nBag-Count: 1 of 2\\n",
		"sha256 md5");
	check_refused(&options, 1, "BAG-MERGE-CONFLICT", "data/common",
		"it has other bytes in 'a' than in 'b'");
	options.dry_run = true;
	check_refused(&options, 1, "BAG-MERGE-CONFLICT", "data/common",
		"it has other bytes in 'a' than in 'b'");
}

static void tag_files_that_differ_are_refused_or_kept_apart(void **state)
{
	struct fonds_bag_merge_options options = plain;

	(void)state;
	make_group();
	scratch_write("b/metadata/x", "X");
	check_refused(&options, 1, "BAG-MERGE-CONFLICT", "metadata/x",
		"it has other bytes in 'a' than in 'b'");
	options.keeps_apart = true;
	merge(two, 2, &options);
	assert_true(is_valid_bag("new"));
	assert_true(scratch_holds("new/merged/1/metadata/x", "x"));
	assert_true(scratch_holds("new/merged/2/metadata/x", "X"));
	assert_true(scratch_holds("new/metadata/y", "y"));
	assert_false(scratch_exists("new/metadata/x"));
	shell("grep -q merged/2/metadata/x new/tagmanifest-sha256.txt");
}

static void bags_without_a_common_algorithm_are_refused(void **state)
{
	(void)state;
	make_group();
	shell("rm a/manifest-sha256.txt");
	{
		struct fonds_bag_result *result = NULL;
		struct fonds_error *error = NULL;

		assert_ok(
			fonds_bag_merge(two, 2, "new", &plain, &result, &error),
			error);
		assert_true(has_finding(result, "BAG-MERGE-ALGORITHM"));
		fonds_bag_result_free(result);
	}
	assert_false(scratch_exists("new"));
}

/* Up to 0.97 a manifest did not have to list every file. */
static void old_bags_become_one_of_1_0(void **state)
{
	(void)state;
	scratch_write("a/data/1", "one");
	scratch_write("a/data/2", "two");
	scratch_write("a/data/50%", "half");
	seal("a", "0.95", "", "md5 sha256");
	shell("mv a/bag-info.txt a/package-info.txt && printf "
	      "'Packing-Date: 2008-01-15\\nPackage-Size: 1\\nX: y\\n' "
	      ">a/package-info.txt && sed -i /data.1/d a/manifest-md5.txt && "
	      "sed -i /data.2/d a/manifest-sha256.txt");
	scratch_write("b/data/3", "three");
	scratch_write("b/data/1", "one");
	seal("b", "0.97", "", "md5");
	check_refused(&any, 1, "BAG-MERGE-CONFLICT", "data/1",
		"'a' and 'b' have it, and no algorithm lists both");
	shell("mv a c && mv b a && mv c b");
	check_refused(&any, 1, "BAG-MERGE-CONFLICT", "data/1",
		"'a' and 'b' have it, and no algorithm lists both");
	shell("mv a c && mv b a && mv c b && rm b/data/1");
	seal("b", "0.97", "", "md5");
	merge(two, 2, &any);
	assert_true(is_valid_bag("new"));
	shell("test $(wc -l <new/manifest-md5.txt) -eq 4 && "
	      "grep -q 'data/50%25$' new/manifest-md5.txt && "
	      "grep -qx 'Bagging-Date: 2023-11-14' new/bag-info.txt && "
	      "grep -qx 'Bag-Size: 15 bytes' new/bag-info.txt && "
	      "grep -qx 'X: y' new/bag-info.txt && "
	      "! grep -q Pack new/bag-info.txt");
}

static void what_is_damaged_is_not_merged(void **state)
{
	struct fonds_bag_merge_options options = plain;

	(void)state;
	make_group();
	scratch_write("a/data/1", "ONE");
	check_refused(&options, 1, "BAG-PAYLOAD-CORRUPT", "a/data/1", NULL);
	options.dry_run = true;
	check_refused(&options, 1, "BAG-PAYLOAD-CORRUPT", "a/data/1", NULL);
}

static void all_bags_that_are_not_valid_are_told(void **state)
{
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;

	(void)state;
	make_group();
	shell("rm a/data/1 b/data/common");
	assert_ok(
		fonds_bag_merge(two, 2, "new", &plain, &result, &error), error);
	assert_true(has_finding(result, "BAG-PAYLOAD-MISSING"));
	assert_true(has_finding(result, "BAG-PAYLOAD-NOT-FETCHED"));
	fonds_bag_result_free(result);
	assert_false(scratch_exists("new"));
}

/* It is not copied, but it has to be what the other bag has. */
static void damage_of_a_file_that_both_have_is_seen(void **state)
{
	(void)state;
	make_group();
	scratch_write("b/data/common", "SAME");
	check_refused(&plain, 1, "BAG-PAYLOAD-CORRUPT", "b/data/common", NULL);
}

static void a_place_in_a_bag_or_taken_is_refused(void **state)
{
	struct fonds_bag_result *result = NULL;
	struct fonds_bag_merge_options options = plain;
	static const char *const none[] = { "a", NULL };
	bool is_good;

	(void)state;
	make_group();
	shell("mkdir before && cp -a a b before");
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_bag_merge(two, 2, "b/data/new", &plain, &result, NULL));
	scratch_folder("new");
	assert_int_equal(FONDS_ERR_EXISTS, merge_status(&plain, &is_good));
	assert_int_equal(0, scratch_count("new"));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_bag_merge(two, 0, "x", &plain, &result, NULL));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_bag_merge(none, 2, "x", &plain, &result, NULL));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_bag_merge(two, 2, NULL, &plain, &result, NULL));
	options.struct_size = 0;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_bag_merge(two, 2, "x", &options, &result, NULL));
	assert_null(result);
	shell("diff -r before/a a && diff -r before/b b");
}

/* Names of every kind that a manifest can list. */
static const char *const names[] = { "a", "b c", " blank ", "50%", "%25",
	"cr\rlf\n", "d/e/f", "d/e.f", "d-e", "d/g", "\xc3\xa9", "e\xcc\x81",
	"*star", "\\back", "d/h/%0A", "x/y/z", "x/y-z", "x.y/z" };

static void create_random(void)
{
	struct fonds_bag_create_options create = FONDS_BAG_CREATE_OPTIONS_INIT;
	static const char *const tags[] = { "Contact-Name: B",
		"Contact-Name: A", "Contact-Name: B" };
	static const enum fonds_algorithm algorithms[] = { FONDS_SHA512,
		FONDS_MD5, FONDS_SHA1 };
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;

	create.algorithms = algorithms;
	create.algorithm_count = (size_t)rand() % 4;
	create.tags = tags;
	create.tag_count = (size_t)rand() % 4;
	create.jobs = 1;
	assert_ok(fonds_bag_create("source", "a", &create, &result, &error),
		error);
	assert_true(fonds_bag_result_is_good(result));
	fonds_bag_result_free(result);
}

static void make_random(unsigned seed)
{
	srand(seed);
	shell("rm -rf a parts new");
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		char path[64];
		char bytes[64];
		size_t size = (size_t)rand() % sizeof(bytes);

		if (rand() % 4 == 0)
			continue;
		for (size_t j = 0; j < size; j++)
			bytes[j] = (char)rand();
		(void)snprintf(path, sizeof(path), "source/%s", names[i]);
		scratch_write_bytes(path, bytes, size);
	}
	scratch_write("source/always", "there");
	create_random();
	shell("rm -r source");
}

static size_t list_parts(char parts[64][64], const char *bags[64])
{
	FILE *pipe = popen("ls parts | sort -R --random-source=/dev/zero", "r");
	size_t count = 0;
	char name[48];

	assert_non_null(pipe);
	while (count < 64 && fscanf(pipe, "%47s", name) == 1) {
		(void)snprintf(parts[count], 64, "parts/%s", name);
		bags[count] = parts[count];
		count++;
	}
	assert_int_equal(0, pclose(pipe));
	return count;
}

static size_t split_and_merge(unsigned seed)
{
	struct fonds_bag_split_options split = FONDS_BAG_SPLIT_OPTIONS_INIT;
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;
	char parts[64][64];
	const char *bags[64];
	size_t count;

	make_random(seed);
	split.max_size = 64 + (uint64_t)rand() % 400;
	split.jobs = 1;
	assert_ok(
		fonds_bag_split("a", "parts", &split, &result, &error), error);
	assert_true(fonds_bag_result_is_good(result));
	fonds_bag_result_free(result);
	result = NULL;
	assert_ok(
		fonds_bag_split("a", "again", &split, &result, &error), error);
	fonds_bag_result_free(result);
	shell("diff -r parts again && rm -r again");
	count = list_parts(parts, bags);
	for (size_t i = 0; i < count; i++)
		assert_true(is_valid_bag(bags[i]));
	merge(bags, count, &plain);
	shell("diff -r a new");
	return count;
}

static void what_was_split_and_merged_is_the_bag_that_it_was(void **state)
{
	size_t parts = 0;

	(void)state;
	for (unsigned seed = 0; seed < 20; seed++)
		parts += split_and_merge(seed);
	assert_true(parts > 40);
}

/*
 * The nth call of a kind fails; then the same again makes the bag. Returns
 * whether there was such a call.
 */
static bool survives(enum fault_kind kind, unsigned n, unsigned *failures)
{
	enum fonds_status status;
	bool has_fired;
	bool is_good;
	size_t fds;

	shell("rm -rf new");
	fds = scratch_count_fds();
	fault_arm(kind, n);
	status = merge_status(&plain, &is_good);
	fault_disarm();
	has_fired = fault_fired();
	assert_int_equal(fds, scratch_count_fds());
	*failures += status < 0 || !is_good;
	if (!has_fired)
		assert_true(is_good);
	shell("diff -r before/a a && diff -r before/b b");
	if (!scratch_exists("new"))
		merge(two, 2, &plain);
	shell("diff -r wanted new");
	return has_fired;
}

static void no_failure_leaves_half_a_bag(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_ALLOC, FAULT_OPEN,
		FAULT_READ, FAULT_STAT, FAULT_WRITE, FAULT_SYNC, FAULT_CLOSE,
		FAULT_RENAME, FAULT_MKDIR, FAULT_UNLINK, FAULT_LOCK, FAULT_LIST,
		FAULT_THREAD };
	unsigned failures = 0;

	(void)state;
	make_group();
	shell("mkdir before && cp -a a b before");
	merge(two, 2, &plain);
	shell("mv new wanted");
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
		TEST(a_group_becomes_one_bag),
		TEST(tags_that_are_given_replace_others),
		TEST(what_is_no_whole_group_is_merged_only_when_asked_for),
		TEST(payload_that_differs_is_refused),
		TEST(tag_files_that_differ_are_refused_or_kept_apart),
		TEST(bags_without_a_common_algorithm_are_refused),
		TEST(old_bags_become_one_of_1_0),
		TEST(what_is_damaged_is_not_merged),
		TEST(all_bags_that_are_not_valid_are_told),
		TEST(damage_of_a_file_that_both_have_is_seen),
		TEST(a_place_in_a_bag_or_taken_is_refused),
		TEST(what_was_split_and_merged_is_the_bag_that_it_was),
		TEST(no_failure_leaves_half_a_bag),
	};

	setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
