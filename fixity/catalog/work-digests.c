/* SPDX-License-Identifier: Apache-2.0 */
/*
 * New digests of files, stored only for files whose registered digest was
 * found right in the same result.
 */
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/work-result.h"

static void bind_key(struct fonds_query *query,
	const struct fonds_work_recording *recording,
	const struct fonds_work_digest *digest)
{
	fonds_query_integer(query, recording->claim->holding);
	fonds_query_bytes(query, digest->path, strlen(digest->path));
	fonds_query_integer(query, (int64_t)digest->digest.algorithm);
	fonds_query_integer(query, digest->change);
}

/* Another run may have been faster: then both must say the same. */
static enum fonds_status find_digest(
	const struct fonds_work_recording *recording,
	const struct fonds_work_digest *digest, bool *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	struct fonds_digest there;

	fonds_query_begin(&query, recording->catalog,
		"SELECT algorithm, digest FROM file_digest WHERE holding = ?"
		" AND path = ? AND algorithm = ? AND change = ?");
	bind_key(&query, recording, digest);
	status = fonds_query_row(&query, ret, error);
	if (status < 0 || !*ret)
		return status;
	fonds_query_get_digest(&query, 0, 1, &there);
	if (there.size != digest->digest.size ||
		memcmp(there.bytes, digest->digest.bytes, there.size) != 0)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the new digest of '%s' in holding %lld differs from "
			"the one that the catalog '%s' has already: check this "
			"file again",
			digest->path, (long long)recording->claim->holding,
			recording->catalog->path);
	return FONDS_OK;
}

/* One of what the file was before a change is no longer of use. */
static enum fonds_status insert_digest(
	const struct fonds_work_recording *recording,
	const struct fonds_work_digest *digest, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, recording->catalog,
		"INSERT INTO file_digest (holding, path, algorithm, change,"
		" digest, added_at, run) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7"
		" WHERE NOT EXISTS (SELECT 1 FROM changed_file AS c"
		"  JOIN change AS n ON n.number = c.change AND n.state = 1"
		"  WHERE c.holding = ?1 AND c.path = ?2 AND c.change > ?4)");
	bind_key(&query, recording, digest);
	fonds_query_bytes(&query, digest->digest.bytes, digest->digest.size);
	fonds_query_integer(&query, recording->now);
	fonds_query_integer(&query, recording->claim->run);
	return fonds_query_run(&query, NULL, error);
}

static enum fonds_status record_digest(
	const struct fonds_work_recording *recording,
	const struct fonds_work_digest *digest, struct fonds_error **error)
{
	bool is_there = false;
	enum fonds_status status;

	if (!fonds_work_found_ok(recording, digest->path))
		return FONDS_OK;
	status = find_digest(recording, digest, &is_there, error);
	return status == FONDS_OK && !is_there
		       ? insert_digest(recording, digest, error)
		       : status;
}

enum fonds_status fonds_work_record_digests(
	const struct fonds_work_recording *recording,
	struct fonds_error **error)
{
	const struct fonds_work_result *result = recording->result;
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < result->digest_count; i++)
		status = record_digest(recording, &result->digests[i], error);
	return status;
}
