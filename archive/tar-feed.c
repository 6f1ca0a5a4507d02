/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/tar-feed.h"

#include <archive.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"

/* After a skip little may be wanted, in order much. */
#define STEP_MIN ((size_t)16 * 1024)
#define STEP_MAX ((size_t)256 * 1024)

#define BLOCK FONDS_TAR_BLOCK

/* Programs fill up the last record; the largest known ones have some MiB. */
#define PADDING_MAX ((uint64_t)64 << 20)

/* How many of these bytes are the zeros at their end? */
static size_t count_zeros(const uint8_t *data, size_t size)
{
	size_t left = size;

	while (left >= BLOCK && data[left - 1] == 0 &&
		memcmp(data + left - BLOCK, data + left - BLOCK + 1,
			BLOCK - 1) == 0)
		left -= BLOCK;
	while (left > 0 && data[left - 1] == 0)
		left--;
	return size - left;
}

static enum fonds_status read_plain(struct fonds_tar_feed *feed,
	const void **ret, size_t *ret_size, struct fonds_error **error)
{
	*ret = feed->piece;
	if (feed->step < STEP_MAX)
		feed->step *= 2;
	return fonds_source_read(
		&feed->source, feed->piece, feed->step, ret_size, error);
}

static enum fonds_status fail_scan(const struct fonds_tar_feed *feed,
	enum fonds_status status, struct fonds_error **error)
{
	if (status != FONDS_ERR_NOMEM)
		(void)fonds_error_prefix(error, "'%s'", feed->source.name);
	return status;
}

static enum fonds_status next(struct fonds_tar_feed *feed, const void **ret,
	size_t *ret_size, struct fonds_error **error)
{
	enum fonds_status status;
	size_t zeros;

	*ret_size = 0;
	if (feed->unpacker)
		status = fonds_unpacker_next(
			feed->unpacker, ret, ret_size, error);
	else
		status = read_plain(feed, ret, ret_size, error);
	if (status < 0)
		return status;
	zeros = count_zeros(*ret, *ret_size);
	feed->at += *ret_size;
	if (zeros < *ret_size)
		feed->zeros_from = feed->at - zeros;
	status = fonds_tar_feed_check_ratio(feed, feed->at, error);
	if (status < 0)
		return status;
	status = fonds_tar_scan_push(&feed->scan, *ret, *ret_size, error);
	return status < 0 ? fail_scan(feed, status, error) : FONDS_OK;
}

static la_ssize_t give(
	struct archive *archive, void *payload, const void **buffer)
{
	struct fonds_tar_feed *feed = payload;
	size_t n = 0;

	if (feed->status == FONDS_OK)
		feed->status = next(feed, buffer, &n, &feed->failed);
	if (feed->status < 0) {
		archive_set_error(archive, EIO, "not read");
		return ARCHIVE_FATAL;
	}
	return (la_ssize_t)n;
}

/*
 * Where the payload of a tar on a disk is not wanted, it is not read. That it
 * may not be left out is told when the reader wants what comes next.
 */
static la_int64_t skip(
	struct archive *archive, void *payload, la_int64_t request)
{
	struct fonds_tar_feed *feed = payload;
	uint64_t n;

	(void)archive;
	if (feed->unpacker || request <= 0 || feed->status < 0)
		return 0;
	n = fonds_source_skip(&feed->source, (uint64_t)request);
	feed->at += n;
	if (n > 0)
		feed->step = STEP_MIN / 2;
	feed->status = fonds_tar_scan_skip(&feed->scan, n, &feed->failed);
	if (feed->status < 0)
		(void)fail_scan(feed, feed->status, &feed->failed);
	return (la_int64_t)n;
}

enum fonds_status fonds_tar_feed_init(struct fonds_tar_feed *feed,
	const struct fonds_source *source, enum fonds_archive_form form,
	const struct fonds_archive_limits *limits, struct fonds_error **error)
{
	*feed = (struct fonds_tar_feed){
		.source = *source,
		.limits = limits,
		.step = STEP_MIN,
	};
	fonds_tar_scan_init(&feed->scan);
	if (form != FONDS_ARCHIVE_TAR)
		return fonds_unpacker_new(
			form, &feed->source, &feed->unpacker, error);
	feed->piece = malloc(STEP_MAX);
	return feed->piece ? FONDS_OK : fonds_fail_nomem(error);
}

int fonds_tar_feed_open(struct fonds_tar_feed *feed, struct archive *archive)
{
	return archive_read_open2(archive, feed, NULL, give, skip, NULL);
}

static enum fonds_status fail_as_before(
	struct fonds_tar_feed *feed, struct fonds_error **error)
{
	if (error)
		*error = fonds_steal(&feed->failed);
	return feed->status;
}

enum fonds_status fonds_tar_feed_explain(struct fonds_tar_feed *feed,
	struct archive *archive, struct fonds_error **error)
{
	const char *why = archive_error_string(archive);

	if (feed->status < 0)
		return fail_as_before(feed, error);
	if (archive_errno(archive) == ENOMEM)
		return fonds_fail_nomem(error);
	return fonds_fail(error, FONDS_ERR_FORMAT, "'%s' is damaged: %s",
		feed->source.name, why ? why : "it is no tar");
}

enum fonds_status fonds_tar_feed_finish(
	struct fonds_tar_feed *feed, uint64_t mark, struct fonds_error **error)
{
	const void *data = NULL;
	size_t n = 1;

	/* The reader passes over a failure to read behind the first block. */
	if (feed->status < 0)
		return fail_as_before(feed, error);
	/* What is wrong already is not read on: a pipe may have no end. */
	while (n > 0 && feed->zeros_from <= mark) {
		enum fonds_status status = next(feed, &data, &n, error);

		if (status < 0)
			return status;
		if (feed->at > mark && feed->at - mark > PADDING_MAX)
			return fonds_fail(error, FONDS_ERR_FORMAT,
				"'%s' is damaged: its end is followed by more "
				"zeros than any program writes",
				feed->source.name);
	}
	if (feed->zeros_from > mark)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"'%s' is damaged: something follows the end of the tar",
			feed->source.name);
	if (feed->at < mark || feed->at - mark < 2 * BLOCK)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"'%s' is cut off: the tar has no end mark",
			feed->source.name);
	if (feed->scan.state != FONDS_TAR_ENDED || feed->scan.start != mark)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"'%s' is damaged: where it ends can be read in two "
			"ways",
			feed->source.name);
	return FONDS_OK;
}

/* What is still to come of a file counts as well: nobody waits for it. */
enum fonds_status fonds_tar_feed_check_ratio(const struct fonds_tar_feed *feed,
	uint64_t bytes, struct fonds_error **error)
{
	const struct fonds_source *source = &feed->source;
	uint64_t from = source->is_file ? source->size : source->at;

	if (bytes <= feed->limits->ratio_after ||
		bytes / feed->limits->ratio <= from)
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_LIMIT,
		"'%s' unpacks to more than %" PRIu64 " times its size",
		source->name, feed->limits->ratio);
}

void fonds_tar_feed_clear(struct fonds_tar_feed *feed)
{
	fonds_unpacker_free(feed->unpacker);
	fonds_tar_scan_clear(&feed->scan);
	free(feed->piece);
	fonds_error_free(feed->failed);
	*feed = (struct fonds_tar_feed){ 0 };
}
