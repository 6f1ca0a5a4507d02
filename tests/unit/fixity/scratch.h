/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_FIXITY_SCRATCH_H
#define TESTS_UNIT_FIXITY_SCRATCH_H

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixity/catalog/catalog.h"
#include "fixity/catalog/holding.h"
#include "tests/unit/expect-error.h"

/*
 * A folder for a test with a catalog in it, and holdings that exist in the
 * catalog only. For tests of the catalog and of the audit.
 */
struct scratch {
	char path[64];
	char catalog_path[96];
	char name[4200]; /* of the last scratch_name() */
	struct fonds_catalog *catalog;
	unsigned holdings; /* made by scratch_holding() */
};

static inline int scratch_remove_one(
	const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

static inline const char *scratch_name(
	struct scratch *scratch, const char *name)
{
	(void)snprintf(scratch->name, sizeof(scratch->name), "%s/%s",
		scratch->path, name);
	return scratch->name;
}

static inline void scratch_reopen(struct scratch *scratch)
{
	struct fonds_error *error = NULL;

	fonds_catalog_close(scratch->catalog);
	scratch->catalog = NULL;
	if (fonds_catalog_open(
		    scratch->catalog_path, true, &scratch->catalog, &error) < 0)
		fail_msg("%s", fonds_error_message(error));
}

/* Where the folders are made; a test of many commits may choose another. */
#ifndef SCRATCH_BASE
#define SCRATCH_BASE "/tmp"
#endif

/* For cmocka_unit_test_setup_teardown(). */
static inline int scratch_setup(void **state)
{
	struct scratch *scratch = calloc(1, sizeof(*scratch));

	(void)snprintf(scratch->path, sizeof(scratch->path),
		"%s/fonds-test-XXXXXX",
		access(SCRATCH_BASE, W_OK) == 0 ? SCRATCH_BASE : "/tmp");
	assert_non_null(mkdtemp(scratch->path));
	(void)snprintf(scratch->catalog_path, sizeof(scratch->catalog_path),
		"%s/catalog.db", scratch->path);
	scratch_reopen(scratch);
	*state = scratch;
	return 0;
}

static inline int scratch_teardown(void **state)
{
	struct scratch *scratch = *state;

	fonds_catalog_close(scratch->catalog);
	(void)nftw(scratch->path, scratch_remove_one, 16,
		FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
	free(scratch);
	return 0;
}

static inline void scratch_write(
	const char *path, const void *data, size_t size)
{
	FILE *file = fopen(path, "wbe");

	assert_non_null(file);
	assert_int_equal(size, fwrite(data, 1, size, file));
	assert_int_equal(0, fclose(file));
}

static inline struct fonds_digest scratch_digest(unsigned char byte)
{
	struct fonds_digest digest = { .algorithm = FONDS_SHA256, .size = 32 };

	memset(digest.bytes, byte, 32);
	return digest;
}

/* For an accession: a bag of which nothing more is known. */
static inline struct fonds_holding scratch_bag(
	const char *identifier, const char *location)
{
	return (struct fonds_holding){
		.identifier = identifier,
		.kind = FONDS_HOLDING_BAG,
		.location = location,
		.external_identifier = "",
		.description = "",
		.source_organization = "",
		.source = "",
		.agent = "",
	};
}

/* Register paths, which end in NULL; each of 5 bytes and a digest of 0x11. */
static inline int64_t scratch_accession(struct fonds_catalog *catalog,
	const struct fonds_holding *holding, const char *const *paths)
{
	struct fonds_digest digest = scratch_digest(0x11);
	int64_t number = 0;

	assert_int_equal(FONDS_OK,
		fonds_accession_begin(catalog, holding, &number, NULL));
	for (; *paths; paths++)
		assert_int_equal(FONDS_OK, fonds_accession_file(catalog, *paths,
						   5, &digest, NULL));
	assert_int_equal(FONDS_OK, fonds_accession_commit(catalog, NULL));
	return number;
}

static inline int64_t scratch_register(struct fonds_catalog *catalog,
	const char *identifier, const char *location, const char *const *paths)
{
	struct fonds_holding holding = scratch_bag(identifier, location);

	return scratch_accession(catalog, &holding, paths);
}

/* The same as "holding-N" at "/scratch/N", from 1 on. */
static inline int64_t scratch_register_next(
	struct scratch *scratch, const char *const *paths)
{
	char identifier[32];
	char location[32];

	scratch->holdings++;
	(void)snprintf(identifier, sizeof(identifier), "holding-%u",
		scratch->holdings);
	(void)snprintf(
		location, sizeof(location), "/scratch/%u", scratch->holdings);
	return scratch_register(scratch->catalog, identifier, location, paths);
}

/* scratch_holding(scratch, "data/a", "data/b"): its number */
#define scratch_holding(scratch, ...) \
	scratch_register_next( \
		(scratch), (const char *const[]){ __VA_ARGS__, NULL })

static inline enum fonds_status scratch_count_one(
	const struct fonds_holding *bag, void *payload,
	struct fonds_error **error)
{
	unsigned *count = payload;

	(void)error;
	(void)bag;
	(*count)++;
	return FONDS_OK;
}

/* The holdings that are listed. */
static inline unsigned scratch_listed(struct fonds_catalog *catalog)
{
	unsigned count = 0;

	assert_int_equal(FONDS_OK, fonds_holding_each(catalog, false,
					   scratch_count_one, &count, NULL));
	return count;
}

#endif
