/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "fixity/catalog/policy.h"
#include "fixity/catalog/volume-marker.h"
#include "tests/unit/fault.h"
#include "tests/unit/fixity/catalog-fixture.h"

struct seen {
	struct fonds_catalog *catalog;
	char text[1024];
	size_t size;
};

static enum fonds_status see(const struct fonds_volume *volume, void *payload,
	struct fonds_error **error)
{
	struct seen *seen = payload;
	uint64_t holdings = 9;
	int n;

	assert_int_equal(FONDS_OK, fonds_volume_holdings(seen->catalog,
					   volume->number, &holdings, error));
	n = snprintf(seen->text + seen->size, sizeof(seen->text) - seen->size,
		"%lld %s %s %s %llu\n", (long long)volume->number, volume->name,
		volume->identifier, volume->path ? volume->path : "nowhere",
		(unsigned long long)holdings);
	assert_true(n > 0);
	seen->size += (size_t)n;
	assert_true(volume->added_at > 1700000000);
	return FONDS_OK;
}

static int64_t add(
	struct fonds_catalog *catalog, const char *name, const char *path)
{
	int64_t number = 0;
	char identifier[300];

	(void)snprintf(identifier, sizeof(identifier), "id-%s", name);
	assert_int_equal(FONDS_OK, fonds_volume_add(catalog, name, identifier,
					   path, &number, NULL));
	return number;
}

static int64_t volume_of(struct fonds_catalog *catalog, const char *path)
{
	int64_t number = -1;

	assert_int_equal(
		FONDS_OK, fonds_volume_of_path(catalog, path, &number, NULL));
	return number;
}

static void expect_at(struct fonds_catalog *catalog, const char *folder,
	const char *name, int64_t volume, int64_t holding)
{
	char path[4200];
	int64_t number = -1;

	(void)snprintf(path, sizeof(path), "%s/%s", folder, name);
	assert_int_equal(volume, volume_of(catalog, path));
	assert_int_equal(
		FONDS_OK, fonds_holding_at(catalog, path, &number, NULL));
	assert_int_equal(holding, number);
}

static void volumes_are_told_with_where_they_are(void **state)
{
	struct fonds_catalog *catalog = *state;
	struct seen seen = { .catalog = catalog };

	add(catalog, "tape", NULL);
	add(catalog, "disk", "/mnt/disk");
	fixture_holding(1, 1, "2", "a", "3");
	fixture_holding(2, 1, "2", "removed", "3");
	fixture_holding(3, 1, "2", "open", "NULL");
	fixture_holding(4, 1, "NULL", "/mnt/disk/b", "3");
	fixture_remove(2);
	assert_int_equal(
		FONDS_OK, fonds_volume_each(catalog, see, &seen, NULL));
	assert_string_equal("1 tape id-tape nowhere 0\n"
			    "2 disk id-disk /mnt/disk 1\n",
		seen.text);
}

static void each_host_has_paths_of_its_own(void **state)
{
	struct fonds_catalog *catalog = *state;
	struct seen seen = { .catalog = catalog };

	add(catalog, "disk", NULL);
	assert_int_equal(SQLITE_OK,
		fixture_sql("INSERT INTO volume_place VALUES"
			    " (1, 'another host', CAST('/there' AS BLOB), 1)"));
	assert_int_equal(0, volume_of(catalog, "/there/a"));
	assert_int_equal(
		FONDS_OK, fonds_volume_set_path(catalog, 1, "/here", NULL));
	assert_int_equal(
		FONDS_OK, fonds_volume_set_path(catalog, 1, "/moved", NULL));
	assert_int_equal(
		FONDS_OK, fonds_volume_each(catalog, see, &seen, NULL));
	assert_string_equal("1 disk id-disk /moved 0\n", seen.text);
	assert_int_equal(0, volume_of(catalog, "/here/a"));
	assert_int_equal(1, volume_of(catalog, "/moved/a"));
	assert_int_equal(2, fixture_count("SELECT count(*) FROM volume_place"));
}

