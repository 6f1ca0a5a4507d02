/* SPDX-License-Identifier: Apache-2.0 */
/* What each level of a validation finds, and what it must not look at. */
#include "tests/unit/bagit/bag-fixture.h"

#define MANIFEST "manifest-sha256.txt"
#define TAG_MANIFEST "tagmanifest-sha256.txt"

/* A tree that counts what is asked of another one. */
struct watched {
	struct fonds_tree base;
	struct fonds_tree *inner;
	struct fonds_walk_ops walk_ops;
	unsigned opened_payload;
	unsigned opened_tag;
	bool leaves_sizes;
};

static struct watched *watched_walk;

static void note_leave_sizes(struct fonds_walk *walk)
{
	(void)walk;
	watched_walk->leaves_sizes = true;
}

static enum fonds_status watched_walk_new(struct fonds_tree *base,
	struct fonds_walk **ret, struct fonds_error **error)
{
	struct watched *watched = (struct watched *)base;
	enum fonds_status status = fonds_walk_new(watched->inner, ret, error);

	if (status < 0)
		return status;
	watched_walk = watched;
	watched->walk_ops = *(*ret)->ops;
	watched->walk_ops.leave_sizes = note_leave_sizes;
	(*ret)->ops = &watched->walk_ops;
	return FONDS_OK;
}

static enum fonds_status watched_open(struct fonds_tree *base,
	const struct fonds_bag_path *path, struct fonds_stream **ret,
	struct fonds_error **error)
{
	struct watched *watched = (struct watched *)base;

	if (fonds_bag_path_is_payload(path))
		watched->opened_payload++;
	else
		watched->opened_tag++;
	return fonds_tree_open(watched->inner, path, ret, error);
}

static const struct fonds_tree_ops watched_ops = {
	.walk_new = watched_walk_new,
	.open = watched_open,
};

static struct fonds_validation *check_at(struct bag *bag,
	enum fonds_bag_level level, bool strict, struct watched *watched)
{
	struct fonds_validation *validation = NULL;
	struct fonds_bag_check check = {
		.jobs = 1,
		.level = level,
		.strict = strict,
		.tree = &watched->base,
	};

	*watched = (struct watched){ .base.ops = &watched_ops };
	assert_int_equal(FONDS_OK, fonds_memory_tree_new(bag->files, bag->count,
					   &watched->inner, NULL));
	assert_int_equal(
		FONDS_OK, fonds_bag_check_run(&check, &validation, NULL));
	fonds_tree_free(watched->inner);
	return validation;
}

static void assert_found(struct bag *bag, enum fonds_bag_level level,
	const char *code, bool is_found)
{
	struct watched watched;
	struct fonds_validation *validation = check_at(
		bag, level, false, &watched);

	if (is_found != (find_finding(validation, code, NULL) != NULL))
		fail_msg("%s at level %s: %s", code,
			fonds_bag_level_name(level),
			is_found ? "not found" : "found");
	assert_int_equal(is_found, !fonds_validation_is_valid(validation));
	assert_int_equal(level, fonds_validation_level(validation));
	fonds_validation_free(validation);
}

/* Found at that level and all below it in the list, not above. */
static void assert_found_from(
	struct bag *bag, enum fonds_bag_level from, const char *code)
{
	for (int i = FONDS_BAG_LEVEL_STRUCTURE; i <= FONDS_BAG_LEVEL_FULL; i++)
		assert_found(
			bag, (enum fonds_bag_level)i, code, i >= (int)from);
}

static void fill(struct bag *bag)
{
	*bag = (struct bag){ 0 };
	bag_fill(bag);
	bag_seal_all(bag);
}

static void structure_finds_what_is_wrong_with_tag_files(void **state)
{
	struct bag bag;

	(void)state;
	fill(&bag);
	bag_file(&bag, "bag-info.txt")[0] ^= 1;
	assert_found_from(&bag, FONDS_BAG_LEVEL_STRUCTURE, "BAG-TAG-CORRUPT");
	bag_drop(&bag, "bag-info.txt");
	assert_found_from(&bag, FONDS_BAG_LEVEL_STRUCTURE, "BAG-TAG-MISSING");
	bag_clear(&bag);
	fill(&bag);
	bag_put(&bag, MANIFEST, "nonsense\n");
	bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
	assert_found_from(&bag, FONDS_BAG_LEVEL_STRUCTURE, "BAG-MANIFEST-LINE");
	bag_clear(&bag);
	fill(&bag);
	bag_put(&bag, "fetch.txt", "http://x/a 7\n");
	bag_seal_all(&bag);
	assert_found_from(&bag, FONDS_BAG_LEVEL_STRUCTURE, "BAG-FETCH-LINE");
	bag_put(&bag, "fetch.txt", "http://x/z - data/z\n");
	bag_seal_all(&bag);
	assert_found_from(
		&bag, FONDS_BAG_LEVEL_STRUCTURE, "BAG-FETCH-UNLISTED");
	bag_drop(&bag, "fetch.txt");
	bag_put(&bag, "bag-info.txt", "Payload-Oxum: 6\n");
	bag_seal_all(&bag);
	assert_found_from(
		&bag, FONDS_BAG_LEVEL_STRUCTURE, "BAG-OXUM-MALFORMED");
	bag_clear(&bag);
}

