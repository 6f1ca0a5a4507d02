/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/unit/bagit/bag-fixture.h"

#include "bagit/inventory.h"
#include "bagit/listing.h"

#define NFC "data/N\xc3\xba\xc3\xb1"
#define NFD "data/Nu\xcc\x81n\xcc\x83"

static void walk(struct fonds_inventory *inventory, struct bag *bag)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;

	assert_int_equal(FONDS_OK,
		fonds_memory_tree_new(bag->files, bag->count, &tree, NULL));
	fonds_inventory_init(inventory);
	assert_int_equal(FONDS_OK, fonds_inventory_walk(inventory, tree, NULL));
}

/* The path that a listed one stands for; "" when it is unsafe. */
static const char *resolve(struct fonds_inventory *inventory,
	enum fonds_bagit_version version, const char *text,
	struct fonds_listing *ret)
{
	const struct fonds_listed_path listed = {
		.text = text,
		.size = strlen(text),
	};

	assert_int_equal(FONDS_OK,
		fonds_listing_resolve(inventory, version, &listed, ret, NULL));
	return ret->entry ? ret->entry->path : "";
}

static void another_normal_form_is_found_last(void **state)
{
	struct fonds_inventory inventory;
	struct fonds_listing listing;
	struct bag bag = { 0 };

	(void)state;
	bag_put(&bag, NFC, "");
	walk(&inventory, &bag);
	assert_string_equal(
		NFC, resolve(&inventory, FONDS_BAGIT_1_0, NFC, &listing));
	assert_false(listing.is_normalized);
	assert_string_equal(
		NFC, resolve(&inventory, FONDS_BAGIT_1_0, NFD, &listing));
	assert_true(listing.is_normalized);
	fonds_inventory_clear(&inventory);
	bag_put(&bag, NFD, "");
	walk(&inventory, &bag);
	assert_string_equal(
		NFD, resolve(&inventory, FONDS_BAGIT_1_0, NFD, &listing));
	assert_false(listing.is_normalized);
	fonds_inventory_clear(&inventory);
	bag_clear(&bag);
}

static void percents_are_read_as_the_version_has_it(void **state)
{
	struct fonds_inventory inventory;
	struct fonds_listing listing;
	struct bag bag = { 0 };

	(void)state;
	bag_put(&bag, "data/a\nb", "");
	bag_put(&bag, "data/50%", "");
	bag_put(&bag, "data/%25", "");
	walk(&inventory, &bag);
	assert_string_equal("data/a\nb",
		resolve(&inventory, FONDS_BAGIT_1_0, "data/a%0ab", &listing));
	assert_false(listing.is_unencoded);
	assert_string_equal("data/a\nb",
		resolve(&inventory, FONDS_BAGIT_0_97, "data/a%0Ab", &listing));
	assert_string_equal("data/50%",
		resolve(&inventory, FONDS_BAGIT_1_0, "data/50%25", &listing));
	assert_false(listing.is_unencoded);
	assert_string_equal("data/50%",
		resolve(&inventory, FONDS_BAGIT_1_0, "data/50%", &listing));
	assert_true(listing.is_unencoded);
	assert_string_equal("data/50%",
		resolve(&inventory, FONDS_BAGIT_0_96, "data/50%", &listing));
	assert_false(listing.is_unencoded);
	/* The literal name, because the decoded one is not there. */
	assert_string_equal("data/%25",
		resolve(&inventory, FONDS_BAGIT_1_0, "data/%25", &listing));
	assert_true(listing.is_unencoded);
	assert_string_equal("data/%25",
		resolve(&inventory, FONDS_BAGIT_0_97, "data/%25", &listing));
	fonds_inventory_clear(&inventory);
	bag_clear(&bag);
}

static void unsafe_paths_have_no_entry(void **state)
{
	static const char *const wrong[] = { "../x", "/etc/passwd", "~/x",
		"data/../../x", "C:\\x", "\\\\server\\x", "data\\..\\..\\x" };
	struct fonds_inventory inventory;
	struct fonds_listing listing;
	struct bag bag = { 0 };

	(void)state;
	walk(&inventory, &bag);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		assert_string_equal("", resolve(&inventory, FONDS_BAGIT_0_97,
						wrong[i], &listing));
	assert_int_equal(0, inventory.absent_count);
	fonds_inventory_clear(&inventory);
}

