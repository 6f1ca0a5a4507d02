/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/shard-damage.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/algorithm.h"
#include "fixity/damage.h"
#include "fixity/digest/hasher.h"
#include "fixity/digest/rate.h"

/* A corrupt file, read block by block. */
struct search {
	struct fonds_session *session;
	struct fonds_shard_check *shard;
	const struct fonds_shard_file *file;
	struct fonds_stream *stream;
	struct fonds_rate *rate;
	struct fonds_digest *part; /* of the block digests */
	size_t part_count;
	uint8_t *block;
	uint64_t size; /* read so far */
	struct fonds_damage damage;
};

static enum fonds_status read_part(
	struct search *search, uint64_t part, struct fonds_error **error)
{
	return fonds_holding_blocks(search->session->catalog,
		search->shard->claim.holding,
		fonds_bag_path_text(search->file->path), part, search->part,
		&search->part_count, error);
}

/* A block, or what there is of it; *ret is 0 at the end. */
static enum fonds_status read_block(
	struct search *search, size_t *ret, struct fonds_error **error)
{
	static const atomic_bool never;
	enum fonds_status status = FONDS_OK;
	size_t n = 1;

	for (*ret = 0; status == FONDS_OK && n > 0 && *ret < FONDS_BLOCK_SIZE;
		*ret += n)
		status = fonds_stream_read(search->stream, search->block + *ret,
			FONDS_BLOCK_SIZE - *ret, &n, error);
	if (status < 0)
		return status;
	search->size += *ret;
	fonds_rate_wait(search->rate, *ret, &never);
	return fonds_session_alive(search->session, error);
}

static enum fonds_status judge_block(struct search *search, uint64_t number,
	size_t size, struct fonds_error **error)
{
	const struct fonds_digest *registered =
		&search->part[number % FONDS_BLOCKS_OF_A_PART];
	uint64_t offset = number * FONDS_BLOCK_SIZE;
	uint64_t wanted = search->file->item.size - offset;
	struct fonds_digest digest;
	enum fonds_status status = fonds_digest_memory(
		registered->algorithm, search->block, size, &digest, error);

	if (status == FONDS_OK && !fonds_digest_equal(&digest, registered))
		fonds_damage_add_block(&search->damage, offset,
			wanted < FONDS_BLOCK_SIZE ? wanted : FONDS_BLOCK_SIZE);
	return status;
}

/* What is behind the registered blocks is counted, too. */
static enum fonds_status read_blocks(
	struct search *search, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;
	size_t size = 1;

	for (uint64_t number = 0; status == FONDS_OK && size > 0; number++) {
		if (number > 0 && number % FONDS_BLOCKS_OF_A_PART == 0)
			status = read_part(
				search, number / FONDS_BLOCKS_OF_A_PART, error);
		if (status == FONDS_OK)
			status = read_block(search, &size, error);
		if (status == FONDS_OK && size > 0 &&
			number % FONDS_BLOCKS_OF_A_PART < search->part_count)
			status = judge_block(search, number, size, error);
	}
	return status;
}

static void keep(struct search *search, struct fonds_shard_file *file)
{
	struct fonds_damage *kept = NULL;

	fonds_damage_finish_blocks(
		&search->damage, search->size, file->item.size);
	if (search->damage.pattern != FONDS_DAMAGE_NONE)
		kept = fonds_arena_alloc(
			&search->shard->files.arena, sizeof(*kept));
	if (kept)
		*kept = search->damage;
	file->damage = kept;
}

static enum fonds_status search_file(struct search *search,
	struct fonds_shard_file *file, struct fonds_error **error)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	enum fonds_status status = FONDS_OK;

	search->file = file;
	search->size = 0;
	fonds_damage_init_blocks(&search->damage);
	status = read_part(search, 0, error);
	if (status < 0 || search->part_count == 0)
		return status;
	status = fonds_tree_open(file->item.tree, file->path, &stream, error);
	search->stream = stream;
	if (status == FONDS_OK)
		status = read_blocks(search, error);
	if (status == FONDS_OK)
		keep(search, file);
	return status;
}

static bool is_searched(const struct fonds_session *session,
	const struct fonds_shard_file *file)
{
	return file->verdict == FONDS_VERDICT_CORRUPT && file->was_read &&
	       file->change == 0 && !session->is_interrupted;
}

static enum fonds_status search_all(struct search *search,
	struct fonds_shard_check *shard, struct fonds_error **error)
{
	for (size_t i = 0; i < shard->files.count; i++) {
		struct fonds_shard_file *file = &shard->files.items[i];
		fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
		enum fonds_status status = FONDS_OK;

		if (is_searched(search->session, file))
			status = search_file(search, file, &why);
		/* Asked to stop: what was found is recorded all the same. */
		if (status == FONDS_ERR_CANCELLED)
			return FONDS_OK;
		if (status < 0 && fonds_error_is_want(status, why))
			return fonds_error_move(&why, status, error);
	}
	return FONDS_OK;
}

enum fonds_status fonds_shard_damage_find(struct fonds_session *session,
	struct fonds_shard_check *shard, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) struct fonds_digest *part = NULL;
	fonds_cleanup(fonds_freep) uint8_t *block = NULL;
	fonds_cleanup(fonds_rate_clear) struct fonds_rate rate;
	struct search search = {
		.session = session,
		.shard = shard,
		.rate = &rate,
	};

	fonds_rate_init(&rate, shard->rate);
	if (fonds_shard_check_count(shard, FONDS_VERDICT_CORRUPT) == 0)
		return FONDS_OK;
	part = calloc(FONDS_BLOCKS_OF_A_PART, sizeof(*part));
	block = malloc(FONDS_BLOCK_SIZE);
	if (!part || !block)
		return fonds_fail_nomem(error);
	search.part = part;
	search.block = block;
	return search_all(&search, shard, error);
}
