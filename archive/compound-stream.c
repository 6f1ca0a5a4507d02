/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/compound-stream.h"

#include <stdlib.h>

#include "base/cleanup.h"
#include "base/error.h"

#define MINI_SHIFT 6

/* 16 MiB of numbers: a mini stream of 256 MiB. */
#define MINI_FAT_MAX ((size_t)16 * 1024 * 1024)
#define MINI_STREAM_MAX ((size_t)256 * 1024 * 1024)

struct compound_stream {
	struct fonds_stream stream;
	struct fonds_compound_sectors *sectors;
	const struct fonds_compound_mini *mini; /* NULL: it is a large one */
	const struct fonds_member *member;
	uint32_t at; /* the sector where the next byte is */
	unsigned shift;
	uint64_t done;
};

static enum fonds_status load_fat(struct fonds_compound_mini *mini,
	struct fonds_compound_sectors *sectors,
	const struct fonds_compound_chain *chain, struct fonds_error **error)
{
	size_t size = fonds_compound_sector_size(sectors);
	enum fonds_status status = FONDS_OK;
	uint8_t *bytes = malloc(chain->count * size + 1);

	if (!bytes)
		return fonds_fail_nomem(error);
	for (size_t i = 0; i < chain->count && status == FONDS_OK; i++)
		status = fonds_compound_sector_read(sectors, chain->sectors[i],
			0, bytes + i * size, size, error);
	mini->fat = calloc(mini->count + 1, sizeof(*mini->fat));
	if (status == FONDS_OK && !mini->fat)
		status = fonds_fail_nomem(error);
	for (size_t i = 0; i < mini->count && status == FONDS_OK; i++)
		mini->fat[i] = fonds_le32(bytes + 4 * i);
	free(bytes);
	return status;
}

enum fonds_status fonds_compound_mini_init(struct fonds_compound_mini *mini,
	struct fonds_compound_sectors *sectors,
	const struct fonds_compound_root *root, struct fonds_error **error)
{
	fonds_cleanup(fonds_compound_chain_clear) struct fonds_compound_chain
		chain = { 0 };
	size_t size = fonds_compound_sector_size(sectors);
	uint32_t first = root->size > 0 ? root->first : FONDS_COMPOUND_END;
	enum fonds_status status;
	size_t room;

	*mini = (struct fonds_compound_mini){ 0 };
	status = fonds_compound_chain_read(
		sectors, first, MINI_STREAM_MAX / size, &mini->stream, error);
	if (status < 0)
		return status;
	if (mini->stream.count == 0 || sectors->header.mini_fat_count == 0)
		return FONDS_OK;
	status = fonds_compound_chain_read(sectors, sectors->header.mini_fat,
		MINI_FAT_MAX / size, &chain, error);
	if (status < 0)
		return status;
	mini->count = chain.count * (size / 4);
	room = mini->stream.count * (size >> MINI_SHIFT);
	if (mini->count > room)
		mini->count = room;
	return load_fat(mini, sectors, &chain, error);
}

void fonds_compound_mini_clear(struct fonds_compound_mini *mini)
{
	fonds_compound_chain_clear(&mini->stream);
	free(mini->fat);
	mini->fat = NULL;
}

static enum fonds_status fail(const struct compound_stream *stream,
	const char *what, struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_FORMAT,
		"'%s' in the compound file '%s' is damaged: %s",
		stream->member->name, stream->sectors->file->name, what);
}

/* Part of one sector of the mini stream, which lies in one of the file. */
static enum fonds_status read_mini(const struct compound_stream *stream,
	size_t offset, void *data, size_t size, struct fonds_error **error)
{
	const struct fonds_compound_mini *mini = stream->mini;
	unsigned shift = stream->sectors->header.sector_shift;
	uint64_t place = (uint64_t)stream->at << MINI_SHIFT;
	size_t index = (size_t)(place >> shift);

	if (index >= mini->stream.count)
		return fail(stream, "it lies behind the mini stream", error);
	offset += (size_t)(place &
			   (fonds_compound_sector_size(stream->sectors) - 1));
	return fonds_compound_sector_read(stream->sectors,
		mini->stream.sectors[index], offset, data, size, error);
}

