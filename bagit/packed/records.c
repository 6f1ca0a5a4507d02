/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/packed/records.h"

#include <stdlib.h>
#include <string.h>

#include "bagit/packed/spool.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/algorithm.h"

/* So much is read at once: records are mostly asked for in their order. */
#define WINDOW_SIZE ((size_t)64 * 1024)

/* A record begins with this, in the byte order of the machine. */
struct header {
	uint64_t size;
	uint64_t content;
	uint32_t length;    /* of the whole record */
	uint32_t path_size; /* with its NUL */
	uint32_t text_size; /* likewise; 0: none */
	uint8_t kind;
	uint8_t flags;
	uint8_t digest_count;
	uint8_t reserved;
};

enum {
	FLAG_LINK = 1,
	FLAG_DAMAGED = 2,
	FLAG_KEPT = 4,
};

struct fonds_packed_records {
	struct fonds_spool *spool;
	uint64_t end;
	struct fonds_buffer scratch;
	uint64_t window_at;
	size_t window_size;
	char window[WINDOW_SIZE];
	struct fonds_buffer large; /* a record longer than the window */
};

enum fonds_status fonds_packed_records_new(
	struct fonds_packed_records **ret, struct fonds_error **error)
{
	struct fonds_packed_records *records = malloc(sizeof(*records));
	enum fonds_status status;

	if (!records)
		return fonds_fail_nomem(error);
	records->end = 0;
	records->window_at = 0;
	records->window_size = 0;
	fonds_buffer_init(&records->scratch, UINT32_MAX);
	fonds_buffer_init(&records->large, UINT32_MAX);
	status = fonds_spool_new(&records->spool, error);
	if (status < 0) {
		free(records);
		return status;
	}
	*ret = records;
	return FONDS_OK;
}

void fonds_packed_records_free(struct fonds_packed_records *records)
{
	if (!records)
		return;
	fonds_spool_free(records->spool);
	fonds_buffer_clear(&records->scratch);
	fonds_buffer_clear(&records->large);
	free(records);
}

static void add_text(struct fonds_buffer *note, const char *text)
{
	if (text)
		fonds_buffer_add(note, text, strlen(text) + 1);
}

enum fonds_status fonds_packed_record_note(
	const struct fonds_packed_record *record, struct fonds_buffer *note,
	struct fonds_error **error)
{
	const struct header header = {
		.size = record->size,
		.content = record->content,
		.path_size = (uint32_t)strlen(record->path) + 1,
		.text_size = record->text ? (uint32_t)strlen(record->text) + 1
					  : 0,
		.kind = (uint8_t)record->kind,
		.flags = (uint8_t)((record->is_link ? FLAG_LINK : 0) |
				   (record->is_damaged ? FLAG_DAMAGED : 0) |
				   (record->is_kept ? FLAG_KEPT : 0)),
	};

	fonds_buffer_reset(note);
	fonds_buffer_add(note, &header, sizeof(header));
	add_text(note, record->path);
	add_text(note, record->text);
	return fonds_buffer_check(note, "a record", error);
}

const char *fonds_packed_note_link(const void *note)
{
	struct header header;

	memcpy(&header, note, sizeof(header));
	if (!(header.flags & FLAG_LINK))
		return NULL;
	return (const char *)note + sizeof(header) + header.path_size;
}

bool fonds_packed_note_is_damaged(const void *note)
{
	struct header header;

	memcpy(&header, note, sizeof(header));
	return header.flags & FLAG_DAMAGED;
}

/* A digest is its algorithm in a byte, and its bytes. */
static void add_digest(
	struct fonds_buffer *buffer, const struct fonds_digest *digest)
{
	fonds_buffer_add_char(buffer, (char)digest->algorithm);
	fonds_buffer_add(buffer, digest->bytes, digest->size);
}

