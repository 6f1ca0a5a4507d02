/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/unit/bagit/bag-fixture.h"

#include "bagit/show.h"
#include "base/output.h"
#include "tests/unit/fault.h"

static struct fonds_bag_summary *show(struct bag *bag)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	struct fonds_bag_summary *summary = NULL;

	assert_int_equal(FONDS_OK,
		fonds_memory_tree_new(bag->files, bag->count, &tree, NULL));
	assert_int_equal(FONDS_OK, fonds_bag_show_tree(tree, &summary, NULL));
	return summary;
}

static char *render(
	const struct fonds_bag_summary *summary, enum fonds_format format)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, 1 << 20);
	assert_int_equal(
		FONDS_OK, fonds_bag_summary_write(summary, format,
				  fonds_output_to_buffer, &buffer, NULL));
	return fonds_buffer_take(&buffer);
}

static void fill(struct bag *bag)
{
	static char big[1234567];

	*bag = (struct bag){ 0 };
	bag_fill(bag);
	bag_put(bag, "bag-info.txt",
		"Zulu: 1\nContact-Name: A \x1b[31m\n"
		"BagIt-Profile-Identifier: https://x/p.json\nZulu: 2\n");
	bag_put(bag, "fetch.txt",
		"http://x/1 7 data/later\nhttp://x/2 - data/some time\n"
		"http://x/b 5 data/b.txt\n");
	bag_put_bytes(bag, "data/sub.x/big", big, sizeof(big));
	bag_put(bag, "data/sub/deep/d", "four");
	bag_put(bag, "manifest-crc9.txt", "");
	bag_seal_all(bag);
}

static void a_bag_is_shown_as_text(void **state)
{
	struct fonds_bag_summary *summary;
	struct bag bag;
	char *text;

	(void)state;
	fill(&bag);
	summary = show(&bag);
	text = render(summary, FONDS_FORMAT_TEXT);
	assert_string_equal(
		"the bag\n"
		"  version        1.0\n"
		"  encoding       UTF-8\n"
		"  payload        5 files, 1234587 bytes (1.2 MB)\n"
		"  manifests      sha256\n"
		"  tag manifests  sha256\n"
		"  not known      manifest-crc9.txt\n"
		"  tag files      6\n"
		"  to fetch       2 of 3 files, 7 bytes, 1 of unknown length\n"
		"  profile        https://x/p.json\n"
		"  problems       1 seen on the way; validate the bag to see "
		"all\n"
		"\nbag-info\n"
		"  Zulu: 1\n"
		"  Contact-Name: A \\x1b[31m\n"
		"  BagIt-Profile-Identifier: https://x/p.json\n"
		"  Zulu: 2\n"
		"\nfolders of the payload\n"
		"  data/sub.x/: 1 file, 1234567 bytes (1.2 MB)\n"
		"  data/: 2 files, 11 bytes\n"
		"  data/sub/: 2 files, 9 bytes\n"
		"\nlargest files\n"
		"  data/sub.x/big: 1234567 bytes (1.2 MB)\n"
		"  data/a.txt: 6 bytes\n"
		"  data/b.txt: 5 bytes\n"
		"  data/sub/c.txt: 5 bytes\n"
		"  data/sub/deep/d: 4 bytes\n",
		text);
	free(text);
	fonds_bag_summary_free(summary);
	bag_clear(&bag);
}

static void a_bag_is_shown_as_json(void **state)
{
	static const char *const parts[] = { "\"version\": \"1.0\"",
		"\"version_known\": true", "\"files\": 5", "\"bytes\": 1234587",
		"\"tag_files\": 6", "\"fetch_files\": 3",
		"\"files_of_unknown_length\": 1", "\"problems\": 1",
		"\"unknown_manifests\": [\n    \"manifest-crc9.txt\"\n  ]",
		"\"profile\": \"https://x/p.json\"", "\"folder_count\": 3",
		"\"path\": \"data/sub.x/\",\n      \"files\": 1" };
	struct fonds_bag_summary *summary;
	struct bag bag;
	char *text;

	(void)state;
	fill(&bag);
	summary = show(&bag);
	text = render(summary, FONDS_FORMAT_JSON);
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if (!strstr(text, parts[i]))
			fail_msg("%s is not in %s", parts[i], text);
	assert_null(strchr(text, '\x1b'));
	free(text);
	fonds_bag_summary_free(summary);
	bag_clear(&bag);
}

