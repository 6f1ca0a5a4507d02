/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/unit/bagit/bag-fixture.h"

#include "bagit/diff.h"
#include "base/output.h"
#include "tests/unit/fault.h"

#define MANIFEST "manifest-sha256.txt"
#define TAG_MANIFEST "tagmanifest-sha256.txt"

/* Two bags, filled alike. */
static struct bag bags[2];

static int fill(void **state)
{
	(void)state;
	for (int i = 0; i < 2; i++) {
		bags[i] = (struct bag){ 0 };
		bag_fill(&bags[i]);
		bag_put(&bags[i], "bag-info.txt",
			"Zulu: 1\nContact-Name: A\nContact-Name: B\n");
		bag_put(&bags[i], "notes.txt", "notes\n");
		bag_put(&bags[i], "data/empty", "");
		bag_seal_all(&bags[i]);
	}
	return 0;
}

static int clear(void **state)
{
	(void)state;
	bag_clear(&bags[0]);
	bag_clear(&bags[1]);
	return 0;
}

static enum fonds_status try_diff(
	bool read, struct fonds_bag_diff **ret, struct fonds_tree *trees[2])
{
	static const char *const paths[2];
	struct fonds_bag_diff_options options = FONDS_BAG_DIFF_OPTIONS_INIT;

	options.read = read;
	options.jobs = 1;
	return fonds_bag_diff_trees(
		trees[0], trees[1], paths, &options, ret, NULL);
}

static char *render(const struct fonds_bag_diff *diff, enum fonds_format format)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, 1 << 20);
	assert_int_equal(
		FONDS_OK, fonds_bag_diff_write(diff, format,
				  fonds_output_to_buffer, &buffer, NULL));
	return fonds_buffer_take(&buffer);
}

static char *diff_as(bool read, enum fonds_format format)
{
	struct fonds_bag_diff *diff = NULL;
	struct fonds_tree *trees[2];
	char *text;

	for (int i = 0; i < 2; i++)
		assert_int_equal(
			FONDS_OK, fonds_memory_tree_new(bags[i].files,
					  bags[i].count, &trees[i], NULL));
	assert_int_equal(FONDS_OK, try_diff(read, &diff, trees));
	text = render(diff, format);
	assert_int_equal(strstr(text, "are the same, ") != NULL ||
				 strstr(text, "\"same\": true") != NULL,
		fonds_bag_diff_is_same(diff));
	fonds_bag_diff_free(diff);
	fonds_tree_free(trees[0]);
	fonds_tree_free(trees[1]);
	return text;
}

#define BY_MANIFEST "by their manifests (sha256)"
#define BY_READING "by reading every file"

static void assert_diff(bool read, const char *expected)
{
	char *text = diff_as(read, FONDS_FORMAT_TEXT);

	assert_string_equal(expected, text);
	free(text);
}

static void two_copies_are_the_same(void **state)
{
	(void)state;
	assert_diff(false,
		"the old bag and the new bag are the same, " BY_MANIFEST "\n");
	assert_diff(true,
		"the old bag and the new bag are the same, " BY_READING "\n");
}

static void files_are_added_removed_changed_and_moved(void **state)
{
	(void)state;
	bag_put(&bags[1], "data/a.txt", "ALPHA\n");
	bag_drop(&bags[1], "data/b.txt");
	bag_put(&bags[1], "data/moved/b", "beta\n");
	bag_drop(&bags[1], "data/sub/c.txt");
	bag_put(&bags[1], "data/new", "new");
	bag_put(&bags[1], "notes.txt", "NOTES\n");
	bag_seal_all(&bags[1]);
	for (int read = 0; read < 2; read++) {
		char expected[1000];

		(void)snprintf(expected, sizeof(expected),
			"changed  data/a.txt\n"
			"moved    data/b.txt -> data/moved/b\n"
			"added    data/new\n"
			"removed  data/sub/c.txt\n"
			"changed  notes.txt\n"
			"the old bag and the new bag differ, %s: 1 added, "
			"1 removed, 2 changed, 1 moved\n",
			read ? BY_READING : BY_MANIFEST);
		assert_diff(read, expected);
	}
}

static void an_empty_file_is_never_moved(void **state)
{
	(void)state;
	bag_drop(&bags[1], "data/empty");
	bag_put(&bags[1], "data/nothing", "");
	bag_seal_all(&bags[1]);
	assert_diff(false, "removed  data/empty\nadded    data/nothing\n"
			   "the old bag and the new bag differ, " BY_MANIFEST
			   ": 1 added, 1 removed\n");
}