static void completeness_finds_missing_and_unlisted_files(void **state)
{
	struct bag bag;

	(void)state;
	fill(&bag);
	bag_drop(&bag, "data/a.txt");
	assert_found_from(
		&bag, FONDS_BAG_LEVEL_COMPLETENESS, "BAG-PAYLOAD-MISSING");
	bag_put(&bag, "data/a.txt", "alpha\n");
	bag_put(&bag, "data/z.txt", "");
	assert_found_from(
		&bag, FONDS_BAG_LEVEL_COMPLETENESS, "BAG-PAYLOAD-UNLISTED");
	bag_drop(&bag, "data/z.txt");
	bag_put(&bag, "fetch.txt", "http://x/a - data/a.txt\n");
	bag_seal_all(&bag);
	bag_drop(&bag, "data/a.txt");
	assert_found_from(
		&bag, FONDS_BAG_LEVEL_COMPLETENESS, "BAG-PAYLOAD-NOT-FETCHED");
	bag_clear(&bag);
}

static void fast_finds_sizes_that_differ(void **state)
{
	struct bag bag;

	(void)state;
	fill(&bag);
	bag_put(&bag, "data/a.txt", "alpha and more\n");
	assert_found_from(&bag, FONDS_BAG_LEVEL_FAST, "BAG-OXUM-WRONG");
	bag_clear(&bag);
}

static void the_lengths_in_fetch_are_compared_by_fast(void **state)
{
	struct fonds_validation *validation;
	struct watched watched;
	struct bag bag;

	(void)state;
	fill(&bag);
	bag_put(&bag, "fetch.txt", "http://x/a 7 data/a.txt\n");
	bag_seal_all(&bag);
	validation = check_at(&bag, FONDS_BAG_LEVEL_FAST, false, &watched);
	assert_non_null(find_finding(validation, "BAG-FETCH-LENGTH", NULL));
	fonds_validation_free(validation);
	validation = check_at(
		&bag, FONDS_BAG_LEVEL_COMPLETENESS, false, &watched);
	assert_int_equal(0, fonds_validation_count(validation));
	fonds_validation_free(validation);
	bag_clear(&bag);
}

static void fast_says_when_there_is_no_size_to_check(void **state)
{
	struct fonds_validation *validation;
	struct watched watched;
	struct bag bag;

	(void)state;
	fill(&bag);
	bag_put(&bag, "bag-info.txt", "Contact-Name: x\n");
	bag_seal_all(&bag);
	validation = check_at(&bag, FONDS_BAG_LEVEL_FAST, false, &watched);
	assert_non_null(find_finding(validation, "BAG-OXUM-MISSING", NULL));
	assert_true(fonds_validation_is_valid(validation));
	fonds_validation_free(validation);
	validation = check_at(&bag, FONDS_BAG_LEVEL_FULL, false, &watched);
	assert_int_equal(0, fonds_validation_count(validation));
	fonds_validation_free(validation);
	bag_clear(&bag);
}

static void only_full_finds_bytes_that_differ(void **state)
{
	struct bag bag;

	(void)state;
	fill(&bag);
	bag_put(&bag, "data/a.txt", "ALPHA\n");
	assert_found_from(&bag, FONDS_BAG_LEVEL_FULL, "BAG-PAYLOAD-CORRUPT");
	bag_clear(&bag);
}

static void no_payload_is_opened_below_full(void **state)
{
	struct bag bag;

	(void)state;
	fill(&bag);
	for (int i = FONDS_BAG_LEVEL_DEFAULT; i <= FONDS_BAG_LEVEL_FULL; i++) {
		enum fonds_bag_level level = (enum fonds_bag_level)i;
		bool is_full = i == FONDS_BAG_LEVEL_DEFAULT ||
			       i == FONDS_BAG_LEVEL_FULL;
		struct watched watched;
		struct fonds_validation *validation = check_at(
			&bag, level, false, &watched);

		assert_int_equal(0, fonds_validation_count(validation));
		assert_int_equal(is_full ? 3 : 0, watched.opened_payload);
		assert_true(watched.opened_tag > 4);
		assert_int_equal(!is_full && i < FONDS_BAG_LEVEL_FAST,
			watched.leaves_sizes);
		fonds_validation_free(validation);
	}
	bag_clear(&bag);
}

