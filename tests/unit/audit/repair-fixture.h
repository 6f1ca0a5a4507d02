/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_AUDIT_REPAIR_FIXTURE_H
#define TESTS_UNIT_AUDIT_REPAIR_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/dir-tree.h"
#include "description/file-digest.h"
#include "fixity/catalog/holding.h"
#include "fixity/catalog/incident.h"
#include "tests/unit/scratch.h"

/*
 * A registered tree in the folder of the test: "tree", its good copy "copy",
 * the catalog "c.db". a is damaged, b/c missing with its folder, d is ok.
 */
static inline void repair_register(struct fonds_catalog *catalog,
	struct fonds_tree *tree, const char *path)
{
	struct fonds_digest digest;
	uint64_t size;

	assert_int_equal(FONDS_OK, fonds_file_digest(tree, path, FONDS_SHA256,
					   &size, &digest, NULL));
	assert_int_equal(FONDS_OK,
		fonds_accession_file(catalog, path, size, &digest, NULL));
}

static inline void repair_damage(void)
{
	assert_int_equal(0, system("rm -rf tree && cp -a copy tree"));
	scratch_write("tree/a", "the right bytez\n");
	assert_int_equal(0, system("rm -r tree/b"));
}

static inline struct fonds_catalog *repair_open(void)
{
	struct fonds_catalog *catalog = NULL;

	assert_int_equal(
		FONDS_OK, fonds_catalog_open("c.db", true, &catalog, NULL));
	return catalog;
}

static inline void repair_prepare(void)
{
	char path[4096];
	struct fonds_holding holding = {
		.identifier = "11111111-2222-4333-8444-555555555555",
		.kind = FONDS_HOLDING_TREE,
		.location = path,
		.external_identifier = "",
		.description = "",
		.source_organization = "",
		.digests = FONDS_DIGESTS_GENERATED,
		.source = "",
	};
	struct fonds_catalog *catalog;
	struct fonds_tree *tree = NULL;
	int64_t number = 0;

	scratch_write("copy/a", "the right bytes\n");
	scratch_write("copy/b/c", "in a folder\n");
	scratch_write("copy/d", "ok\n");
	assert_non_null(getcwd(path, sizeof(path) - 8));
	strcat(path, "/tree");
	catalog = repair_open();
	assert_int_equal(FONDS_OK, fonds_dir_tree_new("copy", &tree, NULL));
	assert_int_equal(FONDS_OK,
		fonds_accession_begin(catalog, &holding, &number, NULL));
	assert_int_equal(1, number);
	repair_register(catalog, tree, "a");
	repair_register(catalog, tree, "b/c");
	repair_register(catalog, tree, "d");
	assert_int_equal(FONDS_OK, fonds_accession_commit(catalog, NULL));
	fonds_tree_free(tree);
	fonds_catalog_close(catalog);
	repair_damage();
}

static inline int repair_setup(void **state)
{
	int result = scratch_enter(state);

	if (result == 0)
		repair_prepare();
	return result;
}

#define REPAIR_TEST(name) \
	cmocka_unit_test_setup_teardown(name, repair_setup, scratch_leave)

#endif