static void of_equal_files_as_many_are_moved_as_there_are(void **state)
{
	(void)state;
	bag_put(&bags[0], "data/x1", "same");
	bag_put(&bags[0], "data/x2", "same");
	bag_put(&bags[0], "data/kept", "same");
	bag_put(&bags[1], "data/kept", "same");
	bag_put(&bags[1], "data/y1", "same");
	bag_seal_all(&bags[0]);
	bag_seal_all(&bags[1]);
	assert_diff(false, "removed  data/x2\nmoved    data/x1 -> data/y1\n"
			   "the old bag and the new bag differ, " BY_MANIFEST
			   ": 1 removed, 1 moved\n");
}

static void without_a_shared_algorithm_only_sizes_tell(void **state)
{
	(void)state;
	bag_drop(&bags[1], MANIFEST);
	bag_put(&bags[1], "data/a.txt", "longer than before\n");
	bag_seal(&bags[1], "manifest-md5.txt", FONDS_MD5, false);
	bag_seal(&bags[1], TAG_MANIFEST, FONDS_SHA256, true);
	assert_diff(false,
		"changed  data/a.txt\nunknown  data/b.txt\n"
		"unknown  data/empty\nunknown  data/sub/c.txt\n"
		"bag manifests: 'sha256' -> 'md5'\n"
		"the old bag and the new bag differ, by sizes only, as their "
		"manifests share no algorithm: 1 changed, 3 unknown, "
		"1 label\n");
	assert_diff(true, "changed  data/a.txt\n"
			  "bag manifests: 'sha256' -> 'md5'\n"
			  "the old bag and the new bag differ, " BY_READING
			  ": 1 changed, 1 label\n");
}

static void the_strongest_shared_algorithm_is_compared(void **state)
{
	char *text;

	(void)state;
	for (int i = 0; i < 2; i++) {
		bag_seal(&bags[i], "manifest-md5.txt", FONDS_MD5, false);
		bag_seal_all(&bags[i]);
	}
	bag_seal(&bags[1], "manifest-sha512.txt", FONDS_SHA512, false);
	bag_seal_all(&bags[1]);
	text = diff_as(false, FONDS_FORMAT_TEXT);
	assert_string_equal(
		"bag manifests: 'md5', 'sha256' -> 'md5', 'sha256', 'sha512'\n"
		"the old bag and the new bag differ, " BY_MANIFEST
		": 1 label\n",
		text);
	free(text);
}

static void only_reading_finds_what_the_manifests_do_not_say(void **state)
{
	(void)state;
	bag_put(&bags[1], "data/a.txt", "ALPHA\n");
	assert_diff(false,
		"the old bag and the new bag are the same, " BY_MANIFEST "\n");
	assert_diff(true, "changed  data/a.txt\n"
			  "the new bag is not valid: 1 error; validate it\n"
			  "the old bag and the new bag differ, " BY_READING
			  ": 1 changed\n");
	bag_put(&bags[1], "data/a.txt", "longer than before\n");
	assert_diff(false, "changed  data/a.txt\n"
			   "the old bag and the new bag differ, " BY_MANIFEST
			   ": 1 changed\n");
	bag_drop(&bags[1], "data/a.txt");
	assert_diff(false, "removed  data/a.txt\n"
			   "the old bag and the new bag differ, " BY_MANIFEST
			   ": 1 removed\n");
}

static void tag_files_that_no_manifest_lists_are_read(void **state)
{
	(void)state;
	for (int i = 0; i < 2; i++)
		bag_drop(&bags[i], TAG_MANIFEST);
	assert_diff(false,
		"the old bag and the new bag are the same, " BY_MANIFEST "\n");
	bag_put(&bags[1], "notes.txt", "NOTES\n");
	assert_diff(false, "changed  notes.txt\n"
			   "the old bag and the new bag differ, " BY_MANIFEST
			   ": 1 changed\n");
}

static void a_file_to_be_fetched_belongs_to_its_bag(void **state)
{
	(void)state;
	for (int i = 0; i < 2; i++) {
		bag_put(&bags[i], "fetch.txt", "http://x/a 6 data/a.txt\n");
		bag_seal_all(&bags[i]);
	}
	bag_drop(&bags[1], "data/a.txt");
	assert_diff(false,
		"the old bag and the new bag are the same, " BY_MANIFEST "\n");
	assert_diff(true, "unknown  data/a.txt\n"
			  "the new bag is not valid: 1 error; validate it\n"
			  "the old bag and the new bag differ, " BY_READING
			  ": 1 unknown\n");
}

