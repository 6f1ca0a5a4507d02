/* SPDX-License-Identifier: Apache-2.0 */
#include "ingest/accession-list.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"

/* What stands before the path and the digests of an entry. */
struct head {
	uint64_t path_size;
	uint64_t size;
	struct fonds_file_state state;
	uint32_t digest_count;
	bool is_again;
};

#define READ_SIZE ((uint64_t)256 * 1024)

void fonds_accession_list_clear(struct fonds_accession_list *list)
{
	fonds_spool_free(list->spool);
	*list = (struct fonds_accession_list){ 0 };
}

enum fonds_status fonds_accession_list_add(struct fonds_accession_list *list,
	const struct fonds_accession_file *file, struct fonds_error **error)
{
	struct head head;
	enum fonds_status status = FONDS_OK;

	/* Padding goes into the file too. */
	memset(&head, 0, sizeof(head));
	head.path_size = strlen(file->path);
	head.size = file->size;
	head.state = file->state;
	head.digest_count = (uint32_t)file->digest_count;
	head.is_again = file->is_again;
	if (!list->spool)
		status = fonds_spool_new(&list->spool, error);
	if (status == FONDS_OK)
		status = fonds_spool_append(
			list->spool, &head, sizeof(head), NULL, error);
	if (status == FONDS_OK)
		status = fonds_spool_append(
			list->spool, file->path, head.path_size, NULL, error);
	if (status == FONDS_OK)
		status = fonds_spool_append(list->spool, file->digests,
			file->digest_count * sizeof(file->digests[0]), NULL,
			error);
	if (status < 0)
		return status;
	list->entries++;
	if (file->is_again)
		return FONDS_OK;
	list->files++;
	list->bytes += file->size;
	return FONDS_OK;
}

/* The spool read in large pieces. */
struct reading {
	struct fonds_accession_list *list;
	uint64_t at; /* of what follows the window */
	size_t used; /* of the window */
	size_t size;
	char window[READ_SIZE];
};

static enum fonds_status fill(
	struct reading *reading, struct fonds_error **error)
{
	uint64_t left = fonds_spool_size(reading->list->spool) - reading->at;

	reading->size = (size_t)(left < READ_SIZE ? left : READ_SIZE);
	reading->used = 0;
	reading->at += reading->size;
	return fonds_spool_read(reading->list->spool,
		reading->at - reading->size, reading->window, reading->size,
		error);
}

static enum fonds_status take(struct reading *reading, void *data, size_t size,
	struct fonds_error **error)
{
	char *to = data;

	while (size > 0) {
		size_t left = reading->size - reading->used;
		size_t n = size < left ? size : left;

		if (n == 0) {
			enum fonds_status status = fill(reading, error);

			if (status < 0)
				return status;
			if (reading->size == 0)
				return fonds_fail(error, FONDS_ERR_FORMAT,
					"a temporary file ends too early");
			continue;
		}
		memcpy(to, reading->window + reading->used, n);
		reading->used += n;
		to += n;
		size -= n;
	}
	return FONDS_OK;
}

struct entry {
	char *path;
	size_t capacity;
	struct fonds_digest digests[FONDS_HASHER_MAX];
};

static void entry_clear(struct entry *entry)
{
	free(entry->path);
}

static enum fonds_status take_path(struct reading *reading, uint64_t size,
	struct entry *entry, struct fonds_error **error)
{
	if (size >= entry->capacity) {
		char *path = realloc(entry->path, size + 1);

		if (!path)
			return fonds_fail_nomem(error);
		entry->path = path;
		entry->capacity = size + 1;
	}
	entry->path[size] = '\0';
	return take(reading, entry->path, size, error);
}

static enum fonds_status take_entry(struct reading *reading,
	struct entry *entry, struct fonds_accession_file *ret,
	struct fonds_error **error)
{
	struct head head;
	enum fonds_status status = take(reading, &head, sizeof(head), error);

	if (status == FONDS_OK)
		status = take_path(reading, head.path_size, entry, error);
	if (status == FONDS_OK)
		status = take(reading, entry->digests,
			head.digest_count * sizeof(entry->digests[0]), error);
	if (status < 0)
		return status;
	*ret = (struct fonds_accession_file){
		.path = entry->path,
		.size = head.size,
		.digests = entry->digests,
		.digest_count = head.digest_count,
		.state = head.state,
		.is_again = head.is_again,
	};
	return FONDS_OK;
}

enum fonds_status fonds_accession_list_each(struct fonds_accession_list *list,
	fonds_accession_file_fn *each, void *payload,
	struct fonds_error **error)
{
	fonds_cleanup(entry_clear) struct entry entry = { 0 };
	fonds_cleanup(fonds_freep) struct reading *reading = malloc(
		sizeof(*reading));
	enum fonds_status status = FONDS_OK;

	if (!reading)
		return fonds_fail_nomem(error);
	reading->list = list;
	reading->at = 0;
	reading->used = 0;
	reading->size = 0;
	for (uint64_t i = 0; status == FONDS_OK && i < list->entries; i++) {
		struct fonds_accession_file file;

		status = take_entry(reading, &entry, &file, error);
		if (status == FONDS_OK)
			status = each(&file, payload, error);
	}
	return status;
}
