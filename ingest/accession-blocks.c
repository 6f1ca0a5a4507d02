/* SPDX-License-Identifier: Apache-2.0 */
#include "ingest/accession-blocks.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/dir-tree.h"
#include "base/error.h"
#include "fixity/algorithm.h"

/* One part of a file in the spool; the path and the digests follow. */
struct head {
	uint64_t path_size;
	uint64_t part;
	uint64_t count;
};

struct reading {
	struct fonds_accession_blocks *blocks;
	struct fonds_accession_findings *findings;
	struct fonds_tree *tree;
	struct fonds_hasher *whole;
	struct fonds_hasher *block;
	fonds_progress_fn *progress;
	void *payload;
	struct fonds_progress now;
	char *data;                   /* a block */
	struct fonds_digest *digests; /* of a part */
};

static void reading_clear(struct reading *reading)
{
	free(reading->digests);
	free(reading->data);
	fonds_hasher_free(reading->block);
	fonds_hasher_free(reading->whole);
	fonds_tree_free(reading->tree);
}

void fonds_accession_blocks_clear(struct fonds_accession_blocks *blocks)
{
	fonds_spool_free(blocks->spool);
	*blocks = (struct fonds_accession_blocks){ 0 };
}

static enum fonds_status keep_part(struct reading *reading, const char *path,
	uint64_t part, size_t count, struct fonds_error **error)
{
	const struct head head = { strlen(path), part, count };
	enum fonds_status status = fonds_spool_append(
		reading->blocks->spool, &head, sizeof(head), NULL, error);

	if (status == FONDS_OK)
		status = fonds_spool_append(reading->blocks->spool, path,
			head.path_size, NULL, error);
	if (status == FONDS_OK)
		status = fonds_spool_append(reading->blocks->spool,
			reading->digests, count * sizeof(reading->digests[0]),
			NULL, error);
	return status;
}

/* As much of a block as there is. */
static enum fonds_status read_block(struct reading *reading,
	struct fonds_stream *stream, size_t *ret, struct fonds_error **error)
{
	*ret = 0;
	while (*ret < FONDS_BLOCK_SIZE) {
		size_t n = 0;
		enum fonds_status status = fonds_stream_read(stream,
			reading->data + *ret, FONDS_BLOCK_SIZE - *ret, &n,
			error);

		if (status < 0)
			return status;
		if (n == 0)
			break;
		*ret += n;
	}
	reading->now.bytes_done += *ret;
	if (reading->progress &&
		reading->progress(&reading->now, reading->payload) != 0)
		return fonds_fail(error, FONDS_ERR_CANCELLED, "stopped");
	return FONDS_OK;
}

static enum fonds_status hash_block(struct reading *reading, size_t size,
	struct fonds_digest *ret, struct fonds_error **error)
{
	enum fonds_status status = fonds_hasher_update(
		reading->whole, reading->data, size, error);

	if (status == FONDS_OK)
		status = fonds_hasher_start(reading->block, error);
	if (status == FONDS_OK)
		status = fonds_hasher_update(
			reading->block, reading->data, size, error);
	if (status == FONDS_OK)
		status = fonds_hasher_finish(reading->block, ret, error);
	return status;
}

static enum fonds_status read_blocks(struct reading *reading, const char *path,
	struct fonds_stream *stream, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;
	uint64_t part = 0;
	size_t count = 0;
	size_t size = FONDS_BLOCK_SIZE;

	while (status == FONDS_OK && size == FONDS_BLOCK_SIZE) {
		status = read_block(reading, stream, &size, error);
		if (status == FONDS_OK && size > 0)
			status = hash_block(reading, size,
				&reading->digests[count++], error);
		if (status < 0 || count == 0)
			return status;
		if (count < FONDS_BLOCKS_OF_A_PART && size == FONDS_BLOCK_SIZE)
			continue;
		status = keep_part(reading, path, part++, count, error);
		count = 0;
	}
	return status;
}

static enum fonds_status open_file(struct reading *reading, const char *path,
	struct fonds_stream **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *own = NULL;
	enum fonds_status status = fonds_bag_path_found(path, &own, error);

	if (status == FONDS_OK)
		status = fonds_tree_open(reading->tree, own, ret, error);
	if (status == FONDS_OK)
		fonds_stream_advise(*ret);
	return status;
}

