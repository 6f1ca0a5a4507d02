/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_TAR_FEED_H
#define ARCHIVE_TAR_FEED_H

#include "archive/archive-tree.h"
#include "archive/source.h"
#include "archive/tar-scan.h"
#include "archive/unpacker.h"

struct archive;

/*
 * What libarchive's tar reader is given: the bytes of a tar, freed of their
 * compression. It sees what that reader does not tell: how the tar ends, and
 * what can be read in two ways.
 */
struct fonds_tar_feed {
	struct fonds_source source;
	struct fonds_unpacker *unpacker; /* NULL: there is no compression */
	const struct fonds_archive_limits *limits; /* borrowed */
	uint8_t *piece;                            /* without an unpacker */
	size_t step;         /* how much of it is read at once */
	uint64_t at;         /* bytes of the tar that were given or skipped */
	uint64_t zeros_from; /* all that was given from there on is zero */
	struct fonds_tar_scan scan;
	enum fonds_status status;
	struct fonds_error *failed; /* why, where status is not FONDS_OK */
};

/* source is copied; its descriptor and limits are borrowed. */
enum fonds_status fonds_tar_feed_init(struct fonds_tar_feed *feed,
	const struct fonds_source *source, enum fonds_archive_form form,
	const struct fonds_archive_limits *limits, struct fonds_error **error);

/* Opens archive, which has got its format, on the feed. As libarchive says. */
int fonds_tar_feed_open(struct fonds_tar_feed *feed, struct archive *archive);

/*
 * Why an operation of libarchive failed: the feed itself, memory, or a tar
 * that is not one.
 */
enum fonds_status fonds_tar_feed_explain(struct fonds_tar_feed *feed,
	struct archive *archive, struct fonds_error **error);

/*
 * The reader took the tar to end at mark. FONDS_ERR_FORMAT unless two blocks
 * of zeros stand there, with nothing but zeros behind them, and the members
 * ended there.
 */
enum fonds_status fonds_tar_feed_finish(
	struct fonds_tar_feed *feed, uint64_t mark, struct fonds_error **error);

/* FONDS_ERR_LIMIT: so many bytes from what was read so far are a bomb. */
enum fonds_status fonds_tar_feed_check_ratio(const struct fonds_tar_feed *feed,
	uint64_t bytes, struct fonds_error **error);

void fonds_tar_feed_clear(struct fonds_tar_feed *feed);

#endif
