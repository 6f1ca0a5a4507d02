/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/unit/bagit/bag-fixture.h"

#include "bagit/inventory.h"

static void walk(struct fonds_inventory *inventory, struct bag *bag)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;

	assert_int_equal(FONDS_OK,
		fonds_memory_tree_new(bag->files, bag->count, &tree, NULL));
	fonds_inventory_init(inventory);
	assert_int_equal(FONDS_OK, fonds_inventory_walk(inventory, tree, NULL));
}

static void files_are_found_by_their_exact_names(void **state)
{
	struct fonds_inventory inventory;
	struct bag bag = { 0 };
	size_t index = 0;

	(void)state;
	bag_put(&bag, "data/a.txt", "");
	bag_put(&bag, "data/a/x", "");
	bag_put(&bag, "bagit.txt", "");
	walk(&inventory, &bag);
	assert_int_equal(3, inventory.count);
	assert_true(fonds_inventory_find(&inventory, "data/a/x")->is_payload);
	assert_false(fonds_inventory_find(&inventory, "bagit.txt")->is_payload);
	assert_null(fonds_inventory_find(&inventory, "data/A.txt"));
	assert_null(fonds_inventory_get(&inventory, 3));
	assert_true(fonds_inventory_index(&inventory, "data/a/x", &index));
	assert_string_equal("data/a/x", inventory.entries[index]->path);
	assert_false(fonds_inventory_index(&inventory, "data/a/y", &index));
	fonds_inventory_clear(&inventory);
	bag_clear(&bag);
}

static void an_absent_file_has_one_entry(void **state)
{
	struct fonds_inventory inventory;
	struct fonds_bag_entry *one = NULL;
	struct fonds_bag_entry *two = NULL;
	struct bag bag = { 0 };

	(void)state;
	walk(&inventory, &bag);
	assert_int_equal(FONDS_OK,
		fonds_inventory_absent(&inventory, "data/x", &one, NULL));
	assert_int_equal(FONDS_OK,
		fonds_inventory_absent(&inventory, "data/x", &two, NULL));
	assert_ptr_equal(one, two);
	assert_false(one->is_on_disk);
	assert_ptr_equal(one, fonds_inventory_get(&inventory, 0));
	fonds_inventory_clear(&inventory);
}

static void claims_keep_their_order(void **state)
{
	static const uint8_t digest[2] = { 1, 2 };
	struct fonds_inventory inventory;
	struct fonds_bag_claim claim = { .line = 7, .size = 2 };
	struct fonds_bag_entry *entry = NULL;
	struct bag bag = { 0 };

	(void)state;
	walk(&inventory, &bag);
	assert_int_equal(FONDS_OK,
		fonds_inventory_absent(&inventory, "x", &entry, NULL));
	assert_int_equal(FONDS_OK,
		fonds_inventory_claim(&inventory, entry, &claim, digest, NULL));
	claim.line = 8;
	claim.size = 0;
	assert_int_equal(FONDS_OK,
		fonds_inventory_claim(&inventory, entry, &claim, NULL, NULL));
	assert_int_equal(7, entry->claims->line);
	assert_memory_equal(digest, entry->claims->bytes, 2);
	assert_int_equal(8, entry->claims->next->line);
	fonds_inventory_clear(&inventory);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_are_found_by_their_exact_names),
		cmocka_unit_test(an_absent_file_has_one_entry),
		cmocka_unit_test(claims_keep_their_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
