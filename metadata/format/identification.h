/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_FORMAT_IDENTIFICATION_H
#define METADATA_FORMAT_IDENTIFICATION_H

#include "base/arena.h"
#include "base/buffer.h"
#include "metadata/format/signature-set.h"

/*
 * What a file was found to be: all formats that hit, with the basis of each.
 *
 *	fonds_identification_init(&found);
 *	fonds_format_matcher_run(matcher, &view, &found, error)	(matcher.h)
 *	... a hit's format has a container: open the file as such, and
 *	fonds_container_match_finish(match, &found, error) (container-match.h)
 *	fonds_identification_add_extension(&found, set, name)
 *	status = fonds_identification_rank(&found, set, error);
 *	... found.hits, the first fonds_identification_standing() of them
 *	fonds_identification_clear(&found);
 */

/* The beginning and the end of the bytes of a file. */
struct fonds_format_view {
	uint64_t size; /* of the file */
	const void *head;
	size_t head_size; /* size: all of it, and there need be no tail */
	const void *tail; /* its last bytes, or NULL */
	size_t tail_size;
};

enum fonds_hit_basis {
	FONDS_HIT_CONTAINER, /* inner files, by name and bytes */
	FONDS_HIT_BYTES,
	FONDS_HIT_EXTENSION,
};

/* Where one sequence of a signature was found. */
struct fonds_byte_match {
	const char *path; /* of the inner file; NULL: in the file itself */
	uint64_t offset;
	uint64_t length; /* 0: the inner file is there, that is all */
};

struct fonds_format_hit {
	const struct fonds_pronom_format *format;
	enum fonds_hit_basis basis;
	const char *signature; /* id in PRONOM; of an extension: the latter */
	const struct fonds_byte_match *matches; /* one for each sequence */
	size_t match_count;

	/* The hit that has priority over this one; NULL: it stands. */
	const struct fonds_pronom_format *outranked_by;
};

struct fonds_identification {
	struct fonds_arena arena; /* what the hits point to */
	struct fonds_format_hit *hits;
	size_t count;
	size_t capacity;
	bool is_partial; /* of some file only the two ends were looked at */
};

void fonds_identification_init(struct fonds_identification *found);
void fonds_identification_clear(struct fonds_identification *found);

/* Adds a copy of the hit, of its matches and of their paths. */
void fonds_identification_add(
	struct fonds_identification *found, const struct fonds_format_hit *hit);

/* Hits of the formats with the name's extension, unless there are others. */
void fonds_identification_add_extension(struct fonds_identification *found,
	const struct fonds_signature_set *set, const char *name);

/*
 * Applies the priorities of PRONOM: those that stand come first, best first;
 * what was outranked follows, and says by what. A format is there once, with
 * its best basis. A container signature outranks all byte signatures. Fails
 * when memory ran out in this or an earlier call on found.
 */
enum fonds_status fonds_identification_rank(struct fonds_identification *found,
	const struct fonds_signature_set *set, struct fonds_error **error);

/* After ranking: how many hits stand. 0: unknown; over 1: undecided. */
size_t fonds_identification_standing(const struct fonds_identification *found);

/*
 * The basis as text: "byte match at 0, 8 (signature 1032)", "container match
 * 'word/document.xml' at 0, 20 (signature 1030)", "extension match 'txt'".
 * Several sequences are "[[0 8] [12 4]]". Names are as they were found: bytes
 * from outside.
 */
void fonds_format_hit_basis(
	const struct fonds_format_hit *hit, struct fonds_buffer *buffer);

#endif
