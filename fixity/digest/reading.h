/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_READING_H
#define FIXITY_DIGEST_READING_H

#include "fixity/digest/task.h"

/*
 * One reading of a file from its beginning to its end: what it found is
 * enough to judge the file, together with the digests.
 *
 *	init -> open -> read ... until is_at_end -> end -> clear
 *
 * Whatever fails ends the reading; what was found until then stands.
 */
struct fonds_reading {
	struct fonds_check_shared *shared;
	const struct fonds_check_item *item;
	struct fonds_stream *stream; /* while it is open */
	struct fonds_file_state before;
	uint64_t size;      /* bytes read so far */
	uint64_t countable; /* what is left that counts for the progress */
	enum fonds_read_mode mode;
	bool is_opened;
	bool is_at_end;
	bool is_complete; /* read to its end */
	bool is_stable;   /* the same file before and after */
};

/* A second reading of a file does not count for the progress. */
void fonds_reading_init(struct fonds_reading *reading,
	struct fonds_check_shared *shared, const struct fonds_check_item *item,
	bool is_counted);
void fonds_reading_clear(struct fonds_reading *reading);

/* All return FONDS_ERR_CANCELLED when the check is to stop. */
enum fonds_status fonds_reading_open(
	struct fonds_reading *reading, struct fonds_error **error);

/*
 * Fill buffer up to size, or to the end of the file: only then may *ret be
 * less. Buffer and size are multiples of 4096, for reads past the page cache.
 */
enum fonds_status fonds_reading_read(struct fonds_reading *reading,
	uint8_t *buffer, size_t size, size_t *ret, struct fonds_error **error);

/* Compare the file's state with that before; closes it. */
enum fonds_status fonds_reading_end(
	struct fonds_reading *reading, struct fonds_error **error);

/* A file of which nothing more will be read is done, whatever was read. */
void fonds_reading_count_rest(struct fonds_reading *reading);

#endif
