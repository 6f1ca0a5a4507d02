/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_AUDIT_BAGS_H
#define TESTS_UNIT_AUDIT_BAGS_H

#include <errno.h>
#include <sys/wait.h>

#include <fonds/audit.h>

#include "fixity/catalog/run.h"
#include "fixity/digest/hasher.h"
#include "tests/unit/fixity/scratch.h"

/* Bags on the disk, registered as they are: the content is the path. */

static inline const char *bag_file(
	struct scratch *scratch, const char *bag, const char *path)
{
	char name[4096];

	(void)snprintf(name, sizeof(name), "%s/%s", bag, path);
	return scratch_name(scratch, name);
}

static inline void bag_write(struct scratch *scratch, const char *bag,
	const char *path, const char *text)
{
	char *name = strdup(bag_file(scratch, bag, path));

	for (char *p = name + 1; *p; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		assert_true(mkdir(name, 0755) == 0 || errno == EEXIST);
		*p = '/';
	}
	scratch_write(name, text, strlen(text));
	free(name);
}

/* Register what is there as it is to be: files whose content is their path. */
static inline int64_t bag_register(struct scratch *scratch,
	const struct fonds_holding *holding, const char *const *paths,
	enum fonds_algorithm algorithm)
{
	int64_t number = 0;

	assert_int_equal(FONDS_OK, fonds_accession_begin(scratch->catalog,
					   holding, &number, NULL));
	for (; *paths; paths++) {
		struct fonds_digest digest;

		assert_int_equal(
			FONDS_OK, fonds_digest_memory(algorithm, *paths,
					  strlen(*paths), &digest, NULL));
		assert_int_equal(
			FONDS_OK, fonds_accession_file(scratch->catalog, *paths,
					  strlen(*paths), &digest, NULL));
	}
	assert_int_equal(
		FONDS_OK, fonds_accession_commit(scratch->catalog, NULL));
	return number;
}

/* Write the files, and register them; paths end in NULL. */
static inline int64_t bag_make_with(struct scratch *scratch, const char *bag,
	const char *const *paths, enum fonds_algorithm algorithm)
{
	char *location = strdup(scratch_name(scratch, bag));
	struct fonds_holding row = scratch_bag(bag, location);
	int64_t number;

	for (const char *const *path = paths; *path; path++)
		bag_write(scratch, bag, *path, *path);
	number = bag_register(scratch, &row, paths, algorithm);
	free(location);
	return number;
}

static inline int64_t bag_make(
	struct scratch *scratch, const char *bag, const char *const *paths)
{
	return bag_make_with(scratch, bag, paths, FONDS_SHA256);
}

/* A bag of so many files, data/00000 ... */
static inline int64_t bag_make_many(
	struct scratch *scratch, const char *bag, unsigned count)
{
	char **paths = calloc(count + 1, sizeof(*paths));
	int64_t number;

	for (unsigned i = 0; i < count; i++)
		assert_true(asprintf(&paths[i], "data/%05u", i) > 0);
	number = bag_make(scratch, bag, (const char *const *)paths);
	for (unsigned i = 0; i < count; i++)
		free(paths[i]);
	free(paths);
	return number;
}

/* The findings of a run as "verdict path -> moved_to (detail)" in lines. */
static inline enum fonds_status bag_note(
	const struct fonds_audit_finding *finding, void *payload,
	struct fonds_error **error)
{
	(void)error;
	(void)fprintf(payload, "%s %s%s%s (%s)\n",
		fonds_verdict_name(finding->verdict), finding->path,
		finding->moved_to ? " -> " : "",
		finding->moved_to ? finding->moved_to : "", finding->detail);
	return FONDS_OK;
}

/* Of the newest run; for free(). */
static inline char *bag_findings(struct scratch *scratch)
{
	struct fonds_run_period period = { 0 };
	struct fonds_run newest;
	char *all = NULL;
	size_t size = 0;
	FILE *file = open_memstream(&all, &size);

	assert_int_equal(
		FONDS_OK, fonds_run_get(scratch->catalog, 0, &newest, NULL));
	period.run = newest.number;
	assert_int_equal(
		FONDS_OK, fonds_run_each_finding(scratch->catalog, &period,
				  false, bag_note, file, NULL));
	(void)fclose(file);
	return all;
}

static inline void bag_expect_finding(struct scratch *scratch, const char *text)
{
	char *all = bag_findings(scratch);

	if (!strstr(all, text))
		fail_msg("'%s' is not in:\n%s", text, all);
	free(all);
}

/* A run, whose verdicts sum. */
static inline struct fonds_audit_summary bag_audit(
	struct scratch *scratch, const struct fonds_audit_options *options)
{
	struct fonds_audit_summary summary = { 0 };
	struct fonds_error *error = NULL;
	uint64_t sum = 0;

	if (fonds_audit_run(scratch->catalog, options, &summary, &error) < 0)
		fail_msg("%s", fonds_error_message(error));
	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		if (i != FONDS_VERDICT_UNEXPECTED)
			sum += summary.verdicts[i];
	assert_int_equal(summary.files, sum);
	return summary;
}

static inline int bag_give_away(
	const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return lchown(path, 65534, 65534);
}

/*
 * Call test where rights count: as it is, or for root in a child without any.
 * It must not use cmocka and returns 0, or the line where it failed.
 */
static inline int as_nobody(
	struct scratch *scratch, int (*test)(struct scratch *scratch))
{
	int result = -1;
	pid_t pid;

	if (geteuid() != 0)
		return test(scratch);
	fonds_catalog_close(scratch->catalog);
	scratch->catalog = NULL;
	assert_int_equal(0, nftw(scratch->path, bag_give_away, 16, FTW_PHYS));
	pid = fork();
	if (pid == 0) {
		int line = __LINE__;

		if (setgid(65534) == 0 && setuid(65534) == 0 &&
			fonds_catalog_open(scratch->catalog_path, false,
				&scratch->catalog, NULL) == FONDS_OK)
			line = test(scratch);
		fonds_catalog_close(scratch->catalog);
		_exit(line == 0 ? 0 : 1 + line % 250);
	}
	assert_int_equal(pid, waitpid(pid, &result, 0));
	return result;
}

#endif