static void dots_and_slashes_are_dropped_and_told(void **state)
{
	struct fonds_inventory inventory;
	struct fonds_listing listing;
	struct bag bag = { 0 };

	(void)state;
	bag_put(&bag, "data/a", "");
	walk(&inventory, &bag);
	assert_string_equal("data/a",
		resolve(&inventory, FONDS_BAGIT_1_0, "./data//a", &listing));
	assert_true(listing.is_rewritten);
	assert_string_equal("data/a",
		resolve(&inventory, FONDS_BAGIT_1_0, "data/a", &listing));
	assert_false(listing.is_rewritten);
	fonds_inventory_clear(&inventory);
	bag_clear(&bag);
}

/* The line was "hex   name": which blanks part, and which are the name's? */
static void what_stands_before_a_path_may_belong_to_it(void **state)
{
	static const char line[] = "ab    x";
	static const char starred[] = "ab *y";
	struct fonds_listed_path listed = {
		.text = line + 6,
		.size = 1,
		.extra_blanks = 3,
	};
	struct fonds_inventory inventory;
	struct fonds_listing listing;
	struct bag bag = { 0 };

	(void)state;
	bag_put(&bag, "  x", "");
	bag_put(&bag, "*y", "");
	walk(&inventory, &bag);
	assert_int_equal(
		FONDS_OK, fonds_listing_resolve(&inventory, FONDS_BAGIT_1_0,
				  &listed, &listing, NULL));
	assert_string_equal("  x", listing.entry->path);
	listed.extra_blanks = 1;
	assert_int_equal(
		FONDS_OK, fonds_listing_resolve(&inventory, FONDS_BAGIT_1_0,
				  &listed, &listing, NULL));
	assert_string_equal("x", listing.entry->path);
	assert_false(listing.entry->is_on_disk);
	listed = (struct fonds_listed_path){
		.text = starred + 4,
		.size = 1,
		.has_asterisk = true,
	};
	assert_int_equal(
		FONDS_OK, fonds_listing_resolve(&inventory, FONDS_BAGIT_1_0,
				  &listed, &listing, NULL));
	assert_string_equal("*y", listing.entry->path);
	fonds_inventory_clear(&inventory);
	bag_clear(&bag);
}

static void escapes_of_md5sum_are_read_when_nothing_else_fits(void **state)
{
	struct fonds_listed_path listed = {
		.text = "data/a\\nb\\\\c",
		.size = strlen("data/a\\nb\\\\c"),
		.has_backslash = true,
	};
	struct fonds_inventory inventory;
	struct fonds_listing listing;
	struct bag bag = { 0 };

	(void)state;
	bag_put(&bag, "data/a\\nb\\\\c", "");
	bag_put(&bag, "data/a\nb\\c", "");
	walk(&inventory, &bag);
	assert_int_equal(
		FONDS_OK, fonds_listing_resolve(&inventory, FONDS_BAGIT_1_0,
				  &listed, &listing, NULL));
	assert_string_equal("data/a\\nb\\\\c", listing.entry->path);
	fonds_inventory_clear(&inventory);
	bag_drop(&bag, "data/a\\nb\\\\c");
	walk(&inventory, &bag);
	assert_int_equal(
		FONDS_OK, fonds_listing_resolve(&inventory, FONDS_BAGIT_1_0,
				  &listed, &listing, NULL));
	assert_string_equal("data/a\nb\\c", listing.entry->path);
	fonds_inventory_clear(&inventory);
	bag_clear(&bag);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(another_normal_form_is_found_last),
		cmocka_unit_test(percents_are_read_as_the_version_has_it),
		cmocka_unit_test(unsafe_paths_have_no_entry),
		cmocka_unit_test(dots_and_slashes_are_dropped_and_told),
		cmocka_unit_test(what_stands_before_a_path_may_belong_to_it),
		cmocka_unit_test(
			escapes_of_md5sum_are_read_when_nothing_else_fits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