enum fonds_status fonds_packed_records_append(
	struct fonds_packed_records *records, const void *note, size_t size,
	const struct fonds_digest *digests, size_t digest_count,
	uint64_t *ret_at, struct fonds_error **error)
{
	struct fonds_buffer *scratch = &records->scratch;
	struct header header;
	enum fonds_status status;

	memcpy(&header, note, sizeof(header));
	header.digest_count = (uint8_t)digest_count;
	header.length = (uint32_t)size;
	for (size_t i = 0; i < digest_count; i++)
		header.length += 1 + (uint32_t)digests[i].size;
	fonds_buffer_reset(scratch);
	fonds_buffer_add(scratch, &header, sizeof(header));
	fonds_buffer_add(scratch, (const char *)note + sizeof(header),
		size - sizeof(header));
	for (size_t i = 0; i < digest_count; i++)
		add_digest(scratch, &digests[i]);
	status = fonds_buffer_check(scratch, "a record", error);
	if (status == FONDS_OK)
		status = fonds_spool_append(records->spool, scratch->data,
			scratch->size, ret_at, error);
	if (status < 0)
		return status;
	records->end = *ret_at + scratch->size;
	return FONDS_OK;
}

/* At least size bytes at that place are in the window, or in large. */
static enum fonds_status bring(struct fonds_packed_records *records,
	uint64_t at, size_t size, const char **ret, struct fonds_error **error)
{
	uint64_t left = records->end - at;
	enum fonds_status status;

	if (at >= records->window_at &&
		at + size <= records->window_at + records->window_size) {
		*ret = records->window + (at - records->window_at);
		return FONDS_OK;
	}
	if (size > WINDOW_SIZE) {
		fonds_buffer_reset(&records->large);
		for (size_t i = 0; i < size; i++)
			fonds_buffer_add_char(&records->large, 0);
		status = fonds_buffer_check(&records->large, "a record", error);
		*ret = records->large.data;
		return status < 0 ? status
				  : fonds_spool_read(records->spool, at,
					    records->large.data, size, error);
	}
	records->window_size = 0;
	left = left < WINDOW_SIZE ? left : WINDOW_SIZE;
	status = fonds_spool_read(
		records->spool, at, records->window, (size_t)left, error);
	if (status < 0)
		return status;
	records->window_at = at;
	records->window_size = (size_t)left;
	*ret = records->window;
	return FONDS_OK;
}

static void take_digests(
	const char *data, size_t count, struct fonds_packed_record *record)
{
	record->digest_count = count;
	for (size_t i = 0; i < count; i++) {
		struct fonds_digest *digest = &record->digests[i];

		digest->algorithm = (enum fonds_algorithm)(uint8_t)*data++;
		digest->size = fonds_algorithm_info(digest->algorithm)->size;
		memcpy(digest->bytes, data, digest->size);
		data += digest->size;
	}
}

static void take_record(const struct header *header, const char *data,
	struct fonds_packed_record *record)
{
	const char *path = data + sizeof(*header);
	const char *text = path + header->path_size;

	record->path = path;
	record->kind = (enum fonds_entry_kind)header->kind;
	record->size = header->size;
	record->text = header->text_size > 0 ? text : NULL;
	record->is_link = header->flags & FLAG_LINK;
	record->is_damaged = header->flags & FLAG_DAMAGED;
	record->is_kept = header->flags & FLAG_KEPT;
	record->content = header->content;
	take_digests(text + header->text_size, header->digest_count, record);
}

enum fonds_status fonds_packed_records_get(struct fonds_packed_records *records,
	uint64_t at, struct fonds_packed_record *ret, uint64_t *ret_next,
	struct fonds_error **error)
{
	struct header header;
	const char *data = NULL;
	enum fonds_status status;

	ret->path = NULL;
	*ret_next = at;
	if (at == records->end)
		return FONDS_OK;
	status = bring(records, at, sizeof(header), &data, error);
	if (status < 0)
		return status;
	memcpy(&header, data, sizeof(header));
	status = bring(records, at, header.length, &data, error);
	if (status < 0)
		return status;
	take_record(&header, data, ret);
	*ret_next = at + header.length;
	return FONDS_OK;
}
