/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_FORMAT_SIGNATURE_MODEL_H
#define METADATA_FORMAT_SIGNATURE_MODEL_H

#include "metadata/format/pattern.h"
#include "metadata/format/signature-index.h"
#include "metadata/format/signature-set.h"

/*
 * What a set of signatures is made of, for the files of this folder. Built by
 * signature-builder.c, never changed afterwards.
 */
enum fonds_anchor {
	FONDS_ANCHOR_BEGIN, /* places count from the beginning of the file */
	FONDS_ANCHOR_END,   /* from its end, to the end of the sequence */
	FONDS_ANCHOR_NONE,  /* anywhere */
};

struct fonds_sequence {
	enum fonds_anchor anchor;
	uint32_t least; /* place where it begins, seen from the anchor */
	uint32_t most;  /* or FONDS_PATTERN_ENDLESS */
	struct fonds_pattern pattern;
	uint32_t key; /* signature-index.h */
};

/* All sequences must be there. */
struct fonds_signature {
	const char *id;
	const struct fonds_pronom_format *format;
	const struct fonds_sequence *sequences;
	size_t count;
};

struct fonds_inner_file {
	const char *path;
	const struct fonds_sequence *sequences;
	size_t count; /* 0: it must be there, no more */
};

struct fonds_container_signature {
	const char *id;
	enum fonds_container kind;
	const struct fonds_pronom_format *format;
	const struct fonds_inner_file *files;
	size_t count;
};

/* Indices of formats. */
struct fonds_priority {
	uint32_t format;
	uint32_t over;
};

struct fonds_extension {
	const char *text; /* lower case */
	uint32_t format;
};

struct fonds_signature_set {
	struct fonds_arena arena; /* what everything lies in */
	const char *version;

	const struct fonds_pronom_format *formats;
	size_t format_count;
	const struct fonds_pronom_format *const *by_puid; /* sorted */

	const struct fonds_signature *signatures;
	size_t signature_count;
	const struct fonds_container_signature *containers;
	size_t container_count;

	const struct fonds_priority *priorities; /* sorted */
	size_t priority_count;

	/* Sorted, then by format; the formats of each beside it. */
	const struct fonds_extension *extensions;
	const struct fonds_pronom_format *const *extension_formats;
	size_t extension_count;

	struct fonds_signature_index index;
	struct fonds_signature_reach reach;
};

/* Has format priority over other? */
bool fonds_signature_set_is_over(const struct fonds_signature_set *set,
	const struct fonds_pronom_format *format,
	const struct fonds_pronom_format *other);

/*
 * What a sequence looks at, added to what others do: all of its places, up to
 * a maximum, or so many bytes where they have no end.
 */
#define FONDS_REACH_MAX ((size_t)1024 * 1024)
#define FONDS_REACH_ENDLESS ((size_t)64 * 1024)
void fonds_signature_reach_add(struct fonds_signature_reach *reach,
	const struct fonds_sequence *sequence, size_t endless);

#endif
