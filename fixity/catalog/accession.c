/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An accession is one transaction: the bag's row first, open; its files; then
 * the totals, which close it. A trigger refuses files of a closed bag.
 */
#include <string.h>

#include "base/bag-path.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"
#include "fixity/catalog/database.h"

enum fonds_status fonds_catalog_find_location(struct fonds_catalog *catalog,
	const char *location, int64_t *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(
		&query, catalog, "SELECT number FROM bag WHERE location = ?");
	fonds_query_bytes(&query, location, strlen(location));
	status = fonds_query_row(&query, &found, error);
	if (status == FONDS_OK)
		*ret = found ? sqlite3_column_int64(query.statement, 0) : 0;
	return status;
}

static enum fonds_status find_identifier(struct fonds_catalog *catalog,
	const char *identifier, int64_t *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(
		&query, catalog, "SELECT number FROM bag WHERE identifier = ?");
	fonds_query_text(&query, identifier);
	status = fonds_query_row(&query, &found, error);
	if (status == FONDS_OK)
		*ret = found ? sqlite3_column_int64(query.statement, 0) : 0;
	return status;
}

static enum fonds_status check_is_new(struct fonds_catalog *catalog,
	const struct fonds_catalog_bag *bag, struct fonds_error **error)
{
	enum fonds_status status;
	int64_t number = 0;

	status = fonds_catalog_find_location(
		catalog, bag->location, &number, error);
	if (status < 0)
		return status;
	if (number)
		return fonds_fail(error, FONDS_ERR_EXISTS,
			"the bag '%s' is registered already, as number %lld",
			bag->location, (long long)number);
	status = find_identifier(catalog, bag->identifier, &number, error);
	if (status < 0)
		return status;
	if (number)
		return fonds_fail(error, FONDS_ERR_EXISTS,
			"the identifier '%s' is registered already, as number "
			"%lld",
			bag->identifier, (long long)number);
	return FONDS_OK;
}

static enum fonds_status insert_bag(struct fonds_catalog *catalog,
	const struct fonds_catalog_bag *bag, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		"INSERT INTO bag (identifier, location, external_identifier,"
		" description, source_organization, added_at)"
		" VALUES (?, ?, ?, ?, ?, ?)");
	fonds_query_text(&query, bag->identifier);
	fonds_query_bytes(&query, bag->location, strlen(bag->location));
	fonds_query_text(&query, bag->external_identifier);
	fonds_query_text(&query, bag->description);
	fonds_query_text(&query, bag->source_organization);
	fonds_query_integer(&query, fonds_clock_now());
	return fonds_query_run(&query, NULL, error);
}

static enum fonds_status check_can_begin(const struct fonds_catalog *catalog,
	const struct fonds_catalog_bag *bag, struct fonds_error **error)
{
	if (catalog->registering.is_open || catalog->recording.in_batch)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the catalog is being written already");
	if (!bag->identifier || *bag->identifier == '\0' || !bag->location ||
		*bag->location == '\0')
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a bag needs an identifier and a location");
	return FONDS_OK;
}

enum fonds_status fonds_catalog_accession_begin(struct fonds_catalog *catalog,
	const struct fonds_catalog_bag *bag, int64_t *ret_number,
	struct fonds_error **error)
{
	enum fonds_status status = check_can_begin(catalog, bag, error);

	if (status == FONDS_OK)
		status = fonds_db_begin(catalog, error);
	if (status < 0)
		return status;
	status = check_is_new(catalog, bag, error);
	if (status == FONDS_OK)
		status = insert_bag(catalog, bag, error);
	if (status < 0) {
		fonds_db_rollback(catalog);
		return status;
	}
	catalog->registering = (struct fonds_registering){
		.is_open = true,
		.number = sqlite3_last_insert_rowid(catalog->db),
	};
	*ret_number = catalog->registering.number;
	return FONDS_OK;
}

