/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_PACKED_RECORDS_H
#define BAGIT_PACKED_RECORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/tree.h"
#include "fixity/digest/hasher.h"

/*
 * What is kept of each member of an archive that was read: a record, in a
 * temporary file, in the order of the archive. Some hundred bytes each, none
 * of them in memory.
 */
struct fonds_packed_record {
	const char *path; /* in the archive, all of it */
	enum fonds_entry_kind kind;
	uint64_t size;

	/*
	 * Of a hard link the path whose bytes it has; of a file that could
	 * not be read, why; else NULL.
	 */
	const char *text;
	bool is_link;
	bool is_damaged;

	bool is_kept; /* its bytes are, at content in their spool */
	uint64_t content;

	struct fonds_digest digests[FONDS_HASHER_MAX];
	size_t digest_count; /* 0 when it was not read */
};

/* The written form of a record without its digests, as a note to be kept. */
enum fonds_status fonds_packed_record_note(
	const struct fonds_packed_record *record, struct fonds_buffer *note,
	struct fonds_error **error);

/* The path that a hard link's note names; NULL for any other member's. */
const char *fonds_packed_note_link(const void *note);
bool fonds_packed_note_is_damaged(const void *note);

struct fonds_packed_records;

enum fonds_status fonds_packed_records_new(
	struct fonds_packed_records **ret, struct fonds_error **error);
void fonds_packed_records_free(struct fonds_packed_records *records);

/* A record by its note and its digests. *ret_at is where it stands. */
enum fonds_status fonds_packed_records_append(
	struct fonds_packed_records *records, const void *note, size_t size,
	const struct fonds_digest *digests, size_t digest_count,
	uint64_t *ret_at, struct fonds_error **error);

/*
 * The record at that place; *ret_next is where the next one stands. At the
 * end its path is NULL. Texts are borrowed until the next call.
 */
enum fonds_status fonds_packed_records_get(struct fonds_packed_records *records,
	uint64_t at, struct fonds_packed_record *ret, uint64_t *ret_next,
	struct fonds_error **error);

#endif
