/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An accession is one transaction: the holding's row first, open; its files
 * and what more is known of them; its shards; then the totals, which close
 * it. Triggers refuse files and shards of a closed holding.
 */
#include <string.h>

#include "base/bag-path.h"
#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/text.h"
#include "fixity/catalog/act.h"
#include "fixity/catalog/database.h"
#include "fixity/catalog/name.h"
#include "fixity/catalog/shard.h"

#define DEFAULT_COLLECTION 1

/* Of a path each byte may become an escape of four. */
#define SOURCE_MAX ((size_t)4 * FONDS_CATALOG_LENGTH_MAX)

static enum fonds_status find_identifier(struct fonds_catalog *catalog,
	const char *identifier, int64_t *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		"SELECT number FROM holding WHERE identifier = ?");
	fonds_query_text(&query, identifier);
	return fonds_query_number(&query, ret, error);
}

/* By its path here; in a volume that has none, the database looks alone. */
static enum fonds_status find_path(struct fonds_catalog *catalog,
	const struct fonds_holding *holding, int64_t *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *path = NULL;
	enum fonds_status status = fonds_holding_path(
		catalog, holding, &path, error);

	if (status < 0 || !path)
		return status;
	return fonds_holding_at(catalog, path, ret, error);
}

static enum fonds_status check_is_new(struct fonds_catalog *catalog,
	const struct fonds_holding *holding, struct fonds_error **error)
{
	enum fonds_status status;
	int64_t number = 0;

	status = find_path(catalog, holding, &number, error);
	if (status < 0)
		return status;
	if (number)
		return fonds_fail(error, FONDS_ERR_EXISTS,
			"'%s' is registered already, as number %lld",
			holding->location, (long long)number);
	status = find_identifier(catalog, holding->identifier, &number, error);
	if (status < 0)
		return status;
	if (number)
		return fonds_fail(error, FONDS_ERR_EXISTS,
			"the identifier '%s' is registered already, as number "
			"%lld",
			holding->identifier, (long long)number);
	return FONDS_OK;
}

static enum fonds_status insert_holding(const struct fonds_act *act,
	const struct fonds_holding *holding, const char *source,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	int64_t collection = holding->collection;

	fonds_query_begin(&query, act->catalog,
		"INSERT INTO holding (identifier, kind, is_file, collection,"
		" volume, location, external_identifier, description,"
		" source_organization, digests, source, added_at, agent)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
	fonds_query_text(&query, holding->identifier);
	fonds_query_integer(&query, (int64_t)holding->kind);
	fonds_query_integer(&query, holding->is_file);
	fonds_query_integer(
		&query, collection != 0 ? collection : DEFAULT_COLLECTION);
	fonds_query_integer_or_null(&query, holding->volume, 0);
	fonds_query_bytes(&query, holding->location, strlen(holding->location));
	fonds_query_text(&query, holding->external_identifier);
	fonds_query_text(&query, holding->description);
	fonds_query_text(&query, holding->source_organization);
	fonds_query_integer(&query, (int64_t)holding->digests);
	fonds_query_text(&query, source);
	fonds_query_integer(&query, act->at);
	fonds_query_integer_or_null(&query, act->agent, 0);
	return fonds_query_run(&query, NULL, error);
}

/* The source is a name, and names are bytes: the text of it is escaped. */
static enum fonds_status add_holding(const struct fonds_act *act,
	const struct fonds_holding *holding, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer source;
	enum fonds_status status = check_is_new(act->catalog, holding, error);

	fonds_buffer_init(&source, SOURCE_MAX);
	if (holding->source)
		fonds_text_escape(
			&source, holding->source, strlen(holding->source));
	if (status == FONDS_OK)
		status = fonds_buffer_check(
			&source, "the source of the digests", error);
	if (status < 0)
		return status;
	return insert_holding(act, holding, fonds_buffer_text(&source), error);
}

static enum fonds_status check_texts(
	const struct fonds_holding *holding, struct fonds_error **error)
{
	const struct {
		const char *what;
		const char *text;
	} texts[] = {
		{ "the external identifier", holding->external_identifier },
		{ "the description", holding->description },
		{ "the source organization", holding->source_organization },
	};
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (status == FONDS_OK)
			status = fonds_name_check_text(
				texts[i].what, texts[i].text, error);
	return status;
}

static enum fonds_status check_can_begin(
	const struct fonds_holding *holding, struct fonds_error **error)
{
	if (!holding->identifier || *holding->identifier == '\0' ||
		!holding->location || *holding->location == '\0')
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a holding needs an identifier and a location");
	if ((*holding->location == '/') == (holding->volume != 0))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the location '%s' is not %s", holding->location,
			holding->volume != 0 ? "relative to its volume"
					     : "an absolute path");
	return check_texts(holding, error);
}