static void a_path_is_of_the_nearest_volume_above_it(void **state)
{
	struct fonds_catalog *catalog = *state;
	int64_t inner = add(catalog, "inner", "/mnt/a/inner");
	int64_t outer = add(catalog, "outer", "/mnt/a");
	int64_t slash = add(catalog, "slash", "/srv/x//");

	assert_int_equal(outer, volume_of(catalog, "/mnt/a"));
	assert_int_equal(outer, volume_of(catalog, "/mnt/a/"));
	assert_int_equal(outer, volume_of(catalog, "/mnt/a/b/c"));
	assert_int_equal(outer, volume_of(catalog, "/mnt/a/inner2"));
	assert_int_equal(inner, volume_of(catalog, "/mnt/a/inner"));
	assert_int_equal(inner, volume_of(catalog, "/mnt/a/inner/b"));
	assert_int_equal(slash, volume_of(catalog, "/srv/x"));
	assert_int_equal(slash, volume_of(catalog, "/srv/x/y"));
	assert_int_equal(0, volume_of(catalog, "/mnt/ab"));
	assert_int_equal(0, volume_of(catalog, "/mnt"));
	assert_int_equal(0, volume_of(catalog, "/srv/xy"));
	assert_int_equal(0, volume_of(catalog, "/"));
	add(catalog, "root", "/");
	assert_int_equal(4, volume_of(catalog, "/mnt"));
	assert_int_equal(4, volume_of(catalog, "/"));
	assert_int_equal(outer, volume_of(catalog, "/mnt/a/b"));
}

static void a_volume_is_got_by_its_number(void **state)
{
	struct fonds_catalog *catalog = *state;
	struct fonds_error *error = NULL;
	struct fonds_volume volume;
	struct fonds_arena arena;

	add(catalog, "tape", NULL);
	add(catalog, "disk", "/mnt");
	fonds_arena_init(&arena, 4096);
	assert_int_equal(
		FONDS_OK, fonds_volume_get(catalog, 1, &arena, &volume, NULL));
	assert_string_equal("tape", volume.name);
	assert_null(volume.path);
	assert_int_equal(
		FONDS_OK, fonds_volume_get(catalog, 2, &arena, &volume, NULL));
	assert_string_equal("id-disk", volume.identifier);
	assert_string_equal("/mnt", volume.path);
	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_volume_get(catalog, 3, &arena, &volume, &error));
	expect_error(&error, "no volume 3 in the catalog");
	fonds_arena_clear(&arena);
}

/* Each is there when its marker is, and what they hold goes with them. */
static void volumes_take_turns_at_one_path(void **state)
{
	struct fonds_catalog *catalog = *state;
	char first[FONDS_UUID_SIZE];
	char second[FONDS_UUID_SIZE];
	fonds_cleanup(fonds_freep) char *path = NULL;
	int64_t number = 0;

	scratch_folder("mnt");
	path = realpath("mnt", NULL);
	assert_int_equal(FONDS_OK, fonds_volume_marker_make(path, first, NULL));
	assert_int_equal(FONDS_OK,
		fonds_volume_add(catalog, "first", first, path, &number, NULL));
	assert_int_equal(0, rename("mnt/" FONDS_VOLUME_MARKER, "first"));
	assert_int_equal(
		FONDS_OK, fonds_volume_marker_make(path, second, NULL));
	assert_int_equal(FONDS_OK, fonds_volume_add(catalog, "second", second,
					   path, &number, NULL));
	fixture_holding(1, 1, "1", "a", "3");
	fixture_holding(2, 1, "2", "b", "3");
	expect_at(catalog, path, "a", 2, 0);
	expect_at(catalog, path, "b", 2, 2);
	assert_int_equal(0, rename("first", "mnt/" FONDS_VOLUME_MARKER));
	expect_at(catalog, path, "a", 1, 1);
	expect_at(catalog, path, "b", 1, 0);
	/* With none there, what is registered is told all the same. */
	assert_int_equal(0, remove("mnt/" FONDS_VOLUME_MARKER));
	expect_at(catalog, path, "a", 1, 1);
	expect_at(catalog, path, "b", 1, 2);
}

