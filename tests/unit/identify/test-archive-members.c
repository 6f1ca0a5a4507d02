/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "archive/archive-tree.h"
#include "base/error.h"
#include "identify/archive-members.h"
#include "tests/unit/archive/walked.h"
#include "tests/unit/archive/zip-maker.h"
#include "tests/unit/fault.h"
#include "tests/unit/scratch.h"

static struct fonds_signature_set *set;

static int open_set(void **state)
{
	(void)state;
	return fonds_signature_set_new(&set, NULL);
}

static int close_set(void **state)
{
	(void)state;
	fonds_signature_set_free(set);
	return 0;
}

static struct fonds_tree *open_zip(const struct zip *zip)
{
	struct fonds_tree *tree = NULL;

	assert_int_equal(FONDS_OK,
		fonds_archive_tree_new(memory_file(zip->data, zip->size), "a",
			NULL, &tree, NULL));
	return tree;
}

/* "NAME PUID|-[ warning]\n" for each. */
static enum fonds_status tell(const struct fonds_crew_task *task, void *payload,
	struct fonds_error **error)
{
	const struct fonds_identity *identity = &task->identity;

	(void)error;
	assert_null(task->failure);
	fonds_buffer_printf(payload, "%s %s %s\n", task->name,
		identity->standing > 0 ? identity->hits[0].puid : "-",
		fonds_buffer_text(&identity->warning));
	return FONDS_OK;
}

static enum fonds_status identify(struct fonds_tree *tree,
	struct fonds_buffer *told, bool *begun, struct fonds_error **error)
{
	struct fonds_crew *crew = NULL;
	enum fonds_status status = fonds_crew_new(
		set, 2, tell, told, &crew, error);

	if (status == FONDS_OK)
		status = fonds_archive_members_identify(
			tree, "a", set, crew, begun, error);
	if (status == FONDS_OK)
		status = fonds_crew_finish(crew, error);
	fonds_crew_free(crew);
	return status;
}

static void make(struct zip *zip)
{
	*zip = (struct zip){ 0 };
	zip_add(zip, "note.txt", "A line.\n");
	zip_add(zip, "empty/", "");
	zip_add(zip, "x/data.json", "[1]");
	zip_add(zip, "link", "/etc/passwd");
	zip_put16(zip->central + zip->last_central + 40, 0120777);
	zip_end(zip);
}

static void members_are_told_in_their_order(void **state)
{
	struct fonds_buffer told;
	bool has_begun = false;
	struct fonds_tree *tree;
	struct zip zip;

	(void)state;
	make(&zip);
	tree = open_zip(&zip);
	fonds_buffer_init(&told, 4096);
	assert_int_equal(FONDS_OK, identify(tree, &told, &has_begun, NULL));
	assert_true(has_begun);
	assert_string_equal("a#note.txt x-fmt/111 \n"
			    "a#x/data.json fmt/817 \n"
			    "a#link - no file\n",
		fonds_buffer_text(&told));
	fonds_buffer_clear(&told);
	fonds_tree_free(tree);
}

/* "hello" as gzip packs it: it could be a tar until it is unpacked. */
static const uint8_t hello_gz[] = { 0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xcb,
	0x48, 0xcd, 0xc9, 0xc9, 0xe7, 2, 0, 0x20, 0x30, 0x3a, 0x36, 6, 0, 0,
	0 };

static void what_is_no_archive_does_not_begin(void **state)
{
	struct fonds_buffer told;
	bool has_begun = true;
	struct fonds_tree *tree = NULL;

	(void)state;
	assert_int_equal(FONDS_OK,
		fonds_archive_tree_new(memory_file(hello_gz, sizeof(hello_gz)),
			"a", NULL, &tree, NULL));
	fonds_buffer_init(&told, 4096);
	assert_int_equal(
		FONDS_ERR_FORMAT, identify(tree, &told, &has_begun, NULL));
	assert_false(has_begun);
	assert_int_equal(0, told.size);
	fonds_buffer_clear(&told);
	fonds_tree_free(tree);
}

static void expect_faults_told(enum fault_kind kind, enum fonds_status wanted)
{
	enum fonds_status status;
	struct zip zip;

	make(&zip);
	for (unsigned n = 0;; n++) {
		struct fonds_tree *tree = open_zip(&zip);
		size_t open_before = scratch_count_fds();
		struct fonds_buffer told;
		bool has_begun = false;

		fonds_buffer_init(&told, 4096);
		fault_arm(kind, n);
		status = identify(tree, &told, &has_begun, NULL);
		fault_disarm();
		assert_int_equal(open_before, scratch_count_fds());
		/* The test's own buffer may be what ran out. */
		if (told.status < 0)
			status = told.status;
		fonds_buffer_clear(&told);
		fonds_tree_free(tree);
		if (!fault_fired())
			break;
		assert_int_equal(wanted, status);
	}
	assert_int_equal(FONDS_OK, status);
}

static void failures_are_told(void **state)
{
	(void)state;
	expect_faults_told(FAULT_ALLOC, FONDS_ERR_NOMEM);
	expect_faults_told(FAULT_READ, FONDS_ERR_IO);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(members_are_told_in_their_order),
		cmocka_unit_test(what_is_no_archive_does_not_begin),
		cmocka_unit_test(failures_are_told),
	};

	return cmocka_run_group_tests(tests, open_set, close_set);
}
