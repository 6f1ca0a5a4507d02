/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/algorithm.h"
#include "fixity/catalog/database.h"

/* NULL for one that this version does not know. */
static const struct fonds_algorithm_info *find_algorithm(int64_t number)
{
	if (number <= 0 || number > FONDS_BLAKE2B_512)
		return NULL;
	return fonds_algorithm_info((enum fonds_algorithm)number);
}

static enum fonds_status part_digests(const struct fonds_catalog *catalog,
	int64_t algorithm, const unsigned char *joined, size_t size,
	struct fonds_digest *digests, size_t *ret_count,
	struct fonds_error **error)
{
	const struct fonds_algorithm_info *info = find_algorithm(algorithm);

	if (!info || size % info->size != 0 || size == 0 ||
		size / info->size > FONDS_BLOCKS_OF_A_PART)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the catalog '%s' is damaged: the digests of blocks "
			"are not whole",
			catalog->path);
	*ret_count = size / info->size;
	for (size_t i = 0; i < *ret_count; i++) {
		digests[i] = (struct fonds_digest){
			.algorithm = info->algorithm,
			.size = info->size,
		};
		memcpy(digests[i].bytes, joined + i * info->size, info->size);
	}
	return FONDS_OK;
}

enum fonds_status fonds_holding_blocks(struct fonds_catalog *catalog,
	int64_t holding, const char *path, uint64_t part,
	struct fonds_digest *digests, size_t *ret_count,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	const unsigned char *joined;
	enum fonds_status status;
	size_t size = 0;
	bool found = false;

	fonds_query_begin(&query, catalog,
		"SELECT algorithm, digests FROM block_digest"
		" WHERE holding = ? AND path = ? AND part = ?");
	fonds_query_integer(&query, holding);
	fonds_query_bytes(&query, path, strlen(path));
	fonds_query_count(&query, part);
	status = fonds_query_row(&query, &found, error);
	if (status < 0)
		return status;
	*ret_count = 0;
	if (!found)
		return FONDS_OK;
	joined = fonds_query_get_bytes(&query, 1, &size);
	return part_digests(catalog, fonds_query_get_integer(&query, 0), joined,
		size, digests, ret_count, error);
}