/* Only what the type for paths gives back unchanged may be registered. */
static enum fonds_status check_path(
	const char *path, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *clean = NULL;
	size_t size = strlen(path);
	enum fonds_status status;

	if (size >= FONDS_CATALOG_LENGTH_MAX / 2)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"a path of %zu bytes is too long", size);
	status = fonds_bag_path_new(path, size, &clean, error);
	if (status < 0)
		return status;
	if (strcmp(fonds_bag_path_text(clean), path) != 0)
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"the path '%s' is not in its plain form", path);
	return FONDS_OK;
}

static enum fonds_status insert_file(struct fonds_catalog *catalog,
	const char *path, uint64_t size, const struct fonds_digest *digest,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		"INSERT INTO file (bag, path, size, algorithm, digest)"
		" VALUES (?, ?, ?, ?, ?)");
	fonds_query_integer(&query, catalog->registering.number);
	fonds_query_bytes(&query, path, strlen(path));
	fonds_query_count(&query, size);
	fonds_query_integer(&query, (int64_t)digest->algorithm);
	fonds_query_bytes(&query, digest->bytes, digest->size);
	return fonds_query_run(&query, NULL, error);
}

/* The trigger refuses a path that is there; say which. */
static enum fonds_status add_file(struct fonds_catalog *catalog,
	const char *path, uint64_t size, const struct fonds_digest *digest,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	struct fonds_catalog_file there;
	enum fonds_status status;

	if (size > INT64_MAX - catalog->registering.bytes)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"the bag is too large for a catalog");
	status = insert_file(catalog, path, size, digest, error ? &why : NULL);
	if (status == FONDS_OK)
		return FONDS_OK;
	if (status == FONDS_ERR_INVALID &&
		fonds_catalog_file_get(catalog, catalog->registering.number,
			path, &there, NULL) == FONDS_OK)
		return fonds_fail(error, FONDS_ERR_EXISTS,
			"the path '%s' is in this bag twice", path);
	if (error)
		*error = fonds_steal(&why);
	return status;
}

static enum fonds_status check_is_open(
	const struct fonds_catalog *catalog, struct fonds_error **error)
{
	if (catalog->registering.is_open)
		return FONDS_OK;
	return fonds_fail(
		error, FONDS_ERR_INVALID, "no accession is under way");
}

enum fonds_status fonds_catalog_accession_file(struct fonds_catalog *catalog,
	const char *path, uint64_t size, const struct fonds_digest *digest,
	struct fonds_error **error)
{
	enum fonds_status status = check_is_open(catalog, error);

	if (status < 0)
		return status;
	status = check_path(path, error);
	if (status == FONDS_OK)
		status = add_file(catalog, path, size, digest, error);
	if (status < 0) {
		fonds_catalog_accession_rollback(catalog);
		return status;
	}
	catalog->registering.files++;
	catalog->registering.bytes += size;
	return FONDS_OK;
}

static enum fonds_status close_bag(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		"UPDATE bag SET files = ?, bytes = ? WHERE number = ?");
	fonds_query_count(&query, catalog->registering.files);
	fonds_query_count(&query, catalog->registering.bytes);
	fonds_query_integer(&query, catalog->registering.number);
	return fonds_query_run(&query, NULL, error);
}

enum fonds_status fonds_catalog_accession_commit(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	enum fonds_status status = check_is_open(catalog, error);

	if (status < 0)
		return status;
	status = close_bag(catalog, error);
	if (status == FONDS_OK)
		status = fonds_db_commit(catalog, error);
	if (status < 0)
		fonds_catalog_accession_rollback(catalog);
	catalog->registering.is_open = false;
	return status;
}

void fonds_catalog_accession_rollback(struct fonds_catalog *catalog)
{
	if (!catalog->registering.is_open)
		return;
	fonds_db_rollback(catalog);
	catalog->registering.is_open = false;
}

enum fonds_status fonds_catalog_has_location(struct fonds_catalog *catalog,
	const char *location, bool *ret, struct fonds_error **error)
{
	int64_t number = 0;
	enum fonds_status status = fonds_catalog_find_location(
		catalog, location, &number, error);

	if (status == FONDS_OK)
		*ret = number != 0;
	return status;
}