static void strict_makes_a_warning_count(void **state)
{
	struct fonds_validation *validation;
	struct watched watched;
	struct bag bag;

	(void)state;
	fill(&bag);
	validation = check_at(&bag, FONDS_BAG_LEVEL_FULL, true, &watched);
	assert_true(fonds_validation_is_valid(validation));
	fonds_validation_free(validation);
	bag_put(&bag, "notes.txt", "x");
	validation = check_at(&bag, FONDS_BAG_LEVEL_FULL, false, &watched);
	assert_true(fonds_validation_is_valid(validation));
	fonds_validation_free(validation);
	validation = check_at(&bag, FONDS_BAG_LEVEL_FULL, true, &watched);
	assert_false(fonds_validation_is_valid(validation));
	assert_int_equal(FONDS_SEVERITY_WARNING,
		find_finding(validation, "BAG-TAG-UNLISTED", "notes.txt")
			->severity);
	fonds_validation_free(validation);
	bag_clear(&bag);
}

static void holey_is_a_state_of_its_own(void **state)
{
	struct fonds_validation *validation;
	struct watched watched;
	struct bag bag;

	(void)state;
	fill(&bag);
	bag_put(&bag, "fetch.txt",
		"http://x/a 6 data/a.txt\nhttp://x/b - data/b.txt\n");
	bag_seal_all(&bag);
	validation = check_at(&bag, FONDS_BAG_LEVEL_FULL, false, &watched);
	assert_false(fonds_validation_is_holey(validation));
	assert_true(fonds_validation_is_valid(validation));
	fonds_validation_free(validation);
	bag_drop(&bag, "data/a.txt");
	bag_drop(&bag, "data/b.txt");
	validation = check_at(&bag, FONDS_BAG_LEVEL_FULL, false, &watched);
	assert_true(fonds_validation_is_holey(validation));
	assert_false(fonds_validation_is_valid(validation));
	assert_int_equal(2, validation->fetch_files);
	assert_int_equal(6, validation->fetch_bytes);
	assert_int_equal(1, validation->fetch_unknown);
	fonds_validation_free(validation);
	bag_put(&bag, "data/sub/c.txt", "LAST\n");
	validation = check_at(&bag, FONDS_BAG_LEVEL_FULL, false, &watched);
	assert_false(fonds_validation_is_holey(validation));
	fonds_validation_free(validation);
	bag_clear(&bag);
}

static void levels_have_names(void **state)
{
	enum fonds_bag_level level = FONDS_BAG_LEVEL_DEFAULT;

	(void)state;
	for (int i = FONDS_BAG_LEVEL_STRUCTURE; i <= FONDS_BAG_LEVEL_FULL;
		i++) {
		assert_true(fonds_bag_level_from_name(
			fonds_bag_level_name((enum fonds_bag_level)i), &level));
		assert_int_equal(i, level);
	}
	assert_string_equal(
		"full", fonds_bag_level_name(FONDS_BAG_LEVEL_DEFAULT));
	assert_false(fonds_bag_level_from_name("Full", &level));
	assert_false(fonds_bag_level_from_name("", &level));
	assert_int_equal(FONDS_BAG_LEVEL_FULL, level);
}

static enum fonds_status take_nothing(void *payload, const char *path,
	uint64_t size, const struct fonds_digest *sha256,
	struct fonds_error **error)
{
	(void)payload;
	(void)path;
	(void)size;
	(void)sha256;
	(void)error;
	return FONDS_OK;
}

static void what_cannot_be_asked_for_is_refused(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	struct fonds_validation *validation = NULL;
	struct fonds_bag_check check = { .jobs = 1 };

	(void)state;
	assert_int_equal(FONDS_OK, fonds_memory_tree_new(NULL, 0, &tree, NULL));
	check.tree = tree;
	check.level = (enum fonds_bag_level)5;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_bag_check_run(&check, &validation, NULL));
	check.level = FONDS_BAG_LEVEL_FAST;
	check.file = take_nothing;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_bag_check_run(&check, &validation, NULL));
	assert_null(validation);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(structure_finds_what_is_wrong_with_tag_files),
		cmocka_unit_test(completeness_finds_missing_and_unlisted_files),
		cmocka_unit_test(fast_finds_sizes_that_differ),
		cmocka_unit_test(the_lengths_in_fetch_are_compared_by_fast),
		cmocka_unit_test(fast_says_when_there_is_no_size_to_check),
		cmocka_unit_test(only_full_finds_bytes_that_differ),
		cmocka_unit_test(no_payload_is_opened_below_full),
		cmocka_unit_test(strict_makes_a_warning_count),
		cmocka_unit_test(holey_is_a_state_of_its_own),
		cmocka_unit_test(levels_have_names),
		cmocka_unit_test(what_cannot_be_asked_for_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