static void what_is_no_bag_is_not_shown(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	struct fonds_bag_summary *summary = NULL;
	struct bag bag = { 0 };

	(void)state;
	bag_put(&bag, "letter.txt", "x");
	assert_int_equal(FONDS_OK,
		fonds_memory_tree_new(bag.files, bag.count, &tree, NULL));
	assert_int_equal(
		FONDS_ERR_FORMAT, fonds_bag_show_tree(tree, &summary, NULL));
	assert_null(summary);
	bag_clear(&bag);
}

static void a_damaged_bag_is_shown_as_far_as_it_goes(void **state)
{
	struct fonds_bag_summary *summary;
	struct bag bag = { 0 };
	char *text;

	(void)state;
	bag_fill(&bag);
	bag_put(&bag, "bagit.txt",
		"BagIt-Version: 7.1\n"
		"Tag-File-Character-Encoding: UTF-8\n");
	bag_seal_all(&bag);
	summary = show(&bag);
	text = render(summary, FONDS_FORMAT_TEXT);
	assert_non_null(
		strstr(text, "version        7.1, which is not known\n"));
	free(text);
	fonds_bag_summary_free(summary);
	bag_drop(&bag, "bagit.txt");
	summary = show(&bag);
	text = render(summary, FONDS_FORMAT_TEXT);
	assert_non_null(strstr(text, "version        not declared\n"));
	assert_non_null(strstr(text, "problems       1 seen"));
	free(text);
	fonds_bag_summary_free(summary);
	bag_clear(&bag);
}

static void only_the_largest_are_shown(void **state)
{
	static const char *const names[] = { "data/a", "data/b", "data/c",
		"data/d", "data/e", "data/f", "data/g", "data/h", "data/i",
		"data/j", "data/k", "data/l" };
	struct fonds_bag_summary *summary;
	struct bag bag = { 0 };
	char *text;

	(void)state;
	bag_put(&bag, "bagit.txt", "");
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		bag_put_bytes(&bag, names[i], "xxxxxxxxxxxx", i + 1);
	summary = show(&bag);
	assert_int_equal(12, summary->largest.total);
	assert_int_equal(FONDS_SHARES_MAX, summary->largest.count);
	assert_string_equal("data/l", summary->largest.items[0].path);
	assert_string_equal("data/c", summary->largest.items[9].path);
	assert_int_equal(1, summary->folders.total);
	text = render(summary, FONDS_FORMAT_TEXT);
	assert_non_null(strstr(text, "data/c: 3 bytes\n  and 2 more\n"));
	free(text);
	fonds_bag_summary_free(summary);
	bag_clear(&bag);
}

static void no_allocation_may_fail_unnoticed(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	unsigned failures = 0;
	struct bag bag;

	(void)state;
	fill(&bag);
	assert_int_equal(FONDS_OK,
		fonds_memory_tree_new(bag.files, bag.count, &tree, NULL));
	for (unsigned n = 0;; n++) {
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
		struct fonds_bag_summary *summary = NULL;
		enum fonds_status status;

		fonds_buffer_init(&buffer, 1 << 20);
		fault_arm(FAULT_ALLOC, n);
		status = fonds_bag_show_tree(tree, &summary, NULL);
		if (status == FONDS_OK)
			status = fonds_bag_summary_write(summary,
				FONDS_FORMAT_TEXT, fonds_output_to_buffer,
				&buffer, NULL);
		fault_disarm();
		fonds_bag_summary_free(summary);
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			break;
		}
		failures++;
		if (status < 0)
			assert_int_equal(FONDS_ERR_NOMEM, status);
	}
	assert_true(failures > 30);
	bag_clear(&bag);
}

static void what_cannot_be_shown_is_an_error(void **state)
{
	struct fonds_bag_summary *summary = NULL;
	struct fonds_error *error = NULL;

	(void)state;
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_bag_show(NULL, &summary, NULL));
	assert_int_equal(
		FONDS_ERR_FORMAT, fonds_bag_show("/dev/null", &summary, NULL));
	assert_int_equal(FONDS_ERR_IO,
		fonds_bag_show("/nowhere/at/all", &summary, &error));
	fonds_error_free(error);
	assert_null(summary);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_bag_is_shown_as_text),
		cmocka_unit_test(a_bag_is_shown_as_json),
		cmocka_unit_test(what_is_no_bag_is_not_shown),
		cmocka_unit_test(a_damaged_bag_is_shown_as_far_as_it_goes),
		cmocka_unit_test(only_the_largest_are_shown),
		cmocka_unit_test(no_allocation_may_fail_unnoticed),
		cmocka_unit_test(what_cannot_be_shown_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
