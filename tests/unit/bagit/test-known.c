/* SPDX-License-Identifier: Apache-2.0 */
/* A bag whose files were read before: digests are taken, nothing is opened. */
#include "bagit/inventory.h"
#include "tests/unit/bagit/bag-fixture.h"

struct knowledge {
	struct bag *bag; /* as it was read; the tree has other bytes */
	enum fonds_algorithm algorithm;
	const char *path; /* what is said of this one differs: */
	enum fonds_verdict verdict;
	bool is_flipped;
	struct fonds_digest digest;
	unsigned asked;
	unsigned given;
};

static enum fonds_status tell_known(void *payload,
	const struct fonds_bag_entry *entry, struct fonds_check_result *ret,
	struct fonds_error **error)
{
	struct knowledge *knowledge = payload;
	const char *path = entry->path;
	const char *data = bag_file(knowledge->bag, path);
	bool is_other = knowledge->path && strcmp(knowledge->path, path) == 0;

	knowledge->asked++;
	assert_non_null(data);
	ret->size = strlen(data);
	ret->verdict = is_other ? knowledge->verdict : FONDS_VERDICT_OK;
	ret->detail = "as was told";
	if (ret->verdict == FONDS_VERDICT_UNREADABLE)
		return FONDS_OK;
	ret->digests = &knowledge->digest;
	ret->digest_count = 1;
	assert_int_equal(
		FONDS_OK, fonds_digest_memory(knowledge->algorithm, data,
				  strlen(data), &knowledge->digest, error));
	if (is_other && knowledge->is_flipped)
		knowledge->digest.bytes[0] ^= 1;
	return FONDS_OK;
}

static enum fonds_status take_file(void *payload, const char *path,
	uint64_t size, const struct fonds_digest *sha256,
	struct fonds_error **error)
{
	struct knowledge *knowledge = payload;

	(void)error;
	assert_int_equal(strlen(bag_file(knowledge->bag, path)), size);
	assert_int_equal(FONDS_SHA256, sha256->algorithm);
	knowledge->given++;
	return FONDS_OK;
}

/* The payload of the tree is nonsense of the same size: it is not asked. */
static void make_bags(struct bag *known, struct bag *tree)
{
	*known = (struct bag){ 0 };
	bag_fill(known);
	bag_seal_all(known);
	*tree = (struct bag){ 0 };
	for (size_t i = 0; i < known->count; i++)
		bag_put(tree, known->files[i].path, known->files[i].data);
	memset(bag_file(tree, "data/a.txt"), '?', 6);
}

static enum fonds_status check_known(struct knowledge *knowledge,
	enum fonds_bag_level level, struct fonds_validation **ret)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	struct bag known;
	struct bag unread;
	struct fonds_bag_check check = {
		.level = level,
		.known = tell_known,
		.file = level == FONDS_BAG_LEVEL_FULL ? take_file : NULL,
		.payload = knowledge,
	};
	enum fonds_status status;

	make_bags(&known, &unread);
	knowledge->bag = &known;
	assert_int_equal(FONDS_OK,
		fonds_memory_tree_new(unread.files, unread.count, &tree, NULL));
	check.tree = tree;
	status = fonds_bag_check_run(&check, ret, NULL);
	bag_clear(&known);
	bag_clear(&unread);
	return status;
}

static void assert_finding(struct knowledge knowledge, const char *code)
{
	struct fonds_validation *validation = NULL;

	knowledge.algorithm = FONDS_SHA256;
	assert_int_equal(FONDS_OK,
		check_known(&knowledge, FONDS_BAG_LEVEL_FULL, &validation));
	assert_false(fonds_validation_is_valid(validation));
	assert_non_null(find_finding(validation, code, knowledge.path));
	fonds_validation_free(validation);
}

static void what_was_read_before_is_not_read_again(void **state)
{
	struct knowledge knowledge = { .algorithm = FONDS_SHA256 };
	struct fonds_validation *validation = NULL;

	(void)state;
	assert_int_equal(FONDS_OK,
		check_known(&knowledge, FONDS_BAG_LEVEL_FULL, &validation));
	assert_true(fonds_validation_is_valid(validation));
	assert_int_equal(7, knowledge.asked);
	assert_int_equal(7, knowledge.given);
	fonds_validation_free(validation);
}

static void below_full_the_payload_is_not_asked_about(void **state)
{
	struct knowledge knowledge = { .algorithm = FONDS_SHA256 };
	struct fonds_validation *validation = NULL;

	(void)state;
	assert_int_equal(
		FONDS_OK, check_known(&knowledge, FONDS_BAG_LEVEL_COMPLETENESS,
				  &validation));
	assert_true(fonds_validation_is_valid(validation));
	/* bagit.txt, bag-info.txt and the manifest. */
	assert_int_equal(3, knowledge.asked);
	fonds_validation_free(validation);
}

static void what_was_read_is_judged_like_what_is_read(void **state)
{
	(void)state;
	assert_finding(
		(struct knowledge){ .path = "data/a.txt", .is_flipped = true },
		"BAG-PAYLOAD-CORRUPT");
	assert_finding((struct knowledge){ .path = "bag-info.txt",
			       .is_flipped = true },
		"BAG-TAG-CORRUPT");
	assert_finding((struct knowledge){ .path = "data/a.txt",
			       .verdict = FONDS_VERDICT_UNREADABLE },
		"BAG-FILE-UNREADABLE");
	assert_finding((struct knowledge){ .path = "data/a.txt",
			       .verdict = FONDS_VERDICT_CORRUPT_UNCONFIRMED,
			       .is_flipped = true },
		"BAG-PAYLOAD-UNCONFIRMED");
}

static void a_digest_that_was_not_computed_never_passes(void **state)
{
	struct knowledge knowledge = { .algorithm = FONDS_MD5 };
	struct fonds_validation *validation = NULL;

	(void)state;
	assert_int_equal(FONDS_ERR_UNSUPPORTED,
		check_known(&knowledge, FONDS_BAG_LEVEL_FULL, &validation));
	assert_null(validation);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_read_before_is_not_read_again),
		cmocka_unit_test(below_full_the_payload_is_not_asked_about),
		cmocka_unit_test(what_was_read_is_judged_like_what_is_read),
		cmocka_unit_test(a_digest_that_was_not_computed_never_passes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