static void paths_are_bytes(void **state)
{
	struct fonds_catalog *catalog = *state;

	add(catalog, "odd", "/mnt/\xff\n%");
	assert_int_equal(1, volume_of(catalog, "/mnt/\xff\n%/a"));
	assert_int_equal(0, volume_of(catalog, "/mnt/\xfe\n%/a"));
}

static void a_volume_is_added_once(void **state)
{
	struct fonds_catalog *catalog = *state;
	struct fonds_error *error = NULL;
	int64_t number = 0;

	add(catalog, "disk", NULL);
	assert_int_equal(
		FONDS_ERR_EXISTS, fonds_volume_add(catalog, "disk", "other",
					  NULL, &number, &error));
	expect_error(&error, "has a volume 'disk' already");
	assert_int_equal(
		FONDS_ERR_EXISTS, fonds_volume_add(catalog, "other", "id-disk",
					  "/a", &number, &error));
	expect_error(&error, "has volume 1 with the identifier 'id-disk'");
	assert_int_equal(0, number);
	assert_int_equal(0, fixture_count("SELECT count(*) FROM volume_place"));
	assert_int_equal(
		FONDS_OK, fonds_volume_find(catalog, "disk", &number, NULL));
	assert_int_equal(1, number);
}

static void what_is_no_volume_is_refused(void **state)
{
	struct fonds_catalog *catalog = *state;
	struct fonds_error *error = NULL;
	int64_t number = 9;

	assert_int_equal(FONDS_ERR_INVALID,
		fonds_volume_add(catalog, "", "id", NULL, &number, &error));
	expect_error(&error, "the name of the volume is empty");
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_volume_add(catalog, "a", "i\nd", NULL, &number, &error));
	expect_error(&error, "the identifier of the volume");
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_volume_add(catalog, "a", "id", "mnt", &number, &error));
	expect_error(&error, "must be absolute, and 'mnt' is not");
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_volume_set_path(catalog, 1, "", &error));
	expect_error(&error, "must be absolute");
	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_volume_set_path(catalog, 1, "/mnt", &error));
	expect_error(&error, "no volume 1");
	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_volume_find(catalog, "a", &number, &error));
	expect_error(&error, "no volume 'a' in the catalog");
	assert_int_equal(9, number);
}

static void a_want_of_memory_is_no_answer(void **state)
{
	struct fonds_catalog *catalog = *state;
	enum fonds_status status;
	int64_t number;

	add(catalog, "disk", "/mnt");
	for (unsigned n = 0;; n++) {
		number = -1;
		fault_arm(FAULT_ALLOC, n);
		status = fonds_volume_of_path(catalog, "/mnt/a", &number, NULL);
		fault_disarm();
		if (!fault_fired())
			break;
		assert_int_equal(FONDS_ERR_NOMEM, status);
		assert_int_equal(-1, number);
	}
	assert_int_equal(FONDS_OK, status);
	assert_int_equal(1, number);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(volumes_are_told_with_where_they_are),
		FIXTURE_TEST(each_host_has_paths_of_its_own),
		FIXTURE_TEST(a_path_is_of_the_nearest_volume_above_it),
		FIXTURE_TEST(a_volume_is_got_by_its_number),
		FIXTURE_TEST(volumes_take_turns_at_one_path),
		FIXTURE_TEST(paths_are_bytes),
		FIXTURE_TEST(a_volume_is_added_once),
		FIXTURE_TEST(what_is_no_volume_is_refused),
		FIXTURE_TEST(a_want_of_memory_is_no_answer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