static void labels_are_compared_without_their_order(void **state)
{
	(void)state;
	bag_put(&bags[1], "bag-info.txt",
		"contact-name: A\nZulu: 1\nCONTACT-NAME: B\n");
	bag_seal_all(&bags[1]);
	assert_diff(false,
		"the old bag and the new bag are the same, " BY_MANIFEST "\n");
	bag_put(&bags[1], "bag-info.txt",
		"Contact-Name: B\nContact-Name: A\nAlpha: \x1b\n");
	bag_put(&bags[1], "bagit.txt",
		"BagIt-Version: 0.97\nTag-File-Character-Encoding: utf-8\n");
	bag_seal_all(&bags[1]);
	assert_diff(false, "bag version: '1.0' -> '0.97'\n"
			   "bag encoding: 'UTF-8' -> 'utf-8'\n"
			   "bag-info Alpha: (none) -> '\\x1b'\n"
			   "bag-info Contact-Name: 'A', 'B' -> 'B', 'A'\n"
			   "bag-info Zulu: '1' -> (none)\n"
			   "the old bag and the new bag differ, " BY_MANIFEST
			   ": 5 labels\n");
}

static void differences_are_written_as_json(void **state)
{
	static const char *const parts[] = { "\"same\": false",
		"\"read\": false", "\"algorithm\": \"sha256\"",
		"\"valid\": null", "\"moved\": 1",
		"\"kind\": \"moved\",\n      \"path\": \"data/moved/b\",\n"
		"      \"old_path\": \"data/b.txt\"",
		"\"label\": \"Zulu\",\n      \"old\": [\n        \"1\"\n"
		"      ],\n      \"new\": []" };
	char *text;

	(void)state;
	bag_drop(&bags[1], "data/b.txt");
	bag_put(&bags[1], "data/moved/b", "beta\n");
	bag_put(&bags[1], "bag-info.txt", "Contact-Name: A\nContact-Name: B\n");
	bag_seal_all(&bags[1]);
	text = diff_as(false, FONDS_FORMAT_JSON);
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if (!strstr(text, parts[i]))
			fail_msg("%s is not in %s", parts[i], text);
	free(text);
}

static void what_is_no_bag_cannot_be_compared(void **state)
{
	struct fonds_bag_diff *diff = NULL;
	struct fonds_tree *trees[2];
	struct bag none = { 0 };

	(void)state;
	assert_int_equal(FONDS_OK, fonds_memory_tree_new(bags[0].files,
					   bags[0].count, &trees[0], NULL));
	assert_int_equal(FONDS_OK,
		fonds_memory_tree_new(none.files, 0, &trees[1], NULL));
	assert_int_equal(FONDS_ERR_FORMAT, try_diff(false, &diff, trees));
	assert_null(diff);
	fonds_tree_free(trees[0]);
	fonds_tree_free(trees[1]);
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_bag_diff(NULL, "/", NULL, &diff, NULL));
}

static void no_allocation_may_fail_unnoticed(void **state)
{
	struct fonds_tree *trees[2];

	(void)state;
	bag_drop(&bags[1], "data/b.txt");
	bag_put(&bags[1], "data/moved/b", "beta\n");
	bag_put(&bags[1], "bag-info.txt", "Alpha: 1\n");
	bag_seal_all(&bags[1]);
	bag_put(&bags[0], "unlisted", "1");
	bag_put(&bags[1], "unlisted", "1");
	for (int i = 0; i < 2; i++)
		assert_int_equal(
			FONDS_OK, fonds_memory_tree_new(bags[i].files,
					  bags[i].count, &trees[i], NULL));
	for (int read = 0; read < 2; read++) {
		unsigned failures = 0;

		for (unsigned n = 0;; n++) {
			struct fonds_bag_diff *diff = NULL;
			enum fonds_status status;

			fault_arm(FAULT_ALLOC, n);
			status = try_diff(read, &diff, trees);
			fault_disarm();
			if (status == FONDS_OK) {
				assert_int_equal(1, diff->count);
				assert_non_null(diff->fields->next->next);
			}
			fonds_bag_diff_free(diff);
			if (!fault_fired()) {
				assert_int_equal(FONDS_OK, status);
				break;
			}
			failures++;
			if (status < 0)
				assert_int_equal(FONDS_ERR_NOMEM, status);
		}
		assert_true(failures > 100);
	}
	fonds_tree_free(trees[0]);
	fonds_tree_free(trees[1]);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fill, clear)
	const struct CMUnitTest tests[] = {
		TEST(two_copies_are_the_same),
		TEST(files_are_added_removed_changed_and_moved),
		TEST(an_empty_file_is_never_moved),
		TEST(of_equal_files_as_many_are_moved_as_there_are),
		TEST(without_a_shared_algorithm_only_sizes_tell),
		TEST(the_strongest_shared_algorithm_is_compared),
		TEST(only_reading_finds_what_the_manifests_do_not_say),
		TEST(tag_files_that_no_manifest_lists_are_read),
		TEST(a_file_to_be_fetched_belongs_to_its_bag),
		TEST(labels_are_compared_without_their_order),
		TEST(differences_are_written_as_json),
		TEST(what_is_no_bag_cannot_be_compared),
		TEST(no_allocation_may_fail_unnoticed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