enum fonds_status fonds_accession_begin(struct fonds_catalog *catalog,
	const struct fonds_holding *holding, int64_t *ret_number,
	struct fonds_error **error)
{
	bool has_agent = holding->agent && *holding->agent != '\0';
	struct fonds_act act = { 0 };
	enum fonds_status status = check_can_begin(holding, error);

	if (status == FONDS_OK)
		status = fonds_act_begin(&act, catalog,
			has_agent ? holding->agent : NULL, error);
	if (status < 0)
		return status;
	status = add_holding(&act, holding, error);
	if (status < 0)
		return fonds_act_end(&act, status, error);
	catalog->registering = (struct fonds_registering){
		.is_open = true,
		.number = fonds_db_last_number(catalog),
		.kind = holding->kind,
		.is_file = holding->is_file,
		.at = act.at,
	};
	*ret_number = catalog->registering.number;
	return FONDS_OK;
}

static enum fonds_status check_is_open(
	const struct fonds_catalog *catalog, struct fonds_error **error)
{
	if (catalog->registering.is_open)
		return FONDS_OK;
	return fonds_fail(
		error, FONDS_ERR_INVALID, "no accession is under way");
}

/* What a step of an accession returns: one that failed undoes it all. */
static enum fonds_status end_step(
	struct fonds_catalog *catalog, enum fonds_status status)
{
	if (status < 0)
		fonds_accession_rollback(catalog);
	return status;
}

/* Those of a bag came with it; others name what was found there. */
static enum fonds_status clean_path(const struct fonds_catalog *catalog,
	const char *path, struct fonds_bag_path **ret,
	struct fonds_error **error)
{
	if (catalog->registering.kind == FONDS_HOLDING_BAG)
		return fonds_bag_path_new(path, strlen(path), ret, error);
	return fonds_bag_path_found(path, ret, error);
}

/* Only what the type for paths gives back unchanged may be registered. */
static enum fonds_status check_path(const struct fonds_catalog *catalog,
	const char *path, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *clean = NULL;
	size_t size = strlen(path);
	enum fonds_status status;

	if (size >= FONDS_CATALOG_LENGTH_MAX / 2)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"a path of %zu bytes is too long", size);
	status = clean_path(catalog, path, &clean, error);
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
		"INSERT INTO file (holding, path, size, algorithm, digest)"
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
	struct fonds_holding_file there;
	enum fonds_status status;

	if (size > INT64_MAX - catalog->registering.bytes)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"the holding is too large for a catalog");
	status = insert_file(catalog, path, size, digest, error ? &why : NULL);
	if (status == FONDS_OK)
		return FONDS_OK;
	if (status == FONDS_ERR_INVALID &&
		fonds_holding_file_get(catalog, catalog->registering.number,
			path, &there, NULL) == FONDS_OK)
		return fonds_fail(error, FONDS_ERR_EXISTS,
			"the path '%s' is in this holding twice", path);
	if (error)
		*error = fonds_steal(&why);
	return status;
}

enum fonds_status fonds_accession_file(struct fonds_catalog *catalog,
	const char *path, uint64_t size, const struct fonds_digest *digest,
	struct fonds_error **error)
{
	enum fonds_status status = check_is_open(catalog, error);

	if (status < 0)
		return status;
	status = check_path(catalog, path, error);
	if (status == FONDS_OK && catalog->registering.is_file &&
		catalog->registering.files > 0)
		status = fonds_fail(error, FONDS_ERR_INVALID,
			"a holding that is a file has no other: '%s'", path);
	if (status == FONDS_OK)
		status = add_file(catalog, path, size, digest, error);
	if (status == FONDS_OK) {
		catalog->registering.files++;
		catalog->registering.bytes += size;
	}
	return end_step(catalog, status);
}

