/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_FORMAT_PATTERN_MATCH_H
#define METADATA_FORMAT_PATTERN_MATCH_H

#include "metadata/format/pattern.h"
#include "metadata/format/spots.h"

/* Runs patterns over bytes. One thread uses a scratch, for any number. */
struct fonds_pattern_scratch {
	/* Of each level of brackets. */
	struct {
		struct fonds_spots now;
		struct fonds_spots next;
		struct fonds_spots either;
	} levels[FONDS_PATTERN_DEPTH_MAX + 2];

	/*
	 * What may still be spent: a unit is about one byte looked at. The
	 * caller sets it, and treats a run that ends with 0 as not done.
	 */
	uint64_t budget;
};

/* Makes it as new; for fonds_cleanup(). */
void fonds_pattern_scratch_clear(struct fonds_pattern_scratch *scratch);

/* Did memory run out since it was new? */
bool fonds_pattern_scratch_has_failed(
	const struct fonds_pattern_scratch *scratch);

/* Bytes at one end of a file. Places count from that end. */
struct fonds_pattern_bytes {
	const uint8_t *data;
	uint32_t size;
	bool from_end; /* place 0 is behind the last byte of data */
};

/*
 * Does the pattern, compiled for that end, begin anywhere from the place least
 * to the place most? Where it does, *ret is the nearest place at which it
 * begins, and the nearest at which it ends. False also when memory or the
 * budget ran out, which scratch then says.
 */
bool fonds_pattern_match(struct fonds_pattern_scratch *scratch,
	const struct fonds_pattern *pattern,
	const struct fonds_pattern_bytes *bytes, uint32_t least, uint32_t most,
	struct fonds_interval *ret);

#endif
