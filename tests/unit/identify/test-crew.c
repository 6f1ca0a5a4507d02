/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/memory-tree.h"
#include "identify/crew.h"
#include "tests/unit/fault.h"
#include "tests/unit/scratch.h"

#define FILES 200

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

/* What was told: they must come in order. */
struct told {
	size_t count;
	size_t failures;
	size_t stop_at; /* 0: never */
};

static enum fonds_status tell(const struct fonds_crew_task *task, void *payload,
	struct fonds_error **error)
{
	struct told *told = payload;
	char wanted[32];

	(void)snprintf(wanted, sizeof(wanted), "%zu", told->count++);
	assert_string_equal(wanted, task->name);
	if (task->failure)
		told->failures++;
	else
		assert_string_equal("x-fmt/111", task->identity.hits[0].puid);
	if (told->stop_at == told->count)
		return fonds_fail(error, FONDS_ERR_CANCELLED, "stopped");
	return FONDS_OK;
}

static struct fonds_memory_file files[FILES];
static char names[FILES][8];

static struct fonds_tree *make_tree(size_t count)
{
	struct fonds_tree *tree = NULL;

	for (size_t i = 0; i < count; i++) {
		(void)snprintf(names[i], sizeof(names[i]), "%zu", i);
		files[i] = (struct fonds_memory_file){
			.path = names[i],
			.data = "A line.\n",
			.size = 8,
		};
	}
	assert_int_equal(
		FONDS_OK, fonds_memory_tree_new(files, count, &tree, NULL));
	return tree;
}

/* Every fifth is not there. */
static enum fonds_status go(struct fonds_crew *crew,
	struct fonds_crew_tree *tree, size_t index, struct fonds_error **error)
{
	struct fonds_crew_task *task = NULL;
	enum fonds_status status = fonds_crew_place(crew, &task, error);
	const char *path;

	if (status < 0)
		return status;
	if (asprintf(&task->name, "%zu", index) < 0) {
		task->name = NULL;
		return fonds_fail_nomem(error);
	}
	path = index % 5 == 4 ? "missing" : task->name;
	status = fonds_bag_path_found(path, &task->path, error);
	if (status < 0)
		return status;
	task->tree = tree;
	tree->users++;
	fonds_crew_go(crew);
	return FONDS_OK;
}

/* Takes the tree. */
static enum fonds_status run(struct fonds_tree *tree, size_t count,
	unsigned jobs, struct told *told, struct fonds_error **error)
{
	struct fonds_crew_tree *shared = NULL;
	struct fonds_crew *crew = NULL;
	enum fonds_status status = fonds_crew_tree_new(tree, &shared, error);

	if (status == FONDS_OK)
		status = fonds_crew_new(set, jobs, tell, told, &crew, error);
	for (size_t i = 0; i < count && status == FONDS_OK; i++)
		status = go(crew, shared, i, error);
	fonds_crew_tree_drop(shared);
	if (status == FONDS_OK)
		status = fonds_crew_finish(crew, error);
	fonds_crew_free(crew);
	return status;
}

static void all_are_told_in_order(void **state)
{
	static const unsigned jobs[] = { 1, 2, 7, 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(jobs) / sizeof(*jobs); i++) {
		struct told told = { 0 };

		assert_int_equal(FONDS_OK,
			run(make_tree(FILES), FILES, jobs[i], &told, NULL));
		assert_int_equal(FILES, told.count);
		assert_int_equal(FILES / 5, told.failures);
	}
}

/* Whoever stops is left alone, with most of the files under way. */
static void telling_can_end_the_work(void **state)
{
	(void)state;
	for (size_t at = 1; at < 40; at += 6) {
		struct told told = { .stop_at = at };

		assert_int_equal(FONDS_ERR_CANCELLED,
			run(make_tree(FILES), FILES, 2, &told, NULL));
		assert_int_equal(at, told.count);
	}
}

/* One thread that can be had does the work of all. */
static void threads_that_cannot_be_had(void **state)
{
	struct told told = { 0 };
	struct fonds_error *error = NULL;

	(void)state;
	fault_arm_from(FAULT_THREAD, 1, EAGAIN);
	assert_int_equal(FONDS_OK, run(make_tree(20), 20, 4, &told, NULL));
	fault_disarm();
	assert_true(fault_fired());
	assert_int_equal(20, told.count);
	fault_arm_from(FAULT_THREAD, 0, EAGAIN);
	assert_int_equal(
		FONDS_ERR_IO, run(make_tree(20), 20, 4, &told, &error));
	fault_disarm();
	assert_non_null(
		strstr(fonds_error_message(error), "cannot start a thread"));
	fonds_error_free(error);
}

static void running_out_of_memory_ends_the_work(void **state)
{
	enum fonds_status status;

	(void)state;
	for (unsigned n = 0;; n++) {
		struct fonds_tree *tree = make_tree(3);
		size_t open_before = scratch_count_fds();
		struct told told = { 0 };

		fault_arm(FAULT_ALLOC, n);
		status = run(tree, 3, 1, &told, NULL);
		fault_disarm();
		assert_int_equal(open_before, scratch_count_fds());
		if (!fault_fired())
			break;
		assert_int_equal(FONDS_ERR_NOMEM, status);
	}
	assert_int_equal(FONDS_OK, status);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_are_told_in_order),
		cmocka_unit_test(telling_can_end_the_work),
		cmocka_unit_test(threads_that_cannot_be_had),
		cmocka_unit_test(running_out_of_memory_ends_the_work),
	};

	return cmocka_run_group_tests(tests, open_set, close_set);
}