static enum fonds_status insert_digest(struct fonds_catalog *catalog,
	const char *path, const struct fonds_digest *digest,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		"INSERT INTO file_digest (holding, path, algorithm, change,"
		" digest, added_at, run) VALUES (?, ?, ?, 0, ?, ?, NULL)");
	fonds_query_integer(&query, catalog->registering.number);
	fonds_query_bytes(&query, path, strlen(path));
	fonds_query_integer(&query, (int64_t)digest->algorithm);
	fonds_query_bytes(&query, digest->bytes, digest->size);
	fonds_query_integer(&query, catalog->registering.at);
	return fonds_query_run(&query, NULL, error);
}

enum fonds_status fonds_accession_digest(struct fonds_catalog *catalog,
	const char *path, const struct fonds_digest *digest,
	struct fonds_error **error)
{
	enum fonds_status status = check_is_open(catalog, error);

	if (status < 0)
		return status;
	return end_step(catalog, insert_digest(catalog, path, digest, error));
}

/* One after the other, which needs them to be of one size. */
static enum fonds_status join_digests(const struct fonds_digest *digests,
	size_t count, struct fonds_buffer *joined, struct fonds_error **error)
{
	if (count == 0 || count > FONDS_BLOCKS_OF_A_PART)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a part has 1 to %d blocks, not %zu",
			FONDS_BLOCKS_OF_A_PART, count);
	for (size_t i = 0; i < count; i++) {
		if (digests[i].algorithm != digests[0].algorithm)
			return fonds_fail(error, FONDS_ERR_INVALID,
				"the blocks of a file have digests of more "
				"than one algorithm");
		fonds_buffer_add(joined, digests[i].bytes, digests[i].size);
	}
	return fonds_buffer_check(joined, "the digests of blocks", error);
}

static enum fonds_status insert_blocks(struct fonds_catalog *catalog,
	const char *path, uint64_t part, const struct fonds_digest *digests,
	size_t count, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer joined;
	fonds_cleanup(fonds_query_end) struct fonds_query query = { 0 };
	enum fonds_status status;

	fonds_buffer_init(
		&joined, (size_t)FONDS_BLOCKS_OF_A_PART * FONDS_DIGEST_MAX);
	status = join_digests(digests, count, &joined, error);
	if (status < 0)
		return status;
	fonds_query_begin(&query, catalog,
		"INSERT INTO block_digest (holding, path, part, block_size,"
		" algorithm, digests) VALUES (?, ?, ?, ?, ?, ?)");
	fonds_query_integer(&query, catalog->registering.number);
	fonds_query_bytes(&query, path, strlen(path));
	fonds_query_count(&query, part);
	fonds_query_count(&query, FONDS_BLOCK_SIZE);
	fonds_query_integer(&query, (int64_t)digests[0].algorithm);
	fonds_query_bytes(&query, joined.data, joined.size);
	return fonds_query_run(&query, NULL, error);
}

enum fonds_status fonds_accession_blocks(struct fonds_catalog *catalog,
	const char *path, uint64_t part, const struct fonds_digest *digests,
	size_t count, struct fonds_error **error)
{
	enum fonds_status status = check_is_open(catalog, error);

	if (status < 0)
		return status;
	return end_step(catalog,
		insert_blocks(catalog, path, part, digests, count, error));
}

static enum fonds_status close_holding(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		"UPDATE holding SET files = ?, bytes = ? WHERE number = ?");
	fonds_query_count(&query, catalog->registering.files);
	fonds_query_count(&query, catalog->registering.bytes);
	fonds_query_integer(&query, catalog->registering.number);
	return fonds_query_run(&query, NULL, error);
}

enum fonds_status fonds_accession_commit(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	enum fonds_status status = check_is_open(catalog, error);

	if (status < 0)
		return status;
	if (catalog->registering.is_file && catalog->registering.files == 0)
		status = fonds_fail(error, FONDS_ERR_INVALID,
			"a holding that is a file needs its file");
	if (status == FONDS_OK)
		status = fonds_shards_make(catalog, catalog->registering.number,
			!catalog->registering.is_file, error);
	if (status == FONDS_OK)
		status = close_holding(catalog, error);
	if (status == FONDS_OK)
		status = fonds_db_commit(catalog, error);
	if (status < 0)
		fonds_accession_rollback(catalog);
	catalog->registering.is_open = false;
	return status;
}

void fonds_accession_rollback(struct fonds_catalog *catalog)
{
	if (!catalog->registering.is_open)
		return;
	fonds_db_rollback(catalog);
	catalog->registering.is_open = false;
}
