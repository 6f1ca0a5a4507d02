/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "archive/archive-tree.h"
#include "archive/packed-bag.h"
#include "tests/unit/archive/walked.h"
#include "tests/unit/archive/zip-maker.h"

static enum fonds_status look(
	const void *data, size_t size, struct fonds_packed_bag *ret)
{
	struct fonds_tree *tree = NULL;
	enum fonds_status status;

	assert_int_equal(
		FONDS_OK, fonds_archive_tree_new(memory_file(data, size), "a",
				  NULL, &tree, NULL));
	status = fonds_packed_bag_look(tree, ret, NULL);
	fonds_tree_free(tree);
	return status;
}

static void a_bag_has_its_declaration_among_the_first(void **state)
{
	static const struct {
		const char *name;
		unsigned before;
		bool is_bag;
		bool is_whole;
	} cases[] = {
		{ "bagit.txt", 0, true, true },
		{ "bag/bagit.txt", 0, true, true },
		{ "bag/data/bagit.txt", 0, false, true },
		{ "bag/xbagit.txt", 0, false, true },
		{ "bagit.txt/", 0, false, true },
		{ "bag/bagit.txt", 63, true, true },
		{ "bag/bagit.txt", 64, false, false },
	};
	static struct zip zip;
	struct fonds_packed_bag bag;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		zip = (struct zip){ 0 };
		for (unsigned k = 0; k < cases[i].before; k++) {
			char name[16];

			(void)snprintf(name, sizeof(name), "bag/%u", k);
			zip_add(&zip, name, "x");
		}
		zip_add(&zip, cases[i].name, "");
		zip_end(&zip);
		assert_int_equal(FONDS_OK, look(zip.data, zip.size, &bag));
		assert_int_equal(cases[i].is_bag, bag.is_bag);
		assert_int_equal(cases[i].is_whole, bag.is_whole);
		assert_true(bag.has_begun);
	}
}

/* "hello" as gzip packs it: it could be a tar until it is unpacked. */
static const uint8_t hello_gz[] = { 0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xcb,
	0x48, 0xcd, 0xc9, 0xc9, 0xe7, 2, 0, 0x20, 0x30, 0x3a, 0x36, 6, 0, 0,
	0 };

static void what_is_no_archive_does_not_begin(void **state)
{
	struct fonds_packed_bag bag = { .has_begun = true };

	(void)state;
	assert_int_equal(
		FONDS_ERR_FORMAT, look(hello_gz, sizeof(hello_gz), &bag));
	assert_false(bag.has_begun);
	assert_false(bag.is_bag);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_bag_has_its_declaration_among_the_first),
		cmocka_unit_test(what_is_no_archive_does_not_begin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