/* The registered digest comes first, and is SHA-256. */
static enum fonds_status compare(struct reading *reading,
	const struct fonds_accession_file *file, struct fonds_error **error)
{
	struct fonds_digest digest;
	enum fonds_status status = fonds_hasher_finish(
		reading->whole, &digest, error);

	if (status == FONDS_OK &&
		!fonds_digest_equal(&digest, &file->digests[0]))
		fonds_accession_findings_file(reading->findings, file->path,
			FONDS_VERDICT_CORRUPT_UNCONFIRMED,
			"two readings of it differ", NULL);
	return status;
}

static enum fonds_status take_file(const struct fonds_accession_file *file,
	void *payload, struct fonds_error **error)
{
	struct reading *reading = payload;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	enum fonds_status status;

	if (file->is_again || file->size <= FONDS_BLOCK_SIZE)
		return FONDS_OK;
	status = open_file(reading, file->path, &stream, error);
	if (status == FONDS_OK)
		status = fonds_hasher_start(reading->whole, error);
	if (status == FONDS_OK)
		status = read_blocks(reading, file->path, stream, error);
	if (status == FONDS_OK)
		status = compare(reading, file, error);
	reading->now.files_done++;
	return status;
}

static enum fonds_status begin(
	struct reading *reading, const char *folder, struct fonds_error **error)
{
	static const enum fonds_algorithm sha256 = FONDS_SHA256;
	enum fonds_status status = fonds_dir_tree_new(
		folder, &reading->tree, error);

	if (status == FONDS_OK)
		status = fonds_spool_new(&reading->blocks->spool, error);
	if (status == FONDS_OK)
		status = fonds_hasher_new(&sha256, 1, &reading->whole, error);
	if (status == FONDS_OK)
		status = fonds_hasher_new(&sha256, 1, &reading->block, error);
	if (status < 0)
		return status;
	reading->data = malloc(FONDS_BLOCK_SIZE);
	reading->digests = calloc(
		FONDS_BLOCKS_OF_A_PART, sizeof(*reading->digests));
	if (!reading->data || !reading->digests)
		return fonds_fail_nomem(error);
	return FONDS_OK;
}

enum fonds_status fonds_accession_blocks_read(
	struct fonds_accession_blocks *blocks,
	struct fonds_accession_list *list,
	struct fonds_accession_findings *findings, const char *folder,
	fonds_progress_fn *progress, void *payload, struct fonds_error **error)
{
	fonds_cleanup(reading_clear) struct reading reading = {
		.blocks = blocks,
		.findings = findings,
		.progress = progress,
		.payload = payload,
	};
	enum fonds_status status = begin(&reading, folder, error);

	if (status < 0)
		return status;
	return fonds_accession_list_each(list, take_file, &reading, error);
}

static enum fonds_status register_part(struct fonds_accession_blocks *blocks,
	struct fonds_catalog *catalog, struct fonds_digest *digests,
	uint64_t *at, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *path = NULL;
	struct head head;
	enum fonds_status status = fonds_spool_read(
		blocks->spool, *at, &head, sizeof(head), error);

	if (status < 0)
		return status;
	path = calloc(1, head.path_size + 1);
	if (!path)
		return fonds_fail_nomem(error);
	*at += sizeof(head);
	status = fonds_spool_read(
		blocks->spool, *at, path, head.path_size, error);
	*at += head.path_size;
	if (status == FONDS_OK)
		status = fonds_spool_read(blocks->spool, *at, digests,
			head.count * sizeof(digests[0]), error);
	*at += head.count * sizeof(digests[0]);
	if (status < 0)
		return status;
	return fonds_accession_blocks(
		catalog, path, head.part, digests, head.count, error);
}

enum fonds_status fonds_accession_blocks_register(
	struct fonds_accession_blocks *blocks, struct fonds_catalog *catalog,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) struct fonds_digest *digests = calloc(
		FONDS_BLOCKS_OF_A_PART, sizeof(*digests));
	enum fonds_status status = FONDS_OK;
	uint64_t at = 0;

	if (!digests)
		return fonds_fail_nomem(error);
	while (status == FONDS_OK && at < fonds_spool_size(blocks->spool))
		status = register_part(blocks, catalog, digests, &at, error);
	return status;
}
