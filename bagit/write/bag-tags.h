/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_BAG_TAGS_H
#define BAGIT_WRITE_BAG_TAGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bagit/bag-info.h"

/*
 * What bag-info.txt of a bag being written will say (RFC 8493 2.2.2): labels
 * and values in the order given, repeated where they were repeated.
 *
 *	init -> parse, read, append, set ... -> complete -> add_text -> clear
 */
struct fonds_bag_tags {
	struct fonds_arena arena;
	struct fonds_bag_info info;
};

void fonds_bag_tags_init(struct fonds_bag_tags *tags);
void fonds_bag_tags_clear(struct fonds_bag_tags *tags);

/*
 * "Label: value" as a person gives it, appended. FONDS_ERR_INVALID when it
 * has no colon, an empty label or value, blanks around the label, control
 * characters, bytes that are not UTF-8, a line of more than 1 MiB; and for
 * Payload-Oxum, which is counted and never given.
 */
enum fonds_status fonds_bag_tags_parse(struct fonds_bag_tags *tags,
	const char *text, struct fonds_error **error);

/*
 * The same as it stands in ret, to be looked at first: label and value are
 * the tags' own memory, but nothing is appended.
 */
enum fonds_status fonds_bag_tag_split(struct fonds_bag_tags *tags,
	const char *text, struct fonds_bag_info_entry *ret,
	struct fonds_error **error);

/*
 * All lines of a file (UTF-8, with LF, CR or CRLF; at most 16 MiB), as in
 * bag-info.txt: a line that begins with a blank goes on with the one before.
 * Empty lines and a byte order mark are passed over. Errors as of parse, with
 * file and line.
 */
enum fonds_status fonds_bag_tags_read(struct fonds_bag_tags *tags,
	const char *path, struct fonds_error **error);

/*
 * What a person gives: first the lines of the file from, unless it is NULL,
 * then each text, appended. Errors as of read and parse.
 */
enum fonds_status fonds_bag_tags_read_given(struct fonds_bag_tags *tags,
	const char *from, const char *const *texts, size_t count,
	struct fonds_error **error);

/* Append; no question is asked. A failure stays in the arena. */
void fonds_bag_tags_append(
	struct fonds_bag_tags *tags, const char *label, const char *value);

/*
 * The first entry of that label gets the value, others of it go; appended
 * when there is none. Returns whether anything changed.
 */
bool fonds_bag_tags_set(
	struct fonds_bag_tags *tags, const char *label, const char *value);

/* Another value behind the last of that label, or at the end. */
void fonds_bag_tags_insert(
	struct fonds_bag_tags *tags, const char *label, const char *value);

/*
 * Each label that is given replaces what is there under it, wherever it
 * stands: the first value takes the place of the first, others go behind it.
 */
void fonds_bag_tags_replace(
	struct fonds_bag_tags *tags, const struct fonds_bag_tags *given);

/* Remove all of that label. */
void fonds_bag_tags_remove(struct fonds_bag_tags *tags, const char *label);

/* What is counted, and when the bag was made: seconds since 1970, UTC. */
struct fonds_bag_tag_facts {
	uint64_t bytes; /* of the payload */
	uint64_t files;
	int64_t time;
};

/*
 * Payload-Oxum is set; Bagging-Date, Bag-Size and Bag-Software-Agent are
 * appended where they are not given.
 */
void fonds_bag_tags_complete(
	struct fonds_bag_tags *tags, const struct fonds_bag_tag_facts *facts);

/* "Payload-Oxum" and "Bag-Size" ("1.5 KiB") as texts of the tags' arena. */
const char *fonds_bag_tags_oxum(
	struct fonds_bag_tags *tags, const struct fonds_bag_tag_facts *facts);
const char *fonds_bag_tags_size(struct fonds_bag_tags *tags, uint64_t bytes);

/* Append the lines. */
void fonds_bag_tags_add_text(
	const struct fonds_bag_tags *tags, struct fonds_buffer *buffer);

enum fonds_status fonds_bag_tags_check(
	const struct fonds_bag_tags *tags, struct fonds_error **error);

#endif
