/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_FORMAT_DROID_SEQUENCE_H
#define METADATA_FORMAT_DROID_SEQUENCE_H

#include "base/buffer.h"
#include "metadata/format/signature-builder.h"

/*
 * A byte sequence as a signature file of DROID has it, cut into pieces for a
 * search of its own, put together again as pattern.h has it:
 *
 *	sequence      sub-sequences, between which there may be any bytes
 *	sub-sequence  a middle, and fragments to the left and right of it
 *	fragment      stands at a position, counted from the middle, with a gap
 *	              between it and the piece that is nearer to the middle;
 *	              of several at one position any may stand there
 *
 * scripts/make-signature-table does the same.
 */
struct fonds_droid_fragment {
	bool is_left;
	uint32_t position;
	uint32_t order; /* in the file */
	uint32_t least; /* of the gap */
	uint32_t most;
	const char *text;
};

struct fonds_droid_sub {
	uint32_t position;
	uint32_t least; /* offset from the anchor, or from its neighbour */
	uint32_t most;  /* FONDS_PATTERN_ENDLESS: none is given */
	const char *text;
};

/* Adds the text of a sub-sequence. The fragments are sorted. */
void fonds_droid_sub_put(struct fonds_buffer *buffer, const char *middle,
	struct fonds_droid_fragment *fragments, size_t count);

/*
 * Adds the sequence to the last signature of the builder. The sub-sequences,
 * of which there is at least one, are sorted. FONDS_ERR_FORMAT also when two
 * have the same position.
 */
enum fonds_status fonds_droid_sequence_add(
	struct fonds_signature_builder *builder, enum fonds_anchor anchor,
	struct fonds_droid_sub *subs, size_t count, struct fonds_error **error);

#endif
