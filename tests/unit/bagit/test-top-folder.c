/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bagit/packed/top-folder.h"
#include "base/cleanup.h"
#include "tests/unit/fault.h"

#define MEMBERS_MAX 5

/* A path that ends in a slash is a folder with nothing in it. */
static const struct {
	const char *members[MEMBERS_MAX];
	const char *name;
	const char *beside;
	const char *other;
} cases[] = {
	{ { "bag/bagit.txt", "bag/data/x" }, "bag", NULL, NULL },
	{ { "bag/", "bag/data/x", "bag/bagit.txt" }, "bag", NULL, NULL },
	{ { "bag/data/x", "bag/manifest-md5.txt" }, "bag", NULL, NULL },
	{ { "bag/" }, "bag", NULL, NULL },
	{ { NULL }, "", NULL, NULL },
	{ { "bagit.txt", "data/x" }, "", NULL, NULL },
	{ { "data/x", "bagit.txt" }, "", NULL, NULL },
	{ { "data/bagit.txt", "bagit.txt" }, "", NULL, NULL },
	{ { "data/x", "data/y" }, "data", NULL, NULL },
	{ { "README", "bag/bagit.txt" }, "bag", "README", NULL },
	{ { "bag/bagit.txt", "README", "more" }, "bag", "README", NULL },
	{ { "__MACOSX/._bag", "bag/bagit.txt" }, "bag", "__MACOSX/._bag",
		NULL },
	{ { "a/bagit.txt", "b/bagit.txt" }, "a", "b/bagit.txt", "b" },
	{ { "a/x", "b/bagit.txt", "c/bagit.txt" }, "b", "a/x", "c" },
	{ { "a/x", "b/y" }, "", NULL, NULL },
	{ { "../bagit.txt", "../data/x" }, "", NULL, NULL },
	{ { "bag/bagit.txt", "../x" }, "bag", "../x", NULL },
	{ { "/bag/bagit.txt" }, "", NULL, NULL },
	{ { "C:/bagit.txt" }, "", NULL, NULL },
	{ { "bag/x/bagit.txt", "y" }, "", NULL, NULL },
};

static enum fonds_status add_all(struct fonds_top_folder *top,
	const char *const *members, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < MEMBERS_MAX && members[i];
		i++) {
		char path[64];
		struct fonds_tree_entry entry = { .path = path };
		size_t size = strlen(members[i]);

		strcpy(path, members[i]);
		if (path[size - 1] == '/') {
			path[size - 1] = '\0';
			entry.kind = FONDS_ENTRY_EMPTY_FOLDER;
		}
		status = fonds_top_folder_add(top, &entry, error);
	}
	return status;
}

static void assert_text(const char *expected, const char *found)
{
	if (!expected)
		assert_null(found);
	else
		assert_string_equal(expected, found);
}

static void the_bag_is_found_in_whatever_order(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct fonds_top_folder top = { 0 };

		assert_int_equal(
			FONDS_OK, add_all(&top, cases[i].members, NULL));
		assert_string_equal(cases[i].name, fonds_top_folder_name(&top));
		assert_text(cases[i].beside, fonds_top_folder_beside(&top));
		assert_text(cases[i].other, top.other);
		fonds_top_folder_clear(&top);
	}
}

static void paths_lose_the_folder_and_nothing_else(void **state)
{
	(void)state;
	assert_string_equal("data/x", fonds_top_folder_strip("", "data/x"));
	assert_string_equal(
		"data/x", fonds_top_folder_strip("bag", "bag/data/x"));
	assert_string_equal("", fonds_top_folder_strip("bag", "bag"));
	assert_string_equal("/x", fonds_top_folder_strip("bag", "bag//x"));
	assert_null(fonds_top_folder_strip("bag", "bags/data/x"));
	assert_null(fonds_top_folder_strip("bag", "ba"));
	assert_null(fonds_top_folder_strip("bag", "x/bag/y"));
}

static void want_of_memory_is_told(void **state)
{
	static const char *const members[MEMBERS_MAX] = { "x", "a/bagit.txt",
		"b/bagit.txt" };

	(void)state;
	for (unsigned n = 0;; n++) {
		struct fonds_top_folder top = { 0 };
		enum fonds_status status;

		fault_arm(FAULT_ALLOC, n);
		status = add_all(&top, members, NULL);
		fault_disarm();
		fonds_top_folder_clear(&top);
		if (!fault_fired()) {
			assert_true(n > 3);
			break;
		}
		assert_int_equal(FONDS_ERR_NOMEM, status);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_bag_is_found_in_whatever_order),
		cmocka_unit_test(paths_lose_the_folder_and_nothing_else),
		cmocka_unit_test(want_of_memory_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
