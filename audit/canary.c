/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/canary.h"

#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/memory-tree.h"
#include "fixity/digest/check.h"

/*
 * SHA-256 of "abc", the example of NIST FIPS 180-2 B.1: a constant, because a
 * digest that the checker computed itself would prove nothing.
 */
static const struct fonds_digest abc = {
	.algorithm = FONDS_SHA256,
	.size = 32,
	.bytes = { 0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea, 0x41, 0x41,
		0x40, 0xde, 0x5d, 0xae, 0x22, 0x23, 0xb0, 0x03, 0x61, 0xa3,
		0x96, 0x17, 0x7a, 0x9c, 0xb4, 0x10, 0xff, 0x61, 0xf2, 0x00,
		0x15, 0xad },
};

/* The bad one differs in one bit, and not in size. */
static const struct fonds_memory_file objects[] = {
	{ "bad", "abb", 3 },
	{ "good", "abc", 3 },
};

static const enum fonds_verdict expected[] = {
	FONDS_VERDICT_CORRUPT,
	FONDS_VERDICT_OK,
};

#define OBJECT_COUNT (sizeof(objects) / sizeof(objects[0]))

struct canary {
	struct fonds_bag_path *paths[OBJECT_COUNT];
	struct fonds_check_item items[OBJECT_COUNT];
	enum fonds_verdict verdicts[OBJECT_COUNT];
	size_t given;
	size_t returned;
};

static void canary_clear(struct canary *canary)
{
	for (size_t i = 0; i < OBJECT_COUNT; i++)
		fonds_bag_path_free(canary->paths[i]);
}

static enum fonds_status prepare(
	struct canary *canary, struct fonds_error **error)
{
	for (size_t i = 0; i < OBJECT_COUNT; i++) {
		enum fonds_status status = fonds_bag_path_new(objects[i].path,
			strlen(objects[i].path), &canary->paths[i], error);

		if (status < 0)
			return status;
		canary->verdicts[i] = FONDS_VERDICT_NOT_CHECKED;
		canary->items[i] = (struct fonds_check_item){
			.path = canary->paths[i],
			.size = objects[i].size,
			.expected = &abc,
			.expected_count = 1,
			.payload = &canary->verdicts[i],
		};
	}
	return FONDS_OK;
}

static enum fonds_status next(void *payload, struct fonds_check_item **item,
	struct fonds_error **error)
{
	struct canary *canary = payload;

	(void)error;
	*item = NULL;
	if (canary->given < OBJECT_COUNT)
		*item = &canary->items[canary->given++];
	return FONDS_OK;
}

static enum fonds_status done(void *payload, struct fonds_check_item *item,
	const struct fonds_check_result *result, struct fonds_error **error)
{
	struct canary *canary = payload;
	enum fonds_verdict *verdict = item->payload;

	(void)error;
	*verdict = result->verdict;
	canary->returned++;
	return FONDS_OK;
}

static enum fonds_status judge(
	const struct canary *canary, struct fonds_error **error)
{
	if (canary->returned != OBJECT_COUNT)
		return fonds_fail(error, FONDS_ERR_IO,
			"the checker failed its own test: of %zu objects it "
			"returned %zu",
			OBJECT_COUNT, canary->returned);
	for (size_t i = 0; i < OBJECT_COUNT; i++)
		if (canary->verdicts[i] != expected[i])
			return fonds_fail(error, FONDS_ERR_IO,
				"the checker failed its own test: it calls the "
				"%s object '%s'",
				objects[i].path,
				fonds_verdict_name(canary->verdicts[i]));
	return FONDS_OK;
}

enum fonds_status fonds_canary_check(struct fonds_error **error)
{
	static const enum fonds_algorithm algorithm = FONDS_SHA256;
	fonds_cleanup(canary_clear) struct canary canary = { 0 };
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	struct fonds_check check = {
		.algorithms = &algorithm,
		.algorithm_count = 1,
		.jobs = 1,
		.next = next,
		.done = done,
		.payload = &canary,
	};
	enum fonds_status status;

	status = fonds_memory_tree_new(objects, OBJECT_COUNT, &tree, error);
	if (status < 0)
		return status;
	status = prepare(&canary, error);
	if (status < 0)
		return status;
	for (size_t i = 0; i < OBJECT_COUNT; i++)
		canary.items[i].tree = tree;
	status = fonds_check_run(&check, error);
	if (status < 0)
		return status;
	return judge(&canary, error);
}