static enum fonds_status step(
	struct compound_stream *stream, struct fonds_error **error)
{
	if (!stream->mini)
		return fonds_compound_sector_next(
			stream->sectors, stream->at, &stream->at, error);
	if (stream->at >= stream->mini->count)
		return fail(stream, "its chain leads to no sector", error);
	stream->at = stream->mini->fat[stream->at];
	return FONDS_OK;
}

/* Up to the end of a sector, and no further. */
static enum fonds_status read_part(struct compound_stream *stream, void *data,
	size_t size, size_t *ret, struct fonds_error **error)
{
	size_t sector = (size_t)1 << stream->shift;
	size_t offset = (size_t)(stream->done & (sector - 1));
	uint64_t left = stream->member->size - stream->done;
	enum fonds_status status = FONDS_OK;

	if (offset == 0 && stream->done > 0)
		status = step(stream, error);
	if (status < 0)
		return status;
	if (stream->at > FONDS_COMPOUND_SECTOR_MAX)
		return fail(stream, "its chain ends too early", error);
	if (size > sector - offset)
		size = sector - offset;
	if (size > left)
		size = (size_t)left;
	if (stream->mini)
		status = read_mini(stream, offset, data, size, error);
	else
		status = fonds_compound_sector_read(
			stream->sectors, stream->at, offset, data, size, error);
	stream->done += size;
	*ret = size;
	return status;
}

static enum fonds_status compound_read(struct fonds_stream *base, void *data,
	size_t size, size_t *ret, struct fonds_error **error)
{
	struct compound_stream *stream = (struct compound_stream *)base;
	char *rest = data;
	size_t total = 0;

	while (total < size && stream->done < stream->member->size) {
		size_t n = 0;
		enum fonds_status status = read_part(
			stream, rest + total, size - total, &n, error);

		if (status < 0)
			return status;
		total += n;
	}
	*ret = total;
	return FONDS_OK;
}

static enum fonds_status compound_state(struct fonds_stream *base,
	struct fonds_file_state *ret, struct fonds_error **error)
{
	const struct compound_stream *stream = (struct compound_stream *)base;

	(void)error;
	*ret = (struct fonds_file_state){ .size = stream->member->size };
	return FONDS_OK;
}

static void compound_close(struct fonds_stream *base)
{
	free(base);
}

static const struct fonds_stream_ops stream_ops = {
	.read = compound_read,
	.state = compound_state,
	.close = compound_close,
};

/* Whoever is no larger than what there is comes to an end. */
static enum fonds_status check_size(
	const struct compound_stream *stream, struct fonds_error **error)
{
	uint64_t sectors = stream->mini ? stream->mini->count
					: fonds_compound_sector_count(
						  stream->sectors);

	if (stream->member->size > sectors << stream->shift)
		return fail(stream, "it is larger than what holds it", error);
	return FONDS_OK;
}

enum fonds_status fonds_compound_stream_new(
	struct fonds_compound_sectors *sectors,
	const struct fonds_compound_mini *mini,
	const struct fonds_member *member, struct fonds_stream **ret,
	struct fonds_error **error)
{
	struct compound_stream *stream = calloc(1, sizeof(*stream));
	bool is_mini = member->size < sectors->header.mini_cutoff;
	enum fonds_status status;

	if (!stream)
		return fonds_fail_nomem(error);
	stream->stream.ops = &stream_ops;
	stream->sectors = sectors;
	stream->member = member;
	stream->mini = is_mini ? mini : NULL;
	stream->shift = is_mini ? MINI_SHIFT : sectors->header.sector_shift;
	stream->at = (uint32_t)member->offset;
	status = check_size(stream, error);
	if (status < 0) {
		free(stream);
		return status;
	}
	*ret = &stream->stream;
	return FONDS_OK;
}
