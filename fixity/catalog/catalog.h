/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_CATALOG_H
#define FIXITY_CATALOG_CATALOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/catalog.h>
#include <fonds/digest.h>
#include <fonds/verdict.h>

/*
 * The catalog as the jobs see it. What was registered (the baseline: path,
 * size, digest) is written once, by an accession, and a trigger in the
 * database refuses any change to it. What checks found stands beside it, and
 * so does what became of tag files (fixity/catalog/recorded-change.h).
 *
 * Strings in the structs below are borrowed: valid during the callback.
 */

/* The absolute path of the catalog's file; borrowed. */
const char *fonds_catalog_path(const struct fonds_catalog *catalog);

/*
 * The audit lock: held by whoever judges registered files by their digests, or
 * changes both, so that neither sees the other half-way. It is the handle's,
 * and goes with its process at the latest. FONDS_ERR_BUSY.
 */
enum fonds_status fonds_catalog_lock(
	struct fonds_catalog *catalog, struct fonds_error **error);
bool fonds_catalog_is_locked(const struct fonds_catalog *catalog);
void fonds_catalog_unlock(struct fonds_catalog *catalog);

/* The version of SQLite that runs, "3.40.1". */
const char *fonds_catalog_library(void);

/* A bag that the repository is responsible for. */
struct fonds_catalog_bag {
	int64_t number;         /* given in order of accession, never again */
	const char *identifier; /* of the accession, a UUID */
	const char *location;   /* absolute path of the bag, bytes */
	const char *external_identifier; /* these three: "" when not given */
	const char *description;
	const char *source_organization;
	int64_t added_at;
	uint64_t files;
	uint64_t bytes;
};

/* A registered file, as last changed, with the outcome of its last check. */
struct fonds_catalog_file {
	const char *path; /* in the bag, bytes */
	uint64_t size;
	struct fonds_digest digest;
	int64_t checked_at; /* 0: never since it was registered */
	int64_t checked_run;
	enum fonds_verdict verdict; /* of that check */
};

/*
 * Register a bag: begin, a file at a time, then commit or rollback. number,
 * added_at, files and bytes of the bag are filled in here. One accession at a
 * time per handle. FONDS_ERR_EXISTS when identifier or location is there.
 *
 * A path must be as fonds_bag_path_new() gives it (FONDS_ERR_UNSAFE), and new
 * in this bag (FONDS_ERR_EXISTS). When file or commit fails, the accession has
 * been rolled back. Nothing is seen by others before commit, and after it the
 * bag is closed: no file can be added.
 */
enum fonds_status fonds_catalog_accession_begin(struct fonds_catalog *catalog,
	const struct fonds_catalog_bag *bag, int64_t *ret_number,
	struct fonds_error **error);
enum fonds_status fonds_catalog_accession_file(struct fonds_catalog *catalog,
	const char *path, uint64_t size, const struct fonds_digest *digest,
	struct fonds_error **error);
enum fonds_status fonds_catalog_accession_commit(
	struct fonds_catalog *catalog, struct fonds_error **error);
void fonds_catalog_accession_rollback(struct fonds_catalog *catalog);

/* The number of the bag that is registered at this place; 0: none is. */
enum fonds_status fonds_catalog_find_location(struct fonds_catalog *catalog,
	const char *location, int64_t *ret, struct fonds_error **error);

/* Is a bag registered at this place? */
enum fonds_status fonds_catalog_has_location(struct fonds_catalog *catalog,
	const char *location, bool *ret, struct fonds_error **error);

typedef enum fonds_status fonds_catalog_bag_fn(
	const struct fonds_catalog_bag *bag, void *payload,
	struct fonds_error **error);

/* Every bag, by number. The callback may use the catalog, and write to it. */
enum fonds_status fonds_catalog_each_bag(struct fonds_catalog *catalog,
	fonds_catalog_bag_fn *each, void *payload, struct fonds_error **error);

/*
 * One bag, by its number in decimal digits or by its identifier in either
 * case; each is called once. FONDS_ERR_NOT_FOUND.
 */
enum fonds_status fonds_catalog_find_bag(struct fonds_catalog *catalog,
	const char *id, fonds_catalog_bag_fn *each, void *payload,
	struct fonds_error **error);

/*
 * The files of a bag, sorted by the bytes of their paths: a cursor. It reads
 * ahead by pages and holds no lock between two steps, so the catalog may be
 * written while it is used; it must be freed before the catalog is closed.
 */
struct fonds_catalog_cursor;

enum fonds_status fonds_catalog_files(struct fonds_catalog *catalog,
	int64_t bag, struct fonds_catalog_cursor **ret,
	struct fonds_error **error);

/* *ret is set to NULL at the end; valid until the next step. */
enum fonds_status fonds_catalog_cursor_next(struct fonds_catalog_cursor *cursor,
	const struct fonds_catalog_file **ret, struct fonds_error **error);
void fonds_catalog_cursor_free(struct fonds_catalog_cursor *cursor);
void fonds_catalog_cursor_freep(struct fonds_catalog_cursor **cursor);

/*
 * One file by its exact path; FONDS_ERR_NOT_FOUND. ret->path is the path
 * given.
 */
enum fonds_status fonds_catalog_file_get(struct fonds_catalog *catalog,
	int64_t bag, const char *path, struct fonds_catalog_file *ret,
	struct fonds_error **error);

#endif
